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

struct str cell_clean(struct str s)
{
    s = str_trim(s);
    if (s.len > 1 && s.ptr[0] == '\'' && memchr("=+-@\t", s.ptr[1], 5))
        s = str_skip(s, 1);
    return s;
}

static bool is_empty(const struct csv_row *row, const struct pick *pick)
{
    bool empty = !cell_field(row, pick->field).len;

    for (size_t i = 0; pick->source->joined && i < JOINED_PARTS; i++)
        empty &= !cell_field(row, pick->joined[i]).len;
    return empty;
}

/* Is the row left to what stands behind "else", or to nothing? */
static bool is_left(const struct csv_row *row, const struct pick *pick)
{
    return pick->source->when ? !cell_meets(&pick->when, row)
                              : pick->instead && is_empty(row, pick);
}

/* Of the alternatives of a column the one that reads this row, or NULL. */
static const struct pick *pick_of(const struct cells *c, enum table table,
                                  size_t column)
{
    const struct pick *pick = c->plan->picks[table][column];

    while (pick && is_left(c->row, pick))
        pick = pick->instead;
    return pick;
}

static bool is_picked(const struct cells *c, enum table table, size_t column)
{
    return c->plan->has_picks && c->plan->picks[table][column];
}

/* Where no alternative reads the row: from nowhere. */
const struct source *cell_source(const struct cells *c, enum table table,
                                 size_t column)
{
    static const struct source none = {.mapped = true, .otherwise = -1};
    const struct pick *pick;

    if (!is_picked(c, table, column))
        return &c->plan->profile->tables[table].columns[column];
    pick = pick_of(c, table, column);
    return pick ? pick->source : &none;
}

int cell_field_of(const struct cells *c, enum table table, size_t column)
{
    const struct pick *pick;

    if (!is_picked(c, table, column))
        return c->plan->fields[table][column];
    pick = pick_of(c, table, column);
    return pick ? pick->field : c->plan->fields[table][column];
}

/* "2026年", "7月": the sign of what it is goes. */
static struct str without_unit(struct str s)
{
    static const struct str units[] = {STR_INIT("年"), STR_INIT("月"),
                                       STR_INIT("日"), STR_INIT("号")};

    for (size_t i = 0; i < COUNT(units); i++)
        if (s.len > units[i].len && str_ends(s, units[i]))
            return str_trim(str_head(s, s.len - units[i].len));
    return s;
}

static struct str part_text(const struct cells *c, const struct pick *pick,
                            size_t i)
{
    struct str s = cell_field(c->row, pick->joined[i]);

    s = without_unit(s.len ? s : pick->source->joined[i].constant);
    if (s.len || i + 1 < JOINED_PARTS || !pick->source->joined_day)
        return s;
    return arena_format(c->arena, "%d", pick->source->joined_day);
}

/* "2026-7-17"; empty where all three cells are. */
static struct str join(struct cells *c, const struct pick *pick)
{
    size_t used = 0;
    bool any = false;

    for (size_t i = 0; i < JOINED_PARTS; i++) {
        struct str s = part_text(c, pick, i);

        any |= cell_field(c->row, pick->joined[i]).len > 0;
        if (used + s.len + 1 > sizeof(c->joined))
            return cell_field(c->row, pick->joined[i]);
        if (i)
            c->joined[used++] = '-';
        if (s.len)
            memcpy(c->joined + used, s.ptr, s.len);
        used += s.len;
    }
    return any ? (struct str){c->joined, used} : (struct str){0};
}

static struct str pick_text(struct cells *c, enum table table, size_t column)
{
    const struct pick *pick = pick_of(c, table, column);
    struct str s;

    if (!pick)
        return (struct str){0};
    s = pick->source->joined ? join(c, pick) : cell_field(c->row, pick->field);
    return s.len ? s : pick->source->constant;
}

struct str cell_text(struct cells *c, enum table table, size_t column)
{
    struct str s;

    c->table = table;
    c->column = column;
    if (is_picked(c, table, column))
        return pick_text(c, table, column);
    s = cell_field(c->row, c->plan->fields[table][column]);
    return s.len ? s : c->plan->profile->tables[table].columns[column].constant;
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
    int field = cell_field_of(c, table, column);

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

/* A row that is typed over one of the export tells only what changes. */
static bool meet_empty(struct cells *c, enum table table, size_t column)
{
    if (!c->typed || !canonical_may_lack(table, column))
        return report_empty(c, table, column);
    c->lacking |= UINT32_C(1) << column;
    return true;
}

bool cell_required(struct cells *c, enum table table, size_t column,
                   struct str *out)
{
    struct str s = cell_text(c, table, column);

    if (!s.len && !meet_empty(c, table, column))
        return false;
    *out = cell_keep(c, s);
    return true;
}

/* "1.23457E+19": a spreadsheet always writes the sign. */
static bool is_scientific(struct str s)
{
    size_t i = 0;

    if (s.len && s.ptr[0] == '-')
        s = str_skip(s, 1);
    while (i < s.len && (str_is_digit(s.ptr[i]) || s.ptr[i] == '.'))
        i++;
    if (i == 0 || i + 2 >= s.len || (s.ptr[i] != 'E' && s.ptr[i] != 'e'))
        return false;
    if (s.ptr[i + 1] != '+' && s.ptr[i + 1] != '-')
        return false;
    for (i += 2; i < s.len; i++)
        if (!str_is_digit(s.ptr[i]))
            return false;
    return true;
}

/* Long, digits only, and nothing but zeros where Excel has no digits. */
static bool has_lost_digits(struct str s)
{
    if (s.len < DIGITS_SURE)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!str_is_digit(s.ptr[i]) || (i >= DIGITS_KEPT && s.ptr[i] != '0'))
            return false;
    return true;
}

