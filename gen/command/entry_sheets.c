#include "command/entry_sheets.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "command/entry_words.h"
#include "doc/sheet.h"
#include "input/canonical.h"
#include "model/decimal.h"
#include "output/xlsx.h"

#define FIRST_ROW  1 /* below the heading: the example */
#define WIDEST     40
#define WIDE_TABLE 14 /* columns: printed on two pages */

/* A workbook has no other date; nobody's clock. */
#define MADE_ON ((struct civil){2026, 1, 1})

enum text {
    TEXT_EXAMPLE,
    TEXT_NOTES,
    TEXT_NOTES_TITLE,
    TEXT_REQUIRED,
    TEXT_COLUMN,
    TEXT_MEANING,
    TEXT_FORMAT,
    TEXT_EXAMPLE_COLUMN,
    TEXT_CHOICES,
    TEXT_YES,
    TEXT_IN_DATE,
    TEXT_IN_AMOUNT,
    TEXT_IN_WHOLE,
    TEXT_IN_TEXT,
    TEXT_IN_LIST,
    TEXT_IN_OFFERS,
    TEXT_REFUSE_DATE,
    TEXT_REFUSE_NUMBER,
    TEXT_REFUSE_LIST,
    TEXT_ASK_LIST,
    TEXT_HINT_REQUIRED,
    TEXT_LIST_OF,
    TEXT_FOOTER,
    TEXT_COUNT
};

static const struct help_text texts[TEXT_COUNT] = {
    [TEXT_EXAMPLE] = {"EXAMPLE ", "示例 "},
    [TEXT_NOTES] = {"Notes", "说明"},
    [TEXT_NOTES_TITLE] = {"How to fill in: ", "填写说明："},
    [TEXT_REQUIRED] = {"Required", "必填"},
    [TEXT_COLUMN] = {"Column", "栏目"},
    [TEXT_MEANING] = {"Meaning", "填写内容"},
    [TEXT_FORMAT] = {"Form", "格式"},
    [TEXT_EXAMPLE_COLUMN] = {"Example", "示例"},
    [TEXT_CHOICES] = {"Choices", "可选内容"},
    [TEXT_YES] = {"yes", "必填"},
    [TEXT_IN_DATE] = {"date: 2026-07-15", "日期，如 2026-07-15"},
    [TEXT_IN_AMOUNT] = {"number", "数字"},
    [TEXT_IN_WHOLE] = {"whole number", "整数"},
    [TEXT_IN_TEXT] = {"text", "文本"},
    [TEXT_IN_LIST] = {"from the list", "从下拉列表中选择"},
    [TEXT_IN_OFFERS] = {"from the list, or other text",
                        "从下拉列表中选择，也可另行填写"},
    [TEXT_REFUSE_DATE] = {"A date is expected, such as 2026-07-15.",
                          "请填写日期，如 2026-07-15。"},
    [TEXT_REFUSE_NUMBER] = {"A number is expected, without a currency sign.",
                            "请填写数字，不加货币符号和单位。"},
    [TEXT_REFUSE_LIST] = {"Please choose from the list.",
                          "请从下拉列表中选择。"},
    [TEXT_ASK_LIST] = {"This is not in the list.  Keep it?",
                       "该内容不在下拉列表中，是否保留？"},
    [TEXT_HINT_REQUIRED] = {"Required.  ", "必填。"},
    [TEXT_LIST_OF] = {"Choices of ", "可选内容："},
    [TEXT_FOOTER] = {"Page &P of &N", "第 &P 页 共 &N 页"},
};

