/*
 * past - what the exports of earlier snapshots had.
 *
 * An export of open items does not say of what it lacks whether it was settled
 * or never was in the books.  What stood in an earlier one was.
 *
 * The exports are read row by row for what is asked, and that once: whoever
 * asks for much asks at once.
 */
#ifndef INPUT_PAST_H
#define INPUT_PAST_H

#include "input/intake.h"

struct past;

/* The snapshots of a book, read as how says; nothing is read yet. */
struct past *past_new(const char *book, const struct intake *how,
                      struct arena *a);

enum past_subject {
    PAST_DOCUMENT,   /* number, part: the instalment; empty is none */
    PAST_INSTALMENT, /* the same, but any instalment where part is empty, and
                        the number in whichever width, case or blanks */
    PAST_CUSTOMER    /* number: his number or name as documents have it */
};

struct past_question {
    enum past_subject of;
    struct str number, part;
    bool found;      /* the answer; of a customer found and day alone */
    struct date day; /* the newest snapshot it stood in */
    struct str customer_id, customer_name; /* as they stood, or empty */
    const struct currency *currency;       /* NULL: cannot be read */
    struct date issue_date;                /* or no_date */
};

/* Answer from the snapshots before a day. */
void past_ask(struct past *p, struct date before, struct past_question *items,
              size_t count);

#endif
