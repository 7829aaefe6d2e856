/*
 * What moved in a book of events, week by week: for tests/analysis.t.
 *   movement_weeks BOOK|FILE FIRST LAST [PROFILE]
 * Every line is a letter and its fields, tabs between them, minor units:
 *   W from to currency opening CAUSE... closing     (enum movement_cause)
 *   P from to currency customer opening CAUSE... closing
 *   M from to currency row COLUMN...   (bucket names, new, reopened; columns
 *     are buckets, then exits)
 *   S from to currency row TENTHS...   (the same in tenths of a per cent)
 *   R from to currency stage base traced beyond net
 */
#include "command/book.h"
#include "measure/migration.h"
#include "measure/movement.h"

#include <inttypes.h>
#include <stdlib.h>

struct weeks {
    struct run run;
    struct book book;
    struct str from, to;
};

static void stop(const struct diag *d)
{
    diag_print(d, stderr, DIAG_ERROR);
    exit(1);
}

static void print_row(const struct weeks *w, char letter,
                      const struct movement_row *row)
{
    const struct ledger *l = &w->book.ledger;

    printf("%c\t%.*s\t%.*s\t%s", letter, STR_ARG(w->from), STR_ARG(w->to),
           row->currency->code);
    if (letter == 'P')
        printf("\t%.*s", STR_ARG(l->customers[row->customer].customer_id));
    printf("\t%" PRId64, row->opening);
    for (size_t i = 0; i < MOVEMENT_CAUSES; i++)
        printf("\t%" PRId64, row->causes[i]);
    printf("\t%" PRId64 "\n", row->closing);
}

static void print_movement(const struct weeks *w, const struct movement *m)
{
    for (size_t i = 0; i < m->count; i++) {
        print_row(w, 'W', &m->items[i].total);
        for (size_t k = 0; k < m->items[i].customer_count; k++)
            print_row(w, 'P', &m->items[i].customers[k]);
    }
}

static struct str row_name(const struct migration *m, size_t row)
{
    if (row == BUCKET_MAX + MIGRATION_NEW)
        return STR("new");
    if (row == BUCKET_MAX + MIGRATION_REOPENED)
        return STR("reopened");
    return m->scheme->items[row].name;
}

static bool is_used(const struct migration *m, size_t index)
{
    return index < m->scheme->count || index >= BUCKET_MAX;
}

static void print_cells(const struct weeks *w, const struct migration *m,
                        const struct migration_block *b, size_t row)
{
    printf("M\t%.*s\t%.*s\t%s\t%.*s", STR_ARG(w->from), STR_ARG(w->to),
           b->currency->code, STR_ARG(row_name(m, row)));
    for (size_t i = 0; i < MIGRATION_COLUMNS; i++)
        if (is_used(m, i))
            printf("\t%" PRId64, b->cells[row][i]);
    puts("");
    if (row >= BUCKET_MAX || !b->has_shares[row])
        return;
    printf("S\t%.*s\t%.*s\t%s\t%.*s", STR_ARG(w->from), STR_ARG(w->to),
           b->currency->code, STR_ARG(row_name(m, row)));
    for (size_t i = 0; i < MIGRATION_COLUMNS; i++)
        if (is_used(m, i))
            printf("\t%" PRId32, b->shares[row][i]);
    puts("");
}

static void print_migration(const struct weeks *w, const struct migration *m)
{
    for (size_t i = 0; i < m->count; i++) {
        const struct migration_block *b = &m->items[i];

        for (size_t row = 0; row < MIGRATION_ROWS; row++)
            if (is_used(m, row))
                print_cells(w, m, b, row);
        for (size_t k = 0; k < b->roll_count; k++)
            printf("R\t%.*s\t%.*s\t%s\t%zu\t%" PRId64 "\t%" PRId64 "\t%" PRId64
                   "\t%" PRId64 "\n",
                   STR_ARG(w->from), STR_ARG(w->to), b->currency->code, k,
                   b->rolls[k].base, b->rolls[k].traced, b->rolls[k].beyond,
                   b->rolls[k].net);
    }
}

static void compare(struct weeks *w, struct date from, struct date to)
{
    struct run *r = &w->run;
    struct arena a = {0};
    struct view then, now;
    struct aging aging;
    struct tieout t;
    struct movement movement;
    struct migration migration;

    w->from = date_iso(from, &a);
    w->to = date_iso(to, &a);
    if (!ledger_view(&w->book.ledger, from, &then, &a, r->diag) ||
        !ledger_view(&w->book.ledger, to, &now, &a, r->diag) ||
        !aging_compute(&now, &w->book.policy, AGING_ITEMS, 1, &aging, &a,
                       r->diag) ||
        !tieout_compute(&now, &aging, &then, &t, &a, r->diag) ||
        !movement_make(&t, &now, &then, &w->book.policy, &movement, &a,
                       r->diag) ||
        !migration_make(&then, &now, &w->book.policy, &migration, &a))
        stop(r->diag);
    print_movement(w, &movement);
    print_migration(w, &migration);
    arena_release(&a);
}

static struct date day_of(struct run *r, const char *text)
{
    struct date d = no_date;

    if (!book_parse_day(r, "day", text, &d))
        stop(r->diag);
    return d;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct weeks w = {.run = {.arena = &a, .diag = &d, .jobs = 1}};
    const char *const operands[] = {argc > 3 ? argv[1] : NULL};
    struct date day, last;

    if (argc < 4)
        return 2;
    w.run.operands = operands;
    w.run.operand_count = 1;
    w.run.options =
        (struct options){.as_of = argv[3], .profile = argv[4], .quiet = true};
    if (!book_open(&w.run, AGING_ITEMS, &w.book))
        stop(&d);
    last = day_of(&w.run, argv[3]);
    for (day = day_of(&w.run, argv[2]); day.day < last.day;
         day = date_add_days(day, 7)) {
        struct date next = date_add_days(day, 7);

        compare(&w, day, next.day < last.day ? next : last);
    }
    arena_release(&a);
    return 0;
}
