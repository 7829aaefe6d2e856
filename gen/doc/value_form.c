#include "doc/value_form.h"

#include "doc/value_party.h"

const struct value_form value_forms[] = {
    {TYPE_MONEY, "grouped", "for people (the default)", "千分位（默认）"},
    {TYPE_MONEY, "plain", "without grouping", "不分节"},
    {TYPE_MONEY, "code", "the currency's code", "币种代码"},
    {TYPE_MONEY, "symbol", "the currency's sign", "币种符号"},
    {TYPE_MONEY, "full", "with its currency", "连同币种"},
    {TYPE_MONEY, "upper", "in capitals, as on bills", "大写金额"},
    {TYPE_MONEY, "words", "in English words", "英文大写金额"},
    {TYPE_DATE, "long", "in words (the default)", "年月日（默认）"},
    {TYPE_DATE, "iso", "year-month-day", "年-月-日"},
    {TYPE_DATE, "slash", "year/month/day", "年/月/日"},
    {TYPE_DATE, "cn", "in Chinese numerals", "汉字数字"},
    {TYPE_DATE, "upper", "in capitals, as on bills", "票据日期大写"},
    {TYPE_DATE, "year", "the year alone", "年份"},
    {TYPE_DATE, "month", "the month alone", "月份"},
    {TYPE_DATE, "day", "the day alone", "日"},
    {TYPE_INTEGER, "plain", "digits (the default)", "数字（默认）"},
    {TYPE_INTEGER, "grouped", "with grouping", "千分位"},
    {TYPE_INTEGER, "cn", "in Chinese numerals", "汉字数字"},
    {TYPE_DECIMAL, "plain", "digits (the default)", "数字（默认）"},
    {TYPE_DECIMAL, "grouped", "with grouping", "千分位"},
    {TYPE_DECIMAL, "percent", "a ratio per cent", "比率写成百分数"},
    {TYPE_PARTY, "block", "one line each", "逐行排列"},
    {TYPE_PARTY, "line", "in one line", "排成一行"},
};
const size_t value_form_count = COUNT(value_forms);

const char value_form_characters[] =
    "0123456789,.-%/ "
    "：（），；:();年月日元是否yesno〇一二三四五六七八九十百千万负"
    "统一社会信用代码地址邮编法定代表人联系人电话传真电子邮箱"
    "Registration no.AddresspostcodeLegal representativeContactTelephoneFax"
    "E-mailJanuaryFebruaryMarchAprilMayJuneJulyAugustSeptemberOctober"
    "NovemberDecember";

static const char *const digits[] = {"〇", "一", "二", "三", "四",
                                     "五", "六", "七", "八", "九"};

bool value_has_form(struct value v, struct str form)
{
    enum type_kind type = type_of(v);

    for (size_t i = 0; i < value_form_count; i++)
        if (value_forms[i].type == type &&
            str_equal_z(form, value_forms[i].name))
            return true;
    return false;
}

/* Digit for digit: 二〇二六. */
static struct str spell(int64_t n, struct arena *a)
{
    struct str plain = arena_format(a, "%jd", (intmax_t)n);
    struct buf b = buf_new(a, 128);

    for (size_t i = 0; i < plain.len; i++)
        buf_add_z(&b, plain.ptr[i] == '-' ? "负" : digits[plain.ptr[i] - '0']);
    return buf_str(&b);
}

/* Below ten thousand; a zero between digits is said once. */
static void count_section(struct buf *b, int n, bool leading)
{
    static const char *const units[] = {"千", "百", "十", ""};
    bool zero = false;
    int power = 1000;

    for (size_t i = 0; i < COUNT(units); i++, power /= 10) {
        int digit = n / power % 10;

        if (digit == 0) {
            zero = true;
            continue;
        }
        if (zero && !leading)
            buf_add_z(b, "〇");
        if (!(digit == 1 && power == 10 && leading))
            buf_add_z(b, digits[digit]);
        buf_add_z(b, units[i]);
        leading = zero = false;
    }
}

/* 十二, 一百〇五, 三万二千; larger numbers digit for digit. */
static struct str count_cn(int64_t n, struct arena *a)
{
    struct buf b = buf_new(a, 128);

    if (n <= 0 || n >= 100000000)
        return spell(n, a);
    if (n >= 10000) {
        count_section(&b, (int)(n / 10000), true);
        buf_add_z(&b, "万");
    }
    count_section(&b, (int)(n % 10000), n < 10000);
    return buf_str(&b);
}

static struct str money_full(struct money m, bool english, struct arena *a)
{
    struct str amount = money_grouped(m, a);

