#include "input/link_spread.h"

#include <assert.h>
#include <stdlib.h>

/* An instalment; amounts are magnitudes on the side of the debt. */
struct part {
    uint32_t document;
    int64_t whole;
    int64_t used; /* allocated, or kept free for rows that name it */
};

/* Something happens to the instalments of one document. */
enum step_kind {
    STEP_UNDONE, /* with its receipt; first of its day */
    STEP_NAMED,  /* an allocation that names its instalment */
    STEP_SPREAD
};

struct step {
    size_t group; /* where its instalments begin, in parts */
    int32_t day;
    enum step_kind kind;
    size_t allocation;
    size_t part;   /* of a named one */
    size_t spread; /* of a spread one; SIZE_MAX: named */
};

/* What a spread allocation gives to one instalment; signed. */
struct share {
    size_t part;
    int64_t minor;
};

struct shares {
    size_t from, to; /* of list.shares; empty: refused, or nothing yet */
};

/* Which part a document is; sorted by document. */
struct place_of_part {
    uint32_t document;
    size_t part, group;
};

struct list {
    struct spreading *of;
    struct ledger *ledger;
    struct arena *scratch;
    struct part *parts;
    size_t part_count;
    size_t *group_ends;  /* by part that begins a group */
    size_t *first_rooms; /* likewise: no part before has room */
    struct place_of_part *places;
    struct step *steps;
    size_t step_count, step_capacity;
    struct share *shares;
    size_t share_count, share_capacity;
    struct shares *given; /* by spread */
};

void spread_later(struct spreading *s, size_t allocation, struct span span,
                  const struct loose_allocation *row)
{
    ARENA_PUSH(&s->index->scratch, s->items, s->count, s->capacity) =
        (struct spread){allocation, span, row};
}

static int64_t magnitude(int64_t minor)
{
    return minor < 0 ? -minor : minor;
}

/* Hostile sums stop at the ends. */
static void add(int64_t *sum, int64_t x)
{
    if (!minor_add(sum, x))
        *sum = x < 0 ? INT64_MIN : INT64_MAX;
}

static int64_t room_of(const struct part *p)
{
    if (p->used <= 0)
        return p->whole;
    return p->used < p->whole ? p->whole - p->used : 0;
}

/* When an allocation counts, but for the date of its document. */
static struct date effective(const struct ledger *l, const struct allocation *x)
{
    if (x->receipt != LEDGER_NONE)
        return date_later(x->allocation_date,
                          l->receipts[x->receipt].receipt_date);
    return date_later(x->allocation_date,
                      l->documents[x->credit_note].issue_date);
}

/* When its receipt is reversed; a bill's when it is dishonoured. */
static struct date undone(const struct link *link, const struct allocation *x)
{
    const struct ledger *l = link->ledger;
    const struct receipt *r;

    if (x->receipt == LEDGER_NONE)
        return no_date;
    r = &l->receipts[x->receipt];
    if (date_is(r->reversed_date) || r->bill == LEDGER_NONE ||
        link->taken_back[r->bill] != LEDGER_NONE ||
        l->bills[r->bill].status != BILL_DISHONOURED)
        return r->reversed_date;
    return l->bills[r->bill].dishonoured_at;
}

static bool never_counts(const struct link *l, const struct allocation *x)
{
    struct date end = undone(l, x);

    return date_is(end) && end.day <= effective(l->ledger, x).day;
}

static int compare_places(const void *a, const void *b)
{
    const struct place_of_part *x = a, *y = b;

    return (x->document > y->document) - (x->document < y->document);
}

/* The instalments of every document that something is spread over. */
static size_t list_group(struct list *x, struct span span)
{
    const struct instalment *items = x->of->index->instalments;
    size_t group = x->part_count;

    for (size_t i = span.from; i < span.to; i++) {
        const struct document *d = &x->ledger->documents[items[i].document];

        x->places[x->part_count] =
            (struct place_of_part){items[i].document, x->part_count, group};
        x->parts[x->part_count++] =
            (struct part){items[i].document, magnitude(d->owed), 0};
    }
    x->group_ends[group] = x->part_count;
    x->first_rooms[group] = group;
    return group;
}

