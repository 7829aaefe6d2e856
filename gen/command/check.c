#include "command/book.h"
#include "command/closes.h"

#include "base/file.h"
#include "command/check_findings.h"
#include "command/check_items.h"
#include "command/check_records.h"
#include "command/guard.h"
#include "command/lock.h"
#include "command/output.h"
#include "command/output_names.h"
#include "output/xlsx.h"
#include "report/aging_table.h"
#include "report/letters.h"
#include "report/words.h"

#include <string.h>

static void say_files(struct run *r, const struct ledger *l)
{
    for (size_t i = 0; i < l->file_count; i++) {
        const struct ledger_file *f = &l->files[i];

        if (f->typed && f->rows == 0) /* a form not filled in */
            continue;
        run_say(r,
                "%s: %zu rows, %zu used, %zu ignored, %zu rejected (%.*s, "
                "%.*s)\n",
                f->path, f->rows, f->rows - f->ignored - f->rejected,
                f->ignored, f->rejected, STR_ARG(f->profile),
                STR_ARG(f->encoding));
        if (f->ignored_why.len)
            run_say(r, "  ignored: %.*s\n", STR_ARG(f->ignored_why));
    }
}

/* "  = closing 1,000.00" */
static void say_sum(struct run *r, const char *label, int64_t minor,
                    const struct currency *currency)
{
    run_say(r, "  %s %.*s\n", diag_translate(r->diag, label),
            STR_ARG(run_amount(r, minor, currency)));
}

/* Nothing for a line that is zero. */
static void say_line(struct run *r, const char *label, int64_t minor,
                     const struct currency *currency)
{
    if (minor)
        say_sum(r, label, minor, currency);
}

/* How the open amounts came about, in the words of the workbook. */
static void say_source(struct run *r, const struct ledger *l)
{
    run_say(r, "%.*s%.*s\n", STR_ARG(word(WORD_SOURCE, r->language)),
            STR_ARG(allocation_words(l, r->language, r->arena)));
}

/* "  opening as of 2026-07-10 1,000.00" */
static void say_opening(struct run *r, const struct tieout *t,
                        const struct tieout_row *row)
{
    if (!date_is(t->opening_date)) {
        say_line(r, "opening", row->opening, row->currency);
        return;
    }
    run_say(r, "  opening as of %.*s: %.*s\n",
            STR_ARG(date_iso(t->opening_date, r->arena)),
            STR_ARG(run_amount(r, row->opening, row->currency)));
    say_line(r, "+ restatements", row->restated, row->currency);
    check_say_corrected(r, row);
}

static void say_events(struct run *r, const struct tieout_row *row)
{
    const struct currency *c = row->currency;

    say_line(r, "+ invoices", row->invoices, c);
    say_line(r, "+ debit notes", row->debit_notes, c);
    say_line(r, "+ reversals", row->reversals, c);
    say_line(r, "- receipts", row->receipts, c);
    say_line(r, "- bills", row->bills, c);
    say_line(r, "- credit notes", row->credits, c);
    say_line(r, "- write-offs", row->writeoffs, c);
    check_say_changes(r, row);
    say_line(r, "+ as exported", row->exported_difference, c);
    say_sum(r, "= closing", row->closing, c);
}

/* Where the balance sheet shows something else. */
static void say_bridge(struct run *r, const struct tieout_row *row)
{
    const struct currency *c = row->currency;

    if (!row->retention_conditional && !row->credit_balances)
        return;
    say_line(r, "- retention not yet due (contract assets)",
             row->retention_conditional, c);
    say_line(r, "+ credit balances (contract liabilities)",
             row->credit_balances, c);
    say_sum(r, "= trade receivables in the balance sheet, before allowance",
            row->balance_sheet, c);
}

static void say_tieout(struct run *r, const struct tieout *t,
                       const struct tieout_row *row)
{
    const struct currency *c = row->currency;

    run_say(r, "%s: %s\n", c->code,
            diag_translate(r->diag, row->ties ? "ties" : "DOES NOT TIE"));
    say_opening(r, t, row);
    say_events(r, row);
    say_line(r, "buckets", row->buckets, c);
    say_line(r, "unapplied", row->unapplied, c);
    if (row->has_control)
        say_sum(r, "control total", row->control, c);
    say_line(r, "difference", row->difference, c);
    say_line(r, "difference to the control total", row->control_difference, c);
    say_bridge(r, row);
}

