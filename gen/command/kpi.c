#include "command/book_kpi.h"
#include "command/books.h"
#include "command/kpi_paper.h"
#include "command/lock.h"
#include "command/output.h"
#include "command/output_names.h"
#include "command/press.h"

#include "output/xlsx.h"
#include "report/kpi_book.h"
#include "report/kpi_value.h"

#include <string.h>

/* One report as PDF or HTML. */
static bool print(struct run *r, const struct book *b,
                  const struct policy *policy, const struct kpi_paper *paper,
                  bool html)
{
    const char *path = output_path(
        r, output_name(html ? OUTPUT_KPI_HTML : OUTPUT_KPI, policy));
    struct font_files fonts;
    bool failed = false;
    struct papers papers = {.count = 1,
                            .failed = &failed,
                            .internal = 1,
                            .context = paper,
                            .make = kpi_paper_make,
                            .paths = &path,
                            .form = html ? PAPER_HTML : PAPER_PDF,
                            .date = b->as_of,
                            .zone_minutes = policy->zone_minutes};

    return lock_check(r, path) && press_print(r, b->folder, &papers, &fonts) &&
           !failed && output_written(r, path);
}

static bool write_paper(struct run *r, const struct book *b, bool html)
{
    struct kpi_paper paper;

    return kpi_paper_open(r, b, &paper) &&
           print(r, b, &b->policy, &paper, html);
}

static bool write_pdf(struct run *r, const struct book *b)
{
    return write_paper(r, b, false);
}

static bool write_html(struct run *r, const struct book *b)
{
    return write_paper(r, b, true);
}

/* All that the paper shows: render makes it of this. */
static bool write_json(struct run *r, const struct book *b)
{
    struct kpi_paper paper;

    return kpi_paper_figures(r, b, &paper) &&
           output_json(
               r, kpi_report_data(&paper.report, b->policy.language, r->arena));
}

/* The figures as a workbook. */
static bool write_book_of(struct run *r, const struct policy *policy,
                          const struct kpi_report *report)
{
    const char *path = output_path(r, output_name(OUTPUT_KPI_BOOK, policy));
    struct workbook workbook;

    kpi_book_make(report, &workbook, r->arena);
    return lock_check(r, path) &&
           xlsx_write(&workbook, path, r->jobs, r->arena, r->diag) &&
           output_written(r, path);
}

static bool write_xlsx(struct run *r, const struct book *b)
{
    struct kpi_paper *paper = arena_new(r->arena, struct kpi_paper);

    return kpi_paper_figures(r, b, paper) &&
           write_book_of(r, &b->policy, &paper->report);
}

/* Several books, and the figures of each and of all. */
struct joint {
    struct books books;
    const struct kpi_set **each;
    struct kpi_set all;
};

/* Lists, rates of money and tax are each book's own. */
static bool counts_alike(const struct kpi_policy *a, const struct kpi_policy *b)
{
    struct kpi_policy x = *a;

    x.top = b->top;
    x.financing_rate = b->financing_rate;
    x.sales_vat = b->sales_vat;
    return memcmp(&x, b, sizeof(x)) == 0; /* numbers of one size */
}

/* Rates over windows that are not the same cannot be those of all. */
static bool check_windows(struct run *r, const struct books *books)
{
    const struct kpi_policy *first = &books->items[0].policy.kpi;

    for (size_t i = 1; i < books->count; i++) {
        const struct kpi_policy *p = &books->items[i].policy.kpi;

        if (p->dso_days != first->dso_days ||
            p->recovery_days != first->recovery_days)
            return diag_error(r->diag, place_of(r->operands[i], 0, 0),
                              "its kpi.dso_days and kpi.recovery_days are not "
                              "those of %s: rates of all together need the "
                              "same days",
                              r->operands[0]);
        if (!counts_alike(p, first))
            return diag_error(
                r->diag, place_of(r->operands[i], 0, 0),
                "its cohorts, promises or retention under kpi: are "
                "not those of %s: figures of all together need "
                "the same",
                r->operands[0]);
    }
    return true;
}

