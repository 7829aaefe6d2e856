#include "doc/party_lines.h"

static struct inline_run *copy_of(const struct inline_run *run, struct arena *a)
{
    struct inline_run *copy = arena_new(a, struct inline_run);

    *copy = *run;
    copy->next = NULL;
    return copy;
}

/* Where the text behind the first colon begins, or 0. */
static size_t after_colon(struct str text)
{
    ptrdiff_t wide = str_find(text, STR("："));
    ptrdiff_t narrow = str_find(text, STR(":"));

    if (wide >= 0 && (narrow < 0 || wide < narrow))
        return (size_t)wide + sizeof("：") - 1;
    return narrow >= 0 ? (size_t)narrow + 1 : 0;
}

/* Move the runs up to the first colon to the label. */
static void find_label(struct party_line *line, struct arena *a)
{
    struct inline_run **end = &line->text;

    for (; *end; end = &(*end)->next) {
        struct inline_run *run = *end;
        size_t n = run->kind == INLINE_TEXT ? after_colon(run->text) : 0;
        struct inline_run *rest;

        if (n == 0)
            continue;
        rest = copy_of(run, a);
        rest->next = run->next;
        rest->text = str_skip(run->text, n);
        while (rest->text.len && rest->text.ptr[0] == ' ')
            rest->text = str_skip(rest->text, 1);
        run->text = str_head(run->text, n);
        run->next = NULL;
        line->label = line->text;
        line->text = rest->text.len || rest->next ? rest : NULL;
        return;
    }
}

/* Each line of the source is one. */
static void add_lines(struct party_lines *lines,
                      const struct inline_run *content, struct arena *a)
{
    struct inline_run **next = NULL;

    for (const struct inline_run *r = content; r; r = r->next) {
        if (r->kind == INLINE_SOFT_BREAK || r->kind == INLINE_LINE_BREAK) {
            next = NULL;
            continue;
        }
        if (!next) {
            struct party_line *line =
                &ARENA_PUSH(a, lines->items, lines->count, lines->capacity);

            *line = (struct party_line){0};
            next = &line->text;
        }
        *next = copy_of(r, a);
        next = &(*next)->next;
    }
}

struct party_lines party_lines_of(const struct inline_run *content,
                                  struct arena *a)
{
    struct party_lines lines = {0};

    add_lines(&lines, content, a);
    for (size_t i = 0; i < lines.count; i++)
        find_label(&lines.items[i], a);
    return lines;
}
