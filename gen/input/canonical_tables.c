#include "input/canonical_words.h"

/* Without a number the name is the number. */
#define CUSTOMER_ID   "customer_id|客户编号|客户编码|客户代码|客户号"
#define RECORDED_DATE "recorded_date|录入日期|登记日期|制单日期"
#define CUSTOMER_NAME                                               \
    "customer_name|客户名称|单位名称|客户|customer|name|" \
    "往来单位|往来单位名称|购货单位|购货单位名称|客户全称|客户简称"

static const struct column_form customers_columns[] = {
    [CUSTOMERS_ID] = {CUSTOMER_ID, true, NULL},
    [CUSTOMERS_NAME] = {"name|客户名称|名称|单位名称", true, NULL},
    [CUSTOMERS_NAME_EN] = {"name_en|英文名称", false, NULL},
    [CUSTOMERS_USCC] = {"uscc|统一社会信用代码|税号|纳税人识别号", false, NULL},
    [CUSTOMERS_PARTY_TYPE] = {"party_type|主体类型|主体性质", false,
                              &words_party_type},
    [CUSTOMERS_REGISTRATION] = {"registration_status|登记状态|经营状态|"
                                "工商登记状态|企业状态",
                                false, &words_registration},
    [CUSTOMERS_INSOLVENCY_DATE] = {"insolvency_date|破产受理日期|破产受理日",
                                   false, NULL},
    [CUSTOMERS_CLAIM_DEADLINE] = {"claim_deadline|债权申报截止日|"
                                  "债权申报期限|债权申报截止日期",
                                  false, NULL},
    [CUSTOMERS_REGISTERED_ADDRESS] = {"registered_address|注册地址|住所", false,
                                      NULL},
    [CUSTOMERS_ADDRESS] = {"address|地址|通讯地址|联系地址", false, NULL},
    [CUSTOMERS_LEGAL_REPRESENTATIVE] = {"legal_representative|法定代表人",
                                        false, NULL},
    [CUSTOMERS_CONTACT] = {"contact|联系人", false, NULL},
    [CUSTOMERS_PHONE] = {"phone|电话|联系电话", false, NULL},
    [CUSTOMERS_EMAIL] = {"email|邮箱|电子邮箱|电子邮件", false, NULL},
    [CUSTOMERS_LANGUAGE] = {"language|语言", false, &words_languages},
    [CUSTOMERS_REGION] = {"region|地区|区域", false, NULL},
    [CUSTOMERS_INDUSTRY] = {"industry|行业", false, NULL},
    [CUSTOMERS_SALESPERSON] = {"salesperson|业务员|销售员", false, NULL},
    [CUSTOMERS_COLLECTOR] = {"collector|催收员|催收责任人", false, NULL},
    [CUSTOMERS_CREDIT_LIMIT] = {"credit_limit|信用额度", false, NULL},
    [CUSTOMERS_CREDIT_RATING] = {"credit_rating|信用等级|信用评级", false,
                                 NULL},
    [CUSTOMERS_CURRENCY] = {"currency|币种|币别", false, NULL},
    [CUSTOMERS_TERMS_DAYS] = {"terms_days|账期天数|信用天数|账期", false, NULL},
    [CUSTOMERS_SIZE] = {"size|企业规模|企业规模类型", false, &words_size},
    [CUSTOMERS_PAYABLE_BALANCE] = {"payable_balance|我方应付余额|应付账款余额|"
                                   "应付余额",
                                   false, NULL},
    [CUSTOMERS_PARENT_ID] = {"parent_id|上级客户编号|集团客户编号|所属集团",
                             false, NULL},
    [CUSTOMERS_FORMER_IDS] = {"former_ids|曾用编号|曾用名|former_names", false,
                              NULL},
    [CUSTOMERS_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form documents_columns[] = {
    [DOCUMENTS_DOC_NO] = {"doc_no|单据号|单据编号|发票号|发票号码", true, NULL},
    [DOCUMENTS_INSTALLMENT_NO] = {"installment_no|期次|分期号", false, NULL},
    [DOCUMENTS_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, true, NULL},
    [DOCUMENTS_CUSTOMER_NAME] = {CUSTOMER_NAME, false, NULL},
    [DOCUMENTS_KIND] = {"kind|单据类型|类型", false, &words_kinds},
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
    [DOCUMENTS_CLASS] = {"class|款项类别|款项性质", false, &words_classes},
    [DOCUMENTS_DESCRIPTION] = {"description|摘要|备注|品名", false, NULL},
    [DOCUMENTS_STATUS] = {"status|状态|单据状态|发票状态", false,
                          &words_document_statuses},
    [DOCUMENTS_HANDED_OVER_DATE] = {"handed_over_date|移交律师日期|移交日期",
                                    false, NULL},
    [DOCUMENTS_DEPARTMENT] = {"department|部门|销售部门|业务部门", false, NULL},
    [DOCUMENTS_SALESPERSON] = {"salesperson|业务员|销售员|业务人员", false,
                               NULL},
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
    [RECEIPTS_STATUS] = {"status|状态|单据状态|收款状态", false,
                         &words_document_statuses},
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
    [COSTS_BASIS] = {"recoverable_basis|承担依据|追偿依据", false,
                     &words_basis},
    [COSTS_EVIDENCE_ID] = {"evidence_id|证据编号", false, NULL},
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
    [BILLS_STATUS] = {"status|票据状态|状态", false, &words_statuses},
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
    [CONTRACTS_TITLE] = {"title|合同名称", false, NULL},
    [CONTRACTS_TYPE] = {"type|合同类型", false, &words_contract_type},
    [CONTRACTS_SIGNED_DATE] = {"signed_date|签订日期|签署日期|签约日期", false,
                               NULL},
    [CONTRACTS_GOVERNING_LAW] = {"governing_law|适用法律", false, NULL},
    [CONTRACTS_PENALTY_RULE] = {"penalty_rule|违约金标准|违约金", false, NULL},
    [CONTRACTS_PENALTY_CLAUSE] = {"penalty_clause|违约金条款|违约条款", false,
                                  NULL},
    [CONTRACTS_PAYMENT_TERMS] = {"payment_terms|付款条件|付款条款", false,
                                 NULL},
    [CONTRACTS_DUE_TRIGGER] = {"due_trigger|付款起算点|付款期限起算", false,
                               NULL},
    [CONTRACTS_OFFSET_CLAUSE] = {"offset_clause|抵充条款|抵销条款", false,
                                 NULL},
    [CONTRACTS_COST_CLAUSE] = {"cost_clause|费用承担条款|维权费用条款", false,
                               NULL},
    [CONTRACTS_ACCELERATION_CLAUSE] = {"acceleration_clause|加速到期条款",
                                       false, NULL},
    [CONTRACTS_SUSPENSION_CLAUSE] = {"suspension_clause|停供条款|中止供货条款",
                                     false, NULL},
    [CONTRACTS_JURISDICTION] = {"jurisdiction|管辖约定|管辖法院", false, NULL},
    [CONTRACTS_ARBITRATION] = {"arbitration|仲裁约定|仲裁条款", false, NULL},
    [CONTRACTS_SELLER_SIZE] = {"seller_size_at_signing|签约时我方企业规模",
                               false, &words_size},
    [CONTRACTS_BUYER_SIZE] = {"buyer_size_at_signing|签约时对方企业规模", false,
                              &words_size},
    [CONTRACTS_SME_NOTICE] = {"sme_notice_evidence|中小企业告知证据", false,
                              NULL},
    [CONTRACTS_GUARANTOR] = {"guarantor|保证人|担保人", false, NULL},
    [CONTRACTS_GUARANTEE_KIND] = {"guarantee_kind|担保方式|保证方式", false,
                                  &words_guarantee},
    [CONTRACTS_GUARANTEE_END] = {"guarantee_end|保证期间届满日", false, NULL},
    [CONTRACTS_SERVICE_ADDRESS] = {"service_address|送达地址|约定送达地址",
                                   false, NULL},
    [CONTRACTS_SERVICE_CONTACT] = {"service_contact|送达联系人|送达收件人",
                                   false, NULL},
    [CONTRACTS_SERVICE_PHONE] = {"service_phone|送达电话", false, NULL},
    [CONTRACTS_SERVICE_EMAIL] = {"service_email|电子送达地址|送达邮箱", false,
                                 NULL},
    [CONTRACTS_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form fx_columns[] = {
    [FX_CURRENCY] = {"currency|币种|币别", true, NULL},
    [FX_RATE_DATE] = {"rate_date|汇率日期", true, NULL},
    [FX_RATE] = {"rate|汇率", true, NULL},
};

/* A file of promises alone is one of contacts as well. */
static const struct column_form contacts_columns[] = {
    [CONTACTS_ID] = {"contact_id|联系编号|记录编号", false, NULL},
    [CONTACTS_DATE] = {"at|联系日期|联系时间|沟通日期|催收日期|承诺登记日期",
                       true, NULL},
    [CONTACTS_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, true, NULL},
    [CONTACTS_CUSTOMER_NAME] = {CUSTOMER_NAME, false, NULL},
    [CONTACTS_CHANNEL] = {"channel|沟通方式|联系渠道|催收方式", false,
                          &words_channel},
    [CONTACTS_DIRECTION] = {"direction|联系方向|方向", false, &words_direction},
    [CONTACTS_PERSON] = {"person|我方人员|催收人|经办人", false, NULL},
    [CONTACTS_COUNTERPART] = {"counterpart|对方人员|对方联系人|接洽人", false,
                              NULL},
    [CONTACTS_SUMMARY] = {"summary|沟通内容|联系内容|内容摘要|摘要|备注|结果",
                          false, NULL},
    [CONTACTS_REASON_CODE] = {"reason_code|未付原因|欠款原因|原因代码", false,
                              &words_reason},
    [CONTACTS_PROMISE_DATE] =
        {"promise_date|承诺付款日期|承诺付款日|承诺日期|承诺日", false, NULL},
    [CONTACTS_CURRENCY] = {"currency|币种|币别", false, NULL},
    [CONTACTS_PROMISE_AMOUNT] = {"promise_amount|承诺付款金额|承诺金额", false,
                                 NULL},
    [CONTACTS_DOC_NOS] = {"doc_nos|涉及单据|对应单据|承诺单据", false, NULL},
    [CONTACTS_LETTER_NO] = {"letter_no|函件编号|函号", false, NULL},
    [CONTACTS_ASSERTS_CLAIM] = {"asserts_claim|是否主张债权|主张债权", false,
                                &words_answer},
    [CONTACTS_SIGNED_BY] = {"signed_by|签字人|签署人", false, NULL},
    [CONTACTS_SIGNER_CAPACITY] = {"signer_capacity|签字人职务|签署人身份",
                                  false, NULL},
    [CONTACTS_ATTACHMENT] = {"attachment|附件|附件文件|截图", false, NULL},
    [CONTACTS_RECORDED_DATE] =
        {"recorded_at|录入日期|登记日期|制单日期|recorded_date", false, NULL},
};

static const struct column_form blocks_columns[] = {
    [BLOCKS_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, false, NULL},
    [BLOCKS_DOC_NO] = {"doc_no|单据号|单据编号|发票号|发票号码", false, NULL},
    [BLOCKS_INSTALLMENT_NO] = {"installment_no|期次|分期号", false, NULL},
    [BLOCKS_FROM] = {"from|暂停起始日|暂停开始日期|暂停开始|起始日期|开始日期",
                     true, NULL},
    [BLOCKS_UNTIL] = {"until|暂停截止日|暂停结束日期|暂停结束|截止日期|"
                      "结束日期",
                      false, NULL},
    [BLOCKS_REASON] = {"reason|暂停原因|暂停催收原因|原因", true, NULL},
    [BLOCKS_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

/* In the words of EMS, SF Express and others. */
static const struct column_form carrier_columns[] = {
    [CARRIER_TRACKING_NO] = {"tracking_no|邮件号|运单号|快递单号|邮件号码|"
                             "运单编号|运单号码|物流单号|邮件编号",
                             true, NULL},
    [CARRIER_POSTED_DATE] = {"posted_at|收寄日期|收寄时间|揽收时间|揽收日期|"
                             "寄件日期|寄件时间|寄出日期|交寄日期",
                             false, NULL},
    [CARRIER_STATUS] = {"status|邮件状态|签收状态|妥投状态|物流状态|运单状态|"
                        "投递结果|投递状态|当前状态|状态|result",
                        true, NULL},
    [CARRIER_SIGNED_BY] = {"signed_by|签收人", false, NULL},
    [CARRIER_SIGNED_DATE] = {"signed_at|签收时间|签收日期|妥投时间|妥投日期|"
                             "投递时间|投递日期",
                             false, NULL},
};

static const struct column_form deliveries_columns[] = {
    [DELIVERIES_LETTER_NO] = {"letter_no|函件编号|函号|文号", true, NULL},
    [DELIVERIES_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, false, NULL},
    [DELIVERIES_TRACKING_NO] = {"tracking_no|快递单号|邮件号|运单号", false,
                                NULL},
    [DELIVERIES_POSTED_DATE] = {"posted_at|寄出日期|交寄日期|寄出时间", false,
                                NULL},
    [DELIVERIES_RESULT] = {"result|送达结果|投递结果", false, &words_delivery},
    [DELIVERIES_SIGNED_BY] = {"signed_by|签收人", false, NULL},
    [DELIVERIES_SIGNED_DATE] = {"signed_at|签收日期|签收时间", false, NULL},
    [DELIVERIES_ADDRESS_BASIS] = {"address_basis|地址依据|送达地址依据", false,
                                  &words_address},
    [DELIVERIES_STUB_FILE] = {"stub_file|存根文件|寄件存根", false, NULL},
    [DELIVERIES_REPLY] = {"reply|回函结果|回函", false, &words_reply},
    [DELIVERIES_REPLY_FILE] = {"reply_file|回函文件", false, NULL},
    [DELIVERIES_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form evidence_columns[] = {
    [EVIDENCE_ID] = {"evidence_id|证据编号", true, NULL},
    [EVIDENCE_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, true, NULL},
    [EVIDENCE_GROUP] = {"group|证据组别|组别|分组", false, NULL},
    [EVIDENCE_TITLE] = {"title|证据名称|名称", true, NULL},
    [EVIDENCE_SOURCE] = {"source|证据来源|来源", false, NULL},
    [EVIDENCE_PURPOSE] = {"purpose|证明目的|证明对象", false, NULL},
    [EVIDENCE_SUMMARY] = {"summary|证明内容|内容摘要|摘要", false, NULL},
    [EVIDENCE_FORM] = {"form|证据形式|原件或复印件", false, &words_form},
    [EVIDENCE_ORIGINAL_HOLDER] = {"original_holder|原件存放|原件保管人", false,
                                  NULL},
    [EVIDENCE_DATE] = {"evidence_date|证据日期|形成日期", false, NULL},
    [EVIDENCE_FILE] = {"file|文件|文件名|文件路径", false, NULL},
    [EVIDENCE_DOC_NO] = {"doc_no|单据号|单据编号|发票号|发票号码", false, NULL},
    [EVIDENCE_CONTRACT_NO] = {"contract_no|合同号|合同编号", false, NULL},
    [EVIDENCE_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form bank_columns[] = {
    [BANK_VALUE_DATE] = {"value_date|到账日期|入账日期|起息日|交易日期", true,
                         NULL},
    [BANK_PAYER] = {"payer|付款人|付款方|付款单位|付款人名称|对方户名", true,
                    NULL},
    [BANK_CURRENCY] = {"currency|币种|币别", false, NULL},
    [BANK_AMOUNT] = {"amount|到账金额|入账金额|金额", true, NULL},
    [BANK_REF] = {"ref|银行流水号|流水号|交易流水号", false, NULL},
    [BANK_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form allowance_columns[] = {
    [ALLOWANCE_AS_OF] = {"as_of|截止日期|截至日期|计提日期", true, NULL},
    [ALLOWANCE_CURRENCY] = {"currency|币种|币别", false, NULL},
    [ALLOWANCE_AMOUNT] = {"amount|坏账准备余额|坏账准备金额|坏账准备|金额",
                          true, NULL},
    [ALLOWANCE_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, false, NULL},
    [ALLOWANCE_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form sales_columns[] = {
    [SALES_MONTH] = {"month|月份|销售月份|所属月份", true, NULL},
    [SALES_CREDIT_SALES] = {"credit_sales|赊销额|赊销金额|销售额", true, NULL},
    [SALES_CURRENCY] = {"currency|币种|币别", false, NULL},
    [SALES_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, false, NULL},
    [SALES_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form cases_columns[] = {
    [CASES_CASE_NO] = {"case_no|案号|案件编号", true, NULL},
    [CASES_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, true, NULL},
    [CASES_DOC_NOS] = {"doc_nos|涉及单据|对应单据|涉案单据", false, NULL},
    [CASES_EVENT] = {"event|案件事项|程序事项", true, &words_case_event},
    [CASES_EVENT_DATE] = {"event_date|事项日期|发生日期", true, NULL},
    [CASES_ENDS] = {"ends|期限届满日|届满日期", false, NULL},
    [CASES_COURT] = {"court|受理机构|法院|仲裁机构", false, NULL},
    [CASES_PROOF] = {"proof|证明文件|凭证文件", false, NULL},
    [CASES_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form reviews_columns[] = {
    [REVIEWS_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, true, NULL},
    [REVIEWS_NOTE] = {"note|待核实编号|核实编号", true, NULL},
    [REVIEWS_REASON] = {"reason|处理理由|核实结论|理由", true, NULL},
    [REVIEWS_DECIDED_BY] = {"decided_by|决定人|核实人", false, NULL},
    [REVIEWS_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
};

static const struct column_form provisions_columns[] = {
    [PROVISIONS_CUSTOMER_ID] = {CUSTOMER_ID "|" CUSTOMER_NAME, true, NULL},
    [PROVISIONS_FROM] = {"from|单项计提起始日|起始日期|开始日期", true, NULL},
    [PROVISIONS_UNTIL] = {"until|单项计提截止日|截止日期|结束日期", false,
                          NULL},
    [PROVISIONS_CURRENCY] = {"currency|币种|币别", false, NULL},
    [PROVISIONS_AMOUNT] = {"amount|单项计提金额|计提金额|金额", false, NULL},
    [PROVISIONS_RATE] = {"rate|单项计提比例|计提比例", false, NULL},
    [PROVISIONS_REASON] = {"reason|单项计提理由|计提理由|理由", true, NULL},
    [PROVISIONS_RECORDED_DATE] = {RECORDED_DATE, false, NULL},
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
                         "penalty_rule|违约金标准|违约金|service_address|"
                         "送达地址|约定送达地址|penalty_clause|违约金条款|"
                         "违约条款",
                         FORM(contracts)},
    [TABLE_FX] = {"fx", "fx|汇率", NULL, FORM(fx)},
    /* What people type has its own headings: an export that merely speaks of
       the same things is not taken for it. */
    [TABLE_CONTACTS] = {"contacts",
                        "contacts|联系记录|催收记录|promises|承诺|承诺记录|"
                        "付款承诺",
                        "channel|沟通方式|联系渠道|催收方式|promise_date|"
                        "承诺付款日期|承诺付款日|承诺日期",
                        FORM(contacts)},
    [TABLE_BLOCKS] = {"blocks", "blocks|暂停催收|暂停",
                      "暂停起始日|暂停开始日期|暂停开始|暂停原因|暂停催收原因",
                      FORM(blocks)},
    [TABLE_DELIVERIES] = {"deliveries", "deliveries|送达|送达记录",
                          "tracking_no|快递单号|送达结果|投递结果|"
                          "address_basis|地址依据|stub_file|存根文件",
                          FORM(deliveries)},
    [TABLE_EVIDENCE] = {"evidence", "evidence|证据|证据清单|证据目录",
                        "evidence_id|证据编号", FORM(evidence)},
    /* A statement of the bank holds what is in the ledger already. */
    [TABLE_BANK] = {"bank", "bank|银行到账|到账待入账|已到账待入账",
                    "value_date|起息日", FORM(bank)},
    [TABLE_ALLOWANCE] = {"allowance", "allowance|坏账准备",
                         "坏账准备余额|坏账准备金额|坏账准备", FORM(allowance)},
    [TABLE_SALES] = {"sales", "sales|销售额|赊销额",
                     "credit_sales|赊销额|赊销金额", FORM(sales)},
    [TABLE_CASES] = {"cases", "cases|案件|案件进程", "event|案件事项|程序事项",
                     FORM(cases)},
    [TABLE_REVIEWS] = {"reviews", "reviews|待核实|待核实处理",
                       "note|待核实编号|核实编号", FORM(reviews)},
    [TABLE_PROVISIONS] = {"provisions", "provisions|单项计提|单项坏账准备",
                          "单项计提起始日|单项计提金额|单项计提比例|"
                          "单项计提理由|计提比例",
                          FORM(provisions)},
    [TABLE_CARRIER] = {"carrier", "carrier|物流|物流信息|物流轨迹|邮件查询",
                       "邮件状态|签收状态|妥投状态|物流状态|运单状态|收寄日期|"
                       "收寄时间|揽收时间|妥投时间",
                       FORM(carrier)},
};
