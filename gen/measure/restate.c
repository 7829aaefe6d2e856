#include "measure/restate_fact.h"
#include "measure/tieout_parts.h"

#include <stdlib.h>
#include <string.h>

/*
 * What the earlier ledger holds and this one does not hold just so, and the
 * other way round.  All rows that are the same on both sides cancel out, as
 * multisets; of the few that are left, the only one of a number on either side
 * is the same row, changed.
 */
struct left {
    struct fact fact;
    bool is_old;
    bool counts; /* on the day of the report */
};

struct restating {
    struct side now, then;
    struct date day; /* of the report */
    enum restated_kind kind;
    struct left *left;
    size_t left_count, left_capacity;
    struct restatement *list;
    size_t count, capacity;
    struct arena *arena, *scratch;
};

static void push(struct restating *r, const struct fact *f, bool is_old)
{
    ARENA_PUSH(r->scratch, r->left, r->left_count, r->left_capacity) =
        (struct left){*f, is_old, f->day.day <= r->day.day};
}

static int compare_numbers(const struct fact *x, const struct fact *y)
{
    int order = str_compare(x->number, y->number);

    return order ? order : str_compare(x->part, y->part);
}

static int compare_left(const void *a, const void *b)
{
    const struct left *x = a;
    const struct left *y = b;
    int order = compare_numbers(&x->fact, &y->fact);

    if (order)
        return order;
    if (x->is_old != y->is_old)
        return x->is_old ? -1 : 1;
    return origin_compare(x->fact.at, y->fact.at);
}

static void sort_left(struct restating *r)
{
    if (r->left_count)
        qsort(r->left, r->left_count, sizeof(*r->left), compare_left);
}

