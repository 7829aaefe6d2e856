#include "output/pdf_canvas.h"

#include "base/utf8.h"
#include "output/pdf_syntax.h"

#include <stdlib.h>

/*
 * MuPDF and poppler see a blank in a gap of 0.15 and 0.1 em, and a new line
 * where glyphs overlap as much.  We bind from this part of an em on.
 */
#define GAP_PART          12
#define IDEOGRAPHIC_SPACE 0x3000

/* A glyph of the line, with what it says. */
struct piece {
    const struct mark *mark;
    mpt x, y;
    unsigned code;
    int32_t width;   /* per 1000 em */
    struct str text; /* of its cluster */
    bool first;      /* of its cluster */
    bool bound;      /* to the next: both in one span */
};

struct line {
    struct piece *items;
    size_t count;
};

static int64_t piece_end(const struct piece *p)
{
    return (int64_t)p->x * 1000 + (int64_t)p->width * p->mark->size;
}

/*
 * What readers show for a gap.  Not the full-width space, which they would
 * take for the gutter of two columns: it is bound to what stands beside it.
 */
static bool is_blank(uint32_t c)
{
    return c == ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a);
}

static bool is_wide_blank(struct str text)
{
    return text.len > 0 && utf8_next(&text) == IDEOGRAPHIC_SPACE;
}

static bool is_blank_text(struct str text)
{
    return text.len > 0 && is_blank(utf8_next(&text));
}

/* Text of the cluster of glyph i: up to where the next cluster begins. */
static struct str cluster_text(const struct mark *m, size_t i)
{
    size_t start = m->glyphs[i].cluster;
    size_t end = m->text.len;

    if (start > end)
        return (struct str){0};
    while (i < m->glyph_count && m->glyphs[i].cluster == start)
        i++;
    if (i < m->glyph_count && m->glyphs[i].cluster > start)
        end = m->glyphs[i].cluster < end ? m->glyphs[i].cluster : end;
    return (struct str){m->text.ptr + start, end - start};
}

/* Glyphs of the cluster of glyph i. */
static size_t cluster_glyphs(const struct mark *m, size_t i)
{
    size_t first = i, end = i;

    while (first > 0 && m->glyphs[first - 1].cluster == m->glyphs[i].cluster)
        first--;
    while (end < m->glyph_count &&
           m->glyphs[end].cluster == m->glyphs[i].cluster)
        end++;
    return end - first;
}

/*
 * What a glyph says by itself.  Of several that make one cluster each says a
 * character, if there are as many; else the first says all and the others a
 * ZERO WIDTH SPACE, for a glyph that says nothing is shown as a fault.
 */
static struct str glyph_text(const struct mark *m, size_t i,
                             const struct piece *p)
{
    size_t glyphs = cluster_glyphs(m, i);
    struct str rest = p->text, after;

    if (glyphs == 1)
        return p->text;
    if (glyphs != utf8_length(p->text))
        return p->first ? p->text : STR("\xe2\x80\x8b");
    while (i > 0 && m->glyphs[i - 1].cluster == m->glyphs[i].cluster) {
        utf8_next(&rest);
        i--;
    }
    after = rest;
    utf8_next(&after);
    return (struct str){rest.ptr, rest.len - after.len};
}

static void add_pieces(struct line *line, const struct mark *m,
                       struct pdf_fonts *fonts)
{
    for (size_t i = 0; i < m->glyph_count; i++) {
        const struct glyph *glyph = &m->glyphs[i];
        struct piece *p = &line->items[line->count++];

        p->mark = m;
        p->x = m->x + glyph->x;
        p->y = m->y + glyph->y;
        p->first = i == 0 || m->glyphs[i - 1].cluster != glyph->cluster;
        p->text = p->first ? cluster_text(m, i) : p[-1].text;
        p->code = pdf_font_code(fonts, m->face, glyph->id, glyph_text(m, i, p),
                                &p->width);
    }
}

/* Places to click stand among the glyphs, and part nothing. */
static bool goes_on(const struct mark *m, const struct mark *first)
{
    if (m->kind == MARK_LINK)
        return true;
    return m->kind == MARK_GLYPHS && m->joined &&
           m->artifact == first->artifact && m->role == first->role &&
           m->angle == 0 && first->angle == 0;
}

/* Marks from *last on that are joined; *last becomes the last of them. */
static struct line gather(const struct mark **last, struct pdf_fonts *fonts)
{
    const struct mark *first = *last, *m;
    struct line line = {0};
    size_t n = first->glyph_count;

