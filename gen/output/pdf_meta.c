#include "output/pdf_meta.h"

#include "output/pdf_icc.h"
#include "output/pdf_stock.h"
#include "output/pdf_syntax.h"

#include <stdlib.h>

#define PACKET_MAX (1 << 20)

/* PDF/A wants these equal in the information and in XMP. */
struct facts {
    struct str title, author, subject, language;
    struct str creator, producer;
    struct str xmp_date; /* empty: none */
    bool tagged;
    int part; /* of PDF/A */
};

static void add_date(struct facts *facts, const struct pdf_options *options,
                     struct arena *a)
{
    struct civil day = date_civil(options->created);
    int minutes = abs(options->zone_minutes);
    char sign = options->zone_minutes < 0 ? '-' : '+';

    facts->xmp_date =
        arena_format(a, "%04d-%02d-%02dT00:00:00%c%02d:%02d", day.year,
                     day.month, day.day, sign, minutes / 60, minutes % 60);
}

/* PDF/UA wants a title and a language of every file. */
static struct str title_of(const struct pages *pages)
{
    if (pages->document->title.len > 0)
        return pages->document->title;
    return pages->outline_count > 0 ? pages->outline[0].title : STR("duebook");
}

static struct facts collect(const struct pages *pages,
                            const struct pdf_options *options, struct arena *a)
{
    const struct document_tree *document = pages->document;
    bool known = pdf_is_language(document->language);
    struct facts facts = {
        .title = pdf_plain_text(title_of(pages), a),
        .author = pdf_plain_text(document->author, a),
        .subject = pdf_plain_text(document->subject, a),
        .language = known ? document->language : STR("zh-CN"),
        .creator = STR("duebook"),
        .producer = str_from_z(pdf_file_producer()),
    };

    if (date_is(options->created))
        add_date(&facts, options, a);
    return facts;
}

static void add_info(struct buf *b, const char *key, struct str text)
{
    if (text.len == 0)
        return;
    buf_add_z(b, key);
    pdf_add_text(b, text);
}

static void write_info(const struct facts *facts,
                       const struct pdf_options *options, struct pdf_file *f,
                       struct arena *a)
{
    struct buf b = buf_new(a, PACKET_MAX);

    add_info(&b, "/Title", facts->title);
    add_info(&b, "/Author", facts->author);
    add_info(&b, "/Subject", facts->subject);
    add_info(&b, "/Creator", facts->creator);
    add_info(&b, "/Producer", facts->producer);
    if (date_is(options->created)) {
        buf_add_z(&b, "/CreationDate");
        pdf_add_date(&b, options->created, options->zone_minutes);
        buf_add_z(&b, "/ModDate");
        pdf_add_date(&b, options->created, options->zone_minutes);
    }
    pdf_file_set_info(f, buf_str(&b));
}

static void add_xml(struct buf *b, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '<')
            buf_add_z(b, "&lt;");
        else if (c == '>')
            buf_add_z(b, "&gt;");
        else if (c == '&')
            buf_add_z(b, "&amp;");
        else
            buf_add_byte(b, c);
    }
}

/* <key> before text after </key>; nothing for no text. */
static void add_property(struct buf *b, const char *key, const char *before,
                         struct str text, const char *after)
{
    if (text.len == 0)
        return;
    buf_add_format(b, "<%s>%s", key, before);
    add_xml(b, text);
    buf_add_format(b, "%s</%s>\n", after, key);
}

/* PDF/A asks that a property it does not know is described: PDF/UA's is. */
static const char accessible[] =
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>"
    "</pdfaExtension:schemas>\n";

static struct str make_xmp(const struct facts *facts, struct arena *a)
{
    static const char alt[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
    static const char end_alt[] = "</rdf:li></rdf:Alt>";
    struct buf b = buf_new(a, PACKET_MAX);

    buf_add_z(&b,
              "<?xpacket begin=\"\xef\xbb\xbf\" "
              "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
              "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
              "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-"
              "ns#\">\n"
              "<rdf:Description rdf:about=\"\""
              " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
              " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
              " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
              " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
              " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
              " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/"
              "\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
              " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\""
              ">\n"
              "<pdfaid:conformance>B</pdfaid:conformance>\n"
              "<dc:format>application/pdf</dc:format>\n");
    buf_add_format(&b, "<pdfaid:part>%d</pdfaid:part>\n", facts->part);
    if (facts->tagged)
        buf_add_z(&b, accessible);
    add_property(&b, "dc:title", alt, facts->title, end_alt);
    add_property(&b, "dc:creator", "<rdf:Seq><rdf:li>", facts->author,
                 "</rdf:li></rdf:Seq>");
    add_property(&b, "dc:description", alt, facts->subject, end_alt);
    add_property(&b, "dc:language", "<rdf:Bag><rdf:li>", facts->language,
                 "</rdf:li></rdf:Bag>");
    add_property(&b, "xmp:CreatorTool", "", facts->creator, "");
    add_property(&b, "xmp:CreateDate", "", facts->xmp_date, "");
    add_property(&b, "xmp:ModifyDate", "", facts->xmp_date, "");
    add_property(&b, "pdf:Producer", "", facts->producer, "");
    buf_add_z(&b, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
                  "<?xpacket end=\"r\"?>");
    return buf_str(&b);
}

void pdf_meta_write(const struct pages *pages,
                    const struct pdf_options *options, struct pdf_file *f,
                    struct buf *catalog)
{
    struct arena *a = catalog->arena;
    struct facts facts = collect(pages, options, a);
    pdf_id xmp, profile;

    facts.tagged = pages->tags != NULL;
    facts.part = options->attachment_count > 0 ? 3 : 2;
    write_info(&facts, options, f, a);
    xmp = pdf_file_add_stream(f, STR("/Type/Metadata/Subtype/XML"),
                              make_xmp(&facts, a), false);
    profile = options->stock
                  ? pdf_file_add_packed(f, STR("/N 3"),
                                        pdf_stock_profile(options->stock))
                  : pdf_file_add_stream(f, STR("/N 3"), pdf_icc_srgb(a), true);
    pdf_add_ref(catalog, "/Metadata", xmp);
    buf_add_z(catalog, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                       "/OutputConditionIdentifier(sRGB)/Info(sRGB)");
    pdf_add_ref(catalog, "/DestOutputProfile", profile);
    buf_add_z(catalog, ">>]/ViewerPreferences<</DisplayDocTitle true>>");
    buf_add_format(catalog, "/Lang(%.*s)", STR_ARG(facts.language));
}
