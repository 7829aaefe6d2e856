#include "measure/photograph.h"

#include "measure/restate_fact.h"

#include <string.h>

/* What two rows must have in common to be the same item. */
enum likeness {
    LIKE_ALL,     /* customer, currency and amount; without a number the days */
    LIKE_ACCOUNT, /* customer and currency */
    LIKE_NUMBER
};

/* All rows of the earlier export that are alike; the first left is next. */
struct group {
    uint32_t row; /* any of them, plus 1; 0: free */
    uint32_t next;
    uint32_t tag; /* of the hash */
};

struct pairing {
    const struct shot *then, *now;
    enum likeness likeness;
    struct shot_pairs pairs;
    struct group *groups;
    size_t mask;
    uint32_t *behind; /* the next row of its group */
};

bool shot_counts(const struct shot *s, size_t row)
{
    return s->ledger->documents[row].issue_date.day <= s->until.day;
}

uint32_t shot_customer(const struct shot *s, size_t row)
{
    uint32_t customer = s->ledger->documents[row].customer;

    return s->successors ? s->successors[customer] : customer;
}

struct str shot_number(const struct shot *s, size_t row)
{
    const struct document *doc = &s->ledger->documents[row];

    return fact_is_place(s->ledger, doc->doc_no, doc->at) ? STR("")
                                                          : doc->doc_no;
}

struct str shot_part(const struct shot *s, size_t row)
{
    const struct document *doc = &s->ledger->documents[row];

    return doc->details ? doc->details->installment_no : STR("");
}

static bool is_credit_note(const struct document *doc)
{
    return doc->kind == DOCUMENT_CREDIT_NOTE;
}

static uint64_t hash_of(const struct pairing *p, const struct shot *s,
                        size_t row)
{
    const struct document *doc = &s->ledger->documents[row];
    struct str number = shot_number(s, row);
    struct str part = shot_part(s, row);
    uint64_t hash = str_hash_mix(str_hash(number), is_credit_note(doc));

    if (part.len)
        hash = str_hash_mix(hash, str_hash(part));
    if (p->likeness <= LIKE_ACCOUNT)
        hash = str_hash_mix(hash, shot_customer(s, row));
    if (p->likeness == LIKE_ALL)
        hash = str_hash_mix(hash, (uint64_t)doc->owed);
    if (p->likeness == LIKE_ALL && !number.len)
        hash =
            str_hash_mix(hash, (uint64_t)(uint32_t)doc->issue_date.day << 32 |
                                   (uint32_t)doc->due_date.day);
    return str_hash_mix(hash, 0);
}

static bool is_alike(const struct pairing *p, const struct shot *s, size_t row,
                     const struct shot *other, size_t other_row)
{
    const struct document *x = &s->ledger->documents[row];
    const struct document *y = &other->ledger->documents[other_row];
    struct str number = shot_number(s, row);

    if (!str_equal(number, shot_number(other, other_row)) ||
        !str_equal(shot_part(s, row), shot_part(other, other_row)) ||
        is_credit_note(x) != is_credit_note(y))
        return false;
    if (p->likeness <= LIKE_ACCOUNT &&
        (shot_customer(s, row) != shot_customer(other, other_row) ||
         x->currency != y->currency))
        return false;
    if (p->likeness == LIKE_ALL && x->owed != y->owed)
        return false;
    return p->likeness != LIKE_ALL || number.len ||
           (x->issue_date.day == y->issue_date.day &&
            x->due_date.day == y->due_date.day);
}

/* The group that a row belongs to, free where there is none. */
static struct group *find_group(const struct pairing *p, const struct shot *s,
                                size_t row)
{
    uint64_t hash = hash_of(p, s, row);
    uint32_t tag = (uint32_t)(hash >> 32);
    size_t at = hash & p->mask;

    while (p->groups[at].row &&
           (p->groups[at].tag != tag ||
            !is_alike(p, s, row, p->then, p->groups[at].row - 1)))
        at = (at + 1) & p->mask;
    p->groups[at].tag = tag;
    return &p->groups[at];
}

/* Rows that still look for another one. */
static bool is_left(const struct pairing *p, const struct shot *s,
                    const uint32_t *pairs, size_t row)
{
    return pairs[row] == LEDGER_NONE && shot_counts(s, row) &&
           (p->likeness == LIKE_ALL || shot_number(s, row).len);
}

static size_t count_left(const struct pairing *p)
{
    size_t n = 0;

    for (size_t i = 0; i < p->then->ledger->document_count; i++)
        n += is_left(p, p->then, p->pairs.then, i);
    return n;
}

/* The last row first, so that the chains run in the order of rows. */
static void make_groups(struct pairing *p, struct arena *scratch)
{
    size_t n = count_left(p);

    p->mask = 1;
    while (p->mask < n + n / 2 + 1) /* one stays free */
        p->mask *= 2;
    p->groups = arena_array(scratch, struct group, p->mask);
    p->mask--;
    for (size_t i = p->then->ledger->document_count; i-- > 0;) {
        struct group *g;

        if (!is_left(p, p->then, p->pairs.then, i))
            continue;
        g = find_group(p, p->then, i);
        p->behind[i] = g->row ? g->next : LEDGER_NONE;
        g->row = (uint32_t)i + 1;
        g->next = (uint32_t)i;
    }
}

static void pair_up(struct pairing *p)
{
    for (size_t i = 0; i < p->now->ledger->document_count; i++) {
        struct group *g;

        if (!is_left(p, p->now, p->pairs.now, i))
            continue;
        g = find_group(p, p->now, i);
        if (!g->row || g->next == LEDGER_NONE)
            continue;
        p->pairs.now[i] = g->next;
        p->pairs.then[g->next] = (uint32_t)i;
        g->next = p->behind[g->next];
    }
}

static uint32_t *none(size_t n, struct arena *a)
{
    uint32_t *list = arena_array(a, uint32_t, n);

    if (n)
        memset(list, 0xff, n * sizeof(*list)); /* LEDGER_NONE */
    return list;
}

struct shot_pairs photograph_pair(const struct shot *then,
                                  const struct shot *now, struct arena *a)
{
    size_t n = then->ledger->document_count;
    struct arena scratch = {0};
    struct pairing p = {
        .then = then,
        .now = now,
        .pairs = {none(n, a), none(now->ledger->document_count, a)},
        .behind = arena_array(&scratch, uint32_t, n)};

    for (p.likeness = LIKE_ALL; p.likeness <= LIKE_NUMBER; p.likeness++) {
        struct arena_mark mark = arena_mark(&scratch);

        make_groups(&p, &scratch);
        pair_up(&p);
        arena_rewind(&scratch, mark);
    }
    arena_release(&scratch);
    return p.pairs;
}
