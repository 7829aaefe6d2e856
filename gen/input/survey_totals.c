#include "input/survey_row.h"
#include "input/survey_sums.h"

/* Columns that a row of totals may add up; is_whole: the amount of a row, in
   whichever column of several it stands. */
static const struct {
    enum table table;
    size_t column;
    bool is_whole;
} amounts[] = {
    {TABLE_DOCUMENTS, DOCUMENTS_AMOUNT, true},
    {TABLE_DOCUMENTS, DOCUMENTS_TAX, false},
    {TABLE_DOCUMENTS, DOCUMENTS_OPEN_AMOUNT, false},
    {TABLE_DOCUMENTS, DOCUMENTS_RECEIVED_AMOUNT, false},
    {TABLE_RECEIPTS, RECEIPTS_AMOUNT, true},
    {TABLE_ALLOCATIONS, ALLOCATIONS_AMOUNT, true},
    {TABLE_BILLS, BILLS_AMOUNT, true},
    {TABLE_WRITEOFFS, WRITEOFFS_AMOUNT, true},
    {TABLE_COSTS, COSTS_AMOUNT, true},
};

#define AMOUNTS_MAX 32

/* "合 计：" is "合计". */
static struct str bare(struct str s, char *out, size_t room)
{
    size_t n = 0;

    while (str_ends(s, STR(":")) || str_ends(s, STR("：")))
        s.len -= str_ends(s, STR(":")) ? 1 : sizeof("：") - 1;
    for (size_t i = 0; i < s.len && n < room; i++)
        if (s.ptr[i] != ' ')
            out[n++] = s.ptr[i];
    return (struct str){out, n};
}

/* "（美元）" is "美元". */
static struct str unbracketed(struct str s)
{
    static const char *const marks[] = {"(",  ")", "（", "）", ":",
                                        "：", "-", "[",  "]"};

    for (size_t i = 0; i < COUNT(marks); i++) {
        struct str mark = str_from_z(marks[i]);

        if (str_starts(s, mark))
            s = str_skip(s, mark.len);
        if (str_ends(s, mark))
            s.len -= mark.len;
    }
    return s;
}

/* The word itself, or the word and a currency: "合计（美元）", "CNY Total". */
static bool is_word(struct str s, struct str word,
                    const struct currency **currency)
{
    struct str rest;

    if (s.len < word.len)
        return false;
    if (str_equal_ignoring_case(s, word))
        return true;
    if (str_starts_ignoring_case(s, word))
        rest = str_skip(s, word.len);
    else if (str_equal_ignoring_case(str_skip(s, s.len - word.len), word))
        rest = str_head(s, s.len - word.len);
    else
        return false;
    *currency = currency_find(unbracketed(rest));
    return *currency != NULL;
}

static bool is_total_word(struct str first, const struct currency **currency)
{
    static const char *const words[] = {"合计",   "总计",      "总合计",
                                        "合计数", "总计数",    "total",
                                        "totals", "grandtotal"};
    char room[40];
    struct str s;

    if (first.len == 0 || first.len > sizeof(room))
        return false;
    s = bare(cell_without_count(first), room, sizeof(room));
    for (size_t i = 0; i < COUNT(words); i++)
        if (is_word(s, str_from_z(words[i]), currency))
            return true;
    return false;
}

/* SAP's lists mark subtotals with *, what they come to with ** and more. */
static bool is_starred(struct str first)
{
    for (size_t i = 0; i < first.len; i++)
        if (first.ptr[i] != '*')
            return false;
    return first.len > 0 && first.len < 10;
}

/* A row of totals of the whole, by its first cell; *currency: that it says. */
static bool is_total(const struct source_file *f, const struct csv_row *row,
                     const struct currency **currency)
{
    struct str first = cell_first(row);

    *currency = NULL;
    return (f->plan.totals.of && cell_meets(&f->plan.totals, row)) ||
           is_total_word(first, currency) ||
           (is_starred(first) && cell_ignoring_rule(&f->plan, row) >= 0);
}

/* Other columns that are looked at where no amount has a total. */
#define OTHERS_MAX 64

/*
 * Rows that are not used for one reason: a rule of the profile, and what the
 * cell says where the rule knows several words, since the export's total may
 * hold what is not approved yet, and not what is void.
 */
struct row_kind {
    int rule; /* or RULE_VOID */
    struct str word;
};
#define RULE_VOID (-1)

/* What is added up of one source. */
struct counting {
    struct survey_reader reader;
    struct adding *sums;
    size_t count;
    struct sum_slots slots;
    struct row_kind kinds[SUM_KINDS];
    size_t kind_count;
    bool met_total, met_row;
    size_t block; /* grows with each row of totals behind other rows */
    bool in_block;
    struct arena *arena;
};

