/* What exhibits, contracts and statements show of a document. */
#include "measure/proof_parts.h"

#include "measure/clock_parts.h"

#include <stdlib.h>

static bool has_word(struct str text, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (words[i].len && str_find_ignoring_case(text, words[i]) >= 0)
            return true;
    return false;
}

#define LINK_WORDS 6

/* How people call the group of an exhibit, and its title. */
static const struct str link_words[LINK_COUNT][LINK_WORDS] = {
    [LINK_CONTRACT] = {STR_INIT("合同"), STR_INIT("协议"), STR_INIT("contract"),
                       STR_INIT("agreement")},
    [LINK_ORDER] = {STR_INIT("订单"), STR_INIT("订购"), STR_INIT("采购单"),
                    STR_INIT("order")},
    [LINK_DELIVERY] = {STR_INIT("送货"), STR_INIT("签收"), STR_INIT("验收"),
                       STR_INIT("收货"), STR_INIT("交付"), STR_INIT("deliver")},
    [LINK_INVOICE] = {STR_INIT("发票"), STR_INIT("invoice")},
    [LINK_STATEMENT] = {STR_INIT("对账"), STR_INIT("对帐"), STR_INIT("往来"),
                        STR_INIT("statement"), STR_INIT("欠款确认")},
    [LINK_DEMAND] = {STR_INIT("催收"), STR_INIT("催款"), STR_INIT("demand")}};

/*
 * The group says what an exhibit is for, the title what it is: a declaration
 * filed with the contract is no contract.
 */
static unsigned links_of(const struct evidence *e)
{
    struct str titles[] = {e->contract_no};
    unsigned links = 0;

    for (size_t i = 0; i < LINK_COUNT; i++) {
        if (!has_word(e->group.len ? e->group : e->title, link_words[i],
                      LINK_WORDS))
            continue;
        if (i == LINK_CONTRACT &&
            !has_word(e->title, link_words[i], LINK_WORDS) &&
            !has_word(e->title, titles, COUNT(titles)))
            continue;
        links |= 1u << i;
    }
    return links;
}

/* A copy, or a paper of which nobody says what it is, does not stand alone. */
static enum link_state state_of(const struct evidence *e)
{
    return e->file.len && (e->form == EVIDENCE_ORIGINAL ||
                           e->form == EVIDENCE_ELECTRONIC)
               ? LINK_FILED
               : LINK_NOTED;
}

/* --- in order ------------------------------------------------------------- */

static int compare_customers(uint32_t x, uint32_t y)
{
    return (x > y) - (x < y);
}

static int by_paper(const void *a, const void *b)
{
    const struct paper *x = a, *y = b;
    int order = compare_customers(x->exhibit->customer, y->exhibit->customer);

    return order ? order : origin_compare(x->exhibit->at, y->exhibit->at);
}

static int by_statement(const void *a, const void *b)
{
    const struct sent_statement *x = a, *y = b;
    int order = compare_customers(x->contact->customer, y->contact->customer);

    return order ? order : origin_compare(x->contact->at, y->contact->at);
}

/* He agreed in writing, or signed it. */
static enum link_state state_of_statement(const struct deliveries *deliveries,
                                          const struct contact *x)
{
    const struct delivery *d = clock_delivery(deliveries, x);

    if (d && d->reply == REPLY_AGREED && d->reply_file.len)
        return LINK_FILED;
    return x->signed_by.len && x->attachment.len ? LINK_FILED : LINK_NOTED;
}

static bool is_statement(const struct contact *x, struct date as_of)
{
    return x->contact_date.day <= as_of.day &&
           has_word(x->summary, link_words[LINK_STATEMENT], LINK_WORDS);
}

static void list_statements(struct proof_work *w, struct arena *a)
{
    const struct ledger *l = w->ledger;
    struct deliveries deliveries = deliveries_sort(l, a);

    w->statements = arena_array(a, struct sent_statement, l->contact_count);
    for (size_t i = 0; i < l->contact_count; i++)
        if (is_statement(&l->contacts[i], w->aging->as_of))
            w->statements[w->statement_count++] = (struct sent_statement){
                &l->contacts[i],
                state_of_statement(&deliveries, &l->contacts[i])};
    if (w->statement_count)
        qsort(w->statements, w->statement_count, sizeof(*w->statements),
              by_statement);
}

