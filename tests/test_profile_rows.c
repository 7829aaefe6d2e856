#include "intake_scene.h"

#define MAP                                                      \
    "tables:\n  documents:\n    doc_no: N\n    customer_id: C\n" \
    "    issue_date: D\n    amount: A\n"

/* What a profile makes of rows: documents, rejects with their lines. */
static const struct {
    const char *name;
    const char *profile; /* behind version: 1 */
    const char *text;
    const char *told;
} cases[] = {
    {"headings below titles", MAP,
     "应收明细表,,,\n单位：甲,,,\n,,,\nN,C,D,A\n1,x,2026-01-02,5\n",
     "1 x 500 2026-01-02; "},
    {"a list in 万元 is refused", MAP,
     "应收明细表,,,\n单位：万元,,,\nN,C,D,A\n1,x,2026-01-02,5\n", "not read"},
    {"a list in thousands is refused", MAP,
     "\"Amounts in thousands\",,,\nN,C,D,A\n1,x,2026-01-02,5\n", "not read"},
    {"the unit alone", MAP, "(千元),,,\nN,C,D,A\n1,x,2026-01-02,5\n",
     "not read"},
    {"a title that speaks of 万元", MAP,
     "逾期50万元以上客户,,,\n单位：元,,,\nN,C,D,A\n1,x,2026-01-02,5\n",
     "1 x 500 2026-01-02; "},
    {"a heading in 万元",
     "tables:\n  documents:\n    doc_no: N\n    customer_id: C\n"
     "    issue_date: D\n    amount: 金额(万元)\n",
     "N,C,D,金额(万元)\n1,x,2026-01-02,5\n", "not read"},
    {"a heading in 万元 that is not used", MAP,
     "N,C,D,A,额度(万元)\n1,x,2026-01-02,5,7\n", "1 x 500 2026-01-02; "},
    {"headings below titles of another shape", MAP,
     "应收明细表\n\"日期, \"\"2026\"\"\"\nN\tC\tD\tA\n1\tx\t2026-01-02\t5\n",
     "1 x 500 2026-01-02; "},
    {"a title that cannot be read", MAP, "a\"b\nN,C,D,A\n1,x,2026-01-02,5\n",
     "1 x 500 2026-01-02; "},
    {"the row that is named wins", "heading_row: 2\n" MAP,
     "N,C,D,A\nN,C,D,A\n1,x,2026-01-02,5\n", "1 x 500 2026-01-02; "},
    {"recognise tells the row", "recognise: { headings: [[Q, N], A] }\n" MAP,
     "C,D\nN,C,D,A\n1,x,2026-01-02,5\n", "1 x 500 2026-01-02; "},
    {"headings with stars", MAP, "*N,C *,D＊,A\n1,x,2026-01-02,5\n",
     "1 x 500 2026-01-02; "},
    {"two lines of headings",
     "heading_rows: 2\ntables:\n  documents:\n    doc_no: N\n    customer_id: "
     "C\n    issue_date: D\n    amount: 本期应收 原币\n"
     "    open_amount: 余额 原币\n",
     "title,,,,,,\nN,C,D,本期应收,,余额,\n,,,原币,本币,原币,本币\n"
     "1,x,2026-01-02,5,50,3,30\n",
     "1 x 500 2026-01-02 open 300; "},
    {"three lines of headings",
     "heading_rows: 3\ntables:\n  documents:\n    doc_no: N\n    customer_id: "
     "C\n    issue_date: D\n    amount: 借方 发生 金额\n",
     "N,C,D,借方,,贷方,\n,,,发生,,发生,\n,,,金额,本币,金额,本币\n"
     "1,x,2026-01-02,5,50,3,30\n",
     "1 x 500 2026-01-02; "},
    {"no row has the headings", MAP, "a,b,c\n1,2,3\n", "not read"},
    {"a minus behind", MAP, "N,C,D,A\n1,x,2026-01-02,\"1,234.50-\"\n",
     "1 x -123450 2026-01-02; "},
    {"the sign the other way round",
     "tables:\n  documents:\n    doc_no: N\n    customer_id: C\n"
     "    issue_date: D\n    amount: { column: A, sign: minus }\n",
     "N,C,D,A\n1,x,2026-01-02,-5\n2,x,2026-01-02,6\n",
     "1 x 500 2026-01-02; 2 x -600 2026-01-02; "},
    {"a date of three cells",
     "tables:\n  documents:\n    doc_no: N\n    customer_id: C\n"
     "    issue_date: { join: [Y, M, D], day: 1 }\n    amount: A\n",
     "N,C,Y,M,D,A\n1,x,2026,1,2,5\n2,x,2026年,01月,30日,5\n3,x,2026,2,30,5\n"
     "4,x,2026,,3,5\n5,x,2026,3,,5\n6,x,,,,5\n7,x,26,12,11,5\n",
     "1 x 500 2026-01-02; 2 x 500 2026-01-30; 5 x 500 2026-03-01; 7 x 500 "
     "2026-12-11; rejected 4, 5, 7"},
    {"the separator tells the order", "dates: { \".\": dmy, \"/\": mdy }\n" MAP,
     "N,C,D,A\n1,x,03.04.2026,5\n2,x,03/04/2026,5\n3,x,03-04-2026,5\n"
     "4,x,2026-04-03,5\n",
     "1 x 500 2026-04-03; 2 x 500 2026-03-04; 4 x 500 2026-04-03; rejected 4"},
    {"ends and contains",
     "ignore:\n  - { column: N, ends: [小计], reason: s }\n"
     "  - { column: C, contains: [内部], reason: i }\n" MAP,
     "N,C,D,A\n1,x,2026-01-02,5\n甲小计,,,5\n2,某内部公司,2026-01-02,5\n",
     "1 x 500 2026-01-02; ignored s 1, i 1; "},
    {"zero, negative, alone",
     "ignore:\n  - { column: A, zero: yes, reason: z }\n"
     "  - { column: A, negative: yes, reason: n }\n"
     "  - { column: N, filled: yes, alone: yes, reason: a }\n" MAP,
     "N,C,D,A\n1,x,2026-01-02,5\n2,x,2026-01-02,0.00\n3,x,2026-01-02,-\n"
     "4,x,2026-01-02,\n5,x,2026-01-02,5.00-\n6,x,2026-01-02,(5)\n"
     "7,x,2026-01-02,-0.00\n8,x,2026-01-02,-0.50\n9,x,2026-01-02,10\n"
     "note,,,\n",
     "1 x 500 2026-01-02; 9 x 1000 2026-01-02; ignored z 5, n 3; "},
    {"what a source asks of the row",
     "tables:\n  documents:\n    doc_no: N\n    customer_id: C\n"
     "    issue_date: D\n    amount:\n      column: A\n"
     "      when: { column: K, is: [R] }\n      sign: minus\n"
     "      else: { column: B, when: { column: A, zero: yes }, else: A }\n"
     "    received_amount: { column: A, when: [ { column: P, filled: yes }, "
     "{ column: K, is: [X] } ] }\n",
     "N,C,D,K,A,B,P\n1,x,2026-01-02,R,5,1,\n2,x,2026-01-02,,5,1,p\n"
     "3,x,2026-01-02,,0,1,\n4,x,2026-01-02,X,5,1,p\n",
     "1 x -500 2026-01-02 open -500; 2 x 500 2026-01-02 open 500; 3 x 100 "
     "2026-01-02 open 100; 4 x 500 2026-01-02 open 0; "},
    {"cells filled down", "fill_down: [N, C]\nrepeated: keep\n" MAP,
     "N,C,D,A\n1,x,2026-01-02,5\n,,2026-01-03,6\n2,\"y \"\"z\"\"\","
     "2026-01-04,7\n,,2026-01-05,8\n,,,\n",
     "1 x 500 2026-01-02; 1 x 600 2026-01-03; 2 y \"z\" 700 2026-01-04; 2 y "
     "\"z\" 800 2026-01-05; ignored empty row 1; "},
    {"a row that leads takes nothing from above",
     "fill_down: [N, U, Z]\nrepeated: keep\n" MAP
     "    due_date: { column: U, after: issue_date, days: 1 }\n"
     "    open_amount: U2\n    class: K\nknown: [K2]\n",
     "N,C,D,A,U,U2,K,K2\n1,x,2026-01-02,5,2026-02-01,5,,\n"
     ",x,2026-01-03,6,,6,,\n2,y,2026-01-04,7,,7,,\n,y,2026-01-05,8,,8,,\n",
     "1 x 500 2026-01-02 open 500; 1 x 600 2026-01-03 open 600; 2 y 700 "
     "2026-01-04 open 700; 2 y 800 2026-01-05 open 800; "},
    {"any, not, and else without when",
     "tables:\n  documents:\n    when: { not: { any: [ { column: K, is: [a] }, "
     "{ all: [ { column: K, is: [b] }, { column: A, negative: yes } ] } ] } }\n"
     "    doc_no: { column: N, else: { line: yes } }\n    customer_id: C\n"
     "    issue_date: D\n    amount: A\n",
     "N,C,D,A,K\n1,x,2026-01-02,5,a\n2,x,2026-01-02,5,b\n"
     "3,x,2026-01-02,-5,b\n,x,2026-01-02,5,c\n",
     "2 x 500 2026-01-02; rows.csv:5 x 500 2026-01-02; ignored row of no table "
     "2; "},
    {"subtotals are not carried down",
     "fill_down: [C]\nignore:\n  - { column: C, ends: [小计], reason: s }\n"
     "  - { column: V, is: [void], reason: v }\n" MAP,
     "N,C,D,A,V\n1,x,2026-01-02,5,\nx1,x小计,,5,\n2,,2026-01-02,6,\n"
     "3,y,2026-01-02,6,void\n4,,2026-01-02,6,\n",
     "1 x 500 2026-01-02; 2 x 600 2026-01-02; 4 y 600 2026-01-02; ignored s 1, "
     "v 1; "},
    {"nothing is carried past a row that cannot be read",
     "fill_down: [C]\n" MAP,
     "N,C,D,A\n1,x,2026-01-02,5\n2,\"y,2026-01-02,5\n3,,2026-01-02,6\n"
     "4,z,2026-01-02\n5,,2026-01-02,6\n6,w,2026-01-02,1\n7,,2026-01-02,1\n",
     "1 x 500 2026-01-02; 6 w 100 2026-01-02; 7 w 100 2026-01-02; rejected 3, "
     "4, 5, 6"},
    {"groups",
     "groups: { position: 1, as: W, starts: [\"客户：\"], strip: [\"客户：\"] "
     "}\n"
     "ignore:\n  - { position: 1, starts: [Total], reason: t }\n"
     "tables:\n  documents:\n    doc_no: N\n    customer_id: W\n"
     "    issue_date: D\n    amount: A\n",
     "G,N,D,A\n客户：甲\n,1,2026-01-02,5\n,2,2026-01-02,6\nTotal 甲,,,11\n"
     ",3,2026-01-02,7\n客户：乙,,,\n,4,2026-01-02,8\n,5,2026-01-02,9,,\n"
     ",6,2026-01-02,9,,乙\n",
     "1 甲 500 2026-01-02; 2 甲 600 2026-01-02; 4 乙 800 2026-01-02; 5 乙 900 "
     "2026-01-02; ignored t 1, heading of a group 2; rejected 6, 10"},
    {"a head that is written otherwise ends the group",
     "groups: { column: G, as: W, starts: [\"客户：\"], strip: [\"客户：\"] "
     "}\nfill_down: [D]\ntables:\n  documents:\n    doc_no: N\n"
     "    customer_id: W\n    issue_date: D\n    amount: A\n",
     "G,N,D,A,B\n客户：甲,,,,\n,1,2026-01-02,5,\n客户: 乙,,,,\n"
     ",2,2026-01-02,6,\n,3,,6,\n客户：丙,,,,\n,4,2026-01-02,7,\n"
     "客户：丁,,,7,7\n,5,2026-01-02,7,\n客户：戊,,,,\n,6,2026-01-02,8,\n"
     "备注：庚,,,,\n,7,2026-01-02,7,\n客户：辛,,,,\nx,8,2026-01-02,9,\n"
     ",,2026-01-02,9,\n,9,2026-01-02,9,\n",
     "1 甲 500 2026-01-02; 4 丙 700 2026-01-02; 6 戊 800 2026-01-02; 8 辛 900 "
     "2026-01-02; 9 辛 900 2026-01-02; ignored footer of the report 1, heading "
     "of a group 4; rejected 4, 5, 6, 9, 10, 14, 17"},
    {"words that are listed",
     "accept:\n  - { column: S, is: [ok, 已审核] }\n"
     "  - { column: V, optional: yes, is: [no] }\n"
     "ignore:\n  - { column: S, is: [void], reason: v }\n" MAP,
     "N,C,D,A,S\n1,x,2026-01-02,5,OK\n2,x,2026-01-02,5,已审核 \n"
     "3,x,2026-01-02,5,\n4,x,2026-01-02,5,void\n5,x,2026-01-02,5,y\n",
     "1 x 500 2026-01-02; 2 x 500 2026-01-02; 3 x 500 2026-01-02; ignored v "
     "1; rejected 6"},
    {"footers of the report", "ignore: []\n" MAP,
     "M,N,C,D,A\n,1,x,2026-01-02,5\n,制表：甲,审核：,打印时间：,2026-01-03\n"
     "打印时间：2026-01-03,,,,\n,,制表人：乙,2026-01-03,\n"
     "审核：甲,2,x,2026-01-02,5\nx,制表：甲,,,\n",
     "1 x 500 2026-01-02; 2 x 500 2026-01-02; ignored footer of the report 3; "
     "rejected 7"},
    {"a footer ends a group",
     "groups: { position: 1, as: W }\n"
     "tables:\n  documents:\n    doc_no: N\n    customer_id: W\n"
     "    issue_date: D\n    amount: A\n",
     "G,N,D,A\n甲,,,\n,1,2026-01-02,5\n制表：甲,,,\n,2,2026-01-02,6\n",
     "1 甲 500 2026-01-02; ignored footer of the report 1, heading of a group "
     "1; rejected 5"},
    {"a total is no group",
     "groups: { column: G, as: W }\ntotals: { is: [合计] }\n"
     "tables:\n  documents:\n    doc_no: N\n    customer_id: W\n"
     "    issue_date: D\n    amount: A\n",
     "G,N,D,A\n甲,,,\n,1,2026-01-02,5\n合计,,,\n,2,2026-01-02,6\n,合计,,9\n",
     "1 甲 500 2026-01-02; ignored row of totals 2, heading of a group 1; "
     "rejected 5"},
    {"lines are summed",
     "repeated: sum\n" MAP "    received_amount: R\n    tax: T\n",
     "N,C,D,A,R,T\n1,x,2026-01-02,5,6,1\n1,x,2026-01-02,3,,1\n1,x,,,,\n"
     "2,x,2026-01-02,,,\n3,x,2026-01-02,1,2,\n3,y,2026-01-02,1,,\n",
     "1 x 800 2026-01-02 open 200 tax 200; 3 y 100 2026-01-02 open 100; "
     "rejected 5, 6"},
    {"what the document says on each line counts once",
     "repeated: sum\n" MAP "    received_amount: R\n",
     "N,C,D,A,R\n1,x,2026-01-02,5,2\n1,x,2026-01-02,3,2\n"
     "2,x,2026-01-02,5,2\n2,x,2026-01-02,5,2\n3,x,2026-01-02,5,0.00\n"
     "3,x,2026-01-02,6,0.00\n4,x,2026-01-02,5,1\n4,x,2026-01-02,6,2\n",
     "1 x 800 2026-01-02 open 600; 2 x 1000 2026-01-02 open 600; 3 x 1100 "
     "2026-01-02 open 1100; 4 x 1100 2026-01-02 open 800; "},
    {"where it is expected in the first line only",
     "repeated: sum\nfill_down: [N, C, D]\n" MAP
     "    received_amount: { column: A, when: { column: S, is: [all] }, else: "
     "{ column: R } }\n",
     "N,C,D,A,R,S\n1,x,2026-01-02,5,2,\n1,x,2026-01-02,5,2,\n,,,5,,\n"
     "2,x,2026-01-02,5,5,all\n2,x,2026-01-02,5,5,all\n"
     "3,x,2026-01-02,5,1,\n,,,5,1,\n",
     "1 x 1500 2026-01-02 open 1300; 2 x 1000 2026-01-02 open 0; 3 x 1000 "
     "2026-01-02 open 800; "},
    {"lines that contradict each other",
     "repeated: sum\n" MAP "    due_date: U\n",
     "N,C,D,A,U\n1,x,2026-01-02,5,2026-02-01\n1,x,2026-01-02,3,2026-03-01\n"
     "2,x,2026-01-02,5,2026-02-01\n2,x,2026-01-03,3,\n3,x,2026-01-02,1,\n"
     "3,x,2026-01-02,1,2026-02-01\n",
     "3 x 200 2026-01-02; rejected 2, 3, 4, 5"},
    {"signs of sums",
     "repeated: sum\nnegative: credit_note\n" MAP "    kind: K\n",
     "N,C,D,A,K\n1,x,2026-01-02,5,\n1,x,2026-01-02,-7,\n2,x,2026-01-02,5,红字发"
     "票\n2,x,2026-01-02,-1,红字发票\n3,x,2026-01-02,-5,贷项\n",
     "1 x -200 2026-01-02 credit; 2 x -400 2026-01-02 credit; rejected 6"},
    {"another customer's number", "repeated: sum\n" MAP,
     "N,C,D,A\n1,x,2026-01-02,5\n1,y,2026-01-02,5\n1,x,2026-01-02,1\n",
     "1 x 600 2026-01-02; rejected 3"},
    {"instalments are not summed",
     "repeated: sum\n" MAP "    installment_no: I\n",
     "N,C,D,A,I\n1,x,2026-01-02,5,1\n1,x,2026-01-02,3,2\n1,x,2026-01-02,2,2\n",
     "1 x 500 2026-01-02; 1 x 500 2026-01-02; "},
};

