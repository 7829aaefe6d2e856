#include "model/ledger_parts.h"

#include "base/file.h"

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
    int64_t *documents; /* by how much each has moved */
    int64_t *receipts;
    bool *followed_documents, *followed_receipts;
    bool *refused; /* one an allocation */
};

struct end {
    int64_t begin;
    int64_t *moved;
    bool *followed;
};

static uint64_t magnitude(int64_t x)
{
    return x < 0 ? -(uint64_t)x : (uint64_t)x;
}

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

/* The two ends: the document, then the receipt or credit note if any. */
static size_t find_ends(const struct check *c, const struct allocation *x,
                        struct end ends[2])
{
    ends[0] = document_end(c, x->document);
    if (x->receipt != LEDGER_NONE) {
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
static int64_t movement(const struct allocation *x, size_t end)
{
    return end == 0 ? negated(x->amount.minor) : x->amount.minor;
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
            int64_t by = movement(x, e);

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

static struct steps list_steps(struct check *c, struct arena *a)
{
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
static bool move(const struct check *c, uint32_t allocation, bool back)
{
    const struct allocation *x = &c->ledger->allocations[allocation];
    struct end ends[2];
    size_t n = find_ends(c, x, ends);

    for (size_t e = 0; e < n; e++) {
        int64_t by = movement(x, e);

        if (!minor_add(ends[e].moved, back ? negated(by) : by)) {
            if (e == 1)
                *ends[0].moved += by;
            return false;
        }
    }
    return true;
}

/* Whether an end is out of bounds on the side this allocation pushes it to. */
static bool exceeds(const struct check *c, uint32_t allocation)
{
    const struct allocation *x = &c->ledger->allocations[allocation];
    struct end ends[2];
    size_t n = find_ends(c, x, ends);

    for (size_t e = 0; e < n; e++) {
        int64_t by = movement(x, e);
        bool above = *ends[e].moved > 0 &&
                     (ends[e].begin >= 0 || ends[e].begin + *ends[e].moved > 0);

        if (*ends[e].followed && !is_within(ends[e]) && above == (by > 0))
            return true;
    }
    return false;
}

static struct str plain(int64_t minor, const struct currency *currency,
                        struct arena *a)
{
    return money_plain((struct money){minor, currency}, a);
}

static void report_document(const struct check *c, const struct allocation *x,
                            uint32_t document, struct arena *a, struct diag *d)
{
    const struct ledger *l = c->ledger;
    const struct document *doc = &l->documents[document];
    struct place at = ledger_place(l, doc->at);
    int64_t open = sum(doc->owed, c->documents[document]);

    if (x->document == document && magnitude(open) > magnitude(doc->owed) &&
        (open < 0) == (doc->owed < 0))
        diag_error(d, ledger_place(l, x->at),
                   "allocation of %.*s takes back more than was allocated to "
                   "document \"%.*s\" of %.*s (%s:%u), which would be left "
                   "at %.*s",
                   STR_ARG(money_plain(x->amount, a)), STR_ARG(doc->doc_no),
                   STR_ARG(plain(doc->owed, doc->currency, a)),
                   at.file ? file_name(at.file).ptr : "", at.line,
                   STR_ARG(plain(open, doc->currency, a)));
    else
        diag_error(
            d, ledger_place(l, x->at),
            "allocation of %.*s: with it, document \"%.*s\" of %.*s (%s:%u) "
            "would be left at %.*s; at most what is open can be allocated",
            STR_ARG(money_plain(x->amount, a)), STR_ARG(doc->doc_no),
            STR_ARG(plain(doc->owed, doc->currency, a)),
            at.file ? file_name(at.file).ptr : "", at.line,
            STR_ARG(plain(open, doc->currency, a)));
}

static void report_receipt(const struct check *c, const struct allocation *x,
                           struct arena *a, struct diag *d)
{
    const struct ledger *l = c->ledger;
    const struct receipt *r = &l->receipts[x->receipt];
    struct place at = ledger_place(l, r->at);
    int64_t left = sum(r->amount.minor, negated(c->receipts[x->receipt]));

    if (magnitude(left) > magnitude(r->amount.minor) &&
        (left < 0) == (r->amount.minor < 0))
        diag_error(d, ledger_place(l, x->at),
                   "allocation of %.*s takes back more than was allocated "
                   "from receipt \"%.*s\" of %.*s (%s:%u), which would be "
                   "left at %.*s",
                   STR_ARG(money_plain(x->amount, a)), STR_ARG(r->receipt_no),
                   STR_ARG(money_plain(r->amount, a)),
                   at.file ? file_name(at.file).ptr : "", at.line,
                   STR_ARG(plain(left, r->amount.currency, a)));
    else
        diag_error(
            d, ledger_place(l, x->at),
            "allocation of %.*s: with it, receipt \"%.*s\" of %.*s (%s:%u) "
            "would be left at %.*s; at most what is left can be allocated",
            STR_ARG(money_plain(x->amount, a)), STR_ARG(r->receipt_no),
            STR_ARG(money_plain(r->amount, a)),
            at.file ? file_name(at.file).ptr : "", at.line,
            STR_ARG(plain(left, r->amount.currency, a)));
}

static void report_excess(const struct check *c, const struct allocation *x,
                          struct arena *a, struct diag *d)
{
    struct end ends[2];
    size_t n = find_ends(c, x, ends);

    if (n == 1 || !is_within(ends[0]))
        report_document(c, x, x->document, a, d);
    else if (x->receipt != LEDGER_NONE)
        report_receipt(c, x, a, d);
    else
        report_document(c, x, x->credit_note, a, d);
}

static bool has_one_currency(const struct ledger *l, const struct allocation *x)
{
    const struct currency *currency = l->documents[x->document].currency;

    if (x->receipt != LEDGER_NONE &&
        l->receipts[x->receipt].amount.currency != currency)
        return false;
    if (x->credit_note != LEDGER_NONE &&
        l->documents[x->credit_note].currency != currency)
        return false;
    return x->amount.currency == currency;
}

struct refusals {
    struct reject *items;
    size_t count, capacity;
};

/* The message just reported is the reason in the list of rejects. */
static void refuse(struct check *c, uint32_t allocation, struct refusals *out,
                   struct arena *a, struct diag *d)
{
    struct ledger *l = c->ledger;
    const struct allocation *x = &l->allocations[allocation];
    uint32_t customer = l->documents[x->document].customer;
    struct str reason = d->last ? d->last->text : STR("");

    c->refused[allocation] = true;
    l->customers[customer].held = true;
    if (x->receipt != LEDGER_NONE)
        l->customers[l->receipts[x->receipt].customer].held = true;
    if (x->credit_note != LEDGER_NONE)
        l->customers[l->documents[x->credit_note].customer].held = true;
    if (x->at.file < l->file_count)
        l->files[x->at.file].rejected++;
    ARENA_PUSH(a, out->items, out->count, out->capacity) =
        (struct reject){.at = ledger_place(l, x->at),
                        .table = STR("allocations"),
                        .reason = arena_str(l->arena, reason),
                        .amount = x->amount,
                        .customer = customer};
}

/* False, reported: no order of days makes this allocation right. */
static bool is_possible(const struct ledger *l, const struct allocation *x,
                        struct arena *a, struct diag *d)
{
    const struct document *doc = &l->documents[x->document];
    struct str amount;

    if (x->document != x->credit_note && has_one_currency(l, x) &&
        (x->receipt != LEDGER_NONE || x->credit_note != LEDGER_NONE))
        return true;
    amount = money_plain(x->amount, a);
    if (x->receipt == LEDGER_NONE && x->credit_note == LEDGER_NONE)
        return diag_error(d, ledger_place(l, x->at),
                          "allocation of %.*s to document \"%.*s\" names "
                          "neither a receipt nor a credit note",
                          STR_ARG(amount), STR_ARG(doc->doc_no));
    if (x->document == x->credit_note)
        return diag_error(d, ledger_place(l, x->at),
                          "allocation of %.*s: document \"%.*s\" cannot be "
                          "applied to itself",
                          STR_ARG(amount), STR_ARG(doc->doc_no));
    return diag_error(d, ledger_place(l, x->at),
                      "allocation of %.*s %s to document \"%.*s\" in %s: "
                      "both ends and the allocation must be in one "
                      "currency",
                      STR_ARG(amount), x->amount.currency->code,
                      STR_ARG(doc->doc_no), doc->currency->code);
}

static void refuse_impossible(struct check *c, struct refusals *out,
                              struct arena *a, struct diag *d)
{
    const struct ledger *l = c->ledger;

    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];
        int64_t *moved = &c->documents[x->document];

        if (!is_possible(l, x, a, d)) {
            refuse(c, (uint32_t)i, out, a, d);
        } else if (magnitude(x->amount.minor) >
                   magnitude(l->documents[x->document].owed)) {
            *moved = negated(x->amount.minor); /* for the message */
            report_document(c, x, x->document, a, d);
            *moved = 0;
            refuse(c, (uint32_t)i, out, a, d);
        }
    }
}

/*
 * The steps of one day together, so that a receipt may pay an invoice less a
 * red letter.  What goes too far is refused from the day's last row on.
 */
static void follow_day(struct check *c, const struct step *steps, size_t n,
                       struct refusals *out, struct arena *a, struct diag *d)
{
    bool again = true;

    for (size_t i = 0; i < n; i++) {
        if (!c->refused[steps[i].allocation] &&
            !move(c, steps[i].allocation, steps[i].undoes)) {
            report_excess(c, &c->ledger->allocations[steps[i].allocation], a,
                          d);
            refuse(c, steps[i].allocation, out, a, d);
        }
    }
    while (again) {
        again = false;
        for (size_t i = n; i-- > 0;) {
            uint32_t allocation = steps[i].allocation;

            if (steps[i].undoes || c->refused[allocation] ||
                !exceeds(c, allocation))
                continue;
            report_excess(c, &c->ledger->allocations[allocation], a, d);
            refuse(c, allocation, out, a, d);
            (void)move(c, allocation, true);
            again = true;
        }
    }
}

static void follow(struct check *c, struct refusals *out, struct arena *a,
                   struct diag *d)
{
    struct steps s = list_steps(c, a);
    size_t from = 0;

    while (from < s.count) {
        size_t to = from;

        while (to < s.count && s.items[to].day.day == s.items[from].day.day)
            to++;
        follow_day(c, s.items + from, to - from, out, a, d);
        from = to;
    }
}

static void remove_refused(struct check *c, const struct refusals *list)
{
    struct ledger *l = c->ledger;
    size_t kept = 0;
    struct reject *all;

    if (!list->count)
        return;
    for (size_t i = 0; i < l->allocation_count; i++) {
        if (!c->refused[i])
            l->allocations[kept++] = l->allocations[i];
    }
    l->allocation_count = kept;
    all = arena_array(l->arena, struct reject, l->reject_count + list->count);
    if (l->reject_count)
        memcpy(all, l->rejects, l->reject_count * sizeof(*all));
    memcpy(all + l->reject_count, list->items, list->count * sizeof(*all));
    l->rejects = all;
    l->reject_count += list->count;
}

void ledger_check_allocations(struct ledger *l, struct diag *d)
{
    struct arena scratch = {0};
    struct refusals list = {0};
    struct check c = {
        .ledger = l,
        .documents = arena_array(&scratch, int64_t, l->document_count),
        .receipts = arena_array(&scratch, int64_t, l->receipt_count),
        .followed_documents = arena_array(&scratch, bool, l->document_count),
        .followed_receipts = arena_array(&scratch, bool, l->receipt_count),
        .refused = arena_array(&scratch, bool, l->allocation_count),
    };

    refuse_impossible(&c, &list, &scratch, d);
    add_up(&c);
    follow(&c, &list, &scratch, d);
    remove_refused(&c, &list);
    arena_release(&scratch);
}
