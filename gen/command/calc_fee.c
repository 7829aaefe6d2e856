/* Court fees, band by band. */
#include "command/calc.h"

#include "measure/court_fee.h"

#include <string.h>

static const struct {
    const char *name; /* of the operand */
    const char *title, *law;
} fees[FEE_KINDS] = {
    [FEE_OF_ACCEPTANCE] =
        {"acceptance", "acceptance fee",
         "Measures on the Payment of Litigation Costs, article 13"},
    [FEE_OF_ACCEPTANCE_HALF] =
        {"acceptance_half", "acceptance fee, halved",
         "Measures on the Payment of Litigation Costs, articles 13, 15 and 16: "
         "half of the acceptance fee "
         "where a case is mediated or withdrawn, or heard in simplified "
         "procedure"},
    [FEE_OF_PAYMENT_ORDER] = {"payment_order", "fee for a payment order",
                              "Measures on the Payment of Litigation Costs, "
                              "articles 13 and 14(3): a third "
                              "of the acceptance fee"},
    [FEE_OF_ENFORCEMENT] = {"enforcement", "fee for enforcement",
                            "Measures on the Payment of Litigation Costs, "
                            "articles 14(1), 20 and 38: not "
                            "paid in advance, borne by the debtor"},
    [FEE_OF_PRESERVATION] =
        {"preservation", "fee for preservation",
         "Measures on the Payment of Litigation Costs, article 14(2)"},
};

static bool find_fee(struct calc *c, enum court_fee_kind *out)
{
    for (int i = 0; i < FEE_KINDS; i++) {
        if (strcmp(c->operands[0], fees[i].name) == 0) {
            *out = (enum court_fee_kind)i;
            return true;
        }
    }
    return diag_usage(c->r->diag,
                      "calc fee %s: acceptance, acceptance_half, "
                      "payment_order, enforcement or preservation is expected",
                      c->operands[0]);
}

/* Without zeros at the end beyond fen. */
static struct str exact(struct decimal x, struct arena *a)
{
    while (x.scale > 2 && x.units % 10 == 0) {
        x.units /= 10;
        x.scale--;
    }
    return decimal_format(x, true, a);
}

static void say_part(struct calc *c, const struct fee_part *part,
                     struct value list)
{
    struct arena *a = c->r->arena;
    struct value row = value_map_new(a);
    const struct band *band = part->band;
    const struct currency *cny = currency_find(STR("CNY"));

    value_set(row, "line", value_integer(band->line), a);
    value_set(row, "over", value_minor(band->over, cny), a);
    value_set(row, "part", value_minor(part->amount, cny), a);
    value_set(row, "percent", value_decimal(band->percent), a);
    value_set(row, "fee", value_decimal(part->fee), a);
    value_set(row, "basis", value_text(band->basis), a);
    value_push(list, row, a);
    if (band->percent.units)
        run_say(c->r, "row %u: over %.*s: %.*s * %.*s%% = %.*s\n", band->line,
                STR_ARG(run_amount(c->r, band->over, cny)),
                STR_ARG(run_amount(c->r, part->amount, cny)),
                STR_ARG(decimal_format(band->percent, false, a)),
                STR_ARG(exact(part->fee, a)));
    else
        run_say(c->r, "row %u: up to %.*s: %.*s a case\n", band->line,
                STR_ARG(run_amount(c->r, band->up_to, cny)),
                STR_ARG(exact(part->fee, a)));
}

static void say_sum(struct calc *c, const struct court_fee *f)
{
    struct arena *a = c->r->arena;
    const struct currency *cny = currency_find(STR("CNY"));

    calc_set(c, "sum", value_decimal(f->sum));
    calc_set(c, "divisor", value_integer(f->divisor));
    calc_set(c, "capped", value_bool(f->is_capped));
    if (f->count > 1 || f->divisor > 1 || f->is_capped)
        run_say(c->r, "sum: %.*s\n", STR_ARG(exact(f->sum, a)));
    if (f->divisor > 1)
        run_say(c->r, "divided by %d\n", f->divisor);
    if (f->is_capped)
        run_say(c->r, "at most %.*s\n", STR_ARG(run_amount(c->r, f->fee, cny)));
    else
        run_say(c->r, "rounded half-up to fen\n");
}

bool calc_fee(struct calc *c)
{
    const struct table_head *head = &c->tables->court_fees.head;
    const struct currency *cny = currency_find(STR("CNY"));
    struct value list = value_list_new(c->r->arena);
    enum court_fee_kind kind = FEE_OF_ACCEPTANCE;
    struct court_fee f;
    struct money m;

    if (!find_fee(c, &kind) || !calc_amount(c, calc_operand(c, 1), cny, &m))
        return false;
    if (m.minor <= 0)
        return diag_error(c->r->diag, nowhere,
                          "amount \"%s\": an amount above 0 is expected",
                          c->operands[1]);
    if (!court_fee(&c->tables->court_fees, kind, m.minor, &f))
        return diag_error(c->r->diag, nowhere,
                          "amount \"%s\" is too large to reckon a fee of",
                          c->operands[1]);
    run_say(c->r, "%s of %.*s: %s\n",
            diag_translate(c->r->diag, fees[kind].title),
            STR_ARG(money_grouped(m, c->r->arena)),
            diag_translate(c->r->diag, fees[kind].law));
    run_say(c->r, "table: %.*s, %.*s\n", STR_ARG(calc_table_name(head)),
            STR_ARG(head->source));
    calc_set(c, "fee", value_z(fees[kind].name));
    calc_set(c, "amount", value_money(m));
    calc_set(c, "table", value_text(calc_table_name(head)));
    calc_set(c, "rows", list);
    for (size_t i = 0; i < f.count; i++)
        say_part(c, &f.parts[i], list);
    say_sum(c, &f);
    return calc_done(c, money_plain((struct money){f.fee, cny}, c->r->arena));
}
