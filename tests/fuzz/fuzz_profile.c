/*
 * fuzz_profile - any bytes as a profile, applied to a small export; and drafts
 * of profiles for any bytes as an export.
 *
 * The input up to the first NUL is the profile, what follows the export.  With
 * nothing behind it a fixed export is read.  A draft that says that it is
 * complete is a profile that can be read.
 */
#include "base/utf8.h"
#include "input/guess_preview.h"
#include "input/heading.h"
#include "input/record.h"
#include "input/reshape.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char sample[] = "Title\n"
                             "N,C,Y,M,D,A,,U,K\n"
                             ",,,,,x,y,,\n"
                             "group,,,,,,,,\n"
                             "1,c,2026,1,2,5.00,1,2026-02-01,R\n"
                             ",,,,,\"1,234.50-\",2,,\n"
                             "Total,,,,,6,3,,\n"
                             "2,\"d\ne\",2026,2,30,x\"y,,,\n"
                             "3,f,2026,12,31,0.00,-,31.12.2026,\n";

static void read_rows(const struct source_file *f, struct arena *a,
                      struct diag *d)
{
    struct csv_splitter s = {f->text,     f->data_at, f->data_line,
                             f->text.len, f->format,  false};
    struct csv_reader *reader = csv_reader_new(f->format, a);
    struct intern customers = intern_new(a);
    struct records *records = arena_new(a, struct records);
    struct cells cells = {.plan = &f->plan,
                          .path = f->path,
                          .currency = currency_find(STR("CNY")),
                          .known_at = no_date,
                          .arena = a,
                          .diag = d,
                          .customers = &customers,
                          .days = arena_array(a, struct day_slot, DAY_SLOTS)};
    struct csv_row row;

    record_prepare(&cells);
    while (csv_next(&s, &row)) {
        struct origin at = {0, (uint32_t)row.line};

        if (csv_read(reader, &row) != ROW_FINE)
            continue;
        for (size_t i = 0; i < f->profile->ignore_count; i++)
            (void)cell_meets(&f->plan.ignore[i], &row);
        (void)cell_meets(&f->plan.totals, &row);
        cells.row = &row;
        if (!record_read(&cells, at, records))
            continue;
    }
    csv_reader_close(reader);
}

static size_t count_lines(struct str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++)
        n += text.ptr[i] == '\n';
    return n + (text.len && text.ptr[text.len - 1] != '\n');
}

static void apply(struct str yaml, struct source_file *f, struct arena *a)
{
    struct profile *p = arena_new(a, struct profile);
    struct diag d = {.arena = a};
    struct first_rows rows;
    struct csv_row heading;
    size_t index, lines = count_lines(f->text);

    if (!profile_parse("p.yaml", yaml, p, a, &d))
        return;
    f->profile = p;
    rows = heading_rows(f, p->delimiter, a);
    if (!heading_find(f, &rows, p, &index, a))
        return;
    heading = heading_read(f, &rows, index, p, a);
    if (!heading.count || heading.fault != ROW_FINE)
        return;
    f->format.delimiter = rows.items[index].delimiter;
    f->data_at = rows.items[index + p->heading_rows - 1].next_at;
    f->data_line = rows.items[index + p->heading_rows - 1].next_line;
    heading = reshape_heading(p, &heading, a);
    if (!plan_make(p, f->path, p->heading_row ? &heading : NULL, heading.count,
                   &f->plan, a, &d) ||
        !reshape(f, a, &d))
        return;
    if (count_lines(f->text) != lines && f->format.line_end == '\n')
        abort();
    read_rows(f, a, &d);
}

static void draft(const struct source_file *f, struct arena *a)
{
    struct guess_table table;
    struct guess *g = arena_new(a, struct guess);
    struct profile *p = arena_new(a, struct profile);
    struct diag d = {.arena = a};
    struct str yaml;

    if (!guess_table_read(&table, f, a))
        return;
    guess_choose(g, &table);
    yaml = guess_yaml(g, a, &d);
    if (!profile_parse("draft", yaml, p, a, &d)) {
        fprintf(stderr, "%.*s\n-- %.*s\n", STR_ARG(yaml),
                STR_ARG(d.last->text));
        abort();
    }
    (void)guess_preview(g, yaml, "# ", currency_find(STR("CNY")), a, &d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
    size_t front = nul ? (size_t)(nul - data) : size;
    struct arena a = {0};
    struct str export = {.ptr = nul ? (const char *)nul + 1 : sample,
                         .len = nul ? size - front - 1 : sizeof(sample) - 1};
    struct source_file f = {
        .path = "f.csv", .name = STR("f.csv"), .text = export};

    f.is_valid = utf8_check(export) == export.len;
    if (export.len) {
        f.format = csv_recognise(export);
        draft(&f, &a);
        apply((struct str){(const char *)data, front}, &f, &a);
    }
    arena_release(&a);
    return 0;
}
