#include "samplegen.h"

static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

struct rng rng_of(uint64_t seed, enum stream stream, uint64_t index)
{
    struct rng r = {mix(mix(seed + (uint64_t)stream) + index)};

    return r;
}

static uint64_t next(struct rng *r)
{
    r->state += 0x9e3779b97f4a7c15u;
    return mix(r->state);
}

int64_t rng_between(struct rng *r, int64_t low, int64_t high)
{
    uint64_t span = (uint64_t)(high - low) + 1;

    return low + (int64_t)(next(r) % span);
}

bool rng_chance(struct rng *r, int per_mille)
{
    return rng_between(r, 0, 999) < per_mille;
}

/* Howard Hinnant's algorithms: years begin in March. */
int32_t day_of(struct civil c)
{
    int year = c.month <= 2 ? c.year - 1 : c.year;
    int era = year / 400;
    int of_era = year - era * 400;
    int of_year = (153 * ((c.month + 9) % 12) + 2) / 5 + c.day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

struct civil civil_of(int32_t day)
{
    int z = day + 719468;
    int era = z / 146097;
    int of_era = z - era * 146097;
    int year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int march_month = (5 * of_year + 2) / 153;
    struct civil c;

    c.day = of_year - (153 * march_month + 2) / 5 + 1;
    c.month = march_month < 10 ? march_month + 3 : march_month - 9;
    c.year = year + era * 400 + (c.month <= 2);
    return c;
}

/* 1970-01-01 was a Thursday. */
bool is_weekend(int32_t day)
{
    return (day + 3) % 7 >= 5;
}

int32_t next_working_day(int32_t day)
{
    while (is_weekend(day))
        day++;
    return day;
}

int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}
