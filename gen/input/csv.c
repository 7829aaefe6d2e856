#include "input/csv.h"

#include "base/utf8.h"

#include <csv.h>
#include <string.h>

struct csv_reader {
    struct csv_format format;
    struct arena *arena;
    struct csv_parser parser;
    struct str *fields;
    size_t count, capacity;
    char *room; /* unquoted fields of one row; never longer than the row */
    size_t room_size, room_used;
    size_t rows; /* that libcsv made of one row */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static size_t find_byte(struct str text, size_t from, size_t to, char byte)
{
    const char *found =
        from < to ? memchr(text.ptr + from, byte, to - from) : NULL;

    return found ? (size_t)(found - text.ptr) : to;
}

const char *csv_fault_text(enum csv_fault fault)
{
    switch (fault) {
    case ROW_FINE:
        break;
    case ROW_UNCLOSED:
        return "a quote opens a field here and is never closed";
    case ROW_STRAY:
        return "a quote stands in the middle of a field; inside quotes it is "
               "written twice";
    case ROW_RETURN:
        return "a carriage return stands in the middle of the row";
    case ROW_NUL:
        return "a NUL byte stands in the row: it is damaged";
    case ROW_LONG:
        return "the row is longer than 1 MiB";
    case ROW_NO_MEMORY:
        return "there is not enough memory to read the row";
    }
    return "";
}

size_t csv_line_end(struct str text, size_t at, struct csv_format format)
{
    size_t end = find_byte(text, at, text.len, format.line_end);

    return end < text.len ? end + 1 : end;
}

/* Without its line end: an end of file ends a line as well. */
static size_t without_return(struct str text, size_t start, size_t end,
                             struct csv_format format)
{
    while (format.line_end == '\n' && end > start && text.ptr[end - 1] == '\r')
        end--;
    return end;
}

/* Lines end in CR only where there is no LF at all. */
static struct csv_format first_line(struct str text, struct str *line)
{
    struct csv_format format = {',', '\n', false};
    size_t end = find_byte(text, 0, text.len, '\n');

    if (end == text.len && find_byte(text, 0, end, '\r') + 1 < end)
        format.line_end = '\r';
    while (text.len && (text.ptr[0] == '\n' || text.ptr[0] == '\r'))
        text = str_skip(text, 1);
    end = find_byte(text, 0, text.len, format.line_end);
    *line = str_head(text, end < CSV_ROW_MAX ? end : CSV_ROW_MAX);
    return format;
}

struct csv_format csv_recognise(struct str text)
{
    static const char delimiters[] = {',', ';', '\t'};
    size_t counts[COUNT(delimiters)] = {0}, best = 0;
    struct str line;
    struct csv_format format = first_line(text, &line);
    bool inside = false;

    for (size_t i = 0; i < line.len; i++) {
        inside ^= line.ptr[i] == '"';
        for (size_t j = 0; j < COUNT(delimiters) && !inside; j++)
            counts[j] += line.ptr[i] == delimiters[j];
    }
    for (size_t j = 1; j < COUNT(delimiters); j++)
        best = counts[j] > counts[best] ? j : best;
    format.delimiter = delimiters[best];
    return format;
}

enum state { AT_FIELD, PLAIN, QUOTED, QUOTE_SEEN };

/* A walk over a row with quotes, byte by byte; as libcsv's strict mode. */
struct walk {
    enum state state;
    bool blank_seen;  /* behind a quote that may have closed */
    size_t opened_at; /* the last opening quote */
    size_t field;     /* from 0 */
    enum csv_fault fault;
};

static enum state walk_quote(struct walk *w, size_t at)
{
    switch (w->state) {
    case AT_FIELD:
        w->opened_at = at;
        return QUOTED;
    case QUOTED:
        w->blank_seen = false;
        return QUOTE_SEEN;
    case QUOTE_SEEN:
        if (!w->blank_seen)
            return QUOTED;
        break;
    case PLAIN:
        break;
    }
    w->fault = ROW_STRAY;
    return PLAIN;
}

/* Nothing but blanks so far: a return means nothing here. */
static bool is_at_front(const struct walk *w)
{
    return w->state == AT_FIELD && w->field == 0;
}

/* One byte that does not end the row. */
static void walk_byte(struct walk *w, char c, size_t at, char delimiter)
{
    if (c == '"') {
        w->state = walk_quote(w, at);
    } else if (w->state == QUOTED) {
        return;
    } else if (c == delimiter) {
        w->state = AT_FIELD;
        w->field++;
    } else if (is_blank(c)) {
        w->blank_seen = true;
    } else if (c == '\r') {
        w->fault = is_at_front(w) ? ROW_FINE : ROW_RETURN;
    } else if (w->state == QUOTE_SEEN) {
        w->fault = ROW_STRAY;
    } else {
        w->state = PLAIN;
    }
}

/* Is the line end at this offset, or are there but returns before it? */
static bool ends_line(const struct walk *w, struct str text, size_t at,
                      struct csv_format format)
{
    if (text.ptr[at] == format.line_end)
        return true;
    if (text.ptr[at] != '\r' || is_at_front(w))
        return false;
    while (at < text.len && text.ptr[at] == '\r')
        at++;
    return at == text.len || text.ptr[at] == format.line_end;
}

/*
 * From start to the end of a row with quotes: *end is the offset of its line
 * end.  In quotes only the next quote is looked for.
 */
static struct walk walk_row(struct str text, size_t start,
                            struct csv_format format, size_t *end)
{
    struct walk w = {0};
    size_t at = start;

