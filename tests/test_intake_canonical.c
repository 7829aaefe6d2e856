#include "intake_scene.h"

/* Exports with Chinese or English headings and no profile at all. */
#define ID   "单据号,客户编号,开票日期,金额"
#define NAME "单据号,客户名称,开票日期,金额"
#define ROW  "A,C1,2026-01-01,100"
#define MINE "doc_no,customer_id,issue_date,amount"

static const struct {
    const char *text;
    const char *ledger;
    enum severity worst;
    const char *message; /* a part of one */
} cases[] = {
    {ID ",应收余额\n" ROW ",40\n", "A C1 10000 open 4000; ", DIAG_OK, ""},
    {ID ",尚欠金额\n" ROW ",0\n", "A C1 10000 open 0; ", DIAG_OK, ""},
    {ID ",已收金额\n" ROW ",60\n", "A C1 10000 open 4000; ", DIAG_OK, ""},
    {ID ",已收金额\n" ROW ",\n", "A C1 10000 open 10000; ", DIAG_OK, ""},
    {ID ",已收款,未收余额\n" ROW ",60,30\n", "A C1 10000 open 3000; ", DIAG_OK,
     ""},
    {ID ",已收款,未收余额\n" ROW ",60,\n", "A C1 10000; ", DIAG_OK, ""},
    {ID ",已收金额\n" ROW ",x\n", "rejected 1", DIAG_ERROR, "x"},
    {ID ",本位币余额\n" ROW ",60\n", "A C1 10000; ", DIAG_WARNING,
     "what is still owed: 本位币余额"},
    {MINE ",Amount Paid\n" ROW ",60\n", "A C1 10000; ", DIAG_WARNING,
     "what is still owed: Amount Paid"},
    {ID ",制单人\n" ROW ",x\n", "A C1 10000; ", DIAG_NOTE, "制单人"},
    {ID ",单据类型\n" ROW ",红字发票\n", "A C1 -10000; ", DIAG_OK, ""},
    {ID ",单据类型\nA,C1,2026-01-01,-100,红冲\n", "A C1 -10000; ", DIAG_OK, ""},
    {ID ",单据类型,余额\n" ROW ",红字应收单,30\n", "A C1 -10000 open -3000; ",
     DIAG_OK, ""},
    {ID ",单据类型\n" ROW ",退货单\n", "A C1 -10000 credit; ", DIAG_OK, ""},
    {ID ",单据类型\n" ROW ",销售退货\n", "A C1 -10000 credit; ", DIAG_OK, ""},
    {ID ",单据类型\n" ROW ",增值税专用发票\n", "A C1 10000; ", DIAG_OK, ""},
    {ID ",单据类型\n" ROW ",其他应收单\n", "A C1 10000; ", DIAG_OK, ""},
    {ID "\n" ROW "\n合计,,,100\n", "A C1 10000; ignored 1", DIAG_OK, ""},
    {ID "\n" ROW "\n,本页合计,,100\n", "A C1 10000; ignored 1", DIAG_OK, ""},
    {MINE "\n" ROW "\nTotal,,,100\n", "A C1 10000; ignored 1", DIAG_OK, ""},
    {MINE "\n" ROW "\nTotal,C1,2026-01-01,1\n", "A C1 10000; Total C1 100; ",
     DIAG_OK, ""},
    {ID "\n" ROW "\nB,合计,,100\n", "A C1 10000; rejected 1", DIAG_ERROR,
     "开票日期"},
    {NAME "\nA,甲公司,2026-01-01,100\n", "A 甲公司 10000; ", DIAG_OK, ""},
    {"doc_no,name,issue_date,amount\n" ROW "\n", "A C1 10000; ", DIAG_OK, ""},
    {"doc_no,customer_name,issue_date,amount\n" ROW "\n", "A C1 10000; ",
     DIAG_OK, ""},
    {ID ",客户名称\n" ROW ",甲公司\n", "A C1 10000; ", DIAG_OK, ""},
};

