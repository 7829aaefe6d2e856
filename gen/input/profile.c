#include "input/profile.h"

#include "input/profile_source.h"

#define HEADING_ROW_MAX  50
#define HEADING_ROWS_MAX 3

static bool read_choice(const struct yaml *root, const char *key,
                        const char *const *words, size_t n, size_t *out,
                        struct diag *d)
{
    return yaml_choice(yaml_find(root, key), words, n, out, d);
}

static const char *const date_orders[] = {"ymd", "dmy", "mdy"};

/* dates: {".": dmy, "/": mdy}. */
static bool read_date_separators(const struct yaml *y, struct profile *p,
                                 struct diag *d)
{
    static const char *const keys[] = {".", "/", "-"};

    if (!yaml_check_keys(y, keys, COUNT(keys), d))
        return false;
    for (size_t i = 0; i < COUNT(keys); i++) {
        size_t order = DATE_YMD;

        if (!yaml_choice(yaml_find(y, keys[i]), date_orders, COUNT(date_orders),
                         &order, d))
            return false;
        p->date_orders[i] = (enum date_order)order;
    }
    p->dates_by_separator = true;
    return true;
}

static bool read_dates(const struct yaml *root, struct profile *p,
                       struct diag *d)
{
    const struct yaml *y = yaml_find(root, "dates");
    size_t order = DATE_YMD;

    if (!yaml_bool(yaml_find(root, "serial_dates"), &p->serial_dates, d))
        return false;
    if (y && y->kind == YAML_MAP)
        return read_date_separators(y, p, d);
    if (!yaml_choice(y, date_orders, COUNT(date_orders), &order, d))
        return false;
    p->date_order = (enum date_order)order;
    return true;
}

/* One character of a set, or empty for none. */
static bool read_character(const struct yaml *y, const char *set, char *out,
                           struct diag *d)
{
    struct str text = {0};

    if (!y)
        return true;
    if (!yaml_text(y, &text, d))
        return false;
    if (text.len == 0)
        *out = 0;
    else if (text.len == 1 && str_find_byte(str_from_z(set), text.ptr[0]) >= 0)
        *out = text.ptr[0];
    else
        return diag_error(d, y->scalar.at, "one of these is expected: %s", set);
    return true;
}

static bool read_numbers(const struct yaml *root, struct profile *p,
                         struct diag *d)
{
    static const char *const keys[] = {"point", "grouping"};
    const struct yaml *y = yaml_find(root, "numbers");

    if (!y)
        return true;
    if (y->kind == YAML_SCALAR) {
        static const char *const words[] = {"either"};
        size_t word = 0;

        p->decimal_comma = true;
        return yaml_choice(y, words, COUNT(words), &word, d);
    }
    if (!yaml_check_keys(y, keys, COUNT(keys), d) ||
        !read_character(yaml_find(y, "point"), ".,", &p->number_style.point,
                        d) ||
        !read_character(yaml_find(y, "grouping"), ",.' ",
                        &p->number_style.grouping, d))
        return false;
    if (p->number_style.point &&
        p->number_style.point != p->number_style.grouping)
        return true;
    return diag_error(d, y->scalar.at,
                      "numbers need a point, and a grouping that differs from "
                      "it");
}

static bool read_rounding(const struct yaml *root, struct profile *p,
                          struct diag *d)
{
    static const char *const rules[] = {"half_up", "half_even", "down", "up"};
    size_t rule = 0;

    p->rounds = yaml_find(root, "rounding") != NULL;
    if (!read_choice(root, "rounding", rules, COUNT(rules), &rule, d))
        return false;
    p->rounding = (enum rounding)rule;
    return true;
}

static bool read_currency(const struct yaml *root, struct profile *p,
                          struct diag *d)
{
    const struct yaml *y = yaml_find(root, "currency");
    struct str code = {0};

    if (!y)
        return true;
    if (!yaml_text(y, &code, d))
        return false;
    p->currency = currency_find(code);
    if (p->currency)
        return true;
    return diag_error(d, y->scalar.at,
                      "\"%.*s\" is not a currency; write a code such as CNY "
                      "or USD",
                      STR_ARG(yaml_shown(code)));
}

