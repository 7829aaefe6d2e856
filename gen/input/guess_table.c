#include "input/guess.h"

#include "input/cell.h"
#include "input/guess_write.h"
#include "input/heading.h"
#include "input/intern.h"

#include <string.h>

#define CELLS_MAX (4u << 20)
#define TEXTS_MAX 60

/* Rows are judged by their headings if these begin there. */
static size_t judge_headings(const struct guess_words *words,
                             const struct csv_row *row, struct arena *a)
{
    bool met[ROLE_COUNT] = {false};
    size_t score = 0;

    for (size_t i = 0; i < row->count; i++) {
        size_t rank;
        enum role role = guess_role(words, guess_key(row->fields[i], a), &rank);

        if (role == ROLE_NONE || met[role])
            continue;
        met[role] = true;
        score += 2;
    }
    return score;
}

/* Without a known word: the first row that is nearly the widest. */
static size_t widest_row(const struct first_rows *rows)
{
    size_t best = 0, most = 0;

    for (size_t i = 0; i < rows->count && i < HEADING_SEARCHED; i++) {
        size_t filled = 0;

        for (size_t j = 0; j < rows->items[i].row.count; j++)
            filled += rows->items[i].row.fields[j].len > 0;
        if (rows->items[i].row.fault == ROW_FINE && filled > most + most / 4) {
            most = filled;
            best = i;
        }
    }
    return best;
}

static bool find_headings(struct guess_table *t,
                          const struct guess_words *words,
                          const struct first_rows *rows)
{
    size_t most = 1;

    t->heading_rows = 1;
    for (size_t n = 1; n <= HEADING_LINES_MAX; n++) {
        struct profile p = {.heading_rows = n};

        for (size_t i = 0; i < rows->count && i < HEADING_SEARCHED; i++) {
            struct csv_row row = heading_read(t->file, rows, i, &p, t->arena);
            size_t score;

            if (row.fault != ROW_FINE || row.count < 2)
                continue;
            score = judge_headings(words, &row, t->arena);
            if (score <= most)
                continue;
            most = score;
            t->heading = row;
            t->heading_rows = n;
            t->heading_index = i;
        }
    }
    if (most > 2)
        return true;
    t->heading_rows = 1;
    t->heading_index = widest_row(rows);
    t->heading = rows->items[t->heading_index].row;
    return t->heading.count > 1;
}

static struct str cell(const struct csv_row *row, size_t i)
{
    return cell_field(row, (int)i);
}

static size_t count_filled(const struct csv_row *row)
{
    size_t n = 0;

    for (size_t i = 0; i < row->count; i++)
        n += cell(row, i).len > 0;
    return n;
}

/* By any order; a bare number is none. */
static bool is_date(struct str s)
{
    struct diag quiet = {0};
    struct date d;
    bool separated = false;

    for (size_t i = 0; i < s.len; i++)
        separated |= (s.ptr[i] < '0' || s.ptr[i] > '9') && i > 0;
    if (!s.len || (!separated && s.len != 8))
        return false;
    for (int order = DATE_YMD; order <= DATE_MDY; order++)
        if (date_parse((struct field){s, nowhere}, (enum date_order)order,
                       false, &d, &quiet))
            return true;
    return false;
}

/* "合计", "小计：", "Total for Acme", "甲小计". */
static bool is_total(struct str s, struct str *word, bool *ends)
{
    static const char *const words[] = {
        "合计",        "小计",        "总计",  "总合计",   "累计",
        "本月合计",    "本页小计",    "合 计", "Subtotal", "Total",
        "Grand total", "Grand Total", "TOTAL", "Sub-total"};

    for (size_t i = 0; i < COUNT(words); i++) {
        *word = str_from_z(words[i]);
        *ends = false;
        if (str_starts(s, *word) &&
            (s.len == word->len || (unsigned char)word->ptr[0] >= 0x80 ||
             strchr(" :", s.ptr[word->len])))
            return true;
        *ends = true;
        if ((unsigned char)word->ptr[0] >= 0x80 && str_ends(s, *word))
            return true;
    }
    return false;
}

