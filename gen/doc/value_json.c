#include "doc/value_json.h"

#include "base/utf8.h"
#include "doc/value_raw.h"

#define DEEPEST  32
#define MAX_KEYS 4096

/* An amount without a currency of its own, where the template names one. */
struct bare {
    const struct type_node *node;
    size_t at;
};

/* A key that the template does not know. */
struct stranger {
    struct str key;
    size_t at;
};

/* Both lists are stacks: a group ends with its own and those of its parts. */
struct reader {
    struct str text;
    size_t at; /* next byte */
    struct place start;
    struct arena *arena;
    struct diag *diag;
    struct bare *bare;
    size_t bare_count, bare_capacity;
    struct stranger *strangers;
    size_t stranger_count, stranger_capacity;
};

/* What is being read: a declared name, an element of its list, or neither. */
struct expected {
    const struct type_node *node; /* NULL: not declared */
    bool is_element;
    int depth;
    /* What a bare amount is in, if nothing declares it; or NULL. */
    const struct currency *currency;
    const struct currency *own; /* that the group itself names; or NULL */
};

static bool read_value(struct reader *r, struct expected x, struct value *out);

/* Counted only when it is told. */
static struct place place_at(const struct reader *r, size_t position)
{
    struct place at = r->start;

    if (at.line == 0)
        at.line = 1;
    if (at.column == 0)
        at.column = 1;
    for (size_t i = 0; i < position && i < r->text.len; i++) {
        unsigned char c = (unsigned char)r->text.ptr[i];

        if (c == '\n') {
            at.line++;
            at.column = 1;
        } else if ((c & 0xC0) != 0x80) {
            at.column++;
        }
    }
    return at;
}

static char peek(const struct reader *r)
{
    return r->at < r->text.len ? r->text.ptr[r->at] : '\0';
}

static char next(struct reader *r)
{
    while (r->at < r->text.len) {
        char c = r->text.ptr[r->at];

        if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
            return c;
        r->at++;
    }
    return '\0';
}

/* What an input method for Chinese types in place of " , and :. */
static bool is_typed_wide(const struct reader *r)
{
    static const char *const signs[] = {"“",  "”",  "‘",  "’",
                                        "，", "：", "｛", "｝"};
    struct str rest = str_skip(r->text, r->at);

    for (size_t i = 0; i < COUNT(signs); i++)
        if (str_starts(rest, str_from_z(signs[i])))
            return true;
    return false;
}

static bool wrong(struct reader *r, const char *expected)
{
    if (is_typed_wide(r))
        return diag_error(r->diag, place_at(r, r->at),
                          "this is a Chinese sign: JSON is written with the "
                          "half-width \" : , { }");
    expected = diag_translate(r->diag, expected);
    if (r->at >= r->text.len)
        return diag_error(r->diag, place_at(r, r->at),
                          "the JSON ends where %s is expected", expected);
    return diag_error(r->diag, place_at(r, r->at),
                      "this is no JSON: %s is expected here", expected);
}

static bool read_hex(struct reader *r, uint32_t *out)
{
    uint32_t n = 0;

    for (int i = 0; i < 4; i++) {
        int digit = str_hex_digit((char)peek(r));

        if (digit < 0)
            return wrong(r, "a digit of \\u");
        n = n * 16 + (uint32_t)digit;
        r->at++;
    }
    *out = n;
    return true;
}

/* Of control characters, only what breaks a line or goes to a stop is text. */
static bool check_control(struct reader *r, uint32_t c, size_t at)
{
    struct str rest = str_skip(r->text, r->at);

    if (c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7F) || c > 0x9F)
        return true;
    if (c == '\r' && (str_starts(rest, STR("\\n")) ||
                      str_starts_ignoring_case(rest, STR("\\u000a"))))
        return true;
    return diag_error(r->diag, place_at(r, at),
                      "the control character U+%04X is no text; only \\n and "
                      "\\t are accepted",
                      (unsigned)c);
}

/* Behind \u: a code point, or two halves of one. */
static bool read_code(struct reader *r, struct buf *out)
{
    size_t start = r->at - 2;
    uint32_t c, low;

    if (!read_hex(r, &c) || !check_control(r, c, start))
        return false;
    if (c >= 0xD800 && c < 0xDC00) {
        if (!str_starts(str_skip(r->text, r->at), STR("\\u")))
            return wrong(r, "the second half of a character");
        r->at += 2;
        if (!read_hex(r, &low))
            return false;
        if (low < 0xDC00 || low > 0xDFFF)
            return wrong(r, "the second half of a character");
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    } else if (c >= 0xDC00 && c < 0xE000) {
        return wrong(r, "the first half of a character");
    }
    utf8_add(out, c);
    return true;
}

