/*
 * paper_list - the papers that can be drafted, by their templates.
 *
 * They stand in templates/letters (to the customer), templates/court (to a
 * court or an authority) and templates/inside (for the house), a folder a
 * language; a book's own come before the built-in ones.
 */
#ifndef COMMAND_PAPER_LIST_H
#define COMMAND_PAPER_LIST_H

#include "command/command.h"

struct paper_list {
    struct str *names; /* "demand", in order, each once */
    size_t count, capacity;
};

/* Those of one language; book NULL: the built-in ones alone. */
MUST_CHECK bool paper_list_read(struct run *r, const char *book,
                                enum language language, struct paper_list *out);

/*
 * The template of a paper: in its language, or where there is none in it, in
 * the other one.  False, reported: there is none.
 */
MUST_CHECK bool paper_find(struct run *r, const char *book, struct str name,
                           enum language language, const char **path);

/* Is it one of them?  Else reported with the nearest. */
MUST_CHECK bool paper_list_check(struct run *r, const struct paper_list *list,
                                 struct str name);

/* What each is, is for and needs: `document --list`. */
MUST_CHECK bool paper_list_say(struct run *r, const char *book,
                               enum language language);

#endif
