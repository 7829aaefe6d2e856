#include "doc/characters.h"

#include "base/utf8.h"

#define WORDS   (0x110000 / 64)
#define DEEPEST 64 /* as markdown allows */

/* What composition writes by itself: folios, sums carried forward, an axis
   that is cut (chart_cut_words). */
#define COMPOSED                                                                 \
    "0123456789,.()[]-− — 转次页承前页 Brought Carried forward"        \
    "abcdefghijklmnopqrstuvwxyz、（）零一二三四五六七八九十百千" \
    "纵轴不从开始"                                                         \
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

void characters_add(struct characters *set, struct str text)
{
    while (text.len) {
        uint32_t c = utf8_next(&text);

        set->bits[c / 64] |= UINT64_C(1) << c % 64;
    }
}

struct characters characters_new(struct arena *a)
{
    return (struct characters){arena_array(a, uint64_t, WORDS)};
}

void characters_add_composed(struct characters *set)
{
    characters_add(set, STR(COMPOSED));
}

static void add_blocks(struct characters *set, const struct block *block,
                       int depth);

static void add_inlines(struct characters *set, const struct inline_run *run,
                        int depth)
{
    for (; run; run = run->next) {
        characters_add(set, run->text);
        if (run->note)
            add_blocks(set, run->note->blocks, depth + 1);
    }
}

static void add_table(struct characters *set, const struct table *table,
                      int depth)
{
    for (size_t i = 0; i < table->row_count * table->column_count; i++)
        add_inlines(set, table->cells[i].content, depth);
}

static void add_chart(struct characters *set, const struct chart *chart)
{
    characters_add(set, chart->title);
    characters_add(set, chart->unit);
    for (size_t i = 0; i < chart->category_count; i++)
        characters_add(set, chart->categories[i]);
    for (size_t i = 0; i < chart->series_count; i++)
        characters_add(set, chart->series[i].name);
}

static void add_blocks(struct characters *set, const struct block *block,
                       int depth)
{
    for (; block && depth < DEEPEST; block = block->next) {
        add_inlines(set, block->content, depth);
        if (block->table)
            add_table(set, block->table, depth);
        if (block->chart)
            add_chart(set, block->chart);
        add_blocks(set, block->children, depth + 1);
    }
}

void characters_add_document(struct characters *set,
                             const struct document_tree *document)
{
    characters_add_composed(set);
    add_blocks(set, document->blocks, 0);
    for (size_t i = 0; i < document->letterhead.line_count; i++)
        characters_add(set, document->letterhead.lines[i]);
    characters_add(set, document->header);
    characters_add(set, document->footer);
    characters_add(set, document->watermark);
    characters_add(set, document->title);
    for (size_t i = 0; i < document->letterhead.line_count; i++)
        characters_add(set, document->letterhead.lines[i]);
}

static bool has(const struct characters *set, uint32_t c)
{
    return set->bits[c / 64] >> c % 64 & 1;
}

static bool has_any(const struct characters *set, struct str text)
{
    while (text.len) {
        if (has(set, utf8_next(&text)))
            return true;
    }
    return false;
}

static const struct inline_run *find_inline(const struct inline_run *run,
                                            uint32_t code_point)
{
    for (; run; run = run->next) {
        struct str text = run->text;

        while (text.len)
            if (utf8_next(&text) == code_point)
                return run;
    }
    return NULL;
}

static const struct inline_run *find_block(const struct block *block,
                                           uint32_t code_point, int depth)
{
    const struct inline_run *found = NULL;

    for (; block && !found && depth < DEEPEST; block = block->next) {
        const struct table *t = block->table;

        found = find_inline(block->content, code_point);
        for (size_t i = 0; t && !found && i < t->row_count * t->column_count;
             i++)
            found = find_inline(t->cells[i].content, code_point);
        if (!found)
            found = find_block(block->children, code_point, depth + 1);
    }
    return found;
}

const struct inline_run *characters_find(const struct document_tree *document,
                                         uint32_t code_point)
{
    return find_block(document->blocks, code_point, 0);
}

struct replacing {
    const struct characters *set;
    struct str replacement;
    struct arena *arena;
};

static void replace_in(const struct replacing *x, struct str *text)
{
    size_t most = text->len * (1 + x->replacement.len);
    struct buf out = buf_new(x->arena, most);
    struct str rest = *text;

    if (!has_any(x->set, *text))
        return;
    while (rest.len) {
        uint32_t c = utf8_next(&rest);

        if (has(x->set, c))
            buf_add(&out, x->replacement);
        else
            utf8_add(&out, c);
    }
    *text = buf_str(&out);
}

static void replace_blocks(const struct replacing *x, struct block *block,
                           int depth);

static void replace_inlines(const struct replacing *x, struct inline_run *run,
                            int depth)
{
    for (; run; run = run->next) {
        replace_in(x, &run->text);
        if (run->note)
            replace_blocks(x, run->note->blocks, depth + 1);
    }
}

/* Charts are shared, so what they say is changed in a copy. */
static const struct chart *replaced_chart(const struct replacing *x,
                                          const struct chart *chart)
{
    struct chart *copy = arena_new(x->arena, struct chart);
    struct str *categories =
        arena_array(x->arena, struct str, chart->category_count);

    *copy = *chart;
    replace_in(x, &copy->title);
    replace_in(x, &copy->unit);
    for (size_t i = 0; i < chart->category_count; i++) {
        categories[i] = chart->categories[i];
        replace_in(x, &categories[i]);
    }
    copy->categories = categories;
    copy->series =
        arena_array(x->arena, struct chart_series, chart->series_count);
    for (size_t i = 0; i < chart->series_count; i++) {
        copy->series[i] = chart->series[i];
        replace_in(x, &copy->series[i].name);
    }
    return copy;
}

static void replace_blocks(const struct replacing *x, struct block *block,
                           int depth)
{
    for (; block && depth < DEEPEST; block = block->next) {
        const struct table *table = block->table;

        replace_inlines(x, block->content, depth);
        if (block->chart)
            block->chart = replaced_chart(x, block->chart);
        for (size_t i = 0; table && i < table->row_count * table->column_count;
             i++)
            replace_inlines(x, table->cells[i].content, depth);
        replace_blocks(x, block->children, depth + 1);
    }
}

void characters_replace(const struct characters *set, struct str replacement,
                        struct document_tree *document, struct arena *a)
{
    struct replacing x = {set, replacement, a};

    replace_blocks(&x, document->blocks, 0);
    for (size_t i = 0; i < document->letterhead.line_count; i++)
        replace_in(&x, &document->letterhead.lines[i]);
    replace_in(&x, &document->header);
    replace_in(&x, &document->footer);
    replace_in(&x, &document->title);
}

void characters_unite(struct characters *set, const struct characters *other)
{
    for (size_t i = 0; i < WORDS; i++)
        set->bits[i] |= other->bits[i];
}

struct str characters_text(const struct characters *set, struct arena *a)
{
    struct buf text = buf_new(a, 4 * (size_t)0x110000);

    for (size_t i = 0; i < WORDS; i++) {
        for (uint64_t word = set->bits[i]; word; word &= word - 1)
            utf8_add(&text,
                     (uint32_t)(64 * i) + (uint32_t)__builtin_ctzll(word));
    }
    return buf_str(&text);
}
