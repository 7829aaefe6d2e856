#include "command/render.h"

#include "base/utf8.h"
#include "command/render_lines.h"
#include "doc/characters.h"
#include "doc/value_form.h"

/* The four digits of \uXXXX; -1: none. */
static int32_t code_unit(struct str text)
{
    int32_t n = 0;

    if (text.len < 6 || text.ptr[0] != '\\' || text.ptr[1] != 'u')
        return -1;
    for (size_t i = 2; i < 6; i++) {
        int digit = str_hex_digit(text.ptr[i]);

        if (digit < 0)
            return -1;
        n = n * 16 + digit;
    }
    return n;
}

/* What is written as \uXXXX, in one half or two; broken ones are refused when
 * the text is read. */
static void add_escaped(struct characters *set, struct str text,
                        struct arena *a)
{
    struct buf one = buf_new(a, 8);
    ptrdiff_t at;

    while ((at = str_find(text, STR("\\u"))) >= 0) {
        int32_t c, low;

        text = str_skip(text, (size_t)at);
        c = code_unit(text);
        low = code_unit(str_skip(text, 6));
        if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000)
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        buf_clear(&one);
        if (c >= 0 && (c < 0xD800 || c > 0xDFFF))
            utf8_add(&one, (uint32_t)c);
        characters_add(set, buf_str(&one));
        text = str_skip(text, 2);
    }
}

static void add_part(void *user, enum mustache_part part, struct field text)
{
    if (part == MUSTACHE_TEXT)
        characters_add(user, text.text);
}

static void add_names(struct characters *set)
{
    for (size_t i = 0; i < currency_count; i++) {
        characters_add(set, str_from_z(currencies[i].name_zh));
        characters_add(set, str_from_z(currencies[i].symbol));
    }
    characters_add(set, str_from_z(value_form_characters));
}

static bool add_data(struct run *r, const char *path, struct characters *set)
{
    struct field lines[RENDER_PIECE];
    struct arena room = {0};
    struct line_reader reader;
    size_t count = 1;
    bool ok = line_reader_open(&reader, path, &room, r->diag);

    while (ok && count) {
        ok = line_reader_next(&reader, lines, &count);
        for (size_t i = 0; ok && i < count; i++) {
            characters_add(set, lines[i].text);
            add_escaped(set, lines[i].text, &room);
        }
    }
    line_reader_close(&reader);
    arena_release(&room);
    return ok;
}

bool render_characters(struct run *r, const struct render *x, struct str *out)
{
    struct characters set = characters_new(r->arena);

    characters_add_composed(&set);
    template_visit(x->template, add_part, &set);
    add_names(&set);
    if (!add_data(r, x->data_path, &set))
        return false;
    *out = characters_text(&set, r->arena);
    return true;
}
