#include "book_fixture.h"

#include "input/intake.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/outfile.h"

/* The "provision:" section of a book; false where it is refused. */
static bool read_section(struct fixture *f, const char *section,
                         struct provision_policy *out)
{
    struct policy p;
    struct str text =
        arena_format(&f->arena, "version: 1\ncreditor: {name: A}\n%s", section);

    f->diag = (struct diag){.arena = &f->arena};
    assert_true(outfile_save(file_join(&f->arena, f->book, STR("duebook.yaml")),
                             text, &f->arena, &f->diag));
    if (!policy_read(f->book, &p, &f->arena, &f->diag))
        return false;
    *out = p.provision;
    return true;
}

/* Without rates nothing is provided: no rate is a default. */
static void test_unset(void **state)
{
    static const char *const texts[] = {"", "provision:\n",
                                        "provision: {rates: , lgd: }\n"};

    for (size_t i = 0; i < COUNT(texts); i++) {
        struct provision_policy p;

        assert_true(read_section(*state, texts[i], &p));
        assert_false(p.is_set);
    }
}

static void test_whole(void **state)
{
    struct provision_policy p;

    assert_true(read_section(
        *state,
        "provision: {buckets: [30, 60], rates: [1%, 2%, 3%, 4%], lgd: 60%, "
        "forward: 1.05, periods: 13, portfolios: [{name: X, regions: "
        "[overseas], rates: roll}]}\n",
        &p));
    assert_true(p.portfolios[0].rates.by_roll);
    assert_false(p.portfolios[1].rates.by_roll);
    assert_int_equal(p.periods, 13);
    assert_int_equal(p.forward.units, 105);
    assert_true(read_section(
        *state,
        "provision: {buckets: [30, 60], not_due: [30], credits: apart, "
        "currencies: reporting, rates: [0.1%, 0.25%, 1%, 12.3456%, 100%], "
        "exclude: {classes: [other], customers: [C9]}, "
        "portfolios: [{name: X, regions: [overseas], classes: [trade]}]}\n",
        &p));
    assert_true(p.is_set);
    assert_int_equal(provision_segment_count(&p), 5);
    assert_int_equal(p.credits, PROVISION_CREDITS_APART);
    assert_int_equal(p.currencies, PROVISION_RATES_REPORTING);
    assert_int_equal(p.excluded_classes, 1u << CLASS_OTHER);
    assert_int_equal(p.excluded_customers.count, 1);
    assert_int_equal(p.portfolio_count, 2);
    assert_int_equal(p.portfolios[0].classes, 1u << CLASS_TRADE);
    assert_int_equal(p.portfolios[1].name.len, 0);
    assert_int_equal(p.portfolios[1].rates.items[3].units, 123456);
    assert_int_equal(p.portfolios[1].rates.items[3].scale, 6);
}

/* Ends: the aging's for given rates, months for roll rates. */
static void test_ends(void **state)
{
    struct provision_policy p;

    assert_true(read_section(*state,
                             "aging: {buckets: [30, 365]}\n"
                             "provision: {rates: [1%, 2%, 3%, 4%]}\n",
                             &p));
    assert_int_equal(p.end_count, 2);
    assert_int_equal(p.ends[1], 365);
    assert_true(
        read_section(*state, "provision: {rates: roll, lgd: 50%}\n", &p));
    assert_int_equal(p.end_count, 3);
    assert_int_equal(p.periods, 12);
    assert_int_equal(provision_step_months(&p), 1);
    assert_true(read_section(
        *state,
        "provision: {basis: disclosure, rates: roll, lgd: 50%, periods: 4}\n",
        &p));
    assert_int_equal(p.periods, 4);
    assert_int_equal(provision_step_months(&p), 12);
    assert_int_equal(provision_segment_count(&p), 6);
}

static void test_refused(void **state)
{
    static const struct {
        const char *text, *why;
    } rows[] = {
        {"{rates: [1, 2%, 3%, 4%, 5%, 6%, 7%]}", "a rate with its sign"},
        {"{rates: [-1%, 2%, 3%, 4%, 5%, 6%, 7%]}", "from 0% to 100%"},
        {"{rates: [1%, 2%, 3%, 4%, 5%, 6%, 101%]}", "from 0% to 100%"},
        {"{rates: [1.23456%, 2%, 3%, 4%, 5%, 6%, 7%]}", "four decimals"},
        {"{rates: [1%, 2%]}", "2 rates: 7 are expected"},
        {"{basis: disclosure, rates: [1%]}", "six are expected"},
        {"{rates: 5%}", "rates are a list"},
        {"{rates: roll}", "need the key \"lgd\""},
        {"{rates: roll, lgd: 60%, periods: 11}", "11"},
        /* Where nothing rolls, too, or is provided for at all. */
        {"{rates: [1%, 2%, 3%, 4%, 5%, 6%, 7%], periods: abc}",
         "\"abc\": a whole number from 3 to 120"},
        {"{rates: [1%, 2%, 3%, 4%, 5%, 6%, 7%], periods: [12]}", "expected"},
        {"{periods: 1.5}", "\"1.5\": a whole number"},
        {"{periods: 121}", "\"121\": a whole number"},
        {"{rates: roll, lgd: 60%, buckets: [30, 60, 180]}", "of one width"},
        {"{rates: roll, lgd: 60%, not_due: [15]}", "of one width"},
        {"{rates: roll, lgd: 60%, forward: 0}", "more than 0"},
        {"{portfolios: [{regions: [a]}]}", "needs a name"},
        {"{portfolios: [{name: a}]}", "needs a name"},
        {"{exclude: {classes: [bills]}}", "bill"},
        {"{rate: roll}", "rates"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct provision_policy p;
        bool said = false;

        if (read_section(
                f, arena_format(&f->arena, "provision: %s\n", rows[i].text).ptr,
                &p))
            fail_msg("%s was accepted", rows[i].text);
        for (const struct message *m = f->diag.first; m; m = m->next)
            said |= str_find(m->text, str_from_z(rows[i].why)) >= 0;
        if (!said)
            fail_msg("%s: \"%s\" is not said", rows[i].text, rows[i].why);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {TEST(test_unset),
                                              TEST(test_whole), TEST(test_ends),
                                              TEST(test_refused)};

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
