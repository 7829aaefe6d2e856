#include "model/penalty.h"

#include "model/numeral.h"

#define DIGITS_MAX 9

/* A word and what it stands for; longer ones before their beginnings. */
struct meaning {
    const char *word;
    int64_t value;
};

static const struct meaning before[] = {
    {"每日", PER_DAY},    {"每天", PER_DAY},      {"按日", PER_DAY},
    {"日利率", PER_DAY},  {"日息", PER_DAY},      {"日", PER_DAY},
    {"每月", PER_MONTH},  {"按月", PER_MONTH},    {"月利率", PER_MONTH},
    {"月息", PER_MONTH},  {"月", PER_MONTH},      {"每年", PER_YEAR},
    {"按年", PER_YEAR},   {"年化利率", PER_YEAR}, {"年利率", PER_YEAR},
    {"年化", PER_YEAR},   {"年息", PER_YEAR},     {"年", PER_YEAR},
    {"一次性", PER_ONCE},
};

/* Between the rate and its period: "0.05% per day". */
static const struct meaning joints[] = {
    {"/", 0}, {"／", 0}, {"per", 0}, {"a", 0}, {"每", 0}};
static const struct meaning periods[] = {
    {"day", PER_DAY},   {"d", PER_DAY},       {"日", PER_DAY},
    {"天", PER_DAY},    {"month", PER_MONTH}, {"月", PER_MONTH},
    {"year", PER_YEAR}, {"annum", PER_YEAR},  {"年", PER_YEAR},
    {"once", PER_ONCE},
};
static const struct meaning whole_periods[] = {{"p.a.", PER_YEAR},
                                               {"once", PER_ONCE}};

/* Decimals that it has before its own, over per cent. */
static const struct meaning fractions[] = {
    {"百分之", 0}, {"千分之", 1}, {"万分之", 2}};
static const struct meaning signs[] = {{"%", 0}, {"％", 0}, {"‰", 1}, {"‱", 2}};

static const struct meaning digits[] = {
    {"0", 0},  {"1", 1},  {"2", 2},  {"3", 3},  {"4", 4},  {"5", 5},  {"6", 6},
    {"7", 7},  {"8", 8},  {"9", 9},  {"零", 0}, {"一", 1}, {"二", 2}, {"两", 2},
    {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9},
    {"０", 0}, {"１", 1}, {"２", 2}, {"３", 3}, {"４", 4}, {"５", 5}, {"６", 6},
    {"７", 7}, {"８", 8}, {"９", 9},
};
static const struct meaning points[] = {{".", 0}, {"点", 0}, {"．", 0}};

/* Rules that are one word. */
static const struct meaning names[] = {
    {"none", ACCRUAL_NONE},
    {"无", ACCRUAL_NONE},
    {"delayed", ACCRUAL_DELAYED},
    {"迟延履行利息", ACCRUAL_DELAYED},
    {"迟延履行", ACCRUAL_DELAYED},
    {"加倍部分债务利息", ACCRUAL_DELAYED},
    {"uk", ACCRUAL_UK},
    {"eu", ACCRUAL_EU},
};

/* The words of a rule that follows a table, in any order. */
static const struct meaning sources[] = {
    {"lpr", ACCRUAL_LPR},
    {"贷款市场报价利率", ACCRUAL_LPR},
    {"benchmark", ACCRUAL_BENCHMARK},
    {"贷款基准利率", ACCRUAL_BENCHMARK},
    {"基准利率", ACCRUAL_BENCHMARK},
};
static const struct meaning terms[] = {
    {"1-5y", TERM_MIDDLE},           {"一至五年期", TERM_MIDDLE},
    {"1y", TERM_ONE_YEAR},           {"5y", TERM_FIVE_YEARS},
    {"一年期以内", TERM_ONE_YEAR},   {"一年以内", TERM_ONE_YEAR},
    {"一年期", TERM_ONE_YEAR},       {"1年期", TERM_ONE_YEAR},
    {"五年期以上", TERM_FIVE_YEARS}, {"5年期以上", TERM_FIVE_YEARS},
    {"五年以上", TERM_FIVE_YEARS},   {"五年期", TERM_FIVE_YEARS},
    {"5年期", TERM_FIVE_YEARS},
};
static const struct meaning courses[] = {
    {":fixed", COURSE_FIXED},       {"：fixed", COURSE_FIXED},
    {":floating", COURSE_FLOATING}, {"：floating", COURSE_FLOATING},
    {"（固定）", COURSE_FIXED},     {"（浮动）", COURSE_FLOATING},
    {"(固定)", COURSE_FIXED},       {"(浮动)", COURSE_FLOATING},
    {"分段浮动", COURSE_FLOATING},
};
static const struct meaning factors[] = {
    {"*", 0}, {"×", 0}, {"x", 0}, {"＊", 0}};
