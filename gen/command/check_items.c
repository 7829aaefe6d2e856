#include "command/check_items.h"

#include "base/file.h"
#include "report/words.h"

/* Nothing for a line that is zero. */
static void say_line(struct run *r, enum word label, int64_t minor,
                     const struct currency *currency)
{
    if (minor)
        run_say(r, "  %.*s %.*s\n", STR_ARG(word(label, r->language)),
                STR_ARG(run_amount(r, minor, currency)));
}

void check_say_corrected(struct run *r, const struct tieout_row *row)
{
    if (row->restated)
        say_line(r, WORD_CORRECTED_OPENING, row->opening_corrected,
                 row->currency);
}

void check_say_changes(struct run *r, const struct tieout_row *row)
{
    const struct currency *c = row->currency;

    say_line(r, WORD_MINUS_SETTLED, row->settled_unknown, c);
    say_line(r, WORD_MINUS_PART_SETTLED, row->part_settled, c);
    say_line(r, WORD_MINUS_SETTLED_NEW, row->settled_new, c);
    say_line(r, WORD_PLUS_REAPPEARED, row->reappeared, c);
}

void check_say_more(const struct run *r, size_t all)
{
    if (all > CHECK_MOST_SAID)
        run_say(r, "  and %zu more: see --format json\n",
                all - CHECK_MOST_SAID);
}

static struct str place_text(struct run *r, struct place at)
{
    if (!at.file)
        return word(WORD_VANISHED, r->language);
    return arena_format(r->arena, "%.*s:%u", STR_ARG(file_name(at.file)),
                        at.line);
}

static void say_item(struct run *r, const struct tieout_item *x)
{
    struct str seen = date_shown(x->last_seen, r->arena);

    if (x->change == ITEM_NEW_SETTLED || x->change == ITEM_NEW_PART_SETTLED)
        run_say(r,
                "  %.*s: %.*s %.*s %.*s %s, now open %.*s, last seen in %.*s "
                "(%.*s)\n",
                STR_ARG(x->customer_id), STR_ARG(x->number),
                STR_ARG(word(tieout_item_word(x), r->language)),
                STR_ARG(run_amount(r, x->unknown, x->currency)),
                x->currency->code, STR_ARG(run_amount(r, x->is, x->currency)),
                STR_ARG(seen), STR_ARG(place_text(r, x->at)));
    else
        run_say(r,
                "  %.*s: %.*s %.*s, open then %.*s, now %.*s %s, last seen in "
                "%.*s (%.*s)\n",
                STR_ARG(x->customer_id), STR_ARG(x->number),
                STR_ARG(word(tieout_item_word(x), r->language)),
                STR_ARG(run_amount(r, x->was, x->currency)),
                STR_ARG(run_amount(r, x->is, x->currency)), x->currency->code,
                STR_ARG(seen), STR_ARG(place_text(r, x->at)));
}

static void say_items(struct run *r, const struct tieout *t)
{
    if (t->item_count == 0)
        return;
    run_say(r,
            "%zu open items are not as the export of %.*s had them, and no "
            "receipt of the data says why:\n",
            t->item_count, STR_ARG(date_iso(t->opening_date, r->arena)));
    for (size_t i = 0; i < t->item_count && i < CHECK_MOST_SAID; i++)
        say_item(r, &t->items[i]);
    check_say_more(r, t->item_count);
}

static void say_correction(struct run *r, const struct tieout *t,
                           const struct ledger *l)
{
    size_t n = 0;

    for (size_t i = 0; i < t->customer_count; i++) {
        const struct tieout_row *row = &t->customers[i];
        struct str id = row->gone_id.len ? row->gone_id
                        : row->customer == LEDGER_NONE
                            ? word(WORD_VANISHED, r->language)
                            : l->customers[row->customer].customer_id;

        if (!row->restated)
            continue;
        if (n++ == 0)
            run_say(r, "the opening of %.*s as reported, and corrected:\n",
                    STR_ARG(date_iso(t->opening_date, r->arena)));
        if (n > CHECK_MOST_SAID)
            continue;
        run_say(r,
                "  %.*s: %s reported %.*s, correction %.*s, corrected "
                "%.*s\n",
                STR_ARG(id), row->currency->code,
                STR_ARG(run_amount(r, row->opening, row->currency)),
                STR_ARG(run_amount(r, row->restated, row->currency)),
                STR_ARG(run_amount(r, row->opening_corrected, row->currency)));
    }
    check_say_more(r, n);
}

static void say_unplaced(struct run *r, const struct tieout *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->rows[i].receipts_unplaced)
            run_say(r, "%.*s: %s %.*s\n",
                    STR_ARG(word(WORD_UNPLACED, r->language)),
                    t->rows[i].currency->code,
                    STR_ARG(run_amount(r, t->rows[i].receipts_unplaced,
                                       t->rows[i].currency)));
}

static void say_due(struct run *r, const struct outdated_row *x)
{
    const struct issued_letter *letter = x->letter;

    run_say(r, "  %.*s/%.*s: %.*s, %.*s due %.*s in the letter, now %.*s\n",
            STR_ARG(letter->run), STR_ARG(letter->file),
            STR_ARG(letter->customer_id),
            STR_ARG(installment_number(x->document->doc_no,
                                       x->document->installment_no, r->arena)),
            STR_ARG(date_shown(x->document->due_date, r->arena)),
            STR_ARG(date_shown(x->due_date, r->arena)));
}

static void say_letters(struct run *r, const struct outdated *o)
{
    if (o->count == 0)
        return;
    run_say(r,
            "%zu letters of earlier runs are no longer right of their day; "
            "letters that correct them are advised:\n",
            o->letter_count);
    for (size_t i = 0; i < o->count && i < CHECK_MOST_SAID; i++) {
        const struct outdated_row *x = &o->rows[i];
        const struct issued_letter *letter = x->letter;

        if (x->kind == OUTDATED_DUE) {
            say_due(r, x);
            continue;
        }
        run_say(
            r, "  %.*s/%.*s: %.*s, %.*s in the letter %.*s, now %.*s %s\n",
            STR_ARG(letter->run), STR_ARG(letter->file),
            STR_ARG(letter->customer_id),
            STR_ARG(installment_number(x->document->doc_no,
                                       x->document->installment_no, r->arena)),
            STR_ARG(run_amount(r, x->document->open, letter->currency)),
            STR_ARG(run_amount(r, x->is, letter->currency)),
            letter->currency->code);
    }
    check_say_more(r, o->count);
}

void check_say_items(struct run *r, const struct book *b)
{
    say_letters(r, &b->outdated);
    say_correction(r, &b->tieout, &b->ledger);
    say_items(r, &b->tieout);
    say_unplaced(r, &b->tieout);
}
