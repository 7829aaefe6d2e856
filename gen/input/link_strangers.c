#include "input/link_near.h"

/*
 * Where no table tells all customers, a customer is whoever a row names, and a
 * typing error in a number makes one.  He is known by what he lacks: nothing
 * is billed to him, but something is paid, credited or spent.
 */
#define MESSAGES_MAX 20

struct strangers {
    struct link *link;
    const bool *billed; /* by customer */
    bool *met;          /* by customer: he was warned of */
    size_t count;
    struct nearing nearing;
};

static bool is_known(const struct strangers *s, uint32_t customer)
{
    return s->billed[customer] || !s->link->ledger->customers[customer].implied;
}

/* The nearest number of a known customer; empty: none is near. */
static struct str find_near(struct strangers *s, struct str id)
{
    const struct ledger *l = s->link->ledger;
    struct near n = near_start(&s->nearing, id);

    for (uint32_t i = 0; i < l->customer_count; i++)
        if (is_known(s, i) && !near_compare(&n, l->customers[i].customer_id))
            break;
    return n.nearest;
}

static void warn(struct strangers *s, struct str id, struct str near,
                 struct origin at)
{
    const struct ledger *l = s->link->ledger;

    if (near.len)
        diag_warning(s->link->diag, ledger_place(l, at),
                     "customer %.*s has no document and no row of customers; "
                     "did you mean %.*s?",
                     STR_ARG(id), STR_ARG(near));
    else
        diag_warning(s->link->diag, ledger_place(l, at),
                     "customer %.*s has no document and no row of customers",
                     STR_ARG(id));
}

/*
 * A list of documents may well have customers with credit notes alone: they are
 * told of only where another number is near.
 */
static void meet(struct strangers *s, uint32_t customer, struct origin at,
                 bool is_document)
{
    struct str id, near = {0};

    if (customer == LEDGER_NONE || s->met[customer] || is_known(s, customer))
        return;
    s->met[customer] = true;
    id = s->link->ledger->customers[customer].customer_id;
    if (s->count < MESSAGES_MAX)
        near = find_near(s, id);
    if (is_document && !near.len)
        return;
    if (s->count++ < MESSAGES_MAX)
        warn(s, id, near, at);
}

static void meet_rows(struct strangers *s, const struct harvest *h)
{
    for (size_t i = 0; i < h->receipt_count; i++)
        meet(s, h->receipts[i].customer, h->receipts[i].at, false);
    for (size_t i = 0; i < h->bill_count; i++)
        meet(s, h->bills[i].customer, h->bills[i].at, false);
    for (size_t i = 0; i < h->cost_count; i++)
        meet(s, h->costs[i].customer, h->costs[i].at, false);
}

/* Whoever is left can only have credit notes: they stand among millions. */
static bool is_any_left(const struct strangers *s)
{
    for (uint32_t i = 0; i < s->link->ledger->customer_count; i++)
        if (!s->met[i] && !is_known(s, i))
            return true;
    return false;
}

void link_warn_of_strangers(struct link *l, const bool *billed)
{
    struct arena scratch = {0};
    struct strangers s = {
        .link = l,
        .billed = billed,
        .met = arena_array(&scratch, bool, l->ledger->customer_count)};

    for (size_t i = 0; i < l->harvest_count; i++)
        meet_rows(&s, &l->harvests[i]);
    for (size_t i = 0; i < l->harvest_count && is_any_left(&s); i++)
        for (size_t j = 0; j < l->harvests[i].document_count; j++)
            meet(&s, l->harvests[i].documents[j].customer,
                 l->harvests[i].documents[j].at, true);
    if (s.count > MESSAGES_MAX)
        diag_warning(l->diag, nowhere,
                     "%zu more customers have no document and no row of "
                     "customers",
                     s.count - MESSAGES_MAX);
    arena_release(&scratch);
}
