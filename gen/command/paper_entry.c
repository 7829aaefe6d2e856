#include "command/paper_entry.h"

#include "measure/service.h"

static struct str installment_of(const struct document *doc)
{
    return doc->details ? doc->details->installment_no : STR("");
}

/* What is asked for, document by document; the indexes are for its address. */
static size_t set_documents(const struct paper_ask *ask,
                            struct issued_letter *out, uint32_t **documents,
                            struct arena *a)
{
    const struct open_item **items;
    size_t all = paper_items(ask, &items, a), n = 0;

    out->documents = arena_array(a, struct issued_document, all + 1);
    *documents = arena_array(a, uint32_t, all + 1);
    for (size_t i = 0; i < all; i++) {
        const struct open_item *item = items[i];
        const struct document *doc = &ask->ledger->documents[item->document];

        if (item->days_overdue <= 0)
            continue;
        (*documents)[n] = item->document;
        out->documents[n++] = (struct issued_document){
            doc->doc_no, installment_of(doc), item->open, doc->due_date};
        out->total += item->open;
    }
    return n;
}

struct issued_letter paper_entry(const struct paper_ask *ask,
                                 const struct letter_template *form,
                                 struct arena *a)
{
    const struct customer *c = &ask->ledger->customers[ask->customer];
    uint32_t *documents;
    struct issued_letter x = {.customer_id = c->customer_id,
                              .currency = ask->currency,
                              .as_of = ask->aging->as_of,
                              .letter_date = ask->date,
                              .pay_by = no_date,
                              .title = template_title(form->template),
                              .series = template_series(form->template),
                              .template_name = str_from_z(form->name),
                              .withdrawn_date = no_date,
                              .recipient = c->name};
    size_t n = set_documents(ask, &x, &documents, a);
    struct service s =
        service_find(ask->contracts, ask->customer, documents, n);

    x.total -= paper_unapplied(ask);
    x.phone = s.phone;
    x.address = s.address;
    if (template_asserts_claim(form->template))
        x.document_count = n;
    else
        x.total = 0;
    return x;
}
