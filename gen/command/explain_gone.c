#include "command/explain_gone.h"

#include "command/seen.h"

/* Receipts and bills of the newest ledger that name the document. */
struct naming {
    const struct receipt **items;
    size_t count, capacity;
};

static struct naming find_naming(struct run *r, const struct book *b,
                                 struct str number,
                                 const struct currency *currency)
{
    const struct ledger *l = &b->ledger;
    struct naming n = {0};

    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *x = &l->receipts[i];

        if (x->amount.currency == currency &&
            x->receipt_date.day <= b->as_of.day &&
            (receipt_names(x->doc_nos, number) ||
             (x->bill != LEDGER_NONE &&
              receipt_names(l->bills[x->bill].doc_nos, number))))
            ARENA_PUSH(r->arena, n.items, n.count, n.capacity) = x;
    }
    return n;
}

/* One document, as it was seen last. */
struct gone {
    const struct document *doc;
    struct str number, part, customer_id;
    struct money open;
    struct date day;
    struct naming naming;
    bool is_item; /* of exports of open items */
};

static struct gone gone_of(struct run *r, const struct book *b,
                           const struct sighting *s, uint32_t document)
{
    const struct document *doc = &s->ledger->documents[document];
    struct gone g = {
        .doc = doc,
        .part = doc->details ? doc->details->installment_no : STR(""),
        .customer_id = s->ledger->customers[doc->customer].customer_id,
        .open = {s->view.document_open[document], doc->currency},
        .day = s->snapshot.date,
        .naming = find_naming(r, b, doc->doc_no, doc->currency),
        .is_item = b->ledger.source == ALLOCATION_OPEN};

    g.number = installment_number(doc->doc_no, g.part, r->arena);
    return g;
}

static void say(struct run *r, const struct gone *g)
{
    const char *format =
        !g->is_item ? "document %.*s of customer %.*s is not in the newest "
                      "export; last seen in %.*s, open then %.*s %s\n"
        : g->naming.count
            ? "document %.*s of customer %.*s: settled, receipts name it; last "
              "seen in %.*s, open then %.*s %s\n"
            : "document %.*s of customer %.*s: settled, cause unknown; last "
              "seen in %.*s, open then %.*s %s\n";

    run_say(r, format, STR_ARG(g->number), STR_ARG(g->customer_id),
            STR_ARG(date_iso(g->day, r->arena)),
            STR_ARG(money_grouped(g->open, r->arena)), g->open.currency->code);
    for (size_t i = 0; i < g->naming.count; i++) {
        const struct receipt *x = g->naming.items[i];

        run_say(r, "  %.*s receipt %.*s names it: %.*s %s\n",
                STR_ARG(date_iso(x->receipt_date, r->arena)),
                STR_ARG(x->receipt_no),
                STR_ARG(money_grouped(x->amount, r->arena)),
                x->amount.currency->code);
    }
}

static struct value receipts_value(struct run *r, const struct book *b,
                                   const struct naming *n)
{
    struct value list = value_list_new(r->arena);

    for (size_t i = 0; i < n->count; i++) {
        const struct receipt *x = n->items[i];
        struct value v = value_map_new(r->arena);

        value_set(v, "receipt_no", value_text(x->receipt_no), r->arena);
        value_set(v, "date", value_date(x->receipt_date), r->arena);
        value_set(v, "amount", value_money(x->amount), r->arena);
        value_set(v, "customer_id",
                  value_text(b->ledger.customers[x->customer].customer_id),
                  r->arena);
        value_push(list, v, r->arena);
    }
    return list;
}

static struct value gone_value(struct run *r, const struct book *b,
                               const struct gone *g)
{
    const char *state = !g->is_item       ? "gone"
                        : g->naming.count ? "paid"
                                          : "settled_unknown";
    struct value v = value_map_new(r->arena);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"subject", value_text(STR("document"))},
        {"doc_no", value_text(g->doc->doc_no)},
        {"installment_no", g->part.len ? value_text(g->part) : value_null()},
        {"customer_id", value_text(g->customer_id)},
        {"currency", value_z(g->open.currency->code)},
        {"state", value_z(state)},
        {"last_seen", value_date(g->day)},
        {"open_then", value_money(g->open)},
        {"receipts", receipts_value(r, b, &g->naming)},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(v, entries[i].key, entries[i].value, r->arena);
    return v;
}

bool explain_gone(struct run *r, const struct book *b, struct str number,
                  struct value *value)
{
    struct value list = value_list_new(r->arena);
    struct sighting s;

    if (!seen_last(r, b, number, &s))
        return false;
    for (size_t i = 0; i < s.documents.count; i++) {
        struct gone g = gone_of(r, b, &s, s.documents.items[i].index);

        if (value)
            value_push(list, gone_value(r, b, &g), r->arena);
        else
            say(r, &g);
    }
    if (value) {
        *value = value_map_new(r->arena);
        value_set(*value, "as_of", value_date(b->as_of), r->arena);
        value_set(*value, "subjects", list, r->arena);
    }
    return true;
}
