#include "command/lint_words.h"

#include "base/utf8.h"

#define DEEPEST 16

static const struct pair {
    uint32_t open, close;
    const char *text;
} pairs[] = {
    {0xFF08, 0xFF09, "（）"}, {0x300A, 0x300B, "《》"},
    {0x201C, 0x201D, "“”"},   {0x3010, 0x3011, "【】"},
    {0x300C, 0x300D, "「」"}, {0x3014, 0x3015, "〔〕"},
    {0x3008, 0x3009, "〈〉"},
};

/* A paragraph, or a row of a table. */
struct paragraph {
    const struct lint *lint;
    struct {
        const struct pair *pair;
        struct place at;
    } open[DEEPEST];
    size_t depth;
    uint32_t previous;
    bool is_row;      /* it began with | */
    bool is_new_line; /* nothing but blanks since the line's beginning */
};

static void warn(const struct paragraph *p, const struct pair *pair,
                 struct place at)
{
    diag_warning(p->lint->diag, at, "one of %s has no partner in its paragraph",
                 pair->text);
}

static void end_paragraph(struct paragraph *p)
{
    while (p->depth > 0) {
        p->depth--;
        warn(p, p->open[p->depth].pair, p->open[p->depth].at);
    }
    p->is_row = false;
    p->previous = 0;
}

/* 1） and 一） count, they do not close. */
static bool is_counted(uint32_t c)
{
    static const char numerals[] = "一二三四五六七八九十";
    struct str rest = STR(numerals);

    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
        return true;
    while (rest.len)
        if (utf8_next(&rest) == c)
            return true;
    return false;
}

static void close(struct paragraph *p, const struct pair *pair, struct place at)
{
    if (p->depth && p->open[p->depth - 1].pair == pair)
        p->depth--;
    else if (!is_counted(p->previous))
        warn(p, pair, at);
}

static void look_at(struct paragraph *p, uint32_t c, struct place at)
{
    for (size_t i = 0; i < COUNT(pairs); i++) {
        if (c == pairs[i].close)
            close(p, &pairs[i], at);
        if (c == pairs[i].open && p->depth < DEEPEST) {
            p->open[p->depth].pair = &pairs[i];
            p->open[p->depth++].at = at;
        }
    }
}

static void next_character(struct paragraph *p, uint32_t c, struct place at)
{
    if (c == '\n') {
        if (p->is_new_line || p->is_row)
            end_paragraph(p);
        p->is_new_line = true;
        return;
    }
    if (c == '\r')
        return;
    if (p->is_new_line && c == '|')
        p->is_row = true;
    p->is_new_line = p->is_new_line && c == ' ';
    look_at(p, c, at);
    p->previous = c;
}

static void visit(void *user, enum mustache_part part, struct field text)
{
    struct paragraph *p = user;
    struct place at = text.at;
    struct str rest = text.text;

    if (part == MUSTACHE_VARIABLE || part == MUSTACHE_FILLED) {
        p->is_new_line = false;
        p->previous = 0;
    }
    while (part == MUSTACHE_TEXT && rest.len) {
        uint32_t c = utf8_next(&rest);

        next_character(p, c, at);
        at.column++;
        if (c == '\n') {
            at.line++;
            at.column = 1;
        }
    }
}

void lint_brackets(const struct lint *l)
{
    struct paragraph p = {.lint = l, .is_new_line = true};

    mustache_visit(template_body(l->template), visit, &p);
    end_paragraph(&p);
}
