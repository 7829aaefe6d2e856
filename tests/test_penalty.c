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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_burden)};

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
