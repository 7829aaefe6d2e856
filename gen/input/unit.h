/*
 * unit - amounts that an export does not write in whole yuan, dollars ...
 *
 * A list in 万元 or in thousands is rounded: no letter may quote it, and read
 * as yuan it is wrong by 10,000.  Such an export is refused.
 */
#ifndef INPUT_UNIT_H
#define INPUT_UNIT_H

#include "input/heading.h"

/*
 * False, told with its place, where a row above rows->items[index], or a
 * heading that the plan uses, names one.
 */
MUST_CHECK bool unit_check(const struct source_file *f,
                           const struct first_rows *rows, size_t index,
                           struct diag *d);

#endif
