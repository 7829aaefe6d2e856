/*
 * money - an amount in the minor units of one currency.
 *
 * Plain values: no allocation, no locale, no floating point.  A result is
 * exact or refused; nothing wraps, and nothing rounds unless the call names a
 * rule.  Positive is what the party owes us.
 */
#ifndef MODEL_MONEY_H
#define MODEL_MONEY_H

#include "model/decimal.h"

struct currency {
    char code[4];        /* ISO 4217, "CNY" */
    int exponent;        /* digits of the minor unit: JPY 0, CNY 2, KWD 3 */
    const char *symbol;  /* "¥", "US$", "€"; the code where there is none */
    const char *name_zh; /* "人民币", "美元" */
    const char *name_en;
};

struct money {
    int64_t minor;                   /* CNY 12.34 is 1234 */
    const struct currency *currency; /* from currency_find; never NULL */
};

/*
 * The currency with this code in any case, its Chinese name or its own sign
 * (for CNY: RMB, 人民币, ￥, ¥, 元), or NULL.  A bare $ is nobody's.
 * Points into a constant table of all ISO 4217 currencies.
 */
const struct currency *currency_find(struct str code);

/* All of them, by code. */
extern const struct currency currencies[];
extern const size_t currency_count;

/*
 * Read text as an amount with at most the currency's decimals (trailing zeros
 * beyond them are fine).  A currency sign or code around the number is
 * accepted if it is this currency's.
 * On failure report at text.at and leave *out alone.
 */
MUST_CHECK bool money_parse(struct field text, const struct currency *currency,
                            struct number_style style, struct money *out,
                            struct diag *d);

/* The same, rounding extra decimals by a rule that the profile states. */
MUST_CHECK bool money_parse_rounded(struct field text,
                                    const struct currency *currency,
                                    struct number_style style,
                                    enum rounding rule, struct money *out,
                                    struct diag *d);

/* *sum += x in minor units.  False, and *sum untouched, on overflow. */
MUST_CHECK static inline bool minor_add(int64_t *sum, int64_t x)
{
    if (x < 0 ? *sum < INT64_MIN - x : *sum > INT64_MAX - x)
        return false;
    *sum += x;
    return true;
}

struct money money_zero(const struct currency *currency);

/* *sum += x.  False, and *sum untouched: currencies differ, or overflow. */
MUST_CHECK bool money_add(struct money *sum, struct money x);
MUST_CHECK bool money_subtract(struct money *sum, struct money x);

/* -1, 0, 1; the currencies must be the same. */
int money_compare(struct money a, struct money b);

/* *m *= factor, rounded by rule.  False, and *m untouched, on overflow. */
MUST_CHECK bool money_scale(struct money *m, struct decimal factor,
                            enum rounding rule);

/*
 * Split total into n parts in proportion to weights; the parts add up, by
 * largest remainder, ties to the earlier.  False: n is 0, a weight is negative,
 * all are 0, or their sum overflows.
 */
MUST_CHECK bool money_split(struct money total, const int64_t *weights,
                            size_t n, struct money *parts);

/* "1234.50", "-0.05": no grouping, all decimals, for JSON and CSV. */
struct str money_plain(struct money m, struct arena *a);

/* "1,234.50" for people. */
struct str money_grouped(struct money m, struct arena *a);

/*
 * Capitals as on Chinese invoices and bills (正确填写票据和结算凭证的基本规定):
 * 人民币壹仟肆佰零玖元伍角.  Currencies other than CNY begin with their
 * Chinese name (美元壹仟元整); decimals are 角 分 厘 毫.  A negative amount has
 * 负 before its number: 人民币负壹拾元整.
 */
struct str money_upper(struct money m, struct arena *a);

/*
 * Read capitals in any of the forms that the regulation allows (整 or 正, 元 or
 * 圆, traditional characters; 零 and 整 where it lets them be left out).  The
 * currency is the one the text begins with, else CNY.  Reports at text.at, with
 * the right form where the amount can be told, and leaves *out alone.
 */
MUST_CHECK bool money_upper_parse(struct field text, struct money *out,
                                  struct diag *d);

/*
 * English words, closed against additions: "Renminbi one thousand four hundred
 * and nine yuan and fifty fen only".  Currencies whose units we have no words
 * for show their code: "BHD one and 500/1000 only".
 */
struct str money_words(struct money m, struct arena *a);

#endif
