/*
 * samplegen --out DIR [--customers N] [--documents N] [--seed S]
 *           [--snapshots D,D,...] [--documents-only] [--claims]
 */
#include "samplegen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_DAY         ((struct civil){2025, 1, 2})
#define DEFAULT_SNAPSHOTS "2026-07-17"
#define VAT_PER_MILLE     130

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

/* A red letter now and then, in ledgers that are large enough. */
#define RED_LETTER_EACH 1999

/* Contracts with every third customer. */
static bool has_contract(size_t customer)
{
    return customer % 3 == 0;
}

static void contract_number(char out[32], size_t customer)
{
    snprintf(out, 32, "HT25-%04zu", customer + 1);
}

static void sell(struct generator *g, uint64_t index, int32_t day)
{
    struct rng rng = rng_of(g->options.seed, STREAM_DOCUMENT, index);
    struct document sale = {
        .order = index, .kind = "invoice", .class_of = "trade", .issued = day};
    const struct customer *c;
    size_t product;
    int64_t pieces, net;
    char what[96];

    sale.customer = choose_customer(g, &rng);
    c = &g->customers[sale.customer];
    sale.currency = c->is_trader && rng_chance(&rng, 400) ? USD : c->currency;
    product = (size_t)rng_between(&rng, 0, COUNT(products) - 1);
    pieces = rng_between(&rng, 1, products[product].most);
    net = products[product].price * pieces;
    net -= net * rng_between(&rng, 0, 12) / 100;
    sale.amount = sale.currency == CNY
                      ? net + (net * VAT_PER_MILLE + 500) / 1000
                      : net / 7;
    sale.open = sale.amount;
    sale.due = day + c->terms_days;
    number_make(g, sale.doc_no, SERIES_INVOICE, day);
    if (has_contract(sale.customer))
        contract_number(sale.contract_no, sale.customer);
    snprintf(what, sizeof(what), "%s %d 件", products[product].name,
             (int)pieces);
    sale.what = what;
    if (!g->options.documents_only &&
        index % RED_LETTER_EACH == RED_LETTER_EACH - 1) {
        sale.kind = "red_letter";
        sale.amount = sale.open = -sale.amount / 20;
        sale.recorded = day;
        emit_document(g, &sale);
        return;
    }
    live(g, &sale, &rng);
}

/* What customers owed when the book began. */
static void open_books(struct generator *g)
{
    int32_t day = g->first_day - 2;

    for (size_t i = 1; i < g->options.customers; i += 6) {
        struct rng rng = rng_of(g->options.seed, STREAM_OPENING, i);
        struct document doc = {.order = i,
                               .customer = i,
                               .currency = g->customers[i].currency,
                               .kind = "opening",
                               .class_of = "trade",
                               .what = "上年结转",
                               .issued = day,
                               .recorded = day,
                               .contract_no = ""};

        doc.amount = doc.open = rng_between(&rng, 100000, 9000000);
        doc.due = day + (int32_t)rng_between(&rng, -40, 50);
        number_make(g, doc.doc_no, SERIES_OPENING, day);
        emit_document(g, &doc);
        if (!rng_chance(&rng, 100))
            pay(g, &doc, &rng, g->customers[i].habit);
    }
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
        batch_pay(g, i);
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

/* Pounds are owed in one of the claims alone. */
static bool is_used(const struct generator *g, int currency)
{
    return currency != GBP || g->options.claims;
}

static void write_control(struct generator *g)
{
    static const char *const accounts[ACCOUNT_COUNT] = {
        "1122 应收账款", "1475 合同资产－质保金"};
    struct row r;

    for (size_t i = 0; i < g->snapshot_count; i++)
        for (size_t k = 0; k <= i; k++)
            for (int a = 0; a < ACCOUNT_COUNT; a++)
                for (int c = 0; c < CURRENCY_COUNT; c++) {
                    int64_t amount = g->snapshots[i].control[k][a][c];

                    if (amount == 0 && (a != ACCOUNT_TRADE || !is_used(g, c)))
                        continue;
                    row_clear(&r);
                    row_date(&r, g->snapshots[k].day, DATE_ISO);
                    row_text(&r, accounts[a]);
                    row_text(&r, currency_codes[c]);
                    row_amount(&r, amount, false);
                    snapshot_add(&g->snapshots[i], TABLE_CONTROL, &r);
                }
}

static void write_contracts(struct generator *g)
{
    char number[32];
    char id[24];
    struct row r;

    for (size_t i = 0; i < g->options.customers; i++) {
        if (!has_contract(i))
            continue;
        contract_number(number, i);
        customer_id(id, i);
        row_clear(&r);
        row_text(&r, number);
        row_text(&r, id);
        row_text(&r, i % 12 == 0 ? "朔陵市示例担保有限公司" : "");
        row_text(&r, i % 24 == 0 ? "2026-12-31" : "");
        row_text(&r, i % 2 ? "" : i % 4 ? "0.03%/day" : "0.05%/day");
        emit(g, TABLE_CONTRACTS, &r, g->first_day);
    }
    if (g->options.claims)
        claims_contracts(g);
}

/* The rate of each Friday, from a week before the first day. */
static void write_rates(struct generator *g)
{
    static const int64_t means[CURRENCY_COUNT] = {
        [USD] = 71850, [EUR] = 78300, [GBP] = 95200};
    struct row r;

    for (int32_t day = g->first_day - 6; day <= g->last_day; day += 7)
        for (int c = USD; c < CURRENCY_COUNT; c++) {
            struct rng rng = rng_of(g->options.seed, STREAM_RATE,
                                    (uint64_t)day * 8 + (uint64_t)c);
            int64_t rate = means[c] + rng_between(&rng, -900, 900);

            if (!is_used(g, c))
                continue;
            row_clear(&r);
            row_text(&r, currency_codes[c]);
            row_date(&r, day, DATE_ISO);
            row_format(&r, "%lld.%04lld", (long long)rate / 10000,
                       (long long)rate % 10000);
            emit(g, TABLE_FX, &r, day);
        }
}

/* Now and then a whole customer contests what he owes, or a part of it. */
static void write_disputes(struct generator *g)
{
    static const struct civil from = {2026, 5, 11};
    static const struct civil until = {2026, 7, 6};

    for (size_t i = 7; i < g->options.customers; i += 20) {
        char id[24];
        struct dispute x = {.doc_no = "",
                            .customer_id = id,
                            .from = day_of(from) + (int32_t)(i % 50),
                            .amount = i % 40 == 7 ? 5000000 : 0,
                            .reason = "对账差异"};

        if (g->customers[i].currency != CNY)
            continue;
        customer_id(id, i);
        x.until = i % 60 == 47 ? day_of(until) : 0;
        x.recorded = x.from;
        emit_dispute(g, &x);
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
        else if (!strcmp(*argv, "--claims"))
            o->claims = true;
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
    g->customers =
        calloc(g->options.customers + CLAIM_CUSTOMERS, sizeof(*g->customers));
    if (!g->customers)
        fail("no memory", "customers");
    snapshots_open(g->snapshots, g->snapshot_count, g->options.folder,
                   g->options.documents_only);
    write_customers(g);
    if (!g->options.documents_only)
        open_books(g);
    sell_all(g);
    if (g->options.claims)
        claims_write(g);
    if (!g->options.documents_only) {
        write_disputes(g);
        write_costs(g);
        write_contracts(g);
        write_rates(g);
        write_control(g);
    }
    snapshots_close(g->snapshots, g->snapshot_count);
    free(g->customers);
    free(g);
    return 0;
}
