#include "report/variables_tables.h"

/* Of a row of the schedule: a debt, or a red letter that reduces it. */
#define ROW(list, all, unpaid, argued, rest, days)                                \
    {list ".doc_no", "text", "FP-2026-0312", "its number", "单据号"},             \
        {list ".particulars", "text?", "第2期",                                   \
         "what tells it from others of its number: instalment, retention",        \
         "同号单据的区别：期次、质保金"},                                         \
        {list ".kind", "text", "发票", "invoice, debit note …",                   \
         "单据种类：发票、借项通知等"},                                           \
        {list ".issue_date", "date?", "2026-01-15", "issued on", "开票日期"},     \
        {list ".due_date", "date", "2026-03-16", "due on", "到期日"},             \
        {list ".amount", "money", all, "its amount", "单据金额"},                 \
        {list ".open", "money", unpaid, "what is unpaid of it", "未付金额"},      \
        {list ".disputed", "money?", argued, "of it disputed",                    \
         "其中有争议的金额"},                                                     \
        {list ".undisputed", "money", rest, "of it not disputed",                 \
         "其中无争议的金额"},                                                     \
        {list ".days_overdue", days, "123", "days overdue", "逾期天数"},          \
        {list ".contract_no", "text?", "HT-2025-018",                             \
         "number of the contract", "合同号"},                                     \
    {                                                                             \
        list ".order_no", "text?", "PO-88012", "number of the order", "订单号" \
    }

static const struct variable items[] = {
    {"creditor", "party", "", "who claims: the firm of the book",
     "债权人（本公司）"},
    {"creditor.name", "text", "滨江华恒精密制造有限公司", "name", "名称"},
    {"creditor.uscc", "text?", "91330000MA00000000", "registration number",
     "统一社会信用代码"},
    {"creditor.address", "text?", "滨江市开发区创业路8号", "address", "地址"},
    {"creditor.postcode", "text?", "310000", "postcode", "邮编"},
    {"creditor.legal_representative", "text?", "陈某", "legal representative",
     "法定代表人"},
    {"creditor.contact", "text?", "林某", "contact", "联系人"},
    {"creditor.phone", "text?", "0571-00000000", "telephone", "电话"},
    {"creditor.email", "text?", "ar@example.com", "e-mail", "电子邮箱"},
    {"creditor.fax", "text?", "0571-00000001", "fax", "传真"},
    {"creditor.bank_name", "text?", "示例银行滨江支行", "bank", "开户银行"},
    {"creditor.bank_account", "text?", "0000 1111 2222 3333", "account number",
     "账号"},
    {"creditor.bank_account_name", "text", "滨江华恒精密制造有限公司",
     "account holder", "户名（收款单位）"},
    {"creditor.swift", "text?", "XXXXCNBJ", "SWIFT/BIC", "SWIFT 代码"},
    {"customer", "party", "", "who owes", "债务人（客户）"},
    {"customer.customer_id", "text?", "C0001", "number in the book",
     "客户编号"},
    {"customer.name", "text", "东川示例装备有限公司", "name", "名称"},
    {"customer.uscc", "text?", "91320000MA11111111", "registration number",
     "统一社会信用代码"},
    {"customer.address", "text?", "东川市工业园示例大道6号", "address", "地址"},
    {"customer.legal_representative", "text?", "周某", "legal representative",
     "法定代表人"},
    {"customer.contact", "text?", "吴某", "contact", "联系人"},
    {"customer.phone", "text?", "0512-00000000", "telephone", "电话"},
    {"customer.email", "text?", "pay@example.com", "e-mail", "电子邮箱"},
    {"letter", "group", "", "the letter itself", "函件"},
    {"letter.date", "date", "2026-07-17", "its date", "函件日期"},
    {"letter.number", "text?", "CK-2026-0042", "its number; a draft has none",
     "函件编号，草稿没有编号"},
    {"letter.draft", "bool", "false", "is it a draft?", "是否草稿"},
    {"letter.title", "text", "催款函", "what it is called", "函件名称"},
    {"previous", "list", "", "letters before it that were posted",
     "此前已寄出的函件"},
    {"previous.date", "date", "2026-07-03", "its date", "函件日期"},
    {"previous.number", "text?", "催字〔2026〕第0007号", "its number",
     "函件编号"},
    {"has_previous", "bool", "true", "is there a letter before?",
     "此前是否发过函"},
    {"single_previous", "bool", "true", "is there just one?", "是否仅一份"},
    {"broken", "group?", "", "the promise that was not kept",
     "未兑现的付款承诺"},
    {"broken.date", "date", "2026-07-10", "promised by", "承诺付款日"},
    {"broken.amount", "money", "20000.00", "amount promised", "承诺金额"},
    {"suspension", "text?", "买受人逾期付款超过30日的，出卖人有权中止供货",
     "the clause that allows to stop supply", "允许中止供货的合同条款"},
    {"as_of", "date", "2026-07-17", "the day the amounts stand at",
     "金额计算的基准日"},
    {"pay_by", "date", "2026-07-24", "pay on or before", "付款期限"},
    {"currency", "group", "", "the currency of the letter", "函件币种"},
    {"currency.code", "text", "CNY", "its code", "币种代码"},
    {"currency.name", "text", "人民币", "its name", "币种名称"},
    {"currency.symbol", "text", "¥", "its sign", "币种符号"},
    {"documents", "list", "", "overdue documents, oldest first",
     "逾期单据，按到期日先后"},
    ROW("documents", "100000.00", "70000.00", "10000.00", "60000.00",
        "integer"),
    {"deductions", "list", "", "red letters that reduce the claim",
     "冲减欠款的红字、冲减单据"},
    ROW("deductions", "-10000.00", "-10000.00", "0.00", "-10000.00",
        "integer?"),
    {"document_count", "integer", "1", "number of documents", "逾期单据笔数"},
    {"single", "bool", "true", "is it one document?", "是否只有一笔"},
    {"has_contracts", "bool", "true", "has any a contract's number?",
     "有无合同号"},
    {"has_deductions", "bool", "true", "are there deductions?", "有无冲减单据"},
    {"has_disputed", "bool", "true", "is anything disputed?", "有无争议款项"},
    {"open_total", "money", "60000.00", "all that is unpaid, disputed or not",
     "未付合计（含争议）"},
    {"total", "money", "50000.00", "of it not disputed", "无争议合计"},
    {"disputed", "money?", "10000.00", "of it disputed", "争议合计"},
    {"unapplied", "money?", "5000.00", "money received and not yet allocated",
     "未核销款项"},
    {"payable", "money", "45000.00", "what is asked for: total less unapplied",
     "请求支付的金额：无争议合计减未核销款项"},
    {"reduced", "bool", "true", "is payable less than open_total?",
     "请求支付的金额是否少于未付合计"},
    {"oldest_days", "integer", "123", "days overdue of the oldest",
     "最长逾期天数"},
};

