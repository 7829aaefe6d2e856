#include "measure/clock_parts.h"

/*
 * Who may sign for a firm: its legal representative, the person in charge, its
 * mail room, someone authorised (诉讼时效规定 8); a seal stands for all of
 * them.
 */
static bool is_entitled(const struct clock_work *w, uint32_t customer,
                        struct str signed_by, struct str capacity)
{
    static const struct str words[] = {STR_INIT("法定代表人"),
                                       STR_INIT("主要负责人"),
                                       STR_INIT("授权"),
                                       STR_INIT("代理人"),
                                       STR_INIT("收发"),
                                       STR_INIT("本人"),
                                       STR_INIT("公章"),
                                       STR_INIT("盖章"),
                                       STR_INIT("legal representative"),
                                       STR_INIT("director"),
                                       STR_INIT("authori"),
                                       STR_INIT("agent"),
                                       STR_INIT("mail room"),
                                       STR_INIT("in person"),
                                       STR_INIT("seal")};
    const struct customer *c = &w->ledger->customers[customer];

    if (signed_by.len && (str_equal(signed_by, c->legal_representative) ||
                          str_equal(signed_by, c->name)))
        return true;
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_find_ignoring_case(capacity, words[i]) >= 0)
            return true;
    return false;
}

/* What was signed, and whether it proves that the paper arrived. */
static void grade_signature(const struct clock_work *w, const struct contact *x,
                            struct clock_event *e)
{
    if (!x->attachment.len)
        e->lacks |= LACK_ORIGINAL;
    if (!is_entitled(w, x->customer, x->signed_by, x->signer_capacity))
        e->lacks |= LACK_CAPACITY;
    e->is_asserted = true;
    e->is_provable = !e->lacks;
    e->proof = e->is_provable ? PROOF_SIGNED : PROOF_NONE;
}

const struct delivery *clock_delivery(const struct deliveries *deliveries,
                                      const struct contact *x)
{
    return delivery_find(deliveries,
                         x->letter_no.len ? x->letter_no : x->contact_id,
                         x->customer);
}

static bool is_good_address(const struct delivery *d)
{
    return d->address_basis == ADDRESS_CONTRACT ||
           d->address_basis == ADDRESS_REGISTERED;
}

/* Refused, returned, or nothing known: it should have arrived (规定 8). */
static void grade_posted(const struct delivery *d, struct clock_event *e)
{
    if (!is_good_address(d))
        e->lacks |= LACK_ADDRESS;
    if (!d->stub_file.len || !d->tracking_no.len)
        e->lacks |= LACK_STUB;
    if (!date_is(d->posted_date))
        e->lacks |= LACK_ARRIVAL;
    e->proof = PROOF_POSTED;
    if (d->result == NOT_TOLD || !date_is(d->signed_date)) {
        if (date_is(d->posted_date))
            e->day = d->posted_date;
    } else {
        e->day = d->signed_date;
    }
}

static void grade_carried(const struct clock_work *w, const struct delivery *d,
                          bool has_copy, struct clock_event *e)
{
    if (!d->tracking_no.len)
        e->lacks |= LACK_ARRIVAL;
    if (!d->stub_file.len && !has_copy)
        e->lacks |= LACK_STUB;
    if (date_is(d->signed_date))
        e->day = d->signed_date;
    else
        e->lacks |= LACK_ARRIVAL;
    e->proof = d->customer != LEDGER_NONE && d->signed_by.len &&
                       is_entitled(w, d->customer, d->signed_by, d->signed_by)
                   ? PROOF_SIGNED
                   : PROOF_CARRIER;
}

/* His answer proves that it arrived, and may be a consent to perform. */
static bool is_answered(const struct delivery *d)
{
    return (d->reply == REPLY_AGREED || d->reply == REPLY_DIFFERS) &&
           d->reply_file.len;
}

static void grade_answer(const struct delivery *d, struct clock_event *e)
{
    e->proof = PROOF_SIGNED;
    if (date_is(d->signed_date))
        e->day = d->signed_date;
    else if (date_is(d->posted_date))
        e->day = d->posted_date;
    e->consents = e->is_written = d->reply == REPLY_AGREED;
}

