#include "command/explain_text.h"

#include "base/file.h"
#include "base/utf8.h"
#include "command/explain_records.h"
#include "report/records_value.h"
#include "report/words.h"

/* A line of the list of events. */
struct line {
    struct str day, what, amount, balance, where;
};

struct lines {
    struct line *items;
    size_t count, capacity;
};

struct telling {
    struct run *run;
    const struct book *book;
    const struct ledger *ledger;
    enum subject_kind kind; /* of what the events are told */
    struct arena *arena;
};

static const char *say(const struct telling *t, const char *format)
{
    return diag_translate(t->run->diag, format);
}

static struct str money(const struct telling *t, int64_t minor,
                        const struct currency *currency)
{
    return money_grouped((struct money){minor, currency}, t->arena);
}

static struct str place(const struct telling *t, struct origin at)
{
    struct place p = ledger_place(t->ledger, at);

    if (!p.file)
        return (struct str){0};
    if (p.line == 0)
        return file_name(p.file);
    return arena_format(t->arena, "%.*s:%u", STR_ARG(file_name(p.file)),
                        (unsigned)p.line);
}

/* "C001 示例公司"; the number alone where that is all there is. */
static struct str customer_of(const struct telling *t, uint32_t customer)
{
    const struct customer *c = &t->ledger->customers[customer];

    if (str_equal(c->customer_id, c->name))
        return c->customer_id;
    return arena_format(t->arena, "%.*s %.*s", STR_ARG(c->customer_id),
                        STR_ARG(c->name));
}

static struct str kind_of(const struct telling *t, const struct document *doc)
{
    static const enum word words[] = {[DOCUMENT_INVOICE] = WORD_INVOICE,
                                      [DOCUMENT_CREDIT_NOTE] = WORD_CREDIT_NOTE,
                                      [DOCUMENT_DEBIT_NOTE] = WORD_DEBIT_NOTE,
                                      [DOCUMENT_OPENING] = WORD_OPENING};

    return word(words[doc->kind], t->run->language);
}

/* "XS-1", "XS-1/2" of an instalment. */
static struct str number_of(const struct telling *t, uint32_t document)
{
    const struct document *doc = &t->ledger->documents[document];

    return installment_number(doc->doc_no,
                              doc->details ? doc->details->installment_no
                                           : (struct str){0},
                              t->arena);
}

static struct str tell_issue(const struct telling *t, const struct event *e)
{
    const struct document *doc = &t->ledger->documents[e->document];

    return arena_format(t->arena, "%.*s %.*s", STR_ARG(kind_of(t, doc)),
                        STR_ARG(number_of(t, e->document)));
}

static struct str tell_allocation(const struct telling *t,
                                  const struct event *e)
{
    const struct ledger *l = t->ledger;

    if (t->kind == SUBJECT_RECEIPT ||
        (t->kind == SUBJECT_CUSTOMER && e->amount.minor > 0))
        return arena_format(t->arena, say(t, "applied to %.*s"),
                            STR_ARG(number_of(t, e->document)));
    if (e->bill != LEDGER_NONE)
        return arena_format(t->arena, say(t, "paid by bill %.*s"),
                            STR_ARG(l->bills[e->bill].bill_no));
    if (e->receipt != LEDGER_NONE)
        return arena_format(t->arena, say(t, "paid by receipt %.*s"),
                            STR_ARG(l->receipts[e->receipt].receipt_no));
    return arena_format(t->arena, say(t, "credit note %.*s to %.*s"),
                        STR_ARG(l->documents[e->credit_note].doc_no),
                        STR_ARG(number_of(t, e->document)));
}

static struct str tell_receipt(const struct telling *t, const struct event *e)
{
    const struct ledger *l = t->ledger;
    struct str no = l->receipts[e->receipt].receipt_no;

    switch (e->kind) {
    case EVENT_BILL:
        return arena_format(t->arena, say(t, "bill %.*s taken in payment"),
                            STR_ARG(l->bills[e->bill].bill_no));
    case EVENT_RETURN:
        return arena_format(t->arena, say(t, "bill %.*s dishonoured"),
                            STR_ARG(l->bills[e->bill].bill_no));
    case EVENT_REVERSAL:
        return arena_format(t->arena, say(t, "receipt %.*s reversed"),
                            STR_ARG(no));
    default:
        return arena_format(t->arena, say(t, "receipt %.*s"), STR_ARG(no));
    }
}

