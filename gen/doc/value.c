#include "doc/value.h"

#include <assert.h>

struct value value_null(void)
{
    return (struct value){.kind = VALUE_NULL};
}

struct value value_bool(bool b)
{
    return (struct value){.kind = VALUE_BOOL, .boolean = b};
}

struct value value_text(struct str s)
{
    return (struct value){.kind = VALUE_TEXT, .text = s};
}

struct value value_text_or_null(struct str s)
{
    return s.len ? value_text(s) : value_null();
}

struct value value_z(const char *z)
{
    return value_text(str_from_z(z));
}

struct value value_integer(int64_t n)
{
    return (struct value){.kind = VALUE_INTEGER, .integer = n};
}

struct value value_decimal(struct decimal x)
{
    return (struct value){.kind = VALUE_DECIMAL, .decimal = x};
}

struct value value_money(struct money m)
{
    return (struct value){.kind = VALUE_MONEY, .money = m};
}

struct value value_minor(int64_t minor, const struct currency *currency)
{
    return value_money((struct money){minor, currency});
}

struct value value_percent(int64_t part, int64_t whole)
{
    struct decimal share = {.scale = 1};

    if (whole == 0 ||
        !decimal_muldiv(part, 1000, whole, ROUND_HALF_UP, &share.units))
        return value_null();
    return value_decimal(share);
}

struct value value_date(struct date d)
{
    if (!date_is(d))
        return value_null();
    return (struct value){.kind = VALUE_DATE, .date = d};
}

struct value value_list_new(struct arena *a)
{
    return (struct value){.kind = VALUE_LIST,
                          .list = arena_new(a, struct value_list)};
}

struct value value_map_new(struct arena *a)
{
    return (struct value){.kind = VALUE_MAP,
                          .map = arena_new(a, struct value_map)};
}

void value_push(struct value list, struct value item, struct arena *a)
{
    struct value_list *l = list.list;

    assert(list.kind == VALUE_LIST);
    ARENA_PUSH(a, l->items, l->count, l->capacity) = item;
}

/* Maps hold what one page or one customer says: a search from the front. */
static struct value_entry *find_entry(const struct value_map *map,
                                      struct str key)
{
    for (size_t i = 0; i < map->count; i++)
        if (str_equal(map->items[i].key, key))
            return &map->items[i];
    return NULL;
}

void value_set(struct value map, const char *key, struct value v,
               struct arena *a)
{
    value_put(map, str_from_z(key), v, a);
}

void value_put(struct value map, struct str key, struct value v,
               struct arena *a)
{
    struct value_map *m = map.map;
    struct value_entry *entry;

    assert(map.kind == VALUE_MAP);
    entry = find_entry(m, key);
    if (!entry) {
        entry = &ARENA_PUSH(a, m->items, m->count, m->capacity);
        entry->key = key;
    }
    entry->value = v;
}

const struct value *value_find(struct value map, struct str key)
{
    struct value_entry *entry;

    assert(map.kind == VALUE_MAP);
    entry = find_entry(map.map, key);
    return entry ? &entry->value : NULL;
}
