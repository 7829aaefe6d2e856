#include "output/xlsx_book.h"

static void set_borders(lxw_format *f, const struct look *look)
{
    if (look->border) {
        format_set_bottom(f, LXW_BORDER_HAIR);
        format_set_bottom_color(f, 0xA6A6A6);
    }
    if (look->rule_above) {
        format_set_top(f, LXW_BORDER_THIN);
        format_set_top_color(f, 0x44546A);
    }
    if (look->rule_below) {
        format_set_bottom(f, LXW_BORDER_THIN);
        format_set_bottom_color(f, 0x44546A);
    }
}

static void set_align(lxw_format *f, const struct look *look,
                      enum look_form form, enum cell_align align)
{
    bool is_text = form == FORM_TEXT || form == FORM_LINK;

    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    if (align == CELL_ALIGN_WRAP)
        format_set_text_wrap(f);
    if (look->centered) {
        format_set_text_wrap(f);
        format_set_align(f, LXW_ALIGN_CENTER);
    } else if (align == CELL_ALIGN_CENTER || form == FORM_DATE) {
        format_set_align(f, LXW_ALIGN_CENTER);
    } else if (is_text && align != CELL_ALIGN_RIGHT) {
        format_set_align(f, LXW_ALIGN_LEFT);
        if (align == CELL_ALIGN_INDENT)
            format_set_indent(f, 2);
    } else {
        format_set_align(f, LXW_ALIGN_RIGHT);
    }
}

static lxw_format *make_format(struct xlsx_book *b, enum cell_style style,
                               enum look_form form, enum cell_align align)
{
    const struct look *look = &looks[style];
    lxw_format *f = workbook_add_format(b->lib);

    if (!f)
        return NULL;
    format_set_font_name(f, b->model->english ? LOOK_FONT_EN : LOOK_FONT_ZH);
    format_set_font_size(f, look->size);
    format_set_num_format(f, look_number_format(form, look));
    if (look->bold)
        format_set_bold(f);
    if (look->italic)
        format_set_italic(f);
    if (look->color)
        format_set_font_color(f, look->color);
    if (form == FORM_LINK) {
        format_set_font_color(f, 0x1F4E79);
        format_set_underline(f, LXW_UNDERLINE_SINGLE);
    }
    if (look->fill)
        format_set_bg_color(f, look->fill);
    set_borders(f, look);
    set_align(f, look, form, align);
    return f;
}

lxw_format *xlsx_format(struct xlsx_book *b, enum cell_style style,
                        enum look_form form, enum cell_align align)
{
    lxw_format **f = &b->formats[style][form][align];

    if (!*f)
        *f = make_format(b, style, form, align);
    return *f;
}

lxw_format *xlsx_format_of(struct xlsx_book *b, const struct cell *c)
{
    enum cell_kind kind = c->kind == CELL_FORMULA ? c->cached : c->kind;
    int decimals = kind == CELL_MONEY ? c->money.currency->exponent : 0;

    return xlsx_format(b, c->style, look_form_of(kind, c->show, decimals),
                       c->align);
}

lxw_format *xlsx_mark_format(struct xlsx_book *b, enum cell_style style)
{
    const struct look *look = &looks[style];
    lxw_format **f = &b->marks[style];

    if (*f)
        return *f;
    *f = workbook_add_format(b->lib);
    if (!*f)
        return NULL;
    if (look->bold)
        format_set_bold(*f);
    if (look->italic)
        format_set_italic(*f);
    if (look->color)
        format_set_font_color(*f, look->color);
    if (look->fill)
        format_set_bg_color(*f, look->fill);
    return *f;
}
