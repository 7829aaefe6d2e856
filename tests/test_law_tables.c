#include "input/law_tables.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct date day_of(const char *iso)
{
    struct field f = {.text = str_from_z(iso)};
    struct diag quiet = {0};
    struct date d = no_date;

    assert_true(date_parse(f, DATE_YMD_ONLY, false, &d, &quiet));
    return d;
}

static void open_own(struct law_tables *t, struct arena *a)
{
    struct diag d = {.arena = a};

    if (!law_tables_read("templates/tables", NULL, t, a, &d))
        fail_msg("%.*s", STR_ARG(d.first->text));
    assert_int_equal(d.worst, DIAG_OK);
}

static const struct {
    const char *day;
    enum rate_answer answer;
    int64_t hundredths; /* of the one-year rate */
} lpr_cases[] = {
    {"2019-08-19", RATE_BEFORE_START, 0}, {"2019-08-20", RATE_FOUND, 425},
    {"2022-01-01", RATE_FOUND, 380},      {"2022-01-20", RATE_FOUND, 370},
    {"2024-10-20", RATE_FOUND, 335}, /* due 2024-10-19 */
    {"2024-10-21", RATE_FOUND, 310}, /* due 2024-10-20 */
    {"2026-06-22", RATE_FOUND, 300},      {"2026-07-19", RATE_FOUND, 300},
    {"2026-07-20", RATE_PAST_END, 0},     {"9999-12-31", RATE_PAST_END, 0},
};

static void test_lpr(void **state)
{
    struct arena a = {0};
    struct law_tables t;

    (void)state;
    open_own(&t, &a);
    for (size_t i = 0; i < COUNT(lpr_cases); i++) {
        const struct rate_row *row = NULL;
        struct decimal wanted = {lpr_cases[i].hundredths, 2};

        if (rates_find(&t.lpr, day_of(lpr_cases[i].day), &row) !=
                lpr_cases[i].answer ||
            (row && decimal_compare(row->values[LPR_ONE_YEAR], wanted) != 0) ||
            !row != (lpr_cases[i].answer != RATE_FOUND))
            fail_msg("%s", lpr_cases[i].day);
    }
    arena_release(&a);
}

static const struct {
    const char *day;
    int n;
    const char *wanted;
    bool announced;
} worked_cases[] = {
    {"2026-10-09", -3, "2026-09-29", true},
    {"2026-10-01", 0, "2026-10-08", true}, /* 民法典 203 */
    {"2026-10-10", 0, "2026-10-10", true}, /* a Saturday that is worked */
    {"2026-10-11", 0, "2026-10-12", true},
    {"2026-09-30", 1, "2026-10-08", true},
    {"2026-12-31", 0, "2026-12-31", true},
    {"2026-12-31", 1, "2027-01-04", false}, /* 1 January and a weekend */
    {"2027-02-08", 0, "2027-02-09", false}, /* the statutory days alone */
    {"2027-10-01", 0, "2027-10-04", false},
    {"2028-01-01", 0, "2028-01-03", false},
    {"2028-12-31", 0, "2029-01-02", false},
    {"2030-02-02", 0, "2030-02-06", false}, /* 除夕 to 正月初三 */
    {"2037-01-01", 0, "2037-01-02", false}, /* behind the last row */
    {"2037-10-01", 0, "2037-10-05", false},
    {"2018-12-31", 0, "2018-12-31", false},
    {"2019-01-02", -1, "2018-12-31", false},
    {"9999-12-31", 1, NULL, false},
};

static void test_worked(void **state)
{
    struct arena a = {0};
    struct law_tables t;

    (void)state;
    open_own(&t, &a);
    for (size_t i = 0; i < COUNT(worked_cases); i++) {
        struct workday got = calendar_add_worked(
            &t.calendar, day_of(worked_cases[i].day), worked_cases[i].n);
        struct date wanted =
            worked_cases[i].wanted ? day_of(worked_cases[i].wanted) : no_date;

        if (got.day.day != wanted.day ||
            got.announced != worked_cases[i].announced)
            fail_msg("%s %d: %.*s", worked_cases[i].day, worked_cases[i].n,
                     STR_ARG(date_iso(got.day, &a)));
    }
    arena_release(&a);
}