static bool read_escape(struct reader *r, struct buf *out)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    char c;

    r->at++;
    c = peek(r);
    if (c == 'u') {
        r->at++;
        return read_code(r, out);
    }
    for (size_t i = 0; letters[i]; i++) {
        if (c == letters[i]) {
            buf_add_byte(out, meanings[i]);
            r->at++;
            return check_control(r, (unsigned char)meanings[i], r->at - 2);
        }
    }
    return wrong(r, "one of \" \\ / b f n r t u");
}

/* To the next quote or backslash; control characters may not stand. */
static bool read_plain(struct reader *r, struct str *out)
{
    size_t start = r->at;

    *out = (struct str){0};
    for (; r->at < r->text.len; r->at++) {
        char c = r->text.ptr[r->at];

        if (c == '"' || c == '\\') {
            *out = str_head(str_skip(r->text, start), r->at - start);
            return true;
        }
        if ((unsigned char)c < 0x20)
            return wrong(r, "\\n, \\t or \\u in place of a control character");
        if (c == 0x7F)
            return check_control(r, 0x7F, r->at);
        if ((unsigned char)c == 0xC2 && r->at + 1 < r->text.len &&
            (unsigned char)r->text.ptr[r->at + 1] < 0xA0)
            return check_control(r, (unsigned char)r->text.ptr[r->at + 1],
                                 r->at);
    }
    return wrong(r, "the closing \"");
}

static bool read_string(struct reader *r, struct str *out)
{
    struct buf b;

    if (next(r) != '"')
        return wrong(r, "a text in \"…\"");
    r->at++;
    if (!read_plain(r, out))
        return false;
    if (peek(r) == '"') {
        r->at++;
        return true;
    }
    b = buf_new(r->arena, r->text.len);
    buf_add(&b, *out);
    while (peek(r) == '\\') {
        struct str plain;

        if (!read_escape(r, &b) || !read_plain(r, &plain))
            return false;
        buf_add(&b, plain);
    }
    r->at++;
    *out = buf_str(&b);
    return true;
}

/* The extent of a number, checked by its grammar. */
static bool read_number(struct reader *r, struct str *out)
{
    size_t start = r->at;
    size_t digits;

    if (peek(r) == '-')
        r->at++;
    digits = r->at;
    while (peek(r) >= '0' && peek(r) <= '9')
        r->at++;
    if (r->at == digits && digits == start)
        return wrong(r, "a value");
    if (r->at == digits || (r->text.ptr[digits] == '0' && r->at > digits + 1))
        return wrong(r, "a digit");
    if (peek(r) == '.') {
        digits = ++r->at;
        while (peek(r) >= '0' && peek(r) <= '9')
            r->at++;
        if (r->at == digits)
            return wrong(r, "a digit");
    }
    if (peek(r) == 'e' || peek(r) == 'E')
        return diag_error(r->diag, place_at(r, start),
                          "numbers are written in full: 100000, not 1e5");
    *out = str_head(str_skip(r->text, start), r->at - start);
    return true;
}

static bool last_comma(struct reader *r)
{
    return diag_error(r->diag, place_at(r, r->at),
                      "no comma stands before this %c: take it away", peek(r));
}

static bool read_list(struct reader *r, struct expected x, struct value *out)
{
    *out = value_list_new(r->arena);
    r->at++;
    if (next(r) == ']') {
        r->at++;
        return true;
    }
    for (;;) {
        struct value item;

        if (!read_value(
                r,
                (struct expected){x.node, true, x.depth + 1, x.currency, NULL},
                &item))
            return false;
        value_push(*out, item, r->arena);
        if (next(r) == ']') {
            r->at++;
            return true;
        }
        if (peek(r) != ',')
            return wrong(r, ", or ]");
        r->at++;
        if (next(r) == ']')
            return last_comma(r);
    }
}

/* {"currency": "CNY", …}: the amounts that follow in the group are in it. */
static void note_currency(struct expected *x, struct str key, struct value v)
{
    const struct currency *named =
        v.kind == VALUE_TEXT && str_equal_z(key, "currency")
            ? currency_find(v.text)
            : NULL;

    if (named)
        x->currency = x->own = named;
}

