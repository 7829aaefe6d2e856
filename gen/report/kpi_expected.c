#include "report/kpi_charts.h"
#include "report/kpi_parts.h"

#include "measure/forecast.h"

#define SOON 4 /* weeks */

static const char *const keys[] = {"sentence", "chart", "expected", "soon",
                                   "later",    "open",  "promised"};

static const struct forecast_currency *find(const struct kpi_parts *w,
                                            const struct currency *currency)
{
    const struct forecast *f = w->report->forecast;

    for (size_t i = 0; f && i < f->currency_count; i++)
        if (f->currencies[i].currency == currency)
            return &f->currencies[i];
    return NULL;
}

static struct value absent(const struct kpi_parts *w, const char *zh,
                           const char *en)
{
    struct value v = kpi_part_absent(w, zh, en);

    for (size_t i = 0; i < COUNT(keys); i++)
        value_set(v, keys[i], value_null(), w->arena);
    value_set(v, "weeks", value_list_new(w->arena), w->arena);
    value_set(v, "errors", value_list_new(w->arena), w->arena);
    return v;
}

static struct value gap_value(const struct kpi_parts *w, enum forecast_gap gap)
{
    switch (gap) {
    case FORECAST_COMPLETE:
        break;
    case FORECAST_PHOTOGRAPH:
        return absent(w, "数据不足：导出文件只有未结清单据，没有以往的付款记录",
                      "not enough data: the export has open items alone, and "
                      "no payments of the past");
    case FORECAST_NO_RECEIPTS:
        return absent(w, "数据不足：未提供收款数据",
                      "not enough data: no receipts were given");
    case FORECAST_TOO_FEW:
        return absent(w, "数据不足：以往付款太少，不足以推算",
                      "not enough data: too few payments to learn from");
    }
    return absent(w, "没有未结清款项", "nothing is open");
}

static int64_t sum_weeks(const struct forecast_weeks *x, size_t n)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += x->weeks[i];
    return sum;
}

/* How wrong it was so far; the naive ways stand in the data. */
static void add_error(const struct kpi_parts *w, struct buf *b,
                      const struct forecast_error *e)
{
    bool english = w->say.language == LANGUAGE_EN;

    if (!e->origins || e->came <= 0)
        return;
    buf_add_format(
        b,
        english
            ? " Tested on %zu past forecasts, %zu weeks ahead: the weekly "
              "errors add up to %.*s of what came%s."
            : "回测：以往 %zu 次提前 %zu 周的预测，各周误差合计为实际回款的 "
              "%.*s%s。",
        e->origins, e->weeks,
        STR_ARG(kpi_say_share(&w->say, e->missed[FORECAST_OWN], e->came)),
        e->missed[FORECAST_OWN] <= e->came ? ""
        : english ? ", more than came: for orientation only"
                  : "，误差大于实际回款，预测仅供参考");
}

static struct str sentence(const struct kpi_parts *w,
                           const struct forecast_currency *c)
{
    bool english = w->say.language == LANGUAGE_EN;
    const struct forecast_weeks *own = &c->total.methods[FORECAST_OWN];
    int64_t all = sum_weeks(own, FORECAST_WEEKS);
    struct buf b = buf_new(w->arena, 1 << 14);

    buf_add_format(
        &b,
        english
            ? "Of what is open %.*s (%.*s) is expected within 13 weeks, "
              "%.*s of it within 4."
            : "现有未收款中，预计 13 周内收回 %.*s（%.*s），其中 4 周内 %.*s。",
        STR_ARG(kpi_say_amount(&w->say, all, c->currency)),
        STR_ARG(kpi_say_share(&w->say, all, c->total.open)),
        STR_ARG(kpi_say_amount(&w->say, sum_weeks(own, SOON), c->currency)));
    add_error(w, &b, &c->errors[0]);
    return buf_str(&b);
}

/* "07-24": the week's last day, as the promises beside it are dated. */
static struct str week_name(const struct kpi_parts *w, size_t week)
{
    struct civil day = date_civil(forecast_week_to(w->report->forecast, week));

    return arena_format(w->arena, "%02d-%02d", day.month, day.day);
}

static const struct chart *weeks_chart(const struct kpi_parts *w,
                                       const struct forecast_currency *c)
{
    struct kpi_grid grid =
        kpi_grid_new(CHART_BARS, c->currency, FORECAST_WEEKS, 1, w->arena);

    grid.title = kpi_say_word(&w->say, "每周预计回款（至该日一周）",
                              "Expected by week (up to that day)");
    grid.series[0] = kpi_say_word(&w->say, "预计回款", "Expected");
    for (size_t i = 0; i < FORECAST_WEEKS; i++) {
        grid.categories[i] = week_name(w, i);
        grid.minors[i] = c->total.methods[FORECAST_OWN].weeks[i];
    }
    return kpi_chart_new(&grid, w->say.language, w->arena);
}

static struct value weeks_value(const struct kpi_parts *w,
                                const struct forecast_currency *c)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < FORECAST_WEEKS; i++) {
        struct value v = value_map_new(w->arena);

        value_set(v, "from",
                  value_date(forecast_week_from(w->report->forecast, i)),
                  w->arena);
        value_set(v, "to", value_date(forecast_week_to(w->report->forecast, i)),
                  w->arena);
        value_set(
            v, "amount",
            value_minor(c->total.methods[FORECAST_OWN].weeks[i], c->currency),
            w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value errors_value(const struct kpi_parts *w,
                                 const struct forecast_currency *c)
{
    static const char *const methods[] = {"own", "due", "average"};
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < FORECAST_TESTS; i++) {
        const struct forecast_error *e = &c->errors[i];
        struct value v = value_map_new(w->arena);

        value_set(v, "weeks", value_integer((int64_t)e->weeks), w->arena);
        value_set(v, "forecasts", value_integer((int64_t)e->origins), w->arena);
        value_set(v, "came", value_minor(e->came, c->currency), w->arena);
        for (size_t m = 0; m < FORECAST_METHODS; m++)
            value_set(v, methods[m], value_percent(e->missed[m], e->came),
                      w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

struct value kpi_part_forecast(struct kpi_parts *w, const struct kpi *k)
{
    const struct forecast_currency *c = find(w, k->currency);
    const struct forecast_weeks *own;
    struct value v;

    if (!w->report->forecast)
        return absent(w, "数据不足", "not enough data");
    if (!c || c->total.open <= 0 ||
        w->report->forecast->gap != FORECAST_COMPLETE)
        return gap_value(w, w->report->forecast->gap);
    own = &c->total.methods[FORECAST_OWN];
    v = value_map_new(w->arena);
    value_set(v, "available", value_bool(true), w->arena);
    value_set(v, "absent", value_null(), w->arena);
    value_set(v, "sentence", value_text(sentence(w, c)), w->arena);
    value_set(v, "chart",
              kpi_part_chart(w, "forecast", k->currency, weeks_chart(w, c)),
              w->arena);
    value_set(v, "open", value_minor(c->total.open, k->currency), w->arena);
    value_set(v, "promised", value_minor(c->total.promised, k->currency),
              w->arena);
    value_set(v, "expected",
              value_minor(sum_weeks(own, FORECAST_WEEKS), k->currency),
              w->arena);
    value_set(v, "soon", value_minor(sum_weeks(own, SOON), k->currency),
              w->arena);
    value_set(v, "later", value_minor(own->later, k->currency), w->arena);
    value_set(v, "weeks", weeks_value(w, c), w->arena);
    value_set(v, "errors", errors_value(w, c), w->arena);
    return v;
}
