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

#endif
