#include "model/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

/*
 * Receipts without allocations, customer by customer in the order of days: a
 * receipt pays the documents it names, then the oldest due ones issued by its
 * date; what is left stays unapplied.  Nothing moves later: a day's view never
 * depends on what came after it.
 */
struct candidate {
    int32_t due; /* INT32_MAX: none */
    int32_t issued;
    int32_t first_issued; /* the earliest from here on */
    uint32_t document;
};

/* Part of l->allocations that came from one receipt. */
struct made {
    size_t from, to;
    bool matched; /* undone by a negative receipt */
};

struct apply {
    struct ledger *ledger;
    size_t capacity;       /* of ledger->allocations */
    int64_t *open;         /* one a document */
    struct made *made;     /* one a receipt */
    struct candidate *due; /* of this customer, oldest due first */
    size_t due_count;
    size_t first_open;     /* none is open before this */
    uint32_t *by_number;   /* the same documents, by doc_no */
    struct arena *scratch; /* for one customer */
};

static uint32_t document_customer(const struct ledger *l, size_t row)
{
    return l->documents[row].kind == DOCUMENT_CREDIT_NOTE
               ? LEDGER_NONE
               : l->documents[row].customer;
}

static uint32_t receipt_customer(const struct ledger *l, size_t row)
{
    return l->receipts[row].customer;
}

static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *x = a;
    const struct candidate *y = b;

    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    if (x->issued != y->issued)
        return x->issued < y->issued ? -1 : 1;
    return (x->document > y->document) - (x->document < y->document);
}

static void list_due(struct apply *p, const uint32_t *documents, size_t n)
{
    const struct ledger *l = p->ledger;
    int32_t earliest = INT32_MAX;

    p->due = arena_array(p->scratch, struct candidate, n);
    p->due_count = n;
    p->first_open = 0;
    p->by_number = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct document *doc = &l->documents[documents[i]];

        p->due[i] = (struct candidate){
            date_is(doc->due_date) ? doc->due_date.day : INT32_MAX,
            doc->issue_date.day, 0, documents[i]};
    }
    if (n)
        qsort(p->due, n, sizeof(*p->due), compare_candidates);
    for (size_t i = n; i-- > 0;) {
        if (p->due[i].issued < earliest)
            earliest = p->due[i].issued;
        p->due[i].first_issued = earliest;
    }
}

struct numbered {
    struct str doc_no;
    uint32_t position; /* in p->due, so that the oldest due comes first */
};

static int compare_numbered(const void *a, const void *b)
{
    const struct numbered *x = a;
    const struct numbered *y = b;
    int order = str_compare(x->doc_no, y->doc_no);

    if (order)
        return order;
    return (x->position > y->position) - (x->position < y->position);
}

static void sort_by_number(struct apply *p)
{
    struct numbered *list =
        arena_array(p->scratch, struct numbered, p->due_count);

    p->by_number = arena_array(p->scratch, uint32_t, p->due_count);
    for (size_t i = 0; i < p->due_count; i++)
        list[i] = (struct numbered){
            p->ledger->documents[p->due[i].document].doc_no, (uint32_t)i};
    if (p->due_count)
        qsort(list, p->due_count, sizeof(*list), compare_numbered);
    for (size_t i = 0; i < p->due_count; i++)
        p->by_number[i] = p->due[list[i].position].document;
}

