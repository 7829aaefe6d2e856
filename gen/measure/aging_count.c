/*
 * The sums of the aging: one pass over the documents, on several threads.
 */
#include "measure/aging_count.h"
#include "base/job.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK 64 /* documents counted together */

/* An open document on its way into the sums. */
struct pending {
    uint32_t document, slot;
    int32_t days;
    unsigned char bucket, span;
};

static void add_cell(struct aging_cell *cell, int64_t minor)
{
    cell->count++;
    cell->minor += minor;
}

static bool is_handed_over(const struct counting *c, const struct document *doc)
{
    return date_is(doc->handed_over_date) &&
           doc->handed_over_date.day <= c->view->as_of.day;
}

/* Posted in another bucket than issued. */
static bool is_moved(const struct counting *c, const struct pending *p,
                     const struct document *doc, unsigned char *to)
{
    const unsigned char *buckets = c->ages->of_span[BASIS_ISSUE];

    if (!c->with_bases || !doc->details)
        return false;
    *to = buckets[age_span(c->ages, age_posting_date(doc))];
    return *to != buckets[p->span];
}

static void move_cell(const struct counting *c, const struct pending *p,
                      unsigned char to, int64_t open, struct extras *x)
{
    struct aging_cell *left = &x->moved[c->ages->of_span[BASIS_ISSUE][p->span]];

    left->count--;
    left->minor -= open;
    add_cell(&x->moved[to], open);
}

static void count_extras(const struct counting *c, struct tally *t,
                         const struct pending *p, int64_t open)
{
    const struct view *v = c->view;
    const struct document *doc = &v->ledger->documents[p->document];
    int64_t disputed = view_disputed(v, p->document);
    int64_t returned = view_returned(v, p->document);
    bool handed_over = is_handed_over(c, doc);
    bool of_class =
        doc->class_of == CLASS_RETENTION || doc->class_of == CLASS_BILL;
    unsigned char to;
    bool moved = is_moved(c, p, doc, &to);
    struct extras *x;

    if (!disputed && !returned && !handed_over && !of_class && !moved)
        return;
    x = extras_of(c, t, p->slot);
    x->disputed += disputed;
    x->returned += returned;
    if (handed_over)
        x->handed_over += open;
    if (doc->class_of == CLASS_RETENTION)
        x->retention += open;
    if (doc->class_of == CLASS_BILL)
        x->bills += open;
    if (moved)
        move_cell(c, p, to, open, x);
}

/* A first look, on what is at hand. */
static inline bool may_have_extras(const struct counting *c,
                                   const struct document *doc)
{
    return c->look_everywhere || doc->class_of != CLASS_TRADE ||
           doc->handed_over_date.day != DATE_NONE ||
           (c->with_bases && doc->details);
}

/* The sums cannot overflow: ledger_view saw to it. */
static void count_document(const struct counting *c, struct tally *t,
                           const struct pending *p)
{
    const struct document *doc = &c->view->ledger->documents[p->document];
    int64_t open = c->view->document_open[p->document];
    struct sums *s = sums_of(c, t, p->slot);

    if (!age_is_in_bucket(c->ages, doc)) {
        s->unapplied += open;
        return;
    }
    add_cell(&s->cells[p->bucket], open);
    if (c->with_bases)
        add_cell(&s->cells[c->due_count + p->span], open);
    if (p->days > t->slots[p->slot].oldest_days && open > 0)
        t->slots[p->slot].oldest_days = p->days;
    if (may_have_extras(c, doc))
        count_extras(c, t, p, open);
}

static void find_cells(const struct counting *c, struct tally *t,
                       struct pending *p)
{
    const struct document *doc = &c->view->ledger->documents[p->document];
    struct sums *s;

    p->slot = t->slots[doc->customer].currency == doc->currency
                  ? doc->customer
                  : tally_slot(c, t, doc->customer, doc->currency);
    p->bucket = age_due_bucket(c->ages, doc, &p->days);
    s = sums_of(c, t, p->slot);
    __builtin_prefetch(&s->cells[p->bucket]);
    if (c->with_bases) {
        p->span = age_span(c->ages, doc->issue_date);
        __builtin_prefetch(&s->cells[c->due_count + p->span]);
    }
}