    if (english)
        return arena_format(a, "%s %.*s", m.currency->code, STR_ARG(amount));
    if (str_equal_z(STR("CNY"), m.currency->code))
        return arena_format(a, "人民币%.*s元", STR_ARG(amount));
    return arena_format(a, "%.*s%s", STR_ARG(amount), m.currency->name_zh);
}

static bool form_money(struct money m, struct str form, bool english,
                       struct str *out, struct arena *a)
{
    if (form.len == 0 || str_equal_z(form, "grouped"))
        *out = money_grouped(m, a);
    else if (str_equal_z(form, "plain"))
        *out = money_plain(m, a);
    else if (str_equal_z(form, "code"))
        *out = str_from_z(m.currency->code);
    else if (str_equal_z(form, "symbol"))
        *out = str_from_z(m.currency->symbol);
    else if (str_equal_z(form, "full"))
        *out = money_full(m, english, a);
    else if (str_equal_z(form, "upper"))
        *out = money_upper(m, a);
    else if (str_equal_z(form, "words"))
        *out = money_words(m, a);
    else
        return false;
    return true;
}

static struct str date_cn(struct date d, struct arena *a)
{
    struct civil c = date_civil(d);
    struct str year = spell(c.year, a);
    struct str month = count_cn(c.month, a);
    struct str day = count_cn(c.day, a);

    return arena_format(a, "%.*s年%.*s月%.*s日", STR_ARG(year), STR_ARG(month),
                        STR_ARG(day));
}

static bool form_date(struct date d, struct str form, bool english,
                      struct str *out, struct arena *a)
{
    struct civil c = date_civil(d);

    if (form.len == 0 || str_equal_z(form, "long"))
        *out = english ? date_long_en(d, a) : date_long_zh(d, a);
    else if (str_equal_z(form, "iso"))
        *out = date_iso(d, a);
    else if (str_equal_z(form, "slash"))
        *out = arena_format(a, "%04d/%02d/%02d", c.year, c.month, c.day);
    else if (str_equal_z(form, "cn"))
        *out = date_cn(d, a);
    else if (str_equal_z(form, "upper"))
        *out = date_bill(d, a);
    else if (str_equal_z(form, "year"))
        *out = arena_format(a, "%d", c.year);
    else if (str_equal_z(form, "month"))
        *out = arena_format(a, "%d", c.month);
    else if (str_equal_z(form, "day"))
        *out = arena_format(a, "%d", c.day);
    else
        return false;
    return true;
}

static bool form_integer(int64_t n, struct str form, struct str *out,
                         struct arena *a)
{
    if (form.len == 0 || str_equal_z(form, "plain"))
        *out = arena_format(a, "%jd", (intmax_t)n);
    else if (str_equal_z(form, "grouped"))
        *out = decimal_format((struct decimal){.units = n}, true, a);
    else if (str_equal_z(form, "cn"))
        *out = count_cn(n, a);
    else
        return false;
    return true;
}

/* The point two places on: exact, whatever the scale. */
static struct str percent(struct decimal x, struct arena *a)
{
    struct str text;

    if (x.scale < 2 && !decimal_rescale(&x, 2, ROUND_DOWN))
        return arena_format(a, "%.*s%s", STR_ARG(decimal_format(x, false, a)),
                            "00%");
    x.scale -= 2;
    text = decimal_format(x, false, a);
    return arena_format(a, "%.*s%%", STR_ARG(text));
}

static bool form_decimal(struct decimal x, struct str form, struct str *out,
                         struct arena *a)
{
    if (form.len == 0 || str_equal_z(form, "plain"))
        *out = decimal_format(x, false, a);
    else if (str_equal_z(form, "grouped"))
        *out = decimal_format(x, true, a);
    else if (str_equal_z(form, "percent"))
        *out = percent(x, a);
    else
        return false;
    return true;
}

static struct str bool_text(bool b, bool english)
{
    if (english)
        return b ? STR("yes") : STR("no");
    return b ? STR("是") : STR("否");
}

bool value_form(struct value v, struct str form, bool english, struct str *out,
                struct arena *a)
{
    switch (v.kind) {
    case VALUE_MONEY:
        return form_money(v.money, form, english, out, a);
    case VALUE_DATE:
        return form_date(v.date, form, english, out, a);
    case VALUE_INTEGER:
        return form_integer(v.integer, form, out, a);
    case VALUE_DECIMAL:
        return form_decimal(v.decimal, form, out, a);
    case VALUE_MAP:
        return value_is_party(v) && party_form(v, form, english, out, a);
    case VALUE_BOOL:
        if (form.len == 0)
            *out = bool_text(v.boolean, english);
        return form.len == 0;
    case VALUE_TEXT:
        if (form.len == 0)
            *out = v.text;
        return form.len == 0;
    case VALUE_NULL:
    case VALUE_LIST:
        return false;
    }
    return false;
}
