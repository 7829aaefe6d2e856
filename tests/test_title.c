#include "input/title.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* The days that a title (rows parted by |) and a name may be of. */
static const struct {
    const char *rows, *name;
    const char *want; /* joined by blanks, n behind those of the name */
    enum date_order order;
} cases[] = {
    {"", "应收单.xls", "", DATE_YMD},
    {"截止日期：2026-07-17", "应收单.xls", "2026-07-17", DATE_YMD},
    {"截止日期,2026-07-17,,", "a.csv", "2026-07-17", DATE_YMD},
    {"截至２０２６年７月１７日", "a.csv", "2026-07-17", DATE_YMD},
    {"2026 年 7 月 17 日", "a.csv", "2026-07-17", DATE_YMD},
    {"应收账款明细表 2026年7月17日", "a.csv", "2026-07-17", DATE_YMD},
    {"单位：某公司|2026/7/17", "a.csv", "2026-07-17", DATE_YMD},
    {"As of 17 July 2026", "a.csv", "2026-07-17", DATE_YMD},
    {"As at July 17th, 2026", "a.csv", "2026-07-17", DATE_YMD},
    {"as of 17-Jul-2026", "a.csv", "2026-07-17", DATE_YMD},
    {"As of 17.07.2026", "a.csv", "2026-07-17", DATE_YMD},
    /* Could be two days, unless the profile says which. */
    {"As of 05/06/2026", "a.csv", "", DATE_YMD},
    {"As of 05/06/2026", "a.csv", "2026-06-05", DATE_DMY},
    {"As of 05/06/2026", "a.csv", "2026-05-06", DATE_MDY},
    {"As of 06/06/2026", "a.csv", "2026-06-06", DATE_YMD},
    /* What was asked for may run on behind the day of asking. */
    {"单据日期：2026-01-01 至 2026-12-31", "a.csv", "", DATE_YMD},
    {"合同期 2026-01-01 至 2027-12-31", "a.csv", "", DATE_YMD},
    {"2026.01.01-2026.07.17", "a.csv", "", DATE_YMD},
    {"From 1 January 2026 to 17 July 2026", "a.csv", "", DATE_YMD},
    {"From 1 January 2026 through 17 July 2026", "a.csv", "", DATE_YMD},
    {"开始日期：2026-01-01|结束日期：2026-07-17", "a.csv", "", DATE_YMD},
    {"单据日期：2026-01-01 至 2026-12-31|截止日期：2026-07-17", "a.csv",
     "2026-07-17", DATE_YMD},
    {"期间：2026-01-01 至 2026-12-31 基准日 2026-07-17", "a.csv", "2026-07-17",
     DATE_YMD},
    {"业务日期 2026-01-01 起，截至 2026-07-17", "a.csv", "2026-07-17",
     DATE_YMD},
    {"单据日期：2026-01-01 至 2026-12-31", "应收单_20260717.xls", "2026-07-17n",
     DATE_YMD},
    /* Printed on is not as of. */
    {"打印日期：2026-07-20", "a.csv", "", DATE_YMD},
    {"截止日期：2026-07-17 打印时间：2026-07-20 09:30:15", "a.csv",
     "2026-07-17", DATE_YMD},
    {"Run date: 2026-07-20|As of: 2026-07-17", "a.csv", "2026-07-17", DATE_YMD},
    /* What is said to be the day goes before a mere day. */
    {"合同 2020-01-01|截止 2026-07-17", "a.csv", "2026-07-17", DATE_YMD},
    {"2026-07-17|2026-07-20", "a.csv", "2026-07-17 2026-07-20", DATE_YMD},
    {"2026-07-17|2026-07-17", "a.csv", "2026-07-17", DATE_YMD},
    /* Names. */
    {"", "应收单_20260717.xls", "2026-07-17n", DATE_YMD},
    {"", "应收单20260717093015.xls", "2026-07-17n", DATE_YMD},
    {"", "AR 2026-07-17 (1).xlsx", "2026-07-17n", DATE_YMD},
    {"", "应收单_2026-07-01至2026-07-17.xls", "", DATE_YMD},
    {"", "应收单_20260701-20260717_20260720.xls", "2026-07-20n", DATE_YMD},
    {"", "应收单_20260732.xls", "", DATE_YMD},
    {"", "应收单_123202607171.xls", "", DATE_YMD},
    {"", "documents-2026-07.csv", "", DATE_YMD},
    {"截止日期：2026-07-17", "应收单_20260718.xls", "2026-07-17 2026-07-18n",
     DATE_YMD},
    {"截止日期：2026-07-17", "应收单_20260717.xls", "2026-07-17", DATE_YMD},
    /* Not days. */
    {"2026-02-30", "a.csv", "", DATE_YMD},
    {"账号 6222020260717001234", "a.csv", "", DATE_YMD},
    {"2026-07-171", "a.csv", "", DATE_YMD},
};

static struct str days_of(struct title *t)
{
    const struct title_date *days;
    size_t n = title_days(t, &days);
    struct buf text = buf_new(t->arena, 1000);

    for (size_t i = 0; i < n; i++)
        buf_add_format(&text, "%s%.*s%s", i ? " " : "",
                       STR_ARG(date_iso(days[i].date, t->arena)),
                       days[i].role == TITLE_NAME ? "n" : "");
    return buf_str(&text);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct title t = {.arena = &a, .order = cases[i].order};
        struct str rest = str_from_z(cases[i].rows), row;
        size_t line = 1;

        for (bool more = rest.len > 0; more; line++) {
            more = str_cut(rest, '|', &row, &rest);
            title_read_row(&t, row, line);
        }
        title_read_name(&t, str_from_z(cases[i].name));
        if (!str_equal_z(days_of(&t), cases[i].want))
            fail_msg("%s, %s: want %s, got %.*s", cases[i].rows, cases[i].name,
                     cases[i].want, STR_ARG(days_of(&t)));
        arena_release(&a);
    }
}

/* Any bytes: nothing is read beyond them. */
static void test_cuts(void **state)
{
    static const char text[] =
        "截止２０２６年７月１７日 17 July 2026 2026-07-1";
    struct arena a = {0};

    (void)state;
    for (size_t from = 0; from < sizeof(text) - 1; from++)
        for (size_t to = from; to < sizeof(text); to++) {
            struct title t = {.arena = &a};
            struct str piece = {text + from, to - from};

            title_read_row(&t, arena_str(&a, piece), 1);
        }
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_cuts)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
