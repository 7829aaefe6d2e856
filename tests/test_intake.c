#include "intake_scene.h"

/* Used + ignored + rejected = rows, in every file. */
static void check_counts(const struct scene *s, const char *name)
{
    const struct ledger *l = &s->ledger;

    for (uint32_t f = 0; f < l->file_count; f++) {
        size_t used = 0;

        for (size_t i = 0; i < l->document_count; i++)
            used += l->documents[i].at.file == f;
        if (str_equal_z(l->files[f].table, "documents") &&
            used + l->files[f].ignored + l->files[f].rejected !=
                l->files[f].rows)
            fail_msg("%s: file %u: %zu used, %zu ignored, %zu rejected of %zu",
                     name, (unsigned)f, used, l->files[f].ignored,
                     l->files[f].rejected, l->files[f].rows);
    }
}

#define HEADING "doc_no,customer_id,issue_date,due_date,currency,amount\n"
#define GOOD    "A-1,C1,2026-06-01,2026-07-01,CNY,100.00\n"

/* A row behind a good one; what becomes of it. */
static const struct {
    const char *row;
    size_t rejected;
    uint32_t line, column;
    const char *reason; /* a part of it */
    int64_t minor;      /* of the rejected amount; 0: not read */
    bool held;          /* the customer of the good row */
} reject_cases[] = {
    {"A-2,C1,2026-06-02,,CNY,0.01\n", 0, 0, 0, "", 0, false},
    {"A-2,C1,2026-06-02,,,5\n", 0, 0, 0, "", 0, false},
    {"A-2,C1,2026-06-02,,CNY,5,,\n", 0, 0, 0, "", 0, false},
    {"A-2,C1,2026-06-31,,CNY,5.00\n", 1, 3, 8, "2026-06-31", 500, true},
    {"A-2,C1,2026-06-02,,CNY,5.005\n", 1, 3, 24, "5.005", 0, true},
    {"A-1,C1,2026-06-02,,CNY,5.00\n", 1, 3, 1, "line 2", 500, true},
    {"A-2,C9,2026-06-31,,CNY,5.00\n", 1, 3, 8, "2026-06-31", 500, false},
    {",C1,2026-06-02,,CNY,5.00\n", 1, 3, 1, "doc_no is empty", 500, true},
    {"A-2,,2026-06-02,,CNY,5.00\n", 1, 3, 5, "customer_id is empty", 500,
     false},
    {"A-2,C1,,,CNY,5.00\n", 1, 3, 8, "issue_date is empty", 500, true},
    {"A-2,C1,2026-06-02,,CNY,\n", 1, 3, 24, "amount is empty", 0, true},
    {"A-2,C1,2026-06-02,,XXQ,5.00\n", 1, 3, 20, "XXQ", 0, true},
    {"A-2,C1,2026-06-02,,CNY,92233720368547758.08\n", 1, 3, 24, "", 0, true},
    {"A-2,C1,2026-06-02,,CNY,-92233720368547758.08\n", 1, 3, 24, "too large", 0,
     true},
    {"A-2,C1,2026-06-02,,CNY\n", 1, 3, 20, "5 cells", 0, true},
    {"A-2,C1,2026-06-02,,CNY,5,6\n", 1, 3, 26, "7 cells", 0, true},
    {"A-2,\"C1,2026-06-02,,CNY,5\n", 1, 3, 5, "never closed", 0, false},
    {"A-2,C1,2026-06-02,,CNY,\"5", 1, 3, 24, "never closed", 0, true},
    {"A-2,C1,2026-06-02,x\"y,CNY,5\n", 1, 3, 20, "quote", 0, true},
    {"1.23457E+19,C1,2026-06-02,,CNY,5\n", 1, 3, 1, "digits are lost", 500,
     true},
    {"123456789012345000,C1,2026-06-02,,CNY,5\n", 1, 3, 1, "digits are lost",
     500, true},
    {"24312000000123456789,C1,2026-06-02,,CNY,5\n", 0, 0, 0, "", 0, false},
    {"3E12,C1,2026-06-02,,CNY,5\n", 0, 0, 0, "", 0, false},
    {"A-2,C1,2026-06-02,,CNY,-5.00\n", 0, 0, 0, "", 0, false},
    {"'=A-2,C1,2026-06-02,,CNY,5.00\n", 0, 0, 0, "", 0, false},
};

