/*
 * guess_words - what headings of other programs mean.
 *
 * One constant table: for each thing that a column can tell, the headings that
 * programs give it, the surest first.  Blanks, punctuation, case, full-width
 * brackets and units in brackets do not count.
 */
#ifndef INPUT_GUESS_WORDS_H
#define INPUT_GUESS_WORDS_H

#include "input/intern.h"

/* What a column can tell; those behind the last of documents are known only. */
enum role {
    ROLE_DOC_NO,
    ROLE_INSTALLMENT,
    ROLE_CUSTOMER_ID,
    ROLE_CUSTOMER_NAME,
    ROLE_KIND,
    ROLE_ISSUE_DATE,
    ROLE_POSTING_DATE,
    ROLE_DUE_DATE,
    ROLE_CURRENCY,
    ROLE_AMOUNT,
    ROLE_TAX,
    ROLE_OPEN,
    ROLE_RECEIVED,
    ROLE_CONTRACT_NO,
    ROLE_ORDER_NO,
    ROLE_DELIVERY_NO,
    ROLE_DELIVERY_DATE,
    ROLE_DEPARTMENT,
    ROLE_SALESPERSON,
    ROLE_DESCRIPTION,
    ROLE_STATUS,
    ROLE_NET,     /* without tax */
    ROLE_LOCAL,   /* in the reporting currency */
    ROLE_SETTLED, /* when it was paid */
    ROLE_OTHER,   /* days, buckets, prices: never one of the above */
    ROLE_COUNT,
    ROLE_NONE = ROLE_COUNT
};

struct role_form {
    const char *column;   /* of documents; NULL: it feeds none */
    const char *headings; /* separated by '|', as guess_key makes them */
    const char *parts;    /* of headings that may mean it as well, or NULL */
};

extern const struct role_form role_forms[ROLE_COUNT];

/* A heading as the table has it: "Amount (CNY)" is "amount". */
struct str guess_key(struct str heading, struct arena *a);

struct guess_meaning {
    enum role role;
    size_t rank;
};

/* The keys that mean something for sure. */
struct guess_words {
    struct intern keys;
    struct guess_meaning *meanings; /* by number of the key */
};

struct guess_words guess_words(struct arena *a);

/*
 * What a key means for sure; *rank: how sure, 0 most.  ROLE_NONE: the table
 * has it not.
 */
enum role guess_role(const struct guess_words *w, struct str key, size_t *rank);

/* May a key that guess_role does not know mean this? */
bool guess_may_mean(struct str key, enum role role);

#endif