    for (m = first->next; m && goes_on(m, first); m = m->next) {
        n += m->kind == MARK_GLYPHS ? m->glyph_count : 0;
        *last = m->kind == MARK_GLYPHS ? m : *last;
    }
    line.items = arena_array(fonts->arena, struct piece, n);
    for (m = first; m != (*last)->next; m = m->next)
        if (m->kind == MARK_GLYPHS)
            add_pieces(&line, m, fonts);
    return line;
}

/*
 * Characters that stand alone between blanks, as in a wide-set heading: there
 * poppler takes the blanks for spacing.
 */
static bool is_wide_set(const struct line *line)
{
    size_t blanks = 0;

    for (size_t i = 0; i < line->count; i++) {
        bool blank = is_blank_text(line->items[i].text);

        blanks += blank;
        if (i > 0 && !blank && !is_blank_text(line->items[i - 1].text))
            return false;
    }
    return blanks > 0;
}

/* Two glyphs between which a reader would see a blank or a new line. */
static bool is_apart(const struct piece *p, const struct piece *next)
{
    int64_t gap = (int64_t)next->x * 1000 - piece_end(p);
    int64_t limit = (int64_t)p->mark->size * 1000 / GAP_PART;

    if (is_wide_blank(p->text) || is_wide_blank(next->text))
        return true;
    return (gap > limit || gap < -limit) && !is_blank_text(p->text) &&
           !is_blank_text(next->text);
}

static void bind_pieces(struct line *line)
{
    bool all = is_wide_set(line);

    for (size_t i = 0; i + 1 < line->count; i++) {
        struct piece *p = &line->items[i];
        const struct piece *next = &line->items[i + 1];

        p->bound = all || !next->first || is_apart(p, next);
    }
}

static void close_glyphs(struct pdf_canvas *c)
{
    if (c->in_glyphs)
        buf_add_byte(c->out, '>');
    c->in_glyphs = false;
}

void canvas_close_array(struct pdf_canvas *c)
{
    close_glyphs(c);
    if (c->in_array)
        buf_add_z(c->out, "]TJ\n");
    c->in_array = false;
}

void canvas_close_text(struct pdf_canvas *c)
{
    if (c->sequence.in_text)
        canvas_close_sequence(c);
    canvas_close_array(c);
    if (c->in_text)
        buf_add_z(c->out, "ET\n");
    c->in_text = false;
}

void canvas_open_text(struct pdf_canvas *c)
{
    if (c->in_text)
        return;
    buf_add_z(c->out, "BT\n");
    c->in_text = true;
    c->line = (struct point){0, c->page_height};
    c->pen = 0;
    c->pen_y = c->page_height;
}

static void set_font(struct pdf_canvas *c, const struct mark *m)
{
    if (c->face == m->face && c->size == m->size)
        return;
    canvas_close_array(c);
    buf_add_z(c->out, "/F");
    buf_add_int(c->out, m->face->number);
    buf_add_byte(c->out, ' ');
    pdf_add_mpt(c->out, m->size);
    buf_add_z(c->out, " Tf\n");
    c->face = m->face;
    c->size = m->size;
}

static void set_color(struct pdf_canvas *c, struct color color)
{
    if (c->fill.red != color.red || c->fill.green != color.green ||
        c->fill.blue != color.blue)
        canvas_close_array(c);
    canvas_set_fill(c, color);
}

static void move_to(struct pdf_canvas *c, mpt x, mpt y)
{
    canvas_close_array(c);
    pdf_add_mpt(c->out, (int64_t)x - c->line.x);
    buf_add_byte(c->out, ' ');
    pdf_add_mpt(c->out, (int64_t)c->line.y - y);
    buf_add_z(c->out, " Td\n");
    c->line = (struct point){x, y};
    c->pen = (int64_t)x * 1000;
    c->pen_y = y;
}

/* Thousandths of the size that bring the pen to x; they count leftwards. */
static int64_t adjustment(const struct pdf_canvas *c, mpt x)
{
    int64_t distance = c->pen - (int64_t)x * 1000;
    int64_t half = c->size / 2;

    return (distance >= 0 ? distance + half : distance - half) / c->size;
}

static void show_piece(struct pdf_canvas *c, const struct piece *p)
{
    int64_t adjust = adjustment(c, p->x);

    if (!c->in_array)
        buf_add_byte(c->out, '[');
    c->in_array = true;
    if (adjust != 0) {
        close_glyphs(c);
        buf_add_int(c->out, adjust);
        c->pen -= adjust * c->size;
    }
    if (!c->in_glyphs)
        buf_add_byte(c->out, '<');
    c->in_glyphs = true;
    pdf_add_hex(c->out, p->code);
    c->pen += (int64_t)p->width * c->size;
}

