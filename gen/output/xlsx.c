#include "output/xlsx.h"

#include "base/file.h"
#include "base/utf8.h"
#include "output/xlsx_look.h"
#include "output/xlsx_pack.h"
#include "output/xlsx_rule.h"
#include "output/xlsx_splice.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

struct book {
    const struct workbook *model;
    lxw_workbook *lib;
    lxw_format *formats[CELL_STYLE_COUNT][FORM_COUNT][CELL_ALIGN_COUNT];
    struct arena *arena;
};

static void set_borders(lxw_format *f, const struct look *look)
{
    if (look->border) {
        format_set_bottom(f, LXW_BORDER_HAIR);
        format_set_bottom_color(f, 0xA6A6A6);
    }
    if (look->rule_above) {
        format_set_top(f, LXW_BORDER_THIN);
        format_set_top_color(f, 0x44546A);
    }
    if (look->rule_below) {
        format_set_bottom(f, LXW_BORDER_THIN);
        format_set_bottom_color(f, 0x44546A);
    }
}

static void set_align(lxw_format *f, const struct look *look,
                      enum look_form form, enum cell_align align)
{
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    if (align == CELL_ALIGN_WRAP)
        format_set_text_wrap(f);
    if (look->centered) {
        format_set_text_wrap(f);
        format_set_align(f, LXW_ALIGN_CENTER);
    } else if (align == CELL_ALIGN_CENTER || form == FORM_DATE) {
        format_set_align(f, LXW_ALIGN_CENTER);
    } else if (form == FORM_TEXT || form == FORM_LINK) {
        format_set_align(f, LXW_ALIGN_LEFT);
        if (align == CELL_ALIGN_INDENT)
            format_set_indent(f, 2);
    } else {
        format_set_align(f, LXW_ALIGN_RIGHT);
    }
}

static lxw_format *make_format(struct book *b, enum cell_style style,
                               enum look_form form, enum cell_align align)
{
    const struct look *look = &looks[style];
    lxw_format *f = workbook_add_format(b->lib);

    if (!f)
        return NULL;
    format_set_font_name(f, b->model->english ? LOOK_FONT_EN : LOOK_FONT_ZH);
    format_set_font_size(f, look->size);
    format_set_num_format(f, look_number_format(form, look));
    if (look->bold)
        format_set_bold(f);
    if (look->italic)
        format_set_italic(f);
    if (look->color)
        format_set_font_color(f, look->color);
    if (form == FORM_LINK) {
        format_set_font_color(f, 0x1F4E79);
        format_set_underline(f, LXW_UNDERLINE_SINGLE);
    }
    if (look->fill)
        format_set_bg_color(f, look->fill);
    set_borders(f, look);
    set_align(f, look, form, align);
    return f;
}

/* Formats are made when first used: their numbers follow the sheets' order. */
static lxw_format *format_of(struct book *b, enum cell_style style,
                             enum look_form form, enum cell_align align)
{
    lxw_format **f = &b->formats[style][form][align];

    if (!*f)
        *f = make_format(b, style, form, align);
    return *f;
}

static lxw_format *format_of_cell(struct book *b, const struct cell *c)
{
    enum cell_kind kind = c->kind == CELL_FORMULA ? c->cached : c->kind;
    int decimals = kind == CELL_MONEY ? c->money.currency->exponent : 0;

    return format_of(b, c->style, look_form_of(kind, decimals), c->align);
}

static const char *text_z(struct book *b, struct str text)
{
    return arena_z(b->arena, xlsx_cell_text(text));
}

/* The double next to a decimal of at most 15 digits. */
static double number_of(int64_t units, int decimals)
{
    double one = 1;

    for (int i = 0; i < decimals; i++)
        one *= 10;
    return (double)units / one;
}

static lxw_error put_formula(struct book *b, lxw_worksheet *ws, lxw_row_t row,
                             lxw_col_t column, const struct cell *c,
                             lxw_format *f)
{
    const char *formula = arena_format(b->arena, "=%.*s", STR_ARG(c->text)).ptr;
    int64_t units;
    int decimals;

    if (sheet_number(c, &units, &decimals))
        return worksheet_write_formula_num(ws, row, column, formula, f,
                                           number_of(units, decimals));
    if (c->cached == CELL_TEXT)
        return worksheet_write_formula_str(ws, row, column, formula, f,
                                           text_z(b, c->link));
    return worksheet_write_string(ws, row, column,
                                  text_z(b, sheet_as_text(c, b->arena)), f);
}

