#include "measure/tieout_parts.h"

#include <stdlib.h>

/*
 * Who a customer of an earlier ledger is now, and how a restatement is told.
 */
#define NAMED_MAX 20

struct alias {
    struct str name;
    uint32_t customer;
};

struct aliases {
    struct alias *items; /* by name */
    size_t count, capacity;
};

/* The customers there are now, by all that they may have been called. */
struct calling {
    const struct ledger *now;
    struct aliases ids, former, names;
};

static int compare_aliases(const void *a, const void *b)
{
    const struct alias *x = a;
    const struct alias *y = b;
    int order = str_compare(x->name, y->name);

    if (order)
        return order;
    return (x->customer > y->customer) - (x->customer < y->customer);
}

static void add_alias(struct aliases *list, struct str name, uint32_t customer,
                      struct arena *a)
{
    ARENA_PUSH(a, list->items, list->count, list->capacity) =
        (struct alias){name, customer};
}

static void sort_aliases(struct aliases *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof(*list->items), compare_aliases);
}

/* The first with this name, or NULL. */
static const struct alias *find_alias(const struct aliases *list,
                                      struct str name)
{
    size_t low = 0;
    size_t high = list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(list->items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == list->count || !str_equal(list->items[low].name, name))
        return NULL;
    return &list->items[low];
}

static void list_ids(const struct ledger *l, struct aliases *out,
                     struct arena *a)
{
    for (size_t i = 0; i < l->customer_count; i++)
        add_alias(out, l->customers[i].customer_id, (uint32_t)i, a);
    sort_aliases(out);
}

static void list_former(struct calling *c, struct arena *a)
{
    const struct ledger *l = c->now;

    for (size_t i = 0; i < l->customer_count; i++) {
        struct str rest = l->customers[i].former_ids;

        while (rest.len) {
            struct str former = customer_next_former(&rest);

            if (former.len)
                add_alias(&c->former, former, (uint32_t)i, a);
        }
    }
    sort_aliases(&c->former);
}

/* Names of those who are new, or have a new number. */
static void list_names(struct calling *c, const struct ledger *then,
                       struct arena *a)
{
    const struct ledger *l = c->now;
    struct aliases known = {0};

    list_ids(then, &known, a);
    for (size_t i = 0; i < l->customer_count; i++) {
        const struct customer *x = &l->customers[i];

        if (!find_alias(&known, x->customer_id))
            add_alias(&c->names, x->name, (uint32_t)i, a);
    }
    sort_aliases(&c->names);
}

static bool find_one(const struct aliases *list, struct str name, uint32_t *out)
{
    const struct alias *x = find_alias(list, name);

    if (x)
        *out = x->customer;
    return x != NULL;
}

/* Of several of one name nobody knows which. */
static bool find_name(const struct calling *c, struct str name, uint32_t *out)
{
    const struct alias *x = find_alias(&c->names, name);
    const struct alias *end = c->names.items + c->names.count;

    if (!x || (x + 1 < end && str_equal(x[1].name, name)))
        return false;
    *out = x->customer;
    return true;
}

uint32_t *restate_successors(const struct ledger *now,
                             const struct ledger *then, struct arena *a)
{
    uint32_t *list = arena_array(a, uint32_t, then->customer_count);
    struct arena scratch = {0};
    struct calling c = {.now = now};

    list_ids(now, &c.ids, &scratch);
    list_former(&c, &scratch);
    list_names(&c, then, &scratch);
    for (size_t i = 0; i < then->customer_count; i++) {
        struct str id = then->customers[i].customer_id;
        struct str name = then->customers[i].name;

        list[i] = (uint32_t)now->customer_count;
        if (!find_one(&c.ids, id, &list[i]) &&
            !find_one(&c.former, id, &list[i]) &&
            !find_one(&c.former, name, &list[i]))
            (void)find_name(&c, name, &list[i]);
    }
    arena_release(&scratch);
    return list;
}

/* "receipt "R-1" of customer "C001"" */
static struct str name_row(const struct restatement *r, struct arena *a,
                           struct diag *d)
{
    const char *format = NULL;