void proof_sort_papers(struct proof_work *w, struct arena *a)
{
    const struct ledger *l = w->ledger;

    w->papers = arena_array(a, struct paper, l->evidence_count);
    for (size_t i = 0; i < l->evidence_count; i++)
        w->papers[w->paper_count++] =
            (struct paper){&l->evidence[i], links_of(&l->evidence[i])};
    if (w->paper_count)
        qsort(w->papers, w->paper_count, sizeof(*w->papers), by_paper);
    list_statements(w, a);
}

/* --- of one document ------------------------------------------------------ */

/* What a document says of itself; empty texts where it says nothing. */
struct named {
    struct str doc_no, contract_no, order_no, delivery_no;
};

static struct named names_of(const struct proof_work *w,
                             const struct document *doc)
{
    const struct document_details *more = doc->details;
    struct named n = {.doc_no = doc->doc_no};
    const struct contract *k;

    if (more) {
        n.contract_no = more->contract_no;
        n.order_no = more->order_no;
        n.delivery_no = more->delivery_no;
    }
    k = n.contract_no.len ? NULL : contracts_find(&w->contracts, doc);
    if (k)
        n.contract_no = k->contract_no;
    return n;
}

static bool tells_of(const struct evidence *e, struct str number)
{
    return number.len && (str_find(e->title, number) >= 0 ||
                          str_find(e->summary, number) >= 0 ||
                          str_find(e->file, number) >= 0);
}

static bool is_of_contract(const struct evidence *e, const struct named *n)
{
    return !e->contract_no.len || str_equal(e->contract_no, n->contract_no);
}

/*
 * Does an exhibit that names no document cover this one?  A contract does all
 * that were made under it, a statement all that were issued by its day; an
 * order, a delivery note or an invoice must bear its number.
 */
static bool covers(const struct evidence *e, enum proof_link link,
                   const struct document *doc, const struct named *n)
{
    switch (link) {
    case LINK_CONTRACT:
        return is_of_contract(e, n);
    case LINK_ORDER:
        return tells_of(e, n->order_no) || tells_of(e, n->doc_no);
    case LINK_DELIVERY:
        return tells_of(e, n->delivery_no) || tells_of(e, n->order_no) ||
               tells_of(e, n->doc_no);
    case LINK_INVOICE:
        return tells_of(e, n->doc_no);
    case LINK_STATEMENT:
        return date_is(e->evidence_date) &&
               e->evidence_date.day >= doc->issue_date.day &&
               is_of_contract(e, n);
    case LINK_DEMAND:
        break;
    }
    return false;
}

static void read_exhibit(const struct proof_work *w, const struct paper *paper,
                         const struct document *doc, const struct named *n,
                         struct proof *p)
{
    const struct evidence *e = paper->exhibit;

    for (unsigned i = 0; i < LINK_COUNT; i++) {
        enum link_state state = state_of(e);

        if (!(paper->links & 1u << i) ||
            !(e->document == LEDGER_NONE
                  ? covers(e, (enum proof_link)i, doc, n)
                  : &w->ledger->documents[e->document] == doc))
            continue;
        /* How a demand arrived is for the clocks to grade. */
        proof_raise(p, (enum proof_link)i,
                    i == LINK_DEMAND ? LINK_NOTED : state, e);
    }
}

static void read_exhibits(const struct proof_work *w,
                          const struct document *doc, const struct named *n,
                          struct proof *p)
{
    size_t low = 0, high = w->paper_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (w->papers[middle].exhibit->customer < doc->customer)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < w->paper_count &&
           w->papers[low].exhibit->customer == doc->customer;
         low++)
        read_exhibit(w, &w->papers[low], doc, n, p);
}

static void read_statements(const struct proof_work *w,
                            const struct document *doc, struct proof *p)
{
    uint32_t document = p->document;
    size_t low = 0, high = w->statement_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (w->statements[middle].contact->customer < doc->customer)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < w->statement_count &&
           w->statements[low].contact->customer == doc->customer;
         low++) {
        const struct contact *x = w->statements[low].contact;

        if (x->doc_nos.len
                ? collection_names(x->documents, x->document_count, document)
                : x->contact_date.day >= doc->issue_date.day)
            proof_raise(p, LINK_STATEMENT, w->statements[low].state, NULL);
    }
}

void proof_read_papers(const struct proof_work *w, const struct document *doc,
                       struct proof *p)
{
    struct named n = names_of(w, doc);

    if (n.contract_no.len)
        proof_raise(p, LINK_CONTRACT, LINK_NOTED, NULL);
    read_exhibits(w, doc, &n, p);
    read_statements(w, doc, p);
}
