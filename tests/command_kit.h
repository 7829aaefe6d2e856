/*
 * command_kit - commands of the shell that tests ask.
 */
#ifndef TESTS_COMMAND_KIT_H
#define TESTS_COMMAND_KIT_H

#include <stdio.h>
#include <sys/wait.h>

/* What a command prints; "" and false where it cannot start or fails. */
static inline bool output_of(const char *command, char *out, size_t room)
{
    FILE *pipe = popen(command, "r");
    size_t n = 0;
    int status;

    out[0] = '\0';
    if (!pipe)
        return false;
    n = fread(out, 1, room - 1, pipe);
    out[n] = '\0';
    status = pclose(pipe);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

#endif
