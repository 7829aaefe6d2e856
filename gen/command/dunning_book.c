#include "command/dunning_book.h"
#include "command/book_dunning.h"

#include "base/file.h"
#include "command/guard.h"
#include "command/issue.h"
#include "command/output_names.h"

const char *dunning_home(const struct book *b, struct arena *a)
{
    return file_join(a, b->folder, output_name(OUTPUT_DUNNING, &b->policy));
}

uint32_t dunning_customer(const struct ledger *l, struct str id)
{
    size_t low = 0, high = l->customer_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t at = l->customer_order[middle];
        int order = str_compare(l->customers[at].customer_id, id);

        if (order == 0)
            return at;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return LEDGER_NONE;
}

/* The last letter of each case; letters of one day by their number. */
static void find_last(struct run *r, struct dunning_book *x)
{
    const struct ledger *l = &x->book.ledger;

    x->last = arena_array(r->arena, const struct issued_letter *,
                          x->dunning.count + 1);
    for (size_t i = 0; i < x->book.issued.count; i++) {
        const struct issued_letter *letter = &x->book.issued.letters[i];
        uint32_t customer = dunning_customer(l, letter->customer_id);
        const struct dunning_case *c =
            customer == LEDGER_NONE
                ? NULL
                : dunning_steps_case(&x->steps, customer, letter->currency);
        const struct issued_letter **last;

        if (!c || letter->state != ISSUED_ISSUED || letter->corrects.len)
            continue;
        last = &x->last[c - x->dunning.cases];
        if (!*last || letter->letter_date.day >= (*last)->letter_date.day)
            *last = letter;
    }
}

bool dunning_book_compute(struct run *r, struct dunning_book *x)
{
    struct book *b = &x->book;

    if (!book_dunning(r, b, x->letter_date, &x->dunning))
        return false;
    x->steps = dunning_steps_make(&b->ledger, b->as_of, &b->policy, &x->dunning,
                                  r->arena);
    find_last(r, x);
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
    return guard_book(r, &out->book) &&
           book_letter_date(r, &out->book, &out->letter_date) &&
           book_parse_day(r, "--date", r->options.date, &out->letter_date) &&
           issue_read(r, &out->book, &out->book.issued) &&
           dunning_book_compute(r, out);
}

struct proposal_figures dunning_book_figures(const struct dunning_book *x)
{
    return (struct proposal_figures){.ledger = &x->book.ledger,
                                     .aging = &x->book.aging,
                                     .policy = &x->book.policy,
                                     .dunning = &x->dunning,
                                     .steps = &x->steps,
                                     .last = x->last,
                                     .as_of = x->book.as_of};
}
