#include "layout/item.h"

#include "doc/template_place.h"

#include "base/utf8.h"

#define TEXT_MAXIMUM (64u << 20)
#define NOTE_MARK    62 /* per cent of the text's size */
#define NOTE_RISE    36
#define MARKS_MAX    15 /* behind one character */
#define AROUND_MAX   30 /* bytes on either side that a message shows */

/* Part of the joined text with one source. */
struct span {
    uint32_t end;
    const struct inline_run *source;
};

struct joined {
    struct buf text;
    struct span *spans;
    size_t count, capacity;
};

static uint32_t last_code_point(struct str s)
{
    size_t n = s.len;
    struct str tail;

    if (!n)
        return 0;
    do
        n--;
    while (n > 0 && ((unsigned char)s.ptr[n] & 0xC0) == 0x80);
    tail = str_skip(s, n);
    return utf8_next(&tail);
}

static bool is_wide_character(uint32_t c)
{
    return char_is_wide((enum char_class)break_classify(c).class);
}

/* A line end in the source is a blank, but nothing between Han. */
static void join_soft_break(struct buf *text, const struct inline_run *next)
{
    struct str follows = next ? next->text : (struct str){0};
    uint32_t before = last_code_point(buf_str(text));
    uint32_t after = follows.len ? utf8_next(&follows) : 0;

    if (before && after && !is_wide_character(before) &&
        !is_wide_character(after))
        buf_add_byte(text, ' ');
}

static struct joined join(struct setter *s, const struct inline_run *content,
                          bool hard_breaks)
{
    struct joined j = {.text = buf_new(s->arena, TEXT_MAXIMUM)};
    size_t room = 0;

    for (const struct inline_run *r = content; r; r = r->next)
        room += r->text.len + 1;
    if (!buf_reserve(&j.text, room))
        return j;
    for (const struct inline_run *r = content; r; r = r->next) {
        if (r->kind == INLINE_TEXT || r->kind == INLINE_FOOTNOTE)
            buf_add(&j.text, r->text);
        else if (r->kind == INLINE_LINE_BREAK || hard_breaks)
            buf_add_byte(&j.text, '\n');
        else
            join_soft_break(&j.text, r->next);
        ARENA_PUSH(&s->scratch, j.spans, j.count, j.capacity) =
            (struct span){.end = (uint32_t)j.text.len, .source = r};
    }
    return j;
}

static const struct letter *neighbour(const struct letters *l, size_t i,
                                      bool forward)
{
    while (forward ? ++i < l->count : i-- > 0) {
        enum char_class class = l->items[i].class;

        if (class != CHAR_SPACE && class != CHAR_POINT &&
            class != CHAR_QUOTE_OPEN && class != CHAR_QUOTE_CLOSE &&
            class != CHAR_DASH && class != CHAR_IGNORED && class != CHAR_MARK)
            return &l->items[i];
    }
    return NULL;
}

static bool is_latin_letter(const struct letter *l)
{
    return l && (l->class == CHAR_LETTER || l->class == CHAR_DIGIT);
}

static bool is_wide_letter(const struct letter *l)
{
    return l && char_is_wide((enum char_class)l->class);
}

/* Quotes, dashes and points that Chinese sets full width, by their context. */
static bool is_latin_context(const struct setter *s, const struct letters *l,
                             size_t i)
{
    const struct letter *before = neighbour(l, i, false);
    const struct letter *after = neighbour(l, i, true);

    if (s->chinese)
        return is_latin_letter(before) && is_latin_letter(after);
    return !is_wide_letter(before) && !is_wide_letter(after);
}

static bool depends_on_context(const struct letter *l)
{
    return l->class == CHAR_QUOTE_OPEN || l->class == CHAR_QUOTE_CLOSE ||
           l->class == CHAR_DASH || l->code_point == 0x00B7;
}

static unsigned letter_style(const struct setter *s, const struct letters *l,
                             size_t i, bool tabular)
{
    const struct letter *letter = &l->items[i];
    unsigned style = tabular ? SHAPE_TABULAR : SHAPE_PLAIN;

    if (depends_on_context(letter))
        return is_latin_context(s, l, i) ? style | SHAPE_NARROW : style;
    if (!s->chinese && !is_wide_letter(letter))
        style |= SHAPE_NARROW;
    return style;
}

