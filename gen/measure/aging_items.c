#include "base/job.h"
#include "measure/aging_parts.h"

#include <stdlib.h>

/* Customers whose items one job sorts. */
#define CUSTOMERS_A_JOB 1024

/*
 * Parts of the documents count their items by customer, then put them where
 * they belong: behind those of earlier customers and of earlier parts.
 */
struct listing {
    const struct view *view;
    const struct age_table *ages;
    struct aging *aging;
    uint32_t *ranks; /* of the customers, by customer_id */
    size_t *starts;  /* by rank: where a customer's items begin */
    size_t **next;   /* by part and rank: first a count, then a place */
    size_t parts;
};

static bool is_item(const struct listing *g, size_t document)
{
    return g->view->document_open[document] != 0 &&
           age_is_in_bucket(g->ages, &g->view->ledger->documents[document]);
}

static void part_of(const struct listing *g, size_t part, size_t *from,
                    size_t *to)
{
    size_t n = g->view->ledger->document_count;

    *from = n / g->parts * part;
    *to = part + 1 == g->parts ? n : *from + n / g->parts;
}

static bool count_items(void *context, size_t part, struct worker *w)
{
    struct listing *g = context;
    const struct ledger *l = g->view->ledger;
    size_t *count = arena_array(w->arena, size_t, l->customer_count);
    size_t from;
    size_t to;

    part_of(g, part, &from, &to);
    for (size_t i = from; i < to; i++) {
        if (is_item(g, i))
            count[g->ranks[l->documents[i].customer]]++;
    }
    g->next[part] = count;
    return true;
}

static void add_up(struct listing *g)
{
    size_t at = 0;

    for (size_t c = 0; c < g->view->ledger->customer_count; c++) {
        g->starts[c] = at;
        for (size_t p = 0; p < g->parts; p++) {
            size_t count = g->next[p][c];

            g->next[p][c] = at;
            at += count;
        }
    }
    g->starts[g->view->ledger->customer_count] = at;
}

static struct open_item item_of(const struct listing *g, size_t document)
{
    const struct view *v = g->view;
    const struct age_table *t = g->ages;
    const struct document *doc = &v->ledger->documents[document];
    unsigned char issued = age_span(t, doc->issue_date);
    unsigned char posted = age_span(t, age_posting_date(doc));
    struct open_item item = {
        .document = (uint32_t)document,
        .open = v->document_open[document],
        .disputed = view_disputed(v, document),
        .returned = view_returned(v, document),
    };

    item.bases[BASIS_DUE] = age_due_bucket(t, doc, &item.days_overdue);
    item.bases[BASIS_ISSUE] = t->of_span[BASIS_ISSUE][issued];
    item.bases[BASIS_POSTING] = t->of_span[BASIS_POSTING][posted];
    item.bases[BASIS_DISCLOSURE] = t->of_span[BASIS_DISCLOSURE][issued];
    item.bucket = item.bases[BASIS_DUE];
    return item;
}

static bool place_items(void *context, size_t part, struct worker *w)
{
    struct listing *g = context;
    const struct ledger *l = g->view->ledger;
    size_t from;
    size_t to;

    (void)w;
    part_of(g, part, &from, &to);
    for (size_t i = from; i < to; i++) {
        if (is_item(g, i))
            g->aging
                ->items[g->next[part][g->ranks[l->documents[i].customer]]++] =
                item_of(g, i);
    }
    return true;
}

/* An item while sorting; no due date comes last. */
struct key {
    struct str doc_no;
    struct open_item item;
    bool undated;
};

static int compare_keys(const void *a, const void *b)
{
    const struct key *x = a;
    const struct key *y = b;
    int order;

    if (x->undated != y->undated)
        return x->undated - y->undated;
    if (x->item.days_overdue != y->item.days_overdue)
        return x->item.days_overdue > y->item.days_overdue ? -1 : 1;
    order = str_compare(x->doc_no, y->doc_no);
    if (order)
        return order;
    return (x->item.document > y->item.document) -
           (x->item.document < y->item.document);
}

static void sort_items(const struct listing *g, size_t from, size_t to,
                       struct arena *scratch)
{
    struct open_item *items = g->aging->items;
    struct key *keys = arena_array(scratch, struct key, to - from);

    for (size_t i = from; i < to; i++)
        keys[i - from] = (struct key){
            g->view->ledger->documents[items[i].document].doc_no, items[i],
            items[i].bucket == g->aging->scheme->no_due_date};
    if (to - from > 1)
        qsort(keys, to - from, sizeof(*keys), compare_keys);
    for (size_t i = from; i < to; i++)
        items[i] = keys[i - from].item;
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
    }
    return true;
}

bool aging_list_items(const struct view *v, const struct age_table *t,
                      size_t parts, unsigned threads, struct aging *out,
                      struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    const struct ledger *l = v->ledger;
    size_t customers = l->customer_count;
    size_t jobs = (customers + CUSTOMERS_A_JOB - 1) / CUSTOMERS_A_JOB;
    struct listing g = {.view = v, .ages = t, .aging = out, .parts = parts};
    bool ok;

    g.ranks = arena_array(&scratch, uint32_t, customers);
    g.starts = arena_array(&scratch, size_t, customers + 1);
    g.next = arena_array(&scratch, size_t *, parts);
    for (size_t i = 0; i < customers; i++)
        g.ranks[l->customer_order[i]] = (uint32_t)i;
    ok = job_run(parts, threads, count_items, &g, &scratch, d);
    if (ok) {
        add_up(&g);
        out->item_count = g.starts[customers];
        out->items = arena_array(a, struct open_item, out->item_count);
        ok = job_run(parts, threads, place_items, &g, &scratch, d) &&
             job_run(jobs, threads, list_customers, &g, &scratch, d);
    }
    arena_release(&scratch);
    return ok;
}

static struct str customer_id_of(const struct ledger *l,
                                 const struct open_item *item)
{
    return l->customers[l->documents[item->document].customer].customer_id;
}

size_t aging_items_of(const struct aging *aging, const struct ledger *l,
                      uint32_t customer, const struct open_item **out)
{
    struct str id = l->customers[customer].customer_id;
    size_t low = 0, high = aging->item_count, n = 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(customer_id_of(l, &aging->items[middle]), id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *out = aging->items + low;
    while (low + n < aging->item_count &&
           l->documents[aging->items[low + n].document].customer == customer)
        n++;
    return n;
}
