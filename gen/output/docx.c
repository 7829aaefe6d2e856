#include "output/docx.h"

#include "output/docx_parts.h"
#include "output/html_text.h"
#include "output/zip.h"

#define RELATIONS \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define NAMESPACES                                                       \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/" \
    "main\" "                                                            \
    "xmlns:r=\"" RELATIONS "\" "                                         \
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"       \
    "wordprocessingDrawing\" "                                           \
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" " \
    "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD    "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define XML     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

static const char content_types[] =
    XML "<Types xmlns=\"" PACKAGE "content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/"
        "vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Default Extension=\"png\" ContentType=\"image/png\"/>"
        "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
        "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD
        "document.main+xml\"/>"
        "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD
        "styles+xml\"/>"
        "<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD
        "settings+xml\"/>"
        "<Override PartName=\"/word/footnotes.xml\" ContentType=\"" WORD
        "footnotes+xml\"/>"
        "<Override PartName=\"/word/header1.xml\" ContentType=\"" WORD
        "header+xml\"/>"
        "<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD
        "footer+xml\"/>"
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/"
        "vnd.openxmlformats-package.core-properties+xml\"/></Types>";

static const char package_rels[] =
    XML "<Relationships xmlns=\"" PACKAGE "relationships\">"
        "<Relationship Id=\"rId1\" Type=\"" RELATIONS "/officeDocument\" "
        "Target=\"word/document.xml\"/>"
        "<Relationship Id=\"rId2\" Type=\"" PACKAGE
        "relationships/metadata/core-properties\" "
        "Target=\"docProps/core.xml\"/></Relationships>";

static const char settings[] =
    XML "<w:settings " NAMESPACES "><w:defaultTabStop w:val=\"420\"/>"
        "<w:characterSpacingControl w:val=\"compressPunctuation\"/>"
        "<w:footnotePr><w:footnote w:id=\"0\"/><w:footnote w:id=\"1\"/>"
        "</w:footnotePr><w:compat><w:doNotExpandShiftReturn/><w:compatSetting "
        "w:name=\"compatibilityMode\" "
        "w:uri=\"http://schemas.microsoft.com/office/word\" "
        "w:val=\"15\"/></w:compat></w:settings>";

/* What every document has: header, footer, notes, styles, settings. */
static const char fixed_rels[] =
    "<Relationship Id=\"rIdStyles\" Type=\"" RELATIONS "/styles\" "
    "Target=\"styles.xml\"/>"
    "<Relationship Id=\"rIdSettings\" Type=\"" RELATIONS "/settings\" "
    "Target=\"settings.xml\"/>"
    "<Relationship Id=\"rIdNotes\" Type=\"" RELATIONS "/footnotes\" "
    "Target=\"footnotes.xml\"/>"
    "<Relationship Id=\"rIdHeader\" Type=\"" RELATIONS "/header\" "
    "Target=\"header1.xml\"/>"
    "<Relationship Id=\"rIdFooter\" Type=\"" RELATIONS "/footer\" "
    "Target=\"footer1.xml\"/>";

struct str docx_relate(struct docx *x, const char *type, struct str target,
                       bool external)
{
    struct str id = arena_format(x->arena, "rId%zu", ++x->rel_count);

    buf_add_format(&x->rels,
                   "<Relationship Id=\"%.*s\" Type=\"" RELATIONS
                   "/%s\" Target=\"%.*s\"%s/>",
                   STR_ARG(id), type, STR_ARG(target),
                   external ? " TargetMode=\"External\"" : "");
    return id;
}

static int twips(int32_t mpt)
{
    return mpt / 50;
}

static void add_section(struct docx *x)
{
    const struct page_setup *p = &x->tree->page;

    buf_add_format(&x->out,
                   "<w:sectPr><w:headerReference w:type=\"default\" "
                   "r:id=\"rIdHeader\"/><w:footerReference w:type=\"default\" "
                   "r:id=\"rIdFooter\"/><w:pgSz w:w=\"%d\" w:h=\"%d\"/>"
                   "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" "
                   "w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\" "
                   "w:gutter=\"0\"/></w:sectPr>",
                   twips(p->width), twips(p->height), twips(p->top),
                   twips(p->right), twips(p->bottom), twips(p->left),
                   twips(p->top) / 2, twips(p->bottom) / 2);
}

static struct str make_document(struct docx *x)
{
    buf_add_z(&x->out, XML "<w:document " NAMESPACES "><w:body>\n");
    docx_add_letterhead(x);
    docx_add_blocks(x, x->tree->blocks);
    add_section(x);
    buf_add_z(&x->out, "</w:body></w:document>");
    return buf_str(&x->out);
}

