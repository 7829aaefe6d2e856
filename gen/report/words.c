#include "report/words.h"

#include "base/buf.h"

static const struct {
    struct str zh, en;
} words[] = {
#define WORD(key, zh, en) [key] = {STR_INIT(zh), STR_INIT(en)}
    WORD(WORD_SUMMARY, "汇总", "Summary"),
    WORD(WORD_BY_CUSTOMER, "客户账龄", "By customer"),
    WORD(WORD_DETAIL, "明细", "Detail"),
    WORD(WORD_OVERDUE_SHEET, "逾期重点", "Overdue focus"),
    WORD(WORD_TIE_OUT, "勾稽", "Tie-out"),
    WORD(WORD_REJECTS, "拒收", "Rejects"),
    WORD(WORD_AGING_TITLE, "应收账款账龄表", "Accounts receivable aging"),
    WORD(WORD_AS_OF, "截至", "As of "),
    WORD(WORD_PAGE_FOOTER, "第 &P 页 共 &N 页", "Page &P of &N"),
    WORD(WORD_CUSTOMER_ID, "客户编号", "Customer no."),
    WORD(WORD_CUSTOMER_NAME, "客户名称", "Customer"),
    WORD(WORD_DOC_NO, "单据号", "Document no."),
    WORD(WORD_KIND, "类型", "Kind"),
    WORD(WORD_ISSUE_DATE, "开票日期", "Issued"),
    WORD(WORD_DUE_DATE, "到期日", "Due"),
    WORD(WORD_DAYS_OVERDUE, "逾期天数", "Days overdue"),
    WORD(WORD_BUCKET, "账龄段", "Bucket"),
    WORD(WORD_CURRENCY, "币种", "Currency"),
    WORD(WORD_AMOUNT, "单据金额", "Amount"),
    WORD(WORD_OPEN, "未收金额", "Open"),
    WORD(WORD_DISPUTED, "其中争议", "Of which disputed"),
    WORD(WORD_UNDISPUTED, "不含争议", "Undisputed"),
    WORD(WORD_REFERENCE, "合同/订单号", "Contract / order"),
    WORD(WORD_COUNT, "单据数", "Documents"),
    WORD(WORD_SHARE, "占账龄小计", "Share of buckets"),
    WORD(WORD_UNAPPLIED, "未核销", "Unapplied"),
    WORD(WORD_TOTAL, "合计", "Total"),
    WORD(WORD_OVERDUE, "其中逾期", "Of which overdue"),
    WORD(WORD_OVERDUE_AMOUNT, "逾期金额", "Overdue amount"),
    WORD(WORD_OVERDUE_SUBTOTAL, "逾期小计", "Overdue"),
    WORD(WORD_NOT_DUE_SUBTOTAL, "未到期小计", "Not overdue"),
    WORD(WORD_BUCKETS_SUBTOTAL, "账龄小计", "All buckets"),
    WORD(WORD_OLDEST_DAYS, "最长逾期天数", "Oldest, days overdue"),
    WORD(WORD_SALESPERSON, "业务员", "Salesperson"),
    WORD(WORD_COLLECTOR, "催收员", "Collector"),
    WORD(WORD_REGION, "地区", "Region"),
    WORD(WORD_INDUSTRY, "行业", "Industry"),
    WORD(WORD_CREDIT_LIMIT, "信用额度", "Credit limit"),
    WORD(WORD_STAGE, "催收阶段", "Stage"),
    WORD(WORD_HOLD, "暂缓事由", "Hold"),
    WORD(WORD_NEXT_STEP, "下一步", "Next step"),
    WORD(WORD_NET, "应收净额", "Net receivables"),
    WORD(WORD_ACTION, "本周处理", "This week"),
    WORD(WORD_FILE, "文件", "File"),
    WORD(WORD_LINE, "行", "Line"),
    WORD(WORD_COLUMN, "列", "Column"),
    WORD(WORD_TABLE, "表", "Table"),
    WORD(WORD_REASON, "拒收原因", "Reason"),
    WORD(WORD_ROW_TEXT, "原文", "Row as it stood"),
    WORD(WORD_ITEM, "项目", "Item"),
    WORD(WORD_DOCUMENTS, "单据", "Documents"),
    WORD(WORD_INSTALLMENT, "期次", "Instalment"),
    WORD(WORD_CLASS, "款项类别", "Class"),
    WORD(WORD_POSTING_DATE, "记账日期", "Posted"),
    WORD(WORD_DAYS_SINCE_POSTING, "记账天数", "Days since posting"),
    WORD(WORD_DAYS_SINCE_ISSUE, "开票天数", "Days since issue"),
    WORD(WORD_DISCLOSURE_AGE, "披露账龄", "Age in years"),
    WORD(WORD_HANDED_OVER_DATE, "移交律师日期", "With lawyer since"),
    WORD(WORD_GROUP, "集团", "Group"),
    WORD(WORD_PARENT_ID, "上级客户编号", "Parent no."),
    WORD(WORD_ENTITY, "主体", "Entity"),
    WORD(WORD_SHARE_OF_ALL, "占合计", "Share of total"),
    WORD(WORD_BY_ENTITY, "%s 各主体", "%s by entity"),
    WORD(WORD_OF_ENTITIES, "等%s个主体", " and others, %s entities"),
    WORD(WORD_ENTITIES_NOTE, "各主体分别核算后相加，主体之间的往来未抵销",
         "the entities' own figures added; what they owe each other is not "
         "eliminated"),
    WORD(WORD_SAME_CUSTOMERS, "同一客户（统一社会信用代码相同，未合并）",
         "Same customer (one credit code; not merged)"),
    WORD(WORD_EACH_OPENING, "各主体上期报告日", "each entity's last report"),
    WORD(WORD_NOT_CONVERTED, "各主体的报告币种或折算规则不一致，不折算合计",
         "The entities report in different currencies or by different rules: "
         "no converted total"),
    WORD(WORD_OF_WHICH_RETENTION, "其中质保金", "Of which retention"),
    WORD(WORD_OF_WHICH_BILLS, "其中应收票据", "Of which bills"),
    WORD(WORD_OF_WHICH_RETURNED, "其中票据退回", "Of which bills returned"),
    WORD(WORD_OF_WHICH_HANDED_OVER, "其中已移交律师", "Of which with lawyer"),
    WORD(WORD_BILLS_HELD, "在手票据", "Bills in hand"),
    WORD(WORD_BILLS_PASSED_ON, "已背书/贴现未到期票据",
         "Bills passed on, not mature"),
    WORD(WORD_BESIDE_TOTAL, "（不在应收净额内）",
         "(not in the net receivables)"),
    WORD(WORD_CLASS_TRADE, "货款", "Trade"),
    WORD(WORD_CLASS_RETENTION, "质保金", "Retention"),
    WORD(WORD_NTH_INSTALLMENT, "第%s期", "instalment %s"),
    WORD(WORD_IS_RETENTION, "质保金", "retention money"),
    WORD(WORD_COMMA, "，", ", "),
    WORD(WORD_CLASS_BILL, "应收票据", "Bill"),
    WORD(WORD_CLASS_OTHER, "其他", "Other"),
    WORD(WORD_INVOICE, "发票", "Invoice"),
    WORD(WORD_CREDIT_NOTE, "贷项通知单", "Credit note"),
    WORD(WORD_DEBIT_NOTE, "借项通知单", "Debit note"),
    WORD(WORD_OPENING, "期初", "Opening"),
    WORD(WORD_RECEIPT, "收款", "Receipt"),
    WORD(WORD_BILL, "收到票据", "Bill received"),
    WORD(WORD_ACTION_LETTER, "发函", "Letter"),
    WORD(WORD_ACTION_NOT_OVERDUE, "未逾期", "Not overdue"),
    WORD(WORD_ACTION_BEFORE_FIRST, "未达催收起始天数", "Before first letter"),
    WORD(WORD_ACTION_BELOW_MINIMUM, "低于起点金额", "Below minimum"),
    WORD(WORD_ACTION_DISPUTED, "全额争议", "All disputed"),
    WORD(WORD_ACTION_COVERED, "红字、未核销款已冲抵", "Covered by credits"),
    WORD(WORD_ACTION_HANDED_OVER, "已移交律师，不另发函",
         "With the lawyer: no letter"),
    WORD(WORD_ACTION_BLOCKED, "暂停催收", "Blocked"),
    WORD(WORD_ACTION_PROMISED, "承诺付款期内", "Promise running"),
    WORD(WORD_ACTION_BANK, "已到账待入账", "Paid at the bank, not posted"),
    WORD(WORD_ACTION_WOUND_UP, "破产、清算或已注销，不发函",
         "Insolvent or dissolved"),
    WORD(WORD_ACTION_WAITING, "未到下一级发函日", "Next letter not due yet"),
    WORD(WORD_ACTION_CALL, "电话催收", "Call"),
    WORD(WORD_ACTION_LAST_SENT, "各级函件已发，待决定", "All letters sent"),
    WORD(WORD_ACTION_IN_COURT, "已进入诉讼、仲裁或执行", "Before a court"),
    WORD(WORD_ACTION_UNAPPLIED, "有未核销款项，先核销",
         "Apply his money first"),
    WORD(WORD_ACTION_PAYABLE, "我方有应付款，先对抵", "We owe him: set off"),
    WORD(WORD_ACTION_BELOW_PERCENT, "逾期占比低于起点", "Below the share"),
    WORD(WORD_ACTION_OVER_MAXIMUM, "超过单次发函上限", "Over the maximum"),
    WORD(WORD_ACTION_HELD, "数据待核", "Held: data in doubt"),
    WORD(WORD_EVENTS, "一、台账推算", "1. From the ledger's events"),
    WORD(WORD_PLUS_INVOICES, "加：发票", "plus invoices"),
    WORD(WORD_PLUS_DEBIT_NOTES, "加：借项通知单", "plus debit notes"),
    WORD(WORD_PLUS_REVERSALS, "加：收款冲回", "plus reversals"),
    WORD(WORD_MINUS_RECEIPTS, "减：收款", "less receipts"),
    WORD(WORD_MINUS_CREDITS, "减：贷项通知单", "less credit notes"),
    WORD(WORD_EXPORTED_DIFFERENCE, "调整：导出文件的未收余额与推算数之差",
         "adjustment: open amounts as exported less the above"),
    WORD(WORD_CLOSING, "期末应收", "Closing receivables"),
    WORD(WORD_PER_DETAIL, "二、本账龄表", "2. This aging"),
    WORD(WORD_DETAIL_BUCKETS, "各账龄段（明细）", "Buckets (Detail)"),
    WORD(WORD_DETAIL_UNAPPLIED, "未核销款（明细）", "Unapplied (Detail)"),
    WORD(WORD_DETAIL_TOTAL, "账龄合计", "Aging total"),
    WORD(WORD_PER_CUSTOMERS, "三、客户账龄表", "3. By customer"),
    WORD(WORD_CUSTOMERS_TOTAL, "客户账龄合计", "Total by customer"),
    WORD(WORD_PER_CONTROL, "四、总账", "4. General ledger"),
    WORD(WORD_CONTROL, "总账余额", "Control total"),
    WORD(WORD_NO_CONTROL, "未提供", "not given"),
    WORD(WORD_CLOSING_LESS_DETAIL, "差额：期末应收 − 账龄合计",
         "Difference: closing less aging total"),
    WORD(WORD_DETAIL_LESS_CUSTOMERS, "差额：账龄合计 − 客户账龄合计",
         "Difference: aging total less total by customer"),
    WORD(WORD_CONTROL_LESS_CLOSING, "差额：总账余额 − 期末应收",
         "Difference: control total less closing"),
    WORD(WORD_CHECK, "勾稽结果", "Result"),
    WORD(WORD_TIES, "✓ 相符", "✓ ties"),
    WORD(WORD_DOES_NOT_TIE, "✗ 不符", "✗ does not tie"),
    WORD(WORD_TIE_OUT_NOTE,
         "各币种分列，互不相加。合计与差额均为公式，取自本工作簿各表，可随时重"
         "算。",
         "One column a currency; currencies are never added.  Totals and "
         "differences are formulas on the sheets of this workbook."),
    WORD(WORD_OPENING_AS_OF, "期初应收（%s报告数）",
         "Opening receivables (as reported for %s)"),
    WORD(WORD_RESTATED, "加：对期初报告数的更正",
         "plus restatements of what was reported"),
    WORD(WORD_MINUS_BILLS, "减：收到票据", "less bills received"),
    WORD(WORD_MINUS_WRITEOFFS, "减：坏账核销", "less write-offs"),
    WORD(WORD_PER_BALANCE_SHEET, "五、与资产负债表的衔接",
         "5. Bridge to the balance sheet"),
    WORD(WORD_MINUS_CONDITIONAL, "减：未到期质保金（合同资产）",
         "less retention not yet due (contract assets)"),
    WORD(WORD_PLUS_CREDIT_BALANCES, "加：贷方余额（合同负债）",
         "plus credit balances (contract liabilities)"),
    WORD(WORD_BALANCE_SHEET, "资产负债表“应收账款”项目（未扣坏账准备）",
         "Trade receivables in the balance sheet, before allowance"),
    WORD(WORD_RESTATEMENTS,
         "更正明细：%s及以前的业务，在该日报告之后补录、修改或删除的",
         "Restatements: entries of %s and before, added, changed or removed "
         "after that report"),
    WORD(WORD_RESTATED_NUMBER, "编号", "No."),
    WORD(WORD_EFFECTIVE, "业务日期", "Effective"),
    WORD(WORD_RECORDED, "录入日期", "Recorded"),
    WORD(WORD_WAS, "原报金额", "As reported"),
    WORD(WORD_IS, "更正后金额", "As restated"),
    WORD(WORD_CHANGE, "更正数", "Change"),
    WORD(WORD_PLACE, "出处（文件:行）", "Row (file:line)"),
    WORD(WORD_RESTATED_DOCUMENT, "单据", "Document"),
    WORD(WORD_RESTATED_RECEIPT, "收款", "Receipt"),
    WORD(WORD_RESTATED_BILL, "票据", "Bill"),
    WORD(WORD_RESTATED_REVERSAL, "收款冲回", "Reversal"),
    WORD(WORD_RESTATED_RETURN, "票据退回", "Bill returned"),
    WORD(WORD_RESTATED_WRITEOFF, "坏账核销", "Write-off"),
    WORD(WORD_VANISHED, "已不在数据中", "no longer in the data"),
    WORD(WORD_CUSTOMERS_TIE_OUT, "客户勾稽：只列勾稽不符的客户",
         "Tie-out by customer: those that do not tie"),
    WORD(WORD_CORRECTED_OPENING, "更正后期初", "Opening as corrected"),
    WORD(WORD_MINUS_SETTLED, "减：结清·原因未知",
         "less settled, cause unknown"),
    WORD(WORD_MINUS_PART_SETTLED, "减：部分结清·原因未知",
         "less partly settled, cause unknown"),
    WORD(WORD_MINUS_SETTLED_NEW, "减：本期新增并已收款·原因未知",
         "less new and paid within the period, cause unknown"),
    WORD(WORD_PLUS_REAPPEARED, "加：重新计入、补录",
         "plus open again, or entered late"),
    WORD(WORD_UNPLACED, "备注：期间收款中未指明上列单据的金额",
         "Note: receipts of the period that name none of these items"),
    WORD(WORD_ITEMS_CHANGED,
         "未清项变动：%s导出的未清项，本期已不在或金额不同的，以及此前没有的",
         "Open items of the export of %s that are open no more or with another "
         "amount, and those that it had not"),
    WORD(WORD_CHANGE_OF_ITEM, "变动", "Change"),
    WORD(WORD_ITEM_WAS, "上期未收", "Open then"),
    WORD(WORD_ITEM_IS, "本期未收", "Open now"),
    WORD(WORD_ITEM_UNKNOWN, "原因未知金额", "Cause unknown"),
    WORD(WORD_LAST_SEEN, "最后见于", "Last seen in"),
    WORD(WORD_ITEM_SETTLED, "结清·原因未知", "settled, cause unknown"),
    WORD(WORD_ITEM_PART_SETTLED, "部分结清·原因未知",
         "partly settled, cause unknown"),
    WORD(WORD_ITEM_NEW_SETTLED, "本期新增并收清·原因未知",
         "new and settled within the period, cause unknown"),
    WORD(WORD_ITEM_NEW_PART_SETTLED, "本期新增并部分收款·原因未知",
         "new and partly paid within the period, cause unknown"),
    WORD(WORD_ITEM_RISEN, "未收金额增加·重新计入", "more is open than before"),
    WORD(WORD_ITEM_APPEARED, "补录", "entered late"),
    WORD(WORD_ITEM_REAPPEARED, "重新计入", "open again"),
    WORD(WORD_ROLL_BY_CUSTOMER, "客户期初至期末",
         "From opening to closing by customer"),
    WORD(WORD_OUTDATED,
         "已出具函件中，所列单据与当日应有金额不符的（建议出具更正函）",
         "Letters that list documents otherwise than they were on their day"),
    WORD(WORD_LETTER, "函件", "Letter"),
    WORD(WORD_LETTER_DATE, "函件日期", "Letter of"),
    WORD(WORD_IN_LETTER, "函件所列金额", "In the letter"),
    WORD(WORD_OPEN_OF_DAY, "当日应为", "Right of that day"),
    WORD(WORD_ADVICE, "建议", "Advice"),
    WORD(WORD_ADVISE_CORRECTION, "建议出具更正函",
         "send a letter that corrects it"),
    WORD(WORD_OUTDATED_GONE, "单据已不存在", "no such document"),
    WORD(WORD_OUTDATED_CUSTOMER, "客户或币种已更正",
         "another customer or currency"),
    WORD(WORD_OUTDATED_AMOUNT, "金额已更正", "another amount"),
    WORD(WORD_OUTDATED_DUE, "到期日已更正", "another due date"),
    WORD(WORD_OPENING_REPORTED, "原报期初", "Opening as reported"),
    WORD(WORD_ROLL_BACK, "重新计入、补录", "Open again, entered late"),
    WORD(WORD_ROLL_NEW, "新增单据", "New documents"),
    WORD(WORD_ROLL_PAID, "收款、票据及核销", "Receipts, bills, write-offs"),
    WORD(WORD_ROLL_NEW_SETTLED, "本期新增并已收款·原因未知",
         "New and paid, cause unknown"),
    WORD(WORD_ROLL_OTHER, "其他", "Other"),
    WORD(WORD_DIFFERENCE, "差额", "Difference"),
    WORD(WORD_AND_MORE, "另有 %s 行未列，全部见 duebook check --format json",
         "%s more rows: duebook check --format json lists all of them"),
    WORD(WORD_OTHER_BASES,
         "其他账龄口径：同一未收金额按其他起算日分段，不含未核销款",
         "Aging on other bases: the same open amounts by other dates; without "
         "unapplied money"),
    WORD(WORD_BY_ISSUE_DATE, "按开票日", "by issue date"),
    WORD(WORD_BY_POSTING_DATE, "按记账日", "by posting date"),
    WORD(WORD_BY_DISCLOSURE, "披露口径", "for disclosure"),
    WORD(WORD_CONVERTED, "折合 %s", "In %s"),
    WORD(WORD_CONVERTED_TOTAL, "全部币种折合 %s", "All currencies in %s"),
    WORD(WORD_RATE_OF, "（%s汇率）", " (rate of %s)"),
    WORD(WORD_RATES_HISTORIC, "按各单据发生日汇率折算，所用汇率日期：%s",
         "at the rate of each document's day; rates used are of %s"),
    WORD(WORD_NO_RATE, "%s 缺少汇率，未折算，不在折合合计内",
         "%s has no rate: not converted, not in the converted total"),
    WORD(WORD_INCOMPLETE, "折合合计不完整：有币种缺少汇率",
         "The converted total is not complete: a currency has no rate"),
    WORD(WORD_SOURCE, "核销依据：", "Open amounts: "),
    WORD(WORD_SOURCE_EXPORTED, "按核销表逐笔核销",
         "by the exported allocations"),
    WORD(WORD_SOURCE_OPEN, "按导出文件所列的当日未收金额",
         "as exported on that day"),
    WORD(WORD_SOURCE_NAMED, "按收款所指单据核销",
         "receipts applied to the documents they name"),
    WORD(WORD_SOURCE_NONE, "没有收款资料，按单据全额",
         "no receipts given: documents in full"),
    WORD(WORD_ORDER, "未指明款项的核销顺序：", "what names no document: "),
    WORD(WORD_ORDER_OLDEST, "先到期先核销", "to the oldest due"),
    WORD(WORD_ORDER_NAMED, "不核销", "not applied"),
    WORD(WORD_ORDER_CIVIL_CODE, "按《民法典》第五百六十条",
         "in the order of art. 560 of the PRC Civil Code"),
    WORD(WORD_ORDER_PRO_RATA, "按未收金额比例",
         "in proportion to the open amounts"),
    WORD(WORD_CREDIT_NOTES, "贷项处理：", "credit notes: "),
    WORD(WORD_CREDIT_NOTES_APART, "未核销部分单列，不计入账龄段",
         "what is not applied stands apart, in no bucket"),
    WORD(WORD_CREDIT_NOTES_AGED, "未核销部分按其自身日期以负数计入账龄段",
         "what is not applied is in the bucket of its own date, negative"),
    WORD(WORD_CREDIT_NOTES_APPLIED, "比照收款核销", "applied like receipts"),
    WORD(WORD_POLICY, "账龄口径：", "Aging: "),
    WORD(WORD_POLICY_TEXT,
         "按到期日，基准日与到期日之差为逾期天数；当日到期不算逾期，次日为第 1 "
         "天。未核销款（负数）计入应收净额，不计入账龄段。",
         "by due date; days overdue are the as-of date less the due date; due "
         "today is not overdue, the next day is day 1.  Unapplied money "
         "(negative) is in the net receivables and in no bucket."),
    WORD(WORD_BOOK_TIES,
         "✓ 勾稽相符：账龄合计等于台账推算的期末应收（见“勾稽”表）",
         "✓ Ties out: the aging equals the ledger's closing receivables (see "
         "Tie-out)"),
    WORD(WORD_BOOK_DOES_NOT_TIE, "✗ 勾稽不符，请先查明差额再使用（见“勾稽”表）",
         "✗ Does not tie out: find the difference before using this workbook "
         "(see Tie-out)"),
    WORD(WORD_ACCEPTED_GAP, "本期快照较上期明显减少，经核实予以接受，理由：%s",
         "This export is markedly smaller than the one before; accepted: %s"),
    WORD(WORD_REJECTED_ROWS, "另有 %s 行被拒", "Another %s rows were rejected"),
    WORD(WORD_REJECTED_AMOUNT, "，金额 ", ", amount "),
    WORD(WORD_REJECTED_UNKNOWN, "，其中 %s 行金额不明",
         ", of which %s without a readable amount"),
    WORD(WORD_REJECTS_NOTE, "下列各行未采用，请在源文件中更正后重新运行。",
         "These rows were not used: correct them where they come from and run "
         "again."),
    WORD(WORD_NO_REJECTS, "没有被拒收的行。", "No row was rejected."),
    WORD(WORD_NO_OVERDUE, "没有逾期款项。", "Nothing is overdue."),
    WORD(WORD_NOTHING_OPEN, "没有未收款项。", "Nothing is open."),
    WORD(WORD_CHART_TITLE, "账龄结构", "Structure by age"),
    WORD(WORD_LEGEND, "标示：", "Marks: "),
    WORD(WORD_LEGEND_1, "■ 逾期 1-30 天", "■ 1-30 days"),
    WORD(WORD_LEGEND_2, "■■ 逾期 31-90 天", "■■ 31-90 days"),
    WORD(WORD_LEGEND_3, "■■■ 逾期超过 90 天", "■■■ over 90 days"),
    WORD(WORD_DETAIL_NOTE,
         "每张单据一行；未核销的收款和贷项以负数列示。币种分别合计。",
         "One row a document; receipts and credit notes not yet applied are "
         "negative.  Currencies are totalled apart."),
    WORD(WORD_CUSTOMER_NOTE,
         "每客户每币种一行；点击客户名称可转到其第一笔明细。币种分别合计。",
         "One row a customer and currency; the name links to the "
         "customer's first document.  Currencies are totalled apart."),
    WORD(WORD_ACTION_NOTE, "本周处理按无争议的逾期款判断。",
         "  “This week” looks at what is overdue and not disputed."),
    WORD(WORD_TOTAL_OF, "%s 合计", "Total %s"),
    WORD(WORD_VISIBLE_TOTAL, "筛选所见合计", "Total of the rows shown"),
    WORD(WORD_EQUALS, " ＝ ", " = "),
    WORD(WORD_SEPARATOR, "；", "; "),
#undef WORD
};

