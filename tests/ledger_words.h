/*
 * ledger_words - a kit's ledger, written in words.
 */
#ifndef TESTS_LEDGER_WORDS_H
#define TESTS_LEDGER_WORDS_H

#include "tieout_kit.h"

#include <stdio.h>

/*
 * A row a line, or between ";":
 *   C id former,...                         a customer and his former names
 *   D no customer amount day [installment]  an invoice; K a credit note
 *   R no customer amount day [reversed]     a receipt
 *   B no customer amount day [dishonoured]  a bill
 *   W no amount day                         a write-off of that document
 * Amounts are fen, or minor units with their code behind them: 100USD.
 */
struct words {
    char items[6][32];
    int count;
};

static inline struct words split(const char *row)
{
    struct words w = {0};

    w.count =
        sscanf(row, " %31s %31s %31s %31s %31s %31s", w.items[0], w.items[1],
               w.items[2], w.items[3], w.items[4], w.items[5]);
    return w;
}

static inline const char *keep(struct kit *k, const char *text)
{
    return arena_z(&k->arena, str_from_z(text));
}

static inline uint32_t find_customer(struct kit *k, const char *id)
{
    for (size_t i = 0; i < k->ledger.customer_count; i++) {
        if (str_equal_z(k->ledger.customers[i].customer_id, id))
            return (uint32_t)i;
    }
    return kit_customer(k, keep(k, id));
}

static inline uint32_t find_document(const struct kit *k, const char *doc_no)
{
    for (size_t i = 0; i < k->ledger.document_count; i++) {
        if (str_equal_z(k->ledger.documents[i].doc_no, doc_no))
            return (uint32_t)i;
    }
    fail_msg("no document %s", doc_no);
    return 0;
}

static inline struct money read_money(const char *text)
{
    char code[4] = "CNY";
    long long minor = 0;

    assert_true(sscanf(text, "%lld%3s", &minor, code) >= 1);
    return kit_money(code, minor);
}

static inline void add_document(struct kit *k, const struct words *w,
                                enum document_kind kind)
{
    uint32_t document = kit_document(
        k, kind, keep(k, w->items[1]), find_customer(k, w->items[2]),
        read_money(w->items[3]), w->items[4], NULL);

    if (w->count > 5)
        kit_details(k, document)->installment_no =
            str_from_z(keep(k, w->items[5]));
}

static inline void add_receipt(struct kit *k, const struct words *w, bool bill)
{
    uint32_t receipt =
        kit_receipt(k, keep(k, w->items[1]), find_customer(k, w->items[2]),
                    read_money(w->items[3]), w->items[4],
                    w->count > 5 ? w->items[5] : NULL, "");

    if (bill)
        (void)kit_bill(k, receipt, w->count > 5 ? BILL_DISHONOURED : BILL_HELD,
                       "2027-01-01", w->count > 5 ? w->items[5] : NULL);
}

static inline void add_row(struct kit *k, const char *row)
{
    struct words w = split(row);
    uint32_t customer;

    switch (w.items[0][0]) {
    case 'C':
        customer = find_customer(k, w.items[1]);
        k->ledger.customers[customer].former_ids =
            str_from_z(keep(k, w.items[2]));
        break;
    case 'D':
        add_document(k, &w, DOCUMENT_INVOICE);
        break;
    case 'K':
        add_document(k, &w, DOCUMENT_CREDIT_NOTE);
        break;
    case 'R':
        add_receipt(k, &w, false);
        break;
    case 'B':
        add_receipt(k, &w, true);
        break;
    case 'W':
        (void)kit_writeoff(k, find_document(k, w.items[1]),
                           read_money(w.items[2]), w.items[3]);
        break;
    default:
        fail_msg("%s is no row", row);
    }
}

static inline void build(struct kit *k, const char *rows)
{
    char row[200];

    kit_start(k);
    while (*rows) {
        size_t length = strcspn(rows, ";");

        assert_true(length < sizeof(row));
        memcpy(row, rows, length);
        row[length] = '\0';
        add_row(k, row);
        rows += length + (rows[length] == ';');
    }
    kit_finish(k);
}

#endif
