#include "report/aging_table.h"

#include "report/words.h"

static struct value text(const char *z)
{
    return value_text(str_from_z(z));
}

static struct value money(int64_t minor, const struct currency *currency)
{
    return value_money((struct money){minor, currency});
}

static struct value bound(bool has, int32_t days)
{
    return has ? value_integer(days) : value_null();
}

static struct value bucket_value(const struct bucket *b,
                                 const struct aging_cell *cell,
                                 const struct currency *currency,
                                 struct arena *a)
{
    struct value map = value_map_new(a);

    value_set(map, "name", value_text(b->name), a);
    value_set(map, "from", bound(b->has_from, b->from), a);
    value_set(map, "to", bound(b->has_to, b->to), a);
    value_set(map, "count", value_integer((int64_t)cell->count), a);
    value_set(map, "amount", money(cell->minor, currency), a);
    return map;
}

static struct value currency_value(const struct aging *aging,
                                   const struct aging_currency *c,
                                   struct arena *a)
{
    struct value map = value_map_new(a);
    struct value buckets = value_list_new(a);
    struct value total = value_map_new(a);
    const struct aging_row *t = &c->total;

    for (size_t i = 0; i < aging->scheme->count; i++)
        value_push(buckets,
                   bucket_value(&aging->scheme->items[i], &t->cells[i],
                                c->currency, a),
                   a);
    value_set(total, "count", value_integer((int64_t)t->total.count), a);
    value_set(total, "amount", money(t->total.minor, c->currency), a);
    value_set(map, "currency", text(c->currency->code), a);
    value_set(map, "buckets", buckets, a);
    value_set(map, "total", total, a);
    value_set(map, "unapplied", money(t->unapplied, c->currency), a);
    value_set(map, "overdue", money(t->overdue, c->currency), a);
    value_set(map, "disputed", money(t->disputed, c->currency), a);
    return map;
}

static struct value customer_value(const struct aging *aging,
                                   const struct customer *customer,
                                   const struct aging_row *r,
                                   const struct currency *currency,
                                   struct arena *a)
{
    struct value map = value_map_new(a);
    struct value buckets = value_map_new(a);

    for (size_t i = 0; i < aging->scheme->count; i++)
        value_set(buckets, arena_z(a, aging->scheme->items[i].name),
                  money(r->cells[i].minor, currency), a);
    value_set(map, "id", value_text(customer->customer_id), a);
    value_set(map, "name", value_text(customer->name), a);
    value_set(map, "currency", text(currency->code), a);
    value_set(map, "buckets", buckets, a);
    value_set(map, "count", value_integer((int64_t)r->total.count), a);
    value_set(map, "total", money(r->total.minor, currency), a);
    value_set(map, "unapplied", money(r->unapplied, currency), a);
    value_set(map, "disputed", money(r->disputed, currency), a);
    value_set(map, "overdue", money(r->overdue, currency), a);
    value_set(map, "oldest_days", value_integer(r->oldest_days), a);
    return map;
}

static struct value customers_value(const struct ledger *ledger,
                                    const struct aging *aging, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < aging->currency_count; i++) {
        const struct aging_currency *c = &aging->currencies[i];

        for (size_t k = 0; k < c->customer_count; k++)
            value_push(list,
                       customer_value(
                           aging, &ledger->customers[c->customers[k].customer],
                           &c->customers[k], c->currency, a),
                       a);
    }
    return list;
}

static struct value tie_row_value(const struct tieout_row *r, struct arena *a)
{
    const struct {
        const char *key;
        int64_t minor;
    } amounts[] = {
        {"opening", r->opening},
        {"invoices", r->invoices},
        {"debit_notes", r->debit_notes},
        {"reversals", r->reversals},
        {"receipts", r->receipts},
        {"credits", r->credits},
        {"exported_difference", r->exported_difference},
        {"closing", r->closing},
        {"buckets", r->buckets},
        {"unapplied", r->unapplied},
        {"difference", r->difference},
    };
    struct value map = value_map_new(a);

