#include "report/kpi_figure_value.h"

#define THOUSANDTHS 3
#define TREND_SHOWN 4 /* earlier snapshots in words; all are in the list */

struct figure_writer {
    const struct kpi_say *say;
    const struct kpi *k;
    enum kpi_figure_id id;
    const struct kpi_figure *f;
    const struct kpi_series *earlier;
};

static bool is_english(const struct figure_writer *w)
{
    return w->say->language == LANGUAGE_EN;
}

static bool is_money(enum kpi_figure_id id)
{
    return kpi_forms[id].unit == KPI_MONEY ||
           kpi_forms[id].unit == KPI_MONEY_EACH;
}

struct decimal kpi_quantity_value(const struct kpi *k,
                                  enum kpi_quantity quantity, int64_t n)
{
    switch (quantity) {
    case KPI_IN_MONEY:
    case KPI_IN_MONEY_DAYS:
        return (struct decimal){n, k->currency->exponent};
    case KPI_IN_DAYS:
        return (struct decimal){n, THOUSANDTHS};
    case KPI_IN_NUMBER:
    case KPI_IN_NOTHING:
        break;
    }
    return (struct decimal){n, 0};
}

/* A value of the figure's kind with its unit. */
static struct str with_unit(const struct kpi_say *say, const struct kpi *k,
                            enum kpi_figure_id id, struct decimal value)
{
    struct str number = decimal_format(value, true, say->arena);
    struct str unit = kpi_unit_words(say, k, id);

    if (kpi_forms[id].unit == KPI_PERCENT)
        return arena_format(say->arena, "%.*s%%", STR_ARG(number));
    if (is_money(id) && say->language == LANGUAGE_EN)
        return arena_format(say->arena, "%s%s %.*s%s",
                            value.units < 0 ? "-" : "", k->currency->code,
                            STR_ARG(str_skip(number, value.units < 0)),
                            kpi_forms[id].unit == KPI_MONEY ? "" : " each");
    return arena_format(say->arena, "%.*s %.*s", STR_ARG(number),
                        STR_ARG(unit));
}

struct str kpi_figure_absent(const struct kpi_say *say, const struct kpi *k,
                             enum kpi_figure_id id)
{
    if (k->figures[id].missing == KPI_NO_RECEIPTS)
        return kpi_say_word(say, "无收款数据", "no receipts data");
    return kpi_say_word(say, "不适用", "n/a");
}

struct str kpi_figure_shown(const struct kpi_say *say, const struct kpi *k,
                            enum kpi_figure_id id)
{
    if (!k->figures[id].defined)
        return kpi_figure_absent(say, k, id);
    return with_unit(say, k, id, k->figures[id].value);
}

/* Amounts as a card has room for them. */
static struct str short_value(const struct figure_writer *w)
{
    if (!w->f->defined || kpi_forms[w->id].unit != KPI_MONEY)
        return kpi_figure_shown(w->say, w->k, w->id);
    return kpi_say_amount(w->say, w->f->value.units, w->k->currency);
}

static struct str quantity(const struct figure_writer *w, enum kpi_quantity of,
                           int64_t n)
{
    return decimal_format(kpi_quantity_value(w->k, of, n), true, w->say->arena);
}

/*
 * "30.00 + 31.00 + 15.00": the months that receivables use up, and those
 * without sales that lie between.
 */
static void add_months(const struct figure_writer *w, struct buf *b)
{
    size_t n = 0;

    for (size_t i = 0; i < w->k->month_count; i++) {
        const struct kpi_month *m = &w->k->months[i];

        if (!m->counted && !m->days.units)
            continue;
        buf_add_z(b, n++ ? " + " : "");
        buf_add(b, decimal_format(m->days, true, w->say->arena));
    }
}

/* The rate of the financing cost: millionths as per cent. */
static struct str rate(const struct figure_writer *w)
{
    struct decimal x = {w->f->factor, 4};

    while (x.scale > 2 && x.units % 10 == 0) {
        x.units /= 10;
        x.scale--;
    }
    return arena_format(w->say->arena, "%.*s%%",
                        STR_ARG(decimal_format(x, false, w->say->arena)));
}

