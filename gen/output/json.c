#include "output/json.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <assert.h>
#include <jansson.h>

/* Our own trees are flat; this only bounds the recursion. */
#define JSON_MAX_DEPTH 32

#define JSON_MAX_BYTES ((size_t)1 << 32)

/*
 * Everything has passed input/encoding but for the names of files, which may
 * hold any byte: those that are no text become U+FFFD.
 */
static struct str valid_text(struct str s, struct arena *a)
{
    struct buf b = buf_new(a, 3 * s.len);

    if (utf8_check(s) == s.len)
        return s;
    while (s.len)
        utf8_add(&b, utf8_next(&s));
    return buf_str(&b);
}

static json_t *make_text(struct str s, struct arena *a)
{
    struct str text = valid_text(s, a);

    return json_stringn_nocheck(text.ptr ? text.ptr : "", text.len);
}

static json_t *make_value(struct value v, struct arena *a, int depth);

/* NULL, as elsewhere here: no memory. */
static json_t *make_list(const struct value_list *list, struct arena *a,
                         int depth)
{
    json_t *array = json_array();

    for (size_t i = 0; array && i < list->count; i++) {
        json_t *item = make_value(list->items[i], a, depth + 1);

        if (json_array_append_new(array, item) != 0) {
            json_decref(array);
            return NULL;
        }
    }
    return array;
}

static json_t *make_map(const struct value_map *map, struct arena *a, int depth)
{
    json_t *object = json_object();

    for (size_t i = 0; object && i < map->count; i++) {
        struct str key = map->items[i].key;
        json_t *item = make_value(map->items[i].value, a, depth + 1);

        if (json_object_setn_new_nocheck(object, key.ptr ? key.ptr : "",
                                         key.len, item) != 0) {
            json_decref(object);
            return NULL;
        }
    }
    return object;
}

static json_t *make_value(struct value v, struct arena *a, int depth)
{
    assert(depth < JSON_MAX_DEPTH);
    switch (v.kind) {
    case VALUE_NULL:
        return json_null();
    case VALUE_BOOL:
        return json_boolean(v.boolean);
    case VALUE_TEXT:
        return make_text(v.text, a);
    case VALUE_INTEGER:
        return json_integer(v.integer);
    case VALUE_DECIMAL:
        return make_text(decimal_format(v.decimal, false, a), a);
    case VALUE_MONEY:
        return make_text(money_plain(v.money, a), a);
    case VALUE_DATE:
        return make_text(date_iso(v.date, a), a);
    case VALUE_LIST:
        return make_list(v.list, a, depth);
    case VALUE_MAP:
        return make_map(v.map, a, depth);
    }
    return NULL;
}

static int write_piece(const char *bytes, size_t n, void *user)
{
    struct buf *b = user;

    buf_add(b, (struct str){bytes, n});
    return buf_is_full(b) ? -1 : 0;
}

struct str json_make(struct value v, struct arena *a)
{
    struct buf b = buf_new(a, JSON_MAX_BYTES);
    struct arena scratch = {.no_memory = a->no_memory,
                            .no_memory_user = a->no_memory_user};
    json_t *root = make_value(v, &scratch, 0);
    bool ok = root && json_dump_callback(root, write_piece, &b,
                                         JSON_INDENT(2) | JSON_PRESERVE_ORDER |
                                             JSON_ENCODE_ANY) == 0;

    json_decref(root);
    arena_release(&scratch);
    if (!ok) /* jansson fails for want of memory alone: end as arenas do */
        (void)arena_alloc_array(a, SIZE_MAX, 2);
    buf_add_byte(&b, '\n');
    return buf_str(&b);
}
