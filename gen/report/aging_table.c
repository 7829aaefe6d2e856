#include "report/aging_table.h"

static struct value bound(bool has, int32_t days)
{
    return has ? value_integer(days) : value_null();
}

static struct value bucket_value(const struct bucket *b,
                                 const struct aging_cell *cell,
                                 const struct currency *currency,
                                 struct arena *a)
{
    struct value map = value_map_new(a);

    value_set(map, "name", value_text(b->name), a);
    value_set(map, "from", bound(b->has_from, b->from), a);
    value_set(map, "to", bound(b->has_to, b->to), a);
    value_set(map, "count", value_integer((int64_t)cell->count), a);
    value_set(map, "amount", value_minor(cell->minor, currency), a);
    return map;
}

static struct value bucket_list(const struct bucket_scheme *scheme,
                                const struct aging_cell *cells,
                                const struct currency *currency,
                                struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < scheme->count; i++)
        value_push(list,
                   bucket_value(&scheme->items[i], &cells[i], currency, a), a);
    return list;
}

static struct value bucket_map(const struct bucket_scheme *scheme,
                               const struct aging_cell *cells,
                               const struct currency *currency, struct arena *a)
{
    struct value map = value_map_new(a);

    for (size_t i = 0; i < scheme->count; i++)
        value_set(map, arena_z(a, scheme->items[i].name),
                  value_minor(cells[i].minor, currency), a);
    return map;
}

/* What is in the buckets for a reason of its own, and bills beside them. */
static void set_parts(struct value map, const struct aging_row *r,
                      const struct currency *currency, struct arena *a)
{
    const struct {
        const char *key;
        int64_t minor;
    } parts[] = {
        {"disputed", r->disputed},
        {"retention", r->retention},
        {"bills", r->bills},
        {"returned", r->returned},
        {"handed_over", r->handed_over},
        {"bills_held", r->bills_held},
        {"bills_passed_on", r->bills_passed_on},
    };

    for (size_t i = 0; i < COUNT(parts); i++)
        value_set(map, parts[i].key, value_minor(parts[i].minor, currency), a);
}

typedef struct value buckets_fn(const struct bucket_scheme *scheme,
                                const struct aging_cell *cells,
                                const struct currency *currency,
                                struct arena *a);

/* The same amounts by other ages, as far as they were computed. */
static void set_bases(struct value map, const struct aging *aging,
                      const struct aging_row *r,
                      const struct currency *currency, buckets_fn *buckets,
                      struct arena *a)
{
    struct value bases = value_map_new(a);

    for (int i = BASIS_ISSUE; i < BASIS_COUNT; i++)
        if (r->bases[i] && aging->schemes[i])
            value_set(bases, aging_basis_names[i].ptr,
                      buckets(aging->schemes[i], r->bases[i], currency, a), a);
    if (bases.map->count)
        value_set(map, "bases", bases, a);
}

static struct value currency_value(const struct aging *aging,
                                   const struct aging_currency *c,
                                   struct arena *a)
{
    struct value map = value_map_new(a);
    struct value total = value_map_new(a);
    const struct aging_row *t = &c->total;

    value_set(total, "count", value_integer((int64_t)t->total.count), a);
    value_set(total, "amount", value_minor(t->total.minor, c->currency), a);
    value_set(map, "currency", value_z(c->currency->code), a);
    value_set(map, "buckets",
              bucket_list(aging->scheme, t->cells, c->currency, a), a);
    value_set(map, "total", total, a);
    value_set(map, "unapplied", value_minor(t->unapplied, c->currency), a);
    value_set(map, "overdue", value_minor(t->overdue, c->currency), a);
    set_parts(map, t, c->currency, a);
    set_bases(map, aging, t, c->currency, bucket_list, a);
    return map;
}

static struct value parent_id(const struct ledger *l, const struct customer *c)
{
    return c->parent_id.len && c->parent != LEDGER_NONE
               ? value_text(l->customers[c->parent].customer_id)
               : value_null();
}

static struct value customer_value(const struct aging_figures *f,
                                   const struct aging_row *r,
                                   const struct currency *currency,
                                   struct arena *a)
{
    const struct customer *customer = &f->ledger->customers[r->customer];
    struct value map = value_map_new(a);

