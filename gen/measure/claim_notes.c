#include "measure/claim_parts.h"

#include <stdlib.h>

/*
 * In the sentences {s} is what the note is about, {k} the key, {c} the column,
 * {d} the day, {a} and {o} amounts, {p} and {q} percentages, {t} a text.
 */
struct note_form {
    enum claim_note_grade grade;
    const char *id, *zh, *en;
};

static const struct note_form forms[] = {
    [NOTE_ASK_DUE_DATE] = {NOTE_QUESTION, "due-date",
                           "单据 {s} 没有到期日，无法起算逾期：请填{c}",
                           "document {s} has no due date: fill in {c}"},
    [NOTE_ASK_CONTRACT_TYPE] =
        {NOTE_QUESTION, "contract-type",
         "{s}"
         "：未约定违约金，而合同类型不明（买卖、服务、工程、其他适用不同规定）"
         "："
         "请填{c}，或者在 duebook.yaml 设 {k}",
         "{s}: no penalty agreed and the type of contract is not told (sale, "
         "service, works, other): fill in {c}, or set {k}"},
    [NOTE_ASK_WORKS] =
        {NOTE_QUESTION, "works",
         "{s}"
         "：工程合同未约定逾期利息，不适用买卖合同的加计规定：请核对合同后在 "
         "{c} 写明标准（例如 lpr1y:floating）",
         "{s}: a works contract without agreed interest; the uplift for sales "
         "does not hold: write the rule into {c}, such as lpr1y:floating"},
    [NOTE_ASK_LPR_MULTIPLE] =
        {NOTE_QUESTION, "lpr-multiple",
         "{s}：未约定违约金，按 LPR 加计 30% 至 50%，由法院酌定：请在 "
         "duebook.yaml 设 {k}（1.3 至 1.5）",
         "{s}: no penalty agreed: LPR and 30 to 50 per cent of it, as the "
         "court finds: set {k}, 1.3 to 1.5"},
    [NOTE_ASK_RULE] =
        {NOTE_QUESTION, "rule",
         "合同 {s}：看不懂违约金标准“{t}”：请在{c}"
         "按可识别的写法填写，例如 0.05%/day、日万分之五、lpr1y*1.5:fixed",
         "contract {s}: the penalty \"{t}\" is not understood: write it into "
         "{c} as 0.05%/day, 18%/year or lpr1y*1.5:fixed"},
    [NOTE_ASK_LPR_TERM] =
        {NOTE_QUESTION, "lpr-term",
         "{s}：违约金标准只写 LPR，未写一年期还是五年期以上：请核对合同后在 "
         "{c} "
         "写明",
         "{s}: the penalty names the LPR without its term, one or five years: "
         "say it in {c}"},
    [NOTE_ASK_LPR_FLOATS] =
        {NOTE_QUESTION, "lpr-floats",
         "{s}：违约金标准未写明 LPR 是固定还是随报价调整：请在{c}"
         "写明（:fixed 或 :floating），或者设 {k}",
         "{s}: the penalty does not say whether the LPR is fixed or floats: "
         "say it in {c} (:fixed or :floating), or set {k}"},
    [NOTE_ASK_BEFORE_2019] =
        {NOTE_QUESTION, "before-2019",
         "{s}：违约发生于 2019 年 8 月 20 日之前并持续至其后，各地裁判不一："
         "请设 {k}（benchmark 或 lpr）",
         "{s}: the breach is older than 2019-08-20 and goes on; courts differ: "
         "set {k} to benchmark or lpr"},
    [NOTE_ASK_SELLER_SIZE] =
        {NOTE_QUESTION, "seller-size",
         "{s}"
         "：我方订立合同时的规模不明，决定是否适用《保障中小企业款项支付条例》"
         "："
         "请填{c}，或者设 {k}",
         "{s}: our own size at signing is not told; the regulations on "
         "payments to SMEs may hold: fill in {c}, or set {k}"},
    [NOTE_ASK_BUYER_SIZE] =
        {NOTE_QUESTION, "buyer-size",
         "{s}"
         "：对方订立合同时的规模不明，决定是否适用《保障中小企业款项支付条例》"
         "（目前的规模不能代替）：请填{c}",
         "{s}: the customer's size at signing is not told; the regulations on "
         "payments to SMEs may hold (his size today does not decide): fill in "
         "{c}"},
    [NOTE_ASK_SME_NOTICE] =
        {NOTE_QUESTION, "sme-notice",
         "{s}"
         "：没有订立合同时告知对方我方属于中小企业的证据（条例第三条第二款）："
         "请在{c}填证据，没有的填“无”",
         "{s}: no evidence that we told the customer at signing that we are an "
         "SME (art. 3(2)): name it in {c}, or write \"none\""},
    [NOTE_ASK_SIGNED_DATE] =
        {NOTE_QUESTION, "signed-date",
         "{s}：签订日期不明，决定《保障中小企业款项支付条例》是否施行：请填 "
         "{c}",
         "{s}: the day of signing decides whether the regulations on payments "
         "to SMEs were in force: fill in {c}"},
    [NOTE_ASK_PAY_WHEN_PAID] =
        {NOTE_QUESTION, "pay-when-paid",
         "{s}"
         "：“背靠背”付款条款无效且没有有效的利率约定：法释〔2024〕11号按一年期 "
         "LPR（不加计），条例第十七条按日万分之五：请设 {k}（lpr 或 daily）",
         "{s}: the pay-when-paid clause is void and no rate is agreed: Fa Shi "
         "[2024] 11 gives the plain LPR, art. 17 of the regulations 0.05 % a "
         "day: set {k} to lpr or daily"},
    [NOTE_ASK_WHICH_CONTRACT] =
        {NOTE_QUESTION, "which-contract",
         "单据 {s} 未写合同号，而该客户有多份合同：请填{c}",
         "document {s} names no contract and the customer has several: fill in "
         "{c}"},
    [NOTE_ASK_NO_CONTRACT] =
        {NOTE_QUESTION, "no-contract",
         "合同 {s} "
         "有单据引用，但合同表中没有：请补录（{c}），无违约金条款的也须录入",
         "contract {s} is named by documents and not on file: enter it ({c}), "
         "also where it has no penalty clause"},
    [NOTE_ASK_GOVERNING_LAW] =
        {NOTE_QUESTION, "governing-law",
         "{s}：外币债权且未约定违约金，适用法律不明：请填{c}",
         "{s}: a debt in a foreign currency without an agreed penalty, and its "
         "law is not told: fill in {c}"},
    [NOTE_ASK_FOREIGN_RATE] =
        {NOTE_QUESTION, "foreign-rate",
         "{s}：所适用的法律另有法定利率，本程序不代为推定：请查明后在{c}写明",
         "{s}: the law that governs has a rate of its own, and none is "
         "invented: write it into {c}"},
    [NOTE_ASK_FOREIGN_CURRENCY] =
        {NOTE_QUESTION, "foreign-currency",
         "{s}：LPR 是人民币利率，外币债权的损失标准须另定：请在{c}写明",
         "{s}: the LPR is a rate of the renminbi; for another currency write "
         "the rate into {c}"},
    [NOTE_ASK_OFFSET] =
        {NOTE_CONFLICT, "offset",
         "客户 {s}：部分付款的抵充顺序未定，两种算法本金不同：先抵本金 "
         "{a}，按民法典"
         "第五百六十一条（费用、利息、本金）{o}：请设 {k}，合同有约定的填{c}",
         "customer {s}: payments may reduce the principal first ({a} is left), "
         "or costs, interest, principal by art. 561 ({o}): set {k}, or fill in "
         "{c}"},
    [NOTE_ASK_OFFSET_CLAUSE] =
        {NOTE_QUESTION, "offset-clause",
         "合同 {s}：抵充条款“{t}”看不懂，或者与另一合同不同：请设 {k}",
         "contract {s}: its clause on the order of payments \"{t}\" is not "
         "understood, or differs from another contract's: set {k}"},
    [NOTE_ASK_RATE_TABLE] =
        {NOTE_QUESTION, "rate-table",
         "单据 {t}：{d} 的利率不在表内（{s}），不作外推：请更新账簿 tables/ "
         "中的表",
         "document {t}: the rate of {d} is not in the table ({s}) and is not "
         "extrapolated: bring the table in the book's tables/ up to date"},
    [NOTE_ASK_DEREGISTERED] =
        {NOTE_QUESTION, "deregistered",
         "客户 {s} "
         "已注销，不能作为债务人：请查明承继人、清算义务人后改填客户资料",
         "customer {s} is deregistered: find its successor or those who had "
         "to liquidate it"},
    [NOTE_ASK_INSOLVENCY_DATE] =
        {NOTE_QUESTION, "insolvency-date",
         "客户 {s} 登记为破产，破产申请的受理日不明，利息的止算日"
         "（破产法第四十六条第二款）无从确定：请填{c}",
         "customer {s} is insolvent and the day on which the petition was "
         "accepted, when interest stops, is not told: fill in {c}"},
    [NOTE_ASK_JUDGMENT_ENDS] =
        {NOTE_QUESTION, "judgment-ends",
         "单据 {s}：生效裁判文书{t}（{d}）没有履行期间届满日，加倍部分债务利息"
         "无从起算（法释〔2014〕8号第二条）：请填{c}，未确定履行期间的填生效日",
         "document {s}: judgment {t} of {d} has no last day to perform it, "
         "from "
         "which the doubled interest runs: fill in {c}, or the day it took "
         "effect where it sets none"},
    [NOTE_JUDGED_RATE] =
        {NOTE_CONFLICT, "judged-rate",
         "单据 {s}：{d} 已有生效裁判文书 "
         "{t}，其后的一般债务利息按裁判文书确定的"
         "方法计算（法释〔2014〕8号第一条第二款），而本表仍按{c}计算："
         "请核对二者一致并记录处理理由",
         "document {s}: judgment {t} took effect on {d}; the interest after it "
         "is what the judgment says, and here {c} runs on: compare the two and "
         "record the reason"},
    [NOTE_PUT_OFF] =
        {NOTE_CONFLICT, "put-off",
         "单据 {s}：{d} 的还款协议或者展期尚未期满（期满日 "
         "{t}），到期日变更的，"
         "违约金自变更后的到期日起算（买卖合同解释第十八条第一款）："
         "已变更的请改填{c}，仍按原到期日主张的请记录处理理由",
         "document {s}: an agreement of {d} to pay later has not ended (last "
         "day: {t}); the penalty runs from the new due date: change {c}, or "
         "record why the old one holds"},
    [NOTE_CREDIT_LEFT] =
        {NOTE_CONFLICT, "credit-left",
         "客户 {s}：贷项冲减全部本金后尚余 {a}，而利息、违约金及费用尚有 {o}："
         "请先决定抵销（民法典第五百六十八条、第五百六十九条）还是退还，并记录"
         "处理理由",
         "customer {s}: {a} of credits is left after all principal, and {o} of "
         "interest, penalty and costs is open: decide first whether one is set "
         "off against the other or paid back, and record the reason"},
    [NOTE_TWO_AMOUNTS] =
        {NOTE_CONFLICT, "two-amounts",
         "收款 {s}：同一笔款有两个金额，{a} 与 {o}：请查明后更正",
         "receipt {s}: one payment with two amounts, {a} and {o}: correct the "
         "one that is wrong"},
    [NOTE_SAME_RECEIPT] =
        {NOTE_WARNING, "same-receipt",
         "收款 {s}：同日同额的收款有两笔（{a}），请核实是否重复入账",
         "receipt {s}: two receipts of one day and amount ({a}): are they "
         "one?"},
    [NOTE_BANK_NOT_POSTED] =
        {NOTE_WARNING, "bank-not-posted",
         "银行已到账 {a}（{d}），应收台账尚未入账：主张前先入账",
         "{a} came to the bank on {d} and is not in the ledger yet: post it "
         "first"},
    [NOTE_TAKEN_BACK] =
        {NOTE_WARNING, "taken-back",
         "收款 {s}：冲回的金额比收到的多 {a}：请核实",
         "receipt {s}: {a} more was taken back than was ever paid"},
    [NOTE_CUSTOMER_HELD] = {NOTE_CONFLICT, "held",
                            "客户 {s} 有被拒绝的行，数额不完整：请先更正",
                            "customer {s}: rows were rejected, the sums are "
                            "not complete: mend them first"},
    [NOTE_PENALTY_HIGH] =
        {NOTE_WARNING, "penalty-high",
         "{s}：约定违约金年化 {p}，超过损失（违约时 LPR 加计后 {q}）的 130%，"
         "对方可请求调减（合同编通则解释第六十五条）；四倍 LPR 为 {t}",
         "{s}: the penalty is {p} a year, above 130 % of the loss (LPR at "
         "breach with its uplift: {q}); the debtor may ask for a cut; four "
         "times the LPR is {t}"},
    [NOTE_STATEMENT_INTEREST] =
        {NOTE_WARNING, "statement-interest",
         "{s}（{d}）似载有利息或违约金数额：对账单载明本息的，可能不能再按合同"
         "另行计算（买卖合同解释第十八条第三款）",
         "{s} of {d} seems to state interest or a penalty: a statement of "
         "principal and interest may bar more by the contract (art. 18(3))"},
    [NOTE_PAST_LIMITATION] =
        {NOTE_WARNING, "past-limitation",
         "单据 {s}：有证据的诉讼时效已于 {d} 届满（{a}）：不得写入对外文书",
         "document {s}: the period that evidence proves ended on {d} ({a})"},
    [NOTE_LIMITATION_NEAR] =
        {NOTE_WARNING, "limitation-near",
         "单据 {s}：有证据的诉讼时效将于 {d} 届满（{a}）：须及时主张并留证",
         "document {s}: the period that evidence proves ends on {d} ({a})"},
    [NOTE_PAYMENT_ORDER] =
        {NOTE_INFORMATION, "payment-order",
         "{s}：申请支付令时，利息须有书面约定：未约定的，只请求本金",
         "{s}: a payment order grants interest only where a clause is on file"},
    [NOTE_INSOLVENT] =
        {NOTE_WARNING, "insolvent",
         "客户 {s} "
         "已进入破产程序：停止催收，利息计至受理日前一日，未到期债权视为"
         "到期，须在法院确定的期限（{d}"
         "）内申报债权（破产法第四十五条、第四十六条）",
         "customer {s} is insolvent: no dunning, interest stops, all debts are "
         "due; declare the claim by {d}"},
    [NOTE_CLAIM_DEADLINE] =
        {NOTE_WARNING, "claim-deadline",
         "客户 {s}：债权申报期限未登记：请查明法院公告后填{c}",
         "customer {s}: the last day to declare the claim is not told: fill in "
         "{c}"},
    [NOTE_PAID_AFTER_ACCEPTANCE] =
        {NOTE_WARNING, "paid-after-acceptance",
         "收款 {s}（{a}，{d}）在破产申请受理之后：对个别债权人的清偿无效"
         "（破产法第十六条），可能须返还管理人，申报额未予扣减；"
         "管理人认可的，申报额须相应减少",
         "receipt {s} ({a}, {d}) came after the petition was accepted: payment "
         "of one creditor is void (art. 16) and may have to be returned, so "
         "the claim is not reduced; if the administrator lets it stand, it has "
         "to be"},
    [NOTE_JUDGED] =
        {NOTE_WARNING, "judged",
         "单据 {s}：{d} 已有生效裁判文书{t}：不得就同一债权再行起诉"
         "（民诉法解释第二百四十七条），本表只能用于申请执行、申报债权，"
         "金额须与裁判文书一致",
         "document {s}: judgment {t} took effect on {d}: no second suit; use "
         "this for enforcement or in an insolvency, with the judged sums"},
    [NOTE_PUT_OFF_BEFORE] =
        {NOTE_WARNING, "put-off-before",
         "单据 {s}：{d} 有还款协议、展期或者分期的记录：请核对到期日（{c}）"
         "是否已变更、此前的违约金是否保留（买卖合同解释第十八条第一款）",
         "document {s}: on {d} an agreement to pay later is on file: has the "
         "due date ({c}) changed, and is the penalty of the past kept?"},
    [NOTE_LIQUIDATION] =
        {NOTE_WARNING, "liquidation",
         "客户 {s} 正在清算：须在清算组公告期内申报债权",
         "customer {s} is in liquidation: declare the claim to the "
         "liquidators"},
    [NOTE_ARBITRATION] =
        {NOTE_WARNING, "arbitration",
         "合同 {s} 有仲裁条款（{t}）：不能起诉，应申请仲裁",
         "contract {s} has an arbitration clause ({t}): no complaint to a "
         "court, a request for arbitration"},
    [NOTE_NO_DELIVERY] =
        {NOTE_WARNING, "no-delivery",
         "单据 {s} "
         "没有登记签收或验收证据：仅凭增值税发票不能证明交货（买卖合同解释"
         "第五条第一款）：请补充{c}",
         "document {s}: no signed delivery or acceptance on file; a VAT "
         "invoice "
         "alone proves none: fill in {c}"},
    [NOTE_NO_CONTRACT_PAPER] =
        {NOTE_WARNING, "no-contract-paper",
         "单据 {s} 没有合同在案，按 {k} 的设定作为买卖等合同处理",
         "document {s}: no contract on file; it is taken for what {k} says"},
    [NOTE_COST_NO_CLAUSE] =
        {NOTE_WARNING, "cost-no-clause",
         "费用 "
         "{s}（{a}）标为依条款收回，但合同中没有费用承担条款（{c}）：未列入",
         "cost {s} ({a}) is to be borne by a clause, and none is on file "
         "({c}): "
         "it is left out"},
    [NOTE_COST_NOT_TOLD] =
        {NOTE_INFORMATION, "cost-not-told",
         "费用 {s}（{a}）没有收回依据（{c}）：未列入",
         "cost {s} ({a}) has no basis ({c}): it is left out"},
    [NOTE_CREDIT_UNLINKED] =
        {NOTE_WARNING, "credit-unlinked",
         "贷项 {s}（{a}）未写明冲减哪一笔：暂冲减最早到期的债权，请填{c}",
         "credit {s} ({a}) names no document: it reduces the debts due first; "
         "fill in {c}"},
    [NOTE_BILL_HELD] =
        {NOTE_WARNING, "bill-held",
         "票据 {s}（{a}，{d} "
         "到期）尚未兑付，未作收款：未到期前一般应先行使票据权利",
         "bill {s} ({a}, due {d}) is not paid and counts as no payment; before "
         "it is due the bill comes first"},
    [NOTE_PHOTOGRAPH] =
        {NOTE_WARNING, "photograph",
         "单据 {s}：导出文件只有余额，已付的 {a} "
         "没有日期，不计其逾期期间的利息",
         "document {s}: the export has open amounts alone; {a} was paid on "
         "days that are not known, and bears no interest here"},
    [NOTE_PAID_LATE_UNKNOWN] =
        {NOTE_INFORMATION, "paid-late-unknown",
         "客户 "
         "{s}"
         "：导出文件只有余额，已结清单据的逾期利息无从计算：需要收款与核销表",
         "customer {s}: the export has open amounts alone; interest on what "
         "was paid late cannot be told without receipts and allocations"},
    [NOTE_DISPUTED] = {NOTE_WARNING, "disputed",
                       "单据 {s} 有争议（{a}）：债权主张包括该部分，请先评估",
                       "document {s} is disputed ({a}); the claim covers it"},
    [NOTE_LEFT_OUT] = {NOTE_WARNING, "left-out",
                       "单据 {s} 有争议（{a}）：本次主张未计入该部分",
                       "document {s} is disputed ({a}); the claim leaves that "
                       "out"},
    [NOTE_SIGNED_LATE] =
        {NOTE_WARNING, "signed-late",
         "单据 {s}：合同 {t} 签订于 {d}，在到期日之后：请核对合同号及签订日期，"
         "并核实条款是否约定适用于此前的债务",
         "document {s}: contract {t} was made on {d}, after the due date: look "
         "at its number and date, and whether its clauses cover older debts"},
    [NOTE_WRITTEN_OFF] =
        {NOTE_INFORMATION, "written-off",
         "单据 {s} 已在账面核销 {a}：账面核销不消灭债权，仍主张",
         "document {s}: {a} was written off in the books, which does not end "
         "the debt"},
    [NOTE_UNANNOUNCED] =
        {NOTE_WARNING, "unannounced",
         "单据 {s}：到期日顺延至 {d}，该年调休安排尚未公布",
         "document {s}: its due date moves to {d} in a year whose working days "
         "are not announced yet"},
    [NOTE_BEFORE_CALENDAR] =
        {NOTE_WARNING, "before-calendar",
         "单据 {s}：到期日 {d} 早于节假日表，仅按周末及固定节日推算，请核对",
         "document {s}: its due date {d} is before the table of holidays; "
         "weekends and fixed holidays alone were looked at"},
    [NOTE_SME_FLOATS] =
        {NOTE_WARNING, "sme-floats",
         "{s}：约定的浮动利率部分期间低于合同订立时一年期 LPR（条例第十七条，"
         "2025年6月1日以前为第十五条）：本表仍按约定计算，请评估是否主张下限",
         "{s}: the floating rate is at times below the one-year LPR at signing "
         "(art. 17 of the regulations, art. 15 before June 2025); the agreed "
         "rate was taken"},
    [NOTE_PAY_WHEN_PAID_VOID] =
        {NOTE_WARNING, "pay-when-paid-void",
         "{s}：以收到第三方付款为付款条件的条款对中小企业无效（法释〔2024〕11号"
         "第一条），付款期限由法院依行业规范、交易习惯等确定：请核对到期日",
         "{s}: a pay-when-paid clause is void against an SME (Fa Shi [2024] "
         "11, para. 1) and the court fixes the term: look at the due date"},
    [NOTE_TERM_TOO_LONG] =
        {NOTE_WARNING, "term-too-long",
         "单据 {s}：付款期限超过 60 日（条例第九条），可主张更早的到期日",
         "document {s}: a term above 60 days (art. 9 of the regulations): an "
         "earlier due date may be claimed"},
    [NOTE_SME_OLD_CONTRACT] =
        {NOTE_WARNING, "sme-old-contract",
         "{s}：合同签于 2020 年 9 月 1 "
         "日之前，自该日起按日万分之五，各地裁判不一",
         "{s}: signed before 2020-09-01; 0.05 % a day from that day on: courts "
         "differ"},
    [NOTE_SECOND_LPR] =
        {NOTE_SECOND_LINE, "second-lpr",
         "{s}：备位：不支持上述标准时，按违约时一年期 LPR 计，逾期利息为 {a}"
         "（1.3 倍）至 {o}（1.5 倍）",
         "{s}: second line, if the rule fails: by the LPR at breach {a} (1.3 "
         "times) to {o} (1.5 times)"},
    [NOTE_GROUP] = {NOTE_INFORMATION, "group",
                    "客户 {s} 属于集团 {t}：只向签约主体主张，集团不合并",
                    "customer {s} belongs to the group of {t}: the claim is "
                    "against the contracting firm alone"},
    [NOTE_BRANCH] =
        {NOTE_WARNING, "branch",
         "客户 {s} "
         "是分公司：债务由公司承担（民法典第七十四条），诉讼应列总公司",
         "customer {s} is a branch: its company answers for it (Civil Code "
         "art. 74)"},
};

