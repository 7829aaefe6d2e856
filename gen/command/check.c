#include "command/book.h"

#include "command/output.h"
#include "report/aging_table.h"
#include "report/words.h"

#include <string.h>

static struct str amount(struct run *r, int64_t minor,
                         const struct currency *currency)
{
    return money_grouped((struct money){minor, currency}, r->arena);
}

static void say_files(struct run *r, const struct ledger *l)
{
    for (size_t i = 0; i < l->file_count; i++) {
        const struct ledger_file *f = &l->files[i];

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
            STR_ARG(amount(r, minor, currency)));
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

static void say_tieout(struct run *r, const struct tieout_row *row)
{
    const struct currency *c = row->currency;

    run_say(r, "%s: %s\n", c->code,
            diag_translate(r->diag, row->ties ? "ties" : "DOES NOT TIE"));
    say_line(r, "opening", row->opening, c);
    say_line(r, "+ invoices", row->invoices, c);
    say_line(r, "+ debit notes", row->debit_notes, c);
    say_line(r, "+ reversals", row->reversals, c);
    say_line(r, "- receipts", row->receipts, c);
    say_line(r, "- credit notes", row->credits, c);
    say_line(r, "+ as exported", row->exported_difference, c);
    say_sum(r, "= closing", row->closing, c);
    say_line(r, "buckets", row->buckets, c);
    say_line(r, "unapplied", row->unapplied, c);
    if (row->has_control)
        say_sum(r, "control total", row->control, c);
    say_line(r, "difference", row->difference, c);
    say_line(r, "difference to the control total", row->control_difference, c);
}

static void say_text(struct run *r, const struct book *b)
{
    run_say(r, "as of %.*s\n", STR_ARG(date_iso(b->as_of, r->arena)));
    say_files(r, &b->ledger);
    say_source(r, &b->ledger);
    for (size_t i = 0; i < b->tieout.count; i++)
        say_tieout(r, &b->tieout.rows[i]);
    run_say(r, "%zu customers, %zu documents, %zu receipts, %zu rejected\n",
            b->ledger.customer_count, b->ledger.document_count,
            b->ledger.receipt_count, b->ledger.reject_count);
}

bool command_check(struct run *r)
{
    static const char *const formats[] = {"text", "json"};
    struct aging_figures f;
    struct book b;
    size_t format = 0;

    if (!output_format(r, formats, COUNT(formats), &format) ||
        !book_open(r, false, &b))
        return false;
    run_progress_end(r);
    f = (struct aging_figures){
        .ledger = &b.ledger, .tieout = &b.tieout, .policy = &b.policy};
    if (format == 1)
        return output_json(r, aging_value_check(&f, r->arena));
    say_text(r, &b);
    return true;
}
