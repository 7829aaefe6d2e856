#include "input/link_index.h"
#include "input/link_near.h"
#include "input/link_typed.h"

#define MESSAGES_MAX 20

struct collecting {
    struct link *link;
    struct index *index; /* NULL: no row names a document */
    struct nearing nearing;
};

/* Where the tables have what they name. */
static const struct {
    size_t customer, doc_no;
} columns[COLLECTED_COUNT] = {
    [TABLE_CONTACTS - COLLECTED_FIRST] = {CONTACTS_CUSTOMER_ID,
                                          CONTACTS_DOC_NOS},
    [TABLE_BLOCKS - COLLECTED_FIRST] = {BLOCKS_CUSTOMER_ID, BLOCKS_DOC_NO},
    [TABLE_DELIVERIES - COLLECTED_FIRST] = {DELIVERIES_CUSTOMER_ID, 0},
    [TABLE_EVIDENCE -
        COLLECTED_FIRST] = {EVIDENCE_CUSTOMER_ID, EVIDENCE_DOC_NO},
    [TABLE_BANK - COLLECTED_FIRST] = {BANK_PAYER, 0},
    [TABLE_ALLOWANCE - COLLECTED_FIRST] = {ALLOWANCE_CUSTOMER_ID, 0},
    [TABLE_SALES - COLLECTED_FIRST] = {SALES_CUSTOMER_ID, 0},
    [TABLE_CASES - COLLECTED_FIRST] = {CASES_CUSTOMER_ID, CASES_DOC_NOS},
    [TABLE_REVIEWS - COLLECTED_FIRST] = {REVIEWS_CUSTOMER_ID, 0},
    [TABLE_PROVISIONS - COLLECTED_FIRST] = {PROVISIONS_CUSTOMER_ID, 0},
};

static struct refusal refusal_of(const struct collected *r, uint32_t customer)
{
    return (struct refusal){
        .at = r->at,
        .table = r->table,
        .column = columns[r->table - COLLECTED_FIRST].customer,
        .names = {.customer_id = r->customer, .doc_no = r->doc_no},
        .customer = customer};
}

/* What keeps letters back, and now does not. */
static bool holds_letters(const struct collected *r)
{
    return r->table == TABLE_BLOCKS ||
           (r->table == TABLE_CONTACTS && date_is(r->row.contact.promise_date));
}

static void refuse_customer(struct collecting *c, const struct collected *r)
{
    struct link *l = c->link;
    struct refusal refusal = refusal_of(r, LEDGER_NONE);
    struct str near = near_customer(&c->nearing, l->ledger, r->customer);
    bool certain = near.len && near_differs_in_zeros(near, r->customer);

    if (certain)
        refusal.names.customer_id = near; /* and he is held */
    if (near.len && holds_letters(r) && !certain)
        link_refuse(l, refusal,
                    "customer %.*s is not in these files, and letters may go "
                    "out regardless of this row; did you mean %.*s?",
                    STR_ARG(r->customer), STR_ARG(near));
    else if (holds_letters(r) && !certain)
        link_refuse(l, refusal,
                    "customer %.*s is not in these files, and letters may go "
                    "out regardless of this row",
                    STR_ARG(r->customer));
    else if (near.len)
        link_refuse(l, refusal,
                    "customer %.*s is not in these files; did you mean %.*s?",
                    STR_ARG(r->customer), STR_ARG(near));
    else
        link_refuse(l, refusal, "customer %.*s is not in these files",
                    STR_ARG(r->customer));
}

/*
 * The refusal's column and customer are those of the number's.  Zeros apart it
 * is certain which one is meant: its customer is held.
 */
static void refuse_number(struct collecting *c, const struct collected *r,
                          struct str doc_no, uint32_t customer)
{
    struct link *l = c->link;
    struct refusal refusal = refusal_of(r, customer);
    struct str near = near_document(&c->nearing, l->ledger, doc_no);

    refusal.column = columns[r->table - COLLECTED_FIRST].doc_no;
    if (near.len && near_differs_in_zeros(near, doc_no))
        refusal.names.doc_no = near;
    else if (customer == LEDGER_NONE && holds_letters(r)) {
        if (near.len)
            link_refuse(l, refusal,
                        "document %.*s is not in these files, and letters may "
                        "go out regardless of this row; did you mean %.*s?",
                        STR_ARG(doc_no), STR_ARG(near));
        else
            link_refuse(l, refusal,
                        "document %.*s is not in these files (or its row was "
                        "rejected), and letters may go out regardless of this "
                        "row",
                        STR_ARG(doc_no));
        return;
    }
    if (near.len)
        link_refuse(l, refusal,
                    "document %.*s is not in these files; did you mean %.*s?",
                    STR_ARG(doc_no), STR_ARG(near));
    else
        link_refuse(l, refusal,
                    "document %.*s is not in these files (or its row was "
                    "rejected)",
                    STR_ARG(doc_no));
}

