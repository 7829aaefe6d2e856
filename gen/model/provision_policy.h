/*
 * provision_policy - how a book provides for bad debts (坏账准备).
 *
 * "provision:" of duebook.yaml.  Nothing is provided by default: without the
 * section there is no rate, and none is guessed.  All of it is printed beside
 * the figures.
 */
#ifndef MODEL_PROVISION_POLICY_H
#define MODEL_PROVISION_POLICY_H

#include "model/decimal.h"

/* What the segments of the matrix count. */
enum provision_basis {
    PROVISION_DUE,       /* days past due */
    PROVISION_DISCLOSURE /* years since the debt arose: 1年以内, 1至2年, ... */
};

/* Credits and unapplied money of a customer, in one currency. */
enum provision_credits {
    PROVISION_CREDITS_REDUCE, /* his documents, the oldest due first */
    PROVISION_CREDITS_APART   /* stand apart: each document counts in full */
};

/* Whose rates another currency than the reporting one has, by roll rates. */
enum provision_currency { PROVISION_RATES_OWN, PROVISION_RATES_REPORTING };

/* From 1 << enum document_class on, as a set; and this one beside them: */
#define PROVISION_CONDITIONAL_RETENTION (1u << 8) /* not due: 合同资产 */

/* Decimals of a rate as a fraction: four of its per cent. */
#define PROVISION_POLICY_DECIMALS 6

#define PROVISION_SEGMENT_MAX   24
#define PROVISION_PORTFOLIO_MAX 8

/* Loss rates of the segments, youngest first. */
struct provision_rates {
    bool is_set;
    bool by_roll; /* from the roll rates of the closes; else items */
    struct decimal items[PROVISION_SEGMENT_MAX]; /* 0 to 1 */
};

struct provision_words {
    const struct str *items;
    size_t count;
};

/* Documents that fit every condition given; none given: all. */
struct provision_portfolio {
    struct str name; /* empty: the one of what fits no other (账龄组合) */
    struct provision_words regions, industries, customers;
    uint32_t classes; /* a set; 0: any */
    struct provision_rates rates;
};

struct provision_policy {
    bool is_set; /* the section is there */
    enum provision_basis basis;
    int32_t ends[PROVISION_SEGMENT_MAX]; /* days past due, rising */
    size_t end_count;
    int32_t not_due[PROVISION_SEGMENT_MAX]; /* days before due, rising */
    size_t not_due_count;
    struct decimal lgd;     /* loss given default, 0 to 1; by_roll */
    struct decimal forward; /* forward factor; by_roll */
    int32_t periods;        /* that roll rates are averaged over; by_roll */
    enum provision_credits credits;
    enum provision_currency currencies;
    uint32_t excluded_classes;
    struct provision_words excluded_customers;
    struct provision_portfolio portfolios[PROVISION_PORTFOLIO_MAX]; /* the last
                                          one without a name takes the rest */
    size_t portfolio_count;
};

/* Least periods of roll rates: of month ends, of year ends. */
#define PROVISION_LEAST_MONTHS 12
#define PROVISION_LEAST_YEARS  3

/* Months between two observations: the width of the segments. */
int provision_step_months(const struct provision_policy *p);

/* Segments of the matrix: not due ones, overdue ones, or years. */
size_t provision_segment_count(const struct provision_policy *p);

#endif
