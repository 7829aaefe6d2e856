#include "output/docx_parts.h"
#include "output/html_text.h"

#define NAMESPACES                                                       \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/" \
    "main\" "                                                            \
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" "                         \
    "xmlns:o=\"urn:schemas-microsoft-com:office:office\""
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

static const struct {
    const char *family, *east, *west;
} fonts[] = {
    {"serif", "宋体", "Times New Roman"}, {"sans", "黑体", "Arial"},
    {"fang", "仿宋", "Times New Roman"},  {"kai", "楷体", "Times New Roman"},
    {"宋体", "宋体", "Times New Roman"},  {"黑体", "黑体", "Arial"},
    {"仿宋", "仿宋", "Times New Roman"},  {"楷体", "楷体", "Times New Roman"},
};

int docx_size(const struct document_tree *tree)
{
    bool chinese = str_starts(tree->language, STR("zh"));
    int32_t size = tree->body_size;

    if (tree->page.grid == GRID_GBT9704)
        size = 16000;
    else if (size <= 0)
        size = chinese ? 12000 : 11000;
    return (size + 250) / 500;
}

int docx_leading(const struct document_tree *tree)
{
    bool chinese = str_starts(tree->language, STR("zh"));
    int permille = tree->leading ? tree->leading : chinese ? 1700 : 1400;

    if (tree->page.grid == GRID_GBT9704)
        return 579; /* 22 lines in 225 mm */
    return docx_size(tree) * 10 * permille / 1000;
}

static void add_fonts(struct buf *b, struct str family)
{
    size_t i = 0;

    while (i < COUNT(fonts) && !str_equal_z(family, fonts[i].family))
        i++;
    i = i < COUNT(fonts) ? i : 0;
    buf_add_format(b,
                   "<w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\" "
                   "w:cs=\"%s\"/>",
                   fonts[i].west, fonts[i].west, fonts[i].east, fonts[i].west);
}

static void add_heading(const struct docx *x, struct buf *b, int level)
{
    static const int chinese[] = {44, 28, 24}, english[] = {32, 26, 22};
    int size = level > 3    ? docx_size(x->tree)
               : x->chinese ? chinese[level - 1]
                            : english[level - 1];

    buf_add_format(
        b,
        "<w:style w:type=\"paragraph\" w:styleId=\"Heading%d\"><w:name "
        "w:val=\"heading %d\"/><w:basedOn w:val=\"Normal\"/><w:next "
        "w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>"
        "<w:spacing w:before=\"%d\" w:after=\"120\" w:line=\"%d\" "
        "w:lineRule=\"atLeast\"/><w:ind w:firstLine=\"0\"/>%s<w:outlineLvl "
        "w:val=\"%d\"/></w:pPr><w:rPr>",
        level, level, level == 1 ? 0 : 160, size * 14,
        level == 1 && x->chinese ? "<w:jc w:val=\"center\"/>" : "", level - 1);
    add_fonts(b, x->chinese ? STR("sans") : x->tree->body_font);
    buf_add_format(b,
                   "<w:b/><w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>"
                   "</w:rPr></w:style>\n",
                   size, size);
}

static void add_small(const struct docx *x, struct buf *b, const char *id,
                      int eighths)
{
    int size = docx_size(x->tree) * eighths / 8;

    buf_add_format(b,
                   "<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
                   "w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:basedOn "
                   "w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing "
                   "w:line=\"%d\" w:lineRule=\"atLeast\"/><w:jc "
                   "w:val=\"left\"/></w:pPr><w:rPr><w:sz w:val=\"%d\"/><w:szCs "
                   "w:val=\"%d\"/></w:rPr></w:style>\n",
                   id, id, size * 14, size, size);
}

struct str docx_styles(const struct docx *x)
{
    struct buf b = buf_new(x->arena, DOCX_MAX);
    int size = docx_size(x->tree);

