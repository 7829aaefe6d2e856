/*
 * pdf_pages - documents of empty pages, a few bytes long, for tests.
 */
#ifndef TESTS_PDF_PAGES_H
#define TESTS_PDF_PAGES_H

#include "base/outfile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static inline void add_object(struct buf *b, size_t *at, const char *text)
{
    *at = b->len;
    buf_add_z(b, text);
}

/* A document of n pages, whose width is told in points. */
static inline void write_pages(struct arena *a, const char *path, int n,
                               int width)
{
    struct buf b = buf_new(a, 1 << 16);
    struct diag d = {.arena = a};
    size_t at[32], table;

    assert_true(n < 30);
    buf_add_z(&b, "%PDF-1.4\n");
    add_object(&b, &at[1], "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
    add_object(&b, &at[2], "2 0 obj <</Type/Pages/Kids[");
    for (int i = 0; i < n; i++)
        buf_add_format(&b, "%d 0 R ", i + 3);
    buf_add_format(&b, "]/Count %d/MediaBox[0 0 %d 842]>> endobj\n", n, width);
    for (int i = 0; i < n; i++) {
        at[i + 3] = b.len;
        buf_add_format(&b,
                       "%d 0 obj <</Type/Page/Parent 2 0 R/StructParents %d"
                       "/Resources<<>>>> endobj\n",
                       i + 3, i);
    }
    table = b.len;
    buf_add_format(&b, "xref\n0 %d\n0000000000 65535 f \n", n + 3);
    for (int i = 1; i < n + 3; i++)
        buf_add_format(&b, "%010zu 00000 n \n", at[i]);
    buf_add_format(&b,
                   "trailer <</Root 1 0 R/Size %d>>\nstartxref\n%zu\n%%%%EOF\n",
                   n + 3, table);
    assert_true(outfile_save(path, buf_str(&b), a, &d));
}

#endif
