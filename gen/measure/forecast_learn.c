#include "measure/forecast_parts.h"

/* How far from now payments seem; a promise is kept some days late, too. */
#define PROMISE_GRACE  4
#define PROMISES_LEAST 5

/*
 * Ages: all before -341, then 30 days each up to -102, 7 days each up to -46,
 * single days up to 60, 7 days each up to 179, 30 days each up to 719, the
 * rest.
 */
int age_of(int32_t days)
{
    if (days < -341)
        return 0;
    if (days < -101)
        return 1 + (days + 341) / 30;
    if (days < -45)
        return 9 + (days + 101) / 7;
    if (days <= 60)
        return 17 + days + 45;
    if (days < 180)
        return 123 + (days - 61) / 7;
    if (days < 720)
        return 140 + (days - 180) / 30;
    return AGE_COUNT - 1;
}

int32_t age_width(int age)
{
    if (age < 9 || age >= 140)
        return 30;
    return age < 17 || age >= 123 ? 7 : 1;
}

/* The first day of an age that has one. */
static int32_t age_start(int age)
{
    if (age < 9)
        return -341 + (age - 1) * 30;
    if (age < 17)
        return -101 + (age - 9) * 7;
    if (age < 123)
        return -45 + (age - 17);
    return age < 140 ? 61 + (age - 123) * 7 : 180 + (age - 140) * 30;
}

/* A share stood open on the days from .. to. */
static void stand(struct tally *t, int32_t from, int32_t to, int64_t share)
{
    int first = age_of(from), last = age_of(to);

    t->is_used = true;
    if (first == last) {
        t->part[first] += share * (to - from + 1);
        return;
    }
    t->part[first] += share * (age_start(first + 1) - from);
    t->part[last] += share * (to - age_start(last) + 1);
    t->whole[first + 1] += share;
    t->whole[last] -= share;
}

/* A document while its life is told. */
struct life {
    const struct forecast_index *index;
    const struct document *doc;
    size_t document;
    struct tallies *out;
    int32_t day;   /* known until */
    int32_t from;  /* first day that is learnt from */
    int32_t start; /* of its days: due, else issued */
    enum pool pool;
    bool is_disputed; /* has disputes at all */
};

static enum pool usual_pool(const struct document *doc)
{
    if (!date_is(doc->due_date))
        return POOL_NO_DUE;
    if (doc->class_of == CLASS_RETENTION)
        return POOL_RETENTION;
    return doc->class_of == CLASS_BILL ? POOL_BILL : POOL_TRADE;
}

static struct tally *tally_on(const struct life *l, int32_t day)
{
    bool disputed =
        l->is_disputed && l->pool != POOL_NO_DUE &&
        forecast_disputed(l->index, l->document, INT64_MAX, day, l->day);

    return &l->out->pools[disputed ? POOL_DISPUTED : l->pool];
}

static void stand_open(const struct life *l, int32_t from, int32_t to,
                       int64_t share)
{
    if (from < l->from)
        from = l->from;
    if (share <= 0 || from > to)
        return;
    if (!l->is_disputed) {
        stand(&l->out->pools[l->pool], from - l->start, to - l->start, share);
        return;
    }
    for (int32_t day = from; day <= to; day++)
        stand(tally_on(l, day), day - l->start, day - l->start, share);
}

static void pay(const struct life *l, int32_t day, int64_t share)
{
    struct tally *t;

    if (day < l->from || !share)
        return;
    t = tally_on(l, day);
    t->is_used = true;
    t->paid[age_of(day - l->start)] += share;
    l->out->cases += share;
    if (t == &l->out->pools[POOL_DISPUTED])
        l->out->disputed_cases += share;
    if (l->pool == POOL_NO_DUE)
        return;
    l->out->delays += share * (day - l->start);
    l->out->delayed += share;
}

static int64_t share_of(const struct fact *f, int64_t owed, int64_t left)
{
    int64_t share = 0;

    if (f->amount == owed)
        return left;
    if (!decimal_muldiv(f->amount, SHARE_ONE, owed, ROUND_HALF_UP, &share))
        return 0;
    if (share > left)
        return left;
    return left - share > SHARE_ONE ? left - SHARE_ONE : share;
}

