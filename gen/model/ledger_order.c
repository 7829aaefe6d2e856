#include "model/ledger_queue.h"

#include <stdlib.h>

/*
 * Who is paid next where nothing is named.
 *
 * Civil Code art. 560(2): 债务人未作指定的，应当优先履行已经到期的债务；数项
 * 债务均到期的，优先履行对债权人缺乏担保或者担保最少的债务；均无担保或者担保
 * 相等的，优先履行债务人负担较重的债务；负担相同的，按照债务到期的先后顺序履行；
 * 到期时间相同的，按照债务比例履行。  That is said of debts of one kind: each
 * currency has its own order.  Security and burden are those of the contract on
 * the day of payment; that one guarantee is less than another nobody can tell
 * from a table, so secured debts are equal in it.
 */
enum stage { STAGE_DUE, STAGE_DUE_SECURED, STAGE_NOT_DUE };

/* So many parts of split payments are of no use to anyone. */
#define PARTS_MAX 10000000

static int compare_contracts(const struct contract *x, uint32_t customer,
                             struct str contract_no)
{
    if (x->customer != customer)
        return x->customer < customer ? -1 : 1;
    return str_compare(x->contract_no, contract_no);
}

struct listed {
    const struct contract *contract;
    uint32_t index;
};

static int compare_listed(const void *a, const void *b)
{
    const struct listed *x = a;
    const struct listed *y = b;
    int order = compare_contracts(x->contract, y->contract->customer,
                                  y->contract->contract_no);

    if (order)
        return order;
    return (x->index > y->index) - (x->index < y->index);
}

uint32_t *order_contracts(const struct ledger *l, struct arena *a)
{
    size_t n = l->contract_count;
    struct listed *list = arena_array(a, struct listed, n);
    uint32_t *order = arena_array(a, uint32_t, n);

    for (size_t i = 0; i < n; i++)
        list[i] = (struct listed){&l->contracts[i], (uint32_t)i};
    if (n)
        qsort(list, n, sizeof(*list), compare_listed);
    for (size_t i = 0; i < n; i++)
        order[i] = list[i].index;
    return order;
}

/* The document's contract, or NULL. */
static const struct contract *find_contract(const struct queue *q,
                                            const struct document *doc)
{
    const struct ledger *l = q->ledger;
    size_t low = 0;
    size_t high = l->contract_count;
    const struct contract *found;

    if (!doc->details || !doc->details->contract_no.len)
        return NULL;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_contracts(&l->contracts[q->contracts[middle]],
                              doc->customer, doc->details->contract_no) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == l->contract_count)
        return NULL;
    found = &l->contracts[q->contracts[low]];
    return compare_contracts(found, doc->customer, doc->details->contract_no)
               ? NULL
               : found;
}

static void add_slot(struct queue *q, struct slot slot, enum stage stage,
                     int32_t from)
{
    struct slots *s = &q->slots;

    slot.stage = (int32_t)stage;
    slot.from = from;
    ARENA_PUSH(q->scratch, s->items, s->count, s->capacity) = slot;
}

/* The last day of its security; before all days where it has none. */
static int32_t secured_until(const struct contract *c)
{
    if (!c || !c->guarantor.len)
        return INT32_MIN;
    return date_is(c->guarantee_end) ? c->guarantee_end.day : INT32_MAX;
}

/* Not due; then due, as long as it is secured; then due without security. */
static void add_civil(struct queue *q, const struct document *doc,
                      struct slot slot)
{
    const struct contract *c = find_contract(q, doc);
    int32_t secured = secured_until(c);
    int32_t issued = doc->issue_date.day;
    int32_t since = slot.due > issued ? slot.due : issued;

    if (issued < slot.due)
        add_slot(q, slot, STAGE_NOT_DUE, issued);
    if (!date_is(doc->due_date))
        return;
    slot.lightness = c ? -c->burden : 0;
    if (secured >= since)
        add_slot(q, slot, STAGE_DUE_SECURED, since);
    if (secured < since)
        add_slot(q, slot, STAGE_DUE, since);
    else if (secured < INT32_MAX)
        add_slot(q, slot, STAGE_DUE, secured + 1);
}

