#include "model/policy.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct {
    int32_t ends[4];
    size_t end_count;
    int32_t not_due[3];
    size_t not_due_count;
    const char *names; /* NULL: refused */
} scheme_cases[] = {
    {{30, 60},
     2,
     {30},
     1,
     "not_due_31+ not_due_1-30 today 1-30 31-60 60+ no_due_date"},
    {{7},
     1,
     {10, 20},
     2,
     "not_due_21+ not_due_11-20 not_due_1-10 today 1-7 7+ no_due_date"},
    {{0}, 0, {0}, 0, "not_due_1+ today 1+ no_due_date"},
    {{1, 2, 9999},
     3,
     {1},
     1,
     "not_due_2+ not_due_1-1 today 1-1 2-2 3-9999 9999+ no_due_date"},
    {{30, 30}, 2, {30}, 1, NULL},
    {{60, 30}, 2, {30}, 1, NULL},
    {{0, 30}, 2, {30}, 1, NULL},
    {{-1}, 1, {30}, 1, NULL},
    {{10000}, 1, {30}, 1, NULL},
    {{30}, 1, {10, 10}, 2, NULL},
};

/* Buckets meet without gap or overlap: every day falls into just one. */
static void test_schemes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(scheme_cases); i++) {
        struct arena a = {0};
        struct bucket_scheme s;
        struct str want;
        struct str name;
        bool ok = bucket_scheme_make(
            &s, scheme_cases[i].ends, scheme_cases[i].end_count,
            scheme_cases[i].not_due, scheme_cases[i].not_due_count, &a);

        if (ok != (scheme_cases[i].names != NULL))
            fail_msg("row %zu: ok %d", i, ok);
        if (!ok)
            continue;
        want = str_from_z(scheme_cases[i].names);
        for (size_t b = 0; b < s.count; b++) {
            (void)str_cut(want, ' ', &name, &want);
            if (!str_equal(s.items[b].name, name))
                fail_msg("row %zu: bucket %zu is %.*s", i, b,
                         STR_ARG(s.items[b].name));
        }
        assert_int_equal(want.len, 0);
        for (int32_t days = -12000; days <= 12000; days++) {
            struct date due = {20000 - days};
            size_t found = bucket_of(&s, due, (struct date){20000});
            size_t holding = 0;

            for (size_t b = 0; b < s.count; b++) {
                const struct bucket *x = &s.items[b];
                bool holds = (x->has_from || x->has_to) &&
                             (!x->has_from || days >= x->from) &&
                             (!x->has_to || days <= x->to);

                holding += holds;
                if (holds != (b == found))
                    fail_msg("row %zu, %d days: bucket %zu", i, days, found);
            }
            assert_int_equal(holding, 1);
        }
        assert_int_equal(bucket_of(&s, no_date, (struct date){0}),
                         s.no_due_date);
        assert_int_equal(s.no_due_date, s.count - 1);
        assert_true(str_equal_z(s.items[s.today].name, "today"));
        arena_release(&a);
    }
}

static void test_many_buckets(void **state)
{
    struct arena a = {0};
    struct bucket_scheme s;
    int32_t ends[40];

    (void)state;
    for (int32_t i = 0; i < 40; i++)
        ends[i] = i + 1;
    assert_true(bucket_scheme_make(&s, ends, BUCKET_MAX - 4, ends, 0, &a));
    assert_int_equal(s.count, BUCKET_MAX);
    assert_false(bucket_scheme_make(&s, ends, BUCKET_MAX - 3, ends, 0, &a));
    assert_false(bucket_scheme_make(&s, ends, SIZE_MAX, ends, 0, &a));
    assert_true(bucket_scheme_of_age(&s, ends, BUCKET_MAX - 1, &a));
    assert_int_equal(s.count, BUCKET_MAX);
    assert_false(bucket_scheme_of_age(&s, ends, BUCKET_MAX, &a));
    arena_release(&a);
}

static const struct {
    int32_t ends[4];
    size_t end_count;
    const char *names; /* NULL: refused */
} age_cases[] = {
    {{30, 60}, 2, "0-30 31-60 61+"},
    {{1}, 1, "0-1 2+"},
    {{0}, 0, "0+"},
    {{9999}, 1, "0-9999 10000+"},
    {{60, 30}, 2, NULL},
    {{0}, 1, NULL},
    {{10000}, 1, NULL},
};

static void test_ages(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(age_cases); i++) {
        struct arena a = {0};
        struct bucket_scheme s;
        struct str want;
        struct str name;
        bool ok = bucket_scheme_of_age(&s, age_cases[i].ends,
                                       age_cases[i].end_count, &a);

        if (ok != (age_cases[i].names != NULL))
            fail_msg("row %zu: ok %d", i, ok);
        if (!ok)
            continue;
        want = str_from_z(age_cases[i].names);
        for (size_t b = 0; b < s.count; b++) {
            (void)str_cut(want, ' ', &name, &want);
            if (!str_equal(s.items[b].name, name))
                fail_msg("row %zu: bucket %zu is %.*s", i, b,
                         STR_ARG(s.items[b].name));
        }
        assert_int_equal(want.len, 0);
        assert_int_equal(s.today, 0);
        assert_int_equal(s.no_due_date, s.count - 1);
        arena_release(&a);
    }
}

