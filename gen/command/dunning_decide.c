#include "command/dunning_decide.h"

#include "command/dunning_changed.h"
#include "report/action_words.h"
#include "report/dunning_words.h"

#include <stdlib.h>

#define NAMED_MAX 20

/* A row and the open document it is of now. */
struct row_now {
    const struct proposal_row *row;
    size_t item;     /* of aging.items; SIZE_MAX: no longer open */
    size_t letter;   /* its case, of dunning.cases; SIZE_MAX: none */
    bool is_changed; /* what it was decided on is not so any more */
};

/* What was decided of one letter. */
struct letter_now {
    const struct proposal_row *decision; /* the first row that says; or NULL */
    const struct row_now *changed;       /* the first row that changed */
    size_t rows;                         /* of the proposal */
};

struct deciding {
    struct run *run;
    const struct dunning_book *book;
    const struct proposal *proposal;
    struct proposal_figures figures;
    struct row_now *rows;
    struct letter_now *letters; /* one a case */
    uint32_t *index;            /* items by the hash of their key */
    size_t slots;
};

static const struct document *document_of(const struct deciding *x, size_t item)
{
    const struct book *b = &x->book->book;

    return &b->ledger.documents[b->aging.items[item].document];
}

static struct str installment_of(const struct document *doc)
{
    return doc->details ? doc->details->installment_no : STR("");
}

static uint64_t key_hash(struct str customer, struct str currency,
                         struct str doc_no, struct str installment)
{
    uint64_t hash = str_hash_mix(str_hash(customer), str_hash(doc_no) * 3);

    return str_hash_mix(hash,
                        str_hash(currency) * 5 + str_hash(installment) * 7);
}

static struct str customer_id(const struct deciding *x,
                              const struct document *doc)
{
    return x->book->book.ledger.customers[doc->customer].customer_id;
}

static uint64_t hash_of_item(const struct deciding *x, size_t item)
{
    const struct document *doc = document_of(x, item);

    return key_hash(customer_id(x, doc), str_from_z(doc->currency->code),
                    doc->doc_no, installment_of(doc));
}

static void index_items(struct deciding *x)
{
    size_t n = x->book->book.aging.item_count;

    for (x->slots = 16; x->slots < 2 * n;)
        x->slots *= 2;
    x->index = arena_array(x->run->arena, uint32_t, x->slots);
    for (size_t i = 0; i < n; i++) {
        size_t at = hash_of_item(x, i) & (x->slots - 1);

        while (x->index[at])
            at = (at + 1) & (x->slots - 1);
        x->index[at] = (uint32_t)i + 1;
    }
}

static bool is_of(const struct deciding *x, size_t item,
                  const struct proposal_row *row)
{
    const struct document *doc = document_of(x, item);

    return str_equal(doc->doc_no, row->doc_no) &&
           str_equal(installment_of(doc), row->installment_no) &&
           str_equal_z(row->currency, doc->currency->code) &&
           str_equal(customer_id(x, doc), row->customer_id);
}

/* Of equal keys the one whose check fits. */
static size_t find_item(const struct deciding *x,
                        const struct proposal_row *row)
{
    size_t at = key_hash(row->customer_id, row->currency, row->doc_no,
                         row->installment_no) &
                (x->slots - 1);
    size_t found = SIZE_MAX;

    for (; x->index[at]; at = (at + 1) & (x->slots - 1)) {
        size_t item = x->index[at] - 1;

        if (!is_of(x, item, row))
            continue;
        found = item;
        if (str_equal(proposal_check(&x->figures, item, x->run->arena),
                      row->check))
            break;
    }
    return found;
}

static size_t find_case(const struct deciding *x, size_t item)
{
    const struct document *doc;
    const struct dunning_case *c;

    if (item == SIZE_MAX)
        return SIZE_MAX;
    doc = document_of(x, item);
    c = dunning_steps_case(&x->book->steps, doc->customer, doc->currency);
    return c ? (size_t)(c - x->book->dunning.cases) : SIZE_MAX;
}

