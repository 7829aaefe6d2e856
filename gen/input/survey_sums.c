#include "input/survey_sums.h"

#define SUM_SCALE 8

static void add_to(struct decimal_sum *sum, struct decimal x)
{
    if (x.scale <= SUM_SCALE)
        (void)!decimal_sum_add(sum, x.units,
                               decimal_power(SUM_SCALE - x.scale));
}

static bool is_sum(struct decimal_sum x, struct decimal_sum y)
{
    return x.high == y.high && x.low == y.low;
}

static struct decimal_sum plus(struct decimal_sum x, struct decimal_sum y)
{
    struct decimal_sum sum = {x.high + y.high, x.low + y.low};

    sum.high += sum.low < x.low;
    return sum;
}

static struct decimal_sum exact(struct decimal x)
{
    struct decimal_sum sum = {0};

    add_to(&sum, x);
    return sum;
}

/* To the decimals of the figure in the row of totals, and so many at least. */
static struct decimal shown(struct decimal_sum sum, int scale, int least)
{
    struct decimal x = {0, scale < least ? least : scale};

    if (x.scale > SUM_SCALE)
        x.scale = SUM_SCALE;
    (void)!decimal_sum_round(sum, decimal_power(SUM_SCALE - x.scale),
                             ROUND_HALF_UP, &x.units);
    return x;
}

size_t sum_slot(struct sum_slots *slots, const struct currency *currency)
{
    if (!currency)
        return SUM_ELSE;
    for (size_t i = 0; i < slots->count; i++)
        if (slots->currencies[i] == currency)
            return i;
    if (slots->count == SUM_CURRENCIES)
        return SUM_ELSE;
    slots->currencies[slots->count] = currency;
    return slots->count++;
}

void sum_use(struct adding *x, size_t slot, struct decimal n)
{
    add_to(&x->in[slot].used, n);
    add_to(&x->in[slot].since, n);
    x->in[slot].rows++;
}

void sum_ignore(struct adding *x, size_t slot, size_t kind, struct decimal n)
{
    add_to(&x->in[slot].ignored[kind], n);
}

void sum_reject(struct adding *x, size_t slot, struct decimal n)
{
    add_to(&x->in[slot].rejected, n);
    x->in[slot].rejected_rows++;
}

static struct sums all_of(const struct adding *x)
{
    struct sums all = {0};

    for (size_t i = 0; i < SUM_SLOTS; i++) {
        all.used = plus(all.used, x->in[i].used);
        all.since = plus(all.since, x->in[i].since);
        for (size_t j = 0; j < SUM_KINDS; j++)
            all.ignored[j] = plus(all.ignored[j], x->in[i].ignored[j]);
    }
    return all;
}

/* With any of the kinds of rows that are not used: the export's total may
   hold those that are not approved, and not the void ones.  Or with the rows
   behind another row of totals. */
static bool come_to(const struct sums *s, struct decimal_sum figure)
{
    unsigned without = 0;

    for (unsigned i = 0; i < SUM_KINDS; i++)
        if (is_sum(s->ignored[i], (struct decimal_sum){0}))
            without |= 1u << i;
    for (unsigned kinds = 0; kinds < 1u << SUM_KINDS; kinds++) {
        struct decimal_sum sum = s->used;

        if (kinds & without)
            continue;
        for (unsigned i = 0; i < SUM_KINDS; i++)
            if (kinds & 1u << i)
                sum = plus(sum, s->ignored[i]);
        if (is_sum(figure, sum))
            return true;
    }
    return is_sum(figure, s->since);
}

/* A row that says no currency may be the total of any of them, or of all. */
static bool agrees(const struct adding *x, const struct stated *said)
{
    struct decimal_sum figure = exact(said->figure);
    struct sums all = all_of(x);

    if (said->slot != SUM_ELSE)
        return come_to(&x->in[said->slot], figure);
    for (size_t i = 0; i < SUM_SLOTS; i++)
        if (x->in[i].rows && come_to(&x->in[i], figure))
            return true;
    return come_to(&all, figure);
}

static bool has_several(const struct sums in[static SUM_SLOTS])
{
    size_t n = 0;

    for (size_t i = 0; i < SUM_SLOTS; i++)
        n += in[i].rows > 0;
    return n > 1;
}

/*
 * Totals of pages, customers and the whole follow one another: the last one of
 * a currency counts.  Where two follow at once that are called the same and say
 * no currency, among rows of several currencies, each is the total of one.
 */
static bool repeats(const struct adding *x, const struct stated *was,
                    const struct stated *is)
{
    return was->slot == is->slot &&
           (is->slot != SUM_ELSE || was->block != is->block ||
            was->word != is->word || !has_several(x->in));
}

static void drop_repeated(struct adding *x, const struct stated *is)
{
    size_t n = 0;

    for (size_t i = 0; i < x->stated_count; i++)
        if (!repeats(x, &x->stated[i], is))
            x->stated[n++] = x->stated[i];
    x->stated_count = n;
}

void sum_state(struct adding *x, struct stated said, struct arena *a)
{
    if (!x->stated)
        x->stated = arena_array(a, struct stated, SUM_STATED_MAX);
    said.agrees = said.readable && agrees(x, &said);
    for (size_t i = 0; i < SUM_SLOTS; i++)
        said.at[i] = x->in[i];
    for (size_t i = 0; i < SUM_SLOTS; i++)
        if (said.slot == SUM_ELSE || said.slot == i)
            x->in[i].since = (struct decimal_sum){0};
    drop_repeated(x, &said);
    if (x->stated_count == SUM_STATED_MAX)
        x->stated_count--;
    x->stated[x->stated_count++] = said;
}

void sum_end(struct adding *x)
{
    for (size_t i = 0; i < x->stated_count; i++) {
        struct stated *said = &x->stated[i];

        if (!said->above)
            continue;
        said->agrees = said->readable && agrees(x, said);
        for (size_t j = 0; j < SUM_SLOTS; j++)
            said->at[j] = x->in[j];
    }
}

/* Of a currency's total its own part alone, with what was rejected and says
   none. */
static bool is_part(const struct stated *said, size_t slot)
{
    const struct sums *s = &said->at[slot];

    if (said->slot == SUM_ELSE)
        return s->rows || s->rejected_rows;
    return slot == said->slot || (slot == SUM_ELSE && s->rejected_rows);
}

struct survey_total sum_total(const struct adding *x, const struct stated *said,
                              const struct sum_slots *slots, int decimals,
                              struct arena *a)
{
    int scale = said->figure.scale;
    struct survey_total t = {.readable = said->readable,
                             .agrees = said->agrees};

    t.stated = shown(exact(said->figure), scale, decimals);
    t.parts = arena_array(a, struct survey_part, SUM_SLOTS);
    t.by_currency = has_several(x->in);
    if (said->slot != SUM_ELSE)
        t.currency = slots->currencies[said->slot];
    for (size_t i = 0; i < SUM_SLOTS; i++)
        if (is_part(said, i))
            t.parts[t.part_count++] = (struct survey_part){
                .currency = i == SUM_ELSE ? NULL : slots->currencies[i],
                .used = shown(said->at[i].used, scale, decimals),
                .rejected = shown(said->at[i].rejected, scale, decimals),
                .rows = said->at[i].rows,
                .rejected_rows = said->at[i].rejected_rows};
    return t;
}
