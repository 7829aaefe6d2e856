#include "input/serial.h"

#include "model/date.h"

#include <string.h>

#define DIGITS_READ 40
#define DIGITS_KEPT 15  /* of what binary fractions hold for sure */
#define DIGITS_SAFE 13  /* before the point: two behind it are kept */
#define SMALLEST    -10 /* what stands further behind the point is noise */
#define PLACES_MAX  5000

#define LAST_DAY_1900 2958465 /* 9999-12-31 */
#define FALSE_DAY     60      /* 1900-02-29, which never was */
#define DAY_SECONDS   86400

/* 0.DIGITS times ten to the power of point. */
struct digits {
    bool minus;
    bool lost; /* the amount had more digits than are kept */
    int count, point;
    char digit[DIGITS_READ + 1];
};

/* "E-12" at the front, or nothing. */
static bool take_exponent(struct str s, int *point)
{
    bool minus = false;
    int n = 0;

    if (s.len == 0)
        return true;
    if (s.ptr[0] != 'E' && s.ptr[0] != 'e')
        return false;
    s = str_skip(s, 1);
    if (s.len && (s.ptr[0] == '-' || s.ptr[0] == '+')) {
        minus = s.ptr[0] == '-';
        s = str_skip(s, 1);
    }
    if (s.len == 0)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (!str_is_digit(s.ptr[i]))
            return false;
        n = n < PLACES_MAX ? n * 10 + (s.ptr[i] - '0') : n;
    }
    *point += minus ? -n : n;
    return true;
}

static void keep_digit(struct digits *x, char c)
{
    if (x->count < DIGITS_READ)
        x->digit[x->count++] = c;
}

static void drop_zeros(struct digits *x)
{
    while (x->count && x->digit[x->count - 1] == '0')
        x->count--;
}

/* At most so many digits, half away from zero. */
static void round_to(struct digits *x, int most)
{
    bool up = x->count > most && x->digit[most] >= '5';

    if (x->count > most)
        x->count = most;
    while (up && x->count && x->digit[x->count - 1] == '9')
        x->count--;
    if (up && x->count)
        x->digit[x->count - 1]++;
    else if (up) {
        x->digit[x->count++] = '1';
        x->point++;
    }
    drop_zeros(x);
}

/* One digit more than is kept; those behind it are but what binary adds. */
static bool has_more(struct digits x)
{
    round_to(&x, DIGITS_KEPT + 1);
    return x.count > DIGITS_KEPT && x.point > DIGITS_SAFE;
}

static bool read_digits(struct str s, struct digits *x)
{
    bool seen = false, behind = false;
    size_t i = 0;

    *x = (struct digits){0};
    s = str_trim(s);
    if (s.len > PLACES_MAX)
        return false;
    if (s.len && (s.ptr[0] == '-' || s.ptr[0] == '+')) {
        x->minus = s.ptr[0] == '-';
        i++;
    }
    for (; i < s.len && (str_is_digit(s.ptr[i]) || s.ptr[i] == '.'); i++) {
        if (s.ptr[i] == '.' && behind)
            return false;
        if (s.ptr[i] == '.') {
            behind = true;
            continue;
        }
        seen = true;
        if (x->count || s.ptr[i] != '0') {
            keep_digit(x, s.ptr[i]);
            x->point += !behind;
        } else {
            x->point -= behind;
        }
    }
    if (!seen || !take_exponent(str_skip(s, i), &x->point))
        return false;
    x->lost = has_more(*x);
    round_to(x, DIGITS_KEPT);
    if (x->count == 0 || x->point < SMALLEST)
        *x = (struct digits){0};
    return true;
}

static void add_scientific(struct buf *out, const struct digits *x)
{
    buf_add_byte(out, x->digit[0]);
    if (x->count > 1) {
        buf_add_byte(out, '.');
        buf_add(out, (struct str){x->digit + 1, (size_t)x->count - 1});
    }
    buf_add_z(out, "E+");
    buf_add_int(out, x->point - 1);
}

