/*
 * pdf_plain - a file of output/pdf with its streams unpacked, to search in.
 */
#ifndef TESTS_PDF_PLAIN_H
#define TESTS_PDF_PLAIN_H

#include "base/buf.h"

#include <string.h>
#include <zlib.h>

#define PLAIN_MAX ((size_t)1 << 26)

static inline void add_unpacked(struct buf *out, struct str packed)
{
    uLongf room = 1 << 20;
    char *bytes = arena_alloc(out->arena, room);

    if (uncompress((Bytef *)bytes, &room, (const Bytef *)packed.ptr,
                   (uLong)packed.len) == Z_OK)
        buf_add(out, (struct str){bytes, room});
}

/* The file, and behind it what each stream holds. */
static inline struct str pdf_plain(struct str file, struct arena *a)
{
    struct buf out = buf_new(a, PLAIN_MAX);
    struct str rest = file;
    ptrdiff_t at;

    buf_add(&out, file);
    while ((at = str_find(rest, STR(">>stream\n"))) >= 0) {
        ptrdiff_t end;

        rest = str_skip(rest, (size_t)at + strlen(">>stream\n"));
        end = str_find(rest, STR("\nendstream"));
        if (end < 0)
            break;
        add_unpacked(&out, str_head(rest, (size_t)end));
        rest = str_skip(rest, (size_t)end);
    }
    return buf_str(&out);
}

#endif
