#include "record_kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* Headings and one row of a table, and what the ledger gets of it. */
#define BILL  "bill_no,customer_id,amount,issue_date,received_date,"
#define STATE "maturity_date,status,dishonoured_at,doc_nos\n"
#define FX    "currency,rate_date,rate\n"
#define OFF   "writeoff_date,doc_no,installment_no,amount,reason\n"
#define MONEY "doc_no,customer_id,issue_date,amount\n"
#define DOC   "doc_no,customer_id,issue_date,amount,"

static const struct {
    enum table table;
    const char *text;
    const char *want; /* empty: rejected */
    const char *says; /* a part of the message */
} cases[] = {
    {TABLE_BILLS,
     BILL STATE "B1,C1,100,2026-01-01,2026-01-10,2026-07-01,,,A1;A2\n",
     "B1 C1 10000 2026-01-01 2026-01-10 2026-07-01 0 - A1;A2", ""},
    {TABLE_BILLS, BILL STATE "B1,C1,100,2026-01-01,,2026-07-01,held,,\n",
     "B1 C1 10000 2026-01-01 2026-01-01 2026-07-01 0 - ", ""},
    {TABLE_BILLS, BILL STATE "B1,C1,100,,2026-01-10,2026-07-01,已背书,,\n",
     "B1 C1 10000 - 2026-01-10 2026-07-01 1 - ", ""},
    {TABLE_BILLS, BILL STATE "B1,C1,100,,,2026-07-01,已贴现,,\n",
     "B1 C1 10000 - - 2026-07-01 2 - ", ""},
    {TABLE_BILLS,
     BILL STATE "B1,C1,100,2026-01-01,,2026-01-01,拒付,2026-01-01,\n",
     "B1 C1 10000 2026-01-01 2026-01-01 2026-01-01 3 2026-01-01 ", ""},
    {TABLE_BILLS, BILL STATE "B1,C1,100,2026-01-01,,2026-07-01,托收到账,,\n",
     "B1 C1 10000 2026-01-01 2026-01-01 2026-07-01 4 - ", ""},
    {TABLE_BILLS, BILL STATE "B1,C1,0,2026-01-01,,2026-07-01,,,\n", "",
     "more than 0"},
    {TABLE_BILLS, BILL STATE "B1,C1,-1,2026-01-01,,2026-07-01,,,\n", "",
     "more than 0"},
    {TABLE_BILLS, BILL STATE "B1,C1,1,2026-01-02,,2026-01-01,,,\n", "",
     "falls due before it was issued"},
    {TABLE_BILLS, BILL STATE "B1,C1,1,,2026-01-02,2026-01-01,,,\n",
     "B1 C1 100 - 2026-01-02 2026-01-01 0 - ", ""},
    {TABLE_BILLS, BILL STATE "B1,C1,1,2026-01-01,,,,,\n", "",
     "maturity_date is empty"},
    {TABLE_BILLS, BILL STATE "B1,C1,1,2026-01-01,,2026-07-01,退票,,\n", "",
     "the day is missing"},
    {TABLE_BILLS, BILL STATE "B1,C1,1,2026-01-01,,2026-07-01,,2026-07-02,\n",
     "", "its status is another"},
    {TABLE_BILLS,
     BILL STATE "B1,C1,1,2026-01-01,,2026-07-01,paid,2026-07-02,\n", "",
     "its status is another"},
    {TABLE_BILLS,
     BILL STATE "B1,C1,1,2026-01-01,2026-01-05,2026-07-01,拒付,2026-01-04,\n",
     "", "before it came in"},
    {TABLE_BILLS, BILL STATE "B1,C1,1,2026-01-01,,2026-07-01,lost,,\n", "",
     "\"lost\" is not a known word"},
    {TABLE_BILLS, BILL STATE "B1,C1,x,2026-01-01,,2026-07-01,作废,,\n", "void",
     ""},
    {TABLE_BILLS, BILL STATE "B1,,1,2026-01-01,,2026-07-01,,,\n", "",
     "customer_id is empty"},

    {TABLE_WRITEOFFS, OFF "2026-03-01,A1,2,100.50,倒闭\n",
     "2026-03-01 A1 2 10050/2 倒闭", ""},
    {TABLE_WRITEOFFS, OFF "2026-03-01,A1,,-100,\n", "2026-03-01 A1  -100/0 ",
     ""},
    {TABLE_WRITEOFFS, OFF "2026-03-01,A1,,0.00,\n", "", "changes nothing"},
    {TABLE_WRITEOFFS, OFF "2026-03-01,,,1,\n", "", "doc_no is empty"},
    {TABLE_WRITEOFFS, OFF ",A1,,1,\n", "", "writeoff_date is empty"},

    {TABLE_FX, FX "USD,2026-07-10,7.1234\n", "USD 2026-07-10 71234/4", ""},
    {TABLE_FX, FX "美元,2026-07-10,7\n", "USD 2026-07-10 7/0", ""},
    {TABLE_FX, FX "USD,2026-07-10,7.123456780000\n",
     "USD 2026-07-10 712345678/8", ""},
    {TABLE_FX, FX "USD,2026-07-10,0.00000001\n", "USD 2026-07-10 1/8", ""},
    {TABLE_FX, FX "USD,2026-07-10,0.000000001\n", "", "at most 8 decimals"},
    {TABLE_FX, FX "USD,2026-07-10,0.000\n", "", "more than 0"},
    {TABLE_FX, FX "USD,2026-07-10,-7.1\n", "", "more than 0"},
    {TABLE_FX, FX ",2026-07-10,7.1\n", "", "currency is empty"},
    {TABLE_FX, FX "USD,,7.1\n", "", "rate_date is empty"},
    {TABLE_FX, FX "USD,2026-07-10,\n", "", "rate is empty"},

    {TABLE_CONTRACTS,
     "合同号,客户编号,保证人,保证期间届满日,违约金标准\n"
     "HT1,C1,乙公司,2027-01-01,日万分之五\n",
     "HT1 C1 乙公司 2027-01-01 日万分之五 182500", ""},
    {TABLE_CONTRACTS, "contract_no,customer_id,penalty_rule\nHT1,C1,LPR*1.5\n",
     "HT1 C1  - LPR*1.5 0", ""},

    {TABLE_DOCUMENTS, DOC "class\nA,C1,2026-01-01,1,质保金\n", "A 100 1 - -",
     ""},
    {TABLE_DOCUMENTS, DOC "class\nA,C1,2026-01-01,1,\n", "A 100 0 - -", ""},
    {TABLE_DOCUMENTS, DOC "class\nA,C1,2026-01-01,1,trade\n", "A 100 0 - -",
     ""},
    {TABLE_DOCUMENTS, DOC "class\nA,C1,2026-01-01,1,应收票据\n", "A 100 2 - -",
     ""},
    {TABLE_DOCUMENTS, DOC "class\nA,C1,2026-01-01,1,押金\n",
     "A 100 3 - - 押金 strange 押金:2", ""},
    {TABLE_DOCUMENTS, DOC "class\nA,C1,2026-01-01,1,其他\n", "A 100 3 - - 其他",
     ""},
    {TABLE_DOCUMENTS, DOC "单据类型,class\nA,C1,2026-01-01,1,期初,其他\n",
     "A 100 3 - - 其他", ""},
    {TABLE_DOCUMENTS,
     DOC "handed_over_date,recorded_date\n"
         "A,C1,2026-01-01,1,2026-06-30,2026-01-02\n",
     "A 100 0 2026-06-30 2026-01-02", ""},
    {TABLE_DOCUMENTS, DOC "handed_over_date\nA,C1,2026-01-01,1,soon\n", "",
     "soon"},
    {TABLE_DOCUMENTS, DOC "recorded_date\nA,C1,2026-01-01,1,soon\n", "",
     "soon"},
    {TABLE_DOCUMENTS, DOC "status\nA,C1,2026-01-01,1,已审核\n", "A 100 0 - -",
     ""},
    {TABLE_DOCUMENTS, DOC "status\nA,C1,2026-01-01,1,作废\n", "void", ""},
    {TABLE_DOCUMENTS, DOC "status\nA,C1,,x,Cancelled\n", "void", ""},
    {TABLE_DOCUMENTS, DOC "状态\nA,C1,,x,已红冲作废\n", "void", ""},
    {TABLE_DOCUMENTS, DOC "发票状态\nA,C1,,x,作废发票\n", "void", ""},
    {TABLE_DOCUMENTS, DOC "发票状态\nA,C1,2026-01-01,1,已红冲-全额\n",
     "A 100 0 - -", ""},

    /* With both separators there is one way to read an amount. */
    {TABLE_DOCUMENTS, MONEY "A,C1,2026-01-01,\"1,234.50\"\n", "A 123450 0 - -",
     ""},
    {TABLE_DOCUMENTS, MONEY "A,C1,2026-01-01,\"1.234,50\"\n", "A 123450 0 - -",
     ""},
    {TABLE_DOCUMENTS, MONEY "A,C1,2026-01-01,\"-1.234.567,5\"\n",
     "A -123456750 0 - -", ""},
    {TABLE_DOCUMENTS, MONEY "A,C1,2026-01-01,\"(1.234,50)\"\n",
     "A -123450 0 - -", ""},
    {TABLE_DOCUMENTS, MONEY "A,C1,2026-01-01,\"1.234,500\"\n", "A 123450 0 - -",
     ""},
    {TABLE_DOCUMENTS, MONEY "A,C1,2026-01-01,\"1.23,50\"\n", "", "1.23,50"},
    {TABLE_DOCUMENTS, MONEY "A,C1,2026-01-01,\"1,234.567,50\"\n", "",
     "1,234.567,50"},
    {TABLE_DOCUMENTS, MONEY "A,C1,2026-01-01,\"12,5\"\n", "", "12,5"},
    {TABLE_DOCUMENTS, MONEY "A,C1,2026-01-01,1.234\n", "", "1.234"},
    {TABLE_WRITEOFFS, OFF "2026-03-01,A1,,\"-1.234,5\",\n",
     "2026-03-01 A1  -12345/1 ", ""},

    {TABLE_CUSTOMERS,
     "客户编号,客户名称,集团客户编号,曾用名\nC2,甲公司,C1,C9；旧名\n",
     "C2 C1 C9；旧名", ""},
    {TABLE_CUSTOMERS, "customer_id,name,parent_id\nC2,A,1.23E+17\n", "",
     "digits are lost"},
};

