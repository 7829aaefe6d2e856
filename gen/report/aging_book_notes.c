/*
 * The notes: what the workbook is of, by which rules, from which files, and
 * what its words and colours mean.
 */
#include "report/aging_book_parts.h"
#include "report/aging_book_summary.h"

#include "base/buf.h"
#include "base/file.h"

enum {
    NOTE_NAME,
    NOTE_1,
    NOTE_2,
    NOTE_3,
    NOTE_4,
    NOTE_5,
    NOTE_6,
    NOTE_HASH,
    NOTE_COLUMNS
};

struct notes {
    const struct aging_book *book;
    const struct sheet *summary;
    struct sheet_writer at;
};

static struct str say(const struct notes *n, struct bilingual text)
{
    return book_say(n->book, text);
}

/* A name and what there is to say of it, over the rest of the row. */
static void put_fact(struct notes *n, struct str name, struct cell value)
{
    sheet_put(n->at.sheet, n->at.row, NOTE_NAME, sheet_text(name), n->at.arena);
    sheet_put_wide(n->at.sheet, n->at.row, NOTE_1, NOTE_COLUMNS - NOTE_1, value,
                   n->at.arena);
    sheet_write_next(&n->at);
}

static void put_text(struct notes *n, struct bilingual name, struct str text)
{
    if (text.len)
        put_fact(n, say(n, name), sheet_text(text));
}

static void put_word(struct notes *n, struct bilingual name,
                     struct bilingual text)
{
    put_text(n, name, say(n, text));
}

static void begin(struct notes *n, struct bilingual title)
{
    sheet_write_section(&n->at, say(n, title));
}

/* The rows from first to here stay on one page; one row of air. */
static void end(struct notes *n, uint32_t first)
{
    sheet_keep(n->at.sheet, first, n->at.row - 1, n->at.arena);
    sheet_write_next(&n->at);
}

static struct str day(const struct notes *n, struct date d)
{
    return date_in_words(d, n->book->language, n->at.arena);
}

static struct str known_text(const struct notes *n)
{
    static const struct bilingual newest = {"最新快照所载全部资料",
                                            "all that the newest export tells"};

    if (!date_is(n->book->ledger->known_at))
        return say(n, newest);
    return day(n, n->book->ledger->known_at);
}

static struct str firm_text(const struct notes *n)
{
    const struct creditor *c = &n->book->policy->creditor;

    if (c->uscc.len == 0)
        return c->name;
    return arena_format(n->at.arena, "%.*s  %.*s", STR_ARG(c->name),
                        STR_ARG(c->uscc));
}

static void put_basis(struct notes *n)
{
    const struct aging_figures *f = n->book->figures;
    uint32_t first = n->at.row;

    begin(n, (struct bilingual){"一、报告基准", "1. What it is of"});
    put_text(n, (struct bilingual){"截至日", "As of"},
             day(n, n->book->aging->as_of));
    sheet_name_cell(n->at.sheet, say(n, (struct bilingual){"截至日", "As_of"}),
                    n->at.row - 1, NOTE_1, n->at.arena);
    put_text(n, (struct bilingual){"资料截至", "Known at"}, known_text(n));
    if (date_is(f->snapshot))
        put_text(n, (struct bilingual){"快照日", "Export of"},
                 day(n, f->snapshot));
    put_text(n, (struct bilingual){"对比期", "Compared with"},
             summary_past_text(n->book));
    put_text(n, (struct bilingual){"债权人", "Creditor"}, firm_text(n));
    put_text(n, (struct bilingual){"程序版本", "Program"},
             f->version.len ? arena_format(n->at.arena, "duebook %.*s",
                                           STR_ARG(f->version))
                            : STR(""));
    end(n, first);
}

/* "'汇总'!C17" */
static struct str summary_cell(const struct notes *n, uint32_t row,
                               uint32_t column)
{
    return arena_format(n->at.arena, "'%.*s'!%.*s", STR_ARG(n->summary->name),
                        STR_ARG(sheet_cell_name(row, column, n->at.arena)));
}

