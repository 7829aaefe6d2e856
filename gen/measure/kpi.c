#include "measure/kpi.h"

#include <stdlib.h>
#include <string.h>

struct measuring {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct policy *policy;
    struct view start, end; /* evening before the period; the as-of day */
    struct kpi_set *out;
    size_t capacity;
    struct arena *arena;
};

/* The figures of a currency, made where there are none. */
static struct kpi *kpi_of(struct measuring *m, const struct currency *currency)
{
    struct kpi_set *out = m->out;
    size_t at = 0;

    while (at < out->count &&
           strcmp(out->items[at].currency->code, currency->code) < 0)
        at++;
    if (at < out->count && out->items[at].currency == currency)
        return &out->items[at];
    (void)ARENA_PUSH(m->arena, out->items, out->count, m->capacity);
    memmove(out->items + at + 1, out->items + at,
            (out->count - 1 - at) * sizeof(*out->items));
    out->items[at] = (struct kpi){.currency = currency};
    return &out->items[at];
}

static bool is_between(struct date d, struct date first, struct date last)
{
    return date_is(d) && d.day >= first.day && d.day <= last.day;
}

static struct date first_day(const struct measuring *m, int32_t days)
{
    return date_add_days(m->aging->as_of, 1 - days);
}

static void add_sale(struct kpi *k, const struct document *doc)
{
    switch ((enum document_kind)doc->kind) {
    case DOCUMENT_INVOICE:
    case DOCUMENT_DEBIT_NOTE:
        k->sums[SUM_INVOICED] += doc->owed;
        break;
    case DOCUMENT_CREDIT_NOTE:
        k->sums[SUM_CREDITED] -= doc->owed;
        break;
    case DOCUMENT_OPENING:
        break; /* sold before the book began */
    }
}

/* What a document's age is counted from, as in the aging's buckets. */
static struct date due_day(const struct measuring *m,
                           const struct document *doc)
{
    if (doc->kind != DOCUMENT_CREDIT_NOTE)
        return doc->due_date;
    if (m->ledger->rules.credit_notes != CREDIT_NOTES_AGED)
        return no_date; /* in no bucket */
    return date_is(doc->due_date) ? doc->due_date : doc->issue_date;
}

static bool is_due_before(const struct measuring *m, const struct document *doc,
                          struct date day)
{
    struct date due = due_day(m, doc);

    return date_is(due) && due.day < day.day;
}

static bool was_overdue(const struct measuring *m, const struct document *doc)
{
    return is_due_before(m, doc, m->start.as_of) &&
           doc->issue_date.day <= m->start.as_of.day;
}

/* Overdue at the end of the period but not yet at its start. */
static bool is_newly_due(const struct measuring *m, const struct document *doc)
{
    return is_due_before(m, doc, m->end.as_of) && !was_overdue(m, doc) &&
           doc->issue_date.day <= m->end.as_of.day;
}

static void add_document(struct measuring *m, size_t index)
{
    const struct document *doc = &m->ledger->documents[index];
    struct date sales_from = first_day(m, m->policy->kpi.dso_days);
    struct date last = m->end.as_of;
    struct kpi *k;

    if (doc->issue_date.day > last.day)
        return;
    k = kpi_of(m, doc->currency);
    if (is_between(doc->issue_date, sales_from, last))
        add_sale(k, doc);
    if (is_due_before(m, doc, (struct date){last.day - 90}))
        k->sums[SUM_OVER_90] += m->end.document_open[index];
    if (m->ledger->source == ALLOCATION_OPEN)
        return;
    if (was_overdue(m, doc))
        k->sums[SUM_OPENING_OVERDUE] += m->start.document_open[index];
    else if (is_newly_due(m, doc))
        k->sums[SUM_NEWLY_OVERDUE] += doc->owed;
}

/* A bill is a promise; a credit note and a write-off bring nothing in. */
static bool is_cash(const struct ledger *l, uint32_t receipt)
{
    return receipt != LEDGER_NONE && l->receipts[receipt].bill == LEDGER_NONE;
}

/*
 * One end of an allocation, which moves an overdue document by so much.  What
 * happened up to the moment the document came into the base belongs to the
 * base, and so does what a reversed receipt, a dishonoured bill or a write-off
 * taken back opens again afterwards; what cash has paid afterwards is
 * recovered.
 */
static void add_movement(struct measuring *m, const struct allocation *x,
                         uint32_t document, int64_t by)
{
    const struct document *doc = &m->ledger->documents[document];
    struct date into_base = m->start.as_of;
    struct date last = m->end.as_of;
    struct kpi *k;

    if (!is_due_before(m, doc, last) || x->effective.day > last.day)
        return;
    k = kpi_of(m, doc->currency);
    if (is_newly_due(m, doc)) {
        into_base = due_day(m, doc);
        if (allocation_is_effective(x, into_base))
            k->sums[SUM_NEWLY_OVERDUE] += by;
    }
    if (allocation_is_effective(x, into_base)) {
        if (!allocation_is_effective(x, last))
            k->sums[SUM_NEWLY_OVERDUE] -= by;
    } else if (x->effective.day > into_base.day &&
               allocation_is_effective(x, last) &&
               is_cash(m->ledger, x->receipt)) {
        k->sums[SUM_RECOVERED] -= by;
    }
}

