#include "intake_told.h"

/* Who is who: former ids, names for ids, groups, firms that stand twice. */

#define CUSTOMERS "customer_id,name,uscc,parent_id,former_ids\n"
#define DOCUMENTS "doc_no,customer_id,issue_date,amount\n"
#define NAMED     "doc_no,customer_id,customer_name,issue_date,amount\n"
#define USCC      "91310000MA1FL0AB12"

static const struct {
    const char *name;
    struct {
        const char *name, *text;
    } files[6];
    size_t typed;  /* the last so many are of records/ */
    size_t hidden; /* rows that another took over, or that say nothing new */
    const char *lines[10];
} cases[] = {
    {"rows of a former id are the customer's",
     {{"documents.csv", DOCUMENTS "A1,C9,2026-01-01,100\n"
                                  "A2,C1,2026-01-01,50\n"},
      {"receipts.csv", "receipt_no,customer_id,receipt_date,amount\n"
                       "R1,C8,2026-02-01,10\n"},
      {"costs.csv", "cost_date,kind,amount,customer_id\n2026-02-01,k,1,C9\n"},
      {"disputes.csv", "customer_id,from\nC8,2026-02-01\n"},
      {"bills.csv", "bill_no,customer_id,amount,received_date,maturity_date,"
                    "status\nB1,C7,5,2026-02-01,2026-08-01,held\n"},
      {"customers.csv", CUSTOMERS "C1,甲,,,C9；C8、C7\n"}},
     1,
     0,
     {"customer C1 甲\ndocument A1 C1 ", "document A2 C1 ", "receipt R1 C1 ",
      "receipt B1 C1 ", "! error", "! warning"}},
    {"the name where the number is empty",
     {{"documents.csv", "doc_no,customer_id,customer_name,issue_date,amount\n"
                        "A1,,甲,2026-01-01,100\nA2,C2,乙,2026-01-01,100\n"
                        "A3,,,2026-01-01,100\nA4,,甲,2026-01-32,100\n"},
      {"receipts.csv",
       "receipt_no,customer_id,customer_name,receipt_date,amount\n"
       "R1,,甲,2026-02-01,10\nR2,,,2026-02-01,10\n"},
      {"bills.csv", "bill_no,customer_id,customer_name,amount,received_date,"
                    "maturity_date\nB1,,乙,5,2026-02-01,2026-08-01\n"},
      {"customers.csv", CUSTOMERS "C1,甲,,,\nC2,乙,,,\n"}},
     0,
     0,
     {"document A1 C1 ", "reject documents.csv:4 customer_id is empty",
      "receipt R1 C1 ", "reject receipts.csv:3 customer_id is empty",
      "receipt B1 C2 ", "customer C1 甲 held\ncustomer C2 乙\n"}},
    {"a typing error in a number is no new customer in silence",
     {{"documents.csv", "doc_no,customer_id,kind,issue_date,amount\n"
                        "A0,K01,,2026-01-01,100\n"
                        "A1,K02,,2026-01-01,100\n"
                        "A2,K0777,,2026-01-01,100\n"
                        "A3,K0778,credit_note,2026-01-01,10\n"
                        "A4,Q,,2026-01-01,1\n"},
      {"receipts.csv", "receipt_no,customer_id,receipt_date,amount\n"
                       "R1,K02,2026-02-01,10\nR2,K2O,2026-02-01,10\n"
                       "R3,K2O,2026-02-02,10\nR4,M9876,2026-02-01,10\n"
                       "R5,甲公司,2026-02-01,10\nR6,P,2026-02-01,1\n"
                       "R7,Z0799,2026-02-01,1\n"},
      {"bills.csv", "bill_no,customer_id,amount,received_date,maturity_date\n"
                    "B1,K12,5,2026-02-01,2026-08-01\n"},
      {"costs.csv", "cost_date,kind,amount,customer_id\n2026-02-01,k,1,L02\n"
                    "2026-02-01,k,1,\n"},
      {"customers.csv", CUSTOMERS "M9876,乙,,,\n"}},
     1,
     0,
     {"warning receipts.csv:3 customer K2O has no document and no row of "
      "customers; did you mean K02?\n",
      "! warning receipts.csv:4", "! warning receipts.csv:5",
      "warning receipts.csv:6 customer 甲公司 has no document and no row of "
      "customers\n",
      "warning receipts.csv:7 customer P has no document and no row of "
      "customers\n"
      "warning receipts.csv:8 customer Z0799 has no document and no row of "
      "customers\n",
      "warning bills.csv:2 customer K12 has",
      "warning costs.csv:2 customer L02",
      "warning documents.csv:5 customer K0778 has no document and no row of "
      "customers; did you mean K0777?\n",
      "! warning receipts.csv:2"}},
    {"a former name is a former id; Ltd. behind a comma is of its name",
     {{"documents.csv", DOCUMENTS "A1,\"Old Firm Co., Ltd.\",2026-01-01,100\n"
                                  "A2,旧名,2026-01-01,50\n"
                                  "A3,Ltd.,2026-01-01,50\n"},
      {"customers.csv", CUSTOMERS "C1,甲,,,\"Old Firm Co., Ltd.,旧名\"\n"}},
     1,
     0,
     {"document A1 C1 ", "document A2 C1 ", "document A3 Ltd. ", "! error"}},
    {"where a table tells all customers, former ids are known",
     {{"customers.csv", CUSTOMERS "C1,甲,,,C9\n"},
      {"documents.csv", DOCUMENTS "A1,C9,2026-01-01,100\n"
                                  "A2,C8,2026-01-01,100\n"}},
     0,
     0,
     {"document A1 C1 ", "reject documents.csv:3 customer C8 is not in the "
                         "table of customers\n"}},
    {"his own id, and twice the same",
     {{"documents.csv", DOCUMENTS "A1,C9,2026-01-01,100\n"},
      {"customers.csv", CUSTOMERS "C1,甲,,,C1;C9;C9\n"}},
     1,
     0,
     {"document A1 C1 ", "! error"}},
    {"a former id that has a row of its own",
     {{"customers.csv", CUSTOMERS "C1,甲,,,\nC9,乙,,,\n"},
      {"documents.csv", DOCUMENTS "A1,C9,2026-01-01,100\n"
                                  "A2,C3,2026-01-01,100\n"},
      {"客户.csv", CUSTOMERS "C1,,,,C9\nC3,丙,,,\n"}},
     1,
     1,
     {"document A1 C9 ",
      "error 客户.csv:2 former id C9 of customer C1 is a customer of its own "
      "in line 3 of customers.csv: delete one of the two\n",
      "customer C1 甲 held\n", "customer C9 乙 held\n", "customer C3 丙\n"}},
    {"a former id of two",
     {{"documents.csv", DOCUMENTS "A1,C9,2026-01-01,100\n"},
      {"customers.csv", CUSTOMERS "C1,甲,,,C9\nC2,乙,,,C9\nC3,丙,,,\n"}},
     1,
     0,
     {"document A1 C9 ",
      "error customers.csv:3 former id C9 of customer C2 is one of customer "
      "C1 as well (line 2 of customers.csv): delete one of the two\n",
      "customer C1 甲 held\n", "customer C2 乙 held\n", "customer C3 丙\n"}},
    {"a former id of a former id",
     {{"documents.csv", DOCUMENTS "A1,C9,2026-01-01,100\n"},
      {"customers.csv", CUSTOMERS "C1,甲,,,C8\n"},
      {"客户.csv", CUSTOMERS "C8,乙,,,C9\n"}},
     2,
     0,
     {"document A1 C8 ", "error customers.csv:2 former id C8"}},
    {"names stand for ids",
     {{"customers.csv", CUSTOMERS "C1,甲,,,\nC2,乙,,,\nC3,丙,,,\nC4,丙,,,\n"},
      {"documents.csv", DOCUMENTS "A1,甲,2026-01-01,100\n"
                                  "A2,C2,2026-01-01,100\n"
                                  "A3,丙,2026-01-01,100\n"
                                  "A4,丁,2026-01-01,100\n"},
      {"receipts.csv", "receipt_no,customer_id,receipt_date,amount\n"
                       "R1,乙,2026-02-01,10\nR2,丙,2026-02-01,10\n"},
      {"disputes.csv", "customer_id,from\n乙,2026-02-01\n丙,2026-02-01\n"}},
     0,
     0,
     {"document A1 C1 ", "document A2 C2 ", "receipt R1 C2 ",
      "reject documents.csv:4 several customers are called 丙 (C3, C4): write "
      "the customer_id of the one that is meant\n",
      "reject documents.csv:5 customer 丁 is not in the table",
      "reject receipts.csv:3 several customers are called 丙",
      "reject disputes.csv:3 several customers bear this name (C3, C4)",
      "customer C3 丙 held\ncustomer C4 丙 held\n", "customer C1 甲\n"}},
    {"names for ids beside a few that are typed",
     {{"documents.csv", DOCUMENTS "A1,甲,2026-01-01,100\n"
                                  "A2,乙,2026-01-01,100\n"},
      {"customers.csv", CUSTOMERS "C1,甲,,,\n"}},
     1,
     0,
     {"document A1 C1 ", "document A2 乙 ", "! error"}},
    {"the former name of one is the name of another",
     {{"documents.csv", DOCUMENTS "A1,乙,2026-01-01,100\n"},
      {"customers.csv", CUSTOMERS "C1,甲,,,乙\nC2,乙,,,\n"}},
     1,
     0,
     {"reject documents.csv:2 several customers are called 乙 (C1, C2)",
      "customer C1 甲 held\ncustomer C2 乙 held\n"}},
    {"the name beside a former id is a former name",
     {{"documents.csv",
       "doc_no,customer_id,customer_name,issue_date,amount\n"
       "A1,C9,旧名,2026-01-01,100\nA2,C1,新名,2026-01-01,100\n"},
      {"customers.csv", CUSTOMERS "C1,,,,C9\n"}},
     1,
     0,
     {"customer C1 新名\n", "document A1 C1 "}},
    {"a group",
     {{"documents.csv", DOCUMENTS "A1,C1,2026-01-01,100\n"},
      {"customers.csv", CUSTOMERS "C1,甲,,C2,\nC2,乙,,集团,\n集团,总,,,\n"
                                  "C4,丁,,总,\n"}},
     1,
     0,
     {"customer C1 甲 of C2\ncustomer C2 乙 of 集团\ncustomer 集团 总\n"
      "customer C4 丁 of 集团\n",
      "! error", "! warning"}},
    {"a parent without a row, of two; a parent by a former id",
     {{"customers.csv", CUSTOMERS "C1,甲,,P,\nC2,乙,,P,\nC3,丙,,C9,\n"
                                  "C4,丁,,,C9\n"},
      {"documents.csv", DOCUMENTS "A1,C1,2026-01-01,100\n"}},
     0,
     0,
     {"customer C1 甲 of P\ncustomer C2 乙 of P\ncustomer C3 丙 of C4\n",
      "customer P P\n",
      "warning customers.csv:2 parent P of customer C1 is not in the table of "
      "customers",
      "! warning customers.csv:3", "! error"}},
    {"his own parent, by his name too; one of two of a name",
     {{"documents.csv", DOCUMENTS "A1,C1,2026-01-01,100\n"},
      {"customers.csv", CUSTOMERS "C1,甲,,C1,\nC2,乙,,乙,\nC3,丙,,丁,\n"
                                  "C4,丁,,,\nC5,丁,,,\n"}},
     1,
     0,
     {"! error customers.csv:2", "! error customers.csv:3",
      "error customers.csv:4 several customers are called 丁 (C4, C5): name "
      "the parent by its customer_id\n",
      "customer C1 甲\ncustomer C2 乙\ncustomer C3 丙\n",
      "file customers.csv ignored 0 () rejected 0\n"}},
    {"parents in circles",
     {{"documents.csv", DOCUMENTS "A1,C1,2026-01-01,100\n"},
      {"customers.csv", CUSTOMERS "C0,零,,C2,\nC1,甲,,C2,\nC2,乙,,C3,\n"
                                  "C3,丙,,C1,\nC4,丁,,C5,\nC5,戊,,C4,\n"}},
     1,
     0,
     {"error customers.csv:3 the parents go in a circle: C1 → C2 → C3 → C1; "
      "none of them is taken\n",
      "error customers.csv:6 the parents go in a circle: C4 → C5 → C4; none",
      "customer C0 零 of C2\ncustomer C1 甲\ncustomer C2 乙\ncustomer C3 丙\n"
      "customer C4 丁\ncustomer C5 戊\n"}},
    {"the head of a group bears its own number",
     {{"customers.csv", CUSTOMERS "C1,甲,,,\n"},
      {"documents.csv", DOCUMENTS "A1,C1,2026-01-01,100\n"},
      {"客户.csv", CUSTOMERS "C1,,,C1,\n"}},
     1,
     1,
     {"! error", "customer C1 甲\n"}},
    {"a name that only documents tell",
     {{"documents.csv", NAMED "A1,00001,甲,2026-01-01,100\n"
                              "A2,00002,乙,2026-01-01,100\n"},
      {"blocks.csv", "customer_id,from,reason\n甲,2026-07-01,r\n"},
      {"documents-typed.csv", DOCUMENTS "A3,乙,2026-01-01,100\n"}},
     2,
     1, /* the block, which is not told */
     {"document A3 00002 ", "! customer 乙", "! error",
      "file blocks.csv ignored 0 () rejected 0\n"}},
    {"a name that documents tell of two",
     {{"documents.csv", NAMED "A1,00001,甲,2026-01-01,100\n"
                              "A2,00002,甲,2026-01-01,100\n"},
      {"blocks.csv", "customer_id,from,reason\n甲,2026-07-01,r\n"}},
     1,
     0,
     {"reject blocks.csv:2 several customers are called 甲 (00001, 00002)",
      "customer 00001 甲 held\ncustomer 00002 甲 held\n"}},
    {"one code, two customers",
     {{"customers.csv",
       CUSTOMERS "C1,甲," USCC ",,\nC2,乙," USCC ",,\n"
                 "C3,丙," USCC ",C1,\nC4,丁,无,,\nC5,戊,无,,\n"},
      {"documents.csv", DOCUMENTS "A1,C1,2026-01-01,100\n"}},
     0,
     0,
     {"warning customers.csv:3 customer C2 has the code " USCC
      " of customer C1 (line 2 of customers.csv): write the one into "
      "former_ids of the other if they are one firm, or into its parent_id if "
      "it is a branch\n",
      "! warning customers.csv:4", "! warning customers.csv:6"}},
    {"one firm in many spellings",
     {{"documents.csv", DOCUMENTS "A1,北方（天津）公司,2026-01-01,100\n"
                                  "A2,北方(天津)公司,2026-01-01,100\n"
                                  "A3,北方 (天津)　公司,2026-01-01,100\n"
                                  "A4,北方（上海）公司,2026-01-01,100\n"}},
     0,
     0,
     {"warning documents.csv:0 customers \"北方（天津）公司\" and "
      "\"北方(天津)公司\" differ in brackets or blanks alone: if they are one "
      "firm, write the "
      "one into former_ids of the other in records/customers.xlsx",
      "warning documents.csv:0 customers \"北方（天津）公司\" and "
      "\"北方 (天津)　公司\"",
      "! warning documents.csv:0 customers \"北方（上海）公司\"", "! error"}},
    {"two spellings, and a table in records/ to say so",
     {{"documents.csv", DOCUMENTS "A1,北方（天津）公司,2026-01-01,100\n"
                                  "A2,北方(天津)公司,2026-01-01,100\n"},
      {"客户-张三.csv", CUSTOMERS "C9,丙,,,\n"}},
     1,
     0,
     {"warning documents.csv:0 customers \"北方（天津）公司\" and "
      "\"北方(天津)公司\" differ in brackets or blanks alone: if they are one "
      "firm, write the one into former_ids of the other in "
      "records/客户-张三.csv"}},
    {"two ids of one name are no two spellings",
     {{"documents.csv",
       "doc_no,customer_id,customer_name,issue_date,amount\n"
       "A1,1,甲（津）,2026-01-01,100\nA2,2,甲（津）,2026-01-01,100\n"}},
     0,
     0,
     {"! warning"}},
};

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;

        start(&s);
        for (size_t j = 0; j < COUNT(cases[i].files) && cases[i].files[j].name;
             j++)
            put(&s, cases[i].files[j].name, str_from_z(cases[i].files[j].text));
        s.how.record_count = cases[i].typed;
        if (!read_all(&s))
            fail_msg("%s: not read", cases[i].name);
        check_told(&s, cases[i].name, cases[i].lines, COUNT(cases[i].lines));
        check_rows(&s, cases[i].name, cases[i].hidden);
        finish(&s);
    }
}

