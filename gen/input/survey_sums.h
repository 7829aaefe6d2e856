/*
 * survey_sums - what a column comes to, and what its rows of totals say, for
 * survey*.c alone.
 *
 * A sum never mixes currencies: all is added up by currency, and a row of
 * totals is compared with the rows of its own.
 */
#ifndef INPUT_SURVEY_SUMS_H
#define INPUT_SURVEY_SUMS_H

#include "input/survey.h"

/* Kinds of ignored rows that are told apart, and currencies. */
#define SUM_KINDS      10
#define SUM_CURRENCIES 8

/* Of rows that say no currency, or one too many. */
#define SUM_ELSE  SUM_CURRENCIES
#define SUM_SLOTS (SUM_CURRENCIES + 1)

/* Rows of totals of one column: one a currency, and some that say none. */
#define SUM_STATED_MAX 24

/* Exact, in 128 bits. */
struct sums {
    struct decimal_sum used, rejected;
    struct decimal_sum ignored[SUM_KINDS];
    struct decimal_sum since; /* used, behind the row of totals before */
    size_t rows, rejected_rows;
};

/* One row of totals, and the sums above it. */
struct stated {
    size_t slot;   /* the currency it says or SUM_ELSE */
    size_t block;  /* rows of totals with no other row between: the same */
    uint64_t word; /* its first cell, as a hash */
    size_t line;
    bool readable, agrees;
    bool above; /* before any row: the total of those below */
    struct decimal figure;
    struct sums at[SUM_SLOTS];
};

struct adding {
    int field;
    bool other;       /* no amount of the profile's: it may agree, no more */
    enum table table; /* of an amount of the profile's: what it feeds */
    size_t column;
    bool runs; /* it says something else in rows that do not read it: a
                  balance that runs on, whose total is no sum */
    struct sums in[SUM_SLOTS];
    struct stated *stated;
    size_t stated_count;
};

/* Currencies by the order in which rows say them. */
struct sum_slots {
    const struct currency *currencies[SUM_CURRENCIES];
    size_t count;
};
size_t sum_slot(struct sum_slots *slots, const struct currency *currency);

void sum_use(struct adding *x, size_t slot, struct decimal n);
void sum_ignore(struct adding *x, size_t slot, size_t kind, struct decimal n);
void sum_reject(struct adding *x, size_t slot, struct decimal n);

/* A row of totals: compare it, and keep it in place of those it repeats. */
void sum_state(struct adding *x, struct stated said, struct arena *a);

/* All rows are known: compare the totals that stand above them. */
void sum_end(struct adding *x);

/* What is told of it; decimals: at least so many. */
struct survey_total sum_total(const struct adding *x, const struct stated *said,
                              const struct sum_slots *slots, int decimals,
                              struct arena *a);

#endif
