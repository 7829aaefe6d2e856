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
 * Room to spare goes to columns as they are wide; too little room is taken
 * from those that can wrap, as much as each can; and less than every word
 * needs is divided as the words ask.
 */
static int64_t share(const struct column *c, struct totals t, mpt measure)
{
    if (t.widest <= 0)
        return 0;
    if (t.widest <= measure)
        return (int64_t)c->widest * measure / t.widest;
    if (t.narrowest >= measure)
        return (int64_t)c->narrowest * measure / t.narrowest;
    return c->narrowest + (c->widest - c->narrowest) *
                              (measure - t.narrowest) /
                              (t.widest - t.narrowest);
}

void columns_divide(struct column *columns, size_t count, mpt measure)
{
    struct totals t = totals_of(columns, count);
    int64_t used = 0;

    for (size_t i = 0; i < count; i++) {
        int64_t width = share(&columns[i], t, measure);

        columns[i].width = width > 0 ? (mpt)width : 1;
        used += columns[i].width;
    }
    if (count && used < measure)
        columns[count - 1].width += (mpt)(measure - used);
}
