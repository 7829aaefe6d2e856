#include "measure/effect.h"

#include "measure/deliveries.h"
#include "measure/forecast_parts.h"

#include <stdlib.h>
#include <string.h>

#define CONTROL_DAYS  30 /* without contact, before and after */
#define CONTROL_WEEKS 26
#define HISTORY_DAYS  365

/* Rows of a currency; names beyond them stand together in one. */
#define ROWS_MOST 200

const int effect_days[EFFECT_WINDOWS] = {7, 14, 30};
const struct str effect_others = STR_INIT("*");

/* Somebody of us turned to a customer. */
struct action {
    uint32_t customer;
    int32_t day;
    uint8_t channel;
    struct str who;
    const uint32_t *documents; /* NULL: all of his */
    size_t document_count;
    uint32_t row; /* in the order of the data */
};

struct making {
    struct forecast_index index;
    struct effect *out;
    const struct policy *policy;
    struct arena *arena;
    struct action *actions; /* by customer, day, channel */
    size_t action_count, action_capacity;
    size_t *row_capacity, *delay_capacity; /* one a currency */
};

static void add_contacts(struct making *m)
{
    const struct ledger *l = m->index.ledger;

    for (size_t i = 0; i < l->contact_count; i++) {
        const struct contact *c = &l->contacts[i];
        const struct customer *who = &l->customers[c->customer];

        if (c->direction == DIRECTION_IN ||
            !is_known(c->contact_date, c->recorded_date, m->out->as_of.day))
            continue;
        ARENA_PUSH(m->arena, m->actions, m->action_count, m->action_capacity) =
            (struct action){c->customer,
                            c->contact_date.day,
                            c->channel,
                            c->person.len ? c->person : who->collector,
                            c->document_count ? c->documents : NULL,
                            c->document_count,
                            (uint32_t)i};
    }
}

/* Of each delivery: a contact tells of it. */
static bool *tell_contacts(const struct making *m)
{
    const struct ledger *l = m->index.ledger;
    struct deliveries x = deliveries_sort(l, m->arena);
    bool *is_told = arena_array(m->arena, bool, l->delivery_count);

    for (size_t i = 0; i < l->contact_count; i++) {
        struct str number = l->contacts[i].letter_no;
        size_t n;
        const uint32_t *rows = deliveries_of(&x, number, &n);

        for (size_t k = 0; number.len && k < n; k++)
            is_told[rows[k]] = true;
    }
    return is_told;
}

/* Letters that were posted, unless a contact tells of them. */
static void add_letters(struct making *m)
{
    const struct ledger *l = m->index.ledger;
    const bool *is_told = tell_contacts(m);

    for (size_t i = 0; i < l->delivery_count; i++) {
        const struct delivery *d = &l->deliveries[i];

        if (d->customer == LEDGER_NONE || !date_is(d->posted_date) ||
            !is_known(d->posted_date, d->recorded_date, m->out->as_of.day) ||
            is_told[i])
            continue;
        ARENA_PUSH(m->arena, m->actions, m->action_count, m->action_capacity) =
            (struct action){.customer = d->customer,
                            .day = d->posted_date.day,
                            .channel = CHANNEL_LETTER,
                            .who = l->customers[d->customer].collector,
                            .row = (uint32_t)(l->contact_count + i)};
    }
}

static int by_customer_day(const void *a, const void *b)
{
    const struct action *x = a, *y = b;

    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->channel != y->channel)
        return (int)x->channel - (int)y->channel;
    return (x->row > y->row) - (x->row < y->row);
}

/* --- cases ---------------------------------------------------------------- */

/* What was overdue of a case, and what came, in one currency. */
struct outcome {
    int64_t base;
    int64_t came[EFFECT_WINDOWS];
    int32_t oldest; /* days past due */
};

static void add_payments(const struct making *m, uint32_t document, int32_t day,
                         struct outcome *out)
{
    const struct fact *facts;
    size_t n = facts_of(&m->index, document, &facts);

    for (size_t i = 0; i < n; i++)
        for (size_t w = 0; w < EFFECT_WINDOWS; w++)
            if (facts[i].is_cash && fact_stands(&facts[i], m->out->as_of.day) &&
                facts[i].day > day && facts[i].day <= day + effect_days[w])
                out->came[w] += facts[i].amount;
}

/* Of each currency. */
static void find_outcomes(const struct making *m, uint32_t customer,
                          const struct action *action, int32_t day,
                          struct outcome *out)
{
    const struct forecast_index *x = &m->index;

