#include "measure/claim_parts.h"

/*
 * 保障中小企业款项支付条例: a large enterprise or a public body owes a medium,
 * small or micro one.  Sizes are those when the contract was made (3), and the
 * supplier must have said what it is (3(2)).
 */

enum side { SIDE_OUT, SIDE_IN, SIDE_UNKNOWN, SIDE_NOW };

struct date claim_sme_start(void)
{
    return date_from_civil((struct civil){2020, 9, 1});
}

static bool is_sme(uint8_t size)
{
    return size == SIZE_MEDIUM || size == SIZE_SMALL || size == SIZE_MICRO;
}

static enum side seller_side(const struct rule_facts *f)
{
    uint8_t size = f->contract ? f->contract->seller_size : NOT_TOLD;

    if (size == NOT_TOLD)
        size = f->policy->size;
    if (size == NOT_TOLD)
        return SIDE_UNKNOWN;
    return is_sme(size) ? SIDE_IN : SIDE_OUT;
}

/* SIDE_NOW: large today, and nobody says what it was when it signed. */
static enum side buyer_side(const struct rule_facts *f)
{
    const struct customer *k = f->customer;
    uint8_t size = f->contract ? f->contract->buyer_size : NOT_TOLD;

    if (k->party_type == PARTY_INDIVIDUAL || k->party_type == PARTY_SOLE_TRADER)
        return SIDE_OUT;
    if (size == NOT_TOLD && k->party_type == PARTY_PUBLIC)
        return SIDE_IN;
    if (size != NOT_TOLD)
        return is_sme(size) ? SIDE_OUT : SIDE_IN;
    if (k->size == NOT_TOLD)
        return SIDE_UNKNOWN;
    return is_sme(k->size) ? SIDE_OUT : SIDE_NOW;
}

static struct str subject_of(const struct rule_facts *f)
{
    return f->contract ? f->contract->contract_no : f->customer->customer_id;
}

static void ask(const struct rule_facts *f, enum claim_note_kind kind,
                const char *column, const char *key, struct note_list *notes)
{
    struct claim_note note = note_about(kind, subject_of(f));

    note.column = column;
    note.key = key;
    if (f->contract)
        note.at = f->contract->at;
    note_add(notes, note);
}

enum sme rule_sme(const struct rule_facts *f, struct note_list *notes)
{
    enum side seller = seller_side(f), buyer = buyer_side(f);
    struct str notice = f->contract ? str_trim(f->contract->sme_notice_evidence)
                                    : (struct str){0};

    if (seller == SIDE_OUT || buyer == SIDE_OUT || words_deny(notice))
        return SME_NO;
    if (seller == SIDE_UNKNOWN)
        ask(f, NOTE_ASK_SELLER_SIZE, "contracts.seller_size_at_signing",
            "claim.size", notes);
    if (buyer != SIDE_IN)
        ask(f, NOTE_ASK_BUYER_SIZE, "contracts.buyer_size_at_signing", NULL,
            notes);
    if (seller != SIDE_IN || buyer != SIDE_IN)
        return SME_ASKED;
    if (!notice.len) {
        ask(f, NOTE_ASK_SME_NOTICE, "contracts.sme_notice_evidence", NULL,
            notes);
        return SME_ASKED;
    }
    return SME_YES;
}
