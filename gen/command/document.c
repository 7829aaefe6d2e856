#include "command/customer_find.h"
#include "command/issue_consent.h"
#include "command/letter_run.h"
#include "command/output.h"
#include "command/paper_list.h"
#include "command/paper_run.h"
#include "command/template_file.h"
#include "report/action_words.h"

#include <string.h>

/* The papers of one kind for the customers that were named. */
struct drafting {
    struct run *run;
    struct dunning_book book;
    struct stage stage; /* whose template was named */
    bool is_stage;      /* of the ladder */
    size_t off_ladder;  /* letters that the ladder would not write today */
    struct dunning_decided chosen;
    struct letter_run letters;
};

/* The stage of the ladder with this template, else one of its own. */
static void set_stage(struct drafting *x, struct str name)
{
    const struct policy *p = &x->book.book.policy;

    x->stage = (struct stage){
        .name = name, .template_name = name, .action = STAGE_LETTER};
    for (size_t i = 0; i < p->stage_count; i++) {
        if (!str_equal(p->stages[i].template_name, name))
            continue;
        x->stage = p->stages[i];
        x->is_stage = true;
    }
}

/* A reminder is of what is not overdue yet, all others of what is. */
static bool is_fit(const struct drafting *x, const struct dunning_case *c)
{
    bool reminds = x->stage.workdays_before > 0 ||
                   str_equal(x->stage.template_name, STR("reminder"));

    return dunning_may_change(c) && c->is_reminder == reminds;
}

/* What the ladder would send him today without being asked. */
static bool is_proposed(const struct drafting *x, const struct dunning_case *c)
{
    return c->reason == DUNNING_DUE && str_equal(c->stage->name, x->stage.name);
}

static void add(struct drafting *x, size_t at)
{
    const struct dunning_case *c = &x->book.dunning.cases[at];
    struct dunning_decided *out = &x->chosen;
    const char *reason = x->run->options.reason;
    size_t n = out->letters.count++;

    out->letters.due = out->letters.count;
    out->letters.cases[n] = *c;
    out->letters.cases[n].stage = &x->stage;
    out->letters.cases[n].reason = DUNNING_DUE;
    out->reasons[n] = str_from_z(reason ? reason : "");
    out->last[n] = x->book.last[at];
    x->off_ladder += x->is_stage && !is_proposed(x, c);
}

/* A run that writes nothing says so. */
static void say_none(struct drafting *x)
{
    if (!x->chosen.letters.count)
        diag_warning(x->run->diag, nowhere,
                     "nobody named gets %.*s: nothing they owe fits it, or "
                     "letters to them are held (duebook dunning propose says "
                     "why)",
                     STR_ARG(x->stage.template_name));
}

/* Whoever was named and gets nothing is told, and why. */
static void tell_left_out(struct drafting *x, const bool *is_asked)
{
    struct run *r = x->run;
    const struct ledger *l = &x->book.book.ledger;
    bool *has_case = arena_array(r->arena, bool, l->customer_count + 1);

    for (size_t i = 0; i < x->book.dunning.count; i++) {
        const struct dunning_case *c = &x->book.dunning.cases[i];

        has_case[c->customer] = true;
        if (is_asked[c->customer] && !is_fit(x, c))
            diag_warning(r->diag, nowhere, "%.*s (%s) gets no %.*s: %.*s",
                         STR_ARG(l->customers[c->customer].customer_id),
                         c->currency->code, STR_ARG(x->stage.template_name),
                         STR_ARG(word(action_word(c->reason), r->language)));
    }
    for (size_t i = 0; i < l->customer_count; i++)
        if (is_asked[i] && !has_case[i])
            diag_warning(r->diag, nowhere, "%.*s gets no %.*s: nothing is open",
                         STR_ARG(l->customers[i].customer_id),
                         STR_ARG(x->stage.template_name));
}

static bool choose(struct drafting *x)
{
    struct run *r = x->run;
    size_t n = x->book.dunning.count;
    bool *is_asked;

    x->chosen = (struct dunning_decided){
        .letters = {.cases = arena_array(r->arena, struct dunning_case, n + 1)},
        .reasons = arena_array(r->arena, struct str, n + 1),
        .last = arena_array(r->arena, const struct issued_letter *, n + 1)};
    if (!customers_asked(r, &x->book.book.ledger, &is_asked))
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct dunning_case *c = &x->book.dunning.cases[i];

        if ((r->options.all || is_asked[c->customer]) && is_fit(x, c))
            add(x, i);
    }
    tell_left_out(x, is_asked);
    say_none(x);
    return true;
}

/*
 * The ladder neither skips a stage nor goes back unless somebody says why: the
 * register keeps it.
 */
