#include "command/explain_records.h"

#include "base/file.h"
#include "report/records_value.h"

static struct str place(struct run *r, const struct ledger *l, struct origin at)
{
    struct place p = ledger_place(l, at);

    return arena_format(r->arena, "%.*s:%u", STR_ARG(file_name(p.file)),
                        (unsigned)p.line);
}

static struct str day(struct run *r, struct date d)
{
    return date_iso(d, r->arena);
}

static void say_contact(struct run *r, const struct ledger *l,
                        const struct contact *c, struct date as_of)
{
    run_say(r, "  %.*s contact: %.*s (%.*s)\n",
            STR_ARG(day(r, c->contact_date)),
            STR_ARG(c->summary.len ? c->summary : c->reason_code),
            STR_ARG(place(r, l, c->at)));
    if (!date_is(c->promise_date))
        return;
    run_say(r,
            contact_promises_on(c, as_of)
                ? "    promised: %.*s %.*s by %.*s, which has not come\n"
                : "    promised: %.*s %.*s by %.*s, which is past\n",
            STR_ARG(c->promise_amount.currency
                        ? money_grouped(c->promise_amount, r->arena)
                        : str_from_z(diag_translate(r->diag, "all"))),
            STR_ARG(c->doc_nos), STR_ARG(day(r, c->promise_date)));
}

static void say_block(struct run *r, const struct ledger *l,
                      const struct letter_block *b, struct date as_of)
{
    struct str of = b->document == LEDGER_NONE
                        ? (struct str){0}
                        : l->documents[b->document].doc_no;
    struct str until = date_is(b->until)
                           ? day(r, b->until)
                           : str_from_z(diag_translate(r->diag, "open"));

    run_say(r,
            block_is_on(b, as_of)
                ? "  blocked %.*s from %.*s until %.*s: %.*s (%.*s)\n"
                : "  was or will be blocked %.*s from %.*s until %.*s: %.*s "
                  "(%.*s)\n",
            STR_ARG(of), STR_ARG(day(r, b->from)), STR_ARG(until),
            STR_ARG(b->reason), STR_ARG(place(r, l, b->at)));
}

static void say_contract(struct run *r, const struct ledger *l,
                         const struct contract *c)
{
    run_say(r, "  contract %.*s %.*s %.*s (%.*s)\n", STR_ARG(c->contract_no),
            STR_ARG(c->title), STR_ARG(day(r, c->signed_date)),
            STR_ARG(place(r, l, c->at)));
}

static void say_bank(struct run *r, const struct book *b, uint32_t customer)
{
    struct holds h = holds_find(&b->ledger, b->as_of, r->arena);

    for (size_t i = 0; i < h.bank_count; i++) {
        const struct bank_line *line = h.bank[i];

        if (line->customer == customer)
            run_say(r, "  at the bank on %.*s and not posted: %.*s %s (%.*s)\n",
                    STR_ARG(day(r, line->value_date)),
                    STR_ARG(money_grouped(line->amount, r->arena)),
                    line->amount.currency->code,
                    STR_ARG(place(r, &b->ledger, line->at)));
    }
}

static void say_evidence(struct run *r, const struct ledger *l,
                         uint32_t customer)
{
    size_t n = 0;

    for (size_t i = 0; i < l->evidence_count; i++)
        n += l->evidence[i].customer == customer;
    if (n)
        run_say(r, "  %zu pieces of evidence\n", n);
}

void explain_say_records(struct run *r, const struct book *b, uint32_t customer)
{
    const struct ledger *l = &b->ledger;

    if (customer_is_winding_up(&l->customers[customer], b->as_of))
        run_say(r, "  insolvent, in liquidation or dissolved: no letter; "
                   "lodge the claim in time\n");
    for (size_t i = 0; i < l->contact_count; i++)
        if (l->contacts[i].customer == customer)
            say_contact(r, l, &l->contacts[i], b->as_of);
    for (size_t i = 0; i < l->block_count; i++)
        if (l->blocks[i].customer == customer)
            say_block(r, l, &l->blocks[i], b->as_of);
    for (size_t i = 0; i < l->contract_count; i++)
        if (l->contracts[i].customer == customer)
            say_contract(r, l, &l->contracts[i]);
    say_bank(r, b, customer);
    say_evidence(r, l, customer);
}

void explain_say_overrides(struct run *r, const struct ledger *l,
                           const char *table, struct str key)
{
    for (size_t i = 0; i < l->override_count; i++) {
        const struct override *o = &l->overrides[i];

        if (!override_is_of(o, table, key))
            continue;
        if (o->was.len)
            run_say(r, "  typed: %.*s %.*s instead of %.*s (%.*s)\n",
                    STR_ARG(o->title), STR_ARG(o->now), STR_ARG(o->was),
                    STR_ARG(place(r, l, o->at)));
        else
            run_say(r, "  typed: %.*s %.*s (%.*s)\n", STR_ARG(o->title),
                    STR_ARG(o->now), STR_ARG(place(r, l, o->at)));
    }
}
