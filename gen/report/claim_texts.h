/*
 * claim_texts - headings and labels of a claim's workbook.
 */
#ifndef REPORT_CLAIM_TEXTS_H
#define REPORT_CLAIM_TEXTS_H

#include "model/policy.h"

enum claim_text {
    TEXT_TITLE,
    TEXT_RESULT,
    TEXT_DEBTS,
    TEXT_SEGMENTS,
    TEXT_PAYMENTS,
    TEXT_BRIDGE,
    TEXT_CREDITOR,
    TEXT_DEBTOR,
    TEXT_ITEM,
    TEXT_AMOUNT,
    TEXT_PRINCIPAL,
    TEXT_INTEREST,
    TEXT_INTEREST_PAID,
    TEXT_INTEREST_DUE,
    TEXT_FIXED,
    TEXT_COSTS,
    TEXT_COSTS_DUE,
    TEXT_TOTAL,
    TEXT_PER_DIEM,
    TEXT_UNTIL,
    TEXT_PARAMETER,
    TEXT_VALUE,
    TEXT_BASIS,
    TEXT_DOC_NO,
    TEXT_CONTRACT,
    TEXT_ISSUED,
    TEXT_DUE,
    TEXT_INVOICED,
    TEXT_SETTLED,
    TEXT_LEFT_OUT,
    TEXT_CREDITED,
    TEXT_PAID,
    TEXT_DISPUTED,
    TEXT_FROM,
    TEXT_TO,
    TEXT_DAYS,
    TEXT_BASE,
    TEXT_RATE,
    TEXT_SOURCE,
    TEXT_YEAR,
    TEXT_RECEIPT,
    TEXT_METHOD,
    TEXT_TO_COSTS,
    TEXT_TO_INTEREST,
    TEXT_TO_PRINCIPAL,
    TEXT_REST,
    TEXT_DATE,
    TEXT_COST,
    TEXT_EVIDENCE,
    TEXT_MET,
    TEXT_UNPAID,
    TEXT_COUNT
};

struct str claim_text(enum claim_text text, enum language language);

#endif
