#include "base/job.h"
#include "measure/tieout_parts.h"

#define BLOCK 64 /* documents counted together */

/*
 * The ledger's events, customer by customer, by their dates alone.  Who paid
 * what does not matter to it, so a fault in the allocations shows.
 */
struct counting {
    const struct tying *tying;
    struct tie_tally *tallies; /* one a part; the first is tying's */
    size_t parts;
    const bool *moved; /* write-offs with an allocation; NULL: not a photograph
                        */
};

void tie_tally_start(struct tie_tally *t, size_t customers, struct arena *a)
{
    *t = (struct tie_tally){.arena = a, .customers = customers};
    t->own = arena_array(a, struct tie_sums, customers);
}

struct tie_sums *tie_slot(const struct tie_tally *t, size_t slot)
{
    return slot < t->customers ? &t->own[slot] : &t->more[slot - t->customers];
}

static struct tie_sums *add_slot(struct tie_tally *t, struct tie_sums *last,
                                 uint32_t customer,
                                 const struct currency *currency)
{
    last->next = (uint32_t)tie_slot_count(t);
    ARENA_PUSH(t->arena, t->more, t->more_count, t->more_capacity) =
        (struct tie_sums){.customer = customer, .currency = currency};
    return &t->more[t->more_count - 1];
}

struct tie_sums *tie_find(struct tie_tally *t, uint32_t customer,
                          const struct currency *currency)
{
    struct tie_sums *s = &t->own[customer];

    if (!s->currency) {
        s->customer = customer;
        s->currency = currency;
    }
    while (s->currency != currency) {
        if (!s->next)
            return add_slot(t, s, customer, currency);
        s = tie_slot(t, s->next);
    }
    return s;
}

static bool is_conditional(const struct view *v, const struct document *doc)
{
    return doc->class_of == CLASS_RETENTION &&
           (!date_is(doc->due_date) || doc->due_date.day > v->as_of.day);
}

static void count_document(const struct tying *t, struct tie_tally *tally,
                           size_t index)
{
    const struct view *v = t->view;
    const struct document *doc = &v->ledger->documents[index];
    struct tie_sums *s;

    if (doc->issue_date.day > v->as_of.day)
        return;
    s = tie_find(tally, doc->customer, doc->currency);
    if (doc->issue_date.day > t->opening.day)
        s->kinds[doc->kind] += doc->owed;
    else
        s->earlier += doc->owed;
    if (v->ledger->source == ALLOCATION_OPEN && doc->has_open)
        s->exported += doc->open - doc->owed;
    if (is_conditional(v, doc))
        s->retention += v->document_open[index];
}

/* Customers come in any order: a block of documents waits for them together. */
static void count_documents(const struct tying *t, struct tie_tally *tally,
                            size_t from, size_t to)
{
    const struct document *documents = t->view->ledger->documents;

    for (size_t i = from; i < to; i += BLOCK) {
        size_t end = i + BLOCK < to ? i + BLOCK : to;

        for (size_t k = i; k < end; k++)
            __builtin_prefetch(&tally->own[documents[k].customer]);
        for (size_t k = i; k < end; k++)
            count_document(t, tally, k);
    }
}

/* The exported open amounts are less this receipt already. */
static bool is_in_photograph(const struct view *v, const struct receipt *r)
{
    const struct ledger *l = v->ledger;
    int32_t day = v->as_of.day;

    if (l->source != ALLOCATION_OPEN)
        return false;
    if (date_is(l->photograph) && l->photograph.day < day)
        day = l->photograph.day;
    return r->receipt_date.day <= day &&
           (!date_is(r->reversed_date) || r->reversed_date.day > day);
}

/* A negative receipt, and one that was reversed, add to what is owed. */
static void count_receipt(const struct tying *t, struct tie_tally *tally,
                          const struct receipt *r)
{
    int64_t amount = r->amount.minor;
    struct date reversed = date_later(r->reversed_date, r->receipt_date);
    struct tie_sums *s;

    if (r->receipt_date.day > t->view->as_of.day)
        return;
    s = tie_find(tally, r->customer, r->amount.currency);
    if (r->receipt_date.day <= t->shown.day)
        s->earlier -= amount;
    else if (amount < 0)
        s->reversals -= amount;
    else if (r->bill != LEDGER_NONE)
        s->bills += amount;
    else
        s->receipts += amount;
    if (is_in_photograph(t->view, r))
        s->exported += amount;
    if (!date_is(r->reversed_date) || reversed.day > t->view->as_of.day)
        return;
    if (reversed.day <= t->shown.day)
        s->earlier += amount;
    else
        s->reversals += amount;
}

/* In a photograph those up to its day are in the open amounts. */
static void count_writeoff(const struct counting *c, struct tie_tally *tally,
                           size_t index)
{
    const struct tying *t = c->tying;
    const struct ledger *l = t->view->ledger;
    const struct writeoff *w = &l->writeoffs[index];
    const struct document *doc = &l->documents[w->document];
    struct date day = date_later(w->writeoff_date, doc->issue_date);
    int64_t amount;
    struct tie_sums *s;

    if (w->refused || day.day > t->view->as_of.day)
        return;
    s = tie_find(tally, doc->customer, w->amount.currency);
    amount = writeoff_of(l, w);
    if (day.day > t->shown.day)
        shift(&s->writeoffs, amount);
    else
        shift(&s->earlier, -amount);
    if (c->moved && !c->moved[index])
        shift(&s->exported, amount);
}

