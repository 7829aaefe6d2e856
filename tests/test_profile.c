#include "input/profile.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define TABLES                                                   \
    "tables:\n  documents:\n    doc_no: A\n    customer_id: B\n" \
    "    issue_date: C\n    amount: D\n"

/* Profiles that are refused, and what the message speaks of. */
static const struct {
    const char *text;
    const char *message;
    uint32_t line;
} bad_cases[] = {
    {TABLES, "version", 1},
    {"version: 2\n" TABLES, "", 1},
    {"version: 1\n", "tables", 1},
    {"version: 1\ntables:\n  documents:\n    doc_no: A\n", "customer_id", 4},
    {"version: 1\ncurency: CNY\n" TABLES, "currency", 2},
    {"version: 1\ncurrency: XXQ\n" TABLES, "XXQ", 2},
    {"version: 1\ndates: ddmmyy\n" TABLES, "dmy", 2},
    {"version: 1\nnegative: ignore\n" TABLES, "credit_note", 2},
    {"version: 1\nrounding: bankers\n" TABLES, "half_even", 2},
    {"version: 1\nnumbers: { point: \",\", grouping: \",\" }\n" TABLES,
     "differs", 2},
    {"version: 1\nnumbers: { point: x }\n" TABLES, "expected", 2},
    {"version: 1\nnumbers: comma\n" TABLES, "either", 2},
    {"version: 1\nheading_row: 51\n" TABLES, "", 2},
    {"version: 1\ndelimiter: \"|\"\n" TABLES, "expected", 2},
    {"version: 1\nignore:\n  - { column: S, is: [x] }\n" TABLES, "reason", 3},
    {"version: 1\nignore:\n  - { column: S, reason: x }\n" TABLES, "filled", 3},
    {"version: 1\nignore:\n  - { is: [a], reason: x }\n" TABLES, "position", 3},
    {"version: 1\n" TABLES "    dueDate: E\n", "due_date", 8},
    {"version: 1\n" TABLES "    due_date: { days: 60 }\n", "after", 8},
    {"version: 1\n" TABLES "    due_date: { after: posting_date, days: 6 }\n",
     "issue_date", 8},
    {"version: 1\n" TABLES "    posting_date: { after: issue_date, days: 6 }\n",
     "due_date", 8},
    {"version: 1\n" TABLES "    order_no: { line: yes }\n", "line", 8},
    {"version: 1\n" TABLES "    order_no: { optional: yes }\n", "constant", 8},
    {"version: 1\n" TABLES "    order_no: { column: X, position: 2 }\n", "both",
     8},
    {"version: 1\n" TABLES "    order_no: { position: 0 }\n", "", 8},
    {"version: 1\n" TABLES "    kind: { column: X, words: { a: bill } }\n",
     "debit_note", 8},
    {"version: 1\n" TABLES "    order_no: { column: X, words: { a: b } }\n",
     "free text", 8},
    {"version: 1\n" TABLES "  allocations:\n    amount: D\n"
     "    allocation_date: C\n",
     "from_no", 0},
    {"version: 1\ntables:\n  writeoffs:\n    writeoff_date: D\n"
     "    amount: A\n",
     "doc_no", 0},
    {"version: 1\ntables:\n  bills:\n    bill_no: A\n    customer_id: B\n"
     "    amount: C\n",
     "maturity_date", 0},
    {"version: 1\n" TABLES "    status: { column: S, words: { Y: gone } }\n",
     "accepted are: valid, void", 8},
    {"version: 1\n" TABLES "    class: { column: S, words: { Y: deposit } }\n",
     "retention", 8},
    {"version: 1\n" TABLES "  reciepts: canonical\n", "receipts", 8},
    {"version: 1\n" TABLES "    when: { column: X, filed: yes }\n", "filled",
     8},
    {"version: 1\nheading_rows: 4\n" TABLES, "from 1 to 3", 2},
    {"version: 1\nheading_row: 0\nheading_rows: 2\n" TABLES, "heading_rows", 2},
    {"version: 1\nfil_down: [A]\n" TABLES, "fill_down", 2},
    {"version: 1\ngroups: { position: 1 }\n" TABLES, "\"as\"", 2},
    {"version: 1\ngroups: { as: W }\n" TABLES, "position", 2},
    {"version: 1\ngroups: { position: 1, as: W, strp: [x] }\n" TABLES, "strip",
     2},
    {"version: 1\nrepeated: add\n" TABLES, "sum", 2},
    {"version: 1\nlong_numbers: sum\n" TABLES, "keep", 2},
    {"version: 1\ndates: { \":\": dmy }\n" TABLES, "", 2},
    {"version: 1\ndates: { \".\": dym }\n" TABLES, "dmy", 2},
    {"version: 1\ntotals: { colum: A, is: [x] }\n" TABLES, "column", 2},
    {"version: 1\ntotals: { column: A }\n" TABLES, "starts", 2},
    {"version: 1\nsql: { document: SELECT }\n" TABLES, "documents", 2},
    {"version: 1\nsql: { documents: \" \" }\n" TABLES, "empty", 2},
    {"version: 1\n" TABLES "    order_no: { column: X, sign: minus }\n",
     "order_no is none", 8},
    {"version: 1\n" TABLES "    tax: { column: X, sign: less }\n", "minus", 8},
    {"version: 1\n" TABLES "    due_date: { join: [Y, M] }\n", "three", 8},
    {"version: 1\n" TABLES "    due_date: { column: X, join: [Y, M, D] }\n",
     "not both", 8},
    {"version: 1\n" TABLES "    due_date: { join: [Y, M, D], day: 32 }\n", "",
     8},
    {"version: 1\n" TABLES "    due_date: { column: X, day: 1 }\n", "join", 8},
    {"version: 1\n" TABLES "    order_no: { join: [Y, M, D] }\n", "is none", 8},
    {"version: 1\n" TABLES "    tax: { column: X, when: { column: Y } }\n",
     "filled", 8},
    {"version: 1\n" TABLES
     "    tax: { column: X, else: { constant: 1, els: A } }\n",
     "else", 8},
    {"version: 1\n" TABLES "    tax: { column: X, else: { column: X, else: { "
     "column: X, else: { column: X, else: { column: X, else: Y } } } } }\n",
     "4 times", 8},
    {"version: 1\n" TABLES "    due_date: { column: X, else: { after: "
     "issue_date, days: 1 } }\n",
     "due_date", 8},
    {"version: 1\n" TABLES "    when: { all: [] }\n", "empty", 8},
    {"version: 1\n" TABLES "    when: { any: [ { column: X, ist: [a] } ] }\n",
     "is", 8},
    {"version: 1\n" TABLES "    when: { not: { not: { not: { not: { not: { "
     "column: X, is: [a] } } } } } }\n",
     "4 deep", 8},
    {"version: 1\nrepeated: sum\n" TABLES
     "  writeoffs:\n    writeoff_date: D\n    amount: E\n",
     "doc_no", 1},
};