static bool read_signs(const struct yaml *root, struct profile *p,
                       struct diag *d)
{
    static const char *const negatives[] = {"document", "credit_note",
                                            "reject"};
    static const char *const signs[] = {"plus", "minus"};
    static const char *const repeats[] = {"reject", "keep", "sum"};
    size_t negative = 0, sign = 0, repeated = 0, long_numbers = 0;

    if (!read_choice(root, "negative", negatives, COUNT(negatives), &negative,
                     d) ||
        !read_choice(root, "credit_notes", signs, COUNT(signs), &sign, d) ||
        !read_choice(root, "repeated", repeats, COUNT(repeats), &repeated, d) ||
        !read_choice(root, "long_numbers", repeats, COUNT(repeats) - 1,
                     &long_numbers, d))
        return false;
    p->negative = (enum negative)negative;
    p->credit_minus = sign == 1;
    p->repeated = (enum repeated)repeated;
    p->long_numbers = long_numbers == 1;
    return true;
}

static bool read_layout(const struct yaml *root, struct profile *p,
                        struct diag *d)
{
    const struct yaml *row = yaml_find(root, "heading_row");
    int64_t heading_row = 1, heading_rows = 1;

    if (!yaml_integer(row, 0, HEADING_ROW_MAX, &heading_row, d) ||
        !yaml_integer(yaml_find(root, "heading_rows"), 1, HEADING_ROWS_MAX,
                      &heading_rows, d) ||
        !read_character(yaml_find(root, "delimiter"), ",;\t", &p->delimiter, d))
        return false;
    if (heading_row == 0 && heading_rows > 1)
        return diag_error(d, row->scalar.at,
                          "\"heading_row: 0\" means that there are no "
                          "headings, \"heading_rows\" that there are several");
    p->finds_headings = row == NULL;
    p->heading_row = (size_t)heading_row;
    p->heading_rows = (size_t)heading_rows;
    return true;
}

static bool read_recognise(const struct yaml *root, struct profile *p,
                           struct arena *a, struct diag *d)
{
    static const char *const keys[] = {"headings", "files"};
    const struct yaml *y = yaml_find(root, "recognise");

    if (!profile_texts(yaml_find(root, "sheets"), &p->sheets, a, d))
        return false;
    if (!y)
        return true;
    return yaml_check_keys(y, keys, COUNT(keys), d) &&
           profile_text_lists(yaml_find(y, "headings"), &p->recognise_headings,
                              &p->recognise_count, a, d) &&
           profile_texts(yaml_find(y, "files"), &p->recognise_files, a, d);
}

/* A rule of our own stands behind the profile's, but that of groups is last. */
static void ignore_also(struct profile *p, struct condition when,
                        const char *reason, struct arena *a,
                        const struct diag *d)
{
    struct ignore_rule *rules =
        arena_array(a, struct ignore_rule, p->ignore_count + 1);

    for (size_t i = 0; i < p->ignore_count; i++)
        rules[i] = p->ignore[i];
    rules[p->ignore_count++] =
        (struct ignore_rule){when, str_from_z(diag_translate(d, reason))};
    p->ignore = rules;
}

/* Is the cell of a column that every row needs empty, or of the footer? */
static void add_lack(const struct source *s, const struct texts *words,
                     struct conditions *out, size_t *capacity, struct arena *a)
{
    struct condition c = {.column = *s};

    for (size_t i = 0; s->joined && i < JOINED_PARTS; i++)
        add_lack(&s->joined[i], words, out, capacity, a);
    if (!s->headings.count && !s->position)
        return;
    c.column.optional = true;
    c.filled = ASKED_NO;
    ARENA_PUSH(a, out->items, out->count, *capacity) = c;
    c.filled = ASKED_NOTHING;
    c.starts = *words;
    ARENA_PUSH(a, out->items, out->count, *capacity) = c;
}

/* A row that is whole is an item, whatever its first cell says. */
struct condition profile_footer_row(const struct profile *p, struct arena *a)
{
    struct condition footer = profile_footer(a);
    struct texts words = profile_footer_words(a);
    size_t capacity = 0;