static void add_date(struct buf *out, struct date day, struct arena *a)
{
    buf_add_byte(out, ' ');
    if (date_is(day))
        buf_add(out, date_iso(day, a));
    else
        buf_add_byte(out, '-');
}

static void add_bill(struct buf *out, struct row_scene *s)
{
    const struct bill *b = &s->records.bill;

    buf_add_format(out, "%.*s %.*s %jd", STR_ARG(b->bill_no),
                   STR_ARG(s->records.bill_customer),
                   (intmax_t)b->amount.minor);
    add_date(out, b->issue_date, &s->arena);
    add_date(out, b->received_date, &s->arena);
    add_date(out, b->maturity_date, &s->arena);
    buf_add_format(out, " %d", b->status);
    add_date(out, b->dishonoured_at, &s->arena);
    buf_add_format(out, " %.*s", STR_ARG(b->doc_nos));
}

static void add_writeoff(struct buf *out, struct row_scene *s)
{
    const struct loose_writeoff *w = &s->records.writeoff;

    buf_add(out, date_iso(w->writeoff_date, &s->arena));
    buf_add_format(out, " %.*s %.*s %jd/%d %.*s", STR_ARG(w->doc_no),
                   STR_ARG(w->installment_no), (intmax_t)w->amount.units,
                   w->amount.scale, STR_ARG(w->reason));
}

