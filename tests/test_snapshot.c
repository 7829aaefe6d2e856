#include "book_fixture.h"

#include "input/intake.h"

#include "base/file.h"
#include "base/outfile.h"

/* BOOK/folder/name with some text; a folder alone where name is NULL. */
static void put(struct fixture *f, const char *folder, const char *name,
                const char *text)
{
    const char *path = file_join(&f->arena, f->book, str_from_z(folder));

    assert_true(file_make_folder(path, &f->arena, &f->diag));
    if (name)
        assert_true(outfile_save(file_join(&f->arena, path, str_from_z(name)),
                                 str_from_z(text), &f->arena, &f->diag));
}

static void check_message(struct fixture *f, enum severity severity,
                          const char *path, const char *text)
{
    const struct message *m = f->diag.first;

    if (!m || m->severity != severity || !str_equal_z(m->text, text))
        fail_msg("%.*s", STR_ARG(m ? m->text : STR("no message")));
    if (strcmp(m->at.file + strlen(f->book), path) != 0)
        fail_msg("%s", m->at.file);
    f->diag.first = m->next;
    if (!m->next)
        f->diag.last = NULL;
}

static struct date day(int month, int d)
{
    return date_from_civil((struct civil){2026, month, d});
}

static const struct {
    struct civil known_at; /* year 0: the newest */
    const char *found;     /* NULL: none */
} find_cases[] = {
    {{0, 0, 0}, "2026-07-17"},     {{2026, 7, 17}, "2026-07-17"},
    {{2026, 7, 16}, "2026-07-10"}, {{2026, 7, 10}, "2026-07-10"},
    {{2026, 7, 9}, "2026-06-30"},  {{2026, 6, 30}, "2026-06-30"},
    {{2026, 6, 29}, NULL},         {{9999, 12, 31}, "2026-07-17"},
};

static void test_find(void **state)
{
    struct fixture *f = *state;

    put(f, "snapshots/2026-07-17", "b.csv", "x\n");
    put(f, "snapshots/2026-07-17", "a.CSV", "x\n");
    put(f, "snapshots/2026-06-30", "a.csv", "x\n");
    put(f, "snapshots/2026-07-10", "a.csv", "x\n");
    put(f, "snapshots", "README.txt", "x\n");
    for (size_t i = 0; i < COUNT(find_cases); i++) {
        struct civil c = find_cases[i].known_at;
        const char *want = find_cases[i].found;
        struct snapshot s = {.file_count = 77};
        bool ok = snapshot_find(f->book, c.year ? date_from_civil(c) : no_date,
                                &s, &f->arena, &f->diag);

        if (ok != (want != NULL))
            fail_msg("case %zu: ok %d", i, ok);
        if (!ok)
            assert_int_equal(s.file_count, 77);
        else if (!str_equal_z(file_name(s.folder), want) ||
                 !str_equal_z(date_iso(s.date, &f->arena), want))
            fail_msg("case %zu: %s", i, s.folder);
    }
    check_message(f, DIAG_ERROR, "/snapshots",
                  "there is no snapshot of 2026-06-29 or before; the first is "
                  "of 2026-06-30");
    assert_null(f->diag.first);
}

static void test_files(void **state)
{
    struct fixture *f = *state;
    struct snapshot s;

    put(f, "snapshots/2026-07-17", "documents.csv", "x\n");
    put(f, "snapshots/2026-07-17", "A.CSV", "x\n");
    put(f, "snapshots/2026-07-17", "客户.csv", "x\n");
    put(f, "snapshots/2026-07-17", "~$documents.csv", "x\n");
    put(f, "snapshots/2026-07-17", ".~lock.documents.csv", "x\n");
    put(f, "snapshots/2026-07-17", "documents.csv~", "x\n");
    put(f, "snapshots/2026-07-17", "Thumbs.db", "x\n");
    put(f, "snapshots/2026-07-17", ".csv", "x\n");
    assert_true(snapshot_find(f->book, no_date, &s, &f->arena, &f->diag));
    assert_int_equal(s.file_count, 3);
    assert_true(str_equal_z(file_name(s.files[0]), "A.CSV"));
    assert_true(str_equal_z(file_name(s.files[1]), "documents.csv"));
    assert_true(str_equal_z(file_name(s.files[2]), "客户.csv"));
    assert_true(file_exists(s.files[2]));
    assert_null(f->diag.first);
    remove(file_join(&f->arena, s.folder, STR(".~lock.documents.csv")));
    remove(file_join(&f->arena, s.folder, STR(".csv")));
}

