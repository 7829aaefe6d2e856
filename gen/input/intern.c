#include "input/intern.h"

#include "input/word.h"

#define FIRST_SLOTS 64
#define SHORT_MAX   16

struct intern_slot {
    uint64_t words[3]; /* as in the key */
    uint32_t number;   /* + 1; 0: empty */
    uint32_t hash;
};

struct intern intern_new(struct arena *a)
{
    return (struct intern){.arena = a,
                           .slots =
                               arena_array(a, struct intern_slot, FIRST_SLOTS),
                           .slot_count = FIRST_SLOTS};
}

static inline struct intern_key key_of(struct str text)
{
    struct intern_key key = {{0, 0, text.len}, 0};
    struct words_of words;

    if (text.len > SHORT_MAX) {
        key.words[0] = word_hash(text);
    } else {
        words = words_of(text);
        key.words[0] = words.first;
        key.words[1] = words.last;
    }
    key.hash = (uint32_t)(word_mix(word_mix(key.words[2], key.words[0]),
                                   key.words[1]) >>
                          32);
    return key;
}

static inline bool is_same(const struct intern *t,
                           const struct intern_slot *slot,
                           const struct intern_key *key, struct str text)
{
    if ((slot->words[0] ^ key->words[0]) | (slot->words[1] ^ key->words[1]) |
        (slot->words[2] ^ key->words[2]))
        return false;
    return text.len <= SHORT_MAX || str_equal(t->texts[slot->number - 1], text);
}

/* The slot that holds the text, or the empty one where it belongs. */
static inline struct intern_slot *
find_slot(const struct intern *t, struct str text, const struct intern_key *key)
{
    size_t mask = t->slot_count - 1;
    size_t at = key->hash & mask;

    while (t->slots[at].number && !is_same(t, &t->slots[at], key, text))
        at = (at + 1) & mask;
    return &t->slots[at];
}

static void grow(struct intern *t)
{
    struct intern_slot *old = t->slots;
    size_t n = t->slot_count, mask = 2 * n - 1;

    t->slots = arena_array(t->arena, struct intern_slot, 2 * n);
    t->slot_count = 2 * n;
    for (size_t i = 0; i < n; i++) {
        size_t at = old[i].hash & mask;

        if (!old[i].number)
            continue;
        while (t->slots[at].number)
            at = (at + 1) & mask;
        t->slots[at] = old[i];
    }
}

struct intern_key intern_expect(const struct intern *t, struct str text)
{
    struct intern_key key = key_of(text);

    __builtin_prefetch(&t->slots[key.hash & (t->slot_count - 1)]);
    return key;
}

uint32_t intern_add_expected(struct intern *t, struct str text,
                             const struct intern_key *key)
{
    struct intern_slot *slot = find_slot(t, text, key);

    if (slot->number)
        return slot->number - 1;
    ARENA_PUSH(t->arena, t->texts, t->count, t->capacity) =
        arena_str(t->arena, text);
    *slot = (struct intern_slot){{key->words[0], key->words[1], key->words[2]},
                                 (uint32_t)t->count,
                                 key->hash};
    if (3 * t->count > 2 * t->slot_count)
        grow(t);
    return (uint32_t)t->count - 1;
}

uint32_t intern_add(struct intern *t, struct str text)
{
    struct intern_key key = key_of(text);

    return intern_add_expected(t, text, &key);
}

bool intern_find(const struct intern *t, struct str text, uint32_t *out)
{
    struct intern_key key = key_of(text);
    const struct intern_slot *slot = find_slot(t, text, &key);

    if (!slot->number)
        return false;
    *out = slot->number - 1;
    return true;
}
