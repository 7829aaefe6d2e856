/*
 * value_type - what kind of value a name stands for, declared before any data.
 *
 * The front matter of a template declares them (needs: {total: money CNY}),
 * and so do the built-in documents; JSON is read by them, lint and vars tell
 * them.  Names are a tree: "documents.open" is a part of every element of the
 * list "documents".
 *
 * Written: text, integer, decimal, bool, date, money, money CNY, list, group,
 * party, any.  A ? behind it: the value may be left out.
 */
#ifndef DOC_VALUE_TYPE_H
#define DOC_VALUE_TYPE_H

#include "doc/value.h"

enum type_kind {
    TYPE_ANY, /* nothing is said of it */
    TYPE_TEXT,
    TYPE_INTEGER,
    TYPE_DECIMAL,
    TYPE_BOOL,
    TYPE_DATE,
    TYPE_MONEY,
    TYPE_LIST,
    TYPE_GROUP, /* a map */
    TYPE_PARTY  /* a map with a name; address, contact … as far as known */
};

struct value_type {
    enum type_kind kind;
    const struct currency *currency; /* MONEY: of a bare amount; or NULL */
    bool optional;                   /* left out is null */
};

/* A name with its parts.  The root has no name. */
struct type_node {
    struct type_node *next; /* the next part of the same group */
    struct str name;
    struct value_type type;
    struct place at; /* of the declaration */
    bool declared;   /* else only its parts are */
    struct type_node *children, *last;
};

/* "money CNY?" as a type; anything else is reported with what is accepted. */
MUST_CHECK bool type_parse(struct field text, struct value_type *out,
                           struct diag *d);

/* "money"; for messages and lists. */
struct str type_name(enum type_kind kind);

/*
 * Put a dotted name into the tree.  False: it is declared already, or a part
 * stands below something that has none.
 */
MUST_CHECK bool type_add(struct type_node *root, struct field name,
                         struct value_type type, struct arena *a,
                         struct diag *d);

/* A part of a group, or NULL (also of NULL). */
const struct type_node *type_find(const struct type_node *group,
                                  struct str name);

/* The same, for who builds the tree. */
struct type_node *type_part(struct type_node *group, struct str name);

/* Is v what the type says?  null is, of every type. */
bool type_fits(struct value_type type, struct value v);

/* The type a value has. */
enum type_kind type_of(struct value v);

#endif
