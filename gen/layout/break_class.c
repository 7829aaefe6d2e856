#include "layout/break.h"

#include "base/utf8.h"

enum { START = 1, END = 2 }; /* may not stand there */

struct entry {
    uint32_t code_point;
    uint8_t class;
    uint8_t never;
};

/* By code point: the characters that differ from their range. */
static const struct entry entries[] = {
    {0x0009, CHAR_SPACE, 0},
    {0x000A, CHAR_NEWLINE, 0},
    {0x0020, CHAR_SPACE, 0},
    {0x0021, CHAR_POINT, START}, /* ! */
    {0x0024, CHAR_SIGN, END},    /* $ */
    {0x0025, CHAR_SIGN, START},  /* % */
    {0x0028, CHAR_POINT, END},   /* ( */
    {0x0029, CHAR_POINT, START}, /* ) */
    {0x002B, CHAR_SIGN, 0},      /* + */
    {0x002C, CHAR_POINT, START}, /* , */
    {0x002E, CHAR_POINT, START}, /* . */
    {0x002F, CHAR_POINT, START}, /* / */
    {0x003A, CHAR_POINT, START}, /* : */
    {0x003B, CHAR_POINT, START}, /* ; */
    {0x003F, CHAR_POINT, START}, /* ? */
    {0x005B, CHAR_POINT, END},   /* [ */
    {0x005D, CHAR_POINT, START}, /* ] */
    {0x007B, CHAR_POINT, END},   /* { */
    {0x007D, CHAR_POINT, START}, /* } */
    {0x007E, CHAR_POINT, START}, /* ~ */
    {0x00A0, CHAR_GLUE, 0},
    {0x00A3, CHAR_SIGN, END},   /* £ */
    {0x00A5, CHAR_SIGN, END},   /* ¥ */
    {0x00AD, CHAR_IGNORED, 0},  /* soft hyphen */
    {0x00B0, CHAR_SIGN, START}, /* ° */
    {0x00B1, CHAR_SIGN, 0},     /* ± */
    {0x00B7, CHAR_MIDDLE, START},
    {0x00D7, CHAR_SIGN, 0},      /* × */
    {0x00F7, CHAR_SIGN, 0},      /* ÷ */
    {0x200B, CHAR_SPACE, 0},     /* zero width space */
    {0x2010, CHAR_POINT, START}, /* hyphen */
    {0x2011, CHAR_GLUE, 0},      /* no-break hyphen */
    {0x2013, CHAR_POINT, START}, /* en dash */
    {0x2014, CHAR_DASH, 0},
    {0x2018, CHAR_QUOTE_OPEN, END},
    {0x2019, CHAR_QUOTE_CLOSE, START},
    {0x201C, CHAR_QUOTE_OPEN, END},
    {0x201D, CHAR_QUOTE_CLOSE, START},
    {0x2026, CHAR_DASH, 0},
    {0x2027, CHAR_MIDDLE, START},
    {0x202F, CHAR_GLUE, 0},
    {0x2030, CHAR_SIGN, START}, /* per mille */
    {0x20AC, CHAR_SIGN, END},   /* euro */
    {0x2103, CHAR_SIGN, START}, /* degrees centigrade */
    {0x2116, CHAR_SIGN, END},   /* numero */
    {0x2212, CHAR_SIGN, 0},     /* minus */
    {0x22EF, CHAR_DASH, 0},
    {0x25A0, CHAR_HAN, END}, /* boxes stay with what they offer */
    {0x25A1, CHAR_HAN, END},
    {0x2610, CHAR_HAN, END},
    {0x2611, CHAR_HAN, END},
    {0x2612, CHAR_HAN, END},
    {0x2E3A, CHAR_DASH, 0},
    {0x3001, CHAR_CLOSE, START},
    {0x3002, CHAR_CLOSE, START},
    {0x3005, CHAR_HAN, START}, /* iteration mark */
    {0x3008, CHAR_OPEN, END},
    {0x3009, CHAR_CLOSE, START},
    {0x300A, CHAR_OPEN, END},
    {0x300B, CHAR_CLOSE, START},
    {0x300C, CHAR_OPEN, END},
    {0x300D, CHAR_CLOSE, START},
    {0x300E, CHAR_OPEN, END},
    {0x300F, CHAR_CLOSE, START},
    {0x3010, CHAR_OPEN, END},
    {0x3011, CHAR_CLOSE, START},
    {0x3014, CHAR_OPEN, END},
    {0x3015, CHAR_CLOSE, START},
    {0x3016, CHAR_OPEN, END},
    {0x3017, CHAR_CLOSE, START},
    {0x30FB, CHAR_MIDDLE, START},
    {0x33A1, CHAR_HAN, START}, /* square metre */
    {0xFE42, CHAR_CLOSE, START},
    {0xFE44, CHAR_CLOSE, START},
    {0xFF01, CHAR_CLOSE, START},
    {0xFF04, CHAR_SIGN, END},
    {0xFF05, CHAR_SIGN, START},
    {0xFF08, CHAR_OPEN, END},
    {0xFF09, CHAR_CLOSE, START},
    {0xFF0B, CHAR_SIGN, 0},
    {0xFF0C, CHAR_CLOSE, START},
    {0xFF0D, CHAR_SIGN, 0},
    {0xFF0E, CHAR_CLOSE, START},
    {0xFF0F, CHAR_MIDDLE, START},
    {0xFF1A, CHAR_CLOSE, START},
    {0xFF1B, CHAR_CLOSE, START},
    {0xFF1F, CHAR_CLOSE, START},
    {0xFF3B, CHAR_OPEN, END},
    {0xFF3D, CHAR_CLOSE, START},
    {0xFF5B, CHAR_OPEN, END},
    {0xFF5D, CHAR_CLOSE, START},
    {0xFF5E, CHAR_MIDDLE, START},
    {0xFFE1, CHAR_SIGN, END},
    {0xFFE5, CHAR_SIGN, END},
};

