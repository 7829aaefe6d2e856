#include "command/paper_list.h"

#include "base/buf.h"
#include "base/file.h"
#include "command/resources.h"
#include "command/template_file.h"

#include <stdlib.h>

static const char *folder_of(enum language language)
{
    return language == LANGUAGE_ZH ? "templates/letters/zh-CN"
                                   : "templates/letters/en";
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static bool add_folder(struct run *r, const char *folder,
                       struct paper_list *out)
{
    struct file_names names;

    if (!file_is_folder(folder))
        return true;
    if (!file_list(&names, folder, r->arena, r->diag))
        return false;
    for (size_t i = 0; i < names.count; i++)
        if (str_ends(names.items[i], STR(".md")))
            ARENA_PUSH(r->arena, out->names, out->count, out->capacity) =
                str_head(names.items[i], names.items[i].len - 3);
    return true;
}

/* In order, and what the book has of its own as well only once. */
static void sort(struct paper_list *x)
{
    size_t n = 0;

    if (x->count)
        qsort(x->names, x->count, sizeof(*x->names), compare_names);
    for (size_t i = 0; i < x->count; i++)
        if (!n || !str_equal(x->names[n - 1], x->names[i]))
            x->names[n++] = x->names[i];
    x->count = n;
}

bool paper_list_read(struct run *r, const char *book, enum language language,
                     struct paper_list *out)
{
    struct str folder = str_from_z(folder_of(language));
    const char *root;

    *out = (struct paper_list){0};
    if (!resource_root(r, &root) ||
        !add_folder(r, file_join(r->arena, root, folder), out) ||
        (book && !add_folder(r, file_join(r->arena, book, folder), out)))
        return false;
    sort(out);
    return true;
}

bool paper_list_check(struct run *r, const struct paper_list *list,
                      struct str name)
{
    struct str nearest = {0};
    unsigned least = UINT32_MAX;

    for (size_t i = 0; i < list->count; i++) {
        unsigned n = str_distance(name, list->names[i]);

        if (n < least) {
            least = n;
            nearest = list->names[i];
        }
    }
    return (list->count && least == 0) ||
           diag_error(r->diag, nowhere,
                      "there is no paper %.*s; did you mean %.*s?",
                      STR_ARG(name), STR_ARG(nearest));
}

static void add_needs(struct buf *b, const struct type_node *group,
                      struct str above)
{
    for (const struct type_node *n = group->children; n; n = n->next) {
        if (n->declared)
            buf_add_format(b, "%s%.*s%.*s", b->len ? ", " : "", STR_ARG(above),
                           STR_ARG(n->name));
        else
            add_needs(b, n,
                      arena_format(b->arena, "%.*s%.*s.", STR_ARG(above),
                                   STR_ARG(n->name)));
    }
}

static void say_paper(struct run *r, struct str name, const struct template *t)
{
    struct buf needs = buf_new(r->arena, 256);
    struct str series = template_series(t);

    add_needs(&needs, template_types(t), STR(""));
    run_say(r, "%.*s  %.*s", STR_ARG(name), STR_ARG(template_title(t)));
    if (series.len)
        run_say(r, "  (numbered %.*s)", STR_ARG(series));
    if (template_purpose(t).len)
        run_say(r, "\n    %.*s", STR_ARG(template_purpose(t)));
    run_say(r, "\n    needs: %.*s\n", STR_ARG(buf_str(&needs)));
}

bool paper_list_say(struct run *r, const char *book, enum language language)
{
    struct paper_list list;

    if (!paper_list_read(r, book, language, &list))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const char *name =
            arena_format(r->arena, "%s/%.*s.md", folder_of(language),
                         STR_ARG(list.names[i]))
                .ptr;
        const struct template *t;
        const char *path;

        if (!resource_find(r, book, name, &path) ||
            !template_open(r, book, path, &t))
            return false;
        say_paper(r, list.names[i], t);
    }
    return true;
}
