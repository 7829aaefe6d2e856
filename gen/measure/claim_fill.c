#include "measure/claim_parts.h"

#include <stdlib.h>

/* The public object: what was computed, without anything of the house. */

static struct claim_contract contract_of(const struct contract *c)
{
    if (!c)
        return (struct claim_contract){.signed_date = no_date};
    return (struct claim_contract){.contract_no = c->contract_no,
                                   .title = c->title,
                                   .signed_date = c->signed_date,
                                   .type = c->type,
                                   .penalty_rule = c->penalty_rule,
                                   .penalty_clause = c->penalty_clause,
                                   .offset_clause = c->offset_clause,
                                   .cost_clause = c->cost_clause,
                                   .governing_law = c->governing_law};
}

static struct claim_head head_of(const struct rule_period *p, struct date to,
                                 const struct interest *interest)
{
    return (struct claim_head){.basis = p->basis,
                               .from = p->from,
                               .to = to,
                               .breach = p->terms.rate_day,
                               .terms = p->terms,
                               .interest = *interest};
}

static void fill_heads(const struct raw_claim *c, const struct rule *r,
                       const struct offset_account *x, struct claim_debt *debt)
{
    struct date last = c->last;

    debt->heads = arena_array(c->arena, struct claim_head, 3);
    if (r->count > 1) {
        debt->heads[1] = head_of(&r->periods[1], last, &x->then);
        last = date_add_days(r->periods[1].from, -1);
    }
    if (r->count > 0)
        debt->heads[0] = head_of(&r->periods[0], last, &x->interest);
    debt->head_count = r->count;
    if (r->has_doubled)
        debt->heads[debt->head_count++] =
            head_of(&r->doubled, c->last, &x->doubled);
}

/* False: sums too large. */
static bool sum_heads(const struct raw_claim *c, struct claim_debt *debt)
{
    bool runs = c->last.day == c->as_of.day;

    for (size_t i = 0; i < debt->head_count; i++) {
        const struct interest *x = &debt->heads[i].interest;

        if (!minor_add(&debt->interest, x->total) ||
            (runs && !minor_add(&debt->per_diem, x->per_diem)))
            return false;
    }
    return true;
}

static bool total_debt(struct claim_debt *debt)
{
    debt->interest_due = debt->interest - debt->interest_paid;
    debt->total = debt->principal;
    return minor_add(&debt->total, debt->interest_due) &&
           minor_add(&debt->total, debt->fixed - debt->fixed_paid);
}

static bool fill_debt(const struct raw_claim *c, size_t i,
                      const struct offset *o, const struct offset_claim *given,
                      struct claim_debt *debt)
{
    const struct raw_debt *x = &c->debts[i];
    const struct document *doc = &c->book->ledger->documents[x->document];
    const struct offset_account *account = &o->accounts[i];

    *debt = (struct claim_debt){
        .document = x->document,
        .doc_no = x->number,
        .contract = contract_of(x->contract),
        .issue_date = x->issue,
        .due_date = x->due,
        .given_due = x->given_due,
        .invoiced = x->invoiced,
        .settled = x->invoiced - x->opening - x->left_out,
        .left_out = x->left_out,
        .credited = x->credited - account->excess + account->roamed,
        .paid = account->met[HEAD_PRINCIPAL],
        .principal =
            account->charged[HEAD_PRINCIPAL] - account->met[HEAD_PRINCIPAL],
        .ledger_open = x->ledger_open,
        .interest_paid = account->met[HEAD_INTEREST] +
                         account->met[HEAD_PENALTY] +
                         account->met[HEAD_DOUBLED]};
    if (doc->details) {
        debt->order_no = doc->details->order_no;
        debt->delivery_no = doc->details->delivery_no;
    }
    debt->disputed = x->left_out ? 0 : x->disputed;
    if (debt->disputed > debt->principal)
        debt->disputed = debt->principal;
    for (size_t k = c->cost_count; k < given->cost_count; k++)
        if (given->costs[k].debt == i) {
            debt->fixed = given->costs[k].minor;
            debt->fixed_paid = o->cost_met[k];
        }
    fill_heads(c, &x->rule, account, debt);
    return sum_heads(c, debt) && total_debt(debt);
}

