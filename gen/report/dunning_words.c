#include "report/dunning_words.h"

#include "report/action_words.h"
#include "report/sheet_write.h"

/* Stages that ladders are made of; another one is called by its own name. */
static const struct {
    const char *template_name;
    struct bilingual text;
} stages[] = {{"demand", {"催款函", "Demand"}},
              {"reminder", {"到期提醒", "Reminder"}},
              {"friendly", {"付款提示", "Friendly notice"}},
              {"final", {"最后催告函", "Final demand"}}};

struct str dunning_stage_name(const struct stage *s, enum language language)
{
    static const struct bilingual call = {"电话催收", "Call"};

    if (s->action == STAGE_CALL)
        return bilingual_text(call, language);
    for (size_t i = 0; i < COUNT(stages); i++)
        if (str_equal_z(s->template_name, stages[i].template_name))
            return bilingual_text(stages[i].text, language);
    return s->name;
}

static struct str with_day(struct bilingual text, struct date day,
                           enum language language, struct arena *a)
{
    return arena_format(a, "%.*s%.*s", STR_ARG(bilingual_text(text, language)),
                        STR_ARG(date_iso(day, a)));
}

/* "催字〔2026〕第0012号（2026-07-17）" of the letter before. */
static struct str last_text(const struct dunning_case *c,
                            enum language language, struct arena *a)
{
    static const struct bilingual by_hand = {"自行寄送的函件",
                                             "a letter sent by hand"};
    struct str number = c->last->number.len ? c->last->number
                                            : bilingual_text(by_hand, language);

    return arena_format(
        a, language == LANGUAGE_ZH ? "%.*s（%.*s）" : "%.*s (%.*s)",
        STR_ARG(number), STR_ARG(date_iso(c->last->day, a)));
}

/* Why the next letter is not sent yet, and when it is. */
static struct str wait_text(const struct dunning_case *c,
                            const struct dunning_step *step,
                            enum language language, struct arena *a)
{
    bool zh = language == LANGUAGE_ZH;
    struct str stage, day;

    if (c && c->reason == DUNNING_OVER_MAXIMUM)
        return word(action_word(c->reason), language);
    if (!step->stage)
        return word(WORD_ACTION_BEFORE_FIRST, language);
    stage = dunning_stage_name(step->stage, language);
    day = date_iso(step->day, a);
    if (c && c->last)
        return arena_format(a,
                            zh ? "上一函%.*s，%.*s自 %.*s 起可发"
                               : "Last letter %.*s; %.*s from %.*s on",
                            STR_ARG(last_text(c, language, a)), STR_ARG(stage),
                            STR_ARG(day));
    return arena_format(a, zh ? "%.*s自 %.*s 起可发" : "%.*s from %.*s on",
                        STR_ARG(stage), STR_ARG(day));
}

/* Why it is sent: how old, and what came before. */
static struct str letter_text(const struct dunning_case *c,
                              const struct dunning_step *step,
                              enum language language, struct arena *a)
{
    bool zh = language == LANGUAGE_ZH;
    struct str stage = dunning_stage_name(step->stage, language);
    struct str broken =
        c && c->broken
            ? arena_format(a,
                           zh ? "；承诺 %.*s 付款未兑现"
                              : "; promised by %.*s, not kept",
                           STR_ARG(date_iso(c->broken->promised_date, a)))
            : STR("");

    if (!c)
        return stage;
    if (c->is_reminder)
        return arena_format(a, zh ? "发%.*s：临近到期" : "%.*s: falls due soon",
                            STR_ARG(stage));
    if (!c->last)
        return arena_format(a,
                            zh ? "发%.*s：逾期最久 %d 天，此前未发函%.*s"
                               : "%.*s: %d days overdue, no letter before%.*s",
                            STR_ARG(stage), (int)c->oldest_days,
                            STR_ARG(broken));
    return arena_format(a,
                        zh ? "发%.*s：逾期最久 %d 天，上一函%.*s%.*s"
                           : "%.*s: %d days overdue, last letter %.*s%.*s",
                        STR_ARG(stage), (int)c->oldest_days,
                        STR_ARG(last_text(c, language, a)), STR_ARG(broken));
}

struct str dunning_row_reason(const struct dunning_case *c,
                              const struct dunning_step *step,
                              enum language language, struct arena *a)
{
    static const struct bilingual
        red = {"红字或者贷项，列入冲减", "A credit: it reduces what is owed"},
        no_due = {"无到期日，先补录", "No due date: enter it first"},
        not_due = {"未到期，到期日 ", "Not due before "},
        blocked = {"暂停催收至 ", "Blocked until "},
        blocked_open = {"暂停催收，未定截止日", "Blocked, no end set"},
        promised = {"承诺付款期内，承诺日 ", "Promised by "},
        lawyer = {"已移交律师 ", "With the lawyer since "},
        disputed = {"全额争议，不催收，权利保留",
                    "All disputed: not asked for, reserved"},
        bank = {"已到账待入账，到账日 ", "At the bank, not posted, since "};

