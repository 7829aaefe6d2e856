#include "report/variables.h"

#include "report/variables_tables.h"

#include <assert.h>

const struct variable_kind *const variable_kinds[] = {
    &variables_letter, &variables_correction,   &variables_kpi,
    &variables_claim,  &variables_claim_checks, &variables_voucher,
    &variables_paper};
const size_t variable_kind_count = COUNT(variable_kinds);

const struct variable_kind *variables_find(struct str kind)
{
    for (size_t i = 0; i < variable_kind_count; i++)
        if (str_equal_z(kind, variable_kinds[i]->name))
            return variable_kinds[i];
    return NULL;
}

struct type_node *variables_types(const struct variable_kind *kind,
                                  struct arena *a)
{
    struct type_node *root = arena_new(a, struct type_node);
    struct diag quiet = {0};

    for (size_t i = 0; i < kind->count; i++) {
        struct field name = {.text = str_from_z(kind->items[i].name)};
        struct field text = {.text = str_from_z(kind->items[i].type)};
        struct value_type type;
        bool ok = type_parse(text, &type, &quiet) &&
                  type_add(root, name, type, a, &quiet);

        assert(ok);
        (void)ok;
    }
    return root;
}

const struct variable *variables_of(const struct variable_kind *kind,
                                    struct str name)
{
    for (size_t i = 0; i < kind->count; i++)
        if (str_equal_z(name, kind->items[i].name))
            return &kind->items[i];
    return NULL;
}
