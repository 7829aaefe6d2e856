#include "intake_told.h"

/* Bills, write-offs, instalments, contracts, rates: what finds what. */

#define DOCUMENTS "doc_no,customer_id,kind,issue_date,due_date,amount\n"
#define TWO                                        \
    DOCUMENTS "A1,C1,,2026-01-01,2026-02-01,100\n" \
              "A2,C2,,2026-01-01,2026-02-01,100\n"
#define RECEIPTS                                                   \
    "receipt_no,customer_id,receipt_date,amount,bank_ref,doc_nos," \
    "reversed_date\n"
#define BILLS                                                        \
    "bill_no,customer_id,amount,received_date,maturity_date,status," \
    "dishonoured_at,doc_nos\n"
#define ALLOCATIONS "from_no,to_doc_no,allocation_date,amount\n"
#define WRITEOFFS   "writeoff_date,doc_no,installment_no,amount\n"
#define PARTS                                                        \
    "doc_no,installment_no,customer_id,issue_date,due_date,amount\n" \
    "A1,3,C1,2026-01-01,,30\n"                                       \
    "A1,2,C1,2026-01-01,2026-03-01,20\n"                             \
    "A1,1,C1,2026-01-01,2026-02-01,10\n"                             \
    "A2,1,C1,2026-01-01,2026-02-01,10\n"

