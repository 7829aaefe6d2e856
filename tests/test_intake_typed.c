#include "intake_told.h"

/* What is typed in records/ over the export, cell by cell. */

#define EXPORT                                                             \
    "doc_no,installment_no,customer_id,kind,issue_date,due_date,currency," \
    "amount,open_amount,class,contract_no\n"
#define TYPED "doc_no,customer_id,issue_date,amount\n"

static const struct {
    const char *name;
    const char *export; /* a row of EXPORT */
    const char *typed;  /* a file of documents */
    size_t used;        /* by the export's row */
    const char *lines[6];
} cases[] = {
    {"the amount alone",
     "A1,,C1,,2026-01-01,2026-02-01,,100,,质保金,K1\n",
     TYPED "A1,C1,2026-01-01,90\n",
     1,
     {"document A1 C1 CNY 90.00 kind 0 class 1 contract K1\n",
      "note 单据.csv:2 document A1: what is typed here stands instead of the "
      "export\n",
      "! warning"}},
    {"the kind stays, and its side",
     "A1,,C1,credit_note,2026-01-01,,,100,,,\n",
     TYPED "A1,C1,2026-01-01,90\n",
     1,
     {"document A1 C1 CNY -90.00 kind 1\n"}},
    {"the kind is empty in its column",
     "A1,,C1,credit_note,2026-01-01,,,100,,,\n",
     "doc_no,customer_id,kind,issue_date,amount\nA1,C1,,2026-01-01,90\n",
     1,
     {"document A1 C1 CNY -90.00 kind 1\n"}},
    {"the kind is typed",
     "A1,,C1,credit_note,2026-01-01,,,100,,,\n",
     "doc_no,customer_id,kind,issue_date,amount\n"
     "A1,C1,invoice,2026-01-01,90\n",
     1,
     {"document A1 C1 CNY 90.00 kind 0\n"}},
    {"a credit note it becomes",
     "A1,,C1,,2026-01-01,,,100,,,\n",
     "doc_no,customer_id,kind,issue_date,amount\n"
     "A1,C1,credit_note,2026-01-01,90\n",
     1,
     {"document A1 C1 CNY -90.00 kind 1\n"}},
    {"the currency stays",
     "A1,,C1,,2026-01-01,,USD,100,,,\n",
     TYPED "A1,C1,2026-01-01,90\n",
     1,
     {"document A1 C1 USD 90.00 kind 0\n"}},
    {"the currency stays, and has no cents",
     "A1,,C1,,2026-01-01,,JPY,100,,,\n",
     TYPED "A1,C1,2026-01-01,90\n",
     1,
     {"document A1 C1 JPY 90 kind 0\n"}},
    {"cents of a currency without",
     "A1,,C1,,2026-01-01,,JPY,100,,,\n",
     TYPED "A1,C1,2026-01-01,90.5\n",
     0,
     {"document A1 C1 JPY 100 kind 0\n",
      "reject 单据.csv:2 the amount is too large, or has more than the 0 "
      "decimals of JPY\n",
      "customer C1 C1 held\n"}},
    {"the currency is typed",
     "A1,,C1,,2026-01-01,,JPY,100,,,\n",
     "doc_no,customer_id,issue_date,currency,amount\n"
     "A1,C1,2026-01-01,USD,90.5\n",
     1,
     {"document A1 C1 USD 90.50 kind 0\n"}},
    {"another class, another customer",
     "A1,,C1,,2026-01-01,,,100,,质保金,K1\n",
     "doc_no,customer_id,issue_date,amount,class\n"
     "A1,C2,2026-01-01,100,trade\n",
     1,
     {"document A1 C2 CNY 100.00 kind 0 contract K1\n"}},
    {"details one by one",
     "A1,,C1,,2026-01-01,,,100,,,K1\n",
     "doc_no,customer_id,issue_date,amount,tax,contract_no\n"
     "A1,C1,2026-01-01,100,9,\n",
     1,
     {"document A1 C1 CNY 100.00 kind 0 contract K1\n"}},
    {"an open amount that still can be",
     "A1,,C1,,2026-01-01,,,100,40,,\n",
     TYPED "A1,C1,2026-01-01,40\n",
     1,
     {"document A1 C1 CNY 40.00 kind 0 open 40.00\n", "! warning"}},
    {"an open amount that can be no more",
     "A1,,C1,,2026-01-01,,,100,40,,\n",
     TYPED "A1,C1,2026-01-01,39.99\n",
     1,
     {"document A1 C1 CNY 39.99 kind 0\n",
      "warning 单据.csv:2 document A1: with the amount 39.99 typed here the "
      "open amount 40.00 of line 2 of documents.csv cannot be: all of it is "
      "taken as open\n"}},
    {"on the other side",
     "A1,,C1,,2026-01-01,,,100,40,,\n",
     TYPED "A1,C1,2026-01-01,-100\n",
     1,
     {"document A1 C1 CNY -100.00 kind 0\n", "warning 单据.csv:2 "}},
    {"of another currency",
     "A1,,C1,,2026-01-01,,,100,40,,\n",
     "doc_no,customer_id,issue_date,currency,amount\n"
     "A1,C1,2026-01-01,USD,100\n",
     1,
     {"document A1 C1 USD 100.00 kind 0\n", "warning 单据.csv:2 "}},
    {"the open amount is typed",
     "A1,,C1,credit_note,2026-01-01,,,100,40,,\n",
     "doc_no,customer_id,issue_date,amount,open_amount\n"
     "A1,C1,2026-01-01,90,80\n",
     1,
     {"document A1 C1 CNY -90.00 kind 1 open -80.00\n", "! warning"}},
    {"a row tells only what changes",
     "A1,,C1,,2026-01-01,2026-02-01,JPY,100,40,质保金,K1\n",
     "doc_no,due_date\nA1,2026-03-01\n",
     1,
     {"document A1 C1 JPY 100 kind 0 open 40 class 1 contract K1\n",
      "! warning", "! reject 单据.csv"}},
    {"the amount alone, without what every row needs",
     "A1,,C1,,2026-01-01,,,100,,,\n",
     "doc_no,amount\nA1,90\n",
     1,
     {"document A1 C1 CNY 90.00 kind 0\n"}},
    {"the open amount alone",
     "A1,,C1,credit_note,2026-01-01,,,100,40,,\n",
     "doc_no,open_amount\nA1,30\n",
     1,
     {"document A1 C1 CNY -100.00 kind 1 open -30.00\n", "! warning"}},
    {"more open than there is",
     "A1,,C1,,2026-01-01,,,100,40,,\n",
     "doc_no,open_amount\nA1,100.01\n",
     0,
     {"document A1 C1 CNY 100.00 kind 0 open 40.00\n",
      "reject 单据.csv:2 the open amount 100.01 does not lie between 0 and the "
      "amount 100.00\n",
      "customer C1 C1 held\n"}},
    {"the kind alone, and its side",
     "A1,,C1,,2026-01-01,,,100,,,\n",
     "doc_no,kind\nA1,credit_note\n",
     1,
     {"document A1 C1 CNY -100.00 kind 1\n"}},
    {"no credit note after all",
     "A1,,C1,credit_note,2026-01-01,,,100,,,\n",
     "doc_no,kind\nA1,invoice\n",
     1,
     {"document A1 C1 CNY 100.00 kind 0\n"}},
    {"the customer alone",
     "A1,,C1,,2026-01-01,,,100,,,\nA2,,C2,,2026-01-01,,,1,,,\n",
     "doc_no,customer_id\nA1,C2\n",
     1,
     {"document A1 C2 CNY 100.00 kind 0\n"}},
    {"a customer nobody knows",
     "A1,,C1,,2026-01-01,,,100,,,\n",
     "doc_no,customer_id\nA1,C9\n",
     0,
     {"document A1 C1 CNY 100.00 kind 0\n",
      "reject 单据.csv:2 customer C9 is not in these files\n"}},
    {"of what is not in the export",
     "A1,,C1,,2026-01-01,,,100,,,\n",
     "doc_no,due_date\nA12,2026-03-01\n",
     0,
     {"reject 单据.csv:2 A12 is not in the export; did you mean A1?  A row of "
      "its own needs customer_id as well\n"}},
    {"void takes the row away",
     "A1,,C1,,2026-01-01,,,100,,,\nA2,,C1,,2026-01-01,,,1,,,\n",
     "doc_no,status\nA1,作废\n",
     1,
     {"! document A1 C1", "document A2 C1 CNY 1.00 kind 0\n",
      "! reject 单据.csv"}},
    {"void of what is not there",
     "A1,,C1,,2026-01-01,,,100,,,\n",
     "doc_no,status\nA12,void\n",
     0,
     {"document A1 C1 CNY 100.00 kind 0\n",
      "warning 单据.csv:2 A12 is void here, but is not in the export; did you "
      "mean A1?\n",
      "! reject 单据.csv"}},
    {"one instalment is void",
     "A1,1,C1,,2026-01-01,,,100,,,\nA1,2,C1,,2026-01-01,,,100,,,\n",
     "doc_no,installment_no,status\nA1,2,void\n",
     1,
     {"document A1/1 C1 CNY 100.00 kind 0\n", "! document A1/2 C1"}},
    {"two rows add to each other",
     "A1,,C1,,2026-01-01,,,100,,,\n",
     "doc_no,amount,class\nA1,90,\nA1,,质保金\n",
     2,
     {"document A1 C1 CNY 90.00 kind 0 class 1\n", "! reject 单据.csv"}},
    {"two rows that say the same",
     "A1,,C1,,2026-01-01,,,100,,,\n",
     "doc_no,amount\nA1,90\nA1,90.00\n",
     2,
     {"document A1 C1 CNY 90.00 kind 0\n", "! reject 单据.csv"}},
    {"two rows, and neither is newer",
     "A1,,C1,,2026-01-01,,,100,,,\n",
     "doc_no,amount,class\nA1,90,质保金\nA1,80,\n",
     0,
     {"document A1 C1 CNY 100.00 kind 0\n",
      "reject 单据.csv:2 A1: amount is 90.00 here, but 80.00 in line 3 of "
      "单据.csv, and no recorded_date says which is newer: neither counts\n"
      "reject 单据.csv:3 A1: amount is 80.00 here, but 90.00 in line 2 of "
      "单据.csv, and no recorded_date says which is newer: neither counts\n",
      "customer C1 C1 held\n"}},
    {"two rows, the second is older",
     "A1,,C1,,2026-01-01,,,100,,,\n",
     "doc_no,amount,class,recorded_date\nA1,90,,2026-07-02\n"
     "A1,80,质保金,2026-07-01\n",
     2,
     {"document A1 C1 CNY 90.00 kind 0 class 1\n",
      "warning 单据.csv:2 A1: amount is 90.00 here, recorded later than 80.00 "
      "in line 3 of 单据.csv: this row counts\n",
      "! reject 单据.csv"}},
    {"void against a new amount",
     "A1,,C1,,2026-01-01,,,100,,,\n",
     "doc_no,amount,status\nA1,,void\nA1,80,valid\n",
     0,
     {"document A1 C1 CNY 100.00 kind 0\n",
      "reject 单据.csv:2 A1: status is void here, but valid in line 3"}},
    {"one instalment of two",
     "A1,1,C1,,2026-01-01,,,100,,,\nA1,2,C1,,2026-01-01,,,100,,,\n",
     "doc_no,installment_no,customer_id,issue_date,amount\n"
     "A1,2,C1,2026-01-01,90\n",
     1,
     {"document A1/1 C1 CNY 100.00 kind 0\ndocument A1/2 C1 CNY 90.00"}},
};

