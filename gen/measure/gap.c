#include "measure/gap.h"

#include "measure/gap_index.h"
#include "measure/gap_match.h"

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
        int64_t minor = gap_amount(s->view, i, s->by_open);

        add(&s->closing, s->view->document_open[i], d->currency, s->arena);
        s->listed += gap_counts(s->view, i, false);
        if (!gap_counts(s->view, i, s->by_open))
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

    gap.by_open = g->by_open;
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

/* More than GAP_LIMIT of a hundred of them. */
static bool is_much(size_t part, size_t all)
{
    return falls((struct gap_pair){(int64_t)all, (int64_t)(all - part)});
}

/* All but one in ten. */
static bool is_nearly_all(size_t part, size_t all)
{
    return all - part <= all / 10;
}

/* So few may all be paid, and others be entered late. */
#define FEW_DOCUMENTS 3

static void compare_documents(struct finding *f, const struct view *before,
                              const struct view *after)
{
    struct gap gap = {.was = f->gaps->documents.was,
                      .is = f->gaps->documents.is};
    struct gap_moves m;

    gap_match_some(before, after, &m);
    gap.kind = GAP_OPEN_LOST;
    if (is_much(m.open_lost, m.met))
        report(f, gap);
    gap.kind = GAP_OPEN_FOUND;
    if (is_much(m.open_found, m.met))
        report(f, gap);
    gap.kind = GAP_NUMBERS;
    if (gap.was >= FEW_DOCUMENTS && gap.is >= FEW_DOCUMENTS &&
        is_nearly_all(m.gone, m.met + m.gone) &&
        is_nearly_all(m.added_old, m.met + m.added))
        report(f, gap);
}

void gap_compute(const struct view *before, const struct view *after,
                 struct gaps *out, struct arena *a)
{
    struct gaps g = {.by_open =
                         gap_is_photograph(before) || gap_is_photograph(after)};
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
    compare_documents(&f, before, after);
    *out = g;
}
