/*
 * wall_clock - the time of day, for what has to know it.
 *
 * Nothing that is computed or printed may depend on it: the as-of day is the
 * only "today".  It is read where letters are registered, and by the lock of
 * the register.
 */
#ifndef BASE_WALL_CLOCK_H
#define BASE_WALL_CLOCK_H

#include <stdint.h>

/* Seconds since 1970-01-01T00:00:00Z. */
int64_t wall_seconds(void);

/* Rest so many milliseconds. */
void wall_pause(int milliseconds);

#endif
