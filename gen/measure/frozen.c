#include "measure/frozen.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const struct str frozen_what_names[FROZEN_WHAT_COUNT] = {
    [FROZEN_DOCUMENTS] = STR_INIT("documents"),
    [FROZEN_RECEIPTS] = STR_INIT("receipts"),
    [FROZEN_REVERSALS] = STR_INIT("reversals"),
    [FROZEN_BILLS] = STR_INIT("bills"),
    [FROZEN_WRITEOFFS] = STR_INIT("writeoffs")};

struct freezing {
    const struct view *view;
    struct frozen *out;
    struct arena *arena;
    size_t sum_capacity;
    bool fits;
};

static int compare_numbers(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

int frozen_item_compare(const struct frozen_item *a,
                        const struct frozen_item *b)
{
    int order = str_compare(a->customer_id, b->customer_id);

    if (order == 0)
        order = str_compare(a->number, b->number);
    if (order == 0)
        order = strcmp(a->currency->code, b->currency->code);
    if (order == 0)
        order = compare_numbers(a->is_receipt, b->is_receipt);
    return order;
}

int frozen_item_order(const void *a, const void *b)
{
    const struct frozen_item *x = a, *y = b;
    int order = frozen_item_compare(x, y);

    if (order == 0)
        order = compare_numbers(x->due_date.day, y->due_date.day);
    if (order == 0)
        order = compare_numbers(x->issue_date.day, y->issue_date.day);
    if (order == 0)
        order = compare_numbers(x->class_of, y->class_of);
    return order ? order : compare_numbers(x->open, y->open);
}

int frozen_writeoff_order(const void *a, const void *b)
{
    const struct frozen_writeoff *x = a, *y = b;
    int order = str_compare(x->customer_id, y->customer_id);

    if (order == 0)
        order = str_compare(x->number, y->number);
    if (order == 0)
        order = strcmp(x->currency->code, y->currency->code);
    if (order == 0)
        order = compare_numbers(x->day.day, y->day.day);
    return order ? order : compare_numbers(x->amount, y->amount);
}

static struct str document_number(const struct document *doc, struct arena *a)
{
    struct str part = {0};

    if (doc->details)
        part = doc->details->installment_no;
    return installment_number(doc->doc_no, part, a);
}

static size_t count_open(const struct view *v)
{
    const struct ledger *l = v->ledger;
    size_t n = 0;

    for (size_t i = 0; i < l->document_count; i++)
        n += v->document_open[i] != 0;
    for (size_t i = 0; i < l->receipt_count; i++)
        n += v->receipt_open[i] != 0;
    return n;
}

static struct frozen_item item_of_document(struct freezing *f, size_t i)
{
    const struct ledger *l = f->view->ledger;
    const struct document *doc = &l->documents[i];
    const struct customer *c = &l->customers[doc->customer];

    return (struct frozen_item){.number = document_number(doc, f->arena),
                                .customer_id = c->customer_id,
                                .customer_name = c->name,
                                .currency = doc->currency,
                                .issue_date = doc->issue_date,
                                .due_date = doc->due_date,
                                .open = f->view->document_open[i],
                                .class_of = doc->class_of};
}

static struct frozen_item item_of_receipt(struct freezing *f, size_t i)
{
    const struct ledger *l = f->view->ledger;
    const struct receipt *r = &l->receipts[i];
    const struct customer *c = &l->customers[r->customer];

    return (struct frozen_item){.number = r->receipt_no,
                                .customer_id = c->customer_id,
                                .customer_name = c->name,
                                .currency = r->amount.currency,
                                .issue_date = r->receipt_date,
                                .due_date = no_date,
                                .open = f->view->receipt_open[i],
                                .is_receipt = true};
}

static void freeze_items(struct freezing *f)
{
    const struct view *v = f->view;
    size_t n = count_open(v), at = 0;
    struct frozen_item *items = arena_array(f->arena, struct frozen_item, n);

    for (size_t i = 0; i < v->ledger->document_count; i++)
        if (v->document_open[i])
            items[at++] = item_of_document(f, i);
    for (size_t i = 0; i < v->ledger->receipt_count; i++)
        if (v->receipt_open[i])
            items[at++] = item_of_receipt(f, i);
    qsort(items, n, sizeof(*items), frozen_item_order);
    f->out->items = items;
    f->out->item_count = n;
}

static void freeze_writeoffs(struct freezing *f)
{
    const struct ledger *l = f->view->ledger;
    struct frozen_writeoff *list =
        arena_array(f->arena, struct frozen_writeoff, l->writeoff_count);
    size_t n = 0;

    for (size_t i = 0; i < l->writeoff_count; i++) {
        const struct writeoff *w = &l->writeoffs[i];
        const struct document *doc = &l->documents[w->document];

        if (w->refused || w->writeoff_date.day > f->view->as_of.day)
            continue;
        list[n++] = (struct frozen_writeoff){
            .number = document_number(doc, f->arena),
            .customer_id = l->customers[doc->customer].customer_id,
            .currency = w->amount.currency,
            .day = w->writeoff_date,
            .amount = w->amount.minor};
    }
    qsort(list, n, sizeof(*list), frozen_writeoff_order);
    f->out->writeoffs = list;
    f->out->writeoff_count = n;
}

static void count_fact(struct freezing *f, enum frozen_what what,
                       struct date day, const struct currency *currency,
                       int64_t minor)
{
    struct frozen *out = f->out;
    size_t i = 0;

    if (!date_is(day) || day.day > f->view->as_of.day)
        return;
    while (i < out->sum_count && out->sums[i].currency != currency)
        i++;
    if (i == out->sum_count)
        ARENA_PUSH(f->arena, out->sums, out->sum_count, f->sum_capacity) =
            (struct frozen_sum){.currency = currency};
    out->sums[i].count[what]++;
    f->fits &= minor_add(&out->sums[i].minor[what], minor);
}

static int by_code(const void *a, const void *b)
{
    const struct frozen_sum *x = a, *y = b;

    return strcmp(x->currency->code, y->currency->code);
}

static void freeze_sums(struct freezing *f)
{
    const struct ledger *l = f->view->ledger;

    for (size_t i = 0; i < l->document_count; i++)
        count_fact(f, FROZEN_DOCUMENTS, l->documents[i].issue_date,
                   l->documents[i].currency, l->documents[i].owed);
    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];

        count_fact(f, FROZEN_RECEIPTS, r->receipt_date, r->amount.currency,
                   r->amount.minor);
        count_fact(f, FROZEN_REVERSALS, r->reversed_date, r->amount.currency,
                   r->amount.minor);
    }
    for (size_t i = 0; i < l->bill_count; i++)
        count_fact(f, FROZEN_BILLS, l->bills[i].received_date,
                   l->bills[i].amount.currency, l->bills[i].amount.minor);
    for (size_t i = 0; i < f->out->writeoff_count; i++)
        count_fact(f, FROZEN_WRITEOFFS, f->out->writeoffs[i].day,
                   f->out->writeoffs[i].currency, f->out->writeoffs[i].amount);
    if (f->out->sum_count)
        qsort(f->out->sums, f->out->sum_count, sizeof(*f->out->sums), by_code);
}

