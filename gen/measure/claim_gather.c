#include "measure/claim_parts.h"

#include <stdlib.h>

/*
 * Debts of the claim, and what of the ledger's open amounts is none: each line
 * of the bridge is what is open of its documents as the claim sees it, before
 * money.
 */

struct str claim_number_of(const struct document *doc, struct arena *a)
{
    struct str part =
        doc->details ? doc->details->installment_no : (struct str){0};

    return installment_number(doc->doc_no, part, a);
}

const struct contract *claim_contract_of(const struct raw_claim *c,
                                         const struct document *doc)
{
    const struct claim_book *b = c->book;
    uint32_t from = b->contracts.first[c->customer];
    uint32_t to = b->contracts.first[c->customer + 1];
    struct str number =
        doc->details ? doc->details->contract_no : (struct str){0};

    for (uint32_t i = from; i < to && number.len; i++) {
        const struct contract *x = &b->ledger->contracts[b->contracts.rows[i]];

        if (str_equal(x->contract_no, number))
            return x;
    }
    return !number.len && to - from == 1
               ? &b->ledger->contracts[b->contracts.rows[from]]
               : NULL;
}

/* No contract on file: which one, unless the book says what there is. */
static bool contract_is_clear(const struct raw_claim *c,
                              const struct document *doc,
                              const struct contract *found)
{
    const struct claim_book *b = c->book;
    size_t on_file =
        b->contracts.first[c->customer + 1] - b->contracts.first[c->customer];
    bool names = doc->details && doc->details->contract_no.len;
    struct claim_note note;

    if (found || (!names && !on_file))
        return true;
    note = note_about(names ? NOTE_ASK_NO_CONTRACT : NOTE_ASK_WHICH_CONTRACT,
                      names ? doc->details->contract_no
                            : claim_number_of(doc, c->arena));
    note.document = (uint32_t)(doc - b->ledger->documents);
    note.column = names ? "contracts.contract_no" : "documents.contract_no";
    note.at = doc->at;
    note_add(c->notes, note);
    return false;
}

/* 民法典 203: a term's end on a rest day moves on. */
static struct date moved_due(const struct raw_claim *c,
                             const struct document *doc)
{
    struct workday x;
    struct claim_note note;

    if (!date_is(doc->due_date) ||
        !(doc->is_due_by_rule || c->book->policy->claim.move_due))
        return doc->due_date;
    x = calendar_next_worked(&c->book->law->calendar, doc->due_date);
    if (!x.announced) {
        note = note_about(
            calendar_is_before(&c->book->law->calendar, doc->due_date)
                ? NOTE_BEFORE_CALENDAR
                : NOTE_UNANNOUNCED,
            claim_number_of(doc, c->arena));
        note.document = (uint32_t)(doc - c->book->ledger->documents);
        note.day = x.day;
        note_add(c->notes, note);
    }
    return date_is(x.day) ? x.day : doc->due_date;
}

static void add_change(struct raw_claim *c, struct raw_debt *x, struct date day,
                       int64_t minor)
{
    if (!minor)
        return;
    if (day.day > c->last.day) /* after an insolvency was accepted */
        day = c->last;
    x->credited -= minor;
    ARENA_PUSH(c->arena, x->changes, x->change_count, x->change_capacity) =
        (struct base_change){day, minor};
}

/* Credits reduce it on the day they were given; the books' write-offs do not.
 */
static void take_allocations(struct raw_claim *c, struct raw_debt *x)
{
    const struct claim_book *b = c->book;
    const struct ledger *l = b->ledger;
    const struct document *doc = &l->documents[x->document];

    for (uint32_t i = b->by_document.first[x->document];
         i < b->by_document.first[x->document + 1]; i++) {
        const struct allocation *y = &l->allocations[b->by_document.rows[i]];

        if (!allocation_is_effective(y, c->as_of))
            continue;
        if (y->writeoff != LEDGER_NONE)
            x->written_off += y->amount.minor;
        else if (y->credit_note != LEDGER_NONE)
            add_change(c, x,
                       date_later(l->documents[y->credit_note].issue_date,
                                  doc->issue_date),
                       -y->amount.minor);
        else if (y->reopens) /* it never was paid */
            x->opening -= y->amount.minor;
    }
}

static struct raw_debt debt_of(struct raw_claim *c, uint32_t document)
{
    const struct ledger *l = c->book->ledger;
    const struct document *doc = &l->documents[document];
    bool photograph = l->source == ALLOCATION_OPEN && doc->has_open;
    struct raw_debt x = {.document = document,
                         .invoiced = doc->owed,
                         .opening = photograph ? doc->open : doc->owed,
                         .given_due = doc->due_date,
                         .ledger_open = c->book->view->document_open[document],
                         .disputed = view_disputed(c->book->view, document)};