/* Whether one of the first n that are left bears this number. */
static bool is_numbered(const struct restating *r, size_t n,
                        const struct fact *f)
{
    size_t low = 0;
    size_t high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_numbers(&r->left[middle].fact, f);

        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/*
 * What the report had, and what should have been in it; rows of after its day
 * only where they stand for one that it had.
 */
static void list_left(struct restating *r)
{
    struct fact_rows then, now;
    size_t old;
    struct fact f;

    fact_match(&r->then, &r->now, r->kind, &then, &now, r->scratch);
    r->left_count = 0;
    for (size_t i = 0; i < then.count; i++) {
        (void)fact_read(&r->then, r->kind, then.items[i], &f);
        push(r, &f, true);
    }
    sort_left(r);
    old = r->left_count;
    for (size_t i = 0; i < now.count; i++) {
        (void)fact_read(&r->now, r->kind, now.items[i], &f);
        if (f.day.day <= r->day.day || is_numbered(r, old, &f))
            push(r, &f, false);
    }
    sort_left(r);
}

/* What people call it. */
static enum restated_kind kind_of(const struct restating *r,
                                  const struct fact *f)
{
    if (f->is_bill && r->kind == RESTATED_RECEIPT)
        return RESTATED_BILL;
    if (f->is_bill && r->kind == RESTATED_REVERSAL)
        return RESTATED_RETURN;
    return r->kind;
}

static struct restatement *add(struct restating *r, const struct left *x)
{
    const struct ledger *now = r->now.ledger;
    const struct side *own = x->is_old ? &r->then : &r->now;
    bool vanished = x->fact.customer == now->customer_count;
    const struct customer *c = vanished
                                   ? &own->ledger->customers[x->fact.former]
                                   : &now->customers[x->fact.customer];
    struct restatement *out =
        &ARENA_PUSH(r->arena, r->list, r->count, r->capacity);

    *out = (struct restatement){
        .kind = kind_of(r, &x->fact),
        .number =
            arena_str(r->arena, installment_number(x->fact.name, x->fact.part,
                                                   r->scratch)),
        .customer = vanished ? LEDGER_NONE : x->fact.customer,
        .customer_id = arena_str(r->arena, c->customer_id),
        .currency = x->fact.currency,
        .effective = x->fact.day,
        .reported = x->is_old ? x->fact.day : no_date,
        .recorded = x->fact.recorded,
        .was = x->is_old && x->counts ? x->fact.effect : 0,
        .is = !x->is_old && x->counts ? x->fact.effect : 0};
    if (!x->is_old)
        out->at = ledger_place(now, x->fact.at);
    return out;
}

/* One row that is not as it was. */
static void add_change(struct restating *r, const struct left *old,
                       const struct left *new)
{
    bool same = old->fact.customer == new->fact.customer &&
                old->fact.currency == new->fact.currency;
    struct restatement *out;

    if (!old->counts && !new->counts)
        return;
    if (!same) {
        if (old->counts)
            add(r, old)->at = ledger_place(r->now.ledger, new->fact.at);
        if (new->counts)
            (void)add(r, new);
        return;
    }
    out = add(r, new);
    out->reported = old->fact.day;
    out->was = old->counts ? old->fact.effect : 0;
}

/* The n rows of one number. */
static void add_group(struct restating *r, const struct left *left, size_t n)
{
    if (n == 2 && left[0].is_old && !left[1].is_old &&
        left[0].fact.number.len && r->kind != RESTATED_WRITEOFF) {
        add_change(r, &left[0], &left[1]);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (left[i].counts)
            (void)add(r, &left[i]);
    }
}

static void compare_kind(struct restating *r, enum restated_kind kind)
{
    struct arena_mark mark = arena_mark(r->scratch);
    size_t from = 0;

    r->kind = kind;
    r->left = NULL;
    r->left_capacity = 0;
    list_left(r);
    while (from < r->left_count) {
        size_t to = from + 1;

        while (to < r->left_count &&
               compare_numbers(&r->left[from].fact, &r->left[to].fact) == 0)
            to++;
        add_group(r, r->left + from, to - from);
        from = to;
    }
    arena_rewind(r->scratch, mark);
}

static int compare_days(const struct restatement *x,
                        const struct restatement *y)
{
    if (x->effective.day != y->effective.day)
        return x->effective.day < y->effective.day ? -1 : 1;
    return (x->kind > y->kind) - (x->kind < y->kind);
}

/* What was reported first. */
static int compare_amounts(const struct restatement *x,
                           const struct restatement *y)
{
    int order = strcmp(x->currency->code, y->currency->code);

    if (order)
        return order;
    if (date_is(x->reported) != date_is(y->reported))
        return date_is(x->reported) ? -1 : 1;
    if (x->was != y->was)
        return x->was < y->was ? -1 : 1;
    if (x->is != y->is)
        return x->is < y->is ? -1 : 1;
    return (x->at.line > y->at.line) - (x->at.line < y->at.line);
}

static int compare_restatements(const void *a, const void *b)
{
    const struct restatement *x = a;
    const struct restatement *y = b;
    bool vanished = x->customer == LEDGER_NONE;
    int order = str_compare(x->customer_id, y->customer_id);

    if (vanished != (y->customer == LEDGER_NONE))
        return vanished ? 1 : -1;
    if (order)
        return order;
    order = compare_days(x, y);
    if (order)
        return order;
    order = str_compare(x->number, y->number);
    return order ? order : compare_amounts(x, y);
}

bool restate_fits(const struct restatement *list, size_t n, struct diag *d)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++) {
        const struct restatement *x = &list[i];

        if (x->was == INT64_MIN || x->is == INT64_MIN ||
            !minor_add(&sum, x->was < 0 ? -x->was : x->was) ||
            !minor_add(&sum, x->is < 0 ? -x->is : x->is))
            return diag_error(
                d, x->at,
                "the amounts of the ledger are too large to be added exactly; "
                "look for an amount in the wrong column");
    }
    return true;
}

void restate_sort(struct restatement *list, size_t n)
{
    if (n)
        qsort(list, n, sizeof(*list), compare_restatements);
}

bool restate_list(const struct ledger *now, const struct view *before,
                  const uint32_t *successors, struct restatement **list,
                  size_t *count, struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct restating r = {.now = {now, NULL},
                          .then = {before->ledger, successors},
                          .day = before->as_of,
                          .arena = a,
                          .scratch = &scratch};

    compare_kind(&r, RESTATED_DOCUMENT);
    compare_kind(&r, RESTATED_RECEIPT);
    compare_kind(&r, RESTATED_REVERSAL);
    compare_kind(&r, RESTATED_WRITEOFF);
    arena_release(&scratch);
    restate_sort(r.list, r.count);
    *list = r.list;
    *count = r.count;
    return restate_fits(r.list, r.count, d);
}
