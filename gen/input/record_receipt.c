#include "input/record_table.h"

bool record_receipt(struct cells *c, struct origin at, struct records *out)
{
    struct receipt *r = &out->receipt;
    const struct currency *currency;
    bool filled;

    *r = (struct receipt){
        .recorded_date = out->recorded_date, .bill = LEDGER_NONE, .at = at};
    if (!record_number(c, TABLE_RECEIPTS, RECEIPTS_RECEIPT_NO, at,
                       &r->receipt_no) ||
        !record_whom(c, TABLE_RECEIPTS, RECEIPTS_CUSTOMER_ID,
                     RECEIPTS_CUSTOMER_NAME, &out->receipt_customer) ||
        !cell_date(c, TABLE_RECEIPTS, RECEIPTS_RECEIPT_DATE,
                   &r->receipt_date) ||
        !cell_date(c, TABLE_RECEIPTS, RECEIPTS_REVERSED_DATE,
                   &r->reversed_date) ||
        !cell_currency(c, TABLE_RECEIPTS, RECEIPTS_CURRENCY, &currency) ||
        !record_money(c, TABLE_RECEIPTS, RECEIPTS_AMOUNT, currency, &r->amount,
                      &filled))
        return false;
    if (!filled)
        r->amount.currency = currency;
    r->method = cell_kept(c, TABLE_RECEIPTS, RECEIPTS_METHOD);
    r->bank_ref = cell_kept(c, TABLE_RECEIPTS, RECEIPTS_BANK_REF);
    r->doc_nos = cell_kept(c, TABLE_RECEIPTS, RECEIPTS_DOC_NOS);
    record_customer_name(c, TABLE_RECEIPTS, RECEIPTS_CUSTOMER_NAME, out);
    return true;
}

/* Without any day it came in on that of the export's receipt, see link. */
static bool read_bill_dates(struct cells *c, struct bill *r)
{
    if (!cell_date(c, TABLE_BILLS, BILLS_ISSUE_DATE, &r->issue_date) ||
        !cell_date(c, TABLE_BILLS, BILLS_MATURITY_DATE, &r->maturity_date) ||
        !cell_date(c, TABLE_BILLS, BILLS_PRESENTED_AT, &r->presented_at) ||
        !cell_date(c, TABLE_BILLS, BILLS_DISHONOURED_AT, &r->dishonoured_at) ||
        !cell_date(c, TABLE_BILLS, BILLS_RECEIVED_DATE, &r->received_date))
        return false;
    if (!date_is(r->received_date))
        r->received_date = r->issue_date;
    if (!date_is(r->issue_date) || r->maturity_date.day >= r->issue_date.day)
        return true;
    (void)cell_text(c, TABLE_BILLS, BILLS_MATURITY_DATE);
    return diag_error(c->diag, record_place(c),
                      "the bill falls due before it was issued: maturity_date "
                      "is before issue_date");
}

/* A bill that is refused says when: from then on its documents are open. */
static bool check_dishonour(struct cells *c, const struct bill *r)
{
    bool refused = r->status == BILL_DISHONOURED;

    if (refused && !date_is(r->dishonoured_at)) {
        (void)cell_text(c, TABLE_BILLS, BILLS_DISHONOURED_AT);
        return diag_error(c->diag, record_place(c),
                          "the bill is dishonoured, but the day is "
                          "missing: fill in dishonoured_at");
    }
    if (!refused && date_is(r->dishonoured_at)) {
        (void)cell_text(c, TABLE_BILLS, BILLS_STATUS);
        return diag_error(c->diag, record_place(c),
                          "the bill has a day of dishonour, but its status is "
                          "another: write dishonoured as its status, or "
                          "empty dishonoured_at");
    }
    if (!refused || !date_is(r->received_date) ||
        r->dishonoured_at.day >= r->received_date.day)
        return true;
    (void)cell_text(c, TABLE_BILLS, BILLS_DISHONOURED_AT);
    return diag_error(c->diag, record_place(c),
                      "the bill would be dishonoured before it came in: "
                      "dishonoured_at is before received_date");
}

static bool read_bill_amount(struct cells *c, struct bill *r)
{
    const struct currency *currency;
    bool filled;

    if (!cell_currency(c, TABLE_BILLS, BILLS_CURRENCY, &currency) ||
        !record_money(c, TABLE_BILLS, BILLS_AMOUNT, currency, &r->amount,
                      &filled))
        return false;
    if (!filled)
        r->amount.currency = currency;
    if (!filled || r->amount.minor > 0)
        return true;
    return diag_error(c->diag, record_place(c),
                      "the amount of a bill is more than 0; one that came back "
                      "is dishonoured or void");
}

/* One row that tells of both tells of one payment: see link_bills. */
static void tie_receipt(struct receipt *receipt, const struct bill *bill)
{
    if (!str_equal(receipt->receipt_no, bill->bill_no))
        receipt->bank_ref = bill->bill_no;
}

bool record_bill(struct cells *c, struct origin at, struct records *out)
{
    struct bill *r = &out->bill;
    int status = BILL_HELD;

    *r = (struct bill){
        .recorded_date = out->recorded_date, .receipt = LEDGER_NONE, .at = at};
    if (!cell_number(c, TABLE_BILLS, BILLS_BILL_NO, &r->bill_no) ||
        !record_whom(c, TABLE_BILLS, BILLS_CUSTOMER_ID, BILLS_CUSTOMER_NAME,
                     &out->bill_customer) ||
        !read_bill_amount(c, r) || !read_bill_dates(c, r) ||
        !cell_word(c, TABLE_BILLS, BILLS_STATUS, &status))
        return false;
    r->status = (uint8_t)status;
    if (!check_dishonour(c, r))
        return false;
    r->kind = cell_kept(c, TABLE_BILLS, BILLS_KIND);
    r->drawer = cell_kept(c, TABLE_BILLS, BILLS_DRAWER);
    r->acceptor = cell_kept(c, TABLE_BILLS, BILLS_ACCEPTOR);
    r->prior_endorser = cell_kept(c, TABLE_BILLS, BILLS_PRIOR_ENDORSER);
    r->proof = cell_kept(c, TABLE_BILLS, BILLS_PROOF);
    r->doc_nos = cell_kept(c, TABLE_BILLS, BILLS_DOC_NOS);
    record_customer_name(c, TABLE_BILLS, BILLS_CUSTOMER_NAME, out);
    if (out->made[TABLE_RECEIPTS])
        tie_receipt(&out->receipt, r);
    return true;
}
