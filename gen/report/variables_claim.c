#include "report/variables_tables.h"

/* Who claims, from whom, and in what. */
#define PARTIES                                                                \
    {"creditor", "party", "", "who claims: the firm of the book",              \
     "债权人（本公司）"},                                                      \
        {"creditor.name", "text", "滨江华恒精密制造有限公司", "name", "名称"}, \
        {"creditor.uscc", "text?", "91330000MA00000000",                       \
         "registration number", "统一社会信用代码"},                           \
        {"creditor.address", "text?", "滨江市开发区创业路8号", "address",      \
         "地址"},                                                              \
        {"creditor.postcode", "text?", "310000", "postcode", "邮编"},          \
        {"creditor.legal_representative", "text?", "陈某",                     \
         "legal representative", "法定代表人"},                                \
        {"creditor.contact", "text?", "林某", "contact", "联系人"},            \
        {"creditor.phone", "text?", "0571-00000000", "telephone", "电话"},     \
        {"creditor.email", "text?", "ar@example.com", "e-mail", "电子邮箱"},   \
        {"creditor.fax", "text?", "0571-00000001", "fax", "传真"},             \
        {"creditor.bank_name", "text?", "示例银行滨江支行", "bank",            \
         "开户银行"},                                                          \
        {"creditor.bank_account", "text?", "0000 1111 2222 3333",              \
         "account number", "账号"},                                            \
        {"creditor.bank_account_name", "text?", "滨江华恒精密制造有限公司",    \
         "account holder", "户名（收款单位）"},                                \
        {"creditor.swift", "text?", "XXXXCNBJ", "SWIFT/BIC", "SWIFT 代码"},    \
        {"customer", "party", "", "who owes", "债务人（客户）"},               \
        {"customer.customer_id", "text", "C0001", "number in the book",        \
         "客户编号"},                                                          \
        {"customer.name", "text", "东川示例装备有限公司", "name", "名称"},     \
        {"customer.uscc", "text?", "91320000MA11111111",                       \
         "registration number", "统一社会信用代码"},                           \
        {"customer.address", "text?", "东川市工业园示例大道6号", "address",    \
         "地址"},                                                              \
        {"customer.legal_representative", "text?", "周某",                     \
         "legal representative", "法定代表人"},                                \
        {"customer.contact", "text?", "吴某", "contact", "联系人"},            \
        {"customer.phone", "text?", "0512-00000000", "telephone", "电话"},     \
        {"customer.email", "text?", "pay@example.com", "e-mail", "电子邮箱"},  \
        {"currency", "group", "", "the currency of the claim", "债权币种"},    \
        {"currency.code", "text", "CNY", "its code", "币种代码"},              \
        {"currency.name", "text", "人民币", "its name", "币种名称"},           \
    {                                                                          \
        "currency.symbol", "text", "¥", "its sign", "币种符号"             \
    }

