#include "measure/forecast_parts.h"

#include <stdlib.h>

size_t forecast_currency_of(const struct forecast_index *x,
                            const struct currency *currency)
{
    for (size_t i = 0; i < x->currency_count; i++)
        if (x->currencies[i] == currency)
            return i;
    return 0; /* no document is in a currency that is not listed */
}

static bool is_listed(const struct forecast_index *x,
                      const struct currency *currency)
{
    return x->currency_count &&
           x->currencies[forecast_currency_of(x, currency)] == currency;
}

static bool comes_before(const struct currency *a, const struct currency *b,
                         const struct currency *first)
{
    if ((a == first) != (b == first))
        return a == first;
    return str_compare(str_from_z(a->code), str_from_z(b->code)) < 0;
}

static void list_currency(struct forecast_index *x, size_t *capacity,
                          const struct currency *currency, struct arena *a)
{
    const struct currency *first = x->policy->reporting_currency;
    size_t i;

    if (!currency || is_listed(x, currency))
        return;
    ARENA_PUSH(a, x->currencies, x->currency_count, *capacity) = currency;
    for (i = x->currency_count - 1; i > 0; i--) {
        if (!comes_before(currency, x->currencies[i - 1], first))
            break;
        x->currencies[i] = x->currencies[i - 1];
    }
    x->currencies[i] = currency;
}

static void list_currencies(struct forecast_index *x, struct arena *a)
{
    const struct ledger *l = x->ledger;
    size_t capacity = 0;

    for (size_t i = 0; i < l->document_count; i++)
        list_currency(x, &capacity, l->documents[i].currency, a);
    for (size_t i = 0; i < l->receipt_count; i++)
        list_currency(x, &capacity, l->receipts[i].amount.currency, a);
}

static void sort_documents(struct forecast_index *x, struct arena *a)
{
    const struct ledger *l = x->ledger;
    size_t *starts = arena_array(a, size_t, l->customer_count + 2);

    x->documents = arena_array(a, uint32_t, l->document_count);
    for (size_t i = 0; i < l->document_count; i++)
        starts[l->documents[i].customer + 2]++;
    for (size_t i = 2; i < l->customer_count + 2; i++)
        starts[i] += starts[i - 1];
    for (size_t i = 0; i < l->document_count; i++)
        x->documents[starts[l->documents[i].customer + 1]++] = (uint32_t)i;
    x->document_starts = starts;
}

static int32_t latest(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* What an allocation does to the document it reduces. */
static struct fact fact_of(const struct ledger *l, const struct allocation *x)
{
    struct fact f = {.amount = x->amount.minor,
                     .day = x->effective.day,
                     .known = latest(x->effective.day, x->recorded_date.day),
                     .undone = x->undone.day};

    if (x->receipt != LEDGER_NONE) {
        const struct receipt *r = &l->receipts[x->receipt];

        f.is_cash = true;
        f.day = r->receipt_date.day;
        f.known = latest(f.known, r->recorded_date.day);
    } else if (x->writeoff != LEDGER_NONE) {
        f.known = latest(f.known, l->writeoffs[x->writeoff].recorded_date.day);
    } else if (x->credit_note != LEDGER_NONE) {
        f.known =
            latest(f.known, l->documents[x->credit_note].recorded_date.day);
    }
    return f;
}

static bool never_was(const struct allocation *x)
{
    return date_is(x->undone) && x->undone.day <= x->effective.day;
}

static int by_day(const void *a, const void *b)
{
    const struct fact *x = a, *y = b;

    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->known != y->known)
        return x->known < y->known ? -1 : 1;
    if (x->amount != y->amount)
        return x->amount < y->amount ? -1 : 1;
    return (int)x->is_cash - (int)y->is_cash;
}

static void count_facts(const struct ledger *l, size_t *starts)
{
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];

        if (never_was(x))
            continue;
        starts[x->document + 2]++;
        if (x->credit_note != LEDGER_NONE)
            starts[x->credit_note + 2]++;
    }
    for (size_t i = 2; i < l->document_count + 2; i++)
        starts[i] += starts[i - 1];
}

static void list_facts(struct forecast_index *x, struct arena *a)
{
    const struct ledger *l = x->ledger;
    size_t *starts = arena_array(a, size_t, l->document_count + 2);

    x->fact_starts = starts;
    if (!x->is_photograph)
        count_facts(l, starts);
    x->facts = arena_array(a, struct fact, starts[l->document_count + 1]);
    for (size_t i = 0; !x->is_photograph && i < l->allocation_count; i++) {
        const struct allocation *from = &l->allocations[i];
        struct fact f = fact_of(l, from);

        if (never_was(from))
            continue;
        x->facts[starts[from->document + 1]++] = f;
        f.amount = (int64_t) - (uint64_t)f.amount;
        if (from->credit_note != LEDGER_NONE)
            x->facts[starts[from->credit_note + 1]++] = f;
    }
    for (size_t i = 0; i < l->document_count; i++)
        if (starts[i + 1] - starts[i] > 1)
            qsort(&x->facts[starts[i]], starts[i + 1] - starts[i],
                  sizeof(*x->facts), by_day);
}

static struct span span_of(const struct forecast_index *x, size_t document)
{
    const struct document *doc = &x->ledger->documents[document];
    struct span s = {latest(doc->issue_date.day, doc->recorded_date.day),
                     DATE_NONE, DATE_NONE};
    const struct fact *facts;
    size_t n = facts_of(x, document, &facts);
    int64_t open = doc->owed;

    for (size_t i = 0; i < n; i++) {
        open = (int64_t)((uint64_t)open - (uint64_t)facts[i].amount);
        s.last = latest(s.last, facts[i].day);
        s.over = latest(s.over, facts[i].known);
        if (facts[i].undone != DATE_NONE)
            open = 1; /* it may be open again */
    }
    if (open || x->is_photograph)
        s.over = INT32_MAX;
    return s;
}

