/* A proposal as people give it back: what each cell is read as. */
#include "input/proposal_read.h"
#include "output/xlsx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define COLUMNS 10

/* The columns of a sheet, not in the order they are written in. */
static const enum proposal_column order[COLUMNS] = {
    PROPOSAL_DECIDED_BY,  PROPOSAL_DECISION, PROPOSAL_NUMBER,
    PROPOSAL_CUSTOMER_ID, PROPOSAL_CURRENCY, PROPOSAL_DOC_NO,
    PROPOSAL_CHECK,       PROPOSAL_TO_STAGE, PROPOSAL_REASON,
    PROPOSAL_OPEN};

static void put(struct sheet *s, uint32_t row, uint32_t column, struct str text,
                struct arena *a)
{
    if (text.len)
        sheet_put(s, row, column, sheet_text(text), a);
}

/* One row below the headings: its decision and who decided. */
static void write_sheet(const char *path, bool english, bool has_mark,
                        const char *decision, const char *to, const char *who,
                        struct arena *a)
{
    struct sheet s = {.name = STR("A")};
    struct workbook book = {.sheets = &s, .sheet_count = 1, .created = {20650}};
    struct sheet_column columns[COLUMNS] = {0};
    struct diag quiet = {0};
    const char *cells[COLUMNS] = {who,   decision, "7", "C0001", "CNY",
                                  "F-1", "abc",    to,  "因故",  "10.5"};

    for (size_t i = 0; i < COLUMNS; i++)
        columns[i].width = 10;
    s.columns = columns;
    s.column_count = COLUMNS;
    if (has_mark)
        put(&s, 0, 0,
            arena_format(a, "%s9",
                         english ? proposal_mark.en : proposal_mark.zh),
            a);
    for (uint32_t i = 0; i < COLUMNS; i++) {
        const struct bilingual *h = &proposal_headings[order[i]];

        put(&s, 2, i, str_from_z(english ? h->en : h->zh), a);
        put(&s, 3, i, str_from_z(cells[i]), a);
    }
    assert_true(xlsx_write(&book, path, 1, a, &quiet));
}

static const struct {
    const char *name;
    bool english, has_mark;
    const char *text;
    bool ok;
    enum proposal_decision decision;
    const char *to, *who;
} cases[] = {
    {"empty: not sent", false, true, "", true, DECISION_NONE, "", ""},
    {"sent", false, true, "发", true, DECISION_SEND, "", "李"},
    {"with blanks", false, true, "  发 ", true, DECISION_SEND, "", "李"},
    {"not sent", false, true, "不发", true, DECISION_LEAVE, "", "李"},
    {"changed", false, true, "改级", true, DECISION_CHANGE, "催款函", "李"},
    {"English in a Chinese sheet", false, true, "Send", true, DECISION_SEND, "",
     "Li"},
    {"Chinese in an English sheet", true, true, "发", true, DECISION_SEND, "",
     "Li"},
    {"do not send", true, true, "DO NOT SEND", true, DECISION_LEAVE, "", "Li"},
    {"the line of the rows is gone", true, false, "send", true, DECISION_SEND,
     "", "Li"},
    {"half a word", false, true, "发函", false, DECISION_NONE, "", "李"},
    {"a tick", false, true, "√", false, DECISION_NONE, "", "李"},
    {"yes", true, true, "yes", false, DECISION_NONE, "", "Li"},
    {"a formula that failed", false, true, "#N/A", false, DECISION_NONE, "",
     "李"},
    {"who decided is a formula that failed", false, true, "发", false,
     DECISION_NONE, "", "#REF!"},
};

static void test_cells(void **state)
{
    char path[] = "/tmp/proposalXXXXXX";
    int fd = mkstemp(path);

    (void)state;
    assert_true(fd >= 0);
    close(fd);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct diag quiet = {0};
        struct proposal p;
        bool ok;

        write_sheet(path, cases[i].english, cases[i].has_mark, cases[i].text,
                    cases[i].to, cases[i].who, &a);
        ok = proposal_read(path, &p, &a, &quiet);
        if (ok != cases[i].ok)
            fail_msg("%s: read %d", cases[i].name, ok);
        if (ok && (p.count != 1 || p.rows[0].decision != cases[i].decision ||
                   p.rows[0].number != 7 ||
                   !str_equal_z(p.rows[0].decided_by, cases[i].who) ||
                   !str_equal_z(p.rows[0].to_stage, cases[i].to) ||
                   !str_equal_z(p.rows[0].open, "10.5") ||
                   p.rows_written != (cases[i].has_mark ? 9 : 0)))
            fail_msg("%s: read as something else", cases[i].name);
        if (ok && (p.rows[0].decision_at.line != 4 ||
                   p.rows[0].decision_at.column != 2))
            fail_msg("%s: its place is row %zu, column %zu", cases[i].name,
                     (size_t)p.rows[0].decision_at.line,
                     (size_t)p.rows[0].decision_at.column);
        arena_release(&a);
    }
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cells)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
