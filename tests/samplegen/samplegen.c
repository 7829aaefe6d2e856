/*
 * samplegen --out DIR [--customers N] [--documents N] [--seed S]
 *           [--snapshots D,D,...] [--documents-only]
 */
#include "samplegen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_DAY         ((struct civil){2025, 1, 2})
#define DEFAULT_SNAPSHOTS "2026-07-17"
#define VAT_PER_MILLE     130
#define LONGEST_SPAN      1200

struct options {
    const char *folder;
    size_t customers, documents;
    uint64_t seed;
    bool documents_only;
};

struct generator {
    struct options options;
    struct snapshot snapshots[SNAPSHOT_MAX];
    size_t snapshot_count;
    struct customer *customers;
    int32_t first_day, last_day;
    uint32_t numbers[TABLE_COUNT][LONGEST_SPAN]; /* used on each day */
};

/* A document on its way through its life. */
struct sale {
    uint64_t index;
    size_t customer;
    int currency;
    int32_t issued, due;
    int64_t amount, open;
    char doc_no[24];
};

static const struct {
    const char *name;
    int64_t price; /* fen a piece, net */
    int most;      /* pieces */
} products[] = {
    {"精密减速机", 386000, 40}, {"直线导轨", 42000, 200},
    {"滚珠丝杠", 115000, 90},   {"数控刀架", 640000, 16},
    {"主轴单元", 2850000, 9},   {"液压夹具", 238000, 30},
    {"联轴器", 6850, 300},      {"备件及维修服务", 125060, 8},
};

/* --- numbers and emission --------------------------------------------------
 */

/* "XS260717-0012": the day and a number within it. */
static void number_make(struct generator *g, char out[24], enum table table,
                        const char *prefix, int32_t day)
{
    struct civil c = civil_of(day);
    uint32_t n = ++g->numbers[table][day - g->first_day + 100];

    snprintf(out, 24, "%s%02d%02d%02d-%04u", prefix, c.year % 100, c.month,
             c.day, n);
}

static void emit(struct generator *g, enum table table, const struct row *r,
                 int32_t day)
{
    for (size_t i = 0; i < g->snapshot_count; i++)
        if (day <= g->snapshots[i].day)
            snapshot_add(&g->snapshots[i], table, r);
}

/* What the general ledger says grows by amount on this day. */
static void post(struct generator *g, int currency, int64_t amount, int32_t day)
{
    for (size_t i = 0; i < g->snapshot_count; i++)
        if (day <= g->snapshots[i].day)
            g->snapshots[i].control[currency] += amount;
}

static void emit_document(struct generator *g, const struct sale *s,
                          const char *kind, const char *doc_no, int64_t amount,
                          int32_t issued, int32_t due, const char *what)
{
    bool vat = s->currency == CNY;
    int64_t net =
        (amount * 1000 + (1000 + VAT_PER_MILLE) / 2) / (1000 + VAT_PER_MILLE);
    struct row r;
    char id[24];

    row_clear(&r);
    customer_id(id, s->customer);
    row_text(&r, doc_no);
    row_text(&r, id);
    row_text(&r, kind);
    row_date(&r, issued, DATE_ISO);
    row_date(&r, due, DATE_ISO);
    row_text(&r, currency_codes[s->currency]);
    row_amount(&r, amount, false);
    row_amount(&r, vat ? amount - net : 0, false);
    row_format(&r, "DD%07llu", (unsigned long long)s->index % 10000000);
    row_text(&r, what);
    emit(g, TABLE_DOCUMENTS, &r, issued);
    post(g, s->currency, strcmp(kind, "credit_note") ? amount : -amount,
         issued);
}

static void emit_allocation(struct generator *g, const char *from,
                            const char *to, int32_t day, int64_t amount)
{
    struct row r;

    row_clear(&r);
    row_text(&r, from);
    row_text(&r, to);
    row_date(&r, day, DATE_ISO);
    row_amount(&r, amount, false);
    emit(g, TABLE_ALLOCATIONS, &r, day);
}

