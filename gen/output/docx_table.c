#include "base/utf8.h"
#include "layout/cell.h"
#include "output/docx_parts.h"

#define NARROW       3   /* columns of type that a column gets at least */
#define WIDE         48  /* and at most, when the measure is shared out */
#define CELL_MARGINS 110 /* twips, of both sides */

static const struct table_cell *cell_at(const struct table *t, size_t row,
                                        size_t column)
{
    return &t->cells[row * t->column_count + column];
}

/* What a column needs: its longest word, its longest text; columns of type. */
struct wish {
    int32_t word, text;
};

static void widen(int32_t *most, size_t n)
{
    int32_t limited = n > WIDE ? WIDE : (int32_t)n;

    *most = limited > *most ? limited : *most;
}

/* Between Han, and at blanks, a line may end. */
static void measure_text(struct wish *wish, struct str text)
{
    size_t word = 0, whole = 0;

    while (text.len) {
        struct str rest = text;
        uint32_t c = utf8_next(&rest);
        size_t n = utf8_width(str_head(text, text.len - rest.len));

        word = c == ' ' || n > 1 ? n : word + n;
        whole += n;
        widen(&wish->word, word);
        text = rest;
    }
    widen(&wish->text, whole);
}

static struct wish wish_of(const struct docx *x, const struct table *t,
                           size_t column)
{
    struct wish wish = {NARROW, NARROW};

    for (size_t row = 0; row < t->row_count; row++) {
        struct buf text = buf_new(x->arena, 1u << 16);

        for (const struct inline_run *r = cell_at(t, row, column)->content; r;
             r = r->next)
            buf_add(&text, r->text);
        measure_text(&wish, buf_str(&text));
    }
    return wish;
}

/* Each its longest word; what is left by what their texts wish for. */
static void share_out(const struct docx *x, const struct table *t,
                      int32_t *widths)
{
    int32_t type = docx_size(x->tree) * 10 * 9 / 20; /* a column of type */
    int64_t least = 0, wishes = 1, spare;
    struct wish *all = arena_array(x->arena, struct wish, t->column_count);

    for (size_t i = 0; i < t->column_count; i++) {
        all[i] = wish_of(x, t, i);
        least += all[i].word * type + CELL_MARGINS;
        wishes += all[i].text - all[i].word + 1;
    }
    spare = x->measure - x->left - least;
    for (size_t i = 0; i < t->column_count; i++) {
        int64_t own = all[i].word * type + CELL_MARGINS;

        widths[i] =
            (int32_t)(spare < 0 ? own * (least + spare) / least
                                : own + (all[i].text - all[i].word + 1) *
                                            spare / wishes);
    }
}

/* Of each column, twips: by its texts, or as the form says. */
static int32_t *widths_of(const struct docx *x, const struct table *t)
{
    int32_t *widths = arena_array(x->arena, int32_t, t->column_count);
    int64_t whole = 0;

    for (size_t i = 0; i < t->column_count; i++) {
        widths[i] = t->widths ? t->widths[i] : 0;
        whole += widths[i];
    }
    if (!t->widths)
        share_out(x, t, widths);
    for (size_t i = 0; t->widths && i < t->column_count && whole > 0; i++)
        widths[i] =
            (int32_t)((int64_t)widths[i] * (x->measure - x->left) / whole);
    return widths;
}

static const char *align_name(enum align align)
{
    return align == ALIGN_RIGHT    ? "right"
           : align == ALIGN_CENTER ? "center"
                                   : "left";
}