static struct str tell_writeoff(const struct telling *t, const struct event *e)
{
    const struct writeoff *w = &t->ledger->writeoffs[e->writeoff];
    const char *format = w->amount.minor < 0
                             ? say(t, "write-off of %.*s taken back%s%.*s")
                             : say(t, "%.*s written off%s%.*s");

    return arena_format(t->arena, format, STR_ARG(number_of(t, e->document)),
                        w->reason.len ? say(t, ": ") : "", STR_ARG(w->reason));
}

static struct str tell_dispute(const struct telling *t, const struct event *e)
{
    const struct dispute *x = &t->ledger->disputes[e->dispute];
    struct str amount = x->amount.currency
                            ? money(t, x->amount.minor, x->amount.currency)
                            : str_from_z(say(t, "all that is open"));

    return arena_format(
        t->arena,
        e->kind == EVENT_DISPUTE ? say(t, "disputed: %.*s%s%.*s")
                                 : say(t, "no longer disputed: %.*s%s%.*s"),
        STR_ARG(amount), x->reason.len ? say(t, ", ") : "", STR_ARG(x->reason));
}

static struct str tell_event(const struct telling *t, const struct event *e)
{
    switch (e->kind) {
    case EVENT_DOCUMENT:
    case EVENT_CREDIT_NOTE:
        return tell_issue(t, e);
    case EVENT_ALLOCATION:
        return tell_allocation(t, e);
    case EVENT_RECEIPT:
    case EVENT_BILL:
    case EVENT_REVERSAL:
    case EVENT_RETURN:
        return tell_receipt(t, e);
    case EVENT_WRITEOFF:
        return tell_writeoff(t, e);
    case EVENT_DISPUTE:
    case EVENT_DISPUTE_END:
        return tell_dispute(t, e);
    case EVENT_HANDED_OVER:
        return str_from_z(say(t, "handed over to the lawyer"));
    case EVENT_EXPORTED:
        return str_from_z(say(t, "to the open amount as exported"));
    }
    return (struct str){0};
}

/* What a reader must know beside: by our order, or typed in later. */
static struct str with_remarks(const struct telling *t, const struct event *e,
                               struct str what)
{
    if (e->is_computed)
        what = arena_format(t->arena, say(t, "%.*s (by our order)"),
                            STR_ARG(what));
    if (date_is(e->recorded) && e->recorded.day > e->day.day)
        what =
            arena_format(t->arena, say(t, "%.*s, recorded %.*s"), STR_ARG(what),
                         STR_ARG(date_iso(e->recorded, t->arena)));
    return what;
}

static struct str balance_of(const struct telling *t, const struct event *e)
{
    struct str sum = money(t, e->balance, e->amount.currency);

    if (t->kind != SUBJECT_CUSTOMER)
        return sum;
    return arena_format(t->arena, "%s %.*s", e->amount.currency->code,
                        STR_ARG(sum));
}

static void add_event(const struct telling *t, const struct event *e,
                      struct lines *out)
{
    struct line l = {.day = date_iso(e->day, t->arena),
                     .what = with_remarks(t, e, tell_event(t, e)),
                     .where = place(t, e->at)};

    if (event_moves(e)) {
        l.amount = money(t, e->amount.minor, e->amount.currency);
        l.balance = balance_of(t, e);
    }
    ARENA_PUSH(t->arena, out->items, out->count, out->capacity) = l;
}

static void widen(size_t *width, struct str s)
{
    size_t w = utf8_width(s);

    *width = w > *width ? w : *width;
}

static void pad(size_t n)
{
    while (n-- > 0)
        putchar(' ');
}

static void print_left(struct str s, size_t width)
{
    printf("%.*s", STR_ARG(s));
    pad(width - utf8_width(s));
}

static void print_right(struct str s, size_t width)
{
    pad(width - utf8_width(s));
    printf("%.*s", STR_ARG(s));
}

/* Columns as wide as what stands in them. */
static void print_lines(const struct lines *all)
{
    size_t what = 0, amount = 0, balance = 0;

    for (size_t i = 0; i < all->count; i++) {
        widen(&what, all->items[i].what);
        widen(&amount, all->items[i].amount);
        widen(&balance, all->items[i].balance);
    }
    for (size_t i = 0; i < all->count; i++) {
        const struct line *l = &all->items[i];

        printf("  ");
        print_left(l->day, 10);
        printf("  ");
        print_left(l->what, what);
        printf("  ");
        print_right(l->amount, amount);
        printf("  ");
        print_right(l->balance, balance);
        printf("  %.*s\n", STR_ARG(l->where));
    }
}