static void push_step(struct list *x, struct step step)
{
    const struct link *l = x->of->index->link;
    const struct allocation *y = &x->ledger->allocations[step.allocation];
    struct date end = undone(l, y);

    step.day = effective(x->ledger, y).day;
    ARENA_PUSH(x->scratch, x->steps, x->step_count, x->step_capacity) = step;
    if (!date_is(end))
        return;
    step.day = end.day;
    step.kind = STEP_UNDONE;
    ARENA_PUSH(x->scratch, x->steps, x->step_count, x->step_capacity) = step;
}

/* Once a document: spans of one are the same. */
static void list_spreads(struct list *x)
{
    size_t *group_of =
        arena_array(x->scratch, size_t, x->of->index->instalment_count);
    size_t most = 0;

    for (size_t i = 0; i < x->of->count; i++) {
        struct span span = x->of->items[i].span;

        if (!group_of[span.from])
            most += span.to - span.from;
        group_of[span.from] = 1;
    }
    x->parts = arena_array(x->scratch, struct part, most);
    x->places = arena_array(x->scratch, struct place_of_part, most);
    x->group_ends = arena_array(x->scratch, size_t, most);
    x->first_rooms = arena_array(x->scratch, size_t, most);
    for (size_t i = 0; i < x->of->count; i++)
        group_of[x->of->items[i].span.from] = SIZE_MAX;
    for (size_t i = 0; i < x->of->count; i++) {
        const struct spread *s = &x->of->items[i];
        size_t *group = &group_of[s->span.from];

        if (*group == SIZE_MAX)
            *group = list_group(x, s->span);
        push_step(x, (struct step){.group = *group,
                                   .kind = STEP_SPREAD,
                                   .allocation = s->allocation,
                                   .spread = i});
    }
}

/* Allocations that name one of these instalments. */
static void list_named(struct list *x)
{
    size_t next = 0;

    qsort(x->places, x->part_count, sizeof(*x->places), compare_places);
    for (size_t i = 0; i < x->ledger->allocation_count; i++) {
        struct place_of_part key = {x->ledger->allocations[i].document, 0, 0};
        const struct place_of_part *found;

        if (next < x->of->count && x->of->items[next].allocation == i) {
            next++;
            continue;
        }
        found = bsearch(&key, x->places, x->part_count, sizeof(*x->places),
                        compare_places);
        if (found &&
            !never_counts(x->of->index->link, &x->ledger->allocations[i]))
            push_step(x, (struct step){.group = found->group,
                                       .kind = STEP_NAMED,
                                       .allocation = i,
                                       .part = found->part,
                                       .spread = SIZE_MAX});
    }
}

static int compare_steps(const void *a, const void *b)
{
    const struct step *x = a, *y = b;

    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->allocation > y->allocation) - (x->allocation < y->allocation);
}

/* Reducing the debt is positive here, on either side. */
static int64_t inward(const struct list *x, const struct step *s)
{
    const struct document *d =
        &x->ledger->documents[x->parts[s->group].document];
    int64_t minor = x->ledger->allocations[s->allocation].amount.minor;

    return d->owed < 0 ? -minor : minor;
}

/* What rows give to instalments by name is kept free for them. */
static void keep_free(struct list *x, const struct step *steps, size_t n,
                      bool later_ones)
{
    struct date shown = x->of->index->link->photograph;

    for (size_t i = 0; i < n; i++) {
        bool is_later = date_is(shown) && steps[i].day > shown.day;

        if (steps[i].kind == STEP_NAMED && is_later == later_ones &&
            inward(x, &steps[i]) > 0)
            add(&x->parts[steps[i].part].used, inward(x, &steps[i]));
    }
}

/* From the photograph's day on its open amounts are what can be paid. */
static void look_at_photograph(struct list *x, size_t group)
{
    for (size_t i = group; i < x->group_ends[group]; i++) {
        const struct document *d = &x->ledger->documents[x->parts[i].document];

        if (d->has_open)
            x->parts[i].used = x->parts[i].whole - magnitude(d->open);
    }
    x->first_rooms[group] = group;
}

