/* Whom to supply no more, and what stands on file for it. */
#include "measure/credit_parts.h"

#include "measure/clock.h"
#include "measure/contracts.h"
#include "measure/holds.h"

struct stop_work {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct policy *policy;
    struct holds holds;
    struct contracts contracts;
    uint8_t *unsafe; /* enum unsafe; these by customer */
    const struct evidence **exhibits;
    const struct contact **notices;
    struct credit_stop *stops;
    size_t count, capacity;
};

static bool has_word(struct str text, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find_ignoring_case(text, words[i]) >= 0)
            return true;
    return false;
}

/* To stop supply, in a clause or a notice. */
static bool says_stop(struct str text)
{
    static const struct str words[] = {
        STR_INIT("停供"),     STR_INIT("停止供货"), STR_INIT("暂停供货"),
        STR_INIT("中止供货"), STR_INIT("停止发货"), STR_INIT("暂停发货"),
        STR_INIT("中止发货"), STR_INIT("中止交货"), STR_INIT("停止交货"),
        STR_INIT("暂停交货"), STR_INIT("中止履行"), STR_INIT("suspend")};

    return has_word(text, words, COUNT(words));
}

/* All of it before the goods: a deposit alone is no such clause. */
static bool says_pay_first(struct str text)
{
    static const struct str words[] = {
        STR_INIT("款到发货"),        STR_INIT("款到交货"),
        STR_INIT("先款后货"),        STR_INIT("先付款后"),
        STR_INIT("付款后发货"),      STR_INIT("付清后发货"),
        STR_INIT("全额预付"),        STR_INIT("发货前付清"),
        STR_INIT("交货前付清"),      STR_INIT("payment in advance"),
        STR_INIT("in full before"),  STR_INIT("cash in advance"),
        STR_INIT("before shipment"), STR_INIT("before delivery")};

    return has_word(text, words, COUNT(words));
}

/* What an exhibit is to prove: 民法典 527's four cases. */
static bool says_unsafe(const struct evidence *e)
{
    static const struct str words[] = {STR_INIT("不安抗辩"),
                                       STR_INIT("经营状况严重恶化"),
                                       STR_INIT("经营状况恶化"),
                                       STR_INIT("转移财产"),
                                       STR_INIT("抽逃资金"),
                                       STR_INIT("丧失商业信誉"),
                                       STR_INIT("丧失履行"),
                                       STR_INIT("可能丧失履行"),
                                       STR_INIT("inability to perform"),
                                       STR_INIT("loss of credit")};

    return has_word(e->group, words, COUNT(words)) ||
           has_word(e->title, words, COUNT(words)) ||
           has_word(e->purpose, words, COUNT(words)) ||
           has_word(e->summary, words, COUNT(words));
}

/* --- contracts ------------------------------------------------------------ */

static struct str stop_clause(const struct contract *k)
{
    const struct str texts[] = {k->payment_terms, k->acceleration_clause,
                                k->penalty_clause};

    if (k->suspension_clause.len)
        return k->suspension_clause;
    for (size_t i = 0; i < COUNT(texts); i++)
        if (says_stop(texts[i]))
            return texts[i];
    return (struct str){0};
}

static struct str pay_first_clause(const struct contract *k)
{
    if (says_pay_first(k->payment_terms))
        return k->payment_terms;
    return says_pay_first(k->due_trigger) ? k->due_trigger : (struct str){0};
}

/* A clause is worth more than an article, and both more than none. */
static void read_contract(struct credit_stop *s, const struct contract *k)
{
    struct str stops = stop_clause(k), first = pay_first_clause(k);

    if (s->on_file & SUPPLY_CLAUSE)
        return;
    if (stops.len) {
        s->on_file |= SUPPLY_CLAUSE;
        s->clause = stops;
    } else if (first.len && !(s->on_file & SUPPLY_PAY_FIRST)) {
        s->on_file |= SUPPLY_PAY_FIRST;
        s->clause = first;
    } else if (s->contract) {
        return;
    }
    s->contract = k;
    s->is_foreign = governing_law_of(k->governing_law) != GOVERNING_PRC;
}

