#include "model/money.h"

#include "base/buf.h"

static const char *const digits[] = {"零", "壹", "贰", "叁", "肆",
                                     "伍", "陆", "柒", "捌", "玖"};
static const char *const places[] = {"", "拾", "佰", "仟"};
static const char *const decimals[] = {"毫", "厘", "分", "角"};

#define HUNDRED_MILLION 100000000U
#define UPPER_MAX       512 /* bytes; the longest is below 200 */

/* What stands behind the digit of a place: 万 and 亿 close their sections. */
static void add_unit(struct buf *b, uint64_t whole, int place,
                     const uint64_t powers[])
{
    bool in_use = whole / powers[place] % 10000 != 0;

    if (place % 8 == 4 && in_use)
        buf_add_z(b, "万");
    if (place == 8 && whole >= HUNDRED_MILLION)
        buf_add_z(b, "亿");
    if (place == 16 && whole >= powers[16])
        buf_add_z(b, "亿");
}

/*
 * Zeros before a further digit of their section, and sections left out, are
 * read as one 零; zeros that end a section are not read at all.
 */
static void add_whole(struct buf *b, uint64_t whole)
{
    uint64_t powers[20] = {1};
    bool zero = false;
    size_t start = b->len;

    for (int i = 1; i < 20; i++)
        powers[i] = powers[i - 1] * 10;
    for (int place = 19; place >= 0; place--) {
        unsigned digit = (unsigned)(whole / powers[place] % 10);

        if (digit) {
            if (zero && b->len > start)
                buf_add_z(b, digits[0]);
            buf_add_z(b, digits[digit]);
            buf_add_z(b, places[place % 4]);
            zero = false;
        } else {
            zero = true;
        }
        if (place % 4 == 0) {
            add_unit(b, whole, place, powers);
            if (whole / powers[place] % 10000)
                zero = false;
        }
    }
    if (b->len > start)
        buf_add_z(b, "元");
}

/*
 * The regulation leaves two things open.  Behind 角 it lets 整 be left out: we
 * leave it out, as its own example of 1,409.50 does.  After a 元 of zero it
 * lets 零 be left out: we write it where 角 and 分 follow, as its own example
 * does.
 */
static void add_decimals(struct buf *b, uint64_t whole, unsigned fraction,
                         int exponent)
{
    unsigned by = 1;
    bool zero;

    for (int i = 1; i < exponent; i++)
        by *= 10;
    zero = whole && whole % 10 == 0 && fraction % by != 0;
    for (int i = 0; i < exponent; i++, by /= 10) {
        unsigned digit = fraction / by % 10;

        if (digit == 0) {
            zero = whole || fraction / by;
            continue;
        }
        if (zero)
            buf_add_z(b, digits[0]);
        buf_add_z(b, digits[digit]);
        buf_add_z(b, decimals[3 - i]);
        zero = false;
    }
}

struct str money_upper(struct money m, struct arena *a)
{
    struct buf b = buf_new(a, UPPER_MAX);
    uint64_t minor = m.minor < 0 ? -(uint64_t)m.minor : (uint64_t)m.minor;
    uint64_t unit = (uint64_t)decimal_power(m.currency->exponent);
    uint64_t whole = minor / unit;
    unsigned fraction = (unsigned)(minor % unit);

    buf_add_z(&b, m.currency->name_zh);
    if (m.minor < 0)
        buf_add_z(&b, "负");
    if (minor == 0)
        buf_add_z(&b, "零元");
    add_whole(&b, whole);
    if (fraction)
        add_decimals(&b, whole, fraction, m.currency->exponent);
    else
        buf_add_z(&b, "整");
    return buf_str(&b);
}
