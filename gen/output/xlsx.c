#include "output/xlsx.h"

#include "base/file.h"
#include "output/xlsx_book.h"
#include "output/xlsx_pack.h"
#include "output/xlsx_sheet.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

char *xlsx_z(struct xlsx_book *b, struct str text)
{
    return (char *)(uintptr_t)arena_z(b->arena, xlsx_cell_text(text));
}

bool xlsx_take_name(struct xlsx_book *b, struct str name)
{
    for (size_t i = 0; i < b->name_count; i++)
        if (str_equal_ignoring_case(b->names[i], name))
            return false;
    ARENA_PUSH(b->arena, b->names, b->name_count, b->name_capacity) = name;
    return true;
}

static void set_properties(struct xlsx_book *b)
{
    const struct workbook *m = b->model;
    lxw_doc_properties properties = {.title = xlsx_z(b, m->title),
                                     .subject = xlsx_z(b, m->subject),
                                     .author = xlsx_z(b, m->author),
                                     .company = xlsx_z(b, m->company),
                                     .keywords = xlsx_z(b, m->keywords),
                                     .created = (time_t)m->created.day * 86400};

    workbook_set_properties(b->lib, &properties);
}

/*
 * Columns are measured in digits of the first format's font.  In Arial they are
 * as wide as in the library's Calibri, and programs without Calibri have one of
 * the same widths.
 */
static void set_default_font(lxw_workbook *lib)
{
    lxw_format *first = STAILQ_FIRST(lib->formats);

    if (!first)
        return;
    format_set_font_name(first, "Arial");
    format_set_font_size(first, 10);
}

/*
 * The library prints its failures by itself: not here, where they become a
 * message.  No other thread runs while the coordinator writes a workbook.
 */
static lxw_error close_silently(lxw_workbook *lib)
{
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    lxw_error error;

    if (null >= 0 && kept >= 0)
        dup2(null, STDERR_FILENO);
    error = workbook_close(lib);
    if (null >= 0 && kept >= 0)
        dup2(kept, STDERR_FILENO);
    if (null >= 0)
        close(null);
    if (kept >= 0)
        close(kept);
    return error;
}

/* Whatever went wrong inside is told once, by close. */
static lxw_error write_book(const struct workbook *model, const char *path,
                            const char *folder, struct arena *a)
{
    /* The library keeps the pointer but never writes through it. */
    lxw_workbook_options options = {.tmpdir = (char *)(uintptr_t)folder};
    struct xlsx_book *b = arena_new(a, struct xlsx_book);
    bool ok = true;
    lxw_error error;

    b->model = model;
    b->arena = a;
    b->lib = workbook_new_opt(path, &options);
    if (!b->lib)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    set_default_font(b->lib);
    set_properties(b);
    for (size_t i = 0; ok && i < model->sheet_count; i++)
        ok = xlsx_sheet_add(b, &model->sheets[i]);
    error = close_silently(b->lib);
    return ok ? error : LXW_ERROR_PARAMETER_VALIDATION;
}

/*
 * The library wants a path: one in memory, so that a full disk can cut nothing
 * short.  Its own temporary files, unlinked at once, stand beside the target.
 */
static bool make_archive(const struct workbook *book, const char *path,
                         struct mapped *out, struct arena *a, struct diag *d)
{
    struct str folder = {path, (size_t)(file_name(path).ptr - path)};
    int fd = memfd_create("workbook", MFD_CLOEXEC);
    const char *memory = arena_format(a, "/proc/self/fd/%d", fd).ptr;
    lxw_error error;
    bool ok = false;

    if (fd < 0)
        return diag_system(d, path, "no memory for the workbook");
    error = write_book(book, memory, folder.len ? arena_z(a, folder) : ".", a);
    if (error != LXW_NO_ERROR) {
        errno = 0;
        diag_system(d, path, "libxlsxwriter cannot write the workbook: %s",
                    lxw_strerror(error));
    } else {
        ok = file_map(out, memory, d);
    }
    close(fd);
    return ok;
}

bool xlsx_write(const struct workbook *book, const char *path, unsigned threads,
                struct arena *a, struct diag *d)
{
    struct outfile file = {0};
    struct mapped archive = {0};
    bool ok = false;

    if (!outfile_open(&file, path, a, d))
        return false;
    if (!make_archive(book, path, &archive, a, d))
        goto out;
    ok = xlsx_pack(book, archive.bytes, &file, path, threads, a, d) &&
         outfile_commit(&file, d);
    file_unmap(&archive);
out:
    outfile_discard(&file);
    return ok;
}
