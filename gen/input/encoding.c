#include "input/encoding.h"

#include "base/utf8.h"

#include <string.h>
#include <unicode/ucnv.h>

/* A NUL further on is left to the reader, which rejects its row. */
#define HEAD_BYTES 65536

/* UTF-16 units between the two encodings. */
#define PIVOT_UNITS 4096

const char *encoding_name(enum encoding e)
{
    switch (e) {
    case ENCODING_UTF8:
        return "UTF-8";
    case ENCODING_GB18030:
        return "GB18030";
    case ENCODING_WINDOWS_1252:
        return "windows-1252";
    case ENCODING_UTF16LE:
        return "UTF-16LE";
    case ENCODING_UTF16BE:
        return "UTF-16BE";
    }
    return "";
}

bool encoding_take_mark(struct str *bytes, enum encoding *out)
{
    static const struct {
        struct str mark;
        enum encoding encoding;
    } marks[] = {
        {STR_INIT("\xEF\xBB\xBF"), ENCODING_UTF8},
        {STR_INIT("\xFF\xFE"), ENCODING_UTF16LE},
        {STR_INIT("\xFE\xFF"), ENCODING_UTF16BE},
        {STR_INIT("\x84\x31\x95\x33"), ENCODING_GB18030},
    };

    for (size_t i = 0; i < COUNT(marks); i++) {
        if (str_starts(*bytes, marks[i].mark)) {
            *bytes = str_skip(*bytes, marks[i].mark.len);
            *out = marks[i].encoding;
            return true;
        }
    }
    return false;
}

/* Bytes of ASCII at the front, whole blocks first. */
static size_t ascii_length(const unsigned char *p, size_t len)
{
    static const uint64_t high = 0x8080808080808080u;
    uint64_t words[4];
    size_t n = 0;

    while (len - n >= sizeof(words)) {
        memcpy(words, p + n, sizeof(words));
        if ((words[0] | words[1] | words[2] | words[3]) & high)
            break;
        n += sizeof(words);
    }
    while (n < len && p[n] < 0x80)
        n++;
    return n;
}

static bool is_trail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Length of the well-formed sequence at the front, or 0 (Unicode, 3-7). */
static size_t sequence_length(const unsigned char *p, size_t len)
{
    unsigned char first = p[0];

    if (len >= 3 && first >= 0xE0 && first <= 0xEF) {
        bool ok = is_trail(p[1]) && is_trail(p[2]) &&
                  (first != 0xE0 || p[1] >= 0xA0) &&
                  (first != 0xED || p[1] <= 0x9F);
        return ok ? 3 : 0;
    }
    if (first < 0x80)
        return 1;
    if (len >= 2 && first >= 0xC2 && first <= 0xDF)
        return is_trail(p[1]) ? 2 : 0;
    if (len >= 4 && first >= 0xF0 && first <= 0xF4) {
        bool ok = is_trail(p[1]) && is_trail(p[2]) && is_trail(p[3]) &&
                  (first != 0xF0 || p[1] >= 0x90) &&
                  (first != 0xF4 || p[1] <= 0x8F);
        return ok ? 4 : 0;
    }
    return 0;
}

size_t encoding_check(struct str piece)
{
    const unsigned char *p = (const unsigned char *)piece.ptr;
    size_t at = 0, n;

    while (at < piece.len) {
        at += ascii_length(p + at, piece.len - at);
        while (at < piece.len && p[at] >= 0x80) {
            n = sequence_length(p + at, piece.len - at);
            if (n == 0)
                return at;
            at += n;
        }
    }
    return at;
}

/* UTF-8 bytes that n bytes of an encoding can become. */
static size_t most_bytes(enum encoding e, struct str piece)
{
    size_t n = piece.len;

    if (e == ENCODING_WINDOWS_1252)
        for (size_t i = 0; i < piece.len; i++)
            n += (unsigned char)piece.ptr[i] < 0x80 ? 0 : 2;
    else
        n += n / 2 + 2; /* two bytes become at most three */
    return n;
}

/* windows-1252 has five holes, which ICU fills with control characters. */
static size_t find_hole(struct str piece)
{
    for (size_t i = 0; i < piece.len; i++) {
        unsigned char byte = (unsigned char)piece.ptr[i];

        if (byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 ||
            byte == 0x9D)
            return i;
    }
    return piece.len;
}

/*
 * Ours stops at the first byte that the encoding does not have; ICU's own
 * default would put a replacement character in its place.
 */
