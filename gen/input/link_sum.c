#include "input/link.h"

#include <string.h>

/* Where a profile says "repeated: sum": the lines of such files. */
struct line {
    uint32_t row;      /* of the documents */
    uint32_t first;    /* line of the same document; itself: it is the first */
    uint32_t spoilt;   /* of a first line: the one that contradicts; or none */
    struct money owed; /* as the line says it */
};

struct sums {
    struct link *link;
    struct line *lines;
    uint32_t count;
    struct key *keys;
    struct arena *scratch;
};

static bool is_summed(const struct link *l, const struct document *d)
{
    return l->files[d->at.file].profile->repeated == REPEATED_SUM;
}

static struct document *document_of(const struct sums *s, uint32_t line)
{
    return &s->link->ledger->documents[s->lines[line].row];
}

/* One file, number, instalment, customer and currency. */
static struct key line_key(struct sums *s, const struct document *d)
{
    struct str part = d->details ? d->details->installment_no : (struct str){0};

    return (struct key){
        d->doc_no, arena_format(s->scratch, "%u %u %s %.*s", d->at.file,
                                d->customer, d->currency->code, STR_ARG(part))};
}

static void list_lines(struct sums *s)
{
    const struct ledger *ledger = s->link->ledger;

    for (size_t i = 0; i < ledger->document_count; i++)
        s->count += is_summed(s->link, &ledger->documents[i]);
    s->lines = arena_array(s->scratch, struct line, s->count);
    s->keys = arena_array(s->scratch, struct key, s->count);
    s->count = 0;
    for (size_t i = 0; i < ledger->document_count; i++) {
        const struct document *d = &ledger->documents[i];

        if (!is_summed(s->link, d))
            continue;
        s->lines[s->count] = (struct line){
            (uint32_t)i, s->count, LEDGER_NONE, {d->owed, d->currency}};
        s->keys[s->count++] = line_key(s, d);
    }
}

static struct key listed_key(const void *rows, size_t i)
{
    return ((const struct key *)rows)[i];
}

/* A line's row is refused; the reason in the reader's language. */
static void refuse(struct sums *s, uint32_t line, enum documents_column column,
                   struct str reason)
{
    const struct document *d = document_of(s, line);
    struct money owed = s->lines[line].owed;

    if (owed.minor == DOCUMENT_AMOUNT_EMPTY)
        owed = (struct money){0};
    link_refuse(s->link,
                (struct refusal){.at = d->at,
                                 .table = TABLE_DOCUMENTS,
                                 .column = column,
                                 .amount = owed,
                                 .customer = d->customer},
                "%.*s", STR_ARG(reason));
}

static struct str day_shown(const struct sums *s, struct date day)
{
    return date_iso(day, s->scratch);
}

/* The first mistake of a document spoils all its lines. */
static void spoil(struct sums *s, uint32_t first, uint32_t line,
                  enum documents_column column, struct str reason)
{
    if (s->lines[first].spoilt != LEDGER_NONE)
        return;
    s->lines[first].spoilt = line;
    refuse(s, line, column, reason);
}

/* Say how a line contradicts the first one; false: it does not. */
static bool contradicts(struct sums *s, uint32_t first, uint32_t line)
{
    const struct document *a = document_of(s, first), *b = document_of(s, line);
    const struct diag *d = s->link->diag;
    struct arena *arena = s->link->ledger->arena;

    if (date_is(a->due_date) && date_is(b->due_date) && !a->is_due_by_rule &&
        !b->is_due_by_rule && a->due_date.day != b->due_date.day)
        spoil(s, first, line, DOCUMENTS_DUE_DATE,
              arena_format(
                  arena,
                  diag_translate(
                      d, "document %.*s is due on %.*s by line %u, but on %.*s "
                         "by this one; instalments need numbers of their own "
                         "(installment_no)"),
                  STR_ARG(a->doc_no), STR_ARG(day_shown(s, a->due_date)),
                  (unsigned)a->at.line, STR_ARG(day_shown(s, b->due_date))));
    else if (date_is(a->issue_date) && date_is(b->issue_date) &&
             a->issue_date.day != b->issue_date.day)
        spoil(s, first, line, DOCUMENTS_ISSUE_DATE,
              arena_format(
                  arena,
                  diag_translate(d, "document %.*s is of %.*s by line %u, but "
                                    "of %.*s by this one"),
                  STR_ARG(a->doc_no), STR_ARG(day_shown(s, a->issue_date)),
                  (unsigned)a->at.line, STR_ARG(day_shown(s, b->issue_date))));
    else if (a->kind != b->kind || a->class_of != b->class_of)
        spoil(s, first, line,
              a->kind != b->kind ? DOCUMENTS_KIND : DOCUMENTS_CLASS,
              arena_format(arena,
                           diag_translate(d, "document %.*s is of another kind "
                                             "or class in line %u"),
                           STR_ARG(a->doc_no), (unsigned)a->at.line));
    else
        return false;
    return true;
}

