#include "measure/migration.h"

#include "measure/aging_parts.h"
#include "measure/photograph.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The shares of a row, in tenths of a per cent. */
#define ALL_SHARES 1000

struct migrating {
    const struct view *then, *now;
    const struct policy *policy;
    struct age_table *ages_then, *ages_now;
    struct migration *out;
    size_t capacity;
    struct arena *arena;
};

/* A document's way between the two days, as magnitudes. */
struct way {
    struct migration_block *block;
    int64_t sign; /* of the document: 1, or -1 */
    size_t from;  /* row of what is not open again */
    size_t to;    /* bucket of now */
    int64_t base; /* what was open then, or is new */
    int64_t reopened;
    int64_t exits[MIGRATION_EXITS];
    int64_t open; /* base + reopened - exits */
};

static struct migration_block *block_of(struct migrating *m,
                                        const struct currency *currency)
{
    struct migration *out = m->out;

    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].currency == currency)
            return &out->items[i];
    ARENA_PUSH(m->arena, out->items, out->count, m->capacity) =
        (struct migration_block){.currency = currency};
    return &out->items[out->count - 1];
}

/* No sum over the amounts of a view overflows: ledger_view saw to it. */
static void add(const struct way *w, size_t row, size_t column, int64_t amount)
{
    w->block->cells[row][column] += w->sign * amount;
    w->block->opening[row] += w->sign * amount;
    w->block->closing[column] += w->sign * amount;
}

/* What was open, or is new, is what leaves first; the rest was open again. */
static void walk(const struct way *w)
{
    int64_t rest = w->base;

    for (size_t i = 0; i < MIGRATION_EXITS; i++) {
        int64_t part = w->exits[i] < rest ? w->exits[i] : rest;

        add(w, w->from, BUCKET_MAX + i, part);
        add(w, BUCKET_MAX + MIGRATION_REOPENED, BUCKET_MAX + i,
            w->exits[i] - part);
        rest -= part;
    }
    add(w, w->from, w->to, rest);
    add(w, BUCKET_MAX + MIGRATION_REOPENED, w->to, w->open - rest);
}

static int64_t sign_of(int64_t minor)
{
    return minor < 0 ? -1 : 1;
}

/* Less than nothing was opened again. */
static void leave(struct way *w, enum migration_exit exit, int64_t minor)
{
    int64_t amount = w->sign * minor;

    if (amount >= 0)
        w->exits[exit] = amount;
    else
        w->reopened -= amount;
}

static bool is_new(const struct migrating *m, const struct document *doc)
{
    return doc->issue_date.day > m->then->as_of.day &&
           doc->issue_date.day <= m->now->as_of.day;
}

static size_t bucket_in(const struct age_table *t, const struct document *doc)
{
    int32_t days;

    return age_due_bucket(t, doc, &days);
}

/* What credit notes and write-offs took off each document in between. */
struct taken {
    int64_t *credited, *written_off;
};

static void count_taken(const struct migrating *m, struct taken *t,
                        struct arena *scratch)
{
    const struct ledger *l = m->now->ledger;

    t->credited = arena_array(scratch, int64_t, l->document_count);
    t->written_off = arena_array(scratch, int64_t, l->document_count);
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];
        int64_t change =
            (allocation_is_effective(x, m->now->as_of) ? x->amount.minor : 0) -
            (allocation_is_effective(x, m->then->as_of) ? x->amount.minor : 0);

        if (x->credit_note != LEDGER_NONE)
            t->credited[x->document] += change;
        else if (x->writeoff != LEDGER_NONE)
            t->written_off[x->document] += change;
    }
}

