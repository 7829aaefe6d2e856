#include "input/web.h"

#include "base/utf8.h"
#include "input/encoding.h"
#include "input/grid.h"

#include <string.h>

#define HEAD_BYTES 4096
#define TEXT_MAX   (1u << 20)
#define TABLES_MAX 1000
#define DEPTH_MAX  8
#define SPAN_MAX   GRID_ROWS

enum sheet_kind web_kind_of(struct str bytes)
{
    static const char *const html[] = {"<html", "<table", "<!doctype html",
                                       "<meta", "<style", "<body"};
    char room[HEAD_BYTES];
    struct str head = {room, 0};

    /* As ASCII in small letters, whatever the encoding is. */
    for (size_t i = 0; i < bytes.len && i < HEAD_BYTES; i++) {
        char c = bytes.ptr[i];

        if (c > 0)
            room[head.len++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    head = str_trim(head);
    if (str_starts(head, STR("mime-version:")))
        return SHEET_UNREADABLE;
    if (!str_starts(head, STR("<")))
        return SHEET_NONE;
    if (str_find(head, STR("urn:schemas-microsoft-com:office:spreadsheet")) >=
            0 &&
        str_find(head, STR("<workbook")) >= 0)
        return SHEET_XML;
    for (size_t i = 0; i < COUNT(html); i++)
        if (str_find(head, str_from_z(html[i])) >= 0)
            return SHEET_HTML;
    return SHEET_NONE;
}

/* A table that is open, perhaps within a cell of another. */
struct table {
    struct grid grid;
    size_t sheet;
    uint32_t row, column; /* of the cell at hand */
    uint32_t *busy;       /* by column: the last row that a cell reaches */
    bool in_cell;
    struct buf text;
};

struct web {
    const char *path;
    struct arena *scratch, *arena;
    struct diag *diag;
    struct str rest;
    struct table tables[DEPTH_MAX];
    size_t depth;
    struct sheet *sheets;
    size_t count, capacity;
};

struct tag {
    struct str name; /* in any letters */
    struct str attributes;
    bool closes;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_named(const struct tag *t, const char *name)
{
    return str_equal_ignoring_case(t->name, str_from_z(name));
}

/* A value of an attribute: in quotes, or up to the next blank. */
static struct str take_value(struct str *rest)
{
    struct str value;
    size_t n = 0;

    if (rest->len && (rest->ptr[0] == '"' || rest->ptr[0] == '\'')) {
        ptrdiff_t end = str_find_byte(str_skip(*rest, 1), rest->ptr[0]);

        n = end < 0 ? rest->len : (size_t)end + 2;
        value = str_head(str_skip(*rest, 1), end < 0 ? rest->len : (size_t)end);
    } else {
        while (n < rest->len && !is_blank(rest->ptr[n]))
            n++;
        value = str_head(*rest, n);
    }
    *rest = str_skip(*rest, n);
    return value;
}

/* A whole number from 1; 1 where there is none. */
static uint32_t number_of(const struct tag *t, const char *name)
{
    struct str rest = t->attributes;
    uint32_t n = 0;

    while (rest.len) {
        size_t len = 0;
        struct str key, value = {0};

        while (rest.len && is_blank(rest.ptr[0]))
            rest = str_skip(rest, 1);
        while (len < rest.len && rest.ptr[len] != '=' &&
               !is_blank(rest.ptr[len]))
            len++;
        key = str_head(rest, len);
        rest = str_skip(rest, len);
        if (rest.len && rest.ptr[0] == '=') {
            rest = str_skip(rest, 1);
            value = take_value(&rest);
        }
        if (!str_equal_ignoring_case(key, str_from_z(name)))
            continue;
        value = str_trim(value);
        for (size_t i = 0; i < value.len && i < 7 && value.ptr[i] >= '0' &&
                           value.ptr[i] <= '9';
             i++)
            n = n * 10 + (uint32_t)(value.ptr[i] - '0');
    }
    return n < 1 ? 1 : n > SPAN_MAX ? SPAN_MAX : n;
}

/* The end of a tag: the first > outside quotes. */
static size_t tag_end(struct str s)
{
    char quote = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (quote)
            quote = s.ptr[i] == quote ? 0 : quote;
        else if ((s.ptr[i] == '"' || s.ptr[i] == '\'') && i &&
                 s.ptr[i - 1] == '=')
            quote = s.ptr[i];
        else if (s.ptr[i] == '>')
            return i + 1;
    }
    return s.len;
}

/* "<name attributes>" at the front. */
static struct tag take_tag(struct web *w)
{
    size_t end = tag_end(w->rest), n = 0;
    struct str inside = str_head(str_skip(w->rest, 1), end < 2 ? 0 : end - 2);
    struct tag t = {.closes = str_starts(inside, STR("/"))};

    inside = str_skip(inside, t.closes);
    while (n < inside.len && !is_blank(inside.ptr[n]) && inside.ptr[n] != '/')
        n++;
    t.name = str_head(inside, n);
    t.attributes = str_skip(inside, n);
    w->rest = str_skip(w->rest, end);
    return t;
}

/* Behind the text that ends what is skipped, or the end of all. */
static void skip_behind(struct web *w, const char *end)
{
    struct str mark = str_from_z(end);

    while (w->rest.len && !str_starts_ignoring_case(w->rest, mark))
        w->rest = str_skip(w->rest, 1);
    w->rest = str_skip(w->rest, mark.len);
}

static struct table *innermost(struct web *w)
{
    return w->depth ? &w->tables[w->depth - 1] : NULL;
}

/* Figures alone: such a cell is a number, which stands once. */
static bool is_number(struct str s)
{
    bool digit = false;

    s = str_trim(s);
    for (size_t i = 0; i < s.len; i++) {
        if (!s.ptr[i] || !strchr("0123456789.,+-%() ", s.ptr[i]))
            return false;
        digit |= s.ptr[i] >= '0' && s.ptr[i] <= '9';
    }
    return digit;
}

static bool close_cell(struct web *w)
{
    struct table *t = innermost(w);
    struct str text;

    if (!t || !t->in_cell)
        return true;
    t->in_cell = false;
    text = buf_str(&t->text);
    if (buf_is_full(&t->text))
        return diag_error(w->diag, place_of(w->path, 0, 0),
                          "the workbook is damaged: a text in it is longer "
                          "than any cell can be");
    return grid_add(&t->grid, t->row, t->column,
                    is_number(text) ? GRID_NUMBER : GRID_TEXT, text);
}

static bool open_table(struct web *w)
{
    struct table *t = &w->tables[w->depth];
    struct str name;

    if (w->depth == DEPTH_MAX || w->count == TABLES_MAX)
        return diag_error(w->diag, place_of(w->path, 0, 0),
                          "the workbook is damaged: its part %.*s is nested "
                          "too deeply",
                          STR_ARG(STR("HTML")));
    name = arena_format(w->arena, "%zu", w->count + 1);
    *t = (struct table){.sheet = w->count,
                        .busy =
                            arena_array(w->scratch, uint32_t, GRID_COLUMNS + 1),
                        .text = buf_new(w->scratch, TEXT_MAX)};
    grid_begin(&t->grid, w->path, STR("HTML"), w->arena, w->diag);
    ARENA_PUSH(w->arena, w->sheets, w->count, w->capacity) =
        (struct sheet){.name = name};
    w->depth++;
    return true;
}

static bool close_table(struct web *w)
{
    struct table *t = innermost(w);
    bool ok;

    if (!t)
        return true;
    ok = close_cell(w) && grid_finish(&t->grid, &w->sheets[t->sheet]);
    grid_release(&t->grid);
    w->depth--;
    return ok;
}

static bool open_row(struct web *w)
{
    struct table *t = innermost(w);

    if (!t)
        return true;
    if (!close_cell(w))
        return false;
    t->row++;
    t->column = 0;
    return true;
}

/* The next column that no cell above reaches into. */
static bool open_cell(struct web *w, const struct tag *tag)
{
    struct table *t = innermost(w);
    uint32_t right = number_of(tag, "colspan");
    uint32_t down = number_of(tag, "rowspan");
    uint32_t last;

    if (!t)
        return true;
    if (!close_cell(w))
        return false;
    t->row += t->row == 0;
    t->column++;
    while (t->column < GRID_COLUMNS && t->busy[t->column] >= t->row)
        t->column++;
    t->in_cell = true;
    buf_clear(&t->text);
    last = t->column + right - 1;
    for (uint32_t i = t->column; i <= last && i <= GRID_COLUMNS; i++)
        t->busy[i] = t->row + down - 1;
    if (down > 1 &&
        !grid_merge(&t->grid, (struct sheet_merge){t->row, t->row + down - 1,
                                                   t->column, last}))
        return false;
    return true;
}

static bool take_element(struct web *w)
{
    struct tag t = take_tag(w);
    struct table *table = innermost(w);

    if (is_named(&t, "script") || is_named(&t, "style")) {
        if (!t.closes)
            skip_behind(w, is_named(&t, "style") ? "</style>" : "</script>");
    } else if (is_named(&t, "table")) {
        return t.closes ? close_table(w) : open_table(w);
    } else if (is_named(&t, "tr")) {
        return t.closes ? close_cell(w) : open_row(w);
    } else if (is_named(&t, "td") || is_named(&t, "th")) {
        return t.closes ? close_cell(w) : open_cell(w, &t);
    } else if (table && table->in_cell &&
               (is_named(&t, "br") || is_named(&t, "br/") ||
                is_named(&t, "p") || is_named(&t, "div"))) {
        buf_add_byte(&table->text, '\n');
    }
    return true;
}

/* "&amp;" at the front: what it stands for, and its length; else 0. */
static size_t entity(struct str s, uint32_t *out)
{
    static const struct {
        struct str name;
        uint32_t c;
    } known[] = {{STR_INIT("&amp;"), '&'},   {STR_INIT("&lt;"), '<'},
                 {STR_INIT("&gt;"), '>'},    {STR_INIT("&quot;"), '"'},
                 {STR_INIT("&apos;"), '\''}, {STR_INIT("&nbsp;"), ' '},
                 {STR_INIT("&yen;"), 0xA5}};
    bool hex = s.len > 2 && (s.ptr[2] | 32) == 'x';
    uint32_t n = 0;
    size_t i = hex ? 3 : 2;

    for (size_t j = 0; j < COUNT(known); j++)
        if (str_starts(s, known[j].name)) {
            *out = known[j].c;
            return known[j].name.len;
        }
    if (s.len < 4 || s.ptr[1] != '#')
        return 0;
    for (; i < s.len && i < 10 && s.ptr[i] != ';'; i++) {
        const char *digits = "0123456789abcdef";
        const char *at = s.ptr[i] ? strchr(digits, s.ptr[i] | 32) : NULL;

        if (!at || at - digits >= (hex ? 16 : 10))
            return 0;
        n = n * (hex ? 16 : 10) + (uint32_t)(at - digits);
    }
    *out = n == 0xA0 || n == 0 ? ' ' : n;
    return i < s.len && s.ptr[i] == ';' && n < 0x110000 &&
                   (n < 0xD800 || n > 0xDFFF)
               ? i + 1
               : 0;
}

/* Up to the next tag; the source's own line ends are blanks. */
static void take_text(struct web *w)
{
    struct table *t = innermost(w);
    ptrdiff_t at = str_find_byte(str_skip(w->rest, 1), '<');
    size_t n = at < 0 ? w->rest.len : (size_t)at + 1;
    struct str text = str_head(w->rest, n);

    w->rest = str_skip(w->rest, n);
    while (t && t->in_cell && text.len) {
        uint32_t c;
        size_t len = text.ptr[0] == '&' ? entity(text, &c) : 0;

        if (len)
            utf8_add(&t->text, c);
        else
            buf_add_byte(&t->text, is_blank(text.ptr[0]) ? ' ' : text.ptr[0]);
        text = str_skip(text, len ? len : 1);
    }
}

static bool starts_tag(struct str s)
{
    char c = s.len > 1 ? s.ptr[1] : ' ';

    return s.ptr[0] == '<' &&
           (c == '/' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
}

static bool read_all(struct web *w)
{
    bool ok = true;

    while (ok && w->rest.len) {
        if (str_starts(w->rest, STR("<!--")))
            skip_behind(w, "-->");
        else if (str_starts(w->rest, STR("<!")) ||
                 str_starts(w->rest, STR("<?")))
            skip_behind(w, ">");
        else if (starts_tag(w->rest))
            ok = take_element(w);
        else
            take_text(w);
    }
    while (ok && w->depth)
        ok = close_table(w);
    while (w->depth)
        grid_release(&w->tables[--w->depth].grid);
    return ok;
}

bool web_read_html(const char *path, struct str bytes, struct workbook *out,
                   struct arena *scratch, struct arena *a, struct diag *d)
{
    struct encoding_result decoded;
    struct web w = {.path = path, .scratch = scratch, .arena = a, .diag = d};

    if (!encoding_decode(bytes, path, &decoded, scratch, d))
        return false;
    w.rest = decoded.text;
    if (!read_all(&w))
        return false;
    out->sheets = w.sheets;
    out->count = w.count;
    return true;
}
