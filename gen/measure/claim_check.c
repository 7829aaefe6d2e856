#include "measure/claim_parts.h"

#include <stdlib.h>

/* What the house should know of a claim besides its questions. */

#define SIXTY_DAYS        60
#define LIMITATION_NEAR   180
#define SAME_PAYMENT_DAYS 7

static const struct customer *customer_of(const struct raw_claim *c)
{
    return &c->book->ledger->customers[c->customer];
}

static bool says(struct str s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find_ignoring_case(s, str_from_z(words[i])) >= 0)
            return true;
    return false;
}

static void check_customer(const struct raw_claim *c)
{
    const struct customer *k = customer_of(c);
    struct claim_note note;

    if (k->held) {
        note = note_about(NOTE_CUSTOMER_HELD, k->customer_id);
        note.at = k->at;
        note_add(c->notes, note);
    }
    if (k->party_type == PARTY_BRANCH)
        note_add(c->notes, note_about(NOTE_BRANCH, k->customer_id));
    if (k->parent_id.len) {
        note = note_about(NOTE_GROUP, k->customer_id);
        note.text = k->parent_id;
        note_add(c->notes, note);
    }
    if (c->book->ledger->source == ALLOCATION_OPEN)
        note_add(c->notes, note_about(NOTE_PAID_LATE_UNKNOWN, k->customer_id));
}

/* --- debts ---------------------------------------------------------------- */

static struct claim_note note_debt(const struct raw_claim *c,
                                   enum claim_note_kind kind,
                                   const struct claim_debt *x, int64_t minor)
{
    struct claim_note note = note_about(kind, x->doc_no);

    note.document = x->document;
    note.at = c->book->ledger->documents[x->document].at;
    if (minor)
        note.amount = (struct money){minor, c->currency};
    return note;
}

/* A signed paper that the goods or the work came: not the invoice. */
static bool has_delivery(const struct raw_claim *c, uint32_t document)
{
    static const char *const words[] = {
        "签收",    "验收",   "送货",
        "收货",    "交货",   "交付",
        "deliver", "accept", "receipt of goods"};
    const struct ledger *l = c->book->ledger;

    for (size_t i = 0; i < l->evidence_count; i++) {
        const struct evidence *x = &l->evidence[i];

        if (x->customer == c->customer && x->document == document &&
            (says(x->group, words, COUNT(words)) ||
             says(x->title, words, COUNT(words)) ||
             says(x->purpose, words, COUNT(words))))
            return true;
    }
    return false;
}

/* Courts and proof are those of the PRC. */
static bool is_prc(const struct raw_debt *x)
{
    enum claim_law law = contract_law(x->contract);

    return law == LAW_NOT_TOLD || law == LAW_PRC;
}

static bool term_is_long(const struct raw_claim *c, const struct claim_debt *x)
{
    const struct document *doc = &c->book->ledger->documents[x->document];
    bool is_public = customer_of(c)->party_type == PARTY_PUBLIC;
    struct date from = doc->details && date_is(doc->details->delivery_date)
                           ? doc->details->delivery_date
                           : doc->issue_date;
    bool sme = x->head_count && (x->heads[0].basis == CLAIM_SME ||
                                 x->heads[0].basis == CLAIM_SME_FLOOR);

    return is_public && sme && x->due_date.day - from.day > SIXTY_DAYS;
}

static void check_debt(const struct raw_claim *c, const struct raw_debt *raw,
                       const struct claim_debt *x)
{
    struct claim_note note;
    int64_t off = raw->written_off;

    if (x->disputed)
        note_add(c->notes, note_debt(c, NOTE_DISPUTED, x, x->disputed));
    if (x->left_out)
        note_add(c->notes, note_debt(c, NOTE_LEFT_OUT, x, x->left_out));
    if (raw->contract && date_is(raw->contract->signed_date) &&
        raw->contract->signed_date.day > raw->due.day) {
        note = note_debt(c, NOTE_SIGNED_LATE, x, 0);
        note.text = raw->contract->contract_no;
        note.day = raw->contract->signed_date;
        note_add(c->notes, note);
    }
    if (off)
        note_add(c->notes, note_debt(c, NOTE_WRITTEN_OFF, x, off));
    if (x->settled > 0)
        note_add(c->notes, note_debt(c, NOTE_PHOTOGRAPH, x, x->settled));
    if (x->principal && is_prc(raw) && !has_delivery(c, x->document)) {
        note = note_debt(c, NOTE_NO_DELIVERY, x, 0);
        note.column = "evidence.doc_no";
        note_add(c->notes, note);
    }
    if (!x->contract.contract_no.len) {
        note = note_debt(c, NOTE_NO_CONTRACT_PAPER, x, 0);
        note.key = "claim.contract_type";
        note_add(c->notes, note);
    }
    if (term_is_long(c, x))
        note_add(c->notes, note_debt(c, NOTE_TERM_TOO_LONG, x, 0));
}

