/*
 * Reads claims as tests/claim_reference.py writes them and prints what the
 * program makes of each.  A line is a letter and its fields, blanks between
 * them, "-" for none:
 *   C last order agreed penalty_last by_head
 *   T year exclusive by_row throughout grace floor_day rate_day cap rule pause*
 *   D name arises due secured burden principal fixed first terms penalty
 *     then then_first doubled doubled_first change*
 *   K name from debt minor      P name day minor debt to_principal      E
 * Days are days since 1970-01-01; terms and debts are named by their number.
 */
#include "input/law_tables.h"
#include "measure/offset.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define ITEMS_MAX 64

struct cases {
    struct arena arena;
    struct law_tables tables;
    struct offset_claim claim;
    struct interest_terms terms[ITEMS_MAX];
    size_t term_count;
    struct offset_debt debts[ITEMS_MAX];
    struct offset_cost costs[ITEMS_MAX];
    struct offset_payment payments[ITEMS_MAX];
};

static const char *word(void)
{
    const char *w = strtok(NULL, " \n");

    if (!w) {
        fputs("a field is missing\n", stderr);
        exit(2);
    }
    return w;
}

static int64_t number(void)
{
    return strtoll(word(), NULL, 10);
}

static int64_t number_or(int64_t none)
{
    const char *w = word();

    return strcmp(w, "-") == 0 ? none : strtoll(w, NULL, 10);
}

static struct date day(void)
{
    return (struct date){(int32_t)number_or(DATE_NONE)};
}

static size_t debt(void)
{
    int64_t n = number_or(-1);

    return n < 0 ? OFFSET_ANY : (size_t)n;
}

static const struct interest_terms *terms_of(struct cases *c)
{
    int64_t n = number_or(-1);

    return n < 0 ? NULL : &c->terms[n];
}

static struct str name(struct cases *c)
{
    return arena_str(&c->arena, str_from_z(word()));
}

static void read_claim(struct cases *c)
{
    const char *agreed;

    c->claim = (struct offset_claim){.currency = currency_find(STR("CNY")),
                                     .debts = c->debts,
                                     .costs = c->costs,
                                     .payments = c->payments};
    c->term_count = 0;
    c->claim.last = day();
    c->claim.rules.order = (enum offset_order)number();
    agreed = word();
    for (size_t i = 0; i < HEAD_COUNT; i++)
        c->claim.rules.agreed[i] = (uint8_t)(agreed[i] - '0');
    c->claim.rules.penalty_last = number();
    c->claim.rules.by_head = number();
}

static void read_rule(struct cases *c, struct accrual *out)
{
    struct diag d = {.arena = &c->arena};
    struct field text = {.text = name(c)};

    if (penalty_parse(text, out, &d))
        return;
    diag_print(&d, stderr, DIAG_OK);
    exit(2);
}

static void read_terms(struct cases *c)
{
    struct interest_terms *t = &c->terms[c->term_count++];
    struct pause *pauses = arena_array(&c->arena, struct pause, ITEMS_MAX);
    const char *w;

    *t = (struct interest_terms){.pauses = pauses};
    t->year = (enum year_basis)number();
    t->end_exclusive = number();
    t->round_rows = number();
    t->benchmark_throughout = number();
    t->grace_days = (int32_t)number();
    t->floor_day = day();
    t->has_floor_day = date_is(t->floor_day);
    t->rate_day = day();
    t->has_rate_day = date_is(t->rate_day);
    t->cap.minor = number_or(-1);
    t->cap.currency = t->cap.minor < 0 ? NULL : c->claim.currency;
    read_rule(c, &t->accrual);
    while ((w = strtok(NULL, " \n"))) {
        struct pause *p = &pauses[t->pause_count++];

        p->from.day = (int32_t)strtol(w, NULL, 10);
        p->to.day = (int32_t)strtol(strchr(w, ':') + 1, NULL, 10);
    }
}

static void read_debt(struct cases *c)
{
    struct offset_debt *x = &c->debts[c->claim.debt_count++];
    struct base_change *changes =
        arena_array(&c->arena, struct base_change, ITEMS_MAX);
    const char *w;

    *x = (struct offset_debt){.changes = changes};
    x->name = name(c);
    x->arises = day();
    x->due = day();
    x->secured_until = day();
    x->burden = number();
    x->principal = number();
    x->fixed_interest = number();
    x->first = day();
    x->terms = terms_of(c);
    x->is_penalty = number();
    x->then = terms_of(c);
    x->then_first = day();
    x->doubled = terms_of(c);
    x->doubled_first = day();
    while ((w = strtok(NULL, " \n"))) {
        struct base_change *change = &changes[x->change_count++];

        change->from.day = (int32_t)strtol(w, NULL, 10);
        change->minor = strtoll(strchr(w, ':') + 1, NULL, 10);
    }
}

