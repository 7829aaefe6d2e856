#include "model/date.h"

#include "base/buf.h"

#define BILL_MAX 64

static const char *const digits[] = {"零", "壹", "贰", "叁", "肆",
                                     "伍", "陆", "柒", "捌", "玖"};

/* 1 .. 31 as 壹, 壹拾, 壹拾壹, 贰拾. */
static void add_number(struct buf *b, int n)
{
    if (n >= 10) {
        buf_add_z(b, digits[n / 10]);
        buf_add_z(b, "拾");
    }
    if (n % 10)
        buf_add_z(b, digits[n % 10]);
}

/*
 * 零 before the months 1, 2 and 10, and before the days 1 to 9, 10, 20 and 30:
 * so that nothing can be written in front of them.
 */
struct str date_bill(struct date d, struct arena *a)
{
    struct buf b = buf_new(a, BILL_MAX);
    struct civil c;

    if (!date_is(d))
        return STR("");
    c = date_civil(d);
    for (int by = 1000; by; by /= 10)
        buf_add_z(&b, digits[c.year / by % 10]);
    buf_add_z(&b, "年");
    if (c.month <= 2 || c.month == 10)
        buf_add_z(&b, "零");
    add_number(&b, c.month);
    buf_add_z(&b, "月");
    if (c.day < 10 || c.day % 10 == 0)
        buf_add_z(&b, "零");
    add_number(&b, c.day);
    buf_add_z(&b, "日");
    return buf_str(&b);
}
