#include "input/link.h"

#include "base/file.h"

#include <stdlib.h>

/*
 * Where numbers may repeat, a sheet or a file that was copied is not found by
 * them: all it says would count twice.  Rows that say the same are known as
 * such here, but only those of different sheets or files: within one they may
 * well be lines that are alike.
 */
struct said {
    uint64_t hash;
    struct origin at;
    uint32_t index;
    bool is_receipt;
    bool has_number;          /* of its own, not file and line */
    const struct said *first; /* says the same in an earlier file; or NULL */
};

struct sameness {
    struct link *link;
    const bool *looked_at; /* by file */
    struct said *rows;
    size_t count;
    size_t *listed, *met; /* by file: rows, and those that say the same */
    struct arena scratch;
};

static bool is_by_line(const struct source *s)
{
    for (; s; s = s->instead)
        if (s->line)
            return true;
    return false;
}

static bool has_facts(const struct profile *p)
{
    return p->tables[TABLE_DOCUMENTS].fed || p->tables[TABLE_RECEIPTS].fed;
}

/* Files in which a number tells no row from another. */
static bool is_looked_at(const struct source_file *f)
{
    const struct profile *p = f->profile;

    if (f->skipped || f->typed || !has_facts(p))
        return false;
    return p->repeated == REPEATED_KEEP ||
           is_by_line(&p->tables[TABLE_DOCUMENTS].columns[DOCUMENTS_DOC_NO]) ||
           is_by_line(&p->tables[TABLE_RECEIPTS].columns[RECEIPTS_RECEIPT_NO]);
}

static size_t list_files(struct sameness *s)
{
    bool *looked_at = arena_array(&s->scratch, bool, s->link->file_count);
    size_t n = 0;

    for (size_t i = 0; i < s->link->file_count; i++) {
        looked_at[i] = is_looked_at(&s->link->files[i]);
        n += looked_at[i];
    }
    s->looked_at = looked_at;
    return n;
}

/* Is it a number of its own, or the place of the row? */
static bool is_number(struct sameness *s, struct str number, struct origin at)
{
    struct str name = file_name(s->link->files[at.file].path);

    return !str_starts(number, name) ||
           !str_equal(number, arena_format(&s->scratch, "%.*s:%u",
                                           STR_ARG(name), (unsigned)at.line));
}

static uint64_t mix(uint64_t hash, uint64_t more)
{
    hash = (hash ^ more) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 29);
}

static void add(struct sameness *s, struct said row, struct str number)
{
    row.has_number = is_number(s, number, row.at);
    if (row.has_number)
        row.hash = mix(row.hash, str_hash(number));
    s->listed[row.at.file]++;
    s->rows[s->count++] = row;
}

static void add_document(struct sameness *s, uint32_t i)
{
    const struct document *d = &s->link->ledger->documents[i];
    uint64_t hash = mix(d->customer, (uint64_t)d->owed);

    if (!s->looked_at[d->at.file])
        return;
    hash = mix(hash, (uint32_t)d->issue_date.day);
    add(s, (struct said){.hash = hash, .at = d->at, .index = i}, d->doc_no);
}

static void add_receipt(struct sameness *s, uint32_t i)
{
    const struct receipt *r = &s->link->ledger->receipts[i];
    uint64_t hash = mix(r->customer, (uint64_t)r->amount.minor);

    if (!s->looked_at[r->at.file])
        return;
    hash = mix(hash, ~(uint64_t)(uint32_t)r->receipt_date.day);
    add(s,
        (struct said){
            .hash = hash, .at = r->at, .index = i, .is_receipt = true},
        r->receipt_no);
}

static struct str installment(const struct document *d)
{
    return d->details ? d->details->installment_no : (struct str){0};
}

static bool are_same_documents(const struct document *x,
                               const struct document *y)
{
    return x->customer == y->customer && x->owed == y->owed &&
           x->has_open == y->has_open && (!x->has_open || x->open == y->open) &&
           x->currency == y->currency && x->kind == y->kind &&
           x->class_of == y->class_of &&
           x->issue_date.day == y->issue_date.day &&
           x->due_date.day == y->due_date.day &&
           str_equal(installment(x), installment(y));
}

