#include "page.h"

#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct shown_list *list;
    struct shown like; /* font, size and colour of what comes */
    double transform[6];
    double span[4];
};

static const char *attribute(const char **attributes, const char *name)
{
    for (size_t i = 0; attributes[i]; i += 2)
        if (strcmp(attributes[i], name) == 0)
            return attributes[i + 1];
    return "";
}

static void numbers(const char *text, double *out, size_t n)
{
    char *end;

    for (size_t i = 0; i < n; i++) {
        out[i] = strtod(text, &end);
        text = end;
    }
}

static void begin_text(struct reading *r, const char **attributes)
{
    const char *color = attribute(attributes, "color");
    double parts[3] = {0};
    bool grey = strchr(color, ' ') == NULL;

    numbers(attribute(attributes, "transform"), r->transform, 6);
    numbers(color, parts, grey ? 1 : 3);
    r->like.darkness =
        grey ? 1 - parts[0] : 1 - (parts[0] + parts[1] + parts[2]) / 3;
}

static void begin_span(struct reading *r, const char **attributes)
{
    const char *name = attribute(attributes, "font");
    const char *plus = strchr(name, '+');

    snprintf(r->like.font, sizeof(r->like.font), "%s", plus ? plus + 1 : name);
    numbers(attribute(attributes, "trm"), r->span, 4);
}

static void add_glyph(struct reading *r, const char **attributes)
{
    struct shown_list *list = r->list;
    const char *said = attribute(attributes, "unicode");
    const char *glyph = attribute(attributes, "glyph");
    const double *t = r->transform, *s = r->span;
    double x = strtod(attribute(attributes, "x"), NULL);
    double y = strtod(attribute(attributes, "y"), NULL);
    struct shown *shown;

    /* What a ligature says beside its first character. */
    if (list->count > 0 && (glyph[0] == '-' || glyph[0] == '\0')) {
        shown = &list->items[list->count - 1];
        strncat(shown->said, said, SAID_MAX - 1 - strlen(shown->said));
        return;
    }
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? 2 * list->capacity : 1024;
        list->items =
            realloc(list->items, list->capacity * sizeof(*list->items));
    }
    shown = &list->items[list->count++];
    *shown = r->like;
    snprintf(shown->said, SAID_MAX, "%s", said);
    shown->page = list->pages;
    shown->x = t[0] * x + t[2] * y + t[4];
    shown->y = t[1] * x + t[3] * y + t[5];
    shown->matrix[0] = t[0] * s[0] + t[2] * s[1];
    shown->matrix[1] = t[1] * s[0] + t[3] * s[1];
    shown->matrix[2] = t[0] * s[2] + t[2] * s[3];
    shown->matrix[3] = t[1] * s[2] + t[3] * s[3];
}

static void on_start(void *user, const char *name, const char **attributes)
{
    struct reading *r = user;

    if (strcmp(name, "page") == 0)
        r->list->pages++;
    else if (strcmp(name, "fill_text") == 0)
        begin_text(r, attributes);
    else if (strcmp(name, "span") == 0)
        begin_span(r, attributes);
    else if (strcmp(name, "g") == 0)
        add_glyph(r, attributes);
}

void trace_read(struct shown_list *out, const char *path)
{
    struct reading r = {.list = out};
    XML_Parser parser = XML_ParserCreate("UTF-8");
    FILE *f = fopen(path, "rb");
    char buffer[1 << 16];
    size_t n;

    *out = (struct shown_list){0};
    XML_SetUserData(parser, &r);
    XML_SetElementHandler(parser, on_start, NULL);
    do {
        n = f ? fread(buffer, 1, sizeof(buffer), f) : 0;
        if (!f || !XML_Parse(parser, buffer, (int)n, n == 0)) {
            fprintf(stderr, "%s: no trace of pages: %s, line %lu\n", path,
                    XML_ErrorString(XML_GetErrorCode(parser)),
                    XML_GetCurrentLineNumber(parser));
            exit(3);
        }
    } while (n > 0);
    fclose(f);
    XML_ParserFree(parser);
}
