#include "report/claim_value.h"

#include "report/party_value.h"

/* A claim on its way into data. */
struct writer {
    const struct claim *claim;
    enum language language;
    struct arena *arena;
};

struct entry {
    const char *key;
    struct value value;
};

static void set_all(const struct writer *w, struct value map,
                    const struct entry *entries, size_t n)
{
    for (size_t i = 0; i < n; i++)
        value_set(map, entries[i].key, entries[i].value, w->arena);
}

static struct value money(const struct writer *w, int64_t minor)
{
    return value_minor(minor, w->claim->currency);
}

static struct value money_or_null(const struct writer *w, int64_t minor)
{
    return minor ? money(w, minor) : value_null();
}

/* --- debts -----------------------------------------------------------------
 */

static const char *const per_words[] = {[PER_DAY] = "day",
                                        [PER_MONTH] = "month",
                                        [PER_YEAR] = "year",
                                        [PER_ONCE] = "once"};

static struct value row_value(const struct writer *w,
                              const struct claim_debt *debt,
                              const struct claim_head *head,
                              const struct interest_row *row)
{
    struct value v = value_map_new(w->arena);
    const struct rate_row *source = row->source;
    const struct entry entries[] = {
        {"from", value_date(row->from)},
        {"to", value_date(row->to)},
        {"days", value_integer(row->days)},
        {"base", money(w, row->base)},
        {"rate", value_text(claim_row_rate(row, w->language, w->arena))},
        {"source",
         value_text(claim_row_source(debt, head, row, w->language, w->arena))},
        {"percent", value_decimal(row->percent)},
        {"per", value_z(per_words[row->per])},
        {"year_days",
         row->year_days ? value_integer(row->year_days) : value_null()},
        {"fixing", source ? value_date(source->from) : value_null()},
        {"fixing_line", source ? value_integer(source->line) : value_null()},
        {"cut", value_bool(row->is_cut)},
        {"interest", money(w, row->interest)},
    };

    set_all(w, v, entries, COUNT(entries));
    return v;
}

static struct value reason_value(const struct writer *w,
                                 const struct claim_debt *debt,
                                 const struct claim_head *head)
{
    struct value v = value_map_new(w->arena);
    const struct entry entries[] = {
        {"from", value_date(head->from)},
        {"to", value_date(head->to)},
        {"rate", value_text(claim_rate_text(head, w->language, w->arena))},
        {"text",
         value_text(claim_reason(w->claim, debt, head, w->language, w->arena))},
        {"interest", money(w, head->interest.total)},
    };

    set_all(w, v, entries, COUNT(entries));
    return v;
}

static struct value rows_value(const struct writer *w,
                               const struct claim_debt *debt, int64_t *days)
{
    struct value rows = value_list_new(w->arena);

    *days = 0;
    for (size_t i = 0; i < debt->head_count; i++) {
        const struct claim_head *head = &debt->heads[i];

        *days += head->interest.days;
        for (size_t k = 0; k < head->interest.count; k++)
            value_push(rows, row_value(w, debt, head, &head->interest.rows[k]),
                       w->arena);
    }
    return rows;
}

static struct value reasons_value(const struct writer *w,
                                  const struct claim_debt *debt)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < debt->head_count; i++)
        value_push(list, reason_value(w, debt, &debt->heads[i]), w->arena);
    return list;
}

static void set_debt_sums(const struct writer *w, const struct claim_debt *debt,
                          struct value v)
{
    const struct entry entries[] = {
        {"invoiced", money(w, debt->invoiced)},
        {"settled", money_or_null(w, debt->settled)},
        {"left_out", money_or_null(w, debt->left_out)},
        {"credited", money_or_null(w, debt->credited)},
        {"paid", money_or_null(w, debt->paid)},
        {"principal", money(w, debt->principal)},
        {"disputed", money_or_null(w, debt->disputed)},
        {"ledger_open", money(w, debt->ledger_open)},
        {"interest", money(w, debt->interest)},
        {"interest_paid", money_or_null(w, debt->interest_paid)},
        {"interest_due", money(w, debt->interest_due)},
        {"fixed", money_or_null(w, debt->fixed)},
        {"fixed_paid", money_or_null(w, debt->fixed_paid)},
        {"fixed_due", money(w, debt->fixed - debt->fixed_paid)},
        {"per_diem", money(w, debt->per_diem)},
        {"total", money(w, debt->total)},
    };

