/*
 * post_pack - what takes a run of letters to the seal, the post and back.
 *
 * In the run's folder, 寄送/ (post/): the letters joined for the printer, in
 * volumes where they are many, 用印申请.xlsx and EMS寄件表.xlsx.  In records/,
 * once the run stands, a sheet of deliveries with the letters' numbers, for
 * people to go on with.  Equal letters give equal bytes.
 */
#ifndef COMMAND_POST_PACK_H
#define COMMAND_POST_PACK_H

#include "command/book.h"
#include "model/issued.h"

struct post_files {
    struct str *names; /* within the run's folder */
    size_t count, capacity;
};

/*
 * Write 寄送/ into a folder that is there; letters in the order of their
 * envelopes, paths of their PDFs.  *out: what was written.
 */
MUST_CHECK bool post_pack_write(struct run *r, const struct book *b,
                                const struct issued_letter *letters,
                                size_t count, const char *const *paths,
                                const char *folder, struct post_files *out);

/*
 * The sheet of deliveries of a run, records/送达-2026-07-17.xlsx, for those of
 * the letters that are of the run; where it is there already people may have
 * typed into it, and it stays.
 */
MUST_CHECK bool post_deliveries_write(struct run *r, const struct book *b,
                                      const struct issued *letters,
                                      struct str run);

#endif
