#include "input/policy_section.h"

#define DAYS_MAX 3650

bool policy_warning(const struct yaml *y, struct warning_policy *p,
                    struct diag *d)
{
    struct {
        const char *name;
        int32_t low, high;
        int32_t *out;
    } keys[] = {
        {"recent", 1, DAYS_MAX, &p->recent_days},
        {"history", 1, DAYS_MAX, &p->history_days},
        {"payments", 1, 1000, &p->payments},
        {"slower", 1, DAYS_MAX, &p->slower_days},
        {"late", 1, DAYS_MAX, &p->late_days},
        {"limit", 1, 1000, &p->limit_percent},
        {"top_share", 1, 100, &p->top_percent},
        {"hhi", 1, 10000, &p->hhi},
        {"customers", 1, 1000000, &p->customers},
    };
    const char *names[COUNT(keys)];
    bool ok;

    for (size_t i = 0; i < COUNT(keys); i++)
        names[i] = keys[i].name;
    ok = yaml_check_keys(y, names, COUNT(names), d);
    for (size_t i = 0; i < COUNT(keys); i++)
        ok &= policy_days(policy_find(y, keys[i].name), keys[i].low,
                          keys[i].high, keys[i].out, d);
    return ok;
}