/*
 * Does it still matter what the row says?  Where only open items are exported
 * a customer or document of a former row may be gone because it was paid.
 */
static bool is_past(const struct collecting *c, const struct collected *r)
{
    struct date day = c->link->as_of;

    if (!date_is(c->link->photograph))
        return false;
    switch (r->table) {
    case TABLE_CONTACTS:
        return !date_is(r->row.contact.promise_date) ||
               r->row.contact.promise_date.day < day.day;
    case TABLE_BLOCKS:
        return date_is(r->row.block.until) && r->row.block.until.day < day.day;
    case TABLE_DELIVERIES:
    case TABLE_EVIDENCE:
    case TABLE_SALES:
    case TABLE_CASES:
    case TABLE_REVIEWS:
    case TABLE_PROVISIONS:
        return true;
    default:
        return false;
    }
}

static void leave_aside(struct collecting *c, const struct collected *r)
{
    link_refuse(c->link, (struct refusal){.at = r->at, .used = true}, "%s", "");
    link_ignore(c->link, r->at.file, "of what is no longer open", 1);
}

/* False: refused or left aside. */
static bool find_customer(struct collecting *c, const struct collected *r,
                          uint32_t *out)
{
    struct link *l = c->link;
    struct refusal refusal = refusal_of(r, LEDGER_NONE);
    struct str listed;

    switch (link_whom_typed(l, r->customer, out)) {
    case WHOM_ONE:
        return true;
    case WHOM_NOBODY:
        if ((!l->customers_given && is_past(c, r)) ||
            link_was_customer(l, r->customer))
            leave_aside(c, r);
        else
            refuse_customer(c, r);
        return false;
    case WHOM_SEVERAL:
        break;
    }
    listed = link_list_whom(l, r->customer);
    link_refuse(l, refusal,
                "several customers are called %.*s (%.*s): write the "
                "customer_id of the one that is meant",
                STR_ARG(r->customer), STR_ARG(listed));
    return false;
}

/* Where the row says whom it is about; else *out is LEDGER_NONE. */
static bool find_told(struct collecting *c, const struct collected *r,
                      uint32_t *out)
{
    *out = LEDGER_NONE;
    return !r->customer.len || find_customer(c, r, out);
}

static bool refuse_instalments(struct collecting *c, const struct collected *r,
                               struct span span, uint32_t customer)
{
    struct refusal refusal = refusal_of(r, customer);

    refusal.column = columns[r->table - COLLECTED_FIRST].doc_no;
    link_refuse(c->link, refusal,
                "the document has the instalments %.*s: name the one that "
                "is meant in installment_no",
                STR_ARG(index_list_instalments(c->index, span)));
    return false;
}

/* The one document that a row names.  False: refused or left aside. */
static bool find_document(struct collecting *c, const struct collected *r,
                          uint32_t customer, uint32_t *out)
{
    struct span span;
    struct refusal refusal = refusal_of(r, customer);

    switch (index_find_typed(c->index, r->at,
                             (struct key){r->doc_no, r->installment_no}, out,
                             &span)) {
    case FOUND_ONE:
        return true;
    case FOUND_INSTALMENTS:
        return refuse_instalments(c, r, span, customer);
    case FOUND_SEVERAL:
        refusal.column = columns[r->table - COLLECTED_FIRST].doc_no;
        link_refuse(c->link, refusal, "several documents bear the number %.*s",
                    STR_ARG(r->doc_no));
        return false;
    case FOUND_NONE:
        break;
    }
    if (span.from < span.to)
        return refuse_instalments(c, r, span, customer);
    if (is_past(c, r) || link_stood_once(c->link, r->doc_no, r->installment_no))
        leave_aside(c, r);
    else
        refuse_number(c, r, r->doc_no, customer);
    return false;
}