static bool takes_part(const struct list *x, const struct step *s, size_t part)
{
    const struct document *first =
        &x->ledger->documents[x->parts[s->group].document];
    const struct document *d = &x->ledger->documents[x->parts[part].document];

    return d->currency == first->currency && (d->owed < 0) == (first->owed < 0);
}

static void give(struct list *x, size_t part, int64_t minor)
{
    ARENA_PUSH(x->scratch, x->shares, x->share_count, x->share_capacity) =
        (struct share){part, minor};
}

/* Up to minor to the earliest due first; what is left over. */
static int64_t pay_parts(struct list *x, const struct step *s, int64_t minor)
{
    size_t *first = &x->first_rooms[s->group];
    size_t end = x->group_ends[s->group];

    while (*first < end && room_of(&x->parts[*first]) == 0)
        (*first)++;
    for (size_t i = *first; i < end && minor > 0; i++) {
        int64_t room = takes_part(x, s, i) ? room_of(&x->parts[i]) : 0;
        int64_t share = room < minor ? room : minor;

        if (share > 0)
            give(x, i, share);
        minor -= share;
    }
    return minor;
}

/* The same back, from the last due on. */
static int64_t open_parts(struct list *x, const struct step *s, int64_t minor)
{
    for (size_t i = x->group_ends[s->group]; i-- > s->group && minor > 0;) {
        int64_t used = takes_part(x, s, i) ? x->parts[i].used : 0;
        int64_t share = used < minor ? used : minor;

        if (share <= 0)
            continue;
        give(x, i, -share);
        minor -= share;
    }
    return minor;
}

/* What never counts takes nobody's room. */
static int64_t mark_parts(struct list *x, const struct step *s, int64_t minor)
{
    int64_t rest = magnitude(minor);

    for (size_t i = s->group; i < x->group_ends[s->group] && rest > 0; i++) {
        int64_t room = takes_part(x, s, i) ? x->parts[i].whole : 0;
        int64_t share = room < rest ? room : rest;

        if (share > 0)
            give(x, i, minor < 0 ? -share : share);
        rest -= share;
    }
    return rest;
}

static void use_parts(struct list *x, size_t group, struct shares given,
                      bool back)
{
    assert(given.to <= x->share_count);
    for (size_t i = given.from; i < given.to; i++) {
        int64_t minor = x->shares[i].minor;

        add(&x->parts[x->shares[i].part].used, back ? -minor : minor);
    }
    x->first_rooms[group] = group;
}

static void refuse(struct list *x, const struct step *s, int64_t possible)
{
    struct index *index = x->of->index;
    const struct spread *spread = &x->of->items[s->spread];
    const struct allocation *y = &x->ledger->allocations[s->allocation];
    const struct document *d = &x->ledger->documents[y->document];
    struct arena *a = x->ledger->arena;
    struct refusal r = {.at = y->at,
                        .table = TABLE_ALLOCATIONS,
                        .column = ALLOCATIONS_AMOUNT,
                        .amount = y->amount,
                        .names = {.from_no = spread->row->from_no,
                                  .doc_no = spread->row->to_doc_no},
                        .customer = d->customer};
    struct str listed = index_list_instalments(index, spread->span);
    struct str amount = money_plain(y->amount, a);
    struct str most = money_plain((struct money){possible, d->currency}, a);

    if (inward(x, s) > 0)
        link_refuse(index->link, r,
                    "allocation of %.*s: of the instalments %.*s of document "
                    "\"%.*s\" only %.*s is open; at most that can be allocated",
                    STR_ARG(amount), STR_ARG(listed), STR_ARG(d->doc_no),
                    STR_ARG(most));
    else
        link_refuse(index->link, r,
                    "allocation of %.*s takes back more than the %.*s "
                    "allocated to the instalments %.*s of document \"%.*s\"",
                    STR_ARG(amount), STR_ARG(most), STR_ARG(listed),
                    STR_ARG(d->doc_no));
}