static void tell_documents(struct buf *out, const struct ledger *l)
{
    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];

        buf_add_format(out, "%.*s %.*s %jd %.*s", STR_ARG(d->doc_no),
                       STR_ARG(l->customers[d->customer].customer_id),
                       (intmax_t)d->owed,
                       STR_ARG(date_iso(d->issue_date, out->arena)));
        if (d->kind == DOCUMENT_CREDIT_NOTE)
            buf_add_z(out, " credit");
        if (d->has_open)
            buf_add_format(out, " open %jd", (intmax_t)d->open);
        if (d->details && d->details->tax.currency)
            buf_add_format(out, " tax %jd", (intmax_t)d->details->tax.minor);
        buf_add_z(out, "; ");
    }
}

static struct str tell(const struct ledger *l, struct arena *a)
{
    struct buf out = buf_new(a, 1u << 16);

    tell_documents(&out, l);
    if (l->files[0].ignored)
        buf_add_format(&out, "ignored %.*s; ",
                       STR_ARG(l->files[0].ignored_why));
    for (size_t i = 0; i < l->reject_count; i++)
        buf_add_format(&out, "%s%u", i ? ", " : "rejected ",
                       (unsigned)l->rejects[i].at.line);
    return buf_str(&out);
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;
        struct str got = STR("not read");

        start(&s);
        put(&s, "p.yaml",
            arena_format(&s.arena, "version: 1\n%s", cases[i].profile));
        s.how.profile = s.paths[0];
        put(&s, "rows.csv", str_from_z(cases[i].text));
        s.how.piece_bytes = i % 2 ? 7 : 0;
        if (intake_read(s.paths + 1, 1, &s.how, &s.ledger, &s.arena, &s.diag))
            got = tell(&s.ledger, &s.arena);
        if (!str_equal_z(got, cases[i].told))
            fail_msg(
                "%s: %.*s (%.*s)", cases[i].name, STR_ARG(got),
                STR_ARG(s.diag.first ? s.diag.first->text : (struct str){0}));
        finish(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