static void say_events(const struct telling *t, struct subject s)
{
    struct history h = subject_history(&t->book->view, s, t->arena);
    struct lines all = {0};

    ARENA_PUSH(t->arena, all.items, all.count, all.capacity) = (struct line){
        str_from_z(say(t, "date")), str_from_z(say(t, "event")),
        str_from_z(say(t, "amount")), str_from_z(say(t, "balance")),
        str_from_z(say(t, "from"))};
    for (size_t i = 0; i < h.count; i++)
        add_event(t, &h.events[i], &all);
    print_lines(&all);
}

/* What is typed of its due date, or NULL. */
static const struct override *typed_due(const struct telling *t,
                                        const struct document *doc)
{
    const struct ledger *l = t->ledger;
    struct str key = number_of(t, (uint32_t)(doc - l->documents));

    for (size_t i = 0; i < l->override_count; i++)
        if (override_is_of(&l->overrides[i], "documents", key) &&
            str_equal_z(l->overrides[i].column, "due_date"))
            return &l->overrides[i];
    return NULL;
}

/* Where the due date comes from, and the days it gives. */
static void say_due(const struct telling *t, const struct document *doc,
                    const struct open_item *item)
{
    struct run *r = t->run;
    struct str due = date_iso(doc->due_date, t->arena);
    const struct override *typed = typed_due(t, doc);

    if (!date_is(doc->due_date)) {
        run_say(r, "    it has no due date, and no rule gives one\n");
        return;
    }
    if (doc->is_due_by_rule)
        run_say(r, "    due %.*s, by the terms: its row has no due date\n",
                STR_ARG(due));
    else if (typed)
        run_say(r, "    due %.*s, as typed in %.*s\n", STR_ARG(due),
                STR_ARG(place(t, typed->at)));
    else
        run_say(r, "    due %.*s, as its row says\n", STR_ARG(due));
    if (item->days_overdue > 0)
        run_say(r,
                "    %d days overdue, the day after the due date being the "
                "first\n",
                (int)item->days_overdue);
    else if (item->days_overdue == 0)
        run_say(r, "    due today, which is not overdue\n");
    else
        run_say(r, "    due in %d days\n", -(int)item->days_overdue);
}

static void say_parts(const struct telling *t, uint32_t document,
                      const struct open_item *item)
{
    const struct document *doc = &t->ledger->documents[document];
    struct run *r = t->run;

    if (item->disputed)
        run_say(r, "    of it disputed: %.*s\n",
                STR_ARG(money(t, item->disputed, doc->currency)));
    if (item->returned)
        run_say(r, "    of it open again since a bill was dishonoured: %.*s\n",
                STR_ARG(money(t, item->returned, doc->currency)));
    if (date_is(doc->handed_over_date) &&
        doc->handed_over_date.day <= t->book->as_of.day)
        run_say(r, "    with the lawyer since %.*s: no letter of ours\n",
                STR_ARG(date_iso(doc->handed_over_date, t->arena)));
    if (doc->class_of == CLASS_RETENTION)
        run_say(r, "    retention money: a contract asset until it is due\n");
}

static void say_buckets(const struct telling *t, uint32_t document,
                        const struct open_item *item)
{
    const struct document *doc = &t->ledger->documents[document];
    const struct aging *aging = &t->book->aging;
    struct run *r = t->run;
    struct str due = bucket_label(&aging->scheme->items[item->bucket],
                                  r->language, t->arena);

    run_say(r, "  %.*s: %.*s %s open as of %.*s, in \"%.*s\"\n",
            STR_ARG(number_of(t, document)),
            STR_ARG(money(t, item->open, doc->currency)), doc->currency->code,
            STR_ARG(date_iso(t->book->as_of, t->arena)), STR_ARG(due));
    say_due(t, doc, item);
    run_say(
        r,
        "    issued %.*s (days since: %d); in the notes to the accounts: "
        "%.*s\n",
        STR_ARG(date_iso(doc->issue_date, t->arena)),
        (int)(t->book->as_of.day - doc->issue_date.day),
        STR_ARG(disclosure_label(item->bases[BASIS_DISCLOSURE], r->language)));
    say_parts(t, document, item);
}

