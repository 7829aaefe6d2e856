#include "input/package.h"

#include <string.h>
#include <zip.h>

#define PIECE_BYTES 32768

/* XML of many like rows packs 40 times smaller; only bombs do 300 times. */
#define RATIO_MOST  300
#define RATIO_FROM  (64u << 20)
#define NAME_MAX_OF 1000

struct package {
    const char *path;
    zip_t *zip;
    uint64_t unpacked;
};

static bool report_damaged(const char *path, struct diag *d)
{
    return diag_error(d, place_of(path, 0, 0),
                      "the workbook is damaged or was cut short: its list of "
                      "parts cannot be read; export or copy it again");
}

bool package_open(struct package **out, const char *path, struct str bytes,
                  struct arena *a, struct diag *d)
{
    struct package *p = arena_new(a, struct package);
    zip_error_t error;
    zip_source_t *source;

    zip_error_init(&error);
    source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    if (source)
        p->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source && !p->zip)
        zip_source_free(source);
    zip_error_fini(&error);
    if (!p->zip)
        return report_damaged(path, d);
    p->path = path;
    *out = p;
    return true;
}

void package_close(struct package *p)
{
    if (p)
        zip_discard(p->zip);
}

/* Names differ in case, and some programs write them with backslashes. */
static bool find(const struct package *p, struct str part, zip_uint64_t *out)
{
    char name[NAME_MAX_OF + 1];
    zip_int64_t at;

    if (part.len > NAME_MAX_OF)
        return false;
    memcpy(name, part.ptr, part.len);
    name[part.len] = '\0';
    at = zip_name_locate(p->zip, name, ZIP_FL_NOCASE);
    for (size_t i = 0; at < 0 && i < part.len; i++)
        if (name[i] == '/')
            name[i] = '\\';
    if (at < 0)
        at = zip_name_locate(p->zip, name, ZIP_FL_NOCASE);
    *out = (zip_uint64_t)at;
    return at >= 0;
}

bool package_has(const struct package *p, struct str part)
{
    zip_uint64_t at;

    return part.len && find(p, part, &at);
}

static bool report_part(const struct package *p, struct str part,
                        struct diag *d)
{
    return diag_error(d, place_of(p->path, 0, 0),
                      "the workbook is damaged: its part %.*s cannot be "
                      "unpacked; open it in a spreadsheet program and save it "
                      "again",
                      STR_ARG(part));
}

static bool report_bomb(const struct package *p, struct str part,
                        struct diag *d)
{
    return diag_error(d, place_of(p->path, 0, 0),
                      "the workbook's part %.*s unpacks to more than a ledger "
                      "can be; it is not read",
                      STR_ARG(part));
}

static bool is_bomb(const struct package *p, uint64_t packed, uint64_t unpacked)
{
    return p->unpacked > PACKAGE_BYTES ||
           (unpacked > RATIO_FROM && unpacked / RATIO_MOST > packed);
}

/* Hand on what the part unpacks to, the last piece being marked. */
static bool hand_on(struct package *p, struct str part, zip_file_t *file,
                    uint64_t packed, package_take *take, void *user,
                    struct diag *d)
{
    char piece[PIECE_BYTES];
    uint64_t unpacked = 0;
    zip_int64_t n = 1;
    bool ok = true;

    while (ok && n > 0) {
        n = zip_fread(file, piece, PIECE_BYTES);
        if (n < 0) {
            ok = report_part(p, part, d);
            break;
        }
        unpacked += (uint64_t)n;
        p->unpacked += (uint64_t)n;
        ok = is_bomb(p, packed, unpacked)
                 ? report_bomb(p, part, d)
                 : take(user, (struct str){piece, (size_t)n}, n == 0);
    }
    return ok;
}

bool package_read(struct package *p, struct str part, package_take *take,
                  void *user, struct diag *d)
{
    zip_uint64_t at;
    zip_stat_t stat;
    zip_file_t *file;
    bool ok;

    if (!find(p, part, &at))
        return diag_error(d, place_of(p->path, 0, 0),
                          "the workbook is damaged: its part %.*s is missing",
                          STR_ARG(part));
    zip_stat_init(&stat);
    if (zip_stat_index(p->zip, at, 0, &stat) != 0 ||
        !(stat.valid & ZIP_STAT_COMP_SIZE))
        return report_part(p, part, d);
    file = zip_fopen_index(p->zip, at, 0);
    if (!file)
        return report_part(p, part, d);
    ok = hand_on(p, part, file, stat.comp_size, take, user, d);
    zip_fclose(file);
    return ok;
}
