/*
 * What the tables of the aging workbook have in common.
 */
#include "report/aging_book_parts.h"

#include "base/buf.h"
#include "base/utf8.h"

/* Rows above the totals: firm, title, note. */
enum { FIRM_ROW, TITLE_ROW, NOTE_ROW, TOTAL_ROW };

/* Where the heading would take too much of a screen it is not frozen. */
#define MOST_FROZEN_ROWS 14

uint32_t book_total_row(void)
{
    return TOTAL_ROW;
}

struct str book_say(const struct aging_book *b, struct bilingual text)
{
    return bilingual_text(text, b->language);
}

void book_put_title(const struct aging_book *b, struct sheet *s,
                    struct str name, struct str note, uint32_t span)
{
    bool english = b->language == LANGUAGE_EN;
    struct str title = arena_format(b->arena, "%.*s%s%.*s",
                                    STR_ARG(book_word(b, WORD_AGING_TITLE)),
                                    english ? " – " : "：", STR_ARG(name));
    struct str line = arena_format(
        b->arena, "%.*s%.*s%s%.*s", STR_ARG(book_word(b, WORD_AS_OF)),
        STR_ARG(date_in_words(b->aging->as_of, b->language, b->arena)),
        english ? ".  " : "。", STR_ARG(note));

    sheet_put(
        s, FIRM_ROW, 0,
        sheet_styled(sheet_text(sheet_firm(b->policy, b->language)), CELL_FIRM),
        b->arena);
    sheet_put(s, TITLE_ROW, 0, sheet_styled(sheet_text(title), CELL_TITLE),
              b->arena);
    sheet_put_wide(s, NOTE_ROW, 0, span,
                   sheet_styled(sheet_text(line), CELL_NOTE), b->arena);
}

/* "明细", "明细2"; Excel allows 31 characters, the words are short. */
static struct str sheet_name(const struct aging_book *b, enum word name,
                             size_t i)
{
    if (i == 0)
        return book_word(b, name);
    return arena_format(b->arena, "%.*s%zu", STR_ARG(book_word(b, name)),
                        i + 1);
}

uint32_t book_at(const struct aging_book *b, size_t column)
{
    return column == BOOK_ENTITY_COLUMN ? 0 : b->lead + (uint32_t)column;
}

void book_put(const struct aging_book *b, struct sheet *s, uint32_t row,
              size_t column, struct cell c)
{
    sheet_put(s, row, book_at(b, column), c, b->arena);
}

/* The entity, then the table's own columns. */
static void fill_led(const void *context, size_t row, struct cell *cells,
                     struct arena *scratch)
{
    const struct table_part *part = context;
    const struct entities *e = part->book->entities;
    size_t entity = part->entity(part->book, part->first + row);

    cells[0] = sheet_text(e->items[entity].name);
    part->row(context, row, cells + 1, scratch);
}

static struct table_part *new_part(const struct aging_book *b,
                                   const struct table_spec *spec, size_t first)
{
    struct table_part *part = arena_new(b->arena, struct table_part);

    *part = (struct table_part){b, first, spec->row, spec->entity};
    return part;
}

/* As wide as the longest name, within reason. */
static int entity_width(const struct aging_book *b)
{
    size_t longest = 0;

    for (size_t i = 0; i < b->entities->count; i++) {
        size_t width = utf8_width(b->entities->items[i].name);

        longest = width > longest ? width : longest;
    }
    return book_text_width(longest, 10, 28);
}

static struct sheet_column *led_columns(const struct aging_book *b,
                                        const struct table_spec *spec)
{
    struct sheet_column *list;

    if (!b->lead)
        return spec->columns;
    list = arena_array(b->arena, struct sheet_column, spec->column_count + 1);
    list[0] = book_column(b, WORD_ENTITY, CELL_TEXT, entity_width(b));
    for (size_t i = 0; i < spec->column_count; i++)
        list[i + 1] = spec->columns[i];
    return list;
}

/* Two pages wide where there are rows; headings alone need no second page. */
static uint32_t repeat_columns(const struct aging_book *b,
                               const struct table_spec *spec)
{
    return spec->row_count && spec->repeat_columns
               ? b->lead + spec->repeat_columns
               : 0;
}

/*
 * Columns under the note: of a sheet two pages wide those that stand on both,
 * so that the second page cuts nothing off.
 */
static uint32_t note_span(const struct aging_book *b,
                          const struct table_spec *spec)
{
    uint32_t repeated = repeat_columns(b, spec);

    return repeated ? repeated : b->lead + (uint32_t)spec->column_count;
}