/* The first of the documents with this number in by_number, or due_count. */
static size_t find_number(const struct apply *p, struct str doc_no)
{
    size_t low = 0;
    size_t high = p->due_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(p->ledger->documents[p->by_number[middle]].doc_no,
                        doc_no) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* One number off the front of a list such as "A-1; A-2、A-3". */
static struct str next_number(struct str *list)
{
    static const struct str separators[] = {
        STR_INIT(";"),  STR_INIT(","),  STR_INIT("、"),
        STR_INIT("；"), STR_INIT("，"), STR_INIT("\n"),
    };
    struct str number = *list;
    struct str rest = {"", 0};

    for (size_t i = 0; i < COUNT(separators); i++) {
        ptrdiff_t at = str_find(number, separators[i]);

        if (at < 0)
            continue;
        rest = str_skip(*list, (size_t)at + separators[i].len);
        number = str_head(number, (size_t)at);
    }
    *list = rest;
    return str_trim(number);
}

static void allocate(struct apply *p, uint32_t receipt, uint32_t document,
                     int64_t minor)
{
    struct ledger *l = p->ledger;
    const struct receipt *r = &l->receipts[receipt];

    if (minor == 0)
        return;
    ARENA_PUSH(l->arena, l->allocations, l->allocation_count, p->capacity) =
        (struct allocation){.receipt = receipt,
                            .credit_note = LEDGER_NONE,
                            .document = document,
                            .amount = {minor, r->amount.currency},
                            .allocation_date = r->receipt_date,
                            .at = r->at};
    p->open[document] -= minor;
    p->made[receipt].to = l->allocation_count;
}

static int64_t least(int64_t x, int64_t y)
{
    return x < y ? x : y;
}

/* How much of rest a named document takes; red letters add to it. */
static int64_t share_named(const struct apply *p, uint32_t document,
                           int64_t rest, bool red)
{
    int64_t open = p->open[document];

    if (rest < 0) { /* a reversal opens again what was paid */
        int64_t paid = p->ledger->documents[document].owed - open;

        return red || paid <= 0 ? 0 : -least(-rest, paid);
    }
    if (red)
        return open < 0 ? open : 0;
    return open > 0 ? least(rest, open) : 0;
}

static int64_t pay_named(struct apply *p, uint32_t receipt, int64_t rest,
                         bool red)
{
    const struct ledger *l = p->ledger;
    const struct receipt *r = &l->receipts[receipt];
    struct str list = r->doc_nos;

    while (list.len) {
        struct str number = next_number(&list);

        if (number.len == 0)
            continue;
        if (!p->by_number)
            sort_by_number(p);
        for (size_t i = find_number(p, number); i < p->due_count; i++) {
            uint32_t document = p->by_number[i];
            int64_t share;

            if (!str_equal(l->documents[document].doc_no, number))
                break;
            if (l->documents[document].currency != r->amount.currency)
                continue;
            share = share_named(p, document, rest, red);
            allocate(p, receipt, document, share);
            rest -= share;
        }
    }
    return rest;
}

static void pay_oldest(struct apply *p, uint32_t receipt, int64_t rest)
{
    const struct ledger *l = p->ledger;
    const struct receipt *r = &l->receipts[receipt];

    while (p->first_open < p->due_count &&
           p->open[p->due[p->first_open].document] <= 0)
        p->first_open++;
    for (size_t i = p->first_open; i < p->due_count && rest > 0; i++) {
        uint32_t document = p->due[i].document;
        int64_t share;

        if (p->due[i].first_issued > r->receipt_date.day)
            break;
        if (p->due[i].issued > r->receipt_date.day || p->open[document] <= 0 ||
            l->documents[document].currency != r->amount.currency)
            continue;
        share = least(rest, p->open[document]);
        allocate(p, receipt, document, share);
        rest -= share;
    }
}

/* What a receipt paid is open again. */
static void reopen(struct apply *p, uint32_t receipt)
{
    const struct ledger *l = p->ledger;

    for (size_t i = p->made[receipt].from; i < p->made[receipt].to; i++)
        p->open[l->allocations[i].document] += l->allocations[i].amount.minor;
    p->first_open = 0;
}

/* A receipt comes in, or is reversed. */
struct event {
    int32_t day;
    bool reverses;
    uint32_t receipt;
};

/* The newest earlier receipt that a negative one takes back, or LEDGER_NONE. */
static uint32_t find_taken_back(const struct apply *p,
                                const struct event *events, size_t before,
                                uint32_t receipt)
{
    const struct ledger *l = p->ledger;
    struct money amount = l->receipts[receipt].amount;

    while (before-- > 0) {
        uint32_t earlier = events[before].receipt;
        const struct receipt *r = &l->receipts[earlier];

        if (r->amount.currency == amount.currency &&
            r->amount.minor == -amount.minor && !p->made[earlier].matched &&
            !date_is(r->reversed_date))
            return earlier;
    }
    return LEDGER_NONE;
}

static void take_back(struct apply *p, const struct event *events,
                      size_t before, uint32_t receipt, int64_t rest)
{
    uint32_t earlier = find_taken_back(p, events, before, receipt);
    struct made made;

    if (earlier == LEDGER_NONE)
        return;
    p->made[earlier].matched = true;
    made = p->made[earlier];
    for (size_t i = made.to; i-- > made.from && rest < 0;) {
        struct allocation x = p->ledger->allocations[i];
        int64_t share;

        if (x.amount.minor <= 0)
            continue;
        share =
            least(least(-rest, x.amount.minor),
                  p->ledger->documents[x.document].owed - p->open[x.document]);
        if (share <= 0)
            continue;
        allocate(p, receipt, x.document, -share);
        rest += share;
    }
    p->first_open = 0;
}

static void apply_event(struct apply *p, const struct event *events, size_t at)
{
    uint32_t receipt = events[at].receipt;
    int64_t rest = p->ledger->receipts[receipt].amount.minor;

    if (events[at].reverses) {
        reopen(p, receipt);
        return;
    }
    p->made[receipt].from = p->made[receipt].to = p->ledger->allocation_count;
    if (rest > 0)
        rest = pay_named(p, receipt, rest, true);
    rest = pay_named(p, receipt, rest, false);
    if (rest > 0)
        pay_oldest(p, receipt, rest);
    else if (rest < 0)
        take_back(p, events, at, receipt, rest);
    if (p->ledger->receipts[receipt].amount.minor < 0)
        p->first_open = 0;
}

static int compare_events(const void *a, const void *b)
{
    const struct event *x = a;
    const struct event *y = b;

    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->reverses != y->reverses)
        return y->reverses - x->reverses;
    return (x->receipt > y->receipt) - (x->receipt < y->receipt);
}

