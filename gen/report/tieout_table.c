/*
 * The tie-out for programs, and what was read and refused.
 */
#include "report/aging_table.h"
#include "report/records_value.h"

static struct value customer_id(const struct ledger *l, uint32_t customer)
{
    return customer == LEDGER_NONE
               ? value_null()
               : value_text(l->customers[customer].customer_id);
}

static void set_amounts(struct value map, const struct tieout_row *r,
                        struct arena *a)
{
    const struct {
        const char *key;
        int64_t minor;
    } amounts[] = {
        {"opening", r->opening},
        {"restated", r->restated},
        {"opening_corrected", r->opening_corrected},
        {"invoices", r->invoices},
        {"debit_notes", r->debit_notes},
        {"reversals", r->reversals},
        {"receipts", r->receipts},
        {"bills", r->bills},
        {"credits", r->credits},
        {"writeoffs", r->writeoffs},
        {"transferred", r->transferred},
        {"settled_unknown", r->settled_unknown},
        {"part_settled_unknown", r->part_settled},
        {"new_settled_unknown", r->settled_new},
        {"reappeared", r->reappeared},
        {"exported_difference", r->exported_difference},
        {"closing", r->closing},
        {"buckets", r->buckets},
        {"unapplied", r->unapplied},
        {"difference", r->difference},
        {"receipts_unplaced", r->receipts_unplaced},
        {"retention_conditional", r->retention_conditional},
        {"credit_balances", r->credit_balances},
        {"balance_sheet", r->balance_sheet},
    };

    for (size_t i = 0; i < COUNT(amounts); i++)
        value_set(map, amounts[i].key,
                  value_minor(amounts[i].minor, r->currency), a);
}

static struct value row_value(const struct tieout *t,
                              const struct tieout_row *r, struct value map,
                              struct arena *a)
{
    value_set(map, "currency", value_z(r->currency->code), a);
    value_set(map, "opening_date", value_date(t->opening_date), a);
    set_amounts(map, r, a);
    value_set(map, "control",
              r->has_control ? value_minor(r->control, r->currency)
                             : value_null(),
              a);
    value_set(map, "control_difference",
              r->has_control ? value_minor(r->control_difference, r->currency)
                             : value_null(),
              a);
    value_set(map, "ties", value_bool(r->ties), a);
    return map;
}

static const char *kind_key(enum restated_kind kind)
{
    switch (kind) {
    case RESTATED_DOCUMENT:
        return "document";
    case RESTATED_RECEIPT:
        return "receipt";
    case RESTATED_BILL:
        return "bill";
    case RESTATED_REVERSAL:
        return "reversal";
    case RESTATED_RETURN:
        return "bill_dishonoured";
    case RESTATED_WRITEOFF:
        break;
    }
    return "writeoff";
}

static void set_place(struct value map, struct place at, struct arena *a)
{
    value_set(map, "file", at.file ? value_z(at.file) : value_null(), a);
    value_set(map, "line", at.line ? value_integer(at.line) : value_null(), a);
}

static struct value restatement_value(const struct restatement *r,
                                      struct arena *a)
{
    struct value map = value_map_new(a);

    value_set(map, "kind", value_z(kind_key(r->kind)), a);
    value_set(map, "number", value_text(r->number), a);
    value_set(map, "customer", value_text(r->customer_id), a);
    value_set(map, "currency", value_z(r->currency->code), a);
    value_set(map, "effective", value_date(r->effective), a);
    value_set(map, "reported", value_date(r->reported), a);
    value_set(map, "recorded", value_date(r->recorded), a);
    value_set(map, "was", value_minor(r->was, r->currency), a);
    value_set(map, "is", value_minor(r->is, r->currency), a);
    value_set(map, "change", value_minor(r->is - r->was, r->currency), a);
    if (r->due_changed) {
        value_set(map, "due_was", value_date(r->due_was), a);
        value_set(map, "due_is", value_date(r->due_is), a);
    }
    set_place(map, r->at, a);
    return map;
}

/* Chinese words for it stand in report/words. */
static const char *change_key(const struct tieout_item *x)
{
    switch (x->change) {
    case ITEM_SETTLED:
        return "settled_unknown";
    case ITEM_PART_SETTLED:
        return "part_settled_unknown";
    case ITEM_NEW_SETTLED:
        return "new_settled_unknown";
    case ITEM_NEW_PART_SETTLED:
        return "new_part_settled_unknown";
    case ITEM_RISEN:
        return "risen";
    case ITEM_APPEARED:
        break;
    }
    return date_is(x->last_seen) ? "reappeared" : "entered_late";
}

static struct value item_value(const struct tieout_item *x, struct arena *a)
{
    struct value map = value_map_new(a);

    value_set(map, "change", value_z(change_key(x)), a);
    value_set(map, "number", value_text(x->number), a);
    value_set(map, "customer", value_text(x->customer_id), a);
    value_set(map, "currency", value_z(x->currency->code), a);
    value_set(map, "issue_date", value_date(x->issue_date), a);
    value_set(map, "due_date", value_date(x->due_date), a);
    value_set(map, "was", value_minor(x->was, x->currency), a);
    value_set(map, "is", value_minor(x->is, x->currency), a);
    value_set(map, "unknown", value_minor(x->unknown, x->currency), a);
    value_set(map, "last_seen", value_date(x->last_seen), a);
    set_place(map, x->at, a);
    return map;
}

static struct value items_value(const struct tieout *t, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < t->item_count; i++)
        value_push(list, item_value(&t->items[i], a), a);
    return list;
}

