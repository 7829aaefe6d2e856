/*
 * Warnings from how a customer pays: later than he did, or late for the first
 * time.  He is compared with himself alone.
 */
#include "measure/warning_parts.h"

/* A document that money or a bill has paid, or a part of it. */
struct payment {
    const struct document *document;
    uint32_t index;
    struct date day; /* the money came; not before the document was issued */
    int32_t days;    /* after the due day; negative: before it */
    int64_t amount;
};

/* What still stands on the day, on documents that have a due day. */
static bool is_payment(const struct warning_search *s,
                       const struct allocation *x, struct payment *out)
{
    const struct ledger *l = s->ledger;
    const struct document *doc = &l->documents[x->document];
    struct date day;

    if (x->receipt == LEDGER_NONE || x->amount.minor <= 0 || doc->owed <= 0 ||
        doc->kind == DOCUMENT_CREDIT_NOTE || !date_is(doc->due_date) ||
        !allocation_is_effective(x, s->view->as_of))
        return false;
    day = l->receipts[x->receipt].receipt_date;
    if (day.day < doc->issue_date.day)
        day = doc->issue_date;
    *out = (struct payment){doc, x->document, day, day.day - doc->due_date.day,
                            x->amount.minor};
    return true;
}

/* A customer's payments in a stretch of time. */
struct habit {
    struct decimal_sum late; /* of days times amounts */
    int64_t amount;
    size_t count;
};

struct habits {
    struct habit then, now;
    size_t warning; /* its index and 1; 0: none */
};

struct slowing {
    struct warning_search *search;
    const struct currency *currency;
    struct habits *customers;
    struct date recent, before; /* what is later is recent, or of before */
};

static bool add_habit(const struct slowing *g, struct habit *h,
                      const struct payment *p)
{
    h->count++;
    return (decimal_sum_add(&h->late, p->amount, 10 * (int64_t)p->days) &&
            minor_add(&h->amount, p->amount)) ||
           diag_error(g->search->diag, nowhere,
                      "the amounts in %s are too large to be averaged",
                      g->currency->code);
}

static bool add_payments(struct slowing *g)
{
    const struct ledger *l = g->search->ledger;

    for (size_t i = 0; i < l->allocation_count; i++) {
        struct payment p;
        struct habits *h;

        if (!is_payment(g->search, &l->allocations[i], &p) ||
            p.document->currency != g->currency || p.day.day <= g->before.day)
            continue;
        h = &g->customers[p.document->customer];
        if (!add_habit(g, p.day.day > g->recent.day ? &h->now : &h->then, &p))
            return false;
    }
    return true;
}

/* Days with one decimal; false: there are too few payments. */
static bool average(const struct warning_policy *p, const struct habit *h,
                    struct decimal *out)
{
    out->scale = 1;
    return h->count >= (size_t)p->payments &&
           decimal_sum_round(h->late, h->amount, ROUND_HALF_UP, &out->units);
}

static void judge_habits(struct slowing *g, const struct aging_row *row)
{
    const struct warning_policy *p = g->search->policy;
    struct habits *h = &g->customers[row->customer];
    struct decimal then, now;
    struct warning *w;

    if (!average(p, &h->then, &then) || !average(p, &h->now, &now) ||
        now.units <= 0 || now.units - then.units < 10 * (int64_t)p->slower_days)
        return;
    w = warning_add(g->search, WARNING_SLOWER, row->customer, g->currency);
    w->amount = row->overdue;
    w->part = row->total.minor;
    w->then = then;
    w->now = now;
    w->then_count = h->then.count;
    w->count = h->now.count;
    h->warning = g->search->out->count;
}

/* The recent payments of those that are warned of. */
static void add_rows(const struct slowing *g)
{
    const struct ledger *l = g->search->ledger;

    for (size_t i = 0; i < l->allocation_count; i++) {
        struct payment p;
        size_t warning;

        if (!is_payment(g->search, &l->allocations[i], &p) ||
            p.document->currency != g->currency || p.day.day <= g->recent.day)
            continue;
        warning = g->customers[p.document->customer].warning;
        if (warning)
            warning_add_row(&g->search->out->items[warning - 1],
                            (struct warning_row){p.index, p.days, p.amount});
    }
}

