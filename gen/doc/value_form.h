/*
 * value_form - how typed values are written in a document.
 *
 * A template asks for a form by a last name: {{total.upper}}, {{as_of.iso}}.
 *
 *   money    grouped 1,234.50 (the default), plain 1234.50, code CNY, symbol ¥,
 *            full 人民币1,234.50元 or CNY 1,234.50, upper 人民币壹仟…,
 *            words Renminbi one thousand …
 *   date     long 2026年7月17日 or 17 July 2026 (the default), iso, slash,
 *            cn 二〇二六年七月十七日, upper 贰零贰陆年柒月…, year,
 *            month, day
 *   integer  plain 1234 (the default), grouped 1,234, cn 一千二百三十四
 *   decimal  plain 1234.5 (the default), grouped, percent (0.0385: 3.85%)
 *   party    block: name, number, address, persons, one a line; line: name and
 *            the rest in brackets
 *
 * Text and bool have their default alone; null, list and other maps not even
 * that.
 */
#ifndef DOC_VALUE_FORM_H
#define DOC_VALUE_FORM_H

#include "doc/value_type.h"

struct value_form {
    enum type_kind type;
    const char *name;
    const char *en, *zh; /* what it is for */
};

/* All forms, those of a type together, its default first. */
extern const struct value_form value_forms[];
extern const size_t value_form_count;

/* Has the value this form? */
bool value_has_form(struct value v, struct str form);

/* A map with a name: customer, creditor, court … */
bool value_is_party(struct value v);

/*
 * A leaf or party as text; an empty form is its default.  english chooses the
 * language.  False, and *out untouched: no such form.
 */
MUST_CHECK bool value_form(struct value v, struct str form, bool english,
                           struct str *out, struct arena *a);

/* Every character that forms put in of their own. */
extern const char value_form_characters[];

#endif
