#include "input/link.h"

#include <string.h>

/* Indexes of what allocations and disputes may name. */
struct index {
    struct link *link;
    struct arena scratch;
    struct keys documents, receipts;
    struct keys credits; /* credit notes alone, of credit_rows */
    struct credit {
        struct str doc_no;
        uint32_t document;
    } * credit_rows;
    size_t credit_count;
};

static struct key document_key(const void *rows, size_t i)
{
    const struct document *d = &((const struct document *)rows)[i];

    return (struct key){d->doc_no, d->details ? d->details->installment_no
                                              : (struct str){0}};
}

static struct key receipt_key(const void *rows, size_t i)
{
    return (struct key){((const struct receipt *)rows)[i].receipt_no,
                        (struct str){0}};
}

static struct key credit_key(const void *rows, size_t i)
{
    return (struct key){((const struct credit *)rows)[i].doc_no,
                        (struct str){0}};
}

static void list_credits(struct index *x)
{
    const struct ledger *ledger = x->link->ledger;
    size_t capacity = 0;

    for (size_t i = 0; i < ledger->document_count; i++)
        if (ledger->documents[i].kind == DOCUMENT_CREDIT_NOTE)
            ARENA_PUSH(&x->scratch, x->credit_rows, x->credit_count, capacity) =
                (struct credit){ledger->documents[i].doc_no, (uint32_t)i};
}

static bool build(struct index *x)
{
    const struct ledger *ledger = x->link->ledger;
    unsigned threads = x->link->threads;
    struct diag *d = x->link->diag;
    struct repeat *repeats;
    size_t n;

    list_credits(x);
    return keys_build(&x->documents,
                      (struct keyed_rows){ledger->documents,
                                          ledger->document_count, document_key,
                                          x->link->hashes, true},
                      threads, &repeats, &n, &x->scratch, d) &&
           keys_build(&x->receipts,
                      (struct keyed_rows){ledger->receipts,
                                          ledger->receipt_count, receipt_key,
                                          NULL, true},
                      threads, &repeats, &n, &x->scratch, d) &&
           keys_build(&x->credits,
                      (struct keyed_rows){x->credit_rows, x->credit_count,
                                          credit_key, NULL, true},
                      threads, &repeats, &n, &x->scratch, d);
}

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

/* Rows of a table that stand in the order of their origins. */
struct ordered_rows {
    const void *rows;
    size_t count, size;
    size_t at_offset; /* of the row's struct origin */
};

static struct origin origin_of(const struct ordered_rows *x, size_t i)
{
    struct origin at;

    memcpy(&at, (const char *)x->rows + i * x->size + x->at_offset, sizeof(at));
    return at;
}

static uint32_t find_at(struct ordered_rows x, struct origin at)
{
    size_t low = 0, high = x.count;
    struct origin found;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct origin o = origin_of(&x, middle);

        if (o.file < at.file || (o.file == at.file && o.line < at.line))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == x.count)
        return LEDGER_NONE;
    found = origin_of(&x, low);
    return found.file == at.file && found.line == at.line ? (uint32_t)low
                                                          : LEDGER_NONE;
}

/* The row's own document or receipt. */
static uint32_t find_document_at(const struct ledger *l, struct origin at)
{
    return find_at((struct ordered_rows){l->documents, l->document_count,
                                         sizeof(*l->documents),
                                         offsetof(struct document, at)},
                   at);
}

static uint32_t find_receipt_at(const struct ledger *l, struct origin at)
{
    return find_at((struct ordered_rows){l->receipts, l->receipt_count,
                                         sizeof(*l->receipts),
                                         offsetof(struct receipt, at)},
                   at);
}

/* Of a document on the allocation's own row, or LEDGER_NONE. */
static uint32_t own_customer(const struct index *x,
                             const struct loose_allocation *r)
{
    const struct ledger *l = x->link->ledger;
    uint32_t document =
        r->own_document ? find_document_at(l, r->at) : LEDGER_NONE;

    return document == LEDGER_NONE ? LEDGER_NONE
                                   : l->documents[document].customer;
}

/* Receipts first: a credit note never bears a receipt's number. */
static bool find_source(struct index *x, const struct loose_allocation *r,
                        struct allocation *out)
{
    struct key key = {r->from_no, {0}};
    uint32_t customer = own_customer(x, r);
    bool several = false;
    uint32_t row;

    out->credit_note = LEDGER_NONE;
    if (r->own_receipt) {
        out->receipt = find_receipt_at(x->link->ledger, r->at);
        return out->receipt != LEDGER_NONE;
    }
    out->receipt = keys_find(&x->receipts, key, &several);
    if (out->receipt == KEYS_NONE) {
        row = keys_find(&x->credits, key, &several);
        out->receipt = LEDGER_NONE;
        if (row != KEYS_NONE)
            out->credit_note = x->credit_rows[row].document;
    }
    if (several) {
        link_refuse(x->link, refusal_of(r, ALLOCATIONS_FROM_NO, customer),
                    "several receipts or credit notes bear the number %.*s",
                    STR_ARG(r->from_no));
        return false;
    }
    if (out->receipt != LEDGER_NONE || out->credit_note != LEDGER_NONE)
        return true;
    link_refuse(x->link, refusal_of(r, ALLOCATIONS_FROM_NO, customer),
                "there is no receipt or credit note %.*s in these files",
                STR_ARG(r->from_no));
    return false;
}