/* What stands for {n}, {d} ... of the pattern. */
static void add_token(const struct figure_writer *w, struct buf *b, char token)
{
    const struct kpi_form *form = &kpi_forms[w->id];

    if (token >= '0' && token < '0' + KPI_TERMS_MOST)
        buf_add(b, quantity(w, KPI_IN_MONEY, w->f->terms[token - '0']));
    else if (token == 'n')
        buf_add(b, quantity(w, form->numerator, w->f->numerator));
    else if (token == 'd')
        buf_add(b, quantity(w, form->denominator, w->f->denominator));
    else if (token == 'f')
        buf_add_int(b, w->f->factor);
    else if (token == 'v')
        buf_add_int(b, w->f->divisor);
    else if (token == 'r')
        buf_add(b, rate(w));
    else
        add_months(w, b);
}

/* "1,200,000.00 × 90 ÷ 3,000,000.00": the formula with its numbers. */
static struct value working(const struct figure_writer *w)
{
    struct buf b = buf_new(w->say->arena, 1 << 12);
    bool divides = kpi_forms[w->id].denominator != KPI_IN_NOTHING;

    if (!w->f->has_numerator || (divides && !w->f->has_denominator))
        return value_null();
    for (const char *p = kpi_words[w->id].working; *p; p++) {
        if (*p != '{') {
            buf_add_byte(&b, *p);
            continue;
        }
        add_token(w, &b, p[1]);
        p += 2;
    }
    return value_text_or_null(buf_str(&b));
}

/* "2026-04-19 至 07-17"; one date where the figure is of one day. */
static struct str period(const struct figure_writer *w)
{
    struct date from = w->f->from, to = w->f->to;
    struct str first = date_iso(from, w->say->arena);
    struct str last = date_iso(to, w->say->arena);

    if (from.day == to.day)
        return last;
    if (date_civil(from).year == date_civil(to).year)
        last = str_skip(last, sizeof("2026-") - 1);
    return arena_format(w->say->arena, "%.*s %s %.*s", STR_ARG(first),
                        is_english(w) ? "to" : "至", STR_ARG(last));
}

/* "不含：未核销款项 -381,821.38；含：有争议金额 296,048.24" */
static struct value exclusions(const struct figure_writer *w,
                               struct value *list)
{
    struct arena *a = w->say->arena;
    struct buf b = buf_new(a, 1 << 12);

    *list = value_list_new(a);
    for (size_t i = 0; i < w->f->excluded_count; i++) {
        const struct kpi_excluded *x = &w->f->excluded[i];
        struct value v = value_map_new(a);
        bool within;
        struct str name = kpi_exclusion_words(w->say, x->what, &within);
        struct money amount = {x->minor, w->k->currency};

        value_set(v, "label", value_text(name), a);
        value_set(v, "within", value_bool(within), a);
        value_set(v, "amount", value_money(amount), a);
        value_set(v, "rows", x->rows ? value_integer(x->rows) : value_null(),
                  a);
        value_push(*list, v, a);
        buf_add_z(&b, !i ? "" : is_english(w) ? "; " : "；");
        buf_add_z(&b, within ? (is_english(w) ? "with " : "含")
                             : (is_english(w) ? "without " : "不含"));
        buf_add_format(&b, "%.*s %.*s", STR_ARG(name),
                       STR_ARG(money_grouped(amount, a)));
    }
    return value_text_or_null(buf_str(&b));
}

static struct value source(const struct figure_writer *w)
{
    struct buf b = buf_new(w->say->arena, 1 << 12);

    for (size_t i = 0; i < w->f->source_count; i++) {
        buf_add_z(&b, !i ? "" : is_english(w) ? "; " : "；");
        buf_add(&b, kpi_source_words(w->say, &w->f->sources[i]));
    }
    return value_text_or_null(buf_str(&b));
}

/* The same figure at the last snapshot, where both exist. */
static const struct kpi *find_before(const struct figure_writer *w)
{
    const struct kpi *before = w->earlier ? w->earlier->before : NULL;

    return before && before->figures[w->id].defined ? before : NULL;
}

