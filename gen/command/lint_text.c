#include "command/lint.h"

#include "base/utf8.h"
#include "command/lint_words.h"

/* Code points of the text; a value stands for one, a mark for a tag. */
#define VALUE 0x110000u /* no code point */

struct token {
    uint32_t c;
    struct place at;
    const struct use *use; /* of VALUE */
};

struct tokens {
    struct token *items;
    size_t count, capacity;
    const struct lint *lint;
    size_t use; /* of the next tag */
};

/* One line at a time is looked at. */
struct line {
    const struct lint *lint;
    const struct token *items;
    size_t count;
    bool has_han;
    bool has_folio; /* 第 1 页 共 2 页 may be spaced */
    bool is_rule;   /* ::: or |--|: no text */
};

static void add_token(struct tokens *t, uint32_t c, struct place at,
                      const struct use *use)
{
    ARENA_PUSH(t->lint->arena, t->items, t->count, t->capacity) =
        (struct token){c, at, use};
}

/* The texts of the front matter do not run into each other. */
static void begin_text(struct tokens *t, struct place at)
{
    const struct token *last = t->count ? &t->items[t->count - 1] : NULL;

    if (last && last->c != '\n' &&
        (last->at.file != at.file || last->at.line != at.line))
        add_token(t, '\n', last->at, NULL);
}

static void add_text(struct tokens *t, struct field text)
{
    struct place at = text.at;
    struct str rest = text.text;

    begin_text(t, at);
    while (rest.len) {
        uint32_t c = utf8_next(&rest);

        add_token(t, c, at, NULL);
        at.column++;
        if (c == '\n') {
            at.line++;
            at.column = 1;
        }
    }
}

static void visit(void *user, enum mustache_part part, struct field text)
{
    struct tokens *t = user;
    const struct use *use = NULL;

    if (part == MUSTACHE_VARIABLE || part == MUSTACHE_FILLED ||
        part == MUSTACHE_SECTION || part == MUSTACHE_INVERTED)
        use = &t->lint->uses.items[t->use++];
    if (part == MUSTACHE_TEXT)
        add_text(t, text);
    else if (part == MUSTACHE_VARIABLE || part == MUSTACHE_FILLED)
        add_token(t, VALUE, text.at, use);
}

static uint32_t at(const struct line *line, size_t i)
{
    return i < line->count ? line->items[i].c : 0;
}

static bool is_punctuated(uint32_t c)
{
    return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF1B ||
           c == 0xFF1A || c == 0xFF01 || c == 0xFF1F;
}

static void warn_sign(const struct line *line, size_t i, const char *wrong,
                      const char *right)
{
    diag_warning(line->lint->diag, line->items[i].at,
                 "%s in Chinese text; should it be %s?", wrong, right);
}

/* ( beside Han, , behind Han. */
static void check_half_width(const struct line *line, size_t i)
{
    static const struct {
        uint32_t c;
        const char *wrong, *right;
        bool before; /* counts before Han as well */
    } signs[] = {{',', ",", "，", false}, {';', ";", "；", false},
                 {':', ":", "：", false}, {'?', "?", "？", false},
                 {'!', "!", "！", false}, {'(', "(", "（", true},
                 {')', ")", "）", true},  {'.', ".", "。", false}};
    uint32_t previous = i ? at(line, i - 1) : 0;
    uint32_t next = at(line, i + 1);

    for (size_t n = 0; n < COUNT(signs); n++)
        if (at(line, i) == signs[n].c && next != signs[n].c &&
            (utf8_is_han(previous) ||
             ((signs[n].before || previous == VALUE) && utf8_is_han(next))))
            warn_sign(line, i, signs[n].wrong, signs[n].right);
}

static void check_quote(const struct line *line, size_t i)
{
    if (line->has_han && at(line, i) == '"')
        warn_sign(line, i, "\"", "“ ”");
    if (line->has_han && at(line, i) == '\'')
        warn_sign(line, i, "'", "‘ ’");
}