    value_set(map, "currency", text(r->currency->code), a);
    for (size_t i = 0; i < COUNT(amounts); i++)
        value_set(map, amounts[i].key, money(amounts[i].minor, r->currency), a);
    value_set(map, "control",
              r->has_control ? money(r->control, r->currency) : value_null(),
              a);
    value_set(map, "control_difference",
              r->has_control ? money(r->control_difference, r->currency)
                             : value_null(),
              a);
    value_set(map, "ties", value_bool(r->ties), a);
    return map;
}

static struct value tieout_value(const struct tieout *tieout, struct arena *a)
{
    struct value map = value_map_new(a);
    struct value list = value_list_new(a);

    for (size_t i = 0; i < tieout->count; i++)
        value_push(list, tie_row_value(&tieout->rows[i], a), a);
    value_set(map, "ties", value_bool(tieout->ties), a);
    value_set(map, "currencies", list, a);
    return map;
}

struct value aging_value(const struct ledger *ledger, const struct aging *aging,
                         const struct tieout *tieout, struct arena *a)
{
    struct value map = value_map_new(a);
    struct value list = value_list_new(a);

    for (size_t i = 0; i < aging->currency_count; i++)
        value_push(list, currency_value(aging, &aging->currencies[i], a), a);
    value_set(map, "as_of", value_date(aging->as_of), a);
    value_set(map, "currencies", list, a);
    value_set(map, "customers", customers_value(ledger, aging, a), a);
    value_set(map, "tie_out", tieout_value(tieout, a), a);
    return map;
}

static struct value file_value(const struct ledger_file *f, struct arena *a)
{
    struct value map = value_map_new(a);

    value_set(map, "file", text(f->path), a);
    value_set(map, "table", value_text(f->table), a);
    value_set(map, "encoding", value_text(f->encoding), a);
    value_set(map, "profile", value_text(f->profile), a);
    value_set(map, "rows", value_integer((int64_t)f->rows), a);
    value_set(map, "ignored", value_integer((int64_t)f->ignored), a);
    value_set(map, "rejected", value_integer((int64_t)f->rejected), a);
    return map;
}

struct value aging_value_check(const struct ledger *ledger,
                               const struct tieout *tieout, struct arena *a)
{
    struct value map = value_map_new(a);
    struct value files = value_list_new(a);

    for (size_t i = 0; i < ledger->file_count; i++)
        value_push(files, file_value(&ledger->files[i], a), a);
    value_set(map, "files", files, a);
    value_set(map, "rejected", value_integer((int64_t)ledger->reject_count), a);
    value_set(map, "tie_out", tieout_value(tieout, a), a);
    return map;
}

/* Columns of the CSV before and behind the buckets. */
enum { ROW_ID, ROW_NAME, ROW_CURRENCY, ROW_BUCKETS };
enum {
    ROW_UNAPPLIED,
    ROW_TOTAL,
    ROW_OVERDUE,
    ROW_DISPUTED,
    ROW_COUNT,
    ROW_OLDEST,
    ROW_BEHIND
};

/* A column's name: a key, or what people call it. */
struct row_heading {
    struct str en;
    enum word zh;
};

struct aging_rows {
    const struct ledger *ledger;
    const struct aging *aging;
    size_t *starts; /* one a currency: its first row; then the number of rows */
};

static void fill_row(const void *context, size_t row, struct cell *cells,
                     struct arena *scratch)
{
    const struct aging_rows *rows = context;
    const struct aging_currency *c = rows->aging->currencies;
    const size_t *start = rows->starts;
    struct cell *behind = &cells[ROW_BUCKETS + rows->aging->scheme->count];
    const struct customer *customer;
    const struct aging_row *r;

