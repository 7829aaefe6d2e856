#include "report/paper_value.h"

struct entry {
    const char *key;
    struct value value;
};

static struct value map_of(const struct entry *entries, size_t n,
                           struct arena *a)
{
    struct value map = value_map_new(a);

    for (size_t i = 0; i < n; i++)
        value_set(map, entries[i].key, entries[i].value, a);
    return map;
}

static struct str either(enum language language, const char *zh, const char *en)
{
    return str_from_z(language == LANGUAGE_ZH ? zh : en);
}

/* --- contracts -------------------------------------------------------------
 */

static struct value type_name_of(const struct contract *c,
                                 enum language language)
{
    switch (c->type) {
    case CONTRACT_SALE:
        return value_text(either(language, "买卖合同", "sale"));
    case CONTRACT_SERVICE:
        return value_text(either(language, "服务合同", "service"));
    case CONTRACT_WORKS:
        return value_text(either(language, "建设工程合同", "works"));
    default:
        return value_null();
    }
}

static struct value guarantee_name(uint8_t kind, enum language language)
{
    switch (kind) {
    case GUARANTEE_GENERAL:
        return value_text(either(language, "一般保证", "general guarantee"));
    case GUARANTEE_JOINT:
        return value_text(
            either(language, "连带责任保证", "joint and several guarantee"));
    case GUARANTEE_MORTGAGE:
        return value_text(either(language, "抵押", "mortgage"));
    case GUARANTEE_PLEDGE:
        return value_text(either(language, "质押", "pledge"));
    default:
        return value_null();
    }
}

struct value paper_contract_value(const struct contract *c,
                                  enum language language, struct arena *a)
{
    const struct entry entries[] = {
        {"contract_no", value_text_or_null(c->contract_no)},
        {"title", value_text_or_null(c->title)},
        {"type", type_name_of(c, language)},
        {"signed_date", value_date(c->signed_date)},
        {"payment_terms", value_text_or_null(c->payment_terms)},
        {"penalty_rule", value_text_or_null(c->penalty_rule)},
        {"penalty_clause", value_text_or_null(c->penalty_clause)},
        {"cost_clause", value_text_or_null(c->cost_clause)},
        {"acceleration_clause", value_text_or_null(c->acceleration_clause)},
        {"suspension_clause", value_text_or_null(c->suspension_clause)},
        {"governing_law", value_text_or_null(c->governing_law)},
        {"jurisdiction", value_text_or_null(c->jurisdiction)},
        {"arbitration", value_text_or_null(c->arbitration)},
        {"guarantor", value_text_or_null(c->guarantor)},
        {"guarantee", guarantee_name(c->guarantee_kind, language)},
        {"guarantee_end", value_date(c->guarantee_end)},
        {"service_address", value_text_or_null(c->service_address)},
        {"service_contact", value_text_or_null(c->service_contact)},
        {"service_phone", value_text_or_null(c->service_phone)},
        {"service_email", value_text_or_null(c->service_email)},
    };

    return map_of(entries, COUNT(entries), a);
}

struct value paper_contracts(const struct paper_ask *ask,
                             enum language language, struct arena *a)
{
    const struct contract *const *mine;
    size_t n = contracts_of(ask->contracts, ask->customer, &mine);
    struct value list = value_list_new(a);

    for (size_t i = 0; i < n; i++)
        value_push(list, paper_contract_value(mine[i], language, a), a);
    return list;
}

static int64_t overdue_under(const struct paper_ask *ask,
                             const struct contract *contract)
{
    const struct ledger *l = ask->ledger;
    const struct open_item *items;
    size_t n = aging_items_of(ask->aging, l, ask->customer, &items);
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++) {
        const struct document *doc = &l->documents[items[i].document];

        if (doc->currency == ask->currency && items[i].days_overdue > 0 &&
            contracts_find(ask->contracts, doc) == contract)
            sum += items[i].open;
    }
    return sum;
}

/* Of each contract what is overdue; the first with most of it. */
const struct contract *paper_contract(const struct paper_ask *ask)
{
    const struct contract *best = NULL;
    const struct contract *const *mine;
    size_t n = contracts_of(ask->contracts, ask->customer, &mine);
    int64_t most = -1;

    for (size_t i = 0; i < n; i++) {
        int64_t sum = overdue_under(ask, mine[i]);

        if (sum > most) {
            most = sum;
            best = mine[i];
        }
    }
    return best;
}

struct value paper_guarantors(const struct paper_ask *ask,
                              enum language language, struct arena *a)
{
    const struct contract *const *mine;
    size_t n = contracts_of(ask->contracts, ask->customer, &mine);
    struct value list = value_list_new(a);

    for (size_t i = 0; i < n; i++) {
        const struct contract *c = mine[i];
        const struct entry entries[] = {
            {"name", value_text(c->guarantor)},
            {"contract_no", value_text_or_null(c->contract_no)},
            {"contract_title", value_text_or_null(c->title)},
            {"kind", guarantee_name(c->guarantee_kind, language)},
            {"is_joint", value_bool(c->guarantee_kind == GUARANTEE_JOINT)},
            {"end", value_date(c->guarantee_end)},
        };

        if (c->guarantor.len)
            value_push(list, map_of(entries, COUNT(entries), a), a);
    }
    return list;
}

/* --- letters and exhibits --------------------------------------------------
 */

