#include "command/take_work.h"

#include "base/file.h"

/* "documents+receipts" as people call them. */
static struct str table_words(struct take *t, struct str tables)
{
    struct arena *a = t->run->arena;
    struct str text = {0}, part;
    bool more = true;

    if (t->run->language == LANGUAGE_EN)
        return tables;
    while (more) {
        struct str title;

        more = str_cut(tables, '+', &part, &tables);
        title = part;
        for (size_t i = 0; i < TABLE_COUNT; i++)
            if (str_equal_z(part, table_forms[i].name))
                (void)canonical_part(table_forms[i].file_names, 1, &title);
        text = arena_format(a, "%.*s%s%.*s", STR_ARG(text),
                            text.len ? "、" : "", STR_ARG(title));
    }
    return text;
}

/* A table of a database is known by that, not by the file that is filed. */
static const char *shown_name(struct take *t, const struct take_item *item,
                              const char *path)
{
    return str_starts(item->original, STR("odbc:"))
               ? arena_z(t->run->arena, item->original)
               : path;
}

static void say_file(struct take *t, const struct ledger_file *f,
                     const char *name)
{
    struct run *r = t->run;

    run_say(r, "%s: %.*s, read with the profile %.*s (%.*s)\n", name,
            STR_ARG(table_words(t, f->table)), STR_ARG(f->profile),
            STR_ARG(f->encoding));
    run_say(r, "  %zu rows: %zu used, %zu ignored, %zu rejected\n", f->rows,
            f->rows - f->ignored - f->rejected, f->ignored, f->rejected);
    if (f->ignored_why.len)
        run_say(r, "  ignored: %.*s\n", STR_ARG(f->ignored_why));
}

static void say_day(struct take *t, const struct take_item *item)
{
    struct run *r = t->run;
    struct str day;

    if (!date_is(item->day))
        return;
    day = date_iso(item->day, r->arena);
    if (item->day_in_name)
        run_say(r, "  of %.*s (its name)\n", STR_ARG(day));
    else
        run_say(r, "  of %.*s (its title, line %zu)\n", STR_ARG(day),
                item->day_line);
}

/* "CNY 1.00", and behind another one ", USD 2.00". */
static struct str add_amount(struct take *t, struct str text,
                             const struct currency *currency, struct decimal x)
{
    struct arena *a = t->run->arena;
    struct str amount = decimal_format(x, true, a);

    return arena_format(a, "%.*s%s%s%s%.*s", STR_ARG(text),
                        text.len ? ", " : "", currency ? currency->code : "",
                        currency ? " " : "", STR_ARG(amount));
}

struct take_total_words take_total_words(struct take *t,
                                         const struct survey_total *x)
{
    struct take_total_words w = {0};
    bool several = x->by_currency;

    w.stated = add_amount(t, w.stated, several ? x->currency : NULL, x->stated);
    for (size_t i = 0; i < x->part_count; i++) {
        const struct survey_part *p = &x->parts[i];
        const struct currency *c = several ? p->currency : NULL;

        if (p->rows || !p->rejected_rows)
            w.used = add_amount(t, w.used, c, p->used);
        if (p->rejected_rows)
            w.rejected = add_amount(t, w.rejected, c, p->rejected);
        w.rejected_rows += p->rejected_rows;
    }
    return w;
}

static void say_totals(struct take *t, const struct take_item *item)
{
    struct run *r = t->run;

    for (size_t i = 0; i < item->survey.total_count; i++) {
        const struct survey_total *x = &item->survey.totals[i];
        struct str stated = take_total_words(t, x).stated;

        if (x->agrees)
            run_say(r,
                    "  row of totals (line %u), %.*s: %.*s, as the rows come "
                    "to\n",
                    x->at.line, STR_ARG(x->heading), STR_ARG(stated));
        else if (x->readable)
            run_say(r,
                    "  row of totals (line %u), %.*s: %.*s, DIFFERS from the "
                    "rows\n",
                    x->at.line, STR_ARG(x->heading), STR_ARG(stated));
    }
}

static void say_item(struct take *t, const struct take_item *item)
{
    for (size_t i = 0; i < t->ledger.file_count; i++)
        if (take_is_of(t->ledger.files[i].path, item))
            say_file(t, &t->ledger.files[i],
                     shown_name(t, item, t->ledger.files[i].path));
    say_day(t, item);
    say_totals(t, item);
    if (item->fate == TAKE_SAME)
        run_say(t->run, "  unchanged since the snapshot before\n");
}

