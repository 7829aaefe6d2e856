#include "command/seen.h"

#include <stdlib.h>

/* The ledger and view of a snapshot on its own day; it was checked then. */
static bool open_snapshot(struct run *r, const struct book *b,
                          const struct snapshot *s, struct sighting *out)
{
    struct diag quiet = {0};
    struct ledger *l = arena_new(r->arena, struct ledger);
    const char **files;
    size_t count;

    if (!s->file_count ||
        !book_read(r, b, s, b->known_at, &files, &count, l, &quiet) ||
        !ledger_view_parallel(l, s->date, r->jobs, &out->view, r->arena,
                              &quiet))
        return false;
    out->snapshot = *s;
    out->ledger = l;
    return true;
}

/* Those before the newest one that is read, oldest first. */
static size_t list_before(struct run *r, const struct book *b,
                          struct snapshot **out)
{
    struct diag quiet = {0};
    size_t count;
    size_t n = 0;

    if (!b->folder || !date_is(b->snapshot.date) ||
        !snapshot_list(b->folder, out, &count, r->arena, &quiet))
        return 0;
    while (n < count && (*out)[n].date.day < b->snapshot.date.day)
        n++;
    return n;
}

static bool keep_documents(struct subjects *s)
{
    size_t n = 0;

    for (size_t i = 0; i < s->count; i++)
        if (s->items[i].kind == SUBJECT_DOCUMENT)
            s->items[n++] = s->items[i];
    s->count = n;
    return n > 0;
}

bool seen_last(struct run *r, const struct book *b, struct str number,
               struct sighting *out)
{
    struct snapshot *days;
    size_t n = list_before(r, b, &days);

    for (size_t i = 0; i < n && i < SEEN_MOST; i++) {
        struct sighting x;

        if (!open_snapshot(r, b, &days[n - 1 - i], &x))
            continue;
        x.documents = subjects_find(x.ledger, number, r->arena);
        if (!keep_documents(&x.documents))
            continue;
        *out = x;
        return true;
    }
    return false;
}

/* Items that are looked for, by number. */
struct looking {
    struct run *run;
    struct tieout_item **items;
    size_t count;
};

static int compare_items(const void *a, const void *b)
{
    const struct tieout_item *x = *(struct tieout_item *const *)a;
    const struct tieout_item *y = *(struct tieout_item *const *)b;

    return str_compare(x->number, y->number);
}

static size_t first_of(const struct looking *x, struct str number)
{
    size_t low = 0;
    size_t high = x->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(x->items[middle]->number, number) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The items that stand open in a snapshot have been seen on its day. */
static void look_at(const struct looking *x, const struct sighting *s)
{
    const struct ledger *l = s->ledger;

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];
        struct str number = installment_number(
            doc->doc_no, doc->details ? doc->details->installment_no : STR(""),
            x->run->arena);
        struct str id = l->customers[doc->customer].customer_id;

        if (!s->view.document_open[i])
            continue;
        for (size_t k = first_of(x, number);
             k < x->count && str_equal(x->items[k]->number, number); k++)
            if (x->items[k]->currency == doc->currency &&
                str_equal(x->items[k]->customer_id, id))
                x->items[k]->last_seen = s->snapshot.date;
    }
}

static struct looking items_of(struct run *r, const struct tieout *t,
                               enum item_change change)
{
    struct looking x = {
        .run = r,
        .items = arena_array(r->arena, struct tieout_item *, t->item_count)};

    for (size_t i = 0; i < t->item_count; i++)
        if (t->items[i].change == change)
            x.items[x.count++] = &t->items[i];
    if (x.count)
        qsort(x.items, x.count, sizeof(struct tieout_item *), compare_items);
    return x;
}

/* Oldest first, so that the last day stays. */
static void look_through(const struct looking *x, const struct book *b,
                         const struct snapshot *days, size_t n)
{
    if (!x->count)
        return;
    for (size_t i = n > SEEN_MOST ? n - SEEN_MOST : 0; i < n; i++) {
        struct sighting s;

        if (open_snapshot(x->run, b, &days[i], &s))
            look_at(x, &s);
    }
}

void seen_date_items(struct run *r, struct book *b)
{
    struct tieout *t = &b->tieout;
    struct looking appeared, settled, fresh;
    struct snapshot *days = NULL;
    size_t n, before = 0;

    if (!t->item_count)
        return;
    for (size_t i = 0; i < t->item_count; i++)
        if (date_is(t->items[i].last_seen))
            t->items[i].last_seen = b->earlier.snapshot.date;
    n = list_before(r, b, &days);
    while (before < n && days[before].date.day < b->earlier.snapshot.date.day)
        before++;
    appeared = items_of(r, t, ITEM_APPEARED);
    look_through(&appeared, b, days, before);
    if (before < n && days[before].date.day == b->earlier.snapshot.date.day)
        before++;
    settled = items_of(r, t, ITEM_SETTLED);
    look_through(&settled, b, days + before, n - before);
    fresh = items_of(r, t, ITEM_NEW_SETTLED);
    look_through(&fresh, b, days + before, n - before);
}
