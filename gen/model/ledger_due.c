#include "base/job.h"
#include "model/ledger_parts.h"

#define ROWS_A_JOB 262144

/* Ten million documents are looked at only where something could be set. */
static bool has_rule(const struct ledger *l)
{
    for (size_t i = 0; i < CLASS_COUNT; i++) {
        if (l->rules.due[i].is_set)
            return true;
    }
    for (size_t i = 0; i < l->customer_count; i++) {
        if (l->customers[i].terms_days >= 0)
            return true;
    }
    return false;
}

static struct date due_of_rule(const struct due_rule *rule,
                               const struct document *doc)
{
    struct date start = doc->issue_date;

    if (rule->from_delivery)
        start = doc->details ? doc->details->delivery_date : no_date;
    return date_add_days(date_add_months(start, rule->months), rule->days);
}

static struct date due_of(const struct ledger *l, const struct document *doc)
{
    const struct due_rule *rule = &l->rules.due[doc->class_of];
    int32_t terms_days = l->customers[doc->customer].terms_days;

    if (rule->is_set)
        return due_of_rule(rule, doc);
    if (doc->class_of == CLASS_TRADE && terms_days >= 0)
        return date_add_days(doc->issue_date, terms_days);
    return no_date;
}

static bool set_due(void *context, size_t index, struct worker *w)
{
    struct ledger *l = context;
    size_t from = index * ROWS_A_JOB;
    size_t to = from + ROWS_A_JOB;

    (void)w;
    if (to > l->document_count)
        to = l->document_count;
    for (size_t i = from; i < to; i++) {
        struct document *doc = &l->documents[i];

        if (date_is(doc->due_date) || doc->kind == DOCUMENT_CREDIT_NOTE)
            continue;
        doc->due_date = due_of(l, doc);
        doc->is_due_by_rule = date_is(doc->due_date);
    }
    return true;
}

bool ledger_set_due_dates(struct ledger *l, struct diag *d)
{
    struct arena scratch = {0};
    size_t jobs = (l->document_count + ROWS_A_JOB - 1) / ROWS_A_JOB;
    bool ok = !has_rule(l) || job_run(jobs, l->threads ? l->threads : 1,
                                      set_due, l, &scratch, d);

    arena_release(&scratch);
    return ok;
}