/* "19.19 万元", "0.4 个百分点", "2.1 天" */
static struct str change_size(const struct figure_writer *w,
                              struct decimal change)
{
    struct decimal size = {change.units < 0 ? -change.units : change.units,
                           change.scale};

    if (kpi_forms[w->id].unit == KPI_MONEY)
        return kpi_say_size(w->say, change.units, w->k->currency);
    if (kpi_forms[w->id].unit != KPI_PERCENT)
        return with_unit(w->say, w->k, w->id, size);
    return arena_format(w->say->arena, "%.*s%s",
                        STR_ARG(decimal_format(size, true, w->say->arena)),
                        is_english(w) ? " points" : " 个百分点");
}

static void set_change(const struct figure_writer *w, struct value v)
{
    const struct kpi *before = find_before(w);
    struct arena *a = w->say->arena;
    struct decimal change = w->f->value;
    enum kpi_verdict verdict = VERDICT_NONE;
    bool has = before && w->f->defined;

    if (has) {
        struct decimal old = before->figures[w->id].value;

        old.units = -old.units;
        has = decimal_add(&change, old);
    }
    if (has)
        verdict = kpi_verdict_of(change.units, kpi_words[w->id].aim);
    value_set(
        v, "before",
        before ? value_decimal(before->figures[w->id].value) : value_null(), a);
    value_set(v, "before_shown",
              before ? value_text(kpi_figure_shown(w->say, before, w->id))
                     : value_null(),
              a);
    value_set(v, "change", has ? value_decimal(change) : value_null(), a);
    value_set(v, "movement",
              value_text_or_null(has ? kpi_say_movement(w->say, change.units,
                                                        change_size(w, change),
                                                        verdict)
                                     : STR("")),
              a);
    value_set(v, "better", value_bool(verdict == VERDICT_BETTER), a);
    value_set(v, "worse", value_bool(verdict == VERDICT_WORSE), a);
}

static struct value trend_row(const struct figure_writer *w,
                              const struct kpi *k)
{
    const struct kpi_figure *f = &k->figures[w->id];
    struct value v = value_map_new(w->say->arena);

    value_set(v, "date", value_date(k->as_of), w->say->arena);
    value_set(v, "value", f->defined ? value_decimal(f->value) : value_null(),
              w->say->arena);
    return v;
}

/* Amounts short, without their unit. */
static void add_trend_words(const struct figure_writer *w, struct buf *b,
                            const struct kpi *k)
{
    const struct kpi_figure *f = &k->figures[w->id];

    if (b->len)
        buf_add_z(b, " → ");
    if (!f->defined)
        buf_add_z(b, "–");
    else if (kpi_forms[w->id].unit == KPI_MONEY)
        buf_add(b, kpi_say_amount(w->say, f->value.units, k->currency));
    else
        buf_add(b, decimal_format(f->value, true, w->say->arena));
}

static void set_trend(const struct figure_writer *w, struct value v)
{
    struct value list = value_list_new(w->say->arena);
    struct buf b = buf_new(w->say->arena, 1 << 12);
    size_t n = w->earlier ? w->earlier->count : 0;
    bool known = w->f->defined;

    for (size_t i = 0; i < n; i++) {
        value_push(list, trend_row(w, w->earlier->items[i]), w->say->arena);
        known = known || w->earlier->items[i]->figures[w->id].defined;
        if (i + TREND_SHOWN >= n)
            add_trend_words(w, &b, w->earlier->items[i]);
    }
    if (n) {
        value_push(list, trend_row(w, w->k), w->say->arena);
        add_trend_words(w, &b, w->k);
    }
    value_set(v, "trend", list, w->say->arena);
    value_set(v, "trend_text",
              known ? value_text_or_null(buf_str(&b)) : value_null(),
              w->say->arena);
}

/* What a card says below: the figure beside it that explains it. */
static struct str note(const struct figure_writer *w)
{
    const struct kpi *k = w->k;
    struct arena *a = w->say->arena;
    bool english = is_english(w);

