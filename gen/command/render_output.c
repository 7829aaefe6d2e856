#include "command/render_output.h"

#include "base/file.h"
#include "command/render_attach.h"

#include <sys/stat.h>

const char *const render_endings[] = {
    [PAPER_PDF] = ".pdf", [PAPER_HTML] = ".html", [PAPER_DOCX] = ".docx"};

enum paper_form render_form_of(const char *path)
{
    struct str name = path ? file_name(path) : STR("");

    if (file_has_ending(name, ".html") || file_has_ending(name, ".htm"))
        return PAPER_HTML;
    return file_has_ending(name, ".docx") ? PAPER_DOCX : PAPER_PDF;
}

static bool has_known_ending(const char *path)
{
    return render_form_of(path) != PAPER_PDF ||
           file_has_ending(file_name(path), ".pdf");
}

/* Pipes and devices have no ending. */
static bool is_special(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

bool render_output_fits(struct run *r, bool many)
{
    const char *path = r->options.output;

    if (!path || file_is_folder(path))
        return true;
    if (many && has_known_ending(path))
        return diag_usage(r->diag,
                          "-o %s: JSON lines become many documents; name a "
                          "folder for them",
                          path);
    if (many || has_known_ending(path) || is_special(path))
        return true;
    return diag_usage(
        r->diag,
        "-o %s: the name of a document ends in .pdf, .html or .docx; a "
        "folder must be there already",
        path);
}

static void add_input(struct render *x, const char *path, struct arena *a)
{
    ARENA_PUSH(a, x->inputs, x->input_count, x->input_capacity) = path;
}

void render_inputs(struct run *r, struct render *x)
{
    x->input_count = 0;
    add_input(x, x->template_path, r->arena);
    add_input(x, x->data_path, r->arena);
    for (size_t i = 0; i < x->search.file_count; i++)
        add_input(x, x->search.files[i], r->arena);
    for (size_t i = 0; i < r->options.attach.count; i++)
        add_input(x, attach_path(r->options.attach.items[i]), r->arena);
}

bool render_spares_inputs(const struct render *x, const char *path,
                          struct diag *d)
{
    struct stat out, in;

    if (stat(path, &out) < 0 || !S_ISREG(out.st_mode))
        return true;
    for (size_t i = 0; i < x->input_count; i++)
        if (stat(x->inputs[i], &in) == 0 && in.st_dev == out.st_dev &&
            in.st_ino == out.st_ino)
            return diag_error(d, place_of(path, 0, 0),
                              "the document is made from this file, which it "
                              "would overwrite: name another one behind -o");
    return true;
}
