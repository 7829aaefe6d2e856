#include "report/letters.h"

#include "report/party_value.h"
#include "report/words.h"

/* One letter in the making. */
struct letter {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct dunning_case *dunning;
    const struct policy *policy;
    const struct letter_ask *ask;
    enum language language;
    struct arena *arena;
};

enum language letter_language(const struct customer *customer,
                              const struct policy *policy)
{
    if (str_starts(customer->language, STR("zh")))
        return LANGUAGE_ZH;
    if (str_starts(customer->language, STR("en")))
        return LANGUAGE_EN;
    return policy->language;
}

static struct value money_or_null(int64_t minor,
                                  const struct currency *currency)
{
    if (minor == 0)
        return value_null();
    return value_minor(minor, currency);
}

/* The keys of duebook.yaml that such a letter lacks, as "name_en, bank.swift"
 */
static struct str missing_english(const struct policy *policy, struct arena *a)
{
    const struct creditor *c = &policy->creditor;
    bool own_account =
        !c->bank_account_name.len || str_equal(c->bank_account_name, c->name);
    const struct {
        const char *key;
        struct str text, english;
    } texts[] = {
        {"name_en", c->name, c->name_en},
        {"address_en", c->address, c->address_en},
        {"contact_en", c->contact, c->contact_en},
        {"bank.name_en", c->bank_name, c->bank_name_en},
        {"bank.account_name_en", own_account ? STR("") : c->bank_account_name,
         c->bank_account_name_en},
    };
    struct str list = {0};

    for (size_t i = 0; i < COUNT(texts); i++)
        if (!texts[i].english.len && !str_is_ascii(texts[i].text))
            list = arena_format(a, "%.*s%s%s", STR_ARG(list),
                                list.len ? ", " : "", texts[i].key);
    if (!c->swift.len)
        list = arena_format(a, "%.*s%sbank.swift", STR_ARG(list),
                            list.len ? ", " : "");
    return list;
}

/* The first who is overdue and gets letters in English, or NULL. */
static const struct customer *english_debtor(const struct ledger *l,
                                             const struct aging *aging,
                                             const struct policy *policy)
{
    for (size_t i = 0; i < aging->currency_count; i++)
        for (size_t k = 0; k < aging->currencies[i].customer_count; k++) {
            const struct aging_row *row = &aging->currencies[i].customers[k];
            const struct customer *c = &l->customers[row->customer];

            if (row->overdue > 0 && letter_language(c, policy) == LANGUAGE_EN)
                return c;
        }
    return NULL;
}

void letters_warn_of_english(const struct ledger *l, const struct aging *aging,
                             const struct policy *policy, struct arena *a,
                             struct diag *d)
{
    const struct customer *c = english_debtor(l, aging, policy);
    struct str list = {0};

    if (c && policy->creditor.name.len && policy->language == LANGUAGE_ZH)
        list = missing_english(policy, a);
    if (list.len)
        diag_warning(d, nowhere,
                     "letters in English, as to customer %.*s, lack what "
                     "duebook.yaml does not have under creditor: %.*s; what "
                     "stands there in Chinese alone is printed so",
                     STR_ARG(c->customer_id), STR_ARG(list));
}

static struct str kind_name(uint8_t kind, enum language language)
{
    switch ((enum document_kind)kind) {
    case DOCUMENT_INVOICE:
        return word(WORD_INVOICE, language);
    case DOCUMENT_CREDIT_NOTE:
        return word(WORD_CREDIT_NOTE, language);
    case DOCUMENT_DEBIT_NOTE:
        return word(WORD_DEBIT_NOTE, language);
    case DOCUMENT_OPENING:
        return word(WORD_OPENING, language);
    }
    return STR("");
}

/* A red letter is no debt: it is no days overdue. */
static struct value days_value(const struct open_item *item)
{
    return item->open > 0 ? value_integer(item->days_overdue) : value_null();
}

/* 第2期 of "2" and 第2/3期 of "2/3"; what is words already stays. */
static struct str installment_words(struct str number, enum language language,
                                    struct arena *a)
{
    for (size_t i = 0; i < number.len; i++) {
        char c = number.ptr[i];

        if (c != '/' && (c < '0' || c > '9'))
            return number;
    }
    return word_with(WORD_NTH_INSTALLMENT, language, number, a);
}

/* What tells it from other rows of its number: the instalment, retention. */
static struct value particulars(const struct letter *w,
                                const struct document *doc)
{
    struct str retention = word(WORD_IS_RETENTION, w->language);
    struct str comma = word(WORD_COMMA, w->language);
    struct str part = doc->details ? doc->details->installment_no : STR("");

    if (part.len)
        part = installment_words(part, w->language, w->arena);
    if (doc->class_of != CLASS_RETENTION || str_equal(part, retention))
        return value_text_or_null(part);
    if (part.len == 0)
        return value_text(retention);
    return value_text(arena_format(w->arena, "%.*s%.*s%.*s", STR_ARG(part),
                                   STR_ARG(comma), STR_ARG(retention)));
}

