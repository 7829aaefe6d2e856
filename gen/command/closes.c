#include "command/closes_value.h"

#include "base/file.h"
#include "base/hash.h"

#include <stdlib.h>

#define LARGEST_CLOSE    (1u << 30)
#define LARGEST_MANIFEST (64u << 20)
#define MOST_SAID        20

/* "2026-06-30", "2026-06-30-2". */
static bool parse_name(struct str name, struct date *day, int *number)
{
    struct str date = str_head(name, 10), rest = str_skip(name, 10);
    struct diag quiet = {0};
    int n = 0;

    *number = 1;
    if (name.len < 10 || date.ptr[4] != '-' || date.ptr[7] != '-' ||
        !date_parse((struct field){date, nowhere}, DATE_YMD, false, day,
                    &quiet))
        return false;
    if (rest.len == 0)
        return true;
    if (rest.len > 5 || rest.ptr[0] != '-')
        return false;
    for (rest = str_skip(rest, 1); rest.len; rest = str_skip(rest, 1)) {
        if (!str_is_digit(rest.ptr[0]))
            return false;
        n = 10 * n + (rest.ptr[0] - '0');
    }
    *number = n;
    return n > 1;
}

/* What manifest.json says of close.json. */
static struct str hash_told(struct run *r, const char *folder)
{
    const char *path = file_join(r->arena, folder, STR("manifest.json"));
    const struct json_node *outputs;
    struct json_node root;

    if (!file_exists(path) ||
        !json_read(path, LARGEST_MANIFEST, &root, r->arena, r->diag))
        return STR("");
    outputs = json_find(&root, "outputs");
    for (size_t i = 0; outputs && i < outputs->count; i++)
        if (str_equal_z(json_find_text(&outputs->items[i], "path"),
                        "close.json"))
            return json_find_text(&outputs->items[i], "sha256");
    return STR("");
}

static bool is_as_frozen(struct run *r, const char *folder, const char *path)
{
    struct str told = hash_told(r, folder);
    struct sha256 hash;

    if (!hash_file(&hash, path, r->diag))
        return false;
    return str_equal(told, hash_hex(hash, r->arena)) ||
           diag_error(r->diag, place_of(path, 0, 0),
                      "this close is not as it was frozen: its hash is not "
                      "the one in manifest.json; take the folder from a "
                      "backup");
}

/* Allowances are those of provisions that were complete. */
static bool read_allowances(const struct json_node *root, struct frozen *out,
                            struct arena *a)
{
    const struct json_node *list =
        json_find(json_find(root, "provision"), "currencies");
    size_t count = list ? list->count : 0;

    out->allowances = arena_array(a, struct frozen_allowance, count);
    for (size_t i = 0; i < count; i++) {
        const struct json_node *movement =
            json_find(&list->items[i], "movement");
        const struct json_node *closing = json_find(movement, "closing");
        struct frozen_allowance *x = &out->allowances[out->allowance_count];

        x->currency = closes_read_currency(&list->items[i]);
        if (!x->currency || !closing)
            return false;
        if (closing->kind == JSON_IS_NULL)
            continue;
        x->has_entry = json_find_text(movement, "entry").len > 0;
        if (!closes_read_money(movement, "closing", x->currency, &x->closing) ||
            (x->has_entry &&
             !closes_read_money(movement, "entry", x->currency, &x->entry)))
            return false;
        out->allowance_count++;
    }
    return true;
}

static bool read_close(struct run *r, const char *folder, struct frozen *out)
{
    const char *path = file_join(r->arena, folder, STR("close.json"));
    const struct json_node *figures;
    struct json_node root;

    if (!file_exists(path))
        return diag_error(r->diag, place_of(folder, 0, 0),
                          "this close has no close.json: take the folder from "
                          "a backup");
    if (!is_as_frozen(r, folder, path) ||
        !json_read(path, LARGEST_CLOSE, &root, r->arena, r->diag))
        return false;
    figures = json_find(&root, "figures");
    out->content = json_find_text(&root, "content");
    return (closes_read_ledger(json_find(figures, "ledger"), out, r->arena) &&
            read_allowances(figures, out, r->arena)) ||
           diag_error(r->diag, place_of(path, 0, 0),
                      "this close cannot be understood; it may be of a newer "
                      "version of duebook");
}

