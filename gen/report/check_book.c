#include "report/check_book.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "report/sheet_write.h"
#include "report/words.h"

/* More of one kind would not be read; the JSON has all of them. */
#define MOST_OF_KIND 2000
#define ROW_TEXT_MAX 300

enum text {
    TEXT_TITLE,
    TEXT_SUMMARY,
    TEXT_LIST,
    TEXT_LIST_NOTE,
    TEXT_NONE,
    TEXT_TIE,
    TEXT_CLOSING,
    TEXT_BUCKETS,
    TEXT_CONTROL,
    TEXT_DIFFERENCE,
    TEXT_RESULT,
    TEXT_TIES,
    TEXT_DOES_NOT_TIE,
    TEXT_NO_CONTROL,
    TEXT_KINDS,
    TEXT_KIND,
    TEXT_ERRORS,
    TEXT_WARNINGS,
    TEXT_NOTES,
    TEXT_ADVICE,
    TEXT_FILES,
    TEXT_FILE,
    TEXT_READ_AS,
    TEXT_ROWS,
    TEXT_USED,
    TEXT_IGNORED,
    TEXT_REJECTED,
    TEXT_SEVERITY,
    TEXT_ERROR,
    TEXT_WARNING,
    TEXT_NOTE,
    TEXT_LINE,
    TEXT_CUSTOMER,
    TEXT_WHAT,
    TEXT_AMOUNT,
    TEXT_ROW,
    TEXT_MORE,
    TEXT_COUNT
};

static const struct {
    struct str zh, en;
} texts[TEXT_COUNT] = {
#define TEXT(key, zh, en) [key] = {STR_INIT(zh), STR_INIT(en)}
    TEXT(TEXT_TITLE, "数据核对报告", "Check of the data"),
    TEXT(TEXT_SUMMARY, "汇总", "Summary"),
    TEXT(TEXT_LIST, "待处理事项", "Findings"),
    TEXT(TEXT_LIST_NOTE,
         "按严重程度排列，可筛选；点击“文件”打开该文件，工作簿直接定位到该行。",
         "The worst first; use the filter.  The link opens the file, a "
         "workbook at the row."),
    TEXT(TEXT_NONE, "未发现需要处理的事项。", "Nothing was found."),
    TEXT(TEXT_TIE, "勾稽", "Tie-out"),
    TEXT(TEXT_CLOSING, "期末余额", "Closing"),
    TEXT(TEXT_BUCKETS, "账龄及未核销合计", "Buckets and unapplied"),
    TEXT(TEXT_CONTROL, "总账余额", "Control total"),
    TEXT(TEXT_DIFFERENCE, "差异", "Difference"),
    TEXT(TEXT_RESULT, "结论", "Result"),
    TEXT(TEXT_TIES, "相符", "ties"),
    TEXT(TEXT_DOES_NOT_TIE, "不符", "does not tie"),
    TEXT(TEXT_NO_CONTROL, "未提供", "none given"),
    TEXT(TEXT_KINDS, "待处理事项（件数）", "Findings by kind"),
    TEXT(TEXT_KIND, "类别", "Kind"),
    TEXT(TEXT_ERRORS, "错误", "Errors"),
    TEXT(TEXT_WARNINGS, "警告", "Warnings"),
    TEXT(TEXT_NOTES, "提示", "Notes"),
    TEXT(TEXT_ADVICE, "处理办法", "What to do"),
    TEXT(TEXT_FILES, "读取的文件", "Files that were read"),
    TEXT(TEXT_FILE, "文件", "File"),
    TEXT(TEXT_READ_AS, "导入配置、编码", "Profile, encoding"),
    TEXT(TEXT_ROWS, "行数", "Rows"),
    TEXT(TEXT_USED, "采用", "Used"),
    TEXT(TEXT_IGNORED, "忽略", "Ignored"),
    TEXT(TEXT_REJECTED, "拒收", "Rejected"),
    TEXT(TEXT_SEVERITY, "级别", "Severity"),
    TEXT(TEXT_ERROR, "错误", "error"),
    TEXT(TEXT_WARNING, "警告", "warning"),
    TEXT(TEXT_NOTE, "提示", "note"),
    TEXT(TEXT_LINE, "行", "Row"),
    TEXT(TEXT_CUSTOMER, "客户", "Customer"),
    TEXT(TEXT_WHAT, "事项", "What"),
    TEXT(TEXT_AMOUNT, "金额", "Amount"),
    TEXT(TEXT_ROW, "该行内容", "The row as it stands"),
    TEXT(TEXT_MORE, "件未列出，见 --format json", "more: see --format json"),
#undef TEXT
};

