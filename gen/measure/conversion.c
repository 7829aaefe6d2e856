#include "measure/conversion.h"

#include "measure/aging_parts.h"

#include <assert.h>
#include <stdlib.h>

/* Decimals to which all rates are brought: more than they may have. */
#define RATE_SCALE 8

/* The exact figures of one currency: sums of minor units times rates. */
struct exact {
    struct decimal_sum parts[BUCKET_MAX + 1]; /* cells, then unapplied */
    struct decimal_sum total;
    struct decimal_sum *customers;
};

struct converting {
    const struct view *view;
    const struct aging *aging;
    const struct currency *to;
    struct age_table *ages; /* FX_HISTORIC alone */
    uint32_t *rows;         /* the same: of customers, or LEDGER_NONE */
    struct arena *scratch;
    struct diag *diag;
};

/* One currency of it. */
struct source {
    const struct aging_currency *native;
    struct conversion_row *row;
    struct exact sums;
    int64_t by; /* the sums are so many times too large */
    int scale;  /* of rates that give the sums */
    /* The rate that was found last, and for which day; FX_HISTORIC. */
    struct date day;
    int64_t units;    /* 0: there is none */
    struct date lack; /* the first day without a rate, or no_date */
};

static bool report_overflow(const struct converting *c, const struct source *s)
{
    return diag_error(c->diag, nowhere,
                      "the amounts in %s are too large to be converted to %s "
                      "exactly; look for a rate or an amount in the wrong "
                      "column",
                      s->native->currency->code, c->to->code);
}

static void report_lack(const struct converting *c, const struct source *s,
                        struct date day)
{
    diag_error(c->diag, nowhere,
               "there is no rate of %s for %.*s or an earlier day, so what is "
               "open in it is not converted to %s; add a row to the table fx",
               s->native->currency->code, STR_ARG(date_iso(day, c->scratch)),
               c->to->code);
}

/* A yen is a hundred of a yuan's minor units: the exponents are in it. */
static void set_scale(const struct converting *c, struct source *s)
{
    int more = c->to->exponent - s->native->currency->exponent;

    s->scale = RATE_SCALE + (more > 0 ? more : 0);
    s->by = decimal_power(RATE_SCALE + (more < 0 ? -more : 0));
}

/* The rate as units of the sums; false: too large, reported. */
static bool rate_units(const struct converting *c, const struct source *s,
                       struct decimal rate, int64_t *units)
{
    assert(rate.scale <= RATE_SCALE);
    if (!decimal_rescale(&rate, s->scale, ROUND_HALF_UP))
        return report_overflow(c, s);
    *units = rate.units;
    return true;
}

static void note_rate_date(struct conversion_row *row, struct date day)
{
    if (!date_is(row->rate_date) || day.day < row->rate_date.day)
        row->rate_date = day;
    if (!date_is(row->last_rate_date) || day.day > row->last_rate_date.day)
        row->last_rate_date = day;
}

static bool sum_at(struct source *s, int64_t units, size_t buckets)
{
    const struct aging_row *t = &s->native->total;
    struct exact *x = &s->sums;
    bool fits = decimal_sum_add(&x->total, t->total.minor, units) &&
                decimal_sum_add(&x->parts[buckets], t->unapplied, units);

    for (size_t b = 0; fits && b < buckets; b++)
        fits = decimal_sum_add(&x->parts[b], t->cells[b].minor, units);
    for (size_t i = 0; fits && i < s->native->customer_count; i++)
        fits = decimal_sum_add(&x->customers[i],
                               s->native->customers[i].total.minor, units);
    return fits;
}

/* The reporting currency itself has the rate 1, of no day. */
static bool sum_as_of(const struct converting *c, struct source *s)
{
    const struct currency *currency = s->native->currency;
    const struct fx_rate *x;
    int64_t units = 0;

    if (currency == c->to) {
        s->row->rate = (struct decimal){1, 0};
    } else {
        x = ledger_rate(c->view->ledger, currency, c->aging->as_of);
        if (!x) {
            if (s->native->customer_count)
                s->lack = c->aging->as_of;
            return true;
        }
        s->row->rate = x->rate;
        note_rate_date(s->row, x->rate_date);
    }
    if (!rate_units(c, s, s->row->rate, &units))
        return false;
    return sum_at(s, units, c->aging->scheme->count) || report_overflow(c, s);
}

static void note_lack(struct source *s, struct date day)
{
    if (!date_is(s->lack) || day.day < s->lack.day)
        s->lack = day;
}

