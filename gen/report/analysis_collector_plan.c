/* Whose customers stand on which sheet, in which order. */
#include "report/analysis_collector.h"

#include "base/name.h"
#include "report/analysis_list.h"

#include <stdlib.h>

/* Sheets of single collectors, at most; the others share one more. */
#define MOST_SHEETS 100

static const struct bilingual nobody = {"未指定催收员", "No collector"};
static const struct bilingual others = {"其他催收员", "Other collectors"};

static struct str collector_of(const struct analysis *x, uint32_t customer)
{
    return str_trim(x->figures->ledger->customers[customer].collector);
}

/* --- what is known of a row ----------------------------------------------- */

static void add_item(const struct analysis *x, struct collector_row *r,
                     const struct open_item *item)
{
    const struct document *doc = &x->figures->ledger->documents[item->document];

    if (item->days_overdue >= 1) {
        /* Amounts of the view and days: their product fits in 128 bits. */
        if (!decimal_sum_add(&r->weight, item->open, item->days_overdue))
            r->weight = (struct decimal_sum){INT64_MAX, UINT64_MAX};
        if (item->days_overdue >= GOLDEN_FROM &&
            item->days_overdue <= GOLDEN_TO)
            r->golden += item->open;
        if (item->days_overdue > HARD_AFTER)
            r->hard += item->open;
    } else if (item->days_overdue >= -PLAN_DAYS && date_is(doc->due_date) &&
               item->open > 0) {
        r->soon += item->open;
        r->soon_count++;
    }
}

/* A row of the aging by customer and currency, for what is told of both. */
struct row_index {
    uint32_t *first; /* by customer: the first of his in rows; one more */
    struct collector_row *rows;
    size_t count;
};

static struct collector_row *find_row(const struct row_index *index,
                                      uint32_t customer,
                                      const struct currency *currency)
{
    for (uint32_t i = index->first[customer]; i < index->first[customer + 1];
         i++)
        if (index->rows[i].currency == currency)
            return &index->rows[i];
    return NULL;
}

/* Count, then place: rows of a customer stand together. */
static struct row_index index_rows(const struct analysis *x, struct arena *a)
{
    const struct aging *g = x->figures->aging;
    size_t customers = x->figures->ledger->customer_count;
    struct row_index index = {.first = arena_array(a, uint32_t, customers + 2)};
    uint32_t *next = index.first + 1;

    for (size_t i = 0; i < g->currency_count; i++)
        for (size_t k = 0; k < g->currencies[i].customer_count; k++)
            index.first[g->currencies[i].customers[k].customer + 2]++;
    for (size_t i = 0; i < customers; i++)
        index.first[i + 2] += index.first[i + 1];
    index.count = index.first[customers + 1];
    index.rows = arena_array(a, struct collector_row, index.count);
    for (size_t i = 0; i < g->currency_count; i++)
        for (size_t k = 0; k < g->currencies[i].customer_count; k++) {
            const struct aging_row *r = &g->currencies[i].customers[k];

            index.rows[next[r->customer]++] = (struct collector_row){
                .aging = r, .currency = g->currencies[i].currency};
        }
    return index;
}

static void add_promises(const struct analysis *x, struct row_index *index)
{
    const struct promises *list = x->figures->promises;

    for (size_t i = 0; list && i < list->count; i++) {
        const struct promise *p = &list->items[i];
        struct collector_row *r = find_row(index, p->customer, p->currency);

        if (!r)
            continue;
        if (p->state == PROMISE_OPEN)
            r->running = p;
        if (!r->broken || p->limit.day >= r->broken->limit.day)
            r->broken = p; /* the last one that was judged, for now */
    }
    for (size_t i = 0; i < index->count; i++) {
        struct collector_row *r = &index->rows[i];

        if (r->broken && r->broken->state != PROMISE_BROKEN)
            r->broken = NULL;
    }
}

