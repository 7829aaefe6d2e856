/*
 * letter_run - chosen letters on their way out: as drafts, or with numbers.
 *
 * The one path of `dunning commit` and `document --issue`: what goes out is
 * shown, counted against --expect or a typed yes, and issued by command/issue.
 */
#ifndef COMMAND_LETTER_RUN_H
#define COMMAND_LETTER_RUN_H

#include "command/dunning_decide.h"
#include "command/issue.h"
#include "command/press.h"

struct letter_run {
    struct run *run;
    const struct dunning_book *book;
    const struct dunning_decided *decided;
    struct letter_papers papers;
    struct issued_letter *letters; /* as the register will have them */
};

/*
 * Read the templates of the letters that were decided.  False, reported: one of
 * them cannot be made.
 */
MUST_CHECK bool letter_run_open(struct run *r, const struct dunning_book *book,
                                const struct dunning_decided *decided,
                                struct letter_run *out);

/* Write them into a folder, marked as drafts, without numbers. */
MUST_CHECK bool letter_run_draft(const struct letter_run *x, const char *folder,
                                 enum paper_form form);

/*
 * Show what would go out, ask, and issue them.  The register is open.  False,
 * reported: nobody said yes, or nothing could be issued.
 */
MUST_CHECK bool letter_run_issue(const struct letter_run *x,
                                 struct issue_register *reg);

#endif
