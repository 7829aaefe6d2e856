#include "input/scan.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BLOCK      64
#define FIELDS_MAX 1024 /* a row with more is left to csv_read */

/* A place among the marks; by value, so that it stays in registers. */
struct cursor {
    size_t block;  /* offset of the block that the marks are of */
    uint64_t left; /* its marks that are not taken yet, the lowest first */
};

struct scan {
    struct csv_splitter split; /* at the row that comes next */
    struct cursor cursor;
    struct csv_reader *reader;
    struct str *fields;
};

/*
 * What may end a field: a delimiter, a quote, a control character.  One bit a
 * byte of the block.
 */
static uint64_t marks_of_part(struct str part, char delimiter)
{
    uint64_t marks = 0;

    for (size_t i = 0; i < part.len; i++) {
        unsigned char c = (unsigned char)part.ptr[i];
        bool is_mark = c < ' ' || c == '"' || part.ptr[i] == delimiter;

        marks |= (uint64_t)is_mark << i;
    }
    return marks;
}

/* What counting asks of a block, one bit a byte. */
struct seen {
    uint64_t ends, quotes;
    uint64_t blanks; /* and control characters */
};

static struct seen see_part(struct str part, char line_end)
{
    struct seen seen = {0};

    for (size_t i = 0; i < part.len; i++) {
        unsigned char c = (unsigned char)part.ptr[i];

        seen.ends |= (uint64_t)(part.ptr[i] == line_end) << i;
        seen.quotes |= (uint64_t)(c == '"') << i;
        seen.blanks |= (uint64_t)(c <= ' ') << i;
    }
    return seen;
}

#ifdef __SSE2__

/* Sixteen bytes a step; every processor of this kind has these. */
static uint64_t mask_of(__m128i found)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(found);
}

static __m128i load(const char *at)
{
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

static __m128i up_to(__m128i bytes, char most)
{
    return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(most)), bytes);
}

static uint64_t marks_of_block(const char *at, char delimiter)
{
    const __m128i delimiters = _mm_set1_epi8(delimiter);
    const __m128i quotes = _mm_set1_epi8('"');
    uint64_t marks = 0;

    for (int i = 0; i < BLOCK; i += 16) {
        __m128i bytes = load(at + i);
        __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiters),
                                     _mm_cmpeq_epi8(bytes, quotes));

        marks |= mask_of(_mm_or_si128(found, up_to(bytes, ' ' - 1))) << i;
    }
    return marks;
}

static struct seen see_block(const char *at, char line_end)
{
    const __m128i ends = _mm_set1_epi8(line_end);
    const __m128i quotes = _mm_set1_epi8('"');
    struct seen seen = {0};

    for (int i = 0; i < BLOCK; i += 16) {
        __m128i bytes = load(at + i);

        seen.ends |= mask_of(_mm_cmpeq_epi8(bytes, ends)) << i;
        seen.quotes |= mask_of(_mm_cmpeq_epi8(bytes, quotes)) << i;
        seen.blanks |= mask_of(up_to(bytes, ' ')) << i;
    }
    return seen;
}

#else

static uint64_t marks_of_block(const char *at, char delimiter)
{
    return marks_of_part((struct str){at, BLOCK}, delimiter);
}

static struct seen see_block(const char *at, char line_end)
{
    return see_part((struct str){at, BLOCK}, line_end);
}

#endif

static uint64_t marks_at(const struct csv_splitter *s, size_t block)
{
    struct str rest = {s->text.ptr + block, s->text.len - block};

    return rest.len >= BLOCK ? marks_of_block(rest.ptr, s->format.delimiter)
                             : marks_of_part(rest, s->format.delimiter);
}

/* Marks from an offset on. */
static struct cursor cursor_at(const struct csv_splitter *s, size_t at)
{
    size_t block = at - at % BLOCK;
    uint64_t marks = block < s->text.len ? marks_at(s, block) : 0;

    return (struct cursor){block, marks & UINT64_MAX << at % BLOCK};
}

/* The next mark's offset, or the text's length. */
static inline size_t take_mark(struct cursor *c, const struct csv_splitter *s)
{
    size_t at;

    while (c->left == 0) {
        if (s->text.len - c->block <= BLOCK)
            return s->text.len;
        c->block += BLOCK;
        c->left = marks_at(s, c->block);
    }
    at = c->block + (size_t)__builtin_ctzll(c->left);
    c->left &= c->left - 1;
    return at;
}

struct scan *scan_new(struct csv_splitter from, struct arena *a)
{
    struct scan *s = arena_new(a, struct scan);

    s->split = from;
    s->cursor = cursor_at(&from, from.at);
    s->reader = csv_reader_new(from.format, a);
    s->fields = arena_array(a, struct str, FIELDS_MAX);
    return s;
}

