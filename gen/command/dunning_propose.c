#include "base/file.h"
#include "command/dunning_book.h"
#include "command/dunning_names.h"
#include "command/manifest.h"
#include "command/output_names.h"
#include "measure/dunning_ladder.h"
#include "output/xlsx.h"
#include "report/action_words.h"
#include "report/dunning_words.h"

#include <errno.h>

#define MOST_PROPOSALS 1000

/* A proposal somebody may have filled in is never written over. */
static const char *free_path(struct run *r, const struct dunning_book *x)
{
    const struct policy *policy = &x->book.policy;
    const char *home = dunning_home(&x->book, r->arena);
    struct str stem = output_name(OUTPUT_PROPOSAL, policy);
    struct str day = date_iso(x->book.as_of, r->arena);
    const char *path = NULL;

    for (int n = 1; n <= MOST_PROPOSALS; n++) {
        struct str name = n == 1 ? arena_format(r->arena, "%.*s-%.*s.xlsx",
                                                STR_ARG(stem), STR_ARG(day))
                                 : arena_format(r->arena, "%.*s-%.*s-%d.xlsx",
                                                STR_ARG(stem), STR_ARG(day), n);

        path = file_join(r->arena, home, name);
        if (!file_exists(path))
            break;
    }
    return path;
}

static void say_wait(struct run *r, const struct policy *p,
                     const struct stage *s)
{
    int32_t days = dunning_wait(p, s);

    if (days && s->action == STAGE_LETTER)
        run_say(r, "    at least %d days after the stage before it\n",
                (int)days);
}

/* What the ladder will do, before the first letter of a book. */
static void say_ladder(struct run *r, const struct policy *p)
{
    run_say(r, "The first proposal of this book.  Its ladder:\n");
    for (size_t i = 0; i < p->stage_count; i++) {
        const struct stage *s = &p->stages[i];
        struct str name = dunning_stage_name(s, r->language);

        if (s->workdays_before)
            run_say(r, "  %.*s: from %d working days before the due date\n",
                    STR_ARG(name), (int)s->workdays_before);
        else
            run_say(r, "  %.*s: from day %d overdue\n", STR_ARG(name),
                    (int)s->days_overdue);
        say_wait(r, p, s);
    }
    if (p->dunning.grace_days)
        run_say(r, "  the first %d days overdue do not count\n",
                (int)p->dunning.grace_days);
    if (p->dunning.starts_gentle)
        run_say(r, "  a customer without an earlier letter begins with the "
                   "first stage, whatever his age\n");
    run_say(r, "  not written to: disputed, blocked or promised debts, money "
               "at the bank, firms that are insolvent or with the lawyer\n");
}

struct tally {
    size_t count;
    int64_t sum; /* of one currency */
};

static void say_stage(struct run *r, const struct dunning_book *x,
                      const struct stage *s, const struct currency *currency)
{
    struct tally t = {0};

    for (size_t i = 0; i < x->dunning.count; i++) {
        const struct dunning_case *c = &x->dunning.cases[i];

        if (c->reason != DUNNING_DUE || c->stage != s ||
            c->currency != currency)
            continue;
        t.count++;
        t.sum += c->claimed + c->unapplied;
    }
    if (t.count)
        run_say(r, "  %.*s: %zu, %s %.*s\n",
                STR_ARG(dunning_stage_name(s, r->language)), t.count,
                currency->code, STR_ARG(run_amount(r, t.sum, currency)));
}

static void say_not(struct run *r, const struct dunning_book *x)
{
    size_t counts[DUNNING_REASON_COUNT] = {0};

    for (size_t i = 0; i < x->dunning.count; i++)
        counts[x->dunning.cases[i].reason]++;
    for (size_t i = 0; i < DUNNING_REASON_COUNT; i++)
        if (i != DUNNING_DUE && i != DUNNING_NOT_OVERDUE && counts[i])
            run_say(
                r, "  %.*s: %zu\n",
                STR_ARG(word(action_word((enum dunning_reason)i), r->language)),
                counts[i]);
}

static void say_result(struct run *r, const struct dunning_book *x,
                       const char *path)
{
    const struct book *b = &x->book;

    run_progress_end(r);
    if (r->options.quiet)
        return;
    if (!x->book.issued.count)
        say_ladder(r, &b->policy);
    run_say(r, "%s: written\n", path);
    run_say(r, "proposed: %zu letters and calls\n", x->dunning.due);
    for (size_t i = 0; i < b->policy.stage_count; i++)
        for (size_t k = 0; k < b->aging.currency_count; k++)
            say_stage(r, x, &b->policy.stages[i],
                      b->aging.currencies[k].currency);
    run_say(r, "not proposed, of those overdue:\n");
    say_not(r, x);
    run_say(r, "Fill in the decisions, save, then: duebook dunning commit\n");
}

bool dunning_propose(struct run *r)
{
    struct dunning_book x;
    struct proposal_figures f;
    struct workbook book;
    const char *path;

    if (!dunning_book_open(r, &x))
        return false;
    dunning_names_tell(r, &x);
    f = dunning_book_figures(&x);
    path = r->options.output ? r->options.output : free_path(r, &x);
    run_progress(r, "writing the proposal ...");
    if (!proposal_make(&f, &book, r->arena, r->diag) ||
        !file_make_folder(dunning_home(&x.book, r->arena), r->arena, r->diag) ||
        !xlsx_write(&book, path, r->jobs, r->arena, r->diag))
        return false;
    say_result(r, &x, path);
    return true;
}