static lxw_error put_link(struct book *b, lxw_worksheet *ws, lxw_row_t row,
                          lxw_col_t column, const struct cell *c, lxw_format *f)
{
    const char *url =
        arena_format(b->arena, "%s%.*s",
                     c->is_file ? "" : "internal:", STR_ARG(c->link))
            .ptr;

    return worksheet_write_url_opt(ws, row, column, url, f, text_z(b, c->text),
                                   NULL);
}

static lxw_error put_cell(struct book *b, lxw_worksheet *ws, lxw_row_t row,
                          lxw_col_t column, const struct cell *c)
{
    lxw_format *f = format_of_cell(b, c);
    int64_t units;
    int32_t serial;
    int decimals;

    if (c->kind == CELL_FORMULA)
        return put_formula(b, ws, row, column, c, f);
    if (c->kind == CELL_LINK)
        return put_link(b, ws, row, column, c, f);
    if (c->kind == CELL_EMPTY)
        return worksheet_write_blank(ws, row, column, f);
    if (sheet_number(c, &units, &decimals))
        return worksheet_write_number(ws, row, column,
                                      number_of(units, decimals), f);
    if (c->kind == CELL_DATE && xlsx_serial(c->date, &serial))
        return worksheet_write_number(ws, row, column, serial, f);
    return worksheet_write_string(ws, row, column,
                                  text_z(b, sheet_as_text(c, b->arena)), f);
}

static double width_of(const struct sheet *s, uint32_t column, uint32_t span)
{
    double width = 0;

    for (uint32_t i = column; i < column + span; i++)
        width += i < s->column_count ? s->columns[i].width : 9;
    return width;
}

/* Room for titles and for wrapped text: the library does not measure. */
static double height_of(const struct sheet *s, const struct placed_cell *p)
{
    if (p->cell.style == CELL_TITLE)
        return 27;
    if (looks[p->cell.style].starred || p->cell.style == CELL_OPTIONAL)
        return 24;
    if (p->span < 2 && p->cell.align != CELL_ALIGN_WRAP)
        return XLSX_ROW_HEIGHT;
    return look_height(look_lines(
        p->cell.text, width_of(s, p->column, p->span ? p->span : 1) * 1.1));
}

/* A row is as high as the highest of its cells, which follow one another. */
static void set_heights(struct book *b, lxw_worksheet *ws,
                        const struct sheet *s)
{
    uint32_t rows = 0;
    double *heights;

    for (size_t i = 0; i < s->cell_count; i++)
        rows = s->cells[i].row >= rows ? s->cells[i].row + 1 : rows;
    heights = arena_array(b->arena, double, rows);
    for (size_t i = 0; i < s->cell_count; i++) {
        double height = height_of(s, &s->cells[i]);
        double *row = &heights[s->cells[i].row];

        *row = height > *row ? height : *row;
    }
    for (uint32_t i = 0; i < rows; i++)
        worksheet_set_row(ws, i, heights[i] > 0 ? heights[i] : XLSX_ROW_HEIGHT,
                          NULL);
}

static bool put_placed(struct book *b, lxw_worksheet *ws,
                       const struct placed_cell *p)
{
    struct placed_cell placed = *p;
    lxw_col_t column = (lxw_col_t)p->column;

    if (p->span > 1) {
        placed.cell.align = CELL_ALIGN_WRAP;
        if (worksheet_merge_range(ws, p->row, column, p->row,
                                  (lxw_col_t)(p->column + p->span - 1), "",
                                  format_of_cell(b, &placed.cell)))
            return false;
    }
    return put_cell(b, ws, p->row, column, &placed.cell) == LXW_NO_ERROR;
}

