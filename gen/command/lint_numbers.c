#include "command/lint.h"

/*
 * 一、 二、 三、 and （一） （二） at the beginning of paragraphs go up by one.
 * Each template is read with all its sections there; a number that stands in
 * one of two sections, of which never both are there, may repeat.
 */

static const char *const numerals[] = {"一", "二", "三", "四", "五",
                                       "六", "七", "八", "九", "十"};

enum series { SERIES_POINT, SERIES_BRACKET, SERIES_COUNT };

/* 1 .. 99 at the front of text; 0: none. */
static int take_number(struct str *text)
{
    int n = 0;
    bool ten = false;

    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < COUNT(numerals) && !more; i++) {
            struct str numeral = str_from_z(numerals[i]);

            if (!str_starts(*text, numeral))
                continue;
            *text = str_skip(*text, numeral.len);
            more = true;
            if (i + 1 == COUNT(numerals)) {
                n = n ? 10 * n : 10;
                ten = true;
            } else {
                n = ten ? n + (int)i + 1 : (int)i + 1;
            }
        }
    }
    return n < 100 ? n : 0;
}

/* The number that a line begins with, and of which series; 0: none. */
static int number_of(struct str line, enum series *series)
{
    struct str rest = str_trim(line);
    int n;

    while (str_starts(rest, STR("#")) || str_starts(rest, STR("*")))
        rest = str_skip(rest, 1);
    rest = str_trim(rest);
    *series = SERIES_POINT;
    if (str_starts(rest, STR("（"))) {
        *series = SERIES_BRACKET;
        rest = str_skip(rest, sizeof("（") - 1);
    }
    n = take_number(&rest);
    if (n &&
        str_starts(rest, *series == SERIES_BRACKET ? STR("）") : STR("、")))
        return n;
    return 0;
}

void lint_numbers(const struct lint *l, const struct mustache_text *text)
{
    int last[SERIES_COUNT] = {0};
    struct str rest = text->text;
    struct str line;

    for (size_t i = 0; i < text->line_count; i++) {
        enum series series;
        int n;

        (void)str_cut(rest, '\n', &line, &rest);
        n = number_of(line, &series);
        if (n == 0)
            continue;
        if (n != 1 && n != last[series] && n != last[series] + 1)
            diag_warning(l->diag, text->lines[i],
                         "number %d stands where %d is expected", n,
                         last[series] + 1);
        last[series] = n;
        if (series == SERIES_POINT)
            last[SERIES_BRACKET] = 0;
    }
}