    set_all(w, v, entries, COUNT(entries));
}

static struct value debt_value(const struct writer *w, size_t index)
{
    const struct claim_debt *debt = &w->claim->debts[index];
    bool moved = debt->given_due.day != debt->due_date.day;
    struct value v = value_map_new(w->arena);
    int64_t days;
    struct value rows = rows_value(w, debt, &days);
    const struct entry entries[] = {
        {"no", value_integer((int64_t)index + 1)},
        {"doc_no", value_text(debt->doc_no)},
        {"contract_no", value_text_or_null(debt->contract.contract_no)},
        {"order_no", value_text_or_null(debt->order_no)},
        {"delivery_no", value_text_or_null(debt->delivery_no)},
        {"issue_date", value_date(debt->issue_date)},
        {"due_date", value_date(debt->due_date)},
        {"given_due", moved ? value_date(debt->given_due) : value_null()},
        {"reasons", reasons_value(w, debt)},
        {"rows", rows},
        {"days", value_integer(days)},
    };

    set_all(w, v, entries, COUNT(entries));
    set_debt_sums(w, debt, v);
    return v;
}

static struct value debts_value(const struct writer *w)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < w->claim->debt_count; i++)
        value_push(list, debt_value(w, i), w->arena);
    return list;
}

/* --- contracts, payments, costs --------------------------------------------
 */

static bool is_listed(const struct claim *c, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (str_equal(c->debts[i].contract.contract_no,
                      c->debts[index].contract.contract_no))
            return true;
    return false;
}

/* The contracts that the debts rest on, each once. */
static struct value contracts_value(const struct writer *w)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < w->claim->debt_count; i++) {
        const struct claim_contract *c = &w->claim->debts[i].contract;
        struct value v = value_map_new(w->arena);
        const struct entry entries[] = {
            {"contract_no", value_text(c->contract_no)},
            {"title", value_text_or_null(c->title)},
            {"signed_date", value_date(c->signed_date)},
            {"governing_law", value_text_or_null(c->governing_law)},
            {"penalty_rule", value_text_or_null(c->penalty_rule)},
            {"penalty_clause", value_text_or_null(c->penalty_clause)},
            {"cost_clause", value_text_or_null(c->cost_clause)},
            {"offset_clause", value_text_or_null(c->offset_clause)},
        };

        if (c->contract_no.len == 0 || is_listed(w->claim, i))
            continue;
        set_all(w, v, entries, COUNT(entries));
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value part_value(const struct writer *w,
                               const struct claim_part *part)
{
    struct value v = value_map_new(w->arena);
    bool is_cost = part->debt == CLAIM_COSTS;
    const struct entry entries[] = {
        {"doc_no", is_cost ? value_null()
                           : value_text(w->claim->debts[part->debt].doc_no)},
        {"to_costs", money(w, part->to_costs)},
        {"to_interest", money(w, part->to_interest)},
        {"to_principal", money(w, part->to_principal)},
    };

    set_all(w, v, entries, COUNT(entries));
    return v;
}

static struct value payment_value(const struct writer *w,
                                  const struct claim_payment *p)
{
    struct value v = value_map_new(w->arena);
    struct value parts = value_list_new(w->arena);
    const struct entry entries[] = {
        {"day", value_date(p->paid_date)},
        {"receipt_no", value_text(p->receipt_no)},
        {"method", value_text_or_null(p->method)},
        {"bill_no", value_text_or_null(p->bill_no)},
        {"received", money(w, p->received)},
        {"amount", money(w, p->amount)},
        {"to_costs", money(w, p->to_costs)},
        {"to_interest", money(w, p->to_interest)},
        {"to_principal", money(w, p->to_principal)},
        {"elsewhere", money_or_null(w, p->elsewhere)},
        {"surplus", money_or_null(w, p->surplus)},
        {"rest", money(w, p->elsewhere + p->surplus)},
        {"parts", parts},
    };

    for (size_t i = 0; i < p->part_count; i++)
        value_push(parts, part_value(w, &p->parts[i]), w->arena);
    set_all(w, v, entries, COUNT(entries));
    return v;
}

static struct value payments_value(const struct writer *w)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < w->claim->payment_count; i++)
        value_push(list, payment_value(w, &w->claim->payments[i]), w->arena);
    return list;
}

