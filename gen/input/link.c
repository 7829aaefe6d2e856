#include "input/link.h"

#include <stdlib.h>
#include <string.h>

void link_refuse(struct link *l, struct refusal r, const char *format, ...)
{
    struct arena *a = l->ledger->arena;
    va_list args;

    va_start(args, format);
    r.reason = arena_vformat(a, diag_translate(l->diag, format), args);
    va_end(args);
    r.order = l->refusal_count;
    ARENA_PUSH(a, l->refusals, l->refusal_count, l->refusal_capacity) = r;
}

/* How often the reason told last was met, if it is this one; it is cut off. */
static size_t take_last(struct str *why, struct str reason)
{
    size_t end = why->len, times = 0, unit = 1;
    struct str rest;

    while (end > 0 && why->ptr[end - 1] >= '0' && why->ptr[end - 1] <= '9') {
        times += unit * (size_t)(why->ptr[--end] - '0');
        unit *= 10;
    }
    if (end <= reason.len ||
        !str_equal(str_head(str_skip(*why, end - 1 - reason.len), reason.len),
                   reason))
        return 0;
    rest = str_head(*why, end - 1 - reason.len);
    if (rest.len && !str_ends(rest, STR(", ")))
        return 0;
    *why = str_head(rest, rest.len ? rest.len - 2 : 0);
    return times;
}

void link_ignore(struct link *l, uint32_t file, const char *reason, size_t n)
{
    struct ledger_file *f = &l->ledger->files[file];
    struct str why = f->ignored_why;
    const char *shown = diag_translate(l->diag, reason);

    if (n == 0)
        return;
    f->ignored += n;
    n += take_last(&why, str_from_z(shown));
    f->ignored_why =
        arena_format(l->ledger->arena, "%.*s%s%s %zu", STR_ARG(why),
                     why.len ? diag_translate(l->diag, ", ") : "", shown, n);
}

struct key link_document_key(const void *documents, size_t i)
{
    const struct document *d = &((const struct document *)documents)[i];

    return (struct key){d->doc_no, d->details ? d->details->installment_no
                                              : (struct str){0}};
}

struct key link_receipt_key(const void *receipts, size_t i)
{
    return (struct key){((const struct receipt *)receipts)[i].receipt_no,
                        (struct str){0}};
}

static int by_origin(const void *a, const void *b)
{
    const struct refusal *x = a, *y = b;
    int order = origin_compare(x->at, y->at);

    return order ? order : (x->order > y->order) - (x->order < y->order);
}

/* Sorted, and one a row. */
static void sort_refusals(struct link *l)
{
    size_t kept = 0;

    qsort(l->refusals, l->refusal_count, sizeof(*l->refusals), by_origin);
    for (size_t i = 0; i < l->refusal_count; i++)
        if (kept == 0 ||
            origin_compare(l->refusals[kept - 1].at, l->refusals[i].at) != 0)
            l->refusals[kept++] = l->refusals[i];
    l->refusal_count = kept;
    for (size_t i = 0; i < kept; i++)
        l->refusals[i].order = 0; /* before any that may follow */
}

/* Both lists stand in the order of rows. */
static size_t drop(const struct link *l, void *items, size_t n, size_t size,
                   size_t at_offset)
{
    char *rows = items;
    size_t kept = 0, refusal = 0;

    for (size_t i = 0; i < n; i++) {
        struct origin at;

        memcpy(&at, rows + i * size + at_offset, sizeof(at));
        while (refusal < l->refusal_count &&
               origin_compare(l->refusals[refusal].at, at) < 0)
            refusal++;
        if (refusal < l->refusal_count &&
            origin_compare(l->refusals[refusal].at, at) == 0)
            continue;
        if (kept < i)
            memcpy(rows + kept * size, rows + i * size, size);
        kept++;
    }
    return kept;
}

#define DROP(l, items, count, type) \
    ((count) = drop((l), (items), (count), sizeof(type), offsetof(type, at)))

void link_drop_refused(struct link *l)
{
    struct ledger *ledger = l->ledger;

    ledger->receipt_count = l->receipt_count;
    if (l->refusal_count == 0)
        return;
    sort_refusals(l);
    DROP(l, ledger->documents, ledger->document_count, struct document);
    DROP(l, ledger->receipts, ledger->receipt_count, struct receipt);
    l->receipt_count = ledger->receipt_count;
    DROP(l, ledger->bills, ledger->bill_count, struct bill);
    DROP(l, ledger->contracts, ledger->contract_count, struct contract);
    DROP(l, ledger->rates, ledger->rate_count, struct fx_rate);
    DROP(l, ledger->costs, ledger->cost_count, struct cost);
    DROP(l, ledger->controls, ledger->control_count, struct control);
    DROP(l, l->allocations, l->allocation_count, struct loose_allocation);
    DROP(l, l->disputes, l->dispute_count, struct loose_dispute);
    DROP(l, l->writeoffs, l->writeoff_count, struct loose_writeoff);
    DROP(l, l->collected, l->collected_count, struct collected);
    DROP(l, l->typed, l->typed_count, struct typed_row);
    l->hashes = NULL;
}

/* The documents of the pieces close up; where none was bad they do already. */
static void gather_documents(struct link *l)
{
    struct ledger *ledger = l->ledger;
    size_t n = 0;

    for (size_t i = 0; i < l->harvest_count; i++) {
        const struct harvest *h = &l->harvests[i];

        if (h->document_count && h->documents != ledger->documents + n) {
            memmove(ledger->documents + n, h->documents,
                    h->document_count * sizeof(struct document));
            memmove(l->hashes + n, h->hashes,
                    h->document_count * sizeof(*h->hashes));
        }
        n += h->document_count;
    }
    ledger->document_count = n;
}