/* Of a document that is paid by now, by its customer. */
static size_t case_of_paid(const struct deciding *x,
                           const struct proposal_row *row)
{
    const struct currency *currency = currency_find(row->currency);
    uint32_t customer =
        dunning_customer(&x->book->book.ledger, row->customer_id);
    const struct dunning_case *c =
        customer == LEDGER_NONE || !currency
            ? NULL
            : dunning_steps_case(&x->book->steps, customer, currency);

    return c ? (size_t)(c - x->book->dunning.cases) : SIZE_MAX;
}

static void place_rows(struct deciding *x)
{
    const struct proposal *p = x->proposal;

    x->rows = arena_array(x->run->arena, struct row_now, p->count);
    for (size_t i = 0; i < p->count; i++) {
        const struct proposal_row *row = &p->rows[i];
        struct arena_mark mark = arena_mark(x->run->arena);
        size_t item = find_item(x, row);

        x->rows[i] = (struct row_now){
            row, item, find_case(x, item),
            item == SIZE_MAX ||
                !str_equal(proposal_check(&x->figures, item, x->run->arena),
                           row->check)};
        arena_rewind(x->run->arena, mark);
        if (x->rows[i].letter == SIZE_MAX)
            x->rows[i].letter = case_of_paid(x, row);
    }
}

/* The rows by their numbers, each once; NULL: no row has it. */
static bool number_rows(const struct deciding *x,
                        const struct proposal_row **seen, size_t n)
{
    const struct proposal *p = x->proposal;
    bool ok = true;

    for (size_t i = 0; i < p->count; i++) {
        const struct proposal_row *row = &p->rows[i];

        if (row->number < 1 || (size_t)row->number > n)
            ok = diag_error(x->run->diag, row->at,
                            "this row has no number of the proposal: take out "
                            "rows that were added, and leave the first column "
                            "as it was");
        else if (seen[row->number])
            ok = diag_error(x->run->diag, row->at,
                            "number %jd stands on row %u already: take out one "
                            "of the two",
                            (intmax_t)row->number,
                            (unsigned)seen[row->number]->at.line);
        else
            seen[row->number] = row;
    }
    return ok;
}

/* The numbers that no row has: "3, 17, 18 ...". */
static void tell_missing(const struct deciding *x,
                         const struct proposal_row **seen, size_t n)
{
    const struct proposal *p = x->proposal;
    struct buf list = buf_new(x->run->arena, 4096);
    size_t missing = 0;

    for (size_t i = 1; i <= n; i++) {
        if (seen[i])
            continue;
        if (missing++ < NAMED_MAX)
            buf_add_format(&list, missing > 1 ? ", %zu" : "%zu", i);
    }
    if (missing)
        diag_warning(x->run->diag, place_of(p->path, 0, 0),
                     "%zu rows of the proposal are missing here, numbers "
                     "%.*s%s; nothing is sent for them",
                     missing, STR_ARG(buf_str(&list)),
                     missing > NAMED_MAX ? " ..." : "");
}

static bool check_numbers(const struct deciding *x)
{
    const struct proposal *p = x->proposal;
    size_t n = p->rows_written > 0 ? (size_t)p->rows_written : 0;
    const struct proposal_row **seen;

    if (!n)
        return diag_error(x->run->diag, place_of(p->path, 0, 0),
                          "the line above the headings that says how many rows "
                          "this proposal has is missing: propose again");
    seen = arena_array(x->run->arena, const struct proposal_row *, n + 1);
    if (!number_rows(x, seen, n))
        return false;
    tell_missing(x, seen, n);
    return true;
}

static const struct stage *find_stage(const struct deciding *x, struct str name)
{
    const struct policy *p = &x->book->book.policy;

    for (size_t i = 0; i < p->stage_count; i++) {
        const struct stage *s = &p->stages[i];

        if (str_equal(name, s->name) ||
            str_equal(name, dunning_stage_name(s, LANGUAGE_ZH)) ||
            str_equal_ignoring_case(name, dunning_stage_name(s, LANGUAGE_EN)))
            return s;
    }
    return NULL;
}

/* A decision says who made it, and one that changes a stage to which and why.
 */
