/*
 * issued - letters that earlier runs wrote, as they said it then.
 *
 * Drafts are read back from the manifests of the runs (input/issued), numbered
 * letters from the register (register/register).  Nothing here is computed
 * anew: it is what the customer may have in his hands.
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

/* Of a numbered letter; what became of it afterwards records/deliveries say. */
enum issued_state {
    ISSUED_DRAFT,
    ISSUED_RESERVED, /* numbered, its commit was interrupted */
    ISSUED_ISSUED,
    ISSUED_WITHDRAWN /* by undo; the number is never used again */
};

struct issued_letter {
    struct str run;    /* "out/2026-07-10-2", "已发函件/2026-07-17" */
    struct str file;   /* within the run's folder */
    struct str number; /* of the register; empty: a draft */
    struct str stage;  /* of the ladder; empty: no stage's letter */
    struct str customer_id;
    const struct currency *currency;
    int64_t total; /* asked for */
    struct date as_of;
    struct issued_document *documents;
    size_t document_count;
    /* Of numbered letters alone: */
    struct str series;       /* "催字": numbered apart, each year anew */
    int32_t year, sequence;  /* 2026, 12 */
    struct date letter_date; /* printed on it; apart from as_of */
    struct date pay_by;      /* or no_date */
    struct str title;        /* "催款函" */
    struct str recipient, phone, address; /* as the envelope has them */
    struct str template_name; /* "templates/letters/zh-CN/demand.md" */
    struct str template_sha256, policy_sha256, sha256; /* hexadecimal */
    struct str corrects; /* the number it corrects (更正函); or empty */
    struct str reason;   /* why withdrawn, or of an override */
    struct date withdrawn_date; /* or no_date */
    struct str registered_at;   /* by the clock, "2026-07-17T09:30:00+08:00" */
    enum issued_state state;
};

struct issued {
    struct issued_letter *letters;
    size_t count, capacity;
};

#endif
