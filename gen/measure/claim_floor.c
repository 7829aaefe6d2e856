#include "measure/claim_parts.h"

/*
 * 保障中小企业款项支付条例 17 (2020: 15): what a large enterprise or a public
 * body agreed with an SME is not below the one-year LPR of the contract's day.
 * Only where it is does it matter who is an SME.
 */

/* Millionths a year. */
struct range {
    int64_t low, high;
};

static bool millionths(struct decimal x, int64_t *out)
{
    return decimal_muldiv(x.units, 10000, decimal_power(x.scale), ROUND_HALF_UP,
                          out);
}

/* What a table's column was between two days. */
static bool between(const struct rate_table *t, int column, struct date from,
                    struct date to, struct range *out)
{
    const struct rate_row *row;
    int64_t x;

    if (rates_find(t, from, &row) != RATE_FOUND ||
        !millionths(row->values[column], &x))
        return false;
    *out = (struct range){x, x};
    while ((row = rates_next_change(t, row, column, to)) != NULL) {
        if (!millionths(row->values[column], &x))
            return false;
        out->low = x < out->low ? x : out->low;
        out->high = x > out->high ? x : out->high;
    }
    return true;
}

/* With its multiple and points. */
static bool of_lpr(const struct accrual *x, int64_t *rate)
{
    struct decimal m = x->multiple;
    int64_t points;

    if (!millionths(x->percent, &points) ||
        (m.units && !decimal_muldiv(*rate, m.units, decimal_power(m.scale),
                                    ROUND_HALF_UP, rate)))
        return false;
    *rate += points;
    return true;
}

/* A plain rate; a share once is spread over the days that are late. */
static bool plain_rate(const struct accrual *x, struct date breach,
                       struct date last, int64_t *out)
{
    int64_t days = (int64_t)last.day - breach.day + 1, rate;

    if (!millionths(x->percent, &rate))
        return false;
    switch ((enum accrual_per)x->per) {
    case PER_DAY:
        return decimal_muldiv(rate, 365, 1, ROUND_HALF_UP, out);
    case PER_MONTH:
        return decimal_muldiv(rate, 12, 1, ROUND_HALF_UP, out);
    case PER_YEAR:
        break;
    case PER_ONCE:
        return days > 0 && decimal_muldiv(rate, 365, days, ROUND_HALF_UP, out);
    }
    *out = rate;
    return true;
}

/* What was agreed; false where it comes from no table that is known here. */
static bool agreed_range(const struct law_tables *law, const struct accrual *x,
                         struct date breach, struct date last,
                         struct range *out)
{
    int column = x->term == TERM_FIVE_YEARS ? LPR_FIVE_YEARS : LPR_ONE_YEAR;
    bool floats = x->course == COURSE_FLOATING;

    *out = (struct range){0, 0};
    if (x->kind == ACCRUAL_LPR)
        return between(&law->lpr, column, breach, floats ? last : breach,
                       out) &&
               of_lpr(x, &out->low) && of_lpr(x, &out->high);
    if (x->kind == ACCRUAL_RATE && !plain_rate(x, breach, last, &out->low))
        return false;
    out->high = out->low;
    return x->kind == ACCRUAL_RATE || x->kind == ACCRUAL_NONE;
}

bool rule_rate_a_year(const struct law_tables *law, struct accrual x,
                      struct date breach, struct date last, int64_t *out)
{
    struct range range;

    x.course = COURSE_FIXED;
    if (!agreed_range(law, &x, breach, last, &range))
        return false;
    *out = range.high;
    return true;
}

/* The floor; where nobody tells when it was made, the highest it may be. */
static bool find_floor(const struct rule_facts *f, int64_t *out)
{
    struct date made = f->contract->signed_date;
    struct range lpr;

    if ((date_is(made) ? made : f->breach).day < claim_sme_start().day)
        return false;
    if (!between(&f->law->lpr, LPR_ONE_YEAR,
                 date_is(made) ? made : claim_sme_start(),
                 date_is(made) ? made : f->breach, &lpr))
        return false;
    *out = lpr.high;
    return true;
}

static bool is_prc(const struct rule_facts *f)
{
    enum claim_law law = contract_law(f->contract);

    return (law == LAW_PRC || law == LAW_NOT_TOLD) &&
           str_equal_z(str_from_z(f->currency->code), "CNY");
}

static void tell(const struct rule_facts *f, enum claim_note_kind kind,
                 const char *column, struct note_list *notes)
{
    struct claim_note note = note_about(kind, f->contract->contract_no);

    note.column = column;
    note.at = f->contract->at;
    note_add(notes, note);
}

enum floor rule_floor(const struct rule_facts *f,
                      const struct interest_terms *terms,
                      struct note_list *notes)
{
    struct range agreed;
    int64_t least;

    if (!f->contract || !is_prc(f) ||
        !agreed_range(f->law, &terms->accrual, f->breach, f->last, &agreed) ||
        !find_floor(f, &least) || agreed.low >= least)
        return FLOOR_NONE;
    switch (rule_sme(f, notes)) {
    case SME_NO:
        return FLOOR_NONE;
    case SME_ASKED:
        return FLOOR_ASKED;
    case SME_YES:
        break;
    }
    if (!date_is(f->contract->signed_date)) {
        tell(f, NOTE_ASK_SIGNED_DATE, "contracts.signed_date", notes);
        return FLOOR_ASKED;
    }
    if (agreed.high < least)
        return FLOOR_HOLDS;
    tell(f, NOTE_SME_FLOATS, NULL, notes);
    return FLOOR_NONE;
}
