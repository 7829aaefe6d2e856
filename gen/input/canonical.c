#include "input/canonical.h"

bool canonical_part(const char *parts, size_t i, struct str *out)
{
    struct str rest = str_from_z(parts), head;
    bool more = true;

    do {
        if (!more)
            return false;
        more = str_cut(rest, '|', &head, &rest);
    } while (i-- > 0);
    *out = head;
    return true;
}

bool canonical_next(struct str *rest, struct str *part)
{
    if (!rest->ptr)
        return false;
    (void)str_cut(*rest, '|', part, rest);
    return true;
}

bool canonical_has(const char *parts, struct str s)
{
    struct str rest = str_from_z(parts), part;

    while (canonical_next(&rest, &part))
        if (str_equal_ignoring_case(part, s))
            return true;
    return false;
}

struct str canonical_name(enum table table, size_t column)
{
    struct str name = {0};

    (void)canonical_part(table_forms[table].columns[column].headings, 0, &name);
    return name;
}

struct str canonical_title(enum table table, size_t column, bool chinese)
{
    struct str title = canonical_name(table, column);

    if (chinese)
        (void)canonical_part(table_forms[table].columns[column].headings, 1,
                             &title);
    return title;
}

bool canonical_column(enum table table, struct str name, size_t *out)
{
    for (size_t i = 0; i < table_forms[table].column_count; i++) {
        if (str_equal(canonical_name(table, i), name)) {
            *out = i;
            return true;
        }
    }
    return false;
}

/* The columns that every typed row of a table has to fill, from bit 0. */
static const uint32_t keys[TABLE_COUNT] = {
    [TABLE_CUSTOMERS] = 1u << CUSTOMERS_ID,
    [TABLE_DOCUMENTS] = 1u << DOCUMENTS_DOC_NO,
    [TABLE_RECEIPTS] = 1u << RECEIPTS_RECEIPT_NO,
    [TABLE_BILLS] = 1u << BILLS_BILL_NO,
    [TABLE_CONTRACTS] = 1u << CONTRACTS_CONTRACT_NO,
    [TABLE_FX] = 1u << FX_CURRENCY | 1u << FX_RATE_DATE,
    /* All that each row needs: one of these tells all of it again. */
    [TABLE_CONTACTS] = 1u << CONTACTS_DATE | 1u << CONTACTS_CUSTOMER_ID,
    [TABLE_DELIVERIES] = 1u << DELIVERIES_LETTER_NO,
    [TABLE_EVIDENCE] =
        1u << EVIDENCE_ID | 1u << EVIDENCE_CUSTOMER_ID | 1u << EVIDENCE_TITLE,
    [TABLE_ALLOWANCE] = 1u << ALLOWANCE_AS_OF | 1u << ALLOWANCE_AMOUNT,
    [TABLE_SALES] = 1u << SALES_MONTH | 1u << SALES_CREDIT_SALES};

bool canonical_has_key(enum table table)
{
    return keys[table] != 0;
}

bool canonical_may_lack(enum table table, size_t column)
{
    return keys[table] != 0 && (keys[table] >> column & 1) == 0;
}

/* "documents.csv", "documents-2026-07.csv", "单据_华东.csv". */
static bool file_speaks_of(struct str file_name, const char *names)
{
    struct str list = str_from_z(names), name;

    while (canonical_next(&list, &name)) {
        struct str rest = str_skip(file_name, name.len);

        if (!str_starts_ignoring_case(file_name, name))
            continue;
        if (rest.len == 0 || rest.ptr[0] == '.' || rest.ptr[0] == '-' ||
            rest.ptr[0] == '_')
            return true;
    }
    return false;
}

bool canonical_of_file(struct str file_name, enum table *out)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (file_speaks_of(file_name, table_forms[i].file_names)) {
            *out = (enum table)i;
            return true;
        }
    }
    return false;
}

bool canonical_is_heading(struct str heading)
{
    for (size_t i = 0; i < TABLE_COUNT; i++)
        for (size_t j = 0; j < table_forms[i].column_count; j++)
            if (canonical_has(table_forms[i].columns[j].headings, heading))
                return true;
    return false;
}

bool canonical_tells_owed(struct str heading)
{
    static const char *const parts[] = {
        "余额", "未收", "未付",    "已收",        "已付", "未核销",
        "未清", "尚欠", "balance", "outstanding", "paid", "open"};

    for (size_t i = 0; i < COUNT(parts); i++) {
        struct str part = str_from_z(parts[i]);

        for (size_t at = 0; at + part.len <= heading.len; at++)
            if (str_equal_ignoring_case(
                    str_head(str_skip(heading, at), part.len), part))
                return true;
    }
    return false;
}

static bool has_heading(const char *accepted, const struct str *headings,
                        size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (canonical_has(accepted, headings[i]))
            return true;
    return false;
}

/* How many columns of the table the headings hold; 0: a required one lacks. */
static size_t fit(const struct table_form *form, const struct str *headings,
                  size_t n)
{
    size_t found = 0;

    if (form->telling && !has_heading(form->telling, headings, n))
        return 0;
    for (size_t i = 0; i < form->column_count; i++) {
        bool has = has_heading(form->columns[i].headings, headings, n);

        if (!has && form->columns[i].required)
            return 0;
        found += has;
    }
    return found;
}

bool canonical_of_headings(const struct str *headings, size_t n,
                           enum table *out)
{
    size_t best = 0;

    for (size_t i = 0; i < TABLE_COUNT; i++) {
        size_t found = fit(&table_forms[i], headings, n);

        if (found > best) {
            best = found;
            *out = (enum table)i;
        }
    }
    return best > 0;
}

struct str canonical_word(const struct words *words, int means, bool chinese)
{
    struct str found = {0};

    for (size_t i = 0; i < words->count; i++) {
        if (words->items[i].means != means)
            continue;
        if (str_is_ascii(words->items[i].text) != chinese)
            return words->items[i].text;
        if (!found.len)
            found = words->items[i].text;
    }
    return found;
}

bool canonical_is_example(struct str first)
{
    return str_starts(first, STR("示例")) ||
           str_starts_ignoring_case(first, STR("EXAMPLE"));
}
