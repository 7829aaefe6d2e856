#include "layout/break_icu.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

static UBreakIterator *opened(void **icu, enum break_icu what)
{
    UErrorCode error = U_ZERO_ERROR;

    if (!*icu)
        *icu = ubrk_open(what == BREAK_ICU_WORDS ? UBRK_WORD : UBRK_LINE, "zh",
                         NULL, 0, &error);
    return *icu;
}

void break_icu_find(void **icu, enum break_icu what, struct str text,
                    bool *before)
{
    UBreakIterator *iterator = opened(icu, what);
    UErrorCode error = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;

    if (!iterator)
        return;
    utext_openUTF8(&utext, text.ptr, (int64_t)text.len, &error);
    ubrk_setUText(iterator, &utext, &error);
    if (U_SUCCESS(error)) {
        for (int32_t at = ubrk_first(iterator); at != UBRK_DONE;
             at = ubrk_next(iterator))
            before[at] = true;
    }
    utext_close(&utext);
}

void break_icu_close(void *icu)
{
    if (icu)
        ubrk_close(icu);
}