/* A letter that corrects one that was sent. */
static const struct variable correction_items[] = {
    {"creditor", "party", "", "who claims: the firm of the book",
     "债权人（本公司）"},
    {"customer", "party", "", "who got the letter", "收函的客户"},
    {"letter", "group", "", "the letter itself", "本函"},
    {"letter.date", "date", "2026-07-24", "its date", "函件日期"},
    {"letter.number", "text?", "更字〔2026〕第0001号",
     "its number; a draft has none", "函件编号，草稿没有编号"},
    {"letter.draft", "bool", "false", "is it a draft?", "是否草稿"},
    {"letter.title", "text", "更正函", "what it is called", "函件名称"},
    {"corrects", "group", "", "the letter that it corrects", "所更正的函件"},
    {"corrects.number", "text", "催字〔2026〕第0012号", "its number",
     "函件编号"},
    {"corrects.date", "date", "2026-07-17", "its date", "函件日期"},
    {"corrects.title", "text", "催款函", "what it is called", "函件名称"},
    {"corrects.amount", "money", "45000.00", "what it asked for",
     "该函请求支付的金额"},
    {"reason", "text", "所列发票已于发函前付清", "why it is withdrawn",
     "撤回原因"},
};
const struct variable_kind variables_correction = {
    "correction",
    "a letter that corrects one that was sent",
    "对已发函件的更正",
    correction_items,
    COUNT(correction_items),
    NULL};

const struct variable_kind variables_letter = {
    "letter",
    "letters to customers: reminder, demand",
    "致客户的函件：提示函、催款函",
    items,
    COUNT(items),
    NULL};
