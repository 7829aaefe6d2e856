#include "measure/offset_parts.h"

#include <stdlib.h>

/*
 * A debt's place in the order of 民法典 560 on a day.  That one security is
 * less than another nobody can tell from a table: secured debts are equal.
 */
enum stage { STAGE_DUE, STAGE_DUE_SECURED, STAGE_NOT_DUE };

struct placed {
    int stage;
    int64_t lightness; /* less is heavier */
    int32_t due;
    struct str name;
    size_t debt;
    int64_t open;
};

static int compare_places(const struct placed *x, const struct placed *y)
{
    if (x->stage != y->stage)
        return x->stage < y->stage ? -1 : 1;
    if (x->lightness != y->lightness)
        return x->lightness < y->lightness ? -1 : 1;
    return (x->due > y->due) - (x->due < y->due);
}

static int compare_placed(const void *a, const void *b)
{
    const struct placed *x = a;
    const struct placed *y = b;
    int order = compare_places(x, y);

    return order ? order : str_compare(x->name, y->name);
}

static struct placed place_debt(const struct offset_debt *debt, size_t index,
                                struct date day)
{
    struct placed p = {.stage = STAGE_NOT_DUE,
                       .due = date_is(debt->due) ? debt->due.day : INT32_MAX,
                       .name = debt->name,
                       .debt = index};

    if (p.due > day.day)
        return p;
    p.lightness = -debt->burden;
    p.stage = date_is(debt->secured_until) && debt->secured_until.day >= day.day
                  ? STAGE_DUE_SECURED
                  : STAGE_DUE;
    return p;
}

static size_t place_all(const struct offsetting *o, struct date day,
                        struct placed *out)
{
    size_t n = 0;

    for (size_t i = 0; i < o->claim->debt_count; i++)
        if (o->debts[i].has_arisen)
            out[n++] = place_debt(&o->claim->debts[i], i, day);
    qsort(out, n, sizeof(*out), compare_placed);
    return n;
}

/* In proportion to what is open, the parts adding up to the tender. */
static bool meet_in_proportion(struct offsetting *o, struct tender *t,
                               const struct heads *heads,
                               const struct placed *equals, size_t n)
{
    struct money total = {t->minor, o->claim->currency};
    struct money *parts = arena_array(o->scratch, struct money, n);
    int64_t *weights = arena_array(o->scratch, int64_t, n);

    for (size_t i = 0; i < n; i++)
        weights[i] = equals[i].open;
    if (!money_split(total, weights, n, parts))
        return offset_report_large(o, nowhere);
    for (size_t i = 0; i < n; i++)
        if (!offset_meet(o, t, equals[i].debt, heads, parts[i].minor))
            return false;
    return true;
}

static bool meet_equals(struct offsetting *o, struct tender *t,
                        const struct heads *heads, struct placed *equals,
                        size_t n)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++) {
        if (!offset_due(o, equals[i].debt, heads, t->day, &equals[i].open))
            return false;
        if (!minor_add(&sum, equals[i].open))
            return offset_report_large(o, nowhere);
    }
    if (sum > t->minor)
        return meet_in_proportion(o, t, heads, equals, n);
    for (size_t i = 0; i < n; i++)
        if (!offset_meet(o, t, equals[i].debt, heads, equals[i].open))
            return false;
    return true;
}

static bool meet_debts(struct offsetting *o, struct tender *t,
                       const struct heads *heads)
{
    struct placed *placed =
        arena_array(o->scratch, struct placed, o->claim->debt_count);
    size_t n = place_all(o, t->day, placed);

    for (size_t i = 0, end; i < n && t->minor > 0; i = end) {
        for (end = i + 1; end < n; end++)
            if (compare_places(&placed[i], &placed[end]) != 0)
                break;
        if (!meet_equals(o, t, heads, &placed[i], end - i))
            return false;
    }
    return true;
}

/* The costs of all stand before the debts where costs come first. */
bool offset_meet_all(struct offsetting *o, struct tender *t,
                     const struct heads *heads)
{
    struct arena_mark mark = arena_mark(o->scratch);
    bool is_first = heads->items[0] == HEAD_COST;
    bool ok = (!is_first || offset_meet(o, t, OFFSET_ANY, heads, t->minor)) &&
              meet_debts(o, t, heads) &&
              (is_first || offset_meet(o, t, OFFSET_ANY, heads, t->minor));

    arena_rewind(o->scratch, mark);
    return ok;
}
