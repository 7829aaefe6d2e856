#include "measure/clock_parts.h"

/* 票据法 17, 53, 66, 78, 91. */
static const struct period present_bill = {.days = 10};
static const struct period present_cheque = {.days = 10};
static const struct period present_note = {.months = 2};
static const struct period notice = {.days = 3};
static const struct period recourse = {.months = 6};
static const struct period recourse_again = {.months = 3};
static const struct period drawer_bill = {.years = 2};
static const struct period drawer_cheque = {.months = 6};

enum bill_paper bill_paper_of(const struct bill *b)
{
    if (str_find(b->kind, STR("支票")) >= 0 ||
        str_find_ignoring_case(b->kind, STR("cheque")) >= 0)
        return PAPER_CHEQUE;
    if (str_find(b->kind, STR("本票")) >= 0 ||
        str_find_ignoring_case(b->kind, STR("promissory")) >= 0)
        return PAPER_NOTE;
    return PAPER_BILL;
}

static void add(struct clock_work *w, uint32_t bill, enum clock_kind kind,
                struct date from, struct period length)
{
    const struct bill *b = &w->ledger->bills[bill];
    struct clock c = {.kind = (uint8_t)kind,
                      .customer = b->customer,
                      .document = LEDGER_NONE,
                      .bill = bill,
                      .currency = b->amount.currency,
                      .open = b->amount.minor,
                      .due = b->maturity_date,
                      .by = no_date};

    if (!date_is(from)) {
        c.state = CLOCK_UNKNOWN;
        c.lacks |= LACK_ISSUE_DATE;
        c.provable.day = c.asserted.day = no_date;
    } else {
        c.provable = c.asserted = clock_period(from, length, w->calendar);
    }
    if (kind != CLOCK_BILL_PRESENTATION && date_is(b->dishonoured_at) &&
        !b->proof.len)
        c.lacks |= LACK_REFUSAL;
    clock_add(w, c);
}

static bool is_sued(const struct clock_work *w, const struct bill *b)
{
    for (size_t i = 0; i < w->ledger->case_count; i++) {
        const struct case_step *s = &w->ledger->cases[i];

        if (s->event == CASE_FILED && s->customer == b->customer &&
            step_is_between(s, no_date, w->as_of) &&
            receipt_names(s->doc_nos, b->bill_no))
            return true;
    }
    return false;
}

static void add_again(struct clock_work *w, uint32_t bill)
{
    const struct bill *b = &w->ledger->bills[bill];
    struct date first = no_date;

    for (size_t i = 0; i < w->ledger->case_count; i++) {
        const struct case_step *s = &w->ledger->cases[i];

        if (s->event == CASE_RECOURSE_PAID &&
            step_is_between(s, no_date, w->as_of) &&
            receipt_names(s->doc_nos, b->bill_no) &&
            (!date_is(first) || s->event_date.day < first.day))
            first = s->event_date;
    }
    if (date_is(first))
        add(w, bill, CLOCK_BILL_AGAIN, first, recourse_again);
}

static void add_drawer(struct clock_work *w, uint32_t bill)
{
    const struct bill *b = &w->ledger->bills[bill];

    switch (bill_paper_of(b)) {
    case PAPER_CHEQUE:
        add(w, bill, CLOCK_BILL_DRAWER, b->issue_date, drawer_cheque);
        break;
    case PAPER_NOTE:
        add(w, bill, CLOCK_BILL_DRAWER, b->issue_date, drawer_bill);
        break;
    case PAPER_BILL:
        add(w, bill, CLOCK_BILL_DRAWER, b->maturity_date, drawer_bill);
        break;
    }
}

static void add_presentation(struct clock_work *w, uint32_t bill)
{
    const struct bill *b = &w->ledger->bills[bill];

    switch (bill_paper_of(b)) {
    case PAPER_CHEQUE:
        add(w, bill, CLOCK_BILL_PRESENTATION, b->issue_date, present_cheque);
        break;
    case PAPER_NOTE:
        add(w, bill, CLOCK_BILL_PRESENTATION, b->issue_date, present_note);
        break;
    case PAPER_BILL:
        add(w, bill, CLOCK_BILL_PRESENTATION, b->maturity_date, present_bill);
        break;
    }
}

/* A notice that is late by more is of no use to anybody. */
#define NOTICE_SHOWN 30

static void add_refused(struct clock_work *w, uint32_t bill)
{
    const struct bill *b = &w->ledger->bills[bill];

    add_again(w, bill);
    if (is_sued(w, b))
        return;
    if (w->as_of.day - b->dishonoured_at.day <= NOTICE_SHOWN)
        add(w, bill, CLOCK_BILL_NOTICE, b->dishonoured_at, notice);
    add(w, bill, CLOCK_BILL_RECOURSE, b->dishonoured_at, recourse);
    add_drawer(w, bill);
}

static bool is_presented(const struct clock_work *w, const struct bill *b)
{
    return date_is(b->presented_at) && b->presented_at.day <= w->as_of.day;
}

void clock_bills(struct clock_work *w)
{
    for (size_t i = 0; i < w->ledger->bill_count; i++) {
        const struct bill *b = &w->ledger->bills[i];

        switch (bill_state_on(b, w->as_of)) {
        case BILL_RETURNED:
            add_refused(w, (uint32_t)i);
            break;
        case BILL_IN_HAND:
            if (!is_presented(w, b))
                add_presentation(w, (uint32_t)i);
            if (b->maturity_date.day < w->as_of.day && !is_sued(w, b))
                add_drawer(w, (uint32_t)i);
            break;
        case BILL_PASSED_ON:
        case BILL_SETTLED:
            add_again(w, (uint32_t)i);
            break;
        case BILL_NOT_YET:
            break;
        }
    }
}
