#include "input/link_typed.h"

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

/* Rows that name a parent, who may have no row himself. */
static size_t count_parents(const struct link *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->harvest_count; i++) {
        const struct harvest *h = &l->harvests[i];
        const struct plan *plan = &l->files[h->piece->file].plan;

        if (h->customer_count == 0 ||
            plan->fields[TABLE_CUSTOMERS][CUSTOMERS_PARENT_ID] < 0)
            continue;
        for (size_t j = 0; j < h->customer_count; j++)
            n += h->customer_rows[j].parent_id.len > 0;
    }
    return n;
}

/* Room for all that could be: rows of customers, and names in documents. */
static size_t count_at_most(const struct link *l)
{
    size_t n = count_parents(l);

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

/*
 * A former id in a list of documents is no customer of its own; what is typed
 * stands over another row, see link_typed.
 */
static void add_rows(struct link *l, const struct harvest *h)
{
    struct ledger *ledger = l->ledger;
    bool beside_facts = plan_feeds_facts(&l->files[h->piece->file].plan);

    for (size_t i = 0; i < h->customer_count; i++) {
        const struct customer *row = &h->customer_rows[i];
        size_t before = l->customers.count;
        uint32_t number;

        if (beside_facts && link_is_alias(l, row->customer_id))
            continue;
        number = intern_add(&l->customers, row->customer_id);
        if (l->customers.count > before)
            ledger->customers[ledger->customer_count++] = *row;
        else if (!beside_facts && !l->files[row->at.file].typed)
            refuse_repeated(l, row, number);
    }
}

uint32_t link_add_implied(struct link *l, uint32_t file, struct str id)
{
    struct ledger *ledger = l->ledger;

    ledger->customers[ledger->customer_count++] =
        (struct customer){.customer_id = id,
                          .parent = LEDGER_NONE,
                          .terms_days = -1,
                          .insolvency_date = no_date,
                          .claim_deadline = no_date,
                          .implied = true,
                          .at = {file, 0}};
    return intern_add(&l->customers, id);
}

/* Not asked yet; LEDGER_NONE is the answer that there is none. */
#define UNASKED (LEDGER_NONE - 1)

static uint32_t find_customer(struct link *l, const struct harvest *h,
                              struct str id)
{
    uint32_t number = LEDGER_NONE;
    enum whom whom = link_whom(l, id, &number);

    if (whom == WHOM_NOBODY && !l->customers_given)
        return link_add_implied(l, h->piece->file, id);
    return whom == WHOM_ONE ? number : LEDGER_NONE;
}

/* The customers that a piece names: number in the roll -> in the ledger. */
static void map_piece(struct link *l, const struct harvest *h, uint32_t *map)
{
    for (size_t i = 0; i < h->use_count; i++) {
        uint32_t use = h->uses[i];

        if (map[use] == UNASKED)
            map[use] = find_customer(l, h, h->roll->customers.texts[use]);
    }
}

/* A name beside a former id is a former name. */
static void name_customers(struct link *l, const struct harvest *h,
                           const uint32_t *map)
{
    struct customer *customers = l->ledger->customers;

    for (size_t i = 0; i < h->name_count; i++) {
        uint32_t local = h->names[i].number, number = map[local];

        if (number != LEDGER_NONE && !customers[number].name.len &&
            !link_is_alias(l, h->roll->customers.texts[local]))
            customers[number].name = h->names[i].text;
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
    bool **billed;   /* by worker, then by customer: he has a document that
                        takes nothing off; NULL: nobody asks */
    unsigned workers;
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
static void number_documents(struct numbering *n, size_t piece,
                             struct harvest *h, struct worker *w)
{
    const uint32_t *map = n->maps[h->worker];
    bool *billed = n->billed ? n->billed[w->number] : NULL;

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
                                 .names = {.takes_off = d->owed < 0},
                                 .reason = h->roll->customers.texts[local]},
                w->arena);
        else if (billed && d->owed >= 0 && d->kind != DOCUMENT_CREDIT_NOTE)
            billed[d->customer] = true;
    }
}

static void number_receipts(struct numbering *n, size_t piece,
                            struct harvest *h, struct arena *a)
{
    const uint32_t *map = n->maps[h->worker];

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
                a);
    }
}

