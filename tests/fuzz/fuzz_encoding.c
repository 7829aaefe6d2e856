/*
 * Any bytes as an export: what is accepted is UTF-8 by the rules of base/utf8,
 * and our fast check agrees with that one about every input.
 */
#include "input/encoding.h"

#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct encoding_result out = {0};
    struct str bytes = {(const char *)data, size};

    require(encoding_check(bytes) == utf8_check(bytes));
    if (encoding_decode(bytes, "fuzz.csv", &out, &a, &d))
        require(utf8_check(out.text) == out.text.len && out.name);
    else
        require(d.worst == DIAG_ERROR && !out.name);
    arena_release(&a);
    return 0;
}
