#include "layout/break.h"

#include "base/utf8.h"
#include "layout/break_icu.h"

/* What two neighbours say, before prohibitions and units. */
static bool is_quote(const struct letter *l)
{
    return l->class == CHAR_QUOTE_OPEN || l->class == CHAR_QUOTE_CLOSE;
}

static bool is_straight_quote(const struct letter *l)
{
    return l->code_point == '"' || l->code_point == '\'';
}

/* Quotes follow their neighbour: “ after Han may begin a line. */
static enum break_kind beside_quote(const struct letter *a,
                                    const struct letter *b)
{
    if (is_quote(a) && is_quote(b))
        return a->class == CHAR_QUOTE_CLOSE && b->class == CHAR_QUOTE_OPEN
                   ? BREAK_GOOD
                   : BREAK_INSIDE;
    return char_is_wide(is_quote(a) ? b->class : a->class) ? BREAK_GOOD
                                                           : BREAK_INSIDE;
}

static enum break_kind between_wide(const struct letter *a,
                                    const struct letter *b)
{
    if (a->class == CHAR_DASH && b->class == CHAR_DASH)
        return BREAK_NONE;
    if (a->code_point == 0xFF3F && b->code_point == 0xFF3F)
        return BREAK_POOR; /* ＿＿＿: a line to write on */
    return b->class == CHAR_DASH ? BREAK_POOR : BREAK_GOOD;
}

static enum break_kind between(const struct letter *a, const struct letter *b)
{
    if (b->class == CHAR_SPACE || b->class == CHAR_MARK ||
        b->class == CHAR_IGNORED)
        return BREAK_NONE;
    if (a->class == CHAR_SPACE)
        return BREAK_GOOD;
    if (a->class == CHAR_GLUE || b->class == CHAR_GLUE ||
        is_straight_quote(a) || is_straight_quote(b))
        return BREAK_INSIDE;
    if (is_quote(a) || is_quote(b))
        return beside_quote(a, b);
    if (char_is_wide(a->class) || char_is_wide(b->class))
        return between_wide(a, b);
    return BREAK_INSIDE;
}

static bool is_hyphen_character(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2013;
}

/* Words joined by a hyphen or solidus part after it: long-|term, and/|or. */
static enum break_kind after_joint(const struct letter *items, size_t count,
                                   size_t i)
{
    uint32_t joint = items[i - 1].code_point;

    if (!is_hyphen_character(joint) && joint != '/')
        return BREAK_INSIDE;
    if (i < 3 || i + 1 >= count || items[i].class != CHAR_LETTER ||
        items[i + 1].class != CHAR_LETTER ||
        items[i - 2].class != CHAR_LETTER || items[i - 3].class != CHAR_LETTER)
        return BREAK_INSIDE;
    return BREAK_POOR; /* who reads the text back may lose the hyphen */
}

/* A hyphen belongs to what it follows; a minus to its number. */
static bool is_hyphen(const struct letter *items, size_t count, size_t i)
{
    return items[i].code_point == '-' && items[i - 1].class != CHAR_SPACE &&
           (i + 1 == count || items[i + 1].class != CHAR_DIGIT);
}

static bool ends_piece(uint32_t code_point)
{
    static const uint32_t units[] = {
        0x5E74, 0x6708, 0x65E5, 0x65F6, 0x5206, 0x79D2, /* 年月日时分秒 */
        0x5143, 0x89D2, 0x4E07, 0x4EBF, 0x5343, 0x767E, /* 元角万亿千百 */
        0x5929, 0x4E2A, 0x53F7, 0x6761, 0x6B3E, 0x9879, /* 天个号条款项 */
        0x9875, 0x4EFD, 0x4EF6, 0x671F, 0x500D, 0x7B14, /* 页份件期倍笔 */
        0x5BB6, 0x6237, 0x4EBA, 0x6B21, 0x5468, 0x540D, /* 家户人次周名 */
    };

    for (size_t i = 0; i < COUNT(units); i++)
        if (units[i] == code_point)
            return true;
    return false;
}

static bool is_capital(const struct letter *l)
{
    return l->code_point >= 'A' && l->code_point <= 'Z';
}

/* What a blank parts from a number: USD 12,500.00 or 0571 0000 0000. */
static bool belongs_before_number(const struct letter *items, size_t last)
{
    if (items[last].class == CHAR_DIGIT)
        return true;
    return last >= 2 && is_capital(&items[last]) &&
           is_capital(&items[last - 1]) && is_capital(&items[last - 2]);
}

/* Numbers and their Chinese units, 第 and its number, 年 inside a date. */
static bool is_phrase(const struct letter *items, size_t i)
{
    const struct letter *a = &items[i - 1], *b = &items[i];

    if (a->class == CHAR_SPACE && i >= 2 && b->class == CHAR_HAN)
        a = &items[i - 2]; /* 2 笔 */
    if (a->class == CHAR_DIGIT && b->class == CHAR_HAN)
        return ends_piece(b->code_point);
    if (b->class != CHAR_DIGIT)
        return false;
    if (a->class == CHAR_SPACE)
        return i >= 2 && belongs_before_number(items, i - 2);
    if (a->code_point == 0x7B2C) /* 第 */
        return true;
    return i >= 2 && items[i - 2].class == CHAR_DIGIT &&
           (a->code_point == 0x5E74 || a->code_point == 0x6708);
}

/* 30日 and 500元 are whole; 2026年|7月|30日 may part, if it must. */
static bool is_counted(const struct letter *items, size_t i)
{
    return items[i - 1].class == CHAR_DIGIT;
}

