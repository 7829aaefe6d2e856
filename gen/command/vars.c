#include "command/vars.h"

#include "base/utf8.h"
#include "command/output.h"
#include "command/template_file.h"
#include "doc/value_form.h"

#define COLUMNS 4
#define GAP     2

struct str vars_layout(const struct vars_table *table, struct arena *a)
{
    size_t *widths = arena_array(a, size_t, table->columns);
    struct buf b = buf_new(a, 16u << 20);

    for (size_t i = 0; i < table->rows * table->columns; i++) {
        size_t width = utf8_width(table->cells[i]);

        if (width > widths[i % table->columns])
            widths[i % table->columns] = width;
    }
    for (size_t i = 0; i < table->rows * table->columns; i++) {
        size_t column = i % table->columns;
        struct str cell = table->cells[i];

        if (column == 0)
            buf_add_repeated(&b, ' ', GAP);
        buf_add(&b, cell);
        if (column + 1 == table->columns)
            buf_add_byte(&b, '\n');
        else
            buf_add_repeated(&b, ' ', widths[column] - utf8_width(cell) + GAP);
    }
    return buf_str(&b);
}

static const char *say(const struct run *r, const char *en, const char *zh)
{
    return r->language == LANGUAGE_ZH ? zh : en;
}

/* Name, type, example, meaning of all that a kind has. */
static void tell_kind(struct run *r, const struct variable_kind *kind)
{
    struct vars_table table = {.columns = COLUMNS, .rows = kind->count};
    struct str *cells =
        arena_array(r->arena, struct str, COLUMNS * kind->count);
    struct str text;

    for (size_t i = 0; i < kind->count; i++) {
        const struct variable *v = &kind->items[i];

        cells[COLUMNS * i] = str_from_z(v->name);
        cells[COLUMNS * i + 1] = str_from_z(v->type);
        cells[COLUMNS * i + 2] = str_from_z(v->example);
        cells[COLUMNS * i + 3] = str_from_z(say(r, v->en, v->zh));
    }
    table.cells = cells;
    text = vars_layout(&table, r->arena);
    run_say(r, "kind: %s - %s\n", kind->name, say(r, kind->en, kind->zh));
    run_say(r, "%.*s\n", STR_ARG(text));
}

static struct value sample(enum type_kind type, struct arena *a)
{
    struct value party = value_map_new(a);
    struct civil day = {2026, 7, 17};

    switch (type) {
    case TYPE_MONEY:
        return value_minor(123450, currency_find(STR("CNY")));
    case TYPE_DATE:
        return value_date(date_from_civil(day));
    case TYPE_INTEGER:
        return value_integer(1234);
    case TYPE_DECIMAL:
        return value_decimal((struct decimal){12345, 4});
    case TYPE_PARTY:
        value_set(party, "name", value_z("滨江华恒精密制造有限公司"), a);
        value_set(party, "address", value_z("滨江市创业路8号"), a);
        return party;
    case TYPE_ANY:
    case TYPE_TEXT:
    case TYPE_BOOL:
    case TYPE_LIST:
    case TYPE_GROUP:
        break;
    }
    return value_null();
}

/* A form's text on one line. */
static struct str shown(struct run *r, const struct value_form *form)
{
    struct str text = {0};
    char *copy;

    (void)!value_form(sample(form->type, r->arena), str_from_z(form->name),
                      r->language == LANGUAGE_EN, &text, r->arena);
    copy = arena_alloc(r->arena, text.len);
    for (size_t i = 0; i < text.len; i++)
        copy[i] = text.ptr[i];
    for (size_t i = 0; i < text.len; i++)
        if (copy[i] == '\n')
            copy[i] = '/';
    return (struct str){copy, text.len};
}

static void tell_forms(struct run *r)
{
    struct vars_table table = {.columns = COLUMNS, .rows = value_form_count};
    struct str *cells =
        arena_array(r->arena, struct str, COLUMNS * value_form_count);
    struct str text;

    for (size_t i = 0; i < value_form_count; i++) {
        const struct value_form *f = &value_forms[i];

        cells[COLUMNS * i] = type_name(f->type);
        cells[COLUMNS * i + 1] = arena_format(r->arena, "{{x.%s}}", f->name);
        cells[COLUMNS * i + 2] = shown(r, f);
        cells[COLUMNS * i + 3] = str_from_z(say(r, f->en, f->zh));
    }
    table.cells = cells;
    text = vars_layout(&table, r->arena);
    run_say(r, "Forms, by the type of x:\n");
    run_say(r, "%.*s\n", STR_ARG(text));
    run_say(r,
            "Of a list: {{x.count}}, {{x.total.PART}}, {{#x.totals.PART}} (one "
            "sum a currency); inside of it {{-index}}, {{-count}}, "
            "{{#-first}}, {{#-last}}.\nA type with ? may be left out: put it "
            "into a section {{#x}} … {{/x}}.\n");
}

