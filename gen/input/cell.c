#include "input/cell.h"

#include "base/buf.h"
#include "input/word.h"

#include <string.h>

#define SHOWN_MAX 60

/* The top eleven bits of a product choose one of DAY_SLOTS. */
#define DAY_SPREAD 0xd6e8feb86659fd93u
#define DAY_SHIFT  53

/* Excel keeps 15 digits and puts zeros in place of the others. */
#define DIGITS_KEPT 15
#define DIGITS_SURE 18

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

struct str cell_clean(struct str s)
{
    s = str_trim(s);
    if (s.len > 1 && s.ptr[0] == '\'' && memchr("=+-@\t", s.ptr[1], 5))
        s = str_skip(s, 1);
    return s;
}

static const struct source *source_of(const struct cells *c, enum table table,
                                      size_t column)
{
    return &c->plan->profile->tables[table].columns[column];
}

struct str cell_text(struct cells *c, enum table table, size_t column)
{
    struct str s = cell_field(c->row, c->plan->fields[table][column]);

    c->table = table;
    c->column = column;
    return s.len ? s : source_of(c, table, column)->constant;
}

struct str cell_keep(struct cells *c, struct str text)
{
    return c->row->copied && text.len ? arena_str(c->arena, text) : text;
}

struct str cell_kept(struct cells *c, enum table table, size_t column)
{
    return cell_keep(c, cell_text(c, table, column));
}

static struct place row_place(const struct cells *c)
{
    return place_of(c->path, c->row->line, 0);
}

/* What the bookkeeper calls the column. */
static struct str shown_name(const struct cells *c, enum table table,
                             size_t column)
{
    int field = c->plan->fields[table][column];

    if (field >= 0 && c->plan->headings[field].len)
        return c->plan->headings[field];
    return canonical_title(table, column, c->diag->phrases != NULL);
}

struct str cell_shown(struct str s)
{
    size_t n = s.len < SHOWN_MAX ? s.len : SHOWN_MAX;

    while (n < s.len && n > 0 && ((unsigned char)s.ptr[n] & 0xC0) == 0x80)
        n--;
    return str_head(s, n);
}

static bool report_empty(struct cells *c, enum table table, size_t column)
{
    struct str name = shown_name(c, table, column);

    return diag_error(
        c->diag, row_place(c), "%.*s is empty, but every row of %s needs it",
        STR_ARG(name), diag_translate(c->diag, table_forms[table].name));
}

bool cell_required(struct cells *c, enum table table, size_t column,
                   struct str *out)
{
    struct str s = cell_text(c, table, column);

    if (!s.len)
        return report_empty(c, table, column);
    *out = cell_keep(c, s);
    return true;
}

/* "1.23457E+19": a spreadsheet always writes the sign. */
static bool is_scientific(struct str s)
{
    size_t i = 0;

    while (i < s.len && (is_digit(s.ptr[i]) || s.ptr[i] == '.'))
        i++;
    if (i == 0 || i + 2 >= s.len || (s.ptr[i] != 'E' && s.ptr[i] != 'e'))
        return false;
    if (s.ptr[i + 1] != '+' && s.ptr[i + 1] != '-')
        return false;
    for (i += 2; i < s.len; i++)
        if (!is_digit(s.ptr[i]))
            return false;
    return true;
}

/* Long, digits only, and nothing but zeros where Excel has no digits. */
static bool has_lost_digits(struct str s)
{
    if (s.len < DIGITS_SURE)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!is_digit(s.ptr[i]) || (i >= DIGITS_KEPT && s.ptr[i] != '0'))
            return false;
    return true;
}

bool cell_is_damaged(const struct cells *c, struct str s)
{
    return is_digit(s.ptr[0]) && is_digit(s.ptr[s.len - 1]) &&
           (is_scientific(s) ||
            (!c->plan->profile->long_numbers && has_lost_digits(s)));
}

