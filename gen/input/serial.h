/*
 * serial - the numbers of spreadsheets as the text that was meant.
 *
 * A spreadsheet stores amounts as binary fractions and dates as days since its
 * epoch; files hold both as decimal digits.  All of this is arithmetic on those
 * digits: no floating point, no locale.
 */
#ifndef INPUT_SERIAL_H
#define INPUT_SERIAL_H

#include "base/buf.h"

/* Days from the first one of 1900's dates to 1904-01-01. */
#define SERIAL_SHIFT_1904 1462

/* How a cell's style shows its number. */
enum serial_style {
    SERIAL_NUMBER,
    SERIAL_DATE, /* a day, with a time of day or without */
    SERIAL_TIME  /* a time of day alone */
};

/*
 * Add a number, "1234.5" or "1.2345E3", by the rules of input/sheet.h; point
 * is '.' or ','.  False, and nothing added, where the text is no number.
 */
MUST_CHECK bool serial_add_number(struct buf *out, struct str digits,
                                  char point);

/*
 * Add the exact digits of a binary fraction of 64 bits (IEEE 754), times ten to
 * the power of exponent, as "123E-2".  Smaller than 1E-25 is 0; what is no
 * number is "NaN".
 */
void serial_add_ieee(struct buf *out, uint64_t bits, int exponent);

/*
 * Add the day and time that a number stands for.  Of the epoch of 1900 day 60
 * is its false 1900-02-29 and day 0 its 1900-01-00, which are no days of any
 * calendar.  False, and nothing added, for what is no day: negative, beyond
 * 9999-12-31, or no number.
 */
MUST_CHECK bool serial_add_date(struct buf *out, struct str digits,
                                bool since_1904, enum serial_style style);

/* The style of a number format: built in by its number, or by its code. */
enum serial_style serial_style_of_id(uint32_t id);
enum serial_style serial_style_of_code(struct str code);

#endif