static const struct {
    const char *name;
    struct {
        const char *name, *text;
    } files[6];
    size_t typed;  /* the last so many are of records/ */
    size_t hidden; /* rows that another took over, or that say nothing new */
    const char *lines[10];
} cases[] = {
    {"a bill makes its receipt",
     {{"documents.csv", TWO},
      {"bills.csv", BILLS "B1,C1,40,2026-01-10,2026-07-10,held,,A1\n"}},
     0,
     0,
     {"receipt B1 C1 CNY 40.00 2026-01-10 bill B1 for A1\n",
      "bill B1 C1 40.00 status 0 receipt B1 received 2026-01-10\n",
      "allocation B1 > A1 40.00\n", "! error"}},
    {"one allocation typed, and one rejected, leave the others their way",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "R1,C1,2026-01-11,40,,A1,\n"
                                "R2,C2,2026-01-11,30,,A2,\n"},
      {"allocations.csv", ALLOCATIONS "R1,A1,2026-01-12,35\n"
                                      "R9,A1,2026-01-12,35\n"}},
     1,
     0,
     {"allocation R1 > A1 35.00\nallocation R2 > A2 30.00\n",
      "reject allocations.csv:3", "! warning"}},
    {"one allocation exported is a table of them",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "R1,C1,2026-01-11,40,,A1,\n"
                                "R2,C2,2026-01-11,30,,A2,\n"},
      {"allocations.csv", ALLOCATIONS "R1,A1,2026-01-12,35\n"}},
     0,
     0,
     {"allocation R1 > A1 35.00\n", "! allocation R2",
      "warning receipts.csv:3 1 receipts name documents, but the table of "
      "allocations does not apply them: they stand unapplied\n"}},
    {"the same write-off twice",
     {{"documents.csv", TWO},
      {"writeoffs.csv", WRITEOFFS "2026-03-01,A1,,10\n2026-03-01,A2,,10\n"
                                  "2026-03-01,A1,,11\n2026-03-02,A1,,10\n"
                                  "2026-03-01,A1,,10\n"}},
     1,
     0,
     {"warning writeoffs.csv:6 the write-off of 10.00 on document A1 on "
      "2026-03-01 stands already in line 2 of writeoffs.csv: both count; "
      "delete one if it was entered twice\n",
      "! warning writeoffs.csv:3", "! warning writeoffs.csv:4",
      "! warning writeoffs.csv:5", "! error"}},
    {"a bill finds its receipt by number",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "B1,C1,2026-01-11,40,,,\n"},
      {"bills.csv", BILLS "B1,C1,40,,2026-07-10,held,,A1\n"}},
     0,
     0,
     {"receipt B1 C1 CNY 40.00 2026-01-11 bill B1 for A1\n",
      "bill B1 C1 40.00 status 0 receipt B1 received 2026-01-11\n", "! error"}},
    {"and by reference; the receipt's own documents stand",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "R1,C1,2026-01-11,40,B1,A9,\n"},
      {"bills.csv",
       BILLS "B1,C1,40,2026-01-10,2026-07-10,dishonoured,2026-07-11,A1\n"}},
     0,
     0,
     {"receipt R1 C1 CNY 40.00 2026-01-11 reversed 2026-07-11 bill B1 for A9\n",
      "! receipt B1", "! error"}},
    {"a number tells more than a reference",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "R1,C1,2026-01-11,40,B1,,\n"
                                "B1,C1,2026-01-12,40,,,\n"},
      {"bills.csv", BILLS "B1,C1,40,,2026-07-10,held,,\n"}},
     0,
     0,
     {"receipt B1 C1 CNY 40.00 2026-01-12 bill B1\n",
      "receipt R1 C1 CNY 40.00 2026-01-11\n", "! error"}},
    {"another amount",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "B1,C1,2026-01-11,41,,,\n"},
      {"bills.csv", BILLS "B1,C1,40,2026-01-10,2026-07-10,held,,\n"}},
     0,
     0,
     {"reject bills.csv:2 the receipt that bears the number of bill B1 is of "
      "another customer or amount (line 2 of receipts.csv)\n",
      "customer C1 C1 held\n", "customer C2 C2\n", "! bill B1 C1"}},
    {"another customer",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "R1,C2,2026-01-11,40,B1,,\n"},
      {"bills.csv", BILLS "B1,C1,40,2026-01-10,2026-07-10,held,,A2\n"}},
     0,
     0,
     {"reject bills.csv:2 the receipt that bears", "customer C1 C1 held\n",
      "customer C2 C2 held\n"}},
    {"another customer, who comes first",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "R1,C1,2026-01-11,40,B1,,\n"},
      {"bills.csv", BILLS "B1,C2,40,2026-01-10,2026-07-10,held,,A2\n"}},
     0,
     0,
     {"reject bills.csv:2 the receipt that bears", "customer C1 C1\n",
      "customer C2 C2 held\n"}},
    {"two receipts of one bill",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "R1,C1,2026-01-11,40,B1,,\n"
                                "R2,C1,2026-01-11,40,B1,,\n"},
      {"bills.csv", BILLS "B1,C1,40,2026-01-10,2026-07-10,held,,\n"}},
     0,
     0,
     {"reject bills.csv:2 several receipts bear the number of bill B1 and its "
      "amount, the first in line 2 of receipts.csv\n"}},
    {"one receipt of two bills",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "B2,C1,2026-01-11,40,B1,,\n"},
      {"bills.csv", BILLS "B1,C1,40,2026-01-10,2026-07-10,held,,\n"
                          "B2,C1,40,2026-01-10,2026-07-10,held,,\n"}},
     0,
     0,
     {"receipt B2 C1 CNY 40.00 2026-01-11 bill B1\n",
      "reject bills.csv:3 the receipt of bill B2 is that of the bill in line 2 "
      "of bills.csv already\n"}},
    {"the export took it back by a receipt of its own",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "R1,C1,2026-01-11,40,B1,,\n"
                                "R2,C1,2026-07-12,-40,B1,,\n"},
      {"bills.csv",
       BILLS "B1,C1,40,2026-01-10,2026-07-10,dishonoured,2026-07-11,\n"}},
     0,
     0,
     {"receipt R1 C1 CNY 40.00 2026-01-11 bill B1\n",
      "warning bills.csv:2 bill B1 is dishonoured, but line 3 of receipts.csv "
      "takes its receipt back already: that stands\n"}},
    {"reversed on another day",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "R1,C1,2026-01-11,40,B1,,2026-07-13\n"},
      {"bills.csv",
       BILLS "B1,C1,40,2026-01-10,2026-07-10,dishonoured,2026-07-11,\n"}},
     0,
     0,
     {"receipt R1 C1 CNY 40.00 2026-01-11 reversed 2026-07-13 bill B1\n",
      "warning bills.csv:2 bill B1: its receipt in line 2 of receipts.csv is "
      "reversed on 2026-07-13, another day than it was dishonoured: the "
      "receipt's day stands\n"}},
    {"reversed on that day: nothing to say",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "R1,C1,2026-01-11,40,B1,,2026-07-11\n"},
      {"bills.csv",
       BILLS "B1,C1,40,2026-01-10,2026-07-10,dishonoured,2026-07-11,\n"}},
     0,
     0,
     {"receipt R1 C1 CNY 40.00 2026-01-11 reversed 2026-07-11 bill B1\n",
      "! warning"}},
    {"dishonoured on the day it came in, and before",
     {{"documents.csv", TWO},
      {"bills.csv",
       BILLS "B1,C1,40,2026-01-10,2026-07-10,dishonoured,2026-01-10,\n"
             "B2,C1,40,2026-01-10,2026-07-10,dishonoured,2026-01-09,\n"}},
     0,
     0,
     {"receipt B1 C1 CNY 40.00 2026-01-10 reversed 2026-01-10 bill B1\n",
      "reject bills.csv:3 "}},
    {"no day at all",
     {{"documents.csv", TWO},
      {"bills.csv", BILLS "B1,C1,40,,2026-07-10,held,,\n"}},
     0,
     0,
     {"reject bills.csv:2 it is not told when bill B1 came in"}},
    {"the number of a credit note",
     {{"documents.csv", TWO "B1,C2,credit_note,2026-01-01,,5\n"},
      {"bills.csv", BILLS "B1,C1,40,2026-01-10,2026-07-10,held,,\n"}},
     0,
     0,
     {"reject bills.csv:2 bill B1 has the number of the credit note in line 4 "
      "of documents.csv\n",
      "document B1 C2 CNY -5.00 kind 1\n"}},
    {"the number of another customer's bill",
     {{"documents.csv", TWO},
      {"bills.csv", BILLS "B1,C1,40,2026-01-10,2026-07-10,held,,\n"
                          "B1,C2,40,2026-01-10,2026-07-10,held,,\n"
                          "B1,C1,40,2026-01-10,2026-07-10,held,,\n"}},
     0,
     0,
     {"reject bills.csv:3 bill number B1 stands already in line 2 of "
      "bills.csv, with another customer\n",
      "reject bills.csv:4 bill number B1 stands already in line 2 of "
      "bills.csv\n"}},
    {"an allocation from a bill",
     {{"documents.csv", TWO},
      {"bills.csv", BILLS "B1,C1,40,2026-01-10,2026-07-10,held,,\n"},
      {"allocations.csv", ALLOCATIONS "B1,A1,2026-01-10,25\n"}},
     0,
     0,
     {"allocation B1 > A1 25.00\n", "! error"}},
    {"its number is that of its receipt",
     {{"documents.csv", TWO},
      {"receipts.csv", RECEIPTS "R1,C1,2026-01-11,40,B1,,\n"},
      {"bills.csv", BILLS "B1,C1,40,,2026-07-10,held,,\n"},
      {"allocations.csv", ALLOCATIONS "B1,A1,2026-01-10,25\n"
                                      "R1,A1,2026-01-10,15\n"
                                      "B1,A2,2026-01-32,15\n"}},
     0,
     0,
     {"allocation R1 > A1 25.00\nallocation R1 > A1 15.00\n",
      "customer C1 C1 held\n", "customer C2 C2 held\n"}},
    {"a refused bill takes its allocation along, and holds both",
     {{"documents.csv", TWO},
      {"bills.csv", BILLS "B1,C1,40,,2026-07-10,held,,\n"},
      {"allocations.csv", ALLOCATIONS "B1,A2,2026-01-10,25\n"}},
     0,
     0,
     {"reject bills.csv:2 ", "reject allocations.csv:2 there is no receipt",
      "customer C1 C1 held\n", "customer C2 C2 held\n"}},
    {"typed over the export, cell by cell",
     {{"documents.csv", TWO},
      {"bills.csv", BILLS "B1,C1,40,2026-01-10,2026-07-10,held,,A1\n"},
      {"票据.csv", BILLS "B1,C1,40,,2026-07-10,dishonoured,2026-07-11,\n"}},
     1,
     1,
     {"receipt B1 C1 CNY 40.00 2026-01-10 reversed 2026-07-11 bill B1 for A1\n",
      "note 票据.csv:2 bill B1: what is typed here stands instead of the "
      "export\n",
      "file 票据.csv ignored 0 () rejected 0\n"}},
    {"a write-off",
     {{"documents.csv", TWO},
      {"writeoffs.csv", WRITEOFFS "2026-03-01,A1,,30\n2026-04-01,A1,,-10\n"}},
     0,
     0,
     {"writeoff A1 30.00 2026-03-01\n", "writeoff A1 -10.00 2026-04-01\n",
      "! error"}},
    {"of nothing, of a thousandth, of a number of no document",
     {{"documents.csv", TWO},
      {"writeoffs.csv", WRITEOFFS "2026-03-01,A1,,0.001\n"
                                  "2026-03-01,A1,1,30\n"
                                  "2026-03-01,A9,,30\n"}},
     0,
     0,
     {"reject writeoffs.csv:2 ",
      "reject writeoffs.csv:3 write-off of document A1, which is not in these "
      "files (or its row was rejected)\n",
      "reject writeoffs.csv:4 write-off of document A9",
      "customer C1 C1 held\n", "customer C2 C2\n"}},
    {"of instalments: the one that is named, or the only one",
     {{"documents.csv", PARTS},
      {"writeoffs.csv", WRITEOFFS "2026-03-01,A1,2,5\n2026-03-01,A2,,5\n"
                                  "2026-03-01,A1,,5\n2026-03-01,A1,9,5\n"
                                  "2026-03-01,A3,9,5\n"}},
     0,
     0,
     {"writeoff A1 5.00 2026-03-01\n", "writeoff A2 5.00 2026-03-01\n",
      "reject writeoffs.csv:4 the document has the instalments 1, 2, 3: name "
      "the one that is meant in installment_no\n",
      "reject writeoffs.csv:5 the document has the instalments 1, 2, 3: name "
      "the one that is meant in installment_no\n",
      "reject writeoffs.csv:6 write-off of document A3, which is not in"}},
    {"a dispute of instalments",
     {{"documents.csv", PARTS},
      {"disputes.csv", "doc_no,installment_no,from\nA1,,2026-03-01\n"
                       "A2,,2026-03-01\nA2,9,2026-03-01\n"}},
     0,
     0,
     {"reject disputes.csv:2 the document has the instalments 1, 2, 3",
      "reject disputes.csv:4 the document has the instalments 1: name",
      "file disputes.csv ignored 0 () rejected 2\n"}},
    {"contracts in order, the typed cell over the export's",
     {{"documents.csv", TWO},
      {"contracts.csv", "contract_no,customer_id,guarantor,penalty_rule\n"
                        "K2,C2,a,\nK1,C2,b,\nK1,C1,c,\nK1,C2,d,\nK9,C9,e,\n"},
      {"合同.csv", "contract_no,customer_id,guarantor\nK1,C1,z\nK2,C2,\n"}},
     1,
     2,
     {"contract K1 C1 by z\ncontract K1 C2 by b\ncontract K2 C2 by a\n",
      "reject contracts.csv:5 contract number K1 stands already in line 3 of "
      "contracts.csv\n",
      "file contracts.csv ignored 1 (contract of a customer without documents "
      "1) rejected 1\n",
      "! customer C9"}},
    {"a contract of nobody, though all customers are told",
     {{"customers.csv", "customer_id,name\nC1,a\nC2,b\n"},
      {"documents.csv", TWO},
      {"contracts.csv", "contract_no,customer_id,guarantor\nK9,C9,e\n"}},
     0,
     0,
     {"reject contracts.csv:2 customer C9 is not in the table of customers\n"}},
    {"rates",
     {{"documents.csv", TWO},
      {"fx.csv", "currency,rate_date,rate\nUSD,2026-01-02,7.1\n"
                 "USD,2026-01-02,7.10\nUSD,2026-01-02,7.2\n"
                 "USD,2026-01-03,7.3\n"},
      {"汇率.csv", "currency,rate_date,rate\nUSD,2026-01-03,7.4\n"}},
     1,
     2,
     {"rate USD 2026-01-02 71/1\nrate USD 2026-01-03 74/1\n",
      "reject fx.csv:4 the rate of USD 2026-01-02 is another in line 2 of "
      "fx.csv\n",
      "note 汇率.csv:2 rate USD/2026-01-03: what is typed"}},
};

