#include "input/title_currency.h"

#include "input/serial_format.h"

static bool skip_any(struct str *s, const char *const *parts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str part = str_from_z(parts[i]);

        if (str_starts_ignoring_case(*s, part)) {
            *s = str_skip(*s, part.len);
            return true;
        }
    }
    return false;
}

static void skip_marks(struct str *s)
{
    static const char *const marks[] = {"：", ":", "=", " ", "　", "\t", "为"};

    while (skip_any(s, marks, COUNT(marks)))
        ;
}

/* How much of s is one word: up to a blank, a comma, a bracket ... */
static size_t word_length(struct str s)
{
    static const char *const ends[] = {" ",  "　", "\t", ",", "，", ";",
                                       "；", ")",  "）", "]", "】", "(",
                                       "（", "。", "、", "/", "|"};
    size_t i = 0;

    for (; i < s.len; i++) {
        struct str rest = str_skip(s, i);

        if (skip_any(&rest, ends, COUNT(ends)))
            break;
    }
    return i;
}

/* One currency: "USD - US Dollar", US Dollar; not "USD、EUR". */
static const struct currency *read_value(struct str s)
{
    static const char *const lists[] = {"、", "/", ",", "，", "和", "及"};
    const struct currency *found;
    size_t n;

    skip_marks(&s);
    if ((found = currency_of_word(s)))
        return found;
    n = word_length(s);
    found = currency_of_word(str_head(s, n));
    s = str_trim(str_skip(s, n));
    if (found && skip_any(&s, lists, COUNT(lists)) &&
        currency_of_word(str_head(str_trim(s), word_length(str_trim(s)))))
        return NULL;
    return found;
}

static const char *const labels[] = {
    "currency code", "currency",  "币别",       "币种",
    "货币单位",      "货币",      "本位币",     "单位",
    "amounts in",    "amount in", "figures in", "expressed in"};

static bool is_label_only(struct str s)
{
    skip_marks(&s);
    return !s.len;
}

/* The currency behind the labels of a cell; `next`: of the cell behind it. */
static const struct currency *of_cell(struct str cell, struct str next)
{
    const struct currency *found = NULL;

    for (size_t i = 0; i < cell.len && !found; i++) {
        struct str rest = str_skip(cell, i);

        if (skip_any(&rest, labels, COUNT(labels)))
            found = read_value(is_label_only(rest) ? next : rest);
    }
    return found;
}

const struct currency *currency_of_title(const struct csv_row *row)
{
    const struct currency *found = NULL;

    for (size_t i = 0; i < row->count && !found; i++) {
        struct str next = {0};

        for (size_t j = i + 1; j < row->count && !next.len; j++)
            next = row->fields[j];
        found = of_cell(row->fields[i], next);
    }
    return found;
}

static const struct currency *in_brackets(struct str s, const char *open,
                                          const char *close)
{
    static const char *const before[] = {"单位", "货币单位", "币种",
                                         "币别", "in ",      "unit"};
    ptrdiff_t from = str_find(s, str_from_z(open)), to;

    if (from < 0)
        return NULL;
    s = str_skip(s, (size_t)from + str_from_z(open).len);
    to = str_find(s, str_from_z(close));
    if (to < 0)
        return NULL;
    s = str_head(s, (size_t)to);
    (void)skip_any(&s, before, COUNT(before));
    skip_marks(&s);
    return currency_of_word(s);
}

const struct currency *currency_of_heading(struct str heading)
{
    static const char *const brackets[][2] = {{"(", ")"},  {"（", "）"},
                                              {"[", "]"},  {"【", "】"},
                                              {"（", ")"}, {"(", "）"}};
    const struct currency *found = NULL;

    for (size_t i = 0; i < COUNT(brackets) && !found; i++)
        found = in_brackets(heading, brackets[i][0], brackets[i][1]);
    return found;
}

/* Where amounts stand, and the currency that rows tell of them. */
static const struct {
    enum table table;
    size_t column, currency;
} amounts[] = {
    {TABLE_DOCUMENTS, DOCUMENTS_AMOUNT, DOCUMENTS_CURRENCY},
    {TABLE_DOCUMENTS, DOCUMENTS_OPEN_AMOUNT, DOCUMENTS_CURRENCY},
    {TABLE_DOCUMENTS, DOCUMENTS_RECEIVED_AMOUNT, DOCUMENTS_CURRENCY},
    {TABLE_RECEIPTS, RECEIPTS_AMOUNT, RECEIPTS_CURRENCY},
    {TABLE_BILLS, BILLS_AMOUNT, BILLS_CURRENCY},
    {TABLE_COSTS, COSTS_AMOUNT, COSTS_CURRENCY},
    {TABLE_CONTROL, CONTROL_AMOUNT, CONTROL_CURRENCY},
};

/* What is known so far of the file's currency, and where it stands. */
struct said {
    const struct currency *currency;
    struct place at;
    bool by_rows; /* a column tells it: only its empty cells ask */
    bool any;     /* an amount is read at all */
};

