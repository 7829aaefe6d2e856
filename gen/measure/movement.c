#include "measure/movement_parts.h"

#include "measure/tieout_parts.h"

#include <string.h>

const struct str movement_cause_names[MOVEMENT_CAUSES] = {
    [MOVEMENT_RESTATED] = STR_INIT("restated"),
    [MOVEMENT_INVOICED] = STR_INIT("invoiced"),
    [MOVEMENT_BOUNCED] = STR_INIT("bounced"),
    [MOVEMENT_PAID] = STR_INIT("paid"),
    [MOVEMENT_CREDITED] = STR_INIT("credited"),
    [MOVEMENT_WRITTEN_OFF] = STR_INIT("written_off"),
    [MOVEMENT_UNAPPLIED] = STR_INIT("unapplied"),
    [MOVEMENT_SETTLED] = STR_INIT("settled_unknown"),
    [MOVEMENT_TRANSFERRED] = STR_INIT("transferred"),
    [MOVEMENT_CURRENCY] = STR_INIT("currency"),
    [MOVEMENT_OTHER] = STR_INIT("other"),
};

/* What changed in a customer's unapplied money, by what changed it. */
struct unapplied {
    int64_t received; /* of receipts, not by their reversal */
    int64_t reversed; /* of receipts that were reversed in the period, and of
                         negative ones, which are reversals themselves */
    int64_t credited; /* of credit notes */
};

/* One currency at a time. */
struct moving {
    const struct tieout *tieout;
    const struct view *now, *then; /* then NULL: unapplied is not split off */
    const struct currency *currency;
    struct unapplied *customers; /* by index; NULL as then */
    struct unapplied all;
    struct arena *arena;
};

static bool is_between(const struct moving *m, struct date day)
{
    return date_is(day) && day.day > m->then->as_of.day &&
           day.day <= m->now->as_of.day;
}

static void count_receipts(struct moving *m)
{
    const struct ledger *l = m->now->ledger;

    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];
        int64_t change = m->now->receipt_open[i];
        struct unapplied *u = &m->customers[r->customer];

        shift(&change, -m->then->receipt_open[i]);
        if (r->amount.currency != m->currency || change == 0)
            continue;
        if (r->amount.minor < 0 || is_between(m, r->reversed_date)) {
            shift(&u->reversed, change);
            shift(&m->all.reversed, change);
        } else {
            shift(&u->received, change);
            shift(&m->all.received, change);
        }
    }
}

/* Those that are aged are in the buckets. */
static void count_credit_notes(struct moving *m)
{
    const struct ledger *l = m->now->ledger;

    if (l->rules.credit_notes == CREDIT_NOTES_AGED)
        return;
    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];
        int64_t change = m->now->document_open[i];

        shift(&change, -m->then->document_open[i]);
        if (doc->kind != DOCUMENT_CREDIT_NOTE || doc->currency != m->currency)
            continue;
        shift(&m->customers[doc->customer].credited, change);
        shift(&m->all.credited, change);
    }
}

static void count_unapplied(struct moving *m, struct arena *scratch)
{
    m->all = (struct unapplied){0};
    m->customers = NULL;
    if (!m->then)
        return;
    m->customers =
        arena_array(scratch, struct unapplied, m->now->ledger->customer_count);
    count_receipts(m);
    count_credit_notes(m);
}

/* The tie-out's lines, less what they only moved in unapplied money. */
static struct movement_row row_of(const struct tieout_row *t,
                                  struct unapplied u)
{
    struct movement_row row = {.currency = t->currency,
                               .customer = t->customer,
                               .gone_id = t->gone_id,
                               .opening = t->opening,
                               .closing = t->closing};
    int64_t *c = row.causes;

    c[MOVEMENT_RESTATED] = t->restated;
    c[MOVEMENT_INVOICED] = t->invoices;
    shift(&c[MOVEMENT_INVOICED], t->debit_notes);
    c[MOVEMENT_BOUNCED] = t->reversals;
    shift(&c[MOVEMENT_BOUNCED], -u.reversed);
    shift(&c[MOVEMENT_PAID], -t->receipts);
    shift(&c[MOVEMENT_PAID], -t->bills);
    shift(&c[MOVEMENT_PAID], -u.received);
    shift(&c[MOVEMENT_CREDITED], -t->credits);
    shift(&c[MOVEMENT_CREDITED], -u.credited);
    shift(&c[MOVEMENT_WRITTEN_OFF], -t->writeoffs);
    c[MOVEMENT_UNAPPLIED] = u.received;
    shift(&c[MOVEMENT_UNAPPLIED], u.reversed);
    shift(&c[MOVEMENT_UNAPPLIED], u.credited);
    shift(&c[MOVEMENT_SETTLED], -t->settled_unknown);
    shift(&c[MOVEMENT_SETTLED], -t->part_settled);
    shift(&c[MOVEMENT_SETTLED], -t->settled_new);
    c[MOVEMENT_TRANSFERRED] = t->transferred;
    c[MOVEMENT_OTHER] = t->reappeared;
    shift(&c[MOVEMENT_OTHER], t->exported_difference);
    return row;
}

