#include "measure/tieout.h"

#include "base/job.h"

#include <string.h>

#define ROWS_A_JOB 262144

#define NAMED_MAX 10 /* customers or rows named for a mismatch */

struct tying {
    const struct view *view;
    const struct aging *aging;
    struct tieout *out;
    size_t capacity;
    struct arena *arena;
};

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
    (void)ARENA_PUSH(t->arena, out->rows, out->count, t->capacity);
    memmove(out->rows + at + 1, out->rows + at,
            (out->count - 1 - at) * sizeof(*out->rows));
    out->rows[at] = (struct tieout_row){.currency = currency};
    return &out->rows[at];
}

static void add_document(struct tieout_row *row, const struct document *doc)
{
    switch ((enum document_kind)doc->kind) {
    case DOCUMENT_INVOICE:
        row->invoices += doc->owed;
        break;
    case DOCUMENT_CREDIT_NOTE:
        row->credits -= doc->owed;
        break;
    case DOCUMENT_DEBIT_NOTE:
        row->debit_notes += doc->owed;
        break;
    case DOCUMENT_OPENING:
        row->opening += doc->owed;
        break;
    }
}

static bool has_exported(const struct ledger *l, const struct document *doc)
{
    return l->source == ALLOCATION_OPEN && doc->has_open;
}

struct adding {
    const struct view *view;
    struct tieout *parts; /* one a job */
};

static bool add_part(void *context, size_t index, struct worker *w)
{
    struct adding *adding = context;
    const struct ledger *l = adding->view->ledger;
    struct tying t = {
        .view = adding->view, .out = &adding->parts[index], .arena = w->arena};
    struct tieout_row *row = NULL;
    size_t from = index * ROWS_A_JOB;
    size_t to = from + ROWS_A_JOB;

    for (size_t i = from; i < to && i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];

        if (doc->issue_date.day > t.view->as_of.day)
            continue;
        if (!row || row->currency != doc->currency)
            row = row_of(&t, doc->currency);
        add_document(row, doc);
        if (has_exported(l, doc))
            row->exported_difference += doc->open - doc->owed;
    }
    return true;
}

/*
 * The first way: sums of the tables by date alone.  Who paid what does not
 * matter to it, so a fault in the allocations shows.  The sums cannot overflow:
 * ledger_view saw to it.
 */
static bool add_documents(struct tying *t, struct arena *scratch,
                          struct diag *d)
{
    size_t jobs =
        (t->view->ledger->document_count + ROWS_A_JOB - 1) / ROWS_A_JOB;
    struct adding adding = {t->view, arena_array(scratch, struct tieout, jobs)};

    if (!job_run(jobs, t->view->threads, add_part, &adding, scratch, d))
        return false;
    for (size_t p = 0; p < jobs; p++) {
        for (size_t i = 0; i < adding.parts[p].count; i++) {
            const struct tieout_row *part = &adding.parts[p].rows[i];
            struct tieout_row *row = row_of(t, part->currency);

            row->opening += part->opening;
            row->invoices += part->invoices;
            row->debit_notes += part->debit_notes;
            row->credits += part->credits;
            row->exported_difference += part->exported_difference;
        }
    }
    return true;
}

/* The exported open amounts are less this receipt already. */
static bool is_in_photograph(const struct view *v, const struct receipt *r)
{
    const struct ledger *l = v->ledger;
    int32_t day = v->as_of.day;

    if (date_is(l->photograph) && l->photograph.day < day)
        day = l->photograph.day;
    return l->source == ALLOCATION_OPEN && r->receipt_date.day <= day &&
           (!date_is(r->reversed_date) || r->reversed_date.day > day);
}

/* Money from before the photograph that paid something only after it. */
static bool is_late_use(const struct view *v, const struct allocation *x)
{
    return x->receipt != LEDGER_NONE && allocation_is_effective(x, v->as_of) &&
           is_in_photograph(v, &v->ledger->receipts[x->receipt]);
}

