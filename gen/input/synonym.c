#include "input/synonym.h"

#include "input/cell.h"

/* What two columns may not tell differently. */
static const struct {
    enum table table;
    size_t column;
    bool is_date, is_amount, is_zero; /* is_zero: an empty cell is */
} compared[] = {
    {TABLE_DOCUMENTS, DOCUMENTS_AMOUNT, false, true, false},
    {TABLE_DOCUMENTS, DOCUMENTS_OPEN_AMOUNT, false, true, false},
    {TABLE_DOCUMENTS, DOCUMENTS_RECEIVED_AMOUNT, false, true, true},
    {TABLE_DOCUMENTS, DOCUMENTS_DUE_DATE, true, false, false},
    {TABLE_DOCUMENTS, DOCUMENTS_CURRENCY, false, false, false},
    {TABLE_RECEIPTS, RECEIPTS_AMOUNT, false, true, false},
    {TABLE_RECEIPTS, RECEIPTS_RECEIPT_DATE, true, false, false},
    {TABLE_RECEIPTS, RECEIPTS_CURRENCY, false, false, false},
};

/* One of them, and the fields that say the same. */
struct pair {
    size_t what; /* of compared */
    int read, other;
};

#define PAIRS_MAX 64

struct pairs {
    struct pair items[PAIRS_MAX];
    size_t count;
};

static const struct str with_tax = STR_INIT("价税合计");

static int field_with(const struct csv_row *headings, const struct texts *words,
                      bool gross)
{
    for (size_t i = 0; i < words->count; i++)
        for (size_t j = 0; j < headings->count; j++)
            if ((str_find(words->items[i], with_tax) >= 0) == gross &&
                plan_same_heading(words->items[i], headings->fields[j]))
                return (int)j;
    return PLAN_NO_FIELD;
}

/* Is it the price without tax, where the one with it stands beside? */
static bool is_net(struct str heading)
{
    static const struct str words[] = {STR_INIT("金额"), STR_INIT("金额 原币"),
                                       STR_INIT("原币 金额")};

    for (size_t i = 0; i < COUNT(words); i++)
        if (plan_same_heading(heading, words[i]))
            return true;
    return false;
}

/* Those without tax are known, and not used. */
static void forget_net(struct profile *p, struct texts *words, struct arena *a)
{
    struct str *kept = arena_array(a, struct str, words->count);
    struct str *known = arena_array(a, struct str, words->count);
    size_t n = 0, known_count = 0;

    for (size_t i = 0; i < words->count; i++)
        if (is_net(words->items[i]))
            known[known_count++] = words->items[i];
        else
            kept[n++] = words->items[i];
    *words = (struct texts){kept, n};
    p->known = (struct texts){known, known_count};
}

void synonym_prefer(const struct source_file *f, struct profile *p,
                    const struct csv_row *headings, struct arena *a,
                    struct diag *d)
{
    struct texts *words =
        &p->tables[TABLE_DOCUMENTS].columns[DOCUMENTS_AMOUNT].headings;
    int gross = field_with(headings, words, true);
    int net = field_with(headings, words, false);

    if (gross < 0 || net < 0 || !is_net(headings->fields[net]))
        return;
    forget_net(p, words, a);
    diag_note(d, csv_place(f->path, headings, f->format, (size_t)gross),
              "\"%.*s\" is read as the amount that is owed; \"%.*s\" is taken "
              "to be without tax",
              STR_ARG(headings->fields[gross]), STR_ARG(headings->fields[net]));
}

static void add_pairs(const struct plan *plan, size_t what, struct pairs *out)
{
    enum table table = compared[what].table;
    size_t column = compared[what].column;
    const struct texts *words =
        &plan->profile->tables[table].columns[column].headings;
    int read = plan->fields[table][column];

    for (size_t j = 0; read >= 0 && j < plan->field_count; j++)
        for (size_t i = 0; i < words->count && out->count < PAIRS_MAX; i++)
            if ((int)j != read &&
                plan_same_heading(words->items[i], plan->headings[j]))
                out->items[out->count++] = (struct pair){what, read, (int)j};
}

