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

enum look_form { /* what a cell's kind asks of its format */
                 FORM_TEXT,
                 FORM_LINK,
                 FORM_INTEGER,
                 FORM_PERCENT,
                 FORM_DATE,
                 FORM_MONEY, /* FORM_MONEY + decimals */
                 FORM_COUNT = FORM_MONEY + XLSX_DECIMALS
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
enum look_form look_form_of(enum cell_kind kind, int decimals);

/* "#,##0.00" and the like. */
const char *look_number_format(enum look_form form, const struct look *look);

/* Lines that a text takes in a column of so many digits' width. */
size_t look_lines(struct str text, double width);

/* Height in points of a row with so many lines. */
double look_height(size_t lines);

/* Series i of n: pale blue (not due) over amber to dark red, ever darker. */
uint32_t look_ramp(size_t i, size_t n);

#endif
