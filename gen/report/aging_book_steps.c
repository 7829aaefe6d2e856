/*
 * The stage, the hold and the next step of each open document, in words.
 */
#include "report/aging_book_parts.h"
#include "report/dunning_words.h"

/* What a document without a stage is called. */
static const struct bilingual not_due = {"未逾期", "Not overdue"},
                              no_due_date = {"无到期日", "No due date"},
                              before_first = {"未达首级", "Before the first"},
                              with_lawyer = {"已移交律师", "With the lawyer"};

/* What holds a letter back. */
static const struct bilingual disputed = {"争议", "Disputed"},
                              partly_disputed = {"部分争议", "Partly disputed"},
                              blocked = {"暂停催收至 ", "Blocked until "},
                              blocked_open = {"暂停催收，未定截止日",
                                              "Blocked, no end set"},
                              promised = {"承诺付款期内，至 ", "Promised by "},
                              at_bank = {"已到账待入账",
                                         "At the bank, not posted"},
                              wound_up = {"破产、清算或注销",
                                          "Insolvent or dissolved"},
                              in_doubt = {"数据待核", "Data in doubt"},
                              covered = {"未核销款可抵", "Covered by credits"};

static const struct bilingual
    apply_money = {"核对并核销", "Reconcile and apply"},
    find_due = {"补录到期日", "Enter the due date"},
    wait_due = {"待到期：", "Wait: due "}, wait_stage = {" 起", " from "},
    call = {"电话催收（未达发函起点）", "Call (below the minimum of letters)"},
    send = {"发", "Send: "}, settle = {"处理争议", "Settle the dispute"},
    ask_lawyer = {"移交律师跟进", "Follow up with the lawyer"},
    rest = {"暂停催收至 ", "Rest until "},
    rest_open = {"暂停催收，待解除", "Rest until lifted"},
    wait_promise = {"等待承诺到期日 ", "Wait for the promised day "},
    post_money = {"核对到账并入账", "Post the money at the bank"},
    lodge = {"申报债权，截止 ", "Lodge the claim by "},
    lodge_open = {"申报债权，查明申报期限",
                  "Lodge the claim; find out the deadline"},
    follow_court = {"跟进诉讼、仲裁或者执行", "Follow the case at court"},
    decide = {"各级函件已发，研究移交或者起诉",
              "All letters are out: decide on hand-over or suit"},
    set_off = {"核对应付款，办理对抵", "Check what we owe him; set off"},
    mend = {"先更正被拒数据", "Correct the rejected rows first"};

struct str book_stage_name(const struct aging_book *b, const struct stage *s)
{
    return dunning_stage_name(s, b->language);
}

static struct str with_day(const struct aging_book *b, struct bilingual text,
                           struct date day, struct arena *scratch)
{
    return arena_format(scratch, "%.*s%.*s", STR_ARG(book_say(b, text)),
                        STR_ARG(date_iso(day, scratch)));
}

static struct str with_day_or(const struct aging_book *b, struct bilingual text,
                              struct date day, struct bilingual without,
                              struct arena *scratch)
{
    return date_is(day) ? with_day(b, text, day, scratch)
                        : book_say(b, without);
}

static struct str name_stage(const struct aging_book *b,
                             const struct document *doc,
                             const struct open_item *item,
                             const struct dunning_step *step)
{
    if (step->next == NEXT_NONE)
        return STR("");
    if (step->next == NEXT_LAWYER)
        return book_say(b, with_lawyer);
    if (step->next == NEXT_DUE_DATE || !date_is(doc->due_date))
        return book_say(b, no_due_date);
    if (item->days_overdue < 1)
        return book_say(b, not_due);
    return step->reached ? book_stage_name(b, step->reached)
                         : book_say(b, before_first);
}

static struct str name_hold(const struct aging_book *b,
                            const struct open_item *item,
                            const struct dunning_step *step,
                            struct arena *scratch)
{
    switch (step->next) {
    case NEXT_BLOCKED:
        return with_day_or(b, blocked, step->day, blocked_open, scratch);
    case NEXT_PROMISE:
        return with_day(b, promised, step->day, scratch);
    case NEXT_BANK:
        return book_say(b, at_bank);
    case NEXT_WIND_UP:
        return book_say(b, wound_up);
    case NEXT_DATA:
        return book_say(b, in_doubt);
    case NEXT_APPLY:
        return book_say(b, covered);
    case NEXT_NONE:
    case NEXT_DUE_DATE:
    case NEXT_WAIT_DUE:
    case NEXT_WAIT_STAGE:
    case NEXT_LETTER:
    case NEXT_CALL:
    case NEXT_DISPUTE:
    case NEXT_LAWYER:
    case NEXT_DECIDE:
    case NEXT_COURT:
    case NEXT_OFFSET:
        break;
    }
    if (item->disputed == 0)
        return STR("");
    return book_say(b,
                    item->disputed == item->open ? disputed : partly_disputed);
}

