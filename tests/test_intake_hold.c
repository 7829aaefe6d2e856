#include "intake_scene.h"

#define DOCUMENTS                                          \
    "doc_no,customer_id,kind,issue_date,currency,amount\n" \
    "A-1,C1,invoice,2026-06-01,CNY,100\n"                  \
    "A-2,C2,invoice,2026-06-01,CNY,100\n"                  \
    "A-3,C3,invoice,2026-06-01,CNY,100\n"                  \
    "G-1,C3,credit_note,2026-06-01,CNY,100\n"
#define RECEIPTS                                           \
    "receipt_no,customer_id,receipt_date,amount,doc_nos\n" \
    "R-1,C2,2026-06-05,100,\n"
#define ALLOCATIONS "from_no,to_doc_no,allocation_date,amount\n"
#define DISPUTES    "doc_no,customer_id,from,until,amount\n"
#define BILLS \
    "bill_no,customer_id,amount,received_date,maturity_date,status,doc_nos\n"
#define WRITEOFFS "doc_no,writeoff_date,amount\n"

/* One rejected row; which of C1, C2 and C3 get no letter. */
static const struct held_case {
    const char *allocations, *receipts, *disputes; /* NULL: no such file */
    const char *held;
    const char *reason; /* a part of it */
    bool warns;         /* that it names nobody known */
} cases[] = {
    {ALLOCATIONS "R-1,A-1,2026-06-31,1\n", RECEIPTS, NULL, "12", "2026-06-31",
     false},
    {ALLOCATIONS "R-1,A-1,2026-06-05,x\n", RECEIPTS, NULL, "12", "x", false},
    {ALLOCATIONS "R-9,A-1,2026-06-05,1\n", RECEIPTS, NULL, "1", "R-9", false},
    {ALLOCATIONS "R-1,A-9,2026-06-05,1\n", RECEIPTS, NULL, "2", "A-9", false},
    {ALLOCATIONS "R-9,A-9,2026-06-05,1\n", RECEIPTS, NULL, "", "R-9", true},
    {ALLOCATIONS "G-1,A-9,2026-06-05,1\n", RECEIPTS, NULL, "3", "A-9", false},
    {ALLOCATIONS "R-1,A-1,2026-06-05,101\n", RECEIPTS, NULL, "12",
     "at most what is open", false},
    {ALLOCATIONS "R-1,A-1,2026-06-05,-1\n", RECEIPTS, NULL, "12",
     "takes back more", false},
    {ALLOCATIONS "R-1,A-1,2026-06-05,999999999999999\n", RECEIPTS, NULL, "12",
     "too large", false},
    {ALLOCATIONS "\"R-1,A-1,2026-06-05,1\n", RECEIPTS, NULL, "", "never closed",
     true},
    {NULL, RECEIPTS "R-2,C9,2026-06-31,5,\"A-8、A-1\"\n", NULL, "1",
     "2026-06-31", false},
    {NULL, RECEIPTS "R-2,C1,2026-06-31,5,A-2\n", NULL, "12", "2026-06-31",
     false},
    {NULL, RECEIPTS "R-2,C9,2026-06-31,5,\n", NULL, "", "2026-06-31", true},
    {NULL, RECEIPTS "R-2,C1,2026-06-05,6222021234567890,\n", NULL, "1",
     "6222021234567890.00 is too large", false},
    {NULL, NULL, DISPUTES "A-1,,2026-06-31,,\n", "1", "2026-06-31", false},
    {NULL, NULL, DISPUTES "A-1,,2026-06-03,2026-06-02,\n", "1",
     "end before it began", false},
    {NULL, NULL, DISPUTES "A-1,,2026-06-03,,0\n", "1", "more than 0", false},
    {NULL, NULL, DISPUTES "A-1,,2026-06-03,,-5\n", "1", "more than 0", false},
    {NULL, NULL, DISPUTES "A-1,C2,2026-06-03,,5\n", "12",
     "not one of customer C2", false},
    {NULL, NULL, DISPUTES "A-9,C2,2026-06-03,,5\n", "2", "A-9", false},
    {NULL, NULL, DISPUTES ",C9,2026-06-03,,5\n", "", "C9", true},
};

/* The same of one row in another file, below the headings. */
static const struct {
    const char *file, *row;
    const char *held;
    const char *reason;
    bool warns;
} row_cases[] = {
    {"documents.csv", "G-2,C9,credit_note,2026-06-31,CNY,5\n", "", "2026-06-31",
     true},
    {"documents.csv", "G-2,C9,红字发票,2026-06-31,CNY,5\n", "", "2026-06-31",
     true},
    {"documents.csv", "A-8,C9,invoice,2026-06-31,CNY,-5\n", "", "2026-06-31",
     true},
    {"documents.csv", "A-8,C9,invoice,2026-06-31,CNY,5\n", "", "2026-06-31",
     false},
    {"documents.csv", "G-2,C1,credit_note,2026-06-31,CNY,5\n", "1",
     "2026-06-31", false},
    {"bills.csv", "B-1,C1,5,2026-06-31,2026-07-01,held,A-2\n", "12",
     "2026-06-31", false},
    {"bills.csv", "B-1,C9,5,2026-06-31,2026-07-01,held,A-2\n", "2",
     "2026-06-31", false},
    {"bills.csv", "B-1,C9,5,2026-06-31,2026-07-01,held,\n", "", "2026-06-31",
     true},
    {"bills.csv", "B-1,C1,5,,2026-07-01,held,A-2\n", "12", "not told when",
     false},
    {"writeoffs.csv", "A-1,2026-06-31,5\n", "1", "2026-06-31", false},
    {"writeoffs.csv", "A-9,2026-06-03,5\n", "", "A-9", true},
    {"writeoffs.csv", "A-1,2026-06-03,5.001\n", "1", "decimals", false},
    {"writeoffs.csv", "A-1,2026-06-03,100.01\n", "1", "written off", false},
};

