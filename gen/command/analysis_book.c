#include "command/analysis_book.h"

#include "command/movements.h"
#include "output/xlsx.h"

/*
 * One figure of x->figures, or none.  In their order: a later one may use an
 * earlier one's.  False, reported.
 */
typedef bool analysis_step(struct run *r, struct analysis_book *x);

static bool add_movement(struct run *r, struct analysis_book *x)
{
    struct movements m;

    if (!movements_of_book(r, x->book, &m))
        return false;
    x->figures.movement = m.movement;
    x->figures.migration = m.migration;
    return true;
}

static analysis_step *const steps[] = {
    add_movement,
};

bool analysis_book_compute(struct run *r, const struct book *b,
                           const struct dunning *dunning,
                           struct analysis_book *out)
{
    struct analysis_book *x = out;

    *x = (struct analysis_book){.book = b, .dunning = dunning};
    x->figures = (struct analysis_figures){
        .ledger = &b->ledger,
        .view = &b->view,
        .aging = &b->aging,
        .tieout = &b->tieout,
        .policy = &b->policy,
        .conversion = b->conversion.count ? &b->conversion : NULL,
        .dunning = dunning};
    for (size_t i = 0; i < COUNT(steps); i++)
        if (!steps[i](r, x))
            return false;
    return true;
}

bool analysis_book_write(struct run *r, const struct analysis_book *x,
                         const char *path)
{
    struct workbook workbook;

    run_progress(r, "writing the analysis ...");
    return analysis_make(&x->figures, &workbook, r->arena, r->diag) &&
           xlsx_write(&workbook, path, r->jobs, r->arena, r->diag);
}
