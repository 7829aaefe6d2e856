#include "model/ledger.h"

#include "base/job.h"
#include "model/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

#define ROWS_A_JOB 262144

struct place ledger_place(const struct ledger *l, struct origin at)
{
    if (at.file >= l->file_count)
        return nowhere;
    return place_of(l->files[at.file].path, at.line, 0);
}

bool ledger_is_typed(const struct ledger *l, struct origin at)
{
    return at.file < l->file_count && l->files[at.file].typed;
}

struct str installment_number(struct str doc_no, struct str part,
                              struct arena *a)
{
    if (part.len == 0)
        return doc_no;
    return arena_format(a, "%.*s/%.*s", STR_ARG(doc_no), STR_ARG(part));
}

uint32_t allocation_payer(const struct ledger *l, const struct allocation *x)
{
    if (x->receipt != LEDGER_NONE)
        return l->receipts[x->receipt].customer;
    if (x->credit_note != LEDGER_NONE)
        return l->documents[x->credit_note].customer;
    return l->documents[x->document].customer;
}

bool allocation_is_effective(const struct allocation *x, struct date day)
{
    return x->effective.day <= day.day &&
           (!date_is(x->undone) || x->undone.day > day.day);
}

void ledger_date_allocations(struct ledger *l)
{
    for (size_t i = 0; i < l->allocation_count; i++) {
        struct allocation *x = &l->allocations[i];
        struct date from = l->documents[x->document].issue_date;

        x->undone = no_date;
        if (x->receipt != LEDGER_NONE && !x->reopens) {
            from = date_later(from, l->receipts[x->receipt].receipt_date);
            x->undone = l->receipts[x->receipt].reversed_date;
        }
        if (x->credit_note != LEDGER_NONE)
            from = date_later(from, l->documents[x->credit_note].issue_date);
        x->effective = date_later(from, x->allocation_date);
    }
}

struct allocation writeoff_allocation(const struct ledger *l, uint32_t writeoff)
{
    const struct writeoff *w = &l->writeoffs[writeoff];
    struct allocation x = {.receipt = LEDGER_NONE,
                           .credit_note = LEDGER_NONE,
                           .writeoff = writeoff,
                           .document = w->document,
                           .amount = w->amount,
                           .allocation_date = w->writeoff_date,
                           .at = w->at,
                           .undone = no_date,
                           .recorded_date = w->recorded_date};

    if (l->documents[w->document].owed < 0)
        x.amount.minor = (int64_t) - (uint64_t)x.amount.minor;
    return x;
}

void ledger_allocate_writeoffs(struct ledger *l)
{
    size_t n = l->allocation_count;

    if (!l->writeoff_count)
        return;
    l->allocations = arena_grow(l->arena, l->allocations, n,
                                n + l->writeoff_count, sizeof(*l->allocations));
    for (size_t i = 0; i < l->writeoff_count; i++) {
        if (l->writeoffs[i].amount.minor)
            l->allocations[l->allocation_count++] =
                writeoff_allocation(l, (uint32_t)i);
    }
}

struct grouped ledger_group(const struct ledger *l, size_t n,
                            uint32_t (*customer_of)(const struct ledger *l,
                                                    size_t row),
                            struct arena *a)
{
    struct grouped g;
    size_t *next = arena_array(a, size_t, l->customer_count + 1);

    g.starts = arena_array(a, size_t, l->customer_count + 1);
    for (size_t i = 0; i < n; i++) {
        uint32_t customer = customer_of(l, i);

        if (customer != LEDGER_NONE)
            g.starts[customer + 1]++;
    }
    for (size_t c = 0; c < l->customer_count; c++) {
        g.starts[c + 1] += g.starts[c];
        next[c] = g.starts[c];
    }
    g.indexes = arena_array(a, uint32_t, g.starts[l->customer_count]);
    for (size_t i = 0; i < n; i++) {
        uint32_t customer = customer_of(l, i);

        if (customer != LEDGER_NONE)
            g.indexes[next[customer]++] = (uint32_t)i;
    }
    return g;
}

struct named {
    struct str id;
    uint32_t customer;
};

static int compare_named(const void *a, const void *b)
{
    const struct named *x = a;
    const struct named *y = b;
    int order = str_compare(x->id, y->id);

    if (order)
        return order;
    return (x->customer > y->customer) - (x->customer < y->customer);
}

/* Exports mostly come in this order already. */
static bool is_in_order(const struct ledger *l)
{
    for (size_t i = 1; i < l->customer_count; i++) {
        if (str_compare(l->customers[i - 1].customer_id,
                        l->customers[i].customer_id) > 0)
            return false;
    }
    return true;
}

