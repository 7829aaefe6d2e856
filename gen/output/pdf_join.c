#include "output/pdf_join.h"

#include "base/file.h"
#include "base/outfile.h"

#include <qpdf/qpdf-c.h>

/* What is being joined, and a part of it that is open. */
struct joining {
    struct pdf_part *parts;
    struct mapped *files; /* by part; read until all is written */
    qpdf_data *sources;   /* likewise; NULL: not open */
    qpdf_oh *entries;     /* of the outline, by part */
    size_t count, at;     /* parts; the one that is taken in */
    qpdf_data out;
    struct arena *arena;
    struct diag *diag;
};

/* The library's last error as ours; which file it was of. */
static bool refuse(const struct joining *j, qpdf_data q, const char *path)
{
    qpdf_error error = qpdf_has_error(q) ? qpdf_get_error(q) : NULL;

    return diag_system(j->diag, path, "cannot be joined with the others: %s",
                       error ? qpdf_get_error_message_detail(q, error) : "");
}

static qpdf_data start(void)
{
    qpdf_data q = qpdf_init();

    qpdf_silence_errors(q);
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    return q;
}

static bool open_part(struct joining *j)
{
    const struct pdf_part *part = &j->parts[j->at];
    struct mapped *file = &j->files[j->at];
    qpdf_data q;

    if (!file_map(file, part->path, j->diag))
        return false;
    q = j->sources[j->at] = start();
    qpdf_set_attempt_recovery(q, QPDF_FALSE);
    if (qpdf_read_memory(q, part->path, file->bytes.ptr, file->bytes.len,
                         NULL) &
            QPDF_ERRORS ||
        qpdf_push_inherited_attributes_to_page(q) & QPDF_ERRORS)
        return refuse(j, q, part->path);
    return true;
}

/* What speaks of tags and of other pages has no meaning in the joined file. */
static void leave_behind(qpdf_data q, qpdf_oh page)
{
    static const char *const keys[] = {"/StructParents", "/Tabs", "/Annots",
                                       "/AA"};

    for (size_t i = 0; i < COUNT(keys); i++)
        qpdf_oh_remove_key(q, page, keys[i]);
}

static bool add_pages(struct joining *j)
{
    struct pdf_part *part = &j->parts[j->at];
    qpdf_data from = j->sources[j->at];
    int n = qpdf_get_num_pages(from);

    if (n <= 0)
        return refuse(j, from, part->path);
    for (int i = 0; i < n; i++) {
        qpdf_oh page = qpdf_get_page_n(from, (size_t)i);

        leave_behind(from, page);
        if (qpdf_add_page(j->out, from, page, QPDF_FALSE) & QPDF_ERRORS)
            return refuse(j, j->out, part->path);
    }
    part->page_count = (size_t)n;
    return true;
}

/* The last page again, empty. */
static bool add_empty_page(const struct joining *j, size_t last)
{
    static const char *const boxes[] = {"/MediaBox", "/CropBox", "/Rotate"};
    qpdf_oh before = qpdf_get_page_n(j->out, last);
    qpdf_oh page = qpdf_oh_parse(j->out, "<< /Type /Page /Resources << >> >>");

    for (size_t i = 0; i < COUNT(boxes); i++)
        if (qpdf_oh_has_key(j->out, before, boxes[i]))
            qpdf_oh_replace_key(j->out, page, boxes[i],
                                qpdf_oh_get_key(j->out, before, boxes[i]));
    if (qpdf_add_page(j->out, j->out, page, QPDF_FALSE) & QPDF_ERRORS)
        return refuse(j, j->out, j->parts[j->at].path);
    return true;
}

/* An entry that leads to a page, of no chain yet. */
static qpdf_oh outline_entry(const struct joining *j, size_t page)
{
    qpdf_data q = j->out;
    struct str title = j->parts[j->at].title;
    qpdf_oh entry = qpdf_make_indirect_object(q, qpdf_oh_new_dictionary(q));
    qpdf_oh target = qpdf_oh_new_array(q);

    qpdf_oh_append_item(q, target, qpdf_get_page_n(q, page));
    qpdf_oh_append_item(q, target, qpdf_oh_new_name(q, "/Fit"));
    qpdf_oh_replace_key(q, entry, "/Title",
                        qpdf_oh_new_binary_unicode_string(
                            q, title.ptr ? title.ptr : "", title.len));
    qpdf_oh_replace_key(q, entry, "/Dest", target);
    return entry;
}

