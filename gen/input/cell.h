/*
 * cell - one value of a row, read as the profile says.
 *
 * A reader of the rows of one file in one thread.  The typed reads report why
 * a value is no good and remember its field, so that the row can be rejected
 * with the right column.
 */
#ifndef INPUT_CELL_H
#define INPUT_CELL_H

#include "input/intern.h"
#include "input/plan.h"

/* Few days fill a ledger of millions of rows: texts already read. */
#define DAY_SLOTS 2048

struct day_slot {
    uint64_t first, last; /* of the text, see input/word.h */
    uint32_t len;         /* of the text; 0: empty */
    struct date day;
};

/* A date of three cells: longer parts are none. */
#define CELL_JOINED_MAX 64

/* A word that its column does not know, and the line where it stands. */
struct strange_word {
    struct str word; /* empty: there was none */
    size_t line;
};

struct cells {
    const struct plan *plan;
    const char *path;
    const struct currency *currency; /* where nothing else says; or NULL */
    struct date known_at;            /* rows recorded later are ignored */
    struct arena *arena;             /* of what is kept */
    struct diag *diag;
    bool has_details; /* documents may have any */
    bool has_marks;   /* rows may be void, or say when they were recorded */
    bool typed;       /* of records/: a row may tell only what changes */
    uint32_t lacking; /* columns that a typed row leaves to the export's, from
                         bit 0 */
    struct strange_word strange_class; /* the first one */
    const struct intern *customers;    /* where customers will be looked up */
    const struct csv_row *row;
    enum table table; /* of the last value asked for */
    size_t column;
    size_t asked; /* that cell_check_sheet or cell_check_words told of, which
                     a condition alone reads: field from 1; 0: none */
    char joined[CELL_JOINED_MAX];               /* the last date of parts */
    const struct currency *currency_found;      /* the last one, or NULL */
    struct day_slot *days;                      /* DAY_SLOTS */
    struct word words[TABLE_COUNT][COLUMN_MAX]; /* the last ones */
};

/*
 * Is no cell of the row that is mapped, or that a condition reads, an error of
 * the spreadsheet (#N/A), or a formula whose result the file does not hold?
 * Reported as by the typed reads.
 */
MUST_CHECK bool cell_check_sheet(struct cells *c);

/*
 * Are the cells for which the profile lists words empty, or one of these?
 * Reported in the same way.
 */
MUST_CHECK bool cell_check_words(struct cells *c);

/* The beginning of a text, whole characters of it, for messages. */
struct str cell_shown(struct str s);

/* Trimmed, without the apostrophe that our own CSV adds. */
struct str cell_clean(struct str s);

/* Might cell_clean change a text that is not empty?  Bytes of blanks. */
static inline bool cell_needs_cleaning(struct str s)
{
    unsigned char first = (unsigned char)s.ptr[0];
    unsigned char last = (unsigned char)s.ptr[s.len - 1];

    return first <= ' ' || last <= ' ' || first == '\'' || first == 0xC2 ||
           first == 0xE3 || last == 0xA0 || last == 0x80;
}

/* The clean text of a field; empty where the row has no such field. */
static inline struct str cell_field(const struct csv_row *row, int field)
{
    struct str s = {0};

    if (field < 0 || (size_t)field >= row->count)
        return s;
    s = row->fields[field];
    return s.len && cell_needs_cleaning(s) ? cell_clean(s) : s;
}

/* The text of a column, or the profile's constant; not kept. */
struct str cell_text(struct cells *c, enum table table, size_t column);

/* The text made to last. */
struct str cell_keep(struct cells *c, struct str text);
struct str cell_kept(struct cells *c, enum table table, size_t column);

/* A text that may not be empty. */
MUST_CHECK bool cell_required(struct cells *c, enum table table, size_t column,
                              struct str *out);

/* Has a spreadsheet damaged this number?  Not empty. */
bool cell_is_damaged(const struct cells *c, struct str s);

/* A number that a spreadsheet has not damaged; empty is fine. */
MUST_CHECK bool cell_identifier(struct cells *c, enum table table,
                                size_t column, struct str *out);

/* The same, and it may not be empty. */
MUST_CHECK bool cell_number(struct cells *c, enum table table, size_t column,
                            struct str *out);

/* An empty optional date is no_date. */
MUST_CHECK bool cell_date(struct cells *c, enum table table, size_t column,
                          struct date *out);

/* From the row, the profile or the book. */
MUST_CHECK bool cell_currency(struct cells *c, enum table table, size_t column,
                              const struct currency **out);

/* *filled false: the cell is empty, and *out untouched. */
MUST_CHECK bool cell_money(struct cells *c, enum table table, size_t column,
                           const struct currency *currency, struct money *out,
                           bool *filled);

/* An amount whose currency is known later. */
MUST_CHECK bool cell_decimal(struct cells *c, enum table table, size_t column,
                             struct decimal *out, bool *filled);

/* A word of an enumeration; an empty cell leaves *out alone. */
MUST_CHECK bool cell_word(struct cells *c, enum table table, size_t column,
                          int *out);

/*
 * The same where other words are accepted: false, without a report, if the
 * word is none of the known ones.
 */
MUST_CHECK bool cell_known_word(struct cells *c, enum table table,
                                size_t column, int *out);

/* Of the sources of a column the one that reads the row at hand. */
const struct source *cell_source(const struct cells *c, enum table table,
                                 size_t column);

/* Where a column's value stands in the row at hand, or PLAN_NO_FIELD. */
int cell_field_of(const struct cells *c, enum table table, size_t column);

/* The first cell of a row that is not empty, else an empty one. */
struct str cell_first(const struct csv_row *row);

/* A total may say of how many rows it is: "合计(13)", "合计：13笔" is "合计".
 */
struct str cell_without_count(struct str s);

/* Does the row meet a condition? */
bool cell_meets(const struct test *test, const struct csv_row *row);

/* The number of the profile's rule that ignores the row, or -1. */
int cell_ignoring_rule(const struct plan *plan, const struct csv_row *row);

#endif