static const struct meaning uplifts[] = {{"上浮", 0}, {"加计", 0}, {"加收", 0}};
static const struct meaning additions[] = {{"+", 1},  {"＋", 1},  {"加", 1},
                                           {"-", -1}, {"－", -1}, {"减", -1}};
static const struct meaning basis_points[] = {
    {"bps", 0}, {"bp", 0}, {"个基点", 0}, {"基点", 0}};
static const struct meaning fillers[] = {
    {"按照", 0},
    {"按", 0},
    {"中国人民银行", 0},
    {"授权", 0},
    {"全国银行间同业拆借中心", 0},
    {"同期", 0},
    {"公布的", 0},
    {"人民币", 0},
    {"的", 0},
};

static const struct meaning separators[] = {
    {",", 0}, {"，", 0}, {";", 0}, {"；", 0}};
static const struct meaning caps[] = {
    {"cap", 0},        {"总额不超过", 0}, {"累计不超过", 0}, {"最高不超过", 0},
    {"总计不超过", 0}, {"不超过", 0},     {"上限为", 0},     {"上限", 0},
};
static const struct meaning cap_bases[] = {
    {"合同总额的", CAP_OF_CONTRACT}, {"合同总价的", CAP_OF_CONTRACT},
    {"合同价款的", CAP_OF_CONTRACT}, {"合同金额的", CAP_OF_CONTRACT},
    {"欠款的", CAP_OF_DEBT},         {"欠款本金的", CAP_OF_DEBT},
    {"逾期金额的", CAP_OF_DEBT},     {"逾期货款的", CAP_OF_DEBT},
    {"未付款项的", CAP_OF_DEBT},     {"未付货款的", CAP_OF_DEBT},
    {"本金的", CAP_OF_DEBT},
};

/* One of the words off the front of s. */
static bool take(struct str *s, const struct meaning *words, size_t n,
                 int64_t *out)
{
    struct str rest = str_trim(*s);

    for (size_t i = 0; i < n; i++) {
        struct str word = str_from_z(words[i].word);

        if (str_starts_ignoring_case(rest, word)) {
            *s = str_skip(rest, word.len);
            *out = words[i].value;
            return true;
        }
    }
    return false;
}

static bool take_digits(struct str *s, struct decimal *x, int each_scale)
{
    int64_t digit;
    size_t n = 0;

    for (; take(s, digits, COUNT(digits), &digit); n++) {
        if (x->units >= decimal_power(DIGITS_MAX - 1))
            return false;
        x->units = 10 * x->units + digit;
        x->scale += each_scale;
    }
    return n > 0 && n <= DIGITS_MAX;
}

/* 十 is 10, 十二 12, 二十 20: nothing larger is agreed in such words. */
static bool take_tens(struct str *s, struct decimal *x)
{
    static const struct meaning ten[] = {{"十", 10}};
    int64_t tens, ones = 0;

    if (!take(s, ten, COUNT(ten), &tens))
        return false;
    (void)take(s, digits, COUNT(digits), &ones);
    x->units = tens * (x->units ? x->units : 1) + ones;
    return true;
}

