#include "command/book.h"
#include "command/lock.h"
#include "command/output.h"
#include "command/output_names.h"

#include "output/csv_out.h"
#include "output/xlsx.h"
#include "report/aging_book.h"
#include "report/aging_table.h"

static struct aging_figures figures_of(const struct book *b)
{
    return (struct aging_figures){.ledger = &b->ledger,
                                  .view = &b->view,
                                  .aging = &b->aging,
                                  .tieout = &b->tieout,
                                  .conversion = &b->conversion,
                                  .policy = &b->policy};
}

static bool write_json(struct run *r, const struct book *b)
{
    struct aging_figures f = figures_of(b);

    return output_json(r, aging_value(&f, r->arena));
}

static bool write_csv(struct run *r, const struct book *b)
{
    struct aging_figures f = figures_of(b);

    return output_text(r, csv_make(aging_rows(&f, r->arena), r->arena));
}

static bool write_xlsx(struct run *r, const struct book *b)
{
    const char *path = output_path(r, output_name(OUTPUT_AGING, &b->policy));
    struct aging_figures f = figures_of(b);
    struct workbook workbook;
    struct dunning dunning;

    if (!lock_check(r, path))
        return false;
    run_progress(r, "writing %s ...", path);
    if (b->folder && !dunning_compute(&b->ledger, &b->aging, &b->policy,
                                      &dunning, r->arena, r->diag))
        return false;
    /* Without a book nobody is written to. */
    f.dunning = b->folder ? &dunning : NULL;
    return aging_book_make(&f, &workbook, r->arena, r->diag) &&
           xlsx_write(&workbook, path, r->jobs, r->arena, r->diag) &&
           output_written(r, path);
}

bool command_aging(struct run *r)
{
    enum { JSON, CSV, XLSX };
    static const char *const formats[] = {
        [JSON] = "json", [CSV] = "csv", [XLSX] = "xlsx"};
    static bool (*const writers[])(struct run *, const struct book *) = {
        [JSON] = write_json, [CSV] = write_csv, [XLSX] = write_xlsx};
    static const unsigned wants[] = {
        [JSON] = AGING_BASES | BOOK_EARLIER | BOOK_REPORTING,
        [CSV] = 0,
        [XLSX] = AGING_ITEMS | AGING_BASES | BOOK_EARLIER | BOOK_REPORTING};
    struct book b;
    size_t format = 0;

    return output_format(r, formats, COUNT(formats), &format) &&
           book_open(r, wants[format], &b) && writers[format](r, &b);
}
