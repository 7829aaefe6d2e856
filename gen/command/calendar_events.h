/*
 * calendar_events - clocks that still run, as events of an iCalendar file.
 */
#ifndef COMMAND_CALENDAR_EVENTS_H
#define COMMAND_CALENDAR_EVENTS_H

#include "output/ics.h"
#include "report/calendar.h"

/*
 * One event for a group of clocks; where none runs, one on the as-of day that
 * says so: a calendar without events is none.
 */
size_t calendar_events_make(const struct calendar_figures *f,
                            struct ics_event **out, struct arena *a);

/* What the calendar is called. */
struct str calendar_name(const struct calendar_figures *f, struct arena *a);

#endif