static bool are_same_receipts(const struct receipt *x, const struct receipt *y)
{
    return x->customer == y->customer && x->amount.minor == y->amount.minor &&
           x->amount.currency == y->amount.currency &&
           x->receipt_date.day == y->receipt_date.day;
}

static bool are_same(const struct sameness *s, const struct said *x,
                     const struct said *y)
{
    const struct ledger *l = s->link->ledger;

    if (x->is_receipt != y->is_receipt || x->has_number != y->has_number)
        return false;
    if (x->is_receipt) {
        const struct receipt *a = &l->receipts[x->index];
        const struct receipt *b = &l->receipts[y->index];

        return (!x->has_number || str_equal(a->receipt_no, b->receipt_no)) &&
               are_same_receipts(a, b);
    }
    return (!x->has_number || str_equal(l->documents[x->index].doc_no,
                                        l->documents[y->index].doc_no)) &&
           are_same_documents(&l->documents[x->index], &l->documents[y->index]);
}

static int by_hash(const void *a, const void *b)
{
    const struct said *x = a, *y = b;

    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    if (origin_compare(x->at, y->at))
        return origin_compare(x->at, y->at);
    return x->is_receipt - y->is_receipt;
}

/* The first row that says the same counts, if it is of another file. */
static void find_first(struct sameness *s, size_t from, size_t i)
{
    struct said *row = &s->rows[i];

    for (size_t j = from; j < i && s->rows[j].at.file < row->at.file; j++)
        if (are_same(s, &s->rows[j], row)) {
            row->first = &s->rows[j];
            s->met[row->at.file]++;
            return;
        }
}

static void find_same(struct sameness *s)
{
    size_t from = 0;

    if (s->count)
        qsort(s->rows, s->count, sizeof(*s->rows), by_hash);
    for (size_t i = 0; i < s->count; i++) {
        if (s->rows[i].hash != s->rows[from].hash)
            from = i;
        find_first(s, from, i);
    }
}

static void refuse(const struct sameness *s, const struct said *row)
{
    struct ledger *l = s->link->ledger;
    struct place first = ledger_place(l, row->first->at);
    struct refusal r = {
        .at = row->at, .table = TABLE_DOCUMENTS, .column = DOCUMENTS_DOC_NO};

    if (row->is_receipt) {
        r.table = TABLE_RECEIPTS;
        r.column = RECEIPTS_RECEIPT_NO;
        r.amount = l->receipts[row->index].amount;
        r.customer = l->receipts[row->index].customer;
    } else {
        const struct document *d = &l->documents[row->index];

        r.amount = (struct money){d->owed, d->currency};
        r.customer = d->customer;
    }
    link_refuse(s->link, r,
                "the same row stands in line %u of %s: a sheet or file that is "
                "there twice would count twice; take one of them away",
                (unsigned)first.line, file_name(first.file).ptr);
}

/* Without numbers two rows may be alike; half of a file is no chance. */
static bool is_certain(const struct sameness *s, const struct said *row)
{
    uint32_t file = row->at.file;

    return row->has_number || 2 * s->met[file] >= s->listed[file];
}

void link_refuse_same(struct link *l)
{
    struct sameness s = {.link = l};
    size_t n = l->ledger->document_count + l->ledger->receipt_count;

    if (list_files(&s) > 1) {
        s.rows = arena_array(&s.scratch, struct said, n);
        s.listed = arena_array(&s.scratch, size_t, l->file_count);
        s.met = arena_array(&s.scratch, size_t, l->file_count);
        for (size_t i = 0; i < l->ledger->document_count; i++)
            add_document(&s, (uint32_t)i);
        for (size_t i = 0; i < l->ledger->receipt_count; i++)
            add_receipt(&s, (uint32_t)i);
        find_same(&s);
        for (size_t i = 0; i < s.count; i++)
            if (s.rows[i].first && is_certain(&s, &s.rows[i]))
                refuse(&s, &s.rows[i]);
    }
    arena_release(&s.scratch);
}
