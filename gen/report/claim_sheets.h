/*
 * claim_sheets - a claim as a workbook whose sums are live formulas.
 *
 * Sheets: the result and its parameters, the debts, the segments, payments
 * and costs, the bridge from the ledger.  Made from the public claim alone.
 */
#ifndef REPORT_CLAIM_SHEETS_H
#define REPORT_CLAIM_SHEETS_H

#include "doc/sheet.h"
#include "measure/claim.h"

struct workbook claim_sheets_make(const struct claim *claim,
                                  const struct policy *policy,
                                  enum language language, struct arena *a);

#endif