    switch (r->kind) {
    case RESTATED_DOCUMENT:
        format = diag_translate(d, "document \"%.*s\" of customer \"%.*s\"");
        break;
    case RESTATED_RECEIPT:
        format = diag_translate(d, "receipt \"%.*s\" of customer \"%.*s\"");
        break;
    case RESTATED_BILL:
        format = diag_translate(d, "bill \"%.*s\" of customer \"%.*s\"");
        break;
    case RESTATED_RETURN:
        format = diag_translate(
            d, "the return of bill \"%.*s\" of customer \"%.*s\"");
        break;
    case RESTATED_REVERSAL:
        format = diag_translate(
            d, "the reversal of receipt \"%.*s\" of customer \"%.*s\"");
        break;
    case RESTATED_WRITEOFF:
        format = diag_translate(
            d, "the write-off of document \"%.*s\" of customer \"%.*s\"");
        break;
    }
    return arena_format(a, format, STR_ARG(r->number), STR_ARG(r->customer_id));
}

/* "+1,000.00 CNY" */
static struct str change_of(const struct restatement *r, struct arena *a)
{
    int64_t by = r->is;
    struct str text;

    shift(&by, -r->was);
    text = money_grouped((struct money){by, r->currency}, a);
    return arena_format(a, "%s%.*s %s", by > 0 ? "+" : "", STR_ARG(text),
                        r->currency->code);
}

static struct str amount(const struct restatement *r, int64_t minor,
                         struct arena *a)
{
    return money_grouped((struct money){minor, r->currency}, a);
}

static void report_new(const struct restatement *r, struct str name,
                       struct str day, struct arena *a, struct diag *d)
{
    if (date_is(r->recorded))
        diag_note(d, r->at,
                  "%.*s, of %.*s and recorded %.*s, was not in the report of "
                  "%.*s: it is restated by %.*s",
                  STR_ARG(name), STR_ARG(date_iso(r->effective, a)),
                  STR_ARG(date_iso(r->recorded, a)), STR_ARG(day),
                  STR_ARG(change_of(r, a)));
    else
        diag_note(d, r->at,
                  "%.*s, of %.*s, was not in the report of %.*s: it is "
                  "restated by %.*s",
                  STR_ARG(name), STR_ARG(date_iso(r->effective, a)),
                  STR_ARG(day), STR_ARG(change_of(r, a)));
}

/* What the balance of that day does not show. */
static void report_same(const struct restatement *r, struct str name,
                        struct str day, struct arena *a, struct diag *d)
{
    if (r->reported.day != r->effective.day)
        diag_note(d, r->at,
                  "%.*s, of %.*s now, was of %.*s in the report of %.*s: no "
                  "balance of that day changes",
                  STR_ARG(name), STR_ARG(date_iso(r->effective, a)),
                  STR_ARG(date_iso(r->reported, a)), STR_ARG(day));
    else if (r->due_changed)
        diag_note(d, r->at,
                  "%.*s, due %.*s now, was due %.*s in the report of %.*s: no "
                  "balance of that day changes",
                  STR_ARG(name), STR_ARG(date_shown(r->due_is, a)),
                  STR_ARG(date_shown(r->due_was, a)), STR_ARG(day));
    else
        diag_note(d, r->at,
                  "%.*s is of another amount than in the report of %.*s: no "
                  "balance of that day changes",
                  STR_ARG(name), STR_ARG(day));
}

static void report_one(const struct restatement *r, struct str day,
                       struct arena *a, struct diag *d)
{
    struct str name = name_row(r, a, d);

    if (!date_is(r->reported))
        report_new(r, name, day, a, d);
    else if (!r->at.file)
        diag_note(d, r->at,
                  "%.*s, of %.*s, was in the report of %.*s and is in the "
                  "ledger no more: the report is restated by %.*s",
                  STR_ARG(name), STR_ARG(date_iso(r->reported, a)),
                  STR_ARG(day), STR_ARG(change_of(r, a)));
    else if (r->was == r->is)
        report_same(r, name, day, a, d);
    else
        diag_note(d, r->at,
                  "%.*s, of %.*s, counts with %.*s, in the report of %.*s with "
                  "%.*s: it is restated by %.*s",
                  STR_ARG(name), STR_ARG(date_iso(r->effective, a)),
                  STR_ARG(amount(r, r->is, a)), STR_ARG(day),
                  STR_ARG(amount(r, r->was, a)), STR_ARG(change_of(r, a)));
}

void restate_report(const struct tieout *t, struct arena *a, struct diag *d)
{
    size_t n = t->restatement_count;
    struct str day = date_iso(t->opening_date, a);

    for (size_t i = 0; i < n && i < NAMED_MAX; i++)
        report_one(&t->restatements[i], day, a, d);
    if (n > NAMED_MAX)
        diag_note(d, nowhere,
                  "%zu more rows are not as the report of %.*s had them",
                  n - NAMED_MAX, STR_ARG(day));
}
