#include "measure/claim_parts.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A word of ASCII letters stands alone; others may stand anywhere. */
static bool has_word(struct str s, struct str word)
{
    bool letters = is_letter(word.ptr[0]);

    for (;;) {
        ptrdiff_t at = str_find_ignoring_case(s, word);
        size_t end;

        if (at < 0)
            return false;
        end = (size_t)at + word.len;
        if (!letters || ((at == 0 || !is_letter(s.ptr[at - 1])) &&
                         (end == s.len || !is_letter(s.ptr[end]))))
            return true;
        s = str_skip(s, (size_t)at + 1);
    }
}

static bool has_any(struct str s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (has_word(s, str_from_z(words[i])))
            return true;
    return false;
}

static bool is_any(struct str s, const char *const *words, size_t n)
{
    s = str_trim(s);
    while (str_ends(s, STR("。")))
        s = str_head(s, s.len - STR("。").len);
    for (size_t i = 0; i < n; i++)
        if (str_equal_ignoring_case(s, str_from_z(words[i])))
            return true;
    return false;
}

static const char *const apart[] = {
    "香港",   "澳门",          "台湾",     "Hong Kong", "Macau",  "Macao",
    "Taiwan", "美国",          "New York", "Delaware",  "新加坡", "日本",
    "瑞士",   "Singapore",     "Japan",    "Swiss",     "US",     "U.S.",
    "USA",    "United States", "American", "California"};
static const char *const british[] = {
    "英国",    "英格兰",   "苏格兰",  "威尔士",          "北爱尔兰", "England",
    "English", "Scotland", "Scots",   "United Kingdom",  "UK",       "U.K.",
    "Wales",   "Britain",  "British", "Northern Ireland"};
static const char *const european[] = {
    "欧盟",    "德国",    "法国",     "荷兰",           "意大利",  "西班牙",
    "比利时",  "奥地利",  "爱尔兰",   "葡萄牙",         "波兰",    "瑞典",
    "丹麦",    "芬兰",    "EU",       "European Union", "Germany", "German",
    "France",  "French",  "Dutch",    "Netherlands",    "Italy",   "Italian",
    "Spain",   "Spanish", "Belgium",  "Belgian",        "Austria", "Austrian",
    "Ireland", "Irish",   "Portugal", "Poland",         "Polish",  "Sweden",
    "Swedish", "Denmark", "Danish",   "Finland",        "Finnish"};
static const char *const chinese[] = {"中国",  "中华人民共和国", "大陆",
                                      "PRC",   "P.R.C.",         "P.R. China",
                                      "China", "Chinese"};

enum claim_law contract_law(const struct contract *c)
{
    struct str s = c ? str_trim(c->governing_law) : (struct str){0};

    if (!s.len)
        return LAW_NOT_TOLD;
    if (has_any(s, apart, COUNT(apart)))
        return LAW_OTHER;
    if (has_any(s, british, COUNT(british)))
        return LAW_UK;
    if (has_any(s, european, COUNT(european)))
        return LAW_EU_STATE;
    return has_any(s, chinese, COUNT(chinese)) ? LAW_PRC : LAW_OTHER;
}

/* What an accountant writes into the column where no rate is agreed. */
bool contract_is_silent(const struct contract *c)
{
    static const char *const words[] = {
        "无",     "无约定",     "未约定",      "没有约定", "没有", "未作约定",
        "silent", "not agreed", "none agreed", "-",        "/",    "—"};
    struct str s = c ? str_trim(c->penalty_rule) : (struct str){0};

    return !s.len || is_any(s, words, COUNT(words));
}

bool words_deny(struct str s)
{
    static const char *const words[] = {"无",   "没有", "未告知", "否",
                                        "none", "no",   "-"};

    return is_any(s, words, COUNT(words));
}

/* The text before the first of the words, and *rest behind it. */
static bool cut(struct str s, const char *const *words, size_t n,
                struct str *before, struct str *rest)
{
    size_t first = s.len, length = 0;

    for (size_t i = 0; i < n; i++) {
        struct str word = str_from_z(words[i]);
        ptrdiff_t at = str_find(s, word);

        if (at >= 0 && (size_t)at < first) {
            first = (size_t)at;
            length = word.len;
        }
    }
    *before = str_head(s, first);
    *rest = str_skip(s, first + length);
    return length > 0;
}

