#include "input/json.h"

#include "base/file.h"

#include <jansson.h>

static bool convert(json_t *from, int depth, struct json_node *out,
                    struct arena *a);

static bool convert_list(json_t *from, int depth, struct json_node *out,
                         struct arena *a)
{
    size_t n = json_array_size(from);
    bool ok = true;

    out->kind = JSON_IS_LIST;
    out->items = arena_array(a, struct json_node, n);
    out->count = n;
    for (size_t i = 0; ok && i < n; i++)
        ok = convert(json_array_get(from, i), depth + 1, &out->items[i], a);
    return ok;
}

static bool convert_map(json_t *from, int depth, struct json_node *out,
                        struct arena *a)
{
    void *at = json_object_iter(from);
    bool ok = true;

    out->kind = JSON_IS_MAP;
    out->items = arena_array(a, struct json_node, json_object_size(from));
    for (; ok && at; at = json_object_iter_next(from, at)) {
        struct json_node *item = &out->items[out->count++];

        ok = convert(json_object_iter_value(at), depth + 1, item, a);
        item->key = arena_str(a, str_from_z(json_object_iter_key(at)));
    }
    return ok;
}

static bool convert(json_t *from, int depth, struct json_node *out,
                    struct arena *a)
{
    *out = (struct json_node){.kind = JSON_IS_NULL};
    if (depth > JSON_DEEPEST)
        return false;
    if (json_is_array(from))
        return convert_list(from, depth, out, a);
    if (json_is_object(from))
        return convert_map(from, depth, out, a);
    if (json_is_string(from)) {
        struct str s = {json_string_value(from), json_string_length(from)};

        *out =
            (struct json_node){.kind = JSON_IS_TEXT, .text = arena_str(a, s)};
    } else if (json_is_integer(from)) {
        *out = (struct json_node){.kind = JSON_IS_INTEGER,
                                  .integer = json_integer_value(from)};
    } else if (json_is_boolean(from)) {
        *out = (struct json_node){.kind = JSON_IS_BOOL,
                                  .integer = json_is_true(from)};
    } else if (json_is_number(from)) {
        *out = (struct json_node){.kind = JSON_IS_FRACTION};
    }
    return true;
}

bool json_parse(const char *path, struct str text, struct json_node *out,
                struct arena *a, struct diag *d)
{
    struct json_node node;
    json_error_t error;
    json_t *root;
    bool ok;

    root = json_loadb(text.ptr ? text.ptr : "", text.len,
                      JSON_REJECT_DUPLICATES, &error);
    if (!root)
        return diag_error(d,
                          place_of(path,
                                   error.line > 0 ? (size_t)error.line : 0,
                                   error.column > 0 ? (size_t)error.column : 0),
                          "this is not valid JSON: was the file edited?");
    ok = convert(root, 0, &node, a);
    json_decref(root);
    if (!ok)
        return diag_error(d, place_of(path, 0, 0),
                          "the JSON is nested deeper than %d levels",
                          JSON_DEEPEST);
    *out = node;
    return true;
}

bool json_read(const char *path, size_t maximum, struct json_node *out,
               struct arena *a, struct diag *d)
{
    struct str text;

    return file_read(&text, path, maximum, a, d) &&
           json_parse(path, text, out, a, d);
}

const struct json_node *json_find(const struct json_node *node, const char *key)
{
    if (!node || node->kind != JSON_IS_MAP)
        return NULL;
    for (size_t i = 0; i < node->count; i++)
        if (str_equal_z(node->items[i].key, key))
            return &node->items[i];
    return NULL;
}

struct str json_find_text(const struct json_node *node, const char *key)
{
    const struct json_node *item = json_find(node, key);

    return item && item->kind == JSON_IS_TEXT ? item->text : (struct str){0};
}
