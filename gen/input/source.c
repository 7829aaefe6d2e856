#include "input/source.h"

#include "base/buf.h"
#include "base/job.h"
#include "base/utf8.h"
#include "input/encoding.h"
#include "input/sheet.h"

#include <errno.h>

/* Valid UTF-8 beyond ASCII before the first damage: then it is no other. */
static bool is_damaged_utf8(struct str bytes)
{
    size_t good = encoding_check(bytes);

    for (size_t i = 0; i < good; i++)
        if ((unsigned char)bytes.ptr[i] >= 0x80)
            return good < bytes.len;
    return false;
}

#define CHECK_BYTES (4u << 20)
#define HEAD_BYTES  65536

struct check {
    struct str bytes;
    size_t *from; /* of each piece, behind a line; one more at the end */
    bool *valid;
};

static bool check_piece(void *context, size_t i, struct worker *w)
{
    struct check *c = context;
    struct str piece = {c->bytes.ptr + c->from[i], c->from[i + 1] - c->from[i]};

    (void)w;
    c->valid[i] = encoding_check(piece) == piece.len;
    return true;
}

/* UTF-8 throughout?  On all cores; false as well where memory was short. */
static bool is_utf8(struct str bytes, unsigned threads, struct diag *d)
{
    struct arena scratch = {0};
    size_t most = bytes.len / CHECK_BYTES + 1, n = 0, at = 0;
    struct check c = {bytes, arena_array(&scratch, size_t, most + 1),
                      arena_array(&scratch, bool, most)};
    bool ok;

    while (at < bytes.len) {
        struct str rest = str_skip(bytes, at + CHECK_BYTES - 1);
        ptrdiff_t end = str_find_byte(rest, '\n');

        at = end < 0 ? bytes.len : (size_t)(rest.ptr - bytes.ptr + end) + 1;
        c.from[++n] = at;
    }
    ok = job_run(n, threads, check_piece, &c, &scratch, d);
    for (size_t i = 0; i < n; i++)
        ok = ok && c.valid[i];
    arena_release(&scratch);
    return ok;
}

/*
 * A large file of UTF-8 is checked on all cores; the front shows whether it
 * is text.
 */
static bool is_large_utf8(const struct source_file *f, unsigned threads,
                          struct arena *a, struct diag *d)
{
    struct str bytes = f->mapped.bytes, front = str_head(bytes, HEAD_BYTES);
    struct diag quiet = {0};
    struct encoding_result result;

    while (front.len && front.ptr[front.len - 1] != '\n')
        front.len--;
    return bytes.len > 2 * CHECK_BYTES && front.len &&
           encoding_decode(front, f->path, &result, a, &quiet) &&
           str_equal_z(str_from_z(result.name), encoding_name(ENCODING_UTF8)) &&
           is_utf8(bytes, threads, d);
}

/* Valid throughout, and what is no text stands behind the first line. */
static bool is_text_with_nul(struct str bytes)
{
    struct str first, rest;

    (void)str_cut(bytes, '\n', &first, &rest);
    return str_find_byte(first, '\0') < 0 && str_find_byte(rest, '\0') >= 0 &&
           encoding_check(bytes) == bytes.len;
}

/*
 * UTF-8 with damaged bytes is not refused as a whole: the rows that hold them
 * are.  All other cases are encoding's.
 */
static bool decode(struct source_file *f, unsigned threads, struct arena *a,
                   struct diag *d)
{
    struct str bytes = f->mapped.bytes;
    struct diag trial = diag_like(d, a);
    struct encoding_result result;
    enum encoding mark = ENCODING_UTF8;
    bool marked = encoding_take_mark(&bytes, &mark);

    f->is_valid = true;
    if (mark == ENCODING_UTF8 && is_large_utf8(f, threads, a, d)) {
        f->text = bytes;
        f->encoding = encoding_name(ENCODING_UTF8);
        return true;
    }
    if (encoding_decode(f->mapped.bytes, f->path, &result, a, &trial)) {
        f->text = result.text;
        f->encoding = result.name;
        diag_merge(d, &trial);
        return true;
    }
    if (mark != ENCODING_UTF8 || encoding_is_document(bytes) ||
        (!marked && !is_damaged_utf8(bytes) && !is_text_with_nul(bytes))) {
        diag_merge(d, &trial);
        return false;
    }
    f->text = bytes;
    f->encoding = encoding_name(ENCODING_UTF8);
    f->is_valid = false;
    return true;
}

/* Decode a text and bind it; *f is complete but for that. */
static bool open_text(struct source_file *f, bool alone,
                      const struct intake *how,
                      struct source_profiles *profiles, struct arena *a,
                      struct diag *d)
{
    if (!decode(f, how->threads, a, d))
        return false;
    if (str_trim(str_head(f->text, CSV_ROW_MAX)).len == 0) {
        diag_error(d, place_of(f->path, 0, 0),
                   "the file is empty: a heading row and data rows are "
                   "expected");
        f->skipped = true;
        return true;
    }
    f->format = csv_recognise(f->text);
    return source_bind(f, alone, how, profiles, a, d);
}

bool source_open(struct source_files *list, const char *path, bool alone,
                 bool typed, const struct intake *how,
                 struct source_profiles *profiles, struct arena *a,
                 struct diag *d)
{
    struct source_file f = {
        .path = path, .name = file_name(path), .typed = typed};
    bool ok = true;

    if (!file_map(&f.mapped, path, d))
        return false;
    if (sheet_kind_of(f.mapped.bytes) != SHEET_NONE) {
        return source_open_sheets(list, &f, alone, how, profiles, a, d);
    } else {
        ok = open_text(&f, alone, how, profiles, a, d);
    }
    ARENA_PUSH(a, list->items, list->count, list->capacity) = f;
    return ok;
}

bool source_read(struct source_files *list, const char *path, struct arena *a,
                 struct diag *d)
{
    struct source_file f = {.path = path, .name = file_name(path)};

    if (!file_map(&f.mapped, path, d))
        return false;
    if (sheet_kind_of(f.mapped.bytes) != SHEET_NONE)
        return source_read_sheets(list, &f, a, d);
    if (!decode(&f, 1, a, d))
        return false;
    f.format = csv_recognise(f.text);
    ARENA_PUSH(a, list->items, list->count, list->capacity) = f;
    return true;
}
