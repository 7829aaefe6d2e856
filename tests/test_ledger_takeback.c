#include "ledger_kit.h"

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

struct expected {
    const char *day;
    int64_t first, second;       /* open of A-1 and A-2, each of 100 */
    int64_t paid, refund, other; /* of R-1, R-2, R-3 */
};

struct scene {
    const char *name;
    struct {
        int64_t amount; /* 0: there is none */
        const char *day, *reversed, *names;
    } receipts[3];
    struct expected want[6];
};

static const struct scene scenes[] = {
    {"taken back, then reversed",
     {{100, "2026-02-01", "2026-04-01", "A-1"},
      {-60, "2026-03-01", NULL, "A-1"},
      {0, NULL, NULL, NULL}},
     {{"2026-02-28", 0, 100, 0, 0, 0},
      {"2026-03-01", 60, 100, 0, 0, 0},
      {"2026-03-31", 60, 100, 0, 0, 0},
      {"2026-04-01", 100, 100, 0, 60, 0}}},
    {"the refund is undone: the payment stands again",
     {{100, "2026-02-01", NULL, "A-1"},
      {-60, "2026-03-01", "2026-04-01", "A-1"},
      {0, NULL, NULL, NULL}},
     {{"2026-03-01", 60, 100, 0, 0, 0},
      {"2026-03-31", 60, 100, 0, 0, 0},
      {"2026-04-01", 0, 100, 0, 0, 0}}},
    {"and what another paid meanwhile has no place any more",
     {{100, "2026-02-01", NULL, "A-1"},
      {-60, "2026-03-01", "2026-04-01", "A-1"},
      {50, "2026-03-15", NULL, "A-1"}},
     {{"2026-03-14", 60, 100, 0, 0, 0},
      {"2026-03-15", 10, 100, 0, 0, 0},
      {"2026-04-01", 0, 100, -50, 0, 0}}},
    {"both on one day, and both undone on one",
     {{100, "2026-02-01", "2026-03-01", "A-1"},
      {-100, "2026-02-01", "2026-03-01", "A-1"},
      {0, NULL, NULL, NULL}},
     {{"2026-01-31", 100, 100, 0, 0, 0},
      {"2026-02-01", 100, 100, 0, 0, 0},
      {"2026-03-01", 100, 100, 0, 0, 0}}},
    {"no names: the newest equal one is taken back",
     {{70, "2026-02-01", NULL, ""},
      {-70, "2026-03-01", NULL, ""},
      {70, "2026-02-02", NULL, ""}},
     {{"2026-02-01", 30, 100, 0, 0, 0},
      {"2026-02-02", 0, 60, 0, 0, 0},
      {"2026-03-01", 30, 100, 0, 0, 0}}},
    {"not the one that bounced by then",
     {{70, "2026-02-01", NULL, ""},
      {-70, "2026-03-01", NULL, ""},
      {70, "2026-02-02", "2026-03-01", ""}},
     {{"2026-02-28", 0, 60, 0, 0, 0}, {"2026-03-01", 100, 100, 0, 0, 0}}},
    {"but the one that bounces later, until it does",
     {{70, "2026-02-01", NULL, ""},
      {-70, "2026-03-01", NULL, ""},
      {70, "2026-02-02", "2026-03-02", ""}},
     {{"2026-03-01", 30, 100, 0, 0, 0}, {"2026-03-02", 30, 100, 0, 70, 0}}},
    {"a later one is not taken back",
     {{70, "2026-03-02", NULL, ""},
      {-70, "2026-03-01", NULL, ""},
      {0, NULL, NULL, NULL}},
     {{"2026-03-01", 100, 100, 0, 70, 0}, {"2026-03-02", 30, 100, 0, 70, 0}}},
    {"reversed before it came: it never was",
     {{70, "2026-03-02", "2026-03-02", "A-1"},
      {-70, "2026-03-03", "2026-03-01", "A-1"},
      {70, "2026-03-04", "2026-03-05", "A-1"}},
     {{"2026-03-03", 100, 100, 0, 0, 0},
      {"2026-03-04", 30, 100, 0, 0, 0},
      {"2026-03-05", 100, 100, 0, 0, 0}}},
    {"taken back twice: only what stands",
     {{100, "2026-02-01", NULL, "A-1"},
      {-60, "2026-03-01", NULL, "A-1"},
      {-60, "2026-03-02", NULL, "A-1;A-2"}},
     {{"2026-03-01", 60, 100, 0, 0, 0}, {"2026-03-02", 100, 100, 0, 0, 20}}},
};

