#include "command/letter_run.h"

#include "command/issue_consent.h"

static bool make_numbered(const void *context, size_t index,
                          const struct issued_letter *letter,
                          struct document_tree *out, struct arena *a,
                          struct diag *d)
{
    const struct letter_run *c = context;

    return letter_papers_print(&c->papers, index, letter->letter_date,
                               letter->number, out, a, d);
}

static bool make_draft(const void *context, size_t index,
                       struct document_tree *out, struct arena *a,
                       struct diag *d)
{
    const struct letter_run *c = context;

    return letter_papers_print(&c->papers, index, c->book->letter_date, STR(""),
                               out, a, d);
}

static const size_t *kinds_of(const struct letter_run *c)
{
    size_t *kinds = arena_array(c->run->arena, size_t, c->papers.count);

    for (size_t i = 0; i < c->papers.count; i++)
        kinds[i] = (size_t)(c->papers.forms[i] - c->papers.templates);
    return kinds;
}

static void make_entries(struct letter_run *c)
{
    struct arena *a = c->run->arena;

    c->letters = arena_array(a, struct issued_letter, c->papers.count + 1);
    for (size_t i = 0; i < c->papers.count; i++) {
        c->letters[i] =
            letter_papers_entry(&c->papers, i, c->book->letter_date, a);
        c->letters[i].reason = c->decided->reasons[i];
    }
}

bool letter_run_open(struct run *r, const struct dunning_book *book,
                     const struct dunning_decided *decided,
                     struct letter_run *out)
{
    *out = (struct letter_run){.run = r, .book = book, .decided = decided};
    if (!letter_papers_of(r, &book->book, &decided->letters, &out->papers) ||
        out->papers.count < decided->letters.due)
        return false;
    make_entries(out);
    return true;
}

static bool is_final(const struct letter_run *c, const struct dunning_case *x)
{
    const struct policy *p = &c->book->book.policy;

    return p->stage_count > 1 && x->stage == &p->stages[p->stage_count - 1];
}

static void say_sums(const struct letter_run *c)
{
    const struct aging *aging = &c->book->book.aging;

    for (size_t k = 0; k < aging->currency_count; k++) {
        const struct currency *currency = aging->currencies[k].currency;
        size_t n = 0;
        int64_t sum = 0;

        for (size_t i = 0; i < c->papers.count; i++) {
            if (c->letters[i].currency != currency)
                continue;
            n++;
            sum += c->letters[i].total;
        }
        if (n)
            run_say(c->run, "  %s: letters %zu, sum %.*s\n", currency->code, n,
                    STR_ARG(run_amount(c->run, sum, currency)));
    }
}

/* What somebody should look at before he says yes. */
static void say_letters(const struct letter_run *c)
{
    struct run *r = c->run;
    size_t first = 0, final = 0;

    run_say(r, "to be issued, dated %.*s:\n",
            STR_ARG(date_iso(c->book->letter_date, r->arena)));
    say_sums(c);
    for (size_t i = 0; i < c->papers.count; i++) {
        const struct issued_letter *x = &c->letters[i];
        const struct issued_letter *last = c->decided->last[i];

        first += !last;
        final += is_final(c, c->papers.due[i]);
        if (last && x->total >= 2 * last->total)
            run_say(r, "  doubled since %.*s: %.*s %.*s, %s %.*s, then %.*s\n",
                    STR_ARG(last->number), STR_ARG(x->customer_id),
                    STR_ARG(x->recipient), x->currency->code,
                    STR_ARG(run_amount(r, x->total, x->currency)),
                    STR_ARG(run_amount(r, last->total, x->currency)));
    }
    run_say(r, "  first letters to these customers: %zu; final demands: %zu\n",
            first, final);
    if (c->decided->held)
        run_say(r, "  held: %zu, see above\n", c->decided->held);
}

/* "letter.docx" of "letter.pdf". */
static struct str name_in(const struct letter_run *c, size_t index,
                          enum paper_form form)
{
    struct str name = c->papers.names[index];

    if (form != PAPER_DOCX)
        return name;
    return arena_format(c->run->arena, "%.*s.docx",
                        STR_ARG(str_head(name, name.len - 4)));
}

bool letter_run_draft(const struct letter_run *c, const char *folder,
                      enum paper_form form)
{
    struct run *r = c->run;
    const struct book *b = &c->book->book;
    struct papers papers = {.folder = folder,
                            .count = c->papers.count,
                            .context = c,
                            .make = make_draft,
                            .kinds = kinds_of(c),
                            .kind_count = c->papers.template_count,
                            .date = c->book->letter_date,
                            .form = form,
                            .zone_minutes = b->policy.zone_minutes};
    struct str *names = arena_array(r->arena, struct str, papers.count + 1);

    for (size_t i = 0; i < papers.count; i++)
        names[i] = name_in(c, i, form);
    return press_drafts(r, b->folder, &papers, names);
}

static bool issue(const struct letter_run *c, struct issue_register *reg)
{
    struct run *r = c->run;
    const char *folder;
    struct issue_ask ask = {.book = &c->book->book,
                            .letters = c->letters,
                            .names = c->papers.names,
                            .count = c->papers.count,
                            .make = make_numbered,
                            .context = c,
                            .templates = c->papers.templates,
                            .kinds = kinds_of(c),
                            .template_count = c->papers.template_count};

    if (!issue_run(r, reg, &ask, &folder))
        return false;
    issue_say(r, &ask, folder);
    return true;
}

bool letter_run_issue(const struct letter_run *c, struct issue_register *reg)
{
    say_letters(c);
    return issue_is_meant(c->run, c->papers.count) && issue(c, reg);
}
