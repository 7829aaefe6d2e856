#include "report/calendar_words.h"

#include "base/buf.h"
#include "report/calendar_pair.h"

static const struct {
    const char *key;
    struct pair text;
} kinds[CLOCK_KINDS] = {
    [CLOCK_LIMITATION] = {"limitation", PAIR("诉讼时效", "Limitation")},
    [CLOCK_GUARANTEE] = {"guarantee", PAIR("保证期间", "Guarantee period")},
    [CLOCK_GUARANTOR] = {"guarantor_limitation",
                         PAIR("保证债务诉讼时效",
                              "Limitation against the guarantor")},
    [CLOCK_BILL_PRESENTATION] = {"bill_presentation",
                                 PAIR("提示付款期限", "Presentation")},
    [CLOCK_BILL_NOTICE] = {"bill_notice",
                           PAIR("追索通知期限", "Notice of dishonour")},
    [CLOCK_BILL_RECOURSE] = {"bill_recourse",
                             PAIR("票据追索权", "Recourse on a bill")},
    [CLOCK_BILL_AGAIN] = {"bill_recourse_again",
                          PAIR("票据再追索权", "Further recourse")},
    [CLOCK_BILL_DRAWER] = {"bill_drawer",
                           PAIR("对出票人、承兑人的票据权利",
                                "Rights against drawer and acceptor")},
    [CLOCK_PRESERVATION] = {"preservation",
                            PAIR("续行保全", "Renewal of preservation")},
    [CLOCK_SUIT] = {"suit", PAIR("诉前保全后的起诉期限",
                                 "Suit after pre-suit preservation")},
    [CLOCK_ENFORCEMENT] = {"enforcement",
                           PAIR("申请执行期间", "Application to enforce")},
    [CLOCK_INSOLVENCY] = {"insolvency_claim",
                          PAIR("债权申报期限", "Proof of debt")},
};

struct str clock_kind_text(enum clock_kind kind, enum language language)
{
    return pair_text(&kinds[kind].text, language);
}

const char *clock_kind_key(enum clock_kind kind)
{
    return kinds[kind].key;
}

const char *clock_state_key(enum clock_state state)
{
    static const char *const keys[] = {
        [CLOCK_RUNS] = "runs",       [CLOCK_ENDED] = "ended",
        [CLOCK_WAIVED] = "waived",   [CLOCK_STAYED] = "stayed",
        [CLOCK_UNKNOWN] = "unknown", [CLOCK_FOREIGN] = "foreign_law"};

    return keys[state];
}

const char *clock_cause_key(enum clock_cause cause)
{
    static const char *const keys[] = {
        [CAUSE_LETTER] = "letter",   [CAUSE_MAIL] = "email",
        [CAUSE_CHAT] = "chat",       [CAUSE_VISIT] = "visit",
        [CAUSE_CALL] = "call",       [CAUSE_WRITING] = "writing",
        [CAUSE_PAYMENT] = "payment", [CAUSE_CASE] = "case"};

    return keys[cause];
}

const char *clock_proof_key(enum clock_proof proof)
{
    static const char *const keys[] = {
        [PROOF_NONE] = "none",     [PROOF_RECORD] = "electronic_record",
        [PROOF_POSTED] = "posted", [PROOF_CARRIER] = "carrier",
        [PROOF_SIGNED] = "signed", [PROOF_BANK] = "bank",
        [PROOF_COURT] = "court"};

    return keys[proof];
}

const char *clock_effect_key(enum clock_effect effect)
{
    static const char *const keys[] = {
        [EFFECT_NONE] = "none",   [EFFECT_EARLY] = "not_due",
        [EFFECT_LATE] = "late",   [EFFECT_RESTARTS] = "restarts",
        [EFFECT_STAYS] = "stays", [EFFECT_CONSENT] = "consent"};

    return keys[effect];
}

struct str clock_state_text(const struct clock *c, enum language language)
{
    static const struct pair texts[] = {
        [CLOCK_RUNS] = PAIR("进行中", "runs"),
        [CLOCK_ENDED] = PAIR("已届满", "ended"),
        [CLOCK_WAIVED] =
            PAIR("已届满，对方已同意履行", "ended, consent to perform"),
        [CLOCK_STAYED] = PAIR("程序未终结或者中止", "stayed"),
        [CLOCK_UNKNOWN] = PAIR("起算日不明", "no day to reckon from"),
        [CLOCK_FOREIGN] = PAIR("适用其他法律，未计算", "other law"),
    };

