#include "report/letters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct creditor in_both = {.name = STR_INIT("华衡示例公司"),
                                        .name_en = STR_INIT("Huaheng"),
                                        .address = STR_INIT("示例路 1 号"),
                                        .address_en = STR_INIT("1 Example Rd"),
                                        .contact = STR_INIT("AR"),
                                        .bank_name = STR_INIT("示例银行"),
                                        .bank_name_en = STR_INIT("Bank"),
                                        .bank_account = STR_INIT("0001"),
                                        .swift = STR_INIT("EXMPCNB0XXX")};

/* Of a customer who is overdue; NULL: nothing is told. */
static void check_told(struct creditor c, enum language book,
                       const char *language, int64_t overdue, const char *want)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct customer customer = {.customer_id = STR("C001"),
                                .language = str_from_z(language)};
    struct ledger ledger = {.customers = &customer, .customer_count = 1};
    struct aging_row row = {.overdue = overdue};
    struct aging_currency currency = {.customers = &row, .customer_count = 1};
    struct aging aging = {.currencies = &currency, .currency_count = 1};
    struct policy policy = policy_default(&a);

    policy.creditor = c;
    policy.language = book;
    letters_warn_of_english(&ledger, &aging, &policy, &a, &d);
    assert_int_equal(d.counts[DIAG_WARNING], want ? 1 : 0);
    if (want && !strstr(d.first->text.ptr, want))
        fail_msg("%s\n%s", want, d.first->text.ptr);
    arena_release(&a);
}

static void test_lacks(void **state)
{
    struct creditor c = in_both;

    (void)state;
    check_told(c, LANGUAGE_ZH, "en", 1, NULL);
    c.name_en = c.swift = (struct str){0};
    check_told(c, LANGUAGE_ZH, "en", 1,
               "as to customer C001, lack what duebook.yaml does not have "
               "under creditor: name_en, bank.swift;");
    c = in_both;
    c.address_en = c.bank_name_en = (struct str){0};
    c.contact = STR("应收组");
    check_told(c, LANGUAGE_ZH, "en-GB", 1,
               "creditor: address_en, contact_en, bank.name_en;");
}

/* The firm's own account has its name; another holder needs his. */
static void test_holder(void **state)
{
    struct creditor c = in_both;

    (void)state;
    c.bank_account_name = c.name;
    check_told(c, LANGUAGE_ZH, "en", 1, NULL);
    c.bank_account_name = STR("另一公司");
    check_told(c, LANGUAGE_ZH, "en", 1, "creditor: bank.account_name_en;");
    c.bank_account_name_en = STR("Other");
    check_told(c, LANGUAGE_ZH, "en", 1, NULL);
}

static void test_nobody(void **state)
{
    struct creditor c = in_both;

    (void)state;
    c.name_en = STR("");
    check_told(c, LANGUAGE_ZH, "en", 0, NULL); /* nothing is overdue */
    check_told(c, LANGUAGE_ZH, "zh", 1, NULL);
    check_told(c, LANGUAGE_ZH, "", 1, NULL);
    c.name = STR("Müller GmbH"); /* a book in English says it in English */
    check_told(c, LANGUAGE_EN, "", 1, NULL);
    c.name = c.name_en = STR("");
    check_told(c, LANGUAGE_ZH, "en", 1, NULL); /* there are no letters */
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lacks),
        cmocka_unit_test(test_holder),
        cmocka_unit_test(test_nobody),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
