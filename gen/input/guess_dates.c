#include "input/guess.h"

#include <string.h>

/* The day of a cell in some order, or no_date. */
static struct date day_of(struct str s, enum date_order order)
{
    struct diag quiet = {0};
    struct date d = no_date;

    if (s.len &&
        !date_parse((struct field){s, nowhere}, order, true, &d, &quiet))
        return no_date;
    return d;
}

static const enum role date_roles[] = {ROLE_ISSUE_DATE, ROLE_DUE_DATE,
                                       ROLE_POSTING_DATE, ROLE_DELIVERY_DATE};

static char separator_of(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (memchr("./-", s.ptr[i], 3))
            return s.ptr[i];
    return 0;
}

/* What the dates of the draft leave open; separator 0: all of them. */
struct orders {
    bool can[3]; /* all dates can be read so */
    bool differ; /* and give another day in another order that can */
    size_t n;
};

static void try_orders(struct orders *o, struct str s)
{
    struct date days[3];
    bool any = false;

    for (int i = 0; i < 3; i++) {
        days[i] = day_of(s, (enum date_order)i);
        any |= date_is(days[i]);
    }
    if (!any)
        return;
    o->n++;
    for (int i = 0; i < 3; i++)
        o->can[i] &= date_is(days[i]);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < i; j++)
            o->differ |= date_is(days[i]) && date_is(days[j]) &&
                         days[i].day != days[j].day;
}

static struct orders find_orders(const struct guess *g, char separator)
{
    struct orders o = {.can = {true, true, true}};

    for (size_t r = 0; r < COUNT(date_roles); r++) {
        const struct guess_pick *p = &g->picks[date_roles[r]];
        size_t n = p->sure == GUESS_SURE ? 1 : p->rival_count;

        for (size_t j = 0; j < n; j++) {
            size_t column = p->sure == GUESS_SURE ? p->column : p->rivals[j];

            for (size_t i = 0; i < g->table.row_count; i++) {
                struct str s = g->table.rows[i].fields[column];

                if (!separator || separator_of(s) == separator)
                    try_orders(&o, s);
            }
        }
    }
    return o;
}

/* The order that the dates themselves prove; false: none. */
static bool is_proven(const struct orders *o, enum date_order *order)
{
    int n = o->can[0] + o->can[1] + o->can[2];

    for (int i = 2; i >= 0; i--)
        if (o->can[i])
            *order = (enum date_order)i;
    return n == 1 || (n > 1 && !o->differ);
}

void guess_dates(struct guess *g)
{
    static const char separators[] = {'.', '/', '-'};
    struct orders all = find_orders(g, 0);
    bool by_separator = true;

    if (is_proven(&all, &g->order)) {
        g->dates = g->order == DATE_YMD ? DATES_PLAIN : DATES_PROVEN;
        return;
    }
    for (size_t i = 0; i < COUNT(separators); i++) {
        struct orders o = find_orders(g, separators[i]);

        by_separator &= is_proven(&o, &g->orders[i]);
    }
    g->dates = by_separator && !all.can[0] && !all.can[1] && !all.can[2]
                   ? DATES_BY_SEPARATOR
                   : DATES_OPEN;
}

static enum date_order order_for(const struct guess *g, struct str s)
{
    char separator = separator_of(s);

    if (g->dates != DATES_BY_SEPARATOR || !separator)
        return g->order;
    return g->orders[separator == '.' ? 0 : separator == '/' ? 1 : 2];
}

struct date guess_day(const struct guess *g, struct str s)
{
    return day_of(s, order_for(g, s));
}