void scan_close(struct scan *s)
{
    csv_reader_close(s->reader);
}

const struct csv_splitter *scan_splitter(const struct scan *s)
{
    return &s->split;
}

/* Like libcsv, without the blanks around; tabs are marks or delimiters. */
static inline struct str trim_field(const char *first, const char *last)
{
    while (first < last && *first == ' ')
        first++;
    while (first < last && last[-1] == ' ')
        last--;
    return (struct str){first, (size_t)(last - first)};
}

/* Is the mark at an offset the end of a line?  *next is behind it. */
static bool ends_row(const struct csv_splitter *s, struct cursor *c, size_t at,
                     size_t *next)
{
    if (at == s->text.len) {
        *next = at;
        return true;
    }
    if (s->format.line_end == '\n' && s->text.ptr[at] == '\r' &&
        at + 1 < s->text.len && s->text.ptr[at + 1] == '\n')
        at = take_mark(c, s);
    *next = at + 1;
    return s->text.ptr[at] == s->format.line_end;
}

/*
 * Cut the row at the splitter's place and go behind it.  False, and no step
 * done, where it holds a mark that is neither delimiter nor line end.
 */
static bool cut_row(struct scan *s, struct csv_row *row)
{
    const char *text = s->split.text.ptr;
    const char delimiter = s->split.format.delimiter;
    struct cursor c = s->cursor;
    size_t from = s->split.at, n = 0, at, next;

    for (;;) {
        at = take_mark(&c, &s->split);
        s->fields[n++] = trim_field(text + from, text + at);
        if (at == s->split.text.len || text[at] != delimiter)
            break;
        if (n == FIELDS_MAX)
            return false;
        from = at + 1;
    }
    if (!ends_row(&s->split, &c, at, &next) || at - s->split.at > CSV_ROW_MAX)
        return false;
    *row = (struct csv_row){.text = {text + s->split.at, at - s->split.at},
                            .line = s->split.line,
                            .fields = s->fields,
                            .count = n};
    s->cursor = c;
    s->split.at = next;
    s->split.line += next > at;
    return true;
}

static bool read_other(struct scan *s, struct csv_row *row)
{
    bool found = csv_next(&s->split, row);

    if (found)
        (void)csv_read(s->reader, row);
    s->cursor = cursor_at(&s->split, s->split.at);
    return found;
}

bool scan_next(struct scan *s, struct csv_row *row)
{
    while (s->split.at < s->split.stop) {
        if (!cut_row(s, row))
            return read_other(s, row);
        if (row->count > 1 || row->fields[0].len)
            return true;
    }
    return false;
}

/* Is nothing but blanks before the line end at an offset? */
static bool is_blank_line(struct str lines, size_t end,
                          struct csv_format format)
{
    const char *at = lines.ptr + end;

    while (format.line_end == '\n' && at > lines.ptr && at[-1] == '\r')
        at--;
    while (at > lines.ptr && at[-1] != format.delimiter &&
           (at[-1] == ' ' || at[-1] == '\t'))
        at--;
    return at == lines.ptr || at[-1] == format.line_end;
}

static size_t count_bits(uint64_t word)
{
    const uint64_t ones = UINT64_MAX / 3, twos = UINT64_MAX / 5;

    word -= word >> 1 & ones;
    word = (word & twos) + (word >> 2 & twos);
    word = (word + (word >> 4)) & UINT64_MAX / 17;
    return (size_t)(word * (UINT64_MAX / 255) >> 56);
}

/* Of the line ends in a block those that end a blank line. */
static size_t count_blank(struct str lines, size_t block, uint64_t ends,
                          struct csv_format format)
{
    size_t n = 0;

    for (; ends; ends &= ends - 1)
        n +=
            is_blank_line(lines, block + (size_t)__builtin_ctzll(ends), format);
    return n;
}

bool scan_count(struct str lines, struct csv_format format, size_t *rows,
                size_t *line_ends)
{
    size_t n = 0, blank = 0;
    uint64_t before = 1; /* is the byte before the block a blank? */

    for (size_t at = 0; at < lines.len; at += BLOCK) {
        struct str rest = {lines.ptr + at, lines.len - at};
        struct seen seen = rest.len >= BLOCK
                               ? see_block(rest.ptr, format.line_end)
                               : see_part(rest, format.line_end);

        if (seen.quotes)
            return false;
        n += count_bits(seen.ends);
        blank += count_blank(lines, at, seen.ends & (seen.blanks << 1 | before),
                             format);
        before = seen.blanks >> 63;
    }
    *line_ends = n;
    *rows = n - blank;
    if (lines.len && lines.ptr[lines.len - 1] != format.line_end)
        *rows += !is_blank_line(lines, lines.len, format);
    return true;
}
