#include "report/proposal.h"

#include "base/hash.h"
#include "report/dunning_words.h"
#include "report/proposal_parts.h"
#include "report/sheet_write.h"
#include "report/words.h"

#include <stdlib.h>

#define CHECK_DIGITS 12
#define TITLE_ROWS   4

static const int widths[PROPOSAL_COLUMNS] = {
    [PROPOSAL_NUMBER] = 6,      [PROPOSAL_CUSTOMER_ID] = 10,
    [PROPOSAL_CUSTOMER] = 26,   [PROPOSAL_DECISION] = 9,
    [PROPOSAL_TO_STAGE] = 10,   [PROPOSAL_REASON] = 18,
    [PROPOSAL_DECIDED_BY] = 9,  [PROPOSAL_STAGE] = 12,
    [PROPOSAL_WHY] = 56,        [PROPOSAL_TOTAL] = 15,
    [PROPOSAL_CURRENCY] = 8,    [PROPOSAL_DOC_NO] = 17,
    [PROPOSAL_INSTALLMENT] = 6, [PROPOSAL_DUE] = 11,
    [PROPOSAL_DAYS] = 9,        [PROPOSAL_OPEN] = 15,
    [PROPOSAL_DISPUTED] = 13,   [PROPOSAL_REACHED] = 12,
    [PROPOSAL_HINTS] = 30,      [PROPOSAL_CHECK] = 15,
};

static const struct bilingual book_title = {"催款提案", "Dunning proposal"},
                              nobody = {"未分配", "Unassigned"},
                              internal = {"内部使用，不得外传",
                                          "Internal: not to leave the house"},
                              page = {"第 &P 页 共 &N 页", "Page &P of &N"};

/* An open document on a collector's sheet. */
struct line {
    size_t item;
    size_t number; /* from 1, through all sheets */
    bool is_first; /* of its letter */
};

struct tab {
    const struct proposal_figures *figures;
    struct str collector;
    struct line *lines;
    size_t count;
};

struct making {
    const struct proposal_figures *figures;
    enum language language;
    struct tab *tabs;
    size_t tab_count;
    struct arena *arena;
};

static const struct document *document_of(const struct proposal_figures *f,
                                          size_t item)
{
    return &f->ledger->documents[f->aging->items[item].document];
}

static const struct dunning_case *case_of(const struct proposal_figures *f,
                                          size_t item)
{
    const struct document *doc = document_of(f, item);

    return dunning_steps_case(f->steps, doc->customer, doc->currency);
}

static struct str bank_text(const struct bank_line *b, struct arena *a)
{
    return b ? arena_format(a, "%.*s %.*s", STR_ARG(date_iso(b->value_date, a)),
                            STR_ARG(money_plain(b->amount, a)))
             : STR("");
}

struct str proposal_check_after(const struct proposal_figures *f, size_t item,
                                const struct issued_letter *letter,
                                struct arena *a)
{
    const struct open_item *x = &f->aging->items[item];
    const struct document *doc = document_of(f, item);
    const struct dunning_case *c = case_of(f, item);
    const struct letter_block *block = NULL;
    const struct contact *promise = NULL;
    enum hold hold =
        holds_document(&f->steps->holds, x->document, &block, &promise);
    struct str last = letter ? letter->number : STR("");
    struct str text = arena_format(
        a, "%.*s|%s|%.*s|%.*s|%jd|%jd|%d|%.*s|%.*s|%.*s|%jd|%.*s",
        STR_ARG(f->ledger->customers[doc->customer].customer_id),
        doc->currency->code, STR_ARG(doc->doc_no),
        STR_ARG(doc->details ? doc->details->installment_no : STR("")),
        (intmax_t)x->open, (intmax_t)x->disputed, (int)hold,
        STR_ARG(block ? date_iso(block->until, a) : STR("")),
        STR_ARG(promise ? date_iso(promise->promise_date, a) : STR("")),
        STR_ARG(bank_text(holds_bank(&f->steps->holds, doc->customer), a)),
        (intmax_t)(c ? c->unapplied : 0), STR_ARG(last));

