/*
 * A workbook with every feature that a sheet may have, for other people's
 * programs to read, calculate and write again.
 *
 * usage: feature_book FILE
 */
#include "base/job.h"
#include "output/xlsx.h"

#include <stdio.h>

#define POINTS 8
#define ROWS   60

struct page {
    struct sheet *sheet;
    struct arena *arena;
};

static void put(const struct page *p, uint32_t row, uint32_t column,
                struct cell c)
{
    sheet_put(p->sheet, row, column, c, p->arena);
}

static void put_text(const struct page *p, uint32_t row, uint32_t column,
                     const char *text, enum cell_style style)
{
    put(p, row, column, sheet_styled(sheet_text(str_from_z(text)), style));
}

static struct sheet_column *columns_of(const struct page *p, size_t n,
                                       int width)
{
    struct sheet_column *list = arena_array(p->arena, struct sheet_column, n);

    for (size_t i = 0; i < n; i++)
        list[i].width = width;
    p->sheet->column_count = n;
    return list;
}

static struct cell yuan(int64_t minor)
{
    return sheet_money(minor, currency_find(STR("CNY")));
}

static struct cell ratio(int64_t units, int scale)
{
    return sheet_decimal((struct decimal){units, scale});
}

/* --- figures: weeks down, four series beside them --------------------------
 */

static int64_t point(uint32_t series, uint32_t i)
{
    static const int64_t figures[4][POINTS] = {
        {120, 135, 128, 150, 162, 158, 171, 169},
        {40, 44, 39, 52, 61, 60, 66, 58},
        {12, 15, 11, 19, 25, 24, 29, 21},
        {-3, 4, 2, -1, 6, 8, -2, 1}};

    return figures[series][i] * 1000000 + 2551 * (i + 1);
}

static void put_figures(const struct page *p, uint32_t top)
{
    static const char *const heads[] = {"周",       "应收", "逾期",
                                        "超过90天", "变动", "逾期率"};
    static const struct date first = {20634};

    for (uint32_t k = 0; k < 6; k++)
        put_text(p, top, k, heads[k], CELL_HEADING);
    for (uint32_t i = 0; i < POINTS; i++) {
        uint32_t row = top + 1 + i;
        struct decimal share = {0, 12};

        put(p, row, 0, sheet_date((struct date){first.day + 7 * (int32_t)i}));
        for (uint32_t k = 0; k < 4; k++)
            put(p, row, k + 1,
                sheet_shown(yuan(point(k, i)),
                            k == 3 ? CELL_SHOW_CHANGE : CELL_SHOW_KIND));
        if (!decimal_muldiv(point(1, i), 1000000000000, point(0, i),
                            ROUND_HALF_UP, &share.units))
            continue;
        put(p, row, 5,
            sheet_shown(sheet_formula(
                            arena_format(p->arena, "C%u/B%u", row + 1, row + 1),
                            sheet_decimal(share)),
                        CELL_SHOW_PERCENT_2));
    }
}

static struct sheet_chart *add_chart(const struct page *p,
                                     enum sheet_chart_kind kind,
                                     const char *title, uint32_t top,
                                     uint32_t at, size_t n)
{
    struct sheet_chart *c = sheet_add_chart(p->sheet, kind, 1, n, p->arena);

    for (size_t i = 0; i < n; i++)
        c->series[i].color = (enum series_color)(SERIES_MAIN + i);
    c->row = 16 + at / 2 * 17;
    c->column = at % 2 * 4;
    c->width = 460;
    c->height = 350;
    c->title = str_from_z(title);
    c->down = true;
    c->first = top + 1;
    c->count = POINTS;
    c->categories = 0;
    c->names = top;
    return c;
}

/* Every kind; lines over columns on a second scale. */
static void add_charts(const struct page *p, uint32_t top)
{
    struct sheet_chart *c;

    add_chart(p, SHEET_COLUMNS, "簇状柱形", top, 0, 3)->axis_title =
        STR("人民币元");
    add_chart(p, SHEET_COLUMNS_STACKED, "堆积柱形", top, 1, 3);
    add_chart(p, SHEET_COLUMNS_FILLED, "百分比堆积柱形", top, 2, 3);
    add_chart(p, SHEET_BARS, "条形", top, 3, 1)->series[0].labels = true;
    add_chart(p, SHEET_BARS_STACKED, "堆积条形", top, 4, 2);
    add_chart(p, SHEET_LINES, "折线", top, 5, 4);
    c = add_chart(p, SHEET_COLUMNS, "逾期与逾期率", top, 6, 2);
    c->series[0].line = 2;
    c->series[0].color = SERIES_SECOND;
    c->series[1].line = 5;
    c->series[1].color = SERIES_BAD;
    c->series[1].on_second_axis = true;
    c->series[1].labels = true;
    c->second_axis = AXIS_PERCENT;
    c->axis_title = STR("逾期额");
    c->second_axis_title = STR("逾期率");
}

