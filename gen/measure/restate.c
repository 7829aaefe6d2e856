#include "measure/tieout_parts.h"

#include <stdlib.h>
#include <string.h>

/*
 * What the earlier ledger holds and this one does not hold just so, and the
 * other way round.  All rows that are the same on both sides cancel out, as
 * multisets; of the few that are left, the only one of a number on either side
 * is the same row, changed.
 */
struct fact {
    struct str number, part; /* empty: it has none of its own */
    struct str name;         /* the number for people */
    struct date day;         /* it counts from then on */
    struct date recorded;
    uint32_t customer; /* of this ledger; or the one behind its last */
    uint32_t former;   /* of its own ledger */
    const struct currency *currency;
    int64_t effect; /* on what is owed */
    struct origin at;
};

struct side {
    const struct ledger *ledger;
    const uint32_t *successors; /* NULL: this ledger */
};

/* Facts with a place in the table: one for all that are the same. */
struct cell {
    uint32_t row;  /* row + 1; 0: free */
    uint32_t left; /* so many that the other side lacks */
};

struct left {
    struct fact fact;
    bool is_old;
    bool counts; /* on the day of the report */
};

struct restating {
    struct side now, then;
    struct date day; /* of the report */
    enum restated_kind kind;
    struct cell *cells;
    size_t mask;
    struct left *left;
    size_t left_count, left_capacity;
    struct restatement *list;
    size_t count, capacity;
    struct arena *arena, *scratch;
};

static struct date later(struct date a, struct date b)
{
    return a.day > b.day ? a : b;
}

/* Whether the number is but the row's place, "sales.csv:12". */
static bool is_place(const struct ledger *l, struct str number,
                     struct origin at)
{
    size_t digits = number.len;
    uint64_t line = 0;
    const char *name;

    if (at.file >= l->file_count)
        return false;
    while (digits > 0 && number.len - digits < 10 &&
           number.ptr[digits - 1] >= '0' && number.ptr[digits - 1] <= '9')
        digits--;
    for (size_t i = digits; i < number.len; i++)
        line = 10 * line + (uint64_t)(number.ptr[i] - '0');
    if (digits == 0 || number.ptr[digits - 1] != ':' || line != at.line)
        return false;
    name = strrchr(l->files[at.file].path, '/');
    name = name ? name + 1 : l->files[at.file].path;
    return str_equal_z(str_head(number, digits - 1), name);
}

static void name_document(const struct ledger *l, const struct document *doc,
                          struct fact *out)
{
    out->name = out->number = doc->doc_no;
    if (doc->details)
        out->part = doc->details->installment_no;
    if (is_place(l, doc->doc_no, doc->at))
        out->number = (struct str){0};
    out->former = doc->customer;
    out->currency = doc->currency;
}

static void read_document(const struct ledger *l, size_t row, struct fact *out)
{
    const struct document *doc = &l->documents[row];

    name_document(l, doc, out);
    out->day = doc->issue_date;
    out->recorded = doc->recorded_date;
    out->effect = doc->owed;
    out->at = doc->at;
}

static void read_receipt(const struct ledger *l, size_t row, struct fact *out)
{
    const struct receipt *r = &l->receipts[row];

    out->name = out->number = r->receipt_no;
    if (is_place(l, r->receipt_no, r->at))
        out->number = (struct str){0};
    out->former = r->customer;
    out->currency = r->amount.currency;
    out->day = r->receipt_date;
    out->recorded = r->recorded_date;
    out->effect = -r->amount.minor;
    out->at = r->at;
}

/* When a reversal was entered no row says. */
static bool read_reversal(const struct ledger *l, size_t row, struct fact *out)
{
    const struct receipt *r = &l->receipts[row];

    if (!date_is(r->reversed_date))
        return false;
    read_receipt(l, row, out);
    out->day = later(r->reversed_date, r->receipt_date);
    out->recorded = no_date;
    out->effect = r->amount.minor;
    return true;
}

