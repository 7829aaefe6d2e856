/*
 * quick_pair - a row of documents read by quick and by record_read.
 *
 * For the unit test and the fuzz target: what quick takes record_read must take
 * without a word, and both must read the same.
 */
#ifndef TESTS_QUICK_PAIR_H
#define TESTS_QUICK_PAIR_H

#include "input/quick.h"

#include <string.h>

#define PAIR_HEADINGS                                                     \
    "doc_no,customer_id,customer_name,kind,issue_date,due_date,currency," \
    "amount,open_amount"

/* What a profile may change. */
enum {
    PAIR_CREDIT_MINUS = 1,
    PAIR_ROUNDS = 2,
    PAIR_LONG_NUMBERS = 4,
    PAIR_IN_KWD = 8,
    PAIR_COMMA = 16,
    PAIR_MORE = 32,    /* columns: the row goes on with these */
    PAIR_NEGATIVE = 64 /* times an enum negative */
};

#define PAIR_MORE_HEADINGS                                                   \
    ",installment_no,posting_date,tax,contract_no,class,description,status," \
    "handed_over_date,recorded_date"

struct pair {
    struct arena arena;
    struct profile profile;
    struct plan plan;
    struct diag diag;
    struct intern customers;
    struct cells cells;
    struct quick quick;
    struct csv_reader *reader;
};

static inline bool pair_read_row(struct pair *p, struct str text,
                                 struct csv_row *row)
{
    struct csv_format format = {',', '\n', false};
    struct csv_splitter s = {text, 0, 1, text.len, format, false};

    return csv_next(&s, row) && csv_read(p->reader, row) == ROW_FINE;
}

/* variant: PAIR_... or'ed together. */
static inline void pair_open(struct pair *p, unsigned variant)
{
    static const struct csv_format format = {',', '\n', false};
    struct str headings = variant & PAIR_MORE
                              ? STR(PAIR_HEADINGS PAIR_MORE_HEADINGS)
                              : STR(PAIR_HEADINGS);
    struct csv_row heading;

    *p = (struct pair){.diag = {.arena = NULL}};
    p->profile = profile_canonical(TABLE_DOCUMENTS, &p->arena);
    p->profile.credit_minus = variant & PAIR_CREDIT_MINUS;
    p->profile.rounds = variant & PAIR_ROUNDS;
    p->profile.long_numbers = variant & PAIR_LONG_NUMBERS;
    p->profile.currency =
        variant & PAIR_IN_KWD ? currency_find(STR("KWD")) : NULL;
    if (variant & PAIR_COMMA)
        p->profile.number_style = (struct number_style){',', '.'};
    p->profile.negative = (enum negative)(variant / PAIR_NEGATIVE % 3);
    p->reader = csv_reader_new(format, &p->arena);
    if (!pair_read_row(p, headings, &heading) ||
        !plan_make(&p->profile, "f.csv", &heading, heading.count, &p->plan,
                   &p->arena, &p->diag))
        return;
    p->customers = intern_new(&p->arena);
    p->cells = (struct cells){
        .plan = &p->plan,
        .path = "f.csv",
        .known_at = no_date,
        .arena = &p->arena,
        .diag = &p->diag,
        .customers = &p->customers,
        .days = arena_array(&p->arena, struct day_slot, DAY_SLOTS)};
    record_prepare(&p->cells);
    quick_start(&p->quick, &p->cells);
}

static inline void pair_close(struct pair *p)
{
    csv_reader_close(p->reader);
    arena_release(&p->arena);
}

static inline bool pair_details_same(const struct document_details *a,
                                     const struct document_details *b)
{
    if (!a || !b)
        return !a && !b;
    return str_equal(a->installment_no, b->installment_no) &&
           str_equal(a->contract_no, b->contract_no) &&
           str_equal(a->description, b->description) &&
           str_equal(a->class_name, b->class_name) &&
           a->tax.minor == b->tax.minor && a->tax.currency == b->tax.currency &&
           a->delivery_date.day == b->delivery_date.day &&
           a->posting_date.day == b->posting_date.day;
}

static inline bool pair_is_same(const struct document *a,
                                const struct document *b)
{
    return str_equal(a->doc_no, b->doc_no) && a->owed == b->owed &&
           a->open == b->open && a->currency == b->currency &&
           pair_details_same(a->details, b->details) &&
           a->issue_date.day == b->issue_date.day &&
           a->due_date.day == b->due_date.day &&
           a->recorded_date.day == b->recorded_date.day &&
           a->handed_over_date.day == b->handed_over_date.day &&
           a->at.file == b->at.file && a->at.line == b->at.line &&
           a->kind == b->kind && a->class_of == b->class_of &&
           a->has_open == b->has_open && a->is_due_by_rule == b->is_due_by_rule;
}

enum pair_result {
    PAIR_NO_ROW, /* not one that is read at all */
    PAIR_LEFT,   /* quick leaves it to record_read */
    PAIR_SAME,
    PAIR_DIFFERS
};

/* One row, read both ways. */
static inline enum pair_result pair_read(struct pair *p, struct str text)
{
    struct origin at = {0, 1};
    struct quick_names names = {0};
    struct records slow = {0};
    struct document quick = {0};
    struct csv_row row;

    if (!pair_read_row(p, text, &row) || row.count != p->plan.field_count)
        return PAIR_NO_ROW;
    p->cells.row = &row;
    if (!quick_document(&p->quick, &p->cells, at, &quick, &names))
        return p->diag.worst == DIAG_OK ? PAIR_LEFT : PAIR_DIFFERS;
    if (!record_read(&p->cells, at, &slow) || p->diag.worst != DIAG_OK ||
        slow.is_void || slow.is_late || date_is(slow.recorded_date) ||
        !slow.made[TABLE_DOCUMENTS] ||
        !str_equal(names.customer_id, slow.document_customer) ||
        !str_equal(names.customer_name, slow.customer_name) ||
        !pair_is_same(&quick, &slow.document))
        return PAIR_DIFFERS;
    return PAIR_SAME;
}

#endif