static void test_documents(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;

        start(&s);
        put(&s, "documents.csv",
            arena_format(&s.arena, EXPORT "%s", cases[i].export));
        put(&s, "单据.csv", str_from_z(cases[i].typed));
        s.how.record_count = 1;
        if (!read_all(&s))
            fail_msg("%s: not read", cases[i].name);
        check_told(&s, cases[i].name, cases[i].lines, COUNT(cases[i].lines));
        check_rows(&s, cases[i].name, cases[i].used);
        finish(&s);
    }
}

/* Each with its place in the export; the last of three typed rows is new. */
static void test_others(void **state)
{
    static const char *const lines[] = {
        "customer C1 甲 of C2\ncustomer C2 新\n",
        "receipt R1 C1 CNY 9.00 2026-02-01 for A1\n",
        "receipt R2 C2 USD 8.00 2026-02-03\n",
        "receipt R3 C1 CNY 1.00 2026-02-01\n",
        "note 收款.csv:2 receipt R1: what is typed",
        "note 客户.csv:3 customer C2: what is typed",
        NULL};
    struct scene s;

    (void)state;
    start(&s);
    put(&s, "customers.csv",
        STR("customer_id,name,parent_id,phone\nC1,甲,C2,1\nC2,乙,,2\n"));
    put(&s, "receipts.csv",
        STR("receipt_no,customer_id,receipt_date,currency,amount,doc_nos\n"
            "R1,C1,2026-02-01,CNY,10,A1\nR2,C2,2026-02-01,USD,10,\n"));
    put(&s, "客户.csv", STR("customer_id,name,phone\nC1,,3\nC2,新,\n"));
    put(&s, "收款.csv",
        STR("receipt_no,customer_id,receipt_date,amount\n"
            "R1,C1,2026-02-01,9\nR2,C2,2026-02-03,8\n"
            "R3,C1,2026-02-01,1\n"));
    s.how.record_count = 2;
    assert_true(read_all(&s));
    check_told(&s, "others", lines, COUNT(lines));
    check_rows(&s, "others", 4);
    assert_true(str_equal_z(s.ledger.customers[0].phone, "3"));
    assert_true(str_equal_z(s.ledger.customers[1].phone, "2"));
    finish(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_documents),
        cmocka_unit_test(test_others),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
