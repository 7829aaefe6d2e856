/*
 * penalty - what a contract or the law lets run on a late sum, as a value.
 *
 * The text is what people type as 违约金标准: short, one rule, of the sum that
 * is late.  What it leaves open (the term of an LPR, fixed or floating) stays
 * open in the value: whoever needs it asks, nothing is guessed.  What is owed
 * under a rule is computed by measure/interest.
 */
#ifndef MODEL_PENALTY_H
#define MODEL_PENALTY_H

#include "model/decimal.h"

enum accrual_kind {
    ACCRUAL_NONE, /* nothing runs */
    ACCRUAL_RATE, /* percent, by per */
    ACCRUAL_LPR,  /* 贷款市场报价利率 * multiple + percent points */
    ACCRUAL_BENCHMARK, /* the PBoC's 贷款基准利率, the same way */
    ACCRUAL_DELAYED,   /* 加倍部分债务利息: 0.0175 % a day */
    ACCRUAL_UK,        /* Bank Rate of the reference date + 8 points */
    ACCRUAL_EU         /* the directive's floor: ECB rate + 8 points */
};

enum accrual_per { PER_DAY, PER_MONTH, PER_YEAR, PER_ONCE /* one share */ };

/* Which LPR, or which benchmark; the benchmark has one more. */
enum accrual_term { TERM_UNTOLD, TERM_ONE_YEAR, TERM_FIVE_YEARS, TERM_MIDDLE };

/* Whether the rate stays that of the breach. */
enum accrual_course { COURSE_UNTOLD, COURSE_FIXED, COURSE_FLOATING };

/* What a cap in per cent is of. */
enum accrual_cap_base {
    CAP_OF_DEBT,    /* the sum that was late at first */
    CAP_OF_CONTRACT /* the contract's price, which the caller must know */
};

struct accrual {
    uint8_t kind, per, term, course; /* of the enumerations above */
    struct decimal percent;  /* RATE: the rate, by per.  LPR, BENCHMARK: points
                                added, a year.  Else not used */
    struct decimal multiple; /* LPR, BENCHMARK: 1 where none is told */
    struct decimal cap_percent; /* of cap_base in all; units 0: no such cap */
    struct decimal cap_sum; /* in whole units of the currency; units 0: none */
    uint8_t cap_base;
};

/*
 * Read a rule:
 *   0.05%/day  日万分之五  每日千分之一  1.5%/month  月利率1%  18%/year 5%/once
 *   LPR*1.5  lpr1y*1.5:fixed  lpr5y*1.3:floating  lpr1y+50bp
 *   一年期LPR的1.5倍  四倍一年期LPR  一年期LPR上浮50%  同期LPR加50个基点
 *   benchmark*1.5  贷款基准利率的1.5倍  delayed  迟延履行  uk  eu  none  无
 * and behind it, if any: ", cap 20%", "，总额不超过20%", ", cap 50000".
 * Reports at text.at, naming what would be accepted; *out is then untouched.
 * Empty text is an error: whether a contract is silent is for the caller.
 */
MUST_CHECK bool penalty_parse(struct field text, struct accrual *out,
                              struct diag *d);

/*
 * Millionths of the debt a year, of 365 days or 12 months, for comparing
 * debts (民法典 560): "0.05%/day" is 182500.  0 for anything that is not a
 * plain rate by time: no burden is guessed.
 */
int64_t penalty_burden(struct str rule);

#endif
