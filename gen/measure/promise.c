#include "measure/promise.h"

#include <stdlib.h>
#include <string.h>

/* Saturdays and Sundays alone. */
static const struct calendar weekends;

/* More currencies in one promise than this nobody has. */
#define CURRENCIES_MOST 32

struct judging {
    const struct by_customer *index;
    const struct ledger *ledger;
    struct date day;
    const struct policy *policy;
    struct promises *out;
    size_t capacity;
    struct arena *arena;
    bool too_large;
};

/* What one promise comes to in one currency. */
struct part {
    const struct currency *currency;
    int64_t promised, paid;
    struct date paid_last;
};

/* A contact that promises, and when its grace ends. */
struct given {
    const struct contact *contact;
    uint32_t row;
    struct workday limit;
};

static int compare_days(struct date a, struct date b)
{
    return (a.day > b.day) - (a.day < b.day);
}

static int compare_amounts(struct money a, struct money b)
{
    const char *x = a.currency ? a.currency->code : "";
    const char *y = b.currency ? b.currency->code : "";
    int order = strcmp(x, y);

    return order ? order : (a.minor > b.minor) - (a.minor < b.minor);
}

/* What is promised of what: equal for the same promise. */
static int compare_promised(const struct contact *x, const struct contact *y)
{
    int order;

    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    order = compare_days(x->promise_date, y->promise_date);
    if (!order)
        order = compare_amounts(x->promise_amount, y->promise_amount);
    return order ? order : str_compare(x->doc_nos, y->doc_nos);
}

static int compare_given(const void *left, const void *right)
{
    const struct given *x = left, *y = right;
    int order = compare_promised(x->contact, y->contact);

    if (!order)
        order =
            compare_days(x->contact->contact_date, y->contact->contact_date);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

/* Made by the day, and each once: its first note. */
static struct given *list_given(const struct judging *j,
                                const struct calendar *calendar,
                                struct date since, size_t *count,
                                struct arena *scratch)
{
    const struct ledger *l = j->ledger;
    struct given *list = arena_array(scratch, struct given, l->contact_count);
    size_t n = 0, kept = 0;

    for (size_t i = 0; i < l->contact_count; i++) {
        const struct contact *c = &l->contacts[i];

        if (date_is(c->promise_date) && c->contact_date.day <= j->day.day)
            list[n++] = (struct given){.contact = c, .row = (uint32_t)i};
    }
    if (n)
        qsort(list, n, sizeof(*list), compare_given);
    for (size_t i = 0; i < n; i++) {
        struct given *g = &list[i];

        if (i > 0 && compare_promised(list[i - 1].contact, g->contact) == 0)
            continue;
        g->limit = calendar_next_worked(calendar, g->contact->promise_date);
        if (j->policy->kpi.promise_grace > 0)
            g->limit = calendar_add_worked(calendar, g->limit.day,
                                           (int)j->policy->kpi.promise_grace);
        if (!date_is(since) || g->limit.day.day >= since.day)
            list[kept++] = *g;
    }
    *count = kept;
    return list;
}

struct parts {
    struct part items[CURRENCIES_MOST];
    size_t count;
};

static struct part *part_of(struct parts *p, const struct currency *currency)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].currency == currency)
            return &p->items[i];
    if (p->count == CURRENCIES_MOST)
        return NULL;
    p->items[p->count] =
        (struct part){.currency = currency, .paid_last = no_date};
    return &p->items[p->count++];
}

static void add(struct judging *j, int64_t *sum, int64_t x)
{
    if (!minor_add(sum, x))
        j->too_large = true;
}

static void add_paid(struct judging *j, struct part *p, int64_t minor,
                     struct date day)
{
    add(j, &p->paid, minor);
    p->paid_last = date_later(p->paid_last, day);
}

/* Days on which it could be paid, both included. */
struct span {
    struct date from, to;
};

static bool is_in(struct span s, struct date day)
{
    return day.day >= s.from.day && day.day <= s.to.day;
}

/* What money paid on a document in the span, and still stands. */
static void add_payments(struct judging *j, struct part *p, uint32_t document,
                         struct span span)
{
    const struct index_list *list = &j->index->allocations;

    for (uint32_t i = list->from[document]; i < list->from[document + 1]; i++) {
        const struct allocation *x = &j->ledger->allocations[list->items[i]];

        if (x->receipt != LEDGER_NONE && is_in(span, x->effective) &&
            allocation_is_effective(x, j->day))
            add_paid(j, p, x->amount.minor, x->effective);
    }
}

/* What was open of a document on the evening before a day. */
static int64_t open_before(const struct judging *j, uint32_t document,
                           struct date day)
{
    const struct index_list *list = &j->index->allocations;
    int64_t open = j->ledger->documents[document].owed;

