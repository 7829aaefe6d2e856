/* Workbooks in XLSX and ODS, made part by part, and the text they become. */
#include "input/sheet.h"

#include "zip_kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define SHEET(body)                                                           \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" XLSX_MAIN \
    "\">" body "</worksheet>"
#define ROWS(rows)     SHEET("<sheetData>" rows "</sheetData>")
#define STRINGS(items) "<sst xmlns=\"" XLSX_MAIN "\">" items "</sst>"

/* Style 1 is a date built in, 2 one of a code, 3 a time, 4 red Ringgit. */
#define STYLES                                                            \
    "<styleSheet xmlns=\"" XLSX_MAIN "\"><numFmts>"                       \
    "<numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月" \
    "&quot;d&quot;日&quot;\"/><numFmt numFmtId=\"165\" formatCode=\""    \
    "&quot;RM&quot;0.00;[Red]-&quot;RM&quot;0.00\"/></numFmts>"           \
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"         \
    "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"     \
    "<xf numFmtId=\"20\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"

struct parts {
    const char *sheet, *strings, *styles, *book, *book_rels;
};

static struct str make(const struct parts *p, struct arena *a)
{
    struct zip_kit z = zip_kit_new(a);

    zip_kit_add(&z, "_rels/.rels", STR(XLSX_ROOT));
    zip_kit_add(&z, "xl/workbook.xml",
                str_from_z(p->book ? p->book : XLSX_BOOK("")));
    zip_kit_add(&z, "xl/_rels/workbook.xml.rels",
                str_from_z(p->book_rels ? p->book_rels : XLSX_BOOK_RELS));
    if (p->sheet)
        zip_kit_add(&z, "xl/worksheets/sheet1.xml", str_from_z(p->sheet));
    zip_kit_add(&z, "xl/styles.xml",
                str_from_z(p->styles ? p->styles : STYLES));
    zip_kit_add(&z, "xl/sharedStrings.xml",
                str_from_z(p->strings ? p->strings : STRINGS("")));
    return zip_kit_end(&z);
}

#define V(style, value) "<c s=\"" #style "\"><v>" value "</v></c>"
#define T(text)         "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

