#include "command/dunning_book.h"
#include "command/issue.h"

static const struct issued_letter *find_letter(const struct issued *all,
                                               struct str number)
{
    for (size_t i = 0; i < all->count; i++)
        if (str_equal(all->letters[i].number, number))
            return &all->letters[i];
    return NULL;
}

static const struct delivery *find_posting(const struct ledger *l,
                                           struct str number)
{
    for (size_t i = 0; i < l->delivery_count; i++)
        if (str_equal(l->deliveries[i].letter_no, number) &&
            (date_is(l->deliveries[i].posted_date) || l->deliveries[i].result))
            return &l->deliveries[i];
    return NULL;
}

static bool withdraw(struct run *r, const struct dunning_book *x,
                     struct issue_register *reg)
{
    struct str number = str_from_z(r->operands[1]);
    const struct issued_letter *letter =
        find_letter(register_letters(reg), number);

    if (!letter)
        return diag_error(r->diag, nowhere,
                          "no letter has the number %.*s: dunning list shows "
                          "all",
                          STR_ARG(number));
    if (letter->state == ISSUED_WITHDRAWN)
        return diag_error(r->diag, nowhere,
                          "%.*s was withdrawn already on "
                          "%.*s",
                          STR_ARG(number),
                          STR_ARG(date_iso(letter->withdrawn_date, r->arena)));
    if (!register_withdraw(reg, number, x->letter_date,
                           str_from_z(r->options.reason), r->diag) ||
        !issue_list_write(r, &x->book, reg))
        return false;
    run_say(r, "%.*s: withdrawn; its number is not used again\n",
            STR_ARG(number));
    if (find_posting(&x->book.ledger, number))
        diag_warning(r->diag, nowhere,
                     "%.*s was posted already: send the customer a letter of "
                     "correction",
                     STR_ARG(number));
    return true;
}

bool dunning_undo(struct run *r)
{
    struct dunning_book x;
    struct issue_register *reg;
    bool ok;

    if (r->operand_count < 2 || !r->options.reason || !*r->options.reason)
        return diag_usage(r->diag, "dunning undo BOOK NUMBER --reason "
                                   "\"...\" is expected");
    if (!dunning_book_open(r, &x) || !issue_open(r, &x.book, &reg))
        return false;
    ok = withdraw(r, &x, reg);
    register_close(reg);
    return ok;
}
