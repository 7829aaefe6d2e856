/*
 * One pass over the rows of a customer.
 */
#include "measure/kpi_parts.h"

#include <stdlib.h>

/* More days overdue than this are "over 90". */
#define OLD_DAYS 90

static void open_account(struct kpi_tally *t, struct kpi_account *x)
{
    const struct kpi_asks *asks = &t->work->asks;
    size_t n = asks->count;

    x->used = true;
    x->since = (struct date){INT32_MAX};
    x->levels = arena_array(t->arena, int64_t, LEVEL_COUNT * asks->day_count);
    x->sums = arena_alloc_array(t->arena, n, sizeof(*x->sums));
    x->months =
        arena_array(t->arena, int64_t, MONTH_PARTS * asks->month_count * n);
    x->older = arena_array(t->arena, int64_t, n);
    x->rolls = arena_array(t->arena, int64_t,
                           ROLL_PARTS * asks->closed_count * t->work->buckets);
}

static size_t find_currency(const struct kpi_work *w,
                            const struct currency *currency)
{
    size_t i = 0;

    while (w->currencies[i] != currency)
        i++;
    return i;
}

struct kpi_target kpi_target_of(struct kpi_tally *t, uint32_t customer,
                                const struct currency *currency)
{
    const struct kpi_work *w = t->work;
    size_t at = find_currency(w, currency);
    struct kpi_target to = {.currency = at};

    to.items[to.count++] = &t->accounts[at];
    for (size_t i = 0; i < COUNT(w->groups); i++)
        if (w->group_count && customer != LEDGER_NONE)
            to.items[to.count++] =
                &t->accounts[w->groups[i][customer] * w->currency_count + at];
    for (size_t i = 0; i < to.count; i++)
        if (!to.items[i]->used)
            open_account(t, to.items[i]);
    return to;
}

void kpi_add_level(struct kpi_tally *t, const struct kpi_target *to,
                   enum kpi_level level, int64_t day, int64_t x)
{
    const struct kpi_asks *asks = &t->work->asks;
    size_t at = kpi_day_at(&asks->of_day, day);

    if (at == asks->day_count)
        return;
    for (size_t i = 0; i < to->count; i++)
        to->items[i]->levels[level * asks->day_count + at] += x;
}

void kpi_add_sum(const struct kpi_target *to, size_t question, enum kpi_sum sum,
                 int64_t x)
{
    for (size_t i = 0; i < to->count; i++)
        to->items[i]->sums[question][sum] += x;
}

static void note_row(const struct kpi_target *to, struct date day)
{
    for (size_t i = 0; i < to->count; i++)
        if (day.day < to->items[i]->since.day)
            to->items[i]->since = day;
}

size_t kpi_move_count(const struct kpi_tally *t, uint32_t document)
{
    const struct by_customer *x = &t->work->index;

    return x->allocations.from[document + 1] - x->allocations.from[document] +
           x->uses.from[document + 1] - x->uses.from[document];
}

struct kpi_move kpi_move_at(const struct kpi_tally *t, uint32_t document,
                            size_t n)
{
    const struct by_customer *x = &t->work->index;
    size_t own =
        x->allocations.from[document + 1] - x->allocations.from[document];
    bool use = n >= own;
    uint32_t row =
        use ? x->uses.items[x->uses.from[document] + n - own]
            : x->allocations.items[x->allocations.from[document] + n];
    const struct allocation *allocation = &t->work->ledger->allocations[row];

    return (struct kpi_move){allocation, use ? allocation->amount.minor
                                             : -allocation->amount.minor};
}

static bool is_undone_first(const struct allocation *x)
{
    return date_is(x->undone) && x->undone.day <= x->effective.day;
}

/* What a document's age is counted from, as in the aging's buckets. */
static struct date due_day(const struct document *doc)
{
    if (doc->kind != DOCUMENT_CREDIT_NOTE || date_is(doc->due_date))
        return doc->due_date;
    return doc->issue_date; /* of credit notes that are aged */
}

