#include "layout/lines.h"

#define IMPOSSIBLE      INT64_MAX
#define BADNESS_MAXIMUM 1000000

/* Demerits of a break beyond what its line looks like. */
enum {
    POOR_BREAK = 12000,
    HYPHENATED = 4000,
    HYPHENS_BELOW = 8000, /* in two lines, one below the other */
    TORN_WORD = 40000,
    TORN_UNIT = 250000,
    TORN_MARKS = 4000000
};
enum { LONELY_END = 20000 }; /* a last line of a single character or so */

/* Sums over the items before each: widths, and what may be taken or given. */
struct sums {
    int64_t width, tight, squeeze, loose;
};

/* A place where a line may begin. */
struct chance {
    uint32_t item;
    uint32_t shown;  /* first item from here that is not blank */
    uint32_t before; /* one behind the last item that is not blank */
    int32_t demerits;
    uint32_t best; /* the chance where the line that ends here begins */
    int64_t total;
};

struct breaking {
    const struct item *items;
    const struct line_rules *rules;
    struct sums *sums;
    struct chance *chances;
    size_t count, capacity;
    size_t first, end; /* the items between two forced ends */
    mpt indent, hang;  /* of its first line, of the others */
    mpt narrow;        /* the narrower of first and other lines */
    struct arena *scratch;
};

struct fit {
    int64_t width, tight, squeeze, loose;
};

static bool is_blank(const struct item *i)
{
    return i->class == CHAR_SPACE || i->class == CHAR_NEWLINE;
}

static void sum_up(struct breaking *b)
{
    struct sums sum = {0};

    b->sums = arena_array(b->scratch, struct sums, b->end - b->first + 1);
    for (size_t i = b->first; i < b->end; i++) {
        const struct item *item = &b->items[i];

        sum.width += item->gap + item->advance;
        sum.tight += item->tight;
        sum.squeeze += item->squeeze;
        sum.loose += item->loose;
        b->sums[i - b->first + 1] = sum;
    }
}

/* Of the hyphen that a line gets which ends there. */
static mpt hyphen_before(const struct breaking *b, size_t item)
{
    return item < b->end ? b->items[item].hyphen : 0;
}

/* The line of items shown .. after - 1. */
static struct fit measure(const struct breaking *b, uint32_t shown,
                          uint32_t after)
{
    const struct sums *s = &b->sums[shown - b->first];
    const struct sums *e = &b->sums[after - b->first];
    const struct item *first = &b->items[shown];

    if (after <= shown)
        return (struct fit){0};
    return (struct fit){
        .width = e->width - s->width - first->gap - first->head -
                 b->items[after - 1].tail + hyphen_before(b, after),
        .tight = e->tight - s->tight - first->tight,
        .squeeze = e->squeeze - s->squeeze - first->squeeze,
        .loose = e->loose - s->loose - first->loose,
    };
}

static int64_t narrowest(const struct breaking *b, struct fit f)
{
    return b->rules->justified ? f.width - f.tight - f.squeeze : f.width;
}

static struct chance chance_at(const struct breaking *b, size_t item)
{
    struct chance c = {.item = (uint32_t)item,
                       .shown = (uint32_t)item,
                       .before = (uint32_t)item,
                       .total = IMPOSSIBLE};

    while (c.shown < b->end && is_blank(&b->items[c.shown]))
        c.shown++;
    while (c.before > b->first && is_blank(&b->items[c.before - 1]))
        c.before--;
    return c;
}

static int32_t break_demerits(const struct breaking *b, size_t item)
{
    switch ((enum break_kind)b->items[item].before) {
    case BREAK_NONE:
        return TORN_MARKS;
    case BREAK_INSIDE:
        return TORN_UNIT;
    case BREAK_JOINT:
        return TORN_UNIT / 4;
    case BREAK_WORD:
        return TORN_WORD;
    case BREAK_POOR:
        return POOR_BREAK;
    case BREAK_HYPHEN:
        return HYPHENATED;
    case BREAK_GOOD:
    case BREAK_FORCED:
        return 0;
    }
    return 0;
}

static void add_chance(struct breaking *b, size_t item)
{
    struct chance c = chance_at(b, item);

    if (item > b->first && item < b->end)
        c.demerits = break_demerits(b, item);
    ARENA_PUSH(b->scratch, b->chances, b->count, b->capacity) = c;
}

static bool is_too_wide(const struct breaking *b, size_t from, size_t to)
{
    uint32_t shown = chance_at(b, from).shown;
    uint32_t after = chance_at(b, to).before;

    return after > shown + 1 &&
           narrowest(b, measure(b, shown, after)) > b->narrow;
}

/*
 * The chances after `from` up to `to`, where `kind` is the weakest break
 * allowed between them.  A stretch too wide for a line is divided at the next
 * weaker kind; the depth is at most the number of kinds.
 */
static void add_chances(struct breaking *b, size_t from, size_t to,
                        enum break_kind kind)
{
    size_t last = from;

