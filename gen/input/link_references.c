#include "input/link_spread.h"

static struct refusal refusal_of(const struct loose_allocation *r,
                                 size_t column, uint32_t customer)
{
    return (struct refusal){
        .at = r->at,
        .table = TABLE_ALLOCATIONS,
        .column = column,
        .names = {.from_no = r->from_no, .doc_no = r->to_doc_no},
        .customer = customer};
}

/* Of a document on the allocation's own row, or LEDGER_NONE. */
static uint32_t own_customer(const struct index *x,
                             const struct loose_allocation *r)
{
    const struct ledger *l = x->link->ledger;
    uint32_t document =
        r->own_document ? index_document_at(x, r->at) : LEDGER_NONE;

    return document == LEDGER_NONE ? LEDGER_NONE
                                   : l->documents[document].customer;
}

static bool find_source(struct index *x, const struct loose_allocation *r,
                        struct allocation *out)
{
    out->credit_note = LEDGER_NONE;
    if (r->own_receipt) {
        out->receipt = index_receipt_at(x, r->at);
        return out->receipt != LEDGER_NONE;
    }
    switch (
        index_find_source(x, r->from_no, &out->receipt, &out->credit_note)) {
    case FOUND_SEVERAL:
        link_refuse(x->link,
                    refusal_of(r, ALLOCATIONS_FROM_NO, own_customer(x, r)),
                    "several receipts or credit notes bear the number %.*s",
                    STR_ARG(r->from_no));
        return false;
    case FOUND_NONE:
        link_refuse(x->link,
                    refusal_of(r, ALLOCATIONS_FROM_NO, own_customer(x, r)),
                    "there is no receipt or credit note %.*s in these files",
                    STR_ARG(r->from_no));
        return false;
    case FOUND_ONE:
    case FOUND_INSTALMENTS:
        break;
    }
    return true;
}

/*
 * Where only open items are exported, a document that is not there was settled,
 * and the row says how.
 */
static bool is_settled(const struct index *x, struct span span)
{
    return date_is(x->link->photograph) && span.from == span.to;
}

static void add_settlement(struct index *x, struct settlement s)
{
    struct ledger *l = x->link->ledger;

    ARENA_PUSH(l->arena, l->settlements, l->settlement_count,
               l->settlement_capacity) = s;
}

/* span is not empty where the row is to be spread over instalments. */
static bool find_target(struct index *x, const struct loose_allocation *r,
                        uint32_t receipt, uint32_t customer, uint32_t *out,
                        struct span *span)
{
    if (r->own_document) {
        *out = index_document_at(x, r->at);
        return *out != LEDGER_NONE;
    }
    switch (index_find_typed(x, r->at,
                             (struct key){r->to_doc_no, r->to_installment_no},
                             out, span)) {
    case FOUND_ONE:
        *span = (struct span){0, 0};
        return true;
    case FOUND_INSTALMENTS:
        return true;
    case FOUND_SEVERAL:
        link_refuse(x->link, refusal_of(r, ALLOCATIONS_TO_DOC_NO, customer),
                    "several documents bear the number %.*s",
                    STR_ARG(r->to_doc_no));
        return false;
    case FOUND_NONE:
        break;
    }
    if (is_settled(x, *span) && receipt != LEDGER_NONE) {
        add_settlement(
            x, (struct settlement){.doc_no = r->to_doc_no,
                                   .installment_no = r->to_installment_no,
                                   .receipt = receipt,
                                   .amount = r->amount,
                                   .day = r->allocation_date,
                                   .at = r->at});
        return false;
    }
    if (span->from < span->to) {
        struct str listed = index_list_instalments(x, *span);

        link_refuse(x->link,
                    refusal_of(r, ALLOCATIONS_TO_INSTALLMENT_NO, customer),
                    "the document has the instalments %.*s: name the one that "
                    "is meant in installment_no",
                    STR_ARG(listed));
        return false;
    }
    link_refuse(x->link, refusal_of(r, ALLOCATIONS_TO_DOC_NO, customer),
                "allocation to document %.*s, which is not in these files "
                "(or its row was rejected)",
                STR_ARG(r->to_doc_no));
    return false;
}