_Static_assert(COUNT(forms) == NOTE_KIND_COUNT, "one form a kind");

struct claim_note note_about(enum claim_note_kind kind, struct str subject)
{
    return (struct claim_note){.kind = kind,
                               .grade = forms[kind].grade,
                               .subject = subject,
                               .document = LEDGER_NONE,
                               .at = {.file = LEDGER_NONE},
                               .day = no_date,
                               .percent = {.scale = -1},
                               .other_percent = {.scale = -1}};
}

void note_add(struct note_list *list, struct claim_note note)
{
    note.id = arena_format(list->arena, "%s:%.*s", forms[note.kind].id,
                           STR_ARG(note.subject));
    ARENA_PUSH(list->arena, list->items, list->count, list->capacity) = note;
}

static int by_id(const void *a, const void *b)
{
    const struct claim_note *x = a;
    const struct claim_note *y = b;
    int order;

    if (x->grade != y->grade)
        return x->grade < y->grade ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    order = str_compare(x->id, y->id);
    if (order)
        return order;
    if (x->day.day != y->day.day)
        return x->day.day < y->day.day ? -1 : 1;
    return (x->amount.minor > y->amount.minor) -
           (x->amount.minor < y->amount.minor);
}

static bool is_kept(const struct note_list *list, size_t i)
{
    return i == 0 || !str_equal(list->items[i].id, list->items[i - 1].id);
}

