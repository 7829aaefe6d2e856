/*
 * The letter of tests/bench/letters.md by Pango and cairo: the same words,
 * rows, page and faces, justified and tagged, a PDF file each, one thread.
 * What does not differ between letters (fonts, contexts, the parsed template)
 * is made once; cairo cuts each file's fonts anew, it knows no other way.
 *
 * usage: pango_letter TEMPLATE LETTERS.jsonl FOLDER [FONTS]
 * FONTS is a folder for the faces, cut to what the run needs; without it they
 * are taken as they are installed.
 */
#include "base/buf.h"
#include "base/file.h"
#include "input/json.h"
#include "model/date.h"
#include "model/money.h"
#include "pango_fonts.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>

#define TEXT_MAX    (1u << 20)
#define COLUMNS     6
#define ROWS_MAX    64
#define PAGE_WIDTH  595.276
#define PAGE_HEIGHT 841.89
#define MARGIN      72.0
#define MEASURE     (42 * BODY_SIZE) /* whole ems, as duebook does */
#define LEFT        ((PAGE_WIDTH - MEASURE) / 2)
#define BODY_SIZE   10.5
#define ROW_HEIGHT  17.6
#define GAP_MIN     10.0 /* between columns */
#define FIRM        "滨江华恒精密制造有限公司"

/* What a column's text keeps to: its share of the room at its left. */
static const double column_share[COLUMNS] = {0.5, 0, 0.5, 0.5, 1, 1};

enum kind { HEADING, RIGHT, STRONG, PARAGRAPH, TABLE, SIGNATURE };

struct block {
    enum kind kind;
    struct str text; /* lines of a block are parted by line ends */
};

struct press {
    struct block *blocks;
    size_t block_count, block_capacity;
    PangoContext *context;
    PangoFontDescription *body, *strong, *title, *small;
    cairo_t *cairo;
    double y; /* where the next block begins */
};

struct letter {
    const struct json_node *data;
    struct arena *arena;
};

/* --- the template ------------------------------------------------------------
 */

static void add_block(struct press *p, enum kind kind, struct str text,
                      struct arena *a)
{
    ARENA_PUSH(a, p->blocks, p->block_count, p->block_capacity) =
        (struct block){kind, text};
}

/* Lines up to ":::", as they stand. */
static struct str inside_fence(struct str *rest, struct arena *a)
{
    struct buf b = buf_new(a, TEXT_MAX);
    struct str line;

    while (str_cut(*rest, '\n', &line, rest) && !str_equal_z(line, ":::")) {
        if (b.len > 0)
            buf_add_byte(&b, '\n');
        buf_add(&b, line);
    }
    return buf_str(&b);
}

static void add_line(struct press *p, struct str line, struct str *rest,
                     struct arena *a)
{
    if (str_starts(line, STR("# ")))
        add_block(p, HEADING, str_skip(line, 2), a);
    else if (str_equal_z(line, "::: right"))
        add_block(p, RIGHT, inside_fence(rest, a), a);
    else if (str_equal_z(line, "::: signature"))
        add_block(p, SIGNATURE, inside_fence(rest, a), a);
    else if (str_starts(line, STR("**")))
        add_block(p, STRONG, str_head(str_skip(line, 2), line.len - 4), a);
    else if (str_starts(line, STR("| 序号")))
        add_block(p, TABLE, line, a);
    else if (line.len > 0 && line.ptr[0] != '|' && !str_starts(line, STR("{{")))
        add_block(p, PARAGRAPH, line, a);
}

static void read_template(struct press *p, struct str rest, struct arena *a)
{
    struct str line;
    int fences = 0;

    while (str_cut(rest, '\n', &line, &rest))
        if (str_equal_z(line, "---"))
            fences++;
        else if (fences == 2)
            add_line(p, line, &rest, a);
}

/* --- values
 * -------------------------------------------------------------------- */

static struct money yuan(struct str text)
{
    int64_t minor = 0;

    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '.')
            minor = 10 * minor + (text.ptr[i] - '0');
    return (struct money){minor, currency_find(STR("CNY"))};
}

static struct str long_date(struct str iso, struct arena *a)
{
    const char *z = arena_z(a, iso);
    struct civil c = {
        .year = atoi(z), .month = atoi(z + 5), .day = atoi(z + 8)};

    return date_long_zh(date_from_civil(c), a);
}