static void say_document(const struct telling *t, uint32_t document)
{
    const struct document *doc = &t->ledger->documents[document];
    const struct open_item *item = subject_item(&t->book->aging, document);
    struct run *r = t->run;

    run_say(r, "%.*s %.*s of customer %.*s (%.*s)\n", STR_ARG(kind_of(t, doc)),
            STR_ARG(number_of(t, document)),
            STR_ARG(customer_of(t, doc->customer)), STR_ARG(place(t, doc->at)));
    explain_say_overrides(r, t->ledger, "documents", number_of(t, document));
    say_events(t, (struct subject){SUBJECT_DOCUMENT, document});
    if (item)
        say_buckets(t, document, item);
    else if (doc->issue_date.day > t->book->as_of.day)
        run_say(r, "  not issued yet on %.*s\n",
                STR_ARG(date_iso(t->book->as_of, t->arena)));
    else if (t->book->view.document_open[document])
        run_say(r, "  %.*s %s unapplied as of %.*s\n",
                STR_ARG(money(t, t->book->view.document_open[document],
                              doc->currency)),
                doc->currency->code,
                STR_ARG(date_iso(t->book->as_of, t->arena)));
    else
        run_say(r, "  settled as of %.*s\n",
                STR_ARG(date_iso(t->book->as_of, t->arena)));
}

static void say_receipt(const struct telling *t, uint32_t receipt)
{
    const struct receipt *x = &t->ledger->receipts[receipt];
    struct run *r = t->run;

    if (x->bill != LEDGER_NONE)
        run_say(r, "bill %.*s of customer %.*s (%.*s)\n",
                STR_ARG(t->ledger->bills[x->bill].bill_no),
                STR_ARG(customer_of(t, x->customer)), STR_ARG(place(t, x->at)));
    else
        run_say(r, "receipt %.*s of customer %.*s (%.*s)\n",
                STR_ARG(x->receipt_no), STR_ARG(customer_of(t, x->customer)),
                STR_ARG(place(t, x->at)));
    explain_say_overrides(r, t->ledger, "receipts", x->receipt_no);
    if (x->bill != LEDGER_NONE)
        explain_say_overrides(r, t->ledger, "bills",
                              t->ledger->bills[x->bill].bill_no);
    say_events(t, (struct subject){SUBJECT_RECEIPT, receipt});
    run_say(r, "  unapplied as of %.*s: %.*s %s\n",
            STR_ARG(date_iso(t->book->as_of, t->arena)),
            STR_ARG(money(t, t->book->view.receipt_open[receipt],
                          x->amount.currency)),
            x->amount.currency->code);
}

/* Of a group's head: those right below him. */
static void say_members(const struct telling *t, uint32_t customer)
{
    const struct ledger *l = t->ledger;

    for (size_t i = 0; i < l->customer_count; i++)
        if (l->customers[i].parent == customer)
            run_say(t->run, "  of his group: %.*s\n",
                    STR_ARG(customer_of(t, (uint32_t)i)));
}

static void say_customer(const struct telling *t, uint32_t customer)
{
    const struct ledger *l = t->ledger;
    const struct customer *c = &l->customers[customer];
    const struct aging *aging = &t->book->aging;
    struct run *r = t->run;

    run_say(r, "customer %.*s (%.*s)\n", STR_ARG(customer_of(t, customer)),
            STR_ARG(place(t, c->at)));
    if (c->parent != LEDGER_NONE)
        run_say(r, "  of the group of %.*s, for reports alone\n",
                STR_ARG(customer_of(t, c->parent)));
    say_members(t, customer);
    if (c->held)
        run_say(r, "  held: a row of his was rejected or does not tie; no "
                   "letter\n");
    explain_say_overrides(r, l, "customers", c->customer_id);
    explain_say_records(r, t->book, customer);
    say_events(t, (struct subject){SUBJECT_CUSTOMER, customer});
    for (size_t i = 0; i < aging->item_count; i++)
        if (l->documents[aging->items[i].document].customer == customer)
            say_buckets(t, aging->items[i].document, &aging->items[i]);
    for (size_t i = 0; i < l->receipt_count; i++)
        if (l->receipts[i].customer == customer &&
            t->book->view.receipt_open[i])
            run_say(r, "  receipt %.*s: %.*s %s unapplied\n",
                    STR_ARG(l->receipts[i].receipt_no),
                    STR_ARG(money(t, t->book->view.receipt_open[i],
                                  l->receipts[i].amount.currency)),
                    l->receipts[i].amount.currency->code);
}

void explain_say(struct run *r, const struct book *b, struct subject s)
{
    struct telling t = {r, b, &b->ledger, s.kind, r->arena};

    if (s.kind == SUBJECT_DOCUMENT)
        say_document(&t, s.index);
    else if (s.kind == SUBJECT_RECEIPT)
        say_receipt(&t, s.index);
    else
        say_customer(&t, s.index);
}