/* What the pieces from i to the end of its span say. */
static void open_span(struct pdf_canvas *c, const struct line *line, size_t i)
{
    canvas_close_array(c);
    buf_add_z(c->out, "/Span<</ActualText<FEFF");
    do {
        if (line->items[i].first)
            pdf_add_utf16(c->out, line->items[i].text);
    } while (line->items[i++].bound);
    buf_add_z(c->out, ">>>BDC\n");
}

/* A span over the end of a tag stands around the sequences of both. */
static bool crosses(const struct line *line, size_t i)
{
    while (line->items[i].bound) {
        if (line->items[i].mark->tag != line->items[i + 1].mark->tag)
            return true;
        i++;
    }
    return false;
}

static void draw_line(struct pdf_canvas *c, const struct line *line,
                      bool turned)
{
    bool crossing = false;

    for (size_t i = 0; i < line->count; i++) {
        const struct piece *p = &line->items[i];
        bool starts = p->bound && (i == 0 || !line->items[i - 1].bound);
        bool ends = !p->bound && i > 0 && line->items[i - 1].bound;

        if (starts && (crossing = crosses(line, i)))
            canvas_close_sequence(c);
        else if (!turned && (!c->sequence.open || i == 0 ||
                             p->mark != line->items[i - 1].mark))
            canvas_open_sequence(c, p->mark, true);
        canvas_open_text(c);
        set_font(c, p->mark);
        set_color(c, p->mark->color);
        if (!turned &&
            (p->y != c->pen_y || (i == 0 && c->pen != (int64_t)p->x * 1000)))
            move_to(c, p->x, p->y);
        if (starts)
            open_span(c, line, i);
        if (starts && crossing)
            canvas_open_sequence(c, p->mark, true);
        show_piece(c, p);
        if (ends && crossing)
            canvas_close_sequence(c);
        if (ends) {
            canvas_close_array(c);
            buf_add_z(c->out, "EMC\n");
        }
    }
    canvas_close_array(c);
}

/* Sine and cosine in millionths, turned degree by degree. */
static void turn(int32_t degrees, int64_t *sine, int64_t *cosine)
{
    const int64_t one = INT64_C(1) << 30;
    const int64_t sine_1 = 18739379, cosine_1 = 1073578288; /* of 1 degree */
    int64_t s = 0, c = one;

    degrees = (degrees % 360 + 360) % 360;
    for (int32_t i = 0; i < degrees; i++) {
        int64_t next = (s * cosine_1 + c * sine_1) / one;

        c = (c * cosine_1 - s * sine_1) / one;
        s = next;
    }
    *sine = s * 1000000 / one;
    *cosine = c * 1000000 / one;
}

static void add_millionths(struct buf *b, int64_t n)
{
    if (n < 0)
        buf_add_byte(b, '-');
    n = llabs(n);
    buf_add_format(b, "%d.%06d ", (int)(n / 1000000), (int)(n % 1000000));
}

/*
 * A turned mark is a text object of its own: its matrix is.  It says nothing,
 * for readers would scatter its characters among the lines that it crosses.
 */
static void draw_turned(struct pdf_canvas *c, const struct mark *m,
                        const struct line *line)
{
    int64_t sine, cosine;

    turn(m->angle, &sine, &cosine);
    canvas_open_sequence(c, m, false);
    buf_add_z(c->out, "/Span<</ActualText<FEFF>>>BDC\n");
    canvas_open_text(c);
    add_millionths(c->out, cosine);
    add_millionths(c->out, sine);
    add_millionths(c->out, -sine);
    add_millionths(c->out, cosine);
    pdf_add_mpt(c->out, m->x);
    buf_add_byte(c->out, ' ');
    pdf_add_mpt(c->out, (int64_t)c->page_height - m->y);
    buf_add_z(c->out, " Tm\n");
    c->pen = (int64_t)m->x * 1000;
    draw_line(c, line, true);
    canvas_close_text(c);
    buf_add_z(c->out, "EMC\n");
}

const struct mark *canvas_draw_text(struct pdf_canvas *c,
                                    const struct mark *mark)
{
    const struct mark *last = mark;
    struct line line = gather(&last, c->fonts);

    if (mark->size <= 0 || line.count == 0)
        return last;
    if (mark->angle != 0) {
        draw_turned(c, mark, &line);
        return last;
    }
    bind_pieces(&line);
    canvas_open_sequence(c, mark, true);
    canvas_open_text(c);
    draw_line(c, &line, false);
    return last;
}
