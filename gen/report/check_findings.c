/*
 * Findings: their names, what to do about them, and their order.
 */
#include "report/check_book.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *key;
    struct str zh, en;
    struct str advice_zh, advice_en;
} kinds[FINDING_KINDS] = {
#define KIND(kind, key, zh, en, advice_zh, advice_en)               \
    [kind] = {key, STR_INIT(zh), STR_INIT(en), STR_INIT(advice_zh), \
              STR_INIT(advice_en)}
    KIND(FINDING_TIE, "tie_out", "勾稽不符", "Does not tie",
         "先处理拒收和重复的行，再逐项核对差异；勾稽相符之前，不宜对外报送。",
         "Deal with rejected and repeated rows first, then look for the "
         "difference; report nothing before it ties."),
    KIND(FINDING_GAP, "gap", "数据缺失", "Missing data",
         "核实导出条件是否漏选；确属正常变动的，用 --accept-gap 注明原因。",
         "Was a filter left on when it was exported?  If it is right, say why "
         "with --accept-gap."),
    KIND(FINDING_LOST, "lost_entry", "录入行丢失", "Typed row lost",
         "如非有意删除，请从上期输出文件夹的“录入留存.csv”中复制回原表。",
         "Unless it was deleted on purpose, copy it back from entries.csv of "
         "the earlier run."),
    KIND(FINDING_REJECT, "rejected", "拒收", "Rejected",
         "按“事项”更正该行，重新导出或重新填写；更正之前该行不计入，所涉客户"
         "不出具函件。",
         "Correct the row as said and export or type it again; until then it "
         "does not count, and its customer gets no letter."),
    KIND(FINDING_DUPLICATE, "duplicate", "重复", "Repeated",
         "核对是否同一笔业务：是的，删除其一；不是的，更正编号。",
         "If both are one, delete one of them; if not, correct the number."),
    KIND(FINDING_ORPHAN, "orphan", "所指不存在", "Refers to nothing",
         "核对编号；编号无误的，补充导出所指的客户、单据或收款。",
         "Check the number; if it is right, export what it refers to as well."),
    KIND(FINDING_ENTRY, "entry", "录入行所指不存在", "Typed row fits nothing",
         "更正 records 文件夹中该行的编号或客户；更正之前该行不起作用。",
         "Correct the number or customer of this row in records/; until then "
         "it has no effect."),
    KIND(FINDING_DATE, "date_order", "日期次序", "Order of dates",
         "与原始凭证核对日期；有误的，在业务系统或录入表中更正。",
         "Compare with the paper and correct the date at its source."),
    KIND(FINDING_SIGN, "sign", "金额正负", "Sign of amounts",
         "核对金额及其正负；红字、冲回属实的不必处理。",
         "Check the amount and its sign; nothing to do where it is a true "
         "credit or reversal."),
    KIND(FINDING_CUSTOMER, "similar_customers", "疑似同一客户",
         "Customers alike",
         "核实是否同一单位：是的，在客户表“曾用编号”栏填另一编号；是分支机构"
         "的，填“上级客户编号”。",
         "If they are one firm, write the one into former_ids of the other; "
         "of a branch, fill in parent_id."),
    KIND(FINDING_OVERRIDE, "override", "录入优先于导出", "Typed over export",
         "确认以录入的内容为准；导出数据已经更正的，删去录入的内容。",
         "Is what was typed still right?  If the export is corrected by now, "
         "delete it."),
    KIND(FINDING_RESTATED, "restated", "前期更正", "Restated",
         "核对更正依据；已就该笔款项发函的，考虑发出更正函。",
         "Check why it changed; where a letter names it, consider a "
         "correction."),
    KIND(FINDING_LETTER, "letter", "更正函", "Letter to correct",
         "核对该函与现有数据；确有不符的，向该客户出具更正函。",
         "Compare the letter with the data; where they differ, send this "
         "customer a letter that corrects it."),
    KIND(FINDING_UNPOSTED, "unposted", "收款未见入账", "Receipt not posted",
         "核对该笔收款是否已在业务系统入账：尚未入账的，改录“银行到账”；已入账"
         "的，核对其核销的单据。",
         "Is it in the books yet?  If not, enter it as money at the bank; if "
         "so, look at what it was applied to."),
    KIND(FINDING_SETTLED, "settled", "录入的单据已结清",
         "Typed of what is settled",
         "该单据确已结清的，可从 records 文件夹中删去该行；仍未结清的，核实导出"
         "条件是否漏选。",
         "If it is settled, the row may be deleted; if not, was a filter left "
         "on when it was exported?"),
    KIND(FINDING_FILE, "file", "文件读取", "How files are read",
         "按“事项”处理；确认无误的不必处理。",
         "As said; nothing to do where it is right."),
    KIND(FINDING_OTHER, "other", "其他", "Other", "按“事项”处理。", "As said."),
#undef KIND
};

struct str finding_label(enum finding_kind kind, enum language language)
{
    return language == LANGUAGE_ZH ? kinds[kind].zh : kinds[kind].en;
}

struct str finding_advice(enum finding_kind kind, enum language language)
{
    return language == LANGUAGE_ZH ? kinds[kind].advice_zh
                                   : kinds[kind].advice_en;
}

void findings_add(struct findings *list, struct finding f, struct arena *a)
{
    if (f.severity > DIAG_ERROR)
        f.severity = DIAG_ERROR;
    list->counts[f.kind][f.severity]++;
    f.order = list->count;
    ARENA_PUSH(a, list->items, list->count, list->capacity) = f;
}

static int by_weight(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;

    if (x->severity != y->severity)
        return x->severity > y->severity ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

void findings_sort(struct findings *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof(*list->items), by_weight);
}

static struct value number_or_null(uint32_t n)
{
    return n ? value_integer(n) : value_null();
}

static struct value finding_value(const struct finding *f,
                                  enum language language, struct arena *a)
{
    static const char *const severities[] = {[DIAG_NOTE] = "note",
                                             [DIAG_WARNING] = "warning",
                                             [DIAG_ERROR] = "error"};
    struct value map = value_map_new(a);

    value_set(map, "kind", value_z(kinds[f->kind].key), a);
    value_set(map, "severity", value_z(severities[f->severity]), a);
    value_set(map, "file", value_text_or_null(str_from_z(f->at.file)), a);
    value_set(map, "line", number_or_null(f->at.line), a);
    value_set(map, "column", number_or_null(f->at.column), a);
    value_set(map, "customer", value_text_or_null(f->customer), a);
    value_set(map, "text", value_text(f->text), a);
    value_set(map, "advice", value_text(finding_advice(f->kind, language)), a);
    value_set(map, "row", value_text_or_null(f->row), a);
    value_set(map, "amount",
              f->amount.currency ? value_money(f->amount) : value_null(), a);
    value_set(map, "currency",
              f->amount.currency ? value_z(f->amount.currency->code)
                                 : value_null(),
              a);
    return map;
}

struct value findings_value(const struct findings *list, enum language language,
                            struct arena *a)
{
    struct value out = value_list_new(a);

    for (size_t i = 0; i < list->count; i++)
        value_push(out, finding_value(&list->items[i], language, a), a);
    return out;
}
