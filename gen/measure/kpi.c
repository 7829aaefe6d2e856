#include "measure/kpi_parts.h"

#include "base/job.h"

#include <stdlib.h>
#include <string.h>

/* The largest debtors, listed. */
struct ranking {
    const struct aging *aging;
    int32_t top;
    struct kpi_set *out;
    struct arena *arena;
};

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
static size_t rank_customers(const struct ranking *m,
                             const struct aging_currency *c,
                             struct kpi_customer **list, struct arena *scratch)
{
    struct ranked *ranked =
        arena_array(scratch, struct ranked, c->customer_count);
    size_t most = m->top > 0 ? (size_t)m->top : 0;
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

static void rank(const struct ranking *m, struct arena *scratch)
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

/* Books of fewer rows than this are not worth a second thread. */
#define ROWS_A_JOB 16384

static void find_currencies(struct kpi_work *w, const struct aging *aging,
                            struct arena *a)
{
    const struct ledger *l = w->ledger;
    bool *seen = arena_array(a, bool, currency_count);
    size_t n = 0;

    for (size_t i = 0; i < l->document_count; i++)
        seen[l->documents[i].currency - currencies] = true;
    for (size_t i = 0; i < l->receipt_count; i++)
        seen[l->receipts[i].amount.currency - currencies] = true;
    for (size_t i = 0; i < l->cost_count; i++)
        seen[l->costs[i].amount.currency - currencies] = true;
    for (size_t i = 0; i < l->contact_count; i++)
        if (l->contacts[i].promise_amount.currency)
            seen[l->contacts[i].promise_amount.currency - currencies] = true;
    for (size_t i = 0; aging && i < aging->currency_count; i++)
        seen[aging->currencies[i].currency - currencies] = true;
    w->currencies = arena_array(a, const struct currency *, currency_count);
    for (size_t i = 0; i < currency_count; i++)
        if (seen[i])
            w->currencies[n++] = &currencies[i];
    w->currency_count = n;
}

static uint64_t magnitude(int64_t x)
{
    return x < 0 ? -(uint64_t)x : (uint64_t)x;
}

static uint64_t magnitude_add(uint64_t sum, int64_t x)
{
    uint64_t more = sum + magnitude(x);

    return more < sum ? UINT64_MAX : more;
}

/* All amounts that are added, so that no sum of some of them overflows. */
static bool check_amounts(struct kpi_work *w, struct diag *d)
{
    const struct ledger *l = w->ledger;
    int64_t first = w->asks.base, last = w->asks.base;
    uint64_t sum = 0;

    w->ledger_from = no_date;
    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];
        int64_t due =
            date_is(doc->due_date) ? doc->due_date.day : doc->issue_date.day;

        sum = magnitude_add(magnitude_add(sum, doc->owed), doc->open);
        first = due < first ? due : first;
        first = doc->issue_date.day < first ? doc->issue_date.day : first;
        last = due > last ? due : last;
        if (!date_is(w->ledger_from) ||
            doc->issue_date.day < w->ledger_from.day)
            w->ledger_from = doc->issue_date;
        w->sells |= doc->has_open && doc->open == 0 && doc->owed != 0;
    }
    for (size_t i = 0; i < l->receipt_count; i++)
        sum = magnitude_add(sum, l->receipts[i].amount.minor);
    for (size_t i = 0; i < l->allocation_count; i++)
        sum = magnitude_add(sum, l->allocations[i].amount.minor);
    for (size_t i = 0; i < l->sales_count; i++)
        sum = magnitude_add(magnitude_add(sum, l->sales[i].credit_sales.minor),
                            l->sales[i].credit_sales.minor);
    if (sum > INT64_MAX)
        return diag_error(d, nowhere,
                          "the amounts of the ledger are too large to be added "
                          "exactly; look for an amount in the wrong column");
    w->weights = sum <= INT64_MAX / ((uint64_t)(last - first) + 64);
    w->sells |= !w->photograph;
    return true;
}

/* Costs are in no view, so nobody has looked at their sum yet. */
static bool check_costs(const struct kpi_work *w, struct diag *d)
{
    const struct ledger *l = w->ledger;
    uint64_t sum = 0;

    for (size_t i = 0; i < l->cost_count; i++) {
        sum = magnitude_add(sum, l->costs[i].amount.minor);
        if (sum > INT64_MAX)
            return diag_error(d, ledger_place(l, l->costs[i].at),
                              "the costs of the period in %s are too large to "
                              "be added",
                              l->costs[i].amount.currency->code);
    }
    return true;
}

static struct kpi_tally tally_new(const struct kpi_work *w, struct arena *a)
{
    const struct kpi_asks *asks = &w->asks;
    struct kpi_tally t = {.work = w, .arena = a};

