/*
 * fuzz_font - any bytes as a font file: refused, or loaded, asked, shaped, cut
 * down and embedded without a fault.
 *
 * The first byte chooses: a small font of each kind, made here from those of
 * the machine, with bytes changed at the places that the rest names, or the
 * rest as it is.
 */
#include "layout/font.h"

#include <fcntl.h>
#include <hb-subset.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define CHANGE 4 /* bytes of a change: where (3) and what */

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
    const char *path;
    unsigned index;
} sources[] = {
    {"/usr/share/fonts/truetype/hanazono/HanaMinA.ttf", 0},
    {"/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", 0},
    {"/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2},
    {"/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf", 0},
};

static const char sample[] =
    "的函A\xcc\x81 e\xcc\x81éfi“”——葛\xf3\xa0\x84\x80☐";

static struct str bases[COUNT(sources)];
static int file = -1;
static char path[64];

static struct str make_base(const char *font, unsigned index)
{
    hb_blob_t *blob = hb_blob_create_from_file(font);
    hb_face_t *face = hb_face_create(blob, index), *cut;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_buffer_t *text = hb_buffer_create();
    struct str out = {0};
    unsigned n;

    hb_buffer_add_utf8(text, sample, -1, 0, -1);
    for (unsigned i = 0; i < hb_buffer_get_length(text); i++)
        hb_set_add(hb_subset_input_unicode_set(input),
                   hb_buffer_get_glyph_infos(text, &n)[i].codepoint);
    cut = hb_subset_or_fail(face, input);
    if (cut) {
        hb_blob_t *made = hb_face_reference_blob(cut);
        const char *bytes = hb_blob_get_data(made, &n);
        char *copy = malloc(n + 1);

        memcpy(copy, bytes, n);
        out = (struct str){copy, n};
        hb_blob_destroy(made);
    }
    hb_buffer_destroy(text);
    hb_face_destroy(cut);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return out;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    for (size_t i = 0; i < COUNT(sources); i++)
        bases[i] = make_base(sources[i].path, sources[i].index);
    file = memfd_create("font", 0);
    snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
    return 0;
}

static bool write_font(const uint8_t *data, size_t size)
{
    size_t kind = data[0] % (COUNT(sources) + 1);
    size_t n = kind < COUNT(sources) ? bases[kind].len : 0;

    data++;
    size--;
    if (ftruncate(file, 0) != 0)
        return false;
    if (kind == COUNT(sources))
        return pwrite(file, data, size, 0) == (ssize_t)size;
    if (n == 0 || pwrite(file, bases[kind].ptr, n, 0) != (ssize_t)n)
        return false;
    for (; size >= CHANGE; size -= CHANGE, data += CHANGE) {
        size_t at = (size_t)data[0] << 16 | (size_t)data[1] << 8 | data[2];

        if (pwrite(file, data + 3, 1, (off_t)(at % n)) != 1)
            return false;
    }
    return true;
}

static void use(struct font_set *set, struct arena *a)
{
    static const uint32_t marked[] = {'x', 0x301, 0xe0100};
    struct shaper *shaper = shaper_new(a);
    const struct face *face = font_set_face(set, 0);
    uint32_t last = face->glyph_count > 1 ? (uint32_t)face->glyph_count - 1 : 0;
    const uint32_t ids[] = {0, last, last / 2, last};
    uint16_t new_ids[COUNT(ids)];
    struct str program;
    struct glyph *glyphs;
    size_t n;
    mpt advance;
    bool plain;

    font_find(set, FONT_SERIF, false, 'A');
    font_find_wide(set, FONT_SERIF, false, 0x2014);
    font_find_marked(set, FONT_SERIF, false, marked, COUNT(marked), &plain);
    shape(shaper, face, STR(sample), 10500, &glyphs, &n, &advance, a);
    for (size_t i = 0; i < COUNT(ids); i++)
        font_advance(face, ids[i]);
    if (!font_subset(face, ids, COUNT(ids), &program, new_ids, a))
        program.len = 0;
    shaper_release(shaper);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct font_source source = {.family = FONT_SERIF, .path = path};
    struct font_set *set = NULL;

    if (size < 1 || !write_font(data, size))
        return 0;
    if (font_set_load(&set, &source, 1, &a, &d)) {
        use(set, &a);
        if (font_set_freeze(set, STR(sample), &a, &d))
            use(set, &a);
        font_set_release(set);
    }
    arena_release(&a);
    return 0;
}