static void test_events(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;

        start(&s);
        for (size_t j = 0; j < COUNT(cases[i].files) && cases[i].files[j].name;
             j++)
            put(&s, cases[i].files[j].name, str_from_z(cases[i].files[j].text));
        s.how.record_count = cases[i].typed;
        if (!read_all(&s))
            fail_msg("%s: not read", cases[i].name);
        check_told(&s, cases[i].name, cases[i].lines, COUNT(cases[i].lines));
        check_rows(&s, cases[i].name, cases[i].hidden);
        finish(&s);
    }
}

/* Allocations to A1, 10 due in February, 20 in March, 30 without a date. */
static const struct {
    const char *name;
    const char *receipts; /* NULL: R1 of 100 */
    const char *allocations;
    const char *lines[8];
} spread_cases[] = {
    {"less than the first",
     NULL,
     "R1,A1,,2026-02-01,9.99\n",
     {"allocation R1 > A1/1 9.99\n", "! > A1/2 "}},
    {"the first",
     NULL,
     "R1,A1,,2026-02-01,10\n",
     {"allocation R1 > A1/1 10.00\n", "! > A1/2 "}},
    {"into the second",
     NULL,
     "R1,A1,,2026-02-01,10.01\n",
     {"allocation R1 > A1/1 10.00\nallocation R1 > A1/2 0.01\n"}},
    {"all",
     NULL,
     "R1,A1,,2026-02-01,60\n",
     {"allocation R1 > A1/1 10.00\nallocation R1 > A1/2 20.00\n"
      "allocation R1 > A1/3 30.00\n"}},
    {"one cent more",
     NULL,
     "R1,A1,,2026-02-01,60.01\nR1,A2,,2026-02-01,1\n",
     {"reject allocations.csv:2 allocation of 60.01: of the instalments 1, 2, "
      "3 of document \"A1\" only 60.00 is open; at most that can be "
      "allocated\n",
      "customer C1 C1 held\n", "! > A1/", "allocation R1 > A2/1 1.00\n"}},
    {"the only one",
     NULL,
     "R1,A2,,2026-02-01,7\n",
     {"allocation R1 > A2/1 7.00\n"}},
    {"one that the document does not have",
     NULL,
     "R1,A1,9,2026-02-01,7\n",
     {"reject allocations.csv:2 the document has the instalments 1, 2, 3: name "
      "the one that is meant in installment_no\n",
      "customer C1 C1 held\n"}},
    {"one after another",
     NULL,
     "R1,A1,,2026-02-01,15\nR1,A1,,2026-02-02,15\nR1,A1,,2026-02-03,30\n",
     {"allocation R1 > A1/1 10.00\nallocation R1 > A1/2 5.00\n"
      "allocation R1 > A1/2 15.00\nallocation R1 > A1/3 30.00\n",
      "! error"}},
    {"in the order of days, not of rows",
     NULL,
     "R1,A1,,2026-02-02,15\nR1,A1,,2026-02-01,15\n",
     {"allocation R1 > A1/2 15.00\nallocation R1 > A1/1 10.00\n"
      "allocation R1 > A1/2 5.00\n",
      "! error"}},
    {"what is named stays free, though it comes later",
     NULL,
     "R1,A1,,2026-02-01,15\nR1,A1,1,2026-02-09,10\n",
     {"allocation R1 > A1/2 15.00\nallocation R1 > A1/1 10.00\n", "! error"}},
    {"taken back from the last due on",
     NULL,
     "R1,A1,,2026-02-01,15\nR1,A1,,2026-02-02,-10\nR1,A1,,2026-02-03,1\n",
     {"allocation R1 > A1/2 -5.00\nallocation R1 > A1/1 -5.00\n"
      "allocation R1 > A1/1 1.00\n",
      "! error"}},
    {"given again where it was taken back",
     NULL,
     "R1,A1,,2026-02-01,10\nR1,A1,,2026-02-02,5\nR1,A1,,2026-02-03,-15\n"
     "R1,A1,,2026-02-04,1\n",
     {"allocation R1 > A1/1 1.00\n", "! error"}},
    {"more taken back than given",
     NULL,
     "R1,A1,,2026-02-01,15\nR1,A1,,2026-02-02,-15.01\n",
     {"reject allocations.csv:3 allocation of -15.01 takes back more than the "
      "15.00 allocated to the instalments 1, 2, 3 of document \"A1\"\n"}},
    {"a reversed receipt gives its room back",
     "R1,C1,2026-01-05,60,2026-02-10\nR2,C1,2026-02-11,60,\n",
     "R1,A1,,2026-02-01,60\nR2,A1,,2026-02-11,60\n",
     {"allocation R1 > A1/3 30.00\n", "allocation R2 > A1/3 30.00\n",
      "! error"}},
    {"but not before its day",
     "R1,C1,2026-01-05,60,2026-02-10\nR2,C1,2026-02-01,60,\n",
     "R1,A1,,2026-02-01,60\nR2,A1,,2026-02-09,60\n",
     {"reject allocations.csv:3 allocation of 60.00: of the instalments 1, 2, "
      "3 of document \"A1\" only 0.00 is open"}},
    {"what never counts takes no room",
     "R1,C1,2026-01-05,60,2026-01-05\nR2,C1,2026-02-01,60,\n",
     "R1,A1,,2026-02-01,60\nR2,A1,,2026-02-09,60\n",
     {"allocation R1 > A1/3 30.00\n", "allocation R2 > A1/3 30.00\n",
      "! error"}},
    {"nor does it need any",
     "R1,C1,2026-01-05,60,2026-01-05\nR2,C1,2026-02-01,60,\n",
     "R2,A1,,2026-02-01,60\nR1,A1,,2026-02-09,60\n",
     {"allocation R1 > A1/3 30.00\n", "allocation R2 > A1/3 30.00\n",
      "! error"}},
    {"nothing", NULL, "R1,A1,,2026-02-01,0\n", {"! error"}},
};

