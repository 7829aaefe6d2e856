#include "samplegen.h"

#include <stdio.h>
#include <string.h>

void number_make(struct generator *g, char out[24], enum series series,
                 int32_t day)
{
    static const char *const prefixes[SERIES_COUNT] = {
        [SERIES_INVOICE] = "XS",    [SERIES_CREDIT_NOTE] = "HZ",
        [SERIES_DEBIT_NOTE] = "BJ", [SERIES_RETENTION] = "ZB",
        [SERIES_OPENING] = "QC",    [SERIES_RECEIPT] = "SK",
        [SERIES_BILL] = "PJ"};
    struct civil c = civil_of(day);
    uint32_t n = ++g->numbers[series][day - g->first_day + 100];

    snprintf(out, 24, "%s%02d%02d%02d-%04u", prefixes[series], c.year % 100,
             c.month, c.day, n);
}

/* Is a snapshot taken from the one day on, before the other? */
static bool is_between(const struct generator *g, int32_t from, int32_t before)
{
    for (size_t i = 0; i < g->snapshot_count; i++)
        if (g->snapshots[i].day >= from && g->snapshots[i].day < before)
            return true;
    return false;
}

int32_t recorded_of(const struct generator *g, struct rng *rng, int32_t day)
{
    int32_t lag = rng_chance(rng, 200) ? (int32_t)rng_between(rng, 1, 3) : 0;
    bool is_late = rng_chance(rng, 120);
    int32_t last;

    if (g->snapshot_count > 1) {
        last = g->snapshots[g->snapshot_count - 2].day;
        if (is_late && day > last - 6 && day <= last)
            return last + 3 + lag;
    }
    if (is_between(g, day, day + lag) || day + lag > g->last_day)
        return day;
    return day + lag;
}

void emit(struct generator *g, enum table table, const struct row *r,
          int32_t recorded)
{
    for (size_t i = 0; i < g->snapshot_count; i++)
        if (recorded <= g->snapshots[i].day)
            snapshot_add(&g->snapshots[i], table, r);
}

void post(struct generator *g, enum account account, enum currency currency,
          int64_t amount, int32_t day, int32_t recorded)
{
    for (size_t i = 0; i < g->snapshot_count; i++)
        for (size_t k = 0; k <= i && recorded <= g->snapshots[i].day; k++)
            if (day <= g->snapshots[k].day)
                g->snapshots[i].control[k][account][currency] += amount;
}

/* Rows of before he was renamed bear his former number. */
static void add_customer(const struct generator *g, struct row *r,
                         size_t customer, int32_t day)
{
    char id[24];

    if (g->customers[customer].was_renamed && day < day_of(RENAMED_DAY))
        customer_former_id(id, customer);
    else
        customer_id(id, customer);
    row_text(r, id);
}

static void add_number(struct row *r, int number)
{
    if (number)
        row_format(r, "%d", number);
    else
        row_text(r, "");
}

#define VAT_PER_MILLE 130

static int64_t tax_of(const struct document *doc)
{
    int64_t net = (doc->amount * 1000 + (1000 + VAT_PER_MILLE) / 2) /
                  (1000 + VAT_PER_MILLE);

    return doc->currency == CNY ? doc->amount - net : 0;
}

void emit_document(struct generator *g, const struct document *doc)
{
    bool is_credit = strcmp(doc->kind, "credit_note") == 0;
    bool is_retention = strcmp(doc->class_of, "retention") == 0;
    struct row r;

    for (size_t i = 0; i < g->snapshot_count; i++) {
        struct snapshot *s = &g->snapshots[i];

        if (doc->recorded > s->day)
            continue;
        row_clear(&r);
        row_text(&r, doc->doc_no);
        add_customer(g, &r, doc->customer, doc->issued);
        row_text(&r, doc->kind);
        row_date(&r, doc->issued, DATE_ISO);
        row_date(&r, doc->due, DATE_ISO);
        row_text(&r, currency_codes[doc->currency]);
        row_amount(&r, doc->amount, false);
        row_amount(&r, tax_of(doc), false);
        row_format(&r, "DD%07llu", (unsigned long long)doc->order % 10000000);
        row_text(&r, doc->what);
        if (!g->options.documents_only) {
            add_number(&r, doc->installment);
            row_date(&r, doc->posted, DATE_ISO);
            row_text(&r, doc->contract_no);
            row_date(&r, doc->delivered, DATE_ISO);
            row_text(&r, doc->class_of);
            row_date(&r, doc->handed_over <= s->day ? doc->handed_over : 0,
                     DATE_ISO);
            row_date(&r, doc->recorded, DATE_ISO);
        }
        snapshot_add(s, TABLE_DOCUMENTS, &r);
    }
    post(g, is_retention ? ACCOUNT_RETENTION : ACCOUNT_TRADE, doc->currency,
         is_credit ? -doc->amount : doc->amount, doc->issued, doc->recorded);
}

