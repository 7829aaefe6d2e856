#include "input/link_index.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

#define LISTED_MAX 12

static struct key credit_key(const void *rows, size_t i)
{
    return (struct key){((const struct credit *)rows)[i].doc_no,
                        (struct str){0}};
}

static void list_credits(struct index *x)
{
    const struct ledger *ledger = x->link->ledger;
    size_t capacity = 0;

    for (size_t i = 0; i < ledger->document_count; i++)
        if (ledger->documents[i].kind == DOCUMENT_CREDIT_NOTE)
            ARENA_PUSH(&x->scratch, x->credit_rows, x->credit_count, capacity) =
                (struct credit){ledger->documents[i].doc_no, (uint32_t)i};
}

static void list_bills(struct index *x)
{
    const struct ledger *l = x->link->ledger;

    if (l->bill_count == 0)
        return;
    x->bill_numbers = intern_new(&x->scratch);
    x->bills = arena_array(&x->scratch, uint32_t, l->bill_count);
    for (uint32_t i = 0; i < l->bill_count; i++) {
        size_t before = x->bill_numbers.count;
        uint32_t number = intern_add(&x->bill_numbers, l->bills[i].bill_no);

        x->bills[number] = x->bill_numbers.count > before ? i : LEDGER_NONE;
    }
}

bool index_build(struct index *x, struct link *l)
{
    const struct ledger *ledger = l->ledger;
    struct repeat *repeats;
    size_t n;

    *x = (struct index){.link = l};
    list_credits(x);
    list_bills(x);
    return keys_build(&x->documents,
                      (struct keyed_rows){ledger->documents,
                                          ledger->document_count,
                                          link_document_key, l->hashes, true},
                      l->threads, &repeats, &n, &x->scratch, l->diag) &&
           keys_build(&x->receipts,
                      (struct keyed_rows){ledger->receipts,
                                          ledger->receipt_count,
                                          link_receipt_key, NULL, true},
                      l->threads, &repeats, &n, &x->scratch, l->diag) &&
           keys_build(&x->credits,
                      (struct keyed_rows){x->credit_rows, x->credit_count,
                                          credit_key, NULL, true},
                      l->threads, &repeats, &n, &x->scratch, l->diag);
}

void index_release(struct index *x)
{
    arena_release(&x->scratch);
}

static int compare_instalments(const void *a, const void *b)
{
    const struct instalment *x = a, *y = b;
    int order = str_compare(x->doc_no, y->doc_no);

    if (order)
        return order;
    if (date_is(x->due) != date_is(y->due))
        return date_is(x->due) ? -1 : 1;
    if (x->due.day != y->due.day)
        return x->due.day < y->due.day ? -1 : 1;
    return (x->document > y->document) - (x->document < y->document);
}

/* Asked for only when some row names none. */
static void list_instalments(struct index *x)
{
    const struct ledger *ledger = x->link->ledger;
    size_t capacity = 0;

    x->has_instalments = true;
    for (size_t i = 0; i < ledger->document_count; i++) {
        const struct document *d = &ledger->documents[i];

        if (d->details && d->details->installment_no.len)
            ARENA_PUSH(&x->scratch, x->instalments, x->instalment_count,
                       capacity) =
                (struct instalment){d->doc_no, d->due_date, (uint32_t)i};
    }
    if (x->instalment_count)
        qsort(x->instalments, x->instalment_count, sizeof(*x->instalments),
              compare_instalments);
}

static struct span find_instalments(struct index *x, struct str doc_no)
{
    size_t low = 0, high;
    struct span span;

    if (!x->has_instalments)
        list_instalments(x);
    high = x->instalment_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(x->instalments[middle].doc_no, doc_no) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    span = (struct span){low, low};
    while (span.to < x->instalment_count &&
           str_equal(x->instalments[span.to].doc_no, doc_no))
        span.to++;
    return span;
}

enum found index_find_document(struct index *x, struct str doc_no,
                               struct str part, uint32_t *out,
                               struct span *instalments)
{
    bool several = false;
    uint32_t row =
        keys_find(&x->documents, (struct key){doc_no, part}, &several);
    struct span span;

    *instalments = (struct span){0, 0};
    if (several)
        return FOUND_SEVERAL;
    if (row != KEYS_NONE) {
        *out = row;
        return FOUND_ONE;
    }
    span = find_instalments(x, doc_no);
    if (span.from == span.to)
        return FOUND_NONE;
    *out = x->instalments[span.from].document;
    *instalments = span;
    if (part.len)
        return FOUND_NONE;
    return span.to - span.from == 1 ? FOUND_ONE : FOUND_INSTALMENTS;
}

/* Instalments of one document have one number. */
static void learn_alike(struct index *x, struct str number, struct str alike,
                        size_t *count, size_t *capacity)
{
    uint32_t key = intern_add(&x->alike, alike);

    if (key == *count)
        ARENA_PUSH(&x->scratch, x->of_alike, *count, *capacity) = number;
    else if (!str_equal(x->of_alike[key], number))
        x->of_alike[key] = (struct str){0};
}

