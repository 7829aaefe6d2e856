/*
 * analysis_provision - what the two files of the provision's sheets share, for
 * them alone.
 */
#ifndef REPORT_ANALYSIS_PROVISION_H
#define REPORT_ANALYSIS_PROVISION_H

#include "report/analysis_parts.h"
#include "report/provision_value.h"

enum {
    AT_WHO,
    AT_GROSS,
    AT_CREDITS,
    AT_BASE,
    AT_RATE,
    AT_REQUIRED,
    AT_NOTE,
    AT_COUNT
};

/*
 * Where the loss rates of a matrix stand; by currency, then portfolio.  No
 * name: the rates are the policy's, and no cell has them.
 */
struct roll_place {
    struct str sheet;
    uint32_t row[PROVISION_SEGMENT_MAX];
    uint32_t column;
};

/* The blocks of a currency, and what they add up to for those below. */
struct provision_block {
    struct analysis *x;
    const struct provision *p;
    const struct provision_currency_part *part;
    struct sheet_writer *w;
    const struct roll_place *places; /* of the currency's matrices */
    struct str bases, required;      /* "D9+D17", "F9+F17" */
};

/* "C7". */
struct str provision_block_at(const struct provision_block *b, uint32_t row,
                              uint32_t column);
struct str provision_block_say(const struct provision_block *b, const char *zh,
                               const char *en);
struct cell provision_block_percent(struct cell c);
struct cell provision_block_money(const struct provision_block *b,
                                  int64_t minor);

/* A formula over amounts, rounded to the currency. */
struct cell provision_block_live(const struct provision_block *b,
                                 struct str formula, int64_t minor);

/* A text beside an amount: away from it, or broken where it is long. */
void provision_block_put_beside(struct provision_block *b, uint32_t column,
                                struct str text);

/* "CNY 人民币　一、按单项计提：more". */
void provision_block_put_section(struct provision_block *b, const char *zh,
                                 const char *en, struct str more);

/* A label and its amount, on a row of their own. */
void provision_block_put_line(struct provision_block *b, struct str label,
                              struct cell amount);

/* The movement of the allowance, its disclosure and the voucher. */
void analysis_write_movement(struct provision_block *b);

/* Is any rate made of roll rates? */
bool analysis_has_rolls(const struct provision *p);

/*
 * The sheet of roll rates, where there are any; places has room for every
 * matrix: part by part, PROVISION_PORTFOLIO_MAX each.
 */
void analysis_write_rolls(struct analysis *x, const struct analysis_part *part,
                          struct roll_place *places);

/* "B7*C7" and the like, rounded to decimals. */
struct str analysis_round(struct str formula, int decimals, struct arena *a);

#endif