/*
 * Customers come in any order, so every document waits for memory twice.  A
 * block of them goes through each wait together.
 */
static void count_block(const struct counting *c, struct tally *t, size_t from,
                        size_t to)
{
    const struct view *v = c->view;
    struct pending pending[BLOCK];
    size_t n = 0;

    for (size_t i = from; i < to; i++) {
        if (!v->document_open[i])
            continue;
        __builtin_prefetch(&t->slots[v->ledger->documents[i].customer]);
        pending[n++].document = (uint32_t)i;
    }
    for (size_t i = 0; i < n; i++)
        find_cells(c, t, &pending[i]);
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

    tally_start(c, t, w->arena);
    part_of(c, index, &from, &to);
    for (size_t i = from; i < to; i++) {
        const struct document *doc = &v->ledger->documents[i];

        if ((i - from) % BLOCK == 0)
            count_block(c, t, i, i + BLOCK < to ? i + BLOCK : to);
        if (doc->currency != last && doc->issue_date.day <= v->as_of.day) {
            last = doc->currency;
            tally_note_currency(t, last);
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
            tally_note_currency(t, r->amount.currency);
        if (!v->receipt_open[i])
            continue;
        slot = tally_slot(c, t, r->customer, r->amount.currency);
        sums_of(c, t, slot)->unapplied += v->receipt_open[i];
    }
}

/* A bill is a receipt of its amount as well, whose sums ledger_view checked. */
static void count_bills(const struct counting *c, struct tally *t)
{
    const struct ledger *l = c->view->ledger;

    for (size_t i = 0; i < l->bill_count; i++) {
        const struct bill *b = &l->bills[i];
        enum bill_state state = bill_state_on(b, c->view->as_of);
        struct extras *x;

        if (state != BILL_IN_HAND && state != BILL_PASSED_ON)
            continue;
        tally_note_currency(t, b->amount.currency);
        x = extras_of(c, t, tally_slot(c, t, b->customer, b->amount.currency));
        if (state == BILL_IN_HAND)
            x->bills_held += b->amount.minor;
        else
            x->bills_passed_on += b->amount.minor;
    }
}

/*
 * Every part counts for itself and may meet every customer, so there are no
 * more parts than pay for that memory.
 */
size_t aging_parts(const struct ledger *l, unsigned threads)
{
    size_t most = l->document_count / (l->customer_count + 65536) + 1;
    size_t parts = threads ? threads : 1;

    return parts < most ? parts : most;
}

static int compare_currencies(const void *a, const void *b)
{
    const struct currency *const *x = a;
    const struct currency *const *y = b;

    return strcmp((*x)->code, (*y)->code);
}

struct counting *counting_run(const struct view *v, const struct age_table *t,
                              bool with_bases, unsigned threads,
                              struct arena *a, struct diag *d)
{
    struct counting *c = arena_new(a, struct counting);
    struct tally *all;

    c->view = v;
    c->ages = t;
    c->with_bases = with_bases;
    c->look_everywhere = v->document_disputed || v->document_returned;
    c->customers = v->ledger->customer_count;
    c->due_count = t->schemes[BASIS_DUE]->count;
    c->stride = sizeof(struct sums) + cell_count(c) * sizeof(struct aging_cell);
    c->extras_stride = sizeof(struct extras) +
                       (with_bases ? t->schemes[BASIS_POSTING]->count : 0) *
                           sizeof(struct aging_cell);
    c->parts = aging_parts(v->ledger, threads);
    c->tallies = arena_array(a, struct tally, c->parts);
    if (!job_run(c->parts, threads, count_part, c, a, d))
        return NULL;
    all = &c->tallies[0];
    all->arena = a;
    count_receipts(c, all);
    count_bills(c, all);
    tally_merge(c);
    if (all->seen_count)
        qsort(all->seen, all->seen_count, sizeof(*all->seen),
              compare_currencies);
    return c;
}