/* Debts with something to claim; c->debts[i].index tells where they went. */
static bool fill_debts(const struct raw_claim *c, const struct offset *o,
                       const struct offset_claim *given, struct claim *out)
{
    out->debts = arena_array(c->arena, struct claim_debt, c->debt_count);
    for (size_t i = 0; i < c->debt_count; i++) {
        struct claim_debt *debt = &out->debts[out->debt_count];

        if (!fill_debt(c, i, o, given, debt))
            return false;
        c->debts[i].index = CLAIM_COSTS;
        if (debt->principal || debt->interest || debt->fixed)
            c->debts[i].index = (uint32_t)out->debt_count++;
    }
    return true;
}

/* --- payments ------------------------------------------------------------ */

static struct claim_payment payment_of(const struct raw_claim *c,
                                       const struct raw_receipt *x)
{
    const struct ledger *l = c->book->ledger;
    const struct receipt *r = &l->receipts[x->receipt];

    return (struct claim_payment){.receipt = x->receipt,
                                  .receipt_no = r->receipt_no,
                                  .method = r->method,
                                  .bill_no = r->bill == LEDGER_NONE
                                                 ? (struct str){0}
                                                 : l->bills[r->bill].bill_no,
                                  .paid_date = x->day,
                                  .received = x->share,
                                  .elsewhere = x->elsewhere};
}

static int by_receipt(const void *a, const void *b)
{
    const struct raw_receipt *x = a;
    const struct raw_receipt *y = b;

    return (x->receipt > y->receipt) - (x->receipt < y->receipt);
}

static int by_day(const void *a, const void *b)
{
    const struct claim_payment *x = a;
    const struct claim_payment *y = b;
    int order;

    if (x->paid_date.day != y->paid_date.day)
        return x->paid_date.day < y->paid_date.day ? -1 : 1;
    order = str_compare(x->receipt_no, y->receipt_no);
    if (order)
        return order;
    return (x->amount > y->amount) - (x->amount < y->amount);
}

static struct claim_payment *payment_at(const struct raw_claim *c,
                                        struct claim_payment *list,
                                        size_t payment)
{
    struct raw_receipt key = {.receipt = c->payments[payment].receipt};
    const struct raw_receipt *found =
        bsearch(&key, c->receipts, c->receipt_count, sizeof(key), by_receipt);

    return &list[found - c->receipts];
}

static struct claim_part *part_of(struct claim_payment *x, uint32_t debt)
{
    if (!x->part_count || x->parts[x->part_count - 1].debt != debt)
        x->parts[x->part_count++] = (struct claim_part){.debt = debt};
    return &x->parts[x->part_count - 1];
}

static void add_part(const struct raw_claim *c, struct claim_payment *x,
                     const struct offset_part *part)
{
    uint32_t debt =
        part->debt == OFFSET_ANY ? CLAIM_COSTS : c->debts[part->debt].index;
    struct claim_part *to;

    if (part->debt != OFFSET_ANY && debt == CLAIM_COSTS) {
        x->elsewhere += part->minor; /* a debt that was paid in time */
        return;
    }
    to = part_of(x, debt);
    if (part->head == HEAD_PRINCIPAL) {
        x->to_principal += part->minor;
        to->to_principal += part->minor;
    } else if (part->head == HEAD_COST && debt == CLAIM_COSTS) {
        x->to_costs += part->minor;
        to->to_costs += part->minor;
    } else {
        x->to_interest += part->minor;
        to->to_interest += part->minor;
    }
}

/* By receipt: rows of their parts; then those with any in this claim. */
static void fill_payments(const struct raw_claim *c, const struct offset *o,
                          struct claim *out)
{
    struct claim_payment *list =
        arena_array(c->arena, struct claim_payment, c->receipt_count);
    size_t *counts = arena_array(c->arena, size_t, c->receipt_count);
    size_t n = 0;