static bool take_number(struct str *s, struct decimal *out)
{
    struct decimal x = {0};
    bool ok = take_digits(s, &x, 0);
    int64_t point;

    if (x.units < 10)
        ok |= take_tens(s, &x);
    if (ok && take(s, points, COUNT(points), &point))
        ok = take_digits(s, &x, 1);
    *out = x;
    return ok;
}

/* "0.05%", "万分之五", in per cent. */
static bool take_percent(struct str *s, struct decimal *out)
{
    struct str rest = *s;
    struct decimal x;
    int64_t scale = 0;

    if (take(&rest, fractions, COUNT(fractions), &scale)) {
        if (!take_number(&rest, &x))
            return false;
    } else if (!take_number(&rest, &x) ||
               !take(&rest, signs, COUNT(signs), &scale)) {
        return false;
    }
    x.scale += (int)scale;
    *out = x;
    *s = rest;
    return true;
}

static bool take_period(struct str *s, int64_t *out)
{
    struct str rest = *s;
    int64_t joint;

    if (take(s, whole_periods, COUNT(whole_periods), out))
        return true;
    if (!take(&rest, joints, COUNT(joints), &joint) ||
        !take(&rest, periods, COUNT(periods), out))
        return false;
    *s = rest;
    return true;
}

static bool read_plain(struct str s, struct accrual *out)
{
    int64_t first = 0, last = 0;
    bool is_before = take(&s, before, COUNT(before), &first);
    bool is_behind;

    if (!take_percent(&s, &out->percent))
        return false;
    is_behind = take_period(&s, &last);
    if (str_trim(s).len || (!is_before && !is_behind) ||
        (is_before && is_behind && last != first))
        return false;
    out->kind = ACCRUAL_RATE;
    out->per = (uint8_t)(is_behind ? last : first);
    return true;
}

static bool read_name(struct str s, struct accrual *out)
{
    int64_t kind;

    if (!take(&s, names, COUNT(names), &kind) || str_trim(s).len)
        return false;
    out->kind = (uint8_t)kind;
    return true;
}

/* "*1.5", "1.5倍". */
static bool take_multiple(struct str *s, struct decimal *out)
{
    static const struct meaning fold[] = {{"倍", 0}};
    struct str rest = *s;
    struct decimal x;
    int64_t unused;
    bool is_factor = take(&rest, factors, COUNT(factors), &unused);

    if (!take_number(&rest, &x) || x.units == 0 ||
        (!is_factor && !take(&rest, fold, COUNT(fold), &unused)))
        return false;
    *out = x;
    *s = rest;
    return true;
}

/* "上浮50%" is a multiple of 1.5. */
static bool take_uplift(struct str *s, struct decimal *out)
{
    struct str rest = *s;
    struct decimal x;
    int64_t unused;

    if (!take(&rest, uplifts, COUNT(uplifts), &unused) ||
        !take_percent(&rest, &x))
        return false;
    x.scale += 2;
    x.units += decimal_power(x.scale);
    *out = x;
    *s = rest;
    return true;
}

/* "+50bp" is half a point. */
static bool take_points(struct str *s, struct decimal *out)
{
    struct str rest = *s;
    struct decimal x;
    int64_t sign, unused;

    if (!take(&rest, additions, COUNT(additions), &sign) ||
        !take_number(&rest, &x) ||
        !take(&rest, basis_points, COUNT(basis_points), &unused))
        return false;
    x.units *= sign;
    x.scale += 2;
    *out = x;
    *s = rest;
    return true;
}

/* A word of one of these, where none has been seen yet. */
static bool take_once(struct str *s, const struct meaning *words, size_t n,
                      uint8_t *out)
{
    int64_t value;

    if (*out || !take(s, words, n, &value))
        return false;
    *out = (uint8_t)value;
    return true;
}

static bool take_table_word(struct str *s, struct accrual *x)
{
    int64_t unused;

    return take_once(s, sources, COUNT(sources), &x->kind) ||
           take_once(s, terms, COUNT(terms), &x->term) ||
           take_once(s, courses, COUNT(courses), &x->course) ||
           (x->multiple.units == 0 &&
            (take_multiple(s, &x->multiple) || take_uplift(s, &x->multiple))) ||
           (x->percent.units == 0 && take_points(s, &x->percent)) ||
           take(s, fillers, COUNT(fillers), &unused);
}

