#include "output/xlsx_look.h"

#include "base/utf8.h"

#define RULED .border = true

const struct look looks[CELL_STYLE_COUNT] = {
    [CELL_PLAIN] = {.size = 9, RULED},
    [CELL_LEVEL_1] = {.size = 9, .fill = 0xFFF3CC, RULED},
    [CELL_LEVEL_2] = {.size = 9, .fill = 0xF9D3A5, RULED},
    [CELL_LEVEL_3] = {.size = 9, .fill = 0xEBA797, .bold = true, RULED},
    [CELL_CREDIT] = {.size = 9, .color = 0x1F4E79, .italic = true, RULED},
    [CELL_TOTAL] = {.size = 9,
                    .fill = 0xEDF1F5,
                    .bold = true,
                    .rule_above = true,
                    .show_zero = true,
                    RULED},
    [CELL_SUBTOTAL] = {.size = 9, .bold = true, .show_zero = true, RULED},
    [CELL_HEADING] = {.size = 9,
                      .fill = 0xD9E1EA,
                      .bold = true,
                      .rule_above = true,
                      .rule_below = true,
                      .centered = true},
    [CELL_SECTION] = {.size = 9, .fill = 0xEDF1F5, .bold = true, RULED},
    [CELL_TITLE] = {.size = 16, .bold = true, .color = 0x1F3A56},
    [CELL_FIRM] = {.size = 10, .color = 0x595959},
    [CELL_NOTE] = {.size = 8.5, .color = 0x595959},
    [CELL_GOOD] =
        {.size = 9, .bold = true, .color = 0x1E6B34, RULED, .show_zero = true},
    [CELL_BAD] = {.size = 9,
                  .bold = true,
                  .color = 0xB00020,
                  .fill = 0xFCE4E4,
                  RULED,
                  .show_zero = true},
    [CELL_ENTRY] = {.size = 10, .show_zero = true, .all_decimals = true},
    [CELL_EXAMPLE] = {.size = 10,
                      .color = 0x7F7F7F,
                      .italic = true,
                      .show_zero = true,
                      .all_decimals = true},
    [CELL_REQUIRED] = {.size = 10,
                       .fill = 0x1F4E79,
                       .color = 0xFFFFFF,
                       .bold = true,
                       .centered = true,
                       .starred = true},
    [CELL_OPTIONAL] = {.size = 10,
                       .fill = 0xD9E1EA,
                       .bold = true,
                       .centered = true},
    [CELL_SAMPLE_BAR] = {.size = 9, .color = LOOK_BAR},
    [CELL_SAMPLE_BAD] = {.size = 9, .color = LOOK_SCALE_BAD},
    [CELL_SAMPLE_GOOD] = {.size = 9, .color = LOOK_SCALE_GOOD},
};

static const struct {
    const char *dash, *zero; /* what stands for nothing */
} number_formats[FORM_COUNT] = {
    [FORM_TEXT] = {"@", "@"},
    [FORM_LINK] = {"@", "@"},
    [FORM_INTEGER] = {"#,##0;-#,##0;\"–\"", "#,##0"},
    [FORM_PERCENT] = {"0.0%;-0.0%;\"–\"", "0.0%"},
    [FORM_DATE] = {"yyyy-mm-dd", "yyyy-mm-dd"},
    [FORM_PERCENT_2] = {"0.00%;-0.00%;\"–\"", "0.00%"},
    [FORM_NUMBER_0] = {"#,##0;-#,##0;\"–\"", "#,##0"},
    [FORM_NUMBER_1] = {"#,##0.0;-#,##0.0;\"–\"", "#,##0.0"},
    [FORM_NUMBER_2] = {"#,##0.00;-#,##0.00;\"–\"", "#,##0.00"},
    [FORM_NUMBER_4] = {"#,##0.0000;-#,##0.0000;\"–\"", "#,##0.0000"},
    [FORM_CHANGE_INTEGER] = {"+#,##0;-#,##0;\"–\"", "+#,##0;-#,##0;0"},
    [FORM_CHANGE_PERCENT] = {"+0.0%;-0.0%;\"–\"", "+0.0%;-0.0%;0.0%"},
    [FORM_CHANGE_NUMBER] = {"+#,##0.0;-#,##0.0;\"–\"", "+#,##0.0;-#,##0.0;0.0"},
    [FORM_MONEY] = {"#,##0;-#,##0;\"–\"", "#,##0"},
    [FORM_MONEY + 1] = {"#,##0.0;-#,##0.0;\"–\"", "#,##0.0"},
    [FORM_MONEY + 2] = {"#,##0.00;-#,##0.00;\"–\"", "#,##0.00"},
    [FORM_MONEY + 3] = {"#,##0.000;-#,##0.000;\"–\"", "#,##0.000"},
    [FORM_MONEY + 4] = {"#,##0.0000;-#,##0.0000;\"–\"", "#,##0.0000"},
    [FORM_CHANGE_MONEY] = {"+#,##0;-#,##0;\"–\"", "+#,##0;-#,##0;0"},
    [FORM_CHANGE_MONEY + 1] = {"+#,##0.0;-#,##0.0;\"–\"",
                               "+#,##0.0;-#,##0.0;0.0"},
    [FORM_CHANGE_MONEY + 2] = {"+#,##0.00;-#,##0.00;\"–\"",
                               "+#,##0.00;-#,##0.00;0.00"},
    [FORM_CHANGE_MONEY + 3] = {"+#,##0.000;-#,##0.000;\"–\"",
                               "+#,##0.000;-#,##0.000;0.000"},
    [FORM_CHANGE_MONEY + 4] = {"+#,##0.0000;-#,##0.0000;\"–\"",
                               "+#,##0.0000;-#,##0.0000;0.0000"},
};

