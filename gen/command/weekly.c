#include "command/aging_paper.h"
#include "command/analysis_book.h"
#include "command/call_sheets.h"
#include "command/closes.h"
#include "command/entries.h"
#include "command/guard.h"
#include "command/kpi_paper.h"
#include "command/letters_told.h"
#include "command/manifest.h"
#include "command/output_names.h"
#include "command/press.h"
#include "command/run_folder.h"
#include "command/run_log.h"

#include "base/file.h"
#include "base/outfile.h"
#include "output/xlsx.h"
#include "report/aging_book.h"

#include <string.h>

/* Everything one weekly run holds; papers[0] is the KPI report. */
struct weekly {
    struct run *run;
    struct book book;
    struct kpi_paper kpi;
    struct letter_papers letters;
    struct run_folder folder;
    struct manifest manifest;
    struct font_files fonts;
    struct str *names; /* of the outputs, within the folder */
    size_t name_count;
    size_t letter_count;   /* that were written */
    size_t analysis_count; /* 1: it is an output, before these and the log */
    struct entries entries;
    size_t entry_count;      /* 1: they are an output, before the log */
    struct call_files calls; /* outputs behind the letters */
};

static bool make_paper(const void *context, size_t index,
                       struct document_tree *out, struct arena *a,
                       struct diag *d)
{
    const struct weekly *w = context;

    if (index == 0)
        return kpi_paper_make(&w->kpi, 0, out, a, d);
    return letter_papers_make(&w->letters, index - 1, out, a, d);
}

static const char *work_path(const struct weekly *w, struct str name)
{
    return file_join(w->run->arena, w->folder.work, name);
}

static void add_name(struct weekly *w, struct str name)
{
    w->names[w->name_count++] = name;
}

/* The report is of a kind of its own; letters look like their template's. */
static const size_t *paper_kinds(const struct weekly *w, struct arena *a)
{
    const struct letter_papers *letters = &w->letters;
    size_t *kinds = arena_array(a, size_t, 1 + letters->count);

    for (size_t i = 0; i < letters->count; i++)
        kinds[1 + i] = 1 + (size_t)(letters->forms[i] - letters->templates);
    return kinds;
}

/* What will be written: the workbook, the report, the letters; then the log. */
static void name_outputs(struct weekly *w)
{
    struct arena *a = w->run->arena;
    const struct policy *policy = &w->book.policy;
    struct str letters = output_name(OUTPUT_LETTERS, policy);

    w->names = arena_array(a, struct str, 5 + w->letters.count);
    add_name(w, output_name(OUTPUT_AGING, policy));
    add_name(w, output_name(OUTPUT_KPI, policy));
    for (size_t i = 0; i < w->letters.count; i++)
        add_name(w, arena_format(a, "%.*s/%.*s", STR_ARG(letters),
                                 STR_ARG(w->letters.names[i])));
}

static bool write_workbook(struct weekly *w)
{
    struct run *r = w->run;
    struct workbook workbook;
    struct aging_figures f = {.ledger = &w->book.ledger,
                              .view = &w->book.view,
                              .aging = &w->book.aging,
                              .tieout = &w->book.tieout,
                              .conversion = &w->book.conversion,
                              .dunning = &w->letters.dunning,
                              .policy = &w->book.policy,
                              .outdated = &w->book.outdated,
                              .accepted_gap = w->book.accepted_gap};

    run_progress(r, "writing the workbook ...");
    return aging_paper_fill(r, &w->book, &w->manifest.inputs, &f) &&
           aging_book_make(&f, &workbook, r->arena, r->diag) &&
           xlsx_write(&workbook, work_path(w, w->names[0]), r->jobs, r->arena,
                      r->diag);
}

/* Outputs that were refused are no outputs; whose letters they were is said. */
static void drop_failed(struct weekly *w, const bool *failed)
{
    struct run *r = w->run;
    size_t n = 1, letters = 0;

    for (size_t i = 1; i < w->name_count; i++) {
        if (failed[i - 1]) {
            diag_error(r->diag, nowhere, "%.*s was not written: see above",
                       STR_ARG(w->names[i]));
            continue;
        }
        letters += i > 1;
        w->names[n++] = w->names[i];
    }
    w->name_count = n;
    w->letter_count = letters;
}

