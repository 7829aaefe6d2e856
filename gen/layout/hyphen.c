#include "layout/hyphen.h"

#include <hyphen.h>
#include <string.h>

#define LEAST 3 /* letters on either side */

bool hyphen_open(void **dictionary)
{
    if (!*dictionary)
        *dictionary = hnj_hyphen_load(HYPHEN_DICTIONARY);
    return *dictionary;
}

void hyphen_close(void *dictionary)
{
    if (dictionary)
        hnj_hyphen_free(dictionary);
}

/*
 * The library wants a word that ends with a NUL, and room for five bytes more
 * than the word.  English patterns replace nothing, so no memory is taken
 * for what they would put in.
 */
void hyphen_find(void *dictionary, struct str word, bool *before)
{
    char text[HYPHEN_WORD_MAX + 1] = {0};
    char digits[HYPHEN_WORD_MAX + 5] = {0};
    char **replaced = NULL;
    int *position = NULL, *cut = NULL;

    memset(before, 0, HYPHEN_WORD_MAX);
    if (!dictionary || word.len == 0 || word.len > HYPHEN_WORD_MAX)
        return;
    memcpy(text, word.ptr, word.len);
    if (hnj_hyphen_hyphenate3(dictionary, text, (int)word.len, digits, NULL,
                              &replaced, &position, &cut, LEAST, LEAST, LEAST,
                              LEAST) != 0)
        return;
    for (size_t i = 1; i < word.len; i++)
        before[i] = digits[i - 1] & 1;
}