/* A run of the same sign: twice is a slip, three points an ellipsis. */
static void check_repeated(const struct line *line, size_t i)
{
    uint32_t c = at(line, i);
    uint32_t previous = i ? at(line, i - 1) : 0;
    size_t n = 1;

    if (previous == c)
        return;
    while (i + n < line->count && at(line, i + n) == c)
        n++;
    if (is_punctuated(c) && n == 2)
        diag_warning(line->lint->diag, line->items[i + 1].at,
                     "the same stop twice");
    if (line->has_han && ((c == '.' && n == 3) || (c == 0x3002 && n > 2)))
        warn_sign(line, i, "...", "……");
    if (line->has_han && c == 0x2026 && n == 1)
        warn_sign(line, i, "…", "……");
    if (c == 0x2014 && n == 1 &&
        (utf8_is_han(previous) || utf8_is_han(at(line, i + n))))
        warn_sign(line, i, "—", "——");
    if (line->has_han && c == '-' && n == 2)
        warn_sign(line, i, "--", "——");
}

static bool is_wide_letter(uint32_t c)
{
    return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
           (c >= 0xFF41 && c <= 0xFF5A);
}

static void check_width(const struct line *line, size_t i)
{
    uint32_t c = at(line, i);

    if (is_wide_letter(c) && (i == 0 || !is_wide_letter(at(line, i - 1))))
        diag_warning(line->lint->diag, line->items[i].at,
                     "full-width digits or letters: write them half width "
                     "(2026, not ２０２６)");
    if (c == ' ' && i && !line->has_folio && utf8_is_han(at(line, i - 1)) &&
        utf8_is_han(at(line, i + 1)))
        diag_warning(line->lint->diag, line->items[i].at,
                     "a blank between Chinese characters would be printed");
    if (template_is_english(line->lint->template) && !line->has_han &&
        (is_punctuated(c) || c == 0xFF08 || c == 0xFF09))
        diag_warning(line->lint->diag, line->items[i].at,
                     "full-width punctuation in English text");
}

/* What stands before a value: so many code points back, by their text. */
static bool ends_with(const struct line *line, size_t end, struct str text)
{
    size_t n = utf8_length(text);

    if (n > end)
        return false;
    for (size_t i = end - n; i < end; i++)
        if (at(line, i) != utf8_next(&text))
            return false;
    return true;
}

static void check_value(const struct line *line, size_t i)
{
    const struct use *use = line->items[i].use;
    struct diag *d = line->lint->diag;
    struct place place = line->items[i].at;
    bool money = use->type.kind == TYPE_MONEY;
    bool upper = money && str_equal_z(use->form, "upper");
    bool full = money && str_equal_z(use->form, "full");
    bool day = use->type.kind == TYPE_DATE &&
               (use->form.len == 0 || str_equal_z(use->form, "long") ||
                str_equal_z(use->form, "cn"));

    if ((upper || full) && ends_with(line, i, STR("人民币")))
        diag_warning(d, place,
                     "%.*s says the currency itself: 人民币 would stand "
                     "twice",
                     STR_ARG(use->name.text));
    if ((upper || full) && at(line, i + 1) == 0x5143)
        diag_warning(d, place, "%.*s ends with 元 or 整: 元 would stand twice",
                     STR_ARG(use->name.text));
    if (use->type.kind == TYPE_DATE && ends_with(line, i, STR("截止")))
        diag_warning(d, place,
                     "before a day the word is 截至; 截止 ends a period");
    if (day && !template_is_english(line->lint->template) &&
        at(line, i + 1) == 0x65E5)
        diag_warning(d, place, "%.*s ends with 日: it would stand twice",
                     STR_ARG(use->name.text));
}