static bool add_amounts(struct document *to, const struct document *line)
{
    int64_t owed = line->owed, sum = to->owed;

    if (sum == DOCUMENT_AMOUNT_EMPTY)
        sum = owed;
    else if (owed != DOCUMENT_AMOUNT_EMPTY && !minor_add(&sum, owed))
        return false;
    to->owed = sum;
    to->has_open |= line->has_open;
    return minor_add(&to->open, line->open);
}

/* What the first line leaves empty another may say. */
static bool add_details(struct sums *s, struct document *to,
                        const struct document *line)
{
    struct document_details *more;

    if (!line->details || !line->details->tax.currency) {
        to->details = to->details ? to->details : line->details;
        return true;
    }
    if (!to->details || !to->details->tax.currency) {
        more = arena_new(s->link->ledger->arena, struct document_details);
        *more = to->details ? *to->details : *line->details;
        more->tax = line->details->tax;
        to->details = more;
        return true;
    }
    more = arena_new(s->link->ledger->arena, struct document_details);
    *more = *to->details;
    to->details = more;
    return money_add(&more->tax, line->details->tax);
}

static void add_dates(struct document *to, const struct document *line)
{
    if (!date_is(to->due_date) ||
        (to->is_due_by_rule && date_is(line->due_date) &&
         !line->is_due_by_rule)) {
        to->due_date = line->due_date;
        to->is_due_by_rule = line->is_due_by_rule;
    }
    if (!date_is(to->issue_date))
        to->issue_date = line->issue_date;
    if (!date_is(to->handed_over_date))
        to->handed_over_date = line->handed_over_date;
    to->recorded_date = date_later(to->recorded_date, line->recorded_date);
}

static void too_large(struct sums *s, uint32_t first, uint32_t line)
{
    spoil(s, first, line, DOCUMENTS_AMOUNT,
          str_from_z(diag_translate(s->link->diag, "the amount is too large")));
}

static void add_line(struct sums *s, uint32_t first, uint32_t line)
{
    struct document *to = document_of(s, first);
    const struct document *from = document_of(s, line);

    s->lines[line].first = first;
    if (contradicts(s, first, line))
        return;
    if (!add_amounts(to, from) || !add_details(s, to, from))
        too_large(s, first, line);
    else
        add_dates(to, from);
}

static void spoil_empty(struct sums *s, uint32_t line,
                        enum documents_column column)
{
    const struct diag *d = s->link->diag;
    struct str name =
        canonical_title(TABLE_DOCUMENTS, column, d->phrases != NULL);

    spoil(s, line, line, column,
          arena_format(s->link->ledger->arena,
                       diag_translate(d, "%.*s is empty, but every row of %s "
                                         "needs it"),
                       STR_ARG(name), diag_translate(d, "documents")));
}

/* The kind of a sum, and the sign it gives; false: said why. */
static void sign_sum(struct sums *s, uint32_t line)
{
    struct document *d = document_of(s, line);
    const struct profile *p = s->link->files[d->at.file].profile;
    const struct diag *diag = s->link->diag;

    if (d->kind == KIND_RED_LETTER) {
        if (d->owed > 0) {
            d->owed = -d->owed;
            d->open = -d->open;
        }
        d->kind = DOCUMENT_INVOICE;
    }
    if (d->kind == DOCUMENT_CREDIT_NOTE && d->owed > 0)
        spoil(s, line, line, DOCUMENTS_AMOUNT,
              str_from_z(diag_translate(
                  diag, "the lines of this credit note add up to what takes "
                        "nothing off: look at its signs")));
    else if (d->owed < 0 && d->kind != DOCUMENT_CREDIT_NOTE &&
             p->negative == NEGATIVE_REJECT)
        spoil(s, line, line, DOCUMENTS_AMOUNT,
              str_from_z(diag_translate(
                  diag, "a negative amount, which the profile refuses "
                        "(\"negative: reject\")")));
    else if (d->owed < 0 && p->negative == NEGATIVE_CREDIT_NOTE)
        d->kind = DOCUMENT_CREDIT_NOTE;
}