static void put_key_row(struct notes *n, size_t currency)
{
    const struct aging_book *b = n->book;
    const struct aging_currency *c = &b->aging->currencies[currency];
    const struct aging_row *t = &c->total;
    uint32_t sub = b->sub_rows[currency];
    int64_t buckets = t->total.minor - t->unapplied, last = 0;
    bool has_past = summary_past(b, currency, PAST_NET, &last);
    struct decimal share;
    const struct {
        uint32_t column, row;
        int64_t minor;
    } sums[] = {{NOTE_1, sub + ROW_NET, t->total.minor},
                {NOTE_2, sub, buckets},
                {NOTE_3, sub + ROW_OVERDUE, t->overdue},
                {NOTE_5, sub + ROW_UNAPPLIED, t->unapplied}};
    struct str name =
        arena_format(n->at.arena, "%s %s", c->currency->code,
                     b->language == LANGUAGE_EN ? c->currency->name_en
                                                : c->currency->name_zh);

    sheet_write_text(&n->at, NOTE_NAME, name);
    for (size_t i = 0; i < COUNT(sums); i++)
        sheet_write(&n->at, sums[i].column,
                    book_live(b, currency,
                              summary_cell(n, sums[i].row, SUM_AMOUNT),
                              sheet_money(sums[i].minor, c->currency)));
    if (sheet_ratio(t->overdue, buckets, &share))
        sheet_write(&n->at, NOTE_4,
                    book_live(b, currency,
                              summary_cell(n, sub + ROW_OVERDUE, SUM_SHARE),
                              sheet_decimal(share)));
    if (has_past)
        sheet_write(
            &n->at, NOTE_6,
            sheet_shown(
                book_live(b, currency,
                          summary_cell(n, sub + ROW_NET, SUM_CHANGE),
                          sheet_money(t->total.minor - last, c->currency)),
                CELL_SHOW_CHANGE));
    sheet_write_next(&n->at);
}

static void put_key_figures(struct notes *n)
{
    static const struct bilingual headings[] = {
        {"币种", "Currency"},
        {"应收净额", "Net receivables"},
        {"账龄小计", "All buckets"},
        {"其中逾期", "Of which overdue"},
        {"逾期占账龄小计", "Overdue, share of buckets"},
        {"未核销", "Unapplied"},
        {"净额较上期", "Net, change"}};
    const struct aging_book *b = n->book;
    uint32_t first = n->at.row;

    begin(n, (struct bilingual){"二、主要数字（取自“汇总”，可用名称引用，如“"
                                "应收净额_CNY”）",
                                "2. Main figures (of Summary; names for "
                                "formulas: Net_CNY, Overdue_CNY ...)"});
    if (b->aging->currency_count == 0) {
        sheet_write_note(&n->at, book_word(b, WORD_NOTHING_OPEN));
        end(n, first);
        return;
    }
    sheet_write_headings(&n->at, headings, COUNT(headings));
    for (size_t i = 0; i < b->aging->currency_count; i++)
        put_key_row(n, i);
    end(n, first);
}

/* What each sheet is for. */
static const struct {
    enum word name;
    struct bilingual what;
} sheets[] = {
    {WORD_SUMMARY,
     {"各币种按账龄的未收金额、与上期比较；按地区、业务员、催收员、款项类"
      "别、行业分列；其他账龄口径；折算",
      "Open amounts by age in each currency, beside the last report; by "
      "region, salesperson, collector, class and industry; other bases"}},
    {WORD_BY_CUSTOMER,
     {"每客户每币种一行；集团成员可折叠，附集团小计；信用额度",
      "One row a customer and currency; groups fold; credit limits"}},
    {WORD_DETAIL,
     {"每张未清单据一行：各账龄口径、催收阶段、暂缓事由、下一步",
      "One row an open document: all bases, stage, hold and next step"}},
    {WORD_OVERDUE_SHEET,
     {"逾期客户按分值排序，列明理由与本周处理",
      "Overdue customers by score, with the reasons and what happens this "
      "week"}},
    {WORD_TIE_OUT,
     {"期初至期末推算，与账龄、客户账龄、总账逐一核对；更正明细",
      "From opening to closing, against the aging, the customers and the "
      "general ledger; restatements"}},
    {WORD_REJECTS, {"未采用的行及其原因", "Rows that were not used, and why"}}};

