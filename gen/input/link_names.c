#include "input/link.h"

#include "base/buf.h"
#include "base/file.h"

/*
 * Who an id of a row is.  Former ids are asked for only where a table of
 * customers has such a column, names only where no id fits.
 */
#define CHAIN_MAX  16 /* former ids of one that is a former id itself */
#define LISTED_MAX 8

struct alias {
    uint32_t owner; /* in owners */
    struct origin at;
    bool refused; /* claimed by two, or a customer of its own */
};

struct names {
    bool is_read; /* former ids were looked for */
    struct intern former, owners;
    struct alias *aliases; /* by number in former */
    size_t alias_count, alias_capacity;
    uint32_t *suspects; /* owners of what is refused */
    size_t suspect_count, suspect_capacity;
    bool is_indexed;
    struct intern names;     /* that rows tell of customers */
    uint32_t *first_of_name; /* customer, by number in names */
    uint32_t *next_of_name;  /* of the same name, by customer */
    bool knows_alike;
    struct intern alike; /* names and ids, by what they have in common */
    uint32_t *of_alike;  /* customer by number in alike; LEDGER_NONE: some */
};

static void suspect(struct link *l, uint32_t owner)
{
    struct names *n = l->names;

    ARENA_PUSH(l->ledger->arena, n->suspects, n->suspect_count,
               n->suspect_capacity) = owner;
}

static void claim(struct link *l, struct str former, uint32_t owner,
                  struct origin at)
{
    struct names *n = l->names;
    uint32_t i = intern_add(&n->former, former);
    struct alias *x;
    struct place first;

    if (i == n->alias_count) {
        ARENA_PUSH(l->ledger->arena, n->aliases, n->alias_count,
                   n->alias_capacity) = (struct alias){owner, at, false};
        return;
    }
    x = &n->aliases[i];
    if (x->owner == owner)
        return;
    x->refused = true;
    suspect(l, x->owner);
    suspect(l, owner);
    first = ledger_place(l->ledger, x->at);
    diag_error(l->diag, ledger_place(l->ledger, at),
               "former id %.*s of customer %.*s is one of customer %.*s as "
               "well (line %u of %s): delete one of the two",
               STR_ARG(former), STR_ARG(n->owners.texts[owner]),
               STR_ARG(n->owners.texts[x->owner]), (unsigned)first.line,
               file_name(first.file).ptr);
}

static void claim_all(struct link *l, const struct customer *row)
{
    struct str list = row->former_ids;
    uint32_t owner;

    if (!list.len)
        return;
    owner = intern_add(&l->names->owners, row->customer_id);
    while (list.len) {
        struct str former = customer_next_former(&list);

        if (former.len && !str_equal(former, row->customer_id))
            claim(l, former, owner, row->at);
    }
}

static bool has_former_ids(const struct source_file *f)
{
    return !f->skipped &&
           f->plan.fields[TABLE_CUSTOMERS][CUSTOMERS_FORMER_IDS] >= 0;
}

void link_find_aliases(struct link *l)
{
    l->names = arena_new(l->ledger->arena, struct names);
    for (size_t i = 0; i < l->harvest_count; i++) {
        const struct harvest *h = &l->harvests[i];

        if (h->customer_count == 0 ||
            !has_former_ids(&l->files[h->piece->file]))
            continue;
        if (!l->names->is_read) {
            l->names->is_read = true;
            l->names->former = intern_new(l->ledger->arena);
            l->names->owners = intern_new(l->ledger->arena);
        }
        for (size_t j = 0; j < h->customer_count; j++)
            claim_all(l, &h->customer_rows[j]);
    }
}

static const struct alias *find_alias(const struct link *l, struct str id)
{
    uint32_t i;

    if (!l->names->is_read || !intern_find(&l->names->former, id, &i) ||
        l->names->aliases[i].refused)
        return NULL;
    return &l->names->aliases[i];
}

bool link_is_alias(const struct link *l, struct str id)
{
    return find_alias(l, id) != NULL;
}

/* Two rows that may be one firm, or not: only the user knows. */
static void refuse_own(struct link *l, uint32_t alias, uint32_t customer)
{
    struct names *n = l->names;
    struct alias *x = &n->aliases[alias];
    struct place row =
        ledger_place(l->ledger, l->ledger->customers[customer].at);

    x->refused = true;
    l->ledger->customers[customer].held = true;
    suspect(l, x->owner);
    diag_error(l->diag, ledger_place(l->ledger, x->at),
               "former id %.*s of customer %.*s is a customer of its own in "
               "line %u of %s: delete one of the two",
               STR_ARG(n->former.texts[alias]),
               STR_ARG(n->owners.texts[x->owner]), (unsigned)row.line,
               file_name(row.file).ptr);
}

void link_settle_aliases(struct link *l)
{
    struct names *n = l->names;
    uint32_t customer;

    for (uint32_t i = 0; i < n->alias_count; i++)
        if (!n->aliases[i].refused &&
            intern_find(&l->customers, n->former.texts[i], &customer))
            refuse_own(l, i, customer);
    for (size_t i = 0; i < n->suspect_count; i++)
        if (intern_find(&l->customers, n->owners.texts[n->suspects[i]],
                        &customer))
            l->ledger->customers[customer].held = true;
}

