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
    struct alias *items;
    size_t count, capacity;
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

static struct aliases list_aliases(const struct ledger *l, struct arena *a)
{
    struct aliases list = {0};

    for (size_t i = 0; i < l->customer_count; i++) {
        struct str rest = l->customers[i].former_ids;

        while (rest.len) {
            struct str name = receipt_next_number(&rest);

            if (name.len)
                ARENA_PUSH(a, list.items, list.count, list.capacity) =
                    (struct alias){name, (uint32_t)i};
        }
    }
    if (list.count)
        qsort(list.items, list.count, sizeof(*list.items), compare_aliases);
    return list;
}

/* By id; order has the customers by it. */
static bool find_id(const struct ledger *l, struct str id, uint32_t *out)
{
    size_t low = 0;
    size_t high = l->customer_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t customer = l->customer_order[middle];
        int order = str_compare(l->customers[customer].customer_id, id);

        if (order == 0) {
            *out = customer;
            return true;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static bool find_alias(const struct aliases *list, struct str name,
                       uint32_t *out)
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
        return false;
    *out = list->items[low].customer;
    return true;
}

uint32_t *restate_successors(const struct ledger *now,
                             const struct ledger *then, struct arena *a)
{
    uint32_t *list = arena_array(a, uint32_t, then->customer_count);
    struct arena scratch = {0};
    struct aliases former = list_aliases(now, &scratch);

    for (size_t i = 0; i < then->customer_count; i++) {
        const struct customer *c = &then->customers[i];

        list[i] = (uint32_t)now->customer_count;
        if (!find_id(now, c->customer_id, &list[i]) &&
            !find_alias(&former, c->customer_id, &list[i]))
            (void)find_alias(&former, c->name, &list[i]);
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
        diag_note(d, r->at,
                  "%.*s, of %.*s now, was of %.*s in the report of %.*s: no "
                  "balance of that day changes",
                  STR_ARG(name), STR_ARG(date_iso(r->effective, a)),
                  STR_ARG(date_iso(r->reported, a)), STR_ARG(day));
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
