#include "command/dunning_names.h"

#include "base/utf8.h"

/* Control characters; zero-width and direction marks. */
static bool is_unseen(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

static void tell(struct run *r, const struct ledger *l,
                 const struct customer *customer, struct str text)
{
    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (!is_unseen(c))
            continue;
        diag_warning(r->diag, ledger_place(l, customer->at),
                     "customer %.*s: the character U+%04X, which nobody sees, "
                     "stands in what his letters print: correct the name or "
                     "address where it comes from",
                     STR_ARG(customer->customer_id), (unsigned)c);
        return;
    }
}

void dunning_names_tell(struct run *r, const struct dunning_book *x)
{
    const struct ledger *l = &x->book.ledger;
    uint32_t last = LEDGER_NONE;

    for (size_t i = 0; i < x->dunning.count; i++) {
        const struct dunning_case *c = &x->dunning.cases[i];
        const struct customer *who = &l->customers[c->customer];
        const struct str texts[] = {who->name, who->name_en, who->address,
                                    who->registered_address, who->contact};

        if (c->reason != DUNNING_DUE || c->customer == last)
            continue;
        last = c->customer;
        for (size_t j = 0; j < COUNT(texts); j++)
            tell(r, l, who, texts[j]);
    }
}