static void add_contract(struct buf *out, struct row_scene *s)
{
    const struct contract *k = &s->records.contract;

    buf_add_format(out, "%.*s %.*s %.*s", STR_ARG(k->contract_no),
                   STR_ARG(s->records.contract_customer),
                   STR_ARG(k->guarantor));
    add_date(out, k->guarantee_end, &s->arena);
    buf_add_format(out, " %.*s %jd", STR_ARG(k->penalty_rule),
                   (intmax_t)k->burden);
}

static void add_document(struct buf *out, struct row_scene *s)
{
    const struct document *d = &s->records.document;
    const struct strange_word *strange = &s->cells.strange_class;

    buf_add_format(out, "%.*s %jd %d", STR_ARG(d->doc_no), (intmax_t)d->owed,
                   d->class_of);
    add_date(out, d->handed_over_date, &s->arena);
    add_date(out, d->recorded_date, &s->arena);
    if (d->details)
        buf_add_format(out, " %.*s", STR_ARG(d->details->class_name));
    if (strange->word.len)
        buf_add_format(out, " strange %.*s:%zu", STR_ARG(strange->word),
                       strange->line);
}

static struct str print(struct row_scene *s, enum table table)
{
    struct buf out = buf_new(&s->arena, 1u << 12);
    const struct records *r = &s->records;

