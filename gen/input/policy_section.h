/*
 * policy_section - the sections of duebook.yaml, for policy_read.c alone.
 *
 * A key left empty, or whose keys are all commented out, is not there (NULL)
 * and keeps its usual value.  All mistakes of a section are told.
 */
#ifndef INPUT_POLICY_SECTION_H
#define INPUT_POLICY_SECTION_H

#include "input/yaml.h"
#include "model/policy.h"

/* The value of a key; NULL: missing, or left empty. */
const struct yaml *policy_find(const struct yaml *map, const char *key);

/* Text of one line, without blanks at its ends. */
MUST_CHECK bool policy_line(const struct yaml *y, struct str *out,
                            struct diag *d);

/* A whole number from low to high; without a node *out stays. */
MUST_CHECK bool policy_days(const struct yaml *y, int64_t low, int64_t high,
                            int32_t *out, struct diag *d);

MUST_CHECK bool policy_creditor(const struct yaml *y, struct creditor *c,
                                struct diag *d);
MUST_CHECK bool policy_dunning(const struct yaml *y, struct policy *p,
                               struct diag *d);
MUST_CHECK bool policy_claim(const struct yaml *y, struct claim_policy *p,
                             struct diag *d);
MUST_CHECK bool policy_kpi(const struct yaml *y, struct kpi_policy *k,
                           struct diag *d);
MUST_CHECK bool policy_ledger(const struct yaml *y, struct policy *p,
                              struct diag *d);

MUST_CHECK bool policy_provision(const struct yaml *y, struct policy *p,
                                 struct arena *a, struct diag *d);

MUST_CHECK bool policy_warning(const struct yaml *y, struct warning_policy *p,
                               struct diag *d);
MUST_CHECK bool policy_forecast(const struct yaml *y, struct policy *p,
                                struct diag *d);

#endif
