/* Pieces of deflate, archives, rows of a worksheet, CSV. */
#include "output/csv_out.h"
#include "output/deflate.h"
#include "output/xlsx.h"
#include "output/xlsx_pack.h"
#include "output/xlsx_splice.h"
#include "output/zip.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct str noise(size_t len, struct arena *a)
{
    char *bytes = arena_alloc(a, len);
    uint32_t n = 12345;

    for (size_t i = 0; i < len; i++) {
        n = n * 1664525 + 1013904223;
        bytes[i] = (char)(n >> 24);
    }
    return (struct str){bytes, len};
}

static struct str repeated(const char *text, size_t n, struct arena *a)
{
    struct buf b = buf_new(a, SIZE_MAX / 4);

    for (size_t i = 0; i < n; i++)
        buf_add_z(&b, text);
    return buf_str(&b);
}

static struct str joined(struct str x, struct str y, struct arena *a)
{
    return arena_format(a, "%.*s%.*s", STR_ARG(x), STR_ARG(y));
}

/* --- deflate ---------------------------------------------------------------
 */

static void test_pieces_join(void **state)
{
    struct arena a = {0};
    struct deflater f = deflater_new(&a);
    struct str parts[] = {STR(""), STR("a"), STR("催款函"),
                          repeated("<row r=\"1\">", 100000, &a), STR("\n")};
    struct buf all = buf_new(&a, SIZE_MAX / 4), raw = buf_new(&a, 1 << 24);
    uint32_t crc = CRC32_EMPTY, adler = ADLER32_EMPTY;
    struct str back;

    (void)state;
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct deflated piece = deflate_piece(&f, parts[i], &a);

        buf_add(&all, piece.bytes);
        buf_add(&raw, parts[i]);
        crc = crc32_join(crc, piece.crc32, piece.raw_len);
        adler = adler32_join(adler, adler32_of(parts[i]), parts[i].len);
    }
    buf_add(&all, deflate_end());
    assert_true(inflate_raw(buf_str(&all), raw.len, &back, &a));
    assert_true(str_equal(back, buf_str(&raw)));
    assert_int_equal(crc, crc32_of(buf_str(&raw)));
    assert_int_equal(adler, adler32_of(buf_str(&raw)));
    arena_release(&a);
}

static void test_check_sums(void **state)
{
    (void)state;
    assert_int_equal(crc32_of(STR("")), CRC32_EMPTY);
    assert_int_equal(crc32_of(STR("123456789")), 0xCBF43926);
    assert_int_equal(adler32_of(STR("")), ADLER32_EMPTY);
    assert_int_equal(adler32_of(STR("Wikipedia")), 0x11E60398);
}

/* What cannot be compressed grows by a little, and comes back. */
static void test_deflate_noise(void **state)
{
    struct arena a = {0};
    struct deflater f = deflater_new(&a);
    struct str raw = noise(3000000, &a);
    struct deflated first = deflate_piece(&f, raw, &a);
    struct deflated again;
    struct buf stream = buf_new(&a, 1 << 24);
    struct str back;

    (void)state;
    /* Other work in between leaves no trace in the result. */
    (void)deflate_piece(&f, repeated("trace ", 5000, &a), &a);
    again = deflate_piece(&f, raw, &a);
    assert_true(str_equal(first.bytes, again.bytes));
    assert_true(first.bytes.len < raw.len + raw.len / 100);
    buf_add(&stream, first.bytes);
    buf_add(&stream, deflate_end());
    assert_true(inflate_raw(buf_str(&stream), raw.len, &back, &a));
    assert_true(str_equal(back, raw));
    arena_release(&a);
}

static void test_inflate_refuses(void **state)
{
    struct arena a = {0};
    struct deflater f = deflater_new(&a);
    struct deflated piece = deflate_piece(&f, STR("0123456789"), &a);
    struct buf whole = buf_new(&a, 4096);
    struct str back = STR("kept");

    (void)state;
    buf_add(&whole, piece.bytes);
    buf_add(&whole, deflate_end());
    assert_false(inflate_raw(buf_str(&whole), 9, &back, &a));
    assert_false(inflate_raw(buf_str(&whole), 11, &back, &a));
    assert_false(inflate_raw(STR("\xFF\xFF\xFF"), 3, &back, &a));
    assert_true(str_equal_z(back, "kept"));
    assert_true(inflate_raw(buf_str(&whole), 10, &back, &a));
    assert_true(str_equal_z(back, "0123456789"));
    arena_release(&a);
}

/* --- zip -------------------------------------------------------------------
 */

