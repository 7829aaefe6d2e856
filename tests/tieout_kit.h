/*
 * tieout_kit - the tie-out of a kit's ledger, all its figures looked through.
 */
#ifndef TESTS_TIEOUT_KIT_H
#define TESTS_TIEOUT_KIT_H

#include "ledger_kit.h"
#include "measure/tieout.h"

#include <stddef.h>
#include <string.h>

/* Every figure of a row, in the order of their names. */
static const struct {
    const char *name;
    size_t offset;
} tieout_columns[] = {
#define COLUMN(name)                             \
    {                                            \
#name, offsetof(struct tieout_row, name) \
    }
    COLUMN(opening),
    COLUMN(restated),
    COLUMN(invoices),
    COLUMN(debit_notes),
    COLUMN(reversals),
    COLUMN(receipts),
    COLUMN(bills),
    COLUMN(credits),
    COLUMN(writeoffs),
    COLUMN(transferred),
    COLUMN(settled_unknown),
    COLUMN(part_settled),
    COLUMN(settled_new),
    COLUMN(reappeared),
    COLUMN(exported_difference),
    COLUMN(closing),
    COLUMN(buckets),
    COLUMN(unapplied),
    COLUMN(difference),
    COLUMN(receipts_unplaced),
    COLUMN(retention_conditional),
    COLUMN(credit_balances),
    COLUMN(balance_sheet),
};

static inline int64_t tieout_column(const struct tieout_row *row, size_t i)
{
    int64_t x;

    memcpy(&x, (const char *)row + tieout_columns[i].offset, sizeof(x));
    return x;
}

/* Every column of the customers adds up to the currency's. */
static inline void tieout_check_sums(const struct tieout *t)
{
    size_t at = 0;

    for (size_t r = 0; r < t->count; r++) {
        int64_t sums[COUNT(tieout_columns)] = {0};

        for (; at < t->customer_count &&
               t->customers[at].currency == t->rows[r].currency;
             at++) {
            for (size_t i = 0; i < COUNT(tieout_columns); i++)
                sums[i] += tieout_column(&t->customers[at], i);
        }
        for (size_t i = 0; i < COUNT(tieout_columns); i++) {
            if (sums[i] != tieout_column(&t->rows[r], i))
                fail_msg("%s: %s of the customers is %jd, of all %jd",
                         t->rows[r].currency->code, tieout_columns[i].name,
                         (intmax_t)sums[i],
                         (intmax_t)tieout_column(&t->rows[r], i));
        }
        assert_int_equal(t->rows[r].customer, LEDGER_NONE);
        assert_int_equal(t->rows[r].transferred, 0);
    }
    assert_int_equal(at, t->customer_count);
}

static inline struct tieout kit_tie(struct kit *k, const char *day,
                                    const struct view *before)
{
    struct view v = kit_view(k, day);
    struct aging g;
    struct tieout t;

    assert_true(aging_compute(&v, &k->policy, 0, 1, &g, &k->arena, &k->diag));
    assert_true(tieout_compute(&v, &g, before, &t, &k->arena, &k->diag));
    tieout_check_sums(&t);
    return t;
}

/* "invoices 980, receipts 560" */
static inline struct str tieout_describe(const struct tieout_row *row,
                                         struct arena *a)
{
    struct str all = STR("");

    for (size_t i = 0; i < COUNT(tieout_columns); i++) {
        if (tieout_column(row, i))
            all = arena_format(a, "%.*s%s%s %jd", STR_ARG(all),
                               all.len ? ", " : "", tieout_columns[i].name,
                               (intmax_t)tieout_column(row, i));
    }
    return all;
}

#endif
