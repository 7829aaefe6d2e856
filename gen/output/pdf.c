#include "output/pdf.h"

#include "base/outfile.h"
#include "output/pdf_canvas.h"
#include "output/pdf_meta.h"
#include "output/pdf_navigation.h"
#include "output/pdf_syntax.h"

#define CONTENT_MAX (256 << 20) /* bytes of one page's drawing */
#define ENTRIES_MAX (1 << 20)

/* All pages share one dictionary of resources, filled at the end. */
static pdf_id write_page(const struct page *page, struct pdf_fonts *fonts,
                         pdf_id resources, struct pdf_file *f, struct arena *a,
                         struct diag *d)
{
    struct buf content = buf_new(a, CONTENT_MAX);
    struct buf b = buf_new(a, ENTRIES_MAX);
    pdf_id id;

    pdf_draw_page(page, fonts, &content);
    buf_add_z(&b, "/Type/Page/MediaBox[0 0 ");
    pdf_add_mpt(&b, page->setup.width);
    buf_add_byte(&b, ' ');
    pdf_add_mpt(&b, page->setup.height);
    buf_add_byte(&b, ']');
    pdf_add_ref(&b, "/Resources", resources);
    pdf_add_ref(
        &b, "/Contents",
        pdf_file_add_stream(f, (struct str){0}, buf_str(&content), true));
    pdf_links_write(page, f, &b, d);
    id = pdf_file_add(f, buf_str(&b));
    pdf_file_add_page(f, id);
    return id;
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
    struct pdf_fonts fonts = pdf_fonts_new(set, a);
    pdf_id *page_ids = arena_array(a, pdf_id, pages->count);
    pdf_id resources = pdf_file_add(f, (struct str){0});
    struct buf catalog = buf_new(a, ENTRIES_MAX);
    struct buf b = buf_new(a, ENTRIES_MAX);

    for (size_t i = 0; i < pages->count; i++)
        page_ids[i] = write_page(&pages->items[i], &fonts, resources, f, a, d);
    if (!check_fonts(&fonts, d) || !pdf_fonts_write(&fonts, f, &b, d))
        return false;
    pdf_file_fill(f, resources, buf_str(&b));
    pdf_meta_write(pages, options, f, &catalog);
    pdf_outline_write(pages, page_ids, f, &catalog);
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
