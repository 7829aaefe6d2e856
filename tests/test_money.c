#include "base/file.h"
#include "model/money.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct currency *currency(const char *code)
{
    return currency_find(str_from_z(code));
}

static const struct {
    const char *text;
    const char *code;
    bool ok;
    int64_t minor;
} parse_cases[] = {
    {NULL, "CNY", false, 0}, /* found by fuzz_quick: blanks alone */
    {"0", "CNY", true, 0},
    {"-0.01", "CNY", true, -1},
    {"0.01", "CNY", true, 1},
    {"12.3", "EUR", true, 1230},
    {"-12.34", "EUR", true, -1234},
    {"12", "JPY", true, 12},
    {"12.5", "JPY", false, 0},
    {"12.0", "JPY", true, 12},
    {"1.234", "KWD", true, 1234},
    {"1.2345", "UYW", true, 12345},
    {"-92233720368547758.08", "EUR", true, INT64_MIN},
    {"92233720368547758.07", "EUR", true, INT64_MAX},
    {"92233720368547758.08", "EUR", false, 0},
    {"-92233720368547758.09", "EUR", false, 0},
    {"99999999999999", "UYW", true, 999999999999990000},
    {"99999999999999.99", "CNY", true, 9999999999999999},
    {"999999999999999.9", "UYW", false, 0},
    {"922337203685477.5807", "UYW", true, INT64_MAX},
    {"1.005", "EUR", false, 0},
    {"1.00500", "EUR", false, 0},
    {"1.500000", "EUR", true, 150},
    {"1,000.00", "EUR", true, 100000},
    {"1,00.00", "EUR", false, 0},
    {"(1,234.50)", "CNY", true, -123450},
    {"1234.50-", "CNY", true, -123450},
    {"￥1,234.50", "CNY", true, 123450},
    {"¥1234.5", "CNY", true, 123450},
    {"¥1234", "JPY", true, 1234},
    {"￥１，２３４．５０", "CNY", true, 123450},
    {"-￥5", "CNY", true, -500},
    {"￥-5", "CNY", true, -500},
    {"(￥5.00)", "CNY", true, -500},
    {"￥(5.00)", "CNY", true, -500},
    {"CNY 5", "CNY", true, 500},
    {"5 CNY", "CNY", true, 500},
    {"cny5", "CNY", true, 500},
    {"RMB5", "CNY", true, 500},
    {"人民币5元", "CNY", true, 500},
    {"5元", "CNY", true, 500},
    {"US$ 5.25", "USD", true, 525},
    {"$5.25", "USD", true, 525},
    {"$5.25", "CNY", false, 0},
    {"€5", "EUR", true, 500},
    {"5 EUR-", "EUR", true, -500},
    {"USD 5", "CNY", false, 0},
    {"€5", "CNY", false, 0},
    {"5 apples", "CNY", false, 0},
    {"abc", "CNY", false, 0},
    {"1e3", "CNY", false, 0},
    {"1E3", "CNY", false, 0},
    {"1.5e+3 CNY", "CNY", false, 0},
    {"", "CNY", false, 0},
    {"￥", "CNY", false, 0},
    {"-", "CNY", false, 0},
    {"1.", "CNY", true, 100},
    {".5", "CNY", true, 50},
    {"-.5", "CNY", true, -50},
    {"--1", "CNY", false, 0},
    {"1 2", "CNY", false, 0},
    {"\xFF", "CNY", false, 0},
};

static void test_parse(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(parse_cases); i++) {
        struct field f = {.text = str_from_z(parse_cases[i].text)};
        struct money m = {77, NULL};
        struct diag quiet = {0};
        bool ok = money_parse(f, currency(parse_cases[i].code), number_plain,
                              &m, &quiet);

        if (ok != parse_cases[i].ok ||
            m.minor != (ok ? parse_cases[i].minor : 77))
            fail_msg("\"%s\": ok %d, minor %jd", parse_cases[i].text, ok,
                     (intmax_t)m.minor);
        assert_int_equal(quiet.worst, ok ? DIAG_OK : DIAG_ERROR);
    }
}

