#include "command/dunning_book.h"

static const struct {
    const char *name;
    bool (*run)(struct run *r);
    size_t most; /* operands behind it */
} verbs[] = {
    {"propose", dunning_propose, 1},
    {"commit", dunning_commit, 2},
    {"undo", dunning_undo, 2},
    {"list", dunning_list, 1},
};

/* "dunning propose BOOK": from here on BOOK is the first operand. */
bool command_dunning(struct run *r)
{
    struct str verb = str_from_z(r->operands[0]);

    for (size_t i = 0; i < COUNT(verbs); i++) {
        if (!str_equal_z(verb, verbs[i].name))
            continue;
        r->operands++;
        r->operand_count--;
        if (r->operand_count < 1 || r->operand_count > verbs[i].most)
            break;
        if (!r->options.lang)
            book_speak(r, r->operands[0]);
        return verbs[i].run(r);
    }
    return diag_usage(r->diag,
                      "dunning: propose BOOK, commit BOOK [PROPOSAL], undo "
                      "BOOK NUMBER or list BOOK is expected");
}
