/*
 * orgcode - 组织机构代码, the number of an organisation before 2015, and
 * characters 9 to 17 of its unified social credit code (GB 11714-1997).
 *
 * Eight digits or capitals and a check character; a hyphen may stand before
 * the last: D2143569-X.
 */
#ifndef MODEL_ORGCODE_H
#define MODEL_ORGCODE_H

#include "base/diag.h"

#define ORGCODE_LENGTH 9 /* without the hyphen */

/* The check character of eight characters; '\0' where they are no such. */
char orgcode_check_character(struct str first8);

/*
 * Report at text.at why it is not valid; true when it is, with its nine
 * characters in out.
 */
MUST_CHECK bool orgcode_check(struct field text, char out[ORGCODE_LENGTH],
                              struct diag *d);

#endif
