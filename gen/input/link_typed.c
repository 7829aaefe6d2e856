#include "input/link_typed.h"

#include "base/file.h"
#include "input/link_typed_say.h"
#include "input/link_typed_value.h"

#include <stdlib.h>
#include <string.h>

/* A typed row and what it stands over. */
struct claim {
    const struct typed_row *typed;
    uint32_t kept;   /* in the ledger's table */
    uint32_t wins;   /* columns that are its to say, from bit 0 */
    bool is_refused; /* said why */
};

struct settling {
    struct link *link;
    enum table table;
    struct claim *claims;
    size_t count;
    struct nearing nearing;
    struct arena scratch;
};

void typed_gather(struct link *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->harvest_count; i++)
        n += l->harvests[i].typed_count;
    l->typed = arena_array(l->ledger->arena, struct typed_row, n);
    for (size_t i = 0; i < l->harvest_count; i++) {
        const struct harvest *h = &l->harvests[i];

        if (h->typed_count)
            memcpy(l->typed + l->typed_count, h->typed,
                   h->typed_count * sizeof(*h->typed));
        l->typed_count += h->typed_count;
    }
}

bool typed_has(const struct link *l, enum table table)
{
    for (size_t i = 0; i < l->typed_count; i++)
        if (l->typed[i].table == table)
            return true;
    return false;
}

/* What was recorded last comes last; no_date is before all days. */
static int by_kept(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;

    if (x->kept != y->kept)
        return x->kept < y->kept ? -1 : 1;
    if (x->typed->recorded_date.day != y->typed->recorded_date.day)
        return x->typed->recorded_date.day < y->typed->recorded_date.day ? -1
                                                                         : 1;
    return origin_compare(x->typed->at, y->typed->at);
}

static void list_claims(struct settling *s, typed_finder *find,
                        const void *context)
{
    struct link *l = s->link;
    size_t capacity = 0;

    for (size_t i = 0; i < l->typed_count; i++) {
        const struct typed_row *row = &l->typed[i];
        bool several = false;
        uint32_t kept;

        if (row->table != s->table || row->is_past)
            continue;
        kept = find(l, context, row, &several);
        if (kept == LEDGER_NONE && (row->lacking || row->is_void))
            typed_refuse_unmatched(l, &s->nearing, row);
        else if (several)
            typed_refuse_several(l, row);
        else if (kept != LEDGER_NONE)
            ARENA_PUSH(&s->scratch, s->claims, s->count, capacity) =
                (struct claim){.typed = row, .kept = kept};
    }
    if (s->count)
        qsort(s->claims, s->count, sizeof(*s->claims), by_kept);
}

/* Where the tables say what is void and when it was recorded. */
static const struct {
    size_t status, recorded, number, part;
} columns[] = {
    [TABLE_CUSTOMERS] = {COLUMN_MAX, CUSTOMERS_RECORDED_DATE, CUSTOMERS_ID,
                         COLUMN_MAX},
    [TABLE_DOCUMENTS] = {DOCUMENTS_STATUS, DOCUMENTS_RECORDED_DATE,
                         DOCUMENTS_DOC_NO, DOCUMENTS_INSTALLMENT_NO},
    [TABLE_RECEIPTS] = {RECEIPTS_STATUS, RECEIPTS_RECORDED_DATE,
                        RECEIPTS_RECEIPT_NO, COLUMN_MAX},
    [TABLE_BILLS] = {BILLS_STATUS, BILLS_RECORDED_DATE, BILLS_BILL_NO,
                     COLUMN_MAX},
    [TABLE_CONTRACTS] = {COLUMN_MAX, CONTRACTS_RECORDED_DATE,
                         CONTRACTS_CONTRACT_NO, COLUMN_MAX},
    [TABLE_FX] = {COLUMN_MAX, COLUMN_MAX, FX_CURRENCY, FX_RATE_DATE},
    [TABLE_CONTACTS] = {COLUMN_MAX, CONTACTS_RECORDED_DATE, CONTACTS_ID,
                        COLUMN_MAX},
    [TABLE_DELIVERIES] = {COLUMN_MAX, DELIVERIES_RECORDED_DATE,
                          DELIVERIES_LETTER_NO, DELIVERIES_TRACKING_NO},
    [TABLE_EVIDENCE] = {COLUMN_MAX, EVIDENCE_RECORDED_DATE, EVIDENCE_ID,
                        COLUMN_MAX},
    [TABLE_ALLOWANCE] = {COLUMN_MAX, ALLOWANCE_RECORDED_DATE, ALLOWANCE_AS_OF,
                         ALLOWANCE_CUSTOMER_ID},
    [TABLE_SALES] = {COLUMN_MAX, SALES_RECORDED_DATE, SALES_MONTH,
                     SALES_CUSTOMER_ID},
};

