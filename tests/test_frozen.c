#include "ledger_kit.h"

#include "measure/frozen.h"

static void invoice(struct kit *k, uint32_t customer, const char *no,
                    int64_t minor, const char *due)
{
    kit_document(k, DOCUMENT_INVOICE, no, customer, kit_money("CNY", minor),
                 "2026-01-01", due);
}

static void expect(const char *what, int64_t got, int64_t want)
{
    if (got != want)
        fail_msg("%s: %jd, not %jd", what, (intmax_t)got, (intmax_t)want);
}

/* Added, changed, gone, and due on another day. */
static void test_late(void **state)
{
    struct kit then, now;
    struct frozen was, is;
    struct frozen_differences d;
    struct view v;

    (void)state;
    kit_start(&then);
    invoice(&then, kit_customer(&then, "C1"), "A", 100, "2026-01-31");
    invoice(&then, 0, "B", 200, "2026-01-31");
    invoice(&then, 0, "C", 300, "2026-01-31");
    kit_finish(&then);
    v = kit_view(&then, "2026-06-30");
    assert_true(frozen_of(&v, &was, &then.arena, &then.diag));
    assert_true(frozen_compare(&was, &was, &d, &then.arena, &then.diag));
    assert_int_equal(d.count + d.effect_count, 0);

    kit_start(&now);
    invoice(&now, kit_customer(&now, "C1"), "A", 150, "2026-01-31");
    invoice(&now, 0, "C", 300, "2026-02-28");
    invoice(&now, 0, "D", 400, "2026-01-31");
    kit_finish(&now);
    v = kit_view(&now, "2026-06-30");
    assert_true(frozen_of(&v, &is, &now.arena, &now.diag));
    assert_true(frozen_compare(&was, &is, &d, &now.arena, &now.diag));
    assert_int_equal(d.count, 4);
    assert_int_equal(d.items[0].change, FROZEN_CHANGED);
    expect("A", d.items[0].effect, 50);
    assert_int_equal(d.items[1].change, FROZEN_GONE);
    expect("B", d.items[1].effect, -200);
    assert_int_equal(d.items[2].change, FROZEN_CHANGED);
    expect("C, due on another day", d.items[2].effect, 0);
    assert_int_equal(d.items[3].change, FROZEN_ADDED);
    expect("D", d.items[3].effect, 400);
    expect("together",
           balance_in(&d.effect, kit_money("CNY", 0).currency).minor, 250);
    kit_end(&then);
    kit_end(&now);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_late),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