/* The rows of totals that were met, by column and word; those behind the last
   heading are none of a profile's. */
static void note_rule(struct guess_table *t, size_t *capacity, size_t column,
                      struct str word, bool ends)
{
    if (column >= t->column_count)
        return;
    for (size_t i = 0; i < t->rule_count; i++) {
        struct guess_rule *r = &t->rules[i];

        if (r->column == column && r->ends == ends &&
            str_equal(r->word, word)) {
            r->rows++;
            return;
        }
    }
    ARENA_PUSH(t->arena, t->rules, t->rule_count, *capacity) =
        (struct guess_rule){
            .column = column, .word = word, .ends = ends, .rows = 1};
}

/* "制表：甲  审核：  打印时间：": who made the list and when. */
static bool is_footer(struct guess_table *t, size_t *capacity,
                      const struct csv_row *row)
{
    struct str s = {0}, word;
    size_t i = 0;

    while (i < row->count && !(s = cell(row, i)).len)
        i++;
    if (!canonical_is_footer(s, &word))
        return false;
    note_rule(t, capacity, i, word, false);
    for (size_t j = 0; j < t->rule_count; j++)
        t->rules[j].is_footer |=
            t->rules[j].column == i && str_equal(t->rules[j].word, word);
    return true;
}

/* A customer may be called Total; his rows bear dates. */
static bool is_row_of_totals(struct guess_table *t, size_t *capacity,
                             const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (is_date(cell(row, i)))
            return false;
    for (size_t i = 0; i < row->count; i++) {
        struct str s = cell(row, i), word;
        bool ends;

        if (!s.len || s.len > TEXTS_MAX || !is_total(s, &word, &ends))
            continue;
        note_rule(t, capacity, i, word, ends);
        return true;
    }
    return false;
}

/* Rows of one cell head a group, or are a remark: no items. */
static bool is_lone(struct guess_table *t, const struct csv_row *row)
{
    if (t->column_count < 4 || count_filled(row) != 1)
        return false;
    for (size_t i = 0; i < t->column_count && !t->lone_rows; i++)
        if (cell(row, i).len) {
            t->lone_column = i;
            t->lone_text = arena_str(t->arena, cell(row, i));
        }
    t->lone_rows += t->lone_rows || t->lone_text.len;
    return true;
}

static struct csv_row keep_row(const struct guess_table *t,
                               const struct csv_row *row)
{
    struct csv_row kept = *row;

    kept.count = t->column_count;
    kept.fields = arena_array(t->arena, struct str, kept.count);
    for (size_t i = 0; i < kept.count; i++)
        kept.fields[i] = arena_str(t->arena, cell(row, i));
    return kept;
}

static void read_rows(struct guess_table *t, const struct first_row *last)
{
    struct csv_format format = t->file->format;
    struct csv_splitter s;
    struct csv_reader *reader;
    size_t most = CELLS_MAX / t->column_count, capacity = 0, rules = 0;
    struct csv_row row;

    format.delimiter = last->delimiter;
    s = (struct csv_splitter){t->file->text,     last->next_at, last->next_line,
                              t->file->text.len, format,        false};
    reader = csv_reader_new(format, t->arena);
    while (csv_next(&s, &row)) {
        if (csv_read(reader, &row) != ROW_FINE || !count_filled(&row) ||
            is_footer(t, &rules, &row) || is_row_of_totals(t, &rules, &row) ||
            is_lone(t, &row))
            continue;
        if (t->row_count == most) {
            t->is_cut = true;
            break;
        }
        ARENA_PUSH(t->arena, t->rows, t->row_count, capacity) =
            keep_row(t, &row);
    }
    csv_reader_close(reader);
}

/* "1.234,50" or "99,5" somewhere, and nowhere the opposite. */
static struct number_style find_style(const struct guess_table *t)
{
    size_t commas = 0, points = 0;

