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
    typed_finder *find; /* of a table of few rows */
};

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

/* A typed row that stands over an earlier one has said so already. */
static bool is_settled(struct link *l, const struct numbering *of,
                       struct origin row)
{
    if (!l->files[row.file].typed || !canonical_has_key(of->table))
        return false;
    link_refuse(l, (struct refusal){.at = row, .used = true}, "%s", "");
    return true;
}

static void meet_repeat(struct link *l, const struct numbering *of,
                        struct repeat repeat)
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
    if (is_settled(l, of, row.at))
        return;
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
                         const struct repeat *repeats, size_t n)
{
    for (size_t i = 0; i < n; i++)
        meet_repeat(l, of, repeats[i]);
}

static uint32_t find_nothing(struct link *l, const void *context,
                             const struct typed_row *row, bool *several)
{
    (void)l;
    (void)context;
    (void)row;
    (void)several;
    return LEDGER_NONE;
}

/* The numbers of a table of which typed rows may stand over others. */
static uint32_t find_number(struct link *l, const void *context,
                            const struct typed_row *row, bool *several)
{
    const struct keys *keys = context;
    uint32_t found =
        keys_find(keys, (struct key){row->number, row->part}, several);

    (void)l;
    *several = false; /* the first one, as for all that repeats */
    return found == KEYS_NONE ? LEDGER_NONE : found;
}

static struct numbered document_row(const struct ledger *l, size_t i)
{
    const struct document *d = &l->documents[i];

    return (struct numbered){
        d->at, d->doc_no, {d->owed, d->currency}, d->customer};
}

static bool check_documents(struct link *l, struct arena *scratch)
{
    static const struct numbering documents = {
        .table = TABLE_DOCUMENTS,
        .column = DOCUMENTS_DOC_NO,
        .repeated = "document number %.*s stands already in line %u of %s",
        .may_repeat = true,
        .row = document_row};
    struct ledger *ledger = l->ledger;
    struct repeat *repeats;
    struct keys keys;
    size_t n;

    if (all_may_repeat(l))
        return true;
    if (!keys_build(&keys,
                    (struct keyed_rows){ledger->documents,
                                        ledger->document_count,
                                        link_document_key, l->hashes,
                                        typed_has(l, TABLE_DOCUMENTS)},
                    l->threads, &repeats, &n, scratch, l->diag))
        return false;
    if (typed_has(l, TABLE_DOCUMENTS)) {
        link_leave_past(l, &keys);
        typed_settle(l, TABLE_DOCUMENTS, find_number, &keys);
    }
    meet_repeats(l, &documents, repeats, n);
    return true;
}

static struct numbered receipt_row(const struct ledger *l, size_t i)
{
    const struct receipt *r = &l->receipts[i];

    return (struct numbered){r->at, r->receipt_no, r->amount, r->customer};
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
        .row = receipt_row};
    struct ledger *ledger = l->ledger;
    struct repeat *repeats;
    struct keys keys;
    size_t n;

    if (ledger->receipt_count == 0) {
        typed_settle(l, TABLE_RECEIPTS, find_nothing, NULL);
        return true;
    }
    if (!keys_build(&keys,
                    (struct keyed_rows){ledger->receipts, ledger->receipt_count,
                                        link_receipt_key, NULL, true},
                    l->threads, &repeats, &n, scratch, l->diag))
        return false;
    typed_settle(l, TABLE_RECEIPTS, find_number, &keys);
    meet_repeats(l, &receipts, repeats, n);
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

    typed_settle(l, of->table, of->find, NULL);
    if (count == 0)
        return true;
    if (!keys_build(&keys,
                    (struct keyed_rows){list, count, listed_key, NULL, false},
                    l->threads, &repeats, &n, scratch, l->diag))
        return false;
    meet_repeats(l, of, repeats, n);
    return true;
}

/* Typed rows are few. */
static bool is_whose(struct link *l, const struct typed_row *row,
                     uint32_t customer)
{
    uint32_t told;

    return !row->customer.len ||
           (link_whom(l, row->customer, &told) == WHOM_ONE && told == customer);
}

static uint32_t find_bill(struct link *l, const void *context,
                          const struct typed_row *row, bool *several)
{
    const struct ledger *ledger = l->ledger;
    uint32_t found = LEDGER_NONE;

    (void)context;
    for (uint32_t i = 0; i < ledger->bill_count; i++) {
        const struct bill *b = &ledger->bills[i];

        if (!str_equal(b->bill_no, row->number) ||
            !is_whose(l, row, b->customer))
            continue;
        *several |= found != LEDGER_NONE &&
                    ledger->bills[found].customer != b->customer;
        found = found == LEDGER_NONE ? i : found;
    }
    return found;
}

static uint32_t find_contract(struct link *l, const void *context,
                              const struct typed_row *row, bool *several)
{
    const struct ledger *ledger = l->ledger;
    uint32_t found = LEDGER_NONE;

    (void)context;
    for (uint32_t i = 0; i < ledger->contract_count; i++) {
        const struct contract *x = &ledger->contracts[i];

        if (!str_equal(x->contract_no, row->number) ||
            !is_whose(l, row, x->customer))
            continue;
        *several |= found != LEDGER_NONE &&
                    ledger->contracts[found].customer != x->customer;
        found = found == LEDGER_NONE ? i : found;
    }
    return found;
}

static struct numbered bill_row(const struct ledger *l, size_t i)
{
    const struct bill *b = &l->bills[i];

    return (struct numbered){b->at, b->bill_no, b->amount, b->customer};
}

/* A number is that of one bill of a customer. */
static bool check_bills(struct link *l, struct arena *scratch)
{
    static const struct numbering bills = {
        .table = TABLE_BILLS,
        .column = BILLS_BILL_NO,
        .repeated = "bill number %.*s stands already in line %u of %s",
        .row = bill_row,
        .find = find_bill};
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
        .find = find_contract};
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

static uint32_t find_rate(struct link *l, const void *context,
                          const struct typed_row *row, bool *several)
{
    const struct fx_rate *x = &row->row.rate;

    (void)context;
    (void)several;
    for (size_t i = 0; i < l->ledger->rate_count; i++)
        if (l->ledger->rates[i].currency == x->currency &&
            l->ledger->rates[i].rate_date.day == x->rate_date.day)
            return (uint32_t)i;
    return LEDGER_NONE;
}

static bool check_rates(struct link *l, struct arena *scratch)
{
    static const struct numbering rates = {
        .table = TABLE_FX,
        .column = FX_RATE,
        .repeated = "the rate of %.*s is another in line %u of %s",
        .row = rate_row,
        .settle = settle_rate,
        .find = find_rate};
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