/* The figure that check shows and the accounts have; what it is made of where
   that is more than one thing. */
static void say_parts(struct run *r, bool by_open, const struct gap_sum *s)
{
    const struct currency *c = s->currency;

    if (by_open && s->closing.is != s->total.is)
        run_say(r,
                "    made of open items %.*s, and credit notes and unapplied "
                "money %.*s\n",
                STR_ARG(run_amount(r, s->total.is, c)),
                STR_ARG(run_amount(r, s->closing.is - s->total.is, c)));
}

static void say_sum(struct run *r, bool by_open, const struct gap_sum *s)
{
    const struct currency *c = s->currency;

    if (!by_open)
        run_say(r, "  %s invoiced: %.*s -> %.*s\n", c->code,
                STR_ARG(run_amount(r, s->total.was, c)),
                STR_ARG(run_amount(r, s->total.is, c)));
    run_say(r, "  %s closing receivables: %.*s -> %.*s\n", c->code,
            STR_ARG(run_amount(r, s->closing.was, c)),
            STR_ARG(run_amount(r, s->closing.is, c)));
    say_parts(r, by_open, s);
}

/* What moved, by the rows of the export. */
static void say_change(struct run *r, const struct take_change *x)
{
    const struct gaps *g = &x->gaps;
    const struct gap_moves *m = &x->moves;

    run_say(r,
            g->by_open ? "  open documents: %jd -> %jd (%zu new, %zu gone, "
                         "%zu with another amount)\n"
                       : "  documents: %jd -> %jd (%zu new, %zu gone, %zu "
                         "with another amount)\n",
            (intmax_t)g->documents.was, (intmax_t)g->documents.is, m->added,
            m->gone, m->changed);
    run_say(r, "  customers: %jd -> %jd (%zu new, %zu gone)\n",
            (intmax_t)g->customers.was, (intmax_t)g->customers.is,
            m->customers_added, m->customers_gone);
    if (g->receipts.was || g->receipts.is)
        run_say(r, "  receipts: %jd -> %jd\n", (intmax_t)g->receipts.was,
                (intmax_t)g->receipts.is);
    for (size_t i = 0; i < g->sum_count; i++)
        say_sum(r, g->by_open, &g->sums[i]);
}

/* What stands there and gives way. */
static void say_replaced(struct take *t)
{
    for (size_t i = 0; i < t->kept_count; i++)
        if (t->kept[i].replaced)
            run_say(t->run, "replaced, and kept in %s/replaced/: %.*s\n",
                    t->folder, STR_ARG(t->kept[i].name));
}

/* The set alone, where there is none to compare it with. */
static void say_first(struct take *t)
{
    struct run *r = t->run;
    struct gaps g;

    gap_compute(&t->view, &t->view, &g, r->arena);
    run_say(r, "there is no snapshot before to compare with\n");
    if (g.by_open)
        run_say(r,
                "  open documents: %jd of %jd, customers: %jd, receipts: "
                "%jd\n",
                (intmax_t)g.documents.is, (intmax_t)g.listed.is,
                (intmax_t)g.customers.is, (intmax_t)g.receipts.is);
    else
        run_say(r, "  documents: %jd, customers: %jd, receipts: %jd\n",
                (intmax_t)g.documents.is, (intmax_t)g.customers.is,
                (intmax_t)g.receipts.is);
    for (size_t i = 0; i < g.sum_count; i++) {
        const struct gap_sum *x = &g.sums[i];

        if (!g.by_open)
            run_say(r, "  %s invoiced: %.*s\n", x->currency->code,
                    STR_ARG(run_amount(r, x->total.is, x->currency)));
        run_say(r, "  %s closing receivables: %.*s\n", x->currency->code,
                STR_ARG(run_amount(r, x->closing.is, x->currency)));
        say_parts(r, g.by_open, x);
    }
}

void take_say(struct take *t)
{
    struct run *r = t->run;

    for (size_t i = 0; i < t->item_count; i++)
        say_item(t, &t->items[i]);
    if (t->since_old.known) {
        run_say(r, "against the files of this day that it replaces:\n");
        say_change(r, &t->since_old);
    }
    if (t->since_before.known) {
        run_say(r, "against the snapshot of %.*s:\n",
                STR_ARG(date_iso(t->before.date, r->arena)));
        say_change(r, &t->since_before);
    } else {
        say_first(t);
    }
    if (!t->stopped)
        say_replaced(t);
}