static void find_spans(struct forecast_index *x, struct arena *a)
{
    size_t n = x->ledger->document_count;

    x->spans = arena_array(a, struct span, n);
    for (size_t i = 0; i < n; i++)
        x->spans[i] = span_of(x, x->documents[i]);
}

/*
 * Of each receipt what its allocations that were known with it leave; 0 is a
 * receipt that was never without a place.
 */
static int64_t *loose_receipts(const struct ledger *l, struct arena *a)
{
    int64_t *left = arena_array(a, int64_t, l->receipt_count);

    for (size_t i = 0; i < l->receipt_count; i++)
        left[i] = l->receipts[i].amount.minor;
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];
        const struct receipt *r;

        if (x->receipt == LEDGER_NONE || never_was(x))
            continue;
        r = &l->receipts[x->receipt];
        if (fact_of(l, x).known ==
                latest(r->receipt_date.day, r->recorded_date.day) &&
            x->undone.day == r->reversed_date.day)
            left[x->receipt] = (int64_t)((uint64_t)left[x->receipt] -
                                         (uint64_t)x->amount.minor);
    }
    return left;
}

static void list_loose(struct forecast_index *x, struct arena *a)
{
    const struct ledger *l = x->ledger;
    int64_t *left = loose_receipts(l, a);
    size_t capacity = 0;

    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];

        if (left[i])
            ARENA_PUSH(a, x->loose, x->loose_count, capacity) = (struct loose){
                (int64_t) - (uint64_t)r->amount.minor,
                r->customer * x->currency_count +
                    forecast_currency_of(x, r->amount.currency),
                latest(r->receipt_date.day, r->recorded_date.day),
                r->reversed_date.day};
    }
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *from = &l->allocations[i];

        if (from->receipt != LEDGER_NONE && left[from->receipt] &&
            !never_was(from))
            ARENA_PUSH(a, x->loose, x->loose_count, capacity) = (struct loose){
                from->amount.minor,
                l->receipts[from->receipt].customer * x->currency_count +
                    forecast_currency_of(x, from->amount.currency),
                fact_of(l, from).known, from->undone.day};
    }
}

static uint32_t *no_rows(size_t n, struct arena *a)
{
    uint32_t *rows = arena_array(a, uint32_t, n);

    for (size_t i = 0; i < n; i++)
        rows[i] = LEDGER_NONE;
    return rows;
}

static void chain(uint32_t *head, uint32_t *next, size_t row)
{
    next[row] = *head;
    *head = (uint32_t)row;
}

static void chain_disputes(struct forecast_index *x, struct arena *a)
{
    const struct ledger *l = x->ledger;

    if (!l->dispute_count)
        return;
    x->disputes_next = no_rows(l->dispute_count, a);
    x->document_dispute = no_rows(l->document_count, a);
    x->customer_dispute = no_rows(l->customer_count, a);
    for (size_t i = l->dispute_count; i-- > 0;) {
        const struct dispute *one = &l->disputes[i];

        chain(one->document == LEDGER_NONE
                  ? &x->customer_dispute[one->customer]
                  : &x->document_dispute[one->document],
              x->disputes_next, i);
    }
}

struct said {
    int32_t day;
    uint32_t row;
};

static int by_said(const void *a, const void *b)
{
    const struct said *x = a, *y = b;

    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* Promises: what was said last stands first. */
static void chain_promises(struct forecast_index *x, struct arena *a)
{
    const struct ledger *l = x->ledger;
    struct said *said = arena_array(a, struct said, l->contact_count);
    size_t n = 0;

    x->contacts_next = no_rows(l->contact_count, a);
    x->customer_contact = no_rows(l->customer_count, a);
    for (size_t i = 0; i < l->contact_count; i++)
        if (date_is(l->contacts[i].promise_date))
            said[n++] =
                (struct said){l->contacts[i].contact_date.day, (uint32_t)i};
    if (n)
        qsort(said, n, sizeof(*said), by_said);
    for (size_t i = 0; i < n; i++)
        chain(&x->customer_contact[l->contacts[said[i].row].customer],
              x->contacts_next, said[i].row);
}

static void chain_bank(struct forecast_index *x, struct arena *a)
{
    const struct ledger *l = x->ledger;

    x->customer_bank = no_rows(l->customer_count, a);
    x->bank_next = no_rows(l->bank_line_count, a);
    x->customer_receipt = no_rows(l->customer_count, a);
    for (size_t i = 0; i < l->bank_line_count; i++)
        if (l->bank_lines[i].customer != LEDGER_NONE)
            chain(&x->customer_bank[l->bank_lines[i].customer], x->bank_next,
                  i);
    if (!l->bank_line_count)
        return;
    x->receipts_next = no_rows(l->receipt_count, a);
    for (size_t i = 0; i < l->receipt_count; i++)
        chain(&x->customer_receipt[l->receipts[i].customer], x->receipts_next,
              i);
}

void forecast_index_build(const struct view *v, const struct policy *policy,
                          struct forecast_index *out, struct arena *a)
{
    struct forecast_index x = {.ledger = v->ledger,
                               .view = v,
                               .policy = policy,
                               .is_photograph =
                                   v->ledger->source == ALLOCATION_OPEN};

    list_currencies(&x, a);
    sort_documents(&x, a);
    list_facts(&x, a);
    find_spans(&x, a);
    if (!x.is_photograph)
        list_loose(&x, a);
    chain_disputes(&x, a);
    chain_promises(&x, a);
    chain_bank(&x, a);
    *out = x;
}
