#include "input/link.h"

#include "base/file.h"
#include "base/utf8.h"

#include <string.h>

/*
 * Groups of customers, and firms that seem to stand in the ledger twice.
 * Nothing is joined here: only the user knows whether two are one.
 */
#define MESSAGES_MAX 20
#define SHOWN_MAX    8
#define USCC_LEAST   15 /* shorter ones are no codes of anybody */

/* The row that names a customer's parent. */
static struct place parent_place(const struct link *l, uint32_t customer)
{
    struct origin at = l->ledger->customers[customer].at;

    for (size_t i = 0; i < l->told_count; i++)
        if (l->told[i].customer == customer)
            at = l->told[i].at;
    return ledger_place(l->ledger, at);
}

static uint32_t make_parent(struct link *l, uint32_t customer)
{
    const struct customer *c = &l->ledger->customers[customer];
    uint32_t parent;

    diag_warning(l->diag, parent_place(l, customer),
                 "parent %.*s of customer %.*s is not in the table of "
                 "customers: it stands in the reports by that name alone",
                 STR_ARG(c->parent_id), STR_ARG(c->customer_id));
    parent = link_add_implied(l, c->at.file, c->parent_id);
    l->ledger->customers[parent].name = c->parent_id;
    return parent;
}

static uint32_t find_parent(struct link *l, uint32_t customer)
{
    struct str id = l->ledger->customers[customer].parent_id;
    struct str listed;
    uint32_t parent = LEDGER_NONE;

    switch (link_whom(l, id, &parent)) {
    case WHOM_ONE:
        return parent;
    case WHOM_NOBODY:
        return make_parent(l, customer);
    case WHOM_SEVERAL:
        break;
    }
    listed = link_list_whom(l, id);
    diag_error(l->diag, parent_place(l, customer),
               "several customers are called %.*s (%.*s): name the parent by "
               "its customer_id",
               STR_ARG(id), STR_ARG(listed));
    return LEDGER_NONE;
}

/* A circle of parents, told at the row of the first of them. */
static void cut_circle(struct link *l, uint32_t one)
{
    struct customer *customers = l->ledger->customers;
    struct buf text = buf_new(l->ledger->arena, 4096);
    uint32_t first = one;
    size_t n = 0;

    for (uint32_t c = customers[one].parent; c != one; c = customers[c].parent)
        if (c < first)
            first = c;
    for (uint32_t c = first; c != LEDGER_NONE;) {
        uint32_t next = customers[c].parent;

        if (n++ < SHOWN_MAX) {
            buf_add(&text, str_head(customers[c].customer_id, 200));
            buf_add_z(&text, " → ");
        }
        customers[c].parent = LEDGER_NONE;
        c = next == first ? LEDGER_NONE : next;
    }
    if (n > SHOWN_MAX)
        buf_add_z(&text, "… → ");
    buf_add(&text, str_head(customers[first].customer_id, 200));
    diag_error(l->diag, parent_place(l, first),
               "the parents go in a circle: %.*s; none of them is taken",
               STR_ARG(buf_str(&text)));
}

/* Each customer is walked over once; his number is left behind. */
static void find_circles(struct link *l, struct arena *scratch)
{
    const struct ledger *ledger = l->ledger;
    uint32_t *walked = arena_array(scratch, uint32_t, ledger->customer_count);

    for (uint32_t i = 0; i < ledger->customer_count; i++) {
        uint32_t c = i;

        while (c != LEDGER_NONE && walked[c] == 0) {
            walked[c] = i + 1;
            c = ledger->customers[c].parent;
        }
        if (c != LEDGER_NONE && walked[c] == i + 1)
            cut_circle(l, c);
    }
}

static void find_parents(struct link *l, struct arena *scratch)
{
    struct ledger *ledger = l->ledger;
    size_t n = ledger->customer_count;
    bool any = false;

    for (uint32_t i = 0; i < n; i++) {
        uint32_t parent;

        if (!ledger->customers[i].parent_id.len)
            continue;
        parent = find_parent(l, i);
        /* An export's column of groups has the head's own number there. */
        if (parent != i)
            ledger->customers[i].parent = parent;
        any = true;
    }
    if (any)
        find_circles(l, scratch);
}

/* Branches of one group may well have one code. */
static uint32_t head_of(const struct ledger *l, uint32_t customer)
{
    while (l->customers[customer].parent != LEDGER_NONE)
        customer = l->customers[customer].parent;
    return customer;
}

/* Texts met before, and the customer who has each. */
struct twins {
    struct link *link;
    struct arena *scratch;
    struct intern texts;
    uint32_t *customers; /* by number in texts */
    size_t count, capacity;
    size_t found;
};

/* The first customer with this text; LEDGER_NONE: this one is. */
static uint32_t meet(struct twins *t, struct str text, uint32_t customer)
{
    uint32_t i = intern_add(&t->texts, text);

    if (i < t->count)
        return t->customers[i];
    ARENA_PUSH(t->scratch, t->customers, t->count, t->capacity) = customer;
    return LEDGER_NONE;
}

static void tell_of_more(const struct twins *t)
{
    if (t->found > MESSAGES_MAX)
        diag_warning(t->link->diag, nowhere,
                     "%zu more customers seem to be in the ledger twice",
                     t->found - MESSAGES_MAX);
}

