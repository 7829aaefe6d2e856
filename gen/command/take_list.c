#include "command/take_list.h"

#include "base/file.h"
#include "input/json.h"
#include "output/json.h"

#define LARGEST_LIST (16u << 20)

static int64_t integer_of(const struct json_node *node, const char *key)
{
    const struct json_node *item = json_find(node, key);

    return item && item->kind == JSON_IS_INTEGER ? item->integer : 0;
}

static void read_entries(const struct json_node *list, struct take_list *out,
                         struct arena *a)
{
    for (size_t i = 0; list && i < list->count; i++) {
        const struct json_node *node = &list->items[i];

        ARENA_PUSH(a, out->entries, out->count,
                   out->capacity) = (struct take_entry){
            json_find_text(node, "name"),   json_find_text(node, "original"),
            json_find_text(node, "sha256"), json_find_text(node, "profile"),
            json_find_text(node, "tables"), integer_of(node, "rows")};
    }
}

static void read_replacements(const struct json_node *list,
                              struct take_list *out, struct arena *a)
{
    for (size_t i = 0; list && i < list->count; i++) {
        const struct json_node *node = &list->items[i];
        const struct json_node *files = json_find(node, "files");
        struct take_replacement x = {.number = integer_of(node, "number")};

        x.files = arena_array(a, struct str, files ? files->count : 0);
        for (size_t j = 0; files && j < files->count; j++)
            x.files[x.file_count++] = files->items[j].text;
        ARENA_PUSH(a, out->replacements, out->replacement_count,
                   out->replacement_capacity) = x;
    }
}

bool take_list_read(struct run *r, const char *folder, struct take_list *out,
                    struct diag *d)
{
    const char *path = file_join(r->arena, folder, STR(TAKE_LIST_NAME));
    struct take_list list = {0};
    struct json_node top;

    if (file_exists(path)) {
        if (!json_read(path, LARGEST_LIST, &top, r->arena, d))
            return false;
        read_entries(json_find(&top, "files"), &list, r->arena);
        read_replacements(json_find(&top, "replacements"), &list, r->arena);
        list.reason = json_find_text(json_find(&top, "accepted_gap"), "reason");
    }
    *out = list;
    return true;
}

static struct value entry_value(const struct take_entry *e, struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "name", value_text(e->name), a);
    value_set(v, "original", value_text(e->original), a);
    value_set(v, "sha256", value_text(e->sha256), a);
    value_set(v, "profile", value_text(e->profile), a);
    value_set(v, "tables", value_text(e->tables), a);
    value_set(v, "rows", value_integer(e->rows), a);
    return v;
}

static struct value replacement_value(const struct take_replacement *x,
                                      struct arena *a)
{
    struct value v = value_map_new(a);
    struct value files = value_list_new(a);

    for (size_t i = 0; i < x->file_count; i++)
        value_push(files, value_text(x->files[i]), a);
    value_set(v, "number", value_integer(x->number), a);
    value_set(v, "files", files, a);
    return v;
}

static struct value reason_value(struct str reason, struct arena *a)
{
    struct value v;

    if (!reason.len)
        return value_null();
    v = value_map_new(a);
    value_set(v, "reason", value_text(reason), a);
    return v;
}

struct str take_list_text(struct run *r, const struct take_list *list,
                          struct date as_of)
{
    struct arena *a = r->arena;
    struct value top = value_map_new(a);
    struct value files = value_list_new(a), replacements = value_list_new(a);

    for (size_t i = 0; i < list->count; i++)
        value_push(files, entry_value(&list->entries[i], a), a);
    for (size_t i = 0; i < list->replacement_count; i++)
        value_push(replacements, replacement_value(&list->replacements[i], a),
                   a);
    value_set(top, "version", value_integer(1), a);
    value_set(top, "as_of", value_date(as_of), a);
    value_set(top, "files", files, a);
    value_set(top, "accepted_gap", reason_value(list->reason, a), a);
    value_set(top, "replacements", replacements, a);
    return json_make(top, a);
}
