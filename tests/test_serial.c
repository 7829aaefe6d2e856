/* Numbers and dates of spreadsheets as text, and number formats. */
#include "input/serial_format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *digits, *want; /* NULL: no number */
} numbers[] = {
    {"0", "0"},
    {"-0", "0"},
    {"0.00", "0"},
    {"1", "1"},
    {"-1.50", "-1.5"},
    {"+7", "7"},
    {".5", "0.5"},
    {"5.", "5"},
    {"007", "7"},
    {" 12 ", "12"},
    {"0.30000000000000004", "0.3"},
    {"0.29999999999999999", "0.3"},
    {"1234.5600000000001", "1234.56"},
    {"99999.989999999991", "99999.99"},
    {"999999999999999.9", "1E+15"}, /* 16 digits before the point */
    {"99999999999999.99", "1E+14"},
    {"12345678901234.5", "12345678901234.5"},
    {"12345678901234.101", "12345678901234.1"}, /* .1 as Excel writes it */
    {"12345678901234.56", "1.23456789012346E+13"},
    {"1234567890123.45", "1234567890123.45"},
    {"1234567890123.4500000001", "1234567890123.45"},
    {"9999999999999999", "1E+16"},
    {"123456789012345", "123456789012345"},
    {"-123456789012345", "-123456789012345"},
    {"1234567890123456", "1.23456789012346E+15"},
    {"123456789012345678", "1.23456789012346E+17"},
    {"1.2345678901234568E+17", "1.23456789012346E+17"},
    {"-1E+20", "-1E+20"},
    {"1e3", "1000"},
    {"1E-2", "0.01"},
    {"1.5E3", "1500"},
    {"12345E-3", "12.345"},
    {"0.000001", "0.000001"},
    {"1E-10", "0.0000000001"},
    {"4.4408920985006262E-16", "0"},
    {"-2.7755575615628914E-17", "0"},
    {"1E400", "1E+400"},
    {"1E99999999999999999999", NULL},
    {"1E-99999999999999999999", "0"},
    {"", NULL},
    {"-", NULL},
    {".", NULL},
    {"1.2.3", NULL},
    {"1,5", NULL},
    {"E5", NULL},
    {"1E", NULL},
    {"1E+", NULL},
    {"1x", NULL},
    {"NaN", NULL},
    {"0x10", NULL},
    {"１２", NULL},
};

static void test_numbers(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct buf out = buf_new(&a, 100);
        const char *want = numbers[i].want;
        bool ok = serial_add_number(&out, str_from_z(numbers[i].digits), '.');

        if (want && strcmp(want, "1E+400") != 0 && !ok)
            fail_msg("%s: refused", numbers[i].digits);
        if (want && !str_equal_z(buf_str(&out), want))
            fail_msg("%s: %.*s", numbers[i].digits, STR_ARG(buf_str(&out)));
        if (!want && strchr(numbers[i].digits, 'E') == NULL && (ok || out.len))
            fail_msg("%s: taken", numbers[i].digits);
    }
    arena_release(&a);
}

static void test_comma(void **state)
{
    struct arena a = {0};
    struct buf out = buf_new(&a, 100);

    (void)state;
    assert_true(serial_add_number(&out, STR("-1234.5"), ','));
    buf_add_byte(&out, ' ');
    assert_true(serial_add_number(&out, STR("1.5E17"), ','));
    assert_true(str_equal_z(buf_str(&out), "-1234,5 1.5E+17"));
    arena_release(&a);
}

