#include "input/intake.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/outfile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define FILES_MAX 4

/* Where the files of a test are written; removed at its end. */
struct scene {
    char folder[32];
    const char *paths[FILES_MAX];
    size_t count;
    struct arena arena;
    struct diag diag;
    struct ledger ledger;
    struct intake how;
};

static const char *const folders[] = {"templates/profiles"};

static void start(struct scene *s)
{
    *s = (struct scene){.folder = "/tmp/test_intake.XXXXXX"};
    s->diag.arena = &s->arena;
    s->how = (struct intake){.profile_folders = folders,
                             .profile_folder_count = 1,
                             .threads = 1,
                             .currency = currency_find(STR("CNY")),
                             .as_of = {20651}};
    assert_non_null(mkdtemp(s->folder));
}

static void put(struct scene *s, const char *name, struct str text)
{
    const char *path = file_join(&s->arena, s->folder, str_from_z(name));

    assert_true(outfile_save(path, text, &s->arena, &s->diag));
    s->paths[s->count++] = path;
}

static bool read_all(struct scene *s)
{
    return intake_read(s->paths, s->count, &s->how, &s->ledger, &s->arena,
                       &s->diag);
}

static void finish(struct scene *s)
{
    for (size_t i = 0; i < s->count; i++)
        unlink(s->paths[i]);
    rmdir(s->folder);
    arena_release(&s->arena);
}

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
    {"1.23457E+19,C1,2026-06-02,,CNY,5\n", 1, 3, 1, "scientific", 500, true},
    {"123456789012345000,C1,2026-06-02,,CNY,5\n", 1, 3, 1, "15 digits", 500,
     true},
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
    {"contacts.csv", "a,b\n1,2\n", "not read by this version"},
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

#define MAP                                                      \
    "tables:\n  documents:\n    doc_no: N\n    customer_id: C\n" \
    "    issue_date: D\n    amount: A\n"