static uint32_t bit(size_t column)
{
    return column < COLUMN_MAX ? UINT32_C(1) << column : 0;
}

/* The columns of which a row says something that others may contradict. */
static uint32_t says(const struct claim *c)
{
    enum table table = c->typed->table;

    if (c->is_refused)
        return 0;
    if (c->typed->is_void)
        return bit(columns[table].status);
    return c->typed->filled &
           ~(bit(columns[table].recorded) | bit(columns[table].number) |
             bit(columns[table].part));
}

static struct str value_of(struct link *l, const struct typed_row *row,
                           size_t column)
{
    return typed_value(l, row->table, column, typed_payload(row), row);
}

static bool agree(struct link *l, const struct claim *a, const struct claim *b,
                  size_t column)
{
    return str_equal(value_of(l, a->typed, column),
                     value_of(l, b->typed, column));
}

/* Claims of one kept row, [from, to) of all. */
struct group {
    struct settling *s;
    size_t from, to;
    void *kept;
    uint32_t customer; /* whose it is */
};

/* Neither can be believed. */
static void refuse_both(const struct group *g, struct claim *a, struct claim *b,
                        size_t column)
{
    struct link *l = g->s->link;
    struct claim *both[] = {a, b};
    struct str title = typed_title(l, a->typed->table, column);

    for (size_t i = 0; i < 2; i++) {
        const struct typed_row *row = both[i]->typed;
        const struct typed_row *other = both[1 - i]->typed;
        struct refusal refusal = typed_refusal(row, g->customer);
        struct place at = ledger_place(l->ledger, other->at);

        refusal.column = column;
        link_refuse(l, refusal,
                    "%.*s: %.*s is %.*s here, but %.*s in line %u of %s, and "
                    "no recorded_date says which is newer: neither counts",
                    STR_ARG(typed_key(l, row)), STR_ARG(title),
                    STR_ARG(value_of(l, row, column)),
                    STR_ARG(value_of(l, other, column)), (unsigned)at.line,
                    file_name(at.file).ptr);
        both[i]->is_refused = true;
    }
}

static void tell_newer(const struct group *g, const struct claim *newer,
                       const struct claim *older, size_t column)
{
    struct link *l = g->s->link;
    struct place at = ledger_place(l->ledger, older->typed->at);

    diag_warning(l->diag, ledger_place(l->ledger, newer->typed->at),
                 "%.*s: %.*s is %.*s here, recorded later than %.*s in line "
                 "%u of %s: this row counts",
                 STR_ARG(typed_key(l, newer->typed)),
                 STR_ARG(typed_title(l, newer->typed->table, column)),
                 STR_ARG(value_of(l, newer->typed, column)),
                 STR_ARG(value_of(l, older->typed, column)), (unsigned)at.line,
                 file_name(at.file).ptr);
}

/* The last claim of the group before end that says a column; or NULL. */
static struct claim *say_before(const struct group *g, size_t end,
                                size_t column)
{
    for (size_t i = end; i-- > g->from;)
        if (says(&g->s->claims[i]) & bit(column))
            return &g->s->claims[i];
    return NULL;
}

