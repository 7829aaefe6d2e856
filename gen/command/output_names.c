#include "command/output_names.h"

static const struct {
    struct str zh, en;
} names[] = {
    [OUTPUT_AGING] = {STR_INIT("账龄表.xlsx"), STR_INIT("aging.xlsx")},
    [OUTPUT_KPI] = {STR_INIT("管理指标.pdf"), STR_INIT("kpi.pdf")},
    [OUTPUT_KPI_HTML] = {STR_INIT("管理指标.html"), STR_INIT("kpi.html")},
    [OUTPUT_KPI_BOOK] = {STR_INIT("指标.xlsx"), STR_INIT("kpi.xlsx")},
    [OUTPUT_TO_FILL_IN] = {STR_INIT("待补内容（内部）.txt"),
                           STR_INIT("to-fill-in-internal.txt")},
    [OUTPUT_LETTERS] = {STR_INIT("催款函"), STR_INIT("letters")},
    [OUTPUT_CALENDAR] = {STR_INIT("期限日历.xlsx"), STR_INIT("calendar.xlsx")},
    [OUTPUT_CALENDAR_ICS] = {STR_INIT("期限日历.ics"),
                             STR_INIT("calendar.ics")},
    [OUTPUT_CHECK] = {STR_INIT("核对报告.xlsx"), STR_INIT("check.xlsx")},
    [OUTPUT_ENTRIES] = {STR_INIT("录入留存.csv"), STR_INIT("entries.csv")},
    [OUTPUT_LOG] = {STR_INIT("运行记录.txt"), STR_INIT("run.log")},
    [OUTPUT_CLAIM] = {STR_INIT("利息违约金计算表"), STR_INIT("claim")},
    [OUTPUT_TO_VERIFY] = {STR_INIT("待核实清单"), STR_INIT("to-verify")},
    [OUTPUT_VOUCHER_PDF] = {STR_INIT("坏账准备凭证.pdf"),
                            STR_INIT("voucher.pdf")},
    [OUTPUT_VOUCHER] = {STR_INIT("坏账准备凭证.csv"), STR_INIT("voucher.csv")},
    [OUTPUT_ISSUED] = {STR_INIT("已发函件"), STR_INIT("issued")},
    [OUTPUT_REGISTER] = {STR_INIT("登记簿.csv"), STR_INIT("register.csv")},
    [OUTPUT_POST] = {STR_INIT("寄送"), STR_INIT("post")},
    [OUTPUT_POST_PRINT] = {STR_INIT("打印合订"), STR_INIT("print")},
    [OUTPUT_POST_SEAL] = {STR_INIT("用印申请.xlsx"),
                          STR_INIT("seal-request.xlsx")},
    [OUTPUT_POST_MAIL] = {STR_INIT("EMS寄件表.xlsx"),
                          STR_INIT("mail-list.xlsx")},
    [OUTPUT_COLLECTORS] = {STR_INIT("催收员"), STR_INIT("collectors")},
    [OUTPUT_SALESPEOPLE] = {STR_INIT("业务员"), STR_INIT("salespeople")},
    [OUTPUT_NOBODY] = {STR_INIT("未分配"), STR_INIT("unassigned")},
    [OUTPUT_DUNNING] = {STR_INIT("催款"), STR_INIT("dunning")},
    [OUTPUT_PROPOSAL] = {STR_INIT("催款提案"), STR_INIT("proposal")},
    [OUTPUT_ANALYSIS] = {STR_INIT("分析.xlsx"), STR_INIT("analysis.xlsx")},
};

struct str output_name(enum output_name name, const struct policy *policy)
{
    bool zh = policy->language == LANGUAGE_ZH && !policy->ascii_names;

    return zh ? names[name].zh : names[name].en;
}
