#include "measure/holds.h"

#include <stdlib.h>

bool customer_is_winding_up(const struct customer *c, struct date day)
{
    if (date_is(c->insolvency_date))
        return c->insolvency_date.day <= day.day;
    return c->registration >= REGISTRATION_LIQUIDATION;
}

/*
 * Letters are written now, though the ledger shows an earlier day: what was
 * recorded after that day speaks against them as well.
 */
bool contact_promises_on(const struct contact *c, struct date day)
{
    return date_is(c->promise_date) && c->promise_date.day >= day.day;
}

bool block_is_on(const struct letter_block *b, struct date day)
{
    return !date_is(b->until) || b->until.day >= day.day;
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_block(const void *a, const void *b)
{
    const struct letter_block *const *x = a, *const *y = b;
    int order = compare_numbers((*x)->customer, (*y)->customer);

    return order ? order : origin_compare((*x)->at, (*y)->at);
}

/* The day of the contact decides, then when it was entered. */
static int by_promise(const void *a, const void *b)
{
    const struct contact *const *x = a, *const *y = b;
    int order = compare_numbers((*x)->customer, (*y)->customer);

    if (!order)
        order = compare_numbers((*x)->contact_date.day, (*y)->contact_date.day);
    if (!order)
        order =
            compare_numbers((*x)->recorded_date.day, (*y)->recorded_date.day);
    return order ? order : origin_compare((*x)->at, (*y)->at);
}

/* The latest value date first: fewest receipts may have posted it. */
static int by_line(const void *a, const void *b)
{
    const struct bank_line *const *x = a, *const *y = b;
    int order = compare_numbers((*x)->customer, (*y)->customer);

    if (!order)
        order = compare_numbers((*y)->value_date.day, (*x)->value_date.day);
    return order ? order : origin_compare((*x)->at, (*y)->at);
}

/* Receipts of customers with bank lines. */
struct posted {
    const struct receipt *receipt;
    bool used;
};

static int by_receipt(const void *a, const void *b)
{
    const struct posted *x = a, *y = b;
    int order = compare_numbers(x->receipt->customer, y->receipt->customer);

    if (!order)
        order = compare_numbers(x->receipt->receipt_date.day,
                                y->receipt->receipt_date.day);
    return order ? order : origin_compare(x->receipt->at, y->receipt->at);
}

/* Rows that stand by customer. */
typedef uint32_t customer_at(const void *rows, size_t i);

/* The first row of a customer, or of who comes behind him. */
static size_t find_customer(const void *rows, size_t n, customer_at *of,
                            uint32_t customer)
{
    size_t low = 0;

    while (low < n) {
        size_t middle = low + (n - low) / 2;

        if (of(rows, middle) < customer)
            low = middle + 1;
        else
            n = middle;
    }
    return low;
}

static uint32_t of_posted(const void *rows, size_t i)
{
    return ((const struct posted *)rows)[i].receipt->customer;
}

static uint32_t of_block(const void *rows, size_t i)
{
    return ((const struct letter_block *const *)rows)[i]->customer;
}

static uint32_t of_promise(const void *rows, size_t i)
{
    return ((const struct contact *const *)rows)[i]->customer;
}

static uint32_t of_line(const void *rows, size_t i)
{
    return ((const struct bank_line *const *)rows)[i]->customer;
}

/* Money of a bill is no money at the bank. */
static struct posted *list_posted(const struct holds *h, const bool *has_lines,
                                  size_t *count, struct arena *a)
{
    const struct ledger *l = h->ledger;
    struct posted *list = NULL;
    size_t n = 0, capacity = 0;

    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];

        if (has_lines[r->customer] && r->bill == LEDGER_NONE &&
            r->receipt_date.day <= h->as_of.day)
            ARENA_PUSH(a, list, n, capacity) = (struct posted){r, false};
    }
    if (n)
        qsort(list, n, sizeof(*list), by_receipt);
    *count = n;
    return list;
}

/* The same entry of the bank. */
static bool is_same_entry(const struct receipt *r, const struct bank_line *b)
{
    return b->ref.len && str_equal(r->bank_ref, b->ref);
}

static bool is_same_money(const struct receipt *r, const struct bank_line *b)
{
    return r->amount.currency == b->amount.currency &&
           r->amount.minor == b->amount.minor &&
           r->receipt_date.day >= b->value_date.day;
}

/*
 * Each receipt posts one line.  Lines come the latest first: what may post one
 * may post those behind it as well, so none is left that could be posted.
 */
static bool
take_posting(struct posted *list, size_t n, const struct bank_line *b,
             bool (*is_it)(const struct receipt *, const struct bank_line *))
{
    for (size_t i = find_customer(list, n, of_posted, b->customer);
         i < n && list[i].receipt->customer == b->customer; i++) {
        if (list[i].used || !is_it(list[i].receipt, b))
            continue;
        list[i].used = true;
        return true;
    }
    return false;
}

