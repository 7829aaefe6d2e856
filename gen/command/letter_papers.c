#include "command/letter_papers.h"

#include "command/resources.h"
#include "command/template_file.h"
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

bool letter_papers_open(struct run *r, const struct book *b,
                        struct letter_papers *out)
{
    size_t n;

    *out = (struct letter_papers){.book = b};
    if (!dunning_compute(&b->ledger, &b->aging, &b->policy, &out->dunning,
                         r->arena, r->diag))
        return false;
    n = out->dunning.due;
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

bool letter_papers_make(const struct letter_papers *letters, size_t index,
                        struct document_tree *out, struct arena *a,
                        struct diag *d)
{
    const struct book *b = letters->book;

    return letter_make(letters->forms[index]->template, &b->ledger, &b->aging,
                       letters->due[index], &b->policy, out, a, d);
}
