#include "command/law.h"

#include "base/file.h"
#include "command/resources.h"
#include "input/law_tables.h"

bool law_open_tables(struct run *r, const char *book, struct law_tables *out)
{
    const char *root, *own = NULL;

    if (!resource_root(r, &root))
        return false;
    if (book)
        own = file_join(r->arena, book, STR("tables"));
    return law_tables_read(file_join(r->arena, root, STR("templates/tables")),
                           own, out, r->arena, r->diag);
}