static const struct {
    const char *what, *sheet, *strings, *book;
    const char *want; /* the text; | for a tab, / for a line's end */
} cases[] = {
    {"numbers",
     ROWS("<row r=\"1\">" V(0, "1234.5600000000001") V(0, "-1.5E3")
              V(0, "123456789012345678") V(0, "0.30000000000000004") "</row>"),
     NULL, NULL, "1234.56|-1500|1.23456789012346E+17|0.3/"},
    {"dates by style",
     ROWS("<row>" V(1, "46220") V(2, "46220.354166666664") V(3, "0.5")
              V(4, "1.5") V(0, "46220") "</row>"),
     NULL, NULL, "2026-07-17|2026-07-17 08:30:00|12:00:00|1.5|46220/"},
    {"the false leap day and what stands before it",
     ROWS("<row>" V(1, "61") V(1, "60") V(1, "59") V(1, "1") V(1, "0")
              V(1, "-1") V(1, "2958466") "</row>"),
     NULL, NULL,
     "1900-03-01|1900-02-29|1900-02-28|1900-01-01|1900-01-00|-1|2958466/"},
    {"the epoch of 1904", ROWS("<row>" V(1, "44758") V(1, "0") "</row>"), NULL,
     XLSX_BOOK("<workbookPr date1904=\"1\"/>"), "2026-07-17|1904-01-01/"},
    {"dates in ISO form",
     ROWS("<row><c t=\"d\"><v>2026-07-17T00:00:00</v></c><c t=\"d\"><v>"
          "2026-07-17T08:30:00Z</v></c><c t=\"d\"><v>2026-07-17</v></c></row>"),
     NULL, NULL, "2026-07-17|2026-07-17 08:30:00|2026-07-17/"},
    {"shared texts: runs are joined, readings left out",
     ROWS("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2"
          "</v></c></row>"),
     STRINGS("<si><t>单据</t></si><si><r><rPr/><t xml:space=\"preserve\">a "
             "</t></r><r><t>b</t></r><rPh sb=\"0\" eb=\"1\"><t>よみ</t></rPh>"
             "</si><si><t/></si>"),
     NULL, "单据|a b/"},
    {"inline texts: runs and readings as well",
     ROWS("<row><c t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r><rPh>"
          "<t>x</t></rPh></is></c></row>"),
     NULL, NULL, "甲乙/"},
    {"escapes",
     ROWS("<row>" T("a_x000D__x000A_b") T("_x005F_x0041_") T("_x00g1_")
              T("甲&#10;乙") T("甲&#10;b") T("（甲）&#10; 乙")
                  T("&lt;&amp;") "</row>"),
     NULL, NULL, "a b|_x0041_|_x00g1_|甲乙|甲 b|（甲）乙|<&/"},
    {"a control character first of all", ROWS("<row>" T("&#127;x") "</row>"),
     NULL, NULL, " x/"},
    {"quotes and tabs",
     ROWS("<row>" T("say &quot;yes&quot;") T("a&#9;b") T("&quot;") "</row>"),
     NULL, NULL, "\"say \"\"yes\"\"\"|a b|\"\"\"\"/"},
    {"long numbers that are text",
     ROWS("<row>" T("123456789012345678") T("000123") T("1E+17") "</row>"),
     NULL, NULL, "123456789012345678|000123|1E+17/"},
    {"truths and errors",
     ROWS("<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>"
          "#N/A</v></c></row>"),
     NULL, NULL, "TRUE|FALSE|#N/A/"},
    {"formulas by their stored result",
     ROWS("<row><c><f>1+2</f><v>3</v></c><c t=\"str\"><f>A1</f><v>甲</v></c>"
          "<c t=\"b\"><f>A1</f><v>1</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!"
          "</v></c><c s=\"1\"><f>TODAY()</f><v>46220</v></c><c><f t=\"shared\""
          " si=\"0\"/><v>7</v></c><c t=\"str\"><f>A9</f><v></v></c><c><f>x</f>"
          "<v>0</v></c></row>"),
     NULL, NULL, "3|甲|TRUE|#DIV/0!|2026-07-17|7||0/"},
    {"formulas without a result",
     ROWS("<row><c><f>1+2</f></c><c><f>1+2</f><v/></c><c><f>1+2</f><v></v></c>"
          "<c t=\"str\"><f>A1</f></c></row>"),
     NULL, NULL, "#FORMULA!|#FORMULA!|#FORMULA!|#FORMULA!/"},
    {"cells without a place follow on, gaps are empty",
     ROWS("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c><v>2</v></c><c r=\"E2\"><v>3"
          "</v></c></row><row><c><v>4</v></c></row><row r=\"6\"><c r=\"A6\"><v>"
          "5</v></c></row>"),
     NULL, NULL, "/|1|2||3/4||||///5||||/"},
    {"rows and cells out of order; of two cells the later counts",
     ROWS(
         "<row r=\"3\"><c r=\"B3\"><v>3</v></c><c r=\"A3\"><v>2</v></c></row>"
         "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>9</v></c></row>"),
     NULL, NULL, "9|//2|3/"},
    {"cells merged downwards: text in each row, numbers in the first",
     SHEET("<sheetData><row r=\"1\">" T("甲") V(0, "5") V(1, "46220") T(
         "x") "</row><row r=\"2\"><c r=\"D2\"><v>1</v></c></row>"
              "<row r=\"3\"><c r=\"D3\"><v>2</v></c></row></sheetData>"
              "<mergeCells><mergeCell ref=\"A1:A3\"/><mergeCell ref=\"B1:B3\"/>"
              "<mergeCell ref=\"C1:C2\"/></mergeCells>"),
     NULL, NULL, "甲|5|2026-07-17|x/甲||2026-07-17|1/甲|||2/"},
    {"cells merged over rows and columns, and over rows with nothing else",
     SHEET("<sheetData><row r=\"1\">" T(
         "题") "</row><row r=\"3\"><c r=\"A3\">"
               "<v>1</v></c><c "
               "r=\"C3\"><v>2</v></c></row></sheetData><mergeCells>"
               "<mergeCell ref=\"A1:C2\"/></mergeCells>"),
     NULL, NULL, "题||//1||2/"},
    {"a prefix for the namespace",
     "<x:worksheet xmlns:x=\"" XLSX_MAIN "\"><x:sheetData><x:row><x:c><x:v>1"
     "</x:v></x:c></x:row></x:sheetData></x:worksheet>",
     NULL, NULL, "1/"},
    {"the strict namespace",
     "<worksheet xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">"
     "<sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
     NULL, NULL, "1/"},
    {"elements of other namespaces are nothing",
     SHEET(
         "<sheetData><row><c><v>1</v></c></row></sheetData><extLst><ext>"
         "<row xmlns=\"urn:x\"><c r=\"Q9\"><v>2</v></c></row></ext></extLst>"),
     NULL, NULL, "1/"},
    {"the last row and the last column",
     ROWS("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"), NULL,
     NULL, NULL},
    {"blanks are no cells", ROWS("<row>" T(" ") T("&#160;&#12288;") "</row>"),
     NULL, NULL, ""},
    {"an empty sheet", ROWS(""), NULL, NULL, ""},
    {"no rows at all", SHEET(""), NULL, NULL, ""},
};

