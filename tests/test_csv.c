#include "input/scan.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const faults[] = {"",    "unclosed", "stray", "return",
                                     "nul", "long",     "memory"};

static void print_row(struct buf *out, const struct csv_row *row,
                      struct csv_format format)
{
    buf_add_format(out, "%zu:", row->line);
    if (row->fault != ROW_FINE) {
        struct place at = csv_place("", row, format, 0);

        buf_add_format(out, "!%s@%u:%u ", faults[row->fault], (unsigned)at.line,
                       (unsigned)at.column);
        return;
    }
    for (size_t i = 0; i < row->count; i++) {
        buf_add_byte(out, i ? '|' : '[');
        buf_add(out, row->fields[i]);
    }
    buf_add_z(out, "] ");
}

static struct csv_splitter split(struct str text)
{
    return (struct csv_splitter){text, 0, 1, text.len, csv_recognise(text),
                                 false};
}

static struct str print_scanned(struct str text, struct arena *a)
{
    struct csv_splitter s = split(text);
    struct scan *scan = scan_new(s, a);
    struct buf out = buf_new(a, 1 << 16);
    struct csv_row row;

    while (scan_next(scan, &row))
        print_row(&out, &row, s.format);
    scan_close(scan);
    return str_trim(buf_str(&out));
}

/*
 * All rows on one line: "line:[field|field]" or "line:!fault@line:column".
 * Splitter and reader, and the scanner, must give the same.
 */
static struct str print_rows(struct str text, struct arena *a)
{
    struct csv_splitter s = split(text);
    struct csv_reader *r = csv_reader_new(s.format, a);
    struct buf out = buf_new(a, 1 << 16);
    struct csv_row row;
    struct str rows, scanned = print_scanned(text, a);

    while (csv_next(&s, &row)) {
        (void)csv_read(r, &row);
        print_row(&out, &row, s.format);
    }
    csv_reader_close(r);
    rows = str_trim(buf_str(&out));
    if (!str_equal(rows, scanned))
        fail_msg("%.*s, but scanned %.*s", STR_ARG(rows), STR_ARG(scanned));
    return rows;
}

static const struct {
    const char *text;
    const char *rows;
} row_cases[] = {
    {"", ""},
    {"\n\r\n  \n", ""},
    {"a", "1:[a]"},
    {"a,b\n1,2\n", "1:[a|b] 2:[1|2]"},
    {"a,b\r\n1,2\r\n", "1:[a|b] 2:[1|2]"},
    {"a,b\r1,2\r", "1:[a|b] 2:[1|2]"},
    {"a,b\n\n1,2", "1:[a|b] 3:[1|2]"},
    {",\n,,", "1:[|] 2:[||]"},
    {"a;b\n1,5;2\n", "1:[a|b] 2:[1,5|2]"},
    {"a\tb\n\t\n 1 \t2\n", "1:[a|b] 2:[|] 3:[1|2]"},
    {"a, b \n 1\t,2 ", "1:[a|b] 2:[1|2]"},
    {"a\n\" 1 \"", "1:[a] 2:[ 1 ]"},
    {"a,b\n\"1\nx\",2\n3,4", "1:[a|b] 2:[1\nx|2] 4:[3|4]"},
    {"a,b\n\"1\r\nx\",2\r\n3,4", "1:[a|b] 2:[1\r\nx|2] 4:[3|4]"},
    {"a,b\n\"x \"\"y\"\"\", z", "1:[a|b] 2:[x \"y\"|z]"},
    {"a,b\n\"1\" ,\t\"2\"\t\n", "1:[a|b] 2:[1|2]"},
    {"a,b\n\"\",\n", "1:[a|b] 2:[|]"},
    /* a bad row stands alone, wherever its quote may lead */
    {"a,b\n1,\"x\n3,4\n", "1:[a|b] 2:!unclosed@2:3 3:[3|4]"},
    {"a,b\n1,\"x\n3,\"y\"\n5,6\n", "1:[a|b] 2:!unclosed@2:3 3:[3|y] 4:[5|6]"},
    {"a,b\n1,x\"y\n3,4\n", "1:[a|b] 2:!stray@2:4 3:[3|4]"},
    {"a,b\n1,\"x\"y\n3,4\n", "1:[a|b] 2:!stray@2:6 3:[3|4]"},
    {"a,b\n客户,\"x\"y\n", "1:[a|b] 2:!stray@2:7"},
    {"a,b\n1,x\ry\n3,4\n", "1:[a|b] 2:!return@2:4 3:[3|4]"},
    {"a,b\n1,\"x\"\ry\n3,4\n", "1:[a|b] 2:!return@2:6 3:[3|4]"},
    {"a,b\n1,\"", "1:[a|b] 2:!unclosed@2:3"},
    {"\"a;\",b\n1,2", "1:[a;|b] 2:[1|2]"},
    /* past the scanner's block of 64 bytes, and at its edges */
    {"0123456789012345678901234567890123456789012345678901234567890, b\n1,2\n",
     "1:[0123456789012345678901234567890123456789012345678901234567890|b] "
     "2:[1|2]"},
    {"012345678901234567890123456789012345678901234567890123456789,b\r\n1,2",
     "1:[012345678901234567890123456789012345678901234567890123456789|b] "
     "2:[1|2]"},
    {"01234567890123456789012345678901234567890123456789012345678901\r\n1",
     "1:[01234567890123456789012345678901234567890123456789012345678901] "
     "2:[1]"},
    {"a\n012345678901234567890123456789012345678901234567890123456,\"b\"\n1",
     "1:[a] 2:[012345678901234567890123456789012345678901234567890123456|b] "
     "3:[1]"},
    {"a,b\r\r\n \r\n1,2\r", "1:[a|b] 3:[1|2]"},
};

