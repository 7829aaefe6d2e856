#include "input/guess.h"

#include "model/ledger.h"

struct kind_words {
    int means;
    const char *words; /* as guess_key makes them */
};

/* Beside our own words. */
static const struct kind_words kind_words[] = {
    {DOCUMENT_INVOICE,
     "invoice|salesinvoice|inv|rv|dr|customerinvoice|standardinvoice|"
     "销售应收单|应收单|标准应收单|其他应收单|销售发票|销售专用发票|"
     "销售普通发票|专用发票|普通发票|发票|正常|accrec"},
    {DOCUMENT_CREDIT_NOTE,
     "creditnote|creditmemo|credit|salescreditnote|dg|cm|customercreditnote|"
     "accreccredit|贷项凭证|贷项通知单|贷项通知|退货|销售退货"},
    {DOCUMENT_DEBIT_NOTE, "debitnote|debitmemo|debit|dm|借项通知单|借项凭证"},
    {DOCUMENT_OPENING, "opening|openingbalance|期初|期初应收单|期初余额"},
    {GUESS_KIND_RECEIPT,
     "payment|receipt|customerpayment|dz|ab|收款单|收款|收款退款单|预收款|"
     "预收单|银行收款|现金收款|prepayment|deposit|unappliedpayment|"
     "journalentry|paymententry"}};

static bool is_own(struct str word, int *means)
{
    const struct words *own =
        table_forms[TABLE_DOCUMENTS].columns[DOCUMENTS_KIND].words;

    for (size_t i = 0; i < own->count; i++)
        if (str_equal_ignoring_case(own->items[i].text, word)) {
            *means = own->items[i].means;
            return true;
        }
    return false;
}

int guess_kind(struct str word)
{
    struct arena scratch = {0};
    int means = GUESS_KIND_UNKNOWN;
    struct str key, part;

    if (is_own(word, &means))
        return means;
    key = guess_key(word, &scratch);
    for (size_t i = 0; i < COUNT(kind_words); i++) {
        struct str rest = str_from_z(kind_words[i].words);

        while (canonical_next(&rest, &part))
            if (str_equal(part, key))
                means = kind_words[i].means;
    }
    arena_release(&scratch);
    return means;
}
