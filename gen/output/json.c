#include "output/json.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <assert.h>
#include <jansson.h>

/*
 * Brackets and commas are written here: a jansson tree of 100,000 customers
 * is millions of small allocations and takes five times as long.  Text with
 * anything to escape is jansson's.
 */

/* Our own trees are flat; this only bounds the recursion. */
#define JSON_MAX_DEPTH 32

#define JSON_MAX_BYTES ((size_t)1 << 34)

#define INDENT 2

struct writer {
    struct buf text;
    struct arena scratch; /* of one leaf */
};

/* jansson, and we, fail for want of memory alone: end as arenas do. */
static void end_without_memory(struct writer *w)
{
    (void)arena_alloc_array(w->text.arena, SIZE_MAX, 2);
}

/* Nothing to escape, and valid? */
static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F)
            return false;
    }
    return utf8_check(s) == s.len;
}

/*
 * Everything has passed input/encoding but for the names of files, which may
 * hold any byte: those that are no text become U+FFFD.
 */
static struct str valid_text(struct str s, struct arena *a)
{
    struct buf b = buf_new(a, 3 * s.len);

    while (s.len)
        utf8_add(&b, utf8_next(&s));
    return buf_str(&b);
}

static int add_piece(const char *bytes, size_t n, void *user)
{
    buf_add(user, (struct str){bytes, n});
    return 0;
}

static void add_escaped(struct writer *w, struct str s)
{
    struct str valid = valid_text(s, &w->scratch);
    json_t *leaf = json_stringn(valid.ptr, valid.len);

    if (!leaf ||
        json_dump_callback(leaf, add_piece, &w->text, JSON_ENCODE_ANY) != 0)
        end_without_memory(w);
    json_decref(leaf);
}

static void add_text(struct writer *w, struct str s)
{
    if (is_plain(s)) {
        buf_add_byte(&w->text, '"');
        buf_add(&w->text, s);
        buf_add_byte(&w->text, '"');
    } else {
        add_escaped(w, s);
    }
}

static void begin_line(struct writer *w, int depth)
{
    buf_add_byte(&w->text, '\n');
    buf_add_repeated(&w->text, ' ', (size_t)depth * INDENT);
}

static void add_value(struct writer *w, struct value v, int depth);

static void add_list(struct writer *w, const struct value_list *list, int depth)
{
    buf_add_byte(&w->text, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            buf_add_byte(&w->text, ',');
        begin_line(w, depth + 1);
        add_value(w, list->items[i], depth + 1);
    }
    if (list->count > 0)
        begin_line(w, depth);
    buf_add_byte(&w->text, ']');
}

static void add_map(struct writer *w, const struct value_map *map, int depth)
{
    buf_add_byte(&w->text, '{');
    for (size_t i = 0; i < map->count; i++) {
        if (i > 0)
            buf_add_byte(&w->text, ',');
        begin_line(w, depth + 1);
        add_text(w, map->items[i].key);
        buf_add(&w->text, STR(": "));
        add_value(w, map->items[i].value, depth + 1);
    }
    if (map->count > 0)
        begin_line(w, depth);
    buf_add_byte(&w->text, '}');
}

static void add_leaf(struct writer *w, struct value v)
{
    struct arena_mark mark = arena_mark(&w->scratch);

    switch (v.kind) {
    case VALUE_NULL:
        buf_add(&w->text, STR("null"));
        break;
    case VALUE_BOOL:
        buf_add(&w->text, v.boolean ? STR("true") : STR("false"));
        break;
    case VALUE_TEXT:
        add_text(w, v.text);
        break;
    case VALUE_INTEGER:
        buf_add_int(&w->text, v.integer);
        break;
    case VALUE_DECIMAL:
        add_text(w, decimal_format(v.decimal, false, &w->scratch));
        break;
    case VALUE_MONEY:
        add_text(w, money_plain(v.money, &w->scratch));
        break;
    case VALUE_DATE:
        add_text(w, date_iso(v.date, &w->scratch));
        break;
    case VALUE_LIST:
    case VALUE_MAP:
        break;
    }
    arena_rewind(&w->scratch, mark);
}

static void add_value(struct writer *w, struct value v, int depth)
{
    assert(depth < JSON_MAX_DEPTH);
    if (v.kind == VALUE_LIST)
        add_list(w, v.list, depth);
    else if (v.kind == VALUE_MAP)
        add_map(w, v.map, depth);
    else
        add_leaf(w, v);
}

struct str json_make(struct value v, struct arena *a)
{
    struct writer w = {.text = buf_new(a, JSON_MAX_BYTES),
                       .scratch = {.no_memory = a->no_memory,
                                   .no_memory_user = a->no_memory_user}};

    (void)arena_alloc(&w.scratch, 1); /* its first block stays */
    add_value(&w, v, 0);
    buf_add_byte(&w.text, '\n');
    if (buf_is_full(&w.text))
        end_without_memory(&w);
    arena_release(&w.scratch);
    return buf_str(&w.text);
}
