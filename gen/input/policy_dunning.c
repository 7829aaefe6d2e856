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

static bool has_all(const struct yaml *map, const char *const *names, size_t n,
                    struct diag *d)
{
    for (size_t i = 0; i < n; i++)
        if (!policy_find(map, names[i]))
            return diag_error(d, map->scalar.at,
                              "a stage of the ladder needs the key \"%s\" "
                              "({stage: formal, template: demand, days: 7})",
                              names[i]);
    return true;
}

static bool read_word(const struct yaml *y, struct str *out, struct diag *d)
{
    return policy_line(y, out, d) && check_file_word(y, *out, d);
}

static bool read_stage(const struct yaml *y, struct stage *s, struct diag *d)
{
    static const char *const names[] = {"stage", "template", "days"};

    return yaml_check_keys(y, names, COUNT(names), d) &&
           has_all(y, names, COUNT(names), d) &&
           read_word(policy_find(y, "stage"), &s->name, d) &&
           read_word(policy_find(y, "template"), &s->template_name, d) &&
           policy_days(policy_find(y, "days"), 1, DAYS_MAX, &s->days_overdue,
                       d);
}

static bool check_order(const struct policy *p, const struct stage *s,
                        struct place at, struct diag *d)
{
    for (size_t i = 0; i < p->stage_count; i++)
        if (str_equal(p->stages[i].name, s->name))
            return diag_error(d, at,
                              "the stage \"%.*s\" stands in the ladder twice",
                              STR_ARG(yaml_shown(s->name)));
    if (p->stage_count > 0 &&
        p->stages[p->stage_count - 1].days_overdue >= s->days_overdue)
        return diag_error(d, at,
                          "the stages begin with the mildest: the days must "
                          "rise, %d does not come after %d",
                          (int)s->days_overdue,
                          (int)p->stages[p->stage_count - 1].days_overdue);
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

        if (!read_stage(&y->items[i], &s, d) ||
            !check_order(p, &s, y->items[i].scalar.at, d))
            return false;
        p->stages[p->stage_count++] = s;
    }
    return true;
}

static bool read_minimum(const struct yaml *y, struct policy *p, struct diag *d)
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
    p->minimum_letter = m;
    return true;
}

bool policy_dunning(const struct yaml *y, struct policy *p, struct diag *d)
{
    static const char *const names[] = {"ladder", "minimum", "pay_within_days"};
    bool ok = yaml_check_keys(y, names, COUNT(names), d);

    ok &= read_ladder(policy_find(y, "ladder"), p, d);
    ok &= read_minimum(policy_find(y, "minimum"), p, d);
    return policy_days(policy_find(y, "pay_within_days"), 1, DEADLINE_MAX,
                       &p->pay_within_days, d) &&
           ok;
}
