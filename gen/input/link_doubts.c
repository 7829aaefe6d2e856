#include "input/link_near.h"
#include "input/link_typed.h"
#include "input/past.h"

#include "base/buf.h"

#include <string.h>

/*
 * A row of customers typed in records/ for a number that no export has.  It may
 * be a new customer; but where the number, or the name, is one of the exports'
 * but for how it is written, what is typed would be lost on nobody.
 */
#define MESSAGES_MAX 20

/* A typed row and whom it probably means. */
struct doubt {
    const struct typed_row *row;
    uint32_t customer; /* whom it makes */
    uint32_t meant;
    bool is_certain;
};

struct doubting {
    struct link *link;
    const bool *known; /* by customer: an export has him */
    bool *typed; /* the same: he has a row in records/, and is told apart */
    struct intern numbers, names;
    uint32_t *of_number, *of_name; /* the first customer; by text */
    struct doubt *doubts;
    size_t count;
    struct arena scratch;
};

static struct str name_of(const struct doubting *d, uint32_t customer)
{
    const struct customer *c = &d->link->ledger->customers[customer];

    return str_equal(c->name, c->customer_id) ? (struct str){0} : c->name;
}

static void learn(struct intern *texts, uint32_t *of, struct str text,
                  uint32_t customer)
{
    size_t before = texts->count;
    uint32_t i;

    if (!text.len)
        return;
    i = intern_add(texts, text);
    if (texts->count > before)
        of[i] = customer;
}

/* A number without what people and spreadsheets leave out of it. */
static struct str number_key(struct doubting *d, struct str id)
{
    struct str all = link_likeness(id, &d->scratch);
    struct buf text = buf_new(&d->scratch, all.len + 1);

    for (size_t i = 0; i < all.len; i++)
        if (!strchr("-_./", all.ptr[i]))
            buf_add_byte(&text, all.ptr[i]);
    return near_without_zeros(buf_str(&text));
}

static void learn_all(struct doubting *d)
{
    const struct ledger *l = d->link->ledger;
    struct arena *a = &d->scratch;

    d->numbers = intern_new(a);
    d->names = intern_new(a);
    d->of_number = arena_array(a, uint32_t, l->customer_count);
    d->of_name = arena_array(a, uint32_t, l->customer_count);
    for (uint32_t i = 0; i < l->customer_count; i++) {
        if (!d->known[i])
            continue;
        learn(&d->numbers, d->of_number,
              number_key(d, l->customers[i].customer_id), i);
        learn(&d->names, d->of_name, link_likeness(l->customers[i].name, a), i);
    }
}

static uint32_t find(const struct intern *texts, const uint32_t *of,
                     struct str text)
{
    uint32_t i;

    return text.len && intern_find(texts, text, &i) ? of[i] : LEDGER_NONE;
}

/* Groups, and numbers that have changed. */
static bool are_related(const struct customer *x, const struct customer *y)
{
    return str_equal(x->parent_id, y->customer_id) ||
           str_equal(y->parent_id, x->customer_id) || x->former_ids.len ||
           y->former_ids.len;
}

static void doubt(struct doubting *d, const struct typed_row *row,
                  uint32_t customer)
{
    const struct customer *all = d->link->ledger->customers;
    struct str id = all[customer].customer_id;
    struct str name = link_likeness(name_of(d, customer), &d->scratch);
    uint32_t by_number = find(&d->numbers, d->of_number, number_key(d, id));
    uint32_t by_name = find(&d->names, d->of_name, name);
    struct doubt x = {.row = row, .customer = customer, .meant = by_name};

    if (by_number != LEDGER_NONE &&
        (!name.len || !name_of(d, by_number).len || by_number == by_name)) {
        x.meant = by_number;
        x.is_certain = true;
    }
    if (x.meant != LEDGER_NONE && !d->typed[x.meant] &&
        !are_related(&all[customer], &all[x.meant]))
        d->doubts[d->count++] = x;
}

static void find_typed(struct doubting *d)
{
    const struct link *l = d->link;
    uint32_t customer;

    d->typed = arena_array(&d->scratch, bool, l->ledger->customer_count);
    for (size_t i = 0; i < l->typed_count; i++)
        if (l->typed[i].table == TABLE_CUSTOMERS &&
            intern_find(&l->customers, l->typed[i].number, &customer))
            d->typed[customer] = true;
}

static void list(struct doubting *d)
{
    struct link *l = d->link;

    d->doubts = arena_array(&d->scratch, struct doubt, l->typed_count);
    for (size_t i = 0; i < l->typed_count; i++) {
        const struct typed_row *row = &l->typed[i];
        uint32_t customer;

        if (row->table == TABLE_CUSTOMERS &&
            intern_find(&l->customers, row->number, &customer) &&
            !d->known[customer])
            doubt(d, row, customer);
    }
}

/* Who stood in an export once is a customer, though he owes nothing now. */
static void forget_former(struct doubting *d)
{
    struct past_question *questions =
        arena_array(&d->scratch, struct past_question, d->count);
    size_t kept = 0;

    if (!d->count || !d->link->past)
        return;
    for (size_t i = 0; i < d->count; i++)
        questions[i] = (struct past_question){
            .of = PAST_CUSTOMER, .number = d->doubts[i].row->number};
    past_ask(d->link->past, d->link->as_of, questions, d->count);
    for (size_t i = 0; i < d->count; i++)
        if (!questions[i].found)
            d->doubts[kept++] = d->doubts[i];
    d->count = kept;
}

static void forget(struct link *l, uint32_t customer)
{
    struct customer *c = &l->ledger->customers[customer];

    typed_forget_customer(c);
    c->name = c->customer_id;
    link_learn_names(l);
}

static void tell(const struct doubting *d, const struct doubt *x)
{
    struct link *l = d->link;
    struct str id = x->row->number;
    struct str meant = l->ledger->customers[x->meant].customer_id;

    if (x->is_certain)
        link_refuse(l,
                    (struct refusal){.at = x->row->at,
                                     .table = TABLE_CUSTOMERS,
                                     .column = CUSTOMERS_ID,
                                     .customer = x->meant},
                    "customer %.*s is in no export; did you mean %.*s?  What "
                    "is typed here does not count, and %.*s gets no letter",
                    STR_ARG(id), STR_ARG(meant), STR_ARG(meant));
    else
        diag_warning(l->diag, ledger_place(l->ledger, x->row->at),
                     "customer %.*s is in no export, but has the name of "
                     "customer %.*s: if they are one, write that number here",
                     STR_ARG(id), STR_ARG(meant));
    if (x->is_certain)
        forget(l, x->customer);
}

void link_doubt_typed(struct link *l, const bool *known)
{
    struct doubting d = {.link = l, .known = known};
    size_t told = 0;

    if (typed_has(l, TABLE_CUSTOMERS)) {
        learn_all(&d);
        find_typed(&d);
        list(&d);
        forget_former(&d);
    }
    for (size_t i = 0; i < d.count; i++)
        if (d.doubts[i].is_certain || told++ < MESSAGES_MAX)
            tell(&d, &d.doubts[i]);
    if (told > MESSAGES_MAX)
        diag_warning(l->diag, nowhere,
                     "%zu more customers in records/ are in no export, but "
                     "have the name of one who is",
                     told - MESSAGES_MAX);
    arena_release(&d.scratch);
}