static bool icu_convert(UConverter *from, UConverter *to, struct str piece,
                        struct str *out, size_t *bad, size_t maximum,
                        struct arena *a)
{
    UChar pivot[PIVOT_UNITS];
    UChar *read = pivot, *written = pivot;
    const char *source = piece.ptr;
    char *start = arena_alloc(a, maximum), *target = start;
    UErrorCode error = U_ZERO_ERROR;
    char invalid[8];
    int8_t length = (int8_t)sizeof(invalid);

    ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL,
                        &error);
    ucnv_convertEx(to, from, &target, start + maximum, &source,
                   piece.ptr + piece.len, pivot, &read, &written,
                   pivot + PIVOT_UNITS, true, true, &error);
    if (U_FAILURE(error)) {
        UErrorCode ignored = U_ZERO_ERROR;

        ucnv_getInvalidChars(from, invalid, &length, &ignored);
        *bad = (size_t)(source - piece.ptr);
        if (U_SUCCESS(ignored) && (size_t)length <= *bad)
            *bad -= (size_t)length;
        return false;
    }
    *out = (struct str){start, (size_t)(target - start)};
    return true;
}

bool encoding_convert(enum encoding e, struct str piece, struct str *out,
                      size_t *bad, struct arena *a)
{
    struct arena_mark mark = arena_mark(a);
    UErrorCode error = U_ZERO_ERROR;
    UConverter *from, *to;
    bool ok = false;

    *bad = e == ENCODING_UTF8           ? encoding_check(piece)
           : e == ENCODING_WINDOWS_1252 ? find_hole(piece)
                                        : piece.len;
    if (*bad < piece.len)
        return false;
    if (e == ENCODING_UTF8 || piece.len == 0) {
        *out = piece;
        return true;
    }
    from = ucnv_open(encoding_name(e), &error);
    to = ucnv_open("UTF-8", &error);
    *bad = 0; /* where ICU has no such converter */
    if (U_SUCCESS(error))
        ok = icu_convert(from, to, piece, out, bad, most_bytes(e, piece), a);
    if (!ok)
        arena_rewind(a, mark);
    ucnv_close(to);
    ucnv_close(from);
    return ok;
}

/* Line and column of a byte; what stands before it is valid. */
static struct place place_at(const char *path, enum encoding e,
                             struct str bytes, size_t at, struct arena *a)
{
    bool wide = e == ENCODING_UTF16LE || e == ENCODING_UTF16BE;
    struct arena_mark mark = arena_mark(a);
    struct str before = str_head(bytes, at), text = {0};
    size_t line = 1, start = 0, bad;
    struct place place;

