#include "output/xlsx_rule.h"

#include "base/utf8.h"

/* What Excel holds; more is cut between characters. */
#define TITLE_MAX 32
#define HINT_MAX  255

/* The library takes no const; it copies.  Characters beyond the BMP are two. */
static char *cut_z(struct str text, size_t most, struct arena *a)
{
    struct str rest = text;
    size_t units = 0, len = 0;

    while (rest.len) {
        units += utf8_next(&rest) > 0xFFFF ? 2 : 1;
        if (units > most)
            break;
        len = text.len - rest.len;
    }
    return len ? (char *)(uintptr_t)arena_z(a, str_head(text, len)) : NULL;
}

static void set_list(lxw_data_validation *v, const struct sheet_rule *rule,
                     struct arena *a)
{
    if (rule->range.len) {
        v->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        v->value_formula =
            (char *)(uintptr_t)arena_format(a, "=%.*s", STR_ARG(rule->range))
                .ptr;
        return;
    }
    v->validate = LXW_VALIDATION_TYPE_LIST;
    v->value_list = arena_array(a, char *, rule->word_count + 1);
    for (size_t i = 0; i < rule->word_count; i++)
        v->value_list[i] = (char *)(uintptr_t)arena_z(a, rule->words[i]);
}

static void set_kind(lxw_data_validation *v, const struct sheet_rule *rule,
                     struct arena *a)
{
    switch (rule->kind) {
    case RULE_ANY:
        v->validate = LXW_VALIDATION_TYPE_ANY;
        break;
    case RULE_LIST:
        set_list(v, rule, a);
        break;
    case RULE_DATE:
        v->validate = LXW_VALIDATION_TYPE_DATE;
        v->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        v->minimum_datetime =
            (lxw_datetime){.year = 1900, .month = 3, .day = 1};
        v->maximum_datetime =
            (lxw_datetime){.year = 2199, .month = 12, .day = 31};
        break;
    case RULE_NUMBER:
        v->validate = LXW_VALIDATION_TYPE_DECIMAL;
        v->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        v->minimum_number = -1e13;
        v->maximum_number = 1e13;
        break;
    case RULE_WHOLE:
        v->validate = LXW_VALIDATION_TYPE_INTEGER;
        v->criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        v->value_number = 0;
        break;
    }
}

bool xlsx_rule_add(lxw_worksheet *ws, const struct sheet_rule *rule,
                   struct arena *a)
{
    lxw_data_validation v = {
        .error_type = rule->strict ? LXW_VALIDATION_ERROR_TYPE_STOP
                                   : LXW_VALIDATION_ERROR_TYPE_WARNING,
        .input_title = cut_z(rule->title, TITLE_MAX, a),
        .input_message = cut_z(rule->hint, HINT_MAX, a),
        .error_message = cut_z(rule->error, HINT_MAX, a)};

    set_kind(&v, rule, a);
    return worksheet_data_validation_range(
               ws, rule->first_row, (lxw_col_t)rule->column, rule->last_row,
               (lxw_col_t)rule->column, &v) == LXW_NO_ERROR;
}
