#include "base/file.h"
#include "command/issue_consent.h"
#include "command/letter_run.h"
#include "command/output_names.h"
#include "input/proposal_read.h"

#include <string.h>
#include <sys/stat.h>

/* Everything one commit holds. */
struct commit {
    struct run *run;
    struct dunning_book book;
    struct proposal proposal;
    struct dunning_decided decided;
    struct letter_run letters;
    struct issue_register *reg;
};

/* The proposal that was written last; of equal times the last name. */
static const char *newest_proposal(struct run *r, const struct book *b)
{
    const char *home = dunning_home(b, r->arena), *best = NULL;
    struct str stem = output_name(OUTPUT_PROPOSAL, &b->policy);
    struct timespec when = {0};
    struct file_names names;

    if (!file_is_folder(home) || !file_list(&names, home, r->arena, r->diag))
        return NULL;
    for (size_t i = 0; i < names.count; i++) {
        const char *path = file_join(r->arena, home, names.items[i]);
        struct stat s;

        if (!str_starts(names.items[i], stem) || stat(path, &s) != 0 ||
            s.st_mtim.tv_sec < when.tv_sec ||
            (s.st_mtim.tv_sec == when.tv_sec &&
             s.st_mtim.tv_nsec < when.tv_nsec))
            continue;
        when = s.st_mtim;
        best = path;
    }
    return best;
}

static bool find_proposal(struct run *r, const struct book *b, const char **out)
{
    *out = r->operand_count > 1 ? r->operands[1] : newest_proposal(r, b);
    return *out ||
           diag_error(r->diag, place_of(dunning_home(b, r->arena), 0, 0),
                      "there is no proposal yet: duebook dunning "
                      "propose writes one");
}

/* Which of the letters may still go out today, by the newest of all data. */
static bool prepare(struct commit *c)
{
    struct run *r = c->run;
    const char *path;

    return issue_day_fits(r, &c->book.book, c->book.letter_date) &&
           find_proposal(r, &c->book.book, &path) &&
           proposal_read(path, &c->proposal, r->arena, r->diag) &&
           dunning_decide(r, &c->book, &c->proposal, &c->decided) &&
           letter_run_open(r, &c->book, &c->decided, &c->letters);
}

static bool write_drafts(struct commit *c)
{
    struct run *r = c->run;
    const struct book *b = &c->book.book;
    const char *folder;

    if (!c->letters.papers.count)
        return true;
    folder = r->options.output
                 ? r->options.output
                 : file_join(r->arena, dunning_home(b, r->arena),
                             output_name(OUTPUT_LETTERS, &b->policy));
    return letter_run_draft(&c->letters, folder, PAPER_PDF);
}

static bool commit_decided(struct commit *c)
{
    const char *expect = c->run->options.expect;

    if (!prepare(c))
        return false;
    if (c->run->options.dry_run)
        return write_drafts(c);
    if (c->letters.papers.count)
        return letter_run_issue(&c->letters, c->reg);
    run_say(c->run, "nothing to issue: no letter was decided that is due "
                    "today\n");
    return !expect || strcmp(expect, "0") == 0 ||
           issue_is_meant(c->run, c->letters.papers.count);
}

/*
 * The register is locked before anything is read: of two commits at once the
 * second one stops here.
 */
bool dunning_commit(struct run *r)
{
    struct commit c = {.run = r};
    struct book b;
    bool ok;

    if (r->options.dry_run)
        return dunning_book_open(r, &c.book) && commit_decided(&c);
    if (!book_policy(r, &b) || !issue_open(r, &b, &c.reg))
        return false;
    ok = dunning_book_open(r, &c.book) && commit_decided(&c);
    register_close(c.reg);
    return ok;
}
