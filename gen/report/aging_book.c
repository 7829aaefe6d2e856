#include "report/aging_book_parts.h"

struct str book_word(const struct aging_book *b, enum word w)
{
    return word(w, b->language);
}

bool bucket_is_overdue(const struct bucket *b)
{
    return b->has_from && b->from > 0;
}

enum cell_style book_level(int32_t days_overdue)
{
    if (days_overdue > 90)
        return CELL_LEVEL_3;
    if (days_overdue > 30)
        return CELL_LEVEL_2;
    return days_overdue > 0 ? CELL_LEVEL_1 : CELL_PLAIN;
}

void book_add_size(int64_t *sum, int64_t x)
{
    int64_t size = x < 0 ? -(x + 1) : x;

    *sum = size >= BOOK_EXACT_LIMIT - *sum ? BOOK_EXACT_LIMIT : *sum + size;
}

static bool tieout_fits(const struct tieout *t, const struct currency *currency)
{
    int64_t sum = 0;

    for (size_t i = 0; i < t->count; i++) {
        const struct tieout_row *r = &t->rows[i];
        int64_t parts[] = {r->opening,
                           r->restated,
                           r->invoices,
                           r->debit_notes,
                           r->reversals,
                           r->receipts,
                           r->bills,
                           r->credits,
                           r->writeoffs,
                           r->exported_difference,
                           r->closing,
                           r->control,
                           r->retention_conditional,
                           r->credit_balances};

        if (r->currency != currency)
            continue;
        for (size_t k = 0; k < COUNT(parts); k++)
            book_add_size(&sum, parts[k]);
    }
    return sum < BOOK_EXACT_LIMIT;
}

/*
 * Whatever is added in a currency stays below 15 digits.  The last entry is
 * for currencies that the tie-out alone has.
 */
static void find_exact(struct aging_book *b)
{
    const struct aging *aging = b->aging;

    b->exact = arena_array(b->arena, bool, aging->currency_count + 1);
    for (size_t i = 0; i < aging->currency_count; i++) {
        const struct aging_currency *c = &aging->currencies[i];
        int64_t sum = 0;

        for (size_t k = 0; k < aging->item_count; k++) {
            const struct open_item *item = &aging->items[k];

            if (b->ledger->documents[item->document].currency == c->currency)
                book_add_size(&sum, item->open);
        }
        book_add_size(&sum, c->total.unapplied);
        b->exact[i] =
            sum < BOOK_EXACT_LIMIT && tieout_fits(b->tieout, c->currency);
    }
    b->exact[aging->currency_count] = true;
    for (size_t i = 0; i < b->tieout->count; i++)
        b->exact[aging->currency_count] &=
            tieout_fits(b->tieout, b->tieout->rows[i].currency);
}

/* The customers that belong to a group, if there is one. */
static void find_groups(struct aging_book *b)
{
    const struct ledger *l = b->ledger;

    for (size_t i = 0; i < l->customer_count; i++) {
        uint32_t top;

        if (!l->customers[i].parent_id.len)
            continue;
        top = group_of(l, (uint32_t)i);
        if (top == i)
            continue;
        if (!b->in_group)
            b->in_group = arena_array(b->arena, bool, l->customer_count);
        b->in_group[i] = b->in_group[top] = true;
    }
}

static void set_properties(const struct aging_book *b, struct workbook *out)
{
    struct str title = book_word(b, WORD_AGING_TITLE);
    struct str as_of = arena_format(
        b->arena, "%.*s%.*s", STR_ARG(book_word(b, WORD_AS_OF)),
        STR_ARG(date_in_words(b->aging->as_of, b->language, b->arena)));

    out->title = title;
    out->subject = as_of;
    out->author = sheet_firm(b->policy, b->language);
    out->header_left = arena_format(b->arena, "%.*s  %.*s",
                                    STR_ARG(out->author), STR_ARG(title));
    out->header_right = as_of;
    out->footer = book_word(b, WORD_PAGE_FOOTER);
    out->created = b->aging->as_of;
    out->english = b->language == LANGUAGE_EN;
}