static bool read_number(const struct survey_reader *r,
                        const struct csv_row *row, int field,
                        struct decimal *out)
{
    struct field f = {.text = cell_field(row, field)};
    struct diag quiet = {0};

    return f.text.len &&
           decimal_parse(f, r->source->profile->number_style, out, &quiet);
}

static bool is_rejected(const uint32_t *lines, size_t n, size_t line)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lines[middle] < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && lines[low] == line;
}

/* Subtotals repeat amounts: they are in no sum. */
static bool is_subtotal(const struct source_file *f, int rule)
{
    static const char *const words[] = {"计", "total", "Total"};
    const struct ignore_rule *x = &f->profile->ignore[rule];

    if (x->when.first)
        return true;
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_find(x->reason, str_from_z(words[i])) >= 0)
            return true;
    return false;
}

/* The last one is of all that are too many. */
static size_t kind_of(struct counting *c, const struct csv_row *row, int rule)
{
    struct row_kind kind = {.rule = rule};
    const struct test *test =
        rule == RULE_VOID ? NULL : &c->reader.source->plan.ignore[rule];

    if (test && test->field >= 0 && test->of->is.count > 1)
        kind.word = cell_field(row, test->field);
    for (size_t i = 0; i < c->kind_count; i++)
        if (c->kinds[i].rule == rule && str_equal(c->kinds[i].word, kind.word))
            return i;
    if (c->kind_count == SUM_KINDS)
        return SUM_KINDS - 1;
    kind.word = arena_str(c->arena, kind.word);
    c->kinds[c->kind_count] = kind;
    return c->kind_count++;
}

/* Where the table that the file tells of says the currency. */
static bool find_currency(const struct source_file *f, enum table *table,
                          size_t *column)
{
    bool is_receipts = !f->profile->tables[TABLE_DOCUMENTS].fed;

    *table = is_receipts ? TABLE_RECEIPTS : TABLE_DOCUMENTS;
    *column = is_receipts ? RECEIPTS_CURRENCY : DOCUMENTS_CURRENCY;
    return f->profile->tables[*table].fed;
}

static size_t slot_of(struct counting *c)
{
    const struct currency *currency = NULL;
    enum table table;
    size_t column;

    if (!find_currency(c->reader.source, &table, &column) ||
        !cell_currency(&c->reader.cells, table, column, &currency))
        return SUM_ELSE;
    return sum_slot(&c->slots, currency);
}

/*
 * What the row of totals says itself: nothing, where its cell is empty.  Above
 * the rows no other has told the currency yet.
 */
static size_t slot_of_total(struct counting *c, const struct currency *said)
{
    enum table table;
    size_t column;

    if (!said && find_currency(c->reader.source, &table, &column))
        said = currency_find(cell_text(&c->reader.cells, table, column));
    if (!c->met_row)
        return sum_slot(&c->slots, said);
    for (size_t i = 0; i < c->slots.count; i++)
        if (c->slots.currencies[i] == said)
            return i;
    return SUM_ELSE;
}

/* A balance beside each row, of which the profile reads the first alone. */
static void note_running(struct counting *c, struct adding *x, struct decimal n)
{
    if (!x->other && n.units != 0 &&
        c->reader.source->plan.picks[x->table][x->column] &&
        cell_field_of(&c->reader.cells, x->table, x->column) != x->field)
        x->runs = true;
}

static void use_row(struct counting *c, const struct csv_row *row)
{
    size_t slot = slot_of(c);
    struct decimal n;

    c->in_block = false;
    c->met_row = true;
    for (size_t i = 0; i < c->count; i++)
        if (read_number(&c->reader, row, c->sums[i].field, &n)) {
            sum_use(&c->sums[i], slot, n);
            note_running(c, &c->sums[i], n);
        }
}

/* kind: of rows that are ignored, or SUM_KINDS: the row is rejected. */
static void leave_row(struct counting *c, const struct csv_row *row,
                      size_t kind)
{
    size_t slot = slot_of(c);
    struct decimal n;

    c->met_row = true;
    for (size_t i = 0; i < c->count; i++)
        if (!read_number(&c->reader, row, c->sums[i].field, &n))
            continue;
        else if (kind < SUM_KINDS)
            sum_ignore(&c->sums[i], slot, kind, n);
        else
            sum_reject(&c->sums[i], slot, n);
}

static void state_row(struct counting *c, const struct csv_row *row,
                      const struct currency *said)
{
    struct stated s = {.slot = slot_of_total(c, said),
                       .word = str_hash(cell_first(row)),
                       .line = row->line,
                       .above = !c->met_row};

    c->met_total = true;
    c->block += !c->in_block;
    c->in_block = true;
    s.block = c->block;
    for (size_t i = 0; i < c->count; i++) {
        if (!cell_field(row, c->sums[i].field).len)
            continue;
        s.figure = (struct decimal){0};
        s.readable = read_number(&c->reader, row, c->sums[i].field, &s.figure);
        sum_state(&c->sums[i], s, c->arena);
    }
}

