#include "command/dunning_book.h"

#include "base/file.h"
#include "command/guard.h"
#include "command/issue.h"
#include "command/output_names.h"

const char *dunning_home(const struct book *b, struct arena *a)
{
    return file_join(a, b->folder, output_name(OUTPUT_DUNNING, &b->policy));
}

bool dunning_book_compute(struct run *r, struct dunning_book *x)
{
    struct book *b = &x->book;

    if (!dunning_compute(&b->ledger, &b->aging, &b->policy, &x->dunning,
                         r->arena, r->diag))
        return false;
    x->steps = dunning_steps_make(&b->ledger, b->as_of, &b->policy, &x->dunning,
                                  r->arena);
    return true;
}

bool dunning_book_open(struct run *r, struct dunning_book *out)
{
    *out = (struct dunning_book){.letter_date = no_date};
    if (!book_open(r, AGING_ITEMS | BOOK_EARLIER_ITEMS, &out->book))
        return false;
    if (!out->book.folder)
        return diag_usage(r->diag,
                          "dunning needs a book: a folder with duebook.yaml; "
                          "duebook init makes one");
    out->letter_date = out->book.as_of;
    return guard_book(r, &out->book) &&
           book_parse_day(r, "--date", r->options.date, &out->letter_date) &&
           issue_read(r, &out->book, &out->issued) &&
           dunning_book_compute(r, out);
}

struct proposal_figures dunning_book_figures(const struct dunning_book *x)
{
    return (struct proposal_figures){.ledger = &x->book.ledger,
                                     .aging = &x->book.aging,
                                     .policy = &x->book.policy,
                                     .dunning = &x->dunning,
                                     .steps = &x->steps,
                                     .as_of = x->book.as_of};
}