/* A sheet that is being filled from the top. */
struct page {
    const struct check_figures *figures;
    enum language language;
    struct arena *arena;
    struct sheet sheet;
    uint32_t row;
};

static struct str say(const struct page *p, enum text t)
{
    return p->language == LANGUAGE_ZH ? texts[t].zh : texts[t].en;
}

static void put(struct page *p, uint32_t column, struct cell c)
{
    sheet_put(&p->sheet, p->row, column, c, p->arena);
}

static void put_text(struct page *p, uint32_t column, struct str text)
{
    put(p, column, sheet_text(text));
}

static void put_wrapped(struct page *p, uint32_t column, struct str text)
{
    struct cell c = sheet_text(text);

    c.align = CELL_ALIGN_WRAP;
    put(p, column, c);
}

static void put_centered(struct page *p, uint32_t column, struct str text,
                         enum cell_style style)
{
    struct cell c = sheet_styled(sheet_text(text), style);

    c.align = CELL_ALIGN_CENTER;
    put(p, column, c);
}

static void set_widths(struct page *p, const int *widths, size_t n)
{
    p->sheet.columns = arena_array(p->arena, struct sheet_column, n);
    p->sheet.column_count = n;
    for (size_t i = 0; i < n; i++)
        p->sheet.columns[i].width = widths[i];
}

static void put_title(struct page *p, struct str note)
{
    const struct check_figures *f = p->figures;
    bool english = p->language == LANGUAGE_EN;
    struct str name = sheet_firm(f->policy, p->language);
    struct str day = date_in_words(f->as_of, p->language, p->arena);
    struct str line = arena_format(
        p->arena, "%.*s%.*s%s%.*s", STR_ARG(word(WORD_AS_OF, p->language)),
        STR_ARG(day), english ? ".  " : "。", STR_ARG(note));

    put(p, 0, sheet_styled(sheet_text(name), CELL_FIRM));
    p->row++;
    put(p, 0, sheet_styled(sheet_text(say(p, TEXT_TITLE)), CELL_TITLE));
    p->row++;
    sheet_put_wide(&p->sheet, p->row++, 0, (uint32_t)p->sheet.column_count,
                   sheet_styled(sheet_text(line), CELL_NOTE), p->arena);
    p->row++;
}

static void put_section(struct page *p, enum text title)
{
    sheet_put_wide(&p->sheet, p->row++, 0, (uint32_t)p->sheet.column_count,
                   sheet_styled(sheet_text(say(p, title)), CELL_SECTION),
                   p->arena);
}

static void put_headings(struct page *p, const enum text *words, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (words[i] != TEXT_COUNT)
            put(p, i, sheet_styled(sheet_text(say(p, words[i])), CELL_HEADING));
    p->row++;
}

/* --- summary ---------------------------------------------------------------
 */

enum { SUMMARY_COLUMNS = 7 };

static void put_tie(struct page *p, const struct tieout_row *t)
{
    const struct currency *c = t->currency;
    int64_t difference = t->difference
                             ? t->difference
                             : (t->has_control ? t->control_difference : 0);

    put_centered(p, 0, str_from_z(c->code), CELL_PLAIN);
    put(p, 1, sheet_money(t->closing, c));
    put(p, 2, sheet_money(t->buckets + t->unapplied, c));
    if (t->has_control)
        put(p, 3, sheet_money(t->control, c));
    else
        put_centered(p, 3, say(p, TEXT_NO_CONTROL), CELL_PLAIN);
    put(p, 4,
        sheet_styled(sheet_money(difference, c),
                     t->ties ? CELL_PLAIN : CELL_BAD));
    put_centered(p, 5, say(p, t->ties ? TEXT_TIES : TEXT_DOES_NOT_TIE),
                 t->ties ? CELL_GOOD : CELL_BAD);
    p->row++;
}

