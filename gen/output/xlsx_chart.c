#include "output/xlsx_chart.h"

#include "base/buf.h"
#include "output/xlsx_look.h"
#include "output/xlsx_point.h"

/* Far more than the points of a sheet take. */
#define CHART_MAX ((size_t)1 << 26)

/* The axes by number: categories and values, and again for the second scale. */
enum { AXIS_CATEGORIES = 1, AXIS_VALUES, AXIS_OTHER_CATEGORIES, AXIS_OTHER };

struct pen {
    const struct sheet *sheet;
    const struct sheet_chart *chart;
    struct str font;
    struct buf *out;
    struct arena *arena;
};

static void add_escaped(struct buf *b, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (c == '&')
            buf_add_z(b, "&amp;");
        else if (c == '<')
            buf_add_z(b, "&lt;");
        else if (c == '>')
            buf_add_z(b, "&gt;");
        else
            buf_add_byte(b, c < ' ' ? ' ' : (char)c);
    }
}

/* Size in hundredths of a point, as the schema has it. */
static void add_run_style(const struct pen *p, const char *element, int size,
                          bool bold)
{
    buf_add_format(p->out,
                   "<a:%s sz=\"%d\" b=\"%d\"><a:solidFill><a:srgbClr "
                   "val=\"404040\"/></a:solidFill><a:latin "
                   "typeface=\"%.*s\"/><a:ea typeface=\"%.*s\"/></a:%s>",
                   element, size, bold, STR_ARG(p->font), STR_ARG(p->font),
                   element);
}

static void add_text_style(const struct pen *p, int size)
{
    buf_add_z(p->out, "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>");
    add_run_style(p, "defRPr", size, false);
    buf_add_z(p->out, "</a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>");
}

static void add_title(const struct pen *p, struct str text, int size, bool bold,
                      bool upright)
{
    if (text.len == 0)
        return;
    buf_add_z(p->out, "<c:title><c:tx><c:rich>");
    buf_add_z(p->out, upright ? "<a:bodyPr rot=\"-5400000\" vert=\"horz\"/>"
                              : "<a:bodyPr/>");
    buf_add_z(p->out, "<a:lstStyle/><a:p><a:pPr>");
    add_run_style(p, "defRPr", size, bold);
    buf_add_z(p->out, "</a:pPr><a:r>");
    add_run_style(p, "rPr", size, bold);
    buf_add_z(p->out, "<a:t>");
    add_escaped(p->out, text);
    buf_add_z(p->out, "</a:t></a:r></a:p></c:rich></c:tx><c:overlay "
                      "val=\"0\"/></c:title>");
}

/* Point i on a line: its row and column. */
static void point_place(const struct sheet_chart *c, uint32_t line, uint32_t i,
                        uint32_t *row, uint32_t *column)
{
    *row = c->down ? c->first + i : line;
    *column = c->down ? line : c->first + i;
}

static void add_reference(const struct pen *p, uint32_t line)
{
    const struct sheet_chart *c = p->chart;
    uint32_t row, column, last_row, last_column;

    point_place(c, line, 0, &row, &column);
    point_place(c, line, c->count - 1, &last_row, &last_column);
    buf_add_z(p->out, "<c:f>");
    add_escaped(p->out, sheet_range(p->sheet, row, column, last_row,
                                    last_column, p->arena));
    buf_add_z(p->out, "</c:f>");
}

static void add_point(const struct pen *p, uint32_t i, struct str value)
{
    if (value.len == 0)
        return;
    buf_add_format(p->out, "<c:pt idx=\"%u\"><c:v>", i);
    add_escaped(p->out, value);
    buf_add_z(p->out, "</c:v></c:pt>");
}

/* Days are numbers, which a reader shows by a format. */
static bool has_days(const struct pen *p)
{
    const struct sheet_chart *c = p->chart;
    uint32_t row, column;
    struct cell first;

    point_place(c, c->categories, 0, &row, &column);
    return xlsx_point_find(p->sheet, row, column, &first, p->arena) &&
           (first.kind == CELL_DATE || first.cached == CELL_DATE);
}

static int year_at(const struct pen *p, uint32_t i)
{
    uint32_t row, column;
    struct cell c;

    point_place(p->chart, p->chart->categories, i, &row, &column);
    return xlsx_point_find(p->sheet, row, column, &c, p->arena) &&
                   date_is(c.date)
               ? date_civil(c.date).year
               : 0;
}

/* Short, so that many have room: the year where it is not always the same. */
static const char *category_format(const struct pen *p)
{
    if (!has_days(p))
        return "General";
    return year_at(p, 0) == year_at(p, p->chart->count - 1) ? "m/d" : "yy/m/d";
}