static uint32_t of_alias(const struct link *l, struct str id)
{
    uint32_t customer;

    for (int i = 0; i < CHAIN_MAX; i++) {
        const struct alias *x = find_alias(l, id);

        if (!x)
            return LEDGER_NONE;
        id = l->names->owners.texts[x->owner];
        if (intern_find(&l->customers, id, &customer))
            return customer;
    }
    return LEDGER_NONE;
}

static void index_names(struct link *l)
{
    const struct ledger *ledger = l->ledger;
    struct names *n = l->names;
    size_t capacity = 0, known = 0;

    n->is_indexed = true;
    n->names = intern_new(ledger->arena);
    n->next_of_name =
        arena_array(ledger->arena, uint32_t, ledger->customer_count);
    for (uint32_t i = (uint32_t)ledger->customer_count; i-- > 0;) {
        const struct customer *c = &ledger->customers[i];
        uint32_t name;

        if (!c->name.len)
            continue;
        name = intern_add(&n->names, c->name);
        n->next_of_name[i] = LEDGER_NONE;
        if (name == known)
            ARENA_PUSH(ledger->arena, n->first_of_name, known, capacity) =
                LEDGER_NONE;
        n->next_of_name[i] = n->first_of_name[name];
        n->first_of_name[name] = i;
    }
}

void link_learn_names(struct link *l)
{
    l->names->is_indexed = false;
    l->names->knows_alike = false;
}

static uint32_t of_name(struct link *l, struct str id)
{
    uint32_t name;

    if (!l->names->is_indexed)
        index_names(l);
    return intern_find(&l->names->names, id, &name)
               ? l->names->first_of_name[name]
               : LEDGER_NONE;
}

enum whom link_whom(struct link *l, struct str id, uint32_t *out)
{
    uint32_t former, named;

    if (intern_find(&l->customers, id, out))
        return WHOM_ONE;
    former = of_alias(l, id);
    named = of_name(l, id);
    if (named != LEDGER_NONE && (l->names->next_of_name[named] != LEDGER_NONE ||
                                 (former != LEDGER_NONE && former != named)))
        return WHOM_SEVERAL;
    if (former == LEDGER_NONE && named == LEDGER_NONE)
        return WHOM_NOBODY;
    *out = former != LEDGER_NONE ? former : named;
    return WHOM_ONE;
}

static void learn_alike(struct link *l, struct str text, uint32_t customer,
                        size_t *count, size_t *capacity)
{
    struct arena *a = l->ledger->arena;
    struct names *n = l->names;
    uint32_t key;

    if (!text.len)
        return;
    key = intern_add(&n->alike, link_likeness(text, a));
    if (key == *count)
        ARENA_PUSH(a, n->of_alike, *count, *capacity) = customer;
    else if (n->of_alike[key] != customer)
        n->of_alike[key] = LEDGER_NONE;
}

static void index_alike(struct link *l)
{
    const struct ledger *ledger = l->ledger;
    size_t count = 0, capacity = 0;

    l->names->knows_alike = true;
    l->names->alike = intern_new(ledger->arena);
    l->names->of_alike = NULL;
    for (uint32_t i = 0; i < ledger->customer_count; i++) {
        learn_alike(l, ledger->customers[i].customer_id, i, &count, &capacity);
        learn_alike(l, ledger->customers[i].name, i, &count, &capacity);
    }
}

enum whom link_whom_typed(struct link *l, struct str id, uint32_t *out)
{
    enum whom whom = link_whom(l, id, out);
    uint32_t key;

    if (whom != WHOM_NOBODY || !id.len)
        return whom;
    if (!l->names->knows_alike)
        index_alike(l);
    if (!l->names->of_alike || /* there are no names */
        !intern_find(&l->names->alike, link_likeness(id, l->ledger->arena),
                     &key) ||
        l->names->of_alike[key] == LEDGER_NONE)
        return WHOM_NOBODY;
    *out = l->names->of_alike[key];
    return WHOM_ONE;
}

struct str link_list_whom(struct link *l, struct str id)
{
    const struct ledger *ledger = l->ledger;
    struct buf text = buf_new(ledger->arena, 4096);
    uint32_t former = of_alias(l, id);
    size_t n = 0;

    if (former != LEDGER_NONE)
        buf_add(&text, ledger->customers[former].customer_id);
    for (uint32_t c = of_name(l, id); c != LEDGER_NONE;
         c = l->names->next_of_name[c]) {
        if (c == former)
            continue;
        if (text.len)
            buf_add_z(&text, ", ");
        if (++n > LISTED_MAX) {
            buf_add_z(&text, "…");
            break;
        }
        buf_add(&text, str_head(ledger->customers[c].customer_id, 200));
    }
    return buf_str(&text);
}

bool link_hold_whom(struct link *l, struct str id)
{
    struct customer *customers = l->ledger->customers;
    uint32_t one;

    switch (link_whom(l, id, &one)) {
    case WHOM_NOBODY:
        return false;
    case WHOM_ONE:
        customers[one].held = true;
        return true;
    case WHOM_SEVERAL:
        break;
    }
    one = of_alias(l, id);
    if (one != LEDGER_NONE)
        customers[one].held = true;
    for (one = of_name(l, id); one != LEDGER_NONE;
         one = l->names->next_of_name[one])
        customers[one].held = true;
    return true;
}
