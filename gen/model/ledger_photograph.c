#include "model/ledger_parts.h"

#include <string.h>

/*
 * Documents that carry their own open amount, beside a table of allocations.
 * Where the two agree on the photograph's day the allocations serve, for they
 * know the days before as well.  Where they do not, the open amounts stand and
 * only what is dated after the photograph moves them; but if most documents
 * have none, the allocations serve all the same.  A contradiction is an error
 * either way, and its customer is held.
 */
#define MESSAGES_MAX 100

struct comparison {
    struct ledger *ledger;
    int64_t *open; /* by the allocations, on the photograph's day */
    bool *touched; /* some allocation up to then names it */
    int64_t *room; /* what of it is paid, by the open amounts that stand */
    size_t told;   /* documents with an open amount */
    size_t differ; /* of them */
};

bool ledger_is_shown(const struct ledger *l, struct date day)
{
    return !date_is(l->photograph) || day.day <= l->photograph.day;
}

/* The photograph may show an invoice dated later as paid in advance already. */
static bool is_allocation_shown(const struct ledger *l,
                                const struct allocation *x)
{
    return ledger_is_shown(l, x->allocation_date) &&
           (x->receipt == LEDGER_NONE ||
            ledger_is_shown(l, l->receipts[x->receipt].receipt_date)) &&
           (x->credit_note == LEDGER_NONE ||
            ledger_is_shown(l, l->documents[x->credit_note].issue_date));
}

/* Amounts passed ledger_check_allocations: nothing can overflow. */
static void compare(struct comparison *c)
{
    const struct ledger *l = c->ledger;

    for (size_t i = 0; i < l->document_count; i++)
        c->open[i] = l->documents[i].owed;
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];

        if (!is_allocation_shown(l, x) ||
            (date_is(x->undone) && ledger_is_shown(l, x->undone)))
            continue;
        c->open[x->document] -= x->amount.minor;
        c->touched[x->document] = true;
        if (x->credit_note == LEDGER_NONE)
            continue;
        c->open[x->credit_note] += x->amount.minor;
        c->touched[x->credit_note] = true;
    }
    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];

        c->told += doc->has_open;
        c->differ += doc->has_open && doc->open != c->open[i];
    }
}

static void report(const struct comparison *c, size_t document, struct arena *a,
                   struct diag *d)
{
    const struct ledger *l = c->ledger;
    const struct document *doc = &l->documents[document];

    diag_error(
        d, ledger_place(l, doc->at),
        l->writeoff_count
            ? "document \"%.*s\": its open amount is %.*s, but %.*s less its "
              "allocations and write-offs leaves %.*s on %.*s; correct one of "
              "them"
            : "document \"%.*s\": its open amount is %.*s, but %.*s less its "
              "allocations leaves %.*s on %.*s; correct one of them",
        STR_ARG(doc->doc_no),
        STR_ARG(money_plain((struct money){doc->open, doc->currency}, a)),
        STR_ARG(money_plain((struct money){doc->owed, doc->currency}, a)),
        STR_ARG(
            money_plain((struct money){c->open[document], doc->currency}, a)),
        STR_ARG(date_iso(l->photograph, a)));
}

static void hold_contradicted(const struct comparison *c, bool stands,
                              struct arena *a, struct diag *d)
{
    const struct ledger *l = c->ledger;
    size_t found = 0;

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];

        if (!doc->has_open || doc->open == c->open[i] ||
            (stands && !c->touched[i]))
            continue;
        l->customers[doc->customer].held = true;
        if (found++ < MESSAGES_MAX)
            report(c, i, a, d);
    }
    if (found > MESSAGES_MAX)
        diag_error(d, nowhere,
                   "the open amounts of %zu more documents contradict the "
                   "allocations; their customers get no letter",
                   found - MESSAGES_MAX);
}

/*
 * A receipt that is reversed after the photograph opens again what is shown as
 * paid.  False: it paid nothing, or the photograph knows nothing of it.
 */
static bool turn_round(const struct comparison *c, struct allocation *x)
{
    int64_t *room = &c->room[x->document];

    if (x->receipt == LEDGER_NONE || !date_is(x->undone) ||
        ledger_is_shown(c->ledger, x->undone) || x->amount.minor <= 0)
        return false;
    if (x->amount.minor > *room)
        x->amount.minor = *room;
    if (x->amount.minor <= 0)
        return false;
    *room -= x->amount.minor;
    x->amount.minor = -x->amount.minor;
    x->allocation_date = x->undone;
    x->reopens = true;
    return true;
}

