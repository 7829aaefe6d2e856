/*
 * help - what --help prints, from the table of commands.
 */
#ifndef COMMAND_HELP_H
#define COMMAND_HELP_H

#include "command/command.h"

#define DUEBOOK_VERSION "0.1.0"

void help_all(enum language language);
void help_command(const struct command *c, enum language language);
void help_version(void);

#endif
