/*
 * Any bytes as a configuration text: read or refused with a place, never
 * more than a bounded effort; what was read obeys the limits and can be asked.
 */
#include "input/yaml.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

static void visit(const struct yaml *y, int depth, struct diag *d)
{
    static const char *const names[] = {"version", "name", "days"};
    struct str text;
    int64_t n;
    bool b;

    require(depth <= YAML_MAX_DEPTH + 1);
    require(y->scalar.at.line >= 1 && y->scalar.at.column >= 1);
    (void)!yaml_text(y, &text, d);
    (void)!yaml_integer(y, -9, 9, &n, d);
    (void)!yaml_bool(y, &b, d);
    (void)!yaml_check_keys(y, names, COUNT(names), d);
    for (size_t i = 0; i < y->count; i++) {
        require(y->kind == YAML_LIST || y->keys[i].at.line >= 1);
        visit(&y->items[i], depth + 1, d);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct yaml y = {.count = SIZE_MAX};
    struct str text = {(const char *)data, size};

    if (yaml_parse(&y, "fuzz.yaml", 1, text, &a, &d))
        visit(&y, 1, &d);
    else
        require(d.worst == DIAG_ERROR && y.count == SIZE_MAX);
    arena_release(&a);
    return 0;
}
