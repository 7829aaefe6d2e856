#include "measure/photograph.h"

#include <stdlib.h>
#include <string.h>

/*
 * From the earlier report to this one: what was corrected in the earlier
 * export, what is not the same item any more, what was lost and what came
 * back.  Each open amount of either side is accounted for exactly once.
 */
struct rolling {
    struct tying *tying;
    struct shot then, now;
    struct shot_pairs pairs;
    struct claims claims;
    struct date from; /* of the earlier report */
    bool open_alone;  /* the exports' amounts are but the open ones */
    size_t restated_capacity, item_capacity;
};

/* A negative document is settled upwards. */
static int64_t sign_of(int64_t owed, int64_t open)
{
    return owed < 0 || (owed == 0 && open < 0) ? -1 : 1;
}

static struct str name_of(const struct rolling *r, const struct shot *s,
                          size_t row)
{
    return arena_str(r->tying->arena,
                     installment_number(s->ledger->documents[row].doc_no,
                                        shot_part(s, row), r->tying->scratch));
}

/* His id today, else the one he had. */
static struct str id_of(const struct rolling *r, const struct shot *s,
                        size_t row)
{
    const struct ledger *now = r->tying->view->ledger;
    uint32_t customer = shot_customer(s, row);

    if (customer < now->customer_count)
        return now->customers[customer].customer_id;
    customer = s->ledger->documents[row].customer;
    return arena_str(r->tying->arena,
                     s->ledger->customers[customer].customer_id);
}

static struct place place_in(const struct rolling *r, const struct shot *s,
                             size_t row)
{
    struct place at = ledger_place(s->ledger, s->ledger->documents[row].at);

    if (at.file)
        at.file = arena_z(r->tying->arena, str_from_z(at.file));
    return at;
}

static uint32_t known_customer(const struct rolling *r, uint32_t customer)
{
    return customer < r->tying->view->ledger->customer_count ? customer
                                                             : LEDGER_NONE;
}

static struct tie_sums *sums_of(const struct rolling *r, const struct shot *s,
                                size_t row)
{
    return tie_find(&r->tying->all, shot_customer(s, row),
                    s->ledger->documents[row].currency);
}

/* A document that is, or counts with, something else than was reported. */
static void add_restated(struct rolling *r, const struct shot *s, size_t row,
                         struct date reported, int64_t was, int64_t is,
                         struct place at)
{
    struct tieout *out = r->tying->out;
    const struct document *doc = &s->ledger->documents[row];
    struct restatement *x =
        &ARENA_PUSH(r->tying->arena, out->restatements, out->restatement_count,
                    r->restated_capacity);

    *x = (struct restatement){.kind = RESTATED_DOCUMENT,
                              .number = name_of(r, s, row),
                              .customer =
                                  known_customer(r, shot_customer(s, row)),
                              .customer_id = id_of(r, s, row),
                              .currency = doc->currency,
                              .effective = doc->issue_date,
                              .reported = reported,
                              .recorded = doc->recorded_date,
                              .due_was = no_date,
                              .due_is = no_date,
                              .was = was,
                              .is = is,
                              .at = at};
    shift(&sums_of(r, s, row)->restated, is);
    shift(&sums_of(r, s, row)->restated, -was);
}

/* In the earlier export; the snapshots between the two may know better. */
static struct date last_seen(const struct rolling *r, enum item_change change)
{
    bool stood = change != ITEM_APPEARED && change != ITEM_NEW_SETTLED &&
                 change != ITEM_NEW_PART_SETTLED;

    return stood ? r->from : no_date;
}

static void add_item(struct rolling *r, const struct shot *s, size_t row,
                     enum item_change change, int64_t was, int64_t is)
{
    struct tieout *out = r->tying->out;
    const struct document *doc = &s->ledger->documents[row];

    ARENA_PUSH(r->tying->arena, out->items, out->item_count, r->item_capacity) =
        (struct tieout_item){
            .change = change,
            .number = name_of(r, s, row),
            .customer = known_customer(r, shot_customer(s, row)),
            .customer_id = id_of(r, s, row),
            .currency = doc->currency,
            .issue_date = doc->issue_date,
            .due_date = doc->due_date,
            .was = was,
            .is = is,
            .last_seen = last_seen(r, change),
            .at = s == &r->now ? place_in(r, s, row) : nowhere};
}

