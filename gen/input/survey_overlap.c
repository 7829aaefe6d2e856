#include "input/survey.h"

/* Keys of the shorter list by their hash. */
struct lookup {
    const struct survey_keys *keys;
    uint32_t *slots; /* from 1; 0: free */
    size_t size;
};

static struct lookup look_up(const struct survey_keys *keys, struct arena *a)
{
    struct lookup l = {.keys = keys, .size = 64};

    while (l.size < 2 * keys->count)
        l.size *= 2;
    l.slots = arena_array(a, uint32_t, l.size);
    for (size_t i = 0; i < keys->count; i++) {
        size_t at = (size_t)keys->items[i].hash & (l.size - 1);

        while (l.slots[at])
            at = (at + 1) & (l.size - 1);
        l.slots[at] = (uint32_t)i + 1;
    }
    return l;
}

static const struct survey_key *find(const struct lookup *l,
                                     const struct survey_key *key)
{
    size_t at = (size_t)key->hash & (l->size - 1);

    for (; l->slots[at]; at = (at + 1) & (l->size - 1)) {
        const struct survey_key *k = &l->keys->items[l->slots[at] - 1];

        if (k->hash == key->hash && str_equal(k->text, key->text))
            return k;
    }
    return NULL;
}

struct finding {
    struct survey_overlap *out;
    size_t most, count, all;
};

static void overlap_table(struct finding *f, enum table table,
                          const struct survey_keys *x,
                          const struct survey_keys *y)
{
    struct arena scratch = {0};
    struct lookup l;
    size_t before = f->count, n = 0;
    size_t shorter = x->count < y->count ? x->count : y->count;

    if (!shorter || x->by_row != y->by_row)
        return;
    l = look_up(x, &scratch);
    for (size_t i = 0; i < y->count; i++) {
        const struct survey_key *other = find(&l, &y->items[i]);

        if (!other)
            continue;
        n++;
        if (f->count < f->most)
            f->out[f->count++] =
                (struct survey_overlap){table, *other, y->items[i]};
    }
    arena_release(&scratch);
    if (x->by_row && 2 * n < shorter) {
        f->count = before;
        n = 0;
    }
    f->all += n;
}

size_t survey_overlaps(const struct survey *x, const struct survey *y,
                       struct survey_overlap *out, size_t most, size_t *all)
{
    struct finding f = {.out = out, .most = most};

    for (size_t t = 0; t < TABLE_COUNT; t++)
        overlap_table(&f, (enum table)t, &x->keys[t], &y->keys[t]);
    *all = f.all;
    return f.count;
}