/* Ages at the edges of 0-30, 31-60, 61+. */
static void test_age_days(void **state)
{
    static const int32_t ends[] = {30, 60};
    static const struct {
        int32_t days;
        size_t want;
    } cases[] = {
        {-1, 0}, {0, 0}, {30, 0}, {31, 1}, {60, 1}, {61, 2}, {99999, 2},
    };
    struct arena a = {0};
    struct bucket_scheme s;

    (void)state;
    assert_true(bucket_scheme_of_age(&s, ends, COUNT(ends), &a));
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t found = bucket_of(&s, (struct date){20000 - cases[i].days},
                                 (struct date){20000});

        if (found != cases[i].want)
            fail_msg("%d days: bucket %zu", cases[i].days, found);
    }
    arena_release(&a);
}

static const struct {
    struct civil arose, as_of;
    size_t want;
} disclosure_cases[] = {
    {{2025, 7, 17}, {2025, 7, 16}, 0}, /* not yet */
    {{2025, 7, 17}, {2025, 7, 17}, 0},   {{2025, 7, 17}, {2026, 7, 16}, 0},
    {{2025, 7, 17}, {2026, 7, 17}, 0}, /* the anniversary is within */
    {{2025, 7, 17}, {2026, 7, 18}, 1},   {{2025, 7, 17}, {2027, 7, 17}, 1},
    {{2025, 7, 17}, {2027, 7, 18}, 2},   {{2025, 7, 17}, {2028, 7, 18}, 3},
    {{2025, 7, 17}, {2029, 7, 18}, 4},   {{2025, 7, 17}, {2030, 7, 17}, 4},
    {{2025, 7, 17}, {2030, 7, 18}, 5},   {{2025, 7, 17}, {2099, 1, 1}, 5},
    {{2024, 2, 29}, {2025, 2, 28}, 0}, /* the month's last day */
    {{2024, 2, 29}, {2025, 3, 1}, 1},    {{2024, 2, 29}, {2028, 2, 28}, 3},
    {{2024, 2, 29}, {2028, 2, 29}, 3},   {{2024, 2, 29}, {2028, 3, 1}, 4},
    {{2023, 2, 28}, {2024, 2, 28}, 0},   {{2023, 2, 28}, {2024, 2, 29}, 1},
    {{2025, 12, 31}, {2026, 12, 31}, 0}, {{2025, 12, 31}, {2027, 1, 1}, 1},
    {{9999, 1, 1}, {9999, 12, 31}, 0}, /* its anniversary is no date */
};

static void test_disclosure(void **state)
{
    static const char *const names[] = {"0-1y", "1-2y", "2-3y",
                                        "3-4y", "4-5y", "5y+"};

    (void)state;
    for (size_t i = 0; i < COUNT(disclosure_cases); i++) {
        size_t found =
            disclosure_bucket(date_from_civil(disclosure_cases[i].arose),
                              date_from_civil(disclosure_cases[i].as_of));

        if (found != disclosure_cases[i].want)
            fail_msg("row %zu: bucket %zu", i, found);
    }
    for (size_t i = 0; i < DISCLOSURE_COUNT; i++)
        assert_true(str_equal_z(disclosure_names[i], names[i]));
}

static void test_default(void **state)
{
    struct arena a = {0};
    struct policy p = policy_default(&a);

    (void)state;
    assert_int_equal(p.buckets.count, 10);
    assert_true(str_equal_z(p.buckets.items[0].name, "not_due_31+"));
    assert_true(str_equal_z(p.buckets.items[8].name, "365+"));
    assert_int_equal(p.buckets.items[8].from, 366);
    assert_string_equal(p.reporting_currency->code, "CNY");
    assert_int_equal(p.stage_count, 5);
    assert_int_equal(p.stages[0].workdays_before, 3);
    assert_int_equal(p.stages[2].days_overdue, 7);
    assert_int_equal(p.ledger.order, ORDER_OLDEST);
    assert_int_equal(p.ledger.credit_notes, CREDIT_NOTES_APART);
    assert_int_equal(p.fx, FX_AS_OF);
    for (size_t i = 0; i < CLASS_COUNT; i++)
        assert_false(p.ledger.due[i].is_set);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schemes),    cmocka_unit_test(test_many_buckets),
        cmocka_unit_test(test_ages),       cmocka_unit_test(test_age_days),
        cmocka_unit_test(test_disclosure), cmocka_unit_test(test_default),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