    t.accounts = arena_array(a, struct kpi_account,
                             (1 + w->group_count) * w->currency_count);
    t.overdue = arena_array(a, int64_t *, w->currency_count);
    t.newly = arena_array(a, int64_t *, w->currency_count);
    t.bought = arena_array(a, int64_t *, w->currency_count);
    t.touched = arena_array(a, bool, w->currency_count);
    for (size_t i = 0; i < w->currency_count; i++) {
        t.overdue[i] = arena_array(a, int64_t, asks->day_count);
        t.newly[i] = arena_array(a, int64_t, asks->count);
        t.bought[i] = arena_array(a, int64_t, 2 * (asks->count + 1));
    }
    return t;
}

/* Customers in runs of about as many rows; a run is a job. */
struct runs {
    const struct kpi_work *work;
    uint32_t *from; /* of each run, and the end */
    size_t count;
    struct kpi_tally *tallies;
};

static bool tally_run(void *context, size_t index, struct worker *worker)
{
    struct runs *r = context;
    struct kpi_tally *t = &r->tallies[index];

    *t = tally_new(r->work, worker->arena);
    for (uint32_t c = r->from[index]; c < r->from[index + 1]; c++)
        kpi_tally_customer(t, c);
    return true;
}

static void split_customers(struct runs *r, struct arena *a)
{
    const struct kpi_work *w = r->work;
    const struct ledger *l = w->ledger;
    size_t most = l->document_count / ROWS_A_JOB + 1, size;

    if (most > 4 * (size_t)w->query->threads)
        most = 4 * (size_t)w->query->threads;
    most = most ? most : 1;
    size = l->document_count / most + 1;
    r->from = arena_array(a, uint32_t, most + 2);
    for (uint32_t c = 0; c < l->customer_count; c++)
        while (r->count + 1 < most &&
               w->index.documents.from[c] >= (r->count + 1) * size)
            r->from[++r->count] = c;
    r->from[++r->count] = (uint32_t)l->customer_count;
    r->tallies = arena_array(a, struct kpi_tally, r->count);
}

static void add_up(int64_t *to, const int64_t *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] += from[i];
}

static void merge_account(const struct kpi_work *w, struct kpi_account *to,
                          const struct kpi_account *from)
{
    const struct kpi_asks *asks = &w->asks;

    if (!from->used)
        return;
    if (!to->used) {
        *to = *from;
        return;
    }
    if (from->since.day < to->since.day)
        to->since = from->since;
    add_up(to->levels, from->levels, LEVEL_COUNT * asks->day_count);
    add_up(to->sums[0], from->sums[0], KPI_SUM_COUNT * asks->count);
    add_up(to->months, from->months,
           MONTH_PARTS * asks->month_count * asks->count);
    add_up(to->older, from->older, asks->count);
    add_up(to->rolls, from->rolls,
           ROLL_PARTS * asks->closed_count * w->buckets);
}

/* From what each day adds to what it comes to. */
static void run_along(int64_t *items, size_t rows, size_t n)
{
    for (size_t r = 0; r < rows; r++)
        for (size_t i = 1; i < n; i++)
            items[r * n + i] += items[r * n + i - 1];
}

static void add_costs(struct kpi_tally *t)
{
    const struct ledger *l = t->work->ledger;

    for (size_t i = 0; i < l->cost_count; i++) {
        const struct cost *c = &l->costs[i];
        struct kpi_target to =
            kpi_target_of(t, c->customer, c->amount.currency);

        kpi_add_level(t, &to, LEVEL_COST, c->cost_date.day, c->amount.minor);
        kpi_add_level(t, &to, LEVEL_COST_ROWS, c->cost_date.day, 1);
    }
}

static void add_write_offs(struct kpi_tally *t)
{
    const struct ledger *l = t->work->ledger;

    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];
        const struct document *doc = &l->documents[x->document];
        int64_t minor = x->amount.minor;
        struct kpi_target to;

        if (x->writeoff == LEDGER_NONE)
            continue;
        to = kpi_target_of(t, doc->customer, doc->currency);
        kpi_add_level(t, &to, minor > 0 ? LEVEL_WRITTEN_OFF : LEVEL_TAKEN_BACK,
                      x->effective.day, minor > 0 ? minor : -minor);
        kpi_add_level(t, &to, LEVEL_WRITEOFF_ROWS, x->effective.day, 1);
    }
}

/* Promises of each question, judged on its day. */
struct judging {
    const struct kpi_work *work;
    struct promises *out;
};