/* Under the purpose of the table, one a row. */
static const struct help_text rules[] = {
    {"The first row holds the headings and stays as it is; columns with a star "
     "are required, the others may stay empty.  Columns may be moved.",
     "第一行是标题，请勿改动文字；标题后带星号的栏目必填，其余可以不填。各栏的"
     "先后次序可以调整。"},
    {"The grey row beginning with EXAMPLE shows how to fill in.  It is not "
     "read; it may stay or be deleted.",
     "以“示例”开头的灰色行演示填写方法，程序不读取，保留或删除均可。"},
    {"Text columns keep numbers as they are typed, long ones as well: set "
     "cells that are pasted in to text first.",
     "文本格式的栏目按原样保存号码，长号码的末位不会丢失；粘贴时请选择“只粘贴"
     "文本（值）”。"},
    {"One table may stand in several files, such as this one and the same "
     "name with -Sample behind it: all of them are read together.  CSV files "
     "with the same headings are fine as well.",
     "同一张表可以由多人分别填写，各存一个文件，在原文件名后加“-姓名”，如"
     "“联系记录-张三.xlsx”，读取时合并。用相同标题的 CSV 文件也可以。"},
    {"Save and close the file before duebook runs: what is not saved is not "
     "read.  duebook never changes a file of this folder; it adds the sheets "
     "of deliveries of letters that were issued.",
     "运行程序之前请保存并关闭文件，未保存的内容读取不到。账簿建成后，程序不会"
     "改写本文件夹中的任何文件，只在正式发函后新增该批函件的送达表。"},
};

/* One workbook that is being made. */
struct form {
    struct run *run;
    struct arena *arena; /* for the workbook; released behind it */
    const struct entry_words *words;
    const struct table_form *table;
    bool chinese;
    const struct currency *currency; /* of the example */
    struct str name;                 /* of the file, and its first sheet */
    struct str purpose;              /* of the table */
    struct sheet entry, notes;
    uint32_t notes_row; /* the next free one */
    const struct entry_row
        *rows; /* filled in already, instead of the example */
    size_t row_count;
};

/* What one column of it is. */
struct form_column {
    struct str heading, name;
    bool required;
    enum entry_kind kind;
    struct str meaning, example;
    struct str *choices;
    size_t choice_count;
    bool strict;      /* nothing else than the choices */
    struct str range; /* of the choices, where they are too many for a list */
};

static struct str text_of(const struct form *f, enum text t)
{
    return str_from_z(f->chinese ? texts[t].zh : texts[t].en);
}

static void add_choice(struct form *f, struct form_column *c, struct str word,
                       size_t *capacity)
{
    ARENA_PUSH(f->arena, c->choices, c->choice_count, *capacity) = word;
}

/* The first word in the language for what an earlier one does not mean. */
static bool is_choice(const struct words *w, size_t i, bool chinese)
{
    bool native = false;

    for (size_t k = 0; k < w->count; k++)
        native |= w->items[k].means == w->items[i].means &&
                  str_is_ascii(w->items[k].text) != chinese;
    if (native && str_is_ascii(w->items[i].text) == chinese)
        return false;
    for (size_t k = 0; k < i; k++)
        if (w->items[k].means == w->items[i].means &&
            (!native || str_is_ascii(w->items[k].text) != chinese))
            return false;
    return true;
}

static void find_choices(struct form *f, const struct words *w,
                         struct str offers, struct form_column *c)
{
    size_t capacity = 0;
    struct str head;

    for (size_t i = 0; w && i < w->count; i++)
        if (is_choice(w, i, f->chinese))
            add_choice(f, c, w->items[i].text, &capacity);
    while (!w && offers.len) {
        (void)str_cut(offers, '|', &head, &offers);
        add_choice(f, c, head, &capacity);
    }
}

/* Its words are those that mean something; any other one is fine. */
static bool takes_any_word(enum table table, size_t column)
{
    static const struct {
        enum table table;
        size_t column;
    } open[] = {{TABLE_DOCUMENTS, DOCUMENTS_STATUS},
                {TABLE_RECEIPTS, RECEIPTS_STATUS},
                {TABLE_CONTACTS, CONTACTS_REASON_CODE}};

    for (size_t i = 0; i < COUNT(open); i++)
        if (open[i].table == table && open[i].column == column)
            return true;
    return false;
}

