#include "input/canonical.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define NONE TABLE_COUNT

static const struct {
    const char *name;
    size_t table;
} files[] = {
    {"应收票据.csv", TABLE_BILLS},
    {"票据-2026.csv", TABLE_BILLS},
    {"bills.csv", TABLE_BILLS},
    {"坏账核销.csv", TABLE_WRITEOFFS},
    {"坏账核销_华东.csv", TABLE_WRITEOFFS},
    {"writeoffs.csv", TABLE_WRITEOFFS},
    {"核销.csv", TABLE_ALLOCATIONS},
    {"核销-2026-07.csv", TABLE_ALLOCATIONS},
    {"汇率.csv", TABLE_FX},
    {"fx.csv", TABLE_FX},
    {"合同.csv", TABLE_CONTRACTS},
    {"contracts-2026.csv", TABLE_CONTRACTS},
    {"应收单据.csv", TABLE_DOCUMENTS},
    {"应收明细.csv", TABLE_DOCUMENTS},
    {"应收.csv", NONE},
    {"票据登记.csv", NONE},
    {"坏账.csv", NONE},
    {"核销坏账.csv", NONE},
    {"联系记录.csv", TABLE_CONTACTS},
    {"联系记录-张三.xlsx", TABLE_CONTACTS},
    {"contacts-li.csv", TABLE_CONTACTS},
    {"承诺.csv", TABLE_CONTACTS},
    {"promises.csv", TABLE_CONTACTS},
    {"暂停催收.csv", TABLE_BLOCKS},
    {"blocks.csv", TABLE_BLOCKS},
    {"送达.csv", TABLE_DELIVERIES},
    {"送达-2026-07-17.xlsx", TABLE_DELIVERIES},
    {"物流.csv", TABLE_CARRIER},
    {"物流信息-顺丰.xlsx", TABLE_CARRIER},
    {"carrier-2026.csv", TABLE_CARRIER},
    {"证据.csv", TABLE_EVIDENCE},
    {"银行到账.csv", TABLE_BANK},
    {"坏账准备.csv", TABLE_ALLOWANCE},
    {"销售额.csv", TABLE_SALES},
    {"案件.csv", TABLE_CASES},
    {"待核实.csv", TABLE_REVIEWS},
    {"单项计提.csv", TABLE_PROVISIONS},
    {"银行对账单.csv", NONE},
    {"销售明细.csv", NONE},
    {"合同台账.csv", NONE},
};

static void test_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        enum table table = TABLE_CUSTOMERS;
        bool found = canonical_of_file(str_from_z(files[i].name), &table);

        if (found ? files[i].table != table : files[i].table != NONE)
            fail_msg("%s: %s", files[i].name,
                     found ? table_forms[table].name : "none");
    }
}

static const struct {
    const char *headings;
    size_t table;
} heading_cases[] = {
    /* The same columns around one number: a bill's or a document's. */
    {"票据号码|客户名称|出票日期|到期日|金额", TABLE_BILLS},
    {"单据号|客户名称|开票日期|到期日|金额", TABLE_DOCUMENTS},
    {"bill_no|customer_id|amount|maturity_date", TABLE_BILLS},
    {"doc_no|customer_id|issue_date|amount", TABLE_DOCUMENTS},
    /* An ERP's bill has a number and day of its own. */
    {"单据编号|单据日期|票据号|客户|币种|票面金额|金额|出票人|承兑人|到期日",
     TABLE_BILLS},
    /* A list of documents tells by which bill one was paid. */
    {"单据编号|单据日期|客户|单据类型|币别|金额|到期日|未收金额|票据号",
     TABLE_DOCUMENTS},
    {"票据号|客户名称|到期日", NONE},
    {"坏账核销日期|单据号|坏账核销金额", TABLE_WRITEOFFS},
    {"核销日期|单据号|坏账核销金额|核销原因", TABLE_WRITEOFFS},
    /* Money that came in is no bad debt, whatever is missing. */
    {"核销日期|单据号|核销金额", NONE},
    {"收款单号|单据号|核销日期|核销金额", TABLE_ALLOCATIONS},
    {"收款单号|单据号|期次|核销日期|核销金额", TABLE_ALLOCATIONS},
    {"writeoff_date|doc_no|amount|reason", TABLE_WRITEOFFS},
    {"币种|汇率日期|汇率", TABLE_FX},
    {"currency|rate_date|rate", TABLE_FX},
    {"币种|汇率", NONE},
    {"合同号|客户编号|违约金标准", TABLE_CONTRACTS},
    {"合同编号|客户名称|保证人", TABLE_CONTRACTS},
    /* Lists that name contracts and customers are many. */
    {"合同号|客户名称|签订日期|合同金额", NONE},
    {"发票编号|客户名称|合同号|开票日期|金额", NONE},
    {"收款单号|客户名称|收款日期|金额", TABLE_RECEIPTS},
    {"联系日期|客户编号|沟通方式|沟通内容", TABLE_CONTACTS},
    {"at|customer_id|promise_date|promise_amount", TABLE_CONTACTS},
    {"客户编号|单据号|暂停起始日|暂停原因", TABLE_BLOCKS},
    {"函件编号|快递单号|送达结果", TABLE_DELIVERIES},
    {"邮件号|收寄日期|邮件状态|签收人|签收时间", TABLE_CARRIER},
    {"运单号|寄件时间|签收状态|签收人|签收时间", TABLE_CARRIER},
    {"证据编号|客户编号|证据名称", TABLE_EVIDENCE},
    {"起息日|付款人|金额", TABLE_BANK},
    {"截止日期|币种|坏账准备余额", TABLE_ALLOWANCE},
    {"月份|赊销额|币种", TABLE_SALES},
    {"案号|客户编号|案件事项|事项日期", TABLE_CASES},
    {"案号|客户编号|立案日期", NONE},
    /* Exports that speak of the same things are none of these. */
    {"客户编号|联系日期|备注", NONE},
    {"日期|客户|联系方式|备注", NONE},
    {"交易日期|对方户名|交易金额|余额", NONE},
    {"到账日期|付款人|金额", NONE},
    {"月份|销售额", NONE},
    {"单据号|客户编号|起始日期|原因", TABLE_DISPUTES},
    {"文号|日期|标题", NONE},
};

