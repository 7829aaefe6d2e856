#include "command/dunning_changed.h"

#include "report/dunning_words.h"

static const struct document *document_of(const struct dunning_book *x,
                                          size_t item)
{
    return &x->book.ledger.documents[x->book.aging.items[item].document];
}

static const struct dunning_case *case_of(const struct dunning_book *x,
                                          size_t item)
{
    const struct document *doc = document_of(x, item);

    return dunning_steps_case(&x->steps, doc->customer, doc->currency);
}

/* As the row wrote the amount; what cannot be read was edited. */
static bool is_amount(struct str text, int64_t minor,
                      const struct currency *currency)
{
    struct money m = {0, currency};
    struct diag quiet = {0};

    if (!text.len)
        return minor == 0;
    return money_parse((struct field){text, nowhere}, currency,
                       (struct number_style){'.', ','}, &m, &quiet) &&
           m.minor == minor;
}

static struct str amount_text(struct run *r, const char *format,
                              const struct proposal_row *row, struct str was,
                              int64_t minor, const struct currency *currency)
{
    return arena_format(r->arena, diag_translate(r->diag, format),
                        STR_ARG(row->doc_no), STR_ARG(was.len ? was : STR("0")),
                        STR_ARG(run_amount(r, minor, currency)));
}

static struct str reason_now(struct run *r, const struct dunning_book *x,
                             size_t item)
{
    const struct open_item *open = &x->book.aging.items[item];
    struct dunning_step step =
        dunning_step_find(&x->steps, open->document, open);

    return dunning_row_reason(case_of(x, item), &step, x->book.policy.language,
                              r->arena);
}

struct str dunning_changed_text(struct run *r, const struct dunning_book *x,
                                const struct proposal_row *row, size_t item)
{
    const struct currency *currency;
    const struct open_item *open;
    struct str now;

    if (item == SIZE_MAX)
        return arena_format(
            r->arena, diag_translate(r->diag, "%.*s is not open any more"),
            STR_ARG(row->doc_no));
    open = &x->book.aging.items[item];
    currency = document_of(x, item)->currency;
    if (!is_amount(row->open, open->open, currency))
        return amount_text(r, "%.*s: open was %.*s, is %.*s", row, row->open,
                           open->open, currency);
    if (!is_amount(row->disputed, open->disputed, currency))
        return amount_text(r, "%.*s: disputed was %.*s, is %.*s", row,
                           row->disputed, open->disputed, currency);
    now = reason_now(r, x, item);
    if (!str_equal(now, row->why))
        return arena_format(
            r->arena, diag_translate(r->diag, "%.*s was \"%.*s\", is \"%.*s\""),
            STR_ARG(row->doc_no), STR_ARG(row->why), STR_ARG(now));
    return arena_format(
        r->arena,
        diag_translate(r->diag,
                       "%.*s: a block, a promise, money at the bank or not "
                       "applied has changed"),
        STR_ARG(row->doc_no));
}

/* With this letter as the last one, was the row written so? */
static bool fits(struct run *r, const struct dunning_book *x,
                 const struct proposal_row *row, size_t item,
                 const struct issued_letter *last)
{
    struct proposal_figures f = dunning_book_figures(x);

    return str_equal(proposal_check_after(&f, item, last, r->arena),
                     row->check);
}

static bool is_to(const struct issued_letter *letter,
                  const struct dunning_book *x, const struct dunning_case *c)
{
    return letter->currency == c->currency &&
           str_equal(letter->customer_id,
                     x->book.ledger.customers[c->customer].customer_id);
}

const struct issued_letter *
dunning_changed_letter(struct run *r, const struct dunning_book *x,
                       const struct proposal_row *row, size_t item)
{
    const struct dunning_case *c = item == SIZE_MAX ? NULL : case_of(x, item);
    const struct issued_letter *last = c ? x->last[c - x->dunning.cases] : NULL;

    if (!last)
        return NULL;
    if (fits(r, x, row, item, NULL))
        return last;
    for (size_t i = 0; i < x->book.issued.count; i++)
        if (is_to(&x->book.issued.letters[i], x, c) &&
            fits(r, x, row, item, &x->book.issued.letters[i]))
            return last;
    return NULL;
}
