#include "model/orgcode.h"

#include "model/numeral.h"

#include <string.h>

#define MODULUS 11

/* Digits are 0 .. 9, letters 10 .. 35; -1: neither. */
static int value_of(char c)
{
    if (str_is_digit(c))
        return c - '0';
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
}

char orgcode_check_character(struct str first8)
{
    static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0, check;

    if (first8.len != COUNT(weights))
        return '\0';
    for (size_t i = 0; i < first8.len; i++) {
        int value = value_of(first8.ptr[i]);

        if (value < 0)
            return '\0';
        sum += value * weights[i];
    }
    check = (MODULUS - sum % MODULUS) % MODULUS;
    return check == 10 ? 'X' : (char)('0' + check);
}

bool orgcode_check(struct field text, char out[ORGCODE_LENGTH], struct diag *d)
{
    struct str code = text.text;
    char room[ORGCODE_LENGTH], check;

    if (code.len == ORGCODE_LENGTH + 1 && code.ptr[ORGCODE_LENGTH - 1] == '-') {
        memcpy(room, code.ptr, ORGCODE_LENGTH - 1);
        room[ORGCODE_LENGTH - 1] = code.ptr[ORGCODE_LENGTH];
        code = (struct str){room, ORGCODE_LENGTH};
    }
    check = orgcode_check_character(str_head(code, ORGCODE_LENGTH - 1));
    if (code.len != ORGCODE_LENGTH || !check)
        return diag_error(d, text.at,
                          "organisation code \"%.*s\": eight digits or capital "
                          "letters and a check character are expected, as in "
                          "D2143569-X",
                          STR_ARG(numeral_shown(text.text)));
    if (code.ptr[ORGCODE_LENGTH - 1] != check)
        return diag_error(d, text.at,
                          "organisation code \"%.*s\": the last character does "
                          "not check the others (it would be %c); one of them "
                          "is mistyped",
                          STR_ARG(text.text), check);
    memcpy(out, code.ptr, ORGCODE_LENGTH);
    return true;
}
