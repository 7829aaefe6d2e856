#include "output/xlsx_mark.h"

static char *formula_of(struct xlsx_book *b, struct str text)
{
    return xlsx_z(b, arena_format(b->arena, "=%.*s", STR_ARG(text)));
}

static void set_bars(lxw_conditional_format *f)
{
    f->type = LXW_CONDITIONAL_DATA_BAR;
    f->data_bar_2010 = LXW_TRUE;
    f->bar_solid = LXW_TRUE;
    f->bar_color = LOOK_BAR;
    f->bar_negative_color = LOOK_BAR_BELOW;
    f->bar_no_border = LXW_TRUE;
}

static void set_scale(lxw_conditional_format *f, uint32_t from, uint32_t to)
{
    f->type = LXW_CONDITIONAL_2_COLOR_SCALE;
    f->min_color = from;
    f->max_color = to;
}

/* Three colours; around zero the middle is zero itself. */
static void set_scale_of_3(lxw_conditional_format *f, uint32_t from,
                           uint32_t middle, uint32_t to, bool around_zero)
{
    f->type = LXW_CONDITIONAL_3_COLOR_SCALE;
    f->min_color = from;
    f->mid_color = middle;
    f->max_color = to;
    if (around_zero) {
        f->mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
        f->mid_value = 0;
    }
}

/* The limit in digits, as it was given: a double could add some. */
static void set_limit(struct xlsx_book *b, lxw_conditional_format *f,
                      const struct sheet_mark *m)
{
    f->type = LXW_CONDITIONAL_TYPE_CELL;
    f->criteria = m->kind == MARK_ABOVE ? LXW_CONDITIONAL_CRITERIA_GREATER_THAN
                                        : LXW_CONDITIONAL_CRITERIA_LESS_THAN;
    f->value_string = xlsx_z(b, decimal_format(m->limit, false, b->arena));
}

static void set_text(struct xlsx_book *b, lxw_conditional_format *f,
                     const struct sheet_mark *m)
{
    struct buf text = buf_new(b->arena, 2 * m->text.len + 8);
    struct str head, rest = m->text;
    bool more = true;

    buf_add_z(&text, "=\"");
    while (more) {
        more = str_cut(rest, '"', &head, &rest);
        buf_add(&text, head);
        buf_add_z(&text, more ? "\"\"" : "\"");
    }
    f->type = LXW_CONDITIONAL_TYPE_CELL;
    f->criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    f->value_string = xlsx_z(b, buf_str(&text));
}

static void set_kind(struct xlsx_book *b, lxw_conditional_format *f,
                     const struct sheet_mark *m)
{
    switch (m->kind) {
    case MARK_BARS:
        set_bars(f);
        return;
    case MARK_SCALE:
        set_scale_of_3(f, LOOK_SCALE_NONE, LOOK_SCALE_MID, LOOK_SCALE_BAD,
                       false);
        return;
    case MARK_SCALE_GOOD:
        set_scale(f, LOOK_SCALE_NONE, LOOK_SCALE_GOOD);
        return;
    case MARK_SCALE_AROUND:
        set_scale_of_3(f, LOOK_SCALE_GOOD, LOOK_SCALE_NONE, LOOK_SCALE_BAD,
                       true);
        return;
    case MARK_ABOVE:
    case MARK_BELOW:
        set_limit(b, f, m);
        break;
    case MARK_TEXT:
        set_text(b, f, m);
        break;
    case MARK_WHEN:
        f->type = LXW_CONDITIONAL_TYPE_FORMULA;
        f->value_string = formula_of(b, m->text);
        break;
    }
    f->format = xlsx_mark_format(b, m->style);
}

static bool add_mark(struct xlsx_book *b, lxw_worksheet *ws,
                     const struct sheet *s, const struct sheet_mark *m)
{
    lxw_conditional_format f = {0};
    size_t rows = s->row_count ? s->row_count : 1;
    uint32_t first = m->in_table ? s->table_row + 1 : m->first_row;
    uint32_t last = m->in_table ? s->table_row + (uint32_t)rows : m->last_row;

    set_kind(b, &f, m);
    return worksheet_conditional_format_range(
               ws, first, (lxw_col_t)m->first_column, last,
               (lxw_col_t)m->last_column, &f) == LXW_NO_ERROR;
}

bool xlsx_mark_add_all(struct xlsx_book *b, lxw_worksheet *ws,
                       const struct sheet *s)
{
    for (size_t i = 0; i < s->mark_count; i++)
        if (!add_mark(b, ws, s, &s->marks[i]))
            return false;
    return true;
}