/* What the facts say of each day: their own row, or the weekday. */
static void test_every_day(void **state)
{
    static const char path[] = "../shared/facts/prc_calendar_2019_2026.csv";
    struct arena a = {0};
    struct diag quiet = {0};
    struct law_tables t;
    struct str rest, line, iso, type;
    struct date day = day_of("2019-01-01"), end = day_of("2027-01-01");
    size_t rows = 0;

    (void)state;
    if (!file_exists(path)) {
        print_message("# skipped: %s is not here\n", path);
        skip();
    }
    open_own(&t, &a);
    assert_true(file_read(&rest, path, 1 << 20, &a, &quiet));
    (void)str_cut(rest, '\n', &line, &rest);
    for (;;) {
        struct date next = end;

        (void)str_cut(rest, '\n', &line, &rest);
        if (line.len) {
            (void)str_cut(line, ',', &iso, &line);
            (void)str_cut(line, ',', &type, &line); /* the weekday */
            (void)str_cut(line, ',', &type, &line);
            next = day_of(arena_z(&a, iso));
            rows++;
        }
        for (; day.day < next.day; day.day++)
            if (calendar_is_worked(&t.calendar, day) != (date_weekday(day) < 6))
                fail_msg("%.*s", STR_ARG(date_iso(day, &a)));
        if (day.day == end.day)
            break;
        if (calendar_is_worked(&t.calendar, day) == str_equal_z(type, "rest") ||
            !calendar_is_announced(&t.calendar, day))
            fail_msg("%.*s", STR_ARG(date_iso(day, &a)));
        day.day++;
    }
    assert_int_equal(rows, 288);
    arena_release(&a);
}

/* Each fixing of the facts, on its day. */
static void test_every_fixing(void **state)
{
    static const char path[] = "../shared/facts/lpr.csv";
    struct arena a = {0};
    struct diag quiet = {0};
    struct law_tables t;
    struct str rest, line, cell;
    size_t rows = 0;

    (void)state;
    if (!file_exists(path)) {
        print_message("# skipped: %s is not here\n", path);
        skip();
    }
    open_own(&t, &a);
    assert_true(file_read(&rest, path, 1 << 20, &a, &quiet));
    (void)str_cut(rest, '\n', &line, &rest);
    for (; rest.len; rows++) {
        const struct rate_row *row = NULL;
        struct date day;

        (void)str_cut(rest, '\n', &line, &rest);
        (void)str_cut(line, ',', &cell, &line);
        day = day_of(arena_z(&a, cell));
        assert_int_equal(rates_find(&t.lpr, day, &row), RATE_FOUND);
        for (int i = LPR_ONE_YEAR; i <= LPR_FIVE_YEARS; i++) {
            (void)str_cut(line, ',', &cell, &line);
            if (row->from.day != day.day ||
                !str_equal(decimal_format(row->values[i], false, &a), cell))
                fail_msg("%.*s", STR_ARG(date_iso(day, &a)));
        }
    }
    assert_int_equal(rows, t.lpr.count);
    arena_release(&a);
}