    switch (step->next) {
    case NEXT_NONE:
        return bilingual_text(red, language);
    case NEXT_DUE_DATE:
        return bilingual_text(no_due, language);
    case NEXT_WAIT_DUE:
        return with_day(not_due, step->day, language, a);
    case NEXT_BLOCKED:
        return date_is(step->day) ? with_day(blocked, step->day, language, a)
                                  : bilingual_text(blocked_open, language);
    case NEXT_PROMISE:
        return with_day(promised, step->day, language, a);
    case NEXT_LAWYER:
        return with_day(lawyer, step->day, language, a);
    case NEXT_DISPUTE:
        return bilingual_text(disputed, language);
    case NEXT_BANK:
        return with_day(bank, step->bank ? step->bank->value_date : step->day,
                        language, a);
    case NEXT_WAIT_STAGE:
        return wait_text(c, step, language, a);
    case NEXT_LETTER:
        return letter_text(c, step, language, a);
    case NEXT_COURT:
        return step->court && step->court->case_no.len
                   ? arena_format(a, "%.*s，%.*s",
                                  STR_ARG(word(WORD_ACTION_IN_COURT, language)),
                                  STR_ARG(step->court->case_no))
                   : word(WORD_ACTION_IN_COURT, language);
    case NEXT_DECIDE:
    case NEXT_OFFSET:
    case NEXT_CALL:
    case NEXT_APPLY:
    case NEXT_WIND_UP:
    case NEXT_DATA:
        break;
    }
    return c ? word(action_word(c->reason), language) : STR("");
}

static void add_amount(struct buf *b, struct bilingual text, int64_t minor,
                       const struct currency *currency, enum language language,
                       struct arena *a)
{
    struct money m = {minor, currency};

    if (minor == 0)
        return;
    if (b->len)
        buf_add_z(b, language == LANGUAGE_ZH ? "；" : "; ");
    buf_add(b, bilingual_text(text, language));
    buf_add(b, money_grouped(m, a));
}

static void add_flag(struct buf *b, bool is_so, struct bilingual text,
                     enum language language)
{
    if (!is_so)
        return;
    if (b->len)
        buf_add_z(b, language == LANGUAGE_ZH ? "；" : "; ");
    buf_add(b, bilingual_text(text, language));
}

struct str dunning_hints(const struct dunning_case *c, enum language language,
                         struct arena *a)
{
    static const struct bilingual unapplied = {"未核销款项 ", "Not applied "},
                                  disputed = {"争议 ", "Disputed "},
                                  withheld = {"暂停或者承诺中未列入 ",
                                              "Blocked or promised, left out "},
                                  lawyer = {"已移交律师 ", "With the lawyer "},
                                  payable = {"我方应付可对抵 ", "We owe him "},
                                  broken = {"承诺未兑现 ",
                                            "Broken promise of "},
                                  large = {"大额，送管理层审批",
                                           "Large: to management"},
                                  first = {"首次发函", "First letter"},
                                  at_bank = {"已到账待入账 ", "At the bank "};
    struct buf b = buf_new(a, 1024);

    add_amount(&b, unapplied, -c->unapplied, c->currency, language, a);
    add_amount(&b, disputed, c->disputed, c->currency, language, a);
    add_amount(&b, withheld, c->withheld, c->currency, language, a);
    add_amount(&b, lawyer, c->handed_over, c->currency, language, a);
    if (c->bank)
        add_amount(&b, at_bank, c->bank->amount.minor, c->bank->amount.currency,
                   language, a);
    add_amount(&b, payable, c->payable, c->currency, language, a);
    if (c->broken)
        add_amount(&b, broken, c->broken->promised, c->currency, language, a);
    add_flag(&b, c->is_large, large, language);
    add_flag(&b, c->is_first && c->reason == DUNNING_DUE, first, language);
    return buf_str(&b);
}

struct str dunning_case_reason(const struct dunning_case *c,
                               enum language language, struct arena *a)
{
    struct str text = word(action_word(c->reason), language);

    if (c->reason != DUNNING_PROMISED || !c->promise)
        return text;
    return arena_format(
        a, language == LANGUAGE_ZH ? "%.*s，承诺日 %.*s" : "%.*s, by %.*s",
        STR_ARG(text), STR_ARG(date_iso(c->promise->promise_date, a)));
}