/* The last day on which it was ours to collect. */
static int32_t last_day(const struct forecast_index *x,
                        const struct document *doc, int32_t day)
{
    const struct customer *c = &x->ledger->customers[doc->customer];

    if (date_is(doc->handed_over_date) && doc->handed_over_date.day <= day)
        day = doc->handed_over_date.day - 1;
    if (date_is(c->insolvency_date) && c->insolvency_date.day <= day)
        day = c->insolvency_date.day - 1;
    return day;
}

void tally_document(const struct forecast_index *x, size_t document,
                    int32_t day, struct tallies *out)
{
    const struct document *doc = &x->ledger->documents[document];
    int32_t issued = doc->issue_date.day, last = last_day(x, doc, day);
    const struct fact *facts;
    size_t n = facts_of(x, document, &facts);
    int64_t share = SHARE_ONE;
    struct life life = {.index = x,
                        .doc = doc,
                        .document = document,
                        .out = out,
                        .day = day,
                        .from = day};

    if (doc->owed <= 0 || !is_known(doc->issue_date, doc->recorded_date, day))
        return;
    life.from = day - x->policy->forecast.history_days + 1;
    if (n && facts[n - 1].day < life.from && facts[n - 1].known <= day &&
        forecast_open(x, document, day) == 0)
        return; /* all over before */
    life.pool = usual_pool(doc);
    life.start = life.pool == POOL_NO_DUE ? issued : doc->due_date.day;
    life.is_disputed =
        x->disputes_next && (x->document_dispute[document] != LEDGER_NONE ||
                             x->customer_dispute[doc->customer] != LEDGER_NONE);
    for (size_t i = 0; i < n; i++) {
        int32_t when = facts[i].day > issued ? facts[i].day : issued;
        int64_t paid = share_of(&facts[i], doc->owed, share);

        if (!fact_stands(&facts[i], day) || when > last)
            continue;
        stand_open(&life, issued + 1, when, share);
        issued = when;
        if (facts[i].is_cash && when > doc->issue_date.day)
            pay(&life, when, paid);
        share -= paid;
    }
    stand_open(&life, issued + 1, last, share);
}

void curve_plain(const struct tally *t, struct curve *out)
{
    int64_t whole = 0;

    for (int i = 0; i < AGE_COUNT; i++) {
        int64_t stood, chance = 0;

        whole += t->whole[i];
        stood = whole * age_width(i) + t->part[i];
        if (stood > 0 && t->paid[i] > 0)
            (void)!decimal_muldiv(t->paid[i], CHANCE_ONE, stood, ROUND_HALF_UP,
                                  &chance);
        out->chances[i] = (int32_t)(chance < CHANCE_ONE ? chance : CHANCE_ONE);
    }
}

/* paid + cases * width * chance, over stood + cases * width. */
static int32_t chance_beside(int64_t paid, int64_t stood, int64_t beside,
                             int32_t chance)
{
    struct decimal_sum sum = {0};
    int64_t out;

    if (paid < 0)
        paid = 0;
    if (!decimal_sum_add(&sum, paid, CHANCE_ONE) ||
        !decimal_sum_add(&sum, beside, chance) ||
        !decimal_sum_round(sum, stood + beside, ROUND_HALF_UP, &out))
        return chance;
    return (int32_t)(out < CHANCE_ONE ? out : CHANCE_ONE);
}

void curve_beside(const struct tally *t, const struct curve *base,
                  int32_t cases, struct curve *out)
{
    int64_t whole = 0;

    for (int i = 0; i < AGE_COUNT; i++) {
        int64_t beside = (int64_t)cases * age_width(i) * SHARE_ONE;
        int64_t stood;

        whole += t->whole[i];
        stood = whole * age_width(i) + t->part[i];
        out->chances[i] = stood <= 0 ? base->chances[i]
                                     : chance_beside(t->paid[i], stood, beside,
                                                     base->chances[i]);
    }
}

void tally_add(struct tally *sum, const struct tally *x)
{
    if (!x->is_used)
        return;
    sum->is_used = true;
    for (int i = 0; i < AGE_COUNT; i++) {
        sum->whole[i] += x->whole[i];
        sum->part[i] += x->part[i];
        sum->paid[i] += x->paid[i];
    }
}

static void learn_curves(const struct forecast_index *x,
                         const struct tallies *t, struct origin_day *out,
                         struct arena *a)
{
    struct tally *all = arena_new(a, struct tally);
    struct curve *base = arena_new(a, struct curve);