    return pair_text(&texts[c->state], language);
}

/* --- what is to be done --------------------------------------------------- */

enum action {
    ACTION_NONE,
    ACTION_PROVE,
    ACTION_DEMAND,
    ACTION_DEMAND_DISPUTED,
    ACTION_SUE,
    ACTION_PROVE_EXPIRED,
    ACTION_CONSENT,
    ACTION_WAIVED,
    ACTION_STAYED,
    ACTION_DUE,
    ACTION_FOREIGN,
    ACTION_ENGLISH,
    ACTION_ENGLISH_ENDED,
    ACTION_GUARANTOR_JOINT,
    ACTION_GUARANTOR_GENERAL,
    ACTION_GUARANTEE_ENDED,
    ACTION_GUARANTOR_AGAIN,
    ACTION_PRESENT,
    ACTION_PRESENT_LATE,
    ACTION_ISSUE_DATE,
    ACTION_NOTICE,
    ACTION_NOTICE_LATE,
    ACTION_RECOURSE,
    ACTION_RECOURSE_ENDED,
    ACTION_DRAWER,
    ACTION_DRAWER_ENDED,
    ACTION_RENEW,
    ACTION_RENEW_LATE,
    ACTION_RENEW_ENDED,
    ACTION_FILE,
    ACTION_FILE_ENDED,
    ACTION_ENFORCE,
    ACTION_ENFORCE_ENDED,
    ACTION_DECLARE,
    ACTION_DECLARE_LATE,
    ACTION_DEADLINE
};

