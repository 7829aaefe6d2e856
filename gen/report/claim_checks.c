#include "report/claim_checks.h"

#include "base/file.h"
#include "report/party_value.h"

static const char *grade_name(enum claim_note_grade grade, bool zh)
{
    switch (grade) {
    case NOTE_QUESTION:
        return zh ? "待定" : "question";
    case NOTE_CONFLICT:
        return zh ? "矛盾" : "conflict";
    case NOTE_WARNING:
        return zh ? "提请注意" : "warning";
    case NOTE_SECOND_LINE:
        return zh ? "备位" : "second line";
    case NOTE_INFORMATION:
        return zh ? "说明" : "information";
    }
    return "";
}

static const char *grade_key(enum claim_note_grade grade)
{
    static const char *const keys[] = {[NOTE_QUESTION] = "question",
                                       [NOTE_CONFLICT] = "conflict",
                                       [NOTE_WARNING] = "warning",
                                       [NOTE_SECOND_LINE] = "second_line",
                                       [NOTE_INFORMATION] = "information"};

    return keys[grade];
}

/* "合同.csv:3" of the row it is about. */
static struct value place_value(const struct ledger *l, struct origin at,
                                struct arena *a)
{
    struct place p;

    if (at.file == LEDGER_NONE)
        return value_null();
    p = ledger_place(l, at);
    if (!p.file)
        return value_null();
    return value_text(arena_format(a, "%.*s:%u", STR_ARG(file_name(p.file)),
                                   (unsigned)p.line));
}

static struct value note_value(const struct claim_checks *c,
                               const struct claim_note *note,
                               enum language language, struct arena *a)
{
    struct value v = value_map_new(a);
    bool zh = language == LANGUAGE_ZH;
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"grade", value_z(grade_key(note->grade))},
        {"grade_name", value_z(grade_name(note->grade, zh))},
        {"id", value_text(note->id)},
        {"text", value_text(claim_note_text(note, language, a))},
        {"column", note->column ? value_z(note->column) : value_null()},
        {"key", note->key ? value_z(note->key) : value_null()},
        {"place", place_value(c->ledger, note->at, a)},
        {"decided", value_text_or_null(note->decided)},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(v, entries[i].key, entries[i].value, a);
    return v;
}

struct value claim_checks_value(const struct claim_checks *c,
                                enum language language, struct arena *a)
{
    const struct claim *claim = c->claim;
    const struct customer *customer = &c->ledger->customers[claim->customer];
    struct value v = value_map_new(a);
    struct value list = value_list_new(a);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"creditor", party_creditor(c->policy, language, a)},
        {"customer", party_customer(customer, language, a)},
        {"currency", party_currency(claim->currency, language, a)},
        {"as_of", value_date(claim->as_of)},
        {"open", value_integer((int64_t)c->notes->open)},
        {"questions", value_integer((int64_t)c->notes->questions)},
        {"notes", list},
    };

    for (size_t i = 0; i < c->notes->count; i++)
        value_push(list, note_value(c, &c->notes->items[i], language, a), a);
    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(v, entries[i].key, entries[i].value, a);
    return v;
}

bool claim_checks_make(const struct template *t,
                       const struct claim_checks *checks,
                       struct document_tree *out, struct arena *a,
                       struct diag *d)
{
    enum language language = template_is_english(t) ? LANGUAGE_EN : LANGUAGE_ZH;

    return template_fill(t, claim_checks_value(checks, language, a), NULL, 0,
                         out, a, d);
}
