#include "output/pdf_stock.h"

#include "output/pdf_canvas.h"
#include "output/pdf_font_parts.h"
#include "output/pdf_icc.h"

#define CONTENT_MAX (256 << 20) /* bytes of one sample's drawing */

struct pdf_stock *pdf_stock_new(const struct font_set *fonts, struct arena *a)
{
    struct pdf_stock *stock = arena_new(a, struct pdf_stock);

    stock->set = fonts;
    stock->arena = a;
    stock->seen = pdf_fonts_new(fonts, NULL, a);
    return stock;
}

/* A code like one of another file; its text outlives that. */
static struct code *add_like(struct pdf_fonts *fonts, const struct face *face,
                             const struct code *like)
{
    struct pdf_font *font = &fonts->items[face->number];
    size_t count = font->count;
    int32_t width;
    unsigned n = pdf_font_code(fonts, face, like->glyph, like->text, &width);

    if (n >= count)
        font->codes[n].text = arena_str(fonts->arena, like->text);
    return &font->codes[n];
}

void pdf_stock_add(struct pdf_stock *stock, const struct pages *sample)
{
    struct arena scratch = {.no_memory = stock->arena->no_memory,
                            .no_memory_user = stock->arena->no_memory_user};
    struct pdf_fonts used = pdf_fonts_new(stock->set, NULL, &scratch);
    struct pdf_images images = {.arena = &scratch};
    struct buf drawn = buf_new(&scratch, CONTENT_MAX);

    for (size_t i = 0; i < sample->count; i++)
        pdf_draw_page(&sample->items[i], &used, &images, NULL, &drawn);
    for (size_t i = 0; i < used.count; i++)
        for (size_t k = 1; k < used.items[i].count; k++)
            add_like(&stock->seen, used.items[i].face, &used.items[i].codes[k])
                ->uses++;
    stock->samples++;
    arena_release(&scratch);
}

/* A glyph that few files show would make all the others larger. */
static bool is_common(const struct pdf_stock *stock, const struct code *code)
{
    return code->uses == stock->samples;
}

static struct str pack_map(struct str map, struct arena *a)
{
    return map.len > 0 ? deflate_whole(map, a) : map;
}

static struct font_streams pack(const struct font_streams *made, size_t count,
                                struct arena *a)
{
    struct font_streams packed = {
        .program = deflate_whole(made->program, a),
        .program_entries = arena_str(a, made->program_entries),
        .to_unicode = deflate_whole(made->to_unicode, a),
        .glyph_map = pack_map(made->glyph_map, a),
        .encoding = pack_map(made->encoding, a)};
    struct str cids = {(const char *)made->cids, count * sizeof(*made->cids)};

    if (made->cids)
        packed.cids = (const void *)arena_str(a, cids).ptr;
    return packed;
}

static struct pdf_middle middle_of(struct str bytes, struct arena *a)
{
    return (struct pdf_middle){.piece = deflate_small(bytes, a),
                               .adler32 = adler32_of(bytes)};
}

/* A face that cannot be cut is not kept: the file that uses it says so. */
static void keep(struct stocked *out, const struct pdf_font *font,
                 struct arena *a)
{
    struct arena scratch = {.no_memory = a->no_memory,
                            .no_memory_user = a->no_memory_user};
    struct font_streams made = {0};

    if (font->count > 1 && pdf_font_streams(font, &made, &scratch)) {
        out->font = *font;
        out->packed = pack(&made, font->count, a);
        out->to_unicode =
            middle_of(pdf_font_map_front(font, font->count, &scratch), a);
        if (font->face->cff)
            out->drawings = middle_of(
                font_drawings(font->face, pdf_font_glyphs(font, &scratch),
                              font->count, &scratch),
                a);
    }
    arena_release(&scratch);
}

void pdf_stock_settle(struct pdf_stock *stock)
{
    struct arena *a = stock->arena;
    struct pdf_fonts common = pdf_fonts_new(stock->set, NULL, a);

    stock->items = arena_array(a, struct stocked, common.count);
    for (size_t i = 0; i < common.count; i++) {
        const struct pdf_font *font = &stock->seen.items[i];

        for (size_t k = 1; k < font->count; k++)
            if (is_common(stock, &font->codes[k]))
                add_like(&common, font->face, &font->codes[k]);
        keep(&stock->items[i], &common.items[i], a);
    }
    stock->profile = deflate_whole(pdf_icc_srgb(a), a);
}

struct str pdf_stock_profile(const struct pdf_stock *stock)
{
    return stock->profile;
}

const struct stocked *pdf_stocked(const struct pdf_fonts *fonts,
                                  const struct pdf_font *font)
{
    const struct stocked *stocked =
        fonts->stock ? &fonts->stock->items[font->face->number] : NULL;

    return stocked && stocked->font.count > 0 ? stocked : NULL;
}
