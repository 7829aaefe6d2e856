/*
 * intake - exports become the ledger.
 *
 * Each file: recognise the encoding, find its profile, split into rows, parse
 * on all cores, map to the canonical tables.  Every row is used, ignored by a
 * rule of the profile (and counted), or rejected with its place and reason.
 */
#ifndef INPUT_INTAKE_H
#define INPUT_INTAKE_H

#include "model/ledger.h"
#include "model/policy.h"

struct past;

struct intake {
    const char *const *profile_folders; /* searched in order */
    size_t profile_folder_count;
    size_t own_folder_count; /* the first so many are the user's own */
    const char *profile;     /* --profile NAME, or NULL: by headings and name */
    unsigned threads;
    const struct currency *currency; /* where neither row nor profile says */
    struct date as_of;               /* of open-items photographs */
    struct date known_at; /* rows recorded later are ignored; no_date: none */
    struct ledger_rules rules;
    struct past *past;   /* the snapshots before as_of; NULL: not known */
    size_t record_count; /* the last so many files are of records/ */
    size_t piece_bytes;  /* of a job; 0: as is best, others for tests */
};

/*
 * Read files (CSV) into *out and finish the ledger.  Rows whose recorded_date
 * is after known_at are counted as ignored.  False only when nothing
 * sensible can be computed (unreadable file, unknown column, no profile);
 * rejected rows are in the ledger and in d (exit 1).
 */
MUST_CHECK bool intake_read(const char *const *paths, size_t n,
                            const struct intake *how, struct ledger *out,
                            struct arena *a, struct diag *d);

/* A book folder: its snapshots and which one serves a day. */
struct snapshot {
    struct date date;
    const char *folder;
    const char **files; /* sorted */
    size_t file_count;
};

/* The newest snapshot not after known_at (no_date: the newest). */
MUST_CHECK bool snapshot_find(const char *book, struct date known_at,
                              struct snapshot *out, struct arena *a,
                              struct diag *d);

/*
 * The newest snapshot strictly before a day that has files.  False, without a
 * message, where there is none, and *out untouched.  Says nothing of what lies
 * about in the folders either: snapshot_find has.
 */
MUST_CHECK bool snapshot_before(const char *book, struct date day,
                                struct snapshot *out, struct arena *a,
                                struct diag *d);

/* A folder of exports by itself; date from its name, or no_date. */
MUST_CHECK bool snapshot_open(const char *folder, struct snapshot *out,
                              struct arena *a, struct diag *d);

/* A file that systems and programs leave beside others: never read. */
bool snapshot_is_bystander(struct str name);

/*
 * The ending that says that a file is a table (its bytes say whether it is),
 * in small letters: ".xlsx"; or empty.
 */
struct str snapshot_table_ending(struct str name);

/* The copy that a shared folder makes when two people write at once: never
   read either, but said. */
bool snapshot_is_conflict(struct str name);
void snapshot_report_conflict(const char *path, struct diag *d);

/* All of them, oldest first. */
MUST_CHECK bool snapshot_list(const char *book, struct snapshot **out,
                              size_t *count, struct arena *a, struct diag *d);

/*
 * What people typed: the CSV files of BOOK/records/ that have a row below
 * their headings, by name.  A book without that folder has none.
 */
MUST_CHECK bool snapshot_records(const char *book, const char ***files,
                                 size_t *count, struct arena *a,
                                 struct diag *d);

/*
 * duebook.yaml of a book.  Keys that are missing keep policy_default's value;
 * all mistakes are told, and on any of them *out is untouched.  The creditor's
 * name may be empty (warned of): no letter may be made then.
 */
MUST_CHECK bool policy_read(const char *book, struct policy *out,
                            struct arena *a, struct diag *d);

/*
 * The language that duebook.yaml states, so that what policy_read has to say
 * is said in it; a file that is no YAML may state it in a line all the same.
 * Says nothing; false, and *out untouched, where the file cannot be read or
 * states none.
 */
bool policy_language(const char *book, enum language *out,
                     struct arena *scratch);

#endif