    if (c->receipt_count)
        qsort(c->receipts, c->receipt_count, sizeof(*c->receipts), by_receipt);
    for (size_t i = 0; i < c->receipt_count; i++)
        list[i] = payment_of(c, &c->receipts[i]);
    for (size_t i = 0; i < o->part_count; i++)
        counts[payment_at(c, list, o->parts[i].payment) - list]++;
    for (size_t i = 0; i < c->receipt_count; i++)
        list[i].parts = arena_array(c->arena, struct claim_part, counts[i]);
    for (size_t i = 0; i < o->part_count; i++)
        add_part(c, payment_at(c, list, o->parts[i].payment), &o->parts[i]);
    for (size_t i = 0; i < c->payment_count; i++)
        payment_at(c, list, i)->surplus += o->left[i];
    for (size_t i = 0; i < c->receipt_count; i++) {
        struct claim_payment *x = &list[i];

        x->amount = x->to_costs + x->to_interest + x->to_principal +
                    x->elsewhere + x->surplus;
        if (x->part_count || x->surplus)
            list[n++] = *x;
    }
    if (n)
        qsort(list, n, sizeof(*list), by_day);
    out->payments = list;
    out->payment_count = n;
}

/* --- totals, the bridge, until payment ----------------------------------- */

static bool sum_debts(struct claim *x)
{
    bool ok = true;

    for (size_t i = 0; i < x->debt_count; i++) {
        const struct claim_debt *debt = &x->debts[i];

        ok = ok && minor_add(&x->principal, debt->principal) &&
             minor_add(&x->disputed, debt->disputed) &&
             minor_add(&x->interest, debt->interest) &&
             minor_add(&x->interest_paid, debt->interest_paid) &&
             minor_add(&x->interest_due, debt->interest_due) &&
             minor_add(&x->fixed, debt->fixed) &&
             minor_add(&x->fixed_paid, debt->fixed_paid) &&
             minor_add(&x->per_diem, debt->per_diem) &&
             minor_add(&x->total, debt->total);
    }
    for (size_t i = 0; ok && i < x->cost_count; i++)
        ok = minor_add(&x->cost_sum, x->costs[i].amount) &&
             minor_add(&x->cost_paid, x->costs[i].paid);
    return ok && minor_add(&x->total, x->cost_sum - x->cost_paid);
}

/* What our books wrote off is our own affair: the debtor owes it as before. */
static void fold_written_off(struct claim *out)
{
    out->bridge[BRIDGE_LEDGER] += out->bridge[BRIDGE_WRITTEN_OFF];
    out->bridge[BRIDGE_WRITTEN_OFF] = 0;
}

static bool fill_bridge(const struct raw_claim *c, const struct offset *o,
                        const struct offset_claim *given, struct claim *out,
                        struct diag *d)
{
    int64_t sum = 0;

    for (int i = 0; i < BRIDGE_COUNT; i++)
        out->bridge[i] = c->bridge[i];
    for (size_t i = 0; i < given->cost_count; i++)
        out->bridge[BRIDGE_TO_INTEREST] += o->cost_met[i];
    for (size_t i = 0; i < c->debt_count; i++) {
        const struct offset_account *x = &o->accounts[i];

        out->bridge[BRIDGE_TO_INTEREST] +=
            x->met[HEAD_INTEREST] + x->met[HEAD_PENALTY] + x->met[HEAD_DOUBLED];
    }
    out->bridge[BRIDGE_CREDIT_LEFT] += o->credit_left;
    for (size_t i = 0; i < c->payment_count; i++)
        out->bridge[BRIDGE_MONEY_LEFT] += o->left[i];
    out->bridge[BRIDGE_PRINCIPAL] = out->principal;
    for (int i = 0; i < BRIDGE_PRINCIPAL; i++)
        sum += out->bridge[i];
    if (sum == out->principal) {
        fold_written_off(out);
        return true;
    }
    return diag_error(
        d, nowhere,
        "customer %.*s: what is open in the ledger and the "
        "claimed principal differ by %.*s without a reason; no "
        "claim is made of it",
        STR_ARG(out->customer_id),
        STR_ARG(money_plain((struct money){sum - out->principal, c->currency},
                            c->arena)));
}

