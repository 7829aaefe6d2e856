#include "doc/footnotes.h"

#define NOTES_MAX 1000
#define LABEL_MAX 64
#define TEXT_MAX  (32u << 20)

/* A note as it was found: its lines, without what sets them in. */
struct source {
    struct str label;
    struct buf text;
    size_t first_line;
};

struct search {
    struct markdown *markdown;
    struct source *items;
    size_t count, capacity;
    struct arena *arena;
    struct diag *diag;
};

static size_t blanks_before(struct str line)
{
    size_t n = 0;

    while (n < line.len && line.ptr[n] == ' ')
        n++;
    return n;
}

/* "[^label]" at the beginning of a text. */
static bool is_mark(struct str text, struct str *label)
{
    size_t n = 2;

    if (!str_starts(text, STR("[^")))
        return false;
    while (n < text.len && n < LABEL_MAX + 2 && text.ptr[n] != ']' &&
           text.ptr[n] != '[' && (unsigned char)text.ptr[n] > ' ')
        n++;
    if (n == 2 || n == text.len || text.ptr[n] != ']')
        return false;
    *label = (struct str){text.ptr + 2, n - 2};
    return true;
}

/* "[^label]: text" after at most three blanks. */
static bool is_note(struct str line, struct str *label, struct str *text)
{
    size_t blanks = blanks_before(line);

    if (blanks > 3 || !is_mark(str_skip(line, blanks), label))
        return false;
    *text = str_skip(line, blanks + label->len + 3);
    if (!str_starts(*text, STR(":")))
        return false;
    *text = str_skip(*text, 1);
    return true;
}

static struct source *find(const struct search *s, struct str label)
{
    for (size_t i = 0; i < s->count; i++)
        if (str_equal(s->items[i].label, label))
            return &s->items[i];
    return NULL;
}

static bool open_note(struct search *s, struct str label, size_t line)
{
    if (find(s, label))
        return diag_error(s->diag, markdown_place(s->markdown, line),
                          "there is a footnote [^%.*s] already: give this one "
                          "another name",
                          STR_ARG(label));
    if (s->count == NOTES_MAX)
        return diag_error(s->diag, markdown_place(s->markdown, line),
                          "a document may have at most %d footnotes",
                          NOTES_MAX);
    ARENA_PUSH(s->arena, s->items, s->count, s->capacity) =
        (struct source){.label = label,
                        .text = buf_new(s->arena, TEXT_MAX),
                        .first_line = line};
    return true;
}

static bool is_fence(struct str line)
{
    return str_starts(str_trim(line), STR(":::"));
}

/* Whether the line goes on with the open note; empty: the line before was. */
static bool goes_on(struct str line, bool empty)
{
    if (str_trim(line).len == 0)
        return true;
    if (is_fence(line) && blanks_before(line) < 4)
        return false;
    return !empty || blanks_before(line) >= 4;
}

static struct str without_indent(struct str line)
{
    size_t n = blanks_before(line);

    return str_skip(line, n < 4 ? n : 4);
}

/* Notes go to s, every other line to out; both keep the count of lines. */
static bool take_notes(struct search *s, struct buf *out)
{
    struct str rest = s->markdown->text;
    bool open = false, empty = false;

    for (size_t number = 0; rest.len; number++) {
        struct str line, label, text;
        bool ended = str_cut(rest, '\n', &line, &rest);

        if (is_note(line, &label, &text)) {
            if (!open_note(s, label, number))
                return false;
            open = true;
            line = text;
        } else if (open && !goes_on(line, empty)) {
            open = false;
        } else if (open) {
            line = without_indent(line);
        }
        empty = str_trim(line).len == 0;
        buf_add(open ? &s->items[s->count - 1].text : out, line);
        if (open)
            buf_add_z(&s->items[s->count - 1].text, "\n");
        if (ended)
            buf_add_z(out, "\n");
    }
    return true;
}

static bool add_mark(struct search *s, struct buf *out, struct str label,
                     size_t line)
{
    const struct source *note = find(s, label);

    if (!note)
        return diag_error(s->diag, markdown_place(s->markdown, line),
                          "the footnote [^%.*s] has no text: write a line "
                          "[^%.*s]: … below",
                          STR_ARG(label), STR_ARG(label));
    markdown_add_note_slot(out, (size_t)(note - s->items));
    return true;
}

static bool put_slots(struct search *s, struct str text, struct buf *out)
{
    size_t done = 0, line = 0;
    struct str label;

    for (size_t i = 0; i < text.len; i++) {
        line += text.ptr[i] == '\n';
        if (text.ptr[i] != '[' || (i > 0 && text.ptr[i - 1] == '\\') ||
            !is_mark(str_skip(text, i), &label))
            continue;
        buf_add(out, str_head(str_skip(text, done), i - done));
        if (!add_mark(s, out, label, line))
            return false;
        done = i + label.len + 3;
        i = done - 1;
    }
    buf_add(out, str_skip(text, done));
    return true;
}

static bool has_marks(struct str text)
{
    struct str label;

    for (size_t i = 0; i < text.len; i++)
        if (is_mark(str_skip(text, i), &label))
            return true;
    return false;
}

static bool parse_note(struct search *s, size_t i)
{
    struct source *source = &s->items[i];
    struct footnote *note = &s->markdown->notes[i];
    struct markdown_part part = {.text = buf_str(&source->text),
                                 .first_line = source->first_line};
    struct block **next = &note->blocks;
    struct place at = markdown_place(s->markdown, source->first_line);

    note->at = at;
    if (has_marks(part.text))
        return diag_error(s->diag, at,
                          "a footnote cannot have footnotes of its own");
    if (!markdown_parse(s->markdown, &part, &next, s->arena, s->diag))
        return false;
    if (!note->blocks)
        return diag_error(s->diag, at, "the footnote [^%.*s] is empty",
                          STR_ARG(source->label));
    return true;
}

bool footnotes_find(struct markdown *m, struct arena *a, struct diag *d)
{
    struct search s = {.markdown = m, .arena = a, .diag = d};
    struct buf without, out;

    if (str_find(m->text, STR("[^")) < 0)
        return true;
    without = buf_new(a, TEXT_MAX);
    out = buf_new(a, TEXT_MAX);
    if (!take_notes(&s, &without) || !put_slots(&s, buf_str(&without), &out))
        return false;
    m->notes = arena_array(a, struct footnote, s.count);
    m->note_count = s.count;
    m->notes_used = arena_new(a, int);
    m->text = buf_str(&out);
    for (size_t i = 0; i < s.count; i++)
        if (!parse_note(&s, i))
            return false;
    return true;
}
