#include "measure/provision_parts.h"

#include <stdlib.h>
#include <string.h>

/* Where an open amount belongs. */
enum fate { FATE_PORTFOLIO, FATE_SINGLE, FATE_EXCLUDED };

/* A document or receipt that somebody owes us. */
struct exposure {
    const struct frozen_item *item;
    enum fate fate;
    enum provision_exclusion why; /* EXCLUDED */
    size_t portfolio, segment;    /* PORTFOLIO */
    int64_t taken;                /* by credits */
};

struct providing {
    const struct ledger *ledger;
    const struct provision_policy *policy;
    const struct currency *reporting;
    const struct frozen *now, *closes;
    size_t close_count;
    struct provision *out;
    struct arena *arena;
    struct diag *diag;
    struct exposure *exposures; /* of the customer at hand */
    size_t single_capacity;
};

bool provision_too_large(struct diag *d)
{
    return diag_error(d, nowhere,
                      "the amounts of the ledger are too large to be added "
                      "exactly; look for an amount in the wrong column");
}

/* --- currencies ----------------------------------------------------------- */

static struct provision_currency_part *find_part(struct provision *out,
                                                 const struct currency *c)
{
    for (size_t i = 0; i < out->part_count; i++)
        if (out->parts[i].currency == c)
            return &out->parts[i];
    return NULL;
}

static void add_currency(struct providing *p, const struct currency *c,
                         size_t *capacity)
{
    if (c && !find_part(p->out, c))
        ARENA_PUSH(p->arena, p->out->parts, p->out->part_count, *capacity) =
            (struct provision_currency_part){.currency = c};
}

static int by_code(const void *a, const void *b)
{
    const struct provision_currency_part *x = a, *y = b;

    return strcmp(x->currency->code, y->currency->code);
}

/* All that have anything, the reporting currency first. */
static void list_currencies(struct providing *p)
{
    struct provision *out = p->out;
    size_t capacity = 0;

    add_currency(p, p->reporting, &capacity);
    for (size_t i = 0; i < p->now->item_count; i++)
        add_currency(p, p->now->items[i].currency, &capacity);
    for (size_t i = 0; i < p->now->writeoff_count; i++)
        add_currency(p, p->now->writeoffs[i].currency, &capacity);
    for (size_t i = 0; i < p->ledger->allowance_count; i++)
        if (p->ledger->allowances[i].as_of.day < p->now->day.day)
            add_currency(p, p->ledger->allowances[i].amount.currency,
                         &capacity);
    if (out->part_count > 1)
        qsort(out->parts + 1, out->part_count - 1, sizeof(*out->parts),
              by_code);
}

/* --- one customer --------------------------------------------------------- */

/* The row that holds for a customer and currency: the one that begins last. */
static const struct provision_entry *entry_of(const struct providing *p,
                                              const struct customer *customer,
                                              const struct currency *currency)
{
    const struct ledger *l = p->ledger;
    const struct provision_entry *found = NULL;
    struct date day = p->now->day;

    for (size_t i = 0; i < l->provision_count; i++) {
        const struct provision_entry *x = &l->provisions[i];

        if (&l->customers[x->customer] != customer || x->from.day > day.day ||
            (date_is(x->until) && x->until.day < day.day) ||
            (x->amount.currency && x->amount.currency != currency))
            continue;
        if (!found || x->from.day >= found->from.day)
            found = x;
    }
    return found;
}

static struct exposure expose(const struct providing *p,
                              const struct frozen_item *x,
                              const struct customer *customer,
                              const struct provision_entry *entry)
{
    struct exposure e = {.item = x};
    bool excluded = provision_excludes(p->policy, x, p->now->day, &e.why);

    if (entry && !(excluded && e.why != PROVISION_EXCLUDED_CUSTOMER)) {
        e.fate = FATE_SINGLE;
    } else if (excluded) {
        e.fate = FATE_EXCLUDED;
    } else {
        e.portfolio = provision_portfolio(p->policy, x, customer);
        e.segment = provision_segment(p->policy, x, p->now->day);
    }
    return e;
}

static int compare_days(struct date a, struct date b)
{
    return a.day < b.day ? -1 : a.day > b.day;
}

static struct date due_of(const struct frozen_item *x)
{
    return date_is(x->due_date) ? x->due_date : x->issue_date;
}

/* What is provided for here first; among them the oldest due. */
static int by_due(const void *a, const void *b)
{
    const struct exposure *x = a, *y = b;
    int order = (x->fate == FATE_EXCLUDED) - (y->fate == FATE_EXCLUDED);

    if (order == 0)
        order = compare_days(due_of(x->item), due_of(y->item));
    if (order == 0)
        order = compare_days(x->item->issue_date, y->item->issue_date);
    return order ? order : frozen_item_order(x->item, y->item);
}

