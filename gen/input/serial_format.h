/*
 * serial_format - what the number format of a cell says beyond its style: the
 * zeros that a number is shown with, and the currency that stands beside it.
 */
#ifndef INPUT_SERIAL_FORMAT_H
#define INPUT_SERIAL_FORMAT_H

#include "input/serial.h"
#include "model/money.h"

struct serial_format {
    enum serial_style style;
    uint8_t zeros;                   /* whole numbers have so many digits */
    const struct currency *currency; /* or NULL: none, or it may be several */
};

/* Built in by its number, or by its code. */
struct serial_format serial_format_of_id(uint32_t id);
struct serial_format serial_format_of_code(struct str code);

/*
 * The currency that a word is of: USD, 美元, US$, US Dollar; or NULL.  元, ¥
 * and $ are of more than one.
 */
const struct currency *currency_of_word(struct str word);

#endif