struct str word(enum word w, enum language language)
{
    return language == LANGUAGE_EN ? words[w].en : words[w].zh;
}

enum word tieout_item_word(const struct tieout_item *x)
{
    switch (x->change) {
    case ITEM_SETTLED:
        return WORD_ITEM_SETTLED;
    case ITEM_PART_SETTLED:
        return WORD_ITEM_PART_SETTLED;
    case ITEM_NEW_SETTLED:
        return WORD_ITEM_NEW_SETTLED;
    case ITEM_NEW_PART_SETTLED:
        return WORD_ITEM_NEW_PART_SETTLED;
    case ITEM_RISEN:
        return WORD_ITEM_RISEN;
    case ITEM_APPEARED:
        break;
    }
    return date_is(x->last_seen) ? WORD_ITEM_REAPPEARED : WORD_ITEM_APPEARED;
}

struct str word_with(enum word w, enum language language, struct str text,
                     struct arena *a)
{
    struct str s = word(w, language);
    ptrdiff_t at = str_find(s, STR("%s"));

    if (at < 0)
        return s;
    return arena_format(a, "%.*s%.*s%.*s", (int)at, s.ptr, STR_ARG(text),
                        STR_ARG(str_skip(s, (size_t)at + 2)));
}

static struct str label_zh(const struct bucket *b, struct arena *a)
{
    if (b->has_from && b->from == 0 && b->has_to && b->to == 0)
        return STR("今日到期");
    if (!b->has_from && !b->has_to)
        return STR("无到期日");
    if (!b->has_from)
        return arena_format(a, "未到期%d天以上", -b->to);
    if (!b->has_to)
        return arena_format(a, "逾期超过%d天", b->from - 1);
    if (b->from < 0)
        return arena_format(a, "未到期%d-%d天", -b->to, -b->from);
    return arena_format(a, "逾期%d-%d天", b->from, b->to);
}

