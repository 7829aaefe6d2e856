#include "command/entries.h"

#include "base/buf.h"
#include "base/file.h"
#include "input/cell.h"
#include "input/source.h"

#define KEY_COLUMNS  4
#define LONGEST_TEXT (1u << 28)

/* What tells rows of a table apart, in the order it is shown. */
struct key_form {
    size_t columns[KEY_COLUMNS];
    size_t count;
};

#define KEY1(a) \
    {           \
        {a}, 1  \
    }
#define KEY2(a, b) \
    {              \
        {a, b}, 2  \
    }
#define KEY3(a, b, c) \
    {                 \
        {a, b, c}, 3  \
    }
#define KEY4(a, b, c, d) \
    {                    \
        {a, b, c, d}, 4  \
    }

static const struct key_form key_forms[TABLE_COUNT] = {
    [TABLE_CUSTOMERS] = KEY1(CUSTOMERS_ID),
    [TABLE_DOCUMENTS] = KEY2(DOCUMENTS_DOC_NO, DOCUMENTS_INSTALLMENT_NO),
    [TABLE_RECEIPTS] = KEY1(RECEIPTS_RECEIPT_NO),
    [TABLE_ALLOCATIONS] = KEY4(ALLOCATIONS_FROM_NO, ALLOCATIONS_TO_DOC_NO,
                               ALLOCATIONS_TO_INSTALLMENT_NO, ALLOCATIONS_DATE),
    [TABLE_DISPUTES] = KEY4(DISPUTES_DOC_NO, DISPUTES_INSTALLMENT_NO,
                            DISPUTES_CUSTOMER_ID, DISPUTES_FROM),
    [TABLE_COSTS] = KEY3(COSTS_DATE, COSTS_KIND, COSTS_CUSTOMER_ID),
    [TABLE_CONTROL] = KEY3(CONTROL_AS_OF, CONTROL_ACCOUNT, CONTROL_CURRENCY),
    [TABLE_BILLS] = KEY1(BILLS_BILL_NO),
    [TABLE_WRITEOFFS] =
        KEY3(WRITEOFFS_DATE, WRITEOFFS_DOC_NO, WRITEOFFS_INSTALLMENT_NO),
    [TABLE_CONTRACTS] = KEY1(CONTRACTS_CONTRACT_NO),
    [TABLE_FX] = KEY2(FX_CURRENCY, FX_RATE_DATE),
    [TABLE_CONTACTS] = KEY4(CONTACTS_ID, CONTACTS_DATE, CONTACTS_CUSTOMER_ID,
                            CONTACTS_CHANNEL),
    [TABLE_BLOCKS] = KEY3(BLOCKS_CUSTOMER_ID, BLOCKS_DOC_NO, BLOCKS_FROM),
    [TABLE_DELIVERIES] = KEY2(DELIVERIES_LETTER_NO, DELIVERIES_TRACKING_NO),
    [TABLE_EVIDENCE] = KEY1(EVIDENCE_ID),
    [TABLE_BANK] = KEY3(BANK_VALUE_DATE, BANK_PAYER, BANK_REF),
    [TABLE_ALLOWANCE] =
        KEY3(ALLOWANCE_AS_OF, ALLOWANCE_CURRENCY, ALLOWANCE_CUSTOMER_ID),
    [TABLE_CASES] =
        KEY4(CASES_CASE_NO, CASES_CUSTOMER_ID, CASES_EVENT, CASES_EVENT_DATE),
    [TABLE_REVIEWS] = KEY2(REVIEWS_CUSTOMER_ID, REVIEWS_NOTE),
    [TABLE_PROVISIONS] =
        KEY3(PROVISIONS_CUSTOMER_ID, PROVISIONS_FROM, PROVISIONS_CURRENCY),
    [TABLE_CARRIER] = KEY2(CARRIER_TRACKING_NO, CARRIER_STATUS),
    [TABLE_SALES] = KEY3(SALES_MONTH, SALES_CURRENCY, SALES_CUSTOMER_ID),
};