/* "合同 HT25-0061 第九条", or the judgment. */
static struct str cost_basis(const struct writer *w, const struct claim_cost *c)
{
    bool zh = w->language == LANGUAGE_ZH;
    struct str clause = c->clause.len <= 60 ? c->clause : STR("");

    if (c->basis != COST_BY_CLAUSE)
        return zh ? STR("生效裁判文书") : STR("judgment in force");
    return arena_format(w->arena,
                        zh ? "合同%s%.*s%s%.*s" : "contract%s%.*s%s%.*s",
                        c->contract_no.len ? " " : "", STR_ARG(c->contract_no),
                        clause.len ? " " : "", STR_ARG(clause));
}

static struct value costs_value(const struct writer *w)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < w->claim->cost_count; i++) {
        const struct claim_cost *c = &w->claim->costs[i];
        struct value v = value_map_new(w->arena);
        const struct entry entries[] = {
            {"day", value_date(c->cost_date)},
            {"kind", value_text(c->kind)},
            {"basis", value_text(cost_basis(w, c))},
            {"evidence_id", value_text_or_null(c->evidence_id)},
            {"amount", money(w, c->amount)},
            {"paid", money(w, c->paid)},
            {"due", money(w, c->amount - c->paid)},
        };

        set_all(w, v, entries, COUNT(entries));
        value_push(list, v, w->arena);
    }
    return list;
}

/* --- the whole ------------------------------------------------------------
 */

/* Its first and last line always stand, of the others those that count. */
static struct value bridge_value(const struct writer *w)
{
    static const char *const names[BRIDGE_COUNT] = {
        [BRIDGE_LEDGER] = "ledger",
        [BRIDGE_NOT_DUE] = "not_due",
        [BRIDGE_RETENTION] = "retention",
        [BRIDGE_NO_DUE] = "no_due_date",
        [BRIDGE_BILLS] = "bills",
        [BRIDGE_DISPUTED] = "disputed",
        [BRIDGE_WRITTEN_OFF] = "written_off",
        [BRIDGE_BILLS_IN_HAND] = "bills_in_hand",
        [BRIDGE_TO_INTEREST] = "to_interest",
        [BRIDGE_MONEY_LEFT] = "money_left",
        [BRIDGE_CREDIT_LEFT] = "credit_left",
        [BRIDGE_LATER] = "later",
        [BRIDGE_PRINCIPAL] = "principal",
    };
    struct value list = value_list_new(w->arena);

    for (int i = 0; i < BRIDGE_COUNT; i++) {
        struct value v = value_map_new(w->arena);
        bool is_end = i == BRIDGE_LEDGER || i == BRIDGE_PRINCIPAL;
        const char *label =
            claim_bridge_text((enum claim_bridge)i, w->language);
        const struct entry entries[] = {
            {"name", value_z(names[i])},
            {"label", value_z(label)},
            {"amount", money(w, w->claim->bridge[i])},
            {"is_total", value_bool(i == BRIDGE_PRINCIPAL)},
        };

        if (!is_end && w->claim->bridge[i] == 0)
            continue;
        set_all(w, v, entries, COUNT(entries));
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value until_value(const struct writer *w)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < w->claim->until_count; i++) {
        const struct claim_until *u = &w->claim->until[i];
        struct claim_head head = {.basis = u->basis,
                                  .breach = u->breach,
                                  .terms.accrual = u->accrual};
        struct str limit =
            claim_until_limit(w->claim, u, w->language, w->arena);
        struct value v = value_map_new(w->arena);
        const struct interest_row row = {.percent = u->percent, .per = u->per};

        /* What is left says more than the cap, which is each debt's own. */
        head.terms.accrual.cap_percent.units = 0;
        head.terms.accrual.cap_sum.units = 0;

        const struct entry entries[] = {
            {"base", money(w, u->base)},
            {"rate", value_text(claim_row_rate(&row, w->language, w->arena))},
            {"rule", value_text(claim_rate_text(&head, w->language, w->arena))},
            {"derived", value_bool(u->accrual.kind != ACCRUAL_RATE)},
            {"percent", value_decimal(u->percent)},
            {"per", value_z(per_words[u->per])},
            {"per_diem", money(w, u->per_diem)},
            {"limit", limit.len ? value_text(limit) : value_null()},
        };

        set_all(w, v, entries, COUNT(entries));
        value_push(list, v, w->arena);
    }
    return list;
}

