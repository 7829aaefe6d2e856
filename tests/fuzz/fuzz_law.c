/*
 * fuzz_law - any bytes as a table of the law.
 *
 * The first byte says which table, the rest is its text.  What is read can be
 * asked of any day and any amount; a table that is refused has said why.
 */
#include "base/utf8.h"
#include "input/law_tables.h"
#include "measure/court_fee.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ask_rates(const struct rate_table *t)
{
    const struct rate_row *row = NULL;

    if (!t->count)
        return;
    for (size_t i = 0; i < t->count; i++)
        if (rates_find(t, t->rows[i].from, &row) != RATE_FOUND ||
            row != &t->rows[i])
            abort();
    if (rates_find(t, (struct date){t->rows[0].from.day - 1}, &row) !=
            RATE_BEFORE_START ||
        rates_find(t, (struct date){t->head.valid_to.day + 1}, &row) !=
            RATE_PAST_END)
        abort();
}

static void ask_bands(const struct band_table *t)
{
    static const int64_t amounts[] = {1, 1000000, 123456789, INT64_MAX / 2,
                                      INT64_MAX};
    struct court_fee fee;

    for (int s = 0; s < BAND_SCHEDULES; s++) {
        size_t count;

        if (!bands_of(t, (enum band_schedule)s, &count))
            continue;
        for (size_t i = 0; i < COUNT(amounts); i++)
            if (!bands_find(t, (enum band_schedule)s, amounts[i]))
                abort();
    }
    for (int k = 0; k < FEE_KINDS; k++)
        for (size_t i = 0; i < COUNT(amounts); i++)
            if (court_fee(t, (enum court_fee_kind)k, amounts[i], &fee) &&
                fee.fee < 0)
                abort();
}

static void ask_days(const struct calendar *c)
{
    for (size_t i = 0; i < c->count; i++) {
        struct workday at = calendar_next_worked(c, c->days[i].day);

        if (calendar_find(c, c->days[i].day) != &c->days[i] ||
            (date_is(at.day) && !calendar_is_worked(c, at.day)))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct law_tables t = {0};
    struct str text;

    if (size == 0)
        return 0;
    text = (struct str){(const char *)data + 1, size - 1};
    if (utf8_check(text) == text.len &&
        law_table_parse((enum law_table)(data[0] % LAW_TABLES), "t.csv", text,
                        &t, &a, &d)) {
        ask_rates(&t.lpr);
        ask_rates(&t.benchmark);
        ask_rates(&t.boe);
        ask_rates(&t.eu);
        ask_bands(&t.uk_compensation);
        ask_bands(&t.court_fees);
        ask_days(&t.calendar);
        if (d.worst >= DIAG_ERROR)
            abort();
    } else if (utf8_check(text) == text.len && d.worst != DIAG_ERROR) {
        abort();
    }
    arena_release(&a);
    return 0;
}
