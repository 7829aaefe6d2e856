/*
 * proposal - the sheet on which people decide which letters go out.
 *
 * `dunning propose` writes it (report/proposal), somebody fills in the last
 * columns, `dunning commit` reads it back (input/proposal_read).  A row is an
 * open document; a decision is about a letter: one customer and currency.
 */
#ifndef MODEL_PROPOSAL_H
#define MODEL_PROPOSAL_H

#include "base/diag.h"
#include "model/policy.h"

enum proposal_column {
    PROPOSAL_NUMBER, /* 1, 2, ... through all sheets: a gap is a lost row */
    PROPOSAL_CUSTOMER_ID,
    PROPOSAL_CUSTOMER,
    PROPOSAL_DECISION, /* 发, 不发, 改级; empty: not sent */
    PROPOSAL_TO_STAGE, /* of 改级 */
    PROPOSAL_REASON,   /* why so decided */
    PROPOSAL_DECIDED_BY,
    PROPOSAL_STAGE, /* of the letter that is proposed */
    PROPOSAL_WHY,   /* why it is proposed, or not */
    PROPOSAL_TOTAL, /* of the letter; on its first row */
    PROPOSAL_CURRENCY,
    PROPOSAL_DOC_NO,
    PROPOSAL_INSTALLMENT,
    PROPOSAL_DUE,
    PROPOSAL_DAYS,
    PROPOSAL_OPEN,
    PROPOSAL_DISPUTED,
    PROPOSAL_REACHED, /* the stage by age alone */
    PROPOSAL_HINTS,
    PROPOSAL_CHECK, /* a hash of what the decision was based on */
    PROPOSAL_COLUMNS
};

extern const struct bilingual proposal_headings[PROPOSAL_COLUMNS];

/* Before the number of rows, in a cell of each sheet. */
extern const struct bilingual proposal_mark;

enum proposal_decision {
    DECISION_NONE,
    DECISION_SEND,  /* 发 */
    DECISION_LEAVE, /* 不发 */
    DECISION_CHANGE /* 改级 */
};
#define DECISION_COUNT (DECISION_CHANGE + 1)

extern const struct bilingual decision_words[DECISION_COUNT];

/* A row as it was read back; texts of the file, trimmed. */
struct proposal_row {
    int64_t number;
    struct str customer_id, currency, doc_no, installment_no;
    struct str stage, why, open, disputed, check; /* as they were proposed */
    struct str to_stage, reason, decided_by;
    enum proposal_decision decision;
    struct place at;          /* of the row's first cell */
    struct place decision_at; /* of the decision */
};

struct proposal {
    const char *path;
    int64_t rows_written; /* how many it had; 0: nobody knows any more */
    struct proposal_row *rows;
    size_t count, capacity;
};

#endif
