/*
 * issue - papers get their numbers and are entered in the register, once.
 *
 * The one way to a number, for `dunning commit`, the 更正函 of `dunning undo`
 * and `document --issue`.  A run is a folder of the book that appears whole:
 * 已发函件/2026-07-17 (in English books issued/2026-07-17; a second run of the
 * day is -2) with RUN.json, the letters, the post pack (寄送/) and
 * manifest.json.
 *
 * RUN.json holds all that the letters say and their templates, so that after a
 * kill at any moment the next opening finishes the run from RUN.json alone,
 * with the same numbers and the same bytes.
 */
#ifndef COMMAND_ISSUE_H
#define COMMAND_ISSUE_H

#include "command/book.h"
#include "doc/value.h"
#include "model/issued.h"

/* A paper to be issued. */
struct issue_paper {
    struct issued_letter letter; /* number, sequence, run, file, hashes are
                                    filled in by issue_run */
    const char *template_path;   /* where its template was found */
    struct value data;           /* what fills it, but for letter.number */
    struct str name;             /* file name; its number is set before it */
};

struct issue_ask {
    const struct book *book;
    struct issue_paper *papers; /* in the order of their envelopes */
    size_t count;
    struct date letter_date;
};

/*
 * Finish what an interrupted run left, under the lock; what was finished is
 * said.  True where there was nothing.
 */
MUST_CHECK bool issue_recover(struct run *r, const struct book *b);

/*
 * Issue the papers, all or none.  A paper that its data or a missing glyph
 * refuse stops the run before any number is taken.  *folder is where they
 * stand.
 */
MUST_CHECK bool issue_run(struct run *r, const struct issue_ask *ask,
                          const char **folder);

#endif
