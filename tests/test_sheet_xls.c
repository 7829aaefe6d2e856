/*
 * Workbooks in XLS, made record by record, and the text they become; what
 * libfreexl reads rightly it reads as we do.
 */
#include "input/sheet.h"
#include "input/xls.h"

#include "ole_kit.h"

#include <freexl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define VERSION8 0x0600
#define VERSION5 0x0500

static void put(struct buf *b, uint64_t n, size_t bytes)
{
    ole_kit_number(b, n, bytes);
}

static void record(struct buf *b, uint32_t type, const struct buf *data)
{
    put(b, type, 2);
    put(b, data->len, 2);
    buf_add(b, buf_str(data));
}

/* Numbers of two bytes each. */
static void words(struct buf *b, uint32_t type, struct arena *a, size_t n,
                  const uint32_t *items)
{
    struct buf data = buf_new(a, 1u << 16);

    for (size_t i = 0; i < n; i++)
        put(&data, items[i], 2);
    record(b, type, &data);
}

#define WORDS(b, type, a, ...)                                  \
    words((b), (type), (a),                                     \
          sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t), \
          (uint32_t[]){__VA_ARGS__})

/* Characters of ASCII, each in one byte or two. */
static void put_text(struct buf *b, const char *text, size_t length_bytes,
                     bool wide)
{
    put(b, strlen(text), length_bytes);
    put(b, wide, 1);
    for (const char *c = text; *c; c++)
        put(b, (unsigned char)*c, wide ? 2 : 1);
}

static void cell_front(struct buf *data, uint32_t row, uint32_t column,
                       uint32_t style)
{
    put(data, row - 1, 2);
    put(data, column - 1, 2);
    put(data, style, 2);
}

static void put_number(struct buf *b, struct arena *a, uint32_t row,
                       uint32_t column, uint32_t style, double number)
{
    struct buf data = buf_new(a, 100);
    uint64_t bits;

    memcpy(&bits, &number, sizeof(bits));
    cell_front(&data, row, column, style);
    put(&data, bits, 8);
    record(b, XLS_NUMBER, &data);
}

static void put_value(struct buf *b, struct arena *a, uint32_t type,
                      uint32_t row, uint32_t column, uint32_t style,
                      uint64_t value, size_t bytes)
{
    struct buf data = buf_new(a, 100);

    cell_front(&data, row, column, style);
    put(&data, value, bytes);
    record(b, type, &data);
}

/* The result, and a text behind it if there is one. */
static void put_formula(struct buf *b, struct arena *a, uint32_t row,
                        uint32_t column, uint32_t style, uint64_t result,
                        const char *text)
{
    struct buf data = buf_new(a, 100), string = buf_new(a, 100);

    cell_front(&data, row, column, style);
    put(&data, result, 8);
    put(&data, 0, 8);
    record(b, XLS_FORMULA, &data);
    if (!text)
        return;
    put_text(&string, text, 2, true);
    record(b, XLS_STRING, &string);
}

static uint64_t bits_of(double number)
{
    uint64_t bits;

    memcpy(&bits, &number, sizeof(bits));
    return bits;
}

#define IS_TEXT     0xFFFF000000000000u
#define IS_BOOL(n)  (0xFFFF000000000001u | (uint64_t)(n) << 16)
#define IS_ERROR(n) (0xFFFF000000000002u | (uint64_t)(n) << 16)
#define IS_EMPTY    0xFFFF000000000003u
#define RK_INT(n)   ((uint64_t)(uint32_t)(n) << 2 | 2)
#define RK_CENTS(n) ((uint64_t)(uint32_t)(n) << 2 | 3)

struct scene {
    struct arena arena;
    struct diag diag;
    struct buf globals, sheet;
    uint32_t version;
    bool is_1904, is_protected, is_short;
    const char *stream;
};

/* Styles: 0 plain, 1 a date built in, 2 a date by code, 3 red Ringgit. */
static struct scene begin(uint32_t version)
{
    struct scene s = {.version = version, .stream = "Workbook"};

    return s;
}

