#include "command/dunning_book.h"
#include "command/issue.h"
#include "doc/value.h"
#include "measure/deliveries.h"
#include "output/json.h"

#include <string.h>

static const struct help_text states[] = {
    [LETTER_DRAFT] = {"reserved", "占号"},
    [LETTER_ISSUED] = {"issued", "已签发"},
    [LETTER_POSTED] = {"posted", "已寄出"},
    [LETTER_RETURNED] = {"returned", "退回"},
    [LETTER_REFUSED] = {"refused", "拒收"},
    [LETTER_DELIVERED] = {"delivered", "妥投"},
    [LETTER_WITHDRAWN] = {"withdrawn", "已撤回"},
};

/* What is known of it now, whatever day is asked for; the row that says so. */
static const char *state_text(const struct deliveries *deliveries,
                              const struct issued_letter *x,
                              enum language language,
                              const struct delivery **row)
{
    const struct date today = {INT32_MAX};
    enum letter_state state = letter_state_of(deliveries, x, today, row);

    return language == LANGUAGE_ZH ? states[state].zh : states[state].en;
}

static struct value letter_value(struct run *r,
                                 const struct deliveries *deliveries,
                                 const struct issued_letter *x)
{
    static const struct delivery none;
    struct value v = value_map_new(r->arena);
    const struct delivery *row = NULL;
    const char *state = state_text(deliveries, x, LANGUAGE_EN, &row);
    const struct delivery *d = row ? row : &none;
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"number", value_text(x->number)},
        {"title", value_text(x->title)},
        {"date", value_date(x->letter_date)},
        {"customer_id", value_text(x->customer_id)},
        {"recipient", value_text(x->recipient)},
        {"stage", value_text_or_null(x->stage)},
        {"currency", value_z(x->currency->code)},
        {"total", value_minor(x->total, x->currency)},
        {"state", value_z(state)},
        {"tracking_no", value_text_or_null(d->tracking_no)},
        {"posted", row ? value_date(d->posted_date) : value_null()},
        {"signed", row ? value_date(d->signed_date) : value_null()},
        {"signed_by", value_text_or_null(d->signed_by)},
        {"withdrawn", value_date(x->withdrawn_date)},
        {"reason", value_text_or_null(x->reason)},
        {"corrects", value_text_or_null(x->corrects)},
        {"file", value_text(arena_format(r->arena, "%.*s/%.*s", STR_ARG(x->run),
                                         STR_ARG(x->file)))},
        {"sha256", value_text(x->sha256)},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(v, entries[i].key, entries[i].value, r->arena);
    return v;
}

static bool is_listed(const struct run *r, const struct issued_letter *x)
{
    const struct word_list *asked = &r->options.customers;

    for (size_t i = 0; i < asked->count; i++)
        if (str_equal_z(x->customer_id, asked->items[i]))
            return true;
    return !asked->count;
}

static void list_json(struct run *r, const struct deliveries *deliveries,
                      const struct issued *all)
{
    struct value list = value_list_new(r->arena);

    for (size_t i = 0; i < all->count; i++)
        if (is_listed(r, &all->letters[i]))
            value_push(list, letter_value(r, deliveries, &all->letters[i]),
                       r->arena);
    printf("%.*s", STR_ARG(json_make(list, r->arena)));
}

static void list_text(struct run *r, const struct deliveries *deliveries,
                      const struct issued *all)
{
    size_t n = 0;

    for (size_t i = 0; i < all->count; i++) {
        const struct issued_letter *x = &all->letters[i];
        const struct delivery *row;

        if (!is_listed(r, x))
            continue;
        n++;
        run_say(r, "%.*s  %.*s  %.*s  %.*s %.*s  %s %.*s  %s",
                STR_ARG(x->number), STR_ARG(date_iso(x->letter_date, r->arena)),
                STR_ARG(x->title), STR_ARG(x->customer_id),
                STR_ARG(x->recipient), x->currency->code,
                STR_ARG(run_amount(r, x->total, x->currency)),
                state_text(deliveries, x, r->language, &row));
        if (x->reason.len)
            run_say(r, " (%.*s)", STR_ARG(x->reason));
        run_say(r, "\n");
    }
    if (!n)
        run_say(r, "nothing was issued yet\n");
}

bool dunning_list(struct run *r)
{
    const char *format = r->options.format;
    struct deliveries deliveries;
    struct issued all;
    struct book b;

    if (format && strcmp(format, "json") != 0 && strcmp(format, "text") != 0)
        return diag_usage(r->diag, "--format %s: text or json is expected",
                          format);
    r->is_silent = format && strcmp(format, "json") == 0;
    if (!book_open(r, AGING_ITEMS, &b) || !b.folder)
        return false;
    if (!issue_read(r, &b, &all))
        return false;
    deliveries = deliveries_sort(&b.ledger, r->arena);
    if (r->is_silent)
        list_json(r, &deliveries, &all);
    else
        list_text(r, &deliveries, &all);
    return true;
}