static void put_sheets(struct notes *n)
{
    const struct aging_book *b = n->book;
    uint32_t first = n->at.row;

    begin(n, (struct bilingual){"三、工作表", "3. Sheets"});
    for (size_t i = 0; i < COUNT(sheets); i++) {
        struct str name = book_word(b, sheets[i].name);

        sheet_write(&n->at, NOTE_NAME,
                    sheet_link(name, arena_format(n->at.arena, "'%.*s'!A1",
                                                  STR_ARG(name))));
        sheet_put_wide(n->at.sheet, n->at.row, NOTE_1, NOTE_COLUMNS - NOTE_1,
                       sheet_text(say(n, sheets[i].what)), n->at.arena);
        sheet_write_next(&n->at);
    }
    sheet_write_note(
        &n->at,
        say(n,
            (struct bilingual){
                "说明、汇总、勾稽三表设有无密码保护，以防误改，可随时撤销；其余"
                "各表可筛选、排序、折叠。",
                "Notes, Summary and Tie-out are protected against mistakes, "
                "without a password; the other sheets filter, sort and "
                "fold."}));
    if (b->internal) {
        sheet_write_line(
            &n->at,
            say(n,
                (struct bilingual){
                    "“逾期重点”含诉讼时效信息，仅供内部使用：本工作簿提供给"
                    "债务人、审计或其他外部人员前，须先删除该表。",
                    "“Overdue focus” tells when limitations end and is "
                    "internal: delete that sheet before the workbook goes "
                    "to a debtor, an auditor or anybody else outside."}),
            CELL_BAD);
    }
    end(n, first);
}

static struct str bucket_list(const struct notes *n)
{
    const struct aging_book *b = n->book;
    struct buf list = buf_new(n->at.arena, 4096);

    for (size_t i = 0; i < b->aging->scheme->count; i++) {
        buf_add_z(&list, i == 0                       ? ""
                         : b->language == LANGUAGE_ZH ? "、"
                                                      : ", ");
        buf_add(&list, b->labels[i]);
    }
    return buf_str(&list);
}

static struct str basis_list(const struct notes *n)
{
    const struct aging_book *b = n->book;
    struct buf list = buf_new(n->at.arena, 1024);

    buf_add(&list,
            say(n, (struct bilingual){"到期日（主口径）", "due date (main)"}));
    if (book_has_basis(b, BASIS_ISSUE))
        buf_add(&list, say(n, (struct bilingual){"、开票日", ", issue date"}));
    if (b->detail_at[DETAIL_DAYS_POSTED] != BOOK_NO_COLUMN)
        buf_add(&list,
                say(n, (struct bilingual){"、记账日（无记账日的用开票日）",
                                          ", posting date (else issue date)"}));
    if (book_has_basis(b, BASIS_DISCLOSURE))
        buf_add(&list,
                say(n, (struct bilingual){"、披露口径（债权发生日起满年）",
                                          ", whole years since the debt arose "
                                          "(disclosure)"}));
    return buf_str(&list);
}

static struct str fx_text(const struct notes *n)
{
    const struct aging_book *b = n->book;
    const struct bilingual as_of = {
        "，按截至日或之前最近一日的汇率，先合计后折算",
        ", at the last rate not after the as-of date, sums converted"};
    const struct bilingual historic = {"，按各单据发生日的汇率",
                                       ", at the rate of each document's day"};

    if (!b->conversion || !b->conversion->count)
        return say(n, (struct bilingual){
                          "不折算；各币种分列，互不相加",
                          "none; each currency by itself, never added"});
    return arena_format(
        n->at.arena, "%s%.*s", b->conversion->currency->code,
        STR_ARG(say(n, b->conversion->rule == FX_AS_OF ? as_of : historic)));
}

/* "满 7 天：催款函" */
static struct str ladder_text(const struct notes *n)
{
    const struct aging_book *b = n->book;
    const struct policy *p = b->policy;
    bool zh = b->language == LANGUAGE_ZH;
    struct buf line = buf_new(n->at.arena, 4096);