static void test_spread(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(spread_cases); i++) {
        const char *name = spread_cases[i].name;
        const char *receipts = spread_cases[i].receipts;
        struct scene s;

        start(&s);
        put(&s, "documents.csv", STR(PARTS));
        put(&s, "receipts.csv",
            arena_format(
                &s.arena,
                "receipt_no,customer_id,receipt_date,amount,reversed_date\n%s",
                receipts ? receipts : "R1,C1,2026-01-05,100,\n"));
        put(&s, "allocations.csv",
            arena_format(&s.arena,
                         "from_no,to_doc_no,to_installment_no,allocation_date,"
                         "amount\n%s",
                         spread_cases[i].allocations));
        if (!read_all(&s))
            fail_msg("%s: not read", name);
        check_told(&s, name, spread_cases[i].lines,
                   COUNT(spread_cases[i].lines));
        check_rows(&s, name, 0);
        finish(&s);
    }
}

/* A dishonoured bill gives its room back as a reversed receipt does. */
static void test_spread_bill(void **state)
{
    static const char *const lines[] = {"allocation B1 > A1/3 30.00\n",
                                        "allocation R2 > A1/3 30.00\n",
                                        "! error", NULL};
    struct scene s;

    (void)state;
    start(&s);
    put(&s, "documents.csv", STR(PARTS));
    put(&s, "bills.csv",
        STR(BILLS "B1,C1,60,2026-01-10,2026-07-10,dishonoured,2026-02-10,\n"));
    put(&s, "receipts.csv", STR(RECEIPTS "R2,C1,2026-02-11,60,,,\n"));
    put(&s, "allocations.csv",
        STR(ALLOCATIONS "B1,A1,2026-02-01,60\nR2,A1,2026-02-11,60\n"));
    assert_true(read_all(&s));
    check_told(&s, "bill", lines, COUNT(lines));
    check_rows(&s, "bill", 0);
    finish(&s);
}

