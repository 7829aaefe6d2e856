#include "model/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

/*
 * Both ends of an allocation have an open part that moves between 0 and its
 * beginning: owed for a document, -amount for a receipt.  Where nothing is ever
 * opened again and the sum of all moves stays within, it does so on every day;
 * only ends where that cheap test fails are followed day by day.
 */
struct check {
    struct ledger *ledger;
    bool writeoffs_known; /* from the first: taken back only what was made */
    int64_t *documents;   /* by how much each has moved */
    int64_t *receipts;
    int64_t *written_off; /* of each document, without its sign */
    bool *followed_documents, *followed_receipts, *followed_writeoffs;
    bool *refused; /* one an allocation */
    bool *moved;   /* one an allocation: it is in effect */
    bool again;    /* a refusal changed a day that was done */
    struct refusals refusals;
    struct arena *scratch;
    struct diag *diag;
};

struct end {
    int64_t begin;
    int64_t *moved;
    bool *followed;
};

static int64_t negated(int64_t x)
{
    return (int64_t)(-(uint64_t)x);
}

/* For messages, which may show what cannot be. */
static int64_t sum(int64_t x, int64_t y)
{
    return (int64_t)((uint64_t)x + (uint64_t)y);
}

static struct end document_end(const struct check *c, uint32_t document)
{
    return (struct end){c->ledger->documents[document].owed,
                        &c->documents[document],
                        &c->followed_documents[document]};
}

/*
 * The two ends: the document, then the receipt or credit note.  Of a write-off
 * it is what was written off of the document, which is never less than none.
 * What opens a photograph's document again has no end there: that the receipt
 * had paid it is shown and not known.
 */
static size_t find_ends(const struct check *c, const struct allocation *x,
                        struct end ends[2])
{
    ends[0] = document_end(c, x->document);
    if (x->writeoff != LEDGER_NONE && c->writeoffs_known) {
        ends[1] = (struct end){-INT64_MAX, &c->written_off[x->document],
                               &c->followed_writeoffs[x->document]};
        return 2;
    }
    if (x->receipt != LEDGER_NONE && !x->reopens) {
        ends[1] = (struct end){
            negated(c->ledger->receipts[x->receipt].amount.minor),
            &c->receipts[x->receipt], &c->followed_receipts[x->receipt]};
        return 2;
    }
    if (x->credit_note != LEDGER_NONE) {
        ends[1] = document_end(c, x->credit_note);
        return 2;
    }
    return 1;
}

/* By how much an allocation moves its first (0) or second (1) end. */
static int64_t movement(const struct check *c, const struct allocation *x,
                        size_t end)
{
    bool negates = end == 0 || (x->writeoff != LEDGER_NONE &&
                                c->ledger->documents[x->document].owed < 0);

    return negates ? negated(x->amount.minor) : x->amount.minor;
}

static bool is_inward(int64_t begin, int64_t by)
{
    return begin < 0 ? by >= 0 : by <= 0;
}

static bool is_within(struct end end)
{
    int64_t open = end.begin;

    if (!minor_add(&open, *end.moved))
        return false;
    return end.begin < 0 ? open >= end.begin && open <= 0
                         : open <= end.begin && open >= 0;
}

/* Exported open amounts have moved already. */
static void start_moves(struct check *c)
{
    const struct ledger *l = c->ledger;

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];

        c->documents[i] = l->source == ALLOCATION_OPEN && doc->has_open
                              ? sum(doc->open, negated(doc->owed))
                              : 0;
    }
    for (size_t i = 0; i < l->receipt_count; i++)
        c->receipts[i] = 0;
    for (size_t i = 0; c->written_off && i < l->document_count; i++)
        c->written_off[i] = 0;
    for (size_t i = 0; i < l->allocation_count; i++)
        c->moved[i] = false;
}

static void add_up(struct check *c)
{
    const struct ledger *l = c->ledger;
    struct end ends[2];

    start_moves(c);
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];
        size_t n = c->refused[i] ? 0 : find_ends(c, x, ends);

        for (size_t e = 0; e < n; e++) {
            int64_t by = movement(c, x, e);

            if (!minor_add(ends[e].moved, by) || date_is(x->undone) ||
                !is_inward(ends[e].begin, by))
                *ends[e].followed = true;
        }
    }
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];
        size_t n = c->refused[i] ? 0 : find_ends(c, x, ends);

        for (size_t e = 0; e < n; e++) {
            if (!is_within(ends[e]))
                *ends[e].followed = true;
        }
    }
}

/* An allocation takes effect, or is undone with its receipt. */
struct step {
    struct date day;
    uint32_t allocation;
    bool undoes;
};

struct steps {
    struct step *items;
    size_t count, capacity;
};

static int compare_steps(const void *a, const void *b)
{
    const struct step *x = a;
    const struct step *y = b;

    if (x->day.day != y->day.day)
        return x->day.day < y->day.day ? -1 : 1;
    if (x->allocation != y->allocation)
        return x->allocation < y->allocation ? -1 : 1;
    return x->undoes - y->undoes;
}