static void show(struct str text, struct buf *out)
{
    for (size_t i = 0; i < text.len; i++)
        buf_add_byte(out, text.ptr[i] == '\t'   ? '|'
                          : text.ptr[i] == '\n' ? '/'
                                                : text.ptr[i]);
}

/* A slash of a text is one of a text: "#N/A". */
static bool is_text(struct str text, const char *want, struct arena *a)
{
    struct buf shown = buf_new(a, 1u << 20);

    show(text, &shown);
    return str_equal_z(buf_str(&shown), want);
}

static void test_cells(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct parts p = {.sheet = cases[i].sheet,
                          .strings = cases[i].strings,
                          .book = cases[i].book};
        struct str bytes = make(&p, &a);
        struct workbook book = {0};

        assert_int_equal(sheet_kind_of(bytes), SHEET_XLSX);
        if (!workbook_read("f", bytes, '.', &book, &a, &d))
            fail_msg("%s: %.*s", cases[i].what, STR_ARG(d.first->text));
        assert_int_equal(book.count, 1);
        assert_true(str_equal_z(book.sheets[0].name, "S"));
        if (cases[i].want && !is_text(book.sheets[0].text, cases[i].want, &a))
            fail_msg("%s:\n%.*s", cases[i].what, STR_ARG(book.sheets[0].text));
        if (!cases[i].want)
            assert_int_equal(book.sheets[0].rows, 1048576);
        arena_release(&a);
    }
}

static void test_comma(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct parts p = {
        .sheet = ROWS("<row>" V(0, "1234.5") V(1, "46220") T("1.5") "</row>")};
    struct workbook book;

    (void)state;
    assert_true(workbook_read("f", make(&p, &a), ',', &book, &a, &d));
    assert_true(is_text(book.sheets[0].text, "1234,5|2026-07-17|1.5/", &a));
    arena_release(&a);
}

/* Hidden rows are read and counted, those with nothing in them not. */
static void test_hidden(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct parts p = {
        .sheet = ROWS("<row r=\"1\">" T(
            "a") "</row><row r=\"2\" hidden=\"1\">"
                 "</row><row r=\"4\" hidden=\"true\">" T(
                     "b") "</row><row r=\"3\" hidden=\"1\">" T("c") "</row>")};
    struct workbook book;
    const struct sheet *s;

    (void)state;
    assert_true(workbook_read("f", make(&p, &a), '.', &book, &a, &d));
    s = &book.sheets[0];
    assert_true(is_text(s->text, "a//c/b/", &a));
    assert_int_equal(s->hidden_rows, 2);
    assert_int_equal(s->first_hidden, 3);
    assert_int_equal(s->rows, 4);
    assert_int_equal(s->columns, 1);
    arena_release(&a);
}