static void add_note(struct docx *x, const struct footnote *note)
{
    const struct block *b = note->blocks;

    buf_add_format(&x->out, "<w:footnote w:id=\"%d\">", note->number + 1);
    docx_open_paragraph(x, &(struct docx_paragraph){.style = "Note"});
    buf_add_z(&x->out, "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/>"
                       "</w:rPr><w:footnoteRef/></w:r>");
    docx_add_words(x, STR(" "), 0);
    if (b && b->kind == BLOCK_PARAGRAPH) {
        docx_add_runs(x, b->content);
        b = b->next;
    }
    docx_close_paragraph(x);
    docx_add_blocks(x, b);
    buf_add_z(&x->out, "</w:footnote>");
}

static struct str make_notes(struct docx *x)
{
    x->out = buf_new(x->arena, DOCX_MAX);
    x->in_notes = true;
    x->style = "Note";
    buf_add_z(&x->out,
              XML "<w:footnotes " NAMESPACES
                  "><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r>"
                  "<w:separator/></w:r></w:p></w:footnote><w:footnote "
                  "w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:r>"
                  "<w:continuationSeparator/></w:r></w:p></w:footnote>");
    for (size_t i = 0; i < x->note_count; i++)
        add_note(x, x->notes[i]);
    buf_add_z(&x->out, "</w:footnotes>");
    return buf_str(&x->out);
}

static struct str make_rels(struct docx *x)
{
    struct buf b = buf_new(x->arena, DOCX_MAX);

    buf_add_z(&b, XML "<Relationships xmlns=\"" PACKAGE "relationships\">");
    buf_add_z(&b, fixed_rels);
    buf_add(&b, buf_str(&x->rels));
    buf_add_z(&b, "</Relationships>");
    return buf_str(&b);
}

static void add_element(struct buf *b, const char *name, struct str text)
{
    buf_add_format(b, "<%s>", name);
    html_add_text(b, text);
    buf_add_format(b, "</%s>", name);
}

static struct str make_core(const struct docx *x)
{
    struct buf b = buf_new(x->arena, DOCX_MAX);

    buf_add_z(&b, XML "<cp:coreProperties xmlns:cp=\"" PACKAGE
                      "metadata/core-properties\" "
                      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">");
    add_element(&b, "dc:title", x->tree->title);
    add_element(&b, "dc:subject", x->tree->subject);
    add_element(&b, "dc:creator", x->tree->author);
    add_element(&b, "dc:language", x->tree->language);
    buf_add_z(&b, "</cp:coreProperties>");
    return buf_str(&b);
}

/* Several in the archive's order, each compressed alone. */
struct packing {
    struct zip zip;
    struct deflater deflater;
    struct arena *arena;
};

static void add_part(struct packing *p, struct str name, struct str bytes)
{
    struct deflated piece = deflate_piece(&p->deflater, bytes, p->arena);

    zip_open_entry(&p->zip, name);
    zip_add_piece(&p->zip, &piece);
    zip_close_entry(&p->zip);
}

static void add_parts(struct packing *p, struct docx *x)
{
    struct str document = make_document(x);
    struct str notes = make_notes(x);

    add_part(p, STR("[Content_Types].xml"), str_from_z(content_types));
    add_part(p, STR("_rels/.rels"), str_from_z(package_rels));
    add_part(p, STR("docProps/core.xml"), make_core(x));
    add_part(p, STR("word/document.xml"), document);
    add_part(p, STR("word/_rels/document.xml.rels"), make_rels(x));
    add_part(p, STR("word/styles.xml"), docx_styles(x));
    add_part(p, STR("word/settings.xml"), str_from_z(settings));
    add_part(p, STR("word/footnotes.xml"), notes);
    add_part(p, STR("word/header1.xml"), docx_header(x));
    add_part(p, STR("word/footer1.xml"), docx_footer(x));
    for (size_t i = 0; i < x->media_count; i++)
        add_part(p,
                 arena_format(x->arena, "word/%.*s", STR_ARG(x->media[i].name)),
                 x->media[i].image->file);
}

static bool is_large(struct docx *x)
{
    return buf_is_full(&x->out) || buf_is_full(&x->rels);
}

bool docx_write(const struct document_tree *tree, const char *path,
                bool unsettled, struct arena *a, struct diag *d)
{
    struct docx x = {
        .out = buf_new(a, DOCX_MAX),
        .rels = buf_new(a, DOCX_MAX),
        .tree = tree,
        .arena = a,
        .diag = d,
        .measure = twips(tree->page.width - tree->page.left - tree->page.right),
        .indent = tree->first_line_indent,
        .chinese = str_starts(tree->language, STR("zh"))};
    struct packing p = {.deflater = deflater_new(a), .arena = a};
    struct outfile file = {.fd = -1};

    if (!outfile_open(&file, path, a, d))
        return false;
    file.unsettled = unsettled;
    p.zip = zip_begin(&file, a);
    add_parts(&p, &x);
    if (x.failed || is_large(&x) || !zip_end(&p.zip)) {
        outfile_discard(&file);
        return x.failed ? false
                        : diag_error(d, nowhere,
                                     "the document is larger than %u MiB",
                                     DOCX_MAX >> 20);
    }
    return outfile_commit(&file, d);
}