/* True: two contradicted each other, and are refused now. */
static bool find_contradiction(const struct group *g, size_t column)
{
    for (size_t i = g->from; i < g->to; i++) {
        struct claim *c = &g->s->claims[i];
        struct claim *before = say_before(g, i, column);

        if (!before || !(says(c) & bit(column)) ||
            c->typed->recorded_date.day != before->typed->recorded_date.day ||
            agree(g->s->link, c, before, column))
            continue;
        refuse_both(g, c, before, column);
        return true;
    }
    return false;
}

/* What was recorded last is said, and it is told that it was. */
static void choose_winner(const struct group *g, size_t column)
{
    struct claim *last = say_before(g, g->to, column);
    struct claim *before;

    if (!last)
        return;
    last->wins |= bit(column);
    before = say_before(g, (size_t)(last - g->s->claims), column);
    if (before && !agree(g->s->link, last, before, column))
        tell_newer(g, last, before, column);
}

static void decide(const struct group *g)
{
    size_t n = table_forms[g->s->table].column_count;

    for (size_t column = 0; g->to - g->from > 1 && column < n; column++)
        while (find_contradiction(g, column))
            continue;
    for (size_t column = 0; column < n; column++)
        choose_winner(g, column);
}

static void note_override(const struct group *g, const struct claim *c,
                          size_t column, struct str was, struct str now)
{
    struct link *l = g->s->link;
    struct ledger *ledger = l->ledger;
    struct ledger_file *f = &ledger->files[c->typed->at.file];

    if (str_equal(was, now))
        return;
    if (was.len)
        f->overrides++;
    else
        f->fills++;
    ARENA_PUSH(ledger->arena, ledger->overrides, ledger->override_count,
               l->override_capacity) =
        (struct override){.table = str_from_z(table_forms[g->s->table].name),
                          .column = canonical_name(g->s->table, column),
                          .position = (uint8_t)column,
                          .key = typed_key(l, c->typed),
                          .title = typed_title(l, g->s->table, column),
                          .was = was,
                          .now = now,
                          .customer = g->customer,
                          .at = c->typed->at,
                          .instead = typed_kept_at(g->s->table, g->kept)};
}

/* What the row now says, column by column. */
static void list_overrides(const struct group *g, const void *before)
{
    struct link *l = g->s->link;

    for (size_t i = g->from; i < g->to; i++) {
        const struct claim *c = &g->s->claims[i];

        for (size_t column = 0;
             !c->is_refused && column < table_forms[g->s->table].column_count;
             column++)
            if (c->wins & bit(column))
                note_override(
                    g, c, column,
                    typed_value(l, g->s->table, column, before, NULL),
                    typed_value(l, g->s->table, column, g->kept, NULL));
    }
}

static void note_taken(struct link *l, const struct typed_row *row)
{
    static const char *const formats[TABLE_FX + 1] = {
        [TABLE_CUSTOMERS] = "customer %.*s: what is typed here stands instead "
                            "of the export",
        [TABLE_DOCUMENTS] = "document %.*s: what is typed here stands instead "
                            "of the export",
        [TABLE_RECEIPTS] = "receipt %.*s: what is typed here stands instead "
                           "of the export",
        [TABLE_BILLS] =
            "bill %.*s: what is typed here stands instead of the export",
        [TABLE_CONTRACTS] = "contract %.*s: what is typed here stands instead "
                            "of the export",
        [TABLE_FX] = "rate %.*s: what is typed here stands instead of the "
                     "export"};

    diag_note(l->diag, ledger_place(l->ledger, row->at),
              row->table < COUNT(formats)
                  ? formats[row->table]
                  : "%.*s: what is typed here stands instead of the export",
              STR_ARG(typed_key(l, row)));
}

static const struct currency *currency_of(enum table table, const void *kept)
{
    if (table == TABLE_DOCUMENTS)
        return ((const struct document *)kept)->currency;
    if (table == TABLE_RECEIPTS)
        return ((const struct receipt *)kept)->amount.currency;
    return ((const struct bill *)kept)->amount.currency;
}

