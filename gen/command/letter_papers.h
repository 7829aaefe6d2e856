/*
 * letter_papers - the letters that are due in a run, as papers to print.
 */
#ifndef COMMAND_LETTER_PAPERS_H
#define COMMAND_LETTER_PAPERS_H

#include "command/book.h"
#include "doc/template.h"
#include "measure/contracts.h"
#include "measure/dunning.h"
#include "model/issued.h"

struct letter_template {
    const char *name; /* "templates/letters/zh-CN/demand.md" */
    const char *path; /* where it was found */
    const struct template *template;
};

struct letter_papers {
    const struct book *book;
    struct dunning dunning;
    const struct dunning_case **due;      /* those that get a letter */
    const struct letter_template **forms; /* of due[i] */
    struct str *names;                    /* file name of due[i] */
    size_t count;
    struct letter_template *templates; /* each once */
    size_t template_count, template_capacity;
    struct contracts contracts; /* for addresses for service */
};

/* Decide who gets which letter and read the templates this takes. */
MUST_CHECK bool letter_papers_open(struct run *r, const struct book *b,
                                   struct letter_papers *out);

/*
 * The same of cases that are chosen already; due: with their stages.
 */
MUST_CHECK bool letter_papers_of(struct run *r, const struct book *b,
                                 const struct dunning *due,
                                 struct letter_papers *out);

/*
 * What the register has of the index-th letter, but for its number: stage,
 * amount, documents, dates, title, series, and where it is sent: the address
 * for service of its contract, else the customer's.
 */
struct issued_letter letter_papers_entry(const struct letter_papers *letters,
                                         size_t index, struct date letter_date,
                                         struct arena *a);

/* The index-th letter with its number and date; without: a draft. */
MUST_CHECK bool letter_papers_print(const struct letter_papers *letters,
                                    size_t index, struct date letter_date,
                                    struct str number,
                                    struct document_tree *out, struct arena *a,
                                    struct diag *d);

/* The index-th letter, a draft of the as-of day. */
MUST_CHECK bool letter_papers_make(const struct letter_papers *letters,
                                   size_t index, struct document_tree *out,
                                   struct arena *a, struct diag *d);

#endif