/* Names, targets and order of several sheets. */
static void test_sheets(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct zip_kit z = zip_kit_new(&a);
    struct workbook book;

    (void)state;
    zip_kit_add(&z, "_rels/.rels",
                STR(XLSX_RELS XLSX_TO("x", "officeDocument",
                                      "/a/book.xml") "</Relationships>"));
    zip_kit_add(
        &z, "a/book.xml",
        STR("<workbook xmlns=\"" XLSX_MAIN "\" xmlns:q=\"" XLSX_LINK
            "\"><sheets><sheet name=\"乙&amp;\" q:id=\"r2\"/><sheet name=\"图\""
            " q:id=\"r3\"/><sheet name=\"甲\" q:id=\"r1\"/><sheet name=\"隐\" "
            "state=\"veryHidden\" q:id=\"r4\"/></sheets></workbook>"));
    zip_kit_add(&z, "a\\_rels\\book.xml.rels",
                STR(XLSX_RELS XLSX_TO("r1", "worksheet", "../b/./one.xml")
                        XLSX_TO("r2", "worksheet", "/B/Two.XML")
                            XLSX_TO("r3", "chartsheet", "chart.xml")
                                XLSX_TO("r4", "worksheet",
                                        "none.xml") "</Relationships>"));
    zip_kit_add(&z, "b/one.xml", STR(ROWS("<row>" V(0, "1") "</row>")));
    zip_kit_add(&z, "b/two.xml", STR(ROWS("<row>" V(0, "2") "</row>")));
    assert_true(workbook_read("f", zip_kit_end(&z), '.', &book, &a, &d));
    assert_int_equal(book.count, 3);
    assert_true(str_equal_z(book.sheets[0].name, "乙&"));
    assert_true(is_text(book.sheets[0].text, "2/", &a));
    assert_true(str_equal_z(book.sheets[1].name, "甲"));
    assert_true(is_text(book.sheets[1].text, "1/", &a));
    assert_true(str_equal_z(book.sheets[2].name, "隐"));
    assert_true(book.sheets[2].hidden && !book.sheets[2].text.len);
    arena_release(&a);
}

static const struct {
    const char *what;
    struct parts parts;
    const char *why;
} refusals[] = {
    {"a missing sheet", {.sheet = NULL}, "xl/worksheets/sheet1.xml is missing"},
    {"a shared text that is missing",
     {.sheet = ROWS("<row r=\"7\"><c t=\"s\"><v>0</v></c></row>")},
     "row 7 of its part xl/worksheets/sheet1.xml names a text that is missing"},
    {"cut XML", {.sheet = "<worksheet><sheetData>"}, "sheet1.xml is no XML"},
    {"no XML", {.sheet = "PK"}, "sheet1.xml is no XML"},
    {"an empty part", {.sheet = ""}, "sheet1.xml is no XML"},
    {"damaged texts",
     {.sheet = ROWS(""), .strings = "<sst>&</sst>"},
     "sharedStrings.xml is no XML"},
    {"damaged styles",
     {.sheet = ROWS(""), .styles = "<a></b>"},
     "styles.xml is no XML"},
    {"entities",
     {.sheet = "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"},
     "sheet1.xml declares a document type"},
    {"an entity bomb",
     {.sheet = ROWS(""),
      .strings = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;"
                 "&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><sst>&c;"
                 "</sst>"},
     "sharedStrings.xml declares a document type"},
    {"column 16385",
     {.sheet = ROWS("<row><c r=\"XFE1\"><v>1</v></c></row>")},
     "has a cell at \"XFE1\""},
    {"row 1048577",
     {.sheet = ROWS("<row r=\"1048577\"><c><v>1</v></c></row>")},
     "beyond row 1048576 or column 16384"},
    {"row 0", {.sheet = ROWS("<row r=\"0\"/>")}, "has a cell at \"0\""},
    {"a place that is none",
     {.sheet = ROWS("<row><c r=\"1A\"><v>1</v></c></row>")},
     "has a cell at \"1A\""},
};