/* An exact amount, or one rounded by the profile's rule. */
static bool to_money(struct decimal x, const struct currency *currency,
                     bool rounds, enum rounding rule, struct money *out)
{
    struct decimal y = x;

    if (!decimal_rescale(&y, currency->exponent, rounds ? rule : ROUND_DOWN))
        return false;
    if (!rounds && decimal_compare(x, y) != 0)
        return false;
    if (y.units > MINOR_MAX || y.units < -MINOR_MAX)
        return false;
    *out = (struct money){y.units, currency};
    return true;
}

static const struct currency *source_currency(const struct ledger *l,
                                              const struct allocation *r)
{
    return r->receipt != LEDGER_NONE ? l->receipts[r->receipt].amount.currency
                                     : l->documents[r->credit_note].currency;
}

static bool check_currency(struct index *x, const struct loose_allocation *r,
                           const struct allocation *out)
{
    const struct ledger *ledger = x->link->ledger;
    const struct document *d = &ledger->documents[out->document];
    const struct currency *from = source_currency(ledger, out);

    if (from == d->currency)
        return true;
    link_refuse(x->link, refusal_of(r, ALLOCATIONS_TO_DOC_NO, d->customer),
                "an allocation joins one currency: this one is from %s to %s",
                from->code, d->currency->code);
    return false;
}

static bool resolve_allocation(struct index *x,
                               const struct loose_allocation *r,
                               struct allocation *out, struct span *span)
{
    const struct ledger *ledger = x->link->ledger;
    const struct document *d;

    *span = (struct span){0, 0};
    *out = (struct allocation){.writeoff = LEDGER_NONE,
                               .allocation_date = r->allocation_date,
                               .recorded_date = r->recorded_date,
                               .at = r->at};
    if (!find_source(x, r, out) ||
        !find_target(x, r, out->receipt, allocation_payer(ledger, out),
                     &out->document, span) ||
        !check_currency(x, r, out))
        return false;
    d = &ledger->documents[out->document];
    if (out->document == out->credit_note) {
        link_refuse(x->link, refusal_of(r, ALLOCATIONS_TO_DOC_NO, d->customer),
                    "credit note %.*s is applied to itself",
                    STR_ARG(d->doc_no));
        return false;
    }
    if (to_money(r->amount, d->currency, r->rounds, r->rounding, &out->amount))
        return true;
    link_refuse(x->link, refusal_of(r, ALLOCATIONS_AMOUNT, d->customer),
                "the amount is too large, or has more than the %d decimals of "
                "%s",
                d->currency->exponent, d->currency->code);
    return false;
}

/* Where a table that speaks of one document has its number. */
struct number_columns {
    size_t doc_no, installment_no;
    const char *missing; /* what is said where there is none */
};

/* The export of open items does not show it any more. */
static bool is_gone(struct index *x, struct origin at, struct str doc_no,
                    struct str part)
{
    struct span span;
    uint32_t document;

    return date_is(x->link->photograph) &&
           index_find_typed(x, at, (struct key){doc_no, part}, &document,
                            &span) == FOUND_NONE &&
           is_settled(x, span);
}

/* Where it is certain which one is meant its customer is held. */
static void refuse_missing(struct index *x, struct str number, struct refusal r,
                           const char *missing)
{
    struct str near = near_document(&x->nearing, x->link->ledger, number);

    if (!near.len || str_equal(near, number)) { /* another instalment */
        link_refuse(x->link, r, missing, STR_ARG(number));
        return;
    }
    if (near_differs_in_zeros(near, number))
        r.names.doc_no = near;
    link_refuse(x->link, r,
                "document %.*s is not in these files; did you mean %.*s?",
                STR_ARG(number), STR_ARG(near));
}

/*
 * The one document of a number: nothing is spread here.  False: refused, as r
 * but for its column and customer.
 */
static bool find_single(struct index *x, struct key number, struct refusal r,
                        const struct number_columns *columns, uint32_t *out)
{
    struct span span;
    enum found found = index_find_typed(x, r.at, number, out, &span);

    if (found == FOUND_ONE)
        return true;
    r.customer = LEDGER_NONE;
    r.column = columns->doc_no;
    if (found == FOUND_SEVERAL) {
        link_refuse(x->link, r, "several documents bear the number %.*s",
                    STR_ARG(number.number));
    } else if (span.from < span.to) {
        r.column = columns->installment_no;
        r.customer = x->link->ledger->documents[*out].customer;
        link_refuse(x->link, r,
                    "the document has the instalments %.*s: name the one that "
                    "is meant in installment_no",
                    STR_ARG(index_list_instalments(x, span)));
    } else {
        refuse_missing(x, number.number, r, columns->missing);
    }
    return false;
}

