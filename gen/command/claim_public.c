#include "command/claim_public.h"

#include "measure/claim_notes.h"

bool claim_public(struct run *r, const struct claim_book *book,
                  const struct ledger *l, uint32_t customer,
                  const struct currency *currency, const struct claim **out)
{
    struct str id = l->customers[customer].customer_id;
    struct claim *claim = arena_new(r->arena, struct claim);
    struct claim_notes notes;

    switch (claim_make(book, customer, currency, claim, &notes, r->arena,
                       r->diag)) {
    case CLAIM_DONE:
        *out = claim;
        return true;
    case CLAIM_ASK:
        return diag_error(r->diag, nowhere,
                          "%.*s: the claim has questions that are not decided: "
                          "duebook claim BOOK --customer %.*s tells them",
                          STR_ARG(id), STR_ARG(id));
    case CLAIM_NOTHING:
        return diag_error(r->diag, nowhere,
                          "%.*s: nothing is due in %s, and this paper claims "
                          "what is",
                          STR_ARG(id), currency->code);
    case CLAIM_FAILED:
        break;
    }
    return false;
}