static struct form_column make_column(struct form *f, enum table table,
                                      size_t i)
{
    const struct column_form *form = &f->table->columns[i];
    const struct entry_word *w;
    struct form_column c = {.heading = canonical_title(table, i, f->chinese),
                            .name = canonical_name(table, i),
                            .required = form->required};

    w = entry_word_find(f->words, str_from_z(f->table->name), c.name);
    if (w) {
        c.kind = w->kind;
        c.meaning = w->meaning;
        c.example = w->example;
    }
    find_choices(f, form->words, w ? w->offers : STR(""), &c);
    c.strict = form->words && !takes_any_word(table, i);
    if (form->words && c.example.len == 0 && c.choice_count)
        c.example = c.choices[0];
    return c;
}

/*
 * In bytes: Excel counts characters, but libxlsxwriter 1.1.4 writes the words
 * into 257 bytes, whatever they are.
 */
static size_t list_length(const struct form_column *c)
{
    size_t n = c->choice_count ? c->choice_count - 1 : 0;

    for (size_t i = 0; i < c->choice_count; i++)
        n += c->choices[i].len;
    return n;
}

/* --- the sheet to fill in --------------------------------------------------
 */

static struct sheet_column column_of(const struct form_column *c)
{
    static const enum cell_kind kinds[] = {[ENTRY_TEXT] = CELL_TEXT,
                                           [ENTRY_DATE] = CELL_DATE,
                                           [ENTRY_AMOUNT] = CELL_MONEY,
                                           [ENTRY_WHOLE] = CELL_INTEGER};
    static const int least[] = {[ENTRY_TEXT] = 12,
                                [ENTRY_DATE] = 12,
                                [ENTRY_AMOUNT] = 15,
                                [ENTRY_WHOLE] = 10};
    int width = least[c->kind];
    size_t heading = utf8_width(c->heading) + 5;
    size_t example = utf8_width(c->example) + 3;

    width = (int)heading > width ? (int)heading : width;
    width = (int)example > width ? (int)example : width;
    for (size_t i = 0; i < c->choice_count; i++)
        if ((int)utf8_width(c->choices[i]) + 4 > width)
            width = (int)utf8_width(c->choices[i]) + 4;
    return (struct sheet_column){.heading = c->heading,
                                 .kind = kinds[c->kind],
                                 .width = width < WIDEST ? width : WIDEST};
}

/* The example as a value of its kind; as text where it is none. */
static struct cell example_cell(const struct form *f,
                                const struct form_column *c)
{
    struct field text = {c->example, nowhere};
    struct diag quiet = {0};
    struct decimal number;
    struct money m;
    struct date d;

    if (c->kind == ENTRY_DATE && date_parse(text, DATE_YMD, false, &d, &quiet))
        return sheet_date(d);
    if (c->kind == ENTRY_AMOUNT &&
        money_parse(text, f->currency, number_plain, &m, &quiet))
        return sheet_money(m.minor, m.currency);
    if (c->kind == ENTRY_WHOLE &&
        decimal_parse(text, number_plain, &number, &quiet) && number.scale == 0)
        return sheet_integer(number.units);
    return sheet_text(c->example);
}

static void put_example(struct form *f, uint32_t at,
                        const struct form_column *c)
{
    struct cell cell = example_cell(f, c);
    struct str mark = text_of(f, TEXT_EXAMPLE);

    if (at == 0)
        cell = sheet_text(arena_format(f->arena, "%.*s%.*s", STR_ARG(mark),
                                       STR_ARG(c->example)));
    if (cell.kind == CELL_TEXT && cell.text.len == 0)
        return;
    cell.align = f->entry.columns[at].align;
    sheet_put(&f->entry, FIRST_ROW, at, sheet_styled(cell, CELL_EXAMPLE),
              f->arena);
}

