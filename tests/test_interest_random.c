#include "claim_kit.h"

/* What holds of any debt under any rule. */
#define CLAIMS   10000
#define FIRST    18130 /* 2019-08-22 */
#define SPAN     2000
#define STEPS    5
#define WHOLE    1603080000000 /* bears whole units a day at four decimals */
#define TOO_MANY 300           /* of them, still below 10^15 */

struct random_claim {
    struct interest_terms terms;
    struct interest_debt debt;
    struct base_step steps[STEPS];
};

static const char *const any_rules[] = {
    "0.05%/day",
    "日万分之三",
    "1.5%/month",
    "18%/year",
    "lpr1y*1.5:fixed",
    "lpr1y*1.3:floating",
    "lpr5y*1.5:floating",
    "lpr1y*4:floating",
    "uk",
    "eu",
    "delayed",
    "0.0001%/day",
};

static void make_claim(uint64_t *state, int64_t unit, struct random_claim *c)
{
    *c = (struct random_claim){
        .terms = {.accrual =
                      kit_rule(any_rules[kit_below(state, COUNT(any_rules))]),
                  .year = (enum year_basis)kit_below(state, 3),
                  .end_exclusive = kit_below(state, 3) == 0,
                  .has_rate_day = true,
                  .rate_day = {FIRST}},
        .debt = {.first = {FIRST + kit_below(state, SPAN)},
                 .steps = c->steps,
                 .step_count = STEPS,
                 .currency = currency_find(STR("CNY"))},
    };
    c->debt.last.day = c->debt.first.day + kit_below(state, 200);
    for (int32_t i = 0; i < STEPS; i++)
        c->steps[i] = (struct base_step){
            {i == 0 ? FIRST
                    : c->debt.first.day + 40 * i + kit_below(state, 40)},
            unit * kit_below(state, TOO_MANY)};
}

/* A cut at any day, sums of whole units: nothing changes by one unit. */
static void test_split_changes_nothing(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < CLAIMS; i++) {
        struct arena_mark mark = arena_mark(&kit_arena);
        uint64_t seed = i;
        struct random_claim c;
        struct interest whole, before, behind;
        struct interest_debt part;
        int32_t days;

        make_claim(&seed, WHOLE, &c);
        c.terms.end_exclusive = false;
        days = c.debt.last.day - c.debt.first.day + 1;
        compute(&c.terms, &c.debt, &whole);
        part = c.debt;
        part.last.day = part.first.day + kit_below(&seed, days);
        compute(&c.terms, &part, &before);
        part.first.day = part.last.day + 1;
        part.last = c.debt.last;
        compute(&c.terms, &part, &behind);
        expect(whole.total == before.total + behind.total, i, "split total");
        expect(whole.days == before.days + behind.days, i, "split days");
        arena_rewind(&kit_arena, mark);
    }
}

static bool same_row(const struct interest_row *a, const struct interest_row *b)
{
    return a->from.day == b->from.day && a->to.day == b->to.day &&
           a->base == b->base && a->interest == b->interest &&
           decimal_compare(a->percent, b->percent) == 0;
}

/* A step that changes nothing, steps turned round, rows that add up. */
static void test_any_claim(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < CLAIMS; i++) {
        struct arena_mark mark = arena_mark(&kit_arena);
        uint64_t seed = i;
        struct random_claim c;
        struct base_step turned[STEPS + 1];
        struct interest x, y;

        make_claim(&seed, 1 + kit_below(&seed, 1000000), &c);
        c.terms.round_rows = kit_below(&seed, 4) == 0;
        compute(&c.terms, &c.debt, &x);
        expect(sum_of(&x) == x.total && days_of(&x) == x.days, i, "sums");
        for (size_t k = 0; k < STEPS; k++)
            turned[k] = c.steps[STEPS - 1 - k];
        turned[STEPS] = c.steps[STEPS - 1]; /* once more, a day later */
        turned[STEPS].from.day++;
        c.debt.steps = turned;
        c.debt.step_count = STEPS + 1;
        compute(&c.terms, &c.debt, &y);
        expect(x.count == y.count && x.total == y.total &&
                   x.per_diem == y.per_diem,
               i, "order of steps");
        for (size_t k = 0; k < x.count; k++)
            expect(same_row(&x.rows[k], &y.rows[k]), i,
                   "rows by another order");
        arena_rewind(&kit_arena, mark);
    }
}

/* Nothing on what is paid: rows stand on principal alone, simple interest. */
static void test_only_on_principal(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < CLAIMS; i++) {
        struct arena_mark mark = arena_mark(&kit_arena);
        uint64_t seed = i;
        struct random_claim c;
        struct interest x, twice;
        int64_t most = 0;

        make_claim(&seed, WHOLE / 2, &c);
        c.steps[STEPS - 1].minor = 0; /* paid */
        compute(&c.terms, &c.debt, &x);
        for (size_t k = 0; k < STEPS; k++)
            most = c.steps[k].minor > most ? c.steps[k].minor : most;
        for (size_t k = 0; k < x.count; k++) {
            expect(x.rows[k].base > 0 && x.rows[k].base <= most, i, "base");
            expect(x.rows[k].to.day < c.steps[STEPS - 1].from.day, i,
                   "interest after payment");
        }
        for (size_t k = 0; k < STEPS; k++)
            c.steps[k].minor *= 2;
        compute(&c.terms, &c.debt, &twice);
        expect(twice.total >= 2 * x.total - 1 && twice.total <= 2 * x.total + 1,
               i, "twice the principal");
        arena_rewind(&kit_arena, mark);
    }
}

/* With a table of one rate, a floating rate is a fixed one. */
static void test_fixed_is_floating(void **state)
{
    static const struct rate_row one[] = {
        {.from = {FIRST - 10}, .values = {{345, 2}, {395, 2}}},
        {.from = {FIRST + 900}, .values = {{345, 2}, {395, 2}}},
    };
    struct law_tables saved = kit_tables;

    (void)state;
    kit_tables.lpr.rows = one;
    kit_tables.lpr.count = COUNT(one);
    kit_tables.lpr.head.valid_to = no_date;
    for (uint64_t i = 0; i < CLAIMS; i++) {
        struct arena_mark mark = arena_mark(&kit_arena);
        uint64_t seed = i;
        struct random_claim c;
        struct interest fixed, floating;

        make_claim(&seed, 1 + kit_below(&seed, 1000000), &c);
        c.terms.accrual = kit_rule("lpr1y*1.5:fixed");
        compute(&c.terms, &c.debt, &fixed);
        c.terms.accrual.course = COURSE_FLOATING;
        compute(&c.terms, &c.debt, &floating);
        expect(fixed.total == floating.total && fixed.count == floating.count &&
                   fixed.per_diem == floating.per_diem,
               i, "fixed and floating");
        arena_rewind(&kit_arena, mark);
    }
    kit_tables = saved;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_split_changes_nothing),
        cmocka_unit_test(test_any_claim),
        cmocka_unit_test(test_only_on_principal),
        cmocka_unit_test(test_fixed_is_floating),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, kit_open, kit_close);
}
