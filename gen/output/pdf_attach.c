#include "output/pdf_attach.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "output/pdf_syntax.h"

#define ENTRIES_MAX 65536
#define NAME_LIMIT  127 /* bytes of a PDF name, for readers of any age */

static bool is_token(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
            !(c >= '0' && c <= '9') && c != '-' && c != '.' && c != '+' &&
            c != '_')
            return false;
    }
    return s.len > 0;
}

/* "text/csv" as "/text#2Fcsv"; what is no such pair is bytes of any kind. */
static void add_mime(struct buf *b, struct str mime)
{
    ptrdiff_t slash = str_find(mime, STR("/"));

    if (slash < 0 || mime.len > NAME_LIMIT ||
        !is_token(str_head(mime, (size_t)slash)) ||
        !is_token(str_skip(mime, (size_t)slash + 1))) {
        mime = STR("application/octet-stream");
        slash = str_find(mime, STR("/"));
    }
    buf_add_format(b, "/%.*s#2F%.*s", (int)slash, mime.ptr,
                   STR_ARG(str_skip(mime, (size_t)slash + 1)));
}

/* A name without folders: what a reader saves stays where it is put. */
static struct str plain_name(struct str name, struct arena *a)
{
    struct buf b = buf_new(a, ENTRIES_MAX);

    name = pdf_plain_text(name, a);
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];

        buf_add_byte(&b, c == '/' || c == '\\' || c == ':' ? '_' : c);
    }
    return b.len > 0 ? buf_str(&b) : STR("attachment");
}

/* For readers that know no Unicode. */
static void add_ascii(struct buf *b, struct str name)
{
    buf_add_byte(b, '(');
    while (name.len > 0) {
        uint32_t c = utf8_next(&name);

        if (c < ' ' || c > '~' || c == '(' || c == ')' || c == '\\')
            c = '_';
        buf_add_byte(b, (char)c);
    }
    buf_add_byte(b, ')');
}

static pdf_id write_bytes(const struct pdf_attachment *file,
                          const struct pdf_options *options, struct pdf_file *f,
                          struct arena *a)
{
    struct buf b = buf_new(a, ENTRIES_MAX);
    struct date day =
        date_is(file->modified) ? file->modified : options->created;
    struct md5 sum;

    buf_add_z(&b, "/Type/EmbeddedFile/Subtype");
    add_mime(&b, file->mime);
    buf_add_format(&b, "/Params<</Size %zu", file->bytes.len);
    if (hash_md5(file->bytes, &sum)) {
        buf_add_z(&b, "/CheckSum<");
        for (size_t i = 0; i < sizeof(sum.bytes); i++)
            buf_add_format(&b, "%02x", sum.bytes[i]);
        buf_add_byte(&b, '>');
    }
    if (date_is(day)) {
        buf_add_z(&b, "/ModDate");
        pdf_add_date(&b, day, options->zone_minutes);
    }
    buf_add_z(&b, ">>");
    return pdf_file_add_stream(f, buf_str(&b), file->bytes, true);
}

static pdf_id write_file(const struct pdf_attachment *file,
                         const struct pdf_options *options, struct pdf_file *f,
                         struct arena *a)
{
    static const char *const relations[] = {
        [PDF_UNSPECIFIED] = "Unspecified",
        [PDF_SOURCE] = "Source",
        [PDF_DATA] = "Data",
        [PDF_ALTERNATIVE] = "Alternative",
        [PDF_SUPPLEMENT] = "Supplement",
    };
    struct buf b = buf_new(a, ENTRIES_MAX);
    struct str name = plain_name(file->name, a);
    pdf_id bytes = write_bytes(file, options, f, a);

    buf_add_z(&b, "/Type/Filespec/F");
    add_ascii(&b, name);
    buf_add_z(&b, "/UF");
    pdf_add_text(&b, name);
    if (file->description.len > 0) {
        buf_add_z(&b, "/Desc");
        pdf_add_text(&b, pdf_plain_text(file->description, a));
    }
    buf_add_format(&b, "/AFRelationship/%s/EF<<", relations[file->relation]);
    pdf_add_ref(&b, "/F", bytes);
    pdf_add_ref(&b, "/UF", bytes);
    buf_add_z(&b, ">>");
    return pdf_file_add(f, buf_str(&b));
}

/* The tree of names is sorted; numbers keep the order they were given in. */
void pdf_attachments_write(const struct pdf_options *options,
                           struct pdf_file *f, struct buf *catalog)
{
    struct arena *a = catalog->arena;
    size_t n = options->attachment_count;
    pdf_id *ids = arena_array(a, pdf_id, n);

    if (n == 0)
        return;
    for (size_t i = 0; i < n; i++)
        ids[i] = write_file(&options->attachments[i], options, f, a);
    buf_add_z(catalog, "/AF[");
    for (size_t i = 0; i < n; i++)
        pdf_add_ref(catalog, "", ids[i]);
    buf_add_z(catalog, "]/Names<</EmbeddedFiles<</Names[");
    for (size_t i = 0; i < n; i++) {
        buf_add_format(catalog, "(%06zu)", i + 1);
        pdf_add_ref(catalog, "", ids[i]);
    }
    buf_add_z(catalog, "]>>>>");
}
