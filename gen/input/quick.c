#include "input/quick.h"

#include "input/record_table.h"
#include "input/word.h"

#include <string.h>

/* How a quick row is read, column by column. */
enum manner {
    BY_RECORD, /* a plan that feeds this column is not quick */
    BY_QUICK,
    BY_DETAILS,
    EMPTY /* a row where it is filled is not quick */
};

static const enum manner manners[COLUMN_MAX] = {
    [DOCUMENTS_DOC_NO] = BY_QUICK,
    [DOCUMENTS_CUSTOMER_ID] = BY_QUICK,
    [DOCUMENTS_CUSTOMER_NAME] = BY_QUICK,
    [DOCUMENTS_KIND] = BY_QUICK,
    [DOCUMENTS_ISSUE_DATE] = BY_QUICK,
    [DOCUMENTS_DUE_DATE] = BY_QUICK,
    [DOCUMENTS_CURRENCY] = BY_QUICK,
    [DOCUMENTS_AMOUNT] = BY_QUICK,
    [DOCUMENTS_OPEN_AMOUNT] = BY_QUICK,
    [DOCUMENTS_INSTALLMENT_NO] = BY_DETAILS,
    [DOCUMENTS_POSTING_DATE] = BY_DETAILS,
    [DOCUMENTS_TAX] = BY_DETAILS,
    [DOCUMENTS_CONTRACT_NO] = BY_DETAILS,
    [DOCUMENTS_ORDER_NO] = BY_DETAILS,
    [DOCUMENTS_DELIVERY_NO] = BY_DETAILS,
    [DOCUMENTS_DELIVERY_DATE] = BY_DETAILS,
    [DOCUMENTS_CLASS] = BY_DETAILS,
    [DOCUMENTS_DESCRIPTION] = BY_DETAILS,
    [DOCUMENTS_HANDED_OVER_DATE] = BY_DETAILS,
    [DOCUMENTS_DEPARTMENT] = BY_DETAILS,
    [DOCUMENTS_SALESPERSON] = BY_DETAILS,
    [DOCUMENTS_STATUS] = EMPTY,
    [DOCUMENTS_RECORDED_DATE] = EMPTY};

static bool is_little_endian(void)
{
    const uint16_t one = 1;
    unsigned char first;

    memcpy(&first, &one, 1);
    return first == 1;
}

static bool is_quick(const struct cells *c)
{
    const struct plan *plan = c->plan;
    const struct table_map *map = &plan->profile->tables[TABLE_DOCUMENTS];

    if (!is_little_endian() || c->typed || plan->has_picks ||
        plan->profile->repeated == REPEATED_SUM || plan->fed_count != 1 ||
        plan->fed[0] != TABLE_DOCUMENTS || map->has_when ||
        map->columns[DOCUMENTS_DOC_NO].line)
        return false;
    for (size_t i = 0; i < table_forms[TABLE_DOCUMENTS].column_count; i++)
        if ((manners[i] != BY_DETAILS && map->columns[i].constant.len) ||
            (manners[i] == BY_RECORD &&
             record_is_fed(plan, TABLE_DOCUMENTS, i)))
            return false;
    return true;
}

static struct quick_word *find_word(struct quick *q, struct words_of words,
                                    size_t len)
{
    size_t at = word_mix(words.first, words.last) % QUICK_WORDS;

    while (q->kinds[at].len &&
           (q->kinds[at].first != words.first ||
            q->kinds[at].last != words.last || q->kinds[at].len != len))
        at = (at + 1) % QUICK_WORDS;
    return &q->kinds[at];
}

/* Of equal words the first counts, as in cell_word. */
static void list_kinds(struct quick *q, const struct cells *c)
{
    const struct source *source =
        &c->plan->profile->tables[TABLE_DOCUMENTS].columns[DOCUMENTS_KIND];
    const struct words *words =
        source->words.count
            ? &source->words
            : table_forms[TABLE_DOCUMENTS].columns[DOCUMENTS_KIND].words;

    for (size_t i = 0; i < words->count && i < QUICK_WORDS / 2; i++) {
        struct str text = words->items[i].text;
        struct words_of packed;
        struct quick_word *word;

        if (text.len == 0 || text.len > 16)
            continue;
        packed = words_of(text);
        word = find_word(q, packed, text.len);
        if (!word->len)
            *word = (struct quick_word){packed.first, packed.last, text.len,
                                        words->items[i].means};
    }
}

