#include "output/pdf_file.h"

#include "base/hash.h"

#include <assert.h>
#include <errno.h>
#include <libdeflate.h>

#define ID_DIGITS 32

/*
 * Fonts, nearly all of a letter, deflate to 75 % at any level: level 1 costs
 * 0.2 ms where 6 costs 0.4 and saves 1 %.  The bytes are the same on every
 * processor, which ISA-L, faster still, does not promise.
 */
#define DEFLATE_LEVEL 1

/* Dictionaries in an object stream: readers unpack all to see one. */
#define PACK_MAX 128

/* Entries, numbers and frame of an object that is not packed, at most. */
#define FRAME_MAX 128

struct object {
    struct str entries;
    struct str bytes; /* of a stream */
    bool is_stream, is_page;
    uint64_t offset; /* in the file; or the number of the object stream */
    uint8_t index;   /* in the object stream */
};

struct pdf_file {
    struct object *objects; /* by number; 0 is none */
    size_t count, capacity;
    struct buf kids; /* of the page tree: "4 0 R 9 0 R" */
    size_t page_count;
    pdf_id catalog, info, page_tree;
    struct libdeflate_compressor *deflate;
    struct arena *arena;
};

bool pdf_file_open(struct pdf_file **out, struct arena *a, struct diag *d)
{
    struct pdf_file *f = arena_new(a, struct pdf_file);

    f->arena = a;
    f->kids = buf_new(a, SIZE_MAX / 2);
    f->deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!f->deflate) {
        errno = 0;
        return diag_system(d, NULL, "no memory to write a PDF file");
    }
    (void)pdf_file_reserve(f, 1);
    f->catalog = pdf_file_reserve(f, 3);
    f->info = f->catalog + 1;
    f->page_tree = f->catalog + 2;
    *out = f;
    return true;
}

void pdf_file_close(struct pdf_file *f)
{
    if (!f)
        return;
    libdeflate_free_compressor(f->deflate);
    f->deflate = NULL;
}

static struct object *push(struct pdf_file *f)
{
    struct object *o = &ARENA_PUSH(f->arena, f->objects, f->count, f->capacity);

    *o = (struct object){0};
    return o;
}

static pdf_id last_id(const struct pdf_file *f)
{
    return (pdf_id)(f->count - 1);
}

pdf_id pdf_file_add(struct pdf_file *f, struct str entries)
{
    push(f)->entries = entries;
    return last_id(f);
}

void pdf_file_fill(struct pdf_file *f, pdf_id id, struct str entries)
{
    assert(id > 0 && id < f->count);
    f->objects[id].entries = entries;
}

pdf_id pdf_file_reserve(struct pdf_file *f, size_t n)
{
    pdf_id first = (pdf_id)f->count;

    while (n-- > 0)
        (void)push(f);
    return first;
}

static struct str deflate_bytes(struct pdf_file *f, struct str bytes)
{
    size_t room = libdeflate_zlib_compress_bound(f->deflate, bytes.len);
    char *out = arena_alloc(f->arena, room);
    size_t n =
        libdeflate_zlib_compress(f->deflate, bytes.ptr, bytes.len, out, room);

    assert(n > 0); /* the room is enough by the library's own word */
    return (struct str){out, n};
}

static pdf_id add_stream(struct pdf_file *f, struct str entries,
                         struct str bytes)
{
    struct object *o = push(f);

    o->entries = entries;
    o->bytes = bytes;
    o->is_stream = true;
    return last_id(f);
}

pdf_id pdf_file_add_packed(struct pdf_file *f, struct str entries,
                           struct str zlib_bytes)
{
    return add_stream(
        f, arena_format(f->arena, "%.*s/Filter/FlateDecode", STR_ARG(entries)),
        zlib_bytes);
}

pdf_id pdf_file_add_stream(struct pdf_file *f, struct str entries,
                           struct str bytes, bool deflated)
{
    if (deflated)
        return pdf_file_add_packed(f, entries, deflate_bytes(f, bytes));
    return add_stream(f, entries, bytes);
}

void pdf_file_add_page(struct pdf_file *f, pdf_id page)
{
    assert(page > 0 && page < f->count);
    f->objects[page].is_page = true;
    f->page_count++;
    buf_add_int(&f->kids, page);
    buf_add_z(&f->kids, " 0 R ");
}

void pdf_file_set_catalog(struct pdf_file *f, struct str entries)
{
    pdf_file_fill(f, f->catalog,
                  arena_format(f->arena, "/Type/Catalog/Pages %u 0 R%.*s",
                               (unsigned)f->page_tree, STR_ARG(entries)));
}

void pdf_file_set_info(struct pdf_file *f, struct str entries)
{
    pdf_file_fill(f, f->info, entries);
}

static void fill_page_tree(struct pdf_file *f)
{
    pdf_file_fill(f, f->page_tree,
                  arena_format(f->arena, "/Type/Pages/Count %zu/Kids[%.*s]",
                               f->page_count, (int)f->kids.len, f->kids.ptr));
}