static void check_case(size_t i, const struct held_case *c,
                       const struct scene *s)
{
    const struct ledger *l = &s->ledger;
    bool warned = s->diag.counts[DIAG_WARNING] > 0;

    if (l->reject_count != 1 ||
        str_find(l->rejects[0].reason, str_from_z(c->reason)) < 0)
        fail_msg("row %zu: %zu rejected, %.*s", i, l->reject_count,
                 STR_ARG(l->reject_count ? l->rejects[0].reason : STR("")));
    for (size_t n = 0; n < 3; n++) {
        char digit[] = {(char)('1' + n), 0};
        bool held = strstr(c->held, digit) != NULL;

        if (l->customers[n].held != held)
            fail_msg("row %zu: C%s held %d", i, digit, l->customers[n].held);
    }
    if (warned != c->warns)
        fail_msg("row %zu: warned %d", i, warned);
    for (size_t f = 0; f < l->file_count; f++)
        if (l->files[f].rejected != (l->files[f].path == l->rejects[0].at.file))
            fail_msg("row %zu: file %zu counts %zu", i, f,
                     l->files[f].rejected);
    if (c->allocations && l->source != ALLOCATION_EXPORTED)
        fail_msg("row %zu: source %d", i, (int)l->source);
}

static void test_held(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;

        start(&s);
        put(&s, "documents.csv", STR(DOCUMENTS));
        if (cases[i].allocations)
            put(&s, "allocations.csv", str_from_z(cases[i].allocations));
        if (cases[i].receipts)
            put(&s, "receipts.csv", str_from_z(cases[i].receipts));
        if (cases[i].disputes)
            put(&s, "disputes.csv", str_from_z(cases[i].disputes));
        assert_true(read_all(&s));
        check_case(i, &cases[i], &s);
        finish(&s);
    }
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(row_cases); i++) {
        const struct held_case wanted = {.held = row_cases[i].held,
                                         .reason = row_cases[i].reason,
                                         .warns = row_cases[i].warns};
        const char *headings = row_cases[i].file[0] == 'b' ? BILLS : WRITEOFFS;
        bool same = row_cases[i].file[0] == 'd';
        struct scene s;

        start(&s);
        put(&s, "documents.csv",
            arena_format(&s.arena, DOCUMENTS "%s",
                         same ? row_cases[i].row : ""));
        if (!same)
            put(&s, row_cases[i].file,
                arena_format(&s.arena, "%s%s", headings, row_cases[i].row));
        assert_true(read_all(&s));
        check_case(i, &wanted, &s);
        finish(&s);
    }
}

#define OPEN_HEADING \
    "doc_no,customer_id,kind,issue_date,currency,amount,open_amount\n"

static const struct {
    const char *row;
    bool taken;
    const char *message; /* a part of one */
} open_cases[] = {
    {"A-1,C1,invoice,2026-06-01,CNY,100,100\n", true, ""},
    {"A-1,C1,invoice,2026-06-01,CNY,100,0\n", true, ""},
    {"A-1,C1,invoice,2026-06-01,CNY,100,100.01\n", false,
     "open amount 100.01 does not lie between 0 and the amount 100.00"},
    {"A-1,C1,invoice,2026-06-01,CNY,100,-0.01\n", false, "-0.01"},
    {"A-1,C0,invoice,2026-06-01,CNY,-100,-100\n", true, ""},
    {"A-1,C1,invoice,2026-06-01,CNY,-100,-100.01\n", false, "-100.01"},
    {"A-1,C1,invoice,2026-06-01,CNY,-100,1\n", false, "1.00"},
    {"A-1,C0,credit_note,2026-06-01,CNY,100,40\n", true, ""},
    {"A-1,C1,credit_note,2026-06-01,CNY,100,-40\n", false, "-40.00"},
    {"A-1,C1,invoice,2026-06-01,CNY,100,\n", true,
     "\"A-1\" has no open amount"},
    {"A-1,C1,invoice,2026-06-01,CNY,100000000000000.01,\n", false,
     "100000000000000.01 is too large"},
    {"A-1,C1,invoice,2026-06-01,CNY,100000000000000,0\n", true, ""},
};

static bool says(const struct diag *d, const char *part)
{
    for (const struct message *m = d->first; m; m = m->next)
        if (str_find(m->text, str_from_z(part)) >= 0)
            return true;
    return false;
}

static void test_open_amounts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(open_cases); i++) {
        struct scene s;

        start(&s);
        put(&s, "documents.csv",
            arena_format(&s.arena,
                         OPEN_HEADING "A-0,C0,invoice,2026-06-01,CNY,9,1\n%s",
                         open_cases[i].row));
        assert_true(read_all(&s));
        if (s.ledger.document_count != 1u + open_cases[i].taken ||
            s.ledger.source != ALLOCATION_OPEN)
            fail_msg("row %zu: %zu documents", i, s.ledger.document_count);
        if (open_cases[i].message[0] ? !says(&s.diag, open_cases[i].message)
                                     : s.diag.worst > DIAG_NOTE)
            fail_msg("row %zu: another message", i);
        finish(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_held),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_open_amounts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
