#include "command/customer_find.h"
#include "command/explain_gone.h"
#include "command/explain_text.h"
#include "command/output.h"

#include "base/buf.h"

/* A row that was not used may be the one that is asked for. */
static bool is_about(const struct reject *x, struct str name)
{
    struct str row = x->row;
    ptrdiff_t at;

    while ((at = str_find(row, name)) >= 0) {
        struct str rest = str_skip(row, (size_t)at + name.len);
        char before = at > 0 ? row.ptr[at - 1] : ',';
        char behind = rest.len ? rest.ptr[0] : ',';

        if ((before == ',' || before == ';' || before == '\t' ||
             before == '"') &&
            (behind == ',' || behind == ';' || behind == '\t' ||
             behind == '"' || behind == '\r'))
            return true;
        row = str_skip(row, (size_t)at + 1);
    }
    return false;
}

/* The rejected row that the name stands in, or NULL. */
static const struct reject *find_reject(const struct ledger *l, struct str name)
{
    for (size_t i = 0; i < l->reject_count; i++)
        if (is_about(&l->rejects[i], name))
            return &l->rejects[i];
    return NULL;
}

static bool report_unknown(struct run *r, const struct ledger *l,
                           struct str name)
{
    const struct reject *rejected = find_reject(l, name);
    struct str near;

    if (rejected)
        return diag_error(r->diag, rejected->at,
                          "%.*s stands in this row, which was rejected: "
                          "%.*s",
                          STR_ARG(name), STR_ARG(rejected->reason));
    near = customers_near(r, l, name);
    if (near.len)
        return diag_error(r->diag, nowhere,
                          "no document, receipt, bill or customer is called "
                          "%.*s; is one of these meant: %.*s?",
                          STR_ARG(name), STR_ARG(near));
    return diag_error(r->diag, nowhere,
                      "no document, receipt, bill or customer is called %.*s; "
                      "a whole number or name is expected",
                      STR_ARG(name));
}

/* A number that an older export has, before one that none has. */
static bool tell_gone(struct run *r, const struct book *b, struct str name,
                      bool as_json)
{
    struct value value;

    if (find_reject(&b->ledger, name) ||
        !explain_gone(r, b, name, as_json ? &value : NULL))
        return report_unknown(r, &b->ledger, name);
    return !as_json || output_json(r, value);
}

bool command_explain(struct run *r)
{
    static const char *const formats[] = {"text", "json"};
    struct str name;
    struct subjects subjects;
    struct book b;
    size_t format = 0;

    if (!output_format(r, formats, COUNT(formats), &format) ||
        !book_open(r, AGING_ITEMS | AGING_BASES, &b))
        return false;
    run_progress_end(r);
    name = str_trim(str_from_z(r->operands[1]));
    subjects = subjects_find(&b.ledger, name, r->arena);
    if (subjects.count == 0)
        return tell_gone(r, &b, name, format == 1);
    if (format == 1)
        return output_json(
            r, explain_value(&b.view, &b.aging, &subjects, r->arena));
    for (size_t i = 0; i < subjects.count; i++)
        explain_say(r, &b, subjects.items[i]);
    return true;
}