static bool check_ladder(const struct drafting *x)
{
    struct run *r = x->run;
    size_t n = x->chosen.letters.count;

    if (x->off_ladder && !r->options.reason)
        return diag_error(r->diag, nowhere,
                          "of these %zu letters the ladder would write %zu "
                          "not today, or of another stage: --reason TEXT says "
                          "why they go out, and the register keeps it",
                          n, x->off_ladder);
    return issue_most_fits(r, &x->book.book, n);
}

/* A paper of no stage moves nobody on the ladder. */
static bool issue(struct drafting *x, struct issue_register *reg)
{
    struct letter_run *letters = &x->letters;

    if (!template_series(letters->papers.templates[0].template).len)
        return diag_error(x->run->diag, nowhere,
                          "%s has no series: it is not numbered, and drafted "
                          "alone",
                          letters->papers.templates[0].name);
    for (size_t i = 0; !x->is_stage && i < letters->papers.count; i++)
        letters->letters[i].stage = STR("");
    return issue_day_fits(x->run, &x->book.book, x->book.letter_date) &&
           check_ladder(x) && letter_run_issue(letters, reg);
}

/* reg NULL: drafts. */
static bool make(struct drafting *x, struct str name,
                 struct issue_register *reg)
{
    static const char *const formats[] = {"pdf", "docx"};
    struct run *r = x->run;
    const char *folder = r->options.output ? r->options.output : ".";
    struct paper_list papers;
    size_t format;

    if (!output_format(r, formats, COUNT(formats), &format) ||
        !dunning_book_open(r, &x->book) ||
        !paper_list_read(r, x->book.book.folder, x->book.book.policy.language,
                         &papers) ||
        !paper_list_check(r, &papers, name))
        return false;
    set_stage(x, name);
    if (!choose(x) || !letter_run_open(r, &x->book, &x->chosen, &x->letters))
        return false;
    if (!x->letters.papers.count)
        return !reg;
    return reg ? issue(x, reg)
               : letter_run_draft(&x->letters, folder,
                                  format ? PAPER_DOCX : PAPER_PDF);
}

/* Of two at once the second one stops at the register's lock. */
static bool make_issued(struct drafting *x, struct str name)
{
    struct issue_register *reg;
    struct book b;
    bool ok;

    if (!book_policy(x->run, &b) || !issue_open(x->run, &b, &reg))
        return false;
    ok = make(x, name, reg);
    register_close(reg);
    return ok;
}

static bool check_options(struct run *r, struct str name)
{
    const struct options *o = &r->options;

    if (!o->all == !(o->customers.count || o->customer_list))
        return diag_usage(r->diag, "document: --customer ID, --customers FILE "
                                   "or --all is expected");
    if (o->issue && o->output)
        return diag_usage(r->diag,
                          "document: -o is for drafts; what is issued stands "
                          "in the book");
    if (o->issue && o->format && strcmp(o->format, "pdf") != 0)
        return diag_usage(r->diag,
                          "document: what is issued is a PDF; --format "
                          "docx is for drafts");
    if (str_equal(name, STR("correction")))
        return diag_usage(r->diag,
                          "a correction is made of the letter that it "
                          "corrects: duebook dunning undo BOOK NUMBER");
    return true;
}

static bool list(struct run *r)
{
    const char *book = r->operand_count ? r->operands[0] : NULL;
    struct book b;

    if (r->operand_count > 1)
        return diag_usage(r->diag, "duebook document --list [BOOK]");
    if (book && !book_policy(r, &b))
        return false;
    return paper_list_say(r, book ? b.folder : NULL, r->language);
}

/* Letters go by the ladder's cases, papers by customer. */
static bool find_kind(struct run *r, struct str name, bool *is_letter)
{
    const struct template *t;
    const char *path;
    struct book b;

    if (!book_policy(r, &b) ||
        !paper_find(r, b.folder, name, b.policy.language, &path) ||
        !template_open(r, b.folder, path, &t))
        return false;
    *is_letter = str_equal(template_kind(t).text, STR("letter"));
    return *is_letter || str_equal(template_kind(t).text, STR("paper")) ||
           diag_error(r->diag, nowhere,
                      "%.*s is made by the program itself, not by document",
                      STR_ARG(name));
}

/* "document NAME BOOK": from here on BOOK is the first operand. */
bool command_document(struct run *r)
{
    struct drafting x = {.run = r};
    struct str name;
    bool is_letter;

    if (r->options.list)
        return list(r);
    if (r->operand_count != 2)
        return diag_usage(r->diag, "duebook document NAME BOOK, or duebook "
                                   "document --list");
    name = str_from_z(r->operands[0]);
    r->operands++;
    r->operand_count--;
    if (!r->options.lang)
        book_speak(r, r->operands[0]);
    if (!check_options(r, name) || !find_kind(r, name, &is_letter))
        return false;
    if (!is_letter)
        return paper_run(r, name);
    return r->options.issue ? make_issued(&x, name) : make(&x, name, NULL);
}
