/*
 * Where a letter is sent: the contract of the debt, the registered address,
 * the last one.
 */
#include "ledger_kit.h"
#include "measure/service.h"

static const struct {
    const char *name;
    const char *registered, *last; /* of the customer */
    const char *first, *second;    /* service addresses of two contracts */
    const char *about;             /* documents: of which contracts */
    const char *address;
    uint8_t basis;
    const char *person;
} cases[] = {
    {"agreed", "R", "L", "A1", "A2", "1", "A1", ADDRESS_CONTRACT, "P1"},
    {"of the other contract", "R", "L", "A1", "A2", "2", "A2", ADDRESS_CONTRACT,
     "P2"},
    {"of the first document", "R", "L", "A1", "A2", "21", "A2",
     ADDRESS_CONTRACT, "P2"},
    {"the first agrees on none", "R", "L", "A1", "", "21", "A1",
     ADDRESS_CONTRACT, "P1"},
    {"another debt's contract does not count", "R", "L", "A1", "", "2", "R",
     ADDRESS_REGISTERED, "C"},
    {"registered before last", "R", "L", "", "", "1", "R", ADDRESS_REGISTERED,
     "C"},
    {"last", "", "L", "", "", "1", "L", ADDRESS_LAST, "C"},
    {"none", "", "", "", "", "1", "", NOT_TOLD, "C"},
};

static void make(struct kit *k, size_t i)
{
    struct customer *c;

    kit_start(k);
    kit_customer(k, "C1");
    c = &k->ledger.customers[0];
    c->registered_address = str_from_z(cases[i].registered);
    c->address = str_from_z(cases[i].last);
    c->contact = STR("C");
    for (int n = 0; n < 2; n++) {
        struct document_details *details =
            arena_new(&k->arena, struct document_details);
        uint32_t at =
            kit_document(k, DOCUMENT_INVOICE, n ? "D2" : "D1", 0,
                         kit_money("CNY", 100), "2026-01-02", "2026-02-01");

        details->contract_no = n ? STR("K2") : STR("K1");
        k->ledger.documents[at].details = details;
        ARENA_PUSH(&k->arena, k->ledger.contracts, k->ledger.contract_count,
                   k->contracts) = (struct contract){
            .contract_no = details->contract_no,
            .customer = 0,
            .service_address = str_from_z(n ? cases[i].second : cases[i].first),
            .service_contact = n ? STR("P2") : STR("P1"),
            .at = {0, ++k->line}};
    }
    kit_finish(k);
}

static void expect(const char *name, struct service s, const char *address,
                   uint8_t basis, const char *person)
{
    if (!str_equal_z(s.address, address) || s.basis != basis ||
        !str_equal_z(s.person, person))
        fail_msg("%s: %.*s, basis %d, %.*s", name, STR_ARG(s.address),
                 (int)s.basis, STR_ARG(s.person));
}

static void test_find(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kit k;
        struct contracts c;
        uint32_t documents[2];
        size_t n = 0;

        make(&k, i);
        c = contracts_sort(&k.ledger, &k.arena);
        for (const char *at = cases[i].about; *at; at++)
            documents[n++] = (uint32_t)(*at - '1');
        expect(cases[i].name, service_find(&c, 0, documents, n),
               cases[i].address, cases[i].basis, cases[i].person);
        expect(cases[i].name, service_at(&c, 0, str_from_z(cases[i].address)),
               cases[i].address, cases[i].basis, cases[i].person);
        expect("elsewhere", service_at(&c, 0, STR("X")), "X", NOT_TOLD, "C");
        kit_end(&k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_find)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
