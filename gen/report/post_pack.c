#include "report/post_pack.h"

#include "report/sheet_write.h"
#include "report/words.h"

enum {
    MAIL_NO,
    MAIL_PERSON,
    MAIL_FIRM,
    MAIL_PHONE,
    MAIL_ADDRESS,
    MAIL_BASIS,
    MAIL_CONTENTS,
    MAIL_NUMBER,
    MAIL_PAGES,
    MAIL_TRACKING,
    MAIL_FLAG,
    MAIL_COLUMNS
};

static const struct bilingual headings[MAIL_COLUMNS] = {
    [MAIL_NO] = {"序号", "No."},
    [MAIL_PERSON] = {"收件人", "Recipient"},
    [MAIL_FIRM] = {"收件单位", "Company"},
    [MAIL_PHONE] = {"电话", "Phone"},
    [MAIL_ADDRESS] = {"地址", "Address"},
    [MAIL_BASIS] = {"地址依据", "Address from"},
    [MAIL_CONTENTS] = {"内件品名", "Contents"},
    [MAIL_NUMBER] = {"文号", "Letter no."},
    [MAIL_PAGES] = {"页数", "Pages"},
    [MAIL_TRACKING] = {"邮件号", "Tracking no."},
    [MAIL_FLAG] = {"需补全", "Missing"}};

static const int widths[MAIL_COLUMNS] = {
    [MAIL_NO] = 6,        [MAIL_PERSON] = 18,  [MAIL_FIRM] = 28,
    [MAIL_PHONE] = 16,    [MAIL_ADDRESS] = 34, [MAIL_BASIS] = 12,
    [MAIL_CONTENTS] = 58, [MAIL_NUMBER] = 24,  [MAIL_PAGES] = 7,
    [MAIL_TRACKING] = 17, [MAIL_FLAG] = 14};

static struct str say(struct bilingual text, enum language language)
{
    return bilingual_text(text, language);
}

/* "123,456.00元", "1,000.00美元"; "CNY 123,456.00". */
static struct str demanded(const struct issued_letter *letter,
                           enum language language, struct arena *a)
{
    struct str sum =
        money_grouped((struct money){letter->total, letter->currency}, a);

    if (language == LANGUAGE_EN)
        return arena_format(a, "%s %.*s", letter->currency->code, STR_ARG(sum));
    if (str_equal_z(str_from_z(letter->currency->code), "CNY"))
        return arena_format(a, "%.*s元", STR_ARG(sum));
    return arena_format(a, "%.*s%s", STR_ARG(sum), letter->currency->name_zh);
}

/* Nothing that it lists is overdue on its day: it reminds of what will be. */
static bool is_before_due(const struct issued_letter *letter)
{
    for (size_t i = 0; i < letter->document_count; i++) {
        struct date due = letter->documents[i].due_date;

        if (!date_is(due) || due.day < letter->letter_date.day)
            return false;
    }
    return letter->document_count > 0;
}

static struct str with_demand(struct str name,
                              const struct issued_letter *letter,
                              enum language language, struct arena *a)
{
    static const struct bilingual demand = {" 要求支付货款",
                                            ", demanding payment of "},
                                  reminder = {" 提示到期货款",
                                              ", a reminder of "};

    return arena_format(
        a, "%.*s%.*s%.*s", STR_ARG(name),
        STR_ARG(say(is_before_due(letter) ? reminder : demand, language)),
        STR_ARG(demanded(letter, language, a)));
}

struct str post_contents(const struct issued_letter *letter,
                         enum language language, struct arena *a)
{
    static const struct bilingual correcting = {" 更正", ", correcting "};
    struct str name = arena_format(a, "%.*s %.*s", STR_ARG(letter->title),
                                   STR_ARG(letter->number));

    if (letter->corrects.len)
        return arena_format(a, "%.*s%.*s%.*s", STR_ARG(name),
                            STR_ARG(say(correcting, language)),
                            STR_ARG(letter->corrects));
    if (!letter->stage.len || !letter->currency || letter->total <= 0)
        return name;
    return with_demand(name, letter, language, a);
}