/* A number and a customer in one row belong together. */
static bool are_one(struct collecting *c, const struct collected *r,
                    uint32_t document, uint32_t customer)
{
    const struct ledger *l = c->link->ledger;
    uint32_t owner = l->documents[document].customer;
    struct refusal refusal = refusal_of(r, customer);

    if (customer == LEDGER_NONE || customer == owner)
        return true;
    link_refuse(c->link, refusal,
                "document %.*s is one of customer %.*s, not of customer %.*s",
                STR_ARG(l->documents[document].doc_no),
                STR_ARG(l->customers[owner].customer_id),
                STR_ARG(l->customers[customer].customer_id));
    return false;
}

/* What a list as typed names. */
struct named {
    uint32_t *documents;
    size_t count, capacity;
};

/* All instalments of a number.  False: it is of another customer. */
static bool add_documents(struct collecting *c, const struct collected *r,
                          uint32_t customer, struct str doc_no,
                          struct named *out, bool *is_unknown)
{
    struct arena *a = c->link->ledger->arena;
    struct span span;
    uint32_t found = LEDGER_NONE;
    enum found how = index_find_typed(c->index, r->at,
                                      (struct key){doc_no, {0}}, &found, &span);

    *is_unknown =
        how == FOUND_SEVERAL || (how == FOUND_NONE && span.from == span.to);
    if (*is_unknown)
        return true;
    if (!are_one(c, r, found, customer))
        return false;
    if (how == FOUND_ONE)
        ARENA_PUSH(a, out->documents, out->count, out->capacity) = found;
    for (size_t i = span.from; how == FOUND_INSTALMENTS && i < span.to; i++)
        ARENA_PUSH(a, out->documents, out->count, out->capacity) =
            c->index->instalments[i].document;
    return true;
}

static bool is_bill(const struct ledger *l, struct str number)
{
    for (size_t i = 0; i < l->bill_count; i++)
        if (str_equal(l->bills[i].bill_no, number))
            return true;
    return false;
}

/* Is a number that nothing bears a mistake?  Of a promise, while it runs. */
static bool is_missed(const struct collecting *c, const struct collected *r,
                      struct str doc_no)
{
    const struct contact *x = &r->row.contact;

    if (is_past(c, r) || link_stood_once(c->link, doc_no, (struct str){0}))
        return false;
    return r->table == TABLE_CONTACTS
               ? date_is(x->promise_date) &&
                     x->promise_date.day >= c->link->as_of.day
               : !is_bill(c->link->ledger, doc_no);
}

/* Whom a row is about, and the documents of its list. */
static bool link_list(struct collecting *c, const struct collected *r,
                      struct str list, uint32_t *customer, uint32_t **documents,
                      size_t *count)
{
    struct named named = {0};

    if (!find_customer(c, r, customer))
        return false;
    while (list.len) {
        struct str number = receipt_next_number(&list);
        bool is_unknown = false;

        if (number.len &&
            !add_documents(c, r, *customer, number, &named, &is_unknown))
            return false;
        if (is_unknown && is_missed(c, r, number)) {
            refuse_number(c, r, number, *customer);
            return false;
        }
    }
    *documents = named.documents;
    *count = named.count;
    return true;
}

static bool link_block(struct collecting *c, const struct collected *r,
                       struct letter_block *x)
{
    x->document = LEDGER_NONE;
    if (!find_told(c, r, &x->customer))
        return false;
    if (r->own_document) {
        x->document = index_document_at(c->index, r->at);
        if (x->document == LEDGER_NONE)
            return false; /* the row is refused already */
    } else if (!r->doc_no.len) {
        return true;
    } else if (!find_document(c, r, x->customer, &x->document) ||
               !are_one(c, r, x->document, x->customer)) {
        return false;
    }
    x->customer = c->link->ledger->documents[x->document].customer;
    return true;
}

static bool link_evidence(struct collecting *c, const struct collected *r,
                          struct evidence *x)
{
    x->document = LEDGER_NONE;
    if (!find_customer(c, r, &x->customer))
        return false;
    return !r->doc_no.len || (find_document(c, r, x->customer, &x->document) &&
                              are_one(c, r, x->document, x->customer));
}

/*
 * A payer whom nobody knows is no mistake: the bank writes what it likes.  Of
 * several who bear the name each may have paid, and none is asked.
 */
static bool link_payer(struct collecting *c, const struct collected *r,
                       struct bank_line *x)
{
    enum whom whom = link_whom_typed(c->link, r->customer, &x->customer);