static void note_stranger(struct reader *r, const struct expected *x,
                          struct str key, size_t at)
{
    if (x->node && x->node->children && !type_find(x->node, key))
        ARENA_PUSH(r->arena, r->strangers, r->stranger_count,
                   r->stranger_capacity) = (struct stranger){key, at};
}

static bool read_entry(struct reader *r, struct value map, struct expected *x)
{
    struct str key = {0};
    struct value v;
    size_t at;

    (void)next(r);
    at = r->at;
    if (!read_string(r, &key))
        return false;
    if (value_find(map, key))
        return diag_error(r->diag, place_at(r, at),
                          "the key \"%.*s\" stands here for the second time",
                          STR_ARG(key));
    if (map.map->count == MAX_KEYS)
        return diag_error(r->diag, place_at(r, at),
                          "a group may have at most %d keys", MAX_KEYS);
    note_stranger(r, x, key, at);
    if (next(r) != ':')
        return wrong(r, ":");
    r->at++;
    if (!read_value(r,
                    (struct expected){type_find(x->node, key), false,
                                      x->depth + 1, x->currency, NULL},
                    &v))
        return false;
    note_currency(x, key, v);
    value_put(map, key, v, r->arena);
    return true;
}

/* Of the group's keys from first on, one that may be name misspelt; or NULL. */
static const struct stranger *find_misspelt(const struct reader *r,
                                            size_t first, struct str name)
{
    const struct stranger *nearest = NULL;
    unsigned least = name.len < 5   ? 2
                     : name.len < 9 ? 3
                                    : (unsigned)name.len / 3 + 1;

    if (name.len < 3)
        return NULL;
    for (size_t i = first; i < r->stranger_count; i++) {
        struct str key = r->strangers[i].key;
        unsigned distance =
            key.len > 2 * name.len ? least : str_distance(name, key);

        if (distance >= least)
            continue;
        least = distance;
        nearest = &r->strangers[i];
    }
    return nearest;
}

static bool tell_missing(struct reader *r, const struct type_node *n,
                         size_t first, size_t start)
{
    const struct stranger *typed = find_misspelt(r, first, n->name);
    struct str type = type_name(n->type.kind);

    if (typed)
        return diag_error(r->diag, place_at(r, typed->at),
                          "the template does not know \"%.*s\"; it needs "
                          "\"%.*s\" (%.*s) here",
                          STR_ARG(typed->key), STR_ARG(n->name), STR_ARG(type));
    return diag_error(r->diag, place_at(r, start),
                      "\"%.*s\" (%.*s) is missing here; the template "
                      "needs it",
                      STR_ARG(n->name), STR_ARG(type));
}

static void suspect(struct reader *r, const struct type_node *n, size_t first)
{
    const struct stranger *typed = find_misspelt(r, first, n->name);

    if (typed)
        diag_warning(r->diag, place_at(r, typed->at),
                     "the template does not know \"%.*s\", and \"%.*s\" is "
                     "not given: is it misspelt?",
                     STR_ARG(typed->key), STR_ARG(n->name));
}

/* What is declared and not there: null where it may be left out. */
static bool add_missing(struct reader *r, struct value map, struct expected x,
                        size_t first, size_t start)
{
    const struct type_node *n = x.node ? x.node->children : NULL;
    bool ok = true;

    for (; n; n = n->next) {
        if (value_find(map, n->name))
            continue;
        if (n->type.optional || !n->declared) {
            suspect(r, n, first);
            value_put(map, n->name, value_null(), r->arena);
        } else {
            ok = tell_missing(r, n, first, start);
        }
    }
    return ok;
}

static bool tell_currency(struct reader *r, const struct type_node *node,
                          const struct currency *other, size_t at)
{
    return diag_error(r->diag, place_at(r, at),
                      "\"%.*s\" is money %s in the template, but in %s here",
                      STR_ARG(node->name), node->type.currency->code,
                      other->code);
}

/*
 * The bare amounts of a group that names its currency, wherever in it: those
 * of the groups in it that name none, too.
 */
static bool check_bare(struct reader *r, struct expected x, size_t first)
{
    if (!x.own)
        return true;
    for (size_t i = first; i < r->bare_count; i++)
        if (r->bare[i].node->type.currency != x.own)
            return tell_currency(r, r->bare[i].node, x.own, r->bare[i].at);
    r->bare_count = first;
    return true;
}