static void open_globals(struct scene *s)
{
    struct arena *a = &s->arena;
    static const char *const codes[] = {"yyyy\"-\"m", "\"RM\"0.00;[Red]0"};

    s->globals = buf_new(a, 1u << 24);
    WORDS(&s->globals, XLS_BOF, a, s->version, 5, 0, 0, 0, 0, 0, 0);
    if (s->is_protected)
        WORDS(&s->globals, XLS_FILEPASS, a, 0, 1, 1);
    WORDS(&s->globals, XLS_CODEPAGE, a, s->version == VERSION5 ? 936 : 1200);
    WORDS(&s->globals, XLS_DATEMODE, a, s->is_1904);
    for (uint32_t i = 0; i < COUNT(codes); i++) {
        struct buf data = buf_new(a, 100);

        put(&data, 164 + i, 2);
        if (s->version == VERSION5) {
            put(&data, strlen(codes[i]), 1);
            buf_add_z(&data, codes[i]);
        } else {
            put_text(&data, codes[i], 2, false);
        }
        record(&s->globals, XLS_FORMAT, &data);
    }
    for (uint32_t i = 0; i < 4; i++)
        WORDS(&s->globals, XLS_XF, a, 0, (uint32_t[]){0, 14, 164, 165}[i], 0, 0,
              0, 0, 0, 0, 0, 0);
    s->sheet = buf_new(a, 1u << 24);
    WORDS(&s->sheet, XLS_BOF, a, s->version, 0x10, 0, 0, 0, 0, 0, 0);
    if (s->version == VERSION8)
        WORDS(&s->sheet, 0x0200, a, 0, 0, 20, 0, 0, 20, 0);
    else
        WORDS(&s->sheet, 0x0200, a, 0, 20, 0, 20, 0);
}

/* The file; hidden as in the sheet's record. */
static struct str finish(struct scene *s, uint32_t hidden)
{
    struct buf name = buf_new(&s->arena, 100);
    struct buf all = buf_new(&s->arena, 1u << 25);
    size_t at = s->globals.len + 4 + 8 + 4 + (s->version == VERSION8);

    put(&name, at, 4);
    put(&name, hidden, 2);
    if (s->version == VERSION8)
        put_text(&name, "S", 1, false);
    else
        buf_add(&name, (struct str){"\x01S", 2});
    record(&s->globals, XLS_SHEET, &name);
    WORDS(&s->globals, XLS_EOF, &s->arena, 0);
    s->globals.len -= 2;
    s->globals.ptr[s->globals.len - 2] = 0;
    WORDS(&s->sheet, XLS_EOF, &s->arena, 0);
    s->sheet.len -= 2;
    s->sheet.ptr[s->sheet.len - 2] = 0;
    assert_int_equal(at, s->globals.len);
    buf_add(&all, buf_str(&s->globals));
    buf_add(&all, buf_str(&s->sheet));
    if (s->is_short)
        return ole_kit_short(s->stream, buf_str(&all), &s->arena);
    return ole_kit_file(s->stream, buf_str(&all), &s->arena);
}

static void check_text(struct scene *s, struct str bytes, const char *want)
{
    struct workbook book = {0};
    struct buf shown = buf_new(&s->arena, 1u << 20);
    struct str text;

    assert_int_equal(sheet_kind_of(bytes), SHEET_XLS);
    s->diag.arena = &s->arena;
    if (!workbook_read("f", bytes, '.', &book, &s->arena, &s->diag))
        fail_msg("%.*s", STR_ARG(s->diag.first->text));
    assert_int_equal(book.count, 1);
    assert_true(str_equal_z(book.sheets[0].name, "S"));
    text = book.sheets[0].text;
    for (size_t i = 0; i < text.len; i++)
        buf_add_byte(&shown, text.ptr[i] == '\t'   ? '|'
                             : text.ptr[i] == '\n' ? '/'
                                                   : text.ptr[i]);
    if (!str_equal_z(buf_str(&shown), want))
        fail_msg("%.*s", STR_ARG(buf_str(&shown)));
    arena_release(&s->arena);
}

static void test_numbers(void **state)
{
    struct scene s = begin(VERSION8);
    struct arena *a = &s.arena;

    (void)state;
    open_globals(&s);
    put_number(&s.sheet, a, 1, 1, 0, 1234.56);
    put_number(&s.sheet, a, 1, 2, 0, 0.1 + 0.2);
    put_number(&s.sheet, a, 1, 3, 0, 123456789012345678.0);
    put_number(&s.sheet, a, 1, 4, 3, 1.5);
    put_value(&s.sheet, a, XLS_RK, 2, 1, 0, RK_INT(-7), 4);
    put_value(&s.sheet, a, XLS_RK, 2, 2, 0, RK_CENTS(123456), 4);
    put_value(&s.sheet, a, XLS_RK, 2, 3, 0, bits_of(1.5) >> 32, 4);
    put_value(&s.sheet, a, XLS_RK, 2, 4, 0, bits_of(150.0) >> 32 | 1, 4);
    WORDS(&s.sheet, XLS_MULRK, a, 2, 0, 0, (uint32_t)RK_INT(3), 0, 1,
          (uint32_t)RK_INT(46220) & 0xFFFF, RK_INT(46220) >> 16, 1);
    check_text(&s, finish(&s, 0),
               "1234.56|0.3|1.23456789012346E+17|1.5/-7|1234.56|1.5|1.5/"
               "3|2026-07-17||/");
}

