/* Tables of bands: court fees and fixed sums, by amounts. */
#include "input/law_kinds.h"
#include "model/money.h"

#include <assert.h>

static const struct law_column fee_columns[] = {
    {"schedule", "费用"},  {"over", "超过"}, {"up_to", "至"},
    {"percent", "百分比"}, {"flat", "定额"}, {"cap", "上限"},
    {"basis", "依据"}};
static const struct law_column sum_columns[] = {
    {"over", "超过"}, {"up_to", "至"}, {"sum", "金额"}, {"basis", "依据"}};

enum {
    FEE_SCHEDULE,
    FEE_OVER,
    FEE_UP_TO,
    FEE_PERCENT,
    FEE_FLAT,
    FEE_CAP,
    FEE_BASIS
};
enum { SUM_OVER, SUM_UP_TO, SUM_SUM, SUM_BASIS };

static const struct law_form fee_form = {fee_columns, COUNT(fee_columns),
                                         false};
static const struct law_form sum_form = {sum_columns, COUNT(sum_columns),
                                         false};

struct bands {
    struct band *items;
    size_t count, capacity;
};

/* Of an empty cell: *out is what it stands for. */
static bool read_sum(struct law_reading *r, int column, const char *currency,
                     int64_t if_empty, int64_t *out)
{
    struct field text = law_field(r, column);
    struct money m;

    *out = if_empty;
    if (text.text.len == 0)
        return true;
    if (!money_parse(text, currency_find(str_from_z(currency)), number_plain,
                     &m, r->diag)) {
        r->failed = true;
        return false;
    }
    *out = m.minor;
    if (m.minor >= 0)
        return true;
    r->failed = true;
    return diag_error(r->diag, text.at,
                      "amount \"%.*s\": an amount from 0 on is expected",
                      STR_ARG(text.text));
}

static const struct law_column schedules[] = {
    [BAND_ACCEPTANCE] = {"acceptance", "案件受理费"},
    [BAND_ENFORCEMENT] = {"enforcement", "执行申请费"},
    [BAND_PRESERVATION] = {"preservation", "保全申请费"}};

static bool read_schedule(struct law_reading *r, uint8_t *out)
{
    struct str text = law_text(r, FEE_SCHEDULE);

    for (size_t i = 0; i < COUNT(schedules); i++) {
        if (str_equal_ignoring_case(text, str_from_z(schedules[i].en)) ||
            str_equal_z(text, schedules[i].zh)) {
            *out = (uint8_t)i;
            return true;
        }
    }
    r->failed = true;
    return diag_error(r->diag, law_at(r, FEE_SCHEDULE),
                      "schedule \"%.*s\": acceptance (案件受理费), enforcement "
                      "(执行申请费) or preservation (保全申请费) is expected",
                      STR_ARG(text));
}

static bool report_band(struct law_reading *r, int column)
{
    r->failed = true;
    return diag_error(r->diag, law_at(r, column),
                      "the bands of a schedule begin over 0, each where the "
                      "one before it ends, and the last has no upper end");
}

/* Does the band go on where the one before it ended? */
static bool joins(struct law_reading *r, const struct bands *all,
                  const struct band *next, int over)
{
    const struct band *before;

    if (all->count == 0)
        return next->over == 0 || report_band(r, over);
    assert(all->items);
    before = &all->items[all->count - 1];
    if (before->schedule == next->schedule)
        return next->over == before->up_to || report_band(r, over);
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].schedule == next->schedule)
            return report_band(r, over);
    return (before->up_to == BAND_OPEN && next->over == 0) ||
           report_band(r, over);
}

static bool add_band(struct law_reading *r, struct bands *all,
                     const struct band *band, int over)
{
    if (band->up_to <= band->over)
        return report_band(r, over + 1);
    if (!joins(r, all, band, over))
        return false;
    ARENA_PUSH(r->arena, all->items, all->count, all->capacity) = *band;
    return true;
}

static bool read_fee(struct law_reading *r, struct bands *all)
{
    struct band band = {.line = (uint32_t)r->row.line,
                        .basis = law_text(r, FEE_BASIS)};
    bool ok = read_schedule(r, &band.schedule);

    ok &= read_sum(r, FEE_OVER, "CNY", 0, &band.over);
    ok &= read_sum(r, FEE_UP_TO, "CNY", BAND_OPEN, &band.up_to);
    ok &= read_sum(r, FEE_FLAT, "CNY", 0, &band.flat);
    ok &= read_sum(r, FEE_CAP, "CNY", BAND_OPEN, &band.cap);
    if (law_text(r, FEE_PERCENT).len)
        ok &= law_percent(r, FEE_PERCENT, &band.percent);
    if (!ok)
        return false;
    band.basis = arena_str(r->arena, band.basis);
    return add_band(r, all, &band, FEE_OVER);
}

static bool read_compensation(struct law_reading *r, struct bands *all)
{
    struct band band = {.line = (uint32_t)r->row.line,
                        .schedule = BAND_COMPENSATION,
                        .cap = BAND_OPEN,
                        .basis = law_text(r, SUM_BASIS)};
    bool ok = read_sum(r, SUM_OVER, "GBP", 0, &band.over);

    ok &= read_sum(r, SUM_UP_TO, "GBP", BAND_OPEN, &band.up_to);
    ok &= read_sum(r, SUM_SUM, "GBP", 0, &band.flat);
    if (!ok)
        return false;
    band.basis = arena_str(r->arena, band.basis);
    return add_band(r, all, &band, SUM_OVER);
}

static bool read_bands(struct law_reading *r, struct str text,
                       bool (*read)(struct law_reading *r, struct bands *all),
                       struct band_table *out)
{
    struct bands all = {0};
    bool ok = law_begin(r, text);

    if (!ok)
        return false;
    while (law_next(r))
        ok &= read(r, &all);
    if (!ok || r->failed)
        return false;
    if (all.count == 0)
        return diag_error(r->diag, place_of(r->path, r->row.line, 0),
                          "the table has headings and no rows");
    if (all.items[all.count - 1].up_to != BAND_OPEN)
        return diag_error(r->diag, place_of(r->path, r->rows.line, 0),
                          "the bands of a schedule begin over 0, each where "
                          "the one before it ends, and the last has no upper "
                          "end");
    *out = (struct band_table){r->head, all.items, all.count};
    return true;
}

bool law_read_compensation(struct law_reading *r, struct str text,
                           struct band_table *out)
{
    r->form = &sum_form;
    return read_bands(r, text, read_compensation, out);
}

bool law_read_fees(struct law_reading *r, struct str text,
                   struct band_table *out)
{
    struct band_table t;
    size_t count;

    r->form = &fee_form;
    if (!read_bands(r, text, read_fee, &t))
        return false;
    for (size_t i = 0; i < COUNT(schedules); i++)
        if (!bands_of(&t, (enum band_schedule)i, &count))
            return diag_error(r->diag, place_of(r->path, r->rows.line, 0),
                              "the bands of schedule %s (%s) are missing",
                              schedules[i].en, schedules[i].zh);
    *out = t;
    return true;
}