static void meet_uscc(struct twins *t, uint32_t customer)
{
    const struct ledger *l = t->link->ledger;
    const struct customer *c = &l->customers[customer];
    uint32_t first = meet(t, c->uscc, customer);
    struct place at;

    if (first == LEDGER_NONE || head_of(l, first) == head_of(l, customer) ||
        t->found++ >= MESSAGES_MAX)
        return;
    at = ledger_place(l, l->customers[first].at);
    diag_warning(t->link->diag, ledger_place(l, c->at),
                 "customer %.*s has the code %.*s of customer %.*s (line %u of "
                 "%s): write the one into former_ids of the other if they are "
                 "one firm, or into its parent_id if it is a branch",
                 STR_ARG(c->customer_id), STR_ARG(c->uscc),
                 STR_ARG(l->customers[first].customer_id), (unsigned)at.line,
                 at.file ? file_name(at.file).ptr : "");
}

static void find_codes(struct link *l, struct arena *scratch)
{
    struct twins t = {
        .link = l, .scratch = scratch, .texts = intern_new(scratch)};

    for (uint32_t i = 0; i < l->ledger->customer_count; i++)
        if (l->ledger->customers[i].uscc.len >= USCC_LEAST)
            meet_uscc(&t, i);
    tell_of_more(&t);
}

/* Brackets of either width, and blanks anywhere. */
static uint32_t fold_marks(uint32_t c)
{
    switch (c) {
    case 0xFF08: /* （ */
        return '(';
    case 0xFF09: /* ） */
        return ')';
    case ' ':
    case '\t':
    case 0x00A0: /* no-break space */
    case 0x3000: /* ideographic space */
        return 0;
    }
    return c;
}

/* Letters and digits of either width and case as well. */
static uint32_t fold_letters(uint32_t c)
{
    c = fold_marks(c);
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFF00 - 0x20;
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static struct str folded(struct str s, uint32_t (*fold)(uint32_t),
                         struct arena *a)
{
    struct buf text = buf_new(a, s.len + 1);

    while (s.len) {
        uint32_t c = fold(utf8_next(&s));

        if (c)
            utf8_add(&text, c);
    }
    return buf_str(&text);
}

/* 有限公司 is what 有限责任公司 is called for short. */
struct str link_likeness(struct str name, struct arena *a)
{
    struct str long_form = STR("有限责任公司"), text;
    ptrdiff_t at;

    text = folded(name, fold_letters, a);
    at = str_find(text, long_form);
    if (at < 0)
        return text;
    return arena_format(a, "%.*s有限公司%.*s", (int)at, text.ptr,
                        STR_ARG(str_skip(text, (size_t)at + long_form.len)));
}

/* Where to write a customer down: what lies in records/, else init's form. */
static const char *typed_customers(const struct link *l)
{
    for (size_t i = 0; i < l->file_count; i++)
        if (l->files[i].typed &&
            l->files[i].plan.profile->tables[TABLE_CUSTOMERS].fed)
            return file_name(l->files[i].path).ptr;
    return diag_translate(l->diag, "customers.xlsx");
}

static void tell_alike(struct twins *t, uint32_t first, uint32_t customer)
{
    const struct ledger *l = t->link->ledger;
    const char *file = typed_customers(t->link);
    const struct customer *c = &l->customers[customer];
    struct str one = l->customers[first].name, other = c->name;

    if (str_equal(folded(one, fold_marks, t->scratch),
                  folded(other, fold_marks, t->scratch)))
        diag_warning(t->link->diag, ledger_place(l, c->at),
                     "customers \"%.*s\" and \"%.*s\" differ in brackets or "
                     "blanks alone: if they are one firm, write the one into "
                     "former_ids of the other in records/%s",
                     STR_ARG(one), STR_ARG(other), file);
    else
        diag_warning(t->link->diag, ledger_place(l, c->at),
                     "customers \"%.*s\" and \"%.*s\" have names written "
                     "nearly alike: if they are one firm, write the one into "
                     "former_ids of the other in records/%s",
                     STR_ARG(one), STR_ARG(other), file);
}

static void meet_spelling(struct twins *t, uint32_t customer)
{
    const struct ledger *l = t->link->ledger;
    const struct customer *c = &l->customers[customer];
    uint32_t first = meet(t, link_likeness(c->name, t->scratch), customer);

    if (first == LEDGER_NONE || str_equal(l->customers[first].name, c->name) ||
        head_of(l, first) == head_of(l, customer) || t->found++ >= MESSAGES_MAX)
        return;
    tell_alike(t, first, customer);
}

static void find_spellings(struct link *l, struct arena *scratch)
{
    struct twins t = {
        .link = l, .scratch = scratch, .texts = intern_new(scratch)};

    for (uint32_t i = 0; i < l->ledger->customer_count; i++)
        meet_spelling(&t, i);
    tell_of_more(&t);
}

void link_families(struct link *l)
{
    struct arena scratch = {0};

    find_parents(l, &scratch);
    find_codes(l, &scratch);
    find_spellings(l, &scratch);
    arena_release(&scratch);
}
