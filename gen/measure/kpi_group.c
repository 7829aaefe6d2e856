/*
 * The collectors and regions that customers have.
 */
#include "measure/kpi_parts.h"

#include <stdlib.h>

struct named {
    struct str name;
    uint32_t customer;
};

/* By name, those without one last. */
static int compare_named(const void *left, const void *right)
{
    const struct named *x = left, *y = right;
    int order = (x->name.len == 0) - (y->name.len == 0);

    if (!order)
        order = str_compare(x->name, y->name);
    return order ? order
                 : (x->customer > y->customer) - (x->customer < y->customer);
}

static struct str name_of(const struct customer *c, enum kpi_dimension by)
{
    return str_trim(by == KPI_BY_COLLECTOR ? c->collector : c->region);
}

/*
 * Numbers them from first on; out has room for all.  How many: none where
 * nobody is named.
 */
static size_t number_groups(const struct ledger *l, enum kpi_dimension by,
                            size_t first, uint32_t *of, struct kpi_group *out,
                            struct arena *scratch)
{
    struct named *list = arena_array(scratch, struct named, l->customer_count);
    size_t n = 0;

    for (size_t i = 0; i < l->customer_count; i++)
        list[i] = (struct named){name_of(&l->customers[i], by), (uint32_t)i};
    if (l->customer_count)
        qsort(list, l->customer_count, sizeof(*list), compare_named);
    for (size_t i = 0; i < l->customer_count; i++) {
        if (!i || !str_equal(list[i].name, list[i - 1].name))
            out[n++] = (struct kpi_group){.by = by, .name = list[i].name};
        of[list[i].customer] = (uint32_t)(first + n - 1);
    }
    return n;
}

size_t kpi_groups_list(struct kpi_work *w, struct kpi_group **out,
                       struct arena *a)
{
    const struct ledger *l = w->ledger;
    struct kpi_group *list =
        arena_array(a, struct kpi_group, 2 * l->customer_count);
    size_t n = 0;

    for (size_t i = 0; i < COUNT(w->groups); i++) {
        w->groups[i] = arena_array(a, uint32_t, l->customer_count);
        n += number_groups(l, (enum kpi_dimension)i, n + 1, w->groups[i],
                           list + n, a);
        if (i == KPI_BY_COLLECTOR)
            w->collectors = n;
    }
    *out = list;
    return n;
}
