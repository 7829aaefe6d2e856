#include "base/job.h"
#include "model/ledger.h"
#include "model/ledger_parts.h"

#include <stdlib.h>

#define ROWS_A_JOB 262144

/*
 * Sums run in two's complement without looking; the sum of all magnitudes
 * tells afterwards whether any of them could have left 64 bits.  So the answer
 * does not depend on the order of the rows.
 */
static void shift(int64_t *open, int64_t by)
{
    *open = (int64_t)((uint64_t)*open + (uint64_t)by);
}

struct filling {
    struct view *view;
    uint64_t *magnitudes; /* one a job */
};

static bool fill_documents(void *context, size_t index, struct worker *w)
{
    struct filling *f = context;
    const struct ledger *l = f->view->ledger;
    int64_t *open = f->view->document_open;
    int32_t as_of = f->view->as_of.day;
    bool photograph = l->source == ALLOCATION_OPEN;
    size_t from = index * ROWS_A_JOB;
    size_t to = from + ROWS_A_JOB;
    uint64_t sum = 0;

    (void)w;
    if (to > l->document_count)
        to = l->document_count;
    for (size_t i = from; i < to; i++) {
        const struct document *doc = &l->documents[i];

        if (doc->issue_date.day > as_of)
            continue;
        open[i] = photograph && doc->has_open ? doc->open : doc->owed;
        sum = magnitude_add(sum, open[i]);
        if (photograph)
            sum = magnitude_add(sum, doc->owed);
    }
    f->magnitudes[index] = sum;
    return true;
}

bool receipt_stands(const struct receipt *r, struct date day)
{
    return r->receipt_date.day <= day.day &&
           (!date_is(r->reversed_date) || r->reversed_date.day > day.day);
}

/* A photograph's open amounts have the receipts up to its day in them. */
static struct date photograph_day(const struct view *v)
{
    struct date day = v->ledger->photograph;

    return date_is(day) && day.day < v->as_of.day ? day : v->as_of;
}

static uint64_t fill_receipts(struct view *v)
{
    const struct ledger *l = v->ledger;
    bool photograph = l->source == ALLOCATION_OPEN;
    struct date shown = photograph_day(v);
    uint64_t sum = 0;

    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];

        sum = magnitude_add(sum, r->amount.minor);
        if (receipt_stands(r, v->as_of))
            shift(&v->receipt_open[i], (int64_t) - (uint64_t)r->amount.minor);
        if (photograph && receipt_stands(r, shown))
            shift(&v->receipt_open[i], r->amount.minor);
    }
    return sum;
}

/* Money from before the photograph is in no receipt's open part. */
static bool is_receipt_open(const struct ledger *l, uint32_t receipt)
{
    return l->source != ALLOCATION_OPEN ||
           !ledger_is_shown(l, l->receipts[receipt].receipt_date);
}

static uint64_t apply_allocations(struct view *v)
{
    const struct ledger *l = v->ledger;
    uint64_t sum = 0;

    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];

        sum = magnitude_add(sum, x->amount.minor);
        if (!allocation_is_effective(x, v->as_of))
            continue;
        shift(&v->document_open[x->document],
              (int64_t) - (uint64_t)x->amount.minor);
        if (x->receipt != LEDGER_NONE &&
            (x->reopens || is_receipt_open(l, x->receipt)))
            shift(&v->receipt_open[x->receipt], x->amount.minor);
        if (x->credit_note != LEDGER_NONE)
            shift(&v->document_open[x->credit_note], x->amount.minor);
    }
    return sum;
}

bool magnitude_check(uint64_t sum, struct diag *d)
{
    if (sum <= INT64_MAX)
        return true;
    return diag_error(d, nowhere,
                      "the amounts of the ledger are too large to be added "
                      "exactly; look for an amount in the wrong column");
}

static uint64_t magnitude_sum(const uint64_t *parts, size_t n)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < n; i++) {
        uint64_t more = sum + parts[i];

        sum = more < sum ? UINT64_MAX : more;
    }
    return sum;
}

bool ledger_view_parallel(const struct ledger *l, struct date as_of,
                          unsigned threads, struct view *out, struct arena *a,
                          struct diag *d)
{
    size_t jobs = (l->document_count + ROWS_A_JOB - 1) / ROWS_A_JOB;
    struct view v = {.ledger = l, .as_of = as_of, .threads = threads};
    struct filling f = {&v, arena_array(a, uint64_t, jobs + 2)};

    v.document_open = arena_array(a, int64_t, l->document_count);
    v.receipt_open = arena_array(a, int64_t, l->receipt_count);
    if (!job_run(jobs, threads, fill_documents, &f, a, d))
        return false;
    f.magnitudes[jobs] = fill_receipts(&v);
    f.magnitudes[jobs + 1] = apply_allocations(&v);
    if (!magnitude_check(magnitude_sum(f.magnitudes, jobs + 2), d))
        return false;
    view_find_disputed(&v, a);
    view_find_returned(&v, a);
    *out = v;
    return true;
}

bool ledger_view(const struct ledger *l, struct date as_of, struct view *out,
                 struct arena *a, struct diag *d)
{
    return ledger_view_parallel(l, as_of, 1, out, a, d);
}

int64_t view_disputed(const struct view *v, size_t document)
{
    return v->document_disputed ? v->document_disputed[document] : 0;
}

int64_t view_returned(const struct view *v, size_t document)
{
    return v->document_returned ? v->document_returned[document] : 0;
}
