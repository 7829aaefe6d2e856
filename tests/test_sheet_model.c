/* Sheets before they have a format: names, references, legends, points. */
#include "doc/sheet.h"
#include "output/xlsx_chart.h"
#include "output/xlsx_look.h"
#include "output/xlsx_point.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_names(void **state)
{
    static const struct {
        const char *text, *name;
    } cases[] = {
        {"", "_"},
        {"截止日", "截止日"},
        {"表 1", "表_1"},
        {"客户（余额）", "客户_余额_"},
        {"1月", "_1月"},
        {"A1", "_A1"},
        {"xfd10", "_xfd10"},
        {"ABCD1", "ABCD1"}, /* no such column */
        {"R", "_R"},
        {"CNY_合计", "CNY_合计"},
        {"Überfällig", "Überfällig"},
        {"a×b", "a_b"},
        {"a\xFF"
         "b",
         "a_b"}, /* malformed */
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str name = sheet_name_for(str_from_z(cases[i].text), &a);

        if (!str_equal_z(name, cases[i].name))
            fail_msg("%s: %.*s", cases[i].text, STR_ARG(name));
    }
    arena_release(&a);
}

static void test_list_columns(void **state)
{
    static const struct {
        const char *heading, *reference;
    } cases[] = {
        {"余额", "表[余额]"},
        {"变动[周]", "表[变动'[周']]"},
        {"编号#", "表[编号'#]"},
        {"a'b", "表[a''b]"},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str got =
            sheet_list_column(STR("表"), str_from_z(cases[i].heading), &a);

        if (!str_equal_z(got, cases[i].reference))
            fail_msg("%s: %.*s", cases[i].heading, STR_ARG(got));
    }
    arena_release(&a);
}

static void test_places(void **state)
{
    struct arena a = {0};
    struct sheet s = {.name = STR("汇总")};

    (void)state;
    assert_true(str_equal_z(sheet_cell_at(0, 0, &a), "A1"));
    assert_true(str_equal_z(sheet_cell_at(1048575, 701, &a), "ZZ1048576"));
    assert_true(str_equal_z(sheet_cells_at(6, 2, 8, 3, &a), "C7:D9"));
    assert_true(str_equal_z(sheet_reference(&s, 6, 2, &a), "'汇总'!$C$7"));
    arena_release(&a);
}

/* Only marks that say something have a line in the legend. */
static void test_legend(void **state)
{
    struct arena a = {0};
    struct sheet s = {0};

    (void)state;
    sheet_add_mark(&s, MARK_BARS, 0, 0, 9, 0, &a)->legend = STR("bars");
    sheet_add_mark(&s, MARK_SCALE, 0, 1, 9, 1, &a);
    sheet_add_mark(&s, MARK_ABOVE, 0, 2, 9, 2, &a)->legend = STR("above");
    s.marks[2].style = CELL_BAD;
    assert_int_equal(sheet_put_legend(&s, 12, 3, 2, &a), 2);
    assert_int_equal(s.cell_count, 4);
    assert_int_equal(s.cells[2].row, 13);
    assert_int_equal(s.cells[2].cell.style, CELL_BAD);
    assert_int_equal(s.cells[3].column, 4);
    arena_release(&a);
}

