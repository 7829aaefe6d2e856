#include "command/book.h"
#include "command/claim_text.h"
#include "command/customer_find.h"
#include "command/law.h"
#include "command/lock.h"
#include "command/output.h"
#include "command/output_names.h"
#include "command/press.h"
#include "command/resources.h"
#include "command/template_file.h"

#include "base/file.h"
#include "base/name.h"
#include "output/xlsx.h"
#include "report/claim_checks.h"
#include "report/claim_sheets.h"
#include "report/claim_value.h"
#include "report/letters.h"

/* What goes out, and what stays in the house, of one currency. */
struct counted {
    struct claim claim;
    struct claim_notes notes;
};

/* The claims of one customer. */
struct claims {
    struct book book;
    struct law_tables law;
    uint32_t customer;
    struct counted *items; /* those that could be made */
    size_t count;
    bool asks; /* of another currency something is asked */
};

/* --- computing -------------------------------------------------------------
 */

static struct place note_place(const struct claims *x,
                               const struct claim_note *note)
{
    if (note->at.file == LEDGER_NONE)
        return nowhere;
    return ledger_place(&x->book.ledger, note->at);
}

/* Questions and conflicts stop the claim, unless they are decided. */
static void tell_note(struct run *r, const struct claims *x,
                      const struct claim_note *note, bool stops)
{
    struct str text = claim_note_text(note, r->language, r->arena);
    struct place at = note_place(x, note);

    if (note->decided.len)
        return;
    if (note->grade == NOTE_INFORMATION)
        diag_note(r->diag, at, "%.*s", STR_ARG(text));
    else if (stops &&
             (note->grade == NOTE_QUESTION || note->grade == NOTE_CONFLICT))
        diag_error(r->diag, at, "%.*s", STR_ARG(text));
    else
        diag_warning(r->diag, at, "to be verified: %.*s", STR_ARG(text));
}

static void tell_notes(struct run *r, const struct claims *x,
                       const struct claim_notes *notes, bool stops)
{
    for (size_t i = 0; i < notes->count; i++)
        tell_note(r, x, &notes->items[i], stops);
}

static bool make_one(struct run *r, struct claims *x,
                     const struct claim_book *book,
                     const struct currency *currency)
{
    struct counted made;
    enum claim_answer answer =
        claim_make(book, x->customer, currency, &made.claim, &made.notes,
                   r->arena, r->diag);

    switch (answer) {
    case CLAIM_DONE:
        x->items[x->count++] = made;
        tell_notes(r, x, &made.notes, false);
        return true;
    case CLAIM_ASK:
        x->asks = true;
        tell_notes(r, x, &made.notes, true);
        return true;
    case CLAIM_NOTHING:
        return true;
    case CLAIM_FAILED:
        break;
    }
    return false;
}

static bool make_claims(struct run *r, struct claims *x)
{
    const struct book *b = &x->book;
    const struct claim_book *book =
        claim_book_new(&b->view, &x->law, &b->policy, r->arena);
    size_t count;
    const struct currency **list =
        claim_currencies(book, x->customer, &count, r->arena);

    x->items = arena_array(r->arena, struct counted, count);
    for (size_t i = 0; i < count; i++)
        if (!make_one(r, x, book, list[i]))
            return false;
    return true;
}

static bool open_claims(struct run *r, struct claims *x)
{
    struct str asked;

    if (!customer_asked(r, &asked))
        return false;
    if (!asked.len)
        return diag_usage(r->diag, "claim: --customer ID is expected");
    if (!book_open(r, 0, &x->book))
        return false;
    run_progress_end(r);
    return law_open_tables(r, x->book.folder, &x->law) &&
           customer_find(r, &x->book.ledger, asked, &x->customer) &&
           make_claims(r, x);
}

/* --- names of files --------------------------------------------------------
 */

/* "利息违约金计算表-C0061-CNY.pdf" */
static struct str file_of(struct run *r, const struct claims *x,
                          const struct claim *c, enum output_name name,
                          struct str ending)
{
    struct str stem = output_name(name, &x->book.policy);

