/*
 * offset_scene - a claim with its debts, costs and payments, put together step
 * by step, for tests.
 */
#ifndef TESTS_OFFSET_SCENE_H
#define TESTS_OFFSET_SCENE_H

#include "claim_kit.h"

#include "measure/offset.h"

#define MANY 8

/* A claim that is put together step by step. */
struct scene {
    struct offset_claim claim;
    struct interest_terms terms[MANY];
    size_t term_count;
    struct offset_debt debts[MANY];
    struct offset_cost costs[MANY];
    struct offset_payment payments[MANY];
    struct offset made;
};

static const char *const names[MANY] = {"1", "2", "3", "4", "5", "6", "7", "8"};

static inline void scene_open(struct scene *s, const char *last)
{
    *s = (struct scene){.claim = {.currency = currency_find(STR("CNY")),
                                  .last = kit_day(last),
                                  .debts = s->debts,
                                  .costs = s->costs,
                                  .payments = s->payments}};
}

static inline struct interest_terms *add_terms(struct scene *s,
                                               const char *rule)
{
    struct interest_terms *terms = &s->terms[s->term_count++];

    *terms = (struct interest_terms){.accrual = kit_rule(rule)};
    return terms;
}

/* Arisen and due on one day, bearing from the next. */
static inline struct offset_debt *add_debt(struct scene *s, const char *due,
                                           int64_t principal, const char *rule)
{
    struct offset_debt *x = &s->debts[s->claim.debt_count];

    *x = (struct offset_debt){
        .name = str_from_z(names[s->claim.debt_count++]),
        .arises = kit_day(due),
        .due = kit_day(due),
        .secured_until = no_date,
        .principal = principal,
        .first = date_add_days(kit_day(due), 1),
        .terms = rule ? add_terms(s, rule) : NULL,
    };
    return x;
}

static inline struct offset_payment *pay(struct scene *s, const char *day,
                                         int64_t minor)
{
    struct offset_payment *p = &s->payments[s->claim.payment_count];

    *p = (struct offset_payment){
        .name = str_from_z(names[s->claim.payment_count++]),
        .day = kit_day(day),
        .minor = minor,
        .debt = OFFSET_ANY,
    };
    return p;
}

static inline void add_cost(struct scene *s, const char *from, size_t debt,
                            int64_t minor)
{
    s->costs[s->claim.cost_count] = (struct offset_cost){
        str_from_z(names[s->claim.cost_count]), kit_day(from), debt, minor};
    s->claim.cost_count++;
}

static inline void run(struct scene *s)
{
    struct diag d = {.arena = &kit_arena};

    if (!offset_apply(&s->claim, &kit_tables, &s->made, &kit_arena, &d)) {
        diag_print(&d, stderr, DIAG_OK);
        fail_msg("refused");
    }
}

static inline int64_t met(const struct scene *s, size_t debt,
                          enum offset_head head)
{
    return s->made.accounts[debt].met[head];
}

static inline int64_t open_of(const struct scene *s, size_t debt,
                              enum offset_head head)
{
    const struct offset_account *x = &s->made.accounts[debt];

    return x->charged[head] - x->met[head];
}

#endif