bool serial_add_number(struct buf *out, struct str digits, char point)
{
    struct digits x;
    int whole;

    if (!read_digits(digits, &x))
        return false;
    whole = x.point < x.count ? x.point : x.count;
    if (x.minus)
        buf_add_byte(out, '-');
    if (x.point > DIGITS_KEPT || x.lost) {
        add_scientific(out, &x);
        return true;
    }
    if (x.point <= 0)
        buf_add_byte(out, '0');
    else
        buf_add(out, (struct str){x.digit, (size_t)whole});
    if (x.point > x.count)
        buf_add_repeated(out, '0', (size_t)(x.point - x.count));
    if (x.count > x.point) {
        buf_add_byte(out, point);
        if (x.point < 0)
            buf_add_repeated(out, '0', (size_t)-x.point);
        buf_add(out, str_skip((struct str){x.digit, (size_t)x.count},
                              x.point > 0 ? (size_t)x.point : 0));
    }
    return true;
}

/* A large number, nine decimal digits a limb, the lowest first. */
#define LIMBS 40
#define STEP  13
#define FIVES 1220703125u /* 5^STEP */

struct large {
    uint32_t limb[LIMBS];
    size_t count;
};

static void multiply(struct large *x, uint32_t factor)
{
    uint64_t carry = 0;

    for (size_t i = 0; i < x->count || carry; i++) {
        carry += (uint64_t)(i < x->count ? x->limb[i] : 0) * factor;
        x->limb[i] = (uint32_t)(carry % 1000000000);
        carry /= 1000000000;
        x->count = i >= x->count ? i + 1 : x->count;
    }
}

/* m * 2^e, or where e is below zero m * 5^-e, which is 10^-e times as much. */
static struct large enlarge(uint64_t m, int e)
{
    struct large x = {
        .limb = {(uint32_t)(m % 1000000000), (uint32_t)(m / 1000000000)},
        .count = 2};

    for (; e >= STEP; e -= STEP)
        multiply(&x, 1u << STEP);
    for (; e > 0; e--)
        multiply(&x, 2);
    for (; e <= -STEP; e += STEP)
        multiply(&x, FIVES);
    for (; e < 0; e++)
        multiply(&x, 5);
    return x;
}

#define EXPONENT_BIAS 1075 /* of the mantissa as a whole number */
#define SMALLEST_E    -140 /* 2^53 times that is noise */

void serial_add_ieee(struct buf *out, uint64_t bits, int exponent)
{
    int e = (int)(bits >> 52 & 0x7FF);
    uint64_t m = bits & (((uint64_t)1 << 52) - 1);
    struct large x;

    if (e == 0x7FF) {
        buf_add_z(out, "NaN");
        return;
    }
    m |= e ? (uint64_t)1 << 52 : 0;
    e = (e ? e : 1) - EXPONENT_BIAS;
    if (e < SMALLEST_E)
        m = 0;
    x = enlarge(m, m ? e : 0);
    buf_add_z(out, bits >> 63 ? "-" : "");
    for (size_t i = x.count; i > 0; i--)
        buf_add_format(out, "%09u", (unsigned)x.limb[i - 1]);
    buf_add_byte(out, 'E');
    buf_add_int(out, exponent + (m && e < 0 ? e : 0));
}

/* Digits at positions from .. from + n - 1 behind the first, as a number. */
static int64_t digits_at(const struct digits *x, int from, int n)
{
    int64_t value = 0;

    for (int i = from; i < from + n; i++) {
        value *= 10;
        if (i >= 0 && i < x->count)
            value += x->digit[i] - '0';
    }
    return value;
}

static void add_day(struct buf *out, int64_t day, bool since_1904)
{
    struct date epoch =
        date_from_civil((struct civil){1899, 12, day < FALSE_DAY ? 31 : 30});
    struct civil c;

    if (since_1904)
        epoch = date_from_civil((struct civil){1904, 1, 1});
    c = date_civil((struct date){epoch.day + (int32_t)day});
    if (!since_1904 && (day == FALSE_DAY || day == 0))
        c = day ? (struct civil){1900, 2, 29} : (struct civil){1900, 1, 0};
    buf_add_format(out, "%04d-%02d-%02d", c.year, c.month, c.day);
}

bool serial_add_date(struct buf *out, struct str digits, bool since_1904,
                     enum serial_style style)
{
    int64_t day, second;
    struct digits x;

