#include "report/entity_words.h"

#include "base/buf.h"

/* More names would not be a title. */
#define MOST_NAMED 3

static const char *colon(enum language language)
{
    return language == LANGUAGE_EN ? ": " : "：";
}

struct str entity_allocation_words(const struct entities *e,
                                   const struct ledger *l,
                                   enum language language, struct arena *a)
{
    struct str first =
        allocation_words(e ? e->items[0].ledger : l, language, a);
    struct buf b = buf_new(a, 1 << 16);
    bool all_same = true;

    for (size_t i = 0; e && i < e->count; i++) {
        struct str text = allocation_words(e->items[i].ledger, language, a);

        all_same &= str_equal(text, first);
        if (i)
            buf_add(&b, word(WORD_SEPARATOR, language));
        buf_add_format(&b, "%.*s%s%.*s", STR_ARG(e->items[i].name),
                       colon(language), STR_ARG(text));
    }
    return all_same ? first : buf_str(&b);
}

struct str entity_names(const struct entity *items, size_t count,
                        enum language language, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 16);
    size_t named = count > MOST_NAMED ? 1 : count;

    for (size_t i = 0; i < named; i++) {
        if (i)
            buf_add_z(&b, language == LANGUAGE_EN ? ", " : "、");
        buf_add(&b, items[i].name);
    }
    if (named < count)
        buf_add(&b, word_with(WORD_OF_ENTITIES, language,
                              arena_format(a, "%zu", count), a));
    return buf_str(&b);
}
