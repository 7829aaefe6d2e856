#include "report/kpi_parts.h"

#include "base/file.h"

/* "CNY 1,200.00、USD 3.50" of rejected rows; null without readable amount. */
static struct value rejected_amounts(const struct kpi_parts *w)
{
    const struct ledger *l = w->report->ledger;
    struct balance sums = {0};
    struct buf b = buf_new(w->arena, 1 << 16);

    for (size_t i = 0; i < l->reject_count; i++)
        if (l->rejects[i].amount.currency &&
            !balance_add(&sums, l->rejects[i].amount, w->arena))
            return value_null();
    for (size_t i = 0; i < sums.count; i++) {
        if (i)
            buf_add_z(&b, w->say.language == LANGUAGE_EN ? ", " : "、");
        buf_add_format(&b, "%s %.*s", sums.items[i].currency->code,
                       STR_ARG(money_grouped(sums.items[i], w->arena)));
    }
    return sums.count ? value_text(buf_str(&b)) : value_null();
}

/* How many of them have no readable amount; null: none. */
static struct value rejected_unknown(const struct kpi_parts *w)
{
    const struct ledger *l = w->report->ledger;
    int64_t n = 0;

    for (size_t i = 0; i < l->reject_count; i++)
        n += !l->rejects[i].amount.currency;
    return n ? value_integer(n) : value_null();
}

/* "甲公司 documents.csv": of several books each has one. */
static struct str name_of_file(const struct kpi_parts *w, size_t file)
{
    const struct entities *e = w->report->entities;
    struct str name = file_name(w->report->ledger->files[file].path);
    size_t i = 0;

    if (!e)
        return name;
    for (; file >= e->items[i].ledger->file_count; i++)
        file -= e->items[i].ledger->file_count;
    return arena_format(w->arena, "%.*s %.*s", STR_ARG(e->items[i].name),
                        STR_ARG(name));
}

static struct value files_value(const struct kpi_parts *w)
{
    const struct ledger *l = w->report->ledger;
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < l->file_count; i++) {
        const struct ledger_file *file = &l->files[i];
        struct value v = value_map_new(w->arena);

        if (file->rows == 0)
            continue;
        value_set(v, "name", value_text(name_of_file(w, i)), w->arena);
        value_set(v, "encoding", value_text(file->encoding), w->arena);
        value_set(v, "rows", value_integer((int64_t)file->rows), w->arena);
        value_set(v, "ignored", value_integer((int64_t)file->ignored),
                  w->arena);
        value_set(v, "rejected", value_integer((int64_t)file->rejected),
                  w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value money_or_null(int64_t minor,
                                  const struct currency *currency)
{
    return minor ? value_minor(minor, currency) : value_null();
}

/* Which two figures differ, and by how much. */
static struct value mismatches_value(const struct kpi_parts *w,
                                     bool *aging_ties)
{
    const struct tieout *tieout = w->report->tieout;
    struct value list = value_list_new(w->arena);

    *aging_ties = true;
    for (size_t i = 0; i < tieout->count; i++) {
        const struct tieout_row *row = &tieout->rows[i];
        struct str code = str_from_z(row->currency->code);
        struct value v = value_map_new(w->arena);

        if (row->difference)
            *aging_ties = false;
        if (row->ties)
            continue;
        value_set(v, "currency", value_text(code), w->arena);
        value_set(v, "aging", money_or_null(row->difference, row->currency),
                  w->arena);
        value_set(v, "control",
                  money_or_null(row->control_difference, row->currency),
                  w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

struct value kpi_part_quality(const struct kpi_parts *w)
{
    const struct ledger *l = w->report->ledger;
    struct value v = value_map_new(w->arena);
    bool aging_ties;
    struct value mismatches = mismatches_value(w, &aging_ties);
    size_t rows = 0;
    size_t ignored = 0;

    for (size_t i = 0; i < l->file_count; i++) {
        rows += l->files[i].rows;
        ignored += l->files[i].ignored;
    }
    value_set(v, "rows", value_integer((int64_t)rows), w->arena);
    value_set(v, "ignored", value_integer((int64_t)ignored), w->arena);
    value_set(v, "rejected", value_integer((int64_t)l->reject_count), w->arena);
    value_set(v, "rejected_amounts", rejected_amounts(w), w->arena);
    value_set(v, "rejected_unknown", rejected_unknown(w), w->arena);
    value_set(v, "ties", value_bool(w->report->tieout->ties), w->arena);
    value_set(v, "aging_ties", value_bool(aging_ties), w->arena);
    value_set(v, "mismatches", mismatches, w->arena);
    value_set(v, "files", files_value(w), w->arena);
    return v;
}
