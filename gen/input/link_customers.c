#include "input/link.h"

#include "base/file.h"

#include <string.h>

/* An export of customers by itself says that there are no others. */
static bool is_given(const struct link *l)
{
    for (size_t i = 0; i < l->file_count; i++) {
        const struct source_file *f = &l->files[i];

        if (!f->skipped && !f->typed &&
            f->profile->tables[TABLE_CUSTOMERS].fed &&
            !plan_feeds_facts(&f->plan))
            return true;
    }
    return false;
}

/* Room for all that could be: rows of customers, and names in documents. */
static size_t count_at_most(const struct link *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->harvest_count; i++)
        n += l->harvests[i].customer_count;
    for (size_t i = 0; i < l->roll_count; i++)
        n += l->rolls[i].customers.count;
    return n;
}

static void refuse_repeated(struct link *l, const struct customer *row,
                            uint32_t first)
{
    struct ledger *ledger = l->ledger;
    struct place at = ledger_place(ledger, ledger->customers[first].at);

    link_refuse(l,
                (struct refusal){.at = row->at,
                                 .table = TABLE_CUSTOMERS,
                                 .column = CUSTOMERS_ID,
                                 .customer = first},
                "customer %.*s stands already in line %u of %s",
                STR_ARG(row->customer_id), (unsigned)at.line,
                file_name(at.file).ptr);
}

/* Texts of a customer that people may type. */
static const size_t texts[] = {offsetof(struct customer, name),
                               offsetof(struct customer, name_en),
                               offsetof(struct customer, uscc),
                               offsetof(struct customer, registered_address),
                               offsetof(struct customer, address),
                               offsetof(struct customer, legal_representative),
                               offsetof(struct customer, contact),
                               offsetof(struct customer, phone),
                               offsetof(struct customer, email),
                               offsetof(struct customer, language),
                               offsetof(struct customer, region),
                               offsetof(struct customer, industry),
                               offsetof(struct customer, salesperson),
                               offsetof(struct customer, collector)};

/* What was typed stands instead of the export; empty cells change nothing. */
static void override(struct link *l, const struct customer *typed,
                     uint32_t number)
{
    struct customer *c = &l->ledger->customers[number];

    for (size_t i = 0; i < COUNT(texts); i++) {
        struct str s;

        memcpy(&s, (const char *)typed + texts[i], sizeof(s));
        if (s.len)
            memcpy((char *)c + texts[i], &s, sizeof(s));
    }
    if (typed->credit_limit.currency)
        c->credit_limit = typed->credit_limit;
    if (typed->terms_days >= 0)
        c->terms_days = typed->terms_days;
    diag_note(l->diag, ledger_place(l->ledger, typed->at),
              "customer %.*s: what is typed here stands instead of the export",
              STR_ARG(c->customer_id));
}

static bool is_override(const struct link *l, struct origin row,
                        struct origin first)
{
    return l->files[row.file].typed && !l->files[first.file].typed;
}

static void add_rows(struct link *l, const struct harvest *h)
{
    struct ledger *ledger = l->ledger;
    const struct plan *plan = &l->files[h->piece->file].plan;

    for (size_t i = 0; i < h->customer_count; i++) {
        const struct customer *row = &h->customer_rows[i];
        size_t before = l->customers.count;
        uint32_t number = intern_add(&l->customers, row->customer_id);

        if (l->customers.count > before)
            ledger->customers[ledger->customer_count++] = *row;
        else if (is_override(l, row->at, ledger->customers[number].at))
            override(l, row, number);
        else if (!plan_feeds_facts(plan))
            refuse_repeated(l, row, number);
    }
}

static uint32_t add_implied(struct link *l, const struct harvest *h,
                            struct str id)
{
    struct ledger *ledger = l->ledger;

    ledger->customers[ledger->customer_count++] =
        (struct customer){.customer_id = id,
                          .parent = LEDGER_NONE,
                          .terms_days = -1,
                          .implied = true,
                          .at = {h->piece->file, 0}};
    return intern_add(&l->customers, id);
}

/* Not asked yet; LEDGER_NONE is the answer that there is none. */
#define UNASKED (LEDGER_NONE - 1)

static uint32_t find_customer(struct link *l, const struct harvest *h,
                              struct str id)
{
    uint32_t number;

    if (intern_find(&l->customers, id, &number))
        return number;
    return l->customers_given ? LEDGER_NONE : add_implied(l, h, id);
}