/* A table's name in formulas: the sheet's, letters and digits only. */
static char *table_name(struct book *b, struct str sheet)
{
    char *name = arena_alloc(b->arena, sheet.len + 1);

    for (size_t i = 0; i < sheet.len; i++) {
        char c = sheet.ptr[i];
        bool fine = (c & 0x80) || (c >= '0' && c <= '9') ||
                    (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

        name[i] = fine ? c : '_';
    }
    return name;
}

static lxw_table_column **table_columns(struct book *b, const struct sheet *s)
{
    lxw_table_column **list =
        arena_array(b->arena, lxw_table_column *, s->column_count + 1);

    for (size_t i = 0; i < s->column_count; i++) {
        list[i] = arena_new(b->arena, lxw_table_column);
        list[i]->header = (char *)(uintptr_t)text_z(b, s->columns[i].heading);
        list[i]->header_format =
            format_of(b, CELL_HEADING, FORM_TEXT, CELL_ALIGN_KIND);
    }
    return list;
}

static size_t heading_lines(const struct sheet *s)
{
    size_t most = 1;

    for (size_t i = 0; i < s->column_count; i++) {
        /* The filter's button takes a part of the cell. */
        size_t lines =
            look_lines(s->columns[i].heading, s->columns[i].width - 2);

        most = lines > most ? lines : most;
    }
    return most;
}

static bool add_table(struct book *b, lxw_worksheet *ws, const struct sheet *s)
{
    size_t rows = s->row_count ? s->row_count : 1;
    lxw_table_options options = {.name = table_name(b, s->name),
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0,
                                 .columns = table_columns(b, s)};

    worksheet_set_row(ws, s->table_row, 6 + 13.0 * (double)heading_lines(s),
                      NULL);
    return worksheet_add_table(
               ws, s->table_row, 0, (lxw_row_t)(s->table_row + rows),
               (lxw_col_t)(s->column_count - 1), &options) == LXW_NO_ERROR &&
           worksheet_repeat_rows(ws, s->table_row, s->table_row) ==
               LXW_NO_ERROR;
}

/* One row of empty cells for each style: what xlsx_splice reads. */
static bool add_samples(struct book *b, lxw_worksheet *ws,
                        const struct sheet *s)
{
    lxw_row_t row = s->table_row + 1;

    for (int style = 0; style < CELL_TABLE_STYLES; style++)
        for (int decimals = 0; decimals < XLSX_DECIMALS; decimals++, row++)
            for (size_t i = 0; i < s->column_count; i++)
                if (worksheet_write_blank(
                        ws, row, (lxw_col_t)i,
                        format_of(b, (enum cell_style)style,
                                  look_form_of(s->columns[i].kind, decimals),
                                  s->columns[i].align)))
                    return false;
    return true;
}

static void add_series(struct book *b, lxw_chart *chart, const struct sheet *s,
                       size_t i)
{
    const struct sheet_chart *c = s->chart;
    const char *name = text_z(b, s->name);
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    lxw_row_t row = (lxw_row_t)(c->first_row + i);
    lxw_chart_fill fill = {.color = look_ramp(i, c->series_count)};
    lxw_chart_line line = {.color = 0x7F7F7F, .width = 0.5};

    if (!series)
        return;
    chart_series_set_categories(series, name, c->categories_row,
                                (lxw_col_t)c->first_column, c->categories_row,
                                (lxw_col_t)c->last_column);
    chart_series_set_values(series, name, row, (lxw_col_t)c->first_column, row,
                            (lxw_col_t)c->last_column);
    chart_series_set_name_range(series, name, row, (lxw_col_t)c->names_column);
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &line);
}

static bool add_chart(struct book *b, lxw_worksheet *ws, const struct sheet *s)
{
    const struct sheet_chart *c = s->chart;
    lxw_chart *chart =
        workbook_add_chart(b->lib, LXW_CHART_COLUMN_STACKED_PERCENT);
    char *font = b->model->english ? LOOK_FONT_EN : LOOK_FONT_ZH;
    lxw_chart_font title = {.name = font, .size = 11, .bold = LXW_TRUE};
    lxw_chart_font small = {.name = font, .size = 9, .bold = LXW_FALSE};
    lxw_chart_line grid = {.color = 0xD9D9D9, .width = 0.5};
    lxw_chart_line none = {.none = LXW_TRUE};
    /* The library's charts are 480 x 288 before scaling. */
    lxw_chart_options place = {.x_scale = c->width / 480.0,
                               .y_scale = c->height / 288.0,
                               .object_position = LXW_OBJECT_MOVE_DONT_SIZE};

    if (!chart)
        return false;
    for (size_t i = 0; i < c->series_count; i++)
        add_series(b, chart, s, i);
    chart_title_set_name(chart, text_z(b, c->title));
    chart_title_set_name_font(chart, &title);
    chart_axis_set_num_font(chart->x_axis, &small);
    chart_axis_set_num_font(chart->y_axis, &small);
    chart_axis_set_num_format(chart->y_axis, "0%");
    chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
    chart_axis_set_line(chart->y_axis, &none);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_RIGHT);
    chart_legend_set_font(chart, &small);
    chart_set_series_gap(chart, 60);
    return worksheet_insert_chart_opt(ws, c->row, (lxw_col_t)c->column, chart,
                                      &place) == LXW_NO_ERROR;
}

