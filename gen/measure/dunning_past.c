#include "measure/dunning_past.h"

#include <stdlib.h>

struct finding {
    const struct ledger *ledger;
    const struct policy *policy;
    struct past_letter *letters;
    size_t count, capacity;
    struct arena *arena;
};

/* The customer of a number, by the ledger's order; LEDGER_NONE: nobody. */
static uint32_t find_customer(const struct ledger *l, struct str id)
{
    size_t low = 0, high = l->customer_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t at =
            l->customer_order ? l->customer_order[middle] : (uint32_t)middle;
        int order = str_compare(l->customers[at].customer_id, id);

        if (order == 0)
            return at;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return LEDGER_NONE;
}

static int32_t find_stage(const struct policy *p, struct str name)
{
    for (size_t i = 0; i < p->stage_count; i++)
        if (str_equal(p->stages[i].name, name))
            return (int32_t)i;
    return -1;
}

static int compare_texts(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* The numbers that the register has, in order. */
static struct str *numbers_of(const struct issued *issued, size_t *count,
                              struct arena *a)
{
    size_t n = issued ? issued->count : 0;
    struct str *numbers = arena_array(a, struct str, n);

    for (size_t i = 0; i < n; i++)
        numbers[i] = issued->letters[i].number;
    if (n)
        qsort(numbers, n, sizeof(*numbers), compare_texts);
    *count = n;
    return numbers;
}

struct known {
    struct str *numbers;
    size_t count;
};

static bool is_known(const struct known *k, struct str number)
{
    return number.len && k->count &&
           bsearch(&number, k->numbers, k->count, sizeof(number),
                   compare_texts);
}

static void add(struct finding *f, struct past_letter x)
{
    ARENA_PUSH(f->arena, f->letters, f->count, f->capacity) = x;
}

static bool is_posting(const struct delivery *d)
{
    return date_is(d->posted_date) || date_is(d->signed_date) || d->result;
}

/* The numbers that records/ say were posted, in order. */
static struct known posted_numbers(const struct ledger *l, struct arena *a)
{
    struct known k = {arena_array(a, struct str, l->delivery_count), 0};

    for (size_t i = 0; i < l->delivery_count; i++)
        if (is_posting(&l->deliveries[i]))
            k.numbers[k.count++] = l->deliveries[i].letter_no;
    if (k.count)
        qsort(k.numbers, k.count, sizeof(*k.numbers), compare_texts);
    return k;
}

static void add_issued(struct finding *f, const struct issued *issued,
                       const struct known *posted)
{
    for (size_t i = 0; issued && i < issued->count; i++) {
        const struct issued_letter *x = &issued->letters[i];
        uint32_t customer = find_customer(f->ledger, x->customer_id);

        if (customer == LEDGER_NONE || x->corrects.len ||
            (x->state != ISSUED_ISSUED && x->state != ISSUED_RESERVED))
            continue;
        add(f, (struct past_letter){customer, x->currency, x->letter_date,
                                    find_stage(f->policy, x->stage), x->number,
                                    x, NULL, is_known(posted, x->number)});
    }
}

/* Letters sent by hand: what is posted under a number of nobody's register. */
static void add_deliveries(struct finding *f, const struct known *known)
{
    const struct ledger *l = f->ledger;

    for (size_t i = 0; i < l->delivery_count; i++) {
        const struct delivery *d = &l->deliveries[i];

        if (d->customer == LEDGER_NONE || !date_is(d->posted_date) ||
            is_known(known, d->letter_no))
            continue;
        add(f, (struct past_letter){d->customer, NULL, d->posted_date, -1,
                                    d->letter_no, NULL, NULL, true});
    }
}

static void add_contacts(struct finding *f, const struct known *known)
{
    const struct ledger *l = f->ledger;

    for (size_t i = 0; i < l->contact_count; i++) {
        const struct contact *c = &l->contacts[i];

        if (c->channel != CHANNEL_LETTER || c->direction == DIRECTION_IN ||
            c->asserts_claim == ANSWER_NO || is_known(known, c->letter_no))
            continue;
        add(f, (struct past_letter){c->customer, NULL, c->contact_date, -1,
                                    c->letter_no, NULL, c, false});
    }
}

/* By customer and day; of one day the numbered ones, then what names more. */
static int by_day(const void *a, const void *b)
{
    const struct past_letter *x = a, *y = b;

    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    if (x->day.day != y->day.day)
        return x->day.day < y->day.day ? -1 : 1;
    if (!x->letter != !y->letter)
        return x->letter ? -1 : 1;
    if (!x->contact != !y->contact)
        return x->contact ? -1 : 1;
    return str_compare(x->number, y->number);
}

/* The n-th letter stage that is overdue, n from 1, or the last. */
static int32_t nth_stage(const struct policy *p, size_t n)
{
    int32_t last = -1;

    for (size_t i = 0; i < p->stage_count; i++) {
        if (p->stages[i].action != STAGE_LETTER || p->stages[i].workdays_before)
            continue;
        last = (int32_t)i;
        if (--n == 0)
            break;
    }
    return last;
}

/* Days of letters by hand are counted; two on one day, or one told twice (as
   contact and as delivery), are one. */
static void count_by_hand(struct finding *f)
{
    size_t n = 0;

    for (size_t i = 0; i < f->count; i++) {
        struct past_letter *x = &f->letters[i];
        bool is_next = i > 0 && x[-1].customer == x->customer;

        if (!is_next)
            n = 0;
        if (x->letter)
            continue;
        if (!is_next || x[-1].letter || x[-1].day.day != x->day.day)
            n++;
        x->stage = nth_stage(f->policy, n);
    }
}

/* A letter told as contact and, days later, as posted is one. */
static void join_told_twice(struct finding *f)
{
    size_t kept = 0;

    for (size_t i = 0; i < f->count; i++) {
        struct past_letter *x = &f->letters[i];
        bool twice = false;

        for (size_t k = kept; !twice && x->number.len && k-- > 0 &&
                              f->letters[k].customer == x->customer;)
            if (str_equal(f->letters[k].number, x->number)) {
                f->letters[k].is_posted |= x->is_posted;
                if (!f->letters[k].contact)
                    f->letters[k].contact = x->contact;
                twice = true;
            }
        if (!twice)
            f->letters[kept++] = *x;
    }
    f->count = kept;
}

struct dunning_past dunning_past_make(const struct ledger *l,
                                      const struct policy *policy,
                                      const struct issued *issued,
                                      struct arena *a)
{
    struct finding f = {.ledger = l, .policy = policy, .arena = a};
    struct known known, posted = posted_numbers(l, a);
    struct dunning_past past;
    size_t at = 0;

    known.numbers = numbers_of(issued, &known.count, a);
    add_issued(&f, issued, &posted);
    add_deliveries(&f, &known);
    add_contacts(&f, &known);
    if (f.count)
        qsort(f.letters, f.count, sizeof(*f.letters), by_day);
    join_told_twice(&f);
    count_by_hand(&f);
    past = (struct dunning_past){
        f.letters, f.count, arena_array(a, uint32_t, l->customer_count + 1)};
    for (uint32_t c = 0; c <= l->customer_count; c++) {
        while (at < f.count && f.letters[at].customer < c)
            at++;
        past.from[c] = (uint32_t)at;
    }
    return past;
}

static struct str installment_of(const struct document *doc)
{
    return doc->details ? doc->details->installment_no : STR("");
}

bool past_letter_is_of(const struct past_letter *x, const struct ledger *l,
                       uint32_t document)
{
    const struct document *doc = &l->documents[document];
    const struct issued_letter *letter = x->letter;

    if (x->currency && x->currency != doc->currency)
        return false;
    if (!letter && x->contact && x->contact->document_count)
        return collection_names(x->contact->documents,
                                x->contact->document_count, document);
    if (!letter)
        return date_is(doc->due_date) && doc->due_date.day < x->day.day;
    for (size_t i = 0; i < letter->document_count; i++)
        if (str_equal(letter->documents[i].doc_no, doc->doc_no) &&
            str_equal(letter->documents[i].installment_no, installment_of(doc)))
            return true;
    return false;
}
