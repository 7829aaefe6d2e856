/*
 * fuzz_penalty - any bytes as the text of a penalty rule: what is read is a
 * rule that can be computed or is refused once, and a million under it has
 * rows that add up.
 */
#include "measure/interest.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool ok)
{
    if (!ok)
        abort();
}

static const struct rate_row rows[] = {
    {.from = {14000}, .values = {{450, 2}, {475, 2}, {490, 2}}},
    {.from = {20100}, .values = {{310, 2}, {360, 2}, {490, 2}}},
};

static struct rate_table table(void)
{
    return (struct rate_table){.head = {.path = "", .title = "rates"},
                               .rows = rows,
                               .count = COUNT(rows),
                               .columns = RATE_VALUES};
}

static void check_rule(const struct accrual *x)
{
    check(x->kind <= ACCRUAL_EU && x->per <= PER_ONCE);
    check(x->term <= TERM_MIDDLE && x->course <= COURSE_FLOATING);
    check(x->cap_base <= CAP_OF_CONTRACT);
    check(x->percent.scale >= 0 && x->percent.scale <= DECIMAL_MAX_SCALE);
    check(x->multiple.scale >= 0 && x->multiple.scale <= DECIMAL_MAX_SCALE);
    check(x->cap_percent.units >= 0 && x->cap_sum.units >= 0);
    check(x->kind != ACCRUAL_RATE || x->percent.units >= 0);
}

static void run(const struct accrual *rule, struct arena *a)
{
    struct law_tables tables = {
        .lpr = table(), .benchmark = table(), .boe = table(), .eu = table()};
    struct interest_terms terms = {.accrual = *rule, .year = YEAR_ACTUAL};
    struct base_step step = {{20000}, 100000000};
    struct interest_debt debt = {.first = {20000},
                                 .last = {20400},
                                 .steps = &step,
                                 .step_count = 1,
                                 .currency = currency_find(STR("CNY"))};
    struct diag d = {.arena = a};
    struct interest x;
    int64_t sum = 0;

    if (!interest_compute(&terms, &tables, &debt, &x, a, &d)) {
        check(d.counts[DIAG_ERROR] == 1);
        return;
    }
    for (size_t i = 0; i < x.count; i++)
        sum += x.rows[i].interest;
    check(sum == x.total && d.worst == DIAG_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct str text = {(const char *)data, size};
    struct diag d = {.arena = &a};
    struct accrual rule;
    int64_t burden = penalty_burden(text);

    if (penalty_parse((struct field){.text = text}, &rule, &d)) {
        check_rule(&rule);
        check(d.worst == DIAG_OK);
        check(burden == 0 || rule.kind == ACCRUAL_RATE);
        run(&rule, &a);
    } else {
        check(d.counts[DIAG_ERROR] == 1 && burden == 0);
    }
    arena_release(&a);
    return 0;
}