static struct str make_zip(struct arena *a, const char *path)
{
    struct diag d = {0};
    struct outfile file;
    struct zip z;
    struct deflater f = deflater_new(a);
    struct deflated one = deflate_piece(&f, STR("one "), a);
    struct deflated two = deflate_piece(&f, STR("two"), a);
    struct zip_entry stored = {.name = STR("stored"),
                               .bytes = STR("as it is"),
                               .crc32 = crc32_of(STR("as it is")),
                               .raw_len = 8};
    struct str bytes;

    assert_true(outfile_open(&file, path, a, &d));
    z = zip_begin(&file, a);
    zip_copy(&z, &stored);
    zip_open_entry(&z, STR("件"));
    zip_add_piece(&z, &one);
    zip_add_piece(&z, &two);
    zip_close_entry(&z);
    assert_true(zip_end(&z));
    assert_true(outfile_commit(&file, &d));
    assert_true(file_read(&bytes, path, 65536, a, &d));
    unlink(path);
    return bytes;
}

static void test_zip(void **state)
{
    struct arena a = {0};
    char path[] = "/tmp/test_xlsx_XXXXXX";
    struct zip_entries entries;
    struct str text, bytes;
    char *damaged;

    (void)state;
    close(mkstemp(path));
    bytes = make_zip(&a, path);
    assert_true(zip_list(bytes, &entries, &a));
    assert_int_equal(entries.count, 2);
    assert_true(str_equal_z(entries.items[0].name, "stored"));
    assert_true(zip_extract(&entries.items[0], &text, &a));
    assert_true(str_equal_z(text, "as it is"));
    assert_true(str_equal_z(entries.items[1].name, "件"));
    assert_true(zip_extract(&entries.items[1], &text, &a));
    assert_true(str_equal_z(text, "one two"));

    damaged = arena_alloc(&a, bytes.len);
    memcpy(damaged, bytes.ptr, bytes.len);
    damaged[40] ^= 1;
    assert_true(zip_list((struct str){damaged, bytes.len}, &entries, &a));
    assert_false(zip_extract(&entries.items[0], &text, &a));
    arena_release(&a);
}

/* No cut of an archive is taken for one, and none is read past its end. */
static void test_zip_cut(void **state)
{
    struct arena a = {0};
    char path[] = "/tmp/test_xlsx_XXXXXX";
    struct zip_entries entries;
    struct str bytes;

    (void)state;
    close(mkstemp(path));
    bytes = make_zip(&a, path);
    for (size_t i = 0; i < bytes.len; i++) {
        char *cut = malloc(i ? i : 1);

        memcpy(cut, bytes.ptr, i);
        if (zip_list((struct str){cut, i}, &entries, &a))
            fail_msg("%zu bytes of %zu", i, bytes.len);
        free(cut);
    }
    arena_release(&a);
}

/* --- rows ------------------------------------------------------------------
 */

#define CNY(x) sheet_money((x), currency_find(STR("CNY")))
#define KWD(x) sheet_money((x), currency_find(STR("KWD")))
#define JPY(x) sheet_money((x), currency_find(STR("JPY")))

#define TEXT_CELL(t) \
    "<c r=\"A2\" s=\"0\" t=\"inlineStr\"><is><t>" t "</t></is></c>"
#define KEPT_CELL(t)                                                       \
    "<c r=\"A2\" s=\"0\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" t \
    "</t></is></c>"
#define NUMBER_CELL(n) "<c r=\"A2\" s=\"0\"><v>" n "</v></c>"

static const struct sheet_column one_column[] = {
    {.heading = STR_INIT("h"), .width = 10}};

static void give_cell(const void *context, size_t row, struct cell *cells,
                      struct arena *scratch)
{
    (void)row;
    (void)scratch;
    cells[0] = *(const struct cell *)context;
}

static struct str row_of(const struct cell *c, bool formulas, struct str *links,
                         struct arena *a)
{
    static const struct xlsx_styles styles;
    struct sheet s = {.columns = (struct sheet_column *)(uintptr_t)one_column,
                      .column_count = 1,
                      .row_count = 1,
                      .row = give_cell,
                      .context = c};
    struct xlsx_rows rows = {&s, &styles, formulas};
    struct buf out = buf_new(a, 1 << 20), link = buf_new(a, 4096);
    struct arena scratch = {0};
    struct str text;

