#include "model/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

#define MESSAGES_MAX 100

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
    int64_t *lasting;      /* of what is paid: by receipts never reversed */
    struct made *made;     /* one a receipt */
    bool *allocated;       /* one a receipt: exported rows say what it paid */
    struct candidate *due; /* of this customer, oldest due first */
    size_t due_count;
    size_t first_open;     /* none is open before this */
    uint32_t *by_number;   /* the same documents, by doc_no */
    struct arena *scratch; /* for one customer */
    size_t unknown;        /* numbers named that no document bears */
    struct diag *diag;
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

static bool is_number(const struct apply *p, struct str doc_no)
{
    size_t at = find_number(p, doc_no);

    return at < p->due_count &&
           str_equal(p->ledger->documents[p->by_number[at]].doc_no, doc_no);
}

struct str receipt_next_number(struct str *list)
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
                            .writeoff = LEDGER_NONE,
                            .document = document,
                            .amount = {minor, r->amount.currency},
                            .allocation_date = r->receipt_date,
                            .at = r->at};
    p->open[document] -= minor;
    if (!date_is(r->reversed_date))
        p->lasting[document] += minor;
    p->made[receipt].to = l->allocation_count;
}

static int64_t least(int64_t x, int64_t y)
{
    return x < y ? x : y;
}

/* What a receipt does with the documents it names, one pass for each. */
enum pass {
    TAKE_RED_LETTERS, /* they add to what the receipt can pay */
    PAY_ISSUED,
    PAY_LATER_ISSUED,
    OPEN_AGAIN /* a negative receipt takes payments back */
};

static int64_t share_named(const struct apply *p, const struct receipt *r,
                           uint32_t document, int64_t rest, enum pass pass)
{
    bool issued =
        p->ledger->documents[document].issue_date.day <= r->receipt_date.day;
    int64_t open = p->open[document];
    int64_t lasting = p->lasting[document];

    switch (pass) {
    case TAKE_RED_LETTERS:
        return issued && open < 0 ? open : 0;
    case PAY_ISSUED:
        return issued && open > 0 ? least(rest, open) : 0;
    case PAY_LATER_ISSUED:
        return !issued && open > 0 ? least(rest, open) : 0;
    case OPEN_AGAIN:
        return lasting > 0 ? -least(-rest, lasting) : 0;
    }
    return 0;
}

/* Said once, in the first pass over the names. */
static void warn_of_unknown(struct apply *p, const struct receipt *r,
                            struct str number)
{
    const struct ledger *l = p->ledger;

    if (p->unknown++ < MESSAGES_MAX)
        diag_warning(p->diag, ledger_place(l, r->at),
                     "receipt \"%.*s\" names \"%.*s\", but customer %.*s has "
                     "no such invoice: the money goes to the oldest due",
                     STR_ARG(r->receipt_no), STR_ARG(number),
                     STR_ARG(l->customers[r->customer].customer_id));
}

/* One pass over the named documents; what is left of rest. */
static int64_t pay_named(struct apply *p, uint32_t receipt, int64_t rest,
                         enum pass pass)
{
    const struct ledger *l = p->ledger;
    const struct receipt *r = &l->receipts[receipt];
    struct str list = r->doc_nos;

    while (list.len) {
        struct str number = receipt_next_number(&list);

        if (number.len == 0)
            continue;
        if (!p->by_number)
            sort_by_number(p);
        if ((pass == TAKE_RED_LETTERS || pass == OPEN_AGAIN) &&
            !is_number(p, number))
            warn_of_unknown(p, r, number);
        for (size_t i = find_number(p, number); i < p->due_count; i++) {
            uint32_t document = p->by_number[i];
            int64_t share;

            if (!str_equal(l->documents[document].doc_no, number))
                break;
            if (l->documents[document].currency != r->amount.currency)
                continue;
            share = share_named(p, r, document, rest, pass);
            allocate(p, receipt, document, share);
            rest -= share;
        }
    }
    return rest;
}

/* Red letters that the receipt did not need after all stay open. */
static void give_back(struct apply *p, uint32_t receipt, int64_t excess)
{
    struct ledger *l = p->ledger;
    size_t kept = p->made[receipt].from;

    for (size_t i = kept; i < l->allocation_count; i++) {
        struct allocation *x = &l->allocations[i];

        if (x->amount.minor < 0 && excess > 0) {
            int64_t part = least(excess, -x->amount.minor);

            x->amount.minor += part;
            p->open[x->document] -= part;
            excess -= part;
        }
        if (x->amount.minor)
            l->allocations[kept++] = *x;
    }
    l->allocation_count = p->made[receipt].to = kept;
}