static struct str cell_at(const struct csv_row *row, int field)
{
    return field >= 0 && (size_t)field < row->count
               ? str_trim(row->fields[field])
               : STR("");
}

/* Of the key's columns; of the whole row where they are empty. */
static struct str key_of(const struct source_file *f, enum table table,
                         const struct csv_row *row, struct arena *a)
{
    const struct key_form *form = &key_forms[table];
    struct buf key = buf_new(a, LONGEST_TEXT);
    bool empty = true;

    for (size_t i = 0; i < form->count; i++) {
        struct str cell = cell_at(row, f->plan.fields[table][form->columns[i]]);

        if (i && cell.len && key.len)
            buf_add_z(&key, " / ");
        buf_add(&key, cell);
        empty = empty && cell.len == 0;
        /* The number of a contact stands for itself. */
        if (table == TABLE_CONTACTS && i == 0 && cell.len)
            break;
    }
    for (size_t i = 0; empty && i < row->count; i++) {
        buf_add(&key, cell_at(row, (int)i));
        buf_add_byte(&key, ' ');
    }
    return str_trim(buf_str(&key));
}

/* As those that harvest leaves out. */
static bool is_left_out(const struct csv_row *row)
{
    struct str first = cell_first(row);

    return !first.len || canonical_is_example(first);
}

static struct entry entry_of(const struct source_file *f, enum table table,
                             size_t line, const struct str *cells, size_t n,
                             struct arena *a)
{
    struct entry e = {.table = str_from_z(table_forms[table].name),
                      .file = file_name(f->path),
                      .line = line,
                      .cells = arena_array(a, struct str, n),
                      .cell_count = n};

    for (size_t i = 0; i < n; i++)
        e.cells[i] = arena_str(a, str_trim(cells[i]));
    return e;
}

static void push(struct entries *list, struct entry e, struct arena *a)
{
    ARENA_PUSH(a, list->items, list->count, list->capacity) = e;
}

static void read_rows(struct run *r, const struct source_file *f,
                      struct entries *out)
{
    enum table table = f->plan.fed[0];
    struct csv_splitter s = {.text = f->text,
                             .at = f->data_at,
                             .line = f->data_line,
                             .stop = f->text.len,
                             .format = f->format};
    struct csv_reader *reader = csv_reader_new(f->format, r->arena);
    struct csv_row row;
    bool any = false;

    while (csv_next(&s, &row)) {
        struct entry e;

        if (csv_read(reader, &row) != ROW_FINE || is_left_out(&row))
            continue;
        if (!any)
            push(out,
                 entry_of(f, table, f->data_line - 1, f->plan.headings,
                          f->plan.field_count, r->arena),
                 r->arena);
        any = true;
        e = entry_of(f, table, row.line, row.fields, row.count, r->arena);
        e.key = key_of(f, table, &row, r->arena);
        push(out, e, r->arena);
    }
    csv_reader_close(reader);
}

bool entries_read(struct run *r, const struct book *b, struct entries *out)
{
    struct diag quiet = diag_like(r->diag, r->arena);
    struct source_profiles profiles = {0};
    struct source_files files = {0};
    struct intake how = {0};
    const char **paths;
    size_t count = 0;

    *out = (struct entries){0};
    if (!b->folder)
        return true;
    if (!book_intake(r, b, &how) ||
        !snapshot_records(b->folder, &paths, &count, r->arena, &quiet))
        return false;
    how.profile = NULL;
    /* What cannot be read was said when the book was read. */
    for (size_t i = 0; i < count; i++)
        (void)!source_open(&files, paths[i], false, true, &how, &profiles,
                           r->arena, &quiet);
    for (size_t i = 0; i < files.count; i++)
        if (!files.items[i].skipped && files.items[i].plan.fed_count)
            read_rows(r, &files.items[i], out);
    return true;
}