static void index_alike(struct index *x)
{
    const struct ledger *l = x->link->ledger;
    struct arena scratch = {0};
    size_t count = 0, capacity = 0;

    x->knows_alike = true;
    x->alike = intern_new(&x->scratch);
    for (size_t i = 0; i < l->document_count; i++) {
        struct str number = l->documents[i].doc_no;
        struct arena_mark mark = arena_mark(&scratch);

        if (number.len)
            learn_alike(x, number, link_likeness(number, &scratch), &count,
                        &capacity);
        arena_rewind(&scratch, mark);
    }
    arena_release(&scratch);
}

enum found index_find_typed(struct index *x, struct origin at, struct key typed,
                            uint32_t *out, struct span *instalments)
{
    enum found found =
        index_find_document(x, typed.number, typed.part, out, instalments);
    uint32_t key;

    if (found != FOUND_NONE || instalments->from < instalments->to ||
        !typed.number.len || !x->link->files[at.file].typed)
        return found;
    if (!x->knows_alike)
        index_alike(x);
    if (!intern_find(&x->alike, link_likeness(typed.number, &x->scratch), &key))
        return FOUND_NONE;
    if (!x->of_alike[key].len)
        return FOUND_SEVERAL;
    return index_find_document(x, x->of_alike[key], typed.part, out,
                               instalments);
}

struct str index_list_instalments(struct index *x, struct span span)
{
    const struct ledger *ledger = x->link->ledger;
    struct buf text = buf_new(ledger->arena, 4096);

    for (size_t i = span.from; i < span.to; i++) {
        const struct document *d =
            &ledger->documents[x->instalments[i].document];

        if (text.len)
            buf_add_z(&text, ", ");
        if (i - span.from == LISTED_MAX) {
            buf_add_z(&text, "…");
            break;
        }
        buf_add(&text, str_head(d->details->installment_no, 100));
    }
    return buf_str(&text);
}

/* Only where nothing else bears the number. */
static enum found find_bill(const struct index *x, struct str number,
                            uint32_t *receipt)
{
    const struct ledger *l = x->link->ledger;
    uint32_t i;

    if (l->bill_count == 0 || !intern_find(&x->bill_numbers, number, &i))
        return FOUND_NONE;
    if (x->bills[i] == LEDGER_NONE)
        return FOUND_SEVERAL;
    *receipt = l->bills[x->bills[i]].receipt;
    return *receipt == LEDGER_NONE ? FOUND_NONE : FOUND_ONE;
}

enum found index_find_source(struct index *x, struct str number,
                             uint32_t *receipt, uint32_t *credit_note)
{
    struct key key = {number, {0}};
    bool several = false;
    uint32_t row = keys_find(&x->receipts, key, &several);

    *receipt = *credit_note = LEDGER_NONE;
    if (several)
        return FOUND_SEVERAL;
    if (row != KEYS_NONE) {
        *receipt = row;
        return FOUND_ONE;
    }
    row = keys_find(&x->credits, key, &several);
    if (several)
        return FOUND_SEVERAL;
    if (row == KEYS_NONE)
        return find_bill(x, number, receipt);
    *credit_note = x->credit_rows[row].document;
    return FOUND_ONE;
}

/* Rows of a table that stand in the order of their origins. */
struct ordered_rows {
    const void *rows;
    size_t count, size;
    size_t at_offset; /* of the row's struct origin */
};

static struct origin origin_of(const struct ordered_rows *x, size_t i)
{
    struct origin at;

    memcpy(&at, (const char *)x->rows + i * x->size + x->at_offset, sizeof(at));
    return at;
}

static uint32_t find_at(struct ordered_rows x, struct origin at)
{
    size_t low = 0, high = x.count;
    struct origin found;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct origin o = origin_of(&x, middle);

        if (o.file < at.file || (o.file == at.file && o.line < at.line))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == x.count)
        return LEDGER_NONE;
    found = origin_of(&x, low);
    return found.file == at.file && found.line == at.line ? (uint32_t)low
                                                          : LEDGER_NONE;
}

uint32_t index_document_at(const struct index *x, struct origin at)
{
    const struct ledger *l = x->link->ledger;

    return find_at((struct ordered_rows){l->documents, l->document_count,
                                         sizeof(*l->documents),
                                         offsetof(struct document, at)},
                   at);
}

/* Those that bills made stand behind, and are no row's own. */
uint32_t index_receipt_at(const struct index *x, struct origin at)
{
    const struct ledger *l = x->link->ledger;

    return find_at((struct ordered_rows){l->receipts, x->link->receipt_count,
                                         sizeof(*l->receipts),
                                         offsetof(struct receipt, at)},
                   at);
}
