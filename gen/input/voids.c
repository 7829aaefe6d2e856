#include "input/voids.h"

#include "base/buf.h"
#include "input/cell.h"

/* A column of states shows its words early. */
#define BYTES_MAX  (16u << 20)
#define WORDS_MAX  4
#define WORD_BYTES 24 /* longer texts are remarks */

struct column {
    bool asks; /* its heading asks whether the row is void */
    struct str words[WORDS_MAX];
    size_t word_count;
    size_t rows, line; /* and the first of them */
};

static const struct str void_words[] = {
    STR_INIT("作废"),      STR_INIT("已作废"),    STR_INIT("已废弃"),
    STR_INIT("无效"),      STR_INIT("未审核"),    STR_INIT("未审"),
    STR_INIT("待审核"),    STR_INIT("待审"),      STR_INIT("审核中"),
    STR_INIT("重新审核"),  STR_INIT("未提交"),    STR_INIT("未过账"),
    STR_INIT("草稿"),      STR_INIT("暂存"),      STR_INIT("已取消"),
    STR_INIT("void"),      STR_INIT("voided"),    STR_INIT("draft"),
    STR_INIT("cancelled"), STR_INIT("canceled"),  STR_INIT("not audited"),
    STR_INIT("unposted"),  STR_INIT("not posted")};

static const struct str yes_words[] = {STR_INIT("是"),  STR_INIT("y"),
                                       STR_INIT("yes"), STR_INIT("true"),
                                       STR_INIT("1"),   STR_INIT("√")};

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

static bool is_ignored(const struct plan *plan, const struct csv_row *row)
{
    for (size_t i = 0; i < plan->live; i++)
        if (cell_meets(&plan->ignore[i], row))
            return true;
    return false;
}

static void look(struct column *columns, const struct source_file *f,
                 const struct csv_row *row, struct arena *a)
{
    bool known = false, ignored = false;

    for (size_t i = 0; i < f->plan.field_count; i++) {
        struct str s = cell_field(row, (int)i);

        if (f->plan.used[i] || !f->plan.headings[i].len ||
            !says_void(&columns[i], s))
            continue;
        if (!known)
            ignored = is_ignored(&f->plan, row);
        known = true;
        if (!ignored)
            note_word(&columns[i], s, row->line, a);
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
    diag_warning(d, place_of(f->path, c->line, 0),
                 "the column \"%.*s\" is not used, but says %.*s in %zu rows, "
                 "and they count as owed: where that means void or not "
                 "audited, leave them out by a profile (ignore: - { column: "
                 "%.*s, is: [%.*s], reason: void })",
                 STR_ARG(heading), STR_ARG(list), c->rows, STR_ARG(heading),
                 STR_ARG(list));
}

static bool any_is_unused(const struct plan *plan)
{
    for (size_t i = 0; i < plan->field_count; i++)
        if (!plan->used[i] && plan->headings[i].len)
            return true;
    return false;
}

static void look_at_rows(struct column *columns, const struct source_file *f,
                         struct arena *a)
{
    struct csv_splitter s = {f->text,     f->data_at, f->data_line,
                             f->text.len, f->format,  false};
    struct csv_reader *reader = csv_reader_new(f->format, a);
    struct csv_row row;

    while (csv_next(&s, &row) &&
           row.text.ptr < f->text.ptr + f->data_at + BYTES_MAX)
        if (csv_read(reader, &row) == ROW_FINE)
            look(columns, f, &row, a);
    csv_reader_close(reader);
}

void voids_warn(const struct source_file *f, struct arena *a, struct diag *d)
{
    const struct plan *plan = &f->plan;
    struct column *columns = arena_array(a, struct column, plan->field_count);

    if (!f->profile->heading_row || !plan_feeds_facts(plan) ||
        !any_is_unused(plan))
        return;
    for (size_t i = 0; i < plan->field_count; i++)
        columns[i].asks = asks_void(plan->headings[i]);
    look_at_rows(columns, f, a);
    for (size_t i = 0; i < plan->field_count; i++)
        if (columns[i].rows)
            say(&columns[i], plan->headings[i], f, a, d);
}