static struct value document_value(const struct letter *w,
                                   const struct open_item *item)
{
    const struct document *doc = &w->ledger->documents[item->document];
    const struct document_details *more = doc->details;
    const struct currency *currency = doc->currency;
    struct money amount = {doc->owed, currency};
    struct money open = {item->open, currency};
    struct money undisputed = {item->open - item->disputed, currency};
    struct value v = value_map_new(w->arena);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"doc_no", value_text_or_null(doc->doc_no)},
        {"particulars", particulars(w, doc)},
        {"kind", value_text(kind_name(doc->kind, w->language))},
        {"issue_date", value_date(doc->issue_date)},
        {"due_date", value_date(doc->due_date)},
        {"amount", value_money(amount)},
        {"open", value_money(open)},
        {"disputed", money_or_null(item->disputed, currency)},
        {"undisputed", value_money(undisputed)},
        {"days_overdue", days_value(item)},
        {"contract_no", value_text_or_null(more ? more->contract_no : STR(""))},
        {"order_no", value_text_or_null(more ? more->order_no : STR(""))},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(v, entries[i].key, entries[i].value, w->arena);
    return v;
}

/* What the letter lists: debts, and red letters that reduce them. */
struct schedule {
    struct value documents, deductions;
    int64_t open_total;
    int32_t oldest_days;
    bool has_contracts;
};

static struct schedule schedule_of(const struct letter *w)
{
    const struct dunning_case *c = w->dunning;
    struct schedule s = {.documents = value_list_new(w->arena),
                         .deductions = value_list_new(w->arena),
                         .open_total = c->claimed + c->disputed};

    for (size_t i = 0; i < c->item_count; i++) {
        const struct open_item *item = &w->aging->items[c->items[i]];
        const struct document *doc = &w->ledger->documents[item->document];
        bool red = item->open < 0;

        value_push(red ? s.deductions : s.documents, document_value(w, item),
                   w->arena);
        if (!red && item->days_overdue > s.oldest_days)
            s.oldest_days = item->days_overdue;
        if (doc->details && doc->details->contract_no.len)
            s.has_contracts = true;
    }
    return s;
}

static struct date date_of(const struct letter_ask *ask)
{
    return date_is(ask->date) ? ask->date : ask->aging->as_of;
}

struct date letter_pay_by(const struct letter_ask *ask)
{
    const struct stage *stage = ask->dunning->stage;
    int32_t days = stage && stage->pay_within_days
                       ? stage->pay_within_days
                       : ask->policy->pay_within_days;

    return date_add_days(date_of(ask), days);
}

/* Without a number it is a draft. */
static struct value paper_value(const struct letter *w)
{
    struct value v = value_map_new(w->arena);

    value_set(v, "date", value_date(date_of(w->ask)), w->arena);
    value_set(v, "number", value_text_or_null(w->ask->number), w->arena);
    value_set(v, "draft", value_bool(!w->ask->number.len), w->arena);
    value_set(v, "title", value_text(w->ask->title), w->arena);
    return v;
}

/* Letters that lie with the customer: those that were posted. */
static struct value previous_value(const struct letter *w)
{
    const struct dunning_case *c = w->dunning;
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < c->posted_count; i++) {
        struct value v = value_map_new(w->arena);

        value_set(v, "date", value_date(c->posted[i]->day), w->arena);
        value_set(v, "number", value_text_or_null(c->posted[i]->number),
                  w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value broken_value(const struct letter *w)
{
    const struct promise *p = w->dunning->broken;
    struct value v = value_map_new(w->arena);

    if (!p)
        return value_null();
    value_set(v, "date", value_date(p->promised_date), w->arena);
    value_set(v, "amount", value_minor(p->promised, p->currency), w->arena);
    return v;
}

static void set_history(const struct letter *w, struct value data)
{
    size_t n = w->dunning->posted_count;

    value_set(data, "previous", previous_value(w), w->arena);
    value_set(data, "has_previous", value_bool(n > 0), w->arena);
    value_set(data, "single_previous", value_bool(n == 1), w->arena);
    value_set(data, "broken", broken_value(w), w->arena);
    value_set(data, "suspension", value_text_or_null(w->ask->suspension),
              w->arena);
}

static void set_schedule(const struct letter *w, struct value data)
{
    const struct dunning_case *c = w->dunning;
    const struct currency *currency = c->currency;
    struct schedule s = schedule_of(w);
    size_t count = s.documents.list->count;
    int64_t payable = c->claimed + c->unapplied;
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"documents", s.documents},
        {"deductions", s.deductions},
        {"document_count", value_integer((int64_t)count)},
        {"single", value_bool(count == 1)},
        {"has_contracts", value_bool(s.has_contracts)},
        {"has_deductions", value_bool(s.deductions.list->count > 0)},
        {"has_disputed", value_bool(c->disputed != 0)},
        {"open_total", value_minor(s.open_total, currency)},
        {"total", value_minor(c->claimed, currency)},
        {"disputed", money_or_null(c->disputed, currency)},
        {"unapplied", money_or_null(-c->unapplied, currency)},
        {"payable", value_minor(payable, currency)},
        {"reduced", value_bool(payable != s.open_total)},
        {"oldest_days", value_integer(s.oldest_days)},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(data, entries[i].key, entries[i].value, w->arena);
}

static struct value letter_data(const struct letter *w)
{
    struct value data = value_map_new(w->arena);
    struct date as_of = w->aging->as_of;
    struct date pay_by = letter_pay_by(w->ask);
    const struct customer *customer =
        &w->ledger->customers[w->dunning->customer];
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"creditor", party_creditor(w->policy, w->language, w->arena)},
        {"customer", party_customer(customer, w->language, w->arena)},
        {"letter", paper_value(w)},
        {"as_of", value_date(as_of)},
        {"pay_by", value_date(pay_by)},
        {"currency",
         party_currency(w->dunning->currency, w->language, w->arena)},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(data, entries[i].key, entries[i].value, w->arena);
    set_schedule(w, data);
    set_history(w, data);
    return data;
}