    if (r->is_void)
        buf_add_z(&out, "void");
    else if (table == TABLE_BILLS)
        add_bill(&out, s);
    else if (table == TABLE_WRITEOFFS)
        add_writeoff(&out, s);
    else if (table == TABLE_CONTRACTS)
        add_contract(&out, s);
    else if (table == TABLE_DOCUMENTS)
        add_document(&out, s);
    else if (table == TABLE_CUSTOMERS)
        buf_add_format(&out, "%.*s %.*s %.*s", STR_ARG(r->customer.customer_id),
                       STR_ARG(r->customer.parent_id),
                       STR_ARG(r->customer.former_ids));
    else if (table == TABLE_FX)
        buf_add_format(&out, "%s %.*s %jd/%d", r->rate.currency->code,
                       STR_ARG(date_iso(r->rate.rate_date, &s->arena)),
                       (intmax_t)r->rate.rate.units, r->rate.rate.scale);
    return buf_str(&out);
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct row_scene s;
        struct str got = {0};

        if (!row_begin(&s, cases[i].table, cases[i].text))
            fail_msg("%s: not bound", cases[i].text);
        if (row_read(&s))
            got = print(&s, cases[i].table);
        if (!str_equal_z(got, cases[i].want))
            fail_msg("%s: \"%.*s\", %.*s", cases[i].text, STR_ARG(got),
                     STR_ARG(row_message(&s)));
        if (str_find(row_message(&s), str_from_z(cases[i].says)) < 0)
            fail_msg("%s: says %.*s", cases[i].text, STR_ARG(row_message(&s)));
        row_end(&s);
    }
}

/* Every table says when its rows were recorded; one day later is not known. */
static const struct {
    enum table table;
    const char *text;
} dated[] = {
    {TABLE_DOCUMENTS, DOC "录入日期\nA,C1,2026-01-01,1,2026-07-11\n"},
    {TABLE_RECEIPTS, "receipt_no,customer_id,receipt_date,amount,登记日期\n"
                     "R,C1,2026-01-01,1,2026-07-11\n"},
    {TABLE_ALLOCATIONS, "from_no,to_doc_no,allocation_date,amount,"
                        "recorded_date\nR,A,2026-01-01,1,2026-07-11\n"},
    {TABLE_DISPUTES, "doc_no,from,recorded_date\nA,2026-01-01,2026-07-11\n"},
    {TABLE_COSTS, "cost_date,kind,amount,recorded_date\n"
                  "2026-01-01,post,1,2026-07-11\n"},
    {TABLE_BILLS, "bill_no,customer_id,amount,issue_date,maturity_date,"
                  "recorded_date\nB,C1,1,2026-01-01,2026-07-01,2026-07-11\n"},
    {TABLE_WRITEOFFS, "writeoff_date,doc_no,amount,recorded_date\n"
                      "2026-01-01,A,1,2026-07-11\n"},
};

static struct date recorded_in(const struct records *r, enum table table)
{
    const struct date days[TABLE_COUNT] = {
        [TABLE_DOCUMENTS] = r->document.recorded_date,
        [TABLE_RECEIPTS] = r->receipt.recorded_date,
        [TABLE_ALLOCATIONS] = r->allocation.recorded_date,
        [TABLE_DISPUTES] = r->dispute.recorded_date,
        [TABLE_COSTS] = r->cost.recorded_date,
        [TABLE_BILLS] = r->bill.recorded_date,
        [TABLE_WRITEOFFS] = r->writeoff.recorded_date};

    return days[table];
}

static void test_recorded(void **state)
{
    const struct date day = date_from_civil((struct civil){2026, 7, 11});

    (void)state;
    for (size_t i = 0; i < COUNT(dated); i++) {
        struct row_scene s;

        assert_true(row_begin(&s, dated[i].table, dated[i].text));
        s.cells.known_at = day;
        if (!row_read(&s) || s.records.is_late ||
            s.records.recorded_date.day != day.day ||
            recorded_in(&s.records, dated[i].table).day != day.day)
            fail_msg("%s: not known on its day", dated[i].text);
        s.cells.known_at = date_add_days(day, -1);
        if (!row_read(&s) || !s.records.is_late)
            fail_msg("%s: known before its day", dated[i].text);
        row_end(&s);
    }
}

