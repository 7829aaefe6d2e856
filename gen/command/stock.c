#include "command/stock.h"

#define SAMPLES 8

/* Fewer take less time when each is made by itself. */
#define LEAST 8

static void add_sample(struct pdf_stock *stock,
                       const struct stock_source *source, size_t document)
{
    struct arena room = {0};
    struct diag quiet = {0};
    struct document_tree tree = {0};
    struct pages pages = {0};
    struct shaper *shaper = shaper_new(&room);

    if (source->make(source->context, document, &tree, &room, &quiet) &&
        compose(&tree, source->fonts, shaper, &pages, &room, &quiet))
        pdf_stock_add(stock, &pages);
    shaper_release(shaper);
    arena_release(&room);
}

const struct pdf_stock *stock_make(const struct stock_source *source,
                                   const size_t *documents, size_t n,
                                   struct arena *a)
{
    struct pdf_stock *stock;

    if (n < LEAST)
        return NULL;
    stock = pdf_stock_new(source->fonts, a);
    for (size_t i = 0; i < SAMPLES; i++)
        add_sample(stock, source, documents[i * n / SAMPLES]);
    pdf_stock_settle(stock);
    return stock;
}
