#include "samplegen.h"

#include <stdio.h>
#include <string.h>

/* A return, a price cut or a rebate promised before the invoice. */
static void credit(struct generator *g, struct document *sale, struct rng *rng)
{
    int64_t amount = sale->amount * rng_between(rng, 3, 25) / 100;
    bool whole = rng_chance(rng, 120);
    bool before = rng_chance(rng, 250);
    int32_t day = before ? sale->issued - (int32_t)rng_between(rng, 3, 20)
                         : sale->issued + (int32_t)rng_between(rng, 4, 40);
    struct document note = *sale;

    if (whole && !before)
        amount = sale->amount;
    day = next_working_day(day);
    if (amount == 0 || day > g->last_day || day < g->first_day)
        return;
    note.kind = "credit_note";
    note.what = before ? "年度返利" : whole ? "退货" : "质量折让";
    note.amount = amount;
    note.issued = note.due = day;
    note.posted = note.delivered = 0;
    note.recorded = recorded_of(g, rng, day);
    number_make(g, note.doc_no, SERIES_CREDIT_NOTE, day);
    emit_document(g, &note);
    if (rng_chance(rng, 150)) /* not yet applied */
        return;
    emit_allocation(g, note.doc_no, sale, later(day, sale->issued), amount,
                    note.recorded);
    sale->open -= amount;
}

static void debit(struct generator *g, const struct document *sale,
                  struct rng *rng)
{
    int32_t day =
        next_working_day(sale->issued + (int32_t)rng_between(rng, 2, 15));
    struct document note = *sale;

    note.kind = "debit_note";
    note.what = "运费及价差";
    note.amount = note.open = rng_between(rng, 8000, 260000);
    note.issued = day;
    note.due = day + 30;
    note.posted = note.delivered = 0;
    note.recorded = recorded_of(g, rng, day);
    number_make(g, note.doc_no, SERIES_DEBIT_NOTE, day);
    if (day > g->last_day)
        return;
    emit_document(g, &note);
    if (!rng_chance(rng, 300))
        receive(g, &note, rng, note.amount,
                note.due + (int32_t)rng_between(rng, -3, 25));
}

static void dispute(struct generator *g, const struct document *sale,
                    struct rng *rng)
{
    static const char *const reasons[] = {"数量不符", "质量异议", "价格争议",
                                          "验收未完成"};
    int32_t from = sale->due + (int32_t)rng_between(rng, -5, 20);
    int32_t until = from + (int32_t)rng_between(rng, 15, 120);
    int64_t part = sale->open * rng_between(rng, 2, 7) / 10;
    struct dispute x = {.doc_no = sale->doc_no,
                        .customer_id = "",
                        .from = from,
                        .recorded =
                            later(sale->recorded, recorded_of(g, rng, from))};

    x.amount = rng_chance(rng, 400) ? 0 : part;
    x.reason = reasons[rng_between(rng, 0, COUNT(reasons) - 1)];
    x.until = rng_chance(rng, 450) ? until : 0;
    if (sale->open > 0)
        emit_dispute(g, &x);
}

/* Kept back until the machine has run for a year (质保金). */
static void retain(struct generator *g, const struct document *sale,
                   struct rng *rng)
{
    struct document kept = *sale;

    kept.kind = "invoice";
    kept.class_of = "retention";
    kept.what = "质保金 5%";
    kept.amount = kept.open = sale->amount / 20;
    kept.delivered = sale->issued - (int32_t)rng_between(rng, 0, 10);
    kept.due = rng_chance(rng, 700) ? 0 : kept.delivered + 365;
    kept.posted = kept.handed_over = 0;
    number_make(g, kept.doc_no, SERIES_RETENTION, kept.issued);
    emit_document(g, &kept);
    if (rng_chance(rng, 600))
        receive_plainly(g, &kept, rng, kept.amount,
                        kept.delivered + 365 +
                            (int32_t)rng_between(rng, -5, 40));
}

/* Bad debt: in whole or in part, and sometimes the money comes after all. */
static void write_off(struct generator *g, struct document *doc,
                      struct rng *rng)
{
    bool whole = rng_chance(rng, 500);
    int64_t amount =
        whole ? doc->open : doc->open * rng_between(rng, 3, 7) / 10;
    int32_t day =
        next_working_day(doc->due + (int32_t)rng_between(rng, 110, 220));
    int32_t back = next_working_day(day + (int32_t)rng_between(rng, 15, 60));

