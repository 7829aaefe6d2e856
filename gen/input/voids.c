#include "input/voids.h"

#include "base/buf.h"
#include "input/cell.h"

/* A column of states shows its words early. */
#define BYTES_MAX  (16u << 20)
#define WORDS_MAX  4
#define WORD_BYTES 24 /* longer texts are remarks */

struct column {
    bool is_read;
    bool is_remark; /* read, but for people alone */
    bool asks;      /* its heading asks whether the row is void */
    struct str words[WORDS_MAX];
    size_t word_count;
    size_t rows, line; /* and the first of them */
};

static const struct str void_words[] = {
    STR_INIT("作废"),      STR_INIT("已作废"),     STR_INIT("已废弃"),
    STR_INIT("无效"),      STR_INIT("未审核"),     STR_INIT("未审"),
    STR_INIT("待审核"),    STR_INIT("待审"),       STR_INIT("审核中"),
    STR_INIT("重新审核"),  STR_INIT("未提交"),     STR_INIT("未过账"),
    STR_INIT("草稿"),      STR_INIT("暂存"),       STR_INIT("已取消"),
    STR_INIT("void"),      STR_INIT("voided"),     STR_INIT("draft"),
    STR_INIT("cancelled"), STR_INIT("canceled"),   STR_INIT("not audited"),
    STR_INIT("unposted"),  STR_INIT("not posted"), STR_INIT("废"),
    STR_INIT("已红冲")};

/* A remark that is nothing but one of these is none. */
static const struct str remark_words[] = {
    STR_INIT("作废"),   STR_INIT("已作废"), STR_INIT("已废弃"), STR_INIT("废"),
    STR_INIT("已红冲"), STR_INIT("void"),   STR_INIT("voided")};

static const struct str yes_words[] = {STR_INIT("是"),  STR_INIT("y"),
                                       STR_INIT("yes"), STR_INIT("true"),
                                       STR_INIT("1"),   STR_INIT("√")};

static const struct {
    enum table table;
    size_t column;
} states[] = {{TABLE_DOCUMENTS, DOCUMENTS_STATUS},
              {TABLE_RECEIPTS, RECEIPTS_STATUS}};

static bool has_state(const struct plan *plan, size_t i)
{
    return plan->profile->tables[states[i].table].fed &&
           (plan->fields[states[i].table][states[i].column] >= 0 ||
            plan->picks[states[i].table][states[i].column]);
}

static bool is_state(const struct plan *plan, int field)
{
    for (size_t i = 0; i < COUNT(states); i++)
        if (has_state(plan, i) &&
            plan->fields[states[i].table][states[i].column] == field)
            return true;
    return false;
}

static bool is_one(const struct str *words, size_t n, struct str s)
{
    for (size_t i = 0; i < n; i++)
        if (str_equal_ignoring_case(words[i], s))
            return true;
    return false;
}

/* "已作废（红冲）", but not "未作废". */
static bool speaks_of_void(struct str s)
{
    return s.len <= WORD_BYTES && str_find(s, STR("作废")) >= 0 &&
           str_find(s, STR("未")) < 0 && str_find(s, STR("非")) < 0 &&
           str_find(s, STR("不")) < 0 && str_find(s, STR("否")) < 0;
}

static bool says_void(const struct column *c, struct str s)
{
    if (c->is_remark)
        return is_one(remark_words, COUNT(remark_words), s);
    return s.len &&
           (is_one(void_words, COUNT(void_words), s) || speaks_of_void(s) ||
            (c->asks && is_one(yes_words, COUNT(yes_words), s)));
}

static bool asks_void(struct str heading)
{
    return str_find(heading, STR("作废")) >= 0 ||
           is_one(void_words, COUNT(void_words), heading);
}

static void note_word(struct column *c, struct str s, size_t line,
                      struct arena *a)
{
    if (!c->rows++)
        c->line = line;
    if (!is_one(c->words, c->word_count, s) && c->word_count < WORDS_MAX)
        c->words[c->word_count++] = arena_str(a, s);
}

