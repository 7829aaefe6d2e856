#include "input/xlsx.h"

#include "base/utf8.h"

#include <string.h>

#define TEXT_MAX    (1u << 20) /* Excel itself has at most 32767 characters */
#define STYLES_MAX  65536
#define FORMATS_MAX 65536

bool xlsx_count(struct str text, uint32_t *out)
{
    uint32_t n = 0;

    if (text.len == 0 || text.len > 9)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        n = n * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    *out = n;
    return true;
}

/* "_x000D_" at the front: the character that it stands for. */
static bool is_escape(struct str s, uint32_t *out)
{
    uint32_t c = 0;

    if (s.len < 7 || s.ptr[0] != '_' || s.ptr[1] != 'x' || s.ptr[6] != '_')
        return false;
    for (size_t i = 2; i < 6; i++) {
        int value = str_hex_digit(s.ptr[i]);

        if (value < 0)
            return false;
        c = c * 16 + (uint32_t)value;
    }
    *out = c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
    return c != 0;
}

void xlsx_add_unescaped(struct buf *out, struct str text)
{
    uint32_t c;

    while (text.len) {
        ptrdiff_t at = str_find(text, STR("_x"));
        size_t n = at < 0 ? text.len : (size_t)at;

        buf_add(out, str_head(text, n));
        text = str_skip(text, n);
        if (is_escape(text, &c)) {
            utf8_add(out, c);
            text = str_skip(text, 7);
        } else if (text.len) {
            buf_add_byte(out, text.ptr[0]);
            text = str_skip(text, 1);
        }
    }
}

struct strings_reading {
    struct xlsx *book;
    struct buf text;
    size_t
        phonetic; /* how deep in readings of characters, which are left out */
    bool in_text;
};

static bool open_string(void *user, const struct xml_element *e)
{
    struct strings_reading *r = user;

    if (xml_is(e, XML_MAIN, "si"))
        buf_clear(&r->text);
    else if (xml_is(e, XML_MAIN, "rPh"))
        r->phonetic++;
    else if (xml_is(e, XML_MAIN, "t"))
        r->in_text = r->phonetic == 0;
    return true;
}

static bool add_string_text(void *user, struct str text)
{
    struct strings_reading *r = user;

    if (r->in_text)
        buf_add(&r->text, text);
    return true;
}

static struct str unescape(struct str text, struct arena *a)
{
    struct buf plain;

    if (str_find(text, STR("_x")) < 0)
        return arena_str(a, text);
    plain = buf_new(a, TEXT_MAX);
    xlsx_add_unescaped(&plain, text);
    return buf_str(&plain);
}

static bool close_string(void *user, const struct xml_element *e)
{
    struct strings_reading *r = user;
    struct xlsx *x = r->book;

    if (xml_is(e, XML_MAIN, "rPh"))
        r->phonetic -= r->phonetic > 0;
    if (xml_is(e, XML_MAIN, "t"))
        r->in_text = false;
    if (!xml_is(e, XML_MAIN, "si"))
        return true;
    if (buf_is_full(&r->text) || x->string_count >= GRID_CELLS)
        return diag_error(x->diag, place_of(x->path, 0, 0),
                          "the workbook is damaged: a text in it is longer "
                          "than any cell can be");
    ARENA_PUSH(x->scratch, x->strings, x->string_count, x->string_capacity) =
        unescape(buf_str(&r->text), x->scratch);
    return true;
}

bool xlsx_strings(struct xlsx *x, struct str part)
{
    struct arena room = {0};
    struct strings_reading r = {.book = x, .text = buf_new(&room, TEXT_MAX)};
    struct xml_reader reader = {open_string, close_string, add_string_text, &r};
    bool ok = xlsx_read_part(x, part, &reader);

    arena_release(&room);
    return ok;
}

struct format {
    uint32_t id;
    struct serial_format format;
};

struct styles_reading {
    struct xlsx *book;
    struct format *formats;
    size_t format_count, format_capacity;
    bool in_cells; /* cellXfs, not cellStyleXfs */
};

static struct serial_format find_format(const struct styles_reading *r,
                                        uint32_t id)
{
    for (size_t i = 0; i < r->format_count; i++)
        if (r->formats[i].id == id)
            return r->formats[i].format;
    return serial_format_of_id(id);
}

static bool open_style(void *user, const struct xml_element *e)
{
    struct styles_reading *r = user;
    struct xlsx *x = r->book;
    uint32_t id = 0;

    if (!xml_is(e, XML_MAIN, "numFmt") && !xml_is(e, XML_MAIN, "xf") &&
        !xml_is(e, XML_MAIN, "cellXfs"))
        return true;
    if (e->name[0] == 'c')
        r->in_cells = true;
    if (e->name[0] == 'c' ||
        !xlsx_count(xml_attribute(e, XML_NONE, "numFmtId"), &id)) {
        if (e->name[0] != 'x')
            return true;
        id = 0;
    }
    if (e->name[0] == 'n' && r->format_count < FORMATS_MAX)
        ARENA_PUSH(x->scratch, r->formats, r->format_count,
                   r->format_capacity) = (struct format){
            id,
            serial_format_of_code(xml_attribute(e, XML_NONE, "formatCode"))};
    if (e->name[0] == 'x' && r->in_cells && x->style_count < STYLES_MAX)
        ARENA_PUSH(x->scratch, x->styles, x->style_count, x->style_capacity) =
            find_format(r, id);
    return true;
}

static bool close_style(void *user, const struct xml_element *e)
{
    struct styles_reading *r = user;

    if (xml_is(e, XML_MAIN, "cellXfs"))
        r->in_cells = false;
    return true;
}

bool xlsx_styles(struct xlsx *x, struct str part)
{
    struct styles_reading r = {.book = x};
    struct xml_reader reader = {open_style, close_style, NULL, &r};

    return xlsx_read_part(x, part, &reader);
}
