/*
 * issue - papers get their numbers and are entered in the register, once.
 *
 * The one way to a number, for `dunning commit`, the 更正函 of `dunning undo`
 * and `document --issue`.  A run is a folder of the book that appears whole:
 * 已发函件/2026-07-17 (in English books issued/2026-07-17; a second run of the
 * day is -2) with the letters, the post pack, manifest.json and RUN.json.
 *
 * In this order, under the register's lock: everything is written to a hidden
 * folder and settled on the disk, RUN.json last; the letters are entered as
 * reserved, with their hashes; the folder is renamed; the letters are marked
 * issued; 登记簿.csv is written anew.  Until they are reserved nothing has
 * happened, and what is left is thrown away; from then on the next opening
 * finishes the run, for all of it is on the disk.  So a kill at any moment
 * neither takes a number twice nor skips one, and nothing is printed twice.
 */
#ifndef COMMAND_ISSUE_H
#define COMMAND_ISSUE_H

#include "command/letter_papers.h"
#include "model/issued.h"
#include "register/register.h"

struct issue_ask {
    const struct book *book;
    struct issued_letter *letters; /* in the order of their envelopes; number,
                                      year, sequence, run, file, hashes and
                                      registered_at are filled in */
    const struct str *names; /* "C0012_华东精密_催款函.pdf"; the sequence is set
                                before it */
    size_t count;
    /* Make the index-th with its number; pure, from any thread. */
    bool (*make)(const void *context, size_t index,
                 const struct issued_letter *letter, struct document_tree *out,
                 struct arena *a, struct diag *d);
    const void *context;
    const struct letter_template *templates; /* that were used */
    const size_t *kinds; /* of each letter: an index of templates */
    size_t template_count;
};

/*
 * Open the register of a book for writing: lock, finish what an interrupted run
 * left (said), compare with the letters on disk.  False, reported: somebody
 * holds the lock; it is damaged, or older than the letters: duebook register
 * rebuild.
 */
MUST_CHECK bool issue_open(struct run *r, const struct book *b,
                           struct issue_register **out);

/* The same for readers: nothing is written, an interrupted run is told. */
MUST_CHECK bool issue_read(struct run *r, const struct book *b,
                           struct issued *out);

/*
 * Issue the letters, all or none; the register is open.  A letter that its data
 * or a missing glyph refuses stops the run before any number is taken.
 * *folder is where they stand.
 */
MUST_CHECK bool issue_run(struct run *r, struct issue_register *reg,
                          const struct issue_ask *ask, const char **folder);

/* Which numbers were issued, and where they stand. */
void issue_say(struct run *r, const struct issue_ask *ask, const char *folder);

/* The list for people, 登记簿.csv; written where it differs. */
MUST_CHECK bool issue_list_write(struct run *r, const struct book *b,
                                 const struct issue_register *reg);

/* "催字〔2026〕第0012号"; a series in Latin letters "DL-2026-0012". */
struct str issue_number(struct str series, int32_t year, int32_t sequence,
                        struct arena *a);

/* "book/已发函件", where runs of this book stand. */
const char *issue_home(const struct book *b, struct arena *a);

#endif
