#include "command/lint.h"

#include "base/file.h"
#include "command/font_manifest.h"
#include "command/resources.h"
#include "command/template_file.h"

#include <stdlib.h>
#include <string.h>

#define DEEPEST 8

struct lint_list {
    const char **items;
    size_t count, capacity;
};

/* The templates below a folder; partials are looked at where they are used. */
static bool add_folder(struct run *r, struct lint_list *list,
                       const char *folder, int depth)
{
    struct file_names names;

    if (depth == DEEPEST)
        return true;
    if (!file_list(&names, folder, r->arena, r->diag))
        return false;
    for (size_t i = 0; i < names.count; i++) {
        struct str name = names.items[i];
        const char *path = file_join(r->arena, folder, name);

        if (str_equal_z(name, "partials") || str_equal_z(name, "README.md"))
            continue;
        if (file_is_folder(path) && !add_folder(r, list, path, depth + 1))
            return false;
        if (!file_is_folder(path) && str_ends(name, STR(".md")))
            ARENA_PUSH(r->arena, list->items, list->count, list->capacity) =
                path;
    }
    return true;
}

/* A book's templates, a folder's, or one. */
static bool add_operand(struct run *r, struct lint_list *list,
                        const char *asked)
{
    const char *yaml = file_join(r->arena, asked, STR("duebook.yaml"));
    const char *templates = file_join(r->arena, asked, STR("templates"));
    const char *path;

    if (file_exists(yaml))
        return !file_is_folder(templates) || add_folder(r, list, templates, 0);
    if (file_is_folder(asked))
        return add_folder(r, list, asked, 0);
    if (!template_locate(r, asked, &path))
        return false;
    ARENA_PUSH(r->arena, list->items, list->count, list->capacity) = path;
    return true;
}

/* Without operands: the book in this folder, else the built-in templates. */
static bool add_default(struct run *r, struct lint_list *list)
{
    const char *root;

    if (file_exists("duebook.yaml"))
        return add_operand(r, list, ".");
    return resource_root(r, &root) &&
           add_folder(r, list, file_join(r->arena, root, STR("templates")), 0);
}

static int by_place(const void *x, const void *y)
{
    const struct message *a = *(const struct message *const *)x;
    const struct message *b = *(const struct message *const *)y;
    int order =
        strcmp(a->at.file ? a->at.file : "", b->at.file ? b->at.file : "");

    if (order)
        return order;
    if (a->at.line != b->at.line)
        return a->at.line < b->at.line ? -1 : 1;
    if (a->at.column != b->at.column)
        return a->at.column < b->at.column ? -1 : 1;
    return str_compare(a->text, b->text);
}

static void append(struct diag *d, struct message *m)
{
    m->next = NULL;
    if (d->last)
        d->last->next = m;
    else
        d->first = m;
    d->last = m;
    d->counts[m->severity]++;
    if (m->severity > d->worst)
        d->worst = m->severity;
}

/* In the order of the lines, each once. */
static void report(struct run *r, const struct diag *found)
{
    struct diag sorted = diag_like(r->diag, r->arena);
    struct message **all;
    size_t n = 0;

    for (const struct message *m = found->first; m; m = m->next)
        n++;
    all = arena_array(r->arena, struct message *, n);
    n = 0;
    for (struct message *m = found->first; m; m = m->next)
        all[n++] = m;
    qsort(all, n, sizeof(*all), by_place);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || by_place(&all[i - 1], &all[i]) != 0)
            append(&sorted, all[i]);
    diag_merge(r->diag, &sorted);
}

/* A font that nobody has is told here already; faults of fonts.yaml are not. */
static void check_font(struct run *r, const struct lint *l, const char *book)
{
    struct document_tree frame = template_frame(l->template);
    struct font_manifest manifest;
    struct diag silent = {0};
    struct run quiet = *r;

    quiet.diag = &silent;
    if (frame.body_font.len && font_manifest_read(&quiet, book, &manifest) &&
        !font_manifest_find(&manifest, frame.body_font))
        diag_error(l->diag, frame.font_at,
                   "the font \"%.*s\" is in no fonts.yaml, and no file of "
                   "this name is in the book's fonts/",
                   STR_ARG(frame.body_font));
}

/* One template; its faults do not keep the others from being looked at. */
static void look_at(struct run *r, const char *path)
{
    struct diag found = diag_like(r->diag, r->arena);
    const char *book = template_book(r, path);
    struct run with = *r;
    struct lint l = {.path = path, .arena = r->arena, .diag = &found};

    with.diag = &found;
    if (template_open(&with, book, path, &l.template) &&
        template_schema(l.template, &l.schema, r->arena, &found)) {
        check_font(r, &l, book);
        template_uses(l.template, l.schema.types, &l.uses, r->arena);
        lint_names(&l);
        lint_shape(&l);
        lint_text(&l);
        lint_law(&l);
    }
    report(r, &found);
}

bool command_lint(struct run *r)
{
    struct lint_list list = {0};
    bool ok = r->operand_count > 0 || add_default(r, &list);

    for (size_t i = 0; ok && i < r->operand_count; i++)
        ok = add_operand(r, &list, r->operands[i]);
    for (size_t i = 0; ok && i < list.count; i++)
        look_at(r, list.items[i]);
    if (ok && !r->options.quiet)
        run_say(r, "%zu templates looked at: %zu errors, %zu warnings\n",
                list.count, r->diag->counts[DIAG_ERROR],
                r->diag->counts[DIAG_WARNING]);
    return ok && r->diag->worst < DIAG_ERROR;
}
