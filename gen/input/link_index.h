/*
 * link_index - finding what a row names by its number.
 */
#ifndef INPUT_LINK_INDEX_H
#define INPUT_LINK_INDEX_H

#include "input/link_near.h"

/* A document with an installment_no. */
struct instalment {
    struct str doc_no;
    struct date due; /* or DATE_NONE */
    uint32_t document;
};

/* Credit notes alone. */
struct credit {
    struct str doc_no;
    uint32_t document;
};

/* Indexes of what allocations, write-offs and disputes may name. */
struct index {
    struct link *link;
    struct arena scratch;
    struct keys documents, receipts;
    struct keys credits; /* of credit_rows */
    struct credit *credit_rows;
    size_t credit_count;
    struct intern bill_numbers;     /* of bills, where there are any */
    uint32_t *bills;                /* by number in it; LEDGER_NONE: several */
    bool has_instalments;           /* they are listed */
    struct instalment *instalments; /* by doc_no, the earliest due first */
    size_t instalment_count;
    bool knows_alike;    /* they are listed */
    struct intern alike; /* numbers of documents, by what they have in common */
    struct str *of_alike; /* the number, by number in alike; empty: several */
    struct nearing nearing;
};

/* False when memory was short; index_release all the same. */
MUST_CHECK bool index_build(struct index *x, struct link *l);
void index_release(struct index *x);

enum found {
    FOUND_NONE,
    FOUND_ONE,
    FOUND_SEVERAL,    /* documents of that very number */
    FOUND_INSTALMENTS /* and none was named */
};

/* The instalments of a document: of x->instalments, [from, to). */
struct span {
    size_t from, to;
};

/*
 * part empty: the document by itself, or its only instalment.  FOUND_NONE where
 * the document has other instalments than part: they are *instalments, and *out
 * is one of them; else *instalments is empty.
 */
enum found index_find_document(struct index *x, struct str doc_no,
                               struct str part, uint32_t *out,
                               struct span *instalments);

/*
 * As index_find_document, for what stands in a row of any file: where no
 * document bears a number that a person typed, the one whose number differs in
 * width, case, brackets or blanks alone; FOUND_SEVERAL where there are more.
 */
enum found index_find_typed(struct index *x, struct origin at, struct key typed,
                            uint32_t *out, struct span *instalments);

/* "1, 2, 3" of a document's instalments, for people. */
struct str index_list_instalments(struct index *x, struct span span);

/*
 * A receipt or credit note; the other one is LEDGER_NONE.  The number of a bill
 * is that of its receipt, which may have another one of its own.
 */
enum found index_find_source(struct index *x, struct str number,
                             uint32_t *receipt, uint32_t *credit_note);

/* The row's own document or receipt, or LEDGER_NONE. */
uint32_t index_document_at(const struct index *x, struct origin at);
uint32_t index_receipt_at(const struct index *x, struct origin at);

#endif
