/*
 * What rows look like that were read without complaint: dates that cannot
 * follow each other so, signs, rows that seem to stand twice, names alike.
 */
#include "command/check_findings.h"

#include <stdlib.h>

static struct money owed(const struct document *d)
{
    return (struct money){d->owed, d->currency};
}

static struct str day(const struct check *c, struct date d)
{
    return date_iso(d, c->run->arena);
}

static void add_document(struct check *c, enum finding_kind kind,
                         enum severity severity, const struct document *d,
                         struct str text)
{
    check_add(c, kind, severity, ledger_place(&c->book->ledger, d->at),
              d->customer, owed(d), text);
}

/* The last day that the data can know of. */
static struct date last_day(const struct book *b)
{
    return date_is(b->snapshot.date) ? date_later(b->snapshot.date, b->as_of)
                                     : b->as_of;
}

static void check_document_dates(struct check *c, const struct document *d)
{
    struct run *r = c->run;

    if (date_is(d->due_date) && !d->is_due_by_rule && d->owed > 0 &&
        d->kind != DOCUMENT_OPENING && d->due_date.day < d->issue_date.day)
        add_document(
            c, FINDING_DATE, DIAG_WARNING, d,
            arena_format(r->arena,
                         diag_translate(r->diag, "document %.*s: due on %.*s, "
                                                 "before it was issued on "
                                                 "%.*s"),
                         STR_ARG(d->doc_no), STR_ARG(day(c, d->due_date)),
                         STR_ARG(day(c, d->issue_date))));
    if (d->issue_date.day > last_day(c->book).day)
        add_document(
            c, FINDING_DATE, DIAG_WARNING, d,
            arena_format(r->arena,
                         diag_translate(r->diag, "document %.*s: issued on "
                                                 "%.*s, after the day of the "
                                                 "data, %.*s"),
                         STR_ARG(d->doc_no), STR_ARG(day(c, d->issue_date)),
                         STR_ARG(day(c, last_day(c->book)))));
}

static void check_document_sign(struct check *c, const struct document *d)
{
    struct run *r = c->run;

    if (d->kind != DOCUMENT_CREDIT_NOTE && d->owed < 0)
        add_document(
            c, FINDING_SIGN, DIAG_NOTE, d,
            arena_format(r->arena,
                         diag_translate(r->diag, "document %.*s has a negative "
                                                 "amount and is taken as one "
                                                 "that takes another back "
                                                 "(red letter)"),
                         STR_ARG(d->doc_no)));
    if (d->owed == 0)
        add_document(
            c, FINDING_SIGN, DIAG_NOTE, d,
            arena_format(
                r->arena,
                diag_translate(r->diag, "the amount of document %.*s is 0"),
                STR_ARG(d->doc_no)));
}

static void check_receipt(struct check *c, const struct receipt *x)
{
    struct run *r = c->run;
    struct place at = ledger_place(&c->book->ledger, x->at);

    if (x->receipt_date.day > last_day(c->book).day)
        check_add(c, FINDING_DATE, DIAG_WARNING, at, x->customer, x->amount,
                  arena_format(
                      r->arena,
                      diag_translate(r->diag, "receipt %.*s: received on "
                                              "%.*s, after the day of the "
                                              "data, %.*s"),
                      STR_ARG(x->receipt_no), STR_ARG(day(c, x->receipt_date)),
                      STR_ARG(day(c, last_day(c->book)))));
    if (date_is(x->reversed_date) && x->reversed_date.day < x->receipt_date.day)
        check_add(c, FINDING_DATE, DIAG_WARNING, at, x->customer, x->amount,
                  arena_format(
                      r->arena,
                      diag_translate(r->diag, "receipt %.*s: reversed on "
                                              "%.*s, before it was received "
                                              "on %.*s"),
                      STR_ARG(x->receipt_no), STR_ARG(day(c, x->reversed_date)),
                      STR_ARG(day(c, x->receipt_date))));
    if (x->amount.minor < 0)
        check_add(
            c, FINDING_SIGN, DIAG_NOTE, at, x->customer, x->amount,
            arena_format(r->arena,
                         diag_translate(r->diag,
                                        "receipt %.*s has a negative amount "
                                        "and is taken as a reversal or refund"),
                         STR_ARG(x->receipt_no)));
}

/* Money in advance is well possible; that somebody named it is told. */
static void check_allocation(struct check *c, const struct allocation *x)
{
    const struct ledger *l = &c->book->ledger;
    struct run *r = c->run;
    const struct document *d;
    const struct receipt *receipt;

    if (x->receipt == LEDGER_NONE || x->document == LEDGER_NONE ||
        l->source != ALLOCATION_EXPORTED)
        return;
    d = &l->documents[x->document];
    receipt = &l->receipts[x->receipt];
    if (receipt->receipt_date.day >= d->issue_date.day)
        return;
    check_add(
        c, FINDING_DATE, DIAG_NOTE, ledger_place(l, x->at), d->customer,
        x->amount,
        arena_format(r->arena,
                     diag_translate(r->diag,
                                    "receipt %.*s of %.*s pays document %.*s, "
                                    "issued later, on %.*s: nothing to do "
                                    "where it was paid in advance"),
                     STR_ARG(receipt->receipt_no),
                     STR_ARG(day(c, receipt->receipt_date)), STR_ARG(d->doc_no),
                     STR_ARG(day(c, d->issue_date))));
}

/* --- rows that seem to stand twice -----------------------------------------
 */

/* What two rows for one thing have in common. */
struct trait {
    uint32_t customer;
    int32_t day, due;
    int64_t minor;
    const char *code; /* of the currency */
    struct str words; /* what else must be the same */
    uint32_t index;
};

