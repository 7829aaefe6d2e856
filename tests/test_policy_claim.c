#include "book_fixture.h"

#include "input/intake.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/outfile.h"

/* The "claim:" section of a book; false where it is refused. */
static bool read_claim(struct fixture *f, const char *section,
                       struct claim_policy *out)
{
    struct policy p;
    struct str text =
        arena_format(&f->arena, "version: 1\ncreditor: {name: A}\n%s", section);

    f->diag = (struct diag){.arena = &f->arena};
    assert_true(outfile_save(file_join(&f->arena, f->book, STR("duebook.yaml")),
                             text, &f->arena, &f->diag));
    if (!policy_read(f->book, &p, &f->arena, &f->diag))
        return false;
    *out = p.claim;
    return true;
}

/* What has an answer in the law has it; what has none stays unset. */
static void test_defaults(void **state)
{
    static const char *const texts[] = {
        "", "claim:\n", "claim: {year: , lpr_multiple: , size: }\n"};

    for (size_t i = 0; i < COUNT(texts); i++) {
        struct claim_policy p;

        assert_true(read_claim(*state, texts[i], &p));
        assert_int_equal(p.year, CLAIM_YEAR_365);
        assert_false(p.ends_exclusive || p.round_rows || p.move_due);
        assert_false(p.penalty_with_principal || p.leave_disputed_out);
        assert_true(p.ledger_designates);
        assert_int_equal(p.lpr_multiple.units, 0);
        assert_int_equal(p.lpr, CLAIM_LPR_UNSET);
        assert_int_equal(p.offset, CLAIM_OFFSET_UNSET);
        assert_int_equal(p.before_2019, CLAIM_BEFORE_UNSET);
        assert_int_equal(p.when_paid, CLAIM_WHEN_PAID_UNSET);
        assert_int_equal(p.size, NOT_TOLD);
        assert_int_equal(p.contract_type, NOT_TOLD);
        assert_int_equal(p.grace_days, 0);
    }
}

static void test_whole(void **state)
{
    struct claim_policy p;

    assert_true(read_claim(
        *state,
        "claim: {year: actual, ends: exclusive, rounding: row, "
        "lpr_multiple: 1.45, lpr: floating, offset: principal_first, "
        "penalty_rank: principal, designation: named, due_on_holiday: move, "
        "disputed: leave_out, before_2019: lpr, pay_when_paid: daily, "
        "grace_days: 3, delayed_from: expiry, size: micro, "
        "contract_type: other}\n",
        &p));
    assert_int_equal(p.year, CLAIM_YEAR_ACTUAL);
    assert_true(p.ends_exclusive && p.round_rows && p.move_due);
    assert_true(p.penalty_with_principal && p.leave_disputed_out);
    assert_true(p.delayed_from_expiry);
    assert_false(p.ledger_designates);
    assert_int_equal(p.lpr_multiple.units, 145);
    assert_int_equal(p.lpr_multiple.scale, 2);
    assert_int_equal(p.lpr, CLAIM_LPR_FLOATING);
    assert_int_equal(p.offset, CLAIM_OFFSET_PRINCIPAL_FIRST);
    assert_int_equal(p.before_2019, CLAIM_BEFORE_LPR);
    assert_int_equal(p.when_paid, CLAIM_WHEN_PAID_SME);
    assert_int_equal(p.size, SIZE_MICRO);
    assert_int_equal(p.contract_type, CONTRACT_OTHER);
    assert_int_equal(p.grace_days, 3);
}

static void test_refused(void **state)
{
    static const struct {
        const char *section, *says;
    } cases[] = {
        {"claim: {lpr_multiple: 1.29}\n", "from 1.3 to 1.5"},
        {"claim: {lpr_multiple: 1.51}\n", "from 1.3 to 1.5"},
        {"claim: {lpr_multiple: -1.3}\n", "from 1.3 to 1.5"},
        {"claim: {year: 366}\n", "actual"},
        {"claim: {grace_days: -1}\n", "0"},
        {"claim: {ofset: law}\n", "offset"},
        {"claim: {offset: interest}\n", "principal_first"},
        {"claim: {size: big}\n", "large"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct claim_policy p;
        bool told = false;

        if (read_claim(f, cases[i].section, &p))
            fail_msg("%s is accepted", cases[i].section);
        for (const struct message *m = f->diag.first; m; m = m->next)
            told |= str_find(m->text, str_from_z(cases[i].says)) >= 0;
        if (!told)
            fail_msg("%s: nothing says \"%s\"", cases[i].section,
                     cases[i].says);
    }
}

/* Both ends of the multiple are within. */
static void test_ends(void **state)
{
    struct claim_policy p;

    assert_true(read_claim(*state, "claim: {lpr_multiple: 1.3}\n", &p));
    assert_true(read_claim(*state, "claim: {lpr_multiple: 1.50}\n", &p));
    assert_int_equal(p.lpr_multiple.units, 150);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(test_defaults), TEST(test_whole), TEST(test_refused),
        TEST(test_ends)};

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