/* Somebody else's money: not the first payment of this contract. */
static bool is_money_of_another(struct str s)
{
    static const char *const others[] = {
        "业主", "第三方", "甲方", "建设单位", "建设方",   "发包",
        "总包", "总承包", "下游", "上游",     "上家",     "最终",
        "终端", "客户",   "用户", "上级",     "采购单位", "财政"};
    static const char *const sums[] = {"款", "资金", "支付", "回款"};
    static const char *const own[] = {"预付", "定金", "订金", "首付"};
    struct str before, rest;

    return cut(s, others, COUNT(others), &before, &rest) &&
           has_any(rest, sums, COUNT(sums)) && !has_any(s, own, COUNT(own));
}

/* What waits is a payment, not the delivery. */
static bool is_payment(struct str s)
{
    static const char *const pays[] = {"付", "结算", "比例", "转"};
    static const char *const acts[] = {"发货", "交货", "生产", "开票", "开具",
                                       "供货", "安装", "提货", "排产"};
    struct str before, rest;

    return cut(s, pays, COUNT(pays), &before, &rest) &&
           !has_any(before, acts, COUNT(acts));
}

/* "收到业主款项后30日内支付", "待最终用户付款后支付": one sentence. */
static bool waits_after(struct str s)
{
    static const char *const received[] = {"收到", "收取", "取得", "待", "在"};
    static const char *const then[] = {"后", "之日", "时", "到账", "到位"};
    struct str before, what, rest;

    while (cut(s, received, COUNT(received), &before, &s))
        if (cut(s, then, COUNT(then), &what, &rest) &&
            is_money_of_another(what) && is_payment(rest))
            return true;
    return false;
}

/* "以业主付款为前提". */
static bool is_conditional(struct str s)
{
    static const char *const by[] = {"以"};
    static const char *const then[] = {"为前提",     "为条件",     "为付款前提",
                                       "为付款条件", "为先决条件", "为支付前提",
                                       "为支付条件"};
    static const char *const sums[] = {"付款", "支付", "到账", "到款",
                                       "回款", "拨付", "款项", "货款"};
    struct str before, what, rest;

    while (cut(s, by, COUNT(by), &before, &s))
        if (cut(s, then, COUNT(then), &what, &rest) &&
            has_any(what, sums, COUNT(sums)))
            return true;
    return false;
}

static bool waits_for_payment(struct str text)
{
    static const char *const ends[] = {"。", "；", ";", "\n"};
    struct str sentence;

    while (text.len) {
        (void)cut(text, ends, COUNT(ends), &sentence, &text);
        if (waits_after(sentence) || is_conditional(sentence))
            return true;
    }
    return false;
}

bool contract_pays_when_paid(const struct contract *c)
{
    static const char *const words[] = {
        "背靠背",         "第三方付款",   "第三方支付",    "第三方款项",
        "业主付款",       "业主支付",     "业主款项",      "建设单位付款",
        "建设单位支付",   "最终用户付款", "最终客户付款",  "上游付款",
        "上家付款",       "总包付款",     "pay when paid", "pay-when-paid",
        "paid when paid", "pay if paid",  "back to back",  "back-to-back",
        "同比例支付",     "同比例付款",   "资金到位",      "款项到位"};

    return c && (has_any(c->due_trigger, words, COUNT(words)) ||
                 has_any(c->payment_terms, words, COUNT(words)) ||
                 waits_for_payment(c->due_trigger) ||
                 waits_for_payment(c->payment_terms));
}

bool contract_offset(const struct contract *c, enum claim_offset *out)
{
    static const char *const principal_first[] = {
        "先本后息",        "先还本",         "先抵本",   "先冲抵本金",
        "先抵充本金",      "先清偿本金",     "本金优先", "先付本金",
        "principal first", "principal_first"};
    static const char *const by_law[] = {
        "先息后本",   "先还息",     "先抵息",           "先冲抵利息",
        "先抵充利息", "先清偿利息", "第五百六十一条",   "561",
        "依法",       "法定",       "费用、利息、本金", "interest first",
        "law"};

    *out = CLAIM_OFFSET_UNSET;
    if (!c || !str_trim(c->offset_clause).len || words_deny(c->offset_clause))
        return true;
    if (has_any(c->offset_clause, principal_first, COUNT(principal_first)))
        *out = CLAIM_OFFSET_PRINCIPAL_FIRST;
    else if (has_any(c->offset_clause, by_law, COUNT(by_law)))
        *out = CLAIM_OFFSET_LAW;
    return *out != CLAIM_OFFSET_UNSET;
}
