/*
 * The sheet of rejected rows: nothing that came in is dropped in silence.
 */
#include "report/aging_book_parts.h"

#include "base/file.h"
#include "base/utf8.h"

/* The whole row stands in its file; here it is shown to be recognised. */
#define ROW_TEXT_MAX 300

enum {
    REJECT_FILE,
    REJECT_LINE,
    REJECT_COLUMN,
    REJECT_TABLE,
    REJECT_REASON,
    REJECT_AMOUNT,
    REJECT_CURRENCY,
    REJECT_ROW,
    REJECT_COLUMNS
};

/* The first characters, with an ellipsis where there are more. */
static struct str shortened(struct str s, struct arena *scratch)
{
    struct str rest = s;

    for (size_t i = 0; i < ROW_TEXT_MAX && rest.len; i++)
        (void)utf8_next(&rest);
    if (rest.len == 0)
        return s;
    return arena_format(scratch, "%.*s…", (int)(s.len - rest.len), s.ptr);
}

static struct cell position(uint32_t n)
{
    return n ? sheet_integer(n) : (struct cell){0};
}

static void fill_row(const void *context, size_t row, struct cell *cells,
                     struct arena *scratch)
{
    const struct table_part *part = context;
    const struct reject *r = &part->book->ledger->rejects[part->first + row];

    cells[REJECT_FILE] = sheet_text(file_name(r->at.file));
    cells[REJECT_LINE] = position(r->at.line);
    cells[REJECT_COLUMN] = position(r->at.column);
    cells[REJECT_TABLE] =
        sheet_text(table_label(r->table, part->book->language));
    cells[REJECT_REASON] = sheet_text(r->reason);
    if (r->amount.currency) {
        cells[REJECT_AMOUNT] = sheet_money(r->amount.minor, r->amount.currency);
        cells[REJECT_CURRENCY] =
            sheet_text(str_from_z(r->amount.currency->code));
    }
    cells[REJECT_ROW] = sheet_text(shortened(r->row, scratch));
}

static size_t entity_of_row(const struct aging_book *b, size_t row)
{
    return entities_of_reject(b->entities, row);
}

static struct sheet_column *make_columns(const struct aging_book *b)
{
    struct sheet_column *list =
        arena_array(b->arena, struct sheet_column, REJECT_COLUMNS);

    list[REJECT_FILE] = book_column(b, WORD_FILE, CELL_TEXT, 30);
    list[REJECT_LINE] = book_column(b, WORD_LINE, CELL_INTEGER, 8);
    list[REJECT_COLUMN] = book_column(b, WORD_COLUMN, CELL_INTEGER, 8);
    list[REJECT_TABLE] =
        book_centered(book_column(b, WORD_TABLE, CELL_TEXT, 12));
    list[REJECT_REASON] = book_column(b, WORD_REASON, CELL_TEXT, 48);
    list[REJECT_REASON].align = CELL_ALIGN_WRAP;
    list[REJECT_AMOUNT] = book_column(b, WORD_AMOUNT, CELL_MONEY, 16);
    list[REJECT_CURRENCY] =
        book_centered(book_column(b, WORD_CURRENCY, CELL_TEXT, 8));
    list[REJECT_ROW] = book_column(b, WORD_ROW_TEXT, CELL_TEXT, 64);
    list[REJECT_ROW].align = CELL_ALIGN_WRAP;
    return list;
}

void book_make_rejects(struct aging_book *b)
{
    size_t n = b->ledger->reject_count;
    struct table_spec spec = {
        .name = WORD_REJECTS,
        .note = n ? book_word(b, WORD_REJECTS_NOTE) : STR(""),
        .total_rows = n ? 0 : 1, /* says that there are none */
        .tab = n ? TAB_ACTION : TAB_CHECK,
        .columns = make_columns(b),
        .column_count = REJECT_COLUMNS,
        .row_count = n,
        .row = fill_row,
        .entity = entity_of_row};

    b->rejects = book_make_table(b, &spec);
    if (n == 0)
        sheet_put_wide(
            b->rejects.items, b->rejects.items->table_row - 1, 0,
            b->lead + REJECT_COLUMNS,
            sheet_styled(sheet_text(book_word(b, WORD_NO_REJECTS)), CELL_GOOD),
            b->arena);
}
