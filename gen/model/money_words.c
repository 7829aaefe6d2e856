#include "model/money.h"

#include "base/buf.h"

#define WORDS_MAX 1024 /* bytes; the longest is below 400 */

/* What people call a currency's units in words; the same text: no plural. */
static const struct unit_names {
    const char *code, *before; /* "Renminbi " */
    const char *one, *many;
    const char *minor_one, *minor_many;
} unit_names[] = {
    {"AUD", "", "Australian dollar", "Australian dollars", "cent", "cents"},
    {"CAD", "", "Canadian dollar", "Canadian dollars", "cent", "cents"},
    {"CHF", "", "Swiss franc", "Swiss francs", "centime", "centimes"},
    {"CNY", "Renminbi ", "yuan", "yuan", "fen", "fen"},
    {"EUR", "", "euro", "euros", "cent", "cents"},
    {"GBP", "", "pound sterling", "pounds sterling", "penny", "pence"},
    {"HKD", "", "Hong Kong dollar", "Hong Kong dollars", "cent", "cents"},
    {"JPY", "", "Japanese yen", "Japanese yen", "", ""},
    {"SGD", "", "Singapore dollar", "Singapore dollars", "cent", "cents"},
    {"USD", "", "US dollar", "US dollars", "cent", "cents"},
};

static const char *const ones[] = {
    "zero",    "one",     "two",       "three",    "four",
    "five",    "six",     "seven",     "eight",    "nine",
    "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens[] = {"",       "",      "twenty", "thirty",
                                   "forty",  "fifty", "sixty",  "seventy",
                                   "eighty", "ninety"};

static void add_below_hundred(struct buf *b, unsigned n)
{
    if (n < COUNT(ones)) {
        buf_add_z(b, ones[n]);
        return;
    }
    buf_add_z(b, tens[n / 10]);
    if (n % 10)
        buf_add_format(b, "-%s", ones[n % 10]);
}

/* "four hundred and nine"; joined: an "and" before what is below 100. */
static void add_below_thousand(struct buf *b, unsigned n, bool joined)
{
    if (n >= 100) {
        buf_add_format(b, "%s hundred", ones[n / 100]);
        joined = true;
        if (n % 100)
            buf_add_byte(b, ' ');
    }
    if (n % 100 || n == 0) {
        if (joined)
            buf_add_z(b, "and ");
        add_below_hundred(b, n % 100);
    }
}

static void add_number(struct buf *b, uint64_t n)
{
    static const struct {
        uint64_t value;
        const char *name;
    } scales[] = {{1000000000000000u, "quadrillion"},
                  {1000000000000u, "trillion"},
                  {1000000000u, "billion"},
                  {1000000u, "million"},
                  {1000u, "thousand"}};
    bool any = false;

    for (size_t i = 0; i < COUNT(scales); i++) {
        unsigned of = (unsigned)(n / scales[i].value);

        n %= scales[i].value;
        if (!of)
            continue;
        if (any)
            buf_add_byte(b, ' ');
        add_below_thousand(b, of, false);
        buf_add_format(b, " %s", scales[i].name);
        any = true;
    }
    if (any && n)
        buf_add_byte(b, ' ');
    if (n || !any)
        add_below_thousand(b, (unsigned)n, any);
}

static const struct unit_names *find_names(const struct currency *currency)
{
    for (size_t i = 0; i < COUNT(unit_names); i++)
        if (str_equal_z(str_from_z(currency->code), unit_names[i].code))
            return &unit_names[i];
    return NULL;
}

static void add_named(struct buf *b, const struct unit_names *names,
                      uint64_t whole, uint64_t part)
{
    if (whole || !part) {
        add_number(b, whole);
        buf_add_format(b, " %s", whole == 1 ? names->one : names->many);
    }
    if (whole && part)
        buf_add_z(b, " and ");
    if (part) {
        add_number(b, part);
        buf_add_format(b, " %s",
                       part == 1 ? names->minor_one : names->minor_many);
    }
}

/* The first letter of the words is a capital; they are ASCII. */
static void capitalise(struct buf *b, size_t at)
{
    if (at < b->len && b->ptr[at] >= 'a' && b->ptr[at] <= 'z')
        b->ptr[at] = (char)(b->ptr[at] - 'a' + 'A');
}

struct str money_words(struct money m, struct arena *a)
{
    const struct unit_names *names = find_names(m.currency);
    struct buf b = buf_new(a, WORDS_MAX);
    uint64_t minor = m.minor < 0 ? -(uint64_t)m.minor : (uint64_t)m.minor;
    uint64_t unit = (uint64_t)decimal_power(m.currency->exponent);

    if (names)
        buf_add_z(&b, names->before);
    else
        buf_add_format(&b, "%s ", m.currency->code);
    if (m.minor < 0)
        buf_add_z(&b, "minus ");
    if (names) {
        add_named(&b, names, minor / unit, minor % unit);
    } else {
        add_number(&b, minor / unit);
        if (minor % unit)
            buf_add_format(&b, " and %0*ju/%ju", m.currency->exponent,
                           (uintmax_t)(minor % unit), (uintmax_t)unit);
    }
    buf_add_z(&b, " only");
    capitalise(&b, 0);
    return buf_str(&b);
}
