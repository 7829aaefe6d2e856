#include "base/utf8.h"
#include "input/cell.h"
#include "input/guess_write.h"
#include "input/title_currency.h"

#define YAML_MAX (1u << 20)

const char *guess_said(const struct guess_writing *w, const char *text)
{
    return diag_translate(w->diag, text);
}

static bool is_printable(uint32_t c)
{
    return c >= ' ' && !(c >= 0x7F && c <= 0x9F) && c != 0x2028 &&
           c != 0x2029 && c != 0xFEFF;
}

bool guess_is_printable(struct str s)
{
    bool ok = utf8_check(s) == s.len;

    while (ok && s.len)
        ok = is_printable(utf8_next(&s));
    return ok;
}

/* May it stand in YAML as it is? */
static bool is_plain(struct str s)
{
    if (!guess_is_printable(s) || !s.len || s.ptr[0] == ' ' ||
        s.ptr[s.len - 1] == ' ' || s.ptr[0] == '-' || s.ptr[0] == '.')
        return false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';

        if (!letter && (c < '0' || c > '9') && c < 0x80 && c != '_' &&
            c != '-' && c != '.' && c != ' ')
            return false;
    }
    return true;
}

/* Never more than one line, whatever the text holds. */
void guess_add_scalar(struct buf *out, struct str s)
{
    if (is_plain(s)) {
        buf_add(out, s);
        return;
    }
    buf_add_byte(out, '"');
    while (s.len) {
        uint32_t c = utf8_next(&s);

        if (c == '"' || c == '\\')
            buf_add_byte(out, '\\');
        utf8_add(out, is_printable(c) ? c : ' ');
    }
    buf_add_byte(out, '"');
}

/* How a column is called; by its position where its heading is no name. */
void guess_add_column(struct buf *out, const struct guess_table *t,
                      size_t column)
{
    if (t->columns[column].is_alone)
        guess_add_scalar(out, t->columns[column].heading);
    else
        buf_add_format(out, "{ position: %zu }", column + 1);
}

/* "column: H" or "position: 3". */
void guess_add_named(struct buf *out, const struct guess_table *t,
                     size_t column)
{
    if (!t->columns[column].is_alone) {
        buf_add_format(out, "position: %zu", column + 1);
        return;
    }
    buf_add_z(out, "column: ");
    guess_add_scalar(out, t->columns[column].heading);
}

/* The same in a sentence. */
struct str guess_column_shown(const struct guess_writing *w, size_t column)
{
    const struct guess_column *c = &w->guess->table.columns[column];

    if (c->is_alone)
        return c->heading;
    return arena_format(w->arena, guess_said(w, "column %zu"), column + 1);
}

struct place guess_heading_place(const struct guess_writing *w)
{
    return place_of(w->guess->table.file->path, w->guess->table.heading.line,
                    0);
}

/* Headings that tell this export from others. */
static void add_recognise(struct guess_writing *w)
{
    static const enum role telling[] = {
        ROLE_DOC_NO,   ROLE_CUSTOMER_ID, ROLE_CUSTOMER_NAME, ROLE_ISSUE_DATE,
        ROLE_DUE_DATE, ROLE_AMOUNT,      ROLE_OPEN,          ROLE_RECEIVED};
    const struct guess_table *t = &w->guess->table;
    bool any = false;

    for (size_t i = 0; i < COUNT(telling); i++) {
        const struct guess_pick *p = &w->guess->picks[telling[i]];

        if (p->sure != GUESS_SURE || !t->columns[p->column].is_alone)
            continue;
        buf_add_z(&w->out, any ? ", " : "recognise:\n  headings: [");
        guess_add_scalar(&w->out, t->columns[p->column].heading);
        any = true;
    }
    if (any)
        buf_add_z(&w->out, "]\n");
    else
        buf_add_format(&w->out, "heading_row: %zu\n",
                       t->file->format.is_sheet ? (size_t)t->heading.line
                                                : t->heading_index + 1);
    if (t->heading_rows > 1)
        buf_add_format(&w->out, "heading_rows: %zu\n", t->heading_rows);
}