static struct refusal refusal_of_dispute(const struct loose_dispute *r)
{
    return (struct refusal){
        .at = r->at,
        .table = TABLE_DISPUTES,
        .names = {.customer_id = r->customer_id, .doc_no = r->doc_no}};
}

/* customer: of the dispute's own row, or LEDGER_NONE. */
static void refuse_dispute(struct index *x, const struct loose_dispute *r,
                           uint32_t customer, size_t column, struct str what,
                           const char *format)
{
    struct refusal refusal = refusal_of_dispute(r);

    refusal.column = column;
    refusal.customer = customer;
    link_refuse(x->link, refusal, format, STR_ARG(what));
}

static bool is_of_customer(struct index *x, const struct loose_dispute *r,
                           uint32_t customer)
{
    uint32_t said;

    if (!r->customer_id.len ||
        (link_whom(x->link, r->customer_id, &said) == WHOM_ONE &&
         said == customer))
        return true;
    refuse_dispute(x, r, customer, DISPUTES_CUSTOMER_ID, r->customer_id,
                   "the disputed document is not one of customer %.*s");
    return false;
}

static bool find_disputing(struct index *x, const struct loose_dispute *r,
                           uint32_t *out)
{
    struct str listed;

    switch (link_whom_typed(x->link, r->customer_id, out)) {
    case WHOM_ONE:
        return true;
    case WHOM_NOBODY:
        refuse_dispute(x, r, LEDGER_NONE, DISPUTES_CUSTOMER_ID, r->customer_id,
                       "dispute of customer %.*s, who is not in these files");
        return false;
    case WHOM_SEVERAL:
        break;
    }
    listed = link_list_whom(x->link, r->customer_id);
    refuse_dispute(x, r, LEDGER_NONE, DISPUTES_CUSTOMER_ID, listed,
                   "several customers bear this name (%.*s): write the "
                   "customer_id of the one that is meant");
    return false;
}

/* What was disputed of it is no longer open. */
static void leave_dispute_aside(struct index *x, const struct loose_dispute *r)
{
    link_refuse(x->link, (struct refusal){.at = r->at, .used = true}, "%s", "");
    link_ignore(x->link, r->at.file, "of what is no longer open", 1);
}

static bool find_disputed(struct index *x, const struct loose_dispute *r,
                          struct dispute *out)
{
    static const struct number_columns columns = {
        DISPUTES_DOC_NO, DISPUTES_INSTALLMENT_NO,
        "dispute of document %.*s, which is not in these files (or its row "
        "was rejected)"};

    out->document = LEDGER_NONE;
    if (!r->own_document && !r->doc_no.len)
        return find_disputing(x, r, &out->customer);
    if (r->own_document) {
        out->document = index_document_at(x, r->at);
        if (out->document == LEDGER_NONE)
            return false; /* the row is refused already */
    } else if (is_gone(x, r->at, r->doc_no, r->installment_no)) {
        leave_dispute_aside(x, r);
        return false;
    } else if (!find_single(x, (struct key){r->doc_no, r->installment_no},
                            refusal_of_dispute(r), &columns, &out->document)) {
        return false;
    }
    out->customer = x->link->ledger->documents[out->document].customer;
    return is_of_customer(x, r, out->customer);
}

static bool resolve_dispute(struct index *x, const struct loose_dispute *r,
                            struct dispute *out)
{
    const struct ledger *ledger = x->link->ledger;
    const struct currency *currency = r->currency;

    *out = (struct dispute){.from = r->from,
                            .until = r->until,
                            .reason = r->reason,
                            .recorded_date = r->recorded_date,
                            .at = r->at};
    if (!find_disputed(x, r, out))
        return false;
    if (out->document != LEDGER_NONE)
        currency = ledger->documents[out->document].currency;
    if (!r->has_amount || (currency && to_money(r->amount, currency, false,
                                                ROUND_DOWN, &out->amount)))
        return true;
    refuse_dispute(x, r, out->customer, DISPUTES_AMOUNT,
                   currency ? str_from_z(currency->code) : STR("-"),
                   "the disputed amount is too large or has more decimals "
                   "than %.*s");
    return false;
}