/* A header holds 255 characters: so many of these, were all of them &. */
enum { HEADER_LEFT_MOST = 80, HEADER_RIGHT_MOST = 40 };

/* In headers & starts a code: a firm's own is doubled. */
static void add_header_text(struct buf *to, struct str text, size_t most)
{
    struct str head, rest = text;

    for (size_t i = 0; i < most && rest.len; i++)
        (void)utf8_next(&rest);
    text = str_head(text, text.len - rest.len);
    while (str_cut(text, '&', &head, &text)) {
        buf_add(to, head);
        buf_add_z(to, "&&");
    }
    buf_add(to, head);
}

static void set_up_page(struct book *b, lxw_worksheet *ws,
                        const struct sheet *s)
{
    const struct workbook *m = b->model;
    lxw_header_footer_options margin = {.margin = 0.3};
    struct buf header = buf_new(b->arena, 4096);
    const char *footer;

    buf_add_z(&header, "&L&9");
    add_header_text(&header, m->header_left, HEADER_LEFT_MOST);
    buf_add_z(&header, "&R&9");
    add_header_text(&header, m->header_right, HEADER_RIGHT_MOST);
    footer = arena_format(b->arena, "&C&9%.*s", STR_ARG(m->footer)).ptr;
    if (!s->portrait)
        worksheet_set_landscape(ws);
    worksheet_set_paper(ws, 9); /* A4 */
    worksheet_set_margins(ws, 0.45, 0.45, 0.65, 0.6);
    worksheet_fit_to_pages(ws, s->repeat_columns ? 2 : 1, 0);
    if (s->repeat_columns) {
        worksheet_repeat_columns(ws, 0, (lxw_col_t)(s->repeat_columns - 1));
        worksheet_print_across(ws);
    }
    worksheet_center_horizontally(ws);
    worksheet_set_header_opt(ws, arena_z(b->arena, buf_str(&header)), &margin);
    worksheet_set_footer_opt(ws, footer, &margin);
}

/* In a form empty cells have the column's format, in a report none. */
static void set_columns(struct book *b, lxw_worksheet *ws,
                        const struct sheet *s)
{
    for (size_t i = 0; i < s->column_count; i++) {
        const struct sheet_column *c = &s->columns[i];
        lxw_format *f =
            s->is_form
                ? format_of(b, CELL_ENTRY, look_form_of(c->kind, 2), c->align)
                : NULL;

        worksheet_set_column(ws, (lxw_col_t)i, (lxw_col_t)i, c->width, f);
    }
}

static bool add_filter(lxw_worksheet *ws, const struct sheet *s)
{
    return s->filter_rows == 0 ||
           (worksheet_autofilter(
                ws, s->filter_row, 0, s->filter_row + s->filter_rows,
                (lxw_col_t)(s->column_count - 1)) == LXW_NO_ERROR &&
            worksheet_repeat_rows(ws, s->filter_row, s->filter_row) ==
                LXW_NO_ERROR);
}

static bool add_rules(struct book *b, lxw_worksheet *ws, const struct sheet *s)
{
    for (size_t i = 0; i < s->rule_count; i++)
        if (!xlsx_rule_add(ws, &s->rules[i], b->arena))
            return false;
    return true;
}