static struct str value_of(const struct letter *l, struct str name)
{
    struct str whole = json_find_text(l->data, "total");

    if (str_equal_z(name, "total"))
        return money_grouped(yuan(whole), l->arena);
    if (str_equal_z(name, "total.upper"))
        return money_upper(yuan(whole), l->arena);
    if (str_starts(name, STR("date")))
        return long_date(json_find_text(l->data, "date"), l->arena);
    return json_find_text(l->data, arena_z(l->arena, name));
}

static const char *fill(const struct letter *l, struct str text)
{
    struct buf b = buf_new(l->arena, TEXT_MAX);

    while (text.len > 0) {
        size_t n = 0;

        if (!str_starts(text, STR("{{"))) {
            buf_add_byte(&b, text.ptr[0]);
            text = str_skip(text, 1);
            continue;
        }
        while (text.ptr[n] != '}')
            n++;
        buf_add(&b, value_of(l, str_skip(str_head(text, n), 2)));
        text = str_skip(text, n + 2);
    }
    return arena_z(l->arena, buf_str(&b));
}

/* --- paragraphs
 * ------------------------------------------------------------------ */

static PangoLayout *new_layout(const struct press *p,
                               const PangoFontDescription *font,
                               const char *text)
{
    PangoLayout *layout = pango_layout_new(p->context);

    pango_layout_set_font_description(layout, font);
    pango_layout_set_text(layout, text, -1);
    return layout;
}

static double width_of(PangoLayout *layout)
{
    int width, height;

    pango_layout_get_size(layout, &width, &height);
    return (double)width / PANGO_SCALE;
}

/* Show it with its left upper corner here, and let go of it. */
static double show(const struct press *p, PangoLayout *layout, double x,
                   double y)
{
    int width, height;

    cairo_move_to(p->cairo, x, y);
    pango_cairo_show_layout(p->cairo, layout);
    pango_layout_get_size(layout, &width, &height);
    g_object_unref(layout);
    return (double)height / PANGO_SCALE;
}

