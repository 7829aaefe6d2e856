#include "base/wall_clock.h"

#include <time.h>

int64_t wall_seconds(void)
{
    return (int64_t)time(NULL);
}

void wall_pause(int milliseconds)
{
    struct timespec rest = {milliseconds / 1000,
                            (long)(milliseconds % 1000) * 1000000};

    (void)nanosleep(&rest, NULL);
}
