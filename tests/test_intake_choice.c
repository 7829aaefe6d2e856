#include "intake_scene.h"

/* Which profile reads a file. */

#define OWN                                                        \
    "version: 1\nrecognise:\n  headings: [doc_no, customer_id]\n"  \
    "ignore:\n  - { column: doc_no, starts: [X], reason: mine }\n" \
    "tables:\n  documents:\n    doc_no: doc_no\n"                  \
    "    customer_id: customer_id\n    issue_date: issue_date\n"   \
    "    amount: amount\n"
#define TITLED OWN "heading_row: 3\n"
#define CN_VAT "发票号码,开票日期,购方单位代号,价税合计,税额,发票状态\n"
#define ROWS                                                     \
    "doc_no,customer_id,issue_date,amount\nX1,C1,2026-01-01,5\n" \
    "A1,C1,2026-01-01,5\n"

static const struct {
    const char *name;
    const char *own;     /* a profile of the user's, or NULL */
    const char *profile; /* --profile */
    const char *file;
    const char *text;
    size_t typed;  /* 1: the file is of records/ */
    size_t beside; /* files beside it */
    bool ok;
    const char *read_by;
} cases[] = {
    {"ours by its name", NULL, NULL, "documents.csv", ROWS, 0, 0, true,
     "canonical"},
    {"ours by its headings", NULL, NULL, "x.csv", ROWS, 0, 0, true,
     "canonical"},
    {"the user's before our headings", OWN, NULL, "x.csv", ROWS, 0, 0, true,
     "own"},
    {"the user's before our names", OWN, NULL, "documents.csv", ROWS, 0, 1,
     true, "own"},
    {"what is typed stands in our sheets", OWN, NULL, "documents.csv", ROWS, 1,
     0, true, "canonical"},
    {"the user's that does not recognise it", OWN, NULL, "x.csv",
     "单据号,客户编号,开票日期,金额\nA,C,2026-01-01,1\n", 0, 0, true,
     "canonical"},
    {"canonical by its name", OWN, "canonical", "x.csv", ROWS, 0, 0, true,
     "canonical"},
    {"named, and it fits beside others", OWN, "own", "documents.csv", ROWS, 0,
     1, true, "own"},
    {"named, but it lacks its headings", OWN, "own", "客户.csv",
     "客户编号,客户名称\nC1,甲\n", 0, 1, true, "canonical"},
    {"shipped", NULL, NULL, "x.csv", CN_VAT "1,2026-01-01,C1,5,1,正常\n", 0, 0,
     true, "cn-vat-sales"},
    {"unknown name", OWN, "nope", "documents.csv", ROWS, 0, 0, false, ""},
    {"a way out of the folders", OWN, "../../own", "documents.csv", ROWS, 0, 0,
     false, ""},
    {"no such file", OWN, "/nowhere/own.yaml", "documents.csv", ROWS, 0, 0,
     false, ""},
    {"headings below a title", TITLED, NULL, "x.csv",
     "应收明细表\n\"a, \"\"b\"\"\"\n" ROWS, 0, 0, true, "own"},
    {"our headings below a title", NULL, NULL, "x.csv",
     "应收明细表,,,\n单位：元\n" ROWS, 0, 0, true, "canonical"},
    {"our table below a title", NULL, NULL, "documents.csv",
     "应收明细表,,,\n\n" ROWS, 0, 0, true, "canonical"},
    {"headings below no title", TITLED, NULL, "x.csv", ROWS, 0, 0, true,
     "canonical"},
    {"a file's name in our folders", OWN, "own.yaml", "x.csv", ROWS, 0, 0, true,
     "own"},
};

static void test_choice(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *own_first[2] = {NULL, "templates/profiles"};
        struct scene s;
        const char *own;

        start(&s);
        own = file_join(&s.arena, s.folder, STR("own.yaml"));
        own_first[0] = s.folder;
        s.how.profile_folders = own_first;
        s.how.profile_folder_count = 2;
        s.how.own_folder_count = 1;
        s.how.profile = cases[i].profile;
        s.how.record_count = cases[i].typed;
        if (cases[i].own)
            assert_true(
                outfile_save(own, str_from_z(cases[i].own), &s.arena, &s.diag));
        put(&s, cases[i].file, str_from_z(cases[i].text));
        if (cases[i].beside)
            put(&s, "costs.csv",
                STR("cost_date,kind,amount\n2026-01-01,k,1\n"));
        if (read_all(&s) != cases[i].ok)
            fail_msg("%s: read %d", cases[i].name, !cases[i].ok);
        if (!cases[i].ok)
            assert_int_equal(diag_exit_status(&s.diag, false), 2);
        else if (!str_equal_z(s.ledger.files[0].profile, cases[i].read_by))
            fail_msg("%s: by %.*s", cases[i].name,
                     STR_ARG(s.ledger.files[0].profile));
        unlink(own);
        finish(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_choice),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
