#include "measure/claim_parts.h"

#include <stdlib.h>

/*
 * Money of the claim: each receipt once, on the day it came.  A bill is none
 * before it is paid; one that was endorsed or discounted was money when it
 * came in.  What an allocation says is the payer's designation where rows of a
 * table say so and the policy takes them for it, or where the receipt names
 * the document (民法典 560(1)); the rest is in no debt in particular.
 */

struct place_of_debt {
    uint32_t document;
    size_t debt;            /* OFFSET_ANY: it is outside */
    enum claim_bridge line; /* that keeps it out */
};

struct gathering {
    struct raw_claim *claim;
    struct place_of_debt *places; /* by document */
    size_t place_count;
};

static int by_document(const void *a, const void *b)
{
    const struct place_of_debt *x = a;
    const struct place_of_debt *y = b;

    return (x->document > y->document) - (x->document < y->document);
}

/* NULL: a credit. */
static const struct place_of_debt *place_at(const struct gathering *g,
                                            uint32_t document)
{
    struct place_of_debt key = {.document = document};

    return g->place_count ? bsearch(&key, g->places, g->place_count,
                                    sizeof(key), by_document)
                          : NULL;
}

static bool is_same_row(struct origin a, struct origin b)
{
    return a.file == b.file && a.line == b.line;
}

/* Did the payer mean this document? */
static bool designates(const struct raw_claim *c, const struct allocation *x)
{
    const struct ledger *l = c->book->ledger;
    const struct receipt *r = &l->receipts[x->receipt];
    struct str doc_no = l->documents[x->document].doc_no;
    bool made_here =
        is_same_row(x->at, r->at) ||
        (r->bill != LEDGER_NONE && is_same_row(x->at, l->bills[r->bill].at));

    if ((l->source == ALLOCATION_EXPORTED || !made_here) &&
        c->book->policy->claim.ledger_designates)
        return true;
    return receipt_names(r->doc_nos, doc_no) ||
           (r->bill != LEDGER_NONE &&
            receipt_names(l->bills[r->bill].doc_nos, doc_no));
}

/* Is it in the open amounts that the export shows? */
static bool is_shown(const struct ledger *l, const struct receipt *r)
{
    return l->source == ALLOCATION_OPEN &&
           (!date_is(l->photograph) ||
            r->receipt_date.day <= l->photograph.day);
}

/* The day on which it was money; no_date: it is a bill that is none yet. */
static struct date paid_day(const struct raw_claim *c, const struct receipt *r)
{
    const struct bill *bill =
        r->bill == LEDGER_NONE ? NULL : &c->book->ledger->bills[r->bill];

    if (!bill)
        return r->receipt_date;
    switch (bill_state_on(bill, c->as_of)) {
    case BILL_NOT_YET:
    case BILL_IN_HAND:
    case BILL_RETURNED:
        return no_date;
    case BILL_PASSED_ON:
        return r->receipt_date;
    case BILL_SETTLED:
        break;
    }
    if (bill->status != BILL_PAID && bill->status != BILL_HELD)
        return r->receipt_date;
    return date_is(bill->presented_at) ? bill->presented_at
                                       : bill->maturity_date;
}

static void add_payment(struct raw_claim *c, uint32_t receipt, struct date day,
                        int64_t minor, size_t debt)
{
    if (minor)
        ARENA_PUSH(c->arena, c->payments, c->payment_count,
                   c->payment_capacity) = (struct raw_payment){
            .receipt = receipt,
            .number = c->book->ledger->receipts[receipt].receipt_no,
            .day = day,
            .minor = minor,
            .debt = debt};
}

static bool is_ours(const struct raw_claim *c, uint32_t document)
{
    return c->book->ledger->documents[document].customer == c->customer;
}

static struct date no_earlier(const struct raw_claim *c, size_t debt,
                              struct date day)
{
    return debt == OFFSET_ANY ? day : date_later(day, c->debts[debt].issue);
}

/* What the receipt's allocations come to. */
struct spread {
    int64_t foreign;   /* for documents of others */
    int64_t to_ours;   /* for this customer's */
    int64_t elsewhere; /* designated for those outside the claim */
};

