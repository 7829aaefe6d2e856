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
    bool typed; /* by a person, who may write it otherwise than the export */
};

/* What typed numbers that nothing bears have in common with others. */
struct similar {
    unsigned char kinds;
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
static bool meet(struct holding *h, struct str number, unsigned char kinds,
                 bool typed)
{
    uint32_t i;

    if (!number.len)
        return false;
    i = intern_add(&h->numbers, number);
    if (i == h->wanted_count)
        ARENA_PUSH(&h->scratch, h->wanted, h->wanted_count,
                   h->wanted_capacity) = (struct wanted){0};
    h->wanted[i].kinds |= kinds;
    h->wanted[i].typed |= typed;
    return h->wanted[i].found;
}

/* Whether any of the names is known. */
static bool meet_all(struct holding *h, const struct naming *n,
                     struct origin at)
{
    bool typed = h->link->files[at.file].typed;
    struct str list = n->doc_nos;
    bool any = n->customer_id.len && link_hold_whom(h->link, n->customer_id);

    any = meet(h, n->doc_no, IS_DOCUMENT, typed) || any;
    any = meet(h, n->from_no, IS_RECEIPT | IS_CREDIT_NOTE, typed) || any;
    while (list.len)
        any = meet(h, receipt_next_number(&list), IS_DOCUMENT, typed) || any;
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

            if (!meet_all(h, &r->names, r->at) && h->warns &&
                (r->names.takes_off ||
                 may_take_off(l->files[r->at.file].profile)))
                warn(h, r->reject.at);
        }
    }
    for (size_t i = 0; i < l->refusal_count; i++) {
        const struct refusal *r = &l->refusals[i];

        if (r->used)
            continue;
        if (!meet_all(h, &r->names, r->at) && h->warns &&
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

static unsigned char kind_of(const struct document *d)
{
    return d->kind == DOCUMENT_CREDIT_NOTE ? IS_DOCUMENT | IS_CREDIT_NOTE
                                           : IS_DOCUMENT;
}

static void find_all(struct holding *h)
{
    const struct ledger *l = h->link->ledger;

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];

        find(h, d->doc_no, kind_of(d), d->customer);
    }
    for (size_t i = 0; i < l->receipt_count; i++)
        find(h, l->receipts[i].receipt_no, IS_RECEIPT, l->receipts[i].customer);
    for (size_t i = 0; i < l->bill_count; i++)
        find(h, l->bills[i].bill_no, IS_RECEIPT, l->bills[i].customer);
}

/* All that differ from it in width, case, brackets or blanks alone. */
static void find_similar(struct holding *h, const struct intern *alike,
                         struct similar *similar)
{
    const struct ledger *l = h->link->ledger;

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];
        struct arena_mark mark = arena_mark(&h->scratch);
        uint32_t key;

        if (intern_find(alike, link_likeness(d->doc_no, &h->scratch), &key) &&
            (similar[key].kinds & kind_of(d))) {
            similar[key].found = true;
            l->customers[d->customer].held = true;
        }
        arena_rewind(&h->scratch, mark);
    }
}

static void find_typed(struct holding *h)
{
    struct intern alike = intern_new(&h->scratch);
    struct similar *similar =
        arena_array(&h->scratch, struct similar, h->wanted_count);
    uint32_t *keys = arena_array(&h->scratch, uint32_t, h->wanted_count);

    for (size_t i = 0; i < h->wanted_count; i++) {
        const struct wanted *w = &h->wanted[i];

        keys[i] = LEDGER_NONE;
        if (!w->typed || w->found)
            continue;
        keys[i] =
            intern_add(&alike, link_likeness(h->numbers.texts[i], &h->scratch));
        similar[keys[i]].kinds |= w->kinds;
    }
    if (alike.count)
        find_similar(h, &alike, similar);
    for (size_t i = 0; i < h->wanted_count; i++)
        if (keys[i] != LEDGER_NONE)
            h->wanted[i].found = similar[keys[i]].found;
}

void link_hold(struct link *l)
{
    struct holding h = {.link = l};

    h.numbers = intern_new(&h.scratch);
    walk(&h);
    if (h.numbers.count) {
        find_all(&h);
        find_typed(&h);
    }
    h.warns = true;
    walk(&h);
    if (h.nobody > MESSAGES_MAX)
        diag_warning(l->diag, nowhere,
                     "%zu more rejected rows name nobody that is known",
                     h.nobody - MESSAGES_MAX);
    arena_release(&h.scratch);
}
