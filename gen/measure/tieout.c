#include "measure/photograph.h"

#include <assert.h>
#include <string.h>

/* The row of a currency, made where there is none. */
static struct tieout_row *row_of(struct tying *t,
                                 const struct currency *currency)
{
    struct tieout *out = t->out;
    size_t at = 0;

    while (at < out->count &&
           strcmp(out->rows[at].currency->code, currency->code) < 0)
        at++;
    if (at < out->count && out->rows[at].currency == currency)
        return &out->rows[at];
    (void)ARENA_PUSH(t->arena, out->rows, out->count, t->row_capacity);
    memmove(out->rows + at + 1, out->rows + at,
            (out->count - 1 - at) * sizeof(*out->rows));
    out->rows[at] = (struct tieout_row){
        .currency = currency, .customer = LEDGER_NONE, .ties = true};
    return &out->rows[at];
}

/* The second way: what the aging put into its buckets, customer by customer. */
static void add_buckets(struct tying *t)
{
    const struct aging *aging = t->aging;

    for (size_t i = 0; i < aging->currency_count; i++) {
        const struct aging_currency *c = &aging->currencies[i];

        for (size_t r = 0; r < c->customer_count; r++) {
            const struct aging_row *row = &c->customers[r];
            struct tie_sums *s = tie_find(&t->all, row->customer, c->currency);

            s->unapplied += row->unapplied;
            for (size_t b = 0; b < aging->scheme->count; b++)
                s->buckets += row->cells[b].minor;
        }
    }
}

/* What the earlier report showed. */
static void add_opening(struct tying *t)
{
    const struct view *v = t->before;
    const struct ledger *l = v->ledger;

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];

        if (v->document_open[i])
            shift(
                &tie_find(&t->all, t->successors[doc->customer], doc->currency)
                     ->opening,
                v->document_open[i]);
    }
    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];

        if (v->receipt_open[i])
            shift(&tie_find(&t->all, t->successors[r->customer],
                            r->amount.currency)
                       ->opening,
                  v->receipt_open[i]);
    }
}

/*
 * Whose money had paid for others by then: on the day of the report; of
 * photographs, on the day that the newest stands for.
 */
static void add_transfers(struct tying *t)
{
    struct view then = {.ledger = t->view->ledger, .as_of = t->shown};
    const struct view *v = t->photographs ? &then : t->before;
    const struct ledger *l = v->ledger;
    uint32_t from;
    uint32_t to;

    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];

        if (!tie_transfer(v, x, &from, &to))
            continue;
        if (!t->photographs) {
            to = t->successors[to];
            from = t->successors[from];
        }
        shift(&tie_find(&t->all, to, x->amount.currency)->transferred_before,
              -x->amount.minor);
        shift(&tie_find(&t->all, from, x->amount.currency)->transferred_before,
              x->amount.minor);
    }
}

static bool add_restated(struct tying *t)
{
    struct tieout *out = t->out;
    const struct ledger *l = t->view->ledger;

    if (t->photographs)
        return photograph_roll(t) &&
               restate_fits(out->restatements, out->restatement_count, t->diag);
    if (t->photograph)
        return true;
    if (!restate_list(l, t->before, t->successors, &out->restatements,
                      &out->restatement_count, t->arena, t->diag))
        return false;
    for (size_t i = 0; i < out->restatement_count; i++) {
        const struct restatement *r = &out->restatements[i];
        uint32_t customer = r->customer == LEDGER_NONE
                                ? (uint32_t)l->customer_count
                                : r->customer;
        struct tie_sums *s = tie_find(&t->all, customer, r->currency);

        shift(&s->restated, r->is);
        shift(&s->restated, -r->was);
    }
    return true;
}

static bool start_from(struct tying *t)
{
    if (!t->before)
        return true;
    add_opening(t);
    add_transfers(t);
    return add_restated(t);
}

static int64_t less(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a - (uint64_t)b);
}

/* What all events of all time come to. */
static int64_t all_of(const struct tie_sums *s)
{
    int64_t sum = s->earlier;

    for (size_t k = 0; k < COUNT(s->kinds); k++)
        shift(&sum, s->kinds[k]);
    shift(&sum, s->reversals);
    shift(&sum, less(0, s->receipts));
    shift(&sum, less(0, s->bills));
    shift(&sum, less(0, s->writeoffs));
    shift(&sum, s->transferred);
    shift(&sum, s->exported);
    return sum;
}

