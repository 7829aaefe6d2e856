/*
 * aging_book_parts - what the files that make the aging workbook share.
 */
#ifndef REPORT_AGING_BOOK_PARTS_H
#define REPORT_AGING_BOOK_PARTS_H

#include "measure/dunning_step.h"
#include "report/aging_book.h"
#include "report/sheet_write.h"
#include "report/words.h"

/* A row of the detail sheet: an open item, or money not yet applied. */
enum detail_source { DETAIL_ITEM, DETAIL_CREDIT_NOTE, DETAIL_RECEIPT };

struct detail_row {
    uint32_t index;  /* into items, documents or receipts */
    uint32_t source; /* enum detail_source */
};

/*
 * Columns of the detail sheet.  Those from DETAIL_ALWAYS on stand only where
 * some row has them: see book_choose_detail.
 */
enum detail_column {
    DETAIL_CUSTOMER_ID,
    DETAIL_NAME,
    DETAIL_DOC_NO,
    DETAIL_KIND,
    DETAIL_ISSUED,
    DETAIL_DUE,
    DETAIL_DAYS,
    DETAIL_BUCKET,
    DETAIL_CURRENCY,
    DETAIL_AMOUNT,
    DETAIL_OPEN,
    DETAIL_DISPUTED,
    DETAIL_ALWAYS,
    DETAIL_STAGE = DETAIL_ALWAYS, /* with dunning */
    DETAIL_HOLD,
    DETAIL_NEXT,
    DETAIL_REFERENCE, /* always */
    DETAIL_COLLECTOR, /* of each row, too: see book_dimension_text */
    DETAIL_SALESPERSON,
    DETAIL_REGION,
    DETAIL_INDUSTRY,
    DETAIL_CLASS,
    DETAIL_INSTALLMENT, /* items alone from here on */
    DETAIL_POSTED,
    DETAIL_DAYS_POSTED,
    DETAIL_DAYS_ISSUED,
    DETAIL_DISCLOSURE,
    DETAIL_RETURNED,
    DETAIL_HANDED_OVER,
    DETAIL_COLUMNS
};

/* What amounts are summed up by in the summary, beside age and currency. */
enum dimension {
    DIMENSION_REGION,
    DIMENSION_SALESPERSON,
    DIMENSION_COLLECTOR,
    DIMENSION_CLASS,
    DIMENSION_INDUSTRY,
    DIMENSION_COUNT
};

/*
 * Columns of the sheet by customer before and behind the buckets.  Those from
 * BEHIND_ALWAYS on stand only where some row has them.
 */
enum customer_column {
    CUSTOMER_ID,
    CUSTOMER_NAME,
    CUSTOMER_CURRENCY,
    CUSTOMER_BUCKETS
};
enum customer_column_behind {
    BEHIND_UNAPPLIED,
    BEHIND_NET,
    BEHIND_OVERDUE,
    BEHIND_DISPUTED,
    BEHIND_OLDEST,
    BEHIND_ALWAYS,
    BEHIND_CREDIT_LIMIT = BEHIND_ALWAYS,
    BEHIND_REGION,
    BEHIND_SALESPERSON,
    BEHIND_COLLECTOR,
    BEHIND_RETENTION,
    BEHIND_BILLS,
    BEHIND_RETURNED,
    BEHIND_HANDED_OVER,
    BEHIND_BILLS_HELD,
    BEHIND_PASSED_ON,
    BEHIND_GROUP,
    BEHIND_COLUMNS
};

/*
 * A row by customer: the currency's index and the row within it.  With members
 * the row is of a group, whose so many rows stand above it.
 */
struct customer_row {
    uint32_t currency, row;
    uint32_t members;
    bool in_group; /* a sum of its group stands below */
};

/* A table that goes on in further sheets when one is full. */
struct table_sheets {
    struct sheet *items;
    size_t count;
    size_t per_sheet; /* rows of each but the last */
};

/* No such column in this workbook. */
#define BOOK_NO_COLUMN UINT32_MAX

