#include "input/policy_section.h"

#define DAYS_MAX    9999
#define PERIODS_MAX 120
#define MONTH_DAYS  30

/* Ends of buckets: numbers of days that rise. */
static bool read_ends(const struct yaml *y, int32_t *ends, size_t *count,
                      struct diag *d)
{
    if (!y)
        return true;
    if (!yaml_is_list(y, d))
        return false;
    if (y->count > PROVISION_SEGMENT_MAX / 2 - 1)
        return diag_error(d, y->scalar.at,
                          "at most %d numbers of days are accepted in all",
                          PROVISION_SEGMENT_MAX / 2 - 1);
    for (size_t i = 0; i < y->count; i++) {
        if (!policy_days(&y->items[i], 1, DAYS_MAX, &ends[i], d))
            return false;
        if (i > 0 && ends[i] <= ends[i - 1])
            return diag_error(d, y->items[i].scalar.at,
                              "the numbers of days must rise: %d does not "
                              "come after %d",
                              (int)ends[i], (int)ends[i - 1]);
    }
    *count = y->count;
    return true;
}

/* Those of the aging, at most as many as there is room for. */
static void take_ends(const struct bucket_scheme *s, struct provision_policy *p)
{
    for (size_t i = s->today + 1; i < s->no_due_date; i++)
        if (s->items[i].has_to && p->end_count < PROVISION_SEGMENT_MAX / 2 - 1)
            p->ends[p->end_count++] = s->items[i].to;
}

static void use_ends(const struct bucket_scheme *s, struct provision_policy *p,
                     bool by_roll)
{
    static const int32_t months[] = {30, 60, 90};

    if (p->end_count)
        return;
    if (!by_roll) {
        take_ends(s, p);
        return;
    }
    for (size_t i = 0; i < COUNT(months); i++)
        p->ends[p->end_count++] = months[i];
}

static bool parse_decimal(const struct yaml *y, struct str text,
                          struct decimal *out, struct diag *d)
{
    return decimal_parse((struct field){text, y->scalar.at}, number_plain, out,
                         d);
}

/* "1.5%": with its sign, so that nobody has to guess what 1.5 means. */
static bool read_percent(const struct yaml *y, struct decimal *out,
                         struct diag *d)
{
    static const struct decimal whole = {1, 0};
    struct str text;
    struct decimal x;

    if (!y)
        return true;
    if (!yaml_text(y, &text, d))
        return false;
    text = str_trim(text);
    if (!str_ends(text, STR("%")))
        return diag_error(d, y->scalar.at,
                          "\"%.*s\": a rate with its sign is expected, such "
                          "as 1.5%%",
                          STR_ARG(yaml_shown(text)));
    text.len--;
    if (!parse_decimal(y, text, &x, d))
        return false;
    x.scale += 2;
    if (x.scale > PROVISION_POLICY_DECIMALS || x.units < 0 ||
        decimal_compare(x, whole) > 0)
        return diag_error(d, y->scalar.at,
                          "a rate is from 0%% to 100%%, with at most four "
                          "decimals");
    *out = x;
    return true;
}

static bool read_forward(const struct yaml *y, struct decimal *out,
                         struct diag *d)
{
    static const struct decimal most = {10, 0};
    struct str text;
    struct decimal x;

    if (!y)
        return true;
    if (!yaml_text(y, &text, d) || !parse_decimal(y, str_trim(text), &x, d))
        return false;
    if (x.units <= 0 || x.scale > PROVISION_POLICY_DECIMALS ||
        decimal_compare(x, most) > 0)
        return diag_error(d, y->scalar.at,
                          "a forward factor is more than 0 and at most 10, "
                          "such as 1.05");
    *out = x;
    return true;
}

/* What a list of rates has to name, for a message. */
static bool refuse_count(const struct yaml *y, const struct provision_policy *p,
                         struct diag *d)
{
    size_t n = provision_segment_count(p);

    if (p->basis == PROVISION_DISCLOSURE)
        return diag_error(d, y->scalar.at,
                          "%zu rates: six are expected, one for each of up to "
                          "1, 2, 3, 4, 5 years and more",
                          y->count);
    return diag_error(d, y->scalar.at,
                      "%zu rates: %zu are expected, first %zu of what is not "
                      "due, then one for each end of buckets, then one for "
                      "what is older",
                      y->count, n, p->not_due_count + 1);
}

static bool is_roll(const struct yaml *y)
{
    return y && y->kind == YAML_SCALAR &&
           str_equal_z(str_trim(y->scalar.text), "roll");
}

