#include "model/ledger_parts.h"

#include "base/file.h"

#include <string.h>

/*
 * What cannot be said of the ledger's allocations and write-offs, in the words
 * of who has to put it right.
 */

static struct str plain(int64_t minor, const struct currency *currency,
                        struct arena *a)
{
    return money_plain((struct money){minor, currency}, a);
}

static const char *file_of(struct place at)
{
    return at.file ? file_name(at.file).ptr : "";
}

static void report_writeoff(const struct ledger *l, const struct allocation *x,
                            int64_t left, struct arena *a, struct diag *d)
{
    const struct document *doc = &l->documents[x->document];
    const struct writeoff *w = &l->writeoffs[x->writeoff];
    struct place at = ledger_place(l, doc->at);

    if (w->amount.minor < 0)
        diag_error(d, ledger_place(l, x->at),
                   "write-off of %.*s takes back more than was written off of "
                   "document \"%.*s\" of %.*s (%s:%u)",
                   STR_ARG(money_plain(w->amount, a)), STR_ARG(doc->doc_no),
                   STR_ARG(plain(doc->owed, doc->currency, a)), file_of(at),
                   at.line);
    else
        diag_error(d, ledger_place(l, x->at),
                   "write-off of %.*s: with it, document \"%.*s\" of %.*s "
                   "(%s:%u) would be left at %.*s; at most what is open can "
                   "be written off",
                   STR_ARG(money_plain(w->amount, a)), STR_ARG(doc->doc_no),
                   STR_ARG(plain(doc->owed, doc->currency, a)), file_of(at),
                   at.line, STR_ARG(plain(left, doc->currency, a)));
}

void report_excess_of_document(const struct ledger *l,
                               const struct allocation *x, uint32_t document,
                               int64_t left, struct arena *a, struct diag *d)
{
    const struct document *doc = &l->documents[document];
    struct place at = ledger_place(l, doc->at);

    if (x->writeoff != LEDGER_NONE)
        report_writeoff(l, x, left, a, d);
    else if (x->document == document &&
             ledger_magnitude(left) > ledger_magnitude(doc->owed) &&
             (left < 0) == (doc->owed < 0))
        diag_error(d, ledger_place(l, x->at),
                   "allocation of %.*s takes back more than was allocated to "
                   "document \"%.*s\" of %.*s (%s:%u), which would be left "
                   "at %.*s",
                   STR_ARG(money_plain(x->amount, a)), STR_ARG(doc->doc_no),
                   STR_ARG(plain(doc->owed, doc->currency, a)), file_of(at),
                   at.line, STR_ARG(plain(left, doc->currency, a)));
    else
        diag_error(
            d, ledger_place(l, x->at),
            "allocation of %.*s: with it, document \"%.*s\" of %.*s (%s:%u) "
            "would be left at %.*s; at most what is open can be allocated",
            STR_ARG(money_plain(x->amount, a)), STR_ARG(doc->doc_no),
            STR_ARG(plain(doc->owed, doc->currency, a)), file_of(at), at.line,
            STR_ARG(plain(left, doc->currency, a)));
}

void report_excess_of_receipt(const struct ledger *l,
                              const struct allocation *x, int64_t left,
                              struct arena *a, struct diag *d)
{
    const struct receipt *r = &l->receipts[x->receipt];
    struct place at = ledger_place(l, r->at);

    if (ledger_magnitude(left) > ledger_magnitude(r->amount.minor) &&
        (left < 0) == (r->amount.minor < 0))
        diag_error(d, ledger_place(l, x->at),
                   "allocation of %.*s takes back more than was allocated "
                   "from receipt \"%.*s\" of %.*s (%s:%u), which would be "
                   "left at %.*s",
                   STR_ARG(money_plain(x->amount, a)), STR_ARG(r->receipt_no),
                   STR_ARG(money_plain(r->amount, a)), file_of(at), at.line,
                   STR_ARG(plain(left, r->amount.currency, a)));
    else
        diag_error(
            d, ledger_place(l, x->at),
            "allocation of %.*s: with it, receipt \"%.*s\" of %.*s (%s:%u) "
            "would be left at %.*s; at most what is left can be allocated",
            STR_ARG(money_plain(x->amount, a)), STR_ARG(r->receipt_no),
            STR_ARG(money_plain(r->amount, a)), file_of(at), at.line,
            STR_ARG(plain(left, r->amount.currency, a)));
}