static bool comes_first(const struct analysis *x, const struct collector_row *r)
{
    int32_t today = x->figures->view->as_of.day;

    if (r->running && r->running->promised_date.day <= today + PLAN_DAYS)
        return true;
    return r->broken && r->aging->overdue > 0 &&
           r->broken->limit.day >= today - BROKEN_LATELY;
}

static void fill_rows(const struct analysis *x, struct row_index *index)
{
    const struct aging *g = x->figures->aging;
    const struct dunning *dunning = x->figures->dunning;

    for (size_t i = 0; i < g->item_count; i++) {
        const struct document *doc =
            &x->figures->ledger->documents[g->items[i].document];
        struct collector_row *r = find_row(index, doc->customer, doc->currency);

        if (r)
            add_item(x, r, &g->items[i]);
    }
    for (size_t i = 0; dunning && i < dunning->count; i++) {
        struct collector_row *r = find_row(index, dunning->cases[i].customer,
                                           dunning->cases[i].currency);

        if (r)
            r->of_case = &dunning->cases[i];
    }
    add_promises(x, index);
    for (size_t i = 0; i < index->count; i++) {
        struct collector_row *r = &index->rows[i];

        r->rank = comes_first(x, r)       ? RANK_PROMISE
                  : r->aging->overdue > 0 ? RANK_OVERDUE
                                          : RANK_REST;
    }
}

/* --- in order ------------------------------------------------------------- */

static int compare_sums(struct decimal_sum a, struct decimal_sum b)
{
    if (a.high != b.high)
        return a.high < b.high ? -1 : 1;
    return (a.low > b.low) - (a.low < b.low);
}

/*
 * What comes first, then by currency (amounts of two are not compared), what
 * is heavy, what is more.
 */
static int by_weight(const void *a, const void *b)
{
    const struct collector_row *x = a, *y = b;
    int order = x->rank - y->rank;

    if (!order)
        order = str_compare(str_from_z(x->currency->code),
                            str_from_z(y->currency->code));
    if (!order)
        order = compare_sums(y->weight, x->weight);
    if (!order)
        order = (x->aging->total.minor < y->aging->total.minor) -
                (x->aging->total.minor > y->aging->total.minor);
    return order ? order
                 : (x->aging->customer > y->aging->customer) -
                       (x->aging->customer < y->aging->customer);
}

/* By name, nobody's customers last. */
static int by_name(const void *a, const void *b)
{
    const struct collector *x = a, *y = b;

    if (!x->name.len != !y->name.len)
        return x->name.len ? -1 : 1;
    return str_compare(x->name, y->name);
}

/* Names of all collectors, once each. */
static void list_collectors(const struct analysis *x, struct collectors *out,
                            const struct row_index *index, struct arena *a)
{
    struct str *names = arena_array(a, struct str, index->count);
    size_t n = 0, kept = 0;

    for (size_t i = 0; i < index->count; i++)
        names[n++] = collector_of(x, index->rows[i].aging->customer);
    if (n)
        qsort(names, n, sizeof(*names), str_by_bytes);
    for (size_t i = 0; i < n; i++)
        if (!i || !str_equal(names[i], names[i - 1]))
            names[kept++] = names[i];
    out->items = arena_array(x->arena, struct collector, kept + 1);
    for (size_t i = 0; i < kept; i++)
        out->items[out->count++].name = names[i];
    if (out->count)
        qsort(out->items, out->count, sizeof(*out->items), by_name);
}

static size_t find_collector(const struct collectors *c, struct str name)
{
    struct collector key = {.name = name};
    const struct collector *found =
        bsearch(&key, c->items, c->count, sizeof(key), by_name);

    return found ? (size_t)(found - c->items) : c->count - 1;
}

/* More collectors than a workbook is good for: the last sheet is for them. */
static void share_last(struct collectors *c)
{
    if (c->count <= MOST_SHEETS)
        return;
    c->count = MOST_SHEETS + 1;
    c->items[MOST_SHEETS] = (struct collector){.is_shared = true};
}