/* Payments that are designated; the rest is for the caller. */
static struct spread spread_of(struct gathering *g, uint32_t receipt,
                               struct date day)
{
    struct raw_claim *c = g->claim;
    const struct claim_book *b = c->book;
    const struct ledger *l = b->ledger;
    struct spread s = {0};

    for (uint32_t i = b->by_receipt.first[receipt];
         i < b->by_receipt.first[receipt + 1]; i++) {
        const struct allocation *x = &l->allocations[b->by_receipt.rows[i]];
        const struct place_of_debt *at;
        int64_t minor = x->amount.minor;

        if (x->reopens || !allocation_is_effective(x, c->as_of))
            continue;
        if (!is_ours(c, x->document)) {
            s.foreign += minor;
            continue;
        }
        s.to_ours += minor;
        if (!date_is(day) || !designates(c, x))
            continue;
        at = place_at(g, x->document);
        if (at && at->debt != OFFSET_ANY) {
            add_payment(c, receipt, no_earlier(c, at->debt, day), minor,
                        at->debt);
            continue;
        }
        s.elsewhere += minor;
        c->bridge[at ? at->line : BRIDGE_CREDIT_LEFT] += minor;
    }
    return s;
}

static int64_t named_for(const struct raw_claim *c, size_t from)
{
    int64_t sum = 0;

    for (size_t i = from; i < c->payment_count; i++)
        sum += c->payments[i].minor;
    return sum;
}

static void note_bill(struct raw_claim *c, const struct receipt *r,
                      int64_t share)
{
    const struct bill *bill = &c->book->ledger->bills[r->bill];
    struct claim_note note = note_about(NOTE_BILL_HELD, bill->bill_no);

    note.amount = (struct money){share, c->currency};
    note.day = bill->maturity_date;
    note.at = bill->at;
    note_add(c->notes, note);
}

/*
 * One receipt's share in the claim.  Of others' receipts it is what they paid
 * for this customer; of what a photograph shows, what was applied after it.
 */
static void take_receipt(struct gathering *g, uint32_t receipt)
{
    struct raw_claim *c = g->claim;
    const struct ledger *l = c->book->ledger;
    const struct receipt *r = &l->receipts[receipt];
    bool own = r->customer == c->customer, shown = is_shown(l, r);
    struct date day = paid_day(c, r);
    size_t from = c->payment_count;
    struct spread s;
    int64_t share;

    if (r->amount.currency != c->currency || !receipt_stands(r, c->as_of))
        return;
    s = spread_of(g, receipt, day);
    share = own && !shown ? r->amount.minor - s.foreign : s.to_ours;
    if (!date_is(day)) {
        c->bridge[BRIDGE_BILLS_IN_HAND] += share;
        if (share)
            note_bill(c, r, share);
        return;
    }
    add_payment(c, receipt, day, share - s.elsewhere - named_for(c, from),
                OFFSET_ANY);
    if (share)
        ARENA_PUSH(c->arena, c->receipts, c->receipt_count,
                   c->receipt_capacity) =
            (struct raw_receipt){receipt, day, share, s.elsewhere};
}

/* Own receipts, and those of others that paid one of his documents. */
static void take_receipts(struct gathering *g)
{
    struct raw_claim *c = g->claim;
    const struct claim_book *b = c->book;
    const struct ledger *l = b->ledger;
    uint32_t *others = arena_array(c->arena, uint32_t, 0);
    size_t count = 0, capacity = 0;

    for (uint32_t i = b->receipts.first[c->customer];
         i < b->receipts.first[c->customer + 1]; i++)
        take_receipt(g, b->receipts.rows[i]);
    for (uint32_t i = b->documents.first[c->customer];
         i < b->documents.first[c->customer + 1]; i++) {
        uint32_t row = b->documents.rows[i];

        for (uint32_t k = b->by_document.first[row];
             k < b->by_document.first[row + 1]; k++) {
            uint32_t receipt = l->allocations[b->by_document.rows[k]].receipt;

            if (receipt != LEDGER_NONE &&
                l->receipts[receipt].customer != c->customer)
                ARENA_PUSH(c->arena, others, count, capacity) = receipt;
        }
    }
    for (size_t i = 0; i < count; i++) {
        bool seen = false;

        for (size_t k = 0; k < i; k++)
            seen |= others[k] == others[i];
        if (!seen)
            take_receipt(g, others[i]);
    }
}

