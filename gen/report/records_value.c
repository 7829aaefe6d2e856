#include "report/records_value.h"

#include "base/file.h"

void value_set_origin(struct value map, const struct ledger *l,
                      struct origin at, struct arena *a)
{
    struct place p = ledger_place(l, at);

    value_set(map, "file",
              p.file ? value_text(file_name(p.file)) : value_null(), a);
    value_set(map, "line", value_integer(p.line), a);
}

static struct typed_table *find_table(struct typed_table *list, size_t *count,
                                      struct str table)
{
    for (size_t i = 0; i < *count; i++)
        if (str_equal(list[i].table, table))
            return &list[i];
    list[*count] = (struct typed_table){.table = table};
    return &list[(*count)++];
}

struct typed_table *records_tables(const struct ledger *l, size_t *count,
                                   struct arena *a)
{
    struct typed_table *list =
        arena_array(a, struct typed_table, l->file_count);

    *count = 0;
    for (size_t i = 0; i < l->file_count; i++) {
        const struct ledger_file *f = &l->files[i];
        struct typed_table *t;

        if (!f->typed || !f->table.len)
            continue;
        t = find_table(list, count, f->table);
        t->files++;
        t->rows += f->rows;
        t->ignored += f->ignored;
        t->rejected += f->rejected;
        t->used += f->rows - f->ignored - f->rejected;
        t->overrides += f->overrides;
        t->fills += f->fills;
    }
    return list;
}

static struct value table_value(const struct typed_table *t, struct arena *a)
{
    struct value map = value_map_new(a);

    value_set(map, "table", value_text(t->table), a);
    value_set(map, "files", value_integer((int64_t)t->files), a);
    value_set(map, "rows", value_integer((int64_t)t->rows), a);
    value_set(map, "used", value_integer((int64_t)t->used), a);
    value_set(map, "ignored", value_integer((int64_t)t->ignored), a);
    value_set(map, "rejected", value_integer((int64_t)t->rejected), a);
    value_set(map, "overrides", value_integer((int64_t)t->overrides), a);
    value_set(map, "fills", value_integer((int64_t)t->fills), a);
    return map;
}

static struct value override_value(const struct ledger *l,
                                   const struct override *o, struct arena *a)
{
    struct place instead = ledger_place(l, o->instead);
    struct value map = value_map_new(a);

    value_set(map, "table", value_text(o->table), a);
    value_set(map, "key", value_text(o->key), a);
    value_set(map, "column", value_text(o->column), a);
    value_set(map, "was", value_text_or_null(o->was), a);
    value_set(map, "now", value_text_or_null(o->now), a);
    value_set_origin(map, l, o->at, a);
    value_set(map, "export_file",
              instead.file ? value_text(file_name(instead.file)) : value_null(),
              a);
    value_set(map, "export_line", value_integer(instead.line), a);
    return map;
}

struct value records_value(const struct ledger *l, struct arena *a)
{
    struct value map = value_map_new(a);
    struct value tables = value_list_new(a), overrides = value_list_new(a);
    size_t count;
    const struct typed_table *list = records_tables(l, &count, a);

    for (size_t i = 0; i < count; i++)
        value_push(tables, table_value(&list[i], a), a);
    for (size_t i = 0; i < l->override_count; i++)
        value_push(overrides, override_value(l, &l->overrides[i], a), a);
    value_set(map, "tables", tables, a);
    value_set(map, "overrides", overrides, a);
    return map;
}

bool override_is_of(const struct override *o, const char *table, struct str key)
{
    return str_equal_z(o->table, table) && str_equal(o->key, key);
}

struct value overrides_value(const struct ledger *l, const char *table,
                             struct str key, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < l->override_count; i++)
        if (override_is_of(&l->overrides[i], table, key))
            value_push(list, override_value(l, &l->overrides[i], a), a);
    return list;
}

static struct value contact_value(const struct ledger *l,
                                  const struct contact *c, struct date as_of,
                                  struct arena *a)
{
    static const char *const channels[] = {NULL,    "phone", "email",  "letter",
                                           "visit", "sms",   "wechat", "other"};
    struct value map = value_map_new(a);
    bool promises = date_is(c->promise_date);