static struct steps list_steps(struct check *c)
{
    struct arena *a = c->scratch;
    const struct ledger *l = c->ledger;
    struct steps s = {0};
    struct end ends[2];

    start_moves(c);
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];
        size_t n = c->refused[i] ? 0 : find_ends(c, x, ends);
        bool followed = false;

        for (size_t e = 0; e < n; e++)
            followed = followed || *ends[e].followed;
        if (!followed)
            continue;
        if (date_is(x->undone) && x->undone.day <= x->effective.day)
            continue; /* never takes effect */
        ARENA_PUSH(a, s.items, s.count, s.capacity) =
            (struct step){x->effective, (uint32_t)i, false};
        if (date_is(x->undone))
            ARENA_PUSH(a, s.items, s.count, s.capacity) =
                (struct step){x->undone, (uint32_t)i, true};
    }
    if (s.count)
        qsort(s.items, s.count, sizeof(*s.items), compare_steps);
    return s;
}

/* Move both ends on, or back; false, and nothing moved, on overflow. */
static bool move(struct check *c, uint32_t allocation, bool back)
{
    const struct allocation *x = &c->ledger->allocations[allocation];
    struct end ends[2];
    size_t n = find_ends(c, x, ends);

    for (size_t e = 0; e < n; e++) {
        int64_t by = movement(c, x, e);

        if (!minor_add(ends[e].moved, back ? negated(by) : by)) {
            by = movement(c, x, 0);
            if (e == 1)
                *ends[0].moved -= back ? negated(by) : by;
            return false;
        }
    }
    c->moved[allocation] = !back;
    return true;
}

/* Of an end that is out of bounds: on which side. */
static bool is_above(const struct end *end)
{
    return *end->moved > 0 && (end->begin >= 0 || end->begin + *end->moved > 0);
}

/* Whether an end is out of bounds on the side this allocation pushes it to. */
static bool exceeds(const struct check *c, uint32_t allocation)
{
    const struct allocation *x = &c->ledger->allocations[allocation];
    struct end ends[2];
    size_t n = find_ends(c, x, ends);

    for (size_t e = 0; e < n; e++) {
        int64_t by = movement(c, x, e);

        if (*ends[e].followed && !is_within(ends[e]) &&
            is_above(&ends[e]) == (by > 0))
            return true;
    }
    return false;
}

/* Rows that were spread over several documents stand or fall as one. */
static bool is_one_row(const struct allocation *x, const struct allocation *y)
{
    return x->at.file == y->at.file && x->at.line == y->at.line &&
           x->receipt == y->receipt && x->credit_note == y->credit_note &&
           x->writeoff == LEDGER_NONE && y->writeoff == LEDGER_NONE;
}

/* The allocations from *from to *to - 1, of which one is this. */
static struct allocation whole_row(const struct ledger *l, uint32_t allocation,
                                   size_t *from, size_t *to)
{
    struct allocation row = l->allocations[allocation];

    *from = allocation;
    *to = *from + 1;
    while (*from > 0 && is_one_row(&row, &l->allocations[*from - 1]))
        row.amount.minor =
            sum(row.amount.minor, l->allocations[--*from].amount.minor);
    while (*to < l->allocation_count && is_one_row(&row, &l->allocations[*to]))
        row.amount.minor =
            sum(row.amount.minor, l->allocations[(*to)++].amount.minor);
    return row;
}

static void report_excess(struct check *c, uint32_t allocation)
{
    const struct ledger *l = c->ledger;
    const struct allocation *x = &l->allocations[allocation];
    struct end ends[2];
    size_t n = find_ends(c, x, ends);
    size_t from;
    size_t to;
    struct allocation row = whole_row(l, allocation, &from, &to);
    uint32_t document = x->document;

    if (n == 2 && is_within(ends[0]) && x->receipt != LEDGER_NONE) {
        report_excess_of_receipt(l, &row,
                                 sum(l->receipts[x->receipt].amount.minor,
                                     negated(c->receipts[x->receipt])),
                                 c->scratch, c->diag);
        return;
    }
    if (n == 2 && is_within(ends[0]) && x->credit_note != LEDGER_NONE)
        document = x->credit_note;
    report_excess_of_document(
        l, &row, document,
        sum(l->documents[document].owed, c->documents[document]), c->scratch,
        c->diag);
}

/* The message just reported is the reason in the list of rejects. */
static void refuse(struct check *c, uint32_t allocation, struct date day)
{
    struct ledger *l = c->ledger;
    size_t from;
    size_t to;
    struct allocation row = whole_row(l, allocation, &from, &to);

    refusals_add(&c->refusals, l, &row, c->scratch, c->diag);
    for (size_t i = from; i < to; i++) {
        c->refused[i] = true;
        if (!c->moved[i])
            continue;
        (void)move(c, (uint32_t)i, true);
        if (l->allocations[i].effective.day < day.day)
            c->again = true;
    }
}