static void add_categories(const struct pen *p)
{
    const struct sheet_chart *c = p->chart;
    bool days = has_days(p);
    uint32_t row, column;

    buf_add_z(p->out, days ? "<c:cat><c:numRef>" : "<c:cat><c:strRef>");
    add_reference(p, c->categories);
    buf_add_format(p->out, "%s<c:ptCount val=\"%u\"/>",
                   days ? "<c:numCache><c:formatCode>yyyy-mm-dd</c:formatCode>"
                        : "<c:strCache>",
                   c->count);
    for (uint32_t i = 0; i < c->count; i++) {
        point_place(c, c->categories, i, &row, &column);
        add_point(p, i,
                  days ? xlsx_point_number(p->sheet, row, column, p->arena)
                       : xlsx_point_text(p->sheet, row, column, p->arena));
    }
    buf_add_z(p->out, days ? "</c:numCache></c:numRef></c:cat>"
                           : "</c:strCache></c:strRef></c:cat>");
}

static void add_values(const struct pen *p, uint32_t line)
{
    const struct sheet_chart *c = p->chart;
    uint32_t row, column;

    buf_add_z(p->out, "<c:val><c:numRef>");
    add_reference(p, line);
    buf_add_format(p->out,
                   "<c:numCache><c:formatCode>General</c:formatCode>"
                   "<c:ptCount val=\"%u\"/>",
                   c->count);
    for (uint32_t i = 0; i < c->count; i++) {
        point_place(c, line, i, &row, &column);
        add_point(p, i, xlsx_point_number(p->sheet, row, column, p->arena));
    }
    buf_add_z(p->out, "</c:numCache></c:numRef></c:val>");
}

static void add_name(const struct pen *p, uint32_t line)
{
    const struct sheet_chart *c = p->chart;
    uint32_t row = c->down ? c->names : line;
    uint32_t column = c->down ? line : c->names;

    buf_add_z(p->out, "<c:tx><c:strRef><c:f>");
    add_escaped(p->out,
                sheet_range(p->sheet, row, column, row, column, p->arena));
    buf_add_z(p->out, "</c:f><c:strCache><c:ptCount val=\"1\"/>");
    add_point(p, 0, xlsx_point_text(p->sheet, row, column, p->arena));
    buf_add_z(p->out, "</c:strCache></c:strRef></c:tx>");
}

static uint32_t color_of(const struct sheet_chart *c, size_t i)
{
    enum series_color color = c->series[i].color;

    return color == SERIES_AGE ? look_ramp(i, c->series_count)
                               : look_series(color);
}

static void add_fill(const struct pen *p, size_t i)
{
    if (p->chart->series[i].color == SERIES_NONE)
        buf_add_z(p->out, "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln>"
                          "</c:spPr>");
    else
        buf_add_format(p->out,
                       "<c:spPr><a:solidFill><a:srgbClr val=\"%06X\"/>"
                       "</a:solidFill><a:ln w=\"6350\"><a:solidFill><a:srgbClr "
                       "val=\"7F7F7F\"/></a:solidFill></a:ln></c:spPr>",
                       color_of(p->chart, i));
}

/* Markers differ, so that lines can be told apart in black and white. */
static void add_line_style(const struct pen *p, size_t i)
{
    static const char *const markers[] = {"circle", "square", "diamond",
                                          "triangle", "x"};
    uint32_t color = color_of(p->chart, i);

    buf_add_format(p->out,
                   "<c:spPr><a:ln w=\"22225\" cap=\"rnd\"><a:solidFill>"
                   "<a:srgbClr val=\"%06X\"/></a:solidFill><a:round/></a:ln>"
                   "</c:spPr><c:marker><c:symbol val=\"%s\"/><c:size "
                   "val=\"6\"/><c:spPr><a:solidFill><a:srgbClr val=\"%06X\"/>"
                   "</a:solidFill><a:ln w=\"6350\"><a:solidFill><a:srgbClr "
                   "val=\"%06X\"/></a:solidFill></a:ln></c:spPr></c:marker>",
                   color, markers[i % 5], color, color);
}

static const char *number_format(enum sheet_axis axis, bool label)
{
    switch (axis) {
    case AXIS_NUMBER:
        return "#,##0";
    case AXIS_PERCENT:
        return label ? "0.0%" : "0%";
    case AXIS_DECIMAL:
        break;
    }
    return "0.0";
}

