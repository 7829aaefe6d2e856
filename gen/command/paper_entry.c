#include "command/paper_entry.h"

#include "measure/service.h"

static bool is_claimed(const struct paper_ask *ask,
                       const struct open_item *item)
{
    const struct document *doc = &ask->ledger->documents[item->document];

    return doc->customer == ask->customer && doc->currency == ask->currency &&
           item->days_overdue > 0;
}

static struct str installment_of(const struct document *doc)
{
    return doc->details ? doc->details->installment_no : STR("");
}

/* What is asked for, document by document; the indexes are for its address. */
static size_t set_documents(const struct paper_ask *ask,
                            struct issued_letter *out, uint32_t *documents,
                            struct arena *a)
{
    size_t n = 0;

    out->documents =
        arena_array(a, struct issued_document, ask->aging->item_count + 1);
    for (size_t i = 0; i < ask->aging->item_count; i++) {
        const struct open_item *item = &ask->aging->items[i];
        const struct document *doc = &ask->ledger->documents[item->document];

        if (!is_claimed(ask, item))
            continue;
        documents[n] = item->document;
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
    struct contracts contracts = contracts_sort(ask->ledger, a);
    uint32_t *documents = arena_array(a, uint32_t, ask->aging->item_count + 1);
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
    size_t n = set_documents(ask, &x, documents, a);
    struct service s = service_find(&contracts, ask->customer, documents, n);

    x.total -= paper_unapplied(ask);
    x.phone = s.phone;
    x.address = s.address;
    if (template_asserts_claim(form->template))
        x.document_count = n;
    else
        x.total = 0;
    return x;
}