    if (whom == WHOM_SEVERAL)
        return find_customer(c, r, &x->customer);
    if (whom == WHOM_NOBODY)
        x->customer = LEDGER_NONE;
    return true;
}

#define KEEP(l, list, count, item)      \
    do {                                \
        (l)->list[(l)->count] = (item); \
        (l)->count++;                   \
    } while (0)

static void link_row(struct collecting *c, const struct collected *r)
{
    struct ledger *l = c->link->ledger;
    struct collected x = *r;

    switch (r->table) {
    case TABLE_CONTACTS:
        if (link_list(c, r, r->row.contact.doc_nos, &x.row.contact.customer,
                      &x.row.contact.documents, &x.row.contact.document_count))
            KEEP(l, contacts, contact_count, x.row.contact);
        break;
    case TABLE_BLOCKS:
        if (link_block(c, r, &x.row.block))
            KEEP(l, blocks, block_count, x.row.block);
        break;
    case TABLE_DELIVERIES:
        if (find_told(c, r, &x.row.delivery.customer))
            KEEP(l, deliveries, delivery_count, x.row.delivery);
        break;
    case TABLE_EVIDENCE:
        if (link_evidence(c, r, &x.row.evidence))
            KEEP(l, evidence, evidence_count, x.row.evidence);
        break;
    case TABLE_BANK:
        if (link_payer(c, r, &x.row.bank))
            KEEP(l, bank_lines, bank_line_count, x.row.bank);
        break;
    case TABLE_ALLOWANCE:
        if (find_told(c, r, &x.row.allowance.customer))
            KEEP(l, allowances, allowance_count, x.row.allowance);
        break;
    case TABLE_SALES:
        if (find_told(c, r, &x.row.sales.customer))
            KEEP(l, sales, sales_count, x.row.sales);
        break;
    case TABLE_CASES:
        if (link_list(c, r, r->row.step.doc_nos, &x.row.step.customer,
                      &x.row.step.documents, &x.row.step.document_count))
            KEEP(l, cases, case_count, x.row.step);
        break;
    case TABLE_REVIEWS:
        if (find_customer(c, r, &x.row.review.customer))
            KEEP(l, reviews, review_count, x.row.review);
        break;
    case TABLE_PROVISIONS:
        if (find_customer(c, r, &x.row.provision.customer))
            KEEP(l, provisions, provision_count, x.row.provision);
        break;
    case TABLE_CARRIER:
        KEEP(l, carried, carried_count, x.row.delivery);
        break;
    default:
        break;
    }
}

static bool needs_index(const struct link *l)
{
    for (size_t i = 0; i < l->collected_count; i++) {
        const struct collected *r = &l->collected[i];

        if (r->doc_no.len || r->own_document ||
            (r->table == TABLE_CONTACTS && r->row.contact.doc_nos.len) ||
            (r->table == TABLE_CASES && r->row.step.doc_nos.len))
            return true;
    }
    return false;
}

/* Room for all of each, once; emptied for each round. */
static void start(struct link *l, struct ledger *x, struct arena *a)
{
    size_t counts[TABLE_COUNT] = {0};

    x->contact_count = x->block_count = x->delivery_count = 0;
    x->evidence_count = x->bank_line_count = x->allowance_count = 0;
    x->sales_count = x->case_count = x->review_count = 0;
    x->provision_count = x->carried_count = 0;
    if (x->contacts)
        return;
    for (size_t i = 0; i < l->collected_count; i++)
        counts[l->collected[i].table]++;
    x->contacts = arena_array(a, struct contact, counts[TABLE_CONTACTS]);
    x->blocks = arena_array(a, struct letter_block, counts[TABLE_BLOCKS]);
    x->deliveries = arena_array(a, struct delivery, counts[TABLE_DELIVERIES]);
    x->evidence = arena_array(a, struct evidence, counts[TABLE_EVIDENCE]);
    x->bank_lines = arena_array(a, struct bank_line, counts[TABLE_BANK]);
    x->allowances = arena_array(a, struct allowance, counts[TABLE_ALLOWANCE]);
    x->sales = arena_array(a, struct sales, counts[TABLE_SALES]);
    x->cases = arena_array(a, struct case_step, counts[TABLE_CASES]);
    x->reviews = arena_array(a, struct review, counts[TABLE_REVIEWS]);
    x->provisions =
        arena_array(a, struct provision_entry, counts[TABLE_PROVISIONS]);
    x->carried = arena_array(a, struct delivery, counts[TABLE_CARRIER]);
}

