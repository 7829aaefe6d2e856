/*
 * paper_cover - the note for the house on papers that are to be finished by
 * hand: what each of them leaves blank.
 */
#ifndef COMMAND_PAPER_COVER_H
#define COMMAND_PAPER_COVER_H

#include "command/book.h"
#include "doc/template.h"

/* One paper, and the names of what it leaves blank. */
struct covered_paper {
    const struct customer *customer;
    struct str title;
    struct field *blanks; /* values that are not there */
    size_t count;
    struct str *typed; /* what stands around other blanks */
    size_t typed_count;
};

struct paper_cover {
    const struct policy *policy;
    struct str title;
    struct date date;
    struct covered_paper *items;
    size_t count, capacity;
};

/* Nothing where no line of it is left to fill. */
void paper_cover_add(struct paper_cover *cover, const struct customer *customer,
                     const struct template *t, const struct document_tree *tree,
                     struct arena *a);

/*
 * "待补内容（内部）.txt", in English books "to-fill-in-internal.txt", beside
 * the papers; none where nothing is left blank.
 */
MUST_CHECK bool paper_cover_write(struct run *r, const struct book *b,
                                  const struct paper_cover *cover,
                                  const char *folder);

#endif
