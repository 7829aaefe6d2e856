#include "input/profile_source.h"

#include "base/buf.h"

#define DAYS_MAX   3650
#define MONTHS_MAX 120

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

    if (!y)
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

static bool read_position(const struct yaml *map, struct source *out,
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
        out->line || out->has_rule)
        return true;
    return diag_error(d, map->scalar.at,
                      "this says neither \"column\" nor \"position\" nor "
                      "\"constant\": where does the value come from?");
}

static bool read_map(const struct yaml *map, const struct words *canonical,
                     struct source *out, struct arena *a, struct diag *d)
{
    static const char *const keys[] = {
        "column", "position", "optional", "constant", "words",    "otherwise",
        "line",   "after",    "days",     "months",   "month_end"};

    return yaml_check_keys(map, keys, COUNT(keys), d) &&
           profile_texts(yaml_find(map, "column"), &out->headings, a, d) &&
           read_position(map, out, d) && read_rule(map, out, d) &&
           read_enumeration(map, canonical, out, a, d) &&
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

bool profile_source(const struct yaml *y, enum table table, size_t column,
                    struct source *out, struct arena *a, struct diag *d)
{
    struct source s = {.at = y->scalar.at, .mapped = true, .otherwise = -1};
    const struct words *canonical = table_forms[table].columns[column].words;
    bool ok = y->kind == YAML_MAP ? read_map(y, canonical, &s, a, d)
                                  : profile_texts(y, &s.headings, a, d);

    if (!ok)
        return false;
    if (s.has_rule && !is_date_rule(table, column))
        return diag_error(d, s.at, "only due_date can be counted by a rule");
    if (s.line && !is_number(table, column))
        return diag_error(d, s.at,
                          "\"line\" makes numbers for doc_no and receipt_no "
                          "only");
    *out = s;
    return true;
}

bool profile_condition(const struct yaml *y, bool with_reason,
                       struct condition *out, struct arena *a, struct diag *d)
{
    static const char *const keys[] = {"column", "position", "is",
                                       "starts", "filled",   "reason"};
    struct condition c = {.column = {.mapped = true, .otherwise = -1}};
    const struct yaml *filled = yaml_find(y, "filled");

    c.column.at = y->scalar.at;
    if (!yaml_check_keys(y, keys, COUNT(keys) - !with_reason, d) ||
        !profile_texts(yaml_find(y, "column"), &c.column.headings, a, d) ||
        !read_position(y, &c.column, d) ||
        !profile_texts(yaml_find(y, "is"), &c.is, a, d) ||
        !profile_texts(yaml_find(y, "starts"), &c.starts, a, d) ||
        !yaml_bool(filled, &c.filled, d))
        return false;
    c.asks_filled = filled != NULL;
    if (!c.column.headings.count && !c.column.position)
        return diag_error(d, c.column.at,
                          "a condition needs \"column\" or \"position\"");
    if (!c.is.count && !c.starts.count && !c.asks_filled)
        return diag_error(d, c.column.at,
                          "a condition needs \"is\", \"starts\" or \"filled\"");
    *out = c;
    return true;
}
