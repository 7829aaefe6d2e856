/* Tables that are text and are called .xls: HTML, and XML Spreadsheet 2003. */
#include "input/sheet.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *what, *bytes;
    const char *want; /* of all sheets: | for a tab, / for a line, ; between */
} html_cases[] = {
    {"a web export",
     "<html><head><meta http-equiv=Content-Type content=\"text/html; "
     "charset=utf-8\"><style><!-- td {color:red} --></style></head><body>\n"
     "<table border=1><tr><td colspan=2>应收单</td></tr>\n<tr><th>单据编号</th>"
     "<th>金额</th></tr><tr><td x:str>000123</td><td align=right>1,234.50</td>"
     "</tr></table></body></html>",
     "应收单|/单据编号|金额/000123|1,234.50/"},
    {"nothing is closed, tags in capitals",
     "<TABLE><TR><TD>a<TD>b<TR><TD>c<TD>d", "a|b/c|d/"},
    {"entities, blanks and breaks",
     "<table><tr><td>&lt;a&amp;b&gt;</td><td>&nbsp;</td><td>甲&#20057;&#x4e19;"
     "</td><td>a\n  b<br>c</td><td>甲<br/>乙</td><td>&#0;x&bad;&#xD800;</td>"
     "</tr></table>",
     "<a&b>||甲乙丙|a   b c|甲乙|x&bad;&#xD800;/"},
    {"cells over several rows: text in each, a number in the first",
     "<table><tr><td rowspan=\"2\">甲</td><td rowspan='2'>5.00</td><td>x</td>"
     "</tr><tr><td>y</td></tr><tr><td>z</td></tr></table>",
     "甲|5.00|x/甲||y/z||/"},
    {"a table within a cell is a sheet of its own",
     "<table><tr><td>a<table><tr><td>1</td><td>2</td></tr></table></td><td>b"
     "</td></tr></table>",
     "a|b/;1|2/"},
    {"comments, scripts and quotes in tags",
     "<table><!-- <tr><td>no</td></tr> --><script>'<td>'</script><tr><td title="
     "\"a>b\">c</td></tr></table>",
     "c/"},
    {"a quote and a sign that is no tag",
     "<table><tr><td>a\"b</td><td>1 < 2</td></tr></table>",
     "\"a\"\"b\"|1 < 2/"},
    {"no table", "<html><body>x</body></html>", ""},
};

#define XML_BOOK(sheets)                                                    \
    "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<?mso-application progid=\""      \
    "Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:"  \
    "spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet" \
    "\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">" sheets         \
    "</Workbook>"
#define XML_TABLE(rows) \
    "<Worksheet ss:Name=\"S\"><Table>" rows "</Table></Worksheet>"
#define XML_CELL(type, value) \
    "<Cell><Data ss:Type=\"" type "\">" value "</Data></Cell>"

static const struct {
    const char *what, *bytes, *want;
} xml_cases[] = {
    {"values",
     XML_BOOK(XML_TABLE(
         "<Row>" XML_CELL("Number", "1234.5600000000001") XML_CELL(
             "DateTime", "2026-07-17T00:00:00.000") XML_CELL("String", "000123")
             XML_CELL("Boolean", "1") XML_CELL("Error", "#N/A") "</Row>")),
     "1234.56|2026-07-17|000123|TRUE|#N/A/"},
    {"places, merges, notes, formulas",
     XML_BOOK(XML_TABLE(
         "<Row ss:Index=\"2\"><Cell ss:MergeDown=\"1\"><Data ss:Type=\"String\""
         ">甲</Data><Comment><ss:Data>note</ss:Data></Comment></Cell><Cell "
         "ss:Index=\"3\" ss:Formula=\"=1\"/></Row><Row ss:Span=\"1\"><Cell "
         "ss:Index=\"2\"><Data "
         "ss:Type=\"Number\">1</Data></Cell></Row><Row>" XML_CELL(
             "Number", "2") "</Row>")),
     "/甲||#FORMULA!/甲|1|//2||/"},
    {"text with formats within",
     XML_BOOK(XML_TABLE("<Row><Cell><ss:Data ss:Type=\"String\" xmlns=\""
                        "http://www.w3.org/TR/REC-html40\"><B>a</B><Font>b"
                        "</Font></ss:Data></Cell></Row>")),
     "ab/"},
};