/* Many rows of a file are of the same day. */
static bool find_rate(const struct converting *c, struct source *s,
                      struct date day)
{
    const struct fx_rate *x;

    if (day.day == s->day.day)
        return true;
    s->day = day;
    s->units = 0;
    x = ledger_rate(c->view->ledger, s->native->currency, day);
    if (!x) {
        note_lack(s, day);
        return true;
    }
    note_rate_date(s->row, x->rate_date);
    return rate_units(c, s, x->rate, &s->units);
}

/* An amount of a day in one part and its customer's total. */
static bool add_dated(const struct converting *c, struct source *s,
                      uint32_t row, size_t part, struct date day, int64_t minor)
{
    struct exact *x = &s->sums;

    if (!find_rate(c, s, day))
        return false;
    return (decimal_sum_add(&x->parts[part], minor, s->units) &&
            decimal_sum_add(&x->total, minor, s->units) &&
            decimal_sum_add(&x->customers[row], minor, s->units)) ||
           report_overflow(c, s);
}

static bool sum_documents(const struct converting *c, struct source *s)
{
    const struct view *v = c->view;

    for (size_t i = 0; i < v->ledger->document_count; i++) {
        const struct document *doc = &v->ledger->documents[i];
        size_t part = c->aging->scheme->count;
        int32_t days;

        if (!v->document_open[i] || doc->currency != s->native->currency)
            continue;
        if (age_is_in_bucket(c->ages, doc))
            part = age_due_bucket(c->ages, doc, &days);
        if (c->rows[doc->customer] != LEDGER_NONE &&
            !add_dated(c, s, c->rows[doc->customer], part, doc->issue_date,
                       v->document_open[i]))
            return false;
    }
    return true;
}

static bool sum_receipts(const struct converting *c, struct source *s)
{
    const struct view *v = c->view;

    for (size_t i = 0; i < v->ledger->receipt_count; i++) {
        const struct receipt *r = &v->ledger->receipts[i];

        if (!v->receipt_open[i] || r->amount.currency != s->native->currency)
            continue;
        if (c->rows[r->customer] != LEDGER_NONE &&
            !add_dated(c, s, c->rows[r->customer], c->aging->scheme->count,
                       r->receipt_date, v->receipt_open[i]))
            return false;
    }
    return true;
}

/*
 * Who has money in and out that comes to nothing has no row; the rates' gain on
 * it is not open either.
 */
static bool sum_historic(const struct converting *c, struct source *s)
{
    for (size_t i = 0; i < c->view->ledger->customer_count; i++)
        c->rows[i] = LEDGER_NONE;
    for (size_t i = 0; i < s->native->customer_count; i++)
        c->rows[s->native->customers[i].customer] = (uint32_t)i;
    return sum_documents(c, s) && sum_receipts(c, s);
}

struct share {
    size_t part;
    int64_t rest;
};

static int compare_shares(const void *a, const void *b)
{
    const struct share *x = a;
    const struct share *y = b;

    if (x->rest != y->rest)
        return x->rest > y->rest ? -1 : 1;
    return (x->part > y->part) - (x->part < y->part);
}

/*
 * The parts' sum is the total's, so that their rests come to fewer than n times
 * by, and what is missing after cutting to fewer than n units.
 */
static bool apportion(const struct decimal_sum *parts, size_t n, int64_t by,
                      int64_t total, int64_t *out, struct arena *scratch)
{
    struct share *shares = arena_array(scratch, struct share, n);
    int64_t cut = 0;

    for (size_t i = 0; i < n; i++) {
        shares[i].part = i;
        if (!decimal_sum_floor(parts[i], by, &out[i], &shares[i].rest) ||
            !minor_add(&cut, out[i]))
            return false;
    }
    if (n > 1)
        qsort(shares, n, sizeof(*shares), compare_shares);
    for (size_t i = 0; i < n && cut < total; i++, cut++)
        out[shares[i].part]++;
    assert(cut == total || n == 0);
    return true;
}

static bool round_sums(const struct converting *c, const struct source *s)
{
    size_t n = c->aging->scheme->count;
    struct conversion_row *row = s->row;
    int64_t parts[BUCKET_MAX + 1] = {0};

    if (!decimal_sum_round(s->sums.total, s->by, ROUND_HALF_UP, &row->total) ||
        !apportion(s->sums.parts, n + 1, s->by, row->total, parts,
                   c->scratch) ||
        !apportion(s->sums.customers, s->native->customer_count, s->by,
                   row->total, row->customers, c->scratch))
        return report_overflow(c, s);
    row->unapplied = parts[n];
    for (size_t b = 0; b < n; b++)
        row->cells[b] = parts[b];
    return true;
}

