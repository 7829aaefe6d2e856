#include "input/reshape.h"

#include "base/buf.h"
#include "input/once.h"
#include "input/profile_source.h"
#include "input/record.h"

/* The text may grow so much by what is filled in. */
#define GROWTH_MAX   8
#define GROWTH_LEAST (64u << 20)

struct reshaping {
    struct source_file *file;
    struct buf out;
    size_t line;       /* where the next byte of out stands */
    struct str *above; /* by profile->fill_count; len 0: unknown */
    struct str group;  /* len 0: none, or unknown */
    struct once once;
    size_t once_next;
    struct csv_row row; /* at hand */
    struct arena *arena;
};

static bool has_groups(const struct profile *p)
{
    return p->groups.column.mapped;
}

struct csv_row reshape_heading(const struct profile *p,
                               const struct csv_row *heading, struct arena *a)
{
    struct csv_row row = *heading;

    if (!has_groups(p) || !p->heading_row)
        return row;
    row.fields = arena_array(a, struct str, heading->count + 1);
    for (size_t i = 0; i < heading->count; i++)
        row.fields[i] = heading->fields[i];
    row.fields[row.count++] = p->groups.as;
    return row;
}

/* Headings of the file itself. */
static size_t own_count(const struct source_file *f)
{
    return f->plan.field_count - has_groups(f->profile);
}

/* Rows are kept on their lines. */
static void go_to_line(struct reshaping *r, size_t line)
{
    for (; r->line < line; r->line++)
        buf_add_byte(&r->out, r->file->format.line_end);
}

static void count_lines(struct reshaping *r, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        r->line += text.ptr[i] == r->file->format.line_end;
}

static bool needs_quotes(const struct reshaping *r, struct str s)
{
    if (s.len && (s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' '))
        return true;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] == r->file->format.delimiter || s.ptr[i] == '"' ||
            (unsigned char)s.ptr[i] < ' ')
            return true;
    return false;
}

static void add_cell(struct reshaping *r, struct str s)
{
    if (!needs_quotes(r, s)) {
        buf_add(&r->out, s);
        return;
    }
    buf_add_byte(&r->out, '"');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"')
            buf_add_byte(&r->out, '"');
        buf_add_byte(&r->out, s.ptr[i]);
    }
    buf_add_byte(&r->out, '"');
}

/* The last rule is the one that knows the heads of groups. */
static const struct test *group_rule(const struct reshaping *r)
{
    const struct plan *plan = &r->file->plan;

    return has_groups(plan->profile)
               ? &plan->ignore[plan->profile->ignore_count - 1]
               : NULL;
}

/* The rule that ignores the row as it stands, or NULL. */
static const struct test *ignoring_rule(const struct reshaping *r)
{
    const struct plan *plan = &r->file->plan;
    int rule = cell_ignoring_rule(plan, &r->row);

    return rule < 0 ? NULL : &plan->ignore[rule];
}

static int first_filled(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (cell_field(row, (int)i).len)
            return (int)i;
    return PLAN_NO_FIELD;
}

/* Does the test look at this field of the row? */
static bool asks_field(const struct test *test, const struct csv_row *row,
                       int field)
{
    for (size_t i = 0; i < test->of->all.count; i++)
        if (asks_field(&test->all[i], row, field))
            return true;
    for (size_t i = 0; i < test->of->any.count; i++)
        if (asks_field(&test->any[i], row, field))
            return true;
    if (field < 0)
        return false;
    return test->field == field ||
           ((test->of->of_first_cell || test->of->first) &&
            first_filled(row) == field);
}

static struct str strip(const struct texts *texts, struct str s)
{
    for (size_t i = 0; i < texts->count; i++) {
        struct str text = texts->items[i];

        if (str_starts(s, text))
            s = str_trim(str_skip(s, text.len));
        if (text.len < s.len && str_ends(s, text))
            s = str_trim(str_head(s, s.len - text.len));
    }
    return s;
}

static void forget(struct reshaping *r)
{
    for (size_t i = 0; i < r->file->profile->fill_count; i++)
        r->above[i] = (struct str){0};
    r->group = (struct str){0};
}

static void begin_group(struct reshaping *r)
{
    struct str s = cell_field(&r->row, r->file->plan.group);

    r->group = arena_str(r->arena, strip(&r->file->profile->groups.strip, s));
}

/* Does the row begin something new: is its leading cell filled? */
static bool leads(const struct reshaping *r)
{
    const struct plan *plan = &r->file->plan;

    return plan->profile->fill_count &&
           cell_field(&r->row, plan->fill_down[0]).len;
}

