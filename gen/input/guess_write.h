/*
 * guess_write - the writing of a draft, for guess_yaml and guess_documents
 * alone.
 */
#ifndef INPUT_GUESS_WRITE_H
#define INPUT_GUESS_WRITE_H

#include "base/buf.h"
#include "input/guess.h"

/* Different words of a column that are looked at. */
#define WORDS_MAX 40

struct guess_writing {
    const struct guess *guess;
    struct buf out;
    struct arena *arena;
    struct diag *diag;
};

/* In the reader's language. */
const char *guess_said(const struct guess_writing *w, const char *text)
    __attribute__((format_arg(2)));

/* Valid text without controls: can it be written as it is? */
bool guess_is_printable(struct str s);

/* A scalar: never more than one line, whatever the text holds. */
void guess_add_scalar(struct buf *out, struct str s);

/* A column by its heading, or by its position where that is no name. */
void guess_add_column(struct buf *out, const struct guess_table *t,
                      size_t column);

/* "column: H" or "position: 3". */
void guess_add_named(struct buf *out, const struct guess_table *t,
                     size_t column);

/* How it is called in a sentence. */
struct str guess_column_shown(const struct guess_writing *w, size_t column);

/* Where messages about headings point. */
struct place guess_heading_place(const struct guess_writing *w);

/* Does the column ask whether a document is void, and the word say so? */
bool guess_is_void_word(const struct guess_column *c, struct str s);

/* The table of documents. */
void guess_add_documents(struct guess_writing *w);

#endif
