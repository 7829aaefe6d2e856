#include "command/movements.h"

/* What a first export of events is compared with: itself, so long before. */
#define DAYS_BACK 7

/* The day's view by what is known now, and the tie-out from it. */
static bool trace_back(struct run *r, const struct book *b,
                       struct movements *out, struct tieout *t)
{
    struct diag quiet = {0};
    struct date day = date_add_days(b->as_of, -DAYS_BACK);

    return ledger_view_parallel(&b->ledger, day, r->jobs, &out->then, r->arena,
                                r->diag) &&
           (tieout_compute(&b->view, &b->aging, &out->then, t, r->arena,
                           &quiet) ||
            diag_error(r->diag, nowhere,
                       "what moved since %.*s does not fit in 64 bits",
                       STR_ARG(date_iso(day, r->arena))));
}

/* The earlier day as it is known now; of photographs, as it was exported. */
static bool view_then(struct run *r, const struct book *b,
                      struct movements *out)
{
    const struct earlier *e = &b->earlier;

    if (b->ledger.source != ALLOCATION_OPEN)
        return ledger_view_parallel(&b->ledger, b->tieout.opening_date, r->jobs,
                                    &out->then, r->arena, r->diag);
    if (e->ledger)
        out->then = e->corrected ? e->corrected_view : e->view;
    return true;
}

static bool fill(struct run *r, const struct book *b, const struct tieout *t,
                 bool traced_back, struct movements *out)
{
    struct movement *movement = arena_new(r->arena, struct movement);
    struct migration *migration = arena_new(r->arena, struct migration);

    if (!movement_make(t, &b->view, &out->then, &b->policy, movement, r->arena,
                       r->diag))
        return false;
    movement->is_traced_back = traced_back;
    out->movement = movement;
    if (out->then.ledger &&
        migration_make(&out->then, &b->view, &b->policy, migration, r->arena))
        out->migration = migration;
    return true;
}

bool movements_of_book(struct run *r, const struct book *b,
                       struct movements *out)
{
    struct tieout *back;

    *out = (struct movements){0};
    if (date_is(b->tieout.opening_date))
        return view_then(r, b, out) && fill(r, b, &b->tieout, false, out);
    if (b->ledger.source == ALLOCATION_OPEN)
        return true;
    back = arena_new(r->arena, struct tieout);
    return trace_back(r, b, out, back) && fill(r, b, back, true, out);
}