static void refuse_impossible(struct check *c)
{
    const struct ledger *l = c->ledger;

    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];
        const struct document *doc = &l->documents[x->document];

        if (c->refused[i])
            continue;
        if (!allocation_is_possible(l, x, c->scratch, c->diag)) {
            refuse(c, (uint32_t)i, x->effective);
        } else if (ledger_magnitude(x->amount.minor) >
                   ledger_magnitude(doc->owed)) {
            report_excess_of_document(l, x, x->document,
                                      sum(doc->owed, negated(x->amount.minor)),
                                      c->scratch, c->diag);
            refuse(c, (uint32_t)i, x->effective);
        }
    }
}

/*
 * The steps of one day together, so that a receipt may pay an invoice less a
 * red letter.  What goes too far is refused from the day's last row on.
 */
static void refuse_of_day(struct check *c, const struct step *steps, size_t n)
{
    bool again = true;

    while (again) {
        again = false;
        for (size_t i = n; i-- > 0;) {
            uint32_t allocation = steps[i].allocation;

            if (steps[i].undoes || c->refused[allocation] ||
                !exceeds(c, allocation))
                continue;
            report_excess(c, allocation);
            refuse(c, allocation, steps[i].day);
            again = true;
        }
    }
}

/* Whether what stands of an allocation pushes this end out further. */
static bool pushes(const struct check *c, const struct step *step,
                   const struct end *end)
{
    const struct allocation *x = &c->ledger->allocations[step->allocation];
    struct end ends[2];
    size_t n = find_ends(c, x, ends);

    if (step->undoes || c->refused[step->allocation] ||
        !c->moved[step->allocation])
        return false;
    for (size_t e = 0; e < n; e++) {
        if (ends[e].moved == end->moved &&
            (movement(c, x, e) > 0) == is_above(end))
            return true;
    }
    return false;
}

/*
 * A reversal undoes what it made, and that cannot be refused.  Where others
 * had counted on it (taken back before it was reversed, say) they fall, the
 * last one first.
 */
static void refuse_before(struct check *c, const struct step *steps, size_t day,
                          size_t undone)
{
    const struct allocation *x =
        &c->ledger->allocations[steps[undone].allocation];
    struct end ends[2];
    size_t n = find_ends(c, x, ends);

    for (size_t e = 0; e < n; e++) {
        for (size_t i = day; i-- > 0 && !is_within(ends[e]);) {
            if (!*ends[e].followed || !pushes(c, &steps[i], &ends[e]))
                continue;
            report_excess(c, steps[i].allocation);
            refuse(c, steps[i].allocation, steps[undone].day);
        }
    }
}

/* The steps from .. to - 1 are those of one day. */
static void follow_day(struct check *c, const struct step *steps, size_t from,
                       size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (!c->refused[steps[i].allocation] &&
            !move(c, steps[i].allocation, steps[i].undoes)) {
            report_excess(c, steps[i].allocation);
            refuse(c, steps[i].allocation, steps[i].day);
        }
    }
    refuse_of_day(c, steps + from, to - from);
    for (size_t i = from; i < to; i++) {
        if (steps[i].undoes && !c->refused[steps[i].allocation])
            refuse_before(c, steps, from, i);
    }
}

/* Once more from the start where a row fell that other days had counted on. */
static void follow(struct check *c)
{
    do {
        struct steps s = list_steps(c);
        size_t from = 0;

        c->again = false;
        while (from < s.count) {
            size_t to = from;

            while (to < s.count && s.items[to].day.day == s.items[from].day.day)
                to++;
            follow_day(c, s.items, from, to);
            from = to;
        }
    } while (c->again);
}

static void remove_refused(struct check *c)
{
    struct ledger *l = c->ledger;
    size_t kept = 0;

    if (!c->refusals.count)
        return;
    for (size_t i = 0; i < l->allocation_count; i++) {
        if (!c->refused[i])
            l->allocations[kept++] = l->allocations[i];
    }
    l->allocation_count = kept;
    refusals_store(&c->refusals, l);
}

void ledger_check_allocations(struct ledger *l, bool writeoffs_known,
                              struct diag *d)
{
    struct arena scratch = {0};
    size_t n = l->document_count;
    struct check c = {
        .ledger = l,
        .writeoffs_known = writeoffs_known && l->writeoff_count,
        .documents = arena_array(&scratch, int64_t, n),
        .receipts = arena_array(&scratch, int64_t, l->receipt_count),
        .followed_documents = arena_array(&scratch, bool, n),
        .followed_receipts = arena_array(&scratch, bool, l->receipt_count),
        .refused = arena_array(&scratch, bool, l->allocation_count),
        .moved = arena_array(&scratch, bool, l->allocation_count),
        .scratch = &scratch,
        .diag = d,
    };

    if (c.writeoffs_known) {
        c.written_off = arena_array(&scratch, int64_t, n);
        c.followed_writeoffs = arena_array(&scratch, bool, n);
    }
    refuse_impossible(&c);
    add_up(&c);
    follow(&c);
    remove_refused(&c);
    arena_release(&scratch);
}
