#include "report/call_sheet.h"

#include "doc/mustache.h"
#include "report/dunning_words.h"
#include "report/letters.h"
#include "report/party_value.h"
#include "report/sheet_write.h"
#include "report/words.h"

#include <stdlib.h>

enum {
    AT_ID,
    AT_CUSTOMER_ID,
    AT_CUSTOMER,
    AT_WHY,
    AT_PHONE,
    AT_DATE,
    AT_CHANNEL,
    AT_COUNTERPART,
    AT_RESULT,
    AT_REASON,
    AT_PROMISE_DATE,
    AT_PROMISE_AMOUNT,
    AT_PICTURE,
    AT_CURRENCY,
    AT_OVERDUE,
    AT_TOTAL,
    AT_DAYS,
    AT_PAID,
    AT_LAST,
    AT_LETTER,
    AT_HINTS,
    AT_CHAT,
    AT_PERSON,
    AT_DIRECTION,
    COLUMNS
};

/* Headings that are read back are those of the sheet of contacts. */
static const struct {
    struct bilingual heading;
    int width;
    bool is_entry;
} columns[COLUMNS] = {
    [AT_ID] = {{"联系编号", "contact_id"}, 28, false},
    [AT_CUSTOMER_ID] = {{"客户编号", "customer_id"}, 9, false},
    [AT_CUSTOMER] = {{"客户名称", "customer_name"}, 22, false},
    [AT_WHY] = {{"致电理由", "Why"}, 30, false},
    [AT_PHONE] = {{"对方电话", "Telephone"}, 20, false},
    [AT_DATE] = {{"联系日期", "at"}, 11, true},
    [AT_CHANNEL] = {{"沟通方式", "channel"}, 9, true},
    [AT_COUNTERPART] = {{"对方人员", "counterpart"}, 12, true},
    [AT_RESULT] = {{"结果", "summary"}, 18, true},
    [AT_REASON] = {{"原因代码", "reason_code"}, 12, true},
    [AT_PROMISE_DATE] = {{"承诺日", "promise_date"}, 11, true},
    [AT_PROMISE_AMOUNT] = {{"承诺金额", "promise_amount"}, 13, true},
    [AT_PICTURE] = {{"截图", "attachment"}, 12, true},
    [AT_CURRENCY] = {{"币种", "currency"}, 6, false},
    [AT_OVERDUE] = {{"逾期合计", "Overdue"}, 14, false},
    [AT_TOTAL] = {{"应收合计", "Receivable"}, 14, false},
    [AT_DAYS] = {{"最长逾期", "Days overdue"}, 8, false},
    [AT_PAID] = {{"最近来款", "Last payment"}, 20, false},
    [AT_LAST] = {{"上次沟通", "Last contact"}, 26, false},
    [AT_LETTER] = {{"上次函件", "Last letter"}, 24, false},
    [AT_HINTS] = {{"提示", "Hints"}, 24, false},
    [AT_CHAT] = {{"留言文本", "Text for a chat"}, 44, false},
    [AT_PERSON] = {{"我方人员", "person"}, 9, false},
    [AT_DIRECTION] = {{"联系方向", "direction"}, 8, false},
};

static const struct bilingual
    sheet_word = {"致电单", "Calls"},
    notes_word = {"说明", "Notes"}, out_word = {"去", "out"},
    nobody = {"未分配", "Unassigned"},
    internal = {"内部使用，不得外传", "Internal: not to leave the house"},
    page = {"第 &P 页 共 &N 页", "Page &P of &N"},
    notes_title =
        {"填写说明：只填浅色各栏，填好后放入 records 文件夹即读作联系记"
         "录；未填写的行不读入，勿改联系编号。同一行再次填写即为更正。",
         "How to fill in: fill in the light cells alone and put the "
         "file into records/; rows that are not filled in are not "
         "read.  Leave contact_id as it is; filling a row in again "
         "corrects it."},
    answers_title = {"常见推托及应对", "The usual excuses, and answers"};

static const struct bilingual results[] = {
    {"已承诺付款", "promised to pay"}, {"称已付款", "says it is paid"},
    {"有异议", "disputes it"},         {"拒绝付款", "refuses to pay"},
    {"未接通", "no answer"},           {"号码有误", "wrong number"},
    {"已转他人", "passed on"},
};

