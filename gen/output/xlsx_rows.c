#include "output/xlsx_rows.h"

#include "base/utf8.h"
#include "output/xlsx_look.h"

#include <assert.h>
#include <string.h>

#define CELL_MAX_UNITS 32767
/* A literal in a formula. */
#define LITERAL_MAX 255

/* Days from the workbook's first day to 1970-01-01, from March 1900 on. */
#define SERIAL_1970  25569
#define SERIAL_FIRST 61
#define SERIAL_LAST  2958465

/*
 * Room that the caller has reserved.  Each byte of text needs at most ESCAPED
 * bytes, a cell CELL_ROOM besides its texts, a row ROW_ROOM besides its cells.
 */
#define ESCAPED   7
#define CELL_ROOM 160
#define ROW_ROOM  96

struct pen {
    char *at;
};

static void put(struct pen *p, struct str s)
{
    memcpy(p->at, s.ptr, s.len);
    p->at += s.len;
}

#define PUT(p, literal) put((p), STR(literal))

static void put_unsigned(struct pen *p, uint64_t n, int least_digits)
{
    char digits[24];
    int used = 0;

    do {
        digits[used++] = (char)('0' + n % 10);
        n /= 10;
    } while (n || used < least_digits);
    while (used)
        *p->at++ = digits[--used];
}

static void put_number(struct pen *p, int64_t units, int decimals)
{
    uint64_t n = units < 0 ? 0 - (uint64_t)units : (uint64_t)units;
    uint64_t one = 1;

    if (units < 0)
        *p->at++ = '-';
    for (int i = 0; i < decimals; i++)
        one *= 10;
    put_unsigned(p, n / one, 1);
    if (decimals == 0)
        return;
    *p->at++ = '.';
    put_unsigned(p, n % one, decimals);
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
           (c >= 'A' && c <= 'F');
}

/* A text that looks like the escape of a character: _x000D_. */
static bool is_escape(const char *at, const char *end)
{
    return end - at >= 7 && at[1] == 'x' && is_hex(at[2]) && is_hex(at[3]) &&
           is_hex(at[4]) && is_hex(at[5]) && at[6] == '_';
}

/* The characters that XML does not have, U+FFFE and U+FFFF. */
static bool is_noncharacter(const char *at, const char *end)
{
    return end - at >= 3 && at[1] == '\xBF' && (at[2] & 0xFE) == 0xBE;
}

static void put_control(struct pen *p, unsigned char c)
{
    static const char hex[] = "0123456789ABCDEF";

    PUT(p, "_x00");
    *p->at++ = hex[c >> 4];
    *p->at++ = hex[c & 15];
    *p->at++ = '_';
}

/* A byte that needs more than copying; how many bytes were used. */
static size_t put_special(struct pen *p, const char *at, const char *end)
{
    switch (*at) {
    case '&':
        PUT(p, "&amp;");
        return 1;
    case '<':
        PUT(p, "&lt;");
        return 1;
    case '>':
        PUT(p, "&gt;");
        return 1;
    case '_':
        if (is_escape(at, end))
            PUT(p, "_x005F");
        *p->at++ = '_';
        return 1;
    case '\xEF':
        if (is_noncharacter(at, end)) {
            PUT(p, "\xEF\xBF\xBD");
            return 3;
        }
        *p->at++ = *at;
        return 1;
    case '\t':
    case '\n':
        *p->at++ = *at;
        return 1;
    }
    put_control(p, (unsigned char)*at);
    return 1;
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '&' && c != '<' && c != '>' && c != '_' &&
           c != 0xEF;
}

static void put_text(struct pen *p, struct str text)
{
    const char *at = text.ptr, *end = at + text.len;

    while (at < end) {
        const char *from = at;

        while (at < end && is_plain((unsigned char)*at))
            at++;
        put(p, (struct str){from, (size_t)(at - from)});
        if (at < end)
            at += put_special(p, at, end);
    }
}

struct str xlsx_cell_text(struct str text)
{
    struct str rest = text;
    size_t units = 0, len = 0;

    if (text.len <= CELL_MAX_UNITS)
        return text;
    while (rest.len && units <= CELL_MAX_UNITS) {
        len = text.len - rest.len;
        units += utf8_next(&rest) >= 0x10000 ? 2 : 1;
    }
    return units <= CELL_MAX_UNITS ? text : str_head(text, len);
}

bool xlsx_serial(struct date d, int32_t *serial)
{
    if (!date_is(d) || d.day > SERIAL_LAST - SERIAL_1970 ||
        d.day < SERIAL_FIRST - SERIAL_1970)
        return false;
    *serial = d.day + SERIAL_1970;
    return true;
}

/* A column's letters, for each of a million rows the same. */
struct letters {
    struct column_name name;
    size_t len;
};