static const struct issued_letter *letter_of(const struct paper_ask *ask,
                                             struct str number)
{
    for (size_t i = 0; ask->issued && i < ask->issued->count; i++)
        if (str_equal(ask->issued->letters[i].number, number))
            return &ask->issued->letters[i];
    return NULL;
}

static uint32_t customer_of(const struct paper_ask *ask,
                            const struct delivery *d,
                            const struct issued_letter *letter)
{
    const struct ledger *l = ask->ledger;

    if (d->customer != LEDGER_NONE || !letter)
        return d->customer;
    return str_equal(l->customers[ask->customer].customer_id,
                     letter->customer_id)
               ? ask->customer
               : LEDGER_NONE;
}

struct value paper_demands(const struct paper_ask *ask, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < ask->ledger->delivery_count; i++) {
        const struct delivery *d = &ask->ledger->deliveries[i];
        const struct issued_letter *letter = letter_of(ask, d->letter_no);
        const struct entry entries[] = {
            {"number", value_text_or_null(d->letter_no)},
            {"title", letter ? value_text(letter->title) : value_null()},
            {"posted", value_date(d->posted_date)},
            {"signed", value_date(d->signed_date)},
            {"signed_by", value_text_or_null(d->signed_by)},
            {"tracking_no", value_text_or_null(d->tracking_no)},
        };

        if (customer_of(ask, d, letter) == ask->customer &&
            date_is(d->posted_date) && d->posted_date.day <= ask->date.day)
            value_push(list, map_of(entries, COUNT(entries), a), a);
    }
    return list;
}

static struct value form_name(uint8_t form, enum language language)
{
    switch (form) {
    case EVIDENCE_ORIGINAL:
        return value_text(either(language, "原件", "original"));
    case EVIDENCE_COPY:
        return value_text(either(language, "复印件", "copy"));
    case EVIDENCE_ELECTRONIC:
        return value_text(either(language, "电子数据", "electronic"));
    default:
        return value_null();
    }
}

struct value paper_evidence(const struct paper_ask *ask, enum language language,
                            struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < ask->ledger->evidence_count; i++) {
        const struct evidence *e = &ask->ledger->evidence[i];
        const struct entry entries[] = {
            {"evidence_id", value_text_or_null(e->evidence_id)},
            {"group", value_text_or_null(e->group)},
            {"title", value_text_or_null(e->title)},
            {"source", value_text_or_null(e->source)},
            {"purpose", value_text_or_null(e->purpose)},
            {"summary", value_text_or_null(e->summary)},
            {"form", form_name(e->form, language)},
            {"holder", value_text_or_null(e->original_holder)},
            {"date", value_date(e->evidence_date)},
        };

        if (e->customer == ask->customer)
            value_push(list, map_of(entries, COUNT(entries), a), a);
    }
    return list;
}

/* Those that came back on us. */
struct value paper_bills(const struct paper_ask *ask, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < ask->ledger->bill_count; i++) {
        const struct bill *b = &ask->ledger->bills[i];
        const struct entry entries[] = {
            {"bill_no", value_text_or_null(b->bill_no)},
            {"kind", value_text_or_null(b->kind)},
            {"drawer", value_text_or_null(b->drawer)},
            {"acceptor", value_text_or_null(b->acceptor)},
            {"prior_endorser", value_text_or_null(b->prior_endorser)},
            {"amount", value_money(b->amount)},
            {"issue_date", value_date(b->issue_date)},
            {"maturity_date", value_date(b->maturity_date)},
            {"presented", value_date(b->presented_at)},
            {"dishonoured", value_date(b->dishonoured_at)},
            {"proof", value_text_or_null(b->proof)},
        };

        if (b->customer == ask->customer &&
            b->amount.currency == ask->currency &&
            (b->status == BILL_DISHONOURED || date_is(b->dishonoured_at)))
            value_push(list, map_of(entries, COUNT(entries), a), a);
    }
    return list;
}

/* --- his case --------------------------------------------------------------
 */

static bool is_freeze(uint8_t event)
{
    return event == CASE_DEPOSIT_FROZEN || event == CASE_MOVABLE_SEIZED ||
           event == CASE_OTHER_SEIZED;
}

/* The newest of each kind that a paper speaks of. */
struct value paper_case(const struct paper_ask *ask, struct arena *a)
{
    const struct case_step *last = NULL, *presuit = NULL, *freeze = NULL,
                           *judgment = NULL;

    for (size_t i = 0; i < ask->ledger->case_count; i++) {
        const struct case_step *s = &ask->ledger->cases[i];

        if (s->customer != ask->customer || s->event_date.day > ask->date.day)
            continue;
        last = s;
        presuit = s->event == CASE_PRESUIT ? s : presuit;
        freeze = is_freeze(s->event) ? s : freeze;
        judgment = s->event == CASE_JUDGMENT ? s : judgment;
    }
    if (!last)
        return value_null();
    {
        const struct entry entries[] = {
            {"case_no", value_text_or_null(last->case_no)},
            {"court", value_text_or_null(last->court)},
            {"presuit",
             presuit ? value_date(presuit->event_date) : value_null()},
            {"frozen", freeze ? value_date(freeze->event_date) : value_null()},
            {"freeze_end", freeze ? value_date(freeze->ends) : value_null()},
            {"judgment",
             judgment ? value_date(judgment->event_date) : value_null()},
            {"judgment_no",
             judgment ? value_text_or_null(judgment->case_no) : value_null()},
            {"perform_by",
             judgment ? value_date(judgment->ends) : value_null()},
        };

        return map_of(entries, COUNT(entries), a);
    }
}