static const struct {
    const char *text;
    size_t rows, line_ends; /* rows SIZE_MAX: only csv_next knows */
} count_cases[] = {
    {"", 0, 0},
    {"a", 1, 0},
    {"\n\n", 0, 2},
    {"a\n \nb\n", 2, 3},
    {"a\r\n\r\nb\r\n \r\n\t", 2, 4},
    {"a\n,\n", 2, 2},
    {"a \n\r \n", 2, 2},
    {"a\n\"b\"\n", SIZE_MAX, 0},
    {"0123456789012345678901234567890123456789012345678901234567890123\n"
     "\n0123456789012345678901234567890123456789012345678901234567890\n\n",
     2, 4},
};

static void test_count(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(count_cases); i++) {
        size_t rows = SIZE_MAX, line_ends = 0;
        struct csv_format format = {',', '\n', false};

        if (scan_count(str_from_z(count_cases[i].text), format, &rows,
                       &line_ends) != (count_cases[i].rows != SIZE_MAX) ||
            rows != count_cases[i].rows ||
            line_ends != count_cases[i].line_ends)
            fail_msg("%s: %zu rows, %zu line ends", count_cases[i].text, rows,
                     line_ends);
    }
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(row_cases); i++) {
        struct arena a = {0};
        struct str got = print_rows(str_from_z(row_cases[i].text), &a);

        if (!str_equal_z(got, row_cases[i].rows))
            fail_msg("%s: %.*s", row_cases[i].text, STR_ARG(got));
        arena_release(&a);
    }
}

static void test_nul(void **state)
{
    struct arena a = {0};

    (void)state;
    assert_true(str_equal_z(print_rows(STR("a,b\n1,x\0y\n\"3\0\",4\n5,6"), &a),
                            "1:[a|b] 2:!nul@2:4 3:!nul@3:3 4:[5|6]"));
    arena_release(&a);
}

/* A row of the given length: "x,yyyy...", with quotes or without. */
static struct str make_row(size_t length, bool quoted, struct arena *a)
{
    char *text = arena_alloc(a, length + 5);

    memset(text, 'y', length);
    memcpy(text, quoted ? "x,\"" : "x,", quoted ? 3 : 2);
    if (quoted)
        text[length - 1] = '"';
    memcpy(text + length, "\n1,2", 4);
    return (struct str){text, length + 4};
}

static const struct {
    size_t length;
    bool quoted;
    bool is_read;
} length_cases[] = {
    {CSV_ROW_MAX, false, true},       {CSV_ROW_MAX, true, true},
    {CSV_ROW_MAX + 1, false, false},  {CSV_ROW_MAX + 1, true, false},
    {CSV_ROW_MAX * 3u, false, false}, {CSV_ROW_MAX * 3u, true, false},
};

static void test_length(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(length_cases); i++) {
        struct arena a = {0};
        struct csv_format format = {',', '\n', false};
        struct str text =
            make_row(length_cases[i].length, length_cases[i].quoted, &a);
        struct csv_splitter s = {text, 0, 1, text.len, format, false};
        struct csv_reader *r = csv_reader_new(format, &a);
        struct csv_row row;
        enum csv_fault wanted = length_cases[i].is_read ? ROW_FINE : ROW_LONG;

        assert_true(csv_next(&s, &row));
        if (csv_read(r, &row) != wanted)
            fail_msg("row %zu: fault %d", i, (int)row.fault);
        assert_true(csv_next(&s, &row));
        assert_int_equal(csv_read(r, &row), ROW_FINE);
        assert_true(str_equal_z(row.fields[1], "2"));
        assert_false(csv_next(&s, &row));
        csv_reader_close(r);
        arena_release(&a);
    }
}

static const struct {
    const char *row;
    size_t field;
    uint32_t line, column;
} place_cases[] = {
    {"a,b,c", 0, 7, 1},
    {"a,b,c", 2, 7, 5},
    {" a , b", 1, 7, 6},
    {"客户,金额,x", 1, 7, 4},
    {"\"a,b\",c", 1, 7, 7},
    {"\"a\"\"b\",c", 1, 7, 8},
    {"\"a\nb\", c,d", 1, 8, 5},
    {"\"a\nb\", c,d", 2, 8, 7},
    {"a", 5, 7, 2},
};

static void test_places(void **state)
{
    struct csv_format format = {',', '\n', false};

    (void)state;
    for (size_t i = 0; i < COUNT(place_cases); i++) {
        struct csv_row row = {.text = str_from_z(place_cases[i].row),
                              .line = 7};
        struct place at = csv_place("f", &row, format, place_cases[i].field);

        if (at.line != place_cases[i].line ||
            at.column != place_cases[i].column)
            fail_msg("%s, field %zu: %u:%u", place_cases[i].row,
                     place_cases[i].field, (unsigned)at.line,
                     (unsigned)at.column);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),   cmocka_unit_test(test_count),
        cmocka_unit_test(test_nul),    cmocka_unit_test(test_length),
        cmocka_unit_test(test_places),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