static void test_dates(void **state)
{
    (void)state;
    for (int is_1904 = 0; is_1904 < 2; is_1904++) {
        struct scene s = begin(VERSION8);
        struct arena *a = &s.arena;

        s.is_1904 = is_1904;
        open_globals(&s);
        put_number(&s.sheet, a, 1, 1, 1, is_1904 ? 44758 : 46220);
        put_number(&s.sheet, a, 1, 2, 2, 61.5);
        put_number(&s.sheet, a, 1, 3, 1, 60);
        put_number(&s.sheet, a, 1, 4, 1, 59);
        put_number(&s.sheet, a, 1, 5, 1, -3);
        put_number(&s.sheet, a, 1, 6, 0, 46220);
        check_text(&s, finish(&s, 0),
                   is_1904 ? "2026-07-17|1904-03-02 12:00:00|1904-03-01|"
                             "1904-02-29|-3|46220/"
                           : "2026-07-17|1900-03-01 12:00:00|1900-02-29|"
                             "1900-02-28|-3|46220/");
    }
}

/* A number is SHEET_FORMULA, never zero or empty; all else is what it is. */
static void test_formulas(void **state)
{
    struct scene s = begin(VERSION8);
    struct arena *a = &s.arena;

    (void)state;
    open_globals(&s);
    put_formula(&s.sheet, a, 1, 1, 0, bits_of(3.0), NULL);
    put_formula(&s.sheet, a, 1, 2, 0, bits_of(0.0), NULL);
    put_formula(&s.sheet, a, 1, 3, 1, bits_of(46220.0), NULL);
    put_formula(&s.sheet, a, 1, 4, 1, bits_of(0.0), NULL);
    put_formula(&s.sheet, a, 2, 1, 0, IS_TEXT, "text");
    put_formula(&s.sheet, a, 2, 2, 0, IS_TEXT, "");
    put_formula(&s.sheet, a, 2, 3, 0, IS_TEXT, NULL);
    put_number(&s.sheet, a, 2, 4, 0, 1);
    put_formula(&s.sheet, a, 3, 1, 0, IS_BOOL(1), NULL);
    put_formula(&s.sheet, a, 3, 2, 0, IS_ERROR(0x07), NULL);
    put_formula(&s.sheet, a, 3, 3, 0, IS_EMPTY, NULL);
    put_formula(&s.sheet, a, 3, 4, 3, bits_of(9.0), NULL);
    check_text(&s, finish(&s, 0),
               "#FORMULA!|#FORMULA!|2026-07-17|#FORMULA!/"
               "text|#FORMULA!|#FORMULA!|1/"
               "TRUE|#DIV/0!|#FORMULA!|#FORMULA!/");
}

static void test_errors(void **state)
{
    static const uint32_t codes[] = {0x00, 0x07, 0x0F, 0x17, 0x1D, 0x24, 0x2A};
    struct scene s = begin(VERSION8);

    (void)state;
    open_globals(&s);
    for (uint32_t i = 0; i < COUNT(codes); i++)
        put_value(&s.sheet, &s.arena, XLS_BOOLERR, 1, i + 1, 0,
                  codes[i] | 0x100, 2);
    put_value(&s.sheet, &s.arena, XLS_BOOLERR, 1, 8, 0, 1, 2);
    put_value(&s.sheet, &s.arena, XLS_BOOLERR, 1, 9, 0, 0, 2);
    check_text(&s, finish(&s, 0),
               "#NULL!|#DIV/0!|#VALUE!|#REF!|#NAME?|#NUM!|#N/A|TRUE|FALSE/");
}

