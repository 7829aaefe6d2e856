#include "model/uscc.h"

#include "base/utf8.h"
#include "model/numeral.h"

#include <string.h>

/* The place of a character here is its value (GB 32100-2015, table 3). */
static const char charset[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

#define MODULUS 31

/* 0 .. 30, or -1. */
static int value_of(char c)
{
    const char *at = c ? strchr(charset, c) : NULL;

    return at ? (int)(at - charset) : -1;
}

char uscc_check_character(struct str first17)
{
    int sum = 0, weight = 1;

    if (first17.len != USCC_LENGTH - 1)
        return '\0';
    for (size_t i = 0; i < first17.len; i++) {
        int value = value_of(first17.ptr[i]);

        if (value < 0)
            return '\0';
        sum += value * weight;
        weight = weight * 3 % MODULUS;
    }
    return charset[(MODULUS - sum % MODULUS) % MODULUS];
}

bool uscc_is_valid(struct str code)
{
    char check = uscc_check_character(str_head(code, USCC_LENGTH - 1));

    return code.len == USCC_LENGTH && check &&
           code.ptr[USCC_LENGTH - 1] == check;
}

/* Index of the first character that no code has, or code.len. */
static size_t find_stranger(struct str code)
{
    for (size_t i = 0; i < code.len; i++)
        if (value_of(code.ptr[i]) < 0)
            return i;
    return code.len;
}

static bool report_stranger(struct field text, size_t at, struct diag *d)
{
    struct str rest = str_skip(text.text, at), c = rest;

    (void)utf8_next(&rest);
    c.len -= rest.len;
    return diag_error(d, text.at,
                      "unified social credit code \"%.*s\": character %zu, "
                      "\"%.*s\", cannot stand in a code (digits and capital "
                      "letters without I, O, S, V, Z)",
                      STR_ARG(numeral_shown(text.text)), at + 1, STR_ARG(c));
}

bool uscc_check(struct field text, struct diag *d)
{
    struct str code = text.text;
    size_t stranger = find_stranger(code);
    char check = uscc_check_character(str_head(code, USCC_LENGTH - 1));

    if (stranger < code.len && stranger < USCC_LENGTH)
        return report_stranger(text, stranger, d);
    if (code.len != USCC_LENGTH)
        return diag_error(d, text.at,
                          "unified social credit code \"%.*s\": it has %zu "
                          "characters and needs 18",
                          STR_ARG(numeral_shown(code)), code.len);
    if (code.ptr[USCC_LENGTH - 1] != check)
        return diag_error(d, text.at,
                          "unified social credit code \"%.*s\": the last "
                          "character does not check the others (it would be "
                          "%c); one of them is mistyped",
                          STR_ARG(code), check);
    return true;
}
