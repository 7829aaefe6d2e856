#include "measure/gap.h"

#include "measure/gap_index.h"

/* One snapshot as it counts here. */
struct side {
    const struct view *view;
    bool by_open;
    int64_t documents, listed, receipts, customers;
    struct balance totals;
    struct balance closing;
    struct balance present; /* currencies with any document, as counts */
    struct gap_index departments;
    struct str *names; /* of departments, in the order of their rows */
    size_t name_count, name_capacity;
    struct arena *arena;
};

static bool is_photograph(const struct view *v)
{
    return v->ledger->source == ALLOCATION_OPEN;
}

static bool counts(const struct view *v, size_t document, bool by_open)
{
    return !ledger_is_typed(v->ledger, v->ledger->documents[document].at) &&
           (!by_open || v->document_open[document] != 0);
}

static int64_t amount_of(const struct view *v, size_t document, bool by_open)
{
    return by_open ? v->document_open[document]
                   : v->ledger->documents[document].owed;
}

static void note_department(struct side *s, const struct document *d)
{
    struct str name = d->details ? d->details->department : (struct str){0};
    uint64_t hash;

    if (!name.len)
        return;
    hash = str_hash(name);
    if (gap_index_find(&s->departments, hash))
        return;
    (void)gap_index_add(&s->departments, hash);
    ARENA_PUSH(s->arena, s->names, s->name_count, s->name_capacity) = name;
}

/* The view was refused if any of these sums did not fit. */
static void add(struct balance *b, int64_t minor,
                const struct currency *currency, struct arena *a)
{
    (void)!balance_add(b, (struct money){minor, currency}, a);
}

static void count_documents(struct side *s)
{
    const struct ledger *l = s->view->ledger;
    bool *has = arena_array(s->arena, bool, l->customer_count + 1);

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];
        int64_t minor = amount_of(s->view, i, s->by_open);

        add(&s->closing, s->view->document_open[i], d->currency, s->arena);
        s->listed += counts(s->view, i, false);
        if (!counts(s->view, i, s->by_open))
            continue;
        s->documents++;
        if (!has[d->customer])
            s->customers++;
        has[d->customer] = true;
        add(&s->present, 1, d->currency, s->arena);
        if (minor > 0)
            add(&s->totals, minor, d->currency, s->arena);
        note_department(s, d);
    }
}

static struct side count_side(const struct view *v, bool by_open,
                              struct arena *a)
{
    struct side s = {.view = v,
                     .by_open = by_open,
                     .departments = gap_index_new(16, a),
                     .arena = a};

    count_documents(&s);
    for (size_t i = 0; i < v->ledger->receipt_count; i++) {
        const struct receipt *x = &v->ledger->receipts[i];

        add(&s.closing, v->receipt_open[i], x->amount.currency, s.arena);
        s.receipts += !ledger_is_typed(v->ledger, x->at);
    }
    return s;
}

/* More than GAP_LIMIT of a hundred less, without forming products. */
static bool falls(struct gap_pair x)
{
    return x.was > 0 && x.was - x.is > x.was / (100 / GAP_LIMIT);
}

struct finding {
    struct gaps *gaps;
    size_t capacity;
    struct arena *arena;
};

static void report(struct finding *f, struct gap gap)
{
    struct gaps *g = f->gaps;

    ARENA_PUSH(f->arena, g->items, g->count, f->capacity) = gap;
}

static void compare(struct finding *f, enum gap_kind kind, struct gap_pair x)
{
    if (falls(x))
        report(f, (struct gap){.kind = kind, .was = x.was, .is = x.is});
}

static void compare_currencies(struct finding *f, const struct side *before,
                               const struct side *after)
{
    for (size_t i = 0; i < f->gaps->sum_count; i++) {
        const struct gap_sum *s = &f->gaps->sums[i];
        struct gap gap = {.kind = GAP_TOTAL,
                          .currency = s->currency,
                          .was = s->total.was,
                          .is = s->total.is};

        if (balance_in(&before->present, s->currency).minor > 0 &&
            balance_in(&after->present, s->currency).minor == 0)
            gap.kind = GAP_CURRENCY;
        else if (!falls(s->total))
            continue;
        report(f, gap);
    }
}

static void compare_departments(struct finding *f, const struct side *before,
                                const struct side *after)
{
    for (size_t i = 0; i < before->name_count; i++)
        if (!gap_index_find(&after->departments, str_hash(before->names[i])))
            report(f, (struct gap){.kind = GAP_DEPARTMENT,
                                   .department = before->names[i]});
}