/* A negative receipt, and one that was reversed, add to what is owed. */
static void add_receipts(struct tying *t)
{
    const struct ledger *l = t->view->ledger;
    int32_t day = t->view->as_of.day;

    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];
        int64_t amount = r->amount.minor;
        struct tieout_row *row;

        if (r->receipt_date.day > day)
            continue;
        row = row_of(t, r->amount.currency);
        if (amount < 0)
            row->reversals -= amount;
        else
            row->receipts += amount;
        if (date_is(r->reversed_date) && r->reversed_date.day <= day)
            row->reversals += amount;
        if (is_in_photograph(t->view, r))
            row->exported_difference += amount;
    }
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];

        if (is_late_use(t->view, x))
            row_of(t, x->amount.currency)->exported_difference -=
                x->amount.minor;
    }
}

/* The second way: what the aging put into its buckets, customer by customer. */
static void add_buckets(struct tying *t)
{
    const struct aging *aging = t->aging;

    for (size_t i = 0; i < aging->currency_count; i++) {
        const struct aging_currency *c = &aging->currencies[i];
        struct tieout_row *row = row_of(t, c->currency);

        for (size_t r = 0; r < c->customer_count; r++) {
            row->unapplied += c->customers[r].unapplied;
            for (size_t b = 0; b < aging->scheme->count; b++)
                row->buckets += c->customers[r].cells[b].minor;
        }
    }
}

static bool add_controls(struct tying *t, struct diag *d)
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
            return diag_error(d, ledger_place(l, x->at),
                              "the control totals in %s are too large to be "
                              "compared",
                              x->amount.currency->code);
    }
    if (l->control_count && !any)
        diag_note(d, ledger_place(l, l->controls[0].at),
                  "no control total is of %.*s: the general ledger was not "
                  "compared on that day",
                  STR_ARG(date_iso(t->view->as_of, t->arena)));
    return true;
}

static struct str text(const struct tieout_row *row, int64_t minor,
                       struct arena *a)
{
    return money_plain((struct money){minor, row->currency}, a);
}

/* What the tables say a customer owes, for naming whose sum is wrong. */
static void sum_customers(const struct tying *t,
                          const struct currency *currency, int64_t *sums)
{
    const struct ledger *l = t->view->ledger;
    int32_t day = t->view->as_of.day;

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];

        if (doc->currency == currency && doc->issue_date.day <= day)
            sums[doc->customer] += has_exported(l, doc) ? doc->open : doc->owed;
    }
    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];
        bool reversed =
            date_is(r->reversed_date) && r->reversed_date.day <= day;

        if (r->amount.currency != currency || r->receipt_date.day > day)
            continue;
        if (!reversed)
            sums[r->customer] -= r->amount.minor;
        if (is_in_photograph(t->view, r))
            sums[r->customer] += r->amount.minor;
    }
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];

        if (x->amount.currency == currency && is_late_use(t->view, x))
            sums[l->documents[x->document].customer] -= x->amount.minor;
    }
}

static const struct aging_currency *
find_currency(const struct aging *aging, const struct currency *currency)
{
    for (size_t i = 0; i < aging->currency_count; i++) {
        if (aging->currencies[i].currency == currency)
            return &aging->currencies[i];
    }
    return NULL;
}

static void name_customers(const struct tying *t, const struct tieout_row *row,
                           struct arena *a, struct diag *d)
{
    const struct ledger *l = t->view->ledger;
    const struct aging_currency *c = find_currency(t->aging, row->currency);
    int64_t *events = arena_array(a, int64_t, l->customer_count);
    int64_t *aged = arena_array(a, int64_t, l->customer_count);
    size_t named = 0;

    sum_customers(t, row->currency, events);
    for (size_t i = 0; c && i < c->customer_count; i++)
        aged[c->customers[i].customer] = c->customers[i].total.minor;
    for (size_t i = 0; i < l->customer_count && named < NAMED_MAX; i++) {
        uint32_t customer = l->customer_order[i];

        if (events[customer] == aged[customer])
            continue;
        named++;
        diag_error(d, ledger_place(l, l->customers[customer].at),
                   "customer \"%.*s\": his documents and receipts come to %.*s "
                   "%s, the aging shows %.*s",
                   STR_ARG(l->customers[customer].customer_id),
                   STR_ARG(text(row, events[customer], a)), row->currency->code,
                   STR_ARG(text(row, aged[customer], a)));
    }
}