struct aging_book {
    const struct ledger *ledger;
    const struct view *view;
    const struct aging *aging;
    const struct tieout *tieout;
    const struct conversion *conversion; /* or NULL */
    const struct dunning *dunning;       /* or NULL */
    const struct dunning_steps *steps;   /* of each entity; NULL: no dunning */
    const struct focus *focus;           /* or NULL until it is made */
    const struct aging_past *pasts;
    size_t past_count;
    const struct aging_figures *figures;
    size_t *documents_from; /* of each entity, in the joined ledger */
    const struct policy *policy;
    const struct outdated *outdated; /* or NULL */
    const struct entities *entities; /* or NULL: one book */
    struct str accepted_gap;         /* as in struct aging_figures */
    enum language language;
    struct arena *arena;
    uint32_t lead; /* columns of a table's sheet before its own: the entity */
    struct str labels[BUCKET_MAX];
    enum customer_column_behind behind[BEHIND_COLUMNS]; /* those that stand */
    size_t behind_count;
    uint32_t detail_at[DETAIL_COLUMNS]; /* where a column stands, or
                                           BOOK_NO_COLUMN */
    uint32_t detail_columns;
    bool *in_group; /* one a customer: he has a parent or is one; or NULL */
    bool *exact;    /* one a currency: its sums fit a workbook's numbers */
    struct detail_row *rows;
    size_t row_count;
    uint32_t *sub_rows;  /* one a currency: its buckets' subtotal's row in the
                            summary; ROW_... below it the others */
    bool internal;       /* the focus list says when limitations end */
    uint32_t *first_row; /* a customer's first detail row, or UINT32_MAX */
    struct customer_row *customer_rows;
    size_t customer_row_count;
    struct customer_row *overdue_rows; /* as in focus */
    uint32_t *overdue_ranks;           /* from 1 in each currency */
    size_t overdue_count;
    struct table_sheets detail, customers, overdue, rejects;
};

/* Which of several entities a row of a table is of. */
typedef size_t book_entity_fn(const struct aging_book *b, size_t row);

/* What a table's rows and columns are; rows come from fn. */
struct table_spec {
    enum word name;
    struct str title; /* above the sheet; empty: its name */
    struct str note;
    struct sheet_column *columns;
    size_t column_count;
    uint32_t total_rows; /* left free above the heading */
    size_t row_count;
    sheet_row_fn *row; /* its context: const struct table_part * */
    book_entity_fn *entity;
    sheet_level_fn *level; /* rows that fold, their sums below; or NULL */
    enum sheet_tab tab;
    uint32_t freeze_columns;
    uint32_t repeat_columns; /* see struct sheet */
};

struct table_part {
    const struct aging_book *book;
    size_t first; /* of this sheet among all rows */
    sheet_row_fn *row;
    book_entity_fn *entity;
};

/*
 * Columns of tables are counted without the entity's, which stands before them
 * where there are several books: a column on its sheet; a cell placed there.
 */
uint32_t book_at(const struct aging_book *b, size_t column);
void book_put(const struct aging_book *b, struct sheet *s, uint32_t row,
              size_t column, struct cell c);

/* The word in the book's language. */
struct str book_word(const struct aging_book *b, enum word w);

/* A text of this workbook's own files, likewise. */
struct str book_say(const struct aging_book *b, struct bilingual text);

/* What stands where nobody said, say, whose collector a customer is. */
extern const struct bilingual book_not_told;

/* The column of the detail that a dimension is asked for in. */
enum detail_column book_dimension_column(enum dimension d);

/*
 * What a row of a ledger is summed up by.  doc NULL: a receipt; is_unapplied:
 * a receipt or credit note not yet applied.
 */
struct str book_dimension_text(const struct aging_book *b,
                               const struct ledger *l,
                               const struct document *doc, uint32_t customer,
                               bool is_unapplied, enum dimension d);

/* Does it say more than all others would: a name, another class than trade? */
bool book_dimension_is_told(const struct ledger *l, const struct document *doc,
                            uint32_t customer, enum dimension d);

/* Where an open document stands on the ladder, in words; with dunning alone. */
struct book_step {
    struct str stage, hold, next;
};
struct book_step book_step_of(const struct aging_book *b,
                              const struct open_item *item,
                              struct arena *scratch);

/* A stage of the ladder, as people call it. */
struct str book_stage_name(const struct aging_book *b, const struct stage *s);