/* A list of documents that tells its customers too, one row each. */
#define BESIDE                                                               \
    "version: 1\ntables:\n  documents:\n    doc_no: N\n    customer_id: C\n" \
    "    issue_date: D\n    amount: A\n  customers:\n"                       \
    "    customer_id: C\n    name: M\n"

static void test_beside(void **state)
{
    static const char *const lines[] = {"document A1 C1 ",    "document A2 C1 ",
                                        "! customer C9",      "! error",
                                        "customer C1 新名\n", NULL};
    struct scene s;
    const char *own;

    (void)state;
    start(&s);
    own = file_join(&s.arena, s.folder, STR("own.yaml"));
    assert_true(outfile_save(own, STR(BESIDE), &s.arena, &s.diag));
    put(&s, "all.csv",
        STR("N,C,M,D,A\nA1,C9,旧名,2026-01-01,5\n"
            "A2,C1,新名,2026-02-01,5\n"));
    put(&s, "customers.csv", STR("customer_id,name,former_ids\nC1,,C9\n"));
    s.how.record_count = 1;
    s.how.profile = own;
    assert_true(read_all(&s));
    check_told(&s, "beside", lines, COUNT(lines));
    check_rows(&s, "beside", 1);
    unlink(own);
    finish(&s);
}

/* A circle of as many as there are, and a chain. */
static void test_many(void **state)
{
    struct scene s;
    struct buf text;

    (void)state;
    start(&s);
    text = buf_new(&s.arena, 1u << 24);
    buf_add_z(&text, "customer_id,name,parent_id\n");
    for (int i = 0; i < 100000; i++)
        buf_add_format(&text, "C%d,n,C%d\n", i, (i + 1) % 50000 + i / 50000);
    put(&s, "documents.csv", STR(DOCUMENTS "A1,C1,2026-01-01,100\n"));
    put(&s, "customers.csv", buf_str(&text));
    s.how.record_count = 1;
    assert_true(read_all(&s));
    assert_int_equal(s.diag.counts[DIAG_ERROR], 1);
    finish(&s);
}

static void test_strangers(void **state)
{
    struct scene s;
    struct buf text;

    (void)state;
    start(&s);
    text = buf_new(&s.arena, 1u << 16);
    buf_add_z(&text, "receipt_no,customer_id,receipt_date,amount\n");
    for (int i = 0; i < 25; i++)
        buf_add_format(&text, "R%d,X%d,2026-02-01,1\n", i, i);
    put(&s, "documents.csv", STR(DOCUMENTS "A1,Customer,2026-01-01,100\n"));
    put(&s, "receipts.csv", buf_str(&text));
    assert_true(read_all(&s));
    check_told(&s, "many strangers",
               (const char *const[]){"warning receipts.csv:21 customer X19",
                                     "! warning receipts.csv:22",
                                     "warning -:0 5 more customers have no "
                                     "document and no row of customers\n"},
               3);
    finish(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_beside),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_strangers),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
