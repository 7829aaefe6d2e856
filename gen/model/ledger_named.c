#include "model/ledger_queue.h"

#include <stdlib.h>

struct str receipt_next_number(struct str *list)
{
    static const struct str separators[] = {
        STR_INIT(";"),  STR_INIT(","),  STR_INIT("、"),
        STR_INIT("；"), STR_INIT("，"), STR_INIT("\n"),
    };
    struct str all = *list;

    for (size_t at = 0; at < all.len; at++) {
        for (size_t i = 0; i < COUNT(separators); i++) {
            if (!str_starts(str_skip(all, at), separators[i]))
                continue;
            *list = str_skip(all, at + separators[i].len);
            return str_trim(str_head(all, at));
        }
    }
    *list = (struct str){"", 0};
    return str_trim(all);
}

bool receipt_names(struct str list, struct str number)
{
    while (list.len)
        if (str_equal(receipt_next_number(&list), number))
            return true;
    return false;
}

struct numbered {
    struct str doc_no;
    int32_t due, issued;
    uint32_t document;
};

/* Of instalments under one number the oldest due comes first. */
static int compare_numbered(const void *a, const void *b)
{
    const struct numbered *x = a;
    const struct numbered *y = b;
    int order = str_compare(x->doc_no, y->doc_no);

    if (order)
        return order;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    if (x->issued != y->issued)
        return x->issued < y->issued ? -1 : 1;
    return (x->document > y->document) - (x->document < y->document);
}

static void sort_by_number(struct queue *q)
{
    size_t n = q->document_count;
    struct numbered *list = arena_array(q->scratch, struct numbered, n);

    q->by_number = arena_array(q->scratch, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        const struct document *doc = &q->ledger->documents[q->documents[i]];

        list[i] = (struct numbered){
            doc->doc_no, date_is(doc->due_date) ? doc->due_date.day : INT32_MAX,
            doc->issue_date.day, q->documents[i]};
    }
    if (n)
        qsort(list, n, sizeof(*list), compare_numbered);
    for (size_t i = 0; i < n; i++)
        q->by_number[i] = list[i].document;
}

/* The first of the documents with this number in by_number, or the count. */
static size_t find_number(const struct queue *q, struct str doc_no)
{
    size_t low = 0;
    size_t high = q->document_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(q->ledger->documents[q->by_number[middle]].doc_no,
                        doc_no) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_number(const struct queue *q, size_t at, struct str number)
{
    return at < q->document_count &&
           str_equal(q->ledger->documents[q->by_number[at]].doc_no, number);
}

static void note_unknown(struct queue *q, uint32_t receipt, struct str number)
{
    ARENA_PUSH(q->lasting, q->unknown, q->unknown_count, q->unknown_capacity) =
        (struct unknown){number, receipt, LEDGER_NONE, LEDGER_NONE};
}

struct named named_start(const struct ledger *l, uint32_t receipt)
{
    const struct receipt *r = &l->receipts[receipt];
    struct named n = {.list = r->doc_nos};

    if (str_trim(n.list).len == 0 && r->bill != LEDGER_NONE)
        n.list = l->bills[r->bill].doc_nos;
    return n;
}

bool named_next(struct queue *q, uint32_t receipt, struct named *n,
                uint32_t *document)
{
    const struct ledger *l = q->ledger;
    const struct currency *currency = l->receipts[receipt].amount.currency;

    if (!q->by_number) {
        if (!n->list.len)
            return false;
        sort_by_number(q);
    }
    for (;;) {
        while (n->number.len && has_number(q, n->at, n->number)) {
            *document = q->by_number[n->at++];
            if (l->documents[*document].currency == currency)
                return true;
        }
        if (!n->list.len)
            return false;
        n->number = receipt_next_number(&n->list);
        if (!n->number.len)
            continue;
        n->at = find_number(q, n->number);
        if (n->warns && !has_number(q, n->at, n->number))
            note_unknown(q, receipt, n->number);
    }
}

static int64_t least(int64_t x, int64_t y)
{
    return x < y ? x : y;
}

/* What a receipt does with the documents it names, one pass for each. */
enum pass {
    TAKE_RED_LETTERS, /* they add to what the receipt can pay */
    PAY_ISSUED,
    PAY_LATER_ISSUED /* the money waits for it */
};

static int64_t share_of(const struct queue *q, struct date day,
                        uint32_t document, int64_t rest, enum pass pass)
{
    const struct document *doc = &q->ledger->documents[document];
    bool issued = doc->issue_date.day <= day.day;
    int64_t open = q->accounts[document].open;

    switch (pass) {
    case TAKE_RED_LETTERS:
        return issued && open < 0 && doc->owed < 0 ? open : 0;
    case PAY_ISSUED:
        return issued && open > 0 ? least(rest, open) : 0;
    case PAY_LATER_ISSUED:
        return !issued && open > 0 ? least(rest, open) : 0;
    }
    return 0;
}

/* One pass over the named documents; what is left of rest. */
static int64_t pay_named(struct queue *q, uint32_t receipt, int64_t rest,
                         enum pass pass)
{
    struct named n = named_start(q->ledger, receipt);
    struct payer payer = receipt_payer(
        q->ledger, receipt, q->ledger->receipts[receipt].receipt_date);
    uint32_t document;

    n.warns = pass == TAKE_RED_LETTERS;
    while (named_next(q, receipt, &n, &document)) {
        int64_t share = share_of(q, payer.day, document, rest, pass);

        queue_allocate(q, &payer, document, share);
        rest -= share;
    }
    return rest;
}

/* Red letters that the receipt did not need after all stay open. */
static void give_back(struct queue *q, size_t from, int64_t excess)
{
    struct ledger *l = q->ledger;
    size_t kept = from;

    for (size_t i = from; i < l->allocation_count; i++) {
        struct allocation *x = &l->allocations[i];

        if (x->amount.minor < 0 && excess > 0) {
            int64_t part = least(excess, -x->amount.minor);

            x->amount.minor += part;
            account_set(q, x->document, q->accounts[x->document].open - part);
            excess -= part;
        }
        if (x->amount.minor)
            l->allocations[kept++] = *x;
    }
    l->allocation_count = kept;
}

/*
 * Documents that stand by the receipt's day first, so that it never pays more
 * than it is together with the red letters of that day.
 */
int64_t named_pay(struct queue *q, uint32_t receipt)
{
    size_t from = q->ledger->allocation_count;
    int64_t amount = q->ledger->receipts[receipt].amount.minor;
    int64_t rest = pay_named(q, receipt, amount, TAKE_RED_LETTERS);
    int64_t red = rest - amount;
    int64_t excess;

    rest = pay_named(q, receipt, rest, PAY_ISSUED);
    excess = least(red, rest);
    if (excess > 0) {
        give_back(q, from, excess);
        rest -= excess;
    }
    return rest > 0 ? pay_named(q, receipt, rest, PAY_LATER_ISSUED) : rest;
}
