/*
 * call_sheet - whom to call, why, and where to write what was said.
 *
 * A workbook for one collector or salesperson: a row a customer and currency
 * that is overdue, with facts, a text to paste into a chat, and empty cells.
 * Dropped into records/ it is read as contacts: a row's number ("联系编号") is
 * CALL-C-2026-07-17-C0012-CNY, and rows that nobody filled in are no contacts.
 * The second sheet has answers to the usual excuses.  Internal.
 */
#ifndef REPORT_CALL_SHEET_H
#define REPORT_CALL_SHEET_H

#include "doc/sheet.h"
#include "measure/dunning_step.h"
#include "model/issued.h"

enum call_side { CALL_COLLECTOR, CALL_SALES };

struct call_figures {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct policy *policy;
    const struct dunning *dunning;
    const struct dunning_steps *steps;
    const struct issued *issued;
    const struct contact **last; /* one a customer: his last contact; or NULL */
    const struct receipt **paid; /* one a customer: his last receipt; or NULL */
    const struct contact **calls; /* contacts of call sheets, by their number */
    size_t call_count;
    const struct mustache *chat[2]; /* the text for a chat, by language */
    struct str answers;             /* "## excuse" and lines */
};

/* Customers with something overdue in a currency: of one person. */
struct call_list {
    struct str person;
    size_t *cases; /* of dunning.cases */
    size_t count, capacity;
};

/* The persons of a side, by name, each with his customers. */
struct call_lists {
    struct call_list *items;
    size_t count;
};
struct call_lists call_lists_make(const struct call_figures *f,
                                  enum call_side side, struct arena *a);

MUST_CHECK bool call_sheet_make(const struct call_figures *f,
                                enum call_side side,
                                const struct call_list *list,
                                struct workbook *out, struct arena *a,
                                struct diag *d);

#endif