static void check_open(struct sums *s, uint32_t line)
{
    const struct document *d = document_of(s, line);
    struct arena *a = s->scratch;
    int64_t least = d->owed < 0 ? d->owed : 0;
    int64_t most = d->owed > 0 ? d->owed : 0;

    if (!d->has_open || (d->open >= least && d->open <= most))
        return;
    spoil(s, line, line, DOCUMENTS_OPEN_AMOUNT,
          arena_format(
              s->link->ledger->arena,
              diag_translate(s->link->diag,
                             "the open amount %.*s does not lie between 0 and "
                             "the amount %.*s"),
              STR_ARG(money_plain((struct money){d->open, d->currency}, a)),
              STR_ARG(money_plain((struct money){d->owed, d->currency}, a))));
}

static void finish(struct sums *s, uint32_t line)
{
    struct document *d = document_of(s, line);

    if (s->lines[line].spoilt != LEDGER_NONE)
        return;
    if (d->owed == DOCUMENT_AMOUNT_EMPTY) {
        spoil_empty(s, line, DOCUMENTS_AMOUNT);
    } else if (!date_is(d->issue_date)) {
        spoil_empty(s, line, DOCUMENTS_ISSUE_DATE);
    } else if (d->owed > MINOR_MAX || d->owed < -MINOR_MAX) {
        too_large(s, line, line);
    } else {
        sign_sum(s, line);
        check_open(s, line);
    }
}

/* All lines of a document stand or fall together. */
static void refuse_others(struct sums *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t spoilt = s->lines[s->lines[i].first].spoilt;
        const struct document *d;

        if (spoilt == LEDGER_NONE || spoilt == i)
            continue;
        d = document_of(s, spoilt);
        refuse(s, i, DOCUMENTS_DOC_NO,
               arena_format(s->link->ledger->arena,
                            diag_translate(s->link->diag,
                                           "line %u of document %.*s was "
                                           "rejected, and so is this one"),
                            (unsigned)d->at.line, STR_ARG(d->doc_no)));
    }
}

/* Only first lines stay, with the sums. */
static void close_up(struct sums *s)
{
    struct ledger *ledger = s->link->ledger;
    size_t kept = 0;
    uint32_t line = 0;

    for (size_t i = 0; i < ledger->document_count; i++) {
        bool is_line = line < s->count && s->lines[line].row == i;
        bool stays = !is_line || s->lines[line].first == line;

        line += is_line;
        if (!stays)
            continue;
        if (kept < i) {
            ledger->documents[kept] = ledger->documents[i];
            if (s->link->hashes)
                s->link->hashes[kept] = s->link->hashes[i];
        }
        kept++;
    }
    ledger->document_count = kept;
}

static bool any_is_summed(const struct link *l)
{
    for (size_t i = 0; i < l->file_count; i++)
        if (!l->files[i].skipped &&
            l->files[i].profile->repeated == REPEATED_SUM &&
            l->files[i].profile->tables[TABLE_DOCUMENTS].fed)
            return true;
    return false;
}

bool link_sums(struct link *l)
{
    struct arena scratch = {0};
    struct sums s = {.link = l, .scratch = &scratch};
    struct repeat *repeats;
    struct keys keys;
    size_t n;
    bool ok;

    if (!any_is_summed(l))
        return true;
    list_lines(&s);
    ok = keys_build(
        &keys, (struct keyed_rows){s.keys, s.count, listed_key, NULL, false},
        l->threads, &repeats, &n, &scratch, l->diag);
    for (size_t i = 0; ok && i < n; i++)
        add_line(&s, repeats[i].first, repeats[i].row);
    for (uint32_t i = 0; ok && i < s.count; i++)
        if (s.lines[i].first == i)
            finish(&s, i);
    if (ok) {
        refuse_others(&s);
        close_up(&s);
    }
    arena_release(&scratch);
    return ok;
}
