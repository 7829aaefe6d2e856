#include "command/press.h"

#include "base/file.h"
#include "base/job.h"
#include "base/outfile.h"
#include "base/utf8.h"
#include "command/font_manifest.h"
#include "command/stock.h"
#include "doc/characters.h"
#include "doc/template_place.h"
#include "layout/break.h"
#include "output/docx.h"
#include "output/html.h"
#include "output/pdf.h"

struct printing {
    const struct papers *papers;
    const struct font_manifest *manifest;
    const struct font_set *fonts;
    struct characters *sets;         /* one a worker */
    uint32_t *families;              /* used: bits; one a worker */
    struct characters unprintable;   /* no font has them */
    struct shaper **shapers;         /* one a worker, made at its first job */
    struct arena *long_lived;        /* one a worker: outlives a job */
    const struct pdf_stock **stocks; /* one a kind; NULL: none */
};

/* Forget a job's memory, unless its messages live there. */
static void forget(struct worker *w, struct arena_mark mark)
{
    if (!w->diag->first)
        arena_rewind(w->arena, mark);
}

/* A paper that is refused leaves the others alone; a system error stops. */
static bool outcome(struct printing *p, size_t index, bool ok,
                    const struct worker *w)
{
    if (!ok)
        p->papers->failed[index] = true;
    return ok || w->diag->worst < DIAG_SYSTEM;
}

static bool collect_one(void *context, size_t index, struct worker *w)
{
    struct printing *p = context;
    struct arena_mark mark = arena_mark(w->arena);
    struct document_tree tree = {0};
    bool ok =
        p->papers->make(p->papers->context, index, &tree, w->arena, w->diag);

    if (ok) {
        characters_add_document(&p->sets[w->number], &tree);
        p->families[w->number] |= font_manifest_families(p->manifest, &tree);
    }
    forget(w, mark);
    return outcome(p, index, ok, w);
}

static struct shaper *shaper_of(struct printing *p, const struct worker *w)
{
    if (!p->shapers[w->number])
        p->shapers[w->number] = shaper_new(&p->long_lived[w->number]);
    return p->shapers[w->number];
}

static const struct pdf_stock *stock_of(const struct printing *p, size_t index)
{
    return p->papers->kinds ? p->stocks[p->papers->kinds[index]] : NULL;
}

static bool save(const struct papers *papers, size_t index, struct str bytes,
                 struct worker *w)
{
    if (papers->folder)
        return outfile_save_unsettled(papers->paths[index], bytes, w->arena,
                                      w->diag);
    return outfile_save(papers->paths[index], bytes, w->arena, w->diag);
}

static bool write_pdf(struct printing *p, size_t index,
                      const struct document_tree *tree, struct worker *w)
{
    const struct papers *papers = p->papers;
    struct pdf_options options = {.created = papers->date,
                                  .zone_minutes = papers->zone_minutes,
                                  .stock = stock_of(p, index)};
    struct pages pages = {0};
    struct str bytes;

    return compose(tree, p->fonts, shaper_of(p, w), &pages, w->arena,
                   w->diag) &&
           pdf_make(&pages, p->fonts, &options, &bytes, w->arena, w->diag) &&
           save(papers, index, bytes, w);
}

static bool set_and_write(struct printing *p, size_t index, struct worker *w)
{
    const struct papers *papers = p->papers;
    struct document_tree tree = {0};

    if (!papers->make(papers->context, index, &tree, w->arena, w->diag))
        return false;
    if (index < papers->internal && papers->form == PAPER_PDF)
        characters_replace(&p->unprintable, STR("〓"), &tree, w->arena);
    switch (papers->form) {
    case PAPER_PDF:
        break;
    case PAPER_HTML:
        return html_write(&tree, p->fonts, shaper_of(p, w),
                          papers->paths[index], w->arena, w->diag);
    case PAPER_DOCX:
        return docx_write(&tree, papers->paths[index], papers->folder != NULL,
                          w->arena, w->diag);
    }
    return write_pdf(p, index, &tree, w);
}

static bool print_one(void *context, size_t index, struct worker *w)
{
    struct printing *p = context;
    struct arena_mark mark = arena_mark(w->arena);
    bool ok;

    if (p->papers->failed[index])
        return true;
    ok = set_and_write(p, index, w);
    forget(w, mark);
    return outcome(p, index, ok, w);
}

/* Every character and every family of every paper. */
static bool collect(struct run *r, struct printing *p, struct str *text,
                    uint32_t *families)
{
    struct characters all = characters_new(r->arena);

    characters_add_composed(&all);
    p->sets = arena_array(r->arena, struct characters, r->jobs);
    p->families = arena_array(r->arena, uint32_t, r->jobs);
    for (unsigned i = 0; i < r->jobs; i++)
        p->sets[i] = characters_new(r->arena);
    if (!job_run(p->papers->count, r->jobs, collect_one, p, r->arena, r->diag))
        return false;
    for (unsigned i = 0; i < r->jobs; i++)
        characters_unite(&all, &p->sets[i]);
    *families = 0;
    for (unsigned i = 0; i < r->jobs; i++)
        *families |= p->families[i];
    *text = characters_text(&all, r->arena);
    return true;
}