    for (uint32_t i = list->from[document]; i < list->from[document + 1]; i++) {
        const struct allocation *x = &j->ledger->allocations[list->items[i]];

        if (allocation_is_effective(x, date_add_days(day, -1)))
            open -= x->amount.minor;
    }
    return open;
}

/* Does the promise speak of this document's amount, if it names none? */
static bool is_meant(const struct contact *c, const struct document *doc)
{
    if (doc->kind == DOCUMENT_CREDIT_NOTE ||
        doc->issue_date.day > c->contact_date.day)
        return false;
    if (c->promise_amount.currency)
        return c->promise_amount.currency == doc->currency;
    return c->document_count > 0 ||
           (date_is(doc->due_date) && doc->due_date.day <= c->promise_date.day);
}

static void add_document(struct judging *j, const struct contact *c,
                         uint32_t document, struct span span, struct parts *p)
{
    const struct document *doc = &j->ledger->documents[document];
    struct part *part;

    if (!is_meant(c, doc) || !(part = part_of(p, doc->currency)))
        return;
    if (!c->promise_amount.currency)
        add(j, &part->promised, open_before(j, document, c->contact_date));
    add_payments(j, part, document, span);
}

static void add_documents(struct judging *j, const struct contact *c,
                          struct span span, struct parts *p)
{
    const struct index_list *list = &j->index->documents;

    for (size_t i = 0; i < c->document_count; i++)
        add_document(j, c, c->documents[i], span, p);
    for (uint32_t i = list->from[c->customer];
         !c->document_count && i < list->from[c->customer + 1]; i++)
        add_document(j, c, list->items[i], span, p);
}

/* What of a receipt has paid nothing on the day. */
static int64_t unapplied_of(const struct judging *j, uint32_t receipt)
{
    const struct index_list *list = &j->index->payments;
    int64_t rest = j->ledger->receipts[receipt].amount.minor;

    for (uint32_t i = list->from[receipt]; i < list->from[receipt + 1]; i++) {
        const struct allocation *x = &j->ledger->allocations[list->items[i]];

        if (allocation_is_effective(x, j->day))
            rest -= x->amount.minor;
    }
    return rest;
}

/* His money of the span that nobody has applied yet; of open items all. */
static void add_money(struct judging *j, const struct contact *c,
                      struct span span, struct parts *p)
{
    const struct index_list *list = &j->index->receipts;
    bool whole = j->ledger->source == ALLOCATION_OPEN;

    for (uint32_t i = list->from[c->customer]; i < list->from[c->customer + 1];
         i++) {
        uint32_t row = list->items[i];
        const struct receipt *r = &j->ledger->receipts[row];
        struct part *part = NULL;
        int64_t minor;

        for (size_t n = 0; n < p->count; n++)
            if (p->items[n].currency == r->amount.currency)
                part = &p->items[n];
        if (!part || !is_in(span, r->receipt_date) ||
            !receipt_stands(r, j->day))
            continue;
        minor = whole ? r->amount.minor : unapplied_of(j, row);
        if (whole || minor > 0)
            add_paid(j, part, minor, r->receipt_date);
    }
}

static enum promise_state judge_part(struct judging *j, const struct part *p,
                                     struct date limit)
{
    bool is_over = j->day.day >= limit.day;
    bool blind = j->ledger->source == ALLOCATION_OPEN &&
                 (!p->promised || !j->ledger->receipt_count);
    int64_t need;

    if (blind)
        return is_over ? PROMISE_UNKNOWN : PROMISE_OPEN;
    if (!decimal_muldiv(p->promised, j->policy->kpi.promise_kept, 100, ROUND_UP,
                        &need))
        j->too_large = true;
    else if (p->paid >= need)
        return PROMISE_KEPT;
    return is_over ? PROMISE_BROKEN : PROMISE_OPEN;
}

static void judge(struct judging *j, const struct given *g)
{
    const struct contact *c = g->contact;
    bool photograph = j->ledger->source == ALLOCATION_OPEN;
    struct span span = {c->contact_date, g->limit.day};
    struct parts parts = {0};

    if (j->day.day < span.to.day)
        span.to = j->day;
    if (c->promise_amount.currency)
        part_of(&parts, c->promise_amount.currency)->promised =
            c->promise_amount.minor;
    else if (photograph)
        (void)part_of(&parts, j->policy->reporting_currency);
    if (!photograph)
        add_documents(j, c, span, &parts);
    add_money(j, c, span, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        const struct part *p = &parts.items[i];

        if (p->promised <= 0 && !photograph)
            continue;
        ARENA_PUSH(j->arena, j->out->items, j->out->count, j->capacity) =
            (struct promise){.contact = g->row,
                             .customer = c->customer,
                             .currency = p->currency,
                             .made = c->contact_date,
                             .promised_date = c->promise_date,
                             .limit = g->limit.day,
                             .announced = g->limit.announced,
                             .promised = p->promised,
                             .paid = p->paid,
                             .paid_last = p->paid_last,
                             .state = judge_part(j, p, g->limit.day)};
    }
}

