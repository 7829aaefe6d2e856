#include "measure/court_fee.h"

#include "model/money.h"

/* Of an amount in fen, and of a rate in per cent. */
#define MINOR_SCALE   2
#define PERCENT_SCALE 2

static enum band_schedule schedule_of(enum court_fee_kind kind)
{
    switch (kind) {
    case FEE_OF_ACCEPTANCE:
    case FEE_OF_ACCEPTANCE_HALF:
    case FEE_OF_PAYMENT_ORDER:
        return BAND_ACCEPTANCE;
    case FEE_OF_ENFORCEMENT:
        return BAND_ENFORCEMENT;
    case FEE_OF_PRESERVATION:
    case FEE_KINDS:
        break;
    }
    return BAND_PRESERVATION;
}

static int divisor_of(enum court_fee_kind kind)
{
    if (kind == FEE_OF_ACCEPTANCE_HALF)
        return 2;
    return kind == FEE_OF_PAYMENT_ORDER ? 3 : 1;
}

/* A flat sum and a share of what falls into one band. */
static bool make_part(const struct band *band, int64_t amount,
                      struct fee_part *out)
{
    int64_t top = amount < band->up_to ? amount : band->up_to;
    int scale = MINOR_SCALE + PERCENT_SCALE + band->percent.scale;
    int64_t flat, share;

    out->band = band;
    out->amount = top - band->over;
    if (!decimal_muldiv(out->amount, band->percent.units, 1, ROUND_DOWN,
                        &share) ||
        !decimal_muldiv(band->flat, decimal_power(scale - MINOR_SCALE), 1,
                        ROUND_DOWN, &flat) ||
        !minor_add(&share, flat))
        return false;
    out->fee = (struct decimal){share, scale};
    return true;
}

static bool finish(struct court_fee *f, int64_t cap)
{
    int64_t by = f->divisor * decimal_power(f->sum.scale - MINOR_SCALE);

    if (!decimal_muldiv(f->sum.units, 1, by, ROUND_HALF_UP, &f->fee))
        return false;
    f->is_capped = f->fee > cap;
    if (f->is_capped)
        f->fee = cap;
    return true;
}

bool court_fee(const struct band_table *t, enum court_fee_kind kind,
               int64_t amount, struct court_fee *out)
{
    struct court_fee f = {.kind = kind, .divisor = divisor_of(kind)};
    size_t count;
    const struct band *bands = bands_of(t, schedule_of(kind), &count);
    const struct band *last = NULL;

    f.sum.scale = MINOR_SCALE;
    for (size_t i = 0; i < count && amount > bands[i].over; i++) {
        last = &bands[i];
        if (f.count == FEE_PARTS_MAX ||
            !make_part(last, amount, &f.parts[f.count]) ||
            !decimal_add(&f.sum, f.parts[f.count].fee))
            return false;
        f.count++;
    }
    if (!last || !finish(&f, last->cap))
        return false;
    *out = f;
    return true;
}
