#include "model/ledger_parts.h"

#include <stdlib.h>

enum { DISPUTES_NOTHING, DISPUTES_PART, DISPUTES_ALL };

static bool is_active(const struct dispute *x, struct date day)
{
    return x->from.day <= day.day &&
           (!date_is(x->until) || x->until.day >= day.day);
}

/* Up to rest of a document's undisputed part; what is left of rest. */
static int64_t dispute_part(struct view *v, size_t document, int64_t rest)
{
    int64_t *disputed = &v->document_disputed[document];
    int64_t undisputed = v->document_open[document] - *disputed;
    int64_t part = undisputed < rest ? undisputed : rest;

    if (part <= 0)
        return rest;
    *disputed += part;
    return rest - part;
}

static void dispute_document(struct view *v, const struct dispute *x)
{
    const struct document *doc = &v->ledger->documents[x->document];

    if (doc->kind == DOCUMENT_CREDIT_NOTE)
        return;
    if (!x->amount.currency)
        v->document_disputed[x->document] = v->document_open[x->document];
    else if (x->amount.currency == doc->currency)
        (void)dispute_part(v, x->document, x->amount.minor);
}

struct due_document {
    uint32_t customer, document;
    int32_t due; /* INT32_MAX: none */
};

static int compare_due(const void *a, const void *b)
{
    const struct due_document *x = a;
    const struct due_document *y = b;

    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    return (x->document > y->document) - (x->document < y->document);
}

struct due_list {
    struct due_document *items;
    size_t count, capacity;
};

/* The open documents of customers who dispute an amount, oldest due first. */
static struct due_list list_due(const struct view *v,
                                const unsigned char *extents, struct arena *a)
{
    const struct ledger *l = v->ledger;
    struct due_list list = {0};

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];
        int32_t due = doc->due_date.day;

        if (extents[doc->customer] != DISPUTES_PART ||
            v->document_open[i] <= 0 || doc->kind == DOCUMENT_CREDIT_NOTE)
            continue;
        ARENA_PUSH(a, list.items, list.count, list.capacity) =
            (struct due_document){doc->customer, (uint32_t)i,
                                  due == DATE_NONE ? INT32_MAX : due};
    }
    if (list.count)
        qsort(list.items, list.count, sizeof(*list.items), compare_due);
    return list;
}

static void spread(struct view *v, const struct dispute *x,
                   const struct due_list *list)
{
    int64_t rest = x->amount.minor;
    size_t low = 0;
    size_t high = list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (list->items[middle].customer < x->customer)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < list->count && rest > 0; low++) {
        uint32_t document = list->items[low].document;

        if (list->items[low].customer != x->customer)
            break;
        if (v->ledger->documents[document].currency == x->amount.currency)
            rest = dispute_part(v, document, rest);
    }
}

static void dispute_customers(struct view *v, const unsigned char *extents)
{
    const struct ledger *l = v->ledger;

    for (size_t i = 0; i < l->document_count; i++) {
        if (extents[l->documents[i].customer] == DISPUTES_ALL &&
            l->documents[i].kind != DOCUMENT_CREDIT_NOTE)
            v->document_disputed[i] = v->document_open[i];
    }
}

/* What each customer disputes as a whole; true where any does so. */
static bool find_extents(const struct view *v, unsigned char *extents)
{
    const struct ledger *l = v->ledger;
    bool any = false;

    for (size_t i = 0; i < l->dispute_count; i++) {
        const struct dispute *x = &l->disputes[i];

        if (x->document != LEDGER_NONE || !is_active(x, v->as_of))
            continue;
        any = true;
        if (!x->amount.currency)
            extents[x->customer] = DISPUTES_ALL;
        else if (extents[x->customer] == DISPUTES_NOTHING)
            extents[x->customer] = DISPUTES_PART;
    }
    return any;
}

static bool has_active(const struct view *v)
{
    for (size_t i = 0; i < v->ledger->dispute_count; i++) {
        if (is_active(&v->ledger->disputes[i], v->as_of))
            return true;
    }
    return false;
}

void view_find_disputed(struct view *v, struct arena *a)
{
    const struct ledger *l = v->ledger;
    unsigned char *extents;
    struct arena scratch = {0};
    struct due_list list;

    if (!has_active(v))
        return;
    v->document_disputed = arena_array(a, int64_t, l->document_count);
    extents = arena_alloc(&scratch, l->customer_count);
    for (size_t i = 0; i < l->dispute_count; i++) {
        const struct dispute *x = &l->disputes[i];

        if (x->document != LEDGER_NONE && is_active(x, v->as_of))
            dispute_document(v, x);
    }
    if (find_extents(v, extents)) {
        dispute_customers(v, extents);
        list = list_due(v, extents, &scratch);
        for (size_t i = 0; i < l->dispute_count; i++) {
            const struct dispute *x = &l->disputes[i];

            if (x->document == LEDGER_NONE && is_active(x, v->as_of) &&
                x->amount.currency)
                spread(v, x, &list);
        }
    }
    arena_release(&scratch);
}