    for (size_t i = x->document_starts[customer];
         i < x->document_starts[customer + 1]; i++) {
        uint32_t document = x->documents[i];
        const struct document *doc = &x->ledger->documents[document];
        struct outcome *o = &out[forecast_currency_of(x, doc->currency)];
        int64_t open;

        if (!date_is(doc->due_date) || doc->due_date.day >= day ||
            forecast_handed_over(doc, day) ||
            (action && action->documents &&
             !collection_names(action->documents, action->document_count,
                               document)))
            continue;
        open = forecast_open(x, document, day);
        if (open <= 0)
            continue;
        o->base += open;
        if (day - doc->due_date.day > o->oldest)
            o->oldest = day - doc->due_date.day;
        add_payments(m, document, day, o);
    }
}

static struct effect_row *row_of(struct making *m, size_t currency,
                                 enum effect_group group, size_t key,
                                 struct str name)
{
    struct effect_currency *c = &m->out->currencies[currency];
    struct effect_row *row;

    for (size_t i = 0; i < c->row_count; i++)
        if (c->rows[i].group == group && c->rows[i].key == key &&
            str_equal(c->rows[i].name, name))
            return &c->rows[i];
    if (c->row_count >= ROWS_MOST && name.len &&
        !str_equal(name, effect_others))
        return row_of(m, currency, group, key, effect_others);
    row =
        &ARENA_PUSH(m->arena, c->rows, c->row_count, m->row_capacity[currency]);
    *row = (struct effect_row){.group = group, .key = key, .name = name};
    return row;
}

static void add_outcome(struct effect_row *row, const struct outcome *o,
                        int32_t day, int32_t as_of)
{
    for (size_t w = 0; w < EFFECT_WINDOWS; w++) {
        struct effect_cell *cell = &row->cells[w];

        if (day + effect_days[w] > as_of)
            continue;
        cell->cases++;
        cell->paid += o->came[w] > 0;
        cell->base += o->base;
        cell->came += o->came[w];
    }
}

static void add_case(struct making *m, const struct action *action,
                     size_t currency, const struct outcome *o)
{
    int32_t as_of = m->out->as_of.day;
    struct date day = {action->day};
    size_t bucket = bucket_of(&m->policy->buckets,
                              (struct date){action->day - o->oldest}, day);

    add_outcome(row_of(m, currency, EFFECT_STAGE, bucket, STR("")), o,
                action->day, as_of);
    add_outcome(row_of(m, currency, EFFECT_CHANNEL, action->channel, STR("")),
                o, action->day, as_of);
    add_outcome(row_of(m, currency, EFFECT_COLLECTOR, 0, action->who), o,
                action->day, as_of);
    add_outcome(row_of(m, currency, EFFECT_ALL, 0, STR("")), o, action->day,
                as_of);
}

static bool is_same_case(const struct action *a, const struct action *b)
{
    return a->customer == b->customer && a->day == b->day &&
           a->channel == b->channel;
}

static void add_cases(struct making *m)
{
    size_t n = m->out->currency_count;
    struct outcome *out = arena_array(m->arena, struct outcome, n);

    for (size_t i = 0; i < m->action_count; i++) {
        const struct action *action = &m->actions[i];
        bool any = false;

        if (i && is_same_case(action, action - 1))
            continue;
        m->out->actions++;
        memset(out, 0, n * sizeof(*out));
        find_outcomes(m, action->customer, action, action->day, out);
        for (size_t c = 0; c < n; c++) {
            any |= out[c].base > 0;
            if (out[c].base > 0)
                add_case(m, action, c, &out[c]);
        }
        m->out->without += !any;
    }
}

/* --- customers that nobody spoke to --------------------------------------- */

/* The actions stand by customer and day: the first one from a day on. */
static size_t first_action(const struct making *m, uint32_t customer,
                           int32_t day)
{
    size_t low = 0, high = m->action_count;

    while (low < high) {
        size_t i = low + (high - low) / 2;
        const struct action *x = &m->actions[i];

        if (x->customer < customer || (x->customer == customer && x->day < day))
            low = i + 1;
        else
            high = i;
    }
    return low;
}

static bool was_silent(const struct making *m, uint32_t customer, int32_t day)
{
    size_t i = first_action(m, customer, day - CONTROL_DAYS);

    return i == m->action_count || m->actions[i].customer != customer ||
           m->actions[i].day > day + CONTROL_DAYS;
}

static void add_silent(struct making *m)
{
    size_t n = m->out->currency_count;
    struct outcome *out = arena_array(m->arena, struct outcome, n);

    for (int week = 0; week < CONTROL_WEEKS; week++) {
        int32_t day = m->out->as_of.day - CONTROL_DAYS - 7 * week;

        for (uint32_t c = 0; c < m->index.ledger->customer_count; c++) {
            if (!was_silent(m, c, day))
                continue;
            memset(out, 0, n * sizeof(*out));
            find_outcomes(m, c, NULL, day, out);
            for (size_t i = 0; i < n; i++)
                if (out[i].base > 0)
                    add_outcome(row_of(m, i, EFFECT_NOBODY, 0, STR("")),
                                &out[i], day, m->out->as_of.day);
        }
    }
}

