#include "command/check_records.h"

#include "command/check_items.h"
#include "report/records_value.h"

static const char *shown(const struct run *r, struct str table)
{
    return diag_translate(r->diag, arena_z(r->arena, table));
}

static void say_override(struct run *r, const struct ledger *l,
                         const struct override *o)
{
    struct place at = ledger_place(l, o->at);

    run_say(r, "  %s %.*s, %.*s: %.*s instead of %.*s (%s:%u)\n",
            shown(r, o->table), STR_ARG(o->key), STR_ARG(o->title),
            STR_ARG(o->now), STR_ARG(o->was), at.file, (unsigned)at.line);
}

static void say_overrides(struct run *r, const struct ledger *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->override_count; i++) {
        if (!l->overrides[i].was.len)
            continue;
        if (n == 0)
            run_say(r, "typed cells that stand instead of the export's:\n");
        if (n++ < CHECK_MOST_SAID)
            say_override(r, l, &l->overrides[i]);
    }
    check_say_more(r, n);
}

void check_say_records(struct run *r, const struct ledger *l)
{
    size_t count;
    const struct typed_table *list = records_tables(l, &count, r->arena);

    for (size_t i = 0; i < count; i++) {
        if (list[i].rows == list[i].ignored)
            continue;
        run_say(r,
                "records/, %s: %zu rows typed, %zu rejected; %zu cells "
                "instead of the export's, %zu where it has none\n",
                shown(r, list[i].table), list[i].rows - list[i].ignored,
                list[i].rejected, list[i].overrides, list[i].fills);
    }
    say_overrides(r, l);
}