static bool is_in_bucket(const struct kpi_work *w, const struct document *doc)
{
    return doc->kind != DOCUMENT_CREDIT_NOTE ||
           w->ledger->rules.credit_notes == CREDIT_NOTES_AGED;
}

/* One document in the making. */
struct aged {
    struct kpi_tally *tally;
    const struct kpi_target *to;
    const struct document *doc;
    struct date due;
    size_t month; /* of issue; month_count: older ones */
    bool in_bucket;
};

static void add_by_month(const struct aged *x, enum kpi_by_month part,
                         int64_t day, int64_t by)
{
    const struct kpi_asks *asks = &x->tally->work->asks;
    size_t at = kpi_day_at(&asks->of_ask, day);

    if (at == asks->count)
        return;
    for (size_t i = 0; i < x->to->count; i++) {
        struct kpi_account *account = x->to->items[i];

        if (x->month < asks->month_count)
            account
                ->months[(part * asks->month_count + x->month) * asks->count +
                         at] += by;
        else if (part == MONTH_OPEN)
            account->older[at] += by;
    }
}

/* Its open amount changes on a day. */
static void add_open(const struct aged *x, int64_t day, int64_t by)
{
    struct kpi_tally *t = x->tally;
    const struct kpi_work *w = t->work;
    int64_t overdue = (int64_t)x->due.day + 1;
    size_t at;

    if (!x->in_bucket) {
        kpi_add_level(t, x->to, LEVEL_UNAPPLIED, day, by);
        return;
    }
    kpi_add_level(t, x->to, LEVEL_DOCUMENTS, day, by);
    if (x->doc->kind != DOCUMENT_CREDIT_NOTE) {
        add_by_month(x, MONTH_OPEN, day, by);
        if (w->weights && x->month < w->asks.month_count)
            add_by_month(x, MONTH_OPEN_FROM, day,
                         by * (date_civil(x->doc->issue_date).day - 1));
    }
    if (!date_is(x->due)) {
        kpi_add_level(t, x->to, LEVEL_NO_DUE_DATE, day, by);
        return;
    }
    overdue = overdue > day ? overdue : day;
    kpi_add_level(t, x->to, LEVEL_OVERDUE, overdue, by);
    at = kpi_day_at(&w->asks.of_day, overdue);
    if (at < w->asks.day_count)
        t->overdue[x->to->currency][at] += by;
    if (w->weights && overdue <= w->asks.base) {
        kpi_add_level(t, x->to, LEVEL_LATE_FROM, overdue,
                      by * (x->due.day - (int64_t)w->asks.base));
        kpi_add_level(t, x->to, LEVEL_OVERDUE_FROM, overdue,
                      by * (overdue - 1 - w->asks.base));
    }
    overdue += x->due.day + OLD_DAYS + 1 > overdue
                   ? x->due.day + OLD_DAYS + 1 - overdue
                   : 0;
    kpi_add_level(t, x->to, LEVEL_OVER_90, overdue, by);
}

/* A document is open, or is no more, from a day on. */
static void add_row(const struct aged *x, int64_t day, int64_t by)
{
    int64_t overdue = (int64_t)x->due.day + 1;

    if (!x->in_bucket)
        return;
    kpi_add_level(x->tally, x->to, LEVEL_OPEN_ROWS, day, by);
    if (date_is(x->due))
        kpi_add_level(x->tally, x->to, LEVEL_OVERDUE_ROWS,
                      overdue > day ? overdue : day, by);
}

/* The days on which a document's open amount changes, in their order. */
struct step {
    int64_t day, by;
};

/* Of so many a simple sort is the quickest. */
#define FEW_STEPS 16

static int compare_steps(const void *left, const void *right)
{
    const struct step *x = left, *y = right;

    return (x->day > y->day) - (x->day < y->day);
}