/* What is not read is named. */
static void test_unread(void **state)
{
    struct fixture *f = *state;
    struct snapshot s;

    put(f, "snapshots/2026-07-17", "a.csv", "x\n");
    put(f, "snapshots/2026-07-17/b.csv", NULL, NULL);
    put(f, "snapshots/2026-07-17", "c.xlsb", "x\n");
    put(f, "snapshots/2026-07-17", "d.zip", "x\n");
    put(f, "snapshots/2026-07-17", "e.dat", "x\n");
    put(f, "snapshots/2026-07-17", "notes.txt", "x\n");
    put(f, "snapshots/2026-7-18", "a.csv", "x\n");
    put(f, "snapshots/2026-02-29", "a.csv", "x\n");
    put(f, "snapshots", "z.csv", "x\n");
    assert_true(snapshot_find(f->book, no_date, &s, &f->arena, &f->diag));
    assert_int_equal(s.file_count, 1);
    check_message(f, DIAG_WARNING, "/snapshots/2026-02-29",
                  "this folder is not read: the name of a snapshot is its "
                  "day, such as 2026-07-17");
    check_message(f, DIAG_WARNING, "/snapshots/2026-7-18",
                  "this folder is not read: the name of a snapshot is its "
                  "day, such as 2026-07-17");
    check_message(f, DIAG_WARNING, "/snapshots/z.csv",
                  "this file is not read: put it into a folder named by its "
                  "day, such as snapshots/2026-07-17/");
    check_message(f, DIAG_WARNING, "/snapshots/2026-07-17/b.csv",
                  "folders inside a snapshot are not read: move the files one "
                  "level up");
    check_message(f, DIAG_WARNING, "/snapshots/2026-07-17/c.xlsb",
                  "workbooks in .xlsb are not read: save it as .xlsx");
    check_message(f, DIAG_WARNING, "/snapshots/2026-07-17/d.zip",
                  "archives are not read: unpack it first");
    check_message(f, DIAG_WARNING, "/snapshots/2026-07-17/e.dat",
                  "only tables are read: files whose name ends in .csv, .xlsx, "
                  ".xls or .ods");
    assert_null(f->diag.first);
}

/* What take keeps beside the files, and what shared folders leave. */
static void test_beside(void **state)
{
    static const char *const copies[] = {"a (冲突副本).csv",
                                         "a (conflicted copy 2026).xlsx",
                                         "a (Conflict).csv"};
    struct fixture *f = *state;
    struct snapshot s;

    put(f, "snapshots/2026-07-17", "a.csv", "x\n");
    put(f, "snapshots/2026-07-17", "take.json", "{}\n");
    put(f, "snapshots/2026-07-17/replaced", "b.csv", "x\n");
    put(f, "snapshots", "运行记录.txt", "x\n");
    for (size_t i = 0; i < COUNT(copies); i++)
        put(f, "snapshots/2026-07-17", copies[i], "x\n");
    assert_true(snapshot_find(f->book, no_date, &s, &f->arena, &f->diag));
    assert_int_equal(s.file_count, 1);
    assert_int_equal(f->diag.counts[DIAG_WARNING], COUNT(copies));
}

static void test_missing(void **state)
{
    struct fixture *f = *state;
    struct snapshot s;

    assert_false(snapshot_find(f->book, no_date, &s, &f->arena, &f->diag));
    check_message(f, DIAG_ERROR, "/snapshots",
                  "this folder is missing: it holds the exports, in folders "
                  "named by their day, such as 2026-07-17");
    put(f, "snapshots", NULL, NULL);
    assert_false(snapshot_find(f->book, no_date, &s, &f->arena, &f->diag));
    check_message(
        f, DIAG_ERROR, "/snapshots",
        "there is no snapshot: file the first export with duebook take, or put "
        "it into a folder named by its day, such as 2026-07-17");
    put(f, "snapshots/2026-07-17", "notes.txt", "x\n");
    assert_false(snapshot_find(f->book, no_date, &s, &f->arena, &f->diag));
    check_message(f, DIAG_ERROR, "/snapshots/2026-07-17",
                  "there is no table in this folder: put the export there, as "
                  ".xlsx, .xls, .ods or .csv");
    assert_null(f->diag.first);
}

static void test_list(void **state)
{
    struct fixture *f = *state;
    struct snapshot *all;
    size_t count;

    put(f, "snapshots/2026-07-17", "a.csv", "x\n");
    put(f, "snapshots/2026-07-10", NULL, NULL);
    put(f, "snapshots/2025-12-31", "a.csv", "x\n");
    assert_true(snapshot_list(f->book, &all, &count, &f->arena, &f->diag));
    assert_int_equal(count, 3);
    assert_int_equal(all[1].date.day, day(7, 10).day);
    assert_int_equal(all[1].file_count, 0);
    assert_int_equal(all[2].date.day, day(7, 17).day);
    assert_int_equal(all[2].file_count, 1);
    assert_null(f->diag.first);
}

