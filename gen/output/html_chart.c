#include "output/html_body.h"

#include "layout/chart_scale.h"
#include "output/html_text.h"
#include "output/svg.h"

#define NARROW  300000 /* fits a phone upright without loss */
#define WIDE    480000
#define MANY    13    /* categories that need the second */
#define LETTERS 12000 /* of the body that the chart's words go with */

/* Where pictures are stripped, and for readers who want the numbers. */
static void add_values(struct html *h, const struct chart *chart)
{
    buf_add_format(&h->out, "<details>\n<summary>%s</summary>\n",
                   h->chinese ? "图中数据" : "Figures of the chart");
    buf_add_z(&h->out, "<div class=\"wide\">\n<table border=\"1\" "
                       "cellspacing=\"0\" cellpadding=\"5\">\n<thead>\n<tr>"
                       "<th scope=\"col\">");
    html_add_text(&h->out, chart->unit);
    buf_add_z(&h->out, "</th>");
    for (size_t s = 0; s < chart->series_count; s++) {
        buf_add_z(&h->out, "<th scope=\"col\" align=\"right\">");
        html_add_text(&h->out, chart->series[s].name);
        buf_add_z(&h->out, "</th>");
    }
    buf_add_z(&h->out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t c = 0; c < chart->category_count; c++) {
        buf_add_z(&h->out, "<tr><th scope=\"row\" align=\"left\">");
        html_add_text(&h->out, chart->categories[c]);
        buf_add_z(&h->out, "</th>");
        for (size_t s = 0; s < chart->series_count; s++) {
            buf_add_z(&h->out, "<td align=\"right\" nowrap>");
            if (chart_is_missing(chart, s, c))
                buf_add_z(&h->out, "–");
            else
                buf_add(&h->out, decimal_format(chart->series[s].values[c],
                                                true, h->arena));
            buf_add_z(&h->out, "</td>");
        }
        buf_add_z(&h->out, "</tr>\n");
    }
    buf_add_z(&h->out, "</tbody>\n</table>\n</div>\n</details>\n");
}

static bool draw(struct html *h, const struct chart *chart)
{
    mpt measure = chart->category_count > MANY ? WIDE : NARROW;
    struct document_tree tree = *h->tree;
    struct drawing drawing;

    tree.body_size = LETTERS;
    if (!h->fonts)
        return true;
    if (!drawing_make(chart, &tree, measure, h->fonts, h->shaper, &drawing,
                      h->arena, h->diag))
        return false;
    buf_add_format(&h->out, "<div class=\"%s\">\n",
                   measure == WIDE ? "drawing wide" : "drawing");
    svg_add_drawing(&h->out, &drawing);
    buf_add_z(&h->out, "</div>\n");
    return true;
}

void html_add_chart(struct html *h, const struct chart *chart)
{
    buf_add_z(&h->out, "<figure class=\"chart\">\n");
    if (!draw(h, chart))
        h->failed = true;
    add_values(h, chart);
    buf_add_z(&h->out, "</figure>\n");
}
