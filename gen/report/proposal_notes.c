#include "report/action_words.h"
#include "report/dunning_words.h"
#include "report/proposal_parts.h"
#include "report/sheet_write.h"
#include "report/words.h"

enum { NOTES_WHAT, NOTES_CURRENCY, NOTES_COUNT, NOTES_SUM, NOTES_COLUMNS };

static const int widths[NOTES_COLUMNS] = {56, 10, 12, 22};

static const struct bilingual title = {"催款提案", "Dunning proposal"},
                              sheet_name = {"说明", "Notes"},
                              how = {"填写说明", "How to fill in"},
                              sends = {"本次拟发", "Proposed"},
                              leaves = {"逾期而未列入的",
                                        "Overdue, and not proposed"};

static const struct bilingual lines[] = {
    {"每位催收人员一张工作表，每张未结清单据一行；“决定”栏为空的一律不发。",
     "A sheet a collector, a row an open document; where the decision is "
     "empty, nothing is sent."},
    {"一、“决定”按客户、币种填写一次：发、不发、改级。填在着色的一行（该客户首"
     "行）"
     "或者该客户的任一行均可；同一客户填写不一致的，不予签发并逐行指明。",
     "1. Decide once a customer and currency: send, do not send, change stage; "
     "on the coloured row, his first, or on any row of his.  Where rows of one "
     "customer disagree, nothing is issued and the rows are named."},
    {"二、“改级”须在“改为阶段”栏选择阶段，并填写“决定理由”；凡作决定的，均须填"
     "写"
     "“决定人”。",
     "2. A change needs the stage it changes to and a reason; every decision "
     "needs who decided."},
    {"三、请勿删除或者添加行，也勿改动“序号”“核对码”；隐藏或者筛选掉的行照常有"
     "效，隐藏的工作表不予读取，缺少的行会在签发时列明。",
     "3. Do not delete or add rows, nor change the first and the check column; "
     "hidden and filtered rows count, hidden sheets are not read, missing rows "
     "are told on commit."},
    {"四、签发时按最新快照与 records "
     "重新计算；自提案之后未付金额、暂停、承诺、银"
     "行到账或者争议有变动的，暂不发出并说明。",
     "4. On commit all is computed again from the newest snapshot and "
     "records/; where an open amount, block, promise, bank line or dispute has "
     "changed since, the letter is held and this is said."},
};

static void put_lines(struct sheet_writer *w)
{
    sheet_write_section(w, sheet_say(w, how));
    for (size_t i = 0; i < COUNT(lines); i++)
        sheet_write_line(w, sheet_say(w, lines[i]), CELL_PLAIN);
    sheet_write_next(w);
}

static void put_headings(struct sheet_writer *w, struct bilingual what,
                         size_t count)
{
    const struct bilingual headings[NOTES_COLUMNS] = {
        what, {"币种", "Currency"}, {"份数", "Count"}, {"金额", "Amount"}};

    sheet_write_headings(w, headings, count);
}

/* Cases of a stage or, where that is NULL, of a reason. */
static bool is_of(const struct dunning_case *c, const struct stage *stage,
                  enum dunning_reason reason, const struct currency *currency)
{
    return c->currency == currency && c->reason == reason &&
           (!stage || c->stage == stage);
}

static void put_row(struct sheet_writer *w, const struct proposal_figures *f,
                    struct str what, const struct stage *stage,
                    enum dunning_reason reason)
{
    for (size_t k = 0; k < f->aging->currency_count; k++) {
        const struct currency *currency = f->aging->currencies[k].currency;
        int64_t n = 0, sum = 0;

        for (size_t i = 0; i < f->dunning->count; i++) {
            const struct dunning_case *c = &f->dunning->cases[i];

            if (!is_of(c, stage, reason, currency))
                continue;
            n++;
            sum += c->claimed + c->unapplied;
        }
        if (!n)
            continue;
        sheet_write_text(w, NOTES_WHAT, what);
        sheet_write_text(w, NOTES_CURRENCY, str_from_z(currency->code));
        sheet_write(w, NOTES_COUNT, sheet_integer(n));
        if (stage)
            sheet_write(w, NOTES_SUM, sheet_money(sum, currency));
        sheet_write_next(w);
    }
}

static bool is_said(enum dunning_reason reason)
{
    return reason != DUNNING_DUE && reason != DUNNING_CALL &&
           reason != DUNNING_NOT_OVERDUE;
}

void proposal_notes(const struct proposal_figures *f, struct sheet *s,
                    struct arena *a)
{
    enum language language = f->policy->language;
    struct sheet_writer w =
        sheet_write_start(s, language, widths, NOTES_COLUMNS, a);

    s->name = bilingual_text(sheet_name, language);
    s->portrait = true;
    s->tab = TAB_SUMMARY;
    sheet_write_title(&w, sheet_firm(f->policy, language),
                      bilingual_text(title, language), date_iso(f->as_of, a));
    put_lines(&w);
    put_headings(&w, sends, NOTES_COLUMNS);
    for (size_t i = 0; i < f->policy->stage_count; i++) {
        const struct stage *stage = &f->policy->stages[i];

        put_row(&w, f, dunning_stage_name(stage, language), stage,
                stage->action == STAGE_CALL ? DUNNING_CALL : DUNNING_DUE);
    }
    sheet_write_next(&w);
    put_headings(&w, leaves, NOTES_SUM);
    for (int i = 0; i < DUNNING_REASON_COUNT; i++)
        if (is_said((enum dunning_reason)i))
            put_row(&w, f, word(action_word((enum dunning_reason)i), language),
                    NULL, (enum dunning_reason)i);
}
