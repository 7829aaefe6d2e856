/*
 * calendar - the list of all clocks as text, JSON and workbook.
 *
 * Internal papers: each says so.
 */
#ifndef REPORT_CALENDAR_H
#define REPORT_CALENDAR_H

#include "doc/sheet.h"
#include "doc/value.h"
#include "measure/clock.h"
#include "model/policy.h"

struct calendar_figures {
    const struct clocks *clocks;
    const struct policy *policy;
};

/* Clocks of one customer that say the same, beside each other. */
struct calendar_group {
    const struct clock *first;
    size_t count;
    int64_t open, disputed; /* in first->currency */
};

/* The clocks in groups, in their order. */
size_t calendar_groups_make(const struct clocks *clocks,
                            struct calendar_group **out, struct arena *a);

/* The numbers of a group, joined; most of them at most. */
struct str calendar_numbers(const struct clocks *clocks,
                            const struct calendar_group *g, size_t most,
                            enum language language, struct arena *a);

/* One group a paragraph, with a heading. */
struct str calendar_text(const struct calendar_figures *f, struct arena *a);

struct value calendar_value(const struct calendar_figures *f, struct arena *a);

void calendar_book_make(const struct calendar_figures *f, struct workbook *out,
                        struct arena *a);

#endif