    xlsx_rows_write(&rows, 0, 1, &out, &link, &scratch);
    arena_release(&scratch);
    *links = buf_str(&link);
    text = buf_str(&out);
    assert_true(
        str_starts(text, STR("<row r=\"2\" ht=\"16.5\" customHeight=\"1\">")));
    assert_true(str_ends(text, STR("</row>")));
    text =
        str_skip(text, strlen("<row r=\"2\" ht=\"16.5\" customHeight=\"1\">"));
    return str_head(text, text.len - strlen("</row>"));
}

static void test_row_cells(void **state)
{
    const struct {
        struct cell cell;
        const char *xml;
    } cases[] = {
        {{0}, "<c r=\"A2\" s=\"0\"/>"},
        {sheet_text(STR("")), "<c r=\"A2\" s=\"0\"/>"},
        {sheet_text(STR("=1+1")), TEXT_CELL("=1+1")},
        {sheet_text(STR("<a & \"b\">")), TEXT_CELL("&lt;a &amp; \"b\"&gt;")},
        {sheet_text(STR(" x")), KEPT_CELL(" x")},
        {sheet_text(STR("a\nb")), KEPT_CELL("a\nb")},
        {sheet_text(STR("a\rb\x01")), KEPT_CELL("a_x000D_b_x0001_")},
        {sheet_text(STR("_x0041_")), TEXT_CELL("_x005F_x0041_")},
        {sheet_text(STR("_x004_ _")), TEXT_CELL("_x004_ _")},
        {sheet_text(STR("\xEF\xBF\xBF！")), TEXT_CELL("\xEF\xBF\xBD！")},
        {sheet_text(STR("𠀀")), TEXT_CELL("𠀀")},
        {CNY(0), NUMBER_CELL("0.00")},
        {CNY(-1), NUMBER_CELL("-0.01")},
        {CNY(123450), NUMBER_CELL("1234.50")},
        {JPY(7300), NUMBER_CELL("7300")},
        {KWD(-9980001), NUMBER_CELL("-9980.001")},
        {CNY(999999999999999), NUMBER_CELL("9999999999999.99")},
        {CNY(-999999999999999), NUMBER_CELL("-9999999999999.99")},
        {CNY(1000000000000000), TEXT_CELL("10000000000000.00")},
        {CNY(INT64_MIN), TEXT_CELL("-92233720368547758.08")},
        {sheet_integer(-31), NUMBER_CELL("-31")},
        {sheet_integer(INT64_MAX), TEXT_CELL("9223372036854775807")},
        {sheet_decimal((struct decimal){-5, 3}), NUMBER_CELL("-0.005")},
        {sheet_date((struct date){DATE_NONE}), "<c r=\"A2\" s=\"0\"/>"},
        {sheet_date(date_from_civil((struct civil){2026, 7, 17})),
         NUMBER_CELL("46220")},
        {sheet_date(date_from_civil((struct civil){1900, 3, 1})),
         NUMBER_CELL("61")},
        {sheet_date(date_from_civil((struct civil){1900, 2, 28})),
         TEXT_CELL("1900-02-28")},
        {sheet_date(date_from_civil((struct civil){9999, 12, 31})),
         NUMBER_CELL("2958465")},
        {sheet_formula(STR("SUM(B2:C2)&\"<\""), CNY(150)),
         "<c r=\"A2\" s=\"0\"><f>SUM(B2:C2)&amp;\"&lt;\"</f><v>1.50</v></c>"},
        {sheet_formula(STR("IF(A1,\"x\",\"y\")"), sheet_text(STR("x"))),
         "<c r=\"A2\" s=\"0\" t=\"str\"><f>IF(A1,\"x\",\"y\")</f><v>x</v></c>"},
        {sheet_formula(STR("SUM(B2:C2)"), CNY(INT64_MAX)),
         TEXT_CELL("92233720368547758.07")},
        {sheet_link(STR("=1+1"), STR("'明细'!A7")), TEXT_CELL("=1+1")},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct str links, xml = row_of(&cases[i].cell, false, &links, &a);

        if (!str_equal_z(xml, cases[i].xml))
            fail_msg("case %zu: %.*s, wanted %s", i, STR_ARG(xml),
                     cases[i].xml);
        arena_release(&a);
    }
}