    for (size_t i = 0; i < p->stage_count; i++)
        buf_add_format(&line, zh ? "%s逾期满 %d 天：%.*s" : "%s%d days: %.*s",
                       i == 0 ? ""
                       : zh   ? "；"
                              : "; ",
                       p->stages[i].days_overdue,
                       STR_ARG(book_stage_name(b, &p->stages[i])));
    if (p->minimum_letter.currency)
        buf_add_format(&line,
                       zh ? "；不足 %.*s 元不发函" : "; no letter below %.*s",
                       STR_ARG(money_grouped(p->minimum_letter, n->at.arena)));
    return buf_str(&line);
}

static void put_policy(struct notes *n)
{
    const struct aging_book *b = n->book;
    uint32_t first = n->at.row;

    begin(n, (struct bilingual){"四、口径与政策", "4. Rules"});
    put_text(n, (struct bilingual){"账龄口径", "Aging"},
             book_word(b, WORD_POLICY_TEXT));
    put_text(n, (struct bilingual){"账龄段", "Buckets"}, bucket_list(n));
    put_text(n, (struct bilingual){"起算日", "Bases"}, basis_list(n));
    put_text(n, (struct bilingual){"核销与贷项", "Allocation"},
             summary_source(b));
    put_text(n, (struct bilingual){"折算", "Conversion"}, fx_text(n));
    if (b->steps)
        put_text(n, (struct bilingual){"催收阶梯", "Ladder"}, ladder_text(n));
    put_text(n, (struct bilingual){"重点分值", "Focus score"},
             book_focus_formula(b));
    end(n, first);
}

static const struct {
    struct bilingual name, text;
} terms[] = {
    {{"未收金额", "Open"},
     {"单据金额减截至日已生效的核销、贷项与坏账核销",
      "The document less what was applied, credited or written off by the "
      "as-of date"}},
    {{"应收净额", "Net receivables"},
     {"账龄小计加未核销（负数）；等于台账期末应收",
      "All buckets plus unapplied money (negative); equals the ledger's "
      "closing receivables"}},
    {{"账龄小计", "All buckets"},
     {"各账龄段未收金额之和，不含未核销",
      "Sum of the buckets, without unapplied money"}},
    {{"未核销", "Unapplied"},
     {"已收款项、票据或贷项中尚未核销到单据的部分，以负数列示，不计入账龄段"
      "和逾期",
      "Receipts, bills and credit notes not yet applied; negative, in no "
      "bucket and not in overdue"}},
    {{"逾期天数", "Days overdue"},
     {"截至日减到期日；当日到期为 0，次日为第 1 天",
      "The as-of date less the due date; due today is 0"}},
    {{"其中逾期、逾期金额", "Overdue"},
     {"逾期天数在 1 天以上的未收金额，含争议和已移交律师的部分",
      "Open amounts of 1 day overdue and more, disputed ones and those "
      "with a lawyer included"}},
    {{"未逾期", "Not overdue"},
     {"未到期、今日到期和无到期日的未收金额",
      "Not due, due today, and without a due date"}},
    {{"逾期占账龄小计", "Overdue, share of buckets"},
     {"逾期金额 ÷ 账龄小计；应收净额为负的行不列",
      "Overdue over all buckets; none where the net is negative"}},
    {{"上期、变动", "Last, change"},
     {"上期报告按当时已知资料列示的数；变动 ＝ 本期 − 上期",
      "As the last report showed it, from what was known then; change = "
      "now less then"}},
    {{"其中争议", "Of which disputed"},
     {"截至日有效的争议金额，不超过未收金额",
      "In dispute on the as-of date, at most the open amount"}},
    {{"款项类别", "Class"},
     {"货款、质保金、应收票据或其他；未核销款单列",
      "Trade, retention, bills or other; unapplied money by itself"}},
    {{"开票天数、记账天数", "Days since issue, posting"},
     {"截至日减开票日（记账日）",
      "The as-of date less the issue (posting) date"}},
    {{"披露账龄", "Age in years"},
     {"自债权发生日起满年划分，用于财务报表附注",
      "Whole years since the debt arose, as notes to accounts have it"}},
    {{"其中票据退回", "Bills returned"},
     {"以票据收款后遭拒付而恢复的应收，账龄沿用原单据",
      "Open again because a bill was dishonoured; it keeps its age"}},
    {{"集团小计", "Group sum"},
     {"同一上级客户项下两户以上的合计；币种栏注“小计”，不参与合计公式",
      "Two customers and more under one parent; its currency is marked, so "
      "that no total counts it twice"}},
    {{"信用额度", "Credit limit"},
     {"客户资料所列额度；应收净额超过额度的以红色标示",
      "As the customer's row has it; red where the net is above it"}},
    {{"催收阶段", "Stage"},
     {"按该单据自身逾期天数已达到的催收级次",
      "What the document's own days overdue have reached on the ladder"}},
    {{"暂缓事由", "Hold"},
     {"使该单据本周不进入催款函的事由",
      "What keeps the document out of letters this week"}},
    {{"下一步", "Next step"},
     {"按催收阶梯与暂缓事由得出的下一动作",
      "What the ladder and the hold make of it"}},
    {{"加权逾期天数", "Mean days overdue"},
     {"∑（逾期金额 × 逾期天数）÷ ∑ 逾期金额，四舍五入到天",
      "Amounts times days over amounts, in whole days"}},
    {{"最近一次承诺", "Last promise"},
     {"联系记录中最近一次付款承诺；到期后两个工作日内付足承诺额 95% 为已兑"
      "现（以政策为准）",
      "The last promise on record; kept where 95 % came within two working "
      "days after it (or as the policy says)"}},
};

