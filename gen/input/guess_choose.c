#include "input/guess.h"

#include "model/ledger.h"

#include <string.h>

/* Of a hundred rows, so many may differ from the rule. */
#define MOST_PERCENT 98

/* What a column holds. */
enum holds { HOLDS_ANYTHING, HOLDS_NUMBERS, HOLDS_DATES };

static const enum holds role_holds[ROLE_COUNT] = {
    [ROLE_ISSUE_DATE] = HOLDS_DATES, [ROLE_POSTING_DATE] = HOLDS_DATES,
    [ROLE_DUE_DATE] = HOLDS_DATES,   [ROLE_DELIVERY_DATE] = HOLDS_DATES,
    [ROLE_SETTLED] = HOLDS_DATES,    [ROLE_AMOUNT] = HOLDS_NUMBERS,
    [ROLE_TAX] = HOLDS_NUMBERS,      [ROLE_OPEN] = HOLDS_NUMBERS,
    [ROLE_RECEIVED] = HOLDS_NUMBERS, [ROLE_NET] = HOLDS_NUMBERS,
    [ROLE_LOCAL] = HOLDS_NUMBERS};

static bool is_most(size_t n, size_t of)
{
    return of > 0 && n * 100 >= of * MOST_PERCENT;
}

static bool does_hold(const struct guess_column *c, enum role role)
{
    switch (role_holds[role]) {
    case HOLDS_ANYTHING:
        break;
    case HOLDS_NUMBERS:
        return is_most(c->numbers, c->filled);
    case HOLDS_DATES:
        return is_most(c->dates, c->filled);
    }
    return c->filled > 0;
}

static const struct guess_column *column_of(const struct guess *g,
                                            enum role role)
{
    const struct guess_pick *p = &g->picks[role];

    return p->sure == GUESS_SURE ? &g->table.columns[p->column] : NULL;
}

static void add_rival(struct guess_pick *p, size_t column)
{
    for (size_t i = 0; i < p->rival_count; i++)
        if (p->rivals[i] == column)
            return;
    if (p->rival_count < GUESS_RIVALS_MAX)
        p->rivals[p->rival_count++] = column;
}

/* It is no more sure than the others. */
static void doubt(struct guess *g, enum role role, const char *why)
{
    struct guess_pick *p = &g->picks[role];

    if (p->sure == GUESS_SURE)
        add_rival(p, p->column);
    p->sure = GUESS_UNSURE;
    p->why = why;
}

/* Do both hold the same in every row? */
static bool are_same(const struct guess_table *t, size_t a, size_t b)
{
    for (size_t i = 0; i < t->row_count; i++)
        if (!str_equal(t->rows[i].fields[a], t->rows[i].fields[b]))
            return false;
    return true;
}

/* Is a + sign * b = sum in nearly all rows, and b not always nothing? */
static bool is_sum(const struct guess_table *t, size_t sum, size_t a, size_t b)
{
    const struct guess_column *s = &t->columns[sum], *x = &t->columns[a],
                              *y = &t->columns[b];
    size_t n = 0, fine = 0, told = 0;

    for (size_t i = 0; i < t->row_count; i++) {
        int64_t difference, left = x->values[i];

        if (!s->is_number[i] || (!x->is_number[i] && !y->is_number[i]))
            continue;
        n++;
        told += x->values[i] != 0 && y->values[i] != 0;
        if (!minor_add(&left, y->values[i]))
            continue;
        difference = s->values[i] - left;
        fine += difference < 200 && difference > -200; /* two cents */
    }
    return told > 0 && is_most(fine, n);
}

/* Some pair of numbers makes it up. */
static bool is_sum_of(const struct guess *g, size_t sum, enum role with)
{
    const struct guess_table *t = &g->table;

    for (size_t a = 0; a < t->column_count; a++) {
        if (t->columns[a].role != with || a == sum ||
            !does_hold(&t->columns[a], ROLE_AMOUNT))
            continue;
        for (size_t b = 0; b < t->column_count; b++)
            if (b != a && b != sum && does_hold(&t->columns[b], ROLE_AMOUNT) &&
                is_sum(t, sum, a, b))
                return true;
    }
    return false;
}