/* Nothing of a row that goes too far stands. */
static void spread(struct list *x, const struct step *s)
{
    struct shares *given = &x->given[s->spread];
    bool counts = !never_counts(x->of->index->link,
                                &x->ledger->allocations[s->allocation]);
    int64_t minor = inward(x, s), rest;

    given->from = x->share_count;
    if (!counts)
        rest = mark_parts(x, s, minor);
    else if (minor > 0)
        rest = pay_parts(x, s, minor);
    else
        rest = open_parts(x, s, -minor);
    if (rest == 0) {
        given->to = x->share_count;
        if (counts)
            use_parts(x, s->group, *given, false);
        return;
    }
    given->to = x->share_count = given->from;
    refuse(x, s, magnitude(minor) - rest);
}

static void use_part(struct list *x, const struct step *s, int64_t minor)
{
    add(&x->parts[s->part].used, minor);
    x->first_rooms[s->group] = s->group;
}

static void follow(struct list *x, const struct step *s)
{
    switch (s->kind) {
    case STEP_NAMED:
        if (inward(x, s) < 0) /* others are kept free for from the start */
            use_part(x, s, inward(x, s));
        break;
    case STEP_SPREAD:
        spread(x, s);
        break;
    case STEP_UNDONE:
        if (s->spread == SIZE_MAX)
            use_part(x, s, -inward(x, s));
        else
            use_parts(x, s->group, x->given[s->spread], true);
        break;
    }
}

/* All steps of one document. */
static void follow_group(struct list *x, const struct step *steps, size_t n)
{
    struct date shown = x->of->index->link->photograph;
    bool before = true;

    keep_free(x, steps, n, false);
    for (size_t i = 0; i < n; i++) {
        if (before && date_is(shown) && steps[i].day > shown.day) {
            before = false;
            look_at_photograph(x, steps[i].group);
            keep_free(x, steps, n, true);
        }
        follow(x, &steps[i]);
    }
}

static void follow_all(struct list *x)
{
    size_t from = 0;

    qsort(x->steps, x->step_count, sizeof(*x->steps), compare_steps);
    while (from < x->step_count) {
        size_t to = from;

        while (to < x->step_count && x->steps[to].group == x->steps[from].group)
            to++;
        follow_group(x, x->steps + from, to - from);
        from = to;
    }
}

static size_t add_parts(const struct list *x, const struct shares *given,
                        const struct allocation *whole, struct allocation *out)
{
    const struct document *d = &x->ledger->documents[whole->document];
    size_t n = 0;

    for (size_t i = given->from; i < given->to; i++) {
        const struct share *share = &x->shares[i];

        out[n] = *whole;
        out[n].document = x->parts[share->part].document;
        out[n++].amount.minor = d->owed < 0 ? -share->minor : share->minor;
    }
    return n;
}

/* An amount of 0 has no parts and stays as it is. */
static void put_in_place(struct list *x)
{
    struct ledger *l = x->ledger;
    const struct allocation *rows = l->allocations;
    size_t n = l->allocation_count, count = 0, next = 0;
    struct allocation *all =
        arena_array(l->arena, struct allocation, n + x->share_count);

    for (size_t i = 0; i < n; i++) {
        const struct shares *given = NULL;

        if (next < x->of->count && x->of->items[next].allocation == i)
            given = &x->given[next++];
        if (given && given->from < given->to)
            count += add_parts(x, given, &rows[i], all + count);
        else
            all[count++] = rows[i];
    }
    l->allocations = all;
    l->allocation_count = count;
}

void spread_all(struct spreading *s)
{
    struct arena scratch = {0};
    struct list x = {
        .of = s, .ledger = s->index->link->ledger, .scratch = &scratch};

    if (s->count == 0)
        return;
    x.given = arena_array(&scratch, struct shares, s->count);
    list_spreads(&x);
    list_named(&x);
    follow_all(&x);
    put_in_place(&x);
    arena_release(&scratch);
}