static const struct range {
    uint32_t first, last;
    uint8_t class;
} ranges[] = {
    {0x0000, 0x001F, CHAR_IGNORED}, {0x0030, 0x0039, CHAR_DIGIT},
    {0x0041, 0x005A, CHAR_LETTER},  {0x0061, 0x007A, CHAR_LETTER},
    {0x0021, 0x007E, CHAR_POINT},   {0x007F, 0x009F, CHAR_IGNORED},
    {0x00A1, 0x00BF, CHAR_POINT},   {0x00C0, 0x02AF, CHAR_LETTER},
    {0x0300, 0x036F, CHAR_MARK},    {0x0370, 0x03FF, CHAR_LETTER},
    {0x0400, 0x052F, CHAR_LETTER},  {0x1E00, 0x1FFF, CHAR_LETTER},
    {0x200C, 0x200F, CHAR_IGNORED}, {0x202A, 0x202E, CHAR_IGNORED},
    {0x2060, 0x206F, CHAR_IGNORED}, {0x2150, 0x218F, CHAR_HAN},
    {0x2190, 0x21FF, CHAR_HAN},     {0x2460, 0x24FF, CHAR_HAN},
    {0x2500, 0x27BF, CHAR_HAN},     {0x2E80, 0x2FDF, CHAR_HAN},
    {0x3000, 0x3003, CHAR_HAN},     {0x3007, 0x3007, CHAR_HAN},
    {0x3200, 0x33FF, CHAR_HAN},     {0x3400, 0x4DBF, CHAR_HAN},
    {0x4E00, 0x9FFF, CHAR_HAN},     {0xAC00, 0xD7A3, CHAR_HAN},
    {0xF900, 0xFAFF, CHAR_HAN},     {0xFE00, 0xFE0F, CHAR_MARK},
    {0xFEFF, 0xFEFF, CHAR_IGNORED}, {0xFF10, 0xFF19, CHAR_DIGIT},
    {0xFF02, 0xFF5E, CHAR_HAN},     {0x20000, 0x3FFFF, CHAR_HAN},
    {0xE0100, 0xE01EF, CHAR_MARK},
};

static const struct entry *entry_find(uint32_t code_point)
{
    size_t low = 0, high = COUNT(entries);

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (entries[middle].code_point == code_point)
            return &entries[middle];
        if (entries[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static enum char_class class_by_range(uint32_t code_point)
{
    for (size_t i = 0; i < COUNT(ranges); i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return ranges[i].class;
    return CHAR_OTHER;
}

struct letter break_classify(uint32_t code_point)
{
    struct letter letter = {.code_point = code_point};
    const struct entry *entry;

    /* Nearly every character of a Chinese text, so asked first. */
    if (code_point >= 0x4E00 && code_point <= 0x9FFF) {
        letter.class = CHAR_HAN;
        return letter;
    }
    entry = entry_find(code_point);
    letter.class = entry ? entry->class : (uint8_t)class_by_range(code_point);
    letter.no_start = entry && entry->never & START;
    letter.no_end = entry && entry->never & END;
    return letter;
}

bool char_is_wide(enum char_class class)
{
    return class == CHAR_HAN || class == CHAR_OPEN || class == CHAR_CLOSE ||
           class == CHAR_DASH || class == CHAR_MIDDLE;
}

bool char_is_right_to_left(uint32_t code_point)
{
    return code_point >= 0x0590 &&
           (code_point <= 0x08FF ||
            (code_point >= 0xFB1D && code_point <= 0xFDFF) ||
            (code_point >= 0xFE70 && code_point <= 0xFEFE) ||
            (code_point >= 0x10800 && code_point <= 0x10FFF) ||
            (code_point >= 0x1E800 && code_point <= 0x1EFFF));
}

bool char_is_reordered(uint32_t code_point)
{
    return (code_point >= 0x0900 && code_point <= 0x109f) ||
           (code_point >= 0x1700 && code_point <= 0x18af) ||
           (code_point >= 0x1900 && code_point <= 0x1cff) ||
           (code_point >= 0xa800 && code_point <= 0xabff && /* not Hangul */
            !(code_point >= 0xa960 && code_point <= 0xa97f)) ||
           (code_point >= 0x11000 && code_point <= 0x11fff);
}

bool char_is_settable(uint32_t code_point)
{
    return code_point < 0x0590 || (!char_is_right_to_left(code_point) &&
                                   !char_is_reordered(code_point));
}

static bool is_wide(uint32_t c)
{
    return c && char_is_wide((enum char_class)break_classify(c).class);
}

static uint32_t first_character(struct str s)
{
    return s.len ? utf8_next(&s) : 0;
}

static uint32_t last_character(struct str s)
{
    size_t n = s.len;

    while (n > 0 && ((unsigned char)s.ptr[--n] & 0xC0) == 0x80)
        continue;
    return first_character(str_skip(s, n));
}

bool break_leaves_blank(struct str before, struct str after)
{
    return !is_wide(last_character(before)) && !is_wide(first_character(after));
}
