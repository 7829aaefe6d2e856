/* Interest on one sum under one rule. */
#include "command/calc.h"

#include "measure/interest.h"

#include <string.h>

static const char *const laws[] = {
    [ACCRUAL_NONE] = "nothing runs",
    [ACCRUAL_RATE] = "as agreed (Civil Code 585)",
    [ACCRUAL_LPR] = "Interpretation on Sales Contracts, article 18(4): the LPR "
                    "at the time of breach, raised by 30 to 50 %",
    [ACCRUAL_BENCHMARK] =
        "Interpretation on Sales Contracts, article 18(4): the benchmark rate "
        "for breaches before 2019-08-20, at the standard of overdue loans",
    [ACCRUAL_DELAYED] =
        "Civil Procedure Law 264, 法释〔2014〕8号: 0.0175 per cent a "
        "day on what a judgment orders to pay, but for "
        "interest",
    [ACCRUAL_UK] = "Late Payment of Commercial Debts (Interest) Act 1998, s. "
                   "4, and SI 2002/1675, art. 4: Bank Rate on 30 June or 31 "
                   "December before interest starts + 8 points",
    [ACCRUAL_EU] = "Directive 2011/7/EU, articles 2(6) and 3: ECB rate on 1 "
                   "January or 1 July + 8 points, the least that national law "
                   "gives",
};

static const char *const per_names[] = {[PER_DAY] = "day",
                                        [PER_MONTH] = "month",
                                        [PER_YEAR] = "year",
                                        [PER_ONCE] = "once"};

static bool has_needed(const struct run *r)
{
    static const struct {
        const char *flag;
        size_t offset;
    } needed[] = {{"--principal", offsetof(struct options, principal)},
                  {"--from", offsetof(struct options, from)},
                  {"--to", offsetof(struct options, to)},
                  {"--rate", offsetof(struct options, rate)}};

    for (size_t i = 0; i < COUNT(needed); i++) {
        const char *value;

        memcpy(&value, (const char *)&r->options + needed[i].offset,
               sizeof(value));
        if (!value)
            return diag_usage(r->diag, "calc interest needs %s",
                              needed[i].flag);
    }
    return true;
}

static bool read_year(const struct run *r, struct interest_terms *out)
{
    const char *year = r->options.year;

    if (!year || strcmp(year, "365") == 0)
        out->year = YEAR_365;
    else if (strcmp(year, "360") == 0)
        out->year = YEAR_360;
    else if (strcmp(year, "actual") == 0)
        out->year = YEAR_ACTUAL;
    else
        return diag_usage(r->diag, "--year %s: 365, 360 or actual is expected",
                          year);
    return true;
}

static bool read_end(const struct run *r, struct interest_terms *out)
{
    const char *end = r->options.end;

    out->end_exclusive = end && strcmp(end, "exclusive") == 0;
    if (!end || out->end_exclusive || strcmp(end, "inclusive") == 0)
        return true;
    return diag_usage(r->diag, "--end %s: inclusive or exclusive is expected",
                      end);
}

static struct field flag_text(const char *value)
{
    return (struct field){.text = str_from_z(value)};
}

/* An LPR without its term is the one-year LPR here, and that is said. */
static bool read_rate(struct calc *c, struct interest_terms *out,
                      bool *is_taken)
{
    struct accrual *x = &out->accrual;

    if (!penalty_parse(flag_text(c->r->options.rate), x, c->r->diag))
        return false;
    if ((x->kind == ACCRUAL_LPR || x->kind == ACCRUAL_BENCHMARK) &&
        x->term == TERM_UNTOLD) {
        x->term = TERM_ONE_YEAR;
        *is_taken = true;
    }
    return true;
}

static const char *own_currency(const struct accrual *x)
{
    if (x->kind == ACCRUAL_UK)
        return "GBP";
    return x->kind == ACCRUAL_EU ? "EUR" : "CNY";
}

static bool read_days(struct calc *c, struct interest_debt *out)
{
    if (!calc_date(c, flag_text(c->r->options.from), &out->first) ||
        !calc_date(c, flag_text(c->r->options.to), &out->last))
        return false;
    if (out->last.day >= out->first.day)
        return true;
    return diag_error(c->r->diag, nowhere, "--to %s is before --from %s",
                      c->r->options.to, c->r->options.from);
}

static bool read_principal(struct calc *c, const struct accrual *x,
                           struct money *out)
{
    const struct currency *currency;

