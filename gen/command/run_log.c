#include "command/run_log.h"

#include "base/file.h"
#include "base/outfile.h"
#include "command/help.h"
#include "command/output_names.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_LOG (64u << 20)

/* Every `from` in the text becomes `to`. */
static struct str replace(struct run *r, struct str text, struct str from,
                          struct str to)
{
    struct buf out = buf_new(r->arena, LONGEST_LOG);

    for (ptrdiff_t at; (at = str_find(text, from)) >= 0;) {
        buf_add(&out, str_head(text, (size_t)at));
        buf_add(&out, to);
        text = str_skip(text, (size_t)at + from.len);
    }
    buf_add(&out, text);
    return buf_str(&out);
}

/* Paths of the book as they are from inside it. */
static struct str inside_book(struct run *r, const struct book *b,
                              struct str text)
{
    struct arena *a = r->arena;
    const struct snapshot *s = &b->snapshot;

    if (s->folder && date_is(s->date))
        text = replace(
            r, text, arena_format(a, "%s/", s->folder),
            arena_format(a, "snapshots/%.*s/", STR_ARG(date_iso(s->date, a))));
    return replace(r, text, arena_format(a, "%s/", b->folder), (struct str){0});
}

static struct str messages(struct run *r)
{
    struct buf text = buf_new(r->arena, LONGEST_LOG);

    diag_text(r->diag, DIAG_NOTE, &text);
    return buf_str(&text);
}

struct str run_log_text(struct run *r, const struct book *b)
{
    struct buf text = buf_new(r->arena, LONGEST_LOG);

    buf_add_z(&text, "duebook " DUEBOOK_VERSION "\n");
    if (date_is(b->as_of))
        buf_add_format(&text, diag_translate(r->diag, "as of %.*s\n"),
                       STR_ARG(date_iso(b->as_of, r->arena)));
    if (r->diag->worst == DIAG_OK)
        buf_add_z(&text, diag_translate(r->diag, "no messages\n"));
    buf_add(&text, inside_book(r, b, messages(r)));
    return buf_str(&text);
}

static const char *path_of_refused(struct run *r, const struct book *b)
{
    return file_join(r->arena, file_join(r->arena, b->folder, STR("out")),
                     output_name(OUTPUT_LOG, &b->policy));
}

/* That it cannot be written is no second failure. */
void run_log_refused(struct run *r, const struct book *b)
{
    struct diag quiet = diag_like(r->diag, r->arena);
    const char *out = file_join(r->arena, b->folder, STR("out"));

    if (file_make_folder(out, r->arena, &quiet))
        (void)!outfile_save(path_of_refused(r, b), run_log_text(r, b), r->arena,
                            &quiet);
}

void run_log_clear(struct run *r, const struct book *b)
{
    (void)unlink(path_of_refused(r, b));
}

/* As it was typed; words with blanks in quotes. */
static void add_words(struct run *r, struct buf *text)
{
    buf_add_z(text, "$ duebook");
    for (size_t i = 1; i < r->word_count; i++) {
        bool quoted = !*r->words[i] || strpbrk(r->words[i], " \t\"'");

        buf_add_z(text, quoted ? " \"" : " ");
        buf_add_z(text, r->words[i]);
        buf_add_z(text, quoted ? "\"" : "");
    }
    buf_add_byte(text, '\n');
}

static bool append(const char *path, struct str text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    bool ok = fd >= 0 && write(fd, text.ptr, text.len) == (ssize_t)text.len &&
              fsync(fd) == 0;

    if (fd >= 0)
        ok = close(fd) == 0 && ok;
    return ok;
}

void run_log_take(struct run *r, const struct book *b)
{
    struct buf text = buf_new(r->arena, LONGEST_LOG);
    const char *shelf = file_join(r->arena, b->folder, STR("snapshots"));
    const char *path =
        file_join(r->arena, shelf, output_name(OUTPUT_LOG, &b->policy));

    add_words(r, &text);
    if (r->said)
        buf_add(&text, buf_str(r->said));
    buf_add(&text, messages(r));
    buf_add_format(&text, diag_translate(r->diag, "exit status %d\n\n"),
                   diag_exit_status(r->diag, r->options.strict));
    if (!append(path, buf_str(&text)))
        diag_warning(r->diag, place_of(path, 0, 0),
                     "the messages could not be added here: %s",
                     diag_translate(r->diag, strerror(errno)));
}
