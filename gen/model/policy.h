/*
 * policy - what a book decides: buckets, ladder, creditor, language.
 *
 * Read from duebook.yaml by input/policy_read; policy_default for one file
 * without a book.
 */
#ifndef MODEL_POLICY_H
#define MODEL_POLICY_H

#include "model/claim_policy.h"
#include "model/forecast_policy.h"
#include "model/ledger.h"
#include "model/provision_policy.h"
#include "model/warning_policy.h"

enum language { LANGUAGE_ZH, LANGUAGE_EN };

/* A word of a report in both languages, where it is used in one place alone. */
struct bilingual {
    const char *zh, *en;
};

/* Days past due, both ends included; negative is not due yet. */
struct bucket {
    struct str name; /* ASCII key: "not_due_1-30", "today", "31-60", "365+" */
    bool has_from, has_to; /* false: open end; both false: no due date */
    int32_t from, to;
};

#define BUCKET_MAX 32

struct bucket_scheme {
    struct bucket items[BUCKET_MAX];
    size_t count;
    size_t today;       /* index of "today" */
    size_t no_due_date; /* index of "no_due_date", the last */
};

/* What a stage does. */
enum stage_action {
    STAGE_LETTER,
    STAGE_CALL /* a row of a call sheet; no letter */
};

/*
 * A stage of the ladder: from a day on, this template.  "Before due" stages are
 * reckoned in working days, the others in days overdue.
 */
struct stage {
    struct str name;          /* "formal" */
    struct str template_name; /* "demand" -> templates/letters/LANG/demand.md;
                                 empty: a call */
    int32_t days_overdue;     /* from so many days on; 0: before due */
    int32_t workdays_before;  /* > 0: so many working days before due */
    int32_t wait_days;        /* least days since the milder stage */
    int32_t pay_within_days;  /* 0: the ladder's */
    int32_t percent;          /* least overdue share of what he owes; 0: none */
    struct money minimum;     /* currency NULL: the ladder's */
    uint8_t action;           /* enum stage_action */
};

/* Of things that speak against a letter without a rule of law. */
enum hold_rule { HOLD_SHOWN, HOLD_LETTER };

/* "dunning:" of duebook.yaml, beside the stages. */
struct dunning_policy {
    int32_t grace_days;  /* overdue days that no stage counts; 0 */
    bool starts_gentle;  /* start: gentle; a customer without history begins
                            with the first stage whatever his age */
    int32_t max_letters; /* in one run; 0: no limit */
    struct money large;  /* from here to management first; currency NULL:
                            none */
    int32_t suspensions; /* promises that hold letters, at most: 2 */
    uint8_t bank, unapplied, payable; /* enum hold_rule: 已到账待入账, 未核销,
                                         对抵 */
};

#define STAGE_MAX 16

#define KPI_COHORTS 3

struct kpi_policy {
    int32_t dso_days;       /* trailing window of sales: 90 */
    int32_t recovery_days;  /* period of the recovery rate: 7 */
    int32_t top;            /* customers in "most overdue": 10 */
    int32_t promise_days;   /* window of the promises judged: 30 */
    int32_t promise_grace;  /* worked days after the promised one: 2 */
    int32_t promise_kept;   /* per cent that must be paid by then: 95 */
    int32_t retention_days; /* window of customers sold to again: 180 */
    int32_t cohort_days[KPI_COHORTS]; /* since overdue, ascending: 30, 60, 90 */
    int32_t
        financing_rate; /* of overdue money, millionths a year; 0: not set */
    int32_t sales_vat;  /* the table sales is without VAT at this rate, in
                           hundredths of a per cent; 0: it is with VAT */
};

/* At which rate amounts in other currencies are reported. */
enum fx_rule {
    FX_AS_OF,   /* the last rate not after the as-of date */
    FX_HISTORIC /* that of each document's issue or receipt's date */
};

struct policy {
    enum language language;
    struct creditor creditor;
    const struct currency *reporting_currency;
    struct bucket_scheme buckets;
    struct stage stages[STAGE_MAX]; /* by days, mildest first */
    size_t stage_count;
    struct money minimum_letter; /* no letter below this number of any currency;
                                    currency NULL: none */
    int32_t pay_within_days;     /* deadline in letters, from their date */
    struct dunning_policy dunning;
    struct kpi_policy kpi;
    struct ledger_rules ledger; /* "ledger:" of duebook.yaml */
    enum fx_rule fx;
    struct claim_policy claim;         /* "claim:" of duebook.yaml */
    struct provision_policy provision; /* "provision:" of duebook.yaml */
    struct warning_policy warnings;    /* "warnings:" of duebook.yaml */
    struct forecast_policy forecast;   /* "forecast:" of duebook.yaml */
    int32_t zone_minutes; /* time_zone, east of UTC: +08:00 is 480 */
    bool ascii_names;     /* --names ascii */
};

/*
 * Ascending positive upper ends, at most 9999: {30, 60} gives today, 1-30,
 * 31-60, 60+; not_due_ends {30} gives not_due_31+, not_due_1-30.  False when
 * they do not ascend or are too many.
 */
MUST_CHECK bool bucket_scheme_make(struct bucket_scheme *out,
                                   const int32_t *ends, size_t end_count,
                                   const int32_t *not_due_ends,
                                   size_t not_due_count, struct arena *a);

/*
 * Age since a day, for bases other than the due date: ends {30, 60} give 0-30,
 * 31-60, 61+.  today and no_due_date are 0 and the last: nothing is before its
 * first bucket and every document has such a day.
 */
MUST_CHECK bool bucket_scheme_of_age(struct bucket_scheme *out,
                                     const int32_t *ends, size_t end_count,
                                     struct arena *a);

/*
 * The aging of the PRC notes to the accounts: 1年以内（含1年）, 1至2年, 2至3年,
 * 3至4年, 4至5年, 5年以上; keys 0-1y, 1-2y, ... 5y+.  In whole years by the
 * calendar: the anniversary is still within.
 */
#define DISCLOSURE_COUNT 6
size_t disclosure_bucket(struct date arose, struct date as_of);
extern const struct str disclosure_names[DISCLOSURE_COUNT];

/* The one bucket of a due date on a day. */
size_t bucket_of(const struct bucket_scheme *s, struct date due,
                 struct date as_of);

/* Buckets 30 60 90 180 365, not due 30; a formal demand from day 7. */
struct policy policy_default(struct arena *a);

#endif
