#include "model/uscc.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct {
    const char *code;
    bool valid;
} code_cases[] = {
    {"91350100M000100Y43", true},  /* the standard's worked example */
    {"91350100M000100Y34", false}, /* the last two exchanged */
    {"91440300MA5000137Y", true},
    {"91440300MA5000401A", true},
    {"91440300MA5000639H", true},
    {"91350100M000I00Y43", false},
    {" 91350100M000100Y43", false}, /* whoever reads it trims it */
    {"9144030MA5", false},
    {"91350100M000100Y44", false},
    {"92350100M000100Y43", false},
    {"91350100M000100Y4", false},
    {"91350100M000100Y433", false},
    {"", false},
    {"91350100m000100y43", false},
    {"9135O100M000100Y43", false}, /* a letter O */
    {"91350100M000100Y4\xEF", false},
    {"９１350100M000100Y43", false},
    {"91350100 M000100Y43", false},
};

static void test_codes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(code_cases); i++) {
        struct field f = {.text = str_from_z(code_cases[i].code)};
        struct arena a = {0};
        struct diag d = {.arena = &a};

        if (uscc_is_valid(f.text) != code_cases[i].valid ||
            uscc_check(f, &d) != code_cases[i].valid ||
            d.counts[DIAG_ERROR] != !code_cases[i].valid)
            fail_msg("%s", code_cases[i].code);
        arena_release(&a);
    }
}

/* One wrong character is always noticed, wherever it stands. */
static void test_one_wrong(void **state)
{
    static const char set[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    char code[] = "91350100M000100Y43";

    (void)state;
    for (size_t i = 0; i < USCC_LENGTH; i++) {
        char was = code[i];

        for (size_t k = 0; set[k]; k++) {
            code[i] = set[k];
            if (uscc_is_valid(str_from_z(code)) != (set[k] == was))
                fail_msg("%s", code);
        }
        code[i] = was;
    }
}

static const struct {
    const char *code;
    const char *message;
} message_cases[] = {
    {"9135O100M000100Y43",
     "unified social credit code \"9135O100M000100Y43\": character 5, \"O\", "
     "cannot stand in a code (digits and capital letters without I, O, S, V, "
     "Z)"},
    {"91350100",
     "unified social credit code \"91350100\": it has 8 characters and needs "
     "18"},
    {"91350100M000100Y44",
     "unified social credit code \"91350100M000100Y44\": the last character "
     "does not check the others (it would be 3); one of them is mistyped"},
};

static void test_messages(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(message_cases); i++) {
        struct field f = {.text = str_from_z(message_cases[i].code)};
        struct arena a = {0};
        struct diag d = {.arena = &a};

        assert_false(uscc_check(f, &d));
        if (!str_equal_z(d.first->text, message_cases[i].message))
            fail_msg("%.*s", STR_ARG(d.first->text));
        arena_release(&a);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_one_wrong),
        cmocka_unit_test(test_messages),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
