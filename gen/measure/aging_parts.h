/*
 * aging_parts - what the files of the aging share; private to measure/.
 */
#ifndef MEASURE_AGING_PARTS_H
#define MEASURE_AGING_PARTS_H

#include "measure/aging.h"

/* Days beyond which all fall into the same bucket. */
#define DAYS_LIMIT 10000

/*
 * Buckets by days, to look up.  A span is a run of ages that no edge of the
 * bases counted from issue and posting divides, so that one count of them
 * gives the buckets of all.
 */
#define SPAN_MAX (BUCKET_MAX + DISCLOSURE_COUNT)

struct age_table {
    struct date as_of;
    bool credit_notes_aged;
    const struct bucket_scheme *schemes[BASIS_COUNT];
    unsigned char due[2 * DAYS_LIMIT + 1]; /* of days past due + DAYS_LIMIT */
    unsigned char spans[DAYS_LIMIT + 1];   /* of days since */
    unsigned char of_span[BASIS_COUNT][SPAN_MAX]; /* buckets; none of DUE */
    size_t span_count;
};

/* The schemes' memory comes from a. */
void age_table_make(struct age_table *t, const struct view *v,
                    const struct policy *policy, struct arena *a);

/* Whether its open part stands in a bucket; else it is unapplied. */
static inline bool age_is_in_bucket(const struct age_table *t,
                                    const struct document *doc)
{
    return doc->kind != DOCUMENT_CREDIT_NOTE || t->credit_notes_aged;
}

/* The bucket by due date, and days past due; 0 where there is no due date. */
static inline unsigned char age_due_bucket(const struct age_table *t,
                                           const struct document *doc,
                                           int32_t *days)
{
    struct date due = doc->due_date;
    int32_t limited;

    *days = 0;
    if (due.day == DATE_NONE) {
        if (doc->kind != DOCUMENT_CREDIT_NOTE)
            return (unsigned char)t->schemes[BASIS_DUE]->no_due_date;
        due = doc->issue_date;
    }
    *days = t->as_of.day - due.day;
    limited = *days > DAYS_LIMIT ? DAYS_LIMIT : *days;
    limited = limited < -DAYS_LIMIT ? -DAYS_LIMIT : limited;
    return t->due[limited + DAYS_LIMIT];
}

/* The span of the days since; a later day is in the first. */
static inline unsigned char age_span(const struct age_table *t,
                                     struct date since)
{
    int32_t days = t->as_of.day - since.day;

    days = days > DAYS_LIMIT ? DAYS_LIMIT : days;
    return t->spans[days < 0 ? 0 : days];
}

static inline struct date age_posting_date(const struct document *doc)
{
    const struct document_details *more = doc->details;

    return more && date_is(more->posting_date) ? more->posting_date
                                               : doc->issue_date;
}

/* Sums over the documents, receipts and bills of a view; see aging_count.c. */
struct counting;

/* In how many parts to go through the documents. */
size_t aging_parts(const struct ledger *l, unsigned threads);

/* NULL where a job failed.  What it counted lives in a. */
struct counting *counting_run(const struct view *v, const struct age_table *t,
                              bool with_bases, unsigned threads,
                              struct arena *a, struct diag *d);

/* The currencies that were met by the as-of date, by code. */
size_t counting_currencies(const struct counting *c,
                           const struct currency *const **list);

/* Whether a customer's row of a currency has anything to show. */
bool counting_has(const struct counting *c, uint32_t customer,
                  const struct currency *currency);

/* Fill such a row, zeroed but for bases, which point to cells or are NULL. */
void counting_fill(const struct counting *c, uint32_t customer,
                   const struct currency *currency, struct aging_row *row);

/* row->bases as the schemes want them, of zeros. */
void aging_give_bases(struct aging_row *row,
                      const struct bucket_scheme *const *schemes,
                      struct arena *a);

/* Add a row's figures to a total's, bases too where both have them. */
void aging_add_row(struct aging_row *total, const struct aging_row *row,
                   const struct bucket_scheme *const *schemes);

/* The top of every customer's group by his index; NULL: nobody has a parent. */
const uint32_t *aging_tops(const struct ledger *l, struct arena *a);

/* Fill c->groups from its customers. */
void aging_fill_groups(struct aging_currency *c, const struct ledger *l,
                       const uint32_t *tops,
                       const struct bucket_scheme *const *schemes,
                       struct arena *a);

/* Fill out->items, going through the documents in so many parts. */
MUST_CHECK bool aging_list_items(const struct view *v,
                                 const struct age_table *t, size_t parts,
                                 unsigned threads, struct aging *out,
                                 struct arena *a, struct diag *d);

#endif