/* --- the penalty against the loss ----------------------------------------- */

static bool lpr_on(const struct raw_claim *c, struct date day,
                   int64_t *millionths)
{
    const struct rate_row *row;
    struct decimal x;

    if (rates_find(&c->book->law->lpr, day, &row) != RATE_FOUND)
        return false;
    x = row->values[LPR_ONE_YEAR];
    return decimal_muldiv(x.units, 10000, decimal_power(x.scale), ROUND_HALF_UP,
                          millionths);
}

/* Millionths as per cent, two decimals. */
static struct decimal per_cent(int64_t millionths)
{
    struct decimal x = {millionths, 4};

    (void)!decimal_rescale(&x, 2, ROUND_HALF_UP);
    return x;
}

/* 合同编通则解释 65: above 130 % of the loss is normally excessive. */
static void check_penalty(const struct raw_claim *c, const struct raw_debt *x)
{
    struct decimal uplift = c->book->policy->claim.lpr_multiple;
    const struct rule_period *rule = &x->rule.periods[0];
    int64_t lpr, loss, agreed;
    struct claim_note note;

    if (!x->rule.count || rule->basis != CLAIM_AGREED ||
        !rule_rate_a_year(c->book->law, rule->terms.accrual, rule->from,
                          c->last, &agreed) ||
        !lpr_on(c, rule->from, &lpr))
        return;
    if (!uplift.units)
        uplift = (struct decimal){15, 1};
    if (!decimal_muldiv(lpr, uplift.units, decimal_power(uplift.scale),
                        ROUND_HALF_UP, &loss) ||
        agreed * 10 <= loss * 13)
        return;
    note = note_about(NOTE_PENALTY_HIGH, x->contract->contract_no);
    note.at = x->contract->at;
    note.percent = per_cent(agreed);
    note.other_percent = per_cent(loss);
    note.text = arena_format(
        c->arena, "%.*s%%",
        STR_ARG(decimal_format(per_cent(4 * lpr), true, c->arena)));
    note_add(c->notes, note);
}

/* --- contracts ------------------------------------------------------------ */

static void check_contracts(const struct raw_claim *c)
{
    bool unagreed = false;

    for (size_t i = 0; i < c->debt_count; i++) {
        const struct raw_debt *x = &c->debts[i];
        struct claim_note note;

        check_penalty(c, x);
        unagreed |= is_prc(x) && x->rule.count &&
                    x->rule.periods[0].basis != CLAIM_AGREED;
        if (!x->contract || !str_trim(x->contract->arbitration).len ||
            words_deny(x->contract->arbitration))
            continue;
        note = note_about(NOTE_ARBITRATION, x->contract->contract_no);
        note.text = x->contract->arbitration;
        note.at = x->contract->at;
        note_add(c->notes, note);
    }
    if (unagreed)
        note_add(c->notes,
                 note_about(NOTE_PAYMENT_ORDER, customer_of(c)->customer_id));
}

/* --- statements that printed interest ------------------------------------- */

static bool states_interest(struct str s, struct str t)
{
    static const char *const papers[] = {"对账", "还款协议", "还款计划",
                                         "statement", "repayment"};
    static const char *const sums[] = {"利息", "违约金", "interest", "penalty"};

    return (says(s, papers, COUNT(papers)) || says(t, papers, COUNT(papers))) &&
           (says(s, sums, COUNT(sums)) || says(t, sums, COUNT(sums)));
}

static void note_statement(const struct raw_claim *c, struct str subject,
                           struct date day, struct origin at)
{
    struct claim_note note = note_about(NOTE_STATEMENT_INTEREST, subject);

    note.day = day;
    note.at = at;
    note_add(c->notes, note);
}

static void check_statements(const struct raw_claim *c)
{
    const struct ledger *l = c->book->ledger;

    for (size_t i = 0; i < l->contact_count; i++) {
        const struct contact *x = &l->contacts[i];

        if (x->customer == c->customer && x->contact_date.day <= c->as_of.day &&
            states_interest(x->summary, x->attachment))
            note_statement(c,
                           x->contact_id.len
                               ? x->contact_id
                               : date_iso(x->contact_date, c->arena),
                           x->contact_date, x->at);
    }
    for (size_t i = 0; i < l->evidence_count; i++) {
        const struct evidence *x = &l->evidence[i];

        if (x->customer == c->customer && states_interest(x->title, x->summary))
            note_statement(c, x->evidence_id, x->evidence_date, x->at);
    }
}

