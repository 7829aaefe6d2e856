#include "measure/aging.h"

#include "base/job.h"
#include "measure/aging_parts.h"

#include <stdlib.h>
#include <string.h>

/* Days past due beyond which all fall into the same bucket. */
#define DAYS_LIMIT 10000

#define BLOCK 64 /* documents counted together */

/*
 * The sums of one customer and currency while counting.  What is needed to find
 * them is small and stays in the cache; the cells stand apart.  Slot i is of
 * customer i; his further currencies have slots behind those, chained.
 */
struct slot {
    const struct currency *currency; /* NULL: nothing counted yet */
    uint32_t next;                   /* slot number; 0 ends the chain */
    uint32_t customer;
    int32_t oldest_days;
};

/* As many cells as the scheme has. */
struct sums {
    int64_t unapplied, disputed;
    struct aging_cell cells[];
};

/* What one part has counted, or all of them once merged. */
struct tally {
    struct arena *arena;
    struct slot *slots;
    size_t slot_count, slot_capacity;
    char *sums; /* of the customers' own slots, stride bytes each */
    char *more; /* of the slots behind them */
    size_t more_capacity;
    const struct currency **seen;
    size_t seen_count, seen_capacity;
};

struct counting {
    const struct view *view;
    const struct bucket_scheme *scheme;
    size_t customers;
    size_t stride; /* bytes of a struct sums */
    unsigned char bucket_of_days[2 * DAYS_LIMIT + 1];
    struct tally *tallies; /* one a part */
    size_t parts;
};

static struct sums *sums_of(const struct counting *c, const struct tally *t,
                            uint32_t slot)
{
    char *at = slot < c->customers
                   ? t->sums + slot * c->stride
                   : t->more + (slot - c->customers) * c->stride;

    return (struct sums *)(void *)at;
}

static void start_tally(const struct counting *c, struct tally *t,
                        struct arena *a)
{
    t->arena = a;
    t->slot_count = t->slot_capacity = c->customers;
    t->slots = arena_array(a, struct slot, c->customers);
    t->sums = arena_alloc_array(a, c->customers, c->stride);
}

static uint32_t add_slot(const struct counting *c, struct tally *t,
                         uint32_t customer, const struct currency *currency)
{
    size_t number = t->slot_count - c->customers;

    if (number == t->more_capacity) {
        size_t capacity = t->more_capacity ? 2 * t->more_capacity : 256;

        t->more = arena_grow(t->arena, t->more, number, capacity, c->stride);
        t->more_capacity = capacity;
    }
    ARENA_PUSH(t->arena, t->slots, t->slot_count, t->slot_capacity) =
        (struct slot){.customer = customer, .currency = currency};
    return (uint32_t)t->slot_count - 1;
}

static uint32_t find_slot(const struct counting *c, struct tally *t,
                          uint32_t customer, const struct currency *currency)
{
    uint32_t slot = customer;
    uint32_t added;

    if (!t->slots[slot].currency) {
        t->slots[slot].customer = customer;
        t->slots[slot].currency = currency;
    }
    while (t->slots[slot].currency != currency) {
        if (t->slots[slot].next) {
            slot = t->slots[slot].next;
            continue;
        }
        added = add_slot(c, t, customer, currency);
        t->slots[slot].next = added;
        return added;
    }
    return slot;
}

static void note_currency(struct tally *t, const struct currency *currency)
{
    for (size_t i = 0; i < t->seen_count; i++) {
        if (t->seen[i] == currency)
            return;
    }
    ARENA_PUSH(t->arena, t->seen, t->seen_count, t->seen_capacity) = currency;
}

static size_t bucket_of_document(const struct counting *c,
                                 const struct document *doc, int32_t *days)
{
    int32_t limited;

    *days = 0;
    if (!date_is(doc->due_date))
        return c->scheme->no_due_date;
    *days = c->view->as_of.day - doc->due_date.day;
    limited = *days > DAYS_LIMIT ? DAYS_LIMIT : *days;
    limited = limited < -DAYS_LIMIT ? -DAYS_LIMIT : limited;
    return c->bucket_of_days[limited + DAYS_LIMIT];
}

/* An open document on its way into the sums. */
struct pending {
    uint32_t document, slot, bucket;
    int32_t days;
};

/* The sums cannot overflow: ledger_view saw to it. */
static void count_document(const struct counting *c, struct tally *t,
                           const struct pending *p)
{
    const struct view *v = c->view;
    int64_t open = v->document_open[p->document];
    struct sums *s = sums_of(c, t, p->slot);

    if (v->ledger->documents[p->document].kind == DOCUMENT_CREDIT_NOTE) {
        s->unapplied += open;
        return;
    }
    s->cells[p->bucket].count++;
    s->cells[p->bucket].minor += open;
    if (p->days > t->slots[p->slot].oldest_days && open > 0)
        t->slots[p->slot].oldest_days = p->days;
    if (v->document_disputed)
        s->disputed += v->document_disputed[p->document];
}

/*
 * Customers come in any order, so every document waits for memory twice.  A
 * block of them goes through each wait together.
 */
static void count_block(const struct counting *c, struct tally *t, size_t from,
                        size_t to)
{
    const struct view *v = c->view;
    const struct document *documents = v->ledger->documents;
    struct pending pending[BLOCK];
    size_t n = 0;

    for (size_t i = from; i < to; i++) {
        if (!v->document_open[i])
            continue;
        __builtin_prefetch(&t->slots[documents[i].customer]);
        pending[n++].document = (uint32_t)i;
    }
    for (size_t i = 0; i < n; i++) {
        const struct document *doc = &documents[pending[i].document];

        pending[i].slot = find_slot(c, t, doc->customer, doc->currency);
        pending[i].bucket =
            (uint32_t)bucket_of_document(c, doc, &pending[i].days);
        __builtin_prefetch(
            &sums_of(c, t, pending[i].slot)->cells[pending[i].bucket]);
    }
    for (size_t i = 0; i < n; i++)
        count_document(c, t, &pending[i]);
}