static void add_allocations(struct measuring *m)
{
    const struct ledger *l = m->ledger;

    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];

        add_movement(m, x, x->document, -x->amount.minor);
        if (x->credit_note != LEDGER_NONE)
            add_movement(m, x, x->credit_note, x->amount.minor);
    }
}

/* What a write-off has done to an overdue document since it was in the base. */
struct writing_off {
    uint32_t document;
    int64_t by;
};

static int compare_writing_off(const void *a, const void *b)
{
    const struct writing_off *x = a;
    const struct writing_off *y = b;

    return (x->document > y->document) - (x->document < y->document);
}

static size_t list_writing_off(const struct measuring *m,
                               struct writing_off *list)
{
    const struct ledger *l = m->ledger;
    size_t n = 0;

    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];
        const struct document *doc = &l->documents[x->document];
        struct date into_base = m->start.as_of;

        if (x->writeoff == LEDGER_NONE || x->effective.day > m->end.as_of.day ||
            !is_due_before(m, doc, m->end.as_of))
            continue;
        if (is_newly_due(m, doc))
            into_base = due_day(m, doc);
        if (x->effective.day > into_base.day)
            list[n++] = (struct writing_off){x->document, -x->amount.minor};
    }
    if (n)
        qsort(list, n, sizeof(*list), compare_writing_off);
    return n;
}

/*
 * More taken back than written off since: that much is open again.  Less is
 * not: what was written off stays in the base and is never recovered.
 */
static void add_taken_back(struct measuring *m, struct arena *scratch)
{
    const struct ledger *l = m->ledger;
    struct writing_off *list =
        arena_array(scratch, struct writing_off, l->writeoff_count);
    size_t n = list_writing_off(m, list);

    for (size_t i = 0; i < n;) {
        const struct document *doc = &l->documents[list[i].document];
        size_t first = i;
        int64_t by = 0;

        for (; i < n && list[i].document == list[first].document; i++)
            by += list[i].by;
        if (doc->owed < 0 ? by < 0 : by > 0)
            kpi_of(m, doc->currency)->sums[SUM_NEWLY_OVERDUE] += by;
    }
}

static void add_cash(struct measuring *m)
{
    const struct ledger *l = m->ledger;
    struct date from = first_day(m, m->policy->kpi.recovery_days);
    struct date last = m->end.as_of;

    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];
        struct kpi *k;

        if (r->receipt_date.day > last.day ||
            (date_is(r->reversed_date) &&
             r->reversed_date.day <= r->receipt_date.day))
            continue;
        k = kpi_of(m, r->amount.currency);
        if (r->bill != LEDGER_NONE)
            continue;
        if (is_between(r->receipt_date, from, last))
            k->sums[SUM_COLLECTED] += r->amount.minor;
        if (is_between(r->reversed_date, from, last))
            k->sums[SUM_COLLECTED] -= r->amount.minor;
    }
}

static bool add_costs(struct measuring *m, struct diag *d)
{
    const struct ledger *l = m->ledger;
    struct date from = first_day(m, m->policy->kpi.recovery_days);

    for (size_t i = 0; i < l->cost_count; i++) {
        const struct cost *c = &l->costs[i];

        struct kpi *k;

        if (!is_between(c->cost_date, from, m->end.as_of))
            continue;
        k = kpi_of(m, c->amount.currency);
        k->sums[SUM_COST_ROWS]++;
        if (!minor_add(&k->sums[SUM_COST], c->amount.minor))
            return diag_error(d, ledger_place(l, c->at),
                              "the costs of the period in %s are too large to "
                              "be added",
                              c->amount.currency->code);
    }
    return true;
}

static void add_aging(struct measuring *m)
{
    for (size_t i = 0; i < m->aging->currency_count; i++) {
        const struct aging_currency *c = &m->aging->currencies[i];
        struct kpi *k = kpi_of(m, c->currency);

        k->sums[SUM_RECEIVABLES] = c->total.total.minor;
        k->sums[SUM_UNAPPLIED] = c->total.unapplied;
        k->sums[SUM_NO_DUE_DATE] =
            c->total.cells[m->aging->scheme->no_due_date].minor;
        k->sums[SUM_OPEN_ROWS] = (int64_t)c->total.total.count;
        k->sums[SUM_OVERDUE] = c->total.overdue;
        k->sums[SUM_DISPUTED] = c->total.disputed;
    }
}

