#include "input/policy_section.h"

#define DAYS_MAX   3650
#define MONTHS_MAX 120

/* "retention: {from: delivery_date, months: 12}". */
static bool read_due(const struct yaml *y, struct due_rule *out, struct diag *d)
{
    static const char *const names[] = {"from", "months", "days"};
    static const char *const starts[] = {"issue_date", "delivery_date"};
    struct due_rule rule = {.is_set = true};
    size_t start = 0;
    bool ok = yaml_check_keys(y, names, COUNT(names), d);

    if (!y)
        return true;
    ok &= yaml_choice(policy_find(y, "from"), starts, COUNT(starts), &start, d);
    ok &= policy_days(policy_find(y, "months"), 0, MONTHS_MAX, &rule.months, d);
    ok &= policy_days(policy_find(y, "days"), 0, DAYS_MAX, &rule.days, d);
    if (!ok)
        return false;
    if (!policy_find(y, "months") && !policy_find(y, "days"))
        return diag_error(d, y->scalar.at,
                          "a due rule says after how many months or days: "
                          "{from: delivery_date, months: 12}");
    rule.from_delivery = start == 1;
    *out = rule;
    return true;
}

static bool read_dues(const struct yaml *y, struct due_rule *rules,
                      struct diag *d)
{
    static const char *const names[CLASS_COUNT] = {[CLASS_TRADE] = "trade",
                                                   [CLASS_RETENTION] =
                                                       "retention",
                                                   [CLASS_BILL] = "bill",
                                                   [CLASS_OTHER] = "other"};
    bool ok = yaml_check_keys(y, names, COUNT(names), d);

    for (size_t i = 0; i < CLASS_COUNT; i++)
        ok &= read_due(policy_find(y, names[i]), &rules[i], d);
    return ok;
}

static bool read_order(const struct yaml *y, enum allocation_order *out,
                       struct diag *d)
{
    static const char *const words[] = {[ORDER_OLDEST] = "oldest",
                                        [ORDER_NAMED] = "named",
                                        [ORDER_CIVIL_CODE] = "civil_code",
                                        [ORDER_PRO_RATA] = "pro_rata"};
    size_t word = *out;

    if (!yaml_choice(y, words, COUNT(words), &word, d))
        return false;
    *out = (enum allocation_order)word;
    return true;
}

static bool read_credit_notes(const struct yaml *y, enum credit_note_rule *out,
                              struct diag *d)
{
    static const char *const words[] = {[CREDIT_NOTES_APART] = "apart",
                                        [CREDIT_NOTES_AGED] = "aged",
                                        [CREDIT_NOTES_APPLIED] = "applied"};
    size_t word = *out;

    if (!yaml_choice(y, words, COUNT(words), &word, d))
        return false;
    *out = (enum credit_note_rule)word;
    return true;
}

static bool read_fx(const struct yaml *y, enum fx_rule *out, struct diag *d)
{
    static const char *const words[] = {
        [FX_AS_OF] = "as_of", [FX_HISTORIC] = "historic"};
    size_t word = *out;

    if (!yaml_choice(y, words, COUNT(words), &word, d))
        return false;
    *out = (enum fx_rule)word;
    return true;
}

bool policy_ledger(const struct yaml *y, struct policy *p, struct diag *d)
{
    static const char *const names[] = {"allocation", "credit_notes", "fx",
                                        "due"};
    bool ok = yaml_check_keys(y, names, COUNT(names), d);

    ok &= read_order(policy_find(y, "allocation"), &p->ledger.order, d);
    ok &= read_credit_notes(policy_find(y, "credit_notes"),
                            &p->ledger.credit_notes, d);
    ok &= read_fx(policy_find(y, "fx"), &p->fx, d);
    return read_dues(policy_find(y, "due"), p->ledger.due, d) && ok;
}
