/*
 * link_near - the number that was probably meant.
 *
 * For people who mistype one: the nearest by edits among known numbers, of
 * equally near ones that with the same characters (K02 for K2O).
 */
#ifndef INPUT_LINK_NEAR_H
#define INPUT_LINK_NEAR_H

#include "input/link.h"

/* One search for each number that is not known; the work is bounded. */
struct nearing {
    size_t compared; /* numbers, in all searches */
};

struct near {
    struct nearing *bound;
    struct str id;      /* what was typed */
    struct str nearest; /* empty: none is near yet */
    unsigned distance;
    bool several; /* others are as near as it is */
};

struct near near_start(struct nearing *bound, struct str id);

/* Take a known number into account; false: the bound is reached. */
bool near_compare(struct near *n, struct str known);

/* Excel takes them off: "1" of "00001"; of zeros alone one is left. */
struct str near_without_zeros(struct str id);
bool near_differs_in_zeros(struct str a, struct str b);

/*
 * The nearest customer_id of the ledger, or document number; empty where none
 * is near, or several equally so: C9 may be any of C1, C2 and C3.
 */
struct str near_customer(struct nearing *bound, const struct ledger *l,
                         struct str id);
struct str near_document(struct nearing *bound, const struct ledger *l,
                         struct str doc_no);

#endif