static bool write_papers(struct weekly *w)
{
    struct run *r = w->run;
    size_t n = w->name_count - 1;
    struct papers papers = {.count = n,
                            .context = w,
                            .make = make_paper,
                            .folder = w->folder.work,
                            .internal = 1,
                            .kinds = paper_kinds(w, r->arena),
                            .kind_count = 1 + w->letters.template_count,
                            .date = w->book.as_of,
                            .zone_minutes = w->book.policy.zone_minutes};
    struct str letters = output_name(OUTPUT_LETTERS, &w->book.policy);

    papers.paths = arena_array(r->arena, const char *, n);
    papers.failed = arena_array(r->arena, bool, n);
    for (size_t i = 0; i < n; i++)
        papers.paths[i] = work_path(w, w->names[1 + i]);
    if (w->letters.count &&
        !file_make_folder(work_path(w, letters), r->arena, r->diag))
        return false;
    run_progress(r, "writing %zu letters ...", w->letters.count);
    if (!press_print(r, w->book.folder, &papers, &w->fonts))
        return false;
    drop_failed(w, papers.failed);
    return true;
}

static bool list_templates(struct weekly *w)
{
    struct run *r = w->run;
    bool ok = manifest_add(r, w->manifest.templates,
                           arena_format(r->arena, "templates/reports/%s/kpi.md",
                                        book_language_folder(&w->book)),
                           w->kpi.template_path);

    for (size_t i = 0; ok && i < w->letters.template_count; i++)
        ok = manifest_add(r, w->manifest.templates,
                          str_from_z(w->letters.templates[i].name),
                          w->letters.templates[i].path);
    for (size_t i = 0; ok && i < w->fonts.count; i++)
        ok = manifest_add(r, w->manifest.fonts, w->fonts.items[i].name,
                          w->fonts.items[i].path);
    return ok;
}

/* Whom to call, a workbook a person. */
static bool write_calls(struct weekly *w)
{
    struct run *r = w->run;
    struct str *names;

    if (!call_sheets_write(r, &w->book, &w->letters.dunning, w->folder.work,
                           &w->calls))
        return false;
    names =
        arena_array(r->arena, struct str, w->name_count + w->calls.count + 3);
    for (size_t i = 0; i < w->name_count; i++)
        names[i] = w->names[i];
    w->names = names;
    for (size_t i = 0; i < w->calls.count; i++)
        add_name(w, w->calls.names[i]);
    return true;
}

/* The second workbook, where it is asked for. */
static bool write_analysis(struct weekly *w)
{
    struct run *r = w->run;
    struct analysis_book x;
    struct str name = output_name(OUTPUT_ANALYSIS, &w->book.policy);

    if (!r->options.full)
        return true;
    add_name(w, name);
    w->analysis_count = 1;
    return analysis_book_compute(r, &w->book, &w->letters.dunning, &x) &&
           analysis_book_write(r, &x, work_path(w, name));
}

/* What people typed, so that the next run can miss it; nothing: no file. */
static bool write_entries(struct weekly *w)
{
    struct run *r = w->run;
    struct str name = output_name(OUTPUT_ENTRIES, &w->book.policy);
    struct str text = entries_text(r, &w->book, &w->entries);

    if (!text.len)
        return true;
    add_name(w, name);
    w->entry_count = 1;
    return outfile_save(work_path(w, name), text, r->arena, r->diag);
}

/* All that was said up to here, as one more output. */
static bool write_log(struct weekly *w)
{
    struct run *r = w->run;
    struct str name = output_name(OUTPUT_LOG, &w->book.policy);

    add_name(w, name);
    return outfile_save(work_path(w, name), run_log_text(r, &w->book), r->arena,
                        r->diag);
}

static bool list_outputs(struct weekly *w)
{
    bool ok = true;

    for (size_t i = 0; ok && i < w->name_count; i++)
        ok = manifest_add(w->run, w->manifest.outputs, w->names[i],
                          work_path(w, w->names[i]));
    return ok;
}

static bool write_all(struct weekly *w)
{
    struct run *r = w->run;
    struct run_outputs outputs;
    struct str text;

    name_outputs(w);
    w->manifest = manifest_new(r);
    if (!manifest_add_inputs(r, &w->manifest, &w->book) || !write_workbook(w) ||
        !write_papers(w) || !write_calls(w) || !write_analysis(w) ||
        !write_entries(w) || !write_log(w))
        return false;
    if (!list_templates(w) || !list_outputs(w))
        return false;
    w->manifest.letters = letters_value(
        r, &w->letters, output_name(OUTPUT_LETTERS, &w->book.policy), w->names,
        w->name_count);
    text = manifest_text(r, &w->manifest, &w->book);
    outputs = (struct run_outputs){w->names, w->name_count, text};
    return outfile_save(work_path(w, STR("manifest.json")), text, r->arena,
                        r->diag) &&
           run_folder_commit(r, &w->folder, &outputs);
}