static void test_refusals(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct workbook book = {.count = 77};
        struct str bytes = make(&refusals[i].parts, &a);

        if (workbook_read("f", bytes, '.', &book, &a, &d))
            fail_msg("%s: read", refusals[i].what);
        assert_int_equal(book.count, 77);
        assert_int_equal(d.counts[DIAG_ERROR], 1);
        if (str_find(d.first->text, str_from_z(refusals[i].why)) < 0)
            fail_msg("%s: %.*s", refusals[i].what, STR_ARG(d.first->text));
        arena_release(&a);
    }
}

static void refuse(struct str bytes, const char *why, struct arena *a)
{
    struct diag d = {.arena = a};
    struct workbook book;

    assert_false(workbook_read("f", bytes, '.', &book, a, &d));
    if (str_find(d.first->text, str_from_z(why)) < 0)
        fail_msg("%.*s", STR_ARG(d.first->text));
}

/* Elements within elements, a tag without end. */
static void test_depth(void **state)
{
    struct arena a = {0};
    struct buf deep = buf_new(&a, 1u << 24), tag = buf_new(&a, 1u << 24);
    struct parts p = {0};

    (void)state;
    for (int i = 0; i < 10000; i++)
        buf_add_z(&deep, "<a>");
    p.sheet = arena_z(&a, buf_str(&deep));
    refuse(make(&p, &a), "nested too deeply", &a);
    buf_add_z(&tag, "<a b=\"");
    buf_add_repeated(&tag, 'x', 3u << 20);
    p.sheet = arena_z(&a, buf_str(&tag));
    refuse(make(&p, &a), "nested too deeply", &a);
    arena_release(&a);
}

/* Rows at the far right edge, each of which would be 16 KB of tabs. */
static void test_wide(void **state)
{
    struct arena a = {0};
    struct buf rows = buf_new(&a, 1u << 26);
    struct parts p = {0};

    (void)state;
    buf_add_z(&rows, "<worksheet xmlns=\"" XLSX_MAIN "\"><sheetData>");
    for (int i = 1; i <= 100000; i++)
        buf_add_format(&rows, "<row><c r=\"XFD%d\"><v>1</v></c></row>", i);
    buf_add_z(&rows, "</sheetData></worksheet>");
    p.sheet = arena_z(&a, buf_str(&rows));
    refuse(make(&p, &a), "more cells than a ledger can have", &a);
    arena_release(&a);
}

/* 512 MiB of blanks pack to half a megabyte. */
static void test_bomb(void **state)
{
    struct arena a = {0};
    struct zip_kit z = zip_kit_new(&a);
    struct buf packed = buf_new(&a, 1u << 24);
    static unsigned char blanks[1u << 16], out[1u << 16];
    z_stream deflater = {0};
    uint32_t crc = 0;

    (void)state;
    memset(blanks, ' ', sizeof(blanks));
    assert_int_equal(
        deflateInit2(&deflater, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY),
        Z_OK);
    for (size_t i = 0; i < 8192; i++) {
        deflater.next_in = blanks;
        deflater.avail_in = sizeof(blanks);
        do {
            deflater.next_out = out;
            deflater.avail_out = sizeof(out);
            deflate(&deflater, i == 8191 ? Z_FINISH : Z_NO_FLUSH);
            buf_add(&packed, (struct str){(char *)out,
                                          sizeof(out) - deflater.avail_out});
        } while (deflater.avail_out == 0);
    }
    deflateEnd(&deflater);
    zip_kit_add(&z, "_rels/.rels", STR(XLSX_ROOT));
    zip_kit_raw(&z, "xl/workbook.xml", buf_str(&packed), crc,
                sizeof(blanks) * 8192, true);
    refuse(zip_kit_end(&z),
           "xl/workbook.xml unpacks to more than a ledger can be", &a);
    arena_release(&a);
}