static const struct bilingual channels[] = {{"电话", "phone"},
                                            {"微信", "wechat"},
                                            {"短信", "sms"},
                                            {"邮件", "email"},
                                            {"上门", "visit"}};

static const struct bilingual reasons[] = {
    {"资金困难", "cash_flow"},
    {"内部审批中", "approval"},
    {"未收到发票", "no_invoice"},
    {"有争议", "disputed"},
    {"称已付款", "already_paid"},
    {"联系不上", "unreachable"},
    {"拒绝付款", "refuses"},
    {"等上家付款", "back_to_back"},
    {"账目不符", "mismatch"},
    {"经办人不在", "absent"},
    {"固定付款日", "pay_run"},
    {"单据不齐", "papers"},
    {"其他", "other"},
};

/* --- who calls whom ------------------------------------------------------- */

static struct str person_of(const struct call_figures *f, enum call_side side,
                            const struct dunning_case *c)
{
    const struct customer *who = &f->ledger->customers[c->customer];

    return side == CALL_SALES ? who->salesperson : who->collector;
}

static int by_person(const void *a, const void *b)
{
    return str_compare(((const struct call_list *)a)->person,
                       ((const struct call_list *)b)->person);
}

static const struct aging_row *row_of(const struct call_figures *f,
                                      const struct dunning_case *c)
{
    for (size_t k = 0; k < f->aging->currency_count; k++) {
        const struct aging_currency *x = &f->aging->currencies[k];

        if (x->currency != c->currency)
            continue;
        for (size_t low = 0, high = x->customer_count; low < high;) {
            size_t middle = low + (high - low) / 2;
            int order = str_compare(
                f->ledger->customers[x->customers[middle].customer].customer_id,
                f->ledger->customers[c->customer].customer_id);

            if (order == 0)
                return &x->customers[middle];
            if (order < 0)
                low = middle + 1;
            else
                high = middle;
        }
    }
    return NULL;
}

/* Overdue, and somebody may speak to him. */
static bool is_called(const struct call_figures *f,
                      const struct dunning_case *c)
{
    const struct aging_row *row = row_of(f, c);

    return row && row->overdue > 0 && c->reason != DUNNING_WOUND_UP &&
           c->reason != DUNNING_IN_COURT && c->reason != DUNNING_HANDED_OVER &&
           c->reason != DUNNING_BLOCKED && c->reason != DUNNING_HELD &&
           c->reason != DUNNING_COVERED;
}

struct call_lists call_lists_make(const struct call_figures *f,
                                  enum call_side side, struct arena *a)
{
    const struct dunning *d = f->dunning;
    struct call_lists out = {
        .items = arena_array(a, struct call_list, d->count + 1)};
    size_t n = 0;

    for (size_t i = 0; i < d->count; i++)
        if (is_called(f, &d->cases[i]))
            out.items[n++].person = person_of(f, side, &d->cases[i]);
    if (n)
        qsort(out.items, n, sizeof(*out.items), by_person);
    for (size_t i = 0; i < n; i++)
        if (!out.count ||
            !str_equal(out.items[out.count - 1].person, out.items[i].person))
            out.items[out.count++] =
                (struct call_list){.person = out.items[i].person};
    for (size_t i = 0; i < d->count; i++) {
        struct call_list key = {.person = person_of(f, side, &d->cases[i])};
        struct call_list *list =
            is_called(f, &d->cases[i])
                ? bsearch(&key, out.items, out.count, sizeof(key), by_person)
                : NULL;

        if (list)
            ARENA_PUSH(a, list->cases, list->count, list->capacity) = i;
    }
    return out;
}

/* --- one sheet ------------------------------------------------------------ */

struct making {
    const struct call_figures *f;
    enum call_side side;
    enum language language;
    struct sheet *sheet;
    struct arena *arena;
    struct diag *diag;
};

static struct str number_of(const struct making *m,
                            const struct dunning_case *c)
{
    return arena_format(
        m->arena, "CALL-%s-%.*s-%.*s-%s", m->side == CALL_SALES ? "S" : "C",
        STR_ARG(date_iso(m->f->aging->as_of, m->arena)),
        STR_ARG(m->f->ledger->customers[c->customer].customer_id),
        c->currency->code);
}