static const struct pair actions[] = {
    [ACTION_NONE] = PAIR("目前无须处理", "Nothing for now"),
    [ACTION_PROVE] =
        PAIR("补齐中断时效的证据", "Complete the evidence of the interruption"),
    [ACTION_DEMAND] =
        PAIR("届满前送达列明单据的催款函，并保存送达凭证",
             "Before the end, serve a demand that lists the invoices and keep "
             "the proof of its arrival"),
    [ACTION_DEMAND_DISPUTED] =
        PAIR("届满前送达列明单据（含争议部分）的主张权利通知，并保存送达凭证",
             "Before the end, serve a notice that asserts the invoices, the "
             "disputed part included, and keep the proof of its arrival"),
    [ACTION_SUE] =
        PAIR("立即送达催款函；送达不能确证的，届满前起诉或者申请仲裁",
             "Serve a demand at once; where its arrival is not certain, sue or "
             "arbitrate before the end"),
    [ACTION_PROVE_EXPIRED] =
        PAIR("现有证据只能证明时效已经届满：立即补齐中断时效的证据",
             "On the evidence at hand the period has ended: complete the "
             "evidence of the interruption at once"),
    [ACTION_CONSENT] =
        PAIR("取得对方载明金额、日期并同意履行的签章文件，或者就原债务订立新的"
             "协议；单纯签收或者对账不足",
             "Obtain a signed writing that consents to perform, with sum and "
             "date, or a new agreement on the debt; a bare receipt or "
             "reconciliation is not enough"),
    [ACTION_WAIVED] =
        PAIR("对方不得再以时效届满抗辩，尽快主张；保证人仍可抗辩",
             "The defence is given up: claim soon; a guarantor keeps it"),
    [ACTION_STAYED] = PAIR("程序终结时登记撤诉或者裁判，时效重新计算",
                           "Record how the proceedings end: the period begins "
                           "anew"),
    [ACTION_DUE] =
        PAIR("补录付款期限或者交货（签收）日期",
             "Record when it was to be paid, or the day of delivery"),
    [ACTION_FOREIGN] = PAIR("按适用的法律另行确认期限",
                            "Have the period confirmed under the law that "
                            "governs"),
    [ACTION_ENGLISH] =
        PAIR("届满前取得对方签字的债务确认或者部分付款，否则起诉",
             "Before the end, obtain a signed acknowledgment or part payment, "
             "else sue"),
    [ACTION_ENGLISH_ENDED] = PAIR("英国法下的时效已经届满，届满后的确认或者付款"
                                  "不使其恢复",
                                  "The period has ended; later acknowledgments "
                                  "and payments do not revive it"),
    [ACTION_GUARANTOR_JOINT] =
        PAIR("届满前书面请求保证人承担保证责任，并保存送达凭证",
             "Before the end, demand performance of the guarantor in writing "
             "and keep the proof of its arrival"),
    [ACTION_GUARANTOR_GENERAL] =
        PAIR("届满前对债务人起诉或者申请仲裁；仅发通知不足",
             "Before the end, sue or arbitrate against the debtor; a notice is "
             "not enough"),
    [ACTION_GUARANTEE_ENDED] =
        PAIR("保证责任已经消灭；保证人此后签章不恢复其责任",
             "The guarantee has lapsed; a later signature does not revive it"),
    [ACTION_GUARANTOR_AGAIN] = PAIR("届满前再次请求保证人承担责任，或者起诉",
                                    "Before the end, demand again or sue the "
                                    "guarantor"),
    [ACTION_PRESENT] = PAIR("期限内提示付款", "Present for payment in time"),
    [ACTION_PRESENT_LATE] =
        PAIR("立即提示付款并作出说明；付款责任与追索权须核对",
             "Present at once with an explanation; check what is left of the "
             "liability and of recourse"),
    [ACTION_ISSUE_DATE] = PAIR("补录票据的出票日期", "Record the day of issue"),
    [ACTION_NOTICE] = PAIR("书面通知前手", "Notify the prior parties in "
                                           "writing"),
    [ACTION_NOTICE_LATE] =
        PAIR("立即书面通知前手；逾期通知不丧失追索权，但须赔偿因此造成的损失",
             "Notify the prior parties at once: late notice keeps recourse but "
             "costs damages"),
    [ACTION_RECOURSE] =
        PAIR("届满前向前手行使追索权", "Exercise recourse before the end"),
    [ACTION_RECOURSE_ENDED] =
        PAIR("对前手的追索权已经消灭", "Recourse has lapsed"),
    [ACTION_DRAWER] = PAIR("届满前向出票人、承兑人行使票据权利",
                           "Claim of drawer and acceptor before the end"),
    [ACTION_DRAWER_ENDED] =
        PAIR("票据权利已经消灭；可以请求返还与票据金额相当的利益",
             "Rights on the bill have lapsed; the benefit may be claimed back"),
    [ACTION_RENEW] = PAIR("届满七日前申请续行查封、扣押、冻结",
                          "Apply for renewal seven days before the end"),
    [ACTION_RENEW_LATE] = PAIR("申请续行的期限已过：届满前立即申请",
                               "The day to apply has passed: apply at once"),
    [ACTION_RENEW_ENDED] =
        PAIR("保全已经届满，重新申请；已续行的，改填新的届满日",
             "It has ended: apply anew; where it was renewed, record the new "
             "end"),
    [ACTION_FILE] = PAIR("期限内起诉或者申请仲裁，否则保全解除",
                         "Sue or arbitrate in time, else the measure is "
                         "lifted"),
    [ACTION_FILE_ENDED] = PAIR("期限已过，保全应当解除；已起诉的，登记起诉事项",
                               "The time has passed; where suit was filed, "
                               "record it"),
    [ACTION_ENFORCE] =
        PAIR("届满前申请执行", "Apply for enforcement before the end"),
    [ACTION_ENFORCE_ENDED] =
        PAIR("申请执行时效已经届满；查明有无中止、中断",
             "The period has ended; look for what suspended or interrupted it"),
    [ACTION_DECLARE] = PAIR("期限内向管理人申报债权",
                            "Lodge the claim with the administrator in time"),
    [ACTION_DECLARE_LATE] =
        PAIR("在破产财产最后分配前补充申报，并承担审查确认费用",
             "Lodge late, before the last distribution, at our cost"),
    [ACTION_DEADLINE] =
        PAIR("查明法院公告的债权申报期限，填入客户表",
             "Find the deadline the court announced and record it"),
};

static enum action limitation_action(const struct clock *c)
{
    bool english = c->law == GOVERNING_ENGLISH;
    bool later =
        c->is_asserted_open || c->asserted.day.day > c->provable.day.day;

    switch ((enum clock_state)c->state) {
    case CLOCK_FOREIGN:
        return ACTION_FOREIGN;
    case CLOCK_UNKNOWN:
        return ACTION_DUE;
    case CLOCK_STAYED:
        return ACTION_STAYED;
    case CLOCK_WAIVED:
        return ACTION_WAIVED;
    case CLOCK_ENDED:
        return later     ? ACTION_PROVE_EXPIRED
               : english ? ACTION_ENGLISH_ENDED
                         : ACTION_CONSENT;
    case CLOCK_RUNS:
        break;
    }
    if (!c->alarm)
        return later ? ACTION_PROVE : ACTION_NONE;
    if (english)
        return ACTION_ENGLISH;
    if (c->alarm <= clock_alarms[CLOCK_LIMITATION][2])
        return ACTION_SUE;
    return c->disputed ? ACTION_DEMAND_DISPUTED : ACTION_DEMAND;
}