static void number_bills(struct numbering *n, size_t piece, struct harvest *h,
                         struct arena *a)
{
    const uint32_t *map = n->maps[h->worker];

    for (size_t i = 0; i < h->bill_count; i++) {
        struct bill *b = &h->bills[i];
        uint32_t local = b->customer;

        b->customer = map[local];
        if (b->customer == LEDGER_NONE)
            note_unknown(
                n, piece,
                (struct refusal){
                    .at = b->at,
                    .table = TABLE_BILLS,
                    .column = BILLS_CUSTOMER_ID,
                    .amount = b->amount,
                    .names = {.from_no = b->bill_no, .doc_nos = b->doc_nos},
                    .reason = h->roll->customers.texts[local]},
                a);
    }
}

static void number_costs(struct numbering *n, size_t piece, struct harvest *h,
                         struct arena *a)
{
    const uint32_t *map = n->maps[h->worker];

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
                a);
    }
}

static bool number_piece(void *context, size_t piece, struct worker *w)
{
    struct numbering *n = context;
    struct harvest *h = &n->link->harvests[piece];

    number_documents(n, piece, h, w);
    number_receipts(n, piece, h, w->arena);
    number_bills(n, piece, h, w->arena);
    number_costs(n, piece, h, w->arena);
    return true;
}

/* Whether a row that feeds nothing here feeds nothing at all. */
static bool feeds_alone(const struct profile *p, enum table table)
{
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (i != table && p->tables[i].fed)
            return false;
    return true;
}

/*
 * A contract makes no customer.  One of somebody without documents is left
 * aside and counted; where a table tells all customers he must be among them.
 */
static size_t number_contracts(struct numbering *n, size_t piece)
{
    struct link *l = n->link;
    struct harvest *h = &l->harvests[piece];
    const struct str *texts = h->roll->customers.texts;
    size_t unknown = 0;

    for (size_t i = 0; i < h->contract_count; i++) {
        struct contract *x = &h->contracts[i];
        uint32_t local = x->customer;
        enum whom whom = WHOM_ONE;

        x->customer = n->maps[h->worker][local];
        if (x->customer == UNASKED || x->customer == LEDGER_NONE) {
            x->customer = LEDGER_NONE;
            whom = link_whom_typed(l, texts[local], &x->customer);
        }
        if (whom == WHOM_SEVERAL || (whom == WHOM_NOBODY && l->customers_given))
            note_unknown(n, piece,
                         (struct refusal){.at = x->at,
                                          .table = TABLE_CONTRACTS,
                                          .column = CONTRACTS_CUSTOMER_ID,
                                          .reason = texts[local]},
                         l->ledger->arena);
        else if (whom == WHOM_NOBODY)
            unknown++;
    }
    return unknown;
}

/* Where such a row fed another table as well it is used all the same. */
static void number_all_contracts(struct numbering *n)
{
    struct link *l = n->link;
    size_t unknown = 0;

    for (size_t i = 0; i < l->harvest_count; i++) {
        uint32_t file = l->harvests[i].piece->file;

        unknown += number_contracts(n, i);
        if (i + 1 < l->harvest_count && l->harvests[i + 1].piece->file == file)
            continue;
        if (unknown && feeds_alone(l->files[file].profile, TABLE_CONTRACTS))
            link_ignore(l, file, "contract of a customer without documents",
                        unknown);
        unknown = 0;
    }
}

static void refuse_unknown(struct link *l, const struct unknown *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct refusal r = list->refusals[i];
        struct str id = r.reason, listed;
        uint32_t one;

        if (link_whom(l, id, &one) != WHOM_SEVERAL) {
            link_refuse(l, r, "customer %.*s is not in the table of customers",
                        STR_ARG(id));
            continue;
        }
        listed = link_list_whom(l, id);
        r.names.customer_id = id;
        link_refuse(l, r,
                    "several customers are called %.*s (%.*s): write the "
                    "customer_id of the one that is meant",
                    STR_ARG(id), STR_ARG(listed));
    }
}

static void name_the_nameless(struct ledger *ledger)
{
    for (size_t i = 0; i < ledger->customer_count; i++)
        if (!ledger->customers[i].name.len)
            ledger->customers[i].name = ledger->customers[i].customer_id;
}

