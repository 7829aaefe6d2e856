#include "input/sql_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* NULL: refused. */
static const struct {
    const char *query;
    const char *wanted;
    size_t days;
} queries[] = {
    {"", NULL, 0},
    {"  -- nothing\n", NULL, 0},
    {"SELECT 1", "SELECT 1", 0},
    {"  select 1 ;  -- end", "select 1", 0},
    {"SELECT 1;;", NULL, 0},
    {"SELECT 1; SELECT 2", NULL, 0},
    {"SELECT 1; DROP TABLE x", NULL, 0},
    {"WITH a AS (SELECT 1) SELECT * FROM a",
     "WITH a AS (SELECT 1) SELECT * "
     "FROM a",
     0},
    {"(SELECT 1)", "(SELECT 1)", 0},
    {"VALUES (1)", NULL, 0},
    {"TABLE x", NULL, 0},
    {"UPDATE x SET a = 1", NULL, 0},
    {"WITH a AS (DELETE FROM x RETURNING *) SELECT * FROM a", NULL, 0},
    {"SELECT * INTO y FROM x", NULL, 0},
    {"SELECT * FROM x FOR UPDATE", NULL, 0},
    {"SELECT a.update, \"delete\" FROM a", "SELECT a.update, \"delete\" FROM a",
     0},
    {"SELECT replace(a, 'b', 'c') FROM x", "SELECT replace(a, 'b', 'c') FROM x",
     0},
    {"SELECT deleted, updated_at FROM x", "SELECT deleted, updated_at FROM x",
     0},
    {"SELECT ';--' FROM x", "SELECT ';--' FROM x", 0},
    {"SELECT 'it''s; :as_of' FROM x", "SELECT 'it''s; :as_of' FROM x", 0},
    {"SELECT 'a\\'; DELETE FROM x; --' FROM x", NULL, 0},
    {"SELECT 'open FROM x", NULL, 0},
    {"SELECT \"open FROM x", NULL, 0},
    {"SELECT /* ; */ 1", "SELECT   1", 0},
    {"SELECT /* open", NULL, 0},
    {"SELECT /*! 1 */ 2", NULL, 0},
    {"SELECT $$;$$", NULL, 0},
    {"SELECT a FROM x WHERE d <= :as_of", "SELECT a FROM x WHERE d <= ?", 1},
    {"SELECT :AS_OF, :as_of::date", "SELECT ?, ?::date", 2},
    {"SELECT a::text FROM x", "SELECT a::text FROM x", 0},
    {"SELECT :as_off", NULL, 0},
    {"SELECT :user", NULL, 0},
    {"SELECT a ? b", NULL, 0},
    {"SELECT x AS \"单据编号\" FROM 单据", "SELECT x AS \"单据编号\" FROM 单据",
     0},
};

static void test_query(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(queries); i++) {
        struct arena a = {0};
        struct diag quiet = {0};
        struct sql_text got = {0};
        struct field query = {.text = str_from_z(queries[i].query)};
        bool ok = sql_text_make(query, &got, &a, &quiet);

        if (ok != (queries[i].wanted != NULL) ||
            (ok && (!str_equal_z(got.text, queries[i].wanted) ||
                    got.day_count != queries[i].days)))
            fail_msg("%s: ok %d, \"%.*s\", %zu days", queries[i].query, ok,
                     STR_ARG(got.text), got.day_count);
        assert_int_equal(quiet.worst, ok ? DIAG_OK : DIAG_ERROR);
        arena_release(&a);
    }
}

static const struct {
    const char *text;
    const char *wanted;
} numbers[] = {
    {"0", "0"},
    {"-0.01", "-0.01"},
    {"1234.50", "1234.50"},
    {".50", "0.50"},
    {"-.5", "-0.5"},
    {"+7", "7"},
    {"1,50", "1.50"},
    {"1,234.50", NULL},
    {"1 234", NULL},
    {"5.", "5"},
    {"", NULL},
    {".", NULL},
    {"-", NULL},
    {"NaN", NULL},
    {"1.5E+3", "1500"},
    {"1.5e3", "1500"},
    {"1.2345E2", "123.45"},
    {"1e-2", "0.01"},
    {"-12.5e-3", "-0.0125"},
    {"0e0", "0"},
    {"0e03", "0"},
    {"1e", NULL},
    {"1e99", NULL},
    {"99999999999999.99", "99999999999999.99"},
    {"00012.30", "12.30"},
    {"0.001e3", "1"},
};

static void test_number(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct arena a = {0};
        struct str got = {0};
        bool ok = sql_number(str_from_z(numbers[i].text), &got, &a);

        if (ok != (numbers[i].wanted != NULL) ||
            (ok && !str_equal_z(got, numbers[i].wanted)))
            fail_msg("%s: ok %d, \"%.*s\"", numbers[i].text, ok, STR_ARG(got));
        arena_release(&a);
    }
}

static void test_place(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct sql_text got;
    struct field query = {STR("SELECT 1\nFROM x\nWHERE :who"),
                          place_of("p.yaml", 4, 3)};

    (void)state;
    assert_false(sql_text_make(query, &got, &a, &d));
    assert_int_equal(d.first->at.line, 7);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_query),
        cmocka_unit_test(test_number),
        cmocka_unit_test(test_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