/* Between nothing and the other in nearly all rows. */
static bool is_part(const struct guess_table *t, size_t part, size_t whole)
{
    const struct guess_column *p = &t->columns[part], *w = &t->columns[whole];
    size_t n = 0, fine = 0;

    for (size_t i = 0; i < t->row_count; i++) {
        int64_t least = w->values[i] < 0 ? w->values[i] : 0;
        int64_t most = w->values[i] > 0 ? w->values[i] : 0;

        if (!p->is_number[i] || !w->is_number[i])
            continue;
        n++;
        fine += p->values[i] >= least && p->values[i] <= most;
    }
    return is_most(fine, n);
}

/* Says its heading that tax is in it? */
static bool is_gross_by_word(const struct guess_column *c)
{
    static const char *const words[] = {
        "价税合计", "含税", "gross", "includingtax", "inclvat", "includingvat"};

    for (size_t i = 0; i < COUNT(words); i++)
        if (str_find(c->key, str_from_z(words[i])) >= 0)
            return str_find(c->key, STR("不含税")) < 0;
    return false;
}

/* Is the first surely the one that is meant, beside the second? */
static bool settles(const struct guess *g, enum role role, size_t first,
                    size_t second)
{
    const struct guess_table *t = &g->table;

    if (are_same(t, first, second))
        return true;
    if (role != ROLE_AMOUNT)
        return false;
    return is_gross_by_word(&t->columns[first]) &&
           !is_gross_by_word(&t->columns[second]) && is_part(t, second, first);
}

/* Do two columns of a role matter: is there more than a name at stake? */
static bool is_critical(enum role role)
{
    return role == ROLE_AMOUNT || role == ROLE_OPEN || role == ROLE_RECEIVED ||
           role == ROLE_DUE_DATE || role == ROLE_TAX;
}

/* A heading says it, but what stands below is something else. */
static void doubt_contents(struct guess *g, enum role role)
{
    const struct guess_table *t = &g->table;
    struct guess_pick *p = &g->picks[role];

    for (size_t i = 0; i < t->column_count; i++) {
        if (t->columns[i].role != role || t->columns[i].filled == 0)
            continue;
        p->sure = GUESS_UNSURE;
        p->why = role_holds[role] == HOLDS_DATES
                     ? "its heading says so, but not all of its cells are dates"
                     : "its heading says so, but not all of its cells are "
                       "numbers";
        add_rival(p, i);
    }
}

static bool is_candidate(const struct guess *g, enum role role, size_t i)
{
    const struct guess_column *c = &g->table.columns[i];

    return c->role == role && does_hold(c, role);
}

/*
 * Beside all others of the role: is it the one that is meant?  Where it is not
 * critical only another with the same heading leaves a doubt.
 */
static bool settles_all(const struct guess *g, enum role role, size_t column)
{
    const struct guess_column *columns = g->table.columns;

    for (size_t i = 0; i < g->table.column_count; i++)
        if (i != column && is_candidate(g, role, i) &&
            (is_critical(role) || columns[i].rank == columns[column].rank) &&
            !settles(g, role, column, i))
            return false;
    return true;
}

/* The candidate with the surest heading; settled: that leaves no doubt. */
static bool best_candidate(const struct guess *g, enum role role, bool settled,
                           size_t *out)
{
    const struct guess_column *best = NULL;

    for (size_t i = 0; i < g->table.column_count; i++) {
        const struct guess_column *c = &g->table.columns[i];

        if (!is_candidate(g, role, i) || (best && c->rank >= best->rank) ||
            (settled && !settles_all(g, role, i)))
            continue;
        best = c;
        *out = i;
    }
    return best != NULL;
}

/* By the word of its heading, and what stands below it. */
static void pick_by_word(struct guess *g, enum role role)
{
    struct guess_pick *p = &g->picks[role];
    size_t best;

    if (best_candidate(g, role, true, &best)) {
        *p = (struct guess_pick){.sure = GUESS_SURE, .column = best};
        return;
    }
    if (best_candidate(g, role, false, &best)) {
        *p = (struct guess_pick){.sure = GUESS_UNSURE,
                                 .why = "several columns may be meant"};
        add_rival(p, best);
        for (size_t i = 0; i < g->table.column_count; i++)
            if (is_candidate(g, role, i))
                add_rival(p, i);
        return;
    }
    if (role_holds[role] != HOLDS_ANYTHING)
        doubt_contents(g, role);
}

