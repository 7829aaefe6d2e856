/*
 * check_findings - everything that somebody should look at in a book's data.
 *
 * Rejected rows, what was said while the book was read, and what is looked for
 * here alone: dates in the wrong order, signs, rows that seem to stand twice.
 */
#ifndef COMMAND_CHECK_FINDINGS_H
#define COMMAND_CHECK_FINDINGS_H

#include "command/entries.h"
#include "report/check_book.h"

/* What collects them. */
struct check {
    struct run *run;
    const struct book *book;
    struct findings list;
    struct entries lost; /* typed rows that are there no more */
    struct str from;   /* the folder of the report, absolute; empty: no links */
    struct str *paths; /* of the ledger's files, as seen from there */
};

/* to: where the report will stand, for the links; or NULL. */
struct check check_new(struct run *r, const struct book *b, const char *to);

/* Find everything; c->list then has the worst first. */
void check_find(struct check *c);

/* The link to a place as seen from where the report stands; or empty. */
struct str check_link(const struct check *c, struct place at);

/* check_rows.c: what the rows themselves look like. */
void check_rows(struct check *c);

/* A finding at a row, in words that are translated already. */
void check_add(struct check *c, enum finding_kind kind, enum severity severity,
               struct place at, uint32_t customer, struct money amount,
               struct str text);

#endif
