#include "command/check_kinds.h"

#include <string.h>

/* Sentences that count others, or repeat what a list of ours has in full. */
#define NO_FINDING FINDING_KINDS

/* How our phrases begin, in English; tests/check.t holds them to be ours. */
static const struct {
    const char *start;
    enum finding_kind kind;
} rules[] = {
    {"%zu more rows of this file are rejected", NO_FINDING},
    {"\"%.*s\" (%.*s, row %zu), which the run of", NO_FINDING},
    {"%zu more typed rows of the run of", NO_FINDING},
    {"no control total is of", FINDING_TIE},
    {"the control total in", FINDING_TIE},
    {"%s does not tie:", FINDING_TIE},
    {"customer \"%.*s\": his documents and receipts come to", FINDING_TIE},
    {"customer \"%.*s\": what was reported on", FINDING_TIE},
    {"%.*s has half the amount of the difference", FINDING_TIE},
    {"%.*s has just the amount of the difference", FINDING_TIE},
    {"the difference to the control total is divisible by 9", FINDING_TIE},
    {"%.*s: the row of totals", FINDING_TIE},
    {"open items in %s, credit notes not taken off:", FINDING_GAP},
    {"invoiced in %s, credit notes not taken off:", FINDING_GAP},
    {"nearly all numbers have changed:", FINDING_GAP},
    {"the snapshot of %.*s says what is open of each", FINDING_GAP},
    {"the snapshot of %.*s does not say what is open", FINDING_GAP},
    {"documents: %jd in the snapshot", FINDING_GAP},
    {"receipts: %jd in the snapshot", FINDING_GAP},
    {"customers: %jd in the snapshot", FINDING_GAP},
    {"the currency %s has vanished", FINDING_GAP},
    {"the department %.*s of the snapshot", FINDING_GAP},
    {"%.*s: is the export complete?", FINDING_GAP},
    {"customer %.*s stands already in line", FINDING_DUPLICATE},
    {"document number %.*s stands already in line", FINDING_DUPLICATE},
    {"receipt number %.*s stands already in line", FINDING_DUPLICATE},
    {"bill number %.*s stands already in line", FINDING_DUPLICATE},
    {"contract number %.*s stands already in line", FINDING_DUPLICATE},
    {"credit note %.*s has the number of the receipt", FINDING_DUPLICATE},
    {"bill %.*s has the number of the credit note", FINDING_DUPLICATE},
    {"the write-off of %.*s on document %.*s on %.*s stands already",
     FINDING_DUPLICATE},
    {"%zu more write-offs stand twice", FINDING_DUPLICATE},
    {"the receipt of bill %.*s is that of the bill", FINDING_DUPLICATE},
    {"several receipts bear the number of bill", FINDING_DUPLICATE},
    {"the rate of %.*s is another in line", FINDING_DUPLICATE},
    {"%.*s: %.*s is %.*s here, but", FINDING_DUPLICATE},
    {"several rows of the export bear the number", FINDING_DUPLICATE},
    {"%.*s is not in the export", FINDING_ORPHAN},
    {"%.*s is void here, but is not in the export", FINDING_ORPHAN},
    {"payer %.*s is no customer", FINDING_ORPHAN},
    {"%zu more payers at the bank", FINDING_ORPHAN},
    {"allocation to document %.*s, which is not", FINDING_ORPHAN},
    {"write-off of document %.*s, which is not", FINDING_ORPHAN},
    {"dispute of document %.*s, which is not", FINDING_ORPHAN},
    {"dispute of customer %.*s, who is not", FINDING_ORPHAN},
    {"there is no receipt or credit note", FINDING_ORPHAN},
    {"customer %.*s has no document and no row", FINDING_ORPHAN},
    {"%zu more customers have no document", FINDING_ORPHAN},
    {"customer %.*s is not in", FINDING_ORPHAN},
    {"customer %.*s is in no export; did you mean", FINDING_ORPHAN},
    {"customer %.*s is in no export, but has", FINDING_CUSTOMER},
    {"%zu more customers in records/ are in no export", FINDING_CUSTOMER},
    {"document %.*s is not in these files", FINDING_ORPHAN},
    {"document %.*s is one of customer", FINDING_ORPHAN},
    {"the disputed document is not one of customer", FINDING_ORPHAN},
    {"parent %.*s of customer %.*s is not", FINDING_ORPHAN},
    {"receipt \"%.*s\" names \"%.*s\", but customer", FINDING_ORPHAN},
    {"receipt \"%.*s\" of customer %.*s names", FINDING_ORPHAN},
    {"%zu receipts name documents", FINDING_ORPHAN},
    {"%zu more numbers that receipts name", FINDING_ORPHAN},
    {"this rejected row names no customer", FINDING_ORPHAN},
    {"%zu more rejected rows name nobody", FINDING_ORPHAN},
    {"several documents bear the number", FINDING_ORPHAN},
    {"several receipts or credit notes bear", FINDING_ORPHAN},
    {"several customers", FINDING_ORPHAN},
    {"the document has the instalments", FINDING_ORPHAN},
    {"the bill falls due before it was issued", FINDING_DATE},
    {"the bill would be dishonoured before", FINDING_DATE},
    {"bill %.*s would be dishonoured before", FINDING_DATE},
    {"bill %.*s: its receipt in line", FINDING_DATE},
    {"the dispute would end before", FINDING_DATE},
    {"the block would end before", FINDING_DATE},
    {"the promise would run out before", FINDING_DATE},
    {"the letter would be signed for before", FINDING_DATE},
    {"a negative amount, which the profile refuses", FINDING_SIGN},
    {"a credit note is written without a minus", FINDING_SIGN},
    {"a credit note without a minus", FINDING_SIGN},
    {"a disputed amount is more than 0", FINDING_SIGN},
    {"this amount is more than 0", FINDING_SIGN},
    {"the amount of a bill is more than 0", FINDING_SIGN},
    {"a write-off of 0 changes nothing", FINDING_SIGN},
    {"the open amount %.*s does not lie between", FINDING_SIGN},
    {"document \"%.*s\": its open amount is", FINDING_SIGN},
    {"the open amounts of %zu more documents contradict", FINDING_SIGN},
    {"document %.*s: with the amount %.*s typed here", FINDING_SIGN},
    {"customer \"%.*s\": reversed or refunded receipts exceed", FINDING_SIGN},
    {"allocation of %.*s", FINDING_SIGN},
    {"write-off of %.*s", FINDING_SIGN},
    {"customer %.*s has the code", FINDING_CUSTOMER},
    {"customers \"%.*s\" and \"%.*s\"", FINDING_CUSTOMER},
    {"%zu more customers seem to be", FINDING_CUSTOMER},
    {"former id %.*s", FINDING_CUSTOMER},
    {"the parents go in a circle", FINDING_CUSTOMER},
    {"document %.*s: what is typed here stands", NO_FINDING},
    {"receipt %.*s: what is typed here stands", NO_FINDING},
    {"bill %.*s: what is typed here stands", NO_FINDING},
    {"customer %.*s: what is typed here stands", NO_FINDING},
    {"contract %.*s: what is typed here stands", NO_FINDING},
    {"rate %.*s: what is typed here stands", NO_FINDING},
    {"%.*s: what is typed here stands", NO_FINDING},
    {"%.*s: %.*s is %.*s here, recorded later than", FINDING_OVERRIDE},
    {"%.*s, of %.*s and recorded %.*s, was not in the report",
     FINDING_RESTATED},
    {"%.*s, of %.*s, was not in the report", FINDING_RESTATED},
    {"%.*s, of %.*s, was in the report", FINDING_RESTATED},
    {"%.*s, of %.*s now, was of", FINDING_RESTATED},
    {"%.*s, of %.*s, counts with", FINDING_RESTATED},
    {"%.*s, due %.*s now, was due", FINDING_RESTATED},
    {"%.*s is of another amount than in the report", FINDING_RESTATED},
    {"this letter to %.*s", NO_FINDING},
    {"%zu more documents in earlier letters", NO_FINDING},
    {"receipt %.*s of %.*s is not after the export", FINDING_UNPOSTED},
    {"%zu more receipts are not after the export", FINDING_UNPOSTED},
    {"document %.*s stood in the export of", FINDING_SETTLED},
    {"%zu more typed documents stand in the export no more", FINDING_SETTLED},
    {"%zu more rows are not as the report of", FINDING_RESTATED},
};

