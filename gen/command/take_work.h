/*
 * take_work - what one run of take holds, for the files take_*.c alone.
 *
 * A set is the files of one day.  The files given (items) and those that stand
 * there already (kept) are looked at, compared, read together as the ledger of
 * the day, and only then filed, all at once.
 */
#ifndef COMMAND_TAKE_WORK_H
#define COMMAND_TAKE_WORK_H

#include "base/hash.h"
#include "command/book.h"
#include "command/take.h"
#include "command/take_list.h"
#include "doc/value.h"
#include "input/sheet.h"
#include "input/survey.h"
#include "measure/gap.h"

enum take_fate {
    TAKE_NEW,   /* to be filed */
    TAKE_KNOWN, /* the same bytes stand in known_as */
    TAKE_SAME   /* the same, of the snapshot before: filed with what is new */
};

/* A file that was given. */
struct take_item {
    const char *path;    /* where its bytes are */
    struct str original; /* what it was called; "odbc:ERP documents" */
    struct str name;     /* under which it is filed */
    struct sha256 hash;
    size_t bytes;
    enum sheet_kind kind; /* by its bytes */
    enum take_fate fate;
    const char *known_as;
    struct survey survey;
    struct date day; /* that it says it is of; or no_date */
    bool day_in_name;
    size_t day_line;
};

/* A file that stands in the folder of the day. */
struct take_kept {
    const char *path;
    struct str name;
    bool replaced;
    struct survey survey;
};

/* A file that was given and is none to be filed. */
struct take_skipped {
    const char *path;
    const char *same_as; /* where its bytes stand; NULL: it is no export */
};

/* What moved between two sets. */
struct take_change {
    bool known;
    struct gaps gaps;
    struct gap_moves moves;
};

struct take {
    struct run *run;
    struct book book;
    struct intake how;
    struct source_profiles profiles;
    const char *shelf; /* BOOK/snapshots */
    int lock;
    struct take_item *items;
    size_t item_count;
    struct take_skipped *skipped;
    size_t skipped_count, skipped_capacity;
    struct date as_of;  /* that of --as-of; then that of the set */
    const char *folder; /* BOOK/snapshots/DATE */
    bool exists;
    struct take_kept *kept;
    size_t kept_count;
    struct take_list list; /* take.json as it will be */
    size_t replaced;       /* how many of kept */
    struct snapshot day;   /* the set as it will be; paths as they are now */
    struct ledger ledger;
    struct view view;
    struct snapshot before; /* the snapshot before; folder NULL: none */
    struct ledger before_ledger;
    struct view before_view;
    struct take_change since_before; /* against the snapshot before */
    struct take_change since_old;    /* against the set that is replaced */
    bool has_before;
    bool accepted; /* something that stops was let pass by --accept-gap */
    bool objected; /* something stops that --accept-gap would let pass */
    bool stopped;  /* said why: nothing will be filed */
    struct message *objections; /* what stops, in their order */
};

/* Is it the file given, or one of its sheets: "book.xlsx!Sheet"? */
bool take_is_of(const char *path, const struct take_item *item);

/* Has the file these very bytes? */
bool take_same_bytes(const struct take_item *item, const char *path);

/* Say that a file is filed already, and where. */
void take_note_known(struct take *t, const struct take_item *item,
                     const char *as);

/* --accept-gap REASON, or NULL. */
const char *take_reason(const struct take *t);

/*
 * What stops unless there is a reason: an error, or as a warning what was
 * accepted.
 */
void take_object(struct take *t, struct place at, const char *format, ...)
    PRINTF(3, 4);

/* What stops, whatever reason there is. */
void take_stop(struct take *t, struct place at, const char *format, ...)
    PRINTF(3, 4);

/* Look at the files given: what they are, and which are filed already. */
MUST_CHECK bool take_open_items(struct take *t,
                                const struct take_source *sources, size_t n);

/* The day: --as-of, else what titles and names say. */
MUST_CHECK bool take_choose_day(struct take *t);

/* What stands in the folder of the day, and what overlaps. */
MUST_CHECK bool take_compare(struct take *t);

/* Read it as the ledger of the day, and the one before; totals and gaps. */
MUST_CHECK bool take_measure(struct take *t);

/* A row of totals in words; amounts name their currency if there are several.
 */
struct take_total_words {
    struct str stated, used, rejected;
    size_t rejected_rows;
};
struct take_total_words take_total_words(struct take *t,
                                         const struct survey_total *x);

/* To standard output: what was recognised, what moved. */
void take_say(struct take *t);

/* The same as one value, for JSON; ok: nothing stopped it. */
struct value take_value(struct take *t, bool ok);

/* Remove what an interrupted run left of the day, or end it. */
void take_recover(struct take *t);

/* Put it on the shelf, whole or not at all. */
MUST_CHECK bool take_file(struct take *t);

/* One take at a time; false: said why.  take_unlock is always fine. */
MUST_CHECK bool take_lock(struct take *t);
void take_unlock(struct take *t);

#endif