    x.number = claim_number_of(doc, c->arena);
    x.issue = doc->issue_date;
    x.contract = claim_contract_of(c, doc);
    x.due = moved_due(c, doc);
    x.room = x.ledger_open;
    take_allocations(c, &x);
    return x;
}

static bool is_insolvent(const struct raw_claim *c)
{
    struct date day = c->book->ledger->customers[c->customer].insolvency_date;

    return date_is(day) && day.day <= c->as_of.day;
}

/* 破产法 46: what is not due falls due with the acceptance. */
static void fall_due(const struct raw_claim *c, struct raw_debt *x)
{
    if (is_insolvent(c) && (!date_is(x->due) || x->due.day > c->last.day))
        x->due = date_add_days(c->last, 1);
}

/* Money named for one outside is added back to its line: claim_money.c. */
static int64_t before_money(const struct raw_debt *x)
{
    return x->opening - x->credited;
}

/* Which line keeps it out of the claim; BRIDGE_PRINCIPAL: none does. */
static enum claim_bridge line_of(struct raw_claim *c, struct raw_debt *x)
{
    const struct document *doc = &c->book->ledger->documents[x->document];
    struct claim_note note;

    if (doc->class_of == CLASS_BILL)
        return BRIDGE_BILLS;
    if (x->issue.day > c->last.day)
        return is_insolvent(c) ? BRIDGE_LATER : BRIDGE_NOT_DUE;
    fall_due(c, x);
    if (!date_is(x->due)) {
        if (x->ledger_open == 0)
            return BRIDGE_NO_DUE;
        note = note_about(NOTE_ASK_DUE_DATE, claim_number_of(doc, c->arena));
        note.document = x->document;
        note.column = "documents.due_date";
        note.at = doc->at;
        note_add(c->notes, note);
        return BRIDGE_NO_DUE;
    }
    if (is_insolvent(c) || x->due.day < c->as_of.day)
        return BRIDGE_PRINCIPAL;
    return doc->class_of == CLASS_RETENTION ? BRIDGE_RETENTION : BRIDGE_NOT_DUE;
}

/* The doubled part begins the day after the period for performance. */
static struct date doubled_from(const struct raw_claim *c, uint32_t document)
{
    const struct ledger *l = c->book->ledger;
    struct date from = no_date;
    int skip = c->book->policy->claim.delayed_from_expiry ? 0 : 1;

    for (size_t i = 0; i < l->case_count; i++) {
        const struct case_step *x = &l->cases[i];

        if (x->event == CASE_JUDGMENT && date_is(x->ends) &&
            x->event_date.day <= c->as_of.day &&
            claim_step_concerns(l, x, document))
            from = date_later(from, date_add_days(x->ends, skip));
    }
    return from;
}

static void derive(struct raw_claim *c, struct raw_debt *x,
                   const struct diag *speaker)
{
    const struct claim_book *b = c->book;
    const struct document *doc = &b->ledger->documents[x->document];
    struct rule_facts f = {.law = b->law,
                           .policy = &b->policy->claim,
                           .customer = &b->ledger->customers[c->customer],
                           .contract = x->contract,
                           .currency = c->currency,
                           .breach = date_add_days(x->due, 1),
                           .last = c->last,
                           .doubled = doubled_from(c, x->document),
                           .doc_no = claim_number_of(doc, c->arena),
                           .speaker = speaker};

    if (contract_is_clear(c, doc, x->contract))
        x->rule = rule_derive(&f, c->notes);
}

/* By what people see, so that the order of the rows is of no effect. */
static int by_due(const void *a, const void *b)
{
    const struct raw_debt *x = a;
    const struct raw_debt *y = b;
    int order;

    if (x->due.day != y->due.day)
        return x->due.day < y->due.day ? -1 : 1;
    if (x->issue.day != y->issue.day)
        return x->issue.day < y->issue.day ? -1 : 1;
    order = str_compare(x->number, y->number);
    if (order)
        return order;
    if (x->opening != y->opening)
        return x->opening < y->opening ? -1 : 1;
    return (x->document > y->document) - (x->document < y->document);
}

/*
 * What credits no document names reduces the debts that are open in the
 * ledger, the earliest due first.
 */
static int64_t spread_credit(struct raw_claim *c, struct date day,
                             int64_t credit)
{
    for (size_t i = 0; i < c->debt_count && credit > 0; i++) {
        struct raw_debt *x = &c->debts[i];
        int64_t room = x->room < before_money(x) ? x->room : before_money(x);
        int64_t part = room < credit ? room : credit;

        if (part <= 0)
            continue;
        add_change(c, x, date_later(day, x->issue), -part);
        x->room -= part;
        credit -= part;
    }
    return credit;
}

