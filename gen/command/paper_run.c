#include "command/paper_run.h"

#include "base/file.h"
#include "base/name.h"
#include "command/book_dunning.h"
#include "command/claim_public.h"
#include "command/customer_find.h"
#include "command/issue.h"
#include "command/issue_consent.h"
#include "command/law.h"
#include "command/output.h"
#include "command/paper_cover.h"
#include "command/paper_entry.h"
#include "command/paper_fit.h"
#include "command/paper_list.h"
#include "command/press.h"
#include "command/resources.h"
#include "command/template_file.h"
#include "report/letters.h"

#include <string.h>

/* One paper: of whom, by which template. */
struct paper {
    struct paper_ask ask;
    const struct template *template;
};

struct paper_papers {
    struct run *run;
    struct str name;
    struct book book;
    struct law_tables law;
    struct issued issued;
    struct by_customer rows;
    struct contracts contracts;
    struct date date;
    const struct claim_book *claims; /* made at the first need */
    struct letter_template forms[2]; /* by language; read at first need */
    struct paper *items;
    size_t count, capacity;
    size_t refused;
};

/* --- which template --------------------------------------------------------
 */

static bool open_template(struct paper_papers *x, enum language language,
                          const struct template **out)
{
    struct letter_template *form = &x->forms[language];

    if (!form->template) {
        if (!paper_find(x->run, x->book.folder, x->name, language,
                        &form->path) ||
            !template_open(x->run, x->book.folder, form->path, &form->template))
            return false;
        form->name =
            form->path + str_find(str_from_z(form->path), STR("templates/"));
    }
    *out = form->template;
    return true;
}

static void note_claim(void *user, enum mustache_part part, struct field text)
{
    bool *uses = user;

    if (part != MUSTACHE_TEXT && part != MUSTACHE_PARTIAL &&
        (str_equal(text.text, STR("claim")) ||
         str_starts(text.text, STR("claim."))))
        *uses = true;
}

static bool uses_claim(const struct template *t)
{
    bool uses = false;

    template_visit(t, note_claim, &uses);
    return uses;
}

/* --- of whom ---------------------------------------------------------------
 */

/* The claim behind a paper; refused where it has open questions. */
static bool add_claim(struct paper_papers *x, struct paper_ask *ask)
{
    const struct book *b = &x->book;

    if (!x->claims)
        x->claims =
            claim_book_new(&b->view, &x->law, &b->policy, x->run->arena);
    return claim_public(x->run, x->claims, &b->ledger, ask->customer,
                        ask->currency, &ask->claim);
}

static bool add_paper(struct paper_papers *x, uint32_t customer,
                      const struct currency *currency)
{
    struct run *r = x->run;
    const struct book *b = &x->book;
    struct paper paper = {.ask = {.ledger = &b->ledger,
                                  .aging = &b->aging,
                                  .rows = &x->rows,
                                  .contracts = &x->contracts,
                                  .policy = &b->policy,
                                  .law = &x->law,
                                  .issued = &x->issued,
                                  .customer = customer,
                                  .currency = currency,
                                  .date = x->date,
                                  .number = STR("")}};

    if (!open_template(
            x, letter_language(&b->ledger.customers[customer], &b->policy),
            &paper.template))
        return false;
    if (!paper_fits(r, paper.template, &paper.ask)) {
        x->refused += !r->options.all;
        return r->diag->worst < DIAG_SYSTEM;
    }
    if (uses_claim(paper.template) && !add_claim(x, &paper.ask)) {
        x->refused++;
        return r->diag->worst < DIAG_SYSTEM;
    }
    ARENA_PUSH(r->arena, x->items, x->count, x->capacity) = paper;
    return true;
}

