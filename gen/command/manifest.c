#include "command/manifest.h"

#include "base/file.h"
#include "base/hash.h"
#include "command/help.h"
#include "output/json.h"

struct manifest manifest_new(struct run *r)
{
    return (struct manifest){
        value_list_new(r->arena), value_list_new(r->arena),
        value_list_new(r->arena), value_list_new(r->arena),
        value_list_new(r->arena), value_list_new(r->arena)};
}

bool manifest_add(struct run *r, struct value list, struct str name,
                  const char *path)
{
    struct value entry = value_map_new(r->arena);
    struct mapped file;

    if (!file_map(&file, path, r->diag))
        return false;
    value_set(entry, "path", value_text(name), r->arena);
    value_set(entry, "bytes", value_integer((int64_t)file.bytes.len), r->arena);
    value_set(entry, "sha256",
              value_text(hash_hex(hash_bytes(file.bytes), r->arena)), r->arena);
    file_unmap(&file);
    value_push(list, entry, r->arena);
    return true;
}

struct str manifest_hash(struct value list, struct str name)
{
    for (size_t i = 0; i < list.list->count; i++) {
        const struct value *entry = &list.list->items[i];
        const struct value *path = value_find(*entry, STR("path"));
        const struct value *hash = value_find(*entry, STR("sha256"));

        if (path && hash && str_equal(path->text, name))
            return hash->text;
    }
    return STR("");
}

/* How each input was read: rows used, ignored, rejected. */
static struct value reading_of(struct run *r, const struct ledger *l)
{
    struct value list = value_list_new(r->arena);

    for (size_t i = 0; i < l->file_count; i++) {
        const struct ledger_file *f = &l->files[i];
        struct value entry = value_map_new(r->arena);

        value_set(entry, "path", value_text(file_name(f->path)), r->arena);
        value_set(entry, "profile", value_text(f->profile), r->arena);
        value_set(entry, "encoding", value_text(f->encoding), r->arena);
        value_set(entry, "rows", value_integer((int64_t)f->rows), r->arena);
        value_set(entry, "ignored", value_integer((int64_t)f->ignored),
                  r->arena);
        value_set(entry, "rejected", value_integer((int64_t)f->rejected),
                  r->arena);
        value_push(list, entry, r->arena);
    }
    return list;
}

struct str manifest_text(struct run *r, const struct manifest *m,
                         const struct book *b)
{
    struct value top = value_map_new(r->arena);

    value_set(top, "duebook", value_text(STR(DUEBOOK_VERSION)), r->arena);
    value_set(top, "as_of", value_date(b->as_of), r->arena);
    value_set(top, "snapshot", value_date(b->snapshot.date), r->arena);
    value_set(top, "ties", value_bool(b->tieout.ties), r->arena);
    value_set(top, "accepted_gap",
              b->accepted_gap.len ? value_text(b->accepted_gap) : value_null(),
              r->arena);
    value_set(top, "inputs", m->inputs, r->arena);
    value_set(top, "reading", reading_of(r, &b->ledger), r->arena);
    value_set(top, "policy", m->policy, r->arena);
    value_set(top, "templates", m->templates, r->arena);
    value_set(top, "fonts", m->fonts, r->arena);
    value_set(top, "outputs", m->outputs, r->arena);
    value_set(top, "letters", m->letters, r->arena);
    return json_make(top, r->arena);
}
