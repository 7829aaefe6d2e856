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
        if (!closes_read_money(movement, "closing", x->currency, &x->closing))
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

bool closes_read(struct run *r, const struct book *b, struct closes *out)
{
    struct closes list = {0};
    struct file_names names;
    const char *folder;
    bool ok = true;

    *out = list;
    if (!b->folder)
        return true;
    folder = file_join(r->arena, b->folder, STR("closes"));
    if (!file_is_folder(folder))
        return true;
    if (!file_list(&names, folder, r->arena, r->diag))
        return false;
    for (size_t i = 0; i < names.count; i++) {
        struct frozen x = {.name = names.items[i]};

        if (!parse_name(x.name, &x.day, &x.number))
            continue;
        if (read_close(r, file_join(r->arena, folder, x.name), &x))
            ARENA_PUSH(r->arena, list.items, list.count, list.capacity) = x;
        else
            ok = false;
    }
    if (list.count)
        qsort(list.items, list.count, sizeof(*list.items), by_day);
    *out = list;
    return ok;
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

static void say_difference(struct run *r, const struct frozen_difference *x)
{
    static const char *const formats[] = {
        [FROZEN_ADDED] = "  added: %.*s of %.*s: %.*s, now %.*s %s\n",
        [FROZEN_CHANGED] = "  changed: %.*s of %.*s: %.*s, now %.*s %s\n",
        [FROZEN_GONE] = "  gone: %.*s of %.*s: %.*s, now %.*s %s\n"};
    const struct frozen_item *item = x->is ? x->is : x->was;
    const struct currency *currency = item->currency;

    run_say(r, formats[x->change], STR_ARG(item->number),
            STR_ARG(item->customer_id),
            STR_ARG(run_amount(r, x->was ? x->was->open : 0, currency)),
            STR_ARG(run_amount(r, x->is ? x->is->open : 0, currency)),
            currency->code);
}

void closes_say_late(struct run *r, const struct frozen *close,
                     const struct frozen_differences *late)
{
    if (!close || (late->count == 0 && late->effect_count == 0))
        return;
    run_say(r,
            "entered after the close of %.*s (%zu open items are not as they "
            "were frozen):\n",
            STR_ARG(close->name), late->count);
    for (size_t i = 0; i < late->count && i < MOST_SAID; i++)
        say_difference(r, &late->items[i]);
    if (late->count > MOST_SAID)
        run_say(r, "and %zu rows more\n", late->count - MOST_SAID);
    for (size_t i = 0; i < late->effect.count; i++)
        run_say(r, "  effect on the balance: %.*s %s\n",
                STR_ARG(run_amount(r, late->effect.items[i].minor,
                                   late->effect.items[i].currency)),
                late->effect.items[i].currency->code);
    if (late->count == 0)
        run_say(r, "  the balances of that day are as they were; only what "
                   "happened up to it is not\n");
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
    return true;
}