static int by_number(const void *a, const void *b)
{
    const struct contact *const *x = a, *const *y = b;

    return str_compare((*x)->contact_id, (*y)->contact_id);
}

/* What was filled in already; or NULL. */
static const struct contact *find_filled(const struct making *m,
                                         struct str number)
{
    struct contact key = {.contact_id = number};
    const struct contact *k = &key;
    const struct contact **found =
        m->f->call_count ? bsearch(&k, m->f->calls, m->f->call_count,
                                   sizeof(*m->f->calls), by_number)
                         : NULL;

    return found ? *found : NULL;
}

static void put(struct making *m, uint32_t row, uint32_t column, struct cell c)
{
    if (columns[column].is_entry)
        c = sheet_styled(c, CELL_ENTRY);
    else if (column == AT_WHY || column == AT_LAST || column == AT_HINTS ||
             column == AT_PHONE || column == AT_CUSTOMER)
        c = sheet_aligned(c, CELL_ALIGN_WRAP);
    sheet_put(m->sheet, row, column, c, m->arena);
}

static void put_text(struct making *m, uint32_t row, uint32_t column,
                     struct str text)
{
    if (text.len)
        put(m, row, column, sheet_text(text));
}

static struct str last_letter(const struct making *m,
                              const struct dunning_case *c)
{
    if (!c->last)
        return STR("");
    return arena_format(m->arena, "%.*s %.*s", STR_ARG(c->last->number),
                        STR_ARG(date_iso(c->last->day, m->arena)));
}

static struct str last_contact(const struct making *m, uint32_t customer)
{
    const struct contact *x = m->f->last[customer];

    if (!x)
        return STR("");
    return arena_format(m->arena, "%.*s %.*s",
                        STR_ARG(date_iso(x->contact_date, m->arena)),
                        STR_ARG(x->summary));
}

static struct str last_payment(const struct making *m, uint32_t customer)
{
    const struct receipt *x = m->f->paid[customer];

    if (!x)
        return STR("");
    return arena_format(
        m->arena, "%.*s %s %.*s", STR_ARG(date_iso(x->receipt_date, m->arena)),
        x->amount.currency->code, STR_ARG(money_grouped(x->amount, m->arena)));
}

static bool chat_text(const struct making *m, const struct dunning_case *c,
                      const struct aging_row *row, struct str *out)
{
    const struct call_figures *f = m->f;
    struct value data = value_map_new(m->arena);
    const struct customer *who = &f->ledger->customers[c->customer];
    enum language language = letter_language(who, f->policy);
    struct mustache_data with = {.contexts = &data,
                                 .context_count = 1,
                                 .english = language == LANGUAGE_EN,
                                 .escape = mustache_escape_none};
    struct mustache_text text;

    *out = STR("");
    value_set(data, "creditor", party_creditor(f->policy, language, m->arena),
              m->arena);
    value_set(data, "customer", party_customer(who, language, m->arena),
              m->arena);
    value_set(data, "count", value_integer((int64_t)c->item_count), m->arena);
    value_set(data, "overdue", value_minor(row->overdue, c->currency),
              m->arena);
    value_set(data, "oldest_days", value_integer(row->oldest_days), m->arena);
    if (!mustache_render(f->chat[language], &with, &text, m->arena, m->diag))
        return false;
    *out = str_trim(text.text);
    return true;
}

/* Nothing is asked for by chat where it is all disputed or promised. */
static bool has_chat(const struct dunning_case *c)
{
    return c->item_count > 0 && c->undisputed_count > 0 &&
           c->reason != DUNNING_BANK && c->reason != DUNNING_COVERED;
}

static struct str channel_name(uint8_t channel, enum language language)
{
    static const enum contact_channel kinds[] = {CHANNEL_PHONE, CHANNEL_WECHAT,
                                                 CHANNEL_SMS, CHANNEL_EMAIL,
                                                 CHANNEL_VISIT};

    for (size_t i = 0; i < COUNT(kinds); i++)
        if (kinds[i] == channel)
            return bilingual_text(channels[i], language);
    return STR("");
}