static struct refusal refusal_of_writeoff(const struct loose_writeoff *r)
{
    return (struct refusal){
        .at = r->at, .table = TABLE_WRITEOFFS, .names = {.doc_no = r->doc_no}};
}

static bool find_written_off(struct index *x, const struct loose_writeoff *r,
                             uint32_t *out)
{
    static const struct number_columns columns = {
        WRITEOFFS_DOC_NO, WRITEOFFS_INSTALLMENT_NO,
        "write-off of document %.*s, which is not in these files (or its row "
        "was rejected)"};

    if (r->own_document) {
        *out = index_document_at(x, r->at);
        return *out != LEDGER_NONE;
    }
    if (is_gone(x, r->at, r->doc_no, r->installment_no)) {
        add_settlement(x,
                       (struct settlement){.doc_no = r->doc_no,
                                           .installment_no = r->installment_no,
                                           .receipt = LEDGER_NONE,
                                           .amount = r->amount,
                                           .day = r->writeoff_date,
                                           .at = r->at});
        return false;
    }
    return find_single(x, (struct key){r->doc_no, r->installment_no},
                       refusal_of_writeoff(r), &columns, out);
}

static bool resolve_writeoff(struct index *x, const struct loose_writeoff *r,
                             struct writeoff *out)
{
    const struct ledger *ledger = x->link->ledger;
    const struct document *d;
    struct refusal refusal;

    *out = (struct writeoff){.writeoff_date = r->writeoff_date,
                             .recorded_date = r->recorded_date,
                             .reason = r->reason,
                             .at = r->at};
    if (!find_written_off(x, r, &out->document))
        return false;
    d = &ledger->documents[out->document];
    if (to_money(r->amount, d->currency, r->rounds, r->rounding, &out->amount))
        return true;
    refusal = refusal_of_writeoff(r);
    refusal.column = WRITEOFFS_AMOUNT;
    refusal.customer = d->customer;
    link_refuse(x->link, refusal,
                "the amount written off is too large or has more decimals "
                "than %.*s",
                STR_ARG(str_from_z(d->currency->code)));
    return false;
}

static void resolve_allocations(struct index *x)
{
    struct link *l = x->link;
    struct ledger *ledger = l->ledger;
    struct spreading s = {.index = x};

    ledger->allocations = l->allocation_room;
    ledger->allocation_count = 0;
    for (size_t i = 0; i < l->allocation_count; i++) {
        size_t n = ledger->allocation_count;
        struct span span;

        if (!resolve_allocation(x, &l->allocations[i], &ledger->allocations[n],
                                &span))
            continue;
        if (span.from < span.to)
            spread_later(&s, n, span, &l->allocations[i]);
        ledger->allocation_count++;
    }
    spread_all(&s);
}

static void resolve(struct index *x)
{
    struct link *l = x->link;
    struct ledger *ledger = l->ledger;

    resolve_allocations(x);
    ledger->dispute_count = 0;
    for (size_t i = 0; i < l->dispute_count; i++)
        if (resolve_dispute(x, &l->disputes[i],
                            &ledger->disputes[ledger->dispute_count]))
            ledger->dispute_count++;
    ledger->writeoff_count = 0;
    for (size_t i = 0; i < l->writeoff_count; i++)
        if (resolve_writeoff(x, &l->writeoffs[i],
                             &ledger->writeoffs[ledger->writeoff_count]))
            ledger->writeoff_count++;
}

bool link_references(struct link *l)
{
    struct index x;
    struct ledger *ledger = l->ledger;
    bool ok;

    ledger->allocation_count = 0;
    ledger->dispute_count = 0;
    ledger->writeoff_count = 0;
    ledger->settlement_count = 0;
    if (l->allocation_count + l->dispute_count + l->writeoff_count == 0)
        return true;
    if (!l->allocation_room)
        l->allocation_room =
            arena_array(ledger->arena, struct allocation, l->allocation_count);
    if (!ledger->disputes)
        ledger->disputes =
            arena_array(ledger->arena, struct dispute, l->dispute_count);
    if (!ledger->writeoffs)
        ledger->writeoffs =
            arena_array(ledger->arena, struct writeoff, l->writeoff_count);
    ok = index_build(&x, l);
    if (ok)
        resolve(&x);
    index_release(&x);
    return ok;
}
