#include "input/xml.h"

#include <expat.h>
#include <string.h>

#define SEPARATOR '\x01'

struct xml {
    XML_Parser parser;
    struct xml_reader reader;
    const char *path;
    struct str part;
    size_t depth, fed;
    bool failed; /* and said so */
    struct diag *diag;
};

static enum xml_space space_of(struct str uri)
{
    static const struct {
        struct str uri;
        enum xml_space space;
    } known[] = {
        {STR_INIT("http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
         XML_MAIN},
        {STR_INIT("http://purl.oclc.org/ooxml/spreadsheetml/main"), XML_MAIN},
        {STR_INIT("http://schemas.openxmlformats.org/officeDocument/2006/"
                  "relationships"),
         XML_RELATION},
        {STR_INIT("http://purl.oclc.org/ooxml/officeDocument/relationships"),
         XML_RELATION},
        {STR_INIT("http://schemas.openxmlformats.org/package/2006/"
                  "relationships"),
         XML_PACKAGE},
        {STR_INIT("urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
         XML_OFFICE},
        {STR_INIT("urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
         XML_TABLE},
        {STR_INIT("urn:oasis:names:tc:opendocument:xmlns:text:1.0"), XML_TEXT},
        {STR_INIT("urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
         XML_STYLE},
        {STR_INIT("urn:schemas-microsoft-com:office:spreadsheet"),
         XML_SPREADSHEET},
        {STR_INIT("urn:schemas-microsoft-com:office:excel"), XML_EXCEL},
    };

    for (size_t i = 0; i < COUNT(known); i++)
        if (str_equal(uri, known[i].uri))
            return known[i].space;
    return XML_OTHER;
}

/* "URI<separator>name", or a name alone. */
static const char *split(const char *full, enum xml_space *space)
{
    const char *at = strrchr(full, SEPARATOR);

    if (!at) {
        *space = XML_NONE;
        return full;
    }
    *space = space_of((struct str){full, (size_t)(at - full)});
    return at + 1;
}

struct str xml_attribute(const struct xml_element *e, enum xml_space space,
                         const char *name)
{
    for (const char **a = e->attributes; a && a[0]; a += 2) {
        enum xml_space found;
        const char *local;

        if (space == XML_NONE) {
            if (strcmp(a[0], name) == 0)
                return str_from_z(a[1]);
            continue;
        }
        local = split(a[0], &found);
        if (found == space && strcmp(local, name) == 0)
            return str_from_z(a[1]);
    }
    return (struct str){0};
}

bool xml_is(const struct xml_element *e, enum xml_space space, const char *name)
{
    return e->space == space && strcmp(e->name, name) == 0;
}

static void stop(struct xml *x)
{
    x->failed = true;
    XML_StopParser(x->parser, XML_FALSE);
}

/* Where the text stands; the file alone has lines of its own. */
static struct place place_in(const struct xml *x)
{
    if (x->part.len)
        return place_of(x->path, 0, 0);
    return place_of(x->path, XML_GetCurrentLineNumber(x->parser), 0);
}

static struct str part_of(const struct xml *x)
{
    return x->part.len ? x->part : STR("Workbook");
}

static void refuse_depth(struct xml *x)
{
    diag_error(x->diag, place_in(x),
               "the workbook is damaged: its part %.*s is nested too deeply",
               STR_ARG(part_of(x)));
    stop(x);
}

static void refuse_damage(struct xml *x)
{
    diag_error(x->diag, place_in(x),
               "the workbook is damaged: its part %.*s is no XML; open it in a "
               "spreadsheet program and save it again",
               STR_ARG(part_of(x)));
    stop(x);
}

static void XMLCALL on_open(void *user, const XML_Char *name,
                            const XML_Char **attributes)
{
    struct xml *x = user;
    struct xml_element e = {.attributes = attributes};

    if (x->failed)
        return;
    if (++x->depth > XML_DEPTH) {
        refuse_depth(x);
        return;
    }
    e.name = split(name, &e.space);
    if (x->reader.open && !x->reader.open(x->reader.user, &e))
        stop(x);
}

static void XMLCALL on_close(void *user, const XML_Char *name)
{
    struct xml *x = user;
    struct xml_element e = {0};

    if (x->failed)
        return;
    x->depth--;
    e.name = split(name, &e.space);
    if (x->reader.close && !x->reader.close(x->reader.user, &e))
        stop(x);
}

static void XMLCALL on_text(void *user, const XML_Char *text, int len)
{
    struct xml *x = user;
    struct str piece = {text, (size_t)len};

    if (!x->failed && x->reader.text && !x->reader.text(x->reader.user, piece))
        stop(x);
}

static void XMLCALL on_doctype(void *user, const XML_Char *name,
                               const XML_Char *system, const XML_Char *public,
                               int has_internal)
{
    struct xml *x = user;

    (void)name;
    (void)system;
    (void)public;
    (void)has_internal;
    if (x->failed)
        return;
    diag_error(x->diag, place_in(x),
               "the part %.*s declares a document type, which no spreadsheet "
               "program writes; the workbook is not read",
               STR_ARG(part_of(x)));
    stop(x);
}

struct xml *xml_new(const struct xml_reader *reader, const char *path,
                    struct str part, struct arena *a, struct diag *d)
{
    struct xml *x = arena_new(a, struct xml);

    *x = (struct xml){.reader = *reader, .path = path, .part = part, .diag = d};
    x->parser = XML_ParserCreateNS(NULL, SEPARATOR);
    if (!x->parser)
        return x;
    XML_SetUserData(x->parser, x);
    XML_SetElementHandler(x->parser, on_open, on_close);
    XML_SetCharacterDataHandler(x->parser, on_text);
    XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
    return x;
}

void xml_close(struct xml *x)
{
    if (x->parser)
        XML_ParserFree(x->parser);
}

/* Expat keeps what it has not understood yet: all of one tag. */
static bool keeps_too_much(const struct xml *x)
{
    XML_Index at = XML_GetCurrentByteIndex(x->parser);

    return at >= 0 && x->fed - (size_t)at > XML_TAG;
}

bool xml_feed(void *xml, struct str piece, bool last)
{
    struct xml *x = xml;

    if (!x->parser)
        return diag_system(x->diag, x->path, "expat cannot start");
    x->fed += piece.len;
    if (XML_Parse(x->parser, piece.ptr, (int)piece.len, last) !=
            XML_STATUS_OK &&
        !x->failed)
        refuse_damage(x);
    if (!x->failed && keeps_too_much(x))
        refuse_depth(x);
    return !x->failed;
}