void emit_receipt(struct generator *g, const struct receipt *x)
{
    struct row r;

    for (size_t i = 0; i < g->snapshot_count; i++) {
        struct snapshot *s = &g->snapshots[i];

        if (x->recorded > s->day)
            continue;
        row_clear(&r);
        row_text(&r, x->receipt_no);
        add_customer(g, &r, x->customer, x->day);
        row_date(&r, x->day, DATE_SLASH);
        row_text(&r, currency_codes[x->currency]);
        row_amount(&r, x->amount, true);
        row_text(&r, x->method);
        row_text(&r, x->bank_ref);
        row_text(&r, x->doc_nos);
        row_date(&r, x->reversed <= s->day ? x->reversed : 0, DATE_SLASH);
        row_date(&r, x->recorded, DATE_SLASH);
        snapshot_add(s, TABLE_RECEIPTS, &r);
    }
    if (x->is_bill)
        return;
    post(g, ACCOUNT_TRADE, x->currency, -x->amount, x->day, x->recorded);
    if (x->reversed)
        post(g, ACCOUNT_TRADE, x->currency, x->amount, x->reversed,
             x->reversed);
}

static const char *bill_status(const struct bill *b, int32_t day)
{
    static const char *const words[] = {[FATE_PAID] = "已兑付",
                                        [FATE_ENDORSED] = "已背书",
                                        [FATE_DISCOUNTED] = "已贴现",
                                        [FATE_DISHONOURED] = "拒付"};

    return b->fate_day <= day ? words[b->fate] : "在手";
}

static int32_t bill_fate_day(const struct bill *b, enum bill_fate fate,
                             int32_t day)
{
    return b->fate == fate && b->fate_day <= day ? b->fate_day : 0;
}

void emit_bill(struct generator *g, const struct bill *b)
{
    struct row r;

    for (size_t i = 0; i < g->snapshot_count; i++) {
        struct snapshot *s = &g->snapshots[i];
        int32_t returned = bill_fate_day(b, FATE_DISHONOURED, s->day);
        int32_t paid = bill_fate_day(b, FATE_PAID, s->day);

        if (b->recorded > s->day)
            continue;
        row_clear(&r);
        row_text(&r, b->bill_no);
        add_customer(g, &r, b->customer, b->received);
        row_text(&r,
                 b->fate == FATE_DISHONOURED ? "商业承兑汇票" : "银行承兑汇票");
        row_text(&r, currency_codes[CNY]);
        row_amount(&r, b->amount, true);
        row_text(&r, "朔陵市示例实业有限公司");
        row_text(&r, b->fate == FATE_DISHONOURED ? "朔陵市示例实业有限公司"
                                                 : "云汐示例银行");
        row_date(&r, b->issued, DATE_ISO);
        row_date(&r, b->received, DATE_ISO);
        row_date(&r, b->maturity, DATE_ISO);
        row_text(&r, bill_status(b, s->day));
        row_date(&r, returned ? b->maturity : paid, DATE_ISO);
        row_date(&r, returned, DATE_ISO);
        row_text(&r, returned ? "拒绝付款证明" : "");
        row_text(&r, b->doc_nos);
        row_date(&r, b->recorded, DATE_ISO);
        snapshot_add(s, TABLE_BILLS, &r);
    }
    post(g, ACCOUNT_TRADE, CNY, -b->amount, b->received, b->recorded);
    if (b->fate == FATE_DISHONOURED)
        post(g, ACCOUNT_TRADE, CNY, b->amount, b->fate_day, b->fate_day);
}

void emit_allocation(struct generator *g, const char *from,
                     const struct document *to, int32_t day, int64_t amount,
                     int32_t recorded)
{
    struct row r;

    recorded = later(later(recorded, day), to->recorded);
    row_clear(&r);
    row_text(&r, from);
    row_text(&r, to->doc_no);
    add_number(&r, to->installment);
    row_date(&r, day, DATE_ISO);
    row_amount(&r, amount, false);
    row_date(&r, recorded, DATE_ISO);
    emit(g, TABLE_ALLOCATIONS, &r, recorded);
    if (strcmp(to->class_of, "retention") == 0) {
        post(g, ACCOUNT_TRADE, to->currency, amount, day, recorded);
        post(g, ACCOUNT_RETENTION, to->currency, -amount, day, recorded);
    }
}

void emit_writeoff(struct generator *g, const struct document *doc, int32_t day,
                   int64_t amount, const char *reason, int32_t recorded)
{
    struct row r;

    recorded = later(recorded, doc->recorded);
    row_clear(&r);
    row_date(&r, day, DATE_ISO);
    row_text(&r, doc->doc_no);
    add_number(&r, doc->installment);
    row_amount(&r, amount, false);
    row_text(&r, reason);
    row_date(&r, recorded, DATE_ISO);
    emit(g, TABLE_WRITEOFFS, &r, recorded);
    post(g, ACCOUNT_TRADE, doc->currency, -amount, day, recorded);
}

void emit_dispute(struct generator *g, const struct dispute *x)
{
    struct row r;

    for (size_t i = 0; i < g->snapshot_count; i++) {
        struct snapshot *s = &g->snapshots[i];

        if (x->recorded > s->day)
            continue;
        row_clear(&r);
        row_text(&r, x->doc_no);
        add_number(&r, x->installment);
        row_text(&r, x->customer_id);
        row_date(&r, x->from, DATE_ISO);
        row_date(&r, x->until <= s->day ? x->until : 0, DATE_ISO);
        if (x->amount)
            row_amount(&r, x->amount, false);
        else
            row_text(&r, "");
        row_text(&r, x->reason);
        row_date(&r, x->recorded, DATE_ISO);
        snapshot_add(s, TABLE_DISPUTES, &r);
    }
}