static void make_charts(struct sheet *s, struct arena *a)
{
    struct page p = {s, a};

    *s = (struct sheet){.name = STR("图表"), .tab = TAB_SUMMARY};
    s->columns = columns_of(&p, 8, 16);
    put_text(&p, 0, 0, "每种图表", CELL_TITLE);
    put_figures(&p, 3);
    add_charts(&p, 3);
    s->title_row = 0;
    s->title_rows = 1;
}

/* --- a waterfall, along a row, and its base that is not seen ---------------
 */

static void make_waterfall(struct sheet *s, struct arena *a)
{
    static const char *const steps[] = {"上周", "新增", "收款", "核销", "本周"};
    static const int64_t values[4][5] = {{0, 500, 450, 440, 0},
                                         {500, 0, 0, 0, 440},
                                         {0, 90, 0, 0, 0},
                                         {0, 0, 140, 10, 0}};
    static const char *const names[] = {"底", "余额", "增加", "减少"};
    static const enum series_color colors[] = {SERIES_NONE, SERIES_GREY,
                                               SERIES_BAD, SERIES_GOOD};
    struct page p = {s, a};
    struct sheet_chart *c;

    *s = (struct sheet){.name = STR("瀑布"),
                        .portrait = true,
                        .is_protected = true,
                        .tab = TAB_INTERNAL,
                        .footer_left = STR("内部使用，不得外传")};
    s->columns = columns_of(&p, 6, 12);
    for (uint32_t i = 0; i < 5; i++)
        put_text(&p, 0, i + 1, steps[i], CELL_HEADING);
    for (uint32_t k = 0; k < 4; k++) {
        put_text(&p, k + 1, 0, names[k], CELL_PLAIN);
        for (uint32_t i = 0; i < 5; i++)
            put(&p, k + 1, i + 1, yuan(values[k][i] * 10000));
    }
    put(&p, 6, 1, sheet_formula(STR("B3+C4-D5-E5-F3"), sheet_integer(0)));
    c = sheet_add_chart(s, SHEET_COLUMNS_STACKED, 1, 4, a);
    c->row = 8;
    c->width = 480;
    c->height = 300;
    c->title = STR("应收 <周> & 变动");
    c->first = 1;
    c->count = 5;
    for (size_t k = 0; k < 4; k++)
        c->series[k].color = colors[k];
}

/* --- marks, a list with structured references, names, folds ----------------
 */

static void put_numbers(const struct page *p)
{
    static const struct {
        const char *name;
        int64_t units;
        int scale;
        enum cell_show show;
    } rows[] = {
        {"一位百分数", 1234, 4, CELL_SHOW_KIND},
        {"两位百分数", 123456, 6, CELL_SHOW_PERCENT_2},
        {"分数", 1235, 0, CELL_SHOW_NUMBER_0},
        {"天数", 4567, 2, CELL_SHOW_NUMBER_1},
        {"比率", 1256, 3, CELL_SHOW_NUMBER_2},
        {"汇率", 71234, 4, CELL_SHOW_NUMBER_4},
        {"百分点", -123, 4, CELL_SHOW_CHANGE},
        {"天数变动", 123, 2, CELL_SHOW_CHANGE_1},
    };

    for (uint32_t i = 0; i < COUNT(rows); i++) {
        put_text(p, 3 + i, 6, rows[i].name, CELL_PLAIN);
        put(p, 3 + i, 7,
            sheet_shown(ratio(rows[i].units, rows[i].scale), rows[i].show));
    }
    put_text(p, 11, 6, "不适用", CELL_PLAIN);
    put(p, 11, 7, sheet_aligned(sheet_text(STR("n/a")), CELL_ALIGN_RIGHT));
}

