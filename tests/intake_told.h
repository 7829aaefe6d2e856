/*
 * intake_told - what intake made of files, a line for each thing, for tables of
 * cases that name some of the lines.
 */
#ifndef TESTS_INTAKE_TOLD_H
#define TESTS_INTAKE_TOLD_H

#include "intake_scene.h"

static inline struct str iso(struct date d, struct arena *a)
{
    return date_is(d) ? date_iso(d, a) : STR("-");
}

static inline void tell_document(struct buf *out, const struct ledger *l,
                                 const struct document *d, struct arena *a)
{
    buf_add_format(out, "document %.*s", STR_ARG(d->doc_no));
    if (d->details && d->details->installment_no.len)
        buf_add_format(out, "/%.*s", STR_ARG(d->details->installment_no));
    buf_add_format(
        out, " %.*s %s %.*s kind %d",
        STR_ARG(l->customers[d->customer].customer_id), d->currency->code,
        STR_ARG(money_plain((struct money){d->owed, d->currency}, a)), d->kind);
    if (d->has_open)
        buf_add_format(
            out, " open %.*s",
            STR_ARG(money_plain((struct money){d->open, d->currency}, a)));
    if (d->class_of)
        buf_add_format(out, " class %d", d->class_of);
    if (d->details && d->details->contract_no.len)
        buf_add_format(out, " contract %.*s", STR_ARG(d->details->contract_no));
    buf_add_z(out, "\n");
}

static inline void tell_receipt(struct buf *out, const struct ledger *l,
                                const struct receipt *r, struct arena *a)
{
    buf_add_format(out, "receipt %.*s %.*s %s %.*s %.*s",
                   STR_ARG(r->receipt_no),
                   STR_ARG(l->customers[r->customer].customer_id),
                   r->amount.currency->code, STR_ARG(money_plain(r->amount, a)),
                   STR_ARG(iso(r->receipt_date, a)));
    if (date_is(r->reversed_date))
        buf_add_format(out, " reversed %.*s",
                       STR_ARG(iso(r->reversed_date, a)));
    if (r->bill != LEDGER_NONE)
        buf_add_format(out, " bill %.*s", STR_ARG(l->bills[r->bill].bill_no));
    if (r->doc_nos.len)
        buf_add_format(out, " for %.*s", STR_ARG(r->doc_nos));
    buf_add_z(out, "\n");
}

static inline void tell_allocation(struct buf *out, const struct ledger *l,
                                   const struct allocation *x, struct arena *a)
{
    const struct document *d = &l->documents[x->document];
    struct str from = STR("write-off");

    if (x->receipt != LEDGER_NONE)
        from = l->receipts[x->receipt].receipt_no;
    if (x->credit_note != LEDGER_NONE)
        from = l->documents[x->credit_note].doc_no;
    buf_add_format(out, "allocation %.*s > %.*s", STR_ARG(from),
                   STR_ARG(d->doc_no));
    if (d->details && d->details->installment_no.len)
        buf_add_format(out, "/%.*s", STR_ARG(d->details->installment_no));
    buf_add_format(out, " %.*s\n", STR_ARG(money_plain(x->amount, a)));
}

static inline void tell_tables(struct buf *out, const struct ledger *l,
                               struct arena *a)
{
    for (size_t i = 0; i < l->bill_count; i++)
        buf_add_format(
            out, "bill %.*s %.*s %.*s status %d receipt %.*s received %.*s\n",
            STR_ARG(l->bills[i].bill_no),
            STR_ARG(l->customers[l->bills[i].customer].customer_id),
            STR_ARG(money_plain(l->bills[i].amount, a)), l->bills[i].status,
            STR_ARG(l->receipts[l->bills[i].receipt].receipt_no),
            STR_ARG(iso(l->bills[i].received_date, a)));
    for (size_t i = 0; i < l->writeoff_count; i++)
        buf_add_format(out, "writeoff %.*s %.*s %.*s%s\n",
                       STR_ARG(l->documents[l->writeoffs[i].document].doc_no),
                       STR_ARG(money_plain(l->writeoffs[i].amount, a)),
                       STR_ARG(iso(l->writeoffs[i].writeoff_date, a)),
                       l->writeoffs[i].refused ? " refused" : "");
    for (size_t i = 0; i < l->contract_count; i++)
        buf_add_format(
            out, "contract %.*s %.*s by %.*s\n",
            STR_ARG(l->contracts[i].contract_no),
            STR_ARG(l->customers[l->contracts[i].customer].customer_id),
            STR_ARG(l->contracts[i].guarantor));
    for (size_t i = 0; i < l->rate_count; i++)
        buf_add_format(out, "rate %s %.*s %jd/%d\n", l->rates[i].currency->code,
                       STR_ARG(iso(l->rates[i].rate_date, a)),
                       (intmax_t)l->rates[i].rate.units,
                       l->rates[i].rate.scale);
}

static inline void tell_customer(struct buf *out, const struct ledger *l,
                                 const struct customer *c)
{
    buf_add_format(out, "customer %.*s %.*s", STR_ARG(c->customer_id),
                   STR_ARG(c->name));
    if (c->parent != LEDGER_NONE)
        buf_add_format(out, " of %.*s",
                       STR_ARG(l->customers[c->parent].customer_id));
    buf_add_z(out, c->held ? " held\n" : "\n");
}