/* A zip cut short, one with a damaged part, one that is no workbook. */
static void test_zip(void **state)
{
    struct arena a = {0};
    struct parts p = {.sheet = ROWS("<row>" V(0, "1") "</row>")};
    struct str bytes = make(&p, &a);
    char *damaged = arena_alloc(&a, bytes.len);
    struct zip_kit other = zip_kit_new(&a), binary = zip_kit_new(&a);

    (void)state;
    refuse(str_head(bytes, bytes.len - 30), "its list of parts", &a);
    memcpy(damaged, bytes.ptr, bytes.len);
    damaged[str_find(bytes, STR("<sheetData><row>")) + 12] ^= 1;
    refuse((struct str){damaged, bytes.len},
           "its part xl/worksheets/sheet1.xml", &a);
    zip_kit_add(&other, "word/document.xml", STR("<a/>"));
    assert_int_equal(sheet_kind_of(zip_kit_end(&other)), SHEET_NONE);
    zip_kit_add(&binary, "xl/workbook.bin", STR("x"));
    bytes = zip_kit_end(&binary);
    assert_int_equal(sheet_kind_of(bytes), SHEET_UNREADABLE);
    refuse(bytes, "cannot be read: it is protected by a password", &a);
    arena_release(&a);
}

#define ODS_NS "urn:oasis:names:tc:opendocument:xmlns:"
#define ODS(styles, tables)                                           \
    "<office:document-content xmlns:office=\"" ODS_NS "office:1.0\" " \
    "xmlns:table=\"" ODS_NS "table:1.0\" xmlns:text=\"" ODS_NS        \
    "text:1.0\" xmlns:style=\"" ODS_NS "style:1.0\">"                 \
    "<office:automatic-styles>" styles "</office:automatic-styles>"   \
    "<office:body><office:spreadsheet>" tables                        \
    "</office:spreadsheet></office:body></office:document-content>"
#define ODS_CELL(attributes, text)                               \
    "<table:table-cell " attributes "><text:p>" text "</text:p>" \
    "</table:table-cell>"
#define ODS_NUMBER(n) \
    ODS_CELL("office:value-type=\"float\" office:value=\"" n "\"", "shown")

static const struct {
    const char *what, *rows, *want;
} ods_cases[] = {
    {"values, not what is shown",
     "<table:table-row>" ODS_NUMBER("1234.5600000000001") ODS_CELL(
         "office:value-type=\"currency\" office:value=\"-5\"", "x")
         ODS_CELL("office:value-type=\"date\" office:date-value=\"2026-07-17\"",
                  "17.7.")
             ODS_CELL("office:value-type=\"date\" office:date-value=\""
                      "2026-07-17T08:30:00\"",
                      "x") ODS_CELL("office:value-type=\"boolean\" "
                                    "office:boolean-value=\"true\"",
                                    "WAHR") "</table:table-row>",
     "1234.56|-5|2026-07-17|2026-07-17 08:30:00|TRUE/"},
    {"texts: paragraphs, blanks, spans; notes are left out",
     "<table:table-row><table:table-cell office:value-type=\"string\">"
     "<office:annotation><text:p>note</text:p></office:annotation><text:p>甲"
     "<text:span>乙</text:span></text:p><text:p>丙</text:p></table:table-cell>"
     "<table:table-cell><text:p>a<text:s text:c=\"2\"/>b<text:line-break/>c"
     "</text:p></table:table-cell></table:table-row>",
     "甲乙丙|a  b c/"},
    {"repeated cells and rows",
     "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
     "table:number-columns-repeated=\"2\"/><table:table-cell table:number-"
     "columns-repeated=\"2\" office:value-type=\"float\" office:value=\"1\"/>"
     "<table:table-cell table:number-columns-repeated=\"16380\"/></table:table"
     "-row><table:table-row table:number-rows-repeated=\"1048573\"/><table:"
     "table-row>" ODS_NUMBER("9") "</table:table-row>",
     NULL},
    {"merged cells and formulas",
     "<table:table-row><table:table-cell office:value-type=\"string\" "
     "table:number-rows-spanned=\"2\"><text:p>甲</text:p></table:table-cell>"
     "<table:table-cell table:formula=\"of:=1\"/><table:table-cell table:"
     "formula=\"of:=1\" office:value-type=\"float\" office:value=\"3\"/>"
     "</table:table-row><table:table-row><table:covered-table-cell/"
     ">" ODS_NUMBER("1") "</table:table-row>",
     "甲|#FORMULA!|3/甲|1|/"},
};