static void put_list(const struct page *p, int64_t *total)
{
    static const char *const heads[] = {"客户", "余额", "占比", "变动[周]",
                                        "状态"};

    for (uint32_t k = 0; k < 5; k++)
        put_text(p, 3, k, heads[k], CELL_HEADING);
    *total = 0;
    for (uint32_t i = 0; i < 12; i++) {
        int64_t amount = 900000 - 70005 * (int64_t)i;

        put(p, 4 + i, 0,
            sheet_text(arena_format(p->arena, "示例客户%u", i + 1)));
        put(p, 4 + i, 1, yuan(amount));
        put(p, 4 + i, 2, ratio(90 - 7 * (int64_t)i, 3));
        put(p, 4 + i, 3,
            sheet_shown(yuan(((int64_t)i - 5) * 1000), CELL_SHOW_CHANGE));
        put_text(p, 4 + i, 4, i % 3 ? "正常" : "超\"限", CELL_PLAIN);
        *total += amount;
    }
}

static void add_marks(const struct page *p)
{
    static const struct {
        enum sheet_mark_kind kind;
        uint32_t column;
        enum cell_style style;
        const char *text, *legend;
    } marks[] = {
        {MARK_BARS, 1, CELL_PLAIN, "", "数据条：余额"},
        {MARK_SCALE, 2, CELL_PLAIN, "", "颜色越深，占比越高"},
        {MARK_SCALE_AROUND, 3, CELL_PLAIN, "", "红色增加，绿色减少"},
        {MARK_TEXT, 4, CELL_BAD, "超\"限", "超过信用额度"},
        {MARK_WHEN, 0, CELL_LEVEL_2, "$B5<300000/100", "余额不足3000元"},
    };

    for (size_t i = 0; i < COUNT(marks); i++) {
        struct sheet_mark *m =
            sheet_add_mark(p->sheet, marks[i].kind, 4, marks[i].column, 15,
                           marks[i].column, p->arena);

        m->style = marks[i].style;
        m->text = str_from_z(marks[i].text);
        m->legend = str_from_z(marks[i].legend);
    }
    sheet_add_mark(p->sheet, MARK_ABOVE, 3, 7, 10, 7, p->arena)->style =
        CELL_LEVEL_1;
    p->sheet->marks[p->sheet->mark_count - 1].limit = (struct decimal){5, 1};
    sheet_add_mark(p->sheet, MARK_SCALE_GOOD, 4, 2, 15, 2, p->arena);
    (void)sheet_put_legend(p->sheet, 18, 0, 3, p->arena);
}

static void make_list(struct sheet *s, struct arena *a)
{
    struct page p = {s, a};
    struct sheet_list *list;
    struct str named;
    int64_t total;

    *s = (struct sheet){.name = STR("清单"), .tab = TAB_ACTION};
    s->columns = columns_of(&p, 8, 14);
    s->columns[0].width = 22;
    put_text(&p, 0, 0, "条件格式与清单", CELL_TITLE);
    put(&p, 1, 1, sheet_date((struct date){20651}));
    sheet_name_cell(s, STR("截止日"), 1, 1, a);
    put(&p, 1, 2,
        sheet_formula(STR("截止日+1"), sheet_date((struct date){20652})));
    put_numbers(&p);
    put_list(&p, &total);
    list = sheet_add_list(s, STR("客户（余额）"), 3, 0, 12, 5, a);
    list->filter = true;
    named = list->name;
    put_text(&p, 16, 0, "合计", CELL_TOTAL);
    put(&p, 16, 1,
        sheet_styled(sheet_formula(arena_format(a, "SUM(%.*s)",
                                                STR_ARG(sheet_list_column(
                                                    named, STR("余额"), a))),
                                   yuan(total)),
                     CELL_TOTAL));
    put(&p, 16, 3,
        sheet_styled(
            sheet_formula(arena_format(a, "SUM(%.*s)",
                                       STR_ARG(sheet_list_column(
                                           named, STR("变动[周]"), a))),
                          yuan(6000)),
            CELL_TOTAL));
    sheet_name_cell(s, STR("CNY_合计"), 16, 1, a);
    add_marks(&p);
}

static void make_folds(struct sheet *s, struct arena *a)
{
    struct page p = {s, a};

    *s = (struct sheet){.name = STR("分级"), .is_protected = true};
    s->columns = columns_of(&p, 3, 20);
    for (uint32_t group = 0; group < 6; group++) {
        uint32_t top = group * 16;

        put_text(&p, top, 0, "集团", CELL_SUBTOTAL);
        put(&p, top, 1,
            sheet_styled(sheet_formula(
                             arena_format(a, "SUM(B%u:B%u)", top + 2, top + 15),
                             yuan(14 * 1000)),
                         CELL_SUBTOTAL));
        for (uint32_t i = 1; i < 15; i++) {
            put_text(&p, top + i, 0, "子公司", CELL_PLAIN);
            put(&p, top + i, 1, yuan(1000));
        }
        sheet_fold(s, top + 1, top + 14, 1, a);
        sheet_fold(s, top + 5, top + 8, 2, a);
        sheet_keep(s, top, top + 14, a);
    }
    s->levels[2].is_folded = true; /* the second group */
    sheet_break(s, 16 * 4, a);
    put(&p, 100, 1,
        sheet_formula(STR("CNY_合计"), yuan(12 * 900000 - 70005 * 66)));
}