static bool add_parts(struct joining *j)
{
    size_t pages = 0;

    for (j->at = 0; j->at < j->count; j->at++) {
        if (!open_part(j) || !add_pages(j))
            return false;
        j->entries[j->at] = outline_entry(j, pages);
        qpdf_cleanup(&j->sources[j->at]); /* its streams stay readable */
        pages += j->parts[j->at].page_count;
        if (pages % 2 && j->at + 1 < j->count) {
            if (!add_empty_page(j, pages - 1))
                return false;
            pages++;
        }
    }
    return true;
}

static void chain_outline(const struct joining *j)
{
    qpdf_data q = j->out;
    qpdf_oh root = qpdf_get_root(q);
    qpdf_oh outline = qpdf_make_indirect_object(q, qpdf_oh_new_dictionary(q));

    for (size_t i = 0; i < j->count; i++) {
        qpdf_oh_replace_key(q, j->entries[i], "/Parent", outline);
        if (i > 0)
            qpdf_oh_replace_key(q, j->entries[i], "/Prev", j->entries[i - 1]);
        if (i + 1 < j->count)
            qpdf_oh_replace_key(q, j->entries[i], "/Next", j->entries[i + 1]);
    }
    qpdf_oh_replace_key(q, outline, "/Type", qpdf_oh_new_name(q, "/Outlines"));
    qpdf_oh_replace_key(q, outline, "/First", j->entries[0]);
    qpdf_oh_replace_key(q, outline, "/Last", j->entries[j->count - 1]);
    qpdf_oh_replace_key(q, outline, "/Count",
                        qpdf_oh_new_integer(q, (long long)j->count));
    qpdf_oh_replace_key(q, root, "/Outlines", outline);
    qpdf_oh_replace_key(q, root, "/PageMode",
                        qpdf_oh_new_name(q, "/UseOutlines"));
}

static void set_title(const struct joining *j, struct str title)
{
    qpdf_data q = j->out;
    qpdf_oh info = qpdf_make_indirect_object(q, qpdf_oh_new_dictionary(q));

    qpdf_oh_replace_key(
        q, info, "/Title",
        qpdf_oh_new_binary_unicode_string(q, title.ptr, title.len));
    qpdf_oh_replace_key(q, qpdf_get_trailer(q), "/Info", info);
}

static bool save(const struct joining *j, const char *path)
{
    qpdf_data q = j->out;
    struct str bytes;

    if (qpdf_init_write_memory(q) & QPDF_ERRORS)
        return refuse(j, q, path);
    qpdf_set_deterministic_ID(q, QPDF_TRUE);
    qpdf_set_object_stream_mode(q, qpdf_o_disable);
    qpdf_set_decode_level(q, qpdf_dl_none);
    if (qpdf_write(q) & QPDF_ERRORS)
        return refuse(j, q, path);
    bytes = (struct str){(const char *)qpdf_get_buffer(q),
                         qpdf_get_buffer_length(q)};
    return outfile_save(path, bytes, j->arena, j->diag);
}

static void release(struct joining *j)
{
    for (size_t i = 0; i < j->count; i++) {
        if (j->sources[i])
            qpdf_cleanup(&j->sources[i]);
        file_unmap(&j->files[i]);
    }
    qpdf_cleanup(&j->out);
}

bool pdf_join(struct pdf_part *parts, size_t count, struct str title,
              const char *path, struct arena *a, struct diag *d)
{
    struct joining j = {.parts = parts,
                        .files = arena_array(a, struct mapped, count),
                        .sources = arena_array(a, qpdf_data, count),
                        .entries = arena_array(a, qpdf_oh, count),
                        .count = count,
                        .out = start(),
                        .arena = a,
                        .diag = d};
    bool ok = !(qpdf_empty_pdf(j.out) & QPDF_ERRORS) && add_parts(&j);

    if (ok) {
        chain_outline(&j);
        set_title(&j, title);
        ok = save(&j, path);
    }
    release(&j);
    return ok;
}
