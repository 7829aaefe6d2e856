#include "measure/tieout_parts.h"

#include <string.h>

/*
 * Which customers and rows make a sum not tie.  A single row is named where its
 * amount is just the difference: an entry missing on one side is the usual
 * cause.  Where there is none, half the difference: a wrong sign.
 */
#define NAMED_MAX 10 /* customers, and rows of each table */

struct naming {
    const struct tying *tying;
    const struct currency *currency;
    const int64_t *differences; /* one a customer; NULL: only the currency's */
    int64_t difference;
    int64_t factor; /* 1: just the difference; 2: half of it */
    bool control;   /* it is the difference to the control total */
    size_t named;
};

static struct str text(const struct currency *currency, int64_t minor,
                       const struct tying *t)
{
    return money_plain((struct money){minor, currency}, t->scratch);
}

static struct str number_of(const struct document *doc, const struct tying *t)
{
    return installment_number(
        doc->doc_no, doc->details ? doc->details->installment_no : STR(""),
        t->scratch);
}

static bool explains(const struct naming *n, int64_t amount, uint32_t customer)
{
    int64_t difference = n->difference;

    if (n->differences)
        difference = customer == LEDGER_NONE ? 0 : n->differences[customer];
    if (difference == 0 || difference % n->factor)
        return false;
    difference /= n->factor;
    return amount == difference ||
           (difference != INT64_MIN && amount == -difference);
}

static void say(struct naming *n, struct place at, struct str row)
{
    struct diag *d = n->tying->diag;

    n->named++;
    if (n->control && n->factor == 1)
        diag_note(d, at,
                  "%.*s has just the amount of the difference to the control "
                  "total",
                  STR_ARG(row));
    else if (n->control)
        diag_note(d, at,
                  "%.*s has half the amount of the difference to the control "
                  "total: look for a wrong sign",
                  STR_ARG(row));
    else if (n->factor == 1)
        diag_note(d, at, "%.*s has just the amount of the difference",
                  STR_ARG(row));
    else
        diag_note(d, at,
                  "%.*s has half the amount of the difference: look for a "
                  "wrong sign",
                  STR_ARG(row));
}

static void name_documents(struct naming *n)
{
    const struct tying *t = n->tying;
    const struct ledger *l = t->view->ledger;

    n->named = 0;
    for (size_t i = 0; i < l->document_count && n->named < NAMED_MAX; i++) {
        const struct document *doc = &l->documents[i];

        if (doc->currency == n->currency &&
            explains(n, doc->owed, doc->customer))
            say(n, ledger_place(l, doc->at),
                arena_format(t->scratch,
                             diag_translate(t->diag, "document \"%.*s\""),
                             STR_ARG(number_of(doc, t))));
    }
}

/* "receipt "R-1"" or "bill "B-1"" */
static struct str name_receipt(const struct tying *t, const struct receipt *r)
{
    const struct ledger *l = t->view->ledger;

    if (r->bill == LEDGER_NONE)
        return arena_format(t->scratch,
                            diag_translate(t->diag, "receipt \"%.*s\""),
                            STR_ARG(r->receipt_no));
    return arena_format(t->scratch, diag_translate(t->diag, "bill \"%.*s\""),
                        STR_ARG(l->bills[r->bill].bill_no));
}

static void name_receipts(struct naming *n)
{
    const struct tying *t = n->tying;
    const struct ledger *l = t->view->ledger;

    n->named = 0;
    for (size_t i = 0; i < l->receipt_count && n->named < NAMED_MAX; i++) {
        const struct receipt *r = &l->receipts[i];

        if (r->amount.currency == n->currency &&
            explains(n, r->amount.minor, r->customer))
            say(n, ledger_place(l, r->at), name_receipt(t, r));
    }
}

static void name_writeoffs(struct naming *n)
{
    const struct tying *t = n->tying;
    const struct ledger *l = t->view->ledger;

    n->named = 0;
    for (size_t i = 0; i < l->writeoff_count && n->named < NAMED_MAX; i++) {
        const struct writeoff *w = &l->writeoffs[i];
        const struct document *doc = &l->documents[w->document];

        if (w->amount.currency == n->currency &&
            explains(n, w->amount.minor, doc->customer))
            say(n, ledger_place(l, w->at),
                arena_format(t->scratch,
                             diag_translate(
                                 t->diag, "the write-off of document \"%.*s\""),
                             STR_ARG(number_of(doc, t))));
    }
}

/* They move nothing between the ledger and the general ledger. */
static void name_allocations(struct naming *n)
{
    const struct tying *t = n->tying;
    const struct ledger *l = t->view->ledger;

    n->named = 0;
    if (n->control)
        return;
    for (size_t i = 0; i < l->allocation_count && n->named < NAMED_MAX; i++) {
        const struct allocation *x = &l->allocations[i];
        const struct document *doc = &l->documents[x->document];

        if (x->amount.currency == n->currency && x->writeoff == LEDGER_NONE &&
            explains(n, x->amount.minor, doc->customer))
            say(n, ledger_place(l, x->at),
                arena_format(
                    t->scratch,
                    diag_translate(t->diag,
                                   "the allocation to document \"%.*s\""),
                    STR_ARG(number_of(doc, t))));
    }
}

