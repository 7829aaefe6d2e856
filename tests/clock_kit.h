/*
 * clock_kit - one debt of one customer, and what happened to it, in words.
 *
 * "Lc 2024-03-04; P 2025-01-01": what, its day, and for some the other day.
 */
#ifndef TESTS_CLOCK_KIT_H
#define TESTS_CLOCK_KIT_H

#include "input/law_tables.h"
#include "ledger_kit.h"
#include "measure/clock.h"
#include "report/calendar_words.h"

#include <stdio.h>
#include <string.h>

#define CLOCK_ROWS 16

struct clock_scene {
    struct kit k;
    struct law_tables law;
    uint32_t customer, document;
    struct contact contacts[CLOCK_ROWS];
    struct delivery deliveries[CLOCK_ROWS];
    struct case_step steps[CLOCK_ROWS];
    struct view view;
    struct clocks clocks;
};

/* How a contact is written; a letter's delivery beside it. */
struct contact_word {
    const char *word;
    uint8_t channel, direction, asserts;
    const char *attachment, *signed_by, *capacity;
    bool promises, names_nothing;
    bool has_delivery;
    struct delivery delivery;
};

#define FILE_OF "evidence/1.pdf"
#define TOLD(x) STR_INIT(x)

static const struct contact_word contact_words[] = {
    /* A letter: nothing of its way; signed on receipt; by whom. */
    {.word = "L", .channel = CHANNEL_LETTER},
    {.word = "Ls",
     .channel = CHANNEL_LETTER,
     .attachment = FILE_OF,
     .signed_by = "甲",
     .capacity = "法定代表人"},
    {.word = "Lm",
     .channel = CHANNEL_LETTER,
     .attachment = FILE_OF,
     .signed_by = "乙",
     .capacity = "收发室"},
    {.word = "Lo",
     .channel = CHANNEL_LETTER,
     .attachment = FILE_OF,
     .signed_by = "丙",
     .capacity = "其他员工"},
    {.word = "Lx",
     .channel = CHANNEL_LETTER,
     .signed_by = "甲",
     .capacity = "法定代表人"},
    /* By the carrier: with all; without stub; without the day. */
    {.word = "Lc",
     .channel = CHANNEL_LETTER,
     .has_delivery = true,
     .delivery = {.tracking_no = TOLD("1"),
                  .stub_file = TOLD(FILE_OF),
                  .result = DELIVERY_DELIVERED}},
    {.word = "Lcx",
     .channel = CHANNEL_LETTER,
     .has_delivery = true,
     .delivery = {.tracking_no = TOLD("1"), .result = DELIVERY_DELIVERED}},
    {.word = "Lca",
     .channel = CHANNEL_LETTER,
     .attachment = FILE_OF,
     .has_delivery = true,
     .delivery = {.tracking_no = TOLD("1"), .result = DELIVERY_DELIVERED}},
    /* Posted: to the agreed address; to the last one; refused; returned. */
    {.word = "Lp",
     .channel = CHANNEL_LETTER,
     .has_delivery = true,
     .delivery = {.tracking_no = TOLD("1"),
                  .stub_file = TOLD(FILE_OF),
                  .address_basis = ADDRESS_CONTRACT}},
    {.word = "Lpl",
     .channel = CHANNEL_LETTER,
     .has_delivery = true,
     .delivery = {.tracking_no = TOLD("1"),
                  .stub_file = TOLD(FILE_OF),
                  .address_basis = ADDRESS_LAST}},
    {.word = "Lpx",
     .channel = CHANNEL_LETTER,
     .has_delivery = true,
     .delivery = {.tracking_no = TOLD("1"),
                  .address_basis = ADDRESS_REGISTERED}},
    {.word = "Lr",
     .channel = CHANNEL_LETTER,
     .has_delivery = true,
     .delivery = {.tracking_no = TOLD("1"),
                  .stub_file = TOLD(FILE_OF),
                  .address_basis = ADDRESS_REGISTERED,
                  .result = DELIVERY_REFUSED}},
    /* His answer: agrees, differs, without its file. */
    {.word = "La",
     .channel = CHANNEL_LETTER,
     .has_delivery = true,
     .delivery = {.result = DELIVERY_DELIVERED,
                  .reply = REPLY_AGREED,
                  .reply_file = TOLD(FILE_OF)}},
    {.word = "Ld",
     .channel = CHANNEL_LETTER,
     .has_delivery = true,
     .delivery = {.result = DELIVERY_DELIVERED,
                  .reply = REPLY_DIFFERS,
                  .reply_file = TOLD(FILE_OF)}},
    {.word = "Lax",
     .channel = CHANNEL_LETTER,
     .has_delivery = true,
     .delivery = {.result = DELIVERY_DELIVERED, .reply = REPLY_AGREED}},
    /* Names no document; does not ask for payment; does not say whether. */
    {.word = "Ln",
     .channel = CHANNEL_LETTER,
     .attachment = FILE_OF,
     .signed_by = "甲",
     .capacity = "法定代表人",
     .names_nothing = true},
    {.word = "Lno",
     .channel = CHANNEL_LETTER,
     .attachment = FILE_OF,
     .signed_by = "甲",
     .capacity = "法定代表人",
     .asserts = ANSWER_NO},
    {.word = "L?",
     .channel = CHANNEL_LETTER,
     .attachment = FILE_OF,
     .signed_by = "甲",
     .capacity = "法定代表人",
     .asserts = 99},
    {.word = "C", .channel = CHANNEL_PHONE},
    {.word = "Cr", .channel = CHANNEL_PHONE, .attachment = FILE_OF},
    {.word = "V", .channel = CHANNEL_VISIT},
    {.word = "Vs",
     .channel = CHANNEL_VISIT,
     .attachment = FILE_OF,
     .signed_by = "甲",
     .capacity = "公章"},
    {.word = "M", .channel = CHANNEL_EMAIL},
    {.word = "Mr", .channel = CHANNEL_EMAIL, .attachment = FILE_OF},
    {.word = "W", .channel = CHANNEL_WECHAT},
    {.word = "Wr", .channel = CHANNEL_WECHAT, .attachment = FILE_OF},
    /* From him: signed promise, signed acknowledgment, by phone, by chat. */
    {.word = "I",
     .channel = CHANNEL_LETTER,
     .direction = DIRECTION_IN,
     .attachment = FILE_OF,
     .signed_by = "甲",
     .capacity = "盖章",
     .promises = true},
    {.word = "Ia",
     .channel = CHANNEL_LETTER,
     .direction = DIRECTION_IN,
     .attachment = FILE_OF,
     .signed_by = "甲",
     .capacity = "盖章"},
    {.word = "Io",
     .channel = CHANNEL_LETTER,
     .direction = DIRECTION_IN,
     .attachment = FILE_OF,
     .signed_by = "丁",
     .promises = true},
    {.word = "Ic",
     .channel = CHANNEL_PHONE,
     .direction = DIRECTION_IN,
     .promises = true},
    {.word = "Iw",
     .channel = CHANNEL_WECHAT,
     .direction = DIRECTION_IN,
     .attachment = FILE_OF,
     .promises = true},
    {.word = "Ix", .channel = CHANNEL_LETTER, .direction = DIRECTION_IN},
};