/* Which rows stand, which are ignored and why, which are rejected. */
#define DAYS MINE ",status,recorded_date\n"

static const struct {
    const char *text;
    int known_at; /* day of July 2026; 0: all is known */
    const char *ledger, *why;
} mark_cases[] = {
    {DAYS ROW ",作废,\nB,C1,2026-01-01,1,已审核,\n", 0, "B C1 100; ignored 1",
     "void 1"},
    {DAYS ROW ",,2026-07-11\nB,C1,2026-01-01,1,,\n", 0,
     "A C1 10000; B C1 100; ", ""},
    {DAYS ROW ",,2026-07-11\nB,C1,2026-01-01,1,,\n", 10, "B C1 100; ignored 1",
     "recorded after 2026-07-10 1"},
    {DAYS ROW ",,2026-07-11\nB,C1,2026-01-01,1,,\n", 11,
     "A C1 10000; B C1 100; ", ""},
    {DAYS ROW ",void,2026-07-11\nB,,x,1,void,\n合计,,,1,,\nD,C1,x,1,,2026-"
              "07-11\n",
     10, "ignored 4", "row of totals 1, void 1, recorded after 2026-07-10 2"},
    {DAYS ROW ",,x\nB,C1,2026-01-01,1,,\n", 10, "B C1 100; rejected 1", ""},
};

static struct str print(const struct ledger *l, struct arena *a)
{
    struct buf out = buf_new(a, 1u << 12);

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];

        buf_add_format(&out, "%.*s %.*s %jd", STR_ARG(d->doc_no),
                       STR_ARG(l->customers[d->customer].customer_id),
                       (intmax_t)d->owed);
        if (d->has_open)
            buf_add_format(&out, " open %jd", (intmax_t)d->open);
        if (d->kind == DOCUMENT_CREDIT_NOTE)
            buf_add_z(&out, " credit");
        buf_add_z(&out, "; ");
    }
    if (l->files[0].ignored)
        buf_add_format(&out, "ignored %zu", l->files[0].ignored);
    if (l->reject_count)
        buf_add_format(&out, "rejected %zu", l->reject_count);
    return buf_str(&out);
}

static bool has_message(const struct diag *d, const char *part)
{
    for (const struct message *m = d->first; m; m = m->next)
        if (str_find(m->text, str_from_z(part)) >= 0)
            return true;
    return part[0] == '\0';
}

static void test_canonical(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;
        struct str got;

        start(&s);
        put(&s, "export.csv", str_from_z(cases[i].text));
        if (!read_all(&s))
            fail_msg("%s: not read", cases[i].text);
        got = print(&s.ledger, &s.arena);
        if (!str_equal_z(got, cases[i].ledger))
            fail_msg("%s: %.*s", cases[i].text, STR_ARG(got));
        if (s.diag.worst != cases[i].worst ||
            !has_message(&s.diag, cases[i].message))
            fail_msg("%s: severity %d, %.*s", cases[i].text, (int)s.diag.worst,
                     STR_ARG(s.diag.first ? s.diag.first->text : STR("")));
        finish(&s);
    }
}

static void test_marks(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mark_cases); i++) {
        struct scene s;
        struct str got;

        start(&s);
        put(&s, "export.csv", str_from_z(mark_cases[i].text));
        if (mark_cases[i].known_at)
            s.how.known_at = date_from_civil(
                (struct civil){2026, 7, mark_cases[i].known_at});
        assert_true(read_all(&s));
        got = print(&s.ledger, &s.arena);
        if (!str_equal_z(got, mark_cases[i].ledger) ||
            !str_equal_z(s.ledger.files[0].ignored_why, mark_cases[i].why))
            fail_msg("row %zu: %.*s, %.*s", i, STR_ARG(got),
                     STR_ARG(s.ledger.files[0].ignored_why));
        finish(&s);
    }
}