static void put_filled(struct making *m, uint32_t row, const struct contact *x)
{
    struct cell empty = {0};

    put(m, row, AT_DATE, x ? sheet_date(x->contact_date) : empty);
    put(m, row, AT_CHANNEL,
        x && x->channel ? sheet_text(channel_name(x->channel, m->language))
                        : empty);
    put(m, row, AT_COUNTERPART, x ? sheet_text(x->counterpart) : empty);
    put(m, row, AT_RESULT, x ? sheet_text(x->summary) : empty);
    put(m, row, AT_REASON, x ? sheet_text(x->reason_code) : empty);
    put(m, row, AT_PROMISE_DATE, x ? sheet_date(x->promise_date) : empty);
    put(m, row, AT_PROMISE_AMOUNT,
        x && x->promise_amount.currency
            ? sheet_money(x->promise_amount.minor, x->promise_amount.currency)
            : empty);
    put(m, row, AT_PICTURE, x ? sheet_text(x->attachment) : empty);
}

static struct str why(const struct making *m, const struct dunning_case *c)
{
    for (size_t i = 0; i < c->item_count; i++) {
        const struct open_item *item = &m->f->aging->items[c->items[i]];
        struct dunning_step step =
            dunning_step_find(m->f->steps, item->document, item);

        return dunning_row_reason(c, &step, m->language, m->arena);
    }
    return dunning_case_reason(c, m->language, m->arena);
}

static bool put_row(struct making *m, uint32_t row,
                    const struct call_list *list, const struct dunning_case *c)
{
    const struct customer *who = &m->f->ledger->customers[c->customer];
    const struct aging_row *sums = row_of(m->f, c);
    struct str number = number_of(m, c), chat = STR("");

    if (has_chat(c) && !chat_text(m, c, sums, &chat))
        return false;
    put_text(m, row, AT_ID, number);
    put_text(m, row, AT_CUSTOMER_ID, who->customer_id);
    put_text(m, row, AT_CUSTOMER, who->name);
    put_text(m, row, AT_WHY, why(m, c));
    put_text(m, row, AT_PHONE,
             arena_format(m->arena, "%.*s%s%.*s", STR_ARG(who->contact),
                          who->contact.len && who->phone.len ? " " : "",
                          STR_ARG(who->phone)));
    put_filled(m, row, find_filled(m, number));
    put_text(m, row, AT_CURRENCY, str_from_z(c->currency->code));
    put(m, row, AT_OVERDUE, sheet_money(sums->overdue, c->currency));
    put(m, row, AT_TOTAL, sheet_money(sums->total.minor, c->currency));
    put(m, row, AT_DAYS, sheet_integer(sums->oldest_days));
    put_text(m, row, AT_PAID, last_payment(m, c->customer));
    put_text(m, row, AT_LAST, last_contact(m, c->customer));
    put_text(m, row, AT_LETTER, last_letter(m, c));
    put_text(m, row, AT_HINTS, dunning_hints(c, m->language, m->arena));
    put_text(m, row, AT_CHAT, chat);
    put_text(m, row, AT_PERSON, list->person);
    put_text(m, row, AT_DIRECTION, bilingual_text(out_word, m->language));
    return true;
}

static void add_rule(struct making *m, uint32_t column,
                     enum sheet_rule_kind kind, const struct bilingual *words,
                     size_t count, bool strict, uint32_t rows)
{
    struct sheet_rule *rule = &m->sheet->rules[m->sheet->rule_count++];
    struct str *list = arena_array(m->arena, struct str, count);

    for (size_t i = 0; i < count; i++)
        list[i] = bilingual_text(words[i], m->language);
    *rule = (struct sheet_rule){
        .column = column,
        .first_row = 1,
        .last_row = rows,
        .kind = kind,
        .words = list,
        .word_count = count,
        .strict = strict,
        .title = bilingual_text(columns[column].heading, m->language)};
}