/* What is filled in already, for people to go on with. */
static void put_rows(struct form *f)
{
    for (size_t i = 0; i < f->row_count; i++)
        for (uint32_t k = 0; k < f->table->column_count; k++) {
            struct sheet_column *column = &f->entry.columns[k];
            struct str text = f->rows[i].cells[k];

            if (!text.len)
                continue;
            if ((int)utf8_width(text) + 2 > column->width)
                column->width = (int)utf8_width(text) + 2;
            sheet_put(&f->entry, FIRST_ROW + (uint32_t)i, k,
                      sheet_styled(sheet_text(text), CELL_ENTRY), f->arena);
        }
}

static struct str hint_of(struct form *f, const struct form_column *c)
{
    struct str first = c->required ? text_of(f, TEXT_HINT_REQUIRED) : STR("");

    return arena_format(f->arena, "%.*s%.*s", STR_ARG(first),
                        STR_ARG(c->meaning));
}

static struct sheet_rule rule_of(struct form *f, uint32_t at,
                                 const struct form_column *c)
{
    struct sheet_rule rule = {.column = at,
                              .first_row = FIRST_ROW,
                              .last_row = SHEET_MAX_ROWS - 1,
                              .strict = true,
                              .title = c->heading,
                              .hint = hint_of(f, c)};

    if (c->kind == ENTRY_DATE) {
        rule.kind = RULE_DATE;
        rule.error = text_of(f, TEXT_REFUSE_DATE);
    } else if (c->kind == ENTRY_AMOUNT || c->kind == ENTRY_WHOLE) {
        rule.kind = c->kind == ENTRY_WHOLE ? RULE_WHOLE : RULE_NUMBER;
        rule.error = text_of(f, TEXT_REFUSE_NUMBER);
    } else if (c->choice_count) {
        rule.kind = RULE_LIST;
        rule.words = c->choices;
        rule.word_count = c->choice_count;
        rule.range = c->range;
        rule.strict = c->strict;
        rule.error = text_of(f, c->strict ? TEXT_REFUSE_LIST : TEXT_ASK_LIST);
    }
    return rule;
}

static void make_entry(struct form *f, const struct form_column *columns)
{
    size_t n = f->table->column_count;
    struct sheet *s = &f->entry;

    s->name = f->name;
    s->is_form = true;
    s->columns = arena_array(f->arena, struct sheet_column, n);
    s->column_count = n;
    s->rules = arena_array(f->arena, struct sheet_rule, n);
    s->rule_count = n;
    s->freeze_rows = 1;
    s->freeze_columns = 1;
    s->repeat_columns = n > WIDE_TABLE ? 1 : 0;
    for (uint32_t i = 0; i < n; i++) {
        s->columns[i] = column_of(&columns[i]);
        if (i && columns[i].kind == ENTRY_TEXT &&
            columns[i - 1].kind == ENTRY_AMOUNT)
            s->columns[i].align = CELL_ALIGN_INDENT;
        s->rules[i] = rule_of(f, i, &columns[i]);
        sheet_put(
            s, 0, i,
            sheet_styled(sheet_text(columns[i].heading),
                         columns[i].required ? CELL_REQUIRED : CELL_OPTIONAL),
            f->arena);
    }
    put_rows(f);
    for (uint32_t i = 0; !f->row_count && i < n; i++)
        put_example(f, i, &columns[i]);
    if (n && !f->row_count)
        s->columns[0].width += (int)utf8_width(text_of(f, TEXT_EXAMPLE));
}

/* --- the notes -------------------------------------------------------------
 */

enum {
    NOTE_COLUMN,
    NOTE_REQUIRED,
    NOTE_MEANING,
    NOTE_FORMAT,
    NOTE_EXAMPLE,
    NOTE_CHOICES,
    NOTE_COLUMNS
};

static void put_note(struct form *f, uint32_t column, struct str text,
                     enum cell_style style)
{
    struct cell c = sheet_styled(sheet_text(text), style);

    c.align = style == CELL_HEADING ? CELL_ALIGN_CENTER : CELL_ALIGN_WRAP;
    sheet_put(&f->notes, f->notes_row, column, c, f->arena);
}

static struct str joined(struct form *f, const struct form_column *c)
{
    struct buf b = buf_new(f->arena, 1 << 16);