static bool open_joint(struct run *r, struct joint *j)
{
    struct books *books = &j->books;

    if (!books_open(r, BOOK_EARLIER_ITEMS, books) || !check_windows(r, books) ||
        !books_join(r, 0, books))
        return false;
    j->each = arena_array(r->arena, const struct kpi_set *, books->count);
    for (size_t i = 0; i < books->count; i++) {
        struct kpi_set *kpis = arena_new(r->arena, struct kpi_set);

        if (!book_kpi(r, &books->items[i], kpis))
            return false;
        j->each[i] = kpis;
    }
    return kpi_join(j->each, books->count, books->entities.customers_from,
                    books->policy.kpi.top, &j->all, r->arena) ||
           diag_error(r->diag, nowhere,
                      "the amounts of the books together are too large to be "
                      "added");
}

static struct kpi_report joint_report(const struct joint *j)
{
    const struct entities *e = &j->books.entities;

    return (struct kpi_report){.ledger = &e->ledger,
                               .aging = &e->aging,
                               .kpis = &j->all,
                               .tieout = &e->tieout,
                               .policy = &j->books.policy,
                               .before_day = no_date,
                               .entities = e,
                               .books = j->each};
}

static void add_entries(struct value map, struct value more, struct arena *a)
{
    for (size_t i = 0; i < more.map->count; i++)
        value_put(map, more.map->items[i].key, more.map->items[i].value, a);
}

/* Each book's figures, the sums, and all that the paper of all shows. */
static bool write_joint_json(struct run *r, const struct joint *j)
{
    const struct entities *e = &j->books.entities;
    enum language language = j->books.policy.language;
    struct kpi_report report = joint_report(j);
    struct value map = value_map_new(r->arena);
    struct value list = value_list_new(r->arena);
    struct value all = kpi_value_joined(e, &j->all, language, r->arena);

    for (size_t i = 0; i < e->count; i++) {
        struct value v =
            kpi_value(e->items[i].ledger, j->each[i], NULL, language, r->arena);
        struct value named = value_map_new(r->arena);

        value_set(named, "entity", value_text(e->items[i].name), r->arena);
        add_entries(named, v, r->arena);
        value_push(list, named, r->arena);
    }
    value_set(map, "as_of", value_date(e->aging.as_of), r->arena);
    value_set(map, "entities", list, r->arena);
    value_set(map, "totals", *value_find(all, STR("currencies")), r->arena);
    add_entries(map, kpi_report_data(&report, language, r->arena), r->arena);
    return output_json(r, map);
}

/* The template is the first book's own, else ours. */
static bool write_joint_paper(struct run *r, const struct joint *j, bool html)
{
    const struct book *first = &j->books.items[0];
    struct kpi_paper paper = {.report = joint_report(j)};

    return kpi_paper_template(r, first, &paper) &&
           print(r, first, &j->books.policy, &paper, html);
}

static bool write_joint_pdf(struct run *r, const struct joint *j)
{
    return write_joint_paper(r, j, false);
}

static bool write_joint_html(struct run *r, const struct joint *j)
{
    return write_joint_paper(r, j, true);
}

static bool write_joint_xlsx(struct run *r, const struct joint *j)
{
    struct kpi_report *report = arena_new(r->arena, struct kpi_report);

    *report = joint_report(j);
    return write_book_of(r, &j->books.policy, report);
}

bool command_kpi(struct run *r)
{
    static const char *const formats[] = {"pdf", "html", "json", "xlsx"};
    static bool (*const writers[])(struct run *, const struct book *) = {
        write_pdf, write_html, write_json, write_xlsx};
    static bool (*const joint_writers[])(struct run *, const struct joint *) = {
        write_joint_pdf, write_joint_html, write_joint_json, write_joint_xlsx};
    struct joint *joint = arena_new(r->arena, struct joint);
    struct book b;
    size_t format = 0;

    if (!output_format(r, formats, COUNT(formats), &format))
        return false;
    if (r->operand_count > 1)
        return open_joint(r, joint) && joint_writers[format](r, joint);
    return book_open(r, AGING_ITEMS | BOOK_EARLIER, &b) &&
           writers[format](r, &b);
}