/* Shared texts: wide and narrow, with formats, empty, over two records. */
static void test_strings(void **state)
{
    struct scene s = begin(VERSION8);
    struct arena *a = &s.arena;
    struct buf sst = buf_new(a, 1000), more = buf_new(a, 1000);

    (void)state;
    open_globals(&s);
    put(&sst, 5, 4);
    put(&sst, 5, 4);
    put_text(&sst, "narrow", 2, false);
    put(&sst, 2, 2); /* with one run of formats, and four bytes of readings */
    put(&sst, 1 | 4 | 8, 1);
    put(&sst, 1, 2);
    put(&sst, 4, 4);
    put(&sst, 0x5355, 2);
    put(&sst, 0x636E, 2);
    put(&sst, 0x1234567890ABCDEF, 8);
    put_text(&sst, "", 2, false);
    put(&sst, 6, 2); /* goes on in the next record, there in wide letters */
    put(&sst, 0, 1);
    buf_add_z(&sst, "abc");
    put(&more, 1, 1);
    put(&more, 'd', 2);
    put(&more, 0xD842, 2); /* a character of two units */
    put(&more, 0xDFB7, 2);
    put_text(&more, "last", 2, true);
    record(&s.globals, XLS_SST, &sst);
    record(&s.globals, XLS_CONTINUE, &more);
    for (uint32_t i = 0; i < 5; i++)
        put_value(&s.sheet, a, XLS_LABELSST, 1, i + 1, 0, i, 4);
    check_text(&s, finish(&s, 0), "narrow|单据||abcd𠮷|last/");
}

static void test_labels(void **state)
{
    struct scene s = begin(VERSION8);
    struct buf data = buf_new(&s.arena, 100);

    (void)state;
    open_globals(&s);
    cell_front(&data, 1, 1, 0);
    put_text(&data, "a\"b", 2, true);
    record(&s.sheet, XLS_LABEL, &data);
    check_text(&s, finish(&s, 0), "\"a\"\"b\"/");
}

/* Excel 95: texts in the code page, formats with one byte of length. */
static void test_biff5(void **state)
{
    struct scene s = begin(VERSION5);
    struct arena *a = &s.arena;
    struct buf data = buf_new(a, 100);

    (void)state;
    s.stream = "Book";
    open_globals(&s);
    cell_front(&data, 1, 1, 0);
    put(&data, 4, 2);
    buf_add_z(&data, "\xB5\xA5\xBE\xDD"); /* 单据 */
    record(&s.sheet, XLS_LABEL, &data);
    put_number(&s.sheet, a, 1, 2, 2, 46220);
    put_number(&s.sheet, a, 1, 3, 3, 46220);
    put_formula(&s.sheet, a, 1, 4, 0, bits_of(1.0), NULL);
    check_text(&s, finish(&s, 0), "单据|2026-07-17|46220|#FORMULA!/");
}

/* A file so small that its records stand in blocks of 64 bytes. */
static void test_short(void **state)
{
    struct scene s = begin(VERSION8);

    (void)state;
    s.is_short = true;
    open_globals(&s);
    for (uint32_t i = 1; i <= 30; i++)
        put_number(&s.sheet, &s.arena, 1, i, 0, i);
    check_text(&s, finish(&s, 0),
               "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|"
               "25|26|27|28|29|30/");
}

static void test_merges(void **state)
{
    struct scene s = begin(VERSION8);
    struct arena *a = &s.arena;
    struct diag d = {.arena = a};
    struct workbook book;
    struct buf data = buf_new(a, 100);

    (void)state;
    open_globals(&s);
    cell_front(&data, 1, 1, 0);
    put_text(&data, "x", 2, false);
    WORDS(&s.sheet, XLS_ROW, a, 1, 0, 9, 255, 0, 0, 0x20, 0);
    WORDS(&s.sheet, XLS_ROW, a, 5, 0, 9, 255, 0, 0, 0x20, 0);
    record(&s.sheet, XLS_LABEL, &data);
    put_number(&s.sheet, a, 1, 2, 0, 1);
    put_number(&s.sheet, a, 2, 3, 0, 2);
    WORDS(&s.sheet, XLS_MERGED, a, 2, 0, 1, 0, 0, 0, 1, 1, 1);
    assert_true(workbook_read("f", finish(&s, 0), '.', &book, a, &d));
    assert_true(str_equal_z(book.sheets[0].text, "x\t1\t\nx\t\t2\n"));
    assert_int_equal(book.sheets[0].hidden_rows, 1);
    assert_int_equal(book.sheets[0].first_hidden, 2);
    assert_int_equal(book.sheets[0].merge_count, 2);
    arena_release(a);
}

/* A hidden sheet, and one of a chart. */
static void test_sheets(void **state)
{
    (void)state;
    for (uint32_t kind = 0; kind < 2; kind++) {
        struct scene s = begin(VERSION8);
        struct diag d = {.arena = &s.arena};
        struct workbook book;

        open_globals(&s);
        put_number(&s.sheet, &s.arena, 1, 1, 0, 1);
        assert_true(workbook_read("f", finish(&s, kind ? 0x200 : 2), '.', &book,
                                  &s.arena, &d));
        assert_int_equal(book.count, kind ? 0 : 1);
        assert_true(kind || (book.sheets[0].hidden && !book.sheets[0].rows));
        arena_release(&s.arena);
    }
}

