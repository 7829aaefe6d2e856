/*
 * issued - letters that earlier runs wrote, as they said it then.
 *
 * Read back from the manifests of the runs.  Nothing here is computed anew: it
 * is what the customer may have in his hands.
 */
#ifndef MODEL_ISSUED_H
#define MODEL_ISSUED_H

#include "base/str.h"
#include "model/date.h"
#include "model/money.h"

struct issued_document {
    struct str doc_no, installment_no;
    int64_t open; /* as the letter lists it, in its currency */
    struct date due_date;
};

struct issued_letter {
    struct str run;    /* "out/2026-07-10-2" */
    struct str file;   /* within the run's folder */
    struct str number; /* of the register; empty: a draft */
    struct str stage;
    struct str customer_id;
    const struct currency *currency;
    int64_t total; /* asked for */
    struct date as_of;
    struct issued_document *documents;
    size_t document_count;
};

struct issued {
    struct issued_letter *letters;
    size_t count, capacity;
};

#endif