static bool judge_question(void *context, size_t index, struct worker *worker)
{
    struct judging *j = context;
    const struct kpi_work *w = j->work;
    struct date day = w->asks.items[index].day;

    return promises_make_from(
        &w->index, day, (struct date){day.day + 1 - w->policy->promise_days},
        w->query->policy, w->query->calendar, &j->out[index], worker->arena,
        worker->diag);
}

/* Each counts once: in the window in which its last day of grace lies. */
static void add_promise(struct kpi_tally *t, size_t question,
                        const struct promise *p)
{
    struct kpi_target to;
    int64_t paid = p->paid < p->promised ? p->paid : p->promised;

    if (p->state == PROMISE_UNKNOWN || p->state == PROMISE_MOVED)
        return;
    to = kpi_target_of(t, p->customer, p->currency);
    if (p->limit.day > t->work->asks.items[question].day.day) {
        kpi_add_sum(&to, question, SUM_PROMISES_OPEN, 1);
        kpi_add_sum(&to, question, SUM_PROMISED_OPEN, p->promised);
        return;
    }
    kpi_add_sum(&to, question, SUM_PROMISES, 1);
    kpi_add_sum(&to, question, SUM_PROMISES_KEPT, p->state == PROMISE_KEPT);
    kpi_add_sum(&to, question, SUM_PROMISED, p->promised);
    kpi_add_sum(&to, question, SUM_PROMISED_PAID, paid > 0 ? paid : 0);
}

static bool add_promises(struct kpi_tally *t, struct arena *scratch,
                         struct diag *d)
{
    const struct kpi_work *w = t->work;
    const struct ledger *l = w->ledger;
    struct judging j = {w,
                        arena_array(scratch, struct promises, w->asks.count)};
    bool any = false;

    for (size_t i = 0; i < l->contact_count; i++)
        any |= date_is(l->contacts[i].promise_date);
    if (!any)
        return true;
    if (!job_run(w->asks.count, w->query->threads, judge_question, &j, scratch,
                 d))
        return false;
    for (size_t q = 0; q < w->asks.count; q++) {
        uint64_t sum = 0;

        for (size_t i = 0; i < j.out[q].count; i++)
            sum = magnitude_add(sum, j.out[q].items[i].promised);
        if (sum > INT64_MAX)
            return diag_error(d, nowhere,
                              "the amounts that were promised are too large "
                              "to be added");
        for (size_t i = 0; i < j.out[q].count; i++)
            add_promise(t, q, &j.out[q].items[i]);
    }
    return true;
}

/* All accounts, levels as they stand on the asked days. */
static bool tally_all(const struct kpi_work *w, struct kpi_tally *t,
                      struct arena *scratch, struct diag *d)
{
    struct runs r = {.work = w};
    size_t n = (1 + w->group_count) * w->currency_count;

    split_customers(&r, scratch);
    if (!job_run(r.count, w->query->threads, tally_run, &r, scratch, d))
        return false;
    *t = tally_new(w, scratch);
    for (size_t i = 0; i < r.count; i++)
        for (size_t k = 0; k < n; k++)
            merge_account(w, &t->accounts[k], &r.tallies[i].accounts[k]);
    add_costs(t);
    if (!w->photograph)
        add_write_offs(t);
    if (!add_promises(t, scratch, d))
        return false;
    for (size_t k = 0; k < n; k++) {
        struct kpi_account *x = &t->accounts[k];

        if (!x->used)
            continue;
        run_along(x->levels, LEVEL_COUNT, w->asks.day_count);
        run_along(x->months, MONTH_PARTS * w->asks.month_count, w->asks.count);
        run_along(x->older, 1, w->asks.count);
    }
    return true;
}

/* Disputes and lawyers' cases are told by the aging of the day alone. */
static void add_aging_row(struct kpi *k, const struct aging_row *row)
{
    k->sums[SUM_DISPUTED] += row->disputed;
    k->sums[SUM_HANDED_OVER] += row->handed_over;
}

static const struct aging_currency *aging_of(const struct aging *aging,
                                             const struct currency *currency)
{
    for (size_t i = 0; aging && i < aging->currency_count; i++)
        if (aging->currencies[i].currency == currency)
            return &aging->currencies[i];
    return NULL;
}

static void make_set(const struct kpi_work *w, const struct kpi_tally *t,
                     const struct aging *aging, size_t question,
                     struct kpi_set *out, struct arena *a)
{
    *out = (struct kpi_set){.items =
                                arena_array(a, struct kpi, w->currency_count)};
    for (size_t i = 0; i < w->currency_count; i++) {
        struct kpi *k = &out->items[out->count];
        const struct aging_currency *x = aging_of(aging, w->currencies[i]);

        if (!kpi_fill(w, &t->accounts[i], 0, question, i, k, a) && !x)
            continue;
        if (x)
            add_aging_row(k, &x->total);
        kpi_close(k);
        out->count++;
    }
    out->top = arena_array(a, struct kpi_customer *, out->count);
    out->top_counts = arena_array(a, size_t, out->count);
}

