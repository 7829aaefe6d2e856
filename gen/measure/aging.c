#include "measure/aging.h"

#include "base/job.h"
#include "measure/aging_parts.h"

#include <stdlib.h>
#include <string.h>

/* Days past due beyond which all fall into the same bucket. */
#define DAYS_LIMIT 10000

/*
 * Sums of one customer and currency while counting; as many cells as the
 * scheme has.  A customer's further currencies hang on `next`.
 */
struct sums {
    uint32_t customer, next;
    const struct currency *currency;
    int64_t unapplied, disputed;
    int32_t oldest_days;
    struct aging_cell cells[];
};

/* What one thread has counted, or all of them once merged. */
struct tally {
    struct arena *arena;
    uint32_t *first; /* one a customer: number of its sums + 1 */
    char *rows;      /* struct sums of a stride */
    size_t row_count, row_capacity;
    size_t item_count;
    const struct currency **seen;
    size_t seen_count, seen_capacity;
};

struct counting {
    const struct view *view;
    const struct bucket_scheme *scheme;
    size_t stride; /* bytes of a struct sums */
    unsigned char bucket_of_days[2 * DAYS_LIMIT + 1];
    struct tally *tallies; /* one a part */
    size_t parts;
};

static struct sums *row_at(const struct counting *c, const struct tally *t,
                           size_t row)
{
    return (struct sums *)(void *)(t->rows + row * c->stride);
}

static uint32_t add_row(const struct counting *c, struct tally *t,
                        uint32_t customer, const struct currency *currency)
{
    struct sums *s;

    if (t->row_count == t->row_capacity) {
        size_t capacity = t->row_capacity ? 2 * t->row_capacity : 256;

        t->rows =
            arena_grow(t->arena, t->rows, t->row_count, capacity, c->stride);
        t->row_capacity = capacity;
    }
    s = row_at(c, t, t->row_count++);
    s->customer = customer;
    s->currency = currency;
    return (uint32_t)t->row_count;
}

static struct sums *find_row(const struct counting *c, struct tally *t,
                             uint32_t customer, const struct currency *currency)
{
    uint32_t number = t->first[customer];
    uint32_t last = 0;

    while (number) {
        struct sums *s = row_at(c, t, number - 1);

        if (s->currency == currency)
            return s;
        last = number;
        number = s->next;
    }
    number = add_row(c, t, customer, currency);
    if (last)
        row_at(c, t, last - 1)->next = number;
    else
        t->first[customer] = number;
    return row_at(c, t, number - 1);
}

static void note_currency(struct tally *t, const struct currency *currency)
{
    for (size_t i = 0; i < t->seen_count; i++) {
        if (t->seen[i] == currency)
            return;
    }
    ARENA_PUSH(t->arena, t->seen, t->seen_count, t->seen_capacity) = currency;
}

static void count_document(const struct counting *c, struct tally *t,
                           size_t index)
{
    const struct view *v = c->view;
    const struct document *doc = &v->ledger->documents[index];
    int64_t open = v->document_open[index];
    struct sums *s = find_row(c, t, doc->customer, doc->currency);
    struct aging_cell *cell;
    int32_t days = 0;

    if (doc->kind == DOCUMENT_CREDIT_NOTE) {
        s->unapplied += open;
        return;
    }
    if (date_is(doc->due_date)) {
        days = v->as_of.day - doc->due_date.day;
        if (days > DAYS_LIMIT)
            cell = &s->cells[c->bucket_of_days[2 * DAYS_LIMIT]];
        else if (days < -DAYS_LIMIT)
            cell = &s->cells[c->bucket_of_days[0]];
        else
            cell = &s->cells[c->bucket_of_days[days + DAYS_LIMIT]];
    } else {
        cell = &s->cells[c->scheme->no_due_date];
    }
    cell->count++;
    cell->minor += open;
    t->item_count++;
    if (days > s->oldest_days && open > 0)
        s->oldest_days = days;
    if (v->document_disputed)
        s->disputed += v->document_disputed[index];
}

