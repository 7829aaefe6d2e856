#include "command/render_names.h"

#include "base/name.h"

/* False: it is there already. */
static bool insert(uint64_t *slots, size_t capacity, uint64_t hash)
{
    size_t i = hash & (capacity - 1);

    while (slots[i] && slots[i] != hash)
        i = (i + 1) & (capacity - 1);
    if (slots[i])
        return false;
    slots[i] = hash;
    return true;
}

static void widen(struct render_names *names)
{
    size_t capacity = names->capacity ? 2 * names->capacity : 1024;
    uint64_t *slots = arena_array(names->arena, uint64_t, capacity);

    for (size_t i = 0; i < names->capacity; i++)
        if (names->slots[i])
            (void)insert(slots, capacity, names->slots[i]);
    names->slots = slots;
    names->capacity = capacity;
}

/* False: a file of this run has the name. */
static bool take(struct render_names *names, struct str name, struct arena *a)
{
    uint64_t hash = str_hash(name_key(name, a));

    if (2 * names->count >= names->capacity)
        widen(names);
    if (!insert(names->slots, names->capacity, hash ? hash : 1))
        return false;
    names->count++;
    return true;
}

struct str render_name(struct render_names *names, struct str stem,
                       struct str ending, bool *is_second, struct arena *a)
{
    struct str name = name_make(stem, ending, a);

    *is_second = false;
    for (int i = 2; !take(names, name, a); i++) {
        name =
            name_make(stem, arena_format(a, "-%d%.*s", i, STR_ARG(ending)), a);
        *is_second = true;
    }
    return name;
}
