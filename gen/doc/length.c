#include "doc/length.h"

#include "model/decimal.h"

static const struct {
    const char *unit;
    int64_t numerator, denominator; /* mpt in one */
} units[] = {
    {"mm", 720000, 254},
    {"cm", 7200000, 254},
    {"pt", 1000, 1},
    {"in", 72000, 1},
};

static bool read(struct field text, int32_t *out)
{
    struct field number = text;
    struct decimal x;
    int64_t divisor;
    int64_t mpt;

    for (size_t i = 0; i < COUNT(units); i++) {
        struct str unit = str_from_z(units[i].unit);

        if (!str_ends(text.text, unit))
            continue;
        number.text = str_trim(str_head(text.text, text.text.len - unit.len));
        if (!decimal_parse(number, number_plain, &x, &(struct diag){0}) ||
            !decimal_rescale(&x, 3, ROUND_HALF_UP) || x.units < 0)
            return false;
        divisor = units[i].denominator * 1000;
        if (!decimal_muldiv(x.units, units[i].numerator, divisor, ROUND_HALF_UP,
                            &mpt) ||
            mpt > 14400000)
            return false;
        *out = (int32_t)mpt;
        return true;
    }
    return false;
}

bool length_parse(struct field text, int32_t *out, struct diag *d)
{
    if (read(text, out))
        return true;
    return diag_error(d, text.at,
                      "\"%.*s\" is no length; write a number and mm, cm, pt "
                      "or in, such as 25mm",
                      STR_ARG(text.text));
}
