#include "doc/template_place.h"

#include "base/utf8.h"

#include <string.h>

struct search {
    struct place line;
    uint32_t code_point;
    uint32_t column; /* 0: not found yet */
};

static void look_in(struct search *s, struct field text)
{
    struct place at = text.at;

    if (at.column == 0)
        at.column = 1;
    while (text.text.len && at.line <= s->line.line && s->column == 0) {
        uint32_t c = utf8_next(&text.text);

        if (at.line == s->line.line && c == s->code_point)
            s->column = at.column;
        at.column = c == '\n' ? 1 : at.column + 1;
        at.line += c == '\n';
    }
}

static void visit(void *user, enum mustache_part part, struct field text)
{
    struct search *s = user;

    if (part == MUSTACHE_TEXT && s->column == 0 && text.at.file &&
        strcmp(text.at.file, s->line.file) == 0)
        look_in(s, text);
}

struct place template_place(const struct template *t, struct place line,
                            uint32_t code_point)
{
    struct search s = {.line = line, .code_point = code_point};

    if (!t || !line.file || line.line == 0 || line.column != 0)
        return line;
    template_visit(t, visit, &s);
    line.column = s.column;
    return line;
}