static struct str label_en(const struct bucket *b, struct arena *a)
{
    if (b->has_from && b->from == 0 && b->has_to && b->to == 0)
        return STR("Due today");
    if (!b->has_from && !b->has_to)
        return STR("No due date");
    if (!b->has_from)
        return arena_format(a, "Due in %d+ days", -b->to);
    if (!b->has_to)
        return arena_format(a, "Over %d days", b->from - 1);
    if (b->from < 0)
        return arena_format(a, "Due in %d-%d days", -b->to, -b->from);
    return arena_format(a, "%d-%d days", b->from, b->to);
}

struct str bucket_label(const struct bucket *b, enum language language,
                        struct arena *a)
{
    return language == LANGUAGE_EN ? label_en(b, a) : label_zh(b, a);
}

struct str age_label(const struct bucket *b, enum language language,
                     struct arena *a)
{
    const char *days = language == LANGUAGE_EN ? " days" : "天";

    if (!b->has_to)
        return language == LANGUAGE_EN
                   ? arena_format(a, "Over %d days", b->from - 1)
                   : arena_format(a, "超过%d天", b->from - 1);
    return arena_format(a, "%d-%d%s", b->has_from ? b->from : 0, b->to, days);
}

struct str disclosure_label(size_t i, enum language language)
{
    static const struct {
        struct str zh, en;
    } labels[DISCLOSURE_COUNT] = {
        {STR_INIT("1年以内（含1年）"), STR_INIT("Within 1 year")},
        {STR_INIT("1至2年"), STR_INIT("1 to 2 years")},
        {STR_INIT("2至3年"), STR_INIT("2 to 3 years")},
        {STR_INIT("3至4年"), STR_INIT("3 to 4 years")},
        {STR_INIT("4至5年"), STR_INIT("4 to 5 years")},
        {STR_INIT("5年以上"), STR_INIT("Over 5 years")},
    };

