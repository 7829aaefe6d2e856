/*
 * close_voucher - the entry for the general ledger (记账凭证).
 */
#ifndef COMMAND_CLOSE_VOUCHER_H
#define COMMAND_CLOSE_VOUCHER_H

#include "report/provision_value.h"

/*
 * A line a debit or credit, as CSV that an accounting program imports; empty:
 * there is nothing to enter.
 */
struct str close_voucher_csv(const struct provision *p, enum language language,
                             struct arena *a);

#endif
