#include "measure/claim_parts.h"

#include <stdlib.h>

/* Debts, costs and payments as measure/offset takes them. */

static struct date secured_until(const struct contract *c)
{
    if (!c || !c->guarantor.len)
        return no_date;
    return date_is(c->guarantee_end) ? c->guarantee_end
                                     : (struct date){INT32_MAX};
}

/* Names by place: what is equal has one order, whatever the rows'. */
static struct str name_of(size_t i, struct arena *a)
{
    return arena_format(a, "%08zu", i);
}

static struct offset_debt debt_of(const struct raw_claim *c, size_t i)
{
    const struct raw_debt *x = &c->debts[i];
    const struct rule *r = &x->rule;
    const struct document *doc = &c->book->ledger->documents[x->document];
    struct offset_debt debt = {.name = name_of(i, c->arena),
                               .arises = x->issue,
                               .due = x->due,
                               .secured_until = secured_until(x->contract),
                               .burden = x->contract ? x->contract->burden : 0,
                               .principal = x->opening,
                               .changes = x->changes,
                               .change_count = x->change_count,
                               .first = date_add_days(x->due, 1),
                               .then_first = no_date,
                               .doubled_first = no_date,
                               .at = ledger_place(c->book->ledger, doc->at)};

    if (r->count > 0) {
        debt.terms = &r->periods[0].terms;
        debt.first = r->periods[0].from;
        debt.is_penalty = r->periods[0].basis == CLAIM_AGREED;
    }
    if (r->count > 1) {
        debt.then = &r->periods[1].terms;
        debt.then_first = r->periods[1].from;
    }
    if (r->has_doubled) {
        debt.doubled = &r->doubled.terms;
        debt.doubled_first = r->doubled.from;
    }
    return debt;
}

static size_t count_fixed(const struct raw_claim *c, const int64_t *fixed)
{
    size_t n = 0;

    for (size_t i = 0; fixed && i < c->debt_count; i++)
        n += fixed[i] > 0;
    return n;
}

/* Those of all debts first; then the fixed sums, each its debt's. */
static struct offset_cost *costs_of(const struct raw_claim *c,
                                    const int64_t *fixed, size_t *count)
{
    struct offset_cost *list = arena_array(
        c->arena, struct offset_cost, c->cost_count + count_fixed(c, fixed));
    size_t n = 0;

    for (; n < c->cost_count; n++)
        list[n] = (struct offset_cost){.name = name_of(n, c->arena),
                                       .from = c->costs[n].cost_date,
                                       .debt = OFFSET_ANY,
                                       .minor = c->costs[n].amount};
    for (size_t i = 0; fixed && i < c->debt_count; i++)
        if (fixed[i] > 0) {
            list[n] =
                (struct offset_cost){.name = name_of(n, c->arena),
                                     .from = c->debts[i].rule.periods[0].from,
                                     .debt = i,
                                     .minor = fixed[i]};
            n++;
        }
    *count = n;
    return list;
}

struct offset_claim claim_offset_of(const struct raw_claim *c,
                                    enum claim_offset order,
                                    const int64_t *fixed)
{
    struct offset_debt *debts =
        arena_array(c->arena, struct offset_debt, c->debt_count);
    struct offset_payment *payments =
        arena_array(c->arena, struct offset_payment, c->payment_count);
    struct offset_claim x = {
        .rules = {.order = order == CLAIM_OFFSET_PRINCIPAL_FIRST
                               ? OFFSET_PRINCIPAL_FIRST
                               : OFFSET_LAW,
                  .penalty_last = c->book->policy->claim.penalty_with_principal,
                  .roam = true},
        .currency = c->currency,
        .last = c->last,
        .debts = debts,
        .debt_count = c->debt_count,
        .payments = payments,
        .payment_count = c->payment_count,
        .credits = c->credits,
        .credit_count = c->credit_count};

    for (size_t i = 0; i < c->debt_count; i++)
        debts[i] = debt_of(c, i);
    for (size_t i = 0; i < c->payment_count; i++)
        payments[i] = (struct offset_payment){.name = name_of(i, c->arena),
                                              .day = c->payments[i].day,
                                              .minor = c->payments[i].minor,
                                              .debt = c->payments[i].debt};
    x.costs = costs_of(c, fixed, &x.cost_count);
    return x;
}

/* --- costs --------------------------------------------------------------- */

