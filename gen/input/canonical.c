#include "input/canonical.h"

#include "model/ledger.h"

static const struct word kind_items[] = {
    {STR_INIT("invoice"), DOCUMENT_INVOICE},
    {STR_INIT("credit_note"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("debit_note"), DOCUMENT_DEBIT_NOTE},
    {STR_INIT("opening"), DOCUMENT_OPENING},
    {STR_INIT("red_letter"), KIND_RED_LETTER},
    {STR_INIT("发票"), DOCUMENT_INVOICE},
    {STR_INIT("销售发票"), DOCUMENT_INVOICE},
    {STR_INIT("蓝字发票"), DOCUMENT_INVOICE},
    {STR_INIT("增值税专用发票"), DOCUMENT_INVOICE},
    {STR_INIT("增值税普通发票"), DOCUMENT_INVOICE},
    {STR_INIT("应收单"), DOCUMENT_INVOICE},
    {STR_INIT("标准应收单"), DOCUMENT_INVOICE},
    {STR_INIT("其他应收单"), DOCUMENT_INVOICE},
    {STR_INIT("红字发票"), KIND_RED_LETTER},
    {STR_INIT("红字应收单"), KIND_RED_LETTER},
    {STR_INIT("红冲"), KIND_RED_LETTER},
    {STR_INIT("销售退货"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("退货单"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("credit note"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("贷项通知单"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("贷项"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("折让单"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("debit note"), DOCUMENT_DEBIT_NOTE},
    {STR_INIT("借项通知单"), DOCUMENT_DEBIT_NOTE},
    {STR_INIT("借项"), DOCUMENT_DEBIT_NOTE},
    {STR_INIT("期初"), DOCUMENT_OPENING},
    {STR_INIT("期初余额"), DOCUMENT_OPENING},
};
static const struct words kinds = {kind_items, COUNT(kind_items)};

static const struct word language_items[] = {
    {STR_INIT("zh-CN"), LANGUAGE_WORD_ZH}, {STR_INIT("en"), LANGUAGE_WORD_EN},
    {STR_INIT("zh"), LANGUAGE_WORD_ZH},    {STR_INIT("中文"), LANGUAGE_WORD_ZH},
    {STR_INIT("英文"), LANGUAGE_WORD_EN},
};
static const struct words languages = {language_items, COUNT(language_items)};

static const struct word class_items[] = {
    {STR_INIT("trade"), CLASS_TRADE},
    {STR_INIT("retention"), CLASS_RETENTION},
    {STR_INIT("bill"), CLASS_BILL},
    {STR_INIT("other"), CLASS_OTHER},
    {STR_INIT("货款"), CLASS_TRADE},
    {STR_INIT("质保金"), CLASS_RETENTION},
    {STR_INIT("质量保证金"), CLASS_RETENTION},
    {STR_INIT("保修金"), CLASS_RETENTION},
    {STR_INIT("尾款"), CLASS_TRADE},
    {STR_INIT("进度款"), CLASS_TRADE},
    {STR_INIT("票据"), CLASS_BILL},
    {STR_INIT("应收票据"), CLASS_BILL},
    {STR_INIT("其他"), CLASS_OTHER},
};
static const struct words classes = {class_items, COUNT(class_items)};

/* Any other word is fine as well. */
static const struct word document_status_items[] = {
    {STR_INIT("valid"), STATUS_STANDS},  {STR_INIT("void"), STATUS_VOID},
    {STR_INIT("有效"), STATUS_STANDS},   {STR_INIT("正常"), STATUS_STANDS},
    {STR_INIT("作废"), STATUS_VOID},     {STR_INIT("已作废"), STATUS_VOID},
    {STR_INIT("voided"), STATUS_VOID},   {STR_INIT("cancelled"), STATUS_VOID},
    {STR_INIT("canceled"), STATUS_VOID}, {STR_INIT("已红冲作废"), STATUS_VOID},
    {STR_INIT("作废发票"), STATUS_VOID}, {STR_INIT("已取消"), STATUS_VOID},
};
static const struct words document_statuses = {document_status_items,
                                               COUNT(document_status_items)};

static const struct word status_items[] = {
    {STR_INIT("held"), BILL_HELD},
    {STR_INIT("endorsed"), BILL_ENDORSED},
    {STR_INIT("discounted"), BILL_DISCOUNTED},
    {STR_INIT("dishonoured"), BILL_DISHONOURED},
    {STR_INIT("paid"), BILL_PAID},
    {STR_INIT("void"), STATUS_VOID},
    {STR_INIT("在手"), BILL_HELD},
    {STR_INIT("持有"), BILL_HELD},
    {STR_INIT("库存"), BILL_HELD},
    {STR_INIT("托收中"), BILL_HELD},
    {STR_INIT("质押"), BILL_HELD},
    {STR_INIT("已背书"), BILL_ENDORSED},
    {STR_INIT("背书"), BILL_ENDORSED},
    {STR_INIT("背书转让"), BILL_ENDORSED},
    {STR_INIT("已贴现"), BILL_DISCOUNTED},
    {STR_INIT("贴现"), BILL_DISCOUNTED},
    {STR_INIT("拒付"), BILL_DISHONOURED},
    {STR_INIT("退票"), BILL_DISHONOURED},
    {STR_INIT("拒付退回"), BILL_DISHONOURED},
    {STR_INIT("已拒付"), BILL_DISHONOURED},
    {STR_INIT("已退票"), BILL_DISHONOURED},
    {STR_INIT("退回"), BILL_DISHONOURED},
    {STR_INIT("已退回"), BILL_DISHONOURED},
    {STR_INIT("dishonored"), BILL_DISHONOURED},
    {STR_INIT("已兑付"), BILL_PAID},
    {STR_INIT("兑付"), BILL_PAID},
    {STR_INIT("已到期兑付"), BILL_PAID},
    {STR_INIT("已承兑付款"), BILL_PAID},
    {STR_INIT("托收到账"), BILL_PAID},
    {STR_INIT("作废"), STATUS_VOID},
    {STR_INIT("已作废"), STATUS_VOID},
    {STR_INIT("voided"), STATUS_VOID},
    {STR_INIT("cancelled"), STATUS_VOID},
    {STR_INIT("canceled"), STATUS_VOID},
};
static const struct words statuses = {status_items, COUNT(status_items)};

/* Without a number the name is the number. */
#define CUSTOMER_ID   "customer_id|客户编号|客户编码|客户代码|客户号"
#define RECORDED_DATE "recorded_date|录入日期|登记日期|制单日期"
#define CUSTOMER_NAME "customer_name|客户名称|单位名称|客户|customer|name"

static const struct column_form customers_columns[] = {
    [CUSTOMERS_ID] = {CUSTOMER_ID, true, NULL},
    [CUSTOMERS_NAME] = {"name|客户名称|名称|单位名称", true, NULL},
    [CUSTOMERS_NAME_EN] = {"name_en|英文名称", false, NULL},
    [CUSTOMERS_USCC] = {"uscc|统一社会信用代码|税号|纳税人识别号", false, NULL},
    [CUSTOMERS_REGISTERED_ADDRESS] = {"registered_address|注册地址|住所", false,
                                      NULL},
    [CUSTOMERS_ADDRESS] = {"address|地址|通讯地址|联系地址", false, NULL},
    [CUSTOMERS_LEGAL_REPRESENTATIVE] = {"legal_representative|法定代表人",
                                        false, NULL},
    [CUSTOMERS_CONTACT] = {"contact|联系人", false, NULL},
    [CUSTOMERS_PHONE] = {"phone|电话|联系电话", false, NULL},
    [CUSTOMERS_EMAIL] = {"email|邮箱|电子邮箱|电子邮件", false, NULL},
    [CUSTOMERS_LANGUAGE] = {"language|语言", false, &languages},
    [CUSTOMERS_REGION] = {"region|地区|区域", false, NULL},
    [CUSTOMERS_INDUSTRY] = {"industry|行业", false, NULL},
    [CUSTOMERS_SALESPERSON] = {"salesperson|业务员|销售员", false, NULL},
    [CUSTOMERS_COLLECTOR] = {"collector|催收员|催收责任人", false, NULL},
    [CUSTOMERS_CREDIT_LIMIT] = {"credit_limit|信用额度", false, NULL},
    [CUSTOMERS_CURRENCY] = {"currency|币种|币别", false, NULL},
    [CUSTOMERS_TERMS_DAYS] = {"terms_days|账期天数|信用天数|账期", false, NULL},
    [CUSTOMERS_PARENT_ID] = {"parent_id|上级客户编号|集团客户编号|所属集团",
                             false, NULL},
    [CUSTOMERS_FORMER_IDS] = {"former_ids|曾用编号|曾用名|former_names", false,
                              NULL},
};

static const struct column_form documents_columns[] = {
    [DOCUMENTS_DOC_NO] = {"doc_no|单据号|单据编号|发票号|发票号码", true, NULL},
    [DOCUMENTS_INSTALLMENT_NO] = {"installment_no|期次|分期号", false, NULL},
    [DOCUMENTS_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, true, NULL},
    [DOCUMENTS_CUSTOMER_NAME] = {CUSTOMER_NAME, false, NULL},
    [DOCUMENTS_KIND] = {"kind|单据类型|类型", false, &kinds},
    [DOCUMENTS_ISSUE_DATE] = {"issue_date|开票日期|单据日期|日期", true, NULL},
    [DOCUMENTS_POSTING_DATE] = {"posting_date|过账日期|记账日期", false, NULL},
    [DOCUMENTS_DUE_DATE] = {"due_date|到期日|到期日期", false, NULL},
    [DOCUMENTS_CURRENCY] = {"currency|币种|币别", false, NULL},
    [DOCUMENTS_AMOUNT] = {"amount|金额|价税合计|应收金额", true, NULL},
    [DOCUMENTS_TAX] = {"tax|税额", false, NULL},
    [DOCUMENTS_OPEN_AMOUNT] =
        {"open_amount|未收金额|未付金额|未核销金额|未收余额|未付余额|应收余额|"
         "欠款余额|未核销余额|未清金额|尚欠金额|期末余额|余额",
         false, NULL},
    [DOCUMENTS_RECEIVED_AMOUNT] =
        {"received_amount|已收金额|已收款|已收款金额|已付金额|已核销金额",
         false, NULL},
    [DOCUMENTS_CONTRACT_NO] = {"contract_no|合同号|合同编号", false, NULL},
    [DOCUMENTS_ORDER_NO] = {"order_no|订单号|订单编号", false, NULL},
    [DOCUMENTS_DELIVERY_NO] = {"delivery_no|送货单号|发货单号", false, NULL},
    [DOCUMENTS_DELIVERY_DATE] = {"delivery_date|送货日期|发货日期", false,
                                 NULL},
    [DOCUMENTS_CLASS] = {"class|款项类别|款项性质", false, &classes},
    [DOCUMENTS_DESCRIPTION] = {"description|摘要|备注|品名", false, NULL},
    [DOCUMENTS_STATUS] = {"status|状态|单据状态|发票状态", false,
                          &document_statuses},
    [DOCUMENTS_HANDED_OVER_DATE] = {"handed_over_date|移交律师日期|移交日期",
                                    false, NULL},
    [DOCUMENTS_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form receipts_columns[] = {
    [RECEIPTS_RECEIPT_NO] = {"receipt_no|收款单号|收款编号|收款号", true, NULL},
    [RECEIPTS_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, true, NULL},
    [RECEIPTS_CUSTOMER_NAME] = {CUSTOMER_NAME, false, NULL},
    [RECEIPTS_RECEIPT_DATE] = {"receipt_date|收款日期|到账日期", true, NULL},
    [RECEIPTS_CURRENCY] = {"currency|币种|币别", false, NULL},
    [RECEIPTS_AMOUNT] = {"amount|金额|收款金额", true, NULL},
    [RECEIPTS_METHOD] = {"method|收款方式|结算方式", false, NULL},
    [RECEIPTS_BANK_REF] = {"bank_ref|银行流水号|流水号", false, NULL},
    [RECEIPTS_DOC_NOS] = {"doc_nos|对应单据|核销单据", false, NULL},
    [RECEIPTS_REVERSED_DATE] = {"reversed_date|冲回日期|冲销日期|退回日期",
                                false, NULL},
    [RECEIPTS_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form allocations_columns[] = {
    [ALLOCATIONS_FROM_NO] = {"from_no|来源单号|收款单号", true, NULL},
    [ALLOCATIONS_TO_DOC_NO] = {"to_doc_no|核销单据号|被核销单号|单据号", true,
                               NULL},
    [ALLOCATIONS_TO_INSTALLMENT_NO] = {"to_installment_no|期次|分期号", false,
                                       NULL},
    [ALLOCATIONS_DATE] = {"allocation_date|核销日期", true, NULL},
    [ALLOCATIONS_AMOUNT] = {"amount|核销金额|金额", true, NULL},
    [ALLOCATIONS_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form disputes_columns[] = {
    [DISPUTES_DOC_NO] = {"doc_no|单据号|单据编号|发票号|发票号码", false, NULL},
    [DISPUTES_INSTALLMENT_NO] = {"installment_no|期次|分期号", false, NULL},
    [DISPUTES_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, false, NULL},
    [DISPUTES_FROM] = {"from|争议开始|提出日期|起始日期", true, NULL},
    [DISPUTES_UNTIL] = {"until|争议结束|解决日期|截止日期", false, NULL},
    [DISPUTES_AMOUNT] = {"amount|争议金额|金额", false, NULL},
    [DISPUTES_REASON] = {"reason|争议原因|原因", false, NULL},
    [DISPUTES_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form costs_columns[] = {
    [COSTS_DATE] = {"cost_date|费用日期|日期", true, NULL},
    [COSTS_KIND] = {"kind|费用类型|费用项目", true, NULL},
    [COSTS_CURRENCY] = {"currency|币种|币别", false, NULL},
    [COSTS_AMOUNT] = {"amount|费用金额|金额", true, NULL},
    [COSTS_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, false, NULL},
    [COSTS_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form control_columns[] = {
    [CONTROL_AS_OF] = {"as_of|截止日期|截至日期", true, NULL},
    [CONTROL_ACCOUNT] = {"account|科目|会计科目", false, NULL},
    [CONTROL_CURRENCY] = {"currency|币种|币别", false, NULL},
    [CONTROL_AMOUNT] = {"amount|余额|总账余额|金额", true, NULL},
};

static const struct column_form bills_columns[] = {
    [BILLS_BILL_NO] = {"bill_no|票据号|票据号码|票号", true, NULL},
    [BILLS_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, true, NULL},
    [BILLS_CUSTOMER_NAME] = {CUSTOMER_NAME, false, NULL},
    [BILLS_KIND] = {"kind|票据种类|票据类型", false, NULL},
    [BILLS_CURRENCY] = {"currency|币种|币别", false, NULL},
    [BILLS_AMOUNT] = {"amount|票面金额|金额", true, NULL},
    [BILLS_DRAWER] = {"drawer|出票人", false, NULL},
    [BILLS_ACCEPTOR] = {"acceptor|承兑人", false, NULL},
    [BILLS_PRIOR_ENDORSER] = {"prior_endorser|前手|背书人", false, NULL},
    [BILLS_ISSUE_DATE] = {"issue_date|出票日|出票日期", false, NULL},
    [BILLS_RECEIVED_DATE] = {"received_date|收票日期|收到日期", false, NULL},
    [BILLS_MATURITY_DATE] = {"maturity_date|到期日|票据到期日", true, NULL},
    [BILLS_STATUS] = {"status|票据状态|状态", false, &statuses},
    [BILLS_PRESENTED_AT] = {"presented_at|提示付款日|提示付款日期", false,
                            NULL},
    [BILLS_DISHONOURED_AT] = {"dishonoured_at|拒付日期|退票日期|dishonored_at",
                              false, NULL},
    [BILLS_PROOF] = {"proof|拒付证明", false, NULL},
    [BILLS_DOC_NOS] = {"doc_nos|对应单据|核销单据", false, NULL},
    [BILLS_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form writeoffs_columns[] = {
    [WRITEOFFS_DATE] = {"writeoff_date|坏账核销日期|核销日期", true, NULL},
    [WRITEOFFS_DOC_NO] = {"doc_no|单据号|单据编号|发票号|发票号码", true, NULL},
    [WRITEOFFS_INSTALLMENT_NO] = {"installment_no|期次|分期号", false, NULL},
    [WRITEOFFS_AMOUNT] = {"amount|坏账核销金额|核销金额|金额", true, NULL},
    [WRITEOFFS_REASON] = {"reason|核销原因|原因", false, NULL},
    [WRITEOFFS_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form contracts_columns[] = {
    [CONTRACTS_CONTRACT_NO] = {"contract_no|合同号|合同编号", true, NULL},
    [CONTRACTS_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, true, NULL},
    [CONTRACTS_GUARANTOR] = {"guarantor|保证人|担保人", false, NULL},
    [CONTRACTS_GUARANTEE_END] = {"guarantee_end|保证期间届满日", false, NULL},
    [CONTRACTS_PENALTY_RULE] = {"penalty_rule|违约金标准|违约金", false, NULL},
};

static const struct column_form fx_columns[] = {
    [FX_CURRENCY] = {"currency|币种|币别", true, NULL},
    [FX_RATE_DATE] = {"rate_date|汇率日期", true, NULL},
    [FX_RATE] = {"rate|汇率", true, NULL},
};

#define FORM(table) table##_columns, COUNT(table##_columns)

const struct table_form table_forms[TABLE_COUNT] = {
    [TABLE_CUSTOMERS] = {"customers", "customers|客户", NULL, FORM(customers)},
    [TABLE_DOCUMENTS] = {"documents", "documents|单据|应收单据|应收明细", NULL,
                         FORM(documents)},
    [TABLE_RECEIPTS] = {"receipts", "receipts|收款", NULL, FORM(receipts)},
    [TABLE_ALLOCATIONS] = {"allocations", "allocations|核销", NULL,
                           FORM(allocations)},
    [TABLE_DISPUTES] = {"disputes", "disputes|争议", NULL, FORM(disputes)},
    [TABLE_COSTS] = {"costs", "costs|费用|清收费用", NULL, FORM(costs)},
    [TABLE_CONTROL] = {"control", "control|总账|总账余额", NULL, FORM(control)},
    [TABLE_BILLS] = {"bills", "bills|票据|应收票据", NULL, FORM(bills)},
    /* An allocation is not to be taken for a bad debt. */
    [TABLE_WRITEOFFS] = {"writeoffs", "writeoffs|坏账核销",
                         "writeoff_date|坏账核销日期|坏账核销金额",
                         FORM(writeoffs)},
    /* Any list that names contracts and customers is not one of contracts. */
    [TABLE_CONTRACTS] = {"contracts", "contracts|合同",
                         "guarantor|保证人|担保人|guarantee_end|保证期间届满日|"
                         "penalty_rule|违约金标准|违约金",
                         FORM(contracts)},
    [TABLE_FX] = {"fx", "fx|汇率", NULL, FORM(fx)},
};

/* Tables of the design that later commands will read. */
static const char unread_files[] =
    "blocks|contacts|deliveries|evidence|bank|allowance|sales|promises";

bool canonical_part(const char *parts, size_t i, struct str *out)
{
    struct str rest = str_from_z(parts), head;
    bool more = true;

    do {
        if (!more)
            return false;
        more = str_cut(rest, '|', &head, &rest);
    } while (i-- > 0);
    *out = head;
    return true;
}

bool canonical_has(const char *parts, struct str s)
{
    struct str part;

    for (size_t i = 0; canonical_part(parts, i, &part); i++)
        if (str_equal_ignoring_case(part, s))
            return true;
    return false;
}

struct str canonical_name(enum table table, size_t column)
{
    struct str name = {0};

    (void)canonical_part(table_forms[table].columns[column].headings, 0, &name);
    return name;
}

struct str canonical_title(enum table table, size_t column, bool chinese)
{
    struct str title = canonical_name(table, column);

    if (chinese)
        (void)canonical_part(table_forms[table].columns[column].headings, 1,
                             &title);
    return title;
}

bool canonical_column(enum table table, struct str name, size_t *out)
{
    for (size_t i = 0; i < table_forms[table].column_count; i++) {
        if (str_equal(canonical_name(table, i), name)) {
            *out = i;
            return true;
        }
    }
    return false;
}

/* "documents.csv", "documents-2026-07.csv", "单据_华东.csv". */
static bool file_speaks_of(struct str file_name, const char *names)
{
    struct str name;

    for (size_t i = 0; canonical_part(names, i, &name); i++) {
        struct str rest = str_skip(file_name, name.len);

        if (!str_equal_ignoring_case(str_head(file_name, name.len), name))
            continue;
        if (rest.len == 0 || rest.ptr[0] == '.' || rest.ptr[0] == '-' ||
            rest.ptr[0] == '_')
            return true;
    }
    return false;
}

bool canonical_of_file(struct str file_name, enum table *out)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (file_speaks_of(file_name, table_forms[i].file_names)) {
            *out = (enum table)i;
            return true;
        }
    }
    return false;
}

bool canonical_is_unread(struct str file_name)
{
    return file_speaks_of(file_name, unread_files);
}

bool canonical_is_heading(struct str heading)
{
    for (size_t i = 0; i < TABLE_COUNT; i++)
        for (size_t j = 0; j < table_forms[i].column_count; j++)
            if (canonical_has(table_forms[i].columns[j].headings, heading))
                return true;
    return false;
}

bool canonical_tells_owed(struct str heading)
{
    static const char *const parts[] = {
        "余额", "未收", "未付",    "已收",        "已付", "未核销",
        "未清", "尚欠", "balance", "outstanding", "paid", "open"};

    for (size_t i = 0; i < COUNT(parts); i++) {
        struct str part = str_from_z(parts[i]);

        for (size_t at = 0; at + part.len <= heading.len; at++)
            if (str_equal_ignoring_case(
                    str_head(str_skip(heading, at), part.len), part))
                return true;
    }
    return false;
}

static bool has_heading(const char *accepted, const struct str *headings,
                        size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (canonical_has(accepted, headings[i]))
            return true;
    return false;
}

/* How many columns of the table the headings hold; 0: a required one lacks. */
static size_t fit(const struct table_form *form, const struct str *headings,
                  size_t n)
{
    size_t found = 0;

    if (form->telling && !has_heading(form->telling, headings, n))
        return 0;
    for (size_t i = 0; i < form->column_count; i++) {
        bool has = has_heading(form->columns[i].headings, headings, n);

        if (!has && form->columns[i].required)
            return 0;
        found += has;
    }
    return found;
}

bool canonical_of_headings(const struct str *headings, size_t n,
                           enum table *out)
{
    size_t best = 0;

    for (size_t i = 0; i < TABLE_COUNT; i++) {
        size_t found = fit(&table_forms[i], headings, n);

        if (found > best) {
            best = found;
            *out = (enum table)i;
        }
    }
    return best > 0;
}
