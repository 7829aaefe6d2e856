#include "input/link_typed_say.h"
#include "input/past.h"
#include "input/survey_row.h"

/*
 * What people typed of a document stays in records/ when it has been settled
 * and the exports list it no more.  It must neither bring the document back to
 * life nor be a mistake.
 */
#define MESSAGES_MAX 20

static bool can_tell(const struct link *l)
{
    return l->past && date_is(l->photograph);
}

static bool is_in_export(const struct link *l, const struct keys *keys,
                         const struct typed_row *row)
{
    bool several;
    uint32_t found =
        keys_find(keys, (struct key){row->number, row->part}, &several);

    return found != KEYS_NONE &&
           !l->files[l->ledger->documents[found].at.file].typed;
}

/* Numbers begin anew with a year, but not within the life of a document. */
static bool is_later(const struct typed_row *row, const struct past_question *q)
{
    struct date issue = row->row.document.issue_date;

    return row->filled >> DOCUMENTS_ISSUE_DATE & 1 && issue.day > q->day.day &&
           issue.day != q->issue_date.day;
}

static bool is_whose(struct link *l, const struct typed_row *row,
                     const struct past_question *q)
{
    uint32_t typed, then;

    if (!row->customer.len || str_equal(row->customer, q->customer_id) ||
        str_equal(row->customer, q->customer_name))
        return true;
    return link_whom(l, row->customer, &typed) == WHOM_ONE &&
           ((link_whom(l, q->customer_id, &then) == WHOM_ONE &&
             then == typed) ||
            (link_whom(l, q->customer_name, &then) == WHOM_ONE &&
             then == typed));
}

static bool is_same(struct link *l, const struct typed_row *row,
                    const struct past_question *q)
{
    bool says_currency = row->filled >> DOCUMENTS_CURRENCY & 1;

    return is_whose(l, row, q) && (!says_currency || !q->currency ||
                                   row->row.document.currency == q->currency);
}

static void tell(struct link *l, const struct typed_row *row,
                 const struct past_question *q)
{
    struct place at = ledger_place(l->ledger, row->at);
    struct str day = date_iso(q->day, l->ledger->arena);

    if (is_same(l, row, q))
        diag_note(l->diag, at,
                  "document %.*s stood in the export of %.*s and stands in "
                  "this one no more: it counts as settled, and what is typed "
                  "here no longer counts",
                  STR_ARG(typed_key(l, row)), STR_ARG(day));
    else
        diag_warning(l->diag, at,
                     "document %.*s stood in the export of %.*s with another "
                     "customer or currency, and stands in this one no more: "
                     "it counts as settled, and this row is not used; if it is "
                     "another document, give it a number of its own",
                     STR_ARG(typed_key(l, row)), STR_ARG(day));
}

/* Only what would stand by itself is told of; the rest is merely counted. */
static void leave_aside(struct link *l, struct typed_row *row,
                        const struct past_question *q, size_t *told)
{
    row->is_past = true;
    link_refuse(l, (struct refusal){.at = row->at, .used = true}, "%s", "");
    link_ignore(l, row->at.file, "of what is no longer open", 1);
    if (row->lacking || row->is_void)
        return;
    if (++*told <= MESSAGES_MAX)
        tell(l, row, q);
}

static void leave_all(struct link *l, struct typed_row *const *rows,
                      const struct past_question *questions, size_t n)
{
    size_t told = 0;

    for (size_t i = 0; i < n; i++)
        if (questions[i].found && !is_later(rows[i], &questions[i]))
            leave_aside(l, rows[i], &questions[i], &told);
    if (told > MESSAGES_MAX)
        diag_note(l->diag, nowhere,
                  "%zu more typed documents stand in the export no more and "
                  "count as settled",
                  told - MESSAGES_MAX);
}

/* Questions whose documents may be gone, by number. */
struct gone {
    struct past_question *questions;
    size_t count;
    struct intern numbers;
    struct arena scratch;
};