/* What the papers of each kind that are not refused have in common. */
static void make_stocks(struct run *r, struct printing *p)
{
    const struct papers *papers = p->papers;
    struct stock_source source = {papers->context, papers->make, p->fonts};
    size_t *of_kind = arena_array(r->arena, size_t, papers->count);

    p->stocks =
        arena_array(r->arena, const struct pdf_stock *, papers->kind_count);
    for (size_t kind = 0; kind < papers->kind_count; kind++) {
        size_t n = 0;

        for (size_t i = 0; i < papers->count; i++)
            if (papers->kinds[i] == kind && !papers->failed[i])
                of_kind[n++] = i;
        p->stocks[kind] = stock_make(&source, of_kind, n, r->arena);
    }
}

static bool print_all(struct run *r, struct printing *p)
{
    bool ok;

    p->shapers = arena_array(r->arena, struct shaper *, r->jobs);
    p->long_lived = arena_array(r->arena, struct arena, r->jobs);
    if (p->papers->kinds && p->papers->form == PAPER_PDF)
        make_stocks(r, p);
    ok = job_run(p->papers->count, r->jobs, print_one, p, r->arena, r->diag);
    for (unsigned i = 0; i < r->jobs; i++) {
        if (p->shapers[i])
            shaper_release(p->shapers[i]);
        arena_release(&p->long_lived[i]);
    }
    return ok;
}

/* In the words of the first report that has the character. */
static void warn_unprintable(struct run *r, const struct papers *papers,
                             struct str one, uint32_t c)
{
    const struct inline_run *where = NULL;
    struct arena room = {0};
    struct diag quiet = {0};
    struct place at = nowhere;

    for (size_t i = 0; !where && i < papers->internal; i++) {
        struct document_tree tree = {0};

        if (papers->make(papers->context, i, &tree, &room, &quiet))
            where = characters_find(&tree, c);
        if (where)
            at = template_place(tree.from, where->at, c);
    }
    diag_warning(r->diag, at,
                 "no font has the character \"%.*s\" (U+%04X) of \"%.*s\": "
                 "reports show 〓 in its place",
                 STR_ARG(one), (unsigned)c, STR_ARG(where ? where->text : one));
    arena_release(&room);
}

/* What is neither a sign of control nor in any font of any chain. */
static void find_unprintable(struct run *r, struct printing *p, struct str text)
{
    p->unprintable = characters_new(r->arena);
    while (text.len) {
        struct str rest = text;
        uint32_t c = utf8_next(&rest);
        struct str one = str_head(text, text.len - rest.len);

        text = rest;
        if (c < ' ' ||
            (char_is_settable(c) && font_find(p->fonts, FONT_SANS, false, c)))
            continue;
        characters_add(&p->unprintable, one);
        if (p->papers->internal)
            warn_unprintable(r, p->papers, one, c);
    }
}

bool press_print(struct run *r, const char *book, const struct papers *papers,
                 struct font_files *files)
{
    struct printing p = {.papers = papers};
    struct font_set *fonts = NULL;
    struct font_manifest manifest;
    uint32_t families;
    struct str text;
    bool ok;

    *files = (struct font_files){0};
    p.manifest = &manifest;
    if (!font_manifest_read(r, book, &manifest) ||
        !collect(r, &p, &text, &families) ||
        !font_manifest_load(r, &manifest, families, &fonts, files))
        return false;
    p.fonts = fonts;
    if (papers->form == PAPER_PDF) /* others have fonts of their own */
        find_unprintable(r, &p, text);
    ok = font_set_freeze(fonts, text, r->arena, r->diag) && print_all(r, &p);
    font_set_release(fonts);
    if (papers->folder)
        ok = outfile_settle(papers->folder, r->diag) && ok;
    return ok;
}

bool press_drafts(struct run *r, const char *book, struct papers *papers,
                  const struct str *names)
{
    struct font_files fonts;
    bool ok = true;

    papers->paths = arena_array(r->arena, const char *, papers->count + 1);
    papers->failed = arena_array(r->arena, bool, papers->count + 1);
    for (size_t i = 0; i < papers->count; i++)
        papers->paths[i] = file_join(r->arena, papers->folder, names[i]);
    if (!file_make_folder(papers->folder, r->arena, r->diag) ||
        !press_print(r, book, papers, &fonts))
        return false;
    for (size_t i = 0; i < papers->count; i++)
        ok = ok && !papers->failed[i];
    run_progress_end(r);
    run_say(r, "%s: %zu drafts; nothing was issued\n", papers->folder,
            papers->count);
    return ok;
}
