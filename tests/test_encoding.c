#include "input/encoding.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BOM "\xEF\xBB\xBF"

/* 数 and 𠀀 in GB18030. */
#define GB_SHU   "\xCA\xFD"
#define GB_20000 "\x95\x32\x82\x36"

static const struct {
    const char *label;
    struct str bytes;
    const char *name; /* NULL: refused */
    struct str text;
    enum severity worst;
    uint32_t line, column; /* of the first message */
} decode_cases[] = {
    {"empty", STR_INIT(""), "UTF-8", STR_INIT(""), DIAG_OK, 0, 0},
    {"mark alone", STR_INIT(BOM), "UTF-8", STR_INIT(""), DIAG_OK, 0, 0},
    {"ascii", STR_INIT("a,b\r\n"), "UTF-8", STR_INIT("a,b\r\n"), DIAG_OK, 0, 0},
    {"utf-8", STR_INIT("客户\n𠀀\n"), "UTF-8", STR_INIT("客户\n𠀀\n"), DIAG_OK,
     0, 0},
    {"utf-8 with mark", STR_INIT(BOM "客户"), "UTF-8", STR_INIT("客户"),
     DIAG_OK, 0, 0},
    {"utf-8 with mark, bad", STR_INIT(BOM "客户\n编号\xFF,1\n"), NULL,
     STR_INIT(""), DIAG_ERROR, 2, 3},
    {"utf-8 with mark, cut", STR_INIT(BOM "客户\n\xE7\xBC"), NULL, STR_INIT(""),
     DIAG_ERROR, 2, 1},
    {"utf-8, bad after good", STR_INIT("客户\n\xFF\n"), NULL, STR_INIT(""),
     DIAG_ERROR, 2, 1},
    {"utf-8, cut after good", STR_INIT("客户,\n客\xE6\x88"), NULL, STR_INIT(""),
     DIAG_ERROR, 2, 2},
    {"surrogate", STR_INIT(BOM "\xED\xA0\x80"), NULL, STR_INIT(""), DIAG_ERROR,
     1, 1},
    {"overlong", STR_INIT(BOM "\xE0\x80\xAF"), NULL, STR_INIT(""), DIAG_ERROR,
     1, 1},
    {"beyond unicode", STR_INIT(BOM "\xF4\x90\x80\x80"), NULL, STR_INIT(""),
     DIAG_ERROR, 1, 1},
    {"gb18030", STR_INIT("a," GB_SHU "\n" GB_20000 "\n"), "GB18030",
     STR_INIT("a,数\n𠀀\n"), DIAG_NOTE, 0, 0},
    {"gb18030 euro", STR_INIT(GB_SHU "\xA2\xE3"), "GB18030", STR_INIT("数€"),
     DIAG_NOTE, 0, 0},
    {"gb18030 with mark", STR_INIT("\x84\x31\x95\x33" GB_SHU), "GB18030",
     STR_INIT("数"), DIAG_NOTE, 0, 0},
    {"gb18030, cut", STR_INIT(GB_SHU "\n" GB_SHU GB_SHU "\xCA"), NULL,
     STR_INIT(""), DIAG_ERROR, 2, 3},
    {"gb18030, cut in four", STR_INIT(GB_SHU "\x95\x32\x82"), NULL,
     STR_INIT(""), DIAG_ERROR, 1, 2},
    {"windows-1252", STR_INIT("a,caf\xE9,\x80 1\n"), "windows-1252",
     STR_INIT("a,café,€ 1\n"), DIAG_WARNING, 1, 6},
    {"windows-1252 at the end", STR_INIT("\ncaf\xE9"), "windows-1252",
     STR_INIT("\ncafé"), DIAG_WARNING, 2, 4},
    {"a hole of windows-1252", STR_INIT("\xE9,\x81\n"), NULL, STR_INIT(""),
     DIAG_ERROR, 1, 1},
    {"utf-16le",
     STR_INIT("\xFF\xFE"
              "a\0\xA2\x5B\x40\xD8\x00\xDC"),
     "UTF-16LE", STR_INIT("a客𠀀"), DIAG_NOTE, 0, 0},
    {"utf-16be",
     STR_INIT("\xFE\xFF"
              "\0a\x5B\xA2"),
     "UTF-16BE", STR_INIT("a客"), DIAG_NOTE, 0, 0},
    {"utf-16le, cut",
     STR_INIT("\xFF\xFE"
              "a\0\n\0b\0c"),
     NULL, STR_INIT(""), DIAG_ERROR, 2, 2},
    {"utf-16be, lone surrogate",
     STR_INIT("\xFE\xFF"
              "\0\n\xD8\x40\0a"),
     NULL, STR_INIT(""), DIAG_ERROR, 2, 1},
    {"nul", STR_INIT("a\nb\0c"), NULL, STR_INIT(""), DIAG_ERROR, 2, 2},
    {"xlsx", STR_INIT("PK\x03\x04\x14"), NULL, STR_INIT(""), DIAG_ERROR, 0, 0},
    {"xls", STR_INIT("\xD0\xCF\x11\xE0\xA1"), NULL, STR_INIT(""), DIAG_ERROR, 0,
     0},
};