/* --- the debtor ----------------------------------------------------------- */

static bool is_past(const struct stop_work *w, struct date day)
{
    return day.day <= w->aging->as_of.day;
}

/* The first in the order of the enumeration counts. */
static void note_unsafe(struct stop_work *w, uint32_t customer,
                        enum unsafe what)
{
    uint8_t *known = &w->unsafe[customer];

    if (*known == UNSAFE_NONE || *known > what)
        *known = (uint8_t)what;
}

static void find_exhibits(struct stop_work *w)
{
    const struct ledger *l = w->ledger;

    for (size_t i = 0; i < l->evidence_count; i++) {
        const struct evidence *e = &l->evidence[i];

        if (w->exhibits[e->customer] || !e->file.len || !says_unsafe(e))
            continue;
        w->exhibits[e->customer] = e;
        note_unsafe(w, e->customer, UNSAFE_EVIDENCE);
    }
}

static void find_unsafe(struct stop_work *w)
{
    const struct ledger *l = w->ledger;

    for (uint32_t i = 0; i < l->customer_count; i++)
        if (customer_is_winding_up(&l->customers[i], w->aging->as_of))
            note_unsafe(w, i, UNSAFE_WINDING_UP);
    for (size_t i = 0; i < l->case_count; i++)
        if (l->cases[i].event == CASE_ENFORCEMENT_ENDED &&
            is_past(w, l->cases[i].event_date))
            note_unsafe(w, l->cases[i].customer, UNSAFE_ENFORCEMENT);
    for (size_t i = 0; i < l->bill_count; i++)
        if (l->bills[i].proof.len &&
            bill_state_on(&l->bills[i], w->aging->as_of) == BILL_RETURNED)
            note_unsafe(w, l->bills[i].customer, UNSAFE_DISHONOURED);
    find_exhibits(w);
}

/* Ours, in writing, up to the day. */
static void find_notices(struct stop_work *w)
{
    const struct ledger *l = w->ledger;

    for (size_t i = 0; i < l->contact_count; i++) {
        const struct contact *x = &l->contacts[i];

        if (x->direction != DIRECTION_IN && x->channel != CHANNEL_PHONE &&
            is_past(w, x->contact_date) && says_stop(x->summary))
            w->notices[x->customer] = x;
    }
}

static enum supply_basis basis_of(const struct credit_stop *s)
{
    if (s->on_file & SUPPLY_CLAUSE)
        return SUPPLY_BY_CLAUSE;
    if (s->is_foreign)
        return SUPPLY_BASELESS;
    if (s->on_file & SUPPLY_PAY_FIRST)
        return SUPPLY_BY_526;
    if (!(s->on_file & SUPPLY_UNSAFE))
        return SUPPLY_BASELESS;
    return s->on_file & SUPPLY_NOTICE ? SUPPLY_BY_527 : SUPPLY_BY_527_UNTOLD;
}

static void judge(const struct stop_work *w, struct credit_stop *s)
{
    s->unsafe = (enum unsafe)w->unsafe[s->customer];
    s->evidence =
        s->unsafe == UNSAFE_EVIDENCE ? w->exhibits[s->customer] : NULL;
    s->notice = w->notices[s->customer];
    if (s->unsafe != UNSAFE_NONE)
        s->on_file |= SUPPLY_UNSAFE;
    if (s->notice)
        s->on_file |= SUPPLY_NOTICE;
    s->basis = basis_of(s);
    s->bank = holds_bank(&w->holds, s->customer);
    s->is_held = w->ledger->customers[s->customer].held;
}

/* --- candidates ----------------------------------------------------------- */

