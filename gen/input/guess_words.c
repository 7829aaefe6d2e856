#include "input/guess_words.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "input/canonical.h"
#include "input/plan.h"
#include "model/money.h"

/* Behind all headings of the table below. */
#define CANONICAL_RANK 50

/*
 * Where a word stands in two lists, the first list has it.  "parts" are only
 * suspicions: they never decide.
 */
const struct role_form role_forms[ROLE_COUNT] = {
    [ROLE_DOC_NO] = {"doc_no",
                     "单据编号|单据号|单据号码|发票号码|发票号|发票编号|"
                     "应收单号|应收单编号|销售发票号|业务单号|账单号|账单编号|"
                     "会计凭证号|会计凭证号凭证编号|凭证编号|凭证号|凭证字号|"
                     "票据编号|单号|docno|documentno|documentnumber|documentid|"
                     "invoiceno|invoicenumber|invoicenum|invoiceid|invoice|"
                     "documentno.|billno|billnumber|voucherno|vouchernumber|"
                     "vouchercode|transactionno|transactionnumber|trxnumber|"
                     "trxno|transactionid|belnr|fbillno|document|number|num|"
                     "单据|单证号|往来单号|销货单号|销售单号|送货单编号|编号",
                     "号码|编号|单号|number|no|num|id"},
    [ROLE_INSTALLMENT] = {"installment_no",
                          "期次|分期号|installmentno|installment|instalment|"
                          "instalmentno",
                          NULL},
    [ROLE_CUSTOMER_ID] =
        {"customer_id",
         "客户编码|客户编号|客户代码|客户号|客户代号|往来单位编码|"
         "往来单位编号|购货单位编码|购方单位代号|购买方编码|对账对象编码|"
         "单位编码|客商编码|customerid|customerno|customernumber|"
         "customercode|custid|custno|clientid|clientno|debtorno|buyercode|"
         "buyerid|accountnumber|accountno|partycode|kunnr|customeraccount|"
         "客户编码代码|往来户编码|购货单位编号|单位代码|客户内码",
         NULL},
    [ROLE_CUSTOMER_NAME] =
        {"customer_name",
         "客户名称|客户|往来单位名称|往来单位|购货单位名称|购货单位|"
         "购方名称|购买方名称|购方单位名称|单位名称|对账对象名称|客商名称|"
         "债务人|customername|customer|clientname|client|partyname|party|"
         "partner|debtorname|debtor|buyername|buyer|contactname|contact|"
         "billto|billtocustomer|soldto|invoicepartnerdisplayname|"
         "invoicepartner|vendorname|name|客户简称|客户全称|客户单位|往来户|"
         "往来户名称|购买方|买方|买方名称|收货单位|付款单位|欠款单位|债务单位|"
         "欠款人|企业名称|单位|公司名称",
         "客户|单位|客商|customer|client|buyer|debtor|party|partner"},
    [ROLE_KIND] = {"kind",
                   "单据类型|凭证类型|单据种类|发票类型|kind|documenttype|"
                   "doctype|transactiontype|trxtype|vouchertype|invoicetype|"
                   "blart|类型|type",
                   NULL},
    [ROLE_ISSUE_DATE] =
        {"issue_date",
         "开票日期|单据日期|发票日期|业务日期|凭证日期|issuedate|invoicedate|"
         "documentdate|docdate|transactiondate|trxdate|txndate|voucherdate|"
         "billdate|dateissued|dateofissue|invoicebilldate|bldat|fdate|日期|"
         "date|开单日期|开单日|开票日|业务发生日期|发生日期|制单日期|销售日期|"
         "记录日期",
         "日期|date|日"},
    [ROLE_POSTING_DATE] = {"posting_date",
                           "过账日期|记账日期|记帐日期|入账日期|postingdate|"
                           "postdate|gldate|accountingdate|registerdate|budat|"
                           "created|createdon|createddate",
                           NULL},
    [ROLE_DUE_DATE] =
        {"due_date",
         "到期日|到期日期|付款到期日|收款到期日|应收日期|净价到期日|净到期日|"
         "净价到期日期|约定付款日|约定付款日期|最后付款日|最迟付款日期|"
         "付款截止日期|duedate|due|netduedate|paymentduedate|datedue|faedt|"
         "invoiceduedate|paybydate|dueon|datedueby|duedateforpayment|"
         "约定付款日期|应收款日期|应收到期日|收款期限|付款期限|信用到期日|"
         "账期到期日|帐期到期日",
         "到期|期限|截止|应付日|应收日|约定|账期|due|maturity"},
    [ROLE_CURRENCY] = {"currency",
                       "币种|币别|货币|货币代码|币种名称|币种编码|currency|"
                       "currencycode|curr|ccy|transactioncurrency|waers|"
                       "doccurrency|documentcurrency|invoicecurrency",
                       "币|curr"},
    [ROLE_AMOUNT] =
        {"amount",
         "价税合计|应收金额|含税金额|单据金额|发票金额|开票金额|应收应付金额|"
         "应收总额|含税总额|价税合计原币|应收金额原币|原币金额|凭证货币金额|"
         "本期应收原币|金额|总金额|amount|invoiceamount|invoicedamount|"
         "invoicetotal|totalamount|grossamount|gross|documentamount|"
         "originalamount|origamount|amountincludingtax|totalinclvat|"
         "amountindoccurr|amountindocumentcurrency|amountincludingvat|"
         "billamount|invoicegross|total|totalsigned|totalincurrencysigned|"
         "faallamountfor|fallamountfor|wrbtr|货款|货款金额|应收款|应收款金额|"
         "销售金额|应收货款|账款金额|欠款总额",
         "金额|合计|总额|应收|发生|货款|款|amount|total|sum|value"},
    [ROLE_TAX] = {"tax",
                  "税额|增值税额|税金|tax|taxamount|vat|vatamount|salestax|gst",
                  NULL},
    [ROLE_OPEN] =
        {"open_amount",
         "未收金额|未付金额|未核销金额|未收余额|未付余额|应收余额|欠款余额|"
         "未核销余额|未清金额|尚欠金额|期末余额|未收款金额|未收款|未收|"
         "未结金额|"
         "未结清金额|欠款金额|欠款|余额原币|原币余额|剩余金额|未回款金额|"
         "未回款|未核销|余额|openamount|openbalance|outstandingamount|"
         "outstanding|outstandingbalance|balancedue|amountdue|"
         "amountoutstanding|"
         "remainingamount|remaining|amountremaining|unpaidamount|unpaid|"
         "amountopen|amountduesigned|amountresidual|residual|balance|"
         "balanceremaining|dueamount|amountunpaid|欠额|尚欠|尚欠款|未结清|"
         "未还金额|未到账|尚未收款|结余",
         "未收|未付|未核销|未清|未结|余额|欠|剩余|结余|outstanding|balance|"
         "open|"
         "remaining|unpaid|residual"},
    [ROLE_RECEIVED] =
        {"received_amount",
         "已收金额|已收款金额|已收款|已付金额|已核销金额|已收|已核销|已结金额|"
         "回款金额|已回款金额|已回款|累计收款|收款核销金额|已收已付金额|"
         "receivedamount|amountreceived|received|paidamount|amountpaid|paid|"
         "settledamount|amountsettled|settled|amountcollected|collected|已付|"
         "已付款|实收|实收金额|已到账|已到账金额|累计已收|已还金额|本次收款",
         "已收|已付|已核销|已结|回款|paid|received|settled|collected"},
    [ROLE_CONTRACT_NO] = {"contract_no",
                          "合同号|合同编号|contractno|contractnumber|contract",
                          NULL},
    [ROLE_ORDER_NO] = {"order_no",
                       "订单号|订单编号|销售订单号|销售订单|orderno|"
                       "ordernumber|salesorder|salesorderno|ponumber|"
                       "purchaseorder|pono",
                       NULL},
    [ROLE_DELIVERY_NO] = {"delivery_no",
                          "送货单号|发货单号|出库单号|deliveryno|"
                          "deliverynote|deliverynumber|shipmentno",
                          NULL},
    [ROLE_DELIVERY_DATE] = {"delivery_date",
                            "送货日期|发货日期|出库日期|deliverydate|"
                            "shipdate|shippingdate|出货日|出货日期|交货日|"
                            "交货日期|送货日|发货日|发货时间",
                            NULL},
    [ROLE_DEPARTMENT] = {"department",
                         "部门|销售部门|部门名称|department|dept|salesdept",
                         NULL},
    [ROLE_SALESPERSON] = {"salesperson",
                          "业务员|销售员|客户经理|业务员名称|salesperson|"
                          "salesrep|salesman|rep|accountmanager|经手|经手人|"
                          "经办人|跟单员|销售人员|业务经理|责任人",
                          NULL},
    [ROLE_DESCRIPTION] = {"description",
                          "摘要|备注|品名|文本|说明|description|memo|text|"
                          "remark|remarks|note|notes|comment|comments|"
                          "reference|memodescription|项目文本",
                          NULL},
    [ROLE_STATUS] = {"status",
                     "发票状态|作废状态|作废标志|是否作废|status|"
                     "invoicestatus|voidstatus|void|cancelled|状态",
                     NULL},
    [ROLE_NET] = {NULL,
                  "不含税金额|无税金额|未税金额|净额|net|netamount|subtotal|"
                  "amountexcludingtax|untaxedamount|taxexcluded|amountexclvat",
                  "不含税|无税|未税|net|untaxed|excl"},
    [ROLE_LOCAL] = {NULL,
                    "本币金额|金额本币|本位币金额|本币余额|余额本币|"
                    "价税合计本位币|价税合计本币|应收金额本币|localamount|"
                    "amountinlocalcurrency|amountinlocalcurr|baseamount|"
                    "dmbtr|amountinlc|amountinlocalcur",
                    "本币|本位币|local|base|homecurrency|home"},
    [ROLE_SETTLED] = {NULL,
                      "清账日期|清帐日期|结清日期|收款日期|付款日期|回款日期|"
                      "到账日期|核销日期|settleddate|clearingdate|cleareddate|"
                      "paiddate|datepaid|paymentdate|settlementdate|"
                      "receiptdate|augdt",
                      "清账|清帐|结清|收款日|付款日期|settled|clearing|paid"},
    [ROLE_OTHER] = {NULL,
                    "汇率|数量|单价|税率|序号|行号|年|月|日|科目编码|科目名称|"
                    "exchangerate|rate|quantity|qty|price|unitprice|taxrate|"
                    "line|lineno|row|index|year|month|period|company|"
                    "companycode|country|countrycode",
                    "天数|账龄|帐龄|逾期|税率|汇率|数量|单价|天|率|days|age|"
                    "aging|overdue|rate|qty|quantity|price|percent|pastdue|"
                    "past"},
};

