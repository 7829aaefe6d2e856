/*
 * A frozen ledger as JSON and back.
 */
#include "command/closes_value.h"

static const char *const class_names[CLASS_COUNT] = {[CLASS_TRADE] = "trade",
                                                     [CLASS_RETENTION] =
                                                         "retention",
                                                     [CLASS_BILL] = "bill",
                                                     [CLASS_OTHER] = "other"};

#define RECEIPT "receipt"

static struct value item_value(const struct frozen_item *x, struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "number", value_text(x->number), a);
    value_set(v, "class",
              value_z(x->is_receipt ? RECEIPT : class_names[x->class_of]), a);
    value_set(v, "customer_id", value_text(x->customer_id), a);
    value_set(v, "customer_name", value_text(x->customer_name), a);
    value_set(v, "issue_date", value_date(x->issue_date), a);
    value_set(v, "due_date", value_date(x->due_date), a);
    value_set(v, "currency", value_z(x->currency->code), a);
    value_set(v, "open", value_minor(x->open, x->currency), a);
    return v;
}

static struct value writeoff_value(const struct frozen_writeoff *x,
                                   struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "number", value_text(x->number), a);
    value_set(v, "customer_id", value_text(x->customer_id), a);
    value_set(v, "date", value_date(x->day), a);
    value_set(v, "currency", value_z(x->currency->code), a);
    value_set(v, "amount", value_minor(x->amount, x->currency), a);
    return v;
}

static struct value sum_value(const struct frozen_sum *x, struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "currency", value_z(x->currency->code), a);
    for (size_t i = 0; i < FROZEN_WHAT_COUNT; i++) {
        struct value one = value_map_new(a);

        value_set(one, "count", value_integer(x->count[i]), a);
        value_set(one, "amount", value_minor(x->minor[i], x->currency), a);
        value_put(v, frozen_what_names[i], one, a);
    }
    return v;
}

void closes_put_ledger(struct value map, const struct frozen *f,
                       struct arena *a)
{
    struct value sums = value_list_new(a), items = value_list_new(a),
                 writeoffs = value_list_new(a);

    for (size_t i = 0; i < f->sum_count; i++)
        value_push(sums, sum_value(&f->sums[i], a), a);
    for (size_t i = 0; i < f->writeoff_count; i++)
        value_push(writeoffs, writeoff_value(&f->writeoffs[i], a), a);
    for (size_t i = 0; i < f->item_count; i++)
        value_push(items, item_value(&f->items[i], a), a);
    value_set(map, "events", sums, a);
    value_set(map, "writeoffs", writeoffs, a);
    value_set(map, "items", items, a);
}

/* --- reading -------------------------------------------------------------- */

bool closes_read_date(const struct json_node *node, const char *key,
                      struct date *out)
{
    struct str text = json_find_text(node, key);
    struct diag quiet = {0};

    *out = no_date;
    return !text.len || date_parse((struct field){text, nowhere}, DATE_YMD,
                                   false, out, &quiet);
}

bool closes_read_money(const struct json_node *node, const char *key,
                       const struct currency *currency, int64_t *out)
{
    struct str text = json_find_text(node, key);
    struct diag quiet = {0};
    struct money m;

    if (!money_parse((struct field){text, nowhere}, currency, number_plain, &m,
                     &quiet))
        return false;
    *out = m.minor;
    return true;
}

const struct currency *closes_read_currency(const struct json_node *node)
{
    return currency_find(json_find_text(node, "currency"));
}

static bool read_class(const struct json_node *node, struct frozen_item *x)
{
    struct str text = json_find_text(node, "class");

    x->is_receipt = str_equal_z(text, RECEIPT);
    for (size_t i = 0; i < CLASS_COUNT; i++) {
        if (!str_equal_z(text, class_names[i]))
            continue;
        x->class_of = (uint8_t)i;
        return true;
    }
    return x->is_receipt;
}

static bool read_item(const struct json_node *node, struct frozen_item *x)
{
    *x = (struct frozen_item){
        .number = json_find_text(node, "number"),
        .customer_id = json_find_text(node, "customer_id"),
        .customer_name = json_find_text(node, "customer_name"),
        .currency = closes_read_currency(node)};
    return x->currency && x->customer_id.len && read_class(node, x) &&
           closes_read_date(node, "issue_date", &x->issue_date) &&
           closes_read_date(node, "due_date", &x->due_date) &&
           closes_read_money(node, "open", x->currency, &x->open);
}

static bool read_writeoff(const struct json_node *node,
                          struct frozen_writeoff *x)
{
    *x = (struct frozen_writeoff){.number = json_find_text(node, "number"),
                                  .customer_id =
                                      json_find_text(node, "customer_id"),
                                  .currency = closes_read_currency(node)};
    return x->currency && closes_read_date(node, "date", &x->day) &&
           closes_read_money(node, "amount", x->currency, &x->amount);
}

static bool read_sum(const struct json_node *node, struct frozen_sum *x)
{
    *x = (struct frozen_sum){.currency = closes_read_currency(node)};
    if (!x->currency)
        return false;
    for (size_t i = 0; i < FROZEN_WHAT_COUNT; i++) {
        const struct json_node *one = json_find(node, frozen_what_names[i].ptr);
        const struct json_node *count = json_find(one, "count");

        if (!count || count->kind != JSON_IS_INTEGER ||
            !closes_read_money(one, "amount", x->currency, &x->minor[i]))
            return false;
        x->count[i] = count->integer;
    }
    return true;
}

static const struct json_node *list_of(const struct json_node *node,
                                       const char *key)
{
    const struct json_node *list = json_find(node, key);

    return list && list->kind == JSON_IS_LIST ? list : NULL;
}

bool closes_read_ledger(const struct json_node *node, struct frozen *out,
                        struct arena *a)
{
    const struct json_node *sums = list_of(node, "events");
    const struct json_node *writeoffs = list_of(node, "writeoffs");
    const struct json_node *items = list_of(node, "items");

    if (!sums || !writeoffs || !items)
        return false;
    out->sums = arena_array(a, struct frozen_sum, sums->count);
    out->writeoffs = arena_array(a, struct frozen_writeoff, writeoffs->count);
    out->items = arena_array(a, struct frozen_item, items->count);
    out->sum_count = sums->count;
    out->writeoff_count = writeoffs->count;
    out->item_count = items->count;
    for (size_t i = 0; i < sums->count; i++)
        if (!read_sum(&sums->items[i], &out->sums[i]))
            return false;
    for (size_t i = 0; i < writeoffs->count; i++)
        if (!read_writeoff(&writeoffs->items[i], &out->writeoffs[i]))
            return false;
    for (size_t i = 0; i < items->count; i++)
        if (!read_item(&items->items[i], &out->items[i]))
            return false;
    return true;
}