static const struct {
    const char *digits;
    bool since_1904;
    enum serial_style style;
    const char *want; /* NULL: no day */
} dates[] = {
    {"46220", false, SERIAL_DATE, "2026-07-17"},
    {"44758", true, SERIAL_DATE, "2026-07-17"},
    {"46220.0", false, SERIAL_DATE, "2026-07-17"},
    {"46220.354166666664", false, SERIAL_DATE, "2026-07-17 08:30:00"},
    {"46220.99999999", false, SERIAL_DATE, "2026-07-18"},
    {"46220.5", false, SERIAL_TIME, "2026-07-17 12:00:00"},
    {"0.5", false, SERIAL_TIME, "12:00:00"},
    {"0.000011574074074074073", false, SERIAL_TIME, "00:00:01"},
    {"1.5", false, SERIAL_TIME, "1900-01-01 12:00:00"},
    {"0", false, SERIAL_TIME, "00:00:00"},
    {"0", false, SERIAL_DATE, "1900-01-00"},
    {"0.5", false, SERIAL_DATE, "1900-01-00 12:00:00"},
    {"1", false, SERIAL_DATE, "1900-01-01"},
    {"31", false, SERIAL_DATE, "1900-01-31"},
    {"59", false, SERIAL_DATE, "1900-02-28"},
    {"60", false, SERIAL_DATE, "1900-02-29"}, /* which never was */
    {"61", false, SERIAL_DATE, "1900-03-01"},
    {"366", false, SERIAL_DATE, "1900-12-31"},
    {"0", true, SERIAL_DATE, "1904-01-01"},
    {"1", true, SERIAL_DATE, "1904-01-02"},
    {"59", true, SERIAL_DATE, "1904-02-29"},
    {"60", true, SERIAL_DATE, "1904-03-01"},
    {"2958465", false, SERIAL_DATE, "9999-12-31"},
    {"2958466", false, SERIAL_DATE, NULL},
    {"2958465.99999999", false, SERIAL_DATE, NULL},
    {"2957003", true, SERIAL_DATE, "9999-12-31"},
    {"2957004", true, SERIAL_DATE, NULL},
    {"-1", false, SERIAL_DATE, NULL},
    {"-0.5", false, SERIAL_TIME, NULL},
    {"1E9", false, SERIAL_DATE, NULL},
    {"4.622E4", false, SERIAL_DATE, "2026-07-17"},
    {"2026-07-17", false, SERIAL_DATE, NULL},
    {"", false, SERIAL_DATE, NULL},
};

static void test_dates(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(dates); i++) {
        struct buf out = buf_new(&a, 100);
        bool ok = serial_add_date(&out, str_from_z(dates[i].digits),
                                  dates[i].since_1904, dates[i].style);

        if (ok != (dates[i].want != NULL) ||
            !str_equal_z(buf_str(&out), dates[i].want ? dates[i].want : ""))
            fail_msg("%s (1904: %d, style %d): %d %.*s", dates[i].digits,
                     dates[i].since_1904, dates[i].style, ok,
                     STR_ARG(buf_str(&out)));
    }
    arena_release(&a);
}

