#include "model/proposal.h"

const struct bilingual proposal_headings[PROPOSAL_COLUMNS] = {
    [PROPOSAL_NUMBER] = {"序号", "No."},
    [PROPOSAL_CUSTOMER_ID] = {"客户编号", "Customer ID"},
    [PROPOSAL_CUSTOMER] = {"客户名称", "Customer"},
    [PROPOSAL_DECISION] = {"决定", "Decision"},
    [PROPOSAL_TO_STAGE] = {"改为阶段", "Change to"},
    [PROPOSAL_REASON] = {"决定理由", "Decision reason"},
    [PROPOSAL_DECIDED_BY] = {"决定人", "Decided by"},
    [PROPOSAL_STAGE] = {"本次拟发", "Proposed"},
    [PROPOSAL_WHY] = {"理由", "Why"},
    [PROPOSAL_TOTAL] = {"函件金额", "Letter amount"},
    [PROPOSAL_CURRENCY] = {"币种", "Currency"},
    [PROPOSAL_DOC_NO] = {"单据号", "Document"},
    [PROPOSAL_INSTALLMENT] = {"期次", "Instalment"},
    [PROPOSAL_DUE] = {"到期日", "Due"},
    [PROPOSAL_DAYS] = {"逾期天数", "Days overdue"},
    [PROPOSAL_OPEN] = {"未付金额", "Open"},
    [PROPOSAL_DISPUTED] = {"其中争议", "Disputed"},
    [PROPOSAL_REACHED] = {"应达阶段", "Stage by age"},
    [PROPOSAL_HINTS] = {"提示", "Notes"},
    [PROPOSAL_CHECK] = {"核对码（勿改）", "Check (leave as it is)"},
};

const struct bilingual proposal_mark = {"本提案行数：",
                                        "Rows of this proposal: "};

const struct bilingual decision_words[DECISION_COUNT] = {
    [DECISION_NONE] = {"", ""},
    [DECISION_SEND] = {"发", "send"},
    [DECISION_LEAVE] = {"不发", "do not send"},
    [DECISION_CHANGE] = {"改级", "change stage"},
};
