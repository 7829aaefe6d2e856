#include "command/aging_paper.h"
#include "command/book_dunning.h"
#include "command/lock.h"
#include "command/output.h"
#include "command/output_names.h"

#include "output/csv_out.h"
#include "output/xlsx.h"
#include "report/aging_book.h"
#include "report/aging_table.h"

/* What a format needs beside the rows by due date. */
static const unsigned wants[] = {AGING_BASES | BOOK_EARLIER | BOOK_REPORTING, 0,
                                 AGING_ITEMS | AGING_BASES | BOOK_EARLIER |
                                     BOOK_REPORTING};

enum format { JSON, CSV, XLSX };

static struct aging_figures figures_of(const struct book *b)
{
    return (struct aging_figures){.ledger = &b->ledger,
                                  .view = &b->view,
                                  .aging = &b->aging,
                                  .tieout = &b->tieout,
                                  .conversion = &b->conversion,
                                  .policy = &b->policy};
}

/* The same of several books together. */
static struct aging_figures joint_figures(const struct books *books)
{
    const struct entities *e = &books->entities;

    return (struct aging_figures){.ledger = &e->ledger,
                                  .view = &e->view,
                                  .aging = &e->aging,
                                  .tieout = &e->tieout,
                                  .conversion = &e->conversion,
                                  .dunning =
                                      e->has_dunning ? &e->dunning : NULL,
                                  .policy = &books->policy,
                                  .entities = e};
}

static bool write_book(struct run *r, const struct aging_figures *f)
{
    const char *path = output_path(r, output_name(OUTPUT_AGING, f->policy));
    struct workbook workbook;

    if (!lock_check(r, path))
        return false;
    run_progress(r, "writing %s ...", path);
    return aging_book_make(f, &workbook, r->arena, r->diag) &&
           xlsx_write(&workbook, path, r->jobs, r->arena, r->diag) &&
           output_written(r, path);
}

/* Who is written to; without a book nobody. */
static bool add_dunning(struct run *r, const struct book *b,
                        const struct dunning **out)
{
    struct dunning *dunning = arena_new(r->arena, struct dunning);

    *out = b->folder ? dunning : NULL;
    return !b->folder || book_dunning(r, b, no_date, dunning);
}

static bool write_one(struct run *r, enum format format)
{
    struct aging_figures f;
    struct book b;

    if (!book_open(r, wants[format], &b))
        return false;
    f = figures_of(&b);
    switch (format) {
    case JSON:
        return output_json(r, aging_value(&f, r->arena));
    case CSV:
        return output_text(r, csv_make(aging_rows(&f, r->arena), r->arena));
    case XLSX:
        break;
    }
    return add_dunning(r, &b, &f.dunning) &&
           aging_paper_fill(r, &b, NULL, &f) && write_book(r, &f);
}

static bool write_joint_json(struct run *r, const struct books *books)
{
    struct aging_figures all = joint_figures(books);
    struct aging_figures *each =
        arena_array(r->arena, struct aging_figures, books->count);

    for (size_t i = 0; i < books->count; i++)
        each[i] = figures_of(&books->items[i]);
    return output_json(r, aging_value_joined(&all, each, r->arena));
}

static bool write_several(struct run *r, enum format format)
{
    struct aging_figures f;
    struct books books;

    if (!books_open(r, wants[format], &books))
        return false;
    for (size_t i = 0; format == XLSX && i < books.count; i++)
        if (!add_dunning(r, &books.items[i], &books.list[i].dunning))
            return false;
    if (!books_join(r, wants[format], &books))
        return false;
    f = joint_figures(&books);
    switch (format) {
    case JSON:
        return write_joint_json(r, &books);
    case CSV:
        return output_text(r, csv_make(aging_rows(&f, r->arena), r->arena));
    case XLSX:
        break;
    }
    return aging_paper_fill_joint(r, &books, &f) && write_book(r, &f);
}

bool command_aging(struct run *r)
{
    static const char *const formats[] = {
        [JSON] = "json", [CSV] = "csv", [XLSX] = "xlsx"};
    size_t format = 0;

    if (!output_format(r, formats, COUNT(formats), &format))
        return false;
    return r->operand_count > 1 ? write_several(r, (enum format)format)
                                : write_one(r, (enum format)format);
}
