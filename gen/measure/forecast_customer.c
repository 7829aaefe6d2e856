#include "measure/forecast_parts.h"

#include <stdlib.h>
#include <string.h>

/* All figures that are sums of chances. */
enum { SERIES_OWN, SERIES_SCENARIOS, SERIES_COUNT = 1 + SCENARIO_COUNT };

/* A part of an open document that is paid like others of its kind. */
struct item {
    uint32_t document;
    size_t currency;
    int64_t open, promised;
    int32_t due;         /* or DATE_NONE */
    int32_t start;       /* its days count from here */
    int32_t promise_day; /* with promised */
    enum pool pool;
};

struct items {
    struct item *list;
    size_t count, capacity;
};

bool forecast_handed_over(const struct document *doc, int32_t day)
{
    return date_is(doc->handed_over_date) && doc->handed_over_date.day <= day;
}

int64_t forecast_open(const struct forecast_index *x, size_t document,
                      int32_t day)
{
    const struct document *doc = &x->ledger->documents[document];
    const struct fact *facts;
    size_t n = facts_of(x, document, &facts);
    int64_t open = doc->owed;

    if (x->is_photograph)
        return x->view->document_open[document];
    if (!is_known(doc->issue_date, doc->recorded_date, day))
        return 0;
    for (size_t i = 0; i < n; i++)
        if (fact_stands(&facts[i], day))
            open = (int64_t)((uint64_t)open - (uint64_t)facts[i].amount);
    return open;
}

/* Of one chain of disputes; of the whole open part where none says how much. */
static int64_t disputed_of(const struct forecast_index *x, uint32_t row,
                           int64_t open, int32_t day, int32_t known)
{
    int64_t sum = 0;

    for (; row != LEDGER_NONE; row = x->disputes_next[row]) {
        const struct dispute *one = &x->ledger->disputes[row];

        if (!is_known(one->from, one->recorded_date, known) ||
            one->from.day > day ||
            (date_is(one->until) && one->until.day < day))
            continue;
        if (!one->amount.currency || one->amount.minor >= open - sum)
            return open;
        sum += one->amount.minor > 0 ? one->amount.minor : 0;
    }
    return sum;
}

int64_t forecast_disputed(const struct forecast_index *x, size_t document,
                          int64_t open, int32_t day, int32_t known)
{
    int64_t sum, more;

    if (!x->disputes_next)
        return 0;
    sum = disputed_of(x, x->document_dispute[document], open, day, known);
    more = disputed_of(
        x, x->customer_dispute[x->ledger->documents[document].customer],
        open - sum, day, known);
    return sum + more;
}

static enum pool pool_of(const struct document *doc)
{
    if (!date_is(doc->due_date))
        return POOL_NO_DUE;
    if (doc->class_of == CLASS_RETENTION)
        return POOL_RETENTION;
    return doc->class_of == CLASS_BILL ? POOL_BILL : POOL_TRADE;
}

static void add_item(const struct origin_day *o, struct items *items,
                     uint32_t document, int64_t open, enum pool pool,
                     struct arena *a)
{
    const struct document *doc = &o->index->ledger->documents[document];

    if (open > 0)
        ARENA_PUSH(a, items->list, items->count, items->capacity) =
            (struct item){.document = document,
                          .currency =
                              forecast_currency_of(o->index, doc->currency),
                          .open = open,
                          .due = doc->due_date.day,
                          .start = date_is(doc->due_date) ? doc->due_date.day
                                                          : doc->issue_date.day,
                          .pool = pool};
}

