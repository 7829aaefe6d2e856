#include "input/amend.h"

#include "base/buf.h"

#include <stdlib.h>

/* What is added to a cell at most: SHEET_DATE. */
#define GROWTH_MAX 2

enum role { ROLE_NONE = 0, ROLE_AMOUNT = 1, ROLE_DAY = 2, ROLE_NUMBER = 4 };

/* Rows of a column that a merged cell covers, but for its first. */
struct covered {
    uint32_t column, first, last;
};

struct amending {
    struct source_file *file;
    uint8_t *roles; /* by field */
    size_t fields;
    struct covered *covered; /* by column and row */
    size_t covered_count;
    size_t *next;    /* by field: the first that may begin below */
    uint32_t *until; /* by field: the last row known to be covered */
    struct buf out;
};

static bool is_one_of(struct str name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal_z(name, list[i]))
            return true;
    return false;
}

static enum role role_of(enum table table, size_t column)
{
    static const char *const amounts[] = {"amount", "tax", "open_amount",
                                          "received_amount"};
    static const char *const numbers[] = {
        "doc_no", "installment_no", "receipt_no", "bill_no", "customer_id"};
    struct str name = canonical_name(table, column);

    if (is_one_of(name, amounts, COUNT(amounts)))
        return ROLE_AMOUNT;
    if (is_one_of(name, numbers, COUNT(numbers)))
        return ROLE_NUMBER;
    return str_ends(name, STR("date")) ? ROLE_DAY : ROLE_NONE;
}

static void note_role(struct amending *m, int field, enum role role)
{
    const struct source_file *f = m->file;

    if (field < 0 || (size_t)field >= m->fields)
        return;
    if (role == ROLE_NUMBER && !f->date_columns[field + 1])
        return;
    if (role == ROLE_DAY && !f->day_shift)
        return;
    m->roles[field] |= (uint8_t)role;
}

static void note_roles(struct amending *m)
{
    const struct plan *plan = &m->file->plan;

    for (size_t i = 0; i < plan->fed_count; i++) {
        enum table table = plan->fed[i];

        for (size_t c = 0; c < table_forms[table].column_count; c++) {
            const struct pick *pick =
                plan->has_picks ? plan->picks[table][c] : NULL;
            enum role role = role_of(table, c);

            note_role(m, plan->fields[table][c], role);
            for (; pick; pick = pick->instead)
                note_role(m, pick->field, role);
        }
    }
}

static int compare_covered(const void *left, const void *right)
{
    const struct covered *a = left, *b = right;

    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->last < b->last ? -1 : a->last > b->last;
}

static void note_covered(struct amending *m, struct arena *a)
{
    const struct source_file *f = m->file;

    m->covered = arena_array(a, struct covered, f->merge_count);
    for (size_t i = 0; i < f->merge_count; i++) {
        const struct sheet_merge *merge = &f->merges[i];

        if (merge->last_row > merge->first_row && merge->first_column >= 1 &&
            merge->first_column <= m->fields &&
            m->roles[merge->first_column - 1] & ROLE_AMOUNT)
            m->covered[m->covered_count++] = (struct covered){
                merge->first_column, merge->first_row + 1, merge->last_row};
    }
    qsort(m->covered, m->covered_count, sizeof(*m->covered), compare_covered);
    for (size_t i = m->covered_count; i > 0; i--)
        m->next[m->covered[i - 1].column - 1] = i - 1;
}

/* Rows are asked for from the top. */
static bool is_covered(struct amending *m, size_t field, uint32_t row)
{
    size_t *next = &m->next[field];

    while (*next < m->covered_count && m->covered[*next].column == field + 1 &&
           m->covered[*next].first <= row) {
        if (m->covered[*next].last > m->until[field])
            m->until[field] = m->covered[*next].last;
        ++*next;
    }
    return row <= m->until[field];
}

static size_t digits_at(struct str s, size_t at)
{
    size_t n = 0;

    while (at + n < s.len && s.ptr[at + n] >= '0' && s.ptr[at + n] <= '9')
        n++;
    return n;
}

/* "2026-05-01", alone or with a time of day. */
static bool is_day(struct str s)
{
    return digits_at(s, 0) == 4 && digits_at(s, 5) == 2 &&
           digits_at(s, 8) == 2 && s.ptr[4] == '-' && s.ptr[7] == '-' &&
           (s.len == 10 || s.ptr[10] == ' ');
}

/* "44681", with a part of a day or without. */
static void add_shifted(struct amending *m, struct str s)
{
    int64_t day = 0;

    if (digits_at(s, 0) != 5 || (s.len > 5 && s.ptr[5] != '.')) {
        buf_add(&m->out, s);
        return;
    }
    for (size_t i = 0; i < 5; i++)
        day = day * 10 + (s.ptr[i] - '0');
    buf_add_int(&m->out, day + m->file->day_shift);
    buf_add(&m->out, str_skip(s, 5));
}

static void add_cell(struct amending *m, size_t field, uint32_t row,
                     struct str s)
{
    unsigned roles = field < m->fields ? m->roles[field] : ROLE_NONE;

    if (roles & ROLE_AMOUNT && is_covered(m, field, row))
        return;
    if (roles & ROLE_NUMBER && is_day(s))
        buf_add_z(&m->out, SHEET_DATE);
    if (roles & ROLE_DAY)
        add_shifted(m, s);
    else
        buf_add(&m->out, s);
}

static void write_rows(struct amending *m)
{
    const struct source_file *f = m->file;
    struct str rest = str_skip(f->text, f->data_at), line, cell;
    uint32_t row = (uint32_t)f->data_line;

    buf_add(&m->out, str_head(f->text, f->data_at));
    for (bool more = rest.len > 0; more; row++) {
        size_t field = 0;

        more = str_cut(rest, '\n', &line, &rest);
        for (bool on = line.len > 0; on; field++) {
            on = str_cut(line, '\t', &cell, &line);
            add_cell(m, field, row, cell);
            if (on)
                buf_add_byte(&m->out, '\t');
        }
        if (more)
            buf_add_byte(&m->out, '\n');
    }
}

static bool is_needed(const struct amending *m)
{
    bool needed = m->covered_count > 0;

    for (size_t i = 0; i < m->fields; i++)
        needed |= (m->roles[i] & (ROLE_DAY | ROLE_NUMBER)) != 0;
    return needed;
}

void amend(struct source_file *f, struct arena *a)
{
    struct amending m = {.file = f, .fields = f->columns};

    if (!f->format.is_sheet || !f->columns)
        return;
    m.roles = arena_array(a, uint8_t, m.fields);
    m.next = arena_array(a, size_t, m.fields);
    m.until = arena_array(a, uint32_t, m.fields);
    note_roles(&m);
    for (size_t i = 0; i < m.fields; i++)
        m.next[i] = f->merge_count;
    note_covered(&m, a);
    if (!is_needed(&m))
        return;
    m.out = buf_new(a, GROWTH_MAX * f->text.len);
    write_rows(&m);
    if (!buf_is_full(&m.out))
        f->text = buf_str(&m.out);
}