static bool check_decision(const struct deciding *x,
                           const struct proposal_row *row)
{
    struct diag *d = x->run->diag;
    const struct stage *s;

    if (!row->decided_by.len)
        return diag_error(d, row->decision_at,
                          "this decision does not say who made it: fill in "
                          "决定人 (Decided by)");
    if (row->decision != DECISION_CHANGE)
        return true;
    if (!row->reason.len)
        return diag_error(d, row->decision_at,
                          "a change of stage needs its reason: fill in "
                          "决定理由 (Decision reason)");
    s = find_stage(x, row->to_stage);
    return (s && s->action == STAGE_LETTER) ||
           diag_error(d, row->decision_at,
                      "\"%.*s\" is no stage of the ladder that has a letter: "
                      "choose one under 改为阶段 (Change to)",
                      STR_ARG(row->to_stage));
}

static bool is_same_decision(const struct proposal_row *a,
                             const struct proposal_row *b)
{
    return a->decision == b->decision && str_equal(a->to_stage, b->to_stage);
}

static bool join_decision(const struct deciding *x, const struct row_now *now)
{
    const struct proposal_row *row = now->row;
    struct letter_now *letter;

    if (now->letter == SIZE_MAX) {
        if (row->decision == DECISION_SEND || row->decision == DECISION_CHANGE)
            diag_warning(x->run->diag, row->decision_at,
                         "%.*s owes nothing in %.*s any more, or this is no "
                         "customer of the book: nothing is sent",
                         STR_ARG(row->customer_id), STR_ARG(row->currency));
        return true;
    }
    letter = &x->letters[now->letter];
    letter->rows++;
    if (now->is_changed && !letter->changed)
        letter->changed = now;
    if (row->decision == DECISION_NONE)
        return true;
    if (!check_decision(x, row))
        return false;
    if (!letter->decision)
        letter->decision = row;
    return is_same_decision(letter->decision, row) ||
           diag_error(x->run->diag, row->decision_at,
                      "%.*s in %.*s is decided otherwise on row %u: one "
                      "decision a customer and currency is expected",
                      STR_ARG(row->customer_id), STR_ARG(row->currency),
                      (unsigned)letter->decision->at.line);
}

static bool join_rows(struct deciding *x)
{
    bool ok = true;

    x->letters = arena_array(x->run->arena, struct letter_now,
                             x->book->dunning.count + 1);
    for (size_t i = 0; i < x->proposal->count; i++)
        ok = join_decision(x, &x->rows[i]) && ok;
    return ok;
}

/* Documents of a case that are open today. */
static size_t count_open(const struct deciding *x, const struct dunning_case *c)
{
    const struct ledger *l = &x->book->book.ledger;
    const struct open_item *items;
    size_t all = aging_items_of(&x->book->book.aging, l, c->customer, &items);
    size_t n = 0;

    for (size_t i = 0; i < all; i++)
        n += l->documents[items[i].document].currency == c->currency;
    return n;
}

static bool hold(const struct deciding *x, struct dunning_decided *out,
                 const struct proposal_row *row, struct str why)
{
    out->held++;
    diag_warning(x->run->diag, row->decision_at,
                 "the letter to %.*s (%.*s) is held: %.*s",
                 STR_ARG(row->customer_id), STR_ARG(row->currency),
                 STR_ARG(why));
    return false;
}

/* Of a letter that went out since there is nothing to decide any more. */
static bool hold_changed(const struct deciding *x, struct dunning_decided *out,
                         const struct letter_now *l)
{
    const struct row_now *now = l->changed;
    const struct issued_letter *since =
        dunning_changed_letter(x->run, x->book, now->row, now->item);

    if (!since)
        return hold(x, out, l->decision,
                    dunning_changed_text(x->run, x->book, now->row, now->item));
    diag_note(x->run->diag, l->decision->decision_at,
              "%.*s (%.*s) got %.*s since the proposal: nothing more is sent",
              STR_ARG(l->decision->customer_id), STR_ARG(l->decision->currency),
              STR_ARG(since->number));
    return false;
}

