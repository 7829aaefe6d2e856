#include "measure/outdated.h"

/* Documents by number, for few look-ups in many. */
struct numbers {
    const struct ledger *ledger;
    uint32_t *first, *next;
    size_t mask;
};

static struct numbers index_numbers(const struct ledger *l, struct arena *a)
{
    struct numbers n = {.ledger = l, .mask = 1};

    while (n.mask < l->document_count + 1)
        n.mask *= 2;
    n.first = arena_array(a, uint32_t, n.mask);
    n.next = arena_array(a, uint32_t, l->document_count);
    n.mask--;
    for (size_t i = 0; i <= n.mask; i++)
        n.first[i] = LEDGER_NONE;
    for (size_t i = l->document_count; i-- > 0;) {
        uint32_t *first = &n.first[str_hash(l->documents[i].doc_no) & n.mask];

        n.next[i] = *first;
        *first = (uint32_t)i;
    }
    return n;
}

static bool is_called(const struct document *doc,
                      const struct issued_document *x)
{
    struct str part = doc->details ? doc->details->installment_no : STR("");

    return str_equal(doc->doc_no, x->doc_no) &&
           str_equal(part, x->installment_no);
}

static bool is_of(const struct ledger *l, const struct document *doc,
                  const struct issued_letter *letter)
{
    return doc->currency == letter->currency &&
           str_equal(l->customers[doc->customer].customer_id,
                     letter->customer_id);
}

/* Several rows of one number count together, as far as they are his. */
struct found {
    bool any, own, same_due;
    int64_t open;
    struct date due_date;
};

static struct found find(const struct numbers *n, const struct view *right,
                         const struct issued_letter *letter,
                         const struct issued_document *x)
{
    struct found f = {.due_date = no_date};
    uint32_t i = n->first[str_hash(x->doc_no) & n->mask];

    for (; i != LEDGER_NONE; i = n->next[i]) {
        const struct document *doc = &n->ledger->documents[i];

        if (!is_called(doc, x) || doc->issue_date.day > right->as_of.day)
            continue;
        f.any = true;
        if (!is_of(n->ledger, doc, letter))
            continue;
        f.own = true;
        f.open =
            (int64_t)((uint64_t)f.open + (uint64_t)right->document_open[i]);
        f.same_due = f.same_due || doc->due_date.day == x->due_date.day;
        f.due_date = doc->due_date;
    }
    return f;
}

static void add(struct outdated *out, const struct outdated_row *row,
                struct arena *a)
{
    if (!out->count || out->rows[out->count - 1].letter != row->letter)
        out->letter_count++;
    ARENA_PUSH(a, out->rows, out->count, out->capacity) = *row;
}

/* No letter of ours is longer. */
#define MOST_SUMMED 20000

/* The letter may list one number in several rows: their sum is compared. */
static int64_t listed(const struct issued_letter *letter,
                      const struct issued_document *x)
{
    int64_t sum = 0;

    if (letter->document_count > MOST_SUMMED)
        return x->open;
    for (size_t i = 0; i < letter->document_count; i++) {
        const struct issued_document *y = &letter->documents[i];

        if (str_equal(x->doc_no, y->doc_no) &&
            str_equal(x->installment_no, y->installment_no))
            sum = (int64_t)((uint64_t)sum + (uint64_t)y->open);
    }
    return sum;
}

static void compare(const struct numbers *n, const struct view *right,
                    const struct issued_letter *letter,
                    const struct issued_document *x, struct outdated *out,
                    struct arena *a)
{
    struct found f = find(n, right, letter, x);
    struct outdated_row row = {
        .letter = letter, .document = x, .is = f.open, .due_date = f.due_date};

    if (!f.any)
        row.kind = OUTDATED_GONE;
    else if (!f.own)
        row.kind = OUTDATED_CUSTOMER;
    else if (f.open != x->open && f.open != listed(letter, x))
        row.kind = OUTDATED_AMOUNT;
    else if (!f.same_due)
        row.kind = OUTDATED_DUE;
    else
        return;
    add(out, &row, a);
}

void outdated_find(const struct issued_letter *letters, size_t count,
                   const struct view *right, struct outdated *out,
                   struct arena *a)
{
    struct arena scratch = {0};
    struct numbers n;

    if (!count)
        return;
    n = index_numbers(right->ledger, &scratch);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < letters[i].document_count; k++)
            compare(&n, right, &letters[i], &letters[i].documents[k], out, a);
    arena_release(&scratch);
}

/* A letter does not say what a document came to at first. */
static bool concerns_letters(const struct restatement *r)
{
    return r->was != r->is || r->due_changed ||
           r->reported.day != r->effective.day;
}

/* What became of it: the last restatement of that number. */
static bool find_restated(const struct tieout *t,
                          const struct issued_letter *letter,
                          const struct issued_document *x,
                          struct outdated_row *row, struct arena *scratch)
{
    struct str number =
        installment_number(x->doc_no, x->installment_no, scratch);
    bool found = false;

    for (size_t i = 0; i < t->restatement_count; i++) {
        const struct restatement *r = &t->restatements[i];

        if (r->kind != RESTATED_DOCUMENT || r->currency != letter->currency ||
            !str_equal(r->number, number) ||
            !str_equal(r->customer_id, letter->customer_id) ||
            !concerns_letters(r))
            continue;
        row->kind = r->is == 0        ? OUTDATED_CUSTOMER
                    : r->is == r->was ? OUTDATED_DUE
                                      : OUTDATED_AMOUNT;
        row->is = r->is;
        row->due_date = r->due_is;
        found = true;
    }
    return found;
}

void outdated_by_restatement(const struct issued_letter *letters, size_t count,
                             const struct tieout *t, struct outdated *out,
                             struct arena *a)
{
    struct arena scratch = {0};

    for (size_t i = 0; i < count && t->restatement_count; i++) {
        for (size_t k = 0; k < letters[i].document_count; k++) {
            struct outdated_row row = {.letter = &letters[i],
                                       .document = &letters[i].documents[k],
                                       .due_date = no_date};

            if (find_restated(t, &letters[i], row.document, &row, &scratch))
                add(out, &row, a);
        }
    }
    arena_release(&scratch);
}
