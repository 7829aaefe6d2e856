#include "offset_scene.h"

/* What holds of any claim. */
#define CLAIMS 10000

static void make_debt(uint64_t *seed, struct scene *s)
{
    static const char *const rules[] = {"0.05%/day", "lpr1y*1.5:floating",
                                        "18%/year",  "0.05%/day, cap 2%",
                                        "5%/once",   "uk"};
    struct offset_debt *x =
        add_debt(s, "2024-10-04", 1 + kit_below(seed, 2000000),
                 rules[kit_below(seed, COUNT(rules))]);

    x->arises.day += kit_below(seed, 200);
    x->due.day = x->arises.day + 15 * kit_below(seed, 3);
    x->first.day = x->due.day + 1;
    x->burden = kit_below(seed, 3);
    x->is_penalty = kit_below(seed, 2) == 0;
    x->fixed_interest = kit_below(seed, 5) ? 0 : kit_below(seed, 5000);
}

static void make_scene(uint64_t *seed, struct scene *s)
{
    scene_open(s, "2025-10-31");
    s->claim.rules =
        (struct offset_rules){.order = (enum offset_order)kit_below(seed, 2),
                              .penalty_last = kit_below(seed, 2) == 0,
                              .by_head = kit_below(seed, 2) == 0};
    for (int n = 1 + kit_below(seed, 4); n > 0; n--)
        make_debt(seed, s);
    for (int n = kit_below(seed, 6); n > 0; n--) {
        struct offset_payment *p =
            pay(s, "2024-10-04", 1 + kit_below(seed, 1500000));

        p->day.day += kit_below(seed, 390);
        if (kit_below(seed, 3) == 0)
            p->debt = (size_t)kit_below(seed, (int32_t)s->claim.debt_count);
    }
    if (kit_below(seed, 2))
        add_cost(s, "2025-01-01", OFFSET_ANY, 1 + kit_below(seed, 9000));
}

/* Each payment is its parts and what is left of it; each debt what it got. */
static void check_money(const struct scene *s, uint64_t i)
{
    int64_t of_payment[MANY] = {0}, of_head[MANY][HEAD_COUNT] = {{0}};

    for (size_t k = 0; k < s->made.part_count; k++) {
        const struct offset_part *p = &s->made.parts[k];

        expect(p->minor > 0, i, "an empty part");
        of_payment[p->payment] += p->minor;
        if (p->debt != OFFSET_ANY)
            of_head[p->debt][p->head] += p->minor;
    }
    for (size_t k = 0; k < s->claim.payment_count; k++)
        expect(of_payment[k] + s->made.left[k] == s->payments[k].minor &&
                   s->made.left[k] >= 0,
               i, "money of a payment");
    for (size_t k = 0; k < s->claim.debt_count; k++)
        for (int head = 0; head < HEAD_COUNT; head++) {
            const struct offset_account *x = &s->made.accounts[k];

            expect(of_head[k][head] == x->met[head] &&
                       x->met[head] <= x->charged[head] && x->met[head] >= 0,
                   i, "money of a debt");
        }
}

/* Money that is left says that nothing is open. */
static void check_left(const struct scene *s, uint64_t i)
{
    int64_t left = 0, open = 0;

    for (size_t k = 0; k < s->claim.payment_count; k++)
        left += s->made.left[k];
    for (size_t k = 0; k < s->claim.debt_count; k++)
        for (int head = 0; head < HEAD_COUNT; head++)
            open += open_of(s, k, (enum offset_head)head);
    expect(left == 0 || open == 0, i, "left and open at once");
}

/* The same claim with everything given the other way round. */
static void turn(const struct scene *s, struct scene *t)
{
    size_t debts = s->claim.debt_count, payments = s->claim.payment_count;

    *t = *s;
    t->claim.debts = t->debts;
    t->claim.costs = t->costs;
    t->claim.payments = t->payments;
    for (size_t i = 0; i < debts; i++)
        t->debts[i] = s->debts[debts - 1 - i];
    for (size_t i = 0; i < payments; i++) {
        t->payments[i] = s->payments[payments - 1 - i];
        if (t->payments[i].debt != OFFSET_ANY)
            t->payments[i].debt = debts - 1 - t->payments[i].debt;
    }
}

static void check_turned(const struct scene *s, uint64_t i)
{
    size_t debts = s->claim.debt_count;
    struct scene t;

    turn(s, &t);
    run(&t);
    for (size_t k = 0; k < debts; k++)
        for (int head = 0; head < HEAD_COUNT; head++)
            expect(met(s, k, (enum offset_head)head) ==
                           met(&t, debts - 1 - k, (enum offset_head)head) &&
                       open_of(s, k, (enum offset_head)head) ==
                           open_of(&t, debts - 1 - k, (enum offset_head)head),
                   i, "another order");
}

/* Interest stands on the principal that was open, and nothing else. */
static void check_base(const struct scene *s, uint64_t i)
{
    for (size_t k = 0; k < s->claim.debt_count; k++) {
        const struct offset_account *x = &s->made.accounts[k];

        for (size_t n = 0; n < x->interest.count; n++)
            expect(x->interest.rows[n].base <= s->debts[k].principal, i,
                   "more than the principal");
        for (size_t n = 0; n < x->step_count; n++)
            expect(x->steps[n].minor >= 0, i, "below zero");
    }
}

static void test_any_claim(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < CLAIMS; i++) {
        struct arena_mark mark = arena_mark(&kit_arena);
        uint64_t seed = i;
        struct scene s;

        make_scene(&seed, &s);
        run(&s);
        check_money(&s, i);
        check_left(&s, i);
        check_base(&s, i);
        check_turned(&s, i);
        arena_rewind(&kit_arena, mark);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_claim),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, kit_open, kit_close);
}
