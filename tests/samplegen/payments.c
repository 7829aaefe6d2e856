#include "samplegen.h"

#include <stdio.h>
#include <string.h>

static void receipt_begin(struct generator *g, struct receipt *r,
                          const struct document *doc, struct rng *rng,
                          int64_t amount, int32_t day)
{
    static const char *const methods[] = {"银行转账", "电汇", "网银"};

    *r = (struct receipt){.customer = doc->customer,
                          .currency = doc->currency,
                          .amount = amount,
                          .day = day,
                          .recorded = recorded_of(g, rng, day),
                          .doc_nos = ""};
    r->method = methods[(doc->customer + (size_t)day) % COUNT(methods)];
    number_make(g, r->receipt_no, SERIES_RECEIPT, day);
    snprintf(r->bank_ref, sizeof(r->bank_ref), "YH%s", r->receipt_no + 2);
}

/* What was paid too much goes back, or waits for the next invoice. */
static void refund(struct generator *g, const struct document *doc,
                   struct rng *rng, int64_t amount, int32_t day)
{
    struct receipt r;

    day = next_working_day(day + (int32_t)rng_between(rng, 10, 30));
    if (day > g->last_day)
        return;
    receipt_begin(g, &r, doc, rng, -amount, day);
    r.method = "退款";
    emit_receipt(g, &r);
}

/* Allocated by mistake, taken back and allocated again. */
static void allocate_again(struct generator *g, const struct receipt *r,
                           const struct document *doc, int64_t amount)
{
    emit_allocation(g, r->receipt_no, doc, r->day, amount, r->recorded);
    emit_allocation(g, r->receipt_no, doc, r->day + 5, -amount, r->recorded);
    emit_allocation(g, r->receipt_no, doc, r->day + 9, amount, r->recorded);
}

void receive_plainly(struct generator *g, const struct document *doc,
                     struct rng *rng, int64_t amount, int32_t day)
{
    struct receipt r;

    day = next_working_day(day);
    if (day > g->last_day)
        return;
    receipt_begin(g, &r, doc, rng, amount, day);
    emit_receipt(g, &r);
    emit_allocation(g, r.receipt_no, doc, day, amount, r.recorded);
}

enum accident {
    ACCIDENT_NONE,
    ACCIDENT_OVERPAID,
    ACCIDENT_BOUNCED,
    ACCIDENT_UNKNOWN, /* nobody knows what it is for */
    ACCIDENT_LATE,    /* matched some days later */
    ACCIDENT_AGAIN,   /* matched by mistake first */
    ACCIDENT_EARLY    /* dated before the invoice, and so matched */
};

static enum accident accident_of(struct rng *rng)
{
    static const struct {
        int up_to; /* of 1000 */
        enum accident accident;
    } fates[] = {{12, ACCIDENT_OVERPAID}, {26, ACCIDENT_BOUNCED},
                 {38, ACCIDENT_UNKNOWN},  {94, ACCIDENT_LATE},
                 {102, ACCIDENT_AGAIN},   {116, ACCIDENT_EARLY}};
    int64_t fate = rng_between(rng, 0, 999);

    for (size_t i = 0; i < COUNT(fates); i++)
        if (fate < fates[i].up_to)
            return fates[i].accident;
    return ACCIDENT_NONE;
}

void receive(struct generator *g, struct document *doc, struct rng *rng,
             int64_t amount, int32_t day)
{
    enum accident accident = accident_of(rng);
    int64_t paid =
        accident == ACCIDENT_OVERPAID ? (amount / 10000 + 1) * 10000 : amount;
    int32_t matched;
    struct receipt r;

    if (accident == ACCIDENT_EARLY && doc->issued - 20 > g->first_day)
        day = doc->issued - (int32_t)rng_between(rng, 4, 15);
    else
        day = day < doc->issued ? doc->issued : day;
    day = matched = next_working_day(day);
    if (day > g->last_day)
        return;
    receipt_begin(g, &r, doc, rng, paid, day);
    if (accident == ACCIDENT_BOUNCED)
        r.reversed = next_working_day(day + (int32_t)rng_between(rng, 4, 12));
    if (accident == ACCIDENT_LATE)
        matched = next_working_day(day + (int32_t)rng_between(rng, 2, 11));
    if (rng_chance(rng, 300))
        r.doc_nos = doc->doc_no;
    emit_receipt(g, &r);
    if (accident == ACCIDENT_OVERPAID && rng_chance(rng, 500))
        refund(g, doc, rng, paid - amount, day);
    if (accident == ACCIDENT_UNKNOWN)
        return;
    if (accident == ACCIDENT_AGAIN)
        allocate_again(g, &r, doc, amount);
    else
        emit_allocation(g, r.receipt_no, doc, matched, amount, r.recorded);
    if (accident != ACCIDENT_BOUNCED)
        doc->open -= amount;
}

static enum bill_fate fate_of(struct rng *rng)
{
    int64_t draw = rng_between(rng, 0, 99);

    return draw < 12   ? FATE_ENDORSED
           : draw < 24 ? FATE_DISCOUNTED
           : draw < 40 ? FATE_DISHONOURED
                       : FATE_PAID;
}

