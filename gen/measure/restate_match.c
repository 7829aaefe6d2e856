#include "measure/restate_fact.h"

/*
 * Exports mostly come in one order, with rows more, less and changed here and
 * there.  So the two ledgers are walked side by side, and only what finds
 * nothing there to go with is looked up by its hash.
 */
#define REACH_LEAST 64

struct matching {
    const struct side *then, *now;
    enum restated_kind kind;
    size_t then_count, now_count; /* rows */
    size_t then_at, now_at;
    size_t reach;  /* rows looked ahead */
    size_t budget; /* of rows looked ahead, in all */
    struct fact_rows then_rest, now_rest;
    struct arena *arena;
};

/* All facts of the earlier ledger that are the same. */
struct cell {
    uint32_t row;  /* row + 1; 0: free */
    uint32_t tag;  /* of the hash */
    uint32_t left; /* so many that the other side lacks */
};

struct cells {
    struct cell *items;
    size_t mask;
};

static void push(struct matching *m, struct fact_rows *list, size_t row)
{
    ARENA_PUSH(m->arena, list->items, list->count, list->capacity) =
        (uint32_t)row;
}

static bool is_pair(const struct matching *m, size_t then, size_t now)
{
    struct fact a;
    struct fact b;

    return then < m->then_count && now < m->now_count &&
           fact_read(m->then, m->kind, then, &a) &&
           fact_read(m->now, m->kind, now, &b) && fact_is_same(&a, &b);
}

/* Put off all rows before these. */
static void skip_to(struct matching *m, size_t then, size_t now)
{
    struct fact f;

    for (; m->then_at < then; m->then_at++) {
        if (fact_read(m->then, m->kind, m->then_at, &f))
            push(m, &m->then_rest, m->then_at);
    }
    for (; m->now_at < now; m->now_at++) {
        if (fact_read(m->now, m->kind, m->now_at, &f))
            push(m, &m->now_rest, m->now_at);
    }
}

/* Such as receipts that were never reversed. */
static size_t skip_empty(const struct matching *m, const struct side *s,
                         size_t at, size_t count)
{
    struct fact f;

    while (at < count && !fact_read(s, m->kind, at, &f))
        at++;
    return at;
}

/* Rows that came, went or changed: the next pair behind them. */
static bool find_pair(struct matching *m, size_t *then, size_t *now)
{
    for (size_t by = 1; by <= m->reach && m->budget > 0; by++) {
        bool came = is_pair(m, m->then_at, m->now_at + by);
        bool went = !came && is_pair(m, m->then_at + by, m->now_at);

        m->budget--;
        *then = m->then_at + (came ? 0 : by);
        *now = m->now_at + (went ? 0 : by);
        if (came || went || is_pair(m, *then, *now))
            return true;
        if (*then >= m->then_count && *now >= m->now_count)
            break;
    }
    return false;
}

/* On to the next rows with a fact; false: one side has none, or it is enough.
 */
static bool is_going_on(struct matching *m)
{
    m->then_at = skip_empty(m, m->then, m->then_at, m->then_count);
    m->now_at = skip_empty(m, m->now, m->now_at, m->now_count);
    return m->then_at < m->then_count && m->now_at < m->now_count &&
           m->budget > 0;
}

static void walk(struct matching *m)
{
    size_t then = 0;
    size_t now = 0;

    m->reach = REACH_LEAST;
    m->budget = (m->then_count + m->now_count) / 2 + REACH_LEAST;
    while (is_going_on(m)) {
        if (is_pair(m, m->then_at, m->now_at)) {
            m->then_at++;
            m->now_at++;
        } else if (find_pair(m, &then, &now)) {
            m->reach = REACH_LEAST;
            skip_to(m, then, now);
        } else {
            m->reach *= 2;
            skip_to(m, m->then_at + 1, m->now_at + 1);
        }
    }
    skip_to(m, m->then_count, m->now_count);
}

/* The place of a fact of the earlier ledger, free where there is none. */
static struct cell *find_cell(const struct matching *m, const struct cells *c,
                              const struct fact *f)
{
    uint64_t hash = fact_hash(f);
    uint32_t tag = (uint32_t)(hash >> 32);
    size_t at = hash & c->mask;
    struct fact other;

    for (; c->items[at].row; at = (at + 1) & c->mask) {
        if (c->items[at].tag != tag)
            continue;
        (void)fact_read(m->then, m->kind, c->items[at].row - 1, &other);
        if (fact_is_same(f, &other))
            break;
    }
    c->items[at].tag = tag;
    return &c->items[at];
}

static struct cells fill_cells(const struct matching *m)
{
    const struct fact_rows *rest = &m->then_rest;
    struct cells c = {.mask = 1};
    struct fact f;

    while (c.mask < rest->count + rest->count / 2 + 1) /* one stays free */
        c.mask *= 2;
    c.items = arena_array(m->arena, struct cell, c.mask);
    c.mask--;
    for (size_t i = 0; i < rest->count; i++) {
        struct cell *cell;

        (void)fact_read(m->then, m->kind, rest->items[i], &f);
        cell = find_cell(m, &c, &f);
        cell->row = cell->row ? cell->row : rest->items[i] + 1;
        cell->left++;
    }
    return c;
}

void fact_match(const struct side *then, const struct side *now,
                enum restated_kind kind, struct fact_rows *then_left,
                struct fact_rows *now_left, struct arena *a)
{
    struct matching m = {.then = then,
                         .now = now,
                         .kind = kind,
                         .then_count = fact_count(then->ledger, kind),
                         .now_count = fact_count(now->ledger, kind),
                         .arena = a};
    struct cells c;
    struct fact f;

    walk(&m);
    c = fill_cells(&m);
    *then_left = *now_left = (struct fact_rows){0};
    for (size_t i = 0; i < m.now_rest.count; i++) {
        struct cell *cell;

        (void)fact_read(now, kind, m.now_rest.items[i], &f);
        cell = find_cell(&m, &c, &f);
        if (cell->left)
            cell->left--;
        else
            push(&m, now_left, m.now_rest.items[i]);
    }
    for (size_t i = 0; i <= c.mask; i++) {
        for (uint32_t k = 0; k < c.items[i].left; k++)
            push(&m, then_left, c.items[i].row - 1);
    }
}
