#include "model/penalty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct {
    const char *rule;
    int64_t burden;
} cases[] = {
    {"0.05%/day", 182500},
    {" 0.05 % / day ", 182500},
    {"0.05% a day", 182500},
    {"0.05%/days", 0},
    {"0.05% /day", 182500},
    {"0.05% per day", 182500},
    {"0.05%/日", 182500},
    {"18%/year", 180000},
    {"18% PER ANNUM", 180000},
    {"18% p.a.", 180000},
    {"1.5%/month", 180000},
    {"1.5％／月", 180000},
    {"万分之五/日", 182500},
    {"日万分之五", 182500},
    {"每日万分之五", 182500},
    {"按日万分之五", 182500},
    {"万分之五每日", 182500},
    {"每日万分之五每日", 182500},
    {"每日万分之五每月", 0},
    {"日万分之二点一", 76650},
    {"日万分之零点五", 18250},
    {"日万分之5", 182500},
    {"日万分之５", 182500},
    {"千分之三/日", 1095000},
    {"日千分之一", 365000},
    {"百分之一/月", 120000},
    {"月百分之二", 240000},
    {"年百分之十八", 180000},
    {"年百分之十", 100000},
    {"年百分之二十四", 240000},
    {"年百分之二十", 200000},
    {"0.5‰/日", 182500},
    {"年利率18%", 180000},
    {"年利率 18%", 180000},
    {"年18%", 180000},
    {"月1%", 120000},
    {"月利率1%", 120000},
    {"0.0000001%/year", 0},
    {"0.00005%/year", 1}, /* half of a millionth up */
    {"0%/day", 0},
    {"", 0},
    {"5%", 0},
    {"万分之五", 0},
    {"日万分之", 0},
    {"日", 0},
    {"%/day", 0},
    {"1.%/day", 0},
    {".5%/day", 0},
    {"1.2.3%/day", 0},
    {"-1%/day", 0},
    {"1234567890%/day", 0},
    {"99999999999999999999%/day", 0},
    {"十十%/日", 0},
    {"二十三四%/日", 0},
    {"LPR*1.5", 0},
    {"0.05%/day from the due date", 0},
    {"每逾期一日支付合同总额的万分之五", 0},
    {"按银行同期贷款利率", 0},
    {"\xE4\xB8", 0},
};

static void test_burden(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t got = penalty_burden(str_from_z(cases[i].rule));

        if (got != cases[i].burden)
            fail_msg("%s: %jd", cases[i].rule, (intmax_t)got);
    }
}

/* What a rule says, as "kind per percent term course multiple cap". */
static const struct {
    const char *rule, *read;
} parse_cases[] = {
    {"0.05%/day", "rate day 0.05"},
    {"日万分之五", "rate day 0.05"},
    {"每日千分之一", "rate day 0.1"},
    {"每日万分之五", "rate day 0.05"},
    {"日万分之一点七五", "rate day 0.0175"},
    {"1.5%/month", "rate month 1.5"},
    {"月利率1%", "rate month 1"},
    {"年利率18%", "rate year 18"},
    {"18% p.a.", "rate year 18"},
    {"5%/once", "rate once 5"},
    {"5% once", "rate once 5"},
    {"一次性5%", "rate once 5"},
    {"0%/day", "rate day 0"},
    {"none", "none"},
    {"无", "none"},
    {"UK", "uk"},
    {"eu", "eu"},
    {"delayed", "delayed"},
    {"迟延履行", "delayed"},
    {"LPR", "lpr ? ? *1"},
    {"LPR*1.5", "lpr ? ? *1.5"},
    {"lpr*1.5:fixed", "lpr ? fixed *1.5"},
    {"lpr1y*1.3:floating", "lpr 1 floating *1.3"},
    {"lpr5y*1.5:fixed", "lpr 5 fixed *1.5"},
    {"LPR1Y×1.5", "lpr 1 ? *1.5"},
    {"1.5 * lpr1y", NULL},
    {"一年期LPR的1.5倍", "lpr 1 ? *1.5"},
    {"一年期LPR的一点五倍", "lpr 1 ? *1.5"},
    {"四倍一年期LPR", "lpr 1 ? *4"},
    {"同期LPR四倍", "lpr ? ? *4"},
    {"五年期以上LPR", "lpr 5 ? *1"},
    {"一年期LPR上浮50%", "lpr 1 ? *1.50"},
    {"一年期LPR加计百分之三十", "lpr 1 ? *1.30"},
    {"一年期LPR上浮百分之五十（浮动）", "lpr 1 floating *1.50"},
    {"lpr1y+50bp:fixed", "lpr 1 fixed *1 +0.50"},
    {"一年期LPR加50个基点", "lpr 1 ? *1 +0.50"},
    {"一年期LPR减20基点", "lpr 1 ? *1 +-0.20"},
    {"LPR+50%", NULL}, /* points, or half as much again? */
    {"按照全国银行间同业拆借中心公布的一年期贷款市场报价利率的1.5倍",
     "lpr 1 ? *1.5"},
    {"中国人民银行同期贷款基准利率的1.5倍", "benchmark ? ? *1.5"},
    {"benchmark1-5y*1.3:fixed", "benchmark 1-5 fixed *1.3"},
    {"lpr1-5y", NULL},
    {"lpr1y1y", NULL},
    {"lpr*1.5*1.5", NULL},
    {"lpr lpr", NULL},
    {"lpr1y*0", NULL},
    {"*1.5", NULL},
    {"0.05%/day, cap 20%", "rate day 0.05 cap 20%"},
    {"0.05%/day,cap20%", "rate day 0.05 cap 20%"},
    {"日万分之五，总额不超过20%", "rate day 0.05 cap 20%"},
    {"日万分之五，累计不超过合同总额的百分之二十",
     "rate day 0.05 cap 20% of the contract"},
    {"日万分之五；最高不超过欠款本金的5%", "rate day 0.05 cap 5%"},
    {"0.05%/day, cap 50000", "rate day 0.05 cap 50000"},
    {"日万分之五，上限为5万元", "rate day 0.05 cap 50000"},
    {"日万分之五，不超过50000元", "rate day 0.05 cap 50000"},
    {"lpr1y*1.5:fixed, cap 30%", "lpr 1 fixed *1.5 cap 30%"},
    {"0.05%/day, cap 0%", NULL},
    {"0.05%/day, cap 0", NULL},
    {"0.05%/day, cap", NULL},
    {"0.05%/day, from the due date", NULL},
    {"0.05%/day, cap 20% of it", NULL},
    {"", NULL},
    {" ", NULL},
    {"5%", NULL},
    {"万分之五", NULL},
    {"月息2分", NULL},
    {"月息二分", NULL},
    {"按银行同期贷款利率", NULL},
    {"每逾期一日支付合同总额的万分之五", NULL},
    {"-1%/day", NULL},
    {"lpr1y*1.5:fixed:floating", NULL},
    {"\xE4\xB8", NULL},
};