/* A phrase cut at its conversions: the pieces stand in this order. */
struct check_kind {
    enum finding_kind kind;
    struct str phrase;
};

/* Behind a conversion such as %.*s; %% is text and stays. */
static struct str behind_conversion(struct str s)
{
    size_t i = 1;

    while (i < s.len && !strchr("sdujxcXz", s.ptr[i]))
        i++;
    while (i + 1 < s.len && (s.ptr[i] == 'z' || s.ptr[i] == 'j'))
        i++;
    return str_skip(s, i + 1);
}

/* The text up to the first conversion; *rest from there on. */
static struct str piece_of(struct str s, struct str *rest)
{
    for (size_t i = 0; i + 1 < s.len; i++) {
        if (s.ptr[i] == '%' && s.ptr[i + 1] == '%') {
            *rest = str_skip(s, i + 2);
            return str_head(s, i + 1);
        }
        if (s.ptr[i] == '%') {
            *rest = behind_conversion(str_skip(s, i));
            return str_head(s, i);
        }
    }
    *rest = (struct str){0};
    return s;
}

/* Does the sentence have the phrase's pieces, the first at its beginning? */
static bool is_of_phrase(struct str sentence, struct str phrase)
{
    struct str rest;
    struct str piece = piece_of(phrase, &rest);

    if (!str_starts(sentence, piece))
        return false;
    sentence = str_skip(sentence, piece.len);
    while (rest.len) {
        ptrdiff_t at;

        piece = piece_of(rest, &rest);
        at = str_find(sentence, piece);
        if (at < 0)
            return false;
        sentence = str_skip(sentence, (size_t)at + piece.len);
    }
    return true;
}

struct check_kinds check_kinds_new(const struct run *r)
{
    struct check_kinds kinds = {0};

    for (size_t i = 0; i < COUNT(rules); i++) {
        struct str start = str_from_z(rules[i].start);

        for (size_t k = 0; k < phrases_zh.count; k++) {
            const struct phrase *p = &phrases_zh.items[k];

            if (!str_starts(str_from_z(p->en), start))
                continue;
            ARENA_PUSH(r->arena, kinds.items, kinds.count, kinds.capacity) =
                (struct check_kind){
                    rules[i].kind,
                    str_from_z(r->diag->phrases ? p->translation : p->en)};
        }
    }
    return kinds;
}

bool check_kind_of(const struct check_kinds *kinds, struct str sentence,
                   enum finding_kind other, enum finding_kind *out)
{
    for (size_t i = 0; i < kinds->count; i++) {
        if (!is_of_phrase(sentence, kinds->items[i].phrase))
            continue;
        *out = kinds->items[i].kind;
        return *out != NO_FINDING;
    }
    *out = other;
    return true;
}