static void add_sheets(struct workbook *out, const struct table_sheets *t)
{
    for (size_t i = 0; i < t->count; i++)
        out->sheets[out->sheet_count++] = t->items[i];
}

/* Where each entity's documents begin. */
static void find_documents(struct aging_book *b)
{
    const struct entities *e = b->entities;
    size_t from = 0;

    if (!e)
        return;
    b->documents_from = arena_array(b->arena, size_t, e->count);
    for (size_t i = 0; i < e->count; i++) {
        b->documents_from[i] = from;
        from += e->items[i].ledger->document_count;
    }
}

/* Each entity's ladder stands on its own ledger. */
static void make_steps(struct aging_book *b)
{
    const struct entities *e = b->entities;
    size_t n = e ? e->count : 1;
    struct dunning_steps *steps;

    if (!b->dunning)
        return;
    steps = arena_array(b->arena, struct dunning_steps, n);
    for (size_t i = 0; i < n; i++)
        steps[i] = e ? dunning_steps_make(e->items[i].ledger, b->aging->as_of,
                                          e->items[i].policy,
                                          e->items[i].dunning, b->arena)
                     : dunning_steps_make(b->ledger, b->aging->as_of, b->policy,
                                          b->dunning, b->arena);
    b->steps = steps;
}

static struct aging_book *new_book(const struct aging_figures *f,
                                   struct arena *a)
{
    struct aging_book *b = arena_new(a, struct aging_book);

    *b = (struct aging_book){.figures = f,
                             .ledger = f->ledger,
                             .view = f->view,
                             .aging = f->aging,
                             .tieout = f->tieout,
                             .conversion = f->conversion,
                             .dunning = f->dunning,
                             .focus = f->focus,
                             .pasts = f->pasts,
                             .past_count = f->past_count,
                             .policy = f->policy,
                             .outdated = f->outdated,
                             .entities = f->entities,
                             .lead = f->entities ? 1 : 0,
                             .accepted_gap = f->accepted_gap,
                             .language = f->policy->language,
                             .arena = a};
    for (size_t i = 0; i < f->aging->scheme->count; i++)
        b->labels[i] =
            bucket_label(&f->aging->scheme->items[i], b->language, a);
    return b;
}

/*
 * The sheets that others speak of first; the notes last, which speak of all.
 */
static bool make_sheets(struct aging_book *b, struct sheet *notes,
                        struct sheet *summary, struct sheet *tie,
                        struct diag *d)
{
    book_choose_detail(b);
    if (!book_order_rows(b, d))
        return false;
    book_make_detail(b);
    book_make_customers(b);
    book_make_overdue(b);
    book_make_rejects(b);
    book_make_tieout(b, tie);
    return book_make_summary(b, summary, d) &&
           book_make_notes(b, summary, notes, d);
}

bool aging_book_make(const struct aging_figures *f, struct workbook *out,
                     struct arena *a, struct diag *d)
{
    struct aging_book *b = new_book(f, a);
    struct workbook book = {0};
    struct sheet notes = {0}, summary = {0}, tie = {0};

    find_exact(b);
    find_groups(b);
    find_documents(b);
    make_steps(b);
    if (!make_sheets(b, &notes, &summary, &tie, d))
        return false;
    set_properties(b, &book);
    book.sheets = arena_array(a, struct sheet,
                              3 + b->detail.count + b->customers.count +
                                  b->overdue.count + b->rejects.count);
    book.sheets[book.sheet_count++] = notes;
    book.sheets[book.sheet_count++] = summary;
    add_sheets(&book, &b->customers);
    add_sheets(&book, &b->detail);
    add_sheets(&book, &b->overdue);
    book.sheets[book.sheet_count++] = tie;
    add_sheets(&book, &b->rejects);
    *out = book;
    return true;
}