/* Ascending; there are few of a document, and they mostly are in order. */
static void sort_steps(struct step *steps, size_t n)
{
    if (n > FEW_STEPS) {
        qsort(steps, n, sizeof(*steps), compare_steps);
        return;
    }
    for (size_t i = 1; i < n; i++) {
        struct step x = steps[i];
        size_t k = i;

        for (; k > 0 && steps[k - 1].day > x.day; k--)
            steps[k] = steps[k - 1];
        steps[k] = x;
    }
}

static size_t list_steps(const struct aged *x, uint32_t document,
                         struct step *steps)
{
    size_t moves = kpi_move_count(x->tally, document), n = 0;

    steps[n++] = (struct step){x->doc->issue_date.day, x->doc->owed};
    for (size_t i = 0; i < moves; i++) {
        struct kpi_move m = kpi_move_at(x->tally, document, i);

        if (is_undone_first(m.allocation))
            continue;
        steps[n++] = (struct step){m.allocation->effective.day, m.by};
        if (date_is(m.allocation->undone))
            steps[n++] = (struct step){m.allocation->undone.day, -m.by};
    }
    return n;
}

/* What was open at the end of each day, and whether anything was. */
static void add_steps(const struct aged *x, struct step *steps, size_t n)
{
    int64_t open = 0;

    sort_steps(steps, n);
    for (size_t i = 0; i < n;) {
        int64_t day = steps[i].day, before = open;

        for (; i < n && steps[i].day == day; i++)
            open += steps[i].by;
        if (open != before)
            add_open(x, day, open - before);
        if ((open != 0) != (before != 0))
            add_row(x, day, open != 0 ? 1 : -1);
    }
}

static void add_sale(const struct aged *x)
{
    static const enum kpi_level levels[] = {
        [DOCUMENT_INVOICE] = LEVEL_INVOICED,
        [DOCUMENT_DEBIT_NOTE] = LEVEL_INVOICED,
        [DOCUMENT_CREDIT_NOTE] = LEVEL_CREDITED,
        [DOCUMENT_OPENING] = LEVEL_OPENING};
    struct kpi_tally *t = x->tally;
    const struct document *doc = x->doc;
    int32_t day = doc->issue_date.day;
    bool note = doc->kind == DOCUMENT_CREDIT_NOTE;
    bool sold = doc->kind != DOCUMENT_OPENING;

    if (sold && kpi_sales_has(t->work->sales, doc->currency, doc->issue_date)) {
        kpi_add_level(t, x->to, LEVEL_REPLACED, day, doc->owed);
        return;
    }
    kpi_add_level(t, x->to, levels[doc->kind], day,
                  note ? -doc->owed : doc->owed);
    if (!sold)
        return;
    kpi_add_level(t, x->to, LEVEL_SALES_ROWS, day, 1);
    add_by_month(x, MONTH_SALES, day, doc->owed);
}

/* Windows of the questions in which he bought, as differences. */
static void add_bought(const struct aged *x)
{
    const struct kpi_work *w = x->tally->work;
    const struct kpi_asks *asks = &w->asks;
    int64_t *bought = x->tally->bought[x->to->currency];
    int64_t day = x->doc->issue_date.day;
    size_t from = kpi_day_at(&asks->of_ask, day);
    size_t middle = kpi_day_at(&asks->of_ask, day + w->policy->retention_days);
    size_t end = kpi_day_at(&asks->of_ask, day + 2 * w->policy->retention_days);

    if ((x->doc->kind != DOCUMENT_INVOICE &&
         x->doc->kind != DOCUMENT_DEBIT_NOTE) ||
        x->doc->owed <= 0)
        return;
    bought[from]++;
    bought[middle]--;
    bought[asks->count + 1 + middle]++;
    bought[asks->count + 1 + end]--;
}