/* What is wrong in a row that was not known is not known either. */
static void test_late_mistake(void **state)
{
    struct row_scene s;

    (void)state;
    assert_true(row_begin(&s, TABLE_DOCUMENTS,
                          DOC "recorded_date,class\n"
                              "A,,when,x,2026-07-11,押金\n"));
    s.cells.known_at = date_from_civil((struct civil){2026, 7, 10});
    assert_true(row_read(&s));
    assert_true(s.records.is_late);
    assert_int_equal(s.cells.strange_class.word.len, 0);
    row_end(&s);
}

/* Whom a rejected row is about, and whether it takes something off. */
static const struct {
    enum table table;
    const char *text;
    const char *want; /* customer, doc_no, from_no, doc_nos, amount */
} salvages[] = {
    {TABLE_BILLS, BILL STATE "B1,C1,7,,,x,,,A1;A2\n", "C1,,B1,A1;A2,700"},
    {TABLE_BILLS, BILL STATE "B1,C1,x,,,x,,,\n", "C1,,B1,,0"},
    {TABLE_WRITEOFFS, OFF "2026-03-01,A1,,0,\n", ",A1,,,0"},
    {TABLE_CONTRACTS, "contract_no,customer_id\n,C1\n", "C1,,,,0"},
    {TABLE_FX, FX "USD,2026-07-10,0\n", ",,,,0"},
    {TABLE_DOCUMENTS, DOC "kind\nA,C1,x,5,\n", "C1,,,,500"},
    {TABLE_DOCUMENTS, DOC "kind\nA,C1,x,-5,\n", "C1,,,,-500 off"},
    {TABLE_DOCUMENTS, DOC "kind\nA,C1,x,5,退货单\n", "C1,,,,500 off"},
    {TABLE_DOCUMENTS, DOC "kind\nA,C1,x,5,红字发票\n", "C1,,,,500 off"},
    {TABLE_DOCUMENTS, DOC "kind\nA,C1,x,5,what\n", "C1,,,,500"},
};

static void test_salvage(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(salvages); i++) {
        struct row_scene s;
        struct money amount = {0};
        struct naming names = {0};
        struct str got;

        assert_true(row_begin(&s, salvages[i].table, salvages[i].text));
        assert_false(row_read(&s));
        record_salvage(&s.cells, &amount, &names);
        got =
            arena_format(&s.arena, "%.*s,%.*s,%.*s,%.*s,%jd%s",
                         STR_ARG(names.customer_id), STR_ARG(names.doc_no),
                         STR_ARG(names.from_no), STR_ARG(names.doc_nos),
                         (intmax_t)amount.minor, names.takes_off ? " off" : "");
        if (!str_equal_z(got, salvages[i].want))
            fail_msg("%s: %.*s", salvages[i].text, STR_ARG(got));
        row_end(&s);
    }
}

/* One row of an export feeds several tables. */
#define INVOICE                                                \
    "  documents:\n    doc_no: N\n    customer_id: C\n"        \
    "    issue_date: D\n    amount: A\n    recorded_date: E\n" \
    "    status: { column: S, words: { Y: void }, otherwise: valid }\n"
#define PAID                                                       \
    "  receipts:\n    when: { column: K, is: [bank, bill] }\n"     \
    "    receipt_no: N\n    customer_id: C\n    receipt_date: D\n" \
    "    amount: A\n    recorded_date: E\n"                        \
    "  bills:\n    when: { column: K, is: [bill] }\n"              \
    "    bill_no: B\n    customer_id: C\n    amount: A\n"          \
    "    received_date: D\n    maturity_date: M\n"                 \
    "    recorded_date: F\n"
#define LOST                                               \
    "  writeoffs:\n    when: { column: W, filled: yes }\n" \
    "    writeoff_date: L\n    amount: W\n"

