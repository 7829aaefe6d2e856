#include "intake_scene.h"

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
        cmocka_unit_test(test_map),
        cmocka_unit_test(test_real),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
