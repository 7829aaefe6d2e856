#include "input/profile.h"

#include "input/profile_source.h"

#define HEADING_ROW_MAX 50

/* The columns that tell a customer by his name where there is no number. */
static void accept_names(struct table_map *map, struct arena *a)
{
    struct texts *id = &map->columns[CUSTOMERS_ID].headings;
    const struct texts *names = &map->columns[CUSTOMERS_NAME].headings;
    struct str *both = arena_array(a, struct str, id->count + names->count);

    for (size_t i = 0; i < id->count; i++)
        both[i] = id->items[i];
    for (size_t i = 0; i < names->count; i++)
        both[id->count + i] = names->items[i];
    *id = (struct texts){both, id->count + names->count};
}

/* Filled in every real row, and empty in one of totals. */
static const size_t certain_columns[TABLE_COUNT] = {
    [TABLE_CUSTOMERS] = CUSTOMERS_NAME,
    [TABLE_DOCUMENTS] = DOCUMENTS_ISSUE_DATE,
    [TABLE_RECEIPTS] = RECEIPTS_RECEIPT_DATE,
    [TABLE_ALLOCATIONS] = ALLOCATIONS_DATE,
    [TABLE_DISPUTES] = DISPUTES_FROM,
    [TABLE_COSTS] = COSTS_DATE,
    [TABLE_CONTROL] = CONTROL_AS_OF,
    [TABLE_BILLS] = BILLS_MATURITY_DATE,
    [TABLE_WRITEOFFS] = WRITEOFFS_DATE,
    [TABLE_CONTRACTS] = CONTRACTS_CUSTOMER_ID,
    [TABLE_FX] = FX_RATE_DATE};

/* Spreadsheets and ERPs add up at the end of a page. */
static void ignore_totals(struct profile *p, enum table table, struct arena *a)
{
    static const struct str words[] = {
        STR_INIT("合计"),   STR_INIT("小计"),     STR_INIT("总计"),
        STR_INIT("累计"),   STR_INIT("本页合计"), STR_INIT("本页小计"),
        STR_INIT("合计："), STR_INIT("总计："),   STR_INIT("小计："),
        STR_INIT("合 计"),  STR_INIT("Total"),    STR_INIT("Subtotal"),
        STR_INIT("TOTAL"),  STR_INIT("total"),    STR_INIT("Grand total"),
        STR_INIT("Total:")};
    struct ignore_rule *rule = arena_new(a, struct ignore_rule);

    rule->reason = STR("row of totals");
    rule->when.column = p->tables[table].columns[certain_columns[table]];
    rule->when.column.optional = true;
    rule->when.asks_filled = true;
    rule->when.first = arena_new(a, struct texts);
    rule->when.first->items = arena_array(a, struct str, COUNT(words));
    for (size_t i = 0; i < COUNT(words); i++)
        rule->when.first->items[i] = words[i];
    rule->when.first->count = COUNT(words);
    p->ignore = rule;
    p->ignore_count = 1;
}

struct profile profile_canonical(enum table table, struct arena *a)
{
    struct profile p = {.name = STR("canonical"),
                        .heading_row = 1,
                        .serial_dates = true,
                        .number_style = number_plain};
    struct table_map *map = &p.tables[table];
    const struct table_form *form = &table_forms[table];

    map->fed = true;
    for (size_t i = 0; i < form->column_count; i++) {
        struct source *s = &map->columns[i];
        struct str heading;
        size_t capacity = 0;

        *s = (struct source){.mapped = true,
                             .optional = !form->columns[i].required,
                             .otherwise = -1};
        for (size_t j = 0;
             canonical_part(form->columns[i].headings, j, &heading); j++)
            ARENA_PUSH(a, s->headings.items, s->headings.count, capacity) =
                heading;
    }
    if (table == TABLE_CUSTOMERS)
        accept_names(map, a);
    ignore_totals(&p, table, a);
    return p;
}

static bool read_choice(const struct yaml *root, const char *key,
                        const char *const *words, size_t n, size_t *out,
                        struct diag *d)
{
    return yaml_choice(yaml_find(root, key), words, n, out, d);
}