static bool is_something(const struct movement_row *row)
{
    bool some = row->opening || row->closing;

    for (size_t i = 0; i < MOVEMENT_CAUSES; i++)
        some |= row->causes[i] != 0;
    return some;
}

static uint64_t size_of(int64_t minor)
{
    return minor < 0 ? -(uint64_t)minor : (uint64_t)minor;
}

/* Among the largest, behind its equals. */
static void note_behind(struct movement_behind *b,
                        const struct movement_row *row, int64_t minor)
{
    size_t at = b->top_count;

    if (minor == 0)
        return;
    b->customers++;
    while (at > 0 && size_of(b->top[at - 1].minor) < size_of(minor))
        at--;
    if (at == MOVEMENT_TOP)
        return;
    if (b->top_count < MOVEMENT_TOP)
        b->top_count++;
    memmove(&b->top[at + 1], &b->top[at],
            (b->top_count - 1 - at) * sizeof(*b->top));
    b->top[at] = (struct movement_share){row->customer, row->gone_id, minor};
}

static void add_row(struct movement_currency *out, const struct tieout_row *r,
                    struct unapplied u)
{
    struct movement_row row = row_of(r, u);

    if (!is_something(&row))
        return;
    for (size_t k = 0; k < MOVEMENT_CAUSES; k++)
        note_behind(&out->behind[k], &row, row.causes[k]);
    out->customers[out->customer_count++] = row;
}

/* His row in the tie-out, and 1; 0: all of it is zero. */
static size_t *find_rows(const struct moving *m, size_t *gone,
                         struct arena *scratch)
{
    const struct tieout *t = m->tieout;
    size_t *rows = arena_array(scratch, size_t, m->now->ledger->customer_count);

    *gone = 0;
    for (size_t i = 0; i < t->customer_count; i++) {
        const struct tieout_row *r = &t->customers[i];

        if (r->currency != m->currency)
            continue;
        if (r->customer == LEDGER_NONE)
            ++*gone;
        else
            rows[r->customer] = i + 1;
    }
    return rows;
}

/* Who only paid with what he had paid before has no row in the tie-out. */
static void add_customers(const struct moving *m, struct movement_currency *out,
                          struct arena *scratch)
{
    const struct ledger *l = m->now->ledger;
    const struct tieout *t = m->tieout;
    size_t gone;
    size_t *rows = find_rows(m, &gone, scratch);

    struct movement_row *list;

    out->customers =
        arena_array(scratch, struct movement_row, l->customer_count + gone);
    for (size_t i = 0; i < l->customer_count; i++) {
        uint32_t customer = l->customer_order[i];
        struct tieout_row none = {.currency = m->currency,
                                  .customer = customer};
        struct unapplied u = {0};

        if (m->customers)
            u = m->customers[customer];
        add_row(out, rows[customer] ? &t->customers[rows[customer] - 1] : &none,
                u);
    }
    for (size_t i = 0; gone && i < t->customer_count; i++)
        if (t->customers[i].currency == m->currency &&
            t->customers[i].customer == LEDGER_NONE)
            add_row(out, &t->customers[i], (struct unapplied){0});
    list = arena_array(m->arena, struct movement_row, out->customer_count);
    for (size_t i = 0; i < out->customer_count; i++)
        list[i] = out->customers[i];
    out->customers = list;
}

static void add_currency(struct moving *m, const struct tieout_row *r,
                         struct movement *out)
{
    struct movement_currency *c = &out->items[out->count++];
    struct arena scratch = {0};

    m->currency = r->currency;
    count_unapplied(m, &scratch);
    c->total = row_of(r, m->all);
    c->received = r->receipts;
    shift(&c->received, r->bills);
    add_customers(m, c, &scratch);
    arena_release(&scratch);
}

/* The reporting currency first. */
static void add_currencies(struct moving *m, const struct currency *first,
                           struct movement *out)
{
    const struct tieout *t = m->tieout;

    out->items = arena_array(m->arena, struct movement_currency, t->count);
    for (size_t i = 0; i < t->count; i++)
        if (t->rows[i].currency == first)
            add_currency(m, &t->rows[i], out);
    for (size_t i = 0; i < t->count; i++)
        if (t->rows[i].currency != first)
            add_currency(m, &t->rows[i], out);
}

bool movement_make(const struct tieout *t, const struct view *now,
                   const struct view *then, const struct policy *policy,
                   struct movement *out, struct arena *a, struct diag *d)
{
    struct movement m = {.from = t->opening_date,
                         .to = now->as_of,
                         .photographs = t->photographs,
                         .not_comparable = t->not_comparable};
    struct moving moving = {.tieout = t, .now = now, .arena = a};

    if (!t->photographs && !t->not_comparable)
        moving.then = then;
    add_currencies(&moving, policy->reporting_currency, &m);
    if (!movement_convert(&m, now, moving.then, policy, a, d))
        return false;
    *out = m;
    return true;
}
