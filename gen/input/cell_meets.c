#include "input/cell.h"

static bool is_any(const struct texts *texts, struct str s,
                   bool (*fits)(struct str s, struct str text))
{
    for (size_t i = 0; i < texts->count; i++)
        if (fits(s, texts->items[i]))
            return true;
    return false;
}

static bool contains(struct str s, struct str text)
{
    return str_find(s, text) >= 0;
}

static bool drop_end(struct str *s, const char *const *ends, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str end = str_from_z(ends[i]);

        if (s->len > end.len && str_ends(*s, end)) {
            *s = str_trim(str_head(*s, s->len - end.len));
            return true;
        }
    }
    return false;
}

struct str cell_without_count(struct str s)
{
    static const char *const behind[] = {")", "）", "]", "】"};
    static const char *const before[] = {"(", "（", "[", "【", "共", "：", ":"};
    static const char *const units[] = {"笔", "条", "行", "张",   "份",
                                        "项", "户", "个", " rows"};
    bool marked = false; /* a bare number may be a year */
    struct str head = s, all;

    marked |= drop_end(&head, behind, COUNT(behind));
    marked |= drop_end(&head, units, COUNT(units));
    all = head;
    while (head.len && str_is_digit(head.ptr[head.len - 1]))
        head.len--;
    if (head.len == all.len || !head.len)
        return s;
    head = str_trim(head);
    while (drop_end(&head, before, COUNT(before)))
        marked = true;
    return marked ? head : s;
}

struct str cell_first(const struct csv_row *row)
{
    struct str s = {0};

    for (size_t i = 0; i < row->count && !s.len; i++)
        s = cell_field(row, (int)i);
    return s;
}

static bool is_alone(const struct csv_row *row, int field)
{
    for (size_t i = 0; i < row->count; i++)
        if ((int)i != field && cell_field(row, (int)i).len)
            return false;
    return true;
}

/* Nothing, a dash, or zeros with what stands around an amount. */
static bool is_zero(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((s.ptr[i] >= '1' && s.ptr[i] <= '9') ||
            ((s.ptr[i] | 0x20) >= 'a' && (s.ptr[i] | 0x20) <= 'z'))
            return false;
    return !s.len || str_find_byte(s, '0') >= 0 || str_equal(s, STR("-"));
}

/* A minus before or behind, or brackets, and it is not zero. */
static bool is_negative(struct str s)
{
    bool marked = s.len && (s.ptr[0] == '-' || s.ptr[s.len - 1] == '-' ||
                            (s.ptr[0] == '(' && s.ptr[s.len - 1] == ')'));

    for (size_t i = 0; !marked && i + 1 < s.len; i++)
        marked = s.ptr[i] == '-' && str_is_digit(s.ptr[i + 1]);
    return (marked || str_starts(s, STR("−")) || str_starts(s, STR("－"))) &&
           !is_zero(s);
}

static bool is_as_asked(enum asked asked, bool is_so)
{
    return asked == ASKED_NOTHING || (asked == ASKED_YES) == is_so;
}

static bool meets_text(const struct condition *of, struct str s)
{
    return (!of->is.count && !of->starts.count && !of->ends.count &&
            !of->contains.count) ||
           is_any(&of->is, s, str_equal) ||
           is_any(&of->starts, s, str_starts) ||
           is_any(&of->ends, s, str_ends) || is_any(&of->contains, s, contains);
}

static bool meets_any(const struct test *test, const struct csv_row *row)
{
    for (size_t i = 0; i < test->of->any.count; i++)
        if (cell_meets(&test->any[i], row))
            return true;
    return false;
}

static bool begins_so(const struct test *test, struct str s)
{
    unsigned char first;

    if (!test->has_begins)
        return true;
    first = s.len ? (unsigned char)s.ptr[0] : 0;
    return s.len && test->begins[first >> 6] >> (first & 63) & 1;
}

bool cell_meets(const struct test *test, const struct csv_row *row)
{
    const struct condition *of = test->of;
    struct str s =
        of->of_first_cell ? cell_first(row) : cell_field(row, test->field);

    if (!is_as_asked(of->filled, s.len > 0) || !begins_so(test, s) ||
        !meets_text(of, s))
        return false;
    if (of->first && !is_any(of->first, cell_first(row), str_equal) &&
        !is_any(of->first, cell_without_count(cell_first(row)), str_equal))
        return false;
    if ((of->zero && !is_as_asked(of->zero, is_zero(s))) ||
        (of->negative && !is_as_asked(of->negative, is_negative(s))) ||
        (of->alone && !is_as_asked(of->alone, is_alone(row, test->field))))
        return false;
    for (size_t i = 0; i < of->all.count; i++)
        if (!cell_meets(&test->all[i], row))
            return false;
    return (!of->any.count || meets_any(test, row)) &&
           !(of->negated && cell_meets(test->negated, row));
}

int cell_ignoring_rule(const struct plan *plan, const struct csv_row *row)
{
    for (size_t i = 0; i < plan->live; i++)
        if (cell_meets(&plan->ignore[i], row))
            return (int)i;
    return -1;
}