/* What the register holds is the copy of the letter. */
static void grade_delivery(const struct clock_work *w, const struct delivery *d,
                           bool has_copy, struct clock_event *e)
{
    if (is_answered(d))
        grade_answer(d, e);
    else if (d->result == DELIVERY_DELIVERED)
        grade_carried(w, d, has_copy || d->is_registered, e);
    else
        grade_posted(d, e);
    e->is_asserted = true;
    e->is_provable = !e->lacks;
    if (!e->is_provable)
        e->proof = PROOF_NONE;
}

static void grade_letter(const struct clock_work *w, const struct contact *x,
                         struct clock_event *e)
{
    const struct delivery *d = clock_delivery(&w->deliveries, x);

    e->cause = CAUSE_LETTER;
    if (d) {
        e->ref = d->letter_no;
        grade_delivery(w, d, x->attachment.len > 0, e);
    } else if (x->signed_by.len) {
        grade_signature(w, x, e);
    } else {
        e->lacks |= LACK_ARRIVAL | LACK_STUB;
        e->is_asserted = true;
    }
}

/* Whether the address is agreed is seen by the document's contract. */
static void grade_message(const struct contact *x, struct clock_event *e)
{
    e->cause = x->channel == CHANNEL_EMAIL ? CAUSE_MAIL : CAUSE_CHAT;
    e->is_asserted = x->attachment.len > 0;
    e->lacks |= x->attachment.len ? LACK_AGREED : LACK_RECORD;
    e->proof = PROOF_NONE;
}

static void grade_call(const struct contact *x, struct clock_event *e)
{
    e->cause = CAUSE_CALL;
    e->is_asserted = x->attachment.len > 0;
    e->lacks |= x->attachment.len ? LACK_CAPACITY : LACK_RECORD;
}

static void grade_visit(const struct clock_work *w, const struct contact *x,
                        struct clock_event *e)
{
    e->cause = CAUSE_VISIT;
    if (x->signed_by.len)
        grade_signature(w, x, e);
    else
        e->lacks |= LACK_ORIGINAL;
}

static void grade_channel(const struct clock_work *w, const struct contact *x,
                          struct clock_event *e)
{
    switch (x->channel) {
    case CHANNEL_PHONE:
        grade_call(x, e);
        break;
    case CHANNEL_EMAIL:
    case CHANNEL_SMS:
    case CHANNEL_WECHAT:
        grade_message(x, e);
        break;
    case CHANNEL_VISIT:
    case CHANNEL_OTHER:
        grade_visit(w, x, e);
        break;
    default:
        grade_letter(w, x, e);
        break;
    }
}

/* What he wrote himself: an acknowledgment, a promise to pay (规定 14). */
static bool grade_writing(const struct clock_work *w, const struct contact *x,
                          struct clock_event *e)
{
    if (!x->signed_by.len && !date_is(x->promise_date))
        return false;
    if (x->signed_by.len) {
        grade_signature(w, x, e);
        e->is_written = e->is_provable;
    } else {
        grade_channel(w, x, e);
    }
    e->cause = CAUSE_WRITING;
    e->consents = date_is(x->promise_date);
    return true;
}

bool clock_grade_contact(const struct clock_work *w, const struct contact *x,
                         struct clock_event *out)
{
    struct clock_event e = {
        .day = x->contact_date, .ref = x->contact_id, .at = x->at};

    if (x->direction == DIRECTION_IN) {
        if (!grade_writing(w, x, &e))
            return false;
    } else {
        if (x->asserts_claim == ANSWER_NO)
            return false;
        if (x->asserts_claim != ANSWER_YES && x->channel == CHANNEL_PHONE)
            return false;
        grade_channel(w, x, &e);
        if (x->asserts_claim != ANSWER_YES) {
            e.lacks |= LACK_CLAIM;
            e.is_asserted = e.is_provable = false;
        }
    }
    *out = e;
    return true;
}

bool clock_grade_delivery(const struct clock_work *w, const struct delivery *x,
                          struct clock_event *out)
{
    struct clock_event e = {.day = date_is(x->posted_date) ? x->posted_date
                                                           : x->signed_date,
                            .ref = x->letter_no,
                            .at = x->at,
                            .cause = CAUSE_LETTER};

    if (x->customer == LEDGER_NONE || !date_is(e.day))
        return false;
    grade_delivery(w, x, false, &e);
    if (!x->is_registered || !x->demands) {
        e.lacks |= x->is_registered ? LACK_CLAIM : LACK_DOC_NOS;
        e.is_asserted = e.is_provable = false;
    }
    *out = e;
    return true;
}
