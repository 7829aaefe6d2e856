#include "measure/gap.h"

#include "ledger_kit.h"

#include <string.h>

/* A book of two days: what is invoiced or open then and now. */
struct pair {
    struct kit before, after;
    struct view was, is;
    struct gaps gaps;
    struct gap_moves moves;
};

static void start(struct pair *p)
{
    kit_start(&p->before);
    kit_start(&p->after);
}

static void end(struct pair *p)
{
    kit_end(&p->before);
    kit_end(&p->after);
}

/* n documents of one amount, each of its own customer. */
static void add_documents(struct kit *k, size_t from, size_t n,
                          const char *code, int64_t minor)
{
    for (size_t i = from; i < from + n; i++) {
        const char *id = arena_format(&k->arena, "C%zu", i).ptr;
        const char *no = arena_format(&k->arena, "D%zu", i).ptr;
        uint32_t customer = kit_customer(k, id);

        (void)kit_document(k, DOCUMENT_INVOICE, no, customer,
                           kit_money(code, minor), "2026-07-01", NULL);
    }
}

static void set_department(struct kit *k, size_t document, const char *name)
{
    struct document_details *details =
        arena_new(&k->arena, struct document_details);

    *details = (struct document_details){.department = str_from_z(name)};
    k->ledger.documents[document].details = details;
}

static void view(struct kit *k, struct view *out)
{
    assert_true(ledger_finish(&k->ledger, &k->diag));
    assert_true(ledger_view(&k->ledger, kit_day("2026-07-17"), out, &k->arena,
                            &k->diag));
}

static void compute(struct pair *p)
{
    view(&p->before, &p->was);
    view(&p->after, &p->is);
    gap_compute(&p->was, &p->is, &p->gaps, &p->after.arena);
    gap_compute_moves(&p->was, &p->is, &p->moves);
}

/* The kinds found, as letters: D R C T Y (currency) P (department) L and F
   (open amounts lost and found) N (numbers). */
static const char *found(struct pair *p)
{
    static const char letters[] = "DRCTYPLFN";
    char *text = arena_alloc(&p->after.arena, p->gaps.count + 1);

    for (size_t i = 0; i < p->gaps.count; i++)
        text[i] = letters[p->gaps.items[i].kind];
    return text;
}

static const struct {
    const char *name;
    size_t was, is;              /* documents, each of one customer */
    int64_t minor_was, minor_is; /* of each */
    const char *want;
} cases[] = {
    {"nothing changed", 10, 10, 100, 100, ""},
    {"twice as many", 10, 20, 100, 100, ""},
    {"exactly a fifth less passes", 10, 8, 100, 100, ""},
    {"one of 5 less passes", 5, 4, 100, 100, ""},
    {"more than a fifth less", 10, 7, 100, 100, "DCT"},
    {"one of 4 less", 4, 3, 100, 100, "DCT"},
    {"rows alone", 10, 7, 100, 200, "DC"},
    {"a total exactly a fifth less passes", 10, 10, 100, 80, ""},
    {"a cent more than that", 1, 1, 1000, 799, "T"},
    {"the same, as it rounds", 1, 1, 999, 799, "T"},
    {"not yet, as it rounds", 1, 1, 999, 800, ""},
    {"all gone", 3, 0, 100, 100, "DCY"},
    {"nothing before", 0, 3, 100, 100, ""},
    {"nothing at all", 0, 0, 100, 100, ""},
    {"the largest amounts", 1, 1, INT64_MAX, INT64_MAX / 2, "T"},
};

static void test_limits(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct pair p;

        start(&p);
        add_documents(&p.before, 0, cases[i].was, "CNY", cases[i].minor_was);
        add_documents(&p.after, 0, cases[i].is, "CNY", cases[i].minor_is);
        compute(&p);
        if (strcmp(found(&p), cases[i].want) != 0)
            fail_msg("%s: want %s, got %s", cases[i].name, cases[i].want,
                     found(&p));
        end(&p);
    }
}

static void test_currency(void **state)
{
    struct pair p;

    (void)state;
    start(&p);
    add_documents(&p.before, 0, 99, "CNY", 100);
    add_documents(&p.before, 99, 1, "USD", 100);
    add_documents(&p.after, 0, 100, "CNY", 100);
    compute(&p);
    assert_string_equal(found(&p), "Y");
    assert_string_equal(p.gaps.items[0].currency->code, "USD");
    assert_int_equal(p.gaps.items[0].was, 100);
    assert_int_equal(p.gaps.sum_count, 2);
    end(&p);
}

static void test_department(void **state)
{
    struct pair p;

    (void)state;
    start(&p);
    add_documents(&p.before, 0, 10, "CNY", 100);
    add_documents(&p.after, 0, 10, "CNY", 100);
    set_department(&p.before, 0, "华东");
    set_department(&p.before, 1, "华南");
    set_department(&p.before, 2, "华南");
    set_department(&p.after, 9, "华东");
    set_department(&p.after, 8, "华中");
    compute(&p);
    assert_string_equal(found(&p), "P");
    assert_true(str_equal(p.gaps.items[0].department, STR("华南")));
    end(&p);
}