/* What one row's cells have in common. */
struct line {
    const struct xlsx_rows *rows;
    const struct letters *letters; /* of each column */
    struct str number;             /* the row's, from 1, in digits */
    struct str height;             /* attributes of <row> */
    int level;                     /* how deep it folds */
    struct arena *scratch;
    struct buf *links;
};

static unsigned style_of(const struct line *l, const struct cell *c,
                         size_t column)
{
    enum cell_kind kind = c->kind == CELL_FORMULA ? c->cached : c->kind;
    int decimals = kind == CELL_MONEY ? c->money.currency->exponent : 0;

    assert(c->style < CELL_TABLE_STYLES && decimals < XLSX_DECIMALS);
    return l->rows->styles->numbers[c->style][decimals][column];
}

static void put_reference(struct pen *p, const struct line *l, size_t column)
{
    const struct letters *letters = &l->letters[column];

    put(p, (struct str){letters->name.letters, letters->len});
    put(p, l->number);
}

/* <c r="B12" s="7" and what follows, such as '>' or ' t="str">'. */
static void put_open(struct pen *p, const struct line *l, const struct cell *c,
                     size_t column, struct str rest)
{
    PUT(p, "<c r=\"");
    put_reference(p, l, column);
    PUT(p, "\" s=\"");
    put_unsigned(p, style_of(l, c, column), 1);
    *p->at++ = '"';
    put(p, rest);
}

static bool needs_preserve(struct str text)
{
    return text.len && ((unsigned char)text.ptr[0] <= ' ' ||
                        (unsigned char)text.ptr[text.len - 1] <= ' ' ||
                        memchr(text.ptr, '\n', text.len));
}

static void put_string(struct pen *p, const struct line *l,
                       const struct cell *c, size_t column, struct str text)
{
    text = xlsx_cell_text(text);
    if (text.len == 0) {
        put_open(p, l, c, column, STR("/>"));
        return;
    }
    put_open(p, l, c, column, STR(" t=\"inlineStr\"><is><t"));
    if (needs_preserve(text))
        PUT(p, " xml:space=\"preserve\"");
    *p->at++ = '>';
    put_text(p, text);
    PUT(p, "</t></is></c>");
}

static void put_value(struct pen *p, const struct line *l, const struct cell *c,
                      size_t column)
{
    int64_t units;
    int decimals;

    if (!sheet_number(c, &units, &decimals)) {
        put_string(p, l, c, column, sheet_as_text(c, l->scratch));
        return;
    }
    put_open(p, l, c, column, STR("><v>"));
    put_number(p, units, decimals);
    PUT(p, "</v></c>");
}

static void put_date(struct pen *p, const struct line *l, const struct cell *c,
                     size_t column)
{
    int32_t serial;

    if (!xlsx_serial(c->date, &serial)) {
        put_string(p, l, c, column, date_iso(c->date, l->scratch));
        return;
    }
    put_open(p, l, c, column, STR("><v>"));
    put_number(p, serial, 0);
    PUT(p, "</v></c>");
}

/* What a formula's cached value is as a number; false: it is none. */
static bool cached_number(const struct cell *c, int64_t *units, int *decimals)
{
    int32_t serial;

    if (c->cached != CELL_DATE)
        return sheet_number(c, units, decimals);
    if (!xlsx_serial(c->date, &serial))
        return false;
    *units = serial;
    *decimals = 0;
    return true;
}

/* A formula; one whose value does not fit a number shows the text alone. */
static void put_formula(struct pen *p, const struct line *l,
                        const struct cell *c, size_t column)
{
    int64_t units = 0;
    int decimals;
    bool is_number = cached_number(c, &units, &decimals);

    if (!is_number && c->cached != CELL_TEXT) {
        put_string(p, l, c, column, sheet_as_text(c, l->scratch));
        return;
    }
    put_open(p, l, c, column, is_number ? STR("><f>") : STR(" t=\"str\"><f>"));
    put_text(p, c->text);
    PUT(p, "</f><v>");
    if (is_number)
        put_number(p, units, decimals);
    else
        put_text(p, xlsx_cell_text(c->link));
    PUT(p, "</v></c>");
}

/* A text inside a formula: its quotation marks doubled. */
static void put_literal(struct pen *p, struct str text)
{
    struct str head;
    bool more = true;

    while (more) {
        more = str_cut(text, '"', &head, &text);
        put_text(p, head);
        if (more)
            PUT(p, "\"\"");
    }
}

static void put_link_formula(struct pen *p, const struct line *l,
                             const struct cell *c, size_t column)
{
    put_open(p, l, c, column, STR(" t=\"str\"><f>HYPERLINK(\"#"));
    put_literal(p, c->link);
    PUT(p, "\",\"");
    put_literal(p, c->text);
    PUT(p, "\")</f><v>");
    put_text(p, c->text);
    PUT(p, "</v></c>");
}