/* What the row's lines come to. */
static int64_t sum_of(const struct tieout_row *row)
{
    int64_t sum = row->opening;

    shift(&sum, row->restated);
    shift(&sum, row->invoices);
    shift(&sum, row->debit_notes);
    shift(&sum, row->reversals);
    shift(&sum, less(0, row->receipts));
    shift(&sum, less(0, row->bills));
    shift(&sum, less(0, row->credits));
    shift(&sum, less(0, row->writeoffs));
    shift(&sum, row->transferred);
    shift(&sum, less(0, row->settled_unknown));
    shift(&sum, less(0, row->part_settled));
    shift(&sum, less(0, row->settled_new));
    shift(&sum, row->reappeared);
    shift(&sum, row->exported_difference);
    return sum;
}

/* What came of the items of the earlier photograph. */
static void fill_items(const struct tie_sums *s, struct tieout_row *row)
{
    row->settled_unknown = s->settled;
    row->part_settled = s->part_settled;
    row->settled_new = s->settled_new;
    row->reappeared = s->reappeared;
    row->receipts_unplaced = s->unplaced;
    shift(&row->receipts, s->paid);
    shift(&row->bills, s->paid_by_bill);
    shift(&row->writeoffs, s->written);
}

static void fill_events(const struct tying *t, const struct tie_sums *s,
                        struct tieout_row *row)
{
    row->invoices = s->kinds[DOCUMENT_INVOICE];
    row->debit_notes = s->kinds[DOCUMENT_DEBIT_NOTE];
    row->credits = less(0, s->kinds[DOCUMENT_CREDIT_NOTE]);
    row->reversals = s->reversals;
    row->receipts = s->receipts;
    row->bills = s->bills;
    row->writeoffs = s->writeoffs;
    row->transferred = less(s->transferred, s->transferred_before);
    if (!t->before) {
        row->opening = s->kinds[DOCUMENT_OPENING];
        row->exported_difference = s->exported;
        return;
    }
    row->opening = s->opening;
    row->restated = s->restated;
    shift(&row->invoices, s->kinds[DOCUMENT_OPENING]);
    fill_items(s, row);
    if (t->photograph)
        row->exported_difference = less(all_of(s), sum_of(row));
}

static void fill_bridge(const struct tie_sums *s, struct tieout_row *row)
{
    int64_t rest = s->buckets + s->unapplied - s->retention;

    row->retention_conditional = s->retention;
    row->credit_balances = rest < 0 ? -rest : 0;
    row->balance_sheet = row->closing;
    shift(&row->balance_sheet, -row->retention_conditional);
    shift(&row->balance_sheet, row->credit_balances);
}

struct tieout_row tie_row(const struct tying *t, const struct tie_sums *s)
{
    struct tieout_row row = {.currency = s->currency,
                             .customer = s->customer,
                             .buckets = s->buckets,
                             .unapplied = s->unapplied};
    size_t customers = t->view->ledger->customer_count;

    if (s->customer >= customers)
        row.customer = LEDGER_NONE;
    if (s->customer > customers)
        row.gone_id = arena_str(t->arena, t->gone[s->customer - customers - 1]);
    fill_events(t, s, &row);
    row.closing = sum_of(&row);
    row.opening_corrected = row.opening;
    shift(&row.opening_corrected, row.restated);
    row.difference = less(row.closing, row.buckets + row.unapplied);
    row.ties = row.difference == 0 && row.closing == all_of(s);
    fill_bridge(s, &row);
    return row;
}

/* closing, difference and what follows from them are zero where these are. */
static bool is_something(const struct tieout_row *row)
{
    return row->opening || row->restated || row->invoices || row->debit_notes ||
           row->reversals || row->receipts || row->bills || row->credits ||
           row->writeoffs || row->transferred || row->settled_unknown ||
           row->part_settled || row->settled_new || row->reappeared ||
           row->receipts_unplaced || row->exported_difference || row->buckets ||
           row->unapplied || !row->ties;
}

/* One number a currency. */
static size_t index_of(const struct currency *currency)
{
    return (size_t)(currency - currencies);
}

/* Make the currencies' rows; where the customers of each are to begin. */
static size_t *open_rows(struct tying *t)
{
    struct tieout *out = t->out;
    size_t *counts = arena_array(t->scratch, size_t, currency_count);

    for (size_t i = 0; i < tie_slot_count(&t->all); i++) {
        const struct tie_sums *s = tie_slot(&t->all, i);
        struct tieout_row row;

        if (!s->currency)
            continue;
        (void)row_of(t, s->currency);
        row = tie_row(t, s);
        counts[index_of(s->currency)] += is_something(&row);
    }
    for (size_t i = 0; i < out->count; i++) {
        size_t *count = &counts[index_of(out->rows[i].currency)];

        out->customer_count += *count;
        *count = out->customer_count - *count;
    }
    return counts;
}