/* What comes next for money that is not applied. */
struct str book_step_of_money(const struct aging_book *b);

/* The case of a customer in a currency, or NULL. */
const struct dunning_case *book_case_of(const struct aging_book *b,
                                        uint32_t customer,
                                        const struct currency *currency);

/* Can a condition of a workbook ask for just this text? */
bool book_can_ask_for(struct str text);

/* Firm, title and note on the first rows, over span columns. */
void book_put_title(const struct aging_book *b, struct sheet *s,
                    struct str name, struct str note, uint32_t span);

/* The sheets of a table with title and note; totals are put by the caller. */
struct table_sheets book_make_table(const struct aging_book *b,
                                    const struct table_spec *spec);

/* The first row for totals, under the notes. */
uint32_t book_total_row(void);

/* The sheet that a part of a table stands on. */
const struct sheet *book_sheet_of(const struct table_sheets *t,
                                  const struct table_part *part);

const struct aging_row *book_aging_row(const struct aging_book *b,
                                       struct customer_row which);

/* A customer's name, leading to his first detail row where he has one. */
struct cell book_name_link(const struct aging_book *b, uint32_t customer,
                           struct arena *scratch);

/* "SUM(E7:N7)", columns first to last in a table's row. */
struct str book_row_sum(const struct aging_book *b, const struct sheet *s,
                        size_t row, size_t first, size_t last,
                        struct arena *scratch);

/* Buckets first .. end - 1 of a row as cells. */
void book_fill_buckets(const struct aging_row *r,
                       const struct currency *currency, size_t first,
                       size_t end, struct cell *cells);

/* First and one past the last bucket that is overdue; they stand together. */
void book_overdue_buckets(const struct aging_book *b, size_t *first,
                          size_t *end);

/* Widths for what is in the data: ids, names, other texts, amounts. */
int book_id_width(const struct aging_book *b);
int book_name_width(const struct aging_book *b);
int book_text_width(size_t longest, int least, int most);

/* sum_of: a currency's total of the column. */
typedef int64_t total_fn(const struct aging_row *total, size_t which);
int book_money_width(const struct aging_book *b, total_fn *sum_of,
                     size_t which);

/* For sum_of: a bucket; all of them. */
int64_t book_bucket_total(const struct aging_row *total, size_t bucket);
int64_t book_bucket_sum(const struct aging_row *total, size_t which);

struct sheet_column book_column(const struct aging_book *b, enum word heading,
                                enum cell_kind kind, int width);
struct sheet_column book_centered(struct sheet_column c);

/* The aging has this basis beside the due date. */
bool book_has_basis(const struct aging_book *b, enum aging_basis basis);

/* The document's posting date, or none. */
struct date book_posting_date(const struct document *doc);

/* Choose the columns of the detail sheet: once, before any sheet is made. */
void book_choose_detail(struct aging_book *b);

/* A total over a table's sheets, of the rows of one currency. */
struct cell book_total_cell(const struct aging_book *b,
                            const struct table_sheets *t, size_t currency,
                            uint32_t currency_column, size_t sum_column,
                            int64_t minor);

/* The total row's cell in the entity's column, if there is one. */
void book_put_total_lead(const struct aging_book *b, struct sheet *s,
                         uint32_t row);

/* The customer of a row of the detail. */
uint32_t book_customer_of(const struct aging_book *b, size_t row);

/* The row's name and currency; its other cells up to the currency empty. */
void book_put_total_name(const struct aging_book *b, struct sheet *s,
                         uint32_t row, uint32_t name_column,
                         uint32_t currency_column, size_t currency);

/*
 * SUMIFS over all sheets of a table: value_column where column is criterion,
 * which is a piece of formula: "$A$5", "\"CNY\"".  A second condition where
 * column_2 is not BOOK_NO_COLUMN.  value_column BOOK_NO_COLUMN counts.  A
 * condition on BOOK_ENTITY_COLUMN asks for the entity.
 */
#define BOOK_ENTITY_COLUMN (UINT32_MAX - 1)
struct book_condition {
    uint32_t column;
    struct str criterion;
};
struct str book_sum(const struct aging_book *b, const struct table_sheets *t,
                    uint32_t value_column,
                    const struct book_condition *conditions, size_t n);

