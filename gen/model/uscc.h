/*
 * uscc - 统一社会信用代码, the number of every Chinese firm (GB 32100-2015).
 *
 * 18 characters: digits and capitals without I, O, S, V, Z; the last one is
 * the check character of the first 17 (ISO 7064, modulo 31, weights 3^i).
 */
#ifndef MODEL_USCC_H
#define MODEL_USCC_H

#include "base/diag.h"

#define USCC_LENGTH 18

/*
 * The check character of 17 characters; '\0' where one of them is not in the
 * set or there are not 17.
 */
char uscc_check_character(struct str first17);

bool uscc_is_valid(struct str code);

/* Report at text.at why it is not valid; true when it is. */
MUST_CHECK bool uscc_check(struct field text, struct diag *d);

#endif
