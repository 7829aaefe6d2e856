#include "command/take_work.h"

#include "base/file.h"
#include "base/name.h"
#include "command/lock.h"

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
            if (take_same_bytes(item, t->kept[j].path))
                as = t->kept[j].path;
        if (as)
            take_note_known(t, item, as);
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

    if (can_replace)
        take_stop(t, at,
                  "%zu numbers stand in %s as well (%.*s%s): if this file is "
                  "the corrected one, add --replace",
                  all, x, STR_ARG(numbers), all > n ? ", ..." : "");
    else
        take_stop(t, at,
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

/* By what it is, where its name does not say that it is a table. */
static struct str ending_of(enum sheet_kind kind)
{
    static const struct str endings[] = {[SHEET_NONE] = STR_INIT(".csv"),
                                         [SHEET_XLSX] = STR_INIT(".xlsx"),
                                         [SHEET_XLS] = STR_INIT(".xls"),
                                         [SHEET_ODS] = STR_INIT(".ods"),
                                         [SHEET_UNREADABLE] = STR_INIT("")};

    return endings[kind];
}

/* Under which name each is filed: unlike all that stay. */
static void name_items(struct take *t)
{
    struct arena *a = t->run->arena;
    struct name_set taken = {0};

    (void)name_unique(&taken, STR("take"), STR(".json"), a);
    (void)name_unique(&taken, STR("replaced"), (struct str){0}, a);
    for (size_t i = 0; i < t->kept_count; i++)
        if (!t->kept[i].replaced)
            (void)name_unique(&taken, t->kept[i].name, (struct str){0}, a);
    for (size_t i = 0; i < t->item_count; i++) {
        struct str stem = file_name(t->items[i].path);
        struct str ending = snapshot_table_ending(stem);

        stem.len -= ending.len;
        if (!ending.len)
            ending = ending_of(t->items[i].kind);
        t->items[i].name = name_unique(&taken, stem, ending, a);
    }
}

/* What somebody has open he may save again, over what is filed now. */
static bool check_open(struct take *t)
{
    for (size_t i = 0; i < t->kept_count; i++)
        if (t->kept[i].replaced && !lock_check(t->run, t->kept[i].path))
            return false;
    return true;
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
    return check_open(t);
}
