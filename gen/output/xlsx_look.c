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
};

static const struct {
    const char *dash, *zero; /* what stands for nothing */
} number_formats[FORM_COUNT] = {
    [FORM_TEXT] = {"@", "@"},
    [FORM_LINK] = {"@", "@"},
    [FORM_INTEGER] = {"#,##0;-#,##0;\"–\"", "#,##0"},
    [FORM_PERCENT] = {"0.0%;-0.0%;\"–\"", "0.0%"},
    [FORM_DATE] = {"yyyy-mm-dd", "yyyy-mm-dd"},
    [FORM_MONEY] = {"#,##0;-#,##0;\"–\"", "#,##0"},
    [FORM_MONEY + 1] = {"#,##0.0;-#,##0.0;\"–\"", "#,##0.0"},
    [FORM_MONEY + 2] = {"#,##0.00;-#,##0.00;\"–\"", "#,##0.00"},
    [FORM_MONEY + 3] = {"#,##0.000;-#,##0.000;\"–\"", "#,##0.000"},
    [FORM_MONEY + 4] = {"#,##0.0000;-#,##0.0000;\"–\"", "#,##0.0000"},
};

const char *look_number_format(enum look_form form, const struct look *look)
{
    if (look->starred && form == FORM_TEXT)
        return "@\" *\"";
    if (look->all_decimals && form >= FORM_MONEY)
        return "#,##0.00##";
    return look->show_zero ? number_formats[form].zero
                           : number_formats[form].dash;
}

enum look_form look_form_of(enum cell_kind kind, int decimals)
{
    switch (kind) {
    case CELL_LINK:
        return FORM_LINK;
    case CELL_MONEY:
        return (enum look_form)((int)FORM_MONEY + decimals);
    case CELL_INTEGER:
        return FORM_INTEGER;
    case CELL_DECIMAL:
        return FORM_PERCENT;
    case CELL_DATE:
        return FORM_DATE;
    case CELL_EMPTY:
    case CELL_TEXT:
    case CELL_FORMULA:
        break;
    }
    return FORM_TEXT;
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
