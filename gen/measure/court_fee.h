/*
 * court_fee - what a court charges for a claim of money, 诉讼费用交纳办法.
 *
 * Exact, band by band, and rounded half-up to the currency's minor unit once,
 * at the end; the regulation says nothing of rounding.
 */
#ifndef MEASURE_COURT_FEE_H
#define MEASURE_COURT_FEE_H

#include "model/bands.h"

enum court_fee_kind {
    FEE_OF_ACCEPTANCE,      /* 案件受理费 (13) */
    FEE_OF_ACCEPTANCE_HALF, /* mediation, withdrawal, 简易程序 (15, 16) */
    FEE_OF_PAYMENT_ORDER,   /* 支付令: a third of it (14) */
    FEE_OF_ENFORCEMENT,     /* 执行申请费 (14), not paid in advance (20) */
    FEE_OF_PRESERVATION,    /* 保全申请费 (14), at most 5,000 */
    FEE_KINDS
};

#define FEE_PARTS_MAX 16

struct fee_part {
    const struct band *band;
    int64_t amount;     /* of the claim, within the band; minor units */
    struct decimal fee; /* exact, in the currency's main unit */
};

struct court_fee {
    enum court_fee_kind kind;
    struct fee_part parts[FEE_PARTS_MAX];
    size_t count;
    struct decimal sum; /* of the parts, exact */
    bool is_capped;     /* the cap of the last band took its place */
    int divisor;        /* 1; 2 half; 3 a third */
    int64_t fee;        /* minor units */
};

/*
 * Of an amount above 0 in minor units of CNY.  False where the table has no
 * band for it, or on overflow; *out is untouched then.
 */
MUST_CHECK bool court_fee(const struct band_table *t, enum court_fee_kind kind,
                          int64_t amount, struct court_fee *out);

#endif