static void test_scenes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(scenes); i++) {
        const struct scene *s = &scenes[i];
        struct kit k;
        uint32_t c;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
        kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01",
                     "2026-02-28");
        for (size_t r = 0; r < COUNT(s->receipts); r++)
            kit_receipt(&k, "R", c, cny(s->receipts[r].amount),
                        s->receipts[r].day ? s->receipts[r].day : "2026-01-01",
                        s->receipts[r].reversed, s->receipts[r].names);
        kit_finish(&k);
        for (size_t w = 0; w < COUNT(s->want) && s->want[w].day; w++) {
            const struct expected *want = &s->want[w];
            struct view v = kit_view(&k, want->day);

            if (v.document_open[0] != want->first ||
                v.document_open[1] != want->second ||
                v.receipt_open[0] != want->paid ||
                v.receipt_open[1] != want->refund ||
                v.receipt_open[2] != want->other)
                fail_msg(
                    "%s, %s: open %jd and %jd; left %jd, %jd, %jd", s->name,
                    want->day, (intmax_t)v.document_open[0],
                    (intmax_t)v.document_open[1], (intmax_t)v.receipt_open[0],
                    (intmax_t)v.receipt_open[1], (intmax_t)v.receipt_open[2]);
        }
        kit_end(&k);
    }
}

/* Named before it was issued: the money waits, and goes back as it came. */
static void test_prepaid(void **state)
{
    struct kit k;
    uint32_t c, a, paid, refund;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-03-01",
                     "2026-03-31");
    paid = kit_receipt(&k, "R-1", c, cny(80), "2026-02-01", NULL, "A-1");
    refund =
        kit_receipt(&k, "R-2", c, cny(-30), "2026-02-15", "2026-04-01", "A-1");
    kit_finish(&k);
    kit_expect_unapplied(&k, "2026-02-28", paid, -80);
    kit_expect_unapplied(&k, "2026-02-28", refund, 30);
    kit_expect_open(&k, "2026-02-28", a, 0);
    kit_expect_open(&k, "2026-03-01", a, 50);
    kit_expect_unapplied(&k, "2026-03-01", paid, 0);
    kit_expect_unapplied(&k, "2026-03-01", refund, 0);
    kit_expect_open(&k, "2026-04-01", a, 20);
    kit_end(&k);
}

/*
 * Many receipts, half of them taken back by equal ones: linear, or it would
 * not end.
 */
static void test_many(void **state)
{
    enum { N = 60000 };
    struct kit k;
    struct view v;
    uint32_t c;
    int64_t left = 0;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    for (size_t i = 0; i < N; i++)
        kit_document(&k, DOCUMENT_INVOICE, "A", c,
                     i % 2 ? cny(100) : kit_money("USD", 100), "2026-01-01",
                     i % 3 ? "2026-01-31" : "2026-02-28");
    for (size_t i = 0; i < N; i++)
        kit_receipt(&k, "R", c, cny(i % 2 ? -90 : 90),
                    i % 2 ? "2026-03-01" : "2026-02-01",
                    i % 4 < 2 ? "2026-04-01" : NULL, "");
    kit_finish(&k);
    v = kit_view(&k, "2026-03-01");
    for (size_t i = 0; i < N; i++)
        left += v.document_open[i] + v.receipt_open[i];
    assert_true(left == (int64_t)N * 100);
    v = kit_view(&k, "2026-04-01");
    for (size_t i = 0; i < N; i++)
        left -= v.document_open[i] + v.receipt_open[i];
    assert_true(left == 0);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scenes),
        cmocka_unit_test(test_prepaid),
        cmocka_unit_test(test_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