static PangoLayout *new_block(const struct press *p,
                              const PangoFontDescription *font,
                              const char *text)
{
    PangoLayout *layout = new_layout(p, font, text);

    pango_layout_set_width(layout, (int)(MEASURE * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout, 1.17F);
    return layout;
}

static void show_block(struct press *p, const char *tag, PangoLayout *layout,
                       double before, double after)
{
    cairo_tag_begin(p->cairo, tag, NULL);
    p->y += before;
    p->y += show(p, layout, LEFT, p->y) + after;
    cairo_tag_end(p->cairo, tag);
}

static void show_paragraph(struct press *p, const char *text)
{
    PangoLayout *layout = new_block(p, p->body, text);

    pango_layout_set_justify(layout, TRUE);
    pango_layout_set_indent(layout, (int)(2 * BODY_SIZE * PANGO_SCALE));
    show_block(p, "P", layout, 0, 0);
}

static void show_aligned(struct press *p, const char *tag,
                         const PangoFontDescription *font,
                         PangoAlignment alignment, const char *text,
                         double before, double after)
{
    PangoLayout *layout = new_block(p, font, text);

    pango_layout_set_alignment(layout, alignment);
    show_block(p, tag, layout, before, after);
}

/* The lines are centred on each other, at the right. */
static void show_signature(struct press *p, const char *text)
{
    PangoLayout *layout = new_layout(p, p->body, text);

    pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
    pango_layout_set_line_spacing(layout, 1.17F);
    cairo_tag_begin(p->cairo, "P", NULL);
    show(p, layout, LEFT + MEASURE - 2 * BODY_SIZE - width_of(layout),
         p->y + 28);
    cairo_tag_end(p->cairo, "P");
}

/* --- the table
 * ---------------------------------------------------------------------- */

struct table {
    PangoLayout *cells[ROWS_MAX][COLUMNS];
    size_t rows;
    double widths[COLUMNS], gap;
};

static void add_cell(struct press *p, struct table *t, size_t column,
                     const PangoFontDescription *font, const char *text)
{
    PangoLayout *cell = new_layout(p, font, text);
    double width = width_of(cell);

    t->cells[t->rows][column] = cell;
    if (width > t->widths[column])
        t->widths[column] = width;
}

static void add_heading_row(struct press *p, struct table *t,
                            const struct letter *l, struct str line)
{
    struct str name;

    line = str_skip(line, 1);
    for (size_t i = 0; i < COLUMNS && str_cut(line, '|', &name, &line); i++)
        add_cell(p, t, i, p->strong, arena_z(l->arena, str_trim(name)));
    t->rows++;
}

static void add_row(struct press *p, struct table *t, const struct letter *l,
                    const struct json_node *row)
{
    struct arena *a = l->arena;
    int64_t days = json_find(row, "days")->integer;
    const struct str texts[COLUMNS] = {
        arena_format(a, "%zu", t->rows),
        json_find_text(row, "doc_no"),
        json_find_text(row, "issued"),
        json_find_text(row, "due"),
        arena_format(a, "%jd", (intmax_t)days),
        money_grouped(yuan(json_find_text(row, "open")), a),
    };

    for (size_t i = 0; i < COLUMNS; i++)
        add_cell(p, t, i, p->body, arena_z(a, texts[i]));
    t->rows++;
}

static void draw_rule(const struct press *p, double y, double width,
                      double grey)
{
    cairo_save(p->cairo);
    cairo_set_source_rgb(p->cairo, grey, grey, grey);
    cairo_set_line_width(p->cairo, width);
    cairo_move_to(p->cairo, LEFT, y);
    cairo_line_to(p->cairo, LEFT + MEASURE, y);
    cairo_stroke(p->cairo);
    cairo_restore(p->cairo);
}

static void show_row(struct press *p, struct table *t, size_t row)
{
    const char *tag = row == 0 ? "TH" : "TD";
    double x = LEFT;

    cairo_tag_begin(p->cairo, "TR", NULL);
    for (size_t i = 0; i < COLUMNS; i++) {
        PangoLayout *cell = t->cells[row][i];
        double room = t->widths[i] + t->gap;
        double left =
            t->gap / 2 + column_share[i] * (t->widths[i] - width_of(cell));

        cairo_tag_begin(p->cairo, tag, NULL);
        show(p, cell, x + left, p->y + 1.5);
        cairo_tag_end(p->cairo, tag);
        x += room;
    }
    cairo_tag_end(p->cairo, "TR");
    p->y += ROW_HEIGHT;
}

static void show_table(struct press *p, const struct letter *l,
                       struct str heading)
{
    const struct json_node *rows = json_find(l->data, "documents");
    struct table t = {0};
    double used = 0;

    add_heading_row(p, &t, l, heading);
    for (size_t i = 0; i < rows->count && t.rows < ROWS_MAX; i++)
        add_row(p, &t, l, &rows->items[i]);
    for (size_t i = 0; i < COLUMNS; i++)
        used += t.widths[i];
    t.gap = (MEASURE - used) / COLUMNS;
    if (t.gap < GAP_MIN)
        t.gap = GAP_MIN;
    p->y += 8;
    draw_rule(p, p->y, 1, 0);
    cairo_tag_begin(p->cairo, "Table", NULL);
    for (size_t i = 0; i < t.rows; i++) {
        show_row(p, &t, i);
        draw_rule(p, p->y, i == 0 || i + 1 == t.rows ? 1 : 0.4,
                  i == 0 || i + 1 == t.rows ? 0 : 0.75);
    }
    cairo_tag_end(p->cairo, "Table");
    p->y += 8;
}

/* --- the letter
 * ---------------------------------------------------------------------- */

static void show_part(struct press *p, const struct letter *l,
                      const struct block *block)
{
    const char *text;

    if (block->kind == TABLE) {
        show_table(p, l, block->text);
        return;
    }
    text = fill(l, block->text);
    switch (block->kind) {
    case HEADING:
        show_aligned(p, "H1", p->title, PANGO_ALIGN_CENTER, text, 0, 10);
        break;
    case RIGHT:
        show_aligned(p, "P", p->body, PANGO_ALIGN_RIGHT, text, 0, 6);
        break;
    case STRONG:
        show_aligned(p, "P", p->strong, PANGO_ALIGN_LEFT, text, 0, 0);
        break;
    case SIGNATURE:
        show_signature(p, text);
        break;
    case TABLE:
    case PARAGRAPH:
        show_paragraph(p, text);
        break;
    }
}

static void show_margin_line(struct press *p, const char *text, double y)
{
    PangoLayout *layout = new_layout(p, p->small, text);

    cairo_set_source_rgb(p->cairo, 0.4, 0.4, 0.4);
    show(p, layout, (PAGE_WIDTH - width_of(layout)) / 2, y);
    cairo_set_source_rgb(p->cairo, 0, 0, 0);
}

static void describe(cairo_surface_t *surface, const struct letter *l)
{
    const char *subject = fill(l, STR("致{{customer}}：逾期款项催告"));

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, "催款函");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, FIRM);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
                                   subject);
}