/* A recorded reason decides what is no question: that, only the data do. */
static void decide(struct claim_note *note, const struct ledger *l,
                   uint32_t customer)
{
    for (size_t i = 0; i < l->review_count; i++) {
        const struct review *x = &l->reviews[i];

        if (x->customer == customer && str_equal(x->note, note->id))
            note->decided = x->reason;
    }
}

void notes_finish(struct note_list *list, const struct ledger *l,
                  uint32_t customer, struct claim_notes *out)
{
    struct claim_notes x = {
        .items = arena_array(list->arena, struct claim_note, list->count)};

    if (list->count)
        qsort(list->items, list->count, sizeof(*list->items), by_id);
    for (size_t i = 0; i < list->count; i++) {
        struct claim_note note = list->items[i];

        if (!is_kept(list, i))
            continue;
        if (note.grade != NOTE_QUESTION && note.kind != NOTE_ASK_OFFSET)
            decide(&note, l, customer);
        x.items[x.count++] = note;
        if (note.decided.len || note.grade == NOTE_INFORMATION)
            continue;
        x.open++;
        x.questions += note.grade <= NOTE_CONFLICT;
    }
    *out = x;
}

static struct str money_of(struct money m, struct arena *a)
{
    return m.currency ? arena_format(a, "%s %.*s", m.currency->code,
                                     STR_ARG(money_grouped(m, a)))
                      : (struct str){0};
}