static void report_events(const struct tying *t, const struct tieout_row *row,
                          struct arena *a, struct diag *d)
{
    diag_error(d, nowhere,
               "%s does not tie: the events come to %.*s, buckets and "
               "unapplied money to %.*s, the difference is %.*s",
               row->currency->code, STR_ARG(text(row, row->closing, a)),
               STR_ARG(text(row, row->buckets + row->unapplied, a)),
               STR_ARG(text(row, row->difference, a)));
    name_customers(t, row, a, d);
}

static bool explains(int64_t amount, const struct tieout_row *row)
{
    return amount != 0 && (amount == row->control_difference ||
                           amount == -row->control_difference);
}

/* An entry missing on one side is the usual cause: look for its amount. */
static void name_rows(const struct tying *t, const struct tieout_row *row,
                      struct diag *d)
{
    const struct ledger *l = t->view->ledger;
    size_t named = 0;

    for (size_t i = 0; i < l->document_count && named < NAMED_MAX; i++) {
        const struct document *doc = &l->documents[i];

        if (doc->currency != row->currency || !explains(doc->owed, row))
            continue;
        named++;
        diag_note(d, ledger_place(l, doc->at),
                  "document \"%.*s\" has just the amount of the difference to "
                  "the control total",
                  STR_ARG(doc->doc_no));
    }
    for (size_t i = 0; i < l->receipt_count && named < NAMED_MAX; i++) {
        const struct receipt *r = &l->receipts[i];

        if (r->amount.currency != row->currency ||
            !explains(r->amount.minor, row))
            continue;
        named++;
        diag_note(d, ledger_place(l, r->at),
                  "receipt \"%.*s\" has just the amount of the difference to "
                  "the control total",
                  STR_ARG(r->receipt_no));
    }
    for (size_t i = 0; i < l->reject_count && named < NAMED_MAX; i++) {
        const struct reject *x = &l->rejects[i];

        if (x->amount.currency != row->currency ||
            !explains(x->amount.minor, row))
            continue;
        named++;
        diag_note(d, x->at,
                  "this rejected row has just the amount of the difference to "
                  "the control total");
    }
}

static void report_control(const struct tying *t, const struct tieout_row *row,
                           struct arena *a, struct diag *d)
{
    const struct ledger *l = t->view->ledger;
    struct place at = nowhere;

    for (size_t i = l->control_count; i-- > 0;) {
        if (l->controls[i].as_of.day == t->view->as_of.day &&
            l->controls[i].amount.currency == row->currency)
            at = ledger_place(l, l->controls[i].at);
    }
    diag_error(d, at,
               "the control total in %s is %.*s, the ledger comes to %.*s: the "
               "difference is %.*s",
               row->currency->code, STR_ARG(text(row, row->control, a)),
               STR_ARG(text(row, row->closing, a)),
               STR_ARG(text(row, row->control_difference, a)));
    name_rows(t, row, d);
}

static void close_row(const struct tying *t, struct tieout_row *row,
                      struct arena *scratch, struct diag *d)
{
    row->closing = row->opening + row->invoices + row->debit_notes +
                   row->reversals - row->receipts - row->credits +
                   row->exported_difference;
    row->difference = row->closing - row->buckets - row->unapplied;
    if (row->has_control)
        row->control_difference = row->control - row->closing;
    row->ties = row->difference == 0 && row->control_difference == 0;
    if (row->difference)
        report_events(t, row, scratch, d);
    if (row->control_difference)
        report_control(t, row, scratch, d);
}

bool tieout_compute(const struct view *v, const struct aging *aging,
                    const struct view *before, struct tieout *out,
                    struct arena *a, struct diag *d)
{
    struct tieout result = {.ties = true};
    struct tying t = {v, aging, &result, 0, a};
    struct arena scratch = {0};

    bool ok = add_documents(&t, &scratch, d);

    add_receipts(&t);
    add_buckets(&t);
    ok = ok && add_controls(&t, d);
    for (size_t i = 0; ok && i < result.count; i++) {
        close_row(&t, &result.rows[i], &scratch, d);
        result.ties = result.ties && result.rows[i].ties;
    }
    arena_release(&scratch);
    if (ok)
        *out = result;
    return ok;
}
