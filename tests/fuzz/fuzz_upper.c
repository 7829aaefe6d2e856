/*
 * fuzz_upper - any row of the characters of amounts in capitals, and any bytes.
 *
 * Each byte below 64 is one of the characters, the others are themselves.
 * What is refused is told once and changes nothing; what is read is read again
 * from what we write of it.
 */
#include "base/buf.h"
#include "model/money.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const pieces[] = {
    "零", "壹", "贰",     "叁",   "肆",   "伍",           "陆", "柒", "捌",
    "玖", "拾", "佰",     "仟",   "万",   "亿",           "元", "角", "分",
    "厘", "毫", "整",     "正",   "圆",   "負",           "负", "萬", "億",
    "圓", "貳", "人民币", "美元", "日元", "科威特第纳尔",
};

static void check(bool ok)
{
    if (!ok)
        abort();
}

static void read_text(struct str text, struct arena *a)
{
    struct money m = {-77, NULL}, again = {0};
    struct diag d = {.arena = a};

    if (!money_upper_parse((struct field){text, nowhere}, &m, &d)) {
        check(d.counts[DIAG_ERROR] == 1 && m.minor == -77 && !m.currency);
        return;
    }
    text = money_upper(m, a);
    check(d.worst == DIAG_OK &&
          money_upper_parse((struct field){text, nowhere}, &again, &d) &&
          again.minor == m.minor && again.currency == m.currency);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 4096);

    for (size_t i = 0; i < size; i++) {
        if (data[i] < 64)
            buf_add_z(&b, pieces[data[i] % COUNT(pieces)]);
        else
            buf_add_byte(&b, (char)data[i]);
    }
    read_text(buf_str(&b), &a);
    arena_release(&a);
    return 0;
}