/* --- money that contradicts itself ---------------------------------------- */

static void compare_receipts(const struct raw_claim *c, const struct receipt *x,
                             const struct receipt *y)
{
    bool same_ref = x->bank_ref.len && str_equal(x->bank_ref, y->bank_ref);
    bool same_sum = x->amount.minor == y->amount.minor;
    bool same_day = x->receipt_date.day == y->receipt_date.day;
    struct str first = str_compare(x->receipt_no, y->receipt_no) <= 0
                           ? x->receipt_no
                           : y->receipt_no;
    struct claim_note note;

    if (x->amount.minor < 0 || y->amount.minor < 0 ||
        x->amount.currency != y->amount.currency || !same_day)
        return;
    if (same_ref && !same_sum) {
        note = note_about(NOTE_TWO_AMOUNTS, x->bank_ref);
        note.other = y->amount;
    } else if (same_sum &&
               (same_ref || (!x->bank_ref.len && !y->bank_ref.len))) {
        note = note_about(NOTE_SAME_RECEIPT, first);
    } else {
        return;
    }
    note.amount = x->amount;
    note.at = x->at;
    note_add(c->notes, note);
}

static bool is_posted(const struct raw_claim *c, const struct bank_line *x)
{
    const struct claim_book *b = c->book;

    for (uint32_t i = b->receipts.first[c->customer];
         i < b->receipts.first[c->customer + 1]; i++) {
        const struct receipt *r = &b->ledger->receipts[b->receipts.rows[i]];
        int32_t days = r->receipt_date.day - x->value_date.day;

        if (r->amount.currency != x->amount.currency)
            continue;
        if (x->ref.len && str_equal(x->ref, r->bank_ref)) {
            if (r->amount.minor != x->amount.minor) {
                struct claim_note note = note_about(NOTE_TWO_AMOUNTS, x->ref);

                note.amount = r->amount;
                note.other = x->amount;
                note.at = x->at;
                note_add(c->notes, note);
            }
            return true;
        }
        if (r->amount.minor == x->amount.minor && days >= 0 &&
            days <= SAME_PAYMENT_DAYS)
            return true;
    }
    return false;
}

static int by_day(const void *a, const void *b)
{
    const struct raw_receipt *x = a;
    const struct raw_receipt *y = b;

    if (x->day.day != y->day.day)
        return x->day.day < y->day.day ? -1 : 1;
    return (x->receipt > y->receipt) - (x->receipt < y->receipt);
}

static void check_money(const struct raw_claim *c)
{
    const struct claim_book *b = c->book;
    const struct ledger *l = b->ledger;

    if (c->receipt_count)
        qsort(c->receipts, c->receipt_count, sizeof(*c->receipts), by_day);

    for (size_t i = 0; i < c->receipt_count; i++)
        for (size_t k = i + 1; k < c->receipt_count &&
                               c->receipts[k].day.day == c->receipts[i].day.day;
             k++)
            compare_receipts(c, &l->receipts[c->receipts[i].receipt],
                             &l->receipts[c->receipts[k].receipt]);
    for (size_t i = 0; i < l->bank_line_count; i++) {
        const struct bank_line *x = &l->bank_lines[i];
        struct claim_note note;

        if (x->customer != c->customer || x->amount.currency != c->currency ||
            x->value_date.day > c->as_of.day || is_posted(c, x))
            continue;
        note =
            note_about(NOTE_BANK_NOT_POSTED,
                       x->ref.len ? x->ref : date_iso(x->value_date, c->arena));
        note.amount = x->amount;
        note.day = x->value_date;
        note.at = x->at;
        note_add(c->notes, note);
    }
}

/* Never sued while we owe more: set-off or refund comes first. */
static void check_credit_left(const struct raw_claim *c, const struct claim *x)
{
    struct claim_note note;

    if (x->bridge[BRIDGE_CREDIT_LEFT] <= 0 || x->total <= 0)
        return;
    note = note_about(NOTE_CREDIT_LEFT, customer_of(c)->customer_id);
    note.amount = (struct money){x->bridge[BRIDGE_CREDIT_LEFT], c->currency};
    note.other = (struct money){x->total - x->principal, c->currency};
    note_add(c->notes, note);
}