static void test_bad(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bad_cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct profile p;
        const char *name = bad_cases[i].text;

        if (profile_parse("p.yaml", str_from_z(name), &p, &a, &d))
            fail_msg("accepted: %s", name);
        assert_int_equal(d.worst, DIAG_ERROR);
        if (str_find(d.first->text, str_from_z(bad_cases[i].message)) < 0)
            fail_msg("%s: %.*s", name, STR_ARG(d.first->text));
        if (bad_cases[i].line && d.first->at.line != bad_cases[i].line)
            fail_msg("%s: line %u", name, (unsigned)d.first->at.line);
        arena_release(&a);
    }
}

static void test_good(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct profile p;
    const struct source *due, *kind;

    (void)state;
    assert_true(profile_parse(
        "p.yaml",
        STR("version: 1\ndates: dmy\nnumbers: { point: \",\", grouping: \".\" "
            "}\nrounding: half_even\ncurrency: EUR\nnegative: credit_note\n"
            "credit_notes: minus\nrepeated: keep\nlong_numbers: keep\n"
            "heading_row: 3\ndelimiter: \";\"\nserial_dates: no\n"
            "ignore:\n  - { column: [S, T], is: [x, y], reason: void }\n" TABLES
            "    kind: { column: K, words: { R: invoice, G: credit_note }, "
            "otherwise: opening }\n"
            "    due_date: { column: E, after: issue_date, months: 1, "
            "month_end: yes, days: 5 }\n"
            "    when: { position: 2, filled: no }\n"
            "  costs: canonical\n"),
        &p, &a, &d));
    due = &p.tables[TABLE_DOCUMENTS].columns[DOCUMENTS_DUE_DATE];
    kind = &p.tables[TABLE_DOCUMENTS].columns[DOCUMENTS_KIND];
    assert_int_equal(p.date_order, DATE_DMY);
    assert_int_equal(p.number_style.point, ',');
    assert_int_equal(p.number_style.grouping, '.');
    assert_true(p.rounds && p.rounding == ROUND_HALF_EVEN);
    assert_string_equal(p.currency->code, "EUR");
    assert_int_equal(p.negative, NEGATIVE_CREDIT_NOTE);
    assert_true(p.credit_minus && p.repeated && p.long_numbers);
    assert_false(p.serial_dates);
    assert_int_equal(p.heading_row, 3);
    assert_int_equal(p.delimiter, ';');
    assert_int_equal(p.ignore[0].when.column.headings.count, 2);
    assert_true(due->has_rule && due->month_end);
    assert_int_equal(due->months, 1);
    assert_int_equal(due->days, 5);
    assert_int_equal(kind->words.count, 2);
    assert_true(kind->otherwise >= 0);
    assert_true(p.tables[TABLE_DOCUMENTS].has_when);
    assert_true(p.tables[TABLE_COSTS].fed);
    assert_false(p.tables[TABLE_RECEIPTS].fed);
    arena_release(&a);
}

