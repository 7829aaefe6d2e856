#include "measure/entities.h"

#include "measure/entities_parts.h"

#include <stdlib.h>
#include <string.h>

/* Where the rows of one entity begin in the joined ledger. */
struct offsets {
    size_t customers, documents, receipts, bills, rejects, files;
};

static struct offsets offsets_of(const struct ledger *l)
{
    return (struct offsets){l->customer_count, l->document_count,
                            l->receipt_count,  l->bill_count,
                            l->reject_count,   l->file_count};
}

static void add_offsets(struct offsets *to, struct offsets x)
{
    to->customers += x.customers;
    to->documents += x.documents;
    to->receipts += x.receipts;
    to->bills += x.bills;
    to->rejects += x.rejects;
    to->files += x.files;
}

static bool fits(struct offsets n)
{
    return n.customers < LEDGER_NONE && n.documents < LEDGER_NONE &&
           n.receipts < LEDGER_NONE && n.bills < LEDGER_NONE &&
           n.files < UINT32_MAX;
}

static uint32_t shifted(uint32_t index, size_t by)
{
    return index == LEDGER_NONE ? LEDGER_NONE : index + (uint32_t)by;
}

static void join_customers(struct ledger *to, const struct ledger *from,
                           struct offsets at)
{
    for (size_t i = 0; i < from->customer_count; i++) {
        struct customer *c = &to->customers[at.customers + i];

        *c = from->customers[i];
        c->parent = shifted(c->parent, at.customers);
        c->at.file += (uint32_t)at.files;
        to->customer_order[at.customers + i] =
            shifted(from->customer_order[i], at.customers);
    }
}

static void join_documents(struct ledger *to, const struct ledger *from,
                           struct offsets at)
{
    for (size_t i = 0; i < from->document_count; i++) {
        struct document *doc = &to->documents[at.documents + i];

        *doc = from->documents[i];
        doc->customer = shifted(doc->customer, at.customers);
        doc->at.file += (uint32_t)at.files;
    }
}

static void join_receipts(struct ledger *to, const struct ledger *from,
                          struct offsets at)
{
    for (size_t i = 0; i < from->receipt_count; i++) {
        struct receipt *r = &to->receipts[at.receipts + i];

        *r = from->receipts[i];
        r->customer = shifted(r->customer, at.customers);
        r->bill = shifted(r->bill, at.bills);
        r->at.file += (uint32_t)at.files;
    }
    for (size_t i = 0; i < from->bill_count; i++) {
        struct bill *b = &to->bills[at.bills + i];

        *b = from->bills[i];
        b->customer = shifted(b->customer, at.customers);
        b->receipt = shifted(b->receipt, at.receipts);
        b->at.file += (uint32_t)at.files;
    }
}

static void join_rest(struct ledger *to, const struct ledger *from,
                      struct offsets at)
{
    for (size_t i = 0; i < from->reject_count; i++) {
        struct reject *r = &to->rejects[at.rejects + i];

        *r = from->rejects[i];
        r->customer = shifted(r->customer, at.customers);
    }
    for (size_t i = 0; i < from->file_count; i++)
        to->files[at.files + i] = from->files[i];
    if (to->source != from->source)
        to->source = ALLOCATION_NAMED;
    to->has_recorded |= from->has_recorded;
}

static void make_room(struct entities *e, struct offsets n, struct arena *a)
{
    e->ledger = (struct ledger){
        .arena = a,
        .customers = arena_array(a, struct customer, n.customers),
        .customer_count = n.customers,
        .documents = arena_array(a, struct document, n.documents),
        .document_count = n.documents,
        .receipts = arena_array(a, struct receipt, n.receipts),
        .receipt_count = n.receipts,
        .bills = arena_array(a, struct bill, n.bills),
        .bill_count = n.bills,
        .rejects = arena_array(a, struct reject, n.rejects),
        .reject_count = n.rejects,
        .files = arena_array(a, struct ledger_file, n.files),
        .file_count = n.files,
        .source = e->items[0].ledger->source,
        .rules = e->items[0].ledger->rules,
        .known_at = e->items[0].ledger->known_at,
        .photograph = e->items[0].ledger->photograph,
        .customer_order = arena_array(a, uint32_t, n.customers)};
    e->view =
        (struct view){.ledger = &e->ledger,
                      .as_of = e->items[0].view->as_of,
                      .threads = e->items[0].view->threads,
                      .document_open = arena_array(a, int64_t, n.documents),
                      .receipt_open = arena_array(a, int64_t, n.receipts)};
    e->customers_from = arena_array(a, size_t, e->count + 1);
    e->rejects_from = arena_array(a, size_t, e->count + 1);
}

/* Amounts few views have; *to is made when the first has them. */
static void join_some(int64_t **to, const int64_t *from, size_t at, size_t n,
                      size_t all, struct arena *a)
{
    if (!from)
        return;
    if (!*to)
        *to = arena_array(a, int64_t, all);
    memcpy(*to + at, from, n * sizeof(*from));
}

static void join_view(struct entities *e, const struct entity *x,
                      struct offsets at, struct arena *a)
{
    size_t n = x->ledger->document_count;
    size_t all = e->ledger.document_count;

    for (size_t i = 0; i < n; i++)
        e->view.document_open[at.documents + i] = x->view->document_open[i];
    for (size_t i = 0; i < x->ledger->receipt_count; i++)
        e->view.receipt_open[at.receipts + i] = x->view->receipt_open[i];
    join_some(&e->view.document_disputed, x->view->document_disputed,
              at.documents, n, all, a);
    join_some(&e->view.document_returned, x->view->document_returned,
              at.documents, n, all, a);
}

static bool add_size(int64_t *sum, int64_t x)
{
    return x != INT64_MIN && minor_add(sum, x < 0 ? -x : x);
}

