#include "command/analysis_book.h"
#include "command/close_files.h"
#include "command/close_voucher.h"
#include "command/guard.h"
#include "command/output.h"

#include "base/file.h"
#include "base/outfile.h"

/* A month that is not over yet, or of which nothing is known. */
static bool check_day(struct run *r, const struct book *b)
{
    struct str day = date_iso(b->as_of, r->arena);
    struct str known = date_iso(b->snapshot.date, r->arena);

    if (b->ledger.source == ALLOCATION_OPEN &&
        b->as_of.day != b->snapshot.date.day)
        return diag_error(r->diag, nowhere,
                          "open items as exported on %.*s cannot be closed as "
                          "of %.*s: take the export of that day, or close the "
                          "day of this one",
                          STR_ARG(known), STR_ARG(day));
    if (b->as_of.day > b->snapshot.date.day)
        return diag_error(r->diag, nowhere,
                          "%.*s cannot be closed yet: the newest export is of "
                          "%.*s; take one of that day or later first",
                          STR_ARG(day), STR_ARG(known));
    if (date_month_end(b->as_of).day != b->as_of.day)
        diag_note(r->diag, nowhere,
                  "%.*s is not the last day of a month; it is closed all the "
                  "same, but roll rates only look at month ends",
                  STR_ARG(day));
    return true;
}

/* Is there anything up to the day? */
static bool check_data(struct run *r, const struct close *c)
{
    bool any = c->now.item_count > 0;

    for (size_t i = 0; i < c->now.sum_count; i++)
        any |= c->now.sums[i].count[FROZEN_DOCUMENTS] > 0;
    return any || diag_error(r->diag, nowhere,
                             "nothing in this book is dated up to %.*s: there "
                             "is nothing to close",
                             STR_ARG(date_iso(c->book.as_of, r->arena)));
}

static bool check_ties(struct run *r, const struct book *b)
{
    return b->tieout.ties ||
           diag_error(r->diag, nowhere,
                      "what does not tie is not closed: see duebook check, "
                      "mend it, and close then");
}

static bool open_book(struct run *r, struct close *c)
{
    struct book *b = &c->book;

    if (!r->options.as_of)
        return diag_usage(r->diag,
                          "close: --as-of DATE is expected, the day that is "
                          "closed");
    if (!book_open(r, AGING_ITEMS | AGING_BASES | BOOK_EARLIER | BOOK_REPORTING,
                   b))
        return false;
    if (!b->folder)
        return diag_usage(r->diag,
                          "close needs a book: a folder with duebook.yaml; "
                          "duebook init makes one");
    return check_day(r, b) && guard_book(r, b) && check_ties(r, b);
}

/* Everything that is frozen, before anything is written. */
static bool compute(struct run *r, struct close *c)
{
    struct book *b = &c->book;

    if (!closes_read(r, b, &c->closes) ||
        !frozen_of(&b->view, &c->now, r->arena, r->diag) || !check_data(r, c) ||
        !kpi_paper_figures(r, b, &c->kpi) ||
        !provision_compute(&b->view, &b->policy, c->closes.items,
                           c->closes.count, &c->provision, r->arena, r->diag) ||
        !closes_late(r, b, &c->closes, &c->late_close, &c->late))
        return false;
    c->before = closes_on(&c->closes, b->as_of);
    c->provision.last_close = c->late_close;
    c->provision.late = c->late_close ? &c->late : NULL;
    c->figures = close_figures(r, c);
    c->content = close_content(r, c->figures);
    c->unchanged = c->before && str_equal(c->before->content, c->content);
    return true;
}

/* A day that is closed again says why. */
static bool check_reason(struct run *r, struct close *c)
{
    const struct frozen *last = c->before;

    if (r->options.reason && !str_trim(str_from_z(r->options.reason)).len)
        return diag_usage(r->diag, "--reason needs a reason in words");
    if (!last)
        return true;
    if (!frozen_compare(last, &c->now, &c->changes, r->arena, r->diag))
        return false;
    if (r->options.reason)
        return true;
    closes_tell_late(r, last, &c->changes);
    return diag_error(r->diag, nowhere,
                      "%.*s is closed already, and its figures are not those "
                      "that were frozen: say with --reason TEXT why it is "
                      "closed again",
                      STR_ARG(date_iso(c->book.as_of, r->arena)));
}

static void warn_of_later(struct run *r, const struct close *c)
{
    const struct closes *list = &c->closes;

    if (list->count && list->items[list->count - 1].day.day > c->book.as_of.day)
        diag_warning(r->diag, nowhere,
                     "a later day is closed already (%.*s): its opening "
                     "allowance stays as it was frozen",
                     STR_ARG(list->items[list->count - 1].name));
}

