/*
 * Where an item belongs: its segment, its portfolio, or out of all.
 */
#include "measure/provision_parts.h"

/*
 * Youngest first: far from due, ..., up to today, then days past due.  Without
 * a due date it counts from its issue date.
 */
static size_t segment_by_due(const struct provision_policy *p,
                             const struct frozen_item *x, struct date day)
{
    struct date due = date_is(x->due_date) ? x->due_date : x->issue_date;
    int64_t days = date_is(due) ? (int64_t)day.day - due.day : 0;
    size_t i = 0;

    if (days <= 0) {
        while (i < p->not_due_count && -days > p->not_due[i])
            i++;
        return p->not_due_count - i;
    }
    while (i < p->end_count && days > p->ends[i])
        i++;
    return p->not_due_count + 1 + i;
}

size_t provision_segment(const struct provision_policy *p,
                         const struct frozen_item *x, struct date day)
{
    if (p->basis == PROVISION_DISCLOSURE)
        return disclosure_bucket(x->issue_date, day);
    return segment_by_due(p, x, day);
}

static bool has_word(const struct provision_words *words, struct str s)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_equal(words->items[i], s))
            return true;
    return false;
}

static bool fits(const struct provision_portfolio *p,
                 const struct frozen_item *x, const struct customer *customer)
{
    struct str region = {0}, industry = {0};

    if (customer) {
        region = customer->region;
        industry = customer->industry;
    }
    return (!p->regions.count || has_word(&p->regions, region)) &&
           (!p->industries.count || has_word(&p->industries, industry)) &&
           (!p->customers.count || has_word(&p->customers, x->customer_id)) &&
           (!p->classes || (!x->is_receipt && (p->classes >> x->class_of & 1)));
}

size_t provision_portfolio(const struct provision_policy *p,
                           const struct frozen_item *x,
                           const struct customer *customer)
{
    size_t i = 0;

    while (i + 1 < p->portfolio_count && !fits(&p->portfolios[i], x, customer))
        i++;
    return i;
}

bool provision_excludes(const struct provision_policy *p,
                        const struct frozen_item *x, struct date day,
                        enum provision_exclusion *why)
{
    if (has_word(&p->excluded_customers, x->customer_id)) {
        *why = PROVISION_EXCLUDED_CUSTOMER;
        return true;
    }
    if (x->is_receipt)
        return false;
    if (p->excluded_classes >> x->class_of & 1) {
        *why = PROVISION_EXCLUDED_CLASS;
        return true;
    }
    if (x->class_of == CLASS_RETENTION &&
        p->excluded_classes & PROVISION_CONDITIONAL_RETENTION &&
        (!date_is(x->due_date) || x->due_date.day > day.day)) {
        *why = PROVISION_EXCLUDED_RETENTION;
        return true;
    }
    return false;
}

const struct customer *provision_customer(const struct ledger *l, struct str id)
{
    size_t from = 0, to = l->customer_count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const struct customer *c = &l->customers[l->customer_order[middle]];
        int order = str_compare(c->customer_id, id);

        if (order == 0)
            return c;
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return NULL;
}