    return str_head(hash_hex(hash_bytes(text), a), CHECK_DIGITS);
}

struct str proposal_check(const struct proposal_figures *f, size_t item,
                          struct arena *a)
{
    const struct dunning_case *c = case_of(f, item);

    return proposal_check_after(f, item,
                                c ? f->last[c - f->dunning->cases] : NULL, a);
}

static void set_letter(const struct tab *t, const struct line *line,
                       const struct dunning_case *c, bool is_listed,
                       struct cell *cells, struct arena *a)
{
    enum language language = t->figures->policy->language;

    if (!c)
        return;
    if (c->reason == DUNNING_DUE && c->stage && (is_listed || line->is_first))
        cells[PROPOSAL_STAGE] =
            sheet_text(dunning_stage_name(c->stage, language));
    if (!line->is_first)
        return;
    if (c->reason == DUNNING_DUE)
        cells[PROPOSAL_TOTAL] =
            sheet_money(c->claimed + c->unapplied, c->currency);
    cells[PROPOSAL_HINTS] = sheet_text(proposal_hints(t->figures, c, a));
}

static void fill_row(const void *context, size_t row, struct cell *cells,
                     struct arena *scratch)
{
    const struct tab *t = context;
    const struct proposal_figures *f = t->figures;
    const struct line *line = &t->lines[row];
    const struct open_item *x = &f->aging->items[line->item];
    const struct document *doc = document_of(f, line->item);
    const struct customer *customer = &f->ledger->customers[doc->customer];
    struct dunning_step step = dunning_step_find(f->steps, x->document, x);

    cells[PROPOSAL_NUMBER] = sheet_integer((int64_t)line->number);
    cells[PROPOSAL_CUSTOMER_ID] = sheet_text(customer->customer_id);
    cells[PROPOSAL_CUSTOMER] = sheet_text(customer->name);
    cells[PROPOSAL_CURRENCY] = sheet_text(str_from_z(doc->currency->code));
    cells[PROPOSAL_DOC_NO] = sheet_text(doc->doc_no);
    if (doc->details)
        cells[PROPOSAL_INSTALLMENT] = sheet_text(doc->details->installment_no);
    cells[PROPOSAL_DUE] = sheet_date(doc->due_date);
    if (date_is(doc->due_date))
        cells[PROPOSAL_DAYS] = sheet_integer(x->days_overdue);
    cells[PROPOSAL_OPEN] = sheet_money(x->open, doc->currency);
    if (x->disputed)
        cells[PROPOSAL_DISPUTED] = sheet_money(x->disputed, doc->currency);
    if (step.reached)
        cells[PROPOSAL_REACHED] =
            sheet_text(dunning_stage_name(step.reached, f->policy->language));
    cells[PROPOSAL_WHY] = sheet_text(dunning_row_reason(
        case_of(f, line->item), &step, f->policy->language, scratch));
    cells[PROPOSAL_CHECK] = sheet_text(proposal_check(f, line->item, scratch));
    set_letter(t, line, case_of(f, line->item), step.next == NEXT_LETTER, cells,
               scratch);
}

static struct str collector_of(const struct proposal_figures *f, size_t item)
{
    return f->ledger->customers[document_of(f, item)->customer].collector;
}

static int by_collector(const void *a, const void *b)
{
    return str_compare(((const struct tab *)a)->collector,
                       ((const struct tab *)b)->collector);
}

static struct tab *find_tab(struct making *m, struct str collector)
{
    struct tab key = {.collector = collector};

    return bsearch(&key, m->tabs, m->tab_count, sizeof(key), by_collector);
}

/* The collectors, each once; nobody comes first, for the empty name. */
static void find_tabs(struct making *m)
{
    const struct proposal_figures *f = m->figures;
    struct tab *all = arena_array(m->arena, struct tab, f->aging->item_count);
    size_t n = 0;

    for (size_t i = 0; i < f->aging->item_count; i++)
        if (!n || !str_equal(all[n - 1].collector, collector_of(f, i)))
            all[n++] = (struct tab){f, collector_of(f, i), NULL, 0};
    qsort(all, n, sizeof(*all), by_collector);
    m->tabs = all;
    for (size_t i = 0; i < n; i++)
        if (!m->tab_count ||
            !str_equal(all[m->tab_count - 1].collector, all[i].collector))
            all[m->tab_count++] = all[i];
}