static bool is_same(const struct use *x, const struct use *y)
{
    return str_equal(x->path, y->path) && str_equal(x->form, y->form) &&
           (x->path.len || str_equal(x->name.text, y->name.text));
}

static bool is_first(const struct uses *uses, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (is_same(&uses->items[j], &uses->items[i]))
            return false;
    return true;
}

/* "17, 20, 33": where it stands, each line once. */
static struct str lines_of(struct run *r, const struct uses *uses, size_t i)
{
    struct buf b = buf_new(r->arena, 4096);
    uint32_t last = 0;

    for (size_t j = i; j < uses->count; j++) {
        uint32_t line = uses->items[j].name.at.line;

        if (!is_same(&uses->items[i], &uses->items[j]) || line == last)
            continue;
        buf_add_format(&b, "%s%u", b.len ? ", " : "", line);
        last = line;
    }
    return buf_str(&b);
}

static struct str meaning_of(struct run *r, const struct schema *schema,
                             const struct use *use)
{
    const struct variable *known =
        schema->kind ? variables_of(schema->kind, use->path) : NULL;

    return known ? str_from_z(say(r, known->en, known->zh)) : STR("");
}

/* What a template uses: name with form, type, lines, meaning. */
static void tell_uses(struct run *r, const struct schema *schema,
                      const struct uses *uses)
{
    struct vars_table table = {.columns = COLUMNS};
    struct str *cells =
        arena_array(r->arena, struct str, COLUMNS * uses->count);
    struct str text;

    for (size_t i = 0; i < uses->count; i++) {
        const struct use *use = &uses->items[i];
        struct str *row = &cells[COLUMNS * table.rows];
        struct str path = use->path.len ? use->path : use->name.text;

        if (!is_first(uses, i))
            continue;
        row[0] = use->form.len ? arena_format(r->arena, "%.*s .%.*s",
                                              STR_ARG(path), STR_ARG(use->form))
                               : path;
        row[1] = type_name(use->type.kind);
        row[2] = lines_of(r, uses, i);
        row[3] = meaning_of(r, schema, use);
        table.rows++;
    }
    table.cells = cells;
    text = vars_layout(&table, r->arena);
    run_say(r, "%.*s", STR_ARG(text));
}

static bool tell_template(struct run *r, bool json)
{
    const struct template *t;
    struct schema schema;
    struct uses uses;
    const char *path;

    if (!template_locate(r, r->operands[0], &path) ||
        !template_open(r, template_book(r, path), path, &t) ||
        !template_schema(t, &schema, r->arena, r->diag))
        return false;
    if (json && schema.is_empty)
        return diag_error(r->diag, place_of(path, 1, 1),
                          "the template does not say what it needs: write "
                          "needs: {total: money CNY, …} into its front "
                          "matter");
    if (json) {
        struct value data = vars_example(schema.types, schema.kind, r->arena);

        vars_add_charts(data, t, r->arena);
        return output_json(r, data);
    }
    template_uses(t, schema.types, &uses, r->arena);
    tell_uses(r, &schema, &uses);
    return true;
}

bool command_vars(struct run *r)
{
    static const char *const formats[] = {"text", "json"};
    const struct variable_kind *kind = NULL;
    size_t format;

    if (!output_format(r, formats, COUNT(formats), &format))
        return false;
    if (r->operand_count)
        kind = variables_find(str_from_z(r->operands[0]));
    if (r->operand_count && !kind)
        return tell_template(r, format == 1);
    if (format == 1 && !kind)
        return diag_usage(r->diag,
                          "vars --format json needs a template or a kind");
    if (format == 1)
        return output_json(
            r, vars_example(variables_types(kind, r->arena), kind, r->arena));
    for (size_t i = 0; i < variable_kind_count; i++)
        if (!kind || kind == variable_kinds[i])
            tell_kind(r, variable_kinds[i]);
    tell_forms(r);
    return true;
}
