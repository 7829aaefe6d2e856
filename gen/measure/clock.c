#include "measure/clock_parts.h"

#include <stdlib.h>
#include <string.h>

const int32_t clock_alarms[CLOCK_KINDS][CLOCK_ALARMS] = {
    [CLOCK_LIMITATION] = {180, 90, 30},  [CLOCK_GUARANTEE] = {60, 30, 7},
    [CLOCK_GUARANTOR] = {180, 90, 30},   [CLOCK_BILL_PRESENTATION] = {10, 5, 2},
    [CLOCK_BILL_NOTICE] = {3, 2, 1},     [CLOCK_BILL_RECOURSE] = {90, 30, 7},
    [CLOCK_BILL_AGAIN] = {60, 30, 7},    [CLOCK_BILL_DRAWER] = {180, 90, 30},
    [CLOCK_PRESERVATION] = {60, 30, 14}, [CLOCK_SUIT] = {20, 10, 3},
    [CLOCK_ENFORCEMENT] = {180, 90, 30}, [CLOCK_INSOLVENCY] = {30, 14, 7},
};

/* "中国法律", "PRC law"; Hong Kong, Macao and Taiwan have laws of their own. */
enum governing_law governing_law_of(struct str text)
{
    static const struct {
        struct str part;
        enum governing_law law;
    } parts[] = {
        {STR_INIT("香港"), GOVERNING_OTHER},
        {STR_INIT("澳门"), GOVERNING_OTHER},
        {STR_INIT("台湾"), GOVERNING_OTHER},
        {STR_INIT("Hong Kong"), GOVERNING_OTHER},
        {STR_INIT("Maca"), GOVERNING_OTHER},
        {STR_INIT("Taiwan"), GOVERNING_OTHER},
        {STR_INIT("Northern Ireland"), GOVERNING_OTHER},
        {STR_INIT("Scot"), GOVERNING_OTHER},
        {STR_INIT("New England"), GOVERNING_OTHER},
        {STR_INIT("中国"), GOVERNING_PRC},
        {STR_INIT("中华人民共和国"), GOVERNING_PRC},
        {STR_INIT("China"), GOVERNING_PRC},
        {STR_INIT("Chinese"), GOVERNING_PRC},
        {STR_INIT("PRC"), GOVERNING_PRC},
        {STR_INIT("英国"), GOVERNING_ENGLISH},
        {STR_INIT("英格兰"), GOVERNING_ENGLISH},
        {STR_INIT("England"), GOVERNING_ENGLISH},
        {STR_INIT("English"), GOVERNING_ENGLISH},
        {STR_INIT("United Kingdom"), GOVERNING_ENGLISH},
    };

    if (str_trim(text).len == 0)
        return GOVERNING_PRC;
    for (size_t i = 0; i < COUNT(parts); i++)
        if (str_find_ignoring_case(text, parts[i].part) >= 0)
            return parts[i].law;
    return str_equal_ignoring_case(str_trim(text), STR("UK")) ||
                   str_equal_ignoring_case(str_trim(text), STR("GB"))
               ? GOVERNING_ENGLISH
               : GOVERNING_OTHER;
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_contract(const void *a, const void *b)
{
    const struct contract *const *x = a, *const *y = b;
    int order = compare((*x)->customer, (*y)->customer);

    if (!order)
        order = str_compare((*x)->contract_no, (*y)->contract_no);
    return order ? order : origin_compare((*x)->at, (*y)->at);
}

static void list_contracts(struct clock_work *w)
{
    const struct ledger *l = w->ledger;

    w->contracts =
        arena_array(w->arena, const struct contract *, l->contract_count);
    w->contract_count = l->contract_count;
    for (size_t i = 0; i < l->contract_count; i++)
        w->contracts[i] = &l->contracts[i];
    qsort(w->contracts, w->contract_count, sizeof(struct contract *),
          by_contract);
}

const struct contract *clock_contract(const struct clock_work *w,
                                      uint32_t document)
{
    const struct document *doc = &w->ledger->documents[document];
    size_t low = 0, high = w->contract_count;

    if (!doc->details || !doc->details->contract_no.len)
        return NULL;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct contract *x = w->contracts[middle];
        int order = compare(x->customer, doc->customer);

        if (!order)
            order = str_compare(x->contract_no, doc->details->contract_no);
        if (order == 0)
            return x;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool clock_seems_foreign(const struct clock_work *w, uint32_t document)
{
    const struct document *doc = &w->ledger->documents[document];
    const struct customer *c = &w->ledger->customers[doc->customer];

    return str_starts(c->language, STR("en")) ||
           strcmp(doc->currency->code, "CNY") != 0;
}

enum clock_due clock_due_by(const struct clock_work *w, uint32_t document)
{
    struct date own = w->ledger->documents[document].due_date;

    if (date_is(own) && own.day != w->due[document].day)
        return DUE_LAST_PART;
    return date_is(own) ? DUE_AGREED : DUE_DELIVERY;
}

bool step_names(const struct case_step *s, uint32_t document)
{
    return collection_names(s->documents, s->document_count, document);
}

bool step_is_same_case(const struct case_step *a, const struct case_step *b)
{
    return a->customer == b->customer && str_equal(a->case_no, b->case_no);
}

bool step_is_between(const struct case_step *s, struct date from,
                     struct date to)
{
    return s->event_date.day >= from.day && s->event_date.day <= to.day;
}

/* --- the debts ------------------------------------------------------------ */

static bool is_debt(const struct document *doc)
{
    return doc->kind != DOCUMENT_CREDIT_NOTE && doc->owed > 0;
}

static struct str instalment_of(const struct document *doc)
{
    return doc->details ? doc->details->installment_no : (struct str){0};
}

struct part {
    const struct ledger *ledger;
    uint32_t document;
};

static int by_number(const void *a, const void *b)
{
    const struct part *p = a, *q = b;
    const struct document *x = &p->ledger->documents[p->document];
    const struct document *y = &q->ledger->documents[q->document];
    int order = compare(x->customer, y->customer);

    if (!order)
        order = str_compare(x->doc_no, y->doc_no);
    return order ? order : compare(p->document, q->document);
}

static bool is_one_debt(const struct part *a, const struct part *b)
{
    const struct document *x = &a->ledger->documents[a->document];
    const struct document *y = &b->ledger->documents[b->document];

    return x->customer == y->customer && str_equal(x->doc_no, y->doc_no);
}

/* One debt in instalments runs from the last of them (民法典 189). */
static void join_parts(struct clock_work *w, const struct part *parts, size_t n)
{
    struct date last = no_date;

    for (size_t i = 0; i < n; i++)
        last = date_later(last, w->due[parts[i].document]);
    for (size_t i = 0; i < n; i++)
        w->due[parts[i].document] = last;
}

static void find_instalments(struct clock_work *w)
{
    const struct ledger *l = w->ledger;
    struct part *parts = NULL;
    size_t count = 0, capacity = 0;

    for (size_t i = 0; i < l->document_count; i++)
        if (is_debt(&l->documents[i]) && instalment_of(&l->documents[i]).len)
            ARENA_PUSH(w->arena, parts, count, capacity) =
                (struct part){l, (uint32_t)i};
    if (!count)
        return;
    qsort(parts, count, sizeof(*parts), by_number);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count; next++)
            if (!is_one_debt(&parts[i], &parts[next]))
                break;
        join_parts(w, parts + i, next - i);
    }
}

