#include "intake_told.h"

/* The currency that a file names outside of its rows. */

#define PROFILE                                                                 \
    "version: 1\nrecognise:\n  headings: [no, who]\n"                           \
    "tables:\n  documents:\n    doc_no: no\n    customer_id: who\n"             \
    "    issue_date: day\n    amount: [金额（美元）, 金额(EUR), amt]\n" \
    "    open_amount: { column: [\"Open (USD)\", \"Open (GBP)\", open], "       \
    "optional: yes }\n"
#define OURS "单据号,客户名称,开票日期,金额\nA,甲,2026-01-01,100\n"
#define ROW  "A,C,2026-01-01,100\n"

static const struct {
    const char *profile; /* or NULL */
    const char *text;
    const char *currency; /* NULL: refused */
} cases[] = {
    {NULL, OURS, "CNY"},
    {NULL, "应收明细  币别：美元,,,\n单位：元\n" OURS, "USD"},
    {NULL, "币种:USD  截止日期：2026-07-03\n" OURS, "USD"},
    {NULL, "单位：美元\n" OURS, "USD"},
    {NULL, "金额单位：人民币元\n" OURS, "CNY"},
    {NULL, "Ledger Currency: EUR\n" OURS, "EUR"},
    {NULL, "Currency,HKD,,\n" OURS, "HKD"},
    {NULL, "All amounts in US Dollar\n" OURS, "USD"},
    {NULL, "Currency: USD - US Dollar\n" OURS, "USD"},
    {NULL, "币别：全部\n" OURS, "CNY"},
    {NULL, "Currency: All\n" OURS, "CNY"},
    {NULL, "货币资金 USD 部 往来单位：美元贸易公司\n" OURS, "CNY"},
    {NULL, "币别：美元、欧元\n" OURS, "CNY"},
    {NULL, "币别：美元\n本位币：人民币\n" OURS, NULL},
    {NULL,
     "币别：美元\n单据号,客户名称,开票日期,金额,币种\n"
     "A,甲,2026-01-01,100,EUR\n",
     "EUR"},
    {NULL,
     "币别：美元\n单据号,客户名称,开票日期,金额,币种\nA,甲,2026-01-01,100,\n",
     "USD"},
    {PROFILE, "no,who,day,amt\n" ROW, "CNY"},
    {PROFILE, "no,who,day,金额（美元）\n" ROW, "USD"},
    {PROFILE, "no,who,day,金额(EUR)\n" ROW, "EUR"},
    {PROFILE, "no,who,day,amt,Open (GBP)\nA,C,2026-01-01,100,5\n", "GBP"},
    {PROFILE, "no,who,day,金额(EUR),Open (GBP)\nA,C,2026-01-01,100,5\n", NULL},
    {PROFILE, "币别：欧元\nno,who,day,金额（美元）\n" ROW, NULL},
    {PROFILE "currency: USD\n", "no,who,day,金额（美元）\n" ROW, "USD"},
    {PROFILE "currency: EUR\n", "no,who,day,金额（美元）\n" ROW, NULL},
    {PROFILE "currency: USD\n", "Currency: CNY\nno,who,day,amt\n" ROW, NULL},
};

static void test_currency(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;
        bool ok;

        start_alone(&s);
        if (cases[i].profile)
            put_profile(&s, str_from_z(cases[i].profile));
        put(&s, "x.csv", str_from_z(cases[i].text));
        ok = read_all(&s);
        if (ok != (cases[i].currency != NULL))
            fail_msg("case %zu: read %d", i, ok);
        if (ok && (s.ledger.document_count != 1 ||
                   strcmp(s.ledger.documents[0].currency->code,
                          cases[i].currency) != 0))
            fail_msg(
                "case %zu: %zu documents, in %s", i, s.ledger.document_count,
                s.ledger.document_count ? s.ledger.documents[0].currency->code
                                        : "nothing");
        finish(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_currency),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