/* The one row that changes later: a bounced receipt gets its second date. */
static void emit_receipt(struct generator *g, const char *receipt_no,
                         size_t customer, int currency, int64_t amount,
                         int32_t day, int32_t reversed, const char *doc_no)
{
    static const char *const methods[] = {"银行转账", "银行承兑汇票到期",
                                          "网银"};
    struct row r;
    char id[24];

    customer_id(id, customer);
    for (size_t i = 0; i < g->snapshot_count; i++) {
        struct snapshot *s = &g->snapshots[i];
        if (day > s->day)
            continue;
        row_clear(&r);
        row_text(&r, receipt_no);
        row_text(&r, id);
        row_date(&r, day, DATE_SLASH);
        row_text(&r, currency_codes[currency]);
        row_amount(&r, amount, true);
        row_text(&r, methods[(customer + (size_t)day) % COUNT(methods)]);
        row_format(&r, "YH%s", receipt_no + 2);
        row_text(&r, doc_no);
        if (reversed && reversed <= s->day)
            row_date(&r, reversed, DATE_SLASH);
        else
            row_no_date(&r);
        snapshot_add(s, TABLE_RECEIPTS, &r);
    }
    post(g, currency, -amount, day);
    if (reversed)
        post(g, currency, amount, reversed);
}

/* --- what happens to a document --------------------------------------------
 */

/* Money for part of a document, with the accidents of real life. */
static void receive(struct generator *g, struct sale *s, struct rng *rng,
                    int64_t amount, int32_t day)
{
    char receipt_no[24];
    int64_t paid = amount;
    int32_t allocated = day;
    int32_t reversed = 0;
    int64_t fate = rng_between(rng, 0, 999);

    day = next_working_day(day < s->issued ? s->issued : day);
    if (day > g->last_day)
        return;
    allocated = day;
    number_make(g, receipt_no, TABLE_RECEIPTS, "SK", day);
    if (fate < 12) /* rounded up: the rest stays unapplied */
        paid = (amount / 10000 + 1) * 10000;
    else if (fate < 24) /* the bill bounced */
        reversed = next_working_day(day + (int32_t)rng_between(rng, 4, 12));
    else if (fate < 90) /* matched some days later */
        allocated = next_working_day(day + (int32_t)rng_between(rng, 2, 11));
    emit_receipt(g, receipt_no, s->customer, s->currency, paid, day, reversed,
                 rng_chance(rng, 300) ? s->doc_no : "");
    if (fate >= 24 && fate < 36) /* nobody knows what it is for */
        return;
    emit_allocation(g, receipt_no, s->doc_no, allocated, amount);
    if (!reversed)
        s->open -= amount;
}

static void pay(struct generator *g, struct sale *s, struct rng *rng,
                enum habit habit)
{
    int32_t day = s->due;
    int64_t first = s->open;

    switch (habit) {
    case HABIT_PROMPT:
    case HABIT_MONTHLY:
        day += (int32_t)rng_between(rng, -8, 4);
        break;
    case HABIT_SLOW:
        day += (int32_t)rng_between(rng, 2, 34);
        break;
    case HABIT_BAD:
        if (rng_chance(rng, 120))
            return;
        day += (int32_t)rng_between(rng, 25, 150);
        break;
    }
    if (rng_chance(rng, habit == HABIT_BAD ? 400 : 90))
        first = s->open * rng_between(rng, 3, 8) / 10;
    if (first < s->open) {
        int64_t rest = s->open - first;
        receive(g, s, rng, first, day);
        if (!rng_chance(rng, 200))
            receive(g, s, rng, rest, day + (int32_t)rng_between(rng, 10, 60));
        return;
    }
    receive(g, s, rng, first, day);
}

/* One transfer for all that fell due: several documents, one receipt. */
static void batch_pay(struct generator *g, size_t customer, int currency)
{
    struct batch *b = &g->customers[customer].batch;
    char receipt_no[24];
    char doc_no[24];
    int64_t sum = 0;
    int32_t day = next_working_day(b->pay_day);

    for (int i = 0; i < b->count; i++)
        sum += b->amounts[i];
    if (b->count > 0 && day <= g->last_day) {
        number_make(g, receipt_no, TABLE_RECEIPTS, "SK", day);
        emit_receipt(g, receipt_no, customer, currency, sum, day, 0, "");
        for (int i = 0; i < b->count; i++) {
            struct civil c = civil_of(b->issued[i]);
            snprintf(doc_no, sizeof(doc_no), "XS%02d%02d%02d-%04u",
                     c.year % 100, c.month, c.day, (unsigned)b->documents[i]);
            emit_allocation(g, receipt_no, doc_no, day, b->amounts[i]);
        }
    }
    b->count = 0;
}