    value_set(map, "date", value_date(c->contact_date), a);
    value_set(map, "contact_id", value_text_or_null(c->contact_id), a);
    value_set(map, "channel",
              c->channel ? value_z(channels[c->channel]) : value_null(), a);
    value_set(map, "person", value_text_or_null(c->person), a);
    value_set(map, "counterpart", value_text_or_null(c->counterpart), a);
    value_set(map, "summary", value_text_or_null(c->summary), a);
    value_set(map, "doc_nos", value_text_or_null(c->doc_nos), a);
    value_set(map, "promise_date", value_date(c->promise_date), a);
    value_set(map, "promise_amount",
              c->promise_amount.currency ? value_money(c->promise_amount)
                                         : value_null(),
              a);
    value_set(
        map, "promise_runs",
        promises ? value_bool(contact_promises_on(c, as_of)) : value_null(), a);
    value_set_origin(map, l, c->at, a);
    return map;
}

static struct value block_value(const struct ledger *l,
                                const struct letter_block *b, struct date as_of,
                                struct arena *a)
{
    struct value map = value_map_new(a);

    value_set(map, "from", value_date(b->from), a);
    value_set(map, "until", value_date(b->until), a);
    value_set(map, "reason", value_text(b->reason), a);
    value_set(map, "doc_no",
              b->document == LEDGER_NONE
                  ? value_null()
                  : value_text(l->documents[b->document].doc_no),
              a);
    value_set(map, "in_force", value_bool(block_is_on(b, as_of)), a);
    value_set_origin(map, l, b->at, a);
    return map;
}

static struct value contract_value(const struct ledger *l,
                                   const struct contract *c, struct arena *a)
{
    struct value map = value_map_new(a);

    value_set(map, "contract_no", value_text(c->contract_no), a);
    value_set(map, "title", value_text_or_null(c->title), a);
    value_set(map, "signed_date", value_date(c->signed_date), a);
    value_set(map, "payment_terms", value_text_or_null(c->payment_terms), a);
    value_set(map, "penalty_rule", value_text_or_null(c->penalty_rule), a);
    value_set(map, "guarantor", value_text_or_null(c->guarantor), a);
    value_set(map, "service_address", value_text_or_null(c->service_address),
              a);
    value_set_origin(map, l, c->at, a);
    return map;
}

static struct value bank_value(const struct ledger *l,
                               const struct bank_line *b, struct arena *a)
{
    struct value map = value_map_new(a);

    value_set(map, "value_date", value_date(b->value_date), a);
    value_set(map, "payer", value_text(b->payer), a);
    value_set(map, "currency", value_z(b->amount.currency->code), a);
    value_set(map, "amount", value_money(b->amount), a);
    value_set(map, "ref", value_text_or_null(b->ref), a);
    value_set_origin(map, l, b->at, a);
    return map;
}

static int64_t count_evidence(const struct ledger *l, uint32_t customer)
{
    int64_t n = 0;

    for (size_t i = 0; i < l->evidence_count; i++)
        n += l->evidence[i].customer == customer;
    return n;
}

static struct value bank_list(const struct ledger *l, uint32_t customer,
                              struct date as_of, struct arena *a)
{
    struct holds h = holds_find(l, as_of, a);
    struct value list = value_list_new(a);

    for (size_t i = 0; i < h.bank_count; i++)
        if (h.bank[i]->customer == customer)
            value_push(list, bank_value(l, h.bank[i], a), a);
    return list;
}

struct value customer_records_value(const struct ledger *l, uint32_t customer,
                                    struct date as_of, struct arena *a)
{
    struct value map = value_map_new(a);
    struct value contacts = value_list_new(a), blocks = value_list_new(a);
    struct value contracts = value_list_new(a);

    for (size_t i = 0; i < l->contact_count; i++)
        if (l->contacts[i].customer == customer)
            value_push(contacts, contact_value(l, &l->contacts[i], as_of, a),
                       a);
    for (size_t i = 0; i < l->block_count; i++)
        if (l->blocks[i].customer == customer)
            value_push(blocks, block_value(l, &l->blocks[i], as_of, a), a);
    for (size_t i = 0; i < l->contract_count; i++)
        if (l->contracts[i].customer == customer)
            value_push(contracts, contract_value(l, &l->contracts[i], a), a);
    value_set(map, "contacts", contacts, a);
    value_set(map, "blocks", blocks, a);
    value_set(map, "contracts", contracts, a);
    value_set(map, "not_posted", bank_list(l, customer, as_of, a), a);
    value_set(map, "evidence", value_integer(count_evidence(l, customer)), a);
    value_set(
        map, "winding_up",
        value_bool(customer_is_winding_up(&l->customers[customer], as_of)), a);
    return map;
}
