#include "command/take_work.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* By its first bytes; a ZIP may be a workbook, so its name decides. */
static bool is_archive(struct str bytes, struct str name)
{
    static const struct str marks[] = {
        STR_INIT("Rar!"), STR_INIT("7z\xBC\xAF\x27\x1C"), STR_INIT("\x1F\x8B")};
    static const char *const endings[] = {".zip", ".rar", ".7z",
                                          ".gz",  ".tar", ".tgz"};

    for (size_t i = 0; i < COUNT(marks); i++)
        if (str_starts(bytes, marks[i]))
            return true;
    for (size_t i = 0; i < COUNT(endings); i++)
        if (file_has_ending(name, endings[i]))
            return true;
    return false;
}

static bool check_path(struct take *t, const char *path)
{
    if (!file_exists(path))
        return diag_system(t->run->diag, path, "cannot be opened");
    errno = 0;
    if (file_is_folder(path))
        return diag_usage(t->run->diag, "%s is a folder: name the files in it",
                          path);
    return true;
}

/* Hash and kind; the bytes are mapped again where they are read. */
static bool read_bytes(struct take *t, struct take_item *item)
{
    struct mapped m;
    bool archive;

    if (!check_path(t, item->path) || !file_map(&m, item->path, t->run->diag))
        return false;
    item->hash = hash_bytes(m.bytes);
    item->bytes = m.bytes.len;
    item->kind = sheet_kind_of(m.bytes);
    archive = is_archive(m.bytes, item->original);
    file_unmap(&m);
    if (archive)
        return diag_error(t->run->diag, place_of(item->path, 0, 0),
                          "this is an archive: unpack it first and give the "
                          "files in it");
    return true;
}

bool take_same_bytes(const struct take_item *item, const char *path)
{
    struct diag quiet = {0};
    struct sha256 hash;
    struct stat st;

    return stat(path, &st) == 0 && (size_t)st.st_size == item->bytes &&
           hash_file(&hash, path, &quiet) &&
           memcmp(&hash, &item->hash, sizeof(hash)) == 0;
}

/* The file of a snapshot with the same bytes, or NULL. */
static const char *find_in(const struct snapshot *s,
                           const struct take_item *item)
{
    for (size_t i = 0; i < s->file_count; i++)
        if (take_same_bytes(item, s->files[i]))
            return s->files[i];
    return NULL;
}

static bool same_path(const char *x, const char *y)
{
    struct stat a, b;

    return stat(x, &a) == 0 && stat(y, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

static void note_skipped(struct take *t, const char *path, const char *same_as)
{
    ARENA_PUSH(t->run->arena, t->skipped, t->skipped_count,
               t->skipped_capacity) = (struct take_skipped){path, same_as};
}

/* Is the file given itself one of a snapshot? */
static bool stands_inside(struct take *t, const struct take_item *item,
                          const struct snapshot *days, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < days[i].file_count; j++)
            if (same_path(item->path, days[i].files[j])) {
                diag_note(t->run->diag, place_of(item->path, 0, 0),
                          "stands in the snapshot of %.*s already",
                          STR_ARG(date_iso(days[i].date, t->run->arena)));
                note_skipped(t, item->path, days[i].files[j]);
                return true;
            }
    return false;
}

void take_note_known(struct take *t, const struct take_item *item,
                     const char *as)
{
    diag_note(t->run->diag, place_of(item->path, 0, 0),
              "is filed already, as %s: ignored", as);
    note_skipped(t, item->path, as);
}

/* The same bytes twice on the command line. */
static bool is_given_twice(struct take *t, const struct take_item *item)
{
    for (const struct take_item *x = t->items; x < item; x++)
        if (x->bytes == item->bytes &&
            memcmp(&x->hash, &item->hash, sizeof(x->hash)) == 0) {
            diag_note(t->run->diag, place_of(item->path, 0, 0),
                      "holds the same as %s: ignored", x->path);
            note_skipped(t, item->path, x->path);
            return true;
        }
    return false;
}

static struct snapshot *list_days(struct take *t, size_t *count)
{
    struct diag quiet = diag_like(t->run->diag, t->run->arena);
    struct snapshot *days = NULL;

    *count = 0;
    (void)!snapshot_list(t->book.folder, &days, count, t->run->arena, &quiet);
    return days;
}

/* What a shell's * gives beside the exports is not meant. */
static bool is_left_out(struct take *t, const char *path)
{
    struct str name = file_name(path);

    if (snapshot_is_conflict(name))
        snapshot_report_conflict(path, t->run->diag);
    else if (snapshot_is_bystander(name))
        diag_note(t->run->diag, place_of(path, 0, 0),
                  "programs leave such files beside those that are open: it "
                  "is not read");
    else
        return false;
    note_skipped(t, path, NULL);
    return true;
}

static bool open_item(struct take *t, struct take_item *item,
                      const struct take_source *source,
                      const struct snapshot *days, size_t n, bool *keep)
{
    if (is_left_out(t, source->path))
        return true;
    *item = (struct take_item){
        .path = source->path, .original = source->original, .day = no_date};
    if (!item->original.len)
        item->original = file_name(item->path);
    if (!read_bytes(t, item))
        return false;
    *keep = !stands_inside(t, item, days, n) && !is_given_twice(t, item);
    if (n)
        item->known_as = find_in(&days[n - 1], item);
    return true;
}

/*
 * The whole delivery may be the newest snapshot again, unless it is said to be
 * of another day; else what has not changed since then is filed with what has:
 * customers and rates stay the same for weeks.
 */
static bool is_all_known(const struct take *t, const struct snapshot *newest)
{
    if (newest && date_is(t->as_of) && t->as_of.day != newest->date.day)
        return false;
    for (size_t i = 0; i < t->item_count; i++)
        if (!t->items[i].known_as)
            return false;
    return true;
}

static bool survey(struct take *t, struct take_item *item)
{
    struct diag told = diag_like(t->run->diag, t->run->arena);
    bool ok = survey_open(&item->survey, item->path, &t->how, &t->profiles,
                          t->run->arena, &told);

    if (ok && item->survey.is_usable)
        return true; /* intake says it all again */
    diag_merge(t->run->diag, &told);
    return false;
}

bool take_open_items(struct take *t, const struct take_source *sources,
                     size_t n)
{
    size_t day_count;
    struct snapshot *days = list_days(t, &day_count);
    bool ok = true;

    t->items = arena_array(t->run->arena, struct take_item, n);
    for (size_t i = 0; i < n; i++) {
        bool keep = false;

        if (!open_item(t, &t->items[t->item_count], &sources[i], days,
                       day_count, &keep))
            ok = false;
        t->item_count += keep;
    }
    if (!ok)
        return false;
    if (is_all_known(t, day_count ? &days[day_count - 1] : NULL)) {
        for (size_t i = 0; i < t->item_count; i++)
            take_note_known(t, &t->items[i], t->items[i].known_as);
        t->item_count = 0;
    }
    for (size_t i = 0; i < t->item_count; i++) {
        if (t->items[i].known_as)
            t->items[i].fate = TAKE_SAME;
        ok = survey(t, &t->items[i]) && ok;
    }
    return ok;
}
