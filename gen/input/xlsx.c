#include "input/xlsx.h"

#include <string.h>

#define PART_MAX 1000

bool xlsx_read_part(struct xlsx *x, struct str part,
                    const struct xml_reader *reader)
{
    struct xml *xml = xml_new(reader, x->path, part, x->scratch, x->diag);
    bool ok = package_read(x->package, part, xml_feed, xml, x->diag);

    xml_close(xml);
    return ok;
}

bool xlsx_is_true(struct str text)
{
    return str_equal_z(text, "1") || str_equal_ignoring_case(text, STR("true"));
}

struct relation {
    struct str id, type; /* the last part of the type: "worksheet" */
    struct str part;     /* in the package */
};

struct relations {
    struct relation *items;
    size_t count, capacity;
};

struct relations_reading {
    struct xlsx *book;
    struct str folder; /* of the part, with its slash */
    struct relations *out;
};

static struct str last_part(struct str s)
{
    for (size_t i = s.len; i > 0; i--)
        if (s.ptr[i - 1] == '/')
            return str_skip(s, i);
    return s;
}

static struct str folder_of(struct str part)
{
    return str_head(part, part.len - last_part(part).len);
}

/* A target beside the part that names it, or from the package's root. */
static struct str resolve(struct xlsx *x, struct str folder, struct str target)
{
    struct buf path = buf_new(x->scratch, PART_MAX);
    struct str step;

    if (str_starts(target, STR("/")))
        target = str_skip(target, 1);
    else
        buf_add(&path, folder);
    for (bool more = true; more;) {
        more = str_cut(target, '/', &step, &target);
        if (str_equal_z(step, "..")) {
            struct str up =
                str_head(buf_str(&path), path.len ? path.len - 1 : 0);

            path.len = folder_of(up).len;
        } else if (!str_equal_z(step, ".") && step.len) {
            buf_add(&path, step);
            buf_add_z(&path, more ? "/" : "");
        }
    }
    return buf_str(&path);
}

static bool open_relation(void *user, const struct xml_element *e)
{
    struct relations_reading *r = user;
    struct relations *out = r->out;
    struct str target;

    if (!xml_is(e, XML_PACKAGE, "Relationship") ||
        str_equal_z(xml_attribute(e, XML_NONE, "TargetMode"), "External"))
        return true;
    target = xml_attribute(e, XML_NONE, "Target");
    ARENA_PUSH(r->book->scratch, out->items, out->count, out->capacity) =
        (struct relation){
            .id = arena_str(r->book->scratch, xml_attribute(e, XML_NONE, "Id")),
            .type = arena_str(r->book->scratch,
                              last_part(xml_attribute(e, XML_NONE, "Type"))),
            .part = resolve(r->book, r->folder, target)};
    return true;
}

/* Where a part leads to; one without a list leads nowhere. */
static bool read_relations(struct xlsx *x, struct str part,
                           struct relations *out)
{
    struct str folder = folder_of(part), file = last_part(part);
    struct relations_reading r = {x, folder, out};
    struct xml_reader reader = {.open = open_relation, .user = &r};
    struct str list = arena_format(x->scratch, "%.*s_rels/%.*s.rels",
                                   STR_ARG(folder), STR_ARG(file));

    *out = (struct relations){0};
    return !package_has(x->package, list) || xlsx_read_part(x, list, &reader);
}

static struct str find_type(const struct relations *list, const char *type)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_equal_z(list->items[i].type, type))
            return list->items[i].part;
    return (struct str){0};
}

static bool open_workbook(void *user, const struct xml_element *e)
{
    struct xlsx *x = user;
    struct str state;

    if (xml_is(e, XML_MAIN, "workbookPr"))
        x->since_1904 = xlsx_is_true(xml_attribute(e, XML_NONE, "date1904"));
    if (!xml_is(e, XML_MAIN, "sheet"))
        return true;
    state = xml_attribute(e, XML_NONE, "state");
    ARENA_PUSH(x->scratch, x->sheets, x->sheet_count, x->sheet_capacity) =
        (struct xlsx_sheet){
            .name = arena_str(x->arena, xml_attribute(e, XML_NONE, "name")),
            .id = arena_str(x->scratch, xml_attribute(e, XML_RELATION, "id")),
            .hidden = state.len && !str_equal_z(state, "visible")};
    return true;
}

/* A sheet of cells, by its relation; charts and macros have none. */
static bool read_sheet(struct xlsx *x, const struct xlsx_sheet *sheet,
                       const struct relations *list, struct workbook *out)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct relation *r = &list->items[i];
        struct sheet *s;

        if (!str_equal(r->id, sheet->id) || !str_equal_z(r->type, "worksheet"))
            continue;
        s = &out->sheets[out->count++];
        *s = (struct sheet){.name = sheet->name,
                            .hidden = sheet->hidden,
                            .day_shift = x->since_1904 ? SERIAL_SHIFT_1904 : 0};
        return sheet->hidden || xlsx_cells(x, r->part, s);
    }
    return true;
}

static bool read_beside(struct xlsx *x, const struct relations *list)
{
    struct str strings = find_type(list, "sharedStrings");
    struct str styles = find_type(list, "styles");

    return (!strings.len || xlsx_strings(x, strings)) &&
           (!styles.len || xlsx_styles(x, styles));
}

static bool read_workbook(struct xlsx *x, struct workbook *out)
{
    struct xml_reader reader = {.open = open_workbook, .user = x};
    struct relations root = {0}, list = {0};
    struct str part;

    if (!read_relations(x, STR(""), &root))
        return false;
    part = find_type(&root, "officeDocument");
    if (!part.len)
        part = STR("xl/workbook.xml");
    if (!read_relations(x, part, &list) || !xlsx_read_part(x, part, &reader) ||
        !read_beside(x, &list))
        return false;
    out->sheets = arena_array(x->arena, struct sheet, x->sheet_count);
    for (size_t i = 0; i < x->sheet_count; i++)
        if (!read_sheet(x, &x->sheets[i], &list, out))
            return false;
    return true;
}

bool xlsx_read(const char *path, struct str bytes, char point,
               struct workbook *out, struct arena *scratch, struct arena *a,
               struct diag *d)
{
    struct xlsx x = {.path = path,
                     .scratch = scratch,
                     .arena = a,
                     .diag = d,
                     .point = point};
    bool ok;

    if (!package_open(&x.package, path, bytes, scratch, d))
        return false;
    ok = read_workbook(&x, out);
    package_close(x.package);
    return ok;
}
