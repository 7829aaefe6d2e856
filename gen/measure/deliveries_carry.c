#include "measure/deliveries.h"

#include <stdlib.h>

/* So many numbers are compared in search of what was meant, in all. */
#define MOST_COMPARED 200000
#define NEAR          2

struct carrying {
    struct ledger *ledger;
    struct diag *diag;
    const struct delivery **parcels; /* by tracking number, then row */
    bool *is_used;                   /* of each of them */
    size_t count;
    size_t compared;
};

static int by_number(const void *a, const void *b)
{
    const struct delivery *const *x = a, *const *y = b;
    int order = str_compare((*x)->tracking_no, (*y)->tracking_no);

    return order ? order : origin_compare((*x)->at, (*y)->at);
}

static size_t first_of(const struct carrying *c, struct str number)
{
    size_t low = 0, high = c->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(c->parcels[middle]->tracking_no, number) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_at(const struct carrying *c, size_t i, struct str number)
{
    return i < c->count && str_equal(c->parcels[i]->tracking_no, number);
}

/* Of several rows of a parcel the last that has a result says what it is. */
static const struct delivery *last_of(const struct carrying *c, size_t first)
{
    const struct delivery *last = c->parcels[first];

    for (size_t i = first; is_at(c, i, last->tracking_no); i++)
        if (c->parcels[i]->result != NOT_TOLD || last->result == NOT_TOLD)
            last = c->parcels[i];
    return last;
}

static void use(struct carrying *c, size_t first)
{
    struct str number = c->parcels[first]->tracking_no;

    for (size_t i = first; is_at(c, i, number); i++)
        c->is_used[i] = true;
}

static const char *result_words(const struct diag *d, uint8_t result)
{
    static const char *const words[] = {[NOT_TOLD] = "",
                                        [DELIVERY_DELIVERED] = "delivered",
                                        [DELIVERY_REFUSED] = "refused",
                                        [DELIVERY_RETURNED] = "returned"};

    return result == NOT_TOLD ? "" : diag_translate(d, words[result]);
}

static void tell_difference(const struct carrying *c, const struct delivery *d,
                            const struct delivery *parcel)
{
    struct place at = ledger_place(c->ledger, parcel->at);

    diag_warning(c->diag, ledger_place(c->ledger, d->at),
                 "parcel %.*s: deliveries say %s, the carrier says %s (%s:%u); "
                 "what was typed stands",
                 STR_ARG(d->tracking_no), result_words(c->diag, d->result),
                 result_words(c->diag, parcel->result), at.file, at.line);
}

/* When it was posted some row says, not always the last one. */
static struct date posted_on(const struct carrying *c, size_t first)
{
    struct str number = c->parcels[first]->tracking_no;

    for (size_t i = first; is_at(c, i, number); i++)
        if (date_is(c->parcels[i]->posted_date))
            return c->parcels[i]->posted_date;
    return no_date;
}

static void fill(struct carrying *c, struct delivery *d, size_t first)
{
    const struct delivery *parcel = last_of(c, first);

    use(c, first);
    if (!date_is(d->posted_date))
        d->posted_date = posted_on(c, first);
    if (d->result != NOT_TOLD && parcel->result != NOT_TOLD &&
        d->result != parcel->result) {
        tell_difference(c, d, parcel);
        return;
    }
    if (parcel->result == NOT_TOLD)
        return;
    d->result = parcel->result;
    if (!date_is(d->signed_date))
        d->signed_date = parcel->signed_date;
    if (!d->signed_by.len)
        d->signed_by = parcel->signed_by;
}

/* Other carriers' numbers are no mistake: only what is nearly one of these. */
static void tell_near(struct carrying *c, const struct delivery *d)
{
    struct str near = {0};

    for (size_t i = 0; i < c->count && c->compared < MOST_COMPARED;
         i++, c->compared++) {
        struct str number = c->parcels[i]->tracking_no;

        if (!c->is_used[i] && number.len > 2 * NEAR &&
            str_distance(number, d->tracking_no) <= NEAR)
            near = number;
    }
    if (near.len)
        diag_warning(c->diag, ledger_place(c->ledger, d->at),
                     "tracking number %.*s is not in the carrier's export; did "
                     "you mean %.*s?",
                     STR_ARG(d->tracking_no), STR_ARG(near));
}

static void tell_unused(const struct carrying *c)
{
    size_t numbers = 0, unused = 0;

    for (size_t i = 0; i < c->count; i++) {
        if (i && is_at(c, i - 1, c->parcels[i]->tracking_no))
            continue;
        numbers++;
        unused += !c->is_used[i];
    }
    if (unused)
        diag_note(
            c->diag,
            place_of(ledger_place(c->ledger, c->parcels[0]->at).file, 0, 0),
            "%zu of %zu tracking numbers of the carrier are of no letter "
            "in deliveries",
            unused, numbers);
}

void deliveries_carry(struct ledger *l, struct diag *d)
{
    struct carrying c = {
        .ledger = l,
        .diag = d,
        .count = l->carried_count,
        .parcels =
            arena_array(l->arena, const struct delivery *, l->carried_count),
        .is_used = arena_array(l->arena, bool, l->carried_count)};

    if (c.count == 0)
        return;
    for (size_t i = 0; i < c.count; i++)
        c.parcels[i] = &l->carried[i];
    qsort(c.parcels, c.count, sizeof(*c.parcels), by_number);
    for (size_t i = 0; i < l->delivery_count; i++) {
        struct delivery *row = &l->deliveries[i];
        size_t first = first_of(&c, row->tracking_no);

        if (row->tracking_no.len && is_at(&c, first, row->tracking_no))
            fill(&c, row, first);
    }
    for (size_t i = 0; i < l->delivery_count; i++) {
        const struct delivery *row = &l->deliveries[i];

        if (row->tracking_no.len &&
            !is_at(&c, first_of(&c, row->tracking_no), row->tracking_no))
            tell_near(&c, row);
    }
    tell_unused(&c);
}
