#include "measure/photograph.h"

#include <stdlib.h>

/*
 * What the earlier report is to this one: how the two can be compared, and who
 * its customers are now.
 */

/* An export with nothing in it may be of either kind. */
static bool is_photograph(const struct view *v)
{
    const struct ledger *l = v->ledger;

    return l->source == ALLOCATION_OPEN ||
           (l->document_count == 0 && l->receipt_count == 0);
}

void tie_choose_way(struct tying *t)
{
    const struct view *before = t->before;
    struct tieout *out = t->out;
    bool any = t->view->ledger->source == ALLOCATION_OPEN ||
               before->ledger->source == ALLOCATION_OPEN;

    t->photograph = any;
    t->photographs = any && is_photograph(t->view) && is_photograph(before) &&
                     (!t->corrected || is_photograph(t->corrected));
    if (t->photographs)
        t->shown = photograph_shown(t);
    else
        t->corrected = NULL;
    out->photographs = t->photographs;
    out->not_comparable = any && !t->photographs;
    if (out->not_comparable)
        diag_note(t->diag, nowhere,
                  "of %.*s and %.*s one export is of open items and the other "
                  "has documents and receipts: what happened between them "
                  "cannot be told item by item, and stands in one sum",
                  STR_ARG(date_iso(before->as_of, t->scratch)),
                  STR_ARG(date_iso(t->view->as_of, t->scratch)));
}

/* Those of an earlier ledger who have no successor, onto t->gone. */
static void list_gone(struct tying *t, const struct ledger *l,
                      const uint32_t *successors)
{
    for (size_t i = 0; i < l->customer_count; i++)
        if (successors[i] == t->view->ledger->customer_count)
            t->gone[t->gone_count++] = l->customers[i].customer_id;
}

static void sort_gone(struct tying *t)
{
    size_t n = 0;

    if (t->gone_count)
        qsort(t->gone, t->gone_count, sizeof(*t->gone), str_by_bytes);
    for (size_t i = 0; i < t->gone_count; i++)
        if (n == 0 || !str_equal(t->gone[n - 1], t->gone[i]))
            t->gone[n++] = t->gone[i];
    t->gone_count = n;
}

/* Each of them has a slot of his own. */
static void succeed_gone(const struct tying *t, const struct ledger *l,
                         uint32_t *successors)
{
    size_t n = t->view->ledger->customer_count;

    for (size_t i = 0; i < l->customer_count; i++) {
        const struct str *at;

        if (successors[i] != n)
            continue;
        at = bsearch(&l->customers[i].customer_id, t->gone, t->gone_count,
                     sizeof(*t->gone), str_by_bytes);
        successors[i] = (uint32_t)(n + 1 + (size_t)(at - t->gone));
    }
}

/* A customer leaves an export of open items with the last of his items. */
static void name_gone(struct tying *t)
{
    const struct ledger *before = t->before->ledger;
    const struct ledger *corrected = t->corrected ? t->corrected->ledger : NULL;
    size_t most =
        before->customer_count + (corrected ? corrected->customer_count : 0);

    if (!t->photographs)
        return;
    t->gone = arena_array(t->scratch, struct str, most);
    list_gone(t, before, t->successors);
    if (corrected)
        list_gone(t, corrected, t->corrected_successors);
    sort_gone(t);
    succeed_gone(t, before, t->successors);
    if (corrected)
        succeed_gone(t, corrected, t->corrected_successors);
}

void tie_find_successors(struct tying *t)
{
    const struct ledger *now = t->view->ledger;

    if (!t->before)
        return;
    t->successors = restate_successors(now, t->before->ledger, t->scratch);
    if (t->corrected)
        t->corrected_successors =
            restate_successors(now, t->corrected->ledger, t->scratch);
    name_gone(t);
}