static inline void tell_rejects(struct buf *out, const struct scene *s)
{
    static const char *const severities[] = {"", "note", "warning", "error"};
    const struct ledger *l = &s->ledger;

    for (size_t i = 0; i < l->reject_count; i++)
        buf_add_format(out, "reject %.*s:%u %.*s\n",
                       STR_ARG(file_name(l->rejects[i].at.file)),
                       (unsigned)l->rejects[i].at.line,
                       STR_ARG(l->rejects[i].reason));
    for (size_t i = 0; i < l->file_count; i++)
        buf_add_format(out, "file %.*s ignored %zu (%.*s) rejected %zu\n",
                       STR_ARG(file_name(l->files[i].path)),
                       l->files[i].ignored, STR_ARG(l->files[i].ignored_why),
                       l->files[i].rejected);
    for (const struct message *m = s->diag.first; m; m = m->next)
        buf_add_format(out, "%s %.*s:%u %.*s\n",
                       m->severity < COUNT(severities) ? severities[m->severity]
                                                       : "system",
                       STR_ARG(m->at.file ? file_name(m->at.file) : STR("-")),
                       (unsigned)m->at.line, STR_ARG(m->text));
}

static inline struct str tell_all(struct scene *s)
{
    struct arena *a = &s->arena;
    struct buf out = buf_new(a, 1u << 22);
    const struct ledger *l = &s->ledger;

    for (size_t i = 0; i < l->customer_count; i++)
        tell_customer(&out, l, &l->customers[i]);
    for (size_t i = 0; i < l->document_count; i++)
        tell_document(&out, l, &l->documents[i], a);
    for (size_t i = 0; i < l->receipt_count; i++)
        tell_receipt(&out, l, &l->receipts[i], a);
    for (size_t i = 0; i < l->allocation_count; i++)
        tell_allocation(&out, l, &l->allocations[i], a);
    tell_tables(&out, l, a);
    tell_rejects(&out, s);
    return buf_str(&out);
}

/* Some file's rows that are visible in the ledger. */
static inline size_t count_used(const struct ledger *l, uint32_t file)
{
    struct arena a = {0};
    size_t rows = l->files[file].rows, n = 0;
    bool *used = arena_array(&a, bool, 4 * rows + 64);

#define USE(list, count)                     \
    for (size_t i_ = 0; i_ < l->count; i_++) \
        if (l->list[i_].at.file == file)     \
            used[l->list[i_].at.line] = true;
    USE(customers, customer_count)
    USE(documents, document_count)
    USE(receipts, receipt_count)
    USE(bills, bill_count)
    USE(contracts, contract_count)
    USE(rates, rate_count)
    USE(allocations, allocation_count)
    USE(disputes, dispute_count)
    USE(costs, cost_count)
    USE(controls, control_count)
#undef USE
    for (size_t i = 0; i < l->writeoff_count; i++)
        if (l->writeoffs[i].at.file == file && !l->writeoffs[i].refused)
            used[l->writeoffs[i].at.line] = true;
    for (size_t i = 1; i < 4 * rows + 64; i++) /* line 0: no row of its own */
        n += used[i];
    arena_release(&a);
    return n;
}

/* Every rejected row of a file is listed once. */
static inline void check_listed(const struct scene *s, const char *name,
                                const struct ledger_file *file)
{
    const struct ledger *l = &s->ledger;
    size_t listed = 0;

    for (size_t i = 0; i < l->reject_count; i++) {
        if (l->rejects[i].at.file != file->path)
            continue;
        listed++;
        for (size_t j = 0; j < i; j++)
            if (l->rejects[j].at.file == file->path &&
                l->rejects[j].at.line == l->rejects[i].at.line)
                fail_msg("%s: line %u of %s is listed twice", name,
                         (unsigned)l->rejects[i].at.line, file->path);
    }
    if (listed != file->rejected)
        fail_msg("%s: %s: %zu listed, %zu rejected", name, file->path, listed,
                 file->rejected);
}

/* Rows, of one line each, that are neither used, ignored nor rejected. */
static inline size_t count_missing(struct scene *s, const char *name)
{
    const struct ledger *l = &s->ledger;
    size_t missing = 0;

    for (uint32_t f = 0; f < l->file_count; f++) {
        const struct ledger_file *file = &l->files[f];
        size_t told = count_used(l, f) + file->ignored + file->rejected;

        check_listed(s, name, file);
        if (told > file->rows)
            fail_msg("%s: %s: %zu of %zu rows are told\n%.*s", name, file->path,
                     told, file->rows, STR_ARG(tell_all(s)));
        missing += file->rows - told;
    }
    return missing;
}

/* hidden: those whose say others have taken over. */
static inline void check_rows(struct scene *s, const char *name, size_t hidden)
{
    size_t missing = count_missing(s, name);

    if (missing != hidden)
        fail_msg("%s: %zu rows are neither used, ignored nor rejected", name,
                 missing);
}

/*
 * Each of the lines stands in what is told, from the beginning of a line on;
 * "! ..." stands nowhere in it.
 */
static inline void check_told(struct scene *s, const char *name,
                              const char *const *lines, size_t n)
{
    struct str told = tell_all(s);

    for (size_t i = 0; i < n && lines[i]; i++) {
        bool wanted = lines[i][0] != '!';
        struct str line =
            arena_format(&s->arena, "\n%s", lines[i] + (wanted ? 0 : 2));
        bool found = str_find(told, line) >= 0 ||
                     str_starts(told, str_skip(line, 1)) ||
                     (!wanted && str_find(told, str_skip(line, 1)) >= 0);

        if (found != wanted)
            fail_msg("%s: %s\n--- told:\n%.*s", name, lines[i], STR_ARG(told));
    }
}

#endif