static bool is_reported(struct setter *s, uint32_t code_point)
{
    for (size_t i = 0; i < s->missing.count; i++)
        if (s->missing.items[i] == code_point)
            return true;
    if (s->missing.count == MISSING_MAX)
        return true;
    s->missing.items[s->missing.count++] = code_point;
    return false;
}

static bool follows(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

/* The text around a character, so that one knows whose name it is in. */
static struct str surroundings(struct str all, struct str one)
{
    size_t start = (size_t)(one.ptr - all.ptr), end = start + one.len;

    start = start > AROUND_MAX ? start - AROUND_MAX : 0;
    end = all.len - end > AROUND_MAX ? end + AROUND_MAX : all.len;
    while (start < all.len && follows((unsigned char)all.ptr[start]))
        start++;
    while (end < all.len && follows((unsigned char)all.ptr[end]))
        end--;
    for (const char *p = one.ptr; p-- > all.ptr + start;)
        if (*p == '\n')
            start = (size_t)(p - all.ptr) + 1;
    for (const char *p = one.ptr; p < all.ptr + end; p++)
        if (*p == '\n')
            end = (size_t)(p - all.ptr);
    return (struct str){all.ptr + start, end > start ? end - start : 0};
}

/* Once a character. */
static void report_missing(struct setter *s, uint32_t code_point,
                           struct str all, struct str text, struct place at)
{
    struct str around = surroundings(all, text);

    s->failed = true;
    if (is_reported(s, code_point))
        return;
    at = template_place(s->tree->from, at, code_point);
    if (char_is_right_to_left(code_point))
        diag_error(s->diag, at,
                   "the character U+%04X \"%.*s\" in \"%.*s\" is written "
                   "from right to left, which cannot be set: remove it from "
                   "the text",
                   (unsigned)code_point, STR_ARG(text), STR_ARG(around));
    else if (char_is_reordered(code_point))
        diag_error(s->diag, at,
                   "the character U+%04X \"%.*s\" in \"%.*s\" is of a script "
                   "whose letters change their shapes and places, which "
                   "cannot be set: remove it from the text",
                   (unsigned)code_point, STR_ARG(text), STR_ARG(around));
    else
        diag_error(s->diag, at,
                   "no font has the character U+%04X \"%.*s\" in \"%.*s\": "
                   "change the text, or put a font that has it into the "
                   "book's fonts/",
                   (unsigned)code_point, STR_ARG(text), STR_ARG(around));
}

/* What is the same for all characters of a run. */
struct manner {
    const struct face *face;
    const struct inline_run *source;
    unsigned style;
};

static bool is_shown(const struct letter *l)
{
    return l->class != CHAR_NEWLINE && l->class != CHAR_IGNORED &&
           l->code_point != 0x200B;
}

static size_t letter_end(const struct letters *l, size_t i, size_t text_length)
{
    return i + 1 < l->count ? l->items[i + 1].offset : text_length;
}

/* The work on one paragraph. */
struct shaping {
    struct setter *s;
    const struct paragraph_style *style;
    struct letters letters;
    struct items out;
};

/* The letters from first to end - 1, as text. */
static struct str letters_text(const struct shaping *w, size_t first,
                               size_t end)
{
    size_t start = w->letters.items[first].offset;

    return (struct str){w->out.text.ptr + start,
                        letter_end(&w->letters, end - 1, w->out.text.len) -
                            start};
}

/* A character with marks or a variation selector behind it. */
static const struct face *marked_face(struct shaping *w, size_t i,
                                      unsigned family, bool bold,
                                      struct place at)
{
    uint32_t code_points[MARKS_MAX + 1];
    size_t n = 0;
    bool plain;
    const struct face *face;

    do
        code_points[n] = w->letters.items[i + n].code_point;
    while (++n <= MARKS_MAX && i + n < w->letters.count &&
           w->letters.items[i + n].class == CHAR_MARK);
    face = font_find_marked(w->s->fonts, family, bold, code_points, n, &plain);
    if (plain && !is_reported(w->s, code_points[n - 1]))
        diag_warning(w->s->diag, at,
                     "no font has the form of \"%.*s\" that U+%04X asks for: "
                     "it is set in its usual form",
                     STR_ARG(letters_text(w, i, i + 1)),
                     (unsigned)code_points[n - 1]);
    if (!face)
        report_missing(w->s, code_points[n - 1], w->out.text,
                       letters_text(w, i, i + n), at);
    return face;
}

static const struct face *letter_face(struct shaping *w, size_t i,
                                      const struct manner *m,
                                      const struct face *last)
{
    const struct text_style *style = &w->style->text;
    const struct inline_run *source = m->source;
    const struct letters *l = &w->letters;
    bool bold = style->bold || source->style & STYLE_STRONG;
    unsigned family =
        source->style & (STYLE_EMPH | STYLE_CODE) ? FONT_SANS : style->family;
    uint32_t c = l->items[i].code_point == '\t' ? ' ' : l->items[i].code_point;
    const struct face *face = NULL;

    if (l->items[i].class == CHAR_MARK && last)
        return last;
    if (i + 1 < l->count && l->items[i + 1].class == CHAR_MARK &&
        char_is_settable(c))
        return marked_face(w, i, family, bold, source->at);
    if (depends_on_context(&l->items[i]) && !(m->style & SHAPE_NARROW))
        face = font_find_wide(w->s->fonts, family, bold, c);
    else if (char_is_settable(c))
        face = font_find(w->s->fonts, family, bold, c);
    if (!face)
        report_missing(w->s, c, w->out.text, letters_text(w, i, i + 1),
                       source->at);
    return face;
}

/* The items of the newest run, whose first letter is `letter`. */
static void add_items(struct shaping *w, size_t letter, mpt advance)
{
    const struct run *run = &w->out.runs[w->out.run_count - 1];
    const struct letter *letters = w->letters.items;
    size_t g = 0;

    while (g < run->glyph_count) {
        struct item *item = &w->out.items[w->out.count++];
        uint32_t cluster = run->glyphs[g].cluster;
        size_t end = g + 1;

        while (end < run->glyph_count && run->glyphs[end].cluster == cluster)
            end++;
        while (letters[letter].offset < run->start + cluster)
            letter++;
        item->start = run->start + cluster;
        item->end = end < run->glyph_count
                        ? run->start + run->glyphs[end].cluster
                        : run->end;
        item->glyph = (uint32_t)g;
        item->glyph_count = (uint32_t)(end - g);
        item->run = (uint32_t)(w->out.run_count - 1);
        item->class = letters[letter].class;
        item->before = letters[letter].before;
        item->code_point = letters[letter].code_point;
        item->advance =
            (end < run->glyph_count ? run->glyphs[end].x : advance) -
            run->glyphs[g].x;
        g = end;
    }
}

static bool stands_wide(const struct item *item, unsigned style)
{
    if (item->class == CHAR_QUOTE_OPEN || item->class == CHAR_QUOTE_CLOSE ||
        item->class == CHAR_DASH)
        return !(style & SHAPE_NARROW);
    return char_is_wide((enum char_class)item->class);
}

/* —— is two em and · half an em, whatever their designer thought. */
static void widen(struct item *item, mpt em)
{
    mpt wanted = item->advance;

    if (item->class == CHAR_DASH)
        wanted = item->end - item->start > 3 || item->code_point == 0x2E3A
                     ? 2 * em
                     : em;
    else if (item->class == CHAR_MIDDLE)
        wanted = em / 2;
    if (wanted > item->advance) {
        item->shift = (wanted - item->advance) / 2;
        item->advance = wanted;
    }
}

/*
 * Characters may be in a face each and yet not together.  Nothing is ever
 * drawn as .notdef.
 */
static void check_glyphs(struct shaping *w, const struct manner *m,
                         size_t first)
{
    const struct run *run = &w->out.runs[w->out.run_count - 1];

    for (size_t g = 0; g < run->glyph_count; g++) {
        if (run->glyphs[g].id != 0)
            continue;
        while (first + 1 < w->letters.count &&
               w->letters.items[first + 1].offset <=
                   run->start + run->glyphs[g].cluster)
            first++;
        report_missing(w->s, w->letters.items[first].code_point, w->out.text,
                       letters_text(w, first, first + 1), m->source->at);
    }
}

/* Han stand in the squares of a grid. */
static void set_pitch(struct item *item, const struct text_style *style)
{
    mpt more = style->pitch - style->size;

    if (!style->pitch || !item->wide || item->advance < style->size / 2)
        return;
    if (item->advance > style->size * 3 / 2)
        more *= 2; /* —— */
    else if (item->advance < style->size * 9 / 10)
        more /= 2;
    item->shift += more / 2;
    item->advance += more;
}

/* Shape the letters first .. end - 1, which are of one manner. */
static void shape_run(struct shaping *w, const struct manner *m, size_t first,
                      size_t end)
{
    struct items *out = &w->out;
    struct run *run = &ARENA_PUSH(&w->s->scratch, out->runs, out->run_count,
                                  out->run_capacity);
    mpt size = w->style->text.size, advance = 0;
    mpt own_size = m->source->note ? size * NOTE_MARK / 100 : size;
    size_t from = out->count;

    *run = (struct run){
        .face = m->face,
        .start = w->letters.items[first].offset,
        .end = (uint32_t)letter_end(&w->letters, end - 1, out->text.len),
        .link = m->source->link,
        .note = m->source->note,
        .size = own_size,
        .rise = m->source->note ? size * NOTE_RISE / 100 : 0,
    };
    shaper_style(w->s->shaper, m->style);
    shape(w->s->shaper, m->face,
          (struct str){out->text.ptr + run->start, run->end - run->start},
          own_size, &run->glyphs, &run->glyph_count, &advance, w->s->arena);
    run_set_minus(w->s, run, &w->letters, first, end, &advance);
    add_items(w, first, advance);
    check_glyphs(w, m, first);
    if (run->note && from < out->count)
        out->items[from].before = BREAK_NONE;
    for (size_t i = from; i < out->count; i++) {
        out->items[i].wide = stands_wide(&out->items[i], m->style);
        if (out->items[i].wide)
            widen(&out->items[i], size);
        set_pitch(&out->items[i], &w->style->text);
    }
}

/* A forced line end is an item of no width. */
static void add_newline(struct items *out, const struct letter *l)
{
    out->items[out->count++] = (struct item){.start = l->offset,
                                             .end = l->offset + 1,
                                             .class = CHAR_NEWLINE,
                                             .code_point = '\n'};
}

static bool same_manner(const struct manner *a, const struct manner *b)
{
    return a->face == b->face && a->style == b->style &&
           a->source->style == b->source->style &&
           a->source->note == b->source->note &&
           str_equal(a->source->link, b->source->link);
}

/* Longest runs of one face, style and link. */
static void shape_all(struct shaping *w, const struct span *span)
{
    const struct letters *l = &w->letters;
    struct manner open = {0};
    size_t first = 0;

    for (size_t i = 0; i < l->count; i++) {
        const struct letter *letter = &l->items[i];
        struct manner m = {0};
        bool same;

        while (letter->offset >= span->end)
            span++;
        if (is_shown(letter)) {
            m.source = span->source;
            m.style = letter_style(w->s, l, i, w->style->text.tabular);
            m.face = letter_face(w, i, &m, open.face);
        }
        same = open.face && m.face && same_manner(&open, &m);
        if (open.face && !same)
            shape_run(w, &open, first, i);
        if (!same) {
            first = i;
            open = m;
        }
        if (letter->class == CHAR_NEWLINE)
            add_newline(&w->out, letter);
    }
    if (open.face)
        shape_run(w, &open, first, l->count);
}

struct items items_new(struct setter *s, const struct inline_run *content,
                       const struct paragraph_style *style)
{
    struct joined j = join(s, content, style->hard_breaks);
    struct shaping w = {
        .s = s, .style = style, .out = {.text = buf_str(&j.text)}};

    w.letters = break_text(&s->breaker, w.out.text, &s->scratch);
    w.out.items = arena_array(&s->scratch, struct item, w.letters.count);
    shape_all(&w, j.spans);
    items_space(w.out.items, w.out.count, style->text.size);
    if (style->hyphenated)
        items_hyphenate(s, &w.out);
    return w.out;
}