/* May a column whose heading says the other thing be meant after all? */
static bool is_near(enum role role, enum role other)
{
    return (role == ROLE_AMOUNT &&
            (other == ROLE_LOCAL || other == ROLE_NET || other == ROLE_OPEN)) ||
           (role == ROLE_ISSUE_DATE &&
            (other == ROLE_POSTING_DATE || other == ROLE_DELIVERY_DATE));
}

/* Is the column one that the role may be confused with at all? */
static bool is_suspect(const struct guess *g, const struct guess_column *c,
                       enum role role)
{
    if (c->role != ROLE_NONE && c->role != role)
        return is_near(role, c->role) && does_hold(c, role);
    for (size_t r = 0; r < ROLE_COUNT; r++)
        if (g->picks[r].sure == GUESS_SURE &&
            c == &g->table.columns[g->picks[r].column])
            return false;
    if (role == ROLE_ISSUE_DATE && guess_may_mean(c->key, ROLE_DUE_DATE))
        return false;
    return !guess_may_mean(c->key, ROLE_OTHER) && does_hold(c, role);
}

/* By content alone: numbers mostly differ, customers come again. */
static bool may_hold(const struct guess_column *c, enum role role)
{
    if (role == ROLE_DOC_NO)
        return c->dates == 0 && c->distinct * 100 >= c->filled * 95;
    if (role == ROLE_CUSTOMER_NAME)
        return c->dates == 0 && c->numbers == 0 && c->codes < c->filled &&
               c->distinct > 1;
    return true;
}

/*
 * Nothing is sure: those whose headings sound alike, or for a column that has
 * to be there those that hold what it may hold.
 */
static void suspect(struct guess *g, enum role role, bool by_content)
{
    const struct guess_table *t = &g->table;
    struct guess_pick *p = &g->picks[role];

    if (p->sure != GUESS_NONE)
        return;
    for (size_t i = 0; i < t->column_count; i++) {
        const struct guess_column *c = &t->columns[i];

        if (!is_suspect(g, c, role) ||
            (by_content ? !may_hold(c, role) : !guess_may_mean(c->key, role)))
            continue;
        p->sure = GUESS_UNSURE;
        p->why = by_content ? "no heading says it; by what it holds it may be"
                            : "no heading says it for sure";
        add_rival(p, i);
    }
}

/* The rates of tax that are usual somewhere, in thousandths. */
static bool is_rate(int64_t part, int64_t whole)
{
    static const int rates[] = {10,  15,  20,  30,  40,  50,  60,  70,
                                80,  90,  100, 110, 120, 130, 150, 160,
                                170, 190, 200, 210, 220, 230, 240, 250};

    if (whole == 0 || whole > INT64_MAX / 1000 || whole < INT64_MIN / 1000 ||
        part > INT64_MAX / 1000 || part < INT64_MIN / 1000)
        return false;
    for (size_t i = 0; i < COUNT(rates); i++) {
        int64_t off = part * 1000 - whole * rates[i];

        if (off <= 300 * 1000 && off >= -300 * 1000) /* three cents */
            return true;
    }
    return false;
}

/* Beside a column of tax: is the tax in the amount? */
static bool is_gross(const struct guess *g, const struct guess_column *amount,
                     const struct guess_column *tax)
{
    size_t n = 0, gross = 0, net = 0;

    for (size_t i = 0; i < g->table.row_count; i++) {
        int64_t without = amount->values[i];

        if (!amount->is_number[i] || !tax->is_number[i] ||
            tax->values[i] == 0 || tax->values[i] == INT64_MIN ||
            !minor_add(&without, -tax->values[i]))
            continue;
        n++;
        net += is_rate(tax->values[i], amount->values[i]);
        gross += is_rate(tax->values[i], without);
    }
    return n > 0 && is_most(gross, n) && net * 2 < n;
}