static void close_kpi(const struct measuring *m, struct kpi *k)
{
    const struct kpi_policy *policy = &m->policy->kpi;

    k->as_of = m->aging->as_of;
    k->policy = policy;
    k->ledger_from = no_date;
    k->weights = true;
    k->closed_to = date_add_days(date_month_start(k->as_of), -1);
    k->closed_from = date_month_start(k->closed_to);
    k->settled_since = no_date;
    k->dso_days = policy->dso_days;
    k->recovery_days = policy->recovery_days;
    k->sales_from = first_day(m, policy->dso_days);
    k->period_from = first_day(m, policy->recovery_days);
    k->has_history = m->ledger->source != ALLOCATION_OPEN;
    k->has_receipts = m->ledger->receipt_count > 0;
    kpi_close(k);
}

struct ranked {
    const struct aging_row *row;
    size_t rank; /* by customer_id */
};

static int compare_overdue(const void *a, const void *b)
{
    const struct ranked *x = a;
    const struct ranked *y = b;

    if (x->row->overdue != y->row->overdue)
        return x->row->overdue > y->row->overdue ? -1 : 1;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

/* The customers who owe the most overdue money, into list; how many. */
static size_t rank_customers(const struct measuring *m,
                             const struct aging_currency *c,
                             struct kpi_customer **list, struct arena *scratch)
{
    struct ranked *ranked =
        arena_array(scratch, struct ranked, c->customer_count);
    size_t most = m->policy->kpi.top > 0 ? (size_t)m->policy->kpi.top : 0;
    size_t n = 0;

    for (size_t i = 0; i < c->customer_count; i++) {
        if (c->customers[i].overdue > 0)
            ranked[n++] = (struct ranked){&c->customers[i], i};
    }
    if (n)
        qsort(ranked, n, sizeof(*ranked), compare_overdue);
    n = n < most ? n : most;
    *list = arena_array(m->arena, struct kpi_customer, n);
    for (size_t i = 0; i < n; i++)
        (*list)[i] = (struct kpi_customer){
            ranked[i].row->customer, ranked[i].row->overdue,
            ranked[i].row->total.minor, ranked[i].row->unapplied,
            ranked[i].row->oldest_days};
    return n;
}

static void rank(struct measuring *m, struct arena *scratch)
{
    struct kpi_set *out = m->out;

    out->top = arena_array(m->arena, struct kpi_customer *, out->count);
    out->top_counts = arena_array(m->arena, size_t, out->count);
    for (size_t i = 0; i < out->count; i++) {
        for (size_t c = 0; c < m->aging->currency_count; c++) {
            if (m->aging->currencies[c].currency == out->items[i].currency)
                out->top_counts[i] = rank_customers(m, &m->aging->currencies[c],
                                                    &out->top[i], scratch);
        }
    }
}

static bool measure(struct measuring *m, struct arena *scratch, struct diag *d)
{
    const struct ledger *l = m->ledger;
    struct date start =
        date_add_days(m->aging->as_of, -m->policy->kpi.recovery_days);

    if (!ledger_view(l, start, &m->start, scratch, d) ||
        !ledger_view(l, m->aging->as_of, &m->end, scratch, d))
        return false;
    for (size_t i = 0; i < l->document_count; i++)
        add_document(m, i);
    if (l->source != ALLOCATION_OPEN) {
        add_allocations(m);
        add_taken_back(m, scratch);
    }
    add_cash(m);
    add_aging(m);
    if (!add_costs(m, d))
        return false;
    for (size_t i = 0; i < m->out->count; i++)
        close_kpi(m, &m->out->items[i]);
    rank(m, scratch);
    return true;
}

void kpi_add_settled(struct kpi_set *kpis, const struct tieout *t)
{
    if (!t->photographs)
        return;
    for (size_t i = 0; i < kpis->count; i++) {
        struct kpi *k = &kpis->items[i];

        for (size_t r = 0; r < t->count; r++) {
            if (t->rows[r].currency != k->currency)
                continue;
            k->settled_since = t->opening_date;
            k->settled_unknown = t->rows[r].settled_unknown;
            k->part_settled = t->rows[r].part_settled;
            k->settled_new = t->rows[r].settled_new;
        }
    }
}

bool kpi_compute(const struct kpi_query *q, const struct aging *aging,
                 struct kpi_set *out, struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct kpi_set result = {0};
    struct measuring m = {.ledger = q->ledger,
                          .aging = aging,
                          .policy = q->policy,
                          .out = &result,
                          .arena = a};
    bool ok = measure(&m, &scratch, d);

    arena_release(&scratch);
    if (ok)
        *out = result;
    return ok;
}

bool kpi_history(const struct kpi_query *q, struct kpi_set *out,
                 struct arena *a, struct diag *d)
{
    for (size_t i = 0; i < q->count; i++) {
        struct view view;
        struct aging aging;

        if (!ledger_view(q->ledger, q->days[i], &view, a, d) ||
            !aging_compute(&view, q->policy, 0, q->threads, &aging, a, d) ||
            !kpi_compute(q, &aging, &out[i], a, d))
            return false;
    }
    return true;
}
