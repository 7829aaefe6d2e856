#include "command/output.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/outfile.h"
#include "command/lock.h"
#include "output/json.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *join(struct run *r, const char *const *names, size_t n)
{
    struct buf list = buf_new(r->arena, 1024);

    for (size_t i = 0; i < n; i++)
        buf_add_format(&list, "%s%s", i ? ", " : "", names[i]);
    return arena_z(r->arena, buf_str(&list));
}

bool output_format(struct run *r, const char *const *names, size_t n,
                   size_t *out)
{
    const char *asked = r->options.format;

    for (size_t i = 0; i < n; i++) {
        if (!asked || strcmp(asked, names[i]) == 0) {
            *out = i;
            return true;
        }
    }
    return diag_usage(r->diag, "--format %s: one of %s is expected", asked,
                      join(r, names, n));
}

bool output_text(struct run *r, struct str bytes)
{
    run_progress_end(r);
    if (r->options.output)
        return lock_check(r, r->options.output) &&
               outfile_save(r->options.output, bytes, r->arena, r->diag);
    if (fwrite(bytes.ptr, 1, bytes.len, stdout) != bytes.len)
        return diag_system(r->diag, NULL, "standard output cannot be written");
    return true;
}

bool output_json(struct run *r, struct value v)
{
    return output_text(r, json_make(v, r->arena));
}

const char *output_path(struct run *r, struct str name)
{
    const char *asked = r->options.output;

    if (!asked)
        return arena_z(r->arena, name);
    return file_is_folder(asked) ? file_join(r->arena, asked, name) : asked;
}

bool output_written(struct run *r, const char *path)
{
    run_progress_end(r);
    if (!r->options.quiet)
        run_say(r, "%s: written\n", path);
    return true;
}
