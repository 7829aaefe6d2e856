#include "measure/proof_parts.h"

#include <stdlib.h>

enum proof_holder proof_holder_of(enum proof_link link)
{
    switch (link) {
    case LINK_CONTRACT:
    case LINK_ORDER:
        return HOLDER_SALES;
    case LINK_DELIVERY:
        return HOLDER_WAREHOUSE;
    case LINK_INVOICE:
    case LINK_STATEMENT:
        return HOLDER_FINANCE;
    case LINK_DEMAND:
        break;
    }
    return HOLDER_COLLECTOR;
}

/* --- demands -------------------------------------------------------------- */

static int by_document(const void *a, const void *b)
{
    const struct clock *const *x = a, *const *y = b;

    return ((*x)->document > (*y)->document) -
           ((*x)->document < (*y)->document);
}

static void sort_clocks(struct proof_work *w, struct arena *a)
{
    const struct clocks *list = w->all_clocks;

    w->clocks = arena_array(a, const struct clock *, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == CLOCK_LIMITATION)
            w->clocks[w->clock_count++] = &list->items[i];
    if (w->clock_count)
        qsort(w->clocks, w->clock_count, sizeof(*w->clocks), by_document);
}

static const struct clock *clock_of(const struct proof_work *w,
                                    uint32_t document)
{
    size_t low = 0, high = w->clock_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (w->clocks[middle]->document < document)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->clock_count && w->clocks[low]->document == document
               ? w->clocks[low]
               : NULL;
}

/* Ours, after the debt was due. */
static bool is_demand(const struct clock_event *e)
{
    return e->cause <= CAUSE_CALL && e->asserted != EFFECT_EARLY &&
           e->provable != EFFECT_EARLY;
}

static unsigned count_bits(uint32_t bits)
{
    unsigned n = 0;

    for (; bits; bits &= bits - 1)
        n++;
    return n;
}

/*
 * As for the limitation of actions: what reached him and can be proved.  Of
 * several that cannot, the one that lacks least.
 */
static void find_demand(const struct proof_work *w, struct proof *p)
{
    const struct clock *c = clock_of(w, p->document);
    bool is_first = true;

    for (size_t i = 0; c && i < c->event_count; i++) {
        const struct clock_event *e = &c->events[i];

        if (!is_demand(e))
            continue;
        if (e->is_provable) {
            p->links[LINK_DEMAND] = LINK_FILED;
            p->demand_lacks = 0;
            return;
        }
        proof_raise(p, LINK_DEMAND, LINK_NOTED, NULL);
        if (is_first || count_bits(e->lacks) < count_bits(p->demand_lacks))
            p->demand_lacks = e->lacks;
        is_first = false;
    }
}

/* --- one document --------------------------------------------------------- */

void proof_raise(struct proof *p, enum proof_link link, enum link_state state,
                 const struct evidence *exhibit)
{
    if (p->links[link] >= state)
        return;
    p->links[link] = (uint8_t)state;
    p->exhibits[link] = exhibit;
}

static void read_fields(const struct document *doc, struct proof *p)
{
    const struct document_details *more = doc->details;

    if (doc->kind == DOCUMENT_INVOICE)
        p->links[LINK_INVOICE] = LINK_FILED;
    if (!more)
        return;
    if (more->contract_no.len)
        p->links[LINK_CONTRACT] = LINK_NOTED;
    if (more->order_no.len)
        p->links[LINK_ORDER] = LINK_NOTED;
    if (more->delivery_no.len || date_is(more->delivery_date))
        p->links[LINK_DELIVERY] = LINK_NOTED;
}

static bool is_proved(const struct proof *p)
{
    return p->links[LINK_STATEMENT] == LINK_FILED ||
           (p->links[LINK_DELIVERY] == LINK_FILED &&
            (p->links[LINK_CONTRACT] == LINK_FILED ||
             p->links[LINK_ORDER] == LINK_FILED));
}

static struct proof prove(const struct proof_work *w, uint32_t item)
{
    const struct document *doc =
        &w->ledger->documents[w->aging->items[item].document];
    const struct customer *c = &w->ledger->customers[doc->customer];
    struct proof p = {.item = item,
                      .document = w->aging->items[item].document,
                      .salesperson = c->salesperson};