static size_t total(const struct link *l, size_t count_offset)
{
    size_t n = 0;

    for (size_t i = 0; i < l->harvest_count; i++) {
        size_t more;

        memcpy(&more, (const char *)&l->harvests[i] + count_offset,
               sizeof(more));
        n += more;
    }
    return n;
}

/* more: room behind them. */
#define GATHER(l, out, out_count, list, count, more, type)          \
    do {                                                            \
        size_t n_ = total((l), offsetof(struct harvest, count));    \
                                                                    \
        (out) = arena_array((l)->ledger->arena, type, n_ + (more)); \
        (out_count) = 0;                                            \
        for (size_t i_ = 0; i_ < (l)->harvest_count; i_++) {        \
            const struct harvest *h_ = &(l)->harvests[i_];          \
                                                                    \
            if (h_->count)                                          \
                memcpy((out) + (out_count), h_->list,               \
                       h_->count * sizeof(type));                   \
            (out_count) += h_->count;                               \
        }                                                           \
    } while (0)

/* Rows of an exported table, rejected ones too. */
static bool has_allocations(const struct link *l, const struct harvest *h)
{
    if (l->files[h->piece->file].typed)
        return false;
    for (size_t i = 0; i < h->reject_count; i++)
        if (str_equal_z(h->rejects[i].reject.table, "allocations"))
            return true;
    return h->allocation_count > 0;
}

static void describe_tables(struct link *l)
{
    for (size_t i = 0; i < l->harvest_count; i++) {
        const struct harvest *h = &l->harvests[i];
        struct ledger_file *f = &l->ledger->files[h->piece->file];

        f->open_told += h->open_told;
        f->open_empty += h->document_count - h->open_told;
        l->ledger->allocations_given |= has_allocations(l, h);
    }
}

/* Contracts of nobody here are counted as ignored, or refused. */
static void drop_contracts(struct ledger *ledger)
{
    size_t kept = 0;

    for (size_t i = 0; i < ledger->contract_count; i++)
        if (ledger->contracts[i].customer != LEDGER_NONE)
            ledger->contracts[kept++] = ledger->contracts[i];
    ledger->contract_count = kept;
}

/* Each bill may make a receipt, behind those of the files. */
void link_gather(struct link *l)
{
    struct ledger *ledger = l->ledger;

    describe_tables(l);
    gather_documents(l);
    GATHER(l, ledger->bills, ledger->bill_count, bills, bill_count, 0,
           struct bill);
    GATHER(l, ledger->receipts, l->receipt_count, receipts, receipt_count,
           ledger->bill_count, struct receipt);
    GATHER(l, ledger->costs, ledger->cost_count, costs, cost_count, 0,
           struct cost);
    GATHER(l, ledger->controls, ledger->control_count, controls, control_count,
           0, struct control);
    GATHER(l, ledger->contracts, ledger->contract_count, contracts,
           contract_count, 0, struct contract);
    GATHER(l, ledger->rates, ledger->rate_count, rates, rate_count, 0,
           struct fx_rate);
    GATHER(l, l->allocations, l->allocation_count, allocations,
           allocation_count, 0, struct loose_allocation);
    GATHER(l, l->disputes, l->dispute_count, disputes, dispute_count, 0,
           struct loose_dispute);
    GATHER(l, l->writeoffs, l->writeoff_count, writeoffs, writeoff_count, 0,
           struct loose_writeoff);
    GATHER(l, l->collected, l->collected_count, collected, collected_count, 0,
           struct collected);
    drop_contracts(ledger);
}

static int by_customer(const void *a, const void *b)
{
    const struct contract *x = a, *y = b;
    int order;

    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    order = str_compare(x->contract_no, y->contract_no);
    return order ? order : origin_compare(x->at, y->at);
}

static int by_typed(const void *a, const void *b)
{
    const struct override *x = a, *y = b;
    int order = origin_compare(x->at, y->at);

    return order ? order : x->position - y->position;
}

/* Contracts in their final order; rates that said nothing new go. */
static void finish_tables(struct ledger *ledger)
{
    size_t kept = 0;

    drop_contracts(ledger);
    if (ledger->contract_count)
        qsort(ledger->contracts, ledger->contract_count,
              sizeof(*ledger->contracts), by_customer);
    for (size_t i = 0; i < ledger->rate_count; i++)
        if (ledger->rates[i].currency)
            ledger->rates[kept++] = ledger->rates[i];
    ledger->rate_count = kept;
    if (ledger->override_count)
        qsort(ledger->overrides, ledger->override_count,
              sizeof(*ledger->overrides), by_typed);
}

/*
 * Each round takes out what cannot stand; a row that fails may take along what
 * else it fed, which others may name.
 */
bool link_ledger(struct link *l)
{
    bool again;

    if (!link_customers(l))
        return false;
    link_gather(l);
    link_drop_refused(l);
    if (!link_sums(l))
        return false;
    link_drop_refused(l);
    link_settle_collection(l);
    link_refuse_same(l);
    link_drop_refused(l);
    if (!link_numbers(l))
        return false;
    do {
        size_t before;

        link_drop_refused(l);
        before = l->refusal_count;
        link_bills(l);
        if (!link_references(l) || !link_collection(l))
            return false;
        again = l->refusal_count > before;
    } while (again);
    link_finish_bills(l);
    link_warn_of_twice(l);
    link_warn_of_payers(l);
    link_warn_of_unposted(l);
    finish_tables(l->ledger);
    return true;
}
