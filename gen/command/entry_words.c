#include "command/entry_words.h"

#include "base/file.h"
#include "command/resources.h"
#include "input/csv.h"

#define LARGEST_WORDS (1u << 20)
#define WORD_FIELDS   6

static bool read_kind(struct str text, enum entry_kind *out)
{
    static const char *const names[] = {[ENTRY_TEXT] = "text",
                                        [ENTRY_DATE] = "date",
                                        [ENTRY_AMOUNT] = "amount",
                                        [ENTRY_WHOLE] = "whole"};

    *out = ENTRY_TEXT;
    if (text.len == 0)
        return true;
    for (size_t i = 0; i < COUNT(names); i++) {
        if (str_equal_z(text, names[i])) {
            *out = (enum entry_kind)i;
            return true;
        }
    }
    return false;
}

static bool add_row(struct run *r, const char *path, struct csv_reader *reader,
                    struct csv_row *row, struct entry_words *words)
{
    struct entry_word w = {0};
    struct str *texts[WORD_FIELDS] = {&w.table,   &w.column,  NULL,
                                      &w.meaning, &w.example, &w.offers};

    if (csv_read(reader, row) != ROW_FINE || row->count != WORD_FIELDS ||
        !read_kind(row->fields[2], &w.kind))
        return diag_error(r->diag, place_of(path, row->line, 0),
                          "six fields are expected: table, column, kind (text, "
                          "date, amount or whole), meaning, example, offers");
    for (size_t i = 0; i < WORD_FIELDS; i++)
        if (texts[i])
            *texts[i] = arena_str(r->arena, row->fields[i]);
    ARENA_PUSH(r->arena, words->items, words->count, words->capacity) = w;
    return true;
}

static bool read_rows(struct run *r, const char *path, struct str text,
                      struct entry_words *out)
{
    struct csv_format format = {.delimiter = ',', .line_end = '\n'};
    struct csv_splitter s = {
        .text = text, .line = 1, .stop = text.len, .format = format};
    struct csv_reader *reader = csv_reader_new(format, r->arena);
    struct csv_row row;
    bool ok = csv_next(&s, &row); /* the headings */

    while (ok && csv_next(&s, &row))
        ok = add_row(r, path, reader, &row, out);
    csv_reader_close(reader);
    return ok;
}

bool entry_words_read(struct run *r, enum language language,
                      struct entry_words *out)
{
    struct entry_words words = {0};
    const char *path;
    struct str text;

    if (!resource_find(r, NULL,
                       language == LANGUAGE_ZH
                           ? "templates/tables/records.zh-CN.csv"
                           : "templates/tables/records.en.csv",
                       &path) ||
        !file_read(&text, path, LARGEST_WORDS, r->arena, r->diag))
        return false;
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_skip(text, 3);
    if (!read_rows(r, path, text, &words))
        return false;
    *out = words;
    return true;
}

const struct entry_word *entry_word_find(const struct entry_words *words,
                                         struct str table, struct str column)
{
    for (size_t i = 0; i < words->count; i++) {
        const struct entry_word *w = &words->items[i];

        if (str_equal(w->column, column) &&
            (w->table.len == 0 || str_equal(w->table, table)))
            return w;
    }
    return NULL;
}
