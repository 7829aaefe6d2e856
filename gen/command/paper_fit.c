#include "command/paper_fit.h"

/* A condition of the data: what to say where it is wanting, or in the way. */
static const struct {
    const char *name;
    const char *label; /* for document --list */
    const char *wanting, *present;
} conditions[] = {
    {"has_overdue", "something overdue", "nothing of his is overdue",
     "something is overdue"},
    {"has_arbitration", "an arbitration clause",
     "no arbitration clause is on file (contracts: arbitration): the courts "
     "have it, complaint is the paper",
     "the contract has an arbitration clause: arbitration-application is the "
     "paper, and preservation goes through the institution"},
    {"has_suspension", "a clause that allows to stop supply",
     "no clause that allows to stop supply is on file (contracts: "
     "suspension_clause): without one, or a ground of Civil Code art. 526 or "
     "527, it would be our own breach",
     "the contract allows to stop supply"},
    {"is_insolvent", "open insolvency proceedings",
     "no insolvency is on file (customers: insolvency_date)",
     "insolvency proceedings are open: claims are lodged with the "
     "administrator, proof-of-debt is the paper"},
    {"has_judgment", "a judgment in force",
     "no judgment in force is on file (cases: event judgment)",
     "a judgment is in force: enforcement-application is the paper"},
    {"has_presuit", "a preservation before suit",
     "no preservation before suit is on file (cases: event "
     "pre-suit preservation)",
     "preservation before suit was applied for: a payment order is not to be "
     "had any more (Interpretation of the Civil Procedure Law, art. 427); "
     "complaint is the paper"},
    {"has_freeze", "assets seized or frozen",
     "nothing is seized or frozen by the cases on file: "
     "preservation-application is the paper",
     "assets are seized or frozen already: preservation-renewal is the paper"},
    {"has_guarantors", "a guarantor",
     "no guarantor is on file (contracts: guarantor)", "there is a guarantor"},
    {"has_bills", "a bill that came back",
     "no bill of his came back (bills: dishonoured_at)",
     "a bill of his came back: bill-recourse is the paper"},
};

const char *paper_condition(struct str name)
{
    for (size_t i = 0; i < COUNT(conditions); i++)
        if (str_equal_z(name, conditions[i].name))
            return conditions[i].label;
    return NULL;
}

static const char *text_of(struct str name, bool holds)
{
    for (size_t i = 0; i < COUNT(conditions); i++)
        if (str_equal_z(name, conditions[i].name))
            return holds ? conditions[i].present : conditions[i].wanting;
    return NULL;
}

static bool report(struct run *r, const struct paper_ask *ask,
                   const struct field *name, bool holds)
{
    struct str id = ask->ledger->customers[ask->customer].customer_id;
    const char *text = text_of(name->text, holds);

    if (!text)
        return diag_error(
            r->diag, name->at,
            "\"%.*s\" is no condition of papers: has_overdue, "
            "has_arbitration, has_suspension, is_insolvent, "
            "has_judgment, has_presuit, has_freeze, has_guarantors and "
            "has_bills are",
            STR_ARG(name->text));
    if (r->options.all) /* whom it fits */
        return false;
    return diag_error(r->diag, nowhere, "%.*s gets no such paper: %s",
                      STR_ARG(id), diag_translate(r->diag, text));
}

static bool check(struct run *r, const struct paper_ask *ask, struct value data,
                  const struct field *names, size_t count, bool wanted)
{
    bool ok = true;

    for (size_t i = 0; i < count; i++) {
        const struct value *v = value_find(data, names[i].text);
        bool holds = v && v->kind == VALUE_BOOL && v->boolean;

        if (!text_of(names[i].text, true) || holds != wanted)
            ok = report(r, ask, &names[i], holds);
    }
    return ok;
}

bool paper_fits(struct run *r, const struct template *t,
                const struct paper_ask *ask)
{
    size_t required, excluded;
    const struct field *requires = template_requires(t, &required);
    const struct field *excludes = template_excludes(t, &excluded);
    struct value data;

    if (!required && !excluded)
        return true;
    data = paper_value(ask, LANGUAGE_ZH, r->arena);
    return check(r, ask, data, excludes, excluded, false) &&
           check(r, ask, data, requires, required, true);
}