    return name_make(arena_format(r->arena, "%.*s-%.*s-%s", STR_ARG(stem),
                                  STR_ARG(c->customer_id), c->currency->code),
                     ending, r->arena);
}

static const char *paper_path(struct run *r, const struct claims *x, size_t i,
                              struct str ending)
{
    return output_path(r,
                       file_of(r, x, &x->items[i].claim, OUTPUT_CLAIM, ending));
}

/* The folder that a path is in, with its slash; empty: this one. */
static struct str folder_of(const char *path)
{
    struct str s = str_from_z(path);

    return str_head(s, s.len - file_name(path).len);
}

/* Beside the paper, under its own name. */
static const char *checks_path(struct run *r, const struct claims *x, size_t i,
                               const char *paper)
{
    struct str name =
        file_of(r, x, &x->items[i].claim, OUTPUT_TO_VERIFY, STR(".pdf"));

    return arena_format(r->arena, "%.*s%.*s", STR_ARG(folder_of(paper)),
                        STR_ARG(name))
        .ptr;
}

static bool check_paths(struct run *r, const struct claims *x)
{
    if (x->count > 1 && r->options.output && !file_is_folder(r->options.output))
        return diag_usage(r->diag,
                          "%.*s owes in %zu currencies, each with a paper of "
                          "its own: -o names a folder then",
                          STR_ARG(x->items[0].claim.customer_id), x->count);
    return true;
}

/* --- papers ----------------------------------------------------------------
 */

struct sheets {
    const struct claims *claims;
    const struct template *template;
};

static enum language paper_language(const struct claims *x)
{
    return letter_language(&x->book.ledger.customers[x->customer],
                           &x->book.policy);
}

static bool find_template(struct run *r, const struct claims *x,
                          enum language language, const char *name,
                          const struct template **out)
{
    const char *path;
    const char *file =
        arena_format(r->arena, "templates/court/%s/%s.md",
                     language == LANGUAGE_ZH ? "zh-CN" : "en", name)
            .ptr;

    return resource_find(r, x->book.folder, file, &path) &&
           template_open(r, x->book.folder, path, out);
}

static bool make_schedule(const void *context, size_t index,
                          struct document_tree *out, struct arena *a,
                          struct diag *d)
{
    const struct sheets *s = context;
    const struct claims *x = s->claims;

    return claim_paper_make(s->template, &x->book.ledger,
                            &x->items[index].claim, &x->book.policy, out, a, d);
}

static bool make_checks(const void *context, size_t index,
                        struct document_tree *out, struct arena *a,
                        struct diag *d)
{
    const struct sheets *s = context;
    const struct claims *x = s->claims;
    const struct claim_checks checks = {.ledger = &x->book.ledger,
                                        .claim = &x->items[index].claim,
                                        .notes = &x->items[index].notes,
                                        .policy = &x->book.policy};

    return claim_checks_make(s->template, &checks, out, a, d);
}

/* What all papers of a press run have in common. */
static struct papers papers_of(struct run *r, const struct sheets *s,
                               const char **paths)
{
    const struct claims *x = s->claims;

    return (struct papers){.count = x->count,
                           .failed = arena_array(r->arena, bool, x->count),
                           .context = s,
                           .paths = paths,
                           .date = x->book.as_of,
                           .zone_minutes = x->book.policy.zone_minutes};
}

static bool print(struct run *r, const struct claims *x, struct papers *papers)
{
    struct font_files fonts;
    bool ok = true;

    for (size_t i = 0; i < papers->count; i++)
        if (!lock_check(r, papers->paths[i]))
            return false;
    if (!press_print(r, x->book.folder, papers, &fonts))
        return false;
    for (size_t i = 0; i < papers->count; i++)
        ok = !papers->failed[i] && output_written(r, papers->paths[i]) && ok;
    return ok;
}

/*
 * The lists of the house, in its language.  They are printed apart: no font,
 * no file and no page of theirs is shared with what goes out.
 */