static const struct variable claim_items[] = {
    PARTIES,
    {"as_of", "date", "2026-07-17", "the day it is reckoned for", "计算基准日"},
    {"last_day", "date", "2026-07-17", "last day of interest", "计息截止日"},
    {"next_day", "date", "2026-07-18", "the day after it", "计息截止日的次日"},
    {"draft", "bool", "true", "is it a draft?", "是否草稿"},
    {"insolvency", "bool", "false", "is it for a proof of debt?",
     "是否用于债权申报"},
    {"branch", "bool", "false", "is the debtor a branch?",
     "债务人是否分支机构"},
    {"penalty", "bool", "true", "does an agreed penalty run?",
     "是否有约定违约金"},
    {"contracts", "list", "", "the contracts it rests on", "所依据的合同"},
    {"contracts.contract_no", "text", "HT-2025-018", "number", "合同号"},
    {"contracts.title", "text?", "设备买卖合同", "title", "合同名称"},
    {"contracts.signed_date", "date?", "2025-01-06", "signed on", "签订日期"},
    {"contracts.governing_law", "text?", "中国法律", "governing law",
     "适用法律"},
    {"contracts.penalty_rule", "text?", "日万分之五", "penalty", "违约金标准"},
    {"contracts.penalty_clause", "text?", "第八条", "its clause", "违约金条款"},
    {"contracts.cost_clause", "text?", "第九条", "clause on costs",
     "费用承担条款"},
    {"contracts.offset_clause", "text?", "", "clause on the order of payments",
     "清偿顺序条款"},
    {"parameters", "list", "", "how it was reckoned", "计算参数"},
    {"parameters.name", "text", "年天数", "name", "参数"},
    {"parameters.value", "text", "365 天", "value", "取值"},
    {"parameters.basis", "text?", "《民法典》第五百六十一条", "basis", "依据"},
    {"debts", "list", "", "the debts, by due date", "各笔债务，按到期日先后"},
    {"debts.no", "integer", "1", "from 1", "序号"},
    {"debts.doc_no", "text", "FP-2025-0312", "number of the document",
     "单据号"},
    {"debts.contract_no", "text?", "HT-2025-018", "number of the contract",
     "合同号"},
    {"debts.order_no", "text?", "PO-88012", "number of the order", "订单号"},
    {"debts.delivery_no", "text?", "SH-0312", "number of the delivery note",
     "送货单号"},
    {"debts.issue_date", "date", "2025-03-06", "issued on", "开票日期"},
    {"debts.due_date", "date", "2025-06-30", "due on", "到期日"},
    {"debts.given_due", "date?", "2025-06-29", "due on, before it moved",
     "顺延前的到期日"},
    {"debts.reasons", "list", "", "why, and at which rate", "计息依据"},
    {"debts.reasons.from", "date", "2025-07-01", "from", "自"},
    {"debts.reasons.to", "date", "2026-07-17", "to", "至"},
    {"debts.reasons.rate", "text", "按日万分之五", "the rate", "标准"},
    {"debts.reasons.text", "text", "合同第八条约定逾期付款违约金",
     "the reason, with its statute", "理由与法律依据"},
    {"debts.reasons.interest", "money", "182500.00", "what ran under it",
     "按此计得"},
    {"debts.rows", "list", "", "segments", "分段"},
    {"debts.rows.from", "date", "2025-07-01", "first day", "起"},
    {"debts.rows.to", "date", "2026-06-30", "last day", "止"},
    {"debts.rows.days", "integer", "365", "days, both counted",
     "天数（起止日均计入）"},
    {"debts.rows.base", "money", "1000000.00", "unpaid principal", "计算基数"},
    {"debts.rows.rate", "text", "日 0.05%", "rate as it is read",
     "利率（文字）"},
    {"debts.rows.source", "text", "合同约定第八条", "where the rate comes from",
     "利率来源"},
    {"debts.rows.percent", "decimal", "0.05", "rate in per cent",
     "利率（百分数）"},
    {"debts.rows.per", "text", "day", "day, month, year or once",
     "利率单位 day、month、year、once"},
    {"debts.rows.year_days", "integer?", "365",
     "days of a year, of other than daily rates", "年天数，日利率没有"},
    {"debts.rows.fixing", "date?", "2024-10-21", "the fixing's day", "报价日"},
    {"debts.rows.fixing_line", "integer?", "14", "its line in the table",
     "报价在利率表中的行号"},
    {"debts.rows.cut", "bool", "false", "did the cap cut it?", "是否达到上限"},
    {"debts.rows.interest", "money", "182500.00", "interest", "利息/违约金"},
    {"debts.days", "integer", "365", "sum of the days", "天数合计"},
    {"debts.invoiced", "money", "1000000.00", "amount of the document",
     "单据金额"},
    {"debts.settled", "money?", "0.00",
     "paid on days that the export does not tell", "导出文件未载日期的已付款"},
    {"debts.left_out", "money?", "0.00", "disputed and left out",
     "未计入的争议部分"},
    {"debts.credited", "money?", "0.00", "of it credited", "已冲减"},
    {"debts.paid", "money?", "117500.00", "paid to principal",
     "抵充本金的付款"},
    {"debts.principal", "money", "882500.00", "unpaid principal", "未付本金"},
    {"debts.disputed", "money?", "10000.00", "of it disputed", "其中争议"},
    {"debts.ledger_open", "money", "700000.00", "open in the ledger",
     "账面未收"},
    {"debts.interest", "money", "182500.00", "all interest that ran",
     "利息/违约金合计"},
    {"debts.interest_paid", "money?", "182500.00", "of it paid",
     "已抵充的利息/违约金"},
    {"debts.interest_due", "money", "0.00", "of it unpaid", "尚欠利息/违约金"},
    {"debts.fixed", "money?", "0.00", "fixed sum", "固定赔偿金"},
    {"debts.fixed_paid", "money?", "0.00", "of it paid", "已付固定赔偿金"},
    {"debts.fixed_due", "money", "0.00", "of it unpaid", "尚欠固定赔偿金"},
    {"debts.per_diem", "money", "441.25", "interest of each further day",
     "此后每日"},
    {"debts.total", "money", "882500.00",
     "principal, interest and fixed sum unpaid", "合计"},
    {"payments", "list", "", "payments and what they met", "付款及其抵充"},
    {"payments.day", "date", "2026-06-30", "received on", "付款日"},
    {"payments.receipt_no", "text", "SK260630-0002", "receipt", "收款单号"},
    {"payments.method", "text?", "银行转账", "method", "付款方式"},
    {"payments.bill_no", "text?", "", "number of the bill", "票据号码"},
    {"payments.received", "money", "300000.00", "what came in", "到账金额"},
    {"payments.amount", "money", "300000.00",
     "of it applied here, less what was taken back",
     "本表所列金额，已扣退回部分"},
    {"payments.to_costs", "money", "0.00", "to costs", "抵充费用"},
    {"payments.to_interest", "money", "182500.00", "to interest",
     "抵充利息/违约金"},
    {"payments.to_principal", "money", "117500.00", "to principal", "抵充本金"},
    {"payments.elsewhere", "money?", "0.00", "to documents outside the claim",
     "用于本表以外的单据"},
    {"payments.surplus", "money?", "0.00", "more than was due", "多付"},
    {"payments.rest", "money", "0.00", "elsewhere and surplus",
     "用于其他及多付"},
    {"payments.parts", "list", "", "what it met, by debt", "各笔债务所得"},
    {"payments.parts.doc_no", "text?", "FP-2025-0312", "document; none: costs",
     "单据号，费用没有"},
    {"payments.parts.to_costs", "money", "0.00", "to costs", "抵充费用"},
    {"payments.parts.to_interest", "money", "182500.00", "to interest",
     "抵充利息/违约金"},
    {"payments.parts.to_principal", "money", "117500.00", "to principal",
     "抵充本金"},
    {"costs", "list", "", "costs that the debtor bears", "实现债权的费用"},
    {"costs.day", "date", "2026-07-06", "of", "日期"},
    {"costs.kind", "text", "律师费", "kind", "费用"},
    {"costs.basis", "text", "合同 HT-2025-018 第九条", "basis", "承担依据"},
    {"costs.evidence_id", "text?", "ZJ-005", "exhibit", "证据编号"},
    {"costs.amount", "money", "12000.00", "amount", "金额"},
    {"costs.paid", "money", "0.00", "of it paid", "已抵充"},
    {"costs.due", "money", "12000.00", "of it unpaid", "尚欠"},
    {"bridge", "list", "", "from the ledger to the principal claimed",
     "由账面应收到主张本金"},
    {"bridge.name", "text", "ledger", "its key", "代号"},
    {"bridge.label", "text", "账面未收金额", "what it is", "项目"},
    {"bridge.amount", "money", "700000.00", "signed amount", "金额，带正负号"},
    {"bridge.is_total", "bool", "false", "is it the last?", "是否末行"},
    {"until", "list", "", "what goes on running, by rate",
     "此后的计算，按标准列示"},
    {"until.base", "money", "882500.00", "on which sum", "基数"},
    {"until.rate", "text", "日 0.05%", "at which rate", "利率"},
    {"until.rule", "text", "按日万分之五", "the rule", "标准"},
    {"until.derived", "bool", "false", "does it come from a table or the law?",
     "是否由利率表或法律得出"},
    {"until.percent", "decimal", "0.05", "rate in per cent", "利率（百分数）"},
    {"until.per", "text", "day", "day, month, year or once",
     "利率单位 day、month、year、once"},
    {"until.per_diem", "money", "441.25", "a day", "每日"},
    {"until.limit", "text?", "", "what is left of its cap, by debt",
     "约定上限的余额，按债务"},
    {"has_payments", "bool", "true", "are there payments?", "有无付款"},
    {"has_costs", "bool", "true", "are there costs?", "有无费用"},
    {"has_fixed", "bool", "false", "are there fixed sums?", "有无固定赔偿金"},
    {"principal", "money", "882500.00", "unpaid principal", "未付本金"},
    {"disputed", "money?", "10000.00", "of it disputed", "其中争议"},
    {"interest", "money", "182500.00", "all interest that ran",
     "利息/违约金合计"},
    {"interest_paid", "money?", "182500.00", "of it paid",
     "已抵充的利息/违约金"},
    {"interest_due", "money", "0.00", "of it unpaid", "尚欠利息/违约金"},
    {"fixed", "money?", "0.00", "fixed sums", "固定赔偿金"},
    {"fixed_paid", "money?", "0.00", "of them paid", "已付固定赔偿金"},
    {"fixed_due", "money", "0.00", "of them unpaid", "尚欠固定赔偿金"},
    {"cost_sum", "money?", "12000.00", "costs", "费用合计"},
    {"cost_paid", "money?", "0.00", "of them paid", "已抵充的费用"},
    {"cost_due", "money", "12000.00", "of them unpaid", "尚欠费用"},
    {"per_diem", "money", "441.25", "interest of each further day", "此后每日"},
    {"total", "money", "894500.00",
     "principal, interest, fixed sums and costs unpaid", "合计"},
};
const struct variable_kind variables_claim = {
    "claim",
    "the schedule of interest, penalty and payments of a claim",
    "利息/违约金计算表",
    claim_items,
    COUNT(claim_items),
    NULL};