static void check_words(const struct line *line, size_t i)
{
    for (size_t n = 0; n < lint_word_count; n++) {
        const struct lint_word *word = &lint_words[n];
        struct str text = str_from_z(word->wrong);
        size_t length = utf8_length(text);

        if (at(line, i) == utf8_next(&(struct str){text.ptr, text.len}) &&
            i + length <= line->count && ends_with(line, i + length, text) &&
            (!word->except ||
             !ends_with(line, i + length, str_from_z(word->except))))
            diag_warning(line->lint->diag, line->items[i].at, "%s: %s",
                         word->wrong,
                         diag_translate(line->lint->diag, word->en));
    }
}

/* The place behind [text](: an address has signs of its own. */
static size_t skip_address(const struct line *line, size_t i)
{
    if (at(line, i) != ']' || at(line, i + 1) != '(')
        return i;
    while (i < line->count && at(line, i) != ')')
        i++;
    return i + 1;
}

/* Signs as an input method for Chinese types them: they are text. */
static void check_typed(const struct line *line, size_t i)
{
    static const struct {
        uint32_t c;
        unsigned count;
        bool first; /* counts at the beginning of a line alone */
        const char *typed, *meant;
    } signs[] = {
        {0xFF5B, 2, false, "｛｛", "{{"}, {0xFF5D, 2, false, "｝｝", "}}"},
        {0xFF0A, 2, false, "＊＊", "**"}, {0xFF1A, 3, true, "：：：", ":::"},
        {0xFF5C, 1, true, "｜", "|"},     {0xFF03, 1, true, "＃", "#"}};

    for (size_t n = 0; n < COUNT(signs); n++) {
        size_t k = 0;

        while (k < signs[n].count && at(line, i + k) == signs[n].c)
            k++;
        if (k == signs[n].count && (i == 0 || !signs[n].first) &&
            (i == 0 || at(line, i - 1) != signs[n].c))
            diag_warning(line->lint->diag, line->items[i].at,
                         "%s is text and will be printed; a mark is written "
                         "in half width: %s",
                         signs[n].typed, signs[n].meant);
    }
}

/* #标题 is no heading. */
static void check_heading(const struct line *line)
{
    size_t n = 0;

    while (at(line, n) == '#')
        n++;
    if (n >= 1 && n <= 6 && n < line->count && at(line, n) != ' ' &&
        at(line, n) != '\t' && at(line, n) != '\r')
        diag_warning(line->lint->diag, line->items[0].at,
                     "a heading needs a blank behind its #; as it is the # "
                     "is printed");
}

static void check_line(const struct line *line)
{
    if (line->is_rule)
        return;
    check_heading(line);
    for (size_t i = 0; i < line->count; i++) {
        i = skip_address(line, i);
        if (i >= line->count)
            return;
        if (at(line, i) == VALUE) {
            check_value(line, i);
            continue;
        }
        check_typed(line, i);
        check_quote(line, i);
        check_half_width(line, i);
        check_repeated(line, i);
        check_width(line, i);
        if (utf8_is_han(at(line, i)))
            check_words(line, i);
    }
}

static struct line line_of(const struct tokens *t, size_t start, size_t end)
{
    struct line line = {.lint = t->lint,
                        .items = t->items + start,
                        .count = end - start,
                        .is_rule = true};

    for (size_t i = 0; i < line.count; i++) {
        uint32_t c = line.items[i].c;

        line.has_han |= c < VALUE && utf8_is_han(c);
        if (line.items[i].use &&
            str_starts(line.items[i].use->name.text, STR("page")))
            line.has_folio = true;
        line.is_rule &= c == '|' || c == '-' || c == ':' || c == ' ';
    }
    line.is_rule |= at(&line, 0) == ':' && at(&line, 1) == ':';
    return line;
}

void lint_text(const struct lint *l)
{
    struct tokens t = {.lint = l};
    size_t start = 0;

    template_visit(l->template, visit, &t);
    for (size_t i = 0; i <= t.count; i++) {
        struct line line;

        if (i < t.count && t.items[i].c != '\n')
            continue;
        line = line_of(&t, start, i);
        check_line(&line);
        start = i + 1;
    }
    lint_brackets(l);
}