static bool read_writeoff(const struct ledger *l, size_t row, struct fact *out)
{
    const struct writeoff *w = &l->writeoffs[row];
    const struct document *doc = &l->documents[w->document];

    if (w->refused)
        return false;
    name_document(l, doc, out);
    out->currency = w->amount.currency;
    out->day = later(w->writeoff_date, doc->issue_date);
    out->recorded = w->recorded_date;
    out->effect = -writeoff_of(l, w);
    out->at = w->at;
    return true;
}

static size_t count_rows(const struct ledger *l, enum restated_kind kind)
{
    switch (kind) {
    case RESTATED_DOCUMENT:
        return l->document_count;
    case RESTATED_RECEIPT:
    case RESTATED_REVERSAL:
        return l->receipt_count;
    case RESTATED_WRITEOFF:
        return l->writeoff_count;
    }
    return 0;
}

/* False: the row has no such fact. */
static bool read_fact(const struct side *s, enum restated_kind kind, size_t row,
                      struct fact *out)
{
    bool is_one = true;

    *out = (struct fact){0};
    switch (kind) {
    case RESTATED_DOCUMENT:
        read_document(s->ledger, row, out);
        break;
    case RESTATED_RECEIPT:
        read_receipt(s->ledger, row, out);
        break;
    case RESTATED_REVERSAL:
        is_one = read_reversal(s->ledger, row, out);
        break;
    case RESTATED_WRITEOFF:
        is_one = read_writeoff(s->ledger, row, out);
        break;
    }
    out->customer = s->successors ? s->successors[out->former] : out->former;
    return is_one;
}

static bool is_same(const struct fact *a, const struct fact *b)
{
    return a->effect == b->effect && a->day.day == b->day.day &&
           a->customer == b->customer && a->currency == b->currency &&
           str_equal(a->number, b->number) && str_equal(a->part, b->part);
}

static uint64_t mix(uint64_t hash, uint64_t more)
{
    hash = (hash ^ more) * 0x9e3779b97f4a7c15u;
    return hash ^ (hash >> 29);
}

static uint64_t hash_of(const struct fact *f)
{
    uint64_t hash = str_hash(f->number);

    if (f->part.len)
        hash = mix(hash, str_hash(f->part));
    hash = mix(hash, (uint64_t)f->effect);
    hash = mix(hash, (uint64_t)(uint32_t)f->day.day << 32 | f->customer);
    return mix(hash, 0);
}

/* The place of a fact of the earlier ledger, free where there is none. */
static struct cell *find_cell(const struct restating *r, const struct fact *f)
{
    size_t at = hash_of(f) & r->mask;
    struct fact other;

    while (r->cells[at].row) {
        (void)read_fact(&r->then, r->kind, r->cells[at].row - 1, &other);
        if (is_same(f, &other))
            break;
        at = (at + 1) & r->mask;
    }
    return &r->cells[at];
}

static void fill_cells(struct restating *r)
{
    size_t n = count_rows(r->then.ledger, r->kind);
    struct fact f;

    r->mask = 1;
    while (r->mask < n + n / 2 + 1) /* one stays free */
        r->mask *= 2;
    r->cells = arena_array(r->scratch, struct cell, r->mask);
    r->mask--;
    for (size_t i = 0; i < n; i++) {
        struct cell *cell;

        if (!read_fact(&r->then, r->kind, i, &f))
            continue;
        cell = find_cell(r, &f);
        cell->row = cell->row ? cell->row : (uint32_t)i + 1;
        cell->left++;
    }
}

static void push(struct restating *r, const struct fact *f, bool is_old)
{
    ARENA_PUSH(r->scratch, r->left, r->left_count, r->left_capacity) =
        (struct left){*f, is_old, f->day.day <= r->day.day};
}

