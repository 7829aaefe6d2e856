#include "report/kpi_parts.h"

#define GAP 10 /* days between snapshots from which a week is missing */

static void add(const struct kpi_parts *w, struct value list, struct str text)
{
    struct value v = value_map_new(w->arena);

    value_set(v, "text", value_text(text), w->arena);
    value_push(list, v, w->arena);
}

static struct str iso(const struct kpi_parts *w, struct date day)
{
    return date_iso(day, w->arena);
}

static struct date as_of(const struct kpi_parts *w)
{
    return w->report->aging->as_of;
}

/* There is nothing before: why. */
static struct str first_words(const struct kpi_parts *w)
{
    if (w->report->entities)
        return kpi_say_word(&w->say,
                            "多账簿合并报告不与上期比较，见各账簿的报告",
                            "of several books together nothing earlier is "
                            "compared: see the report of each");
    if (w->report->is_lone)
        return kpi_say_word(&w->say, "单个文件，没有以前的快照可比",
                            "a file alone: there is no earlier snapshot to "
                            "compare with");
    return kpi_say_word(&w->say, "本账簿的首次快照，没有上期可比",
                        "the first snapshot of the book: there is nothing "
                        "earlier to compare with");
}

/* A week or more that no snapshot was taken of. */
static void add_gaps(const struct kpi_parts *w, struct value list)
{
    const struct kpi_report *r = w->report;

    for (size_t i = 0; i < r->history_count; i++) {
        struct date from = r->history[i].as_of;
        struct date to =
            i + 1 < r->history_count ? r->history[i + 1].as_of : as_of(w);
        int32_t days = to.day - from.day;

        if (days < GAP)
            continue;
        add(w, list,
            arena_format(
                w->arena,
                w->say.language == LANGUAGE_EN
                    ? "Snapshots are missing: from %.*s to %.*s are %d days; "
                      "what is compared between them is not one week."
                    : "快照有缺期：%.*s 至 %.*s 相隔 %d "
                      "天，其间的增减不是一周的"
                      "增减。",
                STR_ARG(iso(w, from)), STR_ARG(iso(w, to)), days));
    }
}

static void add_photograph(const struct kpi_parts *w, struct value list)
{
    if (w->report->ledger->source != ALLOCATION_OPEN)
        return;
    add(w, list,
        kpi_say_word(
            &w->say,
            "导出文件只有当日未付余额，没有收付记录：需要收付记录的指标不适用，"
            "与上期的差异逐项比对得出。",
            "The export is a photograph of open items without payments: what "
            "needs them is n/a, and changes are found item by item."));
}

struct value kpi_part_notices(const struct kpi_parts *w)
{
    const struct kpi_report *r = w->report;
    bool english = w->say.language == LANGUAGE_EN;
    struct value list = value_list_new(w->arena);

    if (!date_is(r->before_day) || r->before_traced)
        add(w, list,
            arena_format(w->arena, english ? "Note: %.*s%s." : "说明：%.*s%s。",
                         STR_ARG(first_words(w)),
                         !r->before_traced ? ""
                         : english ? "; the week before is worked out from "
                                     "the same data (as known now)"
                                   : "；上周数按同一台账推算（追溯）"));
    add_gaps(w, list);
    add_photograph(w, list);
    return list;
}

static bool is_restated(const struct kpi_parts *w)
{
    const struct kpi_set *kpis = w->report->kpis;

    for (size_t i = 0; i < kpis->count; i++)
        if (kpi_part_reported(w, kpis->items[i].currency))
            return true;
    return false;
}

struct value kpi_part_compared(const struct kpi_parts *w)
{
    const struct kpi_report *r = w->report;
    bool english = w->say.language == LANGUAGE_EN;
    struct value v = value_map_new(w->arena);
    bool has = date_is(r->before_day);
    int32_t days = has ? as_of(w).day - r->before_day.day : 0;
    const char *word = kpi_part_last(w);
    bool restated = has && is_restated(w);
    struct str text = STR("");

    if (has)
        text = arena_format(
            w->arena,
            english ? "compared with %s (%.*s%s)" : "与%s（%.*s%s）比较", word,
            STR_ARG(iso(w, r->before_day)),
            restated ? (english ? ", restated" : "，追溯后") : "");
    value_set(v, "has", value_bool(has), w->arena);
    value_set(v, "date", value_date(r->before_day), w->arena);
    value_set(v, "days", has ? value_integer(days) : value_null(), w->arena);
    value_set(v, "word", value_z(word), w->arena);
    value_set(v, "column",
              value_text(arena_format(w->arena, "%s%s", word,
                                      !restated ? ""
                                      : english ? " (restated)"
                                                : "（追溯后）")),
              w->arena);
    value_set(v, "restated", value_bool(restated), w->arena);
    value_set(v, "text", has ? value_text(text) : value_null(), w->arena);
    return v;
}
