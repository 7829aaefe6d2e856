/* What management decides: who is in, by how many days and by how much. */
#include "measure/decision.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define DAY 20000

/* One open document of the first customer, unless said otherwise. */
static const struct {
    const char *name;
    int32_t overdue;
    int64_t open, disputed;
    int32_t disputed_for; /* days; 0: no dispute */
    bool handed_over, wound_up;
    int kind; /* -1: no decision */
    int64_t amount;
} rows[] = {
    {"180 days are not yet", 180, 10000, 0, 0, false, false, -1, 0},
    {"181 days", 181, 10000, 0, 0, false, false, DECISION_HAND_OVER, 10000},
    {"with the lawyer", 181, 10000, 0, 0, true, false, -1, 0},
    {"what is disputed is not handed over", 181, 10000, 4000, 0, false, false,
     DECISION_HAND_OVER, 6000},
    {"all disputed", 181, 10000, 10000, 0, false, false, -1, 0},
    {"three years to the day", 1095, 10000, 0, 0, false, false,
     DECISION_HAND_OVER, 10000},
    {"a day more", 1096, 10000, 0, 0, false, false, DECISION_WRITE_OFF, 10000},
    {"insolvent, not due", -5, 10000, 0, 0, false, true, DECISION_WRITE_OFF,
     10000},
    {"disputed for 30 days", 1, 10000, 10000, 30, false, false, -1, 0},
    {"for 31", 1, 10000, 3000, 31, false, false, DECISION_DISPUTE, 3000},
    {"less than one unit", 1096, 99, 0, 0, false, false, -1, 0},
    {"one unit", 1096, 100, 0, 0, false, false, DECISION_WRITE_OFF, 100},
    {"a credit note that is aged", 1096, -10000, 0, 0, false, false, -1, 0},
};

static void test_kinds(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct currency *cny = currency_find(STR("CNY"));
        struct customer customer = {.customer_id = STR("C1")};
        struct document doc = {.currency = cny,
                               .due_date = {DAY - rows[i].overdue},
                               .handed_over_date = no_date};
        struct dispute dispute = {.document = 0,
                                  .from = {DAY - rows[i].disputed_for},
                                  .until = no_date};
        struct ledger l = {.customers = &customer,
                           .customer_count = 1,
                           .documents = &doc,
                           .document_count = 1,
                           .disputes = &dispute,
                           .dispute_count = rows[i].disputed_for > 0};
        struct open_item item = {.days_overdue = rows[i].overdue,
                                 .open = rows[i].open,
                                 .disputed = rows[i].disputed};
        struct aging_currency currency = {.currency = cny};
        struct aging aging = {.as_of = {DAY},
                              .currencies = &currency,
                              .currency_count = 1,
                              .items = &item,
                              .item_count = 1};
        struct policy policy = {.language = LANGUAGE_ZH};
        struct arena a = {0};
        struct decisions out;
        int kind = -1;

        if (rows[i].handed_over)
            doc.handed_over_date = (struct date){DAY};
        customer.insolvency_date =
            rows[i].wound_up ? (struct date){DAY} : no_date;
        decisions_make(&l, &aging, NULL, &policy, &out, &a);
        if (out.items[0].count)
            kind = (int)out.items[0].items[0].kind;
        if (kind != rows[i].kind || out.items[0].count > 1 ||
            (kind >= 0 && out.items[0].sums[kind].amount != rows[i].amount))
            fail_msg("%s: kind %d, %zu of them", rows[i].name, kind,
                     out.items[0].count);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_kinds)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