static bool check_identifier(struct cells *c, struct str s)
{
    if (!cell_is_damaged(c, s))
        return true;
    if (is_scientific(s))
        return diag_error(c->diag, row_place(c),
                          "\"%.*s\" is in scientific notation: the spreadsheet "
                          "has lost digits of this number; format the column "
                          "as text and export again",
                          STR_ARG(cell_shown(s)));
    return diag_error(c->diag, row_place(c),
                      "\"%.*s\": a spreadsheet keeps only 15 digits and "
                      "has put zeros for the others; format the column as "
                      "text and export again",
                      STR_ARG(cell_shown(s)));
}

bool cell_identifier(struct cells *c, enum table table, size_t column,
                     struct str *out)
{
    struct str s = cell_text(c, table, column);

    if (s.len && !check_identifier(c, s))
        return false;
    *out = cell_keep(c, s);
    return true;
}

bool cell_number(struct cells *c, enum table table, size_t column,
                 struct str *out)
{
    struct str s = cell_text(c, table, column);

    if (!s.len)
        return report_empty(c, table, column);
    if (!check_identifier(c, s))
        return false;
    *out = cell_keep(c, s);
    return true;
}

static bool is_required(enum table table, size_t column)
{
    return table_forms[table].columns[column].required;
}

static bool parse_day(struct cells *c, struct field field, struct date *out)
{
    const struct profile *p = c->plan->profile;
    bool is_short = field.text.len <= 16;
    struct words_of words = {0};
    struct day_slot *slot = c->days;

    if (is_short) {
        words = words_of(field.text);
        slot += (word_mix(words.first, words.last) * DAY_SPREAD) >> DAY_SHIFT;
        if (slot->first == words.first && slot->last == words.last &&
            slot->len == field.text.len) {
            *out = slot->day;
            return true;
        }
    }
    if (!date_parse(field, p->date_order, p->serial_dates, out, c->diag))
        return false;
    if (is_short)
        *slot = (struct day_slot){words.first, words.last,
                                  (uint32_t)field.text.len, *out};
    return true;
}

bool cell_date(struct cells *c, enum table table, size_t column,
               struct date *out)
{
    struct field field = {cell_text(c, table, column), row_place(c)};

    if (field.text.len)
        return parse_day(c, field, out);
    if (is_required(table, column))
        return report_empty(c, table, column);
    *out = no_date;
    return true;
}

static const struct currency *find_currency(struct cells *c, struct str text)
{
    const struct currency *found = c->currency_found;

    if (found && text.len == 3 && memcmp(text.ptr, found->code, 3) == 0)
        return found;
    found = currency_find(text);
    if (found)
        c->currency_found = found;
    return found;
}

bool cell_currency(struct cells *c, enum table table, size_t column,
                   const struct currency **out)
{
    const struct profile *p = c->plan->profile;
    struct str s = cell_text(c, table, column);
    const struct currency *found = p->currency ? p->currency : c->currency;

    if (s.len) {
        found = find_currency(c, s);
        if (!found)
            return diag_error(c->diag, row_place(c),
                              "\"%.*s\" is not a currency; write a code such "
                              "as CNY or USD",
                              STR_ARG(cell_shown(s)));
    }
    if (!found)
        return diag_error(c->diag, row_place(c),
                          "no currency: neither the row nor the profile nor "
                          "the book says one");
    *out = found;
    return true;
}

/*
 * The profile's, but for a text with a comma behind a point: by number_plain
 * that is no number, so it can be nothing but 1.234,50.
 */
static struct number_style style_of(const struct cells *c, struct str text)
{
    static const struct number_style comma = {',', '.'};
    struct number_style style = c->plan->profile->number_style;
    ptrdiff_t point = str_find_byte(text, '.');

    if (point < 0 || style.point != '.' || style.grouping != ',')
        return style;
    return str_find_byte(str_skip(text, (size_t)point), ',') < 0 ? style
                                                                 : comma;
}

