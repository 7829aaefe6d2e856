#include "input/record_table.h"

static bool is_mapped(const struct cells *c, enum table table, size_t column)
{
    return c->plan->profile->tables[table].columns[column].mapped;
}

bool record_allocation(struct cells *c, struct origin at, struct records *out)
{
    struct loose_allocation *r = &out->allocation;
    const struct profile *p = c->plan->profile;
    bool filled;

    *r = (struct loose_allocation){.rounds = p->rounds,
                                   .rounding = p->rounding,
                                   .recorded_date = out->recorded_date,
                                   .at = at};
    r->own_receipt = out->made[TABLE_RECEIPTS] &&
                     !is_mapped(c, TABLE_ALLOCATIONS, ALLOCATIONS_FROM_NO);
    r->own_document = out->made[TABLE_DOCUMENTS] &&
                      !is_mapped(c, TABLE_ALLOCATIONS, ALLOCATIONS_TO_DOC_NO);
    return (r->own_receipt || cell_number(c, TABLE_ALLOCATIONS,
                                          ALLOCATIONS_FROM_NO, &r->from_no)) &&
           (r->own_document ||
            cell_number(c, TABLE_ALLOCATIONS, ALLOCATIONS_TO_DOC_NO,
                        &r->to_doc_no)) &&
           cell_identifier(c, TABLE_ALLOCATIONS, ALLOCATIONS_TO_INSTALLMENT_NO,
                           &r->to_installment_no) &&
           cell_date(c, TABLE_ALLOCATIONS, ALLOCATIONS_DATE,
                     &r->allocation_date) &&
           cell_decimal(c, TABLE_ALLOCATIONS, ALLOCATIONS_AMOUNT, &r->amount,
                        &filled);
}

static bool read_dispute_target(struct cells *c, struct records *out)
{
    struct loose_dispute *r = &out->dispute;

    r->own_document = out->made[TABLE_DOCUMENTS] &&
                      !is_mapped(c, TABLE_DISPUTES, DISPUTES_DOC_NO);
    if (!cell_identifier(c, TABLE_DISPUTES, DISPUTES_DOC_NO, &r->doc_no) ||
        !cell_identifier(c, TABLE_DISPUTES, DISPUTES_INSTALLMENT_NO,
                         &r->installment_no) ||
        !cell_identifier(c, TABLE_DISPUTES, DISPUTES_CUSTOMER_ID,
                         &r->customer_id))
        return false;
    if (r->own_document || r->doc_no.len || r->customer_id.len)
        return true;
    (void)cell_text(c, TABLE_DISPUTES, DISPUTES_DOC_NO);
    return diag_error(c->diag, record_place(c),
                      "a dispute needs a document number or a customer");
}

static bool check_dispute(struct cells *c, const struct loose_dispute *r)
{
    struct place at = record_place(c);

    if (r->has_amount && r->amount.units <= 0)
        return diag_error(c->diag, at,
                          "a disputed amount is more than 0; leave it empty "
                          "where all that is open is disputed");
    if (!date_is(r->until) || r->until.day >= r->from.day)
        return true;
    (void)cell_text(c, TABLE_DISPUTES, DISPUTES_UNTIL);
    return diag_error(c->diag, at,
                      "the dispute would end before it began: \"until\" is "
                      "before \"from\"");
}

bool record_dispute(struct cells *c, struct origin at, struct records *out)
{
    struct loose_dispute *r = &out->dispute;
    const struct profile *p = c->plan->profile;

    *r = (struct loose_dispute){.at = at,
                                .recorded_date = out->recorded_date,
                                .currency =
                                    p->currency ? p->currency : c->currency};
    if (!read_dispute_target(c, out) ||
        !cell_date(c, TABLE_DISPUTES, DISPUTES_FROM, &r->from) ||
        !cell_date(c, TABLE_DISPUTES, DISPUTES_UNTIL, &r->until) ||
        !cell_decimal(c, TABLE_DISPUTES, DISPUTES_AMOUNT, &r->amount,
                      &r->has_amount) ||
        !check_dispute(c, r))
        return false;
    r->reason = cell_kept(c, TABLE_DISPUTES, DISPUTES_REASON);
    return true;
}

