#include "intake_told.h"

/*
 * Books of every table, of random rows and of real ones: each row is used,
 * ignored or rejected once, whatever names whatever, and the ledger does not
 * depend on threads and pieces.
 */
#define BOOKS 60

struct dice {
    uint64_t state;
    unsigned row; /* of the table at hand */
};

static unsigned roll(struct dice *d, unsigned sides)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(d->state >> 33) % sides;
}

/* One of the list; now and then one that is no good. */
static const char *pick(struct dice *d, const char *const *list, unsigned n,
                        const char *bad)
{
    return roll(d, 90) == 0 ? bad : list[roll(d, n)];
}

static const char *const whom[] = {"C1", "C2", "C3", "C4", "甲", "乙", "C9"};
static const char *const days[] = {"2026-01-05", "2026-02-28", "2026-03-01",
                                   "2026-03-02", "2026-06-30", "2026-07-01"};
static const char *const sums[] = {"10",   "20", "40",  "100",
                                   "0.01", "60", "-10", "7.5"};
static const char *const coins[] = {"CNY", "CNY", "", "", "", "USD", "JPY"};
static const char *const parts[] = {"", "", "", "1", "2"};
static const char *const kinds[] = {"", "invoice", "invoice", "credit_note"};
static const char *const states[] = {"held", "endorsed", "discounted",
                                     "dishonoured", "paid"};

#define WHOM(d) pick(d, whom, COUNT(whom), "C77")
#define DAY(d)  pick(d, days, COUNT(days), "2026-02-30")
#define SUM(d)  pick(d, sums, COUNT(sums), "x")

/* Every fourth document has two instalments; few numbers stand twice. */
static void add_document(struct buf *b, struct dice *d)
{
    unsigned number = d->row % 4 == 2 ? d->row - 1 : d->row;
    const char *part = d->row % 4 == 1 ? "1" : d->row % 4 == 2 ? "2" : "";

    buf_add_format(
        b, "D%u,%s,%s,%s,%s,%s,%s,%s\n", roll(d, 15) ? number : roll(d, 40),
        part, WHOM(d), pick(d, kinds, COUNT(kinds), "?"), DAY(d),
        roll(d, 3) ? DAY(d) : "", pick(d, coins, COUNT(coins), "XXQ"), SUM(d));
}

static void add_receipt(struct buf *b, struct dice *d)
{
    buf_add_format(b, "%c%u,%s,%s,%s,%s,B%u,D%u,%s\n", "RRRRBR"[roll(d, 6)],
                   d -> row, WHOM(d), DAY(d),
                   pick(d, coins, COUNT(coins), "XXQ"), SUM(d), roll(d, 90),
                   roll(d, 50), roll(d, 6) ? "" : DAY(d));
}

static void add_bill(struct buf *b, struct dice *d)
{
    const char *state = pick(d, states, COUNT(states), "lost");

    buf_add_format(
        b, "B%u,%s,%s,%s,%s,%s,%s,%s,D%u\n", roll(d, 9) ? d->row : roll(d, 30),
        WHOM(d), pick(d, coins, COUNT(coins), "XXQ"), SUM(d),
        roll(d, 4) ? DAY(d) : "", DAY(d), state,
        state[0] == 'd' && state[1] == 'i' && state[3] == 'h' ? DAY(d) : "",
        roll(d, 50));
}

static void add_allocation(struct buf *b, struct dice *d)
{
    buf_add_format(b, "%c%u,D%u,%s,%s,%s\n", "RRBD"[roll(d, 4)], roll(d, 30),
                   roll(d, 42), pick(d, parts, COUNT(parts), "3"), DAY(d),
                   SUM(d));
}

static void add_writeoff(struct buf *b, struct dice *d)
{
    buf_add_format(b, "%s,D%u,%s,%s\n", DAY(d), roll(d, 42),
                   pick(d, parts, COUNT(parts), "3"), SUM(d));
}

static void add_dispute(struct buf *b, struct dice *d)
{
    buf_add_format(b, "%s%u,%s,%s,%s\n", roll(d, 2) ? "D" : "", roll(d, 42),
                   roll(d, 2) ? WHOM(d) : "", DAY(d), SUM(d));
}

static void add_contract(struct buf *b, struct dice *d)
{
    buf_add_format(b, "K%u,%s,g,%s\n", roll(d, 3) ? d->row : roll(d, 9),
                   WHOM(d), roll(d, 2) ? DAY(d) : "");
}

static void add_rate(struct buf *b, struct dice *d)
{
    buf_add_format(b, "%s,%s,7.%u\n", roll(d, 9) ? "USD" : "XXQ", DAY(d),
                   roll(d, 3));
}