/* It tells how what the photograph leaves out was paid. */
static void keep_settlement(struct ledger *l, const struct allocation *x)
{
    const struct document *doc = &l->documents[x->document];

    if (x->credit_note != LEDGER_NONE || x->amount.minor <= 0)
        return;
    ARENA_PUSH(l->arena, l->settlements, l->settlement_count,
               l->settlement_capacity) = (struct settlement){
        .doc_no = doc->doc_no,
        .installment_no = doc->details ? doc->details->installment_no : STR(""),
        .receipt = x->receipt,
        .amount = {x->amount.minor, doc->currency->exponent},
        .day = x->allocation_date,
        .at = x->at};
}

/* What is paid by then is in the open amounts; only later rows stay. */
static void keep_later(const struct comparison *c)
{
    struct ledger *l = c->ledger;
    size_t kept = 0;

    for (size_t i = 0; i < l->document_count; i++) {
        if (!l->documents[i].has_open && c->touched[i]) {
            l->documents[i].has_open = true;
            l->documents[i].open = c->open[i];
        }
        c->room[i] = l->documents[i].has_open
                         ? l->documents[i].owed - l->documents[i].open
                         : 0;
    }
    for (size_t i = 0; i < l->allocation_count; i++) {
        struct allocation *x = &l->allocations[i];

        if (!is_allocation_shown(l, x) || turn_round(c, x))
            l->allocations[kept++] = *x;
        else if (x->receipt != LEDGER_NONE)
            keep_settlement(l, x);
    }
    l->allocation_count = kept;
}

bool ledger_compare_open(struct ledger *l, struct diag *d)
{
    struct arena scratch = {0};
    struct comparison c = {
        .ledger = l,
        .open = arena_array(&scratch, int64_t, l->document_count),
        .touched = arena_array(&scratch, bool, l->document_count),
        .room = arena_array(&scratch, int64_t, l->document_count)};
    bool stands;

    compare(&c);
    stands = c.differ && c.told >= l->document_count - c.told;
    if (c.differ)
        hold_contradicted(&c, stands, &scratch, d);
    if (stands)
        keep_later(&c);
    arena_release(&scratch);
    return stands;
}

static void warn_file(const struct ledger *l, uint32_t file, struct diag *d)
{
    size_t found = 0;

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];

        if (doc->at.file != file || doc->has_open)
            continue;
        if (found++ < MESSAGES_MAX)
            diag_warning(d, ledger_place(l, doc->at),
                         "document \"%.*s\" has no open amount, though others "
                         "of this file have one: all of it is taken as open",
                         STR_ARG(doc->doc_no));
    }
    if (found > MESSAGES_MAX)
        diag_warning(d, place_of(l->files[file].path, 0, 0),
                     "%zu more documents of this file have no open amount: "
                     "all of each is taken as open",
                     found - MESSAGES_MAX);
}

void ledger_warn_of_empty_open(const struct ledger *l, struct diag *d)
{
    for (uint32_t i = 0; i < l->file_count; i++) {
        if (l->files[i].open_told && l->files[i].open_empty)
            warn_file(l, i, d);
    }
}

/*
 * A bill whose receipt the export has is only described; one that came back
 * later opens its documents.
 */
static bool is_bill_shown(const struct ledger *l, const struct bill *b)
{
    const struct receipt *r = &l->receipts[b->receipt];

    return ledger_is_typed(l, b->at) && r->at.file == b->at.file &&
           r->at.line == b->at.line && ledger_is_shown(l, r->receipt_date) &&
           (!date_is(r->reversed_date) || ledger_is_shown(l, r->reversed_date));
}

static void warn_of_shown(const struct ledger *l, size_t found,
                          struct origin first, struct diag *d)
{
    struct arena scratch = {0};

    if (date_is(l->photograph))
        diag_warning(d, ledger_place(l, first),
                     "the exported open amounts stand: %zu write-offs and "
                     "bills typed in records/ up to %.*s do not change them; "
                     "they must be in the export",
                     found, STR_ARG(date_iso(l->photograph, &scratch)));
    else
        diag_warning(d, ledger_place(l, first),
                     "the exported open amounts stand: %zu write-offs and "
                     "bills typed in records/ do not change them; they must "
                     "be in the export",
                     found);
    arena_release(&scratch);
}

void ledger_warn_of_shown(const struct ledger *l, struct diag *d)
{
    struct origin first = {0};
    size_t found = 0;

    for (size_t i = 0; i < l->writeoff_count; i++) {
        const struct writeoff *w = &l->writeoffs[i];

        if (ledger_is_typed(l, w->at) && ledger_is_shown(l, w->writeoff_date) &&
            found++ == 0)
            first = w->at;
    }
    for (size_t i = 0; i < l->bill_count; i++) {
        if (is_bill_shown(l, &l->bills[i]) && found++ == 0)
            first = l->bills[i].at;
    }
    if (found)
        warn_of_shown(l, found, first, d);
}
