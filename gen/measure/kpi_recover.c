/*
 * What became of one overdue document: in the periods that it was in the
 * recovery base of, in its cohort, and from month end to month end.
 *
 * A question's period ends on its day; it begins on the evening so many days
 * before.  A document is newly overdue in the periods that end within as many
 * days of the first that it is overdue on, and in the base of all that end
 * later.
 */
#include "measure/kpi_parts.h"

struct course {
    struct kpi_tally *tally;
    const struct kpi_target *to;
    uint32_t row;
    const struct document *doc;
    struct date due;
    int64_t first; /* day on which it is overdue */
    size_t moves;
    size_t newly, later; /* questions: newly overdue in, in the base of */
};

/* A bill is a promise; a credit note and a write-off bring nothing in. */
static bool is_cash(const struct ledger *l, const struct allocation *x)
{
    return x->receipt != LEDGER_NONE &&
           l->receipts[x->receipt].bill == LEDGER_NONE;
}

static enum kpi_sum means_of(const struct ledger *l, const struct allocation *x)
{
    if (x->receipt != LEDGER_NONE)
        return is_cash(l, x) ? SUM_RECOVERED : SUM_RECOVERED_BILLS;
    return x->writeoff != LEDGER_NONE ? SUM_RECOVERED_WRITEOFFS
                                      : SUM_RECOVERED_CREDITS;
}

static void add_newly(const struct course *c, size_t question, int64_t x)
{
    kpi_add_sum(c->to, question, SUM_NEWLY_OVERDUE, x);
    c->tally->newly[c->to->currency][question] += x;
}

/*
 * What a move has done by the end of a period: up to the moment the document
 * came into the base it belongs to the base, and so does what was undone of it
 * since; what has paid afterwards is recovered.
 */
static void add_move(const struct course *c, size_t question, struct kpi_move m,
                     struct date into_base, bool newly)
{
    const struct ledger *l = c->tally->work->ledger;
    const struct allocation *x = m.allocation;
    struct date last = c->tally->work->asks.items[question].day;
    bool before = allocation_is_effective(x, into_base);
    bool after = allocation_is_effective(x, last);

    if (x->effective.day > last.day)
        return;
    if (before && newly)
        add_newly(c, question, m.by);
    if (before && !after)
        add_newly(c, question, -m.by);
    if (!before && after && x->effective.day > into_base.day) {
        kpi_add_sum(c->to, question, means_of(l, x), -m.by);
        if (is_cash(l, x))
            kpi_add_sum(c->to, question, SUM_RECOVERED_ROWS, 1);
    }
}

static struct date into_base_of(const struct course *c, size_t question)
{
    const struct kpi_work *w = c->tally->work;

    if (question < c->later)
        return c->due;
    return (struct date){w->asks.items[question].day.day -
                         w->policy->recovery_days};
}

/* The periods that a day is in. */
static void periods_of(const struct course *c, int64_t day, size_t *from,
                       size_t *to)
{
    const struct kpi_work *w = c->tally->work;

    *from = kpi_day_at(&w->asks.of_ask, day);
    *to = kpi_day_at(&w->asks.of_ask, day + w->policy->recovery_days);
}

/* While it is newly overdue all its moves count. */
static void add_new(const struct course *c)
{
    for (size_t q = c->newly; q < c->later; q++) {
        add_newly(c, q, c->doc->owed);
        for (size_t i = 0; i < c->moves; i++)
            add_move(c, q, kpi_move_at(c->tally, c->row, i), c->due, true);
    }
}

/* Afterwards those of the period alone. */
static void add_later(const struct course *c, struct kpi_move m)
{
    const struct allocation *x = m.allocation;
    size_t from, to, undone_from = 0, undone_to = 0;

    periods_of(c, x->effective.day, &from, &to);
    if (date_is(x->undone))
        periods_of(c, x->undone.day, &undone_from, &undone_to);
    for (size_t q = from > c->later ? from : c->later; q < to; q++)
        add_move(c, q, m, into_base_of(c, q), false);
    if (undone_from < to)
        undone_from = to;
    for (size_t q = undone_from > c->later ? undone_from : c->later;
         q < undone_to; q++)
        add_move(c, q, m, into_base_of(c, q), false);
}

/*
 * More taken back than written off since it is in the base: that much is open
 * again.  Less is not: what was written off stays in the base and is never
 * recovered.
 */
static void add_taken_back(const struct course *c, size_t question)
{
    struct date into_base = into_base_of(c, question);
    struct date last = c->tally->work->asks.items[question].day;
    int64_t by = 0;

    for (size_t i = 0; i < c->moves; i++) {
        struct kpi_move m = kpi_move_at(c->tally, c->row, i);

        if (m.allocation->writeoff != LEDGER_NONE &&
            m.allocation->effective.day > into_base.day &&
            m.allocation->effective.day <= last.day)
            by += m.by;
    }
    if (c->doc->owed < 0 ? by < 0 : by > 0)
        add_newly(c, question, by);
}

static void add_write_offs(const struct course *c)
{
    bool any = false;

    for (size_t i = 0; i < c->moves; i++)
        any |= kpi_move_at(c->tally, c->row, i).allocation->writeoff !=
               LEDGER_NONE;
    for (size_t q = c->newly; any && q < c->tally->work->asks.count; q++)
        add_taken_back(c, q);
}