/* All currencies of a customer. */
static void fill_customer(struct tying *t, struct tieout_row **totals,
                          size_t *next, uint32_t customer)
{
    const struct tie_sums *s = &t->all.own[customer];

    while (s && s->currency) {
        size_t index = index_of(s->currency);
        struct tieout_row row = tie_row(t, s);

        tie_add_row(totals[index], &row);
        if (is_something(&row))
            t->out->customers[next[index]++] = row;
        s = s->next ? tie_slot(&t->all, s->next) : NULL;
    }
}

static void fill_rows(struct tying *t)
{
    const struct ledger *l = t->view->ledger;
    struct tieout *out = t->out;
    size_t *next = open_rows(t);
    struct tieout_row **totals =
        arena_array(t->scratch, struct tieout_row *, currency_count);

    for (size_t i = 0; i < out->count; i++)
        totals[index_of(out->rows[i].currency)] = &out->rows[i];
    out->customers =
        arena_array(t->arena, struct tieout_row, out->customer_count);
    for (size_t i = 0; i < l->customer_count; i++)
        fill_customer(t, totals, next, l->customer_order[i]);
    for (size_t i = 0; i <= t->gone_count; i++)
        fill_customer(t, totals, next, (uint32_t)(l->customer_count + i));
}

static bool add_controls(struct tying *t)
{
    const struct ledger *l = t->view->ledger;
    bool any = false;

    for (size_t i = 0; i < l->control_count; i++) {
        const struct control *x = &l->controls[i];
        struct tieout_row *row;

        if (x->as_of.day != t->view->as_of.day)
            continue;
        any = true;
        row = row_of(t, x->amount.currency);
        row->has_control = true;
        if (!minor_add(&row->control, x->amount.minor) ||
            row->control > INT64_MAX / 2 || row->control < -(INT64_MAX / 2))
            return diag_error(t->diag, ledger_place(l, x->at),
                              "the control totals in %s are too large to be "
                              "compared",
                              x->amount.currency->code);
    }
    if (l->control_count && !any)
        diag_note(t->diag, ledger_place(l, l->controls[0].at),
                  "no control total is of %.*s: the general ledger was not "
                  "compared on that day",
                  STR_ARG(date_iso(t->view->as_of, t->scratch)));
    return true;
}

/* Sums that cancel out in the currency are a mismatch all the same. */
static void close_rows(struct tying *t)
{
    struct tieout *out = t->out;

    for (size_t i = 0; i < out->count; i++) {
        struct tieout_row *row = &out->rows[i];

        if (!row->ties)
            tie_report_events(t, row);
        if (row->has_control)
            row->control_difference = less(row->control, row->closing);
        if (row->control_difference) {
            row->ties = false;
            tie_report_control(t, row);
        }
        out->ties = out->ties && row->ties;
    }
}

static bool compute(struct tying *t)
{
    tie_find_successors(t);
    if (!tie_count(t))
        return false;
    add_buckets(t);
    if (!start_from(t))
        return false;
    fill_rows(t);
    if (!add_controls(t))
        return false;
    restate_report(t->out, t->scratch, t->diag);
    close_rows(t);
    return true;
}

bool tieout_compute(const struct view *v, const struct aging *aging,
                    const struct view *before, struct tieout *out,
                    struct arena *a, struct diag *d)
{
    struct tieout_past past = {.reported = before};

    return tieout_compute_from(v, aging, &past, out, a, d);
}

bool tieout_compute_from(const struct view *v, const struct aging *aging,
                         const struct tieout_past *past, struct tieout *out,
                         struct arena *a, struct diag *d)
{
    const struct view *before = past->reported;
    struct tieout result = {.ties = true,
                            .is_corrected = past->corrected || past->replaced,
                            .opening_date = before ? before->as_of : no_date};
    struct arena scratch = {0};
    struct tying t = {.view = v,
                      .aging = aging,
                      .before = before,
                      .corrected = past->corrected,
                      .opening = result.opening_date,
                      .shown = result.opening_date,
                      .out = &result,
                      .arena = a,
                      .scratch = &scratch,
                      .diag = d};
    bool ok;

    assert(!before || before->as_of.day <= v->as_of.day);
    if (before)
        tie_choose_way(&t);
    ok = compute(&t);
    arena_release(&scratch);
    if (ok)
        *out = result;
    return ok;
}

void tieout_hold(const struct tieout *t, struct ledger *l)
{
    for (size_t i = 0; i < t->customer_count; i++) {
        uint32_t customer = t->customers[i].customer;

        if (!t->customers[i].ties && customer != LEDGER_NONE)
            l->customers[customer].held = true;
    }
}