static bool too_large(struct diag *d)
{
    return diag_error(d, nowhere,
                      "the amounts of the ledger are too large to be added "
                      "exactly; look for an amount in the wrong column");
}

bool frozen_of(const struct view *v, struct frozen *out, struct arena *a,
               struct diag *d)
{
    struct frozen made = {.day = v->as_of};
    struct freezing f = {.view = v, .out = &made, .arena = a, .fits = true};

    freeze_items(&f);
    freeze_writeoffs(&f);
    freeze_sums(&f);
    if (!f.fits)
        return too_large(d);
    *out = made;
    return true;
}

/* --- what has become of it ------------------------------------------------ */

struct comparing {
    struct frozen_differences *out;
    struct arena *arena;
    size_t capacity, effect_capacity;
    bool fits;
};

static void add_difference(struct comparing *c, const struct frozen_item *was,
                           const struct frozen_item *is)
{
    struct frozen_difference x = {.was = was, .is = is};
    int64_t before = was ? was->open : 0;
    const struct currency *currency;

    assert(was || is);
    currency = was ? was->currency : is->currency;
    x.change = !was ? FROZEN_ADDED : is ? FROZEN_CHANGED : FROZEN_GONE;
    x.effect = is ? is->open : 0;
    c->fits = c->fits && before != INT64_MIN && minor_add(&x.effect, -before) &&
              balance_add(&c->out->effect, (struct money){x.effect, currency},
                          c->arena);
    ARENA_PUSH(c->arena, c->out->items, c->out->count, c->capacity) = x;
}

static bool is_same(const struct frozen_item *a, const struct frozen_item *b)
{
    return a->open == b->open && a->due_date.day == b->due_date.day &&
           a->issue_date.day == b->issue_date.day && a->class_of == b->class_of;
}

static void compare_items(struct comparing *c, const struct frozen *was,
                          const struct frozen *is)
{
    size_t i = 0, j = 0;

    while (i < was->item_count || j < is->item_count) {
        int order = i == was->item_count ? 1
                    : j == is->item_count
                        ? -1
                        : frozen_item_compare(&was->items[i], &is->items[j]);

        if (order < 0)
            add_difference(c, &was->items[i++], NULL);
        else if (order > 0)
            add_difference(c, NULL, &is->items[j++]);
        else if (is_same(&was->items[i], &is->items[j]))
            i++, j++;
        else
            add_difference(c, &was->items[i++], &is->items[j++]);
    }
}

static bool subtract(struct frozen_sum *from, const struct frozen_sum *x)
{
    bool fits = true;

    for (size_t k = 0; k < FROZEN_WHAT_COUNT; k++) {
        from->count[k] -= x->count[k];
        fits &= x->minor[k] != INT64_MIN &&
                minor_add(&from->minor[k], -x->minor[k]);
    }
    return fits;
}

static bool is_nothing(const struct frozen_sum *x)
{
    for (size_t k = 0; k < FROZEN_WHAT_COUNT; k++)
        if (x->count[k] || x->minor[k])
            return false;
    return true;
}

static void compare_sums(struct comparing *c, const struct frozen *was,
                         const struct frozen *is)
{
    size_t i = 0, j = 0;

    while (i < was->sum_count || j < is->sum_count) {
        int order = i == was->sum_count  ? 1
                    : j == is->sum_count ? -1
                                         : by_code(&was->sums[i], &is->sums[j]);
        struct frozen_sum x = {0};

        if (order >= 0)
            x = is->sums[j++];
        else
            x.currency = was->sums[i].currency;
        if (order <= 0)
            c->fits &= subtract(&x, &was->sums[i++]);
        if (!is_nothing(&x))
            ARENA_PUSH(c->arena, c->out->effects, c->out->effect_count,
                       c->effect_capacity) = x;
    }
}

bool frozen_compare(const struct frozen *was, const struct frozen *is,
                    struct frozen_differences *out, struct arena *a,
                    struct diag *d)
{
    struct frozen_differences made = {0};
    struct comparing c = {.out = &made, .arena = a, .fits = true};

    compare_items(&c, was, is);
    compare_sums(&c, was, is);
    if (!c.fits)
        return too_large(d);
    *out = made;
    return true;
}
