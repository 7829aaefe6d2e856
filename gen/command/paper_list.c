#include "command/paper_list.h"

#include "base/buf.h"
#include "base/file.h"
#include "command/paper_fit.h"
#include "command/resources.h"
#include "command/template_file.h"

#include <stdlib.h>

static const char *const groups[] = {"letters", "court", "inside"};

static const char *folder_of(struct run *r, size_t group,
                             enum language language)
{
    return arena_format(r->arena, "templates/%s/%s", groups[group],
                        language == LANGUAGE_ZH ? "zh-CN" : "en")
        .ptr;
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

static bool add_group(struct run *r, const char *book, const char *name,
                      struct paper_list *out)
{
    struct str folder = str_from_z(name);
    const char *root;

    return resource_root(r, &root) &&
           add_folder(r, file_join(r->arena, root, folder), out) &&
           (!book || add_folder(r, file_join(r->arena, book, folder), out));
}

bool paper_list_read(struct run *r, const char *book, enum language language,
                     struct paper_list *out)
{
    *out = (struct paper_list){0};
    for (size_t i = 0; i < COUNT(groups); i++)
        if (!add_group(r, book, folder_of(r, i, language), out))
            return false;
    sort(out);
    return true;
}

/* Its path where it stands there, else NULL. */
static const char *path_in(struct run *r, const char *home, const char *folder,
                           struct str name)
{
    const char *path =
        file_join(r->arena, home,
                  arena_format(r->arena, "%s/%.*s.md", folder, STR_ARG(name)));

    return file_exists(path) ? path : NULL;
}

static const char *find_in(struct run *r, const char *book, const char *root,
                           struct str name, enum language language)
{
    const char *path = NULL;

    for (size_t i = 0; i < COUNT(groups) && !path; i++) {
        const char *folder = folder_of(r, i, language);

        if (book)
            path = path_in(r, book, folder, name);
        if (!path)
            path = path_in(r, root, folder, name);
    }
    return path;
}

bool paper_find(struct run *r, const char *book, struct str name,
                enum language language, const char **path)
{
    enum language other = language == LANGUAGE_ZH ? LANGUAGE_EN : LANGUAGE_ZH;
    struct paper_list list;
    const char *root;

    if (!resource_root(r, &root))
        return false;
    *path = find_in(r, book, root, name, language);
    if (!*path)
        *path = find_in(r, book, root, name, other);
    if (*path)
        return true;
    return paper_list_read(r, book, language, &list) &&
           paper_list_check(r, &list, name);
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

static void say_conditions(struct run *r, const char *label,
                           const struct field *names, size_t count)
{
    struct buf text = buf_new(r->arena, 4096);

    for (size_t i = 0; i < count; i++) {
        const char *words = paper_condition(names[i].text);

        buf_add_format(&text, "%s%s", i ? ", " : "",
                       words ? diag_translate(r->diag, words) : "?");
    }
    if (count)
        run_say(r, label, STR_ARG(buf_str(&text)));
}

static void say_paper(struct run *r, struct str name, const struct template *t)
{
    struct buf needs = buf_new(r->arena, 256);
    struct str series = template_series(t);
    const struct field *names;
    size_t count;

    add_needs(&needs, template_types(t), STR(""));
    run_say(r, "%.*s  %.*s", STR_ARG(name), STR_ARG(template_title(t)));
    if (series.len)
        run_say(r, "  (numbered %.*s)", STR_ARG(series));
    if (template_purpose(t).len)
        run_say(r, "\n    %.*s", STR_ARG(template_purpose(t)));
    run_say(r, "\n    needs: %.*s\n", STR_ARG(buf_str(&needs)));
    names = template_requires(t, &count);
    say_conditions(r, "    only with: %.*s\n", names, count);
    names = template_excludes(t, &count);
    say_conditions(r, "    not with: %.*s\n", names, count);
}

/* What code fills by itself is nothing to ask for. */
static bool is_paper(const struct template *t)
{
    struct str kind = template_kind(t).text;

    return str_equal(kind, STR("letter")) || str_equal(kind, STR("paper")) ||
           str_equal(kind, STR("correction"));
}

bool paper_list_say(struct run *r, const char *book, enum language language)
{
    struct paper_list list;

    if (!paper_list_read(r, book, language, &list))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct template *t;
        const char *path;

        if (!paper_find(r, book, list.names[i], language, &path) ||
            !template_open(r, book, path, &t))
            return false;
        if (is_paper(t))
            say_paper(r, list.names[i], t);
    }
    return true;
}
