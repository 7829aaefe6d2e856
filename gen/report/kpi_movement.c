#include "report/kpi_parts.h"

#include "measure/movement.h"
#include "report/kpi_charts.h"
#include "report/movement_words.h"

/* Causes and customers that a sentence names. */
#define CAUSES_NAMED    3
#define CUSTOMERS_NAMED 2
#define SMALL           20 /* part of the largest that is not named */

static struct str label(const struct kpi_parts *w, size_t cause)
{
    struct bilingual name = movement_word((enum movement_cause)cause,
                                          w->report->movement->photographs);

    return kpi_say_word(&w->say, name.zh, name.en);
}

const struct movement_currency *kpi_part_moved(const struct kpi_parts *w,
                                               const struct currency *currency)
{
    const struct movement *m = w->report->movement;

    for (size_t i = 0; m && i < m->count; i++)
        if (m->items[i].total.currency == currency)
            return &m->items[i];
    return NULL;
}

static struct str share_name(const struct kpi_parts *w,
                             const struct movement_share *share)
{
    return share->customer == LEDGER_NONE ? share->gone_id
                                          : kpi_part_name(w, share->customer);
}

static uint64_t size_of(int64_t x)
{
    return x < 0 ? 0 - (uint64_t)x : (uint64_t)x;
}

/* The largest first; of those alike the one that a waterfall shows first. */
static size_t list_causes(const struct movement_currency *m, size_t *order)
{
    size_t n = 0;

    for (size_t i = 0; i < MOVEMENT_CAUSES; i++) {
        size_t at = n;

        if (m->total.causes[i] == 0)
            continue;
        while (at > 0 && size_of(m->total.causes[order[at - 1]]) <
                             size_of(m->total.causes[i])) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
        n++;
    }
    return n;
}

static struct str signed_amount(const struct kpi_parts *w, int64_t minor,
                                const struct currency *currency)
{
    return arena_format(w->arena, "%s%.*s", minor > 0 ? "+" : "",
                        STR_ARG(kpi_say_amount(&w->say, minor, currency)));
}

/* "（甲公司 30.12 万元、乙公司 21.20 万元，共 23 户）" */
static void add_behind(const struct kpi_parts *w, struct buf *b,
                       const struct movement_behind *behind,
                       const struct currency *currency)
{
    bool english = w->say.language == LANGUAGE_EN;
    size_t n = behind->top_count < CUSTOMERS_NAMED ? behind->top_count
                                                   : CUSTOMERS_NAMED;

    if (!n)
        return;
    buf_add_z(b, english ? " (" : "（");
    for (size_t i = 0; i < n; i++) {
        const struct movement_share *share = &behind->top[i];

        kpi_say_and(&w->say, b, i);
        buf_add_format(b, "%.*s %.*s", STR_ARG(share_name(w, share)),
                       STR_ARG(signed_amount(w, share->minor, currency)));
    }
    if (behind->customers > n)
        buf_add_format(b, english ? "; %zu customers" : "，共 %zu 户",
                       behind->customers);
    buf_add_z(b, english ? ")" : "）");
}

/* Beside the largest one: the chart tells it. */
static bool is_small(const struct movement_currency *m, size_t cause,
                     size_t largest)
{
    return size_of(m->total.causes[cause]) <
           size_of(m->total.causes[largest]) / SMALL;
}

/* Restatements are told by themselves. */
static void add_causes(const struct kpi_parts *w, struct buf *b,
                       const struct movement_currency *m)
{
    bool english = w->say.language == LANGUAGE_EN;
    size_t order[MOVEMENT_CAUSES];
    size_t n = list_causes(m, order), named = 0;

    for (size_t i = 0; i < n && named < CAUSES_NAMED; i++) {
        if (order[i] == MOVEMENT_RESTATED)
            continue;
        if (named && is_small(m, order[i], order[0]))
            break;
        if (named++)
            buf_add_z(b, english ? "; " : "；");
        else
            buf_add_z(b, english ? " Largest causes: " : "主要原因：");
        buf_add_format(b, "%.*s %.*s", STR_ARG(label(w, order[i])),
                       STR_ARG(signed_amount(w, m->total.causes[order[i]],
                                             m->total.currency)));
        add_behind(w, b, &m->behind[order[i]], m->total.currency);
    }
    if (named)
        buf_add_z(b, english ? "." : "。");
}

