/*
 * Sums by what a row's customer or document says of itself.
 */
#include "report/aging_book_dimension.h"

#include "base/name.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const enum detail_column columns[DIMENSION_COUNT] = {
    [DIMENSION_REGION] = DETAIL_REGION,
    [DIMENSION_SALESPERSON] = DETAIL_SALESPERSON,
    [DIMENSION_COLLECTOR] = DETAIL_COLLECTOR,
    [DIMENSION_CLASS] = DETAIL_CLASS,
    [DIMENSION_INDUSTRY] = DETAIL_INDUSTRY};

enum detail_column book_dimension_column(enum dimension d)
{
    return columns[d];
}

static struct str of_customer(const struct customer *c, enum dimension d)
{
    switch (d) {
    case DIMENSION_REGION:
        return c->region;
    case DIMENSION_SALESPERSON:
        return c->salesperson;
    case DIMENSION_COLLECTOR:
        return c->collector;
    case DIMENSION_INDUSTRY:
        return c->industry;
    case DIMENSION_CLASS:
    case DIMENSION_COUNT:
        break;
    }
    return STR("");
}

/* doc NULL: money of no document. */
static struct str own_text(const struct customer *c, const struct document *doc,
                           enum dimension d)
{
    if (d == DIMENSION_SALESPERSON && doc && doc->details &&
        doc->details->salesperson.len)
        return doc->details->salesperson;
    return of_customer(c, d);
}

bool book_dimension_is_told(const struct ledger *l, const struct document *doc,
                            uint32_t customer, enum dimension d)
{
    if (d == DIMENSION_CLASS)
        return doc && doc->class_of != CLASS_TRADE;
    return own_text(&l->customers[customer], doc, d).len > 0;
}

struct str book_dimension_text(const struct aging_book *b,
                               const struct ledger *l,
                               const struct document *doc, uint32_t customer,
                               bool is_unapplied, enum dimension d)
{
    struct str text;

    if (d == DIMENSION_CLASS)
        return is_unapplied ? book_word(b, WORD_UNAPPLIED)
                            : class_label(doc, b->language);
    text = own_text(&l->customers[customer], doc, d);
    return text.len ? text : book_say(b, book_not_told);
}

/* One row of a report: what it is summed up by, and its amount. */
struct summed {
    struct str text;
    size_t currency; /* of the aging's */
    uint32_t bucket; /* BUCKET_MAX: unapplied */
    int64_t open;
    bool is_past;
};

/* So many texts are met before the first time that doubles are dropped. */
#define MET_AT_FIRST 4096

struct summing {
    const struct aging_book *book;
    enum dimension dimension;
    const struct ledger *ledger;
    bool is_past;
    struct arena scratch;
    struct dimension_table table;
    size_t last; /* the value found last: rows of one stand together */
    /* Texts met before they are sorted. */
    struct str *met;
    size_t met_count, met_capacity, met_most;
};

typedef void row_fn(struct summing *s, const struct summed *row);

static void visit_item(struct summing *s, const struct aging *g, size_t i,
                       row_fn *visit)
{
    const struct open_item *item = &g->items[i];
    const struct document *doc = &s->ledger->documents[item->document];
    struct summed row = {.currency =
                             book_currency_index(s->book, doc->currency),
                         .bucket = item->bucket,
                         .open = item->open,
                         .is_past = s->is_past};

    if (doc->kind == DOCUMENT_CREDIT_NOTE &&
        s->ledger->rules.credit_notes != CREDIT_NOTES_AGED)
        return;
    row.text = book_dimension_text(s->book, s->ledger, doc, doc->customer,
                                   false, s->dimension);
    visit(s, &row);
}

static void visit_unapplied(struct summing *s, const struct document *doc,
                            uint32_t customer, const struct currency *currency,
                            int64_t open, row_fn *visit)
{
    struct summed row = {.text =
                             book_dimension_text(s->book, s->ledger, doc,
                                                 customer, true, s->dimension),
                         .currency = book_currency_index(s->book, currency),
                         .bucket = BUCKET_MAX,
                         .open = open,
                         .is_past = s->is_past};

    if (open != 0)
        visit(s, &row);
}

static void visit_report(struct summing *s, const struct view *v,
                         const struct aging *g, row_fn *visit)
{
    const struct ledger *l = v->ledger;

    s->ledger = l;
    for (size_t i = 0; i < g->item_count; i++)
        visit_item(s, g, i, visit);
    for (size_t i = 0; i < l->document_count; i++)
        if (l->documents[i].kind == DOCUMENT_CREDIT_NOTE &&
            l->rules.credit_notes != CREDIT_NOTES_AGED)
            visit_unapplied(s, &l->documents[i], l->documents[i].customer,
                            l->documents[i].currency, v->document_open[i],
                            visit);
    for (size_t i = 0; i < l->receipt_count; i++)
        visit_unapplied(s, NULL, l->receipts[i].customer,
                        l->receipts[i].amount.currency, v->receipt_open[i],
                        visit);
}

