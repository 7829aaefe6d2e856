/*
 * provision_value - the provision as words and data: for close.json, the
 * voucher and the sheet.
 *
 * Internal: nothing that goes out reads this.
 */
#ifndef REPORT_PROVISION_VALUE_H
#define REPORT_PROVISION_VALUE_H

#include "doc/value.h"
#include "measure/provision.h"

/* "未到期", "逾期1-30天", "1年以内（含1年）". */
struct str provision_segment_label(const struct provision *p, size_t segment,
                                   enum language language, struct arena *a);

/* The portfolio's name; 账龄组合 of what fits no other. */
struct str provision_portfolio_label(const struct provision_portfolio *x,
                                     enum language language);

/* Has a segment with a balance no rate? */
bool provision_lacks_rates(const struct provision_matrix *m, size_t segments);

/* Why segments have no rate: 数据不足 with what is missing; empty: told. */
struct str provision_missing_words(const struct provision_matrix *m,
                                   enum language language, struct arena *a);

struct str provision_exclusion_label(enum provision_exclusion why,
                                     enum language language);

/* Where the opening allowance is from, or that it is not known. */
struct str provision_opening_words(const struct provision_movement *m,
                                   enum language language, struct arena *a);

/*
 * {"is_set", "basis", "credits", "segments": [{"key", "label"}],
 * "currencies": [{"currency", "gross", "credits", "credits_left", "excluded":
 * {"class", "retention", "customer"}, "singles": [{"customer_id", "name",
 * "reason", "from", "gross", "credits", "base", "rate", "amount", "required",
 * "capped"}], "portfolios": [{"name", "missing", "segments": [{"key", "gross",
 * "credits", "base", "rate", "required"}], "base", "required", "rolls":
 * {"currency", "days", "missing_days", "average", "observed", "periods":
 * [{"balance", "stayed", "rolled", "rate"} ...]}}], "complete", "required",
 * "movement": {"source", "opening_date", "close", "opening", "charge",
 * "reversal", "writeoffs", "other", "before", "entry", "closing"}}]}.
 *
 * What is not known is null.  rolls is null where the rates are the policy's.
 */
struct value provision_value(const struct provision *p, const struct ledger *l,
                             enum language language, struct arena *a);

/* Debit and credit of a currency's entry. */
struct voucher_line {
    struct str account; /* 信用减值损失, 坏账准备 */
    bool debit;
    int64_t minor; /* > 0 */
};

/*
 * The two lines of an entry; 0: there is nothing to enter, or what it would be
 * is not known.
 */
size_t provision_voucher(const struct provision_currency_part *part,
                         enum language language, struct voucher_line *lines);

/* "计提 2026-06-30 应收账款坏账准备", or 转回. */
struct str provision_voucher_text(const struct provision *p,
                                  const struct provision_currency_part *part,
                                  enum language language, struct arena *a);

/* Is the entry known: opening told, every segment with a rate? */
bool provision_entry_known(const struct provision_currency_part *part);

#endif