static bool read_table(struct str s, struct accrual *out)
{
    struct accrual x = {.per = PER_YEAR};

    while (str_trim(s).len)
        if (!take_table_word(&s, &x))
            return false;
    if (x.kind == 0 || (x.kind == ACCRUAL_LPR && x.term == TERM_MIDDLE))
        return false;
    if (x.multiple.units == 0)
        x.multiple = (struct decimal){1, 0};
    *out = x;
    return true;
}

/* "20%", "合同总额的20%", "50000", "50000元". */
static bool read_cap(struct str s, struct accrual *out)
{
    static const struct meaning yuan[] = {{"元", 0}, {"万元", 4}};
    int64_t base = CAP_OF_DEBT, unit = 0;

    if (take(&s, cap_bases, COUNT(cap_bases), &base))
        out->cap_base = (uint8_t)base;
    if (take_percent(&s, &out->cap_percent))
        return str_trim(s).len == 0 && out->cap_percent.units > 0;
    if (!take_number(&s, &out->cap_sum))
        return false;
    if (take(&s, yuan, COUNT(yuan), &unit))
        out->cap_sum.units *= decimal_power((int)unit);
    return str_trim(s).len == 0 && out->cap_sum.units > 0;
}

/* What stands before the cap; false: what stands there is none. */
static bool cut_cap(struct str *s, struct accrual *out)
{
    int64_t unused;

    for (size_t i = 0; i < s->len; i++) {
        struct str rest = str_skip(*s, i);

        if (!take(&rest, separators, COUNT(separators), &unused))
            continue;
        if (!take(&rest, caps, COUNT(caps), &unused))
            return false;
        *s = str_head(*s, i);
        return read_cap(rest, out);
    }
    return true;
}

static bool read_rule(struct str s, struct accrual *out)
{
    struct accrual cap = {0}, x = {0};

    if (!cut_cap(&s, &cap) ||
        !(read_name(s, &x) || read_plain(s, &x) || read_table(s, &x)))
        return false;
    x.cap_percent = cap.cap_percent;
    x.cap_sum = cap.cap_sum;
    x.cap_base = cap.cap_base;
    *out = x;
    return true;
}

/* 月息二分 is 2 % a month by custom, 0.2 % to others. */
static bool is_in_fen(struct str s)
{
    return str_find(s, STR("分")) >= 0 && str_find(s, STR("分之")) < 0;
}

bool penalty_parse(struct field text, struct accrual *out, struct diag *d)
{
    struct str s = str_trim(text.text);

    if (read_rule(s, out))
        return true;
    if (is_in_fen(s))
        return diag_error(d, text.at,
                          "penalty rule \"%.*s\": what 分 stands for is not "
                          "agreed everywhere; write the rate in per cent, such "
                          "as 2%%/month",
                          STR_ARG(numeral_shown(s)));
    return diag_error(d, text.at,
                      "penalty rule \"%.*s\" is not understood; write it as "
                      "0.05%%/day, 1.5%%/month, 18%%/year, 5%%/once, "
                      "lpr1y*1.5:fixed, lpr1y*1.5:floating, delayed, uk, eu or "
                      "none, with \", cap 20%%\" behind it if there is one",
                      STR_ARG(numeral_shown(s)));
}

int64_t penalty_burden(struct str rule)
{
    static const int64_t times[] = {
        [PER_DAY] = 365, [PER_MONTH] = 12, [PER_YEAR] = 1, [PER_ONCE] = 0};
    struct accrual x;
    int64_t burden;

    if (!read_rule(rule, &x) || x.kind != ACCRUAL_RATE)
        return 0;
    return decimal_muldiv(x.percent.units, 10000 * times[x.per],
                          decimal_power(x.percent.scale), ROUND_HALF_UP,
                          &burden)
               ? burden
               : 0;
}
