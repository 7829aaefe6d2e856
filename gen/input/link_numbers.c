#include "input/link_typed.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>

/* Numbers of 2^31 rows and more do not fit the index. */
#define ROWS_MAX 0x7fffffffu

/* What is said of a row whose number an earlier one bears. */
struct numbered {
    struct origin at;
    struct str number;
    struct money amount;
    uint32_t customer;
};

/* A table whose rows bear numbers. */
struct numbering {
    enum table table;
    size_t column;
    const char *repeated; /* format: number, line, file */
    bool may_repeat;      /* where the profile says so */
    struct numbered (*row)(const struct ledger *l, size_t i);
    /* True: the row says nothing new, and is left out; or NULL. */
    bool (*settle)(struct link *l, struct repeat repeat);
    /* The typed row takes the place of the export's. */
    void (*override)(struct row_cursor *c, struct link *l,
                     struct repeat repeat);
};

static struct key document_key(const void *rows, size_t i)
{
    const struct document *d = &((const struct document *)rows)[i];

    return (struct key){d->doc_no, d->details ? d->details->installment_no
                                              : (struct str){0}};
}

static enum repeated repeated_of(const struct link *l, struct origin at)
{
    return l->files[at.file].profile->repeated;
}

static bool may_repeat(const struct link *l, struct origin at)
{
    return repeated_of(l, at) == REPEATED_KEEP;
}

/* Of a receipt too there may be several lines; they add up as they are. */
static bool is_line_of(const struct link *l, const struct numbering *of,
                       const struct numbered *row, const struct numbered *first)
{
    return of->table == TABLE_RECEIPTS &&
           repeated_of(l, row->at) == REPEATED_SUM &&
           row->at.file == first->at.file && row->customer == first->customer;
}

static bool all_may_repeat(const struct link *l)
{
    for (size_t i = 0; i < l->file_count; i++) {
        const struct source_file *f = &l->files[i];

        if (!f->skipped && f->profile->tables[TABLE_DOCUMENTS].fed &&
            f->profile->repeated != REPEATED_KEEP)
            return false;
    }
    return true;
}

static void meet_repeat(struct row_cursor *c, struct link *l,
                        const struct numbering *of, struct repeat repeat)
{
    struct numbered row, first;
    struct place at;

    if (of->settle && of->settle(l, repeat))
        return;
    row = of->row(l->ledger, repeat.row);
    first = of->row(l->ledger, repeat.first);
    at = ledger_place(l->ledger, first.at);
    if ((of->may_repeat && may_repeat(l, row.at)) ||
        is_line_of(l, of, &row, &first))
        return;
    if (typed_overrides(l, row.at, first.at)) {
        of->override(c, l, repeat);
        return;
    }
    link_refuse(l,
                (struct refusal){.at = row.at,
                                 .table = of->table,
                                 .column = of->column,
                                 .amount = row.amount,
                                 .customer = row.customer},
                of->repeated, STR_ARG(row.number), (unsigned)at.line,
                file_name(at.file).ptr);
}

static void meet_repeats(struct link *l, const struct numbering *of,
                         const struct repeat *repeats, size_t n,
                         struct arena *scratch)
{
    struct row_cursor cursor = {.link = l, .arena = scratch};

    for (size_t i = 0; i < n; i++)
        meet_repeat(&cursor, l, of, repeats[i]);
    row_close(&cursor);
}

static struct numbered document_row(const struct ledger *l, size_t i)
{
    const struct document *d = &l->documents[i];

    return (struct numbered){
        d->at, d->doc_no, {d->owed, d->currency}, d->customer};
}

static void override_document(struct row_cursor *c, struct link *l,
                              struct repeat repeat)
{
    typed_document(c, l, &l->ledger->documents[repeat.row],
                   &l->ledger->documents[repeat.first]);
}

static bool check_documents(struct link *l, struct arena *scratch)
{
    static const struct numbering documents = {
        .table = TABLE_DOCUMENTS,
        .column = DOCUMENTS_DOC_NO,
        .repeated = "document number %.*s stands already in line %u of %s",
        .may_repeat = true,
        .row = document_row,
        .override = override_document};
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
    meet_repeats(l, &documents, repeats, n, scratch);
    return true;
}

static struct key receipt_key(const void *rows, size_t i)
{
    return (struct key){((const struct receipt *)rows)[i].receipt_no,
                        (struct str){0}};
}

static struct numbered receipt_row(const struct ledger *l, size_t i)
{
    const struct receipt *r = &l->receipts[i];

    return (struct numbered){r->at, r->receipt_no, r->amount, r->customer};
}

static void override_receipt(struct row_cursor *c, struct link *l,
                             struct repeat repeat)
{
    typed_receipt(c, l, &l->ledger->receipts[repeat.row],
                  &l->ledger->receipts[repeat.first]);
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
    static const struct numbering receipts = {
        .table = TABLE_RECEIPTS,
        .column = RECEIPTS_RECEIPT_NO,
        .repeated = "receipt number %.*s stands already in line %u of %s",
        .may_repeat = true,
        .row = receipt_row,
        .override = override_receipt};
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
    meet_repeats(l, &receipts, repeats, n, scratch);
    refuse_credit_notes(l, &keys);
    return true;
}