static int compare_traits(const void *a, const void *b)
{
    const struct trait *x = a, *y = b;
    int order;

    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    if (x->minor != y->minor)
        return x->minor < y->minor ? -1 : 1;
    order = str_compare(str_from_z(x->code), str_from_z(y->code));
    return order ? order : str_compare(x->words, y->words);
}

/* Rows later in the ledger behind those that stand before them. */
static int by_trait(const void *a, const void *b)
{
    const struct trait *x = a, *y = b;
    int order = compare_traits(a, b);

    return order ? order : (x->index > y->index) - (x->index < y->index);
}

static void tell_document_twice(struct check *c, const struct trait *first,
                                const struct trait *again)
{
    const struct ledger *l = &c->book->ledger;
    const struct document *d = &l->documents[again->index];
    struct run *r = c->run;

    add_document(
        c, FINDING_DUPLICATE, DIAG_NOTE, d,
        arena_format(
            r->arena,
            diag_translate(r->diag, "document %.*s has the customer, dates, "
                                    "amount and description of document "
                                    "%.*s: was it entered twice?"),
            STR_ARG(d->doc_no), STR_ARG(l->documents[first->index].doc_no)));
}

static void tell_receipt_twice(struct check *c, const struct trait *first,
                               const struct trait *again)
{
    const struct ledger *l = &c->book->ledger;
    const struct receipt *x = &l->receipts[again->index];
    struct run *r = c->run;

    check_add(c, FINDING_DUPLICATE, DIAG_WARNING, ledger_place(l, x->at),
              x->customer, x->amount,
              arena_format(r->arena,
                           diag_translate(r->diag,
                                          "receipt %.*s has the customer, "
                                          "date, amount and bank reference of "
                                          "receipt %.*s: was it entered "
                                          "twice?"),
                           STR_ARG(x->receipt_no),
                           STR_ARG(l->receipts[first->index].receipt_no)));
}

static void find_twice(struct check *c, struct trait *traits, size_t n,
                       void (*tell)(struct check *, const struct trait *,
                                    const struct trait *))
{
    size_t first = 0;

    if (n)
        qsort(traits, n, sizeof(*traits), by_trait);
    for (size_t i = 1; i < n; i++) {
        if (compare_traits(&traits[first], &traits[i]) == 0)
            tell(c, &traits[first], &traits[i]);
        else
            first = i;
    }
}

/* Instalments of one document are alike by nature. */
static void check_documents_twice(struct check *c, struct arena *scratch)
{
    const struct ledger *l = &c->book->ledger;
    struct trait *traits =
        arena_array(scratch, struct trait, l->document_count);
    size_t n = 0;

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];
        struct str words = {0};

        if (d->owed == 0 || (d->details && d->details->installment_no.len))
            continue;
        if (d->details)
            words = arena_format(scratch, "%.*s\n%.*s\n%.*s\n%.*s",
                                 STR_ARG(d->details->description),
                                 STR_ARG(d->details->contract_no),
                                 STR_ARG(d->details->order_no),
                                 STR_ARG(d->details->delivery_no));
        traits[n++] = (struct trait){.customer = d->customer,
                                     .day = d->issue_date.day,
                                     .due = d->due_date.day,
                                     .minor = d->owed,
                                     .code = d->currency->code,
                                     .words = words,
                                     .index = (uint32_t)i};
    }
    find_twice(c, traits, n, tell_document_twice);
}

/* Only where a reference of the bank says that it is the same money. */
static void check_receipts_twice(struct check *c, struct arena *scratch)
{
    const struct ledger *l = &c->book->ledger;
    struct trait *traits = arena_array(scratch, struct trait, l->receipt_count);
    size_t n = 0;

    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *x = &l->receipts[i];

        if (!x->bank_ref.len)
            continue;
        traits[n++] = (struct trait){.customer = x->customer,
                                     .day = x->receipt_date.day,
                                     .minor = x->amount.minor,
                                     .code = x->amount.currency->code,
                                     .words = x->bank_ref,
                                     .index = (uint32_t)i};
    }
    find_twice(c, traits, n, tell_receipt_twice);
}

/* What fills an empty cell of the export replaces nothing. */
static void check_override(struct check *c, const struct override *o)
{
    struct run *r = c->run;

    if (!o->was.len)
        return;
    check_add(c, FINDING_OVERRIDE, DIAG_NOTE,
              ledger_place(&c->book->ledger, o->at), o->customer,
              (struct money){0},
              arena_format(r->arena,
                           diag_translate(r->diag,
                                          "%.*s, %.*s: \"%.*s\" is typed here, "
                                          "the export has \"%.*s\""),
                           STR_ARG(o->key), STR_ARG(o->title), STR_ARG(o->now),
                           STR_ARG(o->was)));
    c->list.items[c->list.count - 1].told = true;
}

void check_rows(struct check *c)
{
    const struct ledger *l = &c->book->ledger;
    struct arena scratch = {0};

    for (size_t i = 0; i < l->document_count; i++) {
        check_document_dates(c, &l->documents[i]);
        check_document_sign(c, &l->documents[i]);
    }
    for (size_t i = 0; i < l->receipt_count; i++)
        check_receipt(c, &l->receipts[i]);
    for (size_t i = 0; i < l->allocation_count; i++)
        check_allocation(c, &l->allocations[i]);
    for (size_t i = 0; i < l->override_count; i++)
        check_override(c, &l->overrides[i]);
    check_documents_twice(c, &scratch);
    check_receipts_twice(c, &scratch);
    arena_release(&scratch);
}