    for (size_t i = from + 1; i <= to; i++) {
        if (i < to && (b->items[i].before < kind || is_blank(&b->items[i])))
            continue;
        if (kind > BREAK_NONE && is_too_wide(b, last, i))
            add_chances(b, last, i, (enum break_kind)(kind - 1));
        else
            add_chance(b, i);
        last = i;
    }
}

/* 100 * (part / whole) cubed, within bounds. */
static int64_t badness(int64_t part, int64_t whole)
{
    int64_t ratio = whole > 0 ? part * 100 / whole : 10000;
    int64_t bad;

    if (ratio > 2000)
        return BADNESS_MAXIMUM;
    bad = ratio * ratio * ratio / 10000;
    return bad < BADNESS_MAXIMUM ? bad : BADNESS_MAXIMUM;
}

/* How a line of a ragged edge looks, and one that cannot be spread. */
static int64_t ragged_badness(const struct breaking *b, int64_t spare)
{
    return badness(spare, b->rules->measure / 5);
}

/* Squeezing comes before spreading, blanks before marks. */
static int64_t justified_badness(const struct breaking *b, struct fit f,
                                 int64_t spare)
{
    if (spare >= 0)
        return f.loose > 0 ? badness(spare, f.loose) : ragged_badness(b, spare);
    if (-spare <= f.tight)
        return badness(-spare, f.tight) / 2;
    return 50 + badness(-spare - f.tight, f.squeeze);
}

static int64_t line_demerits(const struct breaking *b,
                             const struct chance *from, const struct chance *to,
                             bool last)
{
    struct fit f = measure(b, from->shown, to->before);
    mpt indent = from->item == b->first ? b->indent : b->hang;
    int64_t spare = b->rules->measure - indent - f.width;
    int64_t bad = 0;

    if (spare < 0 && narrowest(b, f) > b->rules->measure - indent)
        return IMPOSSIBLE;
    if (spare < 0 || (b->rules->justified && !last))
        bad = justified_badness(b, f, spare);
    else if (!last)
        bad = ragged_badness(b, spare);
    bad = (bad + 10) * (bad + 10) + to->demerits;
    if (hyphen_before(b, from->item) && hyphen_before(b, to->item))
        bad += HYPHENS_BELOW;
    if (last && from->item > b->first && f.width < 2 * b->rules->em &&
        f.width < b->rules->measure / 4)
        bad += LONELY_END;
    return bad;
}

/* False: the line is wider than the measure, and so is every longer one. */
static bool consider(struct breaking *b, size_t from, size_t to)
{
    struct chance *end = &b->chances[to];
    const struct chance *begin = &b->chances[from];
    int64_t demerits = line_demerits(b, begin, end, to + 1 == b->count);

    if (demerits == IMPOSSIBLE && from + 1 < to)
        return false;
    if (demerits == IMPOSSIBLE)
        demerits = (int64_t)BADNESS_MAXIMUM * BADNESS_MAXIMUM;
    if (begin->total <= IMPOSSIBLE - demerits &&
        begin->total + demerits < end->total) {
        end->total = begin->total + demerits;
        end->best = (uint32_t)from;
    }
    return true;
}

static bool is_half_full(const struct breaking *b, size_t from, size_t to)
{
    return measure(b, b->chances[from].shown, b->chances[to].before).width >=
           b->rules->measure / 2;
}

/*
 * Lines less than half full are looked at only where there is nothing better:
 * `full` is the last chance from which the line to `to` is at least half full.
 */
static void find_best(struct breaking *b)
{
    size_t full = 0;

    b->chances[0].total = 0;
    for (size_t to = 1; to < b->count; to++) {
        size_t from;

        while (full + 1 < to && is_half_full(b, full + 1, to))
            full++;
        for (from = to + 1 == b->count ? to : full + 1; from > 0; from--)
            if (!consider(b, from - 1, to))
                break;
        if (b->chances[to].total == IMPOSSIBLE)
            for (from = to; from > full; from--)
                (void)consider(b, from - 1, to);
    }
}

/* How the line is brought to its measure. */
static mpt adjustment(const struct breaking *b, struct fit f, mpt indent,
                      bool last)
{
    int64_t spare = b->rules->measure - indent - f.width;
    int64_t least = -(f.tight + f.squeeze);

    if (!b->rules->justified)
        return 0;
    if (spare < 0)
        return (mpt)(spare > least ? spare : least);
    /* Beyond this the gaps would look worse than the ragged end. */
    return last || spare > 6 * f.loose ? 0 : (mpt)spare;
}

static struct line line_between(const struct breaking *b,
                                const struct chance *from,
                                const struct chance *to, bool last)
{
    struct fit f = measure(b, from->shown, to->before);
    struct line line = {.first = from->item,
                        .end = to->item,
                        .shown = from->shown,
                        .after = to->before,
                        .natural = (mpt)f.width};

    if (line.after < line.shown)
        line.after = line.shown;
    line.indent = from->item == b->first ? b->indent : b->hang;
    line.adjustment = adjustment(b, f, line.indent, last);
    return line;
}