/* Rows of this ledger without their like in the earlier one. */
static uint32_t *match(struct restating *r, size_t *count)
{
    size_t n = count_rows(r->now.ledger, r->kind);
    size_t capacity = 0;
    uint32_t *rows = NULL;
    struct fact f;

    *count = 0;
    for (size_t i = 0; i < n; i++) {
        struct cell *cell;

        if (!read_fact(&r->now, r->kind, i, &f))
            continue;
        cell = find_cell(r, &f);
        if (cell->left)
            cell->left--;
        else
            ARENA_PUSH(r->scratch, rows, *count, capacity) = (uint32_t)i;
    }
    return rows;
}

static int compare_numbers(const struct fact *x, const struct fact *y)
{
    int order = str_compare(x->number, y->number);

    return order ? order : str_compare(x->part, y->part);
}

static int compare_left(const void *a, const void *b)
{
    const struct left *x = a;
    const struct left *y = b;
    int order = compare_numbers(&x->fact, &y->fact);

    if (order)
        return order;
    if (x->is_old != y->is_old)
        return x->is_old ? -1 : 1;
    if (x->fact.at.file != y->fact.at.file)
        return x->fact.at.file < y->fact.at.file ? -1 : 1;
    return (x->fact.at.line > y->fact.at.line) -
           (x->fact.at.line < y->fact.at.line);
}

static void sort_left(struct restating *r)
{
    if (r->left_count)
        qsort(r->left, r->left_count, sizeof(*r->left), compare_left);
}

