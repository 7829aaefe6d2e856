#include "measure/warning_parts.h"

#include <stdlib.h>

const struct str warning_names[WARNING_KINDS] = {
    [WARNING_BILL] = STR_INIT("bill_returned"),
    [WARNING_PROMISE] = STR_INIT("promise_broken"),
    [WARNING_LIMIT] = STR_INIT("limit_passed"),
    [WARNING_SLOWER] = STR_INIT("slower"),
    [WARNING_FIRST_LATE] = STR_INIT("first_late"),
    [WARNING_TOP] = STR_INIT("top_share"),
    [WARNING_CONCENTRATION] = STR_INIT("concentration"),
};

struct warning *warning_add(struct warning_search *s, enum warning_kind kind,
                            uint32_t customer, const struct currency *currency)
{
    struct warning *w =
        &ARENA_PUSH(s->arena, s->out->items, s->out->count, s->out->capacity);

    *w = (struct warning){.kind = kind,
                          .customer = customer,
                          .currency = currency,
                          .day = no_date,
                          .bill = LEDGER_NONE,
                          .contact = LEDGER_NONE};
    return w;
}

void warning_add_row(struct warning *w, struct warning_row row)
{
    size_t shown = w->row_count < WARNING_ROWS ? w->row_count : WARNING_ROWS;
    size_t at = shown;

    w->row_count++;
    while (at > 0 && w->rows[at - 1].amount < row.amount)
        at--;
    if (at == WARNING_ROWS)
        return;
    if (shown == WARNING_ROWS)
        shown--;
    for (size_t i = shown; i > at; i--)
        w->rows[i] = w->rows[i - 1];
    w->rows[at] = row;
}

/* A customer's items stand together. */
void warning_add_items(const struct warning_search *s, struct warning *w,
                       bool overdue_alone)
{
    const struct aging *aging = s->day->aging;
    size_t i = s->first_item[w->customer];

    for (; i < aging->item_count; i++) {
        const struct open_item *x = &aging->items[i];
        const struct document *doc = &s->ledger->documents[x->document];

        if (doc->customer != w->customer)
            return;
        if (doc->currency == w->currency &&
            (!overdue_alone || x->days_overdue > 0))
            warning_add_row(
                w, (struct warning_row){x->document, x->days_overdue, x->open});
    }
}

static void index_items(struct warning_search *s)
{
    const struct aging *aging = s->day->aging;

    s->first_item = arena_array(s->scratch, size_t, s->ledger->customer_count);
    for (size_t i = 0; i < s->ledger->customer_count; i++)
        s->first_item[i] = aging->item_count;
    for (size_t i = aging->item_count; i-- > 0;)
        s->first_item[s->ledger->documents[aging->items[i].document].customer] =
            i;
}

int64_t warning_overdue(const struct warning_search *s, uint32_t customer,
                        const struct currency *currency)
{
    const struct aging *aging = s->day->aging;

    for (size_t i = 0; i < aging->currency_count; i++) {
        const struct aging_currency *c = &aging->currencies[i];

        if (c->currency != currency)
            continue;
        for (size_t k = 0; k < c->customer_count; k++)
            if (c->customers[k].customer == customer)
                return c->customers[k].overdue;
    }
    return 0;
}

/* What of a customer's documents a dishonoured bill has opened again. */
static void add_returned(const struct warning_search *s, struct warning *w)
{
    const struct aging *aging = s->day->aging;

    for (size_t i = s->first_item[w->customer]; i < aging->item_count; i++) {
        const struct open_item *x = &aging->items[i];
        const struct document *doc = &s->ledger->documents[x->document];

        if (doc->customer != w->customer)
            return;
        if (doc->currency != w->currency || x->returned <= 0)
            continue;
        w->part += x->returned;
        warning_add_row(
            w, (struct warning_row){x->document, x->days_overdue, x->returned});
    }
}

static bool find_bills(struct warning_search *s)
{
    const struct ledger *l = s->ledger;

    if (!l->bill_count)
        s->out->known[WARNING_BILL] = WARNING_NO_BILLS;
    for (size_t i = 0; i < l->bill_count; i++) {
        const struct bill *b = &l->bills[i];
        struct warning w;

        if (bill_state_on(b, s->view->as_of) != BILL_RETURNED)
            continue;
        w = (struct warning){.kind = WARNING_BILL,
                             .customer = b->customer,
                             .currency = b->amount.currency,
                             .amount = b->amount.minor,
                             .whole = b->amount.minor,
                             .day = b->dishonoured_at,
                             .bill = (uint32_t)i,
                             .contact = LEDGER_NONE};
        add_returned(s, &w);
        if (w.part > 0)
            *warning_add(s, WARNING_BILL, b->customer, w.currency) = w;
    }
    return true;
}

static void add_promise(struct warning_search *s, const struct promise *p)
{
    struct warning *w =
        warning_add(s, WARNING_PROMISE, p->customer, p->currency);

    w->amount = p->promised - p->paid;
    w->part = p->paid;
    w->whole = p->promised;
    w->day = p->promised_date;
    w->contact = p->contact;
    warning_add_items(s, w, true);
}