struct ordered {
    struct promise promise;
    struct str customer_id;
};

static int compare_ordered(const void *left, const void *right)
{
    const struct ordered *x = left, *y = right;
    int order = str_compare(x->customer_id, y->customer_id);

    if (!order)
        order = strcmp(x->promise.currency->code, y->promise.currency->code);
    if (!order)
        order = compare_days(x->promise.limit, y->promise.limit);
    if (!order)
        order = compare_days(x->promise.made, y->promise.made);
    if (!order)
        order = (x->promise.contact > y->promise.contact) -
                (x->promise.contact < y->promise.contact);
    return order;
}

static void put_in_order(struct judging *j, struct arena *scratch)
{
    struct promises *out = j->out;
    struct ordered *list = arena_array(scratch, struct ordered, out->count);

    for (size_t i = 0; i < out->count; i++)
        list[i] = (struct ordered){
            out->items[i],
            j->ledger->customers[out->items[i].customer].customer_id};
    if (out->count)
        qsort(list, out->count, sizeof(*list), compare_ordered);
    for (size_t i = 0; i < out->count; i++)
        out->items[i] = list[i].promise;
}

/* Does the later promise speak of what the earlier one did? */
static bool takes_place(const struct judging *j, const struct promise *later,
                        const struct promise *earlier)
{
    const struct contact *x = &j->ledger->contacts[later->contact];
    const struct contact *y = &j->ledger->contacts[earlier->contact];

    return later->customer == earlier->customer &&
           later->currency == earlier->currency &&
           (later->made.day > earlier->made.day ||
            (later->made.day == earlier->made.day &&
             later->contact > earlier->contact)) &&
           later->made.day <= earlier->promised_date.day &&
           later->promised_date.day != earlier->promised_date.day &&
           (!x->doc_nos.len || !y->doc_nos.len ||
            str_equal(x->doc_nos, y->doc_nos));
}

/* In order, those of one customer and currency stand together. */
static void find_moved(struct judging *j)
{
    struct promises *p = j->out;
    size_t from = 0;

    for (size_t i = 0; i < p->count; i++) {
        struct promise *x = &p->items[i];

        if (p->items[from].customer != x->customer ||
            p->items[from].currency != x->currency)
            from = i;
        for (size_t k = from; x->state != PROMISE_KEPT && k < p->count &&
                              p->items[k].customer == x->customer &&
                              p->items[k].currency == x->currency;
             k++)
            if (takes_place(j, &p->items[k], x))
                x->state = PROMISE_MOVED;
    }
}

bool promises_make_from(const struct by_customer *index, struct date day,
                        struct date since, const struct policy *policy,
                        const struct calendar *calendar, struct promises *out,
                        struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct promises made = {0};
    struct judging j = {.index = index,
                        .ledger = index->ledger,
                        .day = day,
                        .policy = policy,
                        .out = &made,
                        .arena = a};
    size_t count;
    struct given *given = list_given(&j, calendar ? calendar : &weekends, since,
                                     &count, &scratch);

    for (size_t i = 0; i < count; i++)
        judge(&j, &given[i]);
    put_in_order(&j, &scratch);
    find_moved(&j);
    arena_release(&scratch);
    if (j.too_large)
        return diag_error(d, nowhere,
                          "the amounts that were promised are too large to be "
                          "added");
    *out = made;
    return true;
}

bool promises_make(const struct ledger *l, struct date day,
                   const struct policy *policy, const struct calendar *calendar,
                   struct promises *out, struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct by_customer index = by_customer_make(l, &scratch);
    bool ok =
        promises_make_from(&index, day, no_date, policy, calendar, out, a, d);

    arena_release(&scratch);
    return ok;
}

const struct promise *promises_last(const struct promises *p, uint32_t customer,
                                    const struct currency *currency)
{
    const struct promise *last = NULL, *open = NULL;

    for (size_t i = 0; i < p->count; i++) {
        const struct promise *x = &p->items[i];

        if (x->customer != customer || x->currency != currency)
            continue;
        if (x->state == PROMISE_MOVED)
            continue;
        if (x->state == PROMISE_OPEN)
            open = x;
        else
            last = x;
    }
    return last ? last : open;
}