/* What pays itself off first: credits; the rest is to be forecast. */
static void add_document(const struct origin_day *o, uint32_t document,
                         struct items *items, struct forecast_bridge *bridges,
                         int64_t *credits, struct arena *a)
{
    const struct forecast_index *x = o->index;
    const struct document *doc = &x->ledger->documents[document];
    int64_t open = forecast_open(x, document, o->day);
    size_t currency = forecast_currency_of(x, doc->currency);
    struct forecast_bridge *bridge = &bridges[currency];
    struct date day = {o->day};
    enum pool pool = pool_of(doc);
    int64_t disputed;

    if (open <= 0) {
        credits[currency] -= open;
        return;
    }
    bridge->documents += open;
    if (customer_is_winding_up(&x->ledger->customers[doc->customer], day)) {
        bridge->winding_up += open;
        return;
    }
    if (forecast_handed_over(doc, o->day)) {
        bridge->handed_over += open;
        return;
    }
    disputed = forecast_disputed(x, document, open, o->day, o->day);
    add_item(o, items, document, open - disputed, pool, a);
    add_item(o, items, document, disputed,
             pool == POOL_NO_DUE ? pool : POOL_DISPUTED, a);
}

static int by_due(const void *a, const void *b)
{
    const struct item *x = a, *y = b;

    if (x->currency != y->currency)
        return x->currency < y->currency ? -1 : 1;
    if ((x->due == DATE_NONE) != (y->due == DATE_NONE))
        return x->due == DATE_NONE ? 1 : -1;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return (int)x->pool - (int)y->pool;
}

/* Is the money of a bank line among the receipts known by then? */
static bool is_posted(const struct origin_day *o, const struct bank_line *b)
{
    const struct forecast_index *x = o->index;
    uint32_t row = x->customer_receipt[b->customer];

    for (; row != LEDGER_NONE; row = x->receipts_next[row]) {
        const struct receipt *r = &x->ledger->receipts[row];

        if (!is_known(r->receipt_date, r->recorded_date, o->day))
            continue;
        if ((b->ref.len && str_equal(b->ref, r->bank_ref)) ||
            (r->amount.currency == b->amount.currency &&
             r->amount.minor == b->amount.minor &&
             r->receipt_date.day >= b->value_date.day - 7))
            return true;
    }
    return false;
}

static void add_bank(const struct origin_day *o, uint32_t customer,
                     int64_t *credits, struct forecast_bridge *bridges)
{
    const struct forecast_index *x = o->index;
    uint32_t row = x->customer_bank[customer];

    for (; row != LEDGER_NONE; row = x->bank_next[row]) {
        const struct bank_line *b = &x->ledger->bank_lines[row];
        size_t i = forecast_currency_of(x, b->amount.currency);

        if (!is_known(b->value_date, b->recorded_date, o->day) ||
            x->currencies[i] != b->amount.currency || b->amount.minor <= 0 ||
            is_posted(o, b))
            continue;
        credits[i] += b->amount.minor;
        bridges[i].at_bank += b->amount.minor;
    }
}

/* The oldest due first. */
static void set_off(const struct forecast_index *x, struct items *items,
                    int64_t *credits, struct forecast_bridge *bridges)
{
    for (size_t i = 0; i < items->count; i++) {
        struct item *item = &items->list[i];
        int64_t *credit = &credits[item->currency];
        int64_t part = *credit < item->open ? *credit : item->open;

        if (part <= 0)
            continue;
        item->open -= part;
        *credit -= part;
        bridges[item->currency].credits += part;
    }
    for (size_t i = 0; i < x->currency_count; i++)
        bridges[i].beyond += credits[i];
}

/* A promise that runs on the day, as far as nothing later was said. */
static void apply_promise(const struct origin_day *o, const struct contact *c,
                          struct items *items)
{
    int64_t left =
        c->promise_amount.currency ? c->promise_amount.minor : INT64_MAX;
    bool all = c->doc_nos.len == 0;

    for (size_t i = 0; i < items->count && left > 0; i++) {
        struct item *item = &items->list[i];

        if (item->promised || item->open <= 0 ||
            (c->promise_amount.currency &&
             o->index->currencies[item->currency] !=
                 c->promise_amount.currency) ||
            (!all && !collection_names(c->documents, c->document_count,
                                       item->document)) ||
            (all && !c->promise_amount.currency &&
             (item->due == DATE_NONE || item->due > c->promise_date.day)))
            continue;
        item->promised = item->open < left ? item->open : left;
        item->promise_day = c->promise_date.day;
        left -= item->promised;
    }
}

