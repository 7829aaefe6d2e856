#include "layout/column.h"

struct totals {
    int64_t narrowest, widest;
};

static struct totals totals_of(const struct column *columns, size_t count)
{
    struct totals t = {0};

    for (size_t i = 0; i < count; i++) {
        t.narrowest += columns[i].narrowest;
        t.widest += columns[i].widest;
    }
    return t;
}

bool columns_fit(const struct column *columns, size_t count, mpt measure)
{
    return totals_of(columns, count).narrowest <= measure;
}

/*
 * What a column gets when none may be wider than `limit` but for its longest
 * word: short columns keep their lines whole, the long ones wrap.
 */
static int64_t limited(const struct column *c, int64_t limit)
{
    int64_t width = c->widest < limit ? c->widest : limit;

    return width > c->narrowest ? width : c->narrowest;
}

static int64_t sum_limited(const struct column *columns, size_t count,
                           int64_t limit)
{
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += limited(&columns[i], limit);
    return sum;
}

/* The largest limit that fills no more than the measure. */
static int64_t limit_of(const struct column *columns, size_t count, mpt measure)
{
    int64_t low = 0, high = measure;

    while (low < high) {
        int64_t middle = (low + high + 1) / 2;

        if (sum_limited(columns, count, middle) <= measure)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* Room to spare goes to columns as they are wide; want is shared likewise. */
static int64_t share(const struct column *c, struct totals t, int64_t limit,
                     mpt measure)
{
    if (t.widest <= 0)
        return 0;
    if (t.widest <= measure)
        return (int64_t)c->widest * measure / t.widest;
    if (t.narrowest >= measure)
        return (int64_t)c->narrowest * measure / t.narrowest;
    return limited(c, limit);
}

void columns_divide(struct column *columns, size_t count, mpt measure)
{
    struct totals t = totals_of(columns, count);
    int64_t limit = limit_of(columns, count, measure);
    int64_t used = 0;

    for (size_t i = 0; i < count; i++) {
        int64_t width = share(&columns[i], t, limit, measure);

        columns[i].width = width > 0 ? (mpt)width : 1;
        used += columns[i].width;
    }
    if (count && used < measure)
        columns[count - 1].width += (mpt)(measure - used);
}
