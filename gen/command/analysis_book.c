#include "command/analysis_book.h"

#include "command/closes.h"
#include "command/law.h"
#include "measure/clock.h"
#include "measure/credit.h"
#include "measure/effect.h"
#include "measure/forecast.h"
#include "measure/promise.h"
#include "measure/proof.h"
#include "measure/warning.h"
#include "output/xlsx.h"

/*
 * One figure of x->figures, or none.  In their order: a later one may use an
 * earlier one's.  False, reported.
 */
typedef bool analysis_step(struct run *r, struct analysis_book *x);

static bool add_movement(struct run *r, struct analysis_book *x)
{
    if (!movements_of_book(r, x->book, &x->movements))
        return false;
    x->figures.movement = x->movements.movement;
    x->figures.migration = x->movements.migration;
    return true;
}

static bool add_credit(struct run *r, struct analysis_book *x)
{
    struct credit *credit = arena_new(r->arena, struct credit);

    x->figures.credit = credit;
    return credit_make(&x->book->ledger, &x->book->aging, &x->book->policy,
                       credit, r->arena, r->diag);
}

static bool add_promises(struct run *r, struct analysis_book *x)
{
    struct promises *promises = arena_new(r->arena, struct promises);

    x->figures.promises = promises;
    return promises_make(&x->book->ledger, x->book->as_of, &x->book->policy,
                         &x->law.calendar, promises, r->arena, r->diag);
}

static bool add_clocks(struct run *r, struct analysis_book *x)
{
    struct clocks *clocks = arena_new(r->arena, struct clocks);
    struct proofs *proofs = arena_new(r->arena, struct proofs);

    clocks_make(&x->book->view, &x->law.calendar, clocks, r->arena);
    proofs_make(&x->book->ledger, &x->book->aging, clocks, proofs, r->arena);
    x->figures.clocks = clocks;
    x->figures.proofs = proofs;
    return true;
}

/* The same rules on the earlier day, by what is known now. */
static bool warn_of_then(struct run *r, struct analysis_book *x,
                         struct warnings *out)
{
    const struct view *then = &x->movements.then;
    struct aging *aging = arena_new(r->arena, struct aging);
    struct credit *credit = arena_new(r->arena, struct credit);
    struct promises *promises = arena_new(r->arena, struct promises);
    struct warning_day day = {then, aging, &x->book->policy, credit, promises};

    return aging_compute(then, &x->book->policy, AGING_ITEMS, r->jobs, aging,
                         r->arena, r->diag) &&
           credit_make(then->ledger, aging, &x->book->policy, credit, r->arena,
                       r->diag) &&
           promises_make(then->ledger, then->as_of, &x->book->policy,
                         &x->law.calendar, promises, r->arena, r->diag) &&
           warnings_make(&day, out, r->arena, r->diag);
}

/* What is new among them is known where there is one ledger for both days. */
static bool add_warnings(struct run *r, struct analysis_book *x)
{
    struct warnings *now = arena_new(r->arena, struct warnings);
    struct warnings then;
    struct warning_day day = {&x->book->view, &x->book->aging, &x->book->policy,
                              x->figures.credit, x->figures.promises};

    if (!warnings_make(&day, now, r->arena, r->diag))
        return false;
    x->figures.warnings = now;
    if (x->movements.then.ledger != &x->book->ledger)
        return true;
    if (!warn_of_then(r, x, &then))
        return false;
    warnings_mark_new(now, &then);
    return true;
}

static bool add_forecast(struct run *r, struct analysis_book *x)
{
    struct forecast *f = arena_new(r->arena, struct forecast);

    x->figures.forecast = f;
    return forecast_make(&x->book->view, &x->book->policy, f, r->arena,
                         r->diag);
}

static bool add_provision(struct run *r, struct analysis_book *x)
{
    struct provision *provision = arena_new(r->arena, struct provision);

    x->figures.provision = provision;
    return closes_provision(r, x->book, provision);
}

static bool add_effect(struct run *r, struct analysis_book *x)
{
    struct effect *e = arena_new(r->arena, struct effect);

    x->figures.effect = e;
    effect_make(&x->book->view, &x->book->policy, e, r->arena);
    return true;
}

static analysis_step *const steps[] = {
    add_movement, add_credit, add_promises, add_warnings,
    add_clocks,   add_effect, add_forecast, add_provision,
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
    if (!law_open_tables(r, b->folder, &x->law))
        return false;
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
