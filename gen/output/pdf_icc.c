#include "output/pdf_icc.h"

#include "base/buf.h"

#include <string.h>

#define HEADER_SIZE  128
#define PROFILE_SIZE 1024 /* more than it takes */

/* Numbers are s15Fixed16: thousandths of 65536ths would not be exact. */
static const int32_t d50[] = {0xf6d6, 0x10000, 0xd32d};
static const int32_t red[] = {0x6fa2, 0x38f5, 0x0390};
static const int32_t green[] = {0x6299, 0xb785, 0x18da};
static const int32_t blue[] = {0x24a0, 0x0f84, 0xb6cf};

/* From the white of sRGB, D65, to that of profiles, D50 (Bradford). */
static const int32_t adaptation[] = {0x10c42, 0x05de,  -0xcdb, 0x0793, 0xfd8f,
                                     -0x45f,  -0x025d, 0x03dc, 0xc06e};

/* IEC 61966-2-1: 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045. */
static const int32_t curve[] = {0x26666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b};

struct tag {
    const char *name;
    const char *type;
    const int32_t *numbers;
    size_t count;
    const char *text; /* mluc: ASCII */
};

static const struct tag tags[] = {
    {"desc", "mluc", NULL, 0, "sRGB"},
    {"cprt", "mluc", NULL, 0, "CC0"},
    {"wtpt", "XYZ ", d50, COUNT(d50), NULL},
    {"chad", "sf32", adaptation, COUNT(adaptation), NULL},
    {"rXYZ", "XYZ ", red, COUNT(red), NULL},
    {"gXYZ", "XYZ ", green, COUNT(green), NULL},
    {"bXYZ", "XYZ ", blue, COUNT(blue), NULL},
    {"rTRC", "para", curve, COUNT(curve), NULL},
    {"gTRC", "para", curve, COUNT(curve), NULL},
    {"bTRC", "para", curve, COUNT(curve), NULL},
};

static void add_u32(struct buf *b, uint32_t n)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_byte(b, (char)(n >> shift & 255));
}

static void add_multilingual(struct buf *b, const char *text)
{
    size_t length = strlen(text);

    add_u32(b, 1);  /* one language */
    add_u32(b, 12); /* bytes of its record */
    buf_add_z(b, "enUS");
    add_u32(b, (uint32_t)(2 * length));
    add_u32(b, 28); /* where its text begins */
    for (size_t i = 0; i < length; i++) {
        buf_add_byte(b, 0);
        buf_add_byte(b, text[i]);
    }
}

static void add_tag_data(struct buf *b, const struct tag *tag)
{
    buf_add_z(b, tag->type);
    add_u32(b, 0);
    if (tag->text)
        add_multilingual(b, tag->text);
    else if (tag->numbers == curve)
        add_u32(b, 3u << 16); /* the kind of curve with a straight foot */
    for (size_t i = 0; i < tag->count; i++)
        add_u32(b, (uint32_t)tag->numbers[i]);
    buf_add_repeated(b, 0, (4 - b->len % 4) % 4);
}

static void add_header(struct buf *b, uint32_t size)
{
    add_u32(b, size);
    add_u32(b, 0);
    add_u32(b, 0x04200000); /* version 4.2 */
    buf_add_z(b, "mntrRGB XYZ ");
    add_u32(b, 2026u << 16 | 1); /* 1 January 2026, 00:00:00 */
    add_u32(b, 1u << 16);
    add_u32(b, 0);
    buf_add_z(b, "acsp");
    buf_add_repeated(b, 0, 28); /* platform to intent: nothing said */
    for (size_t i = 0; i < COUNT(d50); i++)
        add_u32(b, (uint32_t)d50[i]);
    buf_add_repeated(b, 0, HEADER_SIZE - b->len);
}

struct str pdf_icc_srgb(struct arena *a)
{
    struct buf data = buf_new(a, PROFILE_SIZE);
    struct buf table = buf_new(a, PROFILE_SIZE);
    struct buf profile = buf_new(a, PROFILE_SIZE);
    uint32_t start = HEADER_SIZE + 4 + 12 * COUNT(tags);
    uint32_t at = 0;

    add_u32(&table, COUNT(tags));
    for (size_t i = 0; i < COUNT(tags); i++) {
        bool shared =
            i > 0 && tags[i].numbers == curve && tags[i - 1].numbers == curve;

        if (!shared) {
            at = (uint32_t)data.len;
            add_tag_data(&data, &tags[i]);
        }
        buf_add_z(&table, tags[i].name);
        add_u32(&table, start + at);
        add_u32(&table, (uint32_t)data.len - at);
    }
    add_header(&profile, start + (uint32_t)data.len);
    buf_add(&profile, buf_str(&table));
    buf_add(&profile, buf_str(&data));
    return buf_str(&profile);
}