    while (at < text.len && w.fault == ROW_FINE) {
        if (w.state == QUOTED)
            at = find_byte(text, at, text.len, '"');
        else if (ends_line(&w, text, at, format))
            break;
        if (at == text.len)
            break;
        walk_byte(&w, text.ptr[at], at, format.delimiter);
        at++;
    }
    *end = at - (w.fault != ROW_FINE);
    if (w.fault == ROW_FINE && w.state == QUOTED)
        w.fault = ROW_UNCLOSED;
    return w;
}

static size_t count_lines(struct str text, size_t from, size_t to,
                          struct csv_format format)
{
    size_t n = 0;

    while ((from = find_byte(text, from, to, format.line_end)) < to) {
        n++;
        from++;
    }
    return n;
}

/*
 * The row that begins at s->at and holds a quote in its first line.  A fault
 * leaves that line alone as the row; its quote is what began the trouble.
 */
static void take_quoted(struct csv_splitter *s, struct csv_row *row,
                        size_t line_end)
{
    size_t start = s->at, end;
    struct walk w = walk_row(s->text, start, s->format, &end);

    row->fault = w.fault;
    row->fault_at = end - start;
    if (w.fault != ROW_FINE && (end > line_end || w.fault == ROW_UNCLOSED)) {
        row->fault = ROW_UNCLOSED;
        row->fault_at = w.opened_at - start;
        if (w.opened_at > line_end)
            row->fault_at = 0;
    }
    if (w.fault != ROW_FINE)
        end = without_return(s->text, start, line_end, s->format);
    row->text = (struct str){s->text.ptr + start, end - start};
    s->at = csv_line_end(s->text, end, s->format);
    s->line += count_lines(s->text, start, s->at, s->format);
}

static bool is_blank_line(struct str line, char delimiter)
{
    size_t i = 0;

    while (i < line.len && is_blank(line.ptr[i]) && line.ptr[i] != delimiter)
        i++;
    return i == line.len;
}

static void take_line(struct csv_splitter *s, struct csv_row *row, size_t end)
{
    size_t start = s->at;

    s->at = end < s->text.len ? end + 1 : end;
    s->line += end < s->text.len;
    end = without_return(s->text, start, end, s->format);
    row->text = (struct str){s->text.ptr + start, end - start};
}

bool csv_next(struct csv_splitter *s, struct csv_row *row)
{
    while (s->at < s->stop) {
        size_t end = find_byte(s->text, s->at, s->text.len, s->format.line_end);

        row->line = s->line;
        row->fault = ROW_FINE;
        row->fault_at = 0;
        row->count = 0;
        row->quoted = !s->plain && find_byte(s->text, s->at, end, '"') < end;
        if (row->quoted)
            take_quoted(s, row, end);
        else
            take_line(s, row, end);
        if (row->text.len > CSV_ROW_MAX && row->fault == ROW_FINE) {
            row->fault = ROW_LONG;
            row->fault_at = 0;
        }
        if (!is_blank_line(row->text, s->format.delimiter))
            return true;
    }
    return false;
}

static void start_parser(struct csv_reader *r)
{
    csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&r->parser, (unsigned char)r->format.delimiter);
}

struct csv_reader *csv_reader_new(struct csv_format format, struct arena *a)
{
    struct csv_reader *r = arena_new(a, struct csv_reader);

    r->format = format;
    r->arena = a;
    start_parser(r);
    return r;
}

void csv_reader_close(struct csv_reader *r)
{
    csv_free(&r->parser);
}

static void push_field(struct csv_reader *r, const char *text, size_t len)
{
    ARENA_PUSH(r->arena, r->fields, r->count, r->capacity) =
        (struct str){text, len};
}

/* Each byte of the eight that is 0 has its top bit set in the result. */
static uint64_t zero_bytes(uint64_t word)
{
    const uint64_t low = UINT64_MAX / 0xFF * 0x7F;

    return ~(((word & low) + low) | word | low);
}

/*
 * The first delimiter or control character from at on, or end.  Eight bytes a
 * step: a byte below 0x20 is one whose upper three bits are 0.
 */
static const char *find_end(const char *at, const char *end, char delimiter)
{
    const uint64_t delimiters = UINT64_MAX / 0xFF * (unsigned char)delimiter;
    const uint64_t upper = UINT64_MAX / 0xFF * 0xE0;
    uint64_t word;

    while (end - at >= 8) {
        memcpy(&word, at, 8);
        if (zero_bytes(word ^ delimiters) | zero_bytes(word & upper))
            break;
        at += 8;
    }
    while (at < end && *at != delimiter && (unsigned char)*at >= ' ')
        at++;
    return at;
}

