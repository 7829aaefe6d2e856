#include "measure/aging.h"

#include "measure/aging_parts.h"

void aging_give_bases(struct aging_row *row,
                      const struct bucket_scheme *const *schemes,
                      struct arena *a)
{
    for (enum aging_basis b = BASIS_ISSUE; b <= BASIS_DISCLOSURE; b++)
        row->bases[b] = arena_array(a, struct aging_cell, schemes[b]->count);
}

static void add_cells(struct aging_cell *to, const struct aging_cell *from,
                      size_t count)
{
    for (size_t b = 0; b < count; b++) {
        to[b].count += from[b].count;
        to[b].minor += from[b].minor;
    }
}

void aging_add_row(struct aging_row *total, const struct aging_row *row,
                   const struct bucket_scheme *const *schemes)
{
    add_cells(total->cells, row->cells, schemes[BASIS_DUE]->count);
    for (enum aging_basis b = BASIS_ISSUE; b <= BASIS_DISCLOSURE; b++) {
        if (total->bases[b] && row->bases[b])
            add_cells(total->bases[b], row->bases[b], schemes[b]->count);
    }
    add_cells(&total->total, &row->total, 1);
    total->unapplied += row->unapplied;
    total->disputed += row->disputed;
    total->retention += row->retention;
    total->bills += row->bills;
    total->returned += row->returned;
    total->handed_over += row->handed_over;
    total->bills_held += row->bills_held;
    total->bills_passed_on += row->bills_passed_on;
    total->overdue += row->overdue;
    if (row->oldest_days > total->oldest_days)
        total->oldest_days = row->oldest_days;
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

/* What is filled in, and from what. */
struct filling {
    const struct view *view;
    const struct counting *counting;
    const struct bucket_scheme *const *schemes;
    const uint32_t *tops; /* NULL: there are no groups */
    bool with_bases;
};

static void fill_currency(const struct filling *f, struct aging_currency *out,
                          struct arena *a, struct diag *d)
{
    const struct ledger *l = f->view->ledger;
    size_t n = 0;

    for (size_t i = 0; i < l->customer_count; i++)
        n += counting_has(f->counting, (uint32_t)i, out->currency);
    out->customers = arena_array(a, struct aging_row, n);
    out->total.customer = LEDGER_NONE;
    if (f->with_bases)
        aging_give_bases(&out->total, f->schemes, a);
    for (size_t i = 0; i < l->customer_count; i++) {
        uint32_t customer = l->customer_order[i];
        struct aging_row *row = &out->customers[out->customer_count];

        if (!counting_has(f->counting, customer, out->currency))
            continue;
        if (f->with_bases)
            aging_give_bases(row, f->schemes, a);
        counting_fill(f->counting, customer, out->currency, row);
        aging_add_row(&out->total, row, f->schemes);
        if (row->unapplied > 0)
            warn_of_refunds(l, row, out->currency, a, d);
        out->customer_count++;
    }
    if (f->tops)
        aging_fill_groups(out, l, f->tops, f->schemes, a);
}

static void fill_currencies(const struct filling *f, struct aging *out,
                            struct arena *a, struct diag *d)
{
    const struct currency *const *list;

    out->currency_count = counting_currencies(f->counting, &list);
    out->currencies =
        arena_array(a, struct aging_currency, out->currency_count);
    for (size_t i = 0; i < out->currency_count; i++) {
        out->currencies[i].currency = list[i];
        fill_currency(f, &out->currencies[i], a, d);
    }
}

bool aging_compute(const struct view *v, const struct policy *policy,
                   unsigned want, unsigned threads, struct aging *out,
                   struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct age_table *t = arena_new(&scratch, struct age_table);
    struct filling f = {
        .view = v, .schemes = t->schemes, .with_bases = want & AGING_BASES};
    struct aging aging = {.as_of = v->as_of, .scheme = &policy->buckets};
    bool ok;

    age_table_make(t, v, policy, a);
    for (size_t b = 0; b < BASIS_COUNT; b++)
        aging.schemes[b] = t->schemes[b];
    f.counting = counting_run(v, t, f.with_bases, threads, &scratch, d);
    ok = f.counting != NULL;
    if (ok) {
        f.tops = aging_tops(v->ledger, &scratch);
        fill_currencies(&f, &aging, a, d);
        if (want & AGING_ITEMS)
            ok = aging_list_items(v, t, aging_parts(v->ledger, threads),
                                  threads, &aging, a, d);
    }
    arena_release(&scratch);
    if (ok)
        *out = aging;
    return ok;
}