struct table_sheets book_make_table(const struct aging_book *b,
                                    const struct table_spec *spec)
{
    uint32_t table_row = TOTAL_ROW + spec->total_rows;
    struct sheet_column *columns = led_columns(b, spec);
    size_t per_sheet = SHEET_MAX_ROWS - table_row - 1;
    size_t count = spec->row_count ? (spec->row_count - 1) / per_sheet + 1 : 1;
    struct table_sheets t = {arena_array(b->arena, struct sheet, count), count,
                             per_sheet};

    for (size_t i = 0; i < count; i++) {
        size_t left = spec->row_count - i * per_sheet;

        t.items[i] = (struct sheet){
            .name = sheet_name(b, spec->name, i),
            .columns = columns,
            .column_count = b->lead + spec->column_count,
            .has_table = true,
            .table_row = table_row,
            .row_count = left < per_sheet ? left : per_sheet,
            .row = b->lead ? fill_led : spec->row,
            .context = new_part(b, spec, i * per_sheet),
            .freeze_rows = table_row < MOST_FROZEN_ROWS ? table_row + 1 : 0,
            .freeze_columns =
                spec->freeze_columns ? b->lead + spec->freeze_columns : 0,
            .repeat_columns = repeat_columns(b, spec),
            .row_level = spec->level,
            .folds_below = spec->level != NULL,
            .tab = spec->tab};
        book_put_title(b, &t.items[i],
                       spec->title.len ? spec->title : book_word(b, spec->name),
                       spec->note, note_span(b, spec));
    }
    return t;
}

struct str book_literal(const struct aging_book *b, struct str text)
{
    return sheet_literal(text, b->arena);
}

struct str book_sum(const struct aging_book *b, const struct table_sheets *t,
                    uint32_t value_column,
                    const struct book_condition *conditions, size_t n)
{
    struct buf f = buf_new(b->arena, 8192);
    bool counts = value_column == BOOK_NO_COLUMN;

    for (size_t i = 0; i < t->count; i++) {
        const struct sheet *s = &t->items[i];

        buf_add_z(&f, i ? "+" : "");
        buf_add_z(&f, counts ? "COUNTIFS(" : "SUMIFS(");
        if (!counts)
            buf_add(&f,
                    sheet_table_range(s, book_at(b, value_column), b->arena));
        for (size_t k = 0; k < n; k++)
            buf_add_format(&f, "%s%.*s,%.*s", k || !counts ? "," : "",
                           STR_ARG(sheet_table_range(
                               s, book_at(b, conditions[k].column), b->arena)),
                           STR_ARG(conditions[k].criterion));
        buf_add_z(&f, ")");
    }
    return buf_str(&f);
}

size_t book_currency_index(const struct aging_book *b,
                           const struct currency *currency)
{
    size_t i = 0;

    while (i < b->aging->currency_count &&
           b->aging->currencies[i].currency != currency)
        i++;
    return i;
}

struct cell book_live(const struct aging_book *b, size_t currency,
                      struct str formula, struct cell value)
{
    return b->exact[currency] ? sheet_formula(formula, value) : value;
}

const struct aging_row *book_aging_row(const struct aging_book *b,
                                       struct customer_row r)
{
    const struct aging_currency *c = &b->aging->currencies[r.currency];

    return r.members ? &c->groups[r.row] : &c->customers[r.row];
}

/* The sheet that a part of a table stands on. */
const struct sheet *book_sheet_of(const struct table_sheets *t,
                                  const struct table_part *part)
{
    return &t->items[part->first / t->per_sheet];
}

struct cell book_name_link(const struct aging_book *b, uint32_t customer,
                           struct arena *scratch)
{
    struct str name = b->ledger->customers[customer].name;
    uint32_t first = b->first_row[customer];
    const struct sheet *s;

    if (first == UINT32_MAX)
        return sheet_text(name);
    s = &b->detail.items[first / b->detail.per_sheet];
    return sheet_link(
        name, arena_format(scratch, "'%.*s'!A%zu", STR_ARG(s->name),
                           s->table_row + 2 + first % b->detail.per_sheet));
}

/* "SUM(E7:N7)" in the row of the table. */
struct str book_row_sum(const struct aging_book *b, const struct sheet *s,
                        size_t row, size_t first, size_t last,
                        struct arena *scratch)
{
    size_t number = s->table_row + 2 + row;