/*
 * More than the ledger has open: the debts have principal beyond it where money
 * went to interest first, which measure/offset knows.
 */
static void float_credit(struct raw_claim *c, struct date day, int64_t credit)
{
    if (day.day > c->last.day)
        day = c->last;
    if (credit > 0)
        ARENA_PUSH(c->arena, c->credits, c->credit_count, c->credit_capacity) =
            (struct base_change){day, -credit};
}

static bool is_credit(const struct raw_claim *c, uint32_t document)
{
    const struct document *doc = &c->book->ledger->documents[document];

    return doc->kind == DOCUMENT_CREDIT_NOTE || doc->owed < 0;
}

static bool is_ours(const struct raw_claim *c, uint32_t document)
{
    const struct document *doc = &c->book->ledger->documents[document];

    return doc->currency == c->currency && doc->issue_date.day <= c->as_of.day;
}

static int by_issue(const struct document *x, const struct document *y)
{
    if (x->issue_date.day != y->issue_date.day)
        return x->issue_date.day < y->issue_date.day ? -1 : 1;
    return str_compare(x->doc_no, y->doc_no);
}

/* Open credit notes and red letters, by their day. */
static void spread_credits(struct raw_claim *c)
{
    const struct claim_book *b = c->book;
    const struct ledger *l = b->ledger;
    uint32_t *list = arena_array(c->arena, uint32_t,
                                 b->documents.first[c->customer + 1] -
                                     b->documents.first[c->customer] + 1);
    size_t n = 0;

    for (uint32_t i = b->documents.first[c->customer];
         i < b->documents.first[c->customer + 1]; i++) {
        uint32_t row = b->documents.rows[i];
        size_t k = n;

        if (!is_ours(c, row) || !is_credit(c, row) ||
            b->view->document_open[row] >= 0)
            continue;
        for (; k > 0 &&
               by_issue(&l->documents[row], &l->documents[list[k - 1]]) < 0;
             k--)
            list[k] = list[k - 1];
        list[k] = row;
        n++;
    }
    for (size_t i = 0; i < n; i++) {
        const struct document *doc = &l->documents[list[i]];
        int64_t credit = -b->view->document_open[list[i]];
        struct claim_note note =
            note_about(NOTE_CREDIT_UNLINKED, claim_number_of(doc, c->arena));

        float_credit(c, doc->issue_date,
                     spread_credit(c, doc->issue_date, credit));
        note.document = list[i];
        note.amount = (struct money){credit, c->currency};
        note.column = "allocations.to_doc_no";
        note.at = doc->at;
        note_add(c->notes, note);
    }
}

/* What is in dispute is claimed, unless the policy leaves it out. */
static void leave_disputed(struct raw_claim *c, struct raw_debt *x)
{
    int64_t part =
        x->disputed < before_money(x) ? x->disputed : before_money(x);

    if (!c->book->policy->claim.leave_disputed_out || part <= 0)
        return;
    x->opening -= part;
    x->room -= part;
    x->left_out = part;
    c->bridge[BRIDGE_DISPUTED] -= part;
}

static void gather_document(struct raw_claim *c, uint32_t row)
{
    enum claim_bridge line;
    struct raw_debt x;
    int64_t open = c->book->view->document_open[row];

    c->bridge[BRIDGE_LEDGER] += open;
    if (is_credit(c, row)) {
        c->bridge[BRIDGE_CREDIT_LEFT] -= open > 0 ? open : 0;
        return;
    }
    x = debt_of(c, row);
    line = line_of(c, &x);
    c->bridge[BRIDGE_WRITTEN_OFF] += x.written_off;
    if (line != BRIDGE_PRINCIPAL) {
        c->bridge[line] -= before_money(&x);
        ARENA_PUSH(c->arena, c->outside, c->outside_count,
                   c->outside_capacity) = (struct raw_outside){row, line};
        return;
    }
    leave_disputed(c, &x);
    ARENA_PUSH(c->arena, c->debts, c->debt_count, c->debt_capacity) = x;
}

void claim_gather_debts(struct raw_claim *c, const struct diag *speaker)
{
    const struct claim_book *b = c->book;

    for (uint32_t i = b->documents.first[c->customer];
         i < b->documents.first[c->customer + 1]; i++) {
        uint32_t row = b->documents.rows[i];

        if (is_ours(c, row))
            gather_document(c, row);
    }
    if (c->debt_count)
        qsort(c->debts, c->debt_count, sizeof(*c->debts), by_due);
    spread_credits(c);
    for (size_t i = 0; i < c->debt_count; i++)
        derive(c, &c->debts[i], speaker);
}