static void test_row_links(void **state)
{
    struct arena a = {0};
    struct cell c = sheet_link(STR("a\"b & <c>"), STR("'明细'!A7"));
    struct str links;

    (void)state;
    (void)row_of(&c, false, &links, &a);
    assert_true(
        str_equal_z(links, "<hyperlink ref=\"A2\" location=\"'明细'!A7\"/>"));
    assert_true(str_equal_z(
        row_of(&c, true, &links, &a),
        "<c r=\"A2\" s=\"0\" t=\"str\"><f>HYPERLINK(\"#'明细'!A7\",\"a\"\"b "
        "&amp; &lt;c&gt;\")</f><v>a\"b &amp; &lt;c&gt;</v></c>"));
    assert_int_equal(links.len, 0);
    /* A literal in a formula has a limit: then the name alone. */
    c.text = repeated("x", 256, &a);
    assert_true(
        str_starts(row_of(&c, true, &links, &a),
                   STR("<c r=\"A2\" s=\"0\" t=\"inlineStr\"><is><t>xxx")));
    arena_release(&a);
}

static void test_cell_text(void **state)
{
    struct arena a = {0};
    struct str plain = repeated("x", 32767, &a);
    struct str wide = repeated("汉", 32768, &a);
    struct str pairs = repeated("𠀀", 16384, &a);

    (void)state;
    assert_int_equal(xlsx_cell_text(plain).len, 32767);
    assert_int_equal(xlsx_cell_text(joined(plain, STR("y"), &a)).len, 32767);
    assert_int_equal(xlsx_cell_text(wide).len, 3 * 32767);
    assert_int_equal(xlsx_cell_text(str_head(wide, 3 * 20000)).len, 3 * 20000);
    assert_int_equal(xlsx_cell_text(pairs).len, 4 * 16383);
    arena_release(&a);
}

/* --- splice ----------------------------------------------------------------
 */

static void test_xml_is_whole(void **state)
{
    static const struct {
        const char *xml;
        bool whole;
    } cases[] = {
        {"", false},
        {"text", false},
        {"<a/>", true},
        {"<?xml version=\"1.0\"?>\n<a><b c=\"1 > 0\"/>x</a>", true},
        {"<a><b></a>", false},
        {"<a><b></b>", false},
        {"<a></a></a>", false},
        {"<a", false},
        {"<a><b c=\"</a>", false},
        {"<a></a", false},
        {"<>", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (xml_is_whole(str_from_z(cases[i].xml)) != cases[i].whole)
            fail_msg("%s", cases[i].xml);
}

/* --- CSV -------------------------------------------------------------------
 */

static void test_csv_text(void **state)
{
    static const struct {
        const char *text, *csv;
    } cases[] = {
        {"", ""},
        {"a", "a"},
        {"=1+1", "'=1+1"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@x", "'@x"},
        {"\tx", "'\tx"},
        {"a,b", "\"a,b\""},
        {"a\"b", "\"a\"\"b\""},
        {"a\nb", "\"a\nb\""},
        {" a", "\" a\""},
        {"=\"a\"", "\"'=\"\"a\"\"\""},
        {"a=b", "a=b"},
        {"华恒", "华恒"},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf b = buf_new(&a, 4096);

        csv_add_text(&b, str_from_z(cases[i].text), true);
        if (!str_equal_z(buf_str(&b), cases[i].csv))
            fail_msg("%s: %.*s", cases[i].text, STR_ARG(buf_str(&b)));
    }
    arena_release(&a);
}

static void test_csv_make(void **state)
{
    struct arena a = {0};
    struct cell c = CNY(-150);
    struct sheet s = {.columns = (struct sheet_column *)(uintptr_t)one_column,
                      .column_count = 1,
                      .row_count = 2,
                      .row = give_cell,
                      .context = &c};

    (void)state;
    assert_true(
        str_equal_z(csv_make(&s, &a), "\xEF\xBB\xBFh\r\n-1.50\r\n-1.50\r\n"));
    arena_release(&a);
}

/* --- a file ----------------------------------------------------------------
 */

static void test_no_folder(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct sheet s = {.name = STR("a")};
    struct workbook book = {.sheets = &s, .sheet_count = 1};

    (void)state;
    assert_false(xlsx_write(&book, "/nonexistent/book.xlsx", 1, &a, &d));
    assert_int_equal(d.worst, DIAG_SYSTEM);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check_sums),
        cmocka_unit_test(test_pieces_join),
        cmocka_unit_test(test_deflate_noise),
        cmocka_unit_test(test_inflate_refuses),
        cmocka_unit_test(test_zip),
        cmocka_unit_test(test_zip_cut),
        cmocka_unit_test(test_row_cells),
        cmocka_unit_test(test_row_links),
        cmocka_unit_test(test_cell_text),
        cmocka_unit_test(test_xml_is_whole),
        cmocka_unit_test(test_csv_text),
        cmocka_unit_test(test_csv_make),
        cmocka_unit_test(test_no_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
