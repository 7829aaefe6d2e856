#include "output/html_body.h"

#include "layout/cell.h"
#include "output/html_text.h"

#define SHORT  20 /* bytes */
#define FOLDED 5  /* columns: from here on a card a row, on a phone */
#define MANY   10 /* columns that may need more room than the text */

static const struct table_cell *cell_at(const struct table *t, size_t row,
                                        size_t column)
{
    return &t->cells[row * t->column_count + column];
}

/* Attributes, not styles: mail programs keep them. */
static void add_align(struct html *h, enum align align)
{
    if (align == ALIGN_RIGHT)
        buf_add_z(&h->out, " align=\"right\"");
    else if (align == ALIGN_CENTER)
        buf_add_z(&h->out, " align=\"center\"");
}

/* A figure with its unit, a date: worth more in one piece. */
static bool is_whole(const struct table_cell *cell, enum align align)
{
    size_t length = 0;

    for (const struct inline_run *r = cell->content; r; r = r->next)
        length += r->text.len;
    return cell_is_figure(cell) || cell_is_date(cell) ||
           (align == ALIGN_RIGHT && length <= SHORT);
}

static void add_cell(struct html *h, const struct table_cell *cell,
                     struct str name, enum align align, bool names)
{
    buf_add_z(&h->out, names ? "<th scope=\"row\"" : "<td");
    if (name.len)
        html_add_attribute(&h->out, "data-name", name);
    if (names && align == ALIGN_DEFAULT)
        buf_add_z(&h->out, " align=\"left\"");
    add_align(h, align);
    h->whole = is_whole(cell, align);
    buf_add_z(&h->out, h->whole ? " nowrap>" : ">");
    html_add_runs(h, cell->content);
    h->whole = false;
    buf_add_z(&h->out, names ? "</th>" : "</td>");
}

static bool has_headings(const struct table *t)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (cell_at(t, 0, i)->content)
            return true;
    return false;
}

static void add_headings(struct html *h, const struct table *t,
                         const enum align *aligns)
{
    if (!has_headings(t))
        return;
    buf_add_z(&h->out, "<thead>\n<tr>");
    for (size_t i = 0; i < t->column_count; i++) {
        buf_add_z(&h->out, "<th scope=\"col\"");
        if (aligns[i] == ALIGN_LEFT)
            buf_add_z(&h->out, " align=\"left\"");
        add_align(h, aligns[i]);
        buf_add_byte(&h->out, '>');
        html_add_runs(h, cell_at(t, 0, i)->content);
        buf_add_z(&h->out, "</th>");
    }
    buf_add_z(&h->out, "</tr>\n</thead>\n");
}

/* The column's, which a folded row shows before the cell. */
static struct str name_of(struct html *h, const struct table *t, size_t column)
{
    if (t->column_count < FOLDED || column == 0)
        return (struct str){0};
    return html_plain_text(cell_at(t, 0, column)->content, h->arena);
}

static void add_row(struct html *h, const struct table *t,
                    const enum align *aligns, size_t row)
{
    bool total = t->has_total && row + 1 == t->row_count;

    buf_add_z(&h->out, total ? "<tr class=\"total\">" : "<tr>");
    for (size_t i = 0; i < t->column_count; i++)
        add_cell(h, cell_at(t, row, i), name_of(h, t, i),
                 aligns[i] == ALIGN_LEFT ? ALIGN_DEFAULT : aligns[i],
                 total && i == 0);
    buf_add_z(&h->out, "</tr>\n");
}

void html_add_table(struct html *h, const struct table *t)
{
    enum align *aligns = arena_array(h->arena, enum align, t->column_count);

    if (!t->row_count || !t->column_count)
        return;
    for (size_t i = 0; i < t->column_count; i++)
        aligns[i] = cell_align(t, i);
    buf_add_format(&h->out,
                   "<div class=\"wide%s%s\">\n<table border=\"1\" "
                   "cellspacing=\"0\" cellpadding=\"5\">\n",
                   t->column_count >= FOLDED && has_headings(t) ? " fold" : "",
                   t->column_count >= MANY ? " many" : "");
    add_headings(h, t, aligns);
    buf_add_z(&h->out, "<tbody>\n");
    for (size_t row = 1; row < t->row_count; row++)
        add_row(h, t, aligns, row);
    buf_add_z(&h->out, "</tbody>\n</table>\n</div>\n");
}