static const struct {
    const char *tables, *text;
    const char *want;
} fed_cases[] = {
    {INVOICE LOST, "N,C,D,A,E,S,W,L\n1,x,2026-01-02,5,,,2,2026-03-01\n",
     "documents writeoffs own"},
    {INVOICE LOST, "N,C,D,A,E,S,W,L\n1,x,2026-01-02,5,,,,\n", "documents"},
    {INVOICE LOST, "N,C,D,A,E,S,W,L\n1,x,2026-01-02,5,,,2,\n", "rejected"},
    {INVOICE LOST "    doc_no: O\n",
     "N,C,D,A,E,S,W,L,O\n1,x,2026-01-02,5,,,2,2026-03-01,9\n",
     "documents writeoffs of 9"},
    {INVOICE LOST, "N,C,D,A,E,S,W,L\n1,x,2026-01-02,5,,Y,2,2026-03-01\n",
     "void"},
    {INVOICE LOST, "N,C,D,A,E,S,W,L\n1,x,2026-01-02,5,,N,2,2026-03-01\n",
     "documents writeoffs own"},
    {INVOICE LOST,
     "N,C,D,A,E,S,W,L\n1,x,2026-01-02,5,2026-07-11,,2,2026-03-01\n", "late"},
    {PAID, "N,C,D,A,K,B,M,E,F\n1,x,2026-01-02,5,bank,,,,\n", "receipts"},
    {PAID, "N,C,D,A,K,B,M,E,F\n1,x,2026-01-02,5,cash,,,,\n", ""},
    {PAID, "N,C,D,A,K,B,M,E,F\n1,x,2026-01-02,5,bill,P1,2026-07-01,,\n",
     "receipts bills by P1"},
    {PAID, "N,C,D,A,K,B,M,E,F\nP1,x,2026-01-02,5,bill,P1,2026-07-01,,\n",
     "receipts bills"},
    {PAID, "N,C,D,A,K,B,M,E,F\n1,x,2026-01-02,5,bill,P1,,,\n", "rejected"},
    {PAID,
     "N,C,D,A,K,B,M,E,F\n1,x,2026-01-02,5,bill,P1,2026-07-01,2026-01-03,"
     "2026-07-09\n",
     "receipts bills by P1 on 2026-07-09"},
    {PAID,
     "N,C,D,A,K,B,M,E,F\n1,x,2026-01-02,5,bill,P1,2026-07-01,2026-01-03,"
     "2026-07-11\n",
     "late"},
    {PAID, /* what feeds nothing is not asked */
     "N,C,D,A,K,B,M,E,F\n1,x,2026-01-02,5,bank,,,2026-01-03,2026-07-11\n",
     "receipts on 2026-01-03"},
};

static struct str print_fed(struct row_scene *s)
{
    struct buf out = buf_new(&s->arena, 1u << 12);
    const struct records *r = &s->records;

    if (r->is_void || r->is_late)
        return r->is_void ? STR("void") : STR("late");
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (r->made[i])
            buf_add_format(&out, "%s%s", out.len ? " " : "",
                           table_forms[i].name);
    if (r->made[TABLE_WRITEOFFS] && r->writeoff.own_document)
        buf_add_z(&out, " own");
    else if (r->made[TABLE_WRITEOFFS])
        buf_add_format(&out, " of %.*s", STR_ARG(r->writeoff.doc_no));
    if (r->made[TABLE_BILLS] && r->receipt.bank_ref.len)
        buf_add_format(&out, " by %.*s", STR_ARG(r->receipt.bank_ref));
    if (date_is(r->recorded_date))
        buf_add_format(&out, " on %.*s",
                       STR_ARG(date_iso(r->receipt.recorded_date, &s->arena)));
    return buf_str(&out);
}

static void test_fed(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(fed_cases); i++) {
        struct row_scene s;
        struct str got = STR("rejected");

        if (!row_begin_by(&s, fed_cases[i].tables, fed_cases[i].text))
            fail_msg("row %zu: %.*s", i, STR_ARG(row_message(&s)));
        s.cells.known_at = date_from_civil((struct civil){2026, 7, 10});
        if (row_read(&s))
            got = print_fed(&s);
        if (!str_equal_z(got, fed_cases[i].want))
            fail_msg("row %zu: %.*s; %.*s", i, STR_ARG(got),
                     STR_ARG(row_message(&s)));
        row_end(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),         cmocka_unit_test(test_recorded),
        cmocka_unit_test(test_late_mistake), cmocka_unit_test(test_salvage),
        cmocka_unit_test(test_fed),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
