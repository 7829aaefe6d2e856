#include "base/buf.h"
#include "input/cell.h"
#include "input/sheet.h"

#define LISTED_MAX 1000

/* What a spreadsheet shows where a formula fails; LibreOffice: Err:502. */
static bool is_sheet_error(struct str s)
{
    static const char *const errors[] = {
        "#N/A",   "#REF!",  "#VALUE!", "#DIV/0!", "#NUM!",
        "#NAME?", "#NULL!", "#SPILL!", "#CALC!",  "#GETTING_DATA"};

    for (size_t i = 0; i < COUNT(errors); i++)
        if (str_equal_z(s, errors[i]))
            return true;
    return str_starts(s, STR("Err:")) && s.len == 7;
}

static bool report_formula(struct cells *c)
{
    return diag_error(c->diag, place_of(c->path, c->row->line, 0),
                      "the cell is a formula whose result the file does not "
                      "hold: copy the column, paste it as values and save "
                      "again");
}

static bool report_date(struct cells *c, struct str day)
{
    return diag_error(c->diag, place_of(c->path, c->row->line, 0),
                      "a number belongs here, but the cell is the date %.*s: "
                      "the spreadsheet has made it of what was typed; correct "
                      "it there as text",
                      STR_ARG(cell_shown(day)));
}

static bool check_field(struct cells *c, int field)
{
    struct str s = cell_field(c->row, field);

    if (str_equal(s, STR(SHEET_FORMULA)))
        return report_formula(c);
    if (str_starts(s, STR(SHEET_DATE)))
        return report_date(c, str_skip(s, sizeof(SHEET_DATE) - 1));
    if (!is_sheet_error(s))
        return true;
    return diag_error(c->diag, place_of(c->path, c->row->line, 0),
                      "the cell holds the error %.*s of the spreadsheet: "
                      "correct it there and export again",
                      STR_ARG(s));
}

/* The columns that the field feeds. */
static bool check_mapped(struct cells *c, int field)
{
    for (size_t i = 0; i < c->plan->fed_count; i++) {
        enum table table = c->plan->fed[i];

        for (size_t column = 0; column < COLUMN_MAX; column++) {
            if (c->plan->fields[table][column] != field)
                continue;
            c->table = table;
            c->column = column;
            if (!check_field(c, field))
                return false;
        }
    }
    return true;
}

/* A condition takes what it cannot read for something else. */
static bool check_asked(struct cells *c, int field)
{
    if (!c->plan->asked[field] || check_field(c, field))
        return true;
    c->asked = (size_t)field + 1;
    return false;
}

static void list_words(struct buf *out, const struct texts *words)
{
    for (size_t i = 0; i < words->count; i++) {
        if (out->len)
            buf_add_z(out, ", ");
        buf_add(out, words->items[i]);
    }
}

/* Those that are accepted, and those by which a row is left out. */
static bool report_word(struct cells *c, const struct test *accept,
                        struct str word)
{
    const struct plan *plan = c->plan;
    struct buf words = buf_new(c->arena, LISTED_MAX);
    struct str list;

    list_words(&words, &accept->of->is);
    for (size_t i = 0; i < plan->profile->ignore_count; i++)
        if (plan->ignore[i].field == accept->field)
            list_words(&words, &plan->ignore[i].of->is);
    list = buf_str(&words);
    c->asked = (size_t)accept->field + 1;
    c->table = plan->fed_count ? plan->fed[0] : c->table;
    return diag_error(c->diag, place_of(c->path, c->row->line, 0),
                      "\"%.*s\" is not a known word here; accepted are: %.*s",
                      STR_ARG(cell_shown(word)), STR_ARG(list));
}

static bool is_listed(const struct texts *words, struct str s)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_equal_ignoring_case(words->items[i], s))
            return true;
    return false;
}

bool cell_check_words(struct cells *c)
{
    c->asked = 0;
    for (size_t i = 0; i < c->plan->profile->accept_count; i++) {
        const struct test *accept = &c->plan->accept[i];
        struct str s = cell_field(c->row, accept->field);

        if (s.len && !is_listed(&accept->of->is, s))
            return report_word(c, accept, s);
    }
    return true;
}

bool cell_check_sheet(struct cells *c)
{
    c->asked = 0;
    for (size_t i = 0; i < c->row->count && i < c->plan->field_count; i++) {
        struct str s = c->row->fields[i];

        if (s.len > 3 && (s.ptr[0] == '#' || s.ptr[0] == 'E') &&
            !(check_mapped(c, (int)i) && check_asked(c, (int)i)))
            return false;
    }
    return true;
}