static void show_number(struct buf *out, const char *head, struct decimal x)
{
    buf_add_format(out, "%s%.*s", head,
                   STR_ARG(decimal_format(x, false, out->arena)));
}

static void show_by_table(struct buf *out, const struct accrual *x)
{
    static const char *const terms[] = {" ?", " 1", " 5", " 1-5"};
    static const char *const courses[] = {" ?", " fixed", " floating"};

    if (x->kind != ACCRUAL_LPR && x->kind != ACCRUAL_BENCHMARK)
        return;
    buf_add_z(out, terms[x->term]);
    buf_add_z(out, courses[x->course]);
    show_number(out, " *", x->multiple);
    if (x->percent.units)
        show_number(out, " +", x->percent);
}

static struct str show(const struct accrual *x, struct arena *a)
{
    static const char *const kinds[] = {"none",    "rate", "lpr", "benchmark",
                                        "delayed", "uk",   "eu"};
    static const char *const pers[] = {" day", " month", " year", " once"};
    struct buf out = buf_new(a, 256);

    buf_add_z(&out, kinds[x->kind]);
    if (x->kind == ACCRUAL_RATE) {
        buf_add_z(&out, pers[x->per]);
        show_number(&out, " ", x->percent);
    }
    show_by_table(&out, x);
    if (x->cap_percent.units) {
        show_number(&out, " cap ", x->cap_percent);
        buf_add_z(&out, "%");
    }
    if (x->cap_sum.units)
        show_number(&out, " cap ", x->cap_sum);
    if (x->cap_base == CAP_OF_CONTRACT)
        buf_add_z(&out, " of the contract");
    return buf_str(&out);
}

static void test_parse(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(parse_cases); i++) {
        const char *rule = parse_cases[i].rule;
        const char *want = parse_cases[i].read;
        struct accrual x = {.per = 77};
        struct diag d = {0};
        bool ok =
            penalty_parse((struct field){.text = str_from_z(rule)}, &x, &d);
        struct str got = ok ? show(&x, &a) : STR("");

        if (ok != (want != NULL) || (ok && !str_equal_z(got, want)) ||
            d.counts[DIAG_ERROR] != !ok || (!ok && x.per != 77))
            fail_msg("%s: %.*s", rule, STR_ARG(got));
    }
    arena_release(&a);
}

/* What 分 is, is asked for. */
static void test_fen_is_asked(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct accrual x;

    (void)state;
    assert_false(penalty_parse((struct field){.text = STR("月息2分")}, &x, &d));
    assert_true(str_find(d.first->text, STR("2%/month")) > 0);
    assert_true(str_find(d.first->text, STR("分")) > 0);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_burden),
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_fen_is_asked),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
