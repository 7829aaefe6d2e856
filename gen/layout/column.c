#include "layout/column.h"

/* Columns to be divided. */
struct division {
    const struct column *columns;
    size_t count;
    mpt measure;
    enum yield yield;
    int64_t least, widest; /* of all columns */
};

int64_t columns_least(const struct column *columns, size_t count,
                      enum yield yield)
{
    int64_t least = 0;

    for (size_t i = 0; i < count; i++)
        least += columns[i].least[yield];
    return least;
}

/*
 * What a column gets when none may be wider than `limit` but for what it
 * cannot do without: short columns keep their lines whole, the long ones wrap.
 */
static int64_t limited(const struct division *d, size_t i, int64_t limit)
{
    const struct column *c = &d->columns[i];
    int64_t width = c->widest < limit ? c->widest : limit;

    return width > c->least[d->yield] ? width : c->least[d->yield];
}

static int64_t sum_limited(const struct division *d, int64_t limit)
{
    int64_t sum = 0;

    for (size_t i = 0; i < d->count; i++)
        sum += limited(d, i, limit);
    return sum;
}

/* The largest limit that fills no more than the measure. */
static int64_t limit_of(const struct division *d)
{
    int64_t low = 0, high = d->measure;

    while (low < high) {
        int64_t middle = (low + high + 1) / 2;

        if (sum_limited(d, middle) <= d->measure)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* Room to spare goes to columns as they are wide; want is shared likewise. */
static int64_t share(const struct division *d, size_t i, int64_t limit)
{
    if (d->widest <= 0)
        return 0;
    if (d->widest <= d->measure)
        return (int64_t)d->columns[i].widest * d->measure / d->widest;
    if (d->least > d->measure)
        return (int64_t)d->columns[i].least[d->yield] * d->measure / d->least;
    return limited(d, i, limit);
}

void columns_divide(struct column *columns, size_t count, mpt measure,
                    enum yield yield)
{
    struct division d = {.columns = columns,
                         .count = count,
                         .measure = measure,
                         .yield = yield,
                         .least = columns_least(columns, count, yield)};
    int64_t limit, used = 0;

    for (size_t i = 0; i < count; i++)
        d.widest += columns[i].widest;
    limit = limit_of(&d);
    for (size_t i = 0; i < count; i++) {
        int64_t width = share(&d, i, limit);

        columns[i].width = width > 0 ? (mpt)width : 1;
        used += columns[i].width;
    }
    if (count && used < measure)
        columns[count - 1].width += (mpt)(measure - used);
}

/* What its heading in one line needs beyond the column without it. */
static mpt extra_of(const struct column *c)
{
    return c->heading > c->widest ? c->heading - c->widest : 0;
}

int64_t columns_widest(const struct column *columns, size_t count)
{
    int64_t widest = 0;

    for (size_t i = 0; i < count; i++)
        widest += (int64_t)columns[i].widest + extra_of(&columns[i]);
    return widest;
}

void columns_fold(struct column *columns, size_t count, mpt measure)
{
    int64_t spare = measure;
    struct column *next;

    for (size_t i = 0; i < count; i++) {
        if (columns[i].widest < columns[i].folded)
            columns[i].widest = columns[i].folded;
        spare -= columns[i].widest;
    }
    do {
        next = NULL;
        for (size_t i = 0; i < count; i++)
            if (extra_of(&columns[i]) > 0 && extra_of(&columns[i]) <= spare &&
                (!next || extra_of(&columns[i]) < extra_of(next)))
                next = &columns[i];
        if (next) {
            spare -= extra_of(next);
            next->widest = next->heading;
        }
    } while (next);
}
