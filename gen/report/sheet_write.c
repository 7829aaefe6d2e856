#include "report/sheet_write.h"

#include "base/buf.h"

/* Digits of a ratio: more than a page shows, so that it is what a formula
   gives. */
#define RATIO_SCALE 12
#define RATIO_ONE   1000000000000

struct sheet_writer sheet_write_start(struct sheet *s, enum language language,
                                      const int *widths, size_t column_count,
                                      struct arena *a)
{
    struct sheet_writer w = {s, language, a, 0, true};

    s->columns = arena_array(a, struct sheet_column, column_count);
    s->column_count = column_count;
    for (size_t i = 0; i < column_count; i++)
        s->columns[i].width = widths[i];
    return w;
}

struct str bilingual_text(struct bilingual text, enum language language)
{
    return str_from_z(language == LANGUAGE_ZH ? text.zh : text.en);
}

struct str sheet_firm(const struct policy *policy, enum language language)
{
    const struct creditor *firm = &policy->creditor;

    return language == LANGUAGE_EN && firm->name_en.len ? firm->name_en
                                                        : firm->name;
}

struct str sheet_say(const struct sheet_writer *w, struct bilingual text)
{
    return bilingual_text(text, w->language);
}

void sheet_write(struct sheet_writer *w, uint32_t column, struct cell c)
{
    sheet_put(w->sheet, w->row, column, c, w->arena);
}

void sheet_write_text(struct sheet_writer *w, uint32_t column, struct str text)
{
    sheet_write(w, column, sheet_text(text));
}

void sheet_write_wrapped(struct sheet_writer *w, uint32_t column,
                         struct str text)
{
    struct cell c = sheet_text(text);

    c.align = CELL_ALIGN_WRAP;
    sheet_write(w, column, c);
}

void sheet_write_centered(struct sheet_writer *w, uint32_t column,
                          struct str text, enum cell_style style)
{
    struct cell c = sheet_styled(sheet_text(text), style);

    c.align = CELL_ALIGN_CENTER;
    sheet_write(w, column, c);
}

void sheet_write_next(struct sheet_writer *w)
{
    w->row++;
}

void sheet_write_skip(struct sheet_writer *w, uint32_t n)
{
    w->row += n;
}

bool sheet_write_has_room(const struct sheet_writer *w, size_t rows)
{
    return rows < SHEET_MAX_ROWS - w->row;
}

void sheet_write_line(struct sheet_writer *w, struct str text,
                      enum cell_style style)
{
    sheet_put_wide(w->sheet, w->row++, 0, (uint32_t)w->sheet->column_count,
                   sheet_styled(sheet_text(text), style), w->arena);
}

void sheet_write_note(struct sheet_writer *w, struct str text)
{
    sheet_write_line(w, text, CELL_NOTE);
}

void sheet_write_section(struct sheet_writer *w, struct str text)
{
    sheet_write_line(w, text, CELL_SECTION);
}

void sheet_write_title(struct sheet_writer *w, struct str firm,
                       struct str title, struct str note)
{
    sheet_write(w, 0, sheet_styled(sheet_text(firm), CELL_FIRM));
    sheet_write_next(w);
    sheet_write(w, 0, sheet_styled(sheet_text(title), CELL_TITLE));
    sheet_write_next(w);
    sheet_write_note(w, note);
    sheet_write_next(w);
}

void sheet_write_headings(struct sheet_writer *w, const struct bilingual *names,
                          size_t count)
{
    for (size_t i = 0; i < count; i++)
        sheet_write(
            w, (uint32_t)i,
            sheet_styled(sheet_text(sheet_say(w, names[i])), CELL_HEADING));
    sheet_write_next(w);
}

struct str sheet_cell_name(uint32_t row, uint32_t column, struct arena *a)
{
    struct column_name name = sheet_column_name(column);

    return arena_format(a, "%s%u", name.letters, row + 1);
}

struct str sheet_sum_of_rows(uint32_t column, uint32_t first, uint32_t end,
                             struct arena *a)
{
    struct column_name name = sheet_column_name(column);

    return arena_format(a, "SUM(%s%u:%s%u)", name.letters, first + 1,
                        name.letters, end);
}

struct str sheet_sum_of_columns(uint32_t row, uint32_t first, uint32_t end,
                                struct arena *a)
{
    struct column_name from = sheet_column_name(first);
    struct column_name to = sheet_column_name(end - 1);

    return arena_format(a, "SUM(%s%u:%s%u)", from.letters, row + 1, to.letters,
                        row + 1);
}

struct str sheet_literal(struct str text, struct arena *a)
{
    struct buf literal = buf_new(a, 2 * text.len + 2);
    struct str head;

    buf_add_byte(&literal, '"');
    while (str_cut(text, '"', &head, &text)) {
        buf_add(&literal, head);
        buf_add_z(&literal, "\"\"");
    }
    buf_add(&literal, head);
    buf_add_byte(&literal, '"');
    return buf_str(&literal);
}

struct str sheet_rounded(struct str formula, const struct currency *currency,
                         struct arena *a)
{
    return arena_format(a, "ROUND(%.*s,%d)", STR_ARG(formula),
                        currency->exponent);
}

struct cell sheet_live(const struct sheet_writer *w, struct str formula,
                       struct cell value)
{
    return w->has_exact ? sheet_formula(formula, value) : value;
}

bool sheet_ratio(int64_t part, int64_t whole, struct decimal *out)
{
    int64_t units;

    if (whole == 0 ||
        !decimal_muldiv(part, RATIO_ONE, whole, ROUND_HALF_UP, &units))
        return false;
    *out = (struct decimal){units, RATIO_SCALE};
    return true;
}

struct cell sheet_live_ratio(const struct sheet_writer *w, struct str part_cell,
                             struct str whole_cell, int64_t part, int64_t whole)
{
    struct decimal ratio;

    if (!sheet_ratio(part, whole, &ratio))
        return (struct cell){0};
    return sheet_live(w,
                      arena_format(w->arena, "%.*s/%.*s", STR_ARG(part_cell),
                                   STR_ARG(whole_cell)),
                      sheet_decimal(ratio));
}
