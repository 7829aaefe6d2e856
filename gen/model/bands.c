#include "model/bands.h"

const struct band *bands_of(const struct band_table *t,
                            enum band_schedule schedule, size_t *count)
{
    size_t first = 0, n = 0;

    while (first < t->count && t->bands[first].schedule != schedule)
        first++;
    while (first + n < t->count && t->bands[first + n].schedule == schedule)
        n++;
    *count = n;
    return n ? &t->bands[first] : NULL;
}

const struct band *bands_find(const struct band_table *t,
                              enum band_schedule schedule, int64_t amount)
{
    size_t count;
    const struct band *bands = bands_of(t, schedule, &count);

    for (size_t i = 0; i < count; i++)
        if (amount > bands[i].over && amount <= bands[i].up_to)
            return &bands[i];
    return NULL;
}