static bool is_same_letter(const struct proposal_figures *f, size_t a, size_t b)
{
    const struct document *x = document_of(f, a), *y = document_of(f, b);

    return x->customer == y->customer && x->currency == y->currency;
}

/* Of a customer's items in several currencies each letter begins once. */
static bool is_first(const struct proposal_figures *f, size_t item)
{
    for (size_t i = item; i-- > 0;) {
        if (document_of(f, i)->customer != document_of(f, item)->customer)
            return true;
        if (is_same_letter(f, i, item))
            return false;
    }
    return true;
}

static void fill_tabs(struct making *m)
{
    const struct proposal_figures *f = m->figures;
    size_t number = 0;

    for (size_t i = 0; i < f->aging->item_count; i++)
        find_tab(m, collector_of(f, i))->count++;
    for (size_t t = 0; t < m->tab_count; t++) {
        m->tabs[t].lines = arena_array(m->arena, struct line, m->tabs[t].count);
        m->tabs[t].count = 0;
    }
    for (size_t i = 0; i < f->aging->item_count; i++) {
        struct tab *t = find_tab(m, collector_of(f, i));

        t->lines[t->count++] = (struct line){i, 0, is_first(f, i)};
    }
    for (size_t t = 0; t < m->tab_count; t++)
        for (size_t i = 0; i < m->tabs[t].count; i++)
            m->tabs[t].lines[i].number = ++number;
}

static enum cell_kind kind_of(size_t column)
{
    switch (column) {
    case PROPOSAL_NUMBER:
    case PROPOSAL_DAYS:
        return CELL_INTEGER;
    case PROPOSAL_TOTAL:
    case PROPOSAL_OPEN:
    case PROPOSAL_DISPUTED:
        return CELL_MONEY;
    case PROPOSAL_DUE:
        return CELL_DATE;
    default:
        return CELL_TEXT;
    }
}

static void add_list(struct sheet *s, uint32_t column, const struct str *words,
                     size_t count, struct bilingual hint,
                     enum language language)
{
    struct sheet_rule *rule = &s->rules[s->rule_count++];

    *rule =
        (struct sheet_rule){.column = column,
                            .first_row = s->table_row + 1,
                            .last_row = s->table_row + (uint32_t)s->row_count,
                            .kind = RULE_LIST,
                            .words = words,
                            .word_count = count,
                            .strict = true,
                            .title = s->columns[column].heading,
                            .hint = bilingual_text(hint, language),
                            .error = bilingual_text(hint, language)};
}

static void set_rules(struct making *m, struct sheet *s)
{
    static const struct bilingual
        decide = {"发、不发或者改级；不填即不发。",
                  "send, do not send or change stage; empty: not sent."},
        choose = {"仅在“改级”时选择。", "Only for a change of stage."};
    const struct policy *policy = m->figures->policy;
    struct str *words = arena_array(m->arena, struct str, DECISION_COUNT);
    struct str *names = arena_array(m->arena, struct str, STAGE_MAX);
    size_t n = 0;

    for (size_t i = 1; i < DECISION_COUNT; i++)
        words[i - 1] = bilingual_text(decision_words[i], m->language);
    for (size_t i = 0; i < policy->stage_count; i++)
        if (policy->stages[i].action == STAGE_LETTER)
            names[n++] = dunning_stage_name(&policy->stages[i], m->language);
    s->rules = arena_array(m->arena, struct sheet_rule, 2);
    add_list(s, PROPOSAL_DECISION, words, DECISION_COUNT - 1, decide,
             m->language);
    if (n)
        add_list(s, PROPOSAL_TO_STAGE, names, n, choose, m->language);
}

/* Texts that would touch the number before them. */
static bool is_behind_number(size_t column)
{
    return column == PROPOSAL_CUSTOMER_ID || column == PROPOSAL_CURRENCY ||
           column == PROPOSAL_REACHED || column == PROPOSAL_STAGE;
}