/* Is anything of his open in this currency? */
static bool add_rows(struct paper_papers *x, const bool *is_asked)
{
    const struct aging *aging = &x->book.aging;

    for (size_t k = 0; k < aging->currency_count; k++)
        for (size_t i = 0; i < aging->currencies[k].customer_count; i++) {
            uint32_t customer = aging->currencies[k].customers[i].customer;

            if ((x->run->options.all || is_asked[customer]) &&
                !add_paper(x, customer, aging->currencies[k].currency))
                return false;
        }
    return true;
}

static bool choose(struct paper_papers *x)
{
    bool *is_asked;

    if (!customers_asked(x->run, &x->book.ledger, &is_asked) ||
        !add_rows(x, is_asked))
        return false;
    if (!x->count && !x->refused)
        diag_warning(x->run->diag, nowhere,
                     "nobody named has anything open: no paper was made");
    return true;
}

/* --- printing --------------------------------------------------------------
 */

static bool make_one(const void *context, size_t index,
                     struct document_tree *out, struct arena *a, struct diag *d)
{
    const struct paper_papers *x = context;

    return paper_make(x->items[index].template, &x->items[index].ask, out, a,
                      d);
}

/* "C0061_鼎川示例_还款协议.pdf"; another currency behind it. */
static struct str name_of(const struct paper_papers *x, size_t index,
                          struct name_set *names, struct str ending)
{
    const struct paper *p = &x->items[index];
    const struct customer *c = &x->book.ledger.customers[p->ask.customer];
    struct arena *a = x->run->arena;
    bool ascii = x->book.policy.ascii_names;
    struct str title = ascii ? x->name : template_title(p->template);
    struct str stem =
        ascii ? arena_format(a, "%.*s_%.*s_%s", STR_ARG(c->customer_id),
                             STR_ARG(title), p->ask.currency->code)
              : arena_format(a, "%.*s_%.*s_%.*s", STR_ARG(c->customer_id),
                             STR_ARG(c->name), STR_ARG(title));

    return name_unique(names, stem, ending, a);
}

static bool print(struct paper_papers *x, enum paper_form form,
                  const char *folder)
{
    struct papers papers = {.folder = folder,
                            .count = x->count,
                            .context = x,
                            .make = make_one,
                            .form = form,
                            .date = x->date,
                            .zone_minutes = x->book.policy.zone_minutes};
    struct name_set names = {0};
    struct str *list = arena_array(x->run->arena, struct str, x->count);

    for (size_t i = 0; i < x->count; i++)
        list[i] = name_of(x, i, &names,
                          form == PAPER_DOCX ? STR(".docx") : STR(".pdf"));
    return press_drafts(x->run, x->book.folder, &papers, list);
}

/* What each leaves to fill by hand, told beside the papers. */
static bool cover(struct paper_papers *x, const char *folder)
{
    struct run *r = x->run;
    struct paper_cover cover = {
        .policy = &x->book.policy, .title = x->name, .date = x->date};
    struct arena room = {0};
    bool ok = true;

    for (size_t i = 0; ok && i < x->count; i++) {
        const struct paper *p = &x->items[i];
        struct document_tree tree = {0};
        struct diag quiet = {0};

        if (make_one(x, i, &tree, &room, &quiet))
            paper_cover_add(&cover, &x->book.ledger.customers[p->ask.customer],
                            p->template, &tree, r->arena);
        arena_release(&room);
    }
    return paper_cover_write(r, &x->book, &cover, folder);
}

/* --- issuing ---------------------------------------------------------------
 */

static bool make_numbered(const void *context, size_t index,
                          const struct issued_letter *letter,
                          struct document_tree *out, struct arena *a,
                          struct diag *d)
{
    const struct paper_papers *x = context;
    struct paper_ask ask = x->items[index].ask;

    ask.number = letter->number;
    return paper_make(x->items[index].template, &ask, out, a, d);
}