static void list_document(struct queue *q, uint32_t document)
{
    const struct document *doc = &q->ledger->documents[document];
    int32_t due = date_is(doc->due_date) ? doc->due_date.day : INT32_MAX;
    struct slot slot = {.currency = doc->currency, .document = document};

    switch (q->ledger->rules.order) {
    case ORDER_NAMED:
        break;
    case ORDER_OLDEST:
        slot.due = due;
        slot.issued = doc->issue_date.day;
        slot.tie = document;
        add_slot(q, slot, STAGE_DUE, doc->issue_date.day);
        break;
    case ORDER_CIVIL_CODE:
        slot.due = due;
        add_civil(q, doc, slot);
        break;
    case ORDER_PRO_RATA:
        add_slot(q, slot, STAGE_DUE, doc->issue_date.day);
        break;
    }
}

static int compare_currencies(const struct currency *x,
                              const struct currency *y)
{
    return (x > y) - (x < y);
}

/* 0: they are paid together. */
static int compare_ranks(const struct slot *x, const struct slot *y)
{
    if (x->currency != y->currency)
        return compare_currencies(x->currency, y->currency);
    if (x->stage != y->stage)
        return x->stage < y->stage ? -1 : 1;
    if (x->lightness != y->lightness)
        return x->lightness < y->lightness ? -1 : 1;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    if (x->issued != y->issued)
        return x->issued < y->issued ? -1 : 1;
    return (x->tie > y->tie) - (x->tie < y->tie);
}

static int compare_slots(const void *a, const void *b)
{
    const struct slot *x = a;
    const struct slot *y = b;
    int order = compare_ranks(x, y);

    if (order)
        return order;
    return (x->document > y->document) - (x->document < y->document);
}

struct start {
    int32_t from;
    uint32_t slot;
};

static int compare_starts(const void *a, const void *b)
{
    const struct start *x = a;
    const struct start *y = b;

    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->slot > y->slot) - (x->slot < y->slot);
}

static void sort_starts(struct queue *q)
{
    struct slots *s = &q->slots;
    struct start *starts = arena_array(q->scratch, struct start, s->count);

    s->by_day = arena_array(q->scratch, uint32_t, s->count);
    for (size_t i = 0; i < s->count; i++)
        starts[i] = (struct start){s->items[i].from, (uint32_t)i};
    if (s->count)
        qsort(starts, s->count, sizeof(*starts), compare_starts);
    for (size_t i = 0; i < s->count; i++)
        s->by_day[i] = starts[i].slot;
}

static void build(struct queue *q)
{
    struct slots *s = &q->slots;

    s->built = true;
    for (size_t i = 0; i < q->document_count; i++)
        list_document(q, q->documents[i]);
    if (s->count)
        qsort(s->items, s->count, sizeof(*s->items), compare_slots);
    sort_starts(q);
    for (s->leaves = 1; s->leaves < s->count;)
        s->leaves *= 2;
    s->ready = arena_array(q->scratch, bool, 2 * s->leaves);
}

static void set_ready(struct slots *s, size_t slot, bool ready)
{
    size_t i = s->leaves + slot;

    s->ready[i] = ready;
    for (i /= 2; i >= 1; i /= 2) {
        bool any = s->ready[2 * i] || s->ready[2 * i + 1];

        if (s->ready[i] == any)
            break;
        s->ready[i] = any;
    }
}

/* The first slot from this one on that can be paid, or the count. */
static size_t next_ready(const struct slots *s, size_t slot)
{
    size_t i = s->leaves + slot;

    if (slot >= s->count)
        return s->count;
    while (!s->ready[i]) {
        while (i % 2)
            i /= 2;
        if (i == 0)
            return s->count;
        i++;
    }
    while (i < s->leaves)
        i = s->ready[2 * i] ? 2 * i : 2 * i + 1;
    return i - s->leaves;
}