static void set_sums(const struct writer *w, struct value v)
{
    const struct claim *c = w->claim;
    const struct entry entries[] = {
        {"principal", money(w, c->principal)},
        {"disputed", money_or_null(w, c->disputed)},
        {"interest", money(w, c->interest)},
        {"interest_paid", money_or_null(w, c->interest_paid)},
        {"interest_due", money(w, c->interest_due)},
        {"fixed", money_or_null(w, c->fixed)},
        {"fixed_paid", money_or_null(w, c->fixed_paid)},
        {"fixed_due", money(w, c->fixed - c->fixed_paid)},
        {"cost_sum", money_or_null(w, c->cost_sum)},
        {"cost_paid", money_or_null(w, c->cost_paid)},
        {"cost_due", money(w, c->cost_sum - c->cost_paid)},
        {"per_diem", money(w, c->per_diem)},
        {"total", money(w, c->total)},
    };

    set_all(w, v, entries, COUNT(entries));
}

static bool is_penalty(const struct claim *c)
{
    for (size_t i = 0; i < c->debt_count; i++)
        for (size_t k = 0; k < c->debts[i].head_count; k++)
            if (c->debts[i].heads[k].basis == CLAIM_AGREED)
                return true;
    return false;
}

struct value claim_value(const struct ledger *l, const struct claim *claim,
                         const struct policy *policy, enum language language,
                         struct arena *a)
{
    struct writer w = {claim, language, a};
    struct value v = value_map_new(a);
    const struct customer *customer = &l->customers[claim->customer];
    struct date next = date_add_days(claim->last_day, 1);
    const struct entry entries[] = {
        {"creditor", party_creditor(policy, language, a)},
        {"customer", party_customer(customer, language, a)},
        {"currency", party_currency(claim->currency, language, a)},
        {"as_of", value_date(claim->as_of)},
        {"last_day", value_date(claim->last_day)},
        {"next_day", value_date(next)},
        {"draft", value_bool(claim->is_draft)},
        {"insolvency", value_bool(claim->purpose == CLAIM_FOR_INSOLVENCY)},
        {"branch", value_bool(claim->is_branch)},
        {"penalty", value_bool(is_penalty(claim))},
        {"contracts", contracts_value(&w)},
        {"parameters", claim_parameters(claim, language, a)},
        {"debts", debts_value(&w)},
        {"payments", payments_value(&w)},
        {"costs", costs_value(&w)},
        {"bridge", bridge_value(&w)},
        {"until", until_value(&w)},
        {"has_payments", value_bool(claim->payment_count > 0)},
        {"has_costs", value_bool(claim->cost_count > 0)},
        {"has_fixed", value_bool(claim->fixed != 0)},
    };

    set_all(&w, v, entries, COUNT(entries));
    set_sums(&w, v);
    return v;
}

bool claim_paper_make(const struct template *t, const struct ledger *l,
                      const struct claim *claim, const struct policy *policy,
                      struct document_tree *out, struct arena *a,
                      struct diag *d)
{
    enum language language = template_is_english(t) ? LANGUAGE_EN : LANGUAGE_ZH;

    return template_fill(t, claim_value(l, claim, policy, language, a), NULL, 0,
                         out, a, d);
}
