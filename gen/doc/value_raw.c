#include "doc/value_raw.h"

#include "doc/value_form.h"

/* Parsers report; here the type decides what is said. */
static struct diag silent(void)
{
    return (struct diag){0};
}

static bool to_decimal(struct str text, struct value *out)
{
    struct diag quiet = silent();
    struct field field = {.text = text};
    struct decimal x;

    if (!decimal_parse(field, number_plain, &x, &quiet))
        return false;
    *out = value_decimal(x);
    return true;
}

static bool to_integer(struct str text, struct value *out)
{
    struct value v;

    if (!to_decimal(text, &v) || v.decimal.scale != 0)
        return false;
    *out = value_integer(v.decimal.units);
    return true;
}

static bool to_date(struct str text, struct value *out)
{
    struct diag quiet = silent();
    struct field field = {.text = text};
    struct date date;

    if (!date_parse(field, DATE_YMD, false, &date, &quiet))
        return false;
    *out = value_date(date);
    return true;
}

static bool to_money(struct str text, const struct currency *currency,
                     struct value *out)
{
    struct diag quiet = silent();
    struct field field = {.text = text};
    struct money m;

    if (!currency || !money_parse(field, currency, number_plain, &m, &quiet))
        return false;
    *out = value_money(m);
    return true;
}

/* {"amount": "1234.50", "currency": "CNY"}, and nothing else. */
static bool map_to_money(struct value map, struct value *out, struct arena *a)
{
    const struct value *amount, *code;

    if (map.map->count != 2)
        return false;
    amount = value_find(map, STR("amount"));
    code = value_find(map, STR("currency"));
    if (!amount || !code || code->kind != VALUE_TEXT)
        return false;
    if (amount->kind == VALUE_TEXT)
        return to_money(amount->text, currency_find(code->text), out);
    if (amount->kind == VALUE_DECIMAL)
        return to_money(decimal_format(amount->decimal, false, a),
                        currency_find(code->text), out);
    if (amount->kind == VALUE_INTEGER)
        return to_money(arena_format(a, "%jd", (intmax_t)amount->integer),
                        currency_find(code->text), out);
    return false;
}

static bool convert_any(const struct raw *raw, struct value *out,
                        struct arena *a)
{
    if (raw->is_number)
        return to_integer(raw->value.text, out) ||
               to_decimal(raw->value.text, out);
    if (raw->value.kind != VALUE_MAP || !map_to_money(raw->value, out, a))
        *out = raw->value;
    return true;
}

static bool same_if(bool fits, const struct raw *raw, struct value *out)
{
    if (fits)
        *out = raw->value;
    return fits;
}

bool raw_convert(const struct raw *raw, struct value_type type,
                 struct value *out, struct arena *a)
{
    struct value v = raw->value;
    bool text = v.kind == VALUE_TEXT;

    if (v.kind == VALUE_NULL)
        return same_if(type.optional || type.kind == TYPE_ANY, raw, out);
    switch (type.kind) {
    case TYPE_ANY:
        return convert_any(raw, out, a);
    case TYPE_TEXT:
        return same_if(text, raw, out);
    case TYPE_INTEGER:
        return text && to_integer(v.text, out);
    case TYPE_DECIMAL:
        return text && to_decimal(v.text, out);
    case TYPE_BOOL:
        return same_if(v.kind == VALUE_BOOL, raw, out);
    case TYPE_DATE:
        return text && !raw->is_number && to_date(v.text, out);
    case TYPE_MONEY:
        if (v.kind == VALUE_MAP)
            return map_to_money(v, out, a);
        return text && to_money(v.text, type.currency, out);
    case TYPE_LIST:
        return same_if(v.kind == VALUE_LIST, raw, out);
    case TYPE_GROUP:
        return same_if(v.kind == VALUE_MAP, raw, out);
    case TYPE_PARTY:
        return same_if(value_is_party(v), raw, out);
    }
    return false;
}

static bool report_money(const struct raw *raw, const struct type_node *type,
                         struct place at, struct diag *d)
{
    const struct currency *currency = type->type.currency;

    if (currency && raw->value.kind != VALUE_MAP)
        return diag_error(d, at,
                          "\"%.*s\" is no amount in %s, such as \"1234.50\"",
                          STR_ARG(type->name), currency->code);
    return diag_error(d, at,
                      "\"%.*s\" is no amount: write {\"amount\": "
                      "\"1234.50\", \"currency\": \"CNY\"}; or \"1234.50\" "
                      "behind a \"currency\": \"CNY\" of its group, or as "
                      "\"money CNY\" in the template",
                      STR_ARG(type->name));
}

bool raw_report(const struct raw *raw, const struct type_node *type,
                struct place at, struct diag *d)
{
    static const char *const wanted[] = {
        [TYPE_TEXT] = "\"…\"",          [TYPE_INTEGER] = "12",
        [TYPE_DECIMAL] = "0.0385",      [TYPE_BOOL] = "true",
        [TYPE_DATE] = "\"2026-07-17\"", [TYPE_LIST] = "[…]",
        [TYPE_GROUP] = "{…}",           [TYPE_PARTY] = "{\"name\": \"…\"}"};
    enum type_kind kind = type->type.kind;

    if (kind == TYPE_ANY)
        return diag_error(d, at, "this number has too many digits");
    if (raw->value.kind == VALUE_NULL)
        return diag_error(d, at,
                          "\"%.*s\" (%.*s) is null here; the template needs "
                          "it",
                          STR_ARG(type->name), STR_ARG(type_name(kind)));
    if (kind == TYPE_MONEY)
        return report_money(raw, type, at, d);
    return diag_error(d, at, "\"%.*s\" is no %.*s: %s is expected",
                      STR_ARG(type->name), STR_ARG(type_name(kind)),
                      kind < COUNT(wanted) && wanted[kind] ? wanted[kind] : "");
}