static uint32_t find_row(struct link *l, const void *context,
                         const struct typed_row *row, bool *several)
{
    uint32_t number;

    (void)context;
    (void)several;
    return intern_find(&l->customers, row->number, &number) ? number
                                                            : LEDGER_NONE;
}

static void add_all_rows(struct link *l)
{
    link_find_aliases(l);
    for (size_t i = 0; i < l->harvest_count; i++)
        add_rows(l, &l->harvests[i]);
    typed_settle(l, TABLE_CUSTOMERS, find_row, NULL);
    link_settle_aliases(l);
}

/* The customers of the files that are typed, or of the others. */
static void map_files(struct link *l, struct numbering *n, bool typed)
{
    for (size_t i = 0; i < l->harvest_count; i++)
        if (l->files[l->harvests[i].piece->file].typed == typed)
            map_piece(l, &l->harvests[i], n->maps[l->harvests[i].worker]);
    for (size_t i = 0; i < l->harvest_count; i++)
        if (l->files[l->harvests[i].piece->file].typed == typed)
            name_customers(l, &l->harvests[i], n->maps[l->harvests[i].worker]);
    link_learn_names(l);
}

/* What is typed may call a customer by the name that an export tells. */
static void map_all(struct link *l, struct numbering *n)
{
    for (size_t i = 0; i < l->roll_count; i++)
        n->maps[i] = new_map(&l->rolls[i], l->ledger->arena);
    map_files(l, n, false);
    map_files(l, n, true);
    name_the_nameless(l->ledger);
}

/* A flag for each customer and worker, where customers are not all told. */
static void start_billed(struct numbering *n)
{
    const struct link *l = n->link;
    struct arena *a = l->ledger->arena;

    if (l->customers_given)
        return;
    n->workers = l->threads < JOB_MAX_THREADS ? l->threads : JOB_MAX_THREADS;
    n->billed = arena_array(a, bool *, n->workers);
    for (unsigned i = 0; i < n->workers; i++)
        n->billed[i] = arena_array(a, bool, l->ledger->customer_count);
}

static void warn_of_strangers(const struct numbering *n)
{
    struct link *l = n->link;

    if (!n->billed)
        return;
    for (unsigned i = 1; i < n->workers; i++)
        for (size_t j = 0; j < l->ledger->customer_count; j++)
            n->billed[0][j] |= n->billed[i][j];
    link_warn_of_strangers(l, n->billed[0]);
}

/* Whom files other than those typed have, in whatever table. */
static void doubt_typed(const struct numbering *n)
{
    struct link *l = n->link;
    struct arena scratch = {0};
    bool *known = arena_array(&scratch, bool, l->ledger->customer_count);

    for (size_t i = 0; i < l->harvest_count; i++) {
        const struct harvest *h = &l->harvests[i];

        if (l->files[h->piece->file].typed)
            continue;
        for (size_t j = 0; j < h->use_count; j++) {
            uint32_t customer = n->maps[h->worker][h->uses[j]];

            if (customer < l->ledger->customer_count)
                known[customer] = true;
        }
    }
    for (size_t i = 0; i < l->ledger->customer_count; i++)
        known[i] |= !l->files[l->ledger->customers[i].at.file].typed;
    link_doubt_typed(l, known);
    arena_release(&scratch);
}

bool link_customers(struct link *l)
{
    struct ledger *ledger = l->ledger;
    struct numbering n = {.link = l};
    struct arena *a = ledger->arena;

    typed_gather(l);
    l->customers_given = is_given(l);
    l->customers = intern_new(a);
    ledger->customers = arena_array(a, struct customer, count_at_most(l));
    n.maps = arena_array(a, uint32_t *, l->roll_count);
    n.unknown = arena_array(a, struct unknown, l->harvest_count);
    add_all_rows(l);
    map_all(l, &n);
    start_billed(&n);
    if (!job_run(l->harvest_count, l->threads, number_piece, &n, a, l->diag))
        return false;
    number_all_contracts(&n);
    for (size_t i = 0; i < l->harvest_count; i++)
        refuse_unknown(l, &n.unknown[i]);
    warn_of_strangers(&n);
    doubt_typed(&n);
    link_families(l);
    return true;
}