static bool has_role(const struct guess *g, enum role role)
{
    for (size_t i = 0; i < g->table.column_count; i++)
        if (g->table.columns[i].role == role)
            return true;
    return false;
}

/* An amount may be without the tax, or in another currency. */
static void check_amount(struct guess *g)
{
    const struct guess_column *amount = column_of(g, ROLE_AMOUNT);
    const struct guess_column *tax = column_of(g, ROLE_TAX);
    size_t column = g->picks[ROLE_AMOUNT].column;

    if (!amount)
        return;
    if ((tax || has_role(g, ROLE_TAX) || has_role(g, ROLE_NET)) &&
        !is_gross_by_word(amount) && !is_sum_of(g, column, ROLE_TAX) &&
        !(tax && is_gross(g, amount, tax)))
        doubt(g, ROLE_AMOUNT, "is the tax in it?");
}

static bool has_key(const struct guess *g, const char *start)
{
    for (size_t i = 0; i < g->table.column_count; i++)
        if (str_starts(g->table.columns[i].key, str_from_z(start)))
            return true;
    return false;
}

/*
 * 凭证号 is the number of a document where all is called 凭证, else that of an
 * entry in the books.
 */
static void check_number(struct guess *g)
{
    const struct guess_column *c = column_of(g, ROLE_DOC_NO);

    const struct guess_column *name = column_of(g, ROLE_CUSTOMER_NAME);

    if (c && str_equal(c->key, STR("编号")) &&
        (!c->all_differ || !name || name->distinct == name->filled))
        doubt(g, ROLE_DOC_NO, "no heading says it for sure");
    if (c && str_starts(c->key, STR("凭证")) &&
        (has_key(g, "单据") || has_key(g, "业务") || !has_key(g, "凭证日期")))
        doubt(g, ROLE_DOC_NO, "it may be the number of the accounting entry");
}

/* A balance may be the running one of an account. */
static void check_balance(struct guess *g)
{
    const struct guess_column *c = column_of(g, ROLE_OPEN);
    static const char *const said[] = {"未",   "欠",          "due",
                                       "open", "outstanding", "remaining"};
    bool is_said = false;

    for (size_t i = 0; c && i < COUNT(said); i++)
        is_said |= str_find(c->key, str_from_z(said[i])) >= 0;
    if (c && !is_said && g->picks[ROLE_AMOUNT].sure != GUESS_SURE)
        doubt(g, ROLE_OPEN, "it may be the running balance of the account");
}

/* What is open or received lies between nothing and the amount. */
static void check_part(struct guess *g, enum role role)
{
    const struct guess_pick *p = &g->picks[role];

    if (p->sure == GUESS_SURE && g->picks[ROLE_AMOUNT].sure == GUESS_SURE &&
        !is_part(&g->table, p->column, g->picks[ROLE_AMOUNT].column))
        doubt(g, role, "it does not lie between 0 and the amount");
}

/* A due date before its own document is none. */
static void check_due(struct guess *g)
{
    const struct guess_pick *due = &g->picks[ROLE_DUE_DATE];
    const struct guess_pick *issue = &g->picks[ROLE_ISSUE_DATE];
    size_t n = 0, fine = 0;

    if (due->sure != GUESS_SURE || issue->sure != GUESS_SURE ||
        g->dates == DATES_OPEN)
        return;
    for (size_t i = 0; i < g->table.row_count; i++) {
        struct str a = g->table.rows[i].fields[issue->column];
        struct str b = g->table.rows[i].fields[due->column];
        struct date from = guess_day(g, a);
        struct date to = guess_day(g, b);

        if (!date_is(from) || !date_is(to))
            continue;
        n++;
        fine += to.day >= from.day;
    }
    if (n && !is_most(fine, n))
        doubt(g, ROLE_DUE_DATE, "it is before the date of its own document");
}