static const struct variable check_items[] = {
    PARTIES,
    {"as_of", "date", "2026-07-17", "the day it is reckoned for", "计算基准日"},
    {"open", "integer", "3", "how many are open", "未核实的项数"},
    {"questions", "integer", "1", "of them questions and conflicts",
     "其中待定与矛盾"},
    {"notes", "list", "", "what is to be verified", "待核实事项"},
    {"notes.grade", "text", "warning",
     "question, conflict, warning, second_line, information", "类别代号"},
    {"notes.grade_name", "text", "提请注意", "the same in words", "类别"},
    {"notes.id", "text", "delivery:FP-2025-0312", "its stable name", "标识"},
    {"notes.text", "text", "缺少送货签收证据", "what, and what would settle it",
     "事项及处理"},
    {"notes.column", "text?", "documents.delivery_no",
     "the column that would decide", "可据以决定的栏"},
    {"notes.key", "text?", "claim.offset", "the key that would decide",
     "可据以决定的设置"},
    {"notes.place", "text?", "合同.csv:3", "the row it is about", "出处"},
    {"notes.decided", "text?", "", "the recorded reason", "确认理由"},
};
const struct variable_kind variables_claim_checks = {
    "claim-checks",
    "what is to be verified before a claim leaves the house",
    "待核实清单（内部）",
    check_items,
    COUNT(check_items),
    NULL};
