#include "report/kpi_say.h"

struct str kpi_say_word(const struct kpi_say *say, const char *zh,
                        const char *en)
{
    return str_from_z(say->language == LANGUAGE_EN ? en : zh);
}

/* From so many units of the currency on, a power of ten is taken away. */
static const struct short_form {
    int64_t from;
    int power;
    const char *name;
} chinese_forms[] = {{100000000, 8, "亿"}, {10000, 4, "万"}},
  english_forms[] = {
      {1000000000, 9, " bn"}, {1000000, 6, " m"}, {10000, 3, " k"}};

static struct short_form form_of(const struct kpi_say *say, uint64_t units)
{
    bool english = say->language == LANGUAGE_EN;
    const struct short_form *forms = english ? english_forms : chinese_forms;
    size_t n = english ? COUNT(english_forms) : COUNT(chinese_forms);

    for (size_t i = 0; i < n; i++)
        if (units >= (uint64_t)forms[i].from)
            return forms[i];
    return (struct short_form){.name = ""};
}

static const char *unit_name(const struct currency *currency)
{
    return str_equal_z(STR("CNY"), currency->code) ? "元" : currency->name_zh;
}

struct str kpi_say_amount(const struct kpi_say *say, int64_t minor,
                          const struct currency *currency)
{
    uint64_t size = minor < 0 ? 0 - (uint64_t)minor : (uint64_t)minor;
    int64_t most = size > INT64_MAX ? INT64_MAX : (int64_t)size;
    struct short_form form =
        form_of(say, size / (uint64_t)decimal_power(currency->exponent));
    bool english = say->language == LANGUAGE_EN;
    /* English has the sign before the currency. */
    struct decimal x = {english ? most : minor,
                        currency->exponent + form.power};
    struct str number;

    /* Fewer decimals: that cannot overflow. */
    if (form.power)
        (void)!decimal_rescale(&x, 2, ROUND_HALF_UP);
    number = decimal_format(x, true, say->arena);
    if (english)
        return arena_format(say->arena, "%s%s %.*s%s", minor < 0 ? "-" : "",
                            currency->code, STR_ARG(number), form.name);
    return arena_format(say->arena, "%.*s %s%s", STR_ARG(number), form.name,
                        unit_name(currency));
}

struct str kpi_say_size(const struct kpi_say *say, int64_t minor,
                        const struct currency *currency)
{
    if (minor == INT64_MIN)
        minor++;
    return kpi_say_amount(say, minor < 0 ? -minor : minor, currency);
}

struct str kpi_say_change(const struct kpi_say *say, int64_t minor,
                          const struct currency *currency)
{
    struct str text =
        money_grouped((struct money){minor, currency}, say->arena);

    if (minor <= 0)
        return text;
    return arena_format(say->arena, "+%.*s", STR_ARG(text));
}

struct str kpi_say_share(const struct kpi_say *say, int64_t part, int64_t whole)
{
    struct decimal x = {.scale = 1};

    if (whole <= 0 ||
        !decimal_muldiv(part, 1000, whole, ROUND_HALF_UP, &x.units))
        return kpi_say_word(say, "不适用", "n/a");
    return arena_format(say->arena, "%.*s%%",
                        STR_ARG(decimal_format(x, false, say->arena)));
}

void kpi_say_and(const struct kpi_say *say, struct buf *b, size_t before)
{
    if (before)
        buf_add_z(b, say->language == LANGUAGE_EN ? ", " : "、");
}

enum kpi_verdict kpi_verdict_of(int64_t change, enum kpi_aim aim)
{
    if (change == 0)
        return VERDICT_EVEN;
    if (aim == AIM_NONE)
        return change > 0 ? VERDICT_UP : VERDICT_DOWN;
    return (change > 0) == (aim == AIM_UP) ? VERDICT_BETTER : VERDICT_WORSE;
}

struct str kpi_say_verdict(const struct kpi_say *say, enum kpi_verdict verdict)
{
    switch (verdict) {
    case VERDICT_NONE:
        break;
    case VERDICT_EVEN:
        return kpi_say_word(say, "持平", "unchanged");
    case VERDICT_UP:
        return kpi_say_word(say, "增加", "up");
    case VERDICT_DOWN:
        return kpi_say_word(say, "减少", "down");
    case VERDICT_BETTER:
        return kpi_say_word(say, "好转", "better");
    case VERDICT_WORSE:
        return kpi_say_word(say, "恶化", "worse");
    }
    return STR("");
}

struct str kpi_say_movement(const struct kpi_say *say, int64_t change,
                            struct str size, enum kpi_verdict verdict)
{
    struct str word = kpi_say_verdict(say, verdict);

    if (verdict == VERDICT_NONE || verdict == VERDICT_EVEN)
        return word;
    return arena_format(
        say->arena, "%s %.*s%s%.*s", change > 0 ? "▲" : "▼", STR_ARG(size),
        say->language == LANGUAGE_EN ? ", " : "　", STR_ARG(word));
}
