#include "command/command.h"

#include "base/file.h"
#include "base/outfile.h"
#include "command/entry_sheets.h"
#include "command/resources.h"

#include <errno.h>
#include <unistd.h>

#define LARGEST_STARTER_FILE   (1u << 20)
#define DEEPEST_STARTER_FOLDER 4

static bool copy_file(struct run *r, const char *from, const char *to)
{
    struct str bytes;

    return file_read(&bytes, from, LARGEST_STARTER_FILE, r->arena, r->diag) &&
           outfile_save(to, bytes, r->arena, r->diag);
}

static bool copy_folder(struct run *r, const char *from, const char *to,
                        int depth)
{
    struct file_names names;
    bool ok = true;

    if (!file_make_folder(to, r->arena, r->diag) ||
        !file_list(&names, from, r->arena, r->diag))
        return false;
    for (size_t i = 0; ok && i < names.count; i++) {
        const char *source = file_join(r->arena, from, names.items[i]);
        const char *target = file_join(r->arena, to, names.items[i]);

        if (!file_is_folder(source))
            ok = copy_file(r, source, target);
        else if (depth < DEEPEST_STARTER_FOLDER)
            ok = copy_folder(r, source, target, depth + 1);
    }
    return ok;
}

static bool is_empty_folder(struct run *r, const char *folder)
{
    struct file_names names;

    return file_list(&names, folder, r->arena, r->diag) && names.count == 0;
}

bool command_init(struct run *r)
{
    const char *folder = r->operands[0];
    const char *starter;

    if (file_exists(folder) && !is_empty_folder(r, folder)) {
        errno = 0;
        return diag_system(r->diag, folder,
                           "is there already and not empty; a new book needs "
                           "a new folder");
    }
    if (!resource_find(r, NULL,
                       r->language == LANGUAGE_ZH ? "templates/book/zh-CN"
                                                  : "templates/book/en",
                       &starter) ||
        !copy_folder(r, starter, folder, 0) ||
        !entry_sheets_write(r, file_join(r->arena, folder, STR("records")),
                            r->language))
        return false;
    diag_note(r->diag, nowhere,
              "%s is ready: fill in duebook.yaml, file the first export with "
              "duebook take %s FILE, then run duebook weekly %s",
              folder, folder, folder);
    return true;
}