    return language == LANGUAGE_EN ? labels[i].en : labels[i].zh;
}

struct str class_label(const struct document *doc, enum language language)
{
    static const enum word classes[CLASS_COUNT] = {
        [CLASS_TRADE] = WORD_CLASS_TRADE,
        [CLASS_RETENTION] = WORD_CLASS_RETENTION,
        [CLASS_BILL] = WORD_CLASS_BILL,
        [CLASS_OTHER] = WORD_CLASS_OTHER};

    if (doc->class_of == CLASS_OTHER && doc->details &&
        doc->details->class_name.len)
        return doc->details->class_name;
    return word(classes[doc->class_of], language);
}

/* The order was used: some money names no document. */
static bool has_order(const struct ledger *l)
{
    return l->source == ALLOCATION_NAMED ||
           (l->source == ALLOCATION_NONE &&
            l->rules.credit_notes == CREDIT_NOTES_APPLIED);
}

struct str allocation_words(const struct ledger *l, enum language language,
                            struct arena *a)
{
    static const enum word sources[] = {[ALLOCATION_EXPORTED] =
                                            WORD_SOURCE_EXPORTED,
                                        [ALLOCATION_OPEN] = WORD_SOURCE_OPEN,
                                        [ALLOCATION_NAMED] = WORD_SOURCE_NAMED,
                                        [ALLOCATION_NONE] = WORD_SOURCE_NONE};
    static const enum word orders[] = {[ORDER_OLDEST] = WORD_ORDER_OLDEST,
                                       [ORDER_NAMED] = WORD_ORDER_NAMED,
                                       [ORDER_CIVIL_CODE] =
                                           WORD_ORDER_CIVIL_CODE,
                                       [ORDER_PRO_RATA] = WORD_ORDER_PRO_RATA};
    static const enum word notes[] = {
        [CREDIT_NOTES_APART] = WORD_CREDIT_NOTES_APART,
        [CREDIT_NOTES_AGED] = WORD_CREDIT_NOTES_AGED,
        [CREDIT_NOTES_APPLIED] = WORD_CREDIT_NOTES_APPLIED};
    struct buf b = buf_new(a, 4096);

