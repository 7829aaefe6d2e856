#include "input/yaml.h"

#include <stdio.h>

#define SHOWN_MAX 60
#define LIST_MAX  600

struct str yaml_shown(struct str s)
{
    size_t n = s.len <= SHOWN_MAX ? s.len : SHOWN_MAX;

    while (n < s.len && n > 0 && ((unsigned char)s.ptr[n] & 0xC0) == 0x80)
        n--;
    return str_head(s, n);
}

const struct yaml *yaml_find(const struct yaml *map, const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (str_equal_z(map->keys[i].text, key))
            return &map->items[i];
    return NULL;
}

bool yaml_is_empty(const struct yaml *y)
{
    return !y || (y->kind == YAML_SCALAR && y->scalar.text.len == 0);
}

static bool is_scalar(const struct yaml *y, struct diag *d)
{
    if (y->kind == YAML_SCALAR)
        return true;
    return diag_error(d, y->scalar.at,
                      y->kind == YAML_LIST
                          ? "a single value is expected here, not a list"
                          : "a single value is expected here, not further "
                            "keys");
}

bool yaml_text(const struct yaml *y, struct str *out, struct diag *d)
{
    if (!y)
        return true;
    if (!is_scalar(y, d))
        return false;
    *out = y->scalar.text;
    return true;
}

/* At most 18 digits, so that nothing overflows. */
static bool parse_integer(struct str s, int64_t *out)
{
    bool negative = str_starts(s, STR("-"));
    int64_t n = 0;

    s = str_skip(s, negative ? 1 : 0);
    if (s.len == 0 || s.len > 18)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        n = n * 10 + (s.ptr[i] - '0');
    }
    *out = negative ? -n : n;
    return true;
}

bool yaml_integer(const struct yaml *y, int64_t low, int64_t high, int64_t *out,
                  struct diag *d)
{
    int64_t n;

    if (!y)
        return true;
    if (!is_scalar(y, d))
        return false;
    if (!parse_integer(y->scalar.text, &n) || n < low || n > high)
        return diag_error(d, y->scalar.at,
                          "\"%.*s\": a whole number from %jd to %jd is "
                          "expected",
                          STR_ARG(yaml_shown(y->scalar.text)), (intmax_t)low,
                          (intmax_t)high);
    *out = n;
    return true;
}

bool yaml_bool(const struct yaml *y, bool *out, struct diag *d)
{
    static const char *const words[] = {"false", "true", "no", "yes",
                                        "off",   "on",   "否", "是"};
    size_t i = 0;

    if (!y)
        return true;
    if (!yaml_choice(y, words, COUNT(words), &i, d))
        return false;
    *out = i % 2 == 1;
    return true;
}

/* "a, b, c" as messages show it; without memory for more than is readable. */
static const char *list_names(char *text, size_t size, const char *const *names,
                              size_t n)
{
    size_t len = 0;

    text[0] = '\0';
    for (size_t i = 0; i < n && len < size; i++) {
        int more =
            snprintf(text + len, size - len, "%s%s", i ? ", " : "", names[i]);

        len += more > 0 ? (size_t)more : 0;
    }
    return text;
}

bool yaml_choice(const struct yaml *y, const char *const *words, size_t n,
                 size_t *out, struct diag *d)
{
    char list[LIST_MAX];

    if (!y)
        return true;
    if (!is_scalar(y, d))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (str_equal_z(y->scalar.text, words[i])) {
            *out = i;
            return true;
        }
    }
    return diag_error(d, y->scalar.at, "\"%.*s\" is not one of: %s",
                      STR_ARG(yaml_shown(y->scalar.text)),
                      list_names(list, sizeof(list), words, n));
}

bool yaml_is_list(const struct yaml *y, struct diag *d)
{
    if (!y || y->kind == YAML_LIST)
        return true;
    return diag_error(d, y->scalar.at,
                      "a list is expected here, such as [30, 60], or lines "
                      "that begin with \"- \"");
}

bool yaml_is_map(const struct yaml *y, struct diag *d)
{
    if (!y || y->kind == YAML_MAP)
        return true;
    return diag_error(d, y->scalar.at,
                      "keys with values are expected here (key: value), "
                      "indented, one a line");
}

/* The name with the fewest edits, if that is a plausible slip. */
static const char *nearest_name(struct str key, const char *const *names,
                                size_t n)
{
    unsigned best = key.len < 6 ? 3 : 4; /* fewer edits than this */
    const char *nearest = NULL;

    for (size_t i = 0; i < n; i++) {
        unsigned edits = str_distance(key, str_from_z(names[i]));

        if (edits < best) {
            best = edits;
            nearest = names[i];
        }
    }
    return nearest;
}

static bool report_key(const struct field *key, const char *const *names,
                       size_t n, struct diag *d)
{
    const char *nearest = nearest_name(key->text, names, n);
    char list[LIST_MAX];

    if (nearest)
        return diag_error(d, key->at,
                          "unknown key \"%.*s\"; did you mean \"%s\"?",
                          STR_ARG(yaml_shown(key->text)), nearest);
    return diag_error(d, key->at, "unknown key \"%.*s\"; accepted here are: %s",
                      STR_ARG(yaml_shown(key->text)),
                      list_names(list, sizeof(list), names, n));
}

static bool is_among(struct str key, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_equal_z(key, names[i]))
            return true;
    return false;
}

bool yaml_check_keys(const struct yaml *map, const char *const *names, size_t n,
                     struct diag *d)
{
    bool ok = true;

    if (!map)
        return true;
    if (!yaml_is_map(map, d))
        return false;
    for (size_t i = 0; i < map->count; i++)
        if (!is_among(map->keys[i].text, names, n))
            ok = report_key(&map->keys[i], names, n, d);
    return ok;
}