/* The last one told is of a document that was due on another day. */
static void note_due(struct rolling *r, const struct document *was,
                     const struct document *is)
{
    struct tieout *out = r->tying->out;
    struct restatement *x = &out->restatements[out->restatement_count - 1];

    x->due_changed = was->due_date.day != is->due_date.day;
    x->due_was = was->due_date;
    x->due_is = is->due_date;
}

/* Whether the two rows are still of one account. */
static bool is_same_account(const struct rolling *r, size_t then, size_t now)
{
    return shot_customer(&r->then, then) == shot_customer(&r->now, now) &&
           r->then.ledger->documents[then].currency ==
               r->now.ledger->documents[now].currency;
}

/* More is open than before: it was settled and is open again. */
static void add_rise(struct rolling *r, size_t now, enum item_change change,
                     int64_t was)
{
    int64_t is = r->now.open[now];

    shift(&sums_of(r, &r->now, now)->reappeared, is);
    shift(&sums_of(r, &r->now, now)->reappeared, -was);
    add_item(r, &r->now, now, change, was, is);
}

/* then may be LEDGER_NONE: the item is new; now: it has vanished. */
static void add_claim(struct rolling *r, uint32_t then, uint32_t now,
                      int64_t lost, int64_t past)
{
    const struct shot *s = now == LEDGER_NONE ? &r->then : &r->now;
    size_t row = now == LEDGER_NONE ? then : now;
    bool negative = lost < 0;

    ARENA_PUSH(r->tying->scratch, r->claims.items, r->claims.count,
               r->claims.capacity) =
        (struct claim){.then = then,
                       .now = now,
                       .number = shot_number(s, row),
                       .part = shot_part(s, row),
                       .customer = shot_customer(s, row),
                       .currency = s->ledger->documents[row].currency,
                       .lost = negative ? -lost : lost,
                       .past = past < 0 ? -past : past,
                       .negative = negative};
}

/* What is open of an item that stood in the earlier export, too. */
static void roll_pair(struct rolling *r, size_t then, size_t now)
{
    const struct document *x = &r->then.ledger->documents[then];
    const struct document *y = &r->now.ledger->documents[now];
    int64_t was = r->then.open[then];
    int64_t is = r->now.open[now];
    int64_t past = r->open_alone ? 0 : x->owed - was;
    int64_t lost;

    if (x->owed != y->owed && !r->open_alone) {
        add_restated(r, &r->now, now, x->issue_date, was,
                     was + y->owed - x->owed, place_in(r, &r->now, now));
        was += y->owed - x->owed;
    }
    lost = was - is;
    if (lost == 0)
        return;
    if (lost * sign_of(y->owed, was) > 0)
        add_claim(r, (uint32_t)then, (uint32_t)now, lost, past);
    else
        add_rise(r, now, ITEM_RISEN, was);
}

/* A document of after the earlier report counts in full; the rest is gone. */
static void roll_new(struct rolling *r, size_t now)
{
    const struct document *doc = &r->now.ledger->documents[now];
    int64_t lost = doc->owed - r->now.open[now];

    if (lost == 0)
        return;
    if (lost * sign_of(doc->owed, lost) > 0)
        add_claim(r, LEDGER_NONE, (uint32_t)now, lost, 0);
    else
        add_rise(r, now, ITEM_RISEN, doc->owed);
}

static void roll_now(struct rolling *r, size_t now)
{
    const struct document *doc = &r->now.ledger->documents[now];
    uint32_t then = r->pairs.now[now];

    if (!shot_counts(&r->now, now))
        return;
    if (doc->issue_date.day > r->from.day)
        roll_new(r, now);
    else if (then == LEDGER_NONE && r->now.open[now])
        add_rise(r, now, ITEM_APPEARED, 0);
    else if (then != LEDGER_NONE && is_same_account(r, then, now))
        roll_pair(r, then, now);
    else if (then != LEDGER_NONE && r->now.open[now])
        add_restated(r, &r->now, now,
                     r->then.ledger->documents[then].issue_date, 0,
                     r->now.open[now], place_in(r, &r->now, now));
}