/* Dates that are never before the document's own, and no heading is known. */
static void suspect_due(struct guess *g)
{
    struct guess_pick *due = &g->picks[ROLE_DUE_DATE];
    struct guess_pick found = {.sure = GUESS_UNSURE,
                               .why = "no heading says it; by what it holds it "
                                      "may be"};

    if (due->sure != GUESS_NONE)
        return;
    for (size_t i = 0; i < g->table.column_count; i++) {
        if (g->table.columns[i].role != ROLE_NONE ||
            !is_suspect(g, &g->table.columns[i], ROLE_DUE_DATE))
            continue;
        *due = (struct guess_pick){.sure = GUESS_SURE, .column = i};
        check_due(g);
        if (due->sure == GUESS_SURE)
            add_rival(&found, i);
    }
    *due = found.rival_count ? found : (struct guess_pick){0};
}

/* A kind is sure where its heading says it or a word of it is known. */
static void check_kind(struct guess *g)
{
    struct guess_pick *p = &g->picks[ROLE_KIND];
    struct str texts[40];
    size_t n, known = 0;

    if (p->sure != GUESS_SURE)
        return;
    n = guess_texts(&g->table, p->column, texts, COUNT(texts));
    for (size_t i = 0; i < n; i++)
        known += guess_kind(texts[i]) != GUESS_KIND_UNKNOWN;
    if (known == 0 || n == COUNT(texts))
        doubt(g, ROLE_KIND, "none of its words is known");
}

static void find_credit_sign(struct guess *g)
{
    const struct guess_column *amount = column_of(g, ROLE_AMOUNT);
    const struct guess_pick *kind = &g->picks[ROLE_KIND];
    size_t n = 0, minus = 0;

    if (!amount || kind->sure != GUESS_SURE)
        return;
    for (size_t i = 0; i < g->table.row_count; i++) {
        if (guess_kind(g->table.rows[i].fields[kind->column]) !=
                DOCUMENT_CREDIT_NOTE ||
            !amount->is_number[i])
            continue;
        n++;
        minus += amount->values[i] < 0;
    }
    g->credit_minus = n > 0 && minus == n;
}

void guess_choose(struct guess *g, const struct guess_table *table)
{
    *g = (struct guess){.table = *table};
    for (size_t r = 0; r < ROLE_COUNT; r++)
        pick_by_word(g, (enum role)r);
    check_amount(g);
    check_balance(g);
    check_number(g);
    check_part(g, ROLE_OPEN);
    check_part(g, ROLE_RECEIVED);
    check_kind(g);
    suspect(g, ROLE_OPEN, false);
    suspect(g, ROLE_DUE_DATE, false);
    suspect(g, ROLE_AMOUNT, false);
    suspect(g, ROLE_AMOUNT, true);
    suspect(g, ROLE_ISSUE_DATE, false);
    suspect(g, ROLE_ISSUE_DATE, true);
    suspect(g, ROLE_DOC_NO, false);
    suspect(g, ROLE_DOC_NO, true);
    if (g->picks[ROLE_CUSTOMER_ID].sure != GUESS_SURE &&
        g->picks[ROLE_CUSTOMER_NAME].sure != GUESS_SURE) {
        suspect(g, ROLE_CUSTOMER_NAME, false);
        suspect(g, ROLE_CUSTOMER_NAME, true);
    }
    guess_dates(g);
    check_due(g);
    suspect_due(g);
    find_credit_sign(g);
}

bool guess_is_complete(const struct guess *g)
{
    static const enum role needed[] = {ROLE_DOC_NO, ROLE_ISSUE_DATE,
                                       ROLE_AMOUNT};
    static const enum role decided[] = {ROLE_OPEN, ROLE_RECEIVED, ROLE_DUE_DATE,
                                        ROLE_TAX};

    for (size_t i = 0; i < COUNT(needed); i++)
        if (g->picks[needed[i]].sure != GUESS_SURE)
            return false;
    for (size_t i = 0; i < COUNT(decided); i++)
        if (g->picks[decided[i]].sure == GUESS_UNSURE)
            return false;
    if (g->picks[ROLE_OPEN].sure == GUESS_NONE &&
        g->picks[ROLE_RECEIVED].sure == GUESS_UNSURE)
        return false;
    return g->picks[ROLE_CUSTOMER_ID].sure == GUESS_SURE ||
           g->picks[ROLE_CUSTOMER_NAME].sure == GUESS_SURE;
}