/* Whether one of the first n that are left bears this number. */
static bool is_numbered(const struct restating *r, size_t n,
                        const struct fact *f)
{
    size_t low = 0;
    size_t high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_numbers(&r->left[middle].fact, f);

        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/*
 * What the report had, and what should have been in it; rows of after its day
 * only where they stand for one that it had.
 */
static void list_left(struct restating *r)
{
    size_t count;
    const uint32_t *rows = match(r, &count);
    size_t old;
    struct fact f;

    r->left_count = 0;
    for (size_t i = 0; i <= r->mask; i++) {
        for (uint32_t k = 0; k < r->cells[i].left; k++) {
            (void)read_fact(&r->then, r->kind, r->cells[i].row - 1, &f);
            push(r, &f, true);
        }
    }
    sort_left(r);
    old = r->left_count;
    for (size_t i = 0; i < count; i++) {
        (void)read_fact(&r->now, r->kind, rows[i], &f);
        if (f.day.day <= r->day.day || is_numbered(r, old, &f))
            push(r, &f, false);
    }
    sort_left(r);
}

static struct restatement *add(struct restating *r, const struct left *x)
{
    const struct ledger *now = r->now.ledger;
    const struct side *own = x->is_old ? &r->then : &r->now;
    bool vanished = x->fact.customer == now->customer_count;
    const struct customer *c = vanished
                                   ? &own->ledger->customers[x->fact.former]
                                   : &now->customers[x->fact.customer];
    struct restatement *out =
        &ARENA_PUSH(r->arena, r->list, r->count, r->capacity);

    *out = (struct restatement){
        .kind = r->kind,
        .number = arena_str(r->arena, x->fact.name),
        .customer = vanished ? LEDGER_NONE : x->fact.customer,
        .customer_id = arena_str(r->arena, c->customer_id),
        .currency = x->fact.currency,
        .effective = x->fact.day,
        .reported = x->is_old ? x->fact.day : no_date,
        .recorded = x->fact.recorded,
        .was = x->is_old && x->counts ? x->fact.effect : 0,
        .is = !x->is_old && x->counts ? x->fact.effect : 0};
    if (!x->is_old)
        out->at = ledger_place(now, x->fact.at);
    return out;
}

/* One row that is not as it was. */
static void add_change(struct restating *r, const struct left *old,
                       const struct left *new)
{
    bool same = old->fact.customer == new->fact.customer &&
                old->fact.currency == new->fact.currency;
    struct restatement *out;

    if (!old->counts && !new->counts)
        return;
    if (!same) {
        if (old->counts)
            add(r, old)->at = ledger_place(r->now.ledger, new->fact.at);
        if (new->counts)
            (void)add(r, new);
        return;
    }
    out = add(r, new);
    out->reported = old->fact.day;
    out->was = old->counts ? old->fact.effect : 0;
}

/* The n rows of one number. */
static void add_group(struct restating *r, const struct left *left, size_t n)
{
    if (n == 2 && left[0].is_old && !left[1].is_old &&
        left[0].fact.number.len && r->kind != RESTATED_WRITEOFF) {
        add_change(r, &left[0], &left[1]);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (left[i].counts)
            (void)add(r, &left[i]);
    }
}

static void compare_kind(struct restating *r, enum restated_kind kind)
{
    struct arena_mark mark = arena_mark(r->scratch);
    size_t from = 0;

    r->kind = kind;
    r->left = NULL;
    r->left_capacity = 0;
    fill_cells(r);
    list_left(r);
    while (from < r->left_count) {
        size_t to = from + 1;

        while (to < r->left_count &&
               compare_numbers(&r->left[from].fact, &r->left[to].fact) == 0)
            to++;
        add_group(r, r->left + from, to - from);
        from = to;
    }
    arena_rewind(r->scratch, mark);
}

static int compare_days(const struct restatement *x,
                        const struct restatement *y)
{
    if (x->effective.day != y->effective.day)
        return x->effective.day < y->effective.day ? -1 : 1;
    return (x->kind > y->kind) - (x->kind < y->kind);
}

/* What was reported first. */
static int compare_amounts(const struct restatement *x,
                           const struct restatement *y)
{
    int order = strcmp(x->currency->code, y->currency->code);

    if (order)
        return order;
    if (date_is(x->reported) != date_is(y->reported))
        return date_is(x->reported) ? -1 : 1;
    if (x->was != y->was)
        return x->was < y->was ? -1 : 1;
    if (x->is != y->is)
        return x->is < y->is ? -1 : 1;
    return (x->at.line > y->at.line) - (x->at.line < y->at.line);
}

static int compare_restatements(const void *a, const void *b)
{
    const struct restatement *x = a;
    const struct restatement *y = b;
    bool vanished = x->customer == LEDGER_NONE;
    int order = str_compare(x->customer_id, y->customer_id);

    if (vanished != (y->customer == LEDGER_NONE))
        return vanished ? 1 : -1;
    if (order)
        return order;
    order = compare_days(x, y);
    if (order)
        return order;
    order = str_compare(x->number, y->number);
    return order ? order : compare_amounts(x, y);
}

/* Whether all that was and is can be added. */
static bool do_they_fit(const struct restating *r, struct diag *d)
{
    int64_t sum = 0;

    for (size_t i = 0; i < r->count; i++) {
        const struct restatement *x = &r->list[i];

        if (x->was == INT64_MIN || x->is == INT64_MIN ||
            !minor_add(&sum, x->was < 0 ? -x->was : x->was) ||
            !minor_add(&sum, x->is < 0 ? -x->is : x->is))
            return diag_error(
                d, x->at,
                "the amounts of the ledger are too large to be added exactly; "
                "look for an amount in the wrong column");
    }
    return true;
}

bool restate_list(const struct ledger *now, const struct view *before,
                  const uint32_t *successors, struct restatement **list,
                  size_t *count, struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct restating r = {.now = {now, NULL},
                          .then = {before->ledger, successors},
                          .day = before->as_of,
                          .arena = a,
                          .scratch = &scratch};

    compare_kind(&r, RESTATED_DOCUMENT);
    compare_kind(&r, RESTATED_RECEIPT);
    compare_kind(&r, RESTATED_REVERSAL);
    compare_kind(&r, RESTATED_WRITEOFF);
    arena_release(&scratch);
    if (r.count)
        qsort(r.list, r.count, sizeof(*r.list), compare_restatements);
    *list = r.list;
    *count = r.count;
    return do_they_fit(&r, d);
}
