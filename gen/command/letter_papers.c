#include "command/letter_papers.h"
#include "command/book_dunning.h"

#include "command/resources.h"
#include "command/template_file.h"
#include "measure/service.h"
#include "report/letters.h"

#include <string.h>

static const char *template_name(struct run *r, const struct book *b,
                                 const struct dunning_case *c)
{
    const struct customer *customer = &b->ledger.customers[c->customer];
    bool zh = letter_language(customer, &b->policy) == LANGUAGE_ZH;

    return arena_format(r->arena, "templates/letters/%s/%.*s.md",
                        zh ? "zh-CN" : "en", STR_ARG(c->stage->template_name))
        .ptr;
}

/* Index of the template with this name; read at its first use. */
static bool find_template(struct run *r, struct letter_papers *x,
                          const char *name, size_t *out)
{
    struct letter_template found = {.name = name};

    for (size_t i = 0; i < x->template_count; i++) {
        if (strcmp(x->templates[i].name, name) == 0) {
            *out = i;
            return true;
        }
    }
    if (!resource_find(r, x->book->folder, name, &found.path) ||
        !template_open(r, x->book->folder, found.path, &found.template))
        return false;
    *out = x->template_count;
    ARENA_PUSH(r->arena, x->templates, x->template_count,
               x->template_capacity) = found;
    return true;
}

/* The cases that are due, with their names and templates. */
static bool choose(struct run *r, struct letter_papers *x)
{
    size_t n = x->dunning.count;
    struct str *names = arena_array(r->arena, struct str, n);
    size_t *forms = arena_array(r->arena, size_t, n);

    letter_names(&x->dunning, &x->book->ledger, &x->book->policy, names,
                 r->arena);
    for (size_t i = 0; i < n; i++) {
        const struct dunning_case *c = &x->dunning.cases[i];

        if (c->reason != DUNNING_DUE)
            continue;
        if (!find_template(r, x, template_name(r, x->book, c),
                           &forms[x->count]))
            return false;
        x->names[x->count] = names[i];
        x->due[x->count++] = c;
    }
    for (size_t i = 0; i < x->count; i++)
        x->forms[i] = &x->templates[forms[i]];
    return true;
}

/* Of all his contracts in the letter: the first clause there is. */
static struct str suspension_of(const struct letter_papers *x,
                                const struct dunning_case *c)
{
    for (size_t i = 0; i < c->item_count; i++) {
        const struct open_item *item = &x->book->aging.items[c->items[i]];
        const struct contract *k = contracts_find(
            &x->contracts, &x->book->ledger.documents[item->document]);

        if (k && k->suspension_clause.len)
            return k->suspension_clause;
    }
    return STR("");
}

static struct letter_ask ask_of(const struct letter_papers *x, size_t index,
                                struct date date, struct str number)
{
    const struct book *b = x->book;

    return (struct letter_ask){.ledger = &b->ledger,
                               .aging = &b->aging,
                               .dunning = x->due[index],
                               .policy = &b->policy,
                               .date = date,
                               .number = number,
                               .suspension = suspension_of(x, x->due[index])};
}

bool letter_papers_of(struct run *r, const struct book *b,
                      const struct dunning *due, struct letter_papers *out)
{
    size_t n = due->due;

    *out = (struct letter_papers){.book = b,
                                  .dunning = *due,
                                  .contracts =
                                      contracts_sort(&b->ledger, r->arena)};
    letters_warn_of_english(&b->ledger, &b->aging, &b->policy, r->arena,
                            r->diag);
    if (n && b->policy.creditor.name.len == 0) {
        diag_error(r->diag, nowhere,
                   "%zu letters are due, but duebook.yaml does not name the "
                   "creditor (creditor: name:); none was written",
                   n);
        return true;
    }
    out->due = arena_array(r->arena, const struct dunning_case *, n);
    out->forms = arena_array(r->arena, const struct letter_template *, n);
    out->names = arena_array(r->arena, struct str, n);
    return choose(r, out);
}

bool letter_papers_open(struct run *r, const struct book *b,
                        struct letter_papers *out)
{
    struct dunning dunning;

    *out = (struct letter_papers){.book = b};
    return book_dunning(r, b, no_date, &dunning) &&
           letter_papers_of(r, b, &dunning, out);
}

/* In the order of what a court trusts: see measure/service. */
static void set_recipient(const struct letter_papers *x,
                          const struct dunning_case *c,
                          struct issued_letter *out, struct arena *a)
{
    uint32_t *documents = arena_array(a, uint32_t, c->item_count);
    struct service s;

    for (size_t i = 0; i < c->item_count; i++)
        documents[i] = x->book->aging.items[c->items[i]].document;
    s = service_find(&x->contracts, c->customer, documents, c->item_count);
    out->recipient = x->book->ledger.customers[c->customer].name;
    out->phone = s.phone;
    out->address = s.address;
}

static void set_documents(const struct letter_papers *x,
                          const struct dunning_case *c,
                          struct issued_letter *out, struct arena *a)
{
    out->document_count = c->item_count;
    out->documents = arena_array(a, struct issued_document, c->item_count);
    for (size_t i = 0; i < c->item_count; i++) {
        const struct open_item *item = &x->book->aging.items[c->items[i]];
        const struct document *doc = &x->book->ledger.documents[item->document];

        out->documents[i] = (struct issued_document){
            doc->doc_no, doc->details ? doc->details->installment_no : STR(""),
            item->open, doc->due_date};
    }
}

struct issued_letter letter_papers_entry(const struct letter_papers *letters,
                                         size_t index, struct date letter_date,
                                         struct arena *a)
{
    const struct dunning_case *c = letters->due[index];
    const struct letter_template *form = letters->forms[index];
    struct letter_ask ask = ask_of(letters, index, letter_date, STR(""));
    struct issued_letter x = {
        .stage = c->stage->name,
        .customer_id = letters->book->ledger.customers[c->customer].customer_id,
        .currency = c->currency,
        .total = c->claimed + c->unapplied,
        .as_of = letters->book->as_of,
        .letter_date = letter_date,
        .pay_by = letter_pay_by(&ask),
        .title = template_title(form->template),
        .series = template_series(form->template),
        .template_name = str_from_z(form->name),
        .withdrawn_date = no_date};

    set_recipient(letters, c, &x, a);
    set_documents(letters, c, &x, a);
    return x;
}

bool letter_papers_print(const struct letter_papers *letters, size_t index,
                         struct date letter_date, struct str number,
                         struct document_tree *out, struct arena *a,
                         struct diag *d)
{
    struct letter_ask ask = ask_of(letters, index, letter_date, number);

    return letter_make(letters->forms[index]->template, &ask, out, a, d);
}

bool letter_papers_make(const struct letter_papers *letters, size_t index,
                        struct document_tree *out, struct arena *a,
                        struct diag *d)
{
    return letter_papers_print(letters, index, no_date, STR(""), out, a, d);
}
