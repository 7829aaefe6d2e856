/*
 * break_icu - lines and words by Unicode's rules, for what our tables leave
 * open.
 */
#ifndef LAYOUT_BREAK_ICU_H
#define LAYOUT_BREAK_ICU_H

#include "base/str.h"

enum break_icu { BREAK_ICU_LINES, BREAK_ICU_WORDS };

/*
 * before[i] = a line or word may begin at byte i, for i in 0 .. text.len.
 * *icu is opened at the first call, for one of the two, and closed by
 * break_icu_close; without ICU's data no break is found, which is safe.
 */
void break_icu_find(void **icu, enum break_icu what, struct str text,
                    bool *before);
void break_icu_close(void *icu);

#endif
