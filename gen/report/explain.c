#include "report/explain.h"

#include "base/file.h"
#include "report/records_value.h"

static bool is_called(const struct customer *c, struct str name)
{
    return str_equal(c->customer_id, name) || str_equal(c->name, name) ||
           receipt_names(c->former_ids, name);
}

/* "D3", or "D3/2" for one of its instalments. */
static bool is_document_called(const struct document *d, struct str name)
{
    struct str part = d->details ? d->details->installment_no : (struct str){0};
    size_t n = d->doc_no.len;

    if (!str_starts(name, d->doc_no))
        return false;
    return name.len == n || (part.len && name.ptr[n] == '/' &&
                             str_equal(str_skip(name, n + 1), part));
}

static bool is_receipt_called(const struct ledger *l, const struct receipt *r,
                              struct str name)
{
    return str_equal(r->receipt_no, name) ||
           (r->bill != LEDGER_NONE &&
            str_equal(l->bills[r->bill].bill_no, name));
}

struct subjects subjects_find(const struct ledger *l, struct str name,
                              struct arena *a)
{
    struct subjects out = {0};
    size_t capacity = 0;

    for (size_t i = 0; i < l->document_count; i++)
        if (is_document_called(&l->documents[i], name))
            ARENA_PUSH(a, out.items, out.count, capacity) =
                (struct subject){SUBJECT_DOCUMENT, (uint32_t)i};
    for (size_t i = 0; i < l->receipt_count; i++)
        if (is_receipt_called(l, &l->receipts[i], name))
            ARENA_PUSH(a, out.items, out.count, capacity) =
                (struct subject){SUBJECT_RECEIPT, (uint32_t)i};
    for (size_t i = 0; i < l->customer_count; i++)
        if (is_called(&l->customers[i], name))
            ARENA_PUSH(a, out.items, out.count, capacity) =
                (struct subject){SUBJECT_CUSTOMER, (uint32_t)i};
    return out;
}

struct history subject_history(const struct view *v, struct subject s,
                               struct arena *a)
{
    struct history h = {0};

    if (s.kind == SUBJECT_DOCUMENT)
        history_of_document(v, s.index, &h, a);
    else if (s.kind == SUBJECT_RECEIPT)
        history_of_receipt(v, s.index, &h, a);
    else
        history_of_customer(v, s.index, &h, a);
    return h;
}

const struct open_item *subject_item(const struct aging *aging,
                                     uint32_t document)
{
    for (size_t i = 0; i < aging->item_count; i++)
        if (aging->items[i].document == document)
            return &aging->items[i];
    return NULL;
}

/* What an event is about beside the subject itself. */
static struct value number_of(const struct ledger *l, const struct event *e)
{
    if (e->bill != LEDGER_NONE)
        return value_text(l->bills[e->bill].bill_no);
    if (e->receipt != LEDGER_NONE)
        return value_text(l->receipts[e->receipt].receipt_no);
    if (e->credit_note != LEDGER_NONE)
        return value_text(l->documents[e->credit_note].doc_no);
    return value_null();
}

static struct value money_or_null(int64_t minor, const struct currency *c)
{
    return c ? value_minor(minor, c) : value_null();
}

static struct value event_value(const struct ledger *l, const struct event *e,
                                struct arena *a)
{
    static const char *const kinds[] = {[EVENT_DOCUMENT] = "document",
                                        [EVENT_CREDIT_NOTE] = "credit_note",
                                        [EVENT_RECEIPT] = "receipt",
                                        [EVENT_BILL] = "bill",
                                        [EVENT_ALLOCATION] = "allocation",
                                        [EVENT_REVERSAL] = "reversal",
                                        [EVENT_RETURN] = "bill_dishonoured",
                                        [EVENT_WRITEOFF] = "writeoff",
                                        [EVENT_DISPUTE] = "dispute",
                                        [EVENT_DISPUTE_END] = "dispute_end",
                                        [EVENT_HANDED_OVER] = "handed_over",
                                        [EVENT_EXPORTED] = "as_exported"};
    const struct currency *currency = e->amount.currency;
    struct value map = value_map_new(a);

    value_set(map, "date", value_date(e->day), a);
    value_set(map, "recorded_date", value_date(e->recorded), a);
    value_set(map, "event", value_z(kinds[e->kind]), a);
    value_set(map, "number", number_of(l, e), a);
    value_set(map, "doc_no",
              e->document == LEDGER_NONE
                  ? value_null()
                  : value_text(l->documents[e->document].doc_no),
              a);
    value_set(map, "currency",
              currency ? value_z(currency->code) : value_null(), a);
    value_set(map, "amount", money_or_null(e->amount.minor, currency), a);
    value_set(map, "balance", money_or_null(e->balance, currency), a);
    value_set(map, "computed", value_bool(e->is_computed), a);
    value_set_origin(map, l, e->at, a);
    return map;
}

static struct value events_value(const struct ledger *l,
                                 const struct history *h, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < h->count; i++)
        value_push(list, event_value(l, &h->events[i], a), a);
    return list;
}

/* The bucket of each basis by its key. */
static struct value buckets_value(const struct aging *aging,
                                  const struct open_item *item, struct arena *a)
{
    struct value map = value_map_new(a);

    for (size_t i = 0; i < BASIS_COUNT; i++)
        value_set(map, arena_z(a, aging_basis_names[i]),
                  value_text(aging->schemes[i]->items[item->bases[i]].name), a);
    return map;
}

static void set_state(struct value map, const struct aging *aging,
                      const struct ledger *l, uint32_t document,
                      struct arena *a)
{
    const struct document *doc = &l->documents[document];
    const struct open_item *item = subject_item(aging, document);
    bool overdue = item && date_is(doc->due_date);

