#include "command/book.h"
#include "command/kpi_paper.h"
#include "command/lock.h"
#include "command/output.h"
#include "command/output_names.h"
#include "command/press.h"

#include "report/kpi_value.h"

static bool write_pdf(struct run *r, const struct book *b)
{
    const char *path = output_path(r, output_name(OUTPUT_KPI, &b->policy));
    struct font_files fonts;
    struct kpi_paper paper;
    bool failed = false;
    struct papers papers = {.count = 1,
                            .failed = &failed,
                            .internal = 1,
                            .context = &paper,
                            .make = kpi_paper_make,
                            .paths = &path,
                            .date = b->as_of,
                            .zone_minutes = b->policy.zone_minutes};

    return lock_check(r, path) && kpi_paper_open(r, b, &paper) &&
           press_print(r, b->folder, &papers, &fonts) && !failed &&
           output_written(r, path);
}

static bool write_json(struct run *r, const struct book *b)
{
    struct kpi_set kpis;

    if (!kpi_compute(&b->ledger, &b->aging, &b->policy, &kpis, r->arena,
                     r->diag))
        return false;
    kpi_add_settled(&kpis, &b->tieout);
    return output_json(r, kpi_value(&b->ledger, &kpis, &b->policy,
                                    b->policy.language, r->arena));
}

bool command_kpi(struct run *r)
{
    static const char *const formats[] = {"pdf", "json"};
    static bool (*const writers[])(struct run *, const struct book *) = {
        write_pdf, write_json};
    struct book b;
    size_t format = 0;

    return output_format(r, formats, COUNT(formats), &format) &&
           book_open(r, BOOK_EARLIER_ITEMS, &b) && writers[format](r, &b);
}