static size_t amount_column(enum table table)
{
    if (table == TABLE_DOCUMENTS)
        return DOCUMENTS_AMOUNT;
    return table == TABLE_RECEIPTS ? (size_t)RECEIPTS_AMOUNT
                                   : (size_t)BILLS_AMOUNT;
}

/* What the row says of amounts does not go together. */
static void refuse_told(const struct group *g, const struct claim *c,
                        enum replacing how, const struct document *d)
{
    struct link *l = g->s->link;
    struct arena *a = l->ledger->arena;
    struct refusal refusal = typed_refusal(c->typed, g->customer);

    if (how == REPLACED_BAD_CURRENCY) {
        refusal.column = DOCUMENTS_CURRENCY;
        link_refuse(l, refusal,
                    "an amount is one of its currency: with another currency "
                    "the amount has to be typed as well");
        return;
    }
    refusal.column = DOCUMENTS_RECEIVED_AMOUNT;
    link_refuse(l, refusal,
                "the amount %.*s less the received amount %.*s is not the "
                "open amount %.*s",
                STR_ARG(money_plain((struct money){d->owed, d->currency}, a)),
                STR_ARG(money_plain(c->typed->received, a)),
                STR_ARG(money_plain((struct money){d->open, d->currency}, a)));
}

/* now: what could not be. */
static void refuse_replacing(const struct group *g, struct claim *c,
                             enum replacing how, const void *now)
{
    struct link *l = g->s->link;
    struct arena *a = l->ledger->arena;
    const struct document *d = now;
    struct refusal refusal = typed_refusal(c->typed, g->customer);
    const struct currency *currency;

    c->is_refused = true;
    if (how == REPLACED_BAD_CUSTOMER) {
        refusal.column = g->s->table == TABLE_DOCUMENTS
                             ? (size_t)DOCUMENTS_CUSTOMER_ID
                             : (size_t)RECEIPTS_CUSTOMER_ID;
        link_refuse(l, refusal, "customer %.*s is not in these files",
                    STR_ARG(c->typed->customer));
        return;
    }
    refusal.column = amount_column(g->s->table);
    if (how == REPLACED_BAD_RECEIVED || how == REPLACED_BAD_CURRENCY) {
        refuse_told(g, c, how, now);
        return;
    }
    if (how == REPLACED_BAD_OPEN) {
        refusal.column = DOCUMENTS_OPEN_AMOUNT;
        link_refuse(
            l, refusal,
            "the open amount %.*s does not lie between 0 and the amount %.*s",
            STR_ARG(money_plain((struct money){d->open, d->currency}, a)),
            STR_ARG(money_plain((struct money){d->owed, d->currency}, a)));
        return;
    }
    currency = currency_of(g->s->table, g->kept);
    link_refuse(l, refusal,
                "the amount is too large, or has more than the %d decimals of "
                "%s",
                currency->exponent, currency->code);
}

/* Does the claim speak of a row that is its own? */
static bool is_own(const struct group *g, const struct claim *c)
{
    return origin_compare(c->typed->at, typed_kept_at(g->s->table, g->kept)) ==
           0;
}

static void apply(const struct group *g, struct claim *c)
{
    struct link *l = g->s->link;
    size_t size = typed_row_size(g->s->table);
    union typed_payload now;
    enum replacing how;

    if (c->is_refused || is_own(g, c))
        return;
    memcpy(&now, g->kept, size);
    how = typed_replace(l, c->typed, c->wins, &now);
    if (how != REPLACED) {
        refuse_replacing(g, c, how, &now);
        return;
    }
    memcpy(g->kept, &now, size);
    note_taken(l, c->typed);
    if (g->s->table == TABLE_CUSTOMERS && (c->wins & bit(CUSTOMERS_PARENT_ID)))
        ARENA_PUSH(l->ledger->arena, l->told, l->told_count, l->told_capacity) =
            (struct told){c->kept, c->typed->at};
}

