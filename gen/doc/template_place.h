/*
 * template_place - where in a template a character of its own text stands.
 *
 * Markdown keeps the line of every text; the column is looked for when there
 * is something to say.
 */
#ifndef DOC_TEMPLATE_PLACE_H
#define DOC_TEMPLATE_PLACE_H

#include "doc/template.h"

/*
 * line with the column of the first code_point in it; as it is where it has a
 * column, where t is NULL, and where the character is written in other signs.
 */
struct place template_place(const struct template *t, struct place line,
                            uint32_t code_point);

#endif
