/*
 * explain - the history of a document, receipt or customer as JSON.
 *
 * The figures are those of the aging: what is open stands in the same bucket
 * here as in the workbook.
 */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include "doc/value.h"
#include "measure/history.h"

enum subject_kind { SUBJECT_DOCUMENT, SUBJECT_RECEIPT, SUBJECT_CUSTOMER };

/* Somebody's number may be borne by several. */
struct subject {
    enum subject_kind kind;
    uint32_t index;
};

struct subjects {
    struct subject *items;
    size_t count;
};

/*
 * Documents ("D3", or "D3/2" for an instalment), then receipts and bills, then
 * customers (by number, former number or name) that are called so, exactly.
 */
struct subjects subjects_find(const struct ledger *l, struct str name,
                              struct arena *a);

struct history subject_history(const struct view *v, struct subject s,
                               struct arena *a);

/* The document among the aging's open items, or NULL. */
const struct open_item *subject_item(const struct aging *aging,
                                     uint32_t document);

/* The aging must have its items and bases. */
struct value explain_value(const struct view *v, const struct aging *aging,
                           const struct subjects *list, struct arena *a);

#endif
