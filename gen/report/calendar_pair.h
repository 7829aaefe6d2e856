/*
 * calendar_pair - a text in both languages, for the files of the calendar.
 */
#ifndef REPORT_CALENDAR_PAIR_H
#define REPORT_CALENDAR_PAIR_H

#include "model/policy.h"

struct pair {
    struct str zh, en;
};

#define PAIR(zh, en)               \
    {                              \
        STR_INIT(zh), STR_INIT(en) \
    }

static inline struct str pair_text(const struct pair *p, enum language language)
{
    return language == LANGUAGE_ZH ? p->zh : p->en;
}

#endif