/* A text as a literal in a formula. */
struct str book_literal(const struct aging_book *b, struct str text);

/*
 * Add |x| to *sum unless that reaches the limit, beyond which a number is text
 * in a workbook; see doc/sheet.
 */
#define BOOK_EXACT_LIMIT 1000000000000000
void book_add_size(int64_t *sum, int64_t x);

/* A formula, or its value alone where the currency's sums do not fit. */
struct cell book_live(const struct aging_book *b, size_t currency,
                      struct str formula, struct cell value);

/* A list that is put on a sheet; the next row. */
struct book_list {
    const struct aging_book *book;
    struct sheet *sheet;
    uint32_t row;
};

/* More would not be read there; the JSON has all of them. */
#define BOOK_MOST_LISTED 5000

/* Into the row at hand: any cell, a text, a short one in the middle. */
void book_list_put(const struct book_list *l, uint32_t column, struct cell c);
void book_list_text(const struct book_list *l, uint32_t column,
                    struct str text);
void book_list_centered(const struct book_list *l, uint32_t column,
                        struct str text);

/* Title and headings of n columns: two rows. */
void book_list_headings(struct book_list *l, struct str title,
                        const enum word *words, uint32_t n);

/* A row that says that n more were left out, over the columns. */
void book_list_more(struct book_list *l, size_t n, uint32_t columns);

/* Where the restatements stand on the tie-out sheet. */
struct restated_list {
    uint32_t first, end; /* rows from 0; equal: none, or not all of them */
    uint32_t currency_column, change_column;
    struct str sheet; /* its name */
};

/* The day of the opening in words; no day of all, where they differ. */
struct str book_opening_day(const struct aging_book *b);

/* The lists below the tie-out, from a row on; how many columns they need. */
size_t book_tieout_lists_columns(const struct aging_book *b);
struct restated_list book_put_tieout_lists(const struct aging_book *b,
                                           struct sheet *s, uint32_t row);

/* Open items that changed, and customers' sums; from a row on, the next row. */
size_t book_items_columns(const struct aging_book *b);
uint32_t book_put_items(const struct aging_book *b, struct sheet *s,
                        uint32_t row);

/* "C001 name", once where both are the same; of LEDGER_NONE the id alone. */
struct str book_who(const struct aging_book *b, uint32_t customer,
                    struct str id);

/* "documents.csv:12"; nowhere: that it is no longer in the data. */
struct str book_place(const struct aging_book *b, struct place at);

/* A currency's changes as a formula; empty where the list is not whole. */
struct str book_restated_sum(const struct aging_book *b,
                             const struct restated_list *list,
                             const struct currency *currency);

/* Index of the currency in the aging; its count where it is not there. */
size_t book_currency_index(const struct aging_book *b,
                           const struct currency *currency);

/* How a number of days overdue is marked. */
enum cell_style book_level(int32_t days_overdue);

/* A bucket whose amounts are overdue. */
bool bucket_is_overdue(const struct bucket *b);

/* Build the rows' order; false: too many. */
MUST_CHECK bool book_order_rows(struct aging_book *b, struct diag *d);

/* That of the focus list; makes b->focus where it was not given. */
void book_order_focus(struct aging_book *b);

/* How its score comes about, in words; the mark of what stays in the house. */
struct str book_focus_formula(const struct aging_book *b);
extern const struct bilingual book_internal_mark;

/* "另有 3 行被拒，金额 CNY 1,200.00"; false, reported: sums too large. */
MUST_CHECK bool book_rejected_text(const struct aging_book *b, struct str *out,
                                   struct diag *d);

/* The sheets. */
void book_make_detail(struct aging_book *b);
void book_make_customers(struct aging_book *b);
void book_make_overdue(struct aging_book *b);
void book_make_rejects(struct aging_book *b);
void book_make_tieout(const struct aging_book *b, struct sheet *out);
MUST_CHECK bool book_make_summary(struct aging_book *b, struct sheet *out,
                                  struct diag *d);
/* summary: names its figures, which are shown first. */
MUST_CHECK bool book_make_notes(const struct aging_book *b,
                                const struct sheet *summary, struct sheet *out,
                                struct diag *d);

#endif
