#include "command/guard.h"

#include "base/file.h"
#include "command/take_list.h"

#include <string.h>

/* "30.0": how much less, in a hundred. */
static struct str percent(const struct gap *gap, struct arena *a)
{
    struct decimal x = {0, 1};

    (void)!decimal_muldiv(gap->was - gap->is, 1000, gap->was, ROUND_HALF_UP,
                          &x.units);
    return decimal_format(x, false, a);
}

/* Documents that raise what is owed, by what is open or what was invoiced. */
static struct str total_words(struct run *r, const struct gap *gap,
                              struct str day)
{
    const char *format =
        gap->by_open
            ? diag_translate(r->diag,
                             "open items in %s, credit notes not taken off: "
                             "%.*s in the snapshot of %.*s, now %.*s (%.*s %% "
                             "less)")
            : diag_translate(r->diag,
                             "invoiced in %s, credit notes not taken off: "
                             "%.*s in the snapshot of %.*s, now %.*s (%.*s %% "
                             "less)");

    return arena_format(r->arena, format, gap->currency->code,
                        STR_ARG(run_amount(r, gap->was, gap->currency)),
                        STR_ARG(day),
                        STR_ARG(run_amount(r, gap->is, gap->currency)),
                        STR_ARG(percent(gap, r->arena)));
}

static struct str count_words(struct run *r, const struct gap *gap,
                              struct str day, const char *format)
{
    return arena_format(r->arena, diag_translate(r->diag, format),
                        (intmax_t)gap->was, STR_ARG(day), (intmax_t)gap->is,
                        STR_ARG(percent(gap, r->arena)));
}

/* The same documents, told of in another way. */
static struct str form_words(struct run *r, const struct gap *gap,
                             struct str day)
{
    const char *format;

    if (gap->kind == GAP_NUMBERS)
        return arena_format(
            r->arena,
            diag_translate(r->diag,
                           "nearly all numbers have changed: of the %jd "
                           "documents in the snapshot of %.*s hardly one is "
                           "there still, and those that are new were issued "
                           "before it"),
            (intmax_t)gap->was, STR_ARG(day));
    if (gap->kind == GAP_OPEN_LOST)
        format = diag_translate(
            r->diag, "the snapshot of %.*s says what is open of each document, "
                     "this export has no such column any more: its documents "
                     "would be owed in full");
    else
        format = diag_translate(
            r->diag, "the snapshot of %.*s does not say what is open of each "
                     "document, this export does: the two cannot be compared");
    return arena_format(r->arena, format, STR_ARG(day));
}

struct str guard_words(struct run *r, const struct gap *gap, struct date before)
{
    struct str day = date_iso(before, r->arena);

    switch (gap->kind) {
    case GAP_DOCUMENTS:
        return count_words(r, gap, day,
                           "documents: %jd in the snapshot of %.*s, now %jd "
                           "(%.*s %% less)");
    case GAP_RECEIPTS:
        return count_words(r, gap, day,
                           "receipts: %jd in the snapshot of %.*s, now %jd "
                           "(%.*s %% less)");
    case GAP_CUSTOMERS:
        return count_words(r, gap, day,
                           "customers: %jd in the snapshot of %.*s, now %jd "
                           "(%.*s %% less)");
    case GAP_TOTAL:
        return total_words(r, gap, day);
    case GAP_CURRENCY:
        return arena_format(
            r->arena,
            diag_translate(r->diag,
                           "the currency %s has vanished: %.*s in the snapshot "
                           "of %.*s, now nothing"),
            gap->currency->code,
            STR_ARG(run_amount(r, gap->was, gap->currency)), STR_ARG(day));
    case GAP_DEPARTMENT:
        return arena_format(
            r->arena,
            diag_translate(r->diag,
                           "the department %.*s of the snapshot of %.*s has "
                           "vanished"),
            STR_ARG(gap->department), STR_ARG(day));
    default:
        return form_words(r, gap, day);
    }
}

bool guard_check_reason(struct run *r)
{
    const char *reason = r->options.accept_gap;

    if (!reason || str_trim(str_from_z(reason)).len)
        return true;
    return diag_usage(r->diag,
                      "--accept-gap needs a reason, such as \"the Ningbo "
                      "branch keeps its own books since July\"");
}

/* --accept-gap, else what was accepted when the snapshot was taken. */
static bool find_reason(struct run *r, const struct book *b, struct str *out)
{
    struct take_list list;

    *out = str_trim(str_from_z(r->options.accept_gap));
    if (out->len)
        return true;
    if (!take_list_read(r, b->snapshot.folder, &list, r->diag))
        return false;
    *out = list.reason;
    return true;
}

/* The snapshot before, where the book has it open as it stands now. */
static bool has_open(const struct book *b, const struct snapshot *before)
{
    return b->earlier.ledger && b->earlier.ledger != &b->ledger &&
           b->earlier.snapshot.date.day == before->date.day &&
           strcmp(b->earlier.snapshot.folder, before->folder) == 0 &&
           b->earlier.view.as_of.day == before->date.day;
}

static bool read_before(struct run *r, const struct book *b,
                        const struct snapshot *before, struct view *out)
{
    struct diag quiet = diag_like(r->diag, r->arena);
    struct ledger *ledger;
    const char **files;
    size_t count;

    if (has_open(b, before)) {
        *out = b->earlier.view;
        return true;
    }
    ledger = arena_new(r->arena, struct ledger);
    return book_read(r, b, before, no_date, &files, &count, ledger, &quiet) &&
           ledger_view_parallel(ledger, before->date, r->jobs, out, r->arena,
                                &quiet);
}

static bool view_of_day(struct run *r, struct book *b, struct view *out)
{
    if (b->view.as_of.day == b->snapshot.date.day) {
        *out = b->view;
        return true;
    }
    return ledger_view_parallel(&b->ledger, b->snapshot.date, r->jobs, out,
                                r->arena, r->diag);
}

static bool report(struct run *r, struct book *b, const struct gaps *gaps,
                   struct date before)
{
    struct place at = place_of(b->snapshot.folder, 0, 0);
    struct str reason;

    if (!find_reason(r, b, &reason))
        return false;
    for (size_t i = 0; i < gaps->count; i++) {
        struct str words = guard_words(r, &gaps->items[i], before);

        if (reason.len)
            diag_warning(r->diag, at, "%.*s; accepted: %.*s", STR_ARG(words),
                         STR_ARG(reason));
        else if (i + 1 < gaps->count)
            diag_error(r->diag, at, "%.*s", STR_ARG(words));
        else
            diag_error(r->diag, at,
                       "%.*s: is the export complete?  If it is, say why with "
                       "--accept-gap REASON",
                       STR_ARG(words));
    }
    b->accepted_gap = reason;
    return reason.len > 0;
}

bool guard_book(struct run *r, struct book *b)
{
    struct snapshot before;
    struct view was, is;
    struct gaps gaps;

    if (!guard_check_reason(r))
        return false;
    if (!b->folder || !date_is(b->snapshot.date) ||
        !snapshot_before(b->folder, b->snapshot.date, &before, r->arena,
                         r->diag) ||
        !read_before(r, b, &before, &was))
        return r->diag->worst != DIAG_SYSTEM;
    if (!view_of_day(r, b, &is))
        return false;
    gap_compute(&was, &is, &gaps, r->arena);
    return gaps.count == 0 || report(r, b, &gaps, before.date);
}