    for (size_t t = 0; t < TABLE_COUNT; t++)
        for (size_t i = 0; p->tables[t].fed && i < table_forms[t].column_count;
             i++)
            if (table_forms[t].columns[i].required)
                add_lack(&p->tables[t].columns[i], &words, &footer.any,
                         &capacity, a);
    return footer;
}

static bool read_footers(struct profile *p, struct arena *a,
                         const struct diag *d)
{
    struct condition footer = profile_footer_row(p, a);

    if (footer.any.count)
        ignore_also(p, footer, "footer of the report", a, d);
    return true;
}

static bool read_groups(const struct yaml *root, struct profile *p,
                        struct arena *a, struct diag *d)
{
    static const char *const keys[] = {"column", "position", "as", "starts",
                                       "strip"};
    const struct yaml *y = yaml_find(root, "groups");
    struct groups *g = &p->groups;

    if (!y)
        return true;
    g->column =
        (struct source){.at = y->scalar.at, .mapped = true, .otherwise = -1};
    if (!yaml_check_keys(y, keys, COUNT(keys), d) ||
        !profile_texts(yaml_find(y, "column"), &g->column.headings, a, d) ||
        !profile_position(y, &g->column, d) ||
        !yaml_text(yaml_find(y, "as"), &g->as, d) ||
        !profile_texts(yaml_find(y, "starts"), &g->starts, a, d) ||
        !profile_texts(yaml_find(y, "strip"), &g->strip, a, d))
        return false;
    if (!g->column.headings.count && !g->column.position)
        return diag_error(d, y->scalar.at,
                          "\"groups\" needs \"column\" or \"position\": which "
                          "cell names whom the rows below are about?");
    if (!g->as.len)
        return diag_error(d, y->scalar.at,
                          "\"groups\" needs \"as\": the heading by which the "
                          "tables call that name");
    ignore_also(p,
                (struct condition){.column = g->column,
                                   .starts = g->starts,
                                   .filled = ASKED_YES,
                                   .alone = ASKED_YES},
                "heading of a group", a, d);
    return true;
}

static bool read_totals(const struct yaml *root, struct profile *p,
                        struct arena *a, struct diag *d)
{
    const struct yaml *y = yaml_find(root, "totals");

    p->totals = profile_usual_totals(a);
    if (!y)
        return true;
    if (!profile_condition(y, CONDITION_OF_TOTALS, &p->totals, a, d))
        return false;
    ignore_also(p, p->totals, "row of totals", a, d);
    return true;
}

static bool read_sql(const struct yaml *root, struct profile *p, struct diag *d)
{
    const struct yaml *y = yaml_find(root, "sql");
    const char *names[TABLE_COUNT];

    if (!y)
        return true;
    for (size_t i = 0; i < TABLE_COUNT; i++)
        names[i] = table_forms[i].name;
    if (!yaml_check_keys(y, names, COUNT(names), d))
        return false;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        const struct yaml *text = yaml_find(y, names[i]);

        if (!text)
            continue;
        p->sql[i].at = text->scalar.at;
        if (!yaml_text(text, &p->sql[i].text, d))
            return false;
        if (!str_trim(p->sql[i].text).len)
            return diag_error(d, text->scalar.at,
                              "the query of table %s is empty", names[i]);
    }
    return true;
}

static bool read_ignore(const struct yaml *root, struct profile *p,
                        struct arena *a, struct diag *d)
{
    const struct yaml *y = yaml_find(root, "ignore");

    if (!y)
        return true;
    if (!yaml_is_list(y, d))
        return false;
    p->ignore = arena_array(a, struct ignore_rule, y->count);
    p->ignore_count = y->count;
    for (size_t i = 0; i < y->count; i++) {
        struct ignore_rule *rule = &p->ignore[i];
        const struct yaml *reason;

        if (!profile_condition(&y->items[i], CONDITION_WITH_REASON, &rule->when,
                               a, d))
            return false;
        reason = yaml_find(&y->items[i], "reason");
        if (!reason)
            return diag_error(d, y->items[i].scalar.at,
                              "a row that is ignored needs a \"reason\" for "
                              "the reader of the report");
        if (!yaml_text(reason, &rule->reason, d))
            return false;
    }
    return true;
}

