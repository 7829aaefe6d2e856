#include "input/canonical_words.h"

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
    {STR_INIT("贷项通知单"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("credit note"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("销售退货"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("退货单"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("贷项"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("折让单"), DOCUMENT_CREDIT_NOTE},
    {STR_INIT("debit note"), DOCUMENT_DEBIT_NOTE},
    {STR_INIT("借项通知单"), DOCUMENT_DEBIT_NOTE},
    {STR_INIT("借项"), DOCUMENT_DEBIT_NOTE},
    {STR_INIT("期初"), DOCUMENT_OPENING},
    {STR_INIT("期初余额"), DOCUMENT_OPENING},
};
const struct words words_kinds = {kind_items, COUNT(kind_items)};

static const struct word language_items[] = {
    {STR_INIT("zh-CN"), LANGUAGE_WORD_ZH}, {STR_INIT("en"), LANGUAGE_WORD_EN},
    {STR_INIT("zh"), LANGUAGE_WORD_ZH},    {STR_INIT("中文"), LANGUAGE_WORD_ZH},
    {STR_INIT("英文"), LANGUAGE_WORD_EN},
};
const struct words words_languages = {language_items, COUNT(language_items)};

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
const struct words words_classes = {class_items, COUNT(class_items)};

/* Any other word is fine as well. */
static const struct word document_status_items[] = {
    {STR_INIT("valid"), STATUS_STANDS},  {STR_INIT("void"), STATUS_VOID},
    {STR_INIT("有效"), STATUS_STANDS},   {STR_INIT("正常"), STATUS_STANDS},
    {STR_INIT("作废"), STATUS_VOID},     {STR_INIT("已作废"), STATUS_VOID},
    {STR_INIT("voided"), STATUS_VOID},   {STR_INIT("cancelled"), STATUS_VOID},
    {STR_INIT("canceled"), STATUS_VOID}, {STR_INIT("已红冲作废"), STATUS_VOID},
    {STR_INIT("作废发票"), STATUS_VOID}, {STR_INIT("已取消"), STATUS_VOID},
};
const struct words words_document_statuses = {document_status_items,
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
const struct words words_statuses = {status_items, COUNT(status_items)};

static const struct word party_type_items[] = {
    {STR_INIT("company"), PARTY_COMPANY},
    {STR_INIT("branch"), PARTY_BRANCH},
    {STR_INIT("sole_trader"), PARTY_SOLE_TRADER},
    {STR_INIT("individual"), PARTY_INDIVIDUAL},
    {STR_INIT("public"), PARTY_PUBLIC},
    {STR_INIT("公司"), PARTY_COMPANY},
    {STR_INIT("分公司"), PARTY_BRANCH},
    {STR_INIT("个体工商户"), PARTY_SOLE_TRADER},
    {STR_INIT("自然人"), PARTY_INDIVIDUAL},
    {STR_INIT("机关事业单位"), PARTY_PUBLIC},
    {STR_INIT("企业"), PARTY_COMPANY},
    {STR_INIT("有限责任公司"), PARTY_COMPANY},
    {STR_INIT("股份有限公司"), PARTY_COMPANY},
    {STR_INIT("分支机构"), PARTY_BRANCH},
    {STR_INIT("个体户"), PARTY_SOLE_TRADER},
    {STR_INIT("个人"), PARTY_INDIVIDUAL},
    {STR_INIT("机关、事业单位"), PARTY_PUBLIC},
    {STR_INIT("sole trader"), PARTY_SOLE_TRADER},
};

static const struct word registration_items[] = {
    {STR_INIT("active"), REGISTRATION_ACTIVE},
    {STR_INIT("revoked"), REGISTRATION_REVOKED},
    {STR_INIT("liquidation"), REGISTRATION_LIQUIDATION},
    {STR_INIT("insolvent"), REGISTRATION_INSOLVENT},
    {STR_INIT("deregistered"), REGISTRATION_DEREGISTERED},
    {STR_INIT("存续"), REGISTRATION_ACTIVE},
    {STR_INIT("吊销"), REGISTRATION_REVOKED},
    {STR_INIT("清算"), REGISTRATION_LIQUIDATION},
    {STR_INIT("破产"), REGISTRATION_INSOLVENT},
    {STR_INIT("注销"), REGISTRATION_DEREGISTERED},
    {STR_INIT("在业"), REGISTRATION_ACTIVE},
    {STR_INIT("开业"), REGISTRATION_ACTIVE},
    {STR_INIT("在营"), REGISTRATION_ACTIVE},
    {STR_INIT("正常"), REGISTRATION_ACTIVE},
    {STR_INIT("迁入"), REGISTRATION_ACTIVE},
    {STR_INIT("迁出"), REGISTRATION_ACTIVE},
    {STR_INIT("存续（在营、开业、在册）"), REGISTRATION_ACTIVE},
    {STR_INIT("已吊销"), REGISTRATION_REVOKED},
    {STR_INIT("吊销，未注销"), REGISTRATION_REVOKED},
    {STR_INIT("吊销未注销"), REGISTRATION_REVOKED},
    {STR_INIT("清算中"), REGISTRATION_LIQUIDATION},
    {STR_INIT("破产清算"), REGISTRATION_INSOLVENT},
    {STR_INIT("破产重整"), REGISTRATION_INSOLVENT},
    {STR_INIT("破产和解"), REGISTRATION_INSOLVENT},
    {STR_INIT("已注销"), REGISTRATION_DEREGISTERED},
    {STR_INIT("吊销，已注销"), REGISTRATION_DEREGISTERED},
    {STR_INIT("in liquidation"), REGISTRATION_LIQUIDATION},
    {STR_INIT("bankrupt"), REGISTRATION_INSOLVENT},
    {STR_INIT("dissolved"), REGISTRATION_DEREGISTERED},
};

static const struct word size_items[] = {
    {STR_INIT("large"), SIZE_LARGE},
    {STR_INIT("medium"), SIZE_MEDIUM},
    {STR_INIT("small"), SIZE_SMALL},
    {STR_INIT("micro"), SIZE_MICRO},
    {STR_INIT("public"), SIZE_PUBLIC},
    {STR_INIT("大型"), SIZE_LARGE},
    {STR_INIT("中型"), SIZE_MEDIUM},
    {STR_INIT("小型"), SIZE_SMALL},
    {STR_INIT("微型"), SIZE_MICRO},
    {STR_INIT("机关事业单位"), SIZE_PUBLIC},
    {STR_INIT("大型企业"), SIZE_LARGE},
    {STR_INIT("中型企业"), SIZE_MEDIUM},
    {STR_INIT("小型企业"), SIZE_SMALL},
    {STR_INIT("微型企业"), SIZE_MICRO},
    {STR_INIT("小微企业"), SIZE_SMALL},
    {STR_INIT("机关、事业单位"), SIZE_PUBLIC},
};

static const struct word channel_items[] = {
    {STR_INIT("phone"), CHANNEL_PHONE},    {STR_INIT("email"), CHANNEL_EMAIL},
    {STR_INIT("letter"), CHANNEL_LETTER},  {STR_INIT("visit"), CHANNEL_VISIT},
    {STR_INIT("sms"), CHANNEL_SMS},        {STR_INIT("wechat"), CHANNEL_WECHAT},
    {STR_INIT("other"), CHANNEL_OTHER},    {STR_INIT("电话"), CHANNEL_PHONE},
    {STR_INIT("电子邮件"), CHANNEL_EMAIL}, {STR_INIT("信函"), CHANNEL_LETTER},
    {STR_INIT("上门"), CHANNEL_VISIT},     {STR_INIT("短信"), CHANNEL_SMS},
    {STR_INIT("微信"), CHANNEL_WECHAT},    {STR_INIT("其他"), CHANNEL_OTHER},
    {STR_INIT("邮件"), CHANNEL_EMAIL},     {STR_INIT("邮箱"), CHANNEL_EMAIL},
    {STR_INIT("函件"), CHANNEL_LETTER},    {STR_INIT("快递"), CHANNEL_LETTER},
    {STR_INIT("拜访"), CHANNEL_VISIT},     {STR_INIT("面谈"), CHANNEL_VISIT},
    {STR_INIT("上门拜访"), CHANNEL_VISIT}, {STR_INIT("call"), CHANNEL_PHONE},
    {STR_INIT("mail"), CHANNEL_LETTER},    {STR_INIT("e-mail"), CHANNEL_EMAIL},
};

static const struct word direction_items[] = {
    {STR_INIT("out"), DIRECTION_OUT},      {STR_INIT("in"), DIRECTION_IN},
    {STR_INIT("我方联系"), DIRECTION_OUT}, {STR_INIT("对方联系"), DIRECTION_IN},
    {STR_INIT("去"), DIRECTION_OUT},       {STR_INIT("来"), DIRECTION_IN},
    {STR_INIT("我方发起"), DIRECTION_OUT}, {STR_INIT("对方发起"), DIRECTION_IN},
    {STR_INIT("呼出"), DIRECTION_OUT},     {STR_INIT("呼入"), DIRECTION_IN},
    {STR_INIT("去电"), DIRECTION_OUT},     {STR_INIT("来电"), DIRECTION_IN},
    {STR_INIT("发出"), DIRECTION_OUT},     {STR_INIT("收到"), DIRECTION_IN},
};

static const struct word answer_items[] = {
    {STR_INIT("yes"), ANSWER_YES},  {STR_INIT("no"), ANSWER_NO},
    {STR_INIT("是"), ANSWER_YES},   {STR_INIT("否"), ANSWER_NO},
    {STR_INIT("y"), ANSWER_YES},    {STR_INIT("n"), ANSWER_NO},
    {STR_INIT("true"), ANSWER_YES}, {STR_INIT("false"), ANSWER_NO},
    {STR_INIT("有"), ANSWER_YES},   {STR_INIT("无"), ANSWER_NO},
};

static const struct word delivery_items[] = {
    {STR_INIT("delivered"), DELIVERY_DELIVERED},
    {STR_INIT("refused"), DELIVERY_REFUSED},
    {STR_INIT("returned"), DELIVERY_RETURNED},
    {STR_INIT("签收"), DELIVERY_DELIVERED},
    {STR_INIT("拒收"), DELIVERY_REFUSED},
    {STR_INIT("退回"), DELIVERY_RETURNED},
    {STR_INIT("已签收"), DELIVERY_DELIVERED},
    {STR_INIT("妥投"), DELIVERY_DELIVERED},
    {STR_INIT("送达"), DELIVERY_DELIVERED},
    {STR_INIT("拒签"), DELIVERY_REFUSED},
    {STR_INIT("退件"), DELIVERY_RETURNED},
    {STR_INIT("已退回"), DELIVERY_RETURNED},
};

static const struct word address_items[] = {
    {STR_INIT("contract"), ADDRESS_CONTRACT},
    {STR_INIT("registered"), ADDRESS_REGISTERED},
    {STR_INIT("last_used"), ADDRESS_LAST},
    {STR_INIT("合同约定"), ADDRESS_CONTRACT},
    {STR_INIT("注册地址"), ADDRESS_REGISTERED},
    {STR_INIT("最近使用"), ADDRESS_LAST},
    {STR_INIT("合同约定地址"), ADDRESS_CONTRACT},
    {STR_INIT("登记住所"), ADDRESS_REGISTERED},
    {STR_INIT("最近联系地址"), ADDRESS_LAST},
};

static const struct word reply_items[] = {
    {STR_INIT("agreed"), REPLY_AGREED},   {STR_INIT("differs"), REPLY_DIFFERS},
    {STR_INIT("none"), REPLY_NONE},       {STR_INIT("相符"), REPLY_AGREED},
    {STR_INIT("不符"), REPLY_DIFFERS},    {STR_INIT("未回函"), REPLY_NONE},
    {STR_INIT("信息无误"), REPLY_AGREED}, {STR_INIT("无回复"), REPLY_NONE},
};

static const struct word form_items[] = {
    {STR_INIT("original"), EVIDENCE_ORIGINAL},
    {STR_INIT("copy"), EVIDENCE_COPY},
    {STR_INIT("electronic"), EVIDENCE_ELECTRONIC},
    {STR_INIT("原件"), EVIDENCE_ORIGINAL},
    {STR_INIT("复印件"), EVIDENCE_COPY},
    {STR_INIT("电子数据"), EVIDENCE_ELECTRONIC},
    {STR_INIT("复制件"), EVIDENCE_COPY},
    {STR_INIT("扫描件"), EVIDENCE_COPY},
    {STR_INIT("电子件"), EVIDENCE_ELECTRONIC},
};

static const struct word basis_items[] = {
    {STR_INIT("clause"), COST_BY_CLAUSE},
    {STR_INIT("judgment"), COST_BY_JUDGMENT},
    {STR_INIT("none"), COST_NOT_RECOVERABLE},
    {STR_INIT("合同约定"), COST_BY_CLAUSE},
    {STR_INIT("裁判文书"), COST_BY_JUDGMENT},
    {STR_INIT("无"), COST_NOT_RECOVERABLE},
    {STR_INIT("合同条款"), COST_BY_CLAUSE},
    {STR_INIT("判决"), COST_BY_JUDGMENT},
    {STR_INIT("judgement"), COST_BY_JUDGMENT},
};

static const struct word contract_type_items[] = {
    {STR_INIT("sale"), CONTRACT_SALE},
    {STR_INIT("service"), CONTRACT_SERVICE},
    {STR_INIT("works"), CONTRACT_WORKS},
    {STR_INIT("other"), CONTRACT_OTHER},
    {STR_INIT("买卖"), CONTRACT_SALE},
    {STR_INIT("服务"), CONTRACT_SERVICE},
    {STR_INIT("承揽"), CONTRACT_WORKS},
    {STR_INIT("其他"), CONTRACT_OTHER},
    {STR_INIT("买卖合同"), CONTRACT_SALE},
    {STR_INIT("购销合同"), CONTRACT_SALE},
    {STR_INIT("服务合同"), CONTRACT_SERVICE},
    {STR_INIT("承揽合同"), CONTRACT_WORKS},
    {STR_INIT("加工承揽合同"), CONTRACT_WORKS},
    {STR_INIT("建设工程合同"), CONTRACT_WORKS},
    {STR_INIT("建设工程施工合同"), CONTRACT_WORKS},
    {STR_INIT("工程"), CONTRACT_WORKS},
};

static const struct word guarantee_items[] = {
    {STR_INIT("general"), GUARANTEE_GENERAL},
    {STR_INIT("joint"), GUARANTEE_JOINT},
    {STR_INIT("mortgage"), GUARANTEE_MORTGAGE},
    {STR_INIT("pledge"), GUARANTEE_PLEDGE},
    {STR_INIT("other"), GUARANTEE_OTHER},
    {STR_INIT("一般保证"), GUARANTEE_GENERAL},
    {STR_INIT("连带责任保证"), GUARANTEE_JOINT},
    {STR_INIT("抵押"), GUARANTEE_MORTGAGE},
    {STR_INIT("质押"), GUARANTEE_PLEDGE},
    {STR_INIT("其他"), GUARANTEE_OTHER},
    {STR_INIT("连带保证"), GUARANTEE_JOINT},
};

/* Suggested; any other word is fine as well. */
static const struct word reason_items[] = {
    {STR_INIT("cash_flow"), 1},    {STR_INIT("approval"), 2},
    {STR_INIT("no_invoice"), 3},   {STR_INIT("disputed"), 4},
    {STR_INIT("already_paid"), 5}, {STR_INIT("unreachable"), 6},
    {STR_INIT("refuses"), 7},      {STR_INIT("other"), 8},
    {STR_INIT("back_to_back"), 9}, {STR_INIT("mismatch"), 10},
    {STR_INIT("absent"), 11},      {STR_INIT("pay_run"), 12},
    {STR_INIT("papers"), 13},      {STR_INIT("资金困难"), 1},
    {STR_INIT("内部审批中"), 2},   {STR_INIT("未收到发票"), 3},
    {STR_INIT("有争议"), 4},       {STR_INIT("称已付款"), 5},
    {STR_INIT("联系不上"), 6},     {STR_INIT("拒绝付款"), 7},
    {STR_INIT("其他"), 8},         {STR_INIT("等上家付款"), 9},
    {STR_INIT("账目不符"), 10},    {STR_INIT("经办人不在"), 11},
    {STR_INIT("固定付款日"), 12},  {STR_INIT("单据不齐"), 13},
};

static const struct word case_event_items[] = {
    {STR_INIT("filed"), CASE_FILED},
    {STR_INIT("payment_order"), CASE_PAYMENT_ORDER},
    {STR_INIT("insolvency_claim"), CASE_INSOLVENCY_CLAIM},
    {STR_INIT("presuit_preservation"), CASE_PRESUIT},
    {STR_INIT("deposit_frozen"), CASE_DEPOSIT_FROZEN},
    {STR_INIT("movable_seized"), CASE_MOVABLE_SEIZED},
    {STR_INIT("other_seized"), CASE_OTHER_SEIZED},
    {STR_INIT("served"), CASE_SERVED},
    {STR_INIT("withdrawn"), CASE_WITHDRAWN},
    {STR_INIT("judgment"), CASE_JUDGMENT},
    {STR_INIT("enforcement"), CASE_ENFORCEMENT},
    {STR_INIT("enforcement_ended"), CASE_ENFORCEMENT_ENDED},
    {STR_INIT("agreement"), CASE_AGREEMENT},
    {STR_INIT("assignment_notice"), CASE_ASSIGNMENT},
    {STR_INIT("announcement"), CASE_ANNOUNCEMENT},
    {STR_INIT("obstacle"), CASE_OBSTACLE},
    {STR_INIT("guarantor_demand"), CASE_GUARANTOR_DEMAND},
    {STR_INIT("guarantor_consent"), CASE_GUARANTOR_CONSENT},
    {STR_INIT("recourse_paid"), CASE_RECOURSE_PAID},
    {STR_INIT("起诉或申请仲裁"), CASE_FILED},
    {STR_INIT("申请支付令"), CASE_PAYMENT_ORDER},
    {STR_INIT("申报破产债权"), CASE_INSOLVENCY_CLAIM},
    {STR_INIT("诉前保全"), CASE_PRESUIT},
    {STR_INIT("冻结银行存款"), CASE_DEPOSIT_FROZEN},
    {STR_INIT("查封扣押动产"), CASE_MOVABLE_SEIZED},
    {STR_INIT("查封不动产或冻结其他财产权"), CASE_OTHER_SEIZED},
    {STR_INIT("起诉状副本送达"), CASE_SERVED},
    {STR_INIT("撤诉裁定生效"), CASE_WITHDRAWN},
    {STR_INIT("裁判文书生效"), CASE_JUDGMENT},
    {STR_INIT("申请执行"), CASE_ENFORCEMENT},
    {STR_INIT("执行程序终结"), CASE_ENFORCEMENT_ENDED},
    {STR_INIT("还款协议"), CASE_AGREEMENT},
    {STR_INIT("债权转让通知到达"), CASE_ASSIGNMENT},
    {STR_INIT("公告主张权利"), CASE_ANNOUNCEMENT},
    {STR_INIT("时效中止事由"), CASE_OBSTACLE},
    {STR_INIT("向保证人主张权利"), CASE_GUARANTOR_DEMAND},
    {STR_INIT("保证人书面同意"), CASE_GUARANTOR_CONSENT},
    {STR_INIT("清偿票据追索"), CASE_RECOURSE_PAID},
    {STR_INIT("起诉"), CASE_FILED},
    {STR_INIT("申请仲裁"), CASE_FILED},
    {STR_INIT("立案"), CASE_FILED},
    {STR_INIT("诉前财产保全"), CASE_PRESUIT},
    {STR_INIT("撤诉"), CASE_WITHDRAWN},
    {STR_INIT("判决生效"), CASE_JUDGMENT},
    {STR_INIT("裁决生效"), CASE_JUDGMENT},
    {STR_INIT("调解书生效"), CASE_JUDGMENT},
    {STR_INIT("终结本次执行程序"), CASE_ENFORCEMENT_ENDED},
    {STR_INIT("分期还款协议"), CASE_AGREEMENT},
    {STR_INIT("judgement"), CASE_JUDGMENT},
};

#define WORDS(name) \
    const struct words words_##name = {name##_items, COUNT(name##_items)}

WORDS(party_type);
WORDS(registration);
WORDS(size);
WORDS(channel);
WORDS(direction);
WORDS(answer);
WORDS(delivery);
WORDS(address);
WORDS(reply);
WORDS(form);
WORDS(basis);
WORDS(contract_type);
WORDS(guarantee);
WORDS(reason);
WORDS(case_event);