static void apply_customer(struct apply *p, const uint32_t *receipts, size_t n)
{
    const struct ledger *l = p->ledger;
    struct event *events = arena_array(p->scratch, struct event, 2 * n);
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        const struct receipt *r = &l->receipts[receipts[i]];

        if (date_is(r->reversed_date) &&
            r->reversed_date.day <= r->receipt_date.day)
            continue; /* never counts */
        events[count++] =
            (struct event){r->receipt_date.day, false, receipts[i]};
        if (date_is(r->reversed_date))
            events[count++] =
                (struct event){r->reversed_date.day, true, receipts[i]};
    }
    if (count)
        qsort(events, count, sizeof(*events), compare_events);
    for (size_t i = 0; i < count; i++)
        apply_event(p, events, i);
}

static uint64_t magnitude_of(const struct ledger *l)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < l->document_count; i++)
        sum = magnitude_add(sum, l->documents[i].owed);
    for (size_t i = 0; i < l->receipt_count; i++)
        sum = magnitude_add(sum, l->receipts[i].amount.minor);
    return sum;
}

static void apply_customers(struct apply *p, struct arena *a)
{
    struct ledger *l = p->ledger;
    struct grouped receipts =
        ledger_group(l, l->receipt_count, receipt_customer, a);
    struct grouped documents =
        ledger_group(l, l->document_count, document_customer, a);

    for (size_t c = 0; c < l->customer_count; c++) {
        struct arena_mark mark = arena_mark(p->scratch);
        size_t n = receipts.starts[c + 1] - receipts.starts[c];

        if (n == 0)
            continue;
        list_due(p, documents.indexes + documents.starts[c],
                 documents.starts[c + 1] - documents.starts[c]);
        apply_customer(p, receipts.indexes + receipts.starts[c], n);
        arena_rewind(p->scratch, mark);
    }
}

bool ledger_apply_receipts(struct ledger *l, struct diag *d)
{
    struct arena lasting = {0};
    struct arena scratch = {0};
    struct apply p = {.ledger = l, .scratch = &scratch};

    if (!magnitude_check(magnitude_of(l), d))
        return false;
    p.open = arena_array(&lasting, int64_t, l->document_count);
    p.made = arena_array(&lasting, struct made, l->receipt_count);
    for (size_t i = 0; i < l->document_count; i++)
        p.open[i] = l->documents[i].owed;
    apply_customers(&p, &lasting);
    arena_release(&scratch);
    arena_release(&lasting);
    return true;
}