/* The rest of what it lost was paid. */
static void follow(struct migrating *m, const struct taken *t, size_t i)
{
    const struct document *doc = &m->now->ledger->documents[i];
    int64_t was = m->then->document_open[i], is = m->now->document_open[i];
    bool new = is_new(m, doc);
    int64_t base = new ? doc->owed : was;
    struct way w = {.sign = sign_of(doc->owed)};

    if (!age_is_in_bucket(m->ages_now, doc) ||
        (!was && !is && !new && !t->credited[i] && !t->written_off[i]))
        return;
    w.block = block_of(m, doc->currency);
    w.from = new ? BUCKET_MAX + MIGRATION_NEW : bucket_in(m->ages_then, doc);
    w.to = bucket_in(m->ages_now, doc);
    w.base = w.sign * base;
    w.open = w.sign * is;
    leave(&w, MIGRATION_CREDITED, t->credited[i]);
    leave(&w, MIGRATION_WRITTEN_OFF, t->written_off[i]);
    leave(&w, MIGRATION_PAID, base - is - t->credited[i] - t->written_off[i]);
    walk(&w);
}

static void follow_events(struct migrating *m)
{
    struct arena scratch = {0};
    struct taken taken;

    count_taken(m, &taken, &scratch);
    for (size_t i = 0; i < m->now->ledger->document_count; i++)
        follow(m, &taken, i);
    arena_release(&scratch);
}

struct shots {
    struct shot then, now;
    struct shot_pairs pairs;
};

static const struct document *row_in(const struct shot *s, size_t row)
{
    return &s->ledger->documents[row];
}

/* One account, so that what is open now is of what was open then. */
static bool is_same(const struct shots *s, size_t then, size_t now)
{
    return shot_customer(&s->then, then) == shot_customer(&s->now, now) &&
           row_in(&s->then, then)->currency == row_in(&s->now, now)->currency;
}

/* Gone, or, where it is another one's now, restated. */
static void leave_shot(struct migrating *m, const struct shots *s, size_t then)
{
    const struct document *doc = row_in(&s->then, then);
    int64_t was = s->then.open[then];
    uint32_t now = s->pairs.then[then];
    struct way w = {.sign = sign_of(was), .base = was * sign_of(was)};

    if (!was || !shot_counts(&s->then, then) ||
        !age_is_in_bucket(m->ages_then, doc) ||
        (now != LEDGER_NONE && is_same(s, then, now)))
        return;
    w.block = block_of(m, doc->currency);
    w.from = bucket_in(m->ages_then, doc);
    leave(&w, now == LEDGER_NONE ? MIGRATION_SETTLED : MIGRATION_RESTATED, was);
    walk(&w);
}

/* What it was, or is new, or has come back. */
static void enter_shot(struct migrating *m, const struct shots *s, size_t now)
{
    const struct document *doc = row_in(&s->now, now);
    uint32_t then = s->pairs.now[now];
    bool same = then != LEDGER_NONE && is_same(s, then, now);
    bool new = !same &&is_new(m, doc);
    int64_t was = same ? s->then.open[then] : new ? doc->owed : 0;
    int64_t is = s->now.open[now];
    struct way w = {.sign = sign_of(was ? was : is)};

    if ((!was && !is) || !shot_counts(&s->now, now) ||
        !age_is_in_bucket(m->ages_now, doc))
        return;
    w.block = block_of(m, doc->currency);
    w.from = new    ? BUCKET_MAX + MIGRATION_NEW
             : same ? bucket_in(m->ages_then, row_in(&s->then, then))
                    : BUCKET_MAX + MIGRATION_REOPENED;
    w.to = bucket_in(m->ages_now, doc);
    w.base = w.sign * was;
    w.open = w.sign * is;
    leave(&w, MIGRATION_SETTLED, was - is);
    walk(&w);
}

static void follow_photographs(struct migrating *m)
{
    struct arena scratch = {0};
    uint32_t *successors =
        restate_successors(m->now->ledger, m->then->ledger, &scratch);
    struct shots s = {
        {m->then->ledger, m->then->document_open, successors, m->then->as_of},
        {m->now->ledger, m->now->document_open, NULL, m->now->as_of},
        {0}};

    s.pairs = photograph_pair(&s.then, &s.now, &scratch);
    for (size_t i = 0; i < s.then.ledger->document_count; i++)
        leave_shot(m, &s, i);
    for (size_t i = 0; i < s.now.ledger->document_count; i++)
        enter_shot(m, &s, i);
    arena_release(&scratch);
}

struct rest {
    size_t column;
    int64_t left;
};