/* "2026-07-24 起发催款函", "Send: Demand from 2026-07-24" */
static struct str wait_for_letter(const struct aging_book *b,
                                  const struct dunning_step *step,
                                  struct arena *scratch)
{
    struct str day = date_iso(step->day, scratch);
    struct str name = book_stage_name(b, step->stage);
    struct str from = book_say(b, wait_stage), verb = book_say(b, send);

    if (!date_is(step->day))
        return arena_format(scratch, "%.*s%.*s", STR_ARG(verb), STR_ARG(name));
    if (b->language == LANGUAGE_EN)
        return arena_format(scratch, "%.*s%.*s%.*s%.*s", STR_ARG(verb),
                            STR_ARG(name), STR_ARG(from), STR_ARG(day));
    return arena_format(scratch, "%.*s%.*s%.*s%.*s", STR_ARG(day),
                        STR_ARG(from), STR_ARG(verb), STR_ARG(name));
}

static struct str name_next(const struct aging_book *b,
                            const struct dunning_step *step,
                            struct arena *scratch)
{
    switch (step->next) {
    case NEXT_NONE:
        return book_say(b, apply_money);
    case NEXT_DUE_DATE:
        return book_say(b, find_due);
    case NEXT_WAIT_DUE:
        return with_day(b, wait_due, step->day, scratch);
    case NEXT_WAIT_STAGE:
        return wait_for_letter(b, step, scratch);
    case NEXT_LETTER:
        return arena_format(scratch, "%.*s%.*s", STR_ARG(book_say(b, send)),
                            STR_ARG(book_stage_name(b, step->stage)));
    case NEXT_CALL:
        return book_say(b, call);
    case NEXT_DISPUTE:
        return book_say(b, settle);
    case NEXT_APPLY:
        return book_say(b, apply_money);
    case NEXT_COURT:
        return book_say(b, follow_court);
    case NEXT_LAWYER:
        return book_say(b, ask_lawyer);
    case NEXT_BLOCKED:
        return with_day_or(b, rest, step->day, rest_open, scratch);
    case NEXT_PROMISE:
        return with_day(b, wait_promise, step->day, scratch);
    case NEXT_BANK:
        return book_say(b, post_money);
    case NEXT_WIND_UP:
        return with_day_or(b, lodge, step->day, lodge_open, scratch);
    case NEXT_DECIDE:
        return book_say(b, decide);
    case NEXT_OFFSET:
        return book_say(b, set_off);
    case NEXT_DATA:
        break;
    }
    return book_say(b, mend);
}

/* The entity of a document's customer; 0 where there is one book. */
static size_t entity_of(const struct aging_book *b, uint32_t customer)
{
    return b->entities ? entities_of_customer(b->entities, customer) : 0;
}

struct book_step book_step_of(const struct aging_book *b,
                              const struct open_item *item,
                              struct arena *scratch)
{
    const struct document *doc = &b->ledger->documents[item->document];
    size_t entity = entity_of(b, doc->customer);
    size_t from = b->documents_from ? b->documents_from[entity] : 0;
    struct dunning_step step = dunning_step_find(
        &b->steps[entity], item->document - (uint32_t)from, item);

    return (struct book_step){name_stage(b, doc, item, &step),
                              name_hold(b, item, &step, scratch),
                              name_next(b, &step, scratch)};
}

struct str book_step_of_money(const struct aging_book *b)
{
    return book_say(b, apply_money);
}

const struct dunning_case *book_case_of(const struct aging_book *b,
                                        uint32_t customer,
                                        const struct currency *currency)
{
    size_t entity = entity_of(b, customer);
    size_t from = b->entities ? b->entities->customers_from[entity] : 0;

    return b->steps ? dunning_steps_case(&b->steps[entity],
                                         customer - (uint32_t)from, currency)
                    : NULL;
}
