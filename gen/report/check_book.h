/*
 * check_book - what is wrong with the data, for who puts it right.
 *
 * A finding is one thing to look at: a row, or the ledger as a whole.  The
 * workbook has a summary (does it tie, how many findings of each kind, which
 * files were read) and one list of findings, the worst first, with a link to
 * the file and row and what to do about it.
 */
#ifndef REPORT_CHECK_BOOK_H
#define REPORT_CHECK_BOOK_H

#include "doc/sheet.h"
#include "doc/value.h"
#include "measure/tieout.h"
#include "model/policy.h"

enum finding_kind {
    FINDING_TIE,       /* the ledger does not tie */
    FINDING_GAP,       /* a part of the export has gone missing */
    FINDING_LOST,      /* a row typed in records/ is there no more */
    FINDING_REJECT,    /* a row that cannot be read or understood */
    FINDING_DUPLICATE, /* two rows that are, or seem to be, one */
    FINDING_ORPHAN,    /* a row of the export that refers to nothing */
    FINDING_ENTRY,     /* a row of records/ that refers to nothing */
    FINDING_DATE,      /* dates that cannot follow each other so */
    FINDING_SIGN,      /* amounts with the wrong sign, or that contradict */
    FINDING_CUSTOMER,  /* customers that seem to be one */
    FINDING_OVERRIDE,  /* records/ stands instead of the export */
    FINDING_RESTATED,  /* not as it was reported */
    FINDING_LETTER,    /* a letter says what is no longer right */
    FINDING_UNPOSTED,  /* a typed receipt that the export does not have */
    FINDING_SETTLED,   /* a typed row of what has been settled */
    FINDING_FILE,      /* how files were read */
    FINDING_OTHER,
    FINDING_KINDS
};

struct finding {
    enum finding_kind kind;
    enum severity severity; /* DIAG_NOTE, DIAG_WARNING or DIAG_ERROR */
    struct place at;        /* file NULL: of the whole book */
    struct str link;        /* to the file and row; empty: none */
    struct str customer;    /* customer_id, or empty */
    struct str text;        /* what is wrong, in the book's language */
    struct str row;         /* the row as it stood, or empty */
    struct money amount;    /* currency NULL: none */
    bool told;              /* among the messages as well */
    size_t order;           /* among those of one severity and kind */
};

struct findings {
    struct finding *items; /* the worst first */
    size_t count, capacity;
    size_t counts[FINDING_KINDS][DIAG_SYSTEM]; /* by kind and severity */
};

struct check_figures {
    const struct ledger *ledger;
    const struct tieout *tieout;
    const struct policy *policy;
    const struct findings *findings;
    const struct str *file_links; /* of ledger->files */
    struct date as_of;
};

/* Count a finding and put it behind the others. */
void findings_add(struct findings *list, struct finding f, struct arena *a);

/* The worst first; among equals by kind, file and line. */
void findings_sort(struct findings *list);

/* "拒收", "Rejected"; what is to be done about findings of the kind. */
struct str finding_label(enum finding_kind kind, enum language language);
struct str finding_advice(enum finding_kind kind, enum language language);

/*
 * [{"kind", "severity": "error", "warning" or "note", "file", "line",
 * "column", "customer", "text", "advice", "row", "amount", "currency"}]
 */
struct value findings_value(const struct findings *list, enum language language,
                            struct arena *a);

void check_book_make(const struct check_figures *f, struct workbook *out,
                     struct arena *a);

#endif
