#include "command/render_lines.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_ROOM (1u << 20)
#define MAX_LINE   (16u << 20)

bool line_reader_open(struct line_reader *reader, const char *path,
                      struct arena *a, struct diag *d)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    *reader = (struct line_reader){
        .fd = fd, .path = path, .line = 1, .arena = a, .diag = d};
    if (fd < 0 || fstat(fd, &st) < 0)
        return diag_system(d, path, "cannot be read");
    if (!S_ISREG(st.st_mode)) {
        errno = 0;
        return diag_system(d, path,
                           "is no regular file: the data are read twice");
    }
    reader->capacity = FIRST_ROOM;
    reader->room = arena_alloc(a, reader->capacity);
    return true;
}

void line_reader_close(struct line_reader *reader)
{
    if (reader->fd >= 0)
        close(reader->fd);
    reader->fd = -1;
}

/* Move what is left to the front and fill the room behind it. */
static bool fill(struct line_reader *r)
{
    memmove(r->room, r->room + r->start, r->used - r->start);
    r->used -= r->start;
    r->start = 0;
    while (!r->at_end && r->used < r->capacity) {
        ssize_t n = read(r->fd, r->room + r->used, r->capacity - r->used);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return diag_system(r->diag, r->path, "cannot be read");
        r->at_end = n == 0;
        r->used += (size_t)n;
    }
    return true;
}

/* A line that does not fit gets twice the room. */
static bool grow(struct line_reader *r)
{
    if (r->capacity >= MAX_LINE)
        return diag_error(r->diag, place_of(r->path, r->line, 0),
                          "a line of data may have at most %u bytes", MAX_LINE);
    r->room = arena_grow(r->arena, r->room, r->capacity, 2 * r->capacity, 1);
    r->capacity *= 2;
    return fill(r);
}

static struct str rest_of(const struct line_reader *r)
{
    return (struct str){r->room + r->start, r->used - r->start};
}

/* The next line of what was read; false: it is not there as a whole. */
static bool take_line(struct line_reader *r, struct field *out)
{
    struct str rest = rest_of(r);
    ptrdiff_t end = str_find_byte(rest, '\n');

    if (end < 0 && (!r->at_end || rest.len == 0))
        return false;
    *out = (struct field){end < 0 ? rest : str_head(rest, (size_t)end),
                          place_of(r->path, r->line, 1)};
    r->start += out->text.len + (end >= 0);
    r->line++;
    if (out->at.line == 1 && str_starts(out->text, STR("\xEF\xBB\xBF")))
        out->text = str_skip(out->text, 3);
    return true;
}

bool line_reader_next(struct line_reader *r, struct field *lines, size_t *count)
{
    struct field line;

    *count = 0;
    if (!fill(r))
        return false;
    while (*count < RENDER_PIECE) {
        if (take_line(r, &line)) {
            if (str_trim(line.text).len)
                lines[(*count)++] = line;
            continue;
        }
        if (*count || (r->at_end && rest_of(r).len == 0))
            return true;
        if ((r->start == 0 ? !grow(r) : !fill(r)))
            return false;
    }
    return true;
}