struct str post_flag(const struct post_item *item, enum language language,
                     struct arena *a)
{
    static const struct bilingual address = {"地址", "address"},
                                  phone = {"电话", "phone"},
                                  both = {"地址、电话", "address, phone"};

    (void)a;
    if (!item->service.address.len)
        return say(item->service.phone.len ? address : both, language);
    return item->service.phone.len ? STR("") : say(phone, language);
}

static struct str basis_words(uint8_t basis, enum language language)
{
    static const struct bilingual names[] = {
        [NOT_TOLD] = {"", ""},
        [ADDRESS_CONTRACT] = {"合同约定", "contract"},
        [ADDRESS_REGISTERED] = {"注册地址", "registered"},
        [ADDRESS_LAST] = {"最近使用", "last used"}};

    return say(names[basis], language);
}

/* A letter in English is told in English: the slip is proof abroad. */
static enum language language_of(const struct issued_letter *letter)
{
    return str_is_ascii(letter->title) ? LANGUAGE_EN : LANGUAGE_ZH;
}

static struct str firm_of(const struct post_item *item)
{
    return item->customer ? item->customer->name : item->letter->recipient;
}

static void put_missing(struct sheet_writer *w, const struct post_item *item)
{
    struct str flag = post_flag(item, w->language, w->arena);

    sheet_write(
        w, MAIL_FLAG,
        sheet_styled(sheet_text(flag), flag.len ? CELL_BAD : CELL_PLAIN));
}

static void put_envelope(struct sheet_writer *w, const struct post_item *item,
                         size_t n)
{
    const struct issued_letter *letter = item->letter;
    const struct service *s = &item->service;

    sheet_write(w, MAIL_NO, sheet_integer((int64_t)n));
    sheet_write(w, MAIL_PERSON,
                sheet_aligned(sheet_text(s->person), CELL_ALIGN_INDENT));
    sheet_write_wrapped(w, MAIL_FIRM, firm_of(item));
    sheet_write_text(w, MAIL_PHONE, s->phone);
    sheet_write_wrapped(w, MAIL_ADDRESS, s->address);
    sheet_write_text(w, MAIL_BASIS, basis_words(s->basis, w->language));
    sheet_write_wrapped(w, MAIL_CONTENTS,
                        post_contents(letter, language_of(letter), w->arena));
    sheet_write_text(w, MAIL_NUMBER, letter->number);
    sheet_write(w, MAIL_PAGES, sheet_integer((int64_t)item->page_count));
    sheet_write_text(w, MAIL_TRACKING, STR(""));
    put_missing(w, item);
    sheet_write_next(w);
}

/* Where it comes back to. */
static struct str sender(const struct post_pack *p, struct arena *a)
{
    const struct creditor *c = &p->policy->creditor;
    enum language language = p->policy->language;
    struct str address = language == LANGUAGE_EN && c->address_en.len
                             ? c->address_en
                             : c->address;

    return arena_format(a, "%s%.*s  %.*s  %.*s",
                        language == LANGUAGE_ZH ? "寄件人：" : "From: ",
                        STR_ARG(sheet_firm(p->policy, language)),
                        STR_ARG(address), STR_ARG(c->phone));
}

struct workbook post_mail_list(const struct post_pack *p, struct arena *a)
{
    enum language language = p->policy->language;
    struct sheet *s = arena_new(a, struct sheet);
    struct sheet_writer w =
        sheet_write_start(s, language, widths, MAIL_COLUMNS, a);

    s->name = say((struct bilingual){"寄件表", "Mail"}, language);
    sheet_write_headings(&w, headings, MAIL_COLUMNS);
    for (size_t i = 0; i < p->count; i++)
        put_envelope(&w, &p->items[i], i + 1);
    s->freeze_rows = 1;
    s->freeze_columns = MAIL_FIRM + 1;
    s->filter_rows = (uint32_t)p->count;
    s->tab = TAB_ACTION;
    return (struct workbook){
        .sheets = s,
        .sheet_count = 1,
        .title = say((struct bilingual){"EMS寄件表", "Mail list"}, language),
        .company = sheet_firm(p->policy, language),
        .header_left = sender(p, a),
        .header_right = p->run,
        .footer = word(WORD_PAGE_FOOTER, language),
        .created = p->date,
        .english = language == LANGUAGE_EN};
}
