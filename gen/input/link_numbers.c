#include "input/link.h"

#include "base/file.h"

#include <errno.h>

/* Numbers of 2^31 rows and more do not fit the index. */
#define ROWS_MAX 0x7fffffffu

static struct key document_key(const void *rows, size_t i)
{
    const struct document *d = &((const struct document *)rows)[i];

    return (struct key){d->doc_no, d->details ? d->details->installment_no
                                              : (struct str){0}};
}

static bool may_repeat(const struct link *l, struct origin at)
{
    return l->files[at.file].profile->repeated;
}

static bool all_may_repeat(const struct link *l)
{
    for (size_t i = 0; i < l->file_count; i++) {
        const struct source_file *f = &l->files[i];

        if (!f->skipped && f->profile->tables[TABLE_DOCUMENTS].fed &&
            !f->profile->repeated)
            return false;
    }
    return true;
}

/* A document typed again in records/; what it leaves empty stays. */
static void override(struct link *l, struct repeat repeat)
{
    struct ledger *ledger = l->ledger;
    const struct document *typed = &ledger->documents[repeat.row];
    struct document *d = &ledger->documents[repeat.first];
    struct document was = *d;

    *d = *typed;
    d->at = was.at;
    if (!typed->details)
        d->details = was.details;
    if (!date_is(typed->due_date))
        d->due_date = was.due_date;
    if (!typed->has_open) {
        d->has_open = was.has_open;
        d->open = was.open;
    }
    link_refuse(l, (struct refusal){.at = typed->at, .used = true}, "%s", "");
    diag_note(l->diag, ledger_place(ledger, typed->at),
              "document %.*s: what is typed here stands instead of the export",
              STR_ARG(d->doc_no));
}

static void refuse_document(struct link *l, struct repeat repeat)
{
    struct ledger *ledger = l->ledger;
    const struct document *d = &ledger->documents[repeat.row];
    struct place first =
        ledger_place(ledger, ledger->documents[repeat.first].at);

    if (may_repeat(l, d->at))
        return;
    if (l->files[d->at.file].typed &&
        !l->files[ledger->documents[repeat.first].at.file].typed) {
        override(l, repeat);
        return;
    }
    link_refuse(l,
                (struct refusal){.at = d->at,
                                 .table = TABLE_DOCUMENTS,
                                 .column = DOCUMENTS_DOC_NO,
                                 .amount = {d->owed, d->currency},
                                 .customer = d->customer},
                "document number %.*s stands already in line %u of %s",
                STR_ARG(d->doc_no), (unsigned)first.line,
                file_name(first.file).ptr);
}

static bool check_documents(struct link *l, struct arena *scratch)
{
    struct ledger *ledger = l->ledger;
    struct repeat *repeats;
    struct keys keys;
    size_t n;

    if (all_may_repeat(l))
        return true;
    if (!keys_build(&keys,
                    (struct keyed_rows){ledger->documents,
                                        ledger->document_count, document_key,
                                        l->hashes, false},
                    l->threads, &repeats, &n, scratch, l->diag))
        return false;
    for (size_t i = 0; i < n; i++)
        refuse_document(l, repeats[i]);
    return true;
}

static struct key receipt_key(const void *rows, size_t i)
{
    return (struct key){((const struct receipt *)rows)[i].receipt_no,
                        (struct str){0}};
}

/* A receipt typed again in records/; what it leaves empty stays. */
static void override_receipt(struct link *l, struct repeat repeat)
{
    struct ledger *ledger = l->ledger;
    const struct receipt *typed = &ledger->receipts[repeat.row];
    struct receipt *r = &ledger->receipts[repeat.first];
    struct receipt was = *r;

    *r = *typed;
    r->at = was.at;
    if (!typed->method.len)
        r->method = was.method;
    if (!typed->bank_ref.len)
        r->bank_ref = was.bank_ref;
    if (!typed->doc_nos.len)
        r->doc_nos = was.doc_nos;
    if (!date_is(typed->reversed_date))
        r->reversed_date = was.reversed_date;
    link_refuse(l, (struct refusal){.at = typed->at, .used = true}, "%s", "");
    diag_note(l->diag, ledger_place(ledger, typed->at),
              "receipt %.*s: what is typed here stands instead of the export",
              STR_ARG(r->receipt_no));
}

static void refuse_receipt(struct link *l, struct repeat repeat)
{
    struct ledger *ledger = l->ledger;
    const struct receipt *r = &ledger->receipts[repeat.row];
    struct place first =
        ledger_place(ledger, ledger->receipts[repeat.first].at);

    if (may_repeat(l, r->at))
        return;
    if (l->files[r->at.file].typed &&
        !l->files[ledger->receipts[repeat.first].at.file].typed) {
        override_receipt(l, repeat);
        return;
    }
    link_refuse(l,
                (struct refusal){.at = r->at,
                                 .table = TABLE_RECEIPTS,
                                 .column = RECEIPTS_RECEIPT_NO,
                                 .amount = r->amount,
                                 .customer = r->customer},
                "receipt number %.*s stands already in line %u of %s",
                STR_ARG(r->receipt_no), (unsigned)first.line,
                file_name(first.file).ptr);
}

/* Receipts and credit notes share one space of numbers. */
static void refuse_credit_notes(struct link *l, const struct keys *receipts)
{
    struct ledger *ledger = l->ledger;

    for (size_t i = 0; i < ledger->document_count; i++) {
        const struct document *d = &ledger->documents[i];
        struct place first;
        bool several;
        uint32_t row;

        if (d->kind != DOCUMENT_CREDIT_NOTE || may_repeat(l, d->at))
            continue;
        row = keys_find(receipts, (struct key){d->doc_no, (struct str){0}},
                        &several);
        if (row == KEYS_NONE)
            continue;
        first = ledger_place(ledger, ledger->receipts[row].at);
        link_refuse(l,
                    (struct refusal){.at = d->at,
                                     .table = TABLE_DOCUMENTS,
                                     .column = DOCUMENTS_DOC_NO,
                                     .amount = {d->owed, d->currency},
                                     .customer = d->customer},
                    "credit note %.*s has the number of the receipt in line "
                    "%u of %s",
                    STR_ARG(d->doc_no), (unsigned)first.line,
                    file_name(first.file).ptr);
    }
}

static bool check_receipts(struct link *l, struct arena *scratch)
{
    struct ledger *ledger = l->ledger;
    struct repeat *repeats;
    struct keys keys;
    size_t n;

    if (ledger->receipt_count == 0)
        return true;
    if (!keys_build(&keys,
                    (struct keyed_rows){ledger->receipts, ledger->receipt_count,
                                        receipt_key, NULL, true},
                    l->threads, &repeats, &n, scratch, l->diag))
        return false;
    for (size_t i = 0; i < n; i++)
        refuse_receipt(l, repeats[i]);
    refuse_credit_notes(l, &keys);
    return true;
}

bool link_numbers(struct link *l)
{
    struct arena scratch = {0};
    bool ok;

    if (l->ledger->document_count > ROWS_MAX ||
        l->ledger->receipt_count > ROWS_MAX) {
        errno = 0;
        return diag_system(l->diag, NULL, "the ledger has too many rows");
    }
    ok = check_documents(l, &scratch) && check_receipts(l, &scratch);
    arena_release(&scratch);
    return ok;
}
