#include "model/money.h"

#include "base/buf.h"
#include "model/numeral.h"

#include <string.h>

static const char *const digits[] = {"零", "壹", "贰", "叁", "肆",
                                     "伍", "陆", "柒", "捌", "玖"};
static const char *const places[] = {"", "拾", "佰", "仟"};
static const char *const decimals[] = {"毫", "厘", "分", "角"};

#define HUNDRED_MILLION 100000000U
#define UPPER_MAX       512 /* bytes; the longest is below 200 */
#define PIECES_MAX      80

/*
 * An amount in capitals, piece by piece.  The regulation leaves open: 整
 * behind 角; 零 behind a 万, 亿 or 元 whose own digit is zero while the next is
 * not; the 零元 of an amount below 1.  One form is written, all are read.
 */
enum use {
    USE_MUST,   /* written, and wanted where it is read */
    USE_USUAL,  /* written, and may be missing */
    USE_UNUSUAL /* not written, and may be there */
};

struct piece {
    const char *text;
    enum use use;
};

struct pieces {
    struct piece items[PIECES_MAX];
    size_t count;
};

static void add(struct pieces *p, const char *text, enum use use)
{
    if (*text && p->count < PIECES_MAX)
        p->items[p->count++] = (struct piece){text, use};
}

/* What stands behind the digit of a place: 万 and 亿 close their sections. */
static void add_unit(struct pieces *p, uint64_t whole, int place,
                     const uint64_t powers[])
{
    bool in_use = whole / powers[place] % 10000 != 0;

    if (place % 8 == 4 && in_use)
        add(p, "万", USE_MUST);
    if (place == 8 && whole >= HUNDRED_MILLION)
        add(p, "亿", USE_MUST);
    if (place == 16 && whole >= powers[16])
        add(p, "亿", USE_MUST);
}

/*
 * Zeros before a further digit of their section, and sections left out, are
 * read as one 零; zeros that end a section are not read at all.  Before the
 * thousands it may be said or not.
 */
static void add_zero(struct pieces *p, bool zero, bool thousands,
                     bool after_zero)
{
    if (zero)
        add(p, digits[0], thousands ? USE_USUAL : USE_MUST);
    else if (thousands && after_zero)
        add(p, digits[0], USE_UNUSUAL);
}

static void add_whole(struct pieces *p, uint64_t whole)
{
    uint64_t powers[20] = {1};
    bool zero = false, after_zero = false;

    for (int i = 1; i < 20; i++)
        powers[i] = powers[i - 1] * 10;
    for (int place = 19; place >= 0; place--) {
        unsigned digit = (unsigned)(whole / powers[place] % 10);

        if (digit) {
            if (p->count)
                add_zero(p, zero, place % 4 == 3, after_zero);
            add(p, digits[digit], USE_MUST);
            add(p, places[place % 4], USE_MUST);
        }
        zero = after_zero = !digit;
        if (place % 4 == 0) {
            add_unit(p, whole, place, powers);
            zero = whole / powers[place] % 10000 == 0;
        }
    }
    if (p->count)
        add(p, "元", USE_MUST);
}

/*
 * Behind a 元 of zero we write 零 where 角 and 分 follow, as the regulation's
 * own example of 1,680.32 does; behind 角 we leave 整 out, as that of 1,409.50.
 */
static void add_decimals(struct pieces *p, uint64_t whole, unsigned fraction,
                         int exponent)
{
    unsigned by = 1;
    bool zero, may_zero;

    for (int i = 1; i < exponent; i++)
        by *= 10;
    if (!whole)
        add(p, fraction / by ? "零元" : "零元零", USE_UNUSUAL);
    may_zero = whole && whole % 10 == 0;
    zero = false;
    for (int i = 0; i < exponent; i++, by /= 10) {
        unsigned digit = fraction / by % 10;

        if (digit == 0) {
            zero = whole || fraction / by;
            continue;
        }
        if (zero)
            add(p, digits[0], USE_MUST);
        else if (may_zero && i == 0)
            add(p, digits[0], fraction % by ? USE_USUAL : USE_UNUSUAL);
        add(p, digits[digit], USE_MUST);
        add(p, decimals[3 - i], USE_MUST);
        zero = false;
    }
    if (fraction % 10 == 0)
        add(p, "整", USE_UNUSUAL);
}

/* All of it but the currency's name and the sign. */
static void spell(struct pieces *p, uint64_t minor, int exponent)
{
    uint64_t unit = (uint64_t)decimal_power(exponent);
    uint64_t whole = minor / unit;
    unsigned fraction = (unsigned)(minor % unit);

    p->count = 0;
    if (minor == 0)
        add(p, "零元", USE_MUST);
    else
        add_whole(p, whole);
    if (fraction)
        add_decimals(p, whole, fraction, exponent);
    else
        add(p, "整", USE_MUST);
}

static uint64_t magnitude(int64_t minor)
{
    return minor < 0 ? -(uint64_t)minor : (uint64_t)minor;
}

struct str money_upper(struct money m, struct arena *a)
{
    struct buf b = buf_new(a, UPPER_MAX);
    struct pieces p;

    buf_add_z(&b, m.currency->name_zh);
    if (m.minor < 0)
        buf_add_z(&b, "负");
    spell(&p, magnitude(m.minor), m.currency->exponent);
    for (size_t i = 0; i < p.count; i++)
        if (p.items[i].use != USE_UNUSUAL)
            buf_add_z(&b, p.items[i].text);
    return buf_str(&b);
}

/* --- reading ---------------------------------------------------------------
 */