/* What the other side does not go on with. */
static void roll_then(struct rolling *r, size_t then)
{
    const struct document *doc = &r->then.ledger->documents[then];
    uint32_t now = r->pairs.then[then];
    int64_t was = r->then.open[then];
    bool is_late = now != LEDGER_NONE &&
                   r->now.ledger->documents[now].issue_date.day > r->from.day;

    if (!shot_counts(&r->then, then) || was == 0)
        return;
    if (now == LEDGER_NONE || (is_late && !is_same_account(r, then, now)))
        add_claim(r, (uint32_t)then, LEDGER_NONE, was,
                  r->open_alone ? 0 : doc->owed - was);
    else if (is_late || !is_same_account(r, then, now))
        add_restated(r, &r->then, then, doc->issue_date, was, 0,
                     place_in(r, &r->now, now));
}

/* The correction of the earlier export itself. */
static void correct_now(struct rolling *r, const struct shot *reported,
                        const struct shot_pairs *pairs, size_t row)
{
    const struct shot *s = &r->then;
    const struct document *doc = &s->ledger->documents[row];
    uint32_t other = pairs->now[row];
    const struct document *old;
    bool same;

    if (!shot_counts(s, row))
        return;
    if (other == LEDGER_NONE) {
        if (s->open[row])
            add_restated(r, s, row, no_date, 0, s->open[row],
                         place_in(r, s, row));
        return;
    }
    old = &reported->ledger->documents[other];
    same = shot_customer(reported, other) == shot_customer(s, row) &&
           old->currency == doc->currency;
    if (!same && s->open[row])
        add_restated(r, s, row, old->issue_date, 0, s->open[row],
                     place_in(r, s, row));
    else if (same &&
             (reported->open[other] != s->open[row] || old->owed != doc->owed ||
              old->due_date.day != doc->due_date.day)) {
        add_restated(r, s, row, old->issue_date, reported->open[other],
                     s->open[row], place_in(r, s, row));
        note_due(r, old, doc);
    }
}

static void correct_then(struct rolling *r, const struct shot *reported,
                         const struct shot_pairs *pairs, size_t row)
{
    const struct document *old = &reported->ledger->documents[row];
    uint32_t other = pairs->then[row];

    if (!shot_counts(reported, row) || !reported->open[row])
        return;
    if (other != LEDGER_NONE &&
        shot_customer(reported, row) == shot_customer(&r->then, other) &&
        old->currency == r->then.ledger->documents[other].currency)
        return;
    add_restated(r, reported, row, old->issue_date, reported->open[row], 0,
                 other == LEDGER_NONE ? nowhere : place_in(r, &r->then, other));
}

static void correct(struct rolling *r)
{
    struct tying *t = r->tying;
    struct shot reported = {t->before->ledger, t->before->document_open,
                            t->successors, t->before->as_of};
    struct shot_pairs pairs;

    if (!t->corrected)
        return;
    pairs = photograph_pair(&reported, &r->then, t->scratch);
    for (size_t i = 0; i < reported.ledger->document_count; i++)
        correct_then(r, &reported, &pairs, i);
    for (size_t i = 0; i < r->then.ledger->document_count; i++)
        correct_now(r, &reported, &pairs, i);
}

/* Some exports have no other amount than the open one. */
static bool has_full_amounts(const struct ledger *l)
{
    for (size_t i = 0; i < l->document_count; i++)
        if (l->documents[i].has_open &&
            l->documents[i].open != l->documents[i].owed)
            return true;
    return false;
}

struct date photograph_shown(const struct tying *t)
{
    struct date day = t->view->ledger->photograph;

    if (!date_is(day) || day.day > t->view->as_of.day)
        day = t->view->as_of;
    return date_later(day, t->opening);
}