/* accept: [{column: H, is: [...]}]. */
static bool read_accept(const struct yaml *root, struct profile *p,
                        struct arena *a, struct diag *d)
{
    static const char *const keys[] = {"column", "position", "optional", "is"};
    const struct yaml *y = yaml_find(root, "accept");

    if (!y)
        return true;
    if (!yaml_is_list(y, d))
        return false;
    p->accept = arena_array(a, struct condition, y->count);
    p->accept_count = y->count;
    for (size_t i = 0; i < y->count; i++) {
        if (!yaml_is_map(&y->items[i], d) ||
            !yaml_check_keys(&y->items[i], keys, COUNT(keys), d) ||
            !profile_condition(&y->items[i], CONDITION_PLAIN, &p->accept[i], a,
                               d))
            return false;
    }
    return true;
}

/* Every required column has a source; own-row links need none. */
static bool check_required(const struct profile *p, enum table table,
                           struct place at, struct diag *d)
{
    const struct table_form *form = &table_forms[table];
    const struct table_map *map = &p->tables[table];

    for (size_t i = 0; i < form->column_count; i++) {
        bool own_row =
            (table == TABLE_ALLOCATIONS && i == ALLOCATIONS_FROM_NO &&
             p->tables[TABLE_RECEIPTS].fed) ||
            (table == TABLE_ALLOCATIONS && i == ALLOCATIONS_TO_DOC_NO &&
             p->tables[TABLE_DOCUMENTS].fed) ||
            (table == TABLE_WRITEOFFS && i == WRITEOFFS_DOC_NO &&
             p->tables[TABLE_DOCUMENTS].fed);

        if (!form->columns[i].required || map->columns[i].mapped || own_row)
            continue;
        return diag_error(d, at, "table %s needs a source for its column %.*s",
                          form->name, STR_ARG(canonical_name(table, i)));
    }
    return true;
}

static bool read_columns(const struct yaml *y, enum table table,
                         struct table_map *map, struct arena *a, struct diag *d)
{
    const struct table_form *form = &table_forms[table];
    const char *keys[COLUMN_MAX + 1] = {"when"};
    size_t n = 1;

    for (size_t i = 0; i < form->column_count; i++)
        keys[n++] = arena_z(a, canonical_name(table, i));
    if (!yaml_check_keys(y, keys, n, d))
        return false;
    for (size_t i = 0; i < y->count; i++) {
        size_t column = 0;

        if (canonical_column(table, y->keys[i].text, &column) &&
            !profile_source(&y->items[i], table, column, &map->columns[column],
                            a, d))
            return false;
    }
    map->has_when = yaml_find(y, "when") != NULL;
    return !map->has_when ||
           profile_condition(yaml_find(y, "when"), CONDITION_PLAIN, &map->when,
                             a, d);
}

/* documents: canonical takes all our own headings. */
static bool read_table(const struct yaml *y, enum table table,
                       struct profile *p, struct arena *a, struct diag *d)
{
    struct table_map *map = &p->tables[table];

    if (y->kind == YAML_SCALAR && str_equal_z(y->scalar.text, "canonical")) {
        *map = profile_canonical(table, a).tables[table];
        return true;
    }
    map->fed = true;
    return read_columns(y, table, map, a, d);
}

static bool read_tables(const struct yaml *root, struct profile *p,
                        struct arena *a, struct diag *d)
{
    const struct yaml *y = yaml_find(root, "tables");
    const char *names[TABLE_COUNT];

    for (size_t i = 0; i < TABLE_COUNT; i++)
        names[i] = table_forms[i].name;
    if (!y && yaml_find(root, "sql"))
        return true;
    if (!y || y->count == 0)
        return diag_error(d, y ? y->scalar.at : root->scalar.at,
                          "a profile needs \"tables\": what does a row feed?");
    if (!yaml_check_keys(y, names, COUNT(names), d))
        return false;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        const struct yaml *table = yaml_find(y, names[i]);