/* What a table may not hold, and what is said of it. */
static const struct {
    enum law_table which;
    const char *text;
    const char *told; /* "line:column: message"; NULL: it is fine */
} table_cases[] = {
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,rate\n2020-01-01,1\n", NULL},
    {LAW_BOE,
     "# a remark\n#有效至,2020年12月31日,,\n起始日,利率,,\n"
     "2020/1/1,1,,\n,,,\n",
     NULL},
    {LAW_BOE, "#valid_to;2020-12-31\nfrom;rate\n2020-01-01;1\n", NULL},
    {LAW_BOE, "",
     "1:0: the table is empty; its columns are from (起始日), "
     "rate (利率)"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,rate\n",
     "2:0: the table has headings and no rows"},
    {LAW_BOE, "from,rate\n2020-01-01,1\n",
     "1:0: the last day for which the table answers is missing; write a row "
     "#valid_to,2026-12-31 above the headings"},
    {LAW_BOE, "#valid_to,2019-12-31\nfrom,rate\n2020-01-01,1\n",
     "1:11: the table ends (#valid_to) on 2019-12-31, before its last row of "
     "2020-01-01"},
    {LAW_BOE, "#valid to,2019-12-31\nfrom,rate\n2020-01-01,1\n",
     "1:1: \"#valid to\": #source, #as_of or #valid_to is expected; a remark "
     "has a blank after the #"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,rates\n2020-01-01,1\n",
     "2:6: column \"rates\": the columns of this table are from (起始日), rate "
     "(利率)"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,from\n2020-01-01,1\n",
     "2:6: column \"from\" stands here a second time"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom\n2020-01-01\n",
     "2:1: column rate (利率) is missing; the columns of this table are from "
     "(起始日), rate (利率)"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,rate\n2020-01-01,1\n2020-01-01,2\n",
     "4:1: 2020-01-01 stands here a second time; each day has one row"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,rate\n2020-01-02,1\n2020-01-01,2\n",
     "4:1: 2020-01-01 stands behind 2020-01-02; the rows must be in the order "
     "of their days"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,rate\n2020-02-30,1\n",
     "3:1: date \"2020-02-30\": there is no such day (year 2020, month 2, day "
     "30)"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,rate\n2020-01-01,\n",
     "3:12: a number is missing here; write it as 1234.50"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,rate\n2020-01-01,101\n",
     "3:12: rate \"101\": per cent a year from 0 to 100 with at most 6 "
     "decimals is expected, as in 3.10"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,rate\n2020-01-01,-1\n",
     "3:12: rate \"-1\": per cent a year from 0 to 100 with at most 6 decimals "
     "is expected, as in 3.10"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,rate\n2020-01-01,1,234\n",
     "3:14: the row has more cells than the headings (2); text with a comma "
     "stands in quotes"},
    {LAW_BOE, "#valid_to,2020-12-31\nfrom,rate\n\"2020-01-01,1\n",
     "3:1: a quote opens a field here and is never closed"},
    {LAW_CALENDAR,
     "#valid_to,2026-12-31\ndate,type,name\n2026-01-01,rest,元旦\n"
     "2027-01-01,法定,元旦\n",
     NULL},
    {LAW_CALENDAR,
     "#valid_to,2026-12-31\ndate,type,name\n2026-01-01,holiday,元旦\n",
     "3:12: type \"holiday\": rest (休), work (班) or statutory (法定) is "
     "expected"},
    {LAW_CALENDAR,
     "#valid_to,2026-12-31\ndate,type,name\n2026-01-01,休,\n2027-01-02,休,\n",
     "1:11: the table ends (#valid_to) on 2026-12-31, before its last row of "
     "2027-01-02"},
    {LAW_CALENDAR, "#valid_to,2026-12-31\ndate,type,name\n2026-01-05,班,\n",
     "3:1: 2026-01-05 is a weekday, worked without a row; is the day right?"},
    {LAW_UK_COMPENSATION, "over,up_to,sum,basis\n0,999.99,40,\n999.99,,70,\n",
     NULL},
    {LAW_UK_COMPENSATION, "over,up_to,sum,basis\n0,999.99,40,\n1000,,70,\n",
     "3:1: the bands of a schedule begin over 0, each where the one before it "
     "ends, and the last has no upper end"},
    {LAW_UK_COMPENSATION, "over,up_to,sum,basis\n0,999.99,40,\n",
     "3:0: the bands of a schedule begin over 0, each where the one before it "
     "ends, and the last has no upper end"},
    {LAW_COURT_FEES, "费用,超过,至,百分比,定额,上限,依据\n案件受理费,0,,1,,,\n",
     "3:0: the bands of schedule enforcement (执行申请费) are missing"},
    {LAW_COURT_FEES, "费用,超过,至,百分比,定额,上限,依据\n受理费,0,,1,,,\n",
     "2:1: schedule \"受理费\": acceptance (案件受理费), enforcement "
     "(执行申请费) or preservation (保全申请费) is expected"},
    {LAW_UK_COMPENSATION, "over,up_to,sum,basis\n0,,-40,\n",
     "2:4: amount \"-40\": an amount from 0 on is expected"},
};

static void test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(table_cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct law_tables t;
        const char *told = table_cases[i].told;
        bool ok = law_table_parse(table_cases[i].which, "t.csv",
                                  str_from_z(table_cases[i].text), &t, &a, &d);
        struct str got = STR("");

        if (d.first)
            got = arena_format(&a, "%u:%u: %.*s", d.first->at.line,
                               d.first->at.column, STR_ARG(d.first->text));
        if (!str_equal(got, str_from_z(told)) || ok != (d.worst < DIAG_ERROR))
            fail_msg("case %zu: %.*s", i, STR_ARG(got));
        arena_release(&a);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lpr),       cmocka_unit_test(test_worked),
        cmocka_unit_test(test_every_day), cmocka_unit_test(test_every_fixing),
        cmocka_unit_test(test_tables),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