static void put_terms(struct notes *n)
{
    uint32_t first = n->at.row;

    begin(n, (struct bilingual){"五、名词与栏目", "5. Terms and columns"});
    for (size_t i = 0; i < COUNT(terms); i++)
        put_word(n, terms[i].name, terms[i].text);
    if (n->book->internal)
        put_word(
            n, (struct bilingual){"可证时效届满日", "Provable limitation"},
            (struct bilingual){
                "以现有证据可以证明的诉讼时效期间最后一日，取该客户逾期单据"
                "中尚未届满的最近一个；内部信息",
                "The last day of the limitation that the evidence on file "
                "proves, the nearest one of what is overdue; internal"});
    end(n, first);
}

static void put_source(struct notes *n, const struct aging_source *s)
{
    sheet_write_wrapped(&n->at, NOTE_NAME, s->name);
    sheet_write_centered(&n->at, NOTE_1,
                         table_label(s->table, n->book->language), CELL_PLAIN);
    sheet_write(&n->at, NOTE_2, sheet_integer((int64_t)s->rows));
    sheet_write(&n->at, NOTE_3, sheet_integer((int64_t)s->ignored));
    sheet_write(&n->at, NOTE_4,
                sheet_styled(sheet_integer((int64_t)s->rejected),
                             s->rejected ? CELL_BAD : CELL_PLAIN));
    sheet_write_centered(&n->at, NOTE_5, s->encoding, CELL_PLAIN);
    sheet_write_centered(&n->at, NOTE_6, s->profile, CELL_PLAIN);
    sheet_write_text(&n->at, NOTE_HASH, s->sha256);
    sheet_write_next(&n->at);
}

static void put_sources(struct notes *n)
{
    static const struct bilingual headings[NOTE_COLUMNS] = {
        {"文件", "File"},        {"表", "Table"},       {"数据行", "Rows"},
        {"忽略", "Ignored"},     {"拒收", "Rejected"},  {"编码", "Encoding"},
        {"导入模板", "Profile"}, {"SHA-256", "SHA-256"}};
    const struct aging_figures *f = n->book->figures;
    uint32_t first = n->at.row;

    if (f->source_count == 0)
        return;
    begin(n, (struct bilingual){"六、数据来源", "6. Sources"});
    sheet_write_headings(&n->at, headings, NOTE_COLUMNS);
    for (size_t i = 0; i < f->source_count; i++)
        put_source(n, &f->sources[i]);
    if (f->policy_sha256.len) {
        sheet_write_text(&n->at, NOTE_NAME, STR("duebook.yaml"));
        sheet_write_centered(&n->at, NOTE_1,
                             say(n, (struct bilingual){"政策", "Policy"}),
                             CELL_PLAIN);
        sheet_write_text(&n->at, NOTE_HASH, f->policy_sha256);
        sheet_write_next(&n->at);
    }
    end(n, first);
}

