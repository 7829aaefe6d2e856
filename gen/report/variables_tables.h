/*
 * variables_tables - the tables of report/variables.c, one file a kind.
 */
#ifndef REPORT_VARIABLES_TABLES_H
#define REPORT_VARIABLES_TABLES_H

#include "report/variables.h"

extern const struct variable_kind variables_correction;
extern const struct variable_kind variables_letter, variables_kpi,
    variables_claim, variables_claim_checks, variables_voucher;

/* variables_kpi_charts.c: an example of each chart of the key figures. */
struct value variables_kpi_charts(struct arena *a);

#endif