    for (size_t i = 0; i < t->row_count; i++)
        for (size_t j = 0; j < t->column_count; j++) {
            struct str s = t->rows[i].fields[j];
            size_t n = 0;

            while (n < s.len && s.ptr[s.len - 1 - n] >= '0' &&
                   s.ptr[s.len - 1 - n] <= '9')
                n++;
            if (n == 0 || n > 2 || n + 1 >= s.len ||
                str_find_byte(STR("0123456789"), s.ptr[s.len - n - 2]) < 0)
                continue;
            commas += s.ptr[s.len - n - 1] == ',';
            points += s.ptr[s.len - n - 1] == '.';
        }
    return commas > points ? (struct number_style){',', '.'} : number_plain;
}

static bool read_number(struct str s, struct number_style style, int64_t *out)
{
    struct diag quiet = {0};
    struct decimal x;

    if (!s.len || s.len > 40)
        return false;
    if (str_starts(s, STR("¥")) || str_starts(s, STR("￥")))
        s = str_trim(str_skip(s, str_starts(s, STR("¥")) ? 2 : 3));
    else if (s.ptr[0] == '$')
        s = str_skip(s, 1);
    if (!decimal_parse((struct field){s, nowhere}, style, &x, &quiet) ||
        !decimal_rescale(&x, GUESS_SCALE, ROUND_HALF_UP))
        return false;
    *out = x.units;
    return true;
}

static void judge_column(struct guess_table *t, size_t column)
{
    struct guess_column *c = &t->columns[column];
    int64_t *values = arena_array(t->arena, int64_t, t->row_count);
    bool *is_number = arena_array(t->arena, bool, t->row_count);
    struct arena scratch = {0};
    struct intern texts = intern_new(&scratch);

    for (size_t i = 0; i < t->row_count; i++) {
        struct str s = t->rows[i].fields[column];

        if (!s.len)
            continue;
        c->filled++;
        (void)intern_add(&texts, s);
        c->dates += is_date(s);
        c->codes += s.len <= 12 && currency_find(s) != NULL;
        is_number[i] = read_number(s, t->style, &values[i]);
        c->numbers += is_number[i];
        c->negative += is_number[i] && values[i] < 0;
    }
    c->distinct = texts.count;
    c->all_differ = c->filled > 0 && texts.count == c->filled;
    c->values = values;
    c->is_number = is_number;
    arena_release(&scratch);
}

static void name_columns(struct guess_table *t, const struct guess_words *words)
{
    t->columns = arena_array(t->arena, struct guess_column, t->column_count);
    for (size_t i = 0; i < t->column_count; i++) {
        struct guess_column *c = &t->columns[i];

        c->heading = arena_str(t->arena, plan_heading(t->heading.fields[i]));
        c->key = guess_key(c->heading, t->arena);
        c->role = guess_role(words, c->key, &c->rank);
        c->is_alone = c->heading.len > 0 && guess_is_printable(c->heading);
        for (size_t j = 0; j < t->column_count; j++)
            if (j != i && plan_same_heading(t->heading.fields[j], c->heading))
                c->is_alone = false;
    }
}

bool guess_table_read(struct guess_table *out, const struct source_file *f,
                      struct arena *a)
{
    struct first_rows rows = heading_rows(f, 0, a);
    struct guess_words words = guess_words(a);

    *out = (struct guess_table){.file = f, .arena = a};
    if (!rows.count || !find_headings(out, &words, &rows))
        return false;
    out->column_count = out->heading.count;
    while (out->column_count > 1 &&
           !out->heading.fields[out->column_count - 1].len)
        out->column_count--;
    name_columns(out, &words);
    read_rows(out, &rows.items[out->heading_index + out->heading_rows - 1]);
    out->style = f->format.is_sheet ? number_plain : find_style(out);
    for (size_t i = 0; i < out->column_count; i++)
        judge_column(out, i);
    return true;
}

size_t guess_texts(const struct guess_table *t, size_t column, struct str *out,
                   size_t n)
{
    size_t count = 0;

    for (size_t i = 0; i < t->row_count && count < n; i++) {
        struct str s = t->rows[i].fields[column];
        bool met = !s.len;

        for (size_t j = 0; j < count && !met; j++)
            met = str_equal(out[j], s);
        if (!met)
            out[count++] = s;
    }
    return count;
}