static const struct {
    const char *word;
    uint8_t event;
    bool proved, names_nothing;
} step_words[] = {
    {"F", CASE_FILED, true, false},
    {"F-", CASE_FILED, false, false},
    {"Fn", CASE_FILED, true, true},
    {"G", CASE_PAYMENT_ORDER, true, false},
    {"K", CASE_INSOLVENCY_CLAIM, true, false},
    {"B", CASE_PRESUIT, true, false},
    {"H1", CASE_DEPOSIT_FROZEN, true, false},
    {"H2", CASE_MOVABLE_SEIZED, true, false},
    {"H3", CASE_OTHER_SEIZED, true, false},
    {"S", CASE_SERVED, true, false},
    {"X", CASE_WITHDRAWN, true, false},
    {"J", CASE_JUDGMENT, true, false},
    {"E", CASE_ENFORCEMENT, true, false},
    {"A", CASE_AGREEMENT, true, false},
    {"A-", CASE_AGREEMENT, false, false},
    {"Z", CASE_ASSIGNMENT, true, false},
    {"N", CASE_ANNOUNCEMENT, true, false},
    {"O", CASE_OBSTACLE, true, false},
    {"D", CASE_GUARANTOR_DEMAND, true, false},
    {"D-", CASE_GUARANTOR_DEMAND, false, false},
    {"Q", CASE_GUARANTOR_CONSENT, true, false},
};

static inline struct str scene_text(const char *z)
{
    return z ? str_from_z(z) : (struct str){0};
}

static inline void scene_contact(struct clock_scene *s,
                                 const struct contact_word *w, struct date day)
{
    struct ledger *l = &s->k.ledger;
    struct contact *x = &s->contacts[l->contact_count++];

    *x = (struct contact){
        .customer = s->customer,
        .contact_date = day,
        .promise_date = w->promises ? date_add_days(day, 30) : no_date,
        .channel = w->channel,
        .direction = w->direction ? w->direction : DIRECTION_OUT,
        .asserts_claim = w->asserts == 99 ? NOT_TOLD
                         : w->asserts     ? w->asserts
                                          : ANSWER_YES,
        .attachment = scene_text(w->attachment),
        .signed_by = scene_text(w->signed_by),
        .signer_capacity = scene_text(w->capacity),
        .doc_nos = w->names_nothing ? STR("") : STR("A"),
        .documents = &s->document,
        .document_count = w->names_nothing ? 0 : 1,
        .letter_no = arena_format(&s->k.arena, "H-%zu", l->contact_count),
        .recorded_date = no_date,
        .at = {0, ++s->k.line}};
    if (!w->has_delivery)
        return;
    s->deliveries[l->delivery_count] = w->delivery;
    s->deliveries[l->delivery_count].letter_no = x->letter_no;
    s->deliveries[l->delivery_count].customer = LEDGER_NONE;
    s->deliveries[l->delivery_count].posted_date = date_add_days(day, -2);
    s->deliveries[l->delivery_count++].signed_date = day;
}

