#include "report/paper_value.h"

#include "measure/court_fee.h"
#include "report/claim_value.h"
#include "report/party_value.h"

/* A paper on its way into data. */
struct writer {
    const struct paper_ask *ask;
    enum language language;
    struct arena *arena;
    int64_t balance, overdue, disputed; /* of the open items */
    int64_t unapplied;                  /* >= 0; beside them */
    int32_t oldest;                     /* days overdue */
};

static void set(const struct writer *w, struct value map, const char *key,
                struct value value)
{
    value_set(map, key, value, w->arena);
}

static struct value money(const struct writer *w, int64_t minor)
{
    return value_minor(minor, w->ask->currency);
}

static struct value money_or_null(const struct writer *w, int64_t minor)
{
    return minor ? money(w, minor) : value_null();
}

static struct value item_value(const struct writer *w,
                               const struct open_item *item)
{
    const struct document *doc = &w->ask->ledger->documents[item->document];
    const struct document_details *more = doc->details;
    struct value v = value_map_new(w->arena);

    set(w, v, "doc_no", value_text(doc->doc_no));
    set(w, v, "installment_no",
        more ? value_text_or_null(more->installment_no) : value_null());
    set(w, v, "contract_no",
        more ? value_text_or_null(more->contract_no) : value_null());
    set(w, v, "order_no",
        more ? value_text_or_null(more->order_no) : value_null());
    set(w, v, "delivery_no",
        more ? value_text_or_null(more->delivery_no) : value_null());
    set(w, v, "issue_date", value_date(doc->issue_date));
    set(w, v, "due_date", value_date(doc->due_date));
    set(w, v, "amount", money(w, doc->owed));
    set(w, v, "paid", money(w, doc->owed - item->open));
    set(w, v, "open", money(w, item->open));
    set(w, v, "disputed", money_or_null(w, item->disputed));
    set(w, v, "is_overdue", value_bool(item->days_overdue > 0));
    set(w, v, "days_overdue",
        value_integer(item->days_overdue > 0 ? item->days_overdue : 0));
    return v;
}

size_t paper_items(const struct paper_ask *ask, const struct open_item ***out,
                   struct arena *a)
{
    const struct open_item *items;
    size_t all = aging_items_of(ask->aging, ask->ledger, ask->customer, &items);
    size_t n = 0;

    *out = arena_array(a, const struct open_item *, all + 1);
    for (size_t i = 0; i < all; i++)
        if (ask->ledger->documents[items[i].document].currency == ask->currency)
            (*out)[n++] = &items[i];
    return n;
}

static void count_item(struct writer *w, const struct open_item *item)
{
    w->balance += item->open;
    w->disputed += item->disputed;
    if (item->days_overdue <= 0)
        return;
    w->overdue += item->open;
    if (item->days_overdue > w->oldest)
        w->oldest = item->days_overdue;
}