static size_t month_of(const struct kpi_asks *asks, struct date day)
{
    struct civil first = date_civil(asks->first_month), c = date_civil(day);
    int64_t n = ((int64_t)c.year - first.year) * 12 + c.month - first.month;

    return n < 0 || n >= (int64_t)asks->month_count ? asks->month_count
                                                    : (size_t)n;
}

static void tally_document(struct kpi_tally *t, uint32_t row)
{
    const struct kpi_work *w = t->work;
    const struct document *doc = &w->ledger->documents[row];
    struct kpi_target to;
    struct aged x;
    struct arena_mark mark;
    struct step *steps;

    if (doc->issue_date.day > w->asks.items[w->asks.count - 1].day.day)
        return;
    to = kpi_target_of(t, doc->customer, doc->currency);
    x = (struct aged){t,
                      &to,
                      doc,
                      due_day(doc),
                      month_of(&w->asks, doc->issue_date),
                      is_in_bucket(w, doc)};
    t->touched[to.currency] = true;
    note_row(&to, doc->issue_date);
    add_sale(&x);
    add_bought(&x);
    if (w->photograph) {
        int64_t open = w->view->document_open[row];

        add_open(&x, w->asks.items[0].day.day, open);
        if (open)
            add_row(&x, w->asks.items[0].day.day, 1);
        return;
    }
    mark = arena_mark(t->arena);
    steps = arena_array(t->arena, struct step, 2 * kpi_move_count(t, row) + 1);
    add_steps(&x, steps, list_steps(&x, row, steps));
    arena_rewind(t->arena, mark);
    if (x.in_bucket && date_is(x.due))
        kpi_tally_recovery(t, &to, row, x.due);
}

static void add_paid(struct kpi_tally *t, const struct allocation *x)
{
    const struct document *doc = &t->work->ledger->documents[x->document];
    struct kpi_target to;
    int64_t late;

    if (doc->kind == DOCUMENT_CREDIT_NOTE || !date_is(doc->due_date))
        return;
    to = kpi_target_of(t, doc->customer, doc->currency);
    late = (int64_t)x->effective.day - doc->due_date.day;
    for (int undone = 0; undone < 2; undone++) {
        struct date day = undone ? x->undone : x->effective;
        int64_t sign = undone ? -1 : 1;

        if (!date_is(day))
            continue;
        kpi_add_level(t, &to, LEVEL_PAID, day.day, sign * x->amount.minor);
        kpi_add_level(t, &to, LEVEL_PAID_ROWS, day.day, sign);
        if (t->work->weights && day.day <= t->work->asks.base)
            kpi_add_level(t, &to, LEVEL_PAID_DAYS, day.day,
                          sign * x->amount.minor * late);
    }
}

/* What a receipt paid: it is unapplied no more; and how late it was. */
static void tally_payments(struct kpi_tally *t, uint32_t row,
                           const struct kpi_target *to)
{
    const struct kpi_work *w = t->work;
    const struct index_list *list = &w->index.payments;
    bool cash = w->ledger->receipts[row].bill == LEDGER_NONE;
    const enum kpi_level levels[] = {
        LEVEL_UNAPPLIED, cash ? LEVEL_APPLIED : LEVEL_APPLIED_BILLS};

    for (uint32_t i = list->from[row]; i < list->from[row + 1]; i++) {
        const struct allocation *x = &w->ledger->allocations[list->items[i]];

        if (is_undone_first(x))
            continue;
        for (size_t n = 0; n < COUNT(levels); n++) {
            kpi_add_level(t, to, levels[n], x->effective.day, x->amount.minor);
            if (date_is(x->undone))
                kpi_add_level(t, to, levels[n], x->undone.day,
                              -x->amount.minor);
        }
        if (cash)
            add_paid(t, x);
    }
}

