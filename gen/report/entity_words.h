/*
 * entity_words - what is said of several books together.
 */
#ifndef REPORT_ENTITY_WORDS_H
#define REPORT_ENTITY_WORDS_H

#include "measure/entities.h"
#include "report/words.h"

/*
 * As allocation_words; of each entity by its name where they are not all the
 * same.  e NULL: of the ledger alone.
 */
struct str entity_allocation_words(const struct entities *e,
                                   const struct ledger *l,
                                   enum language language, struct arena *a);

/* "甲公司、乙公司"; of more than three the first, and how many. */
struct str entity_names(const struct entity *items, size_t count,
                        enum language language, struct arena *a);

#endif