static void add_labels(const struct pen *p, const struct sheet_series *s,
                       bool is_line)
{
    const struct sheet_chart *c = p->chart;

    if (!s->labels)
        return;
    buf_add_format(
        p->out, "<c:dLbls><c:numFmt formatCode=\"%s\" sourceLinked=\"0\"/>",
        number_format(s->on_second_axis ? c->second_axis : c->axis, true));
    add_text_style(p, 800);
    if (is_line)
        buf_add_z(p->out, "<c:dLblPos val=\"t\"/>");
    buf_add_z(p->out, "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/>"
                      "<c:showCatName val=\"0\"/><c:showSerName val=\"0\"/>"
                      "<c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>"
                      "</c:dLbls>");
}

static void add_series(const struct pen *p, size_t i, bool is_line)
{
    const struct sheet_series *s = &p->chart->series[i];

    buf_add_format(p->out, "<c:ser><c:idx val=\"%zu\"/><c:order val=\"%zu\"/>",
                   i, i);
    add_name(p, s->line);
    if (is_line)
        add_line_style(p, i);
    else
        add_fill(p, i);
    if (!is_line)
        buf_add_z(p->out, "<c:invertIfNegative val=\"0\"/>");
    add_labels(p, s, is_line);
    add_categories(p);
    add_values(p, s->line);
    buf_add_z(p->out, is_line ? "<c:smooth val=\"0\"/></c:ser>" : "</c:ser>");
}

static bool is_lying(const struct sheet_chart *c)
{
    return c->kind == SHEET_BARS || c->kind == SHEET_BARS_STACKED;
}

static bool is_line(const struct sheet_chart *c, const struct sheet_series *s)
{
    return c->kind == SHEET_LINES || s->is_line || s->on_second_axis;
}

static bool is_stacked(const struct sheet_chart *c)
{
    return c->kind != SHEET_COLUMNS && c->kind != SHEET_BARS;
}

static const char *grouping_of(const struct sheet_chart *c)
{
    if (c->kind == SHEET_COLUMNS_FILLED)
        return "percentStacked";
    return is_stacked(c) ? "stacked" : "clustered";
}

static void add_axis_numbers(const struct pen *p, int categories, int values)
{
    buf_add_format(p->out, "<c:axId val=\"%d\"/><c:axId val=\"%d\"/>",
                   categories, values);
}

/* The series that are bars. */
static void add_bars(const struct pen *p)
{
    const struct sheet_chart *c = p->chart;
    bool any = false;

    for (size_t i = 0; i < c->series_count; i++) {
        if (is_line(c, &c->series[i]))
            continue;
        if (!any)
            buf_add_format(p->out,
                           "<c:barChart><c:barDir val=\"%s\"/><c:grouping "
                           "val=\"%s\"/><c:varyColors val=\"0\"/>",
                           is_lying(c) ? "bar" : "col", grouping_of(c));
        any = true;
        add_series(p, i, false);
    }
    if (!any)
        return;
    buf_add_format(p->out, "<c:gapWidth val=\"60\"/><c:overlap val=\"%d\"/>",
                   is_stacked(c) ? 100 : 0);
    add_axis_numbers(p, AXIS_CATEGORIES, AXIS_VALUES);
    buf_add_z(p->out, "</c:barChart>");
}

/* The lines on one scale; whether there are any. */
static bool add_lines(const struct pen *p, bool second)
{
    const struct sheet_chart *c = p->chart;
    bool any = false;

    for (size_t i = 0; i < c->series_count; i++) {
        const struct sheet_series *s = &c->series[i];

        if (!is_line(c, s) || s->on_second_axis != second)
            continue;
        if (!any)
            buf_add_z(p->out, "<c:lineChart><c:grouping val=\"standard\"/>"
                              "<c:varyColors val=\"0\"/>");
        any = true;
        add_series(p, i, true);
    }
    if (!any)
        return false;
    buf_add_z(p->out, "<c:marker val=\"1\"/>");
    add_axis_numbers(p, second ? AXIS_OTHER_CATEGORIES : AXIS_CATEGORIES,
                     second ? AXIS_OTHER : AXIS_VALUES);
    buf_add_z(p->out, "</c:lineChart>");
    return true;
}

static void add_category_axis(const struct pen *p, int number, int across,
                              bool seen)
{
    bool lying = is_lying(p->chart);

    buf_add_format(
        p->out,
        "<c:catAx><c:axId val=\"%d\"/><c:scaling><c:orientation val=\"%s\"/>"
        "</c:scaling><c:delete val=\"%d\"/><c:axPos val=\"%s\"/>"
        "<c:numFmt formatCode=\"%s\" sourceLinked=\"0\"/>"
        "<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>"
        "<c:tickLblPos val=\"low\"/><c:spPr><a:ln w=\"6350\"><a:solidFill>"
        "<a:srgbClr val=\"7F7F7F\"/></a:solidFill></a:ln></c:spPr>",
        number, lying ? "maxMin" : "minMax", !seen, lying ? "l" : "b",
        category_format(p));
    add_text_style(p, 900);
    buf_add_format(p->out,
                   "<c:crossAx val=\"%d\"/><c:crosses val=\"autoZero\"/>"
                   "<c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>"
                   "<c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/>"
                   "</c:catAx>",
                   across);
}

