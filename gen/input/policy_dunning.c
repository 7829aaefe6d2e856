#include "input/policy_section.h"

/* A stage's, and of a deadline. */
#define DAYS_MAX     9999
#define DEADLINE_MAX 366

/* A name that becomes part of a file name stays in its folder. */
static bool check_file_word(const struct yaml *y, struct str s, struct diag *d)
{
    static const char refused[] = "/\\:*?\"<>|";

    for (size_t i = 0; i < sizeof(refused) - 1; i++)
        if (str_find_byte(s, refused[i]) >= 0)
            return diag_error(d, y->scalar.at,
                              "\"%.*s\" is to be a name, not a path: without "
                              "/ \\ : * ? \" < > |",
                              STR_ARG(yaml_shown(s)));
    if (str_starts(s, STR(".")))
        return diag_error(d, y->scalar.at, "\"%.*s\" may not begin with a dot",
                          STR_ARG(yaml_shown(s)));
    return true;
}

static bool read_word(const struct yaml *y, struct str *out, struct diag *d)
{
    return policy_line(y, out, d) && check_file_word(y, *out, d);
}

static bool read_amount(const struct yaml *y, const struct policy *p,
                        struct money *out, struct diag *d)
{
    struct str text;
    struct money m;

    if (!y)
        return true;
    if (!yaml_text(y, &text, d) ||
        !money_parse((struct field){text, y->scalar.at}, p->reporting_currency,
                     number_plain, &m, d))
        return false;
    if (m.minor < 0)
        return diag_error(d, y->scalar.at,
                          "the smallest amount of a letter may not be "
                          "negative");
    *out = m;
    return true;
}

/* What a stage must say, whichever kind it is. */
static bool check_kind(const struct yaml *y, bool calls, struct diag *d)
{
    bool has_days = policy_find(y, "days"),
         has_before = policy_find(y, "workdays_before");

    if (!policy_find(y, "stage"))
        return diag_error(d, y->scalar.at,
                          "a stage of the ladder needs the key \"stage\" "
                          "({stage: formal, template: demand, days: 7})");
    if (calls == (policy_find(y, "template") != NULL))
        return diag_error(d, y->scalar.at,
                          "a stage is either a letter (template: demand) or a "
                          "call (call: true)");
    if (has_days == has_before || (calls && has_before))
        return diag_error(d, y->scalar.at,
                          "a stage begins so many \"days\" overdue, or a "
                          "letter so many \"workdays_before\" the due date: "
                          "one of the two is expected");
    return true;
}

static bool read_numbers(const struct yaml *y, const struct policy *p,
                         struct stage *s, struct diag *d)
{
    bool ok =
        policy_days(policy_find(y, "days"), 1, DAYS_MAX, &s->days_overdue, d);

    ok &= policy_days(policy_find(y, "workdays_before"), 1, DEADLINE_MAX,
                      &s->workdays_before, d);
    ok &= policy_days(policy_find(y, "wait"), 1, DAYS_MAX, &s->wait_days, d);
    ok &= policy_days(policy_find(y, "percent"), 1, 100, &s->percent, d);
    ok &= policy_days(policy_find(y, "pay_within_days"), 1, DEADLINE_MAX,
                      &s->pay_within_days, d);
    return read_amount(policy_find(y, "minimum"), p, &s->minimum, d) && ok;
}

static bool read_stage(const struct yaml *y, const struct policy *p,
                       struct stage *s, struct diag *d)
{
    static const char *const names[] = {
        "stage", "template", "call",    "days",           "workdays_before",
        "wait",  "minimum",  "percent", "pay_within_days"};
    static const char *const answers[] = {"false", "true"};
    size_t calls = 0;

    if (!yaml_check_keys(y, names, COUNT(names), d) ||
        !yaml_choice(policy_find(y, "call"), answers, COUNT(answers), &calls,
                     d) ||
        !check_kind(y, calls == 1, d) ||
        !read_word(policy_find(y, "stage"), &s->name, d))
        return false;
    s->action = calls ? STAGE_CALL : STAGE_LETTER;
    return (calls ||
            read_word(policy_find(y, "template"), &s->template_name, d)) &&
           read_numbers(y, p, s, d);
}