/* --- second line -----------------------------------------------------------
 */

/* The debt's bases, by day, as the rows of its heads have them. */
static size_t steps_of(const struct claim_debt *x, struct base_step *steps)
{
    size_t n = 0;
    struct date next = no_date;

    for (size_t h = 0; h < x->head_count; h++) {
        const struct interest *rows = &x->heads[h].interest;

        if (x->heads[h].basis == CLAIM_JUDGMENT)
            continue;
        for (size_t i = 0; i < rows->count; i++) {
            const struct interest_row *row = &rows->rows[i];

            if (n && next.day != row->from.day)
                steps[n++] = (struct base_step){next, 0};
            steps[n++] = (struct base_step){row->from, row->base};
            next = date_add_days(row->to, 1);
        }
    }
    if (n)
        steps[n++] = (struct base_step){next, 0};
    return n;
}

static bool by_lpr(const struct raw_claim *c, const struct claim_debt *x,
                   struct decimal multiple, int64_t *sum)
{
    struct diag quiet = {0};
    size_t rows = 1;
    struct interest made;
    struct interest_terms terms = x->heads[0].terms;
    struct interest_debt debt = {
        .first = x->heads[0].breach, .last = c->last, .currency = c->currency};
    struct base_step *steps;

    for (size_t h = 0; h < x->head_count; h++)
        rows += 2 * x->heads[h].interest.count;
    steps = arena_array(c->arena, struct base_step, rows);
    debt.steps = steps;
    debt.step_count = steps_of(x, steps);
    terms.accrual = (struct accrual){.kind = ACCRUAL_LPR,
                                     .term = TERM_ONE_YEAR,
                                     .course = COURSE_FIXED,
                                     .multiple = multiple};
    terms.has_floor_day = false;
    return interest_compute(&terms, c->book->law, &debt, &made, c->arena,
                            &quiet) &&
           minor_add(sum, made.total);
}

/* 备位: where courts differ whether 0.05 % a day holds. */
static void check_second_line(const struct raw_claim *c,
                              const struct claim *claim)
{
    int64_t low = 0, high = 0;
    bool any = false, ok = true;
    struct claim_note note;

    for (size_t i = 0; ok && i < claim->debt_count; i++) {
        const struct claim_debt *x = &claim->debts[i];
        bool sme = false;

        for (size_t h = 0; h < x->head_count; h++)
            sme |= x->heads[h].basis == CLAIM_SME;
        if (!sme)
            continue;
        any = true;
        ok = by_lpr(c, x, (struct decimal){13, 1}, &low) &&
             by_lpr(c, x, (struct decimal){15, 1}, &high);
    }
    if (!any || !ok)
        return;
    note = note_about(NOTE_SECOND_LPR, customer_of(c)->customer_id);
    note.amount = (struct money){low, c->currency};
    note.other = (struct money){high, c->currency};
    note_add(c->notes, note);
}

/* --- limitation -------------------------------------------------------------
 */

static void check_clocks(const struct raw_claim *c)
{
    const struct clocks *clocks = &c->book->clocks;

    for (size_t i = 0; i < clocks->count; i++) {
        const struct clock *x = &clocks->items[i];
        struct claim_note note;

        if (x->customer != c->customer || x->kind != CLOCK_LIMITATION ||
            x->document == LEDGER_NONE || x->currency != c->currency)
            continue;
        if (x->state != CLOCK_ENDED &&
            !(x->state == CLOCK_RUNS && x->days_left <= LIMITATION_NEAR))
            continue;
        note =
            note_about(x->state == CLOCK_ENDED ? NOTE_PAST_LIMITATION
                                               : NOTE_LIMITATION_NEAR,
                       claim_number_of(&c->book->ledger->documents[x->document],
                                       c->arena));
        note.document = x->document;
        note.day = x->provable.day;
        note.amount = (struct money){x->open, c->currency};
        note_add(c->notes, note);
    }
}

void claim_check(const struct raw_claim *c, const struct claim *claim)
{
    check_customer(c);
    for (size_t i = 0; i < c->debt_count; i++)
        if (c->debts[i].index != CLAIM_COSTS)
            check_debt(c, &c->debts[i], &claim->debts[c->debts[i].index]);
    check_contracts(c);
    check_statements(c);
    check_money(c);
    check_credit_left(c, claim);
    claim_check_steps(c, claim);
    check_second_line(c, claim);
    check_clocks(c);
}
