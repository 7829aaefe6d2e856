/*
 * claim_scene - a small ledger with the tables of the law, and its claim.
 *
 * The book's firm is large and sells; customer 0 is the one claimed from.
 */
#ifndef TESTS_CLAIM_SCENE_H
#define TESTS_CLAIM_SCENE_H

#include "ledger_kit.h"

#include "input/law_tables.h"
#include "measure/claim_notes.h"

#define NONE LEDGER_NONE

struct scene {
    struct kit kit;
    struct law_tables law;
    struct claim claim;
    struct claim_notes notes;
    enum claim_answer answer;
};

static inline void start(struct scene *s)
{
    kit_start(&s->kit);
    assert_true(law_tables_read("templates/tables", NULL, &s->law,
                                &s->kit.arena, &s->kit.diag));
    s->kit.policy.claim.lpr_multiple = (struct decimal){15, 1};
    s->kit.policy.claim.contract_type = CONTRACT_SALE;
    s->kit.policy.claim.size = SIZE_LARGE;
    s->kit.policy.claim.offset = CLAIM_OFFSET_LAW;
}

/* The claim of customer 0 in a currency on a day. */
static inline void make(struct scene *s, const char *day, const char *code)
{
    struct view v = kit_view(&s->kit, day);
    const struct claim_book *b =
        claim_book_new(&v, &s->law, &s->kit.policy, &s->kit.arena);

    s->answer = claim_make(b, 0, currency_find(str_from_z(code)), &s->claim,
                           &s->notes, &s->kit.arena, &s->kit.diag);
    if (s->answer == CLAIM_FAILED)
        for (const struct message *m = s->kit.diag.first; m; m = m->next)
            print_message("%.*s\n", STR_ARG(m->text));
}

static inline struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

/* One invoice under a contract with this rule. */
static inline void invoice(struct scene *s, int64_t minor, const char *due,
                           const char *rule)
{
    struct kit *k = &s->kit;
    uint32_t c = kit_customer(k, "C1"), doc;

    kit_contract(k, c, "HT1", "", NULL, penalty_burden(str_from_z(rule)));
    k->ledger.contracts[0].penalty_rule = str_from_z(rule);
    k->ledger.contracts[0].signed_date = kit_day("2022-01-01");
    doc = kit_document(k, DOCUMENT_INVOICE, "D1", c, cny(minor), "2021-01-01",
                       due);
    kit_details(k, doc)->contract_no = STR("HT1");
}

static inline void expect(const struct scene *s, int64_t principal,
                          int64_t interest, int64_t total)
{
    if (s->answer != CLAIM_DONE || s->claim.principal != principal ||
        s->claim.interest_due != interest || s->claim.total != total) {
        for (size_t i = 0; i < s->notes.count; i++)
            print_message("%.*s\n", STR_ARG(s->notes.items[i].id));
        fail_msg("answer %d: principal %jd, interest %jd, total %jd",
                 (int)s->answer, (intmax_t)s->claim.principal,
                 (intmax_t)s->claim.interest_due, (intmax_t)s->claim.total);
    }
}

#endif
