#include "output/html_body.h"

#include "output/html_text.h"

/*
 * Three sheets: some mail programs drop a sheet as a whole for one rule they do
 * not know, and those of print and of folded tables are such.
 */
static const char screen[] =
    "body{margin:0;background:#fff;color:#111}\n"
    ".doc{box-sizing:border-box;max-width:56em;margin:0 auto;padding:24px 20px;"
    "overflow-wrap:break-word;-webkit-text-size-adjust:100%}\n"
    ":lang(zh).doc{line-break:strict;text-autospace:normal}\n"
    ".doc p{margin:.7em 0}\n"
    ":lang(zh).doc p{text-align:justify}"
    "@media (max-width:600px){:lang(zh).doc p{text-align:left}}\n"
    ".doc p.indent{text-indent:2em;margin:.2em 0}\n"
    "h1,h2,h3,h4,h5,h6{font-family:" /* sans follows */;

static const char screen_more[] =
    ";line-height:1.4;margin:1.2em 0 .4em}\n"
    "h1{font-size:1.6em;margin:.2em 0 .8em}\n"
    ":lang(zh).doc h1{text-align:center}\n"
    "h2{font-size:1.25em}h3{font-size:1.1em}h4,h5,h6{font-size:1em}\n"
    ":lang(zh) em{font-style:normal}\n"
    "code{font-family:inherit}.n{white-space:nowrap}\n"
    "a{color:#1f4e79}\n"
    "hr{border:0;border-top:1px solid #111;margin:1.2em 0}\n"
    "hr.cut{border-top:1px dashed #606060;margin:2em 0 1em}\n"
    ".wide{overflow-x:auto;margin:.8em 0}\n"
    "table{border-collapse:collapse;border:0;border-top:2px solid #111;"
    "border-bottom:2px solid #111;width:100%;font-size:.92em;line-height:1.5;"
    "font-variant-numeric:tabular-nums}\n"
    "td,th{border:0;border-bottom:1px solid #c8c8c8;padding:.35em .5em;"
    "vertical-align:top;min-width:2.2em}\n"
    "td:first-child,th:first-child{min-width:5em}\n"
    "thead th{border-bottom:1px solid #111;vertical-align:bottom;"
    "background:#f4f4f2}\n"
    "tr.total td,tr.total th{border-top:1px solid #111;font-weight:700}\n"
    "table.form{border:1px solid #111}"
    ".form td,.form th{border:1px solid #111;text-align:left;"
    "vertical-align:middle}"
    ".form [align=center]{text-align:center}"
    ".form [align=right]{text-align:right}\n"
    ".parties{border:0;width:auto;font-size:1em;line-height:inherit;"
    "margin:.7em 0}"
    ".parties td{border:0;padding:0 .3em 0 0}"
    ".parties td:first-child{min-width:0}\n"
    ".letterhead{display:flex;flex-wrap:wrap;align-items:center;gap:8px 24px;"
    "justify-content:space-between;border-bottom:1px solid #111;"
    "margin-bottom:1.2em}"
    ".doc .letterhead p{text-align:right;font-size:.85em;line-height:1.5}"
    ".doc .bare p{text-align:left}.letterhead strong{font-size:1.35em}\n"
    ".sealed{position:relative}.seal{position:absolute;left:50%;top:50%;"
    "transform:translate(-50%,-50%);mix-blend-mode:multiply}"
    ".sealed{min-height:6em}\n"
    "img,svg{max-width:100%;height:auto}sup{line-height:0}"
    "hr.notes{width:30%;margin:2em 0 .6em;margin-right:auto}\n"
    ".doc .right p{text-align:right}.doc .center p{text-align:center}\n"
    ".doc .signature{width:fit-content;max-width:100%;margin:2.5em 2em 1em "
    "auto}\n"
    ".doc .signature p{text-align:center;margin:.2em 0}\n"
    ".note{font-size:.85em;color:#606060}\n"
    ".columns{display:flex;flex-wrap:wrap;gap:0 24px}\n"
    ".columns>div{flex:1 1 280px;min-width:0}\n"
    ".figures{display:flex;flex-wrap:wrap;gap:12px;margin:.8em 0}\n"
    ".doc .figure{flex:1 1 130px;background:#f4f4f2;border-top:3px solid "
    "#1f4e79;padding:8px 12px}\n"
    ".doc .figure p{margin:.1em 0;text-align:left}\n"
    ".figure .label{font-size:.85em;color:#606060}\n"
    ".figure .number{font-size:1.35em;font-variant-numeric:tabular-nums}\n"
    ".figure .working{font-size:.75em;color:#606060;line-height:1.5}"
    ".figure .working strong{color:#9b1c1c}"
    ".figure .working em{color:#1b5e34;font-style:normal;font-weight:700}\n"
    ".chart{margin:1em 0}\n"
    ".drawing svg{display:block;max-width:100%;height:auto}\n"
    ".drawing.wide svg{min-width:560px}\n"
    "svg text{white-space:pre}\n"
    "details{font-size:.85em;color:#606060}summary{cursor:pointer}\n"
    ".watermark{border:2px solid #9b1c1c;color:#9b1c1c;padding:.2em;"
    "text-align:center;letter-spacing:.3em}\n"
    "@media (max-width:600px){.doc{padding:14px 12px}table{font-size:.86em}"
    "td,th{padding:.3em .35em;min-width:4.2em}"
    ".doc .signature{margin-right:0}}\n";