/* No day agreed for the price of goods: due on delivery (民法典 628). */
static struct date due_of(const struct document *doc)
{
    if (date_is(doc->due_date))
        return doc->due_date;
    return doc->details ? doc->details->delivery_date : no_date;
}

static void find_debts(struct clock_work *w)
{
    const struct ledger *l = w->ledger;

    w->due = arena_array(w->arena, struct date, l->document_count);
    w->is_wanted = arena_array(w->arena, bool, l->document_count);
    for (size_t i = 0; i < l->document_count; i++) {
        w->due[i] = due_of(&l->documents[i]);
        w->is_wanted[i] =
            is_debt(&l->documents[i]) && w->view->document_open[i] > 0;
    }
    find_instalments(w);
}

/* --- the list ------------------------------------------------------------- */

static enum clock_state state_of(const struct clock_work *w,
                                 const struct clock *c)
{
    if (c->state != CLOCK_RUNS || !date_is(c->provable.day))
        return c->state;
    return c->provable.day.day < w->as_of.day ? CLOCK_ENDED : CLOCK_RUNS;
}

void clock_add(struct clock_work *w, struct clock c)
{
    if (!date_is(c.by))
        c.by = c.provable.day;
    if (date_is(c.by))
        c.days_left = c.by.day - w->as_of.day;
    c.state = (uint8_t)state_of(w, &c);
    for (size_t i = 0; c.state == CLOCK_RUNS && i < CLOCK_ALARMS; i++)
        if (c.days_left <= clock_alarms[c.kind][i])
            c.alarm = clock_alarms[c.kind][i];
    ARENA_PUSH(w->arena, w->out->items, w->out->count, w->out->capacity) = c;
}

/* Those without a day stand last. */
static int by_day(const void *a, const void *b)
{
    const struct clock *x = a, *y = b;
    int order = compare(!date_is(x->by), !date_is(y->by));

    if (!order)
        order = compare(x->by.day, y->by.day);
    if (!order)
        order = compare(x->kind, y->kind);
    if (!order)
        order = compare(x->customer, y->customer);
    if (!order)
        order = compare(x->document, y->document);
    if (!order)
        order = compare(x->bill, y->bill);
    if (!order && x->step && y->step)
        order = origin_compare(x->step->at, y->step->at);
    return order;
}

void clocks_make(const struct view *v, const struct calendar *calendar,
                 struct clocks *out, struct arena *a)
{
    struct clock_work w = {.view = v,
                           .ledger = v->ledger,
                           .calendar = calendar,
                           .as_of = v->as_of,
                           .out = out,
                           .arena = a};

    *out = (struct clocks){.ledger = v->ledger, .as_of = v->as_of};
    w.deliveries = deliveries_sort(v->ledger, a);
    list_contracts(&w);
    find_debts(&w);
    clock_gather(&w);
    clock_limitation(&w);
    clock_guarantees(&w);
    clock_bills(&w);
    clock_cases(&w);
    if (out->count)
        qsort(out->items, out->count, sizeof(*out->items), by_day);
}
