/*
 * title_currency - the currency that an export names outside of its rows.
 *
 * "Ledger Currency: USD" or 币别：美元 above the headings, 金额（美元） among
 * them: amounts whose rows and whose profile tell no currency are in this one,
 * not in that of the book.
 */
#ifndef INPUT_TITLE_CURRENCY_H
#define INPUT_TITLE_CURRENCY_H

#include "input/heading.h"

/* The currency that a heading names in brackets: "金额（美元）"; or NULL. */
const struct currency *currency_of_heading(struct str heading);

/* That the cells of a row above the headings name: 币别：美元; or NULL. */
const struct currency *currency_of_title(const struct csv_row *row);

/*
 * Once the plan is bound: what the rows above rows->items[index] and the
 * headings of the amounts name becomes the currency of the file's profile.
 * False, told with its place, where they contradict each other or it.
 */
MUST_CHECK bool currency_from_title(struct source_file *f,
                                    const struct first_rows *rows, size_t index,
                                    const struct intake *how, struct arena *a,
                                    struct diag *d);

#endif
