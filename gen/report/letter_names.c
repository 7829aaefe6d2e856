#include "report/letters.h"

#include "base/hash.h"
#include "base/name.h"
#include "base/utf8.h"

#include <stdlib.h>

#define MAX_BYTES   240
#define MAX_ID      40 /* characters of the customer's id in a name */
#define HASH_DIGITS 8

static const struct {
    const char *stage;
    const char *zh, *en;
} stage_names[] = {
    {"reminder", "到期提醒函", "Notice"},
    {"friendly", "付款提示函", "Payment_reminder"},
    {"formal", "催款函", "Demand"},
    {"final", "最后催告函", "Final_demand"},
};

static const struct currency *reporting(const struct policy *policy)
{
    return policy->reporting_currency;
}

/* At most limit characters, forbidden ones and blanks as one _. */
static void add_safe(struct buf *b, struct str text, size_t limit, bool ascii)
{
    bool blank = false;

    text = str_trim(name_nfc(text, b->arena));
    while (text.len && limit) {
        uint32_t c = utf8_next(&text);

        if (!name_allows(c) || c == ' ' || c == 0x3000 || c == 0xA0 ||
            (ascii && c >= 0x80)) {
            blank = true;
            continue;
        }
        if (blank && limit < 2)
            return;
        if (blank) {
            buf_add_byte(b, '_');
            limit--;
        }
        blank = false;
        utf8_add(b, c);
        limit--;
    }
}

/* "CON.x" is a device on some systems: no point in what begins a name. */
static struct str without_points(struct str text, struct arena *a)
{
    struct buf b = buf_new(a, text.len + 1);

    for (size_t i = 0; i < text.len; i++)
        buf_add_byte(&b, text.ptr[i] == '.' ? '_' : text.ptr[i]);
    return buf_str(&b);
}

/* What the letter calls itself. */
static struct str stage_name(const struct stage *stage, enum language language)
{
    for (size_t i = 0; i < COUNT(stage_names); i++)
        if (str_equal_z(stage->name, stage_names[i].stage))
            return str_from_z(language == LANGUAGE_EN ? stage_names[i].en
                                                      : stage_names[i].zh);
    return stage->name;
}

/* Tells apart what the readable part does not. */
static struct str case_hash(const struct dunning_case *c,
                            const struct customer *customer, struct arena *a)
{
    struct str key =
        arena_format(a, "%.*s\n%s\n%.*s", STR_ARG(customer->customer_id),
                     c->currency->code, STR_ARG(c->stage->name));

    return str_head(hash_hex(hash_bytes(key), a), HASH_DIGITS);
}

/* id_name_stage[_USD][_hash].pdf; the name gives way when it gets long. */
static struct str make_name(const struct dunning_case *c,
                            const struct customer *customer,
                            const struct policy *policy, bool hashed,
                            struct arena *a)
{
    bool ascii = policy->ascii_names;
    struct str kind =
        ascii ? c->stage->name
              : stage_name(c->stage, letter_language(customer, policy));
    struct buf tail = buf_new(a, 1024);
    struct buf name = buf_new(a, 1024);
    size_t length;

    buf_add_byte(&tail, '_');
    add_safe(&tail, kind, 24, ascii);
    if (c->currency != reporting(policy))
        buf_add_format(&tail, "_%s", c->currency->code);
    if (hashed) {
        buf_add_byte(&tail, '_');
        buf_add(&tail, case_hash(c, customer, a));
    }
    buf_add_z(&tail, ".pdf");
    add_safe(&name, without_points(customer->customer_id, a), MAX_ID, ascii);
    length = utf8_length(buf_str(&name)) + utf8_length(buf_str(&tail));
    if (!ascii && !str_equal(customer->name, customer->customer_id) &&
        length + 2 < NAME_CHARACTERS) {
        buf_add_byte(&name, '_');
        add_safe(&name, customer->name, NAME_CHARACTERS - length - 1, false);
    }
    while (name.len + tail.len > MAX_BYTES ||
           utf8_check(buf_str(&name)) != name.len)
        name.len--;
    buf_add(&name, buf_str(&tail));
    return buf_str(&name);
}

struct folded {
    struct str key;
    size_t index;
};

static int compare_folded(const void *a, const void *b)
{
    const struct folded *x = a;
    const struct folded *y = b;
    int order = str_compare(x->key, y->key);

    return order ? order : (x->index > y->index) - (x->index < y->index);
}

void letter_names(const struct dunning *dunning, const struct ledger *l,
                  const struct policy *policy, struct str *names,
                  struct arena *a)
{
    struct folded *folded = arena_array(a, struct folded, dunning->count);
    size_t n = 0;

    for (size_t i = 0; i < dunning->count; i++) {
        const struct dunning_case *c = &dunning->cases[i];

        if (c->reason != DUNNING_DUE)
            continue;
        names[i] = make_name(c, &l->customers[c->customer], policy, false, a);
        folded[n++] = (struct folded){name_key(names[i], a), i};
    }
    qsort(folded, n, sizeof(*folded), compare_folded);
    for (size_t i = 0; i < n; i++) {
        const struct dunning_case *c = &dunning->cases[folded[i].index];
        bool collides =
            (i > 0 && str_equal(folded[i].key, folded[i - 1].key)) ||
            (i + 1 < n && str_equal(folded[i].key, folded[i + 1].key));

        if (collides)
            names[folded[i].index] =
                make_name(c, &l->customers[c->customer], policy, true, a);
    }
}
