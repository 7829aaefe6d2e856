#include "command/call_sheets.h"

#include "base/file.h"
#include "base/name.h"
#include "command/output_names.h"
#include "command/resources.h"
#include "doc/mustache.h"
#include "output/xlsx.h"
#include "report/call_sheet.h"

#include <stdlib.h>

#define LARGEST_TEXT (1u << 20)

struct calling {
    struct run *run;
    const struct book *book;
    const char *folder;
    struct dunning_steps steps;
    struct call_figures figures;
    struct call_files *out;
};

static bool read_text(struct calling *x, const char *name,
                      enum language language, const char **path,
                      struct str *out)
{
    struct run *r = x->run;
    const char *asked =
        arena_format(r->arena, "templates/calls/%s/%s",
                     language == LANGUAGE_ZH ? "zh-CN" : "en", name)
            .ptr;

    return resource_find(r, x->book->folder, asked, path) &&
           file_read(out, *path, LARGEST_TEXT, r->arena, r->diag);
}

/* Chats are in the customer's language. */
static bool read_chat(struct calling *x, enum language language)
{
    const char *path;
    struct str text;

    return read_text(x, "chat.txt", language, &path, &text) &&
           mustache_parse(&x->figures.chat[language],
                          (struct field){text, place_of(path, 1, 1)}, NULL,
                          NULL, x->run->arena, x->run->diag);
}

static bool read_texts(struct calling *x)
{
    const char *path;

    return read_text(x, "answers.txt", x->book->policy.language, &path,
                     &x->figures.answers) &&
           read_chat(x, LANGUAGE_ZH) && read_chat(x, LANGUAGE_EN);
}

static int by_number(const void *a, const void *b)
{
    const struct contact *const *x = a, *const *y = b;

    return str_compare((*x)->contact_id, (*y)->contact_id);
}

/* The last contact of each, and those that call sheets brought. */
static void index_contacts(struct calling *x)
{
    const struct ledger *l = &x->book->ledger;
    struct arena *a = x->run->arena;
    struct call_figures *f = &x->figures;

    f->last = arena_array(a, const struct contact *, l->customer_count);
    f->calls = arena_array(a, const struct contact *, l->contact_count);
    for (size_t i = 0; i < l->contact_count; i++) {
        const struct contact *c = &l->contacts[i];
        const struct contact **last = &f->last[c->customer];

        if (c->contact_date.day <= x->book->as_of.day &&
            (!*last || c->contact_date.day >= (*last)->contact_date.day))
            *last = c;
        if (str_starts(c->contact_id, STR("CALL-")))
            f->calls[f->call_count++] = c;
    }
    if (f->call_count)
        qsort(f->calls, f->call_count, sizeof(*f->calls), by_number);
}

static void index_receipts(struct calling *x)
{
    const struct ledger *l = &x->book->ledger;
    struct call_figures *f = &x->figures;

    f->paid =
        arena_array(x->run->arena, const struct receipt *, l->customer_count);
    for (size_t i = 0; i < l->receipt_count; i++) {
        const struct receipt *e = &l->receipts[i];
        const struct receipt **last = &f->paid[e->customer];

        if (e->amount.minor > 0 && e->receipt_date.day <= x->book->as_of.day &&
            !date_is(e->reversed_date) &&
            (!*last || e->receipt_date.day >= (*last)->receipt_date.day))
            *last = e;
    }
}

static bool write_list(struct calling *x, enum call_side side,
                       struct str folder, const struct call_list *list,
                       struct name_set *taken)
{
    struct run *r = x->run;
    struct workbook book;
    struct str name = name_unique(
        taken,
        list->person.len ? list->person
                         : output_name(OUTPUT_NOBODY, &x->book->policy),
        STR(".xlsx"), r->arena);

    name = arena_format(r->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
    ARENA_PUSH(r->arena, x->out->names, x->out->count, x->out->capacity) = name;
    return call_sheet_make(&x->figures, side, list, &book, r->arena, r->diag) &&
           xlsx_write(&book, file_join(r->arena, x->folder, name), r->jobs,
                      r->arena, r->diag);
}

static bool has_person(const struct call_lists *lists, enum call_side side)
{
    return lists->count > 1 || (lists->count && (side == CALL_COLLECTOR ||
                                                 lists->items[0].person.len));
}

static bool write_side(struct calling *x, enum call_side side,
                       enum output_name where)
{
    struct run *r = x->run;
    struct str folder = output_name(where, &x->book->policy);
    struct call_lists lists = call_lists_make(&x->figures, side, r->arena);
    struct name_set taken = {0};

    if (has_person(&lists, side) &&
        !file_make_folder(file_join(r->arena, x->folder, folder), r->arena,
                          r->diag))
        return false;
    for (size_t i = 0; i < lists.count; i++)
        /* Nobody's customers are for collectors alone. */
        if ((lists.items[i].person.len || side == CALL_COLLECTOR) &&
            !write_list(x, side, folder, &lists.items[i], &taken))
            return false;
    return true;
}

bool call_sheets_write(struct run *r, const struct book *b,
                       const struct dunning *dunning, const char *folder,
                       struct call_files *out)
{
    struct calling x = {.run = r,
                        .book = b,
                        .folder = folder,
                        .steps =
                            dunning_steps_make(&b->ledger, b->as_of, &b->policy,
                                               dunning, r->arena),
                        .figures = {.ledger = &b->ledger,
                                    .aging = &b->aging,
                                    .policy = &b->policy,
                                    .dunning = dunning,
                                    .issued = &b->issued},
                        .out = out};

    *out = (struct call_files){0};
    x.figures.steps = &x.steps;
    index_contacts(&x);
    index_receipts(&x);
    return read_texts(&x) &&
           write_side(&x, CALL_COLLECTOR, OUTPUT_COLLECTORS) &&
           write_side(&x, CALL_SALES, OUTPUT_SALESPEOPLE);
}