static void put_ties(struct page *p)
{
    static const enum text headings[] = {TEXT_COUNT,      TEXT_CLOSING,
                                         TEXT_BUCKETS,    TEXT_CONTROL,
                                         TEXT_DIFFERENCE, TEXT_RESULT};
    const struct tieout *t = p->figures->tieout;

    put_section(p, TEXT_TIE);
    put(p, 0,
        sheet_styled(sheet_text(word(WORD_CURRENCY, p->language)),
                     CELL_HEADING));
    put_headings(p, headings, COUNT(headings));
    for (size_t i = 0; i < t->count; i++)
        put_tie(p, &t->rows[i]);
    p->row++;
}

static void put_count(struct page *p, uint32_t column, size_t n,
                      enum cell_style style)
{
    struct cell c =
        sheet_styled(sheet_integer((int64_t)n), n ? style : CELL_PLAIN);

    c.align = CELL_ALIGN_CENTER;
    put(p, column, c);
}

static void put_kind(struct page *p, enum finding_kind kind)
{
    const size_t *counts = p->figures->findings->counts[kind];
    struct cell advice = sheet_text(finding_advice(kind, p->language));

    put_text(p, 0, finding_label(kind, p->language));
    put_count(p, 1, counts[DIAG_ERROR], CELL_BAD);
    put_count(p, 2, counts[DIAG_WARNING], CELL_SUBTOTAL);
    put_count(p, 3, counts[DIAG_NOTE], CELL_PLAIN);
    sheet_put_wide(&p->sheet, p->row, 4, SUMMARY_COLUMNS - 4, advice, p->arena);
    p->row++;
}

static void put_kinds(struct page *p)
{
    static const enum text headings[] = {TEXT_KIND, TEXT_ERRORS, TEXT_WARNINGS,
                                         TEXT_NOTES};
    const struct findings *list = p->figures->findings;

    put_section(p, TEXT_KINDS);
    if (list->count == 0) {
        put(p, 0, sheet_styled(sheet_text(say(p, TEXT_NONE)), CELL_GOOD));
        p->row += 2;
        return;
    }
    sheet_put_wide(&p->sheet, p->row, 4, SUMMARY_COLUMNS - 4,
                   sheet_styled(sheet_text(say(p, TEXT_ADVICE)), CELL_HEADING),
                   p->arena);
    put_headings(p, headings, COUNT(headings));
    for (int kind = 0; kind < FINDING_KINDS; kind++)
        if (list->counts[kind][DIAG_ERROR] + list->counts[kind][DIAG_WARNING] +
            list->counts[kind][DIAG_NOTE])
            put_kind(p, (enum finding_kind)kind);
    p->row++;
}

static struct cell file_cell(struct str name, struct str link)
{
    return link.len ? sheet_file_link(name, link) : sheet_text(name);
}

static void put_file(struct page *p, size_t i)
{
    const struct ledger_file *f = &p->figures->ledger->files[i];
    struct str how = arena_format(p->arena, "%.*s%s%.*s", STR_ARG(f->profile),
                                  p->language == LANGUAGE_ZH ? "，" : ", ",
                                  STR_ARG(f->encoding));

    put(p, 0, file_cell(file_name(f->path), p->figures->file_links[i]));
    put_count(p, 1, f->rows, CELL_PLAIN);
    put_count(p, 2, f->rows - f->ignored - f->rejected, CELL_PLAIN);
    put_count(p, 3, f->ignored, CELL_PLAIN);
    put_count(p, 4, f->rejected, CELL_BAD);
    sheet_put_wide(&p->sheet, p->row, 5, 2, sheet_text(how), p->arena);
    p->row++;
}

