/*
 * fuzz_mustache - any bytes as a template with tags, partials and lists:
 * parsing and filling end, and say so where they fail; an outline without data
 * and a tour of the parts end as well.
 *
 * A line "%%%" cuts the input: what stands behind is the partial "p".
 */
#include "doc/mustache.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CUT "\n%%%\n"

static bool find_partial(void *user, struct field name, struct field *out,
                         struct arena *a, struct diag *d)
{
    const struct str *text = user;

    (void)a;
    if (!str_equal_z(name.text, "p"))
        return diag_error(d, name.at, "none");
    *out = (struct field){*text, place_of("p", 1, 1)};
    return true;
}

static struct value make_data(struct arena *a)
{
    static const char *const codes[] = {"CNY", "USD", "CNY"};
    struct value data = value_map_new(a);
    struct value list = value_list_new(a);
    struct value one = value_list_new(a);

    for (size_t i = 0; i < COUNT(codes); i++) {
        struct value row = value_map_new(a);

        value_set(row, "y",
                  value_minor(150, currency_find(str_from_z(codes[i]))), a);
        value_set(row, "z", value_integer(INT64_MAX / 2), a);
        value_set(row, "l", list, a);
        value_push(i ? list : one, row, a);
    }
    value_set(data, "l", list, a);
    value_set(data, "o", one, a);
    value_set(data, "m", value_minor(-5, currency_find(STR("KWD"))), a);
    value_set(data, "d", value_date((struct date){20000}), a);
    value_set(data, "n", value_integer(-1), a);
    value_set(data, "x", value_decimal((struct decimal){INT64_MAX, 1}), a);
    value_set(data, "t", value_z("{{t}}"), a);
    value_set(data, "b", value_bool(true), a);
    value_set(data, "z", value_null(), a);
    value_set(data, "name", value_z("甲"), a);
    return data;
}

static unsigned twice(void *user, struct str name)
{
    (void)user;
    return (unsigned)(name.len % 3);
}

static void count(void *user, enum mustache_part part, struct field text)
{
    size_t *n = user;

    (void)text;
    if (part == MUSTACHE_SECTION || part == MUSTACHE_INVERTED)
        ++*n;
    if (part == MUSTACHE_END && (*n)-- == 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct str text = {(const char *)bytes, size};
    struct str partial = STR("{{m}}");
    struct field source;
    ptrdiff_t cut = str_find(text, STR(CUT));
    struct value value = make_data(&a);
    struct mustache_data data = {
        .contexts = &value, .context_count = 1, .escape = mustache_escape_html};
    struct mustache_text out;
    const struct mustache *m;
    size_t open = 0;

    if (cut >= 0) {
        partial = str_skip(text, (size_t)cut + sizeof(CUT) - 1);
        text = str_head(text, (size_t)cut);
    }
    source = (struct field){text, place_of("t", 1, 1)};
    if (mustache_parse(&m, source, find_partial, &partial, &a, &d)) {
        if (!mustache_render(m, &data, &out, &a, &d) && d.worst == DIAG_OK)
            abort();
        mustache_visit(m, count, &open);
        (void)!mustache_outline(m, twice, NULL, mustache_escape_none, NULL,
                                &out, &a, &d);
    } else if (d.worst == DIAG_OK) {
        abort();
    }
    arena_release(&a);
    return 0;
}