static void add_sums(struct gaps *out, const struct side *before,
                     const struct side *after, struct arena *a)
{
    struct balance all = {0};

    for (size_t i = 0; i < before->present.count; i++)
        add(&all, 0, before->present.items[i].currency, a);
    for (size_t i = 0; i < after->present.count; i++)
        add(&all, 0, after->present.items[i].currency, a);
    for (size_t i = 0; i < before->closing.count; i++)
        if (before->closing.items[i].minor)
            add(&all, 0, before->closing.items[i].currency, a);
    for (size_t i = 0; i < after->closing.count; i++)
        if (after->closing.items[i].minor)
            add(&all, 0, after->closing.items[i].currency, a);
    out->sums = arena_array(a, struct gap_sum, all.count);
    out->sum_count = all.count;
    for (size_t i = 0; i < all.count; i++) {
        const struct currency *c = all.items[i].currency;

        out->sums[i] = (struct gap_sum){c,
                                        {balance_in(&before->totals, c).minor,
                                         balance_in(&after->totals, c).minor},
                                        {balance_in(&before->closing, c).minor,
                                         balance_in(&after->closing, c).minor}};
    }
}

void gap_compute(const struct view *before, const struct view *after,
                 struct gaps *out, struct arena *a)
{
    struct gaps g = {.by_open = is_photograph(before) || is_photograph(after)};
    struct side was = count_side(before, g.by_open, a);
    struct side is = count_side(after, g.by_open, a);
    struct finding f = {.gaps = &g, .arena = a};

    g.documents = (struct gap_pair){was.documents, is.documents};
    g.listed = (struct gap_pair){was.listed, is.listed};
    g.receipts = (struct gap_pair){was.receipts, is.receipts};
    g.customers = (struct gap_pair){was.customers, is.customers};
    add_sums(&g, &was, &is, a);
    compare(&f, GAP_DOCUMENTS, g.documents);
    if (!g.by_open)
        compare(&f, GAP_RECEIPTS, g.receipts);
    compare(&f, GAP_CUSTOMERS, g.customers);
    compare_currencies(&f, &was, &is);
    compare_departments(&f, &was, &is);
    *out = g;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9fb21c651e98df25u;
    return hash ^ hash >> 29;
}

/* Of the customers' ids, computed once. */
static uint64_t *customer_hashes(const struct ledger *l, struct arena *a)
{
    uint64_t *hashes = arena_array(a, uint64_t, l->customer_count + 1);

    for (size_t i = 0; i < l->customer_count; i++)
        hashes[i] = str_hash(l->customers[i].customer_id);
    return hashes;
}

static uint64_t document_hash(const struct document *d,
                              const uint64_t *customers)
{
    uint64_t hash = mix(customers[d->customer], str_hash(d->doc_no));

    if (d->details && d->details->installment_no.len)
        hash = mix(hash, str_hash(d->details->installment_no));
    return hash;
}

struct matching {
    struct gap_index documents, customers;
    bool by_open;
    struct arena *arena;
    struct gap_moves *out;
};

static void index_before(struct matching *m, const struct view *v)
{
    const struct ledger *l = v->ledger;
    uint64_t *ids = customer_hashes(l, m->arena);
    bool *has = arena_array(m->arena, bool, l->customer_count + 1);

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];

        if (!counts(v, i, m->by_open))
            continue;
        gap_index_add(&m->documents, document_hash(d, ids))->value =
            amount_of(v, i, m->by_open);
        if (!has[d->customer])
            (void)gap_index_add(&m->customers, ids[d->customer]);
        has[d->customer] = true;
    }
    m->out->gone = m->documents.count;
    m->out->customers_gone = m->customers.count;
}

static void match_document(struct matching *m, uint64_t hash, int64_t amount)
{
    struct gap_slot *slot = gap_index_find(&m->documents, hash);

    if (!slot) {
        m->out->added++;
        return;
    }
    slot->met = true;
    m->out->gone--;
    m->out->changed += slot->value != amount;
}

static void match_customer(struct matching *m, uint64_t hash)
{
    struct gap_slot *slot = gap_index_find(&m->customers, hash);

    if (!slot) {
        m->out->customers_added++;
        return;
    }
    slot->met = true;
    m->out->customers_gone--;
}

static void match_after(struct matching *m, const struct view *v)
{
    const struct ledger *l = v->ledger;
    uint64_t *ids = customer_hashes(l, m->arena);
    bool *has = arena_array(m->arena, bool, l->customer_count + 1);

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];

        if (!counts(v, i, m->by_open))
            continue;
        match_document(m, document_hash(d, ids), amount_of(v, i, m->by_open));
        if (!has[d->customer])
            match_customer(m, ids[d->customer]);
        has[d->customer] = true;
    }
}

void gap_compute_moves(const struct view *before, const struct view *after,
                       struct gap_moves *out)
{
    struct arena scratch = {0};
    size_t n = before->ledger->document_count;
    struct matching m = {.documents = gap_index_new(n, &scratch),
                         .customers = gap_index_new(1000, &scratch),
                         .by_open =
                             is_photograph(before) || is_photograph(after),
                         .arena = &scratch,
                         .out = out};

    *out = (struct gap_moves){0};
    index_before(&m, before);
    match_after(&m, after);
    arena_release(&scratch);
}