    /* Only UTF-16 hides line feeds; of the others one line is converted. */
    if (wide && encoding_convert(e, before, &text, &bad, a))
        before = text;
    for (size_t i = 0; i < before.len; i++) {
        if (before.ptr[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    before = str_skip(before, start);
    if (!wide && encoding_convert(e, before, &text, &bad, a))
        before = text;
    place = place_of(path, line, utf8_length(before) + 1);
    arena_rewind(a, mark);
    return place;
}

/* Do these last bytes begin a character that the file's end cuts off? */
static bool is_cut(enum encoding e, struct str tail)
{
    const unsigned char *p = (const unsigned char *)tail.ptr;
    size_t n = tail.len;

    if (n == 0 || n > 3)
        return false;
    switch (e) {
    case ENCODING_UTF8:
        for (size_t i = 1; i < n; i++)
            if (!is_trail(p[i]))
                return false;
        return p[0] >= (n == 3 ? 0xF0 : n == 2 ? 0xE0 : 0xC2) && p[0] <= 0xF4;
    case ENCODING_GB18030:
        return p[0] >= 0x81 && p[0] <= 0xFE &&
               (n < 2 || (p[1] >= '0' && p[1] <= '9')) &&
               (n < 3 || (p[2] >= 0x81 && p[2] <= 0xFE));
    case ENCODING_UTF16LE:
    case ENCODING_UTF16BE:
        return true;
    case ENCODING_WINDOWS_1252:
        return false;
    }
    return false;
}

static bool report_invalid(struct diag *d, const char *path, enum encoding e,
                           struct str bytes, size_t bad, struct arena *a)
{
    struct place at = place_at(path, e, bytes, bad, a);

    if (is_cut(e, str_skip(bytes, bad)))
        return diag_error(d, at,
                          "the file ends in the middle of a character (%s): it "
                          "was cut short; export or copy it again",
                          encoding_name(e));
    return diag_error(d, at,
                      "this byte is not valid %s (0x%02X): correct the file, "
                      "or save it again as UTF-8",
                      encoding_name(e), (unsigned char)bytes.ptr[bad]);
}

bool encoding_is_document(struct str bytes)
{
    static const struct str heads[] = {STR_INIT("PK\x03\x04"),
                                       STR_INIT("\xD0\xCF\x11\xE0")};

    for (size_t i = 0; i < COUNT(heads); i++)
        if (str_starts(bytes, heads[i]))
            return true;
    return false;
}

/* What is neither text nor a workbook, whatever it is called. */
static bool check_is_text(struct str bytes, const char *path, struct arena *a,
                          struct diag *d)
{
    struct str head = str_head(bytes, HEAD_BYTES);
    ptrdiff_t nul = str_find_byte(head, '\0');

    if (encoding_is_document(bytes))
        return diag_error(d, place_of(path, 0, 0),
                          "this is neither a workbook nor text, but an "
                          "archive or another document: unpack it, or "
                          "save its table as .xlsx");
    if (nul >= 0)
        return diag_error(
            d, place_at(path, ENCODING_WINDOWS_1252, bytes, (size_t)nul, a),
            "this is not a text file (it holds a NUL byte): save the table as "
            "CSV UTF-8");
    return true;
}

static bool has_high_byte(struct str s)
{
    return ascii_length((const unsigned char *)s.ptr, s.len) < s.len;
}

/* Neither strict UTF-8 nor strict GB18030; the two say where they failed. */
static bool decode_rest(struct str bytes, const char *path, size_t bad_utf8,
                        size_t bad_gb, struct encoding_result *out,
                        struct arena *a, struct diag *d)
{
    struct str text;
    size_t bad;

    if (has_high_byte(str_head(bytes, bad_utf8)))
        return report_invalid(d, path, ENCODING_UTF8, bytes, bad_utf8, a);
    if (has_high_byte(str_head(bytes, bad_gb)) &&
        is_cut(ENCODING_GB18030, str_skip(bytes, bad_gb)))
        return report_invalid(d, path, ENCODING_GB18030, bytes, bad_gb, a);
    if (!encoding_convert(ENCODING_WINDOWS_1252, bytes, &text, &bad, a))
        return diag_error(
            d, place_at(path, ENCODING_UTF8, bytes, bad_utf8, a),
            "the text is neither UTF-8 nor GB18030 nor windows-1252: save the "
            "file again as UTF-8");
    diag_warning(d, place_at(path, ENCODING_UTF8, bytes, bad_utf8, a),
                 "the text is neither UTF-8 nor GB18030 and is read as "
                 "windows-1252: check the names, or save the file as UTF-8");
    *out = (struct encoding_result){text, encoding_name(ENCODING_WINDOWS_1252)};
    return true;
}

static bool decode_marked(struct str bytes, const char *path, enum encoding e,
                          struct encoding_result *out, struct arena *a,
                          struct diag *d)
{
    struct str text;
    size_t bad;

    if (!encoding_convert(e, bytes, &text, &bad, a))
        return report_invalid(d, path, e, bytes, bad, a);
    if (e != ENCODING_UTF8)
        diag_note(d, place_of(path, 0, 0), "the file is read as %s",
                  encoding_name(e));
    *out = (struct encoding_result){text, encoding_name(e)};
    return true;
}

bool encoding_decode(struct str bytes, const char *path,
                     struct encoding_result *out, struct arena *a,
                     struct diag *d)
{
    enum encoding e;
    struct str text;
    size_t bad_utf8, bad_gb;

    if (encoding_take_mark(&bytes, &e))
        return decode_marked(bytes, path, e, out, a, d);
    if (!check_is_text(bytes, path, a, d))
        return false;
    if (encoding_convert(ENCODING_UTF8, bytes, &text, &bad_utf8, a)) {
        *out = (struct encoding_result){text, encoding_name(ENCODING_UTF8)};
        return true;
    }
    if (!encoding_convert(ENCODING_GB18030, bytes, &text, &bad_gb, a))
        return decode_rest(bytes, path, bad_utf8, bad_gb, out, a, d);
    e = ENCODING_GB18030;
    diag_note(d, place_of(path, 0, 0), "the file is read as %s",
              encoding_name(e));
    *out = (struct encoding_result){text, encoding_name(e)};
    return true;
}