static int compare_rests(const void *a, const void *b)
{
    const struct rest *x = a;
    const struct rest *y = b;

    if (x->left != y->left)
        return x->left > y->left ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

/* By largest remainder; a column with nothing has no remainder. */
static void share_row(struct migration_block *b, size_t row)
{
    struct rest rests[MIGRATION_COLUMNS];
    int64_t sum = b->opening[row];
    int32_t lacking = ALL_SHARES;

    if (sum <= 0)
        return;
    for (size_t i = 0; i < MIGRATION_COLUMNS; i++) {
        struct decimal_sum x = {0};
        int64_t whole = 0;

        rests[i].column = i;
        if (!decimal_sum_add(&x, b->cells[row][i], ALL_SHARES) ||
            !decimal_sum_floor(x, sum, &whole, &rests[i].left) ||
            whole > INT32_MAX / 2 || whole < INT32_MIN / 2)
            return;
        b->shares[row][i] = (int32_t)whole;
        lacking -= (int32_t)whole;
    }
    qsort(rests, COUNT(rests), sizeof(*rests), compare_rests);
    for (size_t i = 0; lacking > 0; i++, lacking--)
        b->shares[row][rests[i].column]++;
    b->has_shares[row] = true;
}

size_t migration_stage_bucket(const struct bucket_scheme *s, size_t stage)
{
    return stage ? s->today + stage : 0;
}

/* Buckets of a stage: all that is not due is one. */
static size_t stage_end(const struct bucket_scheme *s, size_t stage)
{
    return s->today + stage + 1;
}

static void roll(const struct bucket_scheme *s, struct migration_block *b,
                 size_t stage)
{
    struct migration_roll *r = &b->rolls[stage];
    size_t next = migration_stage_bucket(s, stage + 1);

    for (size_t i = migration_stage_bucket(s, stage); i < stage_end(s, stage);
         i++) {
        r->base += b->opening[i];
        r->traced += b->cells[i][next];
        for (size_t k = next + 1; k < s->no_due_date; k++)
            r->beyond += b->cells[i][k];
    }
    r->net = b->closing[next];
}

static void close_block(const struct bucket_scheme *s,
                        struct migration_block *b)
{
    for (size_t i = 0; i < s->count; i++)
        share_row(b, i);
    for (size_t i = 0; migration_stage_bucket(s, i + 1) < s->no_due_date; i++) {
        roll(s, b, i);
        b->roll_count++;
    }
}

/* The reporting currency first, then by code: few, so by insertion. */
static void sort_blocks(struct migration *out, const struct currency *first)
{
    for (size_t i = 1; i < out->count; i++) {
        struct migration_block x = out->items[i];
        size_t at = i;

        while (at > 0 && out->items[at - 1].currency != first &&
               (x.currency == first || strcmp(out->items[at - 1].currency->code,
                                              x.currency->code) > 0)) {
            out->items[at] = out->items[at - 1];
            at--;
        }
        out->items[at] = x;
    }
}

bool migration_make(const struct view *then, const struct view *now,
                    const struct policy *policy, struct migration *out,
                    struct arena *a)
{
    struct arena scratch = {0};
    bool photographs = now->ledger->source == ALLOCATION_OPEN;
    struct migration result = {.from = then->as_of,
                               .to = now->as_of,
                               .scheme = &policy->buckets,
                               .photographs = photographs};
    struct migrating m = {.then = then,
                          .now = now,
                          .policy = policy,
                          .ages_then = arena_new(&scratch, struct age_table),
                          .ages_now = arena_new(&scratch, struct age_table),
                          .out = &result,
                          .arena = a};
    bool comparable = photographs ? then->ledger->source == ALLOCATION_OPEN
                                  : then->ledger == now->ledger;

    age_table_make(m.ages_then, then, policy, &scratch);
    age_table_make(m.ages_now, now, policy, &scratch);
    if (comparable && photographs)
        follow_photographs(&m);
    else if (comparable)
        follow_events(&m);
    for (size_t i = 0; i < result.count; i++)
        close_block(&policy->buckets, &result.items[i]);
    sort_blocks(&result, policy->reporting_currency);
    arena_release(&scratch);
    *out = result;
    return comparable;
}
