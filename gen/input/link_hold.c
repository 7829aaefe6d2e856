#include "input/link.h"

/*
 * A rejected receipt, bill, allocation, write-off, credit note or dispute may
 * be all that speaks against a letter: the customers of every number it names
 * are held.
 */
#define MESSAGES_MAX 100

enum { IS_DOCUMENT = 1, IS_RECEIPT = 2, IS_CREDIT_NOTE = 4 };

/* A number that some rejected row names. */
struct wanted {
    unsigned char kinds; /* what may bear it */
    bool found;
};

struct holding {
    struct link *link;
    struct intern numbers;
    struct wanted *wanted; /* one a number */
    size_t wanted_count, wanted_capacity;
    size_t nobody; /* rows that name nobody known */
    bool warns;    /* second walk over the rows */
    struct arena scratch;
};

/* Want a number, or tell in the second walk whether it was found. */
static bool meet(struct holding *h, struct str number, unsigned char kinds)
{
    uint32_t i;

    if (!number.len)
        return false;
    i = intern_add(&h->numbers, number);
    if (i == h->wanted_count)
        ARENA_PUSH(&h->scratch, h->wanted, h->wanted_count,
                   h->wanted_capacity) = (struct wanted){0};
    h->wanted[i].kinds |= kinds;
    return h->wanted[i].found;
}

/* Whether any of the names is known. */
static bool meet_all(struct holding *h, const struct naming *n)
{
    struct str list = n->doc_nos;
    bool any = n->customer_id.len && link_hold_whom(h->link, n->customer_id);

    any = meet(h, n->doc_no, IS_DOCUMENT) || any;
    any = meet(h, n->from_no, IS_RECEIPT | IS_CREDIT_NOTE) || any;
    while (list.len)
        any = meet(h, receipt_next_number(&list), IS_DOCUMENT) || any;
    return any;
}

static void warn(struct holding *h, struct place at)
{
    if (h->nobody++ < MESSAGES_MAX)
        diag_warning(h->link->diag, at,
                     "this rejected row names no customer, document or receipt "
                     "that is known: a letter may ask for what it would have "
                     "taken off");
}

static bool takes_off(enum table table)
{
    return table == TABLE_RECEIPTS || table == TABLE_ALLOCATIONS ||
           table == TABLE_DISPUTES || table == TABLE_BILLS ||
           table == TABLE_WRITEOFFS;
}

/* What a row may be that was rejected before its table was known. */
static bool may_take_off(const struct profile *p)
{
    for (int t = 0; t < TABLE_COUNT; t++) {
        if (takes_off((enum table)t) && p->tables[t].fed)
            return true;
    }
    return false;
}

static void walk(struct holding *h)
{
    const struct link *l = h->link;

    for (size_t i = 0; i < l->harvest_count; i++) {
        for (size_t j = 0; j < l->harvests[i].reject_count; j++) {
            const struct loose_reject *r = &l->harvests[i].rejects[j];

            if (!meet_all(h, &r->names) && h->warns &&
                (r->names.takes_off ||
                 may_take_off(l->files[r->at.file].profile)))
                warn(h, r->reject.at);
        }
    }
    for (size_t i = 0; i < l->refusal_count; i++) {
        const struct refusal *r = &l->refusals[i];

        if (r->used)
            continue;
        if (!meet_all(h, &r->names) && h->warns &&
            (r->names.takes_off || takes_off(r->table)) &&
            r->customer == LEDGER_NONE)
            warn(h, ledger_place(l->ledger, r->at));
    }
}

static void find(struct holding *h, struct str number, unsigned char kind,
                 uint32_t customer)
{
    uint32_t i;

    if (!intern_find(&h->numbers, number, &i) || !(h->wanted[i].kinds & kind))
        return;
    h->wanted[i].found = true;
    h->link->ledger->customers[customer].held = true;
}

static void find_all(struct holding *h)
{
    const struct ledger *l = h->link->ledger;

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];
        unsigned char kind = d->kind == DOCUMENT_CREDIT_NOTE
                                 ? IS_DOCUMENT | IS_CREDIT_NOTE
                                 : IS_DOCUMENT;

        find(h, d->doc_no, kind, d->customer);
    }
    for (size_t i = 0; i < l->receipt_count; i++)
        find(h, l->receipts[i].receipt_no, IS_RECEIPT, l->receipts[i].customer);
    for (size_t i = 0; i < l->bill_count; i++)
        find(h, l->bills[i].bill_no, IS_RECEIPT, l->bills[i].customer);
}

void link_hold(struct link *l)
{
    struct holding h = {.link = l};

    h.numbers = intern_new(&h.scratch);
    walk(&h);
    if (h.numbers.count)
        find_all(&h);
    h.warns = true;
    walk(&h);
    if (h.nobody > MESSAGES_MAX)
        diag_warning(l->diag, nowhere,
                     "%zu more rejected rows name nobody that is known",
                     h.nobody - MESSAGES_MAX);
    arena_release(&h.scratch);
}
