/*
 * The bases of the aging as tables over days.
 */
#include "measure/aging_parts.h"

const struct str aging_basis_names[BASIS_COUNT] = {
    STR_INIT("due_date"), STR_INIT("issue_date"), STR_INIT("posting_date"),
    STR_INIT("disclosure")};

/* The edges of what is overdue, counted from another day. */
static const struct bucket_scheme *
scheme_of_age(const struct bucket_scheme *due, struct arena *a)
{
    struct bucket_scheme *s = arena_new(a, struct bucket_scheme);
    int32_t ends[BUCKET_MAX];
    size_t n = 0;

    for (size_t b = due->today + 1; b < due->no_due_date; b++) {
        if (due->items[b].has_to)
            ends[n++] = due->items[b].to;
    }
    (void)!bucket_scheme_of_age(s, ends, n, a); /* fewer, and they ascend */
    return s;
}

/* No document is older than the calendar. */
static size_t disclosure_of_days(struct date as_of, int32_t days)
{
    struct date arose = date_add_days(as_of, -days);

    return date_is(arose) ? disclosure_bucket(arose, as_of)
                          : DISCLOSURE_COUNT - 1;
}

/* Its years in days, which depend on the leap years before this as-of date. */
static const struct bucket_scheme *scheme_of_disclosure(struct date as_of,
                                                        struct arena *a)
{
    struct bucket_scheme *s = arena_new(a, struct bucket_scheme);
    int32_t days = 0;

    s->count = DISCLOSURE_COUNT;
    s->no_due_date = DISCLOSURE_COUNT - 1;
    for (size_t b = 0; b < s->count; b++) {
        struct bucket *bucket = &s->items[b];

        bucket->name = disclosure_names[b];
        bucket->has_from = true;
        bucket->from = days;
        bucket->has_to = b + 1 < s->count;
        while (bucket->has_to && disclosure_of_days(as_of, days) <= b)
            days++;
        bucket->to = bucket->has_to ? days - 1 : 0;
    }
    return s;
}

static void fill_spans(struct age_table *t)
{
    static const enum aging_basis bases[] = {BASIS_ISSUE, BASIS_POSTING,
                                             BASIS_DISCLOSURE};
    unsigned char now[BASIS_COUNT];
    size_t n = 0;

    for (int32_t days = 0; days <= DAYS_LIMIT; days++) {
        bool same = n > 0;

        for (size_t i = 0; i < COUNT(bases); i++) {
            enum aging_basis b = bases[i];

            now[b] = (unsigned char)bucket_of(
                t->schemes[b], (struct date){-days}, (struct date){0});
            same = same && now[b] == t->of_span[b][n - 1];
        }
        if (!same) {
            for (size_t i = 0; i < COUNT(bases); i++)
                t->of_span[bases[i]][n] = now[bases[i]];
            n++;
        }
        t->spans[days] = (unsigned char)(n - 1);
    }
    t->span_count = n;
}

void age_table_make(struct age_table *t, const struct view *v,
                    const struct policy *policy, struct arena *a)
{
    const struct bucket_scheme *age = scheme_of_age(&policy->buckets, a);

    t->as_of = v->as_of;
    t->credit_notes_aged = v->ledger->rules.credit_notes == CREDIT_NOTES_AGED;
    t->schemes[BASIS_DUE] = &policy->buckets;
    t->schemes[BASIS_ISSUE] = t->schemes[BASIS_POSTING] = age;
    t->schemes[BASIS_DISCLOSURE] = scheme_of_disclosure(v->as_of, a);
    for (int32_t days = -DAYS_LIMIT; days <= DAYS_LIMIT; days++)
        t->due[days + DAYS_LIMIT] = (unsigned char)bucket_of(
            &policy->buckets, (struct date){-days}, (struct date){0});
    fill_spans(t);
}