/* The customers that a piece names: number in the roll -> in the ledger. */
static void map_piece(struct link *l, const struct harvest *h, uint32_t *map)
{
    for (size_t i = 0; i < h->use_count; i++) {
        uint32_t use = h->uses[i];

        if (map[use] == UNASKED)
            map[use] = find_customer(l, h, h->roll->customers.texts[use]);
    }
    for (size_t i = 0; i < h->name_count; i++) {
        uint32_t number = map[h->names[i].number];

        if (number != LEDGER_NONE && !l->ledger->customers[number].name.len)
            l->ledger->customers[number].name = h->names[i].text;
    }
}

static uint32_t *new_map(const struct roll *roll, struct arena *a)
{
    uint32_t *map = arena_array(a, uint32_t, roll->customers.count);

    for (size_t i = 0; i < roll->customers.count; i++)
        map[i] = UNASKED;
    return map;
}

/* What the parallel part needs and finds. */
struct numbering {
    struct link *link;
    uint32_t **maps; /* by worker */
    struct unknown {
        struct refusal *refusals;
        size_t count, capacity;
    } * unknown; /* by piece */
};

static void note_unknown(struct numbering *n, size_t piece,
                         struct refusal refusal, struct arena *a)
{
    struct unknown *list = &n->unknown[piece];

    refusal.customer = LEDGER_NONE;
    ARENA_PUSH(a, list->refusals, list->count, list->capacity) = refusal;
}

/* reason holds the customer's id until the refusals are worded. */
static bool number_piece(void *context, size_t piece, struct worker *w)
{
    struct numbering *n = context;
    struct harvest *h = &n->link->harvests[piece];
    const uint32_t *map = n->maps[h->worker];

    for (size_t i = 0; i < h->document_count; i++) {
        struct document *d = &h->documents[i];
        uint32_t local = d->customer;

        d->customer = map[local];
        if (d->customer == LEDGER_NONE)
            note_unknown(
                n, piece,
                (struct refusal){.at = d->at,
                                 .table = TABLE_DOCUMENTS,
                                 .column = DOCUMENTS_CUSTOMER_ID,
                                 .amount = {d->owed, d->currency},
                                 .reason = h->roll->customers.texts[local]},
                w->arena);
    }
    for (size_t i = 0; i < h->receipt_count; i++) {
        struct receipt *r = &h->receipts[i];
        uint32_t local = r->customer;

        r->customer = map[local];
        if (r->customer == LEDGER_NONE)
            note_unknown(
                n, piece,
                (struct refusal){.at = r->at,
                                 .table = TABLE_RECEIPTS,
                                 .column = RECEIPTS_CUSTOMER_ID,
                                 .amount = r->amount,
                                 .names = {.doc_nos = r->doc_nos},
                                 .reason = h->roll->customers.texts[local]},
                w->arena);
    }
    for (size_t i = 0; i < h->cost_count; i++) {
        struct cost *c = &h->costs[i];
        uint32_t local = c->customer;

        if (local == LEDGER_NONE)
            continue;
        c->customer = map[local];
        if (c->customer == LEDGER_NONE)
            note_unknown(
                n, piece,
                (struct refusal){.at = c->at,
                                 .table = TABLE_COSTS,
                                 .column = COSTS_CUSTOMER_ID,
                                 .amount = c->amount,
                                 .reason = h->roll->customers.texts[local]},
                w->arena);
    }
    return true;
}

static void refuse_unknown(struct link *l, const struct unknown *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct refusal r = list->refusals[i];
        struct str id = r.reason;

        link_refuse(l, r, "customer %.*s is not in the table of customers",
                    STR_ARG(id));
    }
}

static void name_the_nameless(struct ledger *ledger)
{
    for (size_t i = 0; i < ledger->customer_count; i++)
        if (!ledger->customers[i].name.len)
            ledger->customers[i].name = ledger->customers[i].customer_id;
}

bool link_customers(struct link *l)
{
    struct ledger *ledger = l->ledger;
    struct numbering n = {.link = l};
    struct arena *a = ledger->arena;

    l->customers_given = is_given(l);
    l->customers = intern_new(a);
    ledger->customers = arena_array(a, struct customer, count_at_most(l));
    n.maps = arena_array(a, uint32_t *, l->roll_count);
    for (size_t i = 0; i < l->roll_count; i++)
        n.maps[i] = new_map(&l->rolls[i], a);
    n.unknown = arena_array(a, struct unknown, l->harvest_count);
    for (size_t i = 0; i < l->harvest_count; i++)
        add_rows(l, &l->harvests[i]);
    for (size_t i = 0; i < l->harvest_count; i++)
        map_piece(l, &l->harvests[i], n.maps[l->harvests[i].worker]);
    name_the_nameless(ledger);
    if (!job_run(l->harvest_count, l->threads, number_piece, &n, a, l->diag))
        return false;
    for (size_t i = 0; i < l->harvest_count; i++)
        refuse_unknown(l, &n.unknown[i]);
    return true;
}