/* What people typed is no part of an export. */
static void test_typed(void **state)
{
    struct pair p;

    (void)state;
    start(&p);
    add_documents(&p.before, 0, 10, "CNY", 100);
    add_documents(&p.after, 0, 10, "CNY", 100);
    p.after.file.typed = true;
    compute(&p);
    assert_string_equal(found(&p), "DCY");
    assert_int_equal(p.gaps.documents.is, 0);
    end(&p);
}

static void make_open(struct kit *k, size_t document, int64_t open)
{
    k->ledger.documents[document].open = open;
    k->ledger.documents[document].has_open = true;
    k->ledger.photograph = kit_day("2026-07-17");
    k->file.open_told++;
}

/* A photograph counts what is open: paid rows of it are none. */
static void test_photograph(void **state)
{
    struct pair p;

    (void)state;
    start(&p);
    add_documents(&p.before, 0, 10, "CNY", 100);
    add_documents(&p.after, 0, 10, "CNY", 100);
    for (size_t i = 0; i < 10; i++) {
        make_open(&p.before, i, 100);
        make_open(&p.after, i, i < 7 ? 100 : 0);
    }
    compute(&p);
    assert_true(p.gaps.by_open);
    assert_string_equal(found(&p), "DCT");
    assert_int_equal(p.gaps.documents.is, 7);
    assert_int_equal(p.moves.gone, 3);
    end(&p);
}

/* Ten documents, of which so many say what is open, then and now. */
static const struct {
    size_t was, is;
    const char *want;
} columns[] = {{10, 10, ""}, {0, 0, ""}, {10, 0, "L"}, {0, 10, "F"}};

static void test_open_column(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(columns); i++) {
        struct pair p;

        start(&p);
        add_documents(&p.before, 0, 10, "CNY", 100);
        add_documents(&p.after, 0, 10, "CNY", 100);
        for (size_t j = 0; j < columns[i].was; j++)
            make_open(&p.before, j, 100);
        for (size_t j = 0; j < columns[i].is; j++)
            make_open(&p.after, j, 100);
        compute(&p);
        assert_string_equal(found(&p), columns[i].want);
        end(&p);
    }
}

/* n documents; other: how many of them have another number now; day: on which
   all were issued, where the snapshot before is of 2026-07-17. */
static const struct {
    size_t n, other;
    const char *day, *want;
} numbers[] = {
    {20, 20, "2026-07-01", "N"}, {20, 18, "2026-07-01", "N"},
    {20, 17, "2026-07-01", ""},  {20, 20, "2026-07-16", "N"},
    {20, 20, "2026-07-17", ""}, /* new ones */
    {3, 3, "2026-07-01", "N"},   {2, 2, "2026-07-01", ""},
};

static void test_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct pair p;

        start(&p);
        add_documents(&p.before, 0, numbers[i].n, "CNY", 100);
        add_documents(&p.after, 0, numbers[i].n, "CNY", 100);
        for (size_t j = 0; j < numbers[i].n; j++) {
            struct document *d = &p.after.ledger.documents[j];

            if (j < numbers[i].other)
                d->doc_no =
                    arena_format(&p.after.arena, "000%.*s", STR_ARG(d->doc_no));
            d->issue_date = kit_day(numbers[i].day);
        }
        compute(&p);
        if (strcmp(found(&p), numbers[i].want) != 0)
            fail_msg("case %zu: want %s, got %s", i, numbers[i].want,
                     found(&p));
        end(&p);
    }
}

/* Of very many documents some are compared, the same of both. */
static void test_many(void **state)
{
    struct pair p;

    (void)state;
    start(&p);
    add_documents(&p.before, 0, 500000, "CNY", 100);
    add_documents(&p.after, 0, 500000, "CNY", 100);
    compute(&p);
    assert_string_equal(found(&p), "");
    assert_int_equal(p.moves.met, 500000);
    end(&p);
}

static void test_receipts(void **state)
{
    struct pair p;

    (void)state;
    start(&p);
    add_documents(&p.before, 0, 1, "CNY", 100);
    add_documents(&p.after, 0, 1, "CNY", 100);
    (void)kit_receipt(&p.before, "R1", 0, kit_money("CNY", 10), "2026-07-02",
                      NULL, "");
    compute(&p);
    assert_string_equal(found(&p), "R");
    assert_int_equal(p.gaps.items[0].was, 1);
    end(&p);
}

static void test_moves(void **state)
{
    struct pair p;

    (void)state;
    start(&p);
    add_documents(&p.before, 0, 10, "CNY", 100);
    add_documents(&p.after, 2, 8, "CNY", 100);
    add_documents(&p.after, 10, 3, "CNY", 100);
    p.after.ledger.documents[0].owed = 101;
    compute(&p);
    assert_int_equal(p.moves.added, 3);
    assert_int_equal(p.moves.gone, 2);
    assert_int_equal(p.moves.changed, 1);
    assert_int_equal(p.moves.customers_added, 3);
    assert_int_equal(p.moves.customers_gone, 2);
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limits),     cmocka_unit_test(test_currency),
        cmocka_unit_test(test_department), cmocka_unit_test(test_typed),
        cmocka_unit_test(test_photograph), cmocka_unit_test(test_receipts),
        cmocka_unit_test(test_moves),      cmocka_unit_test(test_open_column),
        cmocka_unit_test(test_numbers),    cmocka_unit_test(test_many)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