static bool joins_unit(const struct letter *l)
{
    static const char joiners[] = "-_./,:+&@#*=%~?";

    if (l->class == CHAR_LETTER || l->class == CHAR_DIGIT ||
        l->class == CHAR_SIGN)
        return true;
    if (l->class != CHAR_POINT)
        return false;
    for (size_t i = 0; i + 1 < sizeof(joiners); i++)
        if (l->code_point == (unsigned char)joiners[i])
            return true;
    return l->code_point == 0x2010 || l->code_point == 0x2013;
}

/* Where a code too long for its line is divided before all other places. */
static bool is_code_joint(const struct letter *items, size_t i)
{
    uint32_t c = items[i - 1].code_point;

    if (c == '.')
        return items[i].class != CHAR_DIGIT;
    return is_hyphen_character(c) || c == '/' || c == '_' || c == '&' ||
           c == '?' || c == '=';
}

static uint8_t unit_break(const struct letter *l, bool joint)
{
    if (l->before == BREAK_NONE)
        return BREAK_NONE;
    return joint ? BREAK_JOINT : BREAK_INSIDE;
}

/*
 * Amounts, codes and dates: a digit makes the whole run one unit.  A joint at
 * its beginning is a sign: -5.
 */
static void close_units(struct letter *items, size_t count)
{
    size_t i = 0;

    while (i < count) {
        size_t end = i;
        bool number = false;

        for (; end < count && joins_unit(&items[end]); end++)
            number = number || items[end].class == CHAR_DIGIT;
        for (size_t k = i + 1; number && k < end; k++)
            items[k].before =
                unit_break(&items[k], k > i + 1 && is_code_joint(items, k));
        i = end > i ? end : i + 1;
    }
}

/* Marks that may not begin or end a line, blanks between them or not. */
static void forbid(struct letter *items, size_t count)
{
    const struct letter *last = NULL; /* before blanks; none: begins a line */

    for (size_t i = 0; i < count; i++) {
        struct letter *l = &items[i];

        if (l->class == CHAR_SPACE || l->class == CHAR_IGNORED)
            continue;
        if (l->before != BREAK_FORCED && (!last || l->no_start || last->no_end))
            l->before = BREAK_NONE;
        last = l->class == CHAR_NEWLINE ? NULL : l;
    }
}

static void ask_icu(struct breaker *b, struct str text, struct letter *items,
                    size_t count, struct arena *a)
{
    bool *before = arena_array(a, bool, text.len + 1);

    break_icu_find(&b->icu, BREAK_ICU_LINES, text, before);
    for (size_t i = 1; i < count; i++) {
        if (items[i].class == CHAR_OTHER || items[i - 1].class == CHAR_OTHER)
            items[i].before =
                before[items[i].offset] ? BREAK_GOOD : BREAK_INSIDE;
    }
}

/* “函”|100, 100|“函”: quotes that hold Han are set like Han. */
static bool is_beside_wide_quote(const struct letter *items, size_t count,
                                 size_t i)
{
    size_t k = i;

    if (items[i - 1].class == CHAR_QUOTE_CLOSE &&
        !(items[i - 1].code_point == 0x2019 && items[i].class == CHAR_LETTER)) {
        do
            k--;
        while (k > 0 && is_quote(&items[k]));
        return char_is_wide(items[k].class);
    }
    if (items[i].class != CHAR_QUOTE_OPEN)
        return false;
    while (k + 1 < count && is_quote(&items[k]))
        k++;
    return char_is_wide(items[k].class);
}

static void find_pairs(struct letter *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (items[i - 1].class == CHAR_NEWLINE)
            items[i].before = BREAK_FORCED;
        else if (items[i].class == CHAR_NEWLINE)
            items[i].before = BREAK_NONE;
        else
            items[i].before = (uint8_t)between(&items[i - 1], &items[i]);
        if (items[i].before == BREAK_GOOD && is_hyphen(items, count, i))
            items[i].before = BREAK_INSIDE;
        if (items[i].before == BREAK_INSIDE &&
            is_beside_wide_quote(items, count, i))
            items[i].before = BREAK_GOOD;
        if (items[i].before == BREAK_INSIDE)
            items[i].before = (uint8_t)after_joint(items, count, i);
        if (items[i].before == BREAK_GOOD && is_phrase(items, i))
            items[i].before = is_counted(items, i) ? BREAK_JOINT : BREAK_POOR;
    }
}

struct letters break_text(struct breaker *b, struct str text, struct arena *a)
{
    struct letters letters = {0};
    struct str rest = text;
    bool icu = false;

    letters.items = arena_array(a, struct letter, text.len);
    while (rest.len) {
        uint32_t offset = (uint32_t)(rest.ptr - text.ptr);
        struct letter letter = break_classify(utf8_next(&rest));

        letter.offset = offset;
        icu = icu || letter.class == CHAR_OTHER;
        letters.items[letters.count++] = letter;
    }
    find_pairs(letters.items, letters.count);
    if (icu)
        ask_icu(b, text, letters.items, letters.count, a);
    close_units(letters.items, letters.count);
    forbid(letters.items, letters.count);
    return letters;
}

bool *break_words(struct breaker *b, struct str text, struct arena *a)
{
    bool *before = arena_array(a, bool, text.len + 1);

    break_icu_find(&b->words, BREAK_ICU_WORDS, text, before);
    return before;
}

void breaker_release(struct breaker *b)
{
    break_icu_close(b->icu);
    break_icu_close(b->words);
    *b = (struct breaker){0};
}