static void add_dates(struct guess_writing *w)
{
    static const char *const orders[] = {"ymd", "dmy", "mdy"};
    const struct guess *g = w->guess;

    switch (g->dates) {
    case DATES_PLAIN:
        return;
    case DATES_PROVEN:
        buf_add_format(&w->out, "dates: %s  # %s\n", orders[g->order],
                       guess_said(w, "proven by days above 12"));
        return;
    case DATES_BY_SEPARATOR:
        buf_add_format(&w->out, "dates: { \".\": %s, \"/\": %s, \"-\": %s }\n",
                       orders[g->orders[0]], orders[g->orders[1]],
                       orders[g->orders[2]]);
        return;
    case DATES_OPEN:
        break;
    }
    buf_add_format(&w->out, "# dates: dmy  # %s\n",
                   guess_said(w,
                              "or mdy: no day above 12 tells; until it is said "
                              "such dates are rejected"));
    diag_warning(w->diag, guess_heading_place(w),
                 "not sure of the dates: no day above 12 tells whether the "
                 "day or the month comes first; say dates: dmy or mdy");
}

/* What a program says of a document that is not posted yet. */
static bool is_unposted(struct str s)
{
    static const char *const words[] = {
        "草稿",     "暂存",   "创建",   "审核中",
        "重新审核", "未审核", "未记账", "录入",
        "未过账",   "新建",   "Draft",  "Pending",
        "Unposted", "Parked", "New",    "Awaiting Approval"};

    for (size_t i = 0; i < COUNT(words); i++)
        if (str_equal_ignoring_case(s, str_from_z(words[i])))
            return true;
    return false;
}

/* What it says of one that does not stand, in a column of states. */
static bool is_voided(struct str s)
{
    static const char *const words[] = {
        "作废",   "已作废",    "作废发票", "已红冲作废", "废弃",   "已废弃",
        "取消",   "已取消",    "撤销",     "已撤销",     "已删除", "Void",
        "Voided", "Cancelled", "Canceled", "Deleted"};

    for (size_t i = 0; i < COUNT(words); i++)
        if (str_equal_ignoring_case(s, str_from_z(words[i])))
            return true;
    return false;
}

static bool tells_state(const struct guess_column *c)
{
    return c->role == ROLE_STATUS || str_find(c->key, STR("状态")) >= 0 ||
           str_find(c->key, STR("status")) >= 0;
}

/* Words by which rows are left out, and why. */
struct leaving {
    bool is_void;
    const char *reason; /* English, a key of the translations */
};

static const struct leaving unposted = {false, "not posted yet"};
static const struct leaving voided = {true, "void"};

static bool is_left_out(const struct guess_writing *w,
                        const struct leaving *why, size_t column, struct str s)
{
    const struct guess_column *c = &w->guess->table.columns[column];
    const struct guess_pick *status = &w->guess->picks[ROLE_STATUS];
    bool mapped = status->sure == GUESS_SURE && status->column == column;

    if (!why->is_void)
        return tells_state(c) && is_unposted(s);
    return (tells_state(c) && is_voided(s)) ||
           (!mapped && guess_is_void_word(c, s));
}

static void warn_left_out(const struct guess_writing *w,
                          const struct leaving *why, size_t column,
                          struct str word)
{
    struct place at = guess_heading_place(w);
    struct str heading = guess_column_shown(w, column);

    if (why->is_void)
        diag_warning(w->diag, at,
                     "rows where %.*s is %.*s are left out as void",
                     STR_ARG(heading), STR_ARG(word));
    else
        diag_warning(w->diag, at,
                     "rows where %.*s is %.*s are left out as not posted yet",
                     STR_ARG(heading), STR_ARG(word));
}

/* Rows of drafts, and of what was made void: no receivables. */
static bool add_left_out(struct guess_writing *w, const struct leaving *why,
                         size_t column, bool first)
{
    struct str texts[WORDS_MAX];
    size_t n = guess_texts(&w->guess->table, column, texts, COUNT(texts));
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        if (!is_left_out(w, why, column, texts[i]))
            continue;
        if (!any) {
            buf_add_z(&w->out, first ? "\nignore:\n  - { " : "  - { ");
            guess_add_named(&w->out, &w->guess->table, column);
            buf_add_z(&w->out, ", is: [");
        }
        buf_add_z(&w->out, any ? ", " : "");
        guess_add_scalar(&w->out, texts[i]);
        any = true;
        warn_left_out(w, why, column, texts[i]);
    }
    if (any)
        buf_add_format(&w->out, "], reason: %s }\n",
                       guess_said(w, why->reason));
    return any;
}