    value_set(map, "id", value_text(customer->customer_id), a);
    value_set(map, "name", value_text(customer->name), a);
    value_set(map, "parent", parent_id(f->ledger, customer), a);
    value_set(map, "currency", value_z(currency->code), a);
    value_set(map, "buckets",
              bucket_map(f->aging->scheme, r->cells, currency, a), a);
    value_set(map, "count", value_integer((int64_t)r->total.count), a);
    value_set(map, "total", value_minor(r->total.minor, currency), a);
    value_set(map, "unapplied", value_minor(r->unapplied, currency), a);
    set_parts(map, r, currency, a);
    value_set(map, "overdue", value_minor(r->overdue, currency), a);
    value_set(map, "oldest_days", value_integer(r->oldest_days), a);
    set_bases(map, f->aging, r, currency, bucket_map, a);
    return map;
}

static struct value customers_value(const struct aging_figures *f,
                                    struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < f->aging->currency_count; i++) {
        const struct aging_currency *c = &f->aging->currencies[i];

        for (size_t k = 0; k < c->customer_count; k++)
            value_push(list,
                       customer_value(f, &c->customers[k], c->currency, a), a);
    }
    return list;
}

static struct value group_value(const struct aging_figures *f,
                                const struct aging_row *r,
                                const struct currency *currency,
                                struct arena *a)
{
    const struct customer *top = &f->ledger->customers[r->customer];
    struct value map = value_map_new(a);

    value_set(map, "id", value_text(top->customer_id), a);
    value_set(map, "name", value_text(top->name), a);
    value_set(map, "currency", value_z(currency->code), a);
    value_set(map, "total", value_minor(r->total.minor, currency), a);
    value_set(map, "overdue", value_minor(r->overdue, currency), a);
    value_set(map, "buckets",
              bucket_map(f->aging->scheme, r->cells, currency, a), a);
    return map;
}

static struct value groups_value(const struct aging_figures *f, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < f->aging->currency_count; i++) {
        const struct aging_currency *c = &f->aging->currencies[i];

        for (size_t k = 0; k < c->group_count; k++)
            value_push(list, group_value(f, &c->groups[k], c->currency, a), a);
    }
    return list;
}

static const char *fx_key(enum fx_rule rule)
{
    return rule == FX_HISTORIC ? "historic" : "as_of";
}

struct value policy_value(const struct ledger *ledger,
                          const struct policy *policy, struct arena *a)
{
    static const char *const sources[] = {[ALLOCATION_EXPORTED] = "exported",
                                          [ALLOCATION_OPEN] = "open_amount",
                                          [ALLOCATION_NAMED] = "named",
                                          [ALLOCATION_NONE] = "none"};
    static const char *const orders[] = {[ORDER_OLDEST] = "oldest",
                                         [ORDER_NAMED] = "named",
                                         [ORDER_CIVIL_CODE] = "civil_code",
                                         [ORDER_PRO_RATA] = "pro_rata"};
    static const char *const notes[] = {[CREDIT_NOTES_APART] = "apart",
                                        [CREDIT_NOTES_AGED] = "aged",
                                        [CREDIT_NOTES_APPLIED] = "applied"};
    struct value map = value_map_new(a);

    value_set(map, "allocation_source", value_z(sources[ledger->source]), a);
    value_set(map, "allocation_order", value_z(orders[ledger->rules.order]), a);
    value_set(map, "credit_notes", value_z(notes[ledger->rules.credit_notes]),
              a);
    value_set(map, "fx", value_z(fx_key(policy->fx)), a);
    return map;
}

/* A currency's figures in the reporting currency; the total has none. */
static struct value converted_value(const struct aging_figures *f,
                                    const struct conversion_row *r,
                                    struct arena *a)
{
    const struct currency *to = f->conversion->currency;
    const struct bucket_scheme *scheme = f->aging->scheme;
    bool has_one_rate = r->currency && r->has_rate && r->rate.units;
    struct value map = value_map_new(a);
    struct value buckets = value_map_new(a);