static void add_dictionary(const struct pdf_file *f, const struct object *o,
                           struct buf *b)
{
    buf_add_z(b, "<<");
    buf_add(b, o->entries);
    if (o->is_page) {
        buf_add_z(b, "/Parent ");
        buf_add_int(b, f->page_tree);
        buf_add_z(b, " 0 R");
    }
    buf_add_z(b, ">>");
}

/*
 * Move up to PACK_MAX dictionaries from number *next on into a new object
 * stream; *next is then the first that was not looked at.
 */
static void pack(struct pdf_file *f, size_t *next, size_t end)
{
    struct buf places = buf_new(f->arena, SIZE_MAX / 2);
    struct buf texts = buf_new(f->arena, SIZE_MAX / 2);
    struct str head;
    uint64_t self = f->count;
    unsigned n = 0;

    for (; *next < end && n < PACK_MAX; (*next)++) {
        struct object *o = &f->objects[*next];

        if (o->is_stream)
            continue;
        buf_add_int(&places, (int64_t)*next);
        buf_add_byte(&places, ' ');
        buf_add_int(&places, (int64_t)texts.len);
        buf_add_byte(&places, ' ');
        add_dictionary(f, o, &texts);
        o->offset = self;
        o->index = (uint8_t)n++;
    }
    if (n == 0)
        return;
    head = arena_format(f->arena, "/Type/ObjStm/N %u/First %zu", n, places.len);
    buf_add(&places, buf_str(&texts));
    (void)pdf_file_add_stream(f, head, buf_str(&places), true);
}

static void pack_all(struct pdf_file *f)
{
    size_t end = f->count, next = 1;

    while (next < end)
        pack(f, &next, end);
}

static void write_stream(struct pdf_file *f, size_t number, struct buf *out)
{
    struct object *o = &f->objects[number];

    o->offset = out->len;
    buf_add_int(out, (int64_t)number);
    buf_add_z(out, " 0 obj\n<<");
    buf_add(out, o->entries);
    buf_add_z(out, "/Length ");
    buf_add_int(out, (int64_t)o->bytes.len);
    buf_add_z(out, ">>stream\n");
    buf_add(out, o->bytes);
    buf_add_z(out, "\nendstream\nendobj\n");
}

static void add_number(struct buf *b, uint64_t n, int bytes)
{
    while (bytes-- > 0)
        buf_add_byte(b, (char)(n >> 8 * bytes & 255));
}

/* Kind, place and index of each object: 0 free, 1 in the file, 2 packed. */
static struct str make_references(struct pdf_file *f, int bytes)
{
    struct buf b = buf_new(f->arena, SIZE_MAX / 2);

    add_number(&b, 0, 1 + bytes);
    add_number(&b, 255, 1);
    for (size_t i = 1; i < f->count; i++) {
        const struct object *o = &f->objects[i];

        add_number(&b, o->is_stream ? 1 : 2, 1);
        add_number(&b, o->offset, bytes);
        add_number(&b, o->index, 1);
    }
    return buf_str(&b);
}

/* The cross references are the last object, and name themselves. */
static void write_references(struct pdf_file *f, struct buf *out)
{
    struct str hash = hash_hex(hash_bytes(buf_str(out)), f->arena);
    size_t start = out->len;
    int bytes = start < 1u << 24 ? 3 : 5, id = ID_DIGITS;
    size_t self = f->count;
    struct object *o;

    assert((uint64_t)start < UINT64_C(1) << 40);
    o = push(f);
    o->is_stream = true;
    o->offset = start;
    o->bytes = deflate_bytes(f, make_references(f, bytes));
    f->objects[self].entries =
        arena_format(f->arena,
                     "/Type/XRef/Size %zu/W[1 %d 1]/Root %u 0 R/Info %u 0 R"
                     "/ID[<%.*s><%.*s>]/Filter/FlateDecode",
                     f->count, bytes, (unsigned)f->catalog, (unsigned)f->info,
                     id, hash.ptr, id, hash.ptr);
    write_stream(f, self, out);
    buf_add_z(out, "startxref\n");
    buf_add_int(out, (int64_t)start);
    buf_add_z(out, "\n%%EOF\n");
}

static size_t room_for(const struct pdf_file *f)
{
    size_t room = 4096 + f->count * 16;

    for (size_t i = 1; i < f->count; i++) {
        const struct object *o = &f->objects[i];

        if (o->is_stream)
            room += o->bytes.len + o->entries.len + FRAME_MAX;
    }
    return room;
}

struct str pdf_file_finish(struct pdf_file *f, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 2);

    fill_page_tree(f);
    pack_all(f);
    if (!buf_reserve(&out, room_for(f)))
        return (struct str){0};
    buf_add_z(&out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    for (size_t i = 1; i < f->count; i++)
        if (f->objects[i].is_stream)
            write_stream(f, i, &out);
    write_references(f, &out);
    return buf_str(&out);
}