/*
 * On a phone a table of many columns is a card a row, each figure under its
 * column's name; on a wide screen the widest reach beyond the text.  Where this
 * is not known they scroll in their own box.
 */
static const char table_rules[] =
    "@media screen and (max-width:600px){@supports (display:grid){"
    ".fold thead{display:none}"
    ".fold table,.fold tbody,.fold tr,.fold th{display:block}"
    ".fold tr{padding:.5em 0;border-bottom:1px solid #c8c8c8}"
    ".fold tr.total{border-top:1px solid #111}"
    ".fold tr:last-child{border-bottom:0}"
    ".doc .fold td,.doc .fold th{border:0!important;padding:0 .35em;"
    "min-width:0;text-align:left;white-space:normal}"
    ".fold td{display:block;overflow-wrap:anywhere}"
    ".fold td[align]{display:flex;justify-content:space-between;"
    "align-items:baseline;gap:1em}"
    ".fold td:first-child{font-weight:700}"
    ".note .fold td:first-child{font-weight:400}"
    ".fold td:empty{display:none}"
    ".fold td::before{content:attr(data-name);margin-right:.8em;"
    "font-size:.9em;font-weight:400;color:#606060}"
    ".fold td:first-child::before{content:none}}}\n"
    "@media screen and (min-width:1120px){"
    ".doc>.many{width:1060px;margin-left:calc(50% - 530px)}"
    ".many table{font-size:.8em}.many td,.many th{padding:.35em .3em}}\n";

static const char print_rules[] =
    "@media print{.doc{max-width:none;padding:0}"
    "h1,h2,h3,h4,h5,h6{break-after:avoid}"
    "thead{display:table-header-group}tr,.keep,.chart,.figure,.signature,.slip"
    "{break-inside:avoid}.signature,.slip{break-before:avoid}"
    ".wide{overflow:visible}table.form{width:99.6%}.break{break-after:page}"
    ".doc .figure{flex-basis:90px;padding:6px 8px}"
    "details{display:none}a{color:inherit;text-decoration:none}"
    "p{orphans:2;widows:2}"
    ":root{-webkit-print-color-adjust:exact;print-color-adjust:exact}"
    ".doc .watermark{position:fixed;z-index:-1;top:38%;left:0;right:0;"
    "margin:0;border:0;color:#ececec;font-size:90pt;line-height:1;"
    "transform:rotate(-45deg)}}\n";

static const struct {
    const char *names[3];
    const char *fonts;
} families[] = {
    {{"serif", "宋体", "宋"},
     "'Noto Serif CJK SC','Source Han Serif SC','Songti SC',SimSun,serif"},
    {{"sans", "黑体", "黑"},
     "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft "
     "YaHei',sans-serif"},
    {{"fang", "仿宋", "仿宋体"},
     "FangSong,FangSong_GB2312,STFangsong,FandolFang,'Noto Serif CJK "
     "SC',serif"},
    {{"kai", "楷体", "楷"},
     "KaiTi,KaiTi_GB2312,STKaiti,'Kaiti SC',FandolKai,'Noto Serif CJK "
     "SC',serif"},
};

