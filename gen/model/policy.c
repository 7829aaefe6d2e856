#include "model/policy.h"

#define LARGEST_END 9999

static bool is_ascending(const int32_t *ends, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (ends[i] < 1 || ends[i] > LARGEST_END ||
            (i && ends[i] <= ends[i - 1]))
            return false;
    }
    return true;
}

static struct bucket *add(struct bucket_scheme *s)
{
    return &s->items[s->count++];
}

/* The farthest first: not_due_61+, not_due_31-60, not_due_1-30. */
static void add_not_due(struct bucket_scheme *s, const int32_t *ends, size_t n,
                        struct arena *a)
{
    struct bucket *b = add(s);
    int32_t last = n ? ends[n - 1] : 0;

    b->name = arena_format(a, "not_due_%d+", (int)last + 1);
    b->has_to = true;
    b->to = -last - 1;
    while (n-- > 0) {
        int32_t from = n ? ends[n - 1] + 1 : 1;

        b = add(s);
        b->name = arena_format(a, "not_due_%d-%d", (int)from, (int)ends[n]);
        b->has_from = b->has_to = true;
        b->from = -ends[n];
        b->to = -from;
    }
}

static void add_overdue(struct bucket_scheme *s, const int32_t *ends, size_t n,
                        struct arena *a)
{
    struct bucket *b;
    int32_t from = 1;

    for (size_t i = 0; i < n; i++) {
        b = add(s);
        b->name = arena_format(a, "%d-%d", (int)from, (int)ends[i]);
        b->has_from = b->has_to = true;
        b->from = from;
        b->to = ends[i];
        from = ends[i] + 1;
    }
    b = add(s);
    b->name = arena_format(a, "%d+", n ? (int)ends[n - 1] : 1);
    b->has_from = true;
    b->from = from;
}

bool bucket_scheme_make(struct bucket_scheme *out, const int32_t *ends,
                        size_t end_count, const int32_t *not_due_ends,
                        size_t not_due_count, struct arena *a)
{
    struct bucket_scheme s = {0};
    struct bucket *b;

    if (end_count > BUCKET_MAX || not_due_count > BUCKET_MAX ||
        end_count + not_due_count + 4 > BUCKET_MAX ||
        !is_ascending(ends, end_count) ||
        !is_ascending(not_due_ends, not_due_count))
        return false;
    add_not_due(&s, not_due_ends, not_due_count, a);
    s.today = s.count;
    b = add(&s);
    b->name = STR("today");
    b->has_from = b->has_to = true;
    add_overdue(&s, ends, end_count, a);
    s.no_due_date = s.count;
    add(&s)->name = STR("no_due_date");
    *out = s;
    return true;
}

bool bucket_scheme_of_age(struct bucket_scheme *out, const int32_t *ends,
                          size_t end_count, struct arena *a)
{
    struct bucket_scheme s = {0};
    int32_t from = 0;
    struct bucket *b;

    if (end_count >= BUCKET_MAX || !is_ascending(ends, end_count))
        return false;
    for (size_t i = 0; i < end_count; i++) {
        b = add(&s);
        b->name = arena_format(a, "%d-%d", (int)from, (int)ends[i]);
        b->has_from = b->has_to = true;
        b->from = from;
        b->to = ends[i];
        from = ends[i] + 1;
    }
    s.no_due_date = s.count;
    b = add(&s);
    b->name = arena_format(a, "%d+", (int)from);
    b->has_from = true;
    b->from = from;
    *out = s;
    return true;
}

const struct str disclosure_names[DISCLOSURE_COUNT] = {
    STR_INIT("0-1y"), STR_INIT("1-2y"), STR_INIT("2-3y"),
    STR_INIT("3-4y"), STR_INIT("4-5y"), STR_INIT("5y+"),
};

size_t disclosure_bucket(struct date arose, struct date as_of)
{
    for (size_t years = 1; years < DISCLOSURE_COUNT; years++) {
        struct date anniversary = date_add_months(arose, 12 * (int)years);

        if (!date_is(anniversary) || as_of.day <= anniversary.day)
            return years - 1;
    }
    return DISCLOSURE_COUNT - 1;
}

size_t bucket_of(const struct bucket_scheme *s, struct date due,
                 struct date as_of)
{
    int64_t days = (int64_t)as_of.day - due.day;
    size_t i = 0;

    if (!date_is(due))
        return s->no_due_date;
    while (s->items[i].has_to && days > s->items[i].to)
        i++;
    return i;
}

struct claim_policy claim_policy_default(void)
{
    return (struct claim_policy){.ledger_designates = true};
}

struct forecast_policy forecast_policy_default(void)
{
    return (struct forecast_policy){
        .history_days = 365,
        .cases = 5,
        .back_test_weeks = 52,
        .top = 15,
        .scenarios = {[SCENARIO_SLOW] = {.slower = 30},
                      [SCENARIO_SEVERE] = {.slower = 50, .fail = 1, .lost = 5}},
    };
}

struct policy policy_default(struct arena *a)
{
    static const int32_t ends[] = {30, 60, 90, 180, 365};
    static const int32_t not_due_ends[] = {30};
    struct policy p = {
        .language = LANGUAGE_ZH,
        .reporting_currency = currency_find(STR("CNY")),
        .stages = {{.name = STR_INIT("reminder"),
                    .template_name = STR_INIT("reminder"),
                    .workdays_before = 3},
                   {.name = STR_INIT("friendly"),
                    .template_name = STR_INIT("friendly"),
                    .days_overdue = 1},
                   {.name = STR_INIT("formal"),
                    .template_name = STR_INIT("demand"),
                    .days_overdue = 7},
                   {.name = STR_INIT("call"),
                    .days_overdue = 15,
                    .action = STAGE_CALL},
                   {.name = STR_INIT("final"),
                    .template_name = STR_INIT("final"),
                    .days_overdue = 30}},
        .dunning = {.starts_gentle = true,
                    .suspensions = 2,
                    .bank = HOLD_LETTER},
        .stage_count = 5,
        .pay_within_days = 7,
        .zone_minutes = 480,
        .kpi = {.dso_days = 90,
                .recovery_days = 7,
                .top = 10,
                .promise_days = 30,
                .promise_grace = 2,
                .promise_kept = 95,
                .retention_days = 180,
                .cohort_days = {30, 60, 90}},
        .ledger = {.order = ORDER_OLDEST, .credit_notes = CREDIT_NOTES_APART},
        .fx = FX_AS_OF,
        .claim = claim_policy_default(),
        .warnings = {.recent_days = 90,
                     .history_days = 365,
                     .payments = 3,
                     .slower_days = 10,
                     .late_days = 3,
                     .limit_percent = 100,
                     .top_percent = 25,
                     .hhi = 1800,
                     .customers = 5},
        .forecast = forecast_policy_default(),
    };

    (void)!bucket_scheme_make(&p.buckets, ends, COUNT(ends), not_due_ends,
                              COUNT(not_due_ends), a);
    return p;
}
