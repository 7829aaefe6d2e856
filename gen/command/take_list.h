/*
 * take_list - take.json: what stands in a snapshot, and why it may.
 *
 * Written by take beside the files it files.  A snapshot put there by hand has
 * none, and nothing needs it.
 */
#ifndef COMMAND_TAKE_LIST_H
#define COMMAND_TAKE_LIST_H

#include "command/command.h"

#define TAKE_LIST_NAME "take.json"

struct take_entry {
    struct str name; /* in the folder */
    struct str original;
    struct str sha256;
    struct str profile, tables;
    int64_t rows;
};

struct take_replacement {
    int64_t number;    /* replaced/NUMBER/ holds the set as it was */
    struct str *files; /* those that were replaced then */
    size_t file_count;
};

struct take_list {
    struct take_entry *entries;
    size_t count, capacity;
    struct str reason; /* of what was accepted; empty: nothing was */
    struct take_replacement *replacements;
    size_t replacement_count, replacement_capacity;
};

/*
 * Read that of a folder; one that is not there is empty.  False: said why it
 * cannot be read.
 */
MUST_CHECK bool take_list_read(struct run *r, const char *folder,
                               struct take_list *out, struct diag *d);

/* As JSON text. */
struct str take_list_text(struct run *r, const struct take_list *list,
                          struct date as_of);

#endif