static void order_customers(struct ledger *l)
{
    size_t n = l->customer_count;
    struct arena scratch = {0};
    struct named *names;

    l->customer_order = arena_array(l->arena, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        l->customer_order[i] = (uint32_t)i;
    if (is_in_order(l))
        return;
    names = arena_array(&scratch, struct named, n);
    for (size_t i = 0; i < n; i++)
        names[i] = (struct named){l->customers[i].customer_id, (uint32_t)i};
    qsort(names, n, sizeof(*names), compare_named);
    for (size_t i = 0; i < n; i++)
        l->customer_order[i] = names[i].customer;
    arena_release(&scratch);
}

struct open_search {
    const struct ledger *ledger;
    bool *found; /* one a job */
};

static bool search_open(void *context, size_t index, struct worker *w)
{
    struct open_search *s = context;
    size_t from = index * ROWS_A_JOB;
    size_t to = from + ROWS_A_JOB;

    (void)w;
    if (to > s->ledger->document_count)
        to = s->ledger->document_count;
    while (from < to && !s->ledger->documents[from].has_open)
        from++;
    s->found[index] = from < to;
    return true;
}

/* False in *any where no document carries an exported open amount. */
static bool find_open(const struct ledger *l, bool *any, struct diag *d)
{
    size_t jobs = (l->document_count + ROWS_A_JOB - 1) / ROWS_A_JOB;
    struct arena scratch = {0};
    struct open_search s = {l, arena_array(&scratch, bool, jobs)};
    bool ok = true;

    *any = l->document_count > 0 && l->documents[0].has_open;
    if (!*any)
        ok = job_run(jobs, l->threads ? l->threads : 1, search_open, &s,
                     &scratch, d);
    for (size_t i = 0; i < jobs; i++)
        *any = *any || s.found[i];
    arena_release(&scratch);
    return ok;
}

static bool apply(struct ledger *l, bool writeoffs_given, struct diag *d)
{
    if (l->source == ALLOCATION_OPEN)
        ledger_warn_of_shown(l, d);
    if (!ledger_apply_events(l, writeoffs_given, d))
        return false;
    ledger_date_allocations(l);
    return true;
}

/* Receipts that name documents, and that no row of the allocations is of. */
struct idle {
    size_t count;
    struct origin first;
};

static bool names_documents(const struct ledger *l, const struct receipt *r)
{
    return str_trim(r->doc_nos).len > 0 ||
           (r->bill != LEDGER_NONE &&
            str_trim(l->bills[r->bill].doc_nos).len > 0);
}

static struct idle find_idle(const struct ledger *l)
{
    struct arena scratch = {0};
    bool *allocated = arena_array(&scratch, bool, l->receipt_count);
    struct idle idle = {0};

    for (size_t i = 0; i < l->allocation_count; i++) {
        if (l->allocations[i].receipt != LEDGER_NONE)
            allocated[l->allocations[i].receipt] = true;
    }
    for (size_t i = 0; i < l->receipt_count; i++) {
        if (!allocated[i] && names_documents(l, &l->receipts[i]) &&
            idle.count++ == 0)
            idle.first = l->receipts[i].at;
    }
    arena_release(&scratch);
    return idle;
}

static void warn_of_idle(const struct ledger *l, const struct idle *idle,
                         struct diag *d)
{
    if (l->source == ALLOCATION_EXPORTED && idle->count)
        diag_warning(d, ledger_place(l, idle->first),
                     "%zu receipts name documents, but the table of "
                     "allocations does not apply them: they stand unapplied",
                     idle->count);
}

/* A table of allocations says who paid what, even if none of its rows can. */
static bool use_allocations(struct ledger *l, bool any_open, struct diag *d)
{
    struct idle idle = find_idle(l);

    l->source = ALLOCATION_EXPORTED;
    ledger_allocate_writeoffs(l);
    ledger_date_allocations(l);
    ledger_check_allocations(l, !any_open, d);
    if (any_open && ledger_compare_open(l, d)) {
        l->source = ALLOCATION_OPEN;
        ledger_date_allocations(l);
        ledger_check_allocations(l, false, d);
        ledger_warn_of_empty_open(l, d);
    }
    warn_of_idle(l, &idle, d);
    return apply(l, true, d);
}

/* What is typed of single receipts stands; the others find their way. */
static void check_typed(struct ledger *l, struct diag *d)
{
    if (!l->allocation_count)
        return;
    ledger_date_allocations(l);
    ledger_check_allocations(l, false, d);
}

bool ledger_finish(struct ledger *l, struct diag *d)
{
    bool any_open;

    order_customers(l);
    ledger_sort_rates(l);
    if (!ledger_set_due_dates(l, d) || !find_open(l, &any_open, d))
        return false;
    if (l->allocations_given || (any_open && l->allocation_count))
        return use_allocations(l, any_open, d);
    l->source = any_open           ? ALLOCATION_OPEN
                : l->receipt_count ? ALLOCATION_NAMED
                                   : ALLOCATION_NONE;
    if (any_open)
        ledger_warn_of_empty_open(l, d);
    check_typed(l, d);
    return apply(l, false, d);
}