/* What the open amounts of a photograph have left is what can be paid. */
static void test_spread_photograph(void **state)
{
    static const char *const lines[] = {"allocation R2 > A1/2 5.00\n",
                                        "! > A1/1", "! error", NULL};
    struct scene s;

    (void)state;
    start(&s);
    s.how.as_of = date_from_civil((struct civil){2026, 2, 10});
    put(&s, "documents.csv",
        STR("doc_no,installment_no,customer_id,issue_date,due_date,amount,"
            "open_amount\n"
            "A1,2,C1,2026-01-01,2026-03-01,20,20\n"
            "A1,1,C1,2026-01-01,2026-02-01,10,0\n"));
    put(&s, "receipts.csv", STR(RECEIPTS "R2,C1,2026-02-11,5,,,\n"));
    put(&s, "allocations.csv", STR(ALLOCATIONS "R2,A1,2026-02-11,5\n"));
    assert_true(read_all(&s));
    check_told(&s, "photograph", lines, COUNT(lines));
    finish(&s);
}

/* A list of documents tells of their contracts and rates in every row. */
#define BESIDE                                                               \
    "version: 1\ntables:\n  documents:\n    doc_no: N\n    customer_id: C\n" \
    "    issue_date: D\n    amount: A\n    currency: W\n  contracts:\n"      \
    "    contract_no: K\n    customer_id: C\n    guarantor: G\n  fx:\n"      \
    "    currency: W\n    rate_date: D\n    rate: R\n"

