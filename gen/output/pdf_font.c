#include "output/pdf_font_parts.h"

#include <string.h>

#define CODES_MAX 65535

struct pdf_fonts pdf_fonts_new(const struct font_set *set,
                               const struct pdf_stock *stock, struct arena *a)
{
    struct pdf_fonts fonts = {
        .arena = a, .count = font_set_count(set), .stock = stock};

    fonts.items = arena_array(a, struct pdf_font, fonts.count);
    for (size_t i = 0; i < fonts.count; i++)
        fonts.items[i].face = font_set_face(set, i);
    return fonts;
}

static size_t find_slot(const struct pdf_font *font, uint32_t glyph,
                        struct str text)
{
    size_t at = (str_hash(text) ^ glyph * UINT64_C(0x9e3779b97f4a7c15)) &
                (font->slot_count - 1);

    while (font->slots[at] != 0) {
        const struct code *code = &font->codes[font->slots[at]];

        if (code->glyph == glyph && str_equal(code->text, text))
            break;
        at = (at + 1) & (font->slot_count - 1);
    }
    return at;
}

static void grow_slots(struct pdf_font *font, struct arena *a)
{
    font->slot_count = font->slot_count ? 2 * font->slot_count : 1024;
    font->slots = arena_array(a, uint16_t, font->slot_count);
    for (size_t i = 1; i < font->count; i++) {
        const struct code *code = &font->codes[i];

        font->slots[find_slot(font, code->glyph, code->text)] = (uint16_t)i;
    }
}

static unsigned add_code(struct pdf_fonts *fonts, struct pdf_font *font,
                         uint32_t glyph, struct str text)
{
    if (font->count > CODES_MAX) {
        fonts->overflowed = true;
        return 0;
    }
    ARENA_PUSH(fonts->arena, font->codes, font->count,
               font->capacity) = (struct code){
        .glyph = glyph, .width = font_advance(font->face, glyph), .text = text};
    return (unsigned)font->count - 1;
}

/* Begin with what is in stock: codes and slots of one's own. */
static void begin_font(struct pdf_fonts *fonts, struct pdf_font *font)
{
    const struct stocked *stocked = pdf_stocked(fonts, font);
    const struct pdf_font *like;

    if (!stocked) {
        add_code(fonts, font, 0, (struct str){0});
        return;
    }
    like = &stocked->font;
    *font = *like;
    /* Room for half as many again, so that most files need not grow it. */
    font->capacity = like->count + like->count / 2 + 16;
    font->codes = arena_array(fonts->arena, struct code, font->capacity);
    font->slots = arena_array(fonts->arena, uint16_t, like->slot_count);
    memcpy(font->codes, like->codes, like->count * sizeof(*like->codes));
    memcpy(font->slots, like->slots, like->slot_count * sizeof(*like->slots));
}

unsigned pdf_font_code(struct pdf_fonts *fonts, const struct face *face,
                       uint32_t glyph, struct str text, int32_t *width)
{
    struct pdf_font *font = &fonts->items[face->number];
    size_t slot;

    if (font->count == 0)
        begin_font(fonts, font);
    if (2 * font->count >= font->slot_count)
        grow_slots(font, fonts->arena);
    if (glyph == 0)
        fonts->missing++;
    slot = find_slot(font, glyph, text);
    if (font->slots[slot] == 0)
        font->slots[slot] = (uint16_t)add_code(fonts, font, glyph, text);
    *width = font->codes[font->slots[slot]].width;
    return font->slots[slot];
}
