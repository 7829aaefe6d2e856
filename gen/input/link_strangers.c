#include "input/link.h"

#include <limits.h>

/*
 * Where no table tells all customers, a customer is whoever a row names, and a
 * typing error in a number makes one.  He is known by what he lacks: nothing
 * is billed to him, but something is paid, credited or spent.
 */
#define MESSAGES_MAX 20
#define NEAR_MAX     2 /* edits between two numbers that may be one */
#define COMPARED_MAX 10000000

struct strangers {
    struct link *link;
    const bool *billed; /* by customer */
    bool *met;          /* by customer: he was warned of */
    size_t count;
    size_t compared; /* numbers, for what is near; bounded */
};

static bool is_known(const struct strangers *s, uint32_t customer)
{
    return s->billed[customer] || !s->link->ledger->customers[customer].implied;
}

static bool may_be_near(struct str a, struct str b)
{
    return a.len <= b.len + NEAR_MAX && b.len <= a.len + NEAR_MAX;
}

/* What is easily taken for each other when typed. */
static unsigned char fold(char c)
{
    if (c == 'O' || c == 'o')
        return '0';
    return c == 'I' || c == 'l' ? '1' : (unsigned char)c;
}

/* How many characters two numbers share, wherever they stand. */
static unsigned count_shared(struct str a, struct str b)
{
    unsigned char left[256] = {0};
    unsigned shared = 0;

    a = str_head(a, UCHAR_MAX);
    for (size_t i = 0; i < a.len; i++)
        left[fold(a.ptr[i])]++;
    for (size_t i = 0; i < b.len; i++) {
        unsigned char *c = &left[fold(b.ptr[i])];

        if (*c == 0)
            continue;
        --*c;
        shared++;
    }
    return shared;
}

/*
 * The nearest number of a known customer, of equals the one with the same
 * characters (K02 for K2O); empty: none is near.
 */
static struct str find_near(struct strangers *s, struct str id)
{
    const struct ledger *l = s->link->ledger;
    struct str nearest = {0};
    unsigned least = NEAR_MAX + 1;

    for (uint32_t i = 0; i < l->customer_count; i++) {
        struct str other = l->customers[i].customer_id;
        unsigned distance;

        if (!is_known(s, i) || !may_be_near(id, other))
            continue;
        if (s->compared++ >= COMPARED_MAX)
            break;
        distance = str_distance(id, other);
        if (distance > NEAR_MAX || distance >= id.len || distance > least)
            continue;
        if (distance < least ||
            count_shared(id, other) > count_shared(id, nearest)) {
            least = distance;
            nearest = other;
        }
    }
    return nearest;
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