/* Characters that the regulation accepts beside those we write. */
static const struct {
    const char *text, *means;
} variants[] = {
    {"圆", "元"}, {"圓", "元"}, {"正", "整"}, {"貳", "贰"}, {"貮", "贰"},
    {"叄", "叁"}, {"參", "叁"}, {"陸", "陆"}, {"億", "亿"}, {"萬", "万"},
};

/* The text with those replaced by ours. */
static struct str narrow(struct str text, struct arena *a)
{
    struct buf b = buf_new(a, UPPER_MAX);

    while (text.len) {
        struct str piece = str_head(text, 1);

        for (size_t i = 0; i < COUNT(variants); i++) {
            struct str variant = str_from_z(variants[i].text);

            if (str_starts(text, variant)) {
                piece = str_from_z(variants[i].means);
                text = str_skip(text, variant.len - 1);
                break;
            }
        }
        buf_add(&b, piece);
        text = str_skip(text, 1);
    }
    return buf_is_full(&b) ? STR("") : buf_str(&b);
}

static bool take(struct str *s, const char *text)
{
    if (!str_starts(*s, str_from_z(text)))
        return false;
    *s = str_skip(*s, strlen(text));
    return true;
}

static int take_one(struct str *s, const char *const *of, int count)
{
    for (int i = 0; i < count; i++)
        if (*of[i] && take(s, of[i]))
            return i;
    return -1;
}

/* *x = *x * by + more; false where it is no amount of money any more. */
static bool grow(uint64_t *x, uint64_t by, uint64_t more)
{
    if (*x > ((uint64_t)INT64_MAX - more) / by)
        return false;
    *x = *x * by + more;
    return true;
}

/*
 * The number before 元.  Generously: what is not as the rules have it is found
 * when the text is held against the form of this very number.
 */
static bool read_whole(struct str *s, uint64_t *out)
{
    uint64_t total = 0, below = 0, section = 0;

    while (s->len && !take(s, "元")) {
        int digit = take_one(s, digits, COUNT(digits));
        int place;

        if (digit > 0) {
            place = take_one(s, places, COUNT(places));
            section += (uint64_t)digit *
                       (uint64_t)decimal_power(place < 0 ? 0 : place);
        } else if (take(s, "万")) {
            if (!grow(&below, 1, section * 10000))
                return false;
            section = 0;
        } else if (take(s, "亿")) {
            if (!grow(&total, 1, below + section) ||
                !grow(&total, HUNDRED_MILLION, 0))
                return false;
            below = section = 0;
        } else if (digit < 0) {
            return false;
        }
    }
    *out = total;
    return grow(out, 1, below + section);
}

static bool read_decimals(struct str *s, int exponent, uint64_t *out)
{
    int64_t power = decimal_power(exponent);

    *out = 0;
    while (s->len && !take(s, "整")) {
        int digit = take_one(s, digits, COUNT(digits));
        int name;

        if (digit == 0)
            continue;
        name = digit < 0 ? -1 : take_one(s, decimals, COUNT(decimals));
        if (name < 4 - exponent)
            return false;
        *out += (uint64_t)digit * (uint64_t)(power / decimal_power(4 - name));
    }
    return s->len == 0 && *out < (uint64_t)power;
}

static bool read_number(struct str s, int exponent, uint64_t *out)
{
    uint64_t whole = 0, fraction;

    if (str_find(s, STR("元")) >= 0 && !read_whole(&s, &whole))
        return false;
    if (!read_decimals(&s, exponent, &fraction))
        return false;
    *out = whole;
    return grow(out, (uint64_t)decimal_power(exponent), fraction);
}

/* Is s one of the forms of these pieces?  None follows its own like. */
static bool matches(struct str s, const struct pieces *p)
{
    for (size_t i = 0; i < p->count; i++)
        if (!take(&s, p->items[i].text) && p->items[i].use == USE_MUST)
            return false;
    return s.len == 0;
}

/* The longest name that the text begins with; none: CNY. */
static const struct currency *take_currency(struct str *s)
{
    const struct currency *best = currency_find(STR("CNY"));
    size_t length = 0;

    for (size_t i = 0; i < currency_count; i++) {
        struct str name = str_from_z(currencies[i].name_zh);

        if (name.len > length && str_starts(*s, name)) {
            best = &currencies[i];
            length = name.len;
        }
    }
    *s = str_skip(*s, length);
    return best;
}

static bool report_form(struct field text, struct money m, struct arena *a,
                        struct diag *d)
{
    return diag_error(d, text.at,
                      "amount in capitals \"%.*s\": not a form of the "
                      "regulation; %.*s is written %.*s",
                      STR_ARG(str_trim(text.text)),
                      STR_ARG(money_grouped(m, a)), STR_ARG(money_upper(m, a)));
}

bool money_upper_parse(struct field text, struct money *out, struct diag *d)
{
    struct arena scratch = {0};
    struct str s = narrow(str_trim(text.text), &scratch);
    struct money m = {0, take_currency(&s)};
    bool negative = take(&s, "负");
    struct pieces p;
    uint64_t minor;
    bool ok;

    if (s.len == 0 || !read_number(s, m.currency->exponent, &minor)) {
        ok = diag_error(d, text.at,
                        "amount in capitals \"%.*s\" cannot be read: it is "
                        "written like 人民币壹仟肆佰零玖元伍角, with 零壹贰叁肆"
                        "伍陆柒捌玖 拾佰仟万亿 元角分整",
                        STR_ARG(numeral_shown(text.text)));
    } else {
        m.minor = negative ? -(int64_t)minor : (int64_t)minor;
        spell(&p, minor, m.currency->exponent);
        ok = (matches(s, &p) && !(negative && minor == 0)) ||
             report_form(text, m, &scratch, d);
    }
    arena_release(&scratch);
    if (ok)
        *out = m;
    return ok;
}
