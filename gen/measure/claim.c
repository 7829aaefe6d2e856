#include "measure/claim_parts.h"

/* Two ways of applying payments that differ: whoever signs must choose. */
static int64_t principal_of(const struct raw_claim *c, const struct offset *o)
{
    int64_t sum = 0;

    for (size_t i = 0; i < c->debt_count; i++)
        sum += o->accounts[i].charged[HEAD_PRINCIPAL] -
               o->accounts[i].met[HEAD_PRINCIPAL];
    return sum;
}

static bool is_same(const struct raw_claim *c, const struct offset *x,
                    const struct offset *y)
{
    for (size_t i = 0; i < c->debt_count; i++)
        for (int k = 0; k < HEAD_COUNT; k++)
            if (x->accounts[i].met[k] != y->accounts[i].met[k])
                return false;
    return true;
}

static void ask_order(struct raw_claim *c, const struct offset *law,
                      const struct offset *agreed)
{
    struct claim_note note = note_about(
        NOTE_ASK_OFFSET, c->book->ledger->customers[c->customer].customer_id);

    note.key = "claim.offset";
    note.column = "contracts.offset_clause";
    note.amount = (struct money){principal_of(c, agreed), c->currency};
    note.other = (struct money){principal_of(c, law), c->currency};
    note_add(c->notes, note);
}

/* The fixed sums of statutory interest, once it runs. */
static bool find_fixed(const struct raw_claim *c, const struct offset *o,
                       int64_t *fixed, bool *any, struct diag *d)
{
    for (size_t i = 0; i < c->debt_count; i++) {
        const struct rule *r = &c->debts[i].rule;
        struct money sum = {0, NULL};
        uint8_t kind = r->count ? r->periods[0].terms.accrual.kind : 0;
        bool ours = kind == ACCRUAL_EU ||
                    (kind == ACCRUAL_UK &&
                     str_equal_z(str_from_z(c->currency->code), "GBP"));

        if (!ours || o->accounts[i].interest.count == 0)
            continue;
        if (!interest_fixed_sum(
                &r->periods[0].terms.accrual, c->book->law,
                (struct money){o->accounts[i].interest.rows[0].base,
                               c->currency},
                nowhere, &sum, d))
            return false;
        if (sum.currency == c->currency) {
            fixed[i] = sum.minor;
            *any = true;
        }
    }
    return true;
}

static bool apply(struct raw_claim *c, enum claim_offset order,
                  const int64_t *fixed, struct offset_claim *given,
                  struct offset *out, struct diag *d)
{
    *given = claim_offset_of(c, order, fixed);
    return offset_apply(given, c->book->law, out, c->arena, d);
}

static bool apply_all(struct raw_claim *c, enum claim_offset *order,
                      struct offset_claim *given, struct offset *out,
                      struct diag *d)
{
    int64_t *fixed = arena_array(c->arena, int64_t, c->debt_count);
    bool any = false, told = claim_find_order(c, order);
    struct offset_claim other_given;
    struct offset other;

    if (!told)
        *order = CLAIM_OFFSET_LAW;
    if (!apply(c, *order, NULL, given, out, d) ||
        !find_fixed(c, out, fixed, &any, d) ||
        (any && !apply(c, *order, fixed, given, out, d)))
        return false;
    if (told)
        return true;
    if (!apply(c, CLAIM_OFFSET_PRINCIPAL_FIRST, any ? fixed : NULL,
               &other_given, &other, d))
        return false;
    if (!is_same(c, out, &other))
        ask_order(c, out, &other);
    return true;
}

static struct date last_day(const struct claim_book *b, uint32_t customer)
{
    struct date end = b->ledger->customers[customer].insolvency_date;

    return date_is(end) && end.day <= b->view->as_of.day
               ? date_add_days(end, -1)
               : b->view->as_of;
}

static void note_customer(const struct raw_claim *c)
{
    const struct customer *k = &c->book->ledger->customers[c->customer];
    static const enum claim_note_kind by_registration[] = {
        [REGISTRATION_LIQUIDATION] = NOTE_LIQUIDATION,
        [REGISTRATION_INSOLVENT] = NOTE_INSOLVENT,
        [REGISTRATION_DEREGISTERED] = NOTE_ASK_DEREGISTERED};
    struct claim_note note;

    if (k->registration == REGISTRATION_INSOLVENT &&
        !date_is(k->insolvency_date)) {
        note = note_about(NOTE_ASK_INSOLVENCY_DATE, k->customer_id);
        note.column = "customers.insolvency_date";
    } else if (k->registration >= REGISTRATION_LIQUIDATION) {
        note = note_about(by_registration[k->registration], k->customer_id);
        note.column = "customers.registration_status";
    } else if (date_is(k->insolvency_date) &&
               k->insolvency_date.day <= c->as_of.day) {
        note = note_about(NOTE_INSOLVENT, k->customer_id);
    } else {
        return;
    }
    note.day = k->claim_deadline;
    note.at = k->at;
    note_add(c->notes, note);
    if (note.kind != NOTE_INSOLVENT || date_is(k->claim_deadline))
        return;
    note = note_about(NOTE_CLAIM_DEADLINE, k->customer_id);
    note.column = "customers.claim_deadline";
    note.at = k->at;
    note_add(c->notes, note);
}

static enum claim_answer answer_of(const struct claim *claim,
                                   const struct claim_notes *notes)
{
    if (notes->questions)
        return CLAIM_ASK;
    return claim->debt_count || claim->cost_count ? CLAIM_DONE : CLAIM_NOTHING;
}

enum claim_answer claim_make(const struct claim_book *book, uint32_t customer,
                             const struct currency *currency, struct claim *out,
                             struct claim_notes *notes, struct arena *a,
                             struct diag *d)
{
    struct note_list list = {.arena = a};
    struct raw_claim c = {.book = book,
                          .customer = customer,
                          .currency = currency,
                          .as_of = book->view->as_of,
                          .last = last_day(book, customer),
                          .notes = &list,
                          .arena = a};
    enum claim_offset order;
    struct offset_claim given;
    struct offset applied;

    note_customer(&c);
    claim_gather_debts(&c, d);
    claim_gather_money(&c);
    claim_gather_costs(&c);
    if (!apply_all(&c, &order, &given, &applied, d) ||
        !claim_fill(&c, &applied, &given, order, out, d))
        return CLAIM_FAILED;
    claim_check(&c, out);
    notes_finish(&list, book->ledger, customer, notes);
    out->is_draft = notes->open > 0;
    return answer_of(out, notes);
}
