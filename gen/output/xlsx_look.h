/*
 * xlsx_look - how cells look: fonts, colours, number formats.
 *
 * Data only, apart from the library.  Shades differ in lightness, so that they
 * can be told apart in black and white; what matters is also said in words,
 * bold or by marks.
 */
#ifndef OUTPUT_XLSX_LOOK_H
#define OUTPUT_XLSX_LOOK_H

#include "output/xlsx_rows.h"

/*
 * Faces of Windows, where most books are opened; elsewhere the office program
 * puts its own Chinese face in their place.
 */
#define LOOK_FONT_ZH "Microsoft YaHei"
#define LOOK_FONT_EN "Arial"

/* Data bars, and the ends of scales, 0xRRGGBB. */
#define LOOK_BAR        0x9DC3E6
#define LOOK_BAR_BELOW  0xE8A09A
#define LOOK_SCALE_BAD  0xE0806C
#define LOOK_SCALE_MID  0xFBE0A6
#define LOOK_SCALE_GOOD 0x8FC79A
#define LOOK_SCALE_NONE 0xFFFFFF

enum look_form { /* what a cell's kind asks of its format */
                 FORM_TEXT,
                 FORM_LINK,
                 FORM_INTEGER,
                 FORM_PERCENT,
                 FORM_DATE,
                 FORM_PERCENT_2,
                 FORM_NUMBER_0,
                 FORM_NUMBER_1,
                 FORM_NUMBER_2,
                 FORM_NUMBER_4,
                 FORM_CHANGE_INTEGER, /* changes: with their sign */
                 FORM_CHANGE_PERCENT,
                 FORM_CHANGE_NUMBER,
                 FORM_MONEY, /* FORM_MONEY + decimals */
                 FORM_CHANGE_MONEY = FORM_MONEY + XLSX_DECIMALS, /* likewise */
                 FORM_COUNT = FORM_CHANGE_MONEY + XLSX_DECIMALS
};

struct look {
    double size;    /* points */
    uint32_t color; /* 0xRRGGBB; 0 black */
    uint32_t fill;  /* 0 none */
    bool bold, italic, centered;
    bool border; /* hairline below */
    bool rule_above, rule_below;
    bool show_zero;    /* else a dash, so that the figures stand out */
    bool starred;      /* a text is shown with a star behind it */
    bool all_decimals; /* of an amount, up to four */
};

extern const struct look looks[CELL_STYLE_COUNT];

/* The format of a cell of the kind; decimals of its currency, else 0. */
enum look_form look_form_of(enum cell_kind kind, enum cell_show show,
                            int decimals);

/* "#,##0.00" and the like. */
const char *look_number_format(enum look_form form, const struct look *look);

/* Lines that a text takes in a column of so many digits' width. */
size_t look_lines(struct str text, double width);

/* Height in points of a row with so many lines. */
double look_height(size_t lines);

/* Series i of n: pale blue (not due) over amber to dark red, ever darker. */
uint32_t look_ramp(size_t i, size_t n);

/* 0xRRGGBB of a series that is not coloured by age, and of data bars. */
uint32_t look_series(enum series_color color);

/* 0xRRGGBB of a sheet's tab; 0: none. */
uint32_t look_tab(enum sheet_tab tab);

#endif