/* Due in one month, paid on the 20th of the next. */
static void batch_add(struct generator *g, const struct sale *s)
{
    struct batch *b = &g->customers[s->customer].batch;
    struct civil c = civil_of(s->due);
    int32_t day;

    c.year += c.month == 12;
    c.month = c.month % 12 + 1;
    c.day = 20;
    day = day_of(c);
    if (b->count == COUNT(b->documents) || (b->count && b->pay_day != day))
        batch_pay(g, s->customer, s->currency);
    b->documents[b->count] = strtoull(s->doc_no + 9, NULL, 10);
    b->amounts[b->count] = s->open;
    b->issued[b->count++] = s->issued;
    b->pay_day = day;
}

/* A return, a price cut or a rebate promised before the invoice. */
static void credit(struct generator *g, struct sale *s, struct rng *rng)
{
    int64_t amount = s->amount * rng_between(rng, 3, 25) / 100;
    bool whole = rng_chance(rng, 120);
    bool before = rng_chance(rng, 250);
    int32_t day = before ? s->issued - (int32_t)rng_between(rng, 3, 20)
                         : s->issued + (int32_t)rng_between(rng, 4, 40);
    char credit_no[24];

    if (whole && !before)
        amount = s->amount;
    day = next_working_day(day);
    if (amount == 0 || day > g->last_day || day < g->first_day)
        return;
    number_make(g, credit_no, TABLE_CUSTOMERS, "HZ", day);
    emit_document(g, s, "credit_note", credit_no, amount, day, day,
                  before  ? "年度返利"
                  : whole ? "退货"
                          : "质量折让");
    if (rng_chance(rng, 150)) /* not yet applied */
        return;
    emit_allocation(g, credit_no, s->doc_no, day < s->issued ? s->issued : day,
                    amount);
    s->open -= amount;
}

static void debit(struct generator *g, const struct sale *s, struct rng *rng)
{
    int32_t day =
        next_working_day(s->issued + (int32_t)rng_between(rng, 2, 15));
    struct sale note = *s;

    note.amount = note.open = rng_between(rng, 8000, 260000);
    note.issued = day;
    note.due = day + 30;
    if (day > g->last_day)
        return;
    number_make(g, note.doc_no, TABLE_CONTROL, "BJ", day);
    emit_document(g, &note, "debit_note", note.doc_no, note.amount, day,
                  note.due, "运费及价差");
    if (!rng_chance(rng, 300))
        receive(g, &note, rng, note.amount,
                note.due + (int32_t)rng_between(rng, -3, 25));
}

static void dispute(struct generator *g, const struct sale *s, struct rng *rng)
{
    static const char *const reasons[] = {"数量不符", "质量异议", "价格争议",
                                          "验收未完成"};
    int32_t from = s->due + (int32_t)rng_between(rng, -5, 20);
    int32_t until = from + (int32_t)rng_between(rng, 15, 120);
    int64_t part = s->open * rng_between(rng, 2, 7) / 10;
    bool all = rng_chance(rng, 400);
    const char *reason = reasons[rng_between(rng, 0, COUNT(reasons) - 1)];
    bool settled = rng_chance(rng, 450);
    struct row r;

    for (size_t i = 0; i < g->snapshot_count; i++) {
        struct snapshot *snapshot = &g->snapshots[i];
        if (from > snapshot->day || s->open <= 0)
            continue;
        row_clear(&r);
        row_text(&r, s->doc_no);
        row_date(&r, from, DATE_ISO);
        if (settled && until <= snapshot->day)
            row_date(&r, until, DATE_ISO);
        else
            row_no_date(&r);
        if (all)
            row_text(&r, "");
        else
            row_amount(&r, part, false);
        row_text(&r, reason);
        snapshot_add(snapshot, TABLE_DISPUTES, &r);
    }
}