static const char *wanted_folder(struct run *r, const struct book *b)
{
    struct str name = date_iso(b->as_of, r->arena);

    if (r->options.output)
        return r->options.output;
    return file_join(r->arena, file_join(r->arena, b->folder, STR("out")),
                     name);
}

static size_t count_cases(const struct dunning *dunning,
                          enum dunning_reason reason)
{
    size_t n = 0;

    for (size_t i = 0; i < dunning->count; i++)
        n += dunning->cases[i].reason == reason;
    return n;
}

/* Who gets no letter though he owes: somebody should know why. */
static void say_held(struct run *r, const struct dunning *dunning)
{
    static const struct {
        enum dunning_reason reason;
        const char *format;
    } lines[] = {
        {DUNNING_HELD, "  no letter to %zu of the overdue customers: "
                       "rows of theirs were rejected\n"},
        {DUNNING_WOUND_UP,
         "  no letter to %zu of the customers: insolvent, in liquidation or "
         "dissolved; lodge the claim in time\n"},
        {DUNNING_BLOCKED, "  no letter to %zu of the customers: blocked\n"},
        {DUNNING_PROMISED, "  no letter to %zu of the customers: they have "
                           "promised to pay, and the "
                           "day has not come\n"},
        {DUNNING_BANK,
         "  no letter to %zu of the customers: money of theirs is at "
         "the bank and not posted yet\n"},
    };

    for (size_t i = 0; i < COUNT(lines); i++) {
        size_t n = count_cases(dunning, lines[i].reason);

        if (n)
            run_say(r, lines[i].format, n);
    }
}

static void say_result(struct weekly *w)
{
    struct run *r = w->run;
    size_t behind = w->calls.count + w->analysis_count + w->entry_count + 1;
    size_t letters = w->name_count - behind - w->letter_count;

    run_progress_end(r);
    if (r->options.quiet)
        return;
    run_say(r,
            w->folder.unchanged ? "%s: nothing has changed since this run\n"
                                : "%s: written\n",
            w->folder.final);
    for (size_t i = 0; i < w->name_count; i++)
        if (i < letters || i >= letters + w->letter_count)
            run_say(r, "  %.*s\n", STR_ARG(w->names[i]));
    run_say(r, "  %.*s/: %zu draft letters\n",
            STR_ARG(output_name(OUTPUT_LETTERS, &w->book.policy)),
            w->letter_count);
    say_held(r, &w->letters.dunning);
    if (w->book.ledger.reject_count)
        run_say(r, "  %zu rows were rejected: see the workbook\n",
                w->book.ledger.reject_count);
}

static bool look_for_lost(struct weekly *w)
{
    struct run *r = w->run;
    const char *from = NULL;
    struct entries lost;

    if (!entries_read(r, &w->book, &w->entries))
        return false;
    lost = entries_lost(r, &w->book, &w->entries, &from);
    entries_tell(r, &w->book, &lost, from);
    return true;
}

static bool run_weekly(struct weekly *w)
{
    struct run *r = w->run;

    if (!book_open(r, AGING_ITEMS | AGING_BASES | BOOK_EARLIER | BOOK_REPORTING,
                   &w->book))
        return false;
    if (!w->book.folder)
        return diag_usage(r->diag,
                          "weekly needs a book: a folder with duebook.yaml; "
                          "duebook init makes one");
    if (!guard_book(r, &w->book) || !look_for_lost(w) ||
        !closes_look_for_late(r, &w->book) ||
        !kpi_paper_open(r, &w->book, &w->kpi) ||
        !letter_papers_open(r, &w->book, &w->letters) ||
        !run_folder_open(r, wanted_folder(r, &w->book), &w->folder))
        return false;
    if (write_all(w))
        return true;
    run_folder_discard(&w->folder);
    return false;
}

bool command_weekly(struct run *r)
{
    struct weekly w = {.run = r};
    bool ok = run_weekly(&w);

    if (ok)
        say_result(&w);
    if (!w.book.folder || r->options.output)
        return ok;
    if (ok)
        run_log_clear(r, &w.book);
    else
        run_log_refused(r, &w.book);
    return ok;
}