static void name_rejects(struct naming *n)
{
    const struct tying *t = n->tying;
    const struct ledger *l = t->view->ledger;
    struct str row = str_from_z(diag_translate(t->diag, "this rejected row"));

    n->named = 0;
    for (size_t i = 0; i < l->reject_count && n->named < NAMED_MAX; i++) {
        const struct reject *x = &l->rejects[i];

        if (x->amount.currency == n->currency &&
            explains(n, x->amount.minor, x->customer))
            say(n, x->at, row);
    }
}

static bool name_rows(struct naming *n)
{
    static void (*const tables[])(struct naming * n) = {
        name_documents, name_receipts, name_writeoffs, name_allocations,
        name_rejects};
    size_t named = 0;

    for (n->factor = 1; n->factor <= 2 && !named; n->factor++) {
        for (size_t i = 0; i < COUNT(tables); i++) {
            tables[i](n);
            named += n->named;
        }
    }
    return named > 0;
}

static struct place place_of_customer(const struct ledger *l, uint32_t customer)
{
    return customer == LEDGER_NONE ? nowhere
                                   : ledger_place(l, l->customers[customer].at);
}

static void name_customer(const struct tying *t, const struct tieout_row *row)
{
    const struct ledger *l = t->view->ledger;
    const struct currency *c = row->currency;
    struct place at = place_of_customer(l, row->customer);
    struct str id = row->customer == LEDGER_NONE
                        ? STR("")
                        : l->customers[row->customer].customer_id;
    int64_t aged = row->buckets;

    shift(&aged, row->unapplied);
    if (row->difference)
        diag_error(t->diag, at,
                   "customer \"%.*s\": his documents and receipts come to "
                   "%.*s %s, the aging shows %.*s",
                   STR_ARG(id), STR_ARG(text(c, row->closing, t)), c->code,
                   STR_ARG(text(c, aged, t)));
    else
        diag_error(t->diag, at,
                   "customer \"%.*s\": what was reported on %.*s, restated and "
                   "has happened since comes to %.*s %s, which is not what his "
                   "documents and receipts of all time come to",
                   STR_ARG(id),
                   STR_ARG(date_iso(t->out->opening_date, t->scratch)),
                   STR_ARG(text(c, row->closing, t)), c->code);
}

/* The customers who do not tie, and the rows that alone would explain it. */
static void name_customers(const struct tying *t, const struct tieout_row *row)
{
    int64_t *differences =
        arena_array(t->scratch, int64_t, t->view->ledger->customer_count);
    struct naming n = {
        .tying = t, .currency = row->currency, .differences = differences};
    size_t named = 0;

    for (size_t i = 0; i < t->out->customer_count && named < NAMED_MAX; i++) {
        const struct tieout_row *own = &t->out->customers[i];

        if (own->currency != row->currency || own->ties)
            continue;
        named++;
        name_customer(t, own);
        if (own->customer != LEDGER_NONE)
            differences[own->customer] = own->difference;
    }
    (void)name_rows(&n);
}

void tie_report_events(const struct tying *t, const struct tieout_row *row)
{
    const struct currency *c = row->currency;
    int64_t aged = row->buckets;

    shift(&aged, row->unapplied);
    diag_error(t->diag, nowhere,
               "%s does not tie: the events come to %.*s, buckets and "
               "unapplied money to %.*s, the difference is %.*s",
               c->code, STR_ARG(text(c, row->closing, t)),
               STR_ARG(text(c, aged, t)), STR_ARG(text(c, row->difference, t)));
    name_customers(t, row);
}

void tie_report_control(const struct tying *t, const struct tieout_row *row)
{
    const struct ledger *l = t->view->ledger;
    const struct currency *c = row->currency;
    struct naming n = {.tying = t,
                       .currency = c,
                       .difference = row->control_difference,
                       .control = true};
    struct place at = nowhere;

    for (size_t i = l->control_count; i-- > 0;) {
        if (l->controls[i].as_of.day == t->view->as_of.day &&
            l->controls[i].amount.currency == c)
            at = ledger_place(l, l->controls[i].at);
    }
    diag_error(t->diag, at,
               "the control total in %s is %.*s, the ledger comes to %.*s: the "
               "difference is %.*s",
               c->code, STR_ARG(text(c, row->control, t)),
               STR_ARG(text(c, row->closing, t)),
               STR_ARG(text(c, row->control_difference, t)));
    if (!name_rows(&n) && row->control_difference % 9 == 0)
        diag_note(t->diag, at,
                  "the difference to the control total is divisible by 9: two "
                  "digits of an amount may have been swapped");
}