static void find_in_row(struct gone *g, struct survey_reader *r)
{
    struct str part;
    uint32_t number;

    if (!intern_find(&g->numbers,
                     cell_text(&r->cells, TABLE_DOCUMENTS, DOCUMENTS_DOC_NO),
                     &number) ||
        survey_is_void(r))
        return;
    part = cell_text(&r->cells, TABLE_DOCUMENTS, DOCUMENTS_INSTALLMENT_NO);
    for (size_t i = 0; i < g->count; i++) {
        struct past_question *q = &g->questions[i];

        if (str_equal(q->number, g->numbers.texts[number]) &&
            str_equal(q->part, part))
            q->found = false;
    }
}

static void find_in_file(struct gone *g, const struct source_file *f)
{
    struct survey_reader r;
    struct csv_row row;

    survey_start(&r, f, &g->scratch);
    while (survey_next(&r, &row))
        if (row.fault == ROW_FINE && cell_ignoring_rule(&f->plan, &row) < 0 &&
            survey_tells_of(f, TABLE_DOCUMENTS, &row))
            find_in_row(g, &r);
    scan_close(r.scan);
}

/* A row of the export that is rejected shows all the same what is open. */
static void forget_rejected(const struct link *l,
                            struct past_question *questions, size_t n)
{
    struct gone g = {.questions = questions, .count = n};

    g.numbers = intern_new(&g.scratch);
    for (size_t i = 0; i < n; i++)
        if (questions[i].found)
            (void)intern_add(&g.numbers, questions[i].number);
    for (size_t i = 0; g.numbers.count && i < l->file_count; i++)
        if (!l->files[i].skipped && !l->files[i].typed)
            find_in_file(&g, &l->files[i]);
    arena_release(&g.scratch);
}

void link_leave_past(struct link *l, const struct keys *documents)
{
    struct arena scratch = {0};
    struct past_question *questions =
        arena_array(&scratch, struct past_question, l->typed_count);
    struct typed_row **rows =
        arena_array(&scratch, struct typed_row *, l->typed_count);
    size_t n = 0;

    for (size_t i = 0; can_tell(l) && i < l->typed_count; i++) {
        struct typed_row *row = &l->typed[i];

        if (row->table != TABLE_DOCUMENTS || is_in_export(l, documents, row))
            continue;
        rows[n] = row;
        questions[n++] = (struct past_question){
            .of = PAST_DOCUMENT, .number = row->number, .part = row->part};
    }
    if (n) {
        past_ask(l->past, l->as_of, questions, n);
        forget_rejected(l, questions, n);
        leave_all(l, rows, questions, n);
    }
    arena_release(&scratch);
}

static void add_question(struct past_question *list, size_t *n,
                         enum past_subject of, struct str number)
{
    if (number.len)
        list[(*n)++] = (struct past_question){.of = of, .number = number};
}

/* What any of the rows may ask for, so that all is read but once. */
static void ask_for_all(struct link *l)
{
    struct arena scratch = {0};
    struct past_question *list;
    size_t n = 0, most = 0;

    for (size_t i = 0; i < l->collected_count; i++)
        most += 2 + (l->collected[i].table == TABLE_CONTACTS
                         ? l->collected[i].row.contact.doc_nos.len
                         : 0);
    list = arena_array(&scratch, struct past_question, most);
    for (size_t i = 0; i < l->collected_count; i++) {
        const struct collected *r = &l->collected[i];
        struct str numbers = {0};

        if (r->table == TABLE_CONTACTS)
            numbers = r->row.contact.doc_nos;
        add_question(list, &n, PAST_CUSTOMER, r->customer);
        add_question(list, &n, PAST_INSTALMENT, r->doc_no);
        while (numbers.len)
            add_question(list, &n, PAST_INSTALMENT,
                         receipt_next_number(&numbers));
    }
    past_ask(l->past, l->as_of, list, n);
    arena_release(&scratch);
}

static bool ask(struct link *l, struct past_question q)
{
    if (!can_tell(l) || !q.number.len)
        return false;
    if (!l->past_asked)
        ask_for_all(l);
    l->past_asked = true;
    past_ask(l->past, l->as_of, &q, 1);
    return q.found;
}

bool link_stood_once(struct link *l, struct str doc_no, struct str part)
{
    return ask(l, (struct past_question){
                      .of = PAST_INSTALMENT, .number = doc_no, .part = part});
}

bool link_was_customer(struct link *l, struct str id)
{
    return ask(l, (struct past_question){.of = PAST_CUSTOMER, .number = id});
}