/* "，减少 22.86 万元" */
static void add_by(const struct kpi_parts *w, struct buf *b, int64_t by,
                   const struct currency *currency)
{
    bool english = w->say.language == LANGUAGE_EN;

    if (!by) {
        buf_add_z(b, english ? "unchanged" : "没有变动");
        return;
    }
    buf_add_format(b, "%s %.*s",
                   by > 0 ? (english ? "up" : "增加")
                          : (english ? "down" : "减少"),
                   STR_ARG(kpi_say_size(&w->say, by, currency)));
}

/* What was reported then is not what is known of then. */
static void add_restated(const struct kpi_parts *w, struct buf *b,
                         const struct movement_row *row)
{
    int64_t restated = row->causes[MOVEMENT_RESTATED];
    bool english = w->say.language == LANGUAGE_EN;

    if (!restated)
        return;
    buf_add_format(
        b,
        english ? " %.*s of it restates %s (entered late, or corrected): "
                  "against %.*s as restated it is "
                : "其中 %.*s是对%s的追溯调整（补录、更正），与追溯后的 %.*s"
                  "相比",
        STR_ARG(signed_amount(w, restated, row->currency)), kpi_part_last(w),
        STR_ARG(
            kpi_say_amount(&w->say, row->opening + restated, row->currency)));
    add_by(w, b, row->closing - row->opening - restated, row->currency);
    buf_add_z(b, english ? "." : "。");
}

static struct str sentence(const struct kpi_parts *w,
                           const struct movement_currency *m)
{
    const struct movement_row *row = &m->total;
    bool english = w->say.language == LANGUAGE_EN;
    struct buf b = buf_new(w->arena, 1 << 16);
    struct str from = date_iso(w->report->movement->from, w->arena);

    buf_add_format(
        &b,
        english ? "Net receivables went from %.*s (%.*s%s) to %.*s, "
                : "应收净额由 %.*s（%.*s%s）变为 %.*s，",
        STR_ARG(kpi_say_amount(&w->say, row->opening, row->currency)),
        STR_ARG(from),
        w->report->movement->is_traced_back
            ? (english ? ", as known now" : "，按现有台账推算")
        : row->causes[MOVEMENT_RESTATED]
            ? (english ? ", as reported" : "，当时报告")
            : "",
        STR_ARG(kpi_say_amount(&w->say, row->closing, row->currency)));
    add_by(w, &b, row->closing - row->opening, row->currency);
    buf_add_z(&b, english ? "." : "。");
    add_restated(w, &b, row);
    add_causes(w, &b, m);
    return buf_str(&b);
}

static bool is_still(const struct movement_currency *m)
{
    for (size_t i = 0; i < MOVEMENT_CAUSES; i++)
        if (m->total.causes[i])
            return false;
    return true;
}

/* "没有变动：应收净额仍为 500.01 元，逾期金额仍为 500.01 元。" */
static struct str still_sentence(const struct kpi_parts *w, const struct kpi *k,
                                 bool overdue)
{
    bool english = w->say.language == LANGUAGE_EN;
    struct buf b = buf_new(w->arena, 1 << 10);

    buf_add_format(
        &b,
        english ? "Nothing changed since %.*s: net receivables are still %.*s"
                : "自 %.*s 以来没有变动：应收净额仍为 %.*s",
        STR_ARG(date_iso(w->report->movement->from, w->arena)),
        STR_ARG(kpi_say_amount(&w->say, k->receivables, k->currency)));
    if (overdue)
        buf_add_format(
            &b, english ? ", overdue money %.*s" : "，逾期金额仍为 %.*s",
            STR_ARG(kpi_say_amount(&w->say, k->overdue, k->currency)));
    buf_add_z(&b, english ? "." : "。");
    return buf_str(&b);
}

