#include "base/job.h"
#include "measure/aging_parts.h"

#include <stdlib.h>

/* Customers whose items one job sorts. */
#define CUSTOMERS_A_JOB 1024

struct key {
    struct str doc_no;
    int32_t due; /* INT32_MAX: none */
    uint32_t document;
};

struct listing {
    const struct view *view;
    struct aging *aging;
    size_t *starts; /* by rank of the customer; where his items begin */
};

static bool is_item(const struct view *v, size_t document)
{
    return v->document_open[document] != 0 &&
           v->ledger->documents[document].kind != DOCUMENT_CREDIT_NOTE;
}

/* Items behind one another by customer, in the order of the documents. */
static void place_items(struct listing *g, struct arena *scratch)
{
    const struct view *v = g->view;
    const struct ledger *l = v->ledger;
    uint32_t *ranks = arena_array(scratch, uint32_t, l->customer_count);
    size_t *next = arena_array(scratch, size_t, l->customer_count + 1);

    for (size_t i = 0; i < l->customer_count; i++)
        ranks[l->customer_order[i]] = (uint32_t)i;
    for (size_t i = 0; i < l->document_count; i++) {
        if (is_item(v, i))
            g->starts[ranks[l->documents[i].customer] + 1]++;
    }
    for (size_t i = 0; i < l->customer_count; i++) {
        g->starts[i + 1] += g->starts[i];
        next[i] = g->starts[i];
    }
    for (size_t i = 0; i < l->document_count; i++) {
        if (is_item(v, i))
            g->aging->items[next[ranks[l->documents[i].customer]]++].document =
                (uint32_t)i;
    }
}

static int compare_keys(const void *a, const void *b)
{
    const struct key *x = a;
    const struct key *y = b;
    int order;

    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    order = str_compare(x->doc_no, y->doc_no);
    if (order)
        return order;
    return (x->document > y->document) - (x->document < y->document);
}

static void sort_items(const struct listing *g, size_t from, size_t to,
                       struct arena *scratch)
{
    struct open_item *items = g->aging->items;
    struct key *keys = arena_array(scratch, struct key, to - from);

    for (size_t i = from; i < to; i++) {
        const struct document *doc =
            &g->view->ledger->documents[items[i].document];

        keys[i - from] = (struct key){
            doc->doc_no, date_is(doc->due_date) ? doc->due_date.day : INT32_MAX,
            items[i].document};
    }
    if (to - from > 1)
        qsort(keys, to - from, sizeof(*keys), compare_keys);
    for (size_t i = from; i < to; i++)
        items[i].document = keys[i - from].document;
}

static void fill_item(const struct listing *g, struct open_item *item)
{
    const struct view *v = g->view;
    struct date due = v->ledger->documents[item->document].due_date;

    item->bucket = (uint32_t)bucket_of(g->aging->scheme, due, v->as_of);
    item->days_overdue = date_is(due) ? v->as_of.day - due.day : 0;
    item->open = v->document_open[item->document];
    item->disputed = view_disputed(v, item->document);
}

static bool list_customers(void *context, size_t index, struct worker *w)
{
    struct listing *g = context;
    size_t count = g->view->ledger->customer_count;
    size_t from = index * CUSTOMERS_A_JOB;
    size_t to = from + CUSTOMERS_A_JOB < count ? from + CUSTOMERS_A_JOB : count;

    for (size_t c = from; c < to; c++) {
        struct arena_mark mark = arena_mark(w->arena);

        sort_items(g, g->starts[c], g->starts[c + 1], w->arena);
        arena_rewind(w->arena, mark);
        for (size_t i = g->starts[c]; i < g->starts[c + 1]; i++)
            fill_item(g, &g->aging->items[i]);
    }
    return true;
}

bool aging_list_items(const struct view *v, unsigned threads, struct aging *out,
                      struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    size_t customers = v->ledger->customer_count;
    struct listing g = {v, out, arena_array(&scratch, size_t, customers + 1)};
    size_t jobs = (customers + CUSTOMERS_A_JOB - 1) / CUSTOMERS_A_JOB;
    bool ok;

    out->items = arena_array(a, struct open_item, out->item_count);
    place_items(&g, &scratch);
    ok = job_run(jobs, threads, list_customers, &g, &scratch, d);
    arena_release(&scratch);
    return ok;
}