/* The sums cannot overflow: ledger_view saw to it. */
static bool count_part(void *context, size_t index, struct worker *w)
{
    struct counting *c = context;
    const struct view *v = c->view;
    const struct ledger *l = v->ledger;
    struct tally *t = &c->tallies[index];
    size_t from = l->document_count / c->parts * index;
    size_t to = index + 1 == c->parts ? l->document_count
                                      : from + l->document_count / c->parts;
    const struct currency *last = NULL;

    t->arena = w->arena;
    t->first = arena_array(t->arena, uint32_t, l->customer_count);
    for (size_t i = from; i < to; i++) {
        const struct document *doc = &l->documents[i];

        if (doc->currency != last && doc->issue_date.day <= v->as_of.day) {
            last = doc->currency;
            note_currency(t, last);
        }
        if (v->document_open[i])
            count_document(c, t, i);
    }
    return true;
}

static void count_receipts(const struct counting *c, struct tally *t)
{
    const struct view *v = c->view;

    for (size_t i = 0; i < v->ledger->receipt_count; i++) {
        const struct receipt *r = &v->ledger->receipts[i];

        if (r->receipt_date.day <= v->as_of.day)
            note_currency(t, r->amount.currency);
        if (v->receipt_open[i])
            find_row(c, t, r->customer, r->amount.currency)->unapplied +=
                v->receipt_open[i];
    }
}

/* Add what the parts counted to the first. */
static void merge(const struct counting *c)
{
    struct tally *all = &c->tallies[0];

    for (size_t p = 1; p < c->parts; p++) {
        const struct tally *t = &c->tallies[p];

        for (size_t r = 0; r < t->row_count; r++) {
            const struct sums *from = row_at(c, t, r);
            struct sums *to = find_row(c, all, from->customer, from->currency);

            to->unapplied += from->unapplied;
            to->disputed += from->disputed;
            if (from->oldest_days > to->oldest_days)
                to->oldest_days = from->oldest_days;
            for (size_t b = 0; b < c->scheme->count; b++) {
                to->cells[b].count += from->cells[b].count;
                to->cells[b].minor += from->cells[b].minor;
            }
        }
        for (size_t i = 0; i < t->seen_count; i++)
            note_currency(all, t->seen[i]);
        all->item_count += t->item_count;
    }
}

static void fill_row(struct aging_row *row, const struct sums *s,
                     const struct bucket_scheme *scheme)
{
    row->customer = s->customer;
    row->unapplied = s->unapplied;
    row->disputed = s->disputed;
    row->oldest_days = s->oldest_days;
    row->total.minor = s->unapplied;
    for (size_t b = 0; b < scheme->count; b++) {
        row->cells[b] = s->cells[b];
        row->total.count += s->cells[b].count;
        row->total.minor += s->cells[b].minor;
        if (b > scheme->today && b != scheme->no_due_date)
            row->overdue += s->cells[b].minor;
    }
}

static void add_to_total(struct aging_row *total, const struct aging_row *row,
                         const struct bucket_scheme *scheme)
{
    for (size_t b = 0; b < scheme->count; b++) {
        total->cells[b].count += row->cells[b].count;
        total->cells[b].minor += row->cells[b].minor;
    }
    total->total.count += row->total.count;
    total->total.minor += row->total.minor;
    total->unapplied += row->unapplied;
    total->disputed += row->disputed;
    total->overdue += row->overdue;
    if (row->oldest_days > total->oldest_days)
        total->oldest_days = row->oldest_days;
}

static bool is_something(const struct sums *s, size_t buckets)
{
    for (size_t b = 0; b < buckets; b++) {
        if (s->cells[b].count)
            return true;
    }
    return s->unapplied != 0;
}

static const struct sums *find_sums(const struct counting *c, uint32_t customer,
                                    const struct currency *currency)
{
    const struct tally *all = &c->tallies[0];
    uint32_t number = all->first[customer];

    while (number) {
        const struct sums *s = row_at(c, all, number - 1);

        if (s->currency == currency)
            return is_something(s, c->scheme->count) ? s : NULL;
        number = s->next;
    }
    return NULL;
}