static bool has_one_currency(const struct ledger *l, const struct allocation *x)
{
    const struct currency *currency = l->documents[x->document].currency;

    if (x->receipt != LEDGER_NONE &&
        l->receipts[x->receipt].amount.currency != currency)
        return false;
    if (x->credit_note != LEDGER_NONE &&
        l->documents[x->credit_note].currency != currency)
        return false;
    return x->amount.currency == currency;
}

static bool has_one_source(const struct allocation *x)
{
    return (x->receipt != LEDGER_NONE) + (x->credit_note != LEDGER_NONE) +
               (x->writeoff != LEDGER_NONE) ==
           1;
}

bool allocation_is_possible(const struct ledger *l, const struct allocation *x,
                            struct arena *a, struct diag *d)
{
    const struct document *doc = &l->documents[x->document];
    struct str amount;

    if (x->document != x->credit_note && has_one_currency(l, x) &&
        has_one_source(x))
        return true;
    amount = money_plain(x->writeoff == LEDGER_NONE
                             ? x->amount
                             : l->writeoffs[x->writeoff].amount,
                         a);
    if (!has_one_source(x))
        return diag_error(d, ledger_place(l, x->at),
                          "allocation of %.*s to document \"%.*s\" names "
                          "neither a receipt nor a credit note",
                          STR_ARG(amount), STR_ARG(doc->doc_no));
    if (x->document == x->credit_note)
        return diag_error(d, ledger_place(l, x->at),
                          "allocation of %.*s: document \"%.*s\" cannot be "
                          "applied to itself",
                          STR_ARG(amount), STR_ARG(doc->doc_no));
    if (x->writeoff != LEDGER_NONE)
        return diag_error(d, ledger_place(l, x->at),
                          "write-off of %.*s %s: document \"%.*s\" is in %s; "
                          "it can only be written off in its own currency",
                          STR_ARG(amount), x->amount.currency->code,
                          STR_ARG(doc->doc_no), doc->currency->code);
    return diag_error(d, ledger_place(l, x->at),
                      "allocation of %.*s %s to document \"%.*s\" in %s: "
                      "both ends and the allocation must be in one "
                      "currency",
                      STR_ARG(amount), x->amount.currency->code,
                      STR_ARG(doc->doc_no), doc->currency->code);
}

void refusals_add(struct refusals *list, struct ledger *l,
                  const struct allocation *x, struct arena *a, struct diag *d)
{
    uint32_t customer = l->documents[x->document].customer;
    bool is_writeoff = x->writeoff != LEDGER_NONE;

    l->customers[customer].held = true;
    l->customers[allocation_payer(l, x)].held = true;
    if (is_writeoff)
        l->writeoffs[x->writeoff].refused = true;
    if (x->at.file < l->file_count)
        l->files[x->at.file].rejected++;
    ARENA_PUSH(a, list->items, list->count, list->capacity) = (struct reject){
        .at = ledger_place(l, x->at),
        .table = is_writeoff ? STR("writeoffs") : STR("allocations"),
        .reason = arena_str(l->arena, d->last ? d->last->text : STR("")),
        .amount = is_writeoff ? l->writeoffs[x->writeoff].amount : x->amount,
        .customer = customer};
}

void refusals_store(const struct refusals *list, struct ledger *l)
{
    struct reject *all;

    if (!list->count)
        return;
    all = arena_array(l->arena, struct reject, l->reject_count + list->count);
    if (l->reject_count)
        memcpy(all, l->rejects, l->reject_count * sizeof(*all));
    memcpy(all + l->reject_count, list->items, list->count * sizeof(*all));
    l->rejects = all;
    l->reject_count += list->count;
}
