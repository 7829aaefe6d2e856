#include "model/ledger_queue.h"

/*
 * Numbers that receipts name and that no document of their customer bears.
 * Mostly they are typing errors; where another customer has such a document,
 * one of the two numbers is wrong, and what that customer owes is in doubt.
 */

/* Different numbers of one hash are chained; LEDGER_NONE: none. */
struct chains {
    uint32_t *first, *next;
    size_t mask;
};

/* The unknown with this number, or LEDGER_NONE. */
static uint32_t find_unknown(const struct queue *q, const struct chains *c,
                             struct str number)
{
    uint32_t i = c->first[str_hash(number) & c->mask];

    while (i != LEDGER_NONE && !str_equal(q->unknown[i].number, number))
        i = c->next[i];
    return i;
}

static struct chains chain_up(struct queue *q)
{
    size_t n = q->unknown_count, size = 64;
    struct chains c;

    while (size < 2 * n)
        size *= 2;
    c = (struct chains){.first = arena_array(q->lasting, uint32_t, size),
                        .next = arena_array(q->lasting, uint32_t, n),
                        .mask = size - 1};
    for (size_t i = 0; i < size; i++)
        c.first[i] = LEDGER_NONE;
    for (uint32_t i = 0; i < n; i++) {
        struct unknown *u = &q->unknown[i];
        uint32_t *first = &c.first[str_hash(u->number) & c.mask];

        u->same = find_unknown(q, &c, u->number);
        if (u->same != LEDGER_NONE)
            continue;
        u->same = i;
        c.next[i] = *first;
        *first = i;
    }
    return c;
}

/* Of several owners the first is named, and all are held. */
static void find_owners(struct queue *q)
{
    struct ledger *l = q->ledger;
    struct chains c = chain_up(q);

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];
        uint32_t u = find_unknown(q, &c, doc->doc_no);

        if (u == LEDGER_NONE || doc->kind == DOCUMENT_CREDIT_NOTE)
            continue;
        l->customers[doc->customer].held = true;
        if (q->unknown[u].owner == LEDGER_NONE)
            q->unknown[u].owner = doc->customer;
    }
}

/* Who has the document that is named; LEDGER_NONE: nobody. */
static uint32_t owner_of(const struct queue *q, const struct unknown *u)
{
    return q->unknown[u->same].owner;
}

static void warn_of_owner(const struct queue *q, const struct unknown *u)
{
    const struct ledger *l = q->ledger;
    const struct receipt *r = &l->receipts[u->receipt];
    struct str owner = l->customers[owner_of(q, u)].customer_id;

    diag_warning(
        q->diag, ledger_place(l, r->at),
        "receipt \"%.*s\" of customer %.*s names \"%.*s\", which is of "
        "customer %.*s: correct the one or the other; until then %.*s "
        "gets no letter",
        STR_ARG(r->receipt_no), STR_ARG(l->customers[r->customer].customer_id),
        STR_ARG(u->number), STR_ARG(owner), STR_ARG(owner));
}

static void warn_of_nobody(const struct queue *q, const struct unknown *u)
{
    const struct ledger *l = q->ledger;
    const struct receipt *r = &l->receipts[u->receipt];
    struct str customer_id = l->customers[r->customer].customer_id;

    switch (l->rules.order) {
    case ORDER_OLDEST:
        diag_warning(q->diag, ledger_place(l, r->at),
                     "receipt \"%.*s\" names \"%.*s\", but customer %.*s has "
                     "no such invoice: the money goes to the oldest due",
                     STR_ARG(r->receipt_no), STR_ARG(u->number),
                     STR_ARG(customer_id));
        break;
    case ORDER_NAMED:
        diag_warning(q->diag, ledger_place(l, r->at),
                     "receipt \"%.*s\" names \"%.*s\", but customer %.*s has "
                     "no such invoice: the money stays unapplied",
                     STR_ARG(r->receipt_no), STR_ARG(u->number),
                     STR_ARG(customer_id));
        break;
    case ORDER_CIVIL_CODE:
    case ORDER_PRO_RATA:
        diag_warning(q->diag, ledger_place(l, r->at),
                     "receipt \"%.*s\" names \"%.*s\", but customer %.*s has "
                     "no such invoice: the money goes by the order of "
                     "allocation",
                     STR_ARG(r->receipt_no), STR_ARG(u->number),
                     STR_ARG(customer_id));
        break;
    }
}

void unknown_report(struct queue *q)
{
    if (!q->unknown_count)
        return;
    find_owners(q);
    for (size_t i = 0; i < q->unknown_count && i < MESSAGES_MAX; i++) {
        if (owner_of(q, &q->unknown[i]) != LEDGER_NONE)
            warn_of_owner(q, &q->unknown[i]);
        else
            warn_of_nobody(q, &q->unknown[i]);
    }
    if (q->unknown_count > MESSAGES_MAX)
        diag_warning(q->diag, nowhere,
                     "%zu more numbers that receipts name are borne by no "
                     "invoice of their customer",
                     q->unknown_count - MESSAGES_MAX);
}