static void visit_all(struct summing *s, row_fn *visit)
{
    const struct aging_book *b = s->book;

    s->is_past = false;
    visit_report(s, b->view, b->aging, visit);
    s->is_past = true;
    for (size_t i = 0; i < b->past_count; i++)
        visit_report(s, b->pasts[i].view, b->pasts[i].aging, visit);
}

static int by_text(const void *left, const void *right)
{
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

/* Sorted, and each once. */
static size_t without_doubles(struct str *texts, size_t n)
{
    size_t kept = 0;

    if (n)
        qsort(texts, n, sizeof(*texts), by_text);
    for (size_t i = 0; i < n; i++)
        if (!kept || !str_equal(texts[kept - 1], texts[i]))
            texts[kept++] = texts[i];
    return kept;
}

/* Most rows say what one before them said. */
static void meet(struct summing *s, const struct summed *row)
{
    if (s->met_count && str_equal(s->met[s->met_count - 1], row->text))
        return;
    if (s->met_count >= s->met_most) {
        s->met_count = without_doubles(s->met, s->met_count);
        s->met_most = 2 * s->met_count + MET_AT_FIRST;
    }
    ARENA_PUSH(&s->scratch, s->met, s->met_count, s->met_capacity) = row->text;
}

static struct dimension_value *find_value(struct summing *s, struct str text)
{
    size_t low = 0, high = s->table.count;

    if (s->table.count && str_equal(s->table.values[s->last].text, text))
        return &s->table.values[s->last];
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(s->table.values[middle].text, text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    s->last = low;
    return &s->table.values[low];
}

static void add(struct summing *s, const struct summed *row)
{
    struct dimension_sum *sum;

    /* What is paid since in a currency that has nothing open any more. */
    if (row->currency >= s->book->aging->currency_count)
        return;
    sum = &find_value(s, row->text)->sums[row->currency];
    if (row->is_past) {
        sum->last += row->open;
        sum->was_there = true;
        return;
    }
    if (row->bucket == BUCKET_MAX)
        sum->unapplied += row->open;
    else
        sum->cells[row->bucket] += row->open;
    sum->net += row->open;
    sum->is_there = true;
}

/*
 * A condition of a workbook reads some characters as more than themselves,
 * takes a text that looks like a number, a day or a truth for one, and knows
 * no longer texts.
 */
bool book_can_ask_for(struct str text)
{
    bool has_letter = false;

    if (text.len == 0 || text.len > 240)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (strchr("*?~<>=\"", c))
            return false;
        has_letter |= c >= 0x80 || (c >= 'A' && c <= 'Z' && c != 'E') ||
                      (c >= 'a' && c <= 'z' && c != 'e');
    }
    return has_letter && !(text.ptr[0] >= '0' && text.ptr[0] <= '9') &&
           !str_equal_z(text, "TRUE") && !str_equal_z(text, "FALSE") &&
           text.ptr[0] != ' ' && text.ptr[text.len - 1] != ' ';
}

/* Nor can it tell apart what differs in case or width alone. */
static void find_live(struct summing *s)
{
    struct dimension_table *t = &s->table;
    struct str *keys = arena_array(&s->scratch, struct str, t->count);
    struct str *sorted = arena_array(&s->scratch, struct str, t->count);

    for (size_t i = 0; i < t->count; i++)
        sorted[i] = keys[i] = name_key(t->values[i].text, &s->scratch);
    if (t->count)
        qsort(sorted, t->count, sizeof(*sorted), by_text);
    for (size_t i = 0; i < t->count; i++) {
        const struct str *found =
            bsearch(&keys[i], sorted, t->count, sizeof(*sorted), by_text);
        size_t at = (size_t)(found - sorted);
        bool twice = (at > 0 && str_equal(sorted[at - 1], keys[i])) ||
                     (at + 1 < t->count && str_equal(sorted[at + 1], keys[i]));

        t->values[i].is_live = !twice && book_can_ask_for(t->values[i].text);
    }
}

static void make_values(struct summing *s, struct arena *a)
{
    size_t n = without_doubles(s->met, s->met_count);

    assert(n == 0 || s->met);
    s->table.values = arena_array(a, struct dimension_value, n);
    s->table.count = n;
    for (size_t i = 0; i < n; i++)
        s->table.values[i] = (struct dimension_value){
            .text = s->met[i],
            .sums = arena_array(a, struct dimension_sum,
                                s->book->aging->currency_count)};
}

struct dimension_table book_sum_dimension(const struct aging_book *b,
                                          enum dimension d)
{
    struct summing s = {.book = b, .dimension = d, .met_most = MET_AT_FIRST};

    visit_all(&s, meet);
    make_values(&s, b->arena);
    find_live(&s);
    visit_all(&s, add);
    arena_release(&s.scratch);
    return s.table;
}
