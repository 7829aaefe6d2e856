#include "base/file.h"
#include "command/customer_find.h"
#include "command/dunning_book.h"
#include "command/letter_papers.h"
#include "command/press.h"
#include "command/resources.h"
#include "command/template_file.h"

/* The papers of one kind for the customers that were named. */
struct drafting {
    struct run *run;
    struct dunning_book book;
    struct stage stage; /* whose template was named */
    struct dunning chosen;
    struct letter_papers papers;
};

/* "BOOK/templates/letters/zh-CN", or the built-in one where book is NULL. */
static bool list_folder(struct run *r, const char *book, bool zh,
                        struct file_names *out)
{
    const char *home = book, *folder;

    *out = (struct file_names){0};
    if (!book && !resource_root(r, &home))
        return false;
    folder = file_join(r->arena, home,
                       zh ? STR("templates/letters/zh-CN")
                          : STR("templates/letters/en"));
    return !file_is_folder(folder) || file_list(out, folder, r->arena, r->diag);
}

/* The nearest of the names of papers, if this is none of them; else empty. */
static bool find_nearest(struct run *r, const struct book *b, struct str name,
                         struct str *nearest)
{
    bool zh = b->policy.language == LANGUAGE_ZH;
    const char *homes[] = {b->folder, NULL};
    unsigned least = UINT32_MAX;

    for (size_t k = 0; k < COUNT(homes); k++) {
        struct file_names names;

        if (!list_folder(r, homes[k], zh, &names))
            return false;
        for (size_t i = 0; i < names.count; i++) {
            struct str stem = names.items[i];

            if (!str_ends(stem, STR(".md")))
                continue;
            stem = str_head(stem, stem.len - 3);
            if (str_distance(name, stem) < least) {
                least = str_distance(name, stem);
                *nearest = stem;
            }
        }
    }
    return true;
}

static bool check_name(struct drafting *x, struct str name)
{
    struct str nearest = {0};

    if (!find_nearest(x->run, &x->book.book, name, &nearest))
        return false;
    if (str_equal(name, STR("correction")))
        return diag_usage(x->run->diag,
                          "a correction is made of the letter that it "
                          "corrects: duebook dunning undo BOOK NUMBER");
    return str_equal(name, nearest) ||
           diag_error(x->run->diag, nowhere,
                      "there is no paper %.*s; did you mean %.*s?",
                      STR_ARG(name), STR_ARG(nearest));
}

/* The stage of the ladder with this template, else one of its own. */
static void set_stage(struct drafting *x, struct str name)
{
    const struct policy *p = &x->book.book.policy;

    x->stage = (struct stage){
        .name = name, .template_name = name, .action = STAGE_LETTER};
    for (size_t i = 0; i < p->stage_count; i++)
        if (str_equal(p->stages[i].template_name, name))
            x->stage = p->stages[i];
}

/* A reminder is of what is not overdue yet, all others of what is. */
static bool is_fit(const struct drafting *x, const struct dunning_case *c)
{
    bool reminds = x->stage.workdays_before > 0 ||
                   str_equal(x->stage.template_name, STR("reminder"));

    return dunning_may_change(c) && c->is_reminder == reminds;
}

/* Of one customer, or of all where customer is LEDGER_NONE. */
static void choose(struct drafting *x, uint32_t customer)
{
    for (size_t i = 0; i < x->book.dunning.count; i++) {
        const struct dunning_case *c = &x->book.dunning.cases[i];
        struct dunning_case *copy = &x->chosen.cases[x->chosen.count];

        if ((customer != LEDGER_NONE && c->customer != customer) ||
            !is_fit(x, c))
            continue;
        *copy = *c;
        copy->stage = &x->stage;
        copy->reason = DUNNING_DUE;
        x->chosen.due = ++x->chosen.count;
    }
}

/* A run that writes nothing says so. */
static void say_none(struct drafting *x)
{
    if (!x->chosen.count)
        diag_warning(x->run->diag, nowhere,
                     "nobody named gets %.*s: nothing they owe fits it, or "
                     "letters to them are held (duebook dunning propose says "
                     "why)",
                     STR_ARG(x->stage.template_name));
}

static bool choose_customers(struct drafting *x)
{
    struct run *r = x->run;
    const struct ledger *l = &x->book.book.ledger;
    uint32_t customer = LEDGER_NONE;

    x->chosen = x->book.dunning;
    x->chosen.count = x->chosen.due = 0;
    x->chosen.cases =
        arena_array(r->arena, struct dunning_case, x->book.dunning.count + 1);
    if (r->options.customer &&
        !customer_find(r, l, str_from_z(r->options.customer), &customer))
        return false;
    choose(x, customer);
    say_none(x);
    return true;
}

static bool make_draft(const void *context, size_t index,
                       struct document_tree *out, struct arena *a,
                       struct diag *d)
{
    const struct drafting *x = context;

    return letter_papers_print(&x->papers, index, x->book.letter_date, STR(""),
                               out, a, d);
}

static bool write_drafts(struct drafting *x)
{
    struct run *r = x->run;
    const struct book *b = &x->book.book;
    struct papers papers = {.count = x->papers.count,
                            .context = x,
                            .make = make_draft,
                            .date = x->book.letter_date,
                            .zone_minutes = b->policy.zone_minutes};
    struct font_files fonts;
    bool ok = true;

    papers.folder = r->options.output ? r->options.output : ".";
    papers.paths = arena_array(r->arena, const char *, papers.count + 1);
    papers.failed = arena_array(r->arena, bool, papers.count + 1);
    for (size_t i = 0; i < papers.count; i++)
        papers.paths[i] =
            file_join(r->arena, papers.folder, x->papers.names[i]);
    if (!file_make_folder(papers.folder, r->arena, r->diag) ||
        !press_print(r, b->folder, &papers, &fonts))
        return false;
    for (size_t i = 0; i < papers.count; i++)
        ok = ok && !papers.failed[i];
    run_progress_end(r);
    run_say(r, "%s: %zu drafts; nothing was issued\n", papers.folder,
            papers.count);
    return ok;
}

/* "document NAME BOOK": from here on BOOK is the first operand. */
bool command_document(struct run *r)
{
    struct drafting x = {.run = r};
    struct str name = str_from_z(r->operands[0]);

    r->operands++;
    r->operand_count--;
    if (!r->options.lang)
        book_speak(r, r->operands[0]);
    if (!r->options.customer == !r->options.all)
        return diag_usage(r->diag,
                          "document: --customer ID or --all is expected");
    if (!dunning_book_open(r, &x.book) || !check_name(&x, name))
        return false;
    set_stage(&x, name);
    return choose_customers(&x) &&
           letter_papers_of(r, &x.book.book, &x.chosen, &x.papers) &&
           (!x.papers.count || write_drafts(&x));
}