static void test_rejects(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(reject_cases); i++) {
        const char *name = reject_cases[i].row;
        struct scene s;
        struct str text;

        start(&s);
        text = arena_format(&s.arena, HEADING GOOD "%s", name);
        put(&s, "documents.csv", text);
        if (!read_all(&s))
            fail_msg("%s: not read", name);
        if (s.ledger.reject_count != reject_cases[i].rejected ||
            s.ledger.document_count != 2 - reject_cases[i].rejected)
            fail_msg("%s: %zu rejected, %zu documents", name,
                     s.ledger.reject_count, s.ledger.document_count);
        check_counts(&s, name);
        assert_int_equal(diag_exit_status(&s.diag, false),
                         reject_cases[i].rejected ? 1 : 0);
        if (s.ledger.reject_count) {
            const struct reject *r = &s.ledger.rejects[0];

            if (r->at.line != reject_cases[i].line ||
                r->at.column != reject_cases[i].column)
                fail_msg("%s: at %u:%u", name, (unsigned)r->at.line,
                         (unsigned)r->at.column);
            if (str_find(r->reason, str_from_z(reject_cases[i].reason)) < 0)
                fail_msg("%s: %.*s", name, STR_ARG(r->reason));
            if (r->amount.minor != reject_cases[i].minor)
                fail_msg("%s: amount %jd", name, (intmax_t)r->amount.minor);
            assert_true(str_starts(str_from_z(name), r->row));
        }
        if (s.ledger.customers[0].held != reject_cases[i].held)
            fail_msg("%s: held %d", name, s.ledger.customers[0].held);
        finish(&s);
    }
}

/* Whole files that cannot be read. */
static const struct {
    const char *name;
    const char *text;
    const char *message; /* a part of one */
} file_cases[] = {
    {"documents.csv", "", "empty"},
    {"documents.csv", "\n \n", "empty"},
    {"documents.csv",
     "doc_no,customer_id,issue_date,amuont\nA,B,2026-01-01,1\n",
     "unknown column"},
    {"documents.csv", "doc_no,customer_id,issue_date,amount,amount\n",
     "stands over 2 columns"},
    {"documents.csv", "doc_no,\"customer_id\n", "heading row"},
    {"other.csv", "a,b\n1,2\n", "no profile fits"},
    {"contacts.csv", "a,b\n1,2\n", "unknown column"},
};

static bool has_message(const struct diag *d, const char *part)
{
    for (const struct message *m = d->first; m; m = m->next)
        if (str_find(m->text, str_from_z(part)) >= 0)
            return true;
    return false;
}

static void test_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(file_cases); i++) {
        struct scene s;

        start(&s);
        put(&s, file_cases[i].name, str_from_z(file_cases[i].text));
        if (read_all(&s))
            fail_msg("row %zu: read", i);
        if (!has_message(&s.diag, file_cases[i].message))
            fail_msg("row %zu: another message", i);
        assert_int_equal(diag_exit_status(&s.diag, false), 1);
        finish(&s);
    }
}

static void test_missing(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    s.paths[s.count++] = file_join(&s.arena, s.folder, STR("nothing.csv"));
    assert_false(read_all(&s));
    assert_int_equal(diag_exit_status(&s.diag, false), 3);
    s.paths[0] = s.folder;
    s.diag = (struct diag){.arena = &s.arena};
    assert_false(read_all(&s));
    assert_int_equal(diag_exit_status(&s.diag, false), 3);
    finish(&s);
}

static void test_heading_only(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    put(&s, "documents.csv", STR(HEADING));
    assert_true(read_all(&s));
    assert_int_equal(s.ledger.document_count, 0);
    assert_int_equal(s.diag.worst, DIAG_WARNING);
    finish(&s);
}

/* One bad byte, one NUL: the row goes, the file stays. */
static void test_bytes(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    put(&s, "documents.csv",
        STR("\xEF\xBB\xBF" HEADING GOOD "A-2,\xE4\xB8,2026-06-02,,CNY,5\n"
            "A-3,C\0,2026-06-02,,CNY,5\nA-4,客户,2026-06-02,,CNY,5\n"));
    assert_true(read_all(&s));
    assert_int_equal(s.ledger.document_count, 2);
    assert_int_equal(s.ledger.reject_count, 2);
    assert_int_equal(s.ledger.rejects[0].at.line, 3);
    assert_int_equal(s.ledger.rejects[0].at.column, 5);
    assert_int_equal(s.ledger.rejects[1].at.line, 4);
    assert_int_equal(s.ledger.rejects[1].at.column, 6);
    check_counts(&s, "bytes");
    finish(&s);
}