bool cell_is_damaged(const struct cells *c, struct str s)
{
    return str_is_digit(s.ptr[0]) && str_is_digit(s.ptr[s.len - 1]) &&
           (is_scientific(s) ||
            (!c->plan->profile->long_numbers && has_lost_digits(s)));
}

static bool report_damaged(struct cells *c, struct str s)
{
    return diag_error(c->diag, row_place(c),
                      "\"%.*s\": Excel has saved this column as numbers and "
                      "its last digits are lost; export it again as text",
                      STR_ARG(cell_shown(s)));
}

static bool check_identifier(struct cells *c, struct str s)
{
    return !cell_is_damaged(c, s) || report_damaged(c, s);
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

    if (s.len ? !check_identifier(c, s) : !meet_empty(c, table, column))
        return false;
    *out = cell_keep(c, s);
    return true;
}

static bool is_required(enum table table, size_t column)
{
    return table_forms[table].columns[column].required;
}

/* Some programs show the order of a date by what stands between its parts. */
static enum date_order order_of(const struct cells *c, struct str text)
{
    static const char separators[] = "./-";
    const struct profile *p = c->plan->profile;

    for (size_t i = 0; p->dates_by_separator && i < text.len; i++) {
        const char *found = memchr(separators, text.ptr[i], 3);

        if (found)
            return p->date_orders[found - separators];
    }
    if (c->typed && p->date_order == DATE_YMD)
        return DATE_YMD_ONLY;
    return p->date_order;
}

static bool parse_day(struct cells *c, struct field field, struct date *out)
{
    const struct profile *p = c->plan->profile;
    bool is_joined = field.text.ptr == c->joined;
    bool is_short = field.text.len <= 16 && !is_joined;
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
    if (!date_parse(field, is_joined ? DATE_YMD_ONLY : order_of(c, field.text),
                    p->serial_dates, out, c->diag))
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
    if (is_required(table, column) && !meet_empty(c, table, column))
        return false;
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

static bool report_no_currency(struct cells *c)
{
    return diag_error(c->diag, row_place(c),
                      "no currency: neither the row nor the profile nor "
                      "the book says one");
}

/* A typed row without an amount needs none. */
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
    if (!found && !(c->typed && canonical_has_key(table)))
        return report_no_currency(c);
    *out = found;
    return true;
}

/* "950,00": one comma, and two digits behind it. */
static bool is_decimal_comma(struct str text)
{
    ptrdiff_t comma = str_find_byte(text, ',');
    struct str rest;
    size_t digits = 0;

    if (comma < 0)
        return false;
    rest = str_skip(text, (size_t)comma + 1);
    while (digits < rest.len && str_is_digit(rest.ptr[digits]))
        digits++;
    return digits == 2 && str_find_byte(rest, ',') < 0;
}

/*
 * The profile's, but for a text with a comma behind a point: by number_plain
 * that is no number, so it can be nothing but 1.234,50.  950,00 is no number
 * either, but a slip as well as an amount: a profile says that it may be one.
 */
static struct number_style style_of(const struct cells *c, struct str text)
{
    static const struct number_style comma = {',', '.'};
    const struct profile *p = c->plan->profile;
    struct number_style style = p->number_style;
    ptrdiff_t point = str_find_byte(text, '.');

    if (style.point != '.' || style.grouping != ',')
        return style;
    if (point < 0)
        return p->decimal_comma && is_decimal_comma(text) ? comma : style;
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
        return !is_required(table, column) || meet_empty(c, table, column);
    if (!currency)
        return report_no_currency(c);
    if (is_scientific(field.text))
        return report_damaged(c, field.text);
    ok = p->rounds ? money_parse_rounded(field, currency, style, p->rounding,
                                         &m, c->diag)
                   : money_parse(field, currency, style, &m, c->diag);
    if (!ok)
        return false;
    /* The smallest integer has no opposite. */
    if (m.minor == INT64_MIN)
        return diag_error(c->diag, row_place(c), "the amount is too large");
    if (c->plan->has_picks && cell_source(c, table, column)->minus)
        m.minor = -m.minor;
    *out = m;
    return true;
}

bool cell_decimal(struct cells *c, enum table table, size_t column,
                  struct decimal *out, bool *filled)
{
    struct field field = {cell_text(c, table, column), row_place(c)};
    struct decimal x;

    *filled = field.text.len > 0;
    if (!*filled)
        return !is_required(table, column) || meet_empty(c, table, column);
    if (!decimal_parse(field, style_of(c, field.text), &x, c->diag))
        return false;
    if (x.units == INT64_MIN)
        return diag_error(c->diag, row_place(c), "the amount is too large");
    if (c->plan->has_picks && cell_source(c, table, column)->minus)
        x.units = -x.units;
    *out = x;
    return true;
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

/* Of our own words a Chinese reader is told the Chinese ones. */
static bool report_word(struct cells *c, const struct words *words,
                        struct str s)
{
    bool ours = words == table_forms[c->table].columns[c->column].words;
    struct buf list = buf_new(c->arena, 1000);
    struct str accepted;

    for (size_t i = 0; i < words->count; i++) {
        if (ours && c->diag->phrases && str_is_ascii(words->items[i].text))
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
    const struct source *source = cell_source(c, table, column);

    return source->words.count ? &source->words
                               : table_forms[table].columns[column].words;
}

bool cell_known_word(struct cells *c, enum table table, size_t column, int *out)
{
    const struct source *source = cell_source(c, table, column);
    struct word *memo = &c->words[table][column];
    struct str s = cell_text(c, table, column);
    const struct word *found;

    if (!s.len)
        return true;
    if (memo->text.len && str_equal(memo->text, s) &&
        !is_picked(c, table, column)) {
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
