#include "intake_told.h"

/* Our own table with headings of two lines, and with several of one meaning. */

#define UPPER "单据号,客户名称,开票日期,到期日,币种,金额,\n"
#define ROW   "A1,甲,2026-05-01,2026-06-01,USD,700,100\n"

static const struct {
    const char *name, *text;
    const char *lines[3];
    bool refused;
} cases[] = {
    {"foreign amounts below",
     UPPER ",,,,,本币,原币\n" ROW,
     {"document A1 甲 USD 100.00"},
     false},
    {"merged down, the upper line repeated below",
     UPPER "单据号,客户名称,开票日期,到期日,币种,本币,原币\n" ROW,
     {"document A1 甲 USD 100.00"},
     false},
    {"the amounts below, their currency above",
     "单据号,客户名称,开票日期,到期日,币种,原币,,本币,\n"
     "单据号,客户名称,开票日期,到期日,币种,金额,税额,金额,税额\n"
     "A1,甲,2026-05-01,2026-06-01,USD,100,13,700,91\n",
     {"document A1 甲 USD 100.00"},
     false},
    {"no word says which one is owed",
     UPPER ",,,,,含税,不含税\n" ROW,
     {"error x.csv:1 the headings stand in two lines"},
     true},
    {"no column says the currency of 原币",
     "单据号,客户名称,开票日期,到期日,备注,金额,\n,,,,,本币,原币\n" ROW,
     {"error x.csv:1 the headings stand in two lines"},
     true},
    {"words below a single heading alone are a row",
     UPPER "上期结转,,,,,,\n" ROW,
     {"reject x.csv:2 ", "document A1 甲 USD 700.00"},
     false},
    {"a row with numbers is none of headings",
     UPPER "A0,乙,2026-05-01,2026-06-01,USD,本币,5\n" ROW,
     {"reject x.csv:2 ", "document A1 甲 USD 700.00"},
     false},
    {"a title over all of them",
     "应收明细,,,,,\n单据号,客户名称,开票日期,到期日,币种,金额\n"
     "A1,甲,2026-05-01,2026-06-01,USD,700\n",
     {"document A1 甲 USD 700.00"},
     false},
    {"a profile of one line",
     "no,who,day,sum,\n,,,本币,原币\nA,C,2026-01-01,7,1\n",
     {"error x.csv:2 the headings go on in this line: say heading_rows: 2"},
     true},
};

#define OURS "单据号,客户名称,开票日期,到期日,"
#define A1   "A1,甲,2026-05-01,2026-06-01,"

static const struct {
    const char *name, *text;
    const char *lines[3];
    bool refused;
} doubles[] = {
    {"the price with tax is owed",
     OURS "金额,税额,价税合计\n" A1 "100,13,113\n",
     {"document A1 甲 CNY 113.00",
      "note x.csv:1 \"价税合计\" is read as the amount that is owed",
      "! note x.csv:1 these columns are not used"},
     false},
    {"wherever it stands",
     OURS "价税合计,金额,已收金额\n" A1 "113,100,113\n",
     {"document A1 甲 CNY 113.00"},
     false},
    {"in two lines",
     OURS "币种,金额,,价税合计,\n,,,,,本币,原币,本币,原币\n" A1
          "USD,700,100,791,113\n",
     {"document A1 甲 USD 113.00"},
     false},
    {"alone the amount is the amount",
     OURS "金额,税额\n" A1 "100,13\n",
     {"document A1 甲 CNY 100.00", "! note"},
     false},
    {"two open amounts",
     OURS "金额,未收余额,未收金额\n" A1 "100,50,60\n",
     {"error x.csv:2 \"未收金额\" and \"未收余额\" both mean"},
     true},
    {"which are the same in all rows",
     OURS "金额,未收余额,未收金额\n" A1 "100,50,50.00\nA2,甲,2026-05-01,"
          "2026-06-01,\"1,000\",1000,\"1,000.00\"\n",
     {"document A1 甲 CNY 100.00 kind 0 open 50.00"},
     false},
    {"an empty one that is read",
     OURS "金额,未收金额,未收余额\n" A1 "100,,50\n",
     {"error x.csv:2 "},
     true},
    {"nothing received, or no word of it",
     OURS "金额,已收金额,已收款\n" A1 "100,,0.00\n",
     {"document A1 甲 CNY 100.00"},
     false},
    {"two due dates",
     OURS "到期日期,金额\n" A1 "2026-07-01,100\n",
     {"error x.csv:2 \"到期日\" and \"到期日期\" both mean"},
     true},
    {"one day written twice",
     OURS "到期日期,金额\n" A1 "2026/6/1,100\n",
     {"document A1 甲 CNY 100.00"},
     false},
    {"a row of totals is none",
     OURS "金额,应收金额\n" A1 "100,100\n合计,,,,100,\n",
     {"document A1 甲 CNY 100.00"},
     false},
    {"two amounts",
     OURS "金额,应收金额\n" A1 "100,113\n",
     {"error x.csv:2 \"金额\" and \"应收金额\" both mean"},
     true},
};

static void test_doubles(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(doubles); i++) {
        struct scene s;
        bool ok;

        start(&s);
        put(&s, "x.csv", str_from_z(doubles[i].text));
        ok = read_all(&s);
        if (ok == doubles[i].refused)
            fail_msg("%s: read %d", doubles[i].name, ok);
        check_told(&s, doubles[i].name, doubles[i].lines,
                   COUNT(doubles[i].lines));
        finish(&s);
    }
}

#define PROFILE                                                              \
    "version: 1\nrecognise:\n  headings: [no, who]\n"                        \
    "tables:\n  documents: {doc_no: no, customer_id: who, issue_date: day, " \
    "amount: sum}\n"

static void test_headings(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;
        bool ok;

        start_alone(&s);
        put_profile(&s, STR(PROFILE));
        put(&s, "x.csv", str_from_z(cases[i].text));
        ok = read_all(&s);
        if (ok == cases[i].refused)
            fail_msg("%s: read %d", cases[i].name, ok);
        check_told(&s, cases[i].name, cases[i].lines, COUNT(cases[i].lines));
        finish(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_doubles),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