static int by_day(const void *a, const void *b)
{
    const struct frozen *x = a, *y = b;

    if (x->day.day != y->day.day)
        return x->day.day < y->day.day ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* What closes/ holds, by its names alone. */
static bool list_closes(struct run *r, const struct book *b, struct closes *out)
{
    struct file_names names;
    const char *folder;

    *out = (struct closes){0};
    if (!b->folder)
        return true;
    folder = file_join(r->arena, b->folder, STR("closes"));
    if (!file_is_folder(folder))
        return true;
    if (!file_list(&names, folder, r->arena, r->diag))
        return false;
    for (size_t i = 0; i < names.count; i++) {
        struct frozen x = {.name = names.items[i]};

        if (parse_name(x.name, &x.day, &x.number))
            ARENA_PUSH(r->arena, out->items, out->count, out->capacity) = x;
    }
    if (out->count)
        qsort(out->items, out->count, sizeof(*out->items), by_day);
    return true;
}

static const char *folder_of(struct run *r, const struct book *b,
                             const struct frozen *x)
{
    return file_join(r->arena, file_join(r->arena, b->folder, STR("closes")),
                     x->name);
}

bool closes_read(struct run *r, const struct book *b, struct closes *out)
{
    struct closes list;
    size_t n = 0;

    *out = (struct closes){0};
    if (!list_closes(r, b, &list))
        return false;
    for (size_t i = 0; i < list.count; i++)
        if (read_close(r, folder_of(r, b, &list.items[i]), &list.items[i]))
            list.items[n++] = list.items[i];
    out->items = list.items;
    out->count = n;
    return n == list.count;
}

const struct frozen *closes_before(const struct closes *c, struct date day)
{
    const struct frozen *found = NULL;

    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].day.day < day.day)
            found = &c->items[i];
    return found;
}

const struct frozen *closes_on(const struct closes *c, struct date day)
{
    const struct frozen *found = NULL;

    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].day.day == day.day)
            found = &c->items[i];
    return found;
}

/* --- what was entered late ------------------------------------------------ */

static bool read_photograph(struct run *r, const struct book *b,
                            struct date day, struct frozen *out, bool *found)
{
    struct diag quiet = diag_like(r->diag, r->arena);
    struct ledger *ledger = arena_new(r->arena, struct ledger);
    struct snapshot snapshot;
    const char **files;
    size_t file_count;
    struct view view;

    *found = false;
    if (!snapshot_find(b->folder, day, &snapshot, r->arena, &quiet) ||
        snapshot.date.day != day.day)
        return true;
    if (!book_read(r, b, &snapshot, no_date, &files, &file_count, ledger,
                   &quiet))
        return true;
    *found = true;
    return ledger_view_parallel(ledger, day, r->jobs, &view, r->arena,
                                r->diag) &&
           frozen_of(&view, out, r->arena, r->diag);
}

bool closes_ledger_of(struct run *r, const struct book *b, struct date day,
                      struct frozen *out, bool *found)
{
    struct view view;

    if (b->ledger.source == ALLOCATION_OPEN)
        return read_photograph(r, b, day, out, found);
    *found = true;
    return ledger_view_parallel(&b->ledger, day, r->jobs, &view, r->arena,
                                r->diag) &&
           frozen_of(&view, out, r->arena, r->diag);
}

bool closes_late(struct run *r, const struct book *b, const struct closes *c,
                 const struct frozen **close, struct frozen_differences *out)
{
    const struct frozen *last = closes_before(c, b->as_of);
    struct frozen *now = arena_new(r->arena, struct frozen);
    bool found;

    *close = NULL;
    *out = (struct frozen_differences){0};
    if (!last)
        return true;
    if (!closes_ledger_of(r, b, last->day, now, &found))
        return false;
    if (!found) {
        diag_warning(r->diag, nowhere,
                     "what was entered after the close of %.*s is not known: "
                     "the export of that day cannot be read any more",
                     STR_ARG(last->name));
        return true;
    }
    *close = last;
    return frozen_compare(last, now, out, r->arena, r->diag);
}