static bool is_like(const struct claim_until *x, const struct claim_head *head,
                    const struct interest_row *row)
{
    return x->basis == head->basis &&
           x->accrual.kind == head->terms.accrual.kind &&
           x->accrual.course == head->terms.accrual.course &&
           x->per == row->per && decimal_compare(x->percent, row->percent) == 0;
}

/* head: as row was reckoned. */
static struct claim_until *until_of(struct claim *x,
                                    const struct claim_head *head,
                                    const struct interest_row *row)
{
    for (size_t i = 0; i < x->until_count; i++)
        if (is_like(&x->until[i], head, row))
            return &x->until[i];
    x->until[x->until_count] =
        (struct claim_until){.basis = head->basis,
                             .accrual = head->terms.accrual,
                             .breach = head->breach,
                             .percent = row->percent,
                             .per = row->per};
    return &x->until[x->until_count++];
}

static void add_until(const struct raw_claim *c, const struct claim_debt *debt,
                      const struct claim_head *head, struct claim *out)
{
    const struct interest *x = &head->interest;
    const struct interest_row *row;
    struct claim_head now;
    struct claim_until *until;

    if (!debt->principal || !x->count || x->per_diem == 0)
        return;
    row = &x->rows[x->count - 1];
    now = claim_head_at(head, row);
    until = until_of(out, &now, row);
    until->base += debt->principal;
    until->per_diem += x->per_diem;
    if (x->cap == INTEREST_NO_CAP)
        return;
    if (!until->limits)
        until->limits =
            arena_array(c->arena, struct claim_limit, out->debt_count);
    until->limits[until->limit_count++] =
        (struct claim_limit){debt->doc_no, x->cap, x->total};
}

static void fill_until(const struct raw_claim *c, struct claim *out)
{
    size_t heads = 0;

    if (c->last.day != c->as_of.day)
        return;
    for (size_t i = 0; i < out->debt_count; i++)
        heads += out->debts[i].head_count;
    out->until = arena_array(c->arena, struct claim_until, heads);
    for (size_t i = 0; i < out->debt_count; i++) {
        const struct claim_debt *debt = &out->debts[i];

        for (size_t k = 0; k < debt->head_count; k++)
            add_until(c, debt, &debt->heads[k], out);
    }
}

static void fill_costs(const struct raw_claim *c, const struct offset *o,
                       struct claim *out)
{
    out->costs = c->costs;
    out->cost_count = c->cost_count;
    for (size_t i = 0; i < c->cost_count; i++)
        out->costs[i].paid = o->cost_met[i];
}

static struct claim start(const struct raw_claim *c, enum claim_offset order)
{
    const struct customer *k = &c->book->ledger->customers[c->customer];
    bool insolvent = c->last.day != c->as_of.day;
    struct claim x = {.customer = c->customer,
                      .customer_id = k->customer_id,
                      .customer_name = k->name,
                      .customer_name_en = k->name_en,
                      .customer_uscc = k->uscc,
                      .is_branch = k->party_type == PARTY_BRANCH,
                      .currency = c->currency,
                      .as_of = c->as_of,
                      .last_day = c->last,
                      .purpose =
                          insolvent ? CLAIM_FOR_INSOLVENCY : CLAIM_FOR_PAYMENT,
                      .terms = c->book->policy->claim};

    x.terms.offset = (uint8_t)order;
    return x;
}

bool claim_fill(const struct raw_claim *c, const struct offset *o,
                const struct offset_claim *given, enum claim_offset order,
                struct claim *out, struct diag *d)
{
    struct claim x = start(c, order);

    if (!fill_debts(c, o, given, &x))
        return diag_error(d, nowhere,
                          "the amounts of the ledger are too large to be added "
                          "exactly; look for an amount in the wrong column");
    fill_payments(c, o, &x);
    fill_costs(c, o, &x);
    if (!sum_debts(&x))
        return diag_error(d, nowhere,
                          "the amounts of the ledger are too large to be added "
                          "exactly; look for an amount in the wrong column");
    fill_until(c, &x);
    if (!fill_bridge(c, o, given, &x, d))
        return false;
    *out = x;
    return true;
}