static bool is_same_amount(const struct plan *plan, struct str a, struct str b)
{
    struct number_style style = plan->profile->number_style;
    struct diag quiet = {0};
    struct decimal x, y;

    return decimal_parse((struct field){a, nowhere}, style, &x, &quiet) &&
           decimal_parse((struct field){b, nowhere}, style, &y, &quiet) &&
           decimal_rescale(x.scale < y.scale ? &x : &y,
                           x.scale < y.scale ? y.scale : x.scale, ROUND_DOWN) &&
           x.units == y.units;
}

static bool is_same_day(const struct plan *plan, struct str a, struct str b)
{
    enum date_order order = plan->profile->date_order;
    struct diag quiet = {0};
    struct date x, y;

    return date_parse((struct field){a, nowhere}, order, true, &x, &quiet) &&
           date_parse((struct field){b, nowhere}, order, true, &y, &quiet) &&
           x.day == y.day;
}

/* What the other column does not say is no contradiction. */
static bool agrees(const struct plan *plan, const struct pair *pair,
                   const struct csv_row *row)
{
    struct str a = cell_field(row, pair->read);
    struct str b = cell_field(row, pair->other);

    if (!b.len || str_equal(a, b))
        return true;
    if (!a.len && compared[pair->what].is_zero)
        a = STR("0");
    return (compared[pair->what].is_amount && is_same_amount(plan, a, b)) ||
           (compared[pair->what].is_date && is_same_day(plan, a, b));
}

static bool report(const struct source_file *f, const struct pair *pair,
                   const struct csv_row *row, struct diag *d)
{
    return diag_error(
        d, csv_place(f->path, row, f->format, (size_t)pair->other),
        "\"%.*s\" and \"%.*s\" both mean the same column of ours, but differ "
        "in this row (%.*s, %.*s): rename the one that does not count, or "
        "choose the other in a profile",
        STR_ARG(f->plan.headings[pair->read]),
        STR_ARG(f->plan.headings[pair->other]),
        STR_ARG(cell_shown(cell_field(row, pair->read))),
        STR_ARG(cell_shown(cell_field(row, pair->other))));
}

static bool check_row(const struct source_file *f, const struct pairs *pairs,
                      const struct csv_row *row, struct diag *d)
{
    if (row->fault != ROW_FINE || cell_ignoring_rule(&f->plan, row) >= 0)
        return true;
    for (size_t i = 0; i < pairs->count; i++)
        if (!agrees(&f->plan, &pairs->items[i], row))
            return report(f, &pairs->items[i], row, d);
    return true;
}

static void add_all_pairs(const struct plan *plan, struct pairs *out)
{
    for (size_t i = 0; i < COUNT(compared); i++)
        if (plan->profile->tables[compared[i].table].fed)
            add_pairs(plan, i, out);
}

void synonym_mark(const struct plan *plan, bool *fields)
{
    struct pairs pairs = {.count = 0};

    add_all_pairs(plan, &pairs);
    for (size_t i = 0; i < pairs.count; i++)
        fields[pairs.items[i].other] = true;
}

bool synonym_check(const struct source_file *f, struct arena *a, struct diag *d)
{
    struct csv_splitter s = {f->text,     f->data_at, f->data_line,
                             f->text.len, f->format,  false};
    struct pairs pairs = {.count = 0};
    struct csv_reader *reader;
    struct csv_row row;
    bool ok = true;

    add_all_pairs(&f->plan, &pairs);
    if (!pairs.count)
        return true;
    reader = csv_reader_new(f->format, a);
    while (ok && csv_next(&s, &row)) {
        (void)csv_read(reader, &row);
        ok = check_row(f, &pairs, &row, d);
    }
    csv_reader_close(reader);
    return ok;
}
