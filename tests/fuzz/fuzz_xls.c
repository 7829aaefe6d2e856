/*
 * fuzz_xls - no bytes of a workbook in XLS may do harm: as the file as a
 * whole, and, behind a byte 'S', as the stream of records in one that is sound.
 */
#include "../ole_kit.h"
#include "sheet_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    struct arena a = {0};

    if (size > 0 && data[0] == 'S')
        bytes = ole_kit_file("Workbook", str_skip(bytes, 1), &a);
    check_workbook(bytes);
    arena_release(&a);
    return 0;
}