    if (!read_digits(digits, &x) || x.minus || x.point > 7)
        return false;
    day = x.point > 0 ? digits_at(&x, 0, x.point) : 0;
    /* Twelve digits of the day's fraction are finer than a microsecond. */
    second = (digits_at(&x, x.point, 12) * DAY_SECONDS + 500000000000) /
             1000000000000;
    day += second / DAY_SECONDS;
    second %= DAY_SECONDS;
    if (day > LAST_DAY_1900 - (since_1904 ? SERIAL_SHIFT_1904 : 0))
        return false;
    if (style == SERIAL_DATE || day > 0)
        add_day(out, day, since_1904);
    if (style == SERIAL_TIME && day == 0)
        buf_add_format(out, "%02d:%02d:%02d", (int)(second / 3600),
                       (int)(second / 60 % 60), (int)(second % 60));
    else if (second)
        buf_add_format(out, " %02d:%02d:%02d", (int)(second / 3600),
                       (int)(second / 60 % 60), (int)(second % 60));
    return true;
}

/* ECMA-376 18.8.30; 27-36 and 50-58 are dates in Chinese, Japanese, Korean. */
enum serial_style serial_style_of_id(uint32_t id)
{
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) ||
        (id >= 45 && id <= 47) || id == 55 || id == 56)
        return SERIAL_TIME;
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) ||
        (id >= 50 && id <= 58))
        return SERIAL_DATE;
    return SERIAL_NUMBER;
}

/* What a format code's letters say outside quotes, brackets and escapes. */
struct letters {
    bool day, month, clock, second, cjk, digit;
};

static void note_letter(struct letters *found, char c)
{
    switch (c) {
    case 'y':
    case 'd':
    case 'e': /* a year of an era; "E+" is skipped */
        found->day = true;
        break;
    case 'm':
        found->month = true;
        break;
    case 's':
        found->second = true;
        break;
    case 'h':
        found->clock = true;
        break;
    case '0':
    case '#':
    case '?':
        found->digit = true;
        break;
    default:
        break;
    }
}

/* Bytes of what is no letter of the code, at its front: 0 where there is. */
static size_t skip_literal(struct str s, struct letters *found)
{
    ptrdiff_t end;

    if (s.ptr[0] == '\\' || s.ptr[0] == '_' || s.ptr[0] == '*')
        return 2;
    if (s.ptr[0] == '"' || s.ptr[0] == '[') {
        end = str_find_byte(str_skip(s, 1), s.ptr[0] == '"' ? '"' : ']');
        if (s.ptr[0] == '[' && s.len > 2 && (end == 1 || end == 2))
            found->clock |= memchr("hHmMsS", s.ptr[1], 6) != NULL;
        return end < 0 ? s.len : (size_t)end + 2;
    }
    if ((s.ptr[0] | 0x20) == 'e' && s.len > 1 &&
        (s.ptr[1] == '+' || s.ptr[1] == '-'))
        return 2;
    if (str_starts_ignoring_case(s, STR("AM/PM")))
        return 5;
    if (str_starts_ignoring_case(s, STR("General")))
        return 7;
    return 0;
}

static bool starts_with_cjk_day(struct str s)
{
    return str_starts(s, STR("年")) || str_starts(s, STR("月")) ||
           str_starts(s, STR("日"));
}

enum serial_style serial_style_of_code(struct str code)
{
    struct letters found = {0};

    while (code.len && code.ptr[0] != ';') {
        size_t n = skip_literal(code, &found);

        found.cjk |= n == 0 && starts_with_cjk_day(code);
        if (n == 0) {
            note_letter(&found, code.ptr[0] >= 'A' && code.ptr[0] <= 'Z'
                                    ? (char)(code.ptr[0] + 32)
                                    : code.ptr[0]);
            n = 1;
        }
        code = str_skip(code, n);
    }
    if (found.digit && !found.second)
        return SERIAL_NUMBER;
    if (found.day || found.cjk)
        return SERIAL_DATE;
    if (found.clock || found.second)
        return SERIAL_TIME;
    return found.month ? SERIAL_DATE : SERIAL_NUMBER;
}
