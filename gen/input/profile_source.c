#include "input/profile_source.h"

#include "base/buf.h"

#define DAYS_MAX   3650
#define MONTHS_MAX 120

/* How often "else" may follow "else". */
#define INSTEAD_MAX 4

bool profile_texts(const struct yaml *y, struct texts *out, struct arena *a,
                   struct diag *d)
{
    struct texts texts;

    if (!y)
        return true;
    texts.count = y->kind == YAML_LIST ? y->count : 1;
    texts.items = arena_array(a, struct str, texts.count);
    if (y->kind != YAML_LIST && !yaml_text(y, &texts.items[0], d))
        return false;
    for (size_t i = 0; y->kind == YAML_LIST && i < y->count; i++)
        if (!yaml_text(&y->items[i], &texts.items[i], d))
            return false;
    *out = texts;
    return true;
}

bool profile_text_lists(const struct yaml *y, struct texts **out, size_t *count,
                        struct arena *a, struct diag *d)
{
    bool is_list = y && y->kind == YAML_LIST;
    size_t n = is_list ? y->count : 1;
    struct texts *lists;

    if (!y)
        return true;
    lists = arena_array(a, struct texts, n);
    for (size_t i = 0; i < n; i++)
        if (!profile_texts(is_list ? &y->items[i] : y, &lists[i], a, d))
            return false;
    *out = lists;
    *count = n;
    return true;
}

/* "a, b, c" of what a word may mean. */
static struct str list_meanings(const struct words *words, struct arena *a)
{
    struct buf text = buf_new(a, 1000);

    for (size_t i = 0; i < words->count; i++) {
        bool first = true;

        for (size_t j = 0; j < i; j++)
            first &= words->items[j].means != words->items[i].means;
        if (!first)
            continue;
        if (text.len)
            buf_add_z(&text, ", ");
        buf_add(&text, words->items[i].text);
    }
    return buf_str(&text);
}

static bool read_meaning(const struct yaml *y, const struct words *canonical,
                         int *out, struct arena *a, struct diag *d)
{
    struct str text = {0};

    if (!y)
        return true;
    if (!yaml_text(y, &text, d))
        return false;
    for (size_t i = 0; i < canonical->count; i++) {
        if (str_equal(canonical->items[i].text, text)) {
            *out = canonical->items[i].means;
            return true;
        }
    }
    return diag_error(d, y->scalar.at,
                      "\"%.*s\" is not a meaning of this column; accepted "
                      "are: %.*s",
                      STR_ARG(yaml_shown(text)),
                      STR_ARG(list_meanings(canonical, a)));
}

/* words: {in the file: what it means}. */
static bool read_words(const struct yaml *y, const struct words *canonical,
                       struct source *out, struct arena *a, struct diag *d)
{
    struct word *items;

    if (!y || yaml_is_empty(y)) /* a draft whose words are all unknown */
        return true;
    if (!yaml_is_map(y, d))
        return false;
    items = arena_array(a, struct word, y->count);
    for (size_t i = 0; i < y->count; i++) {
        items[i].text = str_trim(y->keys[i].text);
        if (!read_meaning(&y->items[i], canonical, &items[i].means, a, d))
            return false;
    }
    out->words = (struct words){items, y->count};
    return true;
}

static bool read_enumeration(const struct yaml *map,
                             const struct words *canonical, struct source *out,
                             struct arena *a, struct diag *d)
{
    const struct yaml *words = yaml_find(map, "words");
    const struct yaml *otherwise = yaml_find(map, "otherwise");

    if (!canonical && (words || otherwise))
        return diag_error(d, map->scalar.at,
                          "this column is free text: it takes neither "
                          "\"words\" nor \"otherwise\"");
    return read_words(words, canonical, out, a, d) &&
           read_meaning(otherwise, canonical, &out->otherwise, a, d);
}

static bool read_rule(const struct yaml *map, struct source *out,
                      struct diag *d)
{
    const struct yaml *days = yaml_find(map, "days");
    const struct yaml *months = yaml_find(map, "months");
    const struct yaml *after = yaml_find(map, "after");
    int64_t n_days = 0, n_months = 0;