/* Documents dated after that day stand as they are in the export. */
static bool show(const struct tying *t, struct date day, struct shot *out)
{
    const struct ledger *l = t->view->ledger;
    struct view v = *t->view;
    int64_t *open;

    *out = (struct shot){l, v.document_open, NULL, v.as_of};
    if (day.day == v.as_of.day)
        return true;
    if (!ledger_view(l, day, &v, t->scratch, t->diag))
        return false;
    open = v.document_open;
    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];

        if (doc->issue_date.day > day.day)
            open[i] = doc->has_open ? doc->open : doc->owed;
    }
    out->open = open;
    return true;
}

static int compare_items(const void *a, const void *b)
{
    const struct tieout_item *x = a;
    const struct tieout_item *y = b;
    int order = str_compare(x->customer_id, y->customer_id);

    if (order)
        return order;
    order = strcmp(x->currency->code, y->currency->code);
    if (order)
        return order;
    if (x->change != y->change)
        return x->change < y->change ? -1 : 1;
    order = str_compare(x->number, y->number);
    if (order)
        return order;
    if (x->was != y->was)
        return x->was < y->was ? -1 : 1;
    return (x->at.line > y->at.line) - (x->at.line < y->at.line);
}

/* A document of another day may have stood there nevertheless. */
static bool is_new(const struct rolling *r, const struct claim *c)
{
    uint32_t then = c->then != LEDGER_NONE ? c->then : r->pairs.now[c->now];

    return then == LEDGER_NONE ||
           (c->then == LEDGER_NONE && !is_same_account(r, then, c->now));
}

static enum item_change change_of(const struct rolling *r,
                                  const struct claim *c, int64_t is)
{
    if (is_new(r, c))
        return is == 0 ? ITEM_NEW_SETTLED : ITEM_NEW_PART_SETTLED;
    return is == 0 ? ITEM_SETTLED : ITEM_PART_SETTLED;
}

static int64_t *lost_by(struct tie_sums *sums, enum item_change change)
{
    switch (change) {
    case ITEM_SETTLED:
        return &sums->settled;
    case ITEM_PART_SETTLED:
        return &sums->part_settled;
    case ITEM_NEW_SETTLED:
    case ITEM_NEW_PART_SETTLED:
    case ITEM_RISEN:
    case ITEM_APPEARED:
        break;
    }
    return &sums->settled_new;
}

/* What nothing explains is settled by whatever it may have been. */
static void close_claims(struct rolling *r)
{
    for (size_t i = 0; i < r->claims.count; i++) {
        const struct claim *c = &r->claims.items[i];
        const struct shot *s = c->now == LEDGER_NONE ? &r->then : &r->now;
        size_t row = c->now == LEDGER_NONE ? c->then : c->now;
        int64_t is = c->now == LEDGER_NONE ? 0 : r->now.open[c->now];
        int64_t was = is_new(r, c)             ? 0
                      : c->then == LEDGER_NONE ? s->ledger->documents[row].owed
                                               : r->then.open[c->then];
        int64_t lost = c->negative ? -c->lost : c->lost;
        enum item_change change = change_of(r, c, is);

        if (lost == 0)
            continue;
        shift(lost_by(sums_of(r, s, row), change), lost);
        add_item(r, s, row, change, was, is);
        r->tying->out->items[r->tying->out->item_count - 1].unknown = lost;
    }
}

bool photograph_roll(struct tying *t)
{
    const struct view *before = t->corrected ? t->corrected : t->before;
    struct rolling r = {
        .tying = t,
        .then = {before->ledger, before->document_open,
                 t->corrected ? t->corrected_successors : t->successors,
                 before->as_of},
        .from = t->opening};
    struct tieout *out = t->out;

    if (!show(t, t->shown, &r.now))
        return false;
    r.open_alone =
        !has_full_amounts(r.then.ledger) && !has_full_amounts(r.now.ledger);
    correct(&r);
    r.pairs = photograph_pair(&r.then, &r.now, t->scratch);
    for (size_t i = 0; i < r.then.ledger->document_count; i++)
        roll_then(&r, i);
    for (size_t i = 0; i < r.now.ledger->document_count; i++)
        roll_now(&r, i);
    photograph_explain(t, &r.claims, r.from, t->shown);
    close_claims(&r);
    if (out->item_count)
        qsort(out->items, out->item_count, sizeof(*out->items), compare_items);
    restate_sort(out->restatements, out->restatement_count);
    return true;
}