static bool check_order(const struct policy *p, const struct stage *s,
                        struct place at, struct diag *d)
{
    const struct stage *last =
        p->stage_count ? &p->stages[p->stage_count - 1] : NULL;

    for (size_t i = 0; i < p->stage_count; i++)
        if (str_equal(p->stages[i].name, s->name))
            return diag_error(d, at,
                              "the stage \"%.*s\" stands in the ladder twice",
                              STR_ARG(yaml_shown(s->name)));
    if (last && s->workdays_before)
        return diag_error(d, at,
                          "a stage before the due date is the first of the "
                          "ladder, and there is one at most");
    if (last && !last->workdays_before && last->days_overdue >= s->days_overdue)
        return diag_error(d, at,
                          "the stages begin with the mildest: the days must "
                          "rise, %d does not come after %d",
                          (int)s->days_overdue, (int)last->days_overdue);
    return true;
}

/* An empty list sends no letters. */
static bool read_ladder(const struct yaml *y, struct policy *p, struct diag *d)
{
    if (!y)
        return true;
    if (!yaml_is_list(y, d))
        return false;
    if (y->count > STAGE_MAX)
        return diag_error(d, y->scalar.at,
                          "the ladder has at most %d stages; here are %zu",
                          STAGE_MAX, y->count);
    p->stage_count = 0;
    for (size_t i = 0; i < y->count; i++) {
        struct stage s = {0};

        if (!read_stage(&y->items[i], p, &s, d) ||
            !check_order(p, &s, y->items[i].scalar.at, d))
            return false;
        p->stages[p->stage_count++] = s;
    }
    return true;
}

static bool read_hold(const struct yaml *map, const char *key, uint8_t *out,
                      struct diag *d)
{
    static const char *const words[] = {
        [HOLD_SHOWN] = "show", [HOLD_LETTER] = "hold"};
    size_t word = *out;

    if (!yaml_choice(policy_find(map, key), words, COUNT(words), &word, d))
        return false;
    *out = (uint8_t)word;
    return true;
}

static bool read_start(const struct yaml *y, bool *gentle, struct diag *d)
{
    static const char *const words[] = {"age", "gentle"};
    size_t word = *gentle;

    if (!yaml_choice(y, words, COUNT(words), &word, d))
        return false;
    *gentle = word == 1;
    return true;
}

static bool read_rest(const struct yaml *y, struct policy *p, struct diag *d)
{
    struct dunning_policy *x = &p->dunning;
    bool ok = read_start(policy_find(y, "start"), &x->starts_gentle, d);

    ok &= policy_days(policy_find(y, "grace"), 0, DEADLINE_MAX, &x->grace_days,
                      d);
    ok &= policy_days(policy_find(y, "max_letters_per_run"), 0, INT32_MAX,
                      &x->max_letters, d);
    ok &= policy_days(policy_find(y, "suspensions"), 0, DEADLINE_MAX,
                      &x->suspensions, d);
    ok &= read_amount(policy_find(y, "large"), p, &x->large, d);
    ok &= read_hold(y, "bank", &x->bank, d);
    ok &= read_hold(y, "unapplied", &x->unapplied, d);
    return read_hold(y, "payable_balance", &x->payable, d) && ok;
}

bool policy_dunning(const struct yaml *y, struct policy *p, struct diag *d)
{
    static const char *const names[] = {"ladder",         "minimum",
                                        "start",          "grace",
                                        "large",          "max_letters_per_run",
                                        "bank",           "suspensions",
                                        "unapplied",      "payable_balance",
                                        "pay_within_days"};
    bool ok = yaml_check_keys(y, names, COUNT(names), d);

    ok &= read_ladder(policy_find(y, "ladder"), p, d);
    ok &= read_amount(policy_find(y, "minimum"), p, &p->minimum_letter, d);
    ok &= read_rest(y, p, d);
    return policy_days(policy_find(y, "pay_within_days"), 1, DEADLINE_MAX,
                       &p->pay_within_days, d) &&
           ok;
}