/* A profile's settings, rows, and the ledger they give. */
static const struct {
    const char *profile; /* behind version: 1 */
    const char *text;
    const char *ledger;
} map_cases[] = {
    {MAP, "N,C,D,A\n1,x,2026-01-02,5\n", "1 x 500 2026-01-02 -; "},
    {MAP, "N,C,D,A\n1,x,2026-01-02,-5\n", "1 x -500 2026-01-02 -; "},
    {"negative: credit_note\n" MAP, "N,C,D,A\n1,x,2026-01-02,-5\n",
     "1 x -500 2026-01-02 - credit; "},
    {"negative: reject\n" MAP, "N,C,D,A\n1,x,2026-01-02,-5\n", "rejected 1"},
    {"rounding: half_up\n" MAP, "N,C,D,A\n1,x,2026-01-02,5.005\n",
     "1 x 501 2026-01-02 -; "},
    {"dates: dmy\nnumbers: { point: \",\", grouping: \".\" }\n" MAP,
     "N;C;D;A\n1;x;02/01/2026;1.234,5\n", "1 x 123450 2026-01-02 -; "},
    {MAP, "N,C,D,A\n1,x,46024,5\n", "1 x 500 2026-01-02 -; "},
    {"serial_dates: no\n" MAP, "N,C,D,A\n1,x,46024,5\n", "rejected 1"},
    {"repeated: keep\n" MAP, "N,C,D,A\n1,x,2026-01-02,5\n1,x,2026-01-02,5\n",
     "1 x 500 2026-01-02 -; 1 x 500 2026-01-02 -; "},
    {"heading_row: 3\n" MAP, "title\nof \"it\nN,C,D,A\n1,x,2026-01-02,5\n",
     "1 x 500 2026-01-02 -; "},
    {"ignore:\n  - { column: N, starts: [sum], reason: total }\n" MAP,
     "N,C,D,A\n1,x,2026-01-02,5\nsum of all,,,5\n,,,\n",
     "1 x 500 2026-01-02 -; ignored 2: total 1, empty row 1"},
    {MAP "    due_date: { column: U, after: issue_date, days: 60 }\n",
     "N,C,D,A,U\n1,x,2026-01-02,5,\n2,x,2026-01-02,5,2026-01-03\n",
     "1 x 500 2026-01-02 2026-03-03; 2 x 500 2026-01-02 2026-01-03; "},
    {MAP "    due_date: { after: issue_date, months: 1, month_end: yes, days: "
         "10 }\n",
     "N,C,D,A\n1,x,2026-01-15,5\n", "1 x 500 2026-01-15 2026-03-10; "},
    {MAP "    kind: { column: K, words: { R: credit_note }, otherwise: invoice "
         "}\n",
     "N,C,D,A,K\n1,x,2026-01-02,5,R\n2,x,2026-01-02,5,any\n",
     "1 x -500 2026-01-02 - credit; 2 x 500 2026-01-02 -; "},
    {MAP "    kind: { constant: credit_note }\n",
     "N,C,D,A\n1,x,2026-01-02,-5\n", "rejected 1"},
    {"credit_notes: minus\n" MAP "    kind: { constant: credit_note }\n",
     "N,C,D,A\n1,x,2026-01-02,-5\n2,x,2026-01-02,5\n",
     "1 x -500 2026-01-02 - credit; rejected 1"},
    {MAP "    currency: { column: W, constant: USD }\n"
         "    open_amount: O\n",
     "N,C,D,A,W,O\n1,x,2026-01-02,5,,2\n2,x,2026-01-02,5,JPY,0\n",
     "1 x USD 500 2026-01-02 - open 200; 2 x JPY 5 2026-01-02 - open 0; "},
    {"heading_row: 0\ntables:\n  documents:\n    doc_no: { line: yes }\n"
     "    customer_id: { position: 2 }\n    issue_date: { position: 1 }\n"
     "    amount: { position: 3 }\n",
     "2026-01-02,x,5\n2026-01-02,x,5\n",
     "map.csv:1 x 500 2026-01-02 -; map.csv:2 x 500 2026-01-02 -; "},
    {MAP "  receipts:\n    when: { column: P, filled: yes }\n"
         "    receipt_no: N\n    customer_id: C\n    receipt_date: P\n"
         "    amount: A\n  allocations:\n"
         "    when: { column: P, filled: yes }\n    allocation_date: P\n"
         "    amount: A\n  disputes:\n    when: { column: Q, is: [y] }\n"
         "    from: D\n",
     "N,C,D,A,P,Q\n1,x,2026-01-02,5,2026-02-01,\n2,y,2026-01-02,5,,y\n",
     "1 x 500 2026-01-02 -; 2 y 500 2026-01-02 -; receipt 1 x 500; "
     "0 -> 0 500; dispute 1; "},
};

static void print_documents(const struct ledger *l, struct buf *out)
{
    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];
        struct str issued = date_iso(d->issue_date, out->arena);
        struct str due =
            date_is(d->due_date) ? date_iso(d->due_date, out->arena) : STR("-");

        buf_add_format(out, "%.*s %.*s ", STR_ARG(d->doc_no),
                       STR_ARG(l->customers[d->customer].customer_id));
        if (strcmp(d->currency->code, "CNY") != 0)
            buf_add_format(out, "%s ", d->currency->code);
        buf_add_format(out, "%jd %.*s %.*s", (intmax_t)d->owed, STR_ARG(issued),
                       STR_ARG(due));
        if (d->kind == DOCUMENT_CREDIT_NOTE)
            buf_add_z(out, " credit");
        if (d->has_open)
            buf_add_format(out, " open %jd", (intmax_t)d->open);
        buf_add_z(out, "; ");
    }
}

static struct str print_all(const struct ledger *l, struct arena *a)
{
    struct buf out = buf_new(a, 1u << 16);