static void add_customer(struct buf *b, struct dice *d)
{
    static const char *const names[] = {"甲", "乙", "丙", "（丁）", "(丁)"};
    static const char *const former[] = {"", "", "C9", "C8;C9", "乙", "C1"};

    buf_add_format(b, "C%u,%s,%s,%s\n", 1 + (roll(d, 5) ? d->row : roll(d, 9)),
                   names[roll(d, COUNT(names))], roll(d, 3) ? "" : WHOM(d),
                   former[roll(d, COUNT(former))]);
}

static const struct {
    const char *file, *typed; /* names in the export and in records/ */
    const char *headings;
    void (*add)(struct buf *b, struct dice *d);
    unsigned most;   /* rows */
    unsigned one_in; /* so many books have it */
} tables[] = {
    {"documents.csv", "单据.csv",
     "doc_no,installment_no,customer_id,kind,issue_date,due_date,currency,"
     "amount\n",
     add_document, 120, 1},
    {"receipts.csv", "收款.csv",
     "receipt_no,customer_id,receipt_date,currency,amount,bank_ref,doc_nos,"
     "reversed_date\n",
     add_receipt, 60, 1},
    {"bills.csv", "票据.csv",
     "bill_no,customer_id,currency,amount,received_date,maturity_date,status,"
     "dishonoured_at,doc_nos\n",
     add_bill, 40, 1},
    {"allocations.csv", "核销.csv",
     "from_no,to_doc_no,to_installment_no,allocation_date,amount\n",
     add_allocation, 80, 2},
    {"writeoffs.csv", "坏账核销.csv",
     "writeoff_date,doc_no,installment_no,amount\n", add_writeoff, 20, 1},
    {"disputes.csv", "争议.csv", "doc_no,customer_id,from,amount\n",
     add_dispute, 20, 1},
    {"contracts.csv", "合同.csv",
     "contract_no,customer_id,guarantor,guarantee_end\n", add_contract, 20, 1},
    {"fx.csv", "汇率.csv", "currency,rate_date,rate\n", add_rate, 20, 1},
    {"customers.csv", "客户.csv", "customer_id,name,parent_id,former_ids\n",
     add_customer, 14, 4},
};

static void write_table(struct scene *s, struct dice *d, size_t table,
                        bool typed)
{
    struct buf text = buf_new(&s->arena, 1u << 20);
    unsigned rows = roll(d, tables[table].most) + 1;

    buf_add_z(&text, tables[table].headings);
    for (d->row = 0; d->row < (typed ? rows / 4 + 1 : rows); d->row++)
        tables[table].add(&text, d);
    put(s, typed ? tables[table].typed : tables[table].file, buf_str(&text));
}

static void write_book(struct scene *s, struct dice *d)
{
    write_table(s, d, 0, false);
    for (size_t i = 1; i < COUNT(tables); i++)
        if (roll(d, tables[i].one_in) == 0)
            write_table(s, d, i, false);
    for (size_t i = 0; i < COUNT(tables); i++)
        if (roll(d, 6) == 0) {
            write_table(s, d, i, true);
            s->how.record_count++;
        }
}

/* Rows that say nothing new: rates told twice, and those of records/. */
static size_t may_hide(const struct scene *s)
{
    const struct ledger *l = &s->ledger;
    size_t n = 0;

    for (size_t i = 0; i < l->file_count; i++)
        if (i + s->how.record_count >= l->file_count ||
            str_equal_z(l->files[i].table, "fx") ||
            str_equal_z(l->files[i].table, "customers"))
            n += l->files[i].rows;
    return n;
}

static void test_random(void **state)
{
    size_t rejected = 0, read = 0;

    (void)state;
    for (unsigned seed = 0; seed < BOOKS; seed++) {
        struct dice d = {seed * 2654435761u + 1, 0};
        struct scene s;
        struct str first;

        start(&s);
        write_book(&s, &d);
        if (!read_all(&s))
            fail_msg("book %u is not read", seed);
        if (count_missing(&s, arena_format(&s.arena, "book %u", seed).ptr) >
            may_hide(&s))
            fail_msg("book %u: rows are lost", seed);
        first = tell_all(&s);
        rejected += s.ledger.reject_count;
        for (size_t i = 0; i < s.ledger.file_count; i++)
            read += s.ledger.files[i].rows;
        s.diag = (struct diag){.arena = &s.arena};
        s.how.threads = 1 + seed % 3;
        s.how.piece_bytes = 40 + seed;
        assert_true(read_all(&s));
        if (!str_equal(first, tell_all(&s)))
            fail_msg("book %u: other pieces, another ledger:\n%.*s\n---\n%.*s",
                     seed, STR_ARG(first), STR_ARG(tell_all(&s)));
        finish(&s);
    }
    print_message("# %zu rows, %zu rejected\n", read, rejected);
    assert_true(rejected > 1000);
    assert_true(read > 2 * rejected);
}

