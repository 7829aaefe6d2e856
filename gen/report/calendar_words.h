/*
 * calendar_words - what people read of a clock, in Chinese and English.
 *
 * For the house alone: no letter, bundle or mail to a customer includes it.
 */
#ifndef REPORT_CALENDAR_WORDS_H
#define REPORT_CALENDAR_WORDS_H

#include "measure/clock.h"
#include "model/policy.h"

/* "诉讼时效", "limitation". */
struct str clock_kind_text(enum clock_kind kind, enum language language);

/* "limitation", "guarantee"; for JSON, never translated. */
const char *clock_kind_key(enum clock_kind kind);
const char *clock_state_key(enum clock_state state);
const char *clock_cause_key(enum clock_cause cause);
const char *clock_proof_key(enum clock_proof proof);
const char *clock_effect_key(enum clock_effect effect);
const char *clock_lack_key(size_t bit);

struct str clock_state_text(const struct clock *c, enum language language);

/* What is to be done about it, one sentence. */
struct str clock_action_text(const struct clock *c, enum language language);

/* The articles it rests on. */
struct str clock_basis_text(const struct clock *c, const struct ledger *l,
                            enum language language);

/* What is missing, joined; empty: nothing. */
struct str clock_lacks_text(uint32_t lacks, enum language language,
                            struct arena *a);

/* From where an end is reckoned: "自 2023-10-01 到期……". */
struct str clock_from_text(const struct clock *c, bool provable,
                           enum language language, struct arena *a);

/* "顺延", "未公布调休"; empty: nothing to say. */
struct str clock_end_note(const struct period_end *end, enum language language,
                          struct arena *a);

/* "2026-10-08", or why there is none. */
struct str clock_end_text(const struct clock *c, bool provable,
                          enum language language, struct arena *a);

struct str clock_cause_text(const struct clock_event *e,
                            enum language language);
struct str clock_proof_text(enum clock_proof proof, enum language language);
struct str clock_effect_text(enum clock_effect effect, enum language language);

/* The number of the document, bill or case; empty: the customer. */
struct str clock_subject(const struct clocks *list, const struct clock *c,
                         struct arena *a);

/* "剩余 83 天", "已过 3 天". */
struct str clock_days_text(const struct clock *c, enum language language,
                           struct arena *a);

#endif