static void say_unknown(struct run *r, const struct close *c)
{
    enum language language = r->language;

    if (!c->provision.policy->is_set)
        diag_warning(r->diag, nowhere,
                     "duebook.yaml sets no rates under \"provision\": nothing "
                     "is provided, and there is no voucher");
    for (size_t i = 0; i < c->provision.part_count; i++) {
        const struct provision_currency_part *part = &c->provision.parts[i];

        for (size_t k = 0; k < part->matrix_count; k++)
            if (provision_lacks_rates(&part->matrices[k],
                                      c->provision.segment_count))
                diag_warning(r->diag, nowhere, "%s: %.*s", part->currency->code,
                             STR_ARG(provision_missing_words(
                                 &part->matrices[k], language, r->arena)));
        if (part->movement.source == OPENING_UNKNOWN && part->required)
            diag_warning(r->diag, nowhere, "%s: %.*s", part->currency->code,
                         STR_ARG(provision_opening_words(&part->movement,
                                                         language, r->arena)));
        if (part->movement.differs)
            diag_warning(
                r->diag, nowhere,
                "%s: records/ allowance has %.*s for %.*s, the close "
                "of that day %.*s; records/ is taken",
                part->currency->code,
                STR_ARG(run_amount(r, part->movement.opening, part->currency)),
                STR_ARG(date_iso(part->movement.opening_date, r->arena)),
                STR_ARG(run_amount(r, part->movement.other_opening,
                                   part->currency)));
    }
}

static bool run_close(struct run *r, struct close *c)
{
    if (!open_book(r, c) || !close_lock(r, c) || !compute(r, c))
        return false;
    if (c->unchanged) {
        c->folder.final = close_folder(r, c, c->before->name);
        return true;
    }
    if (!check_reason(r, c))
        return false;
    warn_of_later(r, c);
    closes_tell_late(r, c->late_close, &c->late);
    say_unknown(r, c);
    return close_write(r, c);
}

/* Both entries together would provide twice. */
static void say_replaced(struct run *r,
                         const struct provision_currency_part *part)
{
    const struct provision_movement *m = &part->movement;

    if (!m->replaces.len)
        return;
    run_say(r,
            "  %s: replaces the voucher of the close %.*s (%.*s), which is to "
            "be reversed first; difference %.*s\n",
            part->currency->code, STR_ARG(m->replaces),
            STR_ARG(run_amount(r, m->replaced, part->currency)),
            STR_ARG(run_amount(r, m->difference, part->currency)));
}

static void say_part(struct run *r, const struct provision_currency_part *part)
{
    const struct currency *c = part->currency;
    const struct provision_movement *m = &part->movement;

    if (!part->is_complete && !part->required && !part->gross)
        return;
    if (!provision_entry_known(part)) {
        run_say(r, "  %s: the entry is not known, see above\n", c->code);
        return;
    }
    if (m->entry == 0) {
        run_say(r, "  %s: required %.*s, as before: nothing to enter\n",
                c->code, STR_ARG(run_amount(r, part->required, c)));
        return;
    }
    run_say(r,
            m->entry >= 0
                ? "  %s: required %.*s, before this entry %.*s: debit credit "
                  "impairment loss, credit allowance %.*s\n"
                : "  %s: required %.*s, before this entry %.*s: debit "
                  "allowance, credit credit impairment loss %.*s\n",
            c->code, STR_ARG(run_amount(r, part->required, c)),
            STR_ARG(run_amount(r, m->before, c)),
            STR_ARG(run_amount(r, m->entry < 0 ? -m->entry : m->entry, c)));
}

static void say_result(struct run *r, const struct close *c)
{
    run_progress_end(r);
    if (r->options.quiet)
        return;
    run_say(r,
            c->unchanged ? "%s: nothing has changed since this close\n"
                         : "%s: closed\n",
            c->folder.final);
    if (c->unchanged)
        return;
    for (size_t i = 0; i < c->name_count; i++)
        run_say(r, "  %.*s\n", STR_ARG(c->names[i]));
    for (size_t i = 0; i < c->provision.part_count; i++) {
        say_part(r, &c->provision.parts[i]);
        say_replaced(r, &c->provision.parts[i]);
    }
}

bool command_close(struct run *r)
{
    static const char *const formats[] = {"text", "json"};
    struct close *c = arena_new(r->arena, struct close);
    size_t format = 0;
    bool ok;

    c->lock = -1;
    if (!output_format(r, formats, COUNT(formats), &format))
        return false;
    r->is_silent = format == 1;
    ok = run_close(r, c);
    close_unlock(c);
    if (!ok)
        return false;
    if (format == 1)
        return output_json(r, close_summary(r, c));
    say_result(r, c);
    return true;
}