    buf_add_z(&b, XML "<w:styles " NAMESPACES "><w:docDefaults><w:rPrDefault>"
                      "<w:rPr>");
    add_fonts(&b, x->tree->body_font);
    buf_add_format(&b,
                   "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/><w:lang "
                   "w:val=\"%s\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
                   "<w:pPrDefault/></w:docDefaults>\n<w:style "
                   "w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
                   "<w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing "
                   "w:after=\"%d\" w:line=\"%d\" w:lineRule=\"atLeast\"/><w:jc "
                   "w:val=\"%s\"/></w:pPr></w:style>\n",
                   size, size, x->chinese ? "zh-CN" : "en-GB",
                   x->chinese ? 0 : size * 5, docx_leading(x->tree),
                   x->chinese ? "both" : "left");
    for (int level = 1; level <= 6; level++)
        add_heading(x, &b, level);
    add_small(x, &b, "Cell", 7);
    add_small(x, &b, "Note", 6);
    buf_add_z(&b, "</w:styles>");
    return buf_str(&b);
}

/* "{{page}}" and "{{pages}}" become fields. */
static void add_folio(struct buf *b, struct str text)
{
    static const struct {
        struct str tag;
        const char *field;
    } tags[] = {{STR_INIT("{{page}}"), "PAGE"},
                {STR_INIT("{{pages}}"), "NUMPAGES"}};

    while (text.len) {
        ptrdiff_t at = -1;
        size_t which = 0;

        for (size_t i = 0; i < COUNT(tags); i++) {
            ptrdiff_t found = str_find(text, tags[i].tag);

            if (found >= 0 && (at < 0 || found < at)) {
                at = found;
                which = i;
            }
        }
        buf_add_z(b, "<w:r><w:t xml:space=\"preserve\">");
        html_add_text(b, at < 0 ? text : str_head(text, (size_t)at));
        buf_add_z(b, "</w:t></w:r>");
        if (at < 0)
            return;
        buf_add_format(b,
                       "<w:fldSimple w:instr=\" %s \"><w:r><w:t>1</w:t></w:r>"
                       "</w:fldSimple>",
                       tags[which].field);
        text = str_skip(text, (size_t)at + tags[which].tag.len);
    }
}

static void add_folio_paragraph(struct buf *b, struct str text, bool ruled)
{
    buf_add_format(b,
                   "<w:p><w:pPr><w:pStyle w:val=\"Note\"/>%s<w:jc "
                   "w:val=\"center\"/></w:pPr>",
                   ruled && text.len
                       ? "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" "
                         "w:space=\"4\" w:color=\"A0A0A0\"/></w:pBdr>"
                       : "");
    add_folio(b, text);
}

/* As Word makes its own: a shape of letters behind the text. */
static void add_watermark(struct buf *b, struct str text)
{
    if (!text.len)
        return;
    buf_add_z(
        b, "<w:r><w:pict><v:shapetype id=\"_x0000_t136\" "
           "coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" "
           "path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:textpath on=\"t\" "
           "fitshape=\"t\"/></v:shapetype><v:shape id=\"Watermark\" "
           "type=\"#_x0000_t136\" style=\"position:absolute;width:220pt;"
           "height:100pt;rotation:315;z-index:-251658752;"
           "mso-position-horizontal:center;"
           "mso-position-horizontal-relative:margin;"
           "mso-position-vertical:center;"
           "mso-position-vertical-relative:margin\" fillcolor=\"#ececec\" "
           "stroked=\"f\"><v:textpath style=\"font-family:&quot;黑体&quot;\" "
           "string=\"");
    html_add_text(b, text);
    buf_add_z(b, "\"/></v:shape></w:pict></w:r>");
}

struct str docx_header(const struct docx *x)
{
    struct buf b = buf_new(x->arena, DOCX_MAX);

    buf_add_z(&b, XML "<w:hdr " NAMESPACES ">");
    add_folio_paragraph(&b, x->tree->header, true);
    add_watermark(&b, x->tree->watermark);
    buf_add_z(&b, "</w:p></w:hdr>");
    return buf_str(&b);
}

struct str docx_footer(const struct docx *x)
{
    struct buf b = buf_new(x->arena, DOCX_MAX);

    buf_add_z(&b, XML "<w:ftr " NAMESPACES ">");
    add_folio_paragraph(&b, x->tree->footer, false);
    buf_add_z(&b, "</w:p></w:ftr>");
    return buf_str(&b);
}
