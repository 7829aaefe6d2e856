#include "quick_pair.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* doc_no,customer_id,customer_name,kind,issue,due,currency,amount,open */
static const struct {
    const char *row;
    unsigned variant;
    enum pair_result result;
} cases[] = {
    {"A-1,C1,,invoice,2026-07-17,2026-08-16,CNY,1234.50,", 0, PAIR_SAME},
    {"A-1,C1,甲公司,,2026/07/17,,CNY,1234.50,1234.50", 0, PAIR_SAME},
    {"A-1,C1,,invoice,2026-07-17,2026/08/16,CNY,0.01,0.00", 0, PAIR_SAME},
    {"A-1,C1,,debit_note,2026-07-17,,USD,12345678.90,1", 0, PAIR_SAME},
    {"A-1,C1,,opening,2026-07-17,,JPY,123,", 0, PAIR_SAME},
    {"A-1,C1,,opening,2026-07-17,,JPY,123.00,", 0, PAIR_SAME},
    {"A-1,C1,,发票,2026-07-17,,人民币,123456789.01,", 0, PAIR_SAME},
    {"A-1,C1,,invoice,2026-07-17,,CNY,\"1,234.5\",", 0, PAIR_SAME},
    {"A-1,C1,,invoice,2026-07-17,,CNY,￥1234.50,", 0, PAIR_SAME},
    {"A-1,C1,,credit_note,2026-07-17,,CNY,8.50,8.00", 0, PAIR_SAME},
    {"1234567,C1,,invoice,2026-07-17,,CNY,8.50,", 0, PAIR_SAME},
    {" A-1 ,\xE3\x80\x80"
     "C1,,invoice,2026-07-17,,CNY,8.50,",
     0, PAIR_SAME},
    {"'-1,C1,,invoice,2026-07-17,,CNY,8.50,", 0, PAIR_SAME},
    {"'1,C1,,invoice,2026-07-17,,CNY,8.50,", 0, PAIR_SAME},
    {"A-1,C1,,invoice,1970-01-01,2099-12-31,CNY,8.50,", 0, PAIR_SAME},
    {"A-1,C1,,invoice,2024-02-29,,CNY,8.50,", 0, PAIR_SAME},
    {"A-1,C1,,invoice,2026-07-17,,,1.234,", PAIR_IN_KWD, PAIR_SAME},
    {"A-1,C1,,invoice,2026-07-17,,CNY,1.00,", PAIR_ROUNDS, PAIR_SAME},
    {"A-1,C1,,invoice,2026-07-17,,CNY,\"1234,50\",", PAIR_COMMA, PAIR_SAME},
    {"123456789012345000,C1,,invoice,2026-07-17,,CNY,1.00,", PAIR_LONG_NUMBERS,
     PAIR_SAME},
    /* what only record_read knows, or refuses */
    {",C1,,invoice,2026-07-17,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,,,invoice,2026-07-17,,CNY,1.00,", 0, PAIR_LEFT},
    {"123456789012345000,C1,,invoice,2026-07-17,,CNY,1.00,", 0, PAIR_LEFT},
    {"1.2E+15,C1,,invoice,2026-07-17,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,Invoice,2026-07-17,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,nothing,2026-07-17,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-7-17,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07/17,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026.07.17,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-02-29,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-00-10,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-13-10,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-04-31,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-04-00,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,1969-12-31,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2100-01-01,,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,soon,CNY,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,XX1,1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,CNY,,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,CNY,\xC2\xA0,1.00", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,CNY,1.00,\xE3\x80\x80", 0, PAIR_SAME},
    {"A-1,C1,,invoice,2026-07-17,,CNY,-1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,CNY,1.0x,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,CNY,x1.00,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,CNY,1.005,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,CNY,1.005,", PAIR_ROUNDS, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,JPY,1.50,", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,CNY,1.00,1.01", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,CNY,1.00,-0.01", 0, PAIR_LEFT},
    {"A-1,C1,,invoice,2026-07-17,,CNY,1000000000000000000.00,", 0, PAIR_LEFT},
    {"A-1,C1,,credit_note,2026-07-17,,CNY,1.00,", PAIR_CREDIT_MINUS, PAIR_LEFT},
    {"A-1,C1,,红字发票,2026-07-17,,CNY,1.00,", 0, PAIR_LEFT},
    /* the row goes on: installment_no,posting_date,tax,contract_no,class,
       description,status,handed_over_date,recorded_date */
    {"A,C,,,2026-07-17,,CNY,1.00,,,,,,,,,,", PAIR_MORE, PAIR_SAME},
    {"A,C,,,2026-07-17,,CNY,1.00,,2,17.7.2026,0.13,HT-1,质保金,x,,,", PAIR_MORE,
     PAIR_LEFT},
    {"A,C,,,2026-07-17,,CNY,1.00,,2,2026.7.17,0.13,HT-1,质保金,x,,2026-08-01,",
     PAIR_MORE, PAIR_SAME},
    {"A,C,,,2026-07-17,,CNY,1.00,,,,,,押金,,,,", PAIR_MORE, PAIR_SAME},
    {"A,C,,,2026-07-17,,CNY,1.00,,,,0.135,,,,,,", PAIR_MORE, PAIR_LEFT},
    {"A,C,,,2026-07-17,,CNY,1.00,,1.5E+20,,,,,,,,", PAIR_MORE, PAIR_LEFT},
    {"A,C,,,2026-07-17,,CNY,1.00,,,,,,,,作废,,", PAIR_MORE, PAIR_LEFT},
    {"A,C,,,2026-07-17,,CNY,1.00,,,,,,,,正常,,", PAIR_MORE, PAIR_LEFT},
    {"A,C,,,2026-07-17,,CNY,1.00,,,,,,,,,,2026-07-18", PAIR_MORE, PAIR_LEFT},
    {"A,C,,,2026-07-17,,CNY,1.00,,,,,,,,,soon,", PAIR_MORE, PAIR_LEFT},
    /* libcsv's fields lie elsewhere */
    {"\"A-1\",\"C\"\"1\",,invoice,2026-07-17,,CNY,\"1.00\",", 0, PAIR_SAME},
    {"1.00,C1,,,2026-07-17,,CNY,1.00,", 0, PAIR_SAME},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct pair p;
        enum pair_result got;

        pair_open(&p, cases[i].variant);
        got = pair_read(&p, str_from_z(cases[i].row));
        if (got != cases[i].result)
            fail_msg("%s: %d, not %d", cases[i].row, (int)got,
                     (int)cases[i].result);
        pair_close(&p);
    }
}

/* Every day that a date of ten characters can write, and those beside it. */
static void test_days(void **state)
{
    struct pair p;

    (void)state;
    pair_open(&p, 0);
    for (int year = 1968; year <= 2101; year++) {
        for (int day = 0; day < 14 * 34; day++) {
            struct civil c = {year, day / 34, day % 34};
            struct arena_mark mark = arena_mark(&p.arena);
            struct str row =
                arena_format(&p.arena, "A,C,,,%04d-%02d-%02d,,CNY,1.00,",
                             c.year, c.month, c.day);
            bool known = year >= QUICK_FIRST_YEAR &&
                         year < QUICK_FIRST_YEAR + QUICK_YEARS;

            if (pair_read(&p, row) !=
                (known && civil_is_real(c) ? PAIR_SAME : PAIR_LEFT))
                fail_msg("%.*s", STR_ARG(row));
            arena_rewind(&p.arena, mark);
        }
    }
    pair_close(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_days),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