static void add_link(const struct line *l, const struct cell *c, size_t column)
{
    struct pen p;

    if (!buf_reserve(l->links, CELL_ROOM + ESCAPED * c->link.len))
        return;
    p.at = l->links->ptr + l->links->len;
    PUT(&p, "<hyperlink ref=\"");
    put_reference(&p, l, column);
    PUT(&p, "\" location=\"");
    put_text(&p, c->link);
    PUT(&p, "\"/>");
    l->links->len = (size_t)(p.at - l->links->ptr);
}

static void put_link(struct pen *p, const struct line *l, const struct cell *c,
                     size_t column)
{
    if (l->rows->link_formulas && c->text.len && c->text.len <= LITERAL_MAX) {
        put_link_formula(p, l, c, column);
        return;
    }
    put_string(p, l, c, column, c->text);
    if (!l->rows->link_formulas && c->link.len)
        add_link(l, c, column);
}

static void put_cell(struct pen *p, const struct line *l, const struct cell *c,
                     size_t column)
{
    switch (c->kind) {
    case CELL_EMPTY:
        put_open(p, l, c, column, STR("/>"));
        return;
    case CELL_TEXT:
        put_string(p, l, c, column, c->text);
        return;
    case CELL_MONEY:
    case CELL_INTEGER:
    case CELL_DECIMAL:
        put_value(p, l, c, column);
        return;
    case CELL_DATE:
        put_date(p, l, c, column);
        return;
    case CELL_FORMULA:
        put_formula(p, l, c, column);
        return;
    case CELL_LINK:
        put_link(p, l, c, column);
        return;
    }
}

static size_t row_room(const struct cell *cells, size_t n)
{
    size_t room = ROW_ROOM;

    for (size_t i = 0; i < n; i++)
        room +=
            CELL_ROOM + 2 * ESCAPED * (cells[i].text.len + cells[i].link.len);
    return room;
}

static void write_row(const struct line *l, const struct cell *cells,
                      struct buf *out)
{
    size_t n = l->rows->sheet->column_count;
    struct pen p;

    if (!buf_reserve(out, row_room(cells, n)))
        return;
    p.at = out->ptr + out->len;
    PUT(&p, "<row r=\"");
    put(&p, l->number);
    *p.at++ = '"';
    put(&p, l->height);
    if (l->level > 0) {
        PUT(&p, " outlineLevel=\"");
        put_unsigned(
            &p,
            (uint64_t)(l->level < SHEET_MAX_LEVEL ? l->level : SHEET_MAX_LEVEL),
            1);
        *p.at++ = '"';
    }
    *p.at++ = '>';
    for (size_t i = 0; i < n; i++)
        put_cell(&p, l, &cells[i], i);
    PUT(&p, "</row>");
    out->len = (size_t)(p.at - out->ptr);
}

static bool has_wrap(const struct sheet *s)
{
    for (size_t i = 0; i < s->column_count; i++)
        if (s->columns[i].align == CELL_ALIGN_WRAP)
            return true;
    return false;
}

/* As high as the column with the most lines. */
static struct str height_of(const struct sheet *s, const struct cell *cells,
                            struct arena *scratch)
{
    size_t most = 1;

    for (size_t i = 0; i < s->column_count; i++) {
        size_t lines = s->columns[i].align == CELL_ALIGN_WRAP
                           ? look_lines(cells[i].text, s->columns[i].width)
                           : 1;

        most = lines > most ? lines : most;
    }
    return arena_format(scratch, " ht=\"%.1f\" customHeight=\"1\"",
                        look_height(most));
}

void xlsx_rows_write(const struct xlsx_rows *r, size_t first, size_t n,
                     struct buf *out, struct buf *links, struct arena *scratch)
{
    const struct sheet *s = r->sheet;
    struct cell cells[SHEET_MAX_COLUMNS] = {0};
    struct letters letters[SHEET_MAX_COLUMNS];
    struct str plain = height_of(&(struct sheet){0}, cells, scratch);
    bool wraps = has_wrap(s);

    for (uint32_t i = 0; i < s->column_count; i++) {
        letters[i].name = sheet_column_name(i);
        letters[i].len = strlen(letters[i].name.letters);
    }
    for (size_t i = first; i < first + n; i++) {
        struct arena_mark mark = arena_mark(scratch);
        char digits[24];
        struct pen p = {digits};
        struct line l = {r, letters, {digits, 0}, plain, 0, scratch, links};

        put_unsigned(&p, s->table_row + 2 + i, 1);
        l.number.len = (size_t)(p.at - digits);
        memset(cells, 0, s->column_count * sizeof(cells[0]));
        s->row(s->context, i, cells, scratch);
        if (wraps)
            l.height = height_of(s, cells, scratch);
        if (s->row_level)
            l.level = s->row_level(s->context, i);
        write_row(&l, cells, out);
        arena_rewind(scratch, mark);
    }
}
