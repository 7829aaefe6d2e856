#include "input/link.h"

#include "base/file.h"

#include <stdlib.h>

/*
 * Every bill has its receipt: that of the files which bears its number as
 * receipt_no or bank_ref, else one that is made here.  Receipts that are made
 * stand behind those of the files, each list in the order of its rows.
 */

enum bearing { AS_NUMBER, AS_REFERENCE, AS_CREDIT_NOTE };

/* A row of the files that bears the number of a bill. */
struct bearer {
    uint32_t number; /* in numbers */
    enum bearing as;
    uint32_t customer;
    uint32_t row; /* receipt or document */
};

struct finding {
    struct link *link;
    struct arena *scratch;
    struct intern numbers; /* of bills */
    struct bearer *bearers;
    size_t bearer_count, bearer_capacity;
    uint32_t *made; /* by number: bill whose receipt is made; or LEDGER_NONE */
};

static void add_bearer(struct finding *f, struct str text, enum bearing as,
                       uint32_t customer, uint32_t row)
{
    uint32_t number;

    if (text.len && intern_find(&f->numbers, text, &number))
        ARENA_PUSH(f->scratch, f->bearers, f->bearer_count,
                   f->bearer_capacity) =
            (struct bearer){number, as, customer, row};
}

static int compare_bearers(const void *a, const void *b)
{
    const struct bearer *x = a, *y = b;

    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    if (x->as != y->as)
        return x->as < y->as ? -1 : 1;
    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static void list_bearers(struct finding *f)
{
    const struct ledger *l = f->link->ledger;

    for (uint32_t i = 0; i < f->link->receipt_count; i++) {
        const struct receipt *r = &l->receipts[i];

        add_bearer(f, r->receipt_no, AS_NUMBER, r->customer, i);
        if (!str_equal(r->bank_ref, r->receipt_no))
            add_bearer(f, r->bank_ref, AS_REFERENCE, r->customer, i);
    }
    for (uint32_t i = 0; i < l->document_count; i++)
        if (l->documents[i].kind == DOCUMENT_CREDIT_NOTE)
            add_bearer(f, l->documents[i].doc_no, AS_CREDIT_NOTE,
                       l->documents[i].customer, i);
    if (f->bearer_count)
        qsort(f->bearers, f->bearer_count, sizeof(*f->bearers),
              compare_bearers);
}

/* The first bearer that does not stand before this one. */
static size_t find_bearer(const struct finding *f, struct bearer key)
{
    size_t low = 0, high = f->bearer_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_bearers(&f->bearers[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_at(const struct finding *f, size_t i, uint32_t number,
                  enum bearing as)
{
    return i < f->bearer_count && f->bearers[i].number == number &&
           f->bearers[i].as == as;
}

static void refuse_bill(struct finding *f, const struct bill *b,
                        const char *format, struct origin other)
{
    struct place at = ledger_place(f->link->ledger, other);

    link_refuse(f->link,
                (struct refusal){.at = b->at,
                                 .table = TABLE_BILLS,
                                 .column = BILLS_BILL_NO,
                                 .amount = b->amount,
                                 .names = {.doc_nos = b->doc_nos},
                                 .customer = b->customer},
                format, STR_ARG(b->bill_no), (unsigned)at.line,
                at.file ? file_name(at.file).ptr : "");
}

static bool is_same_money(struct money a, struct money b)
{
    return a.currency == b.currency && a.minor == b.minor;
}

static bool is_of_bill(const struct receipt *r, const struct bill *b)
{
    return r->customer == b->customer && is_same_money(r->amount, b->amount);
}

/* The export writes a bill that came back as a negative receipt. */
static bool takes_back(const struct receipt *r, const struct bill *b)
{
    return r->customer == b->customer &&
           r->amount.currency == b->amount.currency &&
           r->amount.minor == -b->amount.minor;
}

/* What bears the number of a bill; LEDGER_NONE: nothing does. */
struct borne {
    size_t fitting;   /* receipts that may be it */
    uint32_t receipt; /* the first of them */
    uint32_t other;   /* a receipt of another amount or customer */
    uint32_t back;    /* the receipt that takes it back */
};

static void look_at_own(const struct finding *f, const struct bill *b,
                        uint32_t receipt, struct borne *x)
{
    const struct receipt *r = &f->link->ledger->receipts[receipt];

    if (takes_back(r, b))
        x->back = receipt;
    else if (!is_of_bill(r, b))
        x->other = receipt;
    else if (x->fitting++ == 0)
        x->receipt = receipt;
}

static struct borne look_at(const struct finding *f, const struct bill *b,
                            uint32_t number, enum bearing as)
{
    struct borne x = {0, LEDGER_NONE, LEDGER_NONE, LEDGER_NONE};
    size_t first = find_bearer(f, (struct bearer){number, as, 0, 0});
    size_t i = find_bearer(f, (struct bearer){number, as, b->customer, 0});

    if (first < i)
        x.other = f->bearers[first].row;
    for (; is_at(f, i, number, as) && f->bearers[i].customer == b->customer;
         i++)
        look_at_own(f, b, f->bearers[i].row, &x);
    if (is_at(f, i, number, as))
        x.other = f->bearers[i].row;
    return x;
}

/* False: refused.  *out LEDGER_NONE: there is none yet. */
static bool find_receipt(struct finding *f, const struct bill *b,
                         uint32_t number, uint32_t *out, uint32_t *back)
{
    const struct ledger *l = f->link->ledger;
    struct borne x = look_at(f, b, number, AS_NUMBER);
    struct borne y = look_at(f, b, number, AS_REFERENCE);
    size_t note = find_bearer(f, (struct bearer){number, AS_CREDIT_NOTE, 0, 0});

    *back = x.back != LEDGER_NONE ? x.back : y.back;
    if (x.fitting == 0 && x.other == LEDGER_NONE)
        x = y;
    *out = x.receipt;
    if (x.fitting > 1) {
        refuse_bill(f, b,
                    "several receipts bear the number of bill %.*s and its "
                    "amount, the first in line %u of %s",
                    l->receipts[x.receipt].at);
        return false;
    }
    if (x.fitting == 0 && x.other != LEDGER_NONE) {
        refuse_bill(f, b,
                    "the receipt that bears the number of bill %.*s is of "
                    "another customer or amount (line %u of %s)",
                    l->receipts[x.other].at);
        return false;
    }
    if (x.fitting == 0 && is_at(f, note, number, AS_CREDIT_NOTE)) {
        refuse_bill(f, b,
                    "bill %.*s has the number of the credit note in line %u of "
                    "%s",
                    l->documents[f->bearers[note].row].at);
        return false;
    }
    return true;
}

static struct date received_date(const struct bill *b)
{
    return date_is(b->received_date) ? b->received_date : b->issue_date;
}

static void make_receipt(struct finding *f, uint32_t bill)
{
    struct link *l = f->link;
    struct ledger *ledger = l->ledger;
    struct bill *b = &ledger->bills[bill];

    b->receipt = (uint32_t)ledger->receipt_count;
    ledger->receipts[ledger->receipt_count++] =
        (struct receipt){.receipt_no = b->bill_no,
                         .customer = b->customer,
                         .amount = b->amount,
                         .receipt_date = received_date(b),
                         .reversed_date = no_date,
                         .method = str_from_z(diag_translate(l->diag, "bill")),
                         .doc_nos = b->doc_nos,
                         .recorded_date = b->recorded_date,
                         .bill = bill,
                         .at = b->at};
}

static void refuse_date(struct finding *f, const struct bill *b,
                        enum bills_column column, const char *format)
{
    link_refuse(f->link,
                (struct refusal){.at = b->at,
                                 .table = TABLE_BILLS,
                                 .column = column,
                                 .amount = b->amount,
                                 .names = {.doc_nos = b->doc_nos},
                                 .customer = b->customer},
                format, STR_ARG(b->bill_no));
}

/* Its number is borne by nothing else; does the rest do for a receipt? */
static bool may_make(struct finding *f, const struct bill *b, uint32_t number)
{
    const struct ledger *l = f->link->ledger;

    if (f->made[number] != LEDGER_NONE) {
        refuse_bill(f, b,
                    "bill number %.*s stands already in line %u of %s, with "
                    "another customer",
                    l->bills[f->made[number]].at);
        return false;
    }
    if (date_is(received_date(b)))
        return true;
    refuse_date(f, b, BILLS_RECEIVED_DATE,
                "it is not told when bill %.*s came in, and no receipt bears "
                "its number: fill received_date");
    return false;
}

/* A bill cannot come back before it came in. */
static bool check_return(struct finding *f, const struct bill *b,
                         struct date received)
{
    if (b->status != BILL_DISHONOURED || b->dishonoured_at.day >= received.day)
        return true;
    refuse_date(f, b, BILLS_DISHONOURED_AT,
                "bill %.*s would be dishonoured before it came in");
    return false;
}

/* A bill that is refused has no receipt. */
static void settle_bill(struct finding *f, uint32_t bill)
{
    struct ledger *l = f->link->ledger;
    struct bill *b = &l->bills[bill];
    uint32_t number = intern_add(&f->numbers, b->bill_no);
    uint32_t receipt;
    struct receipt *r;

    b->receipt = LEDGER_NONE;
    if (!find_receipt(f, b, number, &receipt, &f->link->taken_back[bill]))
        return;
    if (receipt == LEDGER_NONE) {
        if (!may_make(f, b, number) || !check_return(f, b, received_date(b)))
            return;
        f->made[number] = bill;
        make_receipt(f, bill);
        return;
    }
    r = &l->receipts[receipt];
    if (r->bill != LEDGER_NONE) {
        refuse_bill(f, b,
                    "the receipt of bill %.*s is that of the bill in line %u "
                    "of %s already",
                    l->bills[r->bill].at);
    } else if (check_return(f, b, r->receipt_date)) {
        r->bill = bill;
        b->receipt = receipt;
    }
}

void link_bills(struct link *l)
{
    struct arena scratch = {0};
    struct finding f = {.link = l, .scratch = &scratch};
    struct ledger *ledger = l->ledger;
    size_t n = ledger->bill_count;

    if (n == 0)
        return;
    for (size_t i = 0; i < l->receipt_count; i++)
        ledger->receipts[i].bill = LEDGER_NONE;
    if (!l->taken_back)
        l->taken_back = arena_array(ledger->arena, uint32_t, n);
    f.numbers = intern_new(&scratch);
    f.made = arena_array(&scratch, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        (void)intern_add(&f.numbers, ledger->bills[i].bill_no);
        f.made[i] = LEDGER_NONE;
    }
    list_bearers(&f);
    for (uint32_t i = 0; i < n; i++)
        settle_bill(&f, i);
    arena_release(&scratch);
}

static void reverse(struct link *l, const struct bill *b, uint32_t back,
                    struct receipt *r)
{
    struct ledger *ledger = l->ledger;
    struct place at = ledger_place(ledger, r->at);
    struct str day;

    if (back != LEDGER_NONE) {
        at = ledger_place(ledger, ledger->receipts[back].at);
        diag_warning(l->diag, ledger_place(ledger, b->at),
                     "bill %.*s is dishonoured, but line %u of %s takes its "
                     "receipt back already: that stands",
                     STR_ARG(b->bill_no), (unsigned)at.line,
                     file_name(at.file).ptr);
    } else if (!date_is(r->reversed_date)) {
        r->reversed_date = b->dishonoured_at;
    } else if (r->reversed_date.day != b->dishonoured_at.day) {
        day = date_iso(r->reversed_date, ledger->arena);
        diag_warning(l->diag, ledger_place(ledger, b->at),
                     "bill %.*s: its receipt in line %u of %s is reversed on "
                     "%.*s, another day than it was dishonoured: the "
                     "receipt's day stands",
                     STR_ARG(b->bill_no), (unsigned)at.line,
                     file_name(at.file).ptr, STR_ARG(day));
    }
}

void link_finish_bills(struct link *l)
{
    struct ledger *ledger = l->ledger;

    for (size_t i = 0; i < ledger->bill_count; i++) {
        struct bill *b = &ledger->bills[i];
        struct receipt *r = &ledger->receipts[b->receipt];

        if (!date_is(b->received_date))
            b->received_date = r->receipt_date;
        if (!r->doc_nos.len)
            r->doc_nos = b->doc_nos;
        if (b->status == BILL_DISHONOURED)
            reverse(l, b, l->taken_back[i], r);
    }
}
