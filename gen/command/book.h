/*
 * book - what a command works on: policy, ledger, and the view of a day.
 *
 * BOOK is a book folder (duebook.yaml), a snapshot folder inside one, or one
 * file; the last needs --as-of.
 */
#ifndef COMMAND_BOOK_H
#define COMMAND_BOOK_H

#include "command/command.h"
#include "input/intake.h"
#include "measure/conversion.h"
#include "measure/outdated.h"
#include "measure/tieout.h"
#include "model/issued.h"

/* What was reported on an earlier day, from what was known then. */
struct earlier {
    struct snapshot snapshot; /* as it was then */
    const char **files;       /* those read for it; none: the book's own */
    size_t file_count;
    struct ledger *ledger; /* NULL: there is no earlier report */
    struct view view;
    bool replaced; /* that snapshot was replaced since; what it is now: */
    struct snapshot now;
    const char **now_files;
    size_t now_file_count;
    struct ledger *corrected; /* of open items alone; else NULL */
    struct view corrected_view;
};

struct book {
    const char *folder; /* NULL: one file without a book */
    struct past *past;  /* of its snapshots; NULL: read for each anew */
    struct policy policy;
    struct date known_at;     /* --known-at, or no_date */
    struct snapshot snapshot; /* date no_date for one file */
    const char **files;       /* all that is read: snapshot, then records/ */
    size_t file_count;
    struct date as_of;
    struct ledger ledger;
    struct view view;
    struct aging aging;
    struct earlier earlier; /* BOOK_EARLIER */
    struct tieout tieout;
    struct issued issued;         /* numbered letters, of the register */
    struct outdated outdated;     /* BOOK_EARLIER: letters of earlier runs */
    struct conversion conversion; /* count 0: nothing to convert */
    struct str accepted_gap; /* by guard_book: why a gap is none; or empty */
};

/*
 * Beside AGING_ITEMS and AGING_BASES: tie out against the earlier report;
 * convert to the reporting currency; tie out against the earlier report only
 * where the newest export is of open items.
 */
enum { BOOK_EARLIER = 4, BOOK_REPORTING = 8, BOOK_EARLIER_ITEMS = 16 };

/*
 * Read everything and compute the aging of the day; want: what beside it.
 * False when nothing can be computed; rejected rows and a ledger that does not
 * tie are in r->diag and leave the result usable.  Customers whose own figures
 * do not tie are held.
 */
MUST_CHECK bool book_open(struct run *r, unsigned want, struct book *out);

/* The book's folder and policy alone; nothing is read.  No book: refused. */
MUST_CHECK bool book_policy(struct run *r, struct book *out);

/*
 * Read the ledger of a snapshot (or of the one file) as it was known on a day;
 * no_date: all of it.  *files are those read.
 */
MUST_CHECK bool book_read(struct run *r, const struct book *b,
                          const struct snapshot *s, struct date known_at,
                          const char ***files, size_t *file_count,
                          struct ledger *out, struct diag *d);

/* How the files of a book are read: profiles, threads, policy. */
MUST_CHECK bool book_intake(struct run *r, const struct book *b,
                            struct intake *out);

/*
 * The earlier report: as of --since, else of the snapshot before the as-of
 * day.  Where there is none, or it cannot be read any more (a warning),
 * b->earlier is empty.
 */
MUST_CHECK bool book_open_earlier(struct run *r, struct book *b);

/* Speak the language of the book that a path is of, if it is of one and no
   flag says another. */
void book_speak(struct run *r, const char *path);

/* "--as-of 2026-07-17"; without the flag *out stays. */
MUST_CHECK bool book_parse_day(struct run *r, const char *flag,
                               const char *text, struct date *out);

/* "zh-CN" or "en", the folder of a book's templates. */
const char *book_language_folder(const struct book *b);

#endif