static void find_bank(struct holds *h, struct arena *a)
{
    const struct ledger *l = h->ledger;
    struct arena scratch = {0};
    bool *has_lines = arena_array(&scratch, bool, l->customer_count);
    size_t n = 0, posted_count, kept = 0;
    struct posted *posted;

    h->bank = arena_array(a, const struct bank_line *, l->bank_line_count);
    for (size_t i = 0; i < l->bank_line_count; i++) {
        const struct bank_line *b = &l->bank_lines[i];

        if (b->customer == LEDGER_NONE)
            continue;
        has_lines[b->customer] = true;
        h->bank[n++] = b;
    }
    if (n)
        qsort(h->bank, n, sizeof(*h->bank), by_line);
    posted = list_posted(h, has_lines, &posted_count, &scratch);
    for (size_t i = 0; i < n; i++)
        if (!take_posting(posted, posted_count, h->bank[i], is_same_entry))
            h->bank[kept++] = h->bank[i];
    n = kept;
    kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!take_posting(posted, posted_count, h->bank[i], is_same_money))
            h->bank[kept++] = h->bank[i];
    h->bank_count = kept;
    arena_release(&scratch);
}

static void find_blocks(struct holds *h, struct arena *a)
{
    const struct ledger *l = h->ledger;

    h->blocks = arena_array(a, const struct letter_block *, l->block_count);
    for (size_t i = 0; i < l->block_count; i++)
        if (block_is_on(&l->blocks[i], h->as_of))
            h->blocks[h->block_count++] = &l->blocks[i];
    if (h->block_count)
        qsort(h->blocks, h->block_count, sizeof(*h->blocks), by_block);
}

static void find_promises(struct holds *h, struct arena *a)
{
    const struct ledger *l = h->ledger;

    h->promises = arena_array(a, const struct contact *, l->contact_count);
    for (size_t i = 0; i < l->contact_count; i++)
        if (date_is(l->contacts[i].promise_date))
            h->promises[h->promise_count++] = &l->contacts[i];
    if (h->promise_count)
        qsort(h->promises, h->promise_count, sizeof(*h->promises), by_promise);
}

static void note(struct holds *h, struct arena *a)
{
    if (h->block_count + h->promise_count + h->bank_count == 0)
        return;
    h->noted = arena_array(a, bool, h->ledger->customer_count);
    for (size_t i = 0; i < h->block_count; i++)
        h->noted[h->blocks[i]->customer] = true;
    for (size_t i = 0; i < h->promise_count; i++)
        h->noted[h->promises[i]->customer] = true;
    for (size_t i = 0; i < h->bank_count; i++)
        h->noted[h->bank[i]->customer] = true;
}

struct holds holds_find(const struct ledger *l, struct date as_of,
                        struct arena *a)
{
    struct holds h = {.ledger = l, .as_of = as_of};

    find_blocks(&h, a);
    find_promises(&h, a);
    if (h.ledger->bank_line_count)
        find_bank(&h, a);
    note(&h, a);
    return h;
}

static bool is_noted(const struct holds *h, uint32_t customer)
{
    return h->noted && h->noted[customer];
}

static const struct letter_block *
find_block(const struct holds *h, uint32_t document, uint32_t customer)
{
    for (size_t i =
             find_customer(h->blocks, h->block_count, of_block, customer);
         i < h->block_count && h->blocks[i]->customer == customer; i++) {
        const struct letter_block *b = h->blocks[i];

        if (b->document == LEDGER_NONE || b->document == document)
            return b;
    }
    return NULL;
}

static bool covers(const struct contact *c, uint32_t document)
{
    return c->doc_nos.len == 0 ||
           collection_names(c->documents, c->document_count, document);
}

/* What was promised last of a document takes the place of all before. */
static const struct contact *find_promise(const struct holds *h,
                                          uint32_t document, uint32_t customer)
{
    const struct contact *last = NULL;
    struct date issued = h->ledger->documents[document].issue_date;
    int32_t made = 0; /* since the document is there; kept ones paid it */

    for (size_t i =
             find_customer(h->promises, h->promise_count, of_promise, customer);
         i < h->promise_count && h->promises[i]->customer == customer; i++)
        if (covers(h->promises[i], document)) {
            made += h->promises[i]->contact_date.day >= issued.day &&
                    (!last || last->promise_date.day !=
                                  h->promises[i]->promise_date.day);
            last = h->promises[i];
        }
    if (h->suspensions > 0 && made > h->suspensions)
        return NULL;
    return last && contact_promises_on(last, h->as_of) ? last : NULL;
}

enum hold holds_document(const struct holds *h, uint32_t document,
                         const struct letter_block **block,
                         const struct contact **promise)
{
    uint32_t customer = h->ledger->documents[document].customer;

    if (!is_noted(h, customer))
        return HOLD_NONE;
    *block = find_block(h, document, customer);
    if (*block)
        return HOLD_BLOCKED;
    *promise = find_promise(h, document, customer);
    return *promise ? HOLD_PROMISED : HOLD_NONE;
}

const struct bank_line *holds_bank(const struct holds *h, uint32_t customer)
{
    size_t i;

    if (!is_noted(h, customer))
        return NULL;
    i = find_customer(h->bank, h->bank_count, of_line, customer);
    return i < h->bank_count && h->bank[i]->customer == customer ? h->bank[i]
                                                                 : NULL;
}
