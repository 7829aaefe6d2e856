#include "command/book_dunning.h"

#include "command/law.h"

bool book_letter_date(struct run *r, const struct book *b, struct date *out)
{
    struct law_tables law;

    if (!law_open_tables(r, b->folder, &law))
        return false;
    *out = calendar_next_worked(&law.calendar, b->as_of).day;
    return true;
}

bool book_dunning(struct run *r, const struct book *b, struct date letter_date,
                  struct dunning *out)
{
    struct law_tables *law = arena_new(r->arena, struct law_tables);
    struct promises *promises = arena_new(r->arena, struct promises);
    struct dunning_ask ask = {.ledger = &b->ledger,
                              .aging = &b->aging,
                              .policy = &b->policy,
                              .issued = &b->issued,
                              .calendar = &law->calendar,
                              .promises = promises,
                              .letter_date = letter_date};

    if (!law_open_tables(r, b->folder, law) ||
        !promises_make(&b->ledger, b->as_of, &b->policy, &law->calendar,
                       promises, r->arena, r->diag))
        return false;
    if (!date_is(letter_date))
        ask.letter_date = calendar_next_worked(&law->calendar, b->as_of).day;
    return dunning_compute(&ask, out, r->arena, r->diag);
}
