#include "measure/photograph.h"

#include <stdlib.h>

/*
 * Receipts and write-offs that the newest export is less already, and that
 * name what was lost.  They are taken in the order of their days, so that what
 * had been paid by the earlier export is not counted again.
 */
struct payment {
    struct date day;
    uint32_t receipt, writeoff, settlement; /* but one LEDGER_NONE */
};

struct explaining {
    struct tying *tying;
    struct claims *claims;
    struct date from, until;
    uint32_t *first, *next; /* claims of one hash, by number */
    size_t mask;
    struct payment *payments;
    size_t payment_count, payment_capacity;
    int64_t *left; /* of each receipt */
};

static void index_claims(struct explaining *e)
{
    const struct claims *c = e->claims;
    struct arena *a = e->tying->scratch;

    e->mask = 1;
    while (e->mask < 2 * c->count + 1)
        e->mask *= 2;
    e->first = arena_array(a, uint32_t, e->mask);
    e->next = arena_array(a, uint32_t, c->count);
    e->mask--;
    for (size_t i = 0; i <= e->mask; i++)
        e->first[i] = LEDGER_NONE;
    for (size_t i = c->count; i-- > 0;) {
        uint32_t *first = &e->first[str_hash(c->items[i].number) & e->mask];

        e->next[i] = *first;
        *first = (uint32_t)i;
    }
}

static int compare_payments(const void *a, const void *b)
{
    const struct payment *x = a;
    const struct payment *y = b;

    if (x->day.day != y->day.day)
        return x->day.day < y->day.day ? -1 : 1;
    if (x->writeoff != y->writeoff)
        return x->writeoff < y->writeoff ? -1 : 1;
    if (x->settlement != y->settlement)
        return x->settlement < y->settlement ? -1 : 1;
    return (x->receipt > y->receipt) - (x->receipt < y->receipt);
}

static void add_payment(struct explaining *e, struct payment p)
{
    ARENA_PUSH(e->tying->scratch, e->payments, e->payment_count,
               e->payment_capacity) = p;
}

static bool stands(const struct receipt *r, struct date day)
{
    return r->amount.minor > 0 && r->receipt_date.day <= day.day &&
           (!date_is(r->reversed_date) || r->reversed_date.day > day.day);
}

