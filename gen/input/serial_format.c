#include "input/serial_format.h"

#include <string.h>

#define WORD_MAX  64
#define ZEROS_MAX 32

/* 元 and ¥ are of more than one currency, and ALL means each of them. */
const struct currency *currency_of_word(struct str s)
{
    static const char *const vague[] = {"元",  "¥",   "￥", "圆",
                                        "ALL", "All", "all"};
    const struct currency *found;

    s = str_trim(s);
    for (size_t i = 0; i < COUNT(vague); i++)
        if (str_equal_z(s, vague[i]))
            return NULL;
    found = s.len ? currency_find(s) : NULL;
    if (!found && str_ends(s, STR("元")))
        found = currency_find(str_head(s, s.len - (sizeof("元") - 1)));
    for (size_t i = 0; !found && i < currency_count; i++)
        if (str_equal_ignoring_case(str_from_z(currencies[i].name_en), s))
            found = &currencies[i];
    return found;
}

/* "[Red]", "[$-804]" and the like, which show nothing; no condition. */
static struct str skip_brackets(struct str code)
{
    while (code.len > 1 && code.ptr[0] == '[' && !strchr("<>=", code.ptr[1])) {
        ptrdiff_t end = str_find_byte(code, ']');

        if (end < 0)
            return code;
        code = str_skip(code, (size_t)end + 1);
    }
    return code;
}

/* Nothing but zeros; one alone is any number. */
static uint8_t zeros_of(struct str code)
{
    size_t n = 0;

    code = skip_brackets(code);
    while (n < code.len && code.ptr[n] == '0')
        n++;
    if (n < 2 || n > ZEROS_MAX || (n < code.len && code.ptr[n] != ';'))
        return 0;
    return (uint8_t)n;
}

/* Literal text of a format, word by word. */
struct words_reading {
    char room[WORD_MAX];
    size_t len;
    const struct currency *found;
};

static void add_byte(struct words_reading *w, char c)
{
    if (w->len < WORD_MAX)
        w->room[w->len++] = c;
}

static void end_word(struct words_reading *w)
{
    if (!w->found && w->len < WORD_MAX)
        w->found = currency_of_word((struct str){w->room, w->len});
    w->len = 0;
}

/* "[$US$-409]"; a mere $ of the United States is theirs, ¥ of Japan its own. */
static void read_sign(struct words_reading *w, struct str s)
{
    struct str sign, locale;

    end_word(w);
    if (!str_cut(s, '-', &sign, &locale))
        sign = s;
    if (str_equal(sign, STR("$")) && str_equal(locale, STR("409")))
        sign = STR("USD");
    if ((str_equal(sign, STR("¥")) || str_equal(sign, STR("￥"))) &&
        (str_equal(locale, STR("411")) || str_equal(locale, STR("ja-JP"))))
        sign = STR("JPY");
    for (size_t i = 0; i < sign.len; i++)
        add_byte(w, sign.ptr[i]);
    end_word(w);
}

/* One part of the code at its front; how many bytes it has. */
static size_t read_part(struct words_reading *w, struct str code)
{
    char c = code.ptr[0];
    ptrdiff_t end;

    if (c == '"' || c == '[') {
        struct str inner = str_skip(code, 1);

        end = str_find_byte(inner, c == '"' ? '"' : ']');
        inner = end < 0 ? inner : str_head(inner, (size_t)end);
        if (c == '[' && str_starts(inner, STR("$")))
            read_sign(w, str_skip(inner, 1));
        for (size_t i = 0; c == '"' && i < inner.len; i++)
            add_byte(w, inner.ptr[i]);
        return inner.len + 2;
    }
    if (c == '_' || c == '*') {
        end_word(w);
        return 2;
    }
    if (c == '\\' && code.len > 1) {
        add_byte(w, code.ptr[1]);
        return 2;
    }
    if (strchr("0123456789#?., -()/@%\\", c))
        end_word(w);
    else
        add_byte(w, c);
    return 1;
}

static const struct currency *currency_in(struct str code)
{
    struct words_reading w = {.len = 0};

    while (code.len && code.ptr[0] != ';')
        code = str_skip(code, read_part(&w, code));
    end_word(&w);
    return w.found;
}

struct serial_format serial_format_of_id(uint32_t id)
{
    return (struct serial_format){.style = serial_style_of_id(id)};
}

struct serial_format serial_format_of_code(struct str code)
{
    struct serial_format format = {.style = serial_style_of_code(code)};

    if (format.style == SERIAL_NUMBER) {
        format.zeros = zeros_of(code);
        format.currency = currency_in(code);
    }
    return format;
}
