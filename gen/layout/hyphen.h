/*
 * hyphen - where English words may be divided, by a dictionary of patterns.
 */
#ifndef LAYOUT_HYPHEN_H
#define LAYOUT_HYPHEN_H

#include "base/str.h"

#define HYPHEN_DICTIONARY "/usr/share/hyphen/hyph_en_US.dic"

/* Letters of a word, at most; longer ones are not divided. */
#define HYPHEN_WORD_MAX 64

/*
 * The dictionary, which one thread opens and closes.  False: it is not on this
 * machine, and no word is divided.
 */
bool hyphen_open(void **dictionary);
void hyphen_close(void *dictionary);

/*
 * Of a word in small letters a to z: before[i] = a line may begin with its
 * i-th letter, behind a hyphen; before has room for HYPHEN_WORD_MAX.
 */
void hyphen_find(void *dictionary, struct str word, bool *before);

#endif