    if (day > g->last_day)
        return;
    emit_writeoff(g, doc, day, amount, "账龄较长，多次催收无果",
                  recorded_of(g, rng, day));
    doc->open -= amount;
    if (!rng_chance(rng, 500) || back > g->last_day)
        return;
    emit_writeoff(g, doc, back, -amount, "收回已核销的坏账",
                  recorded_of(g, rng, back));
    doc->open += amount;
    if (rng_chance(rng, 500))
        receive_plainly(g, doc, rng, amount, back);
}

/* Nobody pays any more: the lawyer has it, or it is written off, or neither. */
static void abandon(struct generator *g, struct document *sale, struct rng *rng)
{
    emit_document(g, sale);
    if (rng_chance(rng, 500))
        write_off(g, sale, rng);
}

/* Two transfers that do not say which instalments they are for. */
static void pay_together(struct generator *g, const struct document *sale,
                         struct rng *rng)
{
    struct document all = *sale;
    int64_t half = sale->amount / 2;

    all.installment = 0;
    receive_plainly(g, &all, rng, half,
                    sale->issued + 40 + (int32_t)rng_between(rng, 0, 30));
    if (rng_chance(rng, 700))
        receive_plainly(g, &all, rng, sale->amount - half,
                        sale->issued + 100 + (int32_t)rng_between(rng, 0, 60));
}

/* 30 % at once, 40 % after three months, the rest after six. */
static void divide(struct generator *g, const struct document *sale,
                   struct rng *rng, enum habit habit)
{
    static const struct {
        int percent;
        int32_t days;
    } parts[] = {{30, 30}, {40, 90}, {30, 180}};
    bool together = rng_chance(rng, 500);
    struct document part = *sale;
    int64_t rest = sale->amount;

    for (size_t i = 0; i < COUNT(parts); i++) {
        part.installment = (int)i + 1;
        part.amount = i + 1 == COUNT(parts)
                          ? rest
                          : sale->amount * parts[i].percent / 100;
        part.open = part.amount;
        part.due = sale->issued + parts[i].days;
        rest -= part.amount;
        emit_document(g, &part);
        if (!together)
            pay(g, &part, rng, habit);
    }
    if (together)
        pay_together(g, sale, rng);
}

/* What goes beside a sale, and how it is paid in the end. */
static void settle(struct generator *g, struct document *sale, struct rng *rng)
{
    const struct customer *c = &g->customers[sale->customer];

    emit_document(g, sale);
    if (rng_chance(rng, 40))
        credit(g, sale, rng);
    if (rng_chance(rng, 20))
        debit(g, sale, rng);
    if (rng_chance(rng, 30)) {
        dispute(g, sale, rng);
        if (rng_chance(rng, 450))
            return;
    }
    if (sale->open <= 0)
        return;
    if (c->habit == HABIT_MONTHLY && !c->is_trader)
        batch_add(g, sale);
    else
        pay(g, sale, rng, c->habit);
}

void live(struct generator *g, struct document *sale, struct rng *rng)
{
    enum habit habit = g->customers[sale->customer].habit;
    bool is_large = sale->amount >= 15000000;

    if (g->options.documents_only) {
        emit_document(g, sale);
        return;
    }
    sale->recorded = recorded_of(g, rng, sale->issued);
    if (rng_chance(rng, 150))
        sale->posted = sale->issued + (int32_t)rng_between(rng, 1, 6);
    if (rng_chance(rng, 400))
        sale->delivered = sale->issued - (int32_t)rng_between(rng, 0, 6);
    if (habit == HABIT_BAD && rng_chance(rng, 240)) {
        if (rng_chance(rng, 450))
            sale->handed_over = sale->due + (int32_t)rng_between(rng, 100, 200);
        abandon(g, sale, rng);
        return;
    }
    if (is_large && sale->currency == CNY && rng_chance(rng, 150)) {
        divide(g, sale, rng, habit);
        return;
    }
    if (is_large && sale->currency == CNY && rng_chance(rng, 250))
        retain(g, sale, rng);
    settle(g, sale, rng);
}