/* Those that come with the program can be read, by name too. */
static void test_built_in(void **state)
{
    static const char *const folders[] = {"templates/profiles"};
    static const char *const names[] = {"ibm-watson-ar", "cassandra-ar",
                                        "cn-vat-sales"};
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct profiles all;
    struct profile p;

    (void)state;
    assert_true(profile_list(folders, 1, &all, &a, &d));
    assert_true(all.count >= COUNT(names));
    for (size_t i = 0; i < COUNT(names); i++)
        assert_true(profile_find(names[i], folders, 1, &p, &a, &d));
    assert_false(profile_find("ibm-watson", folders, 1, &p, &a, &d));
    assert_true(str_find(d.last->text, STR("did you mean ibm-watson-ar")) >= 0);
    arena_release(&a);
}

static const struct {
    const char *file;
    const char *headings[4];
    bool fits;
} recognise_cases[] = {
    {"销项.csv", {"a", "B", "c", "d"}, true},
    {"销项2026.csv", {"x", "y", "A", "b"}, true},
    {"进项.csv", {"a", "b", "c", "d"}, false},
    {"销项.csv", {"a", "c", "d", "e"}, false},
};

static void test_recognise(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct profile p;

    (void)state;
    assert_true(profile_parse("p.yaml",
                              STR("version: 1\nrecognise:\n"
                                  "  headings: [A, b]\n"
                                  "  files: [\"销项*.csv\"]\n" TABLES),
                              &p, &a, &d));
    for (size_t i = 0; i < COUNT(recognise_cases); i++) {
        struct str headings[4];

        for (size_t j = 0; j < 4; j++)
            headings[j] = str_from_z(recognise_cases[i].headings[j]);
        if (profile_recognises(&p, str_from_z(recognise_cases[i].file),
                               headings, 4, &a) != recognise_cases[i].fits)
            fail_msg("row %zu", i);
    }
    arena_release(&a);
}

static const struct {
    const char *file;
    const char *table; /* NULL: none of ours */
} file_cases[] = {
    {"documents.csv", "documents"}, {"Documents-2026-07.csv", "documents"},
    {"documentsX.csv", NULL},       {"应收单据_华东.csv", "documents"},
    {"客户.csv", "customers"},      {"清收费用.csv", "costs"},
    {"invoices.csv", NULL},         {"总账.csv", "control"},
};

static void test_canonical(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(file_cases); i++) {
        enum table table = TABLE_CUSTOMERS;
        bool found = canonical_of_file(str_from_z(file_cases[i].file), &table);

        if (found != (file_cases[i].table != NULL) ||
            (found && strcmp(table_forms[table].name, file_cases[i].table)))
            fail_msg("%s", file_cases[i].file);
    }
    for (size_t t = 0; t < TABLE_COUNT; t++)
        assert_true(table_forms[t].column_count <= COLUMN_MAX);
    for (size_t t = 0; t < TABLE_COUNT; t++)
        for (size_t c = 0; c < table_forms[t].column_count; c++)
            if ((unsigned char)canonical_title((enum table)t, c, true).ptr[0] <
                0x80)
                fail_msg("%s, column %zu", table_forms[t].name, c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bad),       cmocka_unit_test(test_good),
        cmocka_unit_test(test_built_in),  cmocka_unit_test(test_recognise),
        cmocka_unit_test(test_canonical),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