static const struct {
    const char *text;
    char point, grouping;
    enum rounding rule;
    bool ok;
    int64_t minor;
} rounded_cases[] = {
    {"1.005", '.', ',', ROUND_HALF_UP, true, 101},
    {"1.005", '.', ',', ROUND_HALF_EVEN, true, 100},
    {"1.015", '.', ',', ROUND_HALF_EVEN, true, 102},
    {"1.0050001", '.', ',', ROUND_HALF_EVEN, true, 101},
    {"-1.005", '.', ',', ROUND_HALF_UP, true, -101},
    {"1.009", '.', ',', ROUND_DOWN, true, 100},
    {"-1.001", '.', ',', ROUND_UP, true, -101},
    {"0.004", '.', ',', ROUND_HALF_UP, true, 0},
    {"0.005", '.', ',', ROUND_HALF_UP, true, 1},
    {"12345.100000000000364", '.', ',', ROUND_HALF_UP, true, 1234510},
    {"92233720368547758.074", '.', ',', ROUND_HALF_UP, true, INT64_MAX},
    {"92233720368547758.075", '.', ',', ROUND_HALF_UP, false, 0},
    {"1.234,505", ',', '.', ROUND_HALF_UP, true, 123451},
    {"-1.234,50", ',', '.', ROUND_HALF_UP, true, -123450},
    {"1.234.50", ',', '.', ROUND_HALF_UP, false, 0},
    {"1.23", ',', '.', ROUND_HALF_UP, false, 0},
};

static void test_parse_rounded(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rounded_cases); i++) {
        struct field f = {.text = str_from_z(rounded_cases[i].text)};
        struct number_style style = {rounded_cases[i].point,
                                     rounded_cases[i].grouping};
        struct money m = {0};
        struct diag quiet = {0};
        bool ok = money_parse_rounded(f, currency("CNY"), style,
                                      rounded_cases[i].rule, &m, &quiet);

        if (ok != rounded_cases[i].ok || m.minor != rounded_cases[i].minor)
            fail_msg("\"%s\" row %zu: ok %d, minor %jd", rounded_cases[i].text,
                     i, ok, (intmax_t)m.minor);
    }
}

/* Whatever we write, we read: all currencies, at the limits of each. */
static void test_currencies(void **state)
{
    static const int64_t minors[] = {0, -1, 1, 100, INT64_MAX, INT64_MIN};

    (void)state;
    assert_true(currency_count > 160);
    for (size_t i = 0; i < currency_count; i++) {
        const struct currency *c = &currencies[i];

        if (i && strcmp(currencies[i - 1].code, c->code) >= 0)
            fail_msg("%s: not in order", c->code);
        if (currency(c->code) != c || currency(c->name_zh) != c ||
            c->exponent < 0 || c->exponent > 4 || !c->name_en[0])
            fail_msg("%s", c->code);
        if (currency(c->symbol) != c)
            fail_msg("%s: symbol %s", c->code, c->symbol);
        for (size_t k = 0; k < COUNT(minors); k++) {
            struct arena a = {0};
            struct money m = {minors[k], c};
            struct money back = {0};
            struct diag quiet = {0};
            struct field plain = {.text = money_plain(m, &a)};
            struct field grouped = {.text = money_grouped(m, &a)};

            if (!money_parse(plain, c, number_plain, &back, &quiet) ||
                back.minor != m.minor ||
                !money_parse(grouped, c, number_plain, &back, &quiet) ||
                back.minor != m.minor || !money_upper(m, &a).len)
                fail_msg("%s %jd", c->code, (intmax_t)m.minor);
            arena_release(&a);
        }
    }
}

static const struct {
    const char *name;
    const char *code; /* NULL: unknown */
} name_cases[] = {
    {"CNY", "CNY"},         {"cny", "CNY"}, {"RMB", "CNY"},  {"人民币", "CNY"},
    {"￥", "CNY"},          {"¥", "CNY"},   {"元", "CNY"},   {" USD ", "USD"},
    {"美元", "USD"},        {"US$", "USD"}, {"港币", "HKD"}, {"$", NULL},
    {"XXX", NULL},          {"", NULL},     {"CN", NULL},    {"CNYX", NULL},
    {"\xFF\xFF\xFF", NULL},
};

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(name_cases); i++) {
        const struct currency *c = currency(name_cases[i].name);

        if (c != (name_cases[i].code ? currency(name_cases[i].code) : NULL))
            fail_msg("\"%s\": %s", name_cases[i].name, c ? c->code : "none");
    }
    assert_int_equal(currency("JPY")->exponent, 0);
    assert_int_equal(currency("CNY")->exponent, 2);
    assert_int_equal(currency("KWD")->exponent, 3);
    assert_int_equal(currency("UYW")->exponent, 4);
}