/* Money from before the photograph that paid something only after it. */
static bool is_late_use(const struct view *v, const struct allocation *x)
{
    return x->receipt != LEDGER_NONE && !x->reopens &&
           is_in_photograph(v, &v->ledger->receipts[x->receipt]);
}

bool tie_transfer(const struct view *v, const struct allocation *x,
                  uint32_t *from, uint32_t *to)
{
    const struct ledger *l = v->ledger;

    *to = l->documents[x->document].customer;
    *from = allocation_payer(l, x);
    return *from != *to && allocation_is_effective(x, v->as_of) &&
           !is_late_use(v, x);
}

static void count_allocation(const struct tying *t, struct tie_tally *tally,
                             const struct allocation *x)
{
    const struct view *v = t->view;
    uint32_t from;
    uint32_t to;

    if (tie_transfer(v, x, &from, &to)) {
        tie_find(tally, to, x->amount.currency)->transferred -= x->amount.minor;
        tie_find(tally, from, x->amount.currency)->transferred +=
            x->amount.minor;
    } else if (is_late_use(v, x) && allocation_is_effective(x, v->as_of)) {
        tie_find(tally, to, x->amount.currency)->exported -= x->amount.minor;
    }
}

/* Rows that begin in this part: [*from, *to) of n. */
static void part_of(const struct counting *c, size_t part, size_t n,
                    size_t *from, size_t *to)
{
    *from = n / c->parts * part;
    *to = part + 1 == c->parts ? n : *from + n / c->parts;
}

static bool count_part(void *context, size_t index, struct worker *w)
{
    const struct counting *c = context;
    const struct tying *t = c->tying;
    const struct ledger *l = t->view->ledger;
    struct tie_tally *tally = &c->tallies[index];
    size_t from;
    size_t to;

    tie_tally_start(tally, l->customer_count + 1 + t->gone_count, w->arena);
    part_of(c, index, l->document_count, &from, &to);
    count_documents(t, tally, from, to);
    part_of(c, index, l->receipt_count, &from, &to);
    for (size_t i = from; i < to; i++)
        count_receipt(t, tally, &l->receipts[i]);
    part_of(c, index, l->writeoff_count, &from, &to);
    for (size_t i = from; i < to; i++)
        count_writeoff(c, tally, i);
    part_of(c, index, l->allocation_count, &from, &to);
    for (size_t i = from; i < to; i++)
        count_allocation(t, tally, &l->allocations[i]);
    return true;
}

static void add_sums(struct tie_sums *to, const struct tie_sums *from)
{
    for (size_t k = 0; k < COUNT(to->kinds); k++)
        shift(&to->kinds[k], from->kinds[k]);
    shift(&to->earlier, from->earlier);
    shift(&to->exported, from->exported);
    shift(&to->retention, from->retention);
    shift(&to->receipts, from->receipts);
    shift(&to->reversals, from->reversals);
    shift(&to->bills, from->bills);
    shift(&to->writeoffs, from->writeoffs);
    shift(&to->transferred, from->transferred);
}

static void merge(struct tie_tally *all, const struct tie_tally *part)
{
    for (size_t i = 0; i < tie_slot_count(part); i++) {
        const struct tie_sums *s = tie_slot(part, i);

        if (s->currency)
            add_sums(tie_find(all, s->customer, s->currency), s);
    }
}

/*
 * Every part counts for itself and may meet every customer, so there are no
 * more parts than pay for that memory.
 */
static size_t count_parts(const struct ledger *l, unsigned threads)
{
    size_t rows = l->document_count + l->receipt_count + l->allocation_count;
    size_t most = rows / (l->customer_count + 65536) + 1;
    size_t parts = threads ? threads : 1;

    return parts < most ? parts : most;
}

static const bool *find_moved(const struct ledger *l, struct arena *a)
{
    bool *moved;

    if (l->source != ALLOCATION_OPEN || !l->writeoff_count)
        return NULL;
    moved = arena_array(a, bool, l->writeoff_count);
    for (size_t i = 0; i < l->allocation_count; i++) {
        if (l->allocations[i].writeoff != LEDGER_NONE)
            moved[l->allocations[i].writeoff] = true;
    }
    return moved;
}

bool tie_count(struct tying *t)
{
    const struct ledger *l = t->view->ledger;
    struct counting c = {.tying = t,
                         .parts = count_parts(l, t->view->threads),
                         .moved = find_moved(l, t->scratch)};

    c.tallies = arena_array(t->scratch, struct tie_tally, c.parts);
    if (!job_run(c.parts, t->view->threads, count_part, &c, t->scratch,
                 t->diag))
        return false;
    t->all = c.tallies[0];
    t->all.arena = t->scratch;
    for (size_t p = 1; p < c.parts; p++)
        merge(&t->all, &c.tallies[p]);
    return true;
}