static bool is_of_group(const struct kpi_work *w, size_t group,
                        uint32_t customer)
{
    return w->groups[group > w->collectors][customer] == group;
}

static void make_group(const struct kpi_work *w, const struct kpi_tally *t,
                       const struct aging *aging, size_t group,
                       struct kpi_group *out, struct arena *a)
{
    out->items = arena_array(a, struct kpi, w->currency_count);
    for (size_t i = 0; i < w->currency_count; i++) {
        const struct aging_currency *x = aging_of(aging, w->currencies[i]);
        struct kpi *k = &out->items[out->count];

        if (!kpi_fill(w, &t->accounts[group * w->currency_count + i], group, 0,
                      i, k, a))
            continue;
        for (size_t c = 0; x && c < x->customer_count; c++)
            if (is_of_group(w, group, x->customers[c].customer))
                add_aging_row(k, &x->customers[c]);
        kpi_close(k);
        out->count++;
    }
    for (uint32_t c = 0; c < w->ledger->customer_count; c++)
        if (is_of_group(w, group, c) &&
            (w->index.documents.from[c] < w->index.documents.from[c + 1] ||
             w->index.receipts.from[c] < w->index.receipts.from[c + 1]))
            out->customers++;
}

/* A dimension that nobody is named in says nothing, nor do empty groups. */
static void make_groups(const struct kpi_work *w, const struct kpi_tally *t,
                        const struct aging *aging,
                        const struct kpi_group *names, struct kpi_set *out,
                        struct arena *a)
{
    size_t first[] = {0, w->collectors, w->group_count};

    out->groups = arena_array(a, struct kpi_group, w->group_count);
    for (size_t x = 0; x + 1 < COUNT(first); x++) {
        if (first[x] == first[x + 1] || !names[first[x]].name.len)
            continue;
        for (size_t i = first[x]; i < first[x + 1]; i++) {
            struct kpi_group g = names[i];

            make_group(w, t, aging, i + 1, &g, a);
            if (g.count)
                out->groups[out->group_count++] = g;
        }
    }
}

static bool measure(const struct kpi_query *q, const struct aging *aging,
                    struct kpi_set *out, struct arena *a, struct arena *scratch,
                    struct diag *d)
{
    struct kpi_work w = {.query = q,
                         .ledger = q->ledger,
                         .policy = &q->policy->kpi,
                         .photograph = q->ledger->source == ALLOCATION_OPEN};
    struct kpi_group *names = NULL;
    struct view view;
    struct kpi_tally t;

    w.buckets = q->policy->buckets.no_due_date - q->policy->buckets.today;
    kpi_ask_days(&w, scratch);
    if (!check_amounts(&w, d) || !check_costs(&w, d))
        return false;
    if (w.photograph) {
        if (!ledger_view(q->ledger, q->days[0], &view, scratch, d))
            return false;
        w.view = &view;
    }
    w.index = by_customer_make(q->ledger, scratch);
    find_currencies(&w, aging, scratch);
    if (aging)
        w.group_count = kpi_groups_list(&w, &names, scratch);
    w.sales = kpi_sales_read(&w, scratch);
    if (!tally_all(&w, &t, scratch, d))
        return false;
    for (size_t i = 0; i < q->count; i++)
        make_set(&w, &t, i + 1 == q->count ? aging : NULL, i, &out[i], a);
    if (aging)
        make_groups(&w, &t, aging, names, &out[0], a);
    return true;
}

bool kpi_history(const struct kpi_query *q, struct kpi_set *out,
                 struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    bool ok;

    for (size_t i = 0; i < q->count; i++)
        out[i] = (struct kpi_set){0};
    ok = q->count == 0 || measure(q, NULL, out, a, &scratch, d);
    arena_release(&scratch);
    return ok;
}

bool kpi_compute(const struct kpi_query *q, const struct aging *aging,
                 struct kpi_set *out, struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct kpi_set set = {0};
    struct kpi_query one = *q;
    struct ranking ranking = {aging, q->policy->kpi.top, &set, a};
    bool ok;

    one.days = &aging->as_of;
    one.count = 1;
    ok = measure(&one, aging, &set, a, &scratch, d);
    if (ok) {
        rank(&ranking, &scratch);
        *out = set;
    }
    arena_release(&scratch);
    return ok;
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