static void apply_promises(const struct origin_day *o, uint32_t customer,
                           struct items *items)
{
    const struct forecast_index *x = o->index;
    uint32_t row = x->customer_contact[customer];

    for (; row != LEDGER_NONE; row = x->contacts_next[row]) {
        const struct contact *c = &x->ledger->contacts[row];

        if (is_known(c->contact_date, c->recorded_date, o->day) &&
            c->promise_date.day >= o->day)
            apply_promise(o, c, items);
    }
}

/* Of CHANCE_ONE: still open after so many days from now. */
struct standing {
    int64_t days[FORECAST_DAYS + 1];
};

static void survive(const struct curve *curve, int32_t age, int32_t from,
                    int64_t left, struct standing *out)
{
    for (int32_t i = 0; i < from && i <= FORECAST_DAYS; i++)
        out->days[i] = CHANCE_ONE;
    for (int32_t i = from; i <= FORECAST_DAYS; i++) {
        if (i > from)
            left -= left * curve->chances[age_of(age + i)] / CHANCE_ONE;
        out->days[i] = left;
    }
}

/* The same after a wait that is slower by some per cent. */
static int64_t standing_after(const struct standing *s, int32_t day,
                              int32_t slower)
{
    int32_t i = day * 100 / (100 + slower);
    int32_t rest = day * 100 % (100 + slower);

    if (rest == 0)
        return s->days[i];
    return s->days[i] - (s->days[i] - s->days[i + 1]) * rest / (100 + slower);
}

/* Sums of a customer and currency. */
struct expecting {
    struct decimal_sum own[SERIES_COUNT][SLOTS];
};

static void expect(const struct standing *s, int64_t amount, int32_t slower,
                   struct decimal_sum *sums)
{
    int64_t before = CHANCE_ONE; /* a promise of today is in week 1 */

    for (int32_t week = 0; week < FORECAST_WEEKS; week++) {
        int64_t after = standing_after(s, (week + 1) * 7, slower);

        (void)!decimal_sum_add(&sums[week], amount, before - after);
        before = after;
    }
    (void)!decimal_sum_add(&sums[FORECAST_WEEKS], amount, before);
}

static void expect_all(const struct origin_day *o, const struct standing *s,
                       int64_t amount, struct expecting *e)
{
    const struct scenario_policy *scenarios =
        o->index->policy->forecast.scenarios;

    expect(s, amount, 0, e->own[SERIES_OWN]);
    for (int i = 0; o->with_scenarios && i < SCENARIO_COUNT; i++)
        expect(s, amount, scenarios[i].slower, e->own[SERIES_SCENARIOS + i]);
}

/* On its due date, or days after it; what is past comes in the first week. */
static void add_naive(const struct item *item, int32_t day, int32_t late,
                      struct forecast_weeks *out)
{
    int32_t days = item->due == DATE_NONE ? INT32_MAX : item->due + late - day;
    int32_t week = days <= 0 ? 0 : (days - 1) / 7;

    if (week < FORECAST_WEEKS)
        out->weeks[week] += item->open;
    else
        out->later += item->open;
}

/* The customer's own curve of a kind of documents; made when it is needed. */
struct own_curves {
    struct curve curves[POOL_COUNT];
    bool is_made[POOL_COUNT];
    struct tallies *tallies;
};

static const struct curve *own_curve(const struct origin_day *o,
                                     struct own_curves *own, enum pool pool)
{
    if (!own->is_made[pool])
        curve_beside(&own->tallies->pools[pool], &o->book[pool],
                     o->index->policy->forecast.cases, &own->curves[pool]);
    own->is_made[pool] = true;
    return &own->curves[pool];
}

