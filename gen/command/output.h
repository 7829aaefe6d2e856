/*
 * output - where a command's result goes: standard output or -o PATH.
 */
#ifndef COMMAND_OUTPUT_H
#define COMMAND_OUTPUT_H

#include "command/command.h"
#include "doc/value.h"

/* Index of --format among names; the first where it was not given. */
MUST_CHECK bool output_format(struct run *r, const char *const *names, size_t n,
                              size_t *out);

/* To -o PATH, whole or not at all, else to standard output. */
MUST_CHECK bool output_text(struct run *r, struct str bytes);
MUST_CHECK bool output_json(struct run *r, struct value v);

/*
 * For formats no terminal shows: -o PATH, name in the folder that PATH is, else
 * name in this folder.
 */
const char *output_path(struct run *r, struct str name);

/* Tell where a file was written; true, to end a chain. */
bool output_written(struct run *r, const char *path);

#endif