/*
 * What the row says holds for those below; of a row that is ignored not the
 * cell by which it is (小计).  A row of totals ends its group.
 */
static void note_above(struct reshaping *r, const struct test *rule)
{
    const struct plan *plan = &r->file->plan;
    bool all =
        leads(r) && !(rule && asks_field(rule, &r->row, plan->fill_down[0]));

    for (size_t i = 0; i < plan->profile->fill_count; i++) {
        int field = plan->fill_down[i];
        struct str s = cell_field(&r->row, field);

        if ((s.len || all) && !str_equal(s, r->above[i]) &&
            !(rule && asks_field(rule, &r->row, field)))
            r->above[i] = arena_str(r->arena, s);
    }
    if (rule && has_groups(plan->profile) &&
        asks_field(rule, &r->row, plan->group))
        r->group = (struct str){0};
}

/* What stands above, for an empty cell of a row that begins nothing new. */
static struct str filled(const struct reshaping *r, size_t field)
{
    const struct plan *plan = &r->file->plan;
    struct str s = r->row.fields[field];

    for (size_t i = 0; i < plan->profile->fill_count && !str_trim(s).len; i++)
        if (plan->fill_down[i] == (int)field)
            return leads(r) ? (struct str){0} : r->above[i];
    return s;
}

static bool is_filled_somewhere(const struct reshaping *r)
{
    const struct plan *plan = &r->file->plan;

    for (size_t i = 0; i < plan->profile->fill_count && !leads(r); i++)
        if (r->above[i].len && plan->fill_down[i] >= 0 &&
            !cell_field(&r->row, plan->fill_down[i]).len)
            return true;
    return false;
}

/* What the document says once stands in its first line. */
static bool is_told_above(struct reshaping *r, int field)
{
    return once_has(&r->once, &r->once_next, r->row.line, field);
}

static void add_group(struct reshaping *r)
{
    if (!has_groups(r->file->profile))
        return;
    buf_add_byte(&r->out, r->file->format.delimiter);
    add_cell(r, r->group);
}

static void add_row(struct reshaping *r)
{
    size_t count = own_count(r->file);

    if (r->row.count == count && !is_filled_somewhere(r) &&
        !is_told_above(r, ONCE_ANY)) {
        buf_add(&r->out, r->row.text);
    } else {
        for (size_t i = 0; i < count; i++) {
            if (i)
                buf_add_byte(&r->out, r->file->format.delimiter);
            if (!is_told_above(r, (int)i))
                add_cell(r, filled(r, i));
        }
    }
    add_group(r);
}

/* As many cells as headings; more of them only if they are empty. */
static bool has_all_cells(const struct reshaping *r)
{
    size_t count = own_count(r->file);

    for (size_t i = count; i < r->row.count; i++)
        if (str_trim(r->row.fields[i]).len)
            return false;
    return r->row.count >= count;
}

/* A row that is to be rejected, and that an added column may not mend. */
static void add_misfit(struct reshaping *r)
{
    buf_add(&r->out, r->row.text);
    if (r->row.fault != ROW_FINE || r->row.count < own_count(r->file))
        return;
    add_group(r);
    buf_add_byte(&r->out, r->file->format.delimiter);
    buf_add_byte(&r->out, '?');
}

static bool is_filled_down(const struct plan *plan, int field)
{
    for (size_t i = 0; i < plan->profile->fill_count; i++)
        if (plan->fill_down[i] == field)
            return true;
    return false;
}

/* Does a cell say which item the row is: its number, its date? */
static bool names_item(const struct reshaping *r, enum table table)
{
    const struct plan *plan = &r->file->plan;

    for (size_t i = 0; i < table_forms[table].column_count; i++) {
        int field = plan->fields[table][i];

        if (table_forms[table].columns[i].required && field != plan->group &&
            !profile_is_amount(table, i) && !is_filled_down(plan, field) &&
            cell_field(&r->row, field).len)
            return true;
    }
    return false;
}

static bool names_any_item(const struct reshaping *r)
{
    const struct plan *plan = &r->file->plan;

    for (size_t i = 0; i < plan->fed_count; i++)
        if (names_item(r, plan->fed[i]))
            return true;
    return false;
}

static size_t count_filled(const struct csv_row *row)
{
    size_t n = 0;

    for (size_t i = 0; i < row->count; i++)
        n += cell_field(row, (int)i).len > 0;
    return n;
}