    for (int i = 0; i < POOL_NO_DUE; i++)
        tally_add(all, &t->pools[i]);
    curve_plain(all, base);
    for (int i = 0; i < POOL_NO_DUE; i++)
        curve_beside(&t->pools[i], base, x->policy->forecast.cases,
                     &out->book[i]);
    curve_plain(&t->pools[POOL_NO_DUE], &out->book[POOL_NO_DUE]);
}

/* What came on the documents of a promise in its time. */
static int64_t paid_within(const struct forecast_index *x,
                           const struct contact *c, int32_t until, int32_t day)
{
    int64_t sum = 0;

    for (size_t i = x->document_starts[c->customer];
         i < x->document_starts[c->customer + 1]; i++) {
        uint32_t document = x->documents[i];
        const struct fact *facts;
        size_t n = facts_of(x, document, &facts);

        if (x->ledger->documents[document].currency !=
                c->promise_amount.currency ||
            (c->doc_nos.len &&
             !collection_names(c->documents, c->document_count, document)))
            continue;
        for (size_t j = 0; j < n; j++)
            if (facts[j].is_cash && fact_stands(&facts[j], day) &&
                facts[j].day > c->contact_date.day && facts[j].day <= until)
                (void)!minor_add(&sum, facts[j].amount);
    }
    return sum;
}

/* Promises that are over: the mean of what was kept of each. */
static void learn_promises(const struct forecast_index *x,
                           struct origin_day *out)
{
    int32_t first = out->day - x->policy->forecast.history_days;
    int64_t kept = 0;

    for (size_t i = 0; i < x->ledger->contact_count; i++) {
        const struct contact *c = &x->ledger->contacts[i];
        int32_t until = c->promise_date.day;
        int64_t paid, share = 0;

        if (!date_is(c->promise_date) || !c->promise_amount.currency ||
            c->promise_amount.minor <= 0 || until <= first ||
            until + PROMISE_GRACE >= out->day ||
            !is_known(c->contact_date, c->recorded_date, out->day))
            continue;
        paid = paid_within(x, c, until + PROMISE_GRACE, out->day);
        if (paid > c->promise_amount.minor)
            paid = c->promise_amount.minor;
        if (paid > 0)
            (void)!decimal_muldiv(paid, CHANCE_ONE, c->promise_amount.minor,
                                  ROUND_HALF_UP, &share);
        kept += share;
        out->promises++;
    }
    out->kept = CHANCE_ONE;
    if (out->promises >= PROMISES_LEAST)
        out->kept = (int32_t)(kept / (int64_t)out->promises);
}

static void learn_loose(const struct forecast_index *x, struct origin_day *out,
                        struct arena *a)
{
    out->unapplied =
        arena_array(a, int64_t, x->ledger->customer_count * x->currency_count);
    for (size_t i = 0; i < x->loose_count; i++) {
        const struct loose *one = &x->loose[i];

        if (one->known <= out->day &&
            (one->undone == DATE_NONE || one->undone > out->day))
            out->unapplied[one->slot] =
                (int64_t)((uint64_t)out->unapplied[one->slot] +
                          (uint64_t)one->amount);
    }
    for (size_t i = 0; x->is_photograph && i < x->ledger->receipt_count; i++) {
        const struct receipt *r = &x->ledger->receipts[i];
        size_t slot = r->customer * x->currency_count +
                      forecast_currency_of(x, r->amount.currency);

        out->unapplied[slot] = (int64_t)((uint64_t)out->unapplied[slot] +
                                         (uint64_t)x->view->receipt_open[i]);
    }
}

void origin_learn(const struct forecast_index *x, int32_t day,
                  struct origin_day *out, struct arena *a)
{
    struct tallies *t = arena_new(a, struct tallies);

    *out = (struct origin_day){.index = x, .day = day};
    for (size_t i = 0; i < x->ledger->document_count; i++)
        if (span_teaches(x, &x->spans[i], day))
            tally_document(x, x->documents[i], day, t);
    out->cases = (size_t)(t->cases > 0 ? t->cases / SHARE_ONE : 0);
    out->disputed_cases =
        (size_t)(t->disputed_cases > 0 ? t->disputed_cases / SHARE_ONE : 0);
    out->can_forecast = !x->is_photograph && out->cases >= FORECAST_LEAST;
    if (t->delayed > 0) {
        int64_t delay = 0;

        (void)!decimal_muldiv(t->delays, 1, t->delayed, ROUND_HALF_UP, &delay);
        out->average_delay = (int32_t)delay;
    }
    learn_curves(x, t, out, a);
    learn_promises(x, out);
    learn_loose(x, out, a);
}