/* The claim that takes the row away; or NULL. */
static const struct claim *find_void(const struct group *g)
{
    for (size_t i = g->from; i < g->to; i++) {
        const struct claim *c = &g->s->claims[i];

        if (!c->is_refused && c->typed->is_void && c->wins)
            return c;
    }
    return NULL;
}

static void take_away(const struct group *g, const struct claim *c)
{
    struct link *l = g->s->link;
    struct origin at = typed_kept_at(g->s->table, g->kept);
    size_t column = columns[g->s->table].status;

    note_override(g, c, column,
                  typed_value(l, g->s->table, column, g->kept, NULL),
                  value_of(l, c->typed, column));
    note_taken(l, c->typed);
    link_refuse(l, (struct refusal){.at = at, .used = true}, "%s", "");
    link_ignore(l, at.file, "void by records/", 1);
}

/* A typed row that others add to, and that is refused, takes them along. */
static bool has_refused_base(const struct group *g)
{
    bool refused = false;

    for (size_t i = g->from; i < g->to; i++)
        refused |= g->s->claims[i].is_refused && is_own(g, &g->s->claims[i]);
    for (size_t i = g->from; refused && i < g->to; i++) {
        struct claim *c = &g->s->claims[i];
        struct place at = ledger_place(g->s->link->ledger,
                                       typed_kept_at(g->s->table, g->kept));

        if (!c->is_refused)
            link_refuse(g->s->link, typed_refusal(c->typed, g->customer),
                        "%.*s: the row in line %u of %s, which this one adds "
                        "to, is rejected",
                        STR_ARG(typed_key(g->s->link, c->typed)),
                        (unsigned)at.line, file_name(at.file).ptr);
    }
    return refused;
}

void typed_forget_customer(struct customer *c)
{
    *c = (struct customer){.customer_id = c->customer_id,
                           .parent = LEDGER_NONE,
                           .terms_days = -1,
                           .insolvency_date = no_date,
                           .claim_deadline = no_date,
                           .implied = true,
                           .at = {c->at.file, 0}};
}

static void settle_group(const struct group *g)
{
    struct link *l = g->s->link;
    union typed_payload before;
    const struct claim *gone;

    decide(g);
    if (has_refused_base(g)) {
        if (g->s->table == TABLE_CUSTOMERS)
            typed_forget_customer(g->kept);
        return;
    }
    gone = find_void(g);
    if (gone) {
        take_away(g, gone);
        return;
    }
    memcpy(&before, g->kept, typed_row_size(g->s->table));
    for (size_t i = g->from; i < g->to; i++)
        apply(g, &g->s->claims[i]);
    if (!l->files[typed_kept_at(g->s->table, g->kept).file].typed)
        list_overrides(g, &before);
}

static uint32_t customer_of(const struct settling *s, uint32_t index)
{
    const struct ledger *l = s->link->ledger;

    switch (s->table) {
    case TABLE_CUSTOMERS:
        return index;
    case TABLE_DOCUMENTS:
        return l->documents[index].customer;
    case TABLE_RECEIPTS:
        return l->receipts[index].customer;
    case TABLE_BILLS:
        return l->bills[index].customer;
    case TABLE_CONTRACTS:
        return l->contracts[index].customer;
    default:
        return LEDGER_NONE;
    }
}

void typed_settle(struct link *l, enum table table, typed_finder *find,
                  const void *context)
{
    struct settling s = {.link = l, .table = table};
    size_t from = 0;

    list_claims(&s, find, context);
    while (from < s.count) {
        uint32_t kept = s.claims[from].kept;
        struct group g = {.s = &s,
                          .from = from,
                          .to = from,
                          .kept = typed_kept(l, table, kept),
                          .customer = customer_of(&s, kept)};

        while (g.to < s.count && s.claims[g.to].kept == kept)
            g.to++;
        settle_group(&g);
        from = g.to;
    }
    arena_release(&s.scratch);
}
