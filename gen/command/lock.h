/*
 * lock - files that somebody has open in an office program.
 *
 * Excel leaves ~$NAME beside an open file, WPS .~NAME, LibreOffice
 * .~lock.NAME#; programs that synchronise folders leave copies of files that
 * two people changed.  Beside an output they stop a run before anything is
 * written (exit status 3), because a person's view and the file would part;
 * beside an input they are told, because what is not saved is not read.
 */
#ifndef COMMAND_LOCK_H
#define COMMAND_LOCK_H

#include "command/command.h"

/* Nobody has the file open, and no copy contests it; it need not be there. */
MUST_CHECK bool lock_check(struct run *r, const char *path);

/* The same of all files in a folder; fine where there is no folder. */
MUST_CHECK bool lock_check_folder(struct run *r, const char *folder);

/* A note for each file of the folder that somebody has open. */
void lock_note(struct run *r, const char *folder);

#endif
