#include "measure/restate_fact.h"

#include "measure/tieout_parts.h"

#include <string.h>

bool fact_is_place(const struct ledger *l, struct str number, struct origin at)
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
    if (fact_is_place(l, doc->doc_no, doc->at))
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
    if (fact_is_place(l, r->receipt_no, r->at))
        out->number = (struct str){0};
    out->former = r->customer;
    out->currency = r->amount.currency;
    out->day = r->receipt_date;
    out->recorded = r->recorded_date;
    out->effect = -r->amount.minor;
    out->at = r->at;
    out->is_bill = r->bill != LEDGER_NONE;
    if (out->is_bill)
        out->name = l->bills[r->bill].bill_no;
}

/* When a reversal was entered no row says. */
static bool read_reversal(const struct ledger *l, size_t row, struct fact *out)
{
    const struct receipt *r = &l->receipts[row];

    if (!date_is(r->reversed_date))
        return false;
    read_receipt(l, row, out);
    out->day = date_later(r->reversed_date, r->receipt_date);
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
    out->day = date_later(w->writeoff_date, doc->issue_date);
    out->recorded = w->recorded_date;
    out->effect = -writeoff_of(l, w);
    out->at = w->at;
    return true;
}

size_t fact_count(const struct ledger *l, enum restated_kind kind)
{
    switch (kind) {
    case RESTATED_DOCUMENT:
        return l->document_count;
    case RESTATED_RECEIPT:
    case RESTATED_BILL:
    case RESTATED_REVERSAL:
    case RESTATED_RETURN:
        return l->receipt_count;
    case RESTATED_WRITEOFF:
        return l->writeoff_count;
    }
    return 0;
}

bool fact_read(const struct side *s, enum restated_kind kind, size_t row,
               struct fact *out)
{
    bool is_one = true;

    *out = (struct fact){0};
    switch (kind) {
    case RESTATED_DOCUMENT:
        read_document(s->ledger, row, out);
        break;
    case RESTATED_RECEIPT:
    case RESTATED_BILL:
        read_receipt(s->ledger, row, out);
        break;
    case RESTATED_REVERSAL:
    case RESTATED_RETURN:
        is_one = read_reversal(s->ledger, row, out);
        break;
    case RESTATED_WRITEOFF:
        is_one = read_writeoff(s->ledger, row, out);
        break;
    }
    out->customer = s->successors ? s->successors[out->former] : out->former;
    return is_one;
}

bool fact_is_same(const struct fact *a, const struct fact *b)
{
    return a->effect == b->effect && a->day.day == b->day.day &&
           a->customer == b->customer && a->currency == b->currency &&
           str_equal(a->number, b->number) && str_equal(a->part, b->part);
}

uint64_t fact_hash(const struct fact *f)
{
    uint64_t hash = str_hash(f->number);

    if (f->part.len)
        hash = str_hash_mix(hash, str_hash(f->part));
    hash = str_hash_mix(hash, (uint64_t)f->effect);
    hash =
        str_hash_mix(hash, (uint64_t)(uint32_t)f->day.day << 32 | f->customer);
    return str_hash_mix(hash, 0);
}
