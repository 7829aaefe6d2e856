#include "command/explain_text.h"
#include "command/output.h"

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

static bool report_unknown(struct run *r, const struct ledger *l,
                           struct str name)
{
    for (size_t i = 0; i < l->reject_count; i++)
        if (is_about(&l->rejects[i], name))
            return diag_error(r->diag, l->rejects[i].at,
                              "%.*s stands in this row, which was rejected: "
                              "%.*s",
                              STR_ARG(name), STR_ARG(l->rejects[i].reason));
    return diag_error(r->diag, nowhere,
                      "no document, receipt, bill or customer is called %.*s; "
                      "a whole number or name is expected",
                      STR_ARG(name));
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
        return report_unknown(r, &b.ledger, name);
    if (format == 1)
        return output_json(
            r, explain_value(&b.view, &b.aging, &subjects, r->arena));
    for (size_t i = 0; i < subjects.count; i++)
        explain_say(r, &b, subjects.items[i]);
    return true;
}
