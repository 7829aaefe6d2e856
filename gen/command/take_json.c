#include "command/take_work.h"

#include "base/file.h"

static struct value z_or_null(const char *z)
{
    return z ? value_z(z) : value_null();
}

/* One source of a file as it was read: a workbook has one a sheet. */
static struct value source_value(const struct ledger_file *f, struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "path", value_z(f->path), a);
    value_set(v, "profile", value_text(f->profile), a);
    value_set(v, "table", value_text(f->table), a);
    value_set(v, "encoding", value_text(f->encoding), a);
    value_set(v, "rows", value_integer((int64_t)f->rows), a);
    value_set(v, "used",
              value_integer((int64_t)(f->rows - f->ignored - f->rejected)), a);
    value_set(v, "ignored", value_integer((int64_t)f->ignored), a);
    value_set(v, "ignored_why", value_text(f->ignored_why), a);
    value_set(v, "rejected", value_integer((int64_t)f->rejected), a);
    return v;
}

/* The day that the file itself says, and where. */
static struct value day_value(const struct take_item *item, struct arena *a)
{
    struct value v;

    if (!date_is(item->day))
        return value_null();
    v = value_map_new(a);
    value_set(v, "date", value_date(item->day), a);
    value_set(v, "from", value_z(item->day_in_name ? "name" : "title"), a);
    value_set(v, "line",
              item->day_line ? value_integer((int64_t)item->day_line)
                             : value_null(),
              a);
    return v;
}

/* A row of totals of the file against the rows above it. */
static struct value total_value(struct take *t, const struct survey_total *x)
{
    struct arena *a = t->run->arena;
    struct take_total_words w = take_total_words(t, x);
    struct value v = value_map_new(a);

    value_set(v, "heading", value_text(x->heading), a);
    value_set(v, "line", value_integer(x->at.line), a);
    value_set(v, "currency", z_or_null(x->currency ? x->currency->code : NULL),
              a);
    value_set(v, "stated",
              x->readable ? value_decimal(x->stated) : value_null(), a);
    value_set(v, "rows", value_text(w.used), a);
    value_set(v, "agrees", value_bool(x->agrees), a);
    return v;
}

static struct value item_value(struct take *t, const struct take_item *item,
                               bool filed)
{
    struct arena *a = t->run->arena;
    struct value v = value_map_new(a);
    struct value read = value_list_new(a), totals = value_list_new(a);

    for (size_t i = 0; i < t->ledger.file_count; i++)
        if (take_is_of(t->ledger.files[i].path, item))
            value_push(read, source_value(&t->ledger.files[i], a), a);
    for (size_t i = 0; i < item->survey.total_count; i++)
        value_push(totals, total_value(t, &item->survey.totals[i]), a);
    value_set(v, "path", value_z(item->path), a);
    value_set(v, "original", value_text(item->original), a);
    value_set(
        v, "filed_as",
        filed ? value_z(file_join(a, t->folder, item->name)) : value_null(), a);
    value_set(v, "unchanged", value_bool(item->fate == TAKE_SAME), a);
    value_set(v, "as_of", day_value(item, a), a);
    value_set(v, "read", read, a);
    value_set(v, "control_totals", totals, a);
    return v;
}

static struct value files_value(struct take *t, bool filed)
{
    struct value list = value_list_new(t->run->arena);

    for (size_t i = 0; i < t->item_count; i++)
        value_push(list, item_value(t, &t->items[i], filed), t->run->arena);
    return list;
}

static struct value skipped_value(struct take *t)
{
    struct arena *a = t->run->arena;
    struct value list = value_list_new(a);

    for (size_t i = 0; i < t->skipped_count; i++) {
        struct value v = value_map_new(a);

        value_set(v, "path", value_z(t->skipped[i].path), a);
        value_set(v, "same_as", z_or_null(t->skipped[i].same_as), a);
        value_push(list, v, a);
    }
    return list;
}

static struct value pair_value(struct gap_pair x, struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "was", value_integer(x.was), a);
    value_set(v, "is", value_integer(x.is), a);
    return v;
}

static struct value sum_value(struct gap_pair x, const struct currency *c,
                              struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "was", value_minor(x.was, c), a);
    value_set(v, "is", value_minor(x.is, c), a);
    return v;
}

static struct value sums_value(const struct gaps *g, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < g->sum_count; i++) {
        const struct gap_sum *x = &g->sums[i];
        struct value v = value_map_new(a);

        value_set(v, "currency", value_z(x->currency->code), a);
        value_set(v, g->by_open ? "open_items" : "invoiced",
                  sum_value(x->total, x->currency, a), a);
        value_set(v, "closing", sum_value(x->closing, x->currency, a), a);
        value_push(list, v, a);
    }
    return list;
}