const char *look_number_format(enum look_form form, const struct look *look)
{
    if (look->starred && form == FORM_TEXT)
        return "@\" *\"";
    if (look->all_decimals && form >= FORM_MONEY && form < FORM_CHANGE_MONEY)
        return "#,##0.00##";
    return look->show_zero ? number_formats[form].zero
                           : number_formats[form].dash;
}

static enum look_form form_of_decimal(enum cell_show show)
{
    static const enum look_form forms[CELL_SHOW_COUNT] = {
        [CELL_SHOW_KIND] = FORM_PERCENT,
        [CELL_SHOW_PERCENT_2] = FORM_PERCENT_2,
        [CELL_SHOW_NUMBER_0] = FORM_NUMBER_0,
        [CELL_SHOW_NUMBER_1] = FORM_NUMBER_1,
        [CELL_SHOW_NUMBER_2] = FORM_NUMBER_2,
        [CELL_SHOW_NUMBER_4] = FORM_NUMBER_4,
        [CELL_SHOW_CHANGE] = FORM_CHANGE_PERCENT,
        [CELL_SHOW_CHANGE_1] = FORM_CHANGE_NUMBER,
    };

    return forms[show];
}

enum look_form look_form_of(enum cell_kind kind, enum cell_show show,
                            int decimals)
{
    bool change = show == CELL_SHOW_CHANGE || show == CELL_SHOW_CHANGE_1;

    switch (kind) {
    case CELL_LINK:
        return FORM_LINK;
    case CELL_MONEY:
        return (enum look_form)((int)(change ? FORM_CHANGE_MONEY : FORM_MONEY) +
                                decimals);
    case CELL_INTEGER:
        return change ? FORM_CHANGE_INTEGER : FORM_INTEGER;
    case CELL_DECIMAL:
        return form_of_decimal(show);
    case CELL_DATE:
        return FORM_DATE;
    case CELL_EMPTY:
    case CELL_TEXT:
    case CELL_FORMULA:
        break;
    }
    return FORM_TEXT;
}

uint32_t look_series(enum series_color color)
{
    static const uint32_t colors[SERIES_COLOR_COUNT] = {
        [SERIES_AGE] = 0xC04A34,    [SERIES_MAIN] = 0x2F6C9E,
        [SERIES_SECOND] = 0xE3A33B, [SERIES_THIRD] = 0x3C8C82,
        [SERIES_FOURTH] = 0x7A5C99, [SERIES_GREY] = 0xA6A6A6,
        [SERIES_GOOD] = 0x4E9A5B,   [SERIES_BAD] = 0xB5403A,
        [SERIES_NONE] = 0xFFFFFF,
    };

    return colors[color];
}

uint32_t look_tab(enum sheet_tab tab)
{
    static const uint32_t colors[] = {
        [TAB_NONE] = 0,          [TAB_SUMMARY] = 0x2F6C9E,
        [TAB_DETAIL] = 0xA6A6A6, [TAB_ACTION] = 0xE3A33B,
        [TAB_CHECK] = 0x4E9A5B,  [TAB_INTERNAL] = 0xB5403A,
    };

    return colors[tab];
}

uint32_t look_ramp(size_t i, size_t n)
{
    static const int stops[4][3] = {{0xDC, 0xE6, 0xF1},
                                    {0xF6, 0xC8, 0x6E},
                                    {0xC0, 0x4A, 0x34},
                                    {0x4A, 0x12, 0x16}};
    size_t scaled = n > 1 ? 3000 * i / (n - 1) : 0;
    size_t stop = scaled >= 3000 ? 2 : scaled / 1000;
    int part = (int)(scaled - stop * 1000);
    uint32_t color = 0;

    for (int k = 0; k < 3; k++) {
        int from = stops[stop][k], to = stops[stop + 1][k];

        color = color << 8 | (uint32_t)(from + (to - from) * part / 1000);
    }
    return color;
}

size_t look_lines(struct str text, double width)
{
    /* Chinese characters take two digits; words do not fill their lines. */
    size_t wide = utf8_width(text), line = width < 2 ? 2 : (size_t)width;

    return wide <= line ? 1 : (wide + line / 10 + line - 1) / line;
}

double look_height(size_t lines)
{
    /* A workbook knows no row above 409 points. */
    if (lines > 30)
        lines = 30;
    return lines < 2 ? XLSX_ROW_HEIGHT : 4 + 13.0 * (double)lines;
}
