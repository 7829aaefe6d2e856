#include "doc/numbering.h"

#include "base/buf.h"

#define FIRST_LEVEL 2
#define LEVELS      4
#define DEPTH_MAX   64
#define HAN_MAX     9999
#define ROMAN_MAX   3999
#define LETTERS     26
#define CIRCLES     20
#define LABEL_MAX   64

static const char *const digits[] = {"零", "一", "二", "三", "四",
                                     "五", "六", "七", "八", "九"};

/* 十 to 9999 as they are read: 二十一, 一百零三. */
static void add_han(struct buf *b, int64_t n)
{
    static const struct {
        int64_t value;
        const char *name;
    } units[] = {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
    bool begun = false, gap = false;

    for (size_t i = 0; i < COUNT(units); i++) {
        int64_t digit = n / units[i].value % 10;

        if (digit == 0) {
            gap = begun;
            continue;
        }
        buf_add_z(b, gap ? digits[0] : "");
        if (digit != 1 || units[i].value != 10 || begun)
            buf_add_z(b, digits[digit]);
        buf_add_z(b, units[i].name);
        begun = true;
        gap = false;
    }
}

static void add_roman(struct buf *b, int64_t n)
{
    static const struct {
        int64_t value;
        const char *name;
    } signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};

    for (size_t i = 0; i < COUNT(signs); i++)
        for (; n >= signs[i].value; n -= signs[i].value)
            buf_add_z(b, signs[i].name);
}

/* a to z, aa, ab ... */
static void add_letters(struct buf *b, int64_t n)
{
    char text[16];
    size_t at = sizeof(text);

    for (; n > 0 && at > 0; n = (n - 1) / LETTERS)
        text[--at] = (char)('a' + (n - 1) % LETTERS);
    buf_add(b, (struct str){text + at, sizeof(text) - at});
}

/* Numbers that a style has no signs for are written in digits. */
static void add_number(struct buf *b, enum list_style style, int64_t n)
{
    bool han = style == LIST_HAN || style == LIST_HAN_BRACKETS;

    if (han && n > 0 && n <= HAN_MAX)
        add_han(b, n);
    else if (style == LIST_ROMAN && n > 0 && n <= ROMAN_MAX)
        add_roman(b, n);
    else if (style == LIST_LETTERS && n > 0)
        add_letters(b, n);
    else
        buf_add_int(b, n);
}

static bool is_circle(enum list_style style, int64_t n)
{
    return style == LIST_CIRCLES && n > 0 && n <= CIRCLES;
}

/* ① is U+2460. */
static void add_circle(struct buf *b, int64_t n)
{
    buf_add_z(b, "\xE2\x91");
    buf_add_byte(b, (char)(0x9F + n));
}

struct str numbering_label(enum list_style style, int64_t n, bool chinese,
                           struct arena *a)
{
    static const struct {
        const char *before, *after;
    } around[] = {
        [LIST_PLAIN] = {"", "."},   [LIST_BRACKETS] = {"（", "）"},
        [LIST_HAN] = {"", "、"},    [LIST_HAN_BRACKETS] = {"（", "）"},
        [LIST_COMMA] = {"", "、"},  [LIST_CIRCLES] = {"(", ")"},
        [LIST_LETTERS] = {"", "."}, [LIST_ROMAN] = {"", "."},
    };
    bool narrow = style == LIST_BRACKETS && !chinese;
    struct buf b = buf_new(a, LABEL_MAX);

    if (is_circle(style, n)) {
        add_circle(&b, n);
        return buf_str(&b);
    }
    buf_add_z(&b, narrow ? "(" : around[style].before);
    add_number(&b, style, n);
    buf_add_z(&b, narrow ? ")" : around[style].after);
    return buf_str(&b);
}

static void number_heading(struct block *heading, int *counts, struct arena *a)
{
    static const enum list_style styles[LEVELS] = {LIST_HAN, LIST_HAN_BRACKETS,
                                                   LIST_PLAIN, LIST_BRACKETS};
    int level = heading->level - FIRST_LEVEL;
    struct inline_run *run;

    for (int i = level < 0 ? 0 : level + 1; i < LEVELS; i++)
        counts[i] = 0;
    if (level < 0 || level >= LEVELS || !heading->content)
        return;
    run = arena_new(a, struct inline_run);
    run->text = numbering_label(styles[level], ++counts[level], true, a);
    if (styles[level] == LIST_PLAIN)
        run->text = arena_format(a, "%.*s ", STR_ARG(run->text));
    run->style = heading->content->style;
    run->at = heading->content->at;
    run->next = heading->content;
    heading->content = run;
}

static void number_blocks(struct block *blocks, int *counts, struct arena *a,
                          int depth)
{
    for (struct block *b = blocks; b && depth < DEPTH_MAX; b = b->next) {
        if (b->kind == BLOCK_HEADING)
            number_heading(b, counts, a);
        else
            number_blocks(b->children, counts, a, depth + 1);
    }
}

void numbering_apply(struct block *blocks, struct arena *a)
{
    int counts[LEVELS] = {0};

    number_blocks(blocks, counts, a, 0);
}