    if (!calc_currency(c, own_currency(x), &currency) ||
        !calc_amount(c, flag_text(c->r->options.principal), currency, out))
        return false;
    if (out->minor > 0)
        return true;
    return diag_error(c->r->diag, nowhere,
                      "amount \"%s\": an amount above 0 is expected",
                      c->r->options.principal);
}

static int column_of(const struct accrual *x)
{
    if (x->kind == ACCRUAL_LPR)
        return x->term == TERM_FIVE_YEARS ? LPR_FIVE_YEARS : LPR_ONE_YEAR;
    if (x->kind != ACCRUAL_BENCHMARK || x->term == TERM_ONE_YEAR)
        return 0;
    return x->term == TERM_MIDDLE ? BENCHMARK_1_TO_5Y : BENCHMARK_OVER_5Y;
}

/* An LPR that follows a benchmark is that of one year, or of five. */
static struct decimal source_rate(const struct interest_row *row,
                                  const struct accrual *x)
{
    int column = column_of(x);

    if (row->table->columns <= column)
        column = row->table->columns - 1;
    return row->source->values[column];
}

static void say_source(struct calc *c, const struct interest_row *row,
                       const struct accrual *x, struct value map)
{
    struct arena *a = c->r->arena;
    struct decimal rate;

    if (!row->source)
        return;
    rate = source_rate(row, x);
    value_set(map, "table", value_text(calc_table_name(&row->table->head)), a);
    value_set(map, "line", value_integer(row->source->line), a);
    value_set(map, "source_from", value_date(row->source->from), a);
    value_set(map, "source_percent", value_decimal(rate), a);
    run_say(c->r, "    %s from %.*s: %.*s%% (%.*s, row %u)\n",
            diag_translate(c->r->diag, row->table->head.title),
            STR_ARG(date_iso(row->source->from, a)),
            STR_ARG(decimal_format(rate, false, a)),
            STR_ARG(calc_table_name(&row->table->head)), row->source->line);
}

/* "2025-01-01 to 2025-01-31: 1,000.00 * 0.05% a day * 31 days = 15.50" */
static void say_sum(struct calc *c, const struct interest_row *row,
                    const struct currency *currency)
{
    struct arena *a = c->r->arena;
    struct str from = date_iso(row->from, a), to = date_iso(row->to, a);
    struct str base = run_amount(c->r, row->base, currency);
    struct str percent = decimal_format(row->percent, false, a);
    struct str sum = run_amount(c->r, row->interest, currency);

    switch ((enum accrual_per)row->per) {
    case PER_DAY:
        run_say(c->r, "%.*s to %.*s: %.*s * %.*s%% a day * %d days = %.*s\n",
                STR_ARG(from), STR_ARG(to), STR_ARG(base), STR_ARG(percent),
                row->days, STR_ARG(sum));
        break;
    case PER_MONTH:
        run_say(c->r,
                "%.*s to %.*s: %.*s * %.*s%% a month * 12 / %d * %d days = "
                "%.*s\n",
                STR_ARG(from), STR_ARG(to), STR_ARG(base), STR_ARG(percent),
                row->year_days, row->days, STR_ARG(sum));
        break;
    case PER_YEAR:
        run_say(c->r,
                "%.*s to %.*s: %.*s * %.*s%% a year / %d * %d days = %.*s\n",
                STR_ARG(from), STR_ARG(to), STR_ARG(base), STR_ARG(percent),
                row->year_days, row->days, STR_ARG(sum));
        break;
    case PER_ONCE:
        run_say(c->r, "%.*s: %.*s * %.*s%%, once = %.*s\n", STR_ARG(from),
                STR_ARG(base), STR_ARG(percent), STR_ARG(sum));
        break;
    }
    if (row->is_cut)
        run_say(c->r, "    cut at the cap\n");
}

static void say_row(struct calc *c, const struct interest_row *row,
                    const struct accrual *x, const struct currency *currency,
                    struct value list)
{
    struct arena *a = c->r->arena;
    struct value map = value_map_new(a);

    value_set(map, "from", value_date(row->from), a);
    value_set(map, "to", value_date(row->to), a);
    value_set(map, "days", value_integer(row->days), a);
    value_set(map, "base", value_minor(row->base, currency), a);
    value_set(map, "percent", value_decimal(row->percent), a);
    value_set(map, "per", value_z(per_names[row->per]), a);
    if (row->year_days)
        value_set(map, "year_days", value_integer(row->year_days), a);
    say_sum(c, row, currency);
    say_source(c, row, x, map);
    value_set(map, "interest", value_minor(row->interest, currency), a);
    value_push(list, map, a);
}