/* --- a table whose rows fold, with marks over all of them ------------------
 */

static bool is_group(size_t row)
{
    return row % 6 == 0;
}

static void give_row(const void *context, size_t row, struct cell *cells,
                     struct arena *scratch)
{
    enum cell_style style = is_group(row) ? CELL_SUBTOTAL : CELL_PLAIN;

    (void)context;
    cells[0] = sheet_styled(
        sheet_text(arena_format(scratch, "客户%zu", row + 1)), style);
    cells[1] = sheet_styled(yuan((int64_t)row * 1001), style);
    cells[2] = sheet_styled(ratio((int64_t)row, 2), style);
    cells[3] = sheet_date((struct date){20000 + (int32_t)row});
    cells[4] = sheet_formula(arena_format(scratch, "D%zu+1", row + 3),
                             sheet_date((struct date){20001 + (int32_t)row}));
}

static int give_level(const void *context, size_t row)
{
    (void)context;
    return is_group(row) ? 0 : 1 + (row % 6 > 3);
}

static void make_table(struct sheet *s, struct arena *a)
{
    struct page p = {s, a};
    struct sheet_chart *c;

    *s = (struct sheet){.name = STR("表 1"),
                        .has_table = true,
                        .table_row = 1,
                        .row_count = ROWS,
                        .row = give_row,
                        .row_level = give_level,
                        .freeze_rows = 2,
                        .is_protected = true};
    s->columns = columns_of(&p, 5, 14);
    s->columns[0].heading = STR("客户");
    s->columns[1] = (struct sheet_column){
        .heading = STR("余额"), .kind = CELL_MONEY, .width = 14};
    s->columns[2] = (struct sheet_column){.heading = STR("得分"),
                                          .kind = CELL_DECIMAL,
                                          .show = CELL_SHOW_NUMBER_2,
                                          .width = 10};
    s->columns[3] = (struct sheet_column){
        .heading = STR("日期"), .kind = CELL_DATE, .width = 12};
    s->columns[4] = (struct sheet_column){
        .heading = STR("次日"), .kind = CELL_DATE, .width = 12};
    put(&p, 0, 1,
        sheet_formula(
            arena_format(a, "SUM(%.*s)",
                         STR_ARG(sheet_list_column(sheet_table_name(s, a),
                                                   STR("余额"), a))),
            yuan(1001 * (ROWS * (ROWS - 1) / 2))));
    sheet_add_mark(s, MARK_BARS, 0, 1, 0, 1, a)->in_table = true;
    sheet_add_mark(s, MARK_SCALE, 0, 2, 0, 2, a)->in_table = true;
    c = sheet_add_chart(s, SHEET_COLUMNS, 1, 1, a);
    c->row = 3;
    c->column = 6;
    c->width = 400;
    c->height = 300;
    c->down = true;
    c->first = 2;
    c->count = 12;
    c->names = 1;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct sheet sheets[5];
    struct workbook book = {.sheets = sheets,
                            .sheet_count = COUNT(sheets),
                            .title = STR("功能"),
                            .subject = STR("示例"),
                            .author = STR("示例有限公司"),
                            .company = STR("示例有限公司"),
                            .keywords = STR("应收账款, 账龄"),
                            .header_left = STR("示例 & 有限公司"),
                            .header_right = STR("截至2026-07-17"),
                            .footer = STR("第 &P 页 共 &N 页"),
                            .created = {20651}};
    bool ok;

    if (argc != 2)
        return 2;
    make_charts(&sheets[0], &a);
    make_waterfall(&sheets[1], &a);
    make_list(&sheets[2], &a);
    make_folds(&sheets[3], &a);
    make_table(&sheets[4], &a);
    ok = xlsx_write(&book, argv[1], job_cores(), &a, &d);
    if (!ok)
        diag_print(&d, stderr, DIAG_OK);
    arena_release(&a);
    return ok ? 0 : 1;
}
