#include "measure/claim_parts.h"

/* What steps on file, agreements and judgments, have to say to a claim. */

bool claim_step_concerns(const struct ledger *l, const struct case_step *x,
                         uint32_t document)
{
    const struct document *doc = &l->documents[document];
    bool named = x->documents ? collection_names(x->documents,
                                                 x->document_count, document)
                              : !str_trim(x->doc_nos).len;

    return named && x->customer == doc->customer &&
           doc->issue_date.day <= x->event_date.day;
}

static struct claim_note note_step(const struct raw_claim *c,
                                   enum claim_note_kind kind,
                                   const struct raw_debt *x, struct date day,
                                   struct origin at)
{
    struct claim_note note = note_about(
        kind,
        claim_number_of(&c->book->ledger->documents[x->document], c->arena));

    note.document = x->document;
    note.day = day;
    note.at = at;
    return note;
}

/* --- agreements: 买卖合同解释 18(1) -----------------------------------------
 */

/*
 * A due date that was put off moves the first day of the penalty.  Whoever
 * typed a due date no earlier than the agreement's end has answered.
 */
static void check_agreement(const struct raw_claim *c, const struct raw_debt *x,
                            const struct case_step *step)
{
    bool is_over = date_is(step->ends) && step->ends.day < c->as_of.day;
    struct claim_note note;

    if ((step->event != CASE_AGREEMENT &&
         step->event != CASE_GUARANTOR_CONSENT) ||
        (date_is(step->ends) && x->given_due.day >= step->ends.day) ||
        (!date_is(step->ends) && x->given_due.day >= step->event_date.day))
        return;
    note = note_step(c, is_over ? NOTE_PUT_OFF_BEFORE : NOTE_PUT_OFF, x,
                     step->event_date, step->at);
    note.column = "documents.due_date";
    note.text =
        date_is(step->ends) ? date_shown(step->ends, c->arena) : STR("?");
    note_add(c->notes, note);
}

/* The same as people write it in the list of contacts. */
static bool speaks_of_putting_off(const struct contact *x)
{
    static const char *const words[] = {
        "还款协议",   "还款计划",         "分期", "展期",
        "延期付款",   "和解协议",         "宽限", "repayment agreement",
        "instalment", "extension of time"};

    for (size_t i = 0; i < COUNT(words); i++)
        if (str_find_ignoring_case(x->summary, str_from_z(words[i])) >= 0 ||
            str_find_ignoring_case(x->attachment, str_from_z(words[i])) >= 0)
            return true;
    return false;
}

static bool contact_concerns(const struct raw_claim *c, const struct contact *x,
                             uint32_t document)
{
    bool named = !str_trim(x->doc_nos).len ||
                 collection_names(x->documents, x->document_count, document);

    return named && x->customer == c->customer &&
           x->contact_date.day <= c->as_of.day;
}

static void check_contacts(const struct raw_claim *c, const struct raw_debt *x)
{
    const struct ledger *l = c->book->ledger;

    for (size_t i = 0; i < l->contact_count; i++) {
        const struct contact *y = &l->contacts[i];
        struct claim_note note;

        if (!contact_concerns(c, y, x->document) ||
            y->contact_date.day < x->issue.day || !speaks_of_putting_off(y))
            continue;
        note = note_step(c, NOTE_PUT_OFF_BEFORE, x, y->contact_date, y->at);
        note.column = "documents.due_date";
        note_add(c->notes, note);
    }
}

/* --- judgments: 法释〔2014〕8号 1, 2; 民诉法解释 247
 * --------------------------- */

/* Does interest by contract or statute run on behind that day? */
static bool runs_behind(const struct claim_debt *x, struct date day)
{
    for (size_t h = 0; h < x->head_count; h++) {
        const struct interest *rows = &x->heads[h].interest;

        if (x->heads[h].basis != CLAIM_JUDGMENT && rows->count &&
            rows->rows[rows->count - 1].to.day > day.day)
            return true;
    }
    return false;
}

static void note_judgment(const struct raw_claim *c, enum claim_note_kind kind,
                          const struct raw_debt *x,
                          const struct case_step *step, const char *column)
{
    struct claim_note note = note_step(c, kind, x, step->event_date, step->at);

    note.text = step->case_no;
    note.column = column;
    note_add(c->notes, note);
}

static void check_judgment(const struct raw_claim *c, const struct raw_debt *x,
                           const struct claim_debt *debt,
                           const struct case_step *step)
{
    if (step->event != CASE_JUDGMENT)
        return;
    note_judgment(c, NOTE_JUDGED, x, step, NULL);
    if (runs_behind(debt, step->event_date))
        note_judgment(c, NOTE_JUDGED_RATE, x, step, "contracts.penalty_rule");
    if (!date_is(step->ends))
        note_judgment(c, NOTE_ASK_JUDGMENT_ENDS, x, step, "cases.ends");
}

static void check_debt(const struct raw_claim *c, const struct raw_debt *x,
                       const struct claim_debt *debt)
{
    const struct ledger *l = c->book->ledger;

    for (size_t i = 0; i < l->case_count; i++) {
        const struct case_step *step = &l->cases[i];

        if (step->event_date.day > c->as_of.day ||
            !claim_step_concerns(l, step, x->document))
            continue;
        check_agreement(c, x, step);
        check_judgment(c, x, debt, step);
    }
    check_contacts(c, x);
}

/* --- insolvency: 破产法 16 --------------------------------------------------
 */

/* What came once the petition was accepted stands apart, and is told. */
static void check_late_money(const struct raw_claim *c,
                             const struct claim *claim)
{
    if (claim->purpose != CLAIM_FOR_INSOLVENCY)
        return;
    for (size_t i = 0; i < claim->payment_count; i++) {
        const struct claim_payment *x = &claim->payments[i];
        struct claim_note note;

        if (x->paid_date.day <= c->last.day)
            continue;
        note = note_about(NOTE_PAID_AFTER_ACCEPTANCE, x->receipt_no);
        note.amount = (struct money){x->received, c->currency};
        note.day = x->paid_date;
        note.at = c->book->ledger->receipts[x->receipt].at;
        note_add(c->notes, note);
    }
}

void claim_check_steps(const struct raw_claim *c, const struct claim *claim)
{
    for (size_t i = 0; i < c->debt_count; i++)
        if (c->debts[i].index != CLAIM_COSTS)
            check_debt(c, &c->debts[i], &claim->debts[c->debts[i].index]);
    check_late_money(c, claim);
}