/* One warning a file, of the first word, however many pieces there are. */
static void test_strange_class(void **state)
{
    struct scene s;
    size_t warnings = 0;

    (void)state;
    start(&s);
    put(&s, "export.csv",
        STR(MINE ",class\n" ROW ",trade\nB,C1,2026-01-01,1,押金\n"
                 "C,C1,2026-01-01,1,运费\nD,C1,2026-01-01,1,押金\n"));
    s.how.piece_bytes = 10;
    s.how.threads = 2;
    assert_true(read_all(&s));
    for (const struct message *m = s.diag.first; m; m = m->next)
        warnings += str_find(m->text, STR("none of our classes")) >= 0;
    assert_int_equal(warnings, 1);
    assert_true(has_message(&s.diag, "\"押金\""));
    assert_int_equal(s.diag.first->at.line, 3);
    assert_int_equal(s.ledger.documents[2].class_of, CLASS_OTHER);
    assert_true(str_equal_z(s.ledger.documents[2].details->class_name, "运费"));
    finish(&s);
}

/* Names alone tell customers in both tables. */
static void test_names(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    put(&s, "客户.csv", STR("客户名称,电话\n甲公司,1\n"));
    put(&s, "export.csv", STR(NAME "\nA,甲公司,2026-01-01,100\n"));
    assert_true(read_all(&s));
    assert_int_equal(s.ledger.customer_count, 1);
    assert_true(str_equal_z(s.ledger.customers[0].phone, "1"));
    assert_int_equal(s.ledger.reject_count, 0);
    finish(&s);
}

/* A receipt typed again corrects the one of the export. */
static void test_typed_receipt(void **state)
{
    struct scene s;
    const struct receipt *r;

    (void)state;
    start(&s);
    put(&s, "documents.csv", STR(ID "\nA,C1,2026-01-01,100\n"));
    put(&s, "receipts.csv",
        STR("receipt_no,customer_id,receipt_date,amount,method\n"
            "R1,C1,2026-01-05,10,bank\n"));
    put(&s, "收款.csv",
        STR("收款单号,客户编号,收款日期,金额,收款方式\n"
            "R1,C1,2026-01-06,20,\nR2,C1,2026-01-06,1,\n"));
    s.how.record_count = 1;
    assert_true(read_all(&s));
    assert_int_equal(s.ledger.receipt_count, 2);
    r = &s.ledger.receipts[0];
    assert_int_equal(r->amount.minor, 2000);
    assert_true(str_equal_z(r->method, "bank"));
    assert_int_equal(r->at.file, 1);
    assert_int_equal(s.ledger.reject_count, 0);
    assert_false(s.ledger.customers[0].held);
    assert_true(has_message(&s.diag, "receipt R1: what is typed here"));
    finish(&s);
}

/* A Chinese reader is told of our columns, tables and words in Chinese. */
static const struct {
    const char *file;
    const char *text;
    const char *says, *says_not;
} chinese_cases[] = {
    {"应收单据.csv", "单据号,客户编号,金额\nA,C1,1\n", "\"开票日期\"",
     "issue_date"},
    {"export.csv", ID ",单据类型\n" ROW ",猜\n", "发票, ", "credit_note"},
    {"export.csv", ID "\nA,,2026-01-01,1\n", "客户编号", "customer_id"},
    {"export.csv", ID "\nA,,2026-01-01,1\n", "应收单据表", "documents"},
};

static void test_chinese(void **state)
{
    static const struct phrase items[] = {{"documents", "应收单据表"}};
    static const struct phrases chinese = {.items = items, .count = 1};

    (void)state;
    for (size_t i = 0; i < COUNT(chinese_cases); i++) {
        struct scene s;

        start(&s);
        s.diag.phrases = &chinese;
        put(&s, chinese_cases[i].file, str_from_z(chinese_cases[i].text));
        (void)read_all(&s);
        if (!has_message(&s.diag, chinese_cases[i].says) ||
            has_message(&s.diag, chinese_cases[i].says_not))
            fail_msg("row %zu: %.*s", i,
                     STR_ARG(s.diag.first ? s.diag.first->text : STR("")));
        finish(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_canonical),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_strange_class),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_chinese),
        cmocka_unit_test(test_typed_receipt),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
