/*
 * warning_policy - when something is worth a warning: "warnings:" of
 * duebook.yaml.
 */
#ifndef MODEL_WARNING_POLICY_H
#define MODEL_WARNING_POLICY_H

#include <stdint.h>

struct warning_policy {
    int32_t recent_days;   /* what happened in so many days is recent: 90 */
    int32_t history_days;  /* and what it is compared with, before: 365 */
    int32_t payments;      /* paid documents that either needs: 3 */
    int32_t slower_days;   /* so many days later than before: 10 */
    int32_t late_days;     /* overdue for so many days is late: 3 */
    int32_t limit_percent; /* of a credit limit that is used: 100 */
    int32_t top_percent;   /* of a currency's receivables with one group: 25 */
    int32_t hhi;           /* points of concentration, 0 to 10,000: 1800 */
    int32_t customers;     /* fewer are no concentration: 5 */
};

#endif