/* The contract whose clause puts costs on the customer; NULL: none. */
static const struct contract *cost_clause_of(const struct raw_claim *c)
{
    const struct claim_book *b = c->book;
    const struct contract *found = NULL;

    for (uint32_t i = b->contracts.first[c->customer];
         i < b->contracts.first[c->customer + 1]; i++) {
        const struct contract *x = &b->ledger->contracts[b->contracts.rows[i]];

        if (str_trim(x->cost_clause).len && !words_deny(x->cost_clause) &&
            (!found || str_compare(x->contract_no, found->contract_no) < 0))
            found = x;
    }
    return found;
}

static void note_cost(const struct raw_claim *c, enum claim_note_kind kind,
                      const struct cost *x)
{
    struct claim_note note = note_about(
        kind, arena_format(c->arena, "%.*s@%.*s", STR_ARG(x->kind),
                           STR_ARG(date_iso(x->cost_date, c->arena))));

    note.amount = x->amount;
    note.day = x->cost_date;
    note.at = x->at;
    note.column = kind == NOTE_COST_NOT_TOLD ? "costs.recoverable_basis"
                                             : "contracts.cost_clause";
    note_add(c->notes, note);
}

static int by_day(const void *a, const void *b)
{
    const struct claim_cost *x = a;
    const struct claim_cost *y = b;
    int order;

    if (x->cost_date.day != y->cost_date.day)
        return x->cost_date.day < y->cost_date.day ? -1 : 1;
    order = str_compare(x->kind, y->kind);
    if (!order)
        order = str_compare(x->evidence_id, y->evidence_id);
    return order ? order : (x->amount > y->amount) - (x->amount < y->amount);
}

void claim_gather_costs(struct raw_claim *c)
{
    const struct ledger *l = c->book->ledger;
    const struct contract *clause = cost_clause_of(c);

    for (size_t i = 0; i < l->cost_count; i++) {
        const struct cost *x = &l->costs[i];
        struct claim_cost cost = {.cost_date = x->cost_date,
                                  .kind = x->kind,
                                  .evidence_id = x->evidence_id,
                                  .basis = x->basis,
                                  .amount = x->amount.minor};

        if (x->customer != c->customer || x->amount.currency != c->currency ||
            x->cost_date.day > c->as_of.day || x->basis == COST_NOT_RECOVERABLE)
            continue;
        if (x->basis == NOT_TOLD || x->amount.minor <= 0) {
            note_cost(c, NOTE_COST_NOT_TOLD, x);
            continue;
        }
        if (x->basis == COST_BY_CLAUSE && !clause) {
            note_cost(c, NOTE_COST_NO_CLAUSE, x);
            continue;
        }
        if (x->basis == COST_BY_CLAUSE) {
            cost.contract_no = clause->contract_no;
            cost.clause = clause->cost_clause;
        }
        ARENA_PUSH(c->arena, c->costs, c->cost_count, c->cost_capacity) = cost;
    }
    if (c->cost_count)
        qsort(c->costs, c->cost_count, sizeof(*c->costs), by_day);
}

/* --- the order of payments ----------------------------------------------- */

static void ask_clause(struct raw_claim *c, const struct contract *x)
{
    struct claim_note note = note_about(NOTE_ASK_OFFSET_CLAUSE, x->contract_no);

    note.text = x->offset_clause;
    note.column = "contracts.offset_clause";
    note.key = "claim.offset";
    note.at = x->at;
    note_add(c->notes, note);
}

bool claim_find_order(struct raw_claim *c, enum claim_offset *out)
{
    enum claim_offset found = CLAIM_OFFSET_UNSET;

    for (size_t i = 0; i < c->debt_count; i++) {
        const struct contract *x = c->debts[i].contract;
        enum claim_offset one;
        bool understood = contract_offset(x, &one);

        if (understood && (one == CLAIM_OFFSET_UNSET || one == found ||
                           found == CLAIM_OFFSET_UNSET)) {
            found = one == CLAIM_OFFSET_UNSET ? found : one;
            continue;
        }
        if (c->book->policy->claim.offset == CLAIM_OFFSET_UNSET) {
            ask_clause(c, x);
            *out = CLAIM_OFFSET_LAW;
            return true;
        }
        found = CLAIM_OFFSET_UNSET;
        break;
    }
    *out = found != CLAIM_OFFSET_UNSET
               ? found
               : (enum claim_offset)c->book->policy->claim.offset;
    return *out != CLAIM_OFFSET_UNSET;
}