static void test_formats(void **state)
{
    static const struct {
        enum cell_kind kind;
        enum cell_show show;
        int decimals;
        const char *format;
    } cases[] = {
        {CELL_DECIMAL, CELL_SHOW_KIND, 0, "0.0%"},
        {CELL_DECIMAL, CELL_SHOW_PERCENT_2, 0, "0.00%"},
        {CELL_DECIMAL, CELL_SHOW_NUMBER_0, 0, "#,##0"},
        {CELL_DECIMAL, CELL_SHOW_NUMBER_1, 0, "#,##0.0"},
        {CELL_DECIMAL, CELL_SHOW_NUMBER_2, 0, "#,##0.00"},
        {CELL_DECIMAL, CELL_SHOW_NUMBER_4, 0, "#,##0.0000"},
        {CELL_DECIMAL, CELL_SHOW_CHANGE, 0, "+0.0%;-0.0%;0.0%"},
        {CELL_DECIMAL, CELL_SHOW_CHANGE_1, 0, "+#,##0.0;-#,##0.0;0.0"},
        {CELL_INTEGER, CELL_SHOW_CHANGE, 0, "+#,##0;-#,##0;0"},
        {CELL_MONEY, CELL_SHOW_KIND, 3, "#,##0.000"},
        {CELL_MONEY, CELL_SHOW_CHANGE, 0, "+#,##0;-#,##0;0"},
        {CELL_MONEY, CELL_SHOW_CHANGE, 2, "+#,##0.00;-#,##0.00;0.00"},
        {CELL_TEXT, CELL_SHOW_NUMBER_2, 0, "@"},
        {CELL_DATE, CELL_SHOW_KIND, 0, "yyyy-mm-dd"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        enum look_form form =
            look_form_of(cases[i].kind, cases[i].show, cases[i].decimals);
        const char *got = look_number_format(form, &looks[CELL_TOTAL]);

        if (!str_equal_z(str_from_z(got), cases[i].format))
            fail_msg("row %zu: %s", i, got);
    }
}

static void give_row(const void *context, size_t row, struct cell *cells,
                     struct arena *scratch)
{
    (void)context;
    (void)scratch;
    cells[0] = sheet_integer((int64_t)row * 10);
}

/* What a chart repeats: placed cells, headings and rows of a table. */
static void test_points(void **state)
{
    struct arena a = {0};
    struct sheet_column column = {.heading = STR("十")};
    struct sheet s = {.columns = &column,
                      .column_count = 1,
                      .has_table = true,
                      .table_row = 2,
                      .row_count = 3,
                      .row = give_row};

    (void)state;
    sheet_put(&s, 0, 0,
              sheet_formula(STR("1/4"), sheet_decimal((struct decimal){25, 2})),
              &a);
    sheet_put(&s, 1, 0, sheet_text(STR("text")), &a);
    assert_true(str_equal_z(xlsx_point_number(&s, 0, 0, &a), "0.25"));
    assert_true(str_equal_z(xlsx_point_number(&s, 1, 0, &a), ""));
    assert_true(str_equal_z(xlsx_point_text(&s, 1, 0, &a), "text"));
    assert_true(str_equal_z(xlsx_point_text(&s, 2, 0, &a), "十"));
    assert_true(str_equal_z(xlsx_point_number(&s, 3, 0, &a), "0"));
    assert_true(str_equal_z(xlsx_point_number(&s, 5, 0, &a), "20"));
    assert_true(str_equal_z(xlsx_point_number(&s, 6, 0, &a), ""));
    assert_true(str_equal_z(xlsx_point_number(&s, 0, 1, &a), ""));
    arena_release(&a);
}

/* A text that is no number leaves a gap, not a zero. */
static void test_chart_gap(void **state)
{
    struct arena a = {0};
    struct sheet s = {.name = STR("a&b")};
    struct sheet_chart *c;
    struct str xml;

    (void)state;
    sheet_put(&s, 1, 1, sheet_integer(7), &a);
    sheet_put(&s, 2, 1, sheet_text(STR("n/a")), &a);
    c = sheet_add_chart(&s, SHEET_LINES, 1, 1, &a);
    c->down = true;
    c->first = 1;
    c->count = 2;
    xml = xlsx_chart_xml(&s, c, false, &a);
    assert_true(str_find(xml, STR("<c:ptCount val=\"2\"/><c:pt idx=\"0\">"
                                  "<c:v>7</c:v></c:pt></c:numCache>")) > 0);
    assert_true(str_find(xml, STR("<c:f>'a&amp;b'!$B$2:$B$3</c:f>")) > 0);
    assert_true(str_find(xml, STR("<c:legend>")) < 0);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),     cmocka_unit_test(test_list_columns),
        cmocka_unit_test(test_places),    cmocka_unit_test(test_legend),
        cmocka_unit_test(test_formats),   cmocka_unit_test(test_points),
        cmocka_unit_test(test_chart_gap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