static void set_moves(struct value pair, size_t added, size_t gone,
                      struct arena *a)
{
    value_set(pair, "new", value_integer((int64_t)added), a);
    value_set(pair, "gone", value_integer((int64_t)gone), a);
}

/* What moved since the set of a day; null where there is none. */
static struct value change_value(const struct take_change *x, struct date day,
                                 struct arena *a)
{
    const struct gap_moves *m = &x->moves;
    struct value v, documents, customers;

    if (!x->known)
        return value_null();
    v = value_map_new(a);
    documents = pair_value(x->gaps.documents, a);
    set_moves(documents, m->added, m->gone, a);
    value_set(documents, "changed", value_integer((int64_t)m->changed), a);
    customers = pair_value(x->gaps.customers, a);
    set_moves(customers, m->customers_added, m->customers_gone, a);
    value_set(v, "since", value_date(day), a);
    value_set(v, "documents", documents, a);
    value_set(v, "customers", customers, a);
    value_set(v, "receipts", pair_value(x->gaps.receipts, a), a);
    value_set(v, "totals", sums_value(&x->gaps, a), a);
    return v;
}

/* The set of the day as it is read; null where it came not so far. */
static struct value set_value(struct take *t)
{
    struct arena *a = t->run->arena;
    struct value v, sums = value_list_new(a);
    struct gaps g;

    if (!t->view.ledger)
        return value_null();
    gap_compute(&t->view, &t->view, &g, a);
    for (size_t i = 0; i < g.sum_count; i++) {
        const struct gap_sum *x = &g.sums[i];
        struct value sum = value_map_new(a);

        value_set(sum, "currency", value_z(x->currency->code), a);
        value_set(sum, g.by_open ? "open_items" : "invoiced",
                  value_minor(x->total.is, x->currency), a);
        value_set(sum, "closing", value_minor(x->closing.is, x->currency), a);
        value_push(sums, sum, a);
    }
    v = value_map_new(a);
    value_set(v, "documents", value_integer(g.documents.is), a);
    value_set(v, "customers", value_integer(g.customers.is), a);
    value_set(v, "receipts", value_integer(g.receipts.is), a);
    value_set(v, "totals", sums, a);
    return v;
}

static struct value replaced_value(struct take *t)
{
    struct arena *a = t->run->arena;
    struct value list = value_list_new(a);

    for (size_t i = 0; i < t->kept_count; i++)
        if (t->kept[i].replaced)
            value_push(list, value_text(t->kept[i].name), a);
    return list;
}

static void push_message(struct value list, const struct message *m,
                         struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "file", z_or_null(m->at.file), a);
    value_set(v, "line", m->at.line ? value_integer(m->at.line) : value_null(),
              a);
    value_set(v, "message", value_text(m->text), a);
    value_push(list, v, a);
}

/* Why nothing was filed: what stopped it, else every error. */
static struct value reasons_value(struct take *t, bool filed)
{
    struct arena *a = t->run->arena;
    struct value list = value_list_new(a);

    for (const struct message *m = t->objections; m; m = m->next)
        push_message(list, m, a);
    if (filed || t->objections)
        return list;
    for (const struct message *m = t->run->diag->first; m; m = m->next)
        if (m->severity >= DIAG_ERROR)
            push_message(list, m, a);
    return list;
}

struct value take_value(struct take *t, bool ok)
{
    struct arena *a = t->run->arena;
    struct value v = value_map_new(a);
    bool filed = ok && t->item_count > 0;

    value_set(v, "filed", value_bool(filed), a);
    value_set(v, "not_filed_why", reasons_value(t, ok), a);
    value_set(v, "as_of", value_date(t->as_of), a);
    value_set(v, "as_of_from",
              date_is(t->as_of)
                  ? value_z(t->run->options.as_of ? "--as-of" : "files")
                  : value_null(),
              a);
    value_set(v, "folder", filed ? value_z(t->folder) : value_null(), a);
    value_set(v, "files", files_value(t, filed), a);
    value_set(v, "skipped", skipped_value(t), a);
    value_set(v, "set", set_value(t), a);
    value_set(v, "moved", change_value(&t->since_before, t->before.date, a), a);
    value_set(v, "moved_by_replacement",
              change_value(&t->since_old, t->as_of, a), a);
    value_set(v, "replaced", replaced_value(t), a);
    value_set(v, "accepted_gap",
              t->accepted ? value_z(take_reason(t)) : value_null(), a);
    return v;
}
