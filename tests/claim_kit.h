/*
 * claim_kit - the program's own tables of the law and short ways to run what
 * runs on a debt, for tests.
 */
#ifndef TESTS_CLAIM_KIT_H
#define TESTS_CLAIM_KIT_H

#include "input/law_tables.h"
#include "measure/interest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena kit_arena;
static struct law_tables kit_tables;

static int kit_open(void **state)
{
    struct diag d = {.arena = &kit_arena};

    (void)state;
    if (law_tables_read("templates/tables", NULL, &kit_tables, &kit_arena, &d))
        return 0;
    diag_print(&d, stderr, DIAG_OK);
    return 1;
}

static int kit_close(void **state)
{
    (void)state;
    arena_release(&kit_arena);
    return 0;
}

/* "2026-07-17". */
static inline struct date kit_day(const char *text)
{
    struct diag quiet = {0};
    struct date day = no_date;

    if (!date_parse((struct field){.text = str_from_z(text)}, DATE_YMD, false,
                    &day, &quiet))
        fail_msg("%s is no day", text);
    return day;
}

static inline struct accrual kit_rule(const char *text)
{
    struct diag quiet = {0};
    struct accrual rule = {0};

    if (!penalty_parse((struct field){.text = str_from_z(text)}, &rule, &quiet))
        fail_msg("%s is no rule", text);
    return rule;
}

/* Numbers that look random, the same in every run. */
static inline uint64_t kit_next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static inline int32_t kit_below(uint64_t *state, int32_t n)
{
    return (int32_t)(kit_next(state) % (uint64_t)n);
}

static inline void compute(const struct interest_terms *terms,
                           const struct interest_debt *debt,
                           struct interest *out)
{
    struct diag d = {.arena = &kit_arena};

    if (!interest_compute(terms, &kit_tables, debt, out, &kit_arena, &d)) {
        diag_print(&d, stderr, DIAG_OK);
        fail_msg("refused");
    }
}

static inline int64_t sum_of(const struct interest *x)
{
    int64_t sum = 0;

    for (size_t i = 0; i < x->count; i++)
        sum += x->rows[i].interest;
    return sum;
}

static inline int64_t days_of(const struct interest *x)
{
    int64_t days = 0;

    for (size_t i = 0; i < x->count; i++) {
        days += x->rows[i].days;
        assert_int_equal(x->rows[i].days,
                         x->rows[i].to.day - x->rows[i].from.day + 1);
    }
    return days;
}

/* What holds of every random claim. */
static inline void expect(bool holds, uint64_t i, const char *what)
{
    if (!holds)
        fail_msg("claim %ju: %s", (uintmax_t)i, what);
}

#endif
