#include "input/survey.h"

#include "base/buf.h"
#include "input/survey_row.h"

#define KEY_BYTES 400

/* The columns that tell rows of a table apart; none: the rows themselves. */
static const struct {
    size_t count;
    size_t columns[3];
} key_forms[TABLE_COUNT] = {
    [TABLE_CUSTOMERS] = {1, {CUSTOMERS_ID}},
    [TABLE_DOCUMENTS] = {2, {DOCUMENTS_DOC_NO, DOCUMENTS_INSTALLMENT_NO}},
    [TABLE_RECEIPTS] = {1, {RECEIPTS_RECEIPT_NO}},
    [TABLE_CONTROL] = {3, {CONTROL_AS_OF, CONTROL_ACCOUNT, CONTROL_CURRENCY}},
    [TABLE_BILLS] = {1, {BILLS_BILL_NO}},
    [TABLE_CONTRACTS] = {1, {CONTRACTS_CONTRACT_NO}},
    [TABLE_FX] = {2, {FX_CURRENCY, FX_RATE_DATE}},
};

void survey_start(struct survey_reader *r, const struct source_file *f,
                  struct arena *a)
{
    struct csv_splitter from = {f->text,     f->data_at, f->data_line,
                                f->text.len, f->format,  false};

    *r = (struct survey_reader){.source = f, .arena = a};
    r->cells = (struct cells){
        .plan = &f->plan, .path = f->path, .arena = a, .diag = &r->quiet};
    r->scan = scan_new(from, a);
}

bool survey_next(struct survey_reader *r, struct csv_row *row)
{
    r->cells.row = row;
    return scan_next(r->scan, row);
}

/* Does anything in the file feed the column of a table? */
static bool is_fed(const struct source_file *f, enum table table, size_t column)
{
    return f->profile->tables[table].fed &&
           (f->plan.fields[table][column] >= 0 ||
            f->plan.picks[table][column] != NULL);
}

bool survey_tells_of(const struct source_file *f, enum table table,
                     const struct csv_row *row)
{
    const struct table_map *map = &f->profile->tables[table];

    return map->fed &&
           (!map->has_when || cell_meets(&f->plan.when[table], row));
}

bool survey_is_void(struct survey_reader *r)
{
    int status = 0;

    return is_fed(r->source, TABLE_DOCUMENTS, DOCUMENTS_STATUS) &&
           cell_known_word(&r->cells, TABLE_DOCUMENTS, DOCUMENTS_STATUS,
                           &status) &&
           status == STATUS_VOID;
}

/* The text of a key; empty where no column has anything. */
static struct str key_text(struct survey_reader *r, enum table table)
{
    struct str text = {0};

    for (size_t i = 0; i < key_forms[table].count; i++) {
        struct str part =
            cell_kept(&r->cells, table, key_forms[table].columns[i]);

        if (!text.len)
            text = part;
        else if (part.len)
            text = arena_format(r->arena, "%.*s/%.*s", STR_ARG(text),
                                STR_ARG(part));
    }
    return str_head(text, KEY_BYTES);
}

static void add_key(struct survey *s, struct survey_reader *r, enum table table,
                    const struct csv_row *row)
{
    struct survey_keys *keys = &s->keys[table];
    struct str text = keys->by_row ? str_head(str_trim(row->text), KEY_BYTES)
                                   : key_text(r, table);

    if (!text.len)
        return;
    ARENA_PUSH(r->arena, keys->items, keys->count, keys->capacity) =
        (struct survey_key){str_hash(text), text,
                            (uint32_t)(r->source - s->sources.items),
                            (uint32_t)row->line};
}

/* Facts have numbers that stand once; a customer's may stand in each row. */
static bool has_keys(const struct source_file *f, enum table table)
{
    return f->profile->tables[table].fed &&
           (table != TABLE_CUSTOMERS || !plan_feeds_facts(&f->plan));
}

static bool lacks_numbers(const struct source_file *f, enum table table)
{
    return key_forms[table].count == 0 ||
           !is_fed(f, table, key_forms[table].columns[0]);
}

static void read_keys(struct survey *s, const struct source_file *f,
                      struct arena *a)
{
    struct survey_reader r;
    struct csv_row row;

    for (size_t t = 0; t < TABLE_COUNT; t++)
        if (has_keys(f, (enum table)t))
            s->keys[t].by_row = lacks_numbers(f, (enum table)t);
    survey_start(&r, f, a);
    while (survey_next(&r, &row)) {
        if (row.fault != ROW_FINE || cell_ignoring_rule(&f->plan, &row) >= 0)
            continue;
        for (size_t t = 0; t < TABLE_COUNT; t++)
            if (has_keys(f, (enum table)t) &&
                survey_tells_of(f, (enum table)t, &row))
                add_key(s, &r, (enum table)t, &row);
    }
    scan_close(r.scan);
}

/* All rows above the headings. */
static void read_title(struct survey *s, const struct source_file *f)
{
    struct csv_splitter rows = {f->text, 0, 1, f->data_at, f->format, false};
    struct csv_row row, last = {0};
    bool has_last = false;

    s->title.order = f->profile->date_order;
    while (csv_next(&rows, &row)) {
        if (has_last)
            title_read_row(&s->title, last.text, last.line);
        last = row;
        has_last = true;
    }
    if (has_last && f->profile->heading_row == 0 && !f->profile->finds_headings)
        title_read_row(&s->title, last.text, last.line);
}

bool survey_open(struct survey *out, const char *path, const struct intake *how,
                 struct source_profiles *profiles, struct arena *a,
                 struct diag *d)
{
    *out = (struct survey){.title = {.arena = a}};
    out->decimals = how->currency ? how->currency->exponent : 2;
    if (!source_open(&out->sources, path, true, false, how, profiles, a, d))
        return false;
    for (size_t i = 0; i < out->sources.count; i++) {
        const struct source_file *f = &out->sources.items[i];

        if (f->skipped)
            continue;
        out->is_usable = true;
        out->has_open |= is_fed(f, TABLE_DOCUMENTS, DOCUMENTS_OPEN_AMOUNT) ||
                         is_fed(f, TABLE_DOCUMENTS, DOCUMENTS_RECEIVED_AMOUNT);
        read_title(out, f);
        read_keys(out, f, a);
    }
    title_read_name(&out->title, file_name(path));
    return true;
}