static void apply_credits(const struct providing *p, size_t count,
                          int64_t *credits)
{
    if (p->policy->credits == PROVISION_CREDITS_APART || count == 0)
        return;
    qsort(p->exposures, count, sizeof(*p->exposures), by_due);
    for (size_t i = 0; i < count && *credits < 0; i++) {
        int64_t open = p->exposures[i].item->open;

        p->exposures[i].taken = open < -*credits ? open : -*credits;
        *credits += p->exposures[i].taken;
    }
}

static void add_exposure(struct provision_currency_part *part,
                         struct provision_single *single,
                         const struct exposure *e)
{
    int64_t base = e->item->open - e->taken;
    struct provision_cell *cell;

    part->gross += e->item->open;
    switch (e->fate) {
    case FATE_EXCLUDED:
        part->excluded[e->why] += base;
        break;
    case FATE_SINGLE:
        single->gross += e->item->open;
        single->credits += e->taken;
        single->base += base;
        break;
    case FATE_PORTFOLIO:
        cell = &part->matrices[e->portfolio].cells[e->segment];
        cell->gross += e->item->open;
        cell->credits += e->taken;
        cell->base += base;
        break;
    }
}

static bool set_single(struct provision_single *s)
{
    const struct provision_entry *entry = s->entry;

    if (!entry->amount.currency)
        return decimal_muldiv(s->base, entry->rate.units,
                              decimal_power(entry->rate.scale), ROUND_HALF_UP,
                              &s->required);
    s->capped = entry->amount.minor > s->base;
    s->required = s->capped ? s->base : entry->amount.minor;
    return true;
}

/* Items from .. to - 1 are one customer's in one currency. */
static bool add_customer(struct providing *p,
                         struct provision_currency_part *part,
                         const struct frozen_item *const *items, size_t n)
{
    const struct customer *customer =
        provision_customer(p->ledger, items[0]->customer_id);
    const struct provision_entry *entry = entry_of(p, customer, part->currency);
    struct provision_single single = {.entry = entry};
    size_t count = 0;
    int64_t credits = 0;

    for (size_t i = 0; i < n; i++) {
        if (items[i]->open < 0)
            credits += items[i]->open;
        else
            p->exposures[count++] = expose(p, items[i], customer, entry);
    }
    part->credits_all += credits;
    apply_credits(p, count, &credits);
    part->credits_left += credits;
    for (size_t i = 0; i < count; i++)
        add_exposure(part, &single, &p->exposures[i]);
    if (!entry)
        return true;
    single.customer = (uint32_t)(customer - p->ledger->customers);
    if (!set_single(&single))
        return provision_too_large(p->diag);
    part->single_base += single.base;
    part->single_required += single.required;
    ARENA_PUSH(p->arena, part->singles, part->single_count,
               p->single_capacity) = single;
    return true;
}

/* The items of a currency, customer by customer. */
static bool add_items(struct providing *p, struct provision_currency_part *part)
{
    const struct frozen *now = p->now;
    const struct frozen_item **items =
        arena_array(p->arena, const struct frozen_item *, now->item_count);
    size_t n = 0, from = 0;

    for (size_t i = 0; i < now->item_count; i++)
        if (now->items[i].currency == part->currency)
            items[n++] = &now->items[i];
    p->single_capacity = 0;
    for (size_t i = 1; i <= n; i++) {
        if (i < n && str_equal(items[i]->customer_id, items[from]->customer_id))
            continue;
        if (!add_customer(p, part, items + from, i - from))
            return false;
        from = i;
    }
    return true;
}

/* --- matrices ------------------------------------------------------------- */

static bool provide(const struct providing *p, struct provision_matrix *m)
{
    struct provision_cell *total = &m->total;

    for (size_t i = 0; i < p->out->segment_count; i++) {
        struct provision_cell *cell = &m->cells[i];

        if (cell->has_rate && !decimal_muldiv(cell->base, cell->rate.units,
                                              decimal_power(cell->rate.scale),
                                              ROUND_HALF_UP, &cell->required))
            return provision_too_large(p->diag);
        total->gross += cell->gross;
        total->credits += cell->credits;
        total->base += cell->base;
        total->required += cell->required;
    }
    return true;
}

static void rate_by_roll(const struct providing *p, struct provision_matrix *m,
                         const struct provision_rolls *rolls)
{
    struct decimal rates[PROVISION_SEGMENT_MAX] = {0};
    bool has[PROVISION_SEGMENT_MAX] = {false};

    m->rolls = rolls;
    provision_roll_rates(p->policy, rolls, rates, has);
    if (rolls->missing_count)
        m->missing = PROVISION_FEW_CLOSES;
    for (size_t i = 0; i < p->out->segment_count; i++) {
        m->cells[i].rate = rates[i];
        m->cells[i].has_rate = has[i];
        if (!has[i] && m->missing == PROVISION_TOLD)
            m->missing = PROVISION_NO_OBSERVATION;
    }
}