/* The cells where a letter waits for its decision stand out. */
static void mark_decisions(struct making *m, struct sheet *s)
{
    struct sheet_mark *mark = sheet_add_mark(
        s, MARK_WHEN, s->table_row + 1, PROPOSAL_DECISION,
        s->table_row + (uint32_t)s->row_count, PROPOSAL_DECIDED_BY, m->arena);

    mark->in_table = true;
    mark->style = CELL_LEVEL_1;
    mark->text = arena_format(m->arena, "$%s%u<>\"\"",
                              sheet_column_name(PROPOSAL_TOTAL).letters,
                              (unsigned)s->table_row + 2);
}

static void set_table(struct making *m, struct sheet *s, struct tab *t)
{
    for (size_t i = 0; i < PROPOSAL_COLUMNS; i++)
        s->columns[i] = (struct sheet_column){
            .heading = bilingual_text(proposal_headings[i], m->language),
            .kind = kind_of(i),
            .align = is_behind_number(i) ? CELL_ALIGN_INDENT : CELL_ALIGN_KIND,
            .width = widths[i]};
    s->has_table = true;
    s->table_row = TITLE_ROWS;
    s->row_count = t->count;
    s->row = fill_row;
    s->context = t;
    s->freeze_rows = TITLE_ROWS + 1;
    s->freeze_columns = PROPOSAL_DECISION;
    s->repeat_columns = PROPOSAL_DECISION;
    s->footer_left = bilingual_text(internal, m->language);
    set_rules(m, s);
    mark_decisions(m, s);
    s->tab = TAB_ACTION;
}

static size_t count_rows(const struct making *m)
{
    size_t n = 0;

    for (size_t t = 0; t < m->tab_count; t++)
        n += m->tabs[t].count;
    return n;
}

static void add_tab(struct making *m, struct sheet *sheets, size_t at,
                    struct tab *t)
{
    struct sheet *s = &sheets[at];
    struct sheet_writer w =
        sheet_write_start(s, m->language, widths, PROPOSAL_COLUMNS, m->arena);
    struct str wanted =
        t->collector.len ? t->collector : bilingual_text(nobody, m->language);
    struct str note = arena_format(
        m->arena, "%.*s%zu",
        STR_ARG(bilingual_text(proposal_mark, m->language)), count_rows(m));

    s->name = sheet_name_unique(sheets, at, wanted, m->arena);
    sheet_write_title(
        &w, sheet_firm(m->figures->policy, m->language),
        arena_format(m->arena, "%.*s　%.*s　%.*s",
                     STR_ARG(bilingual_text(book_title, m->language)),
                     STR_ARG(s->name),
                     STR_ARG(date_iso(m->figures->as_of, m->arena))),
        note);
    set_table(m, s, t);
}

bool proposal_make(const struct proposal_figures *f, struct workbook *out,
                   struct arena *a, struct diag *d)
{
    struct making m = {
        .figures = f, .language = f->policy->language, .arena = a};

    find_tabs(&m);
    fill_tabs(&m);
    *out = (struct workbook){.title = bilingual_text(book_title, m.language),
                             .author = sheet_firm(f->policy, m.language),
                             .company = sheet_firm(f->policy, m.language),
                             .footer = bilingual_text(page, m.language),
                             .created = f->as_of,
                             .english = m.language == LANGUAGE_EN,
                             .sheet_count = m.tab_count + 1};
    for (size_t t = 0; t < m.tab_count; t++)
        if (m.tabs[t].count > SHEET_MAX_ROWS - TITLE_ROWS - 1)
            return diag_error(d, nowhere,
                              "%zu open documents of one collector do not fit "
                              "a sheet: divide his customers among several",
                              m.tabs[t].count);
    out->sheets = arena_array(a, struct sheet, out->sheet_count);
    proposal_notes(f, &out->sheets[0], a);
    out->sheets[0].footer_left = bilingual_text(internal, m.language);
    for (size_t t = 0; t < m.tab_count; t++)
        add_tab(&m, out->sheets, t + 1, &m.tabs[t]);
    return true;
}