/* As ledger_view promises of one: no sum over the view overflows. */
static bool sums_fit(const struct view *v)
{
    int64_t sum = 0;
    bool ok = true;

    for (size_t i = 0; ok && i < v->ledger->document_count; i++)
        ok = add_size(&sum, v->document_open[i]);
    for (size_t i = 0; ok && i < v->ledger->receipt_count; i++)
        ok = add_size(&sum, v->receipt_open[i]);
    return ok;
}

static bool join_ledgers(struct entities *e, struct arena *a, struct diag *d)
{
    struct offsets at = {0};

    for (size_t i = 0; i < e->count; i++)
        add_offsets(&at, offsets_of(e->items[i].ledger));
    if (!fits(at))
        return diag_error(d, nowhere,
                          "the books together have more rows than can be "
                          "counted");
    make_room(e, at, a);
    at = (struct offsets){0};
    for (size_t i = 0; i < e->count; i++) {
        const struct ledger *l = e->items[i].ledger;

        join_customers(&e->ledger, l, at);
        join_documents(&e->ledger, l, at);
        join_receipts(&e->ledger, l, at);
        join_rest(&e->ledger, l, at);
        join_view(e, &e->items[i], at, a);
        add_offsets(&at, offsets_of(l));
        e->customers_from[i + 1] = at.customers;
        e->rejects_from[i + 1] = at.rejects;
    }
    return true;
}

static size_t entity_at(const size_t *from, size_t count, size_t index)
{
    size_t i = 0;

    while (i + 1 < count && index >= from[i + 1])
        i++;
    return i;
}

size_t entities_of_customer(const struct entities *e, size_t customer)
{
    return entity_at(e->customers_from, e->count, customer);
}

size_t entities_of_reject(const struct entities *e, size_t reject)
{
    return entity_at(e->rejects_from, e->count, reject);
}

const struct aging_currency *entity_currency(const struct entity *e,
                                             const struct currency *currency)
{
    for (size_t i = 0; i < e->aging->currency_count; i++)
        if (e->aging->currencies[i].currency == currency)
            return &e->aging->currencies[i];
    return NULL;
}

/* Cases in the order of the entities; their items are of other lists. */
static void join_dunning(struct entities *e, struct arena *a)
{
    size_t n = 0;

    e->has_dunning = true;
    for (size_t i = 0; i < e->count; i++) {
        e->has_dunning &= e->items[i].dunning != NULL;
        n += e->items[i].dunning ? e->items[i].dunning->count : 0;
    }
    if (!e->has_dunning)
        return;
    e->dunning.cases = arena_array(a, struct dunning_case, n);
    for (size_t i = 0; i < e->count; i++) {
        const struct dunning *from = e->items[i].dunning;

        for (size_t k = 0; k < from->count; k++) {
            struct dunning_case *c = &e->dunning.cases[e->dunning.count++];

            *c = from->cases[k];
            c->customer = shifted(c->customer, e->customers_from[i]);
            c->items = NULL;
            c->item_count = 0;
        }
        e->dunning.due += from->due;
    }
}

static int by_uscc(const void *left, const void *right, void *user)
{
    const struct ledger *l = user;
    uint32_t x = *(const uint32_t *)left, y = *(const uint32_t *)right;
    int order = str_compare(l->customers[x].uscc, l->customers[y].uscc);

    return order ? order : (x > y) - (x < y);
}

/* Customers that have a row and a code, each once. */
static size_t list_coded(const struct entities *e, uint32_t *list, bool *seen)
{
    size_t n = 0;

    for (size_t i = 0; i < e->aging.currency_count; i++) {
        const struct aging_currency *c = &e->aging.currencies[i];

        for (size_t k = 0; k < c->customer_count; k++) {
            uint32_t customer = c->customers[k].customer;

            if (!seen[customer] && e->ledger.customers[customer].uscc.len)
                list[n++] = customer;
            seen[customer] = true;
        }
    }
    return n;
}

static void find_same(struct entities *e, struct arena *a)
{
    struct ledger *l = &e->ledger;
    uint32_t *list = arena_array(a, uint32_t, l->customer_count);
    bool *seen = arena_array(a, bool, l->customer_count);
    size_t n = list_coded(e, list, seen), end;

    qsort_r(list, n, sizeof(*list), by_uscc, l);
    e->same = arena_array(a, struct same_customer, n / 2);
    for (size_t i = 0; i < n; i = end) {
        struct str uscc = l->customers[list[i]].uscc;

        for (end = i + 1; end < n; end++)
            if (!str_equal(l->customers[list[end]].uscc, uscc))
                break;
        if (entities_of_customer(e, list[i]) !=
            entities_of_customer(e, list[end - 1]))
            e->same[e->same_count++] =
                (struct same_customer){uscc, list + i, end - i};
    }
}

static bool report_size(struct diag *d)
{
    return diag_error(d, nowhere,
                      "the amounts of the books together are too large to be "
                      "added");
}

bool entities_join(const struct entity *items, size_t count, unsigned want,
                   unsigned threads, struct entities *out, struct arena *a,
                   struct diag *d)
{
    struct diag quiet = {0};

    *out = (struct entities){.items = items, .count = count};
    if (!join_ledgers(out, a, d))
        return false;
    if (!sums_fit(&out->view))
        return report_size(d);
    /* What there is to say about the rows was said of each book. */
    if (!aging_compute(&out->view, items[0].policy, want, threads, &out->aging,
                       a, &quiet))
        return diag_error(d, nowhere,
                          "the books together cannot be counted: there is "
                          "not enough memory");
    if (!entities_join_tieout(out, a) || !entities_join_conversion(out, a))
        return report_size(d);
    join_dunning(out, a);
    find_same(out, a);
    return true;
}