static void trace(struct breaking *b, struct lines *out, struct arena *a)
{
    size_t n = 0, at = b->count - 1;
    size_t count = out->count;

    for (size_t i = at; i > 0; i = b->chances[i].best)
        n++;
    for (size_t i = 0; i < n; i++)
        ARENA_PUSH(a, out->items, out->count, out->capacity) = (struct line){0};
    for (; at > 0; at = b->chances[at].best) {
        const struct chance *from = &b->chances[b->chances[at].best];

        out->items[count + --n] =
            line_between(b, from, &b->chances[at], at + 1 == b->count);
    }
}

/* A piece that ends with the paragraph or with a forced line end. */
static void break_piece(struct breaking *b, struct lines *out, struct arena *a)
{
    struct fit all;

    b->count = 0;
    sum_up(b);
    add_chance(b, b->first);
    all = measure(b, b->chances[0].shown, chance_at(b, b->end).before);
    if (all.width <= b->rules->measure - b->indent)
        add_chance(b, b->end);
    else
        add_chances(b, b->first, b->end, BREAK_POOR);
    find_best(b);
    trace(b, out, a);
}

static size_t piece_end(const struct item *items, size_t first, size_t count)
{
    while (first < count && items[first].class != CHAR_NEWLINE)
        first++;
    return first < count ? first + 1 : count;
}

struct lines lines_break(const struct item *items, size_t count,
                         const struct line_rules *rules, struct arena *a,
                         struct arena *scratch)
{
    struct lines out = {0};
    mpt indent = rules->indent * 2 <= rules->measure ? rules->indent : 0;
    mpt hang = rules->hang * 2 <= rules->measure ? rules->hang : 0;
    size_t first = 0;

    while (first < count) {
        struct arena_mark mark = arena_mark(scratch);
        struct breaking b = {
            .items = items,
            .rules = rules,
            .first = first,
            .end = piece_end(items, first, count),
            .indent = first == 0 ? indent : hang,
            .hang = hang,
            .narrow = rules->measure - (indent > hang ? indent : hang),
            .scratch = scratch,
        };

        break_piece(&b, &out, a);
        arena_rewind(scratch, mark);
        first = b.end;
    }
    return out;
}

struct share {
    int64_t part, whole; /* part of whole is used */
};

static mpt share_of(struct share s, int64_t sum)
{
    return s.whole > 0 ? (mpt)(s.part * sum / s.whole) : 0;
}

static struct sums sum_of_line(const struct item *items,
                               const struct line *line)
{
    struct sums sum = {0};

    for (uint32_t i = line->shown + 1; i < line->after; i++) {
        sum.tight += items[i].tight;
        sum.squeeze += items[i].squeeze;
        sum.loose += items[i].loose;
    }
    return sum;
}

/* Shares are taken of running sums, so the last item ends on the measure. */
void line_place(const struct item *items, const struct line *line, mpt *x)
{
    struct sums whole = sum_of_line(items, line), sum = {0};
    int64_t less = line->adjustment < 0 ? -line->adjustment : 0;
    struct share tight = {less < whole.tight ? less : whole.tight, whole.tight};
    struct share squeeze = {less - tight.part, whole.squeeze};
    struct share loose = {line->adjustment > 0 ? line->adjustment : 0,
                          whole.loose};
    mpt pen = line->indent;

    for (uint32_t i = line->shown; i < line->after; i++) {
        if (i == line->shown) {
            pen -= items[i].head;
        } else {
            pen += items[i].gap;
            sum.tight += items[i].tight;
            sum.squeeze += items[i].squeeze;
            sum.loose += items[i].loose;
        }
        x[i - line->shown] = pen + share_of(loose, sum.loose) -
                             share_of(tight, sum.tight) -
                             share_of(squeeze, sum.squeeze);
        pen += items[i].advance;
    }
}

mpt items_widest(const struct item *items, size_t count)
{
    int64_t widest = 0, width = 0;

    for (size_t i = 0; i < count; i++) {
        width = items[i].class == CHAR_NEWLINE
                    ? 0
                    : width + items[i].gap + items[i].advance;
        if (width > widest)
            widest = width;
    }
    return widest < INT32_MAX ? (mpt)widest : INT32_MAX;
}

mpt items_folded(const struct item *items, size_t count)
{
    int64_t whole = items_widest(items, count), left = 0, best = whole;

    for (size_t i = 0; i < count; i++) {
        int64_t right = whole - left - items[i].gap;

        if (i > 0 && items[i].before >= BREAK_POOR && left < best &&
            right < best)
            best = left > right ? left : right;
        left += items[i].gap + items[i].advance;
    }
    return (mpt)best;
}

mpt items_narrowest(const struct item *items, size_t count,
                    enum break_kind weakest)
{
    int64_t widest = 0, width = 0;

    for (size_t i = 0; i < count; i++) {
        if (is_blank(&items[i]) || items[i].before >= weakest)
            width = 0;
        if (!is_blank(&items[i]))
            width += (width ? items[i].gap : 0) + items[i].advance;
        if (width > widest)
            widest = width;
    }
    return widest < INT32_MAX ? (mpt)widest : INT32_MAX;
}