/* What the reviewer saw beside his decision. */
static bool is_as_proposed(const struct proposal_row *row,
                           const struct stage *stage)
{
    return str_equal(row->stage, dunning_stage_name(stage, LANGUAGE_ZH)) ||
           str_equal(row->stage, dunning_stage_name(stage, LANGUAGE_EN));
}

/* The ladder itself went on: days passed, or its stages were changed. */
static bool hold_stage(const struct deciding *x, struct dunning_decided *out,
                       const struct dunning_case *c,
                       const struct proposal_row *row)
{
    struct run *r = x->run;

    return hold(
        x, out, row,
        arena_format(r->arena,
                     diag_translate(r->diag, "\"%.*s\" was proposed, today "
                                             "\"%.*s\" is due: propose again"),
                     STR_ARG(row->stage),
                     STR_ARG(dunning_stage_name(c->stage, r->language))));
}

/* A letter that is proposed today as it was decided; else why it is held. */
static bool goes_out(const struct deciding *x, struct dunning_decided *out,
                     const struct dunning_case *c, const struct letter_now *l)
{
    const struct proposal_row *row = l->decision;
    struct run *r = x->run;

    if (l->changed)
        return hold_changed(x, out, l);
    if (count_open(x, c) != l->rows)
        return hold(x, out, row,
                    str_from_z(diag_translate(
                        r->diag, "its open documents are not those of the "
                                 "proposal any more")));
    if (row->decision == DECISION_CHANGE && dunning_may_change(c))
        return true;
    if (c->reason != DUNNING_DUE || c->stage->action != STAGE_LETTER)
        return hold(
            x, out, row,
            arena_format(r->arena, "%s%.*s",
                         diag_translate(r->diag, "today it is not due: "),
                         STR_ARG(word(action_word(c->reason), r->language))));
    return is_as_proposed(row, c->stage) || hold_stage(x, out, c, row);
}

static void add_letter(struct deciding *x, struct dunning_decided *out,
                       const struct dunning_case *c, const struct letter_now *l)
{
    struct dunning_case *copy = &out->letters.cases[out->letters.count];

    *copy = *c;
    out->last[out->letters.count] = x->book->last[c - x->book->dunning.cases];
    if (l->decision->decision == DECISION_CHANGE) {
        copy->stage = find_stage(x, l->decision->to_stage);
        copy->reason = DUNNING_DUE;
        out->reasons[out->letters.count] = arena_format(
            x->run->arena, "%.*s（%.*s）", STR_ARG(l->decision->reason),
            STR_ARG(l->decision->decided_by));
    }
    out->letters.count++;
    out->letters.due++;
}

/* A slip of the hand over a whole column is no reason to write to everybody. */
static bool check_most(const struct deciding *x,
                       const struct dunning_decided *out)
{
    int32_t most = x->book->book.policy.dunning.max_letters;

    return !most || out->letters.count <= (size_t)most ||
           diag_error(x->run->diag, place_of(x->proposal->path, 0, 0),
                      "%zu letters were decided, and max_letters_per_run of "
                      "duebook.yaml allows %d: nothing is issued",
                      out->letters.count, (int)most);
}

bool dunning_decide(struct run *r, const struct dunning_book *book,
                    const struct proposal *p, struct dunning_decided *out)
{
    struct deciding x = {.run = r,
                         .book = book,
                         .proposal = p,
                         .figures = dunning_book_figures(book)};
    size_t n = book->dunning.count;

    *out = (struct dunning_decided){
        .letters = {.cases = arena_array(r->arena, struct dunning_case, n)},
        .reasons = arena_array(r->arena, struct str, n),
        .last = arena_array(r->arena, const struct issued_letter *, n)};
    index_items(&x);
    place_rows(&x);
    if (!check_numbers(&x) || !join_rows(&x))
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct letter_now *l = &x.letters[i];

        if (l->decision && l->decision->decision != DECISION_LEAVE &&
            goes_out(&x, out, &book->dunning.cases[i], l))
            add_letter(&x, out, &book->dunning.cases[i], l);
    }
    return check_most(&x, out);
}