static bool print_letter(struct press *p, const struct letter *l,
                         const char *path)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create(path, PAGE_WIDTH, PAGE_HEIGHT);
    bool ok;

    describe(surface, l);
    p->cairo = cairo_create(surface);
    p->y = MARGIN;
    pango_cairo_update_context(p->cairo, p->context);
    show_margin_line(p, FIRM, 35);
    draw_rule(p, 50, 0.4, 0.6);
    show_margin_line(p, "第 1 页 共 1 页", 795);
    cairo_tag_begin(p->cairo, "Document", NULL);
    for (size_t i = 0; i < p->block_count; i++)
        show_part(p, l, &p->blocks[i]);
    cairo_tag_end(p->cairo, "Document");
    cairo_destroy(p->cairo);
    cairo_surface_finish(surface);
    ok = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return ok;
}

static PangoFontDescription *new_font(const char *name, double size)
{
    PangoFontDescription *font = pango_font_description_from_string(name);

    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    return font;
}

/* A point of Pango's is one of the page, and nothing is put on pixels. */
static void set_up(struct press *p)
{
    cairo_font_options_t *options = cairo_font_options_create();
    PangoFontMap *map = pango_cairo_font_map_get_default();

    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
    p->context = pango_font_map_create_context(map);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(p->context, options);
    pango_context_set_round_glyph_positions(p->context, FALSE);
    pango_context_set_language(p->context, pango_language_from_string("zh-CN"));
    cairo_font_options_destroy(options);
    p->body = new_font("Noto Serif CJK SC", BODY_SIZE);
    p->strong = new_font("Noto Serif CJK SC Bold", BODY_SIZE);
    p->title = new_font("Noto Sans CJK SC Bold", 21);
    p->small = new_font("Noto Serif CJK SC", 9);
}

static void release(struct press *p)
{
    pango_font_description_free(p->body);
    pango_font_description_free(p->strong);
    pango_font_description_free(p->title);
    pango_font_description_free(p->small);
    g_object_unref(p->context);
}

static bool print_one(struct press *p, const char *source, struct str line,
                      const char *folder, struct diag *d)
{
    struct arena a = {0};
    struct json_node node;
    struct letter l = {&node, &a};
    struct str name;
    bool ok = json_parse(source, line, &node, &a, d);

    if (ok) {
        name = arena_format(&a, "%.*s.pdf",
                            STR_ARG(json_find_text(&node, "file")));
        ok = print_letter(p, &l, file_join(&a, folder, name));
    }
    arena_release(&a);
    return ok;
}

static bool print_all(struct press *p, const char *source, struct str data,
                      const char *folder, struct diag *d)
{
    struct str line;
    bool ok = true;

    set_up(p);
    while (ok && str_cut(data, '\n', &line, &data))
        ok = print_one(p, source, line, folder, d);
    release(p);
    return ok;
}

/* Figures in capitals are not in the data. */
static bool cut_fonts(const char *folder, struct str template, struct str data)
{
    const struct str texts[] = {
        template, data,
        STR_INIT("零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整年月日第页共")};

    return pango_fonts_cut(folder, texts, COUNT(texts));
}

static bool run(char **argv, const char *fonts, struct arena *a, struct diag *d)
{
    struct press p = {0};
    struct mapped data;
    struct str template;
    bool ok;

    if (!file_read(&template, argv[1], TEXT_MAX, a, d) ||
        !file_map(&data, argv[2], d))
        return false;
    read_template(&p, template, a);
    ok = (!fonts || cut_fonts(fonts, template, data.bytes)) &&
         print_all(&p, argv[2], data.bytes, argv[3], d);
    file_unmap(&data);
    return ok;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    bool ok = (argc == 4 || argc == 5) &&
              run(argv, argc == 5 ? argv[4] : NULL, &a, &d);

    diag_print(&d, stderr, DIAG_NOTE);
    arena_release(&a);
    return ok ? 0 : 1;
}