bool record_writeoff(struct cells *c, struct origin at, struct records *out)
{
    struct loose_writeoff *r = &out->writeoff;
    const struct profile *p = c->plan->profile;
    bool filled;

    *r = (struct loose_writeoff){.rounds = p->rounds,
                                 .rounding = p->rounding,
                                 .recorded_date = out->recorded_date,
                                 .at = at};
    r->own_document = out->made[TABLE_DOCUMENTS] &&
                      !is_mapped(c, TABLE_WRITEOFFS, WRITEOFFS_DOC_NO);
    if ((!r->own_document &&
         !cell_number(c, TABLE_WRITEOFFS, WRITEOFFS_DOC_NO, &r->doc_no)) ||
        !cell_identifier(c, TABLE_WRITEOFFS, WRITEOFFS_INSTALLMENT_NO,
                         &r->installment_no) ||
        !cell_date(c, TABLE_WRITEOFFS, WRITEOFFS_DATE, &r->writeoff_date) ||
        !cell_decimal(c, TABLE_WRITEOFFS, WRITEOFFS_AMOUNT, &r->amount,
                      &filled))
        return false;
    if (r->amount.units == 0)
        return diag_error(c->diag, record_place(c),
                          "a write-off of 0 changes nothing: write the amount "
                          "written off, with a minus where one is taken back");
    r->reason = cell_kept(c, TABLE_WRITEOFFS, WRITEOFFS_REASON);
    return true;
}

bool record_cost(struct cells *c, struct origin at, struct records *out)
{
    struct cost *r = &out->cost;
    const struct currency *currency;
    bool filled;

    *r = (struct cost){
        .recorded_date = out->recorded_date, .at = at, .customer = LEDGER_NONE};
    return record_word(c, TABLE_COSTS, COSTS_BASIS, &r->basis) &&
           cell_identifier(c, TABLE_COSTS, COSTS_EVIDENCE_ID,
                           &r->evidence_id) &&
           cell_date(c, TABLE_COSTS, COSTS_DATE, &r->cost_date) &&
           cell_required(c, TABLE_COSTS, COSTS_KIND, &r->kind) &&
           cell_currency(c, TABLE_COSTS, COSTS_CURRENCY, &currency) &&
           record_money(c, TABLE_COSTS, COSTS_AMOUNT, currency, &r->amount,
                        &filled) &&
           cell_identifier(c, TABLE_COSTS, COSTS_CUSTOMER_ID,
                           &out->cost_customer);
}

bool record_control(struct cells *c, struct origin at, struct records *out)
{
    struct control *r = &out->control;
    const struct currency *currency;
    bool filled;

    *r = (struct control){.at = at};
    if (!cell_date(c, TABLE_CONTROL, CONTROL_AS_OF, &r->as_of) ||
        !cell_currency(c, TABLE_CONTROL, CONTROL_CURRENCY, &currency) ||
        !record_money(c, TABLE_CONTROL, CONTROL_AMOUNT, currency, &r->amount,
                      &filled))
        return false;
    r->account = cell_kept(c, TABLE_CONTROL, CONTROL_ACCOUNT);
    return true;
}

#define RATE_DECIMALS 8

/* Zeros behind the last decimal are no decimals. */
static struct decimal without_zeros(struct decimal x)
{
    while (x.scale > 0 && x.units % 10 == 0) {
        x.units /= 10;
        x.scale--;
    }
    return x;
}

static bool read_rate(struct cells *c, struct decimal *out)
{
    bool filled;

    if (!cell_decimal(c, TABLE_FX, FX_RATE, out, &filled))
        return false;
    *out = without_zeros(*out);
    if (out->units <= 0)
        return diag_error(c->diag, record_place(c),
                          "a rate of exchange is more than 0: units of the "
                          "reporting currency for one of this currency");
    if (out->scale > RATE_DECIMALS)
        return diag_error(c->diag, record_place(c),
                          "a rate of exchange has at most %d decimals",
                          RATE_DECIMALS);
    return true;
}

/* The book's own currency is no answer to an empty cell here. */
bool record_rate(struct cells *c, struct origin at, struct records *out)
{
    struct fx_rate *r = &out->rate;
    struct str code;

    *r = (struct fx_rate){.at = at};
    return cell_required(c, TABLE_FX, FX_CURRENCY, &code) &&
           cell_currency(c, TABLE_FX, FX_CURRENCY, &r->currency) &&
           cell_date(c, TABLE_FX, FX_RATE_DATE, &r->rate_date) &&
           read_rate(c, &r->rate);
}