    if (!w->f->defined)
        return kpi_missing_words(w->say, k, w->id);
    if (w->id == KPI_RECEIVABLES)
        return arena_format(
            a, english ? "after unapplied money of %.*s" : "已扣除未核销 %.*s",
            STR_ARG(kpi_say_size(w->say, k->unapplied, k->currency)));
    if (w->id == KPI_OVERDUE_AMOUNT || w->id == KPI_OVER_90_AMOUNT) {
        enum kpi_figure_id share =
            w->id == KPI_OVERDUE_AMOUNT ? KPI_OVERDUE : KPI_OVER_90;

        return arena_format(
            a, english ? "%.*s of net receivables" : "占应收净额 %.*s",
            STR_ARG(kpi_figure_shown(w->say, k, share)));
    }
    if (w->id == KPI_DSO)
        return arena_format(
            a, english ? "best possible %.*s" : "最佳周转天数 %.*s",
            STR_ARG(kpi_figure_shown(w->say, k, KPI_BPDSO)));
    if (w->id == KPI_RECOVERY)
        return arena_format(
            a, english ? "recovered %.*s" : "收回 %.*s",
            STR_ARG(kpi_say_amount(w->say, k->recovered, k->currency)));
    if (w->id == KPI_PROMISE_AMOUNT)
        return arena_format(
            a, english ? "by number %.*s" : "按笔数 %.*s",
            STR_ARG(kpi_figure_shown(w->say, k, KPI_PROMISE_COUNT)));
    return period(w);
}

static struct value part(const struct figure_writer *w, enum kpi_quantity of,
                         bool has, int64_t n)
{
    return has && of != KPI_IN_NOTHING
               ? value_decimal(kpi_quantity_value(w->k, of, n))
               : value_null();
}

struct value kpi_figure_value(const struct kpi_say *say, const struct kpi *k,
                              enum kpi_figure_id id,
                              const struct kpi_series *earlier)
{
    const struct kpi_figure *f = &k->figures[id];
    const struct kpi_form *form = &kpi_forms[id];
    const struct kpi_words *words = &kpi_words[id];
    struct figure_writer w = {say, k, id, f, earlier};
    struct value v = value_map_new(say->arena);
    struct value list;
    struct value excluded = exclusions(&w, &list);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"name", value_z(form->name)},
        {"label", value_text(kpi_label(say, k, id))},
        {"title", value_text(kpi_title(say, k, id))},
        {"headline", value_bool(words->headline)},
        {"defined", value_bool(f->defined)},
        {"value", f->defined ? value_decimal(f->value) : value_null()},
        {"exact", f->defined ? value_decimal(f->exact) : value_null()},
        {"unit", value_text(kpi_unit_words(say, k, id))},
        {"shown", value_text(kpi_figure_shown(say, k, id))},
        {"short", value_text(short_value(&w))},
        {"formula",
         value_text(kpi_say_word(say, words->formula.zh, words->formula.en))},
        {"numerator_label", value_text(kpi_say_word(say, words->numerator.zh,
                                                    words->numerator.en))},
        {"numerator",
         part(&w, form->numerator, f->has_numerator, f->numerator)},
        {"denominator_label",
         value_text_or_null(
             kpi_say_word(say, words->denominator.zh, words->denominator.en))},
        {"denominator",
         part(&w, form->denominator, f->has_denominator, f->denominator)},
        {"days", form->unit == KPI_DAYS && f->factor ? value_integer(f->factor)
                                                     : value_null()},
        {"working", working(&w)},
        {"excluded", excluded},
        {"exclusions", list},
        {"source", source(&w)},
        {"from", value_date(f->from)},
        {"to", value_date(f->to)},
        {"period", value_text(period(&w))},
        {"partial", value_bool(f->partial)},
        {"note", value_text_or_null(note(&w))},
        {"absent",
         f->defined ? value_null() : value_text(kpi_figure_absent(say, k, id))},
        {"reason", value_text_or_null(kpi_missing_words(say, k, id))},
    };

    for (size_t n = 0; n < COUNT(entries); n++)
        value_set(v, entries[n].key, entries[n].value, say->arena);
    set_change(&w, v);
    set_trend(&w, v);
    return v;
}