static struct str customer_id(const struct run *r, const struct ledger *l,
                              uint32_t customer)
{
    return customer == LEDGER_NONE ? word(WORD_VANISHED, r->language)
                                   : l->customers[customer].customer_id;
}

static void say_restatement(struct run *r, const struct restatement *x)
{
    static const enum word kinds[] = {
        [RESTATED_DOCUMENT] = WORD_RESTATED_DOCUMENT,
        [RESTATED_RECEIPT] = WORD_RESTATED_RECEIPT,
        [RESTATED_BILL] = WORD_RESTATED_BILL,
        [RESTATED_REVERSAL] = WORD_RESTATED_REVERSAL,
        [RESTATED_RETURN] = WORD_RESTATED_RETURN,
        [RESTATED_WRITEOFF] = WORD_RESTATED_WRITEOFF};
    struct str at = word(WORD_VANISHED, r->language);

    if (x->at.file)
        at = arena_format(r->arena, "%.*s:%u", STR_ARG(file_name(x->at.file)),
                          x->at.line);
    if (x->due_changed && x->was == x->is) {
        run_say(r,
                "  %.*s: %.*s %.*s of %.*s: due %.*s as reported, now due "
                "%.*s; %.*s %s as before (%.*s)\n",
                STR_ARG(x->customer_id),
                STR_ARG(word(kinds[x->kind], r->language)), STR_ARG(x->number),
                STR_ARG(date_iso(x->effective, r->arena)),
                STR_ARG(date_shown(x->due_was, r->arena)),
                STR_ARG(date_shown(x->due_is, r->arena)),
                STR_ARG(run_amount(r, x->is, x->currency)), x->currency->code,
                STR_ARG(at));
        return;
    }
    run_say(r,
            "  %.*s: %.*s %.*s of %.*s: reported as %.*s, now %.*s %s "
            "(%.*s)\n",
            STR_ARG(x->customer_id), STR_ARG(word(kinds[x->kind], r->language)),
            STR_ARG(x->number), STR_ARG(date_iso(x->effective, r->arena)),
            STR_ARG(run_amount(r, x->was, x->currency)),
            STR_ARG(run_amount(r, x->is, x->currency)), x->currency->code,
            STR_ARG(at));
}

static void say_restatements(struct run *r, const struct tieout *t)
{
    size_t n = t->restatement_count;

    if (n == 0)
        return;
    run_say(r, "%zu entries of %.*s and before are not as reported then:\n", n,
            STR_ARG(date_iso(t->opening_date, r->arena)));
    for (size_t i = 0; i < n && i < CHECK_MOST_SAID; i++)
        say_restatement(r, &t->restatements[i]);
    check_say_more(r, n);
}

static void say_untied(struct run *r, const struct ledger *l,
                       const struct tieout_row *row)
{
    const struct currency *c = row->currency;

    run_say(r,
            "  %.*s: %s closing %.*s, buckets %.*s, unapplied %.*s, "
            "difference %.*s\n",
            STR_ARG(customer_id(r, l, row->customer)), c->code,
            STR_ARG(run_amount(r, row->closing, c)),
            STR_ARG(run_amount(r, row->buckets, c)),
            STR_ARG(run_amount(r, row->unapplied, c)),
            STR_ARG(run_amount(r, row->difference, c)));
}

static void say_customers(struct run *r, const struct ledger *l,
                          const struct tieout *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->customer_count; i++) {
        if (t->customers[i].ties)
            continue;
        if (n == 0)
            run_say(r, "customers that do not tie:\n");
        if (n++ < CHECK_MOST_SAID)
            say_untied(r, l, &t->customers[i]);
    }
    check_say_more(r, n);
}

static void say_text(struct run *r, const struct book *b)
{
    run_say(r, "as of %.*s\n", STR_ARG(date_iso(b->as_of, r->arena)));
    say_files(r, &b->ledger);
    check_say_records(r, &b->ledger);
    say_source(r, &b->ledger);
    for (size_t i = 0; i < b->tieout.count; i++)
        say_tieout(r, &b->tieout, &b->tieout.rows[i]);
    say_restatements(r, &b->tieout);
    check_say_items(r, b);
    say_customers(r, &b->ledger, &b->tieout);
    run_say(r, "%zu customers, %zu documents, %zu receipts, %zu rejected\n",
            b->ledger.customer_count, b->ledger.document_count,
            b->ledger.receipt_count, b->ledger.reject_count);
}