static bool add_sheet(struct book *b, const struct sheet *s)
{
    lxw_worksheet *ws = workbook_add_worksheet(b->lib, text_z(b, s->name));

    assert(s->column_count <= SHEET_MAX_COLUMNS);
    assert(!s->has_table || s->table_row + 1 + s->row_count <= SHEET_MAX_ROWS);
    if (!ws)
        return false;
    worksheet_gridlines(ws, s->is_form ? LXW_SHOW_SCREEN_GRIDLINES
                                       : LXW_HIDE_ALL_GRIDLINES);
    set_heights(b, ws, s);
    set_columns(b, ws, s);
    for (size_t i = 0; i < s->cell_count; i++)
        if (!put_placed(b, ws, &s->cells[i]))
            return false;
    if (s->has_table && (!add_table(b, ws, s) || !add_samples(b, ws, s)))
        return false;
    if (s->freeze_rows || s->freeze_columns)
        worksheet_freeze_panes(ws, s->freeze_rows,
                               (lxw_col_t)s->freeze_columns);
    set_up_page(b, ws, s);
    return add_filter(ws, s) && add_rules(b, ws, s) &&
           (!s->chart || add_chart(b, ws, s));
}

static void set_properties(struct book *b)
{
    const struct workbook *m = b->model;
    /* Properties take no const; the library copies them. */
    lxw_doc_properties properties = {
        .title = (char *)(uintptr_t)text_z(b, m->title),
        .subject = (char *)(uintptr_t)text_z(b, m->subject),
        .author = (char *)(uintptr_t)text_z(b, m->author),
        .created = (time_t)m->created.day * 86400};

    workbook_set_properties(b->lib, &properties);
}

/*
 * The library prints its failures by itself: not here, where they become a
 * message.  No other thread runs while the coordinator writes a workbook.
 */
static lxw_error close_silently(lxw_workbook *lib)
{
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    lxw_error error;

    if (null >= 0 && kept >= 0)
        dup2(null, STDERR_FILENO);
    error = workbook_close(lib);
    if (null >= 0 && kept >= 0)
        dup2(kept, STDERR_FILENO);
    if (null >= 0)
        close(null);
    if (kept >= 0)
        close(kept);
    return error;
}

/* Whatever went wrong inside is told once, by close. */
static lxw_error write_book(const struct workbook *model, const char *path,
                            const char *folder, struct arena *a)
{
    /* The library keeps the pointer but never writes through it. */
    lxw_workbook_options options = {.tmpdir = (char *)(uintptr_t)folder};
    struct book b = {model, workbook_new_opt(path, &options), {{{0}}}, a};
    bool ok = true;
    lxw_error error;

    if (!b.lib)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    set_properties(&b);
    for (size_t i = 0; ok && i < model->sheet_count; i++)
        ok = add_sheet(&b, &model->sheets[i]);
    error = close_silently(b.lib);
    return ok ? error : LXW_ERROR_PARAMETER_VALIDATION;
}

/*
 * The library wants a path: one in memory, so that a full disk can cut nothing
 * short.  Its own temporary files, unlinked at once, stand beside the target.
 */
static bool make_archive(const struct workbook *book, const char *path,
                         struct mapped *out, struct arena *a, struct diag *d)
{
    struct str folder = {path, (size_t)(file_name(path).ptr - path)};
    int fd = memfd_create("workbook", MFD_CLOEXEC);
    const char *memory = arena_format(a, "/proc/self/fd/%d", fd).ptr;
    lxw_error error;
    bool ok = false;

    if (fd < 0)
        return diag_system(d, path, "no memory for the workbook");
    error = write_book(book, memory, folder.len ? arena_z(a, folder) : ".", a);
    if (error != LXW_NO_ERROR) {
        errno = 0;
        diag_system(d, path, "libxlsxwriter cannot write the workbook: %s",
                    lxw_strerror(error));
    } else {
        ok = file_map(out, memory, d);
    }
    close(fd);
    return ok;
}

bool xlsx_write(const struct workbook *book, const char *path, unsigned threads,
                struct arena *a, struct diag *d)
{
    struct outfile file = {0};
    struct mapped archive = {0};
    bool ok = false;

    if (!outfile_open(&file, path, a, d))
        return false;
    if (!make_archive(book, path, &archive, a, d))
        goto out;
    ok = xlsx_pack(book, archive.bytes, &file, path, threads, a, d) &&
         outfile_commit(&file, d);
    file_unmap(&archive);
out:
    outfile_discard(&file);
    return ok;
}