/* Documents that begin in this part: [*from, *to). */
static void part_of(const struct counting *c, size_t part, size_t *from,
                    size_t *to)
{
    size_t n = c->view->ledger->document_count;

    *from = n / c->parts * part;
    *to = part + 1 == c->parts ? n : *from + n / c->parts;
}

static bool count_part(void *context, size_t index, struct worker *w)
{
    struct counting *c = context;
    const struct view *v = c->view;
    struct tally *t = &c->tallies[index];
    const struct currency *last = NULL;
    size_t from;
    size_t to;

    start_tally(c, t, w->arena);
    part_of(c, index, &from, &to);
    for (size_t i = from; i < to; i++) {
        const struct document *doc = &v->ledger->documents[i];

        if ((i - from) % BLOCK == 0)
            count_block(c, t, i, i + BLOCK < to ? i + BLOCK : to);
        if (doc->currency != last && doc->issue_date.day <= v->as_of.day) {
            last = doc->currency;
            note_currency(t, last);
        }
    }
    return true;
}

static void count_receipts(const struct counting *c, struct tally *t)
{
    const struct view *v = c->view;

    for (size_t i = 0; i < v->ledger->receipt_count; i++) {
        const struct receipt *r = &v->ledger->receipts[i];
        uint32_t slot;

        if (r->receipt_date.day <= v->as_of.day)
            note_currency(t, r->amount.currency);
        if (!v->receipt_open[i])
            continue;
        slot = find_slot(c, t, r->customer, r->amount.currency);
        sums_of(c, t, slot)->unapplied += v->receipt_open[i];
    }
}

static void merge_slot(const struct counting *c, const struct tally *t,
                       uint32_t slot)
{
    struct tally *all = &c->tallies[0];
    const struct slot *x = &t->slots[slot];
    const struct sums *from = sums_of(c, t, slot);
    uint32_t target = find_slot(c, all, x->customer, x->currency);
    struct sums *to = sums_of(c, all, target);

    to->unapplied += from->unapplied;
    to->disputed += from->disputed;
    if (x->oldest_days > all->slots[target].oldest_days)
        all->slots[target].oldest_days = x->oldest_days;
    for (size_t b = 0; b < c->scheme->count; b++) {
        to->cells[b].count += from->cells[b].count;
        to->cells[b].minor += from->cells[b].minor;
    }
}

/* Add what the parts counted to the first. */
static void merge(const struct counting *c)
{
    struct tally *all = &c->tallies[0];

    for (size_t p = 1; p < c->parts; p++) {
        const struct tally *t = &c->tallies[p];

        for (size_t i = 0; i < t->slot_count; i++) {
            if (t->slots[i].currency)
                merge_slot(c, t, (uint32_t)i);
        }
        for (size_t i = 0; i < t->seen_count; i++)
            note_currency(all, t->seen[i]);
    }
}

static void fill_row(struct aging_row *row, const struct slot *slot,
                     const struct sums *s, const struct bucket_scheme *scheme)
{
    row->customer = slot->customer;
    row->unapplied = s->unapplied;
    row->disputed = s->disputed;
    row->oldest_days = slot->oldest_days;
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

/* The customer's slot of a currency if it shows anything, or NULL. */
static const struct slot *find_shown(const struct counting *c,
                                     uint32_t customer,
                                     const struct currency *currency)
{
    const struct tally *all = &c->tallies[0];
    uint32_t slot = customer;

    while (all->slots[slot].currency != currency) {
        if (!all->slots[slot].next)
            return NULL;
        slot = all->slots[slot].next;
    }
    return is_something(sums_of(c, all, slot), c->scheme->count)
               ? &all->slots[slot]
               : NULL;
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
    const struct tally *all = &c->tallies[0];
    size_t n = 0;

    for (size_t i = 0; i < l->customer_count; i++)
        n += find_shown(c, (uint32_t)i, out->currency) != NULL;
    out->customers = arena_array(a, struct aging_row, n);
    out->total.customer = LEDGER_NONE;
    for (size_t i = 0; i < l->customer_count; i++) {
        const struct slot *slot =
            find_shown(c, l->customer_order[i], out->currency);
        struct aging_row *row = &out->customers[out->customer_count];

        if (!slot)
            continue;
        fill_row(row, slot, sums_of(c, all, (uint32_t)(slot - all->slots)),
                 c->scheme);
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
    c->customers = v->ledger->customer_count;
    c->stride = sizeof(struct sums) + scheme->count * sizeof(struct aging_cell);
    for (int32_t days = -DAYS_LIMIT; days <= DAYS_LIMIT; days++)
        c->bucket_of_days[days + DAYS_LIMIT] = (unsigned char)bucket_of(
            scheme, (struct date){-days}, (struct date){0});
}

bool aging_compute(const struct view *v, const struct policy *policy,
                   unsigned want, unsigned threads, struct aging *out,
                   struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct counting *c = arena_new(&scratch, struct counting);
    struct aging aging = {.as_of = v->as_of,
                          .scheme = &policy->buckets,
                          .schemes = {&policy->buckets}};
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
        if (want & AGING_ITEMS)
            ok = aging_list_items(v, c->parts, threads, &aging, a, d);
    }
    arena_release(&scratch);
    if (ok)
        *out = aging;
    return ok;
}