static void refuse(struct scene *s, struct str bytes, const char *why)
{
    struct workbook book;
    struct diag d = {.arena = &s->arena};

    assert_false(workbook_read("f", bytes, '.', &book, &s->arena, &d));
    if (str_find(d.first->text, str_from_z(why)) < 0)
        fail_msg("%.*s", STR_ARG(d.first->text));
}

static void test_refusals(void **state)
{
    struct scene s = begin(VERSION8), old = begin(0x0400);
    struct str bytes;

    (void)state;
    s.is_protected = true;
    open_globals(&s);
    refuse(&s, finish(&s, 0), "protected by a password");
    arena_release(&s.arena);
    open_globals(&old);
    refuse(&old, finish(&old, 0), "before Excel 95");
    arena_release(&old.arena);
    s = begin(VERSION8);
    open_globals(&s);
    put_value(&s.sheet, &s.arena, XLS_LABELSST, 1, 1, 0, 0, 4);
    bytes = finish(&s, 0);
    refuse(&s, bytes, "damaged or was cut short");
    refuse(&s, str_head(bytes, bytes.len - 2000), "damaged or was cut short");
    refuse(&s, ole_kit_file("EncryptedPackage", STR("x"), &s.arena),
           "protected by a password");
    assert_int_equal(
        sheet_kind_of(ole_kit_file("WordDocument", STR("x"), &s.arena)),
        SHEET_NONE);
    arena_release(&s.arena);
}

/* Its first sheet as our text, where it has numbers as whole ones or texts. */
static void add_freexl(const void *book, struct buf *out)
{
    unsigned rows;
    unsigned short columns;

    assert_int_equal(freexl_select_active_worksheet(book, 0), FREEXL_OK);
    freexl_worksheet_dimensions(book, &rows, &columns);
    for (unsigned i = 0; i < rows; i++) {
        for (unsigned short j = 0; j < 3; j++) {
            FreeXL_CellValue v;

            assert_int_equal(freexl_get_cell_value(book, i, j, &v), FREEXL_OK);
            buf_add_z(out, j ? "\t" : "");
            if (v.type == FREEXL_CELL_INT)
                buf_add_int(out, v.value.int_value);
            else if (v.type == FREEXL_CELL_DOUBLE)
                buf_add_format(out, "%.15g", v.value.double_value);
            else if (v.type != FREEXL_CELL_NULL)
                buf_add_z(out, v.value.text_value);
        }
        buf_add_byte(out, '\n');
    }
}

static void test_freexl(void **state)
{
    struct scene s = begin(VERSION8);
    struct arena *a = &s.arena;
    struct diag d = {.arena = a};
    struct buf theirs = buf_new(a, 1u << 20);
    struct workbook book;
    struct str bytes;
    char path[] = "/tmp/test_sheet_xls_XXXXXX";
    const void *handle;
    int file = mkstemp(path);

    (void)state;
    open_globals(&s);
    for (uint32_t i = 1; i <= 20; i++) {
        struct buf data = buf_new(a, 100);

        cell_front(&data, i, 1, 0);
        put_text(&data, i % 2 ? "odd" : "even", 2, i % 3 == 0);
        record(&s.sheet, XLS_LABEL, &data);
        put_number(&s.sheet, a, i, 2, 0, i * 1234.56 - 5000);
        put_value(&s.sheet, a, XLS_RK, i, 3, i % 2, RK_INT(46000 + i), 4);
    }
    bytes = finish(&s, 0);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes.ptr, bytes.len), bytes.len);
    close(file);
    assert_int_equal(freexl_open(path, &handle), FREEXL_OK);
    add_freexl(handle, &theirs);
    freexl_close(handle);
    unlink(path);
    assert_true(workbook_read("f", bytes, '.', &book, a, &d));
    if (!str_equal(book.sheets[0].text, buf_str(&theirs)))
        fail_msg("ours:\n%.*s\ntheirs:\n%.*s", STR_ARG(book.sheets[0].text),
                 STR_ARG(buf_str(&theirs)));
    arena_release(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),  cmocka_unit_test(test_dates),
        cmocka_unit_test(test_formulas), cmocka_unit_test(test_errors),
        cmocka_unit_test(test_strings),  cmocka_unit_test(test_labels),
        cmocka_unit_test(test_biff5),    cmocka_unit_test(test_merges),
        cmocka_unit_test(test_short),    cmocka_unit_test(test_sheets),
        cmocka_unit_test(test_refusals), cmocka_unit_test(test_freexl),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