    if (!after) {
        if (days || months || yaml_find(map, "month_end"))
            return diag_error(d, map->scalar.at,
                              "\"after: issue_date\" is missing: from which "
                              "date are the days counted?");
        return true;
    }
    if (!yaml_integer(days, 0, DAYS_MAX, &n_days, d) ||
        !yaml_integer(months, 0, MONTHS_MAX, &n_months, d) ||
        !yaml_bool(yaml_find(map, "month_end"), &out->month_end, d))
        return false;
    if (after->kind != YAML_SCALAR ||
        !str_equal_z(after->scalar.text, "issue_date"))
        return diag_error(d, after->scalar.at,
                          "a due date is counted after: issue_date");
    out->has_rule = true;
    out->days = (int32_t)n_days;
    out->months = (int32_t)n_months;
    return true;
}

bool profile_position(const struct yaml *map, struct source *out,
                      struct diag *d)
{
    int64_t position = 0;

    if (!yaml_integer(yaml_find(map, "position"), 1, 4096, &position, d))
        return false;
    out->position = (size_t)position;
    if (position && out->headings.count)
        return diag_error(d, map->scalar.at,
                          "a column is named by \"column\" (its heading) or by "
                          "\"position\", not by both");
    return true;
}

static bool read_constant(const struct yaml *map, struct source *out,
                          struct diag *d)
{
    if (!yaml_text(yaml_find(map, "constant"), &out->constant, d) ||
        !yaml_bool(yaml_find(map, "optional"), &out->optional, d) ||
        !yaml_bool(yaml_find(map, "line"), &out->line, d))
        return false;
    if (out->headings.count || out->position || out->constant.len ||
        out->line || out->has_rule || out->joined)
        return true;
    return diag_error(d, map->scalar.at,
                      "this says neither \"column\" nor \"position\" nor "
                      "\"constant\": where does the value come from?");
}

/* A heading, a list of alternatives, or {column, position, constant}. */
static bool read_part(const struct yaml *y, struct source *out, struct arena *a,
                      struct diag *d)
{
    static const char *const keys[] = {"column", "position", "constant"};

    *out = (struct source){.at = y->scalar.at, .mapped = true, .otherwise = -1};
    if (y->kind != YAML_MAP)
        return profile_texts(y, &out->headings, a, d);
    return yaml_check_keys(y, keys, COUNT(keys), d) &&
           profile_texts(yaml_find(y, "column"), &out->headings, a, d) &&
           profile_position(y, out, d) && read_constant(y, out, d);
}

/* join: [year, month, day], with day: 1 for rows without one. */
static bool read_joined(const struct yaml *map, struct source *out,
                        struct arena *a, struct diag *d)
{
    const struct yaml *y = yaml_find(map, "join");
    const struct yaml *day = yaml_find(map, "day");
    int64_t joined_day = 0;

    if (!y && day)
        return diag_error(d, day->scalar.at,
                          "\"day\" belongs to a date that is joined: join: "
                          "[year, month, day]");
    if (!y)
        return true;
    if (y->kind != YAML_LIST || y->count != JOINED_PARTS)
        return diag_error(d, y->scalar.at,
                          "a date is joined of three columns, in this order: "
                          "[year, month, day]");
    if (out->headings.count || out->position)
        return diag_error(d, y->scalar.at,
                          "a date comes from one column or is joined of "
                          "three, not both");
    out->joined = arena_array(a, struct source, JOINED_PARTS);
    for (size_t i = 0; i < JOINED_PARTS; i++)
        if (!read_part(&y->items[i], &out->joined[i], a, d))
            return false;
    if (!yaml_integer(day, 1, 31, &joined_day, d))
        return false;
    out->joined_day = (int)joined_day;
    return true;
}

static bool read_sign(const struct yaml *map, struct source *out,
                      struct diag *d)
{
    static const char *const signs[] = {"plus", "minus"};
    size_t sign = 0;

    if (!yaml_choice(yaml_find(map, "sign"), signs, COUNT(signs), &sign, d))
        return false;
    out->minus = sign == 1;
    return true;
}

static bool read_when(const struct yaml *map, struct source *out,
                      struct arena *a, struct diag *d)
{
    const struct yaml *when = yaml_find(map, "when");
    struct condition *condition;