static struct value behind_value(const struct kpi_parts *w,
                                 const struct movement_behind *behind,
                                 const struct currency *currency)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < behind->top_count; i++) {
        struct value v = value_map_new(w->arena);

        value_set(v, "who", value_text(share_name(w, &behind->top[i])),
                  w->arena);
        value_set(v, "amount", value_minor(behind->top[i].minor, currency),
                  w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value causes_value(const struct kpi_parts *w,
                                 const struct movement_currency *m)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < MOVEMENT_CAUSES; i++) {
        struct value v = value_map_new(w->arena);

        if (m->total.causes[i] == 0)
            continue;
        value_set(v, "name", value_text(movement_cause_names[i]), w->arena);
        value_set(v, "label", value_text(label(w, i)), w->arena);
        value_set(v, "amount",
                  value_minor(m->total.causes[i], m->total.currency), w->arena);
        value_set(v, "customers",
                  value_integer((int64_t)m->behind[i].customers), w->arena);
        value_set(v, "top", behind_value(w, &m->behind[i], m->total.currency),
                  w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

/* Opening, the causes that are not 0, closing. */
static const struct chart *waterfall(const struct kpi_parts *w,
                                     const struct movement_currency *m)
{
    const struct movement_row *row = &m->total;
    const struct movement *movement = w->report->movement;
    size_t order[MOVEMENT_CAUSES];
    size_t last = list_causes(m, order) + 1;
    struct kpi_grid grid =
        kpi_grid_new(CHART_WATERFALL, row->currency, last + 1, 1, w->arena);
    size_t n = 1;

    grid.title =
        kpi_say_word(&w->say, "应收净额变动", "What changed net receivables");
    grid.series[0] = kpi_say_word(&w->say, "金额", "Amount");
    grid.levels = arena_array(w->arena, bool, last + 1);
    grid.levels[0] = grid.levels[last] = true;
    grid.categories[0] = date_iso(movement->from, w->arena);
    grid.minors[0] = row->opening;
    for (size_t i = 0; i < MOVEMENT_CAUSES; i++) {
        if (row->causes[i] == 0)
            continue;
        grid.categories[n] = label(w, i);
        grid.minors[n++] = row->causes[i];
    }
    grid.categories[last] = date_iso(movement->to, w->arena);
    grid.minors[last] = row->closing;
    return kpi_chart_new(&grid, w->say.language, w->arena);
}

/* The largest changes of one direction: "甲公司 +12.30 万元、…". */
static size_t add_shifts(const struct kpi_parts *w, struct buf *b,
                         const struct kpi_shifts *shifts, bool up)
{
    size_t n = 0;

    for (size_t i = 0; i < shifts->count && n < CUSTOMERS_NAMED; i++) {
        const struct kpi_shift *x = &shifts->items[i];

        if ((x->by > 0) != up)
            continue;
        kpi_say_and(&w->say, b, n++);
        buf_add_format(b, "%.*s %.*s", STR_ARG(kpi_shift_name(w, x)),
                       STR_ARG(signed_amount(w, x->by, shifts->currency)));
    }
    return n;
}

/* Overdue money as it was reported, where it is otherwise now; else NULL. */
static const struct kpi_reported *
overdue_reported(const struct kpi_parts *w, const struct currency *currency)
{
    const struct kpi_reported *reported = kpi_part_reported(w, currency);
    const struct kpi *before = kpi_part_before(w, currency);

    if (!reported || reported->overdue == (before ? before->overdue : 0))
        return NULL;
    return reported;
}

/* "比追溯后的上周数（22.18 万元，当时报告 22.10 万元）" */
static void add_overdue_base(const struct kpi_parts *w, struct buf *b,
                             const struct currency *currency)
{
    bool english = w->say.language == LANGUAGE_EN;
    const struct kpi_reported *reported = overdue_reported(w, currency);
    const struct kpi *before = kpi_part_before(w, currency);

    if (!reported)
        return;
    buf_add_format(
        b,
        english ? " against %s as restated (%.*s; reported %.*s)"
                : "比追溯后的%s数（%.*s，当时报告 %.*s）",
        kpi_part_last(w),
        STR_ARG(
            kpi_say_amount(&w->say, before ? before->overdue : 0, currency)),
        STR_ARG(kpi_say_amount(&w->say, reported->overdue, currency)));
}

/* "逾期金额比追溯后的上周数（…）减少 5.00 万元" */
static void add_overdue(const struct kpi_parts *w, struct buf *b,
                        const struct kpi_shifts *shifts)
{
    bool english = w->say.language == LANGUAGE_EN;
    int64_t by = shifts->sum;
    struct str size = kpi_say_size(&w->say, by, shifts->currency);

    buf_add_z(b, english ? "Overdue money " : "逾期金额");
    if (!english)
        add_overdue_base(w, b, shifts->currency);
    if (!by)
        buf_add_z(b, english ? "is unchanged" : "没有变动");
    else if (english)
        buf_add_format(b, "%s by %.*s", by > 0 ? "rose" : "fell",
                       STR_ARG(size));
    else
        buf_add_format(b, "%s %.*s", by > 0 ? "增加" : "减少", STR_ARG(size));
    if (english)
        add_overdue_base(w, b, shifts->currency);
}

static struct str overdue_sentence(const struct kpi_parts *w,
                                   const struct kpi_shifts *shifts)
{
    bool english = w->say.language == LANGUAGE_EN;
    struct buf b = buf_new(w->arena, 1 << 16);
    struct buf up = buf_new(w->arena, 1 << 16);
    struct buf down = buf_new(w->arena, 1 << 16);
    size_t ups = add_shifts(w, &up, shifts, true);
    size_t downs = add_shifts(w, &down, shifts, false);

    add_overdue(w, &b, shifts);
    if (ups)
        buf_add_format(&b,
                       english ? "; largest rises: %.*s" : "，增加最多的是%.*s",
                       STR_ARG(buf_str(&up)));
    if (downs)
        buf_add_format(&b,
                       english ? "; largest falls: %.*s" : "，减少最多的是%.*s",
                       STR_ARG(buf_str(&down)));
    buf_add_z(&b, english ? "." : "。");
    return buf_str(&b);
}

static struct value shifts_value(const struct kpi_parts *w,
                                 const struct kpi_shifts *shifts)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < shifts->count && i < MOVEMENT_TOP; i++) {
        const struct kpi_shift *x = &shifts->items[i];
        struct value v = value_map_new(w->arena);

        value_set(v, "who", value_text(kpi_shift_name(w, x)), w->arena);
        value_set(v, "amount", value_minor(x->by, shifts->currency), w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

static const char *const keys[] = {"from",     "to",      "opening", "closing",
                                   "sentence", "overdue", "chart"};

static struct value absent(const struct kpi_parts *w, const char *zh,
                           const char *en)
{
    struct value v = kpi_part_absent(w, zh, en);

    for (size_t i = 0; i < COUNT(keys); i++)
        value_set(v, keys[i], value_null(), w->arena);
    value_set(v, "causes", value_list_new(w->arena), w->arena);
    value_set(v, "shifts", value_list_new(w->arena), w->arena);
    return v;
}

struct value kpi_part_movement(struct kpi_parts *w, const struct kpi *k)
{
    const struct movement_currency *m = kpi_part_moved(w, k->currency);
    struct kpi_shifts shifts;
    bool has_shifts = kpi_shifts_make(w, k->currency, &shifts), still, same;
    struct value v;

    if (!m)
        return absent(w, "数据不足：没有可比的上期数据",
                      "not enough data: there is nothing earlier to compare "
                      "with");
    if (w->report->movement->not_comparable)
        return absent(
            w, "上期与本期导出文件种类不同，不能逐项比较",
            "the earlier export is of another kind: they cannot be compared");
    v = absent(w, "", "");
    value_set(v, "available", value_bool(true), w->arena);
    value_set(v, "absent", value_null(), w->arena);
    value_set(v, "from", value_date(w->report->movement->from), w->arena);
    value_set(v, "to", value_date(w->report->movement->to), w->arena);
    value_set(v, "opening", value_minor(m->total.opening, k->currency),
              w->arena);
    value_set(v, "closing", value_minor(m->total.closing, k->currency),
              w->arena);
    still = is_still(m);
    same = still && has_shifts && !shifts.count;
    value_set(v, "sentence",
              value_text(still ? still_sentence(w, k, same) : sentence(w, m)),
              w->arena);
    if (has_shifts && !same)
        value_set(v, "overdue", value_text(overdue_sentence(w, &shifts)),
                  w->arena);
    if (!still)
        value_set(v, "chart",
                  kpi_part_chart(w, "movement", k->currency, waterfall(w, m)),
                  w->arena);
    value_set(v, "causes", causes_value(w, m), w->arena);
    if (has_shifts)
        value_set(v, "shifts", shifts_value(w, &shifts), w->arena);
    return v;
}
