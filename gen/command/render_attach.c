#include "command/render_attach.h"

#include "base/file.h"
#include "output/pdf_mime.h"

#include <string.h>

#define ALL_MAX (64u << 20)

static const struct {
    const char *prefix;
    enum pdf_relation relation;
} relations[] = {
    {"source:", PDF_SOURCE},
    {"data:", PDF_DATA},
    {"alternative:", PDF_ALTERNATIVE},
    {"supplement:", PDF_SUPPLEMENT},
};

const char *attach_path(const char *word)
{
    for (size_t i = 0; i < COUNT(relations); i++)
        if (str_starts(str_from_z(word), str_from_z(relations[i].prefix)))
            return word + strlen(relations[i].prefix);
    return word;
}

/* What can be counted with is data, what can only be read a supplement. */
static bool is_data(struct str mime)
{
    static const char *const kinds[] = {
        "text/csv",        "text/tab-separated-values", "application/json",
        "application/xml", "application/jsonl",         "application/yaml"};

    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_equal_z(mime, kinds[i]))
            return true;
    return str_find(mime, STR("spreadsheet")) >= 0 ||
           str_ends(mime, STR("ms-excel"));
}

/* As the word says; else what the document was made from is its source. */
static enum pdf_relation relation_of(const struct render *x, const char *word,
                                     struct str mime)
{
    for (size_t i = 0; i < COUNT(relations); i++)
        if (str_starts(str_from_z(word), str_from_z(relations[i].prefix)))
            return relations[i].relation;
    if (strcmp(word, x->data_path) == 0)
        return PDF_SOURCE;
    return is_data(mime) ? PDF_DATA : PDF_SUPPLEMENT;
}

/* Who saves them all saves them into one folder. */
static bool check_name(struct run *r, const struct render *x, const char *path,
                       struct str name)
{
    for (size_t i = 0; i < x->attachment_count; i++)
        if (name.len == x->attachments[i].name.len &&
            str_starts_ignoring_case(name, x->attachments[i].name))
            return diag_error(r->diag, place_of(path, 0, 0),
                              "two attachments would have the name \"%.*s\": "
                              "rename one of the files",
                              STR_ARG(name));
    return true;
}

static bool read_one(struct run *r, struct render *x, const char *word,
                     size_t *room)
{
    const char *path = attach_path(word);
    struct str name = file_name(path);
    struct str bytes, mime;

    if (!file_read(&bytes, path, *room, r->arena, r->diag) ||
        !check_name(r, x, path, name))
        return false;
    *room -= bytes.len;
    mime = pdf_mime(name, bytes);
    x->attachments[x->attachment_count++] =
        (struct pdf_attachment){.name = name,
                                .mime = mime,
                                .bytes = bytes,
                                .relation = relation_of(x, word, mime),
                                .modified = no_date};
    return true;
}

bool attach_read(struct run *r, struct render *x)
{
    size_t count = r->options.attach.count;
    size_t room = ALL_MAX;

    if (count == 0)
        return true;
    if (x->form != PAPER_PDF)
        return diag_usage(r->diag,
                          "--attach puts files into a PDF; HTML and DOCX have "
                          "no place for them");
    x->attachments = arena_array(r->arena, struct pdf_attachment, count);
    x->attachment_count = 0;
    for (size_t i = 0; i < count; i++)
        if (!read_one(r, x, r->options.attach.items[i], &room))
            return false;
    return true;
}