    value_set(map, "open", money_or_null(item ? item->open : 0, doc->currency),
              a);
    value_set(map, "disputed",
              money_or_null(item ? item->disputed : 0, doc->currency), a);
    value_set(map, "returned",
              money_or_null(item ? item->returned : 0, doc->currency), a);
    value_set(map, "days_past_due",
              overdue ? value_integer(item->days_overdue) : value_null(), a);
    value_set(map, "buckets",
              item ? buckets_value(aging, item, a) : value_null(), a);
}

static struct value document_value(const struct view *v,
                                   const struct aging *aging, uint32_t document,
                                   struct arena *a)
{
    static const char *const kinds[] = {"invoice", "credit_note", "debit_note",
                                        "opening"};
    static const char *const classes[] = {"trade", "retention", "bill",
                                          "other"};
    const struct ledger *l = v->ledger;
    const struct document *doc = &l->documents[document];
    struct value map = value_map_new(a);

    value_set(map, "subject", value_z("document"), a);
    value_set(map, "doc_no", value_text(doc->doc_no), a);
    value_set(map, "installment_no",
              doc->details && doc->details->installment_no.len
                  ? value_text(doc->details->installment_no)
                  : value_null(),
              a);
    value_set(map, "customer_id",
              value_text(l->customers[doc->customer].customer_id), a);
    value_set(map, "kind", value_z(kinds[doc->kind]), a);
    value_set(map, "class", value_z(classes[doc->class_of]), a);
    value_set(map, "issue_date", value_date(doc->issue_date), a);
    value_set(map, "due_date", value_date(doc->due_date), a);
    value_set(map, "due_by_rule", value_bool(doc->is_due_by_rule), a);
    value_set(map, "handed_over_date", value_date(doc->handed_over_date), a);
    value_set(map, "currency", value_z(doc->currency->code), a);
    value_set(map, "amount", money_or_null(doc->owed, doc->currency), a);
    value_set(map, "typed",
              overrides_value(
                  l, "documents",
                  installment_number(doc->doc_no,
                                     doc->details ? doc->details->installment_no
                                                  : (struct str){0},
                                     a),
                  a),
              a);
    set_state(map, aging, l, document, a);
    value_set_origin(map, l, doc->at, a);
    return map;
}

static struct value receipt_value(const struct view *v, uint32_t receipt,
                                  struct arena *a)
{
    const struct ledger *l = v->ledger;
    const struct receipt *r = &l->receipts[receipt];
    struct value map = value_map_new(a);

    value_set(map, "subject",
              value_z(r->bill == LEDGER_NONE ? "receipt" : "bill"), a);
    value_set(map, "receipt_no", value_text(r->receipt_no), a);
    value_set(map, "customer_id",
              value_text(l->customers[r->customer].customer_id), a);
    value_set(map, "receipt_date", value_date(r->receipt_date), a);
    value_set(map, "reversed_date", value_date(r->reversed_date), a);
    value_set(map, "currency", value_z(r->amount.currency->code), a);
    value_set(map, "amount", value_money(r->amount), a);
    value_set(map, "typed", overrides_value(l, "receipts", r->receipt_no, a),
              a);
    value_set(map, "unapplied",
              money_or_null(v->receipt_open[receipt], r->amount.currency), a);
    value_set_origin(map, l, r->at, a);
    return map;
}

static struct value customer_value(const struct view *v,
                                   const struct aging *aging, uint32_t customer,
                                   struct arena *a)
{
    const struct ledger *l = v->ledger;
    const struct customer *c = &l->customers[customer];
    struct value map = value_map_new(a);
    struct value open = value_list_new(a);

    for (size_t i = 0; i < aging->item_count; i++) {
        uint32_t document = aging->items[i].document;

        if (l->documents[document].customer == customer)
            value_push(open, document_value(v, aging, document, a), a);
    }
    value_set(map, "subject", value_z("customer"), a);
    value_set(map, "customer_id", value_text(c->customer_id), a);
    value_set(map, "name", value_text(c->name), a);
    value_set(map, "parent",
              c->parent == LEDGER_NONE
                  ? value_null()
                  : value_text(l->customers[c->parent].customer_id),
              a);
    value_set(map, "former_ids", value_text(c->former_ids), a);
    value_set(map, "held", value_bool(c->held), a);
    value_set(map, "typed", overrides_value(l, "customers", c->customer_id, a),
              a);
    value_set(map, "records", customer_records_value(l, customer, v->as_of, a),
              a);
    value_set(map, "open_documents", open, a);
    return map;
}

static struct value subject_value(const struct view *v,
                                  const struct aging *aging, struct subject s,
                                  struct arena *a)
{
    struct history h = subject_history(v, s, a);
    struct value map;

    if (s.kind == SUBJECT_DOCUMENT)
        map = document_value(v, aging, s.index, a);
    else if (s.kind == SUBJECT_RECEIPT)
        map = receipt_value(v, s.index, a);
    else
        map = customer_value(v, aging, s.index, a);
    value_set(map, "events", events_value(v->ledger, &h, a), a);
    return map;
}

struct value explain_value(const struct view *v, const struct aging *aging,
                           const struct subjects *list, struct arena *a)
{
    struct value map = value_map_new(a);
    struct value subjects = value_list_new(a);

    for (size_t i = 0; i < list->count; i++)
        value_push(subjects, subject_value(v, aging, list->items[i], a), a);
    value_set(map, "as_of", value_date(v->as_of), a);
    value_set(map, "subjects", subjects, a);
    return map;
}