const char *html_fonts(struct str family)
{
    for (size_t i = 0; i < COUNT(families); i++)
        for (size_t k = 0; k < COUNT(families[i].names); k++)
            if (str_equal_z(family, families[i].names[k]))
                return families[i].fonts;
    return families[0].fonts;
}

static const struct {
    struct str tag;
    const char *counter;
} counters[] = {{STR_INIT("{{page}}"), " counter(page) "},
                {STR_INIT("{{pages}}"), " counter(pages) "}};

static const char *counter_of(struct str word)
{
    for (size_t i = 0; i < COUNT(counters); i++)
        if (str_equal(word, counters[i].tag))
            return counters[i].counter;
    return NULL;
}

/* A tag, or what stands before the next one. */
static struct str next_part(struct str pattern)
{
    struct str part = pattern;

    for (size_t i = 0; i < COUNT(counters); i++) {
        ptrdiff_t at = str_find(pattern, counters[i].tag);

        if (at == 0)
            return counters[i].tag;
        if (at > 0 && (size_t)at < part.len)
            part = str_head(pattern, (size_t)at);
    }
    return part;
}

/* "第 " counter(page) " 页 共 " counter(pages) " 页" */
static void add_folio(struct html *h, const char *place, struct str pattern)
{
    if (!pattern.len)
        return;
    buf_add_format(&h->out, "@%s{font-size:9pt;color:#606060;content:", place);
    while (pattern.len) {
        struct str word = next_part(pattern);
        const char *counter = counter_of(word);

        if (counter)
            buf_add_z(&h->out, counter);
        else
            css_add_string(&h->out, word);
        pattern = str_skip(pattern, word.len);
    }
    buf_add_z(&h->out, "}\n");
}

static void add_length(struct html *h, int32_t length)
{
    buf_add_byte(&h->out, ' ');
    html_add_thousandths(&h->out, length);
    buf_add_z(&h->out, "pt");
}

static void add_page(struct html *h)
{
    const struct page_setup *p = &h->tree->page;
    bool known = p->width > 0 && p->height > 0;

    buf_add_z(&h->out, "@page{size:");
    if (known) {
        add_length(h, p->width);
        add_length(h, p->height);
        buf_add_z(&h->out, ";margin:");
        add_length(h, p->top);
        add_length(h, p->right);
        add_length(h, p->bottom);
        add_length(h, p->left);
    } else {
        buf_add_z(&h->out, "A4;margin:1in");
    }
    buf_add_z(&h->out, ";\n");
    add_folio(h, "top-center", h->tree->header);
    add_folio(h, "bottom-center", h->tree->footer);
    buf_add_z(&h->out, "}\n");
    if (h->tree->hyphenated)
        buf_add_z(&h->out, ":lang(en) p{hyphens:auto}\n");
    if (h->tree->body_size > 0) {
        buf_add_z(&h->out, "@media print{.doc{font-size:");
        html_add_thousandths(&h->out, h->tree->body_size);
        buf_add_z(&h->out, "pt!important");
        if (h->tree->leading > 0) {
            buf_add_z(&h->out, ";line-height:");
            html_add_thousandths(&h->out, h->tree->leading);
        }
        buf_add_z(&h->out, "}}\n");
    }
}

void html_add_style(struct html *h)
{
    buf_add_z(&h->out, "<style>\n");
    buf_add_z(&h->out, screen);
    buf_add_z(&h->out, h->chinese ? html_fonts(STR("sans"))
                                  : html_fonts(h->tree->body_font));
    buf_add_z(&h->out, screen_more);
    buf_add_z(&h->out, "svg{font-family:");
    buf_add_z(&h->out, html_fonts(STR("sans")));
    buf_add_z(&h->out, "}\n</style>\n<style>\n");
    add_page(h);
    buf_add_z(&h->out, print_rules);
    buf_add_z(&h->out, "</style>\n<style>\n");
    buf_add_z(&h->out, table_rules);
    buf_add_z(&h->out, "</style>\n");
}