static const struct aging_row *row_of(const struct paper_ask *ask,
                                      const struct aging_currency *of)
{
    const struct customer *customers = ask->ledger->customers;
    struct str id = customers[ask->customer].customer_id;
    size_t low = 0, high = of->customer_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t customer = of->customers[middle].customer;

        if (str_compare(customers[customer].customer_id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < of->customer_count &&
                   of->customers[low].customer == ask->customer
               ? &of->customers[low]
               : NULL;
}

/* His money that no document has: it is not in the rows, and is his. */
int64_t paper_unapplied(const struct paper_ask *ask)
{
    for (size_t k = 0; k < ask->aging->currency_count; k++) {
        const struct aging_currency *of = &ask->aging->currencies[k];
        const struct aging_row *row =
            of->currency == ask->currency ? row_of(ask, of) : NULL;

        if (row)
            return -row->unapplied;
    }
    return 0;
}

/* All that is open, and of it what is overdue. */
static void set_items(struct writer *w, struct value data)
{
    struct value all = value_list_new(w->arena);
    struct value overdue = value_list_new(w->arena);
    const struct open_item **items;
    size_t n = paper_items(w->ask, &items, w->arena);

    for (size_t i = 0; i < n; i++) {
        count_item(w, items[i]);
        value_push(all, item_value(w, items[i]), w->arena);
        if (items[i]->days_overdue > 0)
            value_push(overdue, item_value(w, items[i]), w->arena);
    }
    set(w, data, "items", all);
    set(w, data, "overdue_items", overdue);
    set(w, data, "balance", money(w, w->balance));
    set(w, data, "overdue", money(w, w->overdue));
    set(w, data, "disputed", money_or_null(w, w->disputed));
    set(w, data, "oldest_days", value_integer(w->oldest));
    w->unapplied = paper_unapplied(w->ask);
    set(w, data, "unapplied", money_or_null(w, w->unapplied));
    set(w, data, "net_balance", money(w, w->balance - w->unapplied));
    set(w, data, "demanded", money(w, w->overdue - w->unapplied));
}

static struct value receipts_value(const struct writer *w)
{
    const struct index_list *his = &w->ask->rows->receipts;
    struct value list = value_list_new(w->arena);

    for (uint32_t i = his->from[w->ask->customer];
         i < his->from[w->ask->customer + 1]; i++) {
        const struct receipt *r = &w->ask->ledger->receipts[his->items[i]];
        struct value v;

        if (r->amount.currency != w->ask->currency ||
            r->receipt_date.day > w->ask->aging->as_of.day ||
            r->receipt_date.day <= w->ask->aging->as_of.day - 365 ||
            date_is(r->reversed_date))
            continue;
        v = value_map_new(w->arena);
        set(w, v, "date", value_date(r->receipt_date));
        set(w, v, "receipt_no", value_text_or_null(r->receipt_no));
        set(w, v, "method", value_text_or_null(r->method));
        set(w, v, "amount", value_money(r->amount));
        value_push(list, v, w->arena);
    }
    return list;
}

/* What a court charges for a sum, in CNY alone. */
static struct value fee_of(const struct writer *w, enum court_fee_kind kind,
                           int64_t sum)
{
    struct court_fee fee;

    if (!w->ask->law || w->ask->currency != currency_find(STR("CNY")) ||
        sum <= 0 || !court_fee(&w->ask->law->court_fees, kind, sum, &fee))
        return value_null();
    return money(w, fee.fee);
}

static struct value fees_value(const struct writer *w)
{
    const struct claim *c = w->ask->claim;
    int64_t sum = c ? c->total : w->overdue;
    struct value v = value_map_new(w->arena);

    set(w, v, "acceptance", fee_of(w, FEE_OF_ACCEPTANCE, sum));
    set(w, v, "payment_order", fee_of(w, FEE_OF_PAYMENT_ORDER, sum));
    set(w, v, "preservation", fee_of(w, FEE_OF_PRESERVATION, sum));
    set(w, v, "security",
        sum > 0 ? money(w, (sum * 3 + 9) / 10) : value_null());
    return v;
}

static void set_parties(const struct writer *w, struct value data)
{
    const struct paper_ask *x = w->ask;
    const struct customer *c = &x->ledger->customers[x->customer];
    struct value customer = party_customer(c, w->language, w->arena);
    bool person =
        c->party_type == PARTY_INDIVIDUAL || c->party_type == PARTY_SOLE_TRADER;

    set(w, customer, "registered_address",
        value_text_or_null(c->registered_address.len ? c->registered_address
                                                     : c->address));
    set(w, customer, "is_person", value_bool(person));
    set(w, customer, "insolvency_date", value_date(c->insolvency_date));
    set(w, customer, "claim_deadline", value_date(c->claim_deadline));
    set(w, data, "creditor", party_creditor(x->policy, w->language, w->arena));
    set(w, data, "customer", customer);
    set(w, data, "currency",
        party_currency(x->currency, w->language, w->arena));
    set(w, data, "payable",
        c->payable_balance.currency == x->currency && c->payable_balance.minor
            ? value_money(c->payable_balance)
            : value_null());
}

static void set_paper(const struct writer *w, struct value data)
{
    const struct paper_ask *x = w->ask;
    struct value paper = value_map_new(w->arena);

    set(w, paper, "date", value_date(x->date));
    set(w, paper, "number", value_text_or_null(x->number));
    set(w, paper, "draft", value_bool(!x->number.len));
    set(w, paper, "title", value_text(x->title));
    set(w, data, "paper", paper);
    set(w, data, "as_of", value_date(x->aging->as_of));
}

/* What we and they are called before whom; a section of it says which. */
static struct value roles_value(const struct writer *w)
{
    static const struct {
        const char *name, *ours, *theirs;
    } roles[] = {
        {"plaintiff", "原告", "被告"},
        {"applicant", "申请人", "被申请人"},
        {"lodger", "申报人", "债务人"},
        {"complainant", "投诉人", "被投诉人"},
    };
    struct value all = value_map_new(w->arena);

    for (size_t i = 0; i < COUNT(roles); i++) {
        struct value v = value_map_new(w->arena);

        set(w, v, "ours", value_z(roles[i].ours));
        set(w, v, "theirs", value_z(roles[i].theirs));
        set(w, all, roles[i].name, v);
    }
    return all;
}

static bool is_some(struct value list)
{
    return list.list->count > 0;
}

/* Of his case, where there is one. */
static struct value has_date(struct value of, const char *key)
{
    const struct value *v =
        of.kind == VALUE_MAP ? value_find(of, str_from_z(key)) : NULL;

    return value_bool(v && v->kind == VALUE_DATE);
}

/* What a template may ask before it is used: requires, excludes. */
static void set_conditions(const struct writer *w, struct value data,
                           const struct contract *contract, struct value of)
{
    const struct customer *c = &w->ask->ledger->customers[w->ask->customer];

    set(w, data, "has_overdue", value_bool(w->overdue > w->unapplied));
    set(w, data, "has_arbitration",
        value_bool(contract && contract->arbitration.len > 0));
    set(w, data, "has_suspension",
        value_bool(contract && contract->suspension_clause.len > 0));
    set(w, data, "is_insolvent", value_bool(date_is(c->insolvency_date)));
    set(w, data, "has_judgment", has_date(of, "judgment"));
    set(w, data, "has_presuit", has_date(of, "presuit"));
    set(w, data, "has_freeze", has_date(of, "frozen"));
}

static void set_records(const struct writer *w, struct value data)
{
    const struct paper_ask *x = w->ask;
    const struct contract *contract = paper_contract(x);
    struct value guarantors = paper_guarantors(x, w->language, w->arena);
    struct value bills = paper_bills(x, w->arena);
    struct value of = paper_case(x, w->arena);

    set(w, data, "contracts", paper_contracts(x, w->language, w->arena));
    set(w, data, "contract",
        contract ? paper_contract_value(contract, w->language, w->arena)
                 : value_null());
    set(w, data, "guarantors", guarantors);
    set(w, data, "has_guarantors", value_bool(is_some(guarantors)));
    set(w, data, "demands", paper_demands(x, w->arena));
    set(w, data, "evidence", paper_evidence(x, w->language, w->arena));
    set(w, data, "bills", bills);
    set(w, data, "has_bills", value_bool(is_some(bills)));
    set(w, data, "case", of);
    set_conditions(w, data, contract, of);
}

struct value paper_value(const struct paper_ask *ask, enum language language,
                         struct arena *a)
{
    struct writer w = {.ask = ask, .language = language, .arena = a};
    struct value data = value_map_new(a);

    set_parties(&w, data);
    set_paper(&w, data);
    set_items(&w, data);
    set_records(&w, data);
    set(&w, data, "receipts", receipts_value(&w));
    set(&w, data, "fees", fees_value(&w));
    set(&w, data, "roles", roles_value(&w));
    set(&w, data, "claim",
        ask->claim
            ? claim_value(ask->ledger, ask->claim, ask->policy, language, a)
            : value_null());
    return data;
}

bool paper_make(const struct template *t, const struct paper_ask *ask,
                struct document_tree *out, struct arena *a, struct diag *d)
{
    enum language language = template_is_english(t) ? LANGUAGE_EN : LANGUAGE_ZH;
    struct paper_ask titled = *ask;

    titled.title = template_title(t);
    return template_fill(t, paper_value(&titled, language, a), NULL, 0, out, a,
                         d);
}