    buf_add(&b, word(sources[l->source], language));
    if (has_order(l)) {
        buf_add(&b, word(WORD_SEPARATOR, language));
        buf_add(&b, word(WORD_ORDER, language));
        buf_add(&b, word(orders[l->rules.order], language));
    }
    buf_add(&b, word(WORD_SEPARATOR, language));
    buf_add(&b, word(WORD_CREDIT_NOTES, language));
    buf_add(&b, word(notes[l->rules.credit_notes], language));
    return buf_str(&b);
}

struct str table_label(struct str table, enum language language)
{
    static const struct {
        struct str name, zh;
    } names[] = {
        {STR_INIT("customers"), STR_INIT("客户")},
        {STR_INIT("documents"), STR_INIT("单据")},
        {STR_INIT("receipts"), STR_INIT("收款")},
        {STR_INIT("allocations"), STR_INIT("核销")},
        {STR_INIT("bills"), STR_INIT("票据")},
        {STR_INIT("writeoffs"), STR_INIT("坏账核销")},
        {STR_INIT("contracts"), STR_INIT("合同")},
        {STR_INIT("fx"), STR_INIT("汇率")},
        {STR_INIT("disputes"), STR_INIT("争议")},
        {STR_INIT("costs"), STR_INIT("费用")},
        {STR_INIT("control"), STR_INIT("总账")},
        {STR_INIT("contacts"), STR_INIT("联系记录")},
        {STR_INIT("blocks"), STR_INIT("暂停催收")},
        {STR_INIT("deliveries"), STR_INIT("送达")},
        {STR_INIT("evidence"), STR_INIT("证据")},
        {STR_INIT("bank"), STR_INIT("银行到账")},
        {STR_INIT("allowance"), STR_INIT("坏账准备")},
        {STR_INIT("sales"), STR_INIT("销售额")},
        {STR_INIT("cases"), STR_INIT("案件")},
        {STR_INIT("reviews"), STR_INIT("待核实")},
        {STR_INIT("provisions"), STR_INIT("单项计提")},
        {STR_INIT("carrier"), STR_INIT("物流")},
    };

    for (size_t i = 0; language == LANGUAGE_ZH && i < COUNT(names); i++)
        if (str_equal(table, names[i].name))
            return names[i].zh;
    return table;
}

struct str date_in_words(struct date d, enum language language, struct arena *a)
{
    return language == LANGUAGE_EN ? date_long_en(d, a) : date_long_zh(d, a);
}
