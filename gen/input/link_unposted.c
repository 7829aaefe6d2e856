#include "input/link.h"

#include <stdlib.h>

/*
 * A receipt typed in records/ that is not after an export of open items is
 * taken to be in it.  Where the export shows what the receipt names as if it
 * had not come, nobody has posted it yet: it takes nothing off, and a letter
 * would ask for money that is there.
 */
#define MESSAGES_MAX 20

/* A document that such a receipt names. */
struct named {
    uint32_t document;
    int64_t paid;    /* of it, by the export, and not by a receipt met before */
    bool tells_paid; /* else its amount is only what is open */
};

struct unposted {
    struct link *link;
    const struct receipt **receipts;
    size_t count;
    struct intern numbers;
    struct list {
        struct named *items; /* all instalments */
        size_t count, capacity;
    } * documents; /* by number */
    size_t told;
    struct arena scratch;
};

static bool counts(const struct link *l, const struct receipt *r)
{
    return l->files[r->at.file].typed && r->bill == LEDGER_NONE &&
           r->amount.minor > 0 && r->doc_nos.len > 0 &&
           r->receipt_date.day <= l->photograph.day &&
           (!date_is(r->reversed_date) ||
            r->reversed_date.day > l->photograph.day);
}

/* A row that says what it paid is compared with the export by itself. */
static bool is_allocated(const struct ledger *l, const struct receipt *r)
{
    for (size_t i = 0; i < l->allocation_count; i++)
        if (l->allocations[i].receipt == (uint32_t)(r - l->receipts))
            return true;
    return false;
}

static int by_day(const void *a, const void *b)
{
    const struct receipt *x = *(const struct receipt *const *)a;
    const struct receipt *y = *(const struct receipt *const *)b;

    if (x->receipt_date.day != y->receipt_date.day)
        return x->receipt_date.day < y->receipt_date.day ? -1 : 1;
    return (x > y) - (x < y);
}

static void list_receipts(struct unposted *u)
{
    const struct ledger *l = u->link->ledger;

    u->receipts =
        arena_array(&u->scratch, const struct receipt *, l->receipt_count);
    for (size_t i = 0; i < l->receipt_count; i++)
        if (counts(u->link, &l->receipts[i]) &&
            !is_allocated(l, &l->receipts[i]))
            u->receipts[u->count++] = &l->receipts[i];
    if (u->count)
        qsort(u->receipts, u->count, sizeof(*u->receipts), by_day);
}

static void list_numbers(struct unposted *u)
{
    u->numbers = intern_new(&u->scratch);
    for (size_t i = 0; i < u->count; i++) {
        struct str list = u->receipts[i]->doc_nos;

        while (list.len)
            (void)intern_add(&u->numbers, receipt_next_number(&list));
    }
    u->documents = arena_array(&u->scratch, struct list, u->numbers.count);
}

/* Some exports give no other amount than the open one. */
static bool tells_paid(const struct link *l, const struct document *d)
{
    const int *fields = l->files[d->at.file].plan.fields[TABLE_DOCUMENTS];

    return !d->has_open || d->open != d->owed ||
           fields[DOCUMENTS_AMOUNT] != fields[DOCUMENTS_OPEN_AMOUNT];
}

static void list_documents(struct unposted *u)
{
    const struct link *l = u->link;

    for (uint32_t i = 0; i < l->ledger->document_count; i++) {
        const struct document *d = &l->ledger->documents[i];
        uint32_t number;
        struct list *list;

        if (d->owed <= 0 || !intern_find(&u->numbers, d->doc_no, &number))
            continue;
        list = &u->documents[number];
        ARENA_PUSH(&u->scratch, list->items, list->count, list->capacity) =
            (struct named){.document = i,
                           .paid = d->has_open ? d->owed - d->open : 0,
                           .tells_paid = tells_paid(l, d)};
    }
}

static int64_t open_of(const struct document *d)
{
    return d->has_open ? d->open : d->owed;
}

/* What one receipt meets among the documents it names. */
struct meeting {
    int64_t left;  /* of its amount, that the export is not less by */
    int64_t open;  /* of documents that do not tell what is paid */
    bool vanished; /* a number is not in the export: it may be paid by this */
    const struct document *first; /* that is open */
};

static void meet(const struct ledger *l, const struct receipt *r,
                 struct named *x, struct meeting *m)
{
    const struct document *d = &l->documents[x->document];
    int64_t by = x->paid < m->left ? x->paid : m->left;

    if (d->currency != r->amount.currency)
        return;
    x->paid -= by;
    m->left -= by;
    if (!x->tells_paid)
        m->open += d->open;
    if (!m->first && open_of(d) > 0)
        m->first = d;
}

static void warn(struct unposted *u, const struct receipt *r,
                 const struct document *d)
{
    struct ledger *l = u->link->ledger;
    struct arena *a = l->arena;

    l->customers[d->customer].held = true;
    l->customers[r->customer].held = true;
    if (u->told++ >= MESSAGES_MAX)
        return;
    diag_warning(
        u->link->diag, ledger_place(l, r->at),
        "receipt %.*s of %.*s is not after the export of %.*s, which still "
        "shows document %.*s open with %.*s %s: it takes nothing off; if it is "
        "not in the books yet, enter it as money at the bank instead; until "
        "then customer %.*s gets no letter",
        STR_ARG(r->receipt_no), STR_ARG(date_iso(r->receipt_date, a)),
        STR_ARG(date_iso(u->link->photograph, a)), STR_ARG(d->doc_no),
        STR_ARG(money_grouped((struct money){open_of(d), d->currency}, a)),
        d->currency->code, STR_ARG(l->customers[d->customer].customer_id));
}

static void check(struct unposted *u, const struct receipt *r)
{
    struct meeting m = {.left = r->amount.minor};
    struct str list = r->doc_nos;
    uint32_t number;

    while (list.len) {
        struct str text = receipt_next_number(&list);

        if (!text.len || !intern_find(&u->numbers, text, &number))
            continue;
        m.vanished |= u->documents[number].count == 0;
        for (size_t i = 0; i < u->documents[number].count; i++)
            meet(u->link->ledger, r, &u->documents[number].items[i], &m);
    }
    if (m.first && m.left > 0 && !m.vanished && m.left >= m.open)
        warn(u, r, m.first);
}

void link_warn_of_unposted(struct link *l)
{
    struct unposted u = {.link = l};

    if (date_is(l->photograph)) {
        list_receipts(&u);
        list_numbers(&u);
    }
    if (u.count)
        list_documents(&u);
    for (size_t i = 0; i < u.count; i++)
        check(&u, u.receipts[i]);
    if (u.told > MESSAGES_MAX)
        diag_warning(l->diag, nowhere,
                     "%zu more receipts are not after the export and name "
                     "documents that it still shows open",
                     u.told - MESSAGES_MAX);
    arena_release(&u.scratch);
}
