/*
 * diag - what we tell people: messages with a place and a severity.
 *
 * A message is written in English where it arises and looked up in the
 * phrases of the reader's language by its English format (as gettext does);
 * the Chinese ones stand in one table, command/phrases_zh.c.  A translation
 * takes the same arguments in the same order.  The worst severity decides the
 * exit status.  A diag belongs to one thread; workers' diags are merged in the
 * order of their jobs.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/buf.h"

#include <stdio.h>

enum severity {
    DIAG_OK,
    DIAG_NOTE,    /* worth knowing */
    DIAG_WARNING, /* exit 0, with --strict 1 */
    DIAG_ERROR,   /* the data are refused or do not tie: exit 1 */
    DIAG_USAGE,   /* wrong command line: exit 2 */
    DIAG_SYSTEM   /* disk, memory, library: exit 3 */
};

/* Where a text came from; zeros mean unknown. */
struct place {
    const char *file; /* as the user wrote it; outlives the run's messages */
    uint32_t line;    /* from 1 */
    uint32_t column;  /* from 1, in characters */
};

/* Text that knows its origin, so that any parser can complain precisely. */
struct field {
    struct str text;
    struct place at;
};

struct phrase {
    const char *en;
    const char *translation;
};

struct phrases {
    const struct phrase *items;
    size_t count;
    const char *severities[DIAG_SYSTEM + 1];
};

struct message {
    struct message *next;
    enum severity severity;
    struct place at;
    struct str text;
};

struct diag {
    struct arena *arena;           /* NULL: messages are counted, not kept */
    const struct phrases *phrases; /* NULL: English */
    enum severity worst;
    size_t counts[DIAG_SYSTEM + 1];
    struct message *first, *last;
};

/* No place at all; a place in a file. */
extern const struct place nowhere;
struct place place_of(const char *file, size_t line, size_t column);

/* These report and return false, for "return diag_error(d, at, ...)". */
bool diag_error(struct diag *d, struct place at, const char *format, ...)
    PRINTF(3, 4);
bool diag_usage(struct diag *d, const char *format, ...) PRINTF(2, 3);

/* "PATH: sentence: strerror(errno)"; errno 0 leaves the last part out. */
bool diag_system(struct diag *d, const char *path, const char *format, ...)
    PRINTF(3, 4);

void diag_warning(struct diag *d, struct place at, const char *format, ...)
    PRINTF(3, 4);
void diag_note(struct diag *d, struct place at, const char *format, ...)
    PRINTF(3, 4);

/* The translated format, or format itself. */
const char *diag_translate(const struct diag *d, const char *format)
    __attribute__((format_arg(2)));

/* A diag that speaks as d does, keeping its messages in a; for a worker. */
struct diag diag_like(const struct diag *d, struct arena *a);

/* Append the messages of from (whose arena must live on, or be adopted). */
void diag_merge(struct diag *d, const struct diag *from);

/* "file:line:column: severity: sentence", one a line, from least upward. */
void diag_text(const struct diag *d, enum severity least, struct buf *out);
void diag_print(const struct diag *d, FILE *out, enum severity least);

/* 0 fine, 1 refused, 2 usage, 3 system. */
int diag_exit_status(const struct diag *d, bool strict);

#endif
