/*
 * record_kit - one row below its headings, read by a profile.
 */
#ifndef TESTS_RECORD_KIT_H
#define TESTS_RECORD_KIT_H

#include "base/buf.h"
#include "input/record.h"

struct row_scene {
    struct arena arena;
    struct diag diag;
    struct profile profile;
    struct plan plan;
    struct intern customers;
    struct cells cells;
    struct csv_reader *reader;
    struct csv_row row;
    struct records records;
};

/* Bind the first line of text by s->profile; the second is s->row. */
static inline bool row_bind(struct row_scene *s, const char *text)
{
    struct csv_splitter splitter = {
        .text = str_from_z(text), .line = 1, .format = {',', '\n', false}};

    splitter.stop = splitter.text.len;
    s->reader = csv_reader_new(splitter.format, &s->arena);
    s->customers = intern_new(&s->arena);
    if (!csv_next(&splitter, &s->row) || csv_read(s->reader, &s->row) ||
        !plan_make(&s->profile, "t.csv", &s->row, s->row.count, &s->plan,
                   &s->arena, &s->diag))
        return false;
    s->cells = (struct cells){
        .plan = &s->plan,
        .path = "t.csv",
        .currency = currency_find(STR("CNY")),
        .known_at = no_date,
        .arena = &s->arena,
        .diag = &s->diag,
        .customers = &s->customers,
        .days = arena_array(&s->arena, struct day_slot, DAY_SLOTS)};
    record_prepare(&s->cells);
    return csv_next(&splitter, &s->row) && !csv_read(s->reader, &s->row);
}

static inline bool row_begin(struct row_scene *s, enum table table,
                             const char *text)
{
    *s = (struct row_scene){0};
    s->diag.arena = &s->arena;
    s->profile = profile_canonical(table, &s->arena);
    return row_bind(s, text);
}

/* By the tables of a profile of its own. */
static inline bool row_begin_by(struct row_scene *s, const char *tables,
                                const char *text)
{
    *s = (struct row_scene){0};
    s->diag.arena = &s->arena;
    return profile_parse(
               "p.yaml",
               arena_format(&s->arena, "version: 1\ntables:\n%s", tables),
               &s->profile, &s->arena, &s->diag) &&
           row_bind(s, text);
}

static inline bool row_read(struct row_scene *s)
{
    struct origin at = {0, (uint32_t)s->row.line};

    s->cells.row = &s->row;
    return record_read(&s->cells, at, &s->records);
}

static inline void row_end(struct row_scene *s)
{
    csv_reader_close(s->reader);
    arena_release(&s->arena);
}

/* The last message, or nothing. */
static inline struct str row_message(const struct row_scene *s)
{
    return s->diag.last ? s->diag.last->text : (struct str){0};
}

#endif
