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
    struct csv_format format = {',', '\n'};
    struct csv_splitter s = {text, 0, 1, text.len, format, false};

    return csv_next(&s, row) && csv_read(p->reader, row) == ROW_FINE;
}

/* Our own headings; variant changes what a profile may change, by its bits. */
static inline void pair_open(struct pair *p, unsigned variant)
{
    static const struct csv_format format = {',', '\n'};
    struct csv_row heading;

    *p = (struct pair){.diag = {.arena = NULL}};
    p->profile = profile_canonical(TABLE_DOCUMENTS, &p->arena);
    p->profile.credit_minus = variant & 1;
    p->profile.rounds = variant & 2;
    p->profile.long_numbers = variant & 4;
    p->profile.currency = variant & 8 ? currency_find(STR("KWD")) : NULL;
    if (variant & 16)
        p->profile.number_style = (struct number_style){',', '.'};
    p->profile.negative = (enum negative)(variant / 32 % 3);
    p->reader = csv_reader_new(format, &p->arena);
    if (!pair_read_row(p, STR(PAIR_HEADINGS), &heading) ||
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

static inline bool pair_is_same(const struct document *a,
                                const struct document *b)
{
    return str_equal(a->doc_no, b->doc_no) && a->owed == b->owed &&
           a->open == b->open && a->currency == b->currency && !a->details &&
           !b->details && a->issue_date.day == b->issue_date.day &&
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
        return PAIR_LEFT;
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