/* Documents enter the order, or change their place in it. */
static void begin_slots(struct queue *q, struct date day)
{
    struct slots *s = &q->slots;

    while (s->begun < s->count &&
           s->items[s->by_day[s->begun]].from <= day.day) {
        uint32_t slot = s->by_day[s->begun++];
        struct account *account = &q->accounts[s->items[slot].document];

        if (account->slot != LEDGER_NONE)
            set_ready(s, account->slot, false);
        account->slot = slot;
        set_ready(s, slot, account->open > 0);
    }
}

void account_set(struct queue *q, uint32_t document, int64_t open)
{
    struct account *account = &q->accounts[document];

    account->open = open;
    if (account->slot != LEDGER_NONE)
        set_ready(&q->slots, account->slot, open > 0);
}

/* The first slot of a currency, or of one behind it. */
static size_t first_slot(const struct slots *s, const struct currency *currency)
{
    size_t low = 0;
    size_t high = s->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_currencies(s->items[middle].currency, currency) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Its neighbour tells: what can be paid or not, ranks stand together. */
static bool is_alone(const struct slots *s, size_t slot)
{
    return slot + 1 == s->count ||
           compare_ranks(&s->items[slot], &s->items[slot + 1]) != 0;
}

/* What can be paid of one rank, weighed by what is open. */
struct rank {
    uint32_t *documents;
    int64_t *weights;
    struct money *parts;
    size_t count;
    int64_t sum; /* of weights */
};

static struct rank list_rank(const struct queue *q, size_t first)
{
    const struct slots *s = &q->slots;
    struct rank r = {0};
    size_t n = 0;

    for (size_t i = first;
         i < s->count && !compare_ranks(&s->items[i], &s->items[first]);
         i = next_ready(s, i + 1))
        n++;
    r.documents = arena_array(q->scratch, uint32_t, n);
    r.weights = arena_array(q->scratch, int64_t, n);
    r.parts = arena_array(q->scratch, struct money, n);
    for (size_t i = first; r.count < n; i = next_ready(s, i + 1)) {
        r.documents[r.count] = s->items[i].document;
        r.weights[r.count] = q->accounts[s->items[i].document].open;
        r.sum += r.weights[r.count++];
    }
    return r;
}

/* Most stand alone. */
static int64_t pay_one(struct queue *q, const struct payer *payer,
                       uint32_t document, int64_t rest)
{
    int64_t open = q->accounts[document].open;
    int64_t share = rest < open ? rest : open;

    queue_allocate(q, payer, document, share);
    return rest - share;
}

/* Pay all that stand as this one does; what is left of rest. */
static int64_t pay_rank(struct queue *q, const struct payer *payer,
                        size_t first, int64_t rest)
{
    struct arena_mark mark = arena_mark(q->scratch);
    struct rank r = list_rank(q, first);

    if (rest >= r.sum) {
        for (size_t i = 0; i < r.count; i++)
            queue_allocate(q, payer, r.documents[i], r.weights[i]);
        rest -= r.sum;
    } else if (money_split((struct money){rest, payer->currency}, r.weights,
                           r.count, r.parts)) {
        q->parts += r.count;
        for (size_t i = 0; i < r.count; i++)
            queue_allocate(q, payer, r.documents[i], r.parts[i].minor);
        rest = 0;
    }
    arena_rewind(q->scratch, mark);
    return rest;
}

int64_t order_pay(struct queue *q, const struct payer *payer, int64_t rest)
{
    struct slots *s = &q->slots;
    size_t first;

    if (q->ledger->rules.order == ORDER_NAMED)
        return rest;
    if (!s->built)
        build(q);
    begin_slots(q, payer->day);
    first = first_slot(s, payer->currency);
    while (rest > 0 && q->parts <= PARTS_MAX) {
        size_t next = next_ready(s, first);

        if (next == s->count || s->items[next].currency != payer->currency)
            break;
        if (is_alone(s, next))
            rest = pay_one(q, payer, s->items[next].document, rest);
        else
            rest = pay_rank(q, payer, next, rest);
    }
    return rest;
}

bool order_is_bounded(const struct queue *q)
{
    return q->parts <= PARTS_MAX;
}
