#include "command/render.h"

#include "base/file.h"
#include "command/font_manifest.h"
#include "command/lock.h"
#include "command/output.h"
#include "command/render_attach.h"
#include "command/render_output.h"
#include "command/render_print.h"
#include "command/resources.h"
#include "command/template_schema.h"

#define MAX_DATA (64u << 20)

static bool choose_format(struct run *r, struct render *x)
{
    static const char *const formats[] = {"pdf", "html", "docx"};
    size_t format;

    if (!output_format(r, formats, COUNT(formats), &format))
        return false;
    x->form = (enum paper_form)format;
    if (!r->options.format && !x->many)
        x->form = render_form_of(r->options.output);
    return true;
}

static bool check_options(struct run *r, struct render *x)
{
    struct str data;

    if (!r->options.data)
        return diag_usage(r->diag,
                          "render needs --data FILE.json (one document) or "
                          "FILE.jsonl (one a line)");
    data = str_from_z(r->options.data);
    x->data_path = r->options.data;
    x->many = str_ends(data, STR(".jsonl")) || str_ends(data, STR(".ndjson"));
    if (x->many && !r->options.output)
        return diag_usage(r->diag,
                          "render with JSON lines needs -o FOLDER for its "
                          "documents");
    return render_output_fits(r, x->many) && choose_format(r, x);
}

bool render_find(struct run *r, struct render *x)
{
    if (!check_options(r, x) ||
        !template_locate(r, r->operands[0], &x->template_path))
        return false;
    x->book = template_book(r, x->template_path);
    if (!x->book)
        x->book = template_book(r, x->data_path);
    x->search = (struct template_search){.book = x->book};
    return resource_root(r, &x->search.root);
}

bool render_load(struct run *r, struct render *x)
{
    struct schema schema;

    if (!template_load(&x->template, x->template_path, &x->search, r->arena,
                       r->diag) ||
        !template_schema(x->template, &schema, r->arena, r->diag))
        return false;
    x->types = schema.types;
    return true;
}

static bool open_fonts(struct run *r, struct render *x)
{
    struct document_tree frame = template_frame(x->template);
    struct font_manifest manifest;
    struct font_files files;
    struct str text;

    return render_characters(r, x, &text) &&
           font_manifest_read(r, x->book, &manifest) &&
           font_manifest_load(r, &manifest,
                              font_manifest_families(&manifest, &frame),
                              &x->fonts, &files) &&
           font_set_freeze(x->fonts, text, r->arena, r->diag);
}

/* "demand.pdf" of ".../demand.md". */
static struct str default_name(struct run *r, const struct render *x)
{
    struct str stem = file_name(x->template_path);

    if (str_ends(stem, STR(".md")))
        stem.len -= sizeof(".md") - 1;
    return arena_format(r->arena, "%.*s.%s", STR_ARG(stem),
                        render_endings[x->form] + 1);
}

static bool write_one(struct run *r, struct render *x)
{
    const char *path = output_path(r, default_name(r, x));
    struct str text;

    return lock_check(r, path) &&
           file_read(&text, x->data_path, MAX_DATA, r->arena, r->diag) &&
           render_one(r, x,
                      str_starts(text, STR("\xEF\xBB\xBF")) ? str_skip(text, 3)
                                                            : text,
                      path) &&
           output_written(r, path);
}

static bool write_many(struct run *r, struct render *x)
{
    const char *folder = r->options.output;
    size_t printed = 0;
    bool ok = file_make_folder(folder, r->arena, r->diag) &&
              render_many(r, x, folder, &printed);

    if (!r->options.quiet)
        run_say(r, "%s: %zu documents written\n", folder, printed);
    return ok;
}

bool render_documents(struct run *r, struct render *x)
{
    bool ok;

    x->fonts = NULL;
    render_inputs(r, x);
    ok = attach_read(r, x) && open_fonts(r, x) &&
         (x->many ? write_many(r, x) : write_one(r, x));
    font_set_release(x->fonts);
    return ok;
}

bool command_render(struct run *r)
{
    struct render x = {0};

    if (r->options.watch)
        return render_watch(r);
    return render_find(r, &x) && render_load(r, &x) && render_documents(r, &x);
}