static const struct {
    const char *code;
    enum serial_style style;
} codes[] = {
    {"General", SERIAL_NUMBER},
    {"GENERAL", SERIAL_NUMBER},
    {"0", SERIAL_NUMBER},
    {"@", SERIAL_NUMBER},
    {"", SERIAL_NUMBER},
    {"#,##0.00", SERIAL_NUMBER},
    {"0.00E+00", SERIAL_NUMBER},
    {"##0.0e-0", SERIAL_NUMBER},
    {"\"RM\"#,##0.00;[Red]-\"RM\"#,##0.00", SERIAL_NUMBER},
    {"\"USD\" #,##0.00", SERIAL_NUMBER},
    {"_-* #,##0.00\\ \"days\"_-", SERIAL_NUMBER},
    {"\\d0", SERIAL_NUMBER},
    {"[Magenta]0", SERIAL_NUMBER},
    {"[$USD] #,##0.00", SERIAL_NUMBER},
    {"[$-804]#,##0", SERIAL_NUMBER},
    {"0\"年\"", SERIAL_NUMBER},
    {"#,##0.00\"元\"", SERIAL_NUMBER},
    {"# ?/?", SERIAL_NUMBER},
    {"0%", SERIAL_NUMBER},
    {"yyyy-mm-dd", SERIAL_DATE},
    {"YYYY/M/D", SERIAL_DATE},
    {"d/m/yy", SERIAL_DATE},
    {"mmm", SERIAL_DATE},
    {"m\"月\"d\"日\"", SERIAL_DATE},
    {"yyyy\"年\"m\"月\"d\"日\";@", SERIAL_DATE},
    {"yyyy年m月d日", SERIAL_DATE},
    {"[$-804]yyyy\"年\"m\"月\"d\"日\" dddd;@", SERIAL_DATE},
    {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", SERIAL_DATE},
    {"[$-411]ge.m.d", SERIAL_DATE},
    {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", SERIAL_DATE},
    {"m/d/yy h:mm", SERIAL_DATE},
    {"yyyy-mm-dd hh:mm:ss.000", SERIAL_DATE},
    {"h:mm", SERIAL_TIME},
    {"h:mm AM/PM", SERIAL_TIME},
    {"mm:ss.0", SERIAL_TIME},
    {"[h]:mm:ss", SERIAL_TIME},
    {"[mm]", SERIAL_TIME},
    {"h\"时\"mm\"分\"", SERIAL_TIME},
    {"\"never closed", SERIAL_NUMBER},
    {"[never closed", SERIAL_NUMBER},
    {"\\", SERIAL_NUMBER},
};

static void test_codes(void **state)
{
    static const struct {
        uint32_t id;
        enum serial_style style;
    } ids[] = {{0, SERIAL_NUMBER},  {4, SERIAL_NUMBER},  {13, SERIAL_NUMBER},
               {14, SERIAL_DATE},   {17, SERIAL_DATE},   {18, SERIAL_TIME},
               {21, SERIAL_TIME},   {22, SERIAL_DATE},   {23, SERIAL_NUMBER},
               {27, SERIAL_DATE},   {31, SERIAL_DATE},   {36, SERIAL_DATE},
               {37, SERIAL_NUMBER}, {44, SERIAL_NUMBER}, {45, SERIAL_TIME},
               {47, SERIAL_TIME},   {48, SERIAL_NUMBER}, {49, SERIAL_NUMBER},
               {50, SERIAL_DATE},   {58, SERIAL_DATE},   {59, SERIAL_NUMBER},
               {164, SERIAL_NUMBER}};

    (void)state;
    for (size_t i = 0; i < COUNT(codes); i++)
        if (serial_style_of_code(str_from_z(codes[i].code)) != codes[i].style)
            fail_msg("%s", codes[i].code);
    for (size_t i = 0; i < COUNT(ids); i++)
        if (serial_style_of_id(ids[i].id) != ids[i].style)
            fail_msg("%u", ids[i].id);
}

static const struct {
    const char *code;
    int zeros;
    const char *currency; /* or NULL */
} formats[] = {
    {"General", 0, NULL},
    {"0", 0, NULL},
    {"00", 2, NULL},
    {"0000000000", 10, NULL},
    {"00000;-00000;@", 5, NULL},
    {"[$-804]00000", 5, NULL},
    {"[Red]000", 3, NULL},
    {"[>9]000", 0, NULL},
    {"000-00", 0, NULL},
    {"00.00", 0, NULL},
    {"000000000000000000000000000000000", 0, NULL}, /* 33 of them */
    {"#,##0.00", 0, NULL},
    {"[$USD] #,##0.00", 0, "USD"},
    {"[$¥-411]#,##0", 0, "JPY"},
    {"[$￥-411]#,##0", 0, "JPY"},
    {"[$¥-804]#,##0.00", 0, NULL},
    {"[$€-407] #,##0.00", 0, "EUR"},
    {"#,##0.00 [$€-1]", 0, "EUR"},
    {"\"US$\"#,##0.00", 0, "USD"},
    {"\\U\\S\\$#,##0.00", 0, "USD"},
    {"[$$-409]#,##0.00", 0, "USD"},
    {"[$$-C09]#,##0.00", 0, NULL},
    {"\"$\"#,##0.00", 0, NULL},
    {"$#,##0.00", 0, NULL},
    {"[$HK$-C04]#,##0.00_);[Red]([$HK$-C04]#,##0.00)", 0, "HKD"},
    {"£#,##0.00", 0, "GBP"},
    {"#,##0.00\"美元\"", 0, "USD"},
    {"[$¥-804]#,##0.00", 0, NULL},
    {"[$￥-804]#,##0.00", 0, NULL},
    {"\"¥\"#,##0.00;[Red]\\-\"¥\"#,##0.00", 0, NULL},
    {"0.00\"元\"", 0, NULL},
    {"_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0, NULL},
    {"yyyy\"USD\"", 0, NULL},
    {"\"USD", 0, "USD"},
    {"[$USD", 0, "USD"},
    {"\\", 0, NULL},
};

static void test_formats(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(formats); i++) {
        struct serial_format f =
            serial_format_of_code(str_from_z(formats[i].code));
        const char *code = f.currency ? f.currency->code : "";

        if (f.zeros != formats[i].zeros ||
            strcmp(code, formats[i].currency ? formats[i].currency : "") != 0)
            fail_msg("%s: %d %s", formats[i].code, f.zeros, code);
    }
}

static const struct {
    double number;
    int exponent;
    const char *want;
} fractions[] = {
    {0.0, 0, "0"},
    {-0.0, 0, "0"},
    {1.0, 0, "1"},
    {-1.5, 0, "-1.5"},
    {0.1, 0, "0.1"},
    {0.1 + 0.2, 0, "0.3"},
    {1234.56, 0, "1234.56"},
    {99999999999999.99, 0, "1E+14"},
    {123456.0, -2, "1234.56"},
    {46220.354166666664, 0, "46220.3541666667"},
    {123456789012345.0, 0, "123456789012345"},
    {1e15, 0, "1E+15"},
    {1.7976931348623157e308, 0, "1.79769313486232E+308"},
    {5e-324, 0, "0"},
    {1e-30, 0, "0"},
    {1e-9, 0, "0.000000001"},
};

static void test_fractions(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(fractions); i++) {
        struct buf digits = buf_new(&a, 2000), out = buf_new(&a, 100);
        uint64_t bits;

        memcpy(&bits, &fractions[i].number, sizeof(bits));
        serial_add_ieee(&digits, bits, fractions[i].exponent);
        if (!serial_add_number(&out, buf_str(&digits), '.') ||
            !str_equal_z(buf_str(&out), fractions[i].want))
            fail_msg("%zu: %.*s: %.*s", i, STR_ARG(buf_str(&digits)),
                     STR_ARG(buf_str(&out)));
    }
    arena_release(&a);
}

/* The digits agree with what C itself prints of random bits. */
static void test_random(void **state)
{
    struct arena a = {0};
    uint64_t seed = 1;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct arena_mark mark = arena_mark(&a);
        struct buf digits = buf_new(&a, 2000), ours = buf_new(&a, 100);
        struct buf theirs = buf_new(&a, 100);
        uint64_t bits;
        double number;

        seed = seed * 6364136223846793005u + 1442695040888963407u;
        bits = (seed & 0x800FFFFFFFFFFFFFu) | 1 | /* never half way */
               ((1023 - 30 + (seed >> 53) % 72) << 52);
        memcpy(&number, &bits, sizeof(bits));
        serial_add_ieee(&digits, bits, 0);
        assert_true(serial_add_number(&ours, buf_str(&digits), '.'));
        assert_true(
            serial_add_number(&theirs, arena_format(&a, "%.14e", number), '.'));
        if (!str_equal(buf_str(&ours), buf_str(&theirs)))
            fail_msg("%.17g: %.*s", number, STR_ARG(buf_str(&ours)));
        arena_rewind(&a, mark);
    }
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers), cmocka_unit_test(test_comma),
        cmocka_unit_test(test_dates),   cmocka_unit_test(test_codes),
        cmocka_unit_test(test_formats), cmocka_unit_test(test_fractions),
        cmocka_unit_test(test_random),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