static enum action bill_action(const struct clock *c)
{
    bool ended = c->state == CLOCK_ENDED;

    if (c->state == CLOCK_UNKNOWN)
        return ACTION_ISSUE_DATE;
    switch ((enum clock_kind)c->kind) {
    case CLOCK_BILL_PRESENTATION:
        return ended ? ACTION_PRESENT_LATE : ACTION_PRESENT;
    case CLOCK_BILL_NOTICE:
        return ended ? ACTION_NOTICE_LATE : ACTION_NOTICE;
    case CLOCK_BILL_DRAWER:
        return ended ? ACTION_DRAWER_ENDED : ACTION_DRAWER;
    default:
        return ended ? ACTION_RECOURSE_ENDED : ACTION_RECOURSE;
    }
}

static enum action action_of(const struct clock *c)
{
    bool ended = c->state == CLOCK_ENDED;

    switch ((enum clock_kind)c->kind) {
    case CLOCK_LIMITATION:
        return limitation_action(c);
    case CLOCK_GUARANTEE:
        return ended               ? ACTION_GUARANTEE_ENDED
               : clock_is_joint(c) ? ACTION_GUARANTOR_JOINT
                                   : ACTION_GUARANTOR_GENERAL;
    case CLOCK_GUARANTOR:
        return ended      ? ACTION_CONSENT
               : c->alarm ? ACTION_GUARANTOR_AGAIN
                          : ACTION_NONE;
    case CLOCK_PRESERVATION:
        return ended              ? ACTION_RENEW_ENDED
               : c->days_left < 0 ? ACTION_RENEW_LATE
                                  : ACTION_RENEW;
    case CLOCK_SUIT:
        return ended ? ACTION_FILE_ENDED : ACTION_FILE;
    case CLOCK_ENFORCEMENT:
        return ended ? ACTION_ENFORCE_ENDED : ACTION_ENFORCE;
    case CLOCK_INSOLVENCY:
        return c->state == CLOCK_UNKNOWN ? ACTION_DEADLINE
               : ended                   ? ACTION_DECLARE_LATE
                                         : ACTION_DECLARE;
    default:
        return bill_action(c);
    }
}

struct str clock_action_text(const struct clock *c, enum language language)
{
    return pair_text(&actions[action_of(c)], language);
}

/* --- the law -------------------------------------------------------------- */

static struct str bill_basis(const struct clock *c, const struct ledger *l,
                             enum language language)
{
    static const struct pair present =
        PAIR("票据法第 53 条", "Negotiable Instruments Law art. 53");
    static const struct pair cheque =
        PAIR("票据法第 91 条", "Negotiable Instruments Law art. 91");
    static const struct pair note =
        PAIR("票据法第 78 条", "Negotiable Instruments Law art. 78");
    static const struct pair notice =
        PAIR("票据法第 66 条", "Negotiable Instruments Law art. 66");
    static const struct pair rights =
        PAIR("票据法第 17 条", "Negotiable Instruments Law art. 17");
    static const struct pair *const by_paper[] = {
        [PAPER_BILL] = &present,
        [PAPER_NOTE] = &note,
        [PAPER_CHEQUE] = &cheque,
    };

    if (c->kind == CLOCK_BILL_NOTICE)
        return pair_text(&notice, language);
    if (c->kind != CLOCK_BILL_PRESENTATION)
        return pair_text(&rights, language);
    return pair_text(by_paper[bill_paper_of(&l->bills[c->bill])], language);
}

