/*
 * fuzz_quick - any bytes as a row of documents: what quick takes is what
 * record_read takes, without a word, and both read the same.
 *
 * The first byte says what the profile says; each line behind it is a row.
 */
#include "../quick_pair.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest, row;
    struct pair p;

    if (size == 0)
        return 0;
    rest = (struct str){(const char *)data + 1, size - 1};
    pair_open(&p, data[0]);
    while (rest.len) {
        (void)str_cut(rest, '\n', &row, &rest);
        if (pair_read(&p, row) == PAIR_DIFFERS)
            abort();
        p.diag.worst = DIAG_OK;
    }
    pair_close(&p);
    return 0;
}