static void test_long_field(void **state)
{
    struct scene s;
    struct buf text;

    (void)state;
    start(&s);
    text = buf_new(&s.arena, 1u << 25);
    buf_add_z(&text, HEADING GOOD "A-2,");
    buf_add_repeated(&text, 'x', 20u << 20);
    buf_add_z(&text, ",2026-06-02,,CNY,5\nA-3,\"");
    buf_add_repeated(&text, '\n', 3u << 20);
    buf_add_z(&text, "\",2026-06-02,,CNY,5\nA-4,C1,2026-06-02,,CNY,5\n");
    put(&s, "documents.csv", buf_str(&text));
    assert_true(read_all(&s));
    assert_int_equal(s.ledger.document_count, 2);
    assert_int_equal(s.ledger.reject_count, 2);
    assert_true(s.ledger.rejects[0].row.len < 4096);
    assert_int_equal(s.ledger.documents[1].at.line, 5 + (3u << 20));
    finish(&s);
}

static void test_linked(void **state)
{
    struct scene s;
    const struct ledger *l = &s.ledger;

    (void)state;
    start(&s);
    put(&s, "customers.csv",
        STR("customer_id,name,language,terms_days\nC1,甲,en,30\n"
            "C2,乙,中文,\nC1,丙,,\n"));
    put(&s, "documents.csv",
        STR("doc_no,customer_id,kind,issue_date,amount\n"
            "A1,C1,invoice,2026-01-01,100\nA2,C9,invoice,2026-01-01,50\n"
            "N1,C1,credit_note,2026-01-02,20\nA3,C2,应收单,2026-01-03,7\n"
            "A4,C2,nonsense,2026-01-03,7\n"));
    put(&s, "receipts.csv",
        STR("receipt_no,customer_id,receipt_date,amount\n"
            "R1,C1,2026-02-01,60\nN1,C1,2026-02-01,1\nR1,C1,2026-02-01,2\n"));
    put(&s, "allocations.csv",
        STR("from_no,to_doc_no,allocation_date,amount\n"
            "R1,A1,2026-02-01,60\nR1,A2,2026-02-01,1\nR9,A1,2026-02-01,1\n"
            "N1,A1,2026-02-01,1.001\n"));
    assert_true(read_all(&s));
    assert_int_equal(l->customer_count, 2);
    assert_true(str_equal_z(l->customers[0].language, "en"));
    assert_true(str_equal_z(l->customers[1].language, "zh-CN"));
    assert_int_equal(l->customers[0].terms_days, 30);
    assert_true(l->customers[0].held);
    assert_true(l->customers[1].held);
    assert_int_equal(l->document_count, 2);
    assert_int_equal(l->receipt_count, 2);
    assert_int_equal(l->allocation_count, 1);
    assert_int_equal(l->allocations[0].receipt, 0);
    assert_int_equal(l->files[0].rejected, 1);
    assert_int_equal(l->files[1].rejected, 3);
    assert_int_equal(l->files[2].rejected, 1);
    assert_int_equal(l->files[3].rejected, 3);
    assert_int_equal(l->reject_count, 8);
    finish(&s);
}

/* What people typed in records/ completes and corrects the export. */
static void test_records(void **state)
{
    struct scene s;
    const struct ledger *l = &s.ledger;

    (void)state;
    start(&s);
    put(&s, "documents.csv",
        STR("doc_no,customer_id,issue_date,due_date,amount\n"
            "A1,C1,2026-01-01,2026-02-01,100\nA2,C2,2026-01-01,,50\n"));
    put(&s, "customers.csv", STR("customer_id,name,phone\nC1,甲,123\n"));
    s.how.record_count = 1;
    assert_true(read_all(&s));
    assert_int_equal(l->document_count, 2);
    assert_int_equal(l->customer_count, 2);
    assert_true(str_equal_z(l->customers[0].phone, "123"));
    assert_true(l->customers[1].implied);

    put(&s, "客户.csv", STR("customer_id,name,email\nC1,,a@b\nC3,丙,\n"));
    put(&s, "单据.csv",
        STR("doc_no,customer_id,issue_date,due_date,amount\n"
            "A1,C1,2026-01-02,,90\nA3,C3,2026-01-01,,1\nA3,C3,2026-01-01,,"
            "1\n"));
    s.how.record_count = 2;
    assert_true(read_all(&s));
    assert_int_equal(l->customer_count, 2);
    assert_int_equal(l->document_count, 2);
    assert_int_equal(l->documents[0].owed, 9000);
    assert_int_equal(l->documents[0].at.line, 2);
    assert_true(date_is(l->documents[0].due_date));
    assert_true(str_equal_z(l->customers[0].name, "甲"));
    assert_int_equal(l->files[3].rejected, 0);
    assert_int_equal(l->files[2].rejected, 0);
    assert_true(str_equal_z(l->customers[0].email, "a@b"));
    finish(&s);
}