static void test_beside(void **state)
{
    static const char *const lines[] = {
        "contract K1 C1 by g\ncontract K2 C1 by h\nrate USD 2026-01-01 71/1\n"
        "rate USD 2026-02-01 72/1\n",
        "document A1 C1",
        "document A2 C1",
        "document A3 C1",
        "reject all.csv:5 the rate of USD 2026-02-01 is another in line 4 of "
        "all.csv\n",
        NULL};
    struct scene s;
    const char *own;

    (void)state;
    start(&s);
    own = file_join(&s.arena, s.folder, STR("own.yaml"));
    assert_true(outfile_save(own, STR(BESIDE), &s.arena, &s.diag));
    put(&s, "all.csv",
        STR("N,C,D,A,W,K,G,R\nA1,C1,2026-01-01,5,USD,K2,h,7.1\n"
            "A2,C1,2026-01-01,5,USD,K1,g,7.1\n"
            "A3,C1,2026-02-01,5,USD,K1,x,7.2\n"
            "A4,C1,2026-02-01,5,USD,K1,x,7.3\n"));
    s.how.profile = own;
    assert_true(read_all(&s));
    check_told(&s, "beside", lines, COUNT(lines));
    check_rows(&s, "beside", 0);
    unlink(own);
    finish(&s);
}