void quick_start(struct quick *q, const struct cells *c)
{
    *q = (struct quick){.is_usable = is_quick(c)};
    if (!q->is_usable)
        return;
    for (size_t i = 0; i < COLUMN_MAX; i++) {
        q->fields[i] = c->plan->fields[TABLE_DOCUMENTS][i];
        if (manners[i] == EMPTY && q->fields[i] >= 0)
            q->empty[q->empty_count++] = q->fields[i];
    }
    list_kinds(q, c);
    for (int i = 0; i <= 12 * QUICK_YEARS; i++)
        q->months[i] = date_from_civil((struct civil){QUICK_FIRST_YEAR + i / 12,
                                                      i % 12 + 1, 1})
                           .day;
}

static inline struct str take_field(const struct quick *q,
                                    const struct cells *c,
                                    enum documents_column column)
{
    return cell_field(c->row, q->fields[column]);
}

/* Eight digits, the first in the lowest byte. */
static inline bool are_digits(uint64_t word)
{
    const uint64_t high = 0xF0F0F0F0F0F0F0F0u, six = 0x0606060606060606u;

    return ((word & high) | ((word + six) & high) >> 4) == 0x3333333333333333u;
}

#define ZEROS 0x3030303030303030u

/* In the bytes 0, 2, 4 and 6: the numbers that pairs of digits make. */
static inline uint64_t pairs_of(uint64_t digits)
{
    digits -= ZEROS;
    return digits * 10 + (digits >> 8);
}

static inline uint32_t number_of(uint64_t digits)
{
    const uint64_t two = 0x000000FF000000FFu;
    uint64_t pairs = pairs_of(digits);

    return (uint32_t)(((pairs & two) * (100 + (1000000ull << 32)) +
                       (pairs >> 16 & two) * (1 + (10000ull << 32))) >>
                      32);
}

/* 2026-11-20 or 2026/11/20. */
static inline bool read_day(const struct quick *q, struct str s,
                            struct date *out)
{
    uint64_t front, digits, pairs;
    unsigned year, month, day, index;
    char separator;

    if (s.len != 10)
        return false;
    front = word_at(s.ptr);
    separator = s.ptr[4];
    digits = (front & 0xFFFFFFFFu) | (front >> 8 & 0xFFFF00000000u) |
             (word_at(s.ptr + 2) & 0xFFFF000000000000u);
    if ((separator != '-' && separator != '/') || s.ptr[7] != separator ||
        !are_digits(digits))
        return false;
    pairs = pairs_of(digits);
    year = (unsigned)((pairs & 0xFF) * 100 + (pairs >> 16 & 0xFF));
    month = (unsigned)(pairs >> 32 & 0xFF) - 1;
    day = (unsigned)(pairs >> 48 & 0xFF) - 1;
    index = (year - QUICK_FIRST_YEAR) * 12 + month;
    if (year - QUICK_FIRST_YEAR >= QUICK_YEARS || month >= 12 ||
        day >= (unsigned)(q->months[index + 1] - q->months[index]))
        return false;
    *out = (struct date){q->months[index] + (int32_t)day};
    return true;
}

/* Filled or not, a due date may not be due by a rule. */
static inline bool read_due(const struct quick *q, const struct cells *c,
                            struct date *out)
{
    struct str s = take_field(q, c, DOCUMENTS_DUE_DATE);

    if (s.len)
        return read_day(q, s, out);
    *out = no_date;
    return !c->plan->profile->tables[TABLE_DOCUMENTS]
                .columns[DOCUMENTS_DUE_DATE]
                .has_rule;
}

/*
 * 1234.50: up to eight digits, the point, two digits.  The eight bytes before
 * the point are read at once; those before the number, which belong to the
 * cells before it, are made zeros.
 */
static inline bool read_cents(const struct cells *c, struct str s, char point,
                              int64_t *out)
{
    const char *end = s.ptr + s.len;
    uint64_t digits, own;
    unsigned tens, ones;

    if (s.len < 4 || s.len > 11 || end[-3] != point ||
        end - 11 < c->row->fields[0].ptr)
        return false;
    own = UINT64_MAX << 8 * (11 - s.len);
    digits = (word_at(end - 11) & own) | (ZEROS & ~own);
    tens = (unsigned)end[-2] - '0';
    ones = (unsigned)end[-1] - '0';
    if (!are_digits(digits) || tens > 9 || ones > 9)
        return false;
    *out = (int64_t)number_of(digits) * 100 + tens * 10 + ones;
    return true;
}