static bool is_left_out(uint32_t c)
{
    return c <= ' ' || c == '_' || c == '-' || c == '.' || c == '/' ||
           c == ':' || c == '#' || c == '*' || c == '\'' || c == '"' ||
           c == '&' || c == 0xA0 || c == 0x3000 || c == 0xFF1A /* ： */ ||
           c == 0xFF0A || c == 0x3001 || c == 0xFF0F;
}

static bool is_open_bracket(uint32_t c)
{
    return c == '(' || c == '[' || c == 0xFF08 || c == 0x3010;
}

static bool is_closed_bracket(uint32_t c)
{
    return c == ')' || c == ']' || c == 0xFF09 || c == 0x3011;
}

/* "元", "CNY", "万元": a unit says nothing of what a column is. */
static bool is_unit(struct str s)
{
    static const char *const units[] = {"元", "万元", "千元", "单位元", "元整"};

    for (size_t i = 0; i < COUNT(units); i++)
        if (str_equal_z(s, units[i]))
            return true;
    return currency_find(s) != NULL;
}

/* What stands in brackets, up to their end. */
static struct str bracketed(struct str rest, struct str *behind)
{
    struct str start = rest;

    while (rest.len) {
        struct str before = rest;

        if (is_closed_bracket(utf8_next(&rest))) {
            *behind = rest;
            return str_trim(str_head(start, start.len - before.len));
        }
    }
    *behind = rest;
    return str_trim(start);
}