static const struct {
    struct civil day;
    const char *found; /* NULL: none */
} before_cases[] = {
    {{2026, 7, 18}, "2026-07-17"},
    {{2026, 7, 17}, "2026-07-10"},
    {{2026, 7, 11}, "2026-07-10"},
    {{2026, 7, 10}, "2026-06-30"},
    {{2026, 7, 1}, "2026-06-30"},
    {{2026, 6, 30}, NULL},
    {{1, 1, 1}, NULL},
    {{9999, 12, 31}, "2026-07-17"},
};

/* The one before, without a word: 2026-07-03 has no export. */
static void test_before(void **state)
{
    struct fixture *f = *state;
    struct snapshot none = {.file_count = 77};

    assert_false(
        snapshot_before(f->book, day(7, 17), &none, &f->arena, &f->diag));
    put(f, "snapshots", NULL, NULL);
    assert_false(
        snapshot_before(f->book, day(7, 17), &none, &f->arena, &f->diag));
    put(f, "snapshots/2026-07-17", "a.csv", "x\n");
    put(f, "snapshots/2026-07-10", "a.csv", "x\n");
    put(f, "snapshots/2026-07-10", "b.zip", "x\n");
    put(f, "snapshots/2026-07-03", "b.zip", "x\n");
    put(f, "snapshots/2026-06-30", "a.csv", "x\n");
    put(f, "snapshots/2026-7-1", "a.csv", "x\n");
    for (size_t i = 0; i < COUNT(before_cases); i++) {
        struct snapshot s = none;
        const char *want = before_cases[i].found;
        bool found =
            snapshot_before(f->book, date_from_civil(before_cases[i].day), &s,
                            &f->arena, &f->diag);

        if (found != (want != NULL))
            fail_msg("case %zu: found %d", i, found);
        if (!found)
            assert_int_equal(s.file_count, 77);
        else if (!str_equal_z(file_name(s.folder), want) || s.file_count != 1)
            fail_msg("case %zu: %s", i, s.folder);
    }
    assert_null(f->diag.first);
}

/* A folder of exports by itself, wherever it stands. */
static void test_open(void **state)
{
    struct fixture *f = *state;
    struct snapshot s;

    put(f, "export", "a.csv", "x\n");
    put(f, "2026-07-17", "a.csv", "x\n");
    assert_true(snapshot_open(file_join(&f->arena, f->book, STR("export")), &s,
                              &f->arena, &f->diag));
    assert_false(date_is(s.date));
    assert_int_equal(s.file_count, 1);
    assert_true(snapshot_open(file_join(&f->arena, f->book, STR("2026-07-17")),
                              &s, &f->arena, &f->diag));
    assert_int_equal(s.date.day, day(7, 17).day);
    assert_false(snapshot_open(file_join(&f->arena, f->book, STR("none")), &s,
                               &f->arena, &f->diag));
}

/* What is typed is read, or said why not; a sheet of headings is neither. */
static const struct {
    const char *name;
    const char *text;
    bool read;
} record_cases[] = {
    {"costs.csv",
     "\xEF\xBB\xBF"
     "cost_date,kind\r\n",
     false},
    {"costs.csv", "cost_date;\"kind\"\r\r", false},
    {"bare.csv", "doc_no", false},
    {"blank.csv", "doc_no,from\n,,\n \r\n", false},
    {"none.csv", "", false},
    {"gbk.csv", "\xBF\xCD\xBB\xA7\xB1\xE0\xBA\xC5\r\n", false},
    {"contacts.csv", "contact_id,at\n", false},
    {"disputes.csv", "doc_no,from\r\nA1,2026-07-01\r\n", true},
    {"old-mac.csv", "doc_no,from\rA1,2026-07-01\r", true},
    {"no-heading.csv", "A1,2026-07-01\n", true},
    {"no-end.csv", "A1,2026-07-01", true},
};

static void test_records(void **state)
{
    struct fixture *f = *state;
    const char **files;
    size_t count = 77;

    assert_true(snapshot_records(f->book, &files, &count, &f->arena, &f->diag));
    assert_int_equal(count, 0);
    for (size_t i = 0; i < COUNT(record_cases); i++) {
        const char *name = record_cases[i].name;

        put(f, "records", name, record_cases[i].text);
        assert_true(
            snapshot_records(f->book, &files, &count, &f->arena, &f->diag));
        if (count != record_cases[i].read)
            fail_msg("row %zu: %zu files", i, count);
        remove(file_join(&f->arena,
                         file_join(&f->arena, f->book, STR("records")),
                         str_from_z(name)));
    }
    assert_null(f->diag.first);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(test_find),   TEST(test_files),   TEST(test_unread),
        TEST(test_beside), TEST(test_missing), TEST(test_list),
        TEST(test_open),   TEST(test_records), TEST(test_before),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