/* How the earlier day and this one are compared. */
static const char *comparison_key(const struct tieout *t)
{
    if (!date_is(t->opening_date))
        return "none";
    if (t->photographs)
        return "open_items";
    return t->not_comparable ? "not_comparable" : "events";
}

static struct value currencies_value(const struct tieout *t, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < t->count; i++)
        value_push(list, row_value(t, &t->rows[i], value_map_new(a), a), a);
    return list;
}

/* The id is null in the row of those who have vanished. */
static struct value customers_value(const struct ledger *l,
                                    const struct tieout *t, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < t->customer_count; i++) {
        const struct tieout_row *r = &t->customers[i];
        struct value map = value_map_new(a);

        value_set(map, "id",
                  r->gone_id.len ? value_text(r->gone_id)
                                 : customer_id(l, r->customer),
                  a);
        value_push(list, row_value(t, r, map, a), a);
    }
    return list;
}

struct value tieout_value(const struct ledger *ledger,
                          const struct tieout *tieout, struct arena *a)
{
    struct value map = value_map_new(a);
    struct value restatements = value_list_new(a);

    for (size_t i = 0; i < tieout->restatement_count; i++)
        value_push(restatements, restatement_value(&tieout->restatements[i], a),
                   a);
    value_set(map, "ties", value_bool(tieout->ties), a);
    value_set(map, "currencies", currencies_value(tieout, a), a);
    value_set(map, "customers", customers_value(ledger, tieout, a), a);
    value_set(map, "restatements", restatements, a);
    value_set(map, "comparison", value_z(comparison_key(tieout)), a);
    value_set(map, "corrected", value_bool(tieout->is_corrected), a);
    value_set(map, "items", items_value(tieout, a), a);
    return map;
}

static struct value file_value(const struct ledger_file *f, struct arena *a)
{
    struct value map = value_map_new(a);

    value_set(map, "file", value_z(f->path), a);
    value_set(map, "table", value_text(f->table), a);
    value_set(map, "encoding", value_text(f->encoding), a);
    value_set(map, "profile", value_text(f->profile), a);
    value_set(map, "rows", value_integer((int64_t)f->rows), a);
    value_set(map, "ignored", value_integer((int64_t)f->ignored), a);
    value_set(map, "rejected", value_integer((int64_t)f->rejected), a);
    return map;
}

static struct value reject_value(const struct ledger *l, const struct reject *r,
                                 struct arena *a)
{
    struct value map = value_map_new(a);
    const struct currency *currency = r->amount.currency;

    set_place(map, r->at, a);
    value_set(map, "column",
              r->at.column ? value_integer(r->at.column) : value_null(), a);
    value_set(map, "table", value_text(r->table), a);
    value_set(map, "reason", value_text(r->reason), a);
    value_set(map, "amount", currency ? value_money(r->amount) : value_null(),
              a);
    value_set(map, "currency",
              currency ? value_z(currency->code) : value_null(), a);
    value_set(map, "customer", customer_id(l, r->customer), a);
    return map;
}

static const char *outdated_key(enum outdated_kind kind)
{
    switch (kind) {
    case OUTDATED_GONE:
        return "gone";
    case OUTDATED_CUSTOMER:
        return "customer";
    case OUTDATED_AMOUNT:
        return "amount";
    case OUTDATED_DUE:
        break;
    }
    return "due_date";
}

static struct value outdated_value(const struct outdated_row *x,
                                   struct arena *a)
{
    const struct issued_letter *letter = x->letter;
    struct value map = value_map_new(a);
    struct str number =
        installment_number(x->document->doc_no, x->document->installment_no, a);

    value_set(map, "run", value_text(letter->run), a);
    value_set(map, "letter", value_text(letter->file), a);
    value_set(map, "letter_no",
              letter->number.len ? value_text(letter->number) : value_null(),
              a);
    value_set(map, "date", value_date(letter->as_of), a);
    value_set(map, "customer", value_text(letter->customer_id), a);
    value_set(map, "number", value_text(number), a);
    value_set(map, "currency", value_z(letter->currency->code), a);
    value_set(map, "what", value_z(outdated_key(x->kind)), a);
    value_set(map, "in_letter",
              value_minor(x->document->open, letter->currency), a);
    value_set(map, "now", value_minor(x->is, letter->currency), a);
    value_set(map, "due_in_letter", value_date(x->document->due_date), a);
    value_set(map, "due_now", value_date(x->due_date), a);
    return map;
}

static struct value outdated_list(const struct outdated *o, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; o && i < o->count; i++)
        value_push(list, outdated_value(&o->rows[i], a), a);
    return list;
}

struct value aging_value_check(const struct aging_figures *f, struct arena *a)
{
    const struct ledger *l = f->ledger;
    struct value map = value_map_new(a);
    struct value files = value_list_new(a);
    struct value rejects = value_list_new(a);

    for (size_t i = 0; i < l->file_count; i++)
        value_push(files, file_value(&l->files[i], a), a);
    for (size_t i = 0; i < l->reject_count; i++)
        value_push(rejects, reject_value(l, &l->rejects[i], a), a);
    value_set(map, "files", files, a);
    value_set(map, "rejected", value_integer((int64_t)l->reject_count), a);
    value_set(map, "rejects", rejects, a);
    value_set(map, "records", records_value(l, a), a);
    value_set(map, "policy", policy_value(l, f->policy, a), a);
    value_set(map, "tie_out", tieout_value(l, f->tieout, a), a);
    value_set(map, "outdated_letters", outdated_list(f->outdated, a), a);
    return map;
}