static bool add(struct said *s, const struct currency *found, struct place at,
                struct diag *d)
{
    if (!found || found == s->currency)
        return true;
    if (!s->currency) {
        s->currency = found;
        s->at = at;
        return true;
    }
    return s->by_rows ||
           diag_error(d, at,
                      "the file names two currencies of its amounts, %s and "
                      "%s, and no column says which row is in which: export "
                      "the currency of each row, or one currency alone",
                      s->currency->code, found->code);
}

static bool add_field(struct said *s, const struct source_file *f,
                      const struct first_row *row, int field, struct diag *d)
{
    if (field < 0)
        return true;
    s->any = true;
    return add(s, currency_of_heading(f->plan.headings[field]),
               csv_place(f->path, &row->row, f->format, (size_t)field), d);
}

static bool add_headings(struct said *s, const struct source_file *f,
                         const struct first_row *row, struct diag *d)
{
    const struct plan *p = &f->plan;

    for (size_t i = 0; i < COUNT(amounts); i++) {
        enum table t = amounts[i].table;
        const struct pick *pick = p->picks[t][amounts[i].column];

        if (!p->profile->tables[t].fed)
            continue;
        s->by_rows |= p->fields[t][amounts[i].currency] >= 0;
        if (!pick && !add_field(s, f, row, p->fields[t][amounts[i].column], d))
            return false;
        for (; pick; pick = pick->instead)
            if (!add_field(s, f, row, pick->field, d))
                return false;
    }
    return true;
}

/* How the column is shown: in one currency throughout, if at all. */
static bool add_format(struct said *s, const struct source_file *f, int field,
                       size_t heading_line, const struct currency *usual,
                       struct diag *d)
{
    const struct sheet_money *m;

    if (field < 0 || (uint32_t)field >= f->columns)
        return true;
    m = &f->money[field + 1];
    if (!m->named)
        return true;
    if (m->other)
        return add(s, m->named, place_of(f->path, m->named_row, 0), d) &&
               add(s, m->other,
                   place_of(f->path, m->other_row, (size_t)field + 1), d);
    if (m->plain_row > heading_line && m->named != usual)
        return diag_error(
            d, place_of(f->path, m->plain_row, (size_t)field + 1),
            "the cells of this column are shown in %s (row %u), but this one "
            "is not, and no column says which row is in which currency: "
            "export the currency of each row",
            m->named->code, m->named_row);
    return add(s, m->named, place_of(f->path, m->named_row, (size_t)field + 1),
               d);
}

/* Only where rows do not tell their currency themselves. */
static bool add_formats(struct said *s, const struct source_file *f,
                        size_t heading_line, const struct intake *how,
                        struct diag *d)
{
    const struct plan *p = &f->plan;
    const struct currency *usual = f->profile->currency;

    usual = s->currency ? s->currency : usual ? usual : how->currency;
    for (size_t i = 0; f->money && !s->by_rows && i < COUNT(amounts); i++) {
        enum table t = amounts[i].table;
        const struct pick *pick = p->picks[t][amounts[i].column];

        if (!p->profile->tables[t].fed)
            continue;
        if (!pick && !add_format(s, f, p->fields[t][amounts[i].column],
                                 heading_line, usual, d))
            return false;
        for (; pick; pick = pick->instead)
            if (!add_format(s, f, pick->field, heading_line, usual, d))
                return false;
    }
    return true;
}

static bool use(struct source_file *f, const struct said *s,
                const struct intake *how, struct arena *a, struct diag *d)
{
    struct profile *p;

    if (f->profile->currency && s->by_rows)
        return true;
    if (f->profile->currency)
        return f->profile->currency == s->currency ||
               diag_error(d, s->at,
                          "the amounts are in %s, as the file says, but the "
                          "profile says %s: choose the profile that fits, or "
                          "change its \"currency\"",
                          s->currency->code, f->profile->currency->code);
    p = arena_new(a, struct profile);
    *p = *f->profile;
    p->currency = s->currency;
    f->profile = f->plan.profile = p;
    if (s->currency != how->currency && !s->by_rows)
        diag_note(d, s->at, "the amounts are in %s, as the file says here",
                  s->currency->code);
    return true;
}

bool currency_from_title(struct source_file *f, const struct first_rows *rows,
                         size_t index, const struct intake *how,
                         struct arena *a, struct diag *d)
{
    struct said s = {0};

    if (rows->count <= index)
        return true;
    if (!add_headings(&s, f, &rows->items[index], d))
        return false;
    for (size_t i = 0; s.any && i < index; i++) {
        const struct csv_row *row = &rows->items[i].row;

        if (row->fault == ROW_FINE && !add(&s, currency_of_title(row),
                                           place_of(f->path, row->line, 0), d))
            return false;
    }
    if (s.any && !add_formats(&s, f, rows->items[index].row.line, how, d))
        return false;
    return !s.any || !s.currency || use(f, &s, how, a, d);
}