/* Quotes, newlines and mistakes at every place where a piece may begin. */
static struct str make_awkward(struct arena *a)
{
    struct buf text = buf_new(a, 1u << 20);

    buf_add_z(&text, "doc_no,customer_id,issue_date,amount,description\n");
    for (int i = 0; i < 3000; i++) {
        buf_add_format(&text, "D%d,C%d,2026-01-%02d,%d.%02d,", i % 2900,
                       i * 7 % 31, i % 29 + 1, i, i % 100);
        if (i % 5 == 0)
            buf_add_z(&text, "\"two\nlines, \"\"quoted\"\"\"");
        if (i % 97 == 0)
            buf_add_z(&text, "\"not closed");
        if (i % 101 == 0)
            buf_add_z(&text, "stray\"");
        if (i % 103 == 0)
            buf_add_z(&text, ",");
        if (i % 107 == 0)
            buf_add_z(&text, "x,x");
        buf_add_byte(&text, '\n');
    }
    return buf_str(&text);
}

static struct str print_ledger(const struct ledger *l, struct arena *a)
{
    struct buf out = buf_new(a, 1u << 22);

    for (size_t i = 0; i < l->customer_count; i++)
        buf_add_format(&out, "%.*s %d\n", STR_ARG(l->customers[i].customer_id),
                       l->customers[i].held);
    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];

        buf_add_format(&out, "%.*s %u %jd %d line %u\n", STR_ARG(d->doc_no),
                       (unsigned)d->customer, (intmax_t)d->owed,
                       (int)d->issue_date.day, (unsigned)d->at.line);
    }
    for (size_t i = 0; i < l->reject_count; i++) {
        const struct reject *r = &l->rejects[i];

        buf_add_format(&out, "%u:%u %.*s (%.*s)\n", (unsigned)r->at.line,
                       (unsigned)r->at.column, STR_ARG(r->reason),
                       STR_ARG(r->row));
    }
    return buf_str(&out);
}

static void test_pieces(void **state)
{
    static const size_t sizes[] = {0, 1, 13, 64, 1000, 4096, 30000};
    struct scene s;
    struct str text, wanted = {0};

    (void)state;
    start(&s);
    text = make_awkward(&s.arena);
    put(&s, "documents.csv", text);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct str got;

        for (unsigned threads = 1; threads <= 3; threads++) {
            s.how.piece_bytes = sizes[i];
            s.how.threads = threads;
            assert_true(read_all(&s));
            check_counts(&s, "pieces");
            got = print_ledger(&s.ledger, &s.arena);
            if (!wanted.len)
                wanted = got;
            if (!str_equal(got, wanted))
                fail_msg("pieces of %zu, %u threads: another ledger", sizes[i],
                         threads);
        }
    }
    assert_true(s.ledger.reject_count > 100);
    assert_true(s.ledger.document_count > 2600);
    finish(&s);
}

static const struct {
    const char *heading; /* and one row */
    enum table_of { DOCS, CUSTOMERS } table;
} chinese_cases[] = {
    {"单据号,客户编号,客户名称,开票日期,到期日,金额\nA,1,甲,2026年1月2日,,"
     "￥5.00\n",
     DOCS},
    {"发票号码;客户代码;单据日期;价税合计\nA;1;2026/1/2;\"1,234.50\"\n", DOCS},
    {"客户编号\t客户名称\n1\t甲\n", CUSTOMERS},
};

static void test_chinese(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(chinese_cases); i++) {
        struct scene s;

        start(&s);
        put(&s, "导出.csv", str_from_z(chinese_cases[i].heading));
        if (!read_all(&s) || s.ledger.reject_count)
            fail_msg("row %zu", i);
        assert_int_equal(s.ledger.document_count,
                         chinese_cases[i].table == DOCS);
        assert_int_equal(s.ledger.customer_count, 1);
        finish(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rejects),      cmocka_unit_test(test_files),
        cmocka_unit_test(test_missing),      cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_heading_only), cmocka_unit_test(test_long_field),
        cmocka_unit_test(test_linked),       cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_chinese),      cmocka_unit_test(test_records),

    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