static struct str sheet_name(const struct analysis *x,
                             const struct collectors *c, size_t i)
{
    struct str wanted =
        c->items[i].is_shared  ? bilingual_text(others, x->language)
        : c->items[i].name.len ? c->items[i].name
                               : bilingual_text(nobody, x->language);
    struct str name;

    for (size_t n = 1;; n++) {
        bool is_free = true;

        name = analysis_legal_name(x, wanted, n);
        for (size_t k = 0; is_free && k < i; k++)
            is_free = !str_equal(name_key(name, x->arena),
                                 name_key(c->items[k].sheet, x->arena));
        if (is_free && !analysis_is_part(x, name))
            return name;
    }
}

static uint32_t count_currencies(const struct collector *c)
{
    uint32_t n = 0;

    for (size_t i = 0; i < c->count; i++) {
        bool is_new = true;

        for (size_t k = 0; is_new && k < i; k++)
            is_new = c->rows[k].currency != c->rows[i].currency;
        n += is_new;
    }
    return n;
}

static void place_rows(struct analysis *x, struct collectors *c,
                       const struct row_index *index)
{
    size_t customers = x->figures->ledger->customer_count;

    c->of_customer = arena_array(x->arena, uint32_t, customers);
    c->row_of = arena_array(x->arena, uint32_t, customers);
    for (size_t i = 0; i < customers; i++)
        c->of_customer[i] = LEDGER_NONE;
    for (size_t i = 0; i < index->count; i++) {
        const struct collector_row *r = &index->rows[i];
        struct collector *to =
            &c->items[find_collector(c, collector_of(x, r->aging->customer))];

        ARENA_PUSH(x->arena, to->rows, to->count, to->capacity) = *r;
    }
    for (uint32_t i = 0; i < c->count; i++) {
        struct collector *one = &c->items[i];

        if (one->count)
            qsort(one->rows, one->count, sizeof(*one->rows), by_weight);
        one->sheet = sheet_name(x, c, i);
        one->table_row = analysis_top() + count_currencies(one) + 1;
        for (size_t k = one->count; k-- > 0;) {
            c->of_customer[one->rows[k].aging->customer] = i;
            c->row_of[one->rows[k].aging->customer] = (uint32_t)k;
        }
    }
}

void analysis_plan_collectors(struct analysis *x)
{
    struct collectors *c = arena_new(x->arena, struct collectors);
    struct arena scratch = {0};
    struct row_index index = index_rows(x, &scratch);

    fill_rows(x, &index);
    list_collectors(x, c, &index, &scratch);
    share_last(c);
    if (c->count)
        place_rows(x, c, &index);
    x->collectors = c;
    arena_release(&scratch);
}

bool analysis_is_collector_sheet(const struct analysis *x, struct str name)
{
    const struct collectors *c = x->collectors;
    struct str key = name_key(name, x->arena);

    for (size_t i = 0; c && i < c->count; i++)
        if (str_equal(name_key(c->items[i].sheet, x->arena), key))
            return true;
    return false;
}

struct cell analysis_customer_link(const struct analysis *x, uint32_t customer,
                                   struct arena *a)
{
    const struct collectors *c = x->collectors;
    struct str name = x->figures->ledger->customers[customer].name;
    const struct collector *of;

    if (!c->count || c->of_customer[customer] == LEDGER_NONE)
        return sheet_text(name);
    of = &c->items[c->of_customer[customer]];
    if (c->row_of[customer] >= SHEET_MAX_ROWS - of->table_row - 1)
        return sheet_text(name); /* on a sheet that goes on */
    return sheet_link(name,
                      arena_format(a, "'%.*s'!C%u", STR_ARG(of->sheet),
                                   of->table_row + 2 + c->row_of[customer]));
}
