#include "output/pdf.h"

#include "base/outfile.h"
#include "output/pdf_attach.h"
#include "output/pdf_canvas.h"
#include "output/pdf_meta.h"
#include "output/pdf_navigation.h"
#include "output/pdf_syntax.h"

#define CONTENT_MAX (256 << 20) /* bytes of one page's drawing */
#define ENTRIES_MAX (1 << 20)

struct press {
    const struct pages *pages;
    struct pdf_file *file;
    struct pdf_fonts fonts;
    struct pdf_images images;
    struct pdf_tags *tags; /* NULL: not tagged */
    pdf_id *page_ids;
    const struct anchor *anchors; /* of headings */
    pdf_id resources;
    struct arena *arena;
    struct diag *diag;
};

/* All pages share one dictionary of resources, filled at the end. */
static void write_page(struct press *w, size_t i)
{
    const struct page *page = &w->pages->items[i];
    struct pdf_file *f = w->file;
    struct buf content = buf_new(w->arena, CONTENT_MAX);
    struct buf b = buf_new(w->arena, ENTRIES_MAX);
    struct pdf_links links = {w->pages, w->page_ids, w->anchors,
                              f,        w->tags,     w->diag};

    if (w->tags)
        pdf_tags_begin_page(w->tags, i, w->page_ids[i]);
    pdf_draw_page(page, &w->fonts, &w->images, w->tags, &content);
    buf_add_z(&b, "/Type/Page/MediaBox[0 0 ");
    pdf_add_mpt(&b, page->setup.width);
    buf_add_byte(&b, ' ');
    pdf_add_mpt(&b, page->setup.height);
    buf_add_byte(&b, ']');
    pdf_add_ref(&b, "/Resources", w->resources);
    pdf_add_ref(
        &b, "/Contents",
        pdf_file_add_stream(f, (struct str){0}, buf_str(&content), true));
    if (w->tags)
        buf_add_format(&b, "/StructParents %zu", i);
    pdf_links_write(page, &links, &b);
    pdf_file_fill(f, w->page_ids[i], buf_str(&b));
    pdf_file_add_page(f, w->page_ids[i]);
}

static bool check_fonts(const struct pdf_fonts *fonts, struct diag *d)
{
    if (fonts->missing > 0)
        return diag_error(d, nowhere,
                          "%zu characters of this document are in no font",
                          fonts->missing);
    if (fonts->overflowed)
        return diag_error(d, nowhere,
                          "this document has more than 65,535 different "
                          "characters of one font; divide it");
    return true;
}

static bool write_all(const struct pages *pages, const struct font_set *set,
                      const struct pdf_options *options, struct pdf_file *f,
                      struct arena *a, struct diag *d)
{
    struct press w = {.pages = pages,
                      .file = f,
                      .fonts = pdf_fonts_new(set, options->stock, a),
                      .images = {.arena = a},
                      .tags = pdf_tags_new(pages, a),
                      .anchors = pdf_anchors(pages, a),
                      .page_ids = arena_array(a, pdf_id, pages->count),
                      .resources = pdf_file_add(f, (struct str){0}),
                      .arena = a,
                      .diag = d};
    struct buf catalog = buf_new(a, ENTRIES_MAX);
    struct buf b = buf_new(a, ENTRIES_MAX);

    for (size_t i = 0; i < pages->count; i++)
        w.page_ids[i] = pdf_file_add(f, (struct str){0});
    for (size_t i = 0; i < pages->count; i++)
        write_page(&w, i);
    if (!check_fonts(&w.fonts, d) || !pdf_fonts_write(&w.fonts, f, &b, d))
        return false;
    pdf_images_write(&w.images, f, &b);
    pdf_file_fill(f, w.resources, buf_str(&b));
    pdf_meta_write(pages, options, f, &catalog);
    pdf_attachments_write(options, f, &catalog);
    pdf_outline_write(pages, w.page_ids, f, &catalog);
    if (w.tags)
        pdf_tags_write(w.tags, f, &catalog);
    buf_add_z(&catalog, "/PageLabels<</Nums[0<</S/D>>]>>");
    pdf_file_set_catalog(f, buf_str(&catalog));
    return true;
}

static bool make(const struct pages *pages, const struct font_set *fonts,
                 const struct pdf_options *options, struct str *out,
                 struct arena *scratch, struct diag *d)
{
    struct pdf_file *f = NULL;
    bool ok;

    if (!pdf_file_open(&f, scratch, d))
        return false;
    ok = write_all(pages, fonts, options, f, scratch, d) &&
         pdf_file_finish(f, out, scratch, d);
    pdf_file_close(f);
    return ok;
}

/*
 * A letter takes ten times its size to make, and a run makes thousands: that
 * memory is given back at once, apart from the arena that d may use too.
 */
static struct arena scratch_like(const struct arena *a)
{
    return (struct arena){.no_memory = a->no_memory,
                          .no_memory_user = a->no_memory_user};
}

bool pdf_make(const struct pages *pages, const struct font_set *fonts,
              const struct pdf_options *options, struct str *out,
              struct arena *a, struct diag *d)
{
    struct arena scratch = scratch_like(a);
    struct str bytes;
    bool ok = make(pages, fonts, options, &bytes, &scratch, d);

    if (ok)
        *out = arena_str(a, bytes);
    arena_release(&scratch);
    return ok;
}

bool pdf_write(const struct pages *pages, const struct font_set *fonts,
               const struct pdf_options *options, const char *path,
               struct arena *a, struct diag *d)
{
    struct arena scratch = scratch_like(a);
    struct str bytes;
    bool ok = make(pages, fonts, options, &bytes, &scratch, d) &&
              outfile_save(path, bytes, &scratch, d);

    arena_release(&scratch);
    return ok;
}