static bool slower_in(struct warning_search *s, const struct aging_currency *c)
{
    struct arena_mark mark = arena_mark(s->scratch);
    struct slowing g = {
        .search = s,
        .currency = c->currency,
        .customers =
            arena_array(s->scratch, struct habits, s->ledger->customer_count),
        .recent = date_add_days(s->view->as_of, -s->policy->recent_days)};

    g.before = date_add_days(g.recent, -s->policy->history_days);
    if (!add_payments(&g))
        return false;
    for (size_t i = 0; i < c->customer_count; i++)
        if (c->customers[i].total.minor > 0)
            judge_habits(&g, &c->customers[i]);
    add_rows(&g);
    arena_rewind(s->scratch, mark);
    return true;
}

/* Whether the ledger knows who paid when. */
static bool has_past(struct warning_search *s, enum warning_kind kind)
{
    if (s->ledger->source == ALLOCATION_OPEN)
        s->out->known[kind] = WARNING_NO_PAST;
    else if (!s->ledger->receipt_count)
        s->out->known[kind] = WARNING_NO_RECEIPTS;
    return s->out->known[kind] == WARNING_KNOWN;
}

bool warning_find_slower(struct warning_search *s)
{
    const struct aging *aging = s->day->aging;

    for (size_t i = 0; has_past(s, WARNING_SLOWER) && i < aging->currency_count;
         i++)
        if (!slower_in(s, &aging->currencies[i]))
            return false;
    return true;
}

/* What he has paid before the first that he is late with now. */
struct record {
    int32_t oldest_due; /* of what is overdue now; INT32_MAX: nothing late */
    int32_t days;       /* it is overdue for */
    size_t count;       /* documents due earlier, all settled */
    bool was_late;
};

static struct record *start_records(const struct warning_search *s,
                                    const struct currency *currency)
{
    const struct ledger *l = s->ledger;
    struct record *list =
        arena_array(s->scratch, struct record, l->customer_count);

    for (size_t i = 0; i < l->customer_count; i++)
        list[i].oldest_due = INT32_MAX;
    for (size_t i = 0; i < s->day->aging->item_count; i++) {
        const struct open_item *x = &s->day->aging->items[i];
        const struct document *doc = &l->documents[x->document];
        struct record *r = &list[doc->customer];

        if (doc->currency != currency || x->days_overdue <= 0 ||
            x->open - x->disputed <= 0 || doc->due_date.day >= r->oldest_due)
            continue;
        r->oldest_due = doc->due_date.day;
        r->days = x->days_overdue;
    }
    return list;
}

/* Of before the one that is late now. */
static bool is_earlier(const struct record *r, const struct document *doc,
                       const struct currency *currency)
{
    return doc->currency == currency && doc->owed > 0 &&
           doc->kind != DOCUMENT_CREDIT_NOTE && date_is(doc->due_date) &&
           doc->due_date.day < r->oldest_due;
}

static void fill_records(const struct warning_search *s,
                         const struct currency *currency, struct record *list)
{
    const struct ledger *l = s->ledger;

    for (size_t i = 0; i < l->document_count; i++) {
        struct record *r = &list[l->documents[i].customer];

        r->count += r->oldest_due != INT32_MAX &&
                    is_earlier(r, &l->documents[i], currency) &&
                    s->view->document_open[i] == 0;
    }
    for (size_t i = 0; i < l->allocation_count; i++) {
        struct payment p;
        struct record *r;

        if (!is_payment(s, &l->allocations[i], &p))
            continue;
        r = &list[p.document->customer];
        r->was_late |= is_earlier(r, p.document, currency) &&
                       p.days >= s->policy->late_days;
    }
}

static void first_late_in(struct warning_search *s,
                          const struct aging_currency *c)
{
    struct arena_mark mark = arena_mark(s->scratch);
    struct record *list = start_records(s, c->currency);

    fill_records(s, c->currency, list);
    for (size_t i = 0; i < c->customer_count; i++) {
        const struct aging_row *row = &c->customers[i];
        const struct record *r = &list[row->customer];
        struct warning *w;

        if (r->oldest_due == INT32_MAX || r->days < s->policy->late_days ||
            r->days > s->policy->recent_days || r->was_late ||
            r->count < (size_t)s->policy->payments)
            continue;
        w = warning_add(s, WARNING_FIRST_LATE, row->customer, c->currency);
        w->amount = row->overdue;
        w->then_count = r->count;
        w->days = r->days;
        warning_add_items(s, w, true);
    }
    arena_rewind(s->scratch, mark);
}

bool warning_find_first_late(struct warning_search *s)
{
    const struct aging *aging = s->day->aging;

    if (has_past(s, WARNING_FIRST_LATE))
        for (size_t i = 0; i < aging->currency_count; i++)
            first_late_in(s, &aging->currencies[i]);
    return true;
}