/* Only what has a series is numbered; what it leaves blank is told. */
static bool check_series(const struct paper_papers *x)
{
    struct arena room = {0};
    bool ok = true;

    for (size_t i = 0; i < x->count && ok; i++) {
        struct document_tree tree = {0};

        if (!template_series(x->items[i].template).len)
            ok = diag_error(x->run->diag, nowhere,
                            "%.*s has no series: it is not numbered, and "
                            "drafted alone",
                            STR_ARG(x->name));
        else if (!make_one(x, i, &tree, &room, x->run->diag))
            ok = false;
        else if (tree.blank_count)
            diag_warning(
                x->run->diag, nowhere,
                "%.*s: %.*s is left blank: fill it in by hand before "
                "it is posted",
                STR_ARG(x->book.ledger.customers[x->items[i].ask.customer]
                            .customer_id),
                STR_ARG(arena_str(x->run->arena, tree.blanks[0].text)));
    }
    arena_release(&room);
    return ok;
}

static bool issue_numbered(struct paper_papers *x, struct issue_register *reg)
{
    struct run *r = x->run;
    struct name_set names = {0};
    struct issue_ask ask = {.book = &x->book,
                            .count = x->count,
                            .make = make_numbered,
                            .context = x,
                            .templates = x->forms,
                            .template_count = 2};
    size_t first = x->forms[0].template ? 0 : 1;
    struct str *list = arena_array(r->arena, struct str, x->count);
    size_t *kinds = arena_array(r->arena, size_t, x->count);
    const char *folder;

    ask.letters = arena_array(r->arena, struct issued_letter, x->count);
    for (size_t i = 0; i < x->count; i++) {
        kinds[i] = x->items[i].template == x->forms[1].template && !first;
        list[i] = name_of(x, i, &names, STR(".pdf"));
        ask.letters[i] = paper_entry(&x->items[i].ask,
                                     &x->forms[first + kinds[i]], r->arena);
        ask.letters[i].reason =
            str_from_z(r->options.reason ? r->options.reason : "");
    }
    ask.templates += first;
    ask.template_count = first || !x->forms[1].template ? 1 : 2;
    ask.names = list;
    ask.kinds = kinds;
    if (!issue_run(r, reg, &ask, &folder))
        return false;
    issue_say(r, &ask, folder);
    return true;
}

/* Of two at once the second one stops at the register's lock. */
static bool issue(struct paper_papers *x)
{
    struct issue_register *reg;
    bool ok;

    if (!check_series(x) || !issue_day_fits(x->run, &x->book, x->date) ||
        !issue_most_fits(x->run, &x->book, x->count) ||
        !issue_is_meant(x->run, x->count) ||
        !issue_open(x->run, &x->book, &reg))
        return false;
    ok = issue_numbered(x, reg);
    register_close(reg);
    return ok;
}

static bool open_book(struct paper_papers *x)
{
    struct run *r = x->run;

    if (!book_open(r, AGING_ITEMS, &x->book))
        return false;
    x->rows = by_customer_make(&x->book.ledger, r->arena);
    x->contracts = contracts_sort(&x->book.ledger, r->arena);
    return (x->book.folder ||
            diag_usage(r->diag, "document needs a book: a folder with "
                                "duebook.yaml; duebook init makes one")) &&
           book_letter_date(r, &x->book, &x->date) &&
           book_parse_day(r, "--date", r->options.date, &x->date) &&
           law_open_tables(r, x->book.folder, &x->law) &&
           issue_read(r, &x->book, &x->issued);
}

bool paper_run(struct run *r, struct str name)
{
    static const char *const formats[] = {"pdf", "docx"};
    struct paper_papers *x = arena_new(r->arena, struct paper_papers);
    const char *folder = r->options.output ? r->options.output : ".";
    size_t format;

    *x = (struct paper_papers){.run = r, .name = name, .date = no_date};
    if (!output_format(r, formats, COUNT(formats), &format) || !open_book(x) ||
        !choose(x))
        return false;
    if (!x->count)
        return !x->refused;
    if (r->options.issue)
        return issue(x) && !x->refused;
    return print(x, format ? PAPER_DOCX : PAPER_PDF, folder) &&
           cover(x, folder) && !x->refused;
}
