/*
 * value - typed data that templates and JSON read.
 *
 * A tree of maps, lists and typed leaves in an arena.  A leaf offers forms by
 * name (`amount.upper`, `due_date.long`): see doc/value_form.
 */
#ifndef DOC_VALUE_H
#define DOC_VALUE_H

#include "model/date.h"
#include "model/money.h"

enum value_kind {
    VALUE_NULL, /* JSON null; in a template: an error unless in a section */
    VALUE_BOOL,
    VALUE_TEXT,
    VALUE_INTEGER,
    VALUE_DECIMAL, /* JSON: a string, exact */
    VALUE_MONEY,   /* JSON: a string, plain */
    VALUE_DATE,    /* JSON: ISO */
    VALUE_LIST,
    VALUE_MAP
};

struct value {
    enum value_kind kind;
    union {
        bool boolean;
        struct str text;
        int64_t integer;
        struct decimal decimal;
        struct money money;
        struct date date;
        struct value_list *list;
        struct value_map *map;
    };
};

struct value_list {
    struct value *items;
    size_t count, capacity;
};

struct value_entry {
    struct str key;
    struct value value;
};

struct value_map {
    struct value_entry *items; /* in order of insertion */
    size_t count, capacity;
};

struct value value_null(void);
struct value value_bool(bool b);
struct value value_text(struct str s);
struct value value_text_or_null(struct str s); /* of the empty text: null */
struct value value_z(const char *z);
struct value value_integer(int64_t n);
struct value value_decimal(struct decimal x);
struct value value_money(struct money m);
struct value value_minor(int64_t minor, const struct currency *currency);
struct value value_date(struct date d); /* no_date gives null */
/* Of a whole in per cent, with one decimal; null where it is none. */
struct value value_percent(int64_t part, int64_t whole);
struct value value_list_new(struct arena *a);
struct value value_map_new(struct arena *a);

/*
 * Append; set (a key set twice keeps its place and takes the new value).  The
 * key is lent: a literal, or text that lives as long as the map.
 */
void value_push(struct value list, struct value item, struct arena *a);
void value_set(struct value map, const char *key, struct value v,
               struct arena *a);
void value_put(struct value map, struct str key, struct value v,
               struct arena *a);

/* A map's entry, or NULL. */
const struct value *value_find(struct value map, struct str key);

#endif
