#include "doc/mustache_find.h"

#include "doc/value_form.h"
#include "doc/value_total.h"

#include <string.h>

#define MAX_LISTED 12

static const char *const list_parts[] = {"count", "total.PART", "totals.PART"};

static bool special(struct frames frames, struct str name, struct value *own)
{
    for (size_t i = frames.count; i-- > 0;) {
        const struct frame *frame = &frames.items[i];

        if (!frame->in_list)
            continue;
        if (str_equal_z(name, "-first"))
            *own = value_bool(frame->index == 0);
        else if (str_equal_z(name, "-last"))
            *own = value_bool(frame->index + 1 == frame->count);
        else if (str_equal_z(name, "-index"))
            *own = value_integer((int64_t)frame->index + 1);
        else if (str_equal_z(name, "-count"))
            *own = value_integer((int64_t)frame->count);
        else
            return false;
        return true;
    }
    return false;
}

/* A leaf's forms are its parts: {{#total}}{{code}} {{plain}}{{/total}}. */
static void find_first(struct frames frames, struct str name, bool is_last,
                       struct found *out)
{
    for (size_t i = frames.count; i-- > 0 && !out->value;) {
        const struct value *v = frames.items[i].value;

        if (v->kind == VALUE_MAP) {
            out->value = value_find(*v, name);
        } else if (is_last && value_has_form(*v, name)) {
            out->value = v;
            out->form = name;
        }
    }
}

static enum find_fault fault_of(enum total_fault fault)
{
    switch (fault) {
    case TOTAL_OK:
        return FIND_OK;
    case TOTAL_NO_PART:
        return FIND_UNKNOWN;
    case TOTAL_MIXED:
        return FIND_MIXED;
    case TOTAL_NO_SUM:
        return FIND_NO_SUM;
    case TOTAL_TOO_LARGE:
        return FIND_TOO_LARGE;
    }
    return FIND_UNKNOWN;
}

/* total.PART and totals.PART of a list; the part is cut off rest. */
static void add_up(struct found *found, struct value list, struct str part,
                   struct str *rest, struct arena *a)
{
    bool each = str_equal_z(part, "totals");
    struct value sum = value_null();

    (void)str_cut(*rest, '.', &found->missing, rest);
    found->fault = fault_of(each ? value_totals(list, found->missing, &sum, a)
                                 : value_total(list, found->missing, &sum));
    found->holder = list.list->count ? &list.list->items[0] : found->holder;
    found->own = sum;
    found->value = found->fault == FIND_OK ? &found->own : NULL;
}

static void walk_list(struct found *found, struct str part, struct str *rest,
                      struct arena *a)
{
    struct value list = *found->value;

    if (str_equal_z(part, "count")) {
        found->own = value_integer((int64_t)list.list->count);
        found->value = &found->own;
    } else if ((str_equal_z(part, "total") || str_equal_z(part, "totals")) &&
               rest->len) {
        add_up(found, list, part, rest, a);
    } else {
        found->value = NULL;
    }
}

/* Walk the rest of a dotted name down from found->value. */
static void walk(struct found *found, struct str rest, struct arena *a)
{
    struct str part;

    while (rest.len && found->value) {
        const struct value *v = found->value;
        const struct value *entry = NULL;

        (void)str_cut(rest, '.', &part, &rest);
        found->holder = v;
        found->missing = part;
        if (v->kind == VALUE_NULL)
            return;
        if (v->kind == VALUE_MAP)
            entry = value_find(*v, part);
        if (!entry && rest.len == 0 && value_has_form(*v, part)) {
            found->form = part;
            return;
        }
        if (v->kind == VALUE_LIST)
            walk_list(found, part, &rest, a);
        else
            found->value = entry;
    }
}

void frames_find(struct frames frames, struct str name, struct found *out,
                 struct arena *a)
{
    struct str first, rest;

    memset(out, 0, sizeof(*out));
    if (str_equal_z(name, ".")) {
        out->value = frames.items[frames.count - 1].value;
        return;
    }
    (void)str_cut(name, '.', &first, &rest);
    out->missing = first;
    if (first.len && first.ptr[0] == '-' && special(frames, first, &out->own))
        out->value = &out->own;
    else
        find_first(frames, first, rest.len == 0, out);
    walk(out, rest, a);
    if (!out->value && out->fault == FIND_OK)
        out->fault = FIND_UNKNOWN;
}

struct names names_of(struct str wanted, struct arena *a)
{
    return (struct names){
        .wanted = wanted, .distance = UINT32_MAX, .list = buf_new(a, 4096)};
}

void names_add(struct names *names, struct str name)
{
    unsigned distance = str_distance(names->wanted, name);

    if (distance < names->distance) {
        names->distance = distance;
        names->nearest = name;
    }
    if (names->count++ < MAX_LISTED) {
        buf_add_z(&names->list, names->list.len ? ", " : "");
        buf_add(&names->list, name);
    }
}

static void add_parts(struct names *names, const struct value *v)
{
    enum type_kind type = type_of(*v);

    if (v->kind == VALUE_MAP)
        for (size_t i = 0; i < v->map->count; i++)
            names_add(names, v->map->items[i].key);
    if (v->kind == VALUE_LIST)
        for (size_t i = 0; i < COUNT(list_parts); i++)
            names_add(names, str_from_z(list_parts[i]));
    for (size_t i = 0; i < value_form_count; i++)
        if (value_forms[i].type == type)
            names_add(names, str_from_z(value_forms[i].name));
}

struct names frames_offer(struct frames frames, const struct found *found,
                          struct arena *a)
{
    struct names names = names_of(found->missing, a);

    if (found->holder)
        add_parts(&names, found->holder);
    else
        for (size_t i = frames.count; i-- > 0;)
            add_parts(&names, frames.items[i].value);
    return names;
}

bool names_are_near(const struct names *names)
{
    return names->distance <= 2 || names->distance < names->wanted.len / 2;
}