/* A form of records/ with nothing but its example. */
static bool is_unfilled(const struct ledger_file *f)
{
    return f->typed && f->rows == 0;
}

static void put_files(struct page *p)
{
    static const enum text headings[] = {TEXT_FILE, TEXT_ROWS, TEXT_USED,
                                         TEXT_IGNORED, TEXT_REJECTED};

    put_section(p, TEXT_FILES);
    sheet_put_wide(&p->sheet, p->row, 5, 2,
                   sheet_styled(sheet_text(say(p, TEXT_READ_AS)), CELL_HEADING),
                   p->arena);
    put_headings(p, headings, COUNT(headings));
    for (size_t i = 0; i < p->figures->ledger->file_count; i++)
        if (!is_unfilled(&p->figures->ledger->files[i]))
            put_file(p, i);
}

static struct sheet make_summary(const struct check_figures *f, struct arena *a)
{
    static const int widths[SUMMARY_COLUMNS] = {30, 18, 20, 18, 16, 14, 40};
    struct page p = {.figures = f, .language = f->policy->language, .arena = a};

    p.sheet.name = say(&p, TEXT_SUMMARY);
    set_widths(&p, widths, COUNT(widths));
    put_title(&p, STR(""));
    put_ties(&p);
    put_kinds(&p);
    put_files(&p);
    return p.sheet;
}

/* --- the list --------------------------------------------------------------
 */

enum {
    LIST_SEVERITY,
    LIST_KIND,
    LIST_FILE,
    LIST_LINE,
    LIST_CUSTOMER,
    LIST_WHAT,
    LIST_ADVICE,
    LIST_AMOUNT,
    LIST_CURRENCY,
    LIST_ROW,
    LIST_COLUMNS
};

/* To be recognised; the cells of a sheet are told apart. */
static struct str shortened(struct str s, struct arena *a)
{
    struct buf b = buf_new(a, 8 * ROW_TEXT_MAX);
    size_t n = 0;

    for (s = str_trim(s); s.len && n < ROW_TEXT_MAX; n++) {
        uint32_t c = utf8_next(&s);

        if (c == '\t')
            buf_add_z(&b, " | ");
        else
            utf8_add(&b, c);
    }
    if (s.len)
        buf_add_z(&b, "…");
    return buf_str(&b);
}

/* Letters of one customer are called the same: their run tells them apart. */
static struct str shown_file(const struct finding *f)
{
    return f->kind == FINDING_LETTER ? str_from_z(f->at.file)
                                     : file_name(f->at.file);
}

static void put_place(struct page *p, const struct finding *f)
{
    struct cell line = {0};

    if (f->at.line)
        line = sheet_integer(f->at.line);
    line.align = CELL_ALIGN_CENTER;
    put(p, LIST_LINE, line);
    put(p, LIST_FILE,
        f->at.file ? file_cell(shown_file(f), f->link) : sheet_text(STR("")));
}

static void put_amount(struct page *p, struct money m)
{
    put(p, LIST_AMOUNT,
        m.currency ? sheet_money(m.minor, m.currency) : sheet_text(STR("")));
    put_centered(p, LIST_CURRENCY,
                 m.currency ? str_from_z(m.currency->code) : STR(""),
                 CELL_PLAIN);
}

static void put_finding(struct page *p, const struct finding *f)
{
    static const enum text severities[] = {[DIAG_NOTE] = TEXT_NOTE,
                                           [DIAG_WARNING] = TEXT_WARNING,
                                           [DIAG_ERROR] = TEXT_ERROR};
    static const enum cell_style styles[] = {[DIAG_NOTE] = CELL_PLAIN,
                                             [DIAG_WARNING] = CELL_LEVEL_1,
                                             [DIAG_ERROR] = CELL_BAD};

    put_centered(p, LIST_SEVERITY, say(p, severities[f->severity]),
                 styles[f->severity]);
    put_text(p, LIST_KIND, finding_label(f->kind, p->language));
    put_place(p, f);
    put_text(p, LIST_CUSTOMER, f->customer);
    put_wrapped(p, LIST_WHAT, f->text);
    put_wrapped(p, LIST_ADVICE, finding_advice(f->kind, p->language));
    put_amount(p, f->amount);
    put_wrapped(p, LIST_ROW, shortened(f->row, p->arena));
    p->row++;
}