static inline bool scene_step(struct clock_scene *s, const char *word,
                              struct date day, struct date until)
{
    struct ledger *l = &s->k.ledger;

    for (size_t i = 0; i < COUNT(step_words); i++) {
        if (strcmp(step_words[i].word, word) != 0)
            continue;
        s->steps[l->case_count++] = (struct case_step){
            .case_no = STR("1"),
            .customer = s->customer,
            .doc_nos = step_words[i].names_nothing ? STR("") : STR("A"),
            .documents = &s->document,
            .document_count = step_words[i].names_nothing ? 0 : 1,
            .event = step_words[i].event,
            .event_date = day,
            .ends = until,
            .proof = step_words[i].proved ? STR(FILE_OF) : STR(""),
            .at = {0, ++s->k.line}};
        return true;
    }
    return false;
}

/* P: of that document; P?: of nothing in particular. */
static inline bool scene_payment(struct clock_scene *s, const char *word,
                                 const char *day)
{
    bool named = strcmp(word, "P") == 0;

    if (!named && strcmp(word, "P?") != 0)
        return false;
    kit_receipt(
        &s->k, arena_z(&s->k.arena, arena_format(&s->k.arena, "R%s", day)),
        s->customer, kit_money("CNY", 100), day, NULL, named ? "A" : "");
    return true;
}

static inline void scene_event(struct clock_scene *s, const char *text)
{
    char word[8], day[16], until[16];
    int n = sscanf(text, " %7s %15s %15s", word, day, until);
    const char *kept = n > 1 ? arena_z(&s->k.arena, str_from_z(day)) : NULL;

    if (n < 1)
        return;
    if (n < 2)
        fail_msg("%s: no day", text);
    for (size_t i = 0; i < COUNT(contact_words); i++) {
        if (strcmp(contact_words[i].word, word) == 0) {
            scene_contact(s, &contact_words[i], kit_day(kept));
            return;
        }
    }
    if (!scene_payment(s, word, kept) &&
        !scene_step(s, word, kit_day(kept), n > 2 ? kit_day(until) : no_date))
        fail_msg("%s: unknown", word);
}

static inline void scene_events(struct clock_scene *s, const char *text)
{
    char copy[256], *at = copy, *next;

    assert_true(strlen(text) < sizeof(copy));
    strcpy(copy, text);
    for (; at; at = next) {
        next = strchr(at, ';');
        if (next)
            *next++ = 0;
        scene_event(s, at);
    }
}

/* One customer C, one document A of 1,000.00 due on a day (NULL: none). */
static inline void scene_start(struct clock_scene *s, const char *due)
{
    *s = (struct clock_scene){0};
    kit_start(&s->k);
    assert_true(law_tables_read("templates/tables", NULL, &s->law, &s->k.arena,
                                &s->k.diag));
    s->customer = kit_customer(&s->k, "C");
    s->document = kit_document(&s->k, DOCUMENT_INVOICE, "A", s->customer,
                               kit_money("CNY", 100000), "2001-01-01", due);
    s->k.ledger.contacts = s->contacts;
    s->k.ledger.deliveries = s->deliveries;
    s->k.ledger.cases = s->steps;
}

static inline void scene_run(struct clock_scene *s, const char *as_of)
{
    s->k.ledger.source =
        s->k.ledger.receipt_count ? ALLOCATION_NAMED : ALLOCATION_NONE;
    kit_finish(&s->k);
    s->view = kit_view(&s->k, as_of);
    clocks_make(&s->view, &s->law.calendar, &s->clocks, &s->k.arena);
}

/* "2026-10-08 2026-10-08 runs"; "none" where there is no such clock. */
static inline const char *scene_find(struct clock_scene *s,
                                     enum clock_kind kind)
{
    struct arena *a = &s->k.arena;

    for (size_t i = 0; i < s->clocks.count; i++) {
        const struct clock *c = &s->clocks.items[i];
        struct str asserted = date_shown(c->asserted.day, a);

        if (c->kind != kind)
            continue;
        if (c->is_asserted_open)
            asserted = STR("open");
        return arena_z(a, arena_format(a, "%.*s %.*s %s",
                                       STR_ARG(date_shown(c->provable.day, a)),
                                       STR_ARG(asserted),
                                       clock_state_key(c->state)));
    }
    return "none";
}

static inline void scene_end(struct clock_scene *s)
{
    kit_end(&s->k);
}

#endif