/* Cut a row without quotes; false where it holds what libcsv must judge. */
static bool cut_plain(struct csv_reader *r, struct csv_row *row)
{
    const char *at = row->text.ptr, *end = at + row->text.len;
    const char delimiter = r->format.delimiter;

    r->count = 0;
    for (;;) {
        const char *first, *last;

        while (at < end && is_blank(*at) && *at != delimiter)
            at++;
        first = at;
        at = find_end(at, end, delimiter);
        while (at < end && *at != delimiter) {
            if (*at != '\t')
                return false;
            at = find_end(at + 1, end, delimiter);
        }
        last = at;
        while (last > first && is_blank(last[-1]))
            last--;
        push_field(r, first, (size_t)(last - first));
        if (at == end)
            return true;
        at++;
    }
}

static void on_field(void *text, size_t len, void *user)
{
    struct csv_reader *r = user;
    char *copy = r->room + r->room_used;

    /* libcsv may call once more than a row has bytes: for its empty end. */
    if (len > r->room_size - r->room_used)
        len = r->room_size - r->room_used;
    if (len)
        memcpy(copy, text, len);
    r->room_used += len;
    push_field(r, copy, len);
}

static void on_row(int end, void *user)
{
    struct csv_reader *r = user;

    (void)end;
    r->rows++;
}

static void make_room(struct csv_reader *r, size_t size)
{
    r->room_used = 0;
    if (size <= r->room_size)
        return;
    r->room_size = size < 4096 ? 4096 : 2 * size;
    r->room = arena_alloc(r->arena, r->room_size);
}

static enum csv_fault parser_fault(struct csv_reader *r)
{
    return csv_error(&r->parser) == CSV_EPARSE ? ROW_STRAY : ROW_NO_MEMORY;
}

static enum csv_fault read_by_libcsv(struct csv_reader *r, struct csv_row *row)
{
    struct str text = row->text;
    size_t done;
    int ended;

    make_room(r, text.len);
    r->count = 0;
    r->rows = 0;
    done = csv_parse(&r->parser, text.ptr, text.len, on_field, on_row, r);
    if (done < text.len) {
        row->fault_at = done;
        row->fault = parser_fault(r);
    }
    ended = csv_fini(&r->parser, on_field, on_row, r);
    if (row->fault == ROW_FINE && ended != 0)
        row->fault = ROW_UNCLOSED;
    if (row->fault == ROW_FINE && r->rows != 1) {
        row->fault = ROW_RETURN;
        row->fault_at = find_byte(text, 0, text.len, '\r');
    }
    /* After an error only a new start clears libcsv's state. */
    if (row->fault != ROW_FINE) {
        csv_free(&r->parser);
        start_parser(r);
    }
    return row->fault;
}

/* Of a row that the splitter found bad: what stands before the fault. */
static enum csv_fault read_front(struct csv_reader *r, struct csv_row *row)
{
    struct csv_row front = {.text = str_head(row->text, row->fault_at)};

    if (front.text.len && front.text.len <= CSV_ROW_MAX)
        (void)read_by_libcsv(r, &front);
    else
        r->count = 0;
    row->fields = r->fields;
    row->count = r->count ? r->count - 1 : 0;
    return row->fault;
}

enum csv_fault csv_read_slow(struct csv_reader *r, struct csv_row *row)
{
    size_t nul = find_byte(row->text, 0, row->text.len, '\0');

    row->count = 0;
    row->copied = true;
    if (row->fault == ROW_FINE && nul < row->text.len) {
        row->fault = ROW_NUL;
        row->fault_at = nul;
    }
    if (row->fault != ROW_FINE)
        return read_front(r, row);
    if (read_by_libcsv(r, row) != ROW_FINE)
        return read_front(r, row);
    row->fields = r->fields;
    row->count = r->count;
    return ROW_FINE;
}

enum csv_fault csv_read(struct csv_reader *r, struct csv_row *row)
{
    if (row->fault != ROW_FINE || row->quoted || !cut_plain(r, row))
        return csv_read_slow(r, row);
    row->copied = false;
    row->fields = r->fields;
    row->count = r->count;
    return ROW_FINE;
}

/* Offset of a field's first byte that is not blank. */
static size_t field_offset(const struct csv_row *row, struct csv_format format,
                           size_t field)
{
    struct walk w = {0};
    size_t at = 0;

    while (at < row->text.len && w.field < field) {
        walk_byte(&w, row->text.ptr[at], at, format.delimiter);
        at++;
    }
    while (at < row->text.len && is_blank(row->text.ptr[at]) &&
           row->text.ptr[at] != format.delimiter)
        at++;
    return at;
}

struct place csv_place(const char *path, const struct csv_row *row,
                       struct csv_format format, size_t field)
{
    size_t at = row->fault == ROW_FINE ? field_offset(row, format, field)
                                       : row->fault_at;
    size_t start = 0, line = row->line, next;
    struct str before;

    if (format.is_sheet)
        return place_of(path, row->line, field + 1);
    while ((next = find_byte(row->text, start, at, format.line_end)) < at) {
        line++;
        start = next + 1;
    }
    before = (struct str){row->text.ptr + start, at - start};
    return place_of(path, line, utf8_length(before) + 1);
}
