#include "samplegen.h"

#include <stdio.h>
#include <string.h>

#define MAX_DEBTS    3
#define MAX_PAYMENTS 2
#define HANDED_OVER  ((struct civil){2026, 6, 22})
#define DISPUTED     ((struct civil){2026, 3, 9})

struct debt {
    const char *what;
    int64_t amount;
    struct civil delivered, issued, due;
};

/* Money for the first debt; the ledger takes all of it off the price. */
struct payment {
    struct civil day;
    int64_t amount;
};

struct claim {
    const char *row; /* the customer's, from his address on */
    const char *name, *name_en;
    const char *penalty; /* as the export knows it */
    enum currency currency;
    struct debt debts[MAX_DEBTS];
    struct payment payments[MAX_PAYMENTS];
    int64_t disputed; /* of the second debt, since DISPUTED */
};

static const struct claim claims[CLAIM_CUSTOMERS] = {
    /* The contract fixes a rate a day; 300,000 came on day 365. */
    {"云汐市示例区鼎川路61号,沈甲,韩乙,010-5550 0061,"
     "finance61@example.com,zh-CN,华东,清收一组,1500000.00,60,CNY,,,通用设备,"
     "尤子,C",
     "云汐市鼎川示例装备有限公司",
     "",
     "0.05%/day",
     CNY,
     {{"主轴单元 30 件", 100000000, {2025, 3, 4}, {2025, 3, 6}, {2025, 6, 30}},
      {"精密减速机 54 件",
       23650040,
       {2025, 6, 16},
       {2025, 6, 18},
       {2025, 9, 15}}},
     {{{2026, 6, 30}, 30000000}, {{2026, 7, 10}, 5000000}},
     0},
    /* The contract is silent: the LPR fell between the two breaches. */
    {"青岚市示例区映海路62号,杨丙,朱丁,010-5550 0062,"
     "finance62@example.com,zh-CN,华东,清收二组,1000000.00,60,CNY,,,工程机械,"
     "许丑,C",
     "青岚市映海示例机械有限公司",
     "",
     "",
     CNY,
     {{"数控刀架 45 件", 32860000, {2025, 3, 14}, {2025, 3, 17}, {2025, 5, 16}},
      {"直线导轨 1053 件",
       50000000,
       {2025, 3, 18},
       {2025, 3, 20},
       {2025, 5, 19}},
      {"滚珠丝杠 66 件", 8640000, {2026, 5, 26}, {2026, 5, 28}, {2026, 7, 27}}},
     {{{0}, 0}},
     2000000},
    /* A small supplier against a large buyer, no rate agreed. */
    {"霁川市示例区寰原路63号,许戊,何己,010-5550 0063,"
     "finance63@example.com,zh-CN,西南,清收一组,2000000.00,60,CNY,,,工程机械,"
     "何寅,D",
     "霁川市寰原示例重工集团有限公司",
     "",
     "",
     CNY,
     {{"主轴单元 15 件", 48000000, {2025, 9, 1}, {2025, 9, 3}, {2025, 10, 31}},
      {"液压夹具 136 件",
       36520075,
       {2025, 10, 16},
       {2025, 10, 17},
       {2025, 12, 15}}},
     {{{2026, 3, 2}, 10000000}},
     0},
    /* Under the law of England: the rate is fixed when interest starts. */
    {"\"64 Example Lane, Harrowmere\",,Accounts Payable,+44 20 7946 0064,"
     "payables64@example.org,en,海外,清收二组,50000.00,30,GBP,,,通用设备,张巳,"
     "B",
     "Harrowmere Example Pumps Ltd.",
     "Harrowmere Example Pumps Ltd.",
     "",
     GBP,
     {{"联轴器 420 件", 500000, {2025, 2, 26}, {2025, 2, 28}, {2025, 3, 31}},
      {"精密减速机 19 件",
       1248050,
       {2025, 7, 14},
       {2025, 7, 16},
       {2025, 8, 15}},
      {"联轴器 74 件", 88000, {2026, 1, 8}, {2026, 1, 9}, {2026, 2, 10}}},
     {{{0}, 0}},
     0},
};

