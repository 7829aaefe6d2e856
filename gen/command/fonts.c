#include "base/file.h"
#include "base/utf8.h"
#include "command/font_manifest.h"

/* How a licence's bits (fsType) are called; the rest is refused. */
static const char *licence_words(unsigned type)
{
    if (type & 0x100)
        return "may be embedded, but not in part";
    if (type & 8)
        return "may be embedded for editing";
    if (type & 4)
        return "may be embedded for viewing and printing";
    return "may be embedded freely";
}

static void say_missing(const struct run *r, const struct font_wish *wish)
{
    if (wish->package.len)
        run_say(r,
                "    %.*s: missing; the Debian package %.*s has it ('make "
                "deps' fetches it)\n",
                STR_ARG(wish->file), STR_ARG(wish->package));
    else
        run_say(r, "    %.*s: missing; put it into the book's fonts/\n",
                STR_ARG(wish->file));
}

/* A file as loading finds it: what it is, or why it cannot be used. */
static void say_file(const struct run *r, const struct font_wish *wish,
                     const char *path, bool bold)
{
    struct arena room = {0};
    struct diag d = diag_like(r->diag, &room);
    struct font_source source = {
        .bold = bold, .path = path, .index = wish->index};
    struct font_set *set = NULL;

    if (font_set_load(&set, &source, 1, &room, &d)) {
        const struct face *face = font_set_face(set, 0);

        run_say(r, "    %.*s: %s, %s, %zu glyphs, %s\n",
                STR_ARG(face->postscript_name), path,
                face->is_cff ? "CFF" : "TrueType", face->glyph_count,
                diag_translate(r->diag, licence_words(face->licence)));
        if (face->whole)
            run_say(r,
                    "      each document that uses it holds all of it, %zu KB "
                    "before compression\n",
                    face->whole / 1024);
    } else if (d.first)
        run_say(r, "    %s: %.*s\n", path, STR_ARG(d.first->text));
    font_set_release(set);
    arena_release(&room);
}

static void say_weight(struct run *r, const struct font_manifest *m,
                       const struct font_family *family, bool bold)
{
    bool any = false;

    for (int origin = 0; origin < 2; origin++) {
        const struct font_wishes *list = &family->wishes[origin][bold];

        for (size_t i = 0; i < list->count; i++) {
            const char *path = font_wish_path(r, m, &list->items[i]);

            if (!any)
                run_say(r, bold ? "  bold:\n" : "  regular:\n");
            any = true;
            if (path)
                say_file(r, &list->items[i], path, bold);
            else
                say_missing(r, &list->items[i]);
        }
    }
    if (!any && bold)
        run_say(r, "  bold: that of %.*s\n",
                STR_ARG(m->families[family->bold_as].name));
}

static void say_family(struct run *r, const struct font_manifest *m, unsigned n)
{
    const struct font_family *family = &m->families[n];
    struct buf names = buf_new(r->arena, 4000);

    for (size_t i = 0; i < m->name_count; i++)
        if (m->names[i].family == n)
            buf_add_format(&names, "%s%.*s", names.len ? " = " : "",
                           STR_ARG(m->names[i].name));
    run_say(r, "%.*s\n", STR_ARG(buf_str(&names)));
    say_weight(r, m, family, false);
    say_weight(r, m, family, true);
    if (family->latin != n)
        run_say(r, "  Latin letters and digits: those of %.*s\n",
                STR_ARG(m->families[family->latin].name));
    if (family->behind != n)
        run_say(r, "  what it lacks: from %.*s\n",
                STR_ARG(m->families[family->behind].name));
}

/* "葛 U+845B  serif NotoSerifCJKsc-Regular, ..." */
static void say_character(const struct run *r, const struct font_manifest *m,
                          const struct font_set *set, struct str one,
                          uint32_t families)
{
    struct buf faces = buf_new(r->arena, 16000);
    struct str rest = one;
    uint32_t c = utf8_next(&rest);

    for (unsigned i = 0; i < m->count; i++) {
        const struct face *face = NULL;

        if (!(families >> i & 1))
            continue;
        face = font_find(set, i, false, c);
        buf_add_format(&faces, "%s%.*s: %.*s", faces.len ? ", " : "",
                       STR_ARG(m->families[i].name),
                       STR_ARG(face ? face->postscript_name : STR("-")));
    }
    run_say(r, "%.*s U+%04X  %.*s\n", STR_ARG(one), (unsigned)c,
            STR_ARG(buf_str(&faces)));
}

/* Families with a file that is missing are left out. */
static uint32_t families_there(struct run *r, const struct font_manifest *m)
{
    uint32_t families = 0;

    for (unsigned i = 0; i < m->count; i++) {
        struct font_wishes chain = font_manifest_chain(r, m, i, false);
        bool whole = true;

        for (size_t k = 0; k < chain.count; k++)
            whole = whole && font_wish_path(r, m, &chain.items[k]);
        families |= whole ? 1u << i : 0;
    }
    return families;
}

static bool say_characters(struct run *r, const struct font_manifest *m,
                           struct str text)
{
    uint32_t families = families_there(r, m);
    struct font_files files;
    struct font_set *set = NULL;

    if (!font_manifest_load(r, m, families, &set, &files))
        return false;
    while (text.len) {
        struct str rest = text;

        utf8_next(&rest);
        say_character(r, m, set, str_head(text, text.len - rest.len), families);
        text = rest;
    }
    font_set_release(set);
    return true;
}

bool command_fonts(struct run *r)
{
    const char *book = NULL, *text = NULL;
    struct font_manifest manifest;

    for (size_t i = 0; i < r->operand_count; i++) {
        if (i == 0 && file_is_folder(r->operands[i]))
            book = r->operands[i];
        else if (!text)
            text = r->operands[i];
        else
            return diag_usage(r->diag, "%s: no such folder", r->operands[0]);
    }
    if (!font_manifest_read(r, book, &manifest))
        return false;
    if (text)
        return say_characters(r, &manifest, str_from_z(text));
    for (unsigned i = 0; i < manifest.count; i++)
        say_family(r, &manifest, i);
    return true;
}
