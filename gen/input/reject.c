#include "input/reject.h"

#include "input/link_row.h"

#include <stdlib.h>

/* Messages about one file; the list has them all. */
#define MESSAGES_MAX 100

struct entry {
    struct origin at;
    struct reject reject;
};

struct list {
    struct link *link;
    struct entry *entries;
    size_t count;
    struct row_cursor cursor; /* refusals come in the order of rows */
};

static void add_refusal(struct list *x, const struct refusal *r)
{
    struct arena *a = x->link->ledger->arena;
    const struct source_file *f = &x->link->files[r->at.file];
    int field = f->plan.fields[r->table][r->column];
    struct entry *e = &x->entries[x->count++];
    struct csv_row row;

    *e = (struct entry){
        .at = r->at,
        .reject = {.at = place_of(f->path, r->at.line, 0),
                   .table = str_from_z(table_forms[r->table].name),
                   .reason = r->reason,
                   .amount = r->amount,
                   .customer = r->customer}};
    if (!row_find(&x->cursor, r->at, &row))
        return;
    e->reject.row = harvest_row_text(row.text, a);
    if (field >= 0)
        e->reject.at = csv_place(f->path, &row, f->format, (size_t)field);
}

static void add_loose(struct list *x, const struct loose_reject *r)
{
    struct entry *e = &x->entries[x->count++];

    *e = (struct entry){.at = r->at, .reject = r->reject};
    if (!r->names.customer_id.len || link_whom(x->link, r->names.customer_id,
                                               &e->reject.customer) != WHOM_ONE)
        e->reject.customer = LEDGER_NONE;
}

static int by_origin(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    return origin_compare(x->at, y->at);
}

static void collect(struct list *x)
{
    struct link *l = x->link;
    size_t n = l->refusal_count;

    for (size_t i = 0; i < l->harvest_count; i++)
        n += l->harvests[i].reject_count;
    x->entries = arena_array(l->ledger->arena, struct entry, n);
    for (size_t i = 0; i < l->harvest_count; i++)
        for (size_t j = 0; j < l->harvests[i].reject_count; j++)
            add_loose(x, &l->harvests[i].rejects[j]);
    for (size_t i = 0; i < l->refusal_count; i++)
        if (!l->refusals[i].used)
            add_refusal(x, &l->refusals[i]);
    if (x->count)
        qsort(x->entries, x->count, sizeof(*x->entries), by_origin);
}

static void report_file(const struct ledger *ledger, uint32_t file,
                        struct diag *d)
{
    const struct ledger_file *f = &ledger->files[file];

    if (f->rejected > MESSAGES_MAX)
        diag_error(d, place_of(f->path, 0, 0),
                   "%zu more rows of this file are rejected; the list of "
                   "rejects has them all",
                   f->rejected - MESSAGES_MAX);
}

static void report(const struct list *x)
{
    struct ledger *ledger = x->link->ledger;
    struct diag *d = x->link->diag;

    for (size_t i = 0; i < x->count; i++) {
        const struct reject *r = &x->entries[i].reject;
        uint32_t file = x->entries[i].at.file;

        if (++ledger->files[file].rejected <= MESSAGES_MAX)
            diag_error(d, r->at, "%.*s", STR_ARG(r->reason));
        if (i + 1 == x->count || x->entries[i + 1].at.file != file)
            report_file(ledger, file, d);
    }
}

void reject_list(struct link *l)
{
    struct list x = {.link = l, .cursor = {.link = l}};
    struct ledger *ledger = l->ledger;

    collect(&x);
    link_hold(l);
    ledger->reject_count = x.count;
    ledger->rejects = arena_array(ledger->arena, struct reject, x.count);
    for (size_t i = 0; i < x.count; i++) {
        const struct reject *r = &x.entries[i].reject;

        ledger->rejects[i] = *r;
        if (r->customer != LEDGER_NONE)
            ledger->customers[r->customer].held = true;
    }
    report(&x);
}
