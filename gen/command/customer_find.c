#include "command/customer_find.h"

#include "base/buf.h"
#include "input/name_list.h"
#include "report/explain.h"

#define NEAR_MAX 5

/* Near enough to be meant: another case, a letter off, a part of the name. */
static bool is_near(const struct customer *c, struct str name)
{
    return str_equal_ignoring_case(c->customer_id, name) ||
           str_equal_ignoring_case(c->name_en, name) ||
           (name.len >= 3 && (str_find(c->name, name) >= 0 ||
                              str_find(c->name_en, name) >= 0)) ||
           (name.len >= 3 && str_distance(c->customer_id, name) <= 1);
}

static void add_name(struct buf *list, const struct customer *c, size_t n)
{
    buf_add_format(list, "%s%.*s %.*s", n ? ", " : "",
                   STR_ARG(str_head(c->customer_id, 100)),
                   STR_ARG(str_head(c->name, 300)));
}

struct str customers_near(struct run *r, const struct ledger *l,
                          struct str name)
{
    struct buf list = buf_new(r->arena, 4096);
    size_t n = 0;

    for (size_t i = 0; i < l->customer_count && n < NEAR_MAX; i++)
        if (is_near(&l->customers[i], name))
            add_name(&list, &l->customers[i], n++);
    return buf_str(&list);
}

static bool report_several(struct run *r, const struct ledger *l,
                           struct str asked, const struct subjects *found)
{
    struct buf list = buf_new(r->arena, 4096);
    size_t n = 0;

    for (size_t i = 0; i < found->count && n < NEAR_MAX; i++)
        if (found->items[i].kind == SUBJECT_CUSTOMER)
            add_name(&list, &l->customers[found->items[i].index], n++);
    return diag_error(r->diag, nowhere,
                      "several customers are called %.*s: %.*s; give the "
                      "number",
                      STR_ARG(asked), STR_ARG(buf_str(&list)));
}

static bool report_nobody(struct run *r, const struct ledger *l,
                          struct str asked)
{
    struct str near = customers_near(r, l, asked);

    if (near.len)
        return diag_error(r->diag, nowhere,
                          "no customer is called %.*s; is one of these meant: "
                          "%.*s?",
                          STR_ARG(asked), STR_ARG(near));
    return diag_error(r->diag, nowhere,
                      "no customer is called %.*s; a whole number or name is "
                      "expected",
                      STR_ARG(asked));
}

bool customer_find(struct run *r, const struct ledger *l, struct str asked,
                   uint32_t *out)
{
    struct subjects found = subjects_find(l, asked, r->arena);
    size_t n = 0;

    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].kind == SUBJECT_CUSTOMER && n++ == 0)
            *out = found.items[i].index;
    if (n == 0)
        return report_nobody(r, l, asked);
    return n == 1 || report_several(r, l, asked, &found);
}

bool customer_asked(struct run *r, struct str *out)
{
    const struct word_list *asked = &r->options.customers;

    *out = asked->count ? str_trim(str_from_z(asked->items[0])) : STR("");
    return asked->count <= 1 ||
           diag_usage(r->diag,
                      "one customer is expected after --customer; here are "
                      "%zu, the second is %s",
                      asked->count, asked->items[1]);
}

/* Of a list: whoever is not found is told at his place in it. */
static bool find_listed(struct run *r, const struct ledger *l,
                        const struct field *name, uint32_t *out)
{
    struct subjects found = subjects_find(l, name->text, r->arena);
    size_t n = 0;

    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].kind == SUBJECT_CUSTOMER && n++ == 0)
            *out = found.items[i].index;
    return n == 1 ||
           diag_error(r->diag, name->at,
                      n ? "several customers are called %.*s; give the number"
                        : "no customer is called %.*s; a whole number or name "
                          "is expected",
                      STR_ARG(name->text));
}

static bool mark_listed(struct run *r, const struct ledger *l, bool *is_asked)
{
    struct name_list list = {0};
    uint32_t customer = 0;
    bool ok = true;

    if (!r->options.customer_list)
        return true;
    if (!name_list_read(r->options.customer_list, &list, r->arena, r->diag))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        bool found = find_listed(r, l, &list.items[i], &customer);

        if (found)
            is_asked[customer] = true;
        ok = ok && found;
    }
    return ok;
}

bool customers_asked(struct run *r, const struct ledger *l, bool **is_asked)
{
    const struct word_list *asked = &r->options.customers;
    uint32_t customer = 0;
    bool ok = true;

    *is_asked = arena_array(r->arena, bool, l->customer_count + 1);
    for (size_t i = 0; i < asked->count; i++) {
        bool found = customer_find(r, l, str_trim(str_from_z(asked->items[i])),
                                   &customer);

        if (found)
            (*is_asked)[customer] = true;
        ok = ok && found;
    }
    return mark_listed(r, l, *is_asked) && ok;
}