/* By how much the document was reduced up to a day; by cash since another. */
static int64_t reduced_by(const struct course *c, struct date day)
{
    int64_t sum = 0;

    for (size_t i = 0; i < c->moves; i++) {
        struct kpi_move m = kpi_move_at(c->tally, c->row, i);

        if (allocation_is_effective(m.allocation, day))
            sum -= m.by;
    }
    return sum;
}

static int64_t cash_between(const struct course *c, struct date after,
                            struct date until)
{
    int64_t sum = 0;

    for (size_t i = 0; i < c->moves; i++) {
        struct kpi_move m = kpi_move_at(c->tally, c->row, i);

        if (is_cash(c->tally->work->ledger, m.allocation) &&
            m.allocation->effective.day > after.day &&
            allocation_is_effective(m.allocation, until))
            sum -= m.by;
    }
    return sum;
}

/* What cash brought of it within n days of its being overdue. */
static void add_cohorts(const struct course *c)
{
    const struct kpi_work *w = c->tally->work;
    int64_t base = c->doc->owed - reduced_by(c, c->due);

    if (c->doc->kind == DOCUMENT_CREDIT_NOTE || !base)
        return;
    for (size_t n = 0; n < KPI_COHORTS; n++) {
        int64_t last = c->first + w->policy->cohort_days[n] - 1;
        size_t from = kpi_day_at(&w->asks.of_ask, last);
        size_t to = kpi_day_at(&w->asks.of_ask, last + w->policy->dso_days);
        int64_t paid =
            from < to ? cash_between(c, c->due, (struct date){(int32_t)last})
                      : 0;

        for (size_t q = from; q < to; q++) {
            kpi_add_sum(c->to, q, (enum kpi_sum)(SUM_COHORT + n), base);
            kpi_add_sum(c->to, q, (enum kpi_sum)(SUM_COHORT_PAID + n), paid);
            kpi_add_sum(c->to, q, (enum kpi_sum)(SUM_COHORT_ROWS + n), 1);
        }
    }
}

/* Not overdue is the first; then the overdue buckets as the policy has them. */
static size_t bucket_on(const struct course *c, struct date day)
{
    const struct bucket_scheme *s = &c->tally->work->query->policy->buckets;
    size_t bucket = bucket_of(s, c->due, day);

    return bucket <= s->today ? 0 : bucket - s->today;
}

static int64_t open_on(const struct course *c, struct date day)
{
    if (c->doc->issue_date.day > day.day)
        return 0;
    return c->doc->owed - reduced_by(c, day);
}

static void add_roll(const struct course *c, size_t closed, size_t bucket,
                     enum kpi_by_roll part, int64_t x)
{
    const struct kpi_work *w = c->tally->work;

    for (size_t i = 0; i < c->to->count; i++)
        c->to->items[i]
            ->rolls[(part * w->asks.closed_count + closed) * w->buckets +
                    bucket] += x;
}

/* The smaller of two amounts of one sign; else nothing. */
static int64_t common(int64_t x, int64_t y)
{
    if ((x < 0) != (y < 0))
        return 0;
    return (x < 0) == (x < y) ? y : x;
}

static void add_rolls(const struct course *c)
{
    const struct kpi_asks *asks = &c->tally->work->asks;
    int64_t last = c->doc->issue_date.day;

    for (size_t i = 0; i < c->moves; i++) {
        const struct allocation *x =
            kpi_move_at(c->tally, c->row, i).allocation;

        last = x->effective.day > last ? x->effective.day : last;
        last = x->undone.day > last ? x->undone.day : last;
    }
    for (size_t i = 0; i < asks->closed_count; i++) {
        struct date from = asks->closed[i][0], to = asks->closed[i][1];
        int64_t was = open_on(c, from), is = open_on(c, to);
        size_t then = bucket_on(c, from), now = bucket_on(c, to);

        if (was)
            add_roll(c, i, then, ROLL_OPENING, was);
        if (is)
            add_roll(c, i, now, ROLL_NET, is);
        if (was && is && now == then + 1)
            add_roll(c, i, then, ROLL_TRACED, common(was, is));
        if (!is && from.day >= last)
            break;
    }
}

void kpi_tally_recovery(struct kpi_tally *t, const struct kpi_target *to,
                        uint32_t document, struct date due)
{
    const struct kpi_work *w = t->work;
    struct course c = {.tally = t,
                       .to = to,
                       .row = document,
                       .doc = &w->ledger->documents[document],
                       .due = due,
                       .moves = kpi_move_count(t, document)};

    c.first = (int64_t)due.day + 1;
    if (c.doc->issue_date.day > c.first)
        c.first = c.doc->issue_date.day;
    c.newly = kpi_day_at(&w->asks.of_ask, c.first);
    c.later = kpi_day_at(&w->asks.of_ask, c.first + w->policy->recovery_days);
    add_new(&c);
    for (size_t i = 0; i < c.moves; i++)
        add_later(&c, kpi_move_at(t, document, i));
    add_write_offs(&c);
    add_cohorts(&c);
    add_rolls(&c);
}