/* By a rule of the profile, or by the column of states. */
static bool is_ignored(struct cells *cells)
{
    const struct plan *plan = cells->plan;

    if (cell_ignoring_rule(plan, cells->row) >= 0)
        return true;
    for (size_t i = 0; i < COUNT(states); i++) {
        int status = 0; /* stays where the cell is empty */

        if (has_state(plan, i) &&
            cell_known_word(cells, states[i].table, states[i].column,
                            &status) &&
            status == STATUS_VOID)
            return true;
    }
    return false;
}

static void look(struct column *columns, struct cells *cells)
{
    const struct csv_row *row = cells->row;
    bool known = false, ignored = false;

    for (size_t i = 0; i < cells->plan->field_count; i++) {
        struct str s = cell_field(row, (int)i);

        if (columns[i].is_read || !says_void(&columns[i], s))
            continue;
        if (!known)
            ignored = is_ignored(cells);
        known = true;
        if (!ignored)
            note_word(&columns[i], s, row->line, cells->arena);
    }
}

static void say(const struct column *c, struct str heading,
                const struct source_file *f, struct arena *a, struct diag *d)
{
    struct buf words = buf_new(a, 400);
    struct str list;

    for (size_t i = 0; i < c->word_count; i++) {
        if (i)
            buf_add_z(&words, ", ");
        buf_add(&words, c->words[i]);
    }
    list = buf_str(&words);
    if (c->is_remark)
        diag_warning(d, place_of(f->path, c->line, 0),
                     "the column \"%.*s\" is read as a remark alone, but says "
                     "%.*s in %zu rows, and they count as owed: where that "
                     "means void, leave them out by a profile (ignore: - { "
                     "column: %.*s, is: [%.*s], reason: void })",
                     STR_ARG(heading), STR_ARG(list), c->rows, STR_ARG(heading),
                     STR_ARG(list));
    else
        diag_warning(
            d, place_of(f->path, c->line, 0),
            "the column \"%.*s\" is not used, but says %.*s in %zu rows, "
            "and they count as owed: where that means void or not "
            "audited, leave them out by a profile (ignore: - { column: "
            "%.*s, is: [%.*s], reason: void })",
            STR_ARG(heading), STR_ARG(list), c->rows, STR_ARG(heading),
            STR_ARG(list));
}

/* Whether any column is worth looking at. */
static bool choose(const struct plan *plan, struct column *columns)
{
    int remark = plan->profile->tables[TABLE_DOCUMENTS].fed
                     ? plan->fields[TABLE_DOCUMENTS][DOCUMENTS_DESCRIPTION]
                     : PLAN_NO_FIELD;
    bool any = false;

    for (size_t i = 0; i < plan->field_count; i++) {
        columns[i].asks = asks_void(plan->headings[i]);
        columns[i].is_remark = (int)i == remark && !is_state(plan, (int)i);
        columns[i].is_read =
            !plan->headings[i].len || (plan->used[i] && !columns[i].is_remark);
        any |= !columns[i].is_read;
    }
    return any;
}

static void look_at_rows(struct column *columns, const struct source_file *f,
                         struct arena *a)
{
    struct csv_splitter s = {f->text,     f->data_at, f->data_line,
                             f->text.len, f->format,  false};
    struct csv_reader *reader = csv_reader_new(f->format, a);
    struct csv_row row;
    struct diag quiet = {0};
    struct cells cells = {
        .plan = &f->plan, .row = &row, .arena = a, .diag = &quiet};

    while (csv_next(&s, &row) &&
           row.text.ptr < f->text.ptr + f->data_at + BYTES_MAX)
        if (csv_read(reader, &row) == ROW_FINE)
            look(columns, &cells);
    csv_reader_close(reader);
}

void voids_warn(const struct source_file *f, struct arena *a, struct diag *d)
{
    const struct plan *plan = &f->plan;
    struct column *columns = arena_array(a, struct column, plan->field_count);

    if (!f->profile->heading_row || !plan_feeds_facts(plan) ||
        !choose(plan, columns))
        return;
    look_at_rows(columns, f, a);
    for (size_t i = 0; i < plan->field_count; i++)
        if (columns[i].rows)
            say(&columns[i], plan->headings[i], f, a, d);
}