static void count_row(struct counting *c, const struct csv_row *row,
                      bool rejected)
{
    const struct source_file *f = c->reader.source;
    const struct currency *said;
    bool fine = row->fault == ROW_FINE;
    int rule = fine ? cell_ignoring_rule(&f->plan, row) : -1;

    if (fine && is_total(f, row, &said)) {
        state_row(c, row, said);
    } else if (rejected) {
        leave_row(c, row, SUM_KINDS);
    } else if (rule >= 0) {
        if (!is_subtotal(f, rule))
            leave_row(c, row, kind_of(c, row, rule));
    } else if (survey_is_void(&c->reader)) {
        leave_row(c, row, kind_of(c, row, RULE_VOID));
    } else {
        use_row(c, row);
    }
}

static void count_rows(struct counting *c, const struct source_file *f,
                       const struct survey_rejected *rejected)
{
    struct csv_row row;

    survey_start(&c->reader, f, c->arena);
    while (survey_next(&c->reader, &row))
        count_row(c, &row,
                  is_rejected(rejected->lines, rejected->count, row.line));
    for (size_t i = 0; i < c->count; i++)
        sum_end(&c->sums[i]);
    scan_close(c->reader.scan);
}

static bool is_listed(const struct counting *c, int field)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->sums[i].field == field)
            return true;
    return false;
}

static void list_amount(struct counting *c, int field, enum table table,
                        size_t column)
{
    if (field >= 0 && !is_listed(c, field) && c->count < AMOUNTS_MAX)
        c->sums[c->count++] =
            (struct adding){.field = field, .table = table, .column = column};
}

/* The columns that a table's amount is read from, by rows. */
static void list_alternatives(struct counting *c, const struct pick *pick,
                              enum table table, size_t column)
{
    for (; pick; pick = pick->instead)
        list_amount(c, pick->field, table, column);
}

static void list_amounts(struct counting *c, const struct source_file *f)
{
    c->sums = arena_array(c->arena, struct adding, AMOUNTS_MAX);
    for (size_t i = 0; i < COUNT(amounts); i++) {
        enum table table = amounts[i].table;
        size_t column = amounts[i].column;

        if (!f->profile->tables[table].fed)
            continue;
        list_amount(c, f->plan.fields[table][column], table, column);
        if (amounts[i].is_whole)
            list_alternatives(c, f->plan.picks[table][column], table, column);
    }
}

static void list_others(struct counting *c, const struct source_file *f)
{
    c->sums = arena_array(c->arena, struct adding, OTHERS_MAX);
    c->count = 0;
    for (size_t i = 0; i < f->plan.field_count && i < OTHERS_MAX; i++)
        c->sums[c->count++] = (struct adding){.field = (int)i, .other = true};
}

static bool has_stated(const struct counting *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->sums[i].stated_count && !c->sums[i].runs)
            return true;
    return false;
}

static void keep_totals(struct survey *s, const struct counting *c,
                        const struct adding *x)
{
    const struct source_file *f = c->reader.source;

    for (size_t i = 0; i < x->stated_count && !x->runs; i++) {
        const struct stated *said = &x->stated[i];
        struct survey_total t =
            sum_total(x, said, &c->slots, s->decimals, c->arena);

        if (x->other && !said->agrees)
            continue;
        t.heading = f->plan.headings[x->field];
        t.at = place_of(f->path, said->line, 0);
        ARENA_PUSH(c->arena, s->totals, s->total_count, s->total_capacity) = t;
    }
}

/*
 * Of the amounts that the profile reads; where the file has totals of others
 * alone, such as those in local currency, those that agree.
 */
static void count_source(struct survey *s, const struct source_file *f,
                         const struct survey_rejected *rejected,
                         struct arena *a)
{
    struct counting c = {.arena = a};

    list_amounts(&c, f);
    s->has_amounts |= c.count > 0;
    count_rows(&c, f, rejected);
    if (c.met_total && !has_stated(&c)) {
        c = (struct counting){.arena = a};
        list_others(&c, f);
        count_rows(&c, f, rejected);
    }
    for (size_t i = 0; i < c.count; i++)
        keep_totals(s, &c, &c.sums[i]);
}

void survey_count(struct survey *s, const struct survey_rejected *rejected,
                  struct arena *a)
{
    s->total_count = 0;
    for (size_t i = 0; i < s->sources.count; i++)
        if (!s->sources.items[i].skipped)
            count_source(s, &s->sources.items[i], &rejected[i], a);
}