static void open_table(struct docx *x, const int32_t *widths, size_t count,
                       const char *borders)
{
    int32_t whole = 0;

    for (size_t i = 0; i < count; i++)
        whole += widths[i];
    buf_add_format(
        &x->out, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>", whole);
    if (x->left)
        buf_add_format(&x->out, "<w:tblInd w:w=\"%d\" w:type=\"dxa\"/>",
                       x->left);
    buf_add_format(&x->out,
                   "%s<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
                   "<w:left w:w=\"50\" w:type=\"dxa\"/><w:right w:w=\"50\" "
                   "w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
                   borders);
    for (size_t i = 0; i < count; i++)
        buf_add_format(&x->out, "<w:gridCol w:w=\"%d\"/>", widths[i]);
    buf_add_z(&x->out, "</w:tblGrid>\n");
}

/* Word joins tables that touch; a cell must end with a paragraph. */
static void close_table(struct docx *x)
{
    buf_add_z(&x->out, "</w:tbl>\n<w:p><w:pPr><w:spacing w:before=\"0\" "
                       "w:after=\"0\" w:line=\"40\" w:lineRule=\"exact\"/>"
                       "</w:pPr></w:p>\n");
}

static void open_cell(struct docx *x, int32_t width, int columns,
                      const char *merge)
{
    buf_add_format(&x->out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>",
                   width);
    if (columns > 1)
        buf_add_format(&x->out, "<w:gridSpan w:val=\"%d\"/>", columns);
    buf_add_format(&x->out, "%s<w:vAlign w:val=\"center\"/></w:tcPr>", merge);
}

static void add_content(struct docx *x, const struct inline_run *content,
                        const char *align, bool strong)
{
    bool outer = x->strong;

    x->strong = outer || strong;
    docx_open_paragraph(
        x, &(struct docx_paragraph){.style = "Cell", .align = align});
    docx_add_runs(x, content);
    docx_close_paragraph(x);
    x->strong = outer;
    buf_add_z(&x->out, "</w:tc>");
}

static int32_t span(const int32_t *widths, size_t count, size_t column, int n)
{
    int32_t whole = 0;

    for (size_t i = column; i < count && i < column + (size_t)n; i++)
        whole += widths[i];
    return whole;
}

/* The cell above that reaches down to here; NULL: none does. */
static const struct table_cell *owner_of(const struct table *t, size_t row,
                                         size_t column)
{
    while (row-- > 0) {
        const struct table_cell *cell = cell_at(t, row, column);

        if (!cell->covered)
            return cell->rows > 1 ? cell : NULL;
    }
    return NULL;
}

static size_t add_form_cell(struct docx *x, const struct table *t, size_t row,
                            size_t column, const int32_t *widths)
{
    const struct table_cell *cell = cell_at(t, row, column);
    const struct table_cell *owner =
        cell->covered ? owner_of(t, row, column) : NULL;
    const struct table_cell *shape = owner ? owner : cell;
    int columns = shape->columns > 1 ? shape->columns : 1;
    enum align align = t->aligns ? t->aligns[column] : ALIGN_DEFAULT;

    if (cell->heading && (cell->columns > 1 || align == ALIGN_DEFAULT))
        align = ALIGN_CENTER;
    open_cell(x, span(widths, t->column_count, column, columns), columns,
              owner            ? "<w:vMerge/>"
              : cell->rows > 1 ? "<w:vMerge w:val=\"restart\"/>"
                               : "");
    add_content(x, cell->content, align_name(align), false);
    return (size_t)columns;
}

static void add_form_row(struct docx *x, const struct table *t, size_t row,
                         const int32_t *widths)
{
    buf_add_z(&x->out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    for (size_t i = 0; i < t->column_count;)
        i += add_form_cell(x, t, row, i, widths);
    buf_add_z(&x->out, "</w:tr>\n");
}

static void add_row(struct docx *x, const struct table *t, size_t row,
                    const int32_t *widths)
{
    bool heading = row == 0;
    bool total = t->has_total && row + 1 == t->row_count;

    buf_add_format(&x->out, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>",
                   heading ? "<w:tblHeader/>" : "");
    for (size_t i = 0; i < t->column_count; i++) {
        open_cell(x, widths[i], 1, "");
        add_content(x, cell_at(t, row, i)->content,
                    align_name(cell_align(t, i)), heading || total);
    }
    buf_add_z(&x->out, "</w:tr>\n");
}

static bool has_headings(const struct table *t)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (cell_at(t, 0, i)->content)
            return true;
    return false;
}

static const char all_borders[] =
    "<w:tblBorders><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" "
    "w:color=\"000000\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
    "w:color=\"000000\"/><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" "
    "w:color=\"000000\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
    "w:color=\"000000\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
    "w:color=\"000000\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
    "w:color=\"000000\"/></w:tblBorders>";

/* As on paper: the first two rows stay with their heading, the last two stay
 * together. */
static bool is_kept(const struct table *t, size_t row)
{
    size_t below = t->row_count - 1 - row;

    return !t->is_form && below > 0 && (row <= 1 || below == 1);
}

void docx_add_table(struct docx *x, const struct table *t)
{
    int32_t *widths;
    bool cut = x->cut, keep = x->keep;

    if (!t->row_count || !t->column_count)
        return;
    x->cut = false;
    widths = widths_of(x, t);
    open_table(x, widths, t->column_count, all_borders);
    for (size_t row = 0; row < t->row_count; row++) {
        x->keep = keep || is_kept(t, row);
        if (t->is_form)
            add_form_row(x, t, row, widths);
        else if (row > 0 || has_headings(t))
            add_row(x, t, row, widths);
    }
    close_table(x);
    x->keep = keep;
    x->cut = cut;
}

/* Children side by side: a table without rules, a column each. */
void docx_add_columns(struct docx *x, const struct block *div)
{
    struct docx before = *x;
    size_t n = 0;
    int32_t *widths;

    for (const struct block *b = div->children; b; b = b->next)
        n++;
    if (!n)
        return;
    widths = arena_array(x->arena, int32_t, n);
    for (size_t i = 0; i < n; i++)
        widths[i] = (x->measure - x->left) / (int32_t)n;
    open_table(x, widths, n, "");
    buf_add_z(&x->out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    x->measure = widths[0] - 160;
    x->left = 0;
    for (const struct block *b = div->children; b; b = b->next) {
        struct block alone = *b;

        alone.next = NULL;
        buf_add_format(&x->out,
                       "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>"
                       "</w:tcPr>",
                       widths[0]);
        docx_add_blocks(x, &alone);
        buf_add_z(&x->out, "<w:p/></w:tc>");
    }
    x->measure = before.measure;
    x->left = before.left;
    buf_add_z(&x->out, "</w:tr>\n");
    close_table(x);
}
