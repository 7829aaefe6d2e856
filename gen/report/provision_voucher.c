#include "report/provision_voucher.h"

static struct value firm_value(const struct policy *policy,
                               enum language language, struct arena *a)
{
    const struct creditor *firm = &policy->creditor;
    struct value v = value_map_new(a);

    value_set(v, "name",
              value_text(language == LANGUAGE_EN && firm->name_en.len
                             ? firm->name_en
                             : firm->name),
              a);
    return v;
}

static struct value currency_value(const struct currency *c,
                                   enum language language, struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "code", value_z(c->code), a);
    value_set(v, "name",
              value_z(language == LANGUAGE_EN ? c->name_en : c->name_zh), a);
    return v;
}

static struct value line_value(const struct provision *p,
                               const struct provision_currency_part *part,
                               const struct voucher_line *line,
                               enum language language, struct arena *a)
{
    struct value v = value_map_new(a);
    struct value amount = value_minor(line->minor, part->currency);

    value_set(v, "text",
              value_text(provision_voucher_text(p, part, language, a)), a);
    value_set(v, "account", value_text(line->account), a);
    value_set(v, "debit", line->debit ? amount : value_null(), a);
    value_set(v, "credit", line->debit ? value_null() : amount, a);
    return v;
}

static struct value entry_value(const struct provision *p,
                                const struct provision_currency_part *part,
                                enum language language, struct arena *a)
{
    const struct currency *c = part->currency;
    const struct provision_movement *m = &part->movement;
    struct value v = value_map_new(a), lines = value_list_new(a);
    struct voucher_line list[2];
    size_t n = provision_voucher(part, language, list);

    for (size_t i = 0; i < n; i++)
        value_push(lines, line_value(p, part, &list[i], language, a), a);
    value_set(v, "currency", currency_value(c, language, a), a);
    value_set(v, "lines", lines, a);
    value_set(v, "amount", value_minor(list[0].minor, c), a);
    value_set(v, "required", value_minor(part->required, c), a);
    value_set(v, "before", value_minor(m->before, c), a);
    value_set(v, "opening", value_minor(m->opening, c), a);
    value_set(v, "writeoffs", value_minor(m->writeoffs, c), a);
    value_set(v, "other", value_minor(m->other, c), a);
    value_set(v, "opening_source",
              value_text(provision_opening_words(m, language, a)), a);
    return v;
}

static bool has_entry(const struct provision_currency_part *part)
{
    return provision_entry_known(part) && part->movement.entry != 0;
}

bool provision_has_voucher(const struct provision *p)
{
    for (size_t i = 0; i < p->part_count; i++)
        if (has_entry(&p->parts[i]))
            return true;
    return false;
}

struct value provision_paper_value(const struct provision_paper *x,
                                   enum language language, struct arena *a)
{
    const struct provision *p = x->provision;
    struct value v = value_map_new(a), entries = value_list_new(a);

    for (size_t i = 0; i < p->part_count; i++)
        if (has_entry(&p->parts[i]))
            value_push(entries, entry_value(p, &p->parts[i], language, a), a);
    value_set(v, "creditor", firm_value(x->policy, language, a), a);
    value_set(v, "as_of", value_date(p->day), a);
    value_set(v, "close", value_text(x->close_name), a);
    value_set(v, "entries", entries, a);
    return v;
}

bool provision_paper_make(const struct template *t,
                          const struct provision_paper *x,
                          struct document_tree *out, struct arena *a,
                          struct diag *d)
{
    enum language language = template_is_english(t) ? LANGUAGE_EN : LANGUAGE_ZH;

    return template_fill(t, provision_paper_value(x, language, a), NULL, 0, out,
                         a, d);
}
