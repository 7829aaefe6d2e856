#include "doc/characters.h"

#include "base/utf8.h"

#define WORDS   (0x110000 / 64)
#define DEEPEST 64 /* as markdown allows */

struct characters characters_new(struct arena *a)
{
    return (struct characters){arena_array(a, uint64_t, WORDS)};
}

void characters_add(struct characters *set, struct str text)
{
    while (text.len) {
        uint32_t c = utf8_next(&text);

        set->bits[c / 64] |= UINT64_C(1) << c % 64;
    }
}

static void add_inlines(struct characters *set, const struct inline_run *run)
{
    for (; run; run = run->next)
        characters_add(set, run->text);
}

static void add_table(struct characters *set, const struct table *table)
{
    for (size_t i = 0; i < table->row_count * table->column_count; i++)
        add_inlines(set, table->cells[i].content);
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
        add_inlines(set, block->content);
        if (block->table)
            add_table(set, block->table);
        if (block->chart)
            add_chart(set, block->chart);
        add_blocks(set, block->children, depth + 1);
    }
}

void characters_add_document(struct characters *set,
                             const struct document_tree *document)
{
    add_blocks(set, document->blocks, 0);
    characters_add(set, document->header);
    characters_add(set, document->footer);
    characters_add(set, document->watermark);
    characters_add(set, document->title);
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
