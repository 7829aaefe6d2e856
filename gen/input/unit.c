#include "input/unit.h"

static const char *const units[] = {
    "万元",     "千元",      "百万元",    "亿元",     "万美元",   "千美元",
    "百万美元", "thousands", "thousand)", "millions", "million)", "'000",
    "000s",     "(000)",     "（万）",    "(万)",
};

static bool finds(struct str s, const char *z, struct str *out)
{
    struct str part = str_from_z(z);
    ptrdiff_t at = str_find_ignoring_case(s, part);

    if (at < 0)
        return false;
    *out = str_head(str_skip(s, (size_t)at), part.len);
    return true;
}

/* The unit that a heading names: "万元" of "金额(万元)"; false: none. */
static bool unit_of_heading(struct str heading, struct str *out)
{
    for (size_t i = 0; i < COUNT(units); i++)
        if (finds(heading, units[i], out))
            return true;
    return false;
}

/* A list of debts over 50 万元 is no list in 万元. */
/* That a cell above the headings says of the amounts: "单位：万元". */
static bool unit_of_title(struct str cell, struct str *out)
{
    static const char *const telling[] = {
        "单位",    "计价",         "金额：",      "金额:",  "币",
        "amounts", "in thousands", "in millions", "figures"};
    struct str unit, word;

    if (!unit_of_heading(cell, &unit))
        return false;
    for (size_t i = 0; i < COUNT(telling); i++)
        if (finds(cell, telling[i], &word)) {
            *out = unit;
            return true;
        }
    /* "(万元)" alone. */
    if (cell.len > unit.len + 2 * sizeof("（") - 2)
        return false;
    *out = unit;
    return true;
}

static bool refuse(const struct source_file *f, const struct first_row *row,
                   size_t field, struct str unit, struct diag *d)
{
    return diag_error(
        d, csv_place(f->path, &row->row, f->format, field),
        "the amounts are in %.*s: they are rounded, and no letter "
        "may quote them; export them in full, in whole units "
        "with their decimals",
        STR_ARG(unit));
}

static bool uses(const struct plan *p, size_t field)
{
    for (size_t i = 0; i < p->fed_count; i++)
        for (size_t column = 0; column < COLUMN_MAX; column++) {
            const struct pick *pick = p->picks[p->fed[i]][column];

            if (p->fields[p->fed[i]][column] == (int)field ||
                (pick && pick->field == (int)field))
                return true;
        }
    return false;
}

bool unit_check(const struct source_file *f, const struct first_rows *rows,
                size_t index, struct diag *d)
{
    struct str unit;

    for (size_t i = 0; i < index; i++)
        for (size_t j = 0; j < rows->items[i].row.count; j++)
            if (unit_of_title(rows->items[i].row.fields[j], &unit))
                return refuse(f, &rows->items[i], j, unit, d);
    for (size_t j = 0; j < f->plan.field_count; j++)
        if (f->plan.headings[j].len && uses(&f->plan, j) &&
            unit_of_heading(f->plan.headings[j], &unit))
            return refuse(f, &rows->items[index], j, unit, d);
    return true;
}
