/*
 * warning_text - warnings in words: the rule, the reason and the rows.
 *
 * Internal: a sentence of these never leaves the house.
 */
#ifndef REPORT_WARNING_TEXT_H
#define REPORT_WARNING_TEXT_H

#include "measure/warning.h"

/* "失约": at most six characters. */
struct str warning_label(enum warning_kind kind, enum language language);

/* What the rule asks, with the policy's thresholds. */
struct str warning_rule(enum warning_kind kind, const struct warning_policy *p,
                        enum language language, struct arena *a);

/* Why it says nothing; empty: WARNING_KNOWN. */
struct str warning_lack(enum warning_known known, enum language language);

/* Why it was given, with its figures. */
struct str warning_reason(const struct ledger *l, const struct warning *w,
                          const struct warning_policy *p,
                          enum language language, struct arena *a);

/* The rows it rests on: the first of them, and how many there are. */
struct str warning_rows(const struct ledger *l, const struct warning *w,
                        enum language language, struct arena *a);

#endif
