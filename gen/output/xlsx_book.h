/*
 * xlsx_book - a workbook on its way through libxlsxwriter.
 *
 * Inside output/xlsx*.c only.
 */
#ifndef OUTPUT_XLSX_BOOK_H
#define OUTPUT_XLSX_BOOK_H

#include "output/xlsx_look.h"

#include <xlsxwriter.h>

struct xlsx_book {
    const struct workbook *model;
    lxw_workbook *lib;
    lxw_format *formats[CELL_STYLE_COUNT][FORM_COUNT][CELL_ALIGN_COUNT];
    lxw_format *marks[CELL_STYLE_COUNT];
    struct str *names; /* of lists, tables and cells so far */
    size_t name_count, name_capacity;
    struct arena *arena;
};

/* Made when first used: formats' numbers follow the order of the sheets. */
lxw_format *xlsx_format(struct xlsx_book *b, enum cell_style style,
                        enum look_form form, enum cell_align align);
lxw_format *xlsx_format_of(struct xlsx_book *b, const struct cell *c);

/* What a style changes in a cell that a mark strikes. */
lxw_format *xlsx_mark_format(struct xlsx_book *b, enum cell_style style);

/*
 * A text as the library wants it, cut to what a cell holds.  It takes no const,
 * but copies.
 */
char *xlsx_z(struct xlsx_book *b, struct str text);

/* Take a name; false: another one has it. */
MUST_CHECK bool xlsx_take_name(struct xlsx_book *b, struct str name);

#endif