/* Behind the last that is listed of a kind: how many more there are. */
static void put_more(struct page *p, enum finding_kind kind, size_t n)
{
    put_text(p, LIST_KIND, finding_label(kind, p->language));
    put_wrapped(
        p, LIST_WHAT,
        arena_format(p->arena, "%zu %.*s", n, STR_ARG(say(p, TEXT_MORE))));
    p->row++;
}

static void put_findings(struct page *p)
{
    const struct findings *list = p->figures->findings;
    size_t listed = 0;

    for (size_t i = 0; i < list->count; i++) {
        const struct finding *f = &list->items[i];
        bool last = i + 1 == list->count ||
                    list->items[i + 1].kind != f->kind ||
                    list->items[i + 1].severity != f->severity;

        if (listed++ < MOST_OF_KIND)
            put_finding(p, f);
        if (!last)
            continue;
        if (listed > MOST_OF_KIND)
            put_more(p, f->kind, listed - MOST_OF_KIND);
        listed = 0;
    }
}

static struct sheet make_list(const struct check_figures *f, struct arena *a)
{
    static const int widths[LIST_COLUMNS] = {8,  15, 26, 7, 14,
                                             52, 40, 15, 7, 44};
    static const enum text headings[LIST_COLUMNS] = {
        [LIST_SEVERITY] = TEXT_SEVERITY, [LIST_KIND] = TEXT_KIND,
        [LIST_FILE] = TEXT_FILE,         [LIST_LINE] = TEXT_LINE,
        [LIST_CUSTOMER] = TEXT_CUSTOMER, [LIST_WHAT] = TEXT_WHAT,
        [LIST_ADVICE] = TEXT_ADVICE,     [LIST_AMOUNT] = TEXT_AMOUNT,
        [LIST_CURRENCY] = TEXT_COUNT,    [LIST_ROW] = TEXT_ROW};
    struct page p = {.figures = f, .language = f->policy->language, .arena = a};
    uint32_t heading;

    p.sheet.name = say(&p, TEXT_LIST);
    set_widths(&p, widths, COUNT(widths));
    put_title(&p, say(&p, f->findings->count ? TEXT_LIST_NOTE : TEXT_NONE));
    heading = p.row;
    put(&p, LIST_CURRENCY,
        sheet_styled(sheet_text(word(WORD_CURRENCY, p.language)),
                     CELL_HEADING));
    put_headings(&p, headings, LIST_COLUMNS);
    put_findings(&p);
    p.sheet.filter_row = heading;
    p.sheet.filter_rows = p.row - heading - 1;
    p.sheet.freeze_rows = heading + 1;
    return p.sheet;
}

void check_book_make(const struct check_figures *f, struct workbook *out,
                     struct arena *a)
{
    enum language language = f->policy->language;
    struct page p = {.language = language};
    struct str as_of =
        arena_format(a, "%.*s%.*s", STR_ARG(word(WORD_AS_OF, language)),
                     STR_ARG(date_in_words(f->as_of, language, a)));

    *out = (struct workbook){
        .sheets = arena_array(a, struct sheet, 2),
        .sheet_count = 2,
        .title = say(&p, TEXT_TITLE),
        .subject = as_of,
        .author = sheet_firm(f->policy, language),
        .header_left = arena_format(a, "%.*s  %.*s",
                                    STR_ARG(sheet_firm(f->policy, language)),
                                    STR_ARG(say(&p, TEXT_TITLE))),
        .header_right = as_of,
        .footer = word(WORD_PAGE_FOOTER, language),
        .created = f->as_of,
        .english = language == LANGUAGE_EN};
    out->sheets[0] = make_summary(f, a);
    out->sheets[1] = make_list(f, a);
}
