#include "doc/picture.h"

#include "doc/length.h"

#define WIDTH "{width="

static bool read_width(struct picture *out, struct field behind, struct diag *d)
{
    struct field width = behind;

    if (behind.text.len == 0)
        return true;
    if (!str_starts(behind.text, STR(WIDTH)) ||
        !str_ends(behind.text, STR("}")))
        return diag_error(d, behind.at,
                          "behind a picture only its width may stand, such as "
                          "{width=30mm}; this is \"%.*s\"",
                          STR_ARG(behind.text));
    width.text = str_skip(behind.text, sizeof(WIDTH) - 1);
    width.text.len--;
    return length_parse(width, &out->width, d);
}

bool picture_make(struct picture *out, struct field name, struct str behind,
                  const struct markdown *m, struct diag *d)
{
    if (str_trim(out->alt).len == 0)
        return diag_error(d, name.at,
                          "the picture \"%.*s\" needs words for those who "
                          "cannot see it: ![words](%.*s)",
                          STR_ARG(name.text), STR_ARG(name.text));
    for (size_t i = 0; i < m->picture_count; i++)
        if (str_equal(m->pictures[i].name, name.text))
            out->image = m->pictures[i].image;
    if (!out->image)
        return diag_error(d, name.at,
                          "there is no picture \"%.*s\" here; its file stands "
                          "beside the template and is named without any tag",
                          STR_ARG(name.text));
    return read_width(out, (struct field){str_trim(behind), name.at}, d);
}

bool picture_next(struct str *text, struct str *name)
{
    ptrdiff_t open = str_find(*text, STR("!["));
    struct str rest;
    ptrdiff_t end;

    if (open < 0)
        return false;
    rest = str_skip(*text, (size_t)open + 2);
    open = str_find(rest, STR("]("));
    if (open < 0)
        return false;
    rest = str_skip(rest, (size_t)open + 2);
    end = str_find(rest, STR(")"));
    if (end < 0)
        return false;
    *name = str_head(rest, (size_t)end);
    *text = str_skip(rest, (size_t)end + 1);
    return true;
}