/* A minus or any other sign is not for us. */
static bool read_amount(const struct cells *c, struct str s,
                        const struct currency *currency, int64_t *out)
{
    const struct profile *p = c->plan->profile;
    struct field field = {s, nowhere};
    struct diag quiet = {0};
    struct money m;

    if (!s.len)
        return false;
    if (currency->exponent == 2 && read_cents(c, s, p->number_style.point, out))
        return true;
    if (p->rounds || !money_parse(field, currency, p->number_style, &m, &quiet))
        return false;
    *out = m.minor;
    return m.minor >= 0 && m.minor <= MINOR_MAX;
}

static inline bool read_currency(struct quick *q, const struct cells *c,
                                 const struct currency **out)
{
    struct str s = take_field(q, c, DOCUMENTS_CURRENCY);
    const struct profile *p = c->plan->profile;
    struct quick_currency *slot;

    if (!s.len) {
        *out = p->currency ? p->currency : c->currency;
        return *out != NULL;
    }
    if (s.len != 3) {
        *out = currency_find(s);
        return *out != NULL;
    }
    slot = &q->currencies[((unsigned char)s.ptr[0] * 4u +
                           (unsigned char)s.ptr[1] * 2u +
                           (unsigned char)s.ptr[2]) %
                          QUICK_CURRENCIES];
    if (memcmp(slot->code, s.ptr, 3) != 0) {
        slot->currency = currency_find(s);
        memcpy(slot->code, s.ptr, 3);
    }
    *out = slot->currency;
    return *out != NULL;
}

static inline bool read_kind(struct quick *q, const struct cells *c, int *out)
{
    struct str s = take_field(q, c, DOCUMENTS_KIND);
    const struct quick_word *word;

    *out = DOCUMENT_INVOICE;
    if (!s.len)
        return true;
    if (s.len > 16)
        return false;
    word = find_word(q, words_of(s), s.len);
    *out = word->means;
    return word->len && word->means != KIND_RED_LETTER;
}

static inline bool read_amounts(struct quick *q, const struct cells *c,
                                struct document *r)
{
    struct str open = take_field(q, c, DOCUMENTS_OPEN_AMOUNT);
    int kind;

    if (!read_kind(q, c, &kind) || !read_currency(q, c, &r->currency) ||
        !read_amount(c, take_field(q, c, DOCUMENTS_AMOUNT), r->currency,
                     &r->owed))
        return false;
    r->kind = (uint8_t)kind;
    r->has_open = open.len > 0;
    if (r->has_open &&
        (!read_amount(c, open, r->currency, &r->open) || r->open > r->owed))
        return false;
    if (kind != DOCUMENT_CREDIT_NOTE)
        return true;
    r->owed = -r->owed;
    r->open = -r->open;
    return !c->plan->profile->credit_minus;
}

/* A number that no spreadsheet can have damaged. */
static inline bool read_number(const struct quick *q, const struct cells *c,
                               enum documents_column column, struct str *out)
{
    *out = take_field(q, c, column);
    return out->len && !cell_is_damaged(c, *out);
}

static inline bool are_empty(const struct quick *q, const struct csv_row *row)
{
    for (size_t i = 0; i < q->empty_count; i++)
        if (cell_field(row, q->empty[i]).len)
            return false;
    return true;
}

/* Without a word where they are no good: record_read will say it. */
static bool read_details(struct cells *c, struct document *r)
{
    struct diag quiet = {0}, *was = c->diag;
    bool ok;

    c->diag = &quiet;
    ok = record_details(c, r);
    c->diag = was;
    return ok;
}

bool quick_document(struct quick *q, struct cells *c, struct origin at,
                    struct document *out, struct quick_names *names)
{
    struct document r = {
        .recorded_date = no_date, .handed_over_date = no_date, .at = at};

    if (!q->is_usable || !are_empty(q, c->row) ||
        !read_number(q, c, DOCUMENTS_CUSTOMER_ID, &names->customer_id))
        return false;
    names->customer = intern_expect(c->customers, names->customer_id);
    if (!read_number(q, c, DOCUMENTS_DOC_NO, &r.doc_no) ||
        !read_day(q, take_field(q, c, DOCUMENTS_ISSUE_DATE), &r.issue_date) ||
        !read_due(q, c, &r.due_date) || !read_amounts(q, c, &r) ||
        (c->has_details && !read_details(c, &r)))
        return false;
    r.doc_no = cell_keep(c, r.doc_no);
    names->customer_name =
        cell_keep(c, take_field(q, c, DOCUMENTS_CUSTOMER_NAME));
    *out = r;
    return true;
}