/* --- the stream of documents -----------------------------------------------
 */

static size_t choose_customer(const struct generator *g, struct rng *rng)
{
    size_t low = 0;
    size_t high = g->options.customers - 1;
    uint64_t all = g->customers[high].cumulative_weight;
    uint64_t at = (uint64_t)rng_between(rng, 1, (int64_t)all);

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (g->customers[middle].cumulative_weight < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void sell(struct generator *g, uint64_t index, int32_t day)
{
    struct rng rng = rng_of(g->options.seed, STREAM_DOCUMENT, index);
    struct sale s = {.index = index, .issued = day};
    const struct customer *c;
    size_t product;
    int64_t pieces, net;
    char what[96];

    s.customer = choose_customer(g, &rng);
    c = &g->customers[s.customer];
    s.currency =
        c->is_export || (c->is_trader && rng_chance(&rng, 400)) ? USD : CNY;
    product = (size_t)rng_between(&rng, 0, COUNT(products) - 1);
    pieces = rng_between(&rng, 1, products[product].most);
    net = products[product].price * pieces;
    net -= net * rng_between(&rng, 0, 12) / 100;
    s.amount =
        s.currency == USD ? net / 7 : net + (net * VAT_PER_MILLE + 500) / 1000;
    s.open = s.amount;
    s.due = day + c->terms_days;
    number_make(g, s.doc_no, TABLE_DOCUMENTS, "XS", day);
    snprintf(what, sizeof(what), "%s %d 件", products[product].name,
             (int)pieces);
    emit_document(g, &s, "invoice", s.doc_no, s.amount, day, s.due, what);
    if (g->options.documents_only)
        return;
    if (rng_chance(&rng, 40))
        credit(g, &s, &rng);
    if (rng_chance(&rng, 20))
        debit(g, &s, &rng);
    if (rng_chance(&rng, 30)) {
        dispute(g, &s, &rng);
        if (rng_chance(&rng, 450))
            return;
    }
    if (s.open <= 0)
        return;
    if (c->habit == HABIT_MONTHLY && !c->is_trader)
        batch_add(g, &s);
    else
        pay(g, &s, &rng, c->habit);
}

/* Business of a day: none at weekends, little at Spring Festival. */
static int day_weight(int32_t day)
{
    static const int months[] = {80, 45, 110, 105, 100, 125,
                                 95, 90, 110, 85,  105, 140};
    struct civil c = civil_of(day);

    return is_weekend(day) ? 0 : months[c.month - 1];
}

static void sell_all(struct generator *g)
{
    uint64_t all = 0;
    uint64_t before = 0;
    uint64_t done = 0;

    for (int32_t day = g->first_day; day <= g->last_day; day++)
        all += (uint64_t)day_weight(day);
    for (int32_t day = g->first_day; day <= g->last_day; day++) {
        before += (uint64_t)day_weight(day);
        for (; done < g->options.documents * before / all; done++)
            sell(g, done, day);
    }
    for (size_t i = 0; i < g->options.customers; i++)
        batch_pay(g, i, g->customers[i].is_export ? USD : CNY);
}

/* --- the small tables ------------------------------------------------------
 */

static void write_customers(struct generator *g)
{
    uint64_t sum = 0;
    struct row r;

    for (size_t i = 0; i < g->options.customers; i++) {
        customer_make(&g->customers[i], g->options.seed, i);
        sum += g->customers[i].cumulative_weight;
        g->customers[i].cumulative_weight = sum;
        if (g->options.documents_only)
            continue;
        customer_row(&r, &g->customers[i], g->options.seed, i);
        row_encode(&r);
        emit(g, TABLE_CUSTOMERS, &r, g->first_day);
    }
}

/* What collecting costs: couriers each week, travel, now and then a lawyer. */
static void write_costs(struct generator *g)
{
    static const struct {
        const char *kind;
        int per_mille;
        int64_t low, high;
    } kinds[] = {
        {"快递费", 900, 2400, 18000},
        {"差旅费", 350, 42000, 380000},
        {"律师费", 40, 500000, 1500000},
        {"公证费", 30, 60000, 200000},
    };
    struct row r;
    char id[24];

    for (int32_t day = g->first_day; day <= g->last_day; day += 7)
        for (size_t i = 0; i < COUNT(kinds); i++) {
            struct rng rng =
                rng_of(g->options.seed, STREAM_COST, (uint64_t)day * 8 + i);
            if (!rng_chance(&rng, kinds[i].per_mille))
                continue;
            row_clear(&r);
            row_date(&r, day, DATE_HAN);
            row_text(&r, kinds[i].kind);
            row_amount(&r, rng_between(&rng, kinds[i].low, kinds[i].high),
                       false);
            row_text(&r, currency_codes[CNY]);
            customer_id(id, choose_customer(g, &rng));
            row_text(&r, i == 0 ? "" : id);
            emit(g, TABLE_COSTS, &r, day);
        }
}

static void write_control(struct generator *g)
{
    struct row r;

    for (size_t i = 0; i < g->snapshot_count; i++)
        for (int currency = 0; currency < CURRENCY_COUNT; currency++) {
            row_clear(&r);
            row_date(&r, g->snapshots[i].day, DATE_ISO);
            row_text(&r, "1122 应收账款");
            row_text(&r, currency_codes[currency]);
            row_amount(&r, g->snapshots[i].control[currency], false);
            emit(g, TABLE_CONTROL, &r, g->snapshots[i].day);
        }
}

/* --- the command line ------------------------------------------------------
 */

static uint64_t read_number(const char *text, const char *option)
{
    char *end;
    uint64_t n = text ? strtoull(text, &end, 10) : 0;

    if (!text || *end || end == text)
        fail("a number is missing", option);
    return n;
}

static void read_snapshots(struct generator *g, const char *text)
{
    struct civil c;
    int used;

    g->snapshot_count = 0;
    while (text && sscanf(text, "%4d-%2d-%2d%n", &c.year, &c.month, &c.day,
                          &used) == 3) {
        if (g->snapshot_count == SNAPSHOT_MAX)
            fail("too many snapshots", text);
        g->snapshots[g->snapshot_count++].day = day_of(c);
        if (day_of(c) > g->last_day)
            g->last_day = day_of(c);
        text += used;
        text += *text == ',';
    }
    if (!text || *text || g->last_day - g->first_day + 200 > LONGEST_SPAN)
        fail("dates are written 2026-07-10,2026-07-17", "--snapshots");
}

static void read_options(struct generator *g, char **argv)
{
    struct options *o = &g->options;

    for (; *argv; argv++) {
        if (!strcmp(*argv, "--documents-only"))
            o->documents_only = true;
        else if (!strcmp(*argv, "--out"))
            o->folder = *++argv;
        else if (!strcmp(*argv, "--customers"))
            o->customers = read_number(*++argv, "--customers");
        else if (!strcmp(*argv, "--documents"))
            o->documents = read_number(*++argv, "--documents");
        else if (!strcmp(*argv, "--seed"))
            o->seed = read_number(*++argv, "--seed");
        else if (!strcmp(*argv, "--snapshots"))
            read_snapshots(g, *++argv);
        else
            fail("unknown option", *argv);
        if (!*argv)
            break;
    }
    if (!o->folder || o->customers == 0)
        fail("needs --out DIR and at least one customer", "usage");
}

int main(int argc, char **argv)
{
    struct generator *g = calloc(1, sizeof(*g));

    (void)argc;
    if (!g)
        fail("no memory", "start");
    g->options = (struct options){.customers = 60, .documents = 800, .seed = 1};
    g->first_day = day_of(FIRST_DAY);
    read_snapshots(g, DEFAULT_SNAPSHOTS);
    read_options(g, argv + 1);
    g->customers = calloc(g->options.customers, sizeof(*g->customers));
    if (!g->customers)
        fail("no memory", "customers");
    snapshots_open(g->snapshots, g->snapshot_count, g->options.folder,
                   g->options.documents_only);
    write_customers(g);
    sell_all(g);
    if (!g->options.documents_only) {
        write_costs(g);
        write_control(g);
    }
    snapshots_close(g->snapshots, g->snapshot_count);
    free(g->customers);
    free(g);
    return 0;
}
