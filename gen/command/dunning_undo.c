#include "command/dunning_book.h"
#include "command/issue.h"
#include "command/resources.h"
#include "command/template_file.h"
#include "report/letters.h"

/* One letter that is withdrawn, and the correction that says so. */
struct undoing {
    struct run *run;
    struct dunning_book book;
    struct issue_register *reg;
    struct issued_letter letter; /* a copy: the register is read anew */
    const struct customer *customer;
    struct letter_template form;
};

static const struct issued_letter *find_letter(const struct issued *all,
                                               struct str number)
{
    for (size_t i = 0; i < all->count; i++)
        if (str_equal(all->letters[i].number, number))
            return &all->letters[i];
    return NULL;
}

/* Of an undo that was interrupted behind its correction. */
static bool is_corrected(const struct issued *all, struct str number)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->letters[i].state == ISSUED_ISSUED &&
            str_equal(all->letters[i].corrects, number))
            return true;
    return false;
}

/* Did it go out?  *day: when, where that is told. */
static bool is_posted(const struct ledger *l, struct str number,
                      struct date *day)
{
    bool posted = false;

    for (size_t i = 0; i < l->delivery_count; i++) {
        const struct delivery *d = &l->deliveries[i];

        if (!str_equal(d->letter_no, number) ||
            (!date_is(d->posted_date) && !d->result))
            continue;
        posted = true;
        *day = date_later(*day, d->posted_date);
    }
    return posted;
}

static const struct customer *find_customer(const struct ledger *l,
                                            struct str id)
{
    for (size_t i = 0; i < l->customer_count; i++)
        if (str_equal(l->customers[i].customer_id, id))
            return &l->customers[i];
    return NULL;
}

static bool find_template(struct undoing *x)
{
    struct run *r = x->run;
    const struct book *b = &x->book.book;
    bool zh = letter_language(x->customer, &b->policy) == LANGUAGE_ZH;

    x->form.name = zh ? "templates/letters/zh-CN/correction.md"
                      : "templates/letters/en/correction.md";
    return resource_find(r, b->folder, x->form.name, &x->form.path) &&
           template_open(r, b->folder, x->form.path, &x->form.template);
}

static bool make_correction(const void *context, size_t index,
                            const struct issued_letter *letter,
                            struct document_tree *out, struct arena *a,
                            struct diag *d)
{
    const struct undoing *x = context;
    struct correction_ask ask = {.policy = &x->book.book.policy,
                                 .customer = x->customer,
                                 .corrects = &x->letter,
                                 .reason = str_from_z(x->run->options.reason),
                                 .date = letter->letter_date,
                                 .number = letter->number};

    (void)index;
    return correction_make(x->form.template, &ask, out, a, d);
}

/* What lies with the customer is taken back by a numbered letter. */
static bool issue_correction(struct undoing *x)
{
    struct run *r = x->run;
    static const size_t kinds[] = {0};
    const char *folder;
    struct issued_letter letter = {.customer_id = x->letter.customer_id,
                                   .currency = x->letter.currency,
                                   .as_of = x->book.book.as_of,
                                   .letter_date = x->book.letter_date,
                                   .pay_by = no_date,
                                   .title = template_title(x->form.template),
                                   .series = template_series(x->form.template),
                                   .recipient = x->letter.recipient,
                                   .phone = x->letter.phone,
                                   .address = x->letter.address,
                                   .template_name = str_from_z(x->form.name),
                                   .corrects = x->letter.number,
                                   .reason = str_from_z(r->options.reason),
                                   .withdrawn_date = no_date};
    struct str name =
        arena_format(r->arena, "%.*s_%.*s.pdf", STR_ARG(letter.customer_id),
                     STR_ARG(letter.title));
    struct issue_ask ask = {.book = &x->book.book,
                            .letters = &letter,
                            .names = &name,
                            .count = 1,
                            .make = make_correction,
                            .context = x,
                            .templates = &x->form,
                            .kinds = kinds,
                            .template_count = 1};

    if (!issue_run(r, x->reg, &ask, &folder))
        return false;
    run_say(r, "%s: %.*s corrects it, for it was posted already\n", folder,
            STR_ARG(letter.number));
    return true;
}

static bool find(struct undoing *x)
{
    struct run *r = x->run;
    struct str number = str_from_z(r->operands[1]);
    const struct issued_letter *letter =
        find_letter(register_letters(x->reg), number);

    if (!letter)
        return diag_error(r->diag, nowhere,
                          "no letter has the number %.*s: dunning list shows "
                          "all",
                          STR_ARG(number));
    if (letter->state == ISSUED_WITHDRAWN)
        return diag_error(r->diag, nowhere,
                          "%.*s was withdrawn already on %.*s", STR_ARG(number),
                          STR_ARG(date_iso(letter->withdrawn_date, r->arena)));
    x->letter = *letter;
    x->customer = find_customer(&x->book.book.ledger, letter->customer_id);
    return true;
}

/* The correction first: after a kill between them undo does the rest. */
static bool withdraw(struct undoing *x)
{
    struct run *r = x->run;
    struct date posted = no_date;
    bool needs_correction;

    if (!find(x))
        return false;
    needs_correction =
        x->customer && !x->letter.corrects.len &&
        is_posted(&x->book.book.ledger, x->letter.number, &posted) &&
        !is_corrected(register_letters(x->reg), x->letter.number);
    /* It is not taken back before it went out. */
    x->book.letter_date = date_later(x->book.letter_date, posted);
    if (needs_correction && (!find_template(x) || !issue_correction(x)))
        return false;
    if (!register_withdraw(x->reg, x->letter.number, x->book.letter_date,
                           str_from_z(r->options.reason), r->diag) ||
        !issue_list_write(r, &x->book.book, x->reg))
        return false;
    run_say(r, "%.*s: withdrawn; its number is not used again\n",
            STR_ARG(x->letter.number));
    return true;
}

bool dunning_undo(struct run *r)
{
    struct undoing x = {.run = r};
    struct book b;
    bool ok;

    if (r->operand_count < 2 || !r->options.reason || !*r->options.reason)
        return diag_usage(r->diag, "dunning undo BOOK NUMBER --reason "
                                   "\"...\" is expected");
    if (!book_policy(r, &b) || !issue_open(r, &b, &x.reg))
        return false;
    ok = dunning_book_open(r, &x.book) && withdraw(&x);
    register_close(x.reg);
    return ok;
}