bool cell_money(struct cells *c, enum table table, size_t column,
                const struct currency *currency, struct money *out,
                bool *filled)
{
    const struct profile *p = c->plan->profile;
    struct field field = {cell_text(c, table, column), row_place(c)};
    struct number_style style = style_of(c, field.text);
    struct money m;
    bool ok;

    *filled = field.text.len > 0;
    if (!*filled)
        return !is_required(table, column) || report_empty(c, table, column);
    ok = p->rounds ? money_parse_rounded(field, currency, style, p->rounding,
                                         &m, c->diag)
                   : money_parse(field, currency, style, &m, c->diag);
    if (!ok)
        return false;
    /* The smallest integer has no opposite. */
    if (m.minor == INT64_MIN)
        return diag_error(c->diag, row_place(c), "the amount is too large");
    *out = m;
    return true;
}

bool cell_decimal(struct cells *c, enum table table, size_t column,
                  struct decimal *out, bool *filled)
{
    struct field field = {cell_text(c, table, column), row_place(c)};

    *filled = field.text.len > 0;
    if (!*filled)
        return !is_required(table, column) || report_empty(c, table, column);
    return decimal_parse(field, style_of(c, field.text), out, c->diag);
}

static const struct word *find_word(const struct words *words, struct str s)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_equal(words->items[i].text, s))
            return &words->items[i];
    for (size_t i = 0; i < words->count; i++)
        if (str_equal_ignoring_case(words->items[i].text, s))
            return &words->items[i];
    return NULL;
}

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

/* Of our own words a Chinese reader is told the Chinese ones. */
static bool report_word(struct cells *c, const struct words *words,
                        struct str s)
{
    bool ours = words == table_forms[c->table].columns[c->column].words;
    struct buf list = buf_new(c->arena, 1000);
    struct str accepted;

    for (size_t i = 0; i < words->count; i++) {
        if (ours && c->diag->phrases && is_ascii(words->items[i].text))
            continue;
        if (list.len)
            buf_add_z(&list, ", ");
        buf_add(&list, words->items[i].text);
    }
    accepted = buf_str(&list);
    return diag_error(c->diag, row_place(c),
                      "\"%.*s\" is not a known word here; accepted are: %.*s",
                      STR_ARG(cell_shown(s)), STR_ARG(accepted));
}

static const struct words *words_for(const struct cells *c, enum table table,
                                     size_t column)
{
    const struct source *source = source_of(c, table, column);

    return source->words.count ? &source->words
                               : table_forms[table].columns[column].words;
}

bool cell_known_word(struct cells *c, enum table table, size_t column, int *out)
{
    const struct source *source = source_of(c, table, column);
    struct word *memo = &c->words[table][column];
    struct str s = cell_text(c, table, column);
    const struct word *found;

    if (!s.len)
        return true;
    if (memo->text.len && str_equal(memo->text, s)) {
        *out = memo->means;
        return true;
    }
    found = find_word(words_for(c, table, column), s);
    if (!found && source->otherwise < 0)
        return false;
    *out = found ? found->means : source->otherwise;
    if (found)
        *memo = *found;
    return true;
}

bool cell_word(struct cells *c, enum table table, size_t column, int *out)
{
    return cell_known_word(c, table, column, out) ||
           report_word(c, words_for(c, table, column),
                       cell_text(c, table, column));
}

static bool is_one_of(const struct texts *texts, struct str s, bool starts)
{
    for (size_t i = 0; i < texts->count; i++)
        if (starts ? str_starts(s, texts->items[i])
                   : str_equal(s, texts->items[i]))
            return true;
    return false;
}

static struct str first_cell(const struct csv_row *row)
{
    struct str s = {0};

    for (size_t i = 0; i < row->count && !s.len; i++)
        s = cell_field(row, (int)i);
    return s;
}

bool cell_meets(const struct condition *when, const struct csv_row *row,
                int field)
{
    struct str s = cell_field(row, field);

    if (when->asks_filled && when->filled != (s.len > 0))
        return false;
    if (when->first && !is_one_of(when->first, first_cell(row), false))
        return false;
    if (!when->is.count && !when->starts.count)
        return true;
    return is_one_of(&when->is, s, false) || is_one_of(&when->starts, s, true);
}