static struct str percent_of(struct decimal x, struct arena *a)
{
    return x.scale < 0
               ? (struct str){0}
               : arena_format(a, "%.*s%%", STR_ARG(decimal_format(x, true, a)));
}

/* What the entry sheets call them in Chinese. */
static const struct {
    const char *column, *zh;
} titles[] = {
    {"contracts.penalty_rule", "“合同”表的“违约金标准”"},
    {"contracts.type", "“合同”表的“合同类型”"},
    {"contracts.contract_no", "“合同”表的“合同号”"},
    {"contracts.signed_date", "“合同”表的“签订日期”"},
    {"contracts.governing_law", "“合同”表的“适用法律”"},
    {"contracts.offset_clause", "“合同”表的“抵充条款”"},
    {"contracts.cost_clause", "“合同”表的“费用承担条款”"},
    {"contracts.seller_size_at_signing", "“合同”表的“签约时我方企业规模”"},
    {"contracts.buyer_size_at_signing", "“合同”表的“签约时对方企业规模”"},
    {"contracts.sme_notice_evidence", "“合同”表的“中小企业告知证据”"},
    {"documents.due_date", "“单据”表的“到期日”"},
    {"documents.contract_no", "“单据”表的“合同号”"},
    {"costs.recoverable_basis", "“费用”表的“承担依据”"},
    {"allocations.to_doc_no", "“核销”表的“单据号”"},
    {"customers.insolvency_date", "“客户”表的“破产受理日期”"},
    {"customers.claim_deadline", "“客户”表的“债权申报截止日”"},
    {"cases.ends", "“案件”表的“期限届满日”"},
    {"customers.registration_status", "“客户”表的“登记状态”"},
    {"evidence.doc_no", "“证据”表的“单据号”"},
};

