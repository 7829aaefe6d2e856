/*
 * close_files - what `close` freezes, and its folder in closes/.
 *
 * One close at a time: the folder closes/ is locked.  All is written into a
 * hidden folder beside the target, which is renamed at the end; a folder that
 * is there is never touched again.
 */
#ifndef COMMAND_CLOSE_FILES_H
#define COMMAND_CLOSE_FILES_H

#include "command/closes.h"
#include "command/kpi_paper.h"
#include "command/manifest.h"
#include "command/press.h"
#include "command/run_folder.h"
#include "report/provision_voucher.h"

#define CLOSE_FILES_MAX 8

/* One run of the command. */
struct close {
    struct book book;
    struct closes closes;        /* that were there before */
    struct frozen now;           /* the ledger of the day */
    const struct frozen *before; /* the last close of this very day, or NULL */
    struct frozen_differences changes; /* since then */
    const struct frozen *late_close;   /* the last close before the day, if it
                                          can be compared; or NULL */
    struct frozen_differences late;    /* 期后补录 since then */
    struct kpi_paper kpi;
    struct provision provision;
    struct value figures; /* all that is frozen */
    struct str content;   /* their hash */
    bool unchanged;       /* as before */
    struct run_folder folder;
    struct str names[CLOSE_FILES_MAX]; /* of the outputs, within the folder */
    size_t name_count;
    const struct template *voucher; /* with its path, for the manifest */
    const char *voucher_path;
    struct font_files fonts;
    int lock; /* of closes/; -1: none */
};

/* "BOOK/closes/NAME". */
const char *close_folder(struct run *r, const struct close *c, struct str name);

/* False, said: another close of this book is running. */
MUST_CHECK bool close_lock(struct run *r, struct close *c);
void close_unlock(struct close *c);

/* The ledger, the buckets, the provision and the key figures. */
struct value close_figures(struct run *r, const struct close *c);
struct str close_content(struct run *r, struct value figures);

/* For --format json. */
struct value close_summary(struct run *r, const struct close *c);

/* Write all files and rename the folder to its name. */
MUST_CHECK bool close_write(struct run *r, struct close *c);

#endif