static void check_decode(size_t i)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct encoding_result out = {0};
    const char *label = decode_cases[i].label;
    bool ok = encoding_decode(decode_cases[i].bytes, "x.csv", &out, &a, &d);

    if (ok != (decode_cases[i].name != NULL) ||
        d.worst != decode_cases[i].worst)
        fail_msg("%s: ok %d, worst %d", label, ok, (int)d.worst);
    if (ok && (strcmp(out.name, decode_cases[i].name) != 0 ||
               !str_equal(out.text, decode_cases[i].text)))
        fail_msg("%s: %s, %.*s", label, out.name, STR_ARG(out.text));
    if (!ok && (out.name || out.text.ptr))
        fail_msg("%s: out was touched", label);
    if (d.first && (d.first->at.line != decode_cases[i].line ||
                    d.first->at.column != decode_cases[i].column))
        fail_msg("%s: at %u:%u", label, (unsigned)d.first->at.line,
                 (unsigned)d.first->at.column);
    if (d.first != d.last)
        fail_msg("%s: more than one message", label);
    arena_release(&a);
}

static void test_decode(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(decode_cases); i++)
        check_decode(i);
}

/* Valid UTF-8 is lent, not copied. */
static void test_no_copy(void **state)
{
    struct str bytes = STR(BOM "客户,1\n");
    struct encoding_result out;
    struct arena a = {0};
    struct diag d = {.arena = &a};

    (void)state;
    assert_true(encoding_decode(bytes, "x.csv", &out, &a, &d));
    assert_ptr_equal(out.text.ptr, bytes.ptr + 3);
    arena_release(&a);
}

/* Our check and base/utf8's agree on every code point and on wrong bytes. */
static void test_check_all(void **state)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 1 << 23);
    unsigned char four[4] = {0};

    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++)
        if (c < 0xD800 || c > 0xDFFF)
            utf8_add(&b, c);
    assert_false(buf_is_full(&b));
    assert_int_equal(encoding_check(buf_str(&b)), b.len);
    for (unsigned n = 0; n < 1u << 24; n += 7) {
        struct str s = {(const char *)four, 4};

        four[0] = (unsigned char)(0xC0 | (n & 0x3F));
        four[1] = (unsigned char)(n >> 6);
        four[2] = (unsigned char)(n >> 14 | 0x80);
        four[3] = (unsigned char)(n >> 16);
        if (encoding_check(s) != utf8_check(s))
            fail_msg("%02x %02x %02x %02x", four[0], four[1], four[2], four[3]);
    }
    arena_release(&a);
}

/* A bad byte is found at every place of a block. */
static void test_check_places(void **state)
{
    char text[100];

    (void)state;
    for (size_t len = 0; len <= sizeof(text); len++) {
        memset(text, 'x', sizeof(text));
        assert_int_equal(encoding_check((struct str){text, len}), len);
        for (size_t i = 0; i < len; i++) {
            text[i] = (char)0xFF;
            assert_int_equal(encoding_check((struct str){text, len}), i);
            text[i] = 'x';
        }
    }
}

/* Pieces cut behind line feeds give the same text as the whole. */
static void test_pieces(void **state)
{
    struct arena a = {0};
    struct buf whole = buf_new(&a, 1 << 20), joined = buf_new(&a, 1 << 20);
    struct str text, rest, line;
    size_t bad;

    (void)state;
    for (int i = 0; i < 3000; i++)
        buf_add_z(&whole, GB_SHU ",abc," GB_20000 "\n");
    assert_true(
        encoding_convert(ENCODING_GB18030, buf_str(&whole), &text, &bad, &a));
    rest = buf_str(&whole);
    while (rest.len) {
        line = str_head(rest, (size_t)str_find_byte(rest, '\n') + 1);
        assert_true(encoding_convert(ENCODING_GB18030, line, &line, &bad, &a));
        rest = str_skip(rest, (size_t)str_find_byte(rest, '\n') + 1);
        buf_add(&joined, line);
    }
    assert_true(str_equal(text, buf_str(&joined)));
    assert_int_equal(text.len, 3000 * (sizeof("数,abc,𠀀\n") - 1));
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decode),    cmocka_unit_test(test_no_copy),
        cmocka_unit_test(test_check_all), cmocka_unit_test(test_check_places),
        cmocka_unit_test(test_pieces),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