    for (size_t i = 0; i < scheme->count; i++)
        value_set(buckets, arena_z(a, scheme->items[i].name),
                  value_minor(r->cells[i], to), a);
    if (r->currency) {
        value_set(map, "currency", value_z(r->currency->code), a);
        value_set(map, "has_rate", value_bool(r->has_rate), a);
        value_set(map, "rate",
                  has_one_rate ? value_decimal(r->rate) : value_null(), a);
        value_set(map, "rate_date", value_date(r->rate_date), a);
        value_set(map, "last_rate_date", value_date(r->last_rate_date), a);
        value_set(map, "native", value_minor(r->native, r->currency), a);
    }
    value_set(map, "total", value_minor(r->total, to), a);
    value_set(map, "unapplied", value_minor(r->unapplied, to), a);
    value_set(map, "overdue", value_minor(r->overdue, to), a);
    value_set(map, "buckets", buckets, a);
    return map;
}

bool has_conversion(const struct aging_figures *f)
{
    return f->conversion && f->conversion->count > 0;
}

static struct value reporting_value(const struct aging_figures *f,
                                    struct arena *a)
{
    const struct conversion *c = f->conversion;
    struct value map = value_map_new(a);
    struct value rows = value_list_new(a);

    if (!has_conversion(f))
        return value_null();
    for (size_t i = 0; i < c->count; i++)
        value_push(rows, converted_value(f, &c->rows[i], a), a);
    value_set(map, "currency", value_z(c->currency->code), a);
    value_set(map, "rule", value_z(fx_key(c->rule)), a);
    value_set(map, "rows", rows, a);
    value_set(map, "total", converted_value(f, &c->total, a), a);
    value_set(map, "complete", value_bool(c->complete), a);
    return map;
}

static struct value currencies_value(const struct aging *aging, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < aging->currency_count; i++)
        value_push(list, currency_value(aging, &aging->currencies[i], a), a);
    return list;
}

static void set_aging(struct value map, const struct aging_figures *f,
                      struct arena *a)
{
    value_set(map, "as_of", value_date(f->aging->as_of), a);
    value_set(map, "currencies", currencies_value(f->aging, a), a);
    value_set(map, "customers", customers_value(f, a), a);
    value_set(map, "groups", groups_value(f, a), a);
    value_set(map, "policy", policy_value(f->ledger, f->policy, a), a);
    value_set(map, "reporting", reporting_value(f, a), a);
    value_set(map, "tie_out", tieout_value(f->ledger, f->tieout, a), a);
}

struct value aging_value(const struct aging_figures *f, struct arena *a)
{
    struct value map = value_map_new(a);

    set_aging(map, f, a);
    return map;
}

static struct value same_value(const struct entities *e,
                               const struct same_customer *same,
                               struct arena *a)
{
    struct value map = value_map_new(a);
    struct value list = value_list_new(a);

    for (size_t i = 0; i < same->count; i++) {
        uint32_t customer = same->customers[i];
        const struct customer *c = &e->ledger.customers[customer];
        size_t entity = entities_of_customer(e, customer);
        struct value v = value_map_new(a);

        value_set(v, "entity", value_text(e->items[entity].name), a);
        value_set(v, "id", value_text(c->customer_id), a);
        value_set(v, "name", value_text(c->name), a);
        value_push(list, v, a);
    }
    value_set(map, "uscc", value_text(same->uscc), a);
    value_set(map, "customers", list, a);
    return map;
}

struct value aging_value_joined(const struct aging_figures *all,
                                const struct aging_figures *books,
                                struct arena *a)
{
    const struct entities *e = all->entities;
    struct value map = value_map_new(a);
    struct value entities = value_list_new(a);
    struct value same = value_list_new(a);

    for (size_t i = 0; i < e->count; i++) {
        struct value v = value_map_new(a);

        value_set(v, "entity", value_text(e->items[i].name), a);
        set_aging(v, &books[i], a);
        value_push(entities, v, a);
    }
    for (size_t i = 0; i < e->same_count; i++)
        value_push(same, same_value(e, &e->same[i], a), a);
    value_set(map, "as_of", value_date(all->aging->as_of), a);
    value_set(map, "entities", entities, a);
    value_set(map, "totals", currencies_value(all->aging, a), a);
    value_set(map, "reporting", reporting_value(all, a), a);
    value_set(map, "same_customers", same, a);
    return map;
}