static bool read_rates(const struct yaml *y, const struct provision_policy *p,
                       struct provision_rates *out, struct diag *d)
{
    struct provision_rates rates = {.is_set = true, .by_roll = is_roll(y)};

    if (!y)
        return true;
    if (!rates.by_roll) {
        if (y->kind != YAML_LIST)
            return diag_error(d, y->scalar.at,
                              "rates are a list, such as [0.5%%, 3%%, 10%%], "
                              "or the word roll");
        if (y->count != provision_segment_count(p))
            return refuse_count(y, p, d);
        for (size_t i = 0; i < y->count; i++)
            if (!read_percent(&y->items[i], &rates.items[i], d))
                return false;
    }
    *out = rates;
    return true;
}

static bool read_words(const struct yaml *y, struct provision_words *out,
                       struct arena *a, struct diag *d)
{
    struct str *items;

    if (!y)
        return true;
    if (!yaml_is_list(y, d))
        return false;
    items = arena_array(a, struct str, y->count);
    for (size_t i = 0; i < y->count; i++)
        if (!policy_line(&y->items[i], &items[i], d))
            return false;
    *out = (struct provision_words){items, y->count};
    return true;
}

/* Words of classes as a set; conditional retention is one of the last. */
static bool read_classes(const struct yaml *y, bool with_conditional,
                         uint32_t *out, struct diag *d)
{
    static const char *const names[] = {[CLASS_TRADE] = "trade",
                                        [CLASS_RETENTION] = "retention",
                                        [CLASS_BILL] = "bill",
                                        [CLASS_OTHER] = "other",
                                        "retention_conditional"};
    size_t count = CLASS_COUNT + with_conditional;
    uint32_t set = 0;

    if (!y)
        return true;
    if (!yaml_is_list(y, d))
        return false;
    for (size_t i = 0; i < y->count; i++) {
        size_t word = 0;

        if (!yaml_choice(&y->items[i], names, count, &word, d))
            return false;
        set |=
            word == CLASS_COUNT ? PROVISION_CONDITIONAL_RETENTION : 1u << word;
    }
    *out = set;
    return true;
}

static bool read_excluded(const struct yaml *y, struct provision_policy *p,
                          struct arena *a, struct diag *d)
{
    static const char *const names[] = {"classes", "customers"};
    bool ok;

    if (!y)
        return true;
    ok = yaml_check_keys(y, names, COUNT(names), d);
    ok &=
        read_classes(policy_find(y, "classes"), true, &p->excluded_classes, d);
    return read_words(policy_find(y, "customers"), &p->excluded_customers, a,
                      d) &&
           ok;
}

static bool has_condition(const struct provision_portfolio *x)
{
    return x->regions.count || x->industries.count || x->customers.count ||
           x->classes;
}

static bool read_portfolio(const struct yaml *y,
                           const struct provision_policy *p,
                           struct provision_portfolio *x, struct arena *a,
                           struct diag *d)
{
    static const char *const names[] = {"name",      "regions", "industries",
                                        "customers", "classes", "rates"};
    bool ok = yaml_check_keys(y, names, COUNT(names), d);

    ok &= policy_line(policy_find(y, "name"), &x->name, d);
    ok &= read_words(policy_find(y, "regions"), &x->regions, a, d);
    ok &= read_words(policy_find(y, "industries"), &x->industries, a, d);
    ok &= read_words(policy_find(y, "customers"), &x->customers, a, d);
    ok &= read_classes(policy_find(y, "classes"), false, &x->classes, d);
    ok &= read_rates(policy_find(y, "rates"), p, &x->rates, d);
    if (ok && (!x->name.len || !has_condition(x)))
        return diag_error(d, y->scalar.at,
                          "a portfolio needs a name and what belongs to it "
                          "({name: export, regions: [overseas]})");
    return ok;
}

/* The named ones, then the one of what is left. */
static bool read_portfolios(const struct yaml *y, struct provision_policy *p,
                            const struct provision_rates *usual,
                            struct arena *a, struct diag *d)
{
    size_t count = y ? y->count : 0;

    if (!yaml_is_list(y, d))
        return false;
    if (count >= PROVISION_PORTFOLIO_MAX)
        return diag_error(d, y->scalar.at, "at most %d portfolios are accepted",
                          PROVISION_PORTFOLIO_MAX - 1);
    for (size_t i = 0; i < count; i++) {
        struct provision_portfolio x = {.rates = *usual};

        if (!read_portfolio(&y->items[i], p, &x, a, d))
            return false;
        p->portfolios[p->portfolio_count++] = x;
    }
    p->portfolios[p->portfolio_count++] =
        (struct provision_portfolio){.rates = *usual};
    return true;
}