static void tally_receipt(struct kpi_tally *t, uint32_t row)
{
    const struct kpi_work *w = t->work;
    const struct receipt *r = &w->ledger->receipts[row];
    struct kpi_target to;
    int64_t minor = r->amount.minor;

    if (r->receipt_date.day > w->asks.items[w->asks.count - 1].day.day)
        return;
    to = kpi_target_of(t, r->customer, r->amount.currency);
    note_row(&to, r->receipt_date);
    if (w->photograph) {
        kpi_add_level(t, &to, LEVEL_UNAPPLIED, w->asks.items[0].day.day,
                      w->view->receipt_open[row]);
    } else {
        tally_payments(t, row, &to);
    }
    if (date_is(r->reversed_date) &&
        r->reversed_date.day <= r->receipt_date.day)
        return;
    if (!w->photograph) {
        kpi_add_level(t, &to, LEVEL_UNAPPLIED, r->receipt_date.day, -minor);
        if (date_is(r->reversed_date))
            kpi_add_level(t, &to, LEVEL_UNAPPLIED, r->reversed_date.day, minor);
    }
    if (r->bill != LEDGER_NONE)
        return;
    kpi_add_level(t, &to, LEVEL_COLLECTED, r->receipt_date.day, minor);
    kpi_add_level(t, &to, LEVEL_COLLECTED_ROWS, r->receipt_date.day, 1);
    if (date_is(r->reversed_date)) {
        kpi_add_level(t, &to, LEVEL_COLLECTED, r->reversed_date.day, -minor);
        kpi_add_level(t, &to, LEVEL_COLLECTED_ROWS, r->reversed_date.day, 1);
    }
}

/* Was he overdue before the period, or did he become so in it? */
static void count_case(struct kpi_tally *t, const struct kpi_target *to)
{
    const struct kpi_asks *asks = &t->work->asks;
    int64_t *overdue = t->overdue[to->currency];
    int64_t *newly = t->newly[to->currency];

    for (size_t i = 1; i < asks->day_count; i++)
        overdue[i] += overdue[i - 1];
    for (size_t i = 0; i < asks->count; i++)
        if (overdue[asks->items[i].before_period] > 0 || newly[i] > 0)
            kpi_add_sum(to, i, SUM_CASES, 1);
    for (size_t i = 0; i < asks->day_count; i++)
        overdue[i] = 0;
    for (size_t i = 0; i < asks->count; i++)
        newly[i] = 0;
}

static void count_bought(struct kpi_tally *t, const struct kpi_target *to)
{
    const struct kpi_asks *asks = &t->work->asks;
    int64_t *now = t->bought[to->currency];
    int64_t *before = now + asks->count + 1;
    int64_t in_now = 0, in_before = 0;

    for (size_t i = 0; i < asks->count; i++) {
        in_now += now[i];
        in_before += before[i];
        if (in_before > 0) {
            kpi_add_sum(to, i, SUM_CUSTOMERS_BEFORE, 1);
            kpi_add_sum(to, i, SUM_CUSTOMERS_AGAIN, in_now > 0);
        }
    }
    for (size_t i = 0; i < 2 * (asks->count + 1); i++)
        now[i] = 0;
}

void kpi_tally_customer(struct kpi_tally *t, uint32_t customer)
{
    const struct kpi_work *w = t->work;
    const struct index_list *documents = &w->index.documents;
    const struct index_list *receipts = &w->index.receipts;

    for (uint32_t i = documents->from[customer];
         i < documents->from[customer + 1]; i++)
        tally_document(t, documents->items[i]);
    for (uint32_t i = receipts->from[customer];
         i < receipts->from[customer + 1]; i++)
        tally_receipt(t, receipts->items[i]);
    for (size_t i = 0; i < w->currency_count; i++) {
        struct kpi_target to;

        if (!t->touched[i])
            continue;
        to = kpi_target_of(t, customer, w->currencies[i]);
        count_case(t, &to);
        count_bought(t, &to);
        t->touched[i] = false;
    }
}