static void test_sums(void **state)
{
    const struct currency *cny = currency("CNY");
    struct money m = {INT64_MAX, cny};
    struct money low = {INT64_MIN, cny};
    struct decimal tenth = {1, 1};

    (void)state;
    assert_false(money_add(&m, (struct money){1, cny}));
    assert_true(m.minor == INT64_MAX);
    assert_true(money_add(&m, (struct money){-1, cny}));
    assert_true(m.minor == INT64_MAX - 1);
    assert_false(money_add(&m, (struct money){1, currency("USD")}));
    assert_false(money_subtract(&m, (struct money){-2, cny}));
    assert_true(money_subtract(&m, (struct money){-1, cny}));
    assert_false(money_subtract(&low, (struct money){1, cny}));
    assert_true(money_subtract(&low, (struct money){INT64_MIN, cny}));
    assert_true(low.minor == 0);
    assert_false(money_subtract(&low, (struct money){INT64_MIN, cny}));
    m.minor = -1005;
    assert_true(money_scale(&m, tenth, ROUND_HALF_UP));
    assert_true(m.minor == -101);
    m.minor = INT64_MAX;
    assert_false(money_scale(&m, (struct decimal){11, 1}, ROUND_DOWN));
    assert_true(m.minor == INT64_MAX);
    assert_int_equal(money_compare(m, money_zero(cny)), 1);
}

#define PARTS 5

static const struct {
    int64_t total;
    int64_t weights[PARTS];
    bool ok;
    int64_t parts[PARTS];
} split_cases[] = {
    {100, {1, 1, 1, 0, 0}, true, {34, 33, 33, 0, 0}},
    {-100, {1, 1, 1, 0, 0}, true, {-34, -33, -33, 0, 0}},
    {1, {1, 1, 1, 1, 1}, true, {1, 0, 0, 0, 0}},
    {4, {1, 1, 1, 1, 1}, true, {1, 1, 1, 1, 0}},
    {0, {1, 2, 3, 4, 5}, true, {0, 0, 0, 0, 0}},
    {10, {0, 0, 7, 0, 0}, true, {0, 0, 10, 0, 0}},
    {100, {3333, 3334, 3333, 0, 0}, true, {33, 34, 33, 0, 0}},
    {5, {10, 20, 30, 40, 50}, true, {0, 1, 1, 1, 2}},
    {INT64_MAX,
     {1, 1, 0, 0, 0},
     true,
     {4611686018427387904, 4611686018427387903, 0, 0, 0}},
    {INT64_MIN, {1, 0, 0, 0, 0}, true, {INT64_MIN, 0, 0, 0, 0}},
    {INT64_MAX, {INT64_MAX, 0, 0, 0, 0}, true, {INT64_MAX, 0, 0, 0, 0}},
    {10, {INT64_MAX, 1, 0, 0, 0}, false, {0, 0, 0, 0, 0}},
    {10, {0, 0, 0, 0, 0}, false, {0, 0, 0, 0, 0}},
    {10, {2, -1, 0, 0, 0}, false, {0, 0, 0, 0, 0}},
};

static void test_split(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(split_cases); i++) {
        struct money total = {split_cases[i].total, currency("CNY")};
        struct money parts[PARTS] = {0};
        bool ok = money_split(total, split_cases[i].weights, PARTS, parts);

        if (ok != split_cases[i].ok)
            fail_msg("row %zu: ok %d", i, ok);
        for (size_t k = 0; k < PARTS; k++) {
            if (parts[k].minor != split_cases[i].parts[k])
                fail_msg("row %zu, part %zu: %jd", i, k,
                         (intmax_t)parts[k].minor);
        }
    }
    assert_false(
        money_split((struct money){1, currency("CNY")}, NULL, 0, NULL));
}

/* Every total over many weights adds up, and no part is off by a unit. */
static void test_split_adds_up(void **state)
{
    int64_t weights[97];
    struct money parts[97];
    uint64_t seed = 1;
    int64_t sum = 0;

    (void)state;
    for (size_t i = 0; i < COUNT(weights); i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        weights[i] = (int64_t)(seed >> 44);
        sum += weights[i];
    }
    for (int64_t total = -2000; total <= 2000; total++) {
        struct money m = {total, currency("CNY")};
        int64_t back = 0;

        assert_true(money_split(m, weights, COUNT(weights), parts));
        for (size_t i = 0; i < COUNT(weights); i++) {
            int64_t off = parts[i].minor * sum - total * weights[i];

            if (off <= -sum || off >= sum)
                fail_msg("total %jd, part %zu", (intmax_t)total, i);
            back += parts[i].minor;
        }
        if (back != total)
            fail_msg("total %jd: %jd", (intmax_t)total, (intmax_t)back);
    }
}

