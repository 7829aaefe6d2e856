/*
 * kpi_parts - what the files of kpi share; private to measure/.
 */
#ifndef MEASURE_KPI_PARTS_H
#define MEASURE_KPI_PARTS_H

#include "measure/kpi.h"

/* The figures by months (count-back, True DSO, sales-weighted) from k->months,
   and the rates of k->rolls. */
void kpi_close_months(struct kpi *k);

#endif