static bool find_promises(struct warning_search *s)
{
    const struct promises *all = s->day->promises;
    int32_t from = s->view->as_of.day - s->policy->recent_days;

    if (!all->count)
        s->out->known[WARNING_PROMISE] = WARNING_NO_PROMISES;
    for (size_t i = 0; i < all->count; i++) {
        const struct promise *p = &all->items[i];

        if (p->state == PROMISE_BROKEN && p->limit.day > from &&
            warning_overdue(s, p->customer, p->currency) > 0)
            add_promise(s, p);
    }
    return true;
}

/* used / granted >= percent / 100, in 128 bits. */
static bool is_used_up(const struct credit_row *r, int32_t percent)
{
    struct decimal_sum less = {0};
    int64_t whole = 0, rest = 0;

    if (!decimal_sum_add(&less, r->use, 100) ||
        !decimal_sum_add(&less, r->limit, -percent) ||
        !decimal_sum_floor(less, 1, &whole, &rest))
        return r->over > 0;
    return percent >= 100 ? whole > 0 : whole >= 0;
}

static bool find_limits(struct warning_search *s)
{
    const struct credit *c = s->day->credit;

    if (!c->limit_count)
        s->out->known[WARNING_LIMIT] = WARNING_NO_LIMITS;
    for (size_t i = 0; i < c->row_count; i++) {
        const struct credit_row *r = &c->rows[i];
        struct warning *w;

        if (r->state != LIMIT_GRANTED || r->use <= 0 ||
            !is_used_up(r, s->policy->limit_percent))
            continue;
        w = warning_add(s, WARNING_LIMIT, r->customer, r->currency);
        w->amount = r->over;
        w->part = r->use;
        w->whole = r->limit;
        warning_add_items(s, w, false);
    }
    return true;
}

static int currency_rank(const struct currency *c, const struct currency *first)
{
    return c == first ? 0 : 1;
}

struct sorted {
    struct warning warning;
    struct str id;
    int rank;
};

static int compare(const void *a, const void *b)
{
    const struct sorted *x = a;
    const struct sorted *y = b;
    const struct warning *p = &x->warning;
    const struct warning *q = &y->warning;
    int order;

    if (p->kind != q->kind)
        return p->kind < q->kind ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank - y->rank;
    order = str_compare(str_from_z(p->currency->code),
                        str_from_z(q->currency->code));
    if (order)
        return order;
    if (p->amount != q->amount)
        return p->amount > q->amount ? -1 : 1;
    order = str_compare(x->id, y->id);
    if (order)
        return order;
    if (p->day.day != q->day.day)
        return p->day.day < q->day.day ? -1 : 1;
    return (p->bill > q->bill) - (p->bill < q->bill) +
           (p->contact > q->contact) - (p->contact < q->contact);
}

static void sort(const struct warning_search *s)
{
    struct warnings *out = s->out;
    struct sorted *list = arena_array(s->scratch, struct sorted, out->count);

    for (size_t i = 0; i < out->count; i++) {
        const struct warning *w = &out->items[i];

        list[i].warning = *w;
        list[i].id = w->customer == LEDGER_NONE
                         ? STR("")
                         : s->ledger->customers[w->customer].customer_id;
        list[i].rank =
            currency_rank(w->currency, s->day->policy->reporting_currency);
        out->counts[w->kind]++;
    }
    if (out->count)
        qsort(list, out->count, sizeof(*list), compare);
    for (size_t i = 0; i < out->count; i++)
        out->items[i] = list[i].warning;
}

bool warnings_make(const struct warning_day *day, struct warnings *out,
                   struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct warnings result = {.day = day->view->as_of, .since = no_date};
    struct warning_search s = {.day = day,
                               .view = day->view,
                               .ledger = day->view->ledger,
                               .policy = &day->policy->warnings,
                               .out = &result,
                               .arena = a,
                               .scratch = &scratch,
                               .diag = d};
    bool ok;

    index_items(&s);
    ok = find_bills(&s) && find_promises(&s) && find_limits(&s) &&
         warning_find_slower(&s) && warning_find_first_late(&s) &&
         warning_find_concentration(&s);
    if (ok)
        sort(&s);
    arena_release(&scratch);
    if (ok)
        *out = result;
    return ok;
}

static bool is_same(const struct warning *x, const struct warning *y)
{
    return x->kind == y->kind && x->customer == y->customer &&
           x->currency == y->currency && x->bill == y->bill &&
           x->contact == y->contact;
}

void warnings_mark_new(struct warnings *now, const struct warnings *then)
{
    now->since = then->day;
    for (size_t i = 0; i < now->count; i++) {
        struct warning *w = &now->items[i];

        w->is_new = true;
        for (size_t k = 0; w->is_new && k < then->count; k++)
            w->is_new = !is_same(w, &then->items[k]);
        now->new_counts[w->kind] += w->is_new;
    }
}