static const struct {
    const char *amount;
    const char *code;
    const char *want;
} upper_cases[] = {
    {"0", "CNY", "人民币零元整"},
    {"-0.01", "CNY", "人民币负壹分"},
    {"0.01", "CNY", "人民币壹分"},
    {"0.10", "CNY", "人民币壹角"},
    {"1409.50", "CNY", "人民币壹仟肆佰零玖元伍角"},
    {"6007.14", "CNY", "人民币陆仟零柒元壹角肆分"},
    {"1680.32", "CNY", "人民币壹仟陆佰捌拾元零叁角贰分"},
    {"107000.53", "CNY", "人民币壹拾万柒仟元零伍角叁分"},
    {"16409.02", "CNY", "人民币壹万陆仟肆佰零玖元零贰分"},
    {"325.04", "CNY", "人民币叁佰贰拾伍元零肆分"},
    {"10000.10", "CNY", "人民币壹万元壹角"},
    {"10000000001", "CNY", "人民币壹佰亿零壹元整"},
    {"10000000000000000", "CNY", "人民币壹亿亿元整"},
    {"10000000100000000", "CNY", "人民币壹亿零壹亿元整"},
    {"1000000001000", "CNY", "人民币壹万亿零壹仟元整"},
    {"92233720368547758.07", "CNY",
     "人民币玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元"
     "零"
     "柒分"},
    {"-1234.5", "CNY", "人民币负壹仟贰佰叁拾肆元伍角"},
    {"1000", "USD", "美元壹仟元整"},
    {"1000", "JPY", "日元壹仟元整"},
    {"1.005", "KWD", "科威特第纳尔壹元零伍厘"},
    {"1.0001", "UYW", "乌拉圭养老金单位壹元零壹毫"},
};

static void test_upper(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(upper_cases); i++) {
        struct arena a = {0};
        struct diag quiet = {0};
        struct field f = {.text = str_from_z(upper_cases[i].amount)};
        struct money m = {0};
        struct str upper;

        assert_true(money_parse(f, currency(upper_cases[i].code), number_plain,
                                &m, &quiet));
        upper = money_upper(m, &a);
        if (!str_equal_z(upper, upper_cases[i].want))
            fail_msg("%s: %.*s", upper_cases[i].amount, STR_ARG(upper));
        arena_release(&a);
    }
}

static bool is_one_of(struct str text, struct str choices)
{
    struct str choice;
    bool more = true;

    while (more) {
        more = str_cut(choices, '|', &choice, &choices);
        if (str_equal(choice, text))
            return true;
    }
    return false;
}

/*
 * amount,expected,also_acceptable,basis: the regulation lets 零 and 整 be left
 * out in places, and our choice must be among the forms it allows.
 */
static void test_upper_vectors(void **state)
{
    static const char path[] = "../shared/facts/rmb_uppercase_testvectors.csv";
    struct arena a = {0};
    struct diag quiet = {0};
    struct str rest;
    struct str line;
    size_t rows = 0;

    (void)state;
    if (!file_exists(path)) {
        print_message("# skipped: %s is not here\n", path);
        skip();
    }
    assert_true(file_read(&rest, path, 1 << 20, &a, &quiet));
    (void)str_cut(rest, '\n', &line, &rest);
    while (rest.len) {
        struct field amount = {0};
        struct str expected;
        struct str also;
        struct money m = {0};
        struct str upper;

        (void)str_cut(rest, '\n', &line, &rest);
        (void)str_cut(line, ',', &amount.text, &line);
        (void)str_cut(line, ',', &expected, &line);
        (void)str_cut(line, ',', &also, &line);
        assert_true(
            money_parse(amount, currency("CNY"), number_plain, &m, &quiet));
        upper = money_upper(m, &a);
        if (!str_equal(upper, expected) && !is_one_of(upper, also))
            fail_msg("%.*s: %.*s", STR_ARG(amount.text), STR_ARG(upper));
        rows++;
    }
    assert_true(rows >= 30);
    arena_release(&a);
}

/* What we write is read as the same amount, in currencies of 0 to 3 decimals.
 */
static void test_upper_back(void **state)
{
    static const char *const codes[] = {"CNY", "JPY", "USD", "KWD"};
    uint64_t seed = 7;

    (void)state;
    for (int i = 0; i < 40000; i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct money m, back = {0};
        struct field text = {0};

        seed = seed * 6364136223846793005u + 1442695040888963407u;
        m.currency = currency(codes[i % 4]);
        m.minor = (int64_t)(seed >> (1 + seed / 3 % 62));
        for (int zeros = (int)(seed >> 60); zeros > 0; zeros -= 3)
            m.minor -= m.minor % decimal_power(zeros);
        if (m.minor && i % 5 == 0)
            m.minor = -m.minor;
        text.text = money_upper(m, &a);
        if (!money_upper_parse(text, &back, &d) || back.minor != m.minor ||
            back.currency != m.currency)
            fail_msg("%jd %s: %.*s: %.*s", (intmax_t)m.minor, m.currency->code,
                     STR_ARG(text.text),
                     STR_ARG(d.first ? d.first->text : STR("")));
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_parse_rounded),
        cmocka_unit_test(test_currencies),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_split_adds_up),
        cmocka_unit_test(test_upper),
        cmocka_unit_test(test_upper_vectors),
        cmocka_unit_test(test_upper_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
