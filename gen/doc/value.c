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
    struct value_map *m = map.map;
    struct str name = str_from_z(key);
    struct value_entry *entry;

    assert(map.kind == VALUE_MAP);
    entry = find_entry(m, name);
    if (!entry) {
        entry = &ARENA_PUSH(a, m->items, m->count, m->capacity);
        entry->key = name;
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

static bool form_money(struct money m, struct str form, struct str *out,
                       struct arena *a)
{
    if (form.len == 0 || str_equal_z(form, "grouped"))
        *out = money_grouped(m, a);
    else if (str_equal_z(form, "plain"))
        *out = money_plain(m, a);
    else if (str_equal_z(form, "code"))
        *out = str_from_z(m.currency->code);
    else if (str_equal_z(form, "symbol"))
        *out = str_from_z(m.currency->symbol);
    else if (str_equal_z(form, "upper"))
        *out = money_upper(m, a);
    else
        return false;
    return true;
}

static struct str date_slash(struct date d, struct arena *a)
{
    struct civil c = date_civil(d);

    return arena_format(a, "%04d/%02d/%02d", c.year, c.month, c.day);
}

static bool form_date(struct date d, struct str form, bool english,
                      struct str *out, struct arena *a)
{
    if (form.len == 0 || str_equal_z(form, "long"))
        *out = english ? date_long_en(d, a) : date_long_zh(d, a);
    else if (str_equal_z(form, "iso"))
        *out = date_iso(d, a);
    else if (str_equal_z(form, "slash"))
        *out = date_slash(d, a);
    else
        return false;
    return true;
}

static struct str bool_text(bool b, bool english)
{
    if (english)
        return b ? STR("yes") : STR("no");
    return b ? STR("是") : STR("否");
}

bool value_form(struct value v, struct str form, bool english, struct str *out,
                struct arena *a)
{
    if (v.kind == VALUE_MONEY)
        return form_money(v.money, form, out, a);
    if (v.kind == VALUE_DATE)
        return form_date(v.date, form, english, out, a);
    if (form.len != 0)
        return false;
    switch (v.kind) {
    case VALUE_BOOL:
        *out = bool_text(v.boolean, english);
        return true;
    case VALUE_TEXT:
        *out = v.text;
        return true;
    case VALUE_INTEGER:
        *out = arena_format(a, "%jd", (intmax_t)v.integer);
        return true;
    case VALUE_DECIMAL:
        *out = decimal_format(v.decimal, false, a);
        return true;
    case VALUE_NULL:
    case VALUE_MONEY:
    case VALUE_DATE:
    case VALUE_LIST:
    case VALUE_MAP:
        return false;
    }
    return false;
}
