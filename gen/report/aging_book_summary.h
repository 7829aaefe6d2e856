/*
 * aging_book_summary - what the files that make the summary sheet share.
 */
#ifndef REPORT_AGING_BOOK_SUMMARY_H
#define REPORT_AGING_BOOK_SUMMARY_H

#include "report/aging_book_parts.h"

enum {
    SUM_LABEL,
    SUM_COUNT,
    SUM_AMOUNT,
    SUM_SHARE,
    SUM_LAST,
    SUM_CHANGE,
    SUM_DISPUTED,
    SUM_UNDISPUTED,
    SUM_CONVERTED, /* where anything is */
    SUM_CHART,     /* from here on */
    SUM_COLUMNS = SUM_CHART + 4
};

/* Shares to 12 places: exact enough for any way to print them. */
#define SHARE_SCALE 12
#define SHARE_ONE   1000000000000

struct summary {
    const struct aging_book *book;
    struct sheet *sheet;
    uint32_t row;       /* the next free one */
    uint32_t converted; /* column, or BOOK_NO_COLUMN */
    uint32_t *sub_rows; /* one a currency: the row of its buckets' subtotal */
};

/* One currency's block while it is written. */
struct block {
    struct summary *summary;
    size_t currency;
    const struct aging_currency *aging;
    uint32_t first; /* row of the first bucket, from 0 */
    uint32_t subtotal;
};

/* A cell in the next free row; a line over the block's columns. */
void summary_put(struct summary *s, uint32_t column, struct cell c);
void summary_line(struct summary *s, struct str text, enum cell_style style);

/* An amount in the block's currency. */
struct cell block_money(const struct block *k, int64_t minor);

/* A formula in a style, where the currency's sums fit. */
struct cell block_live(const struct block *k, enum cell_style style,
                       struct str formula, struct cell value);

/* "SUM(C5:C14)" of rows first .. end - 1, from 0. */
struct str summary_sum(const struct summary *s, uint32_t column, uint32_t first,
                       uint32_t end);

/*
 * minor of whole, as column's cell in the next free row over the one in
 * whole_row; nothing where the whole is zero.
 */
struct cell block_share(const struct block *k, enum cell_style style,
                        int64_t minor, int64_t whole, uint32_t column,
                        uint32_t whole_row);

/* The sum of a row's buckets. */
int64_t summary_buckets(const struct summary *s, const struct aging_row *r);

/* The block's rows under its buckets, from 0. */
enum { ROW_SUBTOTAL, ROW_OVERDUE, ROW_UNAPPLIED, ROW_NET, BLOCK_ROWS };

/* A currency's buckets, with what they were and a chart. */
void summary_put_block(struct summary *s, size_t currency);

/* By region, salesperson, ...: of every currency; the columns that takes. */
void summary_put_dimensions(struct summary *s);
size_t summary_dimension_columns(const struct aging_book *b);
enum word summary_dimension_word(enum dimension d);

/* With what all is compared, and whether weeks are missing; a sentence. */
struct str summary_past_text(const struct aging_book *b);

/*
 * What the earlier report showed in a currency: a bucket, or one of the sums.
 * False: there is no earlier report.
 */
enum { PAST_UNAPPLIED = BUCKET_MAX, PAST_NET };
bool summary_past(const struct aging_book *b, size_t currency, size_t which,
                  int64_t *minor);

/* This amount less the earlier one, both cells of the next free row. */
struct cell block_change(const struct block *k, enum cell_style style,
                         uint32_t now_column, uint32_t last_column, int64_t now,
                         int64_t last);

/* The parts of a currency's buckets, and bills beside its total. */
void block_put_parts(const struct block *k);

/* The same amounts by issue, posting and disclosure; below all blocks. */
void summary_put_bases(struct summary *s);

/* Several books: each currency by entity, and customers of more than one. */
void summary_put_entities(struct summary *s);

/* How open amounts came about, of each entity where they differ. */
struct str summary_source(const struct aging_book *b);

/* In the reporting currency: a block's column, its rate, and all together. */
void block_put_converted(const struct block *k);
void summary_put_converted(struct summary *s);

#endif
