/*
 * variables_tables - the tables of report/variables.c, one file a kind.
 */
#ifndef REPORT_VARIABLES_TABLES_H
#define REPORT_VARIABLES_TABLES_H

#include "report/variables.h"

extern const struct variable_kind variables_correction;
/* Who claims, from whom, and in what. */
#define VARIABLES_OF_PARTIES                                                   \
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

extern const struct variable_kind variables_paper;
extern const struct variable_kind variables_letter, variables_kpi,
    variables_claim, variables_claim_checks, variables_voucher;

/* variables_kpi_charts.c: an example of each chart of the key figures. */
struct value variables_kpi_charts(struct arena *a);

#endif