static bool rolls(const struct provision_policy *p)
{
    for (size_t i = 0; i < p->portfolio_count; i++)
        if (p->portfolios[i].rates.by_roll)
            return true;
    return false;
}

static bool is_even(const int32_t *ends, size_t n, int32_t width)
{
    for (size_t i = 0; i < n; i++)
        if (ends[i] != (int32_t)(i + 1) * width)
            return false;
    return true;
}

/* The step of observation is the width of the segments. */
static bool check_width(const struct yaml *y, const struct provision_policy *p,
                        struct diag *d)
{
    int32_t width = p->ends[0];

    if (p->basis == PROVISION_DISCLOSURE)
        return true;
    if ((width == MONTH_DAYS || width == 360 || width == 365) &&
        is_even(p->ends, p->end_count, width) &&
        is_even(p->not_due, p->not_due_count, width))
        return true;
    return diag_error(d, y->scalar.at,
                      "roll rates need buckets (and not_due) of one width, 30 "
                      "days or a year: the closes are compared at that "
                      "distance ([30, 60, 90] or [365, 730, 1095])");
}

/* A wrong number of periods is told where nothing rolls, too. */
static bool check_rolls(const struct yaml *y, struct provision_policy *p,
                        struct diag *d)
{
    bool by_month = rolls(p) && provision_step_months(p) == 1;
    int32_t least = by_month ? PROVISION_LEAST_MONTHS : PROVISION_LEAST_YEARS;
    int32_t periods = least;

    if (rolls(p) && !check_width(y, p, d))
        return false;
    if (!policy_days(policy_find(y, "periods"), least, PERIODS_MAX, &periods,
                     d))
        return false;
    if (!rolls(p))
        return true;
    p->periods = periods;
    if (policy_find(y, "lgd"))
        return true;
    return diag_error(d, y->scalar.at,
                      "rates by roll need the key \"lgd\", the part that is "
                      "lost of what defaults, such as 60%%");
}

static bool read_choices(const struct yaml *y, struct provision_policy *p,
                         struct diag *d)
{
    static const char *const bases[] = {"due", "disclosure"};
    static const char *const credits[] = {"reduce", "apart"};
    static const char *const others[] = {"own", "reporting"};
    size_t basis = 0, credit = 0, currency = 0;
    bool ok;

    ok = yaml_choice(policy_find(y, "basis"), bases, COUNT(bases), &basis, d);
    ok &= yaml_choice(policy_find(y, "credits"), credits, COUNT(credits),
                      &credit, d);
    ok &= yaml_choice(policy_find(y, "currencies"), others, COUNT(others),
                      &currency, d);
    p->basis = (enum provision_basis)basis;
    p->credits = (enum provision_credits)credit;
    p->currencies = (enum provision_currency)currency;
    return ok;
}

bool policy_provision(const struct yaml *y, struct policy *out, struct arena *a,
                      struct diag *d)
{
    static const char *const names[] = {
        "basis",   "buckets", "not_due",    "rates",   "lgd",       "forward",
        "periods", "credits", "currencies", "exclude", "portfolios"};
    struct provision_policy p = {
        .forward = {1, 0},
        .excluded_classes = 1u << CLASS_BILL | PROVISION_CONDITIONAL_RETENTION};
    struct provision_rates usual = {0};
    const struct yaml *rates = policy_find(y, "rates");
    bool ok;

    if (!y)
        return true;
    ok = yaml_check_keys(y, names, COUNT(names), d);
    ok &= read_choices(y, &p, d);
    ok &= read_ends(policy_find(y, "buckets"), p.ends, &p.end_count, d);
    ok &= read_ends(policy_find(y, "not_due"), p.not_due, &p.not_due_count, d);
    ok &= read_percent(policy_find(y, "lgd"), &p.lgd, d);
    ok &= read_forward(policy_find(y, "forward"), &p.forward, d);
    ok &= read_excluded(policy_find(y, "exclude"), &p, a, d);
    if (!ok)
        return false;
    use_ends(&out->buckets, &p, is_roll(rates));
    if (!read_rates(rates, &p, &usual, d) ||
        !read_portfolios(policy_find(y, "portfolios"), &p, &usual, a, d) ||
        !check_rolls(y, &p, d))
        return false;
    p.is_set = usual.is_set;
    out->provision = p;
    return true;
}
