#include "command/take_work.h"

#include "base/file.h"
#include "base/name.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static bool has_ending(struct str name, const char *ending)
{
    struct str end = str_from_z(ending);

    return name.len > end.len &&
           str_equal_ignoring_case(str_skip(name, name.len - end.len), end);
}

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
        if (has_ending(name, endings[i]))
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
    archive = is_archive(m.bytes, item->original);
    file_unmap(&m);
    if (archive)
        return diag_error(t->run->diag, place_of(item->path, 0, 0),
                          "this is an archive: unpack it first and give the "
                          "files in it");
    return true;
}

static bool same_bytes(const struct take_item *item, const char *path)
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
        if (same_bytes(item, s->files[i]))
            return s->files[i];
    return NULL;
}

static bool same_path(const char *x, const char *y)
{
    struct stat a, b;

    return stat(x, &a) == 0 && stat(y, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
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
                return true;
            }
    return false;
}

static void note_known(struct take *t, const struct take_item *item,
                       const char *as)
{
    diag_note(t->run->diag, place_of(item->path, 0, 0),
              "is filed already, as %s: ignored", as);
}

/* The same bytes twice on the command line. */
static bool is_given_twice(struct take *t, const struct take_item *item)
{
    for (const struct take_item *x = t->items; x < item; x++)
        if (x->bytes == item->bytes &&
            memcmp(&x->hash, &item->hash, sizeof(x->hash)) == 0) {
            diag_note(t->run->diag, place_of(item->path, 0, 0),
                      "holds the same as %s: ignored", x->path);
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

static bool open_item(struct take *t, struct take_item *item,
                      const struct take_source *source,
                      const struct snapshot *days, size_t n, bool *keep)
{
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
 * The whole delivery may be the newest snapshot again; else what has not
 * changed since then is filed with what has: customers and rates stay the same
 * for weeks.
 */
static bool is_all_known(const struct take *t)
{
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
    if (is_all_known(t)) {
        for (size_t i = 0; i < t->item_count; i++)
            note_known(t, &t->items[i], t->items[i].known_as);
        t->item_count = 0;
    }
    for (size_t i = 0; i < t->item_count; i++) {
        if (t->items[i].known_as)
            t->items[i].fate = TAKE_SAME;
        ok = survey(t, &t->items[i]) && ok;
    }
    return ok;
}

/* "line 2", or its name. */
static struct str where(struct take *t, const struct title_date *x)
{
    const char *format = x->line ? "%.*s (line %zu)" : "%.*s (its name)";
    struct str iso = date_iso(x->date, t->run->arena);

    format = diag_translate(t->run->diag, format);
    return x->line ? arena_format(t->run->arena, format, STR_ARG(iso), x->line)
                   : arena_format(t->run->arena, format, STR_ARG(iso));
}

static bool report_several(struct take *t, const struct take_item *item,
                           const struct title_date *days, size_t n)
{
    struct str text = where(t, &days[0]);
    struct arena *a = t->run->arena;

    for (size_t i = 1; i < n; i++)
        text = arena_format(a, "%.*s, %.*s", STR_ARG(text),
                            STR_ARG(where(t, &days[i])));
    return diag_usage(t->run->diag,
                      "%s speaks of several days: %.*s; say with --as-of DATE "
                      "which one it is of",
                      item->path, STR_ARG(text));
}

/* The day that a file says it is of, if it is one day. */
static bool read_day(struct take *t, struct take_item *item)
{
    const struct title_date *days;
    size_t n = title_days(&item->survey.title, &days);

    if (n == 0)
        return true;
    item->day = days[0].date;
    item->day_line = days[0].line;
    item->day_in_name = days[0].role == TITLE_NAME;
    if (n == 1)
        return true;
    if (date_is(t->as_of)) {
        /* The day asked for, if it is among them. */
        for (size_t i = 0; i < n; i++)
            if (days[i].date.day == t->as_of.day) {
                item->day = days[i].date;
                item->day_line = days[i].line;
                item->day_in_name = days[i].role == TITLE_NAME;
            }
        return true;
    }
    return report_several(t, item, days, n);
}

/* Open items are the state of their day; events may run on behind it. */
static void compare_day(struct take *t, const struct take_item *item)
{
    struct arena *a = t->run->arena;
    struct place at = place_of(item->path, item->day_line, 0);
    struct str said = date_iso(item->day, a), asked = date_iso(t->as_of, a);

    if (!date_is(item->day) || item->day.day == t->as_of.day)
        return;
    if (item->day_in_name)
        diag_warning(t->run->diag, at,
                     "the name of the file speaks of %.*s; it is filed as of "
                     "%.*s, as --as-of says",
                     STR_ARG(said), STR_ARG(asked));
    else if (item->survey.has_open)
        take_object(t, at,
                    "the file says that it shows what was open on %.*s, but "
                    "--as-of says %.*s: leave --as-of out",
                    STR_ARG(said), STR_ARG(asked));
    else
        diag_warning(t->run->diag, at,
                     "the title of the file speaks of %.*s; it is filed as of "
                     "%.*s, as --as-of says",
                     STR_ARG(said), STR_ARG(asked));
}

static bool report_no_day(struct take *t)
{
    return diag_usage(t->run->diag,
                      "%s does not say which day it is of (neither above its "
                      "headings nor in its name): add --as-of DATE, the day "
                      "on which it was exported",
                      t->items[0].path);
}

/* One day for all files: that of the first who says one. */
static bool agree(struct take *t)
{
    const struct take_item *first = NULL;

    for (size_t i = 0; i < t->item_count; i++) {
        const struct take_item *x = &t->items[i];

        if (!date_is(x->day))
            continue;
        if (first && first->day.day != x->day.day)
            return diag_usage(
                t->run->diag,
                "%s is of %.*s, %s of %.*s: take the files of one day at a "
                "time, or say the day with --as-of DATE",
                first->path, STR_ARG(date_iso(first->day, t->run->arena)),
                x->path, STR_ARG(date_iso(x->day, t->run->arena)));
        if (!first)
            first = x;
    }
    if (!first)
        return report_no_day(t);
    t->as_of = first->day;
    return true;
}

bool take_choose_day(struct take *t)
{
    bool asked;
    bool ok = true;

    t->as_of = no_date;
    if (!book_parse_day(t->run, "--as-of", t->run->options.as_of, &t->as_of))
        return false;
    asked = date_is(t->as_of);
    for (size_t i = 0; i < t->item_count; i++)
        ok = read_day(t, &t->items[i]) && ok;
    if (!ok || (!asked && !agree(t)))
        return false;
    for (size_t i = 0; asked && i < t->item_count; i++)
        compare_day(t, &t->items[i]);
    t->folder =
        file_join(t->run->arena, t->shelf, date_iso(t->as_of, t->run->arena));
    return true;
}

static bool survey_kept(struct take *t)
{
    for (size_t i = 0; i < t->kept_count; i++) {
        struct take_kept *k = &t->kept[i];
        struct diag told = diag_like(t->run->diag, t->run->arena);

        /* What stands there and cannot be read may be what is replaced. */
        if (!survey_open(&k->survey, k->path, &t->how, &t->profiles,
                         t->run->arena, &told))
            k->survey = (struct survey){0};
    }
    return true;
}

static bool list_kept(struct take *t)
{
    struct diag told = diag_like(t->run->diag, t->run->arena);
    struct snapshot s = {0};

    take_recover(t);
    t->exists = file_is_folder(t->folder);
    if (!take_list_read(t->run, t->folder, &t->list, t->run->diag))
        return false;
    if (!t->exists || !snapshot_open(t->folder, &s, t->run->arena, &told))
        return true; /* an empty folder */
    t->kept = arena_array(t->run->arena, struct take_kept, s.file_count);
    for (size_t i = 0; i < s.file_count; i++)
        t->kept[t->kept_count++] = (struct take_kept){
            .path = s.files[i], .name = file_name(s.files[i])};
    return true;
}

/* Files whose bytes stand in the folder of the day. */
static void drop_known(struct take *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->item_count; i++) {
        const struct take_item *item = &t->items[i];
        const char *as = NULL;

        for (size_t j = 0; !as && j < t->kept_count; j++)
            if (same_bytes(item, t->kept[j].path))
                as = t->kept[j].path;
        if (as)
            note_known(t, item, as);
        else
            t->items[n++] = *item;
    }
    t->item_count = n;
}

#define OVERLAPS_SHOWN 3

static struct str list_numbers(struct take *t, const struct survey_overlap *x,
                               size_t n)
{
    struct str text = {0};

    for (size_t i = 0; i < n; i++)
        text =
            arena_format(t->run->arena, "%.*s%s%.*s", STR_ARG(text),
                         i ? ", " : "", STR_ARG(str_head(x[i].first.text, 60)));
    return text;
}

static struct place key_place(const struct survey *s,
                              const struct survey_key *key)
{
    return place_of(s->sources.items[key->source].path, key->line, 0);
}

/* The same numbers in two files of a day. */
static void report_overlap(struct take *t, const char *x,
                           const struct survey *y,
                           const struct survey_overlap *overlaps, size_t n,
                           size_t all, bool can_replace)
{
    struct place at = key_place(y, &overlaps[0].second);
    struct str numbers = list_numbers(t, overlaps, n);

    t->stopped = true;
    if (can_replace)
        diag_error(t->run->diag, at,
                   "%zu numbers stand in %s as well (%.*s%s): if this file is "
                   "the corrected one, add --replace",
                   all, x, STR_ARG(numbers), all > n ? ", ..." : "");
    else
        diag_error(t->run->diag, at,
                   "%zu numbers stand in %s as well (%.*s%s): give one of the "
                   "two files only",
                   all, x, STR_ARG(numbers), all > n ? ", ..." : "");
}

static void compare_items(struct take *t)
{
    struct survey_overlap found[OVERLAPS_SHOWN];

    for (size_t i = 0; i < t->item_count; i++)
        for (size_t j = 0; j < i; j++) {
            size_t all;
            size_t n = survey_overlaps(&t->items[j].survey, &t->items[i].survey,
                                       found, COUNT(found), &all);

            if (n)
                report_overlap(t, t->items[j].path, &t->items[i].survey, found,
                               n, all, false);
        }
}

static bool same_name(struct take *t, struct str x, struct str y)
{
    return str_equal(name_key(x, t->run->arena), name_key(y, t->run->arena));
}

/* Does a file that stands there give way to the new one? */
static void compare_kept(struct take *t, const struct take_item *item,
                         struct take_kept *k)
{
    struct survey_overlap found[OVERLAPS_SHOWN];
    size_t all;
    size_t n =
        survey_overlaps(&k->survey, &item->survey, found, COUNT(found), &all);

    if (t->run->options.replace) {
        if ((n || same_name(t, k->name, file_name(item->path))) &&
            !k->replaced) {
            k->replaced = true;
            t->replaced++;
        }
    } else if (n) {
        report_overlap(t, k->path, &item->survey, found, n, all, true);
    }
}

/* Under which name each is filed: unlike all that stay. */
static void name_items(struct take *t)
{
    static const struct str readable[] = {STR_INIT(".csv"),  STR_INIT(".tsv"),
                                          STR_INIT(".xlsx"), STR_INIT(".xlsm"),
                                          STR_INIT(".xls"),  STR_INIT(".ods"),
                                          STR_INIT(".et")};
    struct arena *a = t->run->arena;
    struct name_set taken = {0};

    (void)name_unique(&taken, STR("take"), STR(".json"), a);
    (void)name_unique(&taken, STR("replaced"), (struct str){0}, a);
    for (size_t i = 0; i < t->kept_count; i++)
        if (!t->kept[i].replaced)
            (void)name_unique(&taken, t->kept[i].name, (struct str){0}, a);
    for (size_t i = 0; i < t->item_count; i++) {
        struct str stem = file_name(t->items[i].path), ending = STR(".csv");

        for (size_t j = 0; j < COUNT(readable); j++)
            if (has_ending(stem, readable[j].ptr)) {
                ending = readable[j];
                stem.len -= ending.len;
                break;
            }
        t->items[i].name = name_unique(&taken, stem, ending, a);
    }
}

bool take_compare(struct take *t)
{
    if (!list_kept(t) || !survey_kept(t))
        return false;
    drop_known(t);
    compare_items(t);
    for (size_t i = 0; i < t->item_count; i++)
        for (size_t j = 0; j < t->kept_count; j++)
            compare_kept(t, &t->items[i], &t->kept[j]);
    name_items(t);
    return true;
}