static const char *title_of(const char *column, enum language language)
{
    for (size_t i = 0; language == LANGUAGE_ZH && i < COUNT(titles); i++)
        if (str_equal_z(str_from_z(column), titles[i].column))
            return titles[i].zh;
    return column;
}

/* A table is the subject by its English title. */
static struct str subject_text(const struct claim_note *n,
                               enum language language)
{
    static const struct {
        const char *en, *zh;
    } tables[] = {
        {"loan prime rate (LPR)", "贷款市场报价利率（LPR）"},
        {"PBoC benchmark lending rate", "中国人民银行贷款基准利率"},
    };

    if (n->kind == NOTE_ASK_RATE_TABLE && language == LANGUAGE_ZH)
        for (size_t i = 0; i < COUNT(tables); i++)
            if (str_equal_z(n->subject, tables[i].en))
                return str_from_z(tables[i].zh);
    return n->subject;
}

static struct str filled(const struct claim_note *n, char what,
                         enum language language, struct arena *a)
{
    switch (what) {
    case 's':
        return subject_text(n, language);
    case 'k':
        return n->key ? str_from_z(n->key) : STR("duebook.yaml");
    case 'c':
        return n->column ? str_from_z(title_of(n->column, language))
                         : (struct str){0};
    case 'd':
        return date_shown(n->day, a);
    case 'a':
        return money_of(n->amount, a);
    case 'o':
        return money_of(n->other, a);
    case 'p':
        return percent_of(n->percent, a);
    case 'q':
        return percent_of(n->other_percent, a);
    default:
        return n->text;
    }
}

#define SENTENCE_MAX 65536

struct str claim_note_text(const struct claim_note *note,
                           enum language language, struct arena *a)
{
    const struct note_form *form = &forms[note->kind];
    struct buf out = buf_new(a, SENTENCE_MAX);
    struct str s = str_from_z(language == LANGUAGE_ZH ? form->zh : form->en);

    while (s.len) {
        if (s.len > 2 && s.ptr[0] == '{' && s.ptr[2] == '}') {
            buf_add(&out, filled(note, s.ptr[1], language, a));
            s = str_skip(s, 3);
        } else {
            buf_add_byte(&out, s.ptr[0]);
            s = str_skip(s, 1);
        }
    }
    return buf_str(&out);
}