static bool read_dates(const struct yaml *root, struct profile *p,
                       struct diag *d)
{
    static const char *const orders[] = {"ymd", "dmy", "mdy"};
    size_t order = DATE_YMD;

    if (!read_choice(root, "dates", orders, COUNT(orders), &order, d) ||
        !yaml_bool(yaml_find(root, "serial_dates"), &p->serial_dates, d))
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
    static const char *const repeats[] = {"reject", "keep"};
    size_t negative = 0, sign = 0, repeated = 0, long_numbers = 0;

    if (!read_choice(root, "negative", negatives, COUNT(negatives), &negative,
                     d) ||
        !read_choice(root, "credit_notes", signs, COUNT(signs), &sign, d) ||
        !read_choice(root, "repeated", repeats, COUNT(repeats), &repeated, d) ||
        !read_choice(root, "long_numbers", repeats, COUNT(repeats),
                     &long_numbers, d))
        return false;
    p->negative = (enum negative)negative;
    p->credit_minus = sign == 1;
    p->repeated = repeated == 1;
    p->long_numbers = long_numbers == 1;
    return true;
}

static bool read_layout(const struct yaml *root, struct profile *p,
                        struct diag *d)
{
    int64_t heading_row = 1;

    if (!yaml_integer(yaml_find(root, "heading_row"), 0, HEADING_ROW_MAX,
                      &heading_row, d) ||
        !read_character(yaml_find(root, "delimiter"), ",;\t", &p->delimiter, d))
        return false;
    p->heading_row = (size_t)heading_row;
    return true;
}

static bool read_recognise(const struct yaml *root, struct profile *p,
                           struct arena *a, struct diag *d)
{
    static const char *const keys[] = {"headings", "files"};
    const struct yaml *y = yaml_find(root, "recognise");

    if (!y)
        return true;
    return yaml_check_keys(y, keys, COUNT(keys), d) &&
           profile_texts(yaml_find(y, "headings"), &p->recognise_headings, a,
                         d) &&
           profile_texts(yaml_find(y, "files"), &p->recognise_files, a, d);
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

        if (!profile_condition(&y->items[i], true, &rule->when, a, d))
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
           profile_condition(yaml_find(y, "when"), false, &map->when, a, d);
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

static bool read_version(const struct yaml *root, struct diag *d)
{
    const struct yaml *y = yaml_find(root, "version");
    int64_t version = 0;

    if (!y)
        return diag_error(d, root->scalar.at,
                          "\"version: 1\" is missing in this profile");
    return yaml_integer(y, 1, 1, &version, d);
}

static bool read_profile(const struct yaml *root, struct profile *p,
                         struct arena *a, struct diag *d)
{
    static const char *const keys[] = {
        "version",   "description",  "recognise",    "heading_row",
        "delimiter", "dates",        "serial_dates", "numbers",
        "rounding",  "currency",     "negative",     "credit_notes",
        "repeated",  "long_numbers", "ignore",       "tables"};
    struct str description = {0};

    return yaml_check_keys(root, keys, COUNT(keys), d) &&
           read_version(root, d) &&
           yaml_text(yaml_find(root, "description"), &description, d) &&
           read_recognise(root, p, a, d) && read_layout(root, p, d) &&
           read_dates(root, p, d) && read_numbers(root, p, d) &&
           read_rounding(root, p, d) && read_currency(root, p, d) &&
           read_signs(root, p, d) && read_ignore(root, p, a, d) &&
           read_tables(root, p, a, d);
}

bool profile_parse(const char *path, struct str text, struct profile *out,
                   struct arena *a, struct diag *d)
{
    struct profile *p = arena_new(a, struct profile);
    struct yaml root;

    *p = (struct profile){.at = place_of(path, 1, 1),
                          .heading_row = 1,
                          .serial_dates = true,
                          .number_style = number_plain};
    if (!yaml_parse(&root, path, 1, text, a, d) ||
        !read_profile(&root, p, a, d))
        return false;
    *out = *p;
    return true;
}
