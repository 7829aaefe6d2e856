/*
 * fuzz_cff - any bytes as the outlines of a font: refused, or cut into a font
 * that reads back with the same drawings.
 */
#include "layout/cff.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool ok)
{
    if (!ok)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct str table = {(const char *)data, size};
    const uint32_t some[] = {0, 1, 300, 65535};
    uint16_t cids[COUNT(some)] = {0};
    struct cff cff, again;

    (void)!cff_find_cids(table, some, COUNT(some), cids);
    check(cids[0] == 0);
    if (cff_read(&cff, table, &a)) {
        uint32_t last = cff.charstrings.count - 1;
        const uint32_t glyphs[] = {0, last, last / 2, last};
        struct str font =
            cff_subset(&cff, glyphs, COUNT(glyphs), STR("Fuzz"), &a);

        check(cff_read(&again, font, &a));
        check(again.charstrings.count == COUNT(glyphs));
        for (uint32_t i = 0; i < COUNT(glyphs); i++)
            check(str_equal(cff_charstring(&again, i),
                            cff_charstring(&cff, glyphs[i])));
    }
    arena_release(&a);
    return 0;
}