static int32_t fate_day_of(const struct bill *b, struct rng *rng)
{
    switch (b->fate) {
    case FATE_PAID:
        return next_working_day(b->maturity);
    case FATE_DISHONOURED:
        return next_working_day(b->maturity + (int32_t)rng_between(rng, 1, 3));
    case FATE_ENDORSED:
    case FATE_DISCOUNTED:
        break;
    }
    return b->received + (int32_t)rng_between(rng, 3, 40);
}

/* The export has a receipt of its own for half of the bills. */
static void receive_bill(struct generator *g, struct document *doc,
                         struct rng *rng, int32_t day)
{
    struct bill b = {.customer = doc->customer, .doc_nos = ""};
    bool has_receipt = rng_chance(rng, 500);
    int64_t settled = doc->open;
    struct receipt r;

    day = next_working_day(later(day, doc->issued));
    if (day > g->last_day)
        return;
    b.amount = rng_chance(rng, 100) ? (settled / 100000 + 1) * 100000 : settled;
    b.received = day;
    b.issued = day - (int32_t)rng_between(rng, 0, 20);
    b.maturity = b.issued + (rng_chance(rng, 500) ? 91 : 182);
    b.fate = fate_of(rng);
    b.fate_day = fate_day_of(&b, rng);
    number_make(g, b.bill_no, SERIES_BILL, day);
    receipt_begin(g, &r, doc, rng, b.amount, day);
    b.recorded = r.recorded;
    if (rng_chance(rng, 500))
        b.doc_nos = doc->doc_no;
    if (has_receipt) {
        r.is_bill = true;
        r.method = "票据";
        snprintf(r.bank_ref, sizeof(r.bank_ref), "%s", b.bill_no);
        if (b.fate == FATE_DISHONOURED && rng_chance(rng, 500))
            r.reversed = b.fate_day;
        emit_receipt(g, &r);
    }
    emit_bill(g, &b);
    emit_allocation(g, has_receipt ? r.receipt_no : b.bill_no, doc, day,
                    settled, r.recorded);
    doc->open -= settled;
    if (b.fate != FATE_DISHONOURED)
        return;
    doc->open += settled;
    if (rng_chance(rng, 500))
        receive_plainly(g, doc, rng, doc->open,
                        b.fate_day + (int32_t)rng_between(rng, 3, 60));
}

void pay(struct generator *g, struct document *doc, struct rng *rng,
         enum habit habit)
{
    int32_t day = doc->due;
    int64_t first = doc->open;
    int64_t rest;

    switch (habit) {
    case HABIT_PROMPT:
    case HABIT_MONTHLY:
        day += (int32_t)rng_between(rng, -8, 4);
        break;
    case HABIT_SLOW:
        day += (int32_t)rng_between(rng, 2, 34);
        break;
    case HABIT_BAD:
        day += (int32_t)rng_between(rng, 25, 150);
        break;
    }
    if (g->customers[doc->customer].pays_bills && doc->currency == CNY &&
        doc->installment == 0 && doc->open > 1000000 && rng_chance(rng, 300)) {
        receive_bill(g, doc, rng, day);
        return;
    }
    if (rng_chance(rng, habit == HABIT_BAD ? 400 : 90))
        first = doc->open * rng_between(rng, 3, 8) / 10;
    rest = doc->open - first;
    receive(g, doc, rng, first, day);
    if (rest && !rng_chance(rng, 200))
        receive(g, doc, rng, rest, day + (int32_t)rng_between(rng, 10, 60));
}

void batch_pay(struct generator *g, size_t customer)
{
    struct batch *b = &g->customers[customer].batch;
    struct document doc = {.customer = customer,
                           .currency = g->customers[customer].currency,
                           .class_of = "trade"};
    struct rng rng = rng_of(g->options.seed, STREAM_CUSTOMER,
                            (uint64_t)b->pay_day * 100003 + customer);
    int64_t sum = 0;
    int32_t day = next_working_day(b->pay_day);
    struct receipt r;

    for (int i = 0; i < b->count; i++)
        sum += b->items[i].amount;
    if (b->count > 0 && day <= g->last_day) {
        receipt_begin(g, &r, &doc, &rng, sum, day);
        emit_receipt(g, &r);
        for (int i = 0; i < b->count; i++) {
            memcpy(doc.doc_no, b->items[i].doc_no, sizeof(doc.doc_no));
            doc.recorded = b->items[i].recorded;
            emit_allocation(g, r.receipt_no, &doc, day, b->items[i].amount,
                            r.recorded);
        }
    }
    b->count = 0;
}

/* Due in one month, paid on the 20th of the next. */
void batch_add(struct generator *g, const struct document *doc)
{
    struct batch *b = &g->customers[doc->customer].batch;
    struct civil c = civil_of(doc->due);
    int32_t day;

    c.year += c.month == 12;
    c.month = c.month % 12 + 1;
    c.day = 20;
    day = day_of(c);
    if (b->count == COUNT(b->items) || (b->count && b->pay_day != day))
        batch_pay(g, doc->customer);
    memcpy(b->items[b->count].doc_no, doc->doc_no, sizeof(doc->doc_no));
    b->items[b->count].recorded = doc->recorded;
    b->items[b->count++].amount = doc->open;
    b->pay_day = day;
}
