/*
 * fuzz_markdown - any text as Markdown with blocks, forms, footnotes and
 * slots of values: reading ends, in a tree or in messages, and the tree keeps
 * what its header promises.
 *
 * A byte 1 to 8 stands for the slot of a value.  The text is read as it is and
 * within a form.
 */
#include "doc/divs.h"
#include "doc/numbering.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define VALUES 8
#define LINES  64
#define DEEP   200

static const struct field values[VALUES] = {
    {.text = STR_INIT("<<")},       {.text = STR_INIT("^^")},
    {.text = STR_INIT("[^1]: x")},  {.text = STR_INIT("::: form\n")},
    {.text = STR_INIT("a\r\n\nb")}, {.text = STR_INIT("")},
    {.text = STR_INIT("| - |")},    {.text = STR_INIT("**x**")},
};

static const struct chart chart;
static const struct image picture = {.width = 1, .height = 1};

static void check_blocks(const struct block *block, int depth);

static void check_inlines(const struct inline_run *run, int depth)
{
    for (; run; run = run->next) {
        if ((run->kind == INLINE_FOOTNOTE) != (run->note != NULL))
            abort();
        if (run->note && (run->note->number < 1 || !run->note->blocks))
            abort();
        if (run->note)
            check_blocks(run->note->blocks, depth + 1);
    }
}

/* Each cell of a form is covered by none or by one. */
static void check_form(const struct table *t)
{
    size_t covered = 0, spanned = 0;

    for (size_t i = 0; i < t->row_count * t->column_count; i++) {
        const struct table_cell *cell = &t->cells[i];

        covered += cell->covered;
        if (cell->covered && (cell->names_row || cell->content))
            abort();
        if (cell->covered)
            continue;
        if (cell->columns < 1 || cell->rows < 1 ||
            i % t->column_count + (size_t)cell->columns > t->column_count ||
            i / t->column_count + (size_t)cell->rows > t->row_count)
            abort();
        spanned += (size_t)cell->columns * (size_t)cell->rows - 1;
    }
    if (covered != spanned)
        abort();
    for (size_t i = 0; i < t->column_count; i++)
        if (t->widths[i] < 1)
            abort();
}

static void check_blocks(const struct block *block, int depth)
{
    if (depth > DEEP)
        abort();
    for (; block; block = block->next) {
        check_inlines(block->content, depth);
        for (size_t i = 0; block->table && i < block->table->row_count *
                                                   block->table->column_count;
             i++)
            check_inlines(block->table->cells[i].content, depth);
        if (block->table && block->table->is_form)
            check_form(block->table);
        if (block->kind == BLOCK_PICTURE && !block->picture->image)
            abort();
        check_blocks(block->children, depth + 1);
    }
}

static void add_text(struct buf *b, const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (data[i] >= 1 && data[i] <= VALUES)
            markdown_add_slot(b, data[i] - 1u);
        else
            buf_add_byte(b, (char)data[i]);
    }
}

static void try_text(struct str text)
{
    static const struct named_picture pictures[] = {
        {STR_INIT("a.png"), &picture}};
    static const struct named_chart chart_items[] = {{STR_INIT("a"), &chart}};
    static const struct named_charts charts = {chart_items, 1};
    struct place lines[LINES] = {{0}};
    struct markdown m = {.text = text,
                         .lines = lines,
                         .line_count = LINES,
                         .values = values,
                         .value_count = VALUES,
                         .pictures = pictures,
                         .picture_count = 1};
    struct arena a = {0};
    struct diag quiet = {.arena = &a};
    struct block *blocks = NULL;

    if (divs_parse(&m, &charts, &blocks, &a, &quiet)) {
        numbering_apply(blocks, &a);
        check_blocks(blocks, 0);
    } else if (quiet.worst == DIAG_OK) {
        abort();
    }
    arena_release(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 1 << 24);

    markdown_start();
    add_text(&b, data, size);
    if (markdown_has_slot((struct str){(const char *)data, size}))
        goto out; /* templates that hold them are refused */
    try_text(buf_str(&b));
    b = buf_new(&a, 1 << 24);
    buf_add_z(&b, "::: form\n");
    add_text(&b, data, size);
    buf_add_z(&b, "\n:::\n");
    try_text(buf_str(&b));
out:
    arena_release(&a);
    return 0;
}