static struct str make_ods(const char *content, struct arena *a)
{
    struct zip_kit z = zip_kit_new(a);

    zip_kit_add(&z, "mimetype",
                STR("application/vnd.oasis.opendocument.spreadsheet"));
    zip_kit_add(&z, "content.xml", str_from_z(content));
    return zip_kit_end(&z);
}

static void test_ods(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ods_cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct str content = arena_format(
            &a, "%s", ODS("", "<table:table table:name=\"S\">@</table:table>"));
        ptrdiff_t at = str_find(content, STR("@"));
        struct str bytes =
            make_ods(arena_format(&a, "%.*s%s%s", (int)at, content.ptr,
                                  ods_cases[i].rows, content.ptr + at + 1)
                         .ptr,
                     &a);
        struct workbook book;

        assert_int_equal(sheet_kind_of(bytes), SHEET_ODS);
        if (!workbook_read("f", bytes, '.', &book, &a, &d))
            fail_msg("%s: %.*s", ods_cases[i].what, STR_ARG(d.first->text));
        if (ods_cases[i].want &&
            !is_text(book.sheets[0].text, ods_cases[i].want, &a))
            fail_msg("%s:\n%.*s", ods_cases[i].what,
                     STR_ARG(book.sheets[0].text));
        if (!ods_cases[i].want)
            assert_int_equal(book.sheets[0].rows, 1048576);
        arena_release(&a);
    }
}

static void test_ods_hidden(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct workbook book;
    struct str bytes = make_ods(
        ODS("<style:style style:name=\"ta2\"><style:table-properties "
            "table:display=\"false\"/></style:style>",
            "<table:table table:name=\"A\"><table:table-row>" ODS_NUMBER(
                "1") "</table:table-row><table:table-row table:visibility="
                     "\"filter\" table:number-rows-repeated=\"3\">" ODS_NUMBER(
                         "2") "</table:table-row></table:table><table:table "
                              "table:name=\"B\" table:style-name=\"ta2\">"
                              "<table:table-row>" ODS_NUMBER(
                                  "3") "</table:table-row></table:table>"),
        &a);

    (void)state;
    assert_true(workbook_read("f", bytes, '.', &book, &a, &d));
    assert_int_equal(book.count, 2);
    assert_true(is_text(book.sheets[0].text, "1/2/2/2/", &a));
    assert_int_equal(book.sheets[0].hidden_rows, 3);
    assert_int_equal(book.sheets[0].first_hidden, 2);
    assert_true(book.sheets[1].hidden);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),      cmocka_unit_test(test_comma),
        cmocka_unit_test(test_hidden),     cmocka_unit_test(test_sheets),
        cmocka_unit_test(test_refusals),   cmocka_unit_test(test_depth),
        cmocka_unit_test(test_wide),       cmocka_unit_test(test_bomb),
        cmocka_unit_test(test_zip),        cmocka_unit_test(test_ods),
        cmocka_unit_test(test_ods_hidden),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