static struct str all_text(const struct workbook *book, struct arena *a)
{
    struct buf out = buf_new(a, 1u << 20);

    for (size_t i = 0; i < book->count; i++) {
        struct str text = book->sheets[i].text;

        buf_add_z(&out, i ? ";" : "");
        for (size_t j = 0; j < text.len; j++)
            buf_add_byte(&out, text.ptr[j] == '\t'   ? '|'
                               : text.ptr[j] == '\n' ? '/'
                                                     : text.ptr[j]);
    }
    return buf_str(&out);
}

static void check(const char *what, struct str bytes, enum sheet_kind kind,
                  const char *want)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct workbook book = {0};

    if (sheet_kind_of(bytes) != kind)
        fail_msg("%s: kind %d", what, sheet_kind_of(bytes));
    if (!workbook_read("f", bytes, '.', &book, &a, &d))
        fail_msg("%s: %.*s", what, STR_ARG(d.first->text));
    if (!str_equal_z(all_text(&book, &a), want))
        fail_msg("%s: %.*s", what, STR_ARG(all_text(&book, &a)));
    arena_release(&a);
}

static void test_html(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(html_cases); i++)
        check(html_cases[i].what, str_from_z(html_cases[i].bytes), SHEET_HTML,
              html_cases[i].want);
    check("GBK", STR("<table><tr><td>\xB5\xA5\xBE\xDD</td></tr></table>"),
          SHEET_HTML, "单据/");
}

static void test_xml(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(xml_cases); i++)
        check(xml_cases[i].what, str_from_z(xml_cases[i].bytes), SHEET_XML,
              xml_cases[i].want);
}

static void test_hidden(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct workbook book;

    (void)state;
    assert_true(workbook_read(
        "f",
        STR(XML_BOOK(XML_TABLE("<Row ss:Hidden=\"1\">" XML_CELL(
            "Number", "1") "</Row>") "<Worksheet "
                                     "ss:Name=\"H\"><Table><"
                                     "Row>" XML_CELL("Number",
                                                     "1") "</Row></"
                                                          "Table><x:"
                                                          "WorksheetOptio"
                                                          "ns>"
                                                          "<x:Visible>"
                                                          "SheetHidden</"
                                                          "x:Visible>"
                                                          "</"
                                                          "x:"
                                                          "WorksheetOptio"
                                                          "ns></"
                                                          "Worksheet>")),
        '.', &book, &a, &d));
    assert_int_equal(book.count, 2);
    assert_int_equal(book.sheets[0].hidden_rows, 1);
    assert_false(book.sheets[0].hidden);
    assert_true(book.sheets[1].hidden);
    arena_release(&a);
}

/* Text that is none of these, and what is refused. */
static void test_kinds(void **state)
{
    static const struct {
        const char *bytes;
        enum sheet_kind kind;
    } cases[] = {{"单据编号,金额\n1,2\n", SHEET_NONE},
                 {"", SHEET_NONE},
                 {"<a,b\n", SHEET_NONE},
                 {"<?xml version=\"1.0\"?><rows/>", SHEET_NONE},
                 {"  <!DOCTYPE HTML><html>", SHEET_HTML},
                 {"MIME-Version: 1.0\nContent-Type: multipart/related",
                  SHEET_UNREADABLE}};
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct workbook book;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (sheet_kind_of(str_from_z(cases[i].bytes)) != cases[i].kind)
            fail_msg("%s", cases[i].bytes);
    assert_false(
        workbook_read("f", STR(XML_BOOK("<Worksheet ss:Name=\"S\"><Table>")),
                      '.', &book, &a, &d));
    assert_true(str_find(d.first->text, STR("its part Workbook is no XML")) >
                0);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_xml),
        cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_kinds),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