struct str guess_key(struct str heading, struct arena *a)
{
    struct buf out = buf_new(a, 400);
    struct str rest = plan_heading(heading), behind;

    while (rest.len) {
        uint32_t c = utf8_next(&rest);

        if (is_open_bracket(c) && is_unit(bracketed(rest, &behind))) {
            rest = behind;
            continue;
        }
        if (is_left_out(c) || is_open_bracket(c) || is_closed_bracket(c))
            continue;
        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFEE0;
        utf8_add(&out, c >= 'A' && c <= 'Z' ? c + 0x20 : c);
    }
    return buf_str(&out);
}

static void add_word(struct guess_words *w, struct str key, enum role role,
                     size_t rank, size_t *capacity)
{
    size_t before = w->keys.count;

    (void)intern_add(&w->keys, key);
    if (w->keys.count > before)
        ARENA_PUSH(w->keys.arena, w->meanings, before, *capacity) =
            (struct guess_meaning){role, rank};
}

/* The headings that our own table of documents has for the column. */
static void add_canonical(struct guess_words *w, enum role role,
                          size_t *capacity)
{
    const char *column = role_forms[role].column;
    struct str rest, part;
    size_t i;

    if (!column || !canonical_column(TABLE_DOCUMENTS, str_from_z(column), &i))
        return;
    rest = str_from_z(table_forms[TABLE_DOCUMENTS].columns[i].headings);
    while (canonical_next(&rest, &part))
        add_word(w, guess_key(part, w->keys.arena), role, CANONICAL_RANK,
                 capacity);
}

struct guess_words guess_words(struct arena *a)
{
    struct guess_words w = {.keys = intern_new(a)};
    size_t capacity = 0;

    for (size_t r = 0; r < ROLE_COUNT; r++) {
        struct str rest = str_from_z(role_forms[r].headings), part;

        for (size_t i = 0; canonical_next(&rest, &part); i++)
            add_word(&w, part, (enum role)r, i, &capacity);
    }
    for (size_t r = 0; r < ROLE_COUNT; r++)
        if (r != ROLE_CUSTOMER_ID)
            add_canonical(&w, (enum role)r, &capacity);
    return w;
}

enum role guess_role(const struct guess_words *w, struct str key, size_t *rank)
{
    uint32_t number;

    if (!key.len || !intern_find(&w->keys, key, &number))
        return ROLE_NONE;
    *rank = w->meanings[number].rank;
    return w->meanings[number].role;
}

bool guess_may_mean(struct str key, enum role role)
{
    struct str rest = str_from_z(role_forms[role].parts), part;

    while (canonical_next(&rest, &part))
        if (str_find(key, part) >= 0)
            return true;
    return false;
}