    (void)scratch;
    for (; row >= start[1]; start++)
        c++;
    r = &c->customers[row - start[0]];
    customer = &rows->ledger->customers[r->customer];
    cells[ROW_ID] = sheet_text(customer->customer_id);
    cells[ROW_NAME] = sheet_text(customer->name);
    cells[ROW_CURRENCY] = sheet_text(str_from_z(c->currency->code));
    for (size_t i = 0; i < rows->aging->scheme->count; i++)
        cells[ROW_BUCKETS + i] = sheet_money(r->cells[i].minor, c->currency);
    behind[ROW_UNAPPLIED] = sheet_money(r->unapplied, c->currency);
    behind[ROW_TOTAL] = sheet_money(r->total.minor, c->currency);
    behind[ROW_OVERDUE] = sheet_money(r->overdue, c->currency);
    behind[ROW_DISPUTED] = sheet_money(r->disputed, c->currency);
    behind[ROW_COUNT] = sheet_integer((int64_t)r->total.count);
    behind[ROW_OLDEST] = sheet_integer(r->oldest_days);
}

/* Never "1-30" alone, which an office program takes for a date. */
static struct str bucket_heading(const struct bucket *b, enum language language,
                                 struct arena *a)
{
    if (language == LANGUAGE_ZH)
        return bucket_label(b, language, a);
    if (!b->has_from || b->from <= 0)
        return b->name;
    return arena_format(a, "overdue_%.*s", STR_ARG(b->name));
}

static struct str heading(const struct row_heading *h, enum language language)
{
    return language == LANGUAGE_ZH ? word(h->zh, language) : h->en;
}

static struct sheet_column *row_columns(const struct bucket_scheme *scheme,
                                        enum language language, struct arena *a)
{
    static const struct row_heading front[ROW_BUCKETS] = {
        [ROW_ID] = {STR_INIT("customer_id"), WORD_CUSTOMER_ID},
        [ROW_NAME] = {STR_INIT("name"), WORD_CUSTOMER_NAME},
        [ROW_CURRENCY] = {STR_INIT("currency"), WORD_CURRENCY}};
    static const struct row_heading behind[ROW_BEHIND] = {
        [ROW_UNAPPLIED] = {STR_INIT("unapplied"), WORD_UNAPPLIED},
        [ROW_TOTAL] = {STR_INIT("total"), WORD_NET},
        [ROW_OVERDUE] = {STR_INIT("overdue"), WORD_OVERDUE},
        [ROW_DISPUTED] = {STR_INIT("disputed"), WORD_DISPUTED},
        [ROW_COUNT] = {STR_INIT("count"), WORD_COUNT},
        [ROW_OLDEST] = {STR_INIT("oldest_days"), WORD_OLDEST_DAYS}};
    size_t at = ROW_BUCKETS + scheme->count;
    struct sheet_column *list =
        arena_array(a, struct sheet_column, at + ROW_BEHIND);

    for (size_t i = 0; i < ROW_BUCKETS; i++)
        list[i].heading = heading(&front[i], language);
    for (size_t i = 0; i < scheme->count; i++)
        list[ROW_BUCKETS + i].heading =
            bucket_heading(&scheme->items[i], language, a);
    for (size_t i = 0; i < ROW_BEHIND; i++)
        list[at + i].heading = heading(&behind[i], language);
    return list;
}

const struct sheet *aging_rows(const struct ledger *ledger,
                               const struct aging *aging,
                               const struct policy *policy, struct arena *a)
{
    struct aging_rows *rows = arena_new(a, struct aging_rows);
    struct sheet *s = arena_new(a, struct sheet);
    size_t n = aging->currency_count;

    *rows = (struct aging_rows){ledger, aging, arena_array(a, size_t, n + 1)};
    for (size_t i = 0; i < n; i++)
        rows->starts[i + 1] =
            rows->starts[i] + aging->currencies[i].customer_count;
    *s = (struct sheet){
        .columns = row_columns(&policy->buckets, policy->language, a),
        .column_count = ROW_BUCKETS + aging->scheme->count + ROW_BEHIND,
        .has_table = true,
        .row_count = rows->starts[n],
        .row = fill_row,
        .context = rows};
    return s;
}
