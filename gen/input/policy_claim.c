#include "input/policy_section.h"

#define GRACE_MAX 3660

/* One key whose value is a word: its index counts from first. */
struct word_key {
    const char *name;
    const char *const *words;
    size_t count;
    uint8_t first; /* what the first word stands for */
};

static const char *const years[] = {"365", "360", "actual"};
static const char *const ends[] = {"inclusive", "exclusive"};
static const char *const roundings[] = {"total", "row"};
static const char *const courses[] = {"fixed", "floating"};
static const char *const offsets[] = {"agreed", "law", "principal_first"};
static const char *const ranks[] = {"interest", "principal"};
static const char *const designations[] = {"ledger", "named"};
static const char *const holidays[] = {"stay", "move"};
static const char *const disputes[] = {"include", "leave_out"};
static const char *const olds[] = {"benchmark", "lpr"};
static const char *const triggers[] = {"lpr", "daily"};
static const char *const starts[] = {"next_day", "expiry"};
static const char *const sizes[] = {"large", "medium", "small", "micro",
                                    "public"};
static const char *const types[] = {"sale", "service", "works", "other"};

#define WORDS(words, first) words, COUNT(words), first

enum key {
    KEY_YEAR,
    KEY_ENDS,
    KEY_ROUNDING,
    KEY_LPR,
    KEY_OFFSET,
    KEY_RANK,
    KEY_DESIGNATION,
    KEY_HOLIDAY,
    KEY_DISPUTED,
    KEY_BEFORE,
    KEY_TRIGGER,
    KEY_DELAYED,
    KEY_SIZE,
    KEY_TYPE,
    KEY_WORDS, /* the others have no words */
    KEY_MULTIPLE = KEY_WORDS,
    KEY_GRACE,
    KEY_COUNT
};

/* In the order of enum key. */
static const struct word_key keys[KEY_WORDS] = {
    [KEY_YEAR] = {"year", WORDS(years, CLAIM_YEAR_365)},
    [KEY_ENDS] = {"ends", WORDS(ends, 0)},
    [KEY_ROUNDING] = {"rounding", WORDS(roundings, 0)},
    [KEY_LPR] = {"lpr", WORDS(courses, CLAIM_LPR_FIXED)},
    [KEY_OFFSET] = {"offset", WORDS(offsets, CLAIM_OFFSET_UNSET)},
    [KEY_RANK] = {"penalty_rank", WORDS(ranks, 0)},
    [KEY_DESIGNATION] = {"designation", WORDS(designations, 0)},
    [KEY_HOLIDAY] = {"due_on_holiday", WORDS(holidays, 0)},
    [KEY_DISPUTED] = {"disputed", WORDS(disputes, 0)},
    [KEY_BEFORE] = {"before_2019", WORDS(olds, CLAIM_BEFORE_BENCHMARK)},
    [KEY_TRIGGER] = {"pay_when_paid", WORDS(triggers, CLAIM_WHEN_PAID_LPR)},
    [KEY_DELAYED] = {"delayed_from", WORDS(starts, 0)},
    [KEY_SIZE] = {"size", WORDS(sizes, SIZE_LARGE)},
    [KEY_TYPE] = {"contract_type", WORDS(types, CONTRACT_SALE)},
};

/* What a word key stands for, where it is there; else what it was. */
static bool read_words(const struct yaml *y, uint8_t *values, struct diag *d)
{
    bool ok = true;

    for (size_t i = 0; i < KEY_WORDS; i++) {
        const struct yaml *node = policy_find(y, keys[i].name);
        size_t word = 0;

        if (!node)
            continue;
        if (yaml_choice(node, keys[i].words, keys[i].count, &word, d))
            values[i] = (uint8_t)(keys[i].first + word);
        else
            ok = false;
    }
    return ok;
}

static void start_values(const struct claim_policy *p, uint8_t *values)
{
    values[KEY_YEAR] = p->year;
    values[KEY_ENDS] = p->ends_exclusive;
    values[KEY_ROUNDING] = p->round_rows;
    values[KEY_LPR] = p->lpr;
    values[KEY_OFFSET] = p->offset;
    values[KEY_RANK] = p->penalty_with_principal;
    values[KEY_DESIGNATION] = !p->ledger_designates;
    values[KEY_HOLIDAY] = p->move_due;
    values[KEY_DISPUTED] = p->leave_disputed_out;
    values[KEY_BEFORE] = p->before_2019;
    values[KEY_TRIGGER] = p->when_paid;
    values[KEY_DELAYED] = p->delayed_from_expiry;
    values[KEY_SIZE] = p->size;
    values[KEY_TYPE] = p->contract_type;
}

static void keep_values(struct claim_policy *p, const uint8_t *values)
{
    p->year = values[KEY_YEAR];
    p->ends_exclusive = values[KEY_ENDS];
    p->round_rows = values[KEY_ROUNDING];
    p->lpr = values[KEY_LPR];
    p->offset = values[KEY_OFFSET];
    p->penalty_with_principal = values[KEY_RANK];
    p->ledger_designates = !values[KEY_DESIGNATION];
    p->move_due = values[KEY_HOLIDAY];
    p->leave_disputed_out = values[KEY_DISPUTED];
    p->before_2019 = values[KEY_BEFORE];
    p->when_paid = values[KEY_TRIGGER];
    p->delayed_from_expiry = values[KEY_DELAYED];
    p->size = values[KEY_SIZE];
    p->contract_type = values[KEY_TYPE];
}

/* 买卖合同解释 18(4): the rate and 30 to 50 per cent of it. */
static bool read_multiple(const struct yaml *y, struct decimal *out,
                          struct diag *d)
{
    static const struct decimal low = {13, 1}, high = {15, 1};
    struct decimal x;
    struct str text;

    if (!y)
        return true;
    if (!yaml_text(y, &text, d) ||
        !decimal_parse((struct field){text, y->scalar.at}, number_plain, &x, d))
        return false;
    if (decimal_compare(x, low) < 0 || decimal_compare(x, high) > 0)
        return diag_error(d, y->scalar.at,
                          "lpr_multiple is from 1.3 to 1.5 (the rate and 30 to "
                          "50 per cent of it)");
    *out = x;
    return true;
}

bool policy_claim(const struct yaml *y, struct claim_policy *p, struct diag *d)
{
    const char *names[KEY_COUNT];
    uint8_t values[KEY_WORDS];
    bool ok;

    for (size_t i = 0; i < KEY_WORDS; i++)
        names[i] = keys[i].name;
    names[KEY_MULTIPLE] = "lpr_multiple";
    names[KEY_GRACE] = "grace_days";
    if (!y)
        return true;
    ok = yaml_check_keys(y, names, COUNT(names), d);
    start_values(p, values);
    ok &= read_words(y, values, d);
    keep_values(p, values);
    ok &= read_multiple(policy_find(y, "lpr_multiple"), &p->lpr_multiple, d);
    return policy_days(policy_find(y, "grace_days"), 0, GRACE_MAX,
                       &p->grace_days, d) &&
           ok;
}
