/*
 * sheet_write - a sheet that is filled from the top, block by block.
 *
 * The writer stands on a row and goes down.  Everything it puts is a cell of
 * doc/sheet; columns count from 0, rows too, formulas are built with the
 * functions below, which know that people count rows from 1.
 *
 * A sheet begins with firm, title and a note, the first three rows; then one
 * is left free.
 */
#ifndef REPORT_SHEET_WRITE_H
#define REPORT_SHEET_WRITE_H

#include "doc/sheet.h"
#include "model/policy.h"

struct sheet_writer {
    struct sheet *sheet;
    enum language language;
    struct arena *arena;
    uint32_t row;   /* where the next cell goes */
    bool has_exact; /* amounts may be formulas: set false where their sums could
                       have over 15 digits, which a workbook would round */
};

/* On the first row of a sheet; widths of its columns, in digits. */
struct sheet_writer sheet_write_start(struct sheet *s, enum language language,
                                      const int *widths, size_t column_count,
                                      struct arena *a);

/* The word in the language; a constant. */
struct str bilingual_text(struct bilingual text, enum language language);
struct str sheet_say(const struct sheet_writer *w, struct bilingual text);

/*
 * A text as the n-th sheet of that name may be called, "王芳", "王芳 2": with
 * other forms of what it may not hold, cut to its length; empty where nothing
 * of it can be seen.
 */
struct str sheet_legal_name(struct str wanted, size_t n, struct arena *a);

/* The first such name that none of the other sheets has. */
struct str sheet_name_unique(const struct sheet *others, size_t count,
                             struct str wanted, struct arena *a);

/* The firm's name in the language, else the one it has. */
struct str sheet_firm(const struct policy *policy, enum language language);

/* Firm, title and note on the next three rows, and one left free. */
void sheet_write_title(struct sheet_writer *w, struct str firm,
                       struct str title, struct str note);

/* Heading of a group of rows, over all columns. */
void sheet_write_section(struct sheet_writer *w, struct str text);

/* A line over all columns, wrapped. */
void sheet_write_line(struct sheet_writer *w, struct str text,
                      enum cell_style style);
void sheet_write_note(struct sheet_writer *w, struct str text);

/* Column headings from column 0 on; the writer then stands below. */
void sheet_write_headings(struct sheet_writer *w, const struct bilingual *names,
                          size_t count);

/* A cell on this row; the writer stays. */
void sheet_write(struct sheet_writer *w, uint32_t column, struct cell c);
void sheet_write_text(struct sheet_writer *w, uint32_t column, struct str text);
void sheet_write_wrapped(struct sheet_writer *w, uint32_t column,
                         struct str text);
void sheet_write_centered(struct sheet_writer *w, uint32_t column,
                          struct str text, enum cell_style style);

/* Down to the next row, or leaving n rows free. */
void sheet_write_next(struct sheet_writer *w);
void sheet_write_skip(struct sheet_writer *w, uint32_t n);

/* Is there room for so many more rows? */
bool sheet_write_has_room(const struct sheet_writer *w, size_t rows);

/* "C7": row and column from 0. */
struct str sheet_cell_name(uint32_t row, uint32_t column, struct arena *a);

/* "SUM(C5:C9)": rows first .. end - 1 of a column; of a row, columns. */
struct str sheet_sum_of_rows(uint32_t column, uint32_t first, uint32_t end,
                             struct arena *a);
struct str sheet_sum_of_columns(uint32_t row, uint32_t first, uint32_t end,
                                struct arena *a);

/* The text in quotes, as a formula has it. */
struct str sheet_literal(struct str text, struct arena *a);

/*
 * "ROUND(x,2)" with the currency's decimals: sums of decimals in doubles leave
 * dust behind.
 */
struct str sheet_rounded(struct str formula, const struct currency *currency,
                         struct arena *a);

/* A formula, or its value alone where sums are not exact (has_exact). */
struct cell sheet_live(const struct sheet_writer *w, struct str formula,
                       struct cell value);

/*
 * part / whole as a ratio shown as per cent, rounded half up; nothing where the
 * whole is 0.  The second with a formula "C5/C9" beside it.
 */
bool sheet_ratio(int64_t part, int64_t whole, struct decimal *out);
struct cell sheet_live_ratio(const struct sheet_writer *w, struct str part_cell,
                             struct str whole_cell, int64_t part,
                             int64_t whole);

#endif