static struct str place_text(struct run *r, struct place at)
{
    if (!at.file)
        return STR("");
    if (!at.line)
        return arena_format(r->arena, "%.*s: ", STR_ARG(file_name(at.file)));
    return arena_format(r->arena, "%.*s:%u: ", STR_ARG(file_name(at.file)),
                        at.line);
}

/* What no message has said. */
static void say_untold(struct run *r, const struct findings *list,
                       enum finding_kind kind)
{
    size_t n = 0;

    for (size_t i = 0; i < list->count; i++) {
        const struct finding *f = &list->items[i];

        if (f->kind == kind && !f->told && n++ < CHECK_MOST_SAID)
            run_say(r, "    %.*s%.*s\n", STR_ARG(place_text(r, f->at)),
                    STR_ARG(f->text));
    }
    check_say_more(r, n);
}

static void say_findings(struct run *r, const struct findings *list)
{
    if (list->count == 0)
        return;
    run_say(r, "to be looked at (errors, warnings, notes):\n");
    for (int kind = 0; kind < FINDING_KINDS; kind++) {
        const size_t *n = list->counts[kind];
        struct str label = finding_label((enum finding_kind)kind, r->language);

        if (n[DIAG_ERROR] + n[DIAG_WARNING] + n[DIAG_NOTE] == 0)
            continue;
        run_say(r, "  %.*s: %zu, %zu, %zu\n", STR_ARG(label), n[DIAG_ERROR],
                n[DIAG_WARNING], n[DIAG_NOTE]);
        say_untold(r, list, (enum finding_kind)kind);
    }
    run_say(r, "all of them with what to do about each: --format xlsx\n");
}

static bool write_json(struct run *r, const struct aging_figures *f,
                       struct check *c)
{
    struct value v = aging_value_check(f, r->arena);

    check_find(c);
    value_set(v, "findings",
              findings_value(&c->list, f->policy->language, r->arena),
              r->arena);
    return output_json(r, v);
}

static bool write_xlsx(struct run *r, const struct book *b, const char *path,
                       struct check *c)
{
    struct workbook workbook;
    struct str *links = arena_array(r->arena, struct str, b->ledger.file_count);
    struct check_figures f = {.ledger = &b->ledger,
                              .tieout = &b->tieout,
                              .policy = &b->policy,
                              .findings = &c->list,
                              .file_links = links,
                              .as_of = b->as_of};

    if (!lock_check(r, path))
        return false;
    check_find(c);
    for (size_t i = 0; i < b->ledger.file_count; i++)
        links[i] = check_link(c, place_of(b->ledger.files[i].path, 0, 0));
    check_book_make(&f, &workbook, r->arena);
    return xlsx_write(&workbook, path, r->jobs, r->arena, r->diag) &&
           output_written(r, path);
}

static bool look_for_lost(struct check *c)
{
    struct run *r = c->run;
    const char *from = NULL;
    struct entries now;

    if (!entries_read(r, c->book, &now))
        return false;
    c->lost = entries_lost(r, c->book, &now, &from);
    entries_tell(r, c->book, &c->lost, from);
    return true;
}

static bool write_text(struct run *r, const struct book *b, struct check *c)
{
    say_text(r, b);
    check_find(c);
    say_findings(r, &c->list);
    return true;
}

bool command_check(struct run *r)
{
    enum { TEXT, JSON, XLSX };
    static const char *const formats[] = {
        [TEXT] = "text", [JSON] = "json", [XLSX] = "xlsx"};
    const char *path = NULL;
    struct aging_figures f;
    struct check c;
    struct book b;
    size_t format = 0;
    bool ok;

    if (!output_format(r, formats, COUNT(formats), &format) ||
        !book_open(r, BOOK_EARLIER | BOOK_REPORTING, &b))
        return false;
    ok = guard_book(r, &b);
    if (!closes_look_for_late(r, &b))
        return false;
    letters_warn_of_english(&b.ledger, &b.aging, &b.policy, r->arena, r->diag);
    if (format == XLSX)
        path = output_path(r, output_name(OUTPUT_CHECK, &b.policy));
    c = check_new(r, &b, path);
    if (!look_for_lost(&c))
        return false;
    run_progress_end(r);
    f = (struct aging_figures){.ledger = &b.ledger,
                               .tieout = &b.tieout,
                               .policy = &b.policy,
                               .outdated = &b.outdated};
    if (format == XLSX)
        return write_xlsx(r, &b, path, &c) && ok;
    if (format == JSON)
        return write_json(r, &f, &c) && ok;
    return write_text(r, &b, &c) && ok;
}
