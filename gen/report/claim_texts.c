#include "report/claim_texts.h"

static const struct {
    struct str zh, en;
} texts[TEXT_COUNT] = {
#define TEXT(key, zh, en) [key] = {STR_INIT(zh), STR_INIT(en)}
    TEXT(TEXT_TITLE, "利息/违约金计算表", "Schedule of interest"),
    TEXT(TEXT_RESULT, "计算结果", "Result"),
    TEXT(TEXT_DEBTS, "各笔债务", "Debts"),
    TEXT(TEXT_SEGMENTS, "分段计算", "Segments"),
    TEXT(TEXT_PAYMENTS, "付款与费用", "Payments and costs"),
    TEXT(TEXT_BRIDGE, "账面衔接", "From the ledger"),
    TEXT(TEXT_CREDITOR, "债权人", "Creditor"),
    TEXT(TEXT_DEBTOR, "债务人", "Debtor"),
    TEXT(TEXT_ITEM, "项目", "Item"),
    TEXT(TEXT_AMOUNT, "金额", "Amount"),
    TEXT(TEXT_PRINCIPAL, "未付本金", "Unpaid principal"),
    TEXT(TEXT_INTEREST, "利息/违约金", "Interest"),
    TEXT(TEXT_INTEREST_PAID, "已抵充利息/违约金", "Interest met"),
    TEXT(TEXT_INTEREST_DUE, "尚欠利息/违约金", "Interest unpaid"),
    TEXT(TEXT_FIXED, "固定赔偿金", "Fixed sum unpaid"),
    TEXT(TEXT_COSTS, "实现债权的费用", "Costs of collection"),
    TEXT(TEXT_COSTS_DUE, "尚欠费用", "Costs unpaid"),
    TEXT(TEXT_TOTAL, "合计", "Total"),
    TEXT(TEXT_PER_DIEM, "此后每日", "Each further day"),
    TEXT(TEXT_UNTIL, "此后以下列金额为基数，计算至实际清偿之日止",
         "Goes on running, until the day of actual payment, on"),
    TEXT(TEXT_PARAMETER, "参数", "Parameter"),
    TEXT(TEXT_VALUE, "取值", "Value"),
    TEXT(TEXT_BASIS, "依据", "Basis"),
    TEXT(TEXT_DOC_NO, "单据号", "Document"),
    TEXT(TEXT_CONTRACT, "合同号", "Contract"),
    TEXT(TEXT_ISSUED, "开票日期", "Issued"),
    TEXT(TEXT_DUE, "到期日", "Due"),
    TEXT(TEXT_INVOICED, "单据金额", "Invoiced"),
    TEXT(TEXT_SETTLED, "日期不明的已付款", "Paid, day unknown"),
    TEXT(TEXT_LEFT_OUT, "未计入的争议", "Disputed, left out"),
    TEXT(TEXT_CREDITED, "已冲减", "Credited"),
    TEXT(TEXT_PAID, "付款抵充本金", "Paid to principal"),
    TEXT(TEXT_DISPUTED, "其中争议", "Of it disputed"),
    TEXT(TEXT_FROM, "起", "From"),
    TEXT(TEXT_TO, "止", "To"),
    TEXT(TEXT_DAYS, "天数", "Days"),
    TEXT(TEXT_BASE, "计算基数", "On"),
    TEXT(TEXT_RATE, "利率", "Rate"),
    TEXT(TEXT_SOURCE, "利率来源", "Source of the rate"),
    TEXT(TEXT_YEAR, "年天数", "Days of a year"),
    TEXT(TEXT_RECEIPT, "收款单", "Receipt"),
    TEXT(TEXT_METHOD, "付款方式", "Method"),
    TEXT(TEXT_TO_COSTS, "抵充费用", "To costs"),
    TEXT(TEXT_TO_INTEREST, "抵充利息/违约金", "To interest"),
    TEXT(TEXT_TO_PRINCIPAL, "抵充本金", "To principal"),
    TEXT(TEXT_REST, "其他", "Other"),
    TEXT(TEXT_DATE, "日期", "Date"),
    TEXT(TEXT_COST, "费用", "Cost"),
    TEXT(TEXT_EVIDENCE, "证据", "Exhibit"),
    TEXT(TEXT_MET, "已抵充", "Met"),
    TEXT(TEXT_UNPAID, "尚欠", "Unpaid"),
#undef TEXT
};

struct str claim_text(enum claim_text text, enum language language)
{
    return language == LANGUAGE_ZH ? texts[text].zh : texts[text].en;
}