static int by_day(const void *a, const void *b)
{
    const struct raw_payment *x = a;
    const struct raw_payment *y = b;

    if (x->day.day != y->day.day)
        return x->day.day < y->day.day ? -1 : 1;
    if (x->debt != y->debt)
        return x->debt < y->debt ? -1 : 1;
    if (str_compare(x->number, y->number))
        return str_compare(x->number, y->number);
    return (x->minor > y->minor) - (x->minor < y->minor);
}

/* Of the same receipt first, then of the same debt, then the latest before. */
static size_t find_taken(const struct raw_claim *c, size_t back, int pass)
{
    const struct raw_payment *y = &c->payments[back];

    for (size_t i = c->payment_count; i-- > 0;) {
        const struct raw_payment *x = &c->payments[i];

        if (x->minor <= 0 || (pass < 2 && x->debt != y->debt) ||
            (pass == 0 && x->receipt != y->receipt) ||
            (pass == 1 && x->day.day > y->day.day) ||
            (pass == 2 && x->day.day > y->day.day))
            continue;
        return i;
    }
    return c->payment_count;
}

/*
 * A negative one takes money back: what it takes was never paid.  More than
 * was ever paid is left, and told.
 */
static void take_back(struct raw_claim *c, size_t back)
{
    for (int pass = 0; pass < 3 && c->payments[back].minor < 0;) {
        size_t from = find_taken(c, back, pass);
        int64_t part;

        if (from == c->payment_count) {
            pass++;
            continue;
        }
        part = c->payments[from].minor < -c->payments[back].minor
                   ? c->payments[from].minor
                   : -c->payments[back].minor;
        c->payments[from].minor -= part;
        c->payments[back].minor += part;
    }
    if (c->payments[back].minor < 0) {
        const struct receipt *r =
            &c->book->ledger->receipts[c->payments[back].receipt];
        struct claim_note note = note_about(NOTE_TAKEN_BACK, r->receipt_no);

        note.amount = (struct money){-c->payments[back].minor, c->currency};
        note.at = r->at;
        note_add(c->notes, note);
        c->bridge[BRIDGE_MONEY_LEFT] += c->payments[back].minor;
        c->payments[back].minor = 0;
    }
}

/* The money in the ledger that nothing of the claim accounts for. */
static void count_ledger(struct raw_claim *c)
{
    const struct claim_book *b = c->book;
    const struct ledger *l = b->ledger;

    for (uint32_t i = b->receipts.first[c->customer];
         i < b->receipts.first[c->customer + 1]; i++) {
        uint32_t row = b->receipts.rows[i];
        int64_t open = b->view->receipt_open[row];

        if (l->receipts[row].amount.currency != c->currency)
            continue;
        c->bridge[BRIDGE_LEDGER] += open;
        if (is_shown(l, &l->receipts[row]))
            c->bridge[BRIDGE_MONEY_LEFT] -= open;
    }
}

static void find_places(struct gathering *g)
{
    struct raw_claim *c = g->claim;
    size_t n = c->debt_count + c->outside_count;

    g->places = arena_array(c->arena, struct place_of_debt, n);
    g->place_count = n;
    for (size_t i = 0; i < c->debt_count; i++)
        g->places[i] =
            (struct place_of_debt){c->debts[i].document, i, BRIDGE_PRINCIPAL};
    for (size_t i = 0; i < c->outside_count; i++)
        g->places[c->debt_count + i] = (struct place_of_debt){
            c->outside[i].document, OFFSET_ANY, c->outside[i].line};
    if (n)
        qsort(g->places, n, sizeof(*g->places), by_document);
}

void claim_gather_money(struct raw_claim *c)
{
    struct gathering g = {.claim = c};
    size_t n = 0;

    find_places(&g);
    take_receipts(&g);
    count_ledger(c);
    if (c->payment_count)
        qsort(c->payments, c->payment_count, sizeof(*c->payments), by_day);
    for (size_t i = 0; i < c->payment_count; i++)
        if (c->payments[i].minor < 0)
            take_back(c, i);
    for (size_t i = 0; i < c->payment_count; i++)
        if (c->payments[i].minor > 0)
            c->payments[n++] = c->payments[i];
    c->payment_count = n;
}