static size_t split(const char *parts, struct str *out, size_t capacity)
{
    size_t n = 0;

    while (n < capacity && canonical_part(parts, n, &out[n]))
        n++;
    return n;
}

static void test_headings(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(heading_cases); i++) {
        struct str headings[COLUMN_MAX];
        enum table table = TABLE_CUSTOMERS;
        size_t n = split(heading_cases[i].headings, headings, COLUMN_MAX);
        bool found = canonical_of_headings(headings, n, &table);

        if (found ? heading_cases[i].table != table
                  : heading_cases[i].table != NONE)
            fail_msg("%s: %s", heading_cases[i].headings,
                     found ? table_forms[table].name : "none");
    }
}

/* Every column has a name, and no word stands twice in a column. */
static void test_tables(void **state)
{
    (void)state;
    for (size_t t = 0; t < TABLE_COUNT; t++) {
        const struct table_form *form = &table_forms[t];

        assert_true(form->column_count <= COLUMN_MAX);
        for (size_t i = 0; i < form->column_count; i++) {
            const struct words *words = form->columns[i].words;

            if (!canonical_name((enum table)t, i).len)
                fail_msg("%s: column %zu has no name", form->name, i);
            for (size_t j = 0; words && j < words->count; j++)
                for (size_t k = 0; k < j; k++)
                    if (str_equal(words->items[j].text, words->items[k].text))
                        fail_msg("%s: %.*s stands twice", form->name,
                                 STR_ARG(words->items[j].text));
        }
    }
}

/* The day money went back: the report's word first, older ones still read. */
static void test_reversed(void **state)
{
    struct str parts[4];

    (void)state;
    assert_int_equal(split(table_forms[TABLE_RECEIPTS]
                               .columns[RECEIPTS_REVERSED_DATE]
                               .headings,
                           parts, COUNT(parts)),
                     4);
    assert_true(str_equal_z(parts[0], "reversed_date"));
    assert_true(str_equal_z(parts[1], "冲回日期"));
    assert_true(str_equal_z(parts[2], "冲销日期"));
    assert_true(str_equal_z(parts[3], "退回日期"));
}

/* A form's example row is known by the beginning of its first cell. */
static void test_example(void **state)
{
    (void)state;
    assert_true(canonical_is_example(STR("示例 C001")));
    assert_true(canonical_is_example(STR("EXAMPLE C001")));
    assert_true(canonical_is_example(STR("Example")));
    assert_false(canonical_is_example(STR("")));
    assert_false(canonical_is_example(STR("EXAMPL")));
    assert_false(canonical_is_example(STR("北京示例公司")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),   cmocka_unit_test(test_headings),
        cmocka_unit_test(test_tables),  cmocka_unit_test(test_reversed),
        cmocka_unit_test(test_example),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
