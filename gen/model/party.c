#include "model/ledger.h"

int origin_compare(struct origin a, struct origin b)
{
    if (a.file != b.file)
        return a.file < b.file ? -1 : 1;
    return (a.line > b.line) - (a.line < b.line);
}

/* "Ltd." behind a comma belongs to the name before it. */
static bool is_suffix(struct str part)
{
    static const char *const suffixes[] = {
        "ltd",   "ltd.", "limited", "inc", "inc.", "llc",  "l.l.c.", "corp",
        "corp.", "co",   "co.",     "plc", "gmbh", "s.a.", "sa",     "lp"};

    for (size_t i = 0; i < COUNT(suffixes); i++)
        if (str_equal_ignoring_case(part, str_from_z(suffixes[i])))
            return true;
    return false;
}

struct str customer_next_former(struct str *list)
{
    struct str first = receipt_next_number(list);

    while (list->len) {
        struct str rest = *list;
        struct str part = receipt_next_number(&rest);

        if (!is_suffix(part))
            break;
        first.len = (size_t)(part.ptr + part.len - first.ptr);
        *list = rest;
    }
    return first;
}