/* The items of a customer stand together, and so do his candidates. */
static struct credit_stop *stop_of(struct stop_work *w,
                                   const struct document *doc, struct arena *a)
{
    struct credit_stop *s;

    for (size_t i = w->count; i-- > 0;) {
        if (w->stops[i].customer != doc->customer)
            break;
        if (w->stops[i].currency == doc->currency)
            return &w->stops[i];
    }
    s = &ARENA_PUSH(a, w->stops, w->count, w->capacity);
    *s = (struct credit_stop){.customer = doc->customer,
                              .currency = doc->currency};
    return s;
}

static void add_item(struct stop_work *w, const struct open_item *item,
                     struct arena *a)
{
    const struct document *doc = &w->ledger->documents[item->document];
    const struct letter_block *block = NULL;
    const struct contact *promise = NULL;
    const struct contract *k;
    struct credit_stop *s;

    if (item->days_overdue <= CREDIT_STOP_DAYS ||
        doc->kind == DOCUMENT_CREDIT_NOTE)
        return;
    s = stop_of(w, doc, a);
    s->count++;
    s->amount += item->open - item->disputed;
    s->disputed += item->disputed;
    if (item->open > item->disputed && item->days_overdue > s->oldest_days)
        s->oldest_days = item->days_overdue;
    k = contracts_find(&w->contracts, doc);
    if (k)
        read_contract(s, k);
    if (!s->promise && holds_document(&w->holds, item->document, &block,
                                      &promise) == HOLD_PROMISED)
        s->promise = promise;
}

static int64_t unapplied_of(const struct aging *aging, size_t *cursors,
                            const struct credit_stop *s)
{
    for (size_t i = 0; i < aging->currency_count; i++) {
        const struct aging_currency *c = &aging->currencies[i];

        if (c->currency != s->currency)
            continue;
        while (cursors[i] < c->customer_count &&
               c->customers[cursors[i]].customer != s->customer)
            cursors[i]++;
        return cursors[i] < c->customer_count
                   ? c->customers[cursors[i]].unapplied
                   : 0;
    }
    return 0;
}

/* The same number of yuan, dollars or yen, as for letters; else one of them. */
static bool is_worth_it(const struct stop_work *w, const struct credit_stop *s,
                        int64_t net)
{
    struct money least = w->policy->minimum_letter;
    struct decimal amount = {net, s->currency->exponent};
    struct decimal one = {1, 0};

    return net > 0 &&
           decimal_compare(
               amount,
               least.currency
                   ? (struct decimal){least.minor, least.currency->exponent}
                   : one) >= 0;
}

/* Nothing undisputed is left, or too little, or his own money covers it. */
static size_t drop_covered(struct stop_work *w, struct arena *a)
{
    size_t *cursors = arena_array(a, size_t, w->aging->currency_count);
    size_t n = 0;

    for (size_t i = 0; i < w->count; i++) {
        const struct credit_stop *s = &w->stops[i];

        if (s->oldest_days > 0 &&
            is_worth_it(w, s, s->amount + unapplied_of(w->aging, cursors, s)))
            w->stops[n++] = *s;
    }
    return n;
}

struct credit_stop *credit_find_stops(const struct ledger *l,
                                      const struct aging *aging,
                                      const struct policy *policy,
                                      size_t *count, struct arena *a)
{
    struct stop_work w = {.ledger = l,
                          .aging = aging,
                          .policy = policy,
                          .contracts = contracts_sort(l, a),
                          .holds = holds_find(l, aging->as_of, a)};

    w.unsafe = arena_array(a, uint8_t, l->customer_count);
    w.exhibits = arena_array(a, const struct evidence *, l->customer_count);
    w.notices = arena_array(a, const struct contact *, l->customer_count);
    find_unsafe(&w);
    find_notices(&w);
    for (size_t i = 0; i < aging->item_count; i++)
        add_item(&w, &aging->items[i], a);
    w.count = drop_covered(&w, a);
    for (size_t i = 0; i < w.count; i++)
        judge(&w, &w.stops[i]);
    *count = w.count;
    return w.stops;
}