static bool report_total(const struct letter *w, struct money rows,
                         struct money claim, struct diag *d)
{
    const struct customer *customer =
        &w->ledger->customers[w->dunning->customer];

    return diag_error(d, nowhere,
                      "letter to %.*s: the rows sum to %.*s, the claim is "
                      "%.*s; no letter is written",
                      STR_ARG(customer->customer_id),
                      STR_ARG(money_plain(rows, w->arena)),
                      STR_ARG(money_plain(claim, w->arena)));
}

/* The printed rows must make the printed totals: the last look before print. */
static bool check_total(const struct letter *w, struct diag *d)
{
    const struct dunning_case *c = w->dunning;
    struct money undisputed = money_zero(c->currency);
    struct money disputed = undisputed;
    struct money claim = {c->claimed, c->currency};
    struct money reserved = {c->disputed, c->currency};
    bool fits = true;

    for (size_t i = 0; i < c->item_count && fits; i++) {
        const struct open_item *item = &w->aging->items[c->items[i]];
        const struct document *doc = &w->ledger->documents[item->document];
        struct money row = {item->open - item->disputed, doc->currency};
        struct money rest = {item->disputed, doc->currency};

        fits = money_add(&undisputed, row) && money_add(&disputed, rest);
    }
    if (!fits || undisputed.minor != claim.minor)
        return report_total(w, undisputed, claim, d);
    return disputed.minor == reserved.minor ||
           report_total(w, disputed, reserved, d);
}

static struct letter letter_of(const struct letter_ask *ask,
                               enum language language, struct arena *a)
{
    return (struct letter){.ledger = ask->ledger,
                           .aging = ask->aging,
                           .dunning = ask->dunning,
                           .policy = ask->policy,
                           .ask = ask,
                           .language = language,
                           .arena = a};
}

struct value letter_value(const struct letter_ask *ask, enum language language,
                          struct arena *a)
{
    struct letter w = letter_of(ask, language, a);

    return letter_data(&w);
}

bool letter_make(const struct template *t, const struct letter_ask *ask,
                 struct document_tree *out, struct arena *a, struct diag *d)
{
    enum language language = template_is_english(t) ? LANGUAGE_EN : LANGUAGE_ZH;
    struct letter_ask titled = *ask;
    struct letter w = letter_of(&titled, language, a);

    titled.title = template_title(t);
    return check_total(&w, d) &&
           template_fill(t, letter_data(&w), NULL, 0, out, a, d);
}

struct value correction_value(const struct correction_ask *ask,
                              enum language language, struct arena *a)
{
    const struct issued_letter *old = ask->corrects;
    struct value data = value_map_new(a), letter = value_map_new(a);
    struct value corrects = value_map_new(a);

    value_set(letter, "date", value_date(ask->date), a);
    value_set(letter, "number", value_text_or_null(ask->number), a);
    value_set(letter, "draft", value_bool(!ask->number.len), a);
    value_set(letter, "title", value_text(ask->title), a);
    value_set(corrects, "number", value_text(old->number), a);
    value_set(corrects, "date", value_date(old->letter_date), a);
    value_set(corrects, "title", value_text(old->title), a);
    value_set(corrects, "amount", value_minor(old->total, old->currency), a);
    value_set(data, "creditor", party_creditor(ask->policy, language, a), a);
    value_set(data, "customer", party_customer(ask->customer, language, a), a);
    value_set(data, "letter", letter, a);
    value_set(data, "corrects", corrects, a);
    value_set(data, "reason", value_text(ask->reason), a);
    return data;
}

bool correction_make(const struct template *t, const struct correction_ask *ask,
                     struct document_tree *out, struct arena *a, struct diag *d)
{
    enum language language = template_is_english(t) ? LANGUAGE_EN : LANGUAGE_ZH;
    struct correction_ask titled = *ask;

    titled.title = template_title(t);
    return template_fill(t, correction_value(&titled, language, a), NULL, 0,
                         out, a, d);
}