    if (!when)
        return true;
    condition = arena_new(a, struct condition);
    out->when = condition;
    return profile_condition(when, CONDITION_PLAIN, condition, a, d);
}

static bool read_map(const struct yaml *map, const struct words *canonical,
                     struct source *out, struct arena *a, struct diag *d)
{
    static const char *const keys[] = {
        "column",    "position",  "optional", "constant", "words", "line",
        "after",     "otherwise", "days",     "months",   "join",  "day",
        "month_end", "sign",      "when",     "else"};

    return yaml_check_keys(map, keys, COUNT(keys), d) &&
           profile_texts(yaml_find(map, "column"), &out->headings, a, d) &&
           profile_position(map, out, d) && read_joined(map, out, a, d) &&
           read_rule(map, out, d) &&
           read_enumeration(map, canonical, out, a, d) &&
           read_sign(map, out, d) && read_when(map, out, a, d) &&
           read_constant(map, out, d);
}

static bool is_date_rule(enum table table, size_t column)
{
    return table == TABLE_DOCUMENTS && column == DOCUMENTS_DUE_DATE;
}

static bool is_number(enum table table, size_t column)
{
    return (table == TABLE_DOCUMENTS && column == DOCUMENTS_DOC_NO) ||
           (table == TABLE_RECEIPTS && column == RECEIPTS_RECEIPT_NO);
}

static bool is_date(enum table table, size_t column)
{
    static const struct str ends[] = {STR_INIT("_date"), STR_INIT("_at"),
                                      STR_INIT("_of"),   STR_INIT("_end"),
                                      STR_INIT("from"),  STR_INIT("until")};
    struct str name = canonical_name(table, column);

    for (size_t i = 0; i < COUNT(ends); i++)
        if (str_ends(name, ends[i]))
            return true;
    return false;
}

bool profile_is_amount(enum table table, size_t column)
{
    static const struct str ends[] = {STR_INIT("amount"), STR_INIT("tax"),
                                      STR_INIT("limit"), STR_INIT("rate")};
    struct str name = canonical_name(table, column);

    for (size_t i = 0; i < COUNT(ends); i++)
        if (str_ends(name, ends[i]))
            return true;
    return false;
}

/* What only some columns can be; inner: behind an "else". */
static bool check_column(const struct source *s, enum table table,
                         size_t column, bool inner, struct diag *d)
{
    struct str name = canonical_name(table, column);

    if (s->has_rule && (inner || !is_date_rule(table, column)))
        return diag_error(d, s->at, "only due_date can be counted by a rule");
    if (s->line && !is_number(table, column))
        return diag_error(d, s->at,
                          "\"line\" makes numbers for doc_no and receipt_no "
                          "only");
    if (s->joined && !is_date(table, column))
        return diag_error(d, s->at, "only dates are joined, and %.*s is none",
                          STR_ARG(name));
    if (s->minus && !profile_is_amount(table, column))
        return diag_error(d, s->at,
                          "only an amount has a \"sign\", and %.*s is none",
                          STR_ARG(name));
    return true;
}

static bool read_source(const struct yaml *y, enum table table, size_t column,
                        size_t depth, struct source *out, struct arena *a,
                        struct diag *d)
{
    struct source s = {.at = y->scalar.at, .mapped = true, .otherwise = -1};
    const struct words *canonical = table_forms[table].columns[column].words;
    const struct yaml *instead = yaml_find(y, "else");
    bool ok = y->kind == YAML_MAP ? read_map(y, canonical, &s, a, d)
                                  : profile_texts(y, &s.headings, a, d);

    if (!ok || !check_column(&s, table, column, depth > 0, d))
        return false;
    if (instead) {
        struct source *other = arena_new(a, struct source);

        if (depth == INSTEAD_MAX)
            return diag_error(d, instead->scalar.at,
                              "\"else\" follows \"else\" more than %d times",
                              INSTEAD_MAX);
        if (!read_source(instead, table, column, depth + 1, other, a, d))
            return false;
        s.instead = other;
    }
    *out = s;
    return true;
}

bool profile_source(const struct yaml *y, enum table table, size_t column,
                    struct source *out, struct arena *a, struct diag *d)
{
    return read_source(y, table, column, 0, out, a, d);
}