    if (doc->details && doc->details->salesperson.len)
        p.salesperson = doc->details->salesperson;
    p.is_handed_over = date_is(doc->handed_over_date) &&
                       doc->handed_over_date.day <= w->aging->as_of.day;
    read_fields(doc, &p);
    proof_read_papers(w, doc, &p);
    find_demand(w, &p);
    p.is_proved = is_proved(&p);
    return p;
}

/* --- all of them ---------------------------------------------------------- */

/* A proof on its way to its place. */
struct placed {
    struct proof proof;
    size_t currency; /* of the aging */
    size_t place;    /* among the items: by customer */
};

static int by_place(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;

    if (x->currency != y->currency)
        return x->currency < y->currency ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

static size_t currency_at(const struct aging *aging,
                          const struct currency *currency)
{
    size_t i = 0;

    while (i < aging->currency_count &&
           aging->currencies[i].currency != currency)
        i++;
    return i;
}

static struct placed *list_overdue(const struct proof_work *w, size_t *count,
                                   struct arena *a)
{
    struct placed *list = NULL;
    size_t n = 0, capacity = 0;

    for (uint32_t i = 0; i < w->aging->item_count; i++) {
        const struct open_item *item = &w->aging->items[i];
        const struct document *doc = &w->ledger->documents[item->document];

        if (item->days_overdue < 1 || item->open <= 0)
            continue;
        ARENA_PUSH(a, list, n, capacity) = (struct placed){
            prove(w, i), currency_at(w->aging, doc->currency), i};
    }
    if (n)
        qsort(list, n, sizeof(*list), by_place);
    *count = n;
    return list;
}

static void count_in(const struct proof_work *w, const struct proof *p,
                     struct proof_customer *c)
{
    int64_t open = w->aging->items[p->item].open;

    c->count++;
    c->overdue += open;
    if (!p->is_proved)
        c->unproved += open;
    for (size_t i = 0; i < LINK_COUNT; i++)
        c->filed[i] += p->links[i] == LINK_FILED;
}

static void group_by_customer(const struct proof_work *w, struct proofs *out,
                              struct arena *a)
{
    size_t capacity = 0;

    for (size_t i = 0; i < out->count; i++) {
        const struct document *doc =
            &w->ledger->documents[out->items[i].document];
        struct proof_customer *c =
            out->customer_count ? &out->customers[out->customer_count - 1]
                                : NULL;

        if (!c || c->customer != doc->customer ||
            c->currency != doc->currency) {
            c = &ARENA_PUSH(a, out->customers, out->customer_count, capacity);
            *c = (struct proof_customer){.customer = doc->customer,
                                         .currency = doc->currency,
                                         .first = i};
        }
        count_in(w, &out->items[i], c);
    }
}

/* Currencies are by code in the aging. */
static int by_unproved(const void *a, const void *b)
{
    const struct proof_customer *x = a, *y = b;
    int order = str_compare(str_from_z(x->currency->code),
                            str_from_z(y->currency->code));

    if (!order)
        order = (x->unproved < y->unproved) - (x->unproved > y->unproved);
    return order ? order : (x->first > y->first) - (x->first < y->first);
}

void proofs_make(const struct ledger *l, const struct aging *aging,
                 const struct clocks *clocks, struct proofs *out,
                 struct arena *a)
{
    struct proof_work w = {.ledger = l, .aging = aging, .all_clocks = clocks};
    struct arena scratch = {0};
    struct placed *list;

    *out = (struct proofs){.has_records =
                               l->contract_count + l->evidence_count +
                                   l->delivery_count + l->contact_count >
                               0};
    w.contracts = contracts_sort(l, &scratch);
    sort_clocks(&w, &scratch);
    proof_sort_papers(&w, &scratch);
    list = list_overdue(&w, &out->count, &scratch);
    out->items = arena_array(a, struct proof, out->count);
    for (size_t i = 0; i < out->count; i++)
        out->items[i] = list[i].proof;
    arena_release(&scratch);
    group_by_customer(&w, out, a);
    if (out->customer_count)
        qsort(out->customers, out->customer_count, sizeof(*out->customers),
              by_unproved);
}
