#include "command/claim_text.h"

#include "report/claim_value.h"

static struct str money(const struct run *r, const struct claim *c,
                        int64_t minor)
{
    return run_amount(r, minor, c->currency);
}

static void say_sum(const struct run *r, const struct claim *c,
                    const char *label, int64_t minor)
{
    run_say(r, "  %s: %.*s\n", diag_translate(r->diag, label),
            STR_ARG(money(r, c, minor)));
}

static void say_rows(const struct run *r, const struct claim *c,
                     const struct claim_debt *debt,
                     const struct claim_head *head)
{
    run_say(r, "    %.*s: %.*s\n",
            STR_ARG(claim_rate_text(head, r->language, r->arena)),
            STR_ARG(claim_reason(c, debt, head, r->language, r->arena)));
    for (size_t i = 0; i < head->interest.count; i++) {
        const struct interest_row *x = &head->interest.rows[i];

        run_say(r, "    %.*s to %.*s, %d days, on %.*s at %.*s (%.*s): %.*s\n",
                STR_ARG(date_iso(x->from, r->arena)),
                STR_ARG(date_iso(x->to, r->arena)), (int)x->days,
                STR_ARG(money(r, c, x->base)),
                STR_ARG(claim_row_rate(x, r->language, r->arena)),
                STR_ARG(claim_row_source(debt, head, x, r->language, r->arena)),
                STR_ARG(money(r, c, x->interest)));
    }
}

static void say_debt(const struct run *r, const struct claim *c,
                     const struct claim_debt *d)
{
    run_say(r, "  %.*s due %.*s, %.*s: unpaid principal %.*s\n",
            STR_ARG(d->doc_no), STR_ARG(date_iso(d->due_date, r->arena)),
            STR_ARG(money(r, c, d->invoiced)),
            STR_ARG(money(r, c, d->principal)));
    for (size_t i = 0; i < d->head_count; i++)
        say_rows(r, c, d, &d->heads[i]);
    run_say(r, "    interest %.*s, of it met %.*s, unpaid %.*s\n",
            STR_ARG(money(r, c, d->interest)),
            STR_ARG(money(r, c, d->interest_paid)),
            STR_ARG(money(r, c, d->interest_due)));
    if (d->fixed)
        run_say(r, "    fixed sum %.*s\n", STR_ARG(money(r, c, d->fixed)));
}

static void say_payment(const struct run *r, const struct claim *c,
                        const struct claim_payment *p)
{
    run_say(r,
            "  payment %.*s of %.*s, %.*s: to costs %.*s, to interest %.*s, to "
            "principal %.*s, elsewhere %.*s\n",
            STR_ARG(p->receipt_no), STR_ARG(date_iso(p->paid_date, r->arena)),
            STR_ARG(money(r, c, p->amount)), STR_ARG(money(r, c, p->to_costs)),
            STR_ARG(money(r, c, p->to_interest)),
            STR_ARG(money(r, c, p->to_principal)),
            STR_ARG(money(r, c, p->elsewhere + p->surplus)));
}

static void say_cost(const struct run *r, const struct claim *c,
                     const struct claim_cost *x)
{
    run_say(r, "  cost %.*s of %.*s: %.*s, of it met %.*s\n", STR_ARG(x->kind),
            STR_ARG(date_iso(x->cost_date, r->arena)),
            STR_ARG(money(r, c, x->amount)), STR_ARG(money(r, c, x->paid)));
}

static void say_bridge(const struct run *r, const struct claim *c)
{
    for (int i = 0; i < BRIDGE_COUNT; i++)
        if (i == BRIDGE_LEDGER || i == BRIDGE_PRINCIPAL || c->bridge[i])
            run_say(r, "  %s: %.*s\n",
                    claim_bridge_text((enum claim_bridge)i, r->language),
                    STR_ARG(money(r, c, c->bridge[i])));
}

static void say_until(const struct run *r, const struct claim *c)
{
    struct date next = date_add_days(c->last_day, 1);

    if (c->purpose == CLAIM_FOR_INSOLVENCY)
        return;
    for (size_t i = 0; i < c->until_count; i++) {
        const struct claim_until *u = &c->until[i];
        const struct interest_row row = {.percent = u->percent, .per = u->per};

        run_say(r,
                "  from %.*s until actual payment: on %.*s at %.*s, %.*s a "
                "day\n",
                STR_ARG(date_iso(next, r->arena)),
                STR_ARG(money(r, c, u->base)),
                STR_ARG(claim_row_rate(&row, r->language, r->arena)),
                STR_ARG(money(r, c, u->per_diem)));
        if (u->limit_count)
            run_say(r, "    %.*s\n",
                    STR_ARG(claim_until_limit(c, u, r->language, r->arena)));
    }
}

void claim_say(struct run *r, const struct claim *c)
{
    run_say(r, "%.*s %.*s, %s, as of %.*s\n", STR_ARG(c->customer_id),
            STR_ARG(c->customer_name), c->currency->code,
            STR_ARG(date_iso(c->as_of, r->arena)));
    for (size_t i = 0; i < c->debt_count; i++)
        say_debt(r, c, &c->debts[i]);
    for (size_t i = 0; i < c->payment_count; i++)
        say_payment(r, c, &c->payments[i]);
    for (size_t i = 0; i < c->cost_count; i++)
        say_cost(r, c, &c->costs[i]);
    say_bridge(r, c);
    say_sum(r, c, "principal", c->principal);
    say_sum(r, c, "interest unpaid", c->interest_due);
    if (c->fixed)
        say_sum(r, c, "fixed sums unpaid", c->fixed - c->fixed_paid);
    if (c->cost_sum)
        say_sum(r, c, "costs unpaid", c->cost_sum - c->cost_paid);
    say_sum(r, c, "total", c->total);
    say_until(r, c);
}