/* With what stands above it, and of some group. */
static bool is_item(const struct reshaping *r)
{
    struct arena scratch = {0};
    struct diag quiet = {0};
    struct records *records = arena_new(&scratch, struct records);
    struct intern customers = intern_new(&scratch);
    struct csv_row row = r->row;
    struct cells cells = {
        .plan = &r->file->plan,
        .path = r->file->path,
        .currency = currency_find(STR("CNY")),
        .known_at = no_date,
        .arena = &scratch,
        .diag = &quiet,
        .customers = &customers,
        .row = &row,
        .days = arena_array(&scratch, struct day_slot, DAY_SLOTS)};
    size_t count = own_count(r->file);
    bool is;

    row.fields = arena_array(&scratch, struct str, count + 1);
    row.count = count + 1;
    for (size_t i = 0; i < count; i++)
        row.fields[i] = filled(r, i);
    row.fields[count] = STR("?");
    record_prepare(&cells);
    is = record_read(&cells, (struct origin){0}, records);
    arena_release(&scratch);
    return is;
}

/*
 * A row that heads a group though not as the profile says: the cell is filled,
 * nothing says which item it is, or hardly another cell is filled, and it
 * cannot be read.
 */
static bool heads_unknown_group(const struct reshaping *r)
{
    return has_groups(r->file->profile) &&
           cell_field(&r->row, r->file->plan.group).len &&
           (count_filled(&r->row) <= 2 || !names_any_item(r)) && !is_item(r);
}

static void end_group(struct reshaping *r, struct diag *d)
{
    struct str s = cell_field(&r->row, r->file->plan.group);

    forget(r);
    diag_warning(d,
                 csv_place(r->file->path, &r->row, r->file->format,
                           (size_t)r->file->plan.group),
                 "\"%.*s\" looks like the heading of a group, but not like "
                 "those that the profile describes: the rows below are "
                 "rejected until a group begins; correct the row, or "
                 "\"groups\" or \"ignore\" in the profile",
                 STR_ARG(cell_shown(s)));
}

static bool is_empty(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (cell_field(row, (int)i).len)
            return false;
    return true;
}

static void take_row(struct reshaping *r, struct diag *d)
{
    const struct test *rule =
        r->row.fault == ROW_FINE ? ignoring_rule(r) : NULL;

    if (r->row.fault != ROW_FINE) {
        forget(r);
        add_misfit(r);
    } else if (is_empty(&r->row)) {
        buf_add(&r->out, r->row.text);
    } else if (rule && rule == group_rule(r)) {
        begin_group(r);
        buf_add(&r->out, r->row.text);
    } else if (rule) {
        note_above(r, rule);
        buf_add(&r->out, r->row.text);
    } else if (!has_all_cells(r)) {
        forget(r);
        add_misfit(r);
    } else {
        if (heads_unknown_group(r))
            end_group(r, d);
        note_above(r, NULL);
        add_row(r);
    }
}

static bool write_rows(struct reshaping *r, struct diag *d)
{
    struct source_file *f = r->file;
    struct csv_splitter s = {f->text,     f->data_at, f->data_line,
                             f->text.len, f->format,  false};
    struct csv_reader *reader = csv_reader_new(f->format, r->arena);

    buf_add(&r->out, str_head(f->text, f->data_at));
    r->line = f->data_line;
    while (!buf_is_full(&r->out) && csv_next(&s, &r->row)) {
        size_t before;

        (void)csv_read(reader, &r->row);
        go_to_line(r, r->row.line);
        before = r->out.len;
        take_row(r, d);
        count_lines(r, str_skip(buf_str(&r->out), before));
        buf_add_byte(&r->out, f->format.line_end);
        r->line++;
    }
    csv_reader_close(reader);
    if (buf_is_full(&r->out))
        return diag_error(d, place_of(f->path, r->row.line, 0),
                          "filled down, the file becomes too large");
    f->text = buf_str(&r->out);
    return true;
}

bool reshape(struct source_file *f, struct arena *a, struct diag *d)
{
    const struct profile *p = f->profile;
    struct reshaping r = {.file = f, .line = 1, .arena = a};

    r.once = once_find(f, a, d);
    if (!p->fill_count && !has_groups(p) && !r.once.count)
        return true;
    r.out = buf_new(a, GROWTH_MAX * f->text.len + GROWTH_LEAST);
    r.above = arena_array(a, struct str, p->fill_count);
    return write_rows(&r, d);
}
