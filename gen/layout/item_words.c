#include "layout/item.h"

static bool is_han(const struct item *item)
{
    return item->class == CHAR_HAN;
}

/* Han between which nothing but their words forbids a line's end. */
static bool is_between_han(const struct items *items, size_t i)
{
    const struct item *item = &items->items[i];

    return i > 0 && item->before == BREAK_GOOD && is_han(item) &&
           is_han(item - 1);
}

/* 未|核销, 无|争议, 品名|及规格: belongs to what follows. */
static bool is_prefix(uint32_t code_point)
{
    static const uint32_t prefixes[] = {
        0x672A, 0x5DF2, 0x65E0, 0x4E0D, 0x975E, 0x5E94, /* 未已无不非应 */
        0x672C, 0x539F, 0x5404, 0x6BCF, 0x8BE5, 0x5176, /* 本原各每该其 */
        0x53CA, 0x4E0E, 0x548C, 0x6216, 0x4E8E, 0x5411, /* 及与和或于向 */
        0x603B, 0x5171, 0x73B0, 0x53E6, 0x6700, 0x65E5, /* 总共现另最日 */
    };

    for (size_t i = 0; i < COUNT(prefixes); i++)
        if (prefixes[i] == code_point)
            return true;
    return false;
}

/*
 * The dictionary has few words of business: two characters it leaves alone
 * are one (余额, 天数, 开票), a single one belongs to its neighbour.
 */
static void join_single(const struct items *items, bool *begins, size_t first,
                        size_t count, size_t end)
{
    size_t last = first + count;

    for (size_t i = first + 1; i < last; i += 2)
        begins[i] = false;
    if (count % 2 == 0)
        return;
    if (count == 1 && last < end &&
        (is_prefix(items->items[first].code_point) ||
         !is_between_han(items, first)))
        begins[last] = false;
    else
        begins[last - 1] = false;
}

static size_t word_end(const bool *begins, size_t first, size_t end)
{
    size_t i = first + 1;

    while (i < end && !begins[i])
        i++;
    return i;
}

/* The words of a stretch of Han. */
static void join_words(const struct items *items, bool *begins, size_t first,
                       size_t end)
{
    size_t i = first;

    while (i < end) {
        size_t single = 0;

        while (i + single < end &&
               word_end(begins, i + single, end) == i + single + 1)
            single++;
        if (single > 0)
            join_single(items, begins, i, single, end);
        i += single;
        if (i < end)
            i = word_end(begins, i, end);
    }
}

/* Where words begin, by item, with room for the end. */
static bool *find_words(struct setter *s, const struct items *items)
{
    bool *begins = arena_array(&s->scratch, bool, items->count + 1);
    const bool *by_byte = break_words(&s->breaker, items->text, &s->scratch);

    for (size_t i = 0; i < items->count; i++)
        begins[i] = by_byte[items->items[i].start];
    for (size_t first = 0; first < items->count;) {
        size_t end = first + 1;

        while (end < items->count && is_between_han(items, end))
            end++;
        if (is_han(&items->items[first]))
            join_words(items, begins, first, end);
        first = end;
    }
    return begins;
}

void items_keep_words(struct setter *s, struct items *items)
{
    const bool *begins = NULL;

    for (size_t i = 1; i < items->count; i++) {
        if (!is_between_han(items, i))
            continue;
        if (!begins)
            begins = find_words(s, items);
        if (!begins[i])
            items->items[i].before = BREAK_WORD;
    }
}

void items_keep_names(struct items *items)
{
    int depth = 0;

    for (size_t i = 0; i < items->count; i++) {
        struct item *item = &items->items[i];

        if (depth > 0 && item->before > BREAK_WORD)
            item->before = BREAK_WORD;
        if (item->code_point == 0x300A)
            depth++;
        else if (item->code_point == 0x300B && depth > 0)
            depth--;
    }
}