/* Keys of a table of few rows. */
static struct key listed_key(const void *rows, size_t i)
{
    return ((const struct key *)rows)[i];
}

static bool check_listed(struct link *l, const struct numbering *of,
                         const struct key *list, size_t count,
                         struct arena *scratch)
{
    struct repeat *repeats;
    struct keys keys;
    size_t n;

    if (count == 0)
        return true;
    if (!keys_build(&keys,
                    (struct keyed_rows){list, count, listed_key, NULL, false},
                    l->threads, &repeats, &n, scratch, l->diag))
        return false;
    meet_repeats(l, of, repeats, n, scratch);
    return true;
}

static struct numbered bill_row(const struct ledger *l, size_t i)
{
    const struct bill *b = &l->bills[i];

    return (struct numbered){b->at, b->bill_no, b->amount, b->customer};
}

static void override_bill(struct row_cursor *c, struct link *l,
                          struct repeat repeat)
{
    typed_bill(c, l, &l->ledger->bills[repeat.row],
               &l->ledger->bills[repeat.first]);
}

/* A number is that of one bill of a customer. */
static bool check_bills(struct link *l, struct arena *scratch)
{
    static const struct numbering bills = {
        .table = TABLE_BILLS,
        .column = BILLS_BILL_NO,
        .repeated = "bill number %.*s stands already in line %u of %s",
        .row = bill_row,
        .override = override_bill};
    const struct ledger *ledger = l->ledger;
    struct key *list = arena_array(scratch, struct key, ledger->bill_count);

    for (size_t i = 0; i < ledger->bill_count; i++)
        list[i] = (struct key){
            ledger->bills[i].bill_no,
            ledger->customers[ledger->bills[i].customer].customer_id};
    return check_listed(l, &bills, list, ledger->bill_count, scratch);
}

static struct numbered contract_row(const struct ledger *l, size_t i)
{
    const struct contract *x = &l->contracts[i];

    return (struct numbered){x->at, x->contract_no, (struct money){0},
                             x->customer};
}

static void override_contract(struct row_cursor *c, struct link *l,
                              struct repeat repeat)
{
    typed_contract(c, l, &l->ledger->contracts[repeat.row],
                   &l->ledger->contracts[repeat.first]);
}

/* A list of documents tells of its contract in every row. */
static bool settle_contract(struct link *l, struct repeat repeat)
{
    struct contract *x = &l->ledger->contracts[repeat.row];

    if (!l->files[x->at.file].profile->tables[TABLE_DOCUMENTS].fed)
        return false;
    x->customer = LEDGER_NONE;
    return true;
}

static bool check_contracts(struct link *l, struct arena *scratch)
{
    static const struct numbering contracts = {
        .table = TABLE_CONTRACTS,
        .column = CONTRACTS_CONTRACT_NO,
        .repeated = "contract number %.*s stands already in line %u of %s",
        .row = contract_row,
        .settle = settle_contract,
        .override = override_contract};
    const struct ledger *ledger = l->ledger;
    struct key *list = arena_array(scratch, struct key, ledger->contract_count);

    for (size_t i = 0; i < ledger->contract_count; i++)
        list[i] = (struct key){
            ledger->contracts[i].contract_no,
            ledger->customers[ledger->contracts[i].customer].customer_id};
    return check_listed(l, &contracts, list, ledger->contract_count, scratch);
}

static struct numbered rate_row(const struct ledger *l, size_t i)
{
    const struct fx_rate *x = &l->rates[i];
    struct str day = date_iso(x->rate_date, l->arena);

    return (struct numbered){
        x->at,
        arena_format(l->arena, "%s %.*s", x->currency->code, STR_ARG(day)),
        (struct money){0}, LEDGER_NONE};
}

/* The same rate twice is no mistake. */
static bool settle_rate(struct link *l, struct repeat repeat)
{
    struct fx_rate *rates = l->ledger->rates;

    if (decimal_compare(rates[repeat.row].rate, rates[repeat.first].rate) != 0)
        return false;
    rates[repeat.row].currency = NULL;
    return true;
}

static void override_rate(struct row_cursor *c, struct link *l,
                          struct repeat repeat)
{
    (void)c;
    typed_rate(l, &l->ledger->rates[repeat.row],
               &l->ledger->rates[repeat.first]);
}

static bool check_rates(struct link *l, struct arena *scratch)
{
    static const struct numbering rates = {
        .table = TABLE_FX,
        .column = FX_RATE,
        .repeated = "the rate of %.*s is another in line %u of %s",
        .row = rate_row,
        .settle = settle_rate,
        .override = override_rate};
    const struct ledger *ledger = l->ledger;
    struct key *list = arena_array(scratch, struct key, ledger->rate_count);

    for (size_t i = 0; i < ledger->rate_count; i++) {
        const struct fx_rate *x = &ledger->rates[i];

        list[i] =
            (struct key){str_from_z(x->currency->code),
                         {(const char *)&x->rate_date, sizeof(x->rate_date)}};
    }
    return check_listed(l, &rates, list, ledger->rate_count, scratch);
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
    ok = check_documents(l, &scratch) && check_receipts(l, &scratch) &&
         check_bills(l, &scratch) && check_contracts(l, &scratch) &&
         check_rates(l, &scratch);
    arena_release(&scratch);
    return ok;
}
