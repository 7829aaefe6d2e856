#include "measure/deliveries.h"

#include <stdlib.h>

struct by_letter {
    struct str letter_no;
    uint32_t at;
};

static int compare(const void *a, const void *b)
{
    const struct by_letter *x = a, *y = b;
    int order = str_compare(x->letter_no, y->letter_no);

    return order ? order : (x->at > y->at) - (x->at < y->at);
}

struct deliveries deliveries_sort(const struct ledger *l, struct arena *a)
{
    size_t n = l->delivery_count;
    struct by_letter *rows = arena_array(a, struct by_letter, n);
    struct deliveries x = {l, arena_array(a, uint32_t, n)};

    for (size_t i = 0; i < n; i++)
        rows[i] = (struct by_letter){l->deliveries[i].letter_no, (uint32_t)i};
    if (n)
        qsort(rows, n, sizeof(*rows), compare);
    for (size_t i = 0; i < n; i++)
        x.order[i] = rows[i].at;
    return x;
}

static const struct delivery *row_at(const struct deliveries *x, size_t i)
{
    return &x->ledger->deliveries[x->order[i]];
}

static size_t first_of(const struct deliveries *x, struct str letter_no)
{
    size_t low = 0, high = x->ledger->delivery_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(row_at(x, middle)->letter_no, letter_no) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const uint32_t *deliveries_of(const struct deliveries *x, struct str letter_no,
                              size_t *count)
{
    size_t first = first_of(x, letter_no), i = first;

    while (i < x->ledger->delivery_count &&
           str_equal(row_at(x, i)->letter_no, letter_no))
        i++;
    *count = i - first;
    return &x->order[first];
}

static bool is_by(struct date day, struct date as_of)
{
    return date_is(day) && day.day <= as_of.day;
}

/* A result has its own day, or that of the posting. */
static enum letter_state state_of(const struct delivery *d, struct date as_of)
{
    static const enum letter_state states[] = {
        [NOT_TOLD] = LETTER_POSTED,
        [DELIVERY_DELIVERED] = LETTER_DELIVERED,
        [DELIVERY_REFUSED] = LETTER_REFUSED,
        [DELIVERY_RETURNED] = LETTER_RETURNED};
    struct date day = date_is(d->signed_date) ? d->signed_date : d->posted_date;

    if (d->result != NOT_TOLD && (!date_is(day) || is_by(day, as_of)))
        return states[d->result];
    return is_by(d->posted_date, as_of) ? LETTER_POSTED : LETTER_ISSUED;
}

static const struct delivery *strongest(const struct deliveries *x,
                                        struct str letter_no, uint32_t customer,
                                        struct date as_of)
{
    const struct delivery *best = NULL;

    for (size_t i = letter_no.len ? first_of(x, letter_no)
                                  : x->ledger->delivery_count;
         i < x->ledger->delivery_count &&
         str_equal(row_at(x, i)->letter_no, letter_no);
         i++) {
        const struct delivery *d = row_at(x, i);

        if (customer != LEDGER_NONE && d->customer != LEDGER_NONE &&
            d->customer != customer)
            continue;
        if (!best || state_of(d, as_of) > state_of(best, as_of))
            best = d;
    }
    return best;
}

const struct delivery *delivery_find(const struct deliveries *x,
                                     struct str letter_no, uint32_t customer)
{
    return strongest(x, letter_no, customer, (struct date){INT32_MAX});
}

enum letter_state letter_state_of(const struct deliveries *x,
                                  const struct issued_letter *letter,
                                  struct date as_of,
                                  const struct delivery **row)
{
    const struct delivery *d = strongest(x, letter->number, LEDGER_NONE, as_of);
    enum letter_state state = d ? state_of(d, as_of) : LETTER_ISSUED;

    *row = d;
    if (!letter->number.len || letter->state == ISSUED_RESERVED)
        return LETTER_DRAFT;
    if (letter->state == ISSUED_WITHDRAWN &&
        (!date_is(letter->withdrawn_date) ||
         letter->withdrawn_date.day <= as_of.day))
        return LETTER_WITHDRAWN;
    return state;
}