/* The scale: at the left, below where bars lie, the second at the right. */
static void add_value_axis(const struct pen *p, bool second)
{
    const struct sheet_chart *c = p->chart;
    bool lying = is_lying(c), filled = c->kind == SHEET_COLUMNS_FILLED;
    enum sheet_axis axis = second ? c->second_axis : c->axis;

    buf_add_format(p->out,
                   "<c:valAx><c:axId val=\"%d\"/><c:scaling><c:orientation "
                   "val=\"minMax\"/></c:scaling><c:delete val=\"0\"/>"
                   "<c:axPos val=\"%s\"/>",
                   second ? AXIS_OTHER : AXIS_VALUES,
                   second  ? "r"
                   : lying ? "b"
                           : "l");
    if (!second)
        buf_add_z(p->out, "<c:majorGridlines><c:spPr><a:ln w=\"6350\">"
                          "<a:solidFill><a:srgbClr val=\"D9D9D9\"/>"
                          "</a:solidFill></a:ln></c:spPr></c:majorGridlines>");
    add_title(p, second ? c->second_axis_title : c->axis_title, 900, false,
              !lying);
    buf_add_format(p->out,
                   "<c:numFmt formatCode=\"%s\" sourceLinked=\"0\"/>"
                   "<c:majorTickMark val=\"none\"/><c:minorTickMark "
                   "val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln>"
                   "<a:noFill/></a:ln></c:spPr>",
                   number_format(filled ? AXIS_PERCENT : axis, false));
    add_text_style(p, 900);
    buf_add_format(p->out,
                   "<c:crossAx val=\"%d\"/><c:crosses val=\"%s\"/>"
                   "<c:crossBetween val=\"between\"/></c:valAx>",
                   second ? AXIS_OTHER_CATEGORIES : AXIS_CATEGORIES,
                   second || lying ? "max" : "autoZero");
}

static void add_legend(const struct pen *p)
{
    const struct sheet_chart *c = p->chart;

    if (c->no_legend || c->series_count < 2)
        return;
    buf_add_format(p->out, "<c:legend><c:legendPos val=\"%s\"/>",
                   c->kind == SHEET_COLUMNS_FILLED ? "r" : "b");
    for (size_t i = 0; i < c->series_count; i++)
        if (c->series[i].color == SERIES_NONE)
            buf_add_format(p->out,
                           "<c:legendEntry><c:idx val=\"%zu\"/><c:delete "
                           "val=\"1\"/></c:legendEntry>",
                           i);
    buf_add_z(p->out, "<c:overlay val=\"0\"/>");
    add_text_style(p, 900);
    buf_add_z(p->out, "</c:legend>");
}

static void add_plot(const struct pen *p)
{
    bool second;

    buf_add_z(p->out, "<c:plotArea><c:layout/>");
    add_bars(p);
    (void)add_lines(p, false);
    second = add_lines(p, true);
    add_category_axis(p, AXIS_CATEGORIES, AXIS_VALUES, true);
    add_value_axis(p, false);
    if (second) {
        add_category_axis(p, AXIS_OTHER_CATEGORIES, AXIS_OTHER, false);
        add_value_axis(p, true);
    }
    buf_add_z(p->out, "</c:plotArea>");
}

struct str xlsx_chart_xml(const struct sheet *s, const struct sheet_chart *c,
                          bool english, struct arena *a)
{
    struct buf out = buf_new(a, CHART_MAX);
    struct pen p = {s, c, english ? STR(LOOK_FONT_EN) : STR(LOOK_FONT_ZH), &out,
                    a};

    buf_add_z(
        &out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/"
        "2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/"
        "2006/main\"><c:roundedCorners val=\"0\"/><c:chart>");
    add_title(&p, c->title, 1100, true, false);
    buf_add_format(&out, "<c:autoTitleDeleted val=\"%d\"/>", c->title.len == 0);
    add_plot(&p);
    add_legend(&p);
    /* Rows that are folded or filtered away keep their points. */
    buf_add_z(&out, "<c:plotVisOnly val=\"0\"/><c:dispBlanksAs val=\"gap\"/>"
                    "</c:chart><c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/>"
                    "</a:solidFill><a:ln w=\"6350\"><a:solidFill><a:srgbClr "
                    "val=\"D9D9D9\"/></a:solidFill></a:ln></c:spPr>"
                    "</c:chartSpace>");
    return buf_str(&out);
}