/*
 * Documents that stand by the receipt's day first, so that it never pays more
 * than it is together with the red letters of that day.
 */
static int64_t pay_all_named(struct apply *p, uint32_t receipt)
{
    int64_t amount = p->ledger->receipts[receipt].amount.minor;
    int64_t rest = pay_named(p, receipt, amount, TAKE_RED_LETTERS);
    int64_t red = rest - amount;
    int64_t excess;

    rest = pay_named(p, receipt, rest, PAY_ISSUED);
    excess = least(red, rest);
    if (excess > 0) {
        give_back(p, receipt, excess);
        rest -= excess;
    }
    return rest > 0 ? pay_named(p, receipt, rest, PAY_LATER_ISSUED) : rest;
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
        share = least(least(-rest, x.amount.minor), p->lasting[x.document]);
        if (share <= 0)
            continue;
        allocate(p, receipt, x.document, -share);
        rest += share;
    }
}

/* A refund that was itself undone opened nothing in the end. */
static void apply_refund(struct apply *p, const struct event *events, size_t at)
{
    uint32_t receipt = events[at].receipt;
    const struct receipt *r = &p->ledger->receipts[receipt];
    int64_t rest;

    if (date_is(r->reversed_date))
        return;
    rest = pay_named(p, receipt, r->amount.minor, OPEN_AGAIN);
    if (rest < 0)
        take_back(p, events, at, receipt, rest);
    p->first_open = 0;
}

static void apply_event(struct apply *p, const struct event *events, size_t at)
{
    uint32_t receipt = events[at].receipt;

    if (events[at].reverses) {
        reopen(p, receipt);
        return;
    }
    p->made[receipt].from = p->made[receipt].to = p->ledger->allocation_count;
    if (p->ledger->receipts[receipt].amount.minor > 0)
        pay_oldest(p, receipt, pay_all_named(p, receipt));
    else
        apply_refund(p, events, at);
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

/* The exported open amounts are less this receipt already. */
static bool is_in_open(const struct ledger *l, const struct receipt *r)
{
    return l->source == ALLOCATION_OPEN && ledger_is_shown(l, r->receipt_date);
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
        if (is_in_open(l, r) || p->allocated[receipts[i]])
            continue;
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

static int64_t open_at_first(const struct ledger *l, const struct document *doc)
{
    return l->source == ALLOCATION_OPEN && doc->has_open ? doc->open
                                                         : doc->owed;
}

/* What is allocated already, whenever it is, is not to be paid again. */
static void begin_open(struct apply *p)
{
    const struct ledger *l = p->ledger;

    for (size_t i = 0; i < l->document_count; i++)
        p->open[i] = open_at_first(l, &l->documents[i]);
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];

        p->open[x->document] -= x->amount.minor;
        if (x->receipt != LEDGER_NONE)
            p->allocated[x->receipt] = true;
    }
}

static bool is_any_to_apply(const struct ledger *l)
{
    for (size_t i = 0; i < l->receipt_count; i++) {
        if (!is_in_open(l, &l->receipts[i]))
            return true;
    }
    return false;
}

bool ledger_apply_receipts(struct ledger *l, struct diag *d)
{
    struct arena lasting = {0};
    struct arena scratch = {0};
    struct apply p = {.ledger = l,
                      .capacity = l->allocation_count,
                      .scratch = &scratch,
                      .diag = d};

    if (!is_any_to_apply(l))
        return true;
    if (!magnitude_check(magnitude_of(l), d))
        return false;
    p.open = arena_array(&lasting, int64_t, l->document_count);
    p.lasting = arena_array(&lasting, int64_t, l->document_count);
    p.made = arena_array(&lasting, struct made, l->receipt_count);
    p.allocated = arena_array(&lasting, bool, l->receipt_count);
    begin_open(&p);
    apply_customers(&p, &lasting);
    if (p.unknown > MESSAGES_MAX)
        diag_warning(d, nowhere,
                     "%zu more numbers that receipts name are borne by no "
                     "invoice of their customer",
                     p.unknown - MESSAGES_MAX);
    arena_release(&scratch);
    arena_release(&lasting);
    return true;
}