bool link_collection(struct link *l)
{
    struct collecting c = {.link = l};
    struct index index;
    bool ok = true;

    if (l->collected_count == 0)
        return true;
    start(l, l->ledger, l->ledger->arena);
    if (needs_index(l)) {
        c.index = &index;
        ok = index_build(&index, l);
    }
    for (size_t i = 0; ok && i < l->collected_count; i++)
        link_row(&c, &l->collected[i]);
    if (c.index)
        index_release(&index);
    return ok;
}

void link_warn_of_payers(struct link *l)
{
    const struct ledger *ledger = l->ledger;
    struct nearing nearing = {0};
    size_t n = 0;

    for (size_t i = 0; i < ledger->bank_line_count; i++) {
        const struct bank_line *b = &ledger->bank_lines[i];
        struct place at = ledger_place(ledger, b->at);
        struct near near = near_start(&nearing, b->payer);

        if (b->customer != LEDGER_NONE || n++ >= MESSAGES_MAX)
            continue;
        for (size_t j = 0; j < ledger->customer_count; j++)
            if (!near_compare(&near, ledger->customers[j].name))
                break;
        if (near.nearest.len && !near.several)
            diag_warning(l->diag, at,
                         "payer %.*s is no customer by number or name: it "
                         "holds no letter; did you mean %.*s?",
                         STR_ARG(b->payer), STR_ARG(near.nearest));
        else
            diag_warning(l->diag, at,
                         "payer %.*s is no customer by number or name: it "
                         "holds no letter",
                         STR_ARG(b->payer));
    }
    if (n > MESSAGES_MAX)
        diag_warning(l->diag, nowhere,
                     "%zu more payers at the bank are no customers",
                     n - MESSAGES_MAX);
}

/*
 * One row twice.  People number their contacts each for himself, from 1 on: a
 * number is that of a customer and a day.
 */
static bool is_same(const struct collected *a, const struct collected *b)
{
    switch (a->table) {
    case TABLE_CONTACTS:
        return str_equal(a->row.contact.contact_id,
                         b->row.contact.contact_id) &&
               str_equal(a->customer, b->customer) &&
               a->row.contact.contact_date.day ==
                   b->row.contact.contact_date.day;
    case TABLE_DELIVERIES:
        return str_equal(a->row.delivery.letter_no,
                         b->row.delivery.letter_no) &&
               str_equal(a->row.delivery.tracking_no,
                         b->row.delivery.tracking_no);
    case TABLE_EVIDENCE:
        return str_equal(a->row.evidence.evidence_id,
                         b->row.evidence.evidence_id);
    case TABLE_ALLOWANCE:
        return a->row.allowance.as_of.day == b->row.allowance.as_of.day &&
               a->row.allowance.amount.currency ==
                   b->row.allowance.amount.currency &&
               str_equal(a->customer, b->customer);
    case TABLE_SALES:
        return a->row.sales.month.day == b->row.sales.month.day &&
               a->row.sales.credit_sales.currency ==
                   b->row.sales.credit_sales.currency &&
               str_equal(a->customer, b->customer);
    default:
        return false;
    }
}

static uint32_t find_same(struct link *l, const void *context,
                          const struct typed_row *row, bool *several)
{
    const struct collected *x = &row->row.collected;

    (void)context;
    (void)several;
    for (size_t i = 0; i < l->collected_count; i++)
        if (l->collected[i].table == x->table && is_same(&l->collected[i], x))
            return (uint32_t)i;
    return LEDGER_NONE;
}

void link_settle_collection(struct link *l)
{
    static const enum table tables[] = {TABLE_CONTACTS, TABLE_DELIVERIES,
                                        TABLE_EVIDENCE, TABLE_ALLOWANCE,
                                        TABLE_SALES};

    for (size_t i = 0; i < COUNT(tables); i++)
        typed_settle(l, tables[i], find_same, NULL);
    for (size_t i = 0; i < l->typed_count; i++) {
        const struct typed_row *row = &l->typed[i];
        bool several;
        uint32_t first;

        if (row->table < COLLECTED_FIRST)
            continue;
        first = find_same(l, NULL, row, &several);
        if (first != LEDGER_NONE &&
            (l->collected[first].at.file != row->at.file ||
             l->collected[first].at.line != row->at.line))
            link_refuse(l, (struct refusal){.at = row->at, .used = true}, "%s",
                        "");
    }
}
