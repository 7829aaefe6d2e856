/*
 * law_kinds - the kinds of tables of the law: rates, bands, days.
 *
 * Each reads the whole text with r, reports every mistake, and sets *out only
 * where there is none.
 */
#ifndef INPUT_LAW_KINDS_H
#define INPUT_LAW_KINDS_H

#include "input/law_table.h"
#include "model/law_tables.h"

MUST_CHECK bool law_read_lpr(struct law_reading *r, struct str text,
                             struct rate_table *out);
MUST_CHECK bool law_read_benchmark(struct law_reading *r, struct str text,
                                   struct rate_table *out);
MUST_CHECK bool law_read_single(struct law_reading *r, struct str text,
                                struct rate_table *out);
MUST_CHECK bool law_read_compensation(struct law_reading *r, struct str text,
                                      struct band_table *out);
MUST_CHECK bool law_read_fees(struct law_reading *r, struct str text,
                              struct band_table *out);
MUST_CHECK bool law_read_calendar(struct law_reading *r, struct str text,
                                  struct calendar *out);

#endif
