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

bool contract_pays_when_paid(const struct contract *c)
{
    static const char *const words[] = {
        "背靠背",         "第三方付款",   "第三方支付",    "第三方款项",
        "业主付款",       "业主支付",     "业主款项",      "建设单位付款",
        "建设单位支付",   "最终用户付款", "最终客户付款",  "上游付款",
        "上家付款",       "总包付款",     "pay when paid", "pay-when-paid",
        "paid when paid", "back to back", "back-to-back"};

    return c && (has_any(c->due_trigger, words, COUNT(words)) ||
                 has_any(c->payment_terms, words, COUNT(words)));
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