    print_documents(l, &out);
    for (size_t i = 0; i < l->receipt_count; i++)
        buf_add_format(
            &out, "receipt %.*s %.*s %jd; ", STR_ARG(l->receipts[i].receipt_no),
            STR_ARG(l->customers[l->receipts[i].customer].customer_id),
            (intmax_t)l->receipts[i].amount.minor);
    for (size_t i = 0; i < l->allocation_count; i++)
        buf_add_format(&out, "%u -> %u %jd; ",
                       (unsigned)l->allocations[i].receipt,
                       (unsigned)l->allocations[i].document,
                       (intmax_t)l->allocations[i].amount.minor);
    for (size_t i = 0; i < l->dispute_count; i++)
        buf_add_format(&out, "dispute %u; ", (unsigned)l->disputes[i].document);
    if (l->files[0].ignored)
        buf_add_format(&out, "ignored %zu: %.*s", l->files[0].ignored,
                       STR_ARG(l->files[0].ignored_why));
    if (l->reject_count)
        buf_add_format(&out, "rejected %zu", l->reject_count);
    return buf_str(&out);
}

static void test_map(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(map_cases); i++) {
        struct scene s;
        struct str got;

        start(&s);
        put(&s, "map.yaml",
            arena_format(&s.arena, "version: 1\n%s", map_cases[i].profile));
        s.how.profile = s.paths[0];
        put(&s, "map.csv", str_from_z(map_cases[i].text));
        s.paths[2] = s.paths[0]; /* the profile is no file of the book */
        s.paths[0] = s.paths[1];
        s.count = 1;
        if (!read_all(&s))
            fail_msg("%s: not read: %.*s", map_cases[i].profile,
                     STR_ARG(s.diag.last->text));
        got = print_all(&s.ledger, &s.arena);
        if (!str_equal_z(got, map_cases[i].ledger))
            fail_msg("%s%s: %.*s", map_cases[i].profile, map_cases[i].text,
                     STR_ARG(got));
        s.paths[1] = s.paths[2];
        s.count = 2;
        finish(&s);
    }
}

/* Real ledgers, where they are at hand: all rows are accounted for. */
static const struct {
    const char *path;
    size_t rows, documents, ignored;
    int64_t owed;
} real_cases[] = {
    {"../shared/data/ibm_watson_ar.csv", 2466, 2466, 0, 14770318},
    {"../shared/data/cassandra_udyam_ar_train.csv", 8753, 8753, 0, 0},
    {"../shared/data/cumcm2020c/E1.csv", 8110, 7886, 224, 469863344060},
    {"../shared/data/cumcm2020c/E7.csv", 8149, 8032, 117, 0},
    {"../shared/data/cumcm2020c/E27.csv", 1468, 1389, 79, 0},
    {"../shared/data/cumcm2020c/E50.csv", 285, 255, 30, 0},
    {"../shared/data/cumcm2020c/E90.csv", 261, 187, 74, 0},
    {"../shared/data/cumcm2020c/E113.csv", 47, 31, 16, 32950000},
    {"../shared/data/cumcm2020c/E113_gb18030_reencoded.csv", 47, 31, 16,
     32950000},
};

static void test_real(void **state)
{
    (void)state;
    if (!file_exists(real_cases[0].path)) {
        print_message("# skipped: ../shared/data is not here\n");
        return;
    }
    for (size_t i = 0; i < COUNT(real_cases); i++) {
        struct scene s;
        int64_t owed = 0;

        start(&s);
        s.paths[0] = real_cases[i].path;
        s.count = 1;
        assert_true(read_all(&s));
        for (size_t j = 0; j < s.ledger.document_count; j++)
            owed += s.ledger.documents[j].owed;
        if (s.ledger.files[0].rows != real_cases[i].rows ||
            s.ledger.document_count != real_cases[i].documents ||
            s.ledger.files[0].ignored != real_cases[i].ignored ||
            s.ledger.reject_count != 0)
            fail_msg("%s: %zu rows, %zu documents", real_cases[i].path,
                     s.ledger.files[0].rows, s.ledger.document_count);
        if (real_cases[i].owed && owed != real_cases[i].owed)
            fail_msg("%s: owed %jd", real_cases[i].path, (intmax_t)owed);
        s.count = 0;
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
        cmocka_unit_test(test_chinese),      cmocka_unit_test(test_map),
        cmocka_unit_test(test_real),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
