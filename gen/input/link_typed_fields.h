/*
 * link_typed_fields - where the rows of a table keep their columns.
 *
 * For link_typed_value.c alone.
 */
#ifndef INPUT_LINK_TYPED_FIELDS_H
#define INPUT_LINK_TYPED_FIELDS_H

#include "input/record.h"

/* Where a row keeps what a column says. */
struct typed_field {
    size_t column, at, size;
    enum {
        TEXT,
        DATE,
        MONEY,
        DAYS,
        RATE,
        WORD,
        TOLD_WORD, /* NOT_TOLD is none */
        NOT_SHOWN
    } kind;
};

struct typed_fields {
    const struct typed_field *items;
    size_t count, row_size;
    size_t at_offset; /* of the row's origin */
};

/* Those of a document's details apart; row_size 0: a table without a key. */
extern const struct typed_fields typed_fields[TABLE_COUNT];
extern const struct typed_fields typed_detail_fields;

#endif