        if (table && !read_table(table, (enum table)i, p, a, d))
            return false;
    }
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        const struct yaml *table = yaml_find(y, names[i]);

        if (table && !check_required(p, (enum table)i, table->scalar.at, d))
            return false;
    }
    return true;
}

/* A text, or {zh: ..., en: ...}: in the reader's language. */
static bool read_description(const struct yaml *root, struct profile *p,
                             struct diag *d)
{
    static const char *const keys[] = {"zh", "en"};
    const struct yaml *y = yaml_find(root, "description");

    if (!y || y->kind != YAML_MAP)
        return yaml_text(y, &p->description, d);
    return yaml_check_keys(y, keys, COUNT(keys), d) &&
           yaml_text(yaml_find(y, d->phrases ? "en" : "zh"), &p->description,
                     d) &&
           yaml_text(yaml_find(y, d->phrases ? "zh" : "en"), &p->description,
                     d);
}

static bool read_version(const struct yaml *root, struct diag *d)
{
    const struct yaml *y = yaml_find(root, "version");
    int64_t version = 0;

    if (!y)
        return diag_error(d, root->scalar.at,
                          "\"version: 1\" is missing in this profile");
    return yaml_integer(y, 1, 1, &version, d);
}

/*
 * A document that is a sum has the row of its first line; what stands in the
 * others finds it by its number alone.
 */
static bool check_sum(const struct profile *p, struct diag *d)
{
    static const struct {
        enum table table;
        size_t column;
    } links[] = {{TABLE_ALLOCATIONS, ALLOCATIONS_FROM_NO},
                 {TABLE_ALLOCATIONS, ALLOCATIONS_TO_DOC_NO},
                 {TABLE_WRITEOFFS, WRITEOFFS_DOC_NO},
                 {TABLE_DISPUTES, DISPUTES_DOC_NO}};

    if (p->repeated != REPEATED_SUM)
        return true;
    for (size_t i = 0; i < COUNT(links); i++) {
        const struct table_map *map = &p->tables[links[i].table];

        if (map->fed && !map->columns[links[i].column].mapped)
            return diag_error(
                d, p->at,
                "\"repeated: sum\": table %s needs a source for "
                "its column %.*s",
                table_forms[links[i].table].name,
                STR_ARG(canonical_name(links[i].table, links[i].column)));
    }
    return true;
}

static bool read_profile(const struct yaml *root, struct profile *p,
                         struct arena *a, struct diag *d)
{
    static const char *const keys[] = {
        "version",   "description", "recognise",    "heading_row",
        "sheets",    "delimiter",   "heading_rows", "dates",
        "numbers",   "rounding",    "serial_dates", "currency",
        "negative",  "repeated",    "credit_notes", "long_numbers",
        "fill_down", "groups",      "totals",       "ignore",
        "sql",       "known",       "accept",       "tables"};

    return yaml_check_keys(root, keys, COUNT(keys), d) &&
           read_version(root, d) && read_description(root, p, d) &&
           read_recognise(root, p, a, d) && read_layout(root, p, d) &&
           read_dates(root, p, d) && read_numbers(root, p, d) &&
           read_rounding(root, p, d) && read_currency(root, p, d) &&
           read_signs(root, p, d) && read_ignore(root, p, a, d) &&
           profile_text_lists(yaml_find(root, "fill_down"), &p->fill_down,
                              &p->fill_count, a, d) &&
           profile_texts(yaml_find(root, "known"), &p->known, a, d) &&
           read_accept(root, p, a, d) && read_totals(root, p, a, d) &&
           read_sql(root, p, d) && read_tables(root, p, a, d) &&
           read_footers(p, a, d) && read_groups(root, p, a, d) &&
           check_sum(p, d);
}

bool profile_parse(const char *path, struct str text, struct profile *out,
                   struct arena *a, struct diag *d)
{
    struct profile *p = arena_new(a, struct profile);
    struct yaml root;

    *p = (struct profile){.at = place_of(path, 1, 1),
                          .heading_row = 1,
                          .heading_rows = 1,
                          .serial_dates = true,
                          .number_style = number_plain};
    if (!yaml_parse(&root, path, 1, text, a, d) ||
        !read_profile(&root, p, a, d))
        return false;
    *out = *p;
    return true;
}