/* What rows of totals lack: a firm may be called Total, its items have it. */
static const struct guess_pick *filled_in_items(const struct guess *g)
{
    const struct guess_pick *issue = &g->picks[ROLE_ISSUE_DATE];

    return issue->sure == GUESS_SURE ? issue : &g->picks[ROLE_DOC_NO];
}

/* What take counts as ignored is told by its kind. */
static bool is_subtotal(struct str word)
{
    return str_find(word, STR("小计")) >= 0 ||
           str_find_ignoring_case(word, STR("sub")) >= 0;
}

static void add_rules(struct guess_writing *w)
{
    const struct guess_table *t = &w->guess->table;
    const struct guess_pick *certain = filled_in_items(w->guess);
    bool first = true;

    for (size_t i = 0; i < t->column_count; i++) {
        first &= !add_left_out(w, &unposted, i, first);
        first &= !add_left_out(w, &voided, i, first);
    }
    if (t->rule_count && first)
        buf_add_z(&w->out, "\nignore:\n");
    for (size_t i = 0; i < t->rule_count; i++) {
        const struct guess_rule *r = &t->rules[i];

        buf_add_z(&w->out, "  - { all: [ { ");
        guess_add_named(&w->out, t, r->column);
        buf_add_format(&w->out, ", %s: [", r->ends ? "ends" : "starts");
        guess_add_scalar(&w->out, r->word);
        buf_add_z(&w->out, "] }");
        if (certain->sure == GUESS_SURE && certain->column != r->column &&
            !r->is_footer) {
            buf_add_z(&w->out, ", { ");
            guess_add_named(&w->out, t, certain->column);
            buf_add_z(&w->out, ", filled: no }");
        }
        buf_add_format(&w->out, " ], reason: %s }\n",
                       guess_said(w, r->is_footer ? "footer of the report"
                                     : is_subtotal(r->word) ? "subtotal"
                                                            : "total"));
    }
}

/* Rows of one cell may name the customer of those below. */
static void add_groups(struct guess_writing *w)
{
    const struct guess_table *t = &w->guess->table;

    if (!t->lone_rows)
        return;
    buf_add_format(
        &w->out, "# groups: { position: %zu, as: Customer }  # %s\n",
        t->lone_column + 1,
        guess_said(w, "do rows of one cell name the customer of the rows "
                      "below?"));
    diag_warning(w->diag, guess_heading_place(w),
                 "%zu rows have only one cell, the first \"%.*s\": if they "
                 "name the customer of the rows below, say so by groups; until "
                 "then they are rejected",
                 t->lone_rows, STR_ARG(cell_shown(t->lone_text)));
}

/* Lines of the document above, perhaps. */
static void add_fill_down(struct guess_writing *w)
{
    const struct guess *g = w->guess;
    const struct guess_pick *number = &g->picks[ROLE_DOC_NO];
    const struct guess_pick *amount = &g->picks[ROLE_AMOUNT];
    size_t n = 0;

    if (number->sure != GUESS_SURE || amount->sure != GUESS_SURE)
        return;
    for (size_t i = 0; i < g->table.row_count; i++)
        n += !g->table.rows[i].fields[number->column].len &&
             g->table.columns[amount->column].is_number[i];
    if (!n)
        return;
    buf_add_z(&w->out, "# fill_down: [");
    guess_add_column(&w->out, &g->table, number->column);
    buf_add_format(&w->out, ", ...]  # %s\n",
                   guess_said(w, "rows without a number: lines of the document "
                                 "above? then repeated: sum as well"));
    diag_warning(w->diag, guess_heading_place(w),
                 "%zu rows have an amount but no number: if they are lines of "
                 "the document above, say fill_down and repeated: sum; until "
                 "then they are rejected",
                 n);
}

static size_t count_repeats(const struct guess_table *t, size_t column)
{
    const struct guess_column *c = &t->columns[column];

    return c->filled - c->distinct;
}