static void set_form(struct making *m, uint32_t rows)
{
    struct sheet *s = m->sheet;

    s->columns = arena_array(m->arena, struct sheet_column, COLUMNS);
    s->column_count = COLUMNS;
    for (uint32_t i = 0; i < COLUMNS; i++) {
        s->columns[i].width = columns[i].width;
        sheet_put(
            s, 0, i,
            sheet_styled(
                sheet_text(bilingual_text(columns[i].heading, m->language)),
                columns[i].is_entry ? CELL_OPTIONAL : CELL_HEADING),
            m->arena);
    }
    s->is_form = true;
    s->freeze_rows = 1;
    s->freeze_columns = AT_WHY;
    s->repeat_columns = AT_WHY;
    s->title_rows = 1;
    s->footer_left = bilingual_text(internal, m->language);
    s->rules = arena_array(m->arena, struct sheet_rule, 6);
    add_rule(m, AT_DATE, RULE_DATE, NULL, 0, true, rows);
    add_rule(m, AT_CHANNEL, RULE_LIST, channels, COUNT(channels), true, rows);
    add_rule(m, AT_RESULT, RULE_LIST, results, COUNT(results), false, rows);
    add_rule(m, AT_REASON, RULE_LIST, reasons, COUNT(reasons), false, rows);
    add_rule(m, AT_PROMISE_DATE, RULE_DATE, NULL, 0, true, rows);
    add_rule(m, AT_PROMISE_AMOUNT, RULE_NUMBER, NULL, 0, true, rows);
}

/* The longest overdue first: who cannot call all of them begins there. */
struct ordered {
    const struct dunning_case *c;
    int64_t overdue;
};

static int by_days(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;

    if (x->c->oldest_days != y->c->oldest_days)
        return x->c->oldest_days > y->c->oldest_days ? -1 : 1;
    if (x->overdue != y->overdue)
        return x->overdue > y->overdue ? -1 : 1;
    return (x->c > y->c) - (x->c < y->c);
}

static void put_answers(struct making *m, struct sheet *s)
{
    static const int widths[] = {26, 96};
    struct sheet_writer w =
        sheet_write_start(s, m->language, widths, COUNT(widths), m->arena);
    struct str rest = m->f->answers, line;

    s->name = bilingual_text(notes_word, m->language);
    s->footer_left = bilingual_text(internal, m->language);
    sheet_write_line(&w, bilingual_text(notes_title, m->language), CELL_PLAIN);
    sheet_write_skip(&w, 1);
    sheet_write_section(&w, bilingual_text(answers_title, m->language));
    while (rest.len) {
        (void)str_cut(rest, '\n', &line, &rest);
        line = str_trim(line);
        if (str_starts(line, STR("## "))) {
            sheet_write_wrapped(&w, 0, str_skip(line, 3));
        } else if (line.len) {
            sheet_write_wrapped(&w, 1, line);
            sheet_write_next(&w);
        }
    }
}

bool call_sheet_make(const struct call_figures *f, enum call_side side,
                     const struct call_list *list, struct workbook *out,
                     struct arena *a, struct diag *d)
{
    struct sheet *sheets = arena_array(a, struct sheet, 2);
    struct making m = {f, side, f->policy->language, &sheets[0], a, d};
    struct ordered *order = arena_array(a, struct ordered, list->count);
    bool ok = true;

    sheets[0].name = bilingual_text(sheet_word, m.language);
    set_form(&m, (uint32_t)list->count);
    for (size_t i = 0; i < list->count; i++) {
        const struct dunning_case *c = &f->dunning->cases[list->cases[i]];

        order[i] = (struct ordered){c, row_of(f, c)->overdue};
    }
    if (list->count)
        qsort(order, list->count, sizeof(*order), by_days);
    for (size_t i = 0; ok && i < list->count; i++)
        ok = put_row(&m, (uint32_t)i + 1, list, order[i].c);
    put_answers(&m, &sheets[1]);
    *out = (struct workbook){
        .sheets = sheets,
        .sheet_count = 2,
        .title = arena_format(
            a, "%.*s %.*s", STR_ARG(bilingual_text(sheet_word, m.language)),
            STR_ARG(list->person.len ? list->person
                                     : bilingual_text(nobody, m.language))),
        .author = sheet_firm(f->policy, m.language),
        .company = sheet_firm(f->policy, m.language),
        .header_left = list->person,
        /* Digits behind &R would be a size of font. */
        .header_right =
            arena_format(a, "%.*s%.*s", STR_ARG(word(WORD_AS_OF, m.language)),
                         STR_ARG(date_iso(f->aging->as_of, a))),
        .footer = bilingual_text(page, m.language),
        .created = f->aging->as_of,
        .english = m.language == LANGUAGE_EN};
    return ok;
}