static void set_rates(const struct providing *p, struct provision_matrix *m,
                      const struct provision_rolls *rolls)
{
    const struct provision_rates *rates = &m->portfolio->rates;

    if (!rates->is_set) {
        m->missing = PROVISION_NO_POLICY;
        return;
    }
    if (rates->by_roll) {
        rate_by_roll(p, m, rolls);
        return;
    }
    for (size_t i = 0; i < p->out->segment_count; i++) {
        m->cells[i].rate = rates->items[i];
        m->cells[i].has_rate = true;
    }
}

static bool rolls(const struct provision_policy *p)
{
    for (size_t i = 0; i < p->portfolio_count; i++)
        if (p->portfolios[i].rates.by_roll)
            return true;
    return false;
}

/* Roll rates of the portfolios in a currency, or of the reporting one. */
static bool roll(struct providing *p, const struct currency *currency,
                 struct provision_rolls **out)
{
    const struct currency *observed =
        p->policy->currencies == PROVISION_RATES_REPORTING ? p->reporting
                                                           : currency;

    *out =
        arena_array(p->arena, struct provision_rolls, PROVISION_PORTFOLIO_MAX);
    return !rolls(p->policy) ||
           provision_roll(p->ledger, p->policy, observed, p->closes,
                          p->close_count, p->now, *out, p->arena, p->diag);
}

static bool is_complete(const struct provision_currency_part *part, size_t n)
{
    for (size_t i = 0; i < part->matrix_count; i++)
        for (size_t s = 0; s < n; s++)
            if (part->matrices[i].cells[s].base &&
                !part->matrices[i].cells[s].has_rate)
                return false;
    return true;
}

static bool compute_part(struct providing *p,
                         struct provision_currency_part *part)
{
    const struct provision_policy *policy = p->policy;
    struct provision_rolls *rates;

    part->matrix_count = policy->portfolio_count;
    part->matrices =
        arena_array(p->arena, struct provision_matrix, part->matrix_count);
    for (size_t i = 0; i < part->matrix_count; i++)
        part->matrices[i].portfolio = &policy->portfolios[i];
    if (!roll(p, part->currency, &rates) || !add_items(p, part))
        return false;
    part->required = part->single_required;
    for (size_t i = 0; i < part->matrix_count; i++) {
        set_rates(p, &part->matrices[i], &rates[i]);
        if (!provide(p, &part->matrices[i]))
            return false;
        part->required += part->matrices[i].total.required;
    }
    part->is_complete =
        policy->is_set && is_complete(part, p->out->segment_count);
    return provision_move(p->ledger, p->closes, p->close_count, p->now, part,
                          p->diag);
}

/* Keys as those of a bucket scheme: "not_due", "1-30", "90+". */
static void name_segments(const struct provision_policy *p,
                          struct provision *out, struct arena *a)
{
    struct bucket_scheme s;
    size_t n = 0;

    out->segment_count = provision_segment_count(p);
    if (p->basis == PROVISION_DISCLOSURE) {
        for (size_t i = 0; i < out->segment_count; i++)
            out->segments[i] = (struct bucket){.name = disclosure_names[i]};
        return;
    }
    (void)!bucket_scheme_make(&s, p->ends, p->end_count, p->not_due,
                              p->not_due_count, a);
    for (size_t i = 0; i < s.no_due_date; i++)
        if (i != s.today)
            out->segments[n++] = s.items[i];
    out->segments[p->not_due_count].to = 0; /* today is not overdue */
}

bool provision_compute(const struct view *v, const struct policy *policy,
                       const struct frozen *closes, size_t close_count,
                       struct provision *out, struct arena *a, struct diag *d)
{
    struct frozen *now = arena_new(a, struct frozen);
    struct provision made = {.day = v->as_of, .policy = &policy->provision};
    struct providing p = {.ledger = v->ledger,
                          .policy = &policy->provision,
                          .reporting = policy->reporting_currency,
                          .now = now,
                          .closes = closes,
                          .close_count = close_count,
                          .out = &made,
                          .arena = a,
                          .diag = d};

    if (!policy->provision.is_set) {
        *out = made;
        return true;
    }
    if (!frozen_of(v, now, a, d))
        return false;
    p.exposures = arena_array(a, struct exposure, now->item_count);
    name_segments(p.policy, &made, a);
    list_currencies(&p);
    for (size_t i = 0; i < made.part_count; i++)
        if (!compute_part(&p, &made.parts[i]))
            return false;
    *out = made;
    return true;
}