static bool print_checks(struct run *r, const struct claims *x,
                         const char *const *beside)
{
    const char **paths = arena_array(r->arena, const char *, x->count);
    struct sheets s = {.claims = x};
    struct papers papers = papers_of(r, &s, paths);
    size_t open = 0;

    for (size_t i = 0; i < x->count; i++) {
        paths[i] = checks_path(r, x, i, beside[i]);
        open += x->items[i].notes.open;
    }
    papers.make = make_checks;
    papers.internal = x->count;
    return open == 0 || (find_template(r, x, x->book.policy.language,
                                       "to-verify", &s.template) &&
                         print(r, x, &papers));
}

static bool write_pdf(struct run *r, const struct claims *x)
{
    const char **paths = arena_array(r->arena, const char *, x->count);
    struct sheets s = {.claims = x};
    struct papers papers = papers_of(r, &s, paths);

    for (size_t i = 0; i < x->count; i++)
        paths[i] = paper_path(r, x, i, STR(".pdf"));
    papers.make = make_schedule;
    return check_paths(r, x) &&
           find_template(r, x, paper_language(x), "claim-schedule",
                         &s.template) &&
           print(r, x, &papers) && print_checks(r, x, paths);
}

static bool write_xlsx(struct run *r, const struct claims *x)
{
    const char **paths = arena_array(r->arena, const char *, x->count);

    if (!check_paths(r, x))
        return false;
    for (size_t i = 0; i < x->count; i++) {
        struct workbook book = claim_sheets_make(
            &x->items[i].claim, &x->book.policy, paper_language(x), r->arena);

        paths[i] = paper_path(r, x, i, STR(".xlsx"));
        if (!lock_check(r, paths[i]) ||
            !xlsx_write(&book, paths[i], r->jobs, r->arena, r->diag) ||
            !output_written(r, paths[i]))
            return false;
    }
    return print_checks(r, x, paths);
}

static bool write_json(struct run *r, const struct claims *x)
{
    const struct book *b = &x->book;
    enum language language = paper_language(x);
    struct value map = value_map_new(r->arena);
    struct value list = value_list_new(r->arena);

    for (size_t i = 0; i < x->count; i++)
        value_push(list,
                   claim_value(&b->ledger, &x->items[i].claim, &b->policy,
                               language, r->arena),
                   r->arena);
    value_set(map, "as_of", value_date(b->as_of), r->arena);
    value_set(map, "customer_id",
              value_text(b->ledger.customers[x->customer].customer_id),
              r->arena);
    value_set(map, "claims", list, r->arena);
    return output_json(r, map);
}

#define TEXT_MAX ((size_t)64 << 20)

/* On the terminal, or into -o alone. */
static bool write_text(struct run *r, const struct claims *x)
{
    struct run telling = *r;
    struct buf text = buf_new(r->arena, TEXT_MAX);

    if (r->options.output) {
        telling.said = &text;
        telling.is_silent = true;
    }
    for (size_t i = 0; i < x->count; i++)
        claim_say(&telling, &x->items[i].claim);
    return !r->options.output || (output_text(r, buf_str(&text)) &&
                                  output_written(r, r->options.output));
}

bool command_claim(struct run *r)
{
    static const char *const formats[] = {"text", "json", "xlsx", "pdf"};
    static bool (*const writers[])(struct run *, const struct claims *) = {
        write_text, write_json, write_xlsx, write_pdf};
    struct claims *x = arena_new(r->arena, struct claims);
    size_t format = 0;

    if (!output_format(r, formats, COUNT(formats), &format))
        return false;
    r->is_silent = format == 1 && !r->options.output;
    if (!open_claims(r, x))
        return false;
    if (x->count == 0 && !x->asks)
        diag_note(r->diag, nowhere, "%.*s owes nothing that is due on %.*s",
                  STR_ARG(x->book.ledger.customers[x->customer].customer_id),
                  STR_ARG(date_iso(x->book.as_of, r->arena)));
    if (x->count == 0 && (x->asks || format != 1))
        return !x->asks;
    return writers[format](r, x) && !x->asks;
}
