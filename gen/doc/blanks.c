#include "doc/blanks.h"

#include "base/buf.h"
#include "base/utf8.h"

#define BLANK  0xFF3F /* ＿ */
#define AROUND 28     /* columns of type told before and behind; Han has two */

struct finding {
    struct blanks *out;
    struct arena *arena;
};

/* A paragraph, character by character. */
struct words {
    uint32_t *characters;
    bool *typed; /* a blank of the template */
    size_t count;
};

static struct words spell(const struct inline_run *content, struct arena *a)
{
    struct words w = {0};
    size_t room = 1;

    for (const struct inline_run *r = content; r; r = r->next)
        room += r->text.len + 1;
    w.characters = arena_array(a, uint32_t, room);
    w.typed = arena_array(a, bool, room);
    for (const struct inline_run *r = content; r; r = r->next) {
        struct str rest = r->kind == INLINE_TEXT ? r->text : STR("\n");

        while (rest.len) {
            uint32_t c = utf8_next(&rest);

            w.typed[w.count] = c == BLANK && !r->is_value;
            w.characters[w.count++] = c;
        }
    }
    return w;
}

static bool ends_clause(uint32_t c)
{
    return c == '\n' || c == ';' || c == ',' || c == 0x3000 ||
           c == 0x3002 /* 。 */ || c == 0xFF1B /* ； */ || c == 0xFF0C /* ， */;
}

static bool ends_behind(uint32_t c)
{
    return ends_clause(c) || c == 0xFF1A /* ： */ || c == 0xFF08 /* （ */;
}

static size_t width(uint32_t c)
{
    return c < 0x2E80 ? 1 : 2;
}

static void add(struct finding *f, struct str text)
{
    struct blanks *out = f->out;

    for (size_t i = 0; i < out->count; i++)
        if (str_equal(out->items[i], text))
            return;
    ARENA_PUSH(f->arena, out->items, out->count, out->capacity) = text;
}

/* Not before what was told of the blank before. */
static size_t clause_start(const struct words *w, size_t at, size_t least)
{
    for (size_t told = 0;
         at > least && told < AROUND && !ends_clause(w->characters[at - 1]);
         at--)
        told += width(w->characters[at - 1]);
    return at;
}

/* The blanks of a date, year, month and day, are one. */
static size_t clause_end(const struct words *w, size_t at)
{
    for (size_t told = 0;
         at < w->count && told < AROUND && !ends_behind(w->characters[at]);
         at++)
        told = w->typed[at] ? 0 : told + width(w->characters[at]);
    return at;
}

/* The clause around a blank; returns where it ends. */
static size_t add_clause(struct finding *f, const struct words *w, size_t at,
                         size_t least)
{
    struct buf b = buf_new(f->arena, 4096);
    size_t from = clause_start(w, at, least), to = clause_end(w, at);

    if (from > least && !ends_clause(w->characters[from - 1]))
        buf_add_z(&b, "…");
    for (size_t i = from; i < to; i++)
        utf8_add(&b, w->characters[i]);
    if (to < w->count && !ends_behind(w->characters[to]))
        buf_add_z(&b, "…");
    add(f, str_trim(buf_str(&b)));
    return to;
}

static void find_in(struct finding *f, const struct inline_run *content)
{
    struct words w = spell(content, f->arena);
    size_t told = 0;

    for (size_t i = 0; i < w.count; i++)
        if (w.typed[i] && i >= told)
            told = add_clause(f, &w, i, told);
}

static bool has_blank(const struct inline_run *content)
{
    for (const struct inline_run *r = content; r; r = r->next)
        if (!r->is_value && str_find(r->text, STR("＿")) >= 0)
            return true;
    return false;
}

static struct str text_of(const struct inline_run *content, struct arena *a)
{
    struct words w = spell(content, a);
    struct buf b = buf_new(a, 4096);

    for (size_t i = 0; i < w.count; i++)
        utf8_add(&b, w.characters[i] == '\n' ? ' ' : w.characters[i]);
    return str_trim(buf_str(&b));
}

/* Of a table with headings the column is told, once. */
static void find_in_table(struct finding *f, const struct table *t)
{
    for (size_t column = 0; column < t->column_count; column++)
        for (size_t row = 1; row < t->row_count; row++)
            if (has_blank(t->cells[row * t->column_count + column].content)) {
                add(f, text_of(t->cells[column].content, f->arena));
                break;
            }
}

/* Of a form the cell that names it; one that none names is for signatures. */
static void find_in_form(struct finding *f, const struct table *t)
{
    for (size_t row = 0; row < t->row_count; row++) {
        const struct inline_run *name = NULL;

        for (size_t i = 0; i < t->column_count; i++) {
            const struct table_cell *cell =
                &t->cells[row * t->column_count + i];

            if (cell->covered)
                continue;
            if (!has_blank(cell->content))
                name = cell->content ? cell->content : name;
            else if (name)
                add(f, text_of(name, f->arena));
        }
    }
}

static bool is_for_others(const struct block *b)
{
    return b->kind == BLOCK_DIV &&
           (b->role == DIV_SIGNATURE || b->role == DIV_SEAL ||
            b->role == DIV_REPLY_SLIP);
}

static void find_in_blocks(struct finding *f, const struct block *b)
{
    for (; b; b = b->next) {
        if (is_for_others(b))
            continue;
        find_in(f, b->content);
        if (b->table && b->table->is_form)
            find_in_form(f, b->table);
        else if (b->table && b->table->row_count)
            find_in_table(f, b->table);
        find_in_blocks(f, b->children);
    }
}

void blanks_find(const struct document_tree *tree, struct blanks *out,
                 struct arena *a)
{
    struct finding f = {out, a};

    *out = (struct blanks){0};
    find_in_blocks(&f, tree->blocks);
}