/* What was received is told by what is open. */
static void add_known(struct guess_writing *w)
{
    const struct guess_pick *received = &w->guess->picks[ROLE_RECEIVED];

    if (w->guess->picks[ROLE_OPEN].sure != GUESS_SURE ||
        received->sure != GUESS_SURE ||
        !w->guess->table.columns[received->column].is_alone)
        return;
    buf_add_z(&w->out, "known: [");
    guess_add_column(&w->out, &w->guess->table, received->column);
    buf_add_z(&w->out, "]\n");
}

/* Of the columns that may be the amount: 金额（美元）. */
static const struct currency *currency_named(const struct guess *g)
{
    const struct guess_pick *pick = &g->picks[ROLE_AMOUNT];
    const struct guess_pick *open = &g->picks[ROLE_OPEN];
    const struct currency *found = NULL;

    if (pick->sure == GUESS_SURE)
        found = currency_of_heading(g->table.columns[pick->column].heading);
    if (!found && open->sure == GUESS_SURE)
        found = currency_of_heading(g->table.columns[open->column].heading);
    return found;
}

/* What the rows above the headings say, or how the amounts are shown. */
static const struct currency *currency_shown(const struct guess_writing *w)
{
    const struct guess_table *t = &w->guess->table;
    const struct guess_pick *pick = &w->guess->picks[ROLE_AMOUNT];
    struct first_rows rows = heading_rows(t->file, 0, t->arena);
    const struct sheet_money *money = NULL;
    const struct currency *found = NULL;

    for (size_t i = 0; i < t->heading_index && i < rows.count && !found; i++)
        if (rows.items[i].row.fault == ROW_FINE)
            found = currency_of_title(&rows.items[i].row);
    if (pick->sure == GUESS_SURE && t->file->money &&
        pick->column < t->file->columns)
        money = &t->file->money[pick->column + 1];
    return !found && money && !money->other ? money->named : found;
}

static void add_currency(struct guess_writing *w)
{
    const struct currency *named = currency_named(w->guess);
    const struct currency *shown = named ? NULL : currency_shown(w);

    if (w->guess->picks[ROLE_CURRENCY].sure == GUESS_SURE)
        return;
    if (named)
        buf_add_format(&w->out, "currency: %s\n", named->code);
    else if (shown)
        buf_add_format(&w->out, "# currency: %s  # %s\n", shown->code,
                       guess_said(w, "this file says so outside its rows: it "
                                     "is read from there each time"));
    else
        buf_add_format(
            &w->out, "# currency: CNY  # %s\n",
            guess_said(w, "no column tells it: else the book's counts"));
}

static void add_settings(struct guess_writing *w)
{
    const struct guess *g = w->guess;
    const struct guess_pick *number = &g->picks[ROLE_DOC_NO];

    add_known(w);
    add_dates(w);
    if (g->table.style.point == ',')
        buf_add_z(&w->out, "numbers: { point: \",\", grouping: \".\" }\n");
    add_groups(w);
    add_fill_down(w);
    if (g->credit_minus)
        buf_add_z(&w->out, "credit_notes: minus\n");
    add_currency(w);
    if (number->sure == GUESS_SURE &&
        count_repeats(&g->table, number->column)) {
        buf_add_format(
            &w->out, "# repeated: sum  # %s\n",
            guess_said(w,
                       "numbers repeat: sum where the rows are lines of one "
                       "document, keep where they are documents of their own; "
                       "until it is said the later ones are rejected"));
        diag_warning(w->diag, guess_heading_place(w),
                     "document numbers repeat (%zu rows): say whether the "
                     "rows are lines of one document (repeated: sum) or "
                     "documents of their own (keep)",
                     count_repeats(&g->table, number->column));
    }
}

struct str guess_yaml(const struct guess *g, struct arena *a, struct diag *d)
{
    struct guess_writing w = {g, buf_new(a, YAML_MAX), a, d};

    buf_add_format(
        &w.out,
        guess_said(&w, "# A draft by duebook profile guess.  \"%s\" is to "
                       "be chosen: until then the profile is refused.\n"),
        GUESS_MARK);
    buf_add_z(&w.out, "version: 1\ndescription: ");
    guess_add_scalar(&w.out, g->table.file->name);
    buf_add_byte(&w.out, '\n');
    add_recognise(&w);
    add_settings(&w);
    add_rules(&w);
    guess_add_documents(&w);
    return buf_str(&w.out);
}