struct str clock_basis_text(const struct clock *c, const struct ledger *l,
                            enum language language)
{
    static const struct pair texts[CLOCK_KINDS] = {
        [CLOCK_LIMITATION] =
            PAIR("民法典第 188、195、203 条", "Civil Code arts. 188, 195, 203"),
        [CLOCK_GUARANTEE] =
            PAIR("民法典第 692、693 条", "Civil Code arts. 692, 693"),
        [CLOCK_GUARANTOR] =
            PAIR("民法典第 694、188 条", "Civil Code arts. 694, 188"),
        [CLOCK_PRESERVATION] =
            PAIR("民诉法解释第 485 条、财产保全规定第 18 条",
                 "Civil Procedure Interpretation art. 485; Preservation "
                 "Provisions art. 18"),
        [CLOCK_SUIT] =
            PAIR("民事诉讼法第 104 条", "Civil Procedure Law art. 104"),
        [CLOCK_ENFORCEMENT] =
            PAIR("民事诉讼法第 250 条", "Civil Procedure Law art. 250"),
        [CLOCK_INSOLVENCY] = PAIR("企业破产法第 45、48、56 条",
                                  "Enterprise Bankruptcy Law arts. 45, 48, 56"),
    };
    static const struct pair former =
        PAIR("民法通则第 135 条、法释〔2018〕12号第 2、3 条",
             "General Principles of Civil Law art. 135; Fa Shi [2018] 12");
    static const struct pair old_guarantee =
        PAIR("担保法第 19、26 条", "Guarantee Law arts. 19, 26");
    static const struct pair english =
        PAIR("英国《1980 年时效法》第 5 条、第 29 条",
             "Limitation Act 1980 ss. 5, 29");
    static const struct pair waived =
        PAIR("民法典第 192 条第 2 款、诉讼时效规定第 19 条",
             "Civil Code art. 192(2); Limitation Provisions art. 19");

    if (c->bill != LEDGER_NONE)
        return bill_basis(c, l, language);
    if (c->kind == CLOCK_GUARANTEE && clock_is_old_guarantee(c))
        return pair_text(&old_guarantee, language);
    if (c->kind != CLOCK_LIMITATION)
        return pair_text(&texts[c->kind], language);
    if (c->law == GOVERNING_OTHER)
        return STR("");
    if (c->law == GOVERNING_ENGLISH)
        return pair_text(&english, language);
    if (c->state != CLOCK_WAIVED && c->provable.is_former)
        return pair_text(&former, language);
    return pair_text(c->state == CLOCK_WAIVED ? &waived : &texts[c->kind],
                     language);
}

/* --- what is missing ------------------------------------------------------ */

static const struct {
    const char *key;
    struct pair text;
} missing[LACK_COUNT] = {
    {"due_date", PAIR("付款期限的约定或者交货签收单",
                      "the term of payment, or the delivery note")},
    {"doc_nos", PAIR("文书列明的单据号", "the invoices the paper names")},
    {"asserts_claim",
     PAIR("是否主张债权的记载", "whether payment was asked for")},
    {"arrival", PAIR("签收或者投递记录", "proof of arrival")},
    {"stub", PAIR("寄件存根及函件副本", "posting slip and copy of the letter")},
    {"address", PAIR("寄送地址的依据", "why the letter went to that address")},
    {"capacity",
     PAIR("签字人或者通话人的身份、授权", "capacity of who signed or spoke")},
    {"original", PAIR("对方签章的原件", "the signed original")},
    {"record", PAIR("录音、聊天记录或者邮件原文",
                    "a recording, or the messages themselves")},
    {"agreed_address",
     PAIR("约定的电子送达地址", "the agreed electronic address for service")},
    {"bank_slip", PAIR("银行回单", "the bank's slip")},
    {"designation",
     PAIR("付款所指单据的凭证", "which invoice the payer meant")},
    {"payment_dates",
     PAIR("已收部分的收款日期及凭证", "when the part received was paid")},
    {"proof", PAIR("程序文书（受理、裁定、裁判等）", "the court's paper")},
    {"service", PAIR("起诉状副本的送达回证", "proof that the complaint was "
                                             "served")},
    {"governing_law", PAIR("合同适用的法律（暂按中国法律计算）",
                           "the governing law (reckoned under Chinese law)")},
    {"guarantee_kind", PAIR("保证方式的约定（合同签于 2021 年以前的按"
                            "连带责任保证，其后的暂按一般保证）",
                            "the kind of guarantee (taken as a joint one in "
                            "contracts made before 2021, else as a general "
                            "one)")},
    {"claim_deadline",
     PAIR("法院公告的债权申报期限", "the deadline the court announced")},
    {"issue_date", PAIR("票据的出票日期", "the day of issue of the bill")},
    {"refusal", PAIR("拒付证明或者退票理由书", "the proof of refusal")},
};

const char *clock_lack_key(size_t bit)
{
    return missing[bit].key;
}

struct str clock_lacks_text(uint32_t lacks, enum language language,
                            struct arena *a)
{
    struct buf b = buf_new(a, 4096);

    for (size_t i = 0; i < LACK_COUNT; i++) {
        if (!(lacks >> i & 1))
            continue;
        if (b.len)
            buf_add_z(&b, language == LANGUAGE_ZH ? "；" : "; ");
        buf_add(&b, pair_text(&missing[i].text, language));
    }
    return buf_str(&b);
}
