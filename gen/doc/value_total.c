#include "doc/value_total.h"

#include "model/balance.h"

static bool is_number(struct value v)
{
    return v.kind == VALUE_INTEGER || v.kind == VALUE_DECIMAL;
}

static struct decimal as_decimal(struct value v)
{
    if (v.kind == VALUE_INTEGER)
        return (struct decimal){.units = v.integer};
    return v.decimal;
}

static enum total_fault add_number(struct value *sum, struct value v)
{
    struct decimal total = as_decimal(*sum);

    if (!decimal_add(&total, as_decimal(v)))
        return TOTAL_TOO_LARGE;
    if (total.scale == 0 && sum->kind == VALUE_INTEGER)
        *sum = value_integer(total.units);
    else
        *sum = value_decimal(total);
    return TOTAL_OK;
}

static enum total_fault add(struct value *sum, struct value v)
{
    if (v.kind == VALUE_NULL)
        return TOTAL_OK;
    if (v.kind != VALUE_MONEY && !is_number(v))
        return TOTAL_NO_SUM;
    if (sum->kind == VALUE_NULL) {
        *sum = v;
        return TOTAL_OK;
    }
    if (is_number(*sum) && is_number(v))
        return add_number(sum, v);
    if (sum->kind != v.kind || sum->money.currency != v.money.currency)
        return TOTAL_MIXED;
    return money_add(&sum->money, v.money) ? TOTAL_OK : TOTAL_TOO_LARGE;
}

static const struct value *part_of(const struct value *element, struct str part)
{
    return element->kind == VALUE_MAP ? value_find(*element, part) : NULL;
}

enum total_fault value_total(struct value list, struct str part,
                             struct value *out)
{
    struct value sum = value_null();

    for (size_t i = 0; i < list.list->count; i++) {
        const struct value *v = part_of(&list.list->items[i], part);
        enum total_fault fault = v ? add(&sum, *v) : TOTAL_NO_PART;

        if (fault != TOTAL_OK)
            return fault;
    }
    *out = sum;
    return TOTAL_OK;
}

enum total_fault value_totals(struct value list, struct str part,
                              struct value *out, struct arena *a)
{
    struct value totals = value_list_new(a);
    struct balance sums = {0};

    for (size_t i = 0; i < list.list->count; i++) {
        const struct value *v = part_of(&list.list->items[i], part);

        if (!v)
            return TOTAL_NO_PART;
        if (v->kind == VALUE_NULL)
            continue;
        if (v->kind != VALUE_MONEY)
            return TOTAL_NO_SUM;
        if (!balance_add(&sums, v->money, a))
            return TOTAL_TOO_LARGE;
    }
    for (size_t i = 0; i < sums.count; i++)
        value_push(totals, value_money(sums.items[i]), a);
    *out = totals;
    return TOTAL_OK;
}