/* Article 18 fixes the rate at the breach; one that floats was agreed. */
static const char *law_of(const struct accrual *x)
{
    if (x->kind == ACCRUAL_LPR && x->course == COURSE_FLOATING)
        return "as agreed (Civil Code 585): the LPR of each day";
    return laws[x->kind];
}

/* What was asked: the sum, the rule and the law, the days. */
static void say_asked(struct calc *c, const struct interest_terms *terms,
                      const struct interest_debt *debt, struct money principal)
{
    struct arena *a = c->r->arena;
    const char *rate = c->r->options.rate;

    calc_set(c, "principal", value_money(principal));
    calc_set(c, "rate", value_z(rate));
    calc_set(c, "from", value_date(debt->first));
    calc_set(c, "to", value_date(debt->last));
    calc_set(c, "end",
             value_z(terms->end_exclusive ? "exclusive" : "inclusive"));
    run_say(c->r, "principal: %s %.*s\n", principal.currency->code,
            STR_ARG(money_grouped(principal, a)));
    run_say(c->r, "rate: %s: %s\n", rate,
            diag_translate(c->r->diag, law_of(&terms->accrual)));
    if (terms->end_exclusive)
        run_say(c->r, "from %.*s to %.*s, the last day not counted\n",
                STR_ARG(date_iso(debt->first, a)),
                STR_ARG(date_iso(debt->last, a)));
    else
        run_say(c->r, "from %.*s to %.*s, both days counted\n",
                STR_ARG(date_iso(debt->first, a)),
                STR_ARG(date_iso(debt->last, a)));
}

static bool say_fixed_sum(struct calc *c, const struct accrual *x,
                          struct money principal)
{
    struct money sum = {0};

    if (!interest_fixed_sum(x, c->tables, principal, nowhere, &sum, c->r->diag))
        return false;
    if (!sum.currency)
        return true;
    calc_set(c, "fixed_sum", value_money(sum));
    run_say(c->r, "fixed sum besides: %s %.*s (%s)\n", sum.currency->code,
            STR_ARG(money_grouped(sum, c->r->arena)),
            diag_translate(c->r->diag,
                           x->kind == ACCRUAL_UK
                               ? "Late Payment of Commercial Debts (Interest) "
                                 "Act 1998, s. 5A"
                               : "Directive 2011/7/EU, article 6"));
    return true;
}

static bool say_interest(struct calc *c, const struct interest *interest,
                         const struct accrual *x, struct money principal)
{
    const struct currency *currency = principal.currency;
    struct value list = value_list_new(c->r->arena);

    calc_set(c, "rows", list);
    for (size_t i = 0; i < interest->count; i++)
        say_row(c, &interest->rows[i], x, currency, list);
    calc_set(c, "days", value_integer(interest->days));
    calc_set(c, "per_diem", value_minor(interest->per_diem, currency));
    run_say(c->r, "%jd days; each further day at the last rate: %.*s\n",
            (intmax_t)interest->days,
            STR_ARG(run_amount(c->r, interest->per_diem, currency)));
    return say_fixed_sum(c, x, principal);
}

bool calc_interest(struct calc *c)
{
    struct interest_terms terms = {0};
    struct interest_debt debt = {.at = nowhere};
    struct interest interest = {0};
    struct base_step step;
    struct money principal = {0};
    bool is_taken = false;

    if (!has_needed(c->r) || !read_year(c->r, &terms) ||
        !read_end(c->r, &terms) || !read_days(c, &debt) ||
        !read_rate(c, &terms, &is_taken) ||
        !read_principal(c, &terms.accrual, &principal))
        return false;
    step = (struct base_step){debt.first, principal.minor};
    debt.steps = &step;
    debt.step_count = 1;
    debt.currency = principal.currency;
    if (!interest_compute(&terms, c->tables, &debt, &interest, c->r->arena,
                          c->r->diag))
        return false;
    say_asked(c, &terms, &debt, principal);
    if (is_taken)
        run_say(c->r, "the rate's term is not told: that of one year is "
                      "taken\n");
    if (!say_interest(c, &interest, &terms.accrual, principal))
        return false;
    return calc_done(
        c, money_plain((struct money){interest.total, principal.currency},
                       c->r->arena));
}