static void expect_item(const struct origin_day *o, const struct item *item,
                        const struct curve *curve, struct standing *s,
                        struct expecting *e)
{
    int32_t age = o->day - item->start;
    int32_t wait = item->promise_day - o->day;

    survive(curve, age, 0, CHANCE_ONE, s);
    expect_all(o, s, item->open - item->promised, e);
    if (!item->promised)
        return;
    survive(curve, age, wait, CHANCE_ONE - o->kept, s);
    expect_all(o, s, item->promised, e);
}

static void add_amounts(const struct origin_day *o, const struct item *item,
                        struct forecast_row *row)
{
    row->open += item->open;
    row->promised += item->promised;
    if (item->pool == POOL_DISPUTED)
        row->disputed += item->open;
    add_naive(item, o->day, 0, &row->methods[FORECAST_DUE]);
    add_naive(item, o->day, o->average_delay, &row->methods[FORECAST_AVERAGE]);
}

static void close_row(const struct origin_day *o, const struct expecting *e,
                      struct forecast_row *row)
{
    if (!o->can_forecast) {
        memset(&row->methods[FORECAST_AVERAGE], 0,
               sizeof(row->methods[FORECAST_AVERAGE]));
        return;
    }
    forecast_apportion(e->own[SERIES_OWN], row->open,
                       &row->methods[FORECAST_OWN]);
    for (int i = 0; o->with_scenarios && i < SCENARIO_COUNT; i++)
        forecast_apportion(e->own[SERIES_SCENARIOS + i], row->open,
                           &row->slower[i]);
}

static void expect_items(const struct origin_day *o, uint32_t customer,
                         const struct items *items, struct forecast_row *rows,
                         struct arena *a)
{
    const struct forecast_index *x = o->index;
    struct expecting *e = arena_array(a, struct expecting, x->currency_count);
    struct own_curves *own = arena_new(a, struct own_curves);
    struct standing s;

    own->tallies = arena_new(a, struct tallies);
    for (size_t i = x->document_starts[customer];
         o->can_forecast && i < x->document_starts[customer + 1]; i++)
        if (span_teaches(x, &x->spans[i], o->day))
            tally_document(x, x->documents[i], o->day, own->tallies);
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->list[i];

        if (item->open <= 0)
            continue;
        add_amounts(o, item, &rows[item->currency]);
        if (o->can_forecast)
            expect_item(o, item, own_curve(o, own, item->pool), &s,
                        &e[item->currency]);
    }
    for (size_t i = 0; i < x->currency_count; i++) {
        rows[i].customer = customer;
        if (rows[i].open && own->tallies->cases > 0)
            rows[i].cases = (size_t)(own->tallies->cases / SHARE_ONE);
        if (rows[i].open)
            close_row(o, &e[i], &rows[i]);
    }
}

bool origin_customer(const struct origin_day *o, uint32_t customer,
                     struct forecast_row *rows, struct forecast_bridge *bridges,
                     struct arena *scratch)
{
    const struct forecast_index *x = o->index;
    struct items items = {0};
    int64_t *credits = arena_array(scratch, int64_t, x->currency_count);

    for (size_t i = x->document_starts[customer];
         i < x->document_starts[customer + 1]; i++)
        if (x->spans[i].known <= o->day && x->spans[i].over > o->day)
            add_document(o, x->documents[i], &items, bridges, credits, scratch);
    for (size_t i = 0; i < x->currency_count; i++)
        credits[i] -= o->unapplied[customer * x->currency_count + i];
    add_bank(o, customer, credits, bridges);
    if (items.count > 1)
        qsort(items.list, items.count, sizeof(*items.list), by_due);
    set_off(x, &items, credits, bridges);
    if (!items.count)
        return false;
    apply_promises(o, customer, &items);
    expect_items(o, customer, &items, rows, scratch);
    return true;
}