static void write_customer(struct generator *g, const struct claim *c,
                           size_t customer)
{
    char id[24];
    struct row r;

    row_clear(&r);
    customer_id(id, customer);
    row_text(&r, id);
    row_text(&r, c->name);
    row_text(&r, c->name_en);
    if (c->name_en[0])
        row_text(&r, "");
    else
        customer_uscc(&r, customer);
    row_text(&r, c->row);
    row_encode(&r);
    emit(g, TABLE_CUSTOMERS, &r, g->first_day);
}

static void write_payment(struct generator *g, const struct payment *p,
                          const struct document *to)
{
    struct receipt r = {.customer = to->customer,
                        .currency = to->currency,
                        .method = "银行转账",
                        .doc_nos = to->doc_no,
                        .amount = p->amount,
                        .day = day_of(p->day)};

    r.recorded = r.day;
    number_make(g, r.receipt_no, SERIES_RECEIPT, r.day);
    snprintf(r.bank_ref, sizeof(r.bank_ref), "YH%.20s", r.receipt_no + 2);
    emit_receipt(g, &r);
    emit_allocation(g, r.receipt_no, to, r.day, r.amount, r.recorded);
}

static void write_dispute(struct generator *g, const struct claim *c,
                          const struct document *doc)
{
    struct dispute x = {.doc_no = doc->doc_no,
                        .customer_id = "",
                        .from = day_of(DISPUTED),
                        .recorded = day_of(DISPUTED),
                        .amount = c->disputed,
                        .reason = "外包装破损，对方主张扣款"};

    emit_dispute(g, &x);
}

static void write_debts(struct generator *g, const struct claim *c,
                        size_t customer)
{
    for (size_t i = 0; i < MAX_DEBTS && c->debts[i].amount; i++) {
        const struct debt *d = &c->debts[i];
        struct document doc = {.order = 9000000 + customer * 10 + i,
                               .customer = customer,
                               .currency = c->currency,
                               .kind = "invoice",
                               .class_of = "trade",
                               .what = d->what,
                               .amount = d->amount,
                               .issued = day_of(d->issued),
                               .due = day_of(d->due),
                               .delivered = day_of(d->delivered),
                               .recorded = day_of(d->issued)};

        if (doc.due < day_of(HANDED_OVER))
            doc.handed_over = day_of(HANDED_OVER);
        number_make(g, doc.doc_no, SERIES_INVOICE, doc.issued);
        snprintf(doc.contract_no, sizeof(doc.contract_no), "HT25-%04zu",
                 customer + 1);
        emit_document(g, &doc);
        if (i == 1 && c->disputed)
            write_dispute(g, c, &doc);
        for (size_t k = 0; i == 0 && k < MAX_PAYMENTS && c->payments[k].amount;
             k++)
            write_payment(g, &c->payments[k], &doc);
    }
}

void claims_write(struct generator *g)
{
    for (size_t i = 0; i < CLAIM_CUSTOMERS; i++) {
        size_t customer = g->options.customers + i;

        g->customers[customer].currency = claims[i].currency;
        write_customer(g, &claims[i], customer);
        write_debts(g, &claims[i], customer);
    }
}

void claims_contracts(struct generator *g)
{
    char id[24];
    struct row r;

    for (size_t i = 0; i < CLAIM_CUSTOMERS; i++) {
        customer_id(id, g->options.customers + i);
        row_clear(&r);
        row_format(&r, "HT25-%04zu", g->options.customers + i + 1);
        row_text(&r, id);
        row_text(&r, "");
        row_text(&r, "");
        row_text(&r, claims[i].penalty);
        emit(g, TABLE_CONTRACTS, &r, g->first_day);
    }
}
