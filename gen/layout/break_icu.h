/*
 * break_icu - line breaks by Unicode's rules, for what our tables leave open.
 */
#ifndef LAYOUT_BREAK_ICU_H
#define LAYOUT_BREAK_ICU_H

#include "base/str.h"

/*
 * before[i] = a line may begin at byte i, for i in 0 .. text.len.  *icu is
 * opened at the first call and closed by break_icu_close; without ICU's data
 * no break is found, which is safe.
 */
void break_icu_find(void **icu, struct str text, bool *before);
void break_icu_close(void *icu);

#endif