static void list_payments(struct explaining *e)
{
    const struct ledger *l = e->tying->view->ledger;

    for (size_t i = 0; i < l->receipt_count; i++)
        if (stands(&l->receipts[i], e->until))
            add_payment(e, (struct payment){l->receipts[i].receipt_date,
                                            (uint32_t)i, LEDGER_NONE,
                                            LEDGER_NONE});
    for (size_t i = 0; i < l->writeoff_count; i++) {
        const struct writeoff *w = &l->writeoffs[i];

        if (!w->refused && w->amount.minor > 0 &&
            w->writeoff_date.day <= e->until.day)
            add_payment(e, (struct payment){w->writeoff_date, LEDGER_NONE,
                                            (uint32_t)i, LEDGER_NONE});
    }
    for (size_t i = 0; i < l->settlement_count; i++)
        if (l->settlements[i].day.day <= e->until.day)
            add_payment(e, (struct payment){l->settlements[i].day, LEDGER_NONE,
                                            LEDGER_NONE, (uint32_t)i});
    if (e->payment_count)
        qsort(e->payments, e->payment_count, sizeof(*e->payments),
              compare_payments);
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/*
 * Money of before the earlier report pays what was settled by then first.  What
 * the item lost since comes out of *left into *sum.
 */
static void pay(const struct explaining *e, struct claim *c, struct date day,
                int64_t *left, int64_t *sum)
{
    int64_t by = day.day > e->from.day ? 0 : least(*left, c->past);

    *left -= by;
    c->past -= by;
    by = least(*left, c->lost);
    *left -= by;
    c->lost -= by;
    shift(sum, by);
}

static struct tie_sums *sums_of(const struct explaining *e,
                                const struct claim *c)
{
    return tie_find(&e->tying->all, c->customer, c->currency);
}

/* Items of this number: the payer's own first, then those of others. */
static void pay_number(struct explaining *e, const struct payment *p,
                       struct str number, bool own, int64_t *left)
{
    const struct ledger *l = e->tying->view->ledger;
    const struct receipt *r = &l->receipts[p->receipt];
    uint32_t i = e->first[str_hash(number) & e->mask];

    for (; i != LEDGER_NONE && *left > 0; i = e->next[i]) {
        struct claim *c = &e->claims->items[i];

        if (c->negative || c->currency != r->amount.currency ||
            (c->customer == r->customer) != own ||
            !str_equal(c->number, number))
            continue;
        if (r->bill == LEDGER_NONE)
            pay(e, c, p->day, left, &sums_of(e, c)->paid);
        else
            pay(e, c, p->day, left, &sums_of(e, c)->paid_by_bill);
    }
}

static void pay_named(struct explaining *e, const struct payment *p,
                      struct str names, int64_t *left)
{
    for (int own = 1; own >= 0; own--) {
        struct str rest = names;

        while (rest.len && *left > 0) {
            struct str number = receipt_next_number(&rest);

            if (number.len)
                pay_number(e, p, number, own, left);
        }
    }
}

/* What is left of the money of the period is told beside the sums. */
static void pay_receipt(struct explaining *e, const struct payment *p)
{
    const struct ledger *l = e->tying->view->ledger;
    const struct receipt *r = &l->receipts[p->receipt];
    int64_t *left = &e->left[p->receipt];

    pay_named(e, p, r->doc_nos, left);
    if (r->bill != LEDGER_NONE)
        pay_named(e, p, l->bills[r->bill].doc_nos, left);
    if (*left && p->day.day > e->from.day)
        shift(&tie_find(&e->tying->all, r->customer, r->amount.currency)
                   ->unplaced,
              *left);
}

/* Of a document that is in the export still. */
static void write_off(struct explaining *e, const struct payment *p)
{
    const struct ledger *l = e->tying->view->ledger;
    const struct writeoff *w = &l->writeoffs[p->writeoff];
    const struct document *doc = &l->documents[w->document];
    uint32_t i = e->first[str_hash(doc->doc_no) & e->mask];
    int64_t left = w->amount.minor;

    for (; i != LEDGER_NONE && left > 0; i = e->next[i]) {
        struct claim *c = &e->claims->items[i];
        int64_t by = 0;

        if (c->now != w->document)
            continue;
        pay(e, c, p->day, &left, &by);
        shift(&sums_of(e, c)->written, c->negative ? -by : by);
    }
}

/* An exact amount; 0: it is none of this currency. */
static int64_t minor_of(const struct settlement *s,
                        const struct currency *currency)
{
    struct decimal x = s->amount;

    if (!decimal_rescale(&x, currency->exponent, ROUND_DOWN) || x.units < 0)
        return 0;
    return x.units;
}

/* Nothing of that number was settled since: mostly a typing error. */
static void warn_of_stranger(const struct explaining *e,
                             const struct settlement *s)
{
    const struct tying *t = e->tying;

    diag_warning(
        t->diag, ledger_place(t->view->ledger, s->at),
        "this row settles \"%.*s\", but no item of that number was settled "
        "since the export of %.*s: correct the number if it is mistaken",
        STR_ARG(installment_number(s->doc_no, s->installment_no, t->scratch)),
        STR_ARG(date_iso(e->from, t->scratch)));
}

/* As much of the receipt as the row says goes to the item that it names. */
static void settle(struct explaining *e, const struct payment *p)
{
    const struct ledger *l = e->tying->view->ledger;
    const struct settlement *s = &l->settlements[p->settlement];
    const struct receipt *r =
        s->receipt == LEDGER_NONE ? NULL : &l->receipts[s->receipt];
    uint32_t i = e->first[str_hash(s->doc_no) & e->mask];

    for (; i != LEDGER_NONE; i = e->next[i]) {
        struct claim *c = &e->claims->items[i];
        struct tie_sums *sums = sums_of(e, c);
        int64_t left = minor_of(s, c->currency);
        int64_t before;

        if (!str_equal(c->number, s->doc_no) ||
            !str_equal(c->part, s->installment_no) || c->negative ||
            (r && (r->amount.currency != c->currency || !stands(r, e->until))))
            continue;
        if (r)
            left = least(left, e->left[s->receipt]);
        before = left;
        pay(e, c, p->day, &left,
            !r                       ? &sums->written
            : r->bill == LEDGER_NONE ? &sums->paid
                                     : &sums->paid_by_bill);
        if (r)
            e->left[s->receipt] -= before - left;
        return;
    }
    if (p->day.day > e->from.day)
        warn_of_stranger(e, s);
}

void photograph_explain(struct tying *t, struct claims *claims,
                        struct date from, struct date until)
{
    struct explaining e = {
        .tying = t, .claims = claims, .from = from, .until = until};

    const struct ledger *l = t->view->ledger;

    e.left = arena_array(t->scratch, int64_t, l->receipt_count);
    for (size_t i = 0; i < l->receipt_count; i++)
        e.left[i] = l->receipts[i].amount.minor;
    index_claims(&e);
    list_payments(&e);
    for (size_t i = 0; i < e.payment_count; i++)
        if (e.payments[i].settlement != LEDGER_NONE)
            settle(&e, &e.payments[i]);
    for (size_t i = 0; i < e.payment_count; i++) {
        if (e.payments[i].receipt != LEDGER_NONE)
            pay_receipt(&e, &e.payments[i]);
        else if (e.payments[i].writeoff != LEDGER_NONE)
            write_off(&e, &e.payments[i]);
    }
}