/* --- delays --------------------------------------------------------------- */

static struct delay_row *delay_of(struct making *m, size_t currency,
                                  enum delay_group group, struct str name,
                                  struct date month)
{
    struct effect_currency *c = &m->out->currencies[currency];
    struct delay_row *row;

    for (size_t i = 0; i < c->delay_count; i++)
        if (c->delays[i].group == group &&
            c->delays[i].month.day == month.day &&
            str_equal(c->delays[i].name, name))
            return &c->delays[i];
    if (c->delay_count >= ROWS_MOST && name.len &&
        !str_equal(name, effect_others))
        return delay_of(m, currency, group, effect_others, month);
    row = &ARENA_PUSH(m->arena, c->delays, c->delay_count,
                      m->delay_capacity[currency]);
    *row = (struct delay_row){.group = group, .name = name, .month = month};
    return row;
}

static void add_delay(struct delay_row *row, const struct fact *f,
                      int32_t due_day)
{
    row->payments++;
    row->came += f->amount;
    if (f->day > due_day)
        row->late += f->amount;
    (void)!decimal_sum_add(&row->delay, f->amount, 10 * (f->day - due_day));
}

static void add_document_delays(struct making *m, size_t document)
{
    const struct forecast_index *x = &m->index;
    const struct document *doc = &x->ledger->documents[document];
    const struct customer *c = &x->ledger->customers[doc->customer];
    size_t currency = forecast_currency_of(x, doc->currency);
    int32_t as_of = m->out->as_of.day, first = as_of - HISTORY_DAYS;
    struct date month = date_month_start(doc->issue_date);
    bool is_recent = doc->issue_date.day > first;
    const struct fact *facts;
    size_t n = facts_of(x, document, &facts);

    if (doc->owed <= 0 || !date_is(doc->due_date) ||
        !is_known(doc->issue_date, doc->recorded_date, as_of))
        return;
    if (is_recent) {
        struct delay_row *row =
            delay_of(m, currency, DELAY_MONTH, STR(""), month);

        row->invoiced += doc->owed;
        row->open += forecast_open(x, document, as_of);
    }
    for (size_t i = 0; i < n; i++) {
        const struct fact *f = &facts[i];

        if (!f->is_cash || !fact_stands(f, as_of) || f->day <= first)
            continue;
        add_delay(delay_of(m, currency, DELAY_INDUSTRY, c->industry, no_date),
                  f, doc->due_date.day);
        add_delay(delay_of(m, currency, DELAY_REGION, c->region, no_date), f,
                  doc->due_date.day);
        if (is_recent)
            add_delay(delay_of(m, currency, DELAY_MONTH, STR(""), month), f,
                      doc->due_date.day);
    }
}

/* --- all ------------------------------------------------------------------ */

static int by_key(const void *a, const void *b)
{
    const struct effect_row *x = a, *y = b;

    if (x->group != y->group)
        return (int)x->group - (int)y->group;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return str_compare(x->name, y->name);
}

static int by_name(const void *a, const void *b)
{
    const struct delay_row *x = a, *y = b;

    if (x->group != y->group)
        return (int)x->group - (int)y->group;
    if (x->month.day != y->month.day)
        return x->month.day < y->month.day ? -1 : 1;
    return str_compare(x->name, y->name);
}

static void sort_rows(struct effect_currency *c)
{
    if (c->row_count)
        qsort(c->rows, c->row_count, sizeof(*c->rows), by_key);
    if (c->delay_count)
        qsort(c->delays, c->delay_count, sizeof(*c->delays), by_name);
}

void effect_make(const struct view *v, const struct policy *policy,
                 struct effect *out, struct arena *a)
{
    struct effect e = {.as_of = v->as_of};
    struct making m = {.out = &e, .policy = policy, .arena = a};

    forecast_index_build(v, policy, &m.index, a);
    e.has_history = !m.index.is_photograph;
    e.currency_count = m.index.currency_count;
    e.currencies = arena_array(a, struct effect_currency, e.currency_count);
    m.row_capacity = arena_array(a, size_t, e.currency_count);
    m.delay_capacity = arena_array(a, size_t, e.currency_count);
    for (size_t i = 0; i < e.currency_count; i++)
        e.currencies[i].currency = m.index.currencies[i];
    add_contacts(&m);
    add_letters(&m);
    if (m.action_count)
        qsort(m.actions, m.action_count, sizeof(*m.actions), by_customer_day);
    if (e.has_history) {
        add_cases(&m);
        add_silent(&m);
        for (size_t i = 0; i < v->ledger->document_count; i++)
            add_document_delays(&m, i);
    }
    for (size_t i = 0; i < e.currency_count; i++)
        sort_rows(&e.currencies[i]);
    *out = e;
}
