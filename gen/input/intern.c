#include "input/intern.h"

#include "input/word.h"

#define FIRST_SLOTS 64
#define SHORT_MAX   16

/*
 * A text of up to SHORT_MAX bytes and its length; or the hash and length of a
 * longer one.
 */
struct packed {
    uint64_t words[3];
};

struct intern_slot {
    struct packed key;
    uint32_t number; /* + 1; 0: empty */
    uint32_t hash;
};

struct intern intern_new(struct arena *a)
{
    return (struct intern){.arena = a,
                           .slots =
                               arena_array(a, struct intern_slot, FIRST_SLOTS),
                           .slot_count = FIRST_SLOTS};
}

static struct packed pack(struct str text)
{
    struct words_of words;

    if (text.len > SHORT_MAX)
        return (struct packed){{word_hash(text), 0, text.len}};
    words = words_of(text);
    return (struct packed){{words.first, words.last, text.len}};
}

static uint32_t hash_of(const struct packed *key)
{
    uint64_t hash = word_mix(key->words[2], key->words[0]);

    return (uint32_t)(word_mix(hash, key->words[1]) >> 32);
}

static bool is_same(const struct intern *t, const struct intern_slot *slot,
                    const struct packed *key, struct str text)
{
    if (slot->key.words[0] != key->words[0] ||
        slot->key.words[1] != key->words[1] ||
        slot->key.words[2] != key->words[2])
        return false;
    return text.len <= SHORT_MAX || str_equal(t->texts[slot->number - 1], text);
}

/* The slot that holds the text, or the empty one where it belongs. */
static struct intern_slot *find_slot(const struct intern *t, struct str text,
                                     const struct packed *key, uint32_t hash)
{
    size_t mask = t->slot_count - 1;
    size_t at = hash & mask;

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

void intern_expect(const struct intern *t, struct str text)
{
    struct packed key = pack(text);

    __builtin_prefetch(&t->slots[hash_of(&key) & (t->slot_count - 1)]);
}

uint32_t intern_add(struct intern *t, struct str text)
{
    struct packed key = pack(text);
    uint32_t hash = hash_of(&key);
    struct intern_slot *slot = find_slot(t, text, &key, hash);

    if (slot->number)
        return slot->number - 1;
    ARENA_PUSH(t->arena, t->texts, t->count, t->capacity) =
        arena_str(t->arena, text);
    *slot = (struct intern_slot){key, (uint32_t)t->count, hash};
    if (3 * t->count > 2 * t->slot_count)
        grow(t);
    return (uint32_t)t->count - 1;
}

bool intern_find(const struct intern *t, struct str text, uint32_t *out)
{
    struct packed key = pack(text);
    const struct intern_slot *slot = find_slot(t, text, &key, hash_of(&key));

    if (!slot->number)
        return false;
    *out = slot->number - 1;
    return true;
}