/* Buckets of 1 day and more, as in the aging. */
static bool add_overdue(const struct bucket_scheme *scheme,
                        struct conversion_row *row)
{
    for (size_t b = scheme->today + 1; b < scheme->no_due_date; b++) {
        if (!minor_add(&row->overdue, row->cells[b]))
            return false;
    }
    return true;
}

static bool convert_currency(const struct converting *c, struct source *s)
{
    struct arena_mark mark = arena_mark(c->scratch);
    size_t n = s->native->customer_count;
    bool ok;

    s->sums.customers = arena_array(c->scratch, struct decimal_sum, n);
    s->day = s->lack = no_date;
    set_scale(c, s);
    ok = c->rows && s->native->currency != c->to ? sum_historic(c, s)
                                                 : sum_as_of(c, s);
    if (ok && date_is(s->lack)) {
        report_lack(c, s, s->lack);
        s->row->rate_date = s->row->last_rate_date = no_date;
    } else if (ok) {
        s->row->has_rate = true;
        ok = round_sums(c, s) &&
             (add_overdue(c->aging->scheme, s->row) || report_overflow(c, s));
    }
    arena_rewind(c->scratch, mark);
    return ok;
}

static bool add_to_total(struct conversion_row *total,
                         const struct conversion_row *row, size_t buckets)
{
    bool fits = minor_add(&total->total, row->total) &&
                minor_add(&total->unapplied, row->unapplied) &&
                minor_add(&total->overdue, row->overdue);

    for (size_t b = 0; fits && b < buckets; b++)
        fits = minor_add(&total->cells[b], row->cells[b]);
    if (date_is(row->rate_date)) {
        note_rate_date(total, row->rate_date);
        note_rate_date(total, row->last_rate_date);
    }
    return fits;
}

static bool convert(const struct converting *c, struct conversion *out,
                    struct arena *a)
{
    out->count = c->aging->currency_count;
    out->rows = arena_array(a, struct conversion_row, out->count);
    out->total.has_rate = true;
    for (size_t i = 0; i < out->count; i++) {
        const struct aging_currency *native = &c->aging->currencies[i];
        struct conversion_row *row = &out->rows[i];
        struct source s = {.native = native, .row = row};

        row->currency = native->currency;
        row->rate_date = row->last_rate_date = no_date;
        row->native = native->total.total.minor;
        row->customers = arena_array(a, int64_t, native->customer_count);
        if (!convert_currency(c, &s))
            return false;
        if (!row->has_rate)
            out->complete = out->total.has_rate = false;
        if (!add_to_total(&out->total, row, c->aging->scheme->count))
            return report_overflow(c, &s);
    }
    return true;
}

/* Something is open in another currency. */
static bool has_others(const struct aging *aging, const struct currency *to)
{
    for (size_t i = 0; i < aging->currency_count; i++) {
        if (aging->currencies[i].currency != to &&
            aging->currencies[i].customer_count)
            return true;
    }
    return false;
}

bool conversion_compute(const struct view *v, const struct aging *aging,
                        const struct policy *policy, struct conversion *out,
                        struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct conversion result = {
        .currency = policy->reporting_currency,
        .rule = policy->fx,
        .total = {.rate_date = no_date, .last_rate_date = no_date},
        .complete = true};
    struct converting c = {.view = v,
                           .aging = aging,
                           .to = policy->reporting_currency,
                           .scratch = &scratch,
                           .diag = d};
    bool ok = true;

    if (has_others(aging, c.to) && !v->ledger->rate_count) {
        result.complete = false;
    } else if (has_others(aging, c.to)) {
        if (result.rule == FX_HISTORIC) {
            c.ages = arena_new(&scratch, struct age_table);
            age_table_make(c.ages, v, policy, &scratch);
            c.rows = arena_array(&scratch, uint32_t, v->ledger->customer_count);
        }
        ok = convert(&c, &result, a);
    }
    arena_release(&scratch);
    if (ok)
        *out = result;
    return ok;
}

const struct conversion_row *conversion_find(const struct conversion *all,
                                             const struct currency *currency)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->rows[i].currency == currency)
            return &all->rows[i];
    return NULL;
}
