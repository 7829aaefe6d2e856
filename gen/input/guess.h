/*
 * guess - what an unknown export may mean: a draft of its profile.
 *
 * Headings are judged by their words and then by what stands below them.  What
 * is not sure is never read: the draft has in its place a heading that no file
 * has ("?? A / B"), so that it is refused until somebody has chosen.  Amounts
 * and due dates are sure only where one column can be meant and what stands in
 * it agrees with the others.
 */
#ifndef INPUT_GUESS_H
#define INPUT_GUESS_H

#include "input/guess_words.h"
#include "input/source.h"

#define GUESS_RIVALS_MAX 6

/* What stands in front of a heading that nobody has chosen yet. */
#define GUESS_MARK "??"

/* Numbers are compared with four decimals. */
#define GUESS_SCALE 4

struct guess_column {
    struct str heading; /* empty: it has none */
    struct str key;
    bool
        is_alone; /* no other column bears the heading, and it can be written */
    enum role role;
    size_t rank;     /* of its heading among those of the role */
    size_t filled;   /* rows */
    size_t numbers;  /* rows */
    size_t negative; /* rows */
    size_t dates;    /* rows, by some order */
    size_t codes;    /* rows: currencies */
    size_t distinct; /* texts */
    bool all_differ; /* a text may have more than one digit behind a point */
    const int64_t *values; /* by row, where is_number */
    const bool *is_number;
};

/* A rule for rows that are no items. */
struct guess_rule {
    size_t column;
    struct str word;
    bool ends;      /* behind other text, as in 甲小计 */
    bool is_footer; /* who made the list and when, no totals */
    size_t rows;
};

struct guess_table {
    const struct source_file *file;
    struct csv_row heading;
    size_t heading_rows;
    size_t heading_index; /* among the rows of the file, from 0 */
    struct guess_column *columns;
    size_t column_count;
    struct csv_row *rows; /* items: no totals, nothing empty */
    size_t row_count;
    struct guess_rule *rules;
    size_t rule_count;
    size_t lone_rows; /* of one cell, and the first of them */
    size_t lone_column;
    struct str lone_text;
    bool is_cut;               /* there are more rows than were looked at */
    struct number_style style; /* of its numbers */
    struct arena *arena;
};

enum sureness { GUESS_NONE, GUESS_UNSURE, GUESS_SURE };

struct guess_pick {
    enum sureness sure;
    size_t column;                   /* GUESS_SURE */
    size_t rivals[GUESS_RIVALS_MAX]; /* GUESS_UNSURE: may be it */
    size_t rival_count;
    const char *why; /* English, a key of the translations; or NULL */
};

enum guess_dates { DATES_PLAIN, DATES_PROVEN, DATES_BY_SEPARATOR, DATES_OPEN };

struct guess {
    struct guess_table table;
    struct guess_pick picks[ROLE_COUNT];
    enum guess_dates dates;
    enum date_order order;     /* DATES_PROVEN */
    enum date_order orders[3]; /* DATES_BY_SEPARATOR */
    bool credit_minus;         /* credit notes are written with a minus */
};

/* Read the rows of a text; false: it has no row that may be of headings. */
MUST_CHECK bool guess_table_read(struct guess_table *out,
                                 const struct source_file *f, struct arena *a);

/* Decide what its columns mean. */
void guess_choose(struct guess *g, const struct guess_table *table);

/* In which order its dates are written, as far as they prove it. */
void guess_dates(struct guess *g);

/* The day of a cell by that order, or no_date. */
struct date guess_day(const struct guess *g, struct str s);

/*
 * The profile: YAML with comments in the reader's language; what is unsure is
 * warned of in d as well.
 */
struct str guess_yaml(const struct guess *g, struct arena *a, struct diag *d);

/* Is nothing left to be chosen? */
bool guess_is_complete(const struct guess *g);

/* What a kind's word may mean: an enum document_kind, or one of these. */
#define GUESS_KIND_RECEIPT (-2)
#define GUESS_KIND_UNKNOWN (-1)
int guess_kind(struct str word);

/* The different texts of a column, at most n; how many were put there. */
size_t guess_texts(const struct guess_table *t, size_t column, struct str *out,
                   size_t n);

#endif
