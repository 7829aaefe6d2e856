/*
 * quick - a row of documents in the form that nearly all rows have.
 *
 * Knows dates written 2026-11-20, amounts written 1234.50 and the words of the
 * profile; leaves the details to record_details.  Where a row holds anything
 * else it says so, having told nobody, and record_read reads the row; what both
 * read is the same (tests/fuzz/ fuzz_quick.c).  A plan that asks for more is
 * not quick at all.
 */
#ifndef INPUT_QUICK_H
#define INPUT_QUICK_H

#include "input/record.h"

#define QUICK_FIRST_YEAR 1970
#define QUICK_YEARS      130
#define QUICK_WORDS      64
#define QUICK_CURRENCIES 16

struct quick {
    bool is_usable;
    int fields[COLUMN_MAX]; /* of documents, or PLAN_NO_FIELD */
    int empty[COLUMN_MAX];  /* fields that a quick row leaves empty */
    size_t empty_count;
    struct quick_word {
        uint64_t first, last; /* of the text, see input/word.h */
        size_t len;           /* of the text; 0: empty */
        int means;
    } kinds[QUICK_WORDS];
    struct quick_currency {
        char code[4];
        const struct currency *currency;
    } currencies[QUICK_CURRENCIES];
    int32_t months[12 * QUICK_YEARS + 1]; /* the first day of each */
};

/* What a row tells beside the document. */
struct quick_names {
    struct str customer_id, customer_name;
    struct intern_key customer; /* of customer_id */
};

/* c: as it stands before the first row. */
void quick_start(struct quick *q, const struct cells *c);

/*
 * Read c->row into *out, its customer not numbered yet.  False, and *out
 * untouched: not sure of the row.
 */
MUST_CHECK bool quick_document(struct quick *q, struct cells *c,
                               struct origin at, struct document *out,
                               struct quick_names *names);

#endif