/* Refunds beyond what a customer had to his credit are odd enough to say. */
static void warn_of_refunds(const struct ledger *l, const struct aging_row *row,
                            const struct currency *currency, struct arena *a,
                            struct diag *d)
{
    const struct customer *customer = &l->customers[row->customer];

    diag_warning(
        d, ledger_place(l, customer->at),
        "customer \"%.*s\": reversed or refunded receipts exceed what "
        "stood to his credit by %.*s %s; say which receipts or "
        "documents they belong to",
        STR_ARG(customer->customer_id),
        STR_ARG(money_plain((struct money){row->unapplied, currency}, a)),
        currency->code);
}

static void fill_currency(const struct counting *c, struct aging_currency *out,
                          struct arena *a, struct diag *d)
{
    const struct ledger *l = c->view->ledger;
    size_t n = 0;

    for (size_t i = 0; i < l->customer_count; i++)
        n += find_sums(c, (uint32_t)i, out->currency) != NULL;
    out->customers = arena_array(a, struct aging_row, n);
    out->total.customer = LEDGER_NONE;
    for (size_t i = 0; i < l->customer_count; i++) {
        uint32_t customer = l->customer_order[i];
        const struct sums *s = find_sums(c, customer, out->currency);
        struct aging_row *row = &out->customers[out->customer_count];

        if (!s)
            continue;
        fill_row(row, s, c->scheme);
        add_to_total(&out->total, row, c->scheme);
        if (row->unapplied > 0)
            warn_of_refunds(l, row, out->currency, a, d);
        out->customer_count++;
    }
}

static int compare_currencies(const void *a, const void *b)
{
    const struct currency *const *x = a;
    const struct currency *const *y = b;

    return strcmp((*x)->code, (*y)->code);
}

static void fill_currencies(const struct counting *c, struct aging *out,
                            struct arena *a, struct diag *d)
{
    struct tally *all = &c->tallies[0];

    out->currency_count = all->seen_count;
    out->currencies = arena_array(a, struct aging_currency, all->seen_count);
    if (all->seen_count)
        qsort(all->seen, all->seen_count, sizeof(*all->seen),
              compare_currencies);
    for (size_t i = 0; i < all->seen_count; i++) {
        out->currencies[i].currency = all->seen[i];
        fill_currency(c, &out->currencies[i], a, d);
    }
}

/*
 * Every part counts for itself and may meet every customer, so there are no
 * more parts than pay for that memory.
 */
static size_t count_parts(const struct ledger *l, unsigned threads)
{
    size_t most = l->document_count / (l->customer_count + 65536) + 1;
    size_t parts = threads ? threads : 1;

    return parts < most ? parts : most;
}

static void prepare(struct counting *c, const struct view *v,
                    const struct bucket_scheme *scheme)
{
    c->view = v;
    c->scheme = scheme;
    c->stride = sizeof(struct sums) + scheme->count * sizeof(struct aging_cell);
    for (int32_t days = -DAYS_LIMIT; days <= DAYS_LIMIT; days++)
        c->bucket_of_days[days + DAYS_LIMIT] = (unsigned char)bucket_of(
            scheme, (struct date){-days}, (struct date){0});
}

bool aging_compute(const struct view *v, const struct policy *policy,
                   bool with_items, unsigned threads, struct aging *out,
                   struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct counting *c = arena_new(&scratch, struct counting);
    struct aging aging = {.as_of = v->as_of, .scheme = &policy->buckets};
    bool ok;

    prepare(c, v, &policy->buckets);
    c->parts = count_parts(v->ledger, threads);
    c->tallies = arena_array(&scratch, struct tally, c->parts);
    ok = job_run(c->parts, threads, count_part, c, &scratch, d);
    if (ok) {
        c->tallies[0].arena = &scratch;
        count_receipts(c, &c->tallies[0]);
        merge(c);
        fill_currencies(c, &aging, a, d);
        aging.item_count = c->tallies[0].item_count;
        if (with_items)
            ok = aging_list_items(v, threads, &aging, a, d);
        else
            aging.item_count = 0;
    }
    arena_release(&scratch);
    if (ok)
        *out = aging;
    return ok;
}
