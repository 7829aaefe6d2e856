/*
 * fuzz_front - any bytes as a template file: front matter, tags, Markdown and
 * blocks.  What can be read is looked at as lint does and filled with data
 * made from its own declarations; all of it ends.
 */
#include "base/file.h"
#include "command/lint.h"
#include "command/template_file.h"
#include "command/vars.h"
#include "doc/value_json.h"
#include "output/json.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_template(const struct template *t, const char *path,
                         struct arena *a)
{
    struct diag d = {.arena = a};
    struct lint l = {.path = path, .template = t, .arena = a, .diag = &d};
    struct document_tree tree = {0};
    struct field json = {.at = place_of("d.json", 1, 1)};
    struct value data;

    if (!template_schema(t, &l.schema, a, &d))
        return;
    template_uses(t, l.schema.types, &l.uses, a);
    lint_names(&l);
    lint_shape(&l);
    lint_text(&l);
    json.text = json_make(vars_example(l.schema.types, l.schema.kind, a), a);
    /* An example is good data for what it is made of. */
    if (!value_json(&data, json, l.schema.types, a, &d))
        abort();
    (void)!template_fill(t, data, NULL, 0, &tree, a, &d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "/tmp/fuzz_front.XXXXXX.md";
    struct arena a = {0};
    struct diag d = {.arena = &a};
    const struct template *t;
    int fd = mkstemps(path, 3);

    if (fd < 0)
        abort();
    if (write(fd, data, size) != (ssize_t)size)
        abort();
    close(fd);
    if (template_load(&t, path, NULL, &a, &d))
        try_template(t, path, &a);
    else if (d.worst == DIAG_OK)
        abort();
    unlink(path);
    arena_release(&a);
    return 0;
}