    for (size_t i = 0; i < c->choice_count; i++) {
        if (i)
            buf_add_z(&b, f->chinese ? "、" : ", ");
        buf_add(&b, c->choices[i]);
    }
    return buf_str(&b);
}

static enum text form_text(const struct form_column *c)
{
    if (c->kind == ENTRY_DATE)
        return TEXT_IN_DATE;
    if (c->kind == ENTRY_AMOUNT)
        return TEXT_IN_AMOUNT;
    if (c->kind == ENTRY_WHOLE)
        return TEXT_IN_WHOLE;
    if (c->choice_count == 0)
        return TEXT_IN_TEXT;
    return c->strict ? TEXT_IN_LIST : TEXT_IN_OFFERS;
}

static void put_column_note(struct form *f, const struct form_column *c)
{
    put_note(f, NOTE_COLUMN, c->heading,
             c->required ? CELL_SUBTOTAL : CELL_PLAIN);
    put_note(f, NOTE_REQUIRED, c->required ? text_of(f, TEXT_YES) : STR(""),
             CELL_PLAIN);
    put_note(f, NOTE_MEANING, c->meaning, CELL_PLAIN);
    put_note(f, NOTE_FORMAT, text_of(f, form_text(c)), CELL_PLAIN);
    put_note(f, NOTE_EXAMPLE, c->example, CELL_PLAIN);
    put_note(f, NOTE_CHOICES, joined(f, c), CELL_PLAIN);
    f->notes_row++;
}

static void put_line(struct form *f, struct str text, enum cell_style style)
{
    sheet_put_wide(&f->notes, f->notes_row++, 0, NOTE_COLUMNS,
                   sheet_styled(sheet_text(text), style), f->arena);
}

/* Lists that a drop-down cannot hold by itself stand below, a word a row. */
static void put_long_list(struct form *f, struct form_column *c)
{
    uint32_t first;

    if (list_length(c) <= SHEET_LIST_MAX)
        return;
    f->notes_row++;
    put_note(f, 0,
             arena_format(f->arena, "%.*s%.*s",
                          STR_ARG(text_of(f, TEXT_LIST_OF)),
                          STR_ARG(c->heading)),
             CELL_SECTION);
    first = ++f->notes_row;
    for (size_t i = 0; i < c->choice_count; i++, f->notes_row++)
        put_note(f, 0, c->choices[i], CELL_PLAIN);
    c->range = sheet_range(&f->notes, first, 0, f->notes_row - 1, 0, f->arena);
}

static void set_note_columns(struct form *f)
{
    static const int widths[NOTE_COLUMNS] = {
        [NOTE_COLUMN] = 20, [NOTE_REQUIRED] = 9, [NOTE_MEANING] = 44,
        [NOTE_FORMAT] = 22, [NOTE_EXAMPLE] = 26, [NOTE_CHOICES] = 44};
    struct sheet *s = &f->notes;

    s->columns = arena_array(f->arena, struct sheet_column, NOTE_COLUMNS);
    s->column_count = NOTE_COLUMNS;
    for (size_t i = 0; i < NOTE_COLUMNS; i++)
        s->columns[i].width = widths[i];
}

static void make_notes(struct form *f, struct form_column *columns,
                       struct str purpose)
{
    static const enum text headings[NOTE_COLUMNS] = {
        [NOTE_COLUMN] = TEXT_COLUMN,          [NOTE_REQUIRED] = TEXT_REQUIRED,
        [NOTE_MEANING] = TEXT_MEANING,        [NOTE_FORMAT] = TEXT_FORMAT,
        [NOTE_EXAMPLE] = TEXT_EXAMPLE_COLUMN, [NOTE_CHOICES] = TEXT_CHOICES};
    size_t n = f->table->column_count;