/* The sales of a real firm, with bills, write-offs and former ids. */
#define REAL "../shared/data/cumcm2020c/E1.csv"

static struct str some_bills(const struct ledger *l, struct arena *a)
{
    struct buf text = buf_new(a, 1u << 20);

    buf_add_z(&text, tables[2].headings);
    for (size_t i = 0; i < l->document_count; i += 97) {
        const struct document *d = &l->documents[i];

        if (d->owed > 1)
            buf_add_format(&text, "B%zu,%.*s,,%.*s,%.*s,%.*s,%s,%s,%.*s\n", i,
                           STR_ARG(l->customers[d->customer].customer_id),
                           STR_ARG(money_plain(
                               (struct money){d->owed / 2, d->currency}, a)),
                           STR_ARG(iso(d->issue_date, a)),
                           STR_ARG(iso(date_add_months(d->issue_date, 6), a)),
                           i % 2 ? "拒付" : "在手", i % 2 ? "2020-06-30" : "",
                           STR_ARG(d->doc_no));
    }
    return buf_str(&text);
}

static struct str some_writeoffs(const struct ledger *l, struct arena *a)
{
    struct buf text = buf_new(a, 1u << 20);

    buf_add_z(&text, tables[4].headings);
    for (size_t i = 5; i < l->document_count; i += 89)
        if (l->documents[i].owed > 3)
            buf_add_format(
                &text, "2020-01-31,%.*s,,%.*s\n",
                STR_ARG(l->documents[i].doc_no),
                STR_ARG(money_plain((struct money){l->documents[i].owed / 4,
                                                   l->documents[i].currency},
                                    a)));
    return buf_str(&text);
}

/* Every tenth customer had the number of the next one before. */
static struct str some_customers(const struct ledger *l, struct arena *a,
                                 size_t *count)
{
    struct buf text = buf_new(a, 1u << 20);

    *count = 0;
    buf_add_z(&text, "customer_id,name,former_ids\n");
    for (size_t i = 0; i + 1 < l->customer_count; i += 10) {
        buf_add_format(&text, "%.*s,,%.*s\n",
                       STR_ARG(l->customers[i].customer_id),
                       STR_ARG(l->customers[i + 1].customer_id));
        ++*count;
    }
    return buf_str(&text);
}

static int64_t total_owed(const struct ledger *l)
{
    int64_t sum = 0;

    for (size_t i = 0; i < l->document_count; i++)
        sum += l->documents[i].owed;
    return sum;
}

static void check_real(struct scene *s, const struct ledger *alone,
                       size_t joined)
{
    const struct ledger *l = &s->ledger;

    assert_int_equal(count_missing(s, "E1"), 0);
    assert_int_equal(l->document_count, alone->document_count);
    assert_true(total_owed(l) == total_owed(alone));
    assert_int_equal(l->customer_count, alone->customer_count - joined);
    assert_true(l->bill_count > 50 && l->writeoff_count > 50);
    assert_int_equal(l->receipt_count, l->bill_count);
    for (size_t i = 0; i < l->bill_count; i++) {
        const struct bill *b = &l->bills[i];
        const struct receipt *r = &l->receipts[b->receipt];

        if (r->bill != i || r->customer != b->customer ||
            date_is(r->reversed_date) != (b->status == BILL_DISHONOURED))
            fail_msg("bill %.*s", STR_ARG(b->bill_no));
    }
    for (size_t i = 0; i < l->reject_count; i++)
        if (!str_equal_z(l->rejects[i].table, "writeoffs"))
            fail_msg("%.*s", STR_ARG(l->rejects[i].reason));
    print_message("# %zu bills, %zu write-offs, %zu former ids, %zu rejected\n",
                  l->bill_count, l->writeoff_count, joined, l->reject_count);
}

static void test_real(void **state)
{
    struct scene s;
    struct ledger alone;
    size_t joined;

    (void)state;
    if (access(REAL, R_OK) != 0) {
        print_message("# skipped: there is no " REAL "\n");
        skip();
    }
    start(&s);
    s.paths[s.count++] = REAL;
    assert_true(read_all(&s));
    alone = s.ledger;
    put(&s, "票据.csv", some_bills(&alone, &s.arena));
    put(&s, "坏账核销.csv", some_writeoffs(&alone, &s.arena));
    put(&s, "客户.csv", some_customers(&alone, &s.arena, &joined));
    s.how.record_count = 3;
    s.how.threads = 2;
    s.how.piece_bytes = 50000;
    assert_true(read_all(&s));
    check_real(&s, &alone, joined);
    s.paths[0] = s.paths[--s.count]; /* REAL stays */
    finish(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_real),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
