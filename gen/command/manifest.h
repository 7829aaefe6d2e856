/*
 * manifest - what went into a run and what came out, by SHA-256.
 *
 * Paths of inputs are relative to the book, those of templates and fonts to
 * where they were found, those of outputs to the run's folder.  No clock, no
 * user: the same run gives the same manifest.
 */
#ifndef COMMAND_MANIFEST_H
#define COMMAND_MANIFEST_H

#include "command/book.h"
#include "doc/value.h"

struct manifest {
    struct value inputs, policy, templates, fonts, outputs; /* lists */
    struct value letters; /* see letters_value */
};

struct manifest manifest_new(struct run *r);

/* Add {path, bytes, sha256} of a file, called name in the manifest. */
MUST_CHECK bool manifest_add(struct run *r, struct value list, struct str name,
                             const char *path);

/* The files of a book, of its earlier report, and its policy. */
MUST_CHECK bool manifest_add_inputs(struct run *r, const struct manifest *m,
                                    const struct book *b);

/*
 * What a file of a book's input is called there: "records/客户.csv",
 * "snapshots/2026-07-17/documents.csv", or as it is without a book.
 */
struct str manifest_input_name(const struct book *b, const char *path,
                               struct arena *a);

/* The hash that a list has for a name; empty: it is not there. */
struct str manifest_hash(struct value list, struct str name);

/* The whole as JSON text, with what the run was asked. */
struct str manifest_text(struct run *r, const struct manifest *m,
                         const struct book *b);

#endif
