/*
 * ics - all-day events as an iCalendar file (RFC 5545).
 *
 * No clock: DTSTAMP is the day that is given, at midnight UTC, and SEQUENCE
 * grows with it, so that a later file updates the events of an earlier one.
 * Lines end in CRLF and are folded at 75 octets, between characters.
 */
#ifndef OUTPUT_ICS_H
#define OUTPUT_ICS_H

#include "model/date.h"

struct ics_event {
    struct str uid; /* the same for the same thing in every file */
    struct date day;
    struct str summary, description, category;
    const int32_t *alarms; /* days before */
    size_t alarm_count;
};

/* The whole file; in the arena. */
struct str ics_make(struct str name, struct date stamp,
                    const struct ics_event *events, size_t count,
                    struct arena *a);

#endif