static bool read_entries(struct reader *r, struct expected *x, struct value map)
{
    if (next(r) == '}') {
        r->at++;
        return true;
    }
    for (;;) {
        if (!read_entry(r, map, x))
            return false;
        if (next(r) == '}')
            break;
        if (peek(r) != ',')
            return wrong(r, ", or }");
        r->at++;
        if (next(r) == '}')
            return last_comma(r);
    }
    r->at++;
    return true;
}

static bool read_map(struct reader *r, struct expected x, struct value *out)
{
    size_t start = r->at;
    size_t bare = r->bare_count, strangers = r->stranger_count;

    *out = value_map_new(r->arena);
    r->at++;
    if (!read_entries(r, &x, *out) || !check_bare(r, x, bare) ||
        !add_missing(r, *out, x, strangers, start))
        return false;
    r->stranger_count = strangers;
    return true;
}

static bool read_word(struct reader *r, const char *word, struct value v,
                      struct value *out)
{
    struct str rest = str_skip(r->text, r->at);

    if (!str_starts(rest, str_from_z(word)))
        return wrong(r, "a value");
    r->at += str_from_z(word).len;
    *out = v;
    return true;
}

static bool read_raw(struct reader *r, struct expected x, struct raw *raw)
{
    struct value *out = &raw->value;

    *out = value_text(STR(""));
    switch (next(r)) {
    case '{':
        return read_map(r, x, out);
    case '[':
        return read_list(r, x, out);
    case '"':
        return read_string(r, &out->text);
    case 't':
        return read_word(r, "true", value_bool(true), out);
    case 'f':
        return read_word(r, "false", value_bool(false), out);
    case 'n':
        return read_word(r, "null", value_null(), out);
    default:
        raw->is_number = true;
        return read_number(r, &out->text);
    }
}

/* What a value must be: as declared; elements of lists are their own kind. */
static struct type_node wanted(struct expected x)
{
    static const struct type_node anything = {.type = {.optional = true}};
    struct type_node node = x.node && !x.is_element ? *x.node : anything;

    if (!node.type.currency)
        node.type.currency = x.currency;
    return node;
}

/* What fits its type, but not what the template says of it. */
static bool check_value(struct reader *r, struct expected x,
                        const struct raw *raw, struct value v, size_t at)
{
    const struct type_node *node = x.is_element ? NULL : x.node;
    const struct currency *currency = node ? node->type.currency : NULL;

    if (currency && v.kind == VALUE_MONEY) {
        if (v.money.currency != currency)
            return tell_currency(r, node, v.money.currency, at);
        if (raw->value.kind != VALUE_MAP)
            ARENA_PUSH(r->arena, r->bare, r->bare_count, r->bare_capacity) =
                (struct bare){node, at};
    }
    if (node && node->type.kind == TYPE_TEXT && !node->type.optional &&
        v.kind == VALUE_TEXT && str_trim(v.text).len == 0)
        return diag_error(r->diag, place_at(r, at),
                          "\"%.*s\" (text) is empty here; the template needs "
                          "it",
                          STR_ARG(node->name));
    return true;
}

static bool read_value(struct reader *r, struct expected x, struct value *out)
{
    struct type_node node = wanted(x);
    struct raw raw = {.is_number = false};
    size_t at;

    if (x.depth > DEEPEST)
        return diag_error(r->diag, place_at(r, r->at),
                          "the JSON is nested deeper than %d levels", DEEPEST);
    (void)next(r);
    at = r->at;
    if (!read_raw(r, x, &raw))
        return false;
    if (!raw_convert(&raw, node.type, out, r->arena))
        return raw_report(&raw, &node, place_at(r, at), r->diag);
    return check_value(r, x, &raw, *out, at);
}

bool value_json(struct value *out, struct field text,
                const struct type_node *types, struct arena *a, struct diag *d)
{
    struct reader r = {
        .text = text.text, .start = text.at, .arena = a, .diag = d};
    size_t good = utf8_check(text.text);
    struct value v;

    if (good != text.text.len)
        return diag_error(d, place_at(&r, good),
                          "the JSON is not UTF-8: save it as UTF-8");
    if (next(&r) == '[' || peek(&r) == 'n')
        return diag_error(d, place_at(&r, r.at),
                          "the data of a document are a group {…}");
    if (peek(&r) != '{')
        return wrong(&r, "a group {…}");
    if (!read_map(&r, (struct expected){.node = types}, &v))
        return false;
    (void)next(&r);
    if (r.at != r.text.len)
        return wrong(&r, "the end");
    *out = v;
    return true;
}
