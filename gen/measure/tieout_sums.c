/*
 * Rows of a tie-out are added: one table says by what.
 */
#include "measure/tieout_parts.h"

/* What rows are added by. */
static const size_t row_sums[] = {
    offsetof(struct tieout_row, opening),
    offsetof(struct tieout_row, restated),
    offsetof(struct tieout_row, opening_corrected),
    offsetof(struct tieout_row, invoices),
    offsetof(struct tieout_row, debit_notes),
    offsetof(struct tieout_row, reversals),
    offsetof(struct tieout_row, receipts),
    offsetof(struct tieout_row, bills),
    offsetof(struct tieout_row, credits),
    offsetof(struct tieout_row, writeoffs),
    offsetof(struct tieout_row, transferred),
    offsetof(struct tieout_row, settled_unknown),
    offsetof(struct tieout_row, part_settled),
    offsetof(struct tieout_row, settled_new),
    offsetof(struct tieout_row, reappeared),
    offsetof(struct tieout_row, receipts_unplaced),
    offsetof(struct tieout_row, exported_difference),
    offsetof(struct tieout_row, closing),
    offsetof(struct tieout_row, buckets),
    offsetof(struct tieout_row, unapplied),
    offsetof(struct tieout_row, difference),
    offsetof(struct tieout_row, retention_conditional),
    offsetof(struct tieout_row, credit_balances),
    offsetof(struct tieout_row, balance_sheet),
};

static int64_t *sum_in(struct tieout_row *row, size_t i)
{
    return (int64_t *)(void *)((char *)row + row_sums[i]);
}

static int64_t sum_of_row(const struct tieout_row *row, size_t i)
{
    return *(const int64_t *)(const void *)((const char *)row + row_sums[i]);
}

void tie_add_row(struct tieout_row *to, const struct tieout_row *row)
{
    for (size_t i = 0; i < COUNT(row_sums); i++)
        shift(sum_in(to, i), sum_of_row(row, i));
    to->ties = to->ties && row->ties;
}

bool tieout_row_add(struct tieout_row *to, const struct tieout_row *row)
{
    bool ok = minor_add(&to->control, row->control) &&
              minor_add(&to->control_difference, row->control_difference);

    for (size_t i = 0; ok && i < COUNT(row_sums); i++)
        ok = minor_add(sum_in(to, i), sum_of_row(row, i));
    to->has_control &= row->has_control;
    to->ties = to->ties && row->ties;
    return ok;
}