    f->notes.name = text_of(f, TEXT_NOTES);
    set_note_columns(f);
    put_line(f,
             arena_format(f->arena, "%.*s%.*s",
                          STR_ARG(text_of(f, TEXT_NOTES_TITLE)),
                          STR_ARG(f->name)),
             CELL_TITLE);
    put_line(f, purpose, CELL_PLAIN);
    for (size_t i = 0; i < COUNT(rules); i++)
        put_line(f, str_from_z(f->chinese ? rules[i].zh : rules[i].en),
                 CELL_NOTE);
    f->notes_row++;
    for (uint32_t i = 0; i < NOTE_COLUMNS; i++)
        put_note(f, i, text_of(f, headings[i]), CELL_HEADING);
    f->notes.freeze_rows = ++f->notes_row;
    for (size_t i = 0; i < n; i++)
        put_column_note(f, &columns[i]);
    for (size_t i = 0; i < n; i++)
        put_long_list(f, &columns[i]);
}

/* --- the workbooks ---------------------------------------------------------
 */

static bool write_book(struct form *f, const char *path, struct diag *d)
{
    struct sheet sheets[] = {f->entry, f->notes};
    struct workbook book = {.sheets = sheets,
                            .sheet_count = COUNT(sheets),
                            .title = f->name,
                            .header_left = f->name,
                            .footer = text_of(f, TEXT_FOOTER),
                            .created = date_from_civil(MADE_ON),
                            .english = !f->chinese};

    return xlsx_write(&book, path, 1, f->arena, d);
}

static struct form form_of(struct run *r, const struct entry_words *words,
                           enum table table, enum language language,
                           struct arena *scratch)
{
    const struct table_form *form = &table_forms[table];
    const struct entry_word *w =
        entry_word_find(words, str_from_z(form->name), STR(""));
    bool chinese = language == LANGUAGE_ZH;
    struct form f = {.run = r,
                     .arena = scratch,
                     .words = words,
                     .table = form,
                     .chinese = chinese,
                     .currency =
                         currency_find(chinese ? STR("CNY") : STR("USD"))};

    f.name = w ? w->example : str_from_z(form->name);
    f.purpose = w ? w->meaning : STR("");
    return f;
}

static bool write_form(struct form *f, enum table table, const char *path)
{
    size_t n = f->table->column_count;
    struct form_column *columns = arena_array(f->arena, struct form_column, n);

    for (size_t i = 0; i < n; i++)
        columns[i] = make_column(f, table, i);
    make_notes(f, columns, f->purpose);
    make_entry(f, columns);
    return write_book(f, path, f->run->diag);
}

static bool write_table(struct run *r, const struct entry_words *words,
                        enum table table, const char *folder,
                        enum language language, struct arena *scratch)
{
    struct form f = form_of(r, words, table, language, scratch);
    struct str file = arena_format(scratch, "%.*s.xlsx", STR_ARG(f.name));

    return write_form(&f, table, file_join(scratch, folder, file));
}

bool entry_sheets_write(struct run *r, const char *folder,
                        enum language language)
{
    struct entry_words words;
    bool ok;

    ok = entry_words_read(r, language, &words);
    for (size_t i = 0; ok && i < TABLE_COUNT; i++) {
        struct arena scratch = {.no_memory = r->arena->no_memory,
                                .no_memory_user = r->arena->no_memory_user};

        ok = i == TABLE_CARRIER || /* nobody types it */
             write_table(r, &words, (enum table)i, folder, language, &scratch);
        arena_release(&scratch);
    }
    return ok;
}

bool entry_sheet_fill(struct run *r, const struct entry_ask *ask,
                      enum language language, const char *path)
{
    struct arena scratch = {.no_memory = r->arena->no_memory,
                            .no_memory_user = r->arena->no_memory_user};
    struct entry_words words;
    struct form f;
    bool ok = entry_words_read(r, language, &words);

    if (ok) {
        f = form_of(r, &words, ask->table, language, &scratch);
        f.rows = ask->rows;
        f.row_count = ask->row_count;
        ok = write_form(&f, ask->table, path);
    }
    arena_release(&scratch);
    return ok;
}