static bool find_target(struct index *x, const struct loose_allocation *r,
                        uint32_t customer, uint32_t *out)
{
    struct key key = {r->to_doc_no, r->to_installment_no};
    bool several = false;

    if (r->own_document) {
        *out = find_document_at(x->link->ledger, r->at);
        return *out != LEDGER_NONE;
    }
    *out = keys_find(&x->documents, key, &several);
    if (*out != KEYS_NONE && !several)
        return true;
    if (several)
        link_refuse(x->link, refusal_of(r, ALLOCATIONS_TO_DOC_NO, customer),
                    "several documents bear the number %.*s",
                    STR_ARG(r->to_doc_no));
    else
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

static uint32_t source_customer(const struct ledger *l,
                                const struct allocation *r)
{
    return r->receipt != LEDGER_NONE ? l->receipts[r->receipt].customer
                                     : l->documents[r->credit_note].customer;
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
                               struct allocation *out)
{
    const struct ledger *ledger = x->link->ledger;
    const struct document *d;

    *out = (struct allocation){.writeoff = LEDGER_NONE,
                               .allocation_date = r->allocation_date,
                               .recorded_date = no_date,
                               .at = r->at};
    if (!find_source(x, r, out) ||
        !find_target(x, r, source_customer(ledger, out), &out->document) ||
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

/* customer: of the dispute's own row, or LEDGER_NONE. */
static void refuse_dispute(struct index *x, const struct loose_dispute *r,
                           uint32_t customer, size_t column, struct str what,
                           const char *format)
{
    link_refuse(x->link,
                (struct refusal){.at = r->at,
                                 .table = TABLE_DISPUTES,
                                 .column = column,
                                 .names = {.customer_id = r->customer_id,
                                           .doc_no = r->doc_no},
                                 .customer = customer},
                format, STR_ARG(what));
}

static bool is_of_customer(struct index *x, const struct loose_dispute *r,
                           uint32_t customer)
{
    uint32_t said;

    if (!r->customer_id.len ||
        (intern_find(&x->link->customers, r->customer_id, &said) &&
         said == customer))
        return true;
    refuse_dispute(x, r, customer, DISPUTES_CUSTOMER_ID, r->customer_id,
                   "the disputed document is not one of customer %.*s");
    return false;
}

static bool find_disputed(struct index *x, const struct loose_dispute *r,
                          struct dispute *out)
{
    struct link *l = x->link;
    struct key key = {r->doc_no, r->installment_no};
    bool several = false;

    out->document = LEDGER_NONE;
    if (r->own_document)
        out->document = find_document_at(l->ledger, r->at);
    else if (r->doc_no.len)
        out->document = keys_find(&x->documents, key, &several);
    if (several) {
        refuse_dispute(x, r, LEDGER_NONE, DISPUTES_DOC_NO, r->doc_no,
                       "several documents bear the number %.*s");
        return false;
    }
    if (out->document != LEDGER_NONE) {
        out->customer = l->ledger->documents[out->document].customer;
        return is_of_customer(x, r, out->customer);
    }
    if (r->own_document || r->doc_no.len) {
        refuse_dispute(x, r, LEDGER_NONE, DISPUTES_DOC_NO, r->doc_no,
                       "dispute of document %.*s, which is not in these files "
                       "(or its row was rejected)");
        return false;
    }
    if (intern_find(&l->customers, r->customer_id, &out->customer))
        return true;
    refuse_dispute(x, r, LEDGER_NONE, DISPUTES_CUSTOMER_ID, r->customer_id,
                   "dispute of customer %.*s, who is not in these files");
    return false;
}

static bool resolve_dispute(struct index *x, const struct loose_dispute *r,
                            struct dispute *out)
{
    const struct ledger *ledger = x->link->ledger;
    const struct currency *currency = r->currency;

    *out = (struct dispute){
        .from = r->from, .until = r->until, .reason = r->reason, .at = r->at};
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

static void resolve(struct index *x)
{
    struct link *l = x->link;
    struct ledger *ledger = l->ledger;

    ledger->allocation_count = 0;
    for (size_t i = 0; i < l->allocation_count; i++)
        if (resolve_allocation(x, &l->allocations[i],
                               &ledger->allocations[ledger->allocation_count]))
            ledger->allocation_count++;
    ledger->dispute_count = 0;
    for (size_t i = 0; i < l->dispute_count; i++)
        if (resolve_dispute(x, &l->disputes[i],
                            &ledger->disputes[ledger->dispute_count]))
            ledger->dispute_count++;
}

bool link_references(struct link *l)
{
    struct index x = {.link = l};
    struct ledger *ledger = l->ledger;
    bool ok;

    if (l->allocation_count + l->dispute_count == 0)
        return true;
    if (!ledger->allocations)
        ledger->allocations =
            arena_array(ledger->arena, struct allocation, l->allocation_count);
    if (!ledger->disputes)
        ledger->disputes =
            arena_array(ledger->arena, struct dispute, l->dispute_count);
    ok = build(&x);
    if (ok)
        resolve(&x);
    arena_release(&x.scratch);
    return ok;
}