static void add_widths(struct html *h, const struct table *t)
{
    int64_t whole = 0;

    for (size_t i = 0; t->widths && i < t->column_count; i++)
        whole += t->widths[i];
    if (whole <= 0)
        return;
    buf_add_z(&h->out, "<colgroup>");
    for (size_t i = 0; i < t->column_count; i++)
        buf_add_format(&h->out, "<col width=\"%lld%%\">",
                       (long long)(t->widths[i] * 100LL / whole));
    buf_add_z(&h->out, "</colgroup>\n");
}

/* As on paper: headings stand in the middle where the template says nothing,
 * those of several columns always. */
static enum align form_align(const struct table_cell *cell, enum align align)
{
    if (cell->heading && (cell->columns > 1 || align == ALIGN_DEFAULT))
        return ALIGN_CENTER;
    return align;
}

static void add_form_cell(struct html *h, const struct table_cell *cell,
                          enum align align)
{
    bool names = cell->heading || cell->names_row;
    const char *element = names ? "th" : "td";

    if (cell->covered)
        return;
    buf_add_format(&h->out, "<%s", element);
    if (names)
        buf_add_z(&h->out,
                  cell->names_row ? " scope=\"row\"" : " scope=\"col\"");
    if (cell->names_row && !cell->heading)
        buf_add_z(&h->out, " style=\"font-weight:normal;text-align:left\"");
    if (cell->columns > 1)
        buf_add_format(&h->out, " colspan=\"%d\"", cell->columns);
    if (cell->rows > 1)
        buf_add_format(&h->out, " rowspan=\"%d\"", cell->rows);
    add_align(h, form_align(cell, align));
    buf_add_byte(&h->out, '>');
    html_add_runs(h, cell->content);
    buf_add_format(&h->out, "</%s>", element);
}

void html_add_form(struct html *h, const struct table *t)
{
    buf_add_z(&h->out, "<div class=\"wide\">\n<table class=\"form\" "
                       "border=\"1\" cellspacing=\"0\" cellpadding=\"5\" "
                       "width=\"100%\">\n");
    add_widths(h, t);
    for (size_t row = 0; row < t->row_count; row++) {
        buf_add_z(&h->out, "<tr>");
        for (size_t i = 0; i < t->column_count; i++)
            add_form_cell(h, cell_at(t, row, i),
                          t->aligns ? t->aligns[i] : ALIGN_DEFAULT);
        buf_add_z(&h->out, "</tr>\n");
    }
    buf_add_z(&h->out, "</table>\n</div>\n");
}

/* Label, figure and how it was worked out, each a line of its own. */
void html_add_figures(struct html *h, const struct table *t)
{
    static const char *const classes[] = {"label", "number", "working"};

    buf_add_z(&h->out, "<div class=\"figures\">\n");
    for (size_t i = 0; i < t->column_count; i++) {
        buf_add_z(&h->out, "<div class=\"figure\">");
        for (size_t row = 0; row < t->row_count; row++) {
            size_t k = row < COUNT(classes) ? row : COUNT(classes) - 1;

            buf_add_format(&h->out, "\n<p class=\"%s\">", classes[k]);
            buf_add_z(&h->out, k == 1 ? "<strong>" : "");
            html_add_runs(h, cell_at(t, row, i)->content);
            buf_add_z(&h->out, k == 1 ? "</strong></p>" : "</p>");
        }
        buf_add_z(&h->out, "\n</div>\n");
    }
    buf_add_z(&h->out, "</div>\n");
}
