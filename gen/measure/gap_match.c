#include "measure/gap_match.h"

#include "measure/gap_index.h"

bool gap_is_photograph(const struct view *v)
{
    return v->ledger->source == ALLOCATION_OPEN;
}

bool gap_counts(const struct view *v, size_t document, bool by_open)
{
    return !ledger_is_typed(v->ledger, v->ledger->documents[document].at) &&
           (!by_open || v->document_open[document] != 0);
}

int64_t gap_amount(const struct view *v, size_t document, bool by_open)
{
    return by_open ? v->document_open[document]
                   : v->ledger->documents[document].owed;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9fb21c651e98df25u;
    return hash ^ hash >> 29;
}

/* Of the customers' ids, computed once. */
static uint64_t *customer_hashes(const struct ledger *l, struct arena *a)
{
    uint64_t *hashes = arena_array(a, uint64_t, l->customer_count + 1);

    for (size_t i = 0; i < l->customer_count; i++)
        hashes[i] = str_hash(l->customers[i].customer_id);
    return hashes;
}

static uint64_t document_hash(const struct document *d,
                              const uint64_t *customers)
{
    uint64_t hash = mix(customers[d->customer], str_hash(d->doc_no));

    if (d->details && d->details->installment_no.len)
        hash = mix(hash, str_hash(d->details->installment_no));
    return hash;
}

/* Does the export say what is open of it? */
static bool tells_open(const struct view *v, size_t document)
{
    struct origin at = v->ledger->documents[document].at;

    return gap_is_photograph(v) && at.file < v->ledger->file_count &&
           v->ledger->files[at.file].open_told > 0;
}

struct matching {
    struct gap_index documents, customers;
    struct date before;
    uint64_t left_out; /* bits of a hash, 0 in those that are compared */
    bool by_open;
    struct arena *arena;
    struct gap_moves *out;
};

static bool is_left_out(const struct matching *m, uint64_t hash)
{
    return (hash >> 32 & m->left_out) != 0;
}

static void index_document(struct matching *m, const struct view *v,
                           size_t document, uint64_t hash)
{
    struct gap_slot *slot = gap_index_add(&m->documents, hash);

    slot->value = gap_amount(v, document, m->by_open);
    slot->tells_open = tells_open(v, document);
}

static void index_customer(struct matching *m, uint64_t hash)
{
    (void)gap_index_add(&m->customers, hash);
}

/* Each document that counts, and each customer who has one, once. */
static void meet_all(struct matching *m, const struct view *v,
                     void (*document)(struct matching *m, const struct view *v,
                                      size_t document, uint64_t hash),
                     void (*customer)(struct matching *m, uint64_t hash))
{
    const struct ledger *l = v->ledger;
    uint64_t *ids = customer_hashes(l, m->arena);
    bool *has = arena_array(m->arena, bool, l->customer_count + 1);

    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *d = &l->documents[i];
        uint64_t hash = document_hash(d, ids);

        if (!gap_counts(v, i, m->by_open) || is_left_out(m, hash))
            continue;
        document(m, v, i, hash);
        if (!has[d->customer])
            customer(m, ids[d->customer]);
        has[d->customer] = true;
    }
}

static void index_before(struct matching *m, const struct view *v)
{
    meet_all(m, v, index_document, index_customer);
    m->out->gone = m->documents.count;
    m->out->customers_gone = m->customers.count;
}

static void match_document(struct matching *m, const struct view *v,
                           size_t document, uint64_t hash)
{
    struct gap_slot *slot = gap_index_find(&m->documents, hash);
    struct gap_moves *out = m->out;
    bool tells = tells_open(v, document);

    if (!slot) {
        out->added++;
        out->added_old +=
            v->ledger->documents[document].issue_date.day < m->before.day;
        return;
    }
    slot->met = true;
    out->met++;
    out->gone--;
    out->changed += slot->value != gap_amount(v, document, m->by_open);
    out->open_lost += slot->tells_open && !tells;
    out->open_found += !slot->tells_open && tells;
}

static void match_customer(struct matching *m, uint64_t hash)
{
    struct gap_slot *slot = gap_index_find(&m->customers, hash);

    if (!slot) {
        m->out->customers_added++;
        return;
    }
    slot->met = true;
    m->out->customers_gone--;
}

/* At most about `most` documents are held. */
static void match(const struct view *before, const struct view *after,
                  size_t most, struct gap_moves *out)
{
    struct arena scratch = {0};
    size_t n = before->ledger->document_count;
    struct matching m = {.before = before->as_of,
                         .by_open = gap_is_photograph(before) ||
                                    gap_is_photograph(after),
                         .arena = &scratch,
                         .out = out};

    for (; n > most; n /= 2)
        m.left_out = 2 * m.left_out + 1;
    m.documents = gap_index_new(n, &scratch);
    m.customers = gap_index_new(1000, &scratch);
    *out = (struct gap_moves){0};
    index_before(&m, before);
    meet_all(&m, after, match_document, match_customer);
    arena_release(&scratch);
}

void gap_compute_moves(const struct view *before, const struct view *after,
                       struct gap_moves *out)
{
    match(before, after, SIZE_MAX, out);
}

#define SOME 200000

void gap_match_some(const struct view *before, const struct view *after,
                    struct gap_moves *out)
{
    match(before, after, SOME, out);
}