static void put_legend(struct notes *n)
{
    static const struct {
        enum cell_style style;
        struct bilingual text;
    } marks[] = {
        {CELL_LEVEL_1, {"逾期 1—30 天", "1–30 days overdue"}},
        {CELL_LEVEL_2, {"逾期 31—90 天", "31–90 days overdue"}},
        {CELL_LEVEL_3, {"逾期超过 90 天", "More than 90 days overdue"}},
        {CELL_CREDIT,
         {"未核销款项（负数）", "Money not yet applied (negative)"}},
        {CELL_GOOD, {"核对相符", "Ties out"}},
        {CELL_BAD,
         {"不符、超额度、承诺未兑现、时效 90 天内届满或被拒收",
          "Does not tie, above the limit, promise broken, limitation within "
          "90 days, or rejected"}},
        {CELL_SAMPLE_BAR,
         {"数据条：占比或分值的大小", "Bar: how large a share or a score is"}},
        {CELL_SUBTOTAL, {"小计", "Subtotal"}},
        {CELL_TOTAL, {"合计（公式，可重算）", "Total (a formula)"}}};
    uint32_t first = n->at.row;

    begin(n, (struct bilingual){"七、颜色与标示", "7. Colours and marks"});
    for (size_t i = 0; i < COUNT(marks); i++) {
        sheet_write_centered(&n->at, NOTE_NAME, STR("1,234.56"),
                             marks[i].style);
        sheet_put_wide(n->at.sheet, n->at.row, NOTE_1, NOTE_COLUMNS - NOTE_1,
                       sheet_text(say(n, marks[i].text)), n->at.arena);
        sheet_write_next(&n->at);
    }
    end(n, first);
}

/* What must not be overlooked, before all else. */
static bool put_warnings(struct notes *n, struct diag *d)
{
    const struct aging_book *b = n->book;
    struct str rejected;

    sheet_write_line(
        &n->at,
        book_word(b, b->tieout->ties ? WORD_BOOK_TIES : WORD_BOOK_DOES_NOT_TIE),
        b->tieout->ties ? CELL_GOOD : CELL_BAD);
    if (b->ledger->reject_count) {
        if (!book_rejected_text(b, &rejected, d))
            return false;
        sheet_write_line(&n->at, rejected, CELL_BAD);
    }
    if (b->accepted_gap.len)
        sheet_write_line(&n->at,
                         word_with(WORD_ACCEPTED_GAP, b->language,
                                   b->accepted_gap, b->arena),
                         CELL_NOTE);
    sheet_write_next(&n->at);
    return true;
}

bool book_make_notes(const struct aging_book *b, const struct sheet *summary,
                     struct sheet *out, struct diag *d)
{
    static const int widths[NOTE_COLUMNS] = {36, 16, 16, 16, 16, 16, 18, 68};
    static const struct bilingual name = {"说明", "Notes"};
    struct sheet sheet = {
        .name = book_say(b, name), .tab = TAB_SUMMARY, .is_protected = true};
    struct notes n = {
        b, summary,
        sheet_write_start(&sheet, b->language, widths, NOTE_COLUMNS, b->arena)};

    book_put_title(b, &sheet, sheet.name,
                   say(&n, (struct bilingual){"本表说明各表的基准、口径、来源与"
                                              "标示。",
                                              "What this workbook is of, and "
                                              "how to read it."}),
                   NOTE_COLUMNS);
    n.at.row = book_total_row();
    if (!put_warnings(&n, d))
        return false;
    put_basis(&n);
    put_key_figures(&n);
    put_sheets(&n);
    put_policy(&n);
    put_terms(&n);
    put_sources(&n);
    put_legend(&n);
    *out = sheet;
    return true;
}