static void read_cost(struct cases *c)
{
    struct offset_cost *x = &c->costs[c->claim.cost_count++];

    x->name = name(c);
    x->from = day();
    x->debt = debt();
    x->minor = number();
}

static void read_payment(struct cases *c)
{
    struct offset_payment *x = &c->payments[c->claim.payment_count++];

    x->name = name(c);
    x->day = day();
    x->minor = number();
    x->debt = debt();
    x->to_principal = number();
}

static void print_interest(const struct cases *c, size_t of, const char *what,
                           const struct interest *x)
{
    for (size_t i = 0; i < x->count; i++) {
        const struct interest_row *r = &x->rows[i];
        struct arena scratch = {0};

        printf("R %.*s %s %d %d %d %" PRId64 " %.*s %d %d %d %" PRId64 "\n",
               STR_ARG(c->debts[of].name), what, r->from.day, r->to.day,
               r->days, r->base,
               STR_ARG(decimal_format(r->percent, false, &scratch)), r->per,
               r->year_days, r->is_cut, r->interest);
        arena_release(&scratch);
    }
    printf("I %.*s %s %" PRId64 " %" PRId64 " %d\n", STR_ARG(c->debts[of].name),
           what, x->total, x->per_diem, x->is_capped);
}

static void print_account(const struct cases *c, size_t i,
                          const struct offset_account *x)
{
    print_interest(c, i, "first", &x->interest);
    print_interest(c, i, "then", &x->then);
    print_interest(c, i, "doubled", &x->doubled);
    printf("A %.*s", STR_ARG(c->debts[i].name));
    for (int head = 0; head < HEAD_COUNT; head++)
        printf(" %" PRId64 ":%" PRId64, x->charged[head], x->met[head]);
    printf(" %" PRId64 "\n", x->excess);
}

static void print_part(const struct cases *c, const struct offset_part *p)
{
    const struct offset_payment *payment = &c->payments[p->payment];

    printf("X %.*s", STR_ARG(payment->name));
    printf(" %.*s",
           STR_ARG(p->debt == OFFSET_ANY ? STR("-") : c->debts[p->debt].name));
    printf(" %.*s",
           STR_ARG(p->cost == OFFSET_ANY ? STR("-") : c->costs[p->cost].name));
    printf(" %d %d %" PRId64 "\n", p->day.day, p->head, p->minor);
}

static void run(struct cases *c)
{
    struct diag d = {.arena = &c->arena};
    struct offset made;

    if (!offset_apply(&c->claim, &c->tables, &made, &c->arena, &d)) {
        printf("refused\nE\n");
        return;
    }
    for (size_t i = 0; i < made.part_count; i++)
        print_part(c, &made.parts[i]);
    for (size_t i = 0; i < c->claim.debt_count; i++)
        print_account(c, i, &made.accounts[i]);
    for (size_t i = 0; i < c->claim.cost_count; i++)
        printf("K %.*s %" PRId64 "\n", STR_ARG(c->costs[i].name),
               made.cost_met[i]);
    for (size_t i = 0; i < c->claim.payment_count; i++)
        printf("L %.*s %" PRId64 "\n", STR_ARG(c->payments[i].name),
               made.left[i]);
    printf("E\n");
}

/* A claim's memory is given back behind it. */
static void read_line(struct cases *c, char *line, struct arena_mark start)
{
    const char *letter = strtok(line, " \n");

    if (!letter)
        return;
    switch (letter[0]) {
    case 'C':
        read_claim(c);
        break;
    case 'T':
        read_terms(c);
        break;
    case 'D':
        read_debt(c);
        break;
    case 'K':
        read_cost(c);
        break;
    case 'P':
        read_payment(c);
        break;
    case 'E':
        run(c);
        arena_rewind(&c->arena, start);
        break;
    }
}

int main(void)
{
    static struct cases c;
    static char line[65536];
    struct diag d = {.arena = &c.arena};
    struct arena_mark start;

    if (!law_tables_read("templates/tables", NULL, &c.tables, &c.arena, &d)) {
        diag_print(&d, stderr, DIAG_OK);
        return 2;
    }
    start = arena_mark(&c.arena);
    while (fgets(line, sizeof(line), stdin))
        read_line(&c, line, start);
    arena_release(&c.arena);
    return 0;
}