static void tell_difference(struct run *r, const struct frozen_difference *x)
{
    const struct frozen_item *item = x->is ? x->is : x->was;
    const struct currency *currency = item->currency;
    struct str number = item->number, customer = item->customer_id;
    struct str was = run_amount(r, x->was ? x->was->open : 0, currency);
    struct str is = run_amount(r, x->is ? x->is->open : 0, currency);

    switch (x->change) {
    case FROZEN_ADDED:
        diag_note(
            r->diag, nowhere, "entered late, added: %.*s of %.*s, now %.*s %s",
            STR_ARG(number), STR_ARG(customer), STR_ARG(is), currency->code);
        return;
    case FROZEN_GONE:
        diag_note(r->diag, nowhere,
                  "entered late, gone: %.*s of %.*s, frozen as %.*s %s",
                  STR_ARG(number), STR_ARG(customer), STR_ARG(was),
                  currency->code);
        return;
    case FROZEN_CHANGED:
        break;
    }
    diag_note(r->diag, nowhere,
              "entered late, changed: %.*s of %.*s, frozen as %.*s, now %.*s "
              "%s%s",
              STR_ARG(number), STR_ARG(customer), STR_ARG(was), STR_ARG(is),
              currency->code,
              x->effect ? ""
                        : diag_translate(r->diag, " (its days or class are "
                                                  "others)"));
}

/* "CNY 1,200.00, USD -3.00". */
static struct str effect_words(struct run *r, const struct balance *effect)
{
    struct str words = {0};

    for (size_t i = 0; i < effect->count; i++)
        words = arena_format(r->arena, "%.*s%s%s %.*s", STR_ARG(words),
                             i ? ", " : "", effect->items[i].currency->code,
                             STR_ARG(run_amount(r, effect->items[i].minor,
                                                effect->items[i].currency)));
    return words;
}

void closes_tell_late(struct run *r, const struct frozen *close,
                      const struct frozen_differences *late)
{
    if (!close || (late->count == 0 && late->effect_count == 0))
        return;
    if (late->count == 0) {
        diag_warning(r->diag, nowhere,
                     "entered after the close of %.*s: the open items of that "
                     "day are as they were frozen, but not what happened up to "
                     "it",
                     STR_ARG(close->name));
        return;
    }
    diag_warning(r->diag, nowhere,
                 "entered after the close of %.*s: %zu open items of that day "
                 "are not as they were frozen; effect %.*s",
                 STR_ARG(close->name), late->count,
                 STR_ARG(effect_words(r, &late->effect)));
    for (size_t i = 0; i < late->count && i < MOST_SAID; i++)
        tell_difference(r, &late->items[i]);
    if (late->count > MOST_SAID)
        diag_note(r->diag, nowhere, "and %zu more that were entered late",
                  late->count - MOST_SAID);
}

bool closes_look_for_late(struct run *r, const struct book *b)
{
    struct frozen_differences late;
    const struct frozen *close;
    const struct frozen *last;
    struct closes list;

    if (!list_closes(r, b, &list))
        return false;
    last = closes_before(&list, b->as_of);
    if (!last)
        return true;
    list.items[0] = *last;
    list.count = 1;
    if (!read_close(r, folder_of(r, b, last), &list.items[0]))
        return true; /* it is reported */
    if (!closes_late(r, b, &list, &close, &late))
        return false;
    closes_tell_late(r, close, &late);
    return true;
}

/* A paper of a day whose close has this very entry asks for no other. */
static void drop_same_entries(struct provision *p)
{
    for (size_t i = 0; i < p->part_count; i++) {
        struct provision_movement *m = &p->parts[i].movement;

        if (m->difference == 0)
            m->replaces = (struct str){0};
    }
}

bool closes_provision(struct run *r, const struct book *b,
                      struct provision *out)
{
    struct frozen_differences *late =
        arena_new(r->arena, struct frozen_differences);
    struct closes *closes = arena_new(r->arena, struct closes);
    const struct frozen *close;

    (void)!closes_read(r, b, closes);
    if (!provision_compute(&b->view, &b->policy, closes->items, closes->count,
                           out, r->arena, r->diag) ||
        !closes_late(r, b, closes, &close, late))
        return false;
    out->last_close = close;
    out->late = close ? late : NULL;
    drop_same_entries(out);
    return true;
}