/* What people call the states of a bill. */
static const struct {
    const char *word;
    enum bill_status status;
} words[] = {
    {"退回", BILL_DISHONOURED}, {"已退回", BILL_DISHONOURED},
    {"退票", BILL_DISHONOURED}, {"背书", BILL_ENDORSED},
    {"贴现", BILL_DISCOUNTED},  {"兑付", BILL_PAID},
    {"已到期兑付", BILL_PAID},  {"托收中", BILL_HELD},
    {"质押", BILL_HELD},        {"已拒付", BILL_DISHONOURED},
    {"已背书", BILL_ENDORSED},
};

static void test_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(words); i++) {
        const char *day =
            words[i].status == BILL_DISHONOURED ? "2026-07-11" : "";
        struct scene s;

        start(&s);
        put(&s, "documents.csv", STR(TWO));
        put(&s, "bills.csv",
            arena_format(&s.arena,
                         BILLS "B1,C1,40,2026-01-10,2026-07-10,%s,%s,\n",
                         words[i].word, day));
        assert_true(read_all(&s));
        if (s.ledger.bill_count != 1 ||
            s.ledger.bills[0].status != words[i].status)
            fail_msg("%s", words[i].word);
        finish(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_events),
        cmocka_unit_test(test_spread),
        cmocka_unit_test(test_spread_bill),
        cmocka_unit_test(test_spread_photograph),
        cmocka_unit_test(test_beside),
        cmocka_unit_test(test_words),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