    return arena_format(scratch, "SUM(%s%zu:%s%zu)",
                        sheet_column_name(book_at(b, first)).letters, number,
                        sheet_column_name(book_at(b, last)).letters, number);
}

void book_fill_buckets(const struct aging_row *r,
                       const struct currency *currency, size_t first,
                       size_t end, struct cell *cells)
{
    for (size_t i = first; i < end; i++)
        cells[i - first] = sheet_money(r->cells[i].minor, currency);
}

/* First and one past the last bucket that is overdue; they stand together. */
void book_overdue_buckets(const struct aging_book *b, size_t *first,
                          size_t *end)
{
    const struct bucket_scheme *s = b->aging->scheme;

    *first = 0;
    while (*first < s->count && !bucket_is_overdue(&s->items[*first]))
        ++*first;
    *end = *first;
    while (*end < s->count && bucket_is_overdue(&s->items[*end]))
        ++*end;
}

struct sheet_column book_column(const struct aging_book *b, enum word heading,
                                enum cell_kind kind, int width)
{
    return (struct sheet_column){book_word(b, heading), kind, CELL_ALIGN_KIND,
                                 CELL_SHOW_KIND, width};
}

struct sheet_column book_centered(struct sheet_column c)
{
    c.align = CELL_ALIGN_CENTER;
    return c;
}

/* A total over a table's sheets, of the rows of one currency. */
struct cell book_total_cell(const struct aging_book *b,
                            const struct table_sheets *t, size_t currency,
                            uint32_t currency_column, size_t sum_column,
                            int64_t minor)
{
    const struct currency *c = b->aging->currencies[currency].currency;
    struct book_condition of_currency = {currency_column,
                                         book_literal(b, str_from_z(c->code))};

    return sheet_styled(
        book_live(b, currency,
                  book_sum(b, t, (uint32_t)sum_column, &of_currency, 1),
                  sheet_money(minor, c)),
        CELL_TOTAL);
}

void book_put_total_lead(const struct aging_book *b, struct sheet *s,
                         uint32_t row)
{
    if (b->lead)
        book_put(b, s, row, BOOK_ENTITY_COLUMN,
                 (struct cell){.style = CELL_TOTAL});
}

void book_put_total_name(const struct aging_book *b, struct sheet *s,
                         uint32_t row, uint32_t name_column,
                         uint32_t currency_column, size_t currency)
{
    struct str code = str_from_z(b->aging->currencies[currency].currency->code);
    struct cell mark = sheet_styled(sheet_text(code), CELL_TOTAL);

    mark.align = CELL_ALIGN_CENTER;
    book_put_total_lead(b, s, row);
    for (uint32_t i = 0; i < currency_column; i++)
        if (i != name_column)
            book_put(b, s, row, i, (struct cell){.style = CELL_TOTAL});
    book_put(b, s, row, name_column,
             sheet_styled(sheet_text(word_with(WORD_TOTAL_OF, b->language, code,
                                               b->arena)),
                          CELL_TOTAL));
    book_put(b, s, row, currency_column, mark);
}

int book_text_width(size_t longest, int least, int most)
{
    int width = longest > 1000 ? 1000 : (int)longest + 2;

    if (width < least)
        return least;
    return width > most ? most : width;
}

int book_id_width(const struct aging_book *b)
{
    size_t longest = 0;

    for (size_t i = 0; i < b->ledger->customer_count; i++) {
        size_t width = utf8_width(b->ledger->customers[i].customer_id);

        longest = width > longest ? width : longest;
    }
    return book_text_width(longest, 10, 24);
}

int book_name_width(const struct aging_book *b)
{
    size_t longest = 0;

    for (size_t i = 0; i < b->ledger->customer_count; i++) {
        size_t width = utf8_width(b->ledger->customers[i].name);

        longest = width > longest ? width : longest;
    }
    return book_text_width(longest, 16, 34);
}

int book_money_width(const struct aging_book *b, total_fn *sum_of, size_t which)
{
    size_t longest = 0;

    for (size_t i = 0; i < b->aging->currency_count; i++) {
        const struct aging_currency *c = &b->aging->currencies[i];
        struct money sum = {sum_of(&c->total, which), c->currency};
        size_t width = money_grouped(sum, b->arena).len;

        longest = width > longest ? width : longest;
    }
    return book_text_width(longest, 11, 24);
}

int64_t book_bucket_total(const struct aging_row *total, size_t bucket)
{
    return total->cells[bucket].minor;
}

int64_t book_bucket_sum(const struct aging_row *total, size_t which)
{
    (void)which;
    return total->total.minor - total->unapplied;
}
